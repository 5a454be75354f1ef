//! One person during an import: as kept, as the rows change them, and what has to be written in the end.

use domain::codes::{self, Table};
use domain::dates::half_width;
use domain::identity::{IdNumber, mask_id_number, mask_phone};
use domain::kinds::{BasisKind, FactKind};
use domain::roster::{Entry, Word};
use domain::{Day, Fault, Partial};
use store::appointment::Appointment;
use store::person::{Person, PersonFact};
use store::{Reading, Writing};

use crate::person_facts::blank_fact;

/// Whether a row has to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Kept,
    Changed,
    New,
}

/// A row with what became of it.
pub(super) struct Held<T> {
    pub(super) row: T,
    pub(super) state: State,
}

/// What a row changes, before and after, as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) field: &'static str,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// Gathers changes; of somebody new nobody asks what was before.
struct Changes {
    told: bool,
    all: Vec<Change>,
}

impl Changes {
    fn say(&mut self, field: &'static str, texts: impl FnOnce() -> (Option<String>, Option<String>)) {
        let (before, after) = if self.told { texts() } else { (None, None) };
        self.all.push(Change { field, before, after });
    }
}

/// A code by its name; a text no table knows as it is.
fn named(table: Table, code: Option<&str>) -> Option<String> {
    code.map(|code| codes::name(table, code).unwrap_or(code).to_owned())
}

/// A new or changed appointment with the place of its body among the plan's; the post of a new one is a place among
/// that body's posts.
pub(super) struct Sent {
    pub(super) target: usize,
    pub(super) held: Held<Appointment>,
}

/// A person as the register knows them, or will.
pub(super) struct Known {
    pub(super) person: Person,
    pub(super) state: State,
    /// The row that told of them first, where this import adds them.
    pub(super) row: Option<u32>,
    /// Read when the first row speaks of them.
    facts: Option<Vec<Held<PersonFact>>>,
    /// New or changed appointments.
    pub(super) appointments: Vec<Sent>,
}

/// From when a change counts, and on what it rests.
pub(super) struct Occasion<'a> {
    pub(super) from: Partial,
    pub(super) basis: &'a str,
}

impl Known {
    pub(super) fn kept(person: Person) -> Self {
        Self { person, state: State::Kept, row: None, facts: None, appointments: Vec::new() }
    }

    /// Gives them their facts before anybody asks, in the order of [`PersonFact::of`].
    pub(super) fn give_facts(&mut self, facts: Vec<PersonFact>) {
        self.facts = Some(facts.into_iter().map(|row| Held { row, state: State::Kept }).collect());
    }

    pub(super) fn new(entry: &Entry, row: u32) -> Self {
        let person = Person::named(entry.name.clone());
        Self { person, state: State::New, row: Some(row), facts: Some(Vec::new()), appointments: Vec::new() }
    }

    /// The birth the register tells: recorded, or named by the ID number.
    pub(super) fn told_birth(&self, today: Day) -> Option<Partial> {
        let number = self.person.id_number.as_deref().and_then(|text| IdNumber::read(text, today).ok());
        self.person.birth.or_else(|| number.and_then(|number| number.birth()))
    }

    /// Whether a dated fact has to be written.
    pub(super) fn facts_touched(&self) -> bool {
        self.facts.iter().flatten().any(|held| held.state != State::Kept)
    }

    fn touch(&mut self) {
        if self.state == State::Kept {
            self.state = State::Changed;
        }
    }

