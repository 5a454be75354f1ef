//! The ten chapters of the annual report in their order (年终工作报告): what the register knows, told in sentences whose
//! numbers keep their codes, and what she writes herself. The same chapters go to the street office and, in spoken
//! words and without lists of people, to the assembly of delegates.

mod areas;
mod bodies;
mod self_rule;

pub(crate) use self_rule::meeting_bodies;

use crate::kinds::{BodyKind, FigureKind, ReportReader};
use crate::papers::annual::said::Teller;
use crate::papers::annual::{Chapter, FreePart};
use crate::papers::facts::{BodyFacts, ReportFacts};
use crate::papers::lines;
use crate::papers::numbers::Numbers;
use crate::papers::pictures::bars::{BarFacts, Panel, bars};
use crate::papers::pictures::trends::{TrendLine, trends};
use crate::papers::tables::{self, TableCell};
use crate::wording::ordinal;
use crate::wording::report as wording;
use crate::wording::report::{congress, pictures};

/// All chapters in their order.
pub(crate) fn chapters(facts: &ReportFacts, numbers: &Numbers) -> Vec<Chapter> {
    numbered(FreePart::REPORT.iter().map(|part| {
        let mut teller = Teller::new(facts, numbers);
        match part {
            FreePart::Basics => basics(&mut teller),
            FreePart::Party => bodies::party(&mut teller),
            FreePart::SelfRule => self_rule::self_rule(&mut teller),
            FreePart::Service | FreePart::Safety | FreePart::Environment | FreePart::Culture => {
                areas::topic(&mut teller, *part);
            }
            FreePart::Finance => areas::finance(&mut teller),
            FreePart::Problems => areas::problems(&mut teller),
            FreePart::Plan => areas::next_year(&mut teller),
            FreePart::PlanAims | FreePart::PlanMeasures => {}
        }
        Chapter::with_part(*part, teller)
    }))
}

/// Chapters with their numbers: 一、.
pub(crate) fn numbered(chapters: impl Iterator<Item = Chapter>) -> Vec<Chapter> {
    (1..)
        .zip(chapters)
        .map(|(number, chapter)| Chapter { title: wording::first_level(number, &chapter.title), ..chapter })
        .collect()
}

impl Chapter {
    /// A chapter she may close with words of her own.
    pub(crate) fn with_part(part: FreePart, teller: Teller<'_>) -> Self {
        let written = &teller.facts.written;
        Self {
            code: part.code().to_owned(),
            title: part.chinese().to_owned(),
            name: part.chinese().to_owned(),
            part: Some(part),
            written: lines(written.text(part)).map(str::to_owned).collect(),
            carried_from: written.carried_from(part),
            blocks: teller.done(),
        }
    }

    /// A chapter that is told of the register alone.
    pub(crate) fn told(code: &str, title: &str, teller: Teller<'_>) -> Self {
        Self {
            code: code.to_owned(),
            title: title.to_owned(),
            name: title.to_owned(),
            part: None,
            written: Vec::new(),
            carried_from: None,
            blocks: teller.done(),
        }
    }
}

/// It is read out.
fn spoken(teller: &Teller<'_>) -> bool {
    teller.facts.written.reader == ReportReader::Congress
}

fn of_kind(facts: &ReportFacts, kind: BodyKind) -> impl Iterator<Item = &BodyFacts> {
    facts.bodies.iter().filter(move |body| body.kind == kind)
}

/// Post and name of who stands first in a body.
fn head(body: &BodyFacts) -> Option<(&str, &str)> {
    body.roster.first().map(|holder| (holder.post.as_str(), holder.subject.name.as_str()))
}

