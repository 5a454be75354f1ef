//! 变动对照: two days compared, body by body, to read, to copy and to export.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::papers::compare::{BodyDifference, CompareFacts, Difference, document};
use domain::papers::file_name;
use domain::wording::compare as wording;
use domain::{Day, Fault, Partial, Refusal};
use store::Reading;
use store::body::Body;
use store::days::{Between, Ends, names_on};
use store::term::Post;

use crate::export::{Exported, Format};
use crate::printed::InWords;
use crate::{Office, facts};

/// The most people listed in one body for one kind of change, on screen where no body is named; the numbers count them
/// all, and the paper lists them all.
const MOST: usize = 20;

/// Two days to compare.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CompareRequest {
    /// The earlier day.
    pub from: Day,
    /// The later day; today where missing.
    #[serde(default)]
    pub to: Option<Day>,
    /// Only this body, with everybody in it.
    #[serde(default)]
    pub body: Option<i64>,
}

/// Exports a comparison.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CompareExport {
    /// The earlier day.
    pub from: Day,
    /// The later day; today where missing.
    #[serde(default)]
    pub to: Option<Day>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which forms.
    pub formats: Vec<Format>,
}

/// What differs between two days.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Comparison {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// 新任4人，离任3人，职务变动1人。
    pub summary: String,
    /// Bodies in which something differs, in the order papers list them.
    pub bodies: Vec<ComparedBody>,
}

/// What differs in a body.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ComparedBody {
    /// The body.
    pub body: i64,
    /// Its name on the later day.
    pub name: String,
    /// Founded, closed, renamed, terms begun and ended: a sentence each.
    pub changes: Vec<String>,
    /// Who came, left and moved, in this order.
    pub people: Vec<ComparedPerson>,
    /// How many came, left and moved, listed or not.
    pub count: i64,
}

/// Somebody for whom something differs.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ComparedPerson {
    /// Came, left or moved.
    pub kind: ComparedKind,
    /// Who.
    pub person: i64,
    /// 姓名
    pub name: String,
    /// The post on the earlier day.
    pub before: Option<String>,
    /// The post on the later day.
    pub after: Option<String>,
    /// The day it changed, where it is known.
    pub on: Option<Partial>,
    /// Why, in words.
    pub why: Option<String>,
}

/// What happened to somebody between the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComparedKind {
    /// 新任
    Came,
    /// 离任
    Left,
    /// 职务变动
    Moved,
}

/// `days_compare`
pub(crate) fn compare(office: &mut Office, request: CompareRequest) -> Result<Comparison, Fault> {
    let which = Which { body: request.body, most: if request.body.is_some() { usize::MAX } else { MOST } };
    let facts = compared(office, request.from, request.to, which)?;
    let (came, left, moved, bodies) = facts.sums();
    let person = |kind: ComparedKind| {
        move |one: Difference| ComparedPerson {
            kind,
            person: one.person,
            name: one.name,
            before: one.before,
            after: one.after,
            on: one.on,
            why: one.why,
        }
    };
    Ok(Comparison {
        from: facts.from,
        to: facts.to,
        summary: if facts.bodies.is_empty() {
            wording::SAME.to_owned()
        } else {
            wording::sum(came, left, moved, bodies)
        },
        bodies: facts
            .bodies
            .into_iter()
            .map(|body| ComparedBody {
                body: body.body,
                name: body.name,
                changes: body.changes,
                count: body.came_count + body.left_count + body.moved_count,
                people: (body.came.into_iter().map(person(ComparedKind::Came)))
                    .chain(body.left.into_iter().map(person(ComparedKind::Left)))
                    .chain(body.moved.into_iter().map(person(ComparedKind::Moved)))
                    .collect(),
            })
            .collect(),
    })
}

/// `compare_text`
pub(crate) fn text(office: &mut Office, request: CompareRequest) -> Result<InWords, Fault> {
    let (document, _) = paper(office, request.from, request.to)?;
    Ok(InWords { text: documents::plain(&document) })
}

