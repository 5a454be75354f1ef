//! After a meeting: what was resolved and what became of it, corrections, matters, finding again, figures.

use serde_json::{Value, json};
use tests::House;

use crate::{assembly, card, convene, names, sign, sign_in};

fn resolve(house: &mut House, meeting: i64, text: &str, due: &str) -> i64 {
    house.make(
        "resolution_add",
        json!({ "meeting": meeting, "text": text, "responsible": "张丽", "due": due, "disclosed": true }),
    )
}

#[test]
fn resolutions_are_numbered_by_year_or_by_meeting_and_revoke_earlier_ones() {
    let (mut house, body) = assembly(3);
    let first = convene(&mut house, body, "2026-03-20");
    let one = resolve(&mut house, first, "试行停车办法", "2026-06-30");
    resolve(&mut house, first, "清理楼道", "2026-04-30");
    assert_eq!(names(&card(&mut house, first)["resolutions"], "number"), ["〔2026〕1号", "〔2026〕2号"]);

    let second = convene(&mut house, body, "2026-06-20");
    let later = house.make("resolution_add", json!({ "meeting": second, "text": "停止试行", "revokes": one }));
    let made = card(&mut house, second)["resolutions"][0].clone();
    assert_eq!((&made["number"], &made["revokes"]["number"]), (&json!("〔2026〕3号"), &json!("〔2026〕1号")));
    let before = card(&mut house, first)["resolutions"][0].clone();
    assert_eq!((&before["state"], &before["revoked_by"]["id"]), (&json!("revoked"), &json!(later)));

    house.ask("resolution_numbering_set", json!({ "numbering": "meeting" }));
    house.make("resolution_add", json!({ "meeting": second, "text": "另一条" }));
    let name = card(&mut house, second)["name"].as_str().unwrap().to_owned();
    assert_eq!(card(&mut house, second)["resolutions"][1]["number"], format!("{name}会议第2号"));
    // The next year begins anew.
    house.ask("resolution_numbering_set", json!({ "numbering": "year" }));
    let next = convene(&mut house, body, "2027-01-20");
    resolve(&mut house, next, "新的一年", "2027-02-01");
    assert_eq!(card(&mut house, next)["resolutions"][0]["number"], "〔2027〕1号");
}

#[test]
fn what_is_open_is_listed_put_off_and_done() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    let late = resolve(&mut house, meeting, "清理楼道", "2026-04-30");
    let later = resolve(&mut house, meeting, "画禁停线", "2026-09-30");
    let list = |house: &mut House, request: Value| house.ask("follow_up_list", request);
    let found = list(&mut house, json!({}));
    assert_eq!((&found["open"], &found["overdue"]), (&json!(2), &json!(1)));
    assert_eq!(found["lines"][0]["resolution"]["id"], late);
    assert_eq!(found["lines"][0]["overdue"], true);

    let put_off = json!({ "resolution": late, "on": "2026-05-06", "text": "物业换了，重新约时间", "done": false, "postponed_to": "2026-08-31" });
    house.ask("follow_up_add", put_off);
    let found = list(&mut house, json!({ "body": body }));
    let line = found["lines"][0]["resolution"].clone();
    assert_eq!(
        (&line["state"], &line["due_now"], &line["due"]),
        (&json!("postponed"), &json!("2026-08-31"), &json!("2026-04-30"))
    );
    assert_eq!(found["overdue"], 0);
    // The start page follows the new date.
    let due = house.ask("today_get", json!({}))["due"].clone();
    assert!(!due.as_array().unwrap().iter().any(|line| line["day"] == "2026-04-30"), "{due}");

    let both =
        json!({ "resolution": later, "on": "2026-06-01", "text": "办了", "done": true, "postponed_to": "2026-08-31" });
    assert_eq!(house.refused("follow_up_add", both), "not_a_code");
    house.ask("follow_up_add", json!({ "resolution": later, "on": "2026-06-01", "text": "已画好", "done": true }));
    assert_eq!(list(&mut house, json!({}))["open"], 1);
    assert_eq!(list(&mut house, json!({ "state": "done" }))["lines"][0]["resolution"]["id"], later);
    house.ask("undo", json!({}));
    assert_eq!(list(&mut house, json!({}))["open"], 2);
}

