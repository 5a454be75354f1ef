//! 议题: the items of a meeting, and what may stand among them: the body's yearly duties, what is still open, the last
//! minutes, and what stood there last time.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::ItemOrigin;
use domain::rules::pack::{Check, Topic};
use domain::wording::meetings as wording;
use domain::{Fault, Refusal};
use store::body::Body;
use store::meeting::{AgendaItem, Meeting, Resolution, Vote};
use store::{Reading, Writing};

use super::ground::Ground;
use super::{AgendaLine, MeetingNamed, resolutions, speeches, unsigned, votes};
use crate::checkup::judging::packs;
use crate::wire::{Made, One, OneAt, patch, set};
use crate::{Office, optional, required};

/// What may stand on the agenda of a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AgendaProposals {
    /// Duties first, then the last minutes, what is open, and the items of last time.
    pub proposals: Vec<AgendaProposal>,
}

/// An item that may be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AgendaProposal {
    /// What `agenda_take` names it by.
    pub key: String,
    /// Where it comes from.
    pub origin: ItemOrigin,
    /// What the item would be called.
    pub title: String,
    /// Why, in words.
    pub why: String,
    /// Law and article, or paper and page.
    pub source: Option<String>,
    /// The pack that asks for it is of the whole country or switched on.
    pub in_force: bool,
    /// Whose minutes would be approved.
    pub approves: Option<MeetingNamed>,
    /// The text the item would begin with: the open resolutions, one a line.
    pub text: Option<String>,
}

/// Takes some of what was proposed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaTake {
    /// The meeting.
    pub meeting: i64,
    /// By key, in the order they are to stand.
    pub keys: Vec<String>,
}

/// The longest text of an item, in characters.
const LONGEST: usize = 200_000;

/// A new item; last on the agenda.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AgendaAdd {
    /// The meeting.
    pub meeting: i64,
    /// What it is about.
    pub title: String,
    /// Who put it.
    #[serde(default)]
    pub proposer: Option<String>,
    /// Place on the agenda, from 1; the last where missing.
    #[serde(default)]
    pub position: Option<i64>,
}

/// 更正 of an item.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AgendaCorrect {
    /// The item.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// What it is about.
    #[serde(default)]
    pub title: Option<String>,
    /// Who put it.
    #[serde(default, deserialize_with = "patch")]
    pub proposer: Option<Option<String>>,
    /// What was said.
    #[serde(default, deserialize_with = "patch")]
    pub discussion: Option<Option<String>>,
    /// Place on the agenda, from 1.
    #[serde(default)]
    pub position: Option<i64>,
}

/// An item of another meeting, without what was said on it.
pub(crate) fn copied(item: &AgendaItem, meeting: i64, position: i64) -> AgendaItem {
    AgendaItem {
        id: 0,
        removed: false,
        meeting,
        position,
        title: item.title.clone(),
        origin: Some(ItemOrigin::Copied),
        rule: None,
        approves: None,
        proposer: item.proposer.clone(),
        discussion: None,
    }
}

pub(crate) fn line(reading: &Reading<'_>, ground: &Ground, item: AgendaItem) -> Result<AgendaLine, Fault> {
    let at = ground.at_item(&item);
    let rule = ground.rule();
    let needed = rule.map(|rule| rule.least(at.due));
    let approves = item.approves.map(|id| Meeting::get(reading, id)).transpose()?.flatten();
    Ok(AgendaLine {
        version: AgendaItem::version(reading, item.id)?,
        vote: votes::line(reading, ground, &item, at.may_vote)?,
        speeches: speeches::lines(reading, item.id)?,
        id: item.id,
        position: item.position,
        title: item.title,
        proposer: item.proposer,
        origin: item.origin,
        rule: item.rule,
        approves: approves.as_ref().map(super::named),
        discussion: item.discussion,
        may_vote: at.may_vote,
        came: at.came,
        due: at.due,
        needed,
        met: rule.map(|rule| rule.reached(at.came, at.due)),
        quorum: wording::quorum(at.due, at.came, needed.filter(|_| at.due > 0)),
    })
}

/// A proposal with what makes the item.
struct Proposed {
    told: AgendaProposal,
    rule: Option<String>,
    approves: Option<i64>,
}

