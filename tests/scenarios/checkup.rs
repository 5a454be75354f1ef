//! 体检: what the rules find, what is written about it, what falls due, and the packs that judge; all through the
//! command list.

use serde_json::{Value, json};
use tests::{House, TODAY, parsed, text};

/// Everything the check-up says of a rule on a day.
fn lines(house: &mut House, rule: &str, request: Value) -> Vec<Value> {
    let reply = house.ask("checkup_get", request);
    reply["rules"].as_array().unwrap().iter().filter(|line| line["rule"] == rule).cloned().collect()
}

fn line(house: &mut House, rule: &str) -> Value {
    let mut found = lines(house, rule, json!({}));
    assert_eq!(found.len(), 1, "{rule}: {found:?}");
    found.remove(0)
}

/// A committee of so many, each a woman who is nobody's relative.
fn committee(members: usize) -> (House, Vec<i64>) {
    let mut house = House::started();
    let people = house.appoint("居民委员会", "委员", members);
    for person in &people {
        let version = house.ask("person_get", json!({ "id": person }))["version"].clone();
        house.ask("person_correct", json!({ "id": person, "version": version, "sex": "女" }));
    }
    (house, people)
}

fn waive(house: &mut House, rule: &str, reason: &str) -> i64 {
    let found = line(house, rule);
    let finding = &found["findings"][0];
    house.make(
        "waiver_add",
        json!({ "rule": rule, "body": found["body"], "facts": finding["facts"], "reason": reason, "on_day": TODAY }),
    )
}

/// Ends an appointment of somebody.
fn leave(house: &mut House, person: i64, on: &str) {
    let card = house.ask("person_get", json!({ "id": person }));
    let held = card["appointments"][0].clone();
    house.ask(
        "appointment_end",
        json!({ "id": held["id"], "version": held["version"], "on": on, "reason": "resigned" }),
    );
}

#[test]
fn a_committee_of_four_is_found_with_its_numbers_its_people_and_the_article() {
    let (mut house, people) = committee(4);
    let found = line(&mut house, "O26-SIZE");
    assert_eq!((&found["mark"], &found["count"], &found["least"]), (&json!("error"), &json!(4), &json!(5)));
    assert_eq!((&found["layer"], &found["kind"]), (&json!("executing"), &json!("committee")));
    assert_eq!(found["people"].as_array().unwrap().len(), people.len());
    assert!(found["source"].as_str().unwrap().contains("组织法"));
    let finding = &found["findings"][0];
    // The law that asks it came into force that day; before it another one asked the same.
    assert_eq!((&finding["from"], &finding["until"]), (&json!("2026-01-01"), &json!(null)));
    assert!(finding["sentence"].as_str().unwrap().contains('4'), "{finding}");
    let reply = house.ask("checkup_get", json!({}));
    let marks = |mark: &str| reply["rules"].as_array().unwrap().iter().filter(|line| line["mark"] == mark).count();
    for mark in ["error", "warning", "hint", "waived", "kept", "unrecorded"] {
        assert_eq!(reply["counts"][mark], marks(mark), "{mark}");
    }
    assert!(!reply["notes"].as_array().unwrap().is_empty());
}

#[test]
fn a_fifth_member_settles_it_at_once_and_undo_breaks_it_again() {
    let (mut house, _) = committee(4);
    let (body, person) = (house.body("居民委员会"), house.make("person_add", json!({ "name": "田大海" })));
    let post = house.post(body, "委员");
    house.make("appointment_add", json!({ "person": person, "post": post, "from": "2026-06-01" }));
    let found = line(&mut house, "O26-SIZE");
    assert_eq!((&found["mark"], &found["count"], &found["findings"]), (&json!("kept"), &json!(5), &json!([])));
    // What was so until then is still told of the year.
    let year = lines(&mut house, "O26-SIZE", json!({ "span": "year" })).remove(0);
    assert_eq!((&year["mark"], &year["findings"][0]["until"]), (&json!("kept"), &json!("2026-05-31")));
    house.ask("undo", json!({}));
    assert_eq!(line(&mut house, "O26-SIZE")["mark"], "error");
}

