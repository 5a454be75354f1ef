//! What every request and reply keeps to: patches, versions, masks, and what a command says it changes.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tests::House;

fn card(house: &mut House, person: i64) -> Value {
    house.ask("person_get", json!({ "id": person }))
}

#[test]
fn a_missing_field_is_unchanged_and_null_clears() {
    let mut house = House::started();
    let person = house.make(
        "person_add",
        json!({ "name": "王建国", "phone": "15400001234", "address": "安和里3号楼", "note": "热心", "birth": "1960-05" }),
    );
    let before = card(&mut house, person);
    house.ask(
        "person_correct",
        json!({ "id": person, "version": before["version"], "note": null, "address": "安和里4号楼" }),
    );
    let after = card(&mut house, person);
    assert_eq!(after["note"], Value::Null);
    assert_eq!(after["address"], "安和里4号楼");
    for kept in ["name", "phone", "birth", "sex"] {
        assert_eq!(after[kept], before[kept], "{kept}");
    }
}

#[test]
fn a_patch_made_on_an_older_state_is_refused_and_writes_nothing() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "王建国" }));
    let read = card(&mut house, person);
    house.ask("person_correct", json!({ "id": person, "version": read["version"], "note": "先写的" }));
    let code = house.refused("person_correct", json!({ "id": person, "version": read["version"], "note": "后写的" }));
    assert_eq!(code, "changed_meanwhile");
    assert_eq!(card(&mut house, person)["note"], "先写的");
    let body = house.body("居民委员会");
    let read = house.ask("body_get", json!({ "id": body }));
    house.ask("body_correct", json!({ "id": body, "version": read["version"], "note": "甲" }));
    assert_eq!(
        house.refused("body_close", json!({ "id": body, "version": read["version"], "on": "2026-01-01" })),
        "changed_meanwhile"
    );
}

#[test]
fn an_unknown_field_or_command_is_refused_by_name() {
    let mut house = House::started();
    assert_eq!(house.refused("person_add", json!({ "name": "王建国", "nickname": "老王" })), "request_malformed");
    assert_eq!(house.refused("person_add", json!({ "name": 5 })), "request_malformed");
    assert_eq!(house.refused("person_forget", json!({})), "command_unknown");
}

#[test]
fn every_command_that_needs_a_register_says_that_there_is_none() {
    let mut house = House::empty();
    for (name, request) in reads(1, 1, 1) {
        if name == "register_state" {
            continue;
        }
        assert_eq!(house.refused(name, request), "no_register", "{name}");
    }
    assert_eq!(house.ask("register_state", json!({}))["standing"], "none");
}

/// Every command that looks at the register, with a request that fits.
fn reads(person: i64, body: i64, meeting: i64) -> Vec<(&'static str, Value)> {
    vec![
        ("register_state", json!({})),
        ("committee_get", json!({})),
        ("today_get", json!({})),
        ("find", json!({ "text": "王" })),
        ("find", json!({ "text": "154" })),
        ("person_list", json!({ "limit": 500 })),
        ("person_get", json!({ "id": person })),
        ("person_alike", json!({ "name": "王建国", "id_number": "999901196001010016" })),
        ("person_history", json!({ "id": person })),
        ("person_meetings", json!({ "id": person })),
        ("person_papers", json!({ "id": person })),
        ("person_merge_preview", json!({ "keep": person, "other": person + 1 })),
        ("person_erase_look", json!({ "id": person })),
        ("body_list", json!({})),
        ("body_get", json!({ "id": body })),
        ("roster_text", json!({ "body": body })),
        ("day_list", json!({})),
        ("day_changes", json!({})),
        ("days_compare", json!({ "from": "2020-01-01" })),
        ("compare_text", json!({ "from": "2020-01-01" })),
        ("chart_get", json!({ "width": 688 })),
        ("group_list", json!({})),
        ("building_history", json!({ "id": 1 })),
        ("figure_list", json!({ "building": 1 })),
        ("unit_get", json!({ "id": 1 })),
        ("paper_list", json!({})),
        ("meeting_list", json!({ "limit": 500 })),
        ("meeting_get", json!({ "id": meeting })),
        ("history_list", json!({ "limit": 500 })),
        ("bin_list", json!({})),
        ("preference_list", json!({})),
        ("verify", json!({})),
        ("report_get", json!({ "year": 2025 })),
        ("checkup_get", json!({ "span": "all" })),
        ("checkup_try", json!({})),
        ("pack_list", json!({})),
        ("calendar_get", json!({ "year": 2026 })),
    ]
}

/// A full ID number of the sample, or a full phone: digits that a mask would have covered.
fn unmasked(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find_map(|start| {
        let run = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'X').count();
        let alone = start == 0 || !bytes[start - 1].is_ascii_alphanumeric();
        let found = alone
            && ((run >= 17 && text[start..].starts_with("9999")) || (run == 11 && text[start..].starts_with("154")));
        found.then(|| &text[start..start + run])
    })
}

