//! What an import will do: every row matched, compared and decided, before anything is written.

use std::collections::{HashMap, HashSet};

use domain::dates::half_width;
use domain::identity::{IdNumber, mask_id_number};
use domain::kinds::{BodyKind, FactKind};
use domain::roster::{Column, Entry, Problem, Roster, RosterRow, Severity, Sort, building_key, group_key};
use domain::wording::import as wording;
use domain::{Day, Fault, Partial, Refusal};
use store::body::Body;
use store::building::Building;
use store::person::{Person, PersonFact};
use store::{Reading, Writing};

use crate::Progress;

use super::known::{Change, Known, Occasion, State};
use super::places::PlacesWork;
use super::sealed::SealedCards;
use super::target::{Represents, Target};
use super::{
    ImportCandidate, ImportChange, ImportDecision, ImportLine, ImportOutcome, ImportProblem, ImportReply,
    ImportRequest, ImportVerdict, ImportWhat,
};

/// Columns that say something of an appointment only.
const OF_APPOINTMENTS: &[Column] = &[Column::Duties, Column::FullTime, Column::Group, Column::From];

/// Rows up to which facts are read person by person.
const FEW: usize = 200;
/// Candidates offered for one row.
const MOST_CANDIDATES: usize = 5;

/// A plan, and what each row comes to in it.
pub(super) struct Plan {
    pub(super) lines: Vec<ImportLine>,
    pub(super) problems: Vec<Problem>,
    pub(super) work: Work,
}

/// What has to be written.
pub(super) enum Work {
    People { people: Vec<Known>, targets: Vec<Target> },
    Places(PlacesWork),
}

/// What the plan is made with.
struct Planner<'a, 'b> {
    reading: &'a Reading<'b>,
    today: Day,
    occasion: Occasion<'a>,
    people: Vec<Known>,
    by_number: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    sealed: SealedCards,
    /// The bodies rows are appointed to.
    targets: Vec<Target>,
    /// For leaders: the place of a group's body among the targets, made when a row names it.
    by_group: Option<HashMap<i64, usize>>,
    from: Option<Partial>,
    decisions: HashMap<u32, ImportDecision>,
    buildings: HashMap<String, i64>,
    building_names: HashMap<i64, String>,
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
        request: &ImportRequest,
        today: Day,
        file: &str,
    ) -> Result<Self, Fault> {
        let basis = wording::basis(file);
        let from = request.from;
        let leaders = request.what == Some(ImportWhat::Leaders);
        let target =
            body_wanted(reading, request)?.map(|into| Target::find(reading, &into, from, today)).transpose()?;
        let mut planner = Planner {
            reading,
            today,
            occasion: Occasion { from: from.unwrap_or(today.into()), basis: &basis },
            people: Vec::new(),
            by_number: HashMap::new(),
            by_name: HashMap::new(),
            sealed: SealedCards::read(reading, today)?,
            targets: target.into_iter().collect(),
            by_group: leaders.then(HashMap::new),
            from,
            decisions: request.decisions.iter().flatten().map(|decision| (decision.row, *decision)).collect(),
            buildings: HashMap::new(),
            building_names: HashMap::new(),
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
        // Nothing is ever written back to a card whose person was deleted from it.
        for person in Person::everyone(reading)?.into_iter().filter(|person| person.erased_on.is_none()) {
            let own = facts.remove(&person.id).unwrap_or_default();
            let mut known = Known::kept(person);
            if all_facts {
                known.give_facts(own);
            }
            planner.remember(known);
        }
        for building in Building::all(reading)? {
            planner.buildings.entry(building_key(&building.name)).or_insert(building.id);
            planner.building_names.insert(building.id, building.name);
        }
        planner.groups = groups(reading)?;
        let mut lines = Vec::with_capacity(roster.rows.len());
        for row in &roster.rows {
            lines.push(planner.decide(row)?);
        }
        let work = Work::People { people: planner.people, targets: planner.targets };
        Ok(Self { lines, problems: planner.problems, work })
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
    pub(super) fn unused(&self, columns: &[Column]) -> Vec<&'static str> {
        let unused: &[Column] = match &self.work {
            Work::People { targets, .. } if targets.is_empty() => OF_APPOINTMENTS,
            Work::People { .. } | Work::Places(_) => &[],
        };
        columns.iter().filter(|column| unused.contains(column)).map(|column| column.chinese()).collect()
    }

    /// Writes it, telling after each record how far it is.
    pub(super) fn carry_out(self, writing: &Writing<'_>, progress: &Progress) -> Result<(), Fault> {
        match self.work {
            Work::Places(work) => work.carry_out(writing, progress),
            Work::People { people, targets } => {
                let total = people.iter().filter(|known| known.touched()).count() as u64;
                if total == 0 {
                    return Ok(());
                }
                let posts: Vec<Vec<i64>> =
                    targets.iter().map(|target| target.carry_out(writing)).collect::<Result<_, Fault>>()?;
                for (done, known) in (0..).zip(people.into_iter().filter(Known::touched)) {
                    progress.at(done, total)?;
                    known.carry_out(writing, &posts)?;
                }
                progress.at(total, total)
            }
        }
    }
}

