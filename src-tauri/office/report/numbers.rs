//! The numbers of a report as the window reads them, the tables they stand in, and what she sets by hand or types.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::indicators::Indicators;
use domain::kinds::ReportReader;
use domain::papers::facts::{LastYearOrigin, ReportFacts};
use domain::papers::numbers::{Number, Numbers, Origin, Source, SourceKind, printed};
use domain::papers::tables::{NumberTable, TableCell, tables};
use domain::wording::{indicators as words, report as wording};
use domain::{Day, Fault, Refusal};
use store::Reading;
use store::report::{Override, TypedNumber};

use super::{MOST, read_facts, read_year};
use crate::wire::{Made, OneAt};
use crate::{Office, optional, required};

/// A number of the report.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportNumber {
    /// Stable.
    pub code: String,
    /// In words.
    pub label: String,
    /// What it is counted in: 人, 户, 次.
    pub unit: String,
    /// As printed; — where there is none.
    pub printed: String,
    /// The value that counts, times 1000.
    pub thousandths: Option<i64>,
    /// From where that is.
    pub source: ReportNumberSource,
    /// What was counted, as printed.
    pub computed: Option<String>,
    /// What was counted, times 1000.
    pub computed_thousandths: Option<i64>,
    /// Set by hand instead.
    pub by_hand: Option<ReportByHand>,
    /// 手填; not used where it is computed.
    pub typed: Option<ReportTyped>,
    /// Nothing computes it: it may be typed.
    pub typable: bool,
    /// How it is counted.
    pub definition: String,
    /// The same a year before, as printed.
    pub last_year: Option<String>,
    /// From where that is.
    pub last_year_origin: Option<ReportYearOrigin>,
    /// What changed since, in words: 多1, 少1, 持平.
    pub change: Option<String>,
    /// What it counted.
    pub counted: Vec<ReportSource>,
    /// People of whom the register does not know it; the id opens the card.
    pub unknown: Vec<ReportSource>,
}

/// From where the value of a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportNumberSource {
    /// Counted in the register.
    Computed,
    /// Set by hand, with a reason.
    ByHand,
    /// 手填
    Typed,
    /// There is none.
    None,
}

/// From where the numbers of an earlier year are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportYearOrigin {
    /// As that year's report was sent.
    Frozen,
    /// 回填, or set by hand in that year's report.
    Filled,
    /// Computed as of that year's day.
    Computed,
    /// There are none.
    None,
}

impl From<LastYearOrigin> for ReportYearOrigin {
    fn from(origin: LastYearOrigin) -> Self {
        match origin {
            LastYearOrigin::Frozen => Self::Frozen,
            LastYearOrigin::Filled => Self::Filled,
            LastYearOrigin::Computed => Self::Computed,
        }
    }
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

/// A number typed with its basis.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportTyped {
    /// The row.
    pub id: i64,
    /// What taking it back must carry.
    pub version: i64,
    /// The value times 1000.
    pub thousandths: i64,
    /// On what it rests.
    pub basis: String,
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

/// A table of the report.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportTable {
    /// Stable: `basics`, `r08`, `meetings` …
    pub code: String,
    /// 居民委员会成员和社区工作者情况统计表
    pub title: String,
    /// Small lines under it.
    pub notes: Vec<String>,
    /// Its heads, behind the two of group and row.
    pub columns: Vec<String>,
    /// From top to bottom.
    pub rows: Vec<ReportTableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportTableRow {
    /// 年龄
    pub group: String,
    /// 31至40岁, 年龄不明
    pub label: String,
    /// One per column, in their order.
    pub cells: Vec<ReportTableCell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportTableCell {
    /// As printed.
    pub printed: String,
    /// Code of the number; none where it is none, or one that stands beside another.
    pub number: Option<String>,
    /// The number was set by hand.
    pub by_hand: bool,
    /// 手填
    pub typed: bool,
    /// In a row of unknown people: who they are.
    pub unknown: Vec<ReportSource>,
}

/// Sets a number by hand.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportOverrideSet {
    /// The year.
    pub year: i32,
    /// Code of the number.
    pub number: String,
    /// The value times 1000.
    pub thousandths: i64,
    /// Why; must be given.
    pub reason: String,
    /// The day of the report it is seen on; the usual one where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// Types a number, or another one for it.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportNumberType {
    /// The year.
    pub year: i32,
    /// Code of the indicator.
    pub code: String,
    /// The value times 1000.
    pub thousandths: i64,
    /// On what it rests; must be given.
    pub basis: String,
}

/// `report_override_set`
pub(crate) fn set_override(office: &mut Office, request: ReportOverrideSet) -> Result<Made, Fault> {
    within(request.thousandths)?;
    let reason = optional("reason", Some(request.reason), 400)?.ok_or(Fault::Refused(Refusal::ReasonNeeded))?;
    let facts = read_facts(office, request.year, request.as_of, ReportReader::Street)?;
    let label = Numbers::of(&facts)?
        .get(&request.number)
        .map(|number| number.label.clone())
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "indicator", value: request.number.clone() }))?;
    let sentence = wording::set_by_hand(&label, &printed(request.thousandths));
    office.write_because("report_override_set", sentence, Some(reason.clone()), |writing| {
        let year = i64::from(facts.year);
        let kept = Override::of(writing, year)?.into_iter().find(|row| row.indicator == request.number);
        let id = match kept {
            Some(mut row) => {
                row.thousandths = request.thousandths;
                row.reason = reason;
                row.rewrite(writing)?;
                row.id
            }
            None => Override {
                id: 0,
                removed: false,
                year,
                indicator: request.number,
                thousandths: request.thousandths,
                reason,
            }
            .add(writing)?,
        };
        Ok(Made { id })
    })
}