#[test]
fn a_waiver_sets_a_finding_aside_without_hiding_it() {
    let (mut house, _) = committee(4);
    let paper = house.make("paper_add", json!({ "title": "关于居委会人数的批复", "number": "样街〔2026〕9号" }));
    let found = line(&mut house, "O26-SIZE");
    let facts = found["findings"][0]["facts"].clone();
    let mut request =
        json!({ "rule": "O26-SIZE", "body": found["body"], "facts": facts, "reason": " ", "on_day": TODAY });
    assert_eq!(house.refused("waiver_add", request.clone()), "reason_needed");
    request["reason"] = json!("街道同意暂缺一人");
    request["document"] = json!(paper);
    request["valid_until"] = json!("2026-09-30");
    house.make("waiver_add", request);
    let found = line(&mut house, "O26-SIZE");
    assert_eq!((&found["mark"], &found["findings"][0]["mark"]), (&json!("waived"), &json!("waived")));
    let waiver = &found["findings"][0]["waiver"];
    assert_eq!((&waiver["document"]["number"], &waiver["lapsed"]), (&json!("样街〔2026〕9号"), &json!(false)));
    assert_eq!(house.ask("checkup_get", json!({}))["counts"]["waived"], 1);
    // After its last day it holds no more.
    let later = lines(&mut house, "O26-SIZE", json!({ "as_of": "2026-10-01" })).remove(0);
    assert_eq!((&later["mark"], &later["findings"][0]["waiver"]["lapsed"]), (&json!("error"), &json!(true)));
    house.ask("undo", json!({}));
    let found = line(&mut house, "O26-SIZE");
    assert_eq!((&found["mark"], &found["findings"][0]["waiver"]), (&json!("error"), &json!(null)));
}

#[test]
fn a_waiver_lapses_when_what_was_found_changes_and_says_so() {
    let (mut house, people) = committee(4);
    let id = waive(&mut house, "O26-SIZE", "街道同意暂缺一人");
    leave(&mut house, people[3], "2026-06-30");
    let found = line(&mut house, "O26-SIZE");
    assert_eq!((&found["mark"], &found["count"]), (&json!("error"), &json!(3)));
    let waiver = &found["findings"][0]["waiver"];
    assert_eq!((&waiver["id"], &waiver["lapsed"]), (&json!(id), &json!(true)));
    house.ask("undo", json!({}));
    assert_eq!(line(&mut house, "O26-SIZE")["mark"], "waived");
    // Corrected on an older state it is refused; removed, the finding stands by itself.
    let version = line(&mut house, "O26-SIZE")["findings"][0]["waiver"]["version"].clone();
    house.ask("waiver_correct", json!({ "id": id, "version": version, "reason": "街道书面同意" }));
    assert_eq!(house.refused("waiver_remove", json!({ "id": id, "version": version })), "changed_meanwhile");
    let version = line(&mut house, "O26-SIZE")["findings"][0]["waiver"]["version"].clone();
    house.ask("waiver_remove", json!({ "id": id, "version": version }));
    assert_eq!(line(&mut house, "O26-SIZE")["mark"], "error");
}

#[test]
fn what_is_not_kept_yet_is_neither_kept_nor_broken() {
    let mut house = House::started();
    let found = line(&mut house, "O26-SIZE");
    assert_eq!(found["mark"], "unrecorded");
    assert!(!found["missing"].as_array().unwrap().is_empty());
    assert_eq!(found["findings"], json!([]));
    assert_eq!(line(&mut house, "O26-APPRAISAL")["mark"], "unrecorded", "no area keeps appraisals yet");
}

#[test]
fn on_a_day_ahead_it_says_what_happens_if_the_term_ends_and_nothing_is_done() {
    let (mut house, _) = committee(5);
    assert_eq!(line(&mut house, "O26-RENEW")["mark"], "kept");
    let ahead = lines(&mut house, "O26-RENEW", json!({ "as_of": "2027-06-01" })).remove(0);
    assert_eq!(ahead["mark"], "error");
    assert_eq!(ahead["findings"][0]["from"], "2026-12-28");
    assert_eq!(ahead["findings"][0]["new"], false, "another day is no news");
    // Before the law of 2026 its rules are not there.
    assert!(lines(&mut house, "O26-RENEW", json!({ "as_of": "2025-12-31" })).is_empty());
    assert!(!lines(&mut house, "O18-SIZE", json!({ "as_of": "2025-12-31" })).is_empty());
}

