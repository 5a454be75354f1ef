//! 今日: what falls due, what exists, and what to do next. Also the recycle bin, because it is found from there.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::BodyKind;
use domain::{Day, Fault};
use store::body::Body;
use store::meeting::{Meeting, MeetingLine};
use store::people::{self, Page, PeopleFilter};
use store::person::Person;
use store::term::{Taken, Term};

use crate::Office;
use crate::calendar::DueLine;
use crate::checkup::TryLine;
use crate::safekeeping::{self, LastBackup};
use crate::sealing::SealedLine;
use crate::wire::Nothing;
use crate::{calendar, checkup};

/// The start page.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct TodayReply {
    /// Today by the machine's clock.
    pub today: Day,
    /// What falls due, by its day.
    pub due: Vec<DueLine>,
    /// What exists.
    pub counts: TodayCounts,
    /// The first steps of a new register, in order.
    pub steps: Vec<StepLine>,
    /// Meetings of the year by body and month.
    pub year: Vec<YearLine>,
    /// The last backup.
    pub last_backup: Option<LastBackup>,
    /// Operations since the last backup.
    pub since_backup: i64,
    /// What the check-up of today finds.
    pub findings: TodayFindings,
    /// Found in the last seven days, the heaviest first; at most ten.
    pub new_findings: Vec<TryLine>,
}

/// What the check-up of today finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TodayFindings {
    /// 不符
    pub error: i64,
    /// 待说明
    pub warning: i64,
    /// 提示
    pub hint: i64,
    /// Not there when the check-up was last looked at.
    pub new: i64,
}

/// What exists today.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct TodayCounts {
    /// 人员
    pub people: i64,
    /// 在任
    pub in_office: i64,
    /// Bodies but for groups.
    pub bodies: i64,
    /// 居民小组
    pub groups: i64,
    /// Meetings of the year up to today.
    pub meetings: i64,
    /// Empty seats, post by post.
    pub vacant: i64,
}

/// A step of starting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct StepLine {
    /// Which.
    pub step: Step,
    /// Done.
    pub done: bool,
}

/// The steps of starting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 本届任期
    Term,
    /// 人员
    People,
    /// 下属委员会
    SubCommittees,
    /// 居民小组
    Groups,
    /// 会议
    Meetings,
    /// 第一份备份
    Backup,
}

/// Meetings of a body by month.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct YearLine {
    /// The body.
    pub body: i64,
    /// Its name.
    pub name: String,
    /// January to December.
    pub months: Vec<i64>,
}

/// `today_get`
pub(crate) fn get(office: &mut Office, _: Nothing) -> Result<TodayReply, Fault> {
    let today = office.today();
    let year = (
        Day::from_ymd_opt(today.year(), 1, 1).unwrap_or(today),
        Day::from_ymd_opt(today.year(), 12, 31).unwrap_or(today),
    );
    let due = calendar::of_today(office)?;
    let found = checkup::of_today(office)?;
    office.read(|reading| {
        let bodies = Body::on(reading, today)?;
        let groups = bodies.iter().filter(|body| body.kind == BodyKind::ResidentGroup).count() as i64;
        let in_office = PeopleFilter { in_office: true, ..PeopleFilter::default() };
        let (of_year, meetings) = MeetingLine::page(reading, None, year, None, 1000)?;
        let head = reading.chain_head()?;
        let last_backup = safekeeping::last_backup(reading)?;
        let terms: Vec<i64> = Term::all_current(reading, today)?
            .into_values()
            .filter(|term| bodies.iter().any(|body| body.id == term.body))
            .map(|term| term.id)
            .collect();
        let taken = Taken::on(reading, &terms, today)?;
        let counts = TodayCounts {
            people: Person::count(reading)?,
            in_office: people::page(reading, &in_office, today, Page { limit: 0, ..Page::default() })?.1,
            bodies: bodies.len() as i64 - groups,
            groups,
            meetings,
            vacant: taken.iter().map(|taken| (taken.seats - taken.holders).max(0)).sum(),
        };
        let has = |kind: BodyKind| bodies.iter().any(|body| body.kind == kind);
        let committee = bodies.iter().find(|body| body.kind == BodyKind::Committee);
        let term = committee.map(|body| Term::current(reading, body.id, today)).transpose()?.flatten();
        let steps = [
            (Step::Term, term.is_some()),
            (Step::People, counts.people > 0),
            (Step::SubCommittees, has(BodyKind::SubCommittee)),
            (Step::Groups, groups > 0),
            (Step::Meetings, Meeting::count(reading)? > 0),
            (Step::Backup, last_backup.is_some()),
        ];
        Ok(TodayReply {
            today,
            due,
            steps: steps.into_iter().map(|(step, done)| StepLine { step, done }).collect(),
            year: by_month(&of_year),
            // The backup's own line in the history comes after what it holds.
            since_backup: (head.count - last_backup.as_ref().map_or(0, |backup| backup.generation + 1)).max(0),
            last_backup,
            counts,
            findings: TodayFindings {
                error: found.counts.error,
                warning: found.counts.warning,
                hint: found.counts.hint,
                new: found.new,
            },
            new_findings: found.of_the_week,
        })
    })
}

fn by_month(meetings: &[MeetingLine]) -> Vec<YearLine> {
    let mut lines: Vec<YearLine> = Vec::new();
    for held in meetings {
        let place = match lines.iter().position(|line| line.body == held.meeting.body) {
            Some(place) => place,
            None => {
                lines.push(YearLine { body: held.meeting.body, name: held.body_name.clone(), months: vec![0; 12] });
                lines.len() - 1
            }
        };
        let month = held.meeting.held_on.month0() as usize;
        if let Some(count) = lines.get_mut(place).and_then(|line| line.months.get_mut(month)) {
            *count += 1;
        }
    }
    lines.sort_by_key(|line| line.body);
    lines
}

/// What lies in the recycle bin.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BinList {
    /// Newest first.
    pub records: Vec<BinLine>,
    /// 封存: cards hidden while a retention period runs.
    pub sealed: Vec<SealedLine>,
}

/// A record in the recycle bin.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BinLine {
    /// What it is.
    pub kind: BinKind,
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub name: String,
}

/// What can be taken back out of the recycle bin. Anything else comes back by undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BinKind {
    /// 人员
    Person,
    /// 组织
    Body,
    /// 会议
    Meeting,
}

/// `bin_list`
pub(crate) fn bin(office: &mut Office, _: Nothing) -> Result<BinList, Fault> {
    let today = office.today();
    office.read(|reading| {
        // A merged card comes back by undo of the merging, never alone.
        let mut records: Vec<BinLine> = Person::removed(reading)?
            .into_iter()
            .filter(|person| person.merged_into.is_none())
            .map(|person| BinLine { kind: BinKind::Person, id: person.id, name: person.name })
            .collect();
        records.extend(Body::removed(reading)?.into_iter().map(|body| BinLine {
            kind: BinKind::Body,
            id: body.id,
            name: body.name,
        }));
        records.extend(Meeting::removed(reading)?.into_iter().map(|meeting| BinLine {
            kind: BinKind::Meeting,
            id: meeting.id,
            name: meeting.name,
        }));
        Ok(BinList { records, sealed: crate::sealing::sealed(reading, today)? })
    })
}
