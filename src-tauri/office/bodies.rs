//! 组织: bodies, what they were called and where they stood, and rosters as of a day.
//!
//! Vacancies are computed from seats and holders, never typed. What is done to a body is in `body_acts.rs`, its terms in
//! `terms.rs`, posts and seats in `posts.rs`, who holds them in `appointments.rs`, what follows from all that in
//! `standing.rs`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, Layer};
use domain::{Day, Fault, Partial};
use store::Reading;
use store::appointment::{HolderFacts, Office as Held};
use store::body::{Body, BodyFormer};
use store::days::Heads;
use store::paper::Paper;
use store::term::{Post, Seat, Taken, Term};

use crate::Office;
use crate::appointments::AppointmentLine;
use crate::posts::PostLine;
use crate::standing;
use crate::terms::{TermLine, term_line};

/// A day.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct OnDay {
    /// The day it is asked for; today where missing.
    pub as_of: Option<Day>,
}

/// All bodies on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BodyList {
    /// In the order papers list them; a tree by `parent`.
    pub bodies: Vec<BodyLine>,
}

/// A body in the chart.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BodyLine {
    /// The body.
    pub id: i64,
    /// What it is.
    pub kind: BodyKind,
    /// As a person reads it.
    pub kind_name: String,
    /// Where it stands in the chart.
    pub layer: Layer,
    /// What it is called.
    pub name: String,
    /// Under which body.
    pub parent: Option<i64>,
    /// Who holds the first post on the day.
    pub head: Option<String>,
    /// That post.
    pub head_post: Option<String>,
    /// Holders on the day.
    pub people: i64,
    /// Seats of the term, where they are kept.
    pub seats: Option<i64>,
    /// Empty seats, post by post.
    pub vacant: i64,
    /// Holders more than seats, post by post.
    pub over: i64,
    /// 第N届 on the day.
    pub ordinal: Option<i64>,
    /// The last day of the term by law, or the one it was extended to.
    pub term_end: Option<Partial>,
    /// That day has passed, and no successor is chosen.
    pub overdue: bool,
}

/// Which body, on which day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BodyGetRequest {
    /// The body.
    pub id: i64,
    /// The day it is asked for; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A body with its roster on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BodyCard {
    /// The body.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// What it is.
    pub kind: BodyKind,
    /// As a person reads it.
    pub kind_name: String,
    /// What it was called that day.
    pub name: String,
    /// Under which body.
    pub parent: Option<i64>,
    /// First day.
    pub founded: Option<Partial>,
    /// Last day.
    pub closed: Option<Partial>,
    /// By which paper it was founded.
    pub founding_document: Option<i64>,
    /// The same in words.
    pub founding_paper: Option<String>,
    /// By which paper it was closed.
    pub closing_document: Option<i64>,
    /// The same in words.
    pub closing_paper: Option<String>,
    /// The body it went into.
    pub merged_into: Option<i64>,
    /// Its name.
    pub merged_into_name: Option<String>,
    /// Names of bodies that went into it.
    pub absorbed: Vec<String>,
    /// Free text.
    pub note: Option<String>,
    /// Other names people use for a body of its kind.
    pub also_called: Vec<String>,
    /// What is peculiar about its kind, with its source.
    pub peculiar: Option<String>,
    /// Names it had, newest first.
    pub former_names: Vec<FormerName>,
    /// The term on the day.
    pub term: Option<TermLine>,
    /// All terms, oldest first.
    pub terms: Vec<TermLine>,
    /// Its posts, first in rank first.
    pub posts: Vec<PostLine>,
    /// Who holds them on the day.
    pub roster: Vec<AppointmentLine>,
    /// Empty seats on the day.
    pub vacancies: Vec<Vacancy>,
    /// Who left before that day, newest first.
    pub left: Vec<AppointmentLine>,
    /// 女4人，党员4人，专职5人，大专以上5人
    pub summary: String,
    /// What stands out, in words: more holders than seats, a term past its end. Nothing of it is refused.
    pub remarks: Vec<String>,
}

