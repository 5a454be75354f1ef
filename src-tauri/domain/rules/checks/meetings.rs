//! Meetings: how many in a stretch of the calendar, with what on the agenda, announced in time, with a quorum, decided by
//! a majority, and who was brought forth by which.

use std::collections::BTreeMap;

use chrono::{Datelike, Months};

use crate::dates::Day;
use crate::kinds::{BeginReason, BodyKind};
use crate::rules::facts::{BodyFacts, MeetingFacts};
use crate::rules::finding::{Finding, Measured};
use crate::rules::pack::{Base, Fraction, Stretch, Topic};
use crate::rules::parameters::{Abstentions, DayCount, Parameters};
use crate::rules::spans::{FIRST, Held, LAST, Spans, before, next};
use crate::wording::rules as wording;
use crate::wording::rules::lacking;

use super::{Bound, Outcome};

/// First and last day of the stretch of the calendar a day lies in.
pub(in crate::rules) fn stretches(every: Stretch, day: Day) -> (Day, Day) {
    let months = match every {
        Stretch::Month => 1,
        Stretch::Quarter => 3,
        Stretch::HalfYear => 6,
        Stretch::Year => 12,
    };
    let first_month = (day.month0() / months) * months + 1;
    let first = Day::from_ymd_opt(day.year(), first_month, 1).unwrap_or(FIRST);
    let last = first.checked_add_months(Months::new(months)).map_or(LAST, before);
    (first, last)
}

/// A name of a stretch that never changes: 2026-H1.
pub(in crate::rules) fn key_of(every: Stretch, first: Day) -> String {
    match every {
        Stretch::Year => format!("{}", first.year()),
        Stretch::HalfYear => format!("{}-H{}", first.year(), first.month0() / 6 + 1),
        Stretch::Quarter => format!("{}-Q{}", first.year(), first.month0() / 3 + 1),
        Stretch::Month => format!("{}-{:02}", first.year(), first.month()),
    }
}

/// Whether a meeting is one of those a rule means.
pub(in crate::rules) fn is_meant(meeting: &MeetingFacts, kinds: &[String]) -> bool {
    kinds.is_empty()
        || kinds.iter().any(|kind| meeting.kind.contains(kind.as_str()) || meeting.name.contains(kind.as_str()))
}

/// Stretches of the calendar that are over by the day asked about and can be judged, and the one the day lies in. `first`
/// is the first day anything of the sort was recorded: what was before it, nobody wrote down.
pub(super) fn judged_stretches(bound: &Bound<'_, '_>, every: Stretch, first: Day) -> (Vec<(Day, Day)>, (Day, Day)) {
    let on = bound.ground.on;
    let there = bound.body.map_or_else(Spans::always, |body| bound.ground.existence(body).perhaps.clone());
    let days = bound.valid.and(&there);
    let mut over = Vec::new();
    let mut stretch = stretches(every, first);
    // Records that begin in the later half of a stretch say nothing about all of it.
    if (first - stretch.0).num_days() * 2 > (stretch.1 - stretch.0).num_days() {
        stretch = stretches(every, next(stretch.1));
    }
    while stretch.1 < on {
        if days.stretches().iter().any(|(from, to)| *from <= stretch.0 && stretch.1 <= *to) {
            over.push(stretch);
        }
        stretch = stretches(every, next(stretch.1));
    }
    (over, stretches(every, on))
}

/// Of a body of which no meeting was ever recorded, only the stretches of the last twelve months are told: that none was
/// held, or that none is kept, is known once and need not be told for every month of many years.
fn of_late(bound: &Bound<'_, '_>, body: &BodyFacts, over: Vec<(Day, Day)>) -> Vec<(Day, Day)> {
    let on = bound.ground.on;
    if bound.ground.meetings(body.id).iter().any(|meeting| meeting.held_on <= on) {
        return over;
    }
    let since = on.checked_sub_months(Months::new(12)).unwrap_or(FIRST);
    over.into_iter().filter(|(_, last)| since <= *last).collect()
}

