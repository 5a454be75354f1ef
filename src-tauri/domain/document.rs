//! The one model of a paper. Facts become a [`Document`] here; `documents` renders it as DOCX, PDF,
//! XLSX and the pages on screen, and knows nothing else about it.
//!
//! Layout (margins, fonts, 22 lines of 28 characters) belongs to the renderers; a document only says
//! what a piece of text is. All text may hold anything a person typed: renderers clean it.

use serde::Serialize;

use crate::dates::{Day, Partial};

/// A paper from title to attachments.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// 标志, in red above the title, of papers that have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<Head>,
    /// The title, broken into lines by meaning (梯形 or 菱形).
    pub title: Vec<String>,
    /// A line under the title, such as （截至2025年12月31日）.
    pub subtitle: Option<String>,
    /// 主送机关, without the colon.
    pub addressee: Option<String>,
    /// The body.
    pub blocks: Vec<Block>,
    /// 署名 and date at the end of the body.
    pub signature: Option<Signature>,
    /// Papers that follow, each on a page of its own; named under the body as 附件：1. …
    pub attachments: Vec<Attachment>,
    /// One small line at the very end, such as the head of the history chain.
    pub colophon: Option<String>,
}

/// 标志: what an issued paper is called, in red, with its number and a red line under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// 安和里社区居民委员会会议纪要
    pub words: String,
    /// 〔2026〕3号
    pub number: Option<String>,
}

/// A piece of the body, in reading order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading; numbering is part of the text (一、 （一） 1. （1）).
    Heading {
        /// 1 to 4.
        level: u8,
        /// With its number.
        text: String,
    },
    /// A paragraph, first line indented by two characters.
    Paragraph(Vec<Run>),
    /// A label in 黑体 indented by two characters, and after its colon a list whose further lines hang under its first.
    Listed {
        /// 出席, without the colon.
        label: String,
        /// What is listed.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A picture drawn by us.
    Picture(Picture),
    /// A name as large as it fits, two a page, to stand on a table.
    Card(Card),
    /// What follows starts on a new page.
    PageBreak,
    /// What follows stands on pages turned this way; where that is a change it starts on a new page. As the first block
    /// of a paper or of an attachment it turns the page of the title too. Every attachment begins upright.
    Section(Orientation),
}

/// How the paper stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// Upright, as the standard asks of running text.
    #[default]
    Portrait,
    /// Turned, for tables wider than a page.
    Landscape,
}

/// Blocks between turns of the paper, each with how it stands. The first is there even where it is empty, since titles
/// stand on it; of the others only those that hold something.
pub fn sections(blocks: &[Block]) -> Vec<(Orientation, &[Block])> {
    let mut sections: Vec<(Orientation, &[Block])> = Vec::new();
    let mut stands = Orientation::default();
    for (number, part) in blocks.split_inclusive(|block| matches!(block, Block::Section(_))).enumerate() {
        let (turn, part) = match part {
            [part @ .., Block::Section(turn)] => (Some(*turn), part),
            part => (None, part),
        };
        // A paper that begins with a turn is turned from its title on.
        let titles = number == 0 && (turn.is_none() || !part.is_empty());
        if titles || !part.is_empty() {
            sections.push((stands, part));
        }
        stands = turn.unwrap_or(stands);
    }
    if sections.is_empty() {
        sections.push((stands, &[]));
    }
    sections
}

/// Text of one weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Run {
    /// Any characters a person typed.
    pub text: String,
    /// Stands out (黑体).
    pub strong: bool,
}

impl Run {
    /// Text of the ordinary weight.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: false }
    }

    /// Text that stands out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: true }
    }
}

/// A table with typed cells. Every row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// Shown above it and used as the sheet name in XLSX.
    pub caption: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Small lines under it, such as 年龄未知1人.
    pub notes: Vec<String>,
}

/// A column: repeated as table head on every page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Share of the width, relative to the other columns.
    pub share: u32,
    /// Where its cells stand.
    pub align: Align,
}

/// Where the text of a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Words.
    Left,
    /// Short codes and states.
    Centre,
    /// Numbers.
    Right,
}

/// A row of cells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// One per column.
    pub cells: Vec<Cell>,
    /// A sum or a group heading.
    pub strong: bool,
}

