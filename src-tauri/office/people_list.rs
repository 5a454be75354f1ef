//! 人员名单: filters that combine, five orders, a page at a time, and where what was typed stands in each line.
//!
//! Phones leave this file masked. What a list becomes on paper is in `people_papers.rs`, what is done to many of its
//! people at once in `people_many.rs`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::{self, Band, Table};
use domain::hits::{self, Span};
use domain::identity::mask_phone;
use domain::kinds::{HitField, PeopleSort};
use domain::{Day, Fault, Partial, names};
use store::Reading;
use store::appointment::PostHeld;
use store::people::{self, Cards, Page, PeopleFilter, PersonLine, Sort};

use crate::Office;
use crate::people::{coded, coded_column};
use crate::wire::Coded;

/// Most people a page holds.
const LONGEST_PAGE: i64 = 500;

/// Which people to list. What is left out does not narrow; everything named must fit.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct PersonListRequest {
    /// The day it is asked for; today where missing.
    pub as_of: Option<Day>,
    /// Any scrap: characters, pinyin, initials, a former name, tail of a phone number, building.
    pub search: Option<String>,
    /// Only those in office on the day.
    pub in_office: Option<bool>,
    /// Only those in office in this body.
    pub body: Option<i64>,
    /// Only those who hold a post of this name.
    pub post: Option<String>,
    /// Only those who live in a building of this resident group.
    pub group: Option<i64>,
    /// Only those who live in this building.
    pub building: Option<i64>,
    /// Code of 性别.
    pub sex: Option<String>,
    /// One of these codes of 政治面貌.
    pub politics: Option<Vec<String>>,
    /// One of these bands of 文化程度.
    pub education: Option<Vec<Band>>,
    /// At least so many full years for certain.
    pub age_from: Option<u32>,
    /// At most so many full years for certain.
    pub age_to: Option<u32>,
    /// A post that is 专职, or 兼职.
    pub full_time: Option<bool>,
    /// 离退休 or not.
    pub retired: Option<bool>,
    /// Those under 封存, whom no other list shows.
    pub sealed: Option<bool>,
    /// Those in the recycle bin.
    pub removed: Option<bool>,
    /// The order; while searching the best fitting first, else by pinyin, where missing.
    pub sort: Option<PeopleSort>,
    /// Turned around: what is not known stays last.
    pub descending: Option<bool>,
    /// At most this many (100 where missing, 500 at most).
    pub limit: Option<i64>,
    /// Those after this person.
    pub after: Option<i64>,
}

/// A page of people.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonList {
    /// How many fit in all.
    pub total: i64,
    /// The page, in the order asked for.
    pub people: Vec<PersonRow>,
}

/// A line of the list.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonRow {
    /// The person.
    pub id: i64,
    /// 姓名
    pub name: String,
    /// First letters, to jump by.
    pub initials: String,
    /// 性别
    pub sex: Option<Coded>,
    /// 出生
    pub birth: Option<Partial>,
    /// Full years on the day, where known.
    pub age: Option<u32>,
    /// 民族
    pub nationality: Option<Coded>,
    /// 政治面貌
    pub politics: Option<Coded>,
    /// 文化程度
    pub education: Option<Coded>,
    /// 个人身份
    pub employment: Option<Coded>,
    /// Posts held on the day.
    pub posts: Vec<String>,
    /// 专职 in one of them, or 兼职.
    pub full_time: Option<bool>,
    /// The resident group of the building they live in.
    pub group: Option<String>,
    /// 住处
    pub residence: Option<String>,
    /// Masked.
    pub phone: Option<String>,
    /// Where what was typed stands in this line.
    pub hits: Vec<Hit>,
}

/// Where a typed scrap was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Hit {
    /// In what.
    pub field: HitField,
    /// The text it stands in, as shown.
    pub text: String,
    /// The first character to mark, from 0.
    pub start: usize,
    /// How many.
    pub length: usize,
}

impl Hit {
    fn new(field: HitField, text: &str, span: Span) -> Self {
        Self { field, text: text.to_owned(), start: span.start, length: span.length }
    }
}

/// Posts held on a day: 居民委员会主任、第2居民小组组长.
pub(crate) fn post_phrases(held: &[PostHeld]) -> Vec<String> {
    held.iter().map(|held| domain::wording::post_phrase(&held.body_name, &held.post_name)).collect()
}

/// What the store lists by, from what the wire asks for.
pub(crate) fn filter(request: &PersonListRequest) -> PeopleFilter {
    PeopleFilter {
        search: request.search.clone().filter(|typed| !typed.trim().is_empty()),
        cards: match (request.removed, request.sealed) {
            (Some(true), _) => Cards::Removed,
            (_, Some(true)) => Cards::Sealed,
            _ => Cards::InUse,
        },
        in_office: request.in_office.unwrap_or(false),
        body: request.body,
        post: request.post.clone(),
        full_time: request.full_time,
        group: request.group,
        building: request.building,
        sex: request.sex.clone(),
        politics: request.politics.clone().unwrap_or_default(),
        education: request
            .education
            .iter()
            .flatten()
            .flat_map(|band| codes::codes_of_band(*band))
            .map(str::to_owned)
            .collect(),
        age_from: request.age_from,
        age_to: request.age_to,
        retired: request.retired,
        only: None,
    }
}

