//! Whether every reader gets the paper it should: the ten chapters, her words and ours, and nobody shown who need not be.

use std::collections::BTreeMap;

use super::*;
use crate::dates::{Day, Partial};
use crate::document::Cell;
use crate::indicators::{Measures, Subject};
use crate::kinds::{BodyKind, Identity};
use crate::papers::facts::{
    BodyFacts, ClosedBody, CommitteeFacts, Contact, GroupFacts, Holder, MeetingFacts, ResolutionFacts, TermFacts,
};
use crate::papers::plan::{Ahead, Duty, OpenResolution};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn holder(person: i64, post: &str, name: &str) -> Holder {
    Holder {
        subject: Subject {
            person,
            name: name.to_owned(),
            sex: Some("2".to_owned()),
            birth: Partial::read("1980-05-06").ok(),
            politics: Some("01".to_owned()),
            education: Some("21".to_owned()),
            nationality: Some("01".to_owned()),
            full_time: Some(true),
            ..Subject::default()
        },
        post: post.to_owned(),
        from: Partial::read("2021-12-28").ok(),
        contact: Some(Contact {
            address: Some("3号楼2门501".to_owned()),
            phone: Some("138****1234".to_owned()),
            id_number: Some("999901********0018".to_owned()),
            building: Some("3号楼".to_owned()),
        }),
        ..Holder::default()
    }
}

fn body(id: i64, kind: BodyKind, name: &str, roster: Vec<Holder>) -> BodyFacts {
    BodyFacts {
        id,
        kind,
        name: name.to_owned(),
        term: None,
        seats: None,
        roster,
        vacancies: Vec::new(),
        ex_officio: Vec::new(),
    }
}

fn facts() -> ReportFacts {
    let committee = BodyFacts {
        term: Some(TermFacts {
            ordinal: Some(6),
            start: Partial::read("2021-12-28").unwrap(),
            legal_end: Partial::read("2026-12-27").ok(),
            extended_to: None,
        }),
        seats: Some(3),
        vacancies: vec![("委员".to_owned(), 1)],
        ..body(3, BodyKind::Committee, "居民委员会", vec![holder(1, "主任", "李秀英"), holder(2, "委员", "张丽")])
    };
    ReportFacts {
        year: 2025,
        as_of: day("2025-12-31"),
        committee: CommitteeFacts {
            name: "安和里社区".to_owned(),
            street: Some("样例街道".to_owned()),
            founded: None,
            signed: "安和里社区居民委员会".to_owned(),
        },
        figures: Vec::new(),
        blocks: Vec::new(),
        courtyards: Vec::new(),
        units: Vec::new(),
        chart: None,
        bodies: vec![
            body(1, BodyKind::PartyOrganisation, "社区党组织", vec![holder(1, "书记", "李秀英")]),
            committee,
            body(4, BodyKind::SubCommittee, "人民调解委员会", vec![holder(1, "主任", "李秀英")]),
            body(5, BodyKind::SubCommittee, "社会福利委员会", vec![holder(2, "主任", "张丽")]),
        ],
        groups: vec![GroupFacts {
            id: 11,
            name: "第1居民小组".to_owned(),
            leaders: vec!["赵强".to_owned()],
            deputies: Vec::new(),
            delegates: vec!["钱进".to_owned()],
            roster: Vec::new(),
            buildings: vec!["3号楼".to_owned()],
            figures: Vec::new(),
        }],
        meetings: vec![MeetingFacts {
            id: 21,
            body: 3,
            body_kind: BodyKind::Committee,
            body_name: "居民委员会".to_owned(),
            name: "第六届居民委员会会议第8次".to_owned(),
            held_on: day("2025-03-05"),
            chair: Some("李秀英".to_owned()),
            due: 2,
            came: 2,
            items: 1,
            resolutions: vec![ResolutionFacts {
                id: 31,
                text: "更换2号楼公告栏。".to_owned(),
                responsible: Some("张丽".to_owned()),
                due_on: Some(day("2026-03-31")),
                settled: false,
            }],
        }],
        meetings_kept: true,
        changes: Vec::new(),
        recorded: [BodyKind::PartyOrganisation, BodyKind::Committee, BodyKind::SubCommittee, BodyKind::ResidentGroup]
            .into(),
        by_hand: BTreeMap::new(),
        typed: BTreeMap::new(),
        last_year: BTreeMap::new(),
        measures: Measures::default(),
        written: Written::default(),
        closed: vec![ClosedBody {
            id: 9, name: "协商议事委员会".to_owned(), on: Partial::read("2025-06-30").unwrap()
        }],
        earlier: BTreeMap::new(),
        ahead: Ahead::default(),
        identity: Identity::Masked,
        check_up: None,
    }
}

