//! What the register answers a form with on a day: facts of the committee, people by post, lists of people, numbers.
//!
//! A code is kept in the mapping of a form, so it stays what it is: `committee.name`, `post.3.主任.phone`, `list.3`,
//! `column.phone`, `number.members.female`.

use std::collections::{BTreeMap, HashMap};

use crate::dates::{self, Day, Partial};
use crate::kinds::BodyKind;
use crate::roster::Column;
use crate::wording::forms as wording;

use super::people::Field;
use super::places::PlaceKind;

/// What a number's code begins with.
const NUMBER: &str = "number.";
/// What a column's code begins with.
const COLUMN: &str = "column.";
/// Those who lead resident groups.
pub(crate) const LEADERS: &str = "list.leaders";
/// Members of the committee and of the party organisation.
pub(crate) const BOTH: &str = "list.both";
/// Names shown of a list.
const SHOWN: usize = 4;

/// The register on a day, as far as forms ask for it.
#[derive(Clone, Debug)]
pub struct FormFacts {
    /// Of which year the form is.
    pub year: i32,
    /// The day its facts are true.
    pub as_of: Day,
    /// The day it is filled.
    pub today: Day,
    /// 安和里社区
    pub name: String,
    /// 安和里社区居民委员会
    pub signed: String,
    /// 街道
    pub street: String,
    /// 12 digits.
    pub division: String,
    /// 统一社会信用代码
    pub credit: String,
    /// When it was founded.
    pub founded: Option<Partial>,
    /// Bodies but for resident groups, in the order papers list them.
    pub bodies: Vec<FormBody>,
    /// Those who lead resident groups.
    pub leaders: Vec<FormPerson>,
    /// Every number of the year's report.
    pub numbers: Vec<FormNumber>,
}

/// A number of the report.
#[derive(Clone, Debug)]
pub struct FormNumber {
    /// Stable: `members.female`.
    pub code: String,
    /// 居民委员会成员：女性
    pub label: String,
    /// As papers print it; a mark for none where nobody knows it.
    pub printed: String,
}

/// A body.
#[derive(Clone, Debug)]
pub struct FormBody {
    /// The body.
    pub id: i64,
    /// What it is.
    pub kind: BodyKind,
    /// Its name on the day.
    pub name: String,
    /// 第N届
    pub ordinal: Option<i64>,
    /// First day of the term.
    pub start: Option<Partial>,
    /// Its last day.
    pub end: Option<Partial>,
    /// Seats, where they are kept.
    pub seats: Option<i64>,
    /// Empty seats, where they are kept.
    pub vacant: Option<i64>,
    /// Who holds its posts, first in rank first.
    pub people: Vec<FormPerson>,
}

/// Somebody in a post, every value as it is written; numbers masked already or in full.
#[derive(Clone, Debug, Default)]
pub struct FormPerson {
    /// The card.
    pub id: i64,
    /// Post in the body.
    pub post: String,
    /// By what is asked.
    values: HashMap<Field, String>,
}

impl FormPerson {
    /// Somebody of whom this is known.
    pub fn new(id: i64, post: String, values: HashMap<Field, String>) -> Self {
        Self { id, post, values }
    }

    fn in_posts(&mut self, post: String) {
        self.values.insert(Field::Of(Column::Post), post.clone());
        self.post = post;
    }

    /// What is written of them; nothing where the register does not know it.
    pub(crate) fn value(&self, field: Field) -> &str {
        self.values.get(&field).map(String::as_str).unwrap_or_default()
    }

    /// 姓名
    pub(crate) fn name(&self) -> &str {
        self.value(Field::Of(Column::Name))
    }
}

/// One thing a form can be answered with.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Stable.
    pub code: String,
    /// What it fills.
    pub kind: PlaceKind,
    /// The group it is offered in.
    pub group: String,
    /// In words.
    pub label: String,
    /// As it is written; empty where the register does not know it.
    pub value: String,
    /// It is a number.
    pub number: bool,
}

/// All of them.
#[derive(Clone, Debug)]
pub struct Sources {
    list: Vec<Source>,
    by_code: BTreeMap<String, usize>,
    people: BTreeMap<String, Vec<FormPerson>>,
    /// Bodies, to tell which one is meant.
    pub(crate) bodies: Vec<FormBody>,
}

impl Sources {
    /// Everything the register answers.
    pub fn of(facts: &FormFacts) -> Self {
        let mut made =
            Self { list: Vec::new(), by_code: BTreeMap::new(), people: BTreeMap::new(), bodies: facts.bodies.clone() };
        made.committee(facts);
        for body in &facts.bodies {
            made.body(body);
        }
        made.lists(facts);
        for field in Field::ALL {
            made.add(
                &format!("{COLUMN}{}", field.code()),
                PlaceKind::Column,
                wording::group::COLUMNS,
                field.chinese(),
                String::new(),
                false,
            );
        }
        for number in &facts.numbers {
            // What nobody knows yet is no number: its place stays empty.
            let value = Some(number.printed.clone())
                .filter(|text| text.starts_with(|one: char| one.is_ascii_digit() || one == '-'));
            let value = value.unwrap_or_default();
            made.add(
                &format!("{NUMBER}{}", number.code),
                PlaceKind::Value,
                wording::group::NUMBERS,
                &number.label,
                value,
                true,
            );
        }
        made
    }

    /// All of them, in the order they are offered.
    pub fn all(&self) -> &[Source] {
        &self.list
    }

