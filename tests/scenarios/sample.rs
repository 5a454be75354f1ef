//! The sample committee: the same rows for the same seed, invented through and through, and every page has something.

use serde_json::{Value, json};
use tests::House;

#[test]
fn the_same_seed_gives_the_same_rows_and_another_gives_others() {
    let dumps: Vec<String> = [7, 7, 8].map(|seed| House::sample(60, 3, seed).dump()).to_vec();
    assert!(dumps[0] == dumps[1]);
    assert!(dumps[0] != dumps[2]);
}

/// What was made last year must be made today: the rows of a seed are fixed once and for all.
#[test]
fn no_day_of_the_sample_comes_from_the_clock() {
    let mut house = House::sample(60, 3, 1);
    let newest = house.ask("history_list", json!({}))["operations"][0]["at"].clone();
    assert_eq!(newest, "2026-06-30T12:00:00+08:00");
    let oldest = house.ask("history_list", json!({ "after": 2 }))["operations"][0]["at"].clone();
    assert_eq!(oldest, "2023-07-01T12:00:00+08:00");
}

#[test]
fn it_holds_what_the_pages_show() {
    let mut house = House::sample(60, 3, 1);
    let state = house.ask("register_state", json!({}));
    assert_eq!((&state["sample"], &state["committee"]["name"]), (&json!(true), &json!("安和里社区")));
    assert_eq!(house.ask("person_list", json!({}))["total"], 60);
    let committee = house.body("居民委员会");
    let card = house.ask("body_get", json!({ "id": committee }));
    assert_eq!(card["terms"].as_array().unwrap().len(), 3);
    assert_eq!((&card["term"]["ordinal"], &card["term"]["start"]), (&json!(6), &json!("2021-12-28")));
    assert_eq!(card["terms"][0]["legal_end"], "2018-12-17");
    assert_eq!(card["roster"].as_array().unwrap().len(), 6);
    assert_eq!(card["vacancies"].as_array().unwrap().len(), 1);
    assert!(card["left"].as_array().unwrap().iter().any(|left| left["end_reason"] == "transferred"));
    let groups = house.ask("group_list", json!({}));
    assert_eq!(groups["groups"].as_array().unwrap().len(), 9);
    assert_eq!(groups["buildings"].as_array().unwrap().len(), 38);
    let figure = |kind: &str| {
        let figures = groups["figures"].as_array().unwrap();
        figures.iter().find(|figure| figure["kind"] == kind).unwrap()["thousandths"].as_i64().unwrap()
    };
    assert!((2_750_000..2_850_000).contains(&figure("households")), "{}", figure("households"));
    assert_eq!(figure("area"), 420);
    for group in groups["groups"].as_array().unwrap() {
        assert_eq!(group["leaders"].as_array().unwrap().len(), 1, "{group}");
        assert_eq!(group["delegates"].as_array().unwrap().len(), 4, "{group}");
    }
    let bodies = house.ask("body_list", json!({}))["bodies"].clone();
    let kinds = |kind: &str| bodies.as_array().unwrap().iter().filter(|body| body["kind"] == kind).count();
    assert_eq!((kinds("sub_committee"), kinds("resident_group")), (5, 9));
    let meetings = house.ask("meeting_list", json!({ "limit": 500 }));
    assert!(meetings["total"].as_i64().unwrap() >= 100, "{}", meetings["total"]);
    let unsigned = meetings["meetings"].as_array().unwrap().iter().filter(|meeting| meeting["signed"] == false).count();
    assert!((1..10).contains(&unsigned), "{unsigned}");
    assert!(house.ask("paper_list", json!({})).to_string().contains("样街〔2025〕18号"));
    assert!(!house.ask("today_get", json!({}))["due"].as_array().unwrap().is_empty());
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
}

