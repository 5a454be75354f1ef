//! Lists of people: which ones, in which order, a page at a time.
//!
//! A list asks three things: the numbers of those who fit (one statement, the filters in it), which of them stand on the
//! page (a walk along the order), and what the page shows of those few. So only a page's lines are ever read in full.

use std::collections::HashMap;

use chrono::Datelike;
use rusqlite::types::Value;

use domain::kinds::{BodyKind, FactKind};
use domain::{Day, Fault, Partial};

use crate::body::Body;
use crate::building::{Building, BuildingGroup};
use crate::door::Reading;
use crate::rows::{Stored, at};
use crate::search;
use crate::trouble::fault;

/// A line of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonLine {
    /// The person.
    pub id: i64,
    /// 姓名
    pub name: String,
    /// GB/T 2261.1.
    pub sex: Option<String>,
    /// To any precision.
    pub birth: Option<Partial>,
    /// GB/T 3304 code, or a text no table knows.
    pub nationality: Option<String>,
    /// 18 characters.
    pub id_number: Option<String>,
    /// As typed.
    pub phone: Option<String>,
    /// As typed.
    pub address: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// The readings a list sorts by.
    pub pinyin: String,
    /// 政治面貌 on the day: code, text.
    pub politics: (Option<String>, Option<String>),
    /// 文化程度 on the day: code, text.
    pub education: (Option<String>, Option<String>),
    /// 个人身份 on the day: code, text.
    pub employment: (Option<String>, Option<String>),
    /// The building they live in on the day.
    pub building: Option<i64>,
    /// Its name.
    pub building_name: Option<String>,
    /// The door in it.
    pub door: Option<String>,
}

impl PersonLine {
    /// Building and door; none where neither is known.
    pub fn residence(&self) -> Option<String> {
        let text = [self.building_name.as_deref(), self.door.as_deref()].into_iter().flatten().collect::<String>();
        (!text.is_empty()).then_some(text)
    }
}

/// Which cards a list is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cards {
    /// Those in use.
    #[default]
    InUse,
    /// Those under 封存.
    Sealed,
    /// Those in the recycle bin.
    Removed,
    /// Those in use and those under 封存: rosters keep their names.
    Kept,
}

/// What a list is sorted by; of equals, strokes decide, then the number of the card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By reading.
    #[default]
    Pinyin,
    /// 按姓氏笔画为序
    Strokes,
    /// By the highest post held on the day: kind of body, then rank.
    Rank,
    /// By the group and building they live in.
    Group,
    /// The youngest first.
    Age,
    /// How well the name fits what was typed, then by reading.
    Fit,
}

/// Which people a list shows. What is left out does not narrow.
#[derive(Clone, Debug, Default)]
pub struct PeopleFilter {
    /// Typed into the search field.
    pub search: Option<String>,
    /// Which cards.
    pub cards: Cards,
    /// Only those in office on the day.
    pub in_office: bool,
    /// Only those in office in this body on the day.
    pub body: Option<i64>,
    /// Only those who hold a post of this name on the day.
    pub post: Option<String>,
    /// Only those whose post on the day is 专职, or 兼职.
    pub full_time: Option<bool>,
    /// Only those who live in a building of this group.
    pub group: Option<i64>,
    /// Only those who live in this building.
    pub building: Option<i64>,
    /// GB/T 2261.1.
    pub sex: Option<String>,
    /// One of these codes; empty for any.
    pub politics: Vec<String>,
    /// One of these codes; empty for any.
    pub education: Vec<String>,
    /// At least so many full years for certain.
    pub age_from: Option<u32>,
    /// At most so many full years for certain.
    pub age_to: Option<u32>,
    /// 离退休 or not.
    pub retired: Option<bool>,
    /// Only these cards.
    pub only: Option<Vec<i64>>,
}

/// What of a page is wanted, and in which order.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The order.
    pub sort: Sort,
    /// Turned around; what is not known stays last.
    pub descending: bool,
    /// Those behind this person.
    pub after: Option<i64>,
    /// At most this many.
    pub limit: i64,
}

impl Default for Page {
    fn default() -> Self {
        Self { sort: Sort::Pinyin, descending: false, after: None, limit: i64::MAX }
    }
}

/// `f` is in force on ?1.
const FACT_HOLDS: &str =
    "f.removed = 0 AND (f.from_on IS NULL OR f.from_on <= ?1) AND (f.to_on IS NULL OR f.to_on || '~' > ?1)";
