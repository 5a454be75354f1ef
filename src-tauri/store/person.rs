//! People: identity and contact, dated facts, kinship. The lists they stand in are in `people.rs`.

use domain::kinds::{BasisKind, FactKind};
use domain::{Day, Fault, Partial};

use crate::door::Reading;
use crate::rows::{Stored, rows, with_tail};
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
