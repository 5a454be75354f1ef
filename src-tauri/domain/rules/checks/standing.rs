//! Who holds posts in two bodies at once, and which bodies there are.

use std::collections::BTreeSet;

use std::rc::Rc;

use crate::dates::Day;
use crate::kinds::BodyKind;
use crate::rules::facts::BodyFacts;
use crate::rules::finding::{Finding, Measured};
use crate::rules::pack::{Fraction, Wanted, Who};
use crate::rules::parameters::CrossBase;
use crate::rules::spans::{Held, LAST, Spans};
use crate::wording::rules as wording;

use super::composition::{Told, by_days, post_of, shared, told, turning};
use super::sweep::Member;
use super::{Bound, Outcome};

/// `Check::Apart`
pub(super) fn apart(bound: &Bound<'_, '_>, from: &[BodyKind]) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let ground = bound.ground;
    let elsewhere: Vec<_> = from.iter().map(|kind| ground.in_kind(*kind, &[])).collect();
    per_holder(bound, &[], |person| {
        let there =
            elsewhere.iter().filter_map(|kind| kind.people.get(&person)).fold(Held::never(), |all, one| all.or(one));
        // Broken on the days on which somebody is surely there too.
        there.not()
    })
    .unwrap_or_else(|| Outcome::unrecorded(&body.name))
}

/// `Check::DrawnFrom`
pub(super) fn drawn_from(bound: &Bound<'_, '_>, posts: &[String], from: BodyKind, from_posts: &[String]) -> Outcome {
    if bound.body.is_none() {
        return Outcome::unrecorded(wording::NO_BODY);
    }
    let there = bound.ground.in_kind(from, from_posts);
    // Whose holders nobody recorded, of them nobody can be said not to be one.
    if there.known.is_never() {
        return Outcome::unrecorded(&wording::no_holders_of(from));
    }
    let unknown = there.known.not();
    per_holder(bound, posts, |person| {
        let held = there.people.get(&person).cloned().unwrap_or_default();
        Held { perhaps: held.perhaps.or(&unknown), sure: held.sure }
    })
    .unwrap_or_else(|| Outcome::unrecorded(wording::NO_HOLDERS))
}

/// One finding for each holder and each stretch on which `so` surely is not so.
fn per_holder(bound: &Bound<'_, '_>, posts: &[String], so: impl Fn(i64) -> Held) -> Option<Outcome> {
    let body = bound.body?;
    let on = bound.ground.on;
    let window = bound.valid.and(&bound.ground.recorded(body));
    let mut outcome = Outcome::default();
    let (mut whole, mut kept) = (0, Vec::new());
    for holder in bound.ground.chosen(body.id, posts) {
        let is = so(holder.person);
        let against = holder.held.sure.and(&is.perhaps.not()).and(&window);
        for (from, to) in against.stretches() {
            if *from > on {
                break;
            }
            let until = (*to < on).then_some(*to);
            let people = vec![holder.person];
            let measured = Measured { count: 0, least: Some(1), people: people.clone(), ..Measured::default() };
            let mut words = bound.words(&measured);
            words.set("people", &bound.names(&people));
            words.set("post", &post_of(bound, holder.person, until.unwrap_or(on)));
            words.day(*from);
            outcome.findings.push(Finding::lasting((*from, until), measured, bound.sentence(&words)));
        }
        if window.hold(on) && holder.held.perhaps.hold(on) {
            whole += 1;
            if is.sure.hold(on) {
                kept.push(holder.person);
            } else if is.perhaps.hold(on) {
                outcome.missing.push(wording::unknown_days(bound.ground.name(holder.person)));
            }
        }
    }
    outcome.judged = whole > 0;
    if whole == 0 {
        outcome.missing.push(wording::NO_HOLDERS.to_owned());
    }
    outcome.measured = (whole > 0).then(|| Measured {
        count: kept.len() as i64,
        whole: Some(whole),
        least: Some(whole),
        people: kept,
        ..Measured::default()
    });
    outcome.findings.sort_by_key(|finding| (finding.from, finding.people.clone()));
    Some(outcome)
}

