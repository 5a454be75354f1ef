//! What falls due by the rules: the end of terms, meetings still to be held in their stretch of the calendar, notices,
//! days of the calendar, and what another area will keep one day and she ticks by hand until then.

use std::collections::BTreeMap;

use chrono::{Datelike, Days};

use crate::dates::{Day, chinese};
use crate::wording::rules as wording;

use super::checks::meetings::{is_meant, key_of, stretches};
use super::checks::{Bound, records, terms};
use super::engine::{Active, concerned, condition, is_kept};
use super::facts::{BodyFacts, Facts};
use super::ground::Ground;
use super::pack::{Check, Rule};
use super::parameters::{DayCount, Parameters};
use super::spans::LAST;

/// How long a day of the calendar that passed is still told of, in days, where nothing but a tick settles it.
const STILL_TOLD: i64 = 60;

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The code of the rule it follows from.
    pub rule: String,
    /// Whose; none for the community as a whole.
    pub body: Option<i64>,
    /// The last day on which it is in time.
    pub due: Day,
    /// What, in a few words: 召开2026年下半年的居民代表会议.
    pub title: String,
    /// Why that day, in a sentence with its source.
    pub why: String,
    /// Where it is settled.
    pub goes: Goes,
    /// The meeting, where it is about one.
    pub meeting: Option<i64>,
    /// Names this one deadline for ever: the rule, the body and the stretch of the calendar.
    pub key: String,
    /// No area keeps what would settle it, so that she ticks it herself (已办).
    pub by_hand: bool,
}

/// Where a deadline is settled.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Goes {
    /// The body's page: its term.
    Term,
    /// The meetings of the body: convene one.
    Meetings,
    /// The one meeting.
    Meeting,
    /// The report.
    Report,
    /// Backup.
    Backup,
    /// The check-up.
    CheckUp,
    /// Nowhere yet: she ticks it.
    Nowhere,
}

