//! Who held which post in the sample: terms with their legal ends, elections, and what changed in between.

use domain::kinds::{BasisKind, BeginReason, EndReason, FactKind, RepresentsKind};
use domain::{Day, Fault, Partial};
use store::Writing;
use store::appointment::Appointment;
use store::body::ExOfficio;
use store::person::{Kinship, Person};
use store::term::{Post, Seat, Term};

use super::people::Cast;
use super::streets::{Size, Streets, day, partial};
use crate::person_facts::{blank_fact, supersede};

/// Elections of the committee: the day, and the last day of the term where it is over.
const ELECTIONS: [(i64, &str, Option<&str>); 6] = [
    (1, "2006-12-18", Some("2009-12-17")),
    (2, "2009-12-18", Some("2012-12-17")),
    (3, "2012-12-18", Some("2015-12-17")),
    (4, "2015-12-18", Some("2018-12-17")),
    (5, "2018-12-18", Some("2021-12-27")),
    (6, "2021-12-28", None),
];

/// A term, and where its appointments go.
struct Held<'a> {
    writing: &'a Writing<'a>,
    cast: &'a Cast,
    body: i64,
    term: Option<Term>,
    basis: Option<BasisKind>,
    document: Option<i64>,
}

impl Held<'_> {
    fn post(&self, rank: i64) -> Result<Option<i64>, Fault> {
        Ok(Post::of(self.writing, self.body)?.into_iter().find(|post| post.rank == rank).map(|post| post.id))
    }

    /// Somebody holds a post; the start of the term and its end hold where nothing else is said. A sample too small
    /// to have the person has no appointment.
    fn hold(&self, number: u32, rank: i64, change: impl FnOnce(&mut Appointment)) -> Result<(), Fault> {
        let (Some(person), Some(post)) = (self.cast.get(number), self.post(rank)?) else { return Ok(()) };
        let ended = self.term.as_ref().and_then(|term| term.end_on);
        let mut appointment = Appointment {
            term: self.term.as_ref().map(|term| term.id),
            from_on: self.term.as_ref().map(|term| term.start_on),
            to_on: ended,
            begin_reason: self.term.as_ref().map(|_| BeginReason::General),
            end_reason: ended.map(|_| EndReason::TermEnded),
            basis: self.basis,
            document: self.document,
            ..Appointment::of(person, post)
        };
        change(&mut appointment);
        appointment.add(self.writing).map(drop)
    }

    fn seats(&self, seats: &[(i64, i64)]) -> Result<(), Fault> {
        let Some(term) = &self.term else { return Ok(()) };
        for (rank, number) in seats {
            let Some(post) = self.post(*rank)? else { continue };
            let seat = Seat {
                id: 0,
                removed: false,
                post,
                term: term.id,
                number: *number,
                full_time: None,
                represents: None,
                represents_text: None,
            };
            seat.add(self.writing)?;
        }
        Ok(())
    }
}

/// A term with the end its law gives it.
fn term(writing: &Writing<'_>, body: i64, ordinal: i64, start: &str, end: Option<&str>) -> Result<Option<Term>, Fault> {
    let Some(start) = partial(start) else { return Ok(None) };
    let id = crate::committee::first_term(writing, body, Some(ordinal), start)?;
    let mut term = Term::find(writing, id)?;
    term.end_on = end.and_then(partial);
    term.rewrite(writing)?;
    Ok(Some(term))
}

/// All terms and appointments as they were when the register was begun, and before.
pub(crate) fn appoint_everybody(
    writing: &Writing<'_>,
    cast: &Cast,
    streets: &Streets,
    size: Size,
    earliest: Day,
) -> Result<(), Fault> {
    let wanted: Vec<_> = ELECTIONS
        .into_iter()
        .filter(|(ordinal, _, end)| *ordinal >= 4 || end.is_none_or(|end| day(end) >= earliest))
        .collect();
    for (ordinal, start, end) in wanted {
        committee_term(writing, cast, streets, ordinal, start, end)?;
        assembly_term(writing, cast, streets, size, ordinal, start, end)?;
    }
    party(writing, cast, streets)?;
    supervision(writing, cast, streets)?;
    council(writing, cast, streets)?;
    workers(writing, cast, streets)?;
    groups(writing, cast, streets, size)?;
    sub_committees(writing, cast, streets)?;
    kin(writing, cast)
}

