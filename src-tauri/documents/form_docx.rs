//! A text as a form: its paragraphs and tables, in the body, heads, feet and notes.
//!
//! Paragraphs are counted as they begin, those of text boxes inside others too, so that reading and filling mean the same
//! one.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};

use domain::fault::SheetTrouble;
use domain::forms::read::{Cell, FormKind, FormRead, Grid, Held, Line, MOST_CELLS, MOST_TEXT};
use domain::roster::sheet::Region;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::form::{Package, fetches, names, text_of};
use crate::form_xlsx::bare;
use crate::parts::{attribute, entry, next};

/// Parts with paragraphs, by the beginnings of their names.
const PARTS: &[&str] = &["document", "header", "footer", "footnotes", "endnotes"];
/// Tables inside tables that are told apart.
const DEEPEST: usize = 20;

/// The parts with paragraphs: the body first, then heads, feet and notes. Name, and path in the package.
pub(crate) fn parts(package: &Package<'_>) -> Vec<(String, String)> {
    let mut found: Vec<(usize, String, String)> = names(package)
        .into_iter()
        .filter_map(|path| {
            let name = path.strip_prefix("word/")?.strip_suffix(".xml")?.to_owned();
            let order = PARTS.iter().position(|known| {
                name.strip_prefix(known).is_some_and(|rest| rest.bytes().all(|one| one.is_ascii_digit()))
            })?;
            Some((order, name, path))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, name, path)| (name, path)).collect()
}

/// Every paragraph and every table of the text.
pub(crate) fn read(package: &mut Package<'_>) -> Result<FormRead, SheetTrouble> {
    let mut read = FormRead {
        kind: FormKind::Docx,
        grids: Vec::new(),
        lines: Vec::new(),
        links: false,
        signed: false,
        formulas: false,
    };
    for (name, path) in parts(package) {
        let part = entry(package, &path).ok_or(SheetTrouble::Damaged)?;
        let source = package.by_index(part).map_err(|_| SheetTrouble::Damaged)?;
        Reading {
            part: name,
            read: &mut read,
            tables: Vec::new(),
            open: Vec::new(),
            count: 0,
            skipped: 0,
            in_look: false,
            prefix: None,
        }
        .all(BufReader::new(source))?;
        let cells: usize = read.grids.iter().map(|grid| grid.cells.len()).sum();
        let characters: usize = read.lines.iter().map(|line| line.text.len()).sum();
        if cells + read.lines.len() > MOST_CELLS || characters > MOST_TEXT {
            return Err(SheetTrouble::TooLarge);
        }
    }
    Ok(read)
}

/// The name of one of a text's own tags without its prefix, which its first tag tells.
pub(crate) fn own_name<'n>(prefix: &mut Option<String>, name: &'n str) -> Option<&'n str> {
    let prefix = prefix.get_or_insert_with(|| {
        name.rfind(':').map_or(String::new(), |at| name.get(..=at).unwrap_or_default().to_owned())
    });
    name.strip_prefix(prefix.as_str()).filter(|rest| !rest.contains(':'))
}

/// A table that is open.
#[derive(Default)]
struct Table {
    grid: Grid,
    row: u32,
    column: u32,
    /// Columns the open cell spans.
    span: u32,
    /// The open cell goes on from the row above.
    goes_on: bool,
    /// The open cell begins one that may go on below.
    begins: bool,
    /// In the open cell: its words, its first paragraph.
    text: Vec<String>,
    paragraph: Option<u32>,
    in_cell: bool,
    /// By column: the region a cell merged downwards has so far.
    down: BTreeMap<u32, Region>,
}

impl Table {
    fn end_cell(&mut self) {
        let right = self.column + self.span.max(1) - 1;
        let region = Region { top: self.row, left: self.column, bottom: self.row, right };
        if self.goes_on {
            if let Some(open) = self.down.get_mut(&self.column) {
                open.bottom = self.row;
            }
        } else {
            self.close(self.column);
            let text = std::mem::take(&mut self.text).join("\n");
            let held = if bare(&text) { Held::Nothing } else { Held::Words };
            self.grid.cells.push(Cell { row: self.row, column: self.column, text, held, paragraph: self.paragraph });
            if self.begins {
                self.down.insert(self.column, region);
            } else if right > self.column {
                self.grid.merged.push(region);
            }
        }
        self.column = right + 1;
        self.text.clear();
        (self.in_cell, self.goes_on, self.begins, self.span, self.paragraph) = (false, false, false, 1, None);
    }

    /// A cell merged downwards has come to its end.
    fn close(&mut self, column: u32) {
        if let Some(region) = self.down.remove(&column)
            && (region.bottom > region.top || region.right > region.left)
        {
            self.grid.merged.push(region);
        }
    }
}

/// A paragraph that is open.
struct Open {
    number: u32,
    text: String,
    /// How many tables were open when it began, and where its line goes.
    depth: usize,
    line: usize,
}

struct Reading<'a> {
    part: String,
    read: &'a mut FormRead,
    tables: Vec<Table>,
    open: Vec<Open>,
    count: u32,
    /// Depth inside what is a copy of something already read.
    skipped: u32,
    /// Inside the look of a paragraph, where a tab is a stop and no character.
    in_look: bool,
    /// What stands before the names of this text's own tags.
    prefix: Option<String>,
}

