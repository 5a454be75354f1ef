//! A paper as the template takes it: every text in JSON, with room for long words to break, and a mark where a
//! character stands that no font draws.

use std::cell::RefCell;

use domain::document::{Align, Block, Cell, Document, Orientation, Row, Table, sections};
use domain::wording::documents as wording;
use serde_json::{Value, json};

use crate::fonts::{Fonts, GETA};
use crate::layout;

/// At most this many characters nobody can draw are named by their code.
const NAMED: usize = 12;
/// Rows of fewer lines than this are kept on one page.
const WHOLE_ROW: u32 = 12;
/// So many characters on each side say where a character stands.
const AROUND: usize = 12;

/// Where a character stands that no font draws.
pub(crate) struct Place {
    /// Itself.
    pub(crate) character: char,
    /// The words around it.
    pub(crate) text: String,
}

/// The paper as data with some characters marked, by code, and the places its marks count.
pub(crate) fn data(document: &Document, fonts: &Fonts, marked: Vec<char>) -> (Value, Vec<Place>) {
    let template = Template { marked, places: RefCell::default(), row: RefCell::default() };
    let data = template.paper(document, fonts);
    (data, template.places.into_inner())
}

struct Template {
    /// Characters that are marked, by code.
    marked: Vec<char>,
    /// In the order of the paper.
    places: RefCell<Vec<Place>>,
    /// What names the row of a table.
    row: RefCell<Option<String>>,
}

impl Template {
    fn paper(&self, document: &Document, fonts: &Fonts) -> Value {
        let note = (!self.marked.is_empty()).then(|| {
            let codes: Vec<String> =
                self.marked.iter().take(NAMED).map(|one| format!("U+{:04X}", u32::from(*one))).collect();
            wording::missing_glyphs(&codes, self.marked.len().saturating_sub(NAMED))
        });
        // In the order they stand on paper, so that the places are counted in it.
        let head = document.head.as_ref().map(|head| {
            json!({
                "words": self.line(&head.words),
                "size": layout::head_size(&head.words),
                "number": head.number.as_deref().map(|number| self.line(number)),
            })
        });
        let title: Vec<Value> = document.title.iter().map(|title| self.line(title)).collect();
        let subtitle = document.subtitle.as_deref().map(|subtitle| self.line(subtitle));
        let addressee = document.addressee.as_deref().map(|addressee| self.line(&format!("{addressee}：")));
        let sections = self.sections(&document.blocks);
        let signature = document
            .signature
            .as_ref()
            .map(|signature| json!({ "name": self.line(&signature.name), "date": layout::signature_date(signature) }));
        let attachments: Vec<Value> = (1..)
            .zip(&document.attachments)
            .map(|(number, attachment)| {
                let lines = layout::title_lines(&attachment.title);
                json!({
                    "label": layout::attachment_label(document, number),
                    "number": layout::attachment_number(document, number),
                    "title": self.line(&attachment.title),
                    "title-lines": lines.iter().map(|title| self.line(title)).collect::<Vec<_>>(),
                    "sections": self.sections(&attachment.blocks),
                })
            })
            .collect();
        json!({
            "name": layout::title(document),
            "date": date(document),
            "fonts": {
                "fangsong": fonts.fangsong,
                "kaiti": fonts.kaiti,
                "heiti": fonts.heiti,
                "xiaobiaosong": fonts.xiaobiaosong,
                "songti": fonts.songti,
            },
            "head": head,
            "red": layout::RED,
            "title": title,
            "subtitle": subtitle,
            "addressee": addressee,
            "sections": sections,
            "signature": signature,
            "attachments-lead": wording::attachments_lead(),
            "attachments": attachments,
            "missing": note,
            "colophon": document.colophon.as_deref().map(|colophon| self.line(colophon)),
        })
    }

