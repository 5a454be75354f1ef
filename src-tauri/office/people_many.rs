//! One fact of many people at once: chosen in the list, recorded as one operation, taken back by one undo.
//!
//! The two acts stay two: with a day it is a change that happened on that day; without one, what was typed wrong or not
//! yet typed is put right.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes;
use domain::kinds::FactKind;
use domain::wording::lists as wording;
use domain::{Fault, Partial, Refusal};
use store::Writing;
use store::appointment::{Appointment, PostHeld};
use store::body::Body;
use store::building::Building;
use store::person::{Person, PersonFact};

use crate::Office;
use crate::people::in_use;
use crate::person_facts::{blank_fact, supersede, table_of};
use crate::{in_order, optional};

/// Most people changed at once.
const MOST: i64 = 5000;

/// What is done to many people.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonChangeMany {
    /// Whom.
    pub people: Vec<i64>,
    /// What becomes of each.
    pub change: ManyChange,
    /// The day it changed on; none to put right what was typed wrong or not yet typed.
    #[serde(default)]
    pub from: Option<Partial>,
    /// On what it rests, in words.
    #[serde(default)]
    pub basis_note: Option<String>,
}

/// What becomes of each.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum ManyChange {
    /// 政治面貌
    Politics {
        /// Code or word.
        value: String,
    },
    /// 文化程度
    Education {
        /// Code or word.
        value: String,
    },
    /// 个人身份
    Employment {
        /// Code or word.
        value: String,
    },
    /// The building they live in, and with it their group. A door that was kept without a building stays.
    Building {
        /// The building.
        building: i64,
    },
    /// 专职 or 兼职 of the posts they hold in a body today; a correction always.
    FullTime {
        /// The body.
        body: i64,
        /// 专职
        full_time: bool,
    },
}

/// How far it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ChangedMany {
    /// People for whom something is different now.
    pub changed: i64,
    /// People for whom it was so already, or who hold no post there.
    pub unchanged: i64,
}

/// `person_change_many`
pub(crate) fn change(office: &mut Office, request: PersonChangeMany) -> Result<ChangedMany, Fault> {
    let today = office.today();
    let basis_note = optional("basis_note", request.basis_note, 400)?;
    let mut people = request.people;
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        return Err(Fault::Refused(Refusal::Empty { field: "people" }));
    }
    if people.len() as i64 > MOST {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "people", least: 1, most: MOST }));
    }
    let from = request.from;
    office.write("person_change_many", "", |writing| {
        let mut changed = 0;
        let what = match &request.change {
            ManyChange::FullTime { body, full_time } => {
                Body::find(writing, *body)?;
                for held in PostHeld::of_people(writing, &people, today)?.iter().filter(|held| held.body == *body) {
                    in_use(writing, held.person)?;
                }
                changed = set_full_time(writing, &people, *body, *full_time, today)?;
                wording::FULL_TIME
            }
            other => {
                let wanted = wanted(writing, other)?;
                for id in &people {
                    let mut person = in_use(writing, *id)?;
                    changed += i64::from(set_fact(writing, &mut person, &wanted, from, basis_note.as_deref(), today)?);
                }
                wanted.kind.chinese()
            }
        };
        let dated = from.filter(|_| !matches!(request.change, ManyChange::FullTime { .. }));
        writing.say(wording::changed_many(usize::try_from(changed).unwrap_or(0), what, dated));
        Ok(ChangedMany { changed, unchanged: people.len() as i64 - changed })
    })
}

/// The value of a fact, read once for all.
struct Wanted {
    kind: FactKind,
    code: Option<String>,
    text: Option<String>,
    building: Option<i64>,
}

fn wanted(writing: &Writing<'_>, change: &ManyChange) -> Result<Wanted, Fault> {
    let (kind, typed) = match change {
        ManyChange::Politics { value } => (FactKind::Politics, value),
        ManyChange::Education { value } => (FactKind::Education, value),
        ManyChange::Employment { value } => (FactKind::Employment, value),
        ManyChange::Building { building } => {
            let building = Building::find(writing, *building)?;
            return Ok(Wanted { kind: FactKind::Residence, code: None, text: None, building: Some(building.id) });
        }
        ManyChange::FullTime { .. } => return Err(Fault::Bug("no fact".to_owned())),
    };
    let typed = crate::required("value", typed, 100)?;
    let code = table_of(kind).and_then(|table| codes::read(table, &typed));
    match code {
        Some(code) => Ok(Wanted { kind, code: Some(code.to_owned()), text: None, building: None }),
        None => Err(Fault::Refused(Refusal::NotACode { field: "value", value: typed })),
    }
}

/// Whether something is different now.
fn set_fact(
    writing: &Writing<'_>,
    person: &mut Person,
    wanted: &Wanted,
    from: Option<Partial>,
    basis_note: Option<&str>,
    today: domain::Day,
) -> Result<bool, Fault> {
    let on = from.map_or(today, Partial::first);
    let current = PersonFact::on(writing, person.id, wanted.kind, on)?;
    let same = current.as_ref().is_some_and(|fact| match wanted.building {
        Some(building) => fact.building == Some(building),
        None => fact.code == wanted.code,
    });
    if same {
        return Ok(false);
    }
    // A door says nothing about another building.
    let door = current.as_ref().filter(|fact| fact.building.is_none()).and_then(|fact| fact.text.clone());
    let text = if wanted.kind == FactKind::Residence { door } else { wanted.text.clone() };
    match (from, current) {
        (None, Some(mut fact)) => {
            (fact.code, fact.text, fact.building) = (wanted.code.clone(), text, wanted.building);
            fact.rewrite(writing)?;
        }
        (from, _) => {
            let mut fact = blank_fact(person.id, wanted.kind);
            (fact.code, fact.text, fact.building) = (wanted.code.clone(), text, wanted.building);
            fact.from_on = from;
            fact.basis_note = basis_note.map(str::to_owned);
            in_order(fact.from_on, fact.to_on)?;
            supersede(writing, person, fact)?;
        }
    }
    Ok(true)
}

/// For how many people it is different now.
fn set_full_time(
    writing: &Writing<'_>,
    people: &[i64],
    body: i64,
    full_time: bool,
    today: domain::Day,
) -> Result<i64, Fault> {
    let mut changed = 0;
    for person in people {
        let mut touched = false;
        for held in store::appointment::Office::of_person_on(writing, *person, today)? {
            if held.body == body && held.appointment.full_time != Some(full_time) {
                Appointment { full_time: Some(full_time), ..held.appointment }.rewrite(writing)?;
                touched = true;
            }
        }
        changed += i64::from(touched);
    }
    Ok(changed)
}
