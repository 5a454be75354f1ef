//! 组织: bodies, their terms, posts, seats and appointments, and rosters as of a day.
//!
//! Vacancies are computed from seats and holders, never typed. A legal end is computed from the term length in
//! force on the first day and stays editable with a reason; old terms are never recomputed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::Table;
use domain::kinds::{BasisKind, BodyKind, EndReason, Layer, RepresentsKind};
use domain::{Day, Fault, Notion, Partial, Refusal};
use store::appointment::{Appointment, Office as Held};
use store::body::{Body, BodyFormer};
use store::building::Unit;
use store::meeting::Meeting;
use store::paper::Paper;
use store::person::Person;
use store::term::{Post, Seat, Term};
use store::{Reading, Writing};

use crate::people::coded;
use crate::wire::{Coded, Made, One, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

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

/// A day.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct OnDay {
    /// The day it is asked for; today where missing.
    pub as_of: Option<Day>,
}

/// All bodies on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BodyList {
    /// In the order papers list them; a tree by `parent`.
    pub bodies: Vec<BodyLine>,
    /// Days on which a body, a term or an appointment began or ended, oldest first: the ticks of the ruler.
    pub changes: Vec<DayChange>,
}

/// A day on which something began or ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
pub struct DayChange {
    /// The day.
    pub day: Day,
    /// What, in words.
    pub what: String,
}

/// A body in the chart.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BodyLine {
    /// The body.
    pub id: i64,
    /// What it is.
    pub kind: BodyKind,
    /// As a person reads it.
    pub kind_name: String,
    /// Where it stands in the chart.
    pub layer: Layer,
    /// What it is called.
    pub name: String,
    /// Under which body.
    pub parent: Option<i64>,
    /// Who stands first, on the day.
    pub head: Option<String>,
    /// Holders on the day.
    pub people: i64,
    /// Seats of the term, where they are kept.
    pub seats: Option<i64>,
    /// 第N届 on the day.
    pub ordinal: Option<i64>,
}

/// Which body, on which day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BodyGetRequest {
    /// The body.
    pub id: i64,
    /// The day it is asked for; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A body with its roster on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BodyCard {
    /// The body.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// What it is.
    pub kind: BodyKind,
    /// As a person reads it.
    pub kind_name: String,
    /// What it was called that day.
    pub name: String,
    /// Under which body.
    pub parent: Option<i64>,
    /// First day.
    pub founded: Option<Partial>,
    /// Last day.
    pub closed: Option<Partial>,
    /// Free text.
    pub note: Option<String>,
    /// Names it had, newest first.
    pub former_names: Vec<FormerName>,
    /// The term on the day.
    pub term: Option<TermLine>,
    /// All terms, oldest first.
    pub terms: Vec<TermLine>,
    /// Its posts, first in rank first.
    pub posts: Vec<PostLine>,
    /// Who holds them on the day.
    pub roster: Vec<AppointmentLine>,
    /// Empty seats on the day.
    pub vacancies: Vec<Vacancy>,
    /// Who left before that day, newest first.
    pub left: Vec<AppointmentLine>,
    /// 女4人，党员4人，专职5人，大专以上5人
    pub summary: String,
}

/// A name a body had.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// First day.
    pub from: Option<Partial>,
    /// Last day.
    pub to: Partial,
}

/// A term.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct TermLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// 第N届
    pub ordinal: Option<i64>,
    /// First day.
    pub start: Partial,
    /// The last day by law.
    pub legal_end: Option<Partial>,
    /// Which rule gave it, or why it was set by hand.
    pub legal_end_source: Option<String>,
    /// The actual last day.
    pub end: Option<Partial>,
    /// Extended to.
    pub extended_to: Option<Partial>,
    /// By which paper.
    pub extension_document: Option<i64>,
    /// Days from the day asked for to the legal or extended end; negative when it has passed.
    pub days_left: Option<i64>,
}

/// A post with its seats in the term of the day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PostLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Such as 副主任.
    pub name: String,
    /// 1 stands first.
    pub rank: i64,
    /// Seats in the term; none where not kept.
    pub seats: Option<i64>,
}

/// Empty seats of a post.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Vacancy {
    /// The post.
    pub post: i64,
    /// Its name.
    pub post_name: String,
    /// How many are empty.
    pub number: i64,
    /// Since when, where somebody left.
    pub since: Option<Partial>,
}

