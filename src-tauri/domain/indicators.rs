//! Indicators as data: what the statistics table of the annual report counts, over whom, and which counts must
//! add up. The table is `indicators/statistics.json`; a new line there is a new row of the paper.
//!
//! A person is counted, not counted, or unknown; unknown people are kept apart, so that a sum that does not add up
//! is always somebody's change by hand and never a gap in the register.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::codes::{self, Table};
use crate::dates::{Day, Partial};
use crate::fault::Fault;

/// Whom an indicator is counted over, in office on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Set {
    /// 居民委员会成员
    CommitteeMembers,
    /// 社区工作者
    Workers,
}

/// What makes a person count. Codes are those of the national tables, compared as text of two digits.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Predicate {
    /// Everyone in the set.
    Everyone,
    /// GB/T 2261.1, 1 or 2; the other codes of that table say that it is not known.
    Sex {
        /// 1 or 2.
        code: String,
    },
    /// Full years on the day, both ends counted.
    Age {
        /// The least.
        #[serde(default)]
        from: Option<u32>,
        /// The most.
        #[serde(default)]
        to: Option<u32>,
    },
    /// GB/T 3304, both ends counted.
    Nationality {
        /// The lowest code.
        from: String,
        /// The highest code.
        to: String,
    },
    /// GB/T 4658, both ends counted.
    Education {
        /// The lowest code.
        from: String,
        /// The highest code.
        to: String,
    },
    /// GB/T 4762, both ends counted. 党员 in statistics are 01 and 02.
    Politics {
        /// The lowest code.
        from: String,
        /// The highest code.
        to: String,
    },
    /// 专职 or 兼职.
    FullTime {
        /// 专职
        is: bool,
    },
}

/// Where a row is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// In the table, always.
    #[default]
    Always,
    /// In the table, where it counts somebody in one of the columns.
    WhenCounted,
    /// In sentences only.
    InText,
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// First half of an indicator's code.
    pub code: String,
    /// Its head.
    pub label: String,
    /// Over whom it is counted.
    pub set: Set,
}

/// A row of the table. With a column it is an indicator, whose code is `members.female`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Second half of an indicator's code.
    pub code: String,
    /// Such as 年龄.
    pub group: String,
    /// Such as 30岁及以下.
    pub label: String,
    /// Who counts.
    pub counts: Predicate,
    /// Where it is printed.
    #[serde(default)]
    pub printed: Printed,
}

/// A cross-foot identity: in every column the parts and the unknown people make the whole.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// Second half of the code of its check.
    pub code: String,
    /// The rows it is about.
    pub group: String,
    /// What the row of unknown people is called.
    pub unknown: String,
    /// The row that is the whole.
    pub whole: String,
    /// The rows that make it.
    pub parts: Vec<String>,
}

/// The table as data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statistics {
    /// Which edition of the table it is.
    pub edition: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// What must add up.
    pub sums: Vec<Sum>,
}

/// A person as known on the day; codes where a national table has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// The card.
    pub person: i64,
    /// 姓名
    pub name: String,
    /// GB/T 2261.1
    pub sex: Option<String>,
    /// To any precision.
    pub birth: Option<Partial>,
    /// GB/T 3304
    pub nationality: Option<String>,
    /// GB/T 4658
    pub education: Option<String>,
    /// GB/T 4762
    pub politics: Option<String>,
    /// 专职 or 兼职
    pub full_time: Option<bool>,
}

/// Who was counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Who {
    /// The card.
    pub person: i64,
    /// 姓名
    pub name: String,
}

impl From<&Subject> for Who {
    fn from(subject: &Subject) -> Self {
        Self { person: subject.person, name: subject.name.clone() }
    }
}

/// The people of one indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those who count.
    pub people: Vec<Who>,
    /// Those of whom the register does not know it.
    pub unknown: Vec<Who>,
}

impl Count {
    /// How many count.
    pub fn value(&self) -> i64 {
        self.people.len() as i64
    }
}

/// All indicators of a day, by code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_code: BTreeMap<String, Count>,
    by_sum: BTreeMap<String, Vec<Who>>,
}

/// A sum that does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Such as `members.age_sum`.
    pub code: String,
    /// Head of the column.
    pub column: String,
    /// The rows it is about.
    pub group: String,
    /// What the parts make.
    pub parts: i64,
    /// People of whom it is not known.
    pub unknown: i64,
    /// What the whole is.
    pub whole: i64,
}