    /// Blocks by how their pages stand.
    fn sections(&self, raw: &[Block]) -> Vec<Value> {
        let turned = |stands| stands == Orientation::Landscape;
        sections(raw)
            .into_iter()
            .map(|(stands, part)| {
                let blocks: Vec<Value> = part.iter().map(|block| self.block(block, stands)).collect();
                json!({ "turned": turned(stands), "blocks": blocks })
            })
            .collect()
    }

    fn block(&self, block: &Block, stands: Orientation) -> Value {
        match block {
            Block::Heading { level, text } => json!({ "kind": "heading", "level": level, "text": self.line(text) }),
            Block::Paragraph(runs) => json!({
                "kind": "paragraph",
                "runs": runs.iter().map(|run| json!([self.line(&run.text), run.strong])).collect::<Vec<_>>(),
            }),
            Block::Listed { label, text } => json!({
                "kind": "listed",
                "label": self.line(&format!("{label}：")),
                "hang": layout::half_characters(label) + 6,
                "text": self.line(text),
            }),
            Block::Table(table) => self.table(table, stands),
            Block::Picture(picture) => json!({
                "kind": "picture",
                "svg": self.drawing(&picture.svg),
                "marks": self.marks(&picture.svg, &picture.alt),
                "alt": picture.alt,
                "width": picture.width,
            }),
            Block::Card(card) => json!({
                "kind": "card",
                "name": self.line(&domain::names::spread(&card.name)),
                "post": card.post.as_deref().map(|post| self.line(post)),
                "size": layout::card_size(&domain::names::spread(&card.name)),
                "height": layout::CARD,
            }),
            // Turns are gone here: they stand between the parts.
            Block::PageBreak | Block::Section(_) => json!({ "kind": "page_break" }),
        }
    }

    fn table(&self, table: &Table, stands: Orientation) -> Value {
        let size = layout::table_size(table, stands);
        let widths = layout::column_widths(table, stands);
        // Half characters a cell takes: twips less the insets, over a quarter of the size in half-points.
        let rooms: Vec<u32> = widths.iter().map(|width| (width.saturating_sub(130) / (size * 5)).max(1)).collect();
        let caption = self.line(&table.caption);
        let head = table.columns.iter().zip(&rooms).map(|(column, room)| self.words(&breakable(&column.title, *room)));
        let head: Vec<Value> = head.collect();
        let rows: Vec<Value> = table.rows.iter().map(|row| self.row(row, &rooms)).collect();
        self.row.take();
        json!({
            "kind": "table",
            "caption": caption,
            "size": size,
            "widths": widths,
            "align": table.columns.iter().map(|column| match column.align {
                Align::Left => "left",
                Align::Centre => "centre",
                Align::Right => "right",
            }).collect::<Vec<_>>(),
            "head": head,
            "rows": rows,
            "notes": table.notes.iter().map(|note| self.line(note)).collect::<Vec<_>>(),
        })
    }

    fn row(&self, row: &Row, rooms: &[u32]) -> Value {
        if !self.marked.is_empty() {
            self.row.replace(named(row));
        }
        let mut most_lines = 1;
        let cells: Vec<Value> = row
            .cells
            .iter()
            .zip(rooms)
            .map(|(cell, room)| {
                let printed = cell.printed();
                let lines: Vec<String> = printed.split('\n').map(|line| breakable(line, *room)).collect();
                let tall = lines.iter().map(|line| layout::half_characters(line) / room + 1).sum();
                most_lines = most_lines.max(tall);
                match lines.as_slice() {
                    [line] => self.words(line),
                    lines => lines.iter().map(|line| self.words(line)).collect(),
                }
            })
            .collect();
        json!({ "cells": cells, "strong": row.strong, "whole": most_lines > 1 && most_lines < WHOLE_ROW })
    }

    /// Text as wide as the page.
    fn line(&self, text: &str) -> Value {
        self.words(&breakable(text, layout::HALVES))
    }

