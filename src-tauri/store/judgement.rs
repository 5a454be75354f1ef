//! Waivers: what sets a finding aside without hiding it.

use domain::{Day, Fault};

use crate::door::Reading;
use crate::rows::{rows, with_tail};

rows! {
    /// 说明.
    pub struct Waiver in "waiver", Waiver {
        /// Code of the rule.
        rule: String,
        /// Which body it is about.
        body: Option<i64>,
        /// What was found when it was written.
        facts: String,
        /// Why it is set aside.
        reason: String,
        /// When.
        on_day: Day,
        /// Until when.
        valid_until: Option<Day>,
        /// By which paper.
        document: Option<i64>,
    }
}

impl Waiver {
    /// All waivers.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY rule, id"), [])
    }
}
