//! Appointments: who held which post from when to when, on what it rests, and rosters as of a day.

use domain::kinds::{BasisKind, EndReason, RepresentsKind};
use domain::{Day, Fault, Partial};

use crate::door::Reading;
use crate::rows::{Stored, column, rows, with_tail};
use crate::trouble::fault;

rows! {
    /// 任职.
    pub struct Appointment in "appointment", Appointment {
        /// Who.
        person: i64,
        /// In which post.
        post: i64,
        /// In which term.
        term: Option<i64>,
        /// First day.
        from_on: Option<Partial>,
        /// Last day in office.
        to_on: Option<Partial>,
        /// Why it ended.
        end_reason: Option<EndReason>,
        /// 专职 or 兼职.
        full_time: Option<bool>,
        /// 分管工作.
        duties: Option<String>,
        /// On what it rests.
        basis: Option<BasisKind>,
        /// The paper it rests on.
        document: Option<i64>,
        /// The meeting it rests on.
        meeting: Option<i64>,
        /// In words.
        basis_note: Option<String>,
        /// Whom it represents.
        represents: Option<RepresentsKind>,
        /// The group.
        represents_body: Option<i64>,
        /// The unit.
        represents_unit: Option<i64>,
        /// In words.
        represents_text: Option<String>,
    }
}

/// An appointment with the names a list shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// The appointment.
    pub appointment: Appointment,
    /// Whose.
    pub person_name: String,
    /// Sex code of the person.
    pub sex: Option<String>,
    /// Birth of the person.
    pub birth: Option<Partial>,
    /// Name of the post.
    pub post_name: String,
    /// Rank of the post.
    pub rank: i64,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// 第N届.
    pub ordinal: Option<i64>,
    /// Name of the group or unit represented.
    pub represents_name: Option<String>,
}

const OFFICES: &str = "SELECT a.id AS id, a.removed AS removed, a.person AS person, a.post AS post, a.term AS term,
    a.from_on AS from_on, a.to_on AS to_on, a.end_reason AS end_reason, a.full_time AS full_time, a.duties AS duties,
    a.basis AS basis, a.document AS document, a.meeting AS meeting, a.basis_note AS basis_note,
    a.represents AS represents, a.represents_body AS represents_body, a.represents_unit AS represents_unit,
    a.represents_text AS represents_text,
    p.name AS person_name, p.sex AS sex, p.birth AS birth, o.name AS post_name, o.rank AS rank, o.body AS body,
    b.name AS body_name, t.ordinal AS ordinal, coalesce(g.name, u.name, a.represents_text) AS represents_name
    FROM appointment a JOIN person p ON p.id = a.person JOIN post o ON o.id = a.post JOIN body b ON b.id = o.body
    LEFT JOIN person_index i ON i.person = a.person
    LEFT JOIN term t ON t.id = a.term LEFT JOIN body g ON g.id = a.represents_body
    LEFT JOIN unit u ON u.id = a.represents_unit
    WHERE a.removed = 0 AND p.removed = 0 AND b.removed = 0 ";

/// Holds on ?1. Where a paper gives the same day to both, the later holder counts on it.
const HOLDS: &str = "AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.to_on IS NULL OR a.to_on || '~' > ?1)
    AND (a.to_on IS NOT ?1 OR a.from_on IS ?1 OR NOT EXISTS (SELECT 1 FROM appointment later WHERE later.post = a.post
      AND later.from_on = ?1 AND later.removed = 0 AND later.id <> a.id)) ";