/// A finding about a stretch of the calendar that is over: it stands through the next one.
pub(super) fn of_stretch(
    bound: &Bound<'_, '_>,
    every: Stretch,
    stretch: (Day, Day),
    measured: Measured,
    names: &str,
) -> Finding {
    let mut words = bound.words(&measured);
    words.set("period", &wording::stretch(every, stretch.0));
    words.set("names", names);
    let after = stretches(every, next(stretch.1));
    Finding {
        key: key_of(every, stretch.0),
        from: stretch.0,
        until: Some(stretch.1),
        stands: (next(stretch.1), Some(after.1)),
        people: Vec::new(),
        meetings: Vec::new(),
        sentence: bound.sentence(&words),
        measured,
    }
}

/// `Check::Meetings`
pub(super) fn number(bound: &Bound<'_, '_>, every: Stretch, least: i64, kinds: &[String]) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let on = bound.ground.on;
    let Some(first) = bound.ground.first_meeting() else { return Outcome::unrecorded(wording::NO_MEETINGS) };
    let held: Vec<&MeetingFacts> = bound
        .ground
        .meetings(body.id)
        .iter()
        .copied()
        .filter(|meeting| meeting.held_on <= on && is_meant(meeting, kinds))
        .collect();
    let within = |(from, to): (Day, Day)| {
        let start = held.partition_point(|meeting| meeting.held_on < from);
        let end = held.partition_point(|meeting| meeting.held_on <= to);
        held.get(start..end).unwrap_or_default()
    };
    let (over, now) = judged_stretches(bound, every, first);
    let over = of_late(bound, body, over);
    let mut outcome = Outcome { judged: !over.is_empty(), ..Outcome::default() };
    for stretch in over {
        let meetings = within(stretch);
        let count = meetings.len() as i64;
        if count < least {
            let measured = Measured { count, least: Some(least), ..Measured::default() };
            let mut finding = of_stretch(bound, every, stretch, measured, "");
            finding.meetings = meetings.iter().map(|meeting| meeting.id).collect();
            outcome.findings.push(finding);
        }
    }
    let count = within(now).len() as i64;
    outcome.judged |= count >= least;
    outcome.measured = Some(Measured { count, least: Some(least), ..Measured::default() });
    if !outcome.judged {
        outcome.missing.push(wording::not_over(&wording::stretch(every, now.0)));
    }
    outcome
}

/// `Check::Agenda`
pub(super) fn agenda(bound: &Bound<'_, '_>, every: Stretch, topics: &[Topic]) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let on = bound.ground.on;
    let Some(first) = bound.ground.first_meeting() else { return Outcome::unrecorded(wording::NO_MEETINGS) };
    let meetings = bound.ground.meetings(body.id);
    let within = |(from, to): (Day, Day)| {
        meetings.iter().filter(move |one| from <= one.held_on && one.held_on <= to.min(on)).collect::<Vec<_>>()
    };
    let has = |held: &[&&MeetingFacts], topic: &Topic| {
        held.iter()
            .flat_map(|meeting| &meeting.items)
            .any(|item| topic.words.iter().all(|words| words.iter().any(|word| item.title.contains(word.as_str()))))
    };
    let measure = |stretch: (Day, Day)| {
        let held = within(stretch);
        let missing: Vec<&str> =
            topics.iter().filter(|topic| !has(&held, topic)).map(|topic| topic.name.as_str()).collect();
        let whole = topics.len() as i64;
        let count = whole - missing.len() as i64;
        let measured = Measured { count, whole: Some(whole), least: Some(whole), ..Measured::default() };
        (measured, missing.join("、"), held.iter().map(|meeting| meeting.id).collect::<Vec<_>>())
    };
    let (over, now) = judged_stretches(bound, every, first);
    let over = of_late(bound, body, over);
    let mut outcome = Outcome { judged: !over.is_empty(), ..Outcome::default() };
    for stretch in over {
        let (measured, names, held) = measure(stretch);
        if !names.is_empty() {
            let mut finding = of_stretch(bound, every, stretch, measured, &names);
            finding.meetings = held;
            outcome.findings.push(finding);
        }
    }
    let (measured, names, _) = measure(now);
    outcome.judged |= names.is_empty();
    outcome.measured = Some(measured);
    if !outcome.judged {
        outcome.missing.push(wording::not_over(&wording::stretch(every, now.0)));
    }
    outcome
}

