//! The report as the window reads it: chapters in runs with their numbers, every number with its origin, the
//! statistics table, what she writes herself, and what should be looked at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::ReportReader;
use domain::papers::annual::Report;
use domain::papers::numbers::{Number, Numbers, Source, SourceKind, StatisticsCell};
use domain::{Day, Fault};
use store::Reading;
use store::report::Override;

use super::chapters::{self, ReportChapter, ReportPart};

/// A year's report.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportCard {
    /// The year.
    pub year: i32,
    /// The day its facts are true on.
    pub as_of: Day,
    /// For whom it is.
    pub reader: ReportReader,
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
    pub(crate) fn of(reading: &Reading<'_>, report: &Report<'_>) -> Result<Self, Fault> {
        let facts = report.facts;
        let document = report.document("");
        let overrides = Override::of(reading, i64::from(facts.year))?;
        Ok(Self {
            year: facts.year,
            as_of: facts.as_of,
            reader: facts.written.reader,
            title: document.title,
            addressee: document.addressee,
            chapters: chapters::chapters(reading, report)?,
            numbers: report
                .numbers
                .all()
                .iter()
                .map(|number| wire_number(reading, number, &overrides))
                .collect::<Result<_, _>>()?,
            statistics: wire_statistics(&report.numbers),
            parts: chapters::parts(reading, report)?,
            checks: report
                .checks()
                .into_iter()
                .map(|check| ReportCheck { code: check.code, wrong: check.wrong, message: check.message })
                .collect(),
            attachments: document.attachments.into_iter().map(|attachment| attachment.title).collect(),
            folder: crate::export::remembered_folder(reading)?,
        })
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
