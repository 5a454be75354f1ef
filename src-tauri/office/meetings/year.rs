//! The meetings of a year, month by month, and how often each member came: counted over the meetings each was due for,
//! so from the member's own first to last day in office. Excused is not absent.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::BodyKind;
use domain::{Day, Fault, Refusal};
use store::meeting_counts::{MemberTally, Tally};

use crate::Office;

/// A year, of one body or of all.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingYearRequest {
    /// The year.
    pub year: i32,
    /// Of this body.
    #[serde(default)]
    pub body: Option<i64>,
}

/// The meetings of a year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingYear {
    /// The year.
    pub year: i32,
    /// All twelve.
    pub months: Vec<MeetingMonth>,
    /// How often each member came; most due first.
    pub members: Vec<MemberRate>,
}

/// The meetings of a month.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingMonth {
    /// 1 to 12.
    pub month: u32,
    /// How many days it has.
    pub days: u32,
    /// On which weekday it begins: 1 is Monday.
    pub begins: u32,
    /// 应到, summed.
    pub due: i64,
    /// 实到, summed.
    pub came: i64,
    /// 请假, summed.
    pub excused: i64,
    /// 到会率 with one decimal: of those due and not excused.
    pub rate: String,
    /// In the order they were held.
    pub meetings: Vec<MeetingOfMonth>,
}

/// A meeting of a month.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingOfMonth {
    /// The meeting.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// On which day.
    pub held: Day,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// What it is.
    pub body_kind: BodyKind,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 到会率 with one decimal.
    pub rate: String,
    /// Signed and locked.
    pub signed: bool,
}

/// How often a member came.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MemberRate {
    /// Who.
    pub person: i64,
    /// The name on the lists.
    pub name: String,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 请假
    pub excused: i64,
    /// 缺席
    pub absent: i64,
    /// 到会率 with one decimal: of those due and not excused.
    pub rate: String,
}

fn day(year: i32, month: u32, day: u32) -> Result<Day, Fault> {
    Day::from_ymd_opt(year, month, day).ok_or(Fault::Refused(Refusal::OutOfRange {
        field: "year",
        least: 1800,
        most: 2199,
    }))
}

/// `meeting_year`
pub(crate) fn get(office: &mut Office, request: MeetingYearRequest) -> Result<MeetingYear, Fault> {
    if !(1800..=2199).contains(&request.year) {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "year", least: 1800, most: 2199 }));
    }
    let between = (day(request.year, 1, 1)?, day(request.year, 12, 31)?);
    office.read(|reading| {
        let tallies = Tally::between(reading, request.body, between)?;
        let months = (1..=12)
            .map(|month| {
                let first = day(request.year, month, 1)?;
                let held: Vec<&Tally> = tallies.iter().filter(|one| one.held_on.month() == month).collect();
                let sum = |count: fn(&Tally) -> i64| held.iter().map(|one| count(one)).sum::<i64>();
                let (due, came, excused) = (sum(|one| one.due), sum(|one| one.came), sum(|one| one.excused));
                Ok(MeetingMonth {
                    month,
                    days: (28..=31).rev().find(|last| day(request.year, month, *last).is_ok()).unwrap_or(28),
                    begins: first.weekday().number_from_monday(),
                    due,
                    came,
                    excused,
                    rate: domain::document::share(came, due - excused),
                    meetings: held
                        .into_iter()
                        .map(|one| MeetingOfMonth {
                            id: one.meeting,
                            name: one.name.clone(),
                            held: one.held_on,
                            body: one.body,
                            body_name: one.body_name.clone(),
                            body_kind: one.body_kind,
                            due: one.due,
                            came: one.came,
                            rate: domain::document::share(one.came, one.due),
                            signed: one.signed,
                        })
                        .collect(),
                })
            })
            .collect::<Result<_, Fault>>()?;
        let members = MemberTally::between(reading, request.body, between)?
            .into_iter()
            .map(|one| MemberRate {
                rate: domain::document::share(one.came, one.due - one.excused),
                person: one.person,
                name: one.name,
                due: one.due,
                came: one.came,
                excused: one.excused,
                absent: one.absent,
            })
            .collect();
        Ok(MeetingYear { year: request.year, months, members })
    })
}