#[test]
fn only_what_is_new_since_the_last_look_is_marked_so() {
    let (mut house, people) = committee(4);
    assert!(house.ask("checkup_get", json!({}))["new"].as_i64().unwrap() > 0);
    house.ask("checkup_seen", json!({}));
    let seen = house.ask("checkup_get", json!({}));
    assert_eq!(seen["new"], 0);
    assert!(seen["seen_at"].as_str().unwrap().starts_with(TODAY));
    leave(&mut house, people[0], "2026-06-30");
    let found = line(&mut house, "O26-SIZE");
    assert_eq!(found["findings"][0]["new"], true);
    // Looking at it wrote nothing into the history.
    let before = house.ask("history_list", json!({}))["total"].clone();
    house.ask("checkup_seen", json!({}));
    assert_eq!(house.ask("history_list", json!({}))["total"], before);
}

#[test]
fn the_form_says_what_an_appointment_would_break_and_what_it_would_settle() {
    let (mut house, people) = committee(4);
    let body = house.body("居民委员会");
    let post = house.post(body, "委员");
    let relative = house.make("person_add", json!({ "name": "田大海", "sex": "男" }));
    house.ask("kinship_add", json!({ "person": people[0], "relative": relative, "code": "10" }));
    let before = house.ask("history_list", json!({}))["total"].clone();
    let draft = json!({ "appointment": { "person": relative, "body": body, "post": post, "from": TODAY } });
    let said = house.ask("checkup_try", draft)["lines"].clone();
    let of = |rule: &str| said.as_array().unwrap().iter().find(|line| line["rule"] == rule).cloned();
    let kin = of("O26-KIN").unwrap_or_else(|| panic!("{said}"));
    assert_eq!((&kin["mark"], &kin["worse"]), (&json!("error"), &json!(false)));
    assert!(kin["sentence"].as_str().unwrap().contains("田大海"), "{kin}");
    assert_eq!(of("O26-SIZE").unwrap()["mark"], "kept");
    assert_eq!(house.ask("history_list", json!({}))["total"], before, "nothing is written");
    assert_eq!(line(&mut house, "O26-SIZE")["count"], 4);
    // Somebody without a card yet, and a relation before it is recorded.
    let draft = json!({ "appointment": { "name": "韩梅", "sex": "2", "body": body, "post": post } });
    let said = house.ask("checkup_try", draft)["lines"].clone();
    assert_eq!(said.as_array().unwrap().len(), 1, "{said}");
    let draft = json!({ "kin": { "person": people[1], "relative": people[2], "code": "73" } });
    let said = house.ask("checkup_try", draft)["lines"].clone();
    assert!(said.as_array().unwrap().iter().any(|line| line["rule"] == "O26-KIN"), "{said}");
}

#[test]
fn a_local_pack_judges_from_the_day_it_is_switched_on() {
    let (mut house, _) = committee(5);
    let local = |house: &mut House| lines(house, "S-RC-1", json!({}));
    assert!(local(&mut house).is_empty());
    house.ask("pack_switch", json!({ "pack": "tianjin-2012", "on": true, "from": "2012-02-01" }));
    assert_eq!(local(&mut house).len(), 1);
    let list = house.ask("pack_list", json!({}));
    let card = |list: &Value, pack: &str| {
        list["packs"].as_array().unwrap().iter().find(|card| card["pack"] == pack).unwrap().clone()
    };
    let tianjin = card(&list, "tianjin-2012");
    assert_eq!(
        (&tianjin["on"], &tianjin["on_from"], &tianjin["built_in"]),
        (&json!(true), &json!("2012-02-01"), &json!(true))
    );
    assert_eq!(card(&list, "orc-2026")["on"], true);
    assert!(tianjin["rules"].as_array().unwrap().iter().any(|rule| rule["checked"] == false));
    assert_eq!(house.refused("pack_switch", json!({ "pack": "orc-2026", "on": false })), "pack_always_on");
    assert_eq!(house.refused("pack_switch", json!({ "pack": "没有", "on": true })), "gone");
    house.ask("pack_switch", json!({ "pack": "tianjin-2012", "on": false }));
    assert!(local(&mut house).is_empty());
    house.ask("undo", json!({}));
    assert_eq!(local(&mut house).len(), 1);
}

