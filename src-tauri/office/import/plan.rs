//! What an import will do: every row matched, compared and decided, before anything is written.

use std::collections::{HashMap, HashSet};

use domain::dates::half_width;
use domain::identity::IdNumber;
use domain::kinds::{BodyKind, FactKind};
use domain::roster::{Column, Entry, Problem, Roster, RosterRow, Severity, Sort};
use domain::wording::import as wording;
use domain::{Day, Fault, Partial};
use store::body::Body;
use store::building::Building;
use store::person::{Person, PersonFact};
use store::{Reading, Writing};

use crate::Progress;

use super::known::{Known, Occasion, State};
use super::target::{Represents, Target};
use super::{ImportLine, ImportOutcome, ImportProblem, ImportReply};

/// Columns that say something of an appointment only.
const OF_APPOINTMENTS: &[Column] = &[Column::Duties, Column::FullTime, Column::Group, Column::From];

/// Rows up to which facts are read person by person.
const FEW: usize = 200;

/// A plan, and what each row comes to in it.
pub(super) struct Plan {
    pub(super) lines: Vec<ImportLine>,
    problems: Vec<Problem>,
    people: Vec<Known>,
    target: Option<Target>,
}

/// What the plan is made with.
struct Planner<'a, 'b> {
    reading: &'a Reading<'b>,
    today: Day,
    occasion: Occasion<'a>,
    people: Vec<Known>,
    by_number: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    target: Option<Target>,
    buildings: HashMap<String, i64>,
    groups: HashMap<String, i64>,
    /// What was warned of already: a word of the sheet needs one warning, not one a row.
    warned: HashSet<String>,
    problems: Vec<Problem>,
}

impl Plan {
    /// Decides on every row.
    pub(super) fn make(
        reading: &Reading<'_>,
        roster: &Roster,
        into: Option<&str>,
        from: Option<Partial>,
        today: Day,
        file: &str,
    ) -> Result<Self, Fault> {
        let basis = wording::basis(file);
        let target = into.map(|into| Target::find(reading, into, from, today)).transpose()?;
        let mut planner = Planner {
            reading,
            today,
            occasion: Occasion { from: from.unwrap_or(today.into()), basis: &basis },
            people: Vec::new(),
            by_number: HashMap::new(),
            by_name: HashMap::new(),
            target,
            buildings: HashMap::new(),
            groups: HashMap::new(),
            warned: HashSet::new(),
            problems: roster.problems.clone(),
        };
        // A long roster asks for most people's facts: one query for all of them, not one a row.
        let mut facts: HashMap<i64, Vec<PersonFact>> = HashMap::new();
        let all_facts = roster.rows.len() > FEW;
        if all_facts {
            for fact in PersonFact::of_everyone(reading)? {
                facts.entry(fact.person).or_default().push(fact);
            }
        }
        for person in Person::everyone(reading)? {
            let own = facts.remove(&person.id).unwrap_or_default();
            let mut known = Known::kept(person);
            if all_facts {
                known.give_facts(own);
            }
            planner.remember(known);
        }
        for building in Building::all(reading)? {
            planner.buildings.entry(building_key(&building.name)).or_insert(building.id);
        }
        for body in Body::all(reading)?.into_iter().filter(|body| body.kind == BodyKind::ResidentGroup) {
            planner.groups.entry(group_key(&body.name)).or_insert(body.id);
        }
        let mut lines = Vec::with_capacity(roster.rows.len());
        for row in &roster.rows {
            lines.push(planner.decide(row)?);
        }
        Ok(Self { lines, problems: planner.problems, people: planner.people, target: planner.target })
    }

    /// The counts and the problems.
    pub(super) fn reply(&self) -> ImportReply {
        let count = |outcome| self.lines.iter().filter(|line| line.outcome == outcome).count();
        ImportReply {
            rows: self.lines.len(),
            added: count(ImportOutcome::Added),
            updated: count(ImportOutcome::Updated),
            skipped: count(ImportOutcome::Skipped),
            refused: count(ImportOutcome::Refused),
            problems: self.problems.iter().map(ImportProblem::of).collect(),
        }
    }

    /// Columns that are read but say nothing without a body.
    pub(super) fn unused(&self, columns: &[Column]) -> impl Iterator<Item = &'static str> {
        let unused = if self.target.is_some() { &[] } else { OF_APPOINTMENTS };
        let found: Vec<_> = columns.iter().filter(|column| unused.contains(column)).copied().collect();
        found.into_iter().map(Column::chinese)
    }

    /// Writes it.
    pub(super) fn carry_out(self, writing: &Writing<'_>, progress: &Progress) -> Result<(), Fault> {
        let touched = |known: &Known| known.touched();
        if !self.people.iter().any(touched) {
            return Ok(());
        }
        let posts = self.target.map(|target| target.carry_out(writing)).transpose()?.unwrap_or_default();
        let total = self.people.iter().filter(|known| touched(known)).count() as u64;
        for (done, known) in (0..).zip(self.people.into_iter().filter(touched)) {
            progress.at(done, total)?;
            known.carry_out(writing, &posts)?;
        }
        progress.at(total, total)?;
        Ok(())
    }
}

