//! 签到: who came, who sits in, who stays away from which item, and why the list was corrected.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{Capacity, Presence};
use domain::wording::meetings as wording;
use domain::{Fault, Notion, Refusal};
use store::Reading;
use store::meeting::{AgendaItem, Attendance, Recusal};

use super::{AttendanceLine, RecusedFrom, entitled, read_time, unsigned};
use crate::people::in_use;
use crate::wire::{Made, patch, set};
use crate::{Office, optional};

/// Somebody else on the list: a guest, or a member the roster did not know.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttendanceAdd {
    /// The meeting.
    pub meeting: i64,
    /// Who, where there is a card.
    #[serde(default)]
    pub person: Option<i64>,
    /// The name, where there is none.
    #[serde(default)]
    pub name: Option<String>,
    /// The post that day.
    #[serde(default)]
    pub post: Option<String>,
    /// Member or guest; guest where missing.
    #[serde(default)]
    pub capacity: Option<Capacity>,
    /// Why the list is corrected; a member added to a list taken from the register needs it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Sign-in of one name.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttendanceSet {
    /// The line.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// 到, 请假, 缺席
    #[serde(default, deserialize_with = "patch")]
    pub presence: Option<Option<Presence>>,
    /// 出席 or 列席; a guest has no vote.
    #[serde(default)]
    pub capacity: Option<Capacity>,
    /// HH:MM, where late.
    #[serde(default, deserialize_with = "patch")]
    pub arrived_at: Option<Option<String>>,
    /// HH:MM, where early.
    #[serde(default, deserialize_with = "patch")]
    pub left_at: Option<Option<String>>,
    /// Came at this item.
    #[serde(default, deserialize_with = "patch")]
    pub arrived_item: Option<Option<i64>>,
    /// Left after this item.
    #[serde(default, deserialize_with = "patch")]
    pub left_item: Option<Option<i64>>,
    /// Who came for the one named.
    #[serde(default, deserialize_with = "patch")]
    pub proxy: Option<Option<String>>,
    /// The post that day.
    #[serde(default, deserialize_with = "patch")]
    pub post: Option<Option<String>>,
    /// Why the list is corrected; post, capacity or right to vote do not change without it.
    #[serde(default, deserialize_with = "patch")]
    pub corrected: Option<Option<String>>,
    /// Why excused or absent.
    #[serde(default, deserialize_with = "patch")]
    pub reason: Option<Option<String>>,
    /// Right to vote.
    #[serde(default)]
    pub may_vote: Option<bool>,
}

/// All lines not recorded yet are set at once.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceRest {
    /// The meeting.
    pub meeting: i64,
    /// 到, 请假, 缺席
    pub presence: Presence,
}

/// Somebody goes from the list.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttendanceRemove {
    /// The line.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Why the list is corrected, kept with the operation; a member goes from a list taken from the register only with it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Somebody stays away from an item, or takes part again.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RecusalSet {
    /// The line of the list.
    pub attendance: i64,
    /// The item.
    pub agenda_item: i64,
    /// Stays away.
    pub recused: bool,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

pub(crate) fn line(reading: &Reading<'_>, recusals: &[Recusal], line: Attendance) -> Result<AttendanceLine, Fault> {
    Ok(AttendanceLine {
        version: Attendance::version(reading, line.id)?,
        recused: recusals
            .iter()
            .filter(|recusal| recusal.attendance == line.id)
            .map(|one| RecusedFrom { agenda_item: one.agenda_item, reason: one.reason.clone() })
            .collect(),
        initials: domain::names::initials(&line.name),
        id: line.id,
        person: line.person,
        name: line.name,
        post: line.post,
        may_vote: line.may_vote,
        capacity: line.capacity,
        presence: line.presence,
        arrived_at: line.arrived_at,
        left_at: line.left_at,
        arrived_item: line.arrived_item,
        left_item: line.left_item,
        proxy: line.proxy,
        reason: line.reason,
        section: line.section,
        corrected: line.corrected,
    })
}

/// An item of the same meeting.
fn item_of(reading: &Reading<'_>, meeting: i64, item: i64) -> Result<i64, Fault> {
    let item = AgendaItem::find(reading, item)?;
    if item.meeting == meeting { Ok(item.id) } else { Err(Fault::Gone(Notion::AgendaItem)) }
}

/// Refuses a correction of a list that was taken from the register where nobody says why.
fn because(reason: Option<&str>, field: &'static str) -> Result<(), Fault> {
    if reason.is_some() { Ok(()) } else { Err(Fault::Refused(Refusal::Empty { field })) }
}

/// `attendance_add`
pub(crate) fn add_attendance(office: &mut Office, request: AttendanceAdd) -> Result<Made, Fault> {
    let name = optional("person_name", request.name, 100)?;
    let post = optional("post", request.post, 100)?;
    let capacity = request.capacity.unwrap_or(Capacity::Guest);
    let corrected = optional("reason", request.reason, 400)?;
    office.write("attendance_add", "", |writing| {
        let meeting = unsigned(writing, request.meeting)?;
        if capacity == Capacity::Member && !entitled::by_hand(writing, &meeting)? {
            because(corrected.as_deref(), "reason")?;
        }
        let person = request.person.map(|id| in_use(writing, id)).transpose()?;
        let name = person
            .as_ref()
            .map(|person| person.name.clone())
            .or(name)
            .ok_or(Fault::Refused(Refusal::Empty { field: "person_name" }))?;
        let lines = Attendance::of(writing, meeting.id)?;
        if let Some(person) = &person
            && lines.iter().any(|line| line.person == Some(person.id))
        {
            return Err(Fault::Refused(Refusal::ListedAlready { person: name }));
        }
        let last = lines.last().map_or(0, |line| line.position);
        let line = Attendance {
            id: 0,
            removed: false,
            meeting: meeting.id,
            person: person.map(|person| person.id),
            name,
            post,
            section: None,
            position: last + 1,
            may_vote: capacity == Capacity::Member,
            capacity,
            presence: (capacity == Capacity::Guest).then_some(Presence::Present),
            arrived_at: None,
            left_at: None,
            arrived_item: None,
            left_item: None,
            proxy: None,
            reason: None,
            corrected,
        };
        let id = line.add(writing)?;
        writing.say(format!("{}{}", line.name, line.capacity.chinese()));
        Ok(Made { id })
    })
}

