//! 证书: professional qualifications on a card.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::wording::cards as wording;
use domain::{Day, Fault, Partial};
use store::Reading;
use store::certificate::Certificate;

use crate::people::in_use;
use crate::wire::{Made, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

/// A certificate on a card.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct CertificateRow {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// 社会工作者职业资格证书 …
    pub name: String,
    /// 初级, 中级 …
    pub level: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// By whom.
    pub issued_by: Option<String>,
    /// When it was issued.
    pub issued: Option<Partial>,
    /// Until when it holds.
    pub valid_until: Option<Partial>,
    /// 备注
    pub note: Option<String>,
    /// Its last day has passed on the day asked for.
    pub expired: bool,
}

/// A new certificate. Only its name is required.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CertificateAdd {
    /// Whose.
    pub person: i64,
    /// What it is called.
    pub name: String,
    /// 初级, 中级 …
    #[serde(default)]
    pub level: Option<String>,
    /// Its number.
    #[serde(default)]
    pub number: Option<String>,
    /// By whom.
    #[serde(default)]
    pub issued_by: Option<String>,
    /// When it was issued.
    #[serde(default)]
    pub issued: Option<Partial>,
    /// Until when it holds.
    #[serde(default)]
    pub valid_until: Option<Partial>,
    /// 备注
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正 of a certificate.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CertificateCorrect {
    /// The certificate.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// 初级, 中级 …
    #[serde(default, deserialize_with = "patch")]
    pub level: Option<Option<String>>,
    /// Its number.
    #[serde(default, deserialize_with = "patch")]
    pub number: Option<Option<String>>,
    /// By whom.
    #[serde(default, deserialize_with = "patch")]
    pub issued_by: Option<Option<String>>,
    /// When it was issued.
    #[serde(default, deserialize_with = "patch")]
    pub issued: Option<Option<Partial>>,
    /// Until when it holds.
    #[serde(default, deserialize_with = "patch")]
    pub valid_until: Option<Option<Partial>>,
    /// 备注
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// The certificates of a card.
pub(crate) fn of(reading: &Reading<'_>, person: i64, on: Day) -> Result<Vec<CertificateRow>, Fault> {
    Certificate::of(reading, person)?
        .into_iter()
        .map(|row| {
            Ok(CertificateRow {
                version: Certificate::version(reading, row.id)?,
                expired: row.valid_until.is_some_and(|until| until.last() < on),
                id: row.id,
                name: row.name,
                level: row.level,
                number: row.number,
                issued_by: row.issued_by,
                issued: row.issued_on,
                valid_until: row.valid_until,
                note: row.note,
            })
        })
        .collect()
}

/// `certificate_add`
pub(crate) fn add(office: &mut Office, request: CertificateAdd) -> Result<Made, Fault> {
    let row = Certificate {
        id: 0,
        removed: false,
        person: request.person,
        name: required("name", &request.name, 200)?,
        level: optional("level", request.level, 100)?,
        number: optional("certificate_number", request.number, 100)?,
        issued_by: optional("issued_by", request.issued_by, 200)?,
        issued_on: request.issued,
        valid_until: request.valid_until,
        note: optional("note", request.note, 1000)?,
    };
    in_order(row.issued_on, row.valid_until)?;
    office.write("certificate_add", "", |writing| {
        let person = in_use(writing, row.person)?;
        let id = row.add(writing)?;
        writing.say(wording::certificate_added(&person.name));
        Ok(Made { id })
    })
}

/// `certificate_correct`
pub(crate) fn correct(office: &mut Office, request: CertificateCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 200)).transpose()?;
    let level = request.level.map(|text| optional("level", text, 100)).transpose()?;
    let number = request.number.map(|text| optional("certificate_number", text, 100)).transpose()?;
    let issued_by = request.issued_by.map(|text| optional("issued_by", text, 200)).transpose()?;
    let note = request.note.map(|text| optional("note", text, 1000)).transpose()?;
    office.write("certificate_correct", "", |writing| {
        let mut row = Certificate::patched(writing, request.id, request.version)?;
        let person = in_use(writing, row.person)?;
        set(&mut row.name, name);
        set(&mut row.level, level);
        set(&mut row.number, number);
        set(&mut row.issued_by, issued_by);
        set(&mut row.issued_on, request.issued);
        set(&mut row.valid_until, request.valid_until);
        set(&mut row.note, note);
        in_order(row.issued_on, row.valid_until)?;
        row.rewrite(writing)?;
        writing.say(wording::certificate_corrected(&person.name));
        Ok(Made { id: row.id })
    })
}

/// `certificate_remove`
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("certificate_remove", "", |writing| {
        let mut row = Certificate::patched(writing, request.id, request.version)?;
        let person = in_use(writing, row.person)?;
        row.removed = true;
        row.rewrite(writing)?;
        writing.say(wording::certificate_removed(&person.name));
        Ok(Made { id: row.id })
    })
}
