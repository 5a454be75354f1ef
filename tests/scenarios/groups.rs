//! Resident groups by building, counts over the years, and the organisations of the community, on any day.

use serde_json::{Value, json};
use tests::House;

fn group(house: &mut House, name: &str) -> i64 {
    house.make("body_add", json!({ "kind": "resident_group", "name": name }))
}

fn belongings(house: &mut House, building: i64) -> Vec<(i64, Value, Value)> {
    house.ask("building_history", json!({ "id": building }))["belongings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["group"].as_i64().unwrap(), one["from"].clone(), one["to"].clone()))
        .collect()
}

#[test]
fn a_building_that_goes_to_another_group_leaves_what_was_for_every_earlier_day() {
    let mut house = House::started();
    let (first, second) = (group(&mut house, "第1居民小组"), group(&mut house, "第2居民小组"));
    let building = house.make("building_add", json!({ "name": "1号楼", "group": first, "from": "2020-01-01" }));
    house.ask("building_assign", json!({ "building": building, "group": second, "from": "2024-03-01" }));
    assert_eq!(
        belongings(&mut house, building),
        [(second, json!("2024-03-01"), Value::Null), (first, json!("2020-01-01"), json!("2024-02-29")),]
    );
    for (on, name) in [("2024-02-29", "第1居民小组"), ("2024-03-01", "第2居民小组")] {
        let list = house.ask("group_list", json!({ "as_of": on }));
        assert_eq!(list["buildings"][0]["group_name"], name, "{on}");
    }
    assert_eq!(house.ask("group_list", json!({ "as_of": "2019-12-31" }))["buildings"][0]["group"], Value::Null);
    // Out of every group, and back by one undo.
    house.ask("building_assign", json!({ "building": building, "from": "2025-01-01" }));
    assert_eq!(house.ask("group_list", json!({}))["buildings"][0]["group"], Value::Null);
    house.ask("undo", json!({}));
    assert_eq!(house.ask("group_list", json!({}))["buildings"][0]["group"], second);
}

#[test]
fn a_date_typed_wrong_is_corrected_and_only_a_resident_group_holds_buildings() {
    let mut house = House::started();
    let first = group(&mut house, "第1居民小组");
    let building = house.make("building_add", json!({ "name": "1号楼", "group": first, "from": "2020-01-01" }));
    let line = house.ask("building_history", json!({ "id": building }))["belongings"][0].clone();
    let patch = |from: &str, to: Value| json!({ "id": line["id"], "version": line["version"], "from": from, "to": to });
    assert_eq!(house.refused("belonging_correct", patch("2021-01-01", json!("2020-01-01"))), "end_before_start");
    house.ask("belonging_correct", patch("2021-01-01", Value::Null));
    assert_eq!(belongings(&mut house, building), [(first, json!("2021-01-01"), Value::Null)]);
    assert_eq!(house.refused("belonging_correct", patch("2022-01-01", Value::Null)), "changed_meanwhile");
    let committee = house.body("居民委员会");
    assert_eq!(house.refused("building_assign", json!({ "building": building, "group": committee })), "gone");
    assert_eq!(house.refused("building_add", json!({ "name": "2号楼", "group": committee })), "gone");
    let line = house.ask("building_history", json!({ "id": building }))["belongings"][0].clone();
    house.ask("belonging_remove", json!({ "id": line["id"], "version": line["version"] }));
    assert_eq!(belongings(&mut house, building), []);
}

fn count(house: &mut House, kind: &str, value: i64, on: &str, whose: Value) {
    let mut request = json!({ "kind": kind, "thousandths": value * 1000, "on": on });
    request.as_object_mut().unwrap().extend(whose.as_object().unwrap().clone());
    house.ask("figure_set", request);
}

#[test]
fn counts_are_kept_by_day_and_the_share_moved_in_follows_them() {
    let mut house = House::started();
    let building = house.make("building_add", json!({ "name": "1号楼" }));
    let own = json!({ "building": building });
    count(&mut house, "households", 120, "2024-06-30", own.clone());
    count(&mut house, "moved_in", 60, "2024-06-30", own.clone());
    count(&mut house, "moved_in", 111, "2025-06-30", own.clone());
    count(&mut house, "moved_in", 110, "2025-06-30", own.clone());
    let series = house.ask("figure_list", own);
    assert_eq!(series["figures"].as_array().unwrap().len(), 3, "the same day is corrected: {series}");
    assert_eq!(
        series["shares"],
        json!([
            { "on": "2025-06-30", "moved_in": 110, "households": 120, "permille": 916 },
            { "on": "2024-06-30", "moved_in": 60, "households": 120, "permille": 500 },
        ])
    );
    let newest = series["figures"][0].clone();
    house.ask("figure_remove", json!({ "id": newest["id"], "version": newest["version"] }));
    let list = house.ask("group_list", json!({}));
    let moved = list["buildings"][0]["figures"].as_array().unwrap().iter().find(|one| one["kind"] == "moved_in");
    assert_eq!(moved.unwrap()["thousandths"], 60_000, "the one before stands again");
}

#[test]
fn a_group_s_counts_are_the_sums_of_the_buildings_it_had_on_each_day() {
    let mut house = House::started();
    let (first, second) = (group(&mut house, "第1居民小组"), group(&mut house, "第2居民小组"));
    let mut buildings = Vec::new();
    for (name, households) in [("1号楼", 100), ("2号楼", 50)] {
        let building = house.make("building_add", json!({ "name": name, "group": first, "from": "2020-01-01" }));
        count(&mut house, "households", households, "2023-06-30", json!({ "building": building }));
        buildings.push(building);
    }
    house.ask("building_assign", json!({ "building": buildings[1], "group": second, "from": "2025-01-01" }));
    let series = |house: &mut House, group: i64| -> Vec<(Value, Value)> {
        house.ask("figure_list", json!({ "group": group }))["figures"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["on"].clone(), one["thousandths"].clone()))
            .collect()
    };
    assert_eq!(
        series(&mut house, first),
        [(json!("2025-01-01"), json!(100_000)), (json!("2023-06-30"), json!(150_000)),]
    );
    assert_eq!(series(&mut house, second), [(json!("2025-01-01"), json!(50_000))]);
}

