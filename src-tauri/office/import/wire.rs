//! What an import asks and answers.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::Partial;
use domain::identity::mask_id_number;
use domain::roster::{Column, Problem, RosterRow, Severity};

use super::known::Change;

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportWhat {
    /// 人员 only.
    People,
    /// 居民代表; of the delegates' assembly unless `into` names another body.
    Delegates,
    /// 居民小组组长: each row to the group its 小组 names.
    Leaders,
    /// Members of the body `into` names.
    Members,
    /// 楼栋
    Buildings,
}

/// A sheet to bring in.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ImportRequest {
    /// The file: xlsx, xlsb, xls, ods or csv.
    pub path: PathBuf,
    /// The sheet in it; the first one where missing.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Id or exact name of the body the rows are appointed to; people only where missing.
    #[serde(default)]
    pub into: Option<String>,
    /// From when appointments and changes count.
    #[serde(default)]
    pub from: Option<Partial>,
    /// What the rows are; members where `into` is given and people where it is not.
    #[serde(default)]
    pub what: Option<ImportWhat>,
    /// Number of the last row of the header; searched for where missing.
    #[serde(default)]
    pub header: Option<u32>,
    /// What the columns mean, all of them; by the words of the header where missing.
    #[serde(default)]
    pub columns: Option<Vec<ImportColumn>>,
    /// What was decided of single rows.
    #[serde(default)]
    pub decisions: Option<Vec<ImportDecision>>,
    /// Cells she set right in the wizard; the file itself stays as it is.
    #[serde(default)]
    pub corrections: Option<Vec<ImportCorrection>>,
    /// The stamp of the file that was looked at; another file is refused then.
    #[serde(default)]
    pub stamp: Option<String>,
}

/// A column and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ImportColumn {
    /// Its place, 0 being the first.
    pub place: u32,
    /// What it means; nothing where missing.
    #[serde(default)]
    pub meaning: Option<Column>,
}

/// What she says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportVerdict {
    /// It is about the candidate named.
    Same,
    /// It is about somebody who is not there yet.
    Another,
    /// It is not taken.
    LeaveOut,
}

/// A decision of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ImportDecision {
    /// Number of the row in the sheet.
    pub row: u32,
    /// What was decided.
    pub verdict: ImportVerdict,
    /// For `same`: the person of the register it is.
    #[serde(default)]
    pub person: Option<i64>,
    /// For `same`: the earlier row of the sheet it repeats.
    #[serde(default)]
    pub as_row: Option<u32>,
}

/// A cell she set right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportCorrection {
    /// Number of the row in the sheet.
    pub row: u32,
    /// What its column means.
    pub column: Column,
    /// What it should say; nothing where empty.
    pub text: String,
}

/// A row of a sheet as it was typed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportRowRequest {
    /// As it was tried.
    pub import: ImportRequest,
    /// Number of the row in the sheet.
    pub row: u32,
}

/// The cells of a row that are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportRow {
    /// In the order of the sheet.
    pub cells: Vec<ImportCell>,
}

/// A cell of a row, in full: it is her own file, and a masked number cannot be set right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportCell {
    /// What its column means.
    pub column: Column,
    /// As a person reads it.
    pub title: String,
    /// What the file says.
    pub given: String,
    /// What is read: the same, or what she set right.
    pub text: String,
}

/// A sealed card a row is about: nothing is written to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportSealed {
    /// The person.
    pub person: i64,
    /// What `person_unseal` must carry.
    pub version: i64,
    /// Name, birth, masked ID number, and how it is sealed.
    pub text: String,
    /// Told by the ID number: nobody else can be meant.
    pub sure: bool,
}

/// What an import did, or would do. Each row is exactly one of added, updated, skipped and refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportReply {
    /// Rows with something in them below the header.
    pub rows: usize,
    /// New people, or new buildings.
    pub added: usize,
    /// Known ones something changed for.
    pub updated: usize,
    /// Left out because they say nothing new.
    pub skipped: usize,
    /// Not taken, each with a problem.
    pub refused: usize,
    /// In the order of the rows.
    pub problems: Vec<ImportProblem>,
}

