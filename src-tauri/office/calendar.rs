//! 到期: what falls due by the rules and by what was resolved, ticked where no area keeps what would settle it, and the
//! year's calendar as a paper and as a file for other calendars.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days};
use documents::DayEvent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use domain::document::Document;
use domain::papers::calendar::{CalendarDay, CalendarFacts, document};
use domain::papers::file_name;
use domain::rules::deadlines::Goes;
use domain::wording::{checkup as wording, report};
use domain::{Day, Fault, Refusal};
use store::Reading;
use store::judgement::DeadlineDone;
use store::meeting::{Meeting, MeetingLine, Resolution};

use crate::checkup::judging::Judging;
use crate::export::{Exported, Format};
use crate::pages::{Pages, drawn};
use crate::wire::{Made, OneAt};
use crate::{Office, optional, required, safekeeping};

/// How long before its end a term is shown, in days.
const TERM_AHEAD: i64 = 366;
/// How long before its day anything else is shown, in days.
const AHEAD: i64 = 92;
/// How long ahead planned meetings are shown, in days.
const MEETINGS_AHEAD: i64 = 31;
/// The most planned meetings shown.
const MOST_MEETINGS: i64 = 100;
/// How long something overdue that was ticked stays, in days.
const DONE_SHOWN: i64 = 7;
/// How old a backup may be, in days.
const BACKUP_AGE: i64 = 7;
/// The longest key of a deadline, in characters.
const LONGEST_KEY: usize = 400;
/// Years a calendar may be of.
const LEAST_YEAR: i32 = 1949;
/// The last of them.
const MOST_YEAR: i32 = 2198;

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DueLine {
    /// When.
    pub day: Day,
    /// Days from today; negative when it has passed.
    pub in_days: i64,
    /// What.
    pub title: String,
    /// Whose, from where.
    pub detail: String,
    /// Where it is settled.
    pub kind: DueKind,
    /// The body or the meeting; 0 for the community as a whole.
    pub id: i64,
    /// Why that day, with its source.
    pub why: Option<String>,
    /// Names it for ever, where it follows from a rule.
    pub key: Option<String>,
    /// No area keeps what would settle it: she ticks it herself.
    pub by_hand: bool,
    /// 已办
    pub done: Option<DoneLine>,
}

/// What kind of thing falls due, which is where it is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// A resolution to be settled.
    Resolution,
    /// A meeting of today or later.
    Meeting,
    /// A term that ends: the body's page.
    Term,
    /// Meetings still to be held: convene one.
    Meetings,
    /// The annual report.
    Report,
    /// A backup.
    Backup,
    /// The check-up.
    CheckUp,
    /// Nowhere yet: she ticks it.
    Deadline,
}

impl DueKind {
    /// Where a deadline of the rules is settled.
    pub const fn of(goes: Goes) -> Self {
        match goes {
            Goes::Term => Self::Term,
            Goes::Meetings => Self::Meetings,
            Goes::Meeting => Self::Meeting,
            Goes::Report => Self::Report,
            Goes::Backup => Self::Backup,
            Goes::CheckUp => Self::CheckUp,
            Goes::Nowhere => Self::Deadline,
        }
    }
}

/// A tick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DoneLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// The day it was done.
    pub on: Day,
}

/// Ticks a deadline.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DeadlineTick {
    /// Which.
    pub key: String,
    /// The day it was done; today where missing.
    #[serde(default)]
    pub on_day: Option<Day>,
    /// How.
    #[serde(default)]
    pub note: Option<String>,
}

/// A year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarRequest {
    /// Which.
    pub year: i32,
}

/// What falls due in a year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct CalendarYear {
    /// Which.
    pub year: i32,
    /// By their days.
    pub lines: Vec<DueLine>,
}

/// Exports the calendar of a year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CalendarExport {
    /// The year.
    pub year: i32,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
}

