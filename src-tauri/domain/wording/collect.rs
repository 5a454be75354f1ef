//! 汇总: the workbook of many reports, and what is said while it is made.

/// Title of the workbook.
pub const TITLE: &str = "年度报告汇总";
/// Its first sheet.
pub const COMMITTEES: &str = "各社区";
/// Its last one.
pub const LEFT: &str = "没有汇总的文件";
/// 社区
pub const COMMITTEE: &str = "社区";
/// 街道
pub const STREET: &str = "街道";
/// 区划代码
pub const DIVISION: &str = "区划代码";
/// 年度
pub const YEAR: &str = "年度";
/// 读者
pub const READER: &str = "版本种类";
/// 第几版
pub const VERSION: &str = "第几版";
/// 截至
pub const AS_OF: &str = "截至";
/// 报送日期
pub const SENT_ON: &str = "报送日期";
/// 文件
pub const FILE: &str = "文件";
/// 操作链
pub const CHAIN: &str = "定稿前操作链";
/// 原因
pub const REASON: &str = "原因";

/// What numbers are called that belong to no table of indicators.
pub fn group(code: &str) -> &str {
    match code {
        "figure" => "登记的数字",
        "count" => "组织和人员",
        "meetings" => "会议与决议",
        "changes" => "全年变动",
        other => other,
    }
}

/// 安和里社区 居民委员会成员：女性 是手填的数：名册核对
pub fn not_computed(committee: &str, label: &str, by_hand: bool, reason: Option<&str>) -> String {
    let what = if by_hand { "是改写的数" } else { "是手填的数" };
    let reason = reason.map(|reason| format!("：{reason}")).unwrap_or_default();
    format!("{committee}的“{label}”{what}{reason}")
}

/// Another package of the same committee and year was taken.
pub fn another(file: &str) -> String {
    format!("同一社区同一年有更新的一版，用了 {file}")
}

/// 正在读第20份，共300份
pub fn reading(done: usize, total: usize) -> String {
    format!("已读{done}份，共{total}份")
}

/// Asked once, before the first package that has a password.
pub const PASSWORD: &str = "有的报送包有密码。请输入密码，按回车；不知道就直接按回车：";

/// What came of it.
pub fn collected(packages: usize, taken: usize, out: &str) -> String {
    format!("共{packages}份，汇总了{taken}份，写在 {out}。")
}

/// A package that was left out.
pub fn left(file: &str, reason: &str) -> String {
    format!("没有汇总 {file}：{reason}。")
}
