//! Every rule of the packs at work: files of cases beside this one, each with the facts of an invented committee, the
//! day asked about and what the check-up must find. No rule without a case that fires and one that stays silent.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test, and so are its own functions")]
#![allow(clippy::disallowed_methods, reason = "the cases are files; the crate they are about reads none")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use domain::dates::Day;
use domain::rules::built_in;
use domain::rules::deadlines::deadlines;
use domain::rules::engine::{Active, Asked, check};
use domain::rules::facts::Facts;
use domain::rules::finding::{Finding, Judgement, State};
use domain::rules::pack::Rule;
use domain::rules::parameters::Parameters;
use serde::Deserialize;

/// One case: a rule, why it is told, the day asked about, the facts, and one of `fires`, `kept`,
/// `unrecorded`, `absent`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    why: String,
    on: Day,
    facts: Facts,
    #[serde(default)]
    parameters: Parameters,
    /// Exactly these findings, in order of their first day.
    fires: Option<Vec<Fires>>,
    /// Kept on the day, and never broken before.
    #[serde(default)]
    kept: bool,
    /// 尚未登记: neither kept nor broken.
    #[serde(default)]
    unrecorded: bool,
    /// Not told at all: the rule is not in force on the day, and nothing was found while it was.
    #[serde(default)]
    absent: bool,
}

/// A finding. What is left out is not compared; `until` left out means that it lasts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fires {
    body: Option<i64>,
    from: Day,
    until: Option<Day>,
    count: Option<i64>,
    whole: Option<i64>,
    people: Option<Vec<i64>>,
    sentence: Option<String>,
}

impl Fires {
    fn is(&self, body: Option<i64>, finding: &Finding) -> bool {
        let same = |wanted: Option<i64>, found: Option<i64>| wanted.is_none() || wanted == found;
        same(self.body, body)
            && (self.from, self.until) == (finding.from, finding.until)
            && same(self.count, Some(finding.measured.count))
            && same(self.whole, finding.measured.whole)
            && self.people.as_ref().is_none_or(|people| *people == finding.people)
            && self.sentence.as_ref().is_none_or(|sentence| *sentence == finding.sentence)
    }
}

/// All cases with the file each is of.
fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rules");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let read: Vec<Case> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        cases.extend(read.into_iter().map(|case| (name.clone(), case)));
    }
    cases
}

/// Every rule of every pack, the local one switched on.
fn rules() -> impl Iterator<Item = &'static Rule> {
    built_in().iter().flat_map(|pack| &pack.rules)
}

fn judged<'a>(packs: &[Active<'a>], case: &Case) -> Vec<Judgement<'a>> {
    let mut judgements = check(packs, &case.facts, &case.parameters, Asked { on: case.on, bodies: None });
    judgements.retain(|judgement| judgement.rule.code == case.rule);
    judgements
}

