//! The annual report: its free parts, numbers set by hand, and the versions that were sent.

use domain::{Day, Fault};

use crate::door::Reading;
use crate::rows::{rows, with_tail};

rows! {
    /// A free part of a year's report.
    pub struct ReportText in "report_text", Report {
        /// Of which year.
        year: i64,
        /// Which part.
        part: String,
        /// What she wrote.
        text: String,
    }
}

rows! {
    /// A computed number set by hand.
    pub struct Override in "override", Report {
        /// In which year's report.
        year: i64,
        /// Code of the indicator.
        indicator: String,
        /// The value times 1000.
        thousandths: i64,
        /// Why.
        reason: String,
    }
}

rows! {
    /// A version of a report.
    pub struct ReportVersion in "report_version", Report {
        /// Of which year.
        year: i64,
        /// From 1.
        version: i64,
        /// The day its facts were true.
        as_of: Day,
        /// When it was sent.
        sent_on: Option<Day>,
        /// The pack its judgements were made with.
        rule_pack: Option<String>,
        /// Its edition.
        rule_edition: Option<String>,
        /// Numbers and sentences, as JSON.
        content: String,
    }
}

rows! {
    /// A file of a version.
    pub struct ReportFile in "report_file", Report {
        /// Of which version.
        report_version: i64,
        /// Its name.
        name: String,
        /// SHA-256 of its bytes.
        attachment: String,
    }
}

impl ReportText {
    /// The free parts of a year.
    pub fn of(reading: &Reading<'_>, year: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE year = ?1 AND removed = 0 ORDER BY part, id"), [year])
    }
}

impl Override {
    /// Numbers set by hand in a year.
    pub fn of(reading: &Reading<'_>, year: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE year = ?1 AND removed = 0 ORDER BY indicator, id"), [year])
    }
}