/// `a` lasts on ?1.
const APPOINTMENT_HOLDS: &str =
    "a.removed = 0 AND (a.from_on IS NULL OR a.from_on <= ?1) AND (a.to_on IS NULL OR a.to_on || '~' > ?1)";

/// What a page shows of people, ?1 being their numbers as JSON. Public so that the benchmark runs the same text bare.
pub const LINES: &str = "SELECT p.id, p.name, p.sex, p.birth, p.nationality, p.id_number, p.phone, p.address, p.note, i.pinyin
    FROM json_each(?1) j CROSS JOIN person p ON p.id = j.value CROSS JOIN person_index i ON i.person = p.id ORDER BY j.key";

/// The facts of people in force on ?1, the one that counts last; ?2 are their numbers as JSON. A former name was in use
/// until its last day, so the one that ended next after ?1 was the name then.
pub const FACTS: &str = "SELECT f.person, f.kind, f.code, f.text, f.building, b.name
    FROM json_each(?2) j CROSS JOIN person_fact f ON f.person = j.value LEFT JOIN building b ON b.id = f.building
    WHERE f.removed = 0 AND CASE f.kind WHEN 'name' THEN f.to_on IS NOT NULL AND f.to_on || '~' > ?1
      ELSE (f.from_on IS NULL OR f.from_on <= ?1) AND (f.to_on IS NULL OR f.to_on || '~' > ?1) END
    ORDER BY CASE f.kind WHEN 'name' THEN NULL ELSE f.from_on END NULLS FIRST, CASE f.kind WHEN 'name' THEN f.to_on END DESC, f.id";

/// Where nothing is known: behind everything.
const LAST: &str = "99999999";

/// Clauses with their values; ?1 is the day.
struct Query {
    clauses: Vec<String>,
    values: Vec<Value>,
    /// Anything but the cards themselves narrows the list.
    narrowed: bool,
}

impl Query {
    fn new(cards: Cards, on: Day) -> Self {
        let clause = match cards {
            Cards::InUse => "p.removed = 0 AND p.sealed_on IS NULL",
            Cards::Sealed => "p.removed = 0 AND p.sealed_on IS NOT NULL",
            Cards::Removed => "p.removed = 1 AND p.merged_into IS NULL",
            Cards::Kept => "p.removed = 0",
        };
        Self { clauses: vec![clause.to_owned()], values: vec![on.to_stored()], narrowed: false }
    }

    /// A value; its place comes back.
    fn bind(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    fn narrow(&mut self, clause: String) {
        self.clauses.push(clause);
        self.narrowed = true;
    }

    fn json(&mut self, value: &impl serde::Serialize) -> Result<String, Fault> {
        let text = serde_json::to_string(value).map_err(|error| Fault::Bug(error.to_string()))?;
        Ok(self.bind(Value::Text(text)))
    }

    fn ids(&self, reading: &Reading<'_>, sql: &str) -> Result<Vec<i64>, Fault> {
        reading
            .connection()
            .prepare_cached(sql)
            .and_then(|mut statement| {
                statement.query_map(rusqlite::params_from_iter(&self.values), |row| row.get(0))?.collect()
            })
            .map_err(fault)
    }
}

/// The value of a fact of `p` on ?1: the newest that had begun.
fn fact(column: &str, kind: FactKind) -> String {
    format!(
        "(SELECT f.{column} FROM person_fact f WHERE f.person = p.id AND f.kind = '{}' AND {FACT_HOLDS}
          ORDER BY f.from_on DESC NULLS LAST, f.id DESC LIMIT 1)",
        kind.code()
    )
}

/// Born so that on the day they are surely that old: the last day their birth may mean, as text.
fn born_by(on: Day, years: u32) -> String {
    let year = on.year() - i32::try_from(years).unwrap_or(i32::MAX).min(on.year());
    let whole_month =
        Day::from_ymd_opt(year, on.month(), on.day()).and_then(|day| day.succ_opt()).is_none_or(|next| next.day() == 1);
    match (whole_month, on.month()) {
        (true, 12) => format!("{year:04}-99-99"),
        (true, month) => format!("{year:04}-{month:02}-99"),
        (false, month) => format!("{year:04}-{month:02}-{:02}", on.day()),
    }
}