/// What a case wants and does not get; nothing where it gets it.
fn amiss(case: &Case, judgements: &[Judgement<'_>]) -> Option<String> {
    let mut found: Vec<(Option<i64>, &Finding)> =
        judgements.iter().flat_map(|one| one.findings.iter().map(move |finding| (one.body, finding))).collect();
    found.sort_by_key(|(body, finding)| (finding.from, *body));
    let states: Vec<State> = judgements.iter().map(|one| one.state).collect();
    let told = || {
        let mut told = format!("    states {states:?}\n");
        for one in judgements.iter().filter(|one| !one.missing.is_empty()) {
            writeln!(told, "    missing {:?}", one.missing).unwrap();
        }
        for (body, finding) in &found {
            writeln!(
                told,
                "    body {body:?} {}..{:?} count {} of {:?} people {:?} {}",
                finding.from,
                finding.until,
                finding.measured.count,
                finding.measured.whole,
                finding.people,
                finding.sentence
            )
            .unwrap();
        }
        told
    };
    match (&case.fires, case.kept, case.unrecorded, case.absent) {
        (Some(fires), false, false, false) if !fires.is_empty() => {
            let same = fires.len() == found.len()
                && fires.iter().zip(&found).all(|(fires, (body, finding))| fires.is(*body, finding));
            let plain = found.iter().all(|(_, finding)| !finding.sentence.contains(['{', '}']));
            (!same || !plain).then(|| format!("    wanted {fires:?}\n{}", told()))
        }
        (None, true, false, false) => {
            let kept = !states.is_empty() && found.is_empty() && states.iter().all(|state| *state == State::Kept);
            (!kept).then(told)
        }
        (None, false, true, false) => {
            let open = found.is_empty() && states.contains(&State::Unrecorded) && !states.contains(&State::Kept);
            (!open).then(told)
        }
        (None, false, false, true) => (!judgements.is_empty()).then(told),
        _ => Some("    a case says exactly one of fires, kept, unrecorded and absent\n".to_owned()),
    }
}

#[test]
fn every_case_finds_what_it_says() {
    let packs: Vec<Active<'_>> = built_in().iter().map(|pack| Active { pack, from: None, until: None }).collect();
    let mut wrong = String::new();
    let mut number = 0;
    for (file, case) in cases() {
        if let Some(told) = amiss(&case, &judged(&packs, &case)) {
            number += 1;
            write!(wrong, "{file}: {} on {}: {}\n{told}\n", case.rule, case.on, case.why).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{number} cases:\n{wrong}");
}

#[test]
fn every_checkable_rule_fires_once_and_stays_silent_once() {
    let mut told: BTreeMap<String, (bool, bool)> = BTreeMap::new();
    for (_, case) in cases() {
        let entry = told.entry(case.rule).or_default();
        entry.0 |= case.fires.is_some();
        entry.1 |= case.kept;
    }
    let lacking: Vec<String> = rules()
        .filter(|rule| rule.check.judges())
        .filter_map(|rule| match told.get(&rule.code).copied().unwrap_or_default() {
            (true, true) => None,
            (fires, silent) => Some(format!("{} fires {fires} silent {silent}", rule.code)),
        })
        .collect();
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn every_case_is_about_a_rule_and_says_why() {
    let codes: BTreeSet<&str> = rules().map(|rule| rule.code.as_str()).collect();
    for (file, case) in cases() {
        assert!(codes.contains(case.rule.as_str()), "{file}: {}", case.rule);
        assert!(case.why.ends_with('。'), "{file}: {}", case.why);
    }
}

#[test]
fn every_rule_names_its_source_and_says_what_it_asks_and_finds() {
    let mut codes = BTreeSet::new();
    for rule in rules() {
        assert!(codes.insert(&rule.code), "{} twice", rule.code);
        assert!(!rule.source.is_empty() && !rule.title.is_empty(), "{}", rule.code);
        assert!(rule.asked.ends_with('。'), "{}: {}", rule.code, rule.asked);
        let sentences = [Some(&rule.found), rule.remedy.as_ref(), rule.beside_why.as_ref()];
        for sentence in sentences.into_iter().flatten().chain([&rule.asked]).filter(|one| !one.is_empty()) {
            assert!(sentence.ends_with('。'), "{}: {sentence}", rule.code);
            assert!(!sentence.contains([',', ';', '(', ')', ' ']), "{}: {sentence}", rule.code);
        }
        assert_eq!(rule.check.judges(), !rule.found.is_empty(), "{}", rule.code);
    }
}

#[test]
fn rules_that_say_otherwise_about_the_same_thing_point_at_each_other() {
    for rule in rules() {
        for code in &rule.beside {
            let other = rules().find(|other| other.code == *code).unwrap();
            assert!(other.beside.contains(&rule.code), "{} beside {code}", rule.code);
        }
    }
}

/// Compares a file made from the packs with what is kept. `JUWEI_WRITE_RULES=1 cargo test -p domain --test rules` writes
/// it anew; then read the difference.
fn made_from_the_packs(path: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("JUWEI_WRITE_RULES").is_some() {
        std::fs::write(&path, now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == now, "{} is not what the packs say; JUWEI_WRITE_RULES=1 writes it anew", path.display());
}

#[test]
fn the_page_lists_the_rules_as_they_are() {
    made_from_the_packs("rules/README.md", &domain::rules::page());
}

#[test]
fn the_page_tells_whoever_writes_a_pack_of_every_kind_of_check() {
    let schema = serde_json::to_value(schemars::schema_for!(domain::rules::pack::Check)).unwrap();
    let kinds: Vec<&str> =
        schema["oneOf"].as_array().unwrap().iter().map(|kind| kind["required"][0].as_str().unwrap()).collect();
    assert!(kinds.len() > 30);
    for kind in kinds {
        let row = domain::rules::page().lines().find(|line| line.starts_with(&format!("| `{kind}` |"))).map(str::len);
        assert!(row.is_some(), "{kind}");
    }
}

#[test]
fn the_schema_describes_a_pack_as_it_is_read() {
    let schema = schemars::schema_for!(domain::rules::pack::Pack);
    made_from_the_packs("rules/packs/pack.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

#[test]
fn the_schema_describes_a_sent_report_as_it_is_packed() {
    made_from_the_packs("report.schema.json", &domain::papers::sent::schema());
}

#[test]
fn every_placeholder_a_pack_may_use_is_filled() {
    // These depend on what the rule asks, on whose it is, or on there being anybody.
    let optional = ["least", "most", "short", "people", "body"];
    let mut packs = built_in().to_vec();
    for rule in packs.iter_mut().flat_map(|pack| &mut pack.rules).filter(|rule| rule.check.judges()) {
        rule.found = rule.check.fills().iter().map(|name| format!("{name}={{{name}}};")).collect();
    }
    let active: Vec<Active<'_>> = packs.iter().map(|pack| Active { pack, from: None, until: None }).collect();
    let mut empty = BTreeSet::new();
    for (_, case) in cases().into_iter().filter(|(_, case)| case.fires.is_some()) {
        for judgement in judged(&active, &case) {
            for finding in &judgement.findings {
                let unfilled = finding.sentence.split(';').filter_map(|part| part.strip_suffix('='));
                empty.extend(
                    unfilled
                        .filter(|name| !optional.contains(name))
                        .map(|name| format!("{} leaves {name} empty: {}", judgement.rule.code, finding.sentence)),
                );
            }
        }
    }
    assert!(empty.is_empty(), "{empty:#?}");
}

#[test]
fn a_local_pack_judges_the_days_on_which_it_is_switched_on() {
    let (file, case) = cases().into_iter().find(|(_, case)| case.rule == "S-RC-1" && case.fires.is_some()).unwrap();
    let local = built_in().iter().find(|pack| pack.pack == "tianjin-2012").unwrap();
    let day = |text: &str| Some(text.parse::<Day>().unwrap());
    let at = |from, until| judged(&[Active { pack: local, from, until }], &case);
    let days = |judgements: &[Judgement<'_>]| {
        judgements[0].findings.iter().map(|finding| (Some(finding.from), finding.until)).collect::<Vec<_>>()
    };
    assert_eq!(case.on, day("2014-06-01").unwrap(), "{file}");
    let still = at(day("2013-01-01"), None);
    assert_eq!((still[0].state, days(&still)), (State::Broken, vec![(day("2013-01-01"), None)]));
    let over = at(day("2013-01-01"), day("2013-12-31"));
    assert_eq!((over[0].state, days(&over)), (State::Past, vec![(day("2013-01-01"), day("2013-12-31"))]));
    assert!(at(day("2015-01-01"), None).is_empty(), "not switched on yet");
    assert!(judged(&[], &case).is_empty(), "never switched on");
}

#[test]
fn no_day_and_no_choice_of_parameters_brings_the_check_up_down() {
    let packs: Vec<Active<'_>> = built_in().iter().map(|pack| Active { pack, from: None, until: None }).collect();
    let days = ["1800-01-01", "2012-02-29", "2026-01-01", "2040-02-29"];
    let mut told = 0;
    // Every third case: the facts of neighbours are alike.
    for (_, case) in cases().into_iter().step_by(3) {
        let mut parameters = case.parameters.clone();
        for described in Parameters::described() {
            if let Some(last) = described.choices.last() {
                parameters.read(&described.name, &last.value).unwrap();
            }
        }
        for day in days {
            let on: Day = day.parse().unwrap();
            for parameters in [&case.parameters, &parameters] {
                let judgements = check(&packs, &case.facts, parameters, Asked { on, bodies: None });
                for finding in judgements.iter().flat_map(|judgement| &judgement.findings) {
                    assert!(
                        finding.from <= on && finding.until.is_none_or(|until| finding.from <= until),
                        "{finding:?}"
                    );
                    assert!(finding.sentence.ends_with('。') && !finding.sentence.contains(['{', '}']), "{finding:?}");
                    told += 1;
                }
                let until = on.checked_add_days(chrono::Days::new(400)).unwrap();
                let due = deadlines(&packs, &case.facts, parameters, on, until);
                assert!(due.iter().all(|deadline| deadline.due <= until && deadline.why.ends_with('。')), "{due:?}");
            }
        }
    }
    assert!(told > 1000, "{told}");
}
