//! A text as a form: its paragraphs and tables, in the body, heads, feet and notes; and filled.
//!
//! A placeholder may lie over several runs; what replaces it takes the look of its first character. A paragraph without
//! words gets a run with the look its end has. Paragraphs are counted as they begin, those of text boxes inside others
//! too, so that reading and filling mean the same one.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, BufReader, Write};

use domain::fault::SheetTrouble;
use domain::forms::read::{Cell, Filling, FormKind, FormRead, Grid, Held, Line, MOST_CELLS, MOST_TEXT, WordFill};
use domain::roster::sheet::Region;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use crate::form::{Package, fetches, names, resolved, rewrite, text_of};
use crate::form_xlsx::bare;
use crate::package::{attribute, entry, next};
use crate::sanitize;

/// Parts with paragraphs, by the beginnings of their names.
const PARTS: &[&str] = &["document", "header", "footer", "footnotes", "endnotes"];
/// Tables inside tables that are told apart.
const DEEPEST: usize = 20;

/// The parts with paragraphs: the body first, then heads, feet and notes. Name, and path in the package.
fn parts(package: &Package<'_>) -> Vec<(String, String)> {
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
                    match self.own(&name) {
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
                    let own = self.own(&name).map(str::to_owned);
                    self.start(own.as_deref(), &name, &tag)?;
                    self.end(own.as_deref(), &name);
                }
                Event::End(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let own = self.own(&name).map(str::to_owned);
                    self.end(own.as_deref(), &name);
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The name of one of the text's own tags without its prefix, which the first tag tells.
    fn own<'n>(&mut self, name: &'n str) -> Option<&'n str> {
        let prefix = self.prefix.get_or_insert_with(|| {
            name.rfind(':').map_or(String::new(), |at| name.get(..=at).unwrap_or_default().to_owned())
        });
        name.strip_prefix(prefix.as_str()).filter(|rest| !rest.contains(':'))
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

/// The text with its places filled.
pub(crate) fn fill(package: &mut Package<'_>, filling: &Filling) -> Result<Vec<u8>, SheetTrouble> {
    let mut by_part: BTreeMap<usize, BTreeMap<u32, Vec<WordFill>>> = BTreeMap::new();
    let known = parts(package);
    for words in &filling.words {
        let path =
            known.iter().find(|(name, _)| *name == words.part).map(|(_, path)| path).ok_or(SheetTrouble::NoPlace)?;
        let part = entry(package, path).ok_or(SheetTrouble::NoPlace)?;
        by_part.entry(part).or_default().entry(words.paragraph).or_default().push(words.clone());
    }
    let changes: Vec<usize> = by_part.keys().copied().collect();
    rewrite(
        package,
        |part, source, out| {
            let fills = by_part.remove(&part).unwrap_or_default();
            Filler { writer: Writer::new(out), fills, open: Vec::new(), count: 0, prefix: None, skipped: 0 }.all(source)
        },
        |part| changes.contains(&part),
    )
}

/// A paragraph being written.
#[derive(Default)]
struct Writing {
    /// What goes into it, by place.
    fills: VecDeque<WordFill>,
    /// Fills whose text is written.
    done: usize,
    /// Characters so far.
    at: u32,
    /// The look of its end, as XML.
    look: String,
}

struct Filler<W: Write> {
    writer: Writer<W>,
    fills: BTreeMap<u32, Vec<WordFill>>,
    open: Vec<Writing>,
    count: u32,
    prefix: Option<String>,
    skipped: u32,
}

impl<W: Write> Filler<W> {
    fn write(&mut self, event: Event<'_>) -> Result<(), SheetTrouble> {
        self.writer.write_event(event).map_err(|_| SheetTrouble::TooLarge)
    }

    fn own<'n>(&mut self, name: &'n str) -> Option<&'n str> {
        let prefix = self.prefix.get_or_insert_with(|| {
            name.rfind(':').map_or(String::new(), |at| name.get(..=at).unwrap_or_default().to_owned())
        });
        name.strip_prefix(prefix.as_str()).filter(|rest| !rest.contains(':'))
    }

    fn all<R: BufRead>(mut self, source: R) -> Result<(), SheetTrouble> {
        let mut reader = Reader::from_reader(source);
        let mut buffer = Vec::new();
        // Inside the look of a paragraph's end, which is kept while it is copied.
        let mut ends: Vec<bool> = Vec::new();
        loop {
            buffer.clear();
            let event = next(&mut reader, &mut buffer)?;
            match event {
                Event::Eof => break,
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let own = self.own(&name).map(str::to_owned);
                    match own.as_deref() {
                        Some("p") => {
                            self.begin();
                            ends.push(false);
                            self.write(Event::Start(tag))?;
                        }
                        Some("pPr") => {
                            if let Some(end) = ends.last_mut() {
                                *end = true;
                            }
                            self.write(Event::Start(tag))?;
                        }
                        Some("rPr") if ends.last() == Some(&true) => self.look(&mut reader, tag.into_owned())?,
                        Some("t") if self.skipped == 0 => self.words(&mut reader, tag.into_owned())?,
                        _ => {
                            self.skipped += u32::from(name.ends_with(":Fallback"));
                            self.write(Event::Start(tag))?;
                        }
                    }
                }
                Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let own = self.own(&name).map(str::to_owned);
                    match own.as_deref() {
                        Some("p") => {
                            self.begin();
                            if self.open.last().is_some_and(|open| !open.fills.is_empty()) {
                                let end = tag.to_end().into_owned();
                                self.write(Event::Start(tag))?;
                                self.finish()?;
                                self.write(Event::End(end))?;
                            } else {
                                self.open.pop();
                                self.write(Event::Empty(tag))?;
                            }
                        }
                        Some("tab" | "br" | "cr") => {
                            if self.skipped == 0
                                && ends.last() != Some(&true)
                                && let Some(open) = self.open.last_mut()
                            {
                                open.at += 1;
                            }
                            self.write(Event::Empty(tag))?;
                        }
                        _ => self.write(Event::Empty(tag))?,
                    }
                }
                Event::End(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let own = self.own(&name).map(str::to_owned);
                    match own.as_deref() {
                        Some("p") => {
                            ends.pop();
                            self.finish()?;
                        }
                        Some("pPr") => {
                            if let Some(end) = ends.last_mut() {
                                *end = false;
                            }
                        }
                        _ => self.skipped = self.skipped.saturating_sub(u32::from(name.ends_with(":Fallback"))),
                    }
                    self.write(Event::End(tag))?;
                }
                other => self.write(other)?,
            }
        }
        // A paragraph the text does not have was never written.
        if self.fills.is_empty() { Ok(()) } else { Err(SheetTrouble::NoPlace) }
    }

    /// A paragraph begins.
    fn begin(&mut self) {
        let mut fills = self.fills.remove(&self.count).unwrap_or_default();
        fills.sort_by_key(|fill| fill.span);
        self.count += 1;
        self.open.push(Writing { fills: fills.into(), ..Writing::default() });
    }

    /// A paragraph ends: what found no words to replace is written behind them.
    fn finish(&mut self) -> Result<(), SheetTrouble> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let p = self.prefix.clone().unwrap_or_default();
        for fill in open.fills.iter().skip(open.done) {
            if fill.span.0 > open.at {
                return Err(SheetTrouble::NoPlace);
            }
            let text = shown(&fill.text);
            let run = format!("<{p}r>{}<{p}t xml:space=\"preserve\">{text}</{p}t></{p}r>", open.look);
            self.writer.get_mut().write_all(run.as_bytes()).map_err(|_| SheetTrouble::TooLarge)?;
        }
        Ok(())
    }

    /// The look of a paragraph's end: copied, and kept for a run of ours.
    fn look<R: BufRead>(&mut self, reader: &mut Reader<R>, tag: BytesStart<'static>) -> Result<(), SheetTrouble> {
        let mut kept = Writer::new(Vec::new());
        let mut put = |event: Event<'_>| kept.write_event(event).map_err(|_| SheetTrouble::TooLarge);
        let name = tag.name().as_ref().to_owned();
        put(Event::Start(tag.borrow()))?;
        self.write(Event::Start(tag))?;
        let mut buffer = Vec::new();
        // Who inserted or changed the end of the paragraph says nothing of a run.
        let changed = |name: &str| {
            ["ins", "del", "moveFrom", "moveTo", "rPrChange"].iter().any(|one| name.rsplit(':').next() == Some(one))
        };
        let mut left_out: Option<String> = None;
        loop {
            buffer.clear();
            let event = next(reader, &mut buffer)?;
            let ends = matches!(&event, Event::End(tag) if tag.name().as_ref() == name);
            match (&event, &left_out) {
                (Event::Empty(tag), None) if changed(tag.name().as_ref()) => {}
                (Event::Start(tag), None) if changed(tag.name().as_ref()) => {
                    left_out = Some(tag.name().as_ref().to_owned())
                }
                (Event::End(tag), Some(out)) if tag.name().as_ref() == out => left_out = None,
                (_, Some(_)) => {}
                (Event::Eof, None) => return Err(SheetTrouble::Damaged),
                (_, None) => put(event.borrow())?,
            }
            self.writer.write_event(event).map_err(|_| SheetTrouble::TooLarge)?;
            if ends && left_out.is_none() {
                break;
            }
        }
        let look = String::from_utf8(kept.into_inner()).map_err(|_| SheetTrouble::Damaged)?;
        if let Some(open) = self.open.last_mut() {
            open.look = look;
        }
        Ok(())
    }

    /// Words of a run: as they are, or with what replaces some of them.
    fn words<R: BufRead>(&mut self, reader: &mut Reader<R>, tag: BytesStart<'static>) -> Result<(), SheetTrouble> {
        let name = tag.name().as_ref().to_owned();
        let mut text = String::new();
        let mut events = Vec::new();
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = next(reader, &mut buffer)?;
            match &event {
                Event::Text(words) => text.push_str(&words.xml10_content()),
                Event::CData(words) => text.push_str(&words.xml10_content()),
                Event::GeneralRef(reference) => text.push_str(&resolved(reference)?),
                Event::End(end) if end.name().as_ref() == name => break,
                Event::Eof => return Err(SheetTrouble::Damaged),
                _ => {}
            }
            events.push(event.into_owned());
        }
        let length = text.chars().count() as u32;
        let made = match self.open.last_mut() {
            Some(open) => {
                let from = open.at;
                open.at += length;
                open.replaced(&text, from)
            }
            None => None,
        };
        match made {
            None => {
                self.write(Event::Start(tag.borrow()))?;
                for event in events {
                    self.write(event)?;
                }
            }
            Some(made) => {
                let mut kept =
                    crate::package::rewritten(&tag, |key, value| (key != "xml:space").then(|| value.to_owned()));
                kept.push_attribute(("xml:space", "preserve"));
                self.write(Event::Start(kept))?;
                self.write(Event::Text(BytesText::from_escaped(shown(&made))))?;
            }
        }
        self.write(Event::End(BytesEnd::new(name)))
    }
}

