//! The report as the window reads it: chapters in runs with their numbers, every number with its origin, the tables, what
//! she writes herself, and what should be looked at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::ReportReader;
use domain::papers::annual::Report;
use domain::{Day, Fault};
use store::Reading;

use super::chapters::{ReportChapter, ReportPart, chapters, parts};
use super::numbers::{ReportNumber, ReportTable, wire_numbers, wire_tables};

use super::life::ReportLife;

/// A year's report.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportCard {
    /// The year.
    pub year: i32,
    /// The day its facts are true on.
    pub as_of: Day,
    /// For whom it is.
    pub reader: ReportReader,
    /// The title, broken into lines.
    pub title: Vec<String>,
    /// The office it goes to.
    pub addressee: Option<String>,
    /// In the order of the paper.
    pub chapters: Vec<ReportChapter>,
    /// Every number in it, by code.
    pub numbers: Vec<ReportNumber>,
    /// The tables, in the order of the paper.
    pub tables: Vec<ReportTable>,
    /// What she writes herself, in the order of the paper.
    pub parts: Vec<ReportPart>,
    /// What should be looked at before it goes out.
    pub checks: Vec<ReportCheck>,
    /// Names of the papers that follow.
    pub attachments: Vec<String>,
    /// The folder files went to last.
    pub folder: Option<String>,
    /// Draft, checked, sent, returned; and its versions.
    pub life: ReportLife,
}

/// What should be looked at.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportCheck {
    /// Such as `members.age_sum`; `unknown` where the register does not know something, `missing` where numbers are to be
    /// typed, `not_used` where a typed one is computed by now; `moved.basics.members`, `carried.service`,
    /// `unwritten.problems` where something is still hers to do.
    pub code: String,
    /// The numbers do not add up.
    pub wrong: bool,
    /// In words.
    pub message: String,
    /// Both sides of an identity that is broken, with their values.
    pub sides: Vec<String>,
    /// Whose card is to be completed.
    pub person: Option<i64>,
    /// Code of the table it is about.
    pub table: Option<String>,
}

impl ReportCard {
    /// The card of a report.
    pub(crate) fn of(reading: &Reading<'_>, report: &Report<'_>, life: ReportLife) -> Result<Self, Fault> {
        let facts = report.facts;
        let document = report.document("");
        Ok(Self {
            year: facts.year,
            as_of: facts.as_of,
            reader: facts.written.reader,
            title: document.title,
            addressee: document.addressee,
            chapters: chapters(reading, report)?,
            numbers: wire_numbers(reading, facts, &report.numbers)?,
            tables: wire_tables(facts, &report.numbers),
            parts: parts(reading, report)?,
            checks: report
                .checks()
                .into_iter()
                .map(|check| ReportCheck {
                    code: check.code,
                    wrong: check.wrong,
                    message: check.message,
                    sides: check.sides,
                    person: check.person,
                    table: check.table,
                })
                .collect(),
            attachments: document.attachments.into_iter().map(|attachment| attachment.title).collect(),
            folder: crate::export::remembered_folder(reading)?,
            life,
        })
    }
}
