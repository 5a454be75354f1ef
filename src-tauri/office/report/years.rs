//! The years before: last year beside this one, and five years of every indicator.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::ReportReader;
use domain::papers::facts::{LastYear, LastYearOrigin};
use domain::papers::numbers::{Numbers, printed_or_none};
use domain::wording::report::pictures::COURSES;
use domain::{Day, Fault};
use store::Reading;
use store::chain::Head;
use store::report::{Override, ReportVersion, TypedNumber};

use super::numbers::ReportYearOrigin;
use super::usual_day;
use crate::{Office, facts};

/// Years of a trend.
const YEARS: i32 = 5;

/// The numbers of a year as they stand, by code, each with its origin.
pub(crate) type YearNumbers = BTreeMap<String, LastYear>;

/// Years that were counted, as long as nothing they count is written.
#[derive(Default)]
pub(crate) struct Kept {
    head: Option<Head>,
    years: BTreeMap<(i32, Day), Arc<YearNumbers>>,
}

impl Kept {
    /// An operation that leaves all of it as it was.
    pub(crate) fn keep_on(&mut self, head: &Head) {
        if self.head.as_ref().is_some_and(|kept| kept.count + 1 == head.count) {
            self.head = Some(head.clone());
        }
    }
}

/// Which indicators.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportYearsRequest {
    /// Their codes; all indicators where missing.
    #[serde(default)]
    pub codes: Option<Vec<String>>,
    /// The last year; this year where missing.
    #[serde(default)]
    pub year: Option<i32>,
}

/// Years beside each other, the earliest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportYears {
    /// Five years up to the last one.
    pub years: Vec<ReportYear>,
}

/// A year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportYear {
    /// The year.
    pub year: i32,
    /// From where its numbers are, in the main.
    pub origin: ReportYearOrigin,
    /// Those asked for, in that order.
    pub numbers: Vec<ReportYearNumber>,
}

/// A number of a year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportYearNumber {
    /// Its code.
    pub code: String,
    /// As printed; — where there is none.
    pub printed: String,
    /// Times 1000.
    pub thousandths: Option<i64>,
    /// From where it is.
    pub origin: ReportYearOrigin,
}

