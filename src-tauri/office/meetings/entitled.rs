//! 应到名单: who is entitled on a day, taken into the meeting as a snapshot, compared again where she asks, corrected by
//! choice. A signed meeting is never touched.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, Capacity, EntitledKind, ListSource, RepresentsKind};
use domain::wording::meetings as wording;
use domain::{Day, Fault, Notion, Refusal};
use store::appointment::Office as Held;
use store::body::{Body, ExOfficio};
use store::meeting::{Attendance, Meeting};
use store::meeting_kind::MeetingKind;
use store::{Reading, Writing};

use super::unsigned;
use crate::Office;
use crate::wire::{Made, One};

/// What the register says now beside what the list says.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct EntitledDifferences {
    /// When the list was taken.
    pub taken: Option<Day>,
    /// How the list differs, in its order.
    pub differences: Vec<EntitledDifference>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct EntitledDifference {
    /// What `entitled_apply` names it by.
    pub key: String,
    /// What differs.
    pub change: EntitledChange,
    /// The person.
    pub person: i64,
    /// The name.
    pub name: String,
    /// The post on the list.
    pub post_before: Option<String>,
    /// The post the register says.
    pub post_now: Option<String>,
    /// In words: 陈静：居民代表→居民代表（驻区单位）
    pub sentence: String,
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntitledChange {
    /// In the register and not on the list.
    Added,
    /// On the list and no longer in the register.
    Gone,
    /// Another post, or another right to vote.
    PostChanged,
}

/// Takes over some of the differences.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntitledApply {
    /// The meeting.
    pub id: i64,
    /// The differences taken over, by key.
    pub keys: Vec<String>,
}

/// Somebody entitled on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entitled {
    pub(crate) person: i64,
    pub(crate) name: String,
    pub(crate) post: String,
    pub(crate) section: Option<String>,
    /// A member with a vote; otherwise they sit in.
    pub(crate) member: bool,
}

/// Whether no roster says who is entitled, so that the list holds whom she writes on it.
pub(crate) fn by_hand(reading: &Reading<'_>, meeting: &Meeting) -> Result<bool, Fault> {
    let kind = meeting.meeting_kind.map(|id| MeetingKind::get(reading, id)).transpose()?.flatten();
    Ok(meeting.entitled_kind != EntitledKind::People
        || kind.is_some_and(|kind| matches!(kind.entitled, ListSource::Members | ListSource::Adults)))
}

/// Everybody entitled on that day, once each: members that belong to the body by law, then its roster.
pub(crate) fn entitled(
    reading: &Reading<'_>,
    body: &Body,
    kind: Option<&MeetingKind>,
    on: Day,
) -> Result<Vec<Entitled>, Fault> {
    let mut found = Vec::new();
    match kind.map_or(ListSource::Posts, |kind| kind.entitled) {
        ListSource::Members | ListSource::Adults => {}
        ListSource::Leaders => {
            for group in Body::on(reading, on)?.iter().filter(|body| body.kind == BodyKind::ResidentGroup) {
                found.extend(Held::roster(reading, group.id, on)?.into_iter().map(|held| Entitled {
                    person: held.appointment.person,
                    post: domain::wording::post_phrase(&held.body_name, &held.post_name),
                    section: Some(held.body_name),
                    name: held.person_name,
                    member: true,
                }));
            }
        }
        ListSource::Posts => {
            for from in ExOfficio::into_body(reading, body.id, on)? {
                found.extend(Held::roster(reading, from.body, on)?.into_iter().map(|held| Entitled {
                    person: held.appointment.person,
                    post: domain::wording::post_phrase(&held.body_name, &held.post_name),
                    section: Some(held.body_name),
                    name: held.person_name,
                    member: true,
                }));
            }
            let seats = body.kind != BodyKind::DelegatesAssembly || kind.is_some_and(|kind| kind.unit_seats);
            found.extend(Held::roster(reading, body.id, on)?.into_iter().map(|held| Entitled {
                person: held.appointment.person,
                // Who represents a unit in the assembly sits in, unless a local rule gives units a seat.
                member: seats || held.appointment.represents != Some(RepresentsKind::Unit),
                post: match &held.represents_name {
                    Some(represents) => format!("{represents}{}", held.post_name),
                    None => held.post_name.clone(),
                },
                section: held.represents_name,
                name: held.person_name,
            }));
        }
    }
    let mut once: Vec<Entitled> = Vec::new();
    for one in found {
        match once.iter_mut().find(|kept| kept.person == one.person) {
            // A seat of one's own outweighs sitting in.
            Some(kept) if one.member && !kept.member => *kept = one,
            Some(_) => {}
            None => once.push(one),
        }
    }
    Ok(once)
}

fn line(meeting: i64, position: i64, one: Entitled) -> Attendance {
    Attendance {
        id: 0,
        removed: false,
        meeting,
        person: Some(one.person),
        name: one.name,
        post: Some(one.post),
        section: one.section,
        position,
        may_vote: one.member,
        capacity: if one.member { Capacity::Member } else { Capacity::Guest },
        presence: None,
        arrived_at: None,
        left_at: None,
        arrived_item: None,
        left_item: None,
        proxy: None,
        reason: None,
        corrected: None,
    }
}

