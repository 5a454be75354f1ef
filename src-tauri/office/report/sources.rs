//! What one number counted, as a file; and how all of them are counted, as a paper.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::kinds::{ListForm, PeopleSort, PersonColumn, ReportReader};
use domain::papers::counted::{CountedFacts, document};
use domain::papers::numbers::{Numbers, Source, SourceKind};
use domain::papers::people::ListFacts;
use domain::papers::{definitions, file_name};
use domain::wording::indicators as words;
use domain::{Day, Fault, Refusal};

use super::{ReportRequest, read_facts};
use crate::Office;
use crate::export::{Exported, Format};
use crate::pages::{Pages, drawn};
use crate::people_list::PersonListRequest;
use crate::people_papers::{self, PeoplePaper, PeopleShape};

/// What tells a person in such a list; no number, no address.
const COLUMNS: &[PersonColumn] = &[
    PersonColumn::Name,
    PersonColumn::Sex,
    PersonColumn::Birth,
    PersonColumn::Age,
    PersonColumn::Nationality,
    PersonColumn::Politics,
    PersonColumn::Education,
    PersonColumn::FullTime,
    PersonColumn::Posts,
];

/// Exports what a number counted.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportSourceExport {
    /// The year.
    pub year: i32,
    /// The day its facts are true on; the usual one where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Code of the number.
    pub number: String,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
}

/// Exports the paper of definitions.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportDefinitionsExport {
    /// The year.
    pub year: i32,
    /// The day its facts are true on; the usual one where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which forms.
    pub formats: Vec<Format>,
}

/// `report_source_export`
pub(crate) fn export(office: &mut Office, request: ReportSourceExport) -> Result<Exported, Fault> {
    let facts = read_facts(office, request.year, request.as_of, ReportReader::Street)?;
    let number = Numbers::of(&facts)?
        .get(&request.number)
        .cloned()
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "indicator", value: request.number.clone() }))?;
    let people = listed(office, &number.counted, facts.as_of)?;
    let unknown = listed(office, &number.unknown, facts.as_of)?;
    let community = facts.committee.name.clone();
    let stem = file_name::stem(&[&words::counted_title(&number.label), &community], Some(facts.as_of));
    let label = number.label.clone();
    let paper = document(&CountedFacts { community, as_of: facts.as_of, number, people, unknown });
    let exported = crate::export::write(office, &paper, &stem, request.folder, &[request.format])?;
    office.note("report_source_export", words::source_exported(&label, request.format.extension()), None)?;
    Ok(exported)
}

/// The people among what was counted, as a list for the office; none where it is not people.
fn listed(office: &mut Office, sources: &[Source], on: Day) -> Result<Option<ListFacts>, Fault> {
    let people: Vec<i64> =
        sources.iter().filter(|source| source.kind == SourceKind::Person).map(|source| source.id).collect();
    if people.is_empty() {
        return Ok(None);
    }
    let list = PersonListRequest { as_of: Some(on), sort: Some(PeopleSort::Rank), ..PersonListRequest::default() };
    let paper = PeoplePaper {
        list,
        people: Some(people),
        shape: Some(PeopleShape::List),
        form: Some(ListForm::Internal),
        columns: Some(COLUMNS.to_vec()),
        full_because: None,
    };
    Ok(Some(people_papers::made(office, paper)?.into_facts()))
}

/// `report_definitions_pages`
pub(crate) fn definition_pages(office: &mut Office, request: ReportRequest) -> Result<Pages, Fault> {
    drawn(&definitions_paper(office, request.year, request.as_of)?.0)
}

/// `report_definitions_export`
pub(crate) fn export_definitions(office: &mut Office, request: ReportDefinitionsExport) -> Result<Exported, Fault> {
    let (paper, stem) = definitions_paper(office, request.year, request.as_of)?;
    let exported = crate::export::write(office, &paper, &stem, request.folder, &request.formats)?;
    let formats: Vec<&str> = exported.files.iter().map(|file| file.format.extension()).collect();
    let said = domain::wording::report::exported(&words::definitions(request.year), &formats);
    office.note("report_definitions_export", said, None)?;
    Ok(exported)
}

/// How the numbers of a year are counted, and the name its files begin with.
pub(crate) fn definitions_paper(
    office: &mut Office,
    year: i32,
    as_of: Option<Day>,
) -> Result<(Document, String), Fault> {
    let facts = read_facts(office, year, as_of, ReportReader::Street)?;
    let stem = file_name::stem(&[&words::definitions(year), &facts.committee.name], Some(facts.as_of));
    Ok((definitions::document(&facts, &Numbers::of(&facts)?), stem))
}