    /// Takes over what a row says of identity and contact; answers what changed, `told` with both values. A blank
    /// never wipes.
    pub(super) fn take_identity(&mut self, entry: &Entry, remark: Option<&str>, told: bool) -> Vec<Change> {
        let mut changed = Changes { told, all: Vec::new() };
        let person = &mut self.person;
        if let Some(number) = &entry.id_number
            && person.id_number.as_deref() != Some(number.as_str())
        {
            let before = person.id_number.replace(number.as_str().to_owned());
            changed
                .say("身份证号", || (before.as_deref().map(mask_id_number), Some(mask_id_number(number.as_str()))));
        }
        // What was typed corrects what is kept; what the ID number adds only fills a gap.
        let sex = entry.sex.clone().or_else(|| entry.told_sex().filter(|_| person.sex.is_none()));
        if sex.is_some() && person.sex != sex {
            let before = std::mem::replace(&mut person.sex, sex);
            let after = person.sex.as_deref();
            changed.say("性别", || (named(Table::Sex, before.as_deref()), named(Table::Sex, after)));
        }
        if let Some(birth) = entry.told_birth() {
            let says_more = match person.birth {
                None => true,
                Some(kept) if kept == birth || birth.contains(kept) => false,
                Some(kept) => entry.birth.is_some() || kept.contains(birth),
            };
            if says_more {
                let before = person.birth.replace(birth);
                changed.say("出生日期", || (before.map(Partial::chinese), Some(birth.chinese())));
            }
        }
        if entry.nationality.is_some() && person.nationality != entry.nationality {
            let before = std::mem::replace(&mut person.nationality, entry.nationality.clone());
            let after = entry.nationality.as_deref();
            changed.say("民族", || (named(Table::Nationality, before.as_deref()), named(Table::Nationality, after)));
        }
        if let Some(phone) = &entry.phone
            && person.phone.as_deref().map(digits) != Some(digits(phone))
        {
            let before = person.phone.replace(phone.clone());
            changed.say("手机", || (before.as_deref().map(mask_phone), Some(mask_phone(phone))));
        }
        if entry.address.is_some() && person.address != entry.address {
            let before = std::mem::replace(&mut person.address, entry.address.clone());
            changed.say("住址", || (before, entry.address.clone()));
        }
        for part in entry.note.as_deref().into_iter().chain(remark) {
            // A remark is added to what is there, because what is there may be nobody else's to keep.
            let note = person.note.get_or_insert_default();
            if !note.split('；').any(|kept| kept == part) && note != part {
                let before = told.then(|| note.clone());
                if !note.is_empty() {
                    note.push('；');
                }
                note.push_str(part);
                changed.say("备注", || (before.filter(|before| !before.is_empty()), Some(note.clone())));
            }
        }
        if person.note.as_deref() == Some("") {
            person.note = None;
        }
        if !changed.all.is_empty() {
            self.touch();
        }
        changed.all
    }

    fn facts(&mut self, reading: &Reading<'_>) -> Result<&mut Vec<Held<PersonFact>>, Fault> {
        if self.facts.is_none() {
            let kept = PersonFact::of(reading, self.person.id)?;
            self.facts = Some(kept.into_iter().map(|row| Held { row, state: State::Kept }).collect());
        }
        Ok(self.facts.get_or_insert_default())
    }

    /// Takes over a new name of somebody whose ID number is known. A name since that very day, or since nobody knows
    /// when, is corrected; any other becomes a former name.
    pub(super) fn take_name(
        &mut self,
        reading: &Reading<'_>,
        name: &str,
        occasion: &Occasion<'_>,
    ) -> Result<bool, Fault> {
        if self.person.name == name {
            return Ok(false);
        }
        let person = self.person.id;
        let kept = std::mem::replace(&mut self.person.name, name.to_owned());
        let start = occasion.from.first();
        let facts = self.facts(reading)?;
        let since = facts
            .iter()
            .filter(|held| held.row.kind == FactKind::Name)
            .filter_map(|held| held.row.to_on)
            .max()
            .and_then(|to| to.last().succ_opt());
        if let Some(since) = since.filter(|since| *since < start) {
            let mut former = blank_fact(person, FactKind::Name);
            former.text = Some(kept);
            former.from_on = Some(since.into());
            former.to_on = Some(crate::day_before(start).into());
            former.basis = Some(BasisKind::Import);
            former.basis_note = Some(occasion.basis.to_owned());
            facts.push(Held { row: former, state: State::New });
        }
        self.touch();
        Ok(true)
    }

    /// Takes over a word of a national table as a dated fact.
    pub(super) fn take_word(
        &mut self,
        reading: &Reading<'_>,
        kind: FactKind,
        word: &Word,
        occasion: &Occasion<'_>,
    ) -> Result<Option<Change>, Fault> {
        let (code, text) = match word {
            Word::Code(code) => (Some((*code).to_owned()), None),
            Word::Text(text) => (None, Some(text.clone())),
        };
        let taken = self.take_fact(reading, kind, occasion, |fact| {
            let differs = fact.code != code || fact.text != text;
            (fact.code, fact.text) = (code.clone(), text.clone());
            differs
        })?;
        let said = |fact: &PersonFact| match crate::person_facts::table_of(kind) {
            Some(table) => named(table, fact.code.as_deref()).or_else(|| fact.text.clone()),
            None => fact.text.clone(),
        };
        Ok(taken.map(|(before, after)| Change {
            field: kind.chinese(),
            before: before.as_ref().and_then(said),
            after: said(&after),
        }))
    }