fn narrow(query: &mut Query, filter: &PeopleFilter, on: Day) -> Result<(), Fault> {
    if filter.in_office || filter.body.is_some() || filter.post.is_some() || filter.full_time.is_some() {
        let mut held = format!(
            "p.id IN (SELECT a.person FROM appointment a JOIN post o ON o.id = a.post WHERE {APPOINTMENT_HOLDS}"
        );
        if let Some(body) = filter.body {
            held += &format!(" AND o.body = {}", query.bind(Value::Integer(body)));
        }
        if let Some(post) = &filter.post {
            held += &format!(" AND o.name = {}", query.bind(Value::Text(post.clone())));
        }
        if let Some(full_time) = filter.full_time {
            held += &format!(" AND a.full_time = {}", i64::from(full_time));
        }
        query.narrow(held + ")");
    }
    if let Some(sex) = &filter.sex {
        let sex = query.bind(Value::Text(sex.clone()));
        query.narrow(format!("p.sex = {sex}"));
    }
    if let Some(years) = filter.age_from {
        let by = query.bind(Value::Text(born_by(on, years)));
        query.narrow(format!("CASE length(p.birth) WHEN 10 THEN p.birth ELSE p.birth || '-99' END <= {by}"));
    }
    if let Some(years) = filter.age_to {
        let year = on.year() - i32::try_from(years).unwrap_or(i32::MAX).min(on.year()) - 1;
        let after = query.bind(Value::Text(format!("{year:04}-{:02}-{:02}", on.month(), on.day())));
        query.narrow(format!("p.birth > {after}"));
    }
    for (kind, codes) in [(FactKind::Politics, &filter.politics), (FactKind::Education, &filter.education)] {
        if !codes.is_empty() {
            let codes = query.json(codes)?;
            query.narrow(format!("{} IN (SELECT value FROM json_each({codes}))", fact("code", kind)));
        }
    }
    if let Some(retired) = filter.retired {
        let is = if retired { "IS" } else { "IS NOT" };
        query.narrow(format!("{} {is} '80'", fact("code", FactKind::Employment)));
    }
    if let Some(building) = filter.building {
        let building = query.bind(Value::Integer(building));
        query.narrow(lives_in(&building));
    }
    if let Some(group) = filter.group {
        let group = query.bind(Value::Integer(group));
        query.narrow(lives_in(&format!(
            "SELECT g.building FROM building_group g WHERE g.body = {group} AND g.removed = 0
               AND (g.from_on IS NULL OR g.from_on <= ?1) AND (g.to_on IS NULL OR g.to_on || '~' > ?1)"
        )));
    }
    if let Some(only) = &filter.only {
        let only = query.json(only)?;
        query.narrow(format!("p.id IN (SELECT value FROM json_each({only}))"));
    }
    Ok(())
}

/// Those who ever lived there are found by index; of them, those who live there on the day.
fn lives_in(buildings: &str) -> String {
    format!(
        "p.id IN (SELECT f.person FROM person_fact f WHERE f.building IN ({buildings}) AND f.kind = 'residence') AND {} IN ({buildings})",
        fact("building", FactKind::Residence)
    )
}

/// The keys of an order, and whether they run backwards.
fn keys(
    query: &mut Query,
    reading: &Reading<'_>,
    filter: &PeopleFilter,
    page: Page,
    on: Day,
) -> Result<(Vec<String>, bool), Fault> {
    // What is not known stays last either way, so numbers are turned and not the order.
    let number = |known: String, up: bool| format!("coalesce({}({known}), {LAST})", if up { "" } else { "-" });
    Ok(match page.sort {
        Sort::Pinyin => (vec!["i.pinyin".to_owned()], page.descending),
        Sort::Strokes => (vec!["i.strokes".to_owned()], page.descending),
        Sort::Age => {
            let born = "CAST(replace(substr(p.birth || '-00-00', 1, 10), '-', '') AS INTEGER)".to_owned();
            (vec![number(born, page.descending), "i.strokes".to_owned()], false)
        }
        Sort::Rank => {
            let kinds: String = BodyKind::ALL
                .iter()
                .enumerate()
                .map(|(place, kind)| format!(" WHEN '{}' THEN {place}", kind.code()))
                .collect();
            let body = filter
                .body
                .map(|body| format!(" AND o.body = {}", query.bind(Value::Integer(body))))
                .unwrap_or_default();
            let highest = format!(
                "SELECT min((CASE b.kind{kinds} ELSE 99 END) * 1000 + o.rank) FROM appointment a JOIN post o ON o.id = a.post
                 JOIN body b ON b.id = o.body WHERE a.person = p.id AND {APPOINTMENT_HOLDS}{body}"
            );
            (vec![number(highest, !page.descending), "i.strokes".to_owned()], false)
        }
        Sort::Group => {
            let order = query.json(&order_of_buildings(reading, on)?)?;
            let place = format!("json_extract({order}, '$[' || {} || ']')", fact("building", FactKind::Residence));
            (vec![number(place, !page.descending), "i.strokes".to_owned()], false)
        }
        Sort::Fit => {
            let typed = query.bind(Value::Text(filter.search.clone().unwrap_or_default()));
            (vec![search::fit(&typed), "i.pinyin".to_owned()], false)
        }
    })
}