#[test]
fn only_signed_minutes_take_dated_corrections() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 3);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论" }));
    let spoken = house.make("speech_add", json!({ "agenda_item": item, "speaker": "甲", "text": "话" }));
    let add = json!({ "meeting": meeting, "on": "2026-04-02", "text": "地点应为二楼会议室", "reason": "记错" });
    assert_eq!(house.refused("correction_add", add.clone()), "meeting_not_signed");
    sign(&mut house, meeting, "2026-03-22");
    house.ask("correction_add", add);
    let made = card(&mut house, meeting);
    assert_eq!(made["corrections"][0]["text"], "地点应为二楼会议室");
    let version = made["items"][0]["speeches"][0]["version"].clone();
    let change = json!({ "id": spoken, "version": version, "text": "改过的话" });
    assert_eq!(house.refused("speech_correct", change), "meeting_signed");
    assert_eq!(
        house.refused("speech_add", json!({ "agenda_item": item, "speaker": "乙", "text": "后加的" })),
        "meeting_signed"
    );
    let words = house.ask("minutes_text", json!({ "meeting": meeting }))["text"].as_str().unwrap().to_owned();
    assert!(words.contains("更正：2026年4月2日登记：地点应为二楼会议室。原因：记错。"), "{words}");
}

#[test]
fn a_matter_shows_the_steps_a_later_one_was_taken_without() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    let matter = house.make("matter_add", json!({ "title": "加装充电棚" }));
    house.make("matter_step_add", json!({ "matter": matter, "step": "consulted", "on": "2026-02-10" }));
    let step = house.make("matter_step_add", json!({ "matter": matter, "step": "resolved", "meeting": meeting }));
    let made = house.ask("matter_get", json!({ "id": matter }));
    assert_eq!(made["stages"].as_array().unwrap().len(), 6);
    assert_eq!(made["stages"][3]["taken"][0]["on"], "2026-03-20", "the meeting's day");
    assert_eq!(made["missing"].as_array().unwrap().len(), 2);
    assert!(made["missing"][0].as_str().unwrap().contains("第三十条"), "{made}");
    assert!(!made["missing"][1].as_str().unwrap().contains("法律"), "{made}");
    assert_eq!(card(&mut house, meeting)["matters"][0]["title"], "加装充电棚");
    let shown = json!({ "matter": matter, "step": "decision_shown", "on": "2026-03-25", "until": "2026-03-24" });
    assert_eq!(house.refused("matter_step_add", shown), "end_before_start");
    assert_eq!(house.refused("matter_step_add", json!({ "matter": matter, "step": "outcome_shown" })), "empty");
    let version = made["stages"][3]["taken"][0]["version"].clone();
    house.ask("matter_step_remove", json!({ "id": step, "version": version }));
    assert_eq!(house.ask("matter_list", json!({}))["matters"][0]["taken"], 1);
}

#[test]
fn any_scrap_is_found_in_its_sentence_by_body_and_year() {
    let (mut house, body) = assembly(2);
    let meeting = convene(&mut house, body, "2026-03-20");
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论" }));
    let text = "先说停车。物业在西门内侧装充电桩，费用另议。散会。";
    let speech = house.make("speech_add", json!({ "agenda_item": item, "speaker": "崔大年", "text": text }));
    let resolution = resolve(&mut house, meeting, "装充电棚一处", "2026-09-30");
    house.ask(
        "follow_up_add",
        json!({ "resolution": resolution, "on": "2026-06-01", "text": "图纸已报街道", "done": false }),
    );
    let find = |house: &mut House, request: Value| house.ask("meeting_search", request);
    let found = find(&mut house, json!({ "text": "充电桩" }));
    assert_eq!(found["total"], 1);
    let place = found["meetings"][0]["places"][0].clone();
    assert_eq!((&place["what"], &place["speaker"]), (&json!("发言"), &json!("崔大年")));
    let parted = [&place["before"], &place["hit"], &place["after"]].map(|part| part.as_str().unwrap().to_owned());
    assert_eq!(parted, ["物业在西门内侧装", "充电桩", "，费用另议。"]);
    assert_eq!(find(&mut house, json!({ "text": "棚" }))["meetings"][0]["places"][0]["what"], "决议");
    assert_eq!(find(&mut house, json!({ "text": "图纸" }))["meetings"][0]["places"][0]["what"], "落实");
    assert_eq!(find(&mut house, json!({ "text": "充电桩", "year": 2025 }))["total"], 0);
    assert_eq!(find(&mut house, json!({ "text": "充电桩", "body": body + 1 }))["total"], 0);
    assert_eq!(house.refused("meeting_search", json!({ "text": " " })), "empty");
    assert!(
        house.ask("find", json!({ "text": "充电桩" }))["found"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["subject"] == "meeting")
    );

    let version = card(&mut house, meeting)["items"][0]["speeches"][0]["version"].clone();
    house.ask("speech_remove", json!({ "id": speech, "version": version }));
    assert_eq!(find(&mut house, json!({ "text": "充电桩" }))["total"], 0);
    house.ask("undo", json!({}));
    assert_eq!(find(&mut house, json!({ "text": "充电桩" }))["total"], 1);
}

