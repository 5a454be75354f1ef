//! Edges of each kind of check, and the walk compared with counting every single day.

use proptest::prelude::*;

use super::kin::{counts, pairs};
use crate::dates::{Day, Partial};
use crate::kinds::BodyKind;
use crate::rules::deadlines::{Goes, deadlines};
use crate::rules::engine::{Active, Asked, check};
use crate::rules::facts::{AppointmentFacts, BodyFacts, Facts, KinEdge, MeetingFacts, PersonFacts, TermFacts};
use crate::rules::finding::{Judgement, State};
use crate::rules::pack::{
    Check, Confidence, Fraction, KinClass, Operator, Pack, PackScope, Rule, Severity, Stretch, Who,
};
use crate::rules::parameters::{DayCount, Parameters};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn partial(text: &str) -> Option<Partial> {
    (!text.is_empty()).then(|| Partial::read(text).unwrap())
}

const fn fraction(numerator: i64, denominator: i64, operator: Operator) -> Fraction {
    Fraction { of: (numerator, denominator), operator }
}

fn pack(check: Check) -> Pack {
    let rule = Rule {
        code: "T-1".to_owned(),
        title: "试".to_owned(),
        body: Some(BodyKind::Committee),
        named: None,
        check,
        when: None,
        severity: Severity::Error,
        from: None,
        until: None,
        source: "试".to_owned(),
        confidence: Confidence::Full,
        asked: "应当。".to_owned(),
        found: "{body}{count}/{whole} {people} {period} {days}".to_owned(),
        remedy: None,
        beside: Vec::new(),
        beside_why: None,
    };
    Pack {
        pack: "t".to_owned(),
        edition: "1".to_owned(),
        title: "试".to_owned(),
        about: "试".to_owned(),
        scope: PackScope::National,
        from: day("1990-01-01"),
        until: None,
        rules: vec![rule],
    }
}

fn committee(terms: Vec<TermFacts>) -> BodyFacts {
    BodyFacts {
        id: 1,
        kind: BodyKind::Committee,
        name: "居民委员会".to_owned(),
        former_names: Vec::new(),
        parent: None,
        from: partial("2000-01-01"),
        to: None,
        terms,
    }
}

fn appointment(person: i64, from: &str, to: &str) -> AppointmentFacts {
    AppointmentFacts {
        id: person,
        person,
        body: 1,
        post: "委员".to_owned(),
        term: None,
        from: partial(from),
        to: partial(to),
        begin_reason: None,
        full_time: None,
        represents: None,
        represents_body: None,
        represents_text: None,
        meeting: None,
    }
}

fn person(id: i64, sex: &str, birth: &str) -> PersonFacts {
    PersonFacts {
        id,
        name: format!("甲{id}"),
        sex: (!sex.is_empty()).then(|| sex.to_owned()),
        birth: partial(birth),
        ..PersonFacts::default()
    }
}

fn judged<'a>(packs: &'a [Pack], facts: &Facts, on: &str) -> Judgement<'a> {
    let active: Vec<Active<'_>> = packs.iter().map(|pack| Active { pack, from: None, until: None }).collect();
    let asked = Asked { on: day(on), bodies: None };
    check(&active, facts, &Parameters::default(), asked).into_iter().next().unwrap()
}

fn periods(judgement: &Judgement<'_>) -> Vec<(String, Option<String>)> {
    judgement
        .findings
        .iter()
        .map(|finding| (finding.from.to_string(), finding.until.map(|until| until.to_string())))
        .collect()
}

