//! 封存: hidden from lists, search and exports while a retention period runs; everything is kept and it can be undone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::wording::cards as wording;
use domain::{Day, Fault, Partial, Refusal};
use store::Reading;
use store::appointment::Office as Held;
use store::person::Person;

use crate::people::in_use;
use crate::wire::{Made, OneAt};
use crate::{Office, in_order, required};

/// Seals a card.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonSeal {
    /// The person.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// The last day it is kept sealed; then its personal data may be deleted.
    #[serde(default)]
    pub until: Option<Partial>,
    /// Why.
    pub reason: String,
}

/// How a card is sealed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Sealing {
    /// Since when.
    pub on: Partial,
    /// Until when.
    pub until: Option<Partial>,
    /// Why.
    pub reason: Option<String>,
    /// The period is over: personal data may be deleted.
    pub over: bool,
}

/// A sealed card in the recycle bin's own section.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct SealedLine {
    /// The person.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// 姓名
    pub name: String,
    /// How it is sealed.
    pub sealing: Sealing,
}

/// How a card is sealed; none where it is not, or where its data are deleted already.
pub(crate) fn sealing(person: &Person, today: Day) -> Option<Sealing> {
    let on = person.sealed_on.filter(|_| person.erased_on.is_none())?;
    Some(Sealing { on, until: person.sealed_until, reason: person.sealed_reason.clone(), over: over(person, today) })
}

/// Whether the retention period of a sealed card is over.
pub(crate) fn over(person: &Person, today: Day) -> bool {
    person.sealed_on.is_some() && person.sealed_until.is_some_and(|until| until.last() < today)
}

/// The sealed cards, those whose period is over first.
pub(crate) fn sealed(reading: &Reading<'_>, today: Day) -> Result<Vec<SealedLine>, Fault> {
    let mut lines = Vec::new();
    for person in Person::sealed(reading)? {
        let Some(sealing) = sealing(&person, today) else { continue };
        let version = Person::version(reading, person.id)?;
        lines.push(SealedLine { id: person.id, version, name: person.name, sealing });
    }
    Ok(lines)
}

/// `person_seal`. Refused while an appointment lasts: a roster in force needs its people.
pub(crate) fn seal(office: &mut Office, request: PersonSeal) -> Result<Made, Fault> {
    let today = office.today();
    let reason = required("reason", &request.reason, 400)?;
    in_order(Some(today.into()), request.until)?;
    office.write_because("person_seal", "", Some(reason.clone()), |writing| {
        in_use(writing, request.id)?;
        let mut person = Person::patched(writing, request.id, request.version)?;
        refuse_in_office(writing, person.id, today)?;
        person.sealed_on = Some(today.into());
        person.sealed_until = request.until;
        person.sealed_reason = Some(reason);
        person.rewrite(writing)?;
        writing.say(wording::sealed(&person.name));
        Ok(Made { id: person.id })
    })
}

/// `person_unseal`
pub(crate) fn unseal(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("person_unseal", "", |writing| {
        let mut person = Person::patched(writing, request.id, request.version)?;
        if person.erased_on.is_some() {
            return Err(Fault::Refused(Refusal::PersonErased));
        }
        person.sealed_on = None;
        person.sealed_until = None;
        person.sealed_reason = None;
        person.rewrite(writing)?;
        writing.say(wording::unsealed(&person.name));
        Ok(Made { id: person.id })
    })
}

/// Refuses while somebody holds a post.
pub(crate) fn refuse_in_office(reading: &Reading<'_>, person: i64, today: Day) -> Result<(), Fault> {
    match Held::of_person_on(reading, person, today)?.first() {
        Some(held) => {
            let post = domain::wording::post_phrase(&held.body_name, &held.post_name);
            Err(Fault::Refused(Refusal::StillInOffice { post }))
        }
        None => Ok(()),
    }
}
