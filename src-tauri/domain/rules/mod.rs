//! Rules as dated data: the packs that come with the program, and what a term, a meeting and a vote ask of them.
//!
//! The rule that applies is the one in force on the day of the act. Fractions are compared by integer
//! cross-multiplication: 三分之二以上 includes the number, 过半数 does not (Civil Code art. 1259).
//!
//! `README.md` beside this file lists all rules; a test compares it with the packs. `packs/pack.schema.json` describes
//! a pack for whoever writes one, and `tests/fixtures/rules/street_example.json` is one.

mod checks;
pub mod deadlines;
pub mod engine;
pub mod facts;
pub mod finding;
mod ground;
pub mod pack;
mod page;
pub mod parameters;
pub mod placeholders;
pub mod reading;
pub mod spans;

use std::sync::OnceLock;

use crate::dates::{Day, years_later};
use crate::kinds::BodyKind;

use self::pack::{Base, Check, Fraction, Operator, Pack, PackScope, Rule};

pub use self::page::page;

/// The files of the packs, in the order lists show them.
const FILES: [&str; 7] = [
    include_str!("packs/orc-1990.json"),
    include_str!("packs/orc-2018.json"),
    include_str!("packs/orc-2026.json"),
    include_str!("packs/mediation-2010.json"),
    include_str!("packs/party-branch.json"),
    include_str!("packs/four-and-two.json"),
    include_str!("packs/tianjin-2012.json"),
];

/// The packs that come with the program, read once. A test reads each of them, so none is ever absent.
pub fn built_in() -> &'static [Pack] {
    static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();
    PACKS.get_or_init(|| FILES.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}

/// A share that must be reached: of those due, or of those who came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The rule it is of.
    pub code: String,
    /// The pack it is of.
    pub pack: String,
    /// The edition of the pack.
    pub edition: String,
    /// Numerator and denominator.
    pub share: (i64, i64),
    /// Whether the share itself suffices.
    pub operator: Operator,
    /// Of whom.
    pub base: Base,
    /// Law and article.
    pub source: String,
}

impl Share {
    /// Whether `count` of `whole` reaches it.
    pub fn reached(&self, count: i64, whole: i64) -> bool {
        self.fraction().satisfied(count, whole)
    }

    /// The least count of `whole` that reaches it.
    pub fn least(&self, whole: i64) -> i64 {
        self.fraction().bounds(whole).0.unwrap_or(0)
    }

    fn fraction(&self) -> Fraction {
        Fraction { of: self.share, operator: self.operator }
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

impl Rule {
    /// First and last day on which it is in force, in its pack.
    pub fn days(&self, pack: &Pack) -> (Day, Option<Day>) {
        (self.from.unwrap_or(pack.from), self.until.or(pack.until))
    }

    /// Whether it is in force on a day, in its pack.
    pub fn in_force(&self, pack: &Pack, on: Day) -> bool {
        let (from, until) = self.days(pack);
        from <= on && until.is_none_or(|until| on <= until)
    }
}

/// The last day by law of a term that starts on `start`, and the rule that says so. A rule about bodies of this name
/// (人民调解) goes before one about all of the kind.
pub fn legal_end(kind: BodyKind, name: &str, start: Day) -> Option<(Day, String)> {
    let national = built_in().iter().filter(|pack| pack.scope == PackScope::National);
    let rules = national.flat_map(|pack| pack.rules.iter().filter(move |rule| rule.in_force(pack, start)));
    let lengths = rules.filter_map(|rule| match rule.check {
        Check::TermLength { years } if rule.body == Some(kind) && rule.when.is_none() => Some((rule, years)),
        _ => None,
    });
    let (rule, years) = lengths
        .filter(|(rule, _)| rule.named.as_deref().is_none_or(|named| name.contains(named)))
        .min_by_key(|(rule, _)| rule.named.is_none())?;
    Some((years_later(start, years).pred_opt()?, rule.source.clone()))
}

/// What is shared out: presence or assent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Presence,
    Assent,
}

/// A share with the kind of body it is asked of, and its first and last day.
type Dated = (Of, BodyKind, Day, Option<Day>, Share);

/// Quorums and majorities of meetings in all packs of the whole country, with the days they hold.
fn shares() -> &'static [Dated] {
    static SHARES: OnceLock<Vec<Dated>> = OnceLock::new();
    SHARES.get_or_init(|| {
        let national = built_in().iter().filter(|pack| pack.scope == PackScope::National);
        let rules = national.flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule)));
        rules
            .filter_map(|(pack, rule)| {
                let (of, share, base) = match &rule.check {
                    Check::Quorum { share, base, kinds } if kinds.is_empty() => (Of::Presence, share, base),
                    Check::Majority { share, base } => (Of::Assent, share, base),
                    _ => return None,
                };
                let kind = rule.body.filter(|_| rule.named.is_none() && rule.when.is_none())?;
                let (from, until) = rule.days(pack);
                let share = Share {
                    code: rule.code.clone(),
                    pack: pack.pack.clone(),
                    edition: pack.edition.clone(),
                    share: share.of,
                    operator: share.operator,
                    base: *base,
                    source: rule.source.clone(),
                };
                Some((of, kind, from, until, share))
            })
            .collect()
    })
}

fn share(of: Of, kind: BodyKind, on: Day) -> Option<&'static Share> {
    let applies = |(which, body, from, until, _): &&Dated| {
        *which == of && *body == kind && *from <= on && until.is_none_or(|until| on <= until)
    };
    shares().iter().find(applies).map(|(.., share)| share)
}

/// How many of those due must come, by the rule in force on the day.
pub fn quorum(kind: BodyKind, on: Day) -> Option<&'static Share> {
    share(Of::Presence, kind, on)
}

/// How many of those who came must be in favour, by the rule in force on the day.
pub fn majority(kind: BodyKind, on: Day) -> Option<&'static Share> {
    share(Of::Assent, kind, on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn every_pack_reads_in_the_order_of_its_law() {
        let ids: Vec<&str> = built_in().iter().map(|pack| pack.pack.as_str()).collect();
        assert_eq!(
            ids,
            ["orc-1990", "orc-2018", "orc-2026", "mediation-2010", "party-branch", "four-and-two", "tianjin-2012"]
        );
    }

    #[test]
    fn a_committee_chosen_the_day_the_five_years_came_serves_five() {
        let end = |start| legal_end(BodyKind::Committee, "居民委员会", day(start)).unwrap().0;
        assert_eq!(end("2018-12-28"), day("2021-12-27"));
        assert_eq!(end("2018-12-29"), day("2023-12-28"));
        assert_eq!(end("2021-12-28"), day("2026-12-27"));
        assert_eq!(end("2020-02-29"), day("2025-02-28"), "five full years, though 2025 has no 29 February");
        assert_eq!(legal_end(BodyKind::SubCommittee, "公共卫生委员会", day("2021-12-28")), None);
    }

    #[test]
    fn the_mediators_serve_three_years_whatever_the_committee_does() {
        let (end, source) = legal_end(BodyKind::SubCommittee, "人民调解委员会", day("2021-12-28")).unwrap();
        assert_eq!((end, source.as_str()), (day("2024-12-27"), "《人民调解法》第九条"));
        assert_eq!(legal_end(BodyKind::SubCommittee, "人民调解委员会", day("2010-12-31")), None, "before the law");
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
