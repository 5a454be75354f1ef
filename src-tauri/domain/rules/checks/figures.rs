//! Figures of the community and of groups, buildings without a group, homes that are lived in.

use std::collections::BTreeSet;

use crate::dates::{Day, Period};
use crate::kinds::{BodyKind, FigureKind};
use crate::rules::finding::Measured;
use crate::rules::ground::Ground;
use crate::rules::pack::Fraction;
use crate::rules::spans::{Held, LAST, Spans, before};
use crate::wording::rules as wording;

use super::composition::{Told, by_days, told, turning};
use super::sweep::Verdict;
use super::{Bound, Outcome};

/// The newest value on a day, times 1000.
fn on_day(series: &[(Day, i64)], day: Day) -> Option<i64> {
    series.get(series.partition_point(|(on, _)| *on <= day).checked_sub(1)?).map(|(_, value)| *value)
}

/// Days for which the newest figure of the community lies in a range.
pub(in crate::rules) fn in_range(
    ground: &Ground<'_>,
    kind: FigureKind,
    least: Option<i64>,
    most: Option<i64>,
) -> Spans {
    let series = ground.figures(None, kind);
    let mut days = Spans::never();
    for (at, (on, value)) in series.iter().enumerate() {
        let to = series.get(at + 1).map_or(LAST, |(next, _)| before(*next));
        let fits = least.is_none_or(|least| *value >= least * 1000) && most.is_none_or(|most| *value <= most * 1000);
        if fits {
            days = days.or(&Spans::of(*on, to));
        }
    }
    days
}

/// `Check::Figure`: of each group for rules about groups, else of the community.
pub(super) fn figure(bound: &Bound<'_, '_>, kind: FigureKind, least: Option<i64>, most: Option<i64>) -> Outcome {
    let group = match (bound.rule.body, bound.body) {
        (Some(BodyKind::ResidentGroup), Some(body)) => Some(body.id),
        (Some(BodyKind::ResidentGroup), None) => return Outcome::unrecorded(wording::NO_BODY),
        _ => None,
    };
    let series = bound.ground.figures(group, kind);
    let Some((first, _)) = series.first() else { return Outcome::unrecorded(&wording::no_figure(kind)) };
    let there = bound.body.map_or_else(Spans::always, |body| bound.ground.existence(body).perhaps.clone());
    let window = bound.valid.and(&there).and(&Spans::of(*first, LAST));
    let days = series.iter().map(|(on, _)| *on).collect();
    by_days(bound, &window, days, |day| {
        let value = on_day(series, day).unwrap_or_default();
        let low = least.is_some_and(|least| value < least * 1000);
        let high = most.is_some_and(|most| value > most * 1000);
        let measured = Measured { count: value.div_euclid(1000), least, most, ..Measured::default() };
        Told { verdict: told(!low && !high), measured, names: String::new() }
    })
}

/// `Check::HouseholdsPerDelegate`
pub(super) fn households_per_delegate(bound: &Bound<'_, '_>, least: i64, most: i64) -> Outcome {
    let Some(group) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let ground = bound.ground;
    let (fewest, greatest) = ground.parameters.delegate_households.unwrap_or((least, most));
    let series = ground.figures(Some(group.id), FigureKind::Households);
    let Some((first, _)) = series.first() else {
        return Outcome::unrecorded(&wording::no_figure(FigureKind::Households));
    };
    let in_assembly = |body: i64| ground.body(body).is_some_and(|body| body.kind == BodyKind::DelegatesAssembly);
    let delegates: Vec<(i64, Held)> = ground
        .of_group(group.id)
        .iter()
        .filter(|one| in_assembly(one.body))
        .map(|one| (one.person, Held::of_period(one.period(), ground.on)))
        .collect();
    let Some(since) = delegates.iter().filter_map(|(_, held)| held.sure.first()).min() else {
        return Outcome::unrecorded(&wording::no_holders_of(BodyKind::DelegatesAssembly));
    };
    let window = bound.valid.and(&ground.existence(group).perhaps).and(&Spans::of((*first).max(since), LAST));
    let mut days: BTreeSet<Day> = series.iter().map(|(on, _)| *on).collect();
    for (_, held) in &delegates {
        turning(&held.sure, &mut days);
        turning(&held.perhaps, &mut days);
    }
    by_days(bound, &window, days, |day| {
        let households = on_day(series, day).unwrap_or_default().div_euclid(1000);
        let people: Vec<i64> =
            delegates.iter().filter(|(_, held)| held.sure.hold(day)).map(|(person, _)| *person).collect();
        let may = delegates.iter().filter(|(_, held)| held.perhaps.hold(day)).count() as i64;
        let count = people.len() as i64;
        // One for every so many households: at least as many as the greatest number gives, a part of it counting as one.
        let wanted = (households + greatest.max(1) - 1).div_euclid(greatest.max(1));
        let allowed = households.div_euclid(fewest.max(1)).max(1);
        let verdict = match (may < wanted || count > allowed, count >= wanted && may <= allowed) {
            (true, _) => Verdict::Broken,
            (false, true) => Verdict::Kept,
            (false, false) => Verdict::Open,
        };
        let measured = Measured {
            count,
            whole: Some(households),
            least: Some(wanted),
            most: Some(allowed),
            people,
            ..Measured::default()
        };
        Told { verdict, measured, names: String::new() }
    })
}

