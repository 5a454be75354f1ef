//! What `juwei-read --form` hands over of a blank form, and what `juwei-read --fill` is told to write into it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::roster::sheet::Region;

/// Most cells and paragraphs of a form that are looked at, empty ones with a frame counted.
pub const MOST_CELLS: usize = 60_000;
/// Most characters of all its texts together.
pub const MOST_TEXT: usize = 2_000_000;
/// The last row of a sheet that is looked at; further down a form has only frames.
pub const LAST_ROW: u32 = 3_000;

/// What a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// A workbook of Excel or WPS.
    Xlsx,
    /// A text of Word or WPS.
    Docx,
}

impl FormKind {
    /// Behind the last point of its name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }
}

/// A form as it lies in its file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormRead {
    /// What it is.
    pub kind: FormKind,
    /// Sheets of a workbook; tables of a text, in their order.
    pub grids: Vec<Grid>,
    /// Paragraphs of a text, those in its tables, heads and feet too.
    pub lines: Vec<Line>,
    /// Something in it points to another file or to an address.
    pub links: bool,
    /// It bears a digital signature, which no filled form keeps.
    pub signed: bool,
    /// Some of its cells compute.
    pub formulas: bool,
}

/// A sheet, or a table of a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// Name of the sheet; of a table the part of the package it stands in.
    pub name: String,
    /// What stands over all of it: the line before a table.
    pub over: String,
    /// The sheet is not shown.
    pub hidden: bool,
    /// Cells that are there, row by row, from left to right; a merged region has one.
    pub cells: Vec<Cell>,
    /// Merged regions.
    pub merged: Vec<Region>,
}

/// A cell that is there, empty or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// From 1.
    pub row: u32,
    /// From 0.
    pub column: u32,
    /// What it shows.
    pub text: String,
    /// What it holds.
    pub held: Held,
    /// Of a table: its first paragraph in the part.
    pub paragraph: Option<u32>,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// Nothing: it is there for its frame.
    Nothing,
    /// Words.
    Words,
    /// A number, or something else that is no text.
    Number,
    /// A formula, which is never written over.
    Formula,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The part of the package it stands in: `document`, `header1`.
    pub part: String,
    /// Which paragraph of the part, from 0.
    pub paragraph: u32,
    /// Its words; tabs and breaks are one character each.
    pub text: String,
    /// It stands in a table.
    pub in_table: bool,
}

/// What is written into a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Filling {
    /// Into cells of a workbook.
    pub cells: Vec<CellFill>,
    /// Into paragraphs of a text.
    pub words: Vec<WordFill>,
    /// Its formulas are computed when it is opened.
    pub computes: bool,
}

/// What goes into a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellFill {
    /// Name of the sheet.
    pub sheet: String,
    /// From 1.
    pub row: u32,
    /// From 0.
    pub column: u32,
    /// The characters of its text that make way, first and behind the last; all of the cell where missing.
    pub span: Option<(u32, u32)>,
    /// What is written; always a text or a number, never a formula.
    pub text: String,
    /// It is a number and stands as one, where the cell holds nothing else.
    pub number: bool,
}

/// What goes into a paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordFill {
    /// The part of the package.
    pub part: String,
    /// Which paragraph of the part, from 0.
    pub paragraph: u32,
    /// The characters that make way, first and behind the last.
    pub span: (u32, u32),
    /// What is written.
    pub text: String,
}
