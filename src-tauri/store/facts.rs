//! The register as plain facts of all years, for whatever judges it: a handful of queries over whole tables, put together
//! by their ids. Removed rows stay out, as in every roster; whoever is sealed stays in with the name. No ID number,
//! telephone number or address is read.

use std::collections::BTreeMap;

use domain::codes::{self, Table};
use domain::kinds::{BodyKind, EntitledKind, FactKind, MatterStage};
use domain::rules::facts::{
    AppointmentFacts, BodyFacts, BuildingFacts, CertificateFacts, DatedFact, ExOfficioFacts, Facts, FigureFacts,
    FormerName, ItemFacts, KinEdge, MeetingFacts, PersonFacts, Record, RecordKind, TermFacts, VoteFacts,
};
use domain::{Day, Fault, Partial};

use crate::door::Reading;
use crate::rows::at;
use crate::trouble::fault;

/// Names people had before, and until when.
pub type FormerNames = BTreeMap<i64, Vec<(Partial, String)>>;

/// Everything that is judged, and names of earlier days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// The register as plain facts.
    pub facts: Facts,
    /// What people were called before, the earliest name first.
    pub former_names: FormerNames,
}

impl Gathered {
    /// What somebody was called on a day; none where nobody here is meant.
    pub fn name_on(&self, person: i64, on: Day) -> Option<&str> {
        let former = self
            .former_names
            .get(&person)
            .and_then(|names| names.iter().find(|(until, _)| until.last() >= on))
            .map(|(_, name)| name.as_str());
        former.or_else(|| self.person(person).map(|person| person.name.as_str()))
    }

    /// Somebody who is judged.
    pub fn person(&self, id: i64) -> Option<&PersonFacts> {
        let place = self.facts.people.binary_search_by_key(&id, |person| person.id).ok()?;
        self.facts.people.get(place)
    }

    /// A body.
    pub fn body(&self, id: i64) -> Option<&BodyFacts> {
        let place = self.facts.bodies.binary_search_by_key(&id, |body| body.id).ok()?;
        self.facts.bodies.get(place)
    }

    /// What a body was called on a day.
    pub fn body_name_on(&self, id: i64, on: Day) -> Option<&str> {
        let body = self.body(id)?;
        let former = body.former_names.iter().find(|was| was.to.last() >= on).map(|was| was.name.as_str());
        Some(former.unwrap_or(&body.name))
    }

    /// A meeting.
    pub fn meeting(&self, id: i64) -> Option<&MeetingFacts> {
        let place = self.facts.meetings.binary_search_by_key(&id, |meeting| meeting.id).ok()?;
        self.facts.meetings.get(place)
    }
}

/// Everybody who ever held a post, and both ends of every relation.
macro_rules! concerned {
    () => {
        "SELECT person FROM appointment WHERE removed = 0
         UNION SELECT person FROM kinship WHERE removed = 0 UNION SELECT relative FROM kinship WHERE removed = 0"
    };
}

const PEOPLE: &str = concat!(
    "SELECT id, name, sex, birth, nationality FROM person WHERE removed = 0 AND id IN (",
    concerned!(),
    ") ORDER BY id"
);

