//! Counts of buildings, groups and the committee by day: the newest of each, and how they went over the years.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::FigureKind;
use domain::{Day, Fault, Refusal};
use store::Reading;
use store::body::Body;
use store::building::{Building, BuildingGroup, Figure};

use crate::wire::{Made, OneAt};
use crate::{Office, optional};

/// A figure.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FigureLine {
    /// The row; none where it is a sum.
    pub id: Option<i64>,
    /// What it counts.
    pub kind: FigureKind,
    /// As a person reads it.
    pub kind_name: String,
    /// The value times 1000.
    pub thousandths: i64,
    /// Counted on.
    pub on: Day,
    /// Where it comes from.
    pub source: Option<String>,
}

/// A figure on a day. A figure of the same thing and day is corrected.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FigureSet {
    /// What it counts.
    pub kind: FigureKind,
    /// The value times 1000.
    pub thousandths: i64,
    /// Counted on; today where missing.
    #[serde(default)]
    pub on: Option<Day>,
    /// Of which building.
    #[serde(default)]
    pub building: Option<i64>,
    /// Of which group.
    #[serde(default)]
    pub group: Option<i64>,
    /// Where it comes from.
    #[serde(default)]
    pub source: Option<String>,
}

/// Whose counts are asked for; the committee's where both are missing.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct FigureListRequest {
    /// Of which building.
    pub building: Option<i64>,
    /// Of which group.
    pub group: Option<i64>,
}

/// Counts over the years, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FigureSeries {
    /// Every count that was taken.
    pub figures: Vec<DatedFigure>,
    /// How much of the households had moved in, on each day one of both counts changed.
    pub shares: Vec<ShareLine>,
}

/// A count that was taken.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct DatedFigure {
    /// The row; none where it is a sum over buildings.
    pub id: Option<i64>,
    /// What a removal must carry.
    pub version: Option<i64>,
    /// What it counts.
    pub kind: FigureKind,
    /// As a person reads it.
    pub kind_name: String,
    /// The value times 1000.
    pub thousandths: i64,
    /// Counted on.
    pub on: Day,
    /// Where it comes from.
    pub source: Option<String>,
}

/// 入住率 on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ShareLine {
    /// The day.
    pub on: Day,
    /// Households that moved in.
    pub moved_in: i64,
    /// Of so many.
    pub households: i64,
    /// In tenths of a per cent, rounded down.
    pub permille: i64,
}

pub(crate) fn figure_line(figure: Figure) -> FigureLine {
    FigureLine {
        id: Some(figure.id),
        kind: figure.kind,
        kind_name: figure.kind.chinese().to_owned(),
        thousandths: figure.thousandths,
        on: figure.on_day,
        source: figure.source,
    }
}

/// Sums of the figures of buildings by kind, dated by the newest.
pub(crate) fn sums(figures: &[&Figure]) -> Vec<FigureLine> {
    let mut sums: BTreeMap<FigureKind, (i64, Day)> = BTreeMap::new();
    for figure in figures {
        let sum = sums.entry(figure.kind).or_insert((0, figure.on_day));
        sum.0 += figure.thousandths;
        sum.1 = sum.1.max(figure.on_day);
    }
    sums.into_iter()
        .map(|(kind, (thousandths, on))| FigureLine {
            id: None,
            kind,
            kind_name: kind.chinese().to_owned(),
            thousandths,
            on,
            source: Some(domain::wording::SUM_OF_BUILDINGS.to_owned()),
        })
        .collect()
}

/// `figure_list`
pub(crate) fn list(office: &mut Office, request: FigureListRequest) -> Result<FigureSeries, Fault> {
    office.read(|reading| {
        let all = Figure::all(reading)?;
        let own: Vec<&Figure> =
            all.iter().filter(|figure| figure.building == request.building && figure.body == request.group).collect();
        let mut figures = Vec::with_capacity(own.len());
        for figure in &own {
            figures.push(DatedFigure {
                id: Some(figure.id),
                version: Some(Figure::version(reading, figure.id)?),
                kind: figure.kind,
                kind_name: figure.kind.chinese().to_owned(),
                thousandths: figure.thousandths,
                on: figure.on_day,
                source: figure.source.clone(),
            });
        }
        if let (Some(group), None) = (request.group, request.building) {
            let counted: BTreeSet<FigureKind> = own.iter().map(|figure| figure.kind).collect();
            let sums = sums_over_years(reading, &all, group)?;
            figures.extend(sums.into_iter().filter(|sum| !counted.contains(&sum.kind)));
        }
        figures.sort_by(|one, other| (other.on, one.kind, other.id).cmp(&(one.on, other.kind, one.id)));
        let shares = shares(&figures);
        Ok(FigureSeries { figures, shares })
    })
}

