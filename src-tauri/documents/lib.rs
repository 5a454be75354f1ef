//! [`Document`] in, bytes out: DOCX, PDF, XLSX, the pages on screen and plain text. And a sheet somebody else made,
//! with texts put into its cells; days for other calendars; tables for other programs; and files packed into one.
//!
//! Knows no person and no meeting. Every renderer starts from [`sanitize::clean`], so no character
//! that would break a file or turn the reading direction reaches any of them, and from [`layout`],
//! so that margins, pitches and indents of GB/T 9704-2012 stand in one place.

mod csv;
mod docx;
mod docx_parts;
mod fonts;
mod form;
mod form_docx;
mod form_docx_fill;
mod form_xlsx;
mod ics;
mod layout;
pub mod package;
mod parts;
mod patch;
mod pdf;
mod picture;
mod plain;
mod sanitize;
mod template;
mod typeset;
mod values;
mod xlsx;
mod xml;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod trials;

use domain::document::{Block, Document, Picture};
use domain::{Fault, Refusal};

pub use csv::csv;
pub use fonts::ClosedFont;
pub use form::{fill, form};
pub use ics::{DayEvent, ics};
pub use patch::patch;
pub use pdf::{Drawn, Page};
pub use typeset::{Missing, MissingGlyph};
pub use values::values;

/// The paper for Word and WPS.
pub fn docx(document: &Document) -> Result<Vec<u8>, Fault> {
    docx::write(&sanitize::clean(document))
}

/// The paper as PDF; PDF/A-2b wherever the fonts allow it. Same document, same fonts, same bytes.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Fault> {
    pdf_with(document, Missing::Mark)
}

/// The same, with what she chose for characters no font draws.
pub fn pdf_with(document: &Document, missing: Missing) -> Result<Vec<u8>, Fault> {
    pdf::write(&sanitize::clean(document), missing)
}

/// The text on a sheet 正文 and every table on a sheet of its own.
pub fn xlsx(document: &Document) -> Result<Vec<u8>, Fault> {
    xlsx::write(&sanitize::clean(document))
}

/// The pages of the PDF as they are shown, and what of the paper cannot be shown as it is.
pub fn drawn(document: &Document) -> Result<Drawn, Fault> {
    pdf::drawn(&sanitize::clean(document))
}

/// The pages alone, each an SVG with glyphs as paths that refers to nothing outside itself.
pub fn pages(document: &Document) -> Result<Vec<String>, Fault> {
    Ok(drawn(document)?.pages.iter().map(|page| page.svg.to_string()).collect())
}

/// Drops what is kept between papers: pages and pieces of them, which hold names.
pub fn forget() {
    pdf::forget();
    picture::forget();
}

/// The first picture of the paper as it is.
pub fn svg(document: &Document) -> Result<Vec<u8>, Fault> {
    Ok(only_picture(&sanitize::clean(document))?.svg.clone().into_bytes())
}

/// The first picture of the paper as dots.
pub fn png(document: &Document) -> Result<Vec<u8>, Fault> {
    Ok(picture::draw(&only_picture(&sanitize::clean(document))?.svg)?.png.clone())
}

fn only_picture(document: &Document) -> Result<Picture, Fault> {
    let picture = document.blocks.iter().find_map(|block| match block {
        Block::Picture(picture) => Some(picture.clone()),
        _ => None,
    });
    picture.ok_or(Fault::Refused(Refusal::NoPicture))
}

/// 复制为文字: headings, paragraphs, and tables a line per row.
pub fn plain(document: &Document) -> String {
    plain::write(&sanitize::clean(document))
}
