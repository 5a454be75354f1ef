//! Twenty years of meetings: 2,000 minutes with 100,000 names on their lists. What she does with them every day, beside the
//! bare SQL of the same question in the same run, at the median and at the 95th of a hundred; and the papers of a meeting.

use std::time::{Duration, Instant};

use domain::Day;
use domain::kinds::{Capacity, EntitledKind, Presence, VoteMethod};
use office::{Clock, Door, Office, Place};
use rusqlite::Connection;
use serde_json::{Value, json};
use store::meeting::{AgendaItem, Attendance, Meeting, Resolution, Speech, Vote};
use store::{Act, Register, Writing};
use tests::{House, TODAY, bare};

const MEETINGS: i64 = 2_000;
const LISTED: i64 = 50;
const RUNS: usize = 200;
/// A document may take this long, in milliseconds.
const PAPER: f64 = 300.0;

const SAID: [&str; 6] = [
    "各组报了楼道堆物和飞线充电的情况，物业答应月底前清完。",
    "居民代表认为充电棚离窗太近，建议移到西门内侧，先公示七天再动工。",
    "收支与票据相符，三家询价记录齐全，建议今后附验收单。",
    "十七个单元门关不严，先修临街的六个，费用报街道核定。",
    "夏季巡逻延长到晚上十点，骨干轮值，值班表排到下季度。",
    "讨论了停车和消防通道，同意先画禁停线再劝导一个月。",
];

fn main() {
    let measuring = std::env::args().any(|word| word == "--bench");
    let runs = if measuring { RUNS } else { 40 };
    let mut house = House::started();
    let body = house.body("居民代表会议");
    let people: Vec<i64> =
        (0..LISTED).map(|number| house.make("person_add", json!({ "name": format!("金{}", number) }))).collect();
    house.close();
    let place = house.place();
    let begun = Instant::now();
    fill(&place, body, &people);
    println!("{MEETINGS} meetings, {} names: made in {:.1} s", MEETINGS * LISTED, begun.elapsed().as_secs_f64());
    println!("{:<28}{:>18}  {:>18}  {:>7}", "", "ours: median, p95", "bare: median, p95", "ratio");

    let mut office = office(&place);
    let ours = times(runs, |turn| drop(ask(&mut office, "meeting_get", json!({ "id": meeting(turn) }))));
    let tick = times(runs, |turn| {
        // The last ones are not signed.
        let id = MEETINGS - (turn as i64 % 20);
        let sql = office_line(&mut office, id, turn);
        drop(ask(&mut office, "attendance_set", sql));
    });
    let search = times(runs, |turn| {
        let word = ["充电", "停车", "验收", "单元", "巡逻", "公示"][turn % 6];
        drop(ask(&mut office, "meeting_search", json!({ "text": word })));
    });
    let figures = times(runs, |turn| {
        let year = 2007 + turn % 19;
        let period = json!({ "from": format!("{year}-01-01"), "to": format!("{year}-12-31") });
        drop(ask(&mut office, "meeting_figures", period));
    });
    let year = times(runs, |turn| drop(ask(&mut office, "meeting_year", json!({ "year": 2007 + turn % 19 }))));
    let folder = house.path("out");
    let mut papers = Vec::new();
    for format in ["docx", "pdf"] {
        for kind in ["minutes", "summary"] {
            let taken = times(if measuring { 30 } else { 10 }, |turn| {
                let request =
                    json!({ "meeting": meeting(turn), "paper": { "kind": kind }, "folder": folder, "format": format });
                drop(ask(&mut office, "meeting_paper_export", request));
            });
            papers.push((format!("{kind} to {format}"), taken));
        }
    }
    office.close().unwrap();

    let connection = bare(&place);
    let bare = [
        times(runs, |turn| opened(&connection, meeting(turn))),
        times(runs, |turn| ticked(&connection, MEETINGS - (turn as i64 % 20), turn)),
        times(runs, |turn| found(&connection, ["充 电", "停 车", "验 收", "单 元", "巡 逻", "公 示"][turn % 6])),
        times(runs, |turn| counted(&connection, 2007 + turn % 19)),
        times(runs, |turn| counted(&connection, 2007 + turn % 19)),
    ];
    let named =
        ["open a meeting", "tick attendance", "search two characters", "figures of a year", "year by month, rates"];
    for ((name, ours), bare) in named.into_iter().zip([ours, tick, search, figures, year]).zip(bare) {
        println!(
            "{name:<28}{:>8.2} {:>6.2} ms  {:>8.2} {:>6.2} ms  {:>7.2}",
            ours.0,
            ours.1,
            bare.0,
            bare.1,
            ours.0 / bare.0
        );
    }
    for (name, taken) in papers {
        let kept = if taken.1 < PAPER { "" } else { "over" };
        println!("{name:<28}{:>8.2} {:>6.2} ms  {kept}", taken.0, taken.1);
    }
}

