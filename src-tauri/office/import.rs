//! 导入: a sheet of people or buildings, looked at first, tried out, then taken in as one operation.
//!
//! A try and the real run make the same plan; only the real run carries it out. So the counts and problems she saw
//! are the ones that happen. What she decided of single rows travels with the request; the stamp of the file does too,
//! so that a decision of row 12 never lands on another row 12.

mod known;
mod looking;
mod mark;
mod places;
mod plan;
mod sealed;
mod target;
mod wire;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use domain::fault::SheetTrouble;
use domain::roster::{self, Choice, Column, Correction, Subject};
use domain::wording::import as wording;
use domain::{Day, Fault, Refusal};
use store::Reading;

use crate::Office;
use crate::reading::{self, SheetRead};

use plan::Plan;

pub(crate) use looking::look;
pub use looking::{ImportLook, ImportLookRequest};
pub use mark::ImportMark;
pub(crate) use mark::mark;
pub use wire::{
    ImportCandidate, ImportCell, ImportChange, ImportColumn, ImportCorrection, ImportDecision, ImportLine,
    ImportOutcome, ImportPreview, ImportProblem, ImportReply, ImportRequest, ImportRow, ImportRowRequest, ImportSealed,
    ImportSeverity, ImportVerdict, ImportWhat,
};

/// The rows of a sheet as typed values.
pub(crate) enum Rows {
    People(roster::Roster),
    Places(roster::places::Places),
}

impl Rows {
    fn read(read: &SheetRead, request: &ImportRequest, today: Day) -> Result<Self, Fault> {
        let choice = chosen(request);
        let rows = match choice.subject {
            Subject::People => roster::read(&read.sheet, &choice, today).map(Self::People),
            Subject::Places => roster::places::read(&read.sheet, &choice, today).map(Self::Places),
        };
        rows.map_err(|trouble| Fault::Refused(Refusal::Sheet(trouble)))
    }

    fn header(&self) -> u32 {
        match self {
            Self::People(roster) => roster.header,
            Self::Places(places) => places.header,
        }
    }

    fn columns(&self) -> &[Column] {
        match self {
            Self::People(roster) => &roster.columns,
            Self::Places(places) => &places.columns,
        }
    }

    fn ignored(&self) -> &[String] {
        match self {
            Self::People(roster) => &roster.ignored,
            Self::Places(places) => &places.ignored,
        }
    }
}

/// How a sheet is to be read.
fn choice(what: Option<ImportWhat>, header: Option<u32>, columns: Option<&[ImportColumn]>) -> Choice {
    let subject = if what == Some(ImportWhat::Buildings) { Subject::Places } else { Subject::People };
    let columns = columns.map(|columns| columns.iter().map(|column| (column.place, column.meaning)).collect());
    Choice { subject, header, columns, corrections: Vec::new() }
}

/// The same with what she set right in single cells.
fn chosen(request: &ImportRequest) -> Choice {
    let corrections = request.corrections.iter().flatten().map(|one| Correction {
        row: one.row,
        column: one.column,
        text: one.text.clone(),
    });
    let choice = choice(request.what, request.header, request.columns.as_deref());
    Choice { corrections: corrections.collect(), ..choice }
}

/// `import_row`: one row as it was typed, so that it can be set right.
pub(crate) fn row(office: &mut Office, request: ImportRowRequest) -> Result<ImportRow, Fault> {
    office.read(|_| Ok(()))?;
    let ImportRowRequest { import, row } = request;
    unchanged(&import)?;
    let read = reading::sheet(&import.path, import.sheet.as_deref())?;
    let typed = roster::typed(&read.sheet, &chosen(&import), row);
    let cells = typed.map_err(|trouble| Fault::Refused(Refusal::Sheet(trouble)))?;
    let cells = cells.into_iter().map(|cell| ImportCell {
        column: cell.column,
        title: cell.column.chinese().to_owned(),
        given: cell.given,
        text: cell.text,
    });
    Ok(ImportRow { cells: cells.collect() })
}

/// `import_preview`: writes nothing.
pub(crate) fn preview(office: &mut Office, request: ImportRequest) -> Result<ImportPreview, Fault> {
    // Without a register there is nothing to compare with, and no file is opened for nothing.
    office.read(|_| Ok(()))?;
    let stamp = reading::stamp(&request.path)?;
    let read = reading::sheet(&request.path, request.sheet.as_deref())?;
    let today = office.today();
    let rows = Rows::read(&read, &request, today)?;
    office.read(|reading| {
        let plan = plan(reading, &request, &rows, today)?;
        let mut ignored = rows.ignored().to_vec();
        ignored.extend(plan.unused(rows.columns()).into_iter().map(str::to_owned));
        Ok(ImportPreview {
            result: plan.reply(),
            sheets: read.names,
            sheet: read.name,
            stamp,
            header: rows.header(),
            columns: rows.columns().iter().map(|column| column.chinese().to_owned()).collect(),
            ignored,
            lines: plan.lines,
        })
    })
}

/// `import_run`: one operation, one undo; stopped, nothing is written.
pub(crate) fn run(office: &mut Office, request: ImportRequest) -> Result<ImportReply, Fault> {
    office.read(|_| Ok(()))?;
    unchanged(&request)?;
    let read = reading::sheet(&request.path, request.sheet.as_deref())?;
    let today = office.today();
    let rows = Rows::read(&read, &request, today)?;
    drop(read);
    let progress = Arc::clone(&office.progress);
    office.write("import_run", "", |writing| {
        let plan = plan(writing, &request, &rows, today)?;
        let reply = plan.reply();
        let places = matches!(rows, Rows::Places(_));
        plan.carry_out(writing, &progress)?;
        let say = if places { wording::operation_places } else { wording::operation };
        writing.say(say(&file_name(&request.path), reply.added, reply.updated));
        Ok(reply)
    })
}

/// Refuses a file that is not the one that was looked at.
fn unchanged(request: &ImportRequest) -> Result<(), Fault> {
    match &request.stamp {
        Some(stamp) if *stamp != reading::stamp(&request.path)? => {
            Err(Fault::Refused(Refusal::Sheet(SheetTrouble::Changed)))
        }
        _ => Ok(()),
    }
}

fn plan(reading: &Reading<'_>, request: &ImportRequest, rows: &Rows, today: Day) -> Result<Plan, Fault> {
    let file = file_name(&request.path);
    let mut plan = match rows {
        Rows::People(roster) => Plan::make(reading, roster, request, today, &file)?,
        Rows::Places(places) => Plan::of_places(reading, places, request, today)?,
    };
    let corrected: BTreeSet<u32> = request.corrections.iter().flatten().map(|one| one.row).collect();
    for line in plan.lines.iter_mut().filter(|line| corrected.contains(&line.row)) {
        line.corrected = true;
    }
    Ok(plan)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
