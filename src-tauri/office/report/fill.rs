//! 历史数据回填: numbers of earlier years, from a form that goes out, is filled, and comes back; or typed on the page.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::{Align, Block, Cell, Document, Table};
use domain::fault::SheetTrouble;
use domain::kinds::ReportReader;
use domain::papers::numbers::{Numbers, printed};
use domain::papers::sent::ReportTrouble;
use domain::papers::{columns, file_name, row};
use domain::roster::years::{self, Known};
use domain::wording::fill as wording;
use domain::{Day, Fault, Refusal};
use store::Reading;
use store::report::{ReportVersion, TypedNumber};

use super::{MOST, read_facts, usual_day};
use crate::export::{Exported, Format};
use crate::{Office, reading, required};

/// The first year a number is filled in for.
const FIRST: i32 = 1990;
/// Most years of one form.
const MOST_YEARS: i32 = 20;
/// Most numbers filled in at once.
const MOST_ROWS: usize = 20_000;

/// The form to fill in.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportFillForm {
    /// The first year.
    pub from: i32,
    /// The last year.
    pub to: i32,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
}

/// A filled form.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportFillRead {
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// Which sheet; 回填表 where there is one, or else the first, where missing.
    #[serde(default)]
    pub sheet: Option<String>,
}

/// What stands in a filled form.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportFillSheet {
    /// The sheet that was read.
    pub sheet: String,
    /// Every number of it, in its order.
    pub rows: Vec<ReportFillRow>,
    /// How many can be filled in.
    pub good: usize,
}

/// A number of a filled form.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportFillRow {
    /// The row of the sheet, from 1.
    pub row: u32,
    /// Of which year.
    pub year: Option<i32>,
    /// The indicator.
    pub code: Option<String>,
    /// The indicator in words, or as written.
    pub label: String,
    /// The number as written.
    pub value: String,
    /// The number times 1000.
    pub thousandths: Option<i64>,
    /// What is filled in now, as printed.
    pub kept: Option<String>,
    /// Why it cannot be filled in.
    pub problem: Option<String>,
}

/// Fills numbers in: all of them or none.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportFill {
    /// The numbers.
    pub rows: Vec<ReportFillNumber>,
    /// On what they rest: 2023年报表, 《…》.
    pub basis: String,
}

/// A number to fill in.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportFillNumber {
    /// Of which year.
    pub year: i32,
    /// The indicator.
    pub code: String,
    /// The number times 1000.
    pub thousandths: i64,
}

/// What was filled in.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportFilled {
    /// Numbers that are new or other ones now.
    pub filled: usize,
    /// Numbers that stood there already.
    pub same: usize,
}

/// Every indicator a number may be filled in for: all but those about one body of this register.
fn indicators(office: &mut Office) -> Result<Vec<Known>, Fault> {
    let year = office.today().year();
    let facts = read_facts(office, year, Some(usual_day(year, office.today())), ReportReader::Street)?;
    let numbers = Numbers::of(&facts)?;
    let known = numbers.all().iter().filter(|number| number.indicator);
    Ok(known.map(|number| Known { code: number.code.clone(), label: number.label.clone() }).collect())
}

/// Years that are over.
fn years_over(today: Day) -> RangeInclusive<i32> {
    FIRST..=today.year() - 1
}

/// `report_fill_form`: what is filled in already stands in it.
pub(crate) fn form(office: &mut Office, request: ReportFillForm) -> Result<Exported, Fault> {
    let over = years_over(office.today());
    for year in [request.from, request.to] {
        if !over.contains(&year) {
            let (least, most) = (i64::from(*over.start()), i64::from(*over.end()));
            return Err(Fault::Refused(Refusal::OutOfRange { field: "year", least, most }));
        }
    }
    let (from, to) = (request.from.min(request.to), request.from.max(request.to));
    let years: Vec<i32> = (from..=to).rev().take(MOST_YEARS as usize).collect::<Vec<_>>().into_iter().rev().collect();
    let known = indicators(office)?;
    let (committee, kept) = office.read(|reading| {
        let kept = years.iter().map(|year| kept(reading, *year)).collect::<Result<Vec<_>, _>>()?;
        Ok((crate::facts::committee(reading)?, kept))
    })?;
    let titles: Vec<String> = years.iter().map(|year| wording::year(*year)).collect();
    let mut heads = vec![(wording::CODE, 4, Align::Left), (wording::INDICATOR, 8, Align::Left)];
    heads.extend(titles.iter().map(|title| (title.as_str(), 3, Align::Right)));
    let rows = known.iter().map(|one| {
        let mut cells = vec![Cell::text(one.code.clone()), Cell::text(one.label.clone())];
        cells.extend(
            kept.iter().map(|kept| kept.get(&one.code).map_or(Cell::Empty, |number| figure(number.thousandths))),
        );
        row(cells)
    });
    let table = Table {
        caption: wording::FORM.to_owned(),
        columns: columns(&heads),
        rows: rows.collect(),
        notes: vec![wording::HOW.to_owned()],
    };
    let document = Document {
        head: None,
        title: vec![wording::FORM.to_owned()],
        subtitle: None,
        addressee: None,
        blocks: vec![Block::Table(table)],
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    };
    let stem = file_name::stem(&[wording::FORM, &committee.name], None);
    let exported = crate::export::write(office, &document, &stem, request.folder, &[Format::Xlsx])?;
    office.note("report_fill_form", wording::FORM_EXPORTED, None)?;
    Ok(exported)
}