/// Something wrong in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportProblem {
    /// Number of the row in the sheet.
    pub row: u32,
    /// The column, by the name it has here.
    pub column: String,
    /// Stable, for scripts; `domain::wording::import::CODES` lists them.
    pub code: String,
    /// Whether the row is taken.
    pub severity: ImportSeverity,
    /// In words.
    pub message: String,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportSeverity {
    /// The row is not taken.
    Refused,
    /// The row is taken; look at it.
    Warning,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportOutcome {
    /// A new person.
    Added,
    /// A known person something changes for.
    Updated,
    /// Nothing new in it.
    Skipped,
    /// Not taken.
    Refused,
}

/// A field before and after, numbers of people masked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportChange {
    /// As a person reads it.
    pub field: String,
    /// What the register says.
    pub before: Option<String>,
    /// What it will say.
    pub after: Option<String>,
}

/// Somebody a row may be about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportCandidate {
    /// The person of the register.
    pub person: Option<i64>,
    /// Or the earlier row of the sheet that adds them.
    pub as_row: Option<u32>,
    /// Name, birth, masked ID number, address: what tells them apart.
    pub text: String,
}

/// A row as the window lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportLine {
    /// Number of the row in the sheet.
    pub row: u32,
    /// 姓名, or 楼栋.
    pub name: String,
    /// Masked.
    pub id_number: Option<String>,
    /// 职务, as it will be recorded.
    pub post: Option<String>,
    /// 小组
    pub group: Option<String>,
    /// What becomes of it.
    pub outcome: ImportOutcome,
    /// Why, or what changes, in words.
    pub text: String,
    /// It contradicts the register, or another row.
    pub conflict: bool,
    /// Field by field, for somebody or something that is known.
    pub changes: Vec<ImportChange>,
    /// Whom it may be about, where that is for her to say.
    pub candidates: Vec<ImportCandidate>,
    /// The sealed card it is about, where there is one.
    pub sealed: Option<ImportSealed>,
    /// She set cells of it right.
    pub corrected: bool,
    /// What she said.
    pub decision: Option<ImportVerdict>,
}

/// A try: what the real run would do, row by row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportPreview {
    /// What the real run would answer.
    pub result: ImportReply,
    /// The sheets of the file; empty where a file has none.
    pub sheets: Vec<String>,
    /// The sheet read.
    pub sheet: String,
    /// Stamp of the file that was read.
    pub stamp: String,
    /// Number of the last row of the header.
    pub header: u32,
    /// What is read, by the names columns have here.
    pub columns: Vec<String>,
    /// Header words that are left out.
    pub ignored: Vec<String>,
    /// Every row below the header.
    pub lines: Vec<ImportLine>,
}

impl ImportProblem {
    pub(super) fn of(problem: &Problem) -> Self {
        Self {
            row: problem.row,
            column: problem.column.chinese().to_owned(),
            code: problem.code.to_owned(),
            severity: match problem.severity {
                Severity::Refused => ImportSeverity::Refused,
                Severity::Warning => ImportSeverity::Warning,
            },
            message: problem.message.clone(),
        }
    }
}

impl ImportChange {
    pub(super) fn of(change: Change) -> Self {
        Self { field: change.field.to_owned(), before: change.before, after: change.after }
    }
}

impl ImportLine {
    /// A line that changes nothing.
    pub(super) fn of(row: &RosterRow, outcome: ImportOutcome, text: String) -> Self {
        Self {
            row: row.row,
            name: row.entry.name.clone(),
            id_number: row.entry.id_number.as_ref().map(|number| mask_id_number(number.as_str())),
            post: row.entry.post.clone(),
            group: row.entry.group.clone(),
            outcome,
            text,
            conflict: false,
            changes: Vec::new(),
            candidates: Vec::new(),
            sealed: None,
            corrected: false,
            decision: None,
        }
    }
}