#[test]
fn a_former_name_relatives_a_possible_double_and_unknowns_are_there_to_be_seen() {
    let mut house = House::sample(60, 3, 1);
    let cards: Vec<Value> = (1..=60).map(|id| house.ask("person_get", json!({ "id": id }))).collect();
    let facts =
        |kind: &str, card: &Value| card["facts"].as_array().unwrap().iter().filter(|fact| fact["kind"] == kind).count();
    assert!(cards.iter().any(|card| facts("name", card) == 1));
    assert!(cards.iter().any(|card| facts("politics", card) == 2));
    assert!(cards.iter().any(|card| facts("education", card) == 0));
    assert!(cards.iter().any(|card| !card["relatives"].as_array().unwrap().is_empty()));
    assert!(cards.iter().any(|card| !card["alike"].as_array().unwrap().is_empty()));
    assert!(cards.iter().any(|card| card["birth"].is_null()));
    for surname in ["仇", "单", "解", "尉迟"] {
        assert!(cards.iter().any(|card| card["name"].as_str().unwrap().starts_with(surname)), "{surname}");
    }
}

#[test]
fn the_check_up_finds_a_handful_and_three_findings_are_explained() {
    let mut house = House::sample(60, 3, 1);
    let told = house.ask("checkup_get", json!({ "as_of": "2026-06-30" }));
    assert_eq!(told["counts"]["waived"], 3, "{}", told["counts"]);
    assert!((1..=12).contains(&told["counts"]["error"].as_i64().unwrap()), "{}", told["counts"]);
    let line = |rule: &str| {
        told["rules"].as_array().unwrap().iter().find(|line| line["rule"] == rule).unwrap_or_else(|| panic!("{rule}"))
    };
    assert_eq!(line("O26-SUPERVISION-KIN")["findings"][0]["people"].as_array().unwrap().len(), 2);
    assert_eq!(line("N-MEDIATION-WOMEN")["mark"], "error");
    assert_eq!(line("S-RC-2")["findings"][0]["waiver"]["document"]["number"], "样街〔2022〕3号");
}

#[test]
fn nobody_in_it_can_be_a_real_person() {
    let mut house = House::sample(300, 1, 5);
    let mut seen = std::collections::BTreeSet::new();
    for person in 1..=300 {
        let mut full =
            |field: &str| house.ask("person_reveal", json!({ "id": person, "field": field }))["value"].clone();
        if let Some(number) = full("id_number").as_str() {
            assert!(number.starts_with("9999"), "{number}");
            domain::identity::IdNumber::read(number, "2026-07-01".parse().unwrap()).unwrap();
            assert!(seen.insert(number.to_owned()), "{number} twice");
        }
        if let Some(phone) = full("phone").as_str() {
            assert!(phone.starts_with("154") && phone.len() == 11, "{phone}");
        }
    }
    assert!(seen.len() > 200);
}

#[test]
fn it_is_made_in_any_size() {
    for (people, years) in [(1, 1), (7, 1), (25, 1), (700, 1), (12, 9)] {
        let mut house = House::sample(people, years, 3);
        assert_eq!(house.ask("person_list", json!({}))["total"], people, "{people} people, {years} years");
        assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
    }
}

#[test]
fn she_looks_at_the_sample_and_goes_back_to_her_own() {
    let mut house = House::started();
    let own = house.ask("register_state", json!({}))["register_id"].clone();
    let sample = house.ask("register_sample", json!({}));
    assert_eq!((&sample["sample"], &sample["standing"]), (&json!(true), &json!("open")));
    assert_eq!(house.ask("person_list", json!({}))["total"], 60);
    house.make("person_add", json!({ "name": "添在演示里的人" }));
    let back = house.ask("register_own", json!({}));
    assert_eq!((&back["sample"], &back["register_id"]), (&json!(false), &own));
    assert_eq!(house.ask("person_list", json!({}))["total"], 0);
    // The second time it is the one she left.
    house.ask("register_sample", json!({}));
    assert_eq!(house.ask("person_list", json!({}))["total"], 61);
}

#[test]
fn before_her_first_register_she_can_look_at_the_sample_too() {
    let mut house = House::empty();
    house.ask("register_sample", json!({}));
    assert_eq!(house.ask("person_list", json!({}))["total"], 60);
    assert_eq!(house.ask("register_own", json!({}))["standing"], "none");
    house.ask("register_new", json!({ "name": "安和里社区" }));
}
