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

impl Heads {
    /// Of every body with holders, by body.
    pub fn on(reading: &Reading<'_>, on: Day) -> Result<BTreeMap<i64, Self>, Fault> {
        let counted = counts(reading, on)?;
        let sql = concat!(
            "SELECT o.body AS body, o.name AS post_name, ",
            name_on!(person "p"),
            " AS person_name FROM post o JOIN appointment a ON a.post = o.id JOIN person p ON p.id = a.person
              LEFT JOIN person_index i ON i.person = a.person
             WHERE o.removed = 0 AND a.removed = 0 AND p.removed = 0
               AND o.rank = (SELECT min(f.rank) FROM post f WHERE f.body = o.body AND f.removed = 0)
               AND EXISTS (SELECT 1 FROM body b WHERE b.id = o.body AND b.removed = 0
                 AND b.kind NOT IN ('delegates_assembly', 'residents_assembly', 'workers')) ",
            holds!(),
            "ORDER BY o.body, o.rank DESC, i.pinyin DESC, a.id DESC"
        );
        let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
        let rows = statement
            .query_map([on.to_stored()], |row| {
                Ok((column::<i64>(row, "body")?, column(row, "post_name")?, column(row, "person_name")?))
            })
            .map_err(fault)?;
        let mut heads: BTreeMap<i64, Self> =
            counted.into_iter().map(|(body, people)| (body, Self { body, people, head: None })).collect();
        for row in rows {
            // The first of a body comes last and stays.
            let (body, post, name) = row.map_err(fault)?;
            if let Some(heads) = heads.get_mut(&body) {
                heads.head = Some((post, name));
            }
        }
        Ok(heads)
    }
}

/// Holders of each body on a day, each person once.
fn counts(reading: &Reading<'_>, on: Day) -> Result<Vec<(i64, i64)>, Fault> {
    let sql = concat!(
        "SELECT o.body AS body, count(DISTINCT a.person) AS people
         FROM post o JOIN appointment a ON a.post = o.id JOIN person p ON p.id = a.person
         WHERE a.removed = 0 AND p.removed = 0 ",
        holds!(),
        "GROUP BY o.body"
    );
    let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
    let rows = statement
        .query_map([on.to_stored()], |row| Ok((column(row, "body")?, column(row, "people")?)))
        .map_err(fault)?;
    rows.collect::<rusqlite::Result<_>>().map_err(fault)
}

/// A post somebody held on at least one of two days, where anything of theirs began or ended between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// Who.
    pub person: i64,
    /// The body.
    pub body: i64,
    /// The post.
    pub post: i64,
    /// Its name.
    pub post_name: String,
    /// Held on the earlier day.
    pub before: bool,
    /// Held on the later day.
    pub after: bool,
    /// First day.
    pub from_on: Option<Partial>,
    /// Last day.
    pub to_on: Option<Partial>,
    /// How it came about.
    pub begin_reason: Option<BeginReason>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
}

impl Between {
    /// By body, then person, first in rank first.
    pub fn days(reading: &Reading<'_>, from: Day, to: Day) -> Result<Vec<Self>, Fault> {
        // Whoever has nothing begun or ended between the days holds the same on both and is never read.
        let sql = "WITH touched AS (
              SELECT person FROM appointment WHERE removed = 0 AND from_on > ?1 AND from_on <= ?2
              UNION SELECT person FROM appointment WHERE removed = 0 AND to_on >= substr(?1, 1, 4) AND to_on <= ?2),
            held AS (
              SELECT a.*, o.body AS body, o.name AS post_name, o.rank AS rank,
                (a.from_on IS NULL OR a.from_on <= ?1) AND (a.to_on IS NULL OR a.to_on || '~' > ?1)
                  AND (a.to_on IS NOT ?1 OR a.from_on IS ?1 OR NOT EXISTS (SELECT 1 FROM appointment later
                    WHERE later.post = a.post AND later.from_on = ?1 AND later.removed = 0 AND later.id <> a.id)) AS before,
                (a.from_on IS NULL OR a.from_on <= ?2) AND (a.to_on IS NULL OR a.to_on || '~' > ?2)
                  AND (a.to_on IS NOT ?2 OR a.from_on IS ?2 OR NOT EXISTS (SELECT 1 FROM appointment later
                    WHERE later.post = a.post AND later.from_on = ?2 AND later.removed = 0 AND later.id <> a.id)) AS after
              FROM touched JOIN appointment a ON a.person = touched.person JOIN post o ON o.id = a.post
                JOIN person p ON p.id = a.person
              WHERE a.removed = 0 AND p.removed = 0)
            SELECT person, body, post, post_name, before, after, from_on, to_on, begin_reason, end_reason
            FROM held WHERE before OR after ORDER BY body, person, rank, post, from_on, id";
        let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
        let rows = statement
            .query_map([from.to_stored(), to.to_stored()], |row| {
                Ok(Self {
                    person: column(row, "person")?,
                    body: column(row, "body")?,
                    post: column(row, "post")?,
                    post_name: column(row, "post_name")?,
                    before: column(row, "before")?,
                    after: column(row, "after")?,
                    from_on: column(row, "from_on")?,
                    to_on: column(row, "to_on")?,
                    begin_reason: column(row, "begin_reason")?,
                    end_reason: column(row, "end_reason")?,
                })
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
