//! What a roster sheet says: where its header is, what each column means, what kind of line each row is, and the
//! people in it as typed values with every problem named.
//!
//! Nothing here knows the register. A row that is refused keeps its problems and its number in the sheet, so that a
//! secretary can find it again.

mod corrected;
pub(crate) mod header;
mod keys;
mod lines;
mod looking;
pub mod places;
pub mod sheet;
mod values;
pub mod years;

use std::collections::HashMap;

use crate::dates::{Day, Partial};
use crate::fault::SheetTrouble;
use crate::identity::IdNumber;
use crate::wording::import as wording;

pub use corrected::{Correction, Typed, typed};
pub use header::Column;
pub use keys::{building_key, group_key};
pub use looking::{HeaderWord, Look, look};
use sheet::{Cell, Region};

/// What the rows of a sheet are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// People: every row needs a name.
    #[default]
    People,
    /// Buildings: every row needs a building.
    Places,
}

impl Subject {
    /// The column every row needs.
    pub const fn anchor(self) -> Column {
        match self {
            Self::People => Column::Name,
            Self::Places => Column::Building,
        }
    }
}

/// How she wants a sheet read, where it is not left to its own words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What the rows are about.
    pub subject: Subject,
    /// The last row of the header; searched for where missing.
    pub header: Option<u32>,
    /// Each column by its place, 0 being the first, and what it means; by the words of the header where missing.
    pub columns: Option<Vec<(u32, Option<Column>)>>,
    /// Cells she set right here; the file stays as it is.
    pub corrections: Vec<Correction>,
}

/// The rows of a sheet as the reader handed them over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Rows with something in them, in order: number in the sheet, cells by column.
    rows: Vec<(u32, Vec<Cell>)>,
    /// Merged regions, by their first row.
    merged: Vec<Region>,
}

/// What a roster sheet says.
#[derive(Clone, Debug, PartialEq)]
pub struct Roster {
    /// Number of the last row of the header.
    pub header: u32,
    /// Header words that mean nothing here; their columns are left out.
    pub ignored: Vec<String>,
    /// The columns that are read, in the order of the sheet.
    pub columns: Vec<Column>,
    /// Every row with something in it below the header.
    pub rows: Vec<RosterRow>,
    /// What concerns the sheet as a whole.
    pub problems: Vec<Problem>,
}

/// A row below the header.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterRow {
    /// Its number in the sheet.
    pub row: u32,
    /// What kind of line it is.
    pub sort: Sort,
    /// What it says; empty where it is no person.
    pub entry: Entry,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl RosterRow {
    /// Whether it cannot be taken.
    pub fn refused(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Refused)
    }
}

/// Kinds of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A person, or what should be one.
    Person,
    /// The header once more, on the next page.
    RepeatedHeader,
    /// 第一居民小组 over the people of that group.
    Heading,
    /// 合计
    Total,
    /// 填表人, 审核
    Signature,
    /// A number prepared for a person who is not there.
    NumberOnly,
    /// Wholly equal to an earlier row, whose number this is.
    Repeat(u32),
}

/// A person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entry {
    /// 姓名
    pub name: String,
    /// 身份证号
    pub id_number: Option<IdNumber>,
    /// Code, or text no table knows.
    pub sex: Option<String>,
    /// 出生, as typed.
    pub birth: Option<Partial>,
    /// Code, or text no table knows.
    pub nationality: Option<String>,
    /// 政治面貌
    pub politics: Option<Word>,
    /// 文化程度
    pub education: Option<Word>,
    /// 个人身份
    pub employment: Option<Word>,
    /// 手机
    pub phone: Option<String>,
    /// 住址
    pub address: Option<String>,
    /// 楼栋
    pub building: Option<String>,
    /// 门牌
    pub door: Option<String>,
    /// 职务
    pub post: Option<String>,
    /// 分管
    pub duties: Option<String>,
    /// 专职 or 兼职
    pub full_time: Option<bool>,
    /// 小组
    pub group: Option<String>,
    /// 任职时间
    pub from: Option<Partial>,
    /// 备注
    pub note: Option<String>,
}

impl Entry {
    /// The birth the row tells: from the ID number where the typed one leaves it open.
    pub fn told_birth(&self) -> Option<Partial> {
        let numbered = self.id_number.as_ref().and_then(IdNumber::birth);
        match (self.birth, numbered) {
            (None, numbered) => numbered,
            (Some(typed), Some(numbered)) if typed.contains(numbered) => Some(numbered),
            (typed, _) => typed,
        }
    }

    /// The sex the row tells: from the ID number where the column is empty.
    pub fn told_sex(&self) -> Option<String> {
        self.sex.clone().or_else(|| self.id_number.as_ref().map(|number| number.sex().code().to_owned()))
    }
}

/// A code of a national table, or a text it does not know.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// A code.
    Code(&'static str),
    /// As typed.
    Text(String),
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The row is not taken.
    Refused,
    /// The row is taken; look at it.
    Warning,
}

/// Something wrong in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Number of the row in the sheet.
    pub row: u32,
    /// The column it concerns.
    pub column: Column,
    /// Stable, for scripts.
    pub code: &'static str,
    /// Whether the row is taken.
    pub severity: Severity,
    /// In words.
    pub message: String,
}

impl Problem {
    /// The row is not taken.
    pub fn refused(row: u32, column: Column, code: &'static str, message: impl Into<String>) -> Self {
        Self { row, column, code, severity: Severity::Refused, message: message.into() }
    }

