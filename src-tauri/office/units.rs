//! 驻区单位 and the other organisations of the community: who they are, whom they send, and what was agreed with them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::credit_code;
use domain::kinds::UnitKind;
use domain::{Day, Fault, Partial, Refusal};
use store::Reading;
use store::appointment::Office as Held;
use store::building::{Agreement, Unit};
use store::paper::Paper;

use crate::wire::{Made, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

/// A unit stationed here.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct UnitLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// What it is to the community.
    pub kind: UnitKind,
    /// As a person reads it.
    pub kind_name: String,
    /// 统一社会信用代码
    pub credit_code: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// Whom to call.
    pub contact: Option<String>,
    /// Masked.
    pub phone: Option<String>,
    /// First day here.
    pub from: Option<Partial>,
    /// Last day here.
    pub to: Option<Partial>,
    /// Free text.
    pub note: Option<String>,
    /// Agreements in force that day.
    pub agreements: usize,
    /// Who represents it in a body that day.
    pub delegates: Vec<String>,
}

/// A new unit.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct UnitAdd {
    /// Its name.
    pub name: String,
    /// What it is to the community; 驻区单位 where missing.
    #[serde(default)]
    pub kind: Option<UnitKind>,
    /// 统一社会信用代码
    #[serde(default)]
    pub credit_code: Option<String>,
    /// Where it is.
    #[serde(default)]
    pub address: Option<String>,
    /// Whom to call.
    #[serde(default)]
    pub contact: Option<String>,
    /// 电话
    #[serde(default)]
    pub phone: Option<String>,
    /// First day here.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正 of a unit.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct UnitCorrect {
    /// The unit.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// What it is to the community.
    #[serde(default)]
    pub kind: Option<UnitKind>,
    /// 统一社会信用代码
    #[serde(default, deserialize_with = "patch")]
    pub credit_code: Option<Option<String>>,
    /// Where it is.
    #[serde(default, deserialize_with = "patch")]
    pub address: Option<Option<String>>,
    /// Whom to call.
    #[serde(default, deserialize_with = "patch")]
    pub contact: Option<Option<String>>,
    /// 电话
    #[serde(default, deserialize_with = "patch")]
    pub phone: Option<Option<String>>,
    /// First day here.
    #[serde(default, deserialize_with = "patch")]
    pub from: Option<Option<Partial>>,
    /// Last day here.
    #[serde(default, deserialize_with = "patch")]
    pub to: Option<Option<Partial>>,
    /// Free text.
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// Which unit, on which day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct UnitGetRequest {
    /// The unit.
    pub id: i64,
    /// The day; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A unit with everything kept of it.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct UnitCard {
    /// Agreements, newest first.
    pub agreements: Vec<AgreementLine>,
    /// Everybody it ever sent, those in office first.
    pub sent: Vec<SentLine>,
}

/// 共建协议
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AgreementLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// What it is called.
    pub title: String,
    /// First day.
    pub from: Option<Partial>,
    /// Last day.
    pub to: Option<Partial>,
    /// In force that day.
    pub in_force: bool,
    /// The paper of the document register.
    pub document: Option<i64>,
    /// Its number and title.
    pub document_name: Option<String>,
    /// Free text.
    pub note: Option<String>,
}

/// Somebody a unit sent into a body.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct SentLine {
    /// The person.
    pub person: i64,
    /// 姓名
    pub person_name: String,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// 职务
    pub post: String,
    /// First day.
    pub from: Option<Partial>,
    /// Last day.
    pub to: Option<Partial>,
    /// In office that day.
    pub current: bool,
}

/// A new agreement.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AgreementAdd {
    /// With which unit.
    pub unit: i64,
    /// What it is called.
    pub title: String,
    /// First day.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Last day, where one was agreed.
    #[serde(default)]
    pub to: Option<Partial>,
    /// The paper of the document register.
    #[serde(default)]
    pub document: Option<i64>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正 of an agreement.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AgreementCorrect {
    /// The agreement.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// What it is called.
    #[serde(default)]
    pub title: Option<String>,
    /// First day.
    #[serde(default, deserialize_with = "patch")]
    pub from: Option<Option<Partial>>,
    /// Last day.
    #[serde(default, deserialize_with = "patch")]
    pub to: Option<Option<Partial>>,
    /// The paper of the document register.
    #[serde(default, deserialize_with = "patch")]
    pub document: Option<Option<i64>>,
    /// Free text.
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// The end of something, on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndAt {
    /// Its id.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// The last day.
    pub on: Day,
}