/// The one body the rows are appointed to, where there is one.
fn body_wanted(reading: &Reading<'_>, request: &ImportRequest) -> Result<Option<String>, Fault> {
    let into = crate::optional("into", request.into.clone(), 400)?;
    match request.what {
        None => Ok(into),
        Some(ImportWhat::People | ImportWhat::Leaders | ImportWhat::Buildings) => Ok(None),
        Some(ImportWhat::Members) => into.map(Some).ok_or(Fault::Refused(Refusal::Empty { field: "into" })),
        Some(ImportWhat::Delegates) if into.is_some() => Ok(into),
        Some(ImportWhat::Delegates) => {
            let mut found = Body::all(reading)?.into_iter().filter(|body| body.kind == BodyKind::DelegatesAssembly);
            match (found.next(), found.next()) {
                (Some(body), None) => Ok(Some(body.id.to_string())),
                _ => Err(Fault::Refused(Refusal::Empty { field: "into" })),
            }
        }
    }
}

/// Resident groups by the key of their names.
pub(super) fn groups(reading: &Reading<'_>) -> Result<HashMap<String, i64>, Fault> {
    let mut groups = HashMap::new();
    for body in Body::all(reading)?.into_iter().filter(|body| body.kind == BodyKind::ResidentGroup) {
        groups.entry(group_key(&body.name)).or_insert(body.id);
    }
    Ok(groups)
}

/// Whether one of the problems is a contradiction.
pub(super) fn contradicts(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| wording::CONFLICTS.contains(&problem.code))
}

