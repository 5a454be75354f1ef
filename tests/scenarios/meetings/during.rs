//! During a meeting: who was there at which item, what was said, votes that can have been cast.

use serde_json::{Value, json};

use crate::{assembly, card, convene, names, sign, sign_in};

#[test]
fn the_quorum_follows_each_item() {
    let (mut house, body) = assembly(9);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 7);
    let first = house.make("agenda_add", json!({ "meeting": meeting, "title": "第一项" }));
    let second = house.make("agenda_add", json!({ "meeting": meeting, "title": "第二项" }));
    let lines = card(&mut house, meeting)["attendance"].clone();
    let change =
        |line: &Value, field: &str, item: i64| json!({ "id": line["id"], "version": line["version"], field: item });
    // One came only at the second item, two left after the first, one stays away from the second.
    house.ask("attendance_set", change(&lines[0], "arrived_item", second));
    house.ask("attendance_set", change(&lines[1], "left_item", first));
    house.ask("attendance_set", change(&lines[2], "left_item", first));
    house.ask(
        "recusal_set",
        json!({ "attendance": lines[3]["id"], "agenda_item": second, "recused": true, "reason": "本人亲属" }),
    );
    let made = card(&mut house, meeting);
    let told = |item: usize| {
        let item = &made["items"][item];
        (
            item["due"].as_i64().unwrap(),
            item["came"].as_i64().unwrap(),
            item["may_vote"].as_i64().unwrap(),
            item["met"].clone(),
        )
    };
    assert_eq!(told(0), (9, 6, 6, json!(true)));
    assert_eq!(told(1), (8, 4, 4, json!(false)));
    assert_eq!(made["items"][1]["quorum"], "应到8人，实到4人，不足法定人数，还差2人");
    assert_eq!(made["quorum"]["came"], 7);
    let vote = json!({ "agenda_item": second, "method": "hands", "in_favour": 4, "against": 1, "abstained": 0 });
    assert_eq!(house.refused("vote_set", vote), "votes_exceed_present");
}

#[test]
fn votes_that_cannot_be_name_the_field_that_is_too_much() {
    let (mut house, body) = assembly(5);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 5);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论" }));
    for (votes, field) in [((6, 0, 0), "in_favour"), ((4, 2, 0), "against"), ((3, 2, 1), "abstained")] {
        let vote = json!({ "agenda_item": item, "method": "hands", "in_favour": votes.0, "against": votes.1, "abstained": votes.2 });
        let fault = house.call("vote_set", vote).unwrap_err();
        assert_eq!(fault.field(), Some(field), "{fault:?}");
    }
}

#[test]
fn a_vote_keeps_the_rule_it_was_judged_by() {
    let (mut house, body) = assembly(5);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 5);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论" }));
    house.ask(
        "vote_set",
        json!({ "agenda_item": item, "method": "secret", "in_favour": 3, "against": 1, "abstained": 1 }),
    );
    let vote = card(&mut house, meeting)["items"][0]["vote"].clone();
    assert_eq!((&vote["base"], &vote["needed"], &vote["passed"]), (&json!(5), &json!(3), &json!(true)));
    assert!(vote["source"].as_str().unwrap().contains("第二十九条"), "{vote}");
    sign(&mut house, meeting, "2026-03-22");
    let dump = house.dump();
    let kept = dump.lines().find(|line| line.contains("rule_source") && line.contains("第二十九条")).unwrap();
    assert!(kept.contains("orc-2026") && kept.contains("N-MAJORITY-3"), "{kept}");
}

#[test]
fn abstentions_are_left_out_where_the_committee_says_so() {
    let (mut house, body) = assembly(5);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 5);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论" }));
    house.ask(
        "vote_set",
        json!({ "agenda_item": item, "method": "hands", "in_favour": 2, "against": 1, "abstained": 2 }),
    );
    let vote = |house: &mut tests::House| card(house, meeting)["items"][0]["vote"].clone();
    assert_eq!(vote(&mut house)["passed"], false);
    house.ask("parameter_set", json!({ "name": "abstentions", "value": "left_out" }));
    let after = vote(&mut house);
    assert_eq!((&after["passed"], &after["base"]), (&json!(true), &json!(3)), "{after}");
    assert!(after["sentence"].as_str().unwrap().contains("弃权不计"));
}

