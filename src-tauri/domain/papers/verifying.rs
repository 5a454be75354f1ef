//! 校核: what should be looked at before the report goes out. What does not add up comes first, then whom the register does
//! not know enough of, then numbers nobody computes and nobody typed.

use std::collections::BTreeMap;

use crate::indicators::Table;
use crate::papers::numbers::{Numbers, Origin, printed};
use crate::wording::indicators as words;

/// What should be looked at before the report goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Such as `members.age_sum`; `unknown`, `missing`, `not_used`.
    pub code: String,
    /// The numbers do not add up; otherwise something is not known yet.
    pub wrong: bool,
    /// In words.
    pub message: String,
    /// Both sides of an identity that is broken, with their values.
    pub sides: Vec<String>,
    /// Whose card is to be completed.
    pub person: Option<i64>,
    /// The table it is about.
    pub table: Option<String>,
}

/// All of them.
pub(crate) fn checks(numbers: &Numbers) -> Vec<Check> {
    let mut checks: Vec<Check> = numbers
        .mismatches
        .iter()
        .map(|found| Check {
            code: found.code.clone(),
            wrong: true,
            message: words::mismatch(found),
            sides: words::sides(found).to_vec(),
            person: None,
            table: Some(found.table.clone()),
        })
        .collect();
    checks.extend(unknown(numbers));
    checks.extend(not_used(numbers));
    checks.extend(missing(numbers));
    checks
}

/// One line per person, with everything that is missing on the card; and one per sum where the cards are not to blame.
fn unknown(numbers: &Numbers) -> Vec<Check> {
    let mut people: BTreeMap<i64, (String, Vec<&'static str>, String)> = BTreeMap::new();
    for (table, column, row) in numbers.indicators.all() {
        let Some(fact) = words::missing_fact(&row.measure) else { continue };
        let number = numbers.get(&Table::code(column, row)).filter(|number| number.computed.is_some());
        for who in number.iter().flat_map(|number| &number.unknown) {
            let (_, missing, _) =
                people.entry(who.id).or_insert_with(|| (who.text.clone(), Vec::new(), table.code.clone()));
            if !missing.contains(&fact) {
                missing.push(fact);
            }
        }
    }
    let told = people.into_iter().map(|(person, (name, missing, table))| Check {
        code: "unknown".to_owned(),
        wrong: false,
        message: words::unknown_person(&name, &missing),
        sides: Vec::new(),
        person: Some(person),
        table: Some(table),
    });
    told.chain(unknown_elsewhere(numbers)).collect()
}

/// What stands on no card, with where to put it right.
fn unknown_elsewhere(numbers: &Numbers) -> Vec<Check> {
    let mut checks = Vec::new();
    for table in &numbers.indicators.tables {
        for sum in &table.sums {
            let (Some(mend), Some(label)) = (&sum.mend, &sum.unknown) else { continue };
            for column in table.columns.iter().filter(|column| sum.holds_in(column)) {
                let unknown = numbers.counts.unknown(column, sum).len();
                checks.extend((unknown > 0).then(|| Check {
                    code: "unknown".to_owned(),
                    wrong: false,
                    message: words::unknown_elsewhere(&table.short, label, unknown, mend),
                    sides: Vec::new(),
                    person: None,
                    table: Some(table.code.clone()),
                }));
            }
        }
    }
    checks
}

/// Typed numbers the register has come to compute.
fn not_used(numbers: &Numbers) -> Vec<Check> {
    numbers
        .all()
        .iter()
        .filter_map(|number| {
            let (typed, computed) = (number.typed.as_ref()?, number.computed?);
            Some(Check {
                code: "not_used".to_owned(),
                wrong: false,
                message: words::not_used(&number.label, &printed(typed.thousandths), &printed(computed)),
                sides: Vec::new(),
                person: None,
                table: None,
            })
        })
        .collect()
}

/// One line per table.
fn missing(numbers: &Numbers) -> Vec<Check> {
    let mut named: Vec<&str> = Vec::new();
    let mut checks = Vec::new();
    for table in &numbers.indicators.tables {
        let mut labels = Vec::new();
        for row in table.rows.iter().filter(|row| row.printed == crate::indicators::Printed::Always) {
            for column in table.columns.iter().filter(|column| row.stands_in(column)) {
                let code = Table::code(column, row);
                let Some(number) = numbers.get(&code) else { continue };
                if number.origin() == Origin::Missing && !named.contains(&number.code.as_str()) {
                    named.push(&number.code);
                    labels.push(number.label.clone());
                }
            }
        }
        if !labels.is_empty() {
            checks.push(Check {
                code: "missing".to_owned(),
                wrong: false,
                message: words::missing(&table.short, &labels),
                sides: Vec::new(),
                person: None,
                table: Some(table.code.clone()),
            });
        }
    }
    checks
}
