//! Cells of a sheet a secretary sets right while she looks at its rows. They stand over what the file says; the file
//! itself stays as it is.

use std::borrow::Cow;

use super::header::Header;
use super::lines::Fills;
use super::sheet::{Cell, Value};
use super::{Choice, Column, Sheet, cell_of, header_of};
use crate::fault::SheetTrouble;

/// A cell that is to be read as something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Number of the row in the sheet.
    pub row: u32,
    /// What its column means.
    pub column: Column,
    /// What it should say; nothing where empty.
    pub text: String,
}

/// A cell of a row as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What its column means.
    pub column: Column,
    /// What the file says.
    pub given: String,
    /// What is read: the same, or what she set right.
    pub text: String,
}

/// The sheet with its corrections in it.
pub(crate) fn sheet<'a>(sheet: &'a Sheet, header: &Header, choice: &Choice) -> Cow<'a, Sheet> {
    let mut sheet = Cow::Borrowed(sheet);
    for correction in &choice.corrections {
        if correction.row > header.bottom
            && let Some(place) = header.place(correction.column)
        {
            sheet.to_mut().put(correction.row, place, &correction.text);
        }
    }
    sheet
}

impl Sheet {
    /// Puts a text into a cell of a row that has something in it. An empty one stays as a cell that says nothing, so
    /// that no merged cell speaks for it.
    fn put(&mut self, row: u32, place: u32, text: &str) {
        let Ok(found) = self.rows.binary_search_by_key(&row, |(number, _)| *number) else { return };
        let Some((_, cells)) = self.rows.get_mut(found) else { return };
        let value = Value::Text(text.to_owned());
        match cells.binary_search_by_key(&place, |cell| cell.0) {
            Ok(at) => {
                if let Some(cell) = cells.get_mut(at) {
                    cell.1 = value;
                }
            }
            Err(at) => cells.insert(at, Cell(place, value)),
        }
    }
}

/// The cells of one row that are read, in the order of the sheet; nothing where there is no such row below the header.
///
/// # Errors
/// Where the sheet has no header.
pub fn typed(sheet: &Sheet, choice: &Choice, row: u32) -> Result<Vec<Typed>, SheetTrouble> {
    let found = header_of(sheet, choice)?;
    let fills = Fills::of(sheet, &found);
    let below = row > found.bottom;
    let cells = sheet.rows.iter().find(|(number, _)| below && *number == row).map(|(_, cells)| cells);
    let Some(cells) = cells else { return Ok(Vec::new()) };
    Ok(found
        .columns
        .iter()
        .map(|(place, column)| {
            let given = cell_of(cells, *place).or_else(|| fills.value(sheet, row, *place));
            let given = given.map(Value::text).unwrap_or_default();
            let set_right = choice.corrections.iter().rev().find(|one| (one.row, one.column) == (row, *column));
            let text = set_right.map_or_else(|| given.clone(), |one| one.text.clone());
            Typed { column: *column, given, text }
        })
        .collect())
}
