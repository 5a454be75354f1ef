//! 导入: a roster from a spreadsheet, tried out first, then taken in as one operation.
//!
//! A try and the real run make the same plan; only the real run carries it out. So the counts and problems she saw
//! are the ones that happen.

mod known;
mod plan;
mod target;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::identity::mask_id_number;
use domain::roster::{self, Problem, Severity};
use domain::wording::import as wording;
use domain::{Fault, Partial, Refusal};
use store::Reading;

use crate::reading::{self, SheetRead};
use crate::{Office, optional};

use plan::Plan;

/// A roster to bring in.
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
}

/// What an import did, or would do. Each row is exactly one of added, updated, skipped and refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportReply {
    /// Rows with something in them below the header.
    pub rows: usize,
    /// New people.
    pub added: usize,
    /// Known people something changed for.
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

/// A row as the window lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportLine {
    /// Number of the row in the sheet.
    pub row: u32,
    /// 姓名
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
    /// Number of the last row of the header.
    pub header: u32,
    /// What is read, by the names columns have here.
    pub columns: Vec<String>,
    /// Header words that are left out.
    pub ignored: Vec<String>,
    /// Every row below the header.
    pub lines: Vec<ImportLine>,
}

/// `import_preview`: writes nothing.
pub(crate) fn preview(office: &mut Office, request: ImportRequest) -> Result<ImportPreview, Fault> {
    // Without a register there is nothing to compare with, and no file is opened for nothing.
    office.read(|_| Ok(()))?;
    let read = reading::sheet(&request.path, request.sheet.as_deref())?;
    let today = office.today();
    let roster = roster::read(&read.sheet, today).map_err(|trouble| Fault::Refused(Refusal::Sheet(trouble)))?;
    office.read(|reading| {
        let plan = plan(reading, &request, &roster, today)?;
        let mut ignored = roster.ignored.clone();
        ignored.extend(plan.unused(&roster.columns).map(str::to_owned));
        Ok(ImportPreview {
            result: plan.reply(),
            sheets: read.names,
            sheet: read.name,
            header: roster.header,
            columns: roster.columns.iter().map(|column| column.chinese().to_owned()).collect(),
            ignored,
            lines: plan.lines,
        })
    })
}

/// `import_run`: one operation, one undo.
pub(crate) fn run(office: &mut Office, request: ImportRequest) -> Result<ImportReply, Fault> {
    office.read(|_| Ok(()))?;
    let SheetRead { sheet, .. } = reading::sheet(&request.path, request.sheet.as_deref())?;
    let today = office.today();
    let roster = roster::read(&sheet, today).map_err(|trouble| Fault::Refused(Refusal::Sheet(trouble)))?;
    drop(sheet);
    let progress = Arc::clone(&office.progress);
    office.write("import_run", "", |writing| {
        let plan = plan(writing, &request, &roster, today)?;
        let reply = plan.reply();
        plan.carry_out(writing, &progress)?;
        writing.say(wording::operation(&file_name(&request.path), reply.added, reply.updated));
        Ok(reply)
    })
}

fn plan(
    reading: &Reading<'_>,
    request: &ImportRequest,
    roster: &roster::Roster,
    today: domain::Day,
) -> Result<Plan, Fault> {
    let into = optional("into", request.into.clone(), 400)?;
    Plan::make(reading, roster, into.as_deref(), request.from, today, &file_name(&request.path))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl ImportProblem {
    fn of(problem: &Problem) -> Self {
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

impl ImportLine {
    fn of(row: &roster::RosterRow, post: Option<String>, outcome: ImportOutcome, text: String) -> Self {
        Self {
            row: row.row,
            name: row.entry.name.clone(),
            id_number: row.entry.id_number.as_ref().map(|number| mask_id_number(number.as_str())),
            post: post.or_else(|| row.entry.post.clone()),
            group: row.entry.group.clone(),
            outcome,
            text,
        }
    }
}
