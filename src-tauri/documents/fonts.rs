//! The fonts of this computer, read once.
//!
//! Reading every face of a system costs more than a whole report, so the families papers ask for
//! come first, and all others only when a text holds a character none of those draws.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use domain::document::{Block, Cell, Document};
use domain::{Fault, Refusal};
use resvg::usvg::fontdb;
use typst::foundations::Bytes;
use typst::text::FontInfo;
use typst_kit::fonts::{FontPath, FontStore};

/// 正文.
const FANGSONG: [&str; 14] = [
    "FangSong_GB2312",
    "仿宋_GB2312",
    "FangSong",
    "仿宋",
    "STFangsong",
    "华文仿宋",
    "FZFangSong-Z02",
    "Zhuque Fangsong (technical preview)",
    "SimSun",
    "宋体",
    "SimSun-ExtB",
    "Source Han Serif SC",
    "Noto Serif CJK SC",
    "Noto Serif SC",
];
/// 二级标题.
const KAITI: [&str; 9] =
    ["KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "LXGW WenKai", "霞鹜文楷", "AR PL UKai CN"];
/// 一级标题, what stands out.
const HEITI: [&str; 9] = [
    "SimHei",
    "黑体",
    "STHeiti",
    "Source Han Sans SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
];
/// 标题.
const XIAOBIAOSONG: [&str; 6] =
    ["FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong", "华文中宋"];
/// 页码.
const SONGTI: [&str; 5] = ["SimSun", "宋体", "STSong", "Source Han Serif SC", "Noto Serif CJK SC"];

/// What stands for a character nobody can draw.
pub(crate) const GETA: char = '〓';

/// Fonts that are found for every character but draw none.
const EMPTY: [&str; 4] = ["lastresort", "adobe blank", "adobeblank", "last resort"];

/// A font whose maker forbids putting it into files (OS/2 `fsType`), and what stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedFont {
    /// Its family.
    pub family: String,
    /// The family used instead; none where nothing else draws Chinese and the PDF is an ordinary one.
    pub instead: Option<String>,
}

/// A set of fonts of this computer.
pub(crate) struct Fonts {
    /// Their faces.
    pub(crate) store: FontStore,
    /// Fonts that would have been taken first.
    pub(crate) closed: Vec<ClosedFont>,
    /// Families of the body, first choice first; none of the lists is empty.
    pub(crate) fangsong: Vec<String>,
    /// Families of the second level.
    pub(crate) kaiti: Vec<String>,
    /// Families of the first level.
    pub(crate) heiti: Vec<String>,
    /// Families of the title.
    pub(crate) xiaobiaosong: Vec<String>,
    /// Families of the page number.
    pub(crate) songti: Vec<String>,
}

static FACES: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
static USUAL: OnceLock<Fonts> = OnceLock::new();
static ALL: OnceLock<Fonts> = OnceLock::new();

/// Every face of this computer by name and place, its characters not read yet.
pub(crate) fn faces() -> Arc<fontdb::Database> {
    FACES
        .get_or_init(|| {
            let mut faces = fontdb::Database::new();
            faces.load_system_fonts();
            // A drawing that names no font, or one that is not here, is still to show its words.
            let here = |names: &[&'static str]| {
                let named = |face: &fontdb::FaceInfo, wanted: &str| {
                    face.families.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted))
                };
                names.iter().copied().find(|wanted| faces.faces().any(|face| named(face, wanted)))
            };
            let serif = here(&FANGSONG).or_else(|| here(&HEITI));
            let sans = here(&HEITI).or(serif);
            if let Some(family) = serif {
                faces.set_serif_family(family);
            }
            if let Some(family) = sans {
                faces.set_sans_serif_family(family);
                faces.set_monospace_family(family);
                faces.set_cursive_family(family);
                faces.set_fantasy_family(family);
            }
            Arc::new(faces)
        })
        .clone()
}

/// The faces with those in memory that drawings used.
static HELD: Mutex<Option<Arc<fontdb::Database>>> = Mutex::new(None);

