//! A paper set in type: what people typed goes to the template as data, and out come pages.

use domain::document::{Align, Block, Document, Row, Table};
use domain::wording::documents as wording;
use domain::{Fault, Refusal};
use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

use std::sync::OnceLock;

use crate::fonts::{self, Fonts, GETA};
use crate::layout;

/// Shapes of pages, the same for every paper.
const TEMPLATE: &str = include_str!("paper.typ");
/// At most this many characters nobody can draw are named by their code.
const NAMED: usize = 12;
/// Rows of fewer lines than this are kept on one page.
const WHOLE_ROW: u32 = 12;

/// The pages of a clean paper.
pub(crate) fn pages(document: &Document) -> Result<PagedDocument, Fault> {
    let fonts = fonts::drawing(document)?;
    let press = Press::load(fonts, &data(document, fonts))?;
    let result = typst::compile::<PagedDocument>(&press).output;
    // What was kept for the next paper is dropped after two papers without use.
    typst::comemo::evict(2);
    result.map_err(|trouble| refused(&trouble))
}

/// What the renderer said, for the log.
pub(crate) fn refused(trouble: &[SourceDiagnostic]) -> Fault {
    let said: Vec<&str> = trouble.iter().map(|one| one.message.as_str()).collect();
    Refusal::Render(said.join("; ")).into()
}

/// All the template asks for: itself, the data, the fonts; no clock and no file.
struct Press {
    fonts: &'static Fonts,
    template: Source,
    data_id: FileId,
    data: Bytes,
}

impl Press {
    fn load(fonts: &'static Fonts, data: &Value) -> Result<Self, Fault> {
        let id = |path: &str| -> Result<FileId, Fault> {
            let path = VirtualPath::new(path).map_err(|_| Fault::Bug(format!("no such virtual path: {path}")))?;
            Ok(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        let data = Bytes::from_string(data.to_string());
        let template = Source::new(id("/paper.typ")?, TEMPLATE.to_owned());
        Ok(Self { fonts, template, data_id: id("/paper.json")?, data })
    }
}

static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        LIBRARY.get_or_init(|| LazyHash::new(Library::default()))
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The paper as the template takes it, with 〓 for what no font draws.
fn data(document: &Document, fonts: &Fonts) -> Value {
    let missing = fonts.missing(document);
    let mut document = document.clone();
    if !missing.is_empty() {
        fonts::each_text(&mut document, &mut |text| {
            *text = text.chars().map(|one| if missing.binary_search(&one).is_ok() { GETA } else { one }).collect();
        });
    }
    let document = &document;
    let missing = (!missing.is_empty()).then(|| {
        let codes: Vec<String> = missing.iter().take(NAMED).map(|one| format!("U+{:04X}", u32::from(*one))).collect();
        wording::missing_glyphs(&codes, missing.len().saturating_sub(NAMED))
    });
    let attachments: Vec<Value> = (1..)
        .zip(&document.attachments)
        .map(|(number, attachment)| {
            json!({
                "label": layout::attachment_label(document, number),
                "number": layout::attachment_number(document, number),
                "title": line(&attachment.title),
                "title-lines": layout::title_lines(&attachment.title).iter().map(|title| line(title)).collect::<Vec<_>>(),
                "blocks": blocks(&attachment.blocks),
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
        "head": document.head.as_ref().map(|head| {
            json!({
                "words": line(&head.words),
                "size": layout::head_size(&head.words),
                "number": head.number.as_deref().map(line),
            })
        }),
        "red": layout::RED,
        "title": document.title.iter().map(|title| line(title)).collect::<Vec<_>>(),
        "subtitle": document.subtitle.as_deref().map(line),
        "addressee": document.addressee.as_deref().map(|addressee| line(&format!("{addressee}："))),
        "blocks": blocks(&document.blocks),
        "signature": document.signature.as_ref().map(|signature| {
            json!({ "name": line(&signature.name), "date": layout::signature_date(signature) })
        }),
        "attachments-lead": wording::attachments_lead(),
        "attachments": attachments,
        "missing": missing,
        "colophon": document.colophon.as_deref().map(line),
    })
}

/// The date among the properties of the file, which PDF/A asks for: that of the paper, never today.
fn date(document: &Document) -> [i32; 3] {
    let text = document.signature.as_ref().map(|signature| signature.date.format("%Y-%m-%d").to_string());
    let mut parts = text.as_deref().unwrap_or("2000-01-01").split('-').map(|part| part.parse().unwrap_or(1));
    [(); 3].map(|()| parts.next().unwrap_or(1))
}

fn blocks(blocks: &[Block]) -> Vec<Value> {
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading { level, text } => json!({ "kind": "heading", "level": level, "text": line(text) }),
            Block::Paragraph(runs) => json!({
                "kind": "paragraph",
                "runs": runs.iter().map(|run| json!([line(&run.text), run.strong])).collect::<Vec<_>>(),
            }),
            Block::Listed { label, text } => json!({
                "kind": "listed",
                "label": line(&format!("{label}：")),
                "hang": layout::half_characters(label) + 6,
                "text": line(text),
            }),
            Block::Table(table) => sheet(table),
            Block::Picture(picture) => {
                json!({ "kind": "picture", "svg": picture.svg, "alt": picture.alt, "width": picture.width })
            }
            Block::Card(card) => json!({
                "kind": "card",
                "name": line(&domain::names::spread(&card.name)),
                "post": card.post.as_deref().map(line),
                "size": layout::card_size(&domain::names::spread(&card.name)),
                "height": layout::CARD,
            }),
            Block::PageBreak => json!({ "kind": "page_break" }),
        })
        .collect()
}

fn sheet(table: &Table) -> Value {
    let size = layout::table_size(table);
    let widths = layout::column_widths(table);
    // Half characters a cell takes: twips less the insets, over a quarter of the size in half-points.
    let rooms: Vec<u32> = widths.iter().map(|width| (width.saturating_sub(130) / (size * 5)).max(1)).collect();
    let row = |row: &Row| {
        let mut most_lines = 1;
        let cells: Vec<Value> = row
            .cells
            .iter()
            .zip(&rooms)
            .map(|(cell, room)| {
                let printed = cell.printed();
                let lines: Vec<String> = printed.split('\n').map(|line| breakable(line, *room)).collect();
                let tall = lines.iter().map(|line| layout::half_characters(line) / room + 1).sum();
                most_lines = most_lines.max(tall);
                match lines.as_slice() {
                    [line] => json!(line),
                    lines => json!(lines),
                }
            })
            .collect();
        json!({ "cells": cells, "strong": row.strong, "whole": most_lines > 1 && most_lines < WHOLE_ROW })
    };
    json!({
        "kind": "table",
        "caption": line(&table.caption),
        "size": size,
        "widths": widths,
        "align": table.columns.iter().map(|column| match column.align {
            Align::Left => "left",
            Align::Centre => "centre",
            Align::Right => "right",
        }).collect::<Vec<_>>(),
        "head": table.columns.iter().zip(&rooms).map(|(column, room)| breakable(&column.title, *room)).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "notes": table.notes.iter().map(|note| line(note)).collect::<Vec<_>>(),
    })
}

/// Text as wide as the page.
fn line(text: &str) -> String {
    breakable(text, layout::HALVES)
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
