//! 任职: who holds a post from when to when, on what it rests, and how it ends.
//!
//! A correction rewrites what was typed wrong; a departure writes the last day in office, and a successor's start ends
//! the one before on the day before.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::Table;
use domain::kinds::{BasisKind, EndReason, RepresentsKind};
use domain::{Day, Fault, Notion, Partial};
use store::Reading;
use store::appointment::{Appointment, Office as Held};
use store::body::Body;
use store::building::Unit;
use store::meeting::Meeting;
use store::paper::Paper;
use store::person::Person;
use store::term::{Post, Term};

use crate::people::coded;
use crate::wire::{Coded, Made, OneAt, patch, set};
use crate::{Office, in_order, optional};

/// An appointment as lists show it.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AppointmentLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Who.
    pub person: i64,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Option<Coded>,
    /// Full years on the day, where known.
    pub age: Option<u32>,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// The post.
    pub post: i64,
    /// Its name.
    pub post_name: String,
    /// The term.
    pub term: Option<i64>,
    /// 第N届
    pub ordinal: Option<i64>,
    /// First day.
    pub from: Option<Partial>,
    /// Last day.
    pub to: Option<Partial>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// 专职 or 兼职.
    pub full_time: Option<bool>,
    /// 分管工作
    pub duties: Option<String>,
    /// On what it rests, in words.
    pub basis: Option<String>,
    /// Whom it represents, in words.
    pub represents: Option<String>,
    /// Holds on the day asked for.
    pub current: bool,
}

impl AppointmentLine {
    pub(crate) fn new(reading: &Reading<'_>, held: Held, on: Day) -> Result<Self, Fault> {
        let appointment = held.appointment;
        let period = domain::Period { from: appointment.from_on, to: appointment.to_on };
        Ok(Self {
            version: Appointment::version(reading, appointment.id)?,
            basis: basis_words(reading, &appointment)?,
            id: appointment.id,
            person: appointment.person,
            name: held.person_name,
            sex: coded(Table::Sex, held.sex.as_deref(), None),
            age: held.birth.and_then(|birth| birth.age(on)),
            body: held.body,
            body_name: held.body_name,
            post: appointment.post,
            post_name: held.post_name,
            term: appointment.term,
            ordinal: held.ordinal,
            from: appointment.from_on,
            to: appointment.to_on,
            end_reason: appointment.end_reason,
            full_time: appointment.full_time,
            duties: appointment.duties,
            represents: held.represents_name,
            current: period.holds(on),
        })
    }
}

fn basis_words(reading: &Reading<'_>, appointment: &Appointment) -> Result<Option<String>, Fault> {
    let mut parts = Vec::new();
    if let Some(kind) = appointment.basis {
        parts.push(kind.chinese().to_owned());
    }
    if let Some(paper) = appointment.document.map(|id| Paper::get(reading, id)).transpose()?.flatten() {
        parts.push(paper.number.unwrap_or(paper.title));
    }
    if let Some(meeting) = appointment.meeting.map(|id| Meeting::get(reading, id)).transpose()?.flatten() {
        parts.push(meeting.name);
    }
    parts.extend(appointment.basis_note.clone());
    Ok((!parts.is_empty()).then(|| parts.join("，")))
}

/// A new appointment.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AppointmentAdd {
    /// Who.
    pub person: i64,
    /// In which post.
    pub post: i64,
    /// In which term; the one of the first day where missing.
    #[serde(default)]
    pub term: Option<i64>,
    /// First day; the start of the term where missing.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Last day.
    #[serde(default)]
    pub to: Option<Partial>,
    /// 专职 or 兼职.
    #[serde(default)]
    pub full_time: Option<bool>,
    /// 分管工作
    #[serde(default)]
    pub duties: Option<String>,
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
    /// Whom it represents.
    #[serde(default)]
    pub represents: Option<RepresentsKind>,
    /// The group.
    #[serde(default)]
    pub represents_body: Option<i64>,
    /// The unit.
    #[serde(default)]
    pub represents_unit: Option<i64>,
    /// In words.
    #[serde(default)]
    pub represents_text: Option<String>,
    /// An appointment this one replaces: it ends the day before.
    #[serde(default)]
    pub replaces: Option<i64>,
}

/// 更正 of an appointment.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AppointmentCorrect {
    /// The appointment.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// In which post.
    #[serde(default)]
    pub post: Option<i64>,
    /// In which term.
    #[serde(default, deserialize_with = "patch")]
    pub term: Option<Option<i64>>,
    /// First day.
    #[serde(default, deserialize_with = "patch")]
    pub from: Option<Option<Partial>>,
    /// Last day.
    #[serde(default, deserialize_with = "patch")]
    pub to: Option<Option<Partial>>,
    /// Why it ended.
    #[serde(default, deserialize_with = "patch")]
    pub end_reason: Option<Option<EndReason>>,
    /// 专职 or 兼职.
    #[serde(default, deserialize_with = "patch")]
    pub full_time: Option<Option<bool>>,
    /// 分管工作
    #[serde(default, deserialize_with = "patch")]
    pub duties: Option<Option<String>>,
    /// On what it rests.
    #[serde(default, deserialize_with = "patch")]
    pub basis: Option<Option<BasisKind>>,
    /// The paper it rests on.
    #[serde(default, deserialize_with = "patch")]
    pub document: Option<Option<i64>>,
    /// The meeting it rests on.
    #[serde(default, deserialize_with = "patch")]
    pub meeting: Option<Option<i64>>,
    /// In words.
    #[serde(default, deserialize_with = "patch")]
    pub basis_note: Option<Option<String>>,
}