impl Statistics {
    /// The table this product comes with.
    ///
    /// # Errors
    /// Where the file does not fit its shape: our mistake, which a test finds.
    pub fn standard() -> Result<Self, Fault> {
        serde_json::from_str(include_str!("indicators/statistics.json"))
            .map_err(|error| Fault::Bug(format!("statistics.json: {error}")))
    }

    /// The indicator of a column and a row.
    pub fn code(column: &Column, row: &Row) -> String {
        code(&column.code, &row.code)
    }

    /// Counts every indicator over the people of its set. Nobody counts twice in a column, whatever they hold.
    pub fn count(&self, people: impl Fn(Set) -> Vec<Subject>, on: Day) -> Counts {
        let mut counts = Counts::default();
        for column in &self.columns {
            let mut subjects = people(column.set);
            let mut seen = std::collections::BTreeSet::new();
            subjects.retain(|subject| seen.insert(subject.person));
            for row in &self.rows {
                let mut count = Count::default();
                for subject in &subjects {
                    match row.counts.of(subject, on) {
                        Some(true) => count.people.push(subject.into()),
                        Some(false) => {}
                        None => count.unknown.push(subject.into()),
                    }
                }
                counts.by_code.insert(Self::code(column, row), count);
            }
            for sum in &self.sums {
                let parts: Vec<&Predicate> =
                    self.rows.iter().filter(|row| sum.parts.contains(&row.code)).map(|row| &row.counts).collect();
                let unknown = subjects
                    .iter()
                    .filter(|subject| {
                        let verdicts: Vec<Option<bool>> = parts.iter().map(|part| part.of(subject, on)).collect();
                        verdicts.contains(&None) && !verdicts.contains(&Some(true))
                    })
                    .map(Who::from)
                    .collect();
                counts.by_sum.insert(code(&column.code, &sum.code), unknown);
            }
        }
        counts
    }

    /// Sums that do not add up. `printed` gives a number set by hand, where there is one: it may place people of
    /// whom the register does not know it, but never make more or fewer than there are.
    pub fn mismatches(&self, counts: &Counts, printed: impl Fn(&str) -> Option<i64>) -> Vec<Mismatch> {
        let mut found = Vec::new();
        for column in &self.columns {
            for sum in &self.sums {
                let mut by_hand = false;
                let mut value = |row: &str| {
                    let code = code(&column.code, row);
                    let typed = printed(&code);
                    by_hand |= typed.is_some();
                    typed.unwrap_or_else(|| counts.get(&code).map_or(0, Count::value))
                };
                let whole = value(&sum.whole);
                let parts: i64 = sum.parts.iter().map(|part| value(part)).sum();
                let unknown = counts.unknown(column, sum).len() as i64;
                let missing = whole - parts;
                let adds_up = if by_hand { (0..=unknown).contains(&missing) } else { missing == unknown };
                if !adds_up {
                    found.push(Mismatch {
                        code: code(&column.code, &sum.code),
                        column: column.label.clone(),
                        group: sum.group.clone(),
                        parts,
                        unknown,
                        whole,
                    });
                }
            }
        }
        found
    }
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
}

impl Predicate {
    /// Whether a person counts on the day; none where the register does not know it.
    pub fn of(&self, subject: &Subject, on: Day) -> Option<bool> {
        match self {
            Self::Everyone => Some(true),
            Self::Sex { code } => subject.sex.as_deref().filter(|sex| matches!(*sex, "1" | "2")).map(|sex| sex == code),
            Self::Age { from, to } => {
                let (least, most) = subject.birth?.ages(on)?;
                let inside = |age: u32| from.is_none_or(|from| from <= age) && to.is_none_or(|to| age <= to);
                let outside = from.is_some_and(|from| most < from) || to.is_some_and(|to| to < least);
                if inside(least) && inside(most) {
                    Some(true)
                } else if outside {
                    Some(false)
                } else {
                    // The birth is known to the month or the year only, and a birthday in it changes the band.
                    None
                }
            }
            Self::Nationality { from, to } => between(Table::Nationality, subject.nationality.as_deref(), from, to),
            Self::Education { from, to } => between(Table::Education, subject.education.as_deref(), from, to),
            Self::Politics { from, to } => between(Table::Politics, subject.politics.as_deref(), from, to),
            Self::FullTime { is } => subject.full_time.map(|full_time| full_time == *is),
        }
    }
}