fn for_reader(reader: ReportReader) -> ReportFacts {
    let mut facts = facts();
    facts.written.reader = reader;
    facts
}

fn write(facts: &mut ReportFacts, part: FreePart, text: &str, carried_from: Option<i32>) {
    facts.written.parts.insert(part, WrittenPart { text: text.to_owned(), carried_from });
}

fn words(document: &Document) -> String {
    let attached = document.attachments.iter().flat_map(|attachment| &attachment.blocks);
    let mut words = String::new();
    for block in document.blocks.iter().chain(attached) {
        match block {
            Block::Heading { text, .. } => words.push_str(text),
            Block::Paragraph(runs) => runs.iter().for_each(|run| words.push_str(&run.text)),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells).map(Cell::said);
                words.push_str(&cells.collect::<Vec<_>>().join("|"));
            }
            _ => {}
        }
        words.push('\n');
    }
    words
}

fn headings(document: &Document) -> Vec<&str> {
    let level_one = |block: &'_ Block| matches!(block, Block::Heading { level: 1, .. });
    document
        .blocks
        .iter()
        .filter(|block| level_one(block))
        .filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

fn standing(report: &Report<'_>, code: &str) -> Standing {
    report.chapters.iter().find(|chapter| chapter.code == code).unwrap().standing()
}

fn codes(report: &Report<'_>) -> Vec<String> {
    report.checks().into_iter().map(|check| check.code).collect()
}

const TEN: [&str; 10] = [
    "一、社区基本情况",
    "二、党建与组织建设",
    "三、居民自治",
    "四、民生服务",
    "五、平安建设与人民调解",
    "六、环境卫生与文明创建",
    "七、文化、宣传与居民参与",
    "八、经费收支",
    "九、存在问题",
    "十、下一年工作计划",
];

#[test]
fn the_ten_chapters_stand_in_their_order_for_the_street_and_for_the_assembly() {
    for reader in [ReportReader::Street, ReportReader::Congress] {
        let facts = for_reader(reader);
        let report = Report::of(&facts).unwrap();
        assert_eq!(headings(&report.document("")), TEN, "{reader:?}");
    }
}

#[test]
fn a_sentence_computes_from_who_holds_a_post() {
    let facts = facts();
    let report = Report::of(&facts).unwrap();
    let said = report.sentence("basics.members").unwrap().text();
    assert_eq!(
        said,
        "第六届居民委员会现有成员2人，其中女性2人，占100.0%；少数民族0人；党员2人；大专以上2人，占100.0%。"
    );
    let body = report.sentence("bodies.3").unwrap().text();
    assert!(
        body.starts_with("居民委员会：第六届自2021年12月28日起，至2026年12月27日届满。应设3席，现任2人，空缺1席。"),
        "{body}"
    );
    assert_eq!(report.sentence("bodies.vacant").unwrap().text(), "现有空缺：居民委员会委员1席。");
}

#[test]
fn a_body_closed_in_the_year_is_named_with_its_day() {
    let facts = facts();
    let text = Report::of(&facts).unwrap().sentence("bodies.closed").unwrap().text();
    assert_eq!(text, "年内终止的组织：协商议事委员会于2025年6月30日终止。");
}

#[test]
fn somebody_in_three_bodies_is_counted_once_among_all() {
    let facts = facts();
    let report = Report::of(&facts).unwrap();
    assert_eq!(report.numbers.count("count.in_office"), 2);
}

#[test]
fn a_committee_of_nobody_says_so_and_divides_by_nothing() {
    let mut facts = facts();
    facts.bodies.clear();
    facts.meetings.clear();
    let report = Report::of(&facts).unwrap();
    assert_eq!(report.sentence("basics.members").unwrap().text(), "截至当日没有居民委员会成员在任的记录。");
    let words = words(&report.document(""));
    assert!(!words.contains("%"), "{words}");
    let pictures = report.chapters.iter().flat_map(|chapter| &chapter.blocks);
    assert!(
        !pictures.clone().any(|block| matches!(block, ChapterBlock::Picture(picture) if picture.alt.contains("性别")))
    );
}

#[test]
fn bodies_stand_in_the_chapter_of_their_work() {
    let facts = facts();
    let report = Report::of(&facts).unwrap();
    assert_eq!(
        report.sentence("safety.bodies").unwrap().text(),
        "做这方面工作的组织有1个：人民调解委员会1人，主任李秀英。"
    );
    assert_eq!(
        report.sentence("service.bodies").unwrap().text(),
        "做这方面工作的组织有1个：社会福利委员会1人，主任张丽。"
    );
    assert!(report.sentence("culture.bodies").is_none());
}

#[test]
fn a_part_carried_over_is_printed_and_asked_about_until_it_is_touched() {
    let mut facts = facts();
    write(&mut facts, FreePart::Service, "上门服务。", Some(2024));
    let report = Report::of(&facts).unwrap();
    assert!(words(&report.document("")).contains("上门服务。"));
    assert_eq!(standing(&report, "service"), Standing::Carried);
    let carried: Vec<Check> = report.checks().into_iter().filter(|check| check.code == "carried.service").collect();
    assert!(carried[0].message.contains("四、民生服务") && carried[0].message.contains("2024"), "{carried:?}");

    // Kept as it is: touched.
    write(&mut facts, FreePart::Service, "上门服务。", None);
    let report = Report::of(&facts).unwrap();
    assert_eq!(standing(&report, "service"), Standing::Written);
    assert!(!codes(&report).iter().any(|code| code.ends_with(".service")));

    // Emptied: touched too, and there is nothing to print.
    write(&mut facts, FreePart::Service, "", None);
    let report = Report::of(&facts).unwrap();
    assert!(!words(&report.document("")).contains("上门服务。"));
    assert_eq!(standing(&report, "service"), Standing::Unwritten);
}

#[test]
fn what_she_has_to_write_is_asked_for_and_what_the_register_tells_is_not() {
    let facts = facts();
    let report = Report::of(&facts).unwrap();
    assert_eq!(standing(&report, "problems"), Standing::Unwritten);
    assert_eq!(standing(&report, "basics"), Standing::Computed);
    let asked = codes(&report);
    assert!(asked.contains(&"unwritten.problems".to_owned()), "{asked:?}");
    assert!(!asked.contains(&"unwritten.basics".to_owned()), "{asked:?}");
    assert!(words(&report.document("")).contains("八、经费收支\n2025年没有这一部分的记录。"));
}

#[test]
fn a_sentence_of_hers_stands_until_its_numbers_move_and_then_says_which() {
    let mut facts = facts();
    let report = Report::of(&facts).unwrap();
    let numbers = report.sentence("basics.members").unwrap().numbers(&report.numbers);
    assert_eq!(numbers["members.total"], 2000);
    let hers = WrittenSentence { text: "我委现有两位成员，都是女同志。".to_owned(), numbers };
    facts.written.sentences.insert("basics.members".to_owned(), hers);

    let report = Report::of(&facts).unwrap();
    let said = report.sentence("basics.members").unwrap();
    assert_eq!(said.text(), "我委现有两位成员，都是女同志。");
    assert!(said.own().starts_with("第六届居民委员会现有成员2人"), "{}", said.own());
    assert_eq!(said.moved, []);
    assert_eq!(standing(&report, "basics"), Standing::Edited);

    facts.bodies[1].roster.push(holder(7, "委员", "周敏"));
    let report = Report::of(&facts).unwrap();
    let moved = &report.sentence("basics.members").unwrap().moved;
    let total = moved.iter().find(|one| one.code == "members.total").unwrap();
    assert_eq!((total.then.as_deref(), total.now.as_deref()), (Some("2"), Some("3")));
    assert_eq!(standing(&report, "basics"), Standing::Moved);
    let check = report.checks().into_iter().find(|check| check.code == "moved.basics.members").unwrap();
    assert!(check.message.contains("总人数由2变为3"), "{}", check.message);
}

#[test]
fn another_name_in_a_sentence_of_hers_is_told_though_no_number_moved() {
    let mut facts = facts();
    let report = Report::of(&facts).unwrap();
    let numbers = report.sentence("bodies.3").unwrap().numbers(&report.numbers);
    let hers = WrittenSentence { text: "居委会由李秀英主持工作。".to_owned(), numbers };
    facts.written.sentences.insert("bodies.3".to_owned(), hers);
    assert_eq!(Report::of(&facts).unwrap().sentence("bodies.3").unwrap().moved, []);
    facts.bodies[1].roster[0].subject.name = "王建国".to_owned();
    let report = Report::of(&facts).unwrap();
    let moved = &report.sentence("bodies.3").unwrap().moved;
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].code, WORDS);
}