    /// One by its code.
    pub fn get(&self, code: &str) -> Option<&Source> {
        self.by_code.get(code).and_then(|place| self.list.get(*place))
    }

    /// The people of a list.
    pub fn people(&self, code: &str) -> &[FormPerson] {
        self.people.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// The field a column's code names.
    pub(crate) fn field(code: &str) -> Option<Field> {
        let named = code.strip_prefix(COLUMN)?;
        Field::ALL.iter().copied().find(|field| field.code() == named)
    }

    fn add(&mut self, code: &str, kind: PlaceKind, group: &str, label: &str, value: String, number: bool) {
        if self.by_code.contains_key(code) {
            return;
        }
        self.by_code.insert(code.to_owned(), self.list.len());
        self.list.push(Source {
            code: code.to_owned(),
            kind,
            group: group.to_owned(),
            label: label.to_owned(),
            value,
            number,
        });
    }

    fn committee(&mut self, facts: &FormFacts) {
        let values = [
            ("committee.name", facts.name.clone()),
            ("committee.signed", facts.signed.clone()),
            ("committee.street", facts.street.clone()),
            ("committee.division", facts.division.clone()),
            ("committee.credit", facts.credit.clone()),
            ("committee.founded", facts.founded.map(Partial::chinese).unwrap_or_default()),
            ("report.year", facts.year.to_string()),
            ("report.as_of", dates::chinese(facts.as_of)),
            ("today", dates::chinese(facts.today)),
        ];
        for (code, value) in values {
            let number = code == "report.year";
            self.add(code, PlaceKind::Value, wording::group::COMMITTEE, wording::fact(code), value, number);
        }
    }

    fn body(&mut self, body: &FormBody) {
        let values = [
            ("name", body.name.clone(), false),
            ("term", body.ordinal.map(wording::ordinal).unwrap_or_default(), false),
            ("start", body.start.map(Partial::chinese).unwrap_or_default(), false),
            ("end", body.end.map(Partial::chinese).unwrap_or_default(), false),
            ("seats", body.seats.map(|seats| seats.to_string()).unwrap_or_default(), true),
            ("vacant", body.vacant.map(|vacant| vacant.to_string()).unwrap_or_default(), true),
        ];
        for (what, value, number) in values {
            let label = format!("{}：{}", body.name, wording::of_body(what));
            self.add(&format!("body.{}.{what}", body.id), PlaceKind::Value, &body.name, &label, value, number);
        }
        let mut posts: Vec<&str> = Vec::new();
        for person in &body.people {
            if !posts.contains(&person.post.as_str()) {
                posts.push(&person.post);
            }
        }
        for post in posts {
            let holders: Vec<&FormPerson> = body.people.iter().filter(|person| person.post == post).collect();
            for field in Field::ALL.iter().filter(|field| !matches!(field, Field::Of(Column::Serial | Column::Post))) {
                let known = holders.iter().all(|person| !person.value(*field).is_empty());
                let values: Vec<&str> = holders.iter().map(|person| person.value(*field)).collect();
                let value = if known { values.join("、") } else { String::new() };
                let label = wording::of_post(&body.name, post, field.chinese());
                let number = *field == Field::Age && holders.len() == 1;
                self.add(
                    &format!("post.{}.{post}.{}", body.id, field.code()),
                    PlaceKind::Value,
                    &body.name,
                    &label,
                    value,
                    number,
                );
            }
        }
    }

    fn lists(&mut self, facts: &FormFacts) {
        for body in &facts.bodies {
            self.list_of(&format!("list.{}", body.id), &wording::people_of(&body.name), once(body.people.clone()));
        }
        self.list_of(LEADERS, wording::LEADERS, once(facts.leaders.clone()));
        let kinds = [BodyKind::PartyOrganisation, BodyKind::Committee];
        let both = kinds.iter().flat_map(|kind| facts.bodies.iter().filter(move |body| body.kind == *kind));
        let both = both.flat_map(|body| {
            body.people.iter().cloned().map(|mut person| {
                person.in_posts(crate::wording::post_phrase(&body.name, &person.post));
                person
            })
        });
        self.list_of(BOTH, wording::BOTH, once(both.collect()));
    }

    fn list_of(&mut self, code: &str, label: &str, people: Vec<FormPerson>) {
        let names: Vec<&str> = people.iter().take(SHOWN).map(FormPerson::name).collect();
        let value = wording::people(people.len(), &names);
        self.add(code, PlaceKind::List, wording::group::LISTS, label, value, false);
        self.people.insert(code.to_owned(), people);
    }
}

/// Everybody once, their posts together.
fn once(people: Vec<FormPerson>) -> Vec<FormPerson> {
    let mut kept: Vec<FormPerson> = Vec::new();
    for person in people {
        match kept.iter_mut().find(|known| known.id == person.id) {
            Some(known) if known.post != person.post => {
                known.in_posts(format!("{}、{}", known.post, person.post));
            }
            Some(_) => {}
            None => kept.push(person),
        }
    }
    kept
}

/// The code of a number of the report.
pub(crate) fn number(code: &str) -> String {
    format!("{NUMBER}{code}")
}

/// The code of a column.
pub(crate) fn column(field: Field) -> String {
    format!("{COLUMN}{}", field.code())
}

/// The code of what is asked of who holds a post.
pub(crate) fn post(body: i64, post: &str, field: Field) -> String {
    format!("post.{body}.{post}.{}", field.code())
}
