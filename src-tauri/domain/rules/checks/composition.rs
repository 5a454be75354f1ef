//! Who holds the posts of a body, on every day anything changed: numbers, shares, every single one, ages, sources.

use std::collections::{BTreeSet, HashMap};

use crate::dates::Day;
use crate::kinds::RepresentsKind;
use crate::rules::finding::{Finding, Measured};
use crate::rules::ground::{Holder, birthday};
use crate::rules::pack::{Fraction, Operator, Wanted, Who};
use crate::rules::spans::{Held, LAST, Spans, before};
use crate::wording::rules as wording;

use super::sweep::{Counts, Member, Stretch, Verdict, on_day, walk};
use super::{Bound, Outcome};

/// `Check::Count`
pub(super) fn count(
    bound: &Bound<'_, '_>,
    who: &Who,
    posts: &[String],
    (least, most): (Option<i64>, Option<i64>),
    odd: bool,
) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let members: Vec<Member> = bound
        .ground
        .holders_who(body.id, posts, who)
        .into_iter()
        .map(|holder| Member { person: holder.person, whole: holder.held.clone(), part: holder.held })
        .collect();
    let judge = |counts: Counts| {
        let too_few = least.is_some_and(|least| counts.part_most < least);
        let too_many = most.is_some_and(|most| counts.part > most);
        let even = odd && counts.part == counts.part_most && counts.part % 2 == 0;
        if too_few || too_many || even {
            return Verdict::Broken;
        }
        let enough = least.is_none_or(|least| counts.part >= least);
        let not_more = most.is_none_or(|most| counts.part_most <= most);
        let sure = !odd || counts.part == counts.part_most;
        if enough && not_more && sure { Verdict::Kept } else { Verdict::Open }
    };
    let measured = |stretch: Stretch, people: Vec<i64>, _: Vec<i64>| Measured {
        count: if least.is_some_and(|least| stretch.counts.part_most < least) {
            stretch.counts.part_most
        } else {
            stretch.counts.part
        },
        least,
        most,
        people,
        ..Measured::default()
    };
    composed(bound, &members, judge, measured, |bound| unknown(bound, body.id, posts, who))
}

/// `Check::Share`
pub(super) fn share(bound: &Bound<'_, '_>, who: &Who, posts: &[String], share: Fraction) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let whole = bound.ground.holders(body.id, posts);
    let mut part = bound.ground.holders_who(body.id, posts, who).into_iter().peekable();
    // Both come by person; somebody who belongs to the body by law alone may be missing among the part.
    let members: Vec<Member> = whole
        .iter()
        .map(|holder| Member {
            person: holder.person,
            part: part.next_if(|one| one.person == holder.person).map_or_else(Held::never, |one| one.held),
            whole: holder.held.clone(),
        })
        .collect();
    shared(bound, &members, share, |bound| unknown(bound, body.id, posts, who))
}

/// A share of members, on every day.
pub(super) fn shared(
    bound: &Bound<'_, '_>,
    members: &[Member],
    share: Fraction,
    missing: impl Fn(&Bound<'_, '_>) -> Vec<String>,
) -> Outcome {
    let up = matches!(share.operator, Operator::MoreThan | Operator::AtLeast);
    let judge = |counts: Counts| {
        if counts.whole_most == 0 {
            return Verdict::Open;
        }
        // The best and the worst that uncertain days allow.
        let (best, worst) = if up {
            ((counts.part_most, counts.whole.max(counts.part)), (counts.part, counts.whole_most))
        } else {
            ((counts.part, counts.whole_most), (counts.part_most, counts.whole.max(counts.part)))
        };
        if !share.satisfied(best.0, best.1) {
            Verdict::Broken
        } else if share.satisfied(worst.0, worst.1) {
            Verdict::Kept
        } else {
            Verdict::Open
        }
    };
    let measured = |stretch: Stretch, people: Vec<i64>, others: Vec<i64>| {
        let counts = stretch.counts;
        let whole = if counts.whole == 0 { counts.whole_most } else { counts.whole };
        let (least, most) = share.bounds(whole);
        Measured { count: counts.part, whole: Some(whole), least, most, people, others }
    };
    composed(bound, members, judge, measured, missing)
}