#[test]
fn the_street_sees_numbers_masked_and_homes_to_the_building() {
    let facts = facts();
    let words = words(&Report::of(&facts).unwrap().document(""));
    for shown in ["999901********0018", "138****1234", "|3号楼|"] {
        assert!(words.contains(shown), "{shown}: {words}");
    }
    assert!(!words.contains("2门501"), "{words}");
    let leaders = Report::of(&facts).unwrap().document("").attachments;
    let leaders = leaders.iter().find(|one| one.title == "班子成员名单").unwrap();
    assert_eq!(leaders.blocks.first(), Some(&Block::Section(crate::document::Orientation::Landscape)));
    // A delegate holds no leading post: counted, not named.
    assert!(!words.contains("钱进"), "{words}");
}

#[test]
fn the_assembly_hears_spoken_words_and_sees_only_what_may_be_posted() {
    let facts = for_reader(ReportReader::Congress);
    let document = Report::of(&facts).unwrap().document("");
    assert_eq!(document.addressee.as_deref(), Some("各位居民代表"));
    let words = words(&document);
    assert!(words.starts_with("受安和里社区居民委员会委托，我向会议报告2025年度工作，请予审议。\n"), "{words}");
    let Some(Block::Paragraph(last)) = document.blocks.last() else { panic!() };
    assert!(last[0].text.starts_with("以上报告，请予审议。"));
    for hidden in ["999901", "138****", "3号楼|", "1980", "|45|"] {
        assert!(!words.contains(hidden), "{hidden}: {words}");
    }
    let titles: Vec<&str> = document.attachments.iter().map(|attachment| attachment.title.as_str()).collect();
    assert_eq!(titles, ["班子成员名单（公示）", "2025年会议一览表"]);
}

