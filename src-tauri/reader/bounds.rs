//! Bounds of a sheet, checked cell by cell, and the rows gathered from cells that come one at a time.

use std::io::Write;

use domain::fault::SheetTrouble;
use domain::roster::sheet::{Cell, Line, MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_OUTPUT, MOST_ROWS, Value};

use crate::{Lines, Stop};

/// Gathers cells into rows; a cell outside the bounds stops everything at first sight.
pub(crate) struct Gather<'a, W: Write> {
    lines: &'a mut Lines<W>,
    row: u32,
    cells: Vec<Cell>,
    count: u64,
    bytes: u64,
}

impl<'a, W: Write> Gather<'a, W> {
    pub(crate) fn new(lines: &'a mut Lines<W>) -> Self {
        Self { lines, row: 0, cells: Vec::new(), count: 0, bytes: 0 }
    }

    /// A cell, by row and column from 0; rows never go back.
    pub(crate) fn cell(&mut self, row: u32, column: u32, value: Value) -> Result<(), Stop> {
        if let Value::Text(text) = &value {
            if text.trim().is_empty() {
                return Ok(());
            }
            // Counted in bytes first: the characters are counted only where they may be too many.
            if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
                return Err(SheetTrouble::TooLarge.into());
            }
            self.bytes += text.len() as u64;
        }
        self.count += 1;
        self.bytes += 32;
        if column >= MOST_COLUMNS || row >= MOST_ROWS || self.count > MOST_CELLS || self.bytes > MOST_OUTPUT {
            return Err(SheetTrouble::TooLarge.into());
        }
        if row + 1 != self.row {
            self.turn()?;
            if row + 1 < self.row {
                return Err(SheetTrouble::Damaged.into());
            }
            self.row = row + 1;
        }
        self.cells.push(Cell(column, value));
        Ok(())
    }

    /// The row gathered so far goes out.
    pub(crate) fn turn(&mut self) -> Result<(), Stop> {
        if !self.cells.is_empty() {
            let mut cells = std::mem::take(&mut self.cells);
            cells.sort_by_key(|cell| cell.0);
            self.lines.say(&Line::Row { row: self.row, cells })?;
        }
        Ok(())
    }
}
