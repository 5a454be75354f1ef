//! Figures of meetings over any period, each with the meetings it counts; and those of R14 and R15, which are typed with the
//! basis they rest on until the register has a source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use chrono::Datelike;

use domain::indicators::Table;
use domain::kinds::BodyKind;
use domain::papers::numbers::Numbers;
use domain::{Day, Fault};
use store::Reading;
use store::meeting_counts::Tally;
use store::report::TypedNumber;

use crate::{Office, facts};

/// The reports whose figures are typed, with what they are called here.
const TYPED: &[(&str, &str)] = &[("r14", "R14"), ("r15", "R15")];

/// A period.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingFiguresRequest {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// The figures of a period.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingFigures {
    /// R13: 居民会议、居民代表会议的次数和参加人数.
    pub report: Vec<MeetingFigureLine>,
    /// The same of every body that met.
    pub bodies: Vec<MeetingFigureLine>,
    /// R14 and R15 of the last year of the period: typed, or empty.
    pub typed: Vec<TypedFigureLine>,
}

/// How often a body met and how many came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingFigureLine {
    /// The body; none where all bodies of a kind are counted together.
    pub body: Option<i64>,
    /// 居民会议 …
    pub title: String,
    /// 次数
    pub count: i64,
    /// 参加人数, summed over the meetings.
    pub came: i64,
    /// 应到, summed over the meetings.
    pub due: i64,
    /// Of them with a signature.
    pub signed: i64,
    /// The meetings counted.
    pub meetings: Vec<i64>,
}

/// A figure typed with its basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TypedFigureLine {
    /// R14 or R15.
    pub report: String,
    /// Code of the indicator: `r14.pact`.
    pub code: String,
    /// 居民公约 …
    pub title: String,
    /// The number.
    pub number: Option<i64>,
    /// The register counts it; a typed one is not used.
    pub computed: bool,
    /// On what it rests.
    pub basis: Option<String>,
    /// The row, where it was typed.
    pub id: Option<i64>,
    /// What taking it back must carry.
    pub version: Option<i64>,
}

fn line(body: Option<i64>, title: String, tallies: &[&Tally]) -> MeetingFigureLine {
    MeetingFigureLine {
        body,
        title,
        count: tallies.len() as i64,
        came: tallies.iter().map(|one| one.came).sum(),
        due: tallies.iter().map(|one| one.due).sum(),
        signed: tallies.iter().filter(|one| one.signed).count() as i64,
        meetings: tallies.iter().map(|one| one.meeting).collect(),
    }
}

/// `meeting_figures`
pub(crate) fn get(office: &mut Office, request: MeetingFiguresRequest) -> Result<MeetingFigures, Fault> {
    let (year, on) = (request.to.year(), request.to);
    let numbers = Numbers::of(&facts::of_numbers(office, year, on)?)?;
    office.read(|reading| {
        let tallies = Tally::between(reading, None, (request.from, request.to))?;
        let report = [BodyKind::ResidentsAssembly, BodyKind::DelegatesAssembly]
            .into_iter()
            .map(|kind| {
                let of_kind: Vec<&Tally> = tallies.iter().filter(|one| one.body_kind == kind).collect();
                line(None, kind.chinese().to_owned(), &of_kind)
            })
            .collect();
        let mut bodies: Vec<(i64, String)> = Vec::new();
        for one in &tallies {
            if !bodies.iter().any(|(id, _)| *id == one.body) {
                bodies.push((one.body, one.body_name.clone()));
            }
        }
        bodies.sort();
        let bodies = bodies
            .into_iter()
            .map(|(body, name)| {
                line(Some(body), name, &tallies.iter().filter(|one| one.body == body).collect::<Vec<_>>())
            })
            .collect();
        let typed = typed(reading, &numbers, request.to.year())?;
        Ok(MeetingFigures { report, bodies, typed })
    })
}

fn typed(reading: &Reading<'_>, numbers: &Numbers, year: i32) -> Result<Vec<TypedFigureLine>, Fault> {
    let kept = TypedNumber::of(reading, i64::from(year))?;
    let mut lines = Vec::new();
    for (table, report) in TYPED {
        let Some(table) = numbers.indicators.table(table) else { continue };
        for (column, row) in table.rows.iter().flat_map(|row| table.columns.iter().map(move |column| (column, row))) {
            let Some(number) = numbers.get(&Table::code(column, row)) else { continue };
            let row = kept.iter().rev().find(|one| one.code == number.code);
            lines.push(TypedFigureLine {
                report: (*report).to_owned(),
                code: number.code.clone(),
                title: number.label.clone(),
                number: number.value().map(|thousandths| thousandths / 1000),
                computed: number.computed.is_some(),
                basis: row.map(|row| row.basis.clone()),
                id: row.map(|row| row.id),
                version: row.map(|row| TypedNumber::version(reading, row.id)).transpose()?,
            });
        }
    }
    Ok(lines)
}