fn holds(title: &str, topic: &Topic) -> bool {
    topic.words.iter().all(|words| words.iter().any(|word| title.contains(word.as_str())))
}

/// The yearly duties of the body that no meeting of the year has had yet.
fn duties(reading: &Reading<'_>, body: &Body, meeting: &Meeting) -> Result<Vec<Proposed>, Fault> {
    let on = meeting.held_on;
    let (packs, _) = packs(reading)?;
    let titles = AgendaItem::titles_of_year(reading, body.id, on.year())?;
    let mut found: Vec<Proposed> = Vec::new();
    for kept in &packs {
        let pack = &kept.pack;
        let in_force = kept.on();
        for rule in pack.rules.iter().filter(|rule| rule.body == Some(body.kind) && rule.in_force(pack, on)) {
            let Check::Agenda { topics, .. } = &rule.check else { continue };
            for topic in topics {
                let known = found.iter().any(|one| one.told.title == wording::duty(&topic.name));
                if known || titles.iter().any(|title| holds(title, topic)) {
                    continue;
                }
                found.push(Proposed {
                    told: AgendaProposal {
                        key: format!("duty/{}/{}", rule.code, topic.name),
                        origin: ItemOrigin::Duty,
                        title: wording::duty(&topic.name),
                        why: rule.asked.clone(),
                        source: Some(rule.source.clone()),
                        in_force,
                        approves: None,
                        text: None,
                    },
                    rule: Some(rule.code.clone()),
                    approves: None,
                });
            }
        }
    }
    // Those in force come first; the others are offered as what they are.
    found.sort_by_key(|one| !one.told.in_force);
    Ok(found)
}

fn proposed(reading: &Reading<'_>, meeting: &Meeting) -> Result<Vec<Proposed>, Fault> {
    let body = Body::find(reading, meeting.body)?;
    let own = AgendaItem::of(reading, meeting.id)?;
    let mut found = duties(reading, &body, meeting)?;
    let plain = |key: String, origin, title: String, why: String| AgendaProposal {
        key,
        origin,
        title,
        why,
        source: None,
        in_force: true,
        approves: None,
        text: None,
    };
    let last = Meeting::last_of(reading, body.id, &meeting.kind, meeting.held_on)?.filter(|last| last.id != meeting.id);
    if let Some(last) = &last
        && !AgendaItem::approved(reading, last.id)?
    {
        let mut told = plain(
            format!("approval/{}", last.id),
            ItemOrigin::Approval,
            wording::approval(&last.name),
            wording::APPROVAL_WHY.to_owned(),
        );
        told.approves = Some(super::named(last));
        found.push(Proposed { told, rule: None, approves: Some(last.id) });
    }
    let open: Vec<Resolution> = resolutions::open_before(reading, meeting)?;
    if !open.is_empty() && !own.iter().any(|item| item.origin == Some(ItemOrigin::FollowUp)) {
        let mut told = plain(
            "follow_up".to_owned(),
            ItemOrigin::FollowUp,
            wording::FOLLOW_UP_ITEM.to_owned(),
            wording::still_open(open.len() as i64),
        );
        let lines: Vec<String> = (1..)
            .zip(&open)
            .map(|(number, one)| {
                wording::open_resolution(
                    number,
                    one.number.as_deref(),
                    &one.text,
                    one.responsible.as_deref(),
                    one.due_on,
                )
            })
            .collect();
        told.text = Some(lines.join("\n"));
        found.push(Proposed { told, rule: None, approves: None });
    }
    if let Some(last) = &last {
        for item in AgendaItem::of(reading, last.id)? {
            let carried = matches!(item.origin, Some(ItemOrigin::FollowUp | ItemOrigin::Approval));
            if carried || own.iter().any(|own| own.title == item.title) {
                continue;
            }
            let why = wording::as_at(&last.name);
            let told = plain(format!("copied/{}", item.id), ItemOrigin::Copied, item.title, why);
            found.push(Proposed { told, rule: None, approves: None });
        }
    }
    Ok(found)
}

/// `agenda_proposals`
pub(crate) fn proposals(office: &mut Office, request: One) -> Result<AgendaProposals, Fault> {
    office.read(|reading| {
        let meeting = Meeting::find(reading, request.id)?;
        let found = if meeting.signed_on.is_some() { Vec::new() } else { proposed(reading, &meeting)? };
        Ok(AgendaProposals { proposals: found.into_iter().map(|one| one.told).collect() })
    })
}