/// Findings of a composition: what the walk says, with whom it concerns on the last day of each stretch.
fn composed(
    bound: &Bound<'_, '_>,
    members: &[Member],
    judge: impl Fn(Counts) -> Verdict,
    measured: impl Fn(Stretch, Vec<i64>, Vec<i64>) -> Measured,
    missing: impl Fn(&Bound<'_, '_>) -> Vec<String>,
) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let on = bound.ground.on;
    let window = bound.valid.and(&bound.ground.recorded(body));
    let stretches = walk(members, &window, on, judge);
    let mut outcome = Outcome::default();
    for stretch in &stretches {
        let today = stretch.to == on;
        if stretch.verdict != Verdict::Broken && !today {
            continue;
        }
        let (people, others) = on_day(members, stretch.to);
        let measured = measured(*stretch, people, others);
        if stretch.verdict == Verdict::Broken {
            let mut words = bound.words(&measured);
            words.set("people", &bound.names(&measured.people));
            words.day(stretch.from);
            let until = (!today).then_some(stretch.to);
            outcome.findings.push(Finding {
                key: String::new(),
                from: stretch.from,
                until,
                stands: (stretch.from, until),
                people: measured.people.clone(),
                meetings: Vec::new(),
                sentence: bound.sentence(&words),
                measured: measured.clone(),
            });
        }
        if today {
            outcome.judged = stretch.verdict != Verdict::Open;
            if stretch.verdict == Verdict::Open {
                outcome.missing = missing(bound);
            }
            outcome.measured = Some(measured);
        }
    }
    if stretches.is_empty() {
        outcome.missing.push(wording::NO_HOLDERS.to_owned());
    }
    outcome
}

/// What is not known of holders on the day: 张丽的性别.
fn unknown(bound: &Bound<'_, '_>, body: i64, posts: &[String], who: &Who) -> Vec<String> {
    let on = bound.ground.on;
    let holders = bound.ground.holders(body, posts);
    let such: HashMap<i64, Held> =
        bound.ground.holders_who(body, posts, who).into_iter().map(|one| (one.person, one.held)).collect();
    let mut missing = Vec::new();
    for holder in holders.iter().filter(|holder| holder.held.perhaps.hold(on)) {
        let name = bound.ground.name(holder.person);
        if !holder.held.sure.hold(on) {
            missing.push(wording::unknown_days(name));
        } else if such.get(&holder.person).is_some_and(|held| held.perhaps.hold(on) && !held.sure.hold(on)) {
            missing.push(wording::unknown_fact(name, who));
        }
    }
    if missing.is_empty() {
        missing.push(wording::NO_HOLDERS.to_owned());
    }
    missing
}

/// `Check::Each`: one finding for each holder who is not such a person.
pub(super) fn each(bound: &Bound<'_, '_>, who: &Who, posts: &[String]) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let on = bound.ground.on;
    let window = bound.valid.and(&bound.ground.recorded(body));
    let such: HashMap<i64, Held> =
        bound.ground.holders_who(body.id, posts, who).into_iter().map(|one| (one.person, one.held)).collect();
    let mut outcome = Outcome::default();
    let (mut kept, mut whole, mut keeping) = (0, 0, Vec::new());
    for holder in bound.ground.holders(body.id, posts).iter() {
        let is = such.get(&holder.person).cloned().unwrap_or_default();
        // Surely in office, and in no way such a person.
        let against = holder.held.sure.and(&is.perhaps.not()).and(&window);
        each_span(bound, &mut outcome, holder.person, &against, who);
        if window.hold(on) && holder.held.perhaps.hold(on) {
            whole += 1;
            if is.sure.hold(on) {
                kept += 1;
                keeping.push(holder.person);
            } else if is.perhaps.hold(on) {
                let name = bound.ground.name(holder.person);
                outcome.missing.push(match holder.held.sure.hold(on) {
                    true => wording::unknown_fact(name, who),
                    false => wording::unknown_days(name),
                });
            }
        }
    }
    outcome.judged = whole > 0;
    if whole == 0 {
        outcome.missing.push(wording::NO_HOLDERS.to_owned());
    }
    outcome.measured = (whole > 0).then(|| Measured {
        count: kept,
        whole: Some(whole),
        least: Some(whole),
        people: keeping,
        ..Measured::default()
    });
    outcome.findings.sort_by_key(|finding| (finding.from, finding.people.clone()));
    outcome
}

