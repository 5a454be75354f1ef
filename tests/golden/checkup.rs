//! The inspector's table and the year's calendar as documents, from facts written down by hand.

use domain::Day;
use domain::document::{Block, Cell, Document, Orientation, Table};
use domain::papers::calendar::{self, CalendarDay, CalendarFacts};
use domain::papers::checkup::{
    BodyRules, CheckUpFacts, FindingFacts, LayerRules, Mark, RuleFacts, document as inspector_table,
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn rule(title: &str, mark: Mark) -> RuleFacts {
    RuleFacts {
        title: title.to_owned(),
        asked: format!("{title}应当符合规定。"),
        source: "《样例规定》第八条".to_owned(),
        confidence: None,
        mark,
        measured: None,
        missing: Vec::new(),
        evidence: Vec::new(),
        findings: Vec::new(),
    }
}

fn facts() -> CheckUpFacts {
    CheckUpFacts {
        committee: "安和里社区居民委员会".to_owned(),
        on: day("2026-07-01"),
        counts: vec![(Mark::Error, 1), (Mark::Waived, 1), (Mark::Kept, 2), (Mark::Unrecorded, 1)],
        packs: vec![
            ("城市居民委员会组织法（2026年施行）".to_owned(), "2026-1".to_owned()),
            ("天津2012年换届要求（教学材料）".to_owned(), "2026-1".to_owned()),
        ],
        layers: vec![
            LayerRules {
                title: "决策层".to_owned(),
                bodies: vec![BodyRules {
                    name: "居民代表会议".to_owned(),
                    rules: vec![
                        RuleFacts {
                            measured: Some((36, Some(42))),
                            evidence: vec!["第六届居民代表会议第3次（2026年3月5日）".to_owned()],
                            ..rule("居民代表会议到会人数", Mark::Kept)
                        },
                        RuleFacts {
                            findings: vec![
                                FindingFacts {
                                    days: (day("2026-01-01"), Some(day("2026-06-30"))),
                                    mark: Mark::Error,
                                    sentence: "2026年上半年居民代表会议开了0次，应至少1次。".to_owned(),
                                    measured: (0, None),
                                    people: Vec::new(),
                                    meetings: Vec::new(),
                                    waiver: Some(("改在七月开".to_owned(), true)),
                                },
                                FindingFacts {
                                    days: (day("2025-12-02"), Some(day("2025-12-02"))),
                                    mark: Mark::Error,
                                    sentence: "到会的不到应到的三分之二。".to_owned(),
                                    measured: (27, Some(42)),
                                    people: Vec::new(),
                                    meetings: vec!["第六届居民代表会议第2次（2025年12月2日）".to_owned()],
                                    waiver: None,
                                },
                            ],
                            ..rule("居民代表会议的次数", Mark::Error)
                        },
                    ],
                }],
            },
            LayerRules {
                title: "执行层".to_owned(),
                bodies: vec![BodyRules {
                    name: "居民委员会".to_owned(),
                    rules: vec![
                        RuleFacts {
                            confidence: Some("据摘录".to_owned()),
                            evidence: vec!["样街〔2022〕3号".to_owned()],
                            findings: vec![FindingFacts {
                                days: (day("2024-06-13"), None),
                                mark: Mark::Waived,
                                sentence: "副主任有2人，应为1人。".to_owned(),
                                measured: (2, None),
                                people: vec!["张丽".to_owned(), "王强".to_owned()],
                                meetings: Vec::new(),
                                waiver: Some(("户数多，街道同意（样街〔2024〕21号）".to_owned(), false)),
                            }],
                            ..rule("副主任人数", Mark::Waived)
                        },
                        RuleFacts { measured: Some((6, None)), ..rule("居委会人数", Mark::Kept) },
                        RuleFacts {
                            missing: vec!["张丽的出生日期".to_owned(), "王强的出生日期".to_owned()],
                            ..rule("主任年龄", Mark::Unrecorded)
                        },
                    ],
                }],
            },
        ],
        notes: vec![(
            "三有一化".to_owned(),
            "有人管事、有钱办事、有场所议事。".to_owned(),
            "第3章社区组织建设讲义，幻灯片12".to_owned(),
        )],
        chain: "128-00112233445566aa".to_owned(),
    }
}

fn tables(document: &Document) -> Vec<&Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

#[test]
fn the_inspector_s_table_stands_by_layer_and_body_with_what_was_asked_found_and_said() {
    let document = inspector_table(&facts());
    for table in tables(&document) {
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.caption);
    }
    assert_eq!(document.blocks[0], Block::Section(Orientation::Landscape));
    let [found, kept, unrecorded, notes] = tables(&document)[..] else { panic!("four tables") };
    // What is not kept stands in full by layer and body. Two findings of one rule are two rows; the body and the rule stand
    // in the first.
    let layers: Vec<String> = found.rows.iter().filter(|row| row.strong).map(|row| row.cells[0].printed()).collect();
    assert_eq!(layers, ["决策层", "执行层"]);
    assert_eq!(found.rows.len(), 5);
    assert_eq!(found.rows[1].cells[..2], [Cell::text("居民代表会议"), Cell::text("居民代表会议的次数")]);
    assert_eq!(found.rows[2].cells[..3], [Cell::Empty, Cell::Empty, Cell::Empty]);
    // What is kept is a line for each body, with how many rules and where they stand.
    let article = || Cell::text("《样例规定》第八条");
    let line = |body: &str| vec![Cell::text(body), Cell::Count(1), article()];
    let lines: Vec<&[Cell]> = kept.rows.iter().map(|row| row.cells.as_slice()).collect();
    assert_eq!(lines, [line("居民代表会议"), line("居民委员会")]);
    assert_eq!((unrecorded.rows.len(), notes.rows.len()), (1, 1));
    insta::assert_json_snapshot!(document);
}

#[test]
fn every_form_of_the_table_is_made() {
    let document = inspector_table(&facts());
    for made in [documents::docx(&document), documents::xlsx(&document), documents::pdf(&document)] {
        assert!(made.unwrap().len() > 1000);
    }
}

#[test]
fn the_calendar_stands_month_by_month_and_leaves_out_months_without_anything() {
    let line = |on: &str, title: &str, done: Option<&str>| CalendarDay {
        day: day(on),
        title: title.to_owned(),
        why: "每年一次（《样例规定》第三十七条）。".to_owned(),
        done: done.map(day),
        key: title.to_owned(),
    };
    let facts = CalendarFacts {
        committee: "安和里社区居民委员会".to_owned(),
        year: 2026,
        days: vec![
            line("2026-03-31", "2025年度会计档案归档", Some("2026-03-12")),
            line("2026-12-27", "居民委员会第六届2026年12月27日届满，要换届", None),
            line("2026-12-31", "2026年民主评议", None),
        ],
    };
    let document = calendar::document(&facts);
    assert_eq!(tables(&document).iter().map(|table| table.rows.len()).collect::<Vec<_>>(), [1, 2]);
    insta::assert_json_snapshot!(document);
    let nothing = calendar::document(&CalendarFacts { days: Vec::new(), ..facts });
    assert!(tables(&nothing).is_empty());
}