#[test]
fn five_of_nine_is_more_than_half_and_six_of_nine_is_two_thirds_but_not_more() {
    let half = fraction(1, 2, Operator::MoreThan);
    assert!(half.satisfied(5, 9) && !half.satisfied(4, 8));
    assert!(fraction(2, 3, Operator::AtLeast).satisfied(6, 9));
    assert!(!fraction(2, 3, Operator::MoreThan).satisfied(6, 9));
    let third = fraction(3, 10, Operator::AtMost);
    assert!(third.satisfied(3, 10) && !third.satisfied(4, 10));
    // Largest number of retired members of committees of five to nine.
    let most: Vec<_> = (5..=9).map(|whole| third.bounds(whole).1.unwrap()).collect();
    assert_eq!(most, [1, 1, 2, 2, 2]);
    let least = |whole| fraction(60, 100, Operator::AtLeast).bounds(whole).0.unwrap();
    assert_eq!([3, 5, 6, 7, 9].map(least), [2, 3, 4, 5, 6]);
    assert_eq!(fraction(1, 2, Operator::LessThan).bounds(10), (None, Some(4)));
}

#[test]
fn a_committee_is_too_small_on_the_days_it_is_and_on_no_others() {
    let packs = [pack(Check::Count { who: Who::Everyone, posts: Vec::new(), least: Some(2), most: None, odd: false })];
    let facts = Facts {
        bodies: vec![committee(Vec::new())],
        people: vec![person(1, "1", ""), person(2, "2", "")],
        appointments: vec![appointment(1, "2020-01-01", ""), appointment(2, "2020-03-01", "2021-02-28")],
        ..Facts::default()
    };
    let judgement = judged(&packs, &facts, "2022-01-01");
    assert_eq!(
        periods(&judgement),
        [("2020-01-01".to_owned(), Some("2020-02-29".to_owned())), ("2021-03-01".to_owned(), None)]
    );
    assert_eq!(judgement.state, State::Broken);
    assert_eq!(judgement.measured.as_ref().map(|measured| (measured.count, measured.least)), Some((1, Some(2))));
    assert_eq!(judged(&packs, &facts, "2020-06-01").state, State::Kept);
}

#[test]
fn nothing_rests_on_uncertain_days_or_on_a_sex_nobody_wrote_down() {
    let packs = [pack(Check::Count { who: Who::Women, posts: Vec::new(), least: Some(1), most: None, odd: false })];
    let mut facts = Facts {
        bodies: vec![committee(Vec::new())],
        people: vec![person(1, "1", ""), person(2, "", "")],
        appointments: vec![appointment(1, "2020-01-01", ""), appointment(2, "2020-01-01", "")],
        ..Facts::default()
    };
    let open = judged(&packs, &facts, "2022-01-01");
    assert_eq!((open.state, open.missing.as_slice()), (State::Unrecorded, ["甲2的性别".to_owned()].as_slice()));
    facts.people[1].sex = Some("1".to_owned());
    assert_eq!(judged(&packs, &facts, "2022-01-01").state, State::Broken);
    // She left some day of 2021: in that year nobody can say that no woman was there.
    facts.people[1].sex = Some("2".to_owned());
    facts.appointments[1].to = partial("2021");
    assert_eq!(periods(&judged(&packs, &facts, "2022-06-01")), [("2022-01-01".to_owned(), None)]);
}

#[test]
fn somebody_is_fifty_five_until_the_day_before_the_fifty_sixth_birthday() {
    let packs = [pack(Check::Each { who: Who::AgeAtMost(55), posts: Vec::new() })];
    let facts = Facts {
        bodies: vec![committee(Vec::new())],
        people: vec![person(1, "1", "1968-02-29")],
        appointments: vec![appointment(1, "2020-01-01", "")],
        ..Facts::default()
    };
    assert_eq!(judged(&packs, &facts, "2024-02-28").state, State::Kept);
    let late = judged(&packs, &facts, "2025-03-01");
    assert_eq!(periods(&late), [("2024-02-29".to_owned(), None)], "2024 has a 29 February");
    assert_eq!(late.findings[0].measured.count, 57);
    let common = Facts { people: vec![person(1, "1", "1967-03-01")], ..facts };
    assert_eq!(periods(&judged(&packs, &common, "2023-03-01")), [("2023-03-01".to_owned(), None)]);
}

