//! Inside a meeting: sign-in, items, votes, resolutions and what became of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, Capacity, EntitledKind, Presence, VoteMethod};
use domain::{Day, Fault, Notion, Refusal, rules};
use store::body::Body;
use store::meeting::{AgendaItem, Attendance, FollowUp, Meeting, Recusal, Resolution, Vote};
use store::person::Person;
use store::{Reading, Writing};

use crate::meetings::{AgendaLine, AttendanceLine, VoteLine, read_time, unsigned};
use crate::people::in_use;
use crate::wire::{Made, OneAt, patch, set};
use crate::{Office, optional, required};

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

/// The vote on an item.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VoteSet {
    /// The item.
    pub agenda_item: i64,
    /// How.
    pub method: VoteMethod,
    /// 赞成
    pub in_favour: i64,
    /// 反对
    pub against: i64,
    /// 弃权
    pub abstained: i64,
    /// The result as announced; by the rule of the day where missing.
    #[serde(default)]
    pub passed: Option<bool>,
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
}

/// What became of a resolution. May be recorded after the meeting was signed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUpAdd {
    /// The resolution.
    pub resolution: i64,
    /// When.
    pub on: Day,
    /// What was done.
    pub text: String,
    /// Settled by this.
    pub done: bool,
}

pub(crate) fn attendance_line(
    reading: &Reading<'_>,
    recusals: &[Recusal],
    line: Attendance,
) -> Result<AttendanceLine, Fault> {
    Ok(AttendanceLine {
        version: Attendance::version(reading, line.id)?,
        recused: recusals.iter().filter(|recusal| recusal.attendance == line.id).map(|one| one.agenda_item).collect(),
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
        reason: line.reason,
    })
}

/// Came with a right to vote on an item, and how many more may have come because nobody recorded it yet.
fn voters(meeting: &Meeting, attendance: &[Attendance], recusals: &[Recusal], item: i64) -> (i64, i64) {
    let away = |line: &Attendance| recusals.iter().any(|one| one.attendance == line.id && one.agenda_item == item);
    let count = |presence: Option<Presence>| {
        attendance.iter().filter(|line| line.may_vote && line.presence == presence && !away(line)).count() as i64
    };
    let open = match meeting.entitled_kind {
        EntitledKind::People => count(None),
        // No list of names: whoever was entitled may have come.
        EntitledKind::Adults | EntitledKind::Households => meeting.entitled_count.unwrap_or(i64::MAX / 2),
    };
    (count(Some(Presence::Present)), open)
}

/// Whether a vote is carried by the rule of the day, and the sentence that says so.
fn judge(meeting: &Meeting, kind: BodyKind, came: i64, vote: &Vote) -> (Option<bool>, String) {
    let rule = rules::majority(kind, meeting.held_on);
    let needed = rule.map(|rule| (rule.words(), rule.least(came)));
    let carried = rule.map(|rule| rule.reached(vote.in_favour, came));
    (carried, domain::wording::meetings::vote(came, needed, vote.in_favour))
}

fn came(attendance: &[Attendance]) -> i64 {
    let here = |line: &&Attendance| line.capacity == Capacity::Member && line.presence == Some(Presence::Present);
    attendance.iter().filter(here).count() as i64
}

pub(crate) fn agenda_line(
    reading: &Reading<'_>,
    meeting: &Meeting,
    kind: BodyKind,
    attendance: &[Attendance],
    recusals: &[Recusal],
    item: AgendaItem,
) -> Result<AgendaLine, Fault> {
    let (may_vote, _) = voters(meeting, attendance, recusals, item.id);
    let vote = Vote::of(reading, item.id)?
        .map(|vote| {
            let (carried, sentence) = judge(meeting, kind, came(attendance), &vote);
            Ok::<_, Fault>(VoteLine {
                version: Vote::version(reading, vote.id)?,
                id: vote.id,
                method: vote.method,
                in_favour: vote.in_favour,
                against: vote.against,
                abstained: vote.abstained,
                not_cast: (may_vote - vote.in_favour - vote.against - vote.abstained).max(0),
                passed: vote.passed.or(carried),
                sentence: vote.rule_sentence.unwrap_or(sentence),
            })
        })
        .transpose()?;
    Ok(AgendaLine {
        version: AgendaItem::version(reading, item.id)?,
        id: item.id,
        position: item.position,
        title: item.title,
        proposer: item.proposer,
        discussion: item.discussion,
        vote,
        may_vote,
    })
}

