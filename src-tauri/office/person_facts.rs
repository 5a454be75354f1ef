//! 人员情况: dated facts of a person with their history.
//!
//! Two acts never mix: a correction (更正录入错误) rewrites a value that was typed wrong; a change (登记变更) closes the old
//! value the day before and adds the new one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::{self, Table};
use domain::kinds::{BasisKind, FactKind};
use domain::{Fault, Partial};
use store::building::Building;
use store::person::{Person, PersonFact};
use store::{Reading, Writing};

use crate::people::{coded, in_use, read_name};
use crate::wire::{Coded, Made, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

/// A dated fact.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FactRow {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Which fact.
    pub kind: FactKind,
    /// Its value.
    pub value: Coded,
    /// For a residence.
    pub building: Option<i64>,
    /// First day.
    pub from: Option<Partial>,
    /// Last day.
    pub to: Option<Partial>,
    /// On what it rests.
    pub basis: Option<BasisKind>,
    /// In words.
    pub basis_note: Option<String>,
    /// In force on the day asked for.
    pub current: bool,
}

/// 登记变更 of a dated fact: from that day on it is this.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FactChange {
    /// Whose.
    pub person: i64,
    /// Which fact. For a name, the new name.
    pub kind: FactKind,
    /// Code or word; for a residence the door.
    pub value: String,
    /// For a residence.
    #[serde(default)]
    pub building: Option<i64>,
    /// From when; today where missing.
    #[serde(default)]
    pub from: Option<Partial>,
    /// On what it rests.
    #[serde(default)]
    pub basis: Option<BasisKind>,
    /// The paper it rests on.
    #[serde(default)]
    pub document: Option<i64>,
    /// The meeting it rests on.
    #[serde(default)]
    pub meeting: Option<i64>,
    /// In words.
    #[serde(default)]
    pub basis_note: Option<String>,
}

/// 更正录入错误 of a dated fact.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FactCorrect {
    /// The fact.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Code or word; for a residence the door.
    #[serde(default)]
    pub value: Option<String>,
    /// For a residence.
    #[serde(default, deserialize_with = "patch")]
    pub building: Option<Option<i64>>,
    /// First day.
    #[serde(default, deserialize_with = "patch")]
    pub from: Option<Option<Partial>>,
    /// Last day.
    #[serde(default, deserialize_with = "patch")]
    pub to: Option<Option<Partial>>,
}

/// The table of a dated fact.
pub(crate) fn table_of(kind: FactKind) -> Option<Table> {
    match kind {
        FactKind::Politics => Some(Table::Politics),
        FactKind::Education => Some(Table::Education),
        FactKind::Employment => Some(Table::Employment),
        FactKind::Name | FactKind::Residence => None,
    }
}

pub(crate) fn fact_row(reading: &Reading<'_>, fact: PersonFact, current: Option<i64>) -> Result<FactRow, Fault> {
    let value = match table_of(fact.kind) {
        Some(table) => coded(table, fact.code.as_deref(), fact.text.as_deref())
            .unwrap_or(Coded { code: None, text: String::new() }),
        None => {
            let building = fact.building.map(|id| Building::get(reading, id)).transpose()?.flatten();
            let mut text = building.map(|building| building.name).unwrap_or_default();
            text.push_str(fact.text.as_deref().unwrap_or_default());
            Coded { code: None, text }
        }
    };
    Ok(FactRow {
        version: PersonFact::version(reading, fact.id)?,
        current: current == Some(fact.id),
        id: fact.id,
        kind: fact.kind,
        value,
        building: fact.building,
        from: fact.from_on,
        to: fact.to_on,
        basis: fact.basis,
        basis_note: fact.basis_note,
    })
}

/// A first fact of a kind: without a start, because nobody said since when.
pub(crate) fn first_fact(
    writing: &Writing<'_>,
    person: i64,
    kind: FactKind,
    typed: &str,
    building: Option<i64>,
) -> Result<(), Fault> {
    let mut fact = blank_fact(person, kind);
    fill_fact(&mut fact, typed, building)?;
    fact.add(writing).map(drop)
}