fn committee_term(
    writing: &Writing<'_>,
    cast: &Cast,
    streets: &Streets,
    ordinal: i64,
    start: &str,
    end: Option<&str>,
) -> Result<(), Fault> {
    let mut held = Held {
        writing,
        cast,
        body: streets.committee,
        term: term(writing, streets.committee, ordinal, start, end)?,
        basis: Some(BasisKind::Election),
        document: (ordinal == 6).then(|| streets.papers.get(1).copied()).flatten(),
    };
    if let Some(late) = held.term.as_mut().filter(|_| ordinal == 5) {
        // The election came ten days after the legal end, with leave of the street office.
        late.extended_to = partial("2021-12-31");
        late.extension_document = streets.papers.first().copied();
        late.rewrite(writing)?;
    }
    held.seats(if ordinal == 6 { &[(1, 1), (2, 2), (3, 4)] } else { &[(1, 1), (2, 1), (3, 3)] })?;
    match ordinal {
        6 => {
            let duties = [
                "主持全面工作",
                "妇女儿童、公共卫生",
                "治安、人民调解",
                "民政、老龄",
                "文体、宣传",
                "环境物业",
                "青少年",
            ];
            for ((number, rank), duty) in (0..).zip([1, 2, 2, 3, 3, 3, 3]).zip(duties) {
                held.hold(number, rank, |appointment| {
                    appointment.full_time = Some(number < 4);
                    appointment.duties = Some(duty.to_owned());
                })?;
            }
        }
        5 => {
            for (number, rank) in [(7, 1), (8, 2), (0, 3), (1, 3), (9, 3)] {
                held.hold(number, rank, |appointment| appointment.full_time = Some(number != 9))?;
            }
        }
        _ => {
            for (number, rank) in [(7, 1), (8, 2), (9, 3), (10, 3)] {
                held.hold(number, rank, |appointment| appointment.full_time = Some(rank < 3))?;
            }
            held.hold(11, 3, |appointment| {
                if ordinal == 4 {
                    appointment.to_on = partial("2017-05-21");
                    appointment.end_reason = Some(EndReason::Died);
                }
            })?;
        }
    }
    Ok(())
}

fn assembly_term(
    writing: &Writing<'_>,
    cast: &Cast,
    streets: &Streets,
    size: Size,
    ordinal: i64,
    start: &str,
    end: Option<&str>,
) -> Result<(), Fault> {
    let held = Held {
        writing,
        cast,
        body: streets.assembly,
        term: term(writing, streets.assembly, ordinal, start, end)?,
        basis: Some(BasisKind::Election),
        document: None,
    };
    if ordinal < 6 {
        return Ok(());
    }
    held.seats(&[(1, i64::from(size.groups) * 4)])?;
    for (number, group) in (0..size.groups).zip(&streets.groups) {
        for place in 0..4 {
            held.hold(Size::member(number, place), 1, |appointment| {
                appointment.represents = Some(RepresentsKind::Group);
                appointment.represents_body = Some(*group);
            })?;
        }
    }
    Ok(())
}

fn party(writing: &Writing<'_>, cast: &Cast, streets: &Streets) -> Result<(), Fault> {
    for (ordinal, start, end, members) in [
        (3, "2018-11-29", Some("2021-11-25"), [(7, 1), (8, 2), (0, 3), (10, 3), (11, 3)]),
        (4, "2021-11-26", None, [(0, 1), (1, 2), (2, 3), (3, 3), (13, 3)]),
    ] {
        let held = Held {
            writing,
            cast,
            body: streets.party,
            term: term(writing, streets.party, ordinal, start, end)?,
            basis: Some(BasisKind::Election),
            document: None,
        };
        held.seats(&[(1, 1), (2, 1), (3, 3)])?;
        for (number, rank) in members {
            // 11 died in 2017.
            if number != 11 {
                held.hold(number, rank, |_| {})?;
            }
        }
    }
    Ok(())
}

fn supervision(writing: &Writing<'_>, cast: &Cast, streets: &Streets) -> Result<(), Fault> {
    let held = Held {
        writing,
        cast,
        body: streets.supervision,
        term: term(writing, streets.supervision, 4, "2022-01-05", None)?,
        basis: Some(BasisKind::Election),
        document: None,
    };
    held.seats(&[(1, 1), (3, 4)])?;
    for (number, rank) in [(56, 1), (57, 3), (58, 3), (23, 3), (47, 3)] {
        held.hold(number, rank, |_| {})?;
    }
    Ok(())
}

