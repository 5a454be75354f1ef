//! The annual report: its free parts, numbers set by hand and typed, sentences she edited, the versions that were sent, and
//! what each blank form of the street office is filled with.

use domain::kinds::ReportReader;
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
        /// For whom.
        reader: ReportReader,
        /// Head of the history just before it was frozen.
        chain: Option<String>,
        /// What this version changes, in her words.
        note: Option<String>,
        /// 退回
        returned_on: Option<Day>,
        /// Why.
        returned_reason: Option<String>,
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
        /// `docx`, `pdf`, `xlsx`, `zip`
        format: Option<String>,
    }
}

rows! {
    /// 手填: a number no register computes, with its basis; of an earlier year: 回填.
    pub struct TypedNumber in "typed_number", Report {
        /// Of which year.
        year: i64,
        /// Code of the indicator.
        code: String,
        /// The value times 1000.
        thousandths: i64,
        /// On what it rests.
        basis: String,
    }
}

rows! {
    /// A sentence of ours that she worded herself.
    pub struct ReportSentence in "report_sentence", Report {
        /// In which year's report.
        year: i64,
        /// For whom.
        reader: ReportReader,
        /// Which sentence.
        sentence: String,
        /// As she words it.
        text: String,
        /// The numbers our sentence had then, code to thousandths, as JSON.
        numbers: String,
    }
}

rows! {
    /// 校核: what the report said when she called it checked.
    pub struct ReportCheck in "report_check", Report {
        /// Of which year.
        year: i64,
        /// For whom.
        reader: ReportReader,
        /// The day its facts were true.
        as_of: Day,
        /// When.
        on_day: Day,
        /// SHA-256 over what it said.
        digest: String,
    }
}

rows! {
    /// What a blank form is filled with.
    pub struct FormMapping in "form_mapping", Form {
        /// SHA-256 over what the form asks for.
        form: String,
        /// The name its file came with.
        name: String,
        /// Place to source, as JSON.
        mapping: String,
    }
}

impl ReportText {
    /// The free parts of a year and of all before it, the newest year last.
    pub fn up_to(reading: &Reading<'_>, year: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE year <= ?1 AND removed = 0 ORDER BY year, id"), [year])
    }

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

impl TypedNumber {
    /// The numbers typed for a year.
    pub fn of(reading: &Reading<'_>, year: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE year = ?1 AND removed = 0 ORDER BY code, id"), [year])
    }
}

impl ReportSentence {
    /// The sentences she worded herself in a year's report.
    pub fn of(reading: &Reading<'_>, year: i64, reader: ReportReader) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE year = ?1 AND reader = ?2 AND removed = 0 ORDER BY sentence, id");
        Self::query(reading, &sql, rusqlite::params![year, reader.code()])
    }
}

impl ReportCheck {
    /// The last time a year's report was called checked.
    pub fn last(reading: &Reading<'_>, year: i64, reader: ReportReader) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE year = ?1 AND reader = ?2 AND removed = 0 ORDER BY id DESC LIMIT 1");
        Ok(Self::query(reading, &sql, rusqlite::params![year, reader.code()])?.into_iter().next())
    }
}

impl ReportVersion {
    /// The versions of a year's report, oldest first.
    pub fn of(reading: &Reading<'_>, year: i64) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            &with_tail(Self::SELECT, "WHERE year = ?1 AND removed = 0 ORDER BY reader, version, id"),
            [year],
        )
    }
}

impl ReportFile {
    /// The files of a version.
    pub fn of(reading: &Reading<'_>, version: i64) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            &with_tail(Self::SELECT, "WHERE report_version = ?1 AND removed = 0 ORDER BY id"),
            [version],
        )
    }
}

impl ReportFile {
    /// The files of a version with their sizes.
    pub fn sized(reading: &Reading<'_>, version: i64) -> Result<Vec<(Self, i64)>, Fault> {
        let files = Self::of(reading, version)?;
        files
            .into_iter()
            .map(|file| {
                let size = reading.attachment_size(&file.attachment)?;
                Ok((file, size))
            })
            .collect()
    }
}

impl FormMapping {
    /// What a form was filled with last.
    pub fn of(reading: &Reading<'_>, form: &str) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE form = ?1 AND removed = 0 ORDER BY id DESC LIMIT 1");
        Ok(Self::query(reading, &sql, [form])?.into_iter().next())
    }
}
