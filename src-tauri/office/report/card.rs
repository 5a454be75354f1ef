//! The report as the window reads it: chapters in runs with their numbers, every number with its origin, the
//! statistics table, what she writes herself, and what should be looked at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Table;
use domain::papers::annual::{ChapterBlock, FreePart, Piece, Report};
use domain::papers::facts::ReportFacts;
use domain::papers::numbers::{Number, Numbers, Source, SourceKind, StatisticsCell};
use domain::{Day, Fault};
use store::Reading;
use store::report::{Override, ReportText};

use super::life::ReportLife;

/// A year's report.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportCard {
    /// The year.
    pub year: i32,
    /// The day its facts are true on.
    pub as_of: Day,
    /// The title, broken into lines.
    pub title: Vec<String>,
    /// The office it goes to.
    pub addressee: Option<String>,
    /// In the order of the paper.
    pub chapters: Vec<ReportChapter>,
    /// Every number in it, by code.
    pub numbers: Vec<ReportNumber>,
    /// The statistics table.
    pub statistics: ReportStatistics,
    /// What she writes herself, in the order of the paper.
    pub parts: Vec<ReportPart>,
    /// What should be looked at before it goes out.
    pub checks: Vec<ReportCheck>,
    /// Names of the papers that follow.
    pub attachments: Vec<String>,
    /// The folder files went to last.
    pub folder: Option<String>,
    /// Draft, checked, sent, returned; and its versions.
    pub life: ReportLife,
}

/// A chapter.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportChapter {
    /// `basics`, `bodies`, `groups`, `meetings`, `statistics`, or the code of a free part.
    pub code: String,
    /// 一、社区基本情况
    pub title: String,
    /// She writes it herself.
    pub free: bool,
    /// In reading order.
    pub blocks: Vec<ReportBlock>,
}

/// A piece of a chapter.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReportBlock {
    /// A heading below the chapter's own.
    Heading {
        /// 2 to 4.
        level: u8,
        /// With its number.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// In reading order.
        runs: Vec<ReportRun>,
    },
    /// A table.
    Table {
        /// Shown above it.
        caption: String,
        /// Its heads.
        columns: Vec<ReportColumn>,
        /// Its rows.
        rows: Vec<ReportRow>,
        /// Small lines under it.
        notes: Vec<String>,
    },
    /// A picture; the pages of the paper show it.
    Picture {
        /// What it shows, in words.
        alt: String,
    },
}

/// A head of a table.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportColumn {
    /// Its words.
    pub title: String,
    /// Its cells are numbers.
    pub number: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportRow {
    /// As printed, one per column.
    pub cells: Vec<String>,
    /// A sum.
    pub strong: bool,
}

/// Words, or a number that can be opened.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportRun {
    /// As printed.
    pub text: String,
    /// Code of the number; none for words.
    pub number: Option<String>,
    /// The number was set by hand.
    pub by_hand: bool,
}

/// A number of the report.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportNumber {
    /// Stable.
    pub code: String,
    /// In words.
    pub label: String,
    /// As printed.
    pub printed: String,
    /// What was counted, as printed.
    pub computed: String,
    /// What was counted, times 1000.
    pub computed_thousandths: i64,
    /// Set by hand instead.
    pub by_hand: Option<ReportByHand>,
    /// What it counted.
    pub counted: Vec<ReportSource>,
    /// People of whom the register does not know it.
    pub unknown: Vec<ReportSource>,
}

/// A number set by hand.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportByHand {
    /// The row.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// The value times 1000.
    pub thousandths: i64,
    /// Why.
    pub reason: String,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportSourceKind {
    /// A card.
    Person,
    /// A body.
    Body,
    /// A meeting.
    Meeting,
    /// A building.
    Building,
    /// A unit stationed here.
    Unit,
    /// A figure somebody recorded.
    Figure,
}