#[test]
fn two_rules_that_differ_both_stand_with_the_reason_which_applies() {
    let (mut house, _) = committee(5);
    house.ask("pack_switch", json!({ "pack": "tianjin-2012", "on": true }));
    let deputies = line(&mut house, "S-RC-2");
    let beside = deputies["beside"].as_array().unwrap();
    assert!(beside.iter().any(|other| other["rule"] == "S-RC-3" && other["mark"] != json!(null)), "{deputies}");
    assert!(!deputies["beside_why"].as_str().unwrap().is_empty());
}

#[test]
fn a_pack_a_street_wrote_is_taken_in_switched_on_replaced_and_taken_away() {
    let mut house = House::started();
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/rules/street_example.json");
    let looked = house.ask("pack_look", json!({ "path": fixture }));
    assert_eq!((&looked["problems"], &looked["replaces"]), (&json!([]), &json!(null)));
    house.make("pack_add", json!({ "path": fixture }));
    let content = std::fs::read_to_string(fixture).unwrap();
    let pack: Value = serde_json::from_str(&content).unwrap();
    let (id, edition) = (pack["pack"].as_str().unwrap(), pack["edition"].as_str().unwrap());
    assert_eq!(house.ask("pack_look", json!({ "path": fixture }))["replaces"], edition);
    house.ask("pack_switch", json!({ "pack": id, "on": true }));
    let kept = |house: &mut House| {
        let list = house.ask("pack_list", json!({}))["packs"].clone();
        list.as_array().unwrap().iter().find(|card| card["pack"] == id).cloned()
    };
    let card = kept(&mut house).unwrap();
    assert_eq!((&card["on"], &card["built_in"], &card["edition"]), (&json!(true), &json!(false), &json!(edition)));
    // A newer edition takes its place and stays switched on; the older one is refused then.
    let newer = house.path("newer.json");
    std::fs::write(&newer, content.replace(&format!("\"{edition}\""), "\"2099-1\"")).unwrap();
    house.make("pack_add", json!({ "path": newer }));
    let card = kept(&mut house).unwrap();
    assert_eq!((&card["on"], &card["edition"]), (&json!(true), &json!("2099-1")));
    assert_eq!(house.refused("pack_add", json!({ "path": fixture })), "pack_older");
    house.reopen();
    assert!(kept(&mut house).is_some());
    house.ask("pack_remove", json!({ "pack": id }));
    assert!(kept(&mut house).is_none());
    house.ask("undo", json!({}));
    assert_eq!(kept(&mut house).unwrap()["on"], true);
}

#[test]
fn a_pack_that_is_not_right_is_refused_line_by_line() {
    let mut house = House::started();
    let path = house.path("坏.json");
    std::fs::write(&path, "{\n  \"pack\": \"街道\",\n  \"title\": \"样例\"\n}").unwrap();
    let looked = house.ask("pack_look", json!({ "path": path }));
    let problems = looked["problems"].as_array().unwrap();
    assert!(!problems.is_empty());
    for problem in problems {
        assert!(problem["line"].as_i64().unwrap() >= 1, "{problem}");
        assert!(problem["reason"].as_str().unwrap().ends_with('。'), "{problem}");
    }
    assert_eq!(house.refused("pack_add", json!({ "path": path })), "pack_problems");
    std::fs::write(&path, b"{\n\"pack\": \"\xbd\xd6\"}").unwrap();
    let looked = house.ask("pack_look", json!({ "path": path }));
    assert_eq!(looked["problems"][0]["line"], 2);
    assert_eq!(house.refused("pack_look", json!({ "path": house.path("没有.json") })), "file_missing");
}

#[test]
fn a_committee_s_own_number_changes_what_is_found() {
    let (mut house, _) = committee(6);
    house.ask("pack_switch", json!({ "pack": "tianjin-2012", "on": true }));
    let parameter = |house: &mut House| {
        let list = house.ask("pack_list", json!({}))["parameters"].clone();
        list.as_array().unwrap().iter().find(|one| one["name"] == "odd_size").unwrap().clone()
    };
    let before = parameter(&mut house);
    assert_eq!((&before["value"], &before["default"], &before["id"]), (&json!("0"), &json!("0"), &json!(null)));
    assert!(!before["why"].as_str().unwrap().is_empty());
    let broken = |house: &mut House| house.ask("checkup_get", json!({}))["counts"].clone();
    let then = broken(&mut house);
    house.ask("parameter_set", json!({ "name": "odd_size", "value": "1" }));
    assert_eq!(parameter(&mut house)["value"], "1");
    assert_ne!(broken(&mut house), then);
    assert_eq!(house.refused("parameter_set", json!({ "name": "odd_size", "value": "也许" })), "parameter_refused");
    assert_eq!(house.refused("parameter_set", json!({ "name": "没有", "value": "1" })), "not_a_code");
    house.ask("parameter_set", json!({ "name": "odd_size", "value": null }));
    assert_eq!(broken(&mut house), then);
    house.ask("undo", json!({}));
    assert_eq!(parameter(&mut house)["value"], "1");
}