pub(crate) fn blank_fact(person: i64, kind: FactKind) -> PersonFact {
    PersonFact {
        id: 0,
        removed: false,
        person,
        kind,
        code: None,
        text: None,
        building: None,
        from_on: None,
        to_on: None,
        basis: None,
        document: None,
        meeting: None,
        basis_note: None,
    }
}

fn fill_fact(fact: &mut PersonFact, typed: &str, building: Option<i64>) -> Result<(), Fault> {
    (fact.code, fact.text) = match table_of(fact.kind) {
        Some(table) => {
            let typed = required("value", typed, 100)?;
            match codes::read(table, &typed) {
                Some(code) => (Some(code.to_owned()), None),
                None => (None, Some(typed)),
            }
        }
        None if building.is_some() => (None, optional("value", Some(typed.to_owned()), 400)?),
        None => (None, Some(required("value", typed, 400)?)),
    };
    fact.building = building;
    Ok(())
}

/// `person_fact_change`: the old value ends the day before, the new one begins.
pub(crate) fn change(office: &mut Office, request: FactChange) -> Result<Made, Fault> {
    let from = request.from.unwrap_or_else(|| office.today().into());
    let basis_note = optional("basis_note", request.basis_note, 400)?;
    office.write("person_fact_change", "", |writing| {
        let mut person = in_use(writing, request.person)?;
        let mut fact = blank_fact(person.id, request.kind);
        fill_fact(&mut fact, &request.value, request.building)?;
        fact.from_on = Some(from);
        fact.basis = request.basis;
        fact.document = request.document;
        fact.meeting = request.meeting;
        fact.basis_note = basis_note;
        let id = supersede(writing, &mut person, fact)?;
        writing.say(format!("登记{}的{}变更", person.name, request.kind.chinese()));
        Ok(Made { id })
    })
}

/// Adds a dated fact and ends the one before it the day before. A new name becomes the card's name and the old
/// one is kept as a former name.
pub(crate) fn supersede(writing: &Writing<'_>, person: &mut Person, mut fact: PersonFact) -> Result<i64, Fault> {
    let start = fact.from_on.map(Partial::first);
    let end = start.map(|day| Partial::from(crate::day_before(day)));
    if fact.kind == FactKind::Name {
        let new = read_name(fact.text.as_deref().unwrap_or_default())?;
        fact.text = Some(std::mem::replace(&mut person.name, new));
        fact.from_on = PersonFact::of(writing, person.id)?
            .iter()
            .filter(|former| former.kind == FactKind::Name)
            .filter_map(|former| former.to_on)
            .max()
            .and_then(|to| to.last().succ_opt())
            .map(Partial::from);
        fact.to_on = end;
        in_order(fact.from_on, fact.to_on)?;
        person.rewrite(writing)?;
        return fact.add(writing);
    }
    if let Some(start) = start
        && let Some(mut before) = PersonFact::on(writing, person.id, fact.kind, start)?
    {
        fact.to_on = before.to_on;
        before.to_on = end;
        in_order(before.from_on, before.to_on)?;
        before.rewrite(writing)?;
    }
    fact.add(writing)
}

/// `person_fact_correct`
pub(crate) fn correct_fact(office: &mut Office, request: FactCorrect) -> Result<Made, Fault> {
    office.write("person_fact_correct", "", |writing| {
        let mut fact = PersonFact::patched(writing, request.id, request.version)?;
        let person = in_use(writing, fact.person)?;
        let building = request.building.unwrap_or(fact.building);
        if let Some(value) = &request.value {
            fill_fact(&mut fact, value, building)?;
        }
        fact.building = building;
        set(&mut fact.from_on, request.from);
        set(&mut fact.to_on, request.to);
        in_order(fact.from_on, fact.to_on)?;
        fact.rewrite(writing)?;
        writing.say(format!("更正{}的{}", person.name, fact.kind.chinese()));
        Ok(Made { id: fact.id })
    })
}

/// `person_fact_remove`
pub(crate) fn remove_fact(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("person_fact_remove", "", |writing| {
        let mut fact = PersonFact::patched(writing, request.id, request.version)?;
        let person = in_use(writing, fact.person)?;
        fact.removed = true;
        fact.rewrite(writing)?;
        writing.say(format!("移走{}的一条{}", person.name, fact.kind.chinese()));
        Ok(Made { id: fact.id })
    })
}