#[test]
fn no_reply_holds_a_full_number_but_the_reveal_which_is_recorded() {
    let mut house = House::sample(60, 1, 4);
    let committee = house.body("居民委员会");
    let meeting = house.ask("meeting_list", json!({}))["meetings"][0]["id"].as_i64().unwrap();
    let mut seen: Vec<(String, Value)> = Vec::new();
    for (name, request) in reads(1, committee, meeting) {
        let reply = house.ask(name, request);
        seen.push((name.to_owned(), reply));
    }
    for person in 1..=60 {
        seen.push(("person_get".to_owned(), house.ask("person_get", json!({ "id": person }))));
        seen.push(("person_history".to_owned(), house.ask("person_history", json!({ "id": person }))));
    }
    let operations = seen.iter().find(|(name, _)| name == "history_list").unwrap().1["operations"].clone();
    for operation in operations.as_array().unwrap() {
        seen.push(("history_get".to_owned(), house.ask("history_get", json!({ "id": operation["id"] }))));
    }
    for (name, reply) in &seen {
        assert_eq!(unmasked(&reply.to_string()), None, "{name}");
    }
    // The mask is no accident of nothing being there.
    let shown: Vec<&Value> =
        seen.iter().filter(|(name, _)| name == "person_get").map(|(_, reply)| &reply["id_number"]).collect();
    assert!(shown.iter().any(|number| number.as_str().is_some_and(|number| number.contains("********"))));

    let full = house.ask("person_reveal", json!({ "id": 1, "field": "id_number", "reason": "核对选民登记" }));
    assert_eq!(unmasked(full["value"].as_str().unwrap()), full["value"].as_str());
    let newest = house.ask("history_list", json!({}))["operations"][0].clone();
    assert_eq!((&newest["kind"], &newest["reason"]), (&json!("note"), &json!("核对选民登记")));
    assert_eq!(unmasked(&newest.to_string()), None);
}