/// One thing a number counted.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportSource {
    /// What it is.
    pub kind: ReportSourceKind,
    /// Its id; none for a figure.
    pub id: Option<i64>,
    /// In words.
    pub text: String,
}

/// The statistics table.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportStatistics {
    /// Heads of the number columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<ReportStatisticsRow>,
}

/// A row of the statistics table.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportStatisticsRow {
    /// 年龄
    pub group: String,
    /// 31至40岁, 年龄不明
    pub label: String,
    /// One per column.
    pub cells: Vec<ReportStatisticsCell>,
}

/// A cell of the statistics table.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportStatisticsCell {
    /// As printed.
    pub printed: String,
    /// Code of the number; none in a row of unknown people.
    pub number: Option<String>,
    /// The number was set by hand.
    pub by_hand: bool,
    /// In a row of unknown people: who they are.
    pub unknown: Vec<ReportSource>,
}

/// A part she writes herself.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportPart {
    /// `service`, `safety`, `environment`, `culture`, `finance`, `problems`, `plan`
    pub part: String,
    /// Its heading.
    pub title: String,
    /// It stands in the paper even while nothing is written.
    pub always: bool,
    /// What she wrote.
    pub text: String,
    /// What a change must carry; 0 while nothing is written.
    pub version: i64,
    /// What she wrote the year before, to start from.
    pub last_year: String,
}

/// What should be looked at.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportCheck {
    /// Such as `members.age_sum`; `unknown` where the register does not know something.
    pub code: String,
    /// The numbers do not add up.
    pub wrong: bool,
    /// In words.
    pub message: String,
}

impl ReportCard {
    /// The card of a report.
    pub(crate) fn of(reading: &Reading<'_>, report: &Report<'_>, life: ReportLife) -> Result<Self, Fault> {
        let facts = report.facts;
        let document = report.document("");
        let overrides = Override::of(reading, i64::from(facts.year))?;
        Ok(Self {
            year: facts.year,
            as_of: facts.as_of,
            title: document.title,
            addressee: document.addressee,
            chapters: report
                .chapters
                .iter()
                .map(|chapter| ReportChapter {
                    code: chapter.code.clone(),
                    title: chapter.title.clone(),
                    free: chapter.free,
                    blocks: chapter.blocks.iter().map(|block| wire_block(block, &report.numbers)).collect(),
                })
                .collect(),
            numbers: report
                .numbers
                .all()
                .iter()
                .map(|number| wire_number(reading, number, &overrides))
                .collect::<Result<_, _>>()?,
            statistics: wire_statistics(&report.numbers),
            parts: parts(reading, facts)?,
            checks: report
                .checks()
                .into_iter()
                .map(|check| ReportCheck { code: check.code, wrong: check.wrong, message: check.message })
                .collect(),
            attachments: document.attachments.into_iter().map(|attachment| attachment.title).collect(),
            folder: crate::export::remembered_folder(reading)?,
            life,
        })
    }
}

fn parts(reading: &Reading<'_>, facts: &ReportFacts) -> Result<Vec<ReportPart>, Fault> {
    let year = i64::from(facts.year);
    let (rows, before) = (ReportText::of(reading, year)?, ReportText::of(reading, year - 1)?);
    let find = |rows: &[ReportText], part: &FreePart| rows.iter().find(|row| row.part == part.code()).cloned();
    FreePart::ALL
        .iter()
        .map(|part| {
            let row = find(&rows, part);
            Ok(ReportPart {
                part: part.code().to_owned(),
                title: part.chinese().to_owned(),
                always: part.always(),
                version: row.as_ref().map(|row| ReportText::version(reading, row.id)).transpose()?.unwrap_or(0),
                text: row.map(|row| row.text).unwrap_or_default(),
                last_year: find(&before, part).map(|row| row.text).unwrap_or_default(),
            })
        })
        .collect()
}

