//! Appointments: who held which post from when to when, on what it rests, and rosters as of a day.

use std::collections::BTreeMap;

use domain::kinds::{BasisKind, BeginReason, BodyKind, EndReason, RepresentsKind};
use domain::{Day, Fault, Partial, Period};

use crate::door::Reading;
use crate::rows::{Stored, at, column, rows, with_tail};
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
        /// How it came about.
        begin_reason: Option<BeginReason>,
        /// Why it ended.
        end_reason: Option<EndReason>,
        /// The paper its end rests on.
        end_document: Option<i64>,
        /// The same in words.
        end_note: Option<String>,
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
    /// What it is.
    pub body_kind: BodyKind,
    /// Its name.
    pub body_name: String,
    /// 第N届.
    pub ordinal: Option<i64>,
    /// Name of the group or unit represented.
    pub represents_name: Option<String>,
    /// Number or title of the paper it rests on.
    pub paper_name: Option<String>,
    /// Name of the meeting it rests on.
    pub meeting_name: Option<String>,
    /// Number or title of the paper its end rests on.
    pub end_paper_name: Option<String>,
}

/// What is known of a holder on a day, besides the post.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HolderFacts {
    /// GB/T 3304 code, or a text no table knows.
    pub nationality: Option<String>,
    /// 政治面貌: code, text.
    pub politics: (Option<String>, Option<String>),
    /// 文化程度: code, text.
    pub education: (Option<String>, Option<String>),
    /// Where they live, or the address as typed.
    pub residence: Option<String>,
    /// As typed.
    pub phone: Option<String>,
    /// Whole.
    pub id_number: Option<String>,
    /// The building they live in, without the door.
    pub building: Option<String>,
    /// Whether somebody takes part in social insurance.
    pub insured: Option<bool>,
    /// 月补贴, in fen.
    pub allowance: Option<i64>,
}

/// An appointment of a body without the names: what length of service and re-election are counted from.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The appointment.
    pub id: i64,
    /// Who.
    pub person: i64,
    /// In which post.
    pub post: i64,
    /// In which term.
    pub term: Option<i64>,
    /// From when to when.
    pub period: Period,
}

/// What a name was on the day ?1: the one that was in use until the nearest later day, else the one in force now.
macro_rules! name_on {
    (person $alias:literal) => {
        concat!(
            "coalesce((SELECT w.text FROM person_fact w WHERE w.person = ",
            $alias,
            ".id AND w.kind = 'name'
               AND w.removed = 0 AND w.to_on IS NOT NULL AND w.to_on || '~' > ?1 ORDER BY w.to_on LIMIT 1), ",
            $alias,
            ".name)"
        )
    };
    (body $alias:literal) => {
        concat!(
            "coalesce((SELECT w.text FROM body_former w WHERE w.body = ",
            $alias,
            ".id AND w.aspect = 'name'
               AND w.removed = 0 AND w.to_on || '~' > ?1 ORDER BY w.to_on LIMIT 1), ",
            $alias,
            ".name)"
        )
    };
}
pub(crate) use name_on;

const OFFICES: &str = concat!(
    "SELECT a.id AS id, a.removed AS removed, a.person AS person, a.post AS post, a.term AS term,
    a.from_on AS from_on, a.to_on AS to_on, a.begin_reason AS begin_reason, a.end_reason AS end_reason,
    a.end_document AS end_document, a.end_note AS end_note,
    a.full_time AS full_time, a.duties AS duties,
    a.basis AS basis, a.document AS document, a.meeting AS meeting, a.basis_note AS basis_note,
    a.represents AS represents, a.represents_body AS represents_body, a.represents_unit AS represents_unit,
    a.represents_text AS represents_text, ",
    name_on!(person "p"),
    " AS person_name, p.sex AS sex, p.birth AS birth, o.name AS post_name, o.rank AS rank,
    o.body AS body, b.kind AS body_kind, ",
    name_on!(body "b"),
    " AS body_name, t.ordinal AS ordinal, coalesce(CASE WHEN g.id IS NULL THEN NULL ELSE ",
    name_on!(body "g"),
    " END, u.name, a.represents_text) AS represents_name,
    coalesce(d.number, d.title) AS paper_name, m.name AS meeting_name,
    coalesce(e.number, e.title) AS end_paper_name
    FROM appointment a JOIN person p ON p.id = a.person JOIN post o ON o.id = a.post JOIN body b ON b.id = o.body
    LEFT JOIN person_index i ON i.person = a.person
    LEFT JOIN term t ON t.id = a.term LEFT JOIN body g ON g.id = a.represents_body
    LEFT JOIN unit u ON u.id = a.represents_unit
    LEFT JOIN document d ON d.id = a.document LEFT JOIN meeting m ON m.id = a.meeting
    LEFT JOIN document e ON e.id = a.end_document
    WHERE a.removed = 0 AND p.removed = 0 AND b.removed = 0 "
);

