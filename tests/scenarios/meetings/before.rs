//! Before a meeting: what it is called, who is entitled, what stands on its agenda.

use serde_json::{Value, json};
use tests::House;

use crate::{assembly, card, convene, names, sign, sign_in};

#[test]
fn a_meeting_is_named_and_counted_as_its_kind_says() {
    let (mut house, body) = assembly(3);
    let prepared = house.ask("meeting_prepare", json!({ "body": body, "held": "2026-03-20" }));
    assert_eq!(
        (&prepared["kind"], &prepared["series"], &prepared["due"]),
        (&json!("居民代表会议"), &json!(1), &json!(3))
    );
    let first = convene(&mut house, body, "2026-03-20");
    assert_eq!(card(&mut house, first)["name"], prepared["name"]);
    let second = convene(&mut house, body, "2026-09-20");
    assert_eq!(card(&mut house, second)["series"], 2);

    let committee = house.body("居民委员会");
    let kinds = house.ask("meeting_kind_list", json!({}))["kinds"].clone();
    let regular = kinds.as_array().unwrap().iter().find(|kind| kind["name"] == "居委会例会").unwrap()["id"].clone();
    let add = |house: &mut House, held: &str| {
        let meeting = house.make("meeting_add", json!({ "body": committee, "held": held, "meeting_kind": regular }));
        card(house, meeting)["name"].clone()
    };
    assert_eq!(add(&mut house, "2026-01-05"), "2026年居委会例会第1次");
    assert_eq!(add(&mut house, "2026-02-05"), "2026年居委会例会第2次");
    assert_eq!(add(&mut house, "2027-01-05"), "2027年居委会例会第1次");
    // Another kind of the same body is counted by itself.
    let other = convene(&mut house, committee, "2026-02-06");
    assert_eq!(card(&mut house, other)["series"], 1);
}

#[test]
fn kinds_are_the_committees_own_to_change() {
    let mut house = House::started();
    let committee = house.body("居民委员会");
    let kind =
        house.make("meeting_kind_add", json!({ "body_kind": "committee", "name": "工作碰头会", "series": "none" }));
    let meeting = house.make("meeting_add", json!({ "body": committee, "held": "2026-05-06", "meeting_kind": kind }));
    let made = card(&mut house, meeting);
    assert_eq!((&made["name"], &made["series"]), (&json!("工作碰头会"), &Value::Null));
    let line = |house: &mut House| {
        let list = house.ask("meeting_kind_list", json!({}))["kinds"].clone();
        list.as_array().unwrap().iter().find(|line| line["id"] == kind).cloned()
    };
    let version = line(&mut house).unwrap()["version"].clone();
    let wrong = json!({ "id": kind, "version": version, "pattern": "没有名称" });
    assert_eq!(house.refused("meeting_kind_correct", wrong), "not_a_code");
    house.ask("meeting_kind_remove", json!({ "id": kind, "version": version }));
    assert_eq!(line(&mut house), None);
    assert_eq!(card(&mut house, meeting)["name"], "工作碰头会");
    house.ask("undo", json!({}));
    assert!(line(&mut house).is_some());
}

#[test]
fn delegates_of_units_sit_in_until_a_local_rule_gives_them_a_seat() {
    let (mut house, body) = assembly(2);
    let unit = house.make("unit_add", json!({ "name": "安和里小学" }));
    let person = house.make("person_add", json!({ "name": "校代表" }));
    let post = house.post(body, "居民代表");
    house.make(
        "appointment_add",
        json!({ "person": person, "post": post, "from": "2022-01-01", "represents": "unit", "represents_unit": unit }),
    );
    let meeting = convene(&mut house, body, "2026-03-20");
    let capacity = |house: &mut House, meeting: i64| {
        let lines = card(house, meeting)["attendance"].clone();
        let line = lines.as_array().unwrap().iter().find(|line| line["person"] == person).unwrap().clone();
        (line["capacity"].clone(), line["may_vote"].clone())
    };
    assert_eq!(capacity(&mut house, meeting), (json!("guest"), json!(false)));
    assert_eq!(card(&mut house, meeting)["quorum"]["due"], 2);
    let kinds = house.ask("meeting_kind_list", json!({}))["kinds"].clone();
    let kind = kinds.as_array().unwrap().iter().find(|kind| kind["name"] == "居民代表会议").unwrap().clone();
    house.ask("meeting_kind_correct", json!({ "id": kind["id"], "version": kind["version"], "unit_seats": true }));
    let meeting = convene(&mut house, body, "2026-04-20");
    assert_eq!(capacity(&mut house, meeting), (json!("member"), json!(true)));
}

