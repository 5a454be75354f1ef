//! Counts people for the tables, and finds what does not add up.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{Column, Indicators, Measure, Row, Sum, Table, code};
use super::{Predicate, Set, Subject, Who, both};
use crate::dates::Day;

/// The people of one indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those who count.
    pub people: Vec<Who>,
    /// Those of whom the register does not know it.
    pub unknown: Vec<Who>,
    /// The value times 1000, where it is not how many they are; none where nobody is known.
    pub mean: Option<Option<i64>>,
}

impl Count {
    /// How many count.
    pub fn value(&self) -> i64 {
        self.people.len() as i64
    }

    /// The value times 1000; none where it cannot be said.
    pub fn thousandths(&self) -> Option<i64> {
        self.mean.unwrap_or(Some(self.value() * 1000))
    }
}

/// All indicators over people on a day, by code. What the register has no source of is not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_code: BTreeMap<String, Count>,
    by_sum: BTreeMap<String, Vec<Who>>,
}

/// A value as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// Times 1000.
    pub thousandths: i64,
    /// Typed or set by hand, not computed.
    pub by_hand: bool,
}

/// Gives the value of a code as it is printed, none where there is none.
pub type Printing<'a> = dyn Fn(&str) -> Option<Value> + 'a;

/// Numbers that do not fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Such as `members.age_sum`.
    pub code: String,
    /// The table.
    pub table: String,
    /// What the column is called.
    pub column: String,
    /// The rows it is about.
    pub group: String,
    /// One side: labels with their values, times 1000.
    pub parts: Vec<(String, i64)>,
    /// Taken off it.
    pub minus: Vec<(String, i64)>,
    /// People of whom it is not known.
    pub unknown: i64,
    /// The other side.
    pub whole: (String, i64),
    /// How they should stand to each other.
    pub kind: Mismatched,
}

/// Which identity is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatched {
    /// The parts make the whole.
    Sum,
    /// The part is within the whole.
    Within,
}

impl Mismatch {
    /// What the parts make, times 1000.
    pub fn sum(&self) -> i64 {
        let add = |parts: &[(String, i64)]| parts.iter().map(|(_, value)| value).sum::<i64>();
        add(&self.parts) - add(&self.minus)
    }
}

impl Indicators {
    /// Counts every indicator over the people of its set. Nobody counts twice in a column, whatever they hold. `people`
    /// gives none for a set the register has no source of on that day.
    pub fn count(&self, people: impl Fn(Set) -> Option<Vec<Subject>>, on: Day) -> Counts {
        let sets: BTreeMap<Set, Vec<Subject>> = Set::ALL
            .iter()
            .filter_map(|set| {
                let mut subjects = people(*set)?;
                let mut seen = BTreeSet::new();
                subjects.retain(|subject| seen.insert(subject.person));
                Some((*set, subjects))
            })
            .collect();
        let mut counts = Counts::default();
        for table in &self.tables {
            for column in table.columns.iter().filter(|column| !column.code.is_empty()) {
                counts.of_column(table, column, &sets, on);
            }
        }
        counts
    }

    /// What does not add up, and what is greater than it can be. A number by hand may place people of whom the register
    /// does not know it, but never make more or fewer than there are. A sum of which a part has no value yet is not
    /// judged, unless the parts that have one make too much.
    pub fn mismatches(&self, counts: &Counts, printed: &Printing<'_>) -> Vec<Mismatch> {
        let mut found = Vec::new();
        for table in &self.tables {
            for column in table.columns.iter().filter(|column| !column.code.is_empty()) {
                for sum in table.sums.iter().filter(|sum| sum.holds_in(column)) {
                    found.extend(broken_sum(table, column, sum, counts, printed));
                }
            }
            for within in &table.within {
                found.extend(too_great(table, within, printed));
            }
        }
        found
    }
}

fn broken_sum(table: &Table, column: &Column, sum: &Sum, counts: &Counts, printed: &Printing<'_>) -> Option<Mismatch> {
    let (mut by_hand, mut open) = (false, false);
    let mut side = |rows: &[String]| -> Vec<(String, i64)> {
        let mut values = Vec::new();
        for row in rows.iter().filter_map(|row| table.row(row)).filter(|row| row.stands_in(column)) {
            match printed(&Table::code(column, row)) {
                Some(value) => {
                    by_hand |= value.by_hand;
                    values.push((row.label.clone(), value.thousandths));
                }
                None => open = true,
            }
        }
        values
    };
    let (parts, minus) = (side(&sum.parts), side(&sum.minus));
    let row = table.row(&sum.whole)?;
    let whole = printed(&Table::code(column, row))?;
    by_hand |= whole.by_hand;
    let unknown = counts.unknown(column, sum).len() as i64;
    let mismatch = Mismatch {
        code: code(&column.code, &sum.code),
        table: table.code.clone(),
        column: column.said().to_owned(),
        group: sum.group.clone(),
        parts,
        minus,
        unknown,
        whole: (row.label.clone(), whole.thousandths),
        kind: Mismatched::Sum,
    };
    let missing = whole.thousandths - mismatch.sum();
    let adds_up = match (open, by_hand) {
        (true, _) => !mismatch.minus.is_empty() || missing >= 0,
        (false, true) => (0..=unknown * 1000).contains(&missing),
        (false, false) => missing == unknown * 1000,
    };
    (!adds_up).then_some(mismatch)
}

