//! Facts become papers: the annual report, the minutes of a meeting, a roster and so on. Each takes a struct of plain facts
//! that the office reads from the register and gives one [`Document`](crate::document::Document); nothing here
//! knows where facts come from. ID numbers get in full into one of them alone, `personal.rs`; elsewhere they and telephone
//! numbers are masked.

pub mod annual;
pub mod calendar;
pub mod checkup;
pub mod compare;
pub mod convening;
pub mod counted;
pub mod definitions;
pub mod facts;
pub mod file_name;
pub mod groups;
pub mod meeting_year;
pub mod minutes;
pub mod numbers;
pub mod organisation;
pub mod people;
pub mod personal;
pub mod pictures;
pub mod plan;
pub mod roster;
pub mod sent;
pub mod summary;
pub mod tables;
mod verifying;

use crate::document::{Align, Cell, Column, Row};

/// Columns of a table: head, share of the width, where the text stands.
pub fn columns(heads: &[(&str, u32, Align)]) -> Vec<Column> {
    heads
        .iter()
        .map(|(title, share, align)| Column { title: (*title).to_owned(), share: *share, align: *align })
        .collect()
}

/// An ordinary row.
pub fn row(cells: Vec<Cell>) -> Row {
    Row { cells, strong: false }
}

/// Paragraphs of a text a person typed: one per line that is not blank.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}