const DATED: &str = concat!(
    "SELECT person, kind, code, text, from_on, to_on FROM person_fact
     WHERE removed = 0 AND kind IN ('name', 'politics', 'education', 'employment') AND person IN (",
    concerned!(),
    ") ORDER BY person, to_on, from_on, id"
);

const CERTIFICATES: &str =
    "SELECT person, name, issued_on, valid_until FROM certificate WHERE removed = 0 ORDER BY person, id";

const KIN: &str = "SELECT k.person, k.relative, k.code FROM kinship k
     JOIN person a ON a.id = k.person JOIN person b ON b.id = k.relative
     WHERE k.removed = 0 AND a.removed = 0 AND b.removed = 0 ORDER BY k.id";

const BODIES: &str = "SELECT id, kind, name, parent, founded_on, closed_on FROM body WHERE removed = 0 ORDER BY id";

const BODY_NAMES: &str = "SELECT body, text, to_on FROM body_former WHERE removed = 0 AND aspect = 'name' AND text IS NOT NULL ORDER BY body, to_on, id";

const TERMS: &str = "SELECT body, id, ordinal, start_on, legal_end_on, extended_to, end_on FROM term
     WHERE removed = 0 ORDER BY body, start_on, id";

const SEATS: &str = "SELECT s.term, o.name, s.number FROM seat s JOIN post o ON o.id = s.post
     WHERE s.removed = 0 AND o.removed = 0 ORDER BY s.term, o.rank, s.id";

const EX_OFFICIO: &str = "SELECT body, in_body, from_on, to_on FROM ex_officio WHERE removed = 0 ORDER BY id";

const APPOINTMENTS: &str =
    "SELECT a.id, a.person, o.body, o.name, a.term, a.from_on, a.to_on, a.begin_reason, a.full_time,
       a.represents, a.represents_body, a.represents_text, a.meeting
     FROM appointment a JOIN post o ON o.id = a.post JOIN body b ON b.id = o.body JOIN person p ON p.id = a.person
     WHERE a.removed = 0 AND b.removed = 0 AND p.removed = 0 ORDER BY a.id";

const MEETINGS: &str = "SELECT m.id, m.body, m.kind, m.name, m.held_on, m.notice_on, m.entitled_kind, m.entitled_count,
       m.signed_on IS NOT NULL
     FROM meeting m JOIN body b ON b.id = m.body WHERE m.removed = 0 AND b.removed = 0 ORDER BY m.id";

/// Due, came, recorded at all, came with a right to vote; read from the index alone.
const CAME: &str = "SELECT meeting, sum(capacity = 'member'), sum(capacity = 'member' AND presence IS 'present'),
       sum(capacity = 'member' AND presence IS NOT NULL), sum(may_vote = 1 AND presence IS 'present')
     FROM attendance WHERE removed = 0 GROUP BY meeting";

const ITEMS: &str = "SELECT i.meeting, i.id, i.title, v.in_favour, v.against, v.abstained, v.passed
     FROM agenda_item i LEFT JOIN vote v ON v.agenda_item = i.id AND v.removed = 0
       AND NOT EXISTS (SELECT 1 FROM vote n WHERE n.agenda_item = i.id AND n.removed = 0 AND n.id > v.id)
     WHERE i.removed = 0 ORDER BY i.meeting, i.position, i.id";

/// Of those who came with a right to vote, how many recused themselves from an item.
const RECUSED: &str =
    "SELECT r.agenda_item, count(DISTINCT r.attendance) FROM recusal r JOIN attendance a ON a.id = r.attendance
     WHERE r.removed = 0 AND a.removed = 0 AND a.may_vote = 1 AND a.presence = 'present' GROUP BY r.agenda_item";

const FIGURES: &str = "SELECT f.building, f.body, f.kind, f.on_day, f.thousandths FROM figure f
     WHERE f.removed = 0 AND (f.building IS NULL OR EXISTS (SELECT 1 FROM building b WHERE b.id = f.building AND b.removed = 0))
       AND (f.body IS NULL OR EXISTS (SELECT 1 FROM body b WHERE b.id = f.body AND b.removed = 0)) ORDER BY f.on_day, f.id";

const MATTER_STEPS: &str = "SELECT m.id, m.title, s.step, s.on_day, s.until_day, b.id, b.kind
     FROM matter m JOIN matter_step s ON s.matter = m.id AND s.removed = 0
     LEFT JOIN meeting e ON e.id = s.meeting AND e.removed = 0 LEFT JOIN body b ON b.id = e.body
     WHERE m.removed = 0 ORDER BY m.id, s.on_day, s.id";

const BUILDINGS: &str = "SELECT id, name, kind FROM building WHERE removed = 0 ORDER BY id";

const BELONGINGS: &str =
    "SELECT g.building, g.body, g.from_on, g.to_on FROM building_group g JOIN body b ON b.id = g.body
     WHERE g.removed = 0 AND b.removed = 0 ORDER BY g.building, g.from_on, g.id";

/// Reads everything.
pub fn gather(reading: &Reading<'_>) -> Result<Gathered, Fault> {
    let (people, former_names) = people(reading)?;
    let facts = Facts {
        people,
        kin: rows(reading, KIN, |row| Ok(KinEdge { person: at(row, 0)?, relative: at(row, 1)?, code: at(row, 2)? }))?,
        bodies: bodies(reading)?,
        ex_officio: rows(reading, EX_OFFICIO, |row| {
            Ok(ExOfficioFacts { body: at(row, 0)?, in_body: at(row, 1)?, from: at(row, 2)?, to: at(row, 3)? })
        })?,
        appointments: rows(reading, APPOINTMENTS, |row| {
            Ok(AppointmentFacts {
                id: at(row, 0)?,
                person: at(row, 1)?,
                body: at(row, 2)?,
                post: at(row, 3)?,
                term: at(row, 4)?,
                from: at(row, 5)?,
                to: at(row, 6)?,
                begin_reason: at(row, 7)?,
                full_time: at(row, 8)?,
                represents: at(row, 9)?,
                represents_body: at(row, 10)?,
                represents_text: at(row, 11)?,
                meeting: at(row, 12)?,
            })
        })?,
        meetings: meetings(reading)?,
        figures: rows(reading, FIGURES, |row| {
            Ok(FigureFacts {
                building: at(row, 0)?,
                body: at(row, 1)?,
                kind: at(row, 2)?,
                on: at(row, 3)?,
                thousandths: at(row, 4)?,
            })
        })?,
        buildings: buildings(reading)?,
        // Elections, disclosures and the other records come with the areas that keep them.
        records: BTreeMap::from([(RecordKind::Matter, matters(reading)?)]),
    };
    Ok(Gathered { facts, former_names })
}

fn rows<T>(
    reading: &Reading<'_>,
    sql: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, Fault> {
    reading
        .connection()
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_map([], read)?.collect())
        .map_err(fault)
}

/// Calls `add` for each row with what its first column names; rows and `known` are both sorted by it.
fn join<T, R>(known: &mut [T], id: impl Fn(&T) -> i64, rows: Vec<(i64, R)>, mut add: impl FnMut(&mut T, R)) {
    let mut known = known.iter_mut().peekable();
    for (of, row) in rows {
        while known.next_if(|one| id(one) < of).is_some() {}
        if let Some(one) = known.peek_mut().filter(|one| id(one) == of) {
            add(one, row);
        }
    }
}

fn people(reading: &Reading<'_>) -> Result<(Vec<PersonFacts>, FormerNames), Fault> {
    let mut people = rows(reading, PEOPLE, |row| {
        // A nationality no table knows is kept as it was typed, and is none to whoever counts.
        let nationality: Option<String> = at(row, 4)?;
        Ok(PersonFacts {
            id: at(row, 0)?,
            name: at(row, 1)?,
            sex: at(row, 2)?,
            birth: at(row, 3)?,
            nationality: nationality.filter(|code| codes::name(Table::Nationality, code).is_some()),
            dated: Vec::new(),
            certificates: Vec::new(),
        })
    })?;
    let mut former = FormerNames::new();
    let dated = rows(reading, DATED, |row| {
        let (kind, text): (FactKind, Option<String>) = (at(row, 1)?, at(row, 3)?);
        let fact = DatedFact { kind, code: at(row, 2)?, from: at(row, 4)?, to: at(row, 5)? };
        Ok((at(row, 0)?, (fact, text)))
    })?;
    join(
        &mut people,
        |person| person.id,
        dated,
        |person, (fact, text): (DatedFact, Option<String>)| match fact.kind {
            FactKind::Name => {
                if let (Some(until), Some(name)) = (fact.to, text) {
                    former.entry(person.id).or_default().push((until, name));
                }
            }
            _ => person.dated.push(fact),
        },
    );
    let certificates = rows(reading, CERTIFICATES, |row| {
        Ok((at(row, 0)?, CertificateFacts { name: at(row, 1)?, from: at(row, 2)?, to: at(row, 3)? }))
    })?;
    join(&mut people, |person| person.id, certificates, |person, one| person.certificates.push(one));
    Ok((people, former))
}

fn bodies(reading: &Reading<'_>) -> Result<Vec<BodyFacts>, Fault> {
    let mut bodies = rows(reading, BODIES, |row| {
        Ok(BodyFacts {
            id: at(row, 0)?,
            kind: at(row, 1)?,
            name: at(row, 2)?,
            former_names: Vec::new(),
            parent: at(row, 3)?,
            from: at(row, 4)?,
            to: at(row, 5)?,
            terms: Vec::new(),
        })
    })?;
    let names = rows(reading, BODY_NAMES, |row| Ok((at(row, 0)?, FormerName { name: at(row, 1)?, to: at(row, 2)? })))?;
    join(&mut bodies, |body| body.id, names, |body, name| body.former_names.push(name));
    let mut seats: BTreeMap<i64, Vec<(String, i64)>> = BTreeMap::new();
    for (term, post, number) in rows(reading, SEATS, |row| Ok((at(row, 0)?, at(row, 1)?, at(row, 2)?)))? {
        let seats: &mut Vec<(String, i64)> = seats.entry(term).or_default();
        // A post may be described in two rows; what counts is how many there are.
        match seats.iter_mut().find(|(other, _): &&mut (String, i64)| *other == post) {
            Some((_, sum)) => *sum += number,
            None => seats.push((post, number)),
        }
    }
    let terms = rows(reading, TERMS, |row| {
        let id = at(row, 1)?;
        let term = TermFacts {
            id,
            ordinal: at(row, 2)?,
            start: at(row, 3)?,
            legal_end: at(row, 4)?,
            extended_to: at(row, 5)?,
            end: at(row, 6)?,
            seats: seats.remove(&id).unwrap_or_default(),
        };
        Ok((at(row, 0)?, term))
    })?;
    join(&mut bodies, |body| body.id, terms, |body, term| body.terms.push(term));
    Ok(bodies)
}

/// Who was due and who came, by meeting.
struct Came {
    due: i64,
    came: i64,
    recorded: i64,
    voters: i64,
}

fn meetings(reading: &Reading<'_>) -> Result<Vec<MeetingFacts>, Fault> {
    let mut meetings = rows(reading, MEETINGS, |row| {
        let (entitled, count): (EntitledKind, Option<i64>) = (at(row, 6)?, at(row, 7)?);
        Ok(MeetingFacts {
            id: at(row, 0)?,
            body: at(row, 1)?,
            kind: at(row, 2)?,
            name: at(row, 3)?,
            held_on: at(row, 4)?,
            notice_on: at(row, 5)?,
            entitled: Some(entitled),
            due: match entitled {
                EntitledKind::People => 0,
                EntitledKind::Adults | EntitledKind::Households => count.unwrap_or(0),
            },
            came: None,
            signed: at(row, 8)?,
            items: Vec::new(),
        })
    })?;
    let came = rows(reading, CAME, |row| {
        Ok((at(row, 0)?, Came { due: at(row, 1)?, came: at(row, 2)?, recorded: at(row, 3)?, voters: at(row, 4)? }))
    })?;
    let mut voters: BTreeMap<i64, i64> = BTreeMap::new();
    join(
        &mut meetings,
        |meeting| meeting.id,
        came,
        |meeting, counted: Came| {
            if meeting.entitled == Some(EntitledKind::People) {
                meeting.due = counted.due;
            }
            if counted.recorded > 0 {
                meeting.came = Some(counted.came);
                voters.insert(meeting.id, counted.voters);
            }
        },
    );
    let recused: BTreeMap<i64, i64> =
        rows(reading, RECUSED, |row| Ok((at(row, 0)?, at(row, 1)?)))?.into_iter().collect();
    let items = rows(reading, ITEMS, |row| {
        let (meeting, id, in_favour): (i64, i64, Option<i64>) = (at(row, 0)?, at(row, 1)?, at(row, 3)?);
        let vote = match in_favour {
            Some(in_favour) => Some(VoteFacts {
                in_favour,
                against: at(row, 4)?,
                abstained: at(row, 5)?,
                passed: at(row, 6)?,
                present: voters.get(&meeting).map(|voters| voters - recused.get(&id).copied().unwrap_or(0)),
            }),
            None => None,
        };
        Ok((meeting, ItemFacts { title: at(row, 2)?, vote }))
    })?;
    join(&mut meetings, |meeting| meeting.id, items, |meeting, item| meeting.items.push(item));
    Ok(meetings)
}

/// Matters an assembly decided, each with the first day of its steps; of a disclosure the one shown longest.
fn matters(reading: &Reading<'_>) -> Result<Vec<Record>, Fault> {
    let mut matters: BTreeMap<i64, (String, Vec<Step>)> = BTreeMap::new();
    for (id, title, step) in rows(reading, MATTER_STEPS, |row| {
        let step =
            Step { stage: at(row, 2)?, on: at(row, 3)?, until: at(row, 4)?, body: at(row, 5)?, kind: at(row, 6)? };
        Ok((at(row, 0)?, at(row, 1)?, step))
    })? {
        matters.entry(id).or_insert_with(|| (title, Vec::new())).1.push(step);
    }
    Ok(matters.into_iter().filter_map(|(id, (name, steps))| matter(id, name, &steps)).collect())
}

/// A step of a matter, with the body of the meeting it was taken at.
struct Step {
    stage: MatterStage,
    on: Day,
    until: Option<Day>,
    body: Option<i64>,
    kind: Option<BodyKind>,
}

/// None while nothing is decided: what is still under way lacks nothing.
fn matter(id: i64, name: String, steps: &[Step]) -> Option<Record> {
    let first = |stage: MatterStage| steps.iter().find(|step| step.stage == stage);
    let longest = |stage: MatterStage| {
        let shown = steps.iter().filter(|step| step.stage == stage);
        shown.max_by_key(|step| step.until.map(|until| (until - step.on).num_days()))
    };
    let decided = first(MatterStage::Resolved)?;
    let mut dates = BTreeMap::new();
    for (called, stage) in [
        ("studied", MatterStage::Proposed),
        ("consulted", MatterStage::Consulted),
        ("reviewed", MatterStage::Reviewed),
        ("decision_shown", MatterStage::DecisionShown),
        ("outcome_shown", MatterStage::OutcomeShown),
    ] {
        dates.extend(first(stage).map(|step| (called.to_owned(), step.on)));
    }
    for (shown, until, stage) in [
        ("decision_shown", "decision_until", MatterStage::DecisionShown),
        ("outcome_shown", "outcome_until", MatterStage::OutcomeShown),
    ] {
        if let Some((step, last)) = longest(stage).and_then(|step| Some((step, step.until?))) {
            dates.insert(shown.to_owned(), step.on);
            dates.insert(until.to_owned(), last);
        }
    }
    let words = decided.kind.map(|kind| ("body".to_owned(), kind.chinese().to_owned())).into_iter().collect();
    Some(Record {
        id,
        body: decided.body,
        name,
        on: decided.on,
        dates,
        numbers: BTreeMap::new(),
        words,
        people: Vec::new(),
    })
}

fn buildings(reading: &Reading<'_>) -> Result<Vec<BuildingFacts>, Fault> {
    let mut buildings = rows(reading, BUILDINGS, |row| {
        Ok(BuildingFacts { id: at(row, 0)?, name: at(row, 1)?, kind: at(row, 2)?, groups: Vec::new() })
    })?;
    let belongings = rows(reading, BELONGINGS, |row| Ok((at(row, 0)?, (at(row, 1)?, at(row, 2)?, at(row, 3)?))))?;
    join(&mut buildings, |building| building.id, belongings, |building, one| building.groups.push(one));
    Ok(buildings)
}