#[test]
fn rates_are_counted_from_each_members_own_term_and_excused_is_not_absent() {
    let (mut house, body) = assembly(2);
    let january = convene(&mut house, body, "2026-01-20");
    sign_in(&mut house, january, 1);
    let post = house.post(body, "居民代表");
    let newer = house.make("person_add", json!({ "name": "三月来的" }));
    house.make("appointment_add", json!({ "person": newer, "post": post, "from": "2026-03-01" }));
    let march = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, march, 3);
    let year = house.ask("meeting_year", json!({ "year": 2026 }));
    let month = |number: usize| year["months"][number - 1].clone();
    assert_eq!((&month(1)["due"], &month(1)["came"], &month(1)["excused"]), (&json!(2), &json!(1), &json!(1)));
    assert_eq!(month(1)["rate"], "100.0%");
    assert_eq!((&month(2)["days"], &month(2)["meetings"]), (&json!(28), &json!([])));
    assert_eq!(month(1)["begins"], 4, "a Thursday");
    let members = year["members"].as_array().unwrap();
    let own = members.iter().find(|line| line["person"] == newer).unwrap();
    assert_eq!((&own["due"], &own["came"], &own["rate"]), (&json!(1), &json!(1), &json!("100.0%")));
    assert!(members.iter().any(|line| line["due"] == 2 && line["excused"] == 1 && line["absent"] == 0));
    assert_eq!(house.refused("meeting_year", json!({ "year": 99 })), "out_of_range");
}

#[test]
fn each_figure_opens_to_its_meetings_and_what_no_register_counts_is_typed_with_its_basis() {
    let (mut house, body) = assembly(4);
    let first = convene(&mut house, body, "2026-02-20");
    sign_in(&mut house, first, 3);
    let second = convene(&mut house, body, "2026-06-20");
    sign_in(&mut house, second, 4);
    convene(&mut house, body, "2027-01-20");
    let figures = |house: &mut House| house.ask("meeting_figures", json!({ "from": "2026-01-01", "to": "2026-12-31" }));
    let found = figures(&mut house);
    let assembly = found["report"][1].clone();
    assert_eq!(
        (&assembly["title"], &assembly["count"], &assembly["came"]),
        (&json!("居民代表会议"), &json!(2), &json!(7))
    );
    assert_eq!(assembly["meetings"], json!([first, second]));
    assert_eq!(found["report"][0]["count"], 0, "居民会议");
    assert_eq!(found["bodies"][0]["body"], body);

    assert!(found["typed"].as_array().unwrap().iter().all(|line| line["number"].is_null()));
    let type_it = |code: &str, thousandths: i64, basis: &str| json!({ "year": 2026, "code": code, "thousandths": thousandths, "basis": basis });
    house.ask("report_number_type", type_it("r14.pact", 1000, "居民公约2026年3月修订稿"));
    let typed = figures(&mut house)["typed"].clone();
    let pact = typed.as_array().unwrap().iter().find(|line| line["code"] == "r14.pact").unwrap().clone();
    assert_eq!((&pact["report"], &pact["number"], &pact["computed"]), (&json!("R14"), &json!(1), &json!(false)));
    assert_eq!(house.refused("report_number_type", type_it("r14.pact", 1000, "")), "empty");
    assert_eq!(house.refused("report_number_type", type_it("未知", 1000, "甲")), "not_a_code");
    assert_eq!(house.refused("report_number_type", type_it("r14.pact", -1000, "甲")), "out_of_range");
    house.ask("report_number_untype", json!({ "id": pact["id"], "version": pact["version"] }));
    assert!(figures(&mut house)["typed"].as_array().unwrap().iter().all(|line| line["number"].is_null()));
}
