//! What the rules would say of something half typed: the bodies it concerns are judged as they are and as they would be,
//! and the difference is told. Nothing is written, and nothing but a card nobody judged yet is read.

use std::collections::{BTreeMap, BTreeSet};

use domain::codes::{self, Table};
use domain::kinds::BodyKind;
use domain::rules::engine::{Asked, check};
use domain::rules::facts::{AppointmentFacts, CertificateFacts, DatedFact, Facts, KinEdge, PersonFacts};
use domain::rules::finding::{Finding, Judgement, State};
use domain::rules::pack::Check;
use domain::wording::checkup as wording;
use domain::{Day, Fault, Partial};
use store::Reading;
use store::certificate::Certificate;
use store::person::{Person, PersonFact};
use store::term::Post;

use super::judging::Judging;
use domain::papers::checkup::Mark;

use super::wire::{TryAppointment, TryLine, TryReply, TryRequest, mark_of};
use crate::Office;

/// Somebody and something without a row yet.
const NOT_YET: i64 = i64::MAX;

/// Bodies whose holders are looked at together, whichever of them somebody is to hold a post in.
const TOGETHER: [BodyKind; 4] =
    [BodyKind::PartyOrganisation, BodyKind::Committee, BodyKind::SupervisionCommittee, BodyKind::ElectionCommittee];

/// `checkup_try`
pub(crate) fn attempt(office: &mut Office, request: TryRequest) -> Result<TryReply, Fault> {
    let judging = Judging::of(office)?;
    let mut on = office.day(request.as_of);
    if let Some(typed) = &request.appointment {
        on = judged_day(typed, on);
    }
    let mut part = Part::of(&judging, &request, on);
    if let Some(kin) = &request.kin {
        office.read(|reading| {
            part.include(reading, kin.person)?;
            part.include(reading, kin.relative)
        })?;
    }
    let before = part.facts.clone();
    if let Some(typed) = request.appointment {
        office.read(|reading| part.appoint(reading, typed, on))?;
    }
    if let Some(kin) = request.kin {
        part.facts.kin.push(KinEdge { person: kin.person, relative: kin.relative, code: kin.code });
    }
    let active = judging.active();
    let asked = Asked { on, bodies: Some(&part.bodies) };
    let before = check(&active, &before, &judging.parameters, asked);
    let after = check(&active, &part.facts, &judging.parameters, asked);
    Ok(TryReply { lines: difference(&judging, &before, &after, on) })
}

/// The day on which what is typed shows: never before it begins, never after it is over.
fn judged_day(typed: &TryAppointment, on: Day) -> Day {
    let on = typed.from.map_or(on, |from| on.max(from.first()));
    typed.to.map_or(on, |to| on.min(to.last()))
}

/// The part of the facts something typed can touch.
struct Part {
    facts: Facts,
    bodies: BTreeSet<i64>,
}

impl Part {
    fn of(judging: &Judging, request: &TryRequest, on: Day) -> Self {
        let all = &judging.gathered.facts;
        let named = request.appointment.as_ref().map(|typed| typed.body);
        let parent = named.and_then(|body| judging.gathered.body(body)).and_then(|body| body.parent);
        let concerns = |id: i64, kind: BodyKind| Some(id) == named || Some(id) == parent || TOGETHER.contains(&kind);
        let bodies: Vec<_> = all.bodies.iter().filter(|body| concerns(body.id, body.kind)).cloned().collect();
        let ids: BTreeSet<i64> = bodies.iter().map(|body| body.id).collect();
        // What was over long before changes nothing that is told.
        let lasting = |to: Option<Partial>| to.is_none_or(|to| on <= to.last());
        let appointments: Vec<AppointmentFacts> =
            all.appointments.iter().filter(|one| ids.contains(&one.body) && lasting(one.to)).cloned().collect();
        let mut people: BTreeSet<i64> = appointments.iter().map(|one| one.person).collect();
        people.extend(request.appointment.as_ref().and_then(|typed| typed.person));
        // Two steps of kinship may lead through somebody who holds nothing.
        people.extend(all.kin.iter().flat_map(|edge| [edge.person, edge.relative]));
        let resting: BTreeSet<i64> = appointments.iter().filter_map(|one| one.meeting).collect();
        Self {
            facts: Facts {
                people: all.people.iter().filter(|person| people.contains(&person.id)).cloned().collect(),
                kin: all.kin.clone(),
                bodies,
                ex_officio: all
                    .ex_officio
                    .iter()
                    .filter(|link| ids.contains(&link.body) && ids.contains(&link.in_body))
                    .cloned()
                    .collect(),
                appointments,
                meetings: all.meetings.iter().filter(|one| resting.contains(&one.id)).cloned().collect(),
                figures: Vec::new(),
                buildings: Vec::new(),
                records: BTreeMap::new(),
            },
            bodies: ids,
        }
    }

