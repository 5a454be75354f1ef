//! What the year after a report brings: what the rules ask of it by day, and the resolutions that go over.

use std::collections::BTreeMap;

use chrono::Datelike;

use domain::papers::plan::{Ahead, Duty, OpenResolution};
use domain::rules::deadlines::{Deadline, Goes};
use domain::{Day, Fault};
use store::Reading;
use store::meeting::{FollowUp, Resolution};

use crate::Office;
use crate::checkup::judging::Judging;

/// Duties of the next year, and resolutions nothing had settled on the day.
pub(crate) fn ahead(office: &mut Office, year: i32, on: Day) -> Result<Ahead, Fault> {
    let duties = duties(office, year + 1)?;
    let open = office.read(|reading| open(reading, on))?;
    Ok(Ahead { duties, open })
}

/// Asked anew on the first of every month: what is to be held in a quarter is told only while it runs.
fn duties(office: &mut Office, year: i32) -> Result<Vec<Duty>, Fault> {
    let Some(last) = Day::from_ymd_opt(year, 12, 31) else { return Ok(Vec::new()) };
    let judging = Judging::of(office)?;
    let mut found: BTreeMap<String, (Day, Deadline)> = BTreeMap::new();
    for first in (1..=12).filter_map(|month| Day::from_ymd_opt(year, month, 1)) {
        for one in judging.deadlines(first, last) {
            // What is left of another year is no duty of this one; a planned meeting's notice is no yearly duty.
            if one.due.year() == year && !matches!(one.goes, Goes::Meeting | Goes::Backup) {
                found.entry(one.key.clone()).or_insert((first, one));
            }
        }
    }
    let mut terms = Vec::new();
    let mut duties: Vec<Duty> = Vec::new();
    let mut found: Vec<(Day, Deadline)> = found.into_values().collect();
    found.sort_by(|(_, one), (_, other)| (one.due, &one.key).cmp(&(other.due, &other.key)));
    for (asked, one) in found {
        // Two packs may ask for the end of the same term: the earlier day is told.
        if one.goes == Goes::Term {
            if terms.contains(&one.body) {
                continue;
            }
            terms.push(one.body);
        }
        let whose = one.body.and_then(|body| judging.gathered.body_name_on(body, asked)).unwrap_or_default();
        duties.push(Duty { due: one.due, title: one.title, whose: whose.to_owned(), why: one.why });
    }
    Ok(duties)
}

/// Resolutions of meetings up to the day that nothing had settled on it; by the day they are due.
fn open(reading: &Reading<'_>, on: Day) -> Result<Vec<OpenResolution>, Fault> {
    let mut open = Vec::new();
    for settled in [false, true] {
        for (one, meeting) in Resolution::with_meetings(reading, settled)? {
            if meeting.held_on > on || (settled && !settled_later(reading, one.id, on)?) {
                continue;
            }
            open.push(OpenResolution {
                due_on: FollowUp::put_off(reading, one.id)?.or(one.due_on),
                text: one.text,
                meeting: meeting.name,
                held_on: meeting.held_on,
                responsible: one.responsible,
            });
        }
    }
    open.sort_by(|one, other| {
        let day = |one: &OpenResolution| (one.due_on.is_none(), one.due_on, one.held_on);
        day(one).cmp(&day(other))
    });
    Ok(open)
}

/// It is settled today and was not on the day.
fn settled_later(reading: &Reading<'_>, resolution: i64, on: Day) -> Result<bool, Fault> {
    let done: Vec<Day> =
        FollowUp::of(reading, resolution)?.into_iter().filter(|one| one.done).map(|one| one.on_day).collect();
    Ok(!done.is_empty() && done.iter().all(|day| *day > on))
}