/// After every day there is: names in force now.
const NOW: &str = "9999-12-31";

/// Holds on ?1. Where a paper gives the same day to both, the later holder counts on it.
macro_rules! holds {
    () => {
        "AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.to_on IS NULL OR a.to_on || '~' > ?1)
    AND (a.to_on IS NOT ?1 OR a.from_on IS ?1 OR NOT EXISTS (SELECT 1 FROM appointment later WHERE later.post = a.post
      AND later.from_on = ?1 AND later.removed = 0 AND later.id <> a.id)) "
    };
}
pub(crate) use holds;

const HOLDS: &str = holds!();
const ROSTER: &str = "AND o.body = ?2 ORDER BY o.rank, i.pinyin, a.id";

/// The roster of body ?2 on day ?1. Public so that the benchmark runs the same text bare.
pub fn roster_sql() -> String {
    [OFFICES, HOLDS, ROSTER].concat()
}

/// Kinds of bodies somebody held a post in by ?1.
const KINDS_BY: &str = "SELECT DISTINCT b.kind FROM body b WHERE b.removed = 0 AND EXISTS (
      SELECT 1 FROM post o JOIN appointment a ON a.post = o.id
      WHERE o.body = b.id AND a.removed = 0 AND (a.from_on IS NULL OR a.from_on <= ?1)) ORDER BY b.kind";

impl Office {
    pub(crate) fn query(
        reading: &Reading<'_>,
        tail: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<Vec<Self>, Fault> {
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
                            body_kind: column(row, "body_kind")?,
                            body_name: column(row, "body_name")?,
                            ordinal: column(row, "ordinal")?,
                            represents_name: column(row, "represents_name")?,
                            paper_name: column(row, "paper_name")?,
                            meeting_name: column(row, "meeting_name")?,
                            end_paper_name: column(row, "end_paper_name")?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)
    }

    /// Who holds the posts of a body on a day: by rank, then by pinyin.
    pub fn roster(reading: &Reading<'_>, body: i64, on: Day) -> Result<Vec<Self>, Fault> {
        let tail = with_tail(HOLDS, ROSTER);
        Self::query(reading, &tail, rusqlite::params![on.to_stored(), body])
    }

    /// Everybody in office on a day: by body, rank, pinyin.
    pub fn all(reading: &Reading<'_>, on: Day) -> Result<Vec<Self>, Fault> {
        let tail = with_tail(HOLDS, "ORDER BY o.body, o.rank, i.pinyin, a.id");
        Self::query(reading, &tail, [on.to_stored()])
    }

    /// Kinds of bodies somebody held a post in by a day, closed ones too.
    pub fn kinds_by(reading: &Reading<'_>, on: Day) -> Result<Vec<BodyKind>, Fault> {
        reading
            .connection()
            .prepare_cached(KINDS_BY)
            .and_then(|mut statement| statement.query_map([on.to_stored()], |row| at(row, 0))?.collect())
            .map_err(fault)
    }

    /// All appointments of a person, the ones that last and the newest first.
    pub fn of_person(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        let tail = "AND a.person = ?2 ORDER BY a.to_on IS NOT NULL, a.from_on DESC, a.id DESC";
        Self::query(reading, tail, rusqlite::params![NOW, person])
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
        Self::query(reading, "AND o.body = ?2 ORDER BY a.from_on, a.id", rusqlite::params![NOW, body])
    }

    /// Everybody a unit ever sent, newest first, with the names of a day.
    pub fn of_unit(reading: &Reading<'_>, unit: i64, on: Day) -> Result<Vec<Self>, Fault> {
        let tail = "AND a.represents_unit = ?2 ORDER BY a.from_on DESC, a.id DESC";
        Self::query(reading, tail, rusqlite::params![on.to_stored(), unit])
    }

    /// Appointments of a person that hold on a day.
    pub fn of_person_on(reading: &Reading<'_>, person: i64, on: Day) -> Result<Vec<Self>, Fault> {
        let tail = with_tail(HOLDS, "AND a.person = ?2 ORDER BY b.kind, o.rank, a.id");
        Self::query(reading, &tail, rusqlite::params![on.to_stored(), person])
    }
}

impl Held {
    /// All appointments to posts of a body, by person, oldest first.
    pub fn of_body(reading: &Reading<'_>, body: i64) -> Result<Vec<Self>, Fault> {
        let sql = "SELECT a.id AS id, a.person AS person, a.post AS post, a.term AS term, a.from_on AS from_on,
              a.to_on AS to_on
            FROM post o JOIN appointment a ON a.post = o.id WHERE o.body = ?1 AND a.removed = 0
            ORDER BY a.person, a.from_on, a.id";
        let mut statement = reading.connection().prepare_cached(sql).map_err(fault)?;
        let rows = statement
            .query_map([body], |row| {
                Ok(Self {
                    id: column(row, "id")?,
                    person: column(row, "person")?,
                    post: column(row, "post")?,
                    term: column(row, "term")?,
                    period: Period { from: column(row, "from_on")?, to: column(row, "to_on")? },
                })
            })
            .map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }
}

