//! The facts once more, so that a check finds what it needs without searching: people by number, holders by body, the
//! days on which somebody is a woman, retired, of an age.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use crate::dates::{Day, Period};
use crate::kinds::{BodyKind, FactKind, FigureKind, RepresentsKind};

use super::checks::kin::{Pair, pairs};
use super::facts::{AppointmentFacts, BodyFacts, ExOfficioFacts, Facts, MeetingFacts, PersonFacts};
use super::pack::{KinClass, Who};
use super::parameters::Parameters;
use super::spans::{FIRST, Held, LAST, Spans, before};

/// A person and when they hold a post of a body.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    /// Who.
    pub(crate) person: i64,
    /// When.
    pub(crate) held: Held,
}

type Holders = Rc<Vec<Holder>>;

/// Appointments by what finds them.
type By<'a, K> = HashMap<K, Vec<&'a AppointmentFacts>>;

/// Days and values times 1000 of a kind of figure, of a group or of the community.
type Figures = HashMap<(Option<i64>, FigureKind), Vec<(Day, i64)>>;

/// Who holds posts in bodies of a kind.
#[derive(Debug, Default)]
pub(super) struct InKind {
    /// When each person does.
    pub(crate) people: HashMap<i64, Held>,
    /// Days on which anybody may.
    pub(crate) known: Spans,
}

/// Facts with what finds them.
pub(super) struct Ground<'a> {
    pub(crate) facts: &'a Facts,
    pub(crate) parameters: &'a Parameters,
    /// The day asked about.
    pub(crate) on: Day,
    people: HashMap<i64, &'a PersonFacts>,
    bodies: HashMap<i64, &'a BodyFacts>,
    kinds: BTreeMap<BodyKind, Vec<&'a BodyFacts>>,
    appointments: By<'a, i64>,
    of_person: By<'a, (i64, i64)>,
    of_group: By<'a, i64>,
    figures: Figures,
    existence: RefCell<HashMap<i64, Rc<Held>>>,
    recorded: RefCell<HashMap<i64, Spans>>,
    kind_known: RefCell<HashMap<BodyKind, Option<Day>>>,
    first_meeting: Option<Day>,
    in_kind: RefCell<HashMap<(BodyKind, String), Rc<InKind>>>,
    ex_officio: HashMap<i64, Vec<&'a ExOfficioFacts>>,
    meetings: HashMap<i64, Vec<&'a MeetingFacts>>,
    held_meetings: HashMap<i64, &'a MeetingFacts>,
    holders: RefCell<HashMap<(i64, String), Holders>>,
    pairs: RefCell<Vec<(KinClass, Rc<Vec<Pair>>)>>,
}

impl<'a> Ground<'a> {
    pub(crate) fn new(facts: &'a Facts, parameters: &'a Parameters, on: Day) -> Self {
        let mut kinds: BTreeMap<BodyKind, Vec<&BodyFacts>> = BTreeMap::new();
        for body in &facts.bodies {
            kinds.entry(body.kind).or_default().push(body);
        }
        let mut appointments: By<'_, i64> = HashMap::new();
        let mut of_person: By<'_, (i64, i64)> = HashMap::new();
        let mut of_group: By<'_, i64> = HashMap::new();
        for one in &facts.appointments {
            appointments.entry(one.body).or_default().push(one);
            of_person.entry((one.body, one.person)).or_default().push(one);
            if let (Some(RepresentsKind::Group), Some(group)) = (one.represents, one.represents_body) {
                of_group.entry(group).or_default().push(one);
            }
        }
        let mut figures: Figures = HashMap::new();
        for one in facts.figures.iter().filter(|one| one.building.is_none()) {
            figures.entry((one.body, one.kind)).or_default().push((one.on, one.thousandths));
        }
        for series in figures.values_mut() {
            series.sort_by_key(|(on, _)| *on);
        }
        let mut ex_officio: HashMap<i64, Vec<&ExOfficioFacts>> = HashMap::new();
        for one in &facts.ex_officio {
            ex_officio.entry(one.in_body).or_default().push(one);
        }
        let mut meetings: HashMap<i64, Vec<&MeetingFacts>> = HashMap::new();
        for one in &facts.meetings {
            meetings.entry(one.body).or_default().push(one);
        }
        for of_body in meetings.values_mut() {
            of_body.sort_by_key(|meeting| (meeting.held_on, meeting.id));
        }
        Self {
            facts,
            parameters,
            on,
            people: facts.people.iter().map(|person| (person.id, person)).collect(),
            bodies: facts.bodies.iter().map(|body| (body.id, body)).collect(),
            kinds,
            appointments,
            of_person,
            of_group,
            figures,
            existence: RefCell::default(),
            recorded: RefCell::default(),
            kind_known: RefCell::default(),
            first_meeting: facts.meetings.iter().map(|meeting| meeting.held_on).min(),
            in_kind: RefCell::default(),
            ex_officio,
            meetings,
            held_meetings: facts.meetings.iter().map(|meeting| (meeting.id, meeting)).collect(),
            holders: RefCell::default(),
            pairs: RefCell::default(),
        }
    }

