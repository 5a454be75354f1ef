//! What a file really is, whatever its name says, and whether a zip may be unpacked at all.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use domain::fault::SheetTrouble;
use domain::roster::sheet::Form;

/// Most entries of a zip.
const MOST_ENTRIES: usize = 2_000;
/// Most bytes unpacked, all entries together.
const MOST_UNPACKED: u64 = 200 * 1024 * 1024;
/// A larger entry may not be packed more tightly than this.
const MOST_RATIO: u64 = 200;
/// Entries up to this size may: small tables of styles pack well.
const SMALL: u64 = 1024 * 1024;

/// Beginnings of files that are no sheets: pictures, papers, archives, programs.
const OTHERS: &[&[u8]] = &[
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"%PDF",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"MZ",
    b"\x7fELF",
    b"SQLite format 3",
];

/// Compound files: old workbooks, and new ones with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What a file is.
pub(crate) fn form(bytes: &[u8]) -> Result<Form, SheetTrouble> {
    if bytes.is_empty() {
        return Err(SheetTrouble::Empty);
    }
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    if bytes.starts_with(b"PK") {
        return zipped(bytes);
    }
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if is_other(bytes) || (!utf16 && bytes.contains(&0)) || (!utf16 && markup(bytes)) {
        return Err(SheetTrouble::NotASheet);
    }
    Ok(Form::Text)
}

/// A picture, a paper, an archive, a program. "BM" alone also begins a text; a bitmap has zeros where it has its reserved
/// fields.
pub(crate) fn is_other(bytes: &[u8]) -> bool {
    OTHERS.iter().any(|start| bytes.starts_with(start) && (start.len() > 2 || bytes.contains(&0)))
}

/// Web pages and XML saved as `.xls`.
fn markup(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start: Vec<u8> =
        bytes.iter().skip_while(|byte| byte.is_ascii_whitespace()).take(200).map(u8::to_ascii_lowercase).collect();
    ["<!doctype", "<html", "<table", "<?xml", "<head", "<meta", "<!--", "mime-version:"]
        .iter()
        .any(|mark| start.starts_with(mark.as_bytes()))
}

/// Whether a file may be opened as a blank form: a package whose parts are all within the bounds.
pub(crate) fn blank_form(bytes: &[u8]) -> Result<(), SheetTrouble> {
    if bytes.is_empty() {
        return Err(SheetTrouble::Empty);
    }
    if bytes.starts_with(COMPOUND) {
        // An old file of Word or Excel, or a new one with a password.
        return Err(match compound(bytes) {
            Err(SheetTrouble::Encrypted) => SheetTrouble::Encrypted,
            _ => SheetTrouble::NotAForm,
        });
    }
    if !bytes.starts_with(b"PK") {
        return Err(SheetTrouble::NotAForm);
    }
    each_part(bytes, |_, _| {})
}

fn compound(bytes: &[u8]) -> Result<Form, SheetTrouble> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        Err(SheetTrouble::Encrypted)
    } else if holds("Workbook") || holds("Book") {
        Ok(Form::Xls)
    } else if holds("WordDocument") || holds("PowerPoint Document") {
        Err(SheetTrouble::NotASheet)
    } else {
        Err(SheetTrouble::Damaged)
    }
}

fn zipped(bytes: &[u8]) -> Result<Form, SheetTrouble> {
    let mut form = None;
    let mut start = Vec::new();
    each_part(bytes, |name, piece| match name {
        "xl/workbook.xml" => form = Some(Form::Xlsx),
        "xl/workbook.bin" => form = Some(Form::Xlsb),
        "content.xml" => form = form.or(Some(Form::Ods)),
        "mimetype" if start.len() < 200 => start.extend(piece.iter().take(200)),
        _ => {}
    })?;
    if !start.is_empty() && !String::from_utf8_lossy(&start).contains("spreadsheet") {
        return Err(SheetTrouble::NotASheet);
    }
    form.ok_or(SheetTrouble::NotASheet)
}

/// Unpacks a zip piece by piece inside the bounds: each part by its name in small letters, first with nothing, then with
/// what is in it.
pub(crate) fn each_part(bytes: &[u8], mut visit: impl FnMut(&str, &[u8])) -> Result<(), SheetTrouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetTrouble::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(SheetTrouble::TooLarge);
    }
    let mut total = 0u64;
    let mut sink = vec![0u8; 64 * 1024];
    for index in 0..archive.len() {
        let mut entry = match archive.by_index(index) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword) => return Err(SheetTrouble::Encrypted),
            Err(_) => return Err(SheetTrouble::Damaged),
        };
        // Some writers part folders by backslashes.
        let name = entry.name().map_err(|_| SheetTrouble::Damaged)?.to_ascii_lowercase().replace('\\', "/");
        visit(&name, &[]);
        // What an entry says of its size is not believed: it is counted while it is unpacked.
        let packed = entry.compressed_size().max(1);
        let mut unpacked = 0u64;
        loop {
            let read = entry.read(&mut sink).map_err(|_| SheetTrouble::Damaged)?;
            if read == 0 {
                break;
            }
            unpacked += read as u64;
            total += read as u64;
            if total > MOST_UNPACKED || (unpacked > SMALL && unpacked / packed > MOST_RATIO) {
                return Err(SheetTrouble::TooLarge);
            }
            visit(&name, sink.get(..read).unwrap_or_default());
        }
    }
    Ok(())
}