/// A code that passed both checks of GB 32100; an empty one is none.
fn code(typed: Option<String>) -> Result<Option<String>, Fault> {
    optional("credit_code", typed, 40)?
        .map(|typed| credit_code::read(&typed).map_err(|trouble| Fault::Refused(Refusal::CreditCode(trouble))))
        .transpose()
}

/// Whether something with these days lasts on one.
fn lasts(from: Option<Partial>, to: Option<Partial>, on: Day) -> bool {
    from.is_none_or(|from| from.first() <= on) && to.is_none_or(|to| on <= to.last())
}

/// Units here on a day, given who holds which post that day.
pub(crate) fn lines(reading: &Reading<'_>, on: Day, held: &[Held]) -> Result<Vec<UnitLine>, Fault> {
    let agreements = Agreement::all(reading)?;
    Unit::on(reading, on)?
        .into_iter()
        .map(|unit| {
            let own = agreements.iter().filter(|one| one.unit == unit.id && lasts(one.from_on, one.to_on, on));
            let sent = held.iter().filter(|held| held.appointment.represents_unit == Some(unit.id));
            Ok(UnitLine {
                version: Unit::version(reading, unit.id)?,
                agreements: own.count(),
                delegates: sent.map(|held| held.person_name.clone()).collect(),
                id: unit.id,
                name: unit.name,
                kind: unit.kind,
                kind_name: unit.kind.chinese().to_owned(),
                credit_code: unit.credit_code,
                address: unit.address,
                contact: unit.contact,
                phone: unit.phone.as_deref().map(domain::identity::mask_phone),
                from: unit.from_on,
                to: unit.to_on,
                note: unit.note,
            })
        })
        .collect()
}

/// `unit_get`
pub(crate) fn get(office: &mut Office, request: UnitGetRequest) -> Result<UnitCard, Fault> {
    let on = office.day(request.as_of);
    office.read(|reading| {
        let unit = Unit::find(reading, request.id)?;
        let mut agreements = Vec::new();
        for one in Agreement::of(reading, unit.id)? {
            let paper = one.document.map(|paper| Paper::get(reading, paper)).transpose()?.flatten();
            agreements.push(AgreementLine {
                version: Agreement::version(reading, one.id)?,
                in_force: lasts(one.from_on, one.to_on, on),
                document_name: paper.map(|paper| match paper.number {
                    Some(number) => format!("{number}《{}》", paper.title),
                    None => format!("《{}》", paper.title),
                }),
                id: one.id,
                title: one.title,
                from: one.from_on,
                to: one.to_on,
                document: one.document,
                note: one.note,
            });
        }
        let mut sent: Vec<SentLine> = Held::of_unit(reading, unit.id, on)?
            .into_iter()
            .map(|held| SentLine {
                current: lasts(held.appointment.from_on, held.appointment.to_on, on),
                person: held.appointment.person,
                person_name: held.person_name,
                body: held.body,
                body_name: held.body_name,
                post: held.post_name,
                from: held.appointment.from_on,
                to: held.appointment.to_on,
            })
            .collect();
        sent.sort_by_key(|line| !line.current);
        Ok(UnitCard { agreements, sent })
    })
}

/// `unit_add`
pub(crate) fn add_unit(office: &mut Office, request: UnitAdd) -> Result<Made, Fault> {
    let name = required("name", &request.name, 100)?;
    let contact = optional("contact", request.contact, 100)?;
    let phone = optional("phone", request.phone, 40)?;
    let note = optional("note", request.note, 4000)?;
    let address = optional("address", request.address, 400)?;
    let credit_code = code(request.credit_code)?;
    let kind = request.kind.unwrap_or(UnitKind::Stationed);
    office.write("unit_add", format!("登记{}{name}", kind.chinese()), |writing| {
        let from_on = request.from;
        let unit = Unit { contact, phone, from_on, note, address, credit_code, ..Unit::named(name, kind) };
        Ok(Made { id: unit.add(writing)? })
    })
}

