//! The meetings of a year, month by month, and how often each member came: counted over the meetings each was due for,
//! so from the member's own first to last day in office. Excused is not absent.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::kinds::BodyKind;
use domain::papers::file_name;
use domain::papers::meeting_year::{MeetingOfYear, MeetingYearFacts, MemberOfYear, document, picture};
use domain::wording::{meetings as wording, report};
use domain::{Day, Fault, Refusal};
use store::body::Body;
use store::meeting_counts::{MemberTally, Tally};

use crate::export::{Exported, Format};
use crate::pages::{Pages, drawn};
use crate::{Office, facts};

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
    /// The year as a picture, months down and days across: an SVG of our own.
    pub picture: YearPicture,
}

/// A picture with what it shows in words.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct YearPicture {
    /// The drawing.
    pub svg: String,
    /// What it shows.
    pub alt: String,
}

/// Exports the calendar of a year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingYearExport {
    /// The year.
    pub year: i32,
    /// Of this body.
    #[serde(default)]
    pub body: Option<i64>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
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
    /// 到会率 with one decimal: of those due and not excused.
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

/// The first and the last day of a year.
fn whole(year: i32) -> Result<(Day, Day), Fault> {
    if !(1800..=2199).contains(&year) {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "year", least: 1800, most: 2199 }));
    }
    Ok((day(year, 1, 1)?, day(year, 12, 31)?))
}

/// What the picture and the paper are made of.
fn facts_of(
    office: &Office,
    request: &MeetingYearRequest,
    tallies: &[Tally],
    members: &[MemberRate],
) -> Result<MeetingYearFacts, Fault> {
    let today = office.today();
    office.read(|reading| {
        let body = request.body.map(|id| Body::get(reading, id)).transpose()?.flatten();
        Ok(MeetingYearFacts {
            committee: facts::committee(reading)?.signed,
            year: request.year,
            body: body.map(|body| body.name),
            today,
            meetings: tallies
                .iter()
                .map(|one| MeetingOfYear {
                    name: one.name.clone(),
                    held: one.held_on,
                    kind: one.body_kind,
                    due: one.due,
                    came: one.came,
                    excused: one.excused,
                    signed: one.signed,
                })
                .collect(),
            members: members
                .iter()
                .map(|one| MemberOfYear {
                    name: one.name.clone(),
                    due: one.due,
                    came: one.came,
                    excused: one.excused,
                    absent: one.absent,
                })
                .collect(),
        })
    })
}

/// The meetings of the year and how often each member came.
fn counted(office: &Office, request: &MeetingYearRequest) -> Result<(Vec<Tally>, Vec<MemberRate>), Fault> {
    let between = whole(request.year)?;
    office.read(|reading| {
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
        Ok((Tally::between(reading, request.body, between)?, members))
    })
}

/// `meeting_year`
pub(crate) fn get(office: &mut Office, request: MeetingYearRequest) -> Result<MeetingYear, Fault> {
    let (tallies, members) = counted(office, &request)?;
    let picture = picture(&facts_of(office, &request, &tallies, &[])?);
    let months = (1..=12).map(|month| month_of(request.year, month, &tallies)).collect::<Result<_, _>>()?;
    let picture = YearPicture { svg: picture.svg, alt: picture.alt };
    Ok(MeetingYear { year: request.year, months, members, picture })
}

fn month_of(year: i32, month: u32, tallies: &[Tally]) -> Result<MeetingMonth, Fault> {
    let first = day(year, month, 1)?;
    let held: Vec<&Tally> = tallies.iter().filter(|one| one.held_on.month() == month).collect();
    let sum = |count: fn(&Tally) -> i64| held.iter().map(|one| count(one)).sum::<i64>();
    let (due, came, excused) = (sum(|one| one.due), sum(|one| one.came), sum(|one| one.excused));
    Ok(MeetingMonth {
        month,
        days: (28..=31).rev().find(|last| day(year, month, *last).is_ok()).unwrap_or(28),
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
                rate: domain::document::share(one.came, one.due - one.excused),
                signed: one.signed,
            })
            .collect(),
    })
}

/// The paper and the stem of its file's name.
pub(crate) fn paper(office: &Office, request: &MeetingYearRequest) -> Result<(Document, String), Fault> {
    let (tallies, members) = counted(office, request)?;
    let facts = facts_of(office, request, &tallies, &members)?;
    let community = office.read(facts::committee)?.name;
    let stem = file_name::stem(&[&wording::year_title(facts.year, facts.body.as_deref()), &community], None);
    Ok((document(&facts), stem))
}

/// `meeting_year_pages`
pub(crate) fn pages(office: &mut Office, request: MeetingYearRequest) -> Result<Pages, Fault> {
    let (document, _) = paper(office, &request)?;
    drawn(&document)
}

/// `meeting_year_export`
pub(crate) fn export(office: &mut Office, request: MeetingYearExport) -> Result<Exported, Fault> {
    let (document, stem) = paper(office, &MeetingYearRequest { year: request.year, body: request.body })?;
    let exported = crate::export::write(office, &document, &stem, request.folder, &[request.format])?;
    let named = document.title.last().map(String::as_str).unwrap_or_default();
    office.note("meeting_year_export", report::exported(named, &[request.format.extension()]), None)?;
    Ok(exported)
}