fn due(house: &mut House) -> Vec<Value> {
    house.ask("today_get", json!({}))["due"].as_array().unwrap().clone()
}

#[test]
fn today_tells_the_end_of_the_term_once_with_its_reason() {
    let (mut house, _) = committee(5);
    house.ask("pack_switch", json!({ "pack": "tianjin-2012", "on": true }));
    let body = house.body("居民委员会");
    let terms: Vec<Value> =
        due(&mut house).into_iter().filter(|line| line["kind"] == "term" && line["id"] == body).collect();
    assert_eq!(terms.len(), 1, "{terms:?}");
    assert_eq!((&terms[0]["day"], &terms[0]["in_days"]), (&json!("2026-12-27"), &json!(179)));
    assert!(terms[0]["detail"].as_str().unwrap().contains("6个月内"), "{}", terms[0]);
    assert!(terms[0]["why"].as_str().unwrap().contains("第十四条"), "{}", terms[0]);
    house.later("2027-01-10");
    let over = due(&mut house).into_iter().find(|line| line["kind"] == "term" && line["id"] == body).unwrap();
    assert!(over["detail"].as_str().unwrap().contains("已超过14天"), "{over}");
}

#[test]
fn what_nothing_in_the_register_settles_is_ticked_by_hand_and_the_tick_taken_back() {
    let (mut house, _) = committee(5);
    house.later("2026-11-20");
    let by_hand = due(&mut house).into_iter().find(|line| line["by_hand"] == true).unwrap();
    let key = by_hand["key"].clone();
    let tick = |house: &mut House| due(house).into_iter().find(|line| line["key"] == key).unwrap()["done"].clone();
    assert_eq!(tick(&mut house), json!(null));
    let id = house.make("deadline_done", json!({ "key": key, "note": "已送街道" }));
    assert_eq!(tick(&mut house)["on"], "2026-11-20");
    house.ask("undo", json!({}));
    assert_eq!(tick(&mut house), json!(null));
    house.ask("redo", json!({}));
    let done = tick(&mut house);
    house.ask("deadline_undone", json!({ "id": id, "version": done["version"] }));
    assert_eq!(tick(&mut house), json!(null));
    assert_eq!(house.refused("deadline_undone", json!({ "id": id, "version": done["version"] })), "gone");
}

#[test]
fn today_counts_what_is_found_and_names_what_was_found_this_week() {
    let (mut house, _) = committee(4);
    let today = house.ask("today_get", json!({}));
    assert!(today["findings"]["error"].as_i64().unwrap() >= 1);
    let names = |today: &Value| today["new_findings"].to_string();
    assert!(names(&today).contains("O26-SIZE"), "{today}");
    house.later("2026-07-20");
    let today = house.ask("today_get", json!({}));
    assert!(!names(&today).contains("O26-SIZE"), "known for three weeks");
    assert!(due(&mut house).iter().any(|line| line["kind"] == "backup"), "never backed up");
}