impl Writing {
    /// Words that begin at a place, with what replaces some of them; nothing where none of them changes.
    fn replaced(&mut self, text: &str, from: u32) -> Option<String> {
        let length = text.chars().count() as u32;
        let end = from + length;
        let touches = |fill: &WordFill| fill.span.0 < end && fill.span.1 > from;
        let inserted = |fill: &WordFill| fill.span.0 == fill.span.1 && (from..=end).contains(&fill.span.0);
        let waiting: Vec<WordFill> = self.fills.iter().skip(self.done).cloned().collect();
        if length == 0 || !self.fills.iter().any(touches) && !waiting.iter().any(inserted) {
            return None;
        }
        let mut made = String::new();
        let mut waiting = waiting.iter().peekable();
        for (place, character) in (from..).zip(text.chars()) {
            while let Some(fill) = waiting.peek().filter(|fill| fill.span.0 <= place) {
                made.push_str(&fill.text);
                waiting.next();
                self.done += 1;
            }
            if !self.fills.iter().any(|fill| (fill.span.0..fill.span.1).contains(&place)) {
                made.push(character);
            }
        }
        while let Some(fill) = waiting.peek().filter(|fill| fill.span == (end, end)) {
            made.push_str(&fill.text);
            waiting.next();
            self.done += 1;
        }
        Some(made)
    }
}

/// A text as XML: clean and on one line.
fn shown(text: &str) -> String {
    quick_xml::escape::escape(sanitize::text(text).replace('\n', " ").as_str()).into_owned()
}
