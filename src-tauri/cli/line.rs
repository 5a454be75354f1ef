//! What may be written on the command line. Each help line is Chinese, then English.

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use domain::{Day, Partial};

const TEMPLATE: &str = "{about}\n\n用法 Usage: {usage}\n\n{all-args}{after-help}";
const OPTIONS: &str = "选项 Options";
const ARGUMENTS: &str = "参数 Arguments";

/// 居委台账，不开窗口  The committee's register, without a window
#[derive(Debug, Parser)]
#[command(
    name = "juwei",
    version,
    help_template = TEMPLATE,
    subcommand_help_heading = "命令 Commands",
    subcommand_value_name = "命令 COMMAND",
    next_help_heading = OPTIONS,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = "结束时 Exit: 0 办成 done, 1 不予办理 refused, 2 写法不对 usage, 3 程序出错 our own fault"
)]
pub(crate) struct Line {
    /// 台账所在的文件夹  Folder of the register
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) register: Option<PathBuf>,
    /// 用JSON回答  Answer in JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// 显示这份说明  Show this help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub(crate) help: Option<bool>,
    /// 显示版本  Show the version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub(crate) version: Option<bool>,
    #[command(subcommand)]
    pub(crate) act: Act,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Act {
    /// 建一份新台账，立起各个组织  Start a register with its standard bodies
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    New {
        /// 社区名称  Name of the community
        #[arg(long, value_name = "N")]
        name: String,
        /// 区划代码，12位  Division code, 12 digits
        #[arg(long, value_name = "CODE")]
        division: Option<String>,
        /// 本届居委会任期的第一天  First day of the committee's current term
        #[arg(long, value_name = "DATE")]
        term_start: Option<Partial>,
    },
    /// 从表格导入名册  Bring in a roster from a spreadsheet
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS, after_help = import_codes())]
    Import {
        /// 表格文件：xlsx、xls、ods、csv  The spreadsheet
        #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
        file: PathBuf,
        /// 读哪一张表，不写就是第一张  Which sheet; the first where missing
        #[arg(long, value_name = "S")]
        sheet: Option<String>,
        /// 记为哪个组织的成员：编号或全名  Body the rows are appointed to: id or exact name
        #[arg(long, value_name = "BODY")]
        into: Option<String>,
        /// 任职和变更从哪一天起  From when appointments and changes count
        #[arg(long, value_name = "DATE")]
        from: Option<Partial>,
        /// 只看结果，不写入  Only show what would happen
        #[arg(long)]
        dry_run: bool,
    },
    /// 导出年度报告；collect汇总各社区的报送包  Write the annual report; `collect` reads many packages
    #[command(
        help_template = TEMPLATE,
        next_help_heading = OPTIONS,
        subcommand_help_heading = "命令 Commands",
        subcommand_value_name = "命令 COMMAND",
        args_conflicts_with_subcommands = true,
        subcommand_negates_reqs = true
    )]
    Report {
        #[command(subcommand)]
        act: Option<ReportAct>,
        /// 哪一年  The year
        #[arg(long, value_name = "Y", required = true, value_parser = clap::value_parser!(i32).range(1900..=2198))]
        year: Option<i32>,
        /// 存到哪个文件夹  Folder the files go to
        #[arg(long, value_name = "DIR", required = true)]
        out: Option<PathBuf>,
        /// 哪几种文件，用逗号隔开；不写就是三种都要  Formats, separated by commas; all three where missing
        #[arg(long, value_name = "F", value_delimiter = ',', value_enum, default_values_t = Form::ALL)]
        format: Vec<Form>,
        /// 截至哪一天；不写就是12月31日，还没到就是今天  As of which day; 31 December, or today while that is ahead
        #[arg(long, value_name = "DATE")]
        as_of: Option<Day>,
    },
    /// 备份到一个文件  Back up to a file
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Backup {
        /// 备份文件，以.juwei结尾  The backup, ending in .juwei
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// 从备份恢复；原来的台账另放一边  Restore from a backup; what was there is set aside
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Restore {
        /// 备份文件  The backup
        #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
        file: PathBuf,
    },
    /// 检查台账文件和操作链；查出问题以1结束  Check the register and its history; ends with 1 if anything is found
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Verify,
    /// 体检：照规定逐条核对；查出问题也以0结束  Judge the register by the rules; ends with 0 whatever is found
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Check {
        /// 核对哪一天；不写就是今天  As of which day; today where missing
        #[arg(long, value_name = "DATE")]
        on: Option<Day>,
    },
    /// 规则包：检查一个文件、列出规则、看格式  Packs of rules: check a file, list the rules, show the format
    #[command(help_template = TEMPLATE, subcommand_help_heading = "命令 Commands", subcommand_value_name = "命令 COMMAND")]
    Rules {
        #[command(subcommand)]
        act: RulesAct,
    },
    /// 列出全部命令  List all commands
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Commands {
        /// 写成窗口用的TypeScript  Write the window's TypeScript
        #[arg(long, conflicts_with = "json")]
        wire: bool,
    },
    /// 直接执行一个命令；名称写“-”就从标准输入一行一行读  Run a command; with "-" one request a line from standard input
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Call {
        /// 命令名称，或“-”  Name of the command, or "-"
        #[arg(value_name = "NAME", help_heading = ARGUMENTS)]
        name: String,
        /// 请求，JSON；不写就是空的  The request in JSON; empty where missing
        #[arg(value_name = "JSON", help_heading = ARGUMENTS, value_parser = request)]
        request: Option<serde_json::Value>,
    },
    /// 造一份演示台账，人和事都是编的  Make a sample register; everything in it is invented
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Sample {
        /// 多少人  How many people
        #[arg(long, value_name = "N", default_value_t = office::sample::PEOPLE, value_parser = clap::value_parser!(u32).range(1..=10_000))]
        people: u32,
        /// 几年的会议  How many years of meetings
        #[arg(long, value_name = "Y", default_value_t = office::sample::YEARS, value_parser = clap::value_parser!(u32).range(1..=19))]
        years: u32,
        /// 同一个数造出同一份  The same number makes the same register
        #[arg(long, value_name = "S", default_value_t = office::sample::SEED)]
        seed: u64,
    },
}