#[test]
fn taking_the_list_again_shows_what_differs_and_changes_only_what_is_chosen() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    let look = |house: &mut House| house.ask("entitled_look", json!({ "id": meeting }))["differences"].clone();
    assert_eq!(look(&mut house), json!([]));

    let post = house.post(body, "居民代表");
    let added = house.make("person_add", json!({ "name": "后补的" }));
    house.make("appointment_add", json!({ "person": added, "post": post, "from": "2025-01-01" }));
    let roster = house.ask("body_get", json!({ "id": body }))["roster"].clone();
    let gone = roster.as_array().unwrap().iter().find(|line| line["person"] != added).unwrap().clone();
    house.ask(
        "appointment_end",
        json!({ "id": gone["id"], "version": gone["version"], "on": "2026-01-31", "reason": "resigned" }),
    );
    let found = look(&mut house);
    assert_eq!(names(&found, "change"), ["added", "gone"], "{found}");
    assert!(found[1]["sentence"].as_str().unwrap().contains("已经不在任"));

    let chosen = json!({ "id": meeting, "keys": [found[0]["key"]] });
    house.ask("entitled_apply", chosen);
    assert_eq!(card(&mut house, meeting)["quorum"]["due"], 4);
    assert_eq!(names(&look(&mut house), "change"), ["gone"]);
    assert_eq!(house.refused("entitled_apply", json!({ "id": meeting, "keys": ["gone/999"] })), "not_a_code");

    sign_in(&mut house, meeting, 3);
    sign(&mut house, meeting, "2026-03-22");
    assert_eq!(look(&mut house), json!([]), "signed");
    assert_eq!(house.refused("entitled_apply", json!({ "id": meeting, "keys": [] })), "meeting_signed");
}

#[test]
fn a_list_corrected_by_hand_says_why_and_is_left_alone() {
    let (mut house, body) = assembly(2);
    let meeting = convene(&mut house, body, "2026-03-20");
    let person = house.make("person_add", json!({ "name": "刘小军" }));
    let add =
        json!({ "meeting": meeting, "person": person, "capacity": "member", "reason": "三月刚推选，任职还没登记" });
    house.make("attendance_add", add.clone());
    assert_eq!(house.refused("attendance_add", add), "listed_already");
    let line = card(&mut house, meeting)["attendance"][2].clone();
    assert_eq!((&line["corrected"], &line["may_vote"]), (&json!("三月刚推选，任职还没登记"), &json!(true)));
    assert_eq!(house.ask("entitled_look", json!({ "id": meeting }))["differences"], json!([]));
    let first = card(&mut house, meeting)["attendance"][0].clone();
    house.ask("attendance_remove", json!({ "id": first["id"], "version": first["version"], "reason": "已经搬走" }));
    let newest = house.ask("history_list", json!({}))["operations"][0].clone();
    assert_eq!(newest["reason"], "已经搬走");
}

#[test]
fn the_agenda_is_offered_duties_the_last_minutes_what_is_open_and_what_stood_there() {
    let (mut house, body) = assembly(3);
    let last = convene(&mut house, body, "2026-01-20");
    house.make("agenda_add", json!({ "meeting": last, "title": "讨论停车办法" }));
    house.make(
        "resolution_add",
        json!({ "meeting": last, "text": "画出禁停线", "responsible": "张丽", "due": "2026-03-01" }),
    );
    let meeting = convene(&mut house, body, "2026-06-20");
    let offered = house.ask("agenda_proposals", json!({ "id": meeting }))["proposals"].clone();
    let origins = names(&offered, "origin");
    for origin in ["duty", "approval", "follow_up", "copied"] {
        assert!(origins.iter().any(|found| found == origin), "{origin}: {offered}");
    }
    let titles = names(&offered, "title");
    for title in ["审议居委会工作报告", "审议协商议事委员会工作计划", "上次议定事项落实情况", "讨论停车办法"]
    {
        assert!(titles.iter().any(|found| found == title), "{title}: {titles:?}");
    }
    let open = offered.as_array().unwrap().iter().find(|one| one["origin"] == "follow_up").unwrap();
    assert!(open["text"].as_str().unwrap().contains("〔2026〕1号：画出禁停线，张丽，2026年3月1日前"), "{open}");
    let key =
        |origin: &str| offered.as_array().unwrap().iter().find(|one| one["origin"] == origin).unwrap()["key"].clone();
    house.ask("agenda_take", json!({ "meeting": meeting, "keys": [key("approval"), key("follow_up"), key("duty")] }));
    let made = card(&mut house, meeting);
    assert_eq!(names(&made["items"], "origin"), ["approval", "follow_up", "duty"]);
    assert_eq!(made["items"][0]["approves"]["id"], last);
    assert_eq!(card(&mut house, last)["approved"]["id"], meeting);
    // What was taken is not offered again.
    let again = names(&house.ask("agenda_proposals", json!({ "id": meeting }))["proposals"], "origin");
    assert!(!again.iter().any(|origin| origin == "approval" || origin == "follow_up"), "{again:?}");

    let last_item = made["items"][2].clone();
    house.ask("agenda_correct", json!({ "id": last_item["id"], "version": last_item["version"], "position": 1 }));
    assert_eq!(names(&card(&mut house, meeting)["items"], "origin"), ["duty", "approval", "follow_up"]);
}