/// 登记离任
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AppointmentEnd {
    /// The appointment.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// The last day in office.
    pub on: Partial,
    /// Why.
    pub reason: EndReason,
    /// On what it rests.
    #[serde(default)]
    pub document: Option<i64>,
    /// In words.
    #[serde(default)]
    pub basis_note: Option<String>,
}

/// `appointment_add`
pub(crate) fn appoint(office: &mut Office, request: AppointmentAdd) -> Result<Made, Fault> {
    let today = office.today();
    let duties = optional("duties", request.duties, 400)?;
    let basis_note = optional("basis_note", request.basis_note, 400)?;
    let represents_text = optional("represents_text", request.represents_text, 100)?;
    office.write("appointment_add", "", |writing| {
        let person = Person::find(writing, request.person)?;
        let post = Post::find(writing, request.post)?;
        let body = Body::find(writing, post.body)?;
        if let Some(unit) = request.represents_unit {
            Unit::find(writing, unit)?;
        }
        let on = request.from.map_or(today, Partial::first);
        let term = match request.term {
            Some(term) => Some(Term::find(writing, term)?),
            None => Term::current(writing, body.id, on)?,
        };
        let from = request.from.or_else(|| term.as_ref().map(|term| term.start_on));
        in_order(from, request.to)?;
        if let Some(replaced) = request.replaces {
            let mut before = Appointment::find(writing, replaced)?;
            let start = from.map_or(today, Partial::first);
            before.to_on = Some(crate::day_before(start).into());
            before.end_reason.get_or_insert(EndReason::Other);
            in_order(before.from_on, before.to_on)?;
            before.rewrite(writing)?;
        }
        let appointment = Appointment {
            id: 0,
            removed: false,
            person: person.id,
            post: post.id,
            term: term.map(|term| term.id),
            from_on: from,
            to_on: request.to,
            end_reason: None,
            full_time: request.full_time,
            duties,
            basis: request.basis,
            document: request.document,
            meeting: request.meeting,
            basis_note,
            represents: request.represents,
            represents_body: request.represents_body,
            represents_unit: request.represents_unit,
            represents_text,
        };
        let id = appointment.add(writing)?;
        writing.say(format!("登记{}任{}", person.name, domain::wording::post_phrase(&body.name, &post.name)));
        Ok(Made { id })
    })
}

/// `appointment_correct`
pub(crate) fn correct_appointment(office: &mut Office, request: AppointmentCorrect) -> Result<Made, Fault> {
    let duties = request.duties.map(|text| optional("duties", text, 400)).transpose()?;
    let basis_note = request.basis_note.map(|text| optional("basis_note", text, 400)).transpose()?;
    office.write("appointment_correct", "", |writing| {
        let mut appointment = Appointment::patched(writing, request.id, request.version)?;
        let person = Person::find(writing, appointment.person)?;
        set(&mut appointment.post, request.post);
        set(&mut appointment.term, request.term);
        set(&mut appointment.from_on, request.from);
        set(&mut appointment.to_on, request.to);
        set(&mut appointment.end_reason, request.end_reason);
        set(&mut appointment.full_time, request.full_time);
        set(&mut appointment.duties, duties);
        set(&mut appointment.basis, request.basis);
        set(&mut appointment.document, request.document);
        set(&mut appointment.meeting, request.meeting);
        set(&mut appointment.basis_note, basis_note);
        in_order(appointment.from_on, appointment.to_on)?;
        appointment.rewrite(writing)?;
        writing.say(format!("更正{}的任职", person.name));
        Ok(Made { id: appointment.id })
    })
}

/// `appointment_end`
pub(crate) fn end_appointment(office: &mut Office, request: AppointmentEnd) -> Result<Made, Fault> {
    let basis_note = optional("basis_note", request.basis_note, 400)?;
    office.write("appointment_end", "", |writing| {
        let mut appointment = Appointment::patched(writing, request.id, request.version)?;
        let person = Person::find(writing, appointment.person)?;
        let post = Post::get(writing, appointment.post)?.ok_or(Fault::Gone(Notion::Post))?;
        appointment.to_on = Some(request.on);
        appointment.end_reason = Some(request.reason);
        if request.document.is_some() {
            appointment.document = request.document;
        }
        if basis_note.is_some() {
            appointment.basis_note = basis_note;
        }
        in_order(appointment.from_on, appointment.to_on)?;
        appointment.rewrite(writing)?;
        writing.say(format!("登记{}离任{}", person.name, post.name));
        Ok(Made { id: appointment.id })
    })
}

/// `appointment_remove`: typed by mistake.
pub(crate) fn remove_appointment(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("appointment_remove", "", |writing| {
        let mut appointment = Appointment::patched(writing, request.id, request.version)?;
        let person = Person::find(writing, appointment.person)?;
        appointment.removed = true;
        appointment.rewrite(writing)?;
        writing.say(format!("移走{}的一条任职", person.name));
        Ok(Made { id: appointment.id })
    })
}
