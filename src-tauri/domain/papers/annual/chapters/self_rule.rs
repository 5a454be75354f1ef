//! 三、居民自治: the groups, what met and resolved, and how the residents were told and asked.

use chrono::Datelike;

use super::spoken;
use crate::document::share;
use crate::kinds::BodyKind;
use crate::papers::annual::said::Teller;
use crate::papers::facts::{MeetingFacts, ReportFacts};
use crate::papers::pictures::months::months;
use crate::wording::report as wording;
use crate::wording::report::chapters::{self, heading};
use crate::wording::report::{congress, pictures};

/// More open resolutions than this are left to the table.
const MOST_OPEN: usize = 5;

pub(super) fn self_rule(teller: &mut Teller<'_>) {
    groups(teller);
    meetings(teller);
    openness(teller);
}

fn groups(teller: &mut Teller<'_>) {
    let facts = teller.facts;
    teller.heading(heading::GROUPS);
    if facts.groups.is_empty() {
        teller.say("groups.none", &wording::no_groups(facts.as_of));
        return;
    }
    teller.say("groups.leaders", &wording::group_leaders());
    let leaderless: Vec<String> =
        facts.groups.iter().filter(|group| group.leaders.is_empty()).map(|group| group.name.clone()).collect();
    if !leaderless.is_empty() {
        teller.say("groups.leaderless", &wording::leaderless(&leaderless));
    }
}

fn meetings(teller: &mut Teller<'_>) {
    let facts = teller.facts;
    teller.heading(heading::MEETINGS);
    if facts.meetings.is_empty() {
        teller.say("meetings.none", &wording::no_meetings(facts.year));
        return;
    }
    let text = if spoken(teller) { congress::meetings() } else { wording::meetings(facts.year) };
    teller.say("meetings.all", &text);
    teller.picture(months(&pictures::meetings(facts.year), &by_month(facts)));
    let of_party = |body: i64| {
        let kind = facts.bodies.iter().find(|one| one.id == body).map(|body| body.kind);
        matches!(kind, Some(BodyKind::PartyOrganisation | BodyKind::PartyGroup))
    };
    for (body, name) in meeting_bodies(facts) {
        if !of_party(body) {
            meetings_of(teller, body, name);
        }
    }
    let open: Vec<&str> = facts
        .meetings
        .iter()
        .flat_map(|meeting| &meeting.resolutions)
        .filter(|resolution| resolution.is_open())
        .map(|resolution| resolution.text.trim().trim_end_matches(['。', '.', ' ']))
        .collect();
    if open.is_empty() {
        let (all, settled) = (teller.numbers.count("meetings.resolutions"), teller.numbers.count("meetings.settled"));
        if all > 0 && all == settled {
            teller.say("meetings.open", chapters::ALL_SETTLED);
        }
        return;
    }
    let named: Vec<String> = open.iter().take(MOST_OPEN).map(|text| (*text).to_owned()).collect();
    let text = if spoken(teller) {
        congress::open_resolutions(&named, open.len())
    } else {
        chapters::open_resolutions(&named, open.len())
    };
    teller.say("meetings.open", &text);
}

/// How often a body met, who came and what it resolved; nothing where it did not meet.
pub(super) fn meetings_of(teller: &mut Teller<'_>, body: i64, name: &str) {
    let code = format!("body.{body}.meetings");
    let count = |what: &str| teller.numbers.count(&format!("{code}.{what}"));
    if count("held") == 0 {
        return;
    }
    let rate = share(count("came"), count("due"));
    let text = chapters::meetings_of(name, &wording::meetings_of_body(&code, &rate));
    teller.say(format!("meetings.{body}"), &text);
}

/// Bodies that met, in the order papers list bodies; those that no longer exist come last.
pub(crate) fn meeting_bodies(facts: &ReportFacts) -> Vec<(i64, &str)> {
    let mut bodies: Vec<(i64, &str)> = Vec::new();
    for meeting in &facts.meetings {
        if !bodies.iter().any(|(body, _)| *body == meeting.body) {
            bodies.push((meeting.body, &meeting.body_name));
        }
    }
    let place = |id: i64| {
        let body = facts.bodies.iter().position(|body| body.id == id);
        let group = || facts.groups.iter().position(|group| group.id == id).map(|at| at + facts.bodies.len());
        body.or_else(group).unwrap_or(usize::MAX)
    };
    bodies.sort_by_key(|(body, _)| place(*body));
    bodies
}

/// Meetings of each month; none of a month that begins after the day.
fn by_month(facts: &ReportFacts) -> [Option<i64>; 12] {
    let mut counts = [None; 12];
    for (month, count) in (1..=12_u32).zip(&mut counts) {
        let begun = crate::dates::Day::from_ymd_opt(facts.year, month, 1).is_some_and(|first| first <= facts.as_of);
        let of = |meeting: &&MeetingFacts| meeting.held_on.month() == month;
        *count = begun.then(|| facts.meetings.iter().filter(of).count() as i64);
    }
    counts
}

/// 居务公开 and 民主评议, as far as their numbers are known.
fn openness(teller: &mut Teller<'_>) {
    teller.heading(heading::OPENNESS);
    let known = |code: &str| teller.numbers.value(code).is_some();
    let disclosed: Vec<(&str, &str)> = [
        ("居务公开", "r15.affairs_disclosed"),
        ("政务公开", "r15.government_disclosed"),
        ("财务公开", "r15.finance_disclosed"),
    ]
    .into_iter()
    .filter(|(_, code)| known(code))
    .collect();
    let appraised: Vec<(&str, &str, &str)> = [
        ("居民委员会成员接受民主评议", "r15.members_appraised", "次"),
        ("聘用人员接受评议", "r15.hired_appraised", "人"),
        ("评议为优秀的", "r15.excellent", "人"),
        ("称职的", "r15.competent", "人"),
        ("不称职的", "r15.incompetent", "人"),
        ("连续两次不称职的", "r15.twice_incompetent", "人"),
    ]
    .into_iter()
    .filter(|(_, code, _)| known(code))
    .collect();
    if disclosed.is_empty() && appraised.is_empty() {
        teller.say("openness.none", &chapters::no_openness(teller.facts.year));
    }
    if !disclosed.is_empty() {
        teller.say("openness.disclosed", &chapters::disclosed(&disclosed));
    }
    if !appraised.is_empty() {
        teller.say("openness.appraised", &chapters::appraised(&appraised));
    }
}
