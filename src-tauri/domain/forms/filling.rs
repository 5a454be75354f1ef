//! A form and what she chose for its places, as the cells and words that change; and what stays empty, and why.

use std::collections::BTreeMap;

use crate::roster::Column;
use crate::wording::forms as wording;

use super::people::Field;
use super::places::{Place, PlaceKind, Spot};
use super::read::{CellFill, Filling, WordFill};
use super::sources::{FormPerson, Sources};

/// Names listed of whom something is not known.
const NAMED: usize = 5;

/// What each place is filled with, by its id.
pub type Mapping = BTreeMap<String, String>;

/// A place that stays empty, all of it or in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfilled {
    /// The place.
    pub place: String,
    /// Where it is, in words.
    pub at: String,
    /// What it asks for.
    pub asks: String,
    /// Why.
    pub why: String,
}

/// A form filled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    /// What is written.
    pub filling: Filling,
    /// What stays empty.
    pub unfilled: Vec<Unfilled>,
    /// Places something is written into.
    pub places: usize,
}

/// What is written where.
pub fn fill(places: &[Place], mapping: &Mapping, sources: &Sources) -> Filled {
    let mut filled = Filled::default();
    for place in places {
        let chosen =
            mapping.get(&place.id).and_then(|code| sources.get(code)).filter(|source| source.kind == place.kind);
        let Some(source) = chosen else {
            // A list nobody chose leaves its columns empty with it: said once.
            let silent = place.of.as_ref().is_some_and(|list| !mapping.contains_key(list));
            if !silent {
                filled.leave(place, wording::empty::NOT_CHOSEN.to_owned());
            }
            continue;
        };
        match place.kind {
            PlaceKind::Value if source.value.is_empty() => filled.leave(place, wording::empty::NOT_KNOWN.to_owned()),
            PlaceKind::Value => {
                filled.places += 1;
                for spot in &place.spots {
                    filled.write(spot, &source.value, source.number);
                }
            }
            PlaceKind::List => {
                let people = sources.people(&source.code);
                let (seated, nobody) = seated(people, &place.posts);
                let here = seated.iter().flatten().count();
                if people.is_empty() {
                    filled.leave(place, wording::empty::NOT_KNOWN.to_owned());
                } else if here < people.len() {
                    filled.leave(place, wording::too_few_rows(&source.label, people.len(), here));
                }
                if !nobody.is_empty() {
                    filled.leave(place, wording::nobody_for(&nobody));
                }
            }
            PlaceKind::Column => {
                let list = place
                    .of
                    .as_ref()
                    .and_then(|list| Some((places.iter().find(|one| one.id == *list)?, mapping.get(list)?)));
                let field = Sources::field(&source.code);
                if let (Some((list, people)), Some(field)) = (list, field) {
                    filled.column(place, &list.posts, sources.people(people), field);
                }
            }
        }
    }
    filled
}

/// What a place would show: the value, or what the first of a list have in a column.
pub fn preview(place: &Place, places: &[Place], mapping: &Mapping, sources: &Sources) -> Option<String> {
    let source = mapping.get(&place.id).and_then(|code| sources.get(code))?;
    if place.kind != PlaceKind::Column {
        return Some(source.value.clone());
    }
    let list = place.of.as_ref()?;
    let posts = &places.iter().find(|one| one.id == *list)?.posts;
    let field = Sources::field(&source.code)?;
    let (seated, _) = seated(sources.people(mapping.get(list)?), posts);
    let mut serial = 0;
    let values: Vec<String> = seated
        .iter()
        .flatten()
        .map(|person| {
            serial += 1;
            value(person, field, serial)
        })
        .filter(|value| !value.is_empty())
        .take(3)
        .collect();
    Some(values.join("、"))
}

/// Who sits in which row: a printed post takes who holds it, the others take the rest in their order. And the printed
/// posts nobody holds.
fn seated<'a, 'b>(
    people: &'a [FormPerson],
    posts: &'b [Option<String>],
) -> (Vec<Option<&'a FormPerson>>, Vec<&'b str>) {
    let mut left: Vec<&FormPerson> = people.iter().collect();
    let mut nobody = Vec::new();
    let mut rows: Vec<Option<&FormPerson>> = posts
        .iter()
        .map(|post| {
            let post = post.as_deref()?;
            let holds = |person: &&FormPerson| {
                person
                    .post
                    .split('、')
                    .any(|held| held == post || post.strip_suffix(held).is_some_and(|body| !body.ends_with('副')))
            };
            match left.iter().position(holds) {
                Some(place) => Some(left.remove(place)),
                None => {
                    if !nobody.contains(&post) {
                        nobody.push(post);
                    }
                    None
                }
            }
        })
        .collect();
    let mut rest = left.into_iter();
    for (row, post) in rows.iter_mut().zip(posts) {
        if post.is_none() && row.is_none() {
            *row = rest.next();
        }
    }
    (rows, nobody)
}

fn value(person: &FormPerson, field: Field, serial: usize) -> String {
    if field == Field::Of(Column::Serial) { serial.to_string() } else { person.value(field).to_owned() }
}

impl Filled {
    fn leave(&mut self, place: &Place, why: String) {
        self.unfilled.push(Unfilled { place: place.id.clone(), at: place.at.clone(), asks: place.asks.clone(), why });
    }

    fn column(&mut self, place: &Place, posts: &[Option<String>], people: &[FormPerson], field: Field) {
        let (seated, _) = seated(people, posts);
        let mut missing: Vec<&str> = Vec::new();
        let mut serial = 0;
        let mut written = false;
        for (person, spot) in seated.iter().zip(&place.spots) {
            let Some(person) = person else { continue };
            serial += 1;
            let value = value(person, field, serial);
            if value.is_empty() {
                missing.push(person.name());
            } else {
                written = true;
                self.write(spot, &value, matches!(field, Field::Age | Field::Of(Column::Serial)));
            }
        }
        self.places += usize::from(written);
        if !missing.is_empty() {
            let all = missing.len();
            missing.truncate(NAMED);
            let why = wording::empty::of_some(&missing, all);
            self.leave(place, why);
        }
    }

    fn write(&mut self, spot: &Spot, text: &str, number: bool) {
        match spot {
            Spot::Cell { sheet, row, column, span } => self.filling.cells.push(CellFill {
                sheet: sheet.clone(),
                row: *row,
                column: *column,
                span: *span,
                text: text.to_owned(),
                number,
            }),
            Spot::Words { part, paragraph, span } => self.filling.words.push(WordFill {
                part: part.clone(),
                paragraph: *paragraph,
                span: *span,
                text: text.to_owned(),
            }),
        }
    }
}