/// `calendar_get`
pub(crate) fn get(office: &mut Office, request: CalendarRequest) -> Result<CalendarYear, Fault> {
    let (first, last) = bounds(request.year)?;
    let today = office.today();
    let mut lines = of_year(office, first, last)?;
    lines.extend(office.read(|reading| resolutions(reading, today))?);
    lines.extend(office.read(|reading| meetings(reading, today, (first.max(today), last)))?);
    lines.retain(|line| first <= line.day && line.day <= last);
    lines.sort_by(|one, other| (one.day, one.kind, &one.title).cmp(&(other.day, other.kind, &other.title)));
    Ok(CalendarYear { year: request.year, lines })
}

fn bounds(year: i32) -> Result<(Day, Day), Fault> {
    let outside =
        || Fault::Refused(Refusal::OutOfRange { field: "year", least: LEAST_YEAR.into(), most: MOST_YEAR.into() });
    if !(LEAST_YEAR..=MOST_YEAR).contains(&year) {
        return Err(outside());
    }
    Day::from_ymd_opt(year, 1, 1).zip(Day::from_ymd_opt(year, 12, 31)).ok_or_else(outside)
}

/// What falls due by the rules in a year: asked anew at the start of every month still ahead, since what is to be held in
/// a quarter is told only while it runs.
fn of_year(office: &mut Office, first: Day, last: Day) -> Result<Vec<DueLine>, Fault> {
    let today = office.today();
    let start = if first <= today && today <= last { today } else { first };
    let mut lines: BTreeMap<String, DueLine> = BTreeMap::new();
    let mut asked = vec![start];
    asked.extend((1..=12).filter_map(|month| Day::from_ymd_opt(first.year(), month, 1)).filter(|day| *day > start));
    let ticks = office.read(DeadlineDone::all)?;
    for on in asked {
        for line in of_rules(office, &ticks, on, last)? {
            let key = line.key.clone().unwrap_or_default();
            lines.entry(key).or_insert(line);
        }
    }
    let mut lines: Vec<DueLine> = lines.into_values().collect();
    one_a_term(&mut lines);
    Ok(lines)
}

/// What falls due by the rules from a day on, what is overdue on it included.
fn of_rules(
    office: &mut Office,
    ticks: &BTreeMap<String, DeadlineDone>,
    on: Day,
    until: Day,
) -> Result<Vec<DueLine>, Fault> {
    let today = office.today();
    let judging = Judging::of(office)?;
    let deadlines = judging.deadlines(on, until);
    let ids: Vec<i64> = deadlines.iter().filter_map(|one| ticks.get(&one.key)).map(|tick| tick.id).collect();
    let versions = office.read(|reading| reading.versions(DeadlineDone::TABLE, &ids))?;
    Ok(deadlines
        .into_iter()
        .map(|one| {
            let body = one.body.and_then(|body| judging.gathered.body(body));
            let in_days = (one.due - today).num_days();
            let detail = match (one.goes, body) {
                (Goes::Term, Some(body)) => {
                    let term = body.terms.iter().rfind(|term| term.start.first() <= on);
                    wording::term_stage(term.map(|term| term.start), in_days)
                }
                (_, Some(body)) if !one.title.contains(&body.name) => body.name.clone(),
                _ => String::new(),
            };
            let done = ticks.get(&one.key).map(|tick| DoneLine {
                id: tick.id,
                version: versions.get(&tick.id).copied().unwrap_or(0),
                on: tick.on_day,
            });
            DueLine {
                day: one.due,
                in_days,
                title: one.title,
                detail,
                kind: DueKind::of(one.goes),
                id: one.meeting.or(one.body).unwrap_or(0),
                why: Some(one.why),
                key: Some(one.key),
                by_hand: one.by_hand,
                done,
            }
        })
        .collect())
}

/// Two packs may ask for the end of the same term: the earlier day is told.
fn one_a_term(lines: &mut Vec<DueLine>) {
    lines.sort_by(|one, other| (one.day, &one.key).cmp(&(other.day, &other.key)));
    let mut told = BTreeSet::new();
    lines.retain(|line| line.kind != DueKind::Term || told.insert(line.id));
}

