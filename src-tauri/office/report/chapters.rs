//! The chapters of the report: as the window reads them, the parts she writes herself, and the sentences she words
//! herself.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::characters::clean;
use domain::document::{Align, Table};
use domain::kinds::ReportReader;
use domain::papers::annual::{
    Chapter, ChapterBlock, FreePart, Piece, Report, Said, Written, WrittenPart, WrittenSentence,
};
use domain::papers::numbers::Numbers;
use domain::wording::report as wording;
use domain::{Day, Fault, Notion, Refusal};
use store::Reading;
use store::report::{ReportSentence, ReportText};

use super::{read_facts, read_year};
use crate::wire::Made;
use crate::{Office, optional};

/// The longest free part, in characters.
const LONGEST_PART: usize = 100_000;
/// The longest sentence, in characters.
const LONGEST_SENTENCE: usize = 20_000;

/// A chapter.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportChapter {
    /// `basics`, `party`, `self_rule`, `service`, `safety`, `environment`, `culture`, `finance`, `problems`, `plan`; of the
    /// plan: `plan_aims`, `plan`, `plan_duties`, `plan_open`, `plan_measures`. That of its part, where it has one.
    pub code: String,
    /// 一、社区基本情况
    pub title: String,
    /// She may write in it herself: `parts` has a line of the same code.
    pub free: bool,
    /// How far it is: `computed`, `written`, `carried`, `unwritten`, `edited`, `moved`.
    pub standing: String,
    /// What we write, in reading order; her part stands after it.
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
        /// As it is printed, in reading order.
        runs: Vec<ReportRun>,
        /// Its code, by which she may word it herself; none where she may not.
        sentence: Option<String>,
        /// She worded it herself.
        edited: bool,
        /// Our own words now.
        computed: String,
        /// What a change must carry; 0 while it is ours.
        version: i64,
        /// What is not as it was when she worded it.
        moved: Vec<ReportMoved>,
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
    /// A picture.
    Picture {
        /// What it shows, in words.
        alt: String,
        /// The drawing; it refers to nothing outside itself.
        svg: String,
    },
}

/// A number that is not what it was when she worded the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportMoved {
    /// Code of the number; `words` for what no number tells, such as another name.
    pub code: String,
    /// In words.
    pub label: String,
    /// As it was; none where the sentence had no such number.
    pub then: Option<String>,
    /// As it is; none where there is no such number any more.
    pub now: Option<String>,
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
    /// The code of its chapter.
    pub part: String,
    /// Its heading.
    pub title: String,
    /// The paper cannot do without it: the register knows too little of the matter.
    pub always: bool,
    /// What stands in the paper.
    pub text: String,
    /// What a change must carry; 0 while she has not touched it for this year.
    pub version: i64,
    /// 沿用: the text is that of an earlier year and she has not touched it. Kept or emptied, it is touched.
    pub carried: bool,
    /// The year the text was carried over from.
    pub carried_from: Option<i32>,
    /// What stood there the year before, to start from.
    pub last_year: String,
}

/// Writes a free part. As it stands (照用) or emptied, it is touched and no longer carried over.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportTextSet {
    /// The year.
    pub year: i32,
    /// Which part.
    pub part: String,
    /// What she writes; one paragraph per line.
    pub text: String,
    /// The version it was read at; 0 while it is untouched.
    pub version: i64,
}

/// Words a sentence of ours herself; an empty text, or our own words, makes it ours again.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportSentenceSet {
    /// The year.
    pub year: i32,
    /// For whom; the street office where missing.
    #[serde(default)]
    pub reader: Option<ReportReader>,
    /// The day of the report it is seen on; the usual one where missing. Its numbers of that day are kept with it.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Which sentence.
    pub sentence: String,
    /// As she words it.
    pub text: String,
    /// The version it was read at; 0 while it is ours.
    pub version: i64,
}

