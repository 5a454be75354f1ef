//! The tables of the annual report: the indicators as rows and columns for the window, and the same rows as tables of a
//! paper. A cell of a number names its code, so that it opens to what it counted.

mod lists;

use crate::document::{Align, Cell, Row, Table, share};
use crate::indicators::{self, Printed, Who};
use crate::papers::columns;
use crate::papers::facts::ReportFacts;
use crate::papers::numbers::{Number, Numbers, Origin, printed, printed_or_none};
use crate::wording::{indicators as words, report as wording};

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberTable {
    /// Stable: `r08`, `meetings`.
    pub code: String,
    /// 居民委员会成员和社区工作者情况统计表
    pub title: String,
    /// Its heads, behind the two of group and row.
    pub heads: Vec<Head>,
    /// From top to bottom.
    pub lines: Vec<Line>,
    /// Small lines under it.
    pub notes: Vec<String>,
}

/// A head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its words.
    pub label: String,
    /// Share of the width.
    pub share: u32,
    /// Where its cells stand.
    pub align: Align,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Such as 年龄.
    pub group: String,
    /// Such as 31至40岁 or 年龄不明.
    pub label: String,
    /// One per head.
    pub cells: Vec<TableCell>,
    /// A sum.
    pub strong: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum TableCell {
    /// Nothing stands here.
    Empty,
    /// A number, by its code.
    Number(String),
    /// The same a year before.
    LastYear(String),
    /// What changed since.
    Change(String),
    /// A share of two numbers, by their codes.
    Share(String, String),
    /// People of whom it is not known.
    Unknown(Vec<Who>),
    /// What stands in a list.
    Said(Cell),
}

/// All tables, in the order of the paper: of indicators first, then lists.
pub fn tables(facts: &ReportFacts, numbers: &Numbers) -> Vec<NumberTable> {
    let mut tables: Vec<NumberTable> =
        numbers.indicators.tables.iter().map(|table| of_indicators(table, numbers)).collect();
    tables.extend(lists::lists(facts, numbers));
    tables
}

/// One of them.
pub fn table(facts: &ReportFacts, numbers: &Numbers, code: &str) -> Option<NumberTable> {
    match numbers.indicators.table(code) {
        Some(table) => Some(of_indicators(table, numbers)),
        None => lists::lists(facts, numbers).into_iter().find(|table| table.code == code),
    }
}

fn of_indicators(table: &indicators::Table, numbers: &Numbers) -> NumberTable {
    let mut lines: Vec<Line> = Vec::new();
    for row in &table.rows {
        let counted = || {
            let codes = table.columns.iter().filter(|column| row.stands_in(column));
            codes
                .map(|column| indicators::Table::code(column, row))
                .any(|code| numbers.get(&code).is_some_and(|number| number.value().is_some_and(|value| value != 0)))
        };
        if row.printed == Printed::Always || (row.printed == Printed::WhenCounted && counted()) {
            lines.push(Line {
                group: row.group.clone(),
                label: row.label.clone(),
                cells: table.columns.iter().map(|column| cell(table, column, row)).collect(),
                strong: false,
            });
        }
        for sum in table.sums.iter().filter(|sum| sum.parts.last() == Some(&row.code)) {
            lines.extend(unknown(table, sum, numbers));
        }
    }
    let mut notes = table.notes.clone();
    for number in own(table, numbers) {
        if let Some(by_hand) = &number.by_hand {
            let computed = printed_or_none(number.computed);
            notes.push(wording::by_hand(&number.label, &computed, &number.printed(), &by_hand.reason));
        } else if let (Origin::Typed, Some(typed)) = (number.origin(), &number.typed) {
            notes.push(words::typed_note(&number.label, &number.printed(), &typed.basis));
        }
    }
    let heads = table
        .columns
        .iter()
        .map(|column| Head {
            label: column.label.clone(),
            share: if column.share.is_some() { 3 } else { 4 },
            align: Align::Right,
        })
        .collect();
    NumberTable { code: table.code.clone(), title: table.title.clone(), heads, lines, notes }
}

