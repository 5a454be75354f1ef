//! The same report as it is read out to the assembly of delegates: who speaks, to whom, and what for.

use crate::dates::{Day, chinese};

use super::chip;

/// To whom it is read.
pub const ADDRESSED: &str = "各位居民代表";

/// （向居民代表会议报告，截至2026年12月31日）
pub fn subtitle(day: Day) -> String {
    format!("（向居民代表会议报告，截至{}）", chinese(day))
}

/// 受居民委员会委托，我向会议报告2026年度工作，请予审议。
pub fn opening(committee: &str, year: i32) -> String {
    format!("受{committee}委托，我向会议报告{year}年度工作，请予审议。")
}

/// 以上报告，请予审议。
pub const CLOSING: &str = "以上报告，请予审议。对我们工作中的不足，请各位代表提出意见，我们逐条研究、逐条答复。";

/// 我们社区面积0.42平方公里，有居民楼38栋 …
pub fn basics(parts: &[String]) -> String {
    format!("我们社区{}。", parts.join("，"))
}

/// 第六届居民委员会现有成员6人，其中女性4人，党员4人。
pub fn members(committee: &str, ordinal: &str) -> String {
    format!(
        "{ordinal}{committee}现有成员{}人，其中女性{}人，党员{}人。成员名单附后。",
        chip("members.total"),
        chip("members.female"),
        chip("members.party"),
    )
}

/// 和大家一起做事的还有社区工作者8人。
pub fn workers() -> String {
    format!("和大家一起做事的还有社区工作者{}人。", chip("workers.total"))
}

/// 一年来共召开会议24次，…
pub fn meetings() -> String {
    format!(
        "一年来，各组织一共召开会议{}次，作出决议{}件，已经落实{}件。",
        chip("meetings.held"),
        chip("meetings.resolutions"),
        chip("meetings.settled")
    )
}

/// 还没有落实的3件，我们接着办：…。
pub fn open_resolutions(named: &[String], all: usize) -> String {
    let rest = if all > named.len() { "等" } else { "" };
    format!("还没有落实的{all}件，我们接着办：{}{rest}。", named.join("；"))
}

/// 代表会议作出的决议、居委会的计划和报告 … : the lists behind it.
pub fn plan_follows(year: i32) -> String {
    format!("{}年度工作计划另行印发，一并请各位代表审议。", year + 1)
}
