//! 决议与落实: what was resolved, under which number, and what became of it: open, put off with a reason, done.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{FollowUpState, ResolutionNumbering};
use domain::wording::meetings as wording;
use domain::{Day, Fault, Notion, Refusal};
use store::body::Body;
use store::meeting::{AgendaItem, FollowUp, Meeting, Resolution};
use store::person::Person;
use store::{Reading, Writing};

use super::{FollowUpLine, MeetingNamed, ResolutionLine, ResolutionNamed, kinds, named, unsigned};
use crate::people::in_use;
use crate::wire::{Made, OneAt, patch, set};
use crate::{Office, optional, required};

/// Which resolutions to list by what became of them.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct FollowUpListRequest {
    /// Of this body.
    pub body: Option<i64>,
    /// In this state; open and put off where missing.
    pub state: Option<FollowUpState>,
    /// Only those whose date is past.
    pub overdue: Option<bool>,
    /// Only those to be made public.
    pub disclosed: Option<bool>,
}

/// Resolutions and what became of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FollowUpList {
    /// How many are open or put off, in all bodies.
    pub open: i64,
    /// How many of them are past their date.
    pub overdue: i64,
    /// By body, the earliest date first; at most 500.
    pub lines: Vec<FollowUpListLine>,
}

/// A resolution with the meeting it is of.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FollowUpListLine {
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// The meeting.
    pub meeting: MeetingNamed,
    /// The resolution.
    pub resolution: ResolutionLine,
    /// Its date is past.
    pub overdue: bool,
}

/// A new resolution.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ResolutionAdd {
    /// The meeting.
    pub meeting: i64,
    /// On which item.
    #[serde(default)]
    pub agenda_item: Option<i64>,
    /// What was resolved.
    pub text: String,
    /// Who does it, where there is a card.
    #[serde(default)]
    pub person: Option<i64>,
    /// The name, where there is none.
    #[serde(default)]
    pub responsible: Option<String>,
    /// Until when.
    #[serde(default)]
    pub due: Option<Day>,
    /// To be made public.
    #[serde(default)]
    pub disclosed: Option<bool>,
    /// The earlier one it puts out of force.
    #[serde(default)]
    pub revokes: Option<i64>,
    /// 〔2026〕3号; the next where missing.
    #[serde(default)]
    pub number: Option<String>,
}

/// 更正 of a resolution.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ResolutionCorrect {
    /// The resolution.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// What was resolved.
    #[serde(default)]
    pub text: Option<String>,
    /// Who does it, where there is a card.
    #[serde(default, deserialize_with = "patch")]
    pub person: Option<Option<i64>>,
    /// The name.
    #[serde(default, deserialize_with = "patch")]
    pub responsible: Option<Option<String>>,
    /// Until when.
    #[serde(default, deserialize_with = "patch")]
    pub due: Option<Option<Day>>,
    /// To be made public.
    #[serde(default)]
    pub disclosed: Option<bool>,
    /// The earlier one it puts out of force.
    #[serde(default, deserialize_with = "patch")]
    pub revokes: Option<Option<i64>>,
    /// 〔2026〕3号
    #[serde(default)]
    pub number: Option<String>,
}

/// What became of a resolution. May be recorded after the meeting was signed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FollowUpAdd {
    /// The resolution.
    pub resolution: i64,
    /// When.
    pub on: Day,
    /// What was done.
    pub text: String,
    /// Settled by this.
    pub done: bool,
    /// Put off to this day; the text is the reason.
    #[serde(default)]
    pub postponed_to: Option<Day>,
}

fn resolution_named(resolution: Resolution) -> ResolutionNamed {
    ResolutionNamed { id: resolution.id, meeting: resolution.meeting, number: resolution.number, text: resolution.text }
}

