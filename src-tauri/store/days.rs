//! On which days something began or ended, who stands first in each body on a day, and what differs between two days.

use std::collections::BTreeMap;

use domain::kinds::{BeginReason, EndReason};
use domain::{Day, Fault, Partial};

use crate::appointment::{Office, holds, name_on};
use crate::door::Reading;
use crate::rows::{Stored, column};
use crate::trouble::fault;

/// A day on which appointments began or ended, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppointmentDay {
    /// The day.
    pub day: Day,
    /// How many.
    pub count: i64,
}

impl AppointmentDay {
    /// Days known exactly, oldest first; a day on which one began and another ended comes twice.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        let sql = "SELECT from_on AS day, count(*) AS count FROM appointment
              WHERE removed = 0 AND length(from_on) = 10 GROUP BY from_on
            UNION ALL SELECT to_on AS day, count(*) AS count FROM appointment
              WHERE removed = 0 AND length(to_on) = 10 GROUP BY to_on ORDER BY 1";
        let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
        let rows = statement
            .query_map([], |row| Ok(Self { day: column(row, "day")?, count: column(row, "count")? }))
            .map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }
}

impl Office {
    /// Appointments that began or ended on a day, at most so many.
    pub fn turned_on(reading: &Reading<'_>, on: Day, most: i64) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            "AND (a.from_on = ?1 OR a.to_on = ?1) ORDER BY o.body, o.rank, i.pinyin, a.id LIMIT ?2",
            rusqlite::params![on.to_stored(), most],
        )
    }
}

/// Who stands first in a body on a day, and how many hold a post in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Heads {
    /// The body.
    pub body: i64,
    /// People, each once.
    pub people: i64,
    /// The holder of the first post: post and name.
    pub head: Option<(String, String)>,
}

/// Holders of each body on a day, each person once.
pub const COUNTS: &str = concat!(
    "SELECT body, count(*) AS people FROM (SELECT DISTINCT o.body AS body, a.person AS person
       FROM post o JOIN appointment a ON a.post = o.id WHERE a.removed = 0 ",
    holds!(),
    ") AS held JOIN person p ON p.id = held.person WHERE p.removed = 0 GROUP BY body"
);

/// The first by pinyin in the first post of each body on a day; delegates and workers have none.
pub const HEADS: &str = concat!(
    "SELECT first.body AS body, first.post_name AS post_name, ",
    name_on!(person "p"),
    " AS person_name FROM (
       SELECT o.body AS body, o.name AS post_name, a.person AS person,
         row_number() OVER (PARTITION BY o.body ORDER BY o.id, i.pinyin, a.id) AS place
       FROM body b JOIN post o ON o.body = b.id JOIN appointment a ON a.post = o.id
         JOIN person_index i ON i.person = a.person
       WHERE b.removed = 0 AND o.removed = 0 AND a.removed = 0
         AND b.kind NOT IN ('delegates_assembly', 'residents_assembly', 'workers')
         AND EXISTS (SELECT 1 FROM person q WHERE q.id = a.person AND q.removed = 0)
         AND o.rank = (SELECT min(f.rank) FROM post f WHERE f.body = b.id AND f.removed = 0) ",
    holds!(),
    ") AS first JOIN person p ON p.id = first.person WHERE first.place = 1"
);

impl Heads {
    /// Of every body with holders, by body.
    pub fn on(reading: &Reading<'_>, on: Day) -> Result<BTreeMap<i64, Self>, Fault> {
        let mut counts = reading.connection().prepare_cached(COUNTS).map_err(fault)?;
        let mut heads: BTreeMap<i64, Self> = counts
            .query_map([on.to_stored()], |row| {
                let body = column(row, "body")?;
                Ok((body, Self { body, people: column(row, "people")?, head: None }))
            })
            .and_then(Iterator::collect)
            .map_err(fault)?;
        let mut firsts = reading.connection().prepare_cached(HEADS).map_err(fault)?;
        let rows = firsts
            .query_map([on.to_stored()], |row| {
                Ok((column::<i64>(row, "body")?, column(row, "post_name")?, column(row, "person_name")?))
            })
            .map_err(fault)?;
        for row in rows {
            let (body, post, name) = row.map_err(fault)?;
            if let Some(heads) = heads.get_mut(&body) {
                heads.head = Some((post, name));
            }
        }
        Ok(heads)
    }
}

