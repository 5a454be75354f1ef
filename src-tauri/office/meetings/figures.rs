//! Figures of meetings over any period, each with the meetings it counts; and those no register computes yet, typed with
//! the basis they rest on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use chrono::Datelike;

use domain::kinds::BodyKind;
use domain::wording::meetings as wording;
use domain::{Day, Fault, Refusal};
use store::matter::MeetingFigure;
use store::meeting_counts::Tally;

use crate::wire::{Made, OneAt};
use crate::{Office, required};

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
    /// Which figure.
    pub code: String,
    /// 居民公约 …
    pub title: String,
    /// The number.
    pub number: Option<i64>,
    /// On what it rests.
    pub basis: Option<String>,
    /// The row, where it was typed.
    pub id: Option<i64>,
    /// What taking it back must carry.
    pub version: Option<i64>,
}

/// Types a figure with its basis, or another number for it.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingFigureSet {
    /// Of which year.
    pub year: i32,
    /// Which figure.
    pub code: String,
    /// The number.
    pub number: i64,
    /// On what it rests.
    pub basis: String,
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
        let kept = MeetingFigure::of(reading, i64::from(request.to.year()))?;
        let typed = wording::TYPED_FIGURES
            .iter()
            .map(|(report, code, title)| {
                let kept = kept.iter().rev().find(|one| one.code == *code);
                Ok(TypedFigureLine {
                    report: (*report).to_owned(),
                    code: (*code).to_owned(),
                    title: (*title).to_owned(),
                    number: kept.map(|one| one.number),
                    basis: kept.map(|one| one.basis.clone()),
                    id: kept.map(|one| one.id),
                    version: kept.map(|one| MeetingFigure::version(reading, one.id)).transpose()?,
                })
            })
            .collect::<Result<_, Fault>>()?;
        Ok(MeetingFigures { report, bodies, typed })
    })
}

/// `meeting_figure_set`
pub(crate) fn set(office: &mut Office, request: MeetingFigureSet) -> Result<Made, Fault> {
    let basis = required("basis", &request.basis, 400)?;
    let known = wording::TYPED_FIGURES.iter().find(|(_, code, _)| *code == request.code);
    let Some((_, code, title)) = known else {
        return Err(Fault::Refused(Refusal::NotACode { field: "code", value: request.code }));
    };
    for (field, number, least, most) in
        [("number", request.number, 0, 1_000_000), ("year", i64::from(request.year), 1949, 2199)]
    {
        if !(least..=most).contains(&number) {
            return Err(Fault::Refused(Refusal::OutOfRange { field, least, most }));
        }
    }
    office.write("meeting_figure_set", wording::figure_typed(request.year, title, request.number), |writing| {
        let year = i64::from(request.year);
        let kept = MeetingFigure::of(writing, year)?.into_iter().rev().find(|one| one.code == *code);
        match kept {
            Some(mut kept) => {
                (kept.number, kept.basis) = (request.number, basis);
                kept.rewrite(writing)?;
                Ok(Made { id: kept.id })
            }
            None => {
                let code = (*code).to_owned();
                let figure = MeetingFigure { id: 0, removed: false, year, code, number: request.number, basis };
                Ok(Made { id: figure.add(writing)? })
            }
        }
    })
}

/// `meeting_figure_remove`
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("meeting_figure_remove", wording::FIGURE_REMOVED, |writing| {
        let mut figure = MeetingFigure::patched(writing, request.id, request.version)?;
        figure.removed = true;
        figure.rewrite(writing)?;
        Ok(Made { id: figure.id })
    })
}
