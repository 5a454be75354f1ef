//! Certificates of a person: professional qualifications with their numbers and dates.

use std::collections::BTreeMap;

use domain::{Day, Fault, Partial};

use crate::door::Reading;
use crate::rows::{Stored, at, rows, with_tail};
use crate::trouble::fault;

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

/// Names of the certificates that hold on ?1, by person.
const HELD: &str = "SELECT person, name FROM certificate WHERE removed = 0
      AND (issued_on IS NULL OR issued_on <= ?1) AND (valid_until IS NULL OR valid_until || '~' > ?1)
    ORDER BY person, id";

impl Certificate {
    /// Names of the certificates that hold on a day, by person.
    pub fn held(reading: &Reading<'_>, on: Day) -> Result<BTreeMap<i64, Vec<String>>, Fault> {
        let mut statement = reading.connection().prepare_cached(HELD).map_err(fault)?;
        let rows = statement.query_map([on.to_stored()], |row| Ok((at(row, 0)?, at(row, 1)?))).map_err(fault)?;
        let mut held: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for row in rows {
            let (person, name): (i64, String) = row.map_err(fault)?;
            held.entry(person).or_default().push(name);
        }
        Ok(held)
    }

    /// Those of a person, the newest first.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        let sql =
            with_tail(Self::SELECT, "WHERE person = ?1 AND removed = 0 ORDER BY issued_on DESC NULLS LAST, id DESC");
        Self::query(reading, &sql, [person])
    }
}
