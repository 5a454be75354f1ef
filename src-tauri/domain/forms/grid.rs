//! A sheet or a table as blocks: a merged region is one, and every other cell is. From a block one can look to the left
//! and up for the words that say what belongs into it.

use std::collections::HashMap;

use crate::roster::header;
use crate::roster::sheet::Region;

use super::blanks;
use super::read::{Grid, Held};

/// Longest text that may be a label, tidied.
const LABEL: usize = 24;
/// Cells of a merged region that are told apart; a larger one is a frame.
const LARGEST_REGION: u32 = 20_000;
/// Rows above in which the heading of a table is looked for.
const TITLE_ROWS: u32 = 40;

/// A cell, or a merged region.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Where it lies.
    pub(crate) region: Region,
    /// What it shows.
    pub(crate) text: String,
    /// What it holds.
    pub(crate) held: Held,
    /// Of a table: its first paragraph.
    pub(crate) paragraph: Option<u32>,
    /// Its text asks for something in itself.
    pub(crate) marked: bool,
    /// It belongs to a list of people.
    pub(crate) taken: bool,
}

impl Block {
    /// Whether something may be written into it: it is empty, or has room for a number before its unit.
    pub(crate) fn open(&self) -> bool {
        match self.held {
            Held::Nothing => true,
            Held::Words => !self.marked && blanks::room(&self.text).is_some(),
            Held::Number | Held::Formula => false,
        }
    }

    /// Its words, tidied, where they may say what belongs beside or under it.
    pub(crate) fn label(&self) -> Option<String> {
        if self.held != Held::Words || self.marked || self.open() {
            return None;
        }
        let tidy = header::tidy(&self.text);
        (!tidy.is_empty() && tidy.chars().count() <= LABEL).then_some(tidy)
    }
}

/// The blocks of a grid.
pub(crate) struct Blocks {
    /// Row by row, from left to right.
    pub(crate) list: Vec<Block>,
    places: HashMap<(u32, u32), usize>,
    /// Blocks by the row they begin in.
    rows: HashMap<u32, Vec<usize>>,
    /// The last row with a block.
    pub(crate) last: u32,
    /// What stands over all of it: the line before a table, the name of a sheet.
    over: String,
}

impl Blocks {
    pub(crate) fn of(grid: &Grid) -> Self {
        let regions: HashMap<(u32, u32), Region> = grid
            .merged
            .iter()
            .filter(|region| {
                (region.bottom - region.top + 1).saturating_mul(region.right - region.left + 1) <= LARGEST_REGION
            })
            .map(|region| ((region.top, region.left), *region))
            .collect();
        let over = header::tidy(&grid.over);
        let mut blocks = Self { list: Vec::new(), places: HashMap::new(), rows: HashMap::new(), last: 0, over };
        for cell in &grid.cells {
            let place = (cell.row, cell.column);
            if blocks.places.contains_key(&place) {
                continue;
            }
            let single = Region { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
            let region = regions.get(&place).copied().unwrap_or(single);
            for row in region.top..=region.bottom {
                for column in region.left..=region.right {
                    blocks.places.insert((row, column), blocks.list.len());
                }
            }
            blocks.rows.entry(region.top).or_default().push(blocks.list.len());
            blocks.last = blocks.last.max(region.bottom);
            let marked = !blanks::marks(&cell.text).is_empty();
            blocks.list.push(Block {
                region,
                text: cell.text.clone(),
                held: cell.held,
                paragraph: cell.paragraph,
                marked,
                taken: false,
            });
        }
        blocks
    }

    /// The block that covers a place.
    pub(crate) fn at(&self, row: u32, column: u32) -> Option<(usize, &Block)> {
        let place = *self.places.get(&(row, column))?;
        self.list.get(place).map(|block| (place, block))
    }

    /// The label a block has to its left in its first row, over empty blocks and numbers; whether it lies right beside it.
    pub(crate) fn left_of(&self, region: Region) -> Option<(&Block, bool)> {
        let mut column = region.left.checked_sub(1)?;
        let mut beside = true;
        loop {
            let (_, block) = self.at(region.top, column)?;
            if block.label().is_some() {
                return Some((block, beside));
            }
            if block.held == Held::Words && !block.open() {
                return None;
            }
            beside = false;
            column = block.region.left.checked_sub(1)?;
        }
    }

    /// The label a block has above it in its first column, over empty blocks and numbers.
    pub(crate) fn above(&self, region: Region) -> Option<&Block> {
        let mut row = region.top.checked_sub(1)?;
        loop {
            let (_, block) = self.at(row, region.left)?;
            if block.label().is_some() {
                return Some(block);
            }
            if block.held == Held::Words && !block.open() {
                return None;
            }
            row = block.region.top.checked_sub(1)?;
        }
    }

    /// The labels right above a label that span more than it, outermost first.
    pub(crate) fn over(&self, label: &Block, within: Option<Region>) -> Vec<String> {
        let mut chain = Vec::new();
        let mut region = label.region;
        while let Some((_, block)) = region.top.checked_sub(1).and_then(|row| self.at(row, region.left)) {
            // A title lies over the row's own label too, and says nothing of one column.
            let title = within.is_some_and(|beside| block.region.left <= beside.right);
            match block.label() {
                Some(words) if !title && block.region.right > block.region.left => chain.insert(0, words),
                _ => break,
            }
            region = block.region;
        }
        chain
    }

    /// The labels right to the left of a label that span more rows than it, outermost first.
    pub(crate) fn beside(&self, label: &Block) -> Vec<String> {
        let mut chain = Vec::new();
        let mut region = label.region;
        while let Some((_, block)) = region.left.checked_sub(1).and_then(|column| self.at(region.top, column)) {
            match block.label() {
                Some(words) if block.region.bottom > block.region.top => chain.insert(0, words),
                _ => break,
            }
            region = block.region;
        }
        chain
    }

    /// Blocks that begin in a row.
    pub(crate) fn row(&self, row: u32) -> impl Iterator<Item = &Block> {
        self.rows.get(&row).into_iter().flatten().filter_map(|place| self.list.get(*place))
    }

    /// The texts that stand alone in a row over this one, nearest first: titles and headings.
    pub(crate) fn titles(&self, row: u32) -> Vec<String> {
        let mut found = Vec::new();
        for above in (row.saturating_sub(TITLE_ROWS).max(1)..row).rev() {
            let mut words = self.row(above).filter(|block| block.held != Held::Nothing);
            // A row of a table has more than one text.
            if let (Some(block), None) = (words.next(), words.next())
                && block.held == Held::Words
            {
                found.push(header::tidy(&block.text));
            }
        }
        found.extend(Some(self.over.clone()).filter(|over| !over.is_empty()));
        found
    }
}

/// Column 27 as AB, as spreadsheets call it.
pub(crate) fn letters(column: u32) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// C5.
pub(crate) fn name(row: u32, column: u32) -> String {
    format!("{}{row}", letters(column))
}