    pub(crate) fn of_kind(&self, kind: BodyKind) -> &[&'a BodyFacts] {
        self.kinds.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn body(&self, id: i64) -> Option<&'a BodyFacts> {
        self.bodies.get(&id).copied()
    }

    pub(crate) fn appointments(&self, body: i64) -> &[&'a AppointmentFacts] {
        self.appointments.get(&body).map(Vec::as_slice).unwrap_or_default()
    }

    /// Appointments of a person in a body.
    pub(crate) fn of_person(&self, body: i64, person: i64) -> &[&'a AppointmentFacts] {
        self.of_person.get(&(body, person)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Appointments of those who represent a group, in bodies of any kind.
    pub(crate) fn of_group(&self, group: i64) -> &[&'a AppointmentFacts] {
        self.of_group.get(&group).map(Vec::as_slice).unwrap_or_default()
    }

    /// Meetings of a body, oldest first.
    pub(crate) fn meetings(&self, body: i64) -> &[&'a MeetingFacts] {
        self.meetings.get(&body).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn meeting(&self, id: i64) -> Option<&'a MeetingFacts> {
        self.held_meetings.get(&id).copied()
    }

    pub(crate) fn person(&self, id: i64) -> Option<&'a PersonFacts> {
        self.people.get(&id).copied()
    }

    pub(crate) fn name(&self, person: i64) -> &str {
        self.person(person).map_or("", |person| person.name.as_str())
    }

    /// When a body is there. One without a founding date is there from the first day anybody may have held a post in it.
    pub(crate) fn existence(&self, body: &BodyFacts) -> Rc<Held> {
        if let Some(known) = self.existence.borrow().get(&body.id) {
            return Rc::clone(known);
        }
        let held = Rc::new(self.there(body));
        self.existence.borrow_mut().insert(body.id, Rc::clone(&held));
        held
    }

    fn there(&self, body: &BodyFacts) -> Held {
        let mut held = Held::of_period(Period { from: body.from, to: body.to }, self.on);
        if body.from.is_none() {
            let last = body.to.map_or(LAST, |to| to.first());
            let first = self
                .appointments(body.id)
                .iter()
                .filter_map(|one| one.from)
                .map(|from| from.last())
                .chain(body.terms.iter().map(|term| term.start.last()))
                .min();
            held.sure = held.sure.or(&first.map_or_else(Spans::never, |first| Spans::of(first, last)));
        }
        held
    }

    /// Days of a body on which its composition can be judged: it is there, and somebody is known to have held a post by
    /// then. Where nobody ever held one in it, in another body of its kind: those are kept, so this one is empty.
    pub(crate) fn recorded(&self, body: &BodyFacts) -> Spans {
        if let Some(known) = self.recorded.borrow().get(&body.id) {
            return known.clone();
        }
        let to = body.to.map_or(LAST, |to| to.last());
        let spans = match (self.known_since(body), body.from) {
            (Some(first), from) => Spans::of(first.max(from.map_or(FIRST, |from| from.first())), to),
            (None, Some(from)) if self.appointments(body.id).is_empty() => self
                .kind_known_since(body.kind)
                .map_or_else(Spans::never, |first| Spans::of(first.max(from.last()), to)),
            (None, _) => Spans::never(),
        };
        self.recorded.borrow_mut().insert(body.id, spans.clone());
        spans
    }

    /// The first day on which somebody surely held a post in a body.
    fn known_since(&self, body: &BodyFacts) -> Option<Day> {
        let sure = |one: &&AppointmentFacts| Held::of_period(one.period(), self.on).sure.first();
        self.appointments(body.id).iter().filter_map(sure).min()
    }

    /// The same of any body of a kind.
    fn kind_known_since(&self, kind: BodyKind) -> Option<Day> {
        if let Some(known) = self.kind_known.borrow().get(&kind) {
            return *known;
        }
        let first = self.of_kind(kind).iter().filter_map(|body| self.known_since(body)).min();
        self.kind_known.borrow_mut().insert(kind, first);
        first
    }

    /// Everybody who holds one of the posts (any where there are none) in a body, each person once; those who belong to
    /// it by law of another body among them where no post is asked for.
    pub(crate) fn holders(&self, body: i64, posts: &[String]) -> Holders {
        let key = (body, posts.join("\n"));
        if let Some(known) = self.holders.borrow().get(&key) {
            return Rc::clone(known);
        }
        let mut held: BTreeMap<i64, Held> = BTreeMap::new();
        for one in self.appointments(body) {
            if posts.is_empty() || posts.contains(&one.post) {
                let period = Held::of_period(one.period(), self.on);
                let entry = held.entry(one.person).or_default();
                *entry = entry.or(&period);
            }
        }
        if posts.is_empty() {
            for link in self.ex_officio.get(&body).map(Vec::as_slice).unwrap_or_default() {
                let period = Held::of_period(Period { from: link.from, to: link.to }, self.on);
                for member in self.chosen(link.body, &[]) {
                    let entry = held.entry(member.person).or_default();
                    *entry = entry.or(&member.held.and(&period));
                }
            }
        }
        let holders = Rc::new(held.into_iter().map(|(person, held)| Holder { person, held }).collect::<Vec<_>>());
        self.holders.borrow_mut().insert(key, Rc::clone(&holders));
        holders
    }

    /// Holders by appointment alone, not by law of another body.
    pub(crate) fn chosen(&self, body: i64, posts: &[String]) -> Vec<Holder> {
        let mut held: BTreeMap<i64, Held> = BTreeMap::new();
        for one in self.appointments(body) {
            if posts.is_empty() || posts.contains(&one.post) {
                let entry = held.entry(one.person).or_default();
                *entry = entry.or(&Held::of_period(one.period(), self.on));
            }
        }
        held.into_iter().map(|(person, held)| Holder { person, held }).collect()
    }

    /// When each person holds a post in any body of a kind.
    pub(crate) fn in_kind(&self, kind: BodyKind, posts: &[String]) -> Rc<InKind> {
        let key = (kind, posts.join("\n"));
        if let Some(known) = self.in_kind.borrow().get(&key) {
            return Rc::clone(known);
        }
        let mut all: HashMap<i64, Held> = HashMap::new();
        for body in self.of_kind(kind) {
            for holder in self.holders(body.id, posts).iter() {
                let entry = all.entry(holder.person).or_default();
                *entry = entry.or(&holder.held);
            }
        }
        let known = Spans::union(all.values().flat_map(|held| held.perhaps.stretches()).copied().collect());
        let all = Rc::new(InKind { people: all, known });
        self.in_kind.borrow_mut().insert(key, Rc::clone(&all));
        all
    }

    /// Holders of posts in a body who are such a person, and when.
    pub(crate) fn holders_who(&self, body: i64, posts: &[String], who: &Who) -> Vec<Holder> {
        let of_appointment = |one: &AppointmentFacts| -> Held {
            let known = |is: Option<bool>| match is {
                Some(true) => Held::always(),
                Some(false) => Held::never(),
                None => Held::open(),
            };
            match who {
                Who::FullTime => known(one.full_time),
                Who::PartTime => known(one.full_time.map(|full| !full)),
                Who::UnitDelegates => Held::exactly(Spans::all_or_none(one.represents == Some(RepresentsKind::Unit))),
                Who::ResidentDelegates => {
                    Held::exactly(Spans::all_or_none(one.represents != Some(RepresentsKind::Unit)))
                }
                _ => Held::always(),
            }
        };
        match who {
            Who::Everyone => self.holders(body, posts).to_vec(),
            Who::FullTime | Who::PartTime | Who::UnitDelegates | Who::ResidentDelegates => {
                let mut held: BTreeMap<i64, Held> = BTreeMap::new();
                for one in self.appointments(body) {
                    if posts.is_empty() || posts.contains(&one.post) {
                        let both = Held::of_period(one.period(), self.on).and(&of_appointment(one));
                        let entry = held.entry(one.person).or_default();
                        *entry = entry.or(&both);
                    }
                }
                held.into_iter().map(|(person, held)| Holder { person, held }).collect()
            }
            _ => self
                .holders(body, posts)
                .iter()
                .map(|holder| Holder { person: holder.person, held: holder.held.and(&self.is(holder.person, who)) })
                .collect(),
        }
    }

    /// When a person is such a person.
    pub(crate) fn is(&self, person: i64, who: &Who) -> Held {
        let Some(facts) = self.person(person) else { return Held::open() };
        match who {
            Who::Everyone | Who::FullTime | Who::PartTime | Who::ResidentDelegates | Who::UnitDelegates => {
                Held::always()
            }
            Who::Women => known_sex(facts, "2"),
            Who::Men => known_sex(facts, "1"),
            Who::Minority => match facts.nationality.as_deref() {
                Some(code) => Held::exactly(Spans::all_or_none(code != "01")),
                None => Held::open(),
            },
            Who::PartyMembers => self.dated(facts, FactKind::Politics, |code| matches!(code, "01" | "02")),
            Who::Retired => self.dated(facts, FactKind::Employment, |code| code == "80"),
            Who::College => self.dated(facts, FactKind::Education, |code| {
                code.parse::<u8>().is_ok_and(|code| (10..40).contains(&code))
            }),
            Who::Certified(words) => facts
                .certificates
                .iter()
                .filter(|one| words.iter().any(|word| one.name.contains(word.as_str())))
                .map(|one| Held::of_period(Period { from: one.from, to: one.to }, self.on))
                .fold(Held::never(), |all, one| all.or(&one)),
            Who::AgeAtMost(years) => up_to_age(facts, *years),
            Who::AgeAtLeast(0) => Held::always(),
            Who::AgeAtLeast(years) => up_to_age(facts, years - 1).not(),
        }
    }

    /// When a dated fact has a code that fits. Each one lasts until the next of its kind; days before the first are
    /// open, and so is everything where none is recorded.
    fn dated(&self, person: &PersonFacts, kind: FactKind, fits: impl Fn(&str) -> bool) -> Held {
        let mut facts: Vec<_> = person.dated.iter().filter(|fact| fact.kind == kind).collect();
        facts.sort_by_key(|fact| fact.from.map_or(FIRST, |from| from.first()));
        if facts.is_empty() {
            return Held::open();
        }
        let (mut yes, mut no) = (Held::never(), Held::never());
        for (at, fact) in facts.iter().enumerate() {
            let mut held = Held::of_period(Period { from: fact.from, to: fact.to }, self.on);
            if let Some(after) = facts.get(at + 1).and_then(|after| after.from) {
                held.sure = held.sure.and(&Spans::of(FIRST, before(after.first())));
                held.perhaps = held.perhaps.and(&Spans::of(FIRST, before(after.last()).max(after.first())));
            }
            match fact.code.as_deref() {
                Some(code) if fits(code) => yes = yes.or(&held),
                Some(_) => no = no.or(&held),
                None => {}
            }
        }
        // What is neither surely so nor surely otherwise may be so.
        Held { perhaps: yes.sure.or(&no.sure.not()), sure: yes.sure }
    }

    /// All related pairs of a class.
    pub(crate) fn kin_pairs(&self, class: KinClass) -> Rc<Vec<Pair>> {
        if let Some((_, known)) = self.pairs.borrow().iter().find(|(of, _)| *of == class) {
            return Rc::clone(known);
        }
        let found = Rc::new(pairs(&self.facts.kin, class));
        self.pairs.borrow_mut().push((class, Rc::clone(&found)));
        found
    }

    /// Figures of a kind of a group, or of the community: days and values times 1000, oldest first.
    pub(crate) fn figures(&self, body: Option<i64>, kind: FigureKind) -> &[(Day, i64)] {
        self.figures.get(&(body, kind)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first day any meeting was recorded.
    pub(crate) fn first_meeting(&self) -> Option<Day> {
        self.first_meeting
    }
}

fn known_sex(person: &PersonFacts, code: &str) -> Held {
    match person.sex.as_deref() {
        Some(known @ ("1" | "2")) => Held::exactly(Spans::all_or_none(known == code)),
        _ => Held::open(),
    }
}

/// When somebody is at most so many full years old: up to the day before the birthday after it.
fn up_to_age(person: &PersonFacts, years: u32) -> Held {
    let Some(birth) = person.birth else { return Held::open() };
    let last = |born: Day| before(birthday(born, years + 1));
    Held { sure: Spans::of(FIRST, last(birth.first())), perhaps: Spans::of(FIRST, last(birth.last())) }
}

/// The day on which somebody turns so many full years; 1 March for one born on 29 February where there is none.
pub(super) fn birthday(born: Day, years: u32) -> Day {
    use chrono::Datelike;
    let year = born.year() + i32::try_from(years).unwrap_or(i32::MAX / 2);
    Day::from_ymd_opt(year, born.month(), born.day()).or_else(|| Day::from_ymd_opt(year, 3, 1)).unwrap_or(LAST)
}
