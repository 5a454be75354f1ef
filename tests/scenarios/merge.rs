//! Two cards of one person become one, every record with them, and it is one step to take back.

use proptest::prelude::*;
use serde_json::{Value, json};
use tests::House;

fn card(house: &mut House, person: i64) -> Value {
    house.ask("person_get", json!({ "id": person }))
}

fn merge(house: &mut House, keep: i64, other: i64, choices: Value) -> Value {
    let preview = house.ask("person_merge_preview", json!({ "keep": keep, "other": other }));
    house.ask(
        "person_merge",
        json!({
            "keep": keep, "keep_version": preview["keep"]["version"],
            "other": other, "other_version": preview["other"]["version"], "choices": choices
        }),
    );
    preview
}

#[test]
fn the_preview_says_which_value_wins_and_what_moves_and_the_merge_does_it() {
    let mut house = House::started();
    let keep = house.make(
        "person_add",
        json!({ "name": "王建国", "birth": "1960-05", "phone": "15400001234", "note": "甲", "politics": "群众" }),
    );
    let other = house.make(
        "person_add",
        json!({ "name": "王建国", "birth": "1960-05-07", "phone": "15400005678", "address": "样例路9号", "note": "乙", "politics": "群众" }),
    );
    let post = {
        let body = house.body("居民委员会");
        house.post(body, "委员")
    };
    house.make("appointment_add", json!({ "person": other, "post": post, "from": "2022-01-01", "to": "2022-12-31" }));
    house.make("certificate_add", json!({ "person": other, "name": "社工证" }));
    let child = house.make("person_add", json!({ "name": "王小明" }));
    house.make("kinship_add", json!({ "person": other, "relative": child, "code": "20" }));
    house.make("kinship_add", json!({ "person": keep, "relative": child, "code": "20" }));
    house.make("kinship_add", json!({ "person": keep, "relative": other, "code": "71" }));

    let choices = json!([{ "field": "phone", "winner": "other" }]);
    let preview = merge(&mut house, keep, other, choices);
    let field =
        |named: &str| preview["fields"].as_array().unwrap().iter().find(|line| line["field"] == named).unwrap().clone();
    assert_eq!((&field("birth")["winner"], &field("birth")["conflict"]), (&json!("other"), &json!(false)));
    assert_eq!((&field("phone")["winner"], &field("phone")["conflict"]), (&json!("keep"), &json!(true)));
    assert_eq!(field("phone")["other"], "154****5678");
    assert_eq!(field("note")["winner"], "both");
    assert_eq!(field("address")["winner"], "other");
    assert!(preview["moves"].to_string().contains("1条任职"), "{preview}");
    assert!(preview["once"].to_string().contains("1条人员情况"), "{preview}");

    let kept = card(&mut house, keep);
    assert_eq!(
        (&kept["birth"], &kept["note"], &kept["address"]),
        (&json!("1960-05-07"), &json!("甲\n乙"), &json!("样例路9号"))
    );
    assert_eq!(kept["phone"], "154****5678");
    assert_eq!(kept["appointments"].as_array().unwrap().len(), 1);
    assert_eq!(kept["certificates"].as_array().unwrap().len(), 1);
    assert_eq!(kept["merged"], json!(["王建国"]));
    // The same fact and the same edge stand once; nobody is their own brother.
    assert_eq!(kept["facts"].as_array().unwrap().len(), 1);
    assert_eq!(kept["relatives"].as_array().unwrap().len(), 1);
    assert_eq!(house.refused("person_get", json!({ "id": other })), "gone");
    assert_eq!(house.ask("bin_list", json!({}))["records"], json!([]));
    assert_eq!(house.refused("person_restore", json!({ "id": other })), "card_merged");
}

#[test]
fn signed_minutes_keep_their_names_and_the_merge_is_still_one_step_back() {
    let mut house = House::started();
    let people = house.appoint("居民委员会", "委员", 3);
    let body = house.body("居民委员会");
    let meeting = house.make("meeting_add", json!({ "body": body, "held": "2026-06-05", "recorder": "金一平" }));
    house.ask("attendance_rest", json!({ "meeting": meeting, "presence": "present" }));
    house.make("resolution_add", json!({ "meeting": meeting, "text": "修路灯", "person": people[0] }));
    let version = house.ask("meeting_get", json!({ "id": meeting }))["version"].clone();
    house.ask("meeting_sign", json!({ "id": meeting, "version": version, "on": "2026-06-06" }));
    let keep = house.make("person_add", json!({ "name": "金平" }));
    let minutes = house.ask("minutes_text", json!({ "meeting": meeting }));
    let before = house.dump();
    merge(&mut house, keep, people[0], json!([]));
    assert_eq!(house.ask("minutes_text", json!({ "meeting": meeting })), minutes);
    let attended = house.ask("person_meetings", json!({ "id": keep }))["years"][0]["due"].clone();
    assert_eq!(attended, 1);
    house.ask("undo", json!({}));
    assert_eq!(house.dump(), before);
}

#[test]
fn what_cannot_be_one_person_twice_is_pointed_out() {
    let mut house = House::started();
    let people = house.appoint("居民委员会", "委员", 2);
    let body = house.body("居民委员会");
    house.make("meeting_add", json!({ "body": body, "held": "2026-06-05" }));
    let held = card(&mut house, people[1])["appointments"][0].clone();
    house.ask("appointment_correct", json!({ "id": held["id"], "version": held["version"], "from": "2023-01-01" }));
    let preview = house.ask("person_merge_preview", json!({ "keep": people[0], "other": people[1] }));
    let look = preview["look"].to_string();
    assert!(look.contains("居委会委员") && look.contains("名单上"), "{look}");
    let same = json!({ "keep": people[0], "other": people[0] });
    assert_eq!(house.refused("person_merge_preview", same), "same_card");
}

#[test]
fn a_card_changed_meanwhile_is_not_merged() {
    let mut house = House::started();
    let keep = house.make("person_add", json!({ "name": "王建国" }));
    let other = house.make("person_add", json!({ "name": "王建国" }));
    let preview = house.ask("person_merge_preview", json!({ "keep": keep, "other": other }));
    house.ask("person_correct", json!({ "id": other, "version": preview["other"]["version"], "note": "后来写的" }));
    let late = json!({
        "keep": keep, "keep_version": preview["keep"]["version"], "other": other, "other_version": preview["other"]["version"]
    });
    assert_eq!(house.refused("person_merge", late), "changed_meanwhile");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_any_two_of_the_sample_and_undoing_gives_back_the_identical_rows(one in 1_i64..60, two in 1_i64..60, seed in 1_u64..4) {
        prop_assume!(one != two);
        let mut house = House::sample(60, 2, seed);
        let before = house.dump();
        let total = house.ask("person_list", json!({}))["total"].as_i64().unwrap();
        merge(&mut house, one, two, json!([]));
        prop_assert_eq!(house.ask("person_list", json!({}))["total"].as_i64().unwrap(), total - 1);
        let after = house.dump();
        house.ask("undo", json!({}));
        prop_assert_eq!(house.dump(), before);
        house.ask("redo", json!({}));
        prop_assert_eq!(house.dump(), after);
        prop_assert_eq!(house.ask("verify", json!({}))["findings"].clone(), json!([]));
    }
}
