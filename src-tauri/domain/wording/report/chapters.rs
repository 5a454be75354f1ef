//! The sentences of the ten chapters that are told of what the register holds.

use crate::dates::{Day, Partial, chinese};

use super::chip;

/// What is not a number of a sentence.
pub const OTHER_WORDS: &str = "句中的姓名、日期等内容";

/// Headings inside the chapters.
pub mod heading {
    /// 党的组织
    pub const PARTY: &str = "党的组织";
    /// 组织设置
    pub const BODIES: &str = "组织设置";
    /// 组织和人员变动
    pub const CHANGES: &str = "组织和人员变动";
    /// 居民小组
    pub const GROUPS: &str = "居民小组";
    /// 会议和决议
    pub const MEETINGS: &str = "会议和决议";
    /// 居务公开和民主评议
    pub const OPENNESS: &str = "居务公开和民主评议";
}

/// No body of the Party is recorded.
pub fn no_party(day: Day) -> String {
    format!("截至{}没有社区党组织的记录。", chinese(day))
}

/// 社区有党员186人。
pub fn party_members(code: &str) -> String {
    format!("社区有党员{}人。", chip(code))
}

/// 设党小组3个：第1党小组、第2党小组、第3党小组。
pub fn party_groups(names: &[String]) -> String {
    format!("设党小组{}个：{}。", names.len(), names.join("、"))
}

/// 居民委员会：… — one of several bodies told of in a row.
pub fn of_body(name: &str, text: &str) -> String {
    format!("{name}：{text}")
}

/// Members without their names, where there are many.
pub const NAMES_KEPT: &str = "人员名册另存。";

/// A body and how many are in it.
pub struct BodyAtWork<'a> {
    /// Its name.
    pub name: &'a str,
    /// Code of the number of its people.
    pub code: String,
    /// Post and name of who stands first.
    pub head: Option<(&'a str, &'a str)>,
}

fn at_work(bodies: &[BodyAtWork<'_>]) -> String {
    let told: Vec<String> = bodies
        .iter()
        .map(|body| match body.head {
            Some((post, name)) => format!("{}{}人，{post}{name}", body.name, chip(&body.code)),
            None => format!("{}没有在任人员", body.name),
        })
        .collect();
    told.join("；")
}

/// 居民委员会下设6个委员会：人民调解委员会5人，主任张丽；…。
pub fn sub_committees(bodies: &[BodyAtWork<'_>]) -> String {
    format!("居民委员会下设{}个委员会：{}。", bodies.len(), at_work(bodies))
}

/// 另有2个组织：…。
pub fn other_bodies(bodies: &[BodyAtWork<'_>]) -> String {
    format!("另有{}个组织：{}。", bodies.len(), at_work(bodies))
}

/// 做这方面工作的组织：社会福利委员会5人，主任张丽。
pub fn of_topic(bodies: &[BodyAtWork<'_>]) -> String {
    format!("做这方面工作的组织有{}个：{}。", bodies.len(), at_work(bodies))
}

/// 空缺：居民委员会委员1席；…。
pub fn vacancies(empty: &[(String, String, i64)]) -> String {
    let told: Vec<String> = empty.iter().map(|(body, post, number)| format!("{body}{post}{number}席")).collect();
    format!("现有空缺：{}。", told.join("；"))
}

/// 与上年年底相比，新任4人次，离任3人次，职务变动1人次。
pub fn changes(year: i32, (came, left, moved): (i64, i64, i64)) -> String {
    let parts = [("新任", came), ("离任", left), ("职务变动", moved)];
    let told: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what}{count}人次")).collect();
    format!("与{}年年底相比，各组织{}（按组织分别计）。", year - 1, told.join("，"))
}

/// 协商议事委员会于2025年6月30日撤销；…。
pub fn closed(bodies: &[(String, Partial)]) -> String {
    let told: Vec<String> = bodies.iter().map(|(name, on)| format!("{name}于{}终止", on.chinese())).collect();
    format!("年内终止的组织：{}。", told.join("；"))
}

/// 居民委员会召开会议2次，…
pub fn meetings_of(name: &str, text: &str) -> String {
    format!("{name}{text}")
}

/// 尚未落实的决议3件：…；…。 Those named are the first of all.
pub fn open_resolutions(named: &[String], all: usize) -> String {
    let rest = if all > named.len() { "等" } else { "" };
    format!("尚未落实的决议{all}件：{}{rest}。", named.join("；"))
}

/// Every resolution was settled.
pub const ALL_SETTLED: &str = "全年决议均已落实。";

/// 全年居务公开4次，政务公开2次，财务公开4次。 The parts that are known: words and code.
pub fn disclosed(parts: &[(&str, &str)]) -> String {
    let told: Vec<String> = parts.iter().map(|(words, code)| format!("{words}{}次", chip(code))).collect();
    format!("全年{}。", told.join("，"))
}

/// 居民委员会成员接受民主评议1次，…
pub fn appraised(parts: &[(&str, &str, &str)]) -> String {
    let told: Vec<String> =
        parts.iter().map(|(before, code, after)| format!("{before}{}{after}", chip(code))).collect();
    format!("{}。", told.join("，"))
}

/// Nothing of 居务公开 and 民主评议 is recorded.
pub fn no_openness(year: i32) -> String {
    format!("{year}年的居务公开和民主评议没有登记。")
}

/// 按规定核对69项：…，见附件“体检摘要”。
pub fn check_up(sum: &str, attachment: &str) -> String {
    format!("{}详见附件“{attachment}”。", sum)
}

/// 结转2027年继续落实的决议3件。
pub fn carried_over(year: i32, count: usize) -> String {
    format!("结转{}年继续落实的决议{count}件。", year + 1)
}

/// 2027年任期届满的组织：居民委员会（2027年12月27日）。
pub fn terms_ending(year: i32, bodies: &[(String, Partial)]) -> String {
    let told: Vec<String> = bodies.iter().map(|(name, on)| format!("{name}（{}）", on.chinese())).collect();
    format!("{}年任期届满的组织：{}。", year + 1, told.join("、"))
}

/// A part that is last year's still.
pub fn carried(title: &str, from: i32) -> String {
    format!("“{title}”沿用{from}年的文字，还没有改过。改好，或者点“照用”。")
}

/// A part she has to write.
pub fn to_write(title: &str) -> String {
    format!("“{title}”还没有写。")
}

/// A sentence she worded herself whose numbers moved.
pub fn sentence_moved(chapter: &str, moved: &[String]) -> String {
    format!("“{chapter}”里您改写过的一句，数已经变了：{}。", moved.join("；"))
}

/// 居民委员会成员：总人数由5变为6
pub fn number_moved(label: &str, then: Option<&str>, now: Option<&str>) -> String {
    match (then, now) {
        (None, None) => label.to_owned(),
        (then, now) => format!("{label}由{}变为{}", then.unwrap_or("没有"), now.unwrap_or("没有")),
    }
}