#[test]
fn the_calendar_of_a_year_is_read_back_by_other_programs() {
    let (mut house, _) = committee(5);
    let year = house.ask("calendar_get", json!({ "year": 2027 }));
    let expected = year["lines"].as_array().unwrap().len();
    assert!(expected > 0);
    let folder = house.path("导出");
    let request = json!({ "year": 2027, "folder": folder, "format": "ics" });
    let reply = house.ask("calendar_export", request.clone());
    let first = std::fs::read(reply["files"][0]["path"].as_str().unwrap()).unwrap();
    for line in first.split(|byte| *byte == b'\n') {
        assert!(line.len() <= 76, "{}", String::from_utf8_lossy(line));
    }
    let unfolded = text(&first).replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split_terminator("\r\n").collect();
    assert_eq!((lines[0], lines[lines.len() - 1]), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    let of = |name: &str| lines.iter().filter(|line| line.starts_with(name)).count();
    assert_eq!((of("BEGIN:VEVENT"), of("DTSTART;VALUE=DATE:2027"), of("UID:")), (expected, expected, expected));
    let uids: std::collections::BTreeSet<&&str> = lines.iter().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(uids.len(), expected, "each its own");
    // The same on another day, so that it replaces what another calendar has.
    house.later("2026-07-02");
    let reply = house.ask("calendar_export", request);
    let again = text(&std::fs::read(reply["files"][0]["path"].as_str().unwrap()).unwrap()).replace("\r\n ", "");
    assert!(uids.iter().all(|uid| again.contains(**uid)));
    for format in ["pdf", "docx"] {
        let reply = house.ask("calendar_export", json!({ "year": 2027, "folder": folder, "format": format }));
        assert!(std::fs::metadata(reply["files"][0]["path"].as_str().unwrap()).unwrap().len() > 1000);
    }
    assert!(!house.ask("calendar_pages", json!({ "year": 2027 }))["pages"].as_array().unwrap().is_empty());
    assert_eq!(house.refused("calendar_get", json!({ "year": 12 })), "out_of_range");
}

#[test]
fn the_inspector_s_table_is_exported_in_three_forms_and_recorded() {
    let (mut house, _) = committee(4);
    waive(&mut house, "O26-SIZE", "街道同意暂缺一人");
    let folder = house.path("导出");
    for format in ["docx", "xlsx", "pdf"] {
        let reply = house.ask("checkup_export", json!({ "folder": folder, "format": format }));
        let name = reply["files"][0]["name"].as_str().unwrap();
        assert!(name.starts_with("体检表") && name.ends_with(format), "{name}");
        assert!(std::fs::metadata(reply["files"][0]["path"].as_str().unwrap()).unwrap().len() > 1000);
    }
    let newest = house.ask("history_list", json!({}))["operations"][0].clone();
    assert!(newest["sentence"].as_str().unwrap().contains("体检表"), "{newest}");
    assert!(!house.ask("checkup_pages", json!({}))["pages"].as_array().unwrap().is_empty());
    let printed = house.ask("paper_print", json!({ "paper": "check_up" }));
    assert!(std::path::Path::new(printed["path"].as_str().unwrap()).is_file());
    house.ask("paper_print", json!({ "paper": "calendar", "year": 2027 }));
    assert_eq!(house.refused("checkup_export", json!({ "folder": folder, "format": "ics" })), "no_days");
}

#[test]
fn the_command_line_judges_any_day_and_ends_well_whatever_it_finds() {
    let (mut house, _) = committee(4);
    house.close();
    let output = house.juwei(&["check", "--on", TODAY, "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let reply = parsed(&output.stdout);
    assert_eq!(reply["on"], TODAY);
    assert!(reply["counts"]["error"].as_i64().unwrap() >= 1);
    let output = house.juwei(&["check", "--on", TODAY]);
    let said = text(&output.stdout);
    assert!(said.contains("[不符] 居民委员会：居委会人数"), "{said}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_command_line_checks_a_pack_and_lists_the_rules_without_a_register() {
    let house = House::empty();
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/rules/street_example.json");
    let output = house.juwei(&["rules", "check", fixture]);
    assert_eq!((output.status.code(), text(&output.stdout).contains("没有查出问题")), (Some(0), true));
    let bad = house.path("bad.json");
    std::fs::write(&bad, "{\n  \"pack\": \"x\",\n}").unwrap();
    let bad = bad.to_string_lossy().into_owned();
    let output = house.juwei(&["rules", "check", &bad]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("bad.json:"), "{}", text(&output.stdout));
    let output = house.juwei(&["rules", "check", &bad, "--json"]);
    assert!(parsed(&output.stdout)["problems"][0]["line"].as_i64().unwrap() >= 1);
    let listed = text(&house.juwei(&["rules", "list"]).stdout);
    assert!(listed.contains("O26-SIZE") && listed.contains("S-RC-1"), "{listed}");
    let schema = parsed(&house.juwei(&["rules", "schema"]).stdout);
    assert!(schema["properties"]["rules"].is_object());
}