#[test]
fn one_born_on_a_leap_day_turns_a_year_older_on_the_first_of_march_of_a_common_year() {
    let packs = [pack(Check::Each { who: Who::AgeAtLeast(18), posts: Vec::new() })];
    let facts = Facts {
        bodies: vec![committee(Vec::new())],
        people: vec![person(1, "1", "2004-02-29")],
        appointments: vec![appointment(1, "2022-01-01", "")],
        ..Facts::default()
    };
    assert_eq!(
        periods(&judged(&packs, &facts, "2023-01-01")),
        [("2022-01-01".to_owned(), Some("2022-02-28".to_owned()))]
    );
}

#[test]
fn relatives_follow_from_two_steps_and_in_laws_do_not() {
    let edge = |person, relative, code: &str| KinEdge { person, relative, code: code.to_owned() };
    // 2 is the father of 1, 3 the mother of 2; 4 is a daughter of 2; 5 the wife of 1; 6 a step-son of 3.
    let edges =
        [edge(1, 2, "51"), edge(2, 3, "52"), edge(2, 4, "30"), edge(1, 5, "12"), edge(3, 6, "27"), edge(1, 7, "56")];
    let of = |class| pairs(&edges, class).into_iter().map(|pair| pair.people).collect::<Vec<_>>();
    assert_eq!(of(KinClass::Near), [(1, 2), (1, 3), (1, 4), (1, 5), (2, 3), (2, 4), (3, 4), (3, 6)]);
    assert_eq!(of(KinClass::SiblingOrDirect), [(1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4), (3, 6)]);
    assert_eq!(of(KinClass::Spouse), [(1, 5)]);
}

#[test]
fn every_code_of_the_table_counts_as_the_civil_code_says() {
    let near = [10..=12, 20..=27, 29..=37, 39..=44, 50..=52, 57..=58, 60..=64, 70..=71];
    for code in 0..100u8 {
        let text = format!("{code:02}");
        let expected = near.iter().any(|range| range.contains(&code)) || matches!(code, 73 | 75 | 77 | 79);
        assert_eq!(counts(KinClass::Near, &text), expected, "{text}");
        let direct = (expected && code >= 20) || matches!(code, 47 | 48 | 66 | 67);
        assert_eq!(counts(KinClass::SiblingOrDirect, &text), direct, "{text}");
    }
}

#[test]
fn a_pair_is_found_for_the_days_both_are_in_office() {
    let packs = [pack(Check::Kin { class: KinClass::Near, with: vec![BodyKind::Committee] })];
    let facts = Facts {
        bodies: vec![committee(Vec::new())],
        people: vec![person(1, "1", ""), person(2, "2", "")],
        appointments: vec![appointment(1, "2018-01-01", "2021-06-30"), appointment(2, "2020-01-01", "")],
        kin: vec![KinEdge { person: 1, relative: 2, code: "12".to_owned() }],
        ..Facts::default()
    };
    let judgement = judged(&packs, &facts, "2022-01-01");
    assert_eq!(periods(&judgement), [("2020-01-01".to_owned(), Some("2021-06-30".to_owned()))]);
    assert_eq!(judgement.state, State::Kept);
    assert!(judgement.findings[0].sentence.contains("甲1和甲2（妻）"), "{}", judgement.findings[0].sentence);
}

fn term(id: i64, start: &str, legal_end: &str) -> TermFacts {
    TermFacts {
        id,
        ordinal: Some(id),
        start: partial(start).unwrap(),
        legal_end: partial(legal_end),
        extended_to: None,
        end: None,
        seats: Vec::new(),
    }
}

