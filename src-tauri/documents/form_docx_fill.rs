//! A text of somebody else filled.
//!
//! A placeholder may lie over several runs; what replaces it takes the look of its first character. A paragraph without
//! words gets a run with the look its end has.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, Write};

use domain::fault::SheetTrouble;
use domain::forms::read::{Filling, WordFill};
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use crate::form::{Package, resolved, rewrite};
use crate::form_docx::{own_name, parts};
use crate::parts::{entry, next};
use crate::sanitize;

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
                    let own = own_name(&mut self.prefix, &name).map(str::to_owned);
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
                    let own = own_name(&mut self.prefix, &name).map(str::to_owned);
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
                    let own = own_name(&mut self.prefix, &name).map(str::to_owned);
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
                    crate::parts::rewritten(&tag, |key, value| (key != "xml:space").then(|| value.to_owned()));
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