pub(crate) fn line(reading: &Reading<'_>, resolution: Resolution) -> Result<ResolutionLine, Fault> {
    let follow_ups = FollowUp::of(reading, resolution.id)?
        .into_iter()
        .map(|follow_up| {
            Ok(FollowUpLine {
                version: FollowUp::version(reading, follow_up.id)?,
                id: follow_up.id,
                on: follow_up.on_day,
                text: follow_up.text,
                done: follow_up.done,
                postponed_to: follow_up.postponed_to,
            })
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    let revokes = resolution.revokes.map(|id| Resolution::get(reading, id)).transpose()?.flatten();
    let revoked_by = Resolution::revoking(reading, resolution.id)?;
    let done = follow_ups.iter().any(|follow_up| follow_up.done);
    let postponed = follow_ups.iter().rev().find_map(|follow_up| follow_up.postponed_to);
    Ok(ResolutionLine {
        version: Resolution::version(reading, resolution.id)?,
        id: resolution.id,
        meeting: resolution.meeting,
        agenda_item: resolution.agenda_item,
        number: resolution.number,
        state: match (&revoked_by, done, postponed) {
            (Some(_), _, _) => FollowUpState::Revoked,
            (None, true, _) => FollowUpState::Done,
            (None, false, Some(_)) => FollowUpState::Postponed,
            (None, false, None) => FollowUpState::Open,
        },
        revokes: revokes.map(resolution_named),
        revoked_by: revoked_by.map(resolution_named),
        due_now: postponed.or(resolution.due_on),
        text: resolution.text,
        person: resolution.person,
        responsible: resolution.responsible,
        due: resolution.due_on,
        disclosed: resolution.disclosed,
        done,
        follow_ups,
    })
}

/// What the body resolved at earlier meetings and nothing has settled, by its date.
pub(crate) fn open_before(reading: &Reading<'_>, meeting: &Meeting) -> Result<Vec<Resolution>, Fault> {
    Resolution::open_of(reading, meeting.body, meeting.held_on)
}

/// The next number of a resolution of the meeting.
fn number(
    reading: &Reading<'_>,
    meeting: &Meeting,
    numbering: ResolutionNumbering,
    position: i64,
) -> Result<(String, Option<i64>, Option<i64>), Fault> {
    Ok(match numbering {
        ResolutionNumbering::Meeting => (wording::number_of_meeting(&meeting.name, position), None, None),
        ResolutionNumbering::Year => {
            let year = i64::from(meeting.held_on.year());
            let sequence = Resolution::last_sequence(reading, meeting.body, year)? + 1;
            (wording::number_of_year(year, sequence), Some(year), Some(sequence))
        }
    })
}

/// On signing: resolutions without a number get one, in their order.
pub(crate) fn give_numbers(writing: &Writing<'_>, meeting: &Meeting) -> Result<(), Fault> {
    let numbering = kinds::numbering(writing)?;
    for (position, mut resolution) in (1..).zip(Resolution::of(writing, meeting.id)?) {
        if resolution.number.is_none() {
            let (number, year, sequence) = number(writing, meeting, numbering, position)?;
            (resolution.number, resolution.year, resolution.sequence) = (Some(number), year, sequence);
            resolution.rewrite(writing)?;
        }
    }
    Ok(())
}

/// An earlier resolution that may be put out of force.
fn earlier(reading: &Reading<'_>, id: i64, own: i64) -> Result<i64, Fault> {
    if id == own { Err(Fault::Gone(Notion::Resolution)) } else { Resolution::find(reading, id).map(|one| one.id) }
}

/// `follow_up_list`
pub(crate) fn list(office: &mut Office, request: FollowUpListRequest) -> Result<FollowUpList, Fault> {
    let today = office.today();
    office.read(|reading| {
        let open = |state| matches!(state, FollowUpState::Open | FollowUpState::Postponed);
        let wanted = |state| request.state.map_or_else(|| open(state), |wanted| wanted == state);
        let settled = request.state.is_some_and(|state| !open(state));
        let mut list = FollowUpList { open: 0, overdue: 0, lines: Vec::new() };
        for (resolution, meeting) in Resolution::with_meetings(reading, settled)? {
            let resolution = line(reading, resolution)?;
            let overdue = open(resolution.state) && resolution.due_now.is_some_and(|due| due < today);
            list.open += i64::from(open(resolution.state));
            list.overdue += i64::from(overdue);
            let named_body = request.body.is_none_or(|body| body == meeting.body);
            let late = !request.overdue.unwrap_or(false) || overdue;
            let public = !request.disclosed.unwrap_or(false) || resolution.disclosed;
            if named_body && late && public && wanted(resolution.state) {
                let body = Body::get(reading, meeting.body)?.ok_or(Fault::Gone(Notion::Body))?;
                list.lines.push(FollowUpListLine {
                    body: body.id,
                    body_name: body.name,
                    meeting: named(&meeting),
                    resolution,
                    overdue,
                });
            }
        }
        let late = |line: &FollowUpListLine| (line.body, line.resolution.due_now.is_none(), line.resolution.due_now);
        list.lines.sort_by_key(late);
        list.lines.truncate(500);
        Ok(list)
    })
}

/// `resolution_add`
pub(crate) fn resolve(office: &mut Office, request: ResolutionAdd) -> Result<Made, Fault> {
    let text = required("text", &request.text, 4000)?;
    let responsible = optional("responsible", request.responsible, 100)?;
    let typed = optional("number", request.number, 100)?;
    office.write("resolution_add", "", |writing| {
        let meeting = unsigned(writing, request.meeting)?;
        if let Some(item) = request.agenda_item
            && AgendaItem::find(writing, item)?.meeting != meeting.id
        {
            return Err(Fault::Gone(Notion::AgendaItem));
        }
        let person = request.person.map(|id| in_use(writing, id)).transpose()?;
        let last = Resolution::of(writing, meeting.id)?.last().map_or(0, |one| one.position);
        let (given, year, sequence) = match typed {
            Some(typed) => (typed, None, None),
            None => number(writing, &meeting, kinds::numbering(writing)?, last + 1)?,
        };
        let resolution = Resolution {
            id: 0,
            removed: false,
            meeting: meeting.id,
            agenda_item: request.agenda_item,
            position: last + 1,
            number: Some(given),
            year,
            sequence,
            revokes: request.revokes.map(|id| earlier(writing, id, 0)).transpose()?,
            text,
            responsible: person.as_ref().map(|person| person.name.clone()).or(responsible),
            person: person.map(|person| person.id),
            due_on: request.due,
            disclosed: request.disclosed.unwrap_or(false),
        };
        let id = resolution.add(writing)?;
        writing.say(wording::resolved(&resolution.text));
        Ok(Made { id })
    })
}

/// `resolution_correct`
pub(crate) fn correct_resolution(office: &mut Office, request: ResolutionCorrect) -> Result<Made, Fault> {
    let text = request.text.as_deref().map(|text| required("text", text, 4000)).transpose()?;
    let responsible = request.responsible.map(|text| optional("responsible", text, 100)).transpose()?;
    let number = request.number.as_deref().map(|number| required("number", number, 100)).transpose()?;
    office.write("resolution_correct", "", |writing| {
        let mut resolution = Resolution::patched(writing, request.id, request.version)?;
        unsigned(writing, resolution.meeting)?;
        if let Some(revokes) = request.revokes {
            resolution.revokes = revokes.map(|id| earlier(writing, id, resolution.id)).transpose()?;
        }
        set(&mut resolution.number, number.map(Some));
        set(&mut resolution.text, text);
        set(&mut resolution.responsible, responsible);
        if let Some(person) = request.person {
            // Whoever was named before stays named, sealed since or not.
            let named = resolution.person;
            let found = |id| if named == Some(id) { Person::find(writing, id) } else { in_use(writing, id) };
            let person = person.map(found).transpose()?;
            resolution.person = person.as_ref().map(|person| person.id);
            if let Some(person) = person {
                resolution.responsible = Some(person.name);
            }
        }
        set(&mut resolution.due_on, request.due);
        set(&mut resolution.disclosed, request.disclosed);
        resolution.rewrite(writing)?;
        writing.say("更正一条决议");
        Ok(Made { id: resolution.id })
    })
}

/// `resolution_remove`
pub(crate) fn remove_resolution(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("resolution_remove", "移走一条决议", |writing| {
        let mut resolution = Resolution::patched(writing, request.id, request.version)?;
        unsigned(writing, resolution.meeting)?;
        resolution.removed = true;
        resolution.rewrite(writing)?;
        Ok(Made { id: resolution.id })
    })
}

/// `follow_up_add`
pub(crate) fn follow_up(office: &mut Office, request: FollowUpAdd) -> Result<Made, Fault> {
    let text = required("text", &request.text, 2000)?;
    if request.done && request.postponed_to.is_some() {
        return Err(Fault::Refused(Refusal::NotACode { field: "postponed_to", value: wording::DONE.to_owned() }));
    }
    office.write("follow_up_add", "", |writing| {
        let resolution = Resolution::find(writing, request.resolution)?;
        let follow_up = FollowUp {
            id: 0,
            removed: false,
            resolution: resolution.id,
            on_day: request.on,
            text,
            done: request.done,
            postponed_to: request.postponed_to,
        };
        let id = follow_up.add(writing)?;
        writing.say(match request.postponed_to {
            Some(to) => wording::put_off(&resolution.text, to),
            None => wording::followed_up(&resolution.text, request.done),
        });
        Ok(Made { id })
    })
}

/// `follow_up_remove`
pub(crate) fn remove_follow_up(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("follow_up_remove", "移走一条落实记录", |writing| {
        let mut follow_up = FollowUp::patched(writing, request.id, request.version)?;
        follow_up.removed = true;
        follow_up.rewrite(writing)?;
        Ok(Made { id: follow_up.id })
    })
}