#[test]
fn if_nothing_is_done_the_day_after_the_last_one_is_a_finding_and_the_end_was_a_deadline() {
    let packs = [pack(Check::TermRenewed { within_months: 0 })];
    let facts = Facts { bodies: vec![committee(vec![term(7, "2021-12-28", "2026-12-27")])], ..Facts::default() };
    assert_eq!(judged(&packs, &facts, "2026-12-27").state, State::Kept);
    assert_eq!(periods(&judged(&packs, &facts, "2027-03-01")), [("2026-12-28".to_owned(), None)]);
    let active = [Active { pack: &packs[0], from: None, until: None }];
    let due = deadlines(&active, &facts, &Parameters::default(), day("2026-01-01"), day("2026-12-31"));
    assert_eq!(due.len(), 1);
    assert_eq!((due[0].due, due[0].goes), (day("2026-12-27"), Goes::Term));
    // A new term that is planned settles it.
    let planned = Facts {
        bodies: vec![committee(vec![term(7, "2021-12-28", "2026-12-27"), term(8, "2026-12-28", "2031-12-27")])],
        ..Facts::default()
    };
    assert_eq!(judged(&packs, &planned, "2027-03-01").state, State::Kept);
    assert!(deadlines(&active, &planned, &Parameters::default(), day("2026-01-01"), day("2026-12-31")).is_empty());
}

#[test]
fn a_term_is_as_long_as_the_rule_of_its_first_day_allows() {
    let packs = [pack(Check::TermLength { years: 3 })];
    let body = committee(vec![term(1, "2015-01-10", "2018-01-09"), term(2, "2018-01-10", "2021-01-10")]);
    let judgement = judged(&packs, &Facts { bodies: vec![body], ..Facts::default() }, "2019-01-01");
    assert_eq!(judgement.findings.len(), 1, "one day too long is too long");
    assert_eq!(judgement.findings[0].key, "term 2");
}

fn meeting(id: i64, held_on: &str, came: i64, due: i64) -> MeetingFacts {
    MeetingFacts {
        id,
        body: 1,
        kind: "例会".to_owned(),
        name: format!("第{id}次例会"),
        held_on: day(held_on),
        notice_on: None,
        entitled: None,
        due,
        came: Some(came),
        signed: false,
        items: Vec::new(),
    }
}

#[test]
fn half_years_without_a_meeting_are_told_when_they_are_over() {
    let packs = [pack(Check::Meetings { every: Stretch::HalfYear, least: 1, kinds: Vec::new() })];
    let facts = Facts {
        bodies: vec![committee(Vec::new())],
        meetings: vec![meeting(1, "2024-06-30", 5, 5), meeting(2, "2025-07-01", 5, 5)],
        ..Facts::default()
    };
    let judgement = judged(&packs, &facts, "2026-01-01");
    // The first half of 2024 began long before the first meeting that was recorded.
    assert_eq!(
        periods(&judgement),
        [
            ("2024-07-01".to_owned(), Some("2024-12-31".to_owned())),
            ("2025-01-01".to_owned(), Some("2025-06-30".to_owned()))
        ]
    );
    assert!(judgement.findings[1].on(day("2025-12-31")) && !judgement.findings[1].on(day("2026-01-01")));
    assert_eq!(judged(&packs, &facts, "2025-06-30").findings.len(), 1, "the half-year is not over on its last day");
    let active = [Active { pack: &packs[0], from: None, until: None }];
    let due = deadlines(&active, &facts, &Parameters::default(), day("2026-02-01"), day("2026-12-31"));
    assert_eq!(due.iter().map(|one| one.due).collect::<Vec<_>>(), [day("2026-06-30")]);
    assert_eq!(due[0].key, "T-1/1/2026-H1");
}

#[test]
fn a_quorum_is_judged_meeting_by_meeting() {
    use crate::rules::pack::Base;
    let share = fraction(2, 3, Operator::AtLeast);
    let packs = [pack(Check::Quorum { share, base: Base::Due, kinds: Vec::new() })];
    let facts = Facts {
        bodies: vec![committee(Vec::new())],
        meetings: vec![meeting(1, "2025-03-01", 30, 45), meeting(2, "2025-09-01", 29, 45)],
        ..Facts::default()
    };
    let judgement = judged(&packs, &facts, "2026-01-01");
    assert_eq!(judgement.findings.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["meeting 2"]);
    assert_eq!(judgement.findings[0].measured.least, Some(30));
}