/// An appointment that holds on at least one of two days, of a person for whom something began or ended between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    /// The appointment.
    pub id: i64,
    /// Who.
    pub person: i64,
    /// The body.
    pub body: i64,
    /// The post.
    pub post: i64,
    /// Held on the earlier day.
    pub before: bool,
    /// Held on the later day.
    pub after: bool,
}

/// By body, then person, first in rank first. Whoever has nothing begun or ended between the days holds the same on both
/// and is never read.
pub const BETWEEN: &str = "WITH touched AS (
      SELECT person FROM appointment WHERE removed = 0 AND from_on > ?1 AND from_on <= ?2
      UNION SELECT person FROM appointment WHERE removed = 0 AND to_on >= substr(?1, 1, 4) AND to_on <= ?2)
    SELECT id, person, body, post, before, after FROM (
      SELECT a.id AS id, a.person AS person, o.body AS body, a.post AS post, o.rank AS rank,
        (a.from_on IS NULL OR a.from_on <= ?1) AND (a.to_on IS NULL OR a.to_on || '~' > ?1)
          AND (a.to_on IS NOT ?1 OR a.from_on IS ?1 OR NOT EXISTS (SELECT 1 FROM appointment later
            WHERE later.post = a.post AND later.from_on = ?1 AND later.removed = 0 AND later.id <> a.id)) AS before,
        (a.from_on IS NULL OR a.from_on <= ?2) AND (a.to_on IS NULL OR a.to_on || '~' > ?2)
          AND (a.to_on IS NOT ?2 OR a.from_on IS ?2 OR NOT EXISTS (SELECT 1 FROM appointment later
            WHERE later.post = a.post AND later.from_on = ?2 AND later.removed = 0 AND later.id <> a.id)) AS after
      FROM touched JOIN appointment a ON a.person = touched.person JOIN post o ON o.id = a.post
        JOIN person p ON p.id = a.person
      WHERE a.removed = 0 AND p.removed = 0)
    WHERE before OR after ORDER BY body, person, rank, post, id";

impl Between {
    /// What holds on at least one of the days.
    pub fn days(reading: &Reading<'_>, from: Day, to: Day) -> Result<Vec<Self>, Fault> {
        let mut statement = reading.connection().prepare_cached(BETWEEN).map_err(fault)?;
        let rows = statement
            .query_map([from.to_stored(), to.to_stored()], |row| {
                Ok(Self {
                    id: row.get(0)?,
                    person: row.get(1)?,
                    body: row.get(2)?,
                    post: row.get(3)?,
                    before: row.get(4)?,
                    after: row.get(5)?,
                })
            })
            .map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }
}

/// When and why an appointment began and ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Ends {
    /// First day.
    pub from_on: Option<Partial>,
    /// Last day.
    pub to_on: Option<Partial>,
    /// How it came about.
    pub begin_reason: Option<BeginReason>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
}

impl Ends {
    /// Of some appointments, by appointment.
    pub fn of(reading: &Reading<'_>, appointments: &[i64]) -> Result<BTreeMap<i64, Self>, Fault> {
        let ids = serde_json::to_string(appointments).map_err(|error| Fault::Bug(error.to_string()))?;
        let sql = "SELECT id, from_on, to_on, begin_reason, end_reason FROM appointment
            WHERE id IN (SELECT value FROM json_each(?1))";
        let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
        let rows = statement
            .query_map([ids], |row| {
                Ok((
                    column(row, "id")?,
                    Self {
                        from_on: column(row, "from_on")?,
                        to_on: column(row, "to_on")?,
                        begin_reason: column(row, "begin_reason")?,
                        end_reason: column(row, "end_reason")?,
                    },
                ))
            })
            .map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }
}

/// Names and sort keys of some people as they were on a day.
pub fn names_on(reading: &Reading<'_>, people: &[i64], on: Day) -> Result<BTreeMap<i64, (String, String)>, Fault> {
    let people = serde_json::to_string(people).map_err(|error| Fault::Bug(error.to_string()))?;
    let sql = concat!(
        "SELECT p.id AS id, ",
        name_on!(person "p"),
        " AS name, coalesce(i.pinyin, '') AS pinyin FROM person p LEFT JOIN person_index i ON i.person = p.id
         WHERE p.id IN (SELECT value FROM json_each(?2))"
    );
    let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
    let rows = statement
        .query_map(rusqlite::params![on.to_stored(), people], |row| {
            Ok((column(row, "id")?, (column(row, "name")?, column(row, "pinyin")?)))
        })
        .map_err(fault)?;
    rows.collect::<rusqlite::Result<_>>().map_err(fault)
}
