//! The rows of a sheet that cannot be patched, as a new workbook with the same values and the reasons in red.

use std::collections::BTreeMap;

use domain::Fault;
use domain::roster::sheet::{Patch, Sheet, Value};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, Workbook, XlsxError};

use crate::sanitize;

/// What a sheet takes in one cell.
const CELL_MOST: usize = 32_767;
/// Names of sheets are no longer.
const NAME_MOST: usize = 31;
/// Whole numbers beyond it are not exact in a sheet: they stay as they were read.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The workbook. A patch without a column goes into the first one to the right of everything.
///
/// # Errors
/// [`Fault::Bug`] where the workbook cannot be made.
pub fn values(sheet: &Sheet, name: &str, patches: &[Patch]) -> Result<Vec<u8>, Fault> {
    write(sheet, name, patches).map_err(|error| Fault::Bug(format!("xlsx: {error}")))
}

fn write(sheet: &Sheet, name: &str, patches: &[Patch]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let safe: String = sanitize::line(name)
        .chars()
        .map(|one| if matches!(one, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { '－' } else { one })
        .take(NAME_MOST / 2)
        .collect();
    if !safe.is_empty() && !safe.eq_ignore_ascii_case("history") {
        page.set_name(safe)?;
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let mut free = 0;
    let mut by_row: BTreeMap<u32, Vec<&Patch>> = BTreeMap::new();
    for patch in patches {
        by_row.entry(patch.row).or_default().push(patch);
    }
    for (row, cells) in sheet.rows() {
        let row = row.saturating_sub(1);
        for cell in cells {
            free = free.max(cell.0 + 1);
            let column = u16::try_from(cell.0).unwrap_or(u16::MAX);
            match &cell.1 {
                Value::Number(number) if number.abs() < EXACT => drop(page.write_number(row, column, *number)?),
                Value::Flag(flag) => drop(page.write_boolean(row, column, *flag)?),
                Value::Date(text) => match date(text) {
                    Some(date) => drop(page.write_datetime_with_format(row, column, date, &day)?),
                    None => drop(page.write_string(row, column, shown(text))?),
                },
                other => drop(page.write_string(row, column, shown(&other.text()))?),
            }
        }
    }
    let red = Format::new().set_font_color(Color::RGB(0x00C0_0000));
    let plain = Format::new();
    for (row, patches) in by_row {
        for patch in patches {
            let column = u16::try_from(patch.column.unwrap_or(free)).unwrap_or(u16::MAX);
            let look = if patch.red { &red } else { &plain };
            page.write_string_with_format(row.saturating_sub(1), column, shown(&patch.text), look)?;
        }
    }
    book.save_to_buffer()
}

fn date(text: &str) -> Option<ExcelDateTime> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    ExcelDateTime::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn shown(text: &str) -> String {
    sanitize::text(text).chars().take(CELL_MOST).collect()
}