/// On signing: each vote keeps the sentence and the rule it was judged with.
pub(crate) fn keep_judgements(
    writing: &Writing<'_>,
    meeting: &Meeting,
    kind: BodyKind,
    attendance: &[Attendance],
) -> Result<(), Fault> {
    for item in AgendaItem::of(writing, meeting.id)? {
        let Some(mut vote) = Vote::of(writing, item.id)? else { continue };
        let (carried, sentence) = judge(meeting, kind, came(attendance), &vote);
        vote.passed = vote.passed.or(carried);
        vote.rule_sentence = Some(sentence);
        if let Some(rule) = rules::majority(kind, meeting.held_on) {
            vote.rule_pack = Some(rule.pack.clone());
            vote.rule_edition = Some(rule.edition.clone());
        }
        vote.rewrite(writing)?;
    }
    Ok(())
}

/// `attendance_add`
pub(crate) fn add_attendance(office: &mut Office, request: AttendanceAdd) -> Result<Made, Fault> {
    let name = optional("person_name", request.name, 100)?;
    let post = optional("post", request.post, 100)?;
    let capacity = request.capacity.unwrap_or(Capacity::Guest);
    office.write("attendance_add", "", |writing| {
        let meeting = unsigned(writing, request.meeting)?;
        let person = request.person.map(|id| in_use(writing, id)).transpose()?;
        let name = person
            .as_ref()
            .map(|person| person.name.clone())
            .or(name)
            .ok_or(Fault::Refused(Refusal::Empty { field: "person_name" }))?;
        let last = Attendance::of(writing, meeting.id)?.last().map_or(0, |line| line.position);
        let line = Attendance {
            id: 0,
            removed: false,
            meeting: meeting.id,
            person: person.map(|person| person.id),
            name,
            post,
            position: last + 1,
            may_vote: capacity == Capacity::Member,
            capacity,
            presence: (capacity == Capacity::Guest).then_some(Presence::Present),
            arrived_at: None,
            left_at: None,
            reason: None,
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
    office.write("attendance_set", "", |writing| {
        let mut line = Attendance::patched(writing, request.id, request.version)?;
        unsigned(writing, line.meeting)?;
        set(&mut line.presence, request.presence);
        if let Some(capacity) = request.capacity {
            line.capacity = capacity;
            line.may_vote = capacity == Capacity::Member;
        }
        set(&mut line.arrived_at, arrived_at);
        set(&mut line.left_at, left_at);
        set(&mut line.reason, reason);
        set(&mut line.may_vote, request.may_vote);
        line.rewrite(writing)?;
        writing.say(domain::wording::meetings::signed_in(&line.name, line.presence));
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
        writing.say(domain::wording::meetings::rest_signed_in(count, request.presence));
        Ok(Made { id: meeting.id })
    })
}

/// `attendance_remove`
pub(crate) fn remove_attendance(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("attendance_remove", "", |writing| {
        let mut line = Attendance::patched(writing, request.id, request.version)?;
        unsigned(writing, line.meeting)?;
        line.removed = true;
        line.rewrite(writing)?;
        writing.say(format!("从名单移走{}", line.name));
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
        writing.say(domain::wording::meetings::recused(&line.name, &item.title, request.recused));
        Ok(Made { id: line.id })
    })
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
            proposer,
            discussion: None,
        };
        Ok(Made { id: item.add(writing)? })
    })
}