/// For each building, by its number, its place in the order of groups and then of buildings.
fn order_of_buildings(reading: &Reading<'_>, on: Day) -> Result<Vec<i64>, Fault> {
    let groups: HashMap<i64, i64> =
        (1..).zip(Body::on(reading, on)?).map(|(place, body): (i64, Body)| (body.id, place)).collect();
    let of_group: HashMap<i64, i64> =
        BuildingGroup::on(reading, on)?.into_iter().map(|belongs| (belongs.building, belongs.body)).collect();
    let mut order = Vec::new();
    for (place, building) in (1..).zip(Building::all(reading)?) {
        let group = of_group.get(&building.id).and_then(|group| groups.get(group)).copied().unwrap_or(9000);
        let at = usize::try_from(building.id).unwrap_or(0);
        if order.len() <= at {
            order.resize(at + 1, 9000 * 10_000);
        }
        if let Some(slot) = order.get_mut(at) {
            *slot = group * 10_000 + place;
        }
    }
    Ok(order)
}

/// The numbers of those on a page, and how many there are in all.
pub fn page(reading: &Reading<'_>, filter: &PeopleFilter, on: Day, page: Page) -> Result<(Vec<i64>, i64), Fault> {
    let mut query = Query::new(filter.cards, on);
    if let Some(typed) = filter.search.as_deref().filter(|typed| !typed.trim().is_empty()) {
        let Some(text) = search::query(typed) else { return Ok((Vec::new(), 0)) };
        let text = query.bind(Value::Text(text));
        query.narrow(format!(
            "p.id IN (SELECT (rowid - 1) / 8 FROM search WHERE search MATCH {text} AND rowid % 8 = 1)"
        ));
    }
    narrow(&mut query, filter, on)?;
    // Every statement names the day, so that values and places agree.
    let clause = query.clauses.join(" AND ");
    let mut listed = Query::new(filter.cards, on);
    let total = if query.narrowed {
        let ids = query.ids(reading, &format!("SELECT p.id FROM person p WHERE {clause} AND ?1 IS NOT NULL"))?;
        let some = listed.json(&ids)?;
        listed.narrow(format!("+i.person IN (SELECT value FROM json_each({some}))"));
        i64::try_from(ids.len()).unwrap_or(i64::MAX)
    } else {
        let counted =
            query.ids(reading, &format!("SELECT count(*) FROM person p WHERE {clause} AND ?1 IS NOT NULL"))?;
        counted.first().copied().unwrap_or(0)
    };
    if total == 0 || page.limit == 0 {
        return Ok((Vec::new(), total));
    }
    let (mut keys, descending) = keys(&mut listed, reading, filter, page, on)?;
    keys.push("i.person".to_owned());
    let (direction, beyond) = if descending { (" DESC", "<") } else { ("", ">") };
    if let Some(after) = page.after {
        let after = listed.bind(Value::Integer(after));
        let keys = keys.join(", ");
        listed.clauses.push(format!(
            "({keys}) {beyond} (SELECT {keys} FROM person_index i JOIN person p ON p.id = i.person WHERE i.person = {after})"
        ));
    }
    let limit = listed.bind(Value::Integer(page.limit));
    let order = keys.iter().map(|key| format!("{key}{direction}")).collect::<Vec<_>>().join(", ");
    let clause = listed.clauses.join(" AND ");
    let sql = format!(
        "SELECT i.person FROM person_index i CROSS JOIN person p ON p.id = i.person
         WHERE {clause} AND ?1 IS NOT NULL ORDER BY {order} LIMIT {limit}"
    );
    Ok((listed.ids(reading, &sql)?, total))
}