#[test]
fn by_acclamation_nobody_is_counted() {
    let (mut house, body) = assembly(3);
    let meeting = convene(&mut house, body, "2026-03-20");
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "通过议程" }));
    house.ask(
        "vote_set",
        json!({ "agenda_item": item, "method": "acclaim", "in_favour": 0, "against": 0, "abstained": 0 }),
    );
    let vote = card(&mut house, meeting)["items"][0]["vote"].clone();
    assert_eq!((&vote["passed"], &vote["sentence"]), (&json!(true), &json!("")));
}

#[test]
fn somebody_comes_for_another_only_where_a_rule_allows_it() {
    let (mut house, body) = assembly(3);
    let allow = |house: &mut tests::House, allowed: bool| {
        let kinds = house.ask("meeting_kind_list", json!({}))["kinds"].clone();
        let kind = kinds.as_array().unwrap().iter().find(|kind| kind["name"] == "居民代表会议").unwrap().clone();
        house.ask("meeting_kind_correct", json!({ "id": kind["id"], "version": kind["version"], "proxies": allowed }));
    };
    let meeting = convene(&mut house, body, "2026-03-20");
    let line = card(&mut house, meeting)["attendance"][0].clone();
    house.ask(
        "attendance_set",
        json!({ "id": line["id"], "version": line["version"], "proxy": "王建国", "presence": "excused" }),
    );
    assert_eq!(card(&mut house, meeting)["quorum"]["came"], 0);
    allow(&mut house, true);
    let quorum = card(&mut house, meeting)["quorum"].clone();
    assert_eq!((&quorum["came"], &quorum["excused"]), (&json!(1), &json!(0)));
}

#[test]
fn where_no_rule_asks_for_a_number_only_the_numbers_are_said() {
    let mut house = tests::House::started();
    house.appoint("居民委员会", "主任", 1);
    let committee = house.body("居民委员会");
    let meeting = convene(&mut house, committee, "2026-03-20");
    sign_in(&mut house, meeting, 1);
    assert_eq!(card(&mut house, meeting)["quorum"]["sentence"], "应到1人，实到1人");
}

#[test]
fn speeches_stand_in_their_order_under_their_item() {
    let (mut house, body) = assembly(2);
    let meeting = convene(&mut house, body, "2026-03-20");
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论" }));
    let line = card(&mut house, meeting)["attendance"][0].clone();
    house.make("speech_add", json!({ "agenda_item": item, "attendance": line["id"], "text": "我先说" }));
    let guest = house.make("speech_add", json!({ "agenda_item": item, "speaker": "街道干部", "text": "我补充" }));
    assert_eq!(house.refused("speech_add", json!({ "agenda_item": item, "text": "谁说的" })), "empty");
    assert_eq!(
        house.refused("speech_add", json!({ "agenda_item": item, "speaker": "甲", "text": "长".repeat(100_001) })),
        "too_long"
    );
    let speeches = |house: &mut tests::House| card(house, meeting)["items"][0]["speeches"].clone();
    assert_eq!(names(&speeches(&mut house), "speaker"), [line["name"].as_str().unwrap(), "街道干部"]);
    let version = speeches(&mut house)[1]["version"].clone();
    house.ask("speech_correct", json!({ "id": guest, "version": version, "position": 1 }));
    assert_eq!(names(&speeches(&mut house), "text"), ["我补充", "我先说"]);
    house.ask("undo", json!({}));
    assert_eq!(names(&speeches(&mut house), "text"), ["我先说", "我补充"]);
}