/// The face of a drawing's text, in memory where a paper uses it too: a face in a file is opened and mapped anew for each
/// piece of text. The database only grows, so what was found in it before stays.
pub(crate) fn held(id: fontdb::ID, faces: &mut Arc<fontdb::Database>) -> fontdb::ID {
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    let all = held.get_or_insert_with(self::faces);
    let Some(face) = all.face(id) else { return id };
    let (fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _)) = &face.source else {
        *faces = all.clone();
        return id;
    };
    let usual = USUAL.get_or_init(|| Fonts::read(usual));
    let Some(bytes) = usual.bytes(path, face.index) else { return id };
    let same = |other: &fontdb::FaceInfo| {
        matches!(other.source, fontdb::Source::Binary(_))
            && other.index == face.index
            && other.post_script_name == face.post_script_name
    };
    let known = all.faces().find(|other| same(other)).map(|other| other.id);
    let in_memory = match known {
        Some(known) => known,
        None => {
            let face = fontdb::FaceInfo { source: fontdb::Source::Binary(Arc::new(bytes)), ..face.clone() };
            Arc::make_mut(all).push_face_info(face)
        }
    };
    *faces = all.clone();
    in_memory
}

/// Every font of this computer; refused where none draws Chinese.
pub(crate) fn installed() -> Result<&'static Fonts, Fault> {
    ready(ALL.get_or_init(|| Fonts::read(|_| true)))
}

/// The usual fonts, or all where the usual ones lack a character of the text; and the characters they lack.
pub(crate) fn drawing(document: &Document) -> Result<(&'static Fonts, Vec<char>), Fault> {
    let usual = USUAL.get_or_init(|| Fonts::read(usual));
    let characters = characters(document);
    if usual.chinese() && usual.lacking(&characters).is_empty() {
        return Ok((usual, Vec::new()));
    }
    let all = installed()?;
    Ok((all, all.lacking(&characters)))
}

fn ready(fonts: &'static Fonts) -> Result<&'static Fonts, Fault> {
    if fonts.chinese() { Ok(fonts) } else { Err(Refusal::NoFont.into()) }
}

fn usual(face: &fontdb::FaceInfo) -> bool {
    let wanted = [&FANGSONG[..], &KAITI[..], &HEITI[..], &XIAOBIAOSONG[..], &SONGTI[..]];
    face.families
        .iter()
        .any(|(name, _)| wanted.iter().any(|names| names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted))))
}

impl Fonts {
    fn read(wanted: impl Fn(&fontdb::FaceInfo) -> bool) -> Self {
        Self::of(&faces(), wanted)
    }

