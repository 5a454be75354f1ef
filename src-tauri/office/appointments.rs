//! 任职: who holds a post from when to when, on what it rests, and how it ends.
//!
//! A correction rewrites what was typed wrong; a departure writes the last day in office, and a successor's start ends
//! the one before on the day before. Refused is only what cannot be true: the same person twice at once in one post.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::Table;
use domain::kinds::{BasisKind, BeginReason, EndReason, RepresentsKind};
use domain::{Day, Fault, Notion, Partial, Refusal};
use store::Reading;
use store::appointment::{Appointment, Office as Held};
use store::body::Body;
use store::building::Unit;
use store::meeting::Meeting;
use store::paper::Paper;
use store::person::Person;
use store::term::{Post, Term};

use crate::people::{coded, in_use};
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
    /// How it came about.
    pub begin_reason: Option<BeginReason>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// 专职 or 兼职.
    pub full_time: Option<bool>,
    /// 分管工作
    pub duties: Option<String>,
    /// On what it rests, in words.
    pub basis: Option<String>,
    /// On what its end rests, in words.
    pub end_basis: Option<String>,
    /// Whom it represents, in words.
    pub represents: Option<String>,
    /// Holds on the day asked for.
    pub current: bool,
    /// 交叉任职, 一肩挑, 连选连任, 新当选: computed, never typed.
    pub marks: Vec<String>,
    /// Other posts held on the day.
    pub also: Vec<String>,
    /// How long the person has served in the body, in words.
    pub service: Option<String>,
    /// Who followed in the seat, where that is certain.
    pub followed_by: Option<Follower>,
}

/// Who followed somebody in a seat.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Follower {
    /// Who.
    pub person: i64,
    /// 姓名
    pub name: String,
    /// First day.
    pub from: Option<Partial>,
}

impl AppointmentLine {
    /// Lines read at once; what follows from other appointments is added by `standing::tell`.
    pub(crate) fn many(reading: &Reading<'_>, held: Vec<Held>, on: Day) -> Result<Vec<Self>, Fault> {
        let ids: Vec<i64> = held.iter().map(|held| held.appointment.id).collect();
        let versions = reading.versions(Appointment::TABLE, &ids)?;
        let version = |id: i64| versions.get(&id).copied().unwrap_or(0);
        Ok(held
            .into_iter()
            .map(|held| (version(held.appointment.id), held))
            .map(|(at, held)| Self::of(held, at, on))
            .collect())
    }

    fn of(held: Held, version: i64, on: Day) -> Self {
        let basis = basis_words(&held);
        let end_basis = in_words([held.end_paper_name.clone(), held.appointment.end_note.clone()]);
        let appointment = held.appointment;
        Self {
            version,
            basis,
            end_basis,
            current: appointment.period().holds(on),
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
            begin_reason: appointment.begin_reason,
            end_reason: appointment.end_reason,
            full_time: appointment.full_time,
            duties: appointment.duties,
            represents: held.represents_name,
            marks: Vec::new(),
            also: Vec::new(),
            service: None,
            followed_by: None,
        }
    }
}

/// 补选，样街〔2024〕9号，第六届居民代表会议第5次
fn basis_words(held: &Held) -> Option<String> {
    let kind = held.appointment.basis.map(|kind| kind.chinese().to_owned());
    let begin = held.appointment.begin_reason.map(|reason| reason.chinese().to_owned());
    let held = held.clone();
    in_words([begin, kind, held.paper_name, held.meeting_name, held.appointment.basis_note])
}

fn in_words<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("，"))
}

/// Refuses the same person twice at once in the same post.
pub(crate) fn refuse_clash(reading: &Reading<'_>, appointment: &Appointment, today: Day) -> Result<(), Fault> {
    let Some(other) = appointment.clash(reading, today)? else { return Ok(()) };
    let person = Person::find(reading, appointment.person)?.name;
    let post = Post::get(reading, appointment.post)?.map(|post| post.name).unwrap_or_default();
    Err(Fault::Refused(Refusal::TwiceInPost { person, post, period: other.period() }))
}

