//! 会议: the list, the card with its quorum in words, and convening, correcting and signing a meeting.
//!
//! Who is entitled is a snapshot of that day: names, posts and right to vote are kept as they were. A signed meeting is
//! locked. What happens inside one (sign-in, items, votes, resolutions) is in `minutes.rs`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, Capacity, EntitledKind, Presence, VoteMethod};
use domain::{Day, Fault, Notion, Refusal, rules};
use store::appointment::Office as Held;
use store::body::{Body, ExOfficio};
use store::meeting::{AgendaItem, Attendance, FollowUp, Meeting, MeetingLine, Recusal, Resolution};
use store::term::Term;
use store::{Reading, Writing};

use crate::wire::{Made, One, OneAt, patch, set};
use crate::{Office, optional, required};

/// Which meetings to list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct MeetingListRequest {
    /// Of this body.
    pub body: Option<i64>,
    /// On this day or later.
    pub from: Option<Day>,
    /// On this day or before.
    pub to: Option<Day>,
    /// At most this many (100 where missing, 500 at most).
    pub limit: Option<i64>,
    /// Those after this meeting.
    pub after: Option<i64>,
}

/// A page of meetings, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingList {
    /// How many in all.
    pub total: i64,
    /// The page.
    pub meetings: Vec<MeetingRow>,
}

/// A line of the list.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingRow {
    /// The meeting.
    pub id: i64,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// The meeting's full name.
    pub name: String,
    /// On which day.
    pub held: Day,
    /// HH:MM
    pub starts_at: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// Items on the agenda.
    pub items: i64,
    /// Resolutions.
    pub resolutions: i64,
    /// Signed and locked.
    pub signed: bool,
}

/// A meeting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingCard {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// What the body is.
    pub body_kind: BodyKind,
    /// 第N届
    pub ordinal: Option<i64>,
    /// What kind of meeting.
    pub kind: String,
    /// 第N次
    pub series: Option<i64>,
    /// Its full name.
    pub name: String,
    /// On which day.
    pub held: Day,
    /// HH:MM
    pub starts_at: Option<String>,
    /// HH:MM
    pub ends_at: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// 主持人
    pub chair: Option<String>,
    /// 记录人
    pub recorder: Option<String>,
    /// When notice was given.
    pub notice: Option<Day>,
    /// Whom the entitled number counts.
    pub entitled_kind: EntitledKind,
    /// Typed, where no list of names counts it.
    pub entitled_count: Option<i64>,
    /// Where that number comes from.
    pub entitled_source: Option<String>,
    /// What was said.
    pub discussion: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// When it was signed.
    pub signed: Option<Day>,
    /// 应到45人，实到38人，符合法定人数
    pub quorum: QuorumLine,
    /// The list of names.
    pub attendance: Vec<AttendanceLine>,
    /// 议题
    pub items: Vec<AgendaLine>,
    /// 决议
    pub resolutions: Vec<ResolutionLine>,
    /// Resolutions of the body's earlier meetings that nothing has settled.
    pub earlier: Vec<ResolutionLine>,
}

/// Whether enough came.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct QuorumLine {
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 请假
    pub excused: i64,
    /// 缺席
    pub absent: i64,
    /// 未记
    pub open: i64,
    /// How many must come, where a rule says so.
    pub needed: Option<i64>,
    /// Enough came, where a rule says how many.
    pub met: Option<bool>,
    /// In words.
    pub sentence: String,
    /// 竖线：须到30人（三分之二以上）
    pub rule: Option<String>,
    /// Law and article.
    pub source: Option<String>,
}

/// A name on the list.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AttendanceLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Who, where there is a card.
    pub person: Option<i64>,
    /// The name that day.
    pub name: String,
    /// First letters, to jump by.
    pub initials: String,
    /// The post that day.
    pub post: Option<String>,
    /// Right to vote.
    pub may_vote: bool,
    /// Member or guest.
    pub capacity: Capacity,
    /// Came or not; none while not recorded.
    pub presence: Option<Presence>,
    /// HH:MM, where late.
    pub arrived_at: Option<String>,
    /// HH:MM, where early.
    pub left_at: Option<String>,
    /// Why excused or absent.
    pub reason: Option<String>,
    /// Items from which they stay away.
    pub recused: Vec<i64>,
}

