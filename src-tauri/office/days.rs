//! The days on which something changed: the marks of the date ruler, and what happened on one of them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::BodyKind;
use domain::wording::bodies as wording;
use domain::{Day, Fault, Partial};
use store::Reading;
use store::appointment::Office as Held;
use store::body::{Body, BodyFormer};
use store::days::AppointmentDay;
use store::term::Term;

use crate::Office;
use crate::bodies::OnDay;
use crate::wire::Nothing;

/// The most sentences about one day.
const MOST: usize = 40;

/// The marks of the date ruler.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct DayList {
    /// Days on which something began or ended, oldest first; days known exactly only.
    pub days: Vec<ChangedDay>,
    /// Terms of the committee, oldest first: the bands of the ruler.
    pub terms: Vec<TermBand>,
}

/// A day on which something began or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ChangedDay {
    /// The day.
    pub day: Day,
    /// How many things.
    pub count: i64,
}

/// A term as a band of the ruler.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct TermBand {
    /// 第N届
    pub ordinal: Option<i64>,
    /// First day.
    pub start: Day,
    /// The last day by law.
    pub legal_end: Option<Day>,
    /// The day it really ended, or was extended to where it has not.
    pub end: Option<Day>,
}

/// What happened on the last day of change up to a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct DayChanges {
    /// That day; none where nothing had changed before.
    pub day: Option<Day>,
    /// A sentence each, the first ones.
    pub what: Vec<String>,
    /// How many things there are.
    pub count: i64,
}

/// `day_list`
pub(crate) fn list(office: &mut Office, _: Nothing) -> Result<DayList, Fault> {
    office.read(|reading| {
        let mut days: BTreeMap<Day, i64> = BTreeMap::new();
        for one in AppointmentDay::all(reading)? {
            *days.entry(one.day).or_default() += one.count;
        }
        for (day, _) in of_bodies(reading)? {
            *days.entry(day).or_default() += 1;
        }
        Ok(DayList {
            days: days.into_iter().map(|(day, count)| ChangedDay { day, count }).collect(),
            terms: bands(reading)?,
        })
    })
}

fn bands(reading: &Reading<'_>) -> Result<Vec<TermBand>, Fault> {
    let committee = Body::all(reading)?.into_iter().find(|body| body.kind == BodyKind::Committee);
    let Some(committee) = committee else { return Ok(Vec::new()) };
    Ok(Term::of(reading, committee.id)?
        .into_iter()
        .map(|term| TermBand {
            ordinal: term.ordinal,
            start: term.start_on.first(),
            legal_end: term.legal_end_on.map(Partial::last),
            end: term.end_on.or(term.extended_to).map(Partial::last),
        })
        .collect())
}

/// `day_changes`
pub(crate) fn changes(office: &mut Office, request: OnDay) -> Result<DayChanges, Fault> {
    let on = office.day(request.as_of);
    office.read(|reading| {
        let of_bodies = of_bodies(reading)?;
        let appointments = AppointmentDay::last(reading, on)?;
        let last =
            of_bodies.iter().map(|(day, _)| *day).filter(|day| *day <= on).chain(appointments.map(|one| one.day));
        let Some(day) = last.max() else { return Ok(DayChanges { day: None, what: Vec::new(), count: 0 }) };
        let mut what: Vec<String> =
            of_bodies.into_iter().filter(|(other, _)| *other == day).map(|(_, what)| what).collect();
        let appointed = appointments.filter(|one| one.day == day).map_or(0, |one| one.count);
        let count = what.len() as i64 + appointed;
        for held in Held::turned_on(reading, day, MOST as i64)? {
            let post = domain::wording::post_phrase(&held.body_name, &held.post_name);
            if held.appointment.to_on.and_then(Partial::exact) == Some(day) {
                what.push(wording::left(&held.person_name, &post));
            }
            if held.appointment.from_on.and_then(Partial::exact) == Some(day) {
                what.push(wording::came(&held.person_name, &post));
            }
        }
        what.truncate(MOST);
        Ok(DayChanges { day: Some(day), what, count })
    })
}

/// Bodies founded, closed, merged and renamed, and terms begun and ended, each with its day and a sentence.
pub(crate) fn of_bodies(reading: &Reading<'_>) -> Result<Vec<(Day, String)>, Fault> {
    Ok(sentences(reading)?.into_iter().map(|one| (one.day, one.what)).collect())
}

/// Something that happened to a body.
pub(crate) struct BodyTurn {
    /// The first day on which it is so.
    pub(crate) day: Day,
    /// Which body.
    pub(crate) body: i64,
    /// In words.
    pub(crate) what: String,
}

/// What happened to bodies on days known exactly, oldest first.
pub(crate) fn sentences(reading: &Reading<'_>) -> Result<Vec<BodyTurn>, Fault> {
    let mut turns = Vec::new();
    let mut tell = |day: Option<Day>, body: i64, what: String| {
        if let Some(day) = day {
            turns.push(BodyTurn { day, body, what });
        }
    };
    let bodies = Body::all(reading)?;
    let name = |id: i64| bodies.iter().find(|body| body.id == id).map(|body| body.name.clone()).unwrap_or_default();
    // The day after the last one is the first on which it is so.
    let after = |day: Partial| day.exact().and_then(|day| day.succ_opt());
    for body in &bodies {
        tell(body.founded_on.and_then(Partial::exact), body.id, wording::founded(&body.name));
        if let Some(closed) = body.closed_on {
            let what = body.merged_into.map_or_else(
                || wording::closed(&body.name),
                |into| format!("{}{}", body.name, wording::merged_into(&name(into))),
            );
            tell(after(closed), body.id, what);
        }
    }
    let formers = BodyFormer::all(reading)?;
    for (at, was) in formers.iter().enumerate() {
        let later = formers.iter().skip(at + 1).find(|next| next.body == was.body && next.aspect == was.aspect);
        let what = match was.aspect.as_str() {
            "name" => {
                let new = later.and_then(|next| next.text.clone()).unwrap_or_else(|| name(was.body));
                wording::renamed(was.text.as_deref().unwrap_or_default(), &new)
            }
            "parent" => wording::moved(&name(was.body)),
            _ => wording::turned(&name(was.body)),
        };
        tell(after(was.to_on), was.body, what);
    }
    for term in Term::all(reading)? {
        let body = name(term.body);
        if body.is_empty() {
            continue;
        }
        tell(term.start_on.exact(), term.body, wording::term_starts(term.ordinal, &body));
        if let Some(end) = term.end_on {
            tell(after(end), term.body, wording::term_over(term.ordinal, &body));
        }
    }
    turns.sort_by_key(|turn| (turn.day, turn.body));
    Ok(turns)
}
