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
use store::days::{Between, names_on};

use crate::export::{Exported, Format};
use crate::printed::InWords;
use crate::{Office, facts};

/// The most people listed in one body for one kind of change; the numbers count them all.
const MOST: usize = 300;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
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
    let facts = compared(office, request.from, request.to)?;
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
    let facts = compared(office, from, to)?;
    let stem = file_name::stem(&[wording::TITLE, &facts.community, &from.format("%Y%m%d").to_string()], Some(facts.to));
    Ok((document(&facts), stem))
}

fn compared(office: &mut Office, from: Day, to: Option<Day>) -> Result<CompareFacts, Fault> {
    let to = office.day(to);
    if to < from {
        return Err(Fault::Refused(Refusal::EndBeforeStart { from: from.into(), to: to.into() }));
    }
    office.read(|reading| {
        Ok(CompareFacts {
            community: facts::committee(reading)?.name,
            from,
            to,
            bodies: differences(reading, from, to)?,
        })
    })
}

fn differences(reading: &Reading<'_>, from: Day, to: Day) -> Result<Vec<BodyDifference>, Fault> {
    let mut found: BTreeMap<i64, BodyDifference> = BTreeMap::new();
    for turn in crate::days::sentences(reading)? {
        if from < turn.day && turn.day <= to {
            found.entry(turn.body).or_default().changes.push(turn.what);
        }
    }
    let held = Between::days(reading, from, to)?;
    let mut rest = held.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|one| (one.body, one.person) == (first.body, first.person)).count();
        let (own, after) = rest.split_at(count);
        rest = after;
        sort_in(found.entry(first.body).or_default(), own);
    }
    found.retain(|_, body| body.came_count + body.left_count + body.moved_count > 0 || !body.changes.is_empty());
    name(reading, &mut found, from, to)?;
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

/// One person in one body: came, left, moved, or the same as before.
fn sort_in(body: &mut BodyDifference, own: &[Between]) {
    let posts = |held: fn(&Between) -> bool| -> BTreeSet<i64> {
        own.iter().filter(|one| held(one)).map(|one| one.post).collect()
    };
    let (before, after) = (posts(|one| one.before), posts(|one| one.after));
    if before == after {
        return;
    }
    let words = |held: fn(&Between) -> bool| -> Option<String> {
        let mut names: Vec<&str> = own.iter().filter(|one| held(one)).map(|one| one.post_name.as_str()).collect();
        names.dedup();
        (!names.is_empty()).then(|| names.join("、"))
    };
    let new = own.iter().find(|one| one.after && !one.before);
    let old = own.iter().rev().find(|one| one.before && !one.after);
    let begun = new.map(|one| (one.from_on, one.begin_reason.map(|reason| reason.chinese())));
    let ended = old.map(|one| (one.to_on, one.end_reason.map(|reason| reason.chinese())));
    let (list, count, told) = if before.is_empty() {
        (&mut body.came, &mut body.came_count, begun)
    } else if after.is_empty() {
        (&mut body.left, &mut body.left_count, ended)
    } else {
        (&mut body.moved, &mut body.moved_count, begun.or(ended))
    };
    *count += 1;
    if list.len() < MOST {
        let (on, why) = told.unwrap_or_default();
        list.push(Difference {
            person: own.first().map_or(0, |one| one.person),
            name: String::new(),
            before: words(|one| one.before),
            after: words(|one| one.after),
            on,
            why: why.map(str::to_owned),
        });
    }
}

/// Names of the later day for those who are there then, else of the earlier one; then by pinyin.
fn name(reading: &Reading<'_>, found: &mut BTreeMap<i64, BodyDifference>, from: Day, to: Day) -> Result<(), Fault> {
    let ids = |gone: bool| -> Vec<i64> {
        let lists = found.values().flat_map(|body| if gone { vec![&body.left] } else { vec![&body.came, &body.moved] });
        lists.flatten().map(|one| one.person).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let (then, now) = (names_on(reading, &ids(true), from)?, names_on(reading, &ids(false), to)?);
    for body in found.values_mut() {
        for (list, names) in [(&mut body.came, &now), (&mut body.left, &then), (&mut body.moved, &now)] {
            for one in list.iter_mut() {
                one.name = names.get(&one.person).map(|(name, _)| name.clone()).unwrap_or_default();
            }
            list.sort_by_cached_key(|one| names.get(&one.person).map(|(_, pinyin)| pinyin.clone()));
        }
    }
    Ok(())
}
