//! What the check-up says: a judgement for every rule and body it concerns, with its findings and their periods.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dates::Day;

use super::pack::{Pack, Rule};

/// What the check-up says of one rule and one body.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement<'a> {
    /// The pack the rule is of.
    pub pack: &'a Pack,
    /// The rule.
    pub rule: &'a Rule,
    /// The body; none for the community as a whole.
    pub body: Option<i64>,
    /// Kept, broken or open, on the day asked about.
    pub state: State,
    /// What was measured on the day; none where nothing was.
    pub measured: Option<Measured>,
    /// Breaches of all years up to the day, oldest first.
    pub findings: Vec<Finding>,
    /// Facts that are not kept and without which it cannot be said, as a person reads them: 张丽的出生日期.
    pub missing: Vec<String>,
}

/// Kept, broken or open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 符合
    Kept,
    /// 不符, 待说明 or 提示 by the rule's severity.
    Broken,
    /// 尚未登记: the facts it needs are not kept, or not for this body.
    Unrecorded,
    /// Not in force on the day, or not yet judged: it has findings of other days only.
    Past,
    /// Nothing a program can check.
    Note,
}

/// Measured numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// Numerator, or the number itself.
    pub count: i64,
    /// Denominator.
    pub whole: Option<i64>,
    /// What was asked at least, in the same unit as `count`.
    pub least: Option<i64>,
    /// What was asked at most.
    pub most: Option<i64>,
    /// Who was counted (the numerator), or whom it concerns.
    pub people: Vec<i64>,
    /// Who of the whole was not.
    pub others: Vec<i64>,
}

/// One breach.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about where the rule looks at acts or stretches of the calendar: `2026-H1`, `meeting 12`. Empty where
    /// it looks at days.
    pub key: String,
    /// First day.
    pub from: Day,
    /// Last day; none while it lasts on the day asked about.
    pub until: Option<Day>,
    /// The days on which the check-up shows it as it is: the breach itself, or, where it is over when it is known (a
    /// meeting without a quorum, a half-year without a meeting), the time after it.
    pub stands: (Day, Option<Day>),
    /// The numbers, as of its last day.
    pub measured: Measured,
    /// Whom it concerns.
    pub people: Vec<i64>,
    /// Meetings it concerns.
    pub meetings: Vec<i64>,
    /// What was found, in a sentence.
    pub sentence: String,
}

impl Finding {
    /// A breach of days, shown on the very days it lasts; about whom its numbers are about.
    pub fn lasting((from, until): (Day, Option<Day>), measured: Measured, sentence: String) -> Self {
        Self {
            key: String::new(),
            from,
            until,
            stands: (from, until),
            people: measured.people.clone(),
            meetings: Vec::new(),
            sentence,
            measured,
        }
    }

    /// Whether the check-up of a day shows it.
    pub fn on(&self, day: Day) -> bool {
        self.stands.0 <= day && self.stands.1.is_none_or(|until| day <= until)
    }

    /// What it rests on, as text: a waiver holds as long as this is the same. The days of a breach are not part of it,
    /// nor is the sentence.
    pub fn facts(&self) -> String {
        let numbers = |ids: &[i64]| ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        format!(
            "key={} count={} whole={} people={} meetings={}",
            self.key,
            self.measured.count,
            self.measured.whole.map(|whole| whole.to_string()).unwrap_or_default(),
            numbers(&self.people),
            numbers(&self.meetings),
        )
    }
}
