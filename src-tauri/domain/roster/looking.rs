//! What a sheet looks like before anything is read from it: its first rows, the header that was found, the words over
//! each column and what they were taken to mean. A secretary looks at this to say it better.

use crate::identity::{mask_id_number, mask_phone};

use super::header;
use super::values::clean;
use super::{Choice, Column, Sheet, cell_of};

/// First rows shown.
const FIRST_ROWS: usize = 12;
/// Columns shown.
const FIRST_COLUMNS: u32 = 40;
/// Values shown of a column.
const SAMPLES: usize = 3;
/// Characters shown of a cell.
const SHORT: usize = 40;

/// A sheet before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The first rows with something in them: number in the sheet, cells by place.
    pub rows: Vec<(u32, Vec<String>)>,
    /// First and last row of the header that was found or chosen.
    pub header: Option<(u32, u32)>,
    /// The columns, from left to right.
    pub words: Vec<HeaderWord>,
}

/// A column with the words over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderWord {
    /// Its place, 0 being the first.
    pub place: u32,
    /// The words over it, without spaces; empty where there are none.
    pub word: String,
    /// What it was taken to mean.
    pub meaning: Option<Column>,
    /// What stands first in it, numbers of people masked.
    pub samples: Vec<String>,
}

/// Looks at a sheet.
pub fn look(sheet: &Sheet, choice: &Choice) -> Look {
    let found = header::find(sheet, choice);
    let width = sheet.rows.iter().take(SEEN).flat_map(|(_, cells)| cells.iter().map(|cell| cell.0)).max();
    let width = width.unwrap_or(0).min(FIRST_COLUMNS - 1);
    let rows = sheet
        .rows
        .iter()
        .take(FIRST_ROWS)
        .map(|(row, cells)| {
            let text = |place: u32| cell_of(cells, place).map(|value| shown(&value.text())).unwrap_or_default();
            (*row, (0..=width).map(text).collect())
        })
        .collect();
    let below = found.as_ref().map_or(0, |found| sheet.rows.partition_point(|(row, _)| *row <= found.bottom));
    let words = (0..=width)
        .map(|place| {
            let word = found.as_ref().and_then(|found| found.words.iter().find(|(at, _)| *at == place));
            let body = sheet.rows.get(below..).unwrap_or_default().iter().take(SEEN);
            let samples = body
                .filter_map(|(_, cells)| cell_of(cells, place))
                .map(|value| shown(&value.text()))
                .filter(|text| !text.is_empty())
                .take(SAMPLES)
                .collect();
            HeaderWord {
                place,
                word: word.map(|(_, word)| word.clone()).unwrap_or_default(),
                meaning: found.as_ref().and_then(|found| found.meaning(place)),
                samples,
            }
        })
        .filter(|column: &HeaderWord| !column.word.is_empty() || !column.samples.is_empty())
        .collect();
    Look { rows, header: found.map(|found| (found.top, found.bottom)), words }
}

/// Rows looked at for the widest one and for samples.
const SEEN: usize = 200;

/// A cell as it may be shown: short, and with numbers of people masked whatever column they stand in.
fn shown(text: &str) -> String {
    let text = clean(text);
    let mut short = String::new();
    let mut run = String::new();
    let close = |run: &mut String, short: &mut String| {
        match run.len() {
            15.. => short.push_str(&mask_id_number(run)),
            11 if run.starts_with('1') => short.push_str(&mask_phone(run)),
            _ => short.push_str(run),
        }
        run.clear();
    };
    for character in text.chars().map(crate::dates::half_width) {
        if character.is_ascii_digit() || (matches!(character, 'X' | 'x') && run.len() == 17) {
            run.push(character);
        } else {
            close(&mut run, &mut short);
            short.push(character);
        }
    }
    close(&mut run, &mut short);
    match short.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{}…", short.get(..end).unwrap_or_default()),
        None => short,
    }
}