/// Whom a row is about.
enum Match {
    /// Told by the ID number.
    Sure(usize),
    /// Told by name and birth.
    Likely(usize),
    /// Nobody known; those of the same name who cannot be told apart.
    Nobody { alike: Vec<usize> },
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
        let first = self.problems.len();
        self.problems.extend(row.problems.iter().cloned());
        let mut line = self.line(row)?;
        line.conflict = contradicts(self.problems.get(first..).unwrap_or_default());
        Ok(line)
    }

    fn line(&mut self, row: &RosterRow) -> Result<ImportLine, Fault> {
        if row.sort != Sort::Person {
            return Ok(ImportLine::of(row, ImportOutcome::Skipped, wording::left_out(row.sort)));
        }
        if let Some(problem) = row.problems.iter().find(|problem| problem.severity == Severity::Refused) {
            return Ok(ImportLine::of(row, ImportOutcome::Refused, problem.message.clone()));
        }
        let entry = &row.entry;
        let decision = self.decisions.get(&row.row).copied();
        let target = match self.target_of(row)? {
            Ok(target) => target,
            Err(message) => return Ok(ImportLine::of(row, ImportOutcome::Refused, message)),
        };
        let found = self.find(entry);
        let alike = match &found {
            Match::Nobody { alike } => alike.clone(),
            Match::Sure(_) | Match::Likely(_) => Vec::new(),
        };
        let candidates = alike.iter().take(MOST_CANDIDATES).filter_map(|index| self.candidate(*index)).collect();
        if decision.is_some_and(|decision| decision.verdict == ImportVerdict::LeaveOut) {
            let line = ImportLine::of(row, ImportOutcome::Skipped, wording::left_out_by_choice());
            return Ok(ImportLine { candidates, decision: Some(ImportVerdict::LeaveOut), ..line });
        }
        let another = decision.is_some_and(|decision| decision.verdict == ImportVerdict::Another);
        if let Some(sealed) = self.sealed.of(entry)
            && match &found {
                Match::Sure(_) => false,
                Match::Likely(_) => sealed.sure,
                Match::Nobody { .. } => sealed.sure || !another,
            }
        {
            let message = wording::person_sealed(sealed.sure);
            self.problems.push(Problem::refused(row.row, Column::Name, "person_sealed", message.clone()));
            let sealed = self.sealed.told(self.reading, &sealed)?;
            return Ok(ImportLine { sealed, ..ImportLine::of(row, ImportOutcome::Refused, message) });
        }
        let (index, verdict) = match (found, decision) {
            (Match::Sure(index), _) => (Some(index), None),
            (Match::Likely(_) | Match::Nobody { .. }, Some(ImportDecision { verdict: ImportVerdict::Another, .. })) => {
                (None, Some(ImportVerdict::Another))
            }
            (Match::Likely(index), _) => (Some(index), None),
            (Match::Nobody { alike }, Some(decision)) if decision.verdict == ImportVerdict::Same => {
                let chosen = alike.into_iter().find(|index| self.is_meant(*index, decision));
                (chosen, chosen.map(|_| ImportVerdict::Same))
            }
            (Match::Nobody { .. }, _) => (None, None),
        };
        if index.is_none() && verdict.is_none() && !alike.is_empty() {
            self.warn(row.row, Column::Name, "possible_duplicate", wording::possible_duplicate(&entry.name));
        }
        let added = index.is_none();
        let index = index.unwrap_or_else(|| self.remember(Known::new(entry, row.row)));
        let mut changed = self.take(index, row, target.is_none(), !added)?;
        let mut names: Vec<String> = changed.iter().map(|change| change.field.to_owned()).collect();
        let mut post = None;
        if let Some(target) = target {
            let (name, appointed) = self.appoint(target, index, row);
            if appointed {
                names.push(wording::appointed(&name));
                changed.push(Change { field: "任职", before: None, after: Some(name.clone()) });
            }
            post = Some(name);
        }
        let (outcome, text) = match (added, changed.is_empty()) {
            (true, _) => (ImportOutcome::Added, wording::added()),
            (false, false) => (ImportOutcome::Updated, wording::updated(&names)),
            (false, true) => (ImportOutcome::Skipped, wording::left_out(Sort::Person)),
        };
        let changes = if added { Vec::new() } else { changed.into_iter().map(ImportChange::of).collect() };
        let line = ImportLine::of(row, outcome, text);
        Ok(ImportLine { post: post.or(line.post), changes, candidates, decision: verdict, ..line })
    }

    /// The body a row is appointed to; why it cannot be, where it is a leader's of no group.
    fn target_of(&mut self, row: &RosterRow) -> Result<Result<Option<usize>, String>, Fault> {
        let Some(by_group) = &self.by_group else { return Ok(Ok((!self.targets.is_empty()).then_some(0))) };
        let named = row.entry.group.as_deref();
        let Some(group) = named.and_then(|name| self.groups.get(&group_key(name))).copied() else {
            let message = wording::group_missing(named);
            self.problems.push(Problem::refused(row.row, Column::Group, "group_missing", message.clone()));
            return Ok(Err(message));
        };
        if let Some(place) = by_group.get(&group) {
            return Ok(Ok(Some(*place)));
        }
        let target = Target::of(self.reading, Body::find(self.reading, group)?, self.from, self.today)?;
        self.targets.push(target);
        let place = self.targets.len() - 1;
        self.by_group.get_or_insert_default().insert(group, place);
        Ok(Ok(Some(place)))
    }

    fn is_meant(&self, index: usize, decision: ImportDecision) -> bool {
        self.people.get(index).is_some_and(|known| match (decision.person, decision.as_row) {
            (Some(person), _) => known.state != State::New && known.person.id == person,
            (None, Some(row)) => known.row == Some(row),
            (None, None) => false,
        })
    }

    /// Somebody as she tells them from others of the same name.
    fn candidate(&self, index: usize) -> Option<ImportCandidate> {
        let known = self.people.get(index)?;
        let person = &known.person;
        let mut parts = vec![person.name.clone()];
        parts.extend(known.row.map(wording::same_as_row));
        parts.extend(known.told_birth(self.today).map(Partial::chinese));
        parts.extend(person.id_number.as_deref().map(mask_id_number));
        parts.extend(person.address.clone());
        let added = known.row.is_some();
        Some(ImportCandidate { person: (!added).then_some(person.id), as_row: known.row, text: parts.join("，") })
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
                return Match::Sure(*index);
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
                return Match::Likely(index);
            }
            if let (Some(index), false) = only(&|kept| kept.contains(birth) || birth.contains(kept)) {
                return Match::Likely(index);
            }
        }
        // The same name and the same address is worth a question, whatever the births say.
        let address = entry.address.as_deref().map(bare_address);
        let alike = same_name.into_iter().filter(|(index, kept)| match (kept, birth) {
            (Some(kept), Some(birth)) if !kept.contains(birth) && !birth.contains(*kept) => {
                let lives = self.people.get(*index).and_then(|known| known.person.address.as_deref());
                address.is_some() && lives.map(bare_address) == address
            }
            _ => true,
        });
        Match::Nobody { alike: alike.map(|(index, _)| index).collect() }
    }

    /// Takes over what a row says of a person; what changed.
    fn take(&mut self, index: usize, row: &RosterRow, keep_post: bool, told: bool) -> Result<Vec<Change>, Fault> {
        let entry = &row.entry;
        let post = entry.post.as_deref().filter(|_| keep_post);
        let remark = post.map(wording::post_remark);
        if let Some(post) = post {
            self.warn(row.row, Column::Post, "post_as_remark", wording::post_as_remark(post));
        }
        let building = entry.building.as_deref().map(|name| (name, self.buildings.get(&building_key(name)).copied()));
        if let Some((name, None)) = building {
            self.warn_once(row.row, Column::Building, "building_unknown", name, wording::building_unknown(name));
        }
        let Some(known) = self.people.get_mut(index) else { return Ok(Vec::new()) };
        let mut changed: Vec<Change> = Vec::new();
        if known.person.name != entry.name {
            let message = wording::name_changed(&known.person.name, &entry.name);
            self.problems.push(Problem::warning(row.row, Column::Name, "name_changed", message));
            let before = known.person.name.clone();
            known.take_name(self.reading, &entry.name, &self.occasion)?;
            self.by_name.entry(entry.name.clone()).or_default().push(index);
            changed.push(Change { field: "姓名", before: Some(before), after: Some(entry.name.clone()) });
        }
        let numbered = known.person.id_number.is_none();
        changed.extend(known.take_identity(entry, remark.as_deref(), told));
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
            if let Some(word) = word {
                changed.extend(known.take_word(self.reading, kind, word, &self.occasion)?);
            }
        }
        let (place, text) = match building {
            Some((_, Some(id))) => (Some(id), entry.door.clone()),
            Some((name, None)) => (None, Some(format!("{name}{}", entry.door.as_deref().unwrap_or_default()))),
            None => (None, entry.door.clone()),
        };
        if (place.is_some() || text.is_some())
            && let Some((before, after)) =
                known.take_residence(self.reading, place, text.as_deref(), building.is_some(), &self.occasion)?
        {
            let said = |fact: &PersonFact| {
                let building = fact.building.and_then(|id| self.building_names.get(&id)).map(String::as_str);
                let text: Vec<&str> = building.into_iter().chain(fact.text.as_deref()).collect();
                (!text.is_empty()).then(|| text.concat())
            };
            let (before, after) = if told { (before.as_ref().and_then(said), said(&after)) } else { (None, None) };
            changed.push(Change { field: FactKind::Residence.chinese(), before, after });
        }
        Ok(changed)
    }

    /// Appoints somebody to the post of the row: its name, and whether anything changed.
    fn appoint(&mut self, place: usize, index: usize, row: &RosterRow) -> (String, bool) {
        let entry = &row.entry;
        let represents = match (&entry.group, self.targets.get(place).is_some_and(Target::represents_groups)) {
            (Some(group), true) => {
                let body = self.groups.get(&group_key(group)).copied();
                if body.is_none() {
                    self.warn_once(row.row, Column::Group, "group_unknown", group, wording::group_unknown(group));
                }
                Some(Represents { body, text: body.is_none().then(|| group.clone()) })
            }
            _ => None,
        };
        let (Some(target), Some(known)) = (self.targets.get_mut(place), self.people.get_mut(index)) else {
            return (String::new(), false);
        };
        let placed = target.place(entry.post.as_deref());
        let name = target.post_name(placed.index).to_owned();
        let changed = target.appoint(place, known, placed.index, entry, represents.as_ref(), self.occasion.basis);
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

/// An address without spaces, full-width signs as half-width ones.
fn bare_address(address: &str) -> String {
    address.chars().map(half_width).filter(|character| !character.is_whitespace()).collect()
}
