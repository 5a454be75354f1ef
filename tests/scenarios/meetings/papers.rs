//! The papers of a meeting: what stands in each, as text, pages, DOCX and PDF, and that a changed file is never written over.

use serde_json::{Value, json};
use tests::House;

use crate::{assembly, card, sign, sign_in};

/// A meeting with everything in it.
fn held() -> (House, i64, i64) {
    let (mut house, body) = assembly(6);
    let meeting = house.make(
        "meeting_add",
        json!({ "body": body, "held": "2026-03-20", "starts_at": "14:30", "ends_at": "16:00", "place": "社区活动室",
                "chair": "王秀兰", "recorder": "张丽", "notice": "2026-03-08", "notice_text": "请带上居民意见登记本。" }),
    );
    sign_in(&mut house, meeting, 5);
    let item = house.make("agenda_add", json!({ "meeting": meeting, "title": "讨论停车办法", "proposer": "张丽" }));
    let line = card(&mut house, meeting)["attendance"][0].clone();
    house.make(
        "speech_add",
        json!({ "agenda_item": item, "attendance": line["id"], "text": "先画线，再劝导。\n物业出人。" }),
    );
    let away = card(&mut house, meeting)["attendance"][4]["id"].clone();
    house.ask("recusal_set", json!({ "attendance": away, "agenda_item": item, "recused": true, "reason": "本人车位" }));
    house.ask(
        "vote_set",
        json!({ "agenda_item": item, "method": "hands", "in_favour": 3, "against": 1, "abstained": 0 }),
    );
    let resolution = house.make(
        "resolution_add",
        json!({ "meeting": meeting, "agenda_item": item, "text": "画出禁停线", "responsible": "张丽", "due": "2026-06-30", "disclosed": true }),
    );
    (house, meeting, resolution)
}

fn words(house: &mut House, meeting: i64, paper: Value) -> String {
    house.ask("meeting_paper_text", json!({ "meeting": meeting, "paper": paper }))["text"].as_str().unwrap().to_owned()
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part} in:\n{text}");
    }
}

#[test]
fn each_paper_says_what_it_is_for() {
    let (mut house, meeting, resolution) = held();
    let line = "应到6人，实到5人，符合法定人数";
    let notice = words(&mut house, meeting, json!({ "kind": "notice" }));
    holds(
        &notice,
        &[
            "的通知",
            "定于2026年3月20日14:30在社区活动室召开",
            "1. 讨论停车办法（张丽）",
            "请带上居民意见登记本。",
            "应到6人",
            "2026年3月8日",
        ],
    );
    holds(&words(&mut house, meeting, json!({ "kind": "agenda" })), &["议程", "主持人：王秀兰", "1. 讨论停车办法"]);
    holds(&words(&mut house, meeting, json!({ "kind": "sign_in" })), &["签到表", "序号　姓名　职务　签名　备注", "金"]);
    holds(&words(&mut house, meeting, json!({ "kind": "seat_cards" })), &["金"]);
    let ballot = words(&mut house, meeting, json!({ "kind": "ballots" }));
    holds(&ballot, &["表决票", "讨论停车办法", "赞成", "应发6张"]);
    assert_eq!(ballot.matches("应发6张").count(), 6);
    let minutes = words(&mut house, meeting, json!({ "kind": "minutes" }));
    holds(
        &minutes,
        &[
            line,
            "请假：",
            "先画线，再劝导。",
            "物业出人。",
            "回避：",
            "本人车位",
            "举手表决：赞成3票，反对1票，弃权0票。通过。",
            "本议题应到5人，实到4人，符合法定人数。",
            "1. 〔2026〕1号：画出禁停线（责任人张丽；期限2026年6月30日；列入居务公开）。",
        ],
    );
    assert_eq!(minutes, house.ask("minutes_text", json!({ "meeting": meeting }))["text"].as_str().unwrap());
    let summary = words(&mut house, meeting, json!({ "kind": "summary" }));
    holds(
        &summary,
        &["会议纪要", line, "王秀兰主持会议", "一、讨论停车办法", "〔2026〕1号：画出禁停线", "出席：", "请假："],
    );
    assert!(!summary.contains("先画线"), "what was said stays inside: {summary}");
    let extract = words(&mut house, meeting, json!({ "kind": "extract", "resolution": resolution }));
    holds(
        &extract,
        &["决议摘录", "〔2026〕1号", line, "议题：讨论停车办法。", "赞成3票", "画出禁停线。", "责任人：张丽"],
    );
    let other = json!({ "meeting": meeting, "paper": { "kind": "extract", "resolution": resolution + 99 } });
    assert_eq!(house.refused("meeting_paper_text", other), "gone");
}

#[test]
fn the_summary_is_what_she_made_of_it() {
    let (mut house, meeting, _) = held();
    let version = card(&mut house, meeting)["version"].clone();
    house.ask("meeting_correct", json!({ "id": meeting, "version": version, "summary": "会议同意画线。\n物业配合。", "summary_number": "安居纪〔2026〕2号" }));
    let summary = words(&mut house, meeting, json!({ "kind": "summary" }));
    holds(&summary, &["安居纪〔2026〕2号", "会议同意画线。", "物业配合。"]);
    assert!(!summary.contains("一、讨论停车办法"));
}

#[test]
fn all_papers_are_written_as_docx_and_pdf_and_a_changed_file_is_left_alone() {
    let (mut house, meeting, resolution) = held();
    sign(&mut house, meeting, "2026-03-22");
    let folder = house.path("out");
    for kind in ["notice", "agenda", "sign_in", "seat_cards", "ballots", "minutes", "summary", "extract"] {
        let mut paper = json!({ "kind": kind });
        if kind == "extract" {
            paper["resolution"] = json!(resolution);
        }
        for format in ["docx", "pdf"] {
            let request = json!({ "meeting": meeting, "paper": paper, "folder": folder, "format": format });
            let written = house.ask("meeting_paper_export", request.clone());
            let path = written["files"][0]["path"].as_str().unwrap().to_owned();
            let bytes = std::fs::read(&path).unwrap();
            assert!(bytes.starts_with(if format == "pdf" { b"%PDF" } else { b"PK\x03\x04" }), "{path}");
            if kind == "minutes" {
                std::fs::write(&path, [bytes, b"changed".to_vec()].concat()).unwrap();
                let again = house.ask("meeting_paper_export", request);
                assert_eq!(again["files"][0]["renamed"], true, "{again}");
            }
        }
        let pages = house.ask("meeting_paper_pages", json!({ "meeting": meeting, "paper": paper }));
        assert!(!pages["pages"].as_array().unwrap().is_empty(), "{kind}");
        let printed = house.ask("paper_print", json!({ "paper": "meeting", "meeting": meeting, "of": paper }));
        assert!(std::fs::read(printed["path"].as_str().unwrap()).unwrap().starts_with(b"%PDF"), "{kind}");
    }
}

#[test]
fn two_seat_cards_stand_on_a_page() {
    let (mut house, meeting, _) = held();
    let pages = house.ask("meeting_paper_pages", json!({ "meeting": meeting, "paper": { "kind": "seat_cards" } }));
    assert_eq!(pages["pages"].as_array().unwrap().len(), 3);
}