impl Reading<'_> {
    fn all<R: BufRead>(mut self, source: R) -> Result<(), SheetTrouble> {
        let mut reader = Reader::from_reader(source);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = next(&mut reader, &mut buffer)?;
            match event {
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    match own_name(&mut self.prefix, &name) {
                        Some("t") if self.skipped == 0 => {
                            let text = text_of(&mut reader, &name)?;
                            self.say(&text);
                        }
                        Some("instrText") => {
                            let code = text_of(&mut reader, &name)?;
                            self.read.links |= fetches(&code);
                        }
                        own => {
                            let own = own.map(str::to_owned);
                            self.start(own.as_deref(), &name, &tag)?;
                        }
                    }
                }
                Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let own = own_name(&mut self.prefix, &name).map(str::to_owned);
                    self.start(own.as_deref(), &name, &tag)?;
                    self.end(own.as_deref(), &name);
                }
                Event::End(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let own = own_name(&mut self.prefix, &name).map(str::to_owned);
                    self.end(own.as_deref(), &name);
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn say(&mut self, text: &str) {
        if self.skipped == 0
            && let Some(open) = self.open.last_mut()
        {
            open.text.push_str(text);
        }
    }

    fn start(&mut self, own: Option<&str>, name: &str, tag: &BytesStart<'_>) -> Result<(), SheetTrouble> {
        if name.ends_with(":Fallback") {
            self.skipped += 1;
        }
        let table = self.tables.last_mut().filter(|_| self.skipped == 0);
        match own {
            Some("p") => {
                let number = self.count;
                self.count += 1;
                if self.count as usize > MOST_CELLS {
                    return Err(SheetTrouble::TooLarge);
                }
                let line = self.read.lines.len();
                let in_table = !self.tables.is_empty();
                if self.skipped == 0 {
                    self.read.lines.push(Line {
                        part: self.part.clone(),
                        paragraph: number,
                        text: String::new(),
                        in_table,
                    });
                    let depth = self.tables.len();
                    let nested = self.open.iter().any(|open| open.depth == depth);
                    if let Some(table) = self.tables.last_mut().filter(|table| table.in_cell && !nested) {
                        table.paragraph.get_or_insert(number);
                    }
                }
                self.open.push(Open { number, text: String::new(), depth: self.tables.len(), line });
            }
            Some("pPr") => self.in_look = true,
            Some("tab" | "br" | "cr") if !self.in_look => self.say(if own == Some("tab") { "\t" } else { "\n" }),
            Some("tbl") if self.skipped == 0 => {
                if self.tables.len() >= DEEPEST {
                    return Err(SheetTrouble::TooLarge);
                }
                let before = self.read.lines.iter().rev().find(|line| !bare(&line.text));
                let over = before.filter(|line| !line.in_table && line.part == self.part).map(|line| line.text.clone());
                let grid = Grid { over: over.unwrap_or_default(), ..Grid::default() };
                self.tables.push(Table { span: 1, grid, ..Table::default() });
            }
            Some("tr") => {
                if let Some(table) = table {
                    table.row += 1;
                    table.column = 0;
                }
            }
            Some("gridBefore") => {
                if let (Some(table), Some(skipped)) =
                    (table, attribute(tag, "val").and_then(|text| text.parse::<u32>().ok()))
                {
                    table.column += skipped.min(200);
                }
            }
            Some("tc") => {
                if let Some(table) = table {
                    (table.in_cell, table.span) = (true, 1);
                }
            }
            Some("gridSpan") => {
                if let (Some(table), Some(span)) =
                    (table, attribute(tag, "val").and_then(|text| text.parse::<u32>().ok()))
                {
                    table.span = span.clamp(1, 200);
                }
            }
            Some("vMerge") => {
                if let Some(table) = table {
                    table.begins = attribute(tag, "val").as_deref() == Some("restart");
                    table.goes_on = !table.begins;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, own: Option<&str>, name: &str) {
        match own {
            Some("p") => {
                let Some(open) = self.open.pop() else { return };
                if self.skipped == 0 {
                    let depth = open.depth;
                    if let Some(line) = self.read.lines.get_mut(open.line).filter(|line| line.paragraph == open.number)
                    {
                        line.text.clone_from(&open.text);
                    }
                    // A text box inside a paragraph of a cell is not the cell's own text.
                    let nested = self.open.iter().any(|other| other.depth == depth);
                    if let Some(table) = depth
                        .checked_sub(1)
                        .and_then(|at| self.tables.get_mut(at))
                        .filter(|table| table.in_cell && !nested)
                    {
                        table.text.push(open.text);
                    }
                }
            }
            Some("pPr") => self.in_look = false,
            Some("tc") if self.skipped == 0 => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell();
                }
            }
            Some("tbl") if self.skipped == 0 => {
                if let Some(mut table) = self.tables.pop() {
                    let open: Vec<u32> = table.down.keys().copied().collect();
                    for column in open {
                        table.close(column);
                    }
                    table.grid.name.clone_from(&self.part);
                    self.read.grids.push(table.grid);
                }
            }
            _ => {}
        }
        if name.ends_with(":Fallback") {
            self.skipped = self.skipped.saturating_sub(1);
        }
    }
}
