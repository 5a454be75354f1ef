//! Consent of a person to what is no statutory duty (PIPL 13, 29), given and withdrawn.

use domain::{Fault, Partial};

use crate::door::Reading;
use crate::rows::{rows, with_tail};

rows! {
    /// 同意.
    pub struct Consent in "consent", Consent {
        /// Whose.
        person: i64,
        /// To what.
        purpose: String,
        /// When it was given.
        given_on: Option<Partial>,
        /// When it was withdrawn.
        withdrawn_on: Option<Partial>,
        /// Free text.
        note: Option<String>,
    }
}

impl Consent {
    /// Those of a person, the newest first.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        let sql =
            with_tail(Self::SELECT, "WHERE person = ?1 AND removed = 0 ORDER BY given_on DESC NULLS LAST, id DESC");
        Self::query(reading, &sql, [person])
    }
}