/// A new body; it starts with the posts of its kind.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BodyAdd {
    /// What it is.
    pub kind: BodyKind,
    /// What it is called.
    pub name: String,
    /// Under which body.
    #[serde(default)]
    pub parent: Option<i64>,
    /// First day.
    #[serde(default)]
    pub founded: Option<Partial>,
    /// By which paper.
    #[serde(default)]
    pub founding_document: Option<i64>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正录入错误 on a body.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BodyCorrect {
    /// The body.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// What it is.
    #[serde(default)]
    pub kind: Option<BodyKind>,
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// Under which body.
    #[serde(default, deserialize_with = "patch")]
    pub parent: Option<Option<i64>>,
    /// First day.
    #[serde(default, deserialize_with = "patch")]
    pub founded: Option<Option<Partial>>,
    /// Last day.
    #[serde(default, deserialize_with = "patch")]
    pub closed: Option<Option<Partial>>,
    /// Free text.
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// 登记变更 of a body: from that day on it has another name or stands under another body.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BodyChange {
    /// The body.
    pub id: i64,
    /// From when.
    pub from: Day,
    /// The new name.
    #[serde(default)]
    pub name: Option<String>,
    /// The new parent.
    #[serde(default, deserialize_with = "patch")]
    pub parent: Option<Option<i64>>,
    /// By which paper.
    #[serde(default)]
    pub document: Option<i64>,
}

/// A body is closed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BodyClose {
    /// The body.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Its last day.
    pub on: Day,
    /// By which paper.
    #[serde(default)]
    pub document: Option<i64>,
}

/// A new term.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TermAdd {
    /// Of which body.
    pub body: i64,
    /// 第N届; one more than the last where missing.
    #[serde(default)]
    pub ordinal: Option<i64>,
    /// First day.
    pub start: Partial,
    /// The last day by law; computed from the term length in force on the first day where missing.
    #[serde(default)]
    pub legal_end: Option<Partial>,
    /// Why it was set by hand.
    #[serde(default)]
    pub legal_end_reason: Option<String>,
    /// The actual last day of the term before: the day before the start where missing and one stands open.
    #[serde(default)]
    pub previous_end: Option<Partial>,
}

/// 更正 of a term.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TermCorrect {
    /// The term.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// 第N届
    #[serde(default, deserialize_with = "patch")]
    pub ordinal: Option<Option<i64>>,
    /// First day.
    #[serde(default)]
    pub start: Option<Partial>,
    /// The last day by law; needs a reason.
    #[serde(default, deserialize_with = "patch")]
    pub legal_end: Option<Option<Partial>>,
    /// Why it is set by hand.
    #[serde(default)]
    pub legal_end_reason: Option<String>,
    /// Extended to.
    #[serde(default, deserialize_with = "patch")]
    pub extended_to: Option<Option<Partial>>,
    /// By which paper.
    #[serde(default, deserialize_with = "patch")]
    pub extension_document: Option<Option<i64>>,
    /// The actual last day.
    #[serde(default, deserialize_with = "patch")]
    pub end: Option<Option<Partial>>,
}

/// A term ends.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TermEnd {
    /// The term.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Its last day.
    pub on: Day,
    /// Whether those in office leave with it (任期届满); they stay where missing.
    #[serde(default)]
    pub with_appointments: Option<bool>,
}

/// A new post.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PostAdd {
    /// Of which body.
    pub body: i64,
    /// Such as 副主任.
    pub name: String,
    /// 1 stands first; last where missing.
    #[serde(default)]
    pub rank: Option<i64>,
}

/// 更正 of a post.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PostCorrect {
    /// The post.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Such as 副主任.
    #[serde(default)]
    pub name: Option<String>,
    /// 1 stands first.
    #[serde(default)]
    pub rank: Option<i64>,
}

/// How many seats a post has in a term.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SeatSet {
    /// The post.
    pub post: i64,
    /// The term.
    pub term: i64,
    /// How many.
    pub number: i64,
    /// 专职 or 兼职, where it is fixed.
    #[serde(default)]
    pub full_time: Option<bool>,
    /// Whom the holder represents, where it is fixed.
    #[serde(default)]
    pub represents: Option<RepresentsKind>,
    /// In words.
    #[serde(default)]
    pub represents_text: Option<String>,
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

