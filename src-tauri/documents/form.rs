//! A blank form of a stranger: what stands in it, and the same form with what it asks for. A workbook or a text.
//!
//! As with patching, this runs inside `juwei-read` after its look at the package. What is not filled stays byte for byte:
//! every part without a place is copied as it is packed.

use std::io::{BufRead, BufReader, Cursor, Write};

use domain::fault::SheetTrouble;
use domain::forms::read::{Filling, FormKind, FormRead};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::{ZipArchive, ZipWriter};

use crate::parts::{attribute, each_tag, entry, next};
use crate::{form_docx, form_docx_fill, form_xlsx};

/// A package in memory.
pub(crate) type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Fields of a text that fetch something from elsewhere.
const FETCHING: &[&str] = &["DDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DATABASE"];

/// What stands in a form.
///
/// # Errors
/// [`SheetTrouble::NotAForm`] for what is neither a workbook nor a text, [`SheetTrouble::Macros`] where it carries a
/// program, [`SheetTrouble::TooLarge`] and [`SheetTrouble::Damaged`].
pub fn form(bytes: &[u8]) -> Result<FormRead, SheetTrouble> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetTrouble::Damaged)?;
    let kind = kind(&package)?;
    if carries_program(&mut package)? {
        return Err(SheetTrouble::Macros);
    }
    let mut read = match kind {
        FormKind::Xlsx => form_xlsx::read(&mut package)?,
        FormKind::Docx => form_docx::read(&mut package)?,
    };
    read.links |= links(&mut package)?;
    read.signed = names(&package).iter().any(|name| name.starts_with("_xmlsignatures/"));
    Ok(read)
}

/// The form with what is written into it.
///
/// # Errors
/// As [`form`], and [`SheetTrouble::NoPlace`] where a place is not there or holds a formula.
pub fn fill(bytes: &[u8], filling: &Filling) -> Result<Vec<u8>, SheetTrouble> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetTrouble::Damaged)?;
    let kind = kind(&package)?;
    if carries_program(&mut package)? {
        return Err(SheetTrouble::Macros);
    }
    match kind {
        FormKind::Xlsx => form_xlsx::fill(&mut package, filling),
        FormKind::Docx => form_docx_fill::fill(&mut package, filling),
    }
}

/// The package with some parts written anew by their place; all others as they are packed.
pub(crate) fn rewrite(
    package: &mut Package<'_>,
    mut part: impl FnMut(usize, &mut dyn BufRead, &mut dyn Write) -> Result<(), SheetTrouble>,
    changes: impl Fn(usize) -> bool,
) -> Result<Vec<u8>, SheetTrouble> {
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        if changes(index) {
            let source = package.by_index(index).map_err(|_| SheetTrouble::Damaged)?;
            let name = source.name().map_err(|_| SheetTrouble::Damaged)?.into_owned();
            made.start_file(name, source.options()).map_err(|_| SheetTrouble::Damaged)?;
            part(index, &mut BufReader::new(source), &mut made)?;
        } else {
            let source = package.by_index_raw(index).map_err(|_| SheetTrouble::Damaged)?;
            made.raw_copy_file(source).map_err(|_| SheetTrouble::Damaged)?;
        }
    }
    Ok(made.finish().map_err(|_| SheetTrouble::Damaged)?.into_inner())
}

/// Names of the parts in small letters.
pub(crate) fn names(package: &Package<'_>) -> Vec<String> {
    package.file_names().flatten().map(|name| name.to_ascii_lowercase().replace('\\', "/")).collect()
}

fn kind(package: &Package<'_>) -> Result<FormKind, SheetTrouble> {
    if entry(package, "xl/workbook.xml").is_some() {
        Ok(FormKind::Xlsx)
    } else if entry(package, "word/document.xml").is_some() {
        Ok(FormKind::Docx)
    } else {
        Err(SheetTrouble::NotAForm)
    }
}

/// Macros, under whatever name its file came.
fn carries_program(package: &mut Package<'_>) -> Result<bool, SheetTrouble> {
    let parts = names(package);
    if parts.iter().any(|name| name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/")) {
        return Ok(true);
    }
    let mut found = false;
    each_tag(package, "[Content_Types].xml", |tag| {
        found |= attribute(tag, "ContentType").is_some_and(|kind| kind.to_ascii_lowercase().contains("macroenabled"));
    })?;
    Ok(found)
}

/// Whether a part points to another file or to an address to be fetched; an address to click on is none.
fn links(package: &mut Package<'_>) -> Result<bool, SheetTrouble> {
    let parts = names(package);
    if parts.iter().any(|name| name.starts_with("xl/externallinks/") || name == "xl/connections.xml") {
        return Ok(true);
    }
    let mut found = false;
    for name in parts.iter().filter(|name| name.ends_with(".rels")) {
        each_tag(package, name, |tag| {
            let outside = attribute(tag, "TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let clicked = attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
            found |= outside && !clicked;
        })?;
    }
    Ok(found)
}

/// Whether the code of a field fetches something.
pub(crate) fn fetches(code: &str) -> bool {
    let word = code.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    FETCHING.iter().any(|known| word.starts_with(known))
}

/// The text of an element up to its end, entities resolved; the tag that opened it was read already.
pub(crate) fn text_of<R: BufRead>(reader: &mut Reader<R>, name: &str) -> Result<String, SheetTrouble> {
    let mut text = String::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match next(reader, &mut buffer)? {
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::CData(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(reference) => text.push_str(&resolved(&reference)?),
            Event::End(tag) if tag.name().as_ref() == name => return Ok(text),
            Event::Eof => return Err(SheetTrouble::Damaged),
            _ => {}
        }
    }
}

/// What a reference stands for; one of the five of XML, or a number.
pub(crate) fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, SheetTrouble> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| SheetTrouble::Damaged)? {
        return Ok(character.to_string());
    }
    let known = quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned);
    known.ok_or(SheetTrouble::Damaged)
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
