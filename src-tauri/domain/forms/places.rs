//! What a form asks for, place by place: single values beside or under a label or between brackets, and lists of people
//! with their columns.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::SheetTrouble;
use crate::roster::{Column, header};
use crate::wording::forms as wording;

use super::blanks::{self, Mark};
use super::grid::{self, Block, Blocks};
use super::people::{self, Field, PeopleTable};
use super::read::{FormKind, FormRead, Grid};
use super::words;

/// Most places of a form.
pub const MOST_PLACES: usize = 2_000;

/// What a place takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "FormPlaceKind")]
#[ts(rename = "FormPlaceKind")]
pub enum PlaceKind {
    /// One value.
    Value,
    /// People, one a row.
    List,
    /// Of the people of a list, this.
    Column,
}

/// A place of a form that waits for something.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Stable while the form stays the form it is.
    pub id: String,
    /// What it takes.
    pub kind: PlaceKind,
    /// Where it is, in words.
    pub at: String,
    /// What it asks for, as the form says it.
    pub asks: String,
    /// The same taken apart.
    pub(crate) ask: Ask,
    /// Where it is written; of a column one per row.
    pub(crate) spots: Vec<Spot>,
    /// Of a column: its list.
    pub(crate) of: Option<String>,
    /// Of a list: the post printed in each row, where one is.
    pub(crate) posts: Vec<Option<String>>,
}

impl Place {
    /// Of a column: its list.
    pub fn of(&self) -> Option<&str> {
        self.of.as_deref()
    }
}

/// The words that say what a place asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ask {
    /// To its left, outermost first; of a placeholder its own.
    pub(crate) row: Vec<String>,
    /// Above it, outermost first.
    pub(crate) heads: Vec<String>,
    /// Titles over it, nearest first.
    pub(crate) titles: Vec<String>,
    /// What stands behind a blank: 户.
    pub(crate) unit: String,
    /// Of a column: what its words mean.
    pub(crate) field: Option<Field>,
}

/// Where something is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Spot {
    /// Into a cell of a sheet, all of it or some characters.
    Cell { sheet: String, row: u32, column: u32, span: Option<(u32, u32)> },
    /// Into a paragraph of a text.
    Words { part: String, paragraph: u32, span: (u32, u32) },
}

/// Everything a form asks for, sheet by sheet, table by table, then line by line.
///
/// # Errors
/// [`SheetTrouble::TooLarge`] where it asks for more than a form does.
pub fn of(read: &FormRead) -> Result<Vec<Place>, SheetTrouble> {
    let mut found = Finding { read, places: Vec::new() };
    for (number, grid) in read.grids.iter().enumerate().filter(|(_, grid)| !grid.hidden) {
        found.grid(number + 1, grid);
    }
    found.lines();
    let places = together(found.places);
    if places.len() > MOST_PLACES { Err(SheetTrouble::TooLarge) } else { Ok(places) }
}

/// What a form asks for as one text: the same for the form of another year.
pub fn signature(kind: FormKind, places: &[Place]) -> String {
    let mut text = kind.extension().to_owned();
    for place in places {
        text.push('\n');
        text.push_str(&place.id);
        text.push('\t');
        text.push_str(&words::without_year(&place.asks));
    }
    text
}

struct Finding<'a> {
    read: &'a FormRead,
    places: Vec<Place>,
}

