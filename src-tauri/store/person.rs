//! People: identity and contact, dated facts, kinship, and the lists they stand in.

use rusqlite::types::Value;

use domain::kinds::{BasisKind, FactKind};
use domain::{Day, Fault, Partial};

use crate::door::Reading;
use crate::rows::{Stored, column, rows, with_tail};
use crate::search;
use crate::trouble::fault;

rows! {
    /// 人员: who somebody is and how to reach them.
    pub struct Person in "person", Person {
        /// The name in force now.
        name: String,
        /// GB/T 2261.1.
        sex: Option<String>,
        /// To any precision.
        birth: Option<Partial>,
        /// GB/T 3304 code, or a text no table knows.
        nationality: Option<String>,
        /// 18 characters.
        id_number: Option<String>,
        /// As typed.
        phone: Option<String>,
        /// As typed.
        address: Option<String>,
        /// Free text.
        note: Option<String>,
        /// 简历
        resume: Option<String>,
        /// 是否参加社会保险; members and hired workers only.
        insured: Option<bool>,
        /// 月补贴, in fen; members and hired workers only.
        allowance: Option<i64>,
        /// The card this one was merged into.
        merged_into: Option<i64>,
        /// 封存 since.
        sealed_on: Option<Partial>,
        /// 封存 until.
        sealed_until: Option<Partial>,
        /// Why it was sealed.
        sealed_reason: Option<String>,
        /// When its personal data were deleted: only the name is left.
        erased_on: Option<Partial>,
    }
}

rows! {
    /// A dated fact of a person.
    pub struct PersonFact in "person_fact", PersonFact {
        /// Whose.
        person: i64,
        /// Which.
        kind: FactKind,
        /// Code of the national table of its kind.
        code: Option<String>,
        /// A name, a door, or a spelling no table knows.
        text: Option<String>,
        /// For a residence.
        building: Option<i64>,
        /// First day.
        from_on: Option<Partial>,
        /// Last day.
        to_on: Option<Partial>,
        /// What it rests on.
        basis: Option<BasisKind>,
        /// The paper it rests on.
        document: Option<i64>,
        /// The meeting it rests on.
        meeting: Option<i64>,
        /// In words.
        basis_note: Option<String>,
    }
}

rows! {
    /// One directed edge: `relative` is `code` of `person`.
    pub struct Kinship in "kinship", Kinship {
        /// Of whom.
        person: i64,
        /// Who.
        relative: i64,
        /// GB/T 4761.
        code: String,
        /// Free text.
        note: Option<String>,
    }
}

/// A line of the list of people.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonLine {
    /// The person.
    pub person: Person,
    /// 政治面貌 on the day: code, text.
    pub politics: (Option<String>, Option<String>),
    /// 文化程度 on the day: code, text.
    pub education: (Option<String>, Option<String>),
    /// Where they live on the day: building and door.
    pub residence: Option<String>,
    /// The readings the list is sorted by.
    pub pinyin: String,
}

/// Which people a list shows.
#[derive(Clone, Debug, Default)]
pub struct PeopleFilter {
    /// Typed into the search field.
    pub search: Option<String>,
    /// Only those in office on the day.
    pub in_office: bool,
    /// Only those in office in this body on the day.
    pub body: Option<i64>,
    /// Those in the recycle bin instead.
    pub removed: bool,
}

/// Facts of `kind` of `p` in force on ?1: the newest that had begun.
macro_rules! fact_on {
    ($column:literal, $kind:literal) => {
        concat!(
            "(SELECT f.", $column, " FROM person_fact f WHERE f.person = p.id AND f.kind = '", $kind,
            "' AND f.removed = 0 AND (f.from_on IS NULL OR f.from_on <= ?1) AND (f.to_on IS NULL OR f.to_on || '~' > ?1)
             ORDER BY f.from_on DESC NULLS LAST, f.id DESC LIMIT 1)"
        )
    };
}

/// A page of the list, ?1 being the day. Public so that the benchmark runs the same text bare.
pub const PEOPLE_PAGE: &str = concat!(
    "SELECT p.id AS id, p.removed AS removed, p.name AS name, p.sex AS sex, p.birth AS birth,
            p.nationality AS nationality, p.id_number AS id_number, p.phone AS phone, p.address AS address, p.note AS note,
            p.resume AS resume, p.insured AS insured, p.allowance AS allowance, p.merged_into AS merged_into,
            p.sealed_on AS sealed_on, p.sealed_until AS sealed_until, p.sealed_reason AS sealed_reason,
            p.erased_on AS erased_on, ",
    fact_on!("code", "politics"), " AS politics_code, ",
    fact_on!("text", "politics"), " AS politics_text, ",
    fact_on!("code", "education"), " AS education_code, ",
    fact_on!("text", "education"), " AS education_text, ",
    "(SELECT coalesce(b.name, '') || coalesce(f.text, '') FROM person_fact f LEFT JOIN building b ON b.id = f.building
      WHERE f.person = p.id AND f.kind = 'residence' AND f.removed = 0 AND (f.from_on IS NULL OR f.from_on <= ?1)
        AND (f.to_on IS NULL OR f.to_on || '~' > ?1)
      ORDER BY f.from_on DESC NULLS LAST, f.id DESC LIMIT 1) AS residence, i.pinyin AS pinyin
     FROM person_index i JOIN person p ON p.id = i.person "
);

const IN_OFFICE: &str = "EXISTS (SELECT 1 FROM appointment a WHERE a.person = p.id AND a.removed = 0
    AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.to_on IS NULL OR a.to_on || '~' > ?1))";