/// Sums over the buildings of a group, on each day one of their counts or their belonging changed.
fn sums_over_years(reading: &Reading<'_>, all: &[Figure], group: i64) -> Result<Vec<DatedFigure>, Fault> {
    let belongings = BuildingGroup::of_group(reading, group)?;
    let theirs: Vec<&Figure> =
        all.iter().filter(|figure| belongings.iter().any(|one| figure.building == Some(one.building))).collect();
    let mut days: BTreeSet<Day> = theirs.iter().map(|figure| figure.on_day).collect();
    let first = days.first().copied();
    for one in &belongings {
        let moved = [one.from_on.map(|from| from.first()), one.to_on.and_then(|to| to.last().succ_opt())];
        days.extend(moved.into_iter().flatten().filter(|day| first.is_some_and(|first| *day > first)));
    }
    let mut series: Vec<DatedFigure> = Vec::new();
    for on in days {
        let mut newest: BTreeMap<(FigureKind, i64), &Figure> = BTreeMap::new();
        for figure in theirs.iter().filter(|figure| figure.on_day <= on) {
            let Some(building) = figure.building else { continue };
            let belongs = belongings.iter().any(|one| {
                one.building == building
                    && one.from_on.is_none_or(|from| from.first() <= on)
                    && one.to_on.is_none_or(|to| on <= to.last())
            });
            let kept = newest.entry((figure.kind, building)).or_insert(figure);
            if (figure.on_day, figure.id) > (kept.on_day, kept.id) {
                *kept = figure;
            }
            if !belongs {
                newest.remove(&(figure.kind, building));
            }
        }
        let counted: Vec<&Figure> = newest.into_values().collect();
        for sum in sums(&counted) {
            let last = series.iter().rev().find(|known| known.kind == sum.kind);
            if last.is_some_and(|known| known.thousandths == sum.thousandths) {
                continue;
            }
            series.push(DatedFigure {
                id: None,
                version: None,
                kind: sum.kind,
                kind_name: sum.kind_name,
                thousandths: sum.thousandths,
                on,
                source: sum.source,
            });
        }
    }
    Ok(series)
}

/// How much had moved in, newest first; days without both counts tell nothing.
fn shares(figures: &[DatedFigure]) -> Vec<ShareLine> {
    let (mut households, mut moved_in) = (None, None);
    let mut lines: Vec<ShareLine> = Vec::new();
    for figure in figures.iter().rev() {
        match figure.kind {
            FigureKind::Households => households = Some(figure.thousandths / 1000),
            FigureKind::MovedIn => moved_in = Some(figure.thousandths / 1000),
            _ => continue,
        }
        if let (Some(households @ 1..), Some(moved_in)) = (households, moved_in) {
            let line = ShareLine { on: figure.on, moved_in, households, permille: moved_in * 1000 / households };
            // The counts of one day make one line.
            lines.retain(|known| known.on != line.on);
            lines.push(line);
        }
    }
    lines.reverse();
    lines
}

/// `figure_set`
pub(crate) fn set_figure(office: &mut Office, request: FigureSet) -> Result<Made, Fault> {
    const MOST: i64 = 1_000_000_000_000;
    if !(0..=MOST).contains(&request.thousandths) {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "value", least: 0, most: MOST / 1000 }));
    }
    let on = request.on.unwrap_or_else(|| office.today());
    let source = optional("source", request.source, 200)?;
    office.write("figure_set", format!("登记{}", request.kind.chinese()), |writing| {
        if let Some(building) = request.building {
            Building::find(writing, building)?;
        }
        if let Some(group) = request.group {
            Body::find(writing, group)?;
        }
        let same = Figure::on(writing, on)?.into_iter().find(|figure| {
            figure.kind == request.kind
                && figure.on_day == on
                && figure.building == request.building
                && figure.body == request.group
        });
        let id = match same {
            Some(mut figure) => {
                figure.thousandths = request.thousandths;
                figure.source = source;
                figure.rewrite(writing)?;
                figure.id
            }
            None => Figure {
                id: 0,
                removed: false,
                building: request.building,
                body: request.group,
                kind: request.kind,
                on_day: on,
                thousandths: request.thousandths,
                source,
            }
            .add(writing)?,
        };
        Ok(Made { id })
    })
}

/// `figure_remove`: a count that was never taken.
pub(crate) fn remove_figure(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("figure_remove", "", |writing| {
        let mut figure = Figure::patched(writing, request.id, request.version)?;
        figure.removed = true;
        figure.rewrite(writing)?;
        writing.say(format!("移走录错的{}", figure.kind.chinese()));
        Ok(Made { id: figure.id })
    })
}