/// `report_text_set`
pub(crate) fn set_text(office: &mut Office, request: ReportTextSet) -> Result<Made, Fault> {
    let year = read_year(request.year)?;
    let part = FreePart::from_code(&request.part)
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "part", value: request.part.clone() }))?;
    let text = optional("text", Some(clean(&request.text)), LONGEST_PART)?.unwrap_or_default();
    office.write("report_text_set", wording::wrote(year, part.chinese()), |writing| {
        let kept = ReportText::of(writing, i64::from(year))?.into_iter().find(|row| row.part == part.code());
        match kept {
            Some(mut row) => {
                writing.unchanged_since(Notion::Report, ReportText::TABLE, row.id, request.version)?;
                row.text = text;
                row.rewrite(writing)?;
                Ok(Made { id: row.id })
            }
            // Somebody took away what she read.
            None if request.version != 0 => Err(Fault::ChangedMeanwhile(Notion::Report)),
            None => {
                let row =
                    ReportText { id: 0, removed: false, year: i64::from(year), part: part.code().to_owned(), text };
                Ok(Made { id: row.add(writing)? })
            }
        }
    })
}

/// `report_sentence_set`
pub(crate) fn set_sentence(office: &mut Office, request: ReportSentenceSet) -> Result<Made, Fault> {
    let year = read_year(request.year)?;
    let reader = request.reader.unwrap_or(ReportReader::Street);
    let text = optional("text", Some(clean(&request.text)), LONGEST_SENTENCE)?;
    let facts = read_facts(office, year, request.as_of, reader)?;
    let report = Report::of(&facts)?;
    // A sentence that is not told on this day may still be made ours again.
    let said = report.sentence(&request.sentence);
    let text = text.filter(|text| said.is_none_or(|said| *text != said.own()));
    if said.is_none() && text.is_some() {
        return Err(Fault::Refused(Refusal::NotACode { field: "sentence", value: request.sentence }));
    }
    let numbers = said.map(|said| said.numbers(&report.numbers)).unwrap_or_default();
    let numbers = serde_json::to_string(&numbers).map_err(|error| Fault::Bug(error.to_string()))?;
    let sentence = if text.is_some() { wording::worded(year) } else { wording::ours_again(year) };
    office.write("report_sentence_set", sentence, |writing| {
        let kept = ReportSentence::of(writing, i64::from(year), reader)?;
        match (kept.into_iter().find(|row| row.sentence == request.sentence), text) {
            (Some(mut row), text) => {
                writing.unchanged_since(Notion::Report, ReportSentence::TABLE, row.id, request.version)?;
                match text {
                    Some(text) => (row.text, row.numbers) = (text, numbers),
                    None => row.removed = true,
                }
                row.rewrite(writing)?;
                Ok(Made { id: row.id })
            }
            (None, _) if request.version != 0 => Err(Fault::ChangedMeanwhile(Notion::Report)),
            (None, None) => Ok(Made { id: 0 }),
            (None, Some(text)) => {
                let year = i64::from(year);
                let row =
                    ReportSentence { id: 0, removed: false, year, reader, sentence: request.sentence, text, numbers };
                Ok(Made { id: row.add(writing)? })
            }
        }
    })
}

/// What she wrote herself into a year's report for a reader: parts carried over where she touched none this year.
pub(crate) fn written(reading: &Reading<'_>, year: i32, reader: ReportReader) -> Result<Written, Fault> {
    let mut parts: BTreeMap<FreePart, WrittenPart> = BTreeMap::new();
    for row in ReportText::up_to(reading, i64::from(year))? {
        let Some(part) = FreePart::from_code(&row.part) else { continue };
        let from = i32::try_from(row.year).unwrap_or(year);
        // The newest year stands last.
        parts.insert(part, WrittenPart { text: row.text, carried_from: (from != year).then_some(from) });
    }
    let sentences = ReportSentence::of(reading, i64::from(year), reader)?
        .into_iter()
        .map(|row| {
            let numbers = serde_json::from_str(&row.numbers).unwrap_or_default();
            (row.sentence, WrittenSentence { text: row.text, numbers })
        })
        .collect();
    Ok(Written { reader, parts, sentences })
}