/// The numbers of a table, each once.
fn own<'a>(table: &indicators::Table, numbers: &'a Numbers) -> Vec<&'a Number> {
    let mut codes: Vec<String> = Vec::new();
    for row in &table.rows {
        for column in table.columns.iter().filter(|column| row.stands_in(column)) {
            let code = indicators::Table::code(column, row);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    codes.iter().filter_map(|code| numbers.get(code)).collect()
}

fn cell(table: &indicators::Table, column: &indicators::Column, row: &indicators::Row) -> TableCell {
    let of = |code: &str| -> Option<String> {
        let other = table.column(code).filter(|other| row.stands_in(other))?;
        Some(indicators::Table::code(other, row))
    };
    let found = if let Some(code) = &column.last_year {
        of(code).map(TableCell::LastYear)
    } else if let Some(code) = &column.change {
        of(code).map(TableCell::Change)
    } else if let Some(share) = &column.share {
        of(&share.part).zip(of(&share.whole)).map(|(part, whole)| TableCell::Share(part, whole))
    } else {
        of(&column.code).map(TableCell::Number)
    };
    found.unwrap_or(TableCell::Empty)
}

/// The row of people nobody can place, where there are such.
fn unknown(table: &indicators::Table, sum: &indicators::Sum, numbers: &Numbers) -> Option<Line> {
    let label = sum.unknown.clone()?;
    let cells: Vec<TableCell> = table
        .columns
        .iter()
        .map(|column| match sum.holds_in(column) {
            true => TableCell::Unknown(numbers.counts.unknown(column, sum).to_vec()),
            false => TableCell::Empty,
        })
        .collect();
    let any = cells.iter().any(|cell| matches!(cell, TableCell::Unknown(people) if !people.is_empty()));
    any.then(|| Line { group: sum.group.clone(), label, cells, strong: false })
}

impl NumberTable {
    /// It holds nothing anybody could read: no number has a value.
    pub fn is_empty(&self, numbers: &Numbers) -> bool {
        self.lines.iter().flat_map(|line| &line.cells).all(|cell| match cell {
            TableCell::Number(code) => numbers.value(code).is_none(),
            TableCell::Said(_) => false,
            _ => true,
        })
    }

    /// As a table of a paper. Rows nobody filled stand there with —.
    pub fn printed(&self, numbers: &Numbers) -> Table {
        let grouped = self.lines.iter().any(|line| !line.group.is_empty());
        let labelled = self.lines.iter().any(|line| !line.label.is_empty());
        let mut heads = Vec::new();
        if grouped {
            heads.push((words::GROUP, 3, Align::Left));
        }
        if labelled {
            heads.push((words::ROW, 4, Align::Left));
        }
        heads.extend(self.heads.iter().map(|head| (head.label.as_str(), head.share, head.align)));
        let mut group = "";
        let mut rows = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let mut cells = Vec::with_capacity(heads.len());
            if grouped {
                // A group is named on its first row only.
                cells.push(Cell::text(if group == line.group { "" } else { &line.group }));
                group = &line.group;
            }
            if labelled {
                cells.push(Cell::text(line.said(numbers)));
            }
            cells.extend(line.cells.iter().map(|cell| cell.printed(numbers)));
            rows.push(Row { cells, strong: line.strong });
        }
        let mut notes = self.notes.clone();
        for line in &self.lines {
            for (cell, head) in line.cells.iter().zip(&self.heads) {
                if let TableCell::Unknown(people) = cell
                    && !people.is_empty()
                {
                    notes.push(wording::unknown(&head.label, &line.label, people.len()));
                }
            }
        }
        Table { caption: self.title.clone(), columns: columns(&heads), rows, notes }
    }
}

impl Line {
    /// Its label as papers print it: with （手填） where a number of it is typed.
    pub fn said(&self, numbers: &Numbers) -> String {
        let typed = self.cells.iter().any(|cell| {
            matches!(cell, TableCell::Number(code) if numbers.get(code).is_some_and(|one| one.origin() == Origin::Typed))
        });
        if typed { words::typed_label(&self.label) } else { self.label.clone() }
    }
}

impl TableCell {
    /// As a cell of a paper.
    pub fn printed(&self, numbers: &Numbers) -> Cell {
        match self {
            Self::Empty => Cell::Empty,
            Self::Number(code) => value_cell(numbers.value(code)),
            Self::LastYear(code) => {
                value_cell(numbers.get(code).and_then(|number| number.last_year.as_ref()).map(|last| last.thousandths))
            }
            Self::Change(code) => Cell::text(
                numbers.get(code).and_then(Number::change_in_words).unwrap_or_else(|| words::NONE.to_owned()),
            ),
            Self::Share(part, whole) => match (numbers.value(part), numbers.value(whole)) {
                (Some(part), Some(whole)) => Cell::Share { part: part / 1000, whole: whole / 1000 },
                _ => Cell::text(words::NONE),
            },
            Self::Unknown(people) => Cell::Count(people.len() as i64),
            Self::Said(cell) => cell.clone(),
        }
    }

    /// As the window shows it.
    pub fn said(&self, numbers: &Numbers) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Share(part, whole) => match (numbers.value(part), numbers.value(whole)) {
                (Some(part), Some(whole)) if whole > 0 => share(part / 1000, whole / 1000),
                _ => words::NONE.to_owned(),
            },
            other => other.printed(numbers).printed(),
        }
    }
}

/// A number as a cell: a count where it is whole.
pub fn value_cell(thousandths: Option<i64>) -> Cell {
    let Some(thousandths) = thousandths else { return Cell::text(words::NONE) };
    if thousandths % 1000 == 0 {
        return Cell::Count(thousandths / 1000);
    }
    let decimals = printed(thousandths).split('.').nth(1).map_or(0, str::len);
    Cell::Measure { value: thousandths as f64 / 1000.0, decimals: u8::try_from(decimals).unwrap_or(3) }
}