/// The list of a new meeting.
pub(crate) fn take(
    writing: &Writing<'_>,
    meeting: &Meeting,
    body: &Body,
    kind: Option<&MeetingKind>,
) -> Result<(), Fault> {
    for (position, one) in (1..).zip(entitled(writing, body, kind, meeting.held_on)?) {
        line(meeting.id, position, one).add(writing)?;
    }
    Ok(())
}

/// A difference with what the register says.
struct Found {
    told: EntitledDifference,
    now: Option<Entitled>,
    kept: Option<Attendance>,
}

fn compare(reading: &Reading<'_>, meeting: &Meeting) -> Result<Vec<Found>, Fault> {
    let body = Body::get(reading, meeting.body)?.ok_or(Fault::Gone(Notion::Body))?;
    let kind = meeting.meeting_kind.map(|id| MeetingKind::get(reading, id)).transpose()?.flatten();
    let now = entitled(reading, &body, kind.as_ref(), meeting.held_on)?;
    let kept = Attendance::of(reading, meeting.id)?;
    let mut found = Vec::new();
    let mut tell = |change, person: i64, name: &str, kept: Option<&Attendance>, now: Option<&Entitled>| {
        let before = kept.and_then(|line| line.post.clone());
        let after = now.map(|one| one.post.clone());
        let word = match change {
            EntitledChange::Added => "added",
            EntitledChange::Gone => "gone",
            EntitledChange::PostChanged => "post_changed",
        };
        let told = EntitledDifference {
            key: format!("{word}/{person}"),
            change,
            person,
            name: name.to_owned(),
            sentence: wording::list_difference(name, before.as_deref(), after.as_deref()),
            post_before: before,
            post_now: after,
        };
        found.push(Found { told, now: now.cloned(), kept: kept.cloned() });
    };
    for one in &now {
        match kept.iter().find(|line| line.person == Some(one.person)) {
            None => tell(EntitledChange::Added, one.person, &one.name, None, Some(one)),
            // What she corrected by hand stands until she takes it back herself.
            Some(line) if line.corrected.is_some() => {}
            Some(line) if line.post.as_ref() != Some(&one.post) || line.may_vote != one.member => {
                tell(EntitledChange::PostChanged, one.person, &one.name, Some(line), Some(one));
            }
            Some(_) => {}
        }
    }
    // Guests and whoever was added by hand were never on the register's list.
    let taken = |line: &&Attendance| line.corrected.is_none() && line.capacity == Capacity::Member;
    for line in kept.iter().filter(taken) {
        let Some(person) = line.person else { continue };
        if !now.iter().any(|one| one.person == person) {
            tell(EntitledChange::Gone, person, &line.name, Some(line), None);
        }
    }
    Ok(found)
}

/// `entitled_look`
pub(crate) fn look(office: &mut Office, request: One) -> Result<EntitledDifferences, Fault> {
    office.read(|reading| {
        let meeting = Meeting::find(reading, request.id)?;
        let differences = if meeting.signed_on.is_some() { Vec::new() } else { compare(reading, &meeting)? };
        Ok(EntitledDifferences {
            taken: meeting.list_taken_on,
            differences: differences.into_iter().map(|found| found.told).collect(),
        })
    })
}

/// `entitled_apply`: the differences chosen are taken over, and the day is noted.
pub(crate) fn apply(office: &mut Office, request: EntitledApply) -> Result<Made, Fault> {
    let today = office.today();
    office.write("entitled_apply", "", |writing| {
        let mut meeting = unsigned(writing, request.id)?;
        let found = compare(writing, &meeting)?;
        if let Some(unknown) = request.keys.iter().find(|key| !found.iter().any(|found| found.told.key == **key)) {
            return Err(Fault::Refused(Refusal::NotACode { field: "keys", value: unknown.clone() }));
        }
        let mut last = Attendance::of(writing, meeting.id)?.last().map_or(0, |line| line.position);
        let mut taken = 0;
        for found in found.into_iter().filter(|found| request.keys.contains(&found.told.key)) {
            taken += 1;
            match (found.kept, found.now) {
                (None, Some(now)) => {
                    last += 1;
                    line(meeting.id, last, now).add(writing)?;
                }
                (Some(mut kept), Some(now)) => {
                    kept.post = Some(now.post);
                    kept.section = now.section;
                    kept.may_vote = now.member;
                    kept.capacity = if now.member { Capacity::Member } else { Capacity::Guest };
                    kept.rewrite(writing)?;
                }
                (Some(mut kept), None) => {
                    kept.removed = true;
                    kept.rewrite(writing)?;
                }
                (None, None) => {}
            }
        }
        meeting.list_taken_on = Some(today);
        meeting.rewrite(writing)?;
        writing.say(wording::list_taken(&meeting.name, taken));
        Ok(Made { id: meeting.id })
    })
}