/// A finding about one act of a day: it stands for a year.
pub(super) fn of_act(key: String, day: Day, measured: Measured, sentence: String) -> Finding {
    let year = day.checked_add_months(Months::new(12)).map_or(LAST, before);
    Finding {
        key,
        from: day,
        until: Some(day),
        stands: (day, Some(year)),
        people: Vec::new(),
        meetings: Vec::new(),
        sentence,
        measured,
    }
}

/// Meetings of the body up to the day asked about while the rule is in force.
fn judged_meetings<'b>(bound: &'b Bound<'_, '_>, kinds: &'b [String]) -> impl Iterator<Item = &'b MeetingFacts> {
    let body = bound.body.map_or(-1, |body| body.id);
    bound.ground.meetings(body).iter().copied().filter(move |meeting| {
        meeting.held_on <= bound.ground.on && bound.valid.hold(meeting.held_on) && is_meant(meeting, kinds)
    })
}

/// `Check::Quorum`
pub(super) fn quorum(bound: &Bound<'_, '_>, share: Fraction, base: Base, kinds: &[String]) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in judged_meetings(bound, kinds) {
        let Some(came) = meeting.came else {
            outcome.missing.push(wording::meeting_lacks(&meeting.name, lacking::CAME));
            continue;
        };
        let whole = match base {
            Base::Due => meeting.due,
            Base::Present => came,
        };
        if whole <= 0 {
            outcome.missing.push(wording::meeting_lacks(&meeting.name, lacking::DUE));
            continue;
        }
        outcome.judged = true;
        let (least, most) = share.bounds(whole);
        let measured = Measured { count: came, whole: Some(whole), least, most, ..Measured::default() };
        if !share.satisfied(came, whole) {
            outcome.findings.push(about_meeting(bound, meeting, None, measured.clone()));
        }
        outcome.measured = Some(measured);
    }
    tidy(outcome, wording::NO_MEETINGS)
}

/// `Check::Majority`: of votes recorded as passed.
pub(super) fn majority(bound: &Bound<'_, '_>, share: Fraction, base: Base) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in judged_meetings(bound, &[]) {
        for item in &meeting.items {
            let Some(vote) = item.vote.as_ref().filter(|vote| vote.passed == Some(true)) else { continue };
            let whole = match (base, bound.ground.parameters.abstentions) {
                (Base::Due, _) => Some(meeting.due).filter(|due| *due > 0),
                (Base::Present, Abstentions::LeftOut) => Some(vote.in_favour + vote.against),
                (Base::Present, Abstentions::Counted) => vote.present.or(meeting.came),
            };
            let Some(whole) = whole.filter(|whole| *whole > 0) else {
                outcome.missing.push(wording::meeting_lacks(&meeting.name, lacking::CAME));
                continue;
            };
            outcome.judged = true;
            let (least, most) = share.bounds(whole);
            let measured = Measured { count: vote.in_favour, whole: Some(whole), least, most, ..Measured::default() };
            if !share.satisfied(vote.in_favour, whole) {
                outcome.findings.push(about_meeting(bound, meeting, Some(&item.title), measured.clone()));
            }
            outcome.measured = Some(measured);
        }
    }
    tidy(outcome, wording::NO_VOTES)
}

fn about_meeting(bound: &Bound<'_, '_>, meeting: &MeetingFacts, item: Option<&str>, measured: Measured) -> Finding {
    let mut words = bound.words(&measured);
    words.set("meeting", &meeting.name);
    words.set("record", item.unwrap_or(&meeting.name));
    words.number("days", measured.count);
    words.day(meeting.held_on);
    let key = match item {
        Some(title) => format!("meeting {} {title}", meeting.id),
        None => format!("meeting {}", meeting.id),
    };
    let mut finding = of_act(key, meeting.held_on, measured, bound.sentence(&words));
    finding.meetings = vec![meeting.id];
    finding
}

