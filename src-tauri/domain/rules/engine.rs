//! The one function that judges: packs and facts in, judgements out, for any day of any year.

use std::collections::BTreeSet;

use crate::dates::Day;

use super::checks::{Bound, Outcome, figures, records, run, standing};
use super::facts::{BodyFacts, Facts};
use super::finding::{Judgement, State};
use super::ground::Ground;
use super::pack::{Check, Pack, Rule, When};
use super::parameters::Parameters;
use super::spans::{FIRST, LAST, Spans, next};

/// A pack and the days on which it applies here.
#[derive(Clone, Copy, Debug)]
pub struct Active<'a> {
    /// The newest edition.
    pub pack: &'a Pack,
    /// Switched on from this day; the pack's own first day where it is none.
    pub from: Option<Day>,
    /// Switched off after this day; the pack's own last day where it is none.
    pub until: Option<Day>,
}

impl Active<'_> {
    /// Days on which a rule of the pack is in force here.
    pub(super) fn days(&self, rule: &Rule) -> Spans {
        let until = |day: Option<Day>| Spans::of(FIRST, day.unwrap_or(LAST));
        let from = |day: Option<Day>| Spans::of(day.unwrap_or(FIRST), LAST);
        from(rule.from.or(Some(self.pack.from)))
            .and(&until(rule.until.or(self.pack.until)))
            .and(&from(self.from))
            .and(&until(self.until))
    }
}

/// What is asked of the check-up.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The day: breaches up to it are told, and the state is the one of that day. It may lie in the future: then
    /// everything stays as it is recorded.
    pub on: Day,
    /// Only rules about these bodies; all, and those about the community, where it is none.
    pub bodies: Option<&'a BTreeSet<i64>>,
}

/// Judges every rule that was in force on a day up to the one asked about, each for the days of its own pack.
pub fn check<'a>(packs: &[Active<'a>], facts: &Facts, parameters: &Parameters, asked: Asked<'_>) -> Vec<Judgement<'a>> {
    let ground = Ground::new(facts, parameters, asked.on);
    let mut judgements = Vec::new();
    for active in packs {
        for rule in &active.pack.rules {
            let days = active.days(rule);
            if days.first().is_none_or(|first| asked.on < first) || matches!(rule.check, Check::Calendar { .. }) {
                continue;
            }
            let in_force = days.hold(asked.on);
            if matches!(rule.check, Check::Note {}) {
                if asked.bodies.is_none() {
                    judgements.push(judgement(active.pack, rule, None, Outcome::default(), State::Note));
                }
                continue;
            }
            for body in concerned(&ground, rule, asked.bodies) {
                let condition = condition(&ground, rule.when.as_ref(), body);
                if condition.is_never() {
                    continue;
                }
                let bound = Bound { rule, ground: &ground, body, valid: days.and(&condition) };
                let outcome = run(&bound);
                if !outcome.judged && outcome.findings.is_empty() && outcome.missing.is_empty() {
                    continue;
                }
                // A body that is not there any more is judged for the days it was.
                let there = body.is_none_or(|body| ground.existence(body).perhaps.hold(asked.on));
                let state = match in_force && there && condition.hold(asked.on) {
                    true => outcome.state(asked.on),
                    false if outcome.findings.is_empty() => continue,
                    false => State::Past,
                };
                judgements.push(judgement(active.pack, rule, body.map(|body| body.id), outcome, state));
            }
        }
    }
    judgements
}

fn judgement<'a>(pack: &'a Pack, rule: &'a Rule, body: Option<i64>, outcome: Outcome, state: State) -> Judgement<'a> {
    let missing = if matches!(state, State::Unrecorded | State::Broken) { outcome.missing } else { Vec::new() };
    Judgement { pack, rule, body, state, measured: outcome.measured, findings: outcome.findings, missing }
}

/// The bodies a rule is about: all of its kind (and name); none where it is about the community, or where there is no
/// such body, so that what is not there is told once.
pub(super) fn concerned<'g>(
    ground: &Ground<'g>,
    rule: &Rule,
    asked: Option<&BTreeSet<i64>>,
) -> Vec<Option<&'g BodyFacts>> {
    let Some(kind) = rule.body else { return if asked.is_none() { vec![None] } else { Vec::new() } };
    let meant: Vec<&BodyFacts> = ground
        .of_kind(kind)
        .iter()
        .copied()
        .filter(|body| {
            rule.named.as_deref().is_none_or(|name| {
                body.name.contains(name) || body.former_names.iter().any(|former| former.name.contains(name))
            })
        })
        .collect();
    match asked {
        Some(asked) => meant.into_iter().filter(|body| asked.contains(&body.id)).map(Some).collect(),
        None if meant.is_empty() => vec![None],
        None => meant.into_iter().map(Some).collect(),
    }
}

/// Days on which the condition of a rule is so. Conditions about records are judged record by record.
pub(super) fn condition(ground: &Ground<'_>, when: Option<&When>, body: Option<&BodyFacts>) -> Spans {
    let Some(when) = when else { return Spans::always() };
    match when {
        When::BothHeads => standing::both_heads(ground),
        When::MultiEthnic => Spans::all_or_none(ground.parameters.multi_ethnic),
        When::OddSize => Spans::all_or_none(ground.parameters.odd_size),
        When::Word(..) | When::Reaches { .. } => Spans::always(),
        When::NameHolds(words) => by_name(body, |name| words.iter().any(|word| name.contains(word.as_str()))),
        When::NameLacks(words) => by_name(body, |name| !words.iter().any(|word| name.contains(word.as_str()))),
        When::FigureIn { kind, least, most } => figures::in_range(ground, *kind, *least, *most),
        When::All(all) => all.iter().fold(Spans::always(), |days, when| days.and(&condition(ground, Some(when), body))),
    }
}

/// Days on which the name of a body is such a name. Nothing is said of a body that is not there.
fn by_name(body: Option<&BodyFacts>, fits: impl Fn(&str) -> bool) -> Spans {
    let Some(body) = body else { return Spans::never() };
    let mut formers: Vec<_> = body.former_names.iter().collect();
    formers.sort_by_key(|former| former.to.last());
    let mut from = FIRST;
    let mut days = Spans::never();
    for former in formers {
        if fits(&former.name) {
            days = days.or(&Spans::of(from, former.to.last()));
        }
        from = next(former.to.last());
    }
    if fits(&body.name) { days.or(&Spans::of(from, LAST)) } else { days }
}

/// Whether any area keeps the records a rule needs.
pub(super) fn is_kept(facts: &Facts, rule: &Rule) -> bool {
    records::kind_of(&rule.check).is_none_or(|kind| facts.records.contains_key(&kind))
}
