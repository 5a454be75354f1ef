//! 会议: the list, and the card with its quorum in words.
//!
//! Who is entitled is a snapshot of that day: names, posts and right to vote are kept as they were. A signed meeting is
//! locked. One file an area: `convening` to `matters`; `ground` is what a meeting is judged on.

pub mod agenda;
pub mod attachments;
pub mod convening;
pub mod corrections;
pub mod entitled;
pub mod figures;
mod ground;
pub mod kinds;
pub mod matters;
pub mod papers;
pub mod presence;
pub mod resolutions;
pub mod searching;
pub mod speeches;
pub mod votes;
mod wire;
pub mod year;

use domain::kinds::EntitledKind;
use domain::{Day, Fault, Refusal};
use store::Reading;
use store::meeting::{Meeting, MeetingLine, Resolution};
use store::term::Term;

use self::ground::Ground;
use crate::wire::One;
use crate::{Office, optional};

pub use self::wire::*;

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

/// A meeting by its name.
pub(crate) fn named(meeting: &Meeting) -> MeetingNamed {
    MeetingNamed { id: meeting.id, name: meeting.name.clone(), held: meeting.held_on }
}

/// Where something goes that is to stand at a place counted from 1.
pub(crate) fn place(position: i64, length: usize) -> usize {
    usize::try_from(position - 1).unwrap_or(0).min(length)
}

/// `meeting_get`
pub(crate) fn get(office: &mut Office, request: One) -> Result<MeetingCard, Fault> {
    office.read(|reading| card(reading, request.id))
}

pub(crate) fn card(reading: &Reading<'_>, id: i64) -> Result<MeetingCard, Fault> {
    let meeting = Meeting::find(reading, id)?;
    let ground = Ground::of(reading, &meeting)?;
    let (quorum, notice_line) = (ground.quorum(), ground.notice());
    let items =
        ground.items.iter().map(|item| agenda::line(reading, &ground, item.clone())).collect::<Result<_, _>>()?;
    let lines = |found: Vec<Resolution>| {
        found.into_iter().map(|one| resolutions::line(reading, one)).collect::<Result<Vec<_>, _>>()
    };
    let attendance = ground
        .attendance
        .iter()
        .map(|line| presence::line(reading, &ground.recusals, line.clone()))
        .collect::<Result<_, _>>()?;
    let ordinal =
        meeting.term.map(|term| Term::get(reading, term)).transpose()?.flatten().and_then(|term| term.ordinal);
    Ok(MeetingCard {
        version: Meeting::version(reading, meeting.id)?,
        resolutions: lines(Resolution::of(reading, meeting.id)?)?,
        earlier: lines(resolutions::open_before(reading, &meeting)?)?,
        approved: Meeting::approving(reading, meeting.id)?.as_ref().map(named),
        corrections: corrections::lines(reading, meeting.id)?,
        attachments: attachments::lines(reading, meeting.id)?,
        matters: matters::at_meeting(reading, meeting.id)?,
        attendance,
        quorum,
        notice_line,
        items,
        list_by_hand: entitled::by_hand(reading, &meeting)?,
        proxies: ground.proxies(),
        id: meeting.id,
        body: ground.body.id,
        body_name: ground.body.name,
        body_kind: ground.body.kind,
        ordinal,
        meeting_kind: meeting.meeting_kind,
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
        notice_text: meeting.notice_text,
        lecturer: meeting.lecturer,
        entitled_kind: meeting.entitled_kind,
        entitled_count: meeting.entitled_count,
        entitled_source: meeting.entitled_source,
        list_taken: meeting.list_taken_on,
        discussion: meeting.discussion,
        text_only: meeting.text_only,
        summary: meeting.summary,
        summary_number: meeting.summary_number,
        note: meeting.note,
        signed: meeting.signed_on,
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