/// `attendance_set`
pub(crate) fn set_attendance(office: &mut Office, request: AttendanceSet) -> Result<Made, Fault> {
    let arrived_at = request.arrived_at.map(|time| read_time("arrived_at", time)).transpose()?;
    let left_at = request.left_at.map(|time| read_time("left_at", time)).transpose()?;
    let reason = request.reason.map(|text| optional("reason", text, 200)).transpose()?;
    let proxy = request.proxy.map(|text| optional("proxy", text, 100)).transpose()?;
    let post = request.post.map(|text| optional("post", text, 100)).transpose()?;
    let corrected = request.corrected.map(|text| optional("corrected", text, 400)).transpose()?;
    office.write("attendance_set", "", |writing| {
        let mut line = Attendance::patched(writing, request.id, request.version)?;
        let meeting = unsigned(writing, line.meeting)?;
        let entitlement = |line: &Attendance| (line.post.clone(), line.capacity, line.may_vote);
        let before = entitlement(&line);
        let item = |item: Option<Option<i64>>| {
            item.map(|item| item.map(|item| item_of(writing, line.meeting, item)).transpose()).transpose()
        };
        let (arrived_item, left_item) = (item(request.arrived_item)?, item(request.left_item)?);
        set(&mut line.arrived_item, arrived_item);
        set(&mut line.left_item, left_item);
        set(&mut line.proxy, proxy);
        set(&mut line.post, post);
        set(&mut line.corrected, corrected);
        set(&mut line.presence, request.presence);
        if let Some(capacity) = request.capacity {
            line.capacity = capacity;
            line.may_vote = capacity == Capacity::Member;
        }
        set(&mut line.arrived_at, arrived_at);
        set(&mut line.left_at, left_at);
        set(&mut line.reason, reason);
        set(&mut line.may_vote, request.may_vote);
        if entitlement(&line) != before && !entitled::by_hand(writing, &meeting)? {
            because(line.corrected.as_deref(), "corrected")?;
        }
        line.rewrite(writing)?;
        writing.say(wording::signed_in(&line.name, line.presence));
        Ok(Made { id: line.id })
    })
}

/// `attendance_rest`: everybody not recorded yet.
pub(crate) fn set_rest(office: &mut Office, request: AttendanceRest) -> Result<Made, Fault> {
    office.write("attendance_rest", "", |writing| {
        let meeting = unsigned(writing, request.meeting)?;
        let mut count = 0;
        for mut line in Attendance::of(writing, meeting.id)? {
            if line.presence.is_none() {
                line.presence = Some(request.presence);
                line.rewrite(writing)?;
                count += 1;
            }
        }
        writing.say(wording::rest_signed_in(count, request.presence));
        Ok(Made { id: meeting.id })
    })
}

/// `attendance_remove`
pub(crate) fn remove_attendance(office: &mut Office, request: AttendanceRemove) -> Result<Made, Fault> {
    let reason = optional("reason", request.reason, 400)?;
    office.write_because("attendance_remove", "", reason.clone(), |writing| {
        let mut line = Attendance::patched(writing, request.id, request.version)?;
        let meeting = unsigned(writing, line.meeting)?;
        if line.capacity == Capacity::Member && !entitled::by_hand(writing, &meeting)? {
            because(reason.as_deref(), "reason")?;
        }
        line.removed = true;
        line.corrected = reason.or(line.corrected);
        line.rewrite(writing)?;
        writing.say(wording::struck(&line.name));
        Ok(Made { id: line.id })
    })
}

/// `recusal_set`
pub(crate) fn set_recusal(office: &mut Office, request: RecusalSet) -> Result<Made, Fault> {
    let reason = optional("reason", request.reason, 200)?;
    office.write("recusal_set", "", |writing| {
        let line = Attendance::find(writing, request.attendance)?;
        let item = AgendaItem::find(writing, request.agenda_item)?;
        let meeting = unsigned(writing, line.meeting)?;
        if item.meeting != meeting.id {
            return Err(Fault::Gone(Notion::AgendaItem));
        }
        let kept = Recusal::of(writing, meeting.id)?
            .into_iter()
            .find(|one| one.attendance == line.id && one.agenda_item == item.id);
        match (kept, request.recused) {
            (None, true) => {
                Recusal { id: 0, removed: false, attendance: line.id, agenda_item: item.id, reason }.add(writing)?;
            }
            (Some(mut kept), recused) => {
                kept.removed = !recused;
                kept.reason = reason.or(kept.reason);
                kept.rewrite(writing)?;
            }
            (None, false) => {}
        }
        writing.say(wording::recused(&line.name, &item.title, request.recused));
        Ok(Made { id: line.id })
    })
}