fn each_span(bound: &Bound<'_, '_>, outcome: &mut Outcome, person: i64, against: &Spans, who: &Who) {
    let on = bound.ground.on;
    for (from, to) in against.stretches() {
        if *from > on {
            break;
        }
        let until = (*to < on).then_some(*to);
        let day = until.unwrap_or(on);
        // An age is told as it is on the last day.
        let (count, least, most) = match who {
            Who::AgeAtMost(years) => (age(bound, person, day), None, Some(i64::from(*years))),
            Who::AgeAtLeast(years) => (age(bound, person, day), Some(i64::from(*years)), None),
            _ => (0, Some(1), None),
        };
        let measured = Measured { count, least, most, people: vec![person], ..Measured::default() };
        let mut words = bound.words(&measured);
        words.set("people", &bound.names(&[person]));
        words.set("post", &post_of(bound, person, day));
        words.day(*from);
        // The age goes up by itself: what the finding rests on is who it is.
        let fixed = Measured { count: 0, ..measured.clone() };
        let sentence = bound.sentence(&words);
        let measured = if matches!(who, Who::AgeAtMost(_) | Who::AgeAtLeast(_)) { measured } else { fixed };
        outcome.findings.push(Finding::lasting((*from, until), measured, sentence));
    }
}

fn age(bound: &Bound<'_, '_>, person: i64, day: Day) -> i64 {
    bound
        .ground
        .person(person)
        .and_then(|person| person.birth)
        .and_then(|birth| birth.ages(day))
        .map_or(0, |ages| i64::from(ages.0))
}

/// The post somebody holds in the body on a day.
pub(crate) fn post_of(bound: &Bound<'_, '_>, person: i64, day: Day) -> String {
    let Some(body) = bound.body else { return String::new() };
    let held = bound.ground.of_person(body.id, person).iter().find(|one| one.period().holds(day));
    held.map(|one| one.post.clone()).unwrap_or_default()
}

/// `Check::Sources`: all of them among the holders on every day.
pub(super) fn sources(bound: &Bound<'_, '_>, wanted: &[Wanted]) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let appointments = bound.ground.appointments(body.id);
    if !appointments.iter().any(|one| one.represents.is_some() || one.represents_text.is_some()) {
        return Outcome::unrecorded(wording::NO_SOURCES);
    }
    let from_source = |source: &Wanted| -> Vec<Holder> {
        let words = if source.words.is_empty() { std::slice::from_ref(&source.name) } else { &source.words };
        let named = |text: &str| words.iter().any(|word| text.contains(word.as_str()));
        appointments
            .iter()
            .filter(|one| {
                one.represents_text.as_deref().is_some_and(named)
                    || one.represents == Some(RepresentsKind::Unit) && named("驻地单位代表、驻区单位代表")
                    || one.represents == Some(RepresentsKind::Group) && named("居民代表")
            })
            .map(|one| Holder { person: one.person, held: Held::of_period(one.period(), bound.ground.on) })
            .collect()
    };
    let held: Vec<(&str, Held)> = wanted
        .iter()
        .map(|source| {
            let all = from_source(source).iter().fold(Held::never(), |all, one| all.or(&one.held));
            (source.name.as_str(), all)
        })
        .collect();
    let window = bound.valid.and(&bound.ground.recorded(body));
    let mut days: BTreeSet<Day> = BTreeSet::new();
    for (_, held) in &held {
        turning(&held.perhaps, &mut days);
    }
    by_days(bound, &window, days, |day| {
        let gone: Vec<&str> = held.iter().filter(|(_, held)| !held.perhaps.hold(day)).map(|(name, _)| *name).collect();
        let measured = Measured {
            count: (held.len() - gone.len()) as i64,
            whole: Some(held.len() as i64),
            least: Some(held.len() as i64),
            people: appointments
                .iter()
                .filter(|one| one.represents.is_some() && one.period().holds(day))
                .map(|one| one.person)
                .collect(),
            ..Measured::default()
        };
        Told { verdict: told(gone.is_empty()), measured, names: gone.join("、") }
    })
}