/// 议题
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AgendaLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// From 1.
    pub position: i64,
    /// What it is about.
    pub title: String,
    /// Who put it.
    pub proposer: Option<String>,
    /// What was said.
    pub discussion: Option<String>,
    /// 表决
    pub vote: Option<VoteLine>,
    /// Came with a right to vote and did not stay away.
    pub may_vote: i64,
}

/// 表决
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct VoteLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// How.
    pub method: VoteMethod,
    /// 赞成
    pub in_favour: i64,
    /// 反对
    pub against: i64,
    /// 弃权
    pub abstained: i64,
    /// 未表决
    pub not_cast: i64,
    /// The result as announced.
    pub passed: Option<bool>,
    /// 到会38人，过半数须20票，赞成31票
    pub sentence: String,
}

/// 决议
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ResolutionLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Of which meeting.
    pub meeting: i64,
    /// On which item.
    pub agenda_item: Option<i64>,
    /// What was resolved.
    pub text: String,
    /// Who does it, where there is a card.
    pub person: Option<i64>,
    /// The name as it was.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<Day>,
    /// To be made public.
    pub disclosed: bool,
    /// 落实
    pub follow_ups: Vec<FollowUpLine>,
    /// Settled.
    pub done: bool,
}

/// 落实
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FollowUpLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// When.
    pub on: Day,
    /// What was done.
    pub text: String,
    /// Settled by this.
    pub done: bool,
}

/// A new meeting; the names of those entitled on that day come with it.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingAdd {
    /// Of which body.
    pub body: i64,
    /// On which day.
    pub held: Day,
    /// What kind of meeting; what meetings of the body are called where missing.
    #[serde(default)]
    pub kind: Option<String>,
    /// 第N次; one more than the last of the term where missing.
    #[serde(default)]
    pub series: Option<i64>,
    /// Its full name; made from kind, term and number where missing.
    #[serde(default)]
    pub name: Option<String>,
    /// HH:MM
    #[serde(default)]
    pub starts_at: Option<String>,
    /// HH:MM
    #[serde(default)]
    pub ends_at: Option<String>,
    /// Where.
    #[serde(default)]
    pub place: Option<String>,
    /// 主持人
    #[serde(default)]
    pub chair: Option<String>,
    /// 记录人
    #[serde(default)]
    pub recorder: Option<String>,
    /// When notice was given.
    #[serde(default)]
    pub notice: Option<Day>,
    /// Whom the entitled number counts; people by name where missing.
    #[serde(default)]
    pub entitled_kind: Option<EntitledKind>,
    /// Typed, where no list of names counts it.
    #[serde(default)]
    pub entitled_count: Option<i64>,
    /// Where that number comes from.
    #[serde(default)]
    pub entitled_source: Option<String>,
}

/// 更正 of a meeting that is not signed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingCorrect {
    /// The meeting.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// On which day.
    #[serde(default)]
    pub held: Option<Day>,
    /// What kind of meeting.
    #[serde(default)]
    pub kind: Option<String>,
    /// 第N次
    #[serde(default, deserialize_with = "patch")]
    pub series: Option<Option<i64>>,
    /// Its full name.
    #[serde(default)]
    pub name: Option<String>,
    /// HH:MM
    #[serde(default, deserialize_with = "patch")]
    pub starts_at: Option<Option<String>>,
    /// HH:MM
    #[serde(default, deserialize_with = "patch")]
    pub ends_at: Option<Option<String>>,
    /// Where.
    #[serde(default, deserialize_with = "patch")]
    pub place: Option<Option<String>>,
    /// 主持人
    #[serde(default, deserialize_with = "patch")]
    pub chair: Option<Option<String>>,
    /// 记录人
    #[serde(default, deserialize_with = "patch")]
    pub recorder: Option<Option<String>>,
    /// When notice was given.
    #[serde(default, deserialize_with = "patch")]
    pub notice: Option<Option<Day>>,
    /// Whom the entitled number counts.
    #[serde(default)]
    pub entitled_kind: Option<EntitledKind>,
    /// Typed, where no list of names counts it.
    #[serde(default, deserialize_with = "patch")]
    pub entitled_count: Option<Option<i64>>,
    /// Where that number comes from.
    #[serde(default, deserialize_with = "patch")]
    pub entitled_source: Option<Option<String>>,
    /// What was said.
    #[serde(default, deserialize_with = "patch")]
    pub discussion: Option<Option<String>>,
    /// Free text.
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// A meeting is signed: from then on it is locked.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingSign {
    /// The meeting.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// When.
    pub on: Day,
}