/// The fact of `kind` of `p` in force on ?1: the newest that had begun.
macro_rules! fact_on {
    ($column:literal, $kind:literal) => {
        concat!(
            "(SELECT f.", $column, " FROM person_fact f WHERE f.person = p.id AND f.kind = '", $kind,
            "' AND f.removed = 0 AND (f.from_on IS NULL OR f.from_on <= ?1) AND (f.to_on IS NULL OR f.to_on || '~' > ?1)
             ORDER BY f.from_on DESC NULLS LAST, f.id DESC LIMIT 1)"
        )
    };
}

const HOLDER_FACTS: &str =
    concat!(
    // Whoever is under 封存 stays in the roster with the name alone.
    "SELECT p.id AS id, p.nationality AS nationality, p.insured AS insured, p.allowance AS allowance,
       CASE WHEN p.sealed_on IS NULL THEN p.phone END AS phone,
       CASE WHEN p.sealed_on IS NULL THEN p.id_number END AS id_number,
       CASE WHEN p.sealed_on IS NULL THEN p.address END AS address, ",
    fact_on!("code", "politics"), " AS politics_code, ",
    fact_on!("text", "politics"), " AS politics_text, ",
    fact_on!("code", "education"), " AS education_code, ",
    fact_on!("text", "education"), " AS education_text, ",
    "(SELECT coalesce(b.name, '') || coalesce(f.text, '') FROM person_fact f LEFT JOIN building b ON b.id = f.building
      WHERE p.sealed_on IS NULL AND f.person = p.id AND f.kind = 'residence' AND f.removed = 0 AND (f.from_on IS NULL OR f.from_on <= ?1)
        AND (f.to_on IS NULL OR f.to_on || '~' > ?1)
      ORDER BY f.from_on DESC NULLS LAST, f.id DESC LIMIT 1) AS residence,
    (SELECT b.name FROM person_fact f LEFT JOIN building b ON b.id = f.building
      WHERE p.sealed_on IS NULL AND f.person = p.id AND f.kind = 'residence' AND f.removed = 0 AND (f.from_on IS NULL OR f.from_on <= ?1)
        AND (f.to_on IS NULL OR f.to_on || '~' > ?1)
      ORDER BY f.from_on DESC NULLS LAST, f.id DESC LIMIT 1) AS building
     FROM person p WHERE p.id IN (SELECT value FROM json_each(?2))"
);

impl HolderFacts {
    /// What was true of some people on a day, by person.
    pub fn on(reading: &Reading<'_>, people: &[i64], on: Day) -> Result<BTreeMap<i64, Self>, Fault> {
        let people = serde_json::to_string(people).map_err(|error| Fault::Bug(error.to_string()))?;
        let mut statement = reading.connection().prepare_cached(HOLDER_FACTS).map_err(fault)?;
        let rows = statement
            .query_map(rusqlite::params![on.to_stored(), people], |row| {
                let residence: Option<String> = column(row, "residence")?;
                let address: Option<String> = column(row, "address")?;
                Ok((
                    column(row, "id")?,
                    Self {
                        nationality: column(row, "nationality")?,
                        politics: (column(row, "politics_code")?, column(row, "politics_text")?),
                        education: (column(row, "education_code")?, column(row, "education_text")?),
                        residence: residence.filter(|text| !text.is_empty()).or(address),
                        phone: column(row, "phone")?,
                        id_number: column(row, "id_number")?,
                        building: column(row, "building")?,
                        insured: column(row, "insured")?,
                        allowance: column(row, "allowance")?,
                    },
                ))
            })
            .map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }
}

/// A post somebody holds, as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct PostHeld {
    /// Whose.
    pub person: i64,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// Name of the post.
    pub post_name: String,
    /// 专职 or 兼职.
    pub full_time: Option<bool>,
}

/// Posts held on ?1 by the people whose numbers are ?2, as JSON. Public so that the benchmark runs the same text bare.
pub const POSTS_HELD: &str = concat!(
    "SELECT a.person, o.body, ",
    name_on!(body "b"),
    ", o.name, a.full_time
    FROM json_each(?2) j CROSS JOIN appointment a ON a.person = j.value JOIN post o ON o.id = a.post JOIN body b ON b.id = o.body
    WHERE a.removed = 0 AND b.removed = 0 AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.to_on IS NULL OR a.to_on || '~' > ?1)
      AND (a.to_on IS NOT ?1 OR a.from_on IS ?1 OR NOT EXISTS (SELECT 1 FROM appointment later WHERE later.post = a.post
        AND later.from_on = ?1 AND later.removed = 0 AND later.id <> a.id))
    ORDER BY a.person, b.kind, o.rank, a.id"
);