/// The pages forget what a command changed by its list of tables: a table it does not name would stay stale.
#[test]
fn a_command_changes_no_table_that_the_list_does_not_name() {
    let mut house = House::started();
    let lines: BTreeMap<&str, &[&str]> =
        office::commands::list().iter().map(|command| (command.name, command.tables)).collect();
    let mut told: Vec<(&str, Vec<String>)> = Vec::new();
    let mut make = |house: &mut House, name: &'static str, request: Value| -> Value {
        let answer = house.call(name, request).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        told.push((name, answer.changed.map(|changed| changed.tables).unwrap_or_default()));
        answer.reply.value()
    };
    let person =
        make(&mut house, "person_add", json!({ "name": "王建国", "politics": "群众", "door": "2单元" }))["id"].clone();
    let other = make(&mut house, "person_add", json!({ "name": "李秀英" }))["id"].clone();
    make(
        &mut house,
        "person_fact_change",
        json!({ "person": person, "kind": "name", "value": "王国", "from": "2025" }),
    );
    make(&mut house, "kinship_add", json!({ "person": person, "relative": other, "code": "10" }));
    make(&mut house, "certificate_add", json!({ "person": other, "name": "社工证" }));
    make(&mut house, "relative_declare", json!({ "person": other, "name": "韩梅梅", "code": "12" }));
    make(&mut house, "consent_add", json!({ "person": other, "purpose": "照片" }));
    let third = make(&mut house, "person_add", json!({ "name": "李秀英" }))["id"].clone();
    let two = house.ask("person_merge_preview", json!({ "keep": third, "other": other }));
    let (keep_version, other_version) = (&two["keep"]["version"], &two["other"]["version"]);
    let merge = json!({ "keep": third, "keep_version": keep_version, "other": other, "other_version": other_version });
    make(&mut house, "person_merge", merge);
    let version = card(&mut house, third.as_i64().unwrap())["version"].clone();
    make(&mut house, "person_seal", json!({ "id": third, "version": version, "reason": "迁出" }));
    let version = card(&mut house, third.as_i64().unwrap())["version"].clone();
    make(&mut house, "person_unseal", json!({ "id": third, "version": version }));
    let body = house.body("居民委员会");
    let post = house.post(body, "主任");
    let group = make(&mut house, "body_add", json!({ "kind": "resident_group", "name": "第1居民小组" }))["id"].clone();
    make(&mut house, "body_change", json!({ "id": group, "from": "2025-01-01", "name": "第一居民小组" }));
    let into = make(&mut house, "body_add", json!({ "kind": "resident_group", "name": "第2居民小组" }))["id"].clone();
    make(&mut house, "term_add", json!({ "body": body, "start": "2026-06-01" }));
    make(&mut house, "appointment_add", json!({ "person": person, "post": post, "from": "2026-06-01" }));
    let term = house.ask("body_get", json!({ "id": body }))["term"]["id"].clone();
    make(&mut house, "seat_set", json!({ "post": post, "term": term, "number": 1 }));
    let building = make(&mut house, "building_add", json!({ "name": "1号楼", "group": group }))["id"].clone();
    let leader = house.post(group.as_i64().unwrap(), "组长");
    let leads = make(&mut house, "person_add", json!({ "name": "田大海" }))["id"].clone();
    make(&mut house, "appointment_add", json!({ "person": leads, "post": leader, "from": "2026-01-01" }));
    make(&mut house, "term_add", json!({ "body": group, "start": "2026-01-01" }));
    make(&mut house, "body_add", json!({ "kind": "volunteers", "name": "志愿队", "parent": group }));
    let version = house.ask("body_get", json!({ "id": group }))["version"].clone();
    make(
        &mut house,
        "body_merge",
        json!({ "id": group, "version": version, "into": into, "on": "2026-06-30", "end_appointments": "body_closed",
                "with_bodies": true, "with_buildings": true }),
    );
    let version = house.ask("body_get", json!({ "id": into }))["version"].clone();
    make(&mut house, "body_close", json!({ "id": into, "version": version, "on": "2026-06-30" }));
    make(&mut house, "building_assign", json!({ "building": building, "from": "2026-01-01" }));
    make(&mut house, "figure_set", json!({ "kind": "households", "thousandths": 74_000, "building": building }));
    make(&mut house, "unit_add", json!({ "name": "样例第二小学" }));
    make(&mut house, "paper_add", json!({ "title": "通知" }));
    let meeting = make(&mut house, "meeting_add", json!({ "body": body, "held": "2026-06-20" }))["id"].clone();
    make(&mut house, "attendance_add", json!({ "meeting": meeting, "name": "傅知夏" }));
    make(&mut house, "attendance_rest", json!({ "meeting": meeting, "presence": "present" }));
    let item = make(&mut house, "agenda_add", json!({ "meeting": meeting, "title": "议题" }))["id"].clone();
    make(
        &mut house,
        "vote_set",
        json!({ "agenda_item": item, "method": "hands", "in_favour": 1, "against": 0, "abstained": 0 }),
    );
    let line = house.ask("meeting_get", json!({ "id": meeting }))["attendance"][0]["id"].clone();
    make(&mut house, "recusal_set", json!({ "attendance": line, "agenda_item": item, "recused": true }));
    let resolution = make(&mut house, "resolution_add", json!({ "meeting": meeting, "text": "通过" }))["id"].clone();
    make(
        &mut house,
        "follow_up_add",
        json!({ "resolution": resolution, "on": "2026-06-25", "text": "办了", "done": true }),
    );
    let version = house.ask("meeting_get", json!({ "id": meeting }))["version"].clone();
    make(&mut house, "meeting_sign", json!({ "id": meeting, "version": version, "on": "2026-06-22" }));
    make(&mut house, "person_reveal", json!({ "id": person, "field": "phone" }));
    let said = json!({ "rule": "O26-SIZE", "facts": "key= count=1", "reason": "街道同意", "on_day": "2026-06-30" });
    make(&mut house, "waiver_add", said);
    make(&mut house, "pack_switch", json!({ "pack": "tianjin-2012", "on": true }));
    make(&mut house, "parameter_set", json!({ "name": "odd_size", "value": "1" }));
    make(&mut house, "deadline_done", json!({ "key": "O26-APPRAISAL/0/2026" }));
    make(&mut house, "report_check", json!({ "year": 2025 }));
    let version = make(&mut house, "report_freeze", json!({ "year": 2025 }))["id"].clone();
    let row = house.ask("report_get", json!({ "year": 2025 }))["life"]["versions"][0]["version"].clone();
    let back = json!({ "id": version, "version": row, "on": "2026-07-01", "reason": "缺印章" });
    make(&mut house, "report_return", back);
    let filled = json!([{ "year": 2023, "code": "members.total", "thousandths": 5000 }]);
    make(&mut house, "report_fill", json!({ "rows": filled, "basis": "历年上报表" }));
    for (name, tables) in told {
        let named = lines[name];
        for table in tables.iter().filter(|table| *table != "operation") {
            assert!(
                named.contains(&"*") || named.contains(&table.as_str()),
                "{name} changes {table} and does not say so"
            );
        }
    }
}

#[test]
fn the_history_says_codes_by_their_names_and_keeps_the_committee_itself() {
    let mut house = House::started();
    assert_eq!(house.refused("undo", json!({})), "nothing_to_undo");
    house.ask("person_add", json!({ "name": "张丽", "sex": "女", "nationality": "回族", "education": "大专" }));
    let newest = house.ask("history_list", json!({ "limit": 1 }))["operations"][0]["id"].clone();
    let told = house.ask("history_get", json!({ "id": newest })).to_string();
    for word in ["\"女\"", "\"回族\"", "大学专科"] {
        assert!(told.contains(word), "{word}: {told}");
    }
}