/// `agenda_correct`
pub(crate) fn correct_item(office: &mut Office, request: AgendaCorrect) -> Result<Made, Fault> {
    let title = request.title.as_deref().map(|title| required("title", title, 400)).transpose()?;
    let proposer = request.proposer.map(|text| optional("proposer", text, 100)).transpose()?;
    let discussion = request.discussion.map(|text| optional("text", text, 100_000)).transpose()?;
    office.write("agenda_correct", "", |writing| {
        let mut item = AgendaItem::patched(writing, request.id, request.version)?;
        unsigned(writing, item.meeting)?;
        set(&mut item.title, title);
        set(&mut item.proposer, proposer);
        set(&mut item.discussion, discussion);
        if let Some(position) = request.position.filter(|position| *position != item.position) {
            let mut others: Vec<AgendaItem> =
                AgendaItem::of(writing, item.meeting)?.into_iter().filter(|other| other.id != item.id).collect();
            let place = usize::try_from(position - 1).unwrap_or(0).min(others.len());
            others.insert(place, item.clone());
            for (position, mut other) in (1..).zip(others) {
                if other.id == item.id {
                    item.position = position;
                } else if other.position != position {
                    other.position = position;
                    other.rewrite(writing)?;
                }
            }
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

/// `vote_set`: refused only where more votes were cast than people can have been there.
pub(crate) fn set_vote(office: &mut Office, request: VoteSet) -> Result<Made, Fault> {
    for (field, count) in
        [("in_favour", request.in_favour), ("against", request.against), ("abstained", request.abstained)]
    {
        if !(0..=1_000_000).contains(&count) {
            return Err(Fault::Refused(Refusal::OutOfRange { field, least: 0, most: 1_000_000 }));
        }
    }
    office.write("vote_set", "", |writing| {
        let item = AgendaItem::find(writing, request.agenda_item)?;
        let meeting = unsigned(writing, item.meeting)?;
        let attendance = Attendance::of(writing, meeting.id)?;
        let (present, open) = voters(&meeting, &attendance, &Recusal::of(writing, meeting.id)?, item.id);
        let votes = request.in_favour + request.against + request.abstained;
        if votes > present + open {
            return Err(Fault::Refused(Refusal::VotesExceedPresent { votes, present: present + open }));
        }
        let kept = Vote::of(writing, item.id)?;
        let mut vote = Vote {
            id: kept.as_ref().map_or(0, |kept| kept.id),
            removed: false,
            agenda_item: item.id,
            method: request.method,
            in_favour: request.in_favour,
            against: request.against,
            abstained: request.abstained,
            passed: request.passed,
            rule_sentence: None,
            rule_pack: None,
            rule_edition: None,
        };
        if kept.is_some() {
            vote.rewrite(writing)?;
        } else {
            vote.id = vote.add(writing)?;
        }
        let kind = Body::get(writing, meeting.body)?.ok_or(Fault::Gone(Notion::Body))?.kind;
        let passed = vote.passed.or(judge(&meeting, kind, came(&attendance), &vote).0);
        writing.say(domain::wording::meetings::voted(&item.title, vote.in_favour, passed));
        Ok(Made { id: vote.id })
    })
}

/// `vote_remove`
pub(crate) fn remove_vote(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("vote_remove", "移走一次表决", |writing| {
        let mut vote = Vote::patched(writing, request.id, request.version)?;
        let item = AgendaItem::find(writing, vote.agenda_item)?;
        unsigned(writing, item.meeting)?;
        vote.removed = true;
        vote.rewrite(writing)?;
        Ok(Made { id: vote.id })
    })
}

/// `resolution_add`
pub(crate) fn resolve(office: &mut Office, request: ResolutionAdd) -> Result<Made, Fault> {
    let text = required("text", &request.text, 4000)?;
    let responsible = optional("responsible", request.responsible, 100)?;
    office.write("resolution_add", "", |writing| {
        let meeting = unsigned(writing, request.meeting)?;
        if let Some(item) = request.agenda_item
            && AgendaItem::find(writing, item)?.meeting != meeting.id
        {
            return Err(Fault::Gone(Notion::AgendaItem));
        }
        let person = request.person.map(|id| in_use(writing, id)).transpose()?;
        let last = Resolution::of(writing, meeting.id)?.last().map_or(0, |one| one.position);
        let resolution = Resolution {
            id: 0,
            removed: false,
            meeting: meeting.id,
            agenda_item: request.agenda_item,
            position: last + 1,
            text,
            responsible: person.as_ref().map(|person| person.name.clone()).or(responsible),
            person: person.map(|person| person.id),
            due_on: request.due,
            disclosed: request.disclosed.unwrap_or(false),
        };
        let id = resolution.add(writing)?;
        writing.say(domain::wording::meetings::resolved(&resolution.text));
        Ok(Made { id })
    })
}

/// `resolution_correct`
pub(crate) fn correct_resolution(office: &mut Office, request: ResolutionCorrect) -> Result<Made, Fault> {
    let text = request.text.as_deref().map(|text| required("text", text, 4000)).transpose()?;
    let responsible = request.responsible.map(|text| optional("responsible", text, 100)).transpose()?;
    office.write("resolution_correct", "", |writing| {
        let mut resolution = Resolution::patched(writing, request.id, request.version)?;
        unsigned(writing, resolution.meeting)?;
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
    office.write("follow_up_add", "", |writing| {
        let resolution = Resolution::find(writing, request.resolution)?;
        let follow_up =
            FollowUp { id: 0, removed: false, resolution: resolution.id, on_day: request.on, text, done: request.done };
        let id = follow_up.add(writing)?;
        writing.say(domain::wording::meetings::followed_up(&resolution.text, request.done));
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