fn meeting(turn: usize) -> i64 {
    (turn as i64 * 37) % MEETINGS + 1
}

fn ask(office: &mut Office, name: &str, request: Value) -> Value {
    office.call(name, request).unwrap().reply.value()
}

/// A line of the list with the version it has now.
fn office_line(office: &mut Office, meeting: i64, turn: usize) -> Value {
    let card = ask(office, "meeting_get", json!({ "id": meeting }));
    let line = &card["attendance"][turn % 40];
    let presence = if line["presence"] == "present" { "excused" } else { "present" };
    json!({ "id": line["id"], "version": line["version"], "presence": presence })
}

/// Median and 95th of a hundred, in milliseconds, after a tenth of the runs unmeasured.
fn times(runs: usize, mut act: impl FnMut(usize)) -> (f64, f64) {
    (0..runs / 10).for_each(&mut act);
    let mut taken: Vec<Duration> = (0..runs)
        .map(|turn| {
            let begun = Instant::now();
            act(turn);
            begun.elapsed()
        })
        .collect();
    taken.sort_unstable();
    let at = |hundredths: usize| taken[(taken.len() * hundredths / 100).min(taken.len() - 1)].as_secs_f64() * 1000.0;
    (at(50), at(95))
}

fn office(place: &Place) -> Office {
    Office::start_at(place.clone(), Door::Window, Clock::noon(TODAY.parse().unwrap()).unwrap())
}

fn rows(connection: &Connection, sql: &str, parameter: i64) -> usize {
    connection.prepare_cached(sql).unwrap().query_map([parameter], |_| Ok(())).unwrap().count()
}

fn opened(connection: &Connection, meeting: i64) {
    for sql in [
        "SELECT * FROM meeting WHERE id = ?1",
        "SELECT * FROM attendance WHERE meeting = ?1 AND removed = 0 ORDER BY position, id",
        "SELECT * FROM agenda_item WHERE meeting = ?1 AND removed = 0 ORDER BY position, id",
        "SELECT s.* FROM agenda_item i JOIN speech s ON s.agenda_item = i.id WHERE i.meeting = ?1 AND s.removed = 0",
        "SELECT v.* FROM agenda_item i JOIN vote v ON v.agenda_item = i.id WHERE i.meeting = ?1 AND v.removed = 0",
        "SELECT * FROM resolution WHERE meeting = ?1 AND removed = 0 ORDER BY position, id",
        "SELECT max(c.operation) FROM attendance a JOIN change c ON c.table_name = 'attendance' AND c.row_id = a.id
         WHERE a.meeting = ?1 GROUP BY a.id",
    ] {
        rows(connection, sql, meeting);
    }
}

fn ticked(connection: &Connection, meeting: i64, turn: usize) {
    // The journal refuses writes beside the door, so the same row is written in a table of its own.
    connection
        .execute_batch(
            "CREATE TABLE IF NOT EXISTS bare_tick (id INTEGER PRIMARY KEY, meeting INTEGER, presence TEXT) STRICT",
        )
        .unwrap();
    connection
        .prepare_cached(
            "INSERT INTO bare_tick (id, meeting, presence) VALUES (?1, ?2, 'present') ON CONFLICT DO UPDATE
             SET presence = CASE presence WHEN 'present' THEN 'excused' ELSE 'present' END",
        )
        .unwrap()
        .execute([turn as i64 % 40, meeting])
        .unwrap();
}

fn found(connection: &Connection, scraps: &str) {
    connection
        .prepare_cached(
            "SELECT m.id FROM meeting m WHERE m.removed = 0
               AND m.id IN (SELECT (rowid - 3) / 8 FROM search WHERE search MATCH ?1 AND rowid % 8 = 3)
             ORDER BY m.held_on DESC, m.id DESC",
        )
        .unwrap()
        .query_map([format!("text : \"{scraps}\"")], |_| Ok(()))
        .unwrap()
        .count();
}

