//! Minutes: who was entitled, whether enough came, votes that can have been cast, and what a signature locks.

use serde_json::{Value, json};
use tests::House;

/// An assembly of `count` delegates since 2022.
fn assembly(count: usize) -> (House, i64) {
    let mut house = House::started();
    house.appoint("居民代表会议", "居民代表", count);
    let body = house.body("居民代表会议");
    (house, body)
}

fn convene(house: &mut House, body: i64, held: &str) -> i64 {
    house.make("meeting_add", json!({ "body": body, "held": held }))
}

fn sign_in(house: &mut House, meeting: i64, came: usize) {
    let card = house.ask("meeting_get", json!({ "id": meeting }));
    for line in card["attendance"].as_array().unwrap().iter().take(came) {
        house.ask("attendance_set", json!({ "id": line["id"], "version": line["version"], "presence": "present" }));
    }
    house.ask("attendance_rest", json!({ "meeting": meeting, "presence": "excused" }));
}

fn quorum(house: &mut House, meeting: i64) -> Value {
    house.ask("meeting_get", json!({ "id": meeting }))["quorum"].clone()
}

#[test]
fn two_thirds_of_the_delegates_are_enough_since_2026() {
    let (mut house, body) = assembly(9);
    for (came, met) in [(6, true), (5, false)] {
        let meeting = convene(&mut house, body, "2026-03-20");
        sign_in(&mut house, meeting, came);
        let quorum = quorum(&mut house, meeting);
        assert_eq!((&quorum["due"], &quorum["came"], &quorum["needed"]), (&json!(9), &json!(came), &json!(6)));
        assert_eq!(quorum["met"], met);
        let sentence = quorum["sentence"].as_str().unwrap();
        assert!(sentence.starts_with(&format!("应到9人，实到{came}人")), "{sentence}");
        assert_eq!(sentence.contains("不足法定人数"), !met, "{sentence}");
        assert!(quorum["source"].as_str().unwrap().contains("第二十九条"), "{quorum}");
    }
}

#[test]
fn before_the_law_of_2026_no_number_is_asked_for() {
    let (mut house, body) = assembly(9);
    let meeting = convene(&mut house, body, "2025-03-20");
    sign_in(&mut house, meeting, 3);
    let quorum = quorum(&mut house, meeting);
    assert_eq!((&quorum["needed"], &quorum["met"]), (&Value::Null, &Value::Null));
}

#[test]
fn members_of_the_committee_are_delegates_by_law_since_2026_and_come_once() {
    let (mut house, body) = assembly(3);
    let member = house.appoint("居民委员会", "主任", 1)[0];
    let before = convene(&mut house, body, "2025-12-20");
    let since = convene(&mut house, body, "2026-01-20");
    let names = |house: &mut House, meeting: i64| {
        let card = house.ask("meeting_get", json!({ "id": meeting }));
        card["attendance"].as_array().unwrap().iter().map(|line| line["person"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&mut house, before).len(), 3);
    let since = names(&mut house, since);
    assert_eq!(since.len(), 4);
    assert!(since.contains(&json!(member)));
}

#[test]
fn more_votes_than_people_who_may_vote_are_refused() {
    let (mut house, body) = assembly(9);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 7);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论停车办法" }));
    let vote = |favour: i64, against: i64| json!({ "agenda_item": item, "method": "hands", "in_favour": favour, "against": against, "abstained": 0 });
    assert_eq!(house.refused("vote_set", vote(7, 1)), "votes_exceed_present");
    assert_eq!(house.refused("vote_set", vote(-1, 1)), "out_of_range");
    house.ask("vote_set", vote(6, 1));
    let kept = house.ask("meeting_get", json!({ "id": meeting }))["items"][0]["vote"].clone();
    assert_eq!((&kept["in_favour"], &kept["passed"]), (&json!(6), &json!(true)));
    assert!(kept["sentence"].as_str().unwrap().contains("赞成6票"), "{kept}");
}

#[test]
fn who_stays_away_from_an_item_does_not_vote_on_it() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 3);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论补贴" }));
    let line = house.ask("meeting_get", json!({ "id": meeting }))["attendance"][0]["id"].clone();
    house.ask("recusal_set", json!({ "attendance": line, "agenda_item": item, "recused": true, "reason": "本人" }));
    let vote = json!({ "agenda_item": item, "method": "hands", "in_favour": 3, "against": 0, "abstained": 0 });
    assert_eq!(house.refused("vote_set", vote), "votes_exceed_present");
    assert_eq!(house.ask("meeting_get", json!({ "id": meeting }))["items"][0]["may_vote"], 2);
}

