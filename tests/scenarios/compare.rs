//! Any day of any year: names as they were, days on which something changed, two days compared, the chart.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::House;

/// A committee whose people come, leave and take other names.
fn lived() -> House {
    let mut house = House::started();
    let committee = house.body("居民委员会");
    let (head, deputy, member) =
        (house.post(committee, "主任"), house.post(committee, "副主任"), house.post(committee, "委员"));
    let person = |house: &mut House, name: &str| house.make("person_add", json!({ "name": name }));
    let (li, sun, wang, chen) = (
        person(&mut house, "李秀英"),
        person(&mut house, "孙桂兰"),
        person(&mut house, "王建国"),
        person(&mut house, "陈静"),
    );
    for (person, post, from) in [(li, head, "2021-12-28"), (sun, member, "2021-12-28"), (wang, member, "2021-12-28")] {
        house.make("appointment_add", json!({ "person": person, "post": post, "from": from }));
    }
    end(&mut house, "孙桂兰", "2024-03-31", "resigned");
    house.make(
        "appointment_add",
        json!({ "person": chen, "post": member, "from": "2024-06-12", "begin_reason": "by_election" }),
    );
    let held = line(&mut house, "王建国");
    house.make(
        "appointment_add",
        json!({ "person": wang, "post": deputy, "from": "2025-01-01", "replaces": held["id"] }),
    );
    house.make("person_fact_change", json!({ "person": li, "kind": "name", "value": "李秀瑛", "from": "2025-04-15" }));
    house
}

fn line(house: &mut House, name: &str) -> Value {
    let committee = house.body("居民委员会");
    let card = house.ask("body_get", json!({ "id": committee }));
    card["roster"].as_array().unwrap().iter().find(|line| line["name"] == name).unwrap().clone()
}

fn end(house: &mut House, name: &str, on: &str, reason: &str) {
    let held = line(house, name);
    house.ask("appointment_end", json!({ "id": held["id"], "version": held["version"], "on": on, "reason": reason }));
}

fn names(card: &Value) -> Vec<&str> {
    card["roster"].as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap()).collect()
}

#[test]
fn a_roster_of_a_past_day_has_the_people_and_the_names_of_that_day() {
    let mut house = lived();
    let committee = house.body("居民委员会");
    let mut on = |day: &str| house.ask("body_get", json!({ "id": committee, "as_of": day }));
    assert_eq!(names(&on("2023-05-01")), ["李秀英", "孙桂兰", "王建国"]);
    assert_eq!(names(&on("2024-05-01")), ["李秀英", "王建国"]);
    assert_eq!(names(&on("2025-04-14"))[0], "李秀英");
    assert_eq!(names(&on("2025-04-15"))[0], "李秀瑛");
    let text = house.ask("roster_text", json!({ "body": committee, "as_of": "2023-05-01" }))["text"].clone();
    assert!(text.as_str().unwrap().contains("主任：李秀英"), "{text}");
}

#[test]
fn a_body_and_its_meetings_are_called_as_they_were_that_day() {
    let mut house = lived();
    let council = house.body("协商议事委员会");
    house.make("meeting_add", json!({ "body": council, "held": "2024-02-01" }));
    house.ask("body_change", json!({ "id": council, "from": "2025-01-01", "name": "社区理事会" }));
    let mut name = |day: &str| {
        let list = house.ask("body_list", json!({ "as_of": day }));
        list["bodies"].as_array().unwrap().iter().find(|body| body["id"] == council).unwrap()["name"].clone()
    };
    assert_eq!(name("2024-12-31"), "协商议事委员会");
    assert_eq!(name("2025-01-01"), "社区理事会");
    let meetings = house.ask("meeting_list", json!({}));
    assert_eq!(meetings["meetings"][0]["body_name"], "协商议事委员会", "{meetings}");
    // A representative of a group: the group is called as it was, too.
    let group = house.make("body_add", json!({ "kind": "resident_group", "name": "第1居民小组" }));
    house.ask("body_change", json!({ "id": group, "from": "2025-01-01", "name": "安和里北组" }));
    let assembly = house.body("居民代表会议");
    let post = house.post(assembly, "居民代表");
    let person = house.make("person_add", json!({ "name": "田大海" }));
    house.make(
        "appointment_add",
        json!({ "person": person, "post": post, "from": "2022-01-01", "represents": "group", "represents_body": group }),
    );
    let mut represents =
        |day: &str| house.ask("body_get", json!({ "id": assembly, "as_of": day }))["roster"][0]["represents"].clone();
    assert_eq!((represents("2024-06-01"), represents("2025-06-01")), (json!("第1居民小组"), json!("安和里北组")));
}

