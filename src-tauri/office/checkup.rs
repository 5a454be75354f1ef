//! 体检: every rule that was in force, judged on a day of the past, today or ahead, with what was written about it.

mod wire;

use domain::Fault;

use crate::Office;
use crate::export::{Exported, Format};
use crate::report::Pages;
use crate::wire::Nothing;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use wire::{
    BesideLine, CheckUp, CheckUpRequest, FindingLine, Mark, MarkCounts, MeetingRef, NoteLine, PersonRef, RuleLine,
    Span, TryAppointment, TryKin, TryLine, TryReply, TryRequest, WaiverDocument, WaiverLine,
};

/// Exports the inspector's table.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CheckUpExport {
    /// The day; today where missing.
    #[serde(default)]
    pub as_of: Option<domain::Day>,
    /// Which findings are listed; those of the day where missing.
    #[serde(default)]
    pub span: Option<Span>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
}

/// `checkup_get`
pub(crate) fn get(office: &mut Office, request: CheckUpRequest) -> Result<CheckUp, Fault> {
    office.register()?;
    let today = office.today();
    Ok(CheckUp {
        on: request.as_of.unwrap_or(today),
        today,
        counts: MarkCounts::default(),
        new: 0,
        seen_at: None,
        rules: Vec::new(),
        notes: Vec::new(),
    })
}

/// `checkup_seen`
pub(crate) fn seen(office: &mut Office, _: Nothing) -> Result<Nothing, Fault> {
    office.register()?;
    Ok(Nothing {})
}

/// `checkup_try`
pub(crate) fn attempt(office: &mut Office, _: TryRequest) -> Result<TryReply, Fault> {
    office.register()?;
    Ok(TryReply { lines: Vec::new() })
}

/// `checkup_pages`
pub(crate) fn pages(office: &mut Office, _: CheckUpRequest) -> Result<Pages, Fault> {
    office.register()?;
    Ok(Pages { pages: Vec::new(), missing: Vec::new() })
}

/// `checkup_export`
pub(crate) fn export(office: &mut Office, _: CheckUpExport) -> Result<Exported, Fault> {
    office.register()?;
    Err(Fault::Refused(domain::Refusal::Empty { field: "formats" }))
}

/// The paper and the name its files begin with.
pub(crate) fn paper(
    office: &mut Office,
    _: Option<domain::Day>,
    _: Option<Span>,
) -> Result<(domain::document::Document, String), Fault> {
    office.register()?;
    Err(Fault::Refused(domain::Refusal::Empty { field: "formats" }))
}
