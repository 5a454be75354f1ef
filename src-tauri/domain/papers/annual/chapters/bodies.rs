//! 二、党建与组织建设: the Party's bodies, the organisation chart, what each body has and lacks, and what changed.

use super::{head, of_kind, spoken};
use crate::chart::{ChartView, drawn};
use crate::kinds::{BodyKind, FigureKind};
use crate::papers::annual::said::Teller;
use crate::papers::facts::BodyFacts;
use crate::wording::report as wording;
use crate::wording::report::chapters::{self, BodyAtWork, heading};

/// More names than this are left to a roster.
const MOST_NAMES: usize = 20;

/// Bodies told of one by one; the others stand in a sentence together.
const ONE_BY_ONE: &[BodyKind] = &[
    BodyKind::Committee,
    BodyKind::DelegatesAssembly,
    BodyKind::ResidentsAssembly,
    BodyKind::DeliberationCouncil,
    BodyKind::SupervisionCommittee,
    BodyKind::ElectionCommittee,
    BodyKind::Workers,
];

pub(super) fn party(teller: &mut Teller<'_>) {
    let facts = teller.facts;
    teller.heading(heading::PARTY);
    if of_kind(facts, BodyKind::PartyOrganisation).next().is_none() {
        teller.say("party.none", &chapters::no_party(facts.as_of));
    }
    for body in of_kind(facts, BodyKind::PartyOrganisation) {
        let text = chapters::of_body(&body.name, &about(teller, body));
        teller.say(format!("party.body.{}", body.id), &text);
    }
    let groups: Vec<String> = of_kind(facts, BodyKind::PartyGroup).map(|body| body.name.clone()).collect();
    if !groups.is_empty() {
        teller.say("party.groups", &chapters::party_groups(&groups));
    }
    let members = format!("figure.{}", FigureKind::PartyMembers.code());
    if teller.numbers.value(&members).is_some() {
        teller.say("party.members", &chapters::party_members(&members));
    }
    let met = |body: &&BodyFacts| matches!(body.kind, BodyKind::PartyOrganisation | BodyKind::PartyGroup);
    for body in facts.bodies.iter().filter(met) {
        super::self_rule::meetings_of(teller, body.id, &body.name);
    }
    organisation(teller);
    changes(teller);
}

fn organisation(teller: &mut Teller<'_>) {
    let facts = teller.facts;
    teller.heading(heading::BODIES);
    if facts.bodies.is_empty() {
        teller.say("bodies.none", &wording::no_bodies(facts.as_of));
        return;
    }
    let manned = teller.numbers.value("count.in_office").is_some();
    let told = if manned { wording::organisation } else { wording::organisation_unmanned };
    teller.say("bodies.all", &told(facts.as_of));
    teller.picture(facts.chart.as_ref().map(|chart| drawn(chart, &ChartView::paper())));
    if !spoken(teller) {
        for body in facts.bodies.iter().filter(|body| ONE_BY_ONE.contains(&body.kind)) {
            let text = chapters::of_body(&body.name, &about(teller, body));
            teller.say(format!("bodies.{}", body.id), &text);
        }
        let told = |of: &dyn Fn(&BodyFacts) -> bool| -> Vec<BodyAtWork<'_>> {
            facts.bodies.iter().filter(|body| of(body)).map(at_work).collect()
        };
        let committees = told(&|body| body.kind == BodyKind::SubCommittee);
        if !committees.is_empty() {
            teller.say("bodies.sub_committees", &chapters::sub_committees(&committees));
        }
        let party = [BodyKind::PartyOrganisation, BodyKind::PartyGroup, BodyKind::SubCommittee];
        let others = told(&|body| !ONE_BY_ONE.contains(&body.kind) && !party.contains(&body.kind));
        if !others.is_empty() {
            teller.say("bodies.others", &chapters::other_bodies(&others));
        }
    }
    let empty: Vec<(String, String, i64)> = facts
        .bodies
        .iter()
        .flat_map(|body| body.vacancies.iter().map(|(post, number)| (body.name.clone(), post.clone(), *number)))
        .collect();
    if !empty.is_empty() {
        teller.say("bodies.vacant", &chapters::vacancies(&empty));
    }
}

/// Bodies that were closed in the year do not stand among the others: they are named with their day.
fn changes(teller: &mut Teller<'_>) {
    let closed: Vec<_> = teller.facts.closed.iter().map(|body| (body.name.clone(), body.on)).collect();
    let mut people = (0, 0, 0);
    for body in &teller.facts.changes {
        people.0 += body.came_count;
        people.1 += body.left_count;
        people.2 += body.moved_count;
    }
    if closed.is_empty() && people == (0, 0, 0) {
        return;
    }
    teller.heading(heading::CHANGES);
    if people != (0, 0, 0) {
        teller.say("bodies.changes", &chapters::changes(teller.facts.year, people));
    }
    if !closed.is_empty() {
        teller.say("bodies.closed", &chapters::closed(&closed));
    }
}

pub(super) fn at_work(body: &BodyFacts) -> BodyAtWork<'_> {
    BodyAtWork { name: &body.name, code: format!("body.{}.people", body.id), head: head(body) }
}

/// Term, seats, who holds its posts, and whose members belong to it by law.
fn about(teller: &Teller<'_>, body: &BodyFacts) -> String {
    let mut text = String::new();
    if let Some(term) = &body.term {
        text.push_str(&wording::term(term.ordinal, term.start, term.legal_end, term.extended_to));
    }
    if body.roster.is_empty() {
        text.push_str(wording::NOBODY);
    } else {
        let empty = body.vacancies.iter().map(|(_, number)| number).sum();
        text.push_str(&wording::filled(&format!("body.{}.people", body.id), body.seats, empty));
        if body.roster.len() > MOST_NAMES {
            text.push_str(chapters::NAMES_KEPT);
        } else if !spoken(teller) || body.kind == BodyKind::PartyOrganisation {
            text.push_str(&wording::holders(&by_post(body)));
        }
    }
    if !body.ex_officio.is_empty() {
        text.push_str(&wording::ex_officio(&body.ex_officio));
    }
    text
}

/// Names by post, in the order of the roster.
fn by_post(body: &BodyFacts) -> Vec<(String, Vec<String>)> {
    let mut posts: Vec<(String, Vec<String>)> = Vec::new();
    for holder in &body.roster {
        let name = holder.subject.name.clone();
        match posts.iter_mut().find(|(post, _)| *post == holder.post) {
            Some((_, names)) => names.push(name),
            None => posts.push((holder.post.clone(), vec![name])),
        }
    }
    posts
}
