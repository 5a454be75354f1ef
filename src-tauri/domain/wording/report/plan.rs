//! The sentences of the plan for the next year. `year` is that of the report the plan goes with.

use chrono::Datelike;

use crate::dates::{Day, chinese};

/// 2027年度工作计划
pub fn title(year: i32) -> String {
    format!("{}年度工作计划", year + 1)
}

/// 为做好2027年工作，安和里社区居民委员会制定本计划。
pub fn opening(signed: &str, year: i32) -> String {
    format!("为做好{}年工作，{signed}制定本计划。", year + 1)
}

/// 主要任务
pub const TASKS: &str = "主要任务";
/// 依规要办的事
pub const DUTIES: &str = "依规要办的事";
/// 上年结转的决议
pub const OPEN: &str = "上年结转的决议";

/// 2027年依照现行规定要办的事共18件，按最迟日期列出如下，一年几次的合在一行。
pub fn duties(year: i32, count: usize) -> String {
    format!("{year}年依照现行规定要办的事共{count}件，按最迟日期列出如下，一年几次的合在一行。")
}

/// 1月31日、2月28日; every last day of a month is said once.
pub fn days(days: &[Day]) -> String {
    let ends_month = |day: &Day| day.succ_opt().is_none_or(|next| next.month() != day.month());
    if days.len() == 12 && days.iter().all(ends_month) {
        return "每月最后一天".to_owned();
    }
    days.iter().map(|day| format!("{}月{}日", day.month(), day.day())).collect::<Vec<_>>().join("、")
}

/// 开2026年1月的支委会，以后每期一次，全年共12次
pub fn each_time(first: &str, count: usize) -> String {
    format!("{first}，以后每期一次，全年共{count}次")
}

/// The rules ask for nothing on a day of the year.
pub fn no_duties(year: i32) -> String {
    format!("现行规定在{year}年没有定期要办的事。")
}

/// 2027年要办的事一览表
pub fn duties_table(year: i32) -> String {
    format!("{year}年要办的事一览表")
}

/// Under the table.
pub const DUTIES_NOTE: &str = "最迟日期由台账中的规则和届期算出；规则改变或换届以后以新的日期为准。";

/// 上年决议尚未落实的3件，结转本年办理。
pub fn open(count: usize) -> String {
    format!("以前的决议尚未落实的有{count}件，结转本年办理。")
}

/// Every resolution was settled.
pub const NOTHING_OPEN: &str = "以前的决议均已落实，没有结转的事项。";

/// 结转决议一览表
pub const OPEN_TABLE: &str = "结转决议一览表";

/// 2025年3月5日第六届居民委员会会议第8次
pub fn decided(meeting: &str, on: Day) -> String {
    format!("{}{meeting}", chinese(on))
}

/// Heads of the tables.
pub mod head {
    /// 序号
    pub const NUMBER: &str = "序号";
    /// 最迟日期
    pub const DUE: &str = "最迟日期";
    /// 事项
    pub const WHAT: &str = "事项";
    /// 承办
    pub const WHOSE: &str = "承办";
    /// 依据
    pub const WHY: &str = "依据";
    /// 决议
    pub const RESOLVED: &str = "决议";
    /// 作出决议的会议
    pub const DECIDED: &str = "作出决议的会议";
    /// 责任人
    pub const RESPONSIBLE: &str = "责任人";
    /// 期限
    pub const TERM: &str = "期限";
}