    /// The row is taken.
    pub fn warning(row: u32, column: Column, code: &'static str, message: impl Into<String>) -> Self {
        Self { row, column, code, severity: Severity::Warning, message: message.into() }
    }
}

impl Sheet {
    /// Rows in the order of the sheet, their cells from left to right.
    pub fn new(rows: Vec<(u32, Vec<Cell>)>, mut merged: Vec<Region>) -> Self {
        merged.sort_by_key(|region| (region.top, region.left));
        Self { rows, merged }
    }

    /// Rows with something in them, in order: number in the sheet, cells by column.
    pub fn rows(&self) -> &[(u32, Vec<Cell>)] {
        &self.rows
    }

    /// Merged regions that begin in a row.
    fn merged_from(&self, row: u32) -> &[Region] {
        let start = self.merged.partition_point(|region| region.top < row);
        let end = self.merged.partition_point(|region| region.top <= row);
        self.merged.get(start..end).unwrap_or_default()
    }

    /// The cell at a place, without looking at merged regions.
    fn cell(&self, row: u32, column: u32) -> Option<&sheet::Value> {
        let found = self.rows.binary_search_by_key(&row, |(number, _)| *number).ok()?;
        cell_of(&self.rows.get(found)?.1, column)
    }
}

/// The cell of a row in a column.
fn cell_of(cells: &[Cell], column: u32) -> Option<&sheet::Value> {
    let found = cells.binary_search_by_key(&column, |cell| cell.0).ok()?;
    cells.get(found).map(|cell| &cell.1)
}

/// The header of a sheet that is to be read.
fn header_of(sheet: &Sheet, choice: &Choice) -> Result<header::Header, SheetTrouble> {
    if sheet.rows.is_empty() {
        return Err(SheetTrouble::Empty);
    }
    let missing = match choice.subject {
        Subject::People => SheetTrouble::NoHeader,
        Subject::Places => SheetTrouble::NoBuildings,
    };
    header::find(sheet, choice).filter(|found| found.place(found.anchor).is_some()).ok_or(missing)
}

/// Reads a roster of people.
///
/// # Errors
/// [`SheetTrouble::NoHeader`] and [`SheetTrouble::NoRows`].
pub fn read(sheet: &Sheet, choice: &Choice, today: Day) -> Result<Roster, SheetTrouble> {
    let found = header_of(sheet, choice)?;
    let sheet = &*corrected::sheet(sheet, &found, choice);
    let fills = lines::Fills::of(sheet, &found);
    let two_digit_months = values::two_digit_months(sheet, &found);
    let below = sheet.rows.partition_point(|(row, _)| *row <= found.bottom);
    let mut rows = Vec::new();
    let mut heading = None;
    for (row, cells) in sheet.rows.get(below..).unwrap_or_default() {
        let sort = lines::sort(sheet, &found, *row, cells);
        let mut read = RosterRow { row: *row, sort, entry: Entry::default(), problems: Vec::new() };
        match sort {
            Sort::Heading => heading = lines::group_named(cells),
            Sort::Person => {
                let mut values = values::Values::new(sheet, &found, &fills, *row, cells, today, two_digit_months);
                read.entry = values.entry();
                read.problems = values.problems;
                if found.place(Column::Group).is_none() {
                    read.entry.group.clone_from(&heading);
                }
            }
            Sort::RepeatedHeader | Sort::Total | Sort::Signature | Sort::NumberOnly | Sort::Repeat(_) => {}
        }
        rows.push(read);
    }
    if rows.is_empty() {
        return Err(SheetTrouble::NoRows);
    }
    mark_repeats(&mut rows);
    let problems = found
        .second_name
        .then(|| Problem::warning(found.bottom, Column::Name, "name_column_repeated", wording::name_column_repeated()))
        .into_iter()
        .collect();
    Ok(Roster {
        header: found.bottom,
        columns: found.columns.iter().map(|(_, column)| *column).collect(),
        ignored: found.ignored,
        rows,
        problems,
    })
}

/// Two differing rows with one ID number are both refused, each naming the other; a row wholly equal to an earlier
/// one is a repeat.
fn mark_repeats(rows: &mut [RosterRow]) {
    let mut numbers: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        if let Some(number) = &row.entry.id_number {
            numbers.entry(number.as_str().to_owned()).or_default().push(index);
        }
    }
    for indices in numbers.into_values().filter(|indices| indices.len() > 1) {
        let Some(first) = indices.first().and_then(|index| rows.get(*index)) else { continue };
        if indices.iter().filter_map(|index| rows.get(*index)).all(|row| row.entry == first.entry) {
            continue;
        }
        let places: Vec<u32> = indices.iter().filter_map(|index| rows.get(*index)).map(|row| row.row).collect();
        for index in indices {
            if let Some(row) = rows.get_mut(index) {
                let others: Vec<u32> = places.iter().copied().filter(|place| *place != row.row).collect();
                let problem = Problem::refused(row.row, Column::IdNumber, "id_repeated", wording::id_repeated(&others));
                row.problems.push(problem);
            }
        }
    }
    let mut seen: HashMap<Entry, u32> = HashMap::new();
    for row in rows.iter_mut().filter(|row| row.sort == Sort::Person && !row.refused()) {
        match seen.get(&row.entry) {
            Some(first) => {
                row.sort = Sort::Repeat(*first);
                row.problems.clear();
            }
            None => {
                seen.insert(row.entry.clone(), row.row);
            }
        }
    }
}

#[cfg(test)]
mod tests;
