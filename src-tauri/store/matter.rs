//! Matters taken through 四议两公开, and figures typed with a basis.

use domain::kinds::MatterStage;
use domain::{Day, Fault};

use crate::door::Reading;
use crate::rows::{rows, with_tail};

rows! {
    /// 事项.
    pub struct Matter in "matter", Matter {
        /// What it is about.
        title: String,
        /// Free text.
        note: Option<String>,
    }
}

rows! {
    /// A dated step of a matter.
    pub struct MatterStep in "matter_step", Matter {
        /// Of which matter.
        matter: i64,
        /// Which step.
        step: MatterStage,
        /// When.
        on_day: Day,
        /// Last day of a disclosure.
        until_day: Option<Day>,
        /// The meeting it was taken at.
        meeting: Option<i64>,
        /// Free text.
        note: Option<String>,
    }
}

impl Matter {
    /// All matters, newest first.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY id DESC"), [])
    }
}

impl MatterStep {
    /// The steps of a matter, in the order they were taken.
    pub fn of(reading: &Reading<'_>, matter: i64) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE matter = ?1 AND removed = 0 ORDER BY on_day, id");
        Self::query(reading, &sql, [matter])
    }

    /// The steps taken at a meeting.
    pub fn at_meeting(reading: &Reading<'_>, meeting: i64) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE meeting = ?1 AND removed = 0 ORDER BY id");
        Self::query(reading, &sql, [meeting])
    }
}
