//! Certificates of a person: professional qualifications with their numbers and dates.

use domain::{Fault, Partial};

use crate::door::Reading;
use crate::rows::{rows, with_tail};

rows! {
    /// 证书.
    pub struct Certificate in "certificate", Certificate {
        /// Whose.
        person: i64,
        /// 社会工作者职业资格证书 …
        name: String,
        /// 初级, 中级 …
        level: Option<String>,
        /// Its number.
        number: Option<String>,
        /// By whom.
        issued_by: Option<String>,
        /// When it was issued.
        issued_on: Option<Partial>,
        /// Until when it holds.
        valid_until: Option<Partial>,
        /// Free text.
        note: Option<String>,
    }
}

impl Certificate {
    /// Those of a person, the newest first.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        let sql =
            with_tail(Self::SELECT, "WHERE person = ?1 AND removed = 0 ORDER BY issued_on DESC NULLS LAST, id DESC");
        Self::query(reading, &sql, [person])
    }
}