/// What an appointment points to is there, and its term is one of the post's body.
fn check(reading: &Reading<'_>, appointment: &Appointment) -> Result<(), Fault> {
    let post = Post::find(reading, appointment.post)?;
    if let Some(term) = appointment.term
        && Term::find(reading, term)?.body != post.body
    {
        return Err(Fault::Gone(Notion::Term));
    }
    for paper in [appointment.document, appointment.end_document].into_iter().flatten() {
        Paper::find(reading, paper)?;
    }
    if let Some(meeting) = appointment.meeting {
        Meeting::find(reading, meeting)?;
    }
    if let Some(unit) = appointment.represents_unit {
        Unit::find(reading, unit)?;
    }
    if let Some(group) = appointment.represents_body {
        Body::find(reading, group)?;
    }
    Ok(())
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
    /// How it came about.
    #[serde(default)]
    pub begin_reason: Option<BeginReason>,
    /// Why it ended, where it has.
    #[serde(default)]
    pub end_reason: Option<EndReason>,
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
    /// How it came about.
    #[serde(default, deserialize_with = "patch")]
    pub begin_reason: Option<Option<BeginReason>>,
    /// Why it ended.
    #[serde(default, deserialize_with = "patch")]
    pub end_reason: Option<Option<EndReason>>,
    /// The paper its end rests on.
    #[serde(default, deserialize_with = "patch")]
    pub end_document: Option<Option<i64>>,
    /// The same in words.
    #[serde(default, deserialize_with = "patch")]
    pub end_note: Option<Option<String>>,
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
    /// Whom it represents.
    #[serde(default, deserialize_with = "patch")]
    pub represents: Option<Option<RepresentsKind>>,
    /// The group.
    #[serde(default, deserialize_with = "patch")]
    pub represents_body: Option<Option<i64>>,
    /// The unit.
    #[serde(default, deserialize_with = "patch")]
    pub represents_unit: Option<Option<i64>>,
    /// In words.
    #[serde(default, deserialize_with = "patch")]
    pub represents_text: Option<Option<String>>,
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
        let person = in_use(writing, request.person)?;
        let post = Post::find(writing, request.post)?;
        let body = Body::find(writing, post.body)?;
        let on = request.from.map_or(today, Partial::first);
        let term = match request.term {
            Some(term) => Some(Term::find(writing, term)?),
            None => Term::current(writing, body.id, on)?,
        };
        let from = request.from.or_else(|| term.as_ref().map(|term| term.start_on));
        in_order(from, request.to)?;
        let mut begin_reason = request.begin_reason;
        if let Some(replaced) = request.replaces {
            let mut before = Appointment::find(writing, replaced)?;
            let start = from.map_or(today, Partial::first);
            before.to_on = Some(crate::day_before(start).into());
            let own = before.person == person.id;
            before.end_reason.get_or_insert(if own { EndReason::PostChanged } else { EndReason::Other });
            if own {
                begin_reason = begin_reason.or(Some(BeginReason::PostChanged));
            }
            in_order(before.from_on, before.to_on)?;
            before.rewrite(writing)?;
        }
        let appointment = Appointment {
            term: term.map(|term| term.id),
            from_on: from,
            to_on: request.to,
            begin_reason,
            end_reason: request.end_reason,
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
            ..Appointment::of(person.id, post.id)
        };
        check(writing, &appointment)?;
        refuse_clash(writing, &appointment, today)?;
        let id = appointment.add(writing)?;
        writing.say(format!("登记{}任{}", person.name, domain::wording::post_phrase(&body.name, &post.name)));
        Ok(Made { id })
    })
}

/// `appointment_correct`
pub(crate) fn correct_appointment(office: &mut Office, request: AppointmentCorrect) -> Result<Made, Fault> {
    let duties = request.duties.map(|text| optional("duties", text, 400)).transpose()?;
    let basis_note = request.basis_note.map(|text| optional("basis_note", text, 400)).transpose()?;
    let end_note = request.end_note.map(|text| optional("end_note", text, 400)).transpose()?;
    let represents_text = request.represents_text.map(|text| optional("represents_text", text, 100)).transpose()?;
    let today = office.today();
    office.write("appointment_correct", "", |writing| {
        let mut appointment = Appointment::patched(writing, request.id, request.version)?;
        let person = Person::find(writing, appointment.person)?;
        set(&mut appointment.post, request.post);
        set(&mut appointment.term, request.term);
        set(&mut appointment.from_on, request.from);
        set(&mut appointment.to_on, request.to);
        set(&mut appointment.begin_reason, request.begin_reason);
        set(&mut appointment.end_reason, request.end_reason);
        set(&mut appointment.end_document, request.end_document);
        set(&mut appointment.end_note, end_note);
        set(&mut appointment.full_time, request.full_time);
        set(&mut appointment.duties, duties);
        set(&mut appointment.basis, request.basis);
        set(&mut appointment.document, request.document);
        set(&mut appointment.meeting, request.meeting);
        set(&mut appointment.basis_note, basis_note);
        set(&mut appointment.represents, request.represents);
        set(&mut appointment.represents_body, request.represents_body);
        set(&mut appointment.represents_unit, request.represents_unit);
        set(&mut appointment.represents_text, represents_text);
        in_order(appointment.from_on, appointment.to_on)?;
        check(writing, &appointment)?;
        refuse_clash(writing, &appointment, today)?;
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
        appointment.end_document = request.document;
        appointment.end_note = basis_note;
        in_order(appointment.from_on, appointment.to_on)?;
        check(writing, &appointment)?;
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
