//! The lines in which `juwei-read` hands over a sheet: one JSON object a line, cells without places kept out.

use serde::{Deserialize, Serialize};

use crate::fault::{Refusal, SheetTrouble};
use crate::papers::sent::{PackageTrouble, SentReport};

/// Most columns a sheet may use.
pub const MOST_COLUMNS: u32 = 256;
/// Most rows a sheet may use.
pub const MOST_ROWS: u32 = 100_000;
/// Most cells with something in them.
pub const MOST_CELLS: u64 = 2_000_000;
/// Most characters of a cell, as spreadsheets themselves limit it.
pub const MOST_CHARACTERS: usize = 32_767;
/// Most merged regions handed over.
pub const MOST_REGIONS: usize = 50_000;
/// Largest file looked at.
pub const MOST_BYTES: u64 = 20 * 1024 * 1024;
/// Most bytes of lines for one sheet.
pub const MOST_OUTPUT: u64 = 64 * 1024 * 1024;
/// Longest the reading may take, in seconds.
pub const MOST_SECONDS: u64 = 10;

/// What a file is, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Excel and WPS since 2007: cells can be patched in it.
    Xlsx,
    /// The same in binary.
    Xlsb,
    /// Excel until 2003.
    Xls,
    /// LibreOffice.
    Ods,
    /// Comma-separated text.
    Text,
}

/// A text that goes into a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    /// Its row, from 1.
    pub row: u32,
    /// Its column, 0 being the first; the first free one to the right of everything where missing.
    pub column: Option<u32>,
    /// The text; always a text, never a formula.
    pub text: String,
    /// In red.
    pub red: bool,
}

/// What `juwei-read --patch` reads before the file: one JSON line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patches {
    /// The sheet they go into.
    pub sheet: String,
    /// At most one a cell, in the order of their rows.
    pub cells: Vec<Patch>,
}

/// What `juwei-read --look` reads before the file: one JSON line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needles {
    /// Texts one of which may stand in the file.
    pub texts: Vec<String>,
}

/// What `juwei-read --package` reads before the file: one JSON line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageKey {
    /// The password, where there is one.
    pub password: Option<String>,
}

/// Largest list of patches, in bytes.
pub const MOST_PATCHES: u64 = 32 * 1024 * 1024;
/// Largest file a patched one may become.
pub const MOST_PATCHED: u64 = 2 * MOST_BYTES;

/// A line of the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// First: the sheets there are, and the one that follows.
    Sheets {
        /// All of them, in their order.
        names: Vec<String>,
        /// The one read.
        read: String,
        /// What the file is.
        form: Form,
    },
    /// A row with something in it, in the order of the sheet.
    Row {
        /// 1 is the first row of the sheet.
        row: u32,
        /// Its cells, from left to right.
        cells: Vec<Cell>,
    },
    /// After the rows: the merged regions.
    Merged(Vec<Region>),
    /// Last: nothing was left out.
    End,
    /// Instead of rows: so many bytes of the patched file follow.
    Patched(u64),
    /// Instead of rows: whether one of the texts stands in the file, and whether all of it was looked into.
    Looked {
        /// One of them was found.
        found: bool,
        /// Nothing in it stayed unread.
        whole: bool,
    },
    /// Instead of rows: a blank form.
    Form(Box<crate::forms::FormRead>),
    /// Instead of rows: the report in a package, or why it cannot be taken.
    Package(Box<Result<SentReport, PackageTrouble>>),
    /// Instead of everything else: why it cannot be read, by its stable code.
    Trouble(String),
}

impl Line {
    /// Why a file cannot be read.
    pub fn of_trouble(trouble: SheetTrouble) -> Self {
        Self::Trouble(Refusal::Sheet(trouble).code().to_owned())
    }
}

/// The trouble of a stable code; damaged where the code is none of ours.
pub fn trouble_of(code: &str) -> SheetTrouble {
    [
        SheetTrouble::Empty,
        SheetTrouble::Encrypted,
        SheetTrouble::NotASheet,
        SheetTrouble::TooLarge,
        SheetTrouble::Encoding,
        SheetTrouble::NoSuchSheet,
        SheetTrouble::NoHeader,
        SheetTrouble::NoBuildings,
        SheetTrouble::NoRows,
        SheetTrouble::Changed,
        SheetTrouble::NoPlace,
        SheetTrouble::Macros,
        SheetTrouble::NotAForm,
    ]
    .into_iter()
    .find(|trouble| Refusal::Sheet(*trouble).code() == code)
    .unwrap_or(SheetTrouble::Damaged)
}

pub use super::Sheet;

/// A cell with something in it: its column, 0 being the first, and what it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell(pub u32, pub Value);

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text as typed.
    Text(String),
    /// A number: what looked like digits to a spreadsheet.
    Number(f64),
    /// A date of a spreadsheet, `YYYY-MM-DD`; one that does not exist stands as it was counted.
    Date(String),
    /// True or false.
    Flag(bool),
    /// An error such as #N/A.
    Failed(String),
}

impl Value {
    /// As a person would read it; whole numbers without a point.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Failed(text) => text.clone(),
            Self::Number(number) => plain_number(*number),
            Self::Flag(true) => "是".to_owned(),
            Self::Flag(false) => "否".to_owned(),
        }
    }
}

/// Whole numbers without a point or an exponent, others as short as they can be told apart.
pub fn plain_number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e21 { format!("{number:.0}") } else { format!("{number}") }
}

/// Cells merged into one, both ends counted; rows from 1, columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Region {
    /// Whether a cell lies in it.
    pub fn holds(self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}