/// The parts of a reader's paper, in its order.
pub(crate) fn parts(reading: &Reading<'_>, report: &Report<'_>) -> Result<Vec<ReportPart>, Fault> {
    let (year, written) = (report.facts.year, &report.facts.written);
    let rows = ReportText::of(reading, i64::from(year))?;
    let before = self::written(reading, year - 1, written.reader)?;
    let chapter = |part: FreePart| report.chapters.iter().find(|chapter| chapter.part == Some(part));
    FreePart::of(written.reader)
        .iter()
        .map(|part| {
            let row = rows.iter().find(|row| row.part == part.code());
            let carried_from = written.carried_from(*part);
            Ok(ReportPart {
                part: part.code().to_owned(),
                title: chapter(*part).map_or_else(|| part.chinese().to_owned(), |chapter| chapter.title.clone()),
                always: part.is_hers(),
                text: written.text(*part).to_owned(),
                version: row.map(|row| ReportText::version(reading, row.id)).transpose()?.unwrap_or(0),
                carried: carried_from.is_some(),
                carried_from,
                last_year: before.text(*part).to_owned(),
            })
        })
        .collect()
}

/// The chapters in their order.
pub(crate) fn chapters(reading: &Reading<'_>, report: &Report<'_>) -> Result<Vec<ReportChapter>, Fault> {
    let facts = report.facts;
    let rows = ReportSentence::of(reading, i64::from(facts.year), facts.written.reader)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let versions = reading.versions(ReportSentence::TABLE, &ids)?;
    let version = |code: &str| {
        let row = rows.iter().find(|row| row.sentence == code);
        row.and_then(|row| versions.get(&row.id)).copied().unwrap_or(0)
    };
    Ok(report.chapters.iter().map(|chapter| wire_chapter(chapter, &report.numbers, &version)).collect())
}

fn wire_chapter(chapter: &Chapter, numbers: &Numbers, version: &dyn Fn(&str) -> i64) -> ReportChapter {
    ReportChapter {
        code: chapter.code.clone(),
        title: chapter.title.clone(),
        free: chapter.part.is_some(),
        standing: chapter.standing().code().to_owned(),
        blocks: chapter.blocks.iter().map(|block| wire_block(block, numbers, version)).collect(),
    }
}

fn wire_block(block: &ChapterBlock, numbers: &Numbers, version: &dyn Fn(&str) -> i64) -> ReportBlock {
    match block {
        ChapterBlock::Heading { level, text } => ReportBlock::Heading { level: *level, text: text.clone() },
        ChapterBlock::Paragraph(said) => wire_said(said, numbers, version(&said.code)),
        ChapterBlock::Table(table) => wire_table(table),
        ChapterBlock::Picture(picture) => ReportBlock::Picture { alt: picture.alt.clone(), svg: picture.svg.clone() },
    }
}

fn wire_said(said: &Said, numbers: &Numbers, version: i64) -> ReportBlock {
    ReportBlock::Paragraph {
        runs: said.pieces.iter().map(|piece| wire_run(piece, numbers)).collect(),
        sentence: Some(said.code.clone()),
        edited: said.ours.is_some(),
        computed: said.own(),
        version,
        moved: said
            .moved
            .iter()
            .map(|one| ReportMoved {
                code: one.code.clone(),
                label: one.label.clone(),
                then: one.then.clone(),
                now: one.now.clone(),
            })
            .collect(),
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
            .map(|column| ReportColumn { title: column.title.clone(), number: column.align == Align::Right })
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| ReportRow {
                cells: row.cells.iter().map(|cell| clean(&cell.printed())).collect(),
                strong: row.strong,
            })
            .collect(),
        notes: table.notes.clone(),
    }
}