fn counted(connection: &Connection, year: usize) {
    let bounds = rusqlite::params![None::<i64>, format!("{year}-01-01"), format!("{year}-12-31")];
    connection.prepare_cached(store::meeting_counts::TALLIES).unwrap().query_map(bounds, |_| Ok(())).unwrap().count();
}

/// All meetings, a hundred a year, the last twenty without a signature.
fn fill(place: &Place, body: i64, people: &[i64]) {
    let mut register = Register::open(&place.register, &place.configuration).unwrap();
    for part in 0..MEETINGS / 100 {
        let act = Act {
            verb: "meeting_add".to_owned(),
            sentence: format!("第{part}年"),
            actor: String::new(),
            door: "command_line",
            reason: None,
            at: "2026-07-01T12:00:00+08:00".to_owned(),
        };
        register
            .write(act, |writing| {
                for number in 0..100 {
                    add(writing, body, people, part * 100 + number);
                }
                Ok(())
            })
            .unwrap();
    }
    register.close().unwrap();
}

fn add(writing: &Writing<'_>, body: i64, people: &[i64], number: i64) {
    let held_on: Day =
        format!("{}-{:02}-{:02}", 2006 + number / 100, number % 12 + 1, number % 28 + 1).parse().unwrap();
    let signed = number < MEETINGS - 20;
    let meeting = Meeting {
        id: 0,
        removed: false,
        body,
        term: None,
        meeting_kind: None,
        kind: "居民代表会议".to_owned(),
        series: Some(number + 1),
        name: format!("居民代表会议第{}次", number + 1),
        held_on,
        starts_at: Some("14:30".to_owned()),
        ends_at: Some("16:10".to_owned()),
        place: Some("社区活动室".to_owned()),
        chair: Some("王秀兰".to_owned()),
        recorder: Some("张丽".to_owned()),
        notice_on: None,
        entitled_kind: EntitledKind::People,
        entitled_count: None,
        entitled_source: None,
        list_taken_on: Some(held_on),
        notice_text: None,
        lecturer: None,
        discussion: None,
        text_only: false,
        summary: None,
        summary_number: None,
        rule_sentence: signed.then(|| "应到50人，实到44人".to_owned()),
        rule_pack: None,
        rule_edition: None,
        signed_on: signed.then_some(held_on),
        note: None,
    };
    let meeting = meeting.add(writing).unwrap();
    for (position, person) in (1..).zip(people) {
        Attendance {
            id: 0,
            removed: false,
            meeting,
            person: Some(*person),
            name: format!("金{position}"),
            post: Some("居民代表".to_owned()),
            section: Some(format!("第{}居民小组", position % 9 + 1)),
            position,
            may_vote: true,
            capacity: Capacity::Member,
            presence: Some(if position % 9 == 0 { Presence::Excused } else { Presence::Present }),
            arrived_at: None,
            left_at: None,
            arrived_item: None,
            left_item: None,
            proxy: None,
            reason: None,
            corrected: None,
        }
        .add(writing)
        .unwrap();
    }
    for position in 1..=3 {
        let said = |shift: i64| SAID[((number + position + shift) % 6) as usize].to_owned();
        let item = AgendaItem {
            id: 0,
            removed: false,
            meeting,
            position,
            title: said(0),
            origin: None,
            rule: None,
            approves: None,
            proposer: None,
            discussion: Some(said(1).repeat(4)),
        };
        let agenda_item = item.add(writing).unwrap();
        for shift in 1..=4 {
            let speaker = format!("金{shift}");
            Speech {
                id: 0,
                removed: false,
                agenda_item,
                attendance: None,
                speaker,
                position: shift,
                text: said(shift).repeat(2),
            }
            .add(writing)
            .unwrap();
        }
        Vote {
            id: 0,
            removed: false,
            agenda_item,
            method: VoteMethod::Hands,
            in_favour: 40,
            against: 2,
            abstained: 2,
            passed: Some(true),
            base: None,
            needed: None,
            rule: None,
            rule_source: None,
            rule_sentence: None,
            rule_pack: None,
            rule_edition: None,
        }
        .add(writing)
        .unwrap();
        let resolution = Resolution {
            id: 0,
            removed: false,
            meeting,
            agenda_item: Some(agenda_item),
            position,
            number: None,
            year: None,
            sequence: None,
            revokes: None,
            text: said(2),
            person: None,
            responsible: None,
            due_on: None,
            disclosed: false,
        };
        resolution.add(writing).unwrap();
    }
}