impl Office {
    fn query(reading: &Reading<'_>, tail: &str, parameters: impl rusqlite::Params) -> Result<Vec<Self>, Fault> {
        reading
            .connection()
            .prepare_cached(&with_tail(OFFICES, tail))
            .and_then(|mut statement| {
                statement
                    .query_map(parameters, |row| {
                        Ok(Self {
                            appointment: Appointment::from_row(row)?,
                            person_name: column(row, "person_name")?,
                            sex: column(row, "sex")?,
                            birth: column(row, "birth")?,
                            post_name: column(row, "post_name")?,
                            rank: column(row, "rank")?,
                            body: column(row, "body")?,
                            body_name: column(row, "body_name")?,
                            ordinal: column(row, "ordinal")?,
                            represents_name: column(row, "represents_name")?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)
    }

    /// Who holds the posts of a body on a day: by rank, then by pinyin.
    pub fn roster(reading: &Reading<'_>, body: i64, on: Day) -> Result<Vec<Self>, Fault> {
        let tail = with_tail(HOLDS, "AND o.body = ?2 ORDER BY o.rank, i.pinyin, a.id");
        Self::query(reading, &tail, rusqlite::params![on.to_stored(), body])
    }

    /// Everybody in office on a day: by body, rank, pinyin.
    pub fn all(reading: &Reading<'_>, on: Day) -> Result<Vec<Self>, Fault> {
        let tail = with_tail(HOLDS, "ORDER BY o.body, o.rank, i.pinyin, a.id");
        Self::query(reading, &tail, [on.to_stored()])
    }

    /// All appointments of a person, the ones that last and the newest first.
    pub fn of_person(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, "AND a.person = ?1 ORDER BY a.to_on IS NOT NULL, a.from_on DESC, a.id DESC", [person])
    }

    /// Who left a body in a term, newest first.
    pub fn left(reading: &Reading<'_>, body: i64, on: Day) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            "AND o.body = ?2 AND a.to_on || '~' < ?1 ORDER BY a.to_on DESC, o.rank LIMIT 200",
            rusqlite::params![on.to_stored(), body],
        )
    }

    /// All appointments to posts of a body, oldest first.
    pub fn of_body(reading: &Reading<'_>, body: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, "AND o.body = ?1 ORDER BY a.from_on, a.id", [body])
    }

    /// Everybody a unit ever sent, newest first.
    pub fn of_unit(reading: &Reading<'_>, unit: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, "AND a.represents_unit = ?1 ORDER BY a.from_on DESC, a.id DESC", [unit])
    }

    /// Appointments of many people that hold on a day, person by person in the order of their ids.
    pub fn of_people_on(reading: &Reading<'_>, people: &[i64], on: Day) -> Result<Vec<Self>, Fault> {
        let people = serde_json::to_string(people).map_err(|error| Fault::Bug(error.to_string()))?;
        let tail = with_tail(
            HOLDS,
            "AND a.person IN (SELECT value FROM json_each(?2)) ORDER BY a.person, b.kind, o.rank, a.id",
        );
        Self::query(reading, &tail, rusqlite::params![on.to_stored(), people])
    }

    /// Appointments of a person that hold on a day.
    pub fn of_person_on(reading: &Reading<'_>, person: i64, on: Day) -> Result<Vec<Self>, Fault> {
        let tail = with_tail(HOLDS, "AND a.person = ?2 ORDER BY b.kind, o.rank, a.id");
        Self::query(reading, &tail, rusqlite::params![on.to_stored(), person])
    }
}

impl Appointment {
    /// Appointments of a term that still last.
    pub fn lasting_in_term(reading: &Reading<'_>, term: i64) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            &with_tail(Self::SELECT, "WHERE term = ?1 AND removed = 0 AND to_on IS NULL ORDER BY id"),
            [term],
        )
    }

    /// Whether the same person already stands in that post and term from that day or without an end.
    pub fn stands(reading: &Reading<'_>, person: i64, post: i64, term: Option<i64>) -> Result<bool, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE person = ?1 AND post = ?2 AND term IS ?3 AND removed = 0 AND to_on IS NULL LIMIT 1",
        );
        Ok(!Self::query(reading, &sql, rusqlite::params![person, post, term])?.is_empty())
    }

    /// How many appointments a post has ever had.
    pub fn count_of_post(reading: &Reading<'_>, post: i64) -> Result<i64, Fault> {
        reading
            .connection()
            .query_row("SELECT count(*) FROM appointment WHERE post = ?1 AND removed = 0", [post], |row| row.get(0))
            .map_err(fault)
    }
}
