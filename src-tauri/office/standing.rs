//! What follows from all appointments together and is never typed: 交叉任职, 一肩挑, 连选连任 and 新当选, how long somebody has
//! served, who followed whom; and what stands out on the card of a body. Nothing of it is refused.

use std::collections::{BTreeMap, BTreeSet};

use domain::kinds::BodyKind;
use domain::wording::bodies as wording;
use domain::{Day, Fault, Partial, Period};
use store::Reading;
use store::appointment::{Held, PostToo};
use store::body::Body;
use store::days::names_on;
use store::term::Term;

use crate::appointments::{AppointmentLine, Follower};
use crate::posts::PostLine;

/// The least age of a member (城市居民委员会组织法: residents of eighteen full years).
const OF_AGE: u32 = 18;

/// Fills in what a line owes to other appointments.
pub(crate) fn tell(reading: &Reading<'_>, lines: &mut [AppointmentLine], on: Day) -> Result<(), Fault> {
    let people: Vec<i64> = lines.iter().map(|line| line.person).collect::<BTreeSet<_>>().into_iter().collect();
    let held = PostToo::of_people(reading, &people, on)?;
    let bodies: BTreeSet<i64> = lines.iter().map(|line| line.body).collect();
    for body in bodies {
        let history = History::of(reading, body)?;
        let named: BTreeSet<i64> =
            lines.iter().filter_map(|line| history.followers.get(&line.id)).map(|held| held.person).collect();
        let names = names_on(reading, &named.into_iter().collect::<Vec<_>>(), on)?;
        for line in lines.iter_mut().filter(|line| line.body == body) {
            let first = held.partition_point(|one| one.person < line.person);
            let after = held.partition_point(|one| one.person <= line.person);
            let own = held.get(first..after).unwrap_or_default();
            if line.current {
                line.marks.extend(of_both(line, own).into_iter().map(str::to_owned));
            }
            let again = history.again(line.person, line.term).map(|again| match again {
                true => wording::mark::AGAIN,
                false => wording::mark::NEW,
            });
            line.marks.extend(again.map(str::to_owned));
            line.also = own
                .iter()
                .filter(|one| one.id != line.id)
                .map(|one| domain::wording::post_phrase(&one.body_name, &one.post_name))
                .collect();
            line.service = history.service(line.person, on);
            line.followed_by = history.followers.get(&line.id).map(|after| Follower {
                person: after.person,
                name: names.get(&after.person).map(|(name, _)| name.clone()).unwrap_or_default(),
                from: after.period.from,
            });
        }
    }
    Ok(())
}

/// 交叉任职 and 一肩挑, for lines of the two committees.
fn of_both(line: &AppointmentLine, own: &[PostToo]) -> Vec<&'static str> {
    let in_kind = |kind| own.iter().filter(move |one| one.body_kind == kind);
    let of_one = own
        .iter()
        .any(|one| one.id == line.id && matches!(one.body_kind, BodyKind::PartyOrganisation | BodyKind::Committee));
    if !of_one || in_kind(BodyKind::PartyOrganisation).next().is_none() || in_kind(BodyKind::Committee).next().is_none()
    {
        return Vec::new();
    }
    let first = |kind| in_kind(kind).any(|one| one.rank == 1);
    if first(BodyKind::PartyOrganisation) && first(BodyKind::Committee) {
        vec![wording::mark::BOTH_HEADS, wording::mark::CROSS]
    } else {
        vec![wording::mark::CROSS]
    }
}

/// All appointments of a body, without names.
pub(crate) struct History {
    held: Vec<Held>,
    terms: Vec<Term>,
    followers: BTreeMap<i64, Held>,
}

impl History {
    pub(crate) fn of(reading: &Reading<'_>, body: i64) -> Result<Self, Fault> {
        let held = Held::of_body(reading, body)?;
        let followers = followers(&held);
        Ok(Self { held, terms: Term::of(reading, body)?, followers })
    }

    fn of_person(&self, person: i64) -> &[Held] {
        let first = self.held.partition_point(|held| held.person < person);
        let after = self.held.partition_point(|held| held.person <= person);
        self.held.get(first..after).unwrap_or_default()
    }

    /// 连选连任, or 新当选, of somebody in a term; nothing where the term before is not kept.
    pub(crate) fn again(&self, person: i64, term: Option<i64>) -> Option<bool> {
        let at = self.terms.iter().position(|one| Some(one.id) == term)?;
        let before = self.terms.get(at.checked_sub(1)?)?;
        let end = before.end_on.or_else(|| {
            let next = self.terms.get(at)?.start_on.first();
            Some(crate::day_before(next).into())
        });
        let span = Period { from: Some(before.start_on), to: end };
        let within = |held: &Held| match held.term {
            Some(term) => term == before.id,
            None => held.period.from.is_some() && meets(held.period, span),
        };
        if !self.held.iter().any(within) {
            return None;
        }
        Some(self.of_person(person).iter().any(within))
    }