/// The order the wire asks for.
pub(crate) fn sort(request: &PersonListRequest) -> Sort {
    match request.sort {
        Some(PeopleSort::Strokes) => Sort::Strokes,
        Some(PeopleSort::Pinyin) => Sort::Pinyin,
        Some(PeopleSort::Rank) => Sort::Rank,
        Some(PeopleSort::Group) => Sort::Group,
        Some(PeopleSort::Age) => Sort::Age,
        None if request.search.as_deref().is_some_and(|typed| !typed.trim().is_empty()) => Sort::Fit,
        None => Sort::Pinyin,
    }
}

/// `person_list`
pub(crate) fn list(office: &mut Office, request: PersonListRequest) -> Result<PersonList, Fault> {
    let on = office.day(request.as_of);
    let filter = filter(&request);
    let page = Page {
        sort: sort(&request),
        descending: request.descending.unwrap_or(false),
        after: request.after,
        limit: request.limit.unwrap_or(100).clamp(1, LONGEST_PAGE),
    };
    office.read(|reading| {
        let (ids, total) = people::page(reading, &filter, on, page)?;
        let people = rows(reading, &ids, filter.search.as_deref(), on)?;
        Ok(PersonList { total, people })
    })
}

/// The lines of these people, in their order.
fn rows(reading: &Reading<'_>, ids: &[i64], typed: Option<&str>, on: Day) -> Result<Vec<PersonRow>, Fault> {
    let lines = people::lines(reading, ids, on)?;
    let held = PostHeld::of_people(reading, ids, on)?;
    let groups = people::groups_of(reading, &lines, on)?;
    let words = typed.map(hits::words).unwrap_or_default();
    let former = if words.is_empty() { Vec::new() } else { people::former_names(reading, ids)? };
    Ok(lines
        .into_iter()
        .map(|line| {
            let held = PostHeld::of_one(&held, line.id);
            let group = line.building.and_then(|building| groups.get(&building)).cloned();
            let first = former.partition_point(|(person, _)| *person < line.id);
            let after = former.partition_point(|(person, _)| *person <= line.id);
            row(line, held, group, &words, former.get(first..after).unwrap_or_default(), on)
        })
        .collect())
}

fn row(
    line: PersonLine,
    held: &[PostHeld],
    group: Option<String>,
    words: &[String],
    former: &[(i64, String)],
    on: Day,
) -> PersonRow {
    PersonRow {
        hits: words.iter().filter_map(|word| found(&line, former, word)).collect(),
        id: line.id,
        initials: names::initials_of_key(&line.pinyin),
        sex: coded_column(Table::Sex, line.sex.as_deref()),
        age: line.birth.and_then(|birth| birth.age(on)),
        birth: line.birth,
        nationality: coded_column(Table::Nationality, line.nationality.as_deref()),
        politics: coded(Table::Politics, line.politics.0.as_deref(), line.politics.1.as_deref()),
        education: coded(Table::Education, line.education.0.as_deref(), line.education.1.as_deref()),
        employment: coded(Table::Employment, line.employment.0.as_deref(), line.employment.1.as_deref()),
        posts: post_phrases(held),
        full_time: held.iter().filter_map(|held| held.full_time).max(),
        group,
        residence: line.residence().or(line.address),
        phone: line.phone.as_deref().map(mask_phone),
        name: line.name,
    }
}

/// The best place a scrap stands in: the name, a former one, the telephone number, the home.
fn found(line: &PersonLine, former: &[(i64, String)], word: &str) -> Option<Hit> {
    let readings = line.pinyin.split('\u{1}').next().unwrap_or_default();
    let readings: Vec<&str> = readings.split(' ').collect();
    if let Some((_, span)) = hits::in_name(&line.name, &readings, word) {
        return Some(Hit::new(HitField::Name, &line.name, span));
    }
    for (_, name) in former {
        if let Some((_, span)) = hits::in_any_name(name, word) {
            return Some(Hit::new(HitField::Former, name, span));
        }
    }
    if let Some(phone) = &line.phone
        && let Some(span) = hits::tail(phone, word)
    {
        let masked = mask_phone(phone);
        // Of a number with signs in it only the tail is sure to stand where it stood.
        let start = masked.chars().count().saturating_sub(span.length);
        return Some(Hit::new(HitField::Phone, &masked, Span { start, ..span }));
    }
    let shown = line.residence();
    if let Some(residence) = &shown
        && let Some(span) = hits::in_text(residence, word)
    {
        return Some(Hit::new(HitField::Residence, residence, span));
    }
    let address = line.address.as_deref()?;
    let span = hits::in_text(address, word)?;
    Some(Hit::new(if shown.is_none() { HitField::Residence } else { HitField::Address }, address, span))
}
