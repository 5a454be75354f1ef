//! Texts put into cells of a workbook somebody else made. Only the XML of the one sheet is written anew, and in it only
//! what a patched cell needs; every other part of the package is copied as it is packed.
//!
//! The file is untrusted. So this streams: one part is read while it is written, nothing is held as a whole but the
//! file itself, nothing is expanded, and it runs inside `juwei-read`, behind that program's limits, after its own look
//! at the package. A text is written as a text with a colour of its own (an inline string), so no table of styles and
//! no table of strings changes, and nothing typed becomes a formula.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Write};

use domain::fault::SheetTrouble;
use domain::roster::sheet::Patches;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, Writer};
use zip::{ZipArchive, ZipWriter};

use crate::parts::{attribute, letters, next, part_of, reference, rewritten};
use crate::sanitize;

/// Columns a sheet has.
const COLUMNS: u32 = 16_384;
/// Rows a sheet has.
const ROWS: u32 = 1_048_576;
/// Characters a cell takes.
const CELL_MOST: usize = 32_767;

/// The workbook with the texts in their cells.
///
/// # Errors
/// [`SheetTrouble::NoSuchSheet`], [`SheetTrouble::NoPlace`] where a column or row lies beyond the sheet or a cell
/// holds a formula, and [`SheetTrouble::Damaged`] for what is no sound workbook.
pub fn patch(bytes: &[u8], patches: &Patches) -> Result<Vec<u8>, SheetTrouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetTrouble::Damaged)?;
    let part = part_of(&mut archive, &patches.sheet)?;
    let free = {
        let entry = archive.by_index(part).map_err(|_| SheetTrouble::Damaged)?;
        first_free(BufReader::new(entry), patches)?
    };
    let placed = place(patches, free)?;
    let mut made = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + bytes.len() / 8)));
    for index in 0..archive.len() {
        if index == part {
            let entry = archive.by_index(index).map_err(|_| SheetTrouble::Damaged)?;
            let name = entry.name().map_err(|_| SheetTrouble::Damaged)?.into_owned();
            made.start_file(name, entry.options()).map_err(|_| SheetTrouble::Damaged)?;
            copy_sheet(BufReader::new(entry), &mut made, placed.clone())?;
        } else {
            let entry = archive.by_index_raw(index).map_err(|_| SheetTrouble::Damaged)?;
            made.raw_copy_file(entry).map_err(|_| SheetTrouble::Damaged)?;
        }
    }
    Ok(made.finish().map_err(|_| SheetTrouble::Damaged)?.into_inner())
}

/// What a cell holds from now on.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// A text, in red where it is a remark of ours.
    Text { text: String, red: bool },
    /// A number as it is written, a point before its parts.
    Number(String),
    /// Pieces of text with the look they have; a look is the inside of an `rPr`.
    Pieces(Vec<(String, String)>),
}

/// Contents by row and column.
pub(crate) type Placed = BTreeMap<u32, BTreeMap<u32, Content>>;

fn place(patches: &Patches, free: u32) -> Result<Placed, SheetTrouble> {
    let mut placed = Placed::new();
    for patch in &patches.cells {
        let column = patch.column.unwrap_or(free);
        within(patch.row, column)?;
        let content = Content::Text { text: patch.text.clone(), red: patch.red };
        placed.entry(patch.row).or_default().insert(column, content);
    }
    Ok(placed)
}

/// Refuses a place no sheet has.
pub(crate) fn within(row: u32, column: u32) -> Result<(), SheetTrouble> {
    if column >= COLUMNS || row == 0 || row > ROWS { Err(SheetTrouble::NoPlace) } else { Ok(()) }
}

/// A sheet copied from one package into the other with its cells in it.
pub(crate) fn copy_sheet(source: impl BufRead, out: impl Write, placed: Placed) -> Result<(), SheetTrouble> {
    Sheet::new(out, placed).copy(source)
}

/// The same, and what its formulas computed before is left out: a program that opens it computes them anew, whether or
/// not it heeds what the workbook says of that.
pub(crate) fn copy_sheet_uncomputed(source: impl BufRead, out: impl Write, placed: Placed) -> Result<(), SheetTrouble> {
    Sheet { uncomputed: true, ..Sheet::new(out, placed) }.copy(source)
}

