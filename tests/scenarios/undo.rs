//! Whatever was done through the command list is taken back to the last byte, and put back, across a restart.

use proptest::prelude::*;
use serde_json::{Value, json};
use tests::House;

/// One act: which one, and on what.
type Act = (u8, u8, u8);

fn nth(list: &Value, at: u8) -> Option<Value> {
    let list = list.as_array()?;
    list.get(usize::from(at) % list.len().max(1)).cloned()
}

/// What there is to act on; refused acts are no part of the history and count as nothing.
struct Scene {
    people: Value,
    bodies: Value,
    buildings: Value,
    meetings: Value,
}

impl Scene {
    fn of(house: &mut House) -> Self {
        let groups = house.ask("group_list", json!({}));
        Self {
            people: house.ask("person_list", json!({}))["people"].clone(),
            bodies: house.ask("body_list", json!({}))["bodies"].clone(),
            buildings: groups["buildings"].clone(),
            meetings: house.ask("meeting_list", json!({}))["meetings"].clone(),
        }
    }
}

/// The request for an act, or none where there is nothing to act on.
fn request(house: &mut House, (act, one, two): Act) -> Option<(&'static str, Value)> {
    let scene = Scene::of(house);
    let person = nth(&scene.people, one).map(|person| person["id"].clone());
    let other = nth(&scene.people, two).map(|person| person["id"].clone());
    let body = nth(&scene.bodies, one)?;
    let building = nth(&scene.buildings, one).map(|building| building["id"].clone());
    let meeting = nth(&scene.meetings, one).map(|meeting| meeting["id"].clone());
    let day = format!("2026-{:02}-{:02}", one % 12 + 1, two % 28 + 1);
    Some(match act % 30 {
        0 | 1 => (
            "person_add",
            json!({ "name": format!("单{}", char::from(b'a' + one % 26)), "politics": "群众", "door": "3单元" }),
        ),
        2 => {
            let card = house.ask("person_get", json!({ "id": person? }));
            let note = if two % 2 == 0 { json!("改过") } else { Value::Null };
            (
                "person_correct",
                json!({ "id": card["id"], "version": card["version"], "note": note, "phone": "15400001234" }),
            )
        }
        3 => ("person_fact_change", json!({ "person": person?, "kind": "name", "value": "新名", "from": day })),
        4 => ("person_fact_change", json!({ "person": person?, "kind": "education", "value": "本科", "from": day })),
        5 => {
            let card = house.ask("person_get", json!({ "id": person? }));
            ("person_remove", json!({ "id": card["id"], "version": card["version"] }))
        }
        6 => ("kinship_add", json!({ "person": person?, "relative": other?, "code": "10" })),
        7 => ("body_add", json!({ "kind": "resident_group", "name": format!("第{one}居民小组"), "founded": "2020" })),
        8 => ("body_change", json!({ "id": body["id"], "from": day, "name": format!("新{two}") })),
        9 => {
            let card = house.ask("body_get", json!({ "id": body["id"] }));
            ("body_remove", json!({ "id": card["id"], "version": card["version"] }))
        }
        10 => ("term_add", json!({ "body": body["id"], "start": day })),
        26 => {
            let card = house.ask("body_get", json!({ "id": body["id"] }));
            let carry: Vec<Value> = nth(&card["roster"], two).iter().map(|held| held["id"].clone()).collect();
            (
                "term_add",
                json!({ "body": body["id"], "start": day, "carry": carry, "others_leave": two % 2 == 0,
                        "previous_end_note": "提前换届" }),
            )
        }
        27 => {
            let card = house.ask("body_get", json!({ "id": body["id"] }));
            let into = nth(&scene.bodies, two)?["id"].clone();
            (
                "body_merge",
                json!({ "id": card["id"], "version": card["version"], "into": into, "on": day,
                        "end_appointments": "body_closed", "with_bodies": true, "with_buildings": true }),
            )
        }
        28 => {
            let card = house.ask("body_get", json!({ "id": body["id"] }));
            let end = (two % 2 == 0).then_some("body_closed");
            ("body_close", json!({ "id": card["id"], "version": card["version"], "on": day, "end_appointments": end }))
        }
        11 | 12 => {
            let card = house.ask("body_get", json!({ "id": body["id"] }));
            ("appointment_add", json!({ "person": person?, "post": nth(&card["posts"], two)?["id"], "from": day }))
        }
        13 => {
            let card = house.ask("body_get", json!({ "id": body["id"] }));
            let held = nth(&card["roster"], two)?;
            (
                "appointment_end",
                json!({ "id": held["id"], "version": held["version"], "on": "2026-12-31", "reason": "resigned" }),
            )
        }
        14 => ("post_add", json!({ "body": body["id"], "name": format!("职务{two}") })),
        15 => ("building_add", json!({ "name": format!("{one}号楼") })),
        16 => {
            let groups = house.ask("group_list", json!({}))["groups"].clone();
            let group = nth(&groups, two).map(|group| group["id"].clone());
            ("building_assign", json!({ "building": building?, "group": group, "from": day }))
        }
        17 => ("figure_set", json!({ "kind": "households", "thousandths": i64::from(two) * 1000, "on": day })),
        18 => ("unit_add", json!({ "name": format!("单位{one}") })),
        19 => ("paper_add", json!({ "title": format!("文件{one}"), "number": format!("样街〔2026〕{two}号") })),
        20 => ("meeting_add", json!({ "body": body["id"], "held": day, "chair": "主任" })),
        21 => ("attendance_rest", json!({ "meeting": meeting?, "presence": "present" })),
        22 => ("agenda_add", json!({ "meeting": meeting?, "title": format!("议题{two}") })),
        23 => (
            "resolution_add",
            json!({ "meeting": meeting?, "text": format!("决议{two}"), "person": person, "due": day }),
        ),
        24 => {
            let card = house.ask("meeting_get", json!({ "id": meeting? }));
            (
                "follow_up_add",
                json!({ "resolution": nth(&card["resolutions"], two)?["id"], "on": day, "text": "办了", "done": true }),
            )
        }
        _ => {
            let committee = house.ask("committee_get", json!({}));
            ("committee_correct", json!({ "version": committee["version"], "street": format!("街道{one}") }))
        }
    })
}