fn basics(teller: &mut Teller<'_>) {
    let (facts, numbers) = (teller.facts, teller.numbers);
    let parts = places(facts, numbers);
    match parts.as_slice() {
        [] => teller.say("basics.places", wording::NO_BASICS),
        parts if spoken(teller) => teller.say("basics.places", &congress::basics(parts)),
        parts => teller.say("basics.places", &wording::basics(&facts.committee.name, parts)),
    }
    if numbers.count("members.total") == 0 {
        teller.say("basics.members", wording::NO_MEMBERS);
    } else {
        let committee = of_kind(facts, BodyKind::Committee).next();
        let name = committee.map_or(BodyKind::Committee.chinese(), |body| &body.name);
        let term = committee.and_then(|body| body.term.as_ref()).and_then(|term| term.ordinal);
        let text = if spoken(teller) {
            congress::members(name, &term.map(ordinal).unwrap_or_default())
        } else {
            let (women, college) = (
                numbers.share("members.female", "members.total"),
                numbers.share("members.college_up", "members.total"),
            );
            wording::members(name, term, &women, &college)
        };
        teller.say("basics.members", &text);
    }
    if let Some(party) = of_kind(facts, BodyKind::PartyOrganisation).find(|party| !party.roster.is_empty()) {
        teller.say("basics.party", &wording::party(&party.name, &format!("body.{}.people", party.id)));
    }
    if numbers.count("workers.total") > 0 {
        teller.say("basics.workers", &if spoken(teller) { congress::workers() } else { wording::workers() });
    }
    if !spoken(teller) {
        teller.picture(people(facts, numbers).and_then(|people| bars(&people)));
    }
    if let Some(first) = facts.earlier.keys().next() {
        teller.picture(trends(&pictures::over_years(*first, facts.year), &courses(facts, numbers)));
    }
}

/// The places and figures of the first sentence.
fn places(facts: &ReportFacts, numbers: &Numbers) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(facts.committee.founded.map(wording::founded));
    let figures = |parts: &mut Vec<String>, kinds: &[FigureKind]| {
        for kind in kinds {
            let code = format!("figure.{}", kind.code());
            parts.extend(numbers.value(&code).map(|_| wording::figure(*kind, &code)));
        }
    };
    figures(&mut parts, &[FigureKind::Area, FigureKind::Households, FigureKind::MovedIn]);
    let (blocks, courtyards) = (numbers.count("count.blocks") > 0, numbers.count("count.courtyards") > 0);
    if blocks || courtyards {
        parts.push(wording::buildings(blocks, courtyards));
    }
    figures(&mut parts, &[FigureKind::Population, FigureKind::RegisteredPopulation, FigureKind::PartyMembers]);
    if numbers.count("count.groups") > 0 {
        parts.push(wording::groups());
    }
    if numbers.count("count.units") > 0 {
        parts.push(wording::units());
    }
    parts
}

/// Sex, age and education of the members, and of the workers beside them where there are any.
fn people(facts: &ReportFacts, numbers: &Numbers) -> Option<BarFacts> {
    let table = tables::table(facts, numbers, "r08")?;
    // A column nobody is in says nothing.
    let shown: Vec<usize> = [("members.total", 0), ("workers.total", 1)]
        .into_iter()
        .filter(|(code, _)| numbers.count(code) > 0)
        .map(|(_, column)| column)
        .collect();
    let mut panels: Vec<Panel> = Vec::new();
    for line in table.lines.iter().filter(|line| pictures::PANELS.contains(&line.group.as_str())) {
        let values = shown
            .iter()
            .map(|column| match line.cells.get(*column) {
                Some(TableCell::Number(code)) => numbers.count(code),
                Some(TableCell::Unknown(people)) => people.len() as i64,
                _ => 0,
            })
            .collect();
        let row = (line.label.clone(), values);
        match panels.last_mut().filter(|panel| panel.title == line.group) {
            Some(panel) => panel.rows.push(row),
            None => panels.push(Panel { title: line.group.clone(), rows: vec![row] }),
        }
    }
    let series: Vec<String> =
        shown.iter().filter_map(|column| table.heads.get(*column)).map(|head| head.label.clone()).collect();
    Some(BarFacts { title: pictures::people(&series), series, panels })
}

/// Numbers over the years up to this one.
fn courses(facts: &ReportFacts, numbers: &Numbers) -> Vec<TrendLine> {
    pictures::COURSES
        .iter()
        .map(|(code, label, unit)| {
            let before = facts.earlier.iter().map(|(year, known)| (*year, known.get(*code).copied()));
            TrendLine {
                label: (*label).to_owned(),
                unit: (*unit).to_owned(),
                points: before.chain([(facts.year, numbers.value(code))]).collect(),
            }
        })
        .collect()
}
