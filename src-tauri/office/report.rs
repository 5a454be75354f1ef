//! 报告: the year's annual report with its numbers, free parts and changes by hand, its pages, and its files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::papers::annual::Report;
use domain::papers::facts::ReportFacts;
use domain::papers::file_name;
use domain::wording::report as wording;
use domain::{Day, Fault, Refusal};

use crate::export::{Exported, Format};
use crate::{Office, facts};

mod card;
pub mod chapters;
pub mod measures;
pub mod numbers;
pub mod sources;
pub mod years;

pub use card::{ReportCard, ReportCheck};

/// Years a report may be about.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2198;
/// The most a number may be set to, times 1000.
const MOST: i64 = 1_000_000_000_000;

/// Which year's report, true on which day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportRequest {
    /// The year.
    pub year: i32,
    /// The day its facts are true on; 31 December of the year, or today where that is still ahead, where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// Pages as SVG.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Pages {
    /// One SVG per page.
    pub pages: Vec<String>,
    /// Characters no installed font draws.
    pub missing: Vec<String>,
}

/// Exports the report.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportExport {
    /// The year.
    pub year: i32,
    /// The day its facts are true on.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which forms.
    pub formats: Vec<Format>,
}

/// `report_get`
pub(crate) fn get(office: &mut Office, request: ReportRequest) -> Result<ReportCard, Fault> {
    let facts = read_facts(office, request.year, request.as_of)?;
    let report = Report::of(&facts)?;
    office.read(|reading| ReportCard::of(reading, &report))
}

/// `report_pages`
pub(crate) fn pages(office: &mut Office, request: ReportRequest) -> Result<Pages, Fault> {
    let (document, _) = paper(office, request.year, request.as_of)?;
    drawn(&document)
}

/// `report_export`
pub(crate) fn export(office: &mut Office, request: ReportExport) -> Result<Exported, Fault> {
    let (document, stem) = paper(office, request.year, request.as_of)?;
    let exported = crate::export::write(office, &document, &stem, request.folder, &request.formats)?;
    let formats: Vec<&str> = exported.files.iter().map(|file| file.format.extension()).collect();
    office.note("report_export", wording::exported(&wording::file_stem(request.year), &formats), None)?;
    Ok(exported)
}

/// The report as a paper and the name its files begin with.
pub(crate) fn paper(office: &mut Office, year: i32, as_of: Option<Day>) -> Result<(Document, String), Fault> {
    let facts = read_facts(office, year, as_of)?;
    let chain = office.read(|reading| reading.chain_head())?;
    let document = Report::of(&facts)?.document(&chain.printed());
    let stem = file_name::stem(&[&wording::file_stem(year), &facts.committee.name], Some(facts.as_of));
    Ok((document, stem))
}

/// A paper's pages.
pub(crate) fn drawn(document: &Document) -> Result<Pages, Fault> {
    Ok(Pages {
        pages: documents::pages(document)?,
        missing: documents::missing_glyphs(document)?.into_iter().map(String::from).collect(),
    })
}

fn read_year(year: i32) -> Result<i32, Fault> {
    if YEARS.contains(&year) {
        return Ok(year);
    }
    let (least, most) = (i64::from(*YEARS.start()), i64::from(*YEARS.end()));
    Err(Fault::Refused(Refusal::OutOfRange { field: "year", least, most }))
}

fn read_facts(office: &mut Office, year: i32, as_of: Option<Day>) -> Result<ReportFacts, Fault> {
    let year = read_year(year)?;
    let on = as_of.unwrap_or_else(|| usual_day(year, office.today()));
    let mut facts = facts::of_report(office, year, on)?;
    facts.last_year = (*years::of_year(office, year - 1)?).clone();
    Ok(facts)
}

/// 31 December of the year, or today where that is still ahead.
fn usual_day(year: i32, today: Day) -> Day {
    Day::from_ymd_opt(year, 12, 31).map_or(today, |last| last.min(today))
}