/// `body_list`
pub(crate) fn list(office: &mut Office, request: OnDay) -> Result<BodyList, Fault> {
    let on = office.day(request.as_of);
    office.read(|reading| {
        let mut holders: BTreeMap<i64, Vec<Held>> = BTreeMap::new();
        for held in Held::all(reading, on)? {
            holders.entry(held.body).or_default().push(held);
        }
        let mut bodies = Vec::new();
        for body in Body::on(reading, on)? {
            let held = holders.remove(&body.id).unwrap_or_default();
            let term = Term::current(reading, body.id, on)?;
            bodies.push(BodyLine {
                id: body.id,
                kind: body.kind,
                kind_name: body.kind.chinese().to_owned(),
                layer: body.kind.layer(),
                head: (body.kind != BodyKind::DelegatesAssembly && body.kind != BodyKind::Workers)
                    .then(|| held.first().map(|first| first.person_name.clone()))
                    .flatten(),
                people: distinct(&held),
                seats: term.as_ref().map(|term| seats_of(reading, term.id)).transpose()?.flatten(),
                ordinal: term.and_then(|term| term.ordinal),
                name: body.name,
                parent: body.parent,
            });
        }
        Ok(BodyList { bodies, changes: changes(reading)? })
    })
}

fn distinct(held: &[Held]) -> i64 {
    let mut people: Vec<i64> = held.iter().map(|held| held.appointment.person).collect();
    people.sort_unstable();
    people.dedup();
    people.len() as i64
}

fn seats_of(reading: &Reading<'_>, term: i64) -> Result<Option<i64>, Fault> {
    let seats = Seat::of(reading, term)?;
    Ok((!seats.is_empty()).then(|| seats.iter().map(|seat| seat.number).sum()))
}

/// Days on which something began or ended, with words; days known exactly only.
fn changes(reading: &Reading<'_>) -> Result<Vec<DayChange>, Fault> {
    let mut changes = Vec::new();
    let mut tick = |day: Option<Partial>, what: String| {
        if let Some(day) = day.and_then(Partial::exact) {
            changes.push(DayChange { day, what });
        }
    };
    for body in Body::all(reading)? {
        tick(body.founded_on, format!("{}成立", body.name));
        tick(body.closed_on, format!("{}撤销", body.name));
        for term in Term::of(reading, body.id)? {
            let ordinal = term.ordinal.map(domain::wording::ordinal).unwrap_or_default();
            tick(Some(term.start_on), format!("{ordinal}{}开始", body.name));
        }
        for held in Held::of_body(reading, body.id)? {
            let post = domain::wording::post_phrase(&held.body_name, &held.post_name);
            tick(held.appointment.from_on, format!("{}任{post}", held.person_name));
            tick(held.appointment.to_on, format!("{}离任{post}", held.person_name));
        }
    }
    changes.sort();
    changes.dedup();
    Ok(changes)
}

pub(crate) fn term_line(reading: &Reading<'_>, term: Term, on: Day) -> Result<TermLine, Fault> {
    let due = term.extended_to.or(term.legal_end_on).map(Partial::last);
    Ok(TermLine {
        version: Term::version(reading, term.id)?,
        id: term.id,
        ordinal: term.ordinal,
        start: term.start_on,
        legal_end: term.legal_end_on,
        legal_end_source: term.legal_end_source,
        end: term.end_on,
        extended_to: term.extended_to,
        extension_document: term.extension_document,
        days_left: due.map(|due| (due - on).num_days()),
    })
}