/// What the start page shows: what is overdue, terms of the coming year, and the rest of the coming months.
pub(crate) fn of_today(office: &mut Office) -> Result<Vec<DueLine>, Fault> {
    let today = office.today();
    let later = |days: i64| today.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(today);
    let ticks = office.read(DeadlineDone::all)?;
    let mut lines = of_rules(office, &ticks, today, later(TERM_AHEAD))?;
    one_a_term(&mut lines);
    lines.retain(|line| {
        let near = line.kind == DueKind::Term || line.in_days <= AHEAD;
        // What is done goes when its day has passed, and stays a week where that was long ago.
        let open =
            line.done.as_ref().is_none_or(|done| line.in_days >= 0 || (today - done.on).num_days() <= DONE_SHOWN);
        near && open
    });
    lines.extend(office.read(|reading| resolutions(reading, today))?);
    lines.extend(office.read(|reading| meetings(reading, today, (today, later(MEETINGS_AHEAD))))?);
    lines.extend(office.read(|reading| backup(reading, today))?);
    lines.sort_by(|one, other| (one.day, one.kind, &one.title).cmp(&(other.day, other.kind, &other.title)));
    Ok(lines)
}

/// A line that follows from no rule.
fn line(today: Day, day: Day, title: String, detail: String, kind: DueKind, id: i64) -> DueLine {
    let in_days = (day - today).num_days();
    DueLine { day, in_days, title, detail, kind, id, why: None, key: None, by_hand: false, done: None }
}

/// Resolutions nothing has settled yet.
fn resolutions(reading: &Reading<'_>, today: Day) -> Result<Vec<DueLine>, Fault> {
    let mut lines = Vec::new();
    for resolution in Resolution::open(reading)? {
        let Some(day) = resolution.due_on else { continue };
        let meeting = Meeting::get(reading, resolution.meeting)?.map(|meeting| meeting.name).unwrap_or_default();
        let detail = match resolution.responsible {
            Some(name) => format!("{meeting}，{name}"),
            None => meeting,
        };
        lines.push(line(today, day, resolution.text, detail, DueKind::Resolution, resolution.meeting));
    }
    Ok(lines)
}

/// Meetings that are planned.
fn meetings(reading: &Reading<'_>, today: Day, between: (Day, Day)) -> Result<Vec<DueLine>, Fault> {
    Ok(MeetingLine::page(reading, None, between, None, MOST_MEETINGS)?
        .0
        .into_iter()
        .map(|ahead| {
            let meeting = ahead.meeting;
            let detail = domain::wording::meeting_detail(
                &ahead.body_name,
                meeting.starts_at.as_deref(),
                meeting.place.as_deref(),
            );
            line(today, meeting.held_on, meeting.name, detail, DueKind::Meeting, meeting.id)
        })
        .collect())
}

/// One line where the last backup, or the register without one, is older than a week.
fn backup(reading: &Reading<'_>, today: Day) -> Result<Option<DueLine>, Fault> {
    let last = safekeeping::last_backup(reading)?.map(|backup| backup.at);
    let never = last.is_none();
    let Some(at) = last.map_or_else(|| reading.first_operation_at(), |at| Ok(Some(at)))? else { return Ok(None) };
    let Some(since) = at.get(..10).and_then(|day| day.parse::<Day>().ok()) else { return Ok(None) };
    let age = (today - since).num_days();
    if age <= BACKUP_AGE {
        return Ok(None);
    }
    let day = since.checked_add_days(Days::new(BACKUP_AGE.unsigned_abs())).unwrap_or(since);
    let title = if never { wording::NEVER_BACKED_UP.to_owned() } else { wording::backup_due(age) };
    Ok(Some(line(today, day, title, wording::BACK_UP.to_owned(), DueKind::Backup, 0)))
}

/// `calendar_pages`
pub(crate) fn pages(office: &mut Office, request: CalendarRequest) -> Result<Pages, Fault> {
    let (document, _) = paper(office, request.year)?;
    drawn(&document)
}

/// `calendar_export`
pub(crate) fn export(office: &mut Office, request: CalendarExport) -> Result<Exported, Fault> {
    let facts = facts_of(office, request.year)?;
    let (document, stem) = printed(office, &facts)?;
    let exported = match request.format {
        Format::Ics => {
            let bytes = file(office, &facts)?;
            crate::export::write_made(office, &stem, request.folder, vec![(Format::Ics, bytes)])?
        }
        format => crate::export::write(office, &document, &stem, request.folder, &[format])?,
    };
    let said = report::exported(&wording::calendar(request.year), &[request.format.extension()]);
    office.note("calendar_export", said, None)?;
    Ok(exported)
}