/// What a list shows of these people, in their order.
pub fn lines(reading: &Reading<'_>, ids: &[i64], on: Day) -> Result<Vec<PersonLine>, Fault> {
    let wanted = serde_json::to_string(ids).map_err(|error| Fault::Bug(error.to_string()))?;
    let mut lines: Vec<PersonLine> = reading
        .connection()
        .prepare_cached(LINES)
        .and_then(|mut statement| {
            statement
                .query_map([&wanted], |row| {
                    Ok(PersonLine {
                        id: at(row, 0)?,
                        name: at(row, 1)?,
                        sex: at(row, 2)?,
                        birth: at(row, 3)?,
                        nationality: at(row, 4)?,
                        id_number: at(row, 5)?,
                        phone: at(row, 6)?,
                        address: at(row, 7)?,
                        note: at(row, 8)?,
                        pinyin: at(row, 9)?,
                        politics: (None, None),
                        education: (None, None),
                        employment: (None, None),
                        building: None,
                        building_name: None,
                        door: None,
                    })
                })?
                .collect()
        })
        .map_err(fault)?;
    let places: HashMap<i64, usize> = lines.iter().enumerate().map(|(place, line)| (line.id, place)).collect();
    let mut statement = reading.connection().prepare_cached(FACTS).map_err(fault)?;
    let mut rows = statement.query(rusqlite::params![on.to_stored(), wanted]).map_err(fault)?;
    while let Some(row) = rows.next().map_err(fault)? {
        let person: i64 = at(row, 0).map_err(fault)?;
        let kind: FactKind = at(row, 1).map_err(fault)?;
        let Some(line) = places.get(&person).and_then(|place| lines.get_mut(*place)) else { continue };
        let value = (at(row, 2).map_err(fault)?, at(row, 3).map_err(fault)?);
        match kind {
            FactKind::Politics => line.politics = value,
            FactKind::Education => line.education = value,
            FactKind::Employment => line.employment = value,
            FactKind::Residence => {
                line.building = at(row, 4).map_err(fault)?;
                line.building_name = at(row, 5).map_err(fault)?;
                line.door = value.1;
            }
            FactKind::Name => line.name = value.1.unwrap_or_else(|| std::mem::take(&mut line.name)),
        }
    }
    Ok(lines)
}

/// The resident group of each building these people live in, on the day.
pub fn groups_of(reading: &Reading<'_>, lines: &[PersonLine], on: Day) -> Result<HashMap<i64, String>, Fault> {
    let mut buildings: Vec<i64> = lines.iter().filter_map(|line| line.building).collect();
    buildings.sort_unstable();
    buildings.dedup();
    let wanted = serde_json::to_string(&buildings).map_err(|error| Fault::Bug(error.to_string()))?;
    reading
        .connection()
        .prepare_cached(
            "SELECT g.building, b.name FROM json_each(?2) j CROSS JOIN building_group g ON g.building = j.value
             JOIN body b ON b.id = g.body WHERE g.removed = 0 AND b.removed = 0
               AND (g.from_on IS NULL OR g.from_on <= ?1) AND (g.to_on IS NULL OR g.to_on || '~' > ?1)",
        )
        .and_then(|mut statement| {
            statement
                .query_map(rusqlite::params![on.to_stored(), wanted], |row| Ok((at(row, 0)?, at(row, 1)?)))?
                .collect()
        })
        .map_err(fault)
}

/// Former names of these people.
pub fn former_names(reading: &Reading<'_>, ids: &[i64]) -> Result<Vec<(i64, String)>, Fault> {
    let wanted = serde_json::to_string(ids).map_err(|error| Fault::Bug(error.to_string()))?;
    reading
        .connection()
        .prepare_cached(
            "SELECT f.person, f.text FROM json_each(?1) j CROSS JOIN person_fact f ON f.person = j.value
             WHERE f.kind = 'name' AND f.removed = 0 AND f.text IS NOT NULL ORDER BY f.person, f.id DESC",
        )
        .and_then(|mut statement| statement.query_map([wanted], |row| Ok((at(row, 0)?, at(row, 1)?)))?.collect())
        .map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::born_by;

    #[test]
    fn a_birth_known_to_the_month_counts_once_the_month_is_over() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(born_by(day("2026-07-01"), 60), "1966-07-01");
        assert_eq!(born_by(day("2026-06-30"), 60), "1966-06-99");
        assert_eq!(born_by(day("2025-12-31"), 60), "1965-99-99");
        // 1965 had no 29 February: its last day is past.
        assert_eq!(born_by(day("2024-02-29"), 59), "1965-02-99");
    }
}