/// A name a body had.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// First day.
    pub from: Option<Partial>,
    /// Last day.
    pub to: Partial,
    /// By which paper it changed, in words.
    pub paper: Option<String>,
}

/// Empty seats of a post.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Vacancy {
    /// The post.
    pub post: i64,
    /// Its name.
    pub post_name: String,
    /// How many are empty.
    pub number: i64,
    /// Since when, where somebody left.
    pub since: Option<Partial>,
}

/// `body_list`
pub(crate) fn list(office: &mut Office, request: OnDay) -> Result<BodyList, Fault> {
    let on = office.day(request.as_of);
    office.read(|reading| Ok(BodyList { bodies: lines(reading, on)? }))
}

/// Every body on a day with its numbers.
pub(crate) fn lines(reading: &Reading<'_>, on: Day) -> Result<Vec<BodyLine>, Fault> {
    let mut heads = Heads::on(reading, on)?;
    let terms = Term::all_current(reading, on)?;
    let ids: Vec<i64> = terms.values().map(|term| term.id).collect();
    let taken = Taken::on(reading, &ids, on)?;
    let lines = Body::on(reading, on)?.into_iter().map(|body| {
        let held = heads.remove(&body.id);
        let term = terms.get(&body.id);
        let own = || taken.iter().filter(|taken| taken.body == body.id);
        let due = term.and_then(|term| term.extended_to.or(term.legal_end_on));
        BodyLine {
            id: body.id,
            kind: body.kind,
            kind_name: body.kind.chinese().to_owned(),
            layer: body.kind.layer(),
            people: held.as_ref().map_or(0, |held| held.people),
            head_post: held.as_ref().and_then(|held| held.head.as_ref()).map(|(post, _)| post.clone()),
            head: held.and_then(|held| held.head).map(|(_, name)| name),
            seats: own().next().map(|_| own().map(|taken| taken.seats).sum()),
            vacant: own().map(|taken| (taken.seats - taken.holders).max(0)).sum(),
            over: own().map(|taken| (taken.holders - taken.seats).max(0)).sum(),
            ordinal: term.and_then(|term| term.ordinal),
            term_end: due,
            overdue: due.is_some_and(|due| due.last() < on),
            name: body.name,
            parent: body.parent,
        }
    });
    Ok(lines.collect())
}

