//! 四议两公开 in the check-up: what the law asks of a matter, and what is only usual.

use serde_json::{Value, json};
use tests::House;

use crate::{assembly, convene};

/// What the check-up finds by a rule in the year: the marks and sentences.
fn told(house: &mut House, rule: &str) -> Vec<(String, String)> {
    let reply = house.ask("checkup_get", json!({ "span": "year" }));
    let lines = reply["rules"].as_array().unwrap().iter().filter(|line| line["rule"] == rule);
    let findings = lines.flat_map(|line| line["findings"].as_array().unwrap().clone());
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    findings.map(|one| (word(&one["mark"]), word(&one["sentence"]))).collect()
}

fn found(house: &mut House, rule: &str) -> Vec<String> {
    told(house, rule).into_iter().map(|(_, sentence)| sentence).collect()
}

fn step(house: &mut House, matter: i64, step: Value) {
    let mut request = json!({ "matter": matter });
    request.as_object_mut().unwrap().extend(step.as_object().unwrap().clone());
    house.ask("matter_step_add", request);
}

#[test]
fn a_matter_decided_without_the_party_s_study_breaks_article_30_and_the_rest_are_hints() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    let matter = house.make("matter_add", json!({ "title": "加装充电棚" }));
    step(&mut house, matter, json!({ "step": "consulted", "on": "2026-02-10" }));
    assert_eq!(found(&mut house, "O26-STUDY"), Vec::<String>::new(), "nothing is decided yet");
    step(&mut house, matter, json!({ "step": "resolved", "meeting": meeting }));
    assert_eq!(found(&mut house, "O26-STUDY"), ["2026年3月20日决定的“加装充电棚”没有登记社区党组织研究的日期。"]);
    assert_eq!(found(&mut house, "F-CONSULTED"), Vec::<String>::new());
    assert_eq!(found(&mut house, "F-REVIEWED").len(), 1);
    assert_eq!(found(&mut house, "F-DECISION-SHOWN").len(), 1);
    assert_eq!(told(&mut house, "F-REVIEWED")[0].0, "hint");
    assert_ne!(told(&mut house, "O26-STUDY")[0].0, "hint");

    step(&mut house, matter, json!({ "step": "proposed", "on": "2026-02-01" }));
    step(&mut house, matter, json!({ "step": "reviewed", "on": "2026-03-01" }));
    step(&mut house, matter, json!({ "step": "decision_shown", "on": "2026-03-21", "until": "2026-04-04" }));
    for rule in ["O26-STUDY", "O26-STUDY-ORDER", "F-REVIEWED", "F-DECISION-SHOWN", "F-ORDER"] {
        assert_eq!(found(&mut house, rule), Vec::<String>::new(), "{rule}");
    }
    assert_eq!(
        found(&mut house, "O26-DECISION-SHOWN-DAYS"),
        ["“加装充电棚”的决议公布到2026年4月4日，共14日，应不少于15日。"]
    );
    // Shown again for longer, it is enough.
    step(&mut house, matter, json!({ "step": "decision_shown", "on": "2026-04-10", "until": "2026-04-25" }));
    assert_eq!(found(&mut house, "O26-DECISION-SHOWN-DAYS"), Vec::<String>::new());
    house.ask("undo", json!({}));
    assert_eq!(found(&mut house, "O26-DECISION-SHOWN-DAYS").len(), 1);
}

#[test]
fn a_study_after_the_decision_is_said_to_be_in_the_wrong_order() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    let matter = house.make("matter_add", json!({ "title": "停车办法" }));
    step(&mut house, matter, json!({ "step": "resolved", "meeting": meeting }));
    step(&mut house, matter, json!({ "step": "proposed", "on": "2026-03-25" }));
    assert_eq!(found(&mut house, "O26-STUDY"), Vec::<String>::new());
    assert_eq!(found(&mut house, "O26-STUDY-ORDER").len(), 1);
    // A matter taken away is no finding any more.
    let version = house.ask("matter_get", json!({ "id": matter }))["version"].clone();
    house.ask("matter_remove", json!({ "id": matter, "version": version }));
    assert_eq!(found(&mut house, "O26-STUDY-ORDER"), Vec::<String>::new());
}
