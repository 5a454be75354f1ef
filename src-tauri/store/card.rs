//! What a card gathers about one person from the rest of the register: meetings, papers, whether pay is kept, and the
//! cards that are sealed or were merged into it.

use domain::kinds::{Capacity, Presence};
use domain::{Day, Fault};

use crate::door::Reading;
use crate::person::Person;
use crate::rows::{Stored, column, with_tail};
use crate::trouble::fault;

/// A meeting a person was on the list of.
#[derive(Clone, Debug, PartialEq)]
pub struct Attended {
    /// The meeting.
    pub meeting: i64,
    /// Its name.
    pub name: String,
    /// The body that met.
    pub body_name: String,
    /// When.
    pub held_on: Day,
    /// The name on the list.
    pub as_name: String,
    /// The post on the list.
    pub post: Option<String>,
    /// Member or guest.
    pub capacity: Capacity,
    /// Came or not; none while not recorded.
    pub presence: Option<Presence>,
    /// HH:MM, where late.
    pub arrived_at: Option<String>,
    /// HH:MM, where early.
    pub left_at: Option<String>,
    /// Why excused or absent.
    pub reason: Option<String>,
}

/// A paper something about a person rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Resting {
    /// The paper.
    pub document: i64,
    /// `appointment`, `person_fact` or `term`.
    pub table: String,
    /// Its row.
    pub row: i64,
}

/// A resolution a person has to carry out.
#[derive(Clone, Debug, PartialEq)]
pub struct Entrusted {
    /// What was resolved.
    pub text: String,
    /// Of which meeting.
    pub meeting_name: String,
    /// When that was.
    pub held_on: Day,
    /// Until when.
    pub due_on: Option<Day>,
}

impl Attended {
    /// All meetings a person was due at or a guest of, the newest first.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        reading
            .connection()
            .prepare_cached(
                "SELECT m.id AS meeting, m.name AS name, b.name AS body_name, m.held_on AS held_on, a.name AS as_name,
                        a.post AS post, a.capacity AS capacity, a.presence AS presence, a.arrived_at AS arrived_at,
                        a.left_at AS left_at, a.reason AS reason
                 FROM attendance a JOIN meeting m ON m.id = a.meeting JOIN body b ON b.id = m.body
                 WHERE a.person = ?1 AND a.removed = 0 AND m.removed = 0 ORDER BY m.held_on DESC, m.id DESC, a.id",
            )
            .and_then(|mut statement| {
                statement
                    .query_map([person], |row| {
                        Ok(Self {
                            meeting: column(row, "meeting")?,
                            name: column(row, "name")?,
                            body_name: column(row, "body_name")?,
                            held_on: column(row, "held_on")?,
                            as_name: column(row, "as_name")?,
                            post: column(row, "post")?,
                            capacity: column(row, "capacity")?,
                            presence: column(row, "presence")?,
                            arrived_at: column(row, "arrived_at")?,
                            left_at: column(row, "left_at")?,
                            reason: column(row, "reason")?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)
    }
}

impl Resting {
    /// Every paper an appointment, a fact or a term of a person rests on, with what rests on it.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        reading
            .connection()
            .prepare_cached(
                "SELECT document, 'appointment' AS of_table, id AS of_row FROM appointment
                   WHERE person = ?1 AND removed = 0 AND document IS NOT NULL
                 UNION ALL SELECT document, 'person_fact', id FROM person_fact
                   WHERE person = ?1 AND removed = 0 AND document IS NOT NULL
                 UNION SELECT t.extension_document, 'term', t.id FROM appointment a JOIN term t ON t.id = a.term
                   WHERE a.person = ?1 AND a.removed = 0 AND t.extension_document IS NOT NULL
                 UNION SELECT t.end_document, 'term', t.id FROM appointment a JOIN term t ON t.id = a.term
                   WHERE a.person = ?1 AND a.removed = 0 AND t.end_document IS NOT NULL
                 ORDER BY 1, 2, 3",
            )
            .and_then(|mut statement| {
                statement
                    .query_map([person], |row| {
                        Ok(Self {
                            document: column(row, "document")?,
                            table: column(row, "of_table")?,
                            row: column(row, "of_row")?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)
    }
}

impl Entrusted {
    /// Resolutions that name the person as responsible, the newest first.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        reading
            .connection()
            .prepare_cached(
                "SELECT r.text AS text, m.name AS meeting_name, m.held_on AS held_on, r.due_on AS due_on
                 FROM resolution r JOIN meeting m ON m.id = r.meeting
                 WHERE r.person = ?1 AND r.removed = 0 AND m.removed = 0 ORDER BY m.held_on DESC, r.id",
            )
            .and_then(|mut statement| {
                statement
                    .query_map([person], |row| {
                        Ok(Self {
                            text: column(row, "text")?,
                            meeting_name: column(row, "meeting_name")?,
                            held_on: column(row, "held_on")?,
                            due_on: column(row, "due_on")?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)
    }
}

impl Person {
    /// Whether insurance and allowance are kept of somebody: members of the committee and hired workers on a day.
    pub fn pay_is_kept(reading: &Reading<'_>, person: i64, on: Day) -> Result<bool, Fault> {
        reading
            .connection()
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM appointment a JOIN post o ON o.id = a.post JOIN body b ON b.id = o.body
                   WHERE a.person = ?1 AND a.removed = 0 AND b.removed = 0 AND b.kind IN ('committee', 'workers')
                     AND (a.from_on IS NULL OR a.from_on <= ?2) AND (a.to_on IS NULL OR a.to_on || '~' > ?2))",
            )
            .and_then(|mut statement| statement.query_row(rusqlite::params![person, on.to_stored()], |row| row.get(0)))
            .map_err(fault)
    }

    /// Cards that are sealed, but for those whose data are deleted already.
    pub fn sealed(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        let tail =
            "WHERE sealed_on IS NOT NULL AND erased_on IS NULL AND removed = 0 ORDER BY sealed_until, id LIMIT 1000";
        Self::query(reading, &with_tail(Self::SELECT, tail), [])
    }

    /// Cards that were merged into one, and into those.
    pub fn merged_into(reading: &Reading<'_>, card: i64) -> Result<Vec<Self>, Fault> {
        let tail = "WHERE id IN (WITH RECURSIVE gone (id) AS (SELECT id FROM person WHERE merged_into = ?1
            UNION SELECT p.id FROM person p JOIN gone g ON p.merged_into = g.id) SELECT id FROM gone) ORDER BY id";
        Self::query(reading, &with_tail(Self::SELECT, tail), [card])
    }

    /// Where somebody lives on a day by their dated facts: building and door.
    pub fn residence(reading: &Reading<'_>, person: i64, on: Day) -> Result<Option<String>, Fault> {
        let found: Vec<String> = reading
            .connection()
            .prepare_cached(
                "SELECT coalesce(b.name, '') || coalesce(f.text, '') AS place FROM person_fact f
                 LEFT JOIN building b ON b.id = f.building
                 WHERE f.person = ?1 AND f.kind = 'residence' AND f.removed = 0
                   AND (f.from_on IS NULL OR f.from_on <= ?2) AND (f.to_on IS NULL OR f.to_on || '~' > ?2)
                 ORDER BY f.from_on DESC NULLS LAST, f.id DESC LIMIT 1",
            )
            .and_then(|mut statement| {
                statement.query_map(rusqlite::params![person, on.to_stored()], |row| row.get("place"))?.collect()
            })
            .map_err(fault)?;
        Ok(found.into_iter().next().filter(|place| !place.is_empty()))
    }
}