/// `body_get`
pub(crate) fn get(office: &mut Office, request: BodyGetRequest) -> Result<BodyCard, Fault> {
    let on = office.day(request.as_of);
    office.read(|reading| {
        let kept = Body::find(reading, request.id)?;
        let body = Body::on(reading, on)?.into_iter().find(|body| body.id == request.id).unwrap_or(kept);
        let term = Term::current(reading, body.id, on)?;
        let seats = term.as_ref().map(|term| Seat::of(reading, term.id)).transpose()?.unwrap_or_default();
        let held = Held::roster(reading, body.id, on)?;
        let left = Held::left(reading, body.id, on)?;
        let mut posts = Vec::new();
        let mut vacancies = Vec::new();
        for post in Post::of(reading, body.id)? {
            let own: Vec<&Seat> = seats.iter().filter(|seat| seat.post == post.id).collect();
            let number = (!own.is_empty()).then(|| own.iter().map(|seat| seat.number).sum::<i64>());
            let taken = held.iter().filter(|held| held.appointment.post == post.id).count() as i64;
            if let Some(empty) = number.map(|number| number - taken).filter(|empty| *empty > 0) {
                let last = left.iter().find(|left| left.appointment.post == post.id);
                vacancies.push(Vacancy {
                    post: post.id,
                    post_name: post.name.clone(),
                    number: empty,
                    since: last
                        .and_then(|left| left.appointment.to_on)
                        .and_then(|to| to.last().succ_opt())
                        .map(Partial::from),
                });
            }
            posts.push(PostLine {
                version: Post::version(reading, post.id)?,
                id: post.id,
                name: post.name,
                rank: post.rank,
                seats: number,
            });
        }
        let lines = |held: Vec<Held>| -> Result<Vec<AppointmentLine>, Fault> {
            held.into_iter().map(|held| AppointmentLine::new(reading, held, on)).collect()
        };
        let summary = summary(reading, &held, on)?;
        Ok(BodyCard {
            version: Body::version(reading, body.id)?,
            id: body.id,
            kind: body.kind,
            kind_name: body.kind.chinese().to_owned(),
            name: body.name,
            parent: body.parent,
            founded: body.founded_on,
            closed: body.closed_on,
            note: body.note,
            former_names: BodyFormer::of(reading, body.id)?
                .into_iter()
                .filter(|was| was.aspect == "name")
                .map(|was| FormerName { name: was.text.unwrap_or_default(), from: was.from_on, to: was.to_on })
                .collect(),
            term: term.map(|term| term_line(reading, term, on)).transpose()?,
            terms: Term::of(reading, body.id)?
                .into_iter()
                .map(|term| term_line(reading, term, on))
                .collect::<Result<_, _>>()?,
            posts,
            roster: lines(held)?,
            vacancies,
            left: lines(left)?,
            summary,
        })
    })
}

/// 女4人，党员4人，专职5人，大专以上5人: each person once.
fn summary(reading: &Reading<'_>, held: &[Held], on: Day) -> Result<String, Fault> {
    use domain::kinds::FactKind;
    use store::person::PersonFact;
    let mut seen = Vec::new();
    let (mut women, mut party, mut full, mut college) = (0, 0, 0, 0);
    for one in held {
        let person = one.appointment.person;
        if seen.contains(&person) {
            continue;
        }
        seen.push(person);
        women += i64::from(one.sex.as_deref() == Some("2"));
        full += i64::from(one.appointment.full_time == Some(true));
        let politics = PersonFact::on(reading, person, FactKind::Politics, on)?.and_then(|fact| fact.code);
        party += i64::from(politics.as_deref().is_some_and(domain::codes::is_party_member));
        let education = PersonFact::on(reading, person, FactKind::Education, on)?.and_then(|fact| fact.code);
        college += i64::from(education.as_deref().is_some_and(domain::codes::is_college));
    }
    Ok(domain::wording::roster_summary(seen.len() as i64, women, party, full, college))
}

/// `body_add`
pub(crate) fn add(office: &mut Office, request: BodyAdd) -> Result<Made, Fault> {
    let name = required("name", &request.name, 100)?;
    let note = optional("note", request.note, 4000)?;
    office.write("body_add", format!("设立{name}"), |writing| {
        let parent = match request.parent {
            Some(parent) => Some(Body::find(writing, parent)?.id),
            None => usual_parent(writing, request.kind)?,
        };
        let body = Body {
            id: 0,
            removed: false,
            kind: request.kind,
            name,
            parent,
            founded_on: request.founded,
            closed_on: None,
            founding_document: request.founding_document,
            closing_document: None,
            note,
        };
        Ok(Made { id: found(writing, &body)? })
    })
}

/// Adds a body with the posts its kind starts with.
pub(crate) fn found(writing: &Writing<'_>, body: &Body) -> Result<i64, Fault> {
    let id = body.add(writing)?;
    for (rank, name) in (1..).zip(body.kind.posts()) {
        Post { id: 0, removed: false, body: id, name: (*name).to_owned(), rank }.add(writing)?;
    }
    Ok(id)
}

