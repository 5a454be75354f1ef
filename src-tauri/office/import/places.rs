//! Buildings of a sheet: matched by name, compared, and written. A building that goes to another group does so from a
//! day; what it belonged to before stays.

use std::collections::HashMap;

use domain::kinds::{BuildingKind, FigureKind};
use domain::roster::places::{Place, PlaceRow, Places};
use domain::roster::{Column, Problem, Sort, building_key, group_key};
use domain::wording::import as wording;
use domain::{Day, Fault, Partial};
use store::building::{Building, BuildingGroup, Figure};
use store::{Reading, Writing};

use crate::Progress;

use super::plan::{Plan, Work, contradicts, groups};
use super::{ImportChange, ImportLine, ImportOutcome, ImportRequest, ImportVerdict};

/// What has to be written of buildings.
pub(super) struct PlacesWork {
    deeds: Vec<Deed>,
    from: Partial,
    /// Counts are of this day.
    on: Day,
    basis: String,
}

/// A building with what a row says of it.
struct Deed {
    building: Building,
    new: bool,
    rewritten: bool,
    /// The group it goes to, and since when where the row says so.
    group: Option<(i64, Option<Partial>)>,
    figures: Vec<(FigureKind, i64, Option<Figure>)>,
}

/// What the register knows of buildings.
struct Kept {
    by_key: HashMap<String, Building>,
    group_of: HashMap<i64, i64>,
    groups: HashMap<String, i64>,
    group_names: HashMap<i64, String>,
    figures: HashMap<(i64, FigureKind), Figure>,
}

impl Plan {
    /// Decides on every row of a sheet of buildings.
    pub(super) fn of_places(
        reading: &Reading<'_>,
        places: &Places,
        request: &ImportRequest,
        today: Day,
    ) -> Result<Self, Fault> {
        let from = request.from.unwrap_or(today.into());
        let on = from.first().min(today);
        let kept = Kept::read(reading, on)?;
        let mut problems = Vec::new();
        let mut deeds = Vec::new();
        let mut lines = Vec::with_capacity(places.rows.len());
        let left_out: Vec<u32> = request
            .decisions
            .iter()
            .flatten()
            .filter(|decision| decision.verdict == ImportVerdict::LeaveOut)
            .map(|decision| decision.row)
            .collect();
        for row in &places.rows {
            let first = problems.len();
            problems.extend(row.problems.iter().cloned());
            let mut line = match (row.sort, row.refusal()) {
                (Sort::Person, Some(problem)) => line(row, ImportOutcome::Refused, problem.message.clone()),
                (Sort::Person, None) if left_out.contains(&row.row) => {
                    let line = line(row, ImportOutcome::Skipped, wording::left_out_by_choice());
                    ImportLine { decision: Some(ImportVerdict::LeaveOut), ..line }
                }
                (Sort::Person, None) => kept.decide(row, on, &mut deeds, &mut problems),
                (sort, _) => line(row, ImportOutcome::Skipped, wording::left_out(sort)),
            };
            line.conflict = contradicts(problems.get(first..).unwrap_or_default());
            lines.push(line);
        }
        let basis = wording::basis(&super::file_name(&request.path));
        Ok(Self { lines, problems, work: Work::Places(PlacesWork { deeds, from, on, basis }) })
    }
}

fn line(row: &PlaceRow, outcome: ImportOutcome, text: String) -> ImportLine {
    ImportLine {
        row: row.row,
        name: row.place.name.clone(),
        id_number: None,
        post: None,
        group: row.place.group.clone(),
        outcome,
        text,
        conflict: false,
        changes: Vec::new(),
        candidates: Vec::new(),
        sealed: None,
        corrected: false,
        decision: None,
    }
}

impl Kept {
    fn read(reading: &Reading<'_>, on: Day) -> Result<Self, Fault> {
        let mut by_key = HashMap::new();
        for building in Building::all(reading)? {
            by_key.entry(building_key(&building.name)).or_insert(building);
        }
        let bodies = store::body::Body::all(reading)?;
        let figures = Figure::on(reading, on)?.into_iter();
        Ok(Self {
            by_key,
            group_of: BuildingGroup::on(reading, on)?.into_iter().map(|one| (one.building, one.body)).collect(),
            groups: groups(reading)?,
            group_names: bodies.into_iter().map(|body| (body.id, body.name)).collect(),
            figures: figures.filter_map(|figure| Some(((figure.building?, figure.kind), figure))).collect(),
        })
    }

