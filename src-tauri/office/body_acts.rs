//! What is done to a body: set up, corrected, renamed or put elsewhere, merged, closed, to the recycle bin and back.
//!
//! A change keeps what was until the day before; a correction rewrites what was typed wrong.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, EndReason};
use domain::wording::bodies as wording;
use domain::{Day, Fault, Notion, Partial, Refusal};
use store::appointment::{Appointment, Office as Held};
use store::body::{Body, BodyFormer};
use store::building::BuildingGroup;
use store::paper::Paper;
use store::term::{Post, Term};
use store::{Reading, Writing};

use crate::wire::{Made, One, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

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
    /// By which paper it was founded.
    #[serde(default, deserialize_with = "patch")]
    pub founding_document: Option<Option<i64>>,
    /// By which paper it was closed.
    #[serde(default, deserialize_with = "patch")]
    pub closing_document: Option<Option<i64>>,
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
    /// What it is from then on.
    #[serde(default)]
    pub kind: Option<BodyKind>,
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
    /// Those in office leave with it for this reason; they stay in office where missing.
    #[serde(default)]
    pub end_appointments: Option<EndReason>,
}

/// A body goes into another one.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BodyMerge {
    /// The body that ends.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// The body it goes into.
    pub into: i64,
    /// Its last day.
    pub on: Day,
    /// By which paper.
    #[serde(default)]
    pub document: Option<i64>,
    /// Those in office leave for this reason; they stay in office where missing.
    #[serde(default)]
    pub end_appointments: Option<EndReason>,
    /// Bodies under it stand under the other one from the next day on; they stay where missing.
    #[serde(default)]
    pub with_bodies: Option<bool>,
    /// Buildings of a group belong to the other group from the next day on; they stay where missing.
    #[serde(default)]
    pub with_buildings: Option<bool>,
}

/// `body_add`
pub(crate) fn add(office: &mut Office, request: BodyAdd) -> Result<Made, Fault> {
    let name = required("name", &request.name, 100)?;
    let note = optional("note", request.note, 4000)?;
    office.write("body_add", format!("设立{name}"), |writing| {
        known_paper(writing, Some(request.founding_document))?;
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
        set(&mut body.founding_document, known_paper(writing, request.founding_document)?);
        set(&mut body.closing_document, known_paper(writing, request.closing_document)?);
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

/// `body_change`: what it was is kept until the day before.
pub(crate) fn change(office: &mut Office, request: BodyChange) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 100)).transpose()?;
    office.write("body_change", "", |writing| {
        let mut body = Body::find(writing, request.id)?;
        known_paper(writing, Some(request.document))?;
        let until = crate::day_before(request.from);
        let keep = |body: &Body, aspect: &str| -> Result<(), Fault> {
            let from = since(writing, body, aspect)?;
            in_order(from, Some(until.into()))?;
            former(body, aspect, from, until, request.document).add(writing).map(drop)
        };
        let mut sentence = format!("登记{}变更", body.name);
        if let Some(name) = name.filter(|name| *name != body.name) {
            keep(&body, "name")?;
            sentence = wording::renamed(&body.name, &name);
            body.name = name;
        }
        if let Some(parent) = request.parent.filter(|parent| *parent != body.parent) {
            refuse_circle(writing, body.id, parent)?;
            keep(&body, "parent")?;
            body.parent = parent;
        }
        if let Some(kind) = request.kind.filter(|kind| *kind != body.kind) {
            keep(&body, "kind")?;
            body.kind = kind;
        }
        body.rewrite(writing)?;
        writing.say(sentence);
        Ok(Made { id: body.id })
    })
}

/// `body_close`: its term ends with it.
pub(crate) fn close(office: &mut Office, request: BodyClose) -> Result<Made, Fault> {
    office.write("body_close", "", |writing| {
        let mut body = Body::patched(writing, request.id, request.version)?;
        known_paper(writing, Some(request.document))?;
        body.closed_on = Some(request.on.into());
        body.closing_document = request.document;
        in_order(body.founded_on, body.closed_on)?;
        body.rewrite(writing)?;
        end_all(writing, body.id, request.on, request.end_appointments, wording::CLOSED)?;
        writing.say(format!("撤销{}", body.name));
        Ok(Made { id: body.id })
    })
}