/// `compare_export`
pub(crate) fn export(office: &mut Office, request: CompareExport) -> Result<Exported, Fault> {
    let (document, stem) = paper(office, request.from, request.to)?;
    let exported = crate::export::write(office, &document, &stem, request.folder, &request.formats)?;
    let formats: Vec<&str> = exported.files.iter().map(|file| file.format.extension()).collect();
    office.note("compare_export", domain::wording::report::exported(wording::TITLE, &formats), None)?;
    Ok(exported)
}

/// The comparison as a paper, and the name of its file.
pub(crate) fn paper(office: &mut Office, from: Day, to: Option<Day>) -> Result<(Document, String), Fault> {
    let facts = compared(office, from, to, Which { body: None, most: usize::MAX })?;
    let stem = file_name::stem(&[wording::TITLE, &facts.community, &from.format("%Y%m%d").to_string()], Some(facts.to));
    Ok((document(&facts), stem))
}

/// Which body, all where missing; and how many people of a kind are listed.
#[derive(Clone, Copy)]
struct Which {
    body: Option<i64>,
    most: usize,
}

fn compared(office: &mut Office, from: Day, to: Option<Day>, which: Which) -> Result<CompareFacts, Fault> {
    let to = office.day(to);
    if to < from {
        return Err(Fault::Refused(Refusal::EndBeforeStart { from: from.into(), to: to.into() }));
    }
    office.read(|reading| {
        Ok(CompareFacts {
            community: facts::committee(reading)?.name,
            from,
            to,
            bodies: differences(reading, from, to, which)?,
        })
    })
}

/// Who came, left and moved between two days, body by body, everybody listed.
pub(crate) fn between(reading: &Reading<'_>, from: Day, to: Day) -> Result<Vec<BodyDifference>, Fault> {
    differences(reading, from, to, Which { body: None, most: usize::MAX })
}

fn differences(reading: &Reading<'_>, from: Day, to: Day, which: Which) -> Result<Vec<BodyDifference>, Fault> {
    let wanted = |body: i64| which.body.is_none_or(|only| only == body);
    let mut found: BTreeMap<i64, BodyDifference> = BTreeMap::new();
    for turn in crate::days::sentences(reading)? {
        if from < turn.day && turn.day <= to && wanted(turn.body) {
            found.entry(turn.body).or_default().changes.push(turn.what);
        }
    }
    let held = Between::days(reading, from, to)?;
    let mut listed: Vec<(i64, Sorted<'_>)> = Vec::new();
    let mut rest = held.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|one| (one.body, one.person) == (first.body, first.person)).count();
        let (own, after) = rest.split_at(count);
        rest = after;
        let Some(kind) = kind(own).filter(|_| wanted(first.body)) else { continue };
        let body = found.entry(first.body).or_default();
        let count = match kind {
            ComparedKind::Came => &mut body.came_count,
            ComparedKind::Left => &mut body.left_count,
            ComparedKind::Moved => &mut body.moved_count,
        };
        *count += 1;
        if usize::try_from(*count).is_ok_and(|count| count <= which.most) {
            listed.push((first.body, Sorted { kind, own }));
        }
    }
    tell(reading, &mut found, &listed, from, to)?;
    // In the order papers list bodies; those that were closed in between come last.
    let mut order = Body::on(reading, to)?;
    order.extend(Body::on(reading, from)?);
    let mut ordered = Vec::new();
    for body in order {
        if let Some(difference) = found.remove(&body.id) {
            ordered.push(BodyDifference { body: body.id, name: body.name, ..difference });
        }
    }
    for (id, difference) in found {
        let name = Body::get(reading, id)?.filter(|body| !body.removed).map(|body| body.name);
        ordered.extend(name.map(|name| BodyDifference { body: id, name, ..difference }));
    }
    Ok(ordered)
}

/// What happened to one person in one body, and the appointments it is read from.
struct Sorted<'a> {
    kind: ComparedKind,
    own: &'a [Between],
}

