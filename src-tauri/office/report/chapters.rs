//! The chapters of a report as the window reads them, and what she writes herself.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Table;
use domain::papers::annual::{Chapter, ChapterBlock, FreePart, Piece};
use domain::papers::facts::ReportFacts;
use domain::papers::numbers::Numbers;
use domain::wording::report as wording;
use domain::{Fault, Notion, Refusal};
use store::Reading;
use store::report::ReportText;

use super::read_year;
use crate::wire::Made;
use crate::{Office, optional};

/// The longest free part, in characters.
const LONGEST_PART: usize = 100_000;

/// Writes a free part; an empty text takes it away.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportTextSet {
    /// The year.
    pub year: i32,
    /// Which part.
    pub part: String,
    /// What she writes; one paragraph per line.
    pub text: String,
    /// The version it was read at; 0 while nothing was written.
    pub version: i64,
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

/// `report_text_set`
pub(crate) fn set_text(office: &mut Office, request: ReportTextSet) -> Result<Made, Fault> {
    let year = read_year(request.year)?;
    let part = FreePart::from_code(&request.part)
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "part", value: request.part.clone() }))?;
    let text = optional("text", Some(request.text), LONGEST_PART)?;
    office.write("report_text_set", wording::wrote(year, part.chinese()), |writing| {
        let kept = ReportText::of(writing, i64::from(year))?.into_iter().find(|row| row.part == part.code());
        match (kept, text) {
            (Some(mut row), text) => {
                writing.unchanged_since(Notion::Report, ReportText::TABLE, row.id, request.version)?;
                row.removed = text.is_none();
                row.text = text.unwrap_or(row.text);
                row.rewrite(writing)?;
                Ok(Made { id: row.id })
            }
            // Somebody took away what she read.
            (None, _) if request.version != 0 => Err(Fault::ChangedMeanwhile(Notion::Report)),
            (None, None) => Ok(Made { id: 0 }),
            (None, Some(text)) => {
                let row =
                    ReportText { id: 0, removed: false, year: i64::from(year), part: part.code().to_owned(), text };
                Ok(Made { id: row.add(writing)? })
            }
        }
    })
}

/// The chapters as the window reads them.
pub(super) fn wire_chapters(chapters: &[Chapter], numbers: &Numbers) -> Vec<ReportChapter> {
    chapters
        .iter()
        .map(|chapter| ReportChapter {
            code: chapter.code.clone(),
            title: chapter.title.clone(),
            free: chapter.free,
            blocks: chapter.blocks.iter().map(|block| wire_block(block, numbers)).collect(),
        })
        .collect()
}

/// What she writes herself, in the order of the paper.
pub(super) fn parts(reading: &Reading<'_>, facts: &ReportFacts) -> Result<Vec<ReportPart>, Fault> {
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