    /// Takes over where they live. A row without a building leaves the building, one without a door leaves the door
    /// of the same building.
    pub(super) fn take_residence(
        &mut self,
        reading: &Reading<'_>,
        building: Option<i64>,
        text: Option<&str>,
        replaces_building: bool,
        occasion: &Occasion<'_>,
    ) -> Result<Option<(Option<PersonFact>, PersonFact)>, Fault> {
        self.take_fact(reading, FactKind::Residence, occasion, |fact| {
            let place = if replaces_building { building } else { fact.building };
            let door = match text {
                Some(text) => Some(text.to_owned()),
                None if place == fact.building => fact.text.clone(),
                None => None,
            };
            let differs = fact.building != place || fact.text != door;
            (fact.building, fact.text) = (place, door);
            differs
        })
    }

    /// A dated fact that differs is a change from the occasion on; one without a start or with the same start is
    /// corrected; a first one has no start, because nobody said since when. Answers the fact before and after.
    fn take_fact(
        &mut self,
        reading: &Reading<'_>,
        kind: FactKind,
        occasion: &Occasion<'_>,
        mut settle: impl FnMut(&mut PersonFact) -> bool,
    ) -> Result<Option<(Option<PersonFact>, PersonFact)>, Fault> {
        let person = self.person.id;
        let start = occasion.from.first();
        let facts = self.facts(reading)?;
        let in_force = facts
            .iter()
            .enumerate()
            .filter(|(_, held)| held.row.kind == kind)
            .filter(|(_, held)| held.row.from_on.is_none_or(|from| from.first() <= start))
            .filter(|(_, held)| held.row.to_on.is_none_or(|to| start <= to.last()))
            .max_by_key(|(index, held)| (held.row.from_on.map(Partial::first), *index))
            .map(|(index, _)| index);
        let mut before = None;
        let mut new = match in_force.and_then(|index| facts.get_mut(index)) {
            Some(held) => {
                let mut after = held.row.clone();
                if !settle(&mut after) {
                    return Ok(None);
                }
                before = Some(held.row.clone());
                let corrected = held.row.from_on.is_none_or(|from| from == occasion.from || from.first() == start);
                if corrected {
                    held.row = after;
                    held.row.basis.get_or_insert(BasisKind::Import);
                    if held.row.basis == Some(BasisKind::Import) {
                        held.row.basis_note = Some(occasion.basis.to_owned());
                    }
                    if held.state == State::Kept {
                        held.state = State::Changed;
                    }
                    return Ok(Some((before, held.row.clone())));
                }
                after.id = 0;
                after.from_on = Some(occasion.from);
                held.row.to_on = Some(crate::day_before(start).into());
                if held.state == State::Kept {
                    held.state = State::Changed;
                }
                after
            }
            None => {
                let mut first = blank_fact(person, kind);
                if !settle(&mut first) {
                    return Ok(None);
                }
                let others = facts.iter().filter(|held| held.row.kind == kind);
                let next = others.clone().filter_map(|held| held.row.from_on).filter(|from| start < from.first()).min();
                if others.count() > 0 {
                    first.from_on = Some(occasion.from);
                    first.to_on = next.map(|next| crate::day_before(next.first()).into());
                }
                first
            }
        };
        new.basis = Some(BasisKind::Import);
        new.basis_note = Some(occasion.basis.to_owned());
        (new.document, new.meeting) = (None, None);
        facts.push(Held { row: new.clone(), state: State::New });
        Ok(Some((before, new)))
    }

    /// Writes what has to be written; `posts` gives the ids of each body's posts.
    pub(super) fn carry_out(self, writing: &Writing<'_>, posts: &[Vec<i64>]) -> Result<(), Fault> {
        let id = match self.state {
            State::New => self.person.add(writing)?,
            State::Changed => {
                self.person.rewrite(writing)?;
                self.person.id
            }
            State::Kept => self.person.id,
        };
        for Held { mut row, state } in self.facts.unwrap_or_default() {
            row.person = id;
            match state {
                State::New => drop(row.add(writing)?),
                State::Changed => row.rewrite(writing)?,
                State::Kept => {}
            }
        }
        for Sent { target, held: Held { mut row, state } } in self.appointments {
            row.person = id;
            match state {
                State::New => {
                    let own = posts.get(target);
                    let place = usize::try_from(row.post).ok().and_then(|index| own?.get(index));
                    row.post = *place.ok_or_else(|| Fault::Bug("an appointment to no post".to_owned()))?;
                    row.add(writing)?;
                }
                State::Changed => row.rewrite(writing)?,
                State::Kept => {}
            }
        }
        Ok(())
    }
}

/// A telephone number without what people put between its digits.
fn digits(number: &str) -> String {
    number.chars().map(half_width).filter(|character| !character.is_whitespace() && *character != '-').collect()
}