/// A cell with its type, so that XLSX gets numbers as numbers and ID numbers as text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing known.
    Empty,
    /// Words, and numbers that are names (ID numbers, phones).
    Text(String),
    /// The name of a person: print sets two characters to the width of three; sheets and copied text leave it as it is.
    Name(String),
    /// A count.
    Count(i64),
    /// A measured value with its number of decimals.
    Measure {
        /// The value.
        value: f64,
        /// Digits after the point.
        decimals: u8,
    },
    /// A date of any precision.
    Date(Partial),
    /// A numerator over its denominator; printed as a share with one decimal.
    Share {
        /// How many.
        part: i64,
        /// Of how many; of nobody there is no share, and it prints as —.
        whole: i64,
    },
}

impl Cell {
    /// Words, or nothing where they are empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A person's name, or nothing where it is empty.
    pub fn name(name: impl Into<String>) -> Self {
        let name = name.into();
        if name.is_empty() { Self::Empty } else { Self::Name(name) }
    }

    /// As it is copied and sorted: a name without the space print sets in it.
    pub fn said(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            other => other.printed(),
        }
    }

    /// As papers print it: no thousands mark, no leading zeros.
    pub fn printed(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Name(name) => crate::names::spread(name),
            Self::Count(count) => count.to_string(),
            Self::Measure { value, decimals } => format!("{value:.*}", usize::from(*decimals)),
            Self::Date(date) => date.chinese(),
            Self::Share { part, whole } => share(*part, *whole),
        }
    }
}

/// A share in per cent with one decimal, half up, by integers: 1097 of 6140 is 17.9%.
pub fn share(part: i64, whole: i64) -> String {
    if whole <= 0 {
        return crate::wording::indicators::NONE.to_owned();
    }
    let tenths = (part * 2000 + whole) / (whole * 2);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// A picture as SVG made by us, never by a user.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Picture {
    /// The drawing.
    pub svg: String,
    /// What it shows, in words.
    pub alt: String,
    /// Its width as a share of the type area, in hundredths.
    pub width: u8,
}

/// 座签: what stands before somebody on the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The name.
    pub name: String,
    /// The post under it.
    pub post: Option<String>,
}

/// 署名 and date.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signature {
    /// Who signs.
    pub name: String,
    /// The day on the paper.
    pub date: Day,
}

/// A paper that belongs to another one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attachment {
    /// Its title, centred on line 3 of its page.
    pub title: String,
    /// Its content.
    pub blocks: Vec<Block>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sums of the 2009 table of Tianjin: 1,097 and 5,043 of 6,140.
    #[test]
    fn shares_are_rounded_half_up_and_sum_to_a_hundred() {
        assert_eq!(share(1097, 6140), "17.9%");
        assert_eq!(share(5043, 6140), "82.1%");
        assert_eq!(share(2, 3), "66.7%");
        assert_eq!(share(0, 0), "—");
        assert_eq!(share(7, 7), "100.0%");
    }

    #[test]
    fn a_paper_is_turned_where_it_says_so_and_from_its_title_on_where_it_begins_so() {
        use Orientation::{Landscape, Portrait};
        let text = || Block::Paragraph(vec![Run::plain("一")]);
        let shape = |blocks: &[Block]| -> Vec<(Orientation, usize)> {
            sections(blocks).into_iter().map(|(stands, part)| (stands, part.len())).collect()
        };
        assert_eq!(shape(&[]), [(Portrait, 0)]);
        assert_eq!(shape(&[text(), text()]), [(Portrait, 2)]);
        let wide = Block::Section(Landscape);
        assert_eq!(shape(&[wide.clone(), text()]), [(Landscape, 1)]);
        assert_eq!(shape(&[text(), wide.clone(), text(), text()]), [(Portrait, 1), (Landscape, 2)]);
        let upright = Block::Section(Portrait);
        let both = [text(), wide.clone(), text(), upright.clone(), text()];
        assert_eq!(shape(&both), [(Portrait, 1), (Landscape, 1), (Portrait, 1)]);
        assert_eq!(shape(&[text(), wide.clone(), upright, text(), wide]), [(Portrait, 1), (Portrait, 1)]);
    }
}
