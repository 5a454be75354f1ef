//! Whether a file of a stranger holds one of some texts: plain text in any of its encodings, and the texts of a packed
//! document or workbook, part by part, whatever runs and tags part them. What is a picture or a PDF is not looked into
//! and says so.

use std::io::Write;

use domain::fault::SheetTrouble;
use domain::roster::sheet::{Line, Needles};

use crate::{Lines, Stop, container, csv};

/// Longest tag that is skipped as one; longer ones are no markup.
const TAG_MOST: usize = 64 * 1024;

pub(crate) fn look<W: Write>(bytes: &[u8], needles: &Needles, lines: &mut Lines<W>) -> Result<(), Stop> {
    let texts: Vec<&str> = needles.texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let holds = |text: &str| texts.iter().any(|needle| text.contains(needle));
    let (found, whole) = if bytes.starts_with(b"PK") {
        packed(bytes, &holds)?
    } else if container::is_other(bytes) {
        (holds(&String::from_utf8_lossy(bytes)), false)
    } else if let Ok(text) = csv::decode(bytes) {
        let bare = Bare::of(text.as_bytes()).text();
        (holds(&text) || holds(&bare), true)
    } else {
        (holds(&String::from_utf8_lossy(bytes)), false)
    };
    lines.say(&Line::Looked { found, whole })
}

/// Texts of a package. A picture in it may show a name too, so a package with one is not looked into as a whole.
fn packed(bytes: &[u8], holds: &dyn Fn(&str) -> bool) -> Result<(bool, bool), SheetTrouble> {
    let (mut found, mut whole) = (false, true);
    let mut part = Bare::default();
    let mut read = false;
    container::each_part(bytes, |name, piece| {
        if piece.is_empty() {
            found = found || holds(&std::mem::take(&mut part).text());
            // The paths inside a package say nothing, its fonts and themes neither; anything else that is no markup may.
            read = [".xml", ".rels", ".txt", ".htm", ".html"].iter().any(|end| name.ends_with(end));
            let mute = name.ends_with('/') || name == "mimetype" || name.contains("font") || name.contains("thumbnail");
            whole = whole && (read || mute);
        } else if read {
            part.take(piece);
        }
    })?;
    found = found || holds(&part.text());
    Ok((found, whole))
}

/// Markup without its tags.
#[derive(Default)]
struct Bare {
    bytes: Vec<u8>,
    tag: Option<usize>,
}

impl Bare {
    fn of(bytes: &[u8]) -> Self {
        let mut bare = Self::default();
        bare.take(bytes);
        bare
    }

    fn take(&mut self, piece: &[u8]) {
        for byte in piece {
            match (self.tag, byte) {
                (None, b'<') => self.tag = Some(0),
                (Some(_), b'>') => self.tag = None,
                (Some(length), _) if length < TAG_MOST => self.tag = Some(length + 1),
                (Some(_), _) => self.tag = None,
                (None, other) => self.bytes.push(*other),
            }
        }
    }

    /// What is left, characters written as numbers read as characters.
    fn text(self) -> String {
        let text = String::from_utf8_lossy(&self.bytes);
        if !text.contains("&#") {
            return text.into_owned();
        }
        let mut plain = String::with_capacity(text.len());
        let mut rest = &*text;
        while let Some((before, after)) = rest.split_once("&#") {
            plain.push_str(before);
            let read = after.split_once(';').and_then(|(code, after)| Some((character(code)?, after)));
            match read {
                Some((character, after)) => {
                    plain.push(character);
                    rest = after;
                }
                None => {
                    plain.push_str("&#");
                    rest = after;
                }
            }
        }
        plain.push_str(rest);
        plain
    }
}

fn character(code: &str) -> Option<char> {
    let number = match code.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => code.parse().ok()?,
    };
    char::from_u32(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_parted_by_runs_and_written_as_numbers_is_one_name() {
        let run = "<w:r><w:t>仇</w:t></w:r><w:r><w:t>小兰</w:t></w:r>";
        assert_eq!(Bare::of(run.as_bytes()).text(), "仇小兰");
        assert_eq!(Bare::of("<t>&#20167;&#x5C0F;兰&#;</t>".as_bytes()).text(), "仇小兰&#;");
    }
}
