//! A sheet of buildings: which there are, what group each belongs to, and what was counted there.

use std::collections::HashMap;

use crate::dates::{Day, Partial};
use crate::fault::SheetTrouble;
use crate::kinds::{BuildingKind, FigureKind};
use crate::names;
use crate::wording::import as wording;

use super::header::{Column, Header};
use super::lines::{self, Fills};
use super::sheet::{Cell, Value};
use super::values::{clean, written_date};
use super::{Choice, Problem, Severity, Sheet, Sort, building_key, cell_of};

/// Longest name that is kept.
const LONGEST_NAME: usize = 100;
/// Longest remark that is kept.
const LONGEST_NOTE: usize = 4000;
/// Largest count that can be meant.
const LARGEST: f64 = 1e9;

/// Columns with a count, and what they count.
const COUNTED: &[(Column, FigureKind)] = &[
    (Column::Households, FigureKind::Households),
    (Column::Population, FigureKind::Population),
    (Column::RegisteredPopulation, FigureKind::RegisteredPopulation),
    (Column::MovedIn, FigureKind::MovedIn),
    (Column::PartyMembers, FigureKind::PartyMembers),
];

/// What a sheet of buildings says.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// Number of the last row of the header.
    pub header: u32,
    /// Header words that mean nothing here.
    pub ignored: Vec<String>,
    /// The columns that are read.
    pub columns: Vec<Column>,
    /// Every row with something in it below the header.
    pub rows: Vec<PlaceRow>,
}

/// A row below the header.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRow {
    /// Its number in the sheet.
    pub row: u32,
    /// What kind of line it is; [`Sort::Person`] stands for a building here.
    pub sort: Sort,
    /// What it says.
    pub place: Place,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl PlaceRow {
    /// Why it cannot be taken.
    pub fn refusal(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.severity == Severity::Refused)
    }
}

/// A building as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Such as 3号楼.
    pub name: String,
    /// 楼栋 or 平房院, where the row tells.
    pub kind: Option<BuildingKind>,
    /// 小组
    pub group: Option<String>,
    /// Since when it belongs to it.
    pub since: Option<Partial>,
    /// Counts in thousandths.
    pub figures: Vec<(FigureKind, i64)>,
    /// 备注
    pub note: Option<String>,
}

