//! What falls due by the rules: the end of terms, meetings still to be held in their stretch of the calendar, days of
//! the calendar.

use crate::dates::Day;

use super::engine::Active;
use super::facts::Facts;
use super::parameters::Parameters;

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The code of the rule it follows from.
    pub rule: String,
    /// Whose; none for the community as a whole.
    pub body: Option<i64>,
    /// The last day on which it is in time.
    pub due: Day,
    /// What, in a few words: 召开2026年下半年的居民代表会议.
    pub title: String,
    /// Why that day, in a sentence with its source.
    pub why: String,
    /// Where it is settled.
    pub goes: Goes,
    /// Names this one deadline for ever: the rule, the body and the stretch of the calendar.
    pub key: String,
    /// No area keeps what would settle it, so that she ticks it herself (已办).
    pub by_hand: bool,
}

/// Where a deadline is settled.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Goes {
    /// The body's page: its term.
    Term,
    /// The meetings of the body: convene one.
    Meetings,
    /// The report.
    Report,
    /// Backup.
    Backup,
    /// The check-up.
    CheckUp,
    /// Nowhere yet: she ticks it.
    Nowhere,
}

/// What falls due by the rules in force, overdue ones included, up to `until`; by day.
pub fn deadlines(packs: &[Active<'_>], facts: &Facts, parameters: &Parameters, on: Day, until: Day) -> Vec<Deadline> {
    let _ = (packs, facts, parameters, on, until);
    Vec::new()
}