/// What falls due by the rules in force, overdue ones included, up to `until`; by day. Where two rules ask for the same
/// of the same body by the same day, the graver one is told, a national one before a local one.
pub fn deadlines(packs: &[Active<'_>], facts: &Facts, parameters: &Parameters, on: Day, until: Day) -> Vec<Deadline> {
    let ground = Ground::new(facts, parameters, on);
    // One line for one thing to do, however many rules ask for it.
    let mut found: BTreeMap<(Day, String, Option<i64>), (u8, Deadline)> = BTreeMap::new();
    for active in packs {
        for rule in &active.pack.rules {
            let days = active.days(rule);
            let mut add = |deadline: Deadline| {
                if deadline.due > until {
                    return;
                }
                let grave = rule.severity as u8 * 2 + u8::from(active.pack.scope == super::pack::PackScope::Local);
                let same = (deadline.due, deadline.title.clone(), deadline.body);
                match found.get(&same) {
                    Some((kept, _)) if *kept <= grave => {}
                    _ => {
                        found.insert(same, (grave, deadline));
                    }
                }
            };
            if let Check::Calendar { month, day, years_after } = &rule.check {
                for deadline in of_calendar(rule, (*month, *day, *years_after), on, until) {
                    if days.hold(deadline.due) {
                        add(deadline);
                    }
                }
                continue;
            }
            for body in concerned(&ground, rule, None) {
                let condition = condition(&ground, rule.when.as_ref(), body);
                let there = body.is_none_or(|body| ground.existence(body).perhaps.hold(on));
                if !there || !condition.hold(on) {
                    continue;
                }
                let bound = Bound { rule, ground: &ground, body, valid: days.and(&condition) };
                for deadline in of_rule(&bound, on) {
                    if days.hold(deadline.due.max(on)) || days.hold(on) {
                        add(deadline);
                    }
                }
            }
        }
    }
    let mut deadlines: Vec<Deadline> = found.into_values().map(|(_, deadline)| deadline).collect();
    deadlines.sort_by(|one, other| (one.due, &one.key).cmp(&(other.due, &other.key)));
    deadlines
}

fn of_calendar(rule: &Rule, (month, day, years_after): (u32, u32, i32), on: Day, until: Day) -> Vec<Deadline> {
    (on.year() - 1..=until.year())
        .filter_map(|year| {
            let due = Day::from_ymd_opt(year, month, day)?;
            ((on - due).num_days() <= STILL_TOLD).then(|| Deadline {
                rule: rule.code.clone(),
                body: None,
                due,
                title: wording::calendar_title(&rule.title, year - years_after),
                why: why(rule),
                goes: Goes::Nowhere,
                meeting: None,
                key: format!("{}/{}", rule.code, year - years_after),
                by_hand: true,
            })
        })
        .collect()
}

/// 应每半年至少召开一次（《…》第二十八条）。
fn why(rule: &Rule) -> String {
    wording::because(&rule.asked, &rule.source)
}

fn of_rule(bound: &Bound<'_, '_>, on: Day) -> Vec<Deadline> {
    let rule = bound.rule;
    let line = |due: Day, title: String, goes: Goes, stretch: &str| Deadline {
        rule: rule.code.clone(),
        body: bound.body.map(|body| body.id),
        due,
        title,
        why: why(rule),
        goes,
        meeting: None,
        key: format!("{}/{}/{stretch}", rule.code, bound.body.map_or(0, |body| body.id)),
        by_hand: goes == Goes::Nowhere,
    };
    match &rule.check {
        Check::TermRenewed { within_months } => term_end(bound, on, *within_months)
            .map(|(due, title, key)| line(due, title, Goes::Term, &key))
            .into_iter()
            .collect(),
        Check::Meetings { every, least, kinds } => {
            let Some(body) = bound.body else { return Vec::new() };
            let (first, last) = stretches(*every, on);
            let held = bound
                .ground
                .meetings(body.id)
                .iter()
                .filter(|meeting| {
                    first <= meeting.held_on && meeting.held_on <= on.min(last) && is_meant(meeting, kinds)
                })
                .count() as i64;
            if held >= *least || bound.ground.first_meeting().is_none() {
                return Vec::new();
            }
            let what = kinds.first().map_or(body.kind.meeting_name(), String::as_str);
            let there = |other: &&&BodyFacts| bound.ground.existence(other).perhaps.hold(on);
            let several = bound.ground.of_kind(body.kind).iter().filter(there).count() > 1;
            let whose = several.then_some(body.name.as_str());
            let title = wording::hold_meeting(&wording::stretch(*every, first), whose, what, least - held);
            vec![line(last, title, Goes::Meetings, &key_of(*every, first))]
        }
        Check::Notice { days } => notices(bound, on, *days)
            .into_iter()
            .map(|(meeting, due, title)| Deadline {
                meeting: Some(meeting),
                ..line(due, title, Goes::Meeting, &format!("meeting {meeting}"))
            })
            .collect(),
        Check::RecordsPer { record, every, least, .. } => records::lacking_now(bound, *record, *every, *least)
            .map(|(first, last)| {
                let title = wording::in_stretch(&wording::stretch(*every, first), &rule.title);
                let kept = is_kept(bound.ground.facts, rule);
                let goes = if kept { Goes::CheckUp } else { Goes::Nowhere };
                line(last, title, goes, &key_of(*every, first))
            })
            .into_iter()
            .collect(),
        Check::Days { .. } => records::open_until(bound)
            .into_iter()
            .map(|(key, due)| line(due, rule.title.clone(), Goes::CheckUp, &key))
            .collect(),
        _ => Vec::new(),
    }
}

/// The end of a term that has no successor yet.
fn term_end(bound: &Bound<'_, '_>, on: Day, within_months: u32) -> Option<(Day, String, String)> {
    let body: &BodyFacts = bound.body?;
    let term = body.terms.iter().rfind(|term| term.start.first() <= on)?;
    // One that is planned already takes its place.
    if body.terms.iter().any(|other| other.start.first() > on) {
        return None;
    }
    let last = terms::last_day(term)?;
    let due = last.checked_add_months(chrono::Months::new(within_months)).unwrap_or(LAST);
    let title = wording::new_term(&body.name, term.ordinal, &chinese(last));
    Some((due, title, format!("term {}", term.id)))
}

/// Meetings that are planned and not announced: the last day on which a notice is in time.
fn notices(bound: &Bound<'_, '_>, on: Day, days: i64) -> Vec<(i64, Day, String)> {
    let Some(body) = bound.body else { return Vec::new() };
    let more = match bound.ground.parameters.day_count {
        DayCount::StartNotCounted => 0,
        DayCount::FullDaysBetween => 1,
    };
    bound
        .ground
        .meetings(body.id)
        .iter()
        .filter(|meeting| meeting.held_on >= on && meeting.notice_on.is_none() && bound.valid.hold(meeting.held_on))
        .filter_map(|meeting| {
            let due = meeting.held_on.checked_sub_days(Days::new((days + more).unsigned_abs()))?;
            Some((meeting.id, due, wording::announce(&meeting.name)))
        })
        .collect()
}