/// What to do with packs of rules. None of it needs a register.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesAct {
    /// 检查一个规则包文件，逐行说哪里不对；有不对以1结束  Check a pack line by line; ends with 1 if anything is wrong
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Check {
        /// 规则包，JSON  The pack in JSON
        #[arg(value_name = "FILE", help_heading = ARGUMENTS)]
        file: PathBuf,
    },
    /// 列出随程序带的规则  List the rules that come with the program
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    List,
    /// 规则包的格式，JSON Schema  The format of a pack as JSON Schema
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Schema,
}

/// What to do with reports that were sent. None of it needs a register.
#[derive(Debug, Subcommand)]
pub(crate) enum ReportAct {
    /// 汇总一个文件夹里各社区的报送包，写成一个Excel  Read a folder of report packages into one workbook
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Collect {
        /// 报送包（.zip）所在的文件夹  The folder of the packages
        #[arg(value_name = "DIR", help_heading = ARGUMENTS)]
        folder: PathBuf,
        /// 汇总表，以.xlsx结尾  The workbook, ending in .xlsx
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// 存着密码的文件，第一行是密码；不写，遇到有密码的会问  File whose first line is the password; asked for where missing
        #[arg(long, value_name = "F")]
        password_file: Option<PathBuf>,
    },
}

/// A form the report is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Word, WPS
    Docx,
    /// PDF
    Pdf,
    /// Excel, WPS
    Xlsx,
}

impl Form {
    const ALL: [Self; 3] = [Self::Docx, Self::Pdf, Self::Xlsx];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }
}

fn request(text: &str) -> Result<serde_json::Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// The codes an import may answer with.
fn import_codes() -> String {
    let mut text = "问题代码 Codes of problems:".to_owned();
    for (code, severity, meaning) in domain::wording::import::CODES {
        text.push_str(&format!("\n  {code:<20} {severity:<8} {meaning}"));
    }
    text
}
