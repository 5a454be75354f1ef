//! 报告: the year's annual report with its numbers, free parts and changes by hand, its pages, and its files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::papers::annual::{FreePart, Report};
use domain::papers::facts::ReportFacts;
use domain::papers::file_name;
use domain::papers::numbers::Numbers;
use domain::wording::report as wording;
use domain::{Day, Fault, Notion, Refusal};
use store::report::{Override, ReportText};

use crate::export::{Exported, Format, MissingAs};
use crate::pages::{Pages, drawn_beyond};
use crate::wire::{Made, OneAt};
use crate::{Office, facts, optional};

mod card;

pub use card::{
    ReportBlock, ReportByHand, ReportCard, ReportChapter, ReportCheck, ReportColumn, ReportNumber, ReportPart,
    ReportRow, ReportRun, ReportSource, ReportSourceKind, ReportStatistics, ReportStatisticsCell, ReportStatisticsRow,
};

/// The longest free part, in characters.
const LONGEST_PART: usize = 100_000;
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

/// Writes a free part; an empty text takes it away.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportTextSet {
    /// The year.
    pub year: i32,
    /// Which part.
    pub part: String,
    /// What she writes; one paragraph per line.
    pub text: String,
    /// The version it was read at; 0 while nothing was written.
    pub version: i64,
}

/// Sets a number by hand.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportOverrideSet {
    /// The year.
    pub year: i32,
    /// Code of the number.
    pub number: String,
    /// The value times 1000.
    pub thousandths: i64,
    /// Why; must be given.
    pub reason: String,
    /// The day of the report it is seen on; the usual one where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
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
    /// Digests of pages the window has already; they come back empty.
    #[serde(default)]
    pub known: Vec<String>,
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
    /// What the PDF does about characters no font draws; marks them where missing.
    #[serde(default)]
    pub missing: Option<MissingAs>,
}

/// `report_get`
pub(crate) fn get(office: &mut Office, request: ReportRequest) -> Result<ReportCard, Fault> {
    let facts = read_facts(office, request.year, request.as_of)?;
    let report = Report::of(&facts)?;
    office.read(|reading| ReportCard::of(reading, &report))
}

/// `report_text_set`
pub(crate) fn set_text(office: &mut Office, request: ReportTextSet) -> Result<Made, Fault> {
    let year = read_year(request.year)?;
    let part = FreePart::from_code(&request.part)
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "part", value: request.part.clone() }))?;
    let text = optional("text", Some(request.text), LONGEST_PART)?;
    office.write("report_text_set", wording::wrote(year, part.chinese()), |writing| {
        let kept = ReportText::of(writing, i64::from(year))?.into_iter().find(|row| row.part == part.code());
        match (kept, text) {
            (Some(mut row), text) => {
                writing.unchanged_since(Notion::Report, ReportText::TABLE, row.id, request.version)?;
                row.removed = text.is_none();
                row.text = text.unwrap_or(row.text);
                row.rewrite(writing)?;
                Ok(Made { id: row.id })
            }
            // Somebody took away what she read.
            (None, _) if request.version != 0 => Err(Fault::ChangedMeanwhile(Notion::Report)),
            (None, None) => Ok(Made { id: 0 }),
            (None, Some(text)) => {
                let row =
                    ReportText { id: 0, removed: false, year: i64::from(year), part: part.code().to_owned(), text };
                Ok(Made { id: row.add(writing)? })
            }
        }
    })
}

/// `report_override_set`
pub(crate) fn set_override(office: &mut Office, request: ReportOverrideSet) -> Result<Made, Fault> {
    if !(0..=MOST).contains(&request.thousandths) {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "value", least: 0, most: MOST / 1000 }));
    }
    let reason = optional("reason", Some(request.reason), 400)?.ok_or(Fault::Refused(Refusal::ReasonNeeded))?;
    let facts = read_facts(office, request.year, request.as_of)?;
    let numbers = Numbers::of(&facts)?;
    let known = numbers.get(&request.number).map(|number| number.label.clone());
    let label = known
        .or_else(|| figure_label(&request.number))
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "indicator", value: request.number.clone() }))?;
    let printed = domain::papers::numbers::printed(request.thousandths);
    let sentence = wording::set_by_hand(&label, &printed);
    office.write_because("report_override_set", sentence, Some(reason.clone()), |writing| {
        let year = i64::from(facts.year);
        let kept = Override::of(writing, year)?.into_iter().find(|row| row.indicator == request.number);
        let id = match kept {
            Some(mut row) => {
                row.thousandths = request.thousandths;
                row.reason = reason;
                row.rewrite(writing)?;
                row.id
            }
            None => Override {
                id: 0,
                removed: false,
                year,
                indicator: request.number,
                thousandths: request.thousandths,
                reason,
            }
            .add(writing)?,
        };
        Ok(Made { id })
    })
}

/// `report_override_remove`: the counted number stands again.
pub(crate) fn remove_override(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    let (year, code) = office.read(|reading| {
        let row = Override::find(reading, request.id)?;
        Ok((row.year, row.indicator))
    })?;
    let facts = read_facts(office, i32::try_from(year).unwrap_or_default(), None)?;
    let label = Numbers::of(&facts)?.get(&code).map_or(code, |number| number.label.clone());
    office.write("report_override_remove", wording::taken_back(&label), |writing| {
        let mut row = Override::patched(writing, request.id, request.version)?;
        row.removed = true;
        row.rewrite(writing)?;
        Ok(Made { id: row.id })
    })
}

/// `report_pages`
pub(crate) fn pages(office: &mut Office, request: ReportPages) -> Result<Pages, Fault> {
    let (document, _) = paper(office, request.year, request.as_of)?;
    drawn_beyond(&document, &request.known)
}

/// `report_export`
pub(crate) fn export(office: &mut Office, request: ReportExport) -> Result<Exported, Fault> {
    let (document, stem) = paper(office, request.year, request.as_of)?;
    let missing = request.missing.unwrap_or_default();
    let exported = crate::export::write_with(office, &document, &stem, request.folder, &request.formats, missing)?;
    let formats: Vec<&str> = exported.files.iter().map(|file| file.format.extension()).collect();
    office.note("report_export", wording::exported(&wording::file_stem(request.year), &formats), None)?;
    Ok(exported)
}

/// The report as a paper and the name its files begin with.
pub fn paper(office: &mut Office, year: i32, as_of: Option<Day>) -> Result<(Document, String), Fault> {
    let facts = read_facts(office, year, as_of)?;
    let chain = office.read(|reading| reading.chain_head())?;
    let document = Report::of(&facts)?.document(&chain.printed());
    let stem = file_name::stem(&[&wording::file_stem(year), &facts.committee.name], Some(facts.as_of));
    Ok((document, stem))
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
    facts::of_report(office, year, on)
}

/// 31 December of the year, or today where that is still ahead.
fn usual_day(year: i32, today: Day) -> Day {
    Day::from_ymd_opt(year, 12, 31).map_or(today, |last| last.min(today))
}

/// A figure nobody recorded has no number yet, and may be set by hand.
fn figure_label(code: &str) -> Option<String> {
    let kind = domain::kinds::FigureKind::from_code(code.strip_prefix("figure.")?)?;
    Some(kind.chinese().to_owned())
}