    /// Those of the faces that are wanted and may be put into a file; where none of these draws Chinese, all wanted.
    fn of(faces: &fontdb::Database, wanted: impl Fn(&fontdb::FaceInfo) -> bool) -> Self {
        let mut open = FontStore::new();
        let mut closed: Vec<(FontPath, FontInfo)> = Vec::new();
        for face in faces.faces().filter(|face| wanted(face)) {
            let (fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _)) = &face.source else { continue };
            let read = |data: &[u8], index| FontInfo::new(data, index).map(|info| (info, may_be_embedded(data, index)));
            let Some(Some((info, embedded))) = faces.with_face_data(face.id, read) else { continue };
            let family = info.family.to_lowercase();
            if EMPTY.iter().any(|empty| family.contains(empty)) {
                continue;
            }
            let path = FontPath { path: path.clone(), index: face.index };
            if embedded {
                open.push((path, info));
            } else {
                closed.push((path, info));
            }
        }
        let names: BTreeMap<String, String> =
            closed.iter().map(|(_, info)| (info.family.to_lowercase(), info.family.to_string())).collect();
        let mut fonts = Self {
            store: open,
            closed: Vec::new(),
            fangsong: Vec::new(),
            kaiti: Vec::new(),
            heiti: Vec::new(),
            xiaobiaosong: Vec::new(),
            songti: Vec::new(),
        };
        let replaced = fonts.chinese();
        if !replaced {
            closed.into_iter().for_each(|face| fonts.store.push(face));
        }
        fonts.fangsong = fonts.present(&[&FANGSONG, &SONGTI, &HEITI], &names, replaced);
        fonts.kaiti = fonts.present(&[&KAITI, &FANGSONG, &HEITI], &names, replaced);
        fonts.heiti = fonts.present(&[&HEITI, &FANGSONG], &names, replaced);
        fonts.xiaobiaosong = fonts.present(&[&XIAOBIAOSONG, &SONGTI, &FANGSONG, &HEITI], &names, replaced);
        fonts.songti = fonts.present(&[&SONGTI, &FANGSONG, &HEITI], &names, replaced);
        fonts
    }

    /// Those of the names that are here; any family that draws Chinese where none is. What is closed and would have been
    /// taken first is noted.
    fn present(&mut self, names: &[&[&str]], closed: &BTreeMap<String, String>, replaced: bool) -> Vec<String> {
        let book = self.store.book();
        let mut present: Vec<String> = Vec::new();
        let mut first: Option<&str> = None;
        let mut passed: Vec<&String> = Vec::new();
        for name in names.iter().flat_map(|names| names.iter()) {
            let family = name.to_lowercase();
            if let Some(shown) = closed.get(&family)
                && present.is_empty()
            {
                passed.push(shown);
            }
            if book.contains_family(&family) && !present.contains(&family) {
                first = first.or(Some(*name));
                present.push(family);
            }
        }
        if present.is_empty() {
            present.extend(self.infos().find(|info| draws_chinese(info)).map(|info| info.family.to_lowercase()));
        }
        let instead = first.or(present.first().map(String::as_str)).filter(|_| replaced).map(str::to_owned);
        let noted: Vec<ClosedFont> =
            passed.into_iter().map(|family| ClosedFont { family: family.clone(), instead: instead.clone() }).collect();
        for one in noted {
            if !self.closed.iter().any(|known| known.family == one.family) {
                self.closed.push(one);
            }
        }
        present
    }

    fn infos(&self) -> impl Iterator<Item = &FontInfo> {
        (0..).map_while(|index| self.store.book().info(index))
    }

    fn chinese(&self) -> bool {
        self.infos().any(draws_chinese)
    }

    /// Those of the characters that no font here draws.
    fn lacking(&self, characters: &[char]) -> Vec<char> {
        let drawn = |character: &char| self.infos().any(|info| info.coverage.contains(u32::from(*character)));
        characters.iter().copied().filter(|character| !drawn(character)).collect()
    }

    /// What is in the file of a face, read once for papers and drawings alike.
    fn bytes(&self, path: &std::path::Path, index: u32) -> Option<Bytes> {
        let at = (0..).map_while(|at| Some((at, self.store.source(at)?))).find_map(|(at, source)| {
            let source: &dyn Any = source;
            source.downcast_ref::<FontPath>().filter(|font| font.path == path && font.index == index).map(|_| at)
        })?;
        Some(self.store.font(at)?.data().clone())
    }
}

/// Characters of the document that need a glyph, by code.
fn characters(document: &Document) -> Vec<char> {
    // A mark per character: the text of a year is long and its characters are few.
    let mut seen = vec![false; 0x11_0000];
    each_text(&mut document.clone(), &mut |text| {
        for character in text.chars() {
            if let Some(seen) = seen.get_mut(character as usize) {
                *seen = true;
            }
        }
    });
    let code = |(code, _): (u32, bool)| char::from_u32(code);
    (0..).zip(seen).filter(|(_, seen)| *seen).filter_map(code).filter(|character| drawn(*character)).collect()
}

/// Whether the maker lets it be put into files: only `fsType` 2 alone forbids that.
fn may_be_embedded(data: &[u8], index: u32) -> bool {
    let os2 = ttf_parser::Tag::from_bytes(b"OS/2");
    let face = ttf_parser::RawFace::parse(data, index).ok();
    let table = face.and_then(|face| face.table(os2)).and_then(ttf_parser::os2::Table::parse);
    table.and_then(|table| table.permissions()) != Some(ttf_parser::Permissions::Restricted)
}

fn draws_chinese(info: &FontInfo) -> bool {
    ['居', '委', '会', '国'].iter().all(|character| info.coverage.contains(u32::from(*character)))
}

/// Whether a character needs a glyph: not blanks, joiners and selectors of variants.
fn drawn(character: char) -> bool {
    !character.is_whitespace()
        && !matches!(u32::from(character), 0xAD | 0x34F | 0x180B..=0x180F | 0x200B..=0x200D | 0x2060..=0x2064)
        && !matches!(u32::from(character), 0xFE00..=0xFE0F | 0xE0100..=0xE01EF | 0x115F | 0x1160 | 0x3164 | 0xFFA0)
}