#[test]
fn the_whole_minutes_may_be_one_text() {
    let (mut house, body) = assembly(2);
    let meeting = convene(&mut house, body, "2026-03-20");
    let version = card(&mut house, meeting)["version"].clone();
    let text = "会议记录第一行。\n".repeat(20_000);
    let long = json!({ "id": meeting, "version": version, "text_only": true, "discussion": text });
    house.ask("meeting_correct", long);
    let made = card(&mut house, meeting);
    assert_eq!(made["discussion"].as_str().unwrap().chars().count(), text.trim().chars().count());
    let longer = json!({ "id": meeting, "version": made["version"], "discussion": "长".repeat(200_001) });
    assert_eq!(house.refused("meeting_correct", longer), "too_long");
    let words = house.ask("minutes_text", json!({ "meeting": meeting }))["text"].as_str().unwrap().to_owned();
    assert!(words.contains("二、会议记录\n会议记录第一行。"), "{}", &words[..600]);
}

#[test]
fn two_drafts_of_one_meeting_are_told_side_by_side() {
    let (mut house, _) = assembly(1);
    house.ask("draft_put", json!({ "form": "meeting/12/甲", "content": "{\"text\":\"一\"}" }));
    house.ask("draft_put", json!({ "form": "meeting/12/乙", "content": "{\"text\":\"二\"}" }));
    house.ask("draft_put", json!({ "form": "meeting/123/甲", "content": "{}" }));
    let drafts = house.ask("draft_list", json!({ "beginning": "meeting/12/" }))["drafts"].clone();
    assert_eq!(drafts.as_array().unwrap().len(), 2);
    assert!(drafts[0]["saved_at"].as_str().unwrap().starts_with("2026-07-01"));
    let long = json!({ "form": "meeting/12/甲", "content": "长".repeat(200_100) });
    house.ask("draft_put", long);
}

#[test]
fn whoever_stays_away_from_an_item_says_why_and_the_minutes_print_it() {
    let (mut house, body) = assembly(5);
    let meeting = convene(&mut house, body, "2026-03-20");
    sign_in(&mut house, meeting, 5);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "选定施工单位" }));
    let line = card(&mut house, meeting)["attendance"][1].clone();
    let recuse = |house: &mut tests::House, recused: bool, reason: Option<&str>| {
        house.ask(
            "recusal_set",
            json!({ "attendance": line["id"], "agenda_item": item, "recused": recused, "reason": reason }),
        );
        card(house, meeting)["attendance"][1]["recused"].clone()
    };
    let away = recuse(&mut house, true, Some("施工单位负责人是本人弟弟"));
    assert_eq!(away, json!([{ "agenda_item": item, "reason": "施工单位负责人是本人弟弟" }]));
    let words = |house: &mut tests::House| {
        house.ask("minutes_text", json!({ "meeting": meeting }))["text"].as_str().unwrap().to_owned()
    };
    let name = line["name"].as_str().unwrap();
    let printed = format!("回避：{name}（施工单位负责人是本人弟弟）。");
    assert!(words(&mut house).contains(&printed), "{}", words(&mut house));
    // Said again without a reason, the one there stays; taken back, nothing of it is printed.
    assert_eq!(recuse(&mut house, true, None)[0]["reason"], "施工单位负责人是本人弟弟");
    assert_eq!(recuse(&mut house, false, None), json!([]));
    assert!(!words(&mut house).contains("回避"));
    house.ask("undo", json!({}));
    assert!(words(&mut house).contains(&printed));
    // Signed, nobody takes it back, not even by undo.
    sign(&mut house, meeting, "2026-03-22");
    let operations = house.ask("history_list", json!({}))["operations"].clone();
    let recused = operations
        .as_array()
        .unwrap()
        .iter()
        .rfind(|one| one["sentence"] == format!("{name}回避“选定施工单位”"))
        .unwrap()["id"]
        .clone();
    assert_eq!(house.refused("undo", json!({ "operation": recused })), "meeting_signed");
}