/// `report_override_remove`: the counted number stands again.
pub(crate) fn remove_override(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    let (year, code) = office.read(|reading| {
        let row = Override::find(reading, request.id)?;
        Ok((row.year, row.indicator))
    })?;
    let facts = read_facts(office, i32::try_from(year).unwrap_or_default(), None, ReportReader::Street)?;
    let label = Numbers::of(&facts)?.get(&code).map_or(code, |number| number.label.clone());
    office.write("report_override_remove", wording::taken_back(&label), |writing| {
        let mut row = Override::patched(writing, request.id, request.version)?;
        row.removed = true;
        row.rewrite(writing)?;
        Ok(Made { id: row.id })
    })
}

/// `report_number_type`
pub(crate) fn set_typed(office: &mut Office, request: ReportNumberType) -> Result<Made, Fault> {
    let year = read_year(request.year)?;
    within(request.thousandths)?;
    let basis = required("basis", &request.basis, 400)?;
    let label = label(office, &request.code)?
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "indicator", value: request.code.clone() }))?;
    let sentence = words::typed(year, &label, &printed(request.thousandths));
    office.write("report_number_type", sentence, |writing| {
        let year = i64::from(year);
        let kept = TypedNumber::of(writing, year)?.into_iter().rev().find(|row| row.code == request.code);
        let id = match kept {
            Some(mut row) => {
                (row.thousandths, row.basis) = (request.thousandths, basis);
                row.rewrite(writing)?;
                row.id
            }
            None => {
                let (code, thousandths) = (request.code, request.thousandths);
                TypedNumber { id: 0, removed: false, year, code, thousandths, basis }.add(writing)?
            }
        };
        Ok(Made { id })
    })
}

/// `report_number_untype`
pub(crate) fn remove_typed(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    let row = office.read(|reading| TypedNumber::find(reading, request.id))?;
    let label = label(office, &row.code)?.unwrap_or(row.code);
    office.write("report_number_untype", words::untyped(row.year, &label), |writing| {
        let mut row = TypedNumber::patched(writing, request.id, request.version)?;
        row.removed = true;
        row.rewrite(writing)?;
        Ok(Made { id: row.id })
    })
}

/// What an indicator is called; none where a code is none.
fn label(office: &mut Office, code: &str) -> Result<Option<String>, Fault> {
    let indicators = Indicators::with(&crate::facts::measures(office)?)?;
    Ok(indicators.find(code).map(|(table, column, row)| table.label(column, row)))
}

