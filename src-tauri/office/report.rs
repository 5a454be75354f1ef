//! 报告: the year's annual report with its numbers, free parts and changes by hand, its pages, and its files.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::kinds::{Identity, ReportReader};
use domain::papers::annual::Report;
use domain::papers::facts::ReportFacts;
use domain::papers::file_name;
use domain::wording::report as wording;
use domain::{Day, Fault, Refusal};

use crate::export::{Exported, Format, MissingAs};
use crate::pages::{Pages, drawn_beyond};
use crate::{Office, facts, optional};

pub(crate) mod ahead;
mod card;
pub mod chapters;
pub mod fill;
pub(crate) mod kept;
pub mod life;
pub mod measures;
pub mod numbers;
pub mod package;
pub mod sources;
pub mod versions;
pub mod years;

pub use card::{ReportCard, ReportCheck};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 400;
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
    /// For whom; the street office where missing.
    #[serde(default)]
    pub reader: Option<ReportReader>,
}

/// Asks for the pages of the report.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportPages {
    /// The year.
    pub year: i32,
    /// The day its facts are true on, as in `report_get`.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// For whom; the street office where missing.
    #[serde(default)]
    pub reader: Option<ReportReader>,
    /// Digests of pages the window has already; they come back empty.
    #[serde(default)]
    pub known: Option<Vec<String>>,
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
    /// For whom; the street office where missing.
    #[serde(default)]
    pub reader: Option<ReportReader>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which forms.
    pub formats: Vec<Format>,
    /// What the PDF does about characters no font draws; marks them where missing.
    #[serde(default)]
    pub missing: Option<MissingAs>,
    /// How much of ID numbers, telephone numbers and homes stands in the rosters for the street office; masked where
    /// missing.
    #[serde(default)]
    pub identity: Option<Identity>,
    /// Why they must be in full; the history keeps it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// `report_get`
pub(crate) fn get(office: &mut Office, request: ReportRequest) -> Result<ReportCard, Fault> {
    let facts = read_facts(office, request.year, request.as_of, for_whom(request.reader))?;
    let report = Report::of(&facts)?;
    let life = life::of(office, &report)?;
    office.read(|reading| ReportCard::of(reading, &report, life))
}

/// `report_pages`
pub(crate) fn pages(office: &mut Office, request: ReportPages) -> Result<Pages, Fault> {
    let (document, _) = paper(office, request.year, request.as_of, for_whom(request.reader))?;
    drawn_beyond(&document, &request.known.unwrap_or_default())
}

/// `report_export`
pub(crate) fn export(office: &mut Office, request: ReportExport) -> Result<Exported, Fault> {
    let reader = for_whom(request.reader);
    let reason = match request.identity.unwrap_or(Identity::Masked) {
        Identity::Masked => None,
        Identity::Full => {
            Some(optional("reason", request.reason, LONGEST_REASON)?.ok_or(Fault::Refused(Refusal::ReasonNeeded))?)
        }
    };
    let mut facts = read_facts(office, request.year, request.as_of, reader)?;
    if reason.is_some() {
        facts = office.read(|reading| facts::in_full(reading, facts))?;
    }
    let (document, stem) = printed(office, &facts)?;
    let missing = request.missing.unwrap_or_default();
    let exported = crate::export::write_with(office, &document, &stem, request.folder, &request.formats, missing)?;
    let formats: Vec<&str> = exported.files.iter().map(|file| file.format.extension()).collect();
    let what = wording::file_stem(request.year, reader);
    let said = match facts.identity {
        Identity::Masked => wording::exported(&what, &formats),
        Identity::Full => wording::exported_in_full(&what, &formats),
    };
    office.note("report_export", said, reason)?;
    Ok(exported)
}

/// The report as a paper and the name its files begin with.
pub fn paper(
    office: &mut Office,
    year: i32,
    as_of: Option<Day>,
    reader: ReportReader,
) -> Result<(Document, String), Fault> {
    let facts = read_facts(office, year, as_of, reader)?;
    printed(office, &facts)
}

fn printed(office: &mut Office, facts: &ReportFacts) -> Result<(Document, String), Fault> {
    let chain = office.read(|reading| reading.chain_head())?;
    let document = Report::of(facts)?.document(&chain.printed());
    let title = wording::file_stem(facts.year, facts.written.reader);
    let stem = file_name::stem(&[&title, &facts.committee.name], Some(facts.as_of));
    Ok((document, stem))
}

fn read_year(year: i32) -> Result<i32, Fault> {
    if YEARS.contains(&year) {
        return Ok(year);
    }
    let (least, most) = (i64::from(*YEARS.start()), i64::from(*YEARS.end()));
    Err(Fault::Refused(Refusal::OutOfRange { field: "year", least, most }))
}

/// The street office, where nobody else is named.
fn for_whom(reader: Option<ReportReader>) -> ReportReader {
    reader.unwrap_or(ReportReader::Street)
}

pub(crate) fn read_facts(
    office: &mut Office,
    year: i32,
    as_of: Option<Day>,
    reader: ReportReader,
) -> Result<ReportFacts, Fault> {
    let (year, today) = (read_year(year)?, office.today());
    let on = as_of.unwrap_or_else(|| usual_day(year, today));
    let asked = kept::Asked { year, on, today, plan: reader == ReportReader::Plan };
    let head = office.read(|reading| reading.chain_head())?;
    let facts = match office.reports.find(asked, &head) {
        Some(facts) => facts,
        None => {
            let facts = Arc::new(counted(office, asked)?);
            office.reports.keep(asked, head, Arc::clone(&facts));
            facts
        }
    };
    let written = office.read(|reading| chapters::written(reading, year, reader))?;
    Ok(ReportFacts { written, ..ReportFacts::clone(&facts) })
}

/// Everything but her words.
fn counted(office: &mut Office, asked: kept::Asked) -> Result<ReportFacts, Fault> {
    let mut facts = facts::of_report(office, asked.year, asked.on)?;
    facts.last_year = (*years::of_year(office, asked.year - 1)?).clone();
    if asked.plan {
        facts.ahead = ahead::ahead(office, asked.year, asked.on)?;
    } else {
        facts.earlier = years::earlier(office, asked.year, &facts.last_year)?;
    }
    Ok(facts)
}

/// 31 December of the year, or today where that is still ahead.
fn usual_day(year: i32, today: Day) -> Day {
    Day::from_ymd_opt(year, 12, 31).map_or(today, |last| last.min(today))
}
