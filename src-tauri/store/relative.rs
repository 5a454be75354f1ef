//! Relatives named in a declaration who need no card of their own.

use domain::{Fault, Partial};

use crate::door::Reading;
use crate::rows::{rows, with_tail};

rows! {
    /// 申报的亲属.
    pub struct DeclaredRelative in "declared_relative", DeclaredRelative {
        /// Whose relative.
        person: i64,
        /// Their name.
        name: String,
        /// GB/T 4761: what the relative is of the person.
        code: String,
        /// Where they work.
        workplace: Option<String>,
        /// When it was declared.
        declared_on: Option<Partial>,
        /// Free text.
        note: Option<String>,
    }
}

impl DeclaredRelative {
    /// Those of a person, in the order they were written down.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE person = ?1 AND removed = 0 ORDER BY id"), [person])
    }
}