/// Runs the acts; how many operations they made.
fn run(house: &mut House, acts: &[Act]) -> usize {
    acts.iter()
        .filter(|act| {
            let Some((name, request)) = request(house, **act) else { return false };
            house.call(name, request).is_ok_and(|answer| answer.changed.is_some())
        })
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_writes_undone_gives_back_the_identical_rows_and_redone_too(
        acts in proptest::collection::vec((any::<u8>(), any::<u8>(), any::<u8>()), 1..40)
    ) {
        let mut house = House::started();
        house.make("person_add", json!({ "name": "仇小兰" }));
        let before = house.dump();
        let made = run(&mut house, &acts);
        let after = house.dump();
        for _ in 0..made {
            house.ask("undo", json!({}));
        }
        // `dump` closes and opens the register in between.
        prop_assert_eq!(house.dump(), before);
        for _ in 0..made {
            house.ask("redo", json!({}));
        }
        prop_assert_eq!(house.dump(), after);
        prop_assert_eq!(house.ask("verify", json!({}))["findings"].clone(), json!([]));
    }
}

#[test]
fn a_step_in_the_middle_is_taken_back_only_while_nothing_later_stands_on_it() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "王建国" }));
    let operation = house.ask("history_list", json!({}))["operations"][0]["id"].as_i64().unwrap();
    let other = house.make("person_add", json!({ "name": "李秀英" }));
    house.make("kinship_add", json!({ "person": other, "relative": person, "code": "10" }));
    assert_eq!(house.refused("undo", json!({ "operation": operation })), "undo_referred");
    house.ask("undo", json!({}));
    house.ask("undo", json!({ "operation": operation }));
    assert_eq!(house.refused("person_get", json!({ "id": person })), "gone");
    house.ask("person_get", json!({ "id": other }));
}

#[test]
fn what_was_changed_since_is_not_taken_back_over_it() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "王建国" }));
    let operation = house.ask("history_list", json!({}))["operations"][0]["id"].as_i64().unwrap();
    let version = house.ask("person_get", json!({ "id": person }))["version"].clone();
    house.ask("person_correct", json!({ "id": person, "version": version, "note": "后来写的" }));
    assert_eq!(house.refused("undo", json!({ "operation": operation })), "undo_stale");
    assert_eq!(house.ask("person_get", json!({ "id": person }))["note"], "后来写的");
}

#[test]
fn looking_at_a_full_number_is_no_step_to_take_back() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "王建国", "phone": "15400001234" }));
    house.ask("person_reveal", json!({ "id": person, "field": "phone" }));
    let reveal = house.ask("history_list", json!({}))["operations"][0].clone();
    assert_eq!(reveal["undoable"], false);
    assert_eq!(house.refused("undo", json!({ "operation": reveal["id"] })), "not_undoable");
    house.ask("undo", json!({}));
    assert_eq!(house.refused("person_get", json!({ "id": person })), "gone");
}

#[test]
fn a_new_write_ends_what_can_be_redone() {
    let mut house = House::started();
    house.make("person_add", json!({ "name": "王建国" }));
    house.ask("undo", json!({}));
    house.make("person_add", json!({ "name": "李秀英" }));
    assert_eq!(house.refused("redo", json!({})), "nothing_to_undo");
}

#[test]
fn a_refused_undo_names_everything_that_stands_in_its_way() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "王建国" }));
    let operation = house.ask("history_list", json!({}))["operations"][0]["id"].as_i64().unwrap();
    let said = |house: &mut House| {
        let fault = house.call("undo", json!({ "operation": operation })).unwrap_err();
        office::fault_json(&fault)["message"].as_str().unwrap().to_owned()
    };
    house.make("certificate_add", json!({ "person": person, "name": "社会工作者证" }));
    assert!(said(&mut house).ends_with("还用着它。请先处理那一条。"));
    let other = house.make("person_add", json!({ "name": "李秀英" }));
    house.make("kinship_add", json!({ "person": other, "relative": person, "code": "10" }));
    house.make("consent_add", json!({ "person": person, "purpose": "照片" }));
    let told = said(&mut house);
    assert!(told.matches('、').count() == 2 && told.ends_with("请先处理那几条。"), "{told}");
    // Ten are named, the others counted.
    for number in 0..12 {
        house.make("certificate_add", json!({ "person": person, "name": format!("证书{number}") }));
    }
    let told = said(&mut house);
    assert!(told.contains("等15处"), "{told}");
}
