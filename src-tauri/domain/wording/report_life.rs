//! The life of an annual report in words: checked, sent, returned, filled in later; and what is wrong with a package.

use super::report::file_stem;
use crate::kinds::ReportReader;
use crate::papers::sent::{PackageTrouble, ReportTrouble};

fn report(year: i64, reader: ReportReader) -> String {
    file_stem(i32::try_from(year).unwrap_or_default(), reader)
}

/// 第2版
pub fn version(number: i64) -> String {
    format!("第{number}版")
}

/// The report as it stands, beside its versions.
pub const PRESENT_DRAFT: &str = "现在的草稿";

/// 第2版，定稿前操作链 128-0011223344556677: what stands at the foot of a version.
pub fn colophon(number: i64, chain: &str) -> String {
    format!("{}，定稿前{}", version(number), super::report::colophon(chain))
}

/// 校核2025年度报告
pub fn checked(year: i32, reader: ReportReader) -> String {
    format!("校核{}", file_stem(year, reader))
}

/// 2025年度报告定稿报送，第1版
pub fn frozen(year: i32, reader: ReportReader, number: i64) -> String {
    format!("{}定稿报送，{}", file_stem(year, reader), version(number))
}

/// 登记2025年度报告第1版被退回
pub fn returned(year: i64, reader: ReportReader, number: i64) -> String {
    format!("登记{}{}被退回", report(year, reader), version(number))
}

/// 导出2025年度报告第1版（docx、pdf）
pub fn exported(year: i64, reader: ReportReader, number: i64, formats: &[&str]) -> String {
    format!("导出{}{}（{}）", report(year, reader), version(number), formats.join("、"))
}

/// 导出2025年度报告第1版的报送包，有密码
pub fn package_exported(year: i64, reader: ReportReader, number: i64, locked: bool) -> String {
    let how = if locked { "有密码" } else { "没有密码" };
    format!("导出{}{}的报送包，{how}", report(year, reader), version(number))
}

/// What a file of a package is.
pub mod package {
    /// report.json
    pub const REPORT: &str = "全部数字、文字和表，供程序读取";
    /// report.schema.json
    pub const SCHEMA: &str = "report.json的格式（JSON Schema）";
    /// report.docx
    pub const DOCX: &str = "报告，Word";
    /// report.pdf
    pub const PDF: &str = "报告，PDF";
    /// report.xlsx
    pub const XLSX: &str = "报告，Excel";
}

/// Why a package was not taken.
pub fn package_trouble(trouble: &PackageTrouble) -> String {
    match trouble {
        PackageTrouble::Damaged => "不是zip文件，或者传的时候损坏了，请让对方重发".to_owned(),
        PackageTrouble::TooLarge => "太大，或者解开后大得不合常理，没有解开".to_owned(),
        PackageTrouble::Locked => "有密码，没有给密码".to_owned(),
        PackageTrouble::WrongPassword => "密码不对".to_owned(),
        PackageTrouble::NoManifest => "不是居委台账的报送包：里面没有manifest.json，或者读不懂".to_owned(),
        PackageTrouble::TooNew(schema) => format!("是更新版本的居委台账做的（{schema}），请先更新本程序"),
        PackageTrouble::Missing(name) => format!("缺少清单上的文件 {name}"),
        PackageTrouble::Stray(name) => format!("多出清单上没有的文件 {name}"),
        PackageTrouble::Changed(name) => format!("文件 {name} 和清单对不上，打包以后被改过或损坏了"),
        PackageTrouble::Unreadable => "report.json读不懂，或者和清单说的不是同一份报告".to_owned(),
    }
}

/// What cannot be done, why, and what to do next.
pub(super) fn trouble(trouble: &ReportTrouble) -> String {
    match trouble {
        ReportTrouble::NotChecked => {
            "这份报告还没有校核，或者校核以后又改过。请先看一遍各处的数和文字，点“校核”，再定稿报送。".to_owned()
        }
        ReportTrouble::SentAlready { version } => format!(
            "第{version}版已经报送，内容和现在一样，没有另做一版。要再导出那一版，请用“各版”；街道退回了，请先登记退回。"
        ),
        ReportTrouble::PackagePassword => {
            "密码请用6到64个英文字母、数字或符号：汉字的密码别的解压软件打不开。请另起一个。".to_owned()
        }
        ReportTrouble::NoPackages => {
            "这个文件夹里没有报送包（.zip），没有写汇总表。请核对是不是选错了文件夹。".to_owned()
        }
        ReportTrouble::TooManyPackages { most } => {
            format!("这个文件夹里的压缩包超过{most}个，没有读。请分开放，分几次汇总。")
        }
        ReportTrouble::NoFillForm => {
            "这张表看不出是回填表：要有“指标”和各年份的列，或者“年份、指标、数值”三列。请先导出回填表，填好再选它。"
                .to_owned()
        }
        ReportTrouble::YearSent { year, version } => {
            format!("{year}年的报告已经报送（第{version}版），那一年的数以报送的为准，没有回填。")
        }
    }
}
