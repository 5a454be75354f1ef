//! Chapters four to ten: what she knows best. Told here is which bodies work in the field, what the check-up found, and
//! what goes over into the next year.

use chrono::Datelike;

use super::bodies::at_work;
use super::spoken;
use crate::dates::Partial;
use crate::kinds::BodyKind;
use crate::papers::annual::FreePart;
use crate::papers::annual::said::Teller;
use crate::papers::facts::BodyFacts;
use crate::wording::checkup;
use crate::wording::report::chapters::{self, BodyAtWork};
use crate::wording::report::congress;

/// In which chapter the work of a body is told, by words in its name; the first that fits.
const TOPICS: &[(FreePart, &[&str])] = &[
    (FreePart::Safety, &["调解", "治安", "综合治理", "综治", "治理", "安全", "平安", "禁毒", "消防", "矫正"]),
    (FreePart::Environment, &["卫生", "环境", "环保", "绿化", "物业", "文明"]),
    (FreePart::Culture, &["文化", "文体", "体育", "宣传", "教育", "科普"]),
    (
        FreePart::Service,
        &["福利", "民政", "服务", "养老", "老龄", "助残", "救助", "计生", "计划生育", "人口", "妇女", "儿童"],
    ),
];

/// Where the name says nothing: by what the body is.
const fn by_kind(kind: BodyKind) -> Option<FreePart> {
    match kind {
        BodyKind::ServiceOrganisation => Some(FreePart::Service),
        BodyKind::Volunteers => Some(FreePart::Culture),
        _ => None,
    }
}

fn topic_of(body: &BodyFacts) -> Option<FreePart> {
    let works = matches!(
        body.kind,
        BodyKind::SubCommittee
            | BodyKind::ServiceOrganisation
            | BodyKind::Volunteers
            | BodyKind::WorkingGroup
            | BodyKind::Intermediary
    );
    if !works {
        return None;
    }
    let by_name = TOPICS.iter().find(|(_, words)| words.iter().any(|word| body.name.contains(word)));
    by_name.map(|(part, _)| *part).or(by_kind(body.kind))
}

/// Who works in the field of a chapter.
pub(super) fn topic(teller: &mut Teller<'_>, part: FreePart) {
    let facts = teller.facts;
    let bodies: Vec<BodyAtWork<'_>> =
        facts.bodies.iter().filter(|body| topic_of(body) == Some(part)).map(at_work).collect();
    if !bodies.is_empty() {
        teller.say(format!("{}.bodies", part.code()), &chapters::of_topic(&bodies));
    }
}

/// How often the money was told of, where that is known.
pub(super) fn finance(teller: &mut Teller<'_>) {
    let code = "r15.finance_disclosed";
    if teller.numbers.value(code).is_some() {
        teller.say("finance.disclosed", &chapters::disclosed(&[("财务公开", code)]));
    }
}

/// What the check-up found; the assembly hears it in her words.
pub(super) fn problems(teller: &mut Teller<'_>) {
    if spoken(teller) {
        return;
    }
    if let Some(check_up) = &teller.facts.check_up {
        let text = chapters::check_up(&checkup::sum(&check_up.counts), checkup::SUMMARY);
        teller.say("problems.check_up", &text);
    }
}

/// What goes over into the next year, and whose term ends in it.
pub(super) fn next_year(teller: &mut Teller<'_>) {
    let facts = teller.facts;
    let open = facts.meetings.iter().flat_map(|meeting| &meeting.resolutions).filter(|one| one.is_open()).count();
    if open > 0 {
        teller.say("plan.carried", &chapters::carried_over(facts.year, open));
    }
    let ending: Vec<(String, Partial)> = facts
        .bodies
        .iter()
        .filter_map(|body| {
            let term = body.term.as_ref()?;
            let end = term.extended_to.or(term.legal_end)?;
            (end.last().year() == facts.year + 1).then(|| (body.name.clone(), end))
        })
        .collect();
    if !ending.is_empty() {
        teller.say("plan.terms", &chapters::terms_ending(facts.year, &ending));
    }
    if spoken(teller) {
        teller.say("plan.follows", &congress::plan_follows(facts.year));
    }
}