/// Whom a row is about.
enum Match {
    One(usize),
    /// Nobody known; whether somebody of the same name cannot be told apart.
    Nobody {
        alike: bool,
    },
}

impl Planner<'_, '_> {
    fn remember(&mut self, known: Known) -> usize {
        let index = self.people.len();
        if let Some(number) = &known.person.id_number {
            self.by_number.entry(number.clone()).or_default().push(index);
        }
        self.by_name.entry(known.person.name.clone()).or_default().push(index);
        self.people.push(known);
        index
    }

    fn decide(&mut self, row: &RosterRow) -> Result<ImportLine, Fault> {
        self.problems.extend(row.problems.iter().cloned());
        if row.sort != Sort::Person {
            return Ok(ImportLine::of(row, None, ImportOutcome::Skipped, wording::left_out(row.sort)));
        }
        if let Some(problem) = row.problems.iter().find(|problem| problem.severity == Severity::Refused) {
            return Ok(ImportLine::of(row, None, ImportOutcome::Refused, problem.message.clone()));
        }
        let entry = &row.entry;
        let (index, added) = match self.find(entry) {
            Match::One(index) => (index, false),
            Match::Nobody { alike } => {
                if alike {
                    self.warn(row.row, Column::Name, "possible_duplicate", wording::possible_duplicate(&entry.name));
                }
                (self.remember(Known::new(entry)), true)
            }
        };
        let mut changed = self.take(index, row)?;
        let mut post = None;
        if self.target.is_some() {
            let (name, appointed) = self.appoint(index, row);
            if appointed {
                changed.push(wording::appointed(&name));
            }
            post = Some(name);
        }
        let (outcome, text) = match (added, changed.is_empty()) {
            (true, _) => (ImportOutcome::Added, wording::added()),
            (false, false) => (ImportOutcome::Updated, wording::updated(&changed)),
            (false, true) => (ImportOutcome::Skipped, wording::left_out(Sort::Person)),
        };
        Ok(ImportLine::of(row, post, outcome, text))
    }

    fn warn(&mut self, row: u32, column: Column, code: &'static str, message: String) {
        self.problems.push(Problem::warning(row, column, code, message));
    }

    /// Warns of a word of the sheet where it stands first.
    fn warn_once(&mut self, row: u32, column: Column, code: &'static str, word: &str, message: String) {
        if self.warned.insert(format!("{code} {word}")) {
            self.warn(row, column, code, message);
        }
    }

    /// By ID number; else by name and birth, never where both have ID numbers that differ. A partial birth fits a day
    /// it covers where exactly one person fits.
    fn find(&self, entry: &Entry) -> Match {
        let number = entry.id_number.as_ref().map(IdNumber::as_str);
        if let Some(indices) = number.and_then(|number| self.by_number.get(number)) {
            let same_name =
                |index: &&usize| self.people.get(**index).is_some_and(|known| known.person.name == entry.name);
            if let Some(index) = indices.iter().find(same_name).or(indices.first()) {
                return Match::One(*index);
            }
        }
        let birth = entry.told_birth();
        let same_name = self.by_name.get(&entry.name).into_iter().flatten().filter_map(|index| {
            let known = self.people.get(*index)?;
            // Told apart by their numbers.
            if number.is_some() && known.person.id_number.is_some() {
                return None;
            }
            Some((*index, known.told_birth(self.today)))
        });
        let same_name: Vec<(usize, Option<Partial>)> = same_name.collect();
        if let Some(birth) = birth {
            let only = |fits: &dyn Fn(Partial) -> bool| {
                let mut fitting = same_name.iter().filter(|(_, kept)| kept.is_some_and(fits));
                let first = fitting.next().map(|(index, _)| *index);
                (first, fitting.next().is_some())
            };
            if let (Some(index), false) = only(&|kept| kept == birth) {
                return Match::One(index);
            }
            if let (Some(index), false) = only(&|kept| kept.contains(birth) || birth.contains(kept)) {
                return Match::One(index);
            }
        }
        let alike = same_name.iter().any(|(_, kept)| match (kept, birth) {
            (Some(kept), Some(birth)) => kept.contains(birth) || birth.contains(*kept),
            _ => true,
        });
        Match::Nobody { alike }
    }

