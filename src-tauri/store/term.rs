//! Terms of a body, its posts, and how many seats a post has in a term.

use std::collections::BTreeMap;

use domain::kinds::RepresentsKind;
use domain::{Day, Fault, Partial};

use crate::appointment::holds;
use crate::door::Reading;
use crate::rows::{Stored, column, rows, with_tail};
use crate::trouble::fault;

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

    /// The term each body was in on a day, by body.
    pub fn all_current(reading: &Reading<'_>, on: Day) -> Result<BTreeMap<i64, Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE removed = 0 AND start_on <= ?1 AND (end_on IS NULL OR end_on || '~' > ?1) ORDER BY start_on, id",
        );
        // The newest of a body comes last and stays.
        Ok(Self::query(reading, &sql, [on.to_stored()])?.into_iter().map(|term| (term.body, term)).collect())
    }

    /// All terms, by body.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY body, start_on, id"), [])
    }
}

impl Post {
    /// Names of all posts there ever were, by post.
    pub fn names(reading: &Reading<'_>) -> Result<BTreeMap<i64, String>, Fault> {
        let mut statement = reading.connection().prepare_cached("SELECT id, name FROM post").map_err(fault)?;
        let rows = statement.query_map([], |row| Ok((column(row, "id")?, column(row, "name")?))).map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }

    /// What posts are called, each name once, those of most bodies first.
    pub fn distinct_names(reading: &Reading<'_>) -> Result<Vec<String>, Fault> {
        let sql = "SELECT o.name FROM post o JOIN body b ON b.id = o.body WHERE o.removed = 0 AND b.removed = 0
             GROUP BY o.name ORDER BY count(*) DESC, min(o.rank), o.name";
        let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
        let rows = statement.query_map([], |row| row.get(0)).map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }

    /// Posts of a body, first in rank first.
    pub fn of(reading: &Reading<'_>, body: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE body = ?1 AND removed = 0 ORDER BY rank, id"), [body])
    }
}

/// Seats of a post in the term of a day, and how many of them are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The body.
    pub body: i64,
    /// The post.
    pub post: i64,
    /// Seats in the term.
    pub seats: i64,
    /// Holders on the day.
    pub holders: i64,
}

impl Taken {
    /// Posts with seats kept in the terms given, and their holders on a day.
    pub fn on(reading: &Reading<'_>, terms: &[i64], on: Day) -> Result<Vec<Self>, Fault> {
        let terms = serde_json::to_string(terms).map_err(|error| Fault::Bug(error.to_string()))?;
        let sql = concat!(
            "SELECT o.body AS body, s.post AS post, sum(s.number) AS seats,
               (SELECT count(*) FROM appointment a JOIN person p ON p.id = a.person
                WHERE a.post = s.post AND a.removed = 0 AND p.removed = 0 ",
            holds!(),
            ") AS holders
             FROM seat s JOIN post o ON o.id = s.post
             WHERE s.removed = 0 AND o.removed = 0 AND s.term IN (SELECT value FROM json_each(?2))
             GROUP BY o.body, s.post ORDER BY o.body, o.rank, s.post"
        );
        let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
        let rows = statement
            .query_map(rusqlite::params![on.to_stored(), terms], |row| {
                Ok(Self {
                    body: column(row, "body")?,
                    post: column(row, "post")?,
                    seats: column(row, "seats")?,
                    holders: column(row, "holders")?,
                })
            })
            .map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }
}

impl Seat {
    /// Seats of a term.
    pub fn of(reading: &Reading<'_>, term: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE term = ?1 AND removed = 0 ORDER BY post, id"), [term])
    }
}