fn within(thousandths: i64) -> Result<(), Fault> {
    if (0..=MOST).contains(&thousandths) {
        return Ok(());
    }
    Err(Fault::Refused(Refusal::OutOfRange { field: "value", least: 0, most: MOST / 1000 }))
}

/// All numbers as the window reads them.
pub(super) fn wire_numbers(
    reading: &Reading<'_>,
    facts: &ReportFacts,
    numbers: &Numbers,
) -> Result<Vec<ReportNumber>, Fault> {
    let year = i64::from(facts.year);
    let (overrides, typed) = (Override::of(reading, year)?, TypedNumber::of(reading, year)?);
    numbers.all().iter().map(|number| wire_number(reading, number, &overrides, &typed)).collect()
}

fn wire_number(
    reading: &Reading<'_>,
    number: &Number,
    overrides: &[Override],
    typed: &[TypedNumber],
) -> Result<ReportNumber, Fault> {
    let by_hand = overrides
        .iter()
        .rev()
        .find(|row| row.indicator == number.code)
        .map(|row| {
            Ok::<_, Fault>(ReportByHand {
                id: row.id,
                version: Override::version(reading, row.id)?,
                thousandths: row.thousandths,
                reason: row.reason.clone(),
            })
        })
        .transpose()?;
    let typed = typed
        .iter()
        .rev()
        .find(|row| row.code == number.code)
        .map(|row| {
            Ok::<_, Fault>(ReportTyped {
                id: row.id,
                version: TypedNumber::version(reading, row.id)?,
                thousandths: row.thousandths,
                basis: row.basis.clone(),
            })
        })
        .transpose()?;
    Ok(ReportNumber {
        code: number.code.clone(),
        label: number.label.clone(),
        unit: number.unit.clone(),
        printed: number.printed(),
        thousandths: number.value(),
        source: match number.origin() {
            Origin::Computed => ReportNumberSource::Computed,
            Origin::ByHand => ReportNumberSource::ByHand,
            Origin::Typed => ReportNumberSource::Typed,
            Origin::Missing => ReportNumberSource::None,
        },
        computed: number.computed.map(printed),
        computed_thousandths: number.computed,
        by_hand,
        typed,
        typable: number.indicator && number.computed.is_none(),
        definition: number.definition.clone(),
        last_year: number.last_year.as_ref().map(|last| printed(last.thousandths)),
        last_year_origin: number.last_year.as_ref().map(|last| last.origin.into()),
        change: number.change_in_words(),
        counted: number.counted.iter().map(wire_source).collect(),
        unknown: number.unknown.iter().map(wire_source).collect(),
    })
}

pub(super) fn wire_source(source: &Source) -> ReportSource {
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

/// All tables as the window reads them.
pub(super) fn wire_tables(facts: &ReportFacts, numbers: &Numbers) -> Vec<ReportTable> {
    tables(facts, numbers).into_iter().map(|table| wire_table(table, numbers)).collect()
}

fn wire_table(table: NumberTable, numbers: &Numbers) -> ReportTable {
    ReportTable {
        code: table.code,
        title: table.title,
        notes: table.notes,
        columns: table.heads.into_iter().map(|head| head.label).collect(),
        rows: table
            .lines
            .into_iter()
            .map(|line| ReportTableRow {
                group: line.group,
                label: line.label,
                cells: line.cells.iter().map(|cell| wire_cell(cell, numbers)).collect(),
            })
            .collect(),
    }
}

fn wire_cell(cell: &TableCell, numbers: &Numbers) -> ReportTableCell {
    let number = match cell {
        TableCell::Number(code) => numbers.get(code),
        _ => None,
    };
    let unknown = match cell {
        TableCell::Unknown(people) => people
            .iter()
            .map(|who| ReportSource { kind: ReportSourceKind::Person, id: Some(who.person), text: who.name.clone() })
            .collect(),
        _ => Vec::new(),
    };
    ReportTableCell {
        printed: cell.said(numbers),
        number: number.map(|number| number.code.clone()),
        by_hand: number.is_some_and(|number| number.origin() == Origin::ByHand),
        typed: number.is_some_and(|number| number.origin() == Origin::Typed),
        unknown,
    }
}