#[test]
fn the_ruler_has_a_mark_for_every_day_of_change_and_says_what_it_was() {
    let mut house = lived();
    let list = house.ask("day_list", json!({}));
    let days: Vec<&str> = list["days"].as_array().unwrap().iter().map(|one| one["day"].as_str().unwrap()).collect();
    for day in ["2021-12-28", "2024-03-31", "2024-06-12", "2025-01-01"] {
        assert!(days.contains(&day), "{day} in {days:?}");
    }
    assert_eq!((&list["terms"][0]["ordinal"], &list["terms"][0]["legal_end"]), (&json!(6), &json!("2026-12-27")));
    let last = house.ask("day_changes", json!({ "as_of": "2024-05-01" }));
    assert_eq!((&last["day"], &last["what"]), (&json!("2024-03-31"), &json!(["孙桂兰离任居委会委员"])));
    let before = house.ask("day_changes", json!({ "as_of": "1999-01-01" }));
    assert_eq!(before["day"], Value::Null);
}

fn compared<'a>(comparison: &'a Value, body: &str) -> &'a Value {
    comparison["bodies"].as_array().unwrap().iter().find(|one| one["name"] == body).unwrap()
}

#[test]
fn two_days_compared_say_who_came_left_and_moved_by_body() {
    let mut house = lived();
    let group =
        house.make("body_add", json!({ "kind": "resident_group", "name": "第9居民小组", "founded": "2024-02-01" }));
    let version = house.ask("body_get", json!({ "id": group }))["version"].clone();
    house.ask("body_close", json!({ "id": group, "version": version, "on": "2025-12-31" }));
    let comparison = house.ask("days_compare", json!({ "from": "2023-05-01", "to": "2026-07-01" }));
    let committee = compared(&comparison, "居民委员会");
    let told: Vec<(&str, &str, &Value, &Value)> = committee["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["kind"].as_str().unwrap(), one["name"].as_str().unwrap(), &one["before"], &one["after"]))
        .collect();
    assert_eq!(
        told,
        [
            ("came", "陈静", &Value::Null, &json!("委员")),
            ("left", "孙桂兰", &json!("委员"), &Value::Null),
            ("moved", "王建国", &json!("委员"), &json!("副主任")),
        ]
    );
    assert_eq!(committee["people"][0]["why"], "补选");
    assert_eq!((&committee["people"][1]["on"], &committee["people"][1]["why"]), (&json!("2024-03-31"), &json!("辞职")));
    let closed = compared(&comparison, "第9居民小组");
    assert_eq!(closed["changes"], json!(["第9居民小组成立", "第9居民小组撤销"]));
    assert!(comparison["summary"].as_str().unwrap().starts_with("新任1人，离任1人，职务变动1人"), "{comparison}");
    // The other way round it is no comparison, and the same day twice is the same.
    assert_eq!(house.refused("days_compare", json!({ "from": "2026-07-01", "to": "2023-05-01" })), "end_before_start");
    let same = house.ask("days_compare", json!({ "from": "2026-07-01", "to": "2026-07-01" }));
    assert_eq!((&same["bodies"], &same["summary"]), (&json!([]), &json!("两天之间没有变动。")));
    let text = house.ask("compare_text", json!({ "from": "2023-05-01" }))["text"].as_str().unwrap().to_owned();
    assert!(text.contains("职务变动　王建国　委员　副主任"), "{text}");
    let folder = house.path("导出").to_string_lossy().into_owned();
    let exported =
        house.ask("compare_export", json!({ "from": "2023-05-01", "folder": folder, "formats": ["docx", "xlsx"] }));
    assert_eq!(exported["files"].as_array().unwrap().len(), 2);
}

#[test]
fn whoever_is_elected_again_neither_came_nor_left() {
    let mut house = lived();
    let committee = house.body("居民委员会");
    let carry: Vec<Value> = house.ask("body_get", json!({ "id": committee }))["roster"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["id"].clone())
        .collect();
    house.make("term_add", json!({ "body": committee, "start": "2026-06-01", "carry": carry }));
    let comparison = house.ask("days_compare", json!({ "from": "2026-05-01", "to": "2026-07-01" }));
    let changed = compared(&comparison, "居民委员会");
    assert_eq!(changed["people"], json!([]), "{changed}");
    assert_eq!(changed["changes"], json!(["第六届居民委员会结束", "第七届居民委员会开始"]));
}

#[test]
fn the_chart_follows_the_day_and_goes_out_in_every_form() {
    let mut house = lived();
    let committee = house.body("居民委员会");
    let mut spoken = |day: &str| {
        let chart = house.ask("chart_get", json!({ "as_of": day, "width": 688 }));
        let key = format!("b{committee}");
        chart["boxes"].as_array().unwrap().iter().find(|one| one["key"] == key).unwrap()["spoken"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(spoken("2023-05-01").contains("主任李秀英"));
    assert!(spoken("2025-05-01").contains("主任李秀瑛"));
    let folder = house.path("导出").to_string_lossy().into_owned();
    let exported = house.ask(
        "chart_export",
        json!({ "as_of": "2025-05-01", "folder": folder, "formats": ["svg", "png", "pdf", "docx"] }),
    );
    for (file, head) in exported["files"].as_array().unwrap().iter().zip([&b"PK"[..], b"%PDF", b"<svg", b"\x89PNG"]) {
        let bytes = std::fs::read(file["path"].as_str().unwrap()).unwrap();
        assert!(bytes.starts_with(head), "{file}");
    }
    // A roster has no picture to write.
    let refused = house.refused("roster_export", json!({ "body": committee, "folder": folder, "format": "png" }));
    assert_eq!(refused, "no_picture");
    let report = house.ask("report_get", json!({ "year": 2025 }));
    let chapter = report["chapters"].as_array().unwrap().iter().find(|one| one["code"] == "party").unwrap();
    assert!(chapter["blocks"].as_array().unwrap().iter().any(|block| block["kind"] == "picture"), "{chapter}");
}

/// Bodies, people and posts of a day, as the rosters have them.
fn seated(house: &mut House, day: &str) -> BTreeSet<(i64, i64, String)> {
    let list = house.ask("body_list", json!({ "as_of": day }));
    let bodies: Vec<i64> = list["bodies"].as_array().unwrap().iter().map(|body| body["id"].as_i64().unwrap()).collect();
    let mut seated = BTreeSet::new();
    for body in bodies {
        let card = house.ask("body_get", json!({ "id": body, "as_of": day }));
        for line in card["roster"].as_array().unwrap() {
            seated.insert((body, line["person"].as_i64().unwrap(), line["post_name"].as_str().unwrap().to_owned()));
        }
    }
    seated
}

#[test]
fn two_days_differ_in_what_their_rosters_differ_in() {
    let mut house = House::sample(80, 6, 3);
    for (from, to) in [
        ("2021-12-27", "2021-12-28"),
        ("2021-07-01", "2022-07-01"),
        ("2023-01-01", "2026-07-01"),
        ("2016-01-01", "2026-07-01"),
        ("2025-06-30", "2025-12-31"),
    ] {
        let (before, after) = (seated(&mut house, from), seated(&mut house, to));
        let held = |seated: &BTreeSet<(i64, i64, String)>, key: (i64, i64)| -> BTreeSet<String> {
            seated.iter().filter(|one| (one.0, one.1) == key).map(|one| one.2.clone()).collect()
        };
        let keys: BTreeSet<(i64, i64)> = before.union(&after).map(|one| (one.0, one.1)).collect();
        let expected: BTreeSet<(i64, i64, &str)> = keys
            .into_iter()
            .filter_map(|key| {
                let (was, is) = (held(&before, key), held(&after, key));
                let kind = match (was.is_empty(), is.is_empty()) {
                    _ if was == is => return None,
                    (true, _) => "came",
                    (_, true) => "left",
                    _ => "moved",
                };
                Some((key.0, key.1, kind))
            })
            .collect();
        let list = house.ask("body_list", json!({ "as_of": to }));
        let mut told = BTreeSet::new();
        let comparison = house.ask("days_compare", json!({ "from": from, "to": to }));
        for body in comparison["bodies"].as_array().unwrap() {
            let whole = house.ask("days_compare", json!({ "from": from, "to": to, "body": body["body"] }));
            for one in whole["bodies"][0]["people"].as_array().unwrap() {
                let kind = one["kind"].as_str().unwrap().to_owned();
                told.insert((body["body"].as_i64().unwrap(), one["person"].as_i64().unwrap(), kind));
            }
        }
        let told: BTreeSet<(i64, i64, &str)> =
            told.iter().map(|(body, person, kind)| (*body, *person, kind.as_str())).collect();
        assert_eq!(told, expected, "{from} to {to}: {list}");
    }
}