/// An indicator: a column and a row.
type Place<'a> = (&'a Column, &'a Row);

fn too_great(table: &Table, within: &super::Within, printed: &Printing<'_>) -> Vec<Mismatch> {
    let mut pairs: Vec<(&Column, Place<'_>, Place<'_>)> = Vec::new();
    for column in table.columns.iter().filter(|column| !column.code.is_empty()) {
        if let Some(whole) = table.row(&within.whole) {
            for row in within.rows.iter().filter_map(|row| table.row(row)) {
                pairs.push((column, (column, row), (column, whole)));
            }
        }
    }
    if let Some(whole) = table.column(&within.whole) {
        for column in within.columns.iter().filter_map(|column| table.column(column)) {
            pairs.extend(table.rows.iter().map(|row| (column, (column, row), (whole, row))));
        }
    }
    let label = |(column, row): Place<'_>, by_column: bool| {
        if by_column { format!("{}{}", row.label, column.label) } else { row.label.clone() }
    };
    let by_column = !within.columns.is_empty();
    pairs
        .into_iter()
        .filter(|(_, part, whole)| part.1.stands_in(part.0) && whole.1.stands_in(whole.0))
        .filter_map(|(column, part, whole)| {
            let (one, most) = (Table::code(part.0, part.1), Table::code(whole.0, whole.1));
            let (value, limit) = (printed(&one)?, printed(&most)?);
            (value.thousandths > limit.thousandths).then(|| Mismatch {
                code: format!("{one}_within"),
                table: table.code.clone(),
                column: if by_column { String::new() } else { column.said().to_owned() },
                group: part.1.group.clone(),
                parts: vec![(label(part, by_column), value.thousandths)],
                minus: Vec::new(),
                unknown: 0,
                whole: (label(whole, by_column), limit.thousandths),
                kind: Mismatched::Within,
            })
        })
        .collect()
}

impl Counts {
    /// The people of an indicator.
    pub fn get(&self, code: &str) -> Option<&Count> {
        self.by_code.get(code)
    }

    /// People of whom no part of a sum is known, each once.
    pub fn unknown(&self, column: &Column, sum: &Sum) -> &[Who] {
        self.by_sum.get(&code(&column.code, &sum.code)).map_or(&[], Vec::as_slice)
    }

    fn of_column(&mut self, table: &Table, column: &Column, sets: &BTreeMap<Set, Vec<Subject>>, on: Day) {
        let verdict = |predicate: &Predicate, subject: &Subject| match &column.counts {
            Some(also) => both(also.of(subject, on), predicate.of(subject, on)),
            None => predicate.of(subject, on),
        };
        let set = |row: &Row| row.set.or(column.set).and_then(|set| sets.get(&set));
        for row in table.rows.iter().filter(|row| row.stands_in(column)) {
            let code = Table::code(column, row);
            if self.by_code.contains_key(&code) {
                continue;
            }
            let Some(subjects) = set(row) else { continue };
            let count = match &row.measure {
                Measure::People(predicate) => {
                    let mut count = Count::default();
                    for subject in subjects {
                        match verdict(predicate, subject) {
                            Some(true) => count.people.push(subject.into()),
                            Some(false) => {}
                            None => count.unknown.push(subject.into()),
                        }
                    }
                    // Nobody of whom it is known: the register has no source of it yet. In a sum the row of unknown
                    // people says so.
                    let in_sum = || table.sums.iter().any(|sum| sum.unknown.is_some() && sum.parts.contains(&row.code));
                    if !subjects.is_empty() && count.unknown.len() == subjects.len() && !in_sum() {
                        count.mean = Some(None);
                    }
                    count
                }
                Measure::MeanAllowance => mean(subjects),
                _ => continue,
            };
            self.by_code.insert(code, count);
        }
        for sum in table.sums.iter().filter(|sum| sum.unknown.is_some() && sum.holds_in(column)) {
            let Some(subjects) = table.row(&sum.whole).and_then(set) else { continue };
            let parts: Vec<&Predicate> = table
                .rows
                .iter()
                .filter(|row| sum.parts.contains(&row.code))
                .filter_map(|row| match &row.measure {
                    Measure::People(predicate) => Some(predicate),
                    _ => None,
                })
                .collect();
            let unknown = subjects
                .iter()
                .filter(|subject| {
                    let verdicts: Vec<Option<bool>> = parts.iter().map(|part| part.of(subject, on)).collect();
                    verdicts.contains(&None) && !verdicts.contains(&Some(true))
                })
                .map(Who::from)
                .collect();
            self.by_sum.insert(code(&column.code, &sum.code), unknown);
        }
    }
}

/// The mean of the allowances known, from the exact fraction, rounded once to the fen, half up.
fn mean(subjects: &[Subject]) -> Count {
    let (known, unknown): (Vec<&Subject>, Vec<&Subject>) =
        subjects.iter().partition(|subject| subject.allowance.is_some());
    let (sum, number) = (known.iter().filter_map(|one| one.allowance).sum::<i64>(), known.len() as i64);
    let fen = (number > 0).then(|| (sum * 2 + number) / (number * 2));
    Count {
        people: known.into_iter().map(Who::from).collect(),
        unknown: unknown.into_iter().map(Who::from).collect(),
        mean: Some(fen.map(|fen| fen * 10)),
    }
}