    /// The text; where a character is marked, its pieces with the numbers of the marks between them.
    fn words(&self, text: &str) -> Value {
        if self.marked.is_empty() || !text.chars().any(|one| self.is_marked(one)) {
            return json!(text);
        }
        let mut parts: Vec<Value> = Vec::new();
        let mut piece = String::new();
        for (at, character) in text.char_indices() {
            if !self.is_marked(character) {
                piece.push(character);
                continue;
            }
            if !piece.is_empty() {
                parts.push(json!(std::mem::take(&mut piece)));
            }
            parts.push(json!(self.place(character, &around(text, at))));
        }
        if !piece.is_empty() {
            parts.push(json!(piece));
        }
        json!({ "parts": parts })
    }

    fn is_marked(&self, character: char) -> bool {
        self.marked.binary_search(&character).is_ok()
    }

    fn place(&self, character: char, text: &str) -> usize {
        let row = self.row.borrow();
        let text = match row.as_deref() {
            Some(name) if !text.contains(name) => format!("{name}：{text}"),
            _ => text.to_owned(),
        };
        let mut places = self.places.borrow_mut();
        places.push(Place { character, text });
        places.len() - 1
    }

    /// A drawing with 〓 in it.
    fn drawing(&self, svg: &str) -> String {
        svg.chars().map(|one| if self.is_marked(one) { GETA } else { one }).collect()
    }

    /// The marks of a drawing, which stand before it and say what it shows.
    fn marks(&self, svg: &str, alt: &str) -> Vec<usize> {
        svg.chars().filter(|one| self.is_marked(*one)).map(|one| self.place(one, alt)).collect()
    }
}

/// What names a row: the first person in it, else its first words.
fn named(row: &Row) -> Option<String> {
    let person = row.cells.iter().find(|cell| matches!(cell, Cell::Name(_)));
    let words = || row.cells.iter().find(|cell| matches!(cell, Cell::Text(_)));
    let said = person.or_else(words)?.said();
    Some(said.chars().take(AROUND * 2).collect())
}

/// The words around a place in a text.
fn around(text: &str, at: usize) -> String {
    let (before, after) = text.split_at(at);
    let before: Vec<char> = before.chars().rev().filter(|one| *one != '\u{200B}').take(AROUND).collect();
    before.into_iter().rev().chain(after.chars().filter(|one| *one != '\u{200B}').take(AROUND + 1)).collect()
}

/// The date among the properties of the file, which PDF/A asks for: that of the paper, never today.
fn date(document: &Document) -> [i32; 3] {
    let text = document.signature.as_ref().map(|signature| signature.date.format("%Y-%m-%d").to_string());
    let mut parts = text.as_deref().unwrap_or("2000-01-01").split('-').map(|part| part.parse().unwrap_or(1));
    [(); 3].map(|()| parts.next().unwrap_or(1))
}

/// Words longer than the room may break anywhere; a tab becomes a wide blank, which fonts have.
fn breakable(text: &str, room: u32) -> String {
    let mut result = String::with_capacity(text.len());
    let mut word = String::new();
    let end = |word: &mut String, result: &mut String| {
        if layout::half_characters(word) > room {
            for character in word.chars() {
                result.push(character);
                result.push('\u{200B}');
            }
        } else {
            result.push_str(word);
        }
        word.clear();
    };
    for character in text.chars() {
        let wide = u32::from(character) >= 0x2E80;
        if wide || character.is_whitespace() {
            end(&mut word, &mut result);
            result.push(if character == '\t' { '\u{3000}' } else { character });
        } else {
            word.push(character);
        }
    }
    end(&mut word, &mut result);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_may_break_and_short_ones_may_not() {
        assert_eq!(breakable("编号ABC123", 6), "编号ABC123");
        assert_eq!(breakable("编号ABCD", 3), "编号A\u{200B}B\u{200B}C\u{200B}D\u{200B}");
        assert_eq!(breakable("一\t二", 9), "一\u{3000}二");
    }
}