/// Sub-committees, groups and workers stand under the committee, Party groups under the Party organisation.
fn usual_parent(reading: &Reading<'_>, kind: BodyKind) -> Result<Option<i64>, Fault> {
    let above = match kind {
        BodyKind::SubCommittee | BodyKind::ResidentGroup | BodyKind::Workers => BodyKind::Committee,
        BodyKind::PartyGroup => BodyKind::PartyOrganisation,
        _ => return Ok(None),
    };
    Ok(Body::all(reading)?.into_iter().find(|body| body.kind == above && body.closed_on.is_none()).map(|body| body.id))
}

/// Refuses a parent that is the body itself or stands below it.
fn refuse_circle(reading: &Reading<'_>, body: i64, parent: Option<i64>) -> Result<(), Fault> {
    let mut above = parent;
    for _ in 0..64 {
        match above {
            None => return Ok(()),
            Some(id) if id == body => break,
            Some(id) => above = Body::find(reading, id)?.parent,
        }
    }
    Err(Fault::Refused(Refusal::ParentBelowItself))
}

/// `body_correct`
pub(crate) fn correct(office: &mut Office, request: BodyCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 100)).transpose()?;
    let note = request.note.map(|note| optional("note", note, 4000)).transpose()?;
    office.write("body_correct", "", |writing| {
        let mut body = Body::patched(writing, request.id, request.version)?;
        set(&mut body.name, name);
        set(&mut body.kind, request.kind);
        set(&mut body.founded_on, request.founded);
        set(&mut body.closed_on, request.closed);
        set(&mut body.note, note);
        if let Some(parent) = request.parent {
            refuse_circle(writing, body.id, parent)?;
            body.parent = parent;
        }
        in_order(body.founded_on, body.closed_on)?;
        body.rewrite(writing)?;
        writing.say(format!("更正{}的资料", body.name));
        Ok(Made { id: body.id })
    })
}

/// `body_change`: the old name or parent is kept until the day before.
pub(crate) fn change(office: &mut Office, request: BodyChange) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 100)).transpose()?;
    office.write("body_change", "", |writing| {
        let mut body = Body::find(writing, request.id)?;
        let until = Partial::from(crate::day_before(request.from));
        let since = |aspect: &str| -> Result<Option<Partial>, Fault> {
            let last = BodyFormer::of(writing, body.id)?.into_iter().find(|was| was.aspect == aspect);
            Ok(last.and_then(|was| was.to_on.last().succ_opt()).map(Partial::from).or(body.founded_on))
        };
        let former = |aspect: &str, text: Option<String>, parent: Option<i64>, from: Option<Partial>| BodyFormer {
            id: 0,
            removed: false,
            body: body.id,
            aspect: aspect.to_owned(),
            text,
            parent,
            from_on: from,
            to_on: until,
            document: request.document,
        };
        let mut sentence = format!("登记{}变更", body.name);
        if let Some(name) = name.filter(|name| *name != body.name) {
            let from = since("name")?;
            in_order(from, Some(until))?;
            former("name", Some(body.name.clone()), None, from).add(writing)?;
            sentence = format!("{}更名为{name}", body.name);
            body.name = name;
        }
        if let Some(parent) = request.parent.filter(|parent| *parent != body.parent) {
            refuse_circle(writing, body.id, parent)?;
            let from = since("parent")?;
            in_order(from, Some(until))?;
            former("parent", None, body.parent, from).add(writing)?;
            body.parent = parent;
        }
        body.rewrite(writing)?;
        writing.say(sentence);
        Ok(Made { id: body.id })
    })
}

/// `body_close`
pub(crate) fn close(office: &mut Office, request: BodyClose) -> Result<Made, Fault> {
    office.write("body_close", "", |writing| {
        let mut body = Body::patched(writing, request.id, request.version)?;
        body.closed_on = Some(request.on.into());
        body.closing_document = request.document;
        in_order(body.founded_on, body.closed_on)?;
        body.rewrite(writing)?;
        writing.say(format!("撤销{}", body.name));
        Ok(Made { id: body.id })
    })
}

