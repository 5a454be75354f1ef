//! Indicators as data: what the tables of the annual report count, over whom, from what, and which counts must add up. The
//! tables are the JSON files in `indicators/`; a new line there is a new row of the paper.
//!
//! A person is counted, not counted, or unknown; unknown people are kept apart, so that a sum that does not add up
//! is always somebody's change by hand and never a gap in the register. A number the register keeps no source of is
//! typed (手填) until there is one.

mod counting;
mod measures;
mod table;
#[cfg(test)]
mod tests;

pub use counting::{Count, Counts, Mismatch, Mismatched, Printing, Value};
pub use measures::{Edges, MeasureDescription, Measures, NotAMeasure, SETTING};
pub use table::{Column, Indicators, Measure, MeetingPart, Printed, Row, Sum, Table, TermPart, Thing, Within};

use serde::Deserialize;

use crate::codes::{self, Table as Codes};
use crate::dates::{Day, Partial};
use crate::kinds::BodyKind;

/// Whom an indicator is counted over, in office on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Set {
    /// 居民委员会成员
    CommitteeMembers,
    /// 社区工作者
    Workers,
    /// 两委成员: of the Party organisation and of the committee, each person once.
    BothCommittees,
    /// 居民代表
    Delegates,
    /// 居民小组组长
    GroupLeaders,
    /// 居务监督委员会成员
    Supervisors,
    /// 居民选举委员会成员
    ElectionCommittee,
}

impl Set {
    /// In the order of the tables.
    pub const ALL: &'static [Self] = &[
        Self::CommitteeMembers,
        Self::Workers,
        Self::BothCommittees,
        Self::Delegates,
        Self::GroupLeaders,
        Self::Supervisors,
        Self::ElectionCommittee,
    ];

    /// Whose posts make it. The register has a source for a set from the day somebody is first recorded in such a body.
    pub const fn kinds(self) -> &'static [BodyKind] {
        match self {
            Self::CommitteeMembers => &[BodyKind::Committee],
            Self::Workers => &[BodyKind::Workers],
            Self::BothCommittees => &[BodyKind::PartyOrganisation, BodyKind::Committee],
            Self::Delegates => &[BodyKind::DelegatesAssembly],
            Self::GroupLeaders => &[BodyKind::ResidentGroup],
            Self::Supervisors => &[BodyKind::SupervisionCommittee],
            Self::ElectionCommittee => &[BodyKind::ElectionCommittee],
        }
    }
}

/// What makes a person count. Codes are those of the national tables, compared as text of two digits.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Predicate {
    /// Everyone in the set.
    Everyone,
    /// GB/T 2261.1, 1 or 2; the other codes of that table say that it is not known.
    Sex {
        /// 1 or 2.
        code: String,
    },
    /// Full years on the day, both ends counted.
    Age {
        /// The least.
        #[serde(default)]
        from: Option<u32>,
        /// The most.
        #[serde(default)]
        to: Option<u32>,
    },
    /// GB/T 3304, both ends counted.
    Nationality {
        /// The lowest code.
        from: String,
        /// The highest code.
        to: String,
    },
    /// GB/T 4658, both ends counted.
    Education {
        /// The lowest code.
        from: String,
        /// The highest code.
        to: String,
    },
    /// GB/T 4762, both ends counted. 党员 in statistics are 01 and 02.
    Politics {
        /// The lowest code.
        from: String,
        /// The highest code.
        to: String,
    },
    /// 专职 or 兼职.
    FullTime {
        /// 专职
        is: bool,
    },
    /// Whose post has a word in its name and not another: 主任 without 副主任.
    Post {
        /// What the name of the post has.
        #[serde(default)]
        has: Option<String>,
        /// What it has not.
        #[serde(default)]
        without: Option<String>,
    },
    /// 连选连任, or 新当选.
    Again {
        /// 连选连任
        is: bool,
    },
    /// In office in the Party organisation and in the committee on the day.
    InBoth,
    /// At the head of both: 一肩挑.
    HeadsBoth,
    /// 参加社会保险
    Insured,
    /// Has a certificate that holds on the day and has one of these words in its name.
    Certified {
        /// 社会工作, 社工
        names: Vec<String>,
    },
}

/// A person as known on the day; codes where a national table has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// The card.
    pub person: i64,
    /// 姓名
    pub name: String,
    /// GB/T 2261.1
    pub sex: Option<String>,
    /// To any precision.
    pub birth: Option<Partial>,
    /// GB/T 3304
    pub nationality: Option<String>,
    /// GB/T 4658
    pub education: Option<String>,
    /// GB/T 4762
    pub politics: Option<String>,
    /// 专职 or 兼职
    pub full_time: Option<bool>,
    /// The post, first in rank where there are several.
    pub post: Option<String>,
    /// 连选连任; not known where the term before is not kept.
    pub again: Option<bool>,
    /// 交叉任职
    pub in_both: bool,
    /// 一肩挑
    pub heads_both: bool,
    /// 参加社会保险
    pub insured: Option<bool>,
    /// 月补贴, in fen.
    pub allowance: Option<i64>,
    /// Names of the certificates that hold on the day.
    pub certificates: Vec<String>,
}

/// Who was counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Who {
    /// The card.
    pub person: i64,
    /// 姓名
    pub name: String,
}

impl From<&Subject> for Who {
    fn from(subject: &Subject) -> Self {
        Self { person: subject.person, name: subject.name.clone() }
    }
}

impl Predicate {
    /// Whether a person counts on the day; none where the register does not know it.
    pub fn of(&self, subject: &Subject, on: Day) -> Option<bool> {
        match self {
            Self::Everyone => Some(true),
            Self::Sex { code } => subject.sex.as_deref().filter(|sex| matches!(*sex, "1" | "2")).map(|sex| sex == code),
            Self::Age { from, to } => {
                let (least, most) = subject.birth?.ages(on)?;
                let inside = |age: u32| from.is_none_or(|from| from <= age) && to.is_none_or(|to| age <= to);
                let outside = from.is_some_and(|from| most < from) || to.is_some_and(|to| to < least);
                if inside(least) && inside(most) {
                    Some(true)
                } else if outside {
                    Some(false)
                } else {
                    // The birth is known to the month or the year only, and a birthday in it changes the band.
                    None
                }
            }
            Self::Nationality { from, to } => between(Codes::Nationality, subject.nationality.as_deref(), from, to),
            Self::Education { from, to } => between(Codes::Education, subject.education.as_deref(), from, to),
            Self::Politics { from, to } => between(Codes::Politics, subject.politics.as_deref(), from, to),
            Self::FullTime { is } => subject.full_time.map(|full_time| full_time == *is),
            Self::Post { has, without } => subject.post.as_deref().map(|post| {
                has.as_deref().is_none_or(|has| post.contains(has))
                    && without.as_deref().is_none_or(|without| !post.contains(without))
            }),
            Self::Again { is } => subject.again.map(|again| again == *is),
            Self::InBoth => Some(subject.in_both),
            Self::HeadsBoth => Some(subject.heads_both),
            Self::Insured => subject.insured,
            Self::Certified { names } => {
                Some(subject.certificates.iter().any(|held| names.iter().any(|name| held.contains(name.as_str()))))
            }
        }
    }
}

/// A text that is in no national table is as good as unknown here.
fn between(table: Codes, code: Option<&str>, from: &str, to: &str) -> Option<bool> {
    let code = code.filter(|code| codes::name(table, code).is_some())?;
    Some(from <= code && code <= to)
}

/// Both, where both are known; not, where one of them is not.
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