/// Members from four sources: committee, delegates, units, and others who live or work here.
fn council(writing: &Writing<'_>, cast: &Cast, streets: &Streets) -> Result<(), Fault> {
    let held = Held {
        writing,
        cast,
        body: streets.council,
        term: term(writing, streets.council, 2, "2022-03-18", None)?,
        basis: Some(BasisKind::Note),
        document: None,
    };
    held.seats(&[(1, 1), (2, 1), (3, 9)])?;
    for (number, rank, source) in [
        (0, 1, "居民委员会"),
        (3, 2, "居民委员会"),
        (22, 3, "居民代表"),
        (26, 3, "居民代表"),
        (30, 3, "居民代表"),
        (38, 3, "居民代表"),
        (55, 3, "居民代表"),
        (59, 3, "物业服务企业"),
        (34, 3, "社区社会组织"),
    ] {
        held.hold(number, rank, |appointment| {
            appointment.represents = Some(RepresentsKind::Source);
            appointment.represents_text = Some(source.to_owned());
        })?;
    }
    for (number, unit) in [(43, 1), (51, 0)] {
        held.hold(number, 3, |appointment| {
            appointment.represents = Some(RepresentsKind::Unit);
            appointment.represents_unit = streets.units.get(unit).copied();
        })?;
    }
    Ok(())
}

fn workers(writing: &Writing<'_>, cast: &Cast, streets: &Streets) -> Result<(), Fault> {
    let held =
        Held { writing, cast, body: streets.workers, term: None, basis: Some(BasisKind::Document), document: None };
    let starts = ["2016-07-01", "2017-07-03", "2018-07-02", "2019-07-01", "2020-07-01", "2021-07-01", "2022-07-01"];
    for (number, start) in (12..).zip(starts) {
        held.hold(number, 1, |appointment| {
            appointment.from_on = partial(start);
            // One row of the list says nothing about it.
            appointment.full_time = (number != 17).then_some(true);
        })?;
    }
    Ok(())
}

fn groups(writing: &Writing<'_>, cast: &Cast, streets: &Streets, size: Size) -> Result<(), Fault> {
    for (number, group) in (0..size.groups).zip(&streets.groups) {
        let held = Held { writing, cast, body: *group, term: None, basis: Some(BasisKind::Election), document: None };
        for place in 0..2 {
            held.hold(Size::member(number, place), i64::from(place) + 1, |appointment| {
                appointment.from_on = partial("2022-01-06");
            })?;
        }
    }
    Ok(())
}

fn sub_committees(writing: &Writing<'_>, cast: &Cast, streets: &Streets) -> Result<(), Fault> {
    // Head, two members each: of the committee, a worker, a group leader.
    let members = [[2, 12, 20], [2, 13, 24], [1, 14, 28], [1, 15, 32], [5, 16, 36]];
    for (body, numbers) in streets.sub_committees.iter().zip(members) {
        let held = Held { writing, cast, body: *body, term: None, basis: Some(BasisKind::Note), document: None };
        for (number, rank) in numbers.into_iter().zip([1, 3, 3]) {
            held.hold(number, rank, |appointment| appointment.from_on = partial("2022-01-12"))?;
        }
    }
    Ok(())
}

/// A few who are related: what each is of the other.
fn kin(writing: &Writing<'_>, cast: &Cast) -> Result<(), Fault> {
    // The chair's sibling sits in the supervision committee: the check-up finds it.
    for (person, relative, code) in [(22, 23, "10"), (29, 37, "70"), (40, 59, "20"), (0, 58, "70")] {
        if let (Some(person), Some(relative)) = (cast.get(person), cast.get(relative)) {
            Kinship { id: 0, removed: false, person, relative, code: code.to_owned(), note: None }.add(writing)?;
        }
    }
    Ok(())
}

/// What happened between elections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// A member of the committee resigns.
    Resignation,
    /// A worker is elected into the empty seat.
    ByElection,
    /// A member moves away; the seat stays empty.
    MovedAway,
    /// A worker leaves, another comes.
    WorkersChange,
    /// A probationary Party member becomes a full one.
    FullMember,
    /// Somebody retires.
    Retirement,
    /// Somebody changes her name.
    NewName,
    /// A building goes to another group.
    BuildingMoves,
    /// Members of the committee belong to the assembly by law.
    NewLaw,
}

