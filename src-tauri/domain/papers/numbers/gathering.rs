//! Makes the numbers of a report: those of the tables from what they are made of, then those of single bodies and their
//! meetings.

use std::collections::BTreeMap;

use super::{Number, Source, SourceKind};
use crate::indicators::{
    Column, Counts, Indicators, Measure, MeetingPart, Row, Set, Subject, Table, TermPart, Thing, Who,
};
use crate::kinds::BodyKind;
use crate::papers::compare::{BodyDifference, Difference};
use crate::papers::facts::{BodyFacts, Holder, MeetingFacts, Named, ReportFacts};
use crate::rules::parameters::CrossBase;
use crate::wording::{indicators, report as wording};

/// Every number and its place, by code.
pub(super) fn all(
    facts: &ReportFacts,
    indicators: &Indicators,
    counts: &Counts,
) -> (Vec<Number>, BTreeMap<String, usize>) {
    let mut gathered = Gathering { facts, list: Vec::new(), places: BTreeMap::new() };
    for (table, column, row) in indicators.all() {
        gathered.indicator(table, column, row, counts);
    }
    gathered.groups();
    gathered.bodies();
    gathered.meetings();
    gathered.changes();
    (gathered.list, gathered.places)
}

/// People of a set on the day, each person once; none where the register has never known anybody in such a body.
pub(super) fn people(facts: &ReportFacts, set: Set) -> Option<Vec<Subject>> {
    let kinds = set.kinds();
    let recorded = |kind: &BodyKind| {
        facts.recorded.contains(kind)
            || facts.bodies.iter().any(|body| body.kind == *kind && !body.roster.is_empty())
            || (*kind == BodyKind::ResidentGroup && facts.groups.iter().any(|group| !group.roster.is_empty()))
    };
    let kept = match set {
        // The committee stands for both: without it there are no two committees.
        Set::BothCommittees => recorded(&BodyKind::Committee),
        _ => kinds.iter().any(recorded),
    };
    if !kept {
        return None;
    }
    let in_kind =
        |kind: BodyKind| facts.bodies.iter().filter(move |body| body.kind == kind).flat_map(|body| &body.roster);
    let mut people: Vec<Subject> = Vec::new();
    let mut add = |holder: &Holder| match people.iter_mut().find(|person| person.person == holder.subject.person) {
        Some(person) => {
            // 专职 in one of two posts is 专职, and 连选连任 in one of two bodies is 连选连任.
            person.full_time = either(person.full_time, holder.subject.full_time);
            person.again = either(person.again, holder.subject.again);
        }
        None => people.push(Subject { post: Some(holder.post.clone()), ..holder.subject.clone() }),
    };
    match set {
        Set::GroupLeaders => {
            facts.groups.iter().flat_map(|group| &group.roster).filter(|holder| holder.rank == 1).for_each(&mut add);
        }
        _ => kinds.iter().flat_map(|kind| in_kind(*kind)).for_each(&mut add),
    }
    let holds = |kind: BodyKind, person: i64, first: bool| {
        in_kind(kind).any(|holder| holder.subject.person == person && (!first || holder.rank == 1))
    };
    for person in &mut people {
        let both = |first| {
            holds(BodyKind::PartyOrganisation, person.person, first) && holds(BodyKind::Committee, person.person, first)
        };
        (person.in_both, person.heads_both) = (both(false), both(true));
    }
    Some(people)
}

/// Yes where one says so.
fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (one, other) => one.or(other),
    }
}

/// What a number was made of.
#[derive(Default)]
struct Made {
    thousandths: Option<i64>,
    counted: Vec<Source>,
    unknown: Vec<Source>,
}

impl Made {
    fn counted(counted: Vec<Source>) -> Self {
        Self { thousandths: Some(counted.len() as i64 * 1000), counted, unknown: Vec::new() }
    }

    /// Where nothing of the kind is kept, nothing is known; it is not none.
    fn kept(kept: bool, counted: Vec<Source>) -> Self {
        if kept { Self::counted(counted) } else { Self::default() }
    }
}