#[test]
fn the_plan_is_a_paper_of_its_own_with_the_days_of_the_year_and_what_goes_over() {
    let mut facts = for_reader(ReportReader::Plan);
    write(&mut facts, FreePart::Plan, "完成单元门维修。", None);
    facts.ahead = Ahead {
        duties: vec![Duty {
            due: day("2026-03-31"),
            title: "召开2026年第一季度的协商议事会".to_owned(),
            whose: "协商议事委员会".to_owned(),
            why: "一般每季度召开一次（《样例规定》第二十九条）。".to_owned(),
        }],
        open: vec![OpenResolution {
            text: "更换2号楼公告栏".to_owned(),
            meeting: "第六届居民委员会会议第8次".to_owned(),
            held_on: day("2025-03-05"),
            responsible: Some("张丽".to_owned()),
            due_on: None,
        }],
    };
    let report = Report::of(&facts).unwrap();
    let document = report.document("");
    assert_eq!(document.title, ["安和里社区居民委员会", "2026年度工作计划"]);
    assert_eq!(
        headings(&document),
        // Neither aims nor measures are written yet: the paper does without them, the window asks for them.
        ["一、主要任务", "二、依规要办的事", "三、上年结转的决议"]
    );
    let words = words(&document);
    assert!(words.contains("完成单元门维修。"), "{words}");
    assert!(
        words.contains("1|2026年3月31日|召开2026年第一季度的协商议事会|协商议事委员会|一般每季度召开一次"),
        "{words}"
    );
    assert!(words.contains("更换2号楼公告栏|2025年3月5日第六届居民委员会会议第8次|张丽|"), "{words}");
    assert!(document.attachments.is_empty());
    assert_eq!(report.chapters[0].title, "一、总体目标");
    assert!(codes(&report).contains(&"unwritten.plan_aims".to_owned()));
    // The task part is the tenth chapter of the report.
    facts.written.reader = ReportReader::Street;
    assert!(self::words(&Report::of(&facts).unwrap().document("")).contains("十、下一年工作计划\n结转2026年"));
}

