//! Any scrap finds her: one character, pinyin, initials, the tail of a phone number, a building.

use serde_json::json;
use tests::House;

fn filled() -> House {
    let mut house = House::started();
    let building = house.make("building_add", json!({ "name": "13号楼" }));
    for (name, phone) in [
        ("仇小兰", "15400015678"),
        ("单大伟", "15400021111"),
        ("解若谷", "15400032222"),
        ("尉迟兰", "15400043333"),
        ("王春兰", "15400054444"),
    ] {
        house.make("person_add", json!({ "name": name, "phone": phone }));
    }
    house.make("person_add", json!({ "name": "曾秋实", "building": building, "door": "2单元301室" }));
    house
}

fn listed(house: &mut House, scrap: &str) -> Vec<String> {
    let list = house.ask("person_list", json!({ "search": scrap }));
    let mut names: Vec<String> =
        list["people"].as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn one_character_anywhere_in_the_name() {
    let mut house = filled();
    assert_eq!(listed(&mut house, "兰"), ["仇小兰", "尉迟兰", "王春兰"]);
    assert_eq!(listed(&mut house, "仇"), ["仇小兰"]);
    assert_eq!(listed(&mut house, "鑫"), Vec::<String>::new());
}

#[test]
fn pinyin_with_the_reading_a_surname_has() {
    let mut house = filled();
    for (typed, name) in [
        ("qiuxiaolan", "仇小兰"),
        ("qiu", "仇小兰"),
        ("shan", "单大伟"),
        ("xie", "解若谷"),
        ("yuchi", "尉迟兰"),
        ("zeng", "曾秋实"),
        ("ruogu", "解若谷"),
    ] {
        assert!(listed(&mut house, typed).contains(&name.to_owned()), "{typed}: {:?}", listed(&mut house, typed));
    }
    assert!(!listed(&mut house, "chou").contains(&"仇小兰".to_owned()));
}

#[test]
fn initials_from_any_character_on() {
    let mut house = filled();
    for (typed, name) in [("qxl", "仇小兰"), ("xl", "仇小兰"), ("sdw", "单大伟"), ("xrg", "解若谷"), ("ycl", "尉迟兰")]
    {
        assert!(listed(&mut house, typed).contains(&name.to_owned()), "{typed}: {:?}", listed(&mut house, typed));
    }
}

#[test]
fn the_tail_of_a_phone_number() {
    let mut house = filled();
    assert_eq!(listed(&mut house, "5678"), ["仇小兰"]);
    assert_eq!(listed(&mut house, "1111"), ["单大伟"]);
}

#[test]
fn the_building_she_lives_in() {
    let mut house = filled();
    assert_eq!(listed(&mut house, "13号楼"), ["曾秋实"]);
}

#[test]
fn a_former_name_still_finds_her_and_a_corrected_one_does_not() {
    let mut house = filled();
    let person = house.ask("person_list", json!({ "search": "单大伟" }))["people"][0]["id"].clone();
    house.ask(
        "person_fact_change",
        json!({ "person": person, "kind": "name", "value": "单立诚", "from": "2025-05-01" }),
    );
    assert_eq!(listed(&mut house, "单大伟"), ["单立诚"]);
    let card = house.ask("person_get", json!({ "id": person }));
    house.ask("person_correct", json!({ "id": person, "version": card["version"], "name": "单嘉树" }));
    assert_eq!(listed(&mut house, "立诚"), Vec::<String>::new());
    house.ask("undo", json!({}));
    assert_eq!(listed(&mut house, "立诚"), ["单立诚"]);
}

#[test]
fn nothing_that_was_typed_is_taken_for_a_command_of_the_search() {
    let mut house = filled();
    for typed in ["\"", "兰\" OR \"", "*", "NEAR(", "-", "a AND", "(", "'", "：", "%", "_"] {
        house.ask("person_list", json!({ "search": typed }));
        house.ask("find", json!({ "text": typed }));
    }
}

#[test]
fn people_bodies_and_meetings_are_found_together() {
    let mut house = filled();
    let body = house.body("居务监督委员会");
    house.make("meeting_add", json!({ "body": body, "held": "2026-06-01" }));
    let found = house.ask("find", json!({ "text": "监督" }));
    let subjects: Vec<&str> =
        found["found"].as_array().unwrap().iter().map(|line| line["subject"].as_str().unwrap()).collect();
    assert!(subjects.contains(&"body") && subjects.contains(&"meeting"), "{found}");
    let found = house.ask("find", json!({ "text": "qxl" }));
    assert_eq!((&found["found"][0]["name"], &found["found"][0]["hit"]), (&json!("仇小兰"), &json!([0, 3])));
}
