//! What the bytes of a file are, by what they begin with and by the names a package holds. Nothing is unpacked: a file is
//! judged by at most a look over its bytes, whatever its name says.

use crate::kinds::ContentKind;

/// How far into a file a PDF may begin.
const PDF_WITHIN: usize = 1024;

/// What the bytes are; none for everything that is not kept with a meeting.
pub fn recognised(bytes: &[u8]) -> Option<ContentKind> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    if begins(&[0xFF, 0xD8, 0xFF]) {
        return Some(ContentKind::Jpeg);
    }
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Some(ContentKind::Png);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        let brands: [&[u8]; 7] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"];
        let brand = bytes.get(8..12)?;
        return brands.contains(&brand).then_some(ContentKind::Heic);
    }
    if begins(b"PK\x03\x04") {
        // A macro is never kept, and a package of any other kind is none of ours.
        if !holds(b"[Content_Types].xml") || holds(b"vbaProject.bin") {
            return None;
        }
        return match (holds(b"word/document.xml"), holds(b"xl/workbook.xml") || holds(b"xl/workbook.bin")) {
            (true, false) => Some(ContentKind::Word),
            (false, true) => Some(ContentKind::Excel),
            _ => None,
        };
    }
    if begins(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        let named = |name: &str| holds(&name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
        // A protected one says nothing of what it is, so it is not taken.
        return match (named("WordDocument"), named("Workbook") || named("Book")) {
            (true, _) => Some(ContentKind::Word),
            (false, true) => Some(ContentKind::Excel),
            (false, false) => None,
        };
    }
    let first = bytes.get(..PDF_WITHIN.min(bytes.len())).unwrap_or_default();
    first.windows(5).any(|window| window == b"%PDF-").then_some(ContentKind::Pdf)
}

impl ContentKind {
    /// How names of such files end; the first is the usual one.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Heic => &["heic", "heif"],
            Self::Pdf => &["pdf"],
            Self::Word => &["docx", "doc", "wps"],
            Self::Excel => &["xlsx", "xls", "xlsb", "et"],
        }
    }

    /// As the web names it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
            Self::Word => "application/msword",
            Self::Excel => "application/vnd.ms-excel",
        }
    }

    /// Whether it can be shown as a picture here. HEIC is kept and not decoded.
    pub const fn previewable(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

/// Whether a name ends as another kind of file does.
pub fn misnamed(name: &str, what: ContentKind) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    !ending.is_some_and(|ending| what.endings().contains(&ending.as_str()))
}

/// The name under which a file is kept: safe to write anywhere, ending as its bytes do.
pub fn name(came: &str, what: ContentKind) -> String {
    let parted = came.rsplit_once('.').filter(|_| !misnamed(came, what));
    let usual = what.endings().first().copied().unwrap_or_default();
    let (stem, ending) = parted.map_or((came, usual.to_owned()), |(stem, ending)| (stem, ending.to_ascii_lowercase()));
    // A photo made smaller is JPEG whatever it was.
    let stem = if parted.is_none() { stem.strip_suffix(".png").unwrap_or(stem) } else { stem };
    format!("{}.{ending}", crate::papers::file_name::stem(&[stem], None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_called_does_not_matter() {
        assert_eq!(recognised(b"\xFF\xD8\xFF\xE0\x00\x10JFIF"), Some(ContentKind::Jpeg));
        assert_eq!(recognised(b"\x00\x00\x00\x18ftypheic\x00\x00"), Some(ContentKind::Heic));
        assert_eq!(recognised(b"%PDF-1.7\n"), Some(ContentKind::Pdf));
        for other in [&b"MZ\x90\x00"[..], b"", b"PK\x03\x04", b"<html>", b"\x00\x00\x00\x18ftypmp42", b"L\x00\x00\x00"]
        {
            assert_eq!(recognised(other), None, "{other:?}");
        }
        assert!(misnamed("照片.pdf", ContentKind::Jpeg));
        assert!(!misnamed("照片.JPG", ContentKind::Jpeg));
        assert_eq!(name("签到表 1.JPG", ContentKind::Jpeg), "签到表 1.jpg");
        assert_eq!(name("../a.exe", ContentKind::Jpeg), "．．-a．exe.jpg");
        assert_eq!(name("图.png", ContentKind::Jpeg), "图.jpg");
    }

    #[test]
    fn a_package_with_a_macro_is_not_taken() {
        let package = |names: &[&str]| [b"PK\x03\x04".to_vec(), names.concat().into_bytes()].concat();
        assert_eq!(recognised(&package(&["[Content_Types].xml", "word/document.xml"])), Some(ContentKind::Word));
        assert_eq!(recognised(&package(&["[Content_Types].xml", "xl/workbook.xml"])), Some(ContentKind::Excel));
        assert_eq!(recognised(&package(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"])), None);
        assert_eq!(recognised(&package(&["word/document.xml"])), None);
    }
}