#[test]
fn a_unit_keeps_its_code_its_agreements_and_whom_it_sent() {
    let mut house = House::started();
    for (code, fault) in [
        ("54120101MF0000013", "credit_code_length"),
        ("5412010IMF0000013Q", "credit_code_characters"),
        ("54120101MF0000014Q", "credit_code_organisation"),
        ("54120101MF0000013M", "credit_code_checksum"),
    ] {
        assert_eq!(house.refused("unit_add", json!({ "name": "样例小学", "credit_code": code })), fault);
    }
    let unit = house.make(
        "unit_add",
        json!({ "name": "样例小学", "credit_code": "54120101 mf0000013q", "address": "安和里1号", "from": "2010", "phone": "13812345678" }),
    );
    let other = house.make("unit_add", json!({ "name": "邻里互助队", "kind": "volunteer" }));
    let agreement = house.make("agreement_add", json!({ "unit": unit, "title": "共建协议", "from": "2024-01-01" }));
    let person = house.make("person_add", json!({ "name": "丁玉珍" }));
    let council = house.body("协商议事委员会");
    let posts = house.ask("body_get", json!({ "id": council }))["posts"].clone();
    house.ask(
        "appointment_add",
        json!({ "person": person, "post": posts[2]["id"], "from": "2024-01-01", "represents": "unit", "represents_unit": unit }),
    );
    let list = house.ask("group_list", json!({}));
    let line = list["units"].as_array().unwrap().iter().find(|one| one["id"] == unit).unwrap().clone();
    assert_eq!(line["credit_code"], "54120101MF0000013Q");
    assert_eq!((line["agreements"].clone(), line["delegates"].clone()), (json!(1), json!(["丁玉珍"])));
    assert_eq!(line["phone"], "138****5678");
    let kinds: Vec<&Value> = list["units"].as_array().unwrap().iter().map(|one| &one["kind_name"]).collect();
    assert_eq!(kinds, ["驻区单位", "志愿服务队伍"]);

    let card = house.ask("unit_get", json!({ "id": unit }));
    let kept = card["agreements"][0].clone();
    assert_eq!((kept["title"].clone(), kept["in_force"].clone()), (json!("共建协议"), json!(true)));
    assert_eq!(card["sent"][0]["person_name"], "丁玉珍");
    house.ask("agreement_end", json!({ "id": agreement, "version": kept["version"], "on": "2025-12-31" }));
    for (on, agreements) in [("2025-12-31", 1), ("2026-01-01", 0), ("2023-12-31", 0)] {
        let list = house.ask("group_list", json!({ "as_of": on }));
        let line = list["units"].as_array().unwrap().iter().find(|one| one["id"] == unit).unwrap();
        assert_eq!(line["agreements"], agreements, "{on}");
    }
    assert_eq!(
        house.refused("agreement_end", json!({ "id": agreement, "version": kept["version"], "on": "2025-12-31" })),
        "changed_meanwhile"
    );
    let kept = house.ask("unit_get", json!({ "id": unit }))["agreements"][0].clone();
    assert_eq!(kept["in_force"], false);
    assert_eq!(
        house
            .refused("agreement_correct", json!({ "id": agreement, "version": kept["version"], "from": "2026-06-01" })),
        "end_before_start"
    );
    house.ask("agreement_remove", json!({ "id": agreement, "version": kept["version"] }));
    assert_eq!(house.ask("unit_get", json!({ "id": unit }))["agreements"], json!([]));

    let version = list["units"].as_array().unwrap().iter().find(|one| one["id"] == other).unwrap()["version"].clone();
    house.ask("unit_end", json!({ "id": other, "version": version, "on": "2025-06-30" }));
    let names = |list: &Value| -> Vec<String> {
        list["units"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&house.ask("group_list", json!({}))), ["样例小学"]);
    assert_eq!(names(&house.ask("group_list", json!({ "as_of": "2025-06-30" }))), ["样例小学", "邻里互助队"]);
}

