//! Rules as dated data: term lengths, quorums and majorities of the national pack.
//!
//! The rule that applies is the one in force on the day of the act. Fractions are compared by integer
//! cross-multiplication: 三分之二以上 includes the number, 过半数 does not (Civil Code art. 1259).

mod checks;
pub mod deadlines;
pub mod engine;
pub mod facts;
pub mod finding;
mod ground;
pub mod pack;
pub mod parameters;
pub mod spans;

use std::sync::OnceLock;

use serde::Deserialize;

use crate::dates::{Day, years_later};
use crate::kinds::BodyKind;

/// A pack of rules with its edition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its id, kept with every judgement.
    pub pack: String,
    /// Its edition, kept with every judgement.
    pub edition: String,
    /// As a person reads it.
    pub title: String,
    term_lengths: Vec<TermLength>,
    quorums: Vec<Share>,
    majorities: Vec<Share>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TermLength {
    #[allow(dead_code, reason = "names the rule for whoever reads the pack")]
    code: String,
    body: BodyKind,
    years: i32,
    from: Day,
    until: Option<Day>,
    source: String,
}

/// A share that must be reached: of those due, or of those who came.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Never reused.
    pub code: String,
    body: BodyKind,
    /// Numerator and denominator.
    pub share: (i64, i64),
    /// Whether the share itself suffices.
    pub operator: Operator,
    /// Of whom: 应到 or 到会.
    pub base: String,
    from: Day,
    until: Option<Day>,
    /// Law and article.
    pub source: String,
}

/// How a count is compared with its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Operator {
    /// 过半数, 超过: the number itself does not suffice.
    #[serde(rename = ">")]
    MoreThan,
    /// 以上: the number itself suffices.
    #[serde(rename = ">=")]
    AtLeast,
}

impl Share {
    /// Whether `count` of `whole` reaches it.
    pub fn reached(&self, count: i64, whole: i64) -> bool {
        let (numerator, denominator) = self.share;
        match self.operator {
            Operator::MoreThan => count * denominator > whole * numerator,
            Operator::AtLeast => count * denominator >= whole * numerator,
        }
    }

    /// The least count of `whole` that reaches it.
    pub fn least(&self, whole: i64) -> i64 {
        let (numerator, denominator) = self.share;
        match self.operator {
            Operator::MoreThan => whole * numerator / denominator + 1,
            Operator::AtLeast => (whole * numerator + denominator - 1) / denominator,
        }
    }

    /// 三分之二以上, 过半数
    pub fn words(&self) -> &'static str {
        match (self.share, self.operator) {
            ((1, 2), Operator::MoreThan) => "过半数",
            ((1, 2), Operator::AtLeast) => "半数以上",
            ((2, 3), Operator::AtLeast) => "三分之二以上",
            ((2, 3), Operator::MoreThan) => "超过三分之二",
            ((4, 5), Operator::MoreThan) => "超过五分之四",
            _ => "规定的人数",
        }
    }
}

fn in_force(from: Day, until: Option<Day>, on: Day) -> bool {
    from <= on && until.is_none_or(|until| on <= until)
}

/// The national pack. The file is part of the program and a test reads it, so it is never absent.
pub fn national() -> Option<&'static Pack> {
    static PACK: OnceLock<Option<Pack>> = OnceLock::new();
    PACK.get_or_init(|| serde_json::from_str(include_str!("national.json")).ok()).as_ref()
}

/// The last day by law of a term that starts on `start`, and the rule that says so.
pub fn legal_end(kind: BodyKind, start: Day) -> Option<(Day, String)> {
    let rule =
        national()?.term_lengths.iter().find(|rule| rule.body == kind && in_force(rule.from, rule.until, start))?;
    Some((years_later(start, rule.years).pred_opt()?, rule.source.clone()))
}

/// How many of those due must come, by the rule in force on the day.
pub fn quorum(kind: BodyKind, on: Day) -> Option<&'static Share> {
    national()?.quorums.iter().find(|rule| rule.body == kind && in_force(rule.from, rule.until, on))
}

/// How many of those who came must be in favour, by the rule in force on the day.
pub fn majority(kind: BodyKind, on: Day) -> Option<&'static Share> {
    national()?.majorities.iter().find(|rule| rule.body == kind && in_force(rule.from, rule.until, on))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_pack_reads() {
        assert_eq!(national().unwrap().pack, "national");
    }

    #[test]
    fn a_committee_chosen_the_day_the_five_years_came_serves_five() {
        let end = |start| legal_end(BodyKind::Committee, day(start)).unwrap().0;
        assert_eq!(end("2018-12-28"), day("2021-12-27"));
        assert_eq!(end("2018-12-29"), day("2023-12-28"));
        assert_eq!(end("2021-12-28"), day("2026-12-27"));
        assert_eq!(legal_end(BodyKind::SubCommittee, day("2021-12-28")), None);
    }

    #[test]
    fn two_thirds_or_more_includes_the_number() {
        let rule = quorum(BodyKind::DelegatesAssembly, day("2026-12-10")).unwrap();
        assert!(rule.reached(30, 45));
        assert!(!rule.reached(29, 45));
        assert_eq!(rule.least(45), 30);
        assert_eq!(rule.least(46), 31);
        assert!(quorum(BodyKind::DelegatesAssembly, day("2025-12-31")).is_none(), "before 2026 no law said so");
    }

    #[test]
    fn more_than_half_excludes_the_half() {
        let rule = majority(BodyKind::DelegatesAssembly, day("2026-12-10")).unwrap();
        assert!(!rule.reached(19, 38));
        assert!(rule.reached(20, 38));
        assert_eq!((rule.least(38), rule.least(39)), (20, 20));
    }
}
