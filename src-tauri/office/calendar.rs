//! 到期: what falls due by the rules and by what was resolved, ticked where no area keeps what would settle it, and the
//! year's calendar as a paper and as a file for other calendars.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::rules::deadlines::Goes;
use domain::{Day, Fault};

use crate::Office;
use crate::export::{Exported, Format};
use crate::report::Pages;
use crate::wire::{Made, OneAt};

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
pub struct DeadlineDone {
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
    office.register()?;
    Ok(CalendarYear { year: request.year, lines: Vec::new() })
}

/// `calendar_pages`
pub(crate) fn pages(office: &mut Office, _: CalendarRequest) -> Result<Pages, Fault> {
    office.register()?;
    Ok(Pages { pages: Vec::new(), missing: Vec::new() })
}

/// `calendar_export`
pub(crate) fn export(office: &mut Office, _: CalendarExport) -> Result<Exported, Fault> {
    office.register()?;
    Err(Fault::Refused(domain::Refusal::Empty { field: "formats" }))
}

/// `deadline_done`
pub(crate) fn done(office: &mut Office, request: DeadlineDone) -> Result<Made, Fault> {
    office.register()?;
    Err(Fault::Refused(domain::Refusal::NotACode { field: "key", value: request.key }))
}

/// `deadline_undone`
pub(crate) fn undone(office: &mut Office, _: OneAt) -> Result<Made, Fault> {
    office.register()?;
    Err(Fault::Gone(domain::Notion::Deadline))
}

/// The paper and the name its files begin with.
pub(crate) fn paper(office: &mut Office, _: i32) -> Result<(domain::document::Document, String), Fault> {
    office.register()?;
    Err(Fault::Refused(domain::Refusal::Empty { field: "formats" }))
}