const FIRST: (i32, u32, u32) = (1800, 1, 1);
const LAST: (i32, u32, u32) = (2199, 12, 31);

fn day((year, month, day): (i32, u32, u32)) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// `meeting_list`
pub(crate) fn list(office: &mut Office, request: MeetingListRequest) -> Result<MeetingList, Fault> {
    let between = (request.from.unwrap_or_else(|| day(FIRST)), request.to.unwrap_or_else(|| day(LAST)));
    let limit = request.limit.unwrap_or(100).clamp(1, 500);
    office.read(|reading| {
        let (lines, total) = MeetingLine::page(reading, request.body, between, request.after, limit)?;
        let meetings = lines
            .into_iter()
            .map(|line| MeetingRow {
                id: line.meeting.id,
                body: line.meeting.body,
                body_name: line.body_name,
                name: line.meeting.name,
                held: line.meeting.held_on,
                starts_at: line.meeting.starts_at,
                place: line.meeting.place,
                due: match line.meeting.entitled_kind {
                    EntitledKind::People => line.entitled,
                    EntitledKind::Adults | EntitledKind::Households => line.meeting.entitled_count.unwrap_or(0),
                },
                came: line.present,
                items: line.items,
                resolutions: line.resolutions,
                signed: line.meeting.signed_on.is_some(),
            })
            .collect();
        Ok(MeetingList { total, meetings })
    })
}

/// Due, came and what the rule of the day says about it.
pub(crate) fn quorum(meeting: &Meeting, kind: BodyKind, attendance: &[Attendance]) -> QuorumLine {
    let members = || attendance.iter().filter(|line| line.capacity == Capacity::Member);
    let count = |presence: Option<Presence>| members().filter(|line| line.presence == presence).count() as i64;
    let due = match meeting.entitled_kind {
        EntitledKind::People => members().count() as i64,
        EntitledKind::Adults | EntitledKind::Households => meeting.entitled_count.unwrap_or(0),
    };
    let came = count(Some(Presence::Present));
    let rule = rules::quorum(kind, meeting.held_on);
    let met = rule.map(|rule| rule.reached(came, due));
    let needed = rule.map(|rule| rule.least(due));
    QuorumLine {
        due,
        came,
        excused: count(Some(Presence::Excused)),
        absent: count(Some(Presence::Absent)),
        open: count(None),
        needed,
        met,
        sentence: meeting
            .rule_sentence
            .clone()
            .unwrap_or_else(|| domain::wording::meetings::quorum(due, came, needed.filter(|_| due > 0))),
        rule: rule.zip(needed).map(|(rule, needed)| domain::wording::meetings::quorum_line(needed, rule.words())),
        source: rule.map(|rule| rule.source.clone()),
    }
}

