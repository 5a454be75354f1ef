//! Kinds of meetings: what they are called, what they are counted by, whom their list holds.

use domain::Fault;
use domain::kinds::{BodyKind, ListSource, SeriesSpan};

use crate::door::Reading;
use crate::rows::{Stored, rows, with_tail};

rows! {
    /// 会议类型.
    pub struct MeetingKind in "meeting_kind", MeetingKind {
        /// Of which kind of body.
        body_kind: BodyKind,
        /// Only of this body.
        body: Option<i64>,
        /// What it is called; `{body}` stands for the name of the body.
        name: String,
        /// What 第N次 counts within.
        series: SeriesSpan,
        /// How the full name is made.
        pattern: String,
        /// Whom the list holds.
        entitled: ListSource,
        /// Whether the quorum of the body is asked of it.
        quorum: bool,
        /// Whether a local rule lets somebody come for another.
        proxies: bool,
        /// Whether a local rule gives delegates of units a seat.
        unit_seats: bool,
        /// Place in the list.
        position: i64,
    }
}

impl MeetingKind {
    /// All kinds, in the order lists show them.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY position, id"), [])
    }

    /// The kinds a body's meetings may be, its own before those of all bodies of its kind.
    pub fn of_body(reading: &Reading<'_>, body: i64, kind: BodyKind) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE removed = 0 AND body_kind = ?1 AND (body IS NULL OR body = ?2)
             ORDER BY body IS NULL, position, id",
        );
        Self::query(reading, &sql, rusqlite::params![kind.to_stored(), body])
    }
}