/// The first column to the right of everything that holds something, and of every merged cell beside a patched row.
fn first_free<R: BufRead>(source: R, patches: &Patches) -> Result<u32, SheetTrouble> {
    let mut reader = Reader::from_reader(source);
    let mut buffer = Vec::new();
    let (mut free, mut at, mut within) = (0_u32, 0_u32, false);
    loop {
        buffer.clear();
        match next(&mut reader, &mut buffer)? {
            Event::Empty(tag) if tag.local_name().as_ref() == "c" => at = column_of(&tag, at),
            Event::Start(tag) => match tag.local_name().as_ref() {
                "row" => at = 0,
                "c" => (at, within) = (column_of(&tag, at), true),
                "v" | "f" | "is" if within => free = free.max(at),
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "row" => at = 0,
                "f" if within => free = free.max(at),
                "mergeCell" => {
                    let region = attribute(&tag, "ref").unwrap_or_default();
                    let (from, to) = region.split_once(':').unwrap_or((&region, &region));
                    if let (Some((_, top)), Some((right, bottom))) = (reference(from), reference(to))
                        && patches.cells.iter().any(|patch| (top..=bottom).contains(&patch.row))
                    {
                        free = free.max(right.saturating_add(1));
                    }
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "c" => within = false,
            Event::Eof => return Ok(free),
            _ => {}
        }
    }
}

/// The column after a cell, the cell being the next one where it does not say.
fn column_of(tag: &BytesStart<'_>, next: u32) -> u32 {
    attribute(tag, "r").and_then(|text| reference(&text)).map_or(next, |(column, _)| column).saturating_add(1)
}

/// A sheet on its way from one package into the other.
struct Sheet<W: Write> {
    writer: Writer<W>,
    rows: Placed,
    /// Texts of the row that is open.
    cells: BTreeMap<u32, Content>,
    /// The row that is open, or the last one.
    row: u32,
    /// The column a cell without a reference has.
    column: u32,
    /// What stands before the names of this sheet's tags.
    prefix: String,
    /// In the rows, not before or after them.
    inside: bool,
    /// Leaves out what formulas computed.
    uncomputed: bool,
    /// The open cell has a formula.
    computes: bool,
}

impl<W: Write> Sheet<W> {
    fn new(out: W, rows: Placed) -> Self {
        Self {
            writer: Writer::new(out),
            rows,
            cells: BTreeMap::new(),
            row: 0,
            column: 0,
            prefix: String::new(),
            inside: false,
            uncomputed: false,
            computes: false,
        }
    }

    fn write(&mut self, event: Event<'_>) -> Result<(), SheetTrouble> {
        self.writer.write_event(event).map_err(|_| SheetTrouble::TooLarge)
    }

    fn copy<R: BufRead>(&mut self, source: R) -> Result<(), SheetTrouble> {
        let mut reader = Reader::from_reader(source);
        let mut buffer = Vec::new();
        // Depth inside a cell that is written anew: what it held is left out.
        let mut dropped = 0_u32;
        loop {
            buffer.clear();
            let event = next(&mut reader, &mut buffer)?;
            if dropped > 0 {
                match &event {
                    Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "f" => {
                        return Err(SheetTrouble::NoPlace);
                    }
                    Event::Eof => return Err(SheetTrouble::Damaged),
                    _ => {}
                }
                match event {
                    Event::Start(_) => dropped += 1,
                    Event::End(_) => dropped -= 1,
                    _ => {}
                }
                continue;
            }
            match event {
                Event::Eof => break,
                Event::Start(tag) => {
                    let computed = self.uncomputed && self.computes && tag.local_name().as_ref() == "v";
                    if computed || self.start(tag, false)? {
                        dropped = 1;
                    }
                }
                Event::Empty(tag) => drop(self.start(tag, true)?),
                Event::End(tag) => self.end(tag)?,
                other => self.write(other)?,
            }
        }
        // What has no row in a sheet without rows was never written.
        if self.rows.is_empty() { Ok(()) } else { Err(SheetTrouble::Damaged) }
    }

    /// A tag that opens; whether what follows up to its end is left out.
    fn start(&mut self, tag: BytesStart<'_>, empty: bool) -> Result<bool, SheetTrouble> {
        let whole =
            |tag: BytesStart<'_>| if empty { Event::Empty(tag.into_owned()) } else { Event::Start(tag.into_owned()) };
        match tag.local_name().as_ref() {
            "dimension" if !self.inside => {
                let tag = self.wider(tag);
                self.write(whole(tag))?;
            }
            "sheetData" => {
                self.prefix = tag.name().as_ref().strip_suffix("sheetData").unwrap_or_default().to_owned();
                self.inside = true;
                if empty && !self.rows.is_empty() {
                    self.write(Event::Start(tag.borrow()))?;
                    self.missing_rows(None)?;
                    self.write(Event::End(tag.to_end()))?;
                } else {
                    self.write(whole(tag))?;
                }
                self.inside = !empty;
            }
            "row" if self.inside => {
                let own = attribute(&tag, "r").and_then(|text| text.parse().ok());
                let row = own.unwrap_or(self.row.saturating_add(1));
                self.missing_rows(Some(row))?;
                (self.row, self.column) = (row, 0);
                self.cells = self.rows.remove(&row).unwrap_or_default();
                if self.cells.is_empty() {
                    self.write(whole(tag))?;
                } else if empty {
                    let end = tag.to_end().into_owned();
                    let tag = self.spanning(tag);
                    self.write(Event::Start(tag))?;
                    self.missing_cells(None)?;
                    self.write(Event::End(end))?;
                } else {
                    let tag = self.spanning(tag);
                    self.write(Event::Start(tag))?;
                }
            }
            "f" if self.inside => {
                self.computes = true;
                self.write(whole(tag))?;
            }
            "c" if self.inside => {
                self.computes = false;
                let column = column_of(&tag, self.column) - 1;
                self.missing_cells(Some(column))?;
                self.column = column + 1;
                match self.cells.remove(&column) {
                    Some(content) => {
                        let style = attribute(&tag, "s");
                        self.cell(column, &content, style.as_deref())?;
                        return Ok(!empty);
                    }
                    None => self.write(whole(tag))?,
                }
            }
            _ => self.write(whole(tag))?,
        }
        Ok(false)
    }

    fn end(&mut self, tag: BytesEnd<'_>) -> Result<(), SheetTrouble> {
        if self.inside {
            match tag.local_name().as_ref() {
                "row" => self.missing_cells(None)?,
                "sheetData" => {
                    self.missing_rows(None)?;
                    self.inside = false;
                }
                _ => {}
            }
        }
        self.write(Event::End(tag))
    }

    /// Rows the sheet does not have, up to one that follows.
    fn missing_rows(&mut self, before: Option<u32>) -> Result<(), SheetTrouble> {
        while let Some((row, cells)) = self.rows.pop_first() {
            if before.is_some_and(|before| row >= before) {
                self.rows.insert(row, cells);
                break;
            }
            let name = format!("{}row", self.prefix);
            let mut tag = BytesStart::new(name.as_str());
            tag.push_attribute(("r", row.to_string().as_str()));
            self.row = row;
            self.cells = cells;
            self.write(Event::Start(tag.borrow()))?;
            self.missing_cells(None)?;
            self.write(Event::End(tag.to_end()))?;
        }
        Ok(())
    }

    /// Cells the open row does not have, up to one that follows.
    fn missing_cells(&mut self, before: Option<u32>) -> Result<(), SheetTrouble> {
        while let Some((column, content)) = self.cells.pop_first() {
            if before.is_some_and(|before| column >= before) {
                self.cells.insert(column, content);
                break;
            }
            self.cell(column, &content, None)?;
        }
        Ok(())
    }

    /// A cell with its text as an inline string, or its number; its own style stays.
    fn cell(&mut self, column: u32, content: &Content, style: Option<&str>) -> Result<(), SheetTrouble> {
        let p = &self.prefix;
        let place = format!("{}{}", letters(column), self.row);
        let style = style.map(|style| format!(" s=\"{}\"", quick_xml::escape::escape(style))).unwrap_or_default();
        let shown = |text: &str| {
            let text = literal(text);
            format!("<{p}t xml:space=\"preserve\">{}</{p}t>", quick_xml::escape::escape(&text))
        };
        let run = |look: &str, text: &str| {
            let look = if look.is_empty() { String::new() } else { format!("<{p}rPr>{look}</{p}rPr>") };
            format!("<{p}r>{look}{}</{p}r>", shown(text))
        };
        let inside = match content {
            Content::Number(number) => {
                let number = quick_xml::escape::escape(number);
                let cell = format!("<{p}c r=\"{place}\"{style}><{p}v>{number}</{p}v></{p}c>");
                return self.writer.get_mut().write_all(cell.as_bytes()).map_err(|_| SheetTrouble::TooLarge);
            }
            Content::Text { text, red: true } => {
                let red = format!(
                    "<{p}sz val=\"11\"/><{p}color rgb=\"FFC00000\"/><{p}rFont val=\"宋体\"/><{p}family val=\"3\"/><{p}charset val=\"134\"/>"
                );
                run(&red, text)
            }
            Content::Text { text, red: false } => shown(text),
            Content::Pieces(pieces) => match pieces.as_slice() {
                [(look, text)] if look.is_empty() => shown(text),
                pieces => pieces.iter().map(|(look, text)| run(look, text)).collect(),
            },
        };
        let cell = format!("<{p}c r=\"{place}\"{style} t=\"inlineStr\"><{p}is>{inside}</{p}is></{p}c>");
        self.writer.get_mut().write_all(cell.as_bytes()).map_err(|_| SheetTrouble::TooLarge)
    }

    /// A row's tag without the columns it says it spans, where they would be wrong now: they are a hint.
    fn spanning(&self, tag: BytesStart<'_>) -> BytesStart<'static> {
        let said = attribute(&tag, "spans").unwrap_or_default();
        let ends =
            said.split_once(':').and_then(|(from, to)| Some((from.parse::<u32>().ok()?, to.parse::<u32>().ok()?)));
        let within = |column: &u32| ends.is_some_and(|(from, to)| (from..=to).contains(&(column + 1)));
        if self.cells.keys().all(within) {
            return tag.into_owned();
        }
        rewritten(&tag, |key, value| (key != "spans").then(|| value.to_owned()))
    }

    /// The region the sheet says it uses, with the patched cells in it.
    fn wider(&self, tag: BytesStart<'_>) -> BytesStart<'static> {
        let own = attribute(&tag, "ref").unwrap_or_default();
        let (from, to) = own.split_once(':').unwrap_or((&own, &own));
        let (Some(mut first), Some(mut last)) = (reference(from), reference(to)) else { return tag.into_owned() };
        for (row, cells) in &self.rows {
            for column in cells.keys() {
                first = (first.0.min(*column), first.1.min(*row));
                last = (last.0.max(*column), last.1.max(*row));
            }
        }
        let region = format!("{}{}:{}{}", letters(first.0), first.1, letters(last.0), last.1);
        if region == own || first == last && reference(&own) == Some(first) {
            return tag.into_owned();
        }
        rewritten(&tag, |key, value| Some(if key == "ref" { region.clone() } else { value.to_owned() }))
    }
}

/// A text a sheet shows as it is: clean, no longer than a cell takes, and with nothing a sheet would decode.
fn literal(text: &str) -> String {
    let clean = sanitize::text(text);
    let mut shown = String::with_capacity(clean.len());
    let mut rest = clean.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        shown.push_str(before);
        let coded = after
            .get(2..7)
            .is_some_and(|code| code.ends_with('_') && code.bytes().take(4).all(|byte| byte.is_ascii_hexdigit()));
        // _x0041_ would be shown as A.
        shown.push_str(if coded { "_x005F_x" } else { "_x" });
        rest = after.get(2..).unwrap_or_default();
    }
    shown.push_str(rest);
    shown.chars().take(CELL_MOST).collect()
}

#[cfg(test)]
#[path = "patch_tests.rs"]
mod tests;