    fn decide(&self, row: &PlaceRow, on: Day, deeds: &mut Vec<Deed>, problems: &mut Vec<Problem>) -> ImportLine {
        let place = &row.place;
        let group = place.group.as_deref().and_then(|name| self.groups.get(&group_key(name))).copied();
        if let (Some(name), None) = (&place.group, group) {
            let message = wording::place_group_unknown(name);
            problems.push(Problem::warning(row.row, Column::Group, "group_unknown", message));
        }
        let Some(kept) = self.by_key.get(&building_key(&place.name)) else {
            deeds.push(Deed {
                building: Building {
                    id: 0,
                    removed: false,
                    name: place.name.clone(),
                    kind: place.kind.unwrap_or(BuildingKind::Block),
                    note: place.note.clone(),
                },
                new: true,
                rewritten: false,
                group: group.map(|group| (group, place.since)),
                figures: place.figures.iter().map(|(kind, count)| (*kind, *count, None)).collect(),
            });
            return line(row, ImportOutcome::Added, wording::added());
        };
        let (deed, changes) = self.compare(row, kept, group, on, problems);
        if changes.is_empty() {
            return line(row, ImportOutcome::Skipped, wording::left_out(Sort::Person));
        }
        deeds.push(deed);
        let names: Vec<String> = changes.iter().map(|change| change.field.clone()).collect();
        ImportLine { changes, ..line(row, ImportOutcome::Updated, wording::updated(&names)) }
    }

    /// What a row changes for a building that is known.
    fn compare(
        &self,
        row: &PlaceRow,
        kept: &Building,
        group: Option<i64>,
        on: Day,
        problems: &mut Vec<Problem>,
    ) -> (Deed, Vec<ImportChange>) {
        let Place { kind, since, figures, note, .. } = &row.place;
        let mut changes = Vec::new();
        let mut say = |field: &str, before: Option<String>, after: String| {
            changes.push(ImportChange { field: field.to_owned(), before, after: Some(after) });
        };
        let mut deed = Deed { building: kept.clone(), new: false, rewritten: false, group: None, figures: Vec::new() };
        if let Some(kind) = kind.filter(|kind| *kind != kept.kind) {
            say(Column::PlaceKind.chinese(), Some(kept.kind.chinese().to_owned()), kind.chinese().to_owned());
            (deed.building.kind, deed.rewritten) = (kind, true);
        }
        if let Some(note) = note.as_ref().filter(|note| Some(*note) != kept.note.as_ref()) {
            say(Column::Note.chinese(), kept.note.clone(), note.clone());
            (deed.building.note, deed.rewritten) = (Some(note.clone()), true);
        }
        let before = self.group_of.get(&kept.id).copied();
        if let Some(group) = group.filter(|group| before != Some(*group)) {
            let name = |id: i64| self.group_names.get(&id).cloned().unwrap_or_default();
            say(Column::Group.chinese(), before.map(name), name(group));
            if let Some(before) = before {
                let message = wording::building_moves(&name(before), &name(group));
                problems.push(Problem::warning(row.row, Column::Group, "building_moves", message));
            }
            deed.group = Some((group, *since));
        }
        for (kind, count) in figures {
            let known = self.figures.get(&(kept.id, *kind));
            if known.is_some_and(|figure| figure.thousandths == *count) {
                continue;
            }
            let said = |thousandths: i64| (thousandths / 1000).to_string();
            say(kind.chinese(), known.map(|figure| said(figure.thousandths)), said(*count));
            // A count of the same day is corrected, one of an earlier day stays.
            deed.figures.push((*kind, *count, known.filter(|figure| figure.on_day == on).cloned()));
        }
        (deed, changes)
    }
}

impl PlacesWork {
    /// Writes it, telling after each building how far it is.
    pub(super) fn carry_out(self, writing: &Writing<'_>, progress: &Progress) -> Result<(), Fault> {
        let total = self.deeds.len() as u64;
        for (done, deed) in (0..).zip(self.deeds) {
            progress.at(done, total)?;
            let building = match (deed.new, deed.rewritten) {
                (true, _) => deed.building.add(writing)?,
                (false, true) => deed.building.rewrite(writing).map(|()| deed.building.id)?,
                (false, false) => deed.building.id,
            };
            if let Some((group, since)) = deed.group {
                // Of a new building nobody said since when it belongs there; one that moves does so from a day.
                let from = if deed.new { since } else { Some(since.unwrap_or(self.from)) };
                crate::groups::move_building(writing, building, Some(group), from)?;
            }
            for (kind, thousandths, same_day) in deed.figures {
                match same_day {
                    Some(figure) => {
                        Figure { thousandths, source: Some(self.basis.clone()), ..figure }.rewrite(writing)?;
                    }
                    None => {
                        let source = Some(self.basis.clone());
                        let (body, on_day) = (None, self.on);
                        Figure {
                            id: 0,
                            removed: false,
                            building: Some(building),
                            body,
                            kind,
                            on_day,
                            thousandths,
                            source,
                        }
                        .add(writing)?;
                    }
                }
            }
        }
        progress.at(total, total)
    }
}