/// With their days, in order.
pub(crate) const TURNS: [(&str, Turn); 9] = [
    ("2023-06-28", Turn::FullMember),
    ("2024-03-31", Turn::Resignation),
    ("2024-05-20", Turn::Retirement),
    ("2024-06-12", Turn::ByElection),
    ("2024-07-01", Turn::BuildingMoves),
    ("2025-02-28", Turn::WorkersChange),
    ("2025-04-15", Turn::NewName),
    ("2025-09-30", Turn::MovedAway),
    ("2026-01-01", Turn::NewLaw),
];

/// The name somebody took in 2025.
const NEW_NAME: (u32, &str) = (39, "雨禾");

/// Writes what happened; the sentence of the operation comes back.
pub(crate) fn happen(
    writing: &Writing<'_>,
    cast: &mut Cast,
    streets: &Streets,
    turn: Turn,
    on: Day,
) -> Result<&'static str, Fault> {
    match turn {
        Turn::Resignation => {
            leave(writing, cast, streets.committee, 6, on, EndReason::Transferred)?;
            Ok("登记委员辞职")
        }
        Turn::MovedAway => {
            leave(writing, cast, streets.committee, 4, on, EndReason::MovedAway)?;
            Ok("登记委员迁出")
        }
        Turn::ByElection => {
            let held = Held {
                writing,
                cast,
                body: streets.committee,
                term: Term::current(writing, streets.committee, on)?,
                basis: Some(BasisKind::Election),
                document: streets.papers.get(3).copied(),
            };
            held.hold(12, 3, |appointment| {
                appointment.from_on = Some(on.into());
                appointment.full_time = Some(true);
                appointment.duties = Some("青少年、网格".to_owned());
                appointment.begin_reason = Some(BeginReason::ByElection);
            })?;
            Ok("登记补选")
        }
        Turn::WorkersChange => {
            leave(writing, cast, streets.workers, 15, on, EndReason::Resigned)?;
            let held = Held {
                writing,
                cast,
                body: streets.workers,
                term: None,
                basis: Some(BasisKind::Document),
                document: None,
            };
            held.hold(19, 1, |appointment| {
                appointment.from_on = partial("2025-03-03");
                appointment.full_time = Some(true);
            })?;
            Ok("登记社区工作者变动")
        }
        Turn::FullMember => {
            turn_into(writing, cast, 12, FactKind::Politics, "01", on)?;
            Ok("登记政治面貌变更")
        }
        Turn::Retirement => {
            turn_into(writing, cast, 21, FactKind::Employment, "80", on)?;
            Ok("登记退休")
        }
        Turn::NewName => {
            let (number, given) = NEW_NAME;
            if let Some(old) = cast.name(number) {
                let new: String = old.chars().take(1).chain(given.chars()).collect();
                turn_into(writing, cast, number, FactKind::Name, &new, on)?;
                cast.rename(number, &new);
            }
            Ok("登记更名")
        }
        Turn::BuildingMoves => {
            super::streets::move_building(writing, streets, on)?;
            Ok("9号楼划归第3居民小组")
        }
        Turn::NewLaw => {
            // The register began with it; since that day it counts.
            for membership in ExOfficio::into_body(writing, streets.assembly, on)? {
                let note = Some("《城市居民委员会组织法》（2025年修订）第二十八条".to_owned());
                ExOfficio { note, ..membership }.rewrite(writing)?;
            }
            Ok("居委会成员为当然的居民代表")
        }
    }
}

fn leave(writing: &Writing<'_>, cast: &Cast, body: i64, number: u32, on: Day, why: EndReason) -> Result<(), Fault> {
    let Some(person) = cast.get(number) else { return Ok(()) };
    for held in store::appointment::Office::roster(writing, body, on)? {
        if held.appointment.person == person {
            let to_on = Some(Partial::from(on));
            Appointment { to_on, end_reason: Some(why), ..held.appointment }.rewrite(writing)?;
        }
    }
    Ok(())
}

fn turn_into(
    writing: &Writing<'_>,
    cast: &Cast,
    number: u32,
    kind: FactKind,
    value: &str,
    on: Day,
) -> Result<(), Fault> {
    let Some(person) = cast.get(number) else { return Ok(()) };
    let mut person = Person::find(writing, person)?;
    let mut fact = blank_fact(person.id, kind);
    let value = Some(value.to_owned());
    if kind == FactKind::Name {
        fact.text = value;
    } else {
        fact.code = value;
    }
    fact.from_on = Some(on.into());
    fact.basis = Some(BasisKind::Note);
    supersede(writing, &mut person, fact).map(drop)
}