/// Came, left or moved; nothing where the posts are the same on both days.
fn kind(own: &[Between]) -> Option<ComparedKind> {
    let held = |post: i64, on: fn(&Between) -> bool| own.iter().any(|one| one.post == post && on(one));
    let same = |one: &Between| held(one.post, |one| one.before) == held(one.post, |one| one.after);
    if own.iter().all(same) {
        None
    } else if !own.iter().any(|one| one.before) {
        Some(ComparedKind::Came)
    } else if !own.iter().any(|one| one.after) {
        Some(ComparedKind::Left)
    } else {
        Some(ComparedKind::Moved)
    }
}

/// Puts names, posts, days and reasons to those listed. Names are those of the later day for whoever is there then, else
/// of the earlier one; they stand by pinyin.
fn tell(
    reading: &Reading<'_>,
    found: &mut BTreeMap<i64, BodyDifference>,
    listed: &[(i64, Sorted<'_>)],
    from: Day,
    to: Day,
) -> Result<(), Fault> {
    let people = |gone: bool| -> Vec<i64> {
        let some = listed.iter().filter(|(_, one)| (one.kind == ComparedKind::Left) == gone);
        some.filter_map(|(_, one)| one.own.first()).map(|one| one.person).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let (then, now) = (names_on(reading, &people(true), from)?, names_on(reading, &people(false), to)?);
    let turned: Vec<i64> =
        listed.iter().flat_map(|(_, one)| one.own).filter(|one| one.before != one.after).map(|one| one.id).collect();
    let (ends, posts) = (Ends::of(reading, &turned)?, Post::names(reading)?);
    let mut told: BTreeMap<(i64, ComparedKind), Vec<(&str, Difference)>> = BTreeMap::new();
    for (body, one) in listed {
        let Some(person) = one.own.first().map(|one| one.person) else { continue };
        let names = if one.kind == ComparedKind::Left { &then } else { &now };
        let (name, pinyin) = names.get(&person).map_or(("", ""), |(name, pinyin)| (name.as_str(), pinyin.as_str()));
        let (on, why) = when(one, &ends);
        let words = |held: fn(&&Between) -> bool| -> Option<String> {
            let mut names: Vec<&str> =
                one.own.iter().filter(held).filter_map(|one| posts.get(&one.post)).map(String::as_str).collect();
            names.dedup();
            (!names.is_empty()).then(|| names.join("、"))
        };
        let difference = Difference {
            person,
            name: name.to_owned(),
            before: words(|one| one.before),
            after: words(|one| one.after),
            on,
            why,
        };
        told.entry((*body, one.kind)).or_default().push((pinyin, difference));
    }
    for ((body, kind), mut people) in told {
        people.sort_by_key(|(pinyin, _)| *pinyin);
        let body = found.entry(body).or_default();
        let list = match kind {
            ComparedKind::Came => &mut body.came,
            ComparedKind::Left => &mut body.left,
            ComparedKind::Moved => &mut body.moved,
        };
        list.extend(people.into_iter().map(|(_, difference)| difference));
    }
    Ok(())
}

/// The day it changed and why: of what began, or, where somebody left, of what ended.
fn when(one: &Sorted<'_>, ends: &BTreeMap<i64, Ends>) -> (Option<Partial>, Option<String>) {
    let new = one.own.iter().find(|one| one.after && !one.before).and_then(|one| ends.get(&one.id));
    let old = one.own.iter().rev().find(|one| one.before && !one.after).and_then(|one| ends.get(&one.id));
    let begun = new.map(|ends| (ends.from_on, ends.begin_reason.map(|reason| reason.chinese().to_owned())));
    let ended = old.map(|ends| (ends.to_on, ends.end_reason.map(|reason| reason.chinese().to_owned())));
    match one.kind {
        ComparedKind::Left => ended,
        ComparedKind::Came | ComparedKind::Moved => begun.or(ended),
    }
    .unwrap_or_default()
}
