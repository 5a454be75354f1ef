//! 历史数据回填: numbers of earlier years, typed or from a sheet.

/// The sheet of the form.
pub const FORM: &str = "回填表";
/// 编码
pub const CODE: &str = "编码";
/// 指标
pub const INDICATOR: &str = "指标";
/// How the form is filled.
pub const HOW: &str =
    "请在年份下面填数，只填数字；不知道的空着。编码一列不要改。填好存盘，再到“历史数据回填”里选这个文件。";

/// 2021年
pub fn year(year: i32) -> String {
    format!("{year}年")
}

/// No indicator of that name.
pub fn no_such_indicator(said: &str) -> String {
    if said.is_empty() {
        "没有写是哪个指标".to_owned()
    } else {
        format!("没有“{said}”这个指标，请照回填表上的编码或名称写")
    }
}

/// A year nobody can read.
pub fn no_year(text: &str) -> String {
    if text.is_empty() {
        "没有写年份".to_owned()
    } else {
        format!("“{text}”看不出是哪一年，请写成2023")
    }
}

/// A year nothing is filled in for.
pub fn year_outside(year: i32, first: i32, last: i32) -> String {
    format!("{year}年不能回填，可以回填{first}年到{last}年的数")
}

/// No number.
pub fn no_number(text: &str) -> String {
    format!("“{text}”不是数，或者小数超过三位、是负数")
}

/// The same number stands twice.
pub fn twice(row: u32) -> String {
    format!("和第{row}行是同一年的同一个指标")
}

/// The year was sent.
pub fn sent(year: i32, version: i64) -> String {
    format!("{year}年的报告已经报送（第{version}版），上面的数以报送的为准，不回填")
}

/// 回填2019年至2023年的数，共42个
pub fn filled(first: i32, last: i32, count: usize) -> String {
    let years = if first == last { format!("{first}年") } else { format!("{first}年至{last}年") };
    format!("回填{years}的数，共{count}个")
}

/// 导出历史数据回填表
pub const FORM_EXPORTED: &str = "导出历史数据回填表";