#[test]
fn what_comes_every_month_stands_in_one_row_with_all_its_days() {
    let mut facts = for_reader(ReportReader::Plan);
    let every = |due: &str, title: &str| Duty {
        due: day(due),
        title: title.to_owned(),
        whose: "社区党组织".to_owned(),
        why: "一般每月召开一次。".to_owned(),
    };
    facts.ahead.duties = vec![
        every("2026-01-31", "开2026年1月的支委会"),
        Duty { whose: String::new(), why: "另一条。".to_owned(), ..every("2026-02-15", "归档") },
        every("2026-02-28", "开2026年2月的支委会"),
    ];
    let words = words(&Report::of(&facts).unwrap().document(""));
    assert!(
        words.contains("1|1月31日、2月28日|开2026年1月的支委会，以后每期一次，全年共2次|社区党组织|一般每月召开一次。|2|2026年2月15日|归档"),
        "{words}"
    );
}

#[test]
fn the_last_day_of_every_month_is_said_in_a_word() {
    let days: Vec<Day> = (1..=12)
        .map(|month| {
            let next = if month == 12 { (2027, 1) } else { (2026, month + 1) };
            Day::from_ymd_opt(next.0, next.1, 1).unwrap().pred_opt().unwrap()
        })
        .collect();
    assert_eq!(wording::plan::days(&days), "每月最后一天");
    assert_eq!(wording::plan::days(&days[..2]), "1月31日、2月28日");
}

#[test]
fn a_name_of_four_hundred_characters_stands_whole_in_the_text_and_cut_in_no_sum() {
    let mut facts = facts();
    let long = "长".repeat(400);
    facts.bodies[1].roster[0].subject.name = long.clone();
    let document = Report::of(&facts).unwrap().document("");
    assert!(words(&document).contains(&long));
}

#[test]
fn a_name_that_turns_the_direction_of_reading_reaches_neither_sentence_nor_picture() {
    let mut facts = facts();
    facts.bodies[1].name = "居民\u{202e}委员会\u{1}".to_owned();
    facts.bodies[1].roster[0].subject.name = "李\u{2066}秀英\u{fdd0}members.total\u{fdd1}".to_owned();
    let report = Report::of(&facts).unwrap();
    let said = report.sentence("bodies.3").unwrap().text();
    assert!(said.starts_with("居民委员会：") && said.contains("李秀英"), "{said}");
    for chapter in &report.chapters {
        for said in chapter.sentences() {
            assert!(said.text().chars().all(crate::characters::is_allowed), "{}", said.code);
        }
    }
}
