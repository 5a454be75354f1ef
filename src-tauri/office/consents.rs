//! 同意: what somebody agreed to beyond the committee's statutory duties, and took back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::wording::cards as wording;
use domain::{Fault, Partial};
use store::Reading;
use store::consent::Consent;

use crate::people::in_use;
use crate::wire::{Made, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

/// A consent on a card.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ConsentRow {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// To what.
    pub purpose: String,
    /// When it was given.
    pub given: Option<Partial>,
    /// When it was withdrawn.
    pub withdrawn: Option<Partial>,
    /// 备注
    pub note: Option<String>,
}

/// A new consent.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ConsentAdd {
    /// Whose.
    pub person: i64,
    /// To what.
    pub purpose: String,
    /// When it was given.
    #[serde(default)]
    pub given: Option<Partial>,
    /// 备注
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正 or 撤回 of a consent.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ConsentCorrect {
    /// The consent.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// To what.
    #[serde(default)]
    pub purpose: Option<String>,
    /// When it was given.
    #[serde(default, deserialize_with = "patch")]
    pub given: Option<Option<Partial>>,
    /// When it was withdrawn.
    #[serde(default, deserialize_with = "patch")]
    pub withdrawn: Option<Option<Partial>>,
    /// 备注
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// The consents of a card.
pub(crate) fn of(reading: &Reading<'_>, person: i64) -> Result<Vec<ConsentRow>, Fault> {
    Consent::of(reading, person)?
        .into_iter()
        .map(|row| {
            Ok(ConsentRow {
                version: Consent::version(reading, row.id)?,
                id: row.id,
                purpose: row.purpose,
                given: row.given_on,
                withdrawn: row.withdrawn_on,
                note: row.note,
            })
        })
        .collect()
}

/// `consent_add`
pub(crate) fn add(office: &mut Office, request: ConsentAdd) -> Result<Made, Fault> {
    let row = Consent {
        id: 0,
        removed: false,
        person: request.person,
        purpose: required("purpose", &request.purpose, 400)?,
        given_on: request.given.or(Some(office.today().into())),
        withdrawn_on: None,
        note: optional("note", request.note, 1000)?,
    };
    office.write("consent_add", "", |writing| {
        let person = in_use(writing, row.person)?;
        let id = row.add(writing)?;
        writing.say(wording::consent_added(&person.name));
        Ok(Made { id })
    })
}

/// `consent_correct`
pub(crate) fn correct(office: &mut Office, request: ConsentCorrect) -> Result<Made, Fault> {
    let purpose = request.purpose.as_deref().map(|text| required("purpose", text, 400)).transpose()?;
    let note = request.note.map(|text| optional("note", text, 1000)).transpose()?;
    office.write("consent_correct", "", |writing| {
        let mut row = Consent::patched(writing, request.id, request.version)?;
        let person = in_use(writing, row.person)?;
        set(&mut row.purpose, purpose);
        set(&mut row.given_on, request.given);
        set(&mut row.withdrawn_on, request.withdrawn);
        set(&mut row.note, note);
        in_order(row.given_on, row.withdrawn_on)?;
        row.rewrite(writing)?;
        writing.say(wording::consent_corrected(&person.name));
        Ok(Made { id: row.id })
    })
}

/// `consent_remove`
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("consent_remove", "", |writing| {
        let mut row = Consent::patched(writing, request.id, request.version)?;
        let person = in_use(writing, row.person)?;
        row.removed = true;
        row.rewrite(writing)?;
        writing.say(wording::consent_removed(&person.name));
        Ok(Made { id: row.id })
    })
}