/// `body_remove`: to the recycle bin. Refused while somebody holds a post in it.
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    let today = office.today();
    office.write("body_remove", "", |writing| {
        let mut body = Body::patched(writing, request.id, request.version)?;
        if let Some(held) = Held::roster(writing, body.id, today)?.first() {
            let by = format!("{}{}", held.person_name, domain::wording::post_phrase("", &held.post_name));
            return Err(Fault::Refused(Refusal::StillUsed { by }));
        }
        if let Some(child) = Body::all(writing)?.into_iter().find(|child| child.parent == Some(body.id)) {
            return Err(Fault::Refused(Refusal::StillUsed { by: child.name }));
        }
        body.removed = true;
        body.rewrite(writing)?;
        writing.say(format!("把{}移到回收站", body.name));
        Ok(Made { id: body.id })
    })
}

/// `body_restore`
pub(crate) fn restore(office: &mut Office, request: One) -> Result<Made, Fault> {
    office.write("body_restore", "", |writing| {
        let mut body = Body::get(writing, request.id)?.ok_or(Fault::Gone(Notion::Body))?;
        body.removed = false;
        body.rewrite(writing)?;
        writing.say(format!("从回收站取回{}", body.name));
        Ok(Made { id: body.id })
    })
}

/// `term_add`: the term before ends the day before, its seats are carried over, people are not.
pub(crate) fn add_term(office: &mut Office, request: TermAdd) -> Result<Made, Fault> {
    let reason = optional("reason", request.legal_end_reason, 400)?;
    if request.legal_end.is_some() && reason.is_none() {
        return Err(Fault::Refused(Refusal::ReasonNeeded));
    }
    office.write("term_add", "", |writing| {
        let body = Body::find(writing, request.body)?;
        let terms = Term::of(writing, body.id)?;
        let before = terms.iter().rev().find(|term| term.start_on.first() < request.start.first()).cloned();
        let (legal_end_on, legal_end_source) = match (request.legal_end, reason) {
            (Some(day), reason) => (Some(day), reason),
            (None, _) => match domain::rules::legal_end(body.kind, request.start.first()) {
                Some((day, source)) => (Some(Partial::from(day)), Some(source)),
                None => (None, None),
            },
        };
        in_order(Some(request.start), legal_end_on)?;
        let term = Term {
            id: 0,
            removed: false,
            body: body.id,
            ordinal: request.ordinal.or_else(|| before.as_ref().and_then(|term| term.ordinal).map(|last| last + 1)),
            start_on: request.start,
            legal_end_on,
            legal_end_source,
            end_on: None,
            extended_to: None,
            extension_document: None,
            note: None,
        };
        let id = term.add(writing)?;
        if let Some(mut before) = before {
            for seat in Seat::of(writing, before.id)? {
                Seat { id: 0, term: id, ..seat }.add(writing)?;
            }
            if before.end_on.is_none() {
                let end = request.previous_end.unwrap_or_else(|| crate::day_before(request.start.first()).into());
                before.end_on = Some(end);
                in_order(Some(before.start_on), before.end_on)?;
                before.rewrite(writing)?;
            }
        }
        writing.say(format!("{}开始{}", body.name, term.ordinal.map(domain::wording::ordinal).unwrap_or_default()));
        Ok(Made { id })
    })
}

/// `term_correct`
pub(crate) fn correct_term(office: &mut Office, request: TermCorrect) -> Result<Made, Fault> {
    let reason = optional("reason", request.legal_end_reason, 400)?;
    if request.legal_end.is_some() && reason.is_none() {
        return Err(Fault::Refused(Refusal::ReasonNeeded));
    }
    office.write("term_correct", "", |writing| {
        let mut term = Term::patched(writing, request.id, request.version)?;
        let body = Body::find(writing, term.body)?;
        set(&mut term.ordinal, request.ordinal);
        set(&mut term.start_on, request.start);
        if let Some(legal_end) = request.legal_end {
            term.legal_end_on = legal_end;
            term.legal_end_source = reason;
        }
        set(&mut term.extended_to, request.extended_to);
        set(&mut term.extension_document, request.extension_document);
        set(&mut term.end_on, request.end);
        in_order(Some(term.start_on), term.legal_end_on)?;
        in_order(Some(term.start_on), term.end_on)?;
        term.rewrite(writing)?;
        writing.say(format!("更正{}的任期", body.name));
        Ok(Made { id: term.id })
    })
}