    /// Takes over what a row says of a person; what changed, in words.
    fn take(&mut self, index: usize, row: &RosterRow) -> Result<Vec<String>, Fault> {
        let entry = &row.entry;
        let remark = match (&entry.post, &self.target) {
            (Some(post), None) => Some(wording::post_remark(post)),
            _ => None,
        };
        if let (Some(_), Some(post)) = (&remark, &entry.post) {
            self.warn(row.row, Column::Post, "post_as_remark", wording::post_as_remark(post));
        }
        let building = entry.building.as_deref().map(|name| (name, self.buildings.get(&building_key(name)).copied()));
        if let Some((name, None)) = building {
            self.warn_once(row.row, Column::Building, "building_unknown", name, wording::building_unknown(name));
        }
        let Some(known) = self.people.get_mut(index) else { return Ok(Vec::new()) };
        let mut changed: Vec<&str> = Vec::new();
        if known.person.name != entry.name {
            let message = wording::name_changed(&known.person.name, &entry.name);
            self.problems.push(Problem::warning(row.row, Column::Name, "name_changed", message));
            known.take_name(self.reading, &entry.name, &self.occasion)?;
            self.by_name.entry(entry.name.clone()).or_default().push(index);
            changed.push("姓名");
        }
        let numbered = known.person.id_number.is_none();
        changed.extend(known.take_identity(entry, remark.as_deref()));
        if let (true, Some(number)) = (numbered, &known.person.id_number) {
            let indices = self.by_number.entry(number.clone()).or_default();
            if !indices.contains(&index) {
                indices.push(index);
            }
        }
        for (kind, word) in [
            (FactKind::Politics, &entry.politics),
            (FactKind::Education, &entry.education),
            (FactKind::Employment, &entry.employment),
        ] {
            if let Some(word) = word
                && known.take_word(self.reading, kind, word, &self.occasion)?
            {
                changed.push(kind.chinese());
            }
        }
        let (place, text) = match building {
            Some((_, Some(id))) => (Some(id), entry.door.clone()),
            Some((name, None)) => (None, Some(format!("{name}{}", entry.door.as_deref().unwrap_or_default()))),
            None => (None, entry.door.clone()),
        };
        if (place.is_some() || text.is_some())
            && known.take_residence(self.reading, place, text.as_deref(), building.is_some(), &self.occasion)?
        {
            changed.push(FactKind::Residence.chinese());
        }
        Ok(changed.into_iter().map(str::to_owned).collect())
    }

    /// Appoints somebody to the post of the row: its name, and whether anything changed.
    fn appoint(&mut self, index: usize, row: &RosterRow) -> (String, bool) {
        let entry = &row.entry;
        let represents = match (&entry.group, self.target.as_ref().is_some_and(Target::represents_groups)) {
            (Some(group), true) => {
                let body = self.groups.get(&group_key(group)).copied();
                if body.is_none() {
                    self.warn_once(row.row, Column::Group, "group_unknown", group, wording::group_unknown(group));
                }
                Some(Represents { body, text: body.is_none().then(|| group.clone()) })
            }
            _ => None,
        };
        let (Some(target), Some(known)) = (&mut self.target, self.people.get_mut(index)) else {
            return (String::new(), false);
        };
        let placed = target.place(entry.post.as_deref());
        let name = target.post_name(placed.index).to_owned();
        let changed = target.appoint(known, placed.index, entry, represents.as_ref(), self.occasion.basis);
        let body = target.body.name.clone();
        if placed.unknown {
            self.warn(row.row, Column::Post, "post_unknown", wording::post_unknown(&body, &name));
        }
        (name, changed)
    }
}

/// Whether something has to be written of a person.
impl Known {
    fn touched(&self) -> bool {
        self.state != State::Kept || self.facts_touched() || !self.appointments.is_empty()
    }
}

/// A building's name as it may be written: 3#楼, ３号楼 and 3 号 楼 are one.
fn building_key(name: &str) -> String {
    let plain: String = name.chars().map(half_width).filter(|character| !character.is_whitespace()).collect();
    plain.replace('#', "号")
}

/// A resident group's name as it may be written: 第三居民小组, 第3小组 and 3组 are one.
fn group_key(name: &str) -> String {
    let plain: String = name.chars().map(half_width).filter(|character| !character.is_whitespace()).collect();
    let mut key = String::new();
    let mut number: Option<u32> = None;
    for character in
        plain.replace("居民小组", "组").replace("小组", "组").chars().filter(|character| *character != '第')
    {
        let digit = "零一二三四五六七八九".chars().position(|known| known == character).map(|place| place as u32);
        match (digit, character) {
            (Some(digit), _) => number = Some(number.unwrap_or(0) / 10 * 10 + digit),
            (None, '十') => number = Some(number.unwrap_or(1) * 10),
            (None, other) => {
                if let Some(number) = number.take() {
                    key.push_str(&number.to_string());
                }
                key.push(other);
            }
        }
    }
    if let Some(number) = number {
        key.push_str(&number.to_string());
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_known_however_its_number_is_written() {
        for (typed, key) in [
            ("第三居民小组", "3组"),
            ("第3居民小组", "3组"),
            ("３ 组", "3组"),
            ("第十二小组", "12组"),
            ("二十组", "20组"),
            ("第十组", "10组"),
            ("东院小组", "东院组"),
        ] {
            assert_eq!(group_key(typed), key, "{typed}");
        }
    }

    #[test]
    fn a_building_is_known_however_its_number_is_written() {
        assert_eq!(building_key("３ 号楼"), building_key("3#楼"));
        assert_ne!(building_key("3号楼"), building_key("13号楼"));
    }
}