/// A text that is in no national table is as good as unknown here.
fn between(table: Table, code: Option<&str>, from: &str, to: &str) -> Option<bool> {
    let code = code.filter(|code| codes::name(table, code).is_some())?;
    Some(from <= code && code <= to)
}

fn code(column: &str, row: &str) -> String {
    format!("{column}.{row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Partial::read(text).unwrap().exact().unwrap()
    }

    fn someone(person: i64, birth: &str) -> Subject {
        Subject {
            person,
            name: format!("人{person}"),
            sex: Some("2".into()),
            birth: Partial::read(birth).ok(),
            nationality: Some("01".into()),
            education: Some("21".into()),
            politics: Some("13".into()),
            full_time: Some(true),
        }
    }

    fn counted(people: &[Subject], on: &str) -> Counts {
        let people = people.to_vec();
        Statistics::standard()
            .unwrap()
            .count(|set| if set == Set::CommitteeMembers { people.clone() } else { Vec::new() }, day(on))
    }

    fn value(counts: &Counts, code: &str) -> i64 {
        counts.get(code).unwrap_or_else(|| panic!("{code}")).value()
    }

    #[test]
    fn the_table_names_only_rows_it_has_and_each_code_once() {
        let table = Statistics::standard().unwrap();
        let rows: Vec<&str> = table.rows.iter().map(|row| row.code.as_str()).collect();
        let unique: std::collections::BTreeSet<&&str> = rows.iter().collect();
        assert_eq!(unique.len(), rows.len());
        for sum in &table.sums {
            assert!(rows.contains(&sum.whole.as_str()), "{}", sum.whole);
            for part in &sum.parts {
                assert!(rows.contains(&part.as_str()), "{part}");
            }
        }
    }

    #[test]
    fn a_birthday_changes_the_band_on_the_day_itself() {
        let people = [someone(1, "1985-03-08")];
        let before = counted(&people, "2016-03-07");
        assert_eq!((value(&before, "members.age_30"), value(&before, "members.age_40")), (1, 0));
        let on = counted(&people, "2016-03-08");
        assert_eq!((value(&on, "members.age_30"), value(&on, "members.age_40")), (0, 1));
        let fifty = counted(&[someone(1, "1975-12-31")], "2026-12-30");
        assert_eq!((value(&fifty, "members.age_50"), value(&fifty, "members.age_51")), (1, 0));
        let fifty_one = counted(&[someone(1, "1975-12-31")], "2026-12-31");
        assert_eq!((value(&fifty_one, "members.age_50"), value(&fifty_one, "members.age_51")), (0, 1));
    }

    #[test]
    fn a_leap_day_birth_counts_older_from_the_first_of_march() {
        let people = [someone(1, "1996-02-29")];
        assert_eq!(value(&counted(&people, "2027-02-28"), "members.age_30"), 1);
        assert_eq!(value(&counted(&people, "2027-03-01"), "members.age_40"), 1);
    }

    #[test]
    fn an_unknown_birth_is_counted_apart_and_the_sum_still_adds_up() {
        let people = [someone(1, "1985-03-08"), someone(2, "")];
        let counts = counted(&people, "2025-12-31");
        let table = Statistics::standard().unwrap();
        assert_eq!(value(&counts, "members.total"), 2);
        let ages: i64 =
            ["30", "40", "50", "51"].iter().map(|band| value(&counts, &format!("members.age_{band}"))).sum();
        assert_eq!(ages, 1);
        let sum = table.sums.iter().find(|sum| sum.code == "age_sum").unwrap();
        assert_eq!(counts.unknown(&table.columns[0], sum), [Who { person: 2, name: "人2".into() }]);
        assert_eq!(table.mismatches(&counts, |_| None), []);
    }

    #[test]
    fn a_birth_known_to_the_year_counts_where_every_day_of_it_agrees() {
        // 1985 is 39 or 40 on 2025-06-30 and 40 at the end of the year: both in the band up to 40.
        assert_eq!(value(&counted(&[someone(1, "1985")], "2025-06-30"), "members.age_40"), 1);
        // 40 or 41 on 2026-06-30: unknown in two bands, one person.
        let counts = counted(&[someone(1, "1985")], "2026-06-30");
        let table = Statistics::standard().unwrap();
        let sum = table.sums.iter().find(|sum| sum.code == "age_sum").unwrap();
        assert_eq!(counts.unknown(&table.columns[0], sum).len(), 1);
        assert_eq!(counts.get("members.age_30").unwrap().unknown, []);
        assert_eq!(table.mismatches(&counts, |_| None), []);
    }

    #[test]
    fn a_probationary_member_counts_as_a_party_member() {
        let mut people = [someone(1, "1985"), someone(2, "1985"), someone(3, "1985")];
        people[0].politics = Some("01".into());
        people[1].politics = Some("02".into());
        people[2].politics = Some("03".into());
        let counts = counted(&people, "2025-12-31");
        assert_eq!(value(&counts, "members.party"), 2);
        assert_eq!(value(&counts, "members.league"), 1);
        assert_eq!(value(&counts, "members.other_politics"), 0);
    }

    #[test]
    fn sex_not_stated_and_spellings_no_table_knows_are_unknown() {
        let mut person = someone(1, "1985");
        person.sex = Some("9".into());
        person.education = Some("函授".into());
        person.nationality = Some("97".into());
        let counts = counted(&[person], "2025-12-31");
        let table = Statistics::standard().unwrap();
        assert_eq!(value(&counts, "members.male") + value(&counts, "members.female"), 0);
        assert_eq!(counts.get("members.female").unwrap().unknown.len(), 1);
        assert_eq!(counts.get("members.university").unwrap().unknown.len(), 1);
        // 97 is neither 汉族 nor 少数民族, and known.
        assert_eq!(value(&counts, "members.other_nationality"), 1);
        assert_eq!(value(&counts, "members.minority"), 0);
        assert_eq!(table.mismatches(&counts, |_| None), []);
    }

    #[test]
    fn two_posts_in_one_body_are_one_person_and_two_bodies_are_one_in_each_column() {
        let person = someone(7, "1985");
        let counts = Statistics::standard().unwrap().count(
            |set| {
                if set == Set::CommitteeMembers { vec![person.clone(), person.clone()] } else { vec![person.clone()] }
            },
            day("2025-12-31"),
        );
        assert_eq!(value(&counts, "members.total"), 1);
        assert_eq!(value(&counts, "workers.total"), 1);
    }

    #[test]
    fn the_code_ranges_are_those_of_the_code_tables() {
        let table = Statistics::standard().unwrap();
        let holds = |row: &str, subject: &Subject| {
            table.rows.iter().find(|one| one.code == row).unwrap().counts.of(subject, day("2025-12-31"))
        };
        for (code, _) in codes::list(Table::Education) {
            let subject = Subject { education: Some((*code).to_owned()), ..Subject::default() };
            let bands = ["postgraduate", "university", "college", "high_school", "junior"];
            let band = codes::education_band(code).unwrap();
            let at = codes::Band::ALL.iter().position(|one| *one == band).unwrap();
            for (place, row) in bands.iter().enumerate() {
                assert_eq!(holds(row, &subject), Some(place == at), "{code} {row}");
            }
        }
        for (code, _) in codes::list(Table::Nationality) {
            let subject = Subject { nationality: Some((*code).to_owned()), ..Subject::default() };
            assert_eq!(holds("minority", &subject), Some(codes::is_minority(code)), "{code}");
        }
        for (code, _) in codes::list(Table::Politics) {
            let subject = Subject { politics: Some((*code).to_owned()), ..Subject::default() };
            assert_eq!(holds("party", &subject), Some(codes::is_party_member(code)), "{code}");
            let held = ["party", "league", "other_politics"].iter().filter(|row| holds(row, &subject) == Some(true));
            assert_eq!(held.count(), 1, "{code}");
        }
    }

    #[test]
    fn a_number_set_by_hand_that_breaks_the_sum_is_found() {
        let mut people = [someone(1, "1985-03-08"), someone(2, "1985-03-08"), someone(3, "")];
        people[1].sex = Some("1".into());
        let counts = counted(&people, "2025-12-31");
        let table = Statistics::standard().unwrap();
        let set = |code: &'static str, value: i64| move |asked: &str| (asked == code).then_some(value);
        let found = table.mismatches(&counts, set("members.female", 3));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].code.as_str(), found[0].parts, found[0].whole), ("members.sex_sum", 4, 3));
        // The third person's age is unknown: placing them by hand is no mismatch, two of them is.
        assert_eq!(table.mismatches(&counts, set("members.age_30", 1)), []);
        assert_eq!(table.mismatches(&counts, set("members.age_30", 2)).len(), 1);
    }
}