/// `Check::Overlap`: 交叉任职, of the base the committee chose.
pub(super) fn overlap(bound: &Bound<'_, '_>, with: BodyKind, share: Fraction) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let ground = bound.ground;
    let here = ground.in_kind(body.kind, &[]);
    let there = ground.in_kind(with, &[]);
    if there.people.is_empty() {
        return Outcome::unrecorded(&wording::no_holders_of(with));
    }
    // Days on which nobody is known there say nothing of who was.
    let unknown = there.known.not();
    let (party, committee) = match body.kind {
        BodyKind::PartyOrganisation => (&here.people, &there.people),
        _ => (&there.people, &here.people),
    };
    let people: BTreeSet<i64> = party.keys().chain(committee.keys()).copied().collect();
    let never = Held::never();
    let members: Vec<Member> = people
        .into_iter()
        .map(|person| {
            let in_party = party.get(&person).unwrap_or(&never);
            let in_committee = committee.get(&person).unwrap_or(&never);
            let whole = match ground.parameters.cross_base {
                CrossBase::Party => in_party.clone(),
                CrossBase::PartyInCommittee => in_committee.and(&ground.is(person, &Who::PartyMembers).or(in_party)),
                CrossBase::Union => in_party.or(in_committee),
            };
            let both = in_party.and(in_committee);
            let perhaps = match here.people.get(&person) {
                Some(held) => both.perhaps.or(&held.perhaps.and(&unknown)),
                None => both.perhaps,
            };
            Member { person, part: Held { sure: both.sure, perhaps }, whole }
        })
        .collect();
    shared(bound, &members, share, |bound| vec![wording::no_holders_of(bound.body.map_or(with, |body| body.kind))])
}

/// `Check::Bodies`: which bodies of a kind there are on every day, by the names they had.
pub(super) fn bodies(bound: &Bound<'_, '_>, kind: BodyKind, wanted: &[Wanted], exactly: bool) -> Outcome {
    let ground = bound.ground;
    let there: Vec<(&BodyFacts, Rc<Held>)> =
        ground.of_kind(kind).iter().map(|body| (*body, ground.existence(body))).collect();
    // A community of which no committee is known has nothing to be judged by.
    let committee = ground
        .of_kind(BodyKind::Committee)
        .iter()
        .fold(Spans::never(), |all, body| all.or(&ground.existence(body).sure));
    let mut window = bound.valid.and(&committee);
    // What was before the first body of the kind was recorded, nobody wrote down, unless none ever was.
    if let Some(first) = there.iter().filter_map(|(_, held)| held.perhaps.first()).min() {
        window = window.and(&Spans::of(first, LAST));
    }
    if committee.is_never() {
        return Outcome::unrecorded(&wording::no_holders_of(BodyKind::Committee));
    }
    let mut days = BTreeSet::new();
    for (body, held) in &there {
        turning(&held.perhaps, &mut days);
        turning(&held.sure, &mut days);
        days.extend(body.former_names.iter().map(|former| crate::rules::spans::next(former.to.last())));
    }
    by_days(bound, &window, days, |day| {
        let today: Vec<(&str, bool)> = there
            .iter()
            .filter(|(_, held)| held.perhaps.hold(day))
            .map(|(body, held)| (name_on(body, day), held.sure.hold(day)))
            .collect();
        if wanted.is_empty() {
            let measured = Measured { count: today.len() as i64, least: Some(1), ..Measured::default() };
            return Told { verdict: told(!today.is_empty()), measured, names: kind.chinese().to_owned() };
        }
        let matches = |one: &Wanted, name: &str| {
            let words = if one.words.is_empty() { std::slice::from_ref(&one.name) } else { &one.words };
            words.iter().any(|word| name.contains(word.as_str()))
        };
        let missing: Vec<&str> = wanted
            .iter()
            .filter(|one| !today.iter().any(|(name, _)| matches(one, name)))
            .map(|one| one.name.as_str())
            .collect();
        let more: Vec<&str> = match exactly {
            true => today
                .iter()
                .filter(|(name, sure)| *sure && !wanted.iter().any(|one| matches(one, name)))
                .map(|(name, _)| *name)
                .collect(),
            false => Vec::new(),
        };
        let number = wanted.len() as i64;
        let measured = Measured {
            count: number - missing.len() as i64,
            whole: Some(number),
            least: Some(number),
            most: exactly.then_some(number),
            ..Measured::default()
        };
        Told {
            verdict: told(missing.is_empty() && more.is_empty()),
            measured,
            names: wording::missing_and_more(&missing, &more),
        }
    })
}

/// What a body was called on a day.
pub(super) fn name_on(body: &BodyFacts, day: Day) -> &str {
    body.former_names
        .iter()
        .filter(|former| day <= former.to.last())
        .min_by_key(|former| former.to.last())
        .map_or(body.name.as_str(), |former| former.name.as_str())
}

/// Days on which 书记 and 主任 are the same person.
pub(in crate::rules) fn both_heads(ground: &crate::rules::ground::Ground<'_>) -> Spans {
    let heads = ground.in_kind(BodyKind::PartyOrganisation, &["书记".to_owned()]);
    let directors = ground.in_kind(BodyKind::Committee, &["主任".to_owned()]);
    heads
        .people
        .iter()
        .filter_map(|(person, held)| directors.people.get(person).map(|other| held.and(other).sure))
        .fold(Spans::never(), |all, one| all.or(&one))
}