/// What is said of one day.
pub(super) struct Told {
    pub(crate) verdict: Verdict,
    pub(crate) measured: Measured,
    /// For the placeholder `names`.
    pub(crate) names: String,
}

pub(super) fn told(kept: bool) -> Verdict {
    if kept { Verdict::Kept } else { Verdict::Broken }
}

/// Days on which something begins or has ended.
pub(super) fn turning(spans: &Spans, days: &mut BTreeSet<Day>) {
    for (from, to) in spans.stretches() {
        days.insert(*from);
        if *to < LAST {
            days.insert(crate::rules::spans::next(*to));
        }
    }
}

/// Judges a window day by day where something turns; for small bodies and what is not a count.
pub(super) fn by_days(
    bound: &Bound<'_, '_>,
    window: &Spans,
    mut days: BTreeSet<Day>,
    tell: impl Fn(Day) -> Told,
) -> Outcome {
    let on = bound.ground.on;
    turning(window, &mut days);
    let days: Vec<Day> = days.into_iter().filter(|day| *day <= on && window.hold(*day)).collect();
    let mut outcome = Outcome::default();
    let mut last: Option<(Verdict, Day)> = None;
    for (at, day) in days.iter().enumerate() {
        let end_of_window =
            window.stretches().iter().find(|(from, to)| from <= day && day <= to).map_or(LAST, |(_, to)| *to);
        let to = days.get(at + 1).map_or(LAST, |next| before(*next)).min(end_of_window);
        let today = *day <= on && on <= to;
        let said = tell(*day);
        if said.verdict == Verdict::Broken {
            let mut words = bound.words(&said.measured);
            words.set("people", &bound.names(&said.measured.people));
            words.set("names", &said.names);
            words.day(*day);
            let until = (!today).then_some(to);
            let sentence = bound.sentence(&words);
            match outcome.findings.last_mut() {
                Some(open) if last == Some((Verdict::Broken, before(*day))) => {
                    open.until = until;
                    open.stands.1 = until;
                    open.measured = said.measured.clone();
                    open.people = said.measured.people.clone();
                    words.day(open.from);
                    open.sentence = bound.sentence(&words);
                }
                _ => outcome.findings.push(Finding {
                    key: said.names.clone(),
                    from: *day,
                    until,
                    stands: (*day, until),
                    people: said.measured.people.clone(),
                    meetings: Vec::new(),
                    measured: said.measured.clone(),
                    sentence,
                }),
            }
        }
        if today {
            outcome.judged = said.verdict != Verdict::Open;
            outcome.measured = Some(said.measured);
        }
        last = Some((said.verdict, to));
    }
    if !outcome.judged && outcome.missing.is_empty() {
        outcome.missing.push(wording::NO_HOLDERS.to_owned());
    }
    outcome
}

/// Days on which any of these people turns one of these ages, while they hold the post.
fn birthdays(
    bound: &Bound<'_, '_>,
    holders: &[Holder],
    ages: impl Fn() -> std::ops::Range<u32>,
    days: &mut BTreeSet<Day>,
) {
    for holder in holders {
        turning(&holder.held.sure, days);
        let Some(birth) = bound.ground.person(holder.person).and_then(|person| person.birth) else { continue };
        for age in ages() {
            let day = birthday(birth.first(), age);
            if holder.held.sure.hold(day) {
                days.insert(day);
            }
        }
    }
}