/// `unit_correct`
pub(crate) fn correct_unit(office: &mut Office, request: UnitCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 100)).transpose()?;
    let contact = request.contact.map(|text| optional("contact", text, 100)).transpose()?;
    let phone = request.phone.map(|text| optional("phone", text, 40)).transpose()?;
    let note = request.note.map(|text| optional("note", text, 4000)).transpose()?;
    let address = request.address.map(|text| optional("address", text, 400)).transpose()?;
    let credit_code = request.credit_code.map(code).transpose()?;
    office.write("unit_correct", "", |writing| {
        let mut unit = Unit::patched(writing, request.id, request.version)?;
        set(&mut unit.name, name);
        set(&mut unit.kind, request.kind);
        set(&mut unit.credit_code, credit_code);
        set(&mut unit.address, address);
        set(&mut unit.contact, contact);
        set(&mut unit.phone, phone);
        set(&mut unit.from_on, request.from);
        set(&mut unit.to_on, request.to);
        set(&mut unit.note, note);
        in_order(unit.from_on, unit.to_on)?;
        unit.rewrite(writing)?;
        writing.say(format!("更正{}{}", unit.kind.chinese(), unit.name));
        Ok(Made { id: unit.id })
    })
}

/// `unit_remove`
pub(crate) fn remove_unit(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("unit_remove", "", |writing| {
        let mut unit = Unit::patched(writing, request.id, request.version)?;
        unit.removed = true;
        unit.rewrite(writing)?;
        writing.say(format!("把{}{}移到回收站", unit.kind.chinese(), unit.name));
        Ok(Made { id: unit.id })
    })
}

/// `unit_end`: it left, or was dissolved.
pub(crate) fn end_unit(office: &mut Office, request: EndAt) -> Result<Made, Fault> {
    office.write("unit_end", "", |writing| {
        let mut unit = Unit::patched(writing, request.id, request.version)?;
        unit.to_on = Some(request.on.into());
        in_order(unit.from_on, unit.to_on)?;
        unit.rewrite(writing)?;
        writing.say(format!("登记{}{}离开", unit.kind.chinese(), unit.name));
        Ok(Made { id: unit.id })
    })
}

/// `agreement_add`
pub(crate) fn add_agreement(office: &mut Office, request: AgreementAdd) -> Result<Made, Fault> {
    let title = required("title", &request.title, 200)?;
    let note = optional("note", request.note, 4000)?;
    in_order(request.from, request.to)?;
    office.write("agreement_add", "", |writing| {
        let unit = Unit::find(writing, request.unit)?;
        request.document.map(|paper| Paper::find(writing, paper)).transpose()?;
        writing.say(format!("登记与{}的共建协议", unit.name));
        let id = Agreement {
            id: 0,
            removed: false,
            unit: unit.id,
            title,
            from_on: request.from,
            to_on: request.to,
            document: request.document,
            note,
        }
        .add(writing)?;
        Ok(Made { id })
    })
}

/// `agreement_correct`
pub(crate) fn correct_agreement(office: &mut Office, request: AgreementCorrect) -> Result<Made, Fault> {
    let title = request.title.as_deref().map(|title| required("title", title, 200)).transpose()?;
    let note = request.note.map(|note| optional("note", note, 4000)).transpose()?;
    office.write("agreement_correct", "", |writing| {
        let mut one = Agreement::patched(writing, request.id, request.version)?;
        set(&mut one.title, title);
        set(&mut one.from_on, request.from);
        set(&mut one.to_on, request.to);
        set(&mut one.document, request.document);
        set(&mut one.note, note);
        one.document.map(|paper| Paper::find(writing, paper)).transpose()?;
        in_order(one.from_on, one.to_on)?;
        one.rewrite(writing)?;
        writing.say(format!("更正共建协议“{}”", one.title));
        Ok(Made { id: one.id })
    })
}

/// `agreement_end`
pub(crate) fn end_agreement(office: &mut Office, request: EndAt) -> Result<Made, Fault> {
    office.write("agreement_end", "", |writing| {
        let mut one = Agreement::patched(writing, request.id, request.version)?;
        one.to_on = Some(request.on.into());
        in_order(one.from_on, one.to_on)?;
        one.rewrite(writing)?;
        writing.say(format!("登记共建协议“{}”结束", one.title));
        Ok(Made { id: one.id })
    })
}

/// `agreement_remove`
pub(crate) fn remove_agreement(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("agreement_remove", "", |writing| {
        let mut one = Agreement::patched(writing, request.id, request.version)?;
        one.removed = true;
        one.rewrite(writing)?;
        writing.say(format!("移走录错的共建协议“{}”", one.title));
        Ok(Made { id: one.id })
    })
}