fn wire_block(block: &ChapterBlock, numbers: &Numbers) -> ReportBlock {
    match block {
        ChapterBlock::Heading { level, text } => ReportBlock::Heading { level: *level, text: text.clone() },
        ChapterBlock::Paragraph(pieces) => {
            ReportBlock::Paragraph { runs: pieces.iter().map(|piece| wire_run(piece, numbers)).collect() }
        }
        ChapterBlock::Table(table) => wire_table(table),
        ChapterBlock::Picture(picture) => ReportBlock::Picture { alt: picture.alt.clone() },
    }
}

fn wire_run(piece: &Piece, numbers: &Numbers) -> ReportRun {
    let number = match piece {
        Piece::Text(_) => None,
        Piece::Number { code, .. } => Some(code.clone()),
    };
    let by_hand = number.as_deref().and_then(|code| numbers.get(code)).is_some_and(|number| number.by_hand.is_some());
    ReportRun { text: piece.text().to_owned(), number, by_hand }
}

fn wire_table(table: &Table) -> ReportBlock {
    ReportBlock::Table {
        caption: table.caption.clone(),
        columns: table
            .columns
            .iter()
            .map(|column| ReportColumn {
                title: column.title.clone(),
                number: column.align == domain::document::Align::Right,
            })
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| ReportRow { cells: row.cells.iter().map(|cell| cell.printed()).collect(), strong: row.strong })
            .collect(),
        notes: table.notes.clone(),
    }
}

fn wire_number(reading: &Reading<'_>, number: &Number, overrides: &[Override]) -> Result<ReportNumber, Fault> {
    let row = overrides.iter().find(|row| row.indicator == number.code);
    let by_hand = row
        .map(|row| {
            Ok::<_, Fault>(ReportByHand {
                id: row.id,
                version: Override::version(reading, row.id)?,
                thousandths: row.thousandths,
                reason: row.reason.clone(),
            })
        })
        .transpose()?;
    Ok(ReportNumber {
        code: number.code.clone(),
        label: number.label.clone(),
        printed: number.printed(),
        computed: domain::papers::numbers::printed(number.computed),
        computed_thousandths: number.computed,
        by_hand,
        counted: number.counted.iter().map(wire_source).collect(),
        unknown: number.unknown.iter().map(wire_source).collect(),
    })
}

fn wire_source(source: &Source) -> ReportSource {
    ReportSource {
        kind: match source.kind {
            SourceKind::Person => ReportSourceKind::Person,
            SourceKind::Body => ReportSourceKind::Body,
            SourceKind::Meeting => ReportSourceKind::Meeting,
            SourceKind::Building => ReportSourceKind::Building,
            SourceKind::Unit => ReportSourceKind::Unit,
            SourceKind::Figure => ReportSourceKind::Figure,
        },
        id: (source.kind != SourceKind::Figure).then_some(source.id),
        text: source.text.clone(),
    }
}

fn wire_statistics(numbers: &Numbers) -> ReportStatistics {
    let cell = |cell: &StatisticsCell| match cell {
        StatisticsCell::Number(code) => {
            let number = numbers.get(code);
            ReportStatisticsCell {
                printed: number.map(Number::printed).unwrap_or_default(),
                number: Some(code.clone()),
                by_hand: number.is_some_and(|number| number.by_hand.is_some()),
                unknown: Vec::new(),
            }
        }
        StatisticsCell::Unknown(people) => ReportStatisticsCell {
            printed: people.len().to_string(),
            number: None,
            by_hand: false,
            unknown: people
                .iter()
                .map(|who| ReportSource {
                    kind: ReportSourceKind::Person,
                    id: Some(who.person),
                    text: who.name.clone(),
                })
                .collect(),
        },
    };
    ReportStatistics {
        columns: numbers.columns.clone(),
        rows: numbers
            .lines
            .iter()
            .map(|line| ReportStatisticsRow {
                group: line.group.clone(),
                label: line.label.clone(),
                cells: line.cells.iter().map(cell).collect(),
            })
            .collect(),
    }
}
