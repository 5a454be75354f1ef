//! A package of Word, Excel or WPS as a zip of parts: finding a part, and walking its tags without holding it as a whole.

use std::io::{BufRead, BufReader, Read, Seek};

use domain::fault::SheetTrouble;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// Longest single tag or text of a part; longer ones are nobody's sheet.
const EVENT_MOST: usize = 32 * 1024 * 1024;
/// Largest table of contents of a workbook.
const CONTENTS_MOST: u64 = 16 * 1024 * 1024;

/// Which entry of the package is the sheet of that name.
pub(crate) fn part_of<R: Read + Seek>(archive: &mut ZipArchive<R>, sheet: &str) -> Result<usize, SheetTrouble> {
    let mut id = None;
    each_tag(archive, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() == "sheet" && attribute(tag, "name").as_deref() == Some(sheet) {
            id = id.take().or_else(|| attribute(tag, "id"));
        }
    })?;
    let id = id.ok_or(SheetTrouble::NoSuchSheet)?;
    let mut target = None;
    each_tag(archive, "xl/_rels/workbook.xml.rels", |tag| {
        if tag.local_name().as_ref() == "Relationship" && attribute(tag, "Id").as_deref() == Some(&id) {
            target = attribute(tag, "Target");
        }
    })?;
    entry(archive, &within("xl", &target.ok_or(SheetTrouble::Damaged)?)).ok_or(SheetTrouble::Damaged)
}

/// A target as a path of the package.
pub(crate) fn within(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// An entry by its path, whatever the case and whatever parts its folders.
pub(crate) fn entry<R: Read + Seek>(archive: &ZipArchive<R>, path: &str) -> Option<usize> {
    let plain = |name: &str| name.to_ascii_lowercase().replace('\\', "/");
    let wanted = plain(path);
    archive.file_names().position(|name| name.is_ok_and(|name| plain(&name) == wanted))
}

/// Every tag of a small part.
pub(crate) fn each_tag<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    path: &str,
    mut look: impl FnMut(&BytesStart<'_>),
) -> Result<(), SheetTrouble> {
    let index = entry(archive, path).ok_or(SheetTrouble::Damaged)?;
    let part = archive.by_index(index).map_err(|_| SheetTrouble::Damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(part.take(CONTENTS_MOST)));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match next(&mut reader, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => look(&tag),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The next event of a part; document types are nobody's sheet.
pub(crate) fn next<'b, R: BufRead>(reader: &mut Reader<R>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, SheetTrouble> {
    match reader.read_event_into(buffer) {
        Ok(Event::DocType(_)) | Err(_) => Err(SheetTrouble::Damaged),
        Ok(event) if event.len() > EVENT_MOST => Err(SheetTrouble::TooLarge),
        Ok(event) => Ok(event),
    }
}

/// An attribute by its name without prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// B7 as column from 0 and row from 1.
pub(crate) fn reference(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at_checked(letters)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = u32::from(letter.to_ascii_uppercase() - b'A' + 1);
        column.checked_mul(26)?.checked_add(letter)
    })?;
    Some((column.checked_sub(1)?, digits.parse().ok()?))
}

/// Column 27 as AB.
pub(crate) fn letters(column: u32) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A tag with its attributes changed, values as they are escaped.
pub(crate) fn rewritten(tag: &BytesStart<'_>, change: impl Fn(&str, &str) -> Option<String>) -> BytesStart<'static> {
    let name = tag.name().as_ref().to_owned();
    let mut content = name.clone();
    for one in tag.attributes().with_checks(false).flatten() {
        if let Some(value) = change(one.key.as_ref(), &one.value) {
            let quote = if value.contains('"') { '\'' } else { '"' };
            content.push_str(&format!(" {}={quote}{value}{quote}", one.key.as_ref()));
        }
    }
    BytesStart::from_content(content, name.len())
}
