//! Records of other areas: elections, disclosures, appraisals … Each check looks at the records of one kind whose act
//! fell on a day on which the rule was in force.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use crate::dates::Day;
use crate::kinds::BodyKind;
use crate::rules::facts::{Record, RecordKind};
use crate::rules::finding::{Finding, Measured};
use crate::rules::pack::{Check, Fraction, KinClass, Stretch, Wanted, When};
use crate::rules::parameters::{DayCount, Parameters};
use crate::rules::spans::{Held, LAST, Spans, next};
use crate::wording::rules as wording;

use super::composition::{Told, by_days, told, turning};
use super::meetings::{days_between, judged_stretches, of_act, of_stretch, stretches};
use super::{Bound, Outcome, Words};

/// Which records a check looks at.
pub(in crate::rules) fn kind_of(check: &Check) -> Option<RecordKind> {
    match check {
        Check::Days { record, .. }
        | Check::RecordShare { record, .. }
        | Check::RecordNumber { record, .. }
        | Check::RecordCompare { record, .. }
        | Check::RecordSum { record, .. }
        | Check::RecordWord { record, .. }
        | Check::RecordOrder { record, .. }
        | Check::RecordWindow { record, .. }
        | Check::RecordDate { record, .. }
        | Check::RecordsPer { record, .. }
        | Check::RecordsInForce { record, .. }
        | Check::InARow { record, .. } => Some(*record),
        Check::CandidateKin { .. } => Some(RecordKind::Candidate),
        _ => None,
    }
}

/// Records of the rule's kind about the body, up to the day asked about, on days on which the rule is in force.
fn records<'b>(bound: &'b Bound<'_, '_>, kind: RecordKind) -> Option<Vec<&'b Record>> {
    let all = bound.ground.facts.records.get(&kind)?;
    let body = bound.body.map(|body| body.id);
    let mut meant: Vec<&Record> = all
        .iter()
        .filter(|record| record.body.is_none() || body.is_none() || record.body == body)
        .filter(|record| {
            record.on <= bound.ground.on && bound.valid.hold(record.on) && is_meant(bound.rule.when.as_ref(), record)
        })
        .collect();
    meant.sort_by_key(|record| (record.on, record.id));
    Some(meant)
}

/// Whether the condition of a rule holds for a record, as far as it is about records.
fn is_meant(when: Option<&When>, record: &Record) -> bool {
    match when {
        Some(When::Word(word, values)) => {
            record.words.get(word.as_str()).is_some_and(|is| values.iter().any(|value| value == is))
        }
        Some(When::Reaches { count, whole, share }) => {
            match (record.numbers.get(count.as_str()), record.numbers.get(whole.as_str())) {
                (Some(count), Some(whole)) => share.satisfied(*count, *whole),
                _ => false,
            }
        }
        Some(When::All(all)) => all.iter().all(|when| is_meant(Some(when), record)),
        _ => true,
    }
}

fn date(record: &Record, name: &str) -> Option<Day> {
    if name == "on" { Some(record.on) } else { record.dates.get(name).copied() }
}

/// What is said of one record.
enum Said {
    /// Nothing to judge by.
    Skipped,
    Kept(Measured),
    Broken {
        measured: Measured,
        day: Day,
        days: i64,
        names: String,
        until: Option<Day>,
        from: Day,
    },
}

fn broken(record: &Record, measured: Measured) -> Said {
    Said::Broken { measured, day: record.on, days: 0, names: String::new(), from: record.on, until: Some(record.on) }
}

/// Runs a check about records.
pub(super) fn run(bound: &Bound<'_, '_>) -> Outcome {
    let Some(kind) = kind_of(&bound.rule.check) else { return Outcome::default() };
    let Some(records) = records(bound, kind) else { return Outcome::unrecorded(&wording::no_records(kind)) };
    match &bound.rule.check {
        Check::RecordsPer { every, least, wanted, word, .. } => {
            return per_stretch(bound, &records, kind, (*every, *least), wanted, word.as_deref());
        }
        Check::RecordsInForce { until, word, wanted, .. } => return in_force(bound, kind, until, word, wanted),
        Check::InARow { word, value, most, .. } => return in_a_row(bound, &records, word, value, *most),
        _ => {}
    }
    let mut outcome = Outcome::default();
    for record in records {
        match say(bound, record) {
            Said::Skipped => {}
            Said::Kept(measured) => {
                outcome.judged = true;
                outcome.measured = Some(measured);
            }
            Said::Broken { measured, day, days, names, from, until } => {
                outcome.judged = true;
                let mut words = words_of(bound, record, &measured);
                words.day(day);
                words.number("days", days);
                words.set("names", &names);
                let mut finding =
                    of_act(format!("{} {}", code_of(kind), record.id), from, measured.clone(), bound.sentence(&words));
                if until.is_none() {
                    finding.until = None;
                    finding.stands = (from, None);
                }
                finding.people = record.people.clone();
                outcome.findings.push(finding);
                outcome.measured = Some(measured);
            }
        }
    }
    if !outcome.judged {
        outcome.missing.push(wording::none_recorded(kind));
    }
    outcome
}