/// `Check::AgeBands`
pub(super) fn age_bands(bound: &Bound<'_, '_>, edges: &[u32], least: i64) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let holders = bound.ground.holders(body.id, &[]);
    let mut days = BTreeSet::new();
    for edge in edges {
        birthdays(bound, &holders, || edge + 1..edge + 2, &mut days);
    }
    let window = bound.valid.and(&bound.ground.recorded(body));
    let mut outcome = by_days(bound, &window, days, |day| {
        let ages = ages_on(bound, &holders, day);
        let bands: BTreeSet<usize> =
            ages.known.iter().map(|(_, age)| edges.iter().filter(|edge| *age > **edge).count()).collect();
        let count = bands.len() as i64;
        // Each of those whose age is not known may stand in a band of their own.
        let most = count + ages.unknown.len() as i64;
        let verdict = match (count >= least, most >= least) {
            (true, _) => Verdict::Kept,
            (false, true) => Verdict::Open,
            (false, false) => Verdict::Broken,
        };
        let people = ages.known.iter().map(|(person, _)| *person).collect();
        Told {
            verdict,
            measured: Measured { count, least: Some(least), people, ..Measured::default() },
            names: String::new(),
        }
    });
    name_ages(bound, &holders, &mut outcome);
    outcome
}

/// `Check::MeanAge`
pub(super) fn mean_age(bound: &Bound<'_, '_>, least: Option<u32>, most: Option<u32>) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let holders = bound.ground.holders(body.id, &[]);
    let mut days = BTreeSet::new();
    birthdays(bound, &holders, || 18..100, &mut days);
    let window = bound.valid.and(&bound.ground.recorded(body));
    let mut outcome = by_days(bound, &window, days, |day| {
        let ages = ages_on(bound, &holders, day);
        let number = ages.known.len() as i64;
        let sum: i64 = ages.known.iter().map(|(_, age)| i64::from(*age)).sum();
        let low = least.is_some_and(|least| sum < i64::from(least) * number);
        let high = most.is_some_and(|most| sum > i64::from(most) * number);
        let verdict = if number == 0 || !ages.unknown.is_empty() { Verdict::Open } else { told(!low && !high) };
        let measured = Measured {
            // To the nearest year, half up; the comparison above is exact.
            count: if number == 0 { 0 } else { (sum * 2 + number) / (number * 2) },
            least: least.map(i64::from),
            most: most.map(i64::from),
            people: ages.known.iter().map(|(person, _)| *person).collect(),
            ..Measured::default()
        };
        Told { verdict, measured, names: String::new() }
    });
    // A mean that moves with every birthday is one breach as long as the same people make it.
    for finding in &mut outcome.findings {
        finding.key = String::new();
    }
    name_ages(bound, &holders, &mut outcome);
    outcome
}

struct Ages {
    known: Vec<(i64, u32)>,
    unknown: Vec<i64>,
}

fn ages_on(bound: &Bound<'_, '_>, holders: &[Holder], day: Day) -> Ages {
    let mut ages = Ages { known: Vec::new(), unknown: Vec::new() };
    for holder in holders.iter().filter(|holder| holder.held.perhaps.hold(day)) {
        let birth = bound.ground.person(holder.person).and_then(|person| person.birth);
        match birth.and_then(|birth| birth.ages(day)).filter(|(least, most)| least == most) {
            Some((age, _)) if holder.held.sure.hold(day) => ages.known.push((holder.person, age)),
            _ => ages.unknown.push(holder.person),
        }
    }
    ages
}

fn name_ages(bound: &Bound<'_, '_>, holders: &[Holder], outcome: &mut Outcome) {
    if outcome.judged {
        return;
    }
    let unknown = ages_on(bound, holders, bound.ground.on).unknown;
    if !unknown.is_empty() {
        outcome.missing = unknown
            .iter()
            .map(|person| wording::unknown_fact(bound.ground.name(*person), &Who::AgeAtMost(0)))
            .collect();
    }
}
