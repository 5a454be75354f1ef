//! 亲属: edges between two cards, seen from both sides, and relatives a declaration names who need no card.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::{self, Table};
use domain::wording::cards as wording;
use domain::{Fault, Partial, Refusal, kinship, names};
use store::Reading;
use store::person::{Kinship, Person};
use store::relative::DeclaredRelative;

use crate::people::{coded, in_use};
use crate::wire::{Coded, Made, OneAt, patch, set};
use crate::{Office, optional, required};

/// A relative with a card of their own.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Relative {
    /// The edge.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// The other person.
    pub person: i64,
    /// Their name.
    pub name: String,
    /// GB/T 4761, as recorded.
    pub relation: Coded,
    /// Whether the code says what the other is of this one, or this one of the other.
    pub of_this_person: bool,
    /// What the other is to this one, from whichever side it was recorded.
    pub seen: String,
}

/// A relative without a card.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct DeclaredRow {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Their name.
    pub name: String,
    /// GB/T 4761: what the relative is of the person.
    pub relation: Coded,
    /// 工作单位
    pub workplace: Option<String>,
    /// When it was declared.
    pub declared: Option<Partial>,
    /// 备注
    pub note: Option<String>,
}

/// A new relation between two cards.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KinshipAdd {
    /// Of whom.
    pub person: i64,
    /// Who.
    pub relative: i64,
    /// GB/T 4761 code: what the relative is of the person.
    pub code: String,
}

/// A relative named in a declaration: name and relation are enough.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DeclaredAdd {
    /// Whose relative.
    pub person: i64,
    /// Their name.
    pub name: String,
    /// GB/T 4761 code or word: what the relative is of the person.
    pub code: String,
    /// 工作单位
    #[serde(default)]
    pub workplace: Option<String>,
    /// When it was declared.
    #[serde(default)]
    pub declared: Option<Partial>,
    /// 备注
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正 of a declared relative.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DeclaredCorrect {
    /// The relative.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Their name.
    #[serde(default)]
    pub name: Option<String>,
    /// GB/T 4761 code or word.
    #[serde(default)]
    pub code: Option<String>,
    /// 工作单位
    #[serde(default, deserialize_with = "patch")]
    pub workplace: Option<Option<String>>,
    /// When it was declared.
    #[serde(default, deserialize_with = "patch")]
    pub declared: Option<Option<Partial>>,
    /// 备注
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

fn relation(code: String) -> Coded {
    coded(Table::Kinship, Some(&code), None).unwrap_or(Coded { code: None, text: code })
}

fn read_relation(typed: &str) -> Result<String, Fault> {
    codes::read(Table::Kinship, typed)
        .map(str::to_owned)
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "code", value: typed.to_owned() }))
}

/// Relatives with cards, from either side; those whose cards are hidden stay out.
pub(crate) fn of(reading: &Reading<'_>, person: &Person) -> Result<Vec<Relative>, Fault> {
    let mut relatives = Vec::new();
    for edge in Kinship::of(reading, person.id)? {
        let of_this_person = edge.person == person.id;
        let other = if of_this_person { edge.relative } else { edge.person };
        let shown = |other: &Person| !other.removed && other.sealed_on.is_none();
        let Some(other) = Person::get(reading, other)?.filter(shown) else { continue };
        let relation = relation(edge.code);
        let seen = if of_this_person {
            relation.text.clone()
        } else {
            // The edge says what this one is of the other; what the other is hangs on the other's sex.
            relation
                .code
                .as_deref()
                .and_then(|code| kinship::inverse(code, other.sex.as_deref()))
                .and_then(|code| codes::name(Table::Kinship, code))
                .map_or_else(|| wording::relation_of(&relation.text), str::to_owned)
        };
        relatives.push(Relative {
            version: Kinship::version(reading, edge.id)?,
            id: edge.id,
            person: other.id,
            name: other.name,
            relation,
            of_this_person,
            seen,
        });
    }
    Ok(relatives)
}

