//! 组织: bodies, what they were called and where they stood, and rosters as of a day.
//!
//! Vacancies are computed from seats and holders, never typed. Terms, posts and seats are in `terms.rs`, who holds them
//! in `appointments.rs`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, Layer};
use domain::{Day, Fault, Notion, Partial, Refusal};
use store::appointment::Office as Held;
use store::body::{Body, BodyFormer};
use store::term::{Post, Seat, Term};
use store::{Reading, Writing};

use crate::appointments::AppointmentLine;
use crate::terms::{PostLine, TermLine, seats_of, term_line};
use crate::wire::{Made, One, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

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
            parent,
            founded_on: request.founded,
            founding_document: request.founding_document,
            note,
            ..Body::of_kind(request.kind, name)
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
