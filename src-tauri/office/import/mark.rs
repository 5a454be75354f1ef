//! `import_mark`: her own file back, with the reason beside each row that was not taken or wants a look.
//!
//! The file she chose is never written over: a new one is made beside the others she exported. A workbook is patched
//! by `juwei-read`, because opening a package of a stranger is that process's work; the other forms come back as a new
//! workbook with the values that were read.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::papers::file_name;
use domain::roster::sheet::{Form, Patch, Patches};
use domain::wording::import as wording;
use domain::{Fault, Refusal};

use super::plan::Plan;
use super::{ImportOutcome, ImportRequest, Rows, plan, unchanged};
use crate::Office;
use crate::export::{self, Exported, Format};
use crate::reading;

/// A file to hand back with reasons.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ImportMark {
    /// As it was tried.
    pub import: ImportRequest,
    /// The folder; the one chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
}

/// `import_mark`
pub(crate) fn mark(office: &mut Office, request: ImportMark) -> Result<Exported, Fault> {
    office.read(|_| Ok(()))?;
    let ImportMark { import, folder } = request;
    unchanged(&import)?;
    let read = reading::sheet(&import.path, import.sheet.as_deref())?;
    let today = office.today();
    let rows = Rows::read(&read, &import, today)?;
    let reasons = office.read(|reading| Ok(reasons(&plan(reading, &import, &rows, today)?)))?;
    if reasons.is_empty() {
        return Err(Fault::Refused(Refusal::Empty { field: "reasons" }));
    }
    let count = reasons.len();
    let head = Patch { row: rows.header(), column: None, text: wording::REASONS.to_owned(), red: false };
    let cells = reasons.into_iter().map(|(row, text)| Patch { row, column: None, text, red: true });
    let cells: Vec<Patch> = std::iter::once(head).chain(cells).collect();
    let bytes = match read.form {
        Form::Xlsx => reading::patched(&import.path, &Patches { sheet: read.name, cells })?,
        Form::Xlsb | Form::Xls | Form::Ods | Form::Text => documents::values(&read.sheet, &read.name, &cells)?,
    };
    let stem = import.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stem = file_name::stem(&[&wording::marked_stem(&stem)], None);
    let made = export::write_made(office, &stem, folder, vec![(Format::Xlsx, bytes)])?;
    office.note("import_mark", wording::marked(&super::file_name(&import.path), count), None)?;
    Ok(made)
}

/// Why each row was not taken, or what to look at in it.
fn reasons(plan: &Plan) -> BTreeMap<u32, String> {
    let mut by_row: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for problem in &plan.problems {
        by_row.entry(problem.row).or_default().push(&problem.message);
    }
    let outcome = |row: u32| {
        let found = plan.lines.binary_search_by_key(&row, |line| line.row).ok()?;
        plan.lines.get(found).map(|line| line.outcome)
    };
    by_row
        .into_iter()
        .filter_map(|(row, messages)| {
            let said = messages.concat();
            match outcome(row)? {
                ImportOutcome::Refused => Some((row, wording::mark_refused(&said))),
                ImportOutcome::Skipped => None,
                ImportOutcome::Added | ImportOutcome::Updated => Some((row, wording::mark_look(&said))),
            }
        })
        .collect()
}