/// A post of somebody on a day, as far as other posts of the same person are told by it.
#[derive(Clone, Debug, PartialEq)]
pub struct PostToo {
    /// The appointment.
    pub id: i64,
    /// Whose.
    pub person: i64,
    /// Rank of the post.
    pub rank: i64,
    /// What the body is.
    pub body_kind: BodyKind,
    /// Its name on the day.
    pub body_name: String,
    /// Name of the post.
    pub post_name: String,
}

const POSTS_TOO: &str = concat!(
    "SELECT a.id AS id, a.person AS person, o.rank AS rank, b.kind AS body_kind, ",
    name_on!(body "b"),
    " AS body_name, o.name AS post_name FROM json_each(?2) j CROSS JOIN appointment a ON a.person = j.value
      JOIN post o ON o.id = a.post JOIN body b ON b.id = o.body
     WHERE a.removed = 0 AND b.removed = 0 ",
    holds!(),
    "ORDER BY a.person, b.kind, o.rank, a.id"
);

impl PostToo {
    /// What these people hold on a day, person by person.
    pub fn of_people(reading: &Reading<'_>, people: &[i64], on: Day) -> Result<Vec<Self>, Fault> {
        let people = serde_json::to_string(people).map_err(|error| Fault::Bug(error.to_string()))?;
        let mut statement = reading.connection().prepare_cached(POSTS_TOO).map_err(fault)?;
        let rows = statement
            .query_map(rusqlite::params![on.to_stored(), people], |row| {
                Ok(Self {
                    id: column(row, "id")?,
                    person: column(row, "person")?,
                    rank: column(row, "rank")?,
                    body_kind: column(row, "body_kind")?,
                    body_name: column(row, "body_name")?,
                    post_name: column(row, "post_name")?,
                })
            })
            .map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }
}

impl PostHeld {
    /// What these people hold on a day, person by person in the order of their numbers.
    pub fn of_people(reading: &Reading<'_>, people: &[i64], on: Day) -> Result<Vec<Self>, Fault> {
        let people = serde_json::to_string(people).map_err(|error| Fault::Bug(error.to_string()))?;
        reading
            .connection()
            .prepare_cached(POSTS_HELD)
            .and_then(|mut statement| {
                statement
                    .query_map(rusqlite::params![on.to_stored(), people], |row| {
                        Ok(Self {
                            person: at(row, 0)?,
                            body: at(row, 1)?,
                            body_name: at(row, 2)?,
                            post_name: at(row, 3)?,
                            full_time: at(row, 4)?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)
    }

    /// Those of one person, where the whole is ordered by person.
    pub fn of_one(all: &[Self], person: i64) -> &[Self] {
        let first = all.partition_point(|held| held.person < person);
        let after = all.partition_point(|held| held.person <= person);
        all.get(first..after).unwrap_or_default()
    }
}

impl Appointment {
    /// One of a person in a post, not added yet, nothing else known.
    pub fn of(person: i64, post: i64) -> Self {
        Self {
            id: 0,
            removed: false,
            person,
            post,
            term: None,
            from_on: None,
            to_on: None,
            begin_reason: None,
            end_reason: None,
            end_document: None,
            end_note: None,
            full_time: None,
            duties: None,
            basis: None,
            document: None,
            meeting: None,
            basis_note: None,
            represents: None,
            represents_body: None,
            represents_unit: None,
            represents_text: None,
        }
    }

    /// From when to when.
    pub fn period(&self) -> Period {
        Period { from: self.from_on, to: self.to_on }
    }

    /// Another appointment of the same person to the same post that surely holds on a day this one surely holds.
    pub fn clash(&self, reading: &Reading<'_>, today: Day) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE person = ?1 AND post = ?2 AND removed = 0 AND id <> ?3 ORDER BY id");
        Ok(Self::query(reading, &sql, [self.person, self.post, self.id])?
            .into_iter()
            .find(|other| self.period().surely_overlaps(other.period(), today)))
    }

    /// Appointments to posts of a body that still last after a day.
    pub fn lasting_in_body(reading: &Reading<'_>, body: i64, after: Day) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE post IN (SELECT id FROM post WHERE body = ?1) AND removed = 0
               AND (from_on IS NULL OR from_on <= ?2) AND (to_on IS NULL OR to_on > ?2) ORDER BY id",
        );
        Self::query(reading, &sql, rusqlite::params![body, after.to_stored()])
    }

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