/// `report_years`
pub(crate) fn get(office: &mut Office, request: ReportYearsRequest) -> Result<ReportYears, Fault> {
    let last = super::read_year(request.year.unwrap_or_else(|| office.today().year()))?;
    let codes = match request.codes {
        Some(codes) => codes,
        None => {
            let indicators = domain::indicators::Indicators::with(&facts::measures(office)?)?;
            let mut codes: Vec<String> = Vec::new();
            for (_, column, row) in indicators.all() {
                let code = domain::indicators::Table::code(column, row);
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            codes
        }
    };
    let years = (last - YEARS + 1..=last)
        .map(|year| {
            let known = of_year(office, year)?;
            let numbers: Vec<ReportYearNumber> = codes
                .iter()
                .map(|code| {
                    let number = known.get(code);
                    ReportYearNumber {
                        code: code.clone(),
                        printed: printed_or_none(number.map(|number| number.thousandths)),
                        thousandths: number.map(|number| number.thousandths),
                        origin: number.map_or(ReportYearOrigin::None, |number| number.origin.into()),
                    }
                })
                .collect();
            let any = |origin| numbers.iter().any(|number| number.origin == origin);
            let origins = [ReportYearOrigin::Frozen, ReportYearOrigin::Computed, ReportYearOrigin::Filled];
            let origin = origins.into_iter().find(|origin| any(*origin)).unwrap_or(ReportYearOrigin::None);
            Ok(ReportYear { year, origin, numbers })
        })
        .collect::<Result<_, Fault>>()?;
    Ok(ReportYears { years })
}

/// The numbers of a year: as its report was sent; where it was not, what was set by hand or filled in, and the rest as
/// computed on that year's day where the register has a source then.
pub(crate) fn of_year(office: &mut Office, year: i32) -> Result<Arc<YearNumbers>, Fault> {
    let head = office.read(|reading| reading.chain_head())?;
    if office.years.head.as_ref() != Some(&head) {
        office.years = Kept { head: Some(head), years: BTreeMap::new() };
    }
    let on = usual_day(year, office.today());
    if let Some(kept) = office.years.years.get(&(year, on)) {
        return Ok(Arc::clone(kept));
    }
    let made = Arc::new(counted(office, year, on)?);
    office.years.years.insert((year, on), Arc::clone(&made));
    Ok(made)
}

fn counted(office: &mut Office, year: i32, on: Day) -> Result<YearNumbers, Fault> {
    if let Some(sent) = office.read(|reading| sent(reading, year))? {
        return Ok(sent);
    }
    let facts = facts::of_numbers(office, year, on)?;
    let mut known: YearNumbers = Numbers::of(&facts)?
        .all()
        .iter()
        .filter_map(|number| {
            let last = LastYear { thousandths: number.computed?, origin: LastYearOrigin::Computed };
            Some((number.code.clone(), last))
        })
        .collect();
    let (typed, by_hand) = office
        .read(|reading| Ok((TypedNumber::of(reading, i64::from(year))?, Override::of(reading, i64::from(year))?)))?;
    let filled = typed.into_iter().map(|row| (row.code, row.thousandths));
    for (code, thousandths) in filled.chain(by_hand.into_iter().map(|row| (row.indicator, row.thousandths))) {
        known.insert(code, LastYear { thousandths, origin: LastYearOrigin::Filled });
    }
    Ok(known)
}

/// What the pictures show of the years before, the year before last and further back read here.
pub(crate) fn earlier(
    office: &mut Office,
    year: i32,
    last_year: &YearNumbers,
) -> Result<BTreeMap<i32, BTreeMap<String, i64>>, Fault> {
    let mut years = BTreeMap::new();
    for before in (year - YEARS + 1)..year - 1 {
        let known = of_year(office, before)?;
        years.insert(before, shown(&known));
    }
    years.insert(year - 1, shown(last_year));
    Ok(years)
}

/// The numbers of a year that the pictures show. Where the register counts nobody and nothing, it was not kept yet: a
/// nought would say that there was nobody.
fn shown(known: &YearNumbers) -> BTreeMap<String, i64> {
    let met = known.get("meetings.held").is_some_and(|held| held.thousandths > 0);
    let codes = COURSES.iter().filter_map(|(code, _, _)| Some((*code, known.get(*code)?)));
    codes
        .filter(|(code, one)| {
            let counted = one.thousandths > 0 || one.origin != LastYearOrigin::Computed;
            counted || (met && *code == "meetings.resolutions")
        })
        .map(|(code, one)| (code.to_owned(), one.thousandths))
        .collect()
}

/// The numbers of the last version of a year's report that was sent and not returned.
fn sent(reading: &Reading<'_>, year: i32) -> Result<Option<YearNumbers>, Fault> {
    let versions = ReportVersion::of(reading, i64::from(year))?;
    let last = versions
        .into_iter()
        .filter(|one| one.reader == ReportReader::Street && one.sent_on.is_some() && one.returned_on.is_none())
        .max_by_key(|one| one.version);
    Ok(last.and_then(|version| numbers_of(&version.content)))
}

/// Numbers of the content of a version; none where it holds none.
fn numbers_of(content: &str) -> Option<YearNumbers> {
    let content: serde_json::Value = serde_json::from_str(content).ok()?;
    let numbers = content.get("numbers")?.as_array()?;
    let known = numbers
        .iter()
        .filter_map(|number| {
            let value = number.get("value")?.as_f64()?;
            let thousandths = (value * 1000.0).round() as i64;
            Some((number.get("code")?.as_str()?.to_owned(), LastYear { thousandths, origin: LastYearOrigin::Frozen }))
        })
        .collect();
    Some(known)
}