#[test]
fn every_act_of_the_groups_page_is_taken_back_exactly() {
    let mut house = House::started();
    let first = group(&mut house, "第1居民小组");
    let building = house.make("building_add", json!({ "name": "1号楼", "group": first, "from": "2020-01-01" }));
    let unit = house.make("unit_add", json!({ "name": "样例小学" }));
    let acts: Vec<(&str, Value)> = vec![
        ("building_assign", json!({ "building": building, "from": "2024-01-01" })),
        ("figure_set", json!({ "kind": "households", "thousandths": 5000, "building": building, "on": "2024-01-01" })),
        ("agreement_add", json!({ "unit": unit, "title": "协议" })),
        ("unit_add", json!({ "name": "样例中学", "kind": "professional" })),
    ];
    for (act, request) in acts {
        let before = house.dump();
        house.ask(act, request);
        house.ask("undo", json!({}));
        assert_eq!(house.dump(), before, "{act}");
        house.ask("redo", json!({}));
    }
}

#[test]
fn the_picture_of_the_groups_goes_out_as_a_paper_with_a_table() {
    let mut house = House::started();
    let first = group(&mut house, "第1居民小组");
    let building = house.make("building_add", json!({ "name": "1号楼", "group": first, "from": "2020-01-01" }));
    house.make("building_add", json!({ "name": "平房院" }));
    for (kind, thousandths) in [("households", 48_000), ("moved_in", 44_000)] {
        house.ask(
            "figure_set",
            json!({ "kind": kind, "thousandths": thousandths, "building": building, "on": "2026-01-01" }),
        );
    }
    let folder = house.path("导出").to_string_lossy().into_owned();
    for format in ["pdf", "docx", "xlsx"] {
        let made = house.ask("groups_export", json!({ "folder": folder, "format": format }));
        assert!(made["files"][0]["path"].as_str().unwrap().contains("小组和楼栋分布图"), "{made}");
    }
    let printed = house.ask("paper_print", json!({ "paper": "groups" }));
    assert!(std::fs::read(printed["path"].as_str().unwrap()).unwrap().starts_with(b"%PDF"));
    let newest = house.ask("history_list", json!({}))["operations"][0]["sentence"].clone();
    assert!(newest.as_str().unwrap().contains("小组和楼栋分布图"), "{newest}");
}