/// Reads a sheet of buildings.
///
/// # Errors
/// [`SheetTrouble::NoBuildings`] and [`SheetTrouble::NoRows`].
pub fn read(sheet: &Sheet, choice: &Choice, today: Day) -> Result<Places, SheetTrouble> {
    let found = super::header_of(sheet, choice)?;
    let sheet = &*super::corrected::sheet(sheet, &found, choice);
    let fills = Fills::of(sheet, &found);
    let below = sheet.rows.partition_point(|(row, _)| *row <= found.bottom);
    let mut rows = Vec::new();
    let mut heading = None;
    for (row, cells) in sheet.rows.get(below..).unwrap_or_default() {
        let sort = lines::sort(sheet, &found, *row, cells);
        let mut read = PlaceRow { row: *row, sort, place: Place::default(), problems: Vec::new() };
        match sort {
            Sort::Heading => heading = lines::group_named(cells),
            Sort::Person => {
                let mut reader =
                    Reader { sheet, header: &found, fills: &fills, row: *row, cells, problems: Vec::new() };
                read.place = reader.place(today);
                read.problems = reader.problems;
                if found.place(Column::Group).is_none() {
                    read.place.group.clone_from(&heading);
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
    Ok(Places {
        header: found.bottom,
        columns: found.columns.iter().map(|(_, column)| *column).collect(),
        ignored: found.ignored,
        rows,
    })
}

/// Two differing rows of one building are both refused; a wholly equal one is a repeat.
fn mark_repeats(rows: &mut [PlaceRow]) {
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        if row.sort == Sort::Person && row.refusal().is_none() {
            named.entry(building_key(&row.place.name)).or_default().push(index);
        }
    }
    for indices in named.into_values().filter(|indices| indices.len() > 1) {
        let Some(first) = indices.first().and_then(|index| rows.get(*index)).cloned() else { continue };
        let same = indices.iter().filter_map(|index| rows.get(*index)).all(|row| row.place == first.place);
        let places: Vec<u32> = indices.iter().filter_map(|index| rows.get(*index)).map(|row| row.row).collect();
        for (at, index) in indices.into_iter().enumerate() {
            let Some(row) = rows.get_mut(index) else { continue };
            if same && at > 0 {
                row.sort = Sort::Repeat(first.row);
                row.problems.clear();
            } else if !same {
                let others: Vec<u32> = places.iter().copied().filter(|place| *place != row.row).collect();
                let message = wording::building_repeated(&others);
                row.problems.push(Problem::refused(row.row, Column::Building, "building_repeated", message));
            }
        }
    }
}

/// Reads the cells of one row.
struct Reader<'a> {
    sheet: &'a Sheet,
    header: &'a Header,
    fills: &'a Fills,
    row: u32,
    cells: &'a [Cell],
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn value(&self, column: Column) -> Option<&'a Value> {
        let place = self.header.place(column)?;
        match cell_of(self.cells, place) {
            Some(value) => Some(value),
            None => self.fills.value(self.sheet, self.row, place),
        }
    }

    fn text(&mut self, column: Column, most: usize) -> Option<String> {
        let value = self.value(column).filter(|value| !matches!(value, Value::Failed(_)))?;
        let text = clean(&value.text());
        if text.is_empty() || text.chars().all(|character| matches!(character, '-' | '—' | '/' | '无')) {
            return None;
        }
        if text.chars().count() > most {
            let message = wording::too_long(column.chinese(), most);
            self.problems.push(Problem::refused(self.row, column, "too_long", message));
            return None;
        }
        Some(text)
    }

    fn place(&mut self, today: Day) -> Place {
        let name = self.text(Column::Building, LONGEST_NAME).map(|text| names::tidy(&text)).unwrap_or_default();
        if name.is_empty() && self.problems.is_empty() {
            let message = wording::building_missing();
            self.problems.push(Problem::refused(self.row, Column::Building, "building_missing", message));
        }
        let kind = self.kind(&name);
        Place {
            kind,
            group: self.text(Column::Group, LONGEST_NAME),
            since: self.since(today),
            figures: COUNTED.iter().filter_map(|(column, kind)| Some((*kind, self.count(*column)?))).collect(),
            note: self.text(Column::Note, LONGEST_NOTE),
            name,
        }
    }

    /// 平房院 where the row or the name says so.
    fn kind(&mut self, name: &str) -> Option<BuildingKind> {
        let yard = |text: &str| text.contains('院') || text.contains("平房");
        match self.text(Column::PlaceKind, LONGEST_NAME) {
            Some(said) if yard(&said) => Some(BuildingKind::Courtyard),
            Some(said) if said.contains('楼') => Some(BuildingKind::Block),
            Some(said) => {
                let message = wording::code_unknown(Column::PlaceKind.chinese(), &said);
                self.problems.push(Problem::warning(self.row, Column::PlaceKind, "code_unknown", message));
                None
            }
            None => yard(name).then_some(BuildingKind::Courtyard),
        }
    }

    fn since(&mut self, today: Day) -> Option<Partial> {
        let value = self.value(Column::Since)?;
        let read = match value {
            Value::Date(text) => Partial::read(text).ok(),
            other => written_date(&clean(&other.text()), true),
        };
        match read {
            Some(since) if since.first() <= today => Some(since),
            Some(since) => {
                let message = wording::date_ahead(Column::Since.chinese(), since);
                self.problems.push(Problem::refused(self.row, Column::Since, "date_ahead", message));
                None
            }
            None => {
                let message = wording::no_such_day(Column::Since.chinese(), &clean(&value.text()));
                self.problems.push(Problem::refused(self.row, Column::Since, "no_such_day", message));
                None
            }
        }
    }

    /// A count in thousandths; one that cannot be read is left out and said.
    fn count(&mut self, column: Column) -> Option<i64> {
        let typed = match self.value(column)? {
            Value::Number(number) => number.to_string(),
            other => clean(&other.text()),
        };
        let plain: String = typed
            .chars()
            .map(crate::dates::half_width)
            .filter(|character| !character.is_whitespace() && !matches!(character, ',' | '户' | '人' | '名' | '个'))
            .collect();
        if plain.is_empty() || plain.chars().all(|character| matches!(character, '-' | '—' | '/')) {
            return None;
        }
        match plain.parse::<f64>() {
            Ok(number) if (0.0..=LARGEST).contains(&number) && number.fract() == 0.0 => Some(number as i64 * 1000),
            _ => {
                let message = wording::count_unread(column.chinese(), &typed);
                self.problems.push(Problem::warning(self.row, column, "count_unread", message));
                None
            }
        }
    }
}
