//! Comma-separated text: its characters by mark, strict UTF-8 or strict GB18030, and nothing that would be a guess.

use std::io::Write;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use domain::fault::SheetTrouble;
use domain::roster::sheet::{Form, Line, Value};

use crate::bounds::Gather;
use crate::{Lines, Stop};

/// The characters of a text. A guess from frequencies takes a short GB18030 line for EUC-JP, so the order is fixed.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, SheetTrouble> {
    let strict = |encoding: &'static Encoding, bytes: &[u8]| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
    };
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) => {
            strict(encoding, bytes.get(mark..).unwrap_or_default())
        }
        _ => strict(UTF_8, bytes).or_else(|| strict(GB18030, bytes)),
    };
    text.filter(|text| !text.chars().any(impossible)).ok_or(SheetTrouble::Encoding)
}

/// Characters no roster has: what decoding with the wrong table leaves behind.
fn impossible(character: char) -> bool {
    matches!(character, '\u{fffd}' | '\u{fffe}' | '\u{ffff}' | '\u{80}'..='\u{9f}' | '\0')
}

/// What parts the fields: whichever of comma, tab and semicolon the first lines have most of.
fn separator(text: &str) -> char {
    let start: String = text.lines().take(20).collect::<Vec<_>>().join("\n");
    [',', '\t', ';'].into_iter().rev().max_by_key(|mark| start.matches(*mark).count()).unwrap_or(',')
}

pub(crate) fn rows<W: Write>(bytes: &[u8], wanted: Option<&str>, lines: &mut Lines<W>) -> Result<(), Stop> {
    if wanted.is_some() {
        return Err(SheetTrouble::NoSuchSheet.into());
    }
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(SheetTrouble::Empty.into());
    }
    lines.say(&Line::Sheets { names: Vec::new(), read: String::new(), form: Form::Text })?;
    let mark = separator(&text);
    let mut gather = Gather::new(lines);
    let (mut row, mut column, mut field, mut quoted, mut opened) = (0u32, 0u32, String::new(), false, false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if quoted {
            match character {
                '"' if characters.peek() == Some(&'"') => {
                    field.push('"');
                    characters.next();
                }
                '"' => quoted = false,
                other => field.push(other),
            }
            continue;
        }
        match character {
            '"' if field.is_empty() && !opened => (quoted, opened) = (true, true),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                gather.cell(row, column, Value::Text(tidy(std::mem::take(&mut field))))?;
                (row, column, opened) = (row.saturating_add(1), 0, false);
            }
            other if other == mark => {
                gather.cell(row, column, Value::Text(tidy(std::mem::take(&mut field))))?;
                (column, opened) = (column.saturating_add(1), false);
            }
            other => field.push(other),
        }
    }
    if quoted {
        // A quote never closed swallowed the rest of the file: it was cut off.
        return Err(SheetTrouble::Damaged.into());
    }
    gather.cell(row, column, Value::Text(tidy(field)))?;
    gather.turn()
}

/// `="0123"` is how a spreadsheet is told that digits are text.
fn tidy(field: String) -> String {
    match field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if !inner.contains('"') => inner.to_owned(),
        _ => field,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<String>, SheetTrouble> {
        let mut lines = Lines(Vec::new());
        match rows(bytes, None, &mut lines) {
            Ok(()) => Ok(String::from_utf8(lines.0).unwrap().lines().skip(1).map(str::to_owned).collect()),
            Err(Stop::Trouble(trouble)) => Err(trouble),
            Err(Stop::NobodyListens) => panic!("a vector always listens"),
        }
    }

    #[test]
    fn the_same_names_come_out_of_every_encoding() {
        let text = "姓名,手机\n张三,1\n𬱖㛃,2\n";
        let wide = |big: bool| {
            let mut bytes = if big { vec![0xfe, 0xff] } else { vec![0xff, 0xfe] };
            for unit in text.encode_utf16() {
                bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            }
            bytes
        };
        let plain = read(text.as_bytes()).unwrap();
        assert_eq!(plain.len(), 3);
        assert!(plain[2].contains("𬱖㛃"), "{}", plain[2]);
        assert_eq!(read(&[b"\xef\xbb\xbf", text.as_bytes()].concat()).unwrap(), plain);
        assert_eq!(read(&GB18030.encode(text).0).unwrap(), plain);
        assert_eq!(read(&wide(false)).unwrap(), plain);
        assert_eq!(read(&wide(true)).unwrap(), plain);
    }

    #[test]
    fn a_short_line_of_gb18030_is_no_japanese() {
        let lines = read(&GB18030.encode("姓名,号\n李四,1").0).unwrap();
        assert!(lines[1].contains("李四"), "{}", lines[1]);
    }

    #[test]
    fn what_is_in_no_encoding_for_sure_is_refused() {
        assert_eq!(read(b"\xd0\xd5\xc3\xfb,\xff\xff\n").unwrap_err(), SheetTrouble::Encoding);
        assert_eq!(read(b"\xff\xfe\x00").unwrap_err(), SheetTrouble::Encoding);
    }

    #[test]
    fn quotes_hold_commas_line_ends_and_quotes() {
        let lines = read("姓名,住址\n\"张,三\",\"1号楼\n\"\"东\"\"单元\"\n".as_bytes()).unwrap();
        assert!(lines[1].contains("张,三") && lines[1].contains("1号楼\\n\\\"东\\\"单元"), "{}", lines[1]);
    }

    #[test]
    fn digits_told_to_be_text_are_text_and_tabs_part_too() {
        let lines = read("姓名\t身份证号\n张三\t=\"999901198508150026\"\n".as_bytes()).unwrap();
        assert!(lines[1].contains("\"999901198508150026\""), "{}", lines[1]);
    }

    #[test]
    fn a_quote_that_never_closes_means_the_file_was_cut_off() {
        assert_eq!(read("姓名\n\"张三".as_bytes()).unwrap_err(), SheetTrouble::Damaged);
    }
}