/// `Check::Grouped`: a building belongs to a group on every day since it first did; one that never did is told of on the
/// day asked about, because nobody wrote down since when it stands.
pub(super) fn grouped(bound: &Bound<'_, '_>) -> Outcome {
    let ground = bound.ground;
    let buildings = &ground.facts.buildings;
    if buildings.is_empty() {
        return Outcome::unrecorded(wording::NO_BUILDINGS);
    }
    let held: Vec<(&str, Held, Day)> = buildings
        .iter()
        .map(|building| {
            let all = building
                .groups
                .iter()
                .map(|(_, from, to)| Held::of_period(Period { from: *from, to: *to }, ground.on))
                .fold(Held::never(), |all, one| all.or(&one));
            let since = all.sure.first().unwrap_or(ground.on).min(ground.on);
            (building.name.as_str(), all, since)
        })
        .collect();
    let first = held.iter().map(|(_, _, since)| *since).min().unwrap_or(ground.on);
    let window = bound.valid.and(&Spans::of(first, LAST));
    let mut days: BTreeSet<Day> = held.iter().map(|(_, _, since)| *since).collect();
    for (_, all, _) in &held {
        turning(&all.perhaps, &mut days);
    }
    by_days(bound, &window, days, |day| {
        let there = held.iter().filter(|(_, _, since)| *since <= day);
        let without: Vec<&str> =
            there.clone().filter(|(_, all, _)| !all.perhaps.hold(day)).map(|(name, _, _)| *name).collect();
        let whole = there.count() as i64;
        let count = whole - without.len() as i64;
        let measured = Measured { count, whole: Some(whole), least: Some(whole), ..Measured::default() };
        Told { verdict: told(without.is_empty()), measured, names: without.join("、") }
    })
}

/// `Check::Occupancy`: once so many of the homes are lived in, there is a committee.
pub(super) fn occupancy(bound: &Bound<'_, '_>, share: Fraction) -> Outcome {
    let ground = bound.ground;
    let homes = ground.figures(None, FigureKind::Households);
    let moved = ground.figures(None, FigureKind::MovedIn);
    let (Some((first_homes, _)), Some((first_moved, _))) = (homes.first(), moved.first()) else {
        let lacking = if homes.is_empty() { FigureKind::Households } else { FigureKind::MovedIn };
        return Outcome::unrecorded(&wording::no_figure(lacking));
    };
    let committee = ground
        .of_kind(BodyKind::Committee)
        .iter()
        .fold(Spans::never(), |all, body| all.or(&ground.existence(body).perhaps));
    let window = bound.valid.and(&Spans::of((*first_homes).max(*first_moved), LAST));
    let mut days: BTreeSet<Day> = homes.iter().chain(moved).map(|(on, _)| *on).collect();
    turning(&committee, &mut days);
    by_days(bound, &window, days, |day| {
        let count = on_day(moved, day).unwrap_or_default().div_euclid(1000);
        let whole = on_day(homes, day).unwrap_or_default().div_euclid(1000);
        let reached = whole > 0 && share.satisfied(count, whole);
        let (least, most) = share.bounds(whole);
        let measured = Measured { count, whole: Some(whole), least, most, ..Measured::default() };
        Told { verdict: told(!reached || committee.hold(day)), measured, names: String::new() }
    })
}
