//! What the check-up says besides the sentences of the packs: what is not kept, and how stretches of the calendar are
//! called.

use crate::dates::Day;
use crate::rules::facts::RecordKind;
use crate::rules::pack::{Stretch, Who};

/// The body a rule is about does not exist.
pub const NO_BODY: &str = "没有登记这个组织";
/// Nobody is known to have held a post on the day.
pub const NO_HOLDERS: &str = "没有登记这个组织当时的任职";
/// No appointment says where the holder comes from.
pub const NO_SOURCES: &str = "任职里没有登记代表哪一方面";
/// No relation is recorded at all.
pub const NO_KIN: &str = "还没有登记任何亲属关系";
/// No term of the body.
pub const NO_TERM: &str = "没有登记这个组织的届";
/// No meeting is recorded at all.
pub const NO_MEETINGS: &str = "没有登记过会议";
/// No building.
pub const NO_BUILDINGS: &str = "没有登记楼栋";
/// No vote was recorded.
pub const NO_VOTES: &str = "没有登记过表决";
/// No figure.
pub fn no_figure(kind: crate::kinds::FigureKind) -> String {
    format!("没有登记{}", kind.chinese())
}

/// No area keeps such records yet.
pub fn no_records(kind: RecordKind) -> String {
    format!("还没有登记{}的地方", kind.chinese())
}

/// An area keeps such records, but none of those the rule is about.
pub fn none_recorded(kind: RecordKind) -> String {
    format!("没有登记可以核对的{}", kind.chinese())
}

/// 选民登记早于选举委员会产生
pub fn in_order(first: &str, second: &str) -> String {
    format!("{second}早于{first}")
}

/// 张丽的性别
pub fn unknown_fact(name: &str, who: &Who) -> String {
    let what = match who {
        Who::Women | Who::Men => "性别",
        Who::PartyMembers => "政治面貌",
        Who::Minority => "民族",
        Who::Retired => "个人身份（是否离退休）",
        Who::FullTime | Who::PartTime => "专职还是兼职",
        Who::College => "文化程度",
        Who::Certified(_) => "证书",
        Who::AgeAtMost(_) | Who::AgeAtLeast(_) => "出生日期",
        Who::ResidentDelegates | Who::UnitDelegates | Who::Everyone => "代表哪一方面",
    };
    format!("{name}的{what}")
}

/// 张丽任职的起止日期
pub fn unknown_days(name: &str) -> String {
    format!("{name}任职的起止日期")
}

/// 没有登记居民委员会的任职
pub fn no_holders_of(kind: crate::kinds::BodyKind) -> String {
    format!("没有登记{}的任职", kind.chinese())
}

/// A relation that follows from two others.
pub const GRANDPARENT: &str = "祖孙";
/// A relation that follows from a common parent.
pub const SIBLINGS: &str = "兄弟姐妹";

/// A stretch of the calendar that is not over yet.
pub fn not_over(stretch: &str) -> String {
    format!("{stretch}还没有结束")
}

/// Why something is due: what the rule asks, and where it says so.
pub fn because(asked: &str, source: &str) -> String {
    format!("{}（{source}）。", asked.trim_end_matches('。'))
}

/// 2025年度文书档案归档
pub fn calendar_title(title: &str, year: i32) -> String {
    format!("{year}年度{title}")
}

/// 2026年民主评议
pub fn in_stretch(stretch: &str, title: &str) -> String {
    format!("{stretch}{title}")
}

/// 开2026年下半年的居民代表会议; with the body where there are several of its kind: 第一党小组开2026年11月的党小组会
pub fn hold_meeting(stretch: &str, whose: Option<&str>, meeting: &str, short: i64) -> String {
    let whose = whose.unwrap_or_default();
    match short {
        1 => format!("{whose}开{stretch}的{meeting}"),
        more => format!("{whose}开{stretch}的{meeting}，还差{more}次"),
    }
}

/// 居民委员会第七届2026年12月27日届满，要换届
pub fn new_term(body: &str, ordinal: Option<i64>, last: &str) -> String {
    let ordinal = ordinal.map(crate::wording::ordinal).unwrap_or_default();
    format!("{body}{ordinal}{last}届满，要换届")
}

/// 发第3次居民会议的通知
pub fn announce(meeting: &str) -> String {
    format!("发{meeting}的通知")
}

/// 张三和李四（配偶）
pub fn related(one: &str, other: &str, relation: &str) -> String {
    format!("{one}和{other}（{relation}）")
}

/// 缺社会福利、文化共建；多出志愿服务
pub fn missing_and_more(missing: &[&str], more: &[&str]) -> String {
    let mut said = Vec::new();
    if !missing.is_empty() {
        said.push(format!("缺{}", missing.join("、")));
    }
    if !more.is_empty() {
        said.push(format!("多出{}", more.join("、")));
    }
    said.join("；")
}

/// What a meeting lacks: 第3次居民代表会议的到会人数
pub fn meeting_lacks(meeting: &str, what: &str) -> String {
    format!("{meeting}的{what}")
}

/// 到会人数, 应到人数, 通知日期 … of a meeting.
pub mod lacking {
    /// 实到
    pub const CAME: &str = "到会人数";
    /// 应到
    pub const DUE: &str = "应到人数";
    /// When it was announced.
    pub const NOTICE: &str = "通知日期";
    /// Which meeting brought somebody forth.
    pub const BASIS: &str = "产生依据的会议";
    /// The last day of a term.
    pub const TERM_END: &str = "届满日期";
}

/// 2026年, 2026年上半年, 2026年第三季度, 2026年7月
pub fn stretch(stretch: Stretch, first: Day) -> String {
    use chrono::Datelike;
    let (year, month) = (first.year(), first.month());
    match stretch {
        Stretch::Year => format!("{year}年"),
        Stretch::HalfYear => format!("{year}年{}", if month <= 6 { "上半年" } else { "下半年" }),
        Stretch::Quarter => {
            let quarter = match month {
                1..=3 => "第一季度",
                4..=6 => "第二季度",
                7..=9 => "第三季度",
                _ => "第四季度",
            };
            format!("{year}年{quarter}")
        }
        Stretch::Month => format!("{year}年{month}月"),
    }
}