fn words_of(bound: &Bound<'_, '_>, record: &Record, measured: &Measured) -> Words {
    let mut words = bound.words(measured);
    let kind = kind_of(&bound.rule.check).map_or("", RecordKind::chinese);
    words.set("record", if record.name.is_empty() { kind } else { &record.name });
    words.set("people", &bound.names(&record.people));
    words
}

fn code_of(kind: RecordKind) -> String {
    serde_json::to_value(kind).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
}

fn in_range(count: i64, least: Option<i64>, most: Option<i64>) -> bool {
    least.is_none_or(|least| count >= least) && most.is_none_or(|most| count <= most)
}

fn say(bound: &Bound<'_, '_>, record: &Record) -> Said {
    match &bound.rule.check {
        Check::Days { start, end, least, most, .. } => days(bound, record, (start, end), *least, *most),
        Check::RecordShare { count, whole, share, .. } => of_share(record, count, whole, *share),
        Check::RecordNumber { number, least, most, .. } => {
            let Some(count) = record.numbers.get(number.as_str()).copied() else { return Said::Skipped };
            let measured = Measured { count, least: *least, most: *most, ..Measured::default() };
            if in_range(count, *least, *most) { Said::Kept(measured) } else { broken(record, measured) }
        }
        Check::RecordCompare { number, operator, than, .. } => {
            let (Some(count), Some(whole)) = (record.numbers.get(number.as_str()), record.numbers.get(than.as_str()))
            else {
                return Said::Skipped;
            };
            let share = Fraction { of: (1, 1), operator: *operator };
            let (least, most) = share.bounds(*whole);
            let measured = Measured { count: *count, whole: Some(*whole), least, most, ..Measured::default() };
            if share.satisfied(*count, *whole) { Said::Kept(measured) } else { broken(record, measured) }
        }
        Check::RecordSum { numbers, total, .. } => {
            let parts: Option<Vec<i64>> =
                numbers.iter().map(|name| record.numbers.get(name.as_str()).copied()).collect();
            let (Some(parts), Some(total)) = (parts, record.numbers.get(total.as_str())) else { return Said::Skipped };
            let count = parts.iter().sum();
            let measured = Measured { count, whole: Some(*total), ..Measured::default() };
            if count == *total { Said::Kept(measured) } else { broken(record, measured) }
        }
        Check::RecordWord { word, one_of, .. } => {
            let Some(is) = record.words.get(word.as_str()) else { return Said::Skipped };
            let kept = one_of.iter().any(|value| value == is);
            let measured = Measured { count: i64::from(kept), least: Some(1), ..Measured::default() };
            if kept { Said::Kept(measured) } else { named(record, measured, is) }
        }
        Check::RecordOrder { dates, .. } => order(bound, record, dates),
        Check::RecordWindow { date: name, first, last, .. } => {
            let Some(day) = date(record, name) else { return Said::Skipped };
            let measured =
                Measured { count: i64::from(*first <= day && day <= *last), least: Some(1), ..Measured::default() };
            if *first <= day && day <= *last {
                return Said::Kept(measured);
            }
            Said::Broken { measured, day, days: 0, names: String::new(), from: record.on, until: Some(record.on) }
        }
        Check::RecordDate { date: name, .. } => {
            let there = date(record, name).is_some();
            let measured = Measured { count: i64::from(there), least: Some(1), ..Measured::default() };
            if there {
                return Said::Kept(measured);
            }
            Said::Broken { measured, day: record.on, days: 0, names: String::new(), from: record.on, until: None }
        }
        _ => Said::Skipped,
    }
}