#[test]
fn half_of_the_votes_do_not_carry() {
    let (mut house, body) = assembly(6);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 6);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论停车办法" }));
    for (favour, passed) in [(3, false), (4, true)] {
        house.ask(
            "vote_set",
            json!({ "agenda_item": item, "method": "secret", "in_favour": favour, "against": 2, "abstained": 0 }),
        );
        assert_eq!(
            house.ask("meeting_get", json!({ "id": meeting }))["items"][0]["vote"]["passed"],
            passed,
            "{favour}"
        );
    }
}

#[test]
fn a_signature_locks_everything_but_what_became_of_it() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 3);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论停车办法" }));
    let resolution =
        house.make("resolution_add", json!({ "meeting": meeting, "text": "试行三个月", "due": "2026-06-30" }));
    let card = house.ask("meeting_get", json!({ "id": meeting }));
    house.ask("meeting_sign", json!({ "id": meeting, "version": card["version"], "on": "2026-03-22" }));
    let signed = house.ask("meeting_get", json!({ "id": meeting }));
    let line = &signed["attendance"][0];
    for (name, request) in [
        ("meeting_correct", json!({ "id": meeting, "version": signed["version"], "place": "别处" })),
        ("meeting_remove", json!({ "id": meeting, "version": signed["version"] })),
        ("meeting_sign", json!({ "id": meeting, "version": signed["version"], "on": "2026-03-23" })),
        ("attendance_set", json!({ "id": line["id"], "version": line["version"], "presence": "absent" })),
        ("attendance_add", json!({ "meeting": meeting, "name": "傅知夏" })),
        ("agenda_add", json!({ "meeting": meeting, "title": "再加一项" })),
        ("agenda_remove", json!({ "id": item, "version": signed["items"][0]["version"] })),
        ("vote_set", json!({ "agenda_item": item, "method": "hands", "in_favour": 1, "against": 0, "abstained": 0 })),
        ("resolution_add", json!({ "meeting": meeting, "text": "再加一条" })),
        ("undo", json!({})),
    ] {
        assert_eq!(house.refused(name, request), "meeting_signed", "{name}");
    }
    house.ask("follow_up_add", json!({ "resolution": resolution, "on": "2026-06-20", "text": "已办", "done": true }));
    assert_eq!(house.ask("meeting_get", json!({ "id": meeting }))["resolutions"][0]["done"], true);
}

#[test]
fn a_signed_meeting_keeps_its_names_when_people_change() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 3);
    let card = house.ask("meeting_get", json!({ "id": meeting }));
    house.ask("meeting_sign", json!({ "id": meeting, "version": card["version"], "on": "2026-03-22" }));
    let person = &card["attendance"][0]["person"];
    house.ask("person_fact_change", json!({ "person": person, "kind": "name", "value": "新名", "from": "2026-04-01" }));
    let after = house.ask("meeting_get", json!({ "id": meeting }));
    assert_eq!(after["attendance"], card["attendance"]);
    assert_eq!(after["quorum"]["sentence"], card["quorum"]["sentence"]);
}

/// Papers often give the same day to both: the later holder counts on it, once.
#[test]
fn of_two_holders_given_the_same_day_the_later_one_is_due() {
    let (mut house, body) = assembly(1);
    let post = house.post(body, "居民代表");
    let roster = house.ask("body_get", json!({ "id": body }))["roster"].clone();
    let before = roster[0].clone();
    let person = house.make("person_add", json!({ "name": "后来人" }));
    house.make("appointment_add", json!({ "person": person, "post": post, "from": "2026-05-10" }));
    let ended = json!({ "id": before["id"], "version": before["version"], "on": "2026-05-10", "reason": "resigned" });
    house.ask("appointment_end", ended);
    let names = |house: &mut House, day: &str| {
        let card = house.ask("body_get", json!({ "id": body, "as_of": day }));
        card["roster"].as_array().unwrap().iter().map(|line| line["name"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&mut house, "2026-05-09"), [before["name"].clone()]);
    assert_eq!(names(&mut house, "2026-05-10"), [json!("后来人")]);
    let meeting = convene(&mut house, body, "2026-05-10");
    assert_eq!(quorum(&mut house, meeting)["due"], 1);
}