#[test]
fn a_copy_takes_place_and_agenda_and_nothing_that_was_said() {
    let (mut house, body) = assembly(2);
    let first =
        house.make("meeting_add", json!({ "body": body, "held": "2026-03-20", "place": "活动室", "chair": "张丽" }));
    let item = house.make("agenda_add", json!({ "meeting": first, "title": "小结上月工作" }));
    house.make("speech_add", json!({ "agenda_item": item, "speaker": "张丽", "text": "都办完了" }));
    let second =
        house.make("meeting_add", json!({ "body": body, "held": "2026-04-20", "copy_of": first, "place": "会议室" }));
    let made = card(&mut house, second);
    assert_eq!((&made["place"], &made["chair"]), (&json!("会议室"), &json!("张丽")));
    assert_eq!(names(&made["items"], "title"), ["小结上月工作"]);
    assert_eq!(made["items"][0]["speeches"], json!([]));
}

#[test]
fn notice_is_judged_by_the_rule_of_the_day() {
    let mut house = House::started();
    let body = house.make("body_add", json!({ "kind": "residents_assembly", "name": "居民会议" }));
    let convene = |house: &mut House, held: &str, notice: &str| {
        let meeting = json!({ "body": body, "held": held, "notice": notice, "entitled_count": 2100, "entitled_source": "公安户籍数" });
        let id = house.make("meeting_add", meeting);
        card(house, id)
    };
    let early = convene(&mut house, "2026-05-20", "2026-05-10");
    assert_eq!((&early["notice_line"]["given"], &early["notice_line"]["met"]), (&json!(10), &json!(true)), "{early}");
    let late = convene(&mut house, "2026-06-20", "2026-06-15");
    assert_eq!(late["notice_line"]["met"], false);
    assert!(late["notice_line"]["sentence"].as_str().unwrap().contains("不足规定的10天"));
    assert_eq!(convene(&mut house, "2025-05-20", "2025-05-19")["notice_line"], Value::Null, "no law said so");
    // Names only of those who sign; the number is typed with its source.
    assert_eq!((&early["entitled_kind"], &early["quorum"]["due"]), (&json!("adults"), &json!(2100)));
    let prepared = house.ask("meeting_prepare", json!({ "body": body, "held": "2026-07-20" }));
    assert_eq!(prepared["notice_by"], "2026-07-10");
}

#[test]
fn a_list_taken_from_the_register_is_corrected_by_hand_only_with_a_reason() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    let line = card(&mut house, meeting)["attendance"][0].clone();
    assert_eq!(card(&mut house, meeting)["list_by_hand"], false);
    let set = |change: Value| {
        let mut request = json!({ "id": line["id"], "version": line["version"] });
        request.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        request
    };
    for change in [json!({ "capacity": "guest" }), json!({ "may_vote": false }), json!({ "post": "驻区单位代表" })]
    {
        let fault = house.call("attendance_set", set(change.clone())).unwrap_err();
        assert_eq!((fault.code(), fault.field()), ("empty", Some("corrected")), "{change}");
    }
    let added = json!({ "meeting": meeting, "name": "刘小军", "capacity": "member" });
    assert_eq!(house.call("attendance_add", added).unwrap_err().field(), Some("reason"));
    let struck = json!({ "id": line["id"], "version": line["version"] });
    assert_eq!(house.call("attendance_remove", struck).unwrap_err().field(), Some("reason"));
    // Signing in and what goes with it is no correction, and whoever sits in comes and goes freely.
    house.ask("attendance_set", set(json!({ "presence": "present", "arrived_at": "9:40", "proxy": "王五" })));
    let guest = house.make("attendance_add", json!({ "meeting": meeting, "name": "街道干部" }));
    let version = card(&mut house, meeting)["attendance"][3]["version"].clone();
    house.ask("attendance_remove", json!({ "id": guest, "version": version }));
    let version = card(&mut house, meeting)["attendance"][0]["version"].clone();
    let said = json!({ "id": line["id"], "version": version, "capacity": "guest", "corrected": "三月起由街道派驻" });
    house.ask("attendance_set", said);
    assert_eq!(card(&mut house, meeting)["quorum"]["due"], 2);
}

#[test]
fn a_list_made_by_hand_needs_no_reasons() {
    let mut house = House::started();
    let committee = house.body("居民委员会");
    let kinds = house.ask("meeting_kind_list", json!({}))["kinds"].clone();
    let talk = kinds.as_array().unwrap().iter().find(|kind| kind["name"] == "座谈会").unwrap()["id"].clone();
    let meeting = house.make("meeting_add", json!({ "body": committee, "held": "2026-03-20", "meeting_kind": talk }));
    assert_eq!(card(&mut house, meeting)["list_by_hand"], true);
    house.make("attendance_add", json!({ "meeting": meeting, "name": "居民甲", "capacity": "member" }));
    let line = card(&mut house, meeting)["attendance"][0].clone();
    house.ask("attendance_remove", json!({ "id": line["id"], "version": line["version"] }));
    assert_eq!(card(&mut house, meeting)["attendance"], json!([]));
}