/// `body_merge`
pub(crate) fn merge(office: &mut Office, request: BodyMerge) -> Result<Made, Fault> {
    office.write("body_merge", "", |writing| {
        let mut body = Body::patched(writing, request.id, request.version)?;
        let into = Body::find(writing, request.into)?;
        refuse_circle(writing, body.id, Some(into.id))?;
        known_paper(writing, Some(request.document))?;
        body.closed_on = Some(request.on.into());
        body.closing_document = request.document;
        body.merged_into = Some(into.id);
        in_order(body.founded_on, body.closed_on)?;
        body.rewrite(writing)?;
        end_all(writing, body.id, request.on, request.end_appointments, &wording::merged_into(&into.name))?;
        if request.with_bodies.unwrap_or(false) {
            for mut child in Body::children(writing, body.id)? {
                let from = since(writing, &child, "parent")?;
                former(&child, "parent", from, request.on, request.document).add(writing)?;
                child.parent = Some(into.id);
                child.rewrite(writing)?;
            }
        }
        if request.with_buildings.unwrap_or(false) && into.kind == BodyKind::ResidentGroup {
            move_buildings(writing, body.id, into.id, request.on)?;
        }
        writing.say(wording::merges(&body.name, &into.name));
        Ok(Made { id: body.id })
    })
}

/// The open term and, for a reason, everybody in office end with the body.
fn end_all(writing: &Writing<'_>, body: i64, on: Day, reason: Option<EndReason>, note: &str) -> Result<(), Fault> {
    for mut term in Term::of(writing, body)? {
        if term.end_on.is_none() && term.start_on.first() <= on {
            term.end_on = Some(on.into());
            term.end_note.get_or_insert_with(|| note.to_owned());
            term.rewrite(writing)?;
        }
    }
    let Some(reason) = reason else { return Ok(()) };
    for mut appointment in Appointment::lasting_in_body(writing, body, on)? {
        appointment.to_on = Some(on.into());
        appointment.end_reason = Some(reason);
        in_order(appointment.from_on, appointment.to_on)?;
        appointment.rewrite(writing)?;
    }
    Ok(())
}

fn move_buildings(writing: &Writing<'_>, from: i64, to: i64, on: Day) -> Result<(), Fault> {
    let next = on.succ_opt().map(Partial::from);
    for mut belonging in BuildingGroup::on(writing, on)?.into_iter().filter(|one| one.body == from) {
        BuildingGroup { id: 0, body: to, from_on: next, ..belonging.clone() }.add(writing)?;
        belonging.to_on = Some(on.into());
        belonging.rewrite(writing)?;
    }
    Ok(())
}

/// A paper named is there.
fn known_paper(reading: &Reading<'_>, paper: Option<Option<i64>>) -> Result<Option<Option<i64>>, Fault> {
    if let Some(Some(paper)) = paper {
        Paper::find(reading, paper)?;
    }
    Ok(paper)
}

/// Since when a body is what it is now in one aspect.
fn since(reading: &Reading<'_>, body: &Body, aspect: &str) -> Result<Option<Partial>, Fault> {
    let last = BodyFormer::of(reading, body.id)?.into_iter().find(|was| was.aspect == aspect);
    Ok(last.and_then(|was| was.to_on.last().succ_opt()).map(Partial::from).or(body.founded_on))
}

/// What a body was in one aspect until a day.
fn former(body: &Body, aspect: &str, from: Option<Partial>, until: Day, document: Option<i64>) -> BodyFormer {
    BodyFormer {
        id: 0,
        removed: false,
        body: body.id,
        aspect: aspect.to_owned(),
        text: match aspect {
            "name" => Some(body.name.clone()),
            "kind" => Some(body.kind.code().to_owned()),
            _ => None,
        },
        parent: if aspect == "parent" { body.parent } else { None },
        from_on: from,
        to_on: until.into(),
        document,
    }
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
        if let Some(child) = Body::all(writing)?
            .into_iter()
            .find(|child| child.parent == Some(body.id) || child.merged_into == Some(body.id))
        {
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