fn figure(thousandths: i64) -> Cell {
    if thousandths % 1000 == 0 {
        return Cell::Count(thousandths / 1000);
    }
    let decimals = printed(thousandths).split_once('.').map_or(0, |(_, rest)| rest.len());
    Cell::Measure { value: domain::papers::sent::value(thousandths), decimals: u8::try_from(decimals).unwrap_or(3) }
}

/// What is filled in for a year, by code.
fn kept(reading: &Reading<'_>, year: i32) -> Result<BTreeMap<String, TypedNumber>, Fault> {
    Ok(TypedNumber::of(reading, i64::from(year))?.into_iter().map(|number| (number.code.clone(), number)).collect())
}

/// The version of a year that is out.
fn sent(reading: &Reading<'_>, year: i32) -> Result<Option<i64>, Fault> {
    let versions = ReportVersion::of(reading, i64::from(year))?;
    let out = versions.iter().filter(|version| {
        version.reader == ReportReader::Street && version.sent_on.is_some() && version.returned_on.is_none()
    });
    Ok(out.map(|version| version.version).max())
}

/// `report_fill_read`: writes nothing.
pub(crate) fn read(office: &mut Office, request: ReportFillRead) -> Result<ReportFillSheet, Fault> {
    // Without a register no file is opened for nothing.
    office.read(|_| Ok(()))?;
    let mut read = reading::sheet(&request.path, request.sheet.as_deref())?;
    if request.sheet.is_none() && read.name != wording::FORM && read.names.iter().any(|name| name == wording::FORM) {
        read = reading::sheet(&request.path, Some(wording::FORM))?;
    }
    let known = indicators(office)?;
    let rows = years::read(&read.sheet, &known, years_over(office.today())).map_err(no_form)?;
    let mut by_year = BTreeMap::new();
    let mut told = Vec::with_capacity(rows.len());
    for one in rows {
        let (mut now, mut problem) = (None, one.problem);
        if let Some(year) = one.year.filter(|_| problem.is_none()) {
            let (kept, sent) = match by_year.entry(year) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    unknown.insert(office.read(|reading| Ok((kept(reading, year)?, sent(reading, year)?)))?)
                }
            };
            now = one.code.as_ref().and_then(|code| kept.get(code)).map(|number| printed(number.thousandths));
            problem = sent.map(|version| wording::sent(year, version));
        }
        told.push(ReportFillRow {
            row: one.row,
            year: one.year,
            code: one.code,
            label: one.label,
            value: one.text,
            thousandths: one.thousandths,
            kept: now,
            problem,
        });
    }
    let good = told.iter().filter(|one| one.problem.is_none()).count();
    Ok(ReportFillSheet { sheet: read.name, rows: told, good })
}

fn no_form(trouble: SheetTrouble) -> Fault {
    match trouble {
        SheetTrouble::NoHeader => Fault::Refused(Refusal::Report(ReportTrouble::NoFillForm)),
        other => Fault::Refused(Refusal::Sheet(other)),
    }
}

/// `report_fill`: one operation, one undo.
pub(crate) fn fill(office: &mut Office, request: ReportFill) -> Result<ReportFilled, Fault> {
    let basis = required("basis", &request.basis, 400)?;
    if request.rows.is_empty() {
        return Err(Fault::Refused(Refusal::Empty { field: "rows" }));
    }
    if request.rows.len() > MOST_ROWS {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "rows", least: 1, most: MOST_ROWS as i64 }));
    }
    let over = years_over(office.today());
    let known = indicators(office)?;
    for number in &request.rows {
        if !known.iter().any(|one| one.code == number.code) {
            return Err(Fault::Refused(Refusal::NotACode { field: "indicator", value: number.code.clone() }));
        }
        if !over.contains(&number.year) {
            let (least, most) = (i64::from(*over.start()), i64::from(*over.end()));
            return Err(Fault::Refused(Refusal::OutOfRange { field: "year", least, most }));
        }
        if !(0..=MOST).contains(&number.thousandths) {
            return Err(Fault::Refused(Refusal::OutOfRange { field: "value", least: 0, most: MOST / 1000 }));
        }
    }
    let mut by_year: BTreeMap<i32, Vec<&ReportFillNumber>> = BTreeMap::new();
    for number in &request.rows {
        by_year.entry(number.year).or_default().push(number);
    }
    office.write("report_fill", "", |writing| {
        let mut done = ReportFilled { filled: 0, same: 0 };
        for (year, numbers) in &by_year {
            if let Some(version) = sent(writing, *year)? {
                return Err(Fault::Refused(Refusal::Report(ReportTrouble::YearSent { year: *year, version })));
            }
            let mut kept = kept(writing, *year)?;
            for number in numbers {
                match kept.get_mut(&number.code) {
                    Some(row) if row.thousandths == number.thousandths => done.same += 1,
                    Some(row) => {
                        (row.thousandths, row.basis) = (number.thousandths, basis.clone());
                        row.rewrite(writing)?;
                        done.filled += 1;
                    }
                    None => {
                        let mut row = TypedNumber {
                            id: 0,
                            removed: false,
                            year: i64::from(*year),
                            code: number.code.clone(),
                            thousandths: number.thousandths,
                            basis: basis.clone(),
                        };
                        row.id = row.add(writing)?;
                        kept.insert(number.code.clone(), row);
                        done.filled += 1;
                    }
                }
            }
        }
        let ends = (by_year.keys().next().copied(), by_year.keys().next_back().copied());
        if let (Some(first), Some(last)) = ends {
            writing.say(wording::filled(first, last, done.filled));
        }
        Ok(done)
    })
}