/// `agenda_take`
pub(crate) fn take(office: &mut Office, request: AgendaTake) -> Result<Made, Fault> {
    office.write("agenda_take", "", |writing| {
        let meeting = unsigned(writing, request.meeting)?;
        let found = proposed(writing, &meeting)?;
        let last = AgendaItem::of(writing, meeting.id)?.last().map_or(0, |item| item.position);
        for (position, key) in (last + 1..).zip(&request.keys) {
            let one = found
                .iter()
                .find(|one| one.told.key == *key)
                .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "keys", value: key.clone() }))?;
            AgendaItem {
                id: 0,
                removed: false,
                meeting: meeting.id,
                position,
                title: one.told.title.clone(),
                origin: Some(one.told.origin),
                rule: one.rule.clone(),
                approves: one.approves,
                proposer: None,
                discussion: one.told.text.clone(),
            }
            .add(writing)?;
        }
        writing.say(wording::items_taken(request.keys.len() as i64));
        Ok(Made { id: meeting.id })
    })
}

/// Moves an item to its place; the others close up. The item itself is written by the caller.
fn move_to(writing: &Writing<'_>, item: &mut AgendaItem, position: i64) -> Result<(), Fault> {
    let others = AgendaItem::of(writing, item.meeting)?.into_iter().filter(|other| other.id != item.id);
    let mut others: Vec<AgendaItem> = others.collect();
    others.insert(super::place(position, others.len()), item.clone());
    for (position, mut other) in (1..).zip(others) {
        if other.id == item.id {
            item.position = position;
        } else if other.position != position {
            other.position = position;
            other.rewrite(writing)?;
        }
    }
    Ok(())
}

/// `agenda_add`
pub(crate) fn add_item(office: &mut Office, request: AgendaAdd) -> Result<Made, Fault> {
    let title = required("title", &request.title, 400)?;
    let proposer = optional("proposer", request.proposer, 100)?;
    office.write("agenda_add", format!("添加议题“{title}”"), |writing| {
        let meeting = unsigned(writing, request.meeting)?;
        let last = AgendaItem::of(writing, meeting.id)?.last().map_or(0, |item| item.position);
        let item = AgendaItem {
            id: 0,
            removed: false,
            meeting: meeting.id,
            position: last + 1,
            title,
            origin: None,
            rule: None,
            approves: None,
            proposer,
            discussion: None,
        };
        let id = item.add(writing)?;
        if let Some(position) = request.position {
            let mut item = AgendaItem { id, ..item };
            move_to(writing, &mut item, position)?;
            item.rewrite(writing)?;
        }
        Ok(Made { id })
    })
}

/// `agenda_correct`
pub(crate) fn correct_item(office: &mut Office, request: AgendaCorrect) -> Result<Made, Fault> {
    let title = request.title.as_deref().map(|title| required("title", title, 400)).transpose()?;
    let proposer = request.proposer.map(|text| optional("proposer", text, 100)).transpose()?;
    let discussion = request.discussion.map(|text| optional("discussion", text, LONGEST)).transpose()?;
    office.write("agenda_correct", "", |writing| {
        let mut item = AgendaItem::patched(writing, request.id, request.version)?;
        unsigned(writing, item.meeting)?;
        set(&mut item.title, title);
        set(&mut item.proposer, proposer);
        set(&mut item.discussion, discussion);
        if let Some(position) = request.position.filter(|position| *position != item.position) {
            move_to(writing, &mut item, position)?;
        }
        item.rewrite(writing)?;
        writing.say(format!("更正议题“{}”", item.title));
        Ok(Made { id: item.id })
    })
}

/// `agenda_remove`: with its vote.
pub(crate) fn remove_item(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("agenda_remove", "", |writing| {
        let mut item = AgendaItem::patched(writing, request.id, request.version)?;
        unsigned(writing, item.meeting)?;
        if let Some(mut vote) = Vote::of(writing, item.id)? {
            vote.removed = true;
            vote.rewrite(writing)?;
        }
        item.removed = true;
        item.rewrite(writing)?;
        writing.say(format!("移走议题“{}”", item.title));
        Ok(Made { id: item.id })
    })
}
