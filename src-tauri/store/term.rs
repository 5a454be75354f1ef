//! Terms of a body, its posts, and how many seats a post has in a term.

use domain::kinds::RepresentsKind;
use domain::{Day, Fault, Partial};

use crate::door::Reading;
use crate::rows::{Stored, rows, with_tail};

rows! {
    /// 届.
    pub struct Term in "term", Term {
        /// Of which body.
        body: i64,
        /// 第N届.
        ordinal: Option<i64>,
        /// First day.
        start_on: Partial,
        /// The last day by law.
        legal_end_on: Option<Partial>,
        /// Which rule gave it, or why it was set by hand.
        legal_end_source: Option<String>,
        /// The actual last day.
        end_on: Option<Partial>,
        /// Extended to.
        extended_to: Option<Partial>,
        /// By which paper it was extended.
        extension_document: Option<i64>,
        /// By which paper it was allowed to end early.
        end_document: Option<i64>,
        /// Why it ended when it did.
        end_note: Option<String>,
        /// Free text.
        note: Option<String>,
    }
}

rows! {
    /// 职务 of a body.
    pub struct Post in "post", Post {
        /// Of which body.
        body: i64,
        /// Such as 副主任.
        name: String,
        /// 1 stands first.
        rank: i64,
    }
}

rows! {
    /// 席位: how many of a post a term has.
    pub struct Seat in "seat", Seat {
        /// Of which post.
        post: i64,
        /// In which term.
        term: i64,
        /// How many.
        number: i64,
        /// 专职 or 兼职, where it is fixed.
        full_time: Option<bool>,
        /// Whom the holder represents, where it is fixed.
        represents: Option<RepresentsKind>,
        /// In words.
        represents_text: Option<String>,
    }
}

impl Term {
    /// One of a body from a day, not added yet, nothing else known.
    pub fn starting(body: i64, start_on: Partial) -> Self {
        Self {
            id: 0,
            removed: false,
            body,
            ordinal: None,
            start_on,
            legal_end_on: None,
            legal_end_source: None,
            end_on: None,
            extended_to: None,
            extension_document: None,
            end_document: None,
            end_note: None,
            note: None,
        }
    }

    /// Terms of a body, oldest first.
    pub fn of(reading: &Reading<'_>, body: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE body = ?1 AND removed = 0 ORDER BY start_on, id"), [body])
    }

    /// The term a body was in on a day: the newest that had begun and not ended. A committee stays until its
    /// successor is chosen, so the legal end alone ends nothing.
    pub fn current(reading: &Reading<'_>, body: i64, on: Day) -> Result<Option<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE body = ?1 AND removed = 0 AND start_on <= ?2 AND (end_on IS NULL OR end_on || '~' > ?2)
             ORDER BY start_on DESC, id DESC LIMIT 1",
        );
        Ok(Self::query(reading, &sql, rusqlite::params![body, on.to_stored()])?.into_iter().next())
    }

    /// All terms, by body.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY body, start_on, id"), [])
    }
}

impl Post {
    /// Posts of a body, first in rank first.
    pub fn of(reading: &Reading<'_>, body: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE body = ?1 AND removed = 0 ORDER BY rank, id"), [body])
    }
}

impl Seat {
    /// Seats of a term.
    pub fn of(reading: &Reading<'_>, term: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE term = ?1 AND removed = 0 ORDER BY post, id"), [term])
    }
}