/// Days between two days as the committee counts them.
pub(in crate::rules) fn days_between(parameters: &Parameters, from: Day, to: Day) -> i64 {
    let days = (to - from).num_days();
    match parameters.day_count {
        DayCount::StartNotCounted => days,
        DayCount::FullDaysBetween => days - 1,
    }
}

/// `Check::Notice`
pub(super) fn notice(bound: &Bound<'_, '_>, days: i64) -> Outcome {
    let mut outcome = Outcome::default();
    for meeting in judged_meetings(bound, &[]) {
        let Some(notice) = meeting.notice_on else {
            outcome.missing.push(wording::meeting_lacks(&meeting.name, lacking::NOTICE));
            continue;
        };
        outcome.judged = true;
        let count = days_between(bound.ground.parameters, notice, meeting.held_on);
        let measured = Measured { count, least: Some(days), ..Measured::default() };
        if count < days {
            outcome.findings.push(about_meeting(bound, meeting, None, measured.clone()));
        }
        outcome.measured = Some(measured);
    }
    tidy(outcome, wording::NO_MEETINGS)
}

/// What is missing of meetings long past decides nothing about the day; the last ones are told.
fn tidy(mut outcome: Outcome, nothing: &str) -> Outcome {
    const TOLD: usize = 5;
    if outcome.judged {
        outcome.missing.clear();
    } else if outcome.missing.is_empty() {
        outcome.missing.push(nothing.to_owned());
    }
    let more = outcome.missing.len().saturating_sub(TOLD);
    outcome.missing.drain(..more);
    outcome
}

/// `Check::ProducedBy`: those who came into office by being chosen were chosen by such a body. Appointed and hired ones
/// were not chosen, nor those whose post only changed.
pub(super) fn produced_by(bound: &Bound<'_, '_>, by: &[BodyKind], posts: &[String]) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let ground = bound.ground;
    let on = ground.on;
    let mut outcome = Outcome::default();
    let mut wrong: BTreeMap<(Day, i64), Vec<i64>> = BTreeMap::new();
    let (mut whole, mut right) = (0, Vec::new());
    for one in ground.appointments(body.id) {
        let chosen = !matches!(
            one.begin_reason,
            Some(BeginReason::Appointed | BeginReason::Hired | BeginReason::PostChanged | BeginReason::Other)
        );
        let Some(from) = one.from.map(|from| from.first()) else { continue };
        if !chosen || from > on || !bound.valid.hold(from) || !(posts.is_empty() || posts.contains(&one.post)) {
            continue;
        }
        let lasts = Held::of_period(one.period(), on).perhaps.hold(on);
        let by_whom =
            one.meeting.and_then(|meeting| ground.meeting(meeting)).and_then(|meeting| ground.body(meeting.body));
        whole += i64::from(lasts);
        match by_whom {
            None if lasts => outcome.missing.push(wording::meeting_lacks(ground.name(one.person), lacking::BASIS)),
            None => {}
            Some(chooser) if by.contains(&chooser.kind) => {
                outcome.judged = true;
                if lasts {
                    right.push(one.person);
                }
            }
            Some(_) => {
                outcome.judged = true;
                wrong.entry((from, one.meeting.unwrap_or_default())).or_default().push(one.person);
            }
        }
    }
    for ((day, meeting), people) in wrong {
        let measured =
            Measured { count: people.len() as i64, most: Some(0), people: people.clone(), ..Measured::default() };
        let mut words = bound.words(&measured);
        words.set("people", &bound.names(&people));
        words.set(
            "post",
            &people.first().map(|person| super::composition::post_of(bound, *person, day)).unwrap_or_default(),
        );
        words.day(day);
        let mut finding = of_act(format!("meeting {meeting}"), day, measured, bound.sentence(&words));
        finding.people = people;
        finding.meetings = vec![meeting];
        outcome.findings.push(finding);
    }
    outcome.measured = (whole > 0).then(|| Measured {
        count: right.len() as i64,
        whole: Some(whole),
        least: Some(whole),
        people: right,
        ..Measured::default()
    });
    if !outcome.judged && outcome.missing.is_empty() {
        outcome.missing.push(wording::NO_HOLDERS.to_owned());
    }
    outcome
}