#[test]
fn days_of_a_notice_are_counted_as_the_committee_counts_them() {
    let packs = [pack(Check::Notice { days: 10 })];
    let mut facts = Facts {
        bodies: vec![committee(Vec::new())],
        meetings: vec![meeting(1, "2026-03-11", 5, 5)],
        ..Facts::default()
    };
    facts.meetings[0].notice_on = Some(day("2026-03-01"));
    assert_eq!(judged(&packs, &facts, "2026-04-01").state, State::Kept);
    let strict = Parameters { day_count: DayCount::FullDaysBetween, ..Parameters::default() };
    let active = [Active { pack: &packs[0], from: None, until: None }];
    let asked = Asked { on: day("2026-04-01"), bodies: None };
    assert_eq!(check(&active, &facts, &strict, asked)[0].state, State::Broken);
    facts.meetings[0].notice_on = None;
    let due = deadlines(&active, &facts, &strict, day("2026-02-01"), day("2026-12-31"));
    assert_eq!(due.iter().map(|one| (one.due, one.meeting)).collect::<Vec<_>>(), [(day("2026-02-28"), Some(1))]);
}

#[test]
fn a_pack_applies_between_the_days_it_is_switched_on() {
    let packs = [pack(Check::Count { who: Who::Everyone, posts: Vec::new(), least: Some(5), most: None, odd: false })];
    let facts = Facts {
        bodies: vec![committee(Vec::new())],
        people: vec![person(1, "1", "")],
        appointments: vec![appointment(1, "2010-01-01", "")],
        ..Facts::default()
    };
    let active = [Active { pack: &packs[0], from: Some(day("2012-02-01")), until: Some(day("2013-12-31")) }];
    let told = check(&active, &facts, &Parameters::default(), Asked { on: day("2020-01-01"), bodies: None });
    assert_eq!(told[0].state, State::Past);
    assert_eq!(periods(&told[0]), [("2012-02-01".to_owned(), Some("2013-12-31".to_owned()))]);
    assert!(check(&active, &facts, &Parameters::default(), Asked { on: day("2011-01-01"), bodies: None }).is_empty());
}

proptest! {
    /// The walk says on every single day what counting the holders of that day says.
    #[test]
    fn the_walk_agrees_with_counting_every_day(
        spans in proptest::collection::vec((0..300i64, 0..200i64, any::<bool>()), 1..8),
        least in 1..4i64,
    ) {
        let first = day("2020-01-01");
        let at = |days: i64| first + chrono::Duration::days(days);
        let packs = [pack(Check::Count { who: Who::Women, posts: Vec::new(), least: Some(least), most: None, odd: false })];
        let facts = Facts {
            bodies: vec![committee(Vec::new())],
            people: spans.iter().enumerate().map(|(id, span)| person(id as i64, if span.2 { "2" } else { "1" }, "")).collect(),
            appointments: spans
                .iter()
                .enumerate()
                .map(|(id, span)| {
                    appointment(id as i64, &at(span.0).to_string(), &at(span.0 + span.1).to_string())
                })
                .collect(),
            ..Facts::default()
        };
        let on = at(520);
        let judgement = judged(&packs, &facts, &on.to_string());
        let begun = spans.iter().map(|span| span.0).min().unwrap_or_default();
        for days in 0..=520 {
            let women = spans.iter().filter(|span| span.2 && span.0 <= days && days <= span.0 + span.1).count() as i64;
            let broken = days >= begun && women < least;
            let said = judgement.findings.iter().any(|finding| {
                finding.from <= at(days) && finding.until.is_none_or(|until| at(days) <= until)
            });
            prop_assert_eq!(said, broken, "{}", at(days));
        }
        // Periods never touch: days in a row are one finding.
        for (one, next) in judgement.findings.iter().zip(judgement.findings.iter().skip(1)) {
            prop_assert!(one.until.is_some_and(|until| until.succ_opt().is_some_and(|after| after < next.from)));
        }
    }
}