/// Relatives without cards.
pub(crate) fn declared_of(reading: &Reading<'_>, person: i64) -> Result<Vec<DeclaredRow>, Fault> {
    DeclaredRelative::of(reading, person)?
        .into_iter()
        .map(|row| {
            Ok(DeclaredRow {
                version: DeclaredRelative::version(reading, row.id)?,
                id: row.id,
                name: row.name,
                relation: relation(row.code),
                workplace: row.workplace,
                declared: row.declared_on,
                note: row.note,
            })
        })
        .collect()
}

/// `kinship_add`
pub(crate) fn add_kinship(office: &mut Office, request: KinshipAdd) -> Result<Made, Fault> {
    let code = read_relation(&request.code)?;
    if request.person == request.relative {
        return Err(Fault::Refused(Refusal::SameCard));
    }
    office.write("kinship_add", "", |writing| {
        let person = in_use(writing, request.person)?;
        let relative = in_use(writing, request.relative)?;
        let known = Kinship::of(writing, person.id)?
            .into_iter()
            .find(|edge| edge.person == person.id && edge.relative == relative.id && edge.code == code);
        if let Some(edge) = known {
            // It stands there already; an edge is kept once.
            return Ok(Made { id: edge.id });
        }
        let edge = Kinship { id: 0, removed: false, person: person.id, relative: relative.id, code, note: None };
        let id = edge.add(writing)?;
        writing.say(wording::kinship_added(&person.name));
        Ok(Made { id })
    })
}

/// `kinship_remove`
pub(crate) fn remove_kinship(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("kinship_remove", "移走一条亲属关系", |writing| {
        let mut edge = Kinship::patched(writing, request.id, request.version)?;
        edge.removed = true;
        edge.rewrite(writing)?;
        Ok(Made { id: edge.id })
    })
}

/// `relative_declare`
pub(crate) fn declare(office: &mut Office, request: DeclaredAdd) -> Result<Made, Fault> {
    let row = DeclaredRelative {
        id: 0,
        removed: false,
        person: request.person,
        name: required("person_name", &names::tidy(&request.name), 400)?,
        code: read_relation(&request.code)?,
        workplace: optional("workplace", request.workplace, 200)?,
        declared_on: request.declared,
        note: optional("note", request.note, 1000)?,
    };
    office.write("relative_declare", "", |writing| {
        let person = in_use(writing, row.person)?;
        let id = row.add(writing)?;
        writing.say(wording::relative_declared(&person.name));
        Ok(Made { id })
    })
}

/// `relative_correct`
pub(crate) fn correct_declared(office: &mut Office, request: DeclaredCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("person_name", &names::tidy(name), 400)).transpose()?;
    let code = request.code.as_deref().map(read_relation).transpose()?;
    let workplace = request.workplace.map(|text| optional("workplace", text, 200)).transpose()?;
    let note = request.note.map(|text| optional("note", text, 1000)).transpose()?;
    office.write("relative_correct", "", |writing| {
        let mut row = DeclaredRelative::patched(writing, request.id, request.version)?;
        let person = in_use(writing, row.person)?;
        set(&mut row.name, name);
        set(&mut row.code, code);
        set(&mut row.workplace, workplace);
        set(&mut row.declared_on, request.declared);
        set(&mut row.note, note);
        row.rewrite(writing)?;
        writing.say(wording::relative_corrected(&person.name));
        Ok(Made { id: row.id })
    })
}

/// `relative_remove`
pub(crate) fn remove_declared(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("relative_remove", "", |writing| {
        let mut row = DeclaredRelative::patched(writing, request.id, request.version)?;
        let person = in_use(writing, row.person)?;
        row.removed = true;
        row.rewrite(writing)?;
        writing.say(wording::relative_removed(&person.name));
        Ok(Made { id: row.id })
    })
}
