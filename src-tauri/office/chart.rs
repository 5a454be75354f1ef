//! 组织图: the chart of a day as boxes and lines for the window, and as a file or a page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::chart::{Chart, ChartBody, ChartFacts, ChartView, Fold, PAPER_WIDTH, layout};
use domain::document::Document;
use domain::papers::file_name;
use domain::papers::organisation::document;
use domain::wording::bodies as wording;
use domain::{Day, Fault};
use store::Reading;

use crate::export::{Exported, Format};
use crate::{Office, facts};

/// The chart of a day.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ChartRequest {
    /// The day; today where missing.
    pub as_of: Option<Day>,
    /// How wide, in pixels at full size; as on paper where missing.
    pub width: Option<i64>,
    /// Rows to show box by box although they are long.
    pub open: Option<Vec<Fold>>,
    /// Rows to show as one box.
    pub closed: Option<Vec<Fold>>,
}

/// Exports the chart.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ChartExport {
    /// The day; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which forms.
    pub formats: Vec<Format>,
}

/// `chart_get`
pub(crate) fn get(office: &mut Office, request: ChartRequest) -> Result<Chart, Fault> {
    let on = office.day(request.as_of);
    let view = ChartView {
        width: request.width.unwrap_or(PAPER_WIDTH),
        open: request.open.unwrap_or_default(),
        closed: request.closed.unwrap_or_default(),
        handles: true,
    };
    office.read(|reading| Ok(layout(&chart_facts(reading, on)?, &view)))
}

/// `chart_export`
pub(crate) fn export(office: &mut Office, request: ChartExport) -> Result<Exported, Fault> {
    let (document, stem) = paper(office, request.as_of)?;
    let exported = crate::export::write(office, &document, &stem, request.folder, &request.formats)?;
    let formats: Vec<&str> = exported.files.iter().map(|file| file.format.extension()).collect();
    office.note("chart_export", domain::wording::report::exported(wording::CHART, &formats), None)?;
    Ok(exported)
}

/// The chart as a paper, and the name of its file.
pub(crate) fn paper(office: &mut Office, as_of: Option<Day>) -> Result<(Document, String), Fault> {
    let on = office.day(as_of);
    office.read(|reading| {
        let community = facts::committee(reading)?.name;
        let stem = file_name::stem(&[wording::CHART, &community], Some(on));
        Ok((document(&community, &chart_facts(reading, on)?), stem))
    })
}

/// What the chart of a day is made of.
pub(crate) fn chart_facts(reading: &Reading<'_>, on: Day) -> Result<ChartFacts, Fault> {
    let bodies = crate::bodies::lines(reading, on)?
        .into_iter()
        .map(|line| ChartBody {
            id: line.id,
            kind: line.kind,
            name: line.name,
            head: line.head_post.zip(line.head),
            people: line.people,
            seats: line.seats,
            vacant: line.vacant,
            over: line.over,
            term_end: line.term_end,
            overdue: line.overdue,
        })
        .collect();
    Ok(ChartFacts { as_of: on, bodies })
}