/// The paper and the name its files begin with.
pub(crate) fn paper(office: &mut Office, year: i32) -> Result<(Document, String), Fault> {
    let facts = facts_of(office, year)?;
    printed(office, &facts)
}

fn printed(office: &mut Office, facts: &CalendarFacts) -> Result<(Document, String), Fault> {
    let community = office.read(crate::facts::committee)?.name;
    Ok((document(facts), file_name::stem(&[&wording::calendar(facts.year), &community], None)))
}

fn facts_of(office: &mut Office, year: i32) -> Result<CalendarFacts, Fault> {
    let calendar = get(office, CalendarRequest { year })?;
    let committee = office.read(crate::facts::committee)?.signed;
    let days = calendar
        .lines
        .into_iter()
        .map(|line| CalendarDay {
            day: line.day,
            why: line.why.unwrap_or(line.detail),
            done: line.done.map(|done| done.on),
            key: line.key.unwrap_or_else(|| format!("{:?}/{}/{}", line.kind, line.id, line.title)),
            title: line.title,
        })
        .collect();
    Ok(CalendarFacts { committee, year, days })
}

/// The same for other calendars. What is done already is left out.
fn file(office: &mut Office, facts: &CalendarFacts) -> Result<Vec<u8>, Fault> {
    let register = office.register()?.id().to_string();
    let stamp = office.clock.now().to_utc().format("%Y%m%dT%H%M%SZ").to_string();
    let events: Vec<DayEvent> = facts
        .days
        .iter()
        .filter(|one| one.done.is_none())
        .map(|one| DayEvent {
            uid: format!("{}@juwei", uid(&register, &one.key)),
            day: one.day,
            summary: one.title.clone(),
            description: one.why.clone(),
        })
        .collect();
    Ok(documents::ics(&wording::calendar_name(&facts.committee), &stamp, &events))
}

/// Of a register and a key: the same whenever it is the same thing, and telling nothing about it.
fn uid(register: &str, key: &str) -> String {
    let digest = Sha256::digest(format!("{register}/{key}").as_bytes());
    store::chain::hex(digest.get(..16).unwrap_or_default())
}

/// `deadline_done`
pub(crate) fn done(office: &mut Office, request: DeadlineTick) -> Result<Made, Fault> {
    let key = required("key", &request.key, LONGEST_KEY)?;
    let note = optional("note", request.note, 1000)?;
    let today = office.today();
    let on_day = request.on_day.unwrap_or(today);
    let title = title(office, &key)?;
    office.write("deadline_done", wording::deadline_done(&title), |writing| {
        let id = match DeadlineDone::of(writing, &key)? {
            Some(mut row) => {
                (row.removed, row.on_day, row.note) = (false, on_day, note);
                row.rewrite(writing)?;
                row.id
            }
            None => DeadlineDone { id: 0, removed: false, key, on_day, note }.add(writing)?,
        };
        Ok(Made { id })
    })
}

/// `deadline_undone`
pub(crate) fn undone(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    let key = office.read(|reading| DeadlineDone::find(reading, request.id))?.key;
    let title = title(office, &key)?;
    office.write("deadline_undone", wording::deadline_undone(&title), |writing| {
        let mut row = DeadlineDone::patched(writing, request.id, request.version)?;
        row.removed = true;
        row.rewrite(writing)?;
        Ok(Made { id: row.id })
    })
}

/// What a deadline is called: the rule it follows from, where it is not told any more.
fn title(office: &mut Office, key: &str) -> Result<String, Fault> {
    let today = office.today();
    let judging = Judging::of(office)?;
    let until = today.checked_add_days(Days::new(2 * TERM_AHEAD.unsigned_abs())).unwrap_or(today);
    let known = judging.deadlines(today, until).into_iter().find(|one| one.key == key).map(|one| one.title);
    match known {
        Some(title) => Ok(title),
        None => {
            let rule = key.split('/').next().unwrap_or(key);
            office.read(|reading| crate::packs::rule_title(reading, rule))
        }
    }
}