    /// Somebody who was never judged before is read from the card.
    fn include(&mut self, reading: &Reading<'_>, id: i64) -> Result<(), Fault> {
        if let Err(place) = self.facts.people.binary_search_by_key(&id, |person| person.id) {
            self.facts.people.insert(place, card(reading, id)?);
        }
        Ok(())
    }

    fn appoint(&mut self, reading: &Reading<'_>, typed: TryAppointment, on: Day) -> Result<(), Fault> {
        let person = match typed.person {
            Some(person) => {
                self.include(reading, person)?;
                person
            }
            None => {
                let name = typed.name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
                self.facts.people.push(PersonFacts {
                    id: NOT_YET,
                    name: name.unwrap_or_else(|| wording::SOMEBODY.to_owned()),
                    sex: typed.sex,
                    birth: typed.birth,
                    ..PersonFacts::default()
                });
                NOT_YET
            }
        };
        let post = Post::find(reading, typed.post)?.name;
        let kept = self.facts.appointments.iter().position(|one| Some(one.id) == typed.id);
        let before = kept.map(|place| self.facts.appointments.remove(place));
        self.facts.appointments.push(AppointmentFacts {
            id: typed.id.unwrap_or(NOT_YET),
            person,
            body: typed.body,
            post,
            from: typed.from.or(Some(on.into())),
            to: typed.to,
            full_time: typed.full_time,
            term: before.as_ref().and_then(|one| one.term),
            begin_reason: before.as_ref().and_then(|one| one.begin_reason),
            represents: before.as_ref().and_then(|one| one.represents),
            represents_body: before.as_ref().and_then(|one| one.represents_body),
            represents_text: before.as_ref().and_then(|one| one.represents_text.clone()),
            meeting: before.and_then(|one| one.meeting),
        });
        Ok(())
    }
}

fn card(reading: &Reading<'_>, id: i64) -> Result<PersonFacts, Fault> {
    let person = Person::find(reading, id)?;
    Ok(PersonFacts {
        id,
        name: person.name,
        sex: person.sex,
        birth: person.birth,
        nationality: person.nationality.filter(|code| codes::name(Table::Nationality, code).is_some()),
        dated: PersonFact::of(reading, id)?
            .into_iter()
            .map(|fact| DatedFact { kind: fact.kind, code: fact.code, from: fact.from_on, to: fact.to_on })
            .collect(),
        certificates: Certificate::of(reading, id)?
            .into_iter()
            .map(|row| CertificateFacts { name: row.name, from: row.issued_on, to: row.valid_until })
            .collect(),
    })
}

/// What is broken or worse afterwards, the heaviest first; then what is settled.
fn difference(judging: &Judging, before: &[Judgement<'_>], after: &[Judgement<'_>], on: Day) -> Vec<TryLine> {
    let was: BTreeMap<(&str, Option<i64>), &Judgement<'_>> =
        before.iter().map(|one| ((one.rule.code.as_str(), one.body), one)).collect();
    let mut lines = Vec::new();
    for now in after {
        let then = was.get(&(now.rule.code.as_str(), now.body));
        let broken = then.is_some_and(|then| then.state == State::Broken);
        let line = |mark: Mark, sentence: String, worse: bool| TryLine {
            rule: now.rule.code.clone(),
            title: now.rule.title.clone(),
            mark,
            sentence,
            asked: now.rule.asked.clone(),
            source: now.rule.source.clone(),
            body_name: now.body.and_then(|body| judging.gathered.body_name_on(body, on)).map(str::to_owned),
            worse,
        };
        match now.state {
            State::Broken => {
                let known: Vec<&Finding> =
                    then.map(|then| then.findings.iter().filter(|one| one.on(on)).collect()).unwrap_or_default();
                for finding in now.findings.iter().filter(|finding| finding.on(on)) {
                    if !broken || is_worse(&now.rule.check, finding, &known) {
                        lines.push(line(mark_of(now.rule.severity), finding.sentence.clone(), broken));
                    }
                }
            }
            State::Kept if broken => lines.push(line(Mark::Kept, wording::settled(&now.rule.asked), false)),
            _ => {}
        }
    }
    lines.sort_by_key(|line| line.mark);
    lines
}

/// Whether a breach is another matter than those that are there already, or further off than any of them.
fn is_worse(check: &Check, now: &Finding, then: &[&Finding]) -> bool {
    // One finding for each holder or pair: what counts is who.
    if matches!(
        check,
        Check::Each { .. }
            | Check::Kin { .. }
            | Check::Apart { .. }
            | Check::DrawnFrom { .. }
            | Check::CandidateKin { .. }
            | Check::ProducedBy { .. }
    ) {
        return then.iter().all(|then| then.people != now.people);
    }
    let off = |finding: &Finding| {
        let measured = &finding.measured;
        let short = measured.least.map_or(0, |least| least - measured.count);
        let over = measured.most.map_or(0, |most| measured.count - most);
        short.max(over)
    };
    then.iter().all(|then| off(now) > off(then))
}