fn named(record: &Record, measured: Measured, names: &str) -> Said {
    Said::Broken { measured, day: record.on, days: 0, names: names.to_owned(), from: record.on, until: Some(record.on) }
}

fn days(
    bound: &Bound<'_, '_>,
    record: &Record,
    (start, end): (&str, &str),
    least: Option<i64>,
    most: Option<i64>,
) -> Said {
    let Some(from) = date(record, start) else { return Said::Skipped };
    let parameters = bound.ground.parameters;
    if let Some(to) = date(record, end) {
        let count = days_between(parameters, from, to);
        let measured = Measured { count, least, most, ..Measured::default() };
        return if in_range(count, least, most) {
            Said::Kept(measured)
        } else {
            Said::Broken {
                measured,
                day: to,
                days: count,
                names: String::new(),
                from: record.on,
                until: Some(record.on),
            }
        };
    }
    // Not done yet: in time as long as the days are not over.
    let Some(most_days) = most else { return Said::Skipped };
    let count = days_between(parameters, from, bound.ground.on);
    let measured = Measured { count, least, most, ..Measured::default() };
    if count <= most_days {
        return Said::Skipped;
    }
    let over = next(last_in_time(parameters, from, most_days));
    Said::Broken { measured, day: from, days: count, names: String::new(), from: over, until: None }
}

/// The last day on which at most so many days have passed, as the committee counts them.
fn last_in_time(parameters: &Parameters, from: Day, most: i64) -> Day {
    let more = match parameters.day_count {
        DayCount::StartNotCounted => 0,
        DayCount::FullDaysBetween => 1,
    };
    from.checked_add_days(Days::new((most + more).unsigned_abs())).unwrap_or(LAST)
}

fn of_share(record: &Record, count: &str, whole: &str, share: Fraction) -> Said {
    let (Some(count), Some(whole)) = (record.numbers.get(count), record.numbers.get(whole)) else {
        return Said::Skipped;
    };
    let (least, most) = share.bounds(*whole);
    let measured = Measured { count: *count, whole: Some(*whole), least, most, ..Measured::default() };
    if share.satisfied(*count, *whole) { Said::Kept(measured) } else { broken(record, measured) }
}

fn order(bound: &Bound<'_, '_>, record: &Record, names: &[String]) -> Said {
    let Check::RecordOrder { record: kind, .. } = &bound.rule.check else { return Said::Skipped };
    let known: Vec<(&str, Day)> =
        names.iter().filter_map(|name| date(record, name).map(|day| (name.as_str(), day))).collect();
    if known.len() < 2 {
        return Said::Skipped;
    }
    let wrong = known.iter().zip(known.iter().skip(1)).find(|(first, second)| second.1 < first.1);
    let measured = Measured { count: i64::from(wrong.is_none()), least: Some(1), ..Measured::default() };
    match wrong {
        None => Said::Kept(measured),
        Some((first, second)) => {
            let called = |name: &str| {
                kind.dates()
                    .iter()
                    .find(|(code, _)| *code == name)
                    .map_or_else(|| kind.chinese(), |(_, called)| *called)
            };
            Said::Broken {
                measured,
                day: second.1,
                days: 0,
                names: wording::in_order(called(first.0), called(second.0)),
                from: record.on,
                until: Some(record.on),
            }
        }
    }
}

fn is_wanted(record: &Record, word: Option<&str>, one: &Wanted) -> bool {
    let text = word.and_then(|word| record.words.get(word)).map_or(record.name.as_str(), String::as_str);
    if one.words.is_empty() {
        text.contains(one.name.as_str())
    } else {
        one.words.iter().any(|word| text.contains(word.as_str()))
    }
}

