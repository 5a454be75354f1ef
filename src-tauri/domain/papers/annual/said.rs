//! How a chapter is put together: sentences of ours under codes of their own, whose numbers can be opened, and what she
//! made of them.

use std::collections::BTreeMap;

use crate::characters::clean;
use crate::document::{Picture, Table};
use crate::papers::facts::ReportFacts;
use crate::papers::numbers::{Numbers, printed};
use crate::wording::report::chapters::OTHER_WORDS;
use crate::wording::report::{CHIP_END, CHIP_START, second_level};

/// A piece of a chapter.
#[derive(Clone, Debug, PartialEq)]
pub enum ChapterBlock {
    /// A heading below the chapter's own.
    Heading {
        /// 2 to 4.
        level: u8,
        /// With its number.
        text: String,
    },
    /// A sentence or more.
    Paragraph(Said),
    /// A table.
    Table(Table),
    /// A picture of ours.
    Picture(Picture),
}

/// A paragraph of ours, and hers where she worded it herself.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Stable: `basics.members`.
    pub code: String,
    /// As it is printed.
    pub pieces: Vec<Piece>,
    /// Our own words now, where she worded it herself.
    pub ours: Option<Vec<Piece>>,
    /// The numbers of it that are not what they were when she worded it.
    pub moved: Vec<Moved>,
}

impl Said {
    /// As it is printed.
    pub fn text(&self) -> String {
        plain(&self.pieces)
    }

    /// Our own words.
    pub fn own(&self) -> String {
        plain(self.ours.as_deref().unwrap_or(&self.pieces))
    }

    /// The numbers of our own words, by code, times 1000, and under [`WORDS`] what else they say.
    pub fn numbers(&self, numbers: &Numbers) -> BTreeMap<String, i64> {
        let ours = self.ours.as_deref().unwrap_or(&self.pieces);
        let mut told: BTreeMap<String, i64> = ours
            .iter()
            .filter_map(|piece| match piece {
                Piece::Number { code, .. } => numbers.get(code).map(|number| (code.clone(), number.thousandths())),
                Piece::Text(_) => None,
            })
            .collect();
        told.insert(WORDS.to_owned(), words(ours));
        told
    }
}

/// In the place of a number's code: what a sentence says besides its numbers, such as who holds a post.
pub const WORDS: &str = "words";

/// The words between the numbers as one number (FNV-1a, 52 bits), to see whether they are still the same.
fn words(pieces: &[Piece]) -> i64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for piece in pieces {
        let text = match piece {
            Piece::Text(text) => text,
            Piece::Number { code, .. } => code,
        };
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    (hash >> 12) as i64
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::text).collect()
}

/// A number that is not what it was when she worded the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its code.
    pub code: String,
    /// In words.
    pub label: String,
    /// As it was; none where the sentence had no such number.
    pub then: Option<String>,
    /// As it is; none where there is no such number any more.
    pub now: Option<String>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// A number that can be opened.
    Number {
        /// Its code.
        code: String,
        /// As papers print it.
        printed: String,
    },
}

impl Piece {
    /// As papers print it.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number { printed, .. } => printed,
        }
    }
}

/// Puts a chapter together.
pub(crate) struct Teller<'a> {
    pub(crate) facts: &'a ReportFacts,
    pub(crate) numbers: &'a Numbers,
    blocks: Vec<ChapterBlock>,
    headings: i64,
}

impl<'a> Teller<'a> {
    pub(crate) fn new(facts: &'a ReportFacts, numbers: &'a Numbers) -> Self {
        Self { facts, numbers, blocks: Vec::new(), headings: 0 }
    }

    /// A paragraph of ours under its code, or hers in its place.
    pub(crate) fn say(&mut self, code: impl Into<String>, text: &str) {
        let code = code.into();
        let ours = pieces(text, self.numbers);
        let said = match self.facts.written.sentences.get(&code) {
            None => Said { code, pieces: ours, ours: None, moved: Vec::new() },
            Some(hers) => Said {
                code,
                pieces: vec![Piece::Text(clean(&hers.text))],
                moved: moved(&ours, &hers.numbers, self.numbers),
                ours: Some(ours),
            },
        };
        self.blocks.push(ChapterBlock::Paragraph(said));
    }

    /// A heading below the chapter's own, with the next number: （一）.
    pub(crate) fn heading(&mut self, text: &str) {
        self.headings += 1;
        self.blocks.push(ChapterBlock::Heading { level: 2, text: second_level(self.headings, text) });
    }

    pub(crate) fn table(&mut self, table: Table) {
        self.blocks.push(ChapterBlock::Table(table));
    }

    pub(crate) fn picture(&mut self, picture: Option<Picture>) {
        self.blocks.extend(picture.map(ChapterBlock::Picture));
    }

    pub(crate) fn done(self) -> Vec<ChapterBlock> {
        self.blocks
    }
}

/// What differs between the numbers of our words now and those it had when she worded it.
fn moved(ours: &[Piece], then: &BTreeMap<String, i64>, numbers: &Numbers) -> Vec<Moved> {
    let mut codes: Vec<&str> = Vec::new();
    let now = ours.iter().filter_map(|piece| match piece {
        Piece::Number { code, .. } => Some(code.as_str()),
        Piece::Text(_) => None,
    });
    for code in now.chain(then.keys().map(String::as_str)) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let mut moved: Vec<Moved> = codes
        .into_iter()
        .filter(|code| *code != WORDS)
        .filter_map(|code| {
            let number = numbers.get(code);
            let (before, after) = (then.get(code).copied(), number.map(|number| number.thousandths()));
            (before != after).then(|| Moved {
                code: code.to_owned(),
                label: number.map_or_else(|| code.to_owned(), |number| number.label.clone()),
                then: before.map(printed),
                now: after.map(printed),
            })
        })
        .collect();
    // A share moves with its number; said apart is only what no number tells, such as another name.
    if moved.is_empty() && then.get(WORDS).is_some_and(|before| *before != words(ours)) {
        moved.push(Moved { code: WORDS.to_owned(), label: OTHER_WORDS.to_owned(), then: None, now: None });
    }
    moved
}

/// A sentence with chips as pieces. A mark without a number of ours behind it goes, whoever typed it, and so do characters
/// no paper may hold.
fn pieces(text: &str, numbers: &Numbers) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(CHIP_START) {
        add(&mut pieces, before);
        let (code, after) = after.split_once(CHIP_END).unwrap_or((after, ""));
        match numbers.get(code) {
            Some(number) => pieces.push(Piece::Number { code: code.to_owned(), printed: number.printed() }),
            None => add(&mut pieces, code),
        }
        rest = after;
    }
    add(&mut pieces, rest);
    pieces
}

fn add(pieces: &mut Vec<Piece>, text: &str) {
    let text = clean(text);
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(before)) => before.push_str(&text),
        _ => pieces.push(Piece::Text(text)),
    }
}
