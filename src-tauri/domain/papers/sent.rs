//! What a report said: the content a sent version keeps, `report.json` of its package, and how two of them differ.
//!
//! The shape is published as `report.schema.json`, made from these structs. It only grows: a field that goes or changes its
//! meaning is a new version of the schema.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dates::{Day, Partial};
use crate::document::{Block, Cell, Document, Table, share};
use crate::kinds::ReportReader;
use crate::papers::annual::{ChapterBlock, Piece, Report};
use crate::papers::facts::CommitteeFacts;
use crate::papers::numbers::Number;

mod compare;
mod package;
mod trouble;

pub use compare::{Difference, ListDifference, NumberDifference, SentenceDifference, compare, moved};
pub use package::{MANIFEST, Manifest, ManifestFile, PACKAGE_SCHEMA, PackageTrouble, REPORT, SCHEMA_FILE};
pub use trouble::ReportTrouble;

/// Name and version of the shape, first in every `report.json`.
pub const SCHEMA: &str = "juwei.report/1";
/// The published shape.
pub const SCHEMA_TEXT: &str = include_str!("../report.schema.json");

/// A report as it was sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SentReport {
    /// `juwei.report/1`
    pub schema: String,
    /// Whose report it is.
    pub committee: SentCommittee,
    /// About which year.
    pub year: i32,
    /// For whom.
    pub reader: ReportReader,
    /// 第N版, counted by year and reader.
    pub version: i64,
    /// The day its facts were true.
    pub as_of: Day,
    /// The day it was made final.
    pub sent_on: Day,
    /// What this version changes, in the words of whoever sent it.
    pub note: Option<String>,
    /// Head of the history chain just before it was made final, as printed.
    pub chain: String,
    /// The packs of rules in force on a day of the year.
    pub packs: Vec<SentPack>,
    /// What it says.
    #[serde(flatten)]
    pub said: Said,
}

/// Whose report it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SentCommittee {
    /// 安和里社区
    pub name: String,
    /// As it signs: 安和里社区居民委员会.
    pub signed: String,
    /// 样例街道
    pub street: Option<String>,
    /// GB/T 2260, 12 digits.
    pub division_code: Option<String>,
}

impl SentCommittee {
    /// Of the committee of a report.
    pub fn of(committee: &CommitteeFacts, division_code: Option<String>) -> Self {
        Self {
            name: committee.name.clone(),
            signed: committee.signed.clone(),
            street: committee.street.clone(),
            division_code,
        }
    }
}

/// A pack of rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SentPack {
    /// Its code.
    pub pack: String,
    /// Its edition.
    pub edition: String,
    /// What it is called.
    pub title: String,
}

/// What a report says: numbers, sentences and tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    /// Every number of it.
    pub numbers: Vec<SaidNumber>,
    /// Every sentence, in the order of the paper.
    pub sentences: Vec<SaidSentence>,
    /// Every table, in the order of the paper.
    pub tables: Vec<SaidTable>,
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SaidOrigin {
    /// Counted from the register.
    Computed,
    /// Counted, and another one written over it with a reason.
    ByHand,
    /// 手填: nothing counts it.
    Typed,
    /// Nobody knows it.
    None,
}

/// A number of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaidNumber {
    /// Stable; never reused for something else.
    pub code: String,
    /// The table it belongs to, by its code; none where it is about one body or meeting of this register alone.
    pub group: Option<String>,
    /// In words.
    pub label: String,
    /// The value, exact to a thousandth; none where nobody knows it.
    pub value: Option<f64>,
    /// As the paper prints it.
    pub printed: String,
    /// Where it comes from.
    pub origin: SaidOrigin,
    /// What was counted, where another number was written over it.
    pub computed: Option<f64>,
    /// Why another number was written over it, or on what a typed one rests.
    pub reason: Option<String>,
}

/// A sentence, or a paragraph, of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SaidSentence {
    /// Stable within the report.
    pub code: String,
    /// The chapter it stands in.
    pub chapter: String,
    /// As the paper prints it.
    pub text: String,
}

/// A table of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaidTable {
    /// Its title.
    pub title: String,
    /// Its heads.
    pub columns: Vec<String>,
    /// Its rows; as many cells as there are heads.
    pub rows: Vec<Vec<SaidCell>>,
}

/// A cell: nothing, a number, or words. Dates are words of ISO 8601 as far as they are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SaidCell {
    /// Nothing.
    Empty(()),
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
}

impl SaidCell {
    fn of(cell: &Cell) -> Self {
        match cell {
            Cell::Empty => Self::Empty(()),
            Cell::Text(text) => Self::Text(text.clone()),
            Cell::Name(name) => Self::Text(name.clone()),
            Cell::Count(count) => Self::Number(*count as f64),
            Cell::Measure { value, .. } => Self::Number(*value),
            Cell::Date(date) => Self::Text(date.to_string()),
            Cell::Share { part, whole } => Self::Text(share(*part, *whole)),
        }
    }

    /// As it is read in a list of differences.
    fn in_words(&self) -> String {
        match self {
            Self::Empty(()) => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.parse::<Partial>().map_or_else(|_| text.clone(), Partial::chinese),
        }
    }
}

/// Thousandths as the number they are.
pub fn value(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}

impl Said {
    /// Of a report and the paper made of it.
    pub fn of(report: &Report<'_>, document: &Document) -> Self {
        Self {
            numbers: report.numbers.all().iter().map(said_number).collect(),
            sentences: sentences(report),
            tables: tables(document).map(said_table).collect(),
        }
    }
}

/// Every table of a paper, in its order.
pub fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    let attached = document.attachments.iter().flat_map(|attachment| &attachment.blocks);
    document.blocks.iter().chain(attached).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn said_number(number: &Number) -> SaidNumber {
    let first = number.code.split('.').next().unwrap_or_default();
    SaidNumber {
        code: number.code.clone(),
        group: (first != "body").then(|| first.to_owned()),
        label: number.label.clone(),
        value: Some(value(number.thousandths())),
        printed: number.printed(),
        origin: if number.by_hand.is_some() { SaidOrigin::ByHand } else { SaidOrigin::Computed },
        computed: number.by_hand.is_some().then(|| value(number.computed)),
        reason: number.by_hand.as_ref().map(|by_hand| by_hand.reason.clone()),
    }
}

fn sentences(report: &Report<'_>) -> Vec<SaidSentence> {
    let mut said = Vec::new();
    for chapter in &report.chapters {
        let paragraphs = chapter.blocks.iter().filter_map(|block| match block {
            ChapterBlock::Paragraph(pieces) => Some(pieces),
            _ => None,
        });
        for (place, pieces) in (1..).zip(paragraphs) {
            said.push(SaidSentence {
                code: format!("{}.{place}", chapter.code),
                chapter: chapter.title.clone(),
                text: pieces.iter().map(Piece::text).collect(),
            });
        }
    }
    said
}

fn said_table(table: &Table) -> SaidTable {
    SaidTable {
        title: table.caption.clone(),
        columns: table.columns.iter().map(|column| column.title.clone()).collect(),
        rows: table.rows.iter().map(|row| row.cells.iter().map(SaidCell::of).collect()).collect(),
    }
}

/// The published shape as these structs have it; [`SCHEMA_TEXT`] is what it must be.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(SentReport);
    schema.insert("$id".to_owned(), SCHEMA.into());
    format!("{:#}\n", schema.to_value())
}
