//! On which days something began or ended, who stands first in each body on a day, and what differs between two days.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    /// The last day known exactly, up to a day, on which appointments began or ended.
    pub fn last(reading: &Reading<'_>, on: Day) -> Result<Option<Self>, Fault> {
        let sql = "SELECT day, (SELECT count(*) FROM appointment WHERE removed = 0 AND from_on = day)
                + (SELECT count(*) FROM appointment WHERE removed = 0 AND to_on = day) AS count
              FROM (SELECT max(
                coalesce((SELECT from_on FROM appointment WHERE removed = 0 AND length(from_on) = 10 AND from_on <= ?1
                  ORDER BY from_on DESC LIMIT 1), ''),
                coalesce((SELECT to_on FROM appointment WHERE removed = 0 AND length(to_on) = 10 AND to_on <= ?1
                  ORDER BY to_on DESC LIMIT 1), '')) AS day) WHERE day <> ''";
        let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
        let mut rows = statement
            .query_map([on.to_stored()], |row| Ok(Self { day: column(row, "day")?, count: column(row, "count")? }))
            .map_err(fault)?;
        rows.next().transpose().map_err(fault)
    }

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
            "AND a.id IN (SELECT s.id FROM appointment s CROSS JOIN post k ON k.id = s.post
                 CROSS JOIN body c ON c.id = k.body CROSS JOIN person_index x ON x.person = s.person
                 CROSS JOIN person q ON q.id = s.person
               WHERE (s.from_on = ?1 OR s.to_on = ?1) AND s.removed = 0 AND c.removed = 0 AND q.removed = 0
               ORDER BY k.body, k.rank, x.pinyin, s.id LIMIT ?2)
             ORDER BY o.body, o.rank, i.pinyin, a.id",
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

/// An appointment that holds on at least one of two days, of a person for whom something began or ended between them in
/// its body.
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

/// `holds!` of `a` on a day given by its parameter, as a value. CASE, because only there SQLite leaves the rest of an AND
/// alone once its first part is false.
macro_rules! held_on {
    ($day:literal) => {
        concat!(
            "CASE WHEN (a.from_on IS NULL OR a.from_on <= ",
            $day,
            ") AND (a.to_on IS NULL OR a.to_on || '~' > ",
            $day,
            ")
          AND (a.to_on IS NOT ",
            $day,
            " OR a.from_on IS ",
            $day,
            " OR NOT EXISTS (SELECT 1 FROM appointment later
            WHERE later.post = a.post AND later.from_on = ",
            $day,
            " AND later.removed = 0 AND later.id <> a.id)) THEN 1 ELSE 0 END"
        )
    };
}

/// What began or ended between the days ?1 and ?2, read by its own days, of those who are not in the recycle bin. Public,
/// like the next, so that the benchmark runs the same text bare.
pub const TURNED: &str = concat!(
    "SELECT a.id, a.person, a.post, ",
    held_on!("?1"),
    ", ",
    held_on!("?2"),
    " FROM (
      SELECT id, person, post, from_on, to_on FROM appointment INDEXED BY appointment_from
        WHERE removed = 0 AND from_on > ?1 AND from_on <= ?2
      UNION ALL SELECT id, person, post, from_on, to_on FROM appointment INDEXED BY appointment_to
        WHERE removed = 0 AND to_on >= substr(?1, 1, 4) AND to_on <= ?2 AND (from_on IS NULL OR from_on <= ?1)) AS a
    CROSS JOIN person p ON p.id = a.person WHERE p.removed = 0"
);

/// What neither began nor ended between the days ?1 and ?2 and holds on both, in the bodies ?3: read from the index alone.
pub const LASTING: &str = "SELECT a.id, a.person, a.post
    FROM post o CROSS JOIN appointment a INDEXED BY appointment_span ON a.post = o.id
    WHERE o.body IN (SELECT value FROM json_each(?3)) AND a.removed = 0
      AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.to_on IS NULL OR a.to_on > ?2)";

impl Between {
    /// What holds on at least one of the days, by body, then person, first in rank first. Whoever has nothing begun or
    /// ended in a body between the days holds the same in it on both and does not come.
    pub fn days(reading: &Reading<'_>, from: Day, to: Day) -> Result<Vec<Self>, Fault> {
        let (from, to) = (from.to_string(), to.to_string());
        let posts = posts(reading)?;
        let mut turned = reading.connection().prepare_cached(TURNED).map_err(fault)?;
        let rows = turned
            .query_map([&from, &to], |row| {
                let post = row.get(2)?;
                let body = posts.get(&post).map_or(0, |(body, _)| *body);
                Ok(Self { id: row.get(0)?, person: row.get(1)?, body, post, before: row.get(3)?, after: row.get(4)? })
            })
            .map_err(fault)?;
        let mut held: Vec<Self> = rows.collect::<rusqlite::Result<_>>().map_err(fault)?;
        held.retain(|one| one.before || one.after);
        let mut touched: Vec<(i64, i64)> = held.iter().map(|one| (one.body, one.person)).collect();
        touched.sort_unstable();
        touched.dedup();
        let bodies: BTreeSet<i64> = touched.iter().map(|(body, _)| *body).collect();
        let mut lasting = reading.connection().prepare_cached(LASTING).map_err(fault)?;
        let bodies = json(&bodies)?;
        let mut rows = lasting.query([&from, &to, &bodies]).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            let (person, post) = (row.get(1).map_err(fault)?, row.get(2).map_err(fault)?);
            let Some((body, _)) = posts.get(&post) else { continue };
            if touched.binary_search(&(*body, person)).is_ok() {
                let id = row.get(0).map_err(fault)?;
                held.push(Self { id, person, body: *body, post, before: true, after: true });
            }
        }
        held.sort_by_cached_key(|one| {
            (one.body, one.person, posts.get(&one.post).map(|(_, rank)| *rank), one.post, one.id)
        });
        Ok(held)
    }
}

/// Body and rank of every post there ever was.
fn posts(reading: &Reading<'_>) -> Result<HashMap<i64, (i64, i64)>, Fault> {
    let mut statement = reading.connection().prepare_cached("SELECT id, body, rank FROM post").map_err(fault)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))).map_err(fault)?;
    rows.collect::<rusqlite::Result<_>>().map_err(fault)
}

fn json(ids: &BTreeSet<i64>) -> Result<String, Fault> {
    serde_json::to_string(ids).map_err(|error| Fault::Bug(error.to_string()))
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