/// `body_get`
pub(crate) fn get(office: &mut Office, request: BodyGetRequest) -> Result<BodyCard, Fault> {
    let on = office.day(request.as_of);
    let today = office.today();
    office.read(|reading| {
        let kept = Body::find(reading, request.id)?;
        let body = Body::on(reading, on)?.into_iter().find(|body| body.id == request.id).unwrap_or(kept);
        let term = Term::current(reading, body.id, on)?;
        let seats = term.as_ref().map(|term| Seat::of(reading, term.id)).transpose()?.unwrap_or_default();
        let held = Held::roster(reading, body.id, on)?;
        let left = Held::left(reading, body.id, on)?;
        let mut vacancies = Vec::new();
        let mut posts = Vec::new();
        for post in Post::of(reading, body.id)? {
            let line = PostLine::new(reading, post, &seats, &held)?;
            if let Some(empty) = line.seats.map(|seats| seats - line.holders).filter(|empty| *empty > 0) {
                let last = left.iter().find(|left| left.appointment.post == line.id);
                let since = last.and_then(|left| left.appointment.to_on).and_then(|to| to.last().succ_opt());
                vacancies.push(Vacancy {
                    post: line.id,
                    post_name: line.name.clone(),
                    number: empty,
                    since: since.map(Partial::from),
                });
            }
            posts.push(line);
        }
        let summary = summary(reading, &held, on)?;
        let terms = Term::of(reading, body.id)?;
        let mut roster = AppointmentLine::many(reading, held, on)?;
        let mut left = AppointmentLine::many(reading, left, on)?;
        standing::tell(reading, &mut roster, on)?;
        standing::tell(reading, &mut left, on)?;
        let mut remarks = standing::remarks(reading, &body, term.as_ref(), &posts, &roster, on)?;
        let term_lines: Vec<TermLine> =
            terms.into_iter().map(|term| term_line(reading, term, on)).collect::<Result<_, _>>()?;
        let term = term.and_then(|term| term_lines.iter().find(|line| line.id == term.id).cloned());
        remarks.extend(term.iter().filter_map(|term| term.stays_on.clone()));
        let paper = |id: Option<i64>| paper_words(reading, id);
        let name_of = |id: i64| Body::get(reading, id).map(|found| found.map(|body| body.name));
        Ok(BodyCard {
            version: Body::version(reading, body.id)?,
            id: body.id,
            kind: body.kind,
            kind_name: body.kind.chinese().to_owned(),
            parent: body.parent,
            founded: body.founded_on,
            closed: body.closed_on.filter(|closed| on == today || closed.first() <= on),
            founding_document: body.founding_document,
            founding_paper: paper(body.founding_document)?,
            closing_document: body.closing_document,
            closing_paper: paper(body.closing_document)?,
            merged_into: body.merged_into,
            merged_into_name: body.merged_into.map(name_of).transpose()?.flatten(),
            absorbed: Body::all(reading)?
                .into_iter()
                .filter(|other| other.merged_into == Some(body.id))
                .map(|other| other.name)
                .collect(),
            note: body.note,
            also_called: domain::bodies::synonyms(body.kind)
                .map(|synonym| synonym.name.clone())
                .filter(|name| *name != body.name)
                .collect(),
            peculiar: domain::bodies::peculiar(body.kind).map(|one| format!("{}（{}）", one.text, one.source)),
            former_names: BodyFormer::of(reading, body.id)?
                .into_iter()
                .filter(|was| was.aspect == "name")
                .map(|was| {
                    Ok(FormerName {
                        name: was.text.unwrap_or_default(),
                        from: was.from_on,
                        to: was.to_on,
                        paper: paper(was.document)?,
                    })
                })
                .collect::<Result<_, Fault>>()?,
            term,
            terms: term_lines,
            posts,
            roster,
            vacancies,
            left,
            summary,
            remarks,
            name: body.name,
        })
    })
}

/// 样街〔2021〕18号, or the title of a paper without a number.
pub(crate) fn paper_words(reading: &Reading<'_>, paper: Option<i64>) -> Result<Option<String>, Fault> {
    let paper = paper.map(|id| Paper::get(reading, id)).transpose()?.flatten();
    Ok(paper.map(|paper| paper.number.unwrap_or(paper.title)))
}

/// 女4人，党员4人，专职5人，大专以上5人: each person once.
fn summary(reading: &Reading<'_>, held: &[Held], on: Day) -> Result<String, Fault> {
    let ids: Vec<i64> = held.iter().map(|one| one.appointment.person).collect();
    let facts = HolderFacts::on(reading, &ids, on)?;
    let (mut people, mut women, mut party, mut full, mut college) = (0, 0, 0, 0, 0);
    let mut seen = std::collections::BTreeSet::new();
    for one in held {
        if !seen.insert(one.appointment.person) {
            continue;
        }
        let known = facts.get(&one.appointment.person);
        let politics = known.and_then(|facts| facts.politics.0.as_deref());
        let education = known.and_then(|facts| facts.education.0.as_deref());
        people += 1;
        women += i64::from(one.sex.as_deref() == Some("2"));
        full += i64::from(one.appointment.full_time == Some(true));
        party += i64::from(politics.is_some_and(domain::codes::is_party_member));
        college += i64::from(education.is_some_and(domain::codes::is_college));
    }
    Ok(domain::wording::roster_summary(people, women, party, full, college))
}