    /// How long somebody has served in the body up to a day: overlapping times count once.
    fn service(&self, person: i64, on: Day) -> Option<String> {
        let mut spans: Vec<(Day, Day)> = Vec::new();
        let mut uncertain = false;
        for held in self.of_person(person) {
            let Some(from) = held.period.from else { continue };
            let end = held.period.to.map_or(on, |to| to.first().max(from.first())).min(on);
            if from.first() > end {
                continue;
            }
            uncertain |= from.exact().is_none() || held.period.to.is_some_and(|to| to.exact().is_none());
            spans.push((from.first(), end));
        }
        spans.sort_unstable();
        let mut joined: Vec<(Day, Day)> = Vec::new();
        for (from, to) in spans {
            match joined.last_mut() {
                Some((_, end)) if from <= end.succ_opt().unwrap_or(*end) => *end = (*end).max(to),
                _ => joined.push((from, to)),
            }
        }
        let months: Vec<u32> = joined.iter().filter_map(|(from, to)| domain::dates::full_months(*from, *to)).collect();
        (!months.is_empty()).then(|| wording::service(months.iter().sum(), uncertain))
    }
}

/// Whether two periods may share a day.
fn meets(one: Period, other: Period) -> bool {
    let before = |end: Option<Partial>, start: Option<Partial>| match (end, start) {
        (Some(end), Some(start)) => end.last() < start.first(),
        _ => false,
    };
    !before(one.to, other.from) && !before(other.to, one.from)
}

/// Who followed whom in a post: seats that fell empty wait for whoever comes next, and where several wait and several
/// come nobody can say who followed whom.
fn followers(held: &[Held]) -> BTreeMap<i64, Held> {
    let mut by_post: BTreeMap<i64, Vec<&Held>> = BTreeMap::new();
    for one in held {
        by_post.entry(one.post).or_default().push(one);
    }
    let mut followers = BTreeMap::new();
    for holders in by_post.values() {
        // Departures count before arrivals of the same or the next day.
        let mut days: Vec<(Day, bool, &Held)> = Vec::new();
        for one in holders {
            if let Some(from) = one.period.from {
                days.push((from.first(), true, one));
            }
            if let Some(to) = one.period.to {
                days.push((to.last(), false, one));
            }
        }
        days.sort_by_key(|(day, arrival, one)| (*day, *arrival, one.id));
        let mut waiting: Vec<&Held> = Vec::new();
        let mut rest = days.as_slice();
        while let Some((day, arrival, one)) = rest.first() {
            if !arrival {
                waiting.push(one);
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let count = rest.iter().take_while(|(other, arrival, _)| other == day && *arrival).count().max(1);
            let mut coming: Vec<&Held> = rest.iter().take(count).map(|(_, _, one)| *one).collect();
            rest = rest.get(count..).unwrap_or_default();
            // Whoever goes on follows nobody and is followed by nobody.
            waiting.retain(|gone| {
                let on = coming.iter().position(|new| new.person == gone.person);
                on.map(|at| coming.remove(at)).is_none()
            });
            if let ([gone], [new]) = (waiting.as_slice(), coming.as_slice()) {
                followers.insert(gone.id, (*new).clone());
            }
            if !coming.is_empty() {
                waiting.clear();
            }
        }
    }
    followers
}

/// What stands out on the card of a body.
pub(crate) fn remarks(
    reading: &Reading<'_>,
    body: &Body,
    term: Option<&Term>,
    posts: &[PostLine],
    roster: &[AppointmentLine],
    on: Day,
) -> Result<Vec<String>, Fault> {
    let mut remarks: Vec<String> = posts
        .iter()
        .filter_map(|post| Some((post, post.seats.filter(|seats| post.holders > *seats)?)))
        .map(|(post, seats)| wording::more_than_seats(&post.name, seats, post.holders))
        .collect();
    let people: BTreeSet<i64> = roster.iter().map(|line| line.person).collect();
    for person in &people {
        let own: Vec<&AppointmentLine> = roster.iter().filter(|line| line.person == *person).collect();
        let Some(first) = own.first().filter(|_| own.len() > 1) else { continue };
        let mut names: Vec<String> = own.iter().map(|line| line.post_name.clone()).collect();
        names.dedup();
        let twice = own.iter().find(|line| own.iter().any(|other| other.id != line.id && other.post == line.post));
        match twice {
            Some(line) => remarks.push(wording::twice_in_post(&line.name, &line.post_name)),
            None => remarks.push(wording::several_posts(&first.name, &names)),
        }
    }
    let unknown: Vec<String> = roster.iter().filter(|line| line.from.is_none()).map(|line| line.name.clone()).collect();
    if !unknown.is_empty() {
        remarks.push(wording::no_beginning(&unknown));
    }
    for line in roster {
        if let Some(term) = term {
            if line.term.is_some_and(|own| own != term.id) {
                remarks.push(wording::of_earlier_term(&line.name, line.ordinal));
            } else if line.term.is_some() && line.from.is_some_and(|from| from.last() < term.start_on.first()) {
                remarks.push(wording::before_term(&line.name));
            }
        }
        if let Some(age) = line.age.filter(|age| *age < OF_AGE) {
            remarks.push(wording::under_age(&line.name, age));
        }
    }
    let kept = Body::find(reading, body.id)?;
    if kept.closed_on.is_some_and(|closed| closed.last() < on) && !people.is_empty() {
        remarks.push(wording::closed_with_holders(people.len() as i64));
    }
    Ok(remarks)
}
