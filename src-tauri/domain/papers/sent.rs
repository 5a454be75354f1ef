//! What a report said: the content a sent version keeps, `report.json` of its package, and how two of them differ.
//!
//! The shape is published as `report.schema.json`, made from these structs. It only grows: a field that goes or changes its
//! meaning is a new version of the schema. Its words hold what a paper may hold and no more: whoever reads a package sees
//! what is printed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::characters::clean;
use crate::dates::{Day, Partial};
use crate::document::{Block, Cell, Document, Table, share};
use crate::indicators;
use crate::kinds::ReportReader;
use crate::papers::annual::Report;
use crate::papers::facts::CommitteeFacts;
use crate::papers::numbers::{Number, Numbers, Origin};

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
            name: clean(&committee.name),
            signed: clean(&committee.signed),
            street: committee.street.as_deref().map(clean),
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
    /// The tables of indicators its numbers belong to.
    pub groups: Vec<SaidGroup>,
    /// Every number of it.
    pub numbers: Vec<SaidNumber>,
    /// Every sentence, in the order of the paper.
    pub sentences: Vec<SaidSentence>,
    /// Every table, in the order of the paper.
    pub tables: Vec<SaidTable>,
}

/// A table of indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SaidGroup {
    /// Its code: `r08`.
    pub code: String,
    /// What it is called.
    pub title: String,
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
    /// In what it is measured, where that is not people or things: 元, %.
    pub unit: Option<String>,
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
            Cell::Text(text) => Self::Text(clean(text)),
            Cell::Name(name) => Self::Text(clean(name)),
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
        let groups = groups(&report.numbers);
        let tables_of = &report.numbers.indicators.tables;
        Self {
            groups: tables_of
                .iter()
                .map(|table| SaidGroup { code: table.code.clone(), title: table.short.clone() })
                .collect(),
            numbers: report.numbers.all().iter().map(|number| said_number(number, &groups)).collect(),
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

/// The tables of indicators, each with the codes of its numbers.
fn groups(numbers: &Numbers) -> BTreeMap<String, &str> {
    let mut groups = BTreeMap::new();
    for table in &numbers.indicators.tables {
        for row in &table.rows {
            for column in table.columns.iter().filter(|column| row.stands_in(column)) {
                groups.entry(indicators::Table::code(column, row)).or_insert(table.code.as_str());
            }
        }
    }
    groups
}

fn said_number(number: &Number, groups: &BTreeMap<String, &str>) -> SaidNumber {
    let origin = match number.origin() {
        Origin::Computed => SaidOrigin::Computed,
        Origin::ByHand => SaidOrigin::ByHand,
        Origin::Typed => SaidOrigin::Typed,
        Origin::Missing => SaidOrigin::None,
    };
    // What is about one body or meeting of this register can stand beside no other committee.
    let first = number.code.split('.').next().filter(|first| *first != "body");
    SaidNumber {
        group: groups.get(&number.code).copied().or(first).map(str::to_owned),
        code: number.code.clone(),
        label: clean(&number.label),
        unit: Some(number.unit.clone()).filter(|unit| !unit.is_empty()),
        value: number.value().map(value),
        printed: number.printed(),
        origin,
        computed: (origin == SaidOrigin::ByHand).then_some(number.computed).flatten().map(value),
        reason: match origin {
            SaidOrigin::ByHand => number.by_hand.as_ref().map(|by_hand| clean(&by_hand.reason)),
            SaidOrigin::Typed => number.typed.as_ref().map(|typed| clean(&typed.basis)),
            SaidOrigin::Computed | SaidOrigin::None => None,
        },
    }
}

fn sentences(report: &Report<'_>) -> Vec<SaidSentence> {
    let mut said: Vec<SaidSentence> = Vec::new();
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for chapter in &report.chapters {
        let ours = chapter.sentences().map(|one| (one.code.clone(), one.text()));
        let hers = chapter.written.iter().map(|text| (format!("{}.written", chapter.code), text.clone()));
        for (code, text) in ours.chain(hers) {
            // Sentences of one kind share a code; their place in the paper tells them apart.
            let place = told.entry(code.clone()).or_default();
            *place += 1;
            let code = if *place == 1 { code } else { format!("{code}.{place}") };
            said.push(SaidSentence { code, chapter: clean(&chapter.title), text: clean(&text) });
        }
    }
    said
}

fn said_table(table: &Table) -> SaidTable {
    SaidTable {
        title: clean(&table.caption),
        columns: table.columns.iter().map(|column| clean(&column.title)).collect(),
        rows: table.rows.iter().map(|row| row.cells.iter().map(SaidCell::of).collect()).collect(),
    }
}

/// The published shape as these structs have it; [`SCHEMA_TEXT`] is what it must be.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(SentReport);
    schema.insert("$id".to_owned(), SCHEMA.into());
    format!("{:#}\n", schema.to_value())
}