fn per_stretch(
    bound: &Bound<'_, '_>,
    records: &[&Record],
    kind: RecordKind,
    (every, least): (Stretch, i64),
    wanted: &[Wanted],
    word: Option<&str>,
) -> Outcome {
    // What was before the first record of the kind, nobody wrote down.
    let all = bound.ground.facts.records.get(&kind).map(Vec::as_slice).unwrap_or_default();
    let Some(first) = all.iter().map(|record| record.on).min() else {
        return Outcome::unrecorded(&wording::none_recorded(kind));
    };
    let measure = |(from, to): (Day, Day)| {
        let within: Vec<&&Record> = records.iter().filter(|record| from <= record.on && record.on <= to).collect();
        if wanted.is_empty() {
            let count = within.len() as i64;
            return (Measured { count, least: Some(least), ..Measured::default() }, String::new());
        }
        let missing: Vec<&str> = wanted
            .iter()
            .filter(|one| !within.iter().any(|record| is_wanted(record, word, one)))
            .map(|one| one.name.as_str())
            .collect();
        let whole = wanted.len() as i64;
        let count = whole - missing.len() as i64;
        let measured = Measured { count, whole: Some(whole), least: Some(whole), ..Measured::default() };
        (measured, missing.join("、"))
    };
    let enough = |measured: &Measured| measured.least.is_none_or(|least| measured.count >= least);
    let (over, now) = judged_stretches(bound, every, first);
    let mut outcome = Outcome { judged: !over.is_empty(), ..Outcome::default() };
    for stretch in over {
        let (measured, names) = measure(stretch);
        if !enough(&measured) {
            outcome.findings.push(of_stretch(bound, every, stretch, measured, &names));
        }
    }
    let (measured, _) = measure(now);
    outcome.judged |= enough(&measured);
    outcome.measured = Some(measured);
    if !outcome.judged {
        outcome.missing.push(wording::not_over(&wording::stretch(every, now.0)));
    }
    outcome
}

fn in_force(bound: &Bound<'_, '_>, kind: RecordKind, until: &str, word: &str, wanted: &[Wanted]) -> Outcome {
    let all = bound.ground.facts.records.get(&kind).map(Vec::as_slice).unwrap_or_default();
    let body = bound.body.map(|body| body.id);
    let there = bound.body.map_or_else(Spans::always, |body| bound.ground.existence(body).sure.clone());
    let held: Vec<(&str, Spans)> = wanted
        .iter()
        .map(|one| {
            let days = all
                .iter()
                .filter(|record| record.body.is_none() || body.is_none() || record.body == body)
                .filter(|record| is_wanted(record, Some(word), one))
                .map(|record| Spans::of(record.on, date(record, until).unwrap_or(LAST)))
                .fold(Spans::never(), |all, one| all.or(&one));
            (one.name.as_str(), days)
        })
        .collect();
    let mut days = BTreeSet::new();
    for (_, spans) in &held {
        turning(spans, &mut days);
    }
    by_days(bound, &bound.valid.and(&there), days, |day| {
        let missing: Vec<&str> = held.iter().filter(|(_, spans)| !spans.hold(day)).map(|(name, _)| *name).collect();
        let whole = held.len() as i64;
        let count = whole - missing.len() as i64;
        let measured = Measured { count, whole: Some(whole), least: Some(whole), ..Measured::default() };
        Told { verdict: told(missing.is_empty()), measured, names: missing.join("、") }
    })
}

fn in_a_row(bound: &Bound<'_, '_>, records: &[&Record], word: &str, value: &str, most: i64) -> Outcome {
    let mut outcome = Outcome::default();
    let mut of_person: BTreeMap<&[i64], Vec<&Record>> = BTreeMap::new();
    for record in records.iter().filter(|record| record.words.contains_key(word)) {
        of_person.entry(&record.people).or_default().push(record);
    }
    for (people, records) in of_person {
        let mut run = 0;
        for record in records {
            outcome.judged = true;
            run = if record.words.get(word).is_some_and(|is| is == value) { run + 1 } else { 0 };
            if run <= most {
                continue;
            }
            let measured = Measured { count: run, most: Some(most), people: people.to_vec(), ..Measured::default() };
            let mut words = words_of(bound, record, &measured);
            words.day(record.on);
            let key = format!("{} {}", code_of(RecordKind::Appraisal), record.id);
            let mut finding = of_act(key, record.on, measured, bound.sentence(&words));
            finding.people = people.to_vec();
            outcome.findings.push(finding);
        }
    }
    outcome.findings.sort_by_key(|finding| finding.from);
    if !outcome.judged {
        outcome.missing.push(wording::none_recorded(kind_of(&bound.rule.check).unwrap_or(RecordKind::Appraisal)));
    }
    outcome
}