/// Every text of a paper, in reading order.
pub(crate) fn each_text(document: &mut Document, visit: &mut impl FnMut(&mut String)) {
    if let Some(head) = &mut document.head {
        visit(&mut head.words);
        head.number.iter_mut().for_each(&mut *visit);
    }
    document.title.iter_mut().for_each(&mut *visit);
    document.subtitle.iter_mut().for_each(&mut *visit);
    document.addressee.iter_mut().for_each(&mut *visit);
    each_block(&mut document.blocks, visit);
    if let Some(signature) = &mut document.signature {
        visit(&mut signature.name);
    }
    for attachment in &mut document.attachments {
        visit(&mut attachment.title);
        each_block(&mut attachment.blocks, visit);
    }
    document.colophon.iter_mut().for_each(&mut *visit);
}

fn each_block(blocks: &mut [Block], visit: &mut impl FnMut(&mut String)) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } => visit(text),
            Block::Paragraph(runs) => runs.iter_mut().for_each(|run| visit(&mut run.text)),
            Block::Listed { label, text } => {
                visit(label);
                visit(text);
            }
            Block::Table(table) => {
                visit(&mut table.caption);
                table.columns.iter_mut().for_each(|column| visit(&mut column.title));
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    if let Cell::Text(text) | Cell::Name(text) = cell {
                        visit(text);
                    }
                }
                table.notes.iter_mut().for_each(&mut *visit);
            }
            Block::Picture(picture) => visit(&mut picture.svg),
            Block::Card(card) => {
                visit(&mut card.name);
                card.post.iter_mut().for_each(&mut *visit);
            }
            Block::PageBreak | Block::Section(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// A font of this computer that draws Chinese, whose maker now forbids putting it into files.
    fn closed(folder: &std::path::Path, family: &str) -> std::path::PathBuf {
        let faces = faces();
        let face = faces.faces().find(|face| face.families.iter().any(|(name, _)| name == family)).unwrap();
        let (fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _)) = &face.source else { panic!() };
        let mut bytes = std::fs::read(path).unwrap();
        let count = ttf_parser::fonts_in_collection(&bytes).unwrap_or(1);
        let os2 = ttf_parser::Tag::from_bytes(b"OS/2");
        let starts: Vec<usize> = (0..count)
            .filter_map(|index| {
                let table = ttf_parser::RawFace::parse(&bytes, index).ok()?.table(os2)?;
                Some(table.as_ptr() as usize - bytes.as_ptr() as usize)
            })
            .collect();
        // `fsType` stands behind version, average width, weight and width.
        for start in starts {
            bytes[start + 8..start + 10].copy_from_slice(&[0, 2]);
        }
        let path = folder.join("closed.ttc");
        std::fs::OpenOptions::new().write(true).create_new(true).open(&path).unwrap().write_all(&bytes).unwrap();
        path
    }

    const SANS: &str = "Noto Sans CJK SC";
    const SERIF: &str = "Noto Serif CJK SC";

    #[test]
    fn a_font_that_forbids_embedding_is_replaced_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let mut database = fontdb::Database::new();
        database.load_font_file(closed(folder.path(), SANS)).unwrap();
        for face in faces().faces().filter(|face| face.families.iter().any(|(name, _)| name == SERIF)) {
            database.push_face_info(face.clone());
        }
        let fonts = Fonts::of(&database, |_| true);
        assert_eq!(fonts.closed, [ClosedFont { family: SANS.to_owned(), instead: Some(SERIF.to_owned()) }]);
        assert_eq!(fonts.heiti, [SERIF.to_lowercase()]);
        assert!(fonts.infos().all(|info| !info.family.contains("Sans CJK")));
    }

    #[test]
    fn where_nothing_else_draws_chinese_the_closed_font_is_used_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let mut database = fontdb::Database::new();
        database.load_font_file(closed(folder.path(), SANS)).unwrap();
        let fonts = Fonts::of(&database, |_| true);
        assert_eq!(fonts.closed, [ClosedFont { family: SANS.to_owned(), instead: None }]);
        assert!(fonts.chinese());
    }

    #[test]
    fn fonts_of_this_computer_may_be_embedded() {
        assert_eq!(installed().unwrap().closed, []);
    }
}
