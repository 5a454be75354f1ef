//! The year's calendar of meetings as a picture and as a paper; meetings found from anywhere with their sentence.

use serde_json::json;

use crate::{assembly, convene, sign, sign_in};

#[test]
fn the_year_is_drawn_with_a_mark_for_each_meeting_and_written_as_a_file() {
    let (mut house, body) = assembly(3);
    let spring = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, spring, 2);
    sign(&mut house, spring, "2026-03-22");
    let committee = house.body("居民委员会");
    convene(&mut house, committee, "2026-03-20");
    convene(&mut house, committee, "2026-09-01");
    let year = house.ask("meeting_year", json!({ "year": 2026 }));
    let picture = year["picture"].clone();
    assert_eq!(picture["alt"], "2026年的会议日历。3月2次：20日居民代表会议、20日居民委员会。9月1次：1日居民委员会。");
    let svg = picture["svg"].as_str().unwrap();
    assert!(svg.contains(">代</text>") && svg.contains(">居</text>"), "{svg}");
    assert!(!svg.contains("<script") && svg.starts_with("<svg"), "a drawing of ours");
    let of_body = house.ask("meeting_year", json!({ "year": 2026, "body": body }))["picture"].clone();
    assert!(!of_body["svg"].as_str().unwrap().contains(">居</text>"));

    let pages = house.ask("meeting_year_pages", json!({ "year": 2026 }))["pages"].clone();
    assert!(!pages.as_array().unwrap().is_empty());
    let folder = house.path("出来的");
    std::fs::create_dir(&folder).unwrap();
    for format in ["pdf", "docx", "xlsx"] {
        let made = house.ask("meeting_year_export", json!({ "year": 2026, "folder": folder, "format": format }));
        let name = made["files"][0]["name"].as_str().unwrap();
        assert!(name.starts_with("2026年会议年历_安和里社区"), "{name}");
    }
    let printed = house.ask("paper_print", json!({ "paper": "meeting_year", "year": 2026, "body": null }));
    assert!(std::fs::read(printed["path"].as_str().unwrap()).unwrap().starts_with(b"%PDF"));
    let said = house.ask("history_list", json!({}))["operations"][0]["sentence"].as_str().unwrap().to_owned();
    assert!(said.contains("2026年会议年历"), "{said}");
}

#[test]
fn a_meeting_found_from_anywhere_shows_the_sentence_that_holds_it() {
    let (mut house, body) = assembly(2);
    let meeting = convene(&mut house, body, "2026-03-20");
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论" }));
    let text = "先说停车。物业在西门内侧装充电桩，费用另议。散会。";
    house.make("speech_add", json!({ "agenda_item": item, "speaker": "崔大年", "text": text }));
    let found = house.ask("find", json!({ "text": "充电桩" }))["found"].clone();
    let line = found.as_array().unwrap().iter().find(|line| line["subject"] == "meeting").unwrap();
    assert_eq!(line["place"]["what"], "发言");
    assert_eq!(
        (&line["place"]["before"], &line["place"]["after"]),
        (&json!("物业在西门内侧装"), &json!("，费用另议。"))
    );
    // Found by its name it needs no sentence.
    let named = house.ask("find", json!({ "text": "居民代表会议第1次" }))["found"].clone();
    let line = named.as_array().unwrap().iter().find(|line| line["subject"] == "meeting").unwrap();
    assert_eq!(line["place"], serde_json::Value::Null);
}