impl Finding<'_> {
    fn grid(&mut self, number: usize, grid: &Grid) {
        let mut blocks = Blocks::of(grid);
        for table in people::tables(&mut blocks) {
            self.people(number, grid, &blocks, &table);
        }
        for block in &blocks.list {
            if self.read.kind == FormKind::Xlsx && block.marked {
                self.marks_of_cell(number, grid, &blocks, block);
            }
            if !block.taken && block.open() {
                self.open_cell(number, grid, &blocks, block);
            }
            if self.read.kind == FormKind::Xlsx && !block.taken {
                self.undrawn(number, grid, &blocks, block);
            }
        }
    }

    /// A table of people: the list, and each of its columns.
    fn people(&mut self, number: usize, grid: &Grid, blocks: &Blocks, table: &PeopleTable) {
        let region = table.region;
        let id =
            format!("{number}!{}:{}", grid::name(region.top, region.left), grid::name(region.bottom, region.right));
        let words: Vec<&str> = table.columns.iter().map(|column| column.words.as_str()).collect();
        let at = wording::region(
            self.read.kind,
            number,
            &grid.name,
            region,
            &grid::name(region.top, region.left),
            &grid::name(region.bottom, region.right),
        );
        self.places.push(Place {
            id: id.clone(),
            kind: PlaceKind::List,
            at: at.clone(),
            asks: wording::table_of(
                table.titles.first().map(String::as_str).unwrap_or_default(),
                &words,
                table.rows.len(),
            ),
            ask: Ask { titles: table.titles.clone(), ..Ask::default() },
            spots: Vec::new(),
            of: None,
            posts: table.rows.iter().map(|row| row.post.clone()).collect(),
        });
        for column in &table.columns {
            let printed =
                table.rows.iter().filter_map(|row| blocks.at(row.row, column.place)).any(|(_, block)| !block.open());
            // Numbers and posts that are printed stay; a heading beside the rows is none of the people's.
            let own = matches!(column.field, Some(Field::Of(Column::Serial | Column::Post)) | None);
            if printed && own {
                continue;
            }
            let spots = table.rows.iter().map(|row| self.spot(grid, blocks, row.row, column.place));
            self.places.push(Place {
                id: format!("{id}/{}", grid::letters(column.place)),
                kind: PlaceKind::Column,
                at: wording::column(self.read.kind, &at, &grid::letters(column.place), column.place),
                asks: column.words.clone(),
                ask: Ask { field: column.field, ..Ask::default() },
                spots: spots.collect(),
                of: Some(id.clone()),
                posts: Vec::new(),
            });
        }
    }

    /// Placeholders and rules inside a cell of a sheet.
    fn marks_of_cell(&mut self, number: usize, grid: &Grid, blocks: &Blocks, block: &Block) {
        let (row, column) = (block.region.top, block.region.left);
        for (place, mark) in blanks::marks(&block.text).into_iter().enumerate() {
            let spot = Spot::Cell { sheet: grid.name.clone(), row, column, span: Some((mark.from, mark.to)) };
            let titles = if mark.bracket { Vec::new() } else { blocks.titles(row) };
            self.mark(
                format!("{number}!{}@{place}", grid::name(row, column)),
                wording::cell(self.read.kind, number, &grid.name, row, column, &grid::name(row, column)),
                mark,
                spot,
                titles,
            );
        }
    }

    fn mark(&mut self, id: String, at: String, mark: Mark, spot: Spot, titles: Vec<String>) {
        let date = mark.unit == blanks::DATE;
        let asks = if mark.asks.is_empty() && date { wording::A_DAY.to_owned() } else { mark.asks.clone() };
        self.places.push(Place {
            id: if mark.bracket { format!("{{{}}}", words::without_year(&asks)) } else { id },
            kind: PlaceKind::Value,
            at,
            ask: Ask { row: vec![words::plain(&asks)], titles, unit: mark.unit, ..Ask::default() },
            asks,
            spots: vec![spot],
            of: None,
            posts: Vec::new(),
        });
    }

    /// An empty cell with words to its left or above it.
    fn open_cell(&mut self, number: usize, grid: &Grid, blocks: &Blocks, block: &Block) {
        let region = block.region;
        let left = blocks.left_of(region);
        let above =
            blocks.above(region).filter(|above| left.is_none_or(|(left, _)| above.region.left > left.region.right));
        // A title over the whole width says nothing of one cell.
        let above = above.filter(|above| {
            left.is_some() || above.region.right == above.region.left || above.region.right <= region.right
        });
        let left = left.map(|(left, _)| left);
        if left.is_none() && above.is_none() {
            return;
        }
        let mut ask = Ask { titles: blocks.titles(region.top), ..Ask::default() };
        if let Some(label) = left {
            ask.row = blocks.beside(label);
            ask.row.extend(label.label());
        }
        if let Some(label) = above {
            ask.heads = blocks.over(label, left.map(|left| left.region));
            ask.heads.extend(label.label());
        }
        if let Some((_, unit)) = blanks::room(&block.text) {
            ask.unit = unit;
        }
        let asks = wording::both(&ask.row, &ask.heads);
        for list in [&mut ask.row, &mut ask.heads] {
            for word in list.iter_mut() {
                *word = words::plain(word);
            }
        }
        let (row, column) = (region.top, region.left);
        self.places.push(Place {
            id: format!("{number}!{}", grid::name(row, column)),
            kind: PlaceKind::Value,
            at: wording::cell(self.read.kind, number, &grid.name, row, column, &grid::name(row, column)),
            asks,
            ask,
            spots: vec![self.spot(grid, blocks, row, column)],
            of: None,
            posts: Vec::new(),
        });
    }

    /// A label that ends in a colon beside a cell nobody drew.
    fn undrawn(&mut self, number: usize, grid: &Grid, blocks: &Blocks, block: &Block) {
        let (row, column) = (block.region.top, block.region.right + 1);
        let Some(label) = blanks::tail(&block.text).filter(|_| !block.marked) else { return };
        if blocks.at(row, column).is_some() {
            return;
        }
        self.places.push(Place {
            id: format!("{number}!{}", grid::name(row, column)),
            kind: PlaceKind::Value,
            at: wording::cell(self.read.kind, number, &grid.name, row, column, &grid::name(row, column)),
            ask: Ask { row: vec![words::plain(&header::tidy(&label))], titles: blocks.titles(row), ..Ask::default() },
            asks: label,
            spots: vec![Spot::Cell { sheet: grid.name.clone(), row, column, span: None }],
            of: None,
            posts: Vec::new(),
        });
    }

    /// Where a cell is written.
    fn spot(&self, grid: &Grid, blocks: &Blocks, row: u32, column: u32) -> Spot {
        let found = blocks.at(row, column).map(|(_, block)| block);
        let (row, column) = found.map_or((row, column), |block| (block.region.top, block.region.left));
        let room = found.and_then(|block| blanks::room(&block.text)).map(|(length, _)| length);
        match found.and_then(|block| block.paragraph) {
            Some(paragraph) if self.read.kind == FormKind::Docx => {
                // Spaces that drew a line make way with it.
                let all = found.map_or(0, |block| block.text.lines().next().unwrap_or_default().chars().count() as u32);
                Spot::Words { part: grid.name.clone(), paragraph, span: (0, room.unwrap_or(all)) }
            }
            _ => Spot::Cell { sheet: grid.name.clone(), row, column, span: room.map(|length| (0, length)) },
        }
    }

    /// Placeholders, rules and days in the paragraphs of a text.
    fn lines(&mut self) {
        for line in &self.read.lines {
            let at = wording::line(&line.part, &line.text, line.in_table);
            for (place, mark) in blanks::marks(&line.text).into_iter().enumerate() {
                let spot =
                    Spot::Words { part: line.part.clone(), paragraph: line.paragraph, span: (mark.from, mark.to) };
                self.mark(format!("{}/{}@{place}", line.part, line.paragraph), at.clone(), mark, spot, Vec::new());
            }
            // 联系人： at the end of a paragraph; 情况如下： is followed by something and asks for nothing.
            let Some(label) = blanks::tail(&line.text).filter(|_| !line.in_table) else { continue };
            let end = line.text.chars().count() as u32;
            let spot = Spot::Words { part: line.part.clone(), paragraph: line.paragraph, span: (end, end) };
            let ask = words::plain(&label);
            if words::sure(&ask) {
                let mark = Mark { from: end, to: end, asks: label, unit: String::new(), bracket: false };
                self.mark(format!("{}/{}@end", line.part, line.paragraph), at, mark, spot, Vec::new());
            }
        }
    }
}

/// The same placeholder in several places is one question.
fn together(places: Vec<Place>) -> Vec<Place> {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        match first.get(&place.id).and_then(|at| kept.get_mut(*at)) {
            Some(known) => known.spots.extend(place.spots),
            None => {
                first.insert(place.id.clone(), kept.len());
                kept.push(place);
            }
        }
    }
    for place in kept.iter_mut().filter(|place| place.kind == PlaceKind::Value && place.spots.len() > 1) {
        place.at = wording::several(&place.at, place.spots.len());
    }
    kept
}