pub(crate) fn resolution_line(reading: &Reading<'_>, resolution: Resolution) -> Result<ResolutionLine, Fault> {
    let follow_ups = FollowUp::of(reading, resolution.id)?
        .into_iter()
        .map(|follow_up| {
            Ok(FollowUpLine {
                version: FollowUp::version(reading, follow_up.id)?,
                id: follow_up.id,
                on: follow_up.on_day,
                text: follow_up.text,
                done: follow_up.done,
            })
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    Ok(ResolutionLine {
        version: Resolution::version(reading, resolution.id)?,
        id: resolution.id,
        meeting: resolution.meeting,
        agenda_item: resolution.agenda_item,
        text: resolution.text,
        person: resolution.person,
        responsible: resolution.responsible,
        due: resolution.due_on,
        disclosed: resolution.disclosed,
        done: follow_ups.iter().any(|follow_up| follow_up.done),
        follow_ups,
    })
}

/// `meeting_get`
pub(crate) fn get(office: &mut Office, request: One) -> Result<MeetingCard, Fault> {
    office.read(|reading| {
        let meeting = Meeting::find(reading, request.id)?;
        let body = Body::get(reading, meeting.body)?.ok_or(Fault::Gone(Notion::Body))?;
        let attendance = Attendance::of(reading, meeting.id)?;
        let recusals = Recusal::of(reading, meeting.id)?;
        let quorum = quorum(&meeting, body.kind, &attendance);
        let mut items = Vec::new();
        for item in AgendaItem::of(reading, meeting.id)? {
            items.push(crate::minutes::agenda_line(reading, &meeting, body.kind, &attendance, &recusals, item)?);
        }
        let resolutions = Resolution::of(reading, meeting.id)?
            .into_iter()
            .map(|resolution| resolution_line(reading, resolution))
            .collect::<Result<_, _>>()?;
        let mut earlier = Vec::new();
        for resolution in Resolution::open(reading)? {
            let of_body = Meeting::get(reading, resolution.meeting)?
                .is_some_and(|other| other.body == meeting.body && other.held_on < meeting.held_on);
            if of_body {
                earlier.push(resolution_line(reading, resolution)?);
            }
        }
        let ordinal =
            meeting.term.map(|term| Term::get(reading, term)).transpose()?.flatten().and_then(|term| term.ordinal);
        Ok(MeetingCard {
            version: Meeting::version(reading, meeting.id)?,
            attendance: attendance
                .into_iter()
                .map(|line| crate::minutes::attendance_line(reading, &recusals, line))
                .collect::<Result<_, _>>()?,
            id: meeting.id,
            body: body.id,
            body_name: body.name,
            body_kind: body.kind,
            ordinal,
            kind: meeting.kind,
            series: meeting.series,
            name: meeting.name,
            held: meeting.held_on,
            starts_at: meeting.starts_at,
            ends_at: meeting.ends_at,
            place: meeting.place,
            chair: meeting.chair,
            recorder: meeting.recorder,
            notice: meeting.notice_on,
            entitled_kind: meeting.entitled_kind,
            entitled_count: meeting.entitled_count,
            entitled_source: meeting.entitled_source,
            discussion: meeting.discussion,
            note: meeting.note,
            signed: meeting.signed_on,
            quorum,
            items,
            resolutions,
            earlier,
        })
    })
}

/// HH:MM, or nothing.
pub(crate) fn read_time(field: &'static str, typed: Option<String>) -> Result<Option<String>, Fault> {
    let Some(typed) = optional(field, typed, 20)? else { return Ok(None) };
    let plain: String = typed.chars().map(domain::dates::half_width).collect();
    let parts = plain.split_once([':', '点', '时', '.']).map(|(hour, minute)| (hour, minute.trim_end_matches('分')));
    let (hour, minute) = match parts {
        Some((hour, "")) => (hour, "0"),
        Some((hour, "半")) => (hour, "30"),
        Some(both) => both,
        None if plain.len() == 4 => plain.split_at_checked(2).unwrap_or((&plain, "0")),
        None => (plain.as_str(), "0"),
    };
    match (hour.trim().parse::<u32>(), minute.trim().parse::<u32>()) {
        (Ok(hour @ 0..=23), Ok(minute @ 0..=59)) => Ok(Some(format!("{hour:02}:{minute:02}"))),
        _ => Err(Fault::Refused(Refusal::NoSuchTime { field, text: typed })),
    }
}

/// A meeting that may still be changed.
pub(crate) fn unsigned(reading: &Reading<'_>, id: i64) -> Result<Meeting, Fault> {
    let meeting = Meeting::find(reading, id)?;
    if meeting.signed_on.is_some() { Err(Fault::Refused(Refusal::MeetingSigned)) } else { Ok(meeting) }
}

fn count_between(field: &'static str, number: Option<i64>) -> Result<Option<i64>, Fault> {
    match number {
        Some(number) if !(0..=1_000_000).contains(&number) => {
            Err(Fault::Refused(Refusal::OutOfRange { field, least: 0, most: 1_000_000 }))
        }
        _ => Ok(number),
    }
}

/// `meeting_add`
pub(crate) fn convene(office: &mut Office, request: MeetingAdd) -> Result<Made, Fault> {
    let kind = optional("kind", request.kind, 100)?;
    let name = optional("name", request.name, 200)?;
    let starts_at = read_time("starts_at", request.starts_at)?;
    let ends_at = read_time("ends_at", request.ends_at)?;
    let place = optional("place", request.place, 200)?;
    let chair = optional("chair", request.chair, 100)?;
    let recorder = optional("recorder", request.recorder, 100)?;
    let entitled_source = optional("entitled_source", request.entitled_source, 200)?;
    let entitled_count = count_between("entitled_count", request.entitled_count)?;
    office.write("meeting_add", "", |writing| {
        let body = Body::find(writing, request.body)?;
        let term = Term::current(writing, body.id, request.held)?;
        let series = match request.series {
            Some(series) => Some(series),
            None => Some(Meeting::last_series(writing, body.id, term.as_ref().map(|term| term.id))? + 1),
        };
        let kind = kind.unwrap_or_else(|| domain::wording::meetings::meeting_kind(body.kind, &body.name));
        let ordinal = term.as_ref().and_then(|term| term.ordinal);
        let name = name.unwrap_or_else(|| domain::wording::meetings::meeting_name(&kind, ordinal, series));
        let meeting = Meeting {
            id: 0,
            removed: false,
            body: body.id,
            term: term.map(|term| term.id),
            kind,
            series,
            name,
            held_on: request.held,
            starts_at,
            ends_at,
            place,
            chair,
            recorder,
            notice_on: request.notice,
            entitled_kind: request.entitled_kind.unwrap_or(EntitledKind::People),
            entitled_count,
            entitled_source,
            discussion: None,
            rule_sentence: None,
            rule_pack: None,
            rule_edition: None,
            signed_on: None,
            note: None,
        };
        let id = meeting.add(writing)?;
        entitle(writing, id, &body, request.held)?;
        writing.say(format!("登记会议“{}”", meeting.name));
        Ok(Made { id })
    })
}

/// Everybody entitled on that day, once each: the roster, and members that belong to the body by law.
fn entitle(writing: &Writing<'_>, meeting: i64, body: &Body, on: Day) -> Result<(), Fault> {
    let mut seen = Vec::new();
    let mut entitled = Vec::new();
    for from in ExOfficio::into_body(writing, body.id, on)? {
        for held in Held::roster(writing, from.body, on)? {
            entitled.push((domain::wording::post_phrase(&held.body_name, &held.post_name), held));
        }
    }
    for held in Held::roster(writing, body.id, on)? {
        let post = match &held.represents_name {
            Some(represents) => format!("{represents}{}", held.post_name),
            None => held.post_name.clone(),
        };
        entitled.push((post, held));
    }
    for (post, held) in entitled {
        if seen.contains(&held.appointment.person) {
            continue;
        }
        seen.push(held.appointment.person);
        Attendance {
            id: 0,
            removed: false,
            meeting,
            person: Some(held.appointment.person),
            name: held.person_name,
            post: Some(post),
            position: seen.len() as i64,
            may_vote: true,
            capacity: Capacity::Member,
            presence: None,
            arrived_at: None,
            left_at: None,
            reason: None,
        }
        .add(writing)?;
    }
    Ok(())
}

/// `meeting_correct`
pub(crate) fn correct(office: &mut Office, request: MeetingCorrect) -> Result<Made, Fault> {
    let text = |field, change: Option<Option<String>>, most| change.map(|text| optional(field, text, most)).transpose();
    let kind = request.kind.as_deref().map(|kind| required("kind", kind, 100)).transpose()?;
    let name = request.name.as_deref().map(|name| required("name", name, 200)).transpose()?;
    let starts_at = request.starts_at.map(|time| read_time("starts_at", time)).transpose()?;
    let ends_at = request.ends_at.map(|time| read_time("ends_at", time)).transpose()?;
    let place = text("place", request.place, 200)?;
    let chair = text("chair", request.chair, 100)?;
    let recorder = text("recorder", request.recorder, 100)?;
    let entitled_source = text("entitled_source", request.entitled_source, 200)?;
    let discussion = text("text", request.discussion, 100_000)?;
    let note = text("text", request.note, 4000)?;
    let entitled_count = request.entitled_count.map(|count| count_between("entitled_count", count)).transpose()?;
    office.write("meeting_correct", "", |writing| {
        unsigned(writing, request.id)?;
        let mut meeting = Meeting::patched(writing, request.id, request.version)?;
        set(&mut meeting.held_on, request.held);
        set(&mut meeting.kind, kind);
        set(&mut meeting.series, request.series);
        set(&mut meeting.name, name);
        set(&mut meeting.starts_at, starts_at);
        set(&mut meeting.ends_at, ends_at);
        set(&mut meeting.place, place);
        set(&mut meeting.chair, chair);
        set(&mut meeting.recorder, recorder);
        set(&mut meeting.notice_on, request.notice);
        set(&mut meeting.entitled_kind, request.entitled_kind);
        set(&mut meeting.entitled_count, entitled_count);
        set(&mut meeting.entitled_source, entitled_source);
        set(&mut meeting.discussion, discussion);
        set(&mut meeting.note, note);
        meeting.rewrite(writing)?;
        writing.say(format!("更正会议“{}”", meeting.name));
        Ok(Made { id: meeting.id })
    })
}

/// `meeting_sign`: keeps the legal line and the rule it was made with, and locks.
pub(crate) fn sign(office: &mut Office, request: MeetingSign) -> Result<Made, Fault> {
    office.write("meeting_sign", "", |writing| {
        unsigned(writing, request.id)?;
        let mut meeting = Meeting::patched(writing, request.id, request.version)?;
        let kind = Body::get(writing, meeting.body)?.ok_or(Fault::Gone(Notion::Body))?.kind;
        let attendance = Attendance::of(writing, meeting.id)?;
        meeting.rule_sentence = Some(quorum(&meeting, kind, &attendance).sentence);
        if let Some(rule) = rules::quorum(kind, meeting.held_on) {
            meeting.rule_pack = Some(rule.pack.clone());
            meeting.rule_edition = Some(rule.edition.clone());
        }
        meeting.signed_on = Some(request.on);
        meeting.rewrite(writing)?;
        crate::minutes::keep_judgements(writing, &meeting, kind, &attendance)?;
        writing.say(format!("会议“{}”签字锁定", meeting.name));
        Ok(Made { id: meeting.id })
    })
}

/// `meeting_remove`: to the recycle bin.
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("meeting_remove", "", |writing| {
        unsigned(writing, request.id)?;
        let mut meeting = Meeting::patched(writing, request.id, request.version)?;
        meeting.removed = true;
        meeting.rewrite(writing)?;
        writing.say(format!("把会议“{}”移到回收站", meeting.name));
        Ok(Made { id: meeting.id })
    })
}

/// `meeting_restore`: from the recycle bin.
pub(crate) fn restore(office: &mut Office, request: One) -> Result<Made, Fault> {
    office.write("meeting_restore", "", |writing| {
        let mut meeting = Meeting::get(writing, request.id)?.ok_or(Fault::Gone(Notion::Meeting))?;
        meeting.removed = false;
        meeting.rewrite(writing)?;
        writing.say(format!("从回收站取回会议“{}”", meeting.name));
        Ok(Made { id: meeting.id })
    })
}