const IN_BODY: &str = "EXISTS (SELECT 1 FROM appointment a JOIN post o ON o.id = a.post
    WHERE a.person = p.id AND o.body = ?2 AND a.removed = 0
    AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.to_on IS NULL OR a.to_on || '~' > ?1))";
const FOUND: &str = "p.id IN (SELECT (rowid - 1) / 8 FROM search WHERE search MATCH ?3 AND rowid % 8 = 1)";

impl Person {
    /// One of that name, not added yet, nothing else known.
    pub fn named(name: String) -> Self {
        Self {
            id: 0,
            removed: false,
            name,
            sex: None,
            birth: None,
            nationality: None,
            id_number: None,
            phone: None,
            address: None,
            note: None,
            resume: None,
            insured: None,
            allowance: None,
            merged_into: None,
            sealed_on: None,
            sealed_until: None,
            sealed_reason: None,
            erased_on: None,
        }
    }

    /// A page of people by pinyin, those after `after`, and how many there are in all.
    pub fn page(
        reading: &Reading<'_>,
        filter: &PeopleFilter,
        on: Day,
        after: Option<i64>,
        limit: i64,
    ) -> Result<(Vec<PersonLine>, i64), Fault> {
        let mut clauses = vec![if filter.removed { "p.removed = 1" } else { "p.removed = 0" }];
        let mut query = Value::Null;
        if let Some(typed) = filter.search.as_deref().filter(|typed| !typed.trim().is_empty()) {
            let Some(text) = search::query(typed) else { return Ok((Vec::new(), 0)) };
            query = Value::Text(text);
            clauses.push(FOUND);
        }
        if filter.in_office {
            clauses.push(IN_OFFICE);
        }
        if filter.body.is_some() {
            clauses.push(IN_BODY);
        }
        let clause = clauses.join(" AND ");
        let body = filter.body.to_stored();
        let total: i64 = reading
            .connection()
            .prepare_cached(&format!(
                "SELECT count(*) FROM person p WHERE {clause} AND (?1 IS NOT NULL OR ?2 IS NULL OR ?3 IS NULL)"
            ))
            .and_then(|mut statement| {
                statement.query_row(rusqlite::params![on.to_stored(), body, query], |row| row.get(0))
            })
            .map_err(fault)?;
        let sql = format!(
            "{PEOPLE_PAGE} WHERE {clause} AND (?4 IS NULL OR (i.pinyin, i.person) >
               ((SELECT pinyin FROM person_index WHERE person = ?4), ?4))
               AND (?2 IS NULL OR ?2 IS NOT NULL) AND (?3 IS NULL OR ?3 IS NOT NULL)
             ORDER BY i.pinyin, i.person LIMIT ?5"
        );
        let lines = reading
            .connection()
            .prepare_cached(&sql)
            .and_then(|mut statement| {
                statement
                    .query_map(rusqlite::params![on.to_stored(), body, query, after, limit], |row| {
                        Ok(PersonLine {
                            person: Person::from_row(row)?,
                            politics: (column(row, "politics_code")?, column(row, "politics_text")?),
                            education: (column(row, "education_code")?, column(row, "education_text")?),
                            residence: column::<Option<String>>(row, "residence")?.filter(|text| !text.is_empty()),
                            pinyin: column(row, "pinyin")?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)?;
        Ok((lines, total))
    }

    /// Everyone neither removed nor sealed: what an import matches against. Ordered by id.
    pub fn everyone(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 AND sealed_on IS NULL ORDER BY id"), [])
    }

    /// How many there are, the sealed not counted.
    pub fn count(reading: &Reading<'_>) -> Result<i64, Fault> {
        reading
            .connection()
            .query_row("SELECT count(*) FROM person WHERE removed = 0 AND sealed_on IS NULL", [], |row| row.get(0))
            .map_err(fault)
    }

    /// People with the same ID number, or the same name, but for one; those sealed stay hidden. The caller compares
    /// birth and address.
    pub fn alike(
        reading: &Reading<'_>,
        name: &str,
        id_number: Option<&str>,
        but: Option<i64>,
    ) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE removed = 0 AND sealed_on IS NULL AND (id_number = ?1 OR name = ?2) AND id IS NOT ?3
             ORDER BY id_number IS ?1 DESC, id LIMIT 50",
        );
        Self::query(reading, &sql, rusqlite::params![id_number, name, but])
    }
}

impl PersonFact {
    /// All facts of a person, oldest first.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE person = ?1 AND removed = 0 ORDER BY kind, from_on, id");
        Self::query(reading, &sql, [person])
    }

    /// The facts of everybody, by person, oldest first: what a long import compares with.
    pub fn of_everyone(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY person, kind, from_on, id");
        Self::query(reading, &sql, [])
    }

    /// The fact of a kind in force on a day: the newest that had begun.
    pub fn on(reading: &Reading<'_>, person: i64, kind: FactKind, on: Day) -> Result<Option<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE person = ?1 AND kind = ?2 AND removed = 0 AND (from_on IS NULL OR from_on <= ?3)
               AND (to_on IS NULL OR to_on || '~' > ?3) ORDER BY from_on DESC NULLS LAST, id DESC LIMIT 1",
        );
        Ok(Self::query(reading, &sql, rusqlite::params![person, kind.code(), on.to_stored()])?.into_iter().next())
    }
}

impl Kinship {
    /// Edges of a person, in either direction.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE (person = ?1 OR relative = ?1) AND removed = 0 ORDER BY id");
        Self::query(reading, &sql, [person])
    }
}