/// `Check::CandidateKin`
pub(super) fn candidate_kin(bound: &Bound<'_, '_>, class: KinClass, with: &[BodyKind], among: bool) -> Outcome {
    let ground = bound.ground;
    let kind = RecordKind::Candidate;
    let Some(candidates) = records(bound, kind) else { return Outcome::unrecorded(&wording::no_records(kind)) };
    if candidates.is_empty() {
        return Outcome::unrecorded(&wording::none_recorded(kind));
    }
    let pairs = ground.kin_pairs(class);
    let mut relations: BTreeMap<i64, Vec<(i64, &str)>> = BTreeMap::new();
    for pair in pairs.iter() {
        relations.entry(pair.people.0).or_default().push((pair.people.1, &pair.relation));
        relations.entry(pair.people.1).or_default().push((pair.people.0, &pair.relation));
    }
    let of_kind = |body: Option<i64>| body.and_then(|body| ground.body(body)).map(|body| body.kind);
    let mut found: BTreeMap<(i64, i64), (Day, String)> = BTreeMap::new();
    let all = ground.facts.records.get(&kind).map(Vec::as_slice).unwrap_or_default();
    let holders: Vec<_> = if among { Vec::new() } else { with.iter().map(|kind| ground.in_kind(*kind, &[])).collect() };
    let in_office = |person: i64, day: Day| {
        holders.iter().filter_map(|kind| kind.people.get(&person)).any(|held: &Held| held.sure.hold(day))
    };
    for candidate in &candidates {
        for person in &candidate.people {
            if in_office(*person, candidate.on) {
                found.insert((*person, *person), (candidate.on, ground.name(*person).to_owned()));
            }
            for (other, relation) in relations.get(person).map(Vec::as_slice).unwrap_or_default() {
                let day = if among {
                    all.iter()
                        .filter(|record| record.on <= ground.on && record.people.contains(other))
                        .filter(|record| of_kind(record.body).is_some_and(|kind| with.contains(&kind)))
                        .filter(|record| (record.on - candidate.on).num_days().abs() <= 365)
                        .map(|record| record.on.max(candidate.on))
                        .min()
                } else {
                    in_office(*other, candidate.on).then_some(candidate.on)
                };
                let Some(day) = day else { continue };
                let people = ((*person).min(*other), (*person).max(*other));
                let said = wording::related(ground.name(people.0), ground.name(people.1), relation);
                found.entry(people).or_insert((day, said));
            }
        }
    }
    let mut outcome = Outcome { judged: true, ..Outcome::default() };
    outcome.measured = Some(Measured { count: found.len() as i64, most: Some(0), ..Measured::default() });
    for ((one, other), (day, said)) in found {
        let people = if one == other { vec![one] } else { vec![one, other] };
        let measured = Measured { count: 1, most: Some(0), people: people.clone(), ..Measured::default() };
        let mut words = bound.words(&measured);
        words.set("people", &said);
        words.day(day);
        let mut finding: Finding = of_act(format!("candidate {day}"), day, measured, bound.sentence(&words));
        finding.people = people;
        outcome.findings.push(finding);
    }
    outcome.findings.sort_by_key(|finding| finding.from);
    outcome
}

/// Days of a stretch of the calendar in which records of a kind are still missing, for deadlines.
pub(in crate::rules) fn lacking_now(
    bound: &Bound<'_, '_>,
    kind: RecordKind,
    every: Stretch,
    least: i64,
) -> Option<(Day, Day)> {
    let now = stretches(every, bound.ground.on);
    match records(bound, kind) {
        // Nobody keeps them: she ticks the deadline herself.
        None => Some(now),
        Some(records) => {
            let count = records.iter().filter(|record| now.0 <= record.on && record.on <= now.1).count() as i64;
            (count < least).then_some(now)
        }
    }
}

/// Until when a record must be settled that is not settled yet, for deadlines: the last day in time.
pub(in crate::rules) fn open_until(bound: &Bound<'_, '_>) -> Vec<(String, Day)> {
    let Check::Days { record: kind, start, end, most: Some(most), .. } = &bound.rule.check else { return Vec::new() };
    let Some(records) = records(bound, *kind) else { return Vec::new() };
    records
        .into_iter()
        .filter(|record| date(record, end).is_none())
        .filter_map(|record| {
            let due = last_in_time(bound.ground.parameters, date(record, start)?, *most);
            Some((format!("{} {}", code_of(*kind), record.id), due))
        })
        .collect()
}