struct Gathering<'a> {
    facts: &'a ReportFacts,
    list: Vec<Number>,
    places: BTreeMap<String, usize>,
}

impl Gathering<'_> {
    fn add(&mut self, number: Number) {
        if !self.places.contains_key(&number.code) {
            self.places.insert(number.code.clone(), self.list.len());
            self.list.push(number);
        }
    }

    fn indicator(&mut self, table: &Table, column: &Column, row: &Row, counts: &Counts) {
        let code = Table::code(column, row);
        if self.places.contains_key(&code) {
            return;
        }
        let made = self.made(&code, row, counts);
        let facts = self.facts;
        self.add(Number {
            label: table.label(column, row),
            unit: Table::unit(column, row).to_owned(),
            definition: indicators::definition(column, row, facts.as_of, facts.year, &facts.measures),
            computed: made.thousandths,
            by_hand: facts.by_hand.get(&code).cloned(),
            typed: facts.typed.get(&code).cloned(),
            counted: made.counted,
            unknown: made.unknown,
            last_year: facts.last_year.get(&code).cloned(),
            indicator: true,
            code,
        });
    }

    /// A number of this committee alone: of one body, or of all of them.
    fn own(&mut self, code: impl Into<String>, label: impl Into<String>, unit: &str, made: Made) {
        let (code, facts) = (code.into(), self.facts);
        self.add(Number {
            label: label.into(),
            unit: unit.to_owned(),
            definition: indicators::of_day(facts.as_of),
            computed: made.thousandths,
            by_hand: facts.by_hand.get(&code).cloned(),
            typed: None,
            counted: made.counted,
            unknown: made.unknown,
            last_year: facts.last_year.get(&code).cloned(),
            indicator: false,
            code,
        });
    }

    fn made(&self, code: &str, row: &Row, counts: &Counts) -> Made {
        let facts = self.facts;
        match &row.measure {
            Measure::People(_) | Measure::MeanAllowance => match counts.get(code) {
                Some(count) => Made {
                    thousandths: count.thousandths(),
                    counted: sources(&count.people),
                    unknown: sources(&count.unknown),
                },
                None => Made::default(),
            },
            Measure::Figure(kind) => match facts.figures.iter().find(|figure| figure.kind == *kind) {
                Some(figure) => Made {
                    thousandths: Some(figure.thousandths),
                    counted: vec![Source { kind: SourceKind::Figure, id: 0, text: figure.source.clone() }],
                    unknown: Vec::new(),
                },
                None => Made::default(),
            },
            Measure::Things(thing) => self.things(*thing),
            Measure::Meetings { of, what } => self.meetings_of_kind(*of, *what),
            Measure::Term(part) => self.term(*part),
            Measure::CrossShare => self.cross_share(),
            Measure::Typed | Measure::Bands(_) => Made::default(),
        }
    }

    /// Nothing listed of buildings and groups is nothing known, not none: the number may be typed instead.
    fn things(&self, thing: Thing) -> Made {
        let facts = self.facts;
        let named = |kind: SourceKind, things: &[Named]| -> Vec<Source> {
            things.iter().map(|thing| Source { kind, id: thing.id, text: thing.name.clone() }).collect()
        };
        let counted = match thing {
            Thing::Blocks => named(SourceKind::Building, &facts.blocks),
            Thing::Courtyards => named(SourceKind::Building, &facts.courtyards),
            Thing::Units => named(SourceKind::Unit, &facts.units),
            Thing::Groups => facts
                .groups
                .iter()
                .map(|group| Source { kind: SourceKind::Body, id: group.id, text: group.name.clone() })
                .collect(),
        };
        let kept = match thing {
            Thing::Blocks | Thing::Courtyards => !facts.blocks.is_empty() || !facts.courtyards.is_empty(),
            Thing::Units | Thing::Groups => !counted.is_empty(),
        };
        Made::kept(kept, counted)
    }

    fn meetings_of_kind(&self, kind: BodyKind, what: MeetingPart) -> Made {
        if !self.facts.meetings_kept {
            return Made::default();
        }
        let meetings: Vec<&MeetingFacts> =
            self.facts.meetings.iter().filter(|meeting| meeting.body_kind == kind).collect();
        let value = match what {
            MeetingPart::Held => meetings.len() as i64,
            MeetingPart::Came => meetings.iter().map(|meeting| meeting.came).sum(),
        };
        Made { thousandths: Some(value * 1000), counted: held(&meetings), unknown: Vec::new() }
    }

    fn term(&self, part: TermPart) -> Made {
        let Some(body) = self.facts.bodies.iter().find(|body| body.kind == BodyKind::Committee) else {
            return Made::default();
        };
        let value = match part {
            TermPart::Ordinal => body.term.as_ref().and_then(|term| term.ordinal),
            TermPart::Year => body.term.as_ref().map(|term| i64::from(term.start.year())),
            TermPart::Seats => body.seats,
        };
        let source = Source { kind: SourceKind::Body, id: body.id, text: body.name.clone() };
        Made {
            thousandths: value.map(|value| value * 1000),
            counted: value.map(|_| source).into_iter().collect(),
            unknown: Vec::new(),
        }
    }

    /// 交叉任职比例, of whom the committee chose (seed-rules 2.2), from the exact fraction, rounded once, half up.
    fn cross_share(&self) -> Made {
        let Some(both) = people(self.facts, Set::BothCommittees) else { return Made::default() };
        let of = |kind: BodyKind| -> Vec<i64> {
            let bodies = self.facts.bodies.iter().filter(|body| body.kind == kind);
            bodies.flat_map(|body| &body.roster).map(|holder| holder.subject.person).collect()
        };
        let (party, committee) = (of(BodyKind::PartyOrganisation), of(BodyKind::Committee));
        let member = |subject: &Subject| subject.politics.as_deref().is_some_and(crate::codes::is_party_member);
        let whole: Vec<&Subject> = both
            .iter()
            .filter(|subject| match self.facts.measures.cross_base {
                CrossBase::Party => party.contains(&subject.person),
                CrossBase::PartyInCommittee => committee.contains(&subject.person) && member(subject),
                CrossBase::Union => true,
            })
            .collect();
        let part: Vec<Who> = both.iter().filter(|subject| subject.in_both).map(Who::from).collect();
        let (few, all) = (part.len() as i64, whole.len() as i64);
        let thousandths = (all > 0).then(|| (few * 2000 + all) / (all * 2) * 100);
        Made { thousandths, counted: sources(&part), unknown: Vec::new() }
    }

    fn groups(&mut self) {
        let facts = self.facts;
        let led = |names: fn(&crate::papers::facts::GroupFacts) -> &[String]| -> Vec<Source> {
            facts
                .groups
                .iter()
                .flat_map(|group| {
                    names(group).iter().map(|name| Source {
                        kind: SourceKind::Body,
                        id: group.id,
                        text: wording::of_group(&group.name, name),
                    })
                })
                .collect()
        };
        let kept = !facts.groups.is_empty();
        self.own("count.leaders", wording::GROUP_LEADERS, "人", Made::kept(kept, led(|group| &group.leaders)));
        self.own("count.deputies", wording::GROUP_DEPUTIES, "人", Made::kept(kept, led(|group| &group.deputies)));
    }

    fn bodies(&mut self) {
        let facts = self.facts;
        let bodies = facts
            .bodies
            .iter()
            .map(|body| Source { kind: SourceKind::Body, id: body.id, text: body.name.clone() })
            .collect();
        self.own("count.bodies", wording::BODIES, "个", Made::counted(bodies));
        let (mut everyone, mut any) = (Vec::new(), false);
        for body in &facts.bodies {
            let holders = holders(body);
            // Where nobody was ever recorded in such a body it is not known that it stands empty.
            let kept = !holders.is_empty() || facts.recorded.contains(&body.kind);
            any |= kept;
            everyone.extend(holders.iter().cloned());
            let code = format!("body.{}.people", body.id);
            self.own(code, wording::in_office(&body.name), "人", Made::kept(kept, sources(&holders)));
        }
        everyone.sort();
        everyone.dedup_by_key(|who| who.person);
        self.own("count.in_office", wording::IN_OFFICE, "人", Made::kept(any, sources(&everyone)));
    }

    /// Who came, left and moved in the year, each person once.
    fn changes(&mut self) {
        let facts = self.facts;
        let of = |list: fn(&BodyDifference) -> &[Difference]| {
            let mut people: Vec<Who> = facts
                .changes
                .iter()
                .flat_map(list)
                .map(|one| Who { person: one.person, name: one.name.clone() })
                .collect();
            people.sort();
            people.dedup_by_key(|who| who.person);
            Made::kept(!facts.recorded.is_empty() || !people.is_empty(), sources(&people))
        };
        self.own("changes.came", indicators::ALL_CAME, "人", of(|body| &body.came));
        self.own("changes.left", indicators::ALL_LEFT, "人", of(|body| &body.left));
        self.own("changes.moved", indicators::ALL_MOVED, "人", of(|body| &body.moved));
    }

    fn meetings(&mut self) {
        let facts = self.facts;
        let mut bodies: Vec<(i64, &str)> = Vec::new();
        for meeting in &facts.meetings {
            if !bodies.iter().any(|(body, _)| *body == meeting.body) {
                bodies.push((meeting.body, &meeting.body_name));
            }
        }
        self.of_meetings("meetings", "", |_| true);
        for (body, name) in bodies {
            self.of_meetings(&format!("body.{body}.meetings"), name, |of| of == body);
        }
    }

    /// Five numbers of the meetings of one body, or of all.
    fn of_meetings(&mut self, code: &str, body: &str, of: impl Fn(i64) -> bool) {
        let meetings: Vec<&MeetingFacts> = self.facts.meetings.iter().filter(|meeting| of(meeting.body)).collect();
        let resolutions = |settled: bool| -> Vec<Source> {
            meetings
                .iter()
                .flat_map(|meeting| {
                    meeting.resolutions.iter().filter(move |one| one.settled || !settled).map(|one| Source {
                        kind: SourceKind::Meeting,
                        id: meeting.id,
                        text: one.text.clone(),
                    })
                })
                .collect()
        };
        let kept = self.facts.meetings_kept || !meetings.is_empty();
        let sum = |part: fn(&MeetingFacts) -> i64| Made {
            thousandths: kept.then(|| meetings.iter().map(|meeting| part(meeting)).sum::<i64>() * 1000),
            counted: held(&meetings),
            unknown: Vec::new(),
        };
        let parts = [
            ("held", wording::HELD, "次", Made::kept(kept, held(&meetings))),
            ("due", wording::DUE, "人次", sum(|meeting| meeting.due)),
            ("came", wording::CAME, "人次", sum(|meeting| meeting.came)),
            ("resolutions", wording::RESOLUTIONS, "件", Made::kept(kept, resolutions(false))),
            ("settled", wording::SETTLED, "件", Made::kept(kept, resolutions(true))),
        ];
        for (part, label, unit, made) in parts {
            self.own(format!("{code}.{part}"), wording::meetings_of(body, label), unit, made);
        }
    }
}

/// Who holds a post of a body, each person once.
fn holders(body: &BodyFacts) -> Vec<Who> {
    let mut people: Vec<Who> = Vec::new();
    for holder in &body.roster {
        if !people.iter().any(|who| who.person == holder.subject.person) {
            people.push((&holder.subject).into());
        }
    }
    people
}

fn held(meetings: &[&MeetingFacts]) -> Vec<Source> {
    meetings
        .iter()
        .map(|meeting| Source {
            kind: SourceKind::Meeting,
            id: meeting.id,
            text: wording::held(meeting.held_on, &meeting.name),
        })
        .collect()
}

fn sources(people: &[Who]) -> Vec<Source> {
    people.iter().map(|who| Source { kind: SourceKind::Person, id: who.person, text: who.name.clone() }).collect()
}