/// `term_end`
pub(crate) fn end_term(office: &mut Office, request: TermEnd) -> Result<Made, Fault> {
    office.write("term_end", "", |writing| {
        let mut term = Term::patched(writing, request.id, request.version)?;
        let body = Body::find(writing, term.body)?;
        term.end_on = Some(request.on.into());
        in_order(Some(term.start_on), term.end_on)?;
        term.rewrite(writing)?;
        if request.with_appointments.unwrap_or(false) {
            for mut appointment in Appointment::lasting_in_term(writing, term.id)? {
                appointment.to_on = Some(request.on.into());
                appointment.end_reason = Some(EndReason::TermEnded);
                in_order(appointment.from_on, appointment.to_on)?;
                appointment.rewrite(writing)?;
            }
        }
        writing.say(format!("{}本届结束", body.name));
        Ok(Made { id: term.id })
    })
}

/// `term_remove`
pub(crate) fn remove_term(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("term_remove", "", |writing| {
        let mut term = Term::patched(writing, request.id, request.version)?;
        let body = Body::find(writing, term.body)?;
        if let Some(held) =
            Held::of_body(writing, body.id)?.into_iter().find(|held| held.appointment.term == Some(term.id))
        {
            return Err(Fault::Refused(Refusal::StillUsed { by: held.person_name }));
        }
        term.removed = true;
        term.rewrite(writing)?;
        writing.say(format!("移走{}的一届", body.name));
        Ok(Made { id: term.id })
    })
}

/// `post_add`
pub(crate) fn add_post(office: &mut Office, request: PostAdd) -> Result<Made, Fault> {
    let name = required("post", &request.name, 100)?;
    office.write("post_add", "", |writing| {
        let body = Body::find(writing, request.body)?;
        let last = Post::of(writing, body.id)?.last().map_or(0, |post| post.rank);
        let rank = request.rank.unwrap_or(last + 1);
        writing.say(format!("{}增设{name}", body.name));
        let id = Post { id: 0, removed: false, body: body.id, name, rank }.add(writing)?;
        Ok(Made { id })
    })
}

/// `post_correct`
pub(crate) fn correct_post(office: &mut Office, request: PostCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("post", name, 100)).transpose()?;
    office.write("post_correct", "", |writing| {
        let mut post = Post::patched(writing, request.id, request.version)?;
        set(&mut post.name, name);
        set(&mut post.rank, request.rank);
        post.rewrite(writing)?;
        writing.say(format!("更正职务{}", post.name));
        Ok(Made { id: post.id })
    })
}

/// `post_remove`: refused while it was ever held.
pub(crate) fn remove_post(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("post_remove", "", |writing| {
        let mut post = Post::patched(writing, request.id, request.version)?;
        let held = Appointment::count_of_post(writing, post.id)?;
        if held > 0 {
            return Err(Fault::Refused(Refusal::StillUsed { by: domain::wording::appointments(held) }));
        }
        post.removed = true;
        post.rewrite(writing)?;
        writing.say(format!("移走职务{}", post.name));
        Ok(Made { id: post.id })
    })
}

/// `seat_set`: how many seats a post has in a term; one description a post for now.
pub(crate) fn set_seats(office: &mut Office, request: SeatSet) -> Result<Made, Fault> {
    if !(0..=10_000).contains(&request.number) {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "number", least: 0, most: 10_000 }));
    }
    let represents_text = optional("represents_text", request.represents_text, 100)?;
    office.write("seat_set", "", |writing| {
        let post = Post::find(writing, request.post)?;
        let term = Term::find(writing, request.term)?;
        let body = Body::find(writing, post.body)?;
        if term.body != body.id {
            return Err(Fault::Gone(Notion::Term));
        }
        let mut own: Vec<Seat> = Seat::of(writing, term.id)?.into_iter().filter(|seat| seat.post == post.id).collect();
        let mut seat = if own.is_empty() {
            Seat {
                id: 0,
                removed: false,
                post: post.id,
                term: term.id,
                number: 0,
                full_time: None,
                represents: None,
                represents_text: None,
            }
        } else {
            own.remove(0)
        };
        for mut other in own {
            other.removed = true;
            other.rewrite(writing)?;
        }
        seat.number = request.number;
        seat.full_time = request.full_time;
        seat.represents = request.represents;
        seat.represents_text = represents_text;
        let id = if seat.id == 0 {
            seat.add(writing)?
        } else {
            seat.rewrite(writing)?;
            seat.id
        };
        writing.say(format!("{}{}定为{}席", body.name, post.name, request.number));
        Ok(Made { id })
    })
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
