//! The annual report, minutes and a roster as documents, from facts written down by hand. Each is compared once with
//! its snapshot; what a reader would check with a pencil is asserted beside it.

use std::collections::BTreeMap;

use domain::document::{Block, Cell, Document, Table};
use domain::indicators::{Measures, Subject};
use domain::kinds::{BodyKind, Capacity, EntitledKind, FigureKind, Identity, Presence, ReportReader, VoteMethod};
use domain::papers::annual::{FreePart, Report, Written, WrittenPart};
use domain::papers::checkup::{BrokenRule, CheckUpSummary, Mark};
use domain::papers::facts::{
    BodyFacts, ByHand, ClosedBody, CommitteeFacts, Contact, FigureFacts, GroupFacts, Holder, MeetingFacts, Named,
    ReportFacts, ResolutionFacts, TermFacts,
};
use domain::papers::minutes::{AttendanceFacts, ItemFacts, MinutesFacts, MinutesResolution, VoteFacts};
use domain::papers::plan::{Ahead, Duty, OpenResolution};
use domain::papers::roster::{RosterFacts, RosterForm};
use domain::papers::{minutes, roster};
use domain::{Day, Partial};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn partial(text: &str) -> Option<Partial> {
    Some(Partial::read(text).unwrap())
}

/// post, name, sex, birth, nationality, education, politics, full-time
type Line<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str, &'a str, Option<bool>);

fn holder(person: i64, line: Line<'_>) -> Holder {
    let (post, name, sex, birth, nationality, education, politics, full_time) = line;
    let code = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Holder {
        subject: Subject {
            person,
            name: name.to_owned(),
            sex: code(sex),
            birth: code(birth).map(|text| Partial::read(&text).unwrap()),
            nationality: code(nationality),
            education: code(education),
            politics: code(politics),
            full_time,
            ..Subject::default()
        },
        post: post.to_owned(),
        from: partial("2021-12-28"),
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

fn committee() -> BodyFacts {
    let people = vec![
        holder(1, ("主任", "李秀英", "2", "1973-05-06", "01", "21", "01", Some(true))),
        holder(2, ("副主任", "张丽", "2", "1984-11-20", "01", "31", "02", Some(true))),
        holder(3, ("委员", "陈静", "2", "1987-01-15", "03", "31", "13", Some(true))),
        holder(4, ("委员", "王建国", "1", "1959-12-31", "01", "61", "01", Some(false))),
        holder(5, ("委员", "周敏", "2", "", "01", "", "13", None)),
        holder(6, ("委员", "仇小兰", "2", "1995-12-31", "01", "14", "03", Some(true))),
    ];
    BodyFacts {
        term: Some(TermFacts {
            ordinal: Some(6),
            start: Partial::read("2021-12-28").unwrap(),
            legal_end: partial("2026-12-27"),
            extended_to: None,
        }),
        seats: Some(7),
        vacancies: vec![("委员".to_owned(), 1)],
        ..body(3, BodyKind::Committee, "居民委员会", people)
    }
}

fn facts() -> ReportFacts {
    let party = vec![
        holder(1, ("书记", "李秀英", "2", "1973-05-06", "01", "21", "01", Some(true))),
        holder(4, ("委员", "王建国", "1", "1959-12-31", "01", "61", "01", Some(false))),
        holder(9, ("委员", "单雄", "1", "1968", "01", "41", "01", None)),
    ];
    let workers = vec![
        holder(2, ("社区工作者", "张丽", "2", "1984-11-20", "01", "31", "02", Some(true))),
        holder(8, ("社区工作者", "解珍", "1", "1992-02-29", "97", "21", "13", Some(true))),
    ];
    let figure = |kind: FigureKind, thousandths: i64| FigureFacts {
        kind,
        thousandths,
        source: "2025年12月20日的数字".to_owned(),
    };
    ReportFacts {
        year: 2025,
        as_of: day("2025-12-31"),
        committee: CommitteeFacts {
            name: "安和里社区".to_owned(),
            street: Some("样例街道".to_owned()),
            founded: partial("2003-05"),
            signed: "安和里社区居民委员会".to_owned(),
        },
        figures: vec![
            figure(FigureKind::Area, 420),
            figure(FigureKind::Households, 2_390_000),
            figure(FigureKind::Population, 6_412_000),
        ],
        blocks: vec![Named { id: 1, name: "1号楼".to_owned() }, Named { id: 2, name: "2号楼".to_owned() }],
        courtyards: Vec::new(),
        units: vec![Named { id: 1, name: "样例街道卫生服务站".to_owned() }],
        chart: None,
        bodies: vec![
            body(1, BodyKind::PartyOrganisation, "社区党组织", party),
            committee(),
            body(4, BodyKind::SubCommittee, "人民调解委员会", Vec::new()),
            body(5, BodyKind::Workers, "社区工作者", workers),
        ],
        groups: vec![
            GroupFacts {
                id: 11,
                name: "第1居民小组".to_owned(),
                leaders: vec!["赵强".to_owned()],
                deputies: Vec::new(),
                delegates: vec!["钱进".to_owned(), "孙立".to_owned()],
                roster: Vec::new(),
                buildings: vec!["1号楼".to_owned(), "2号楼".to_owned()],
                figures: vec![figure(FigureKind::Households, 96_000)],
            },
            GroupFacts {
                id: 12,
                name: "第2居民小组".to_owned(),
                leaders: Vec::new(),
                deputies: Vec::new(),
                delegates: Vec::new(),
                roster: Vec::new(),
                buildings: Vec::new(),
                figures: Vec::new(),
            },
        ],
        meetings: vec![
            MeetingFacts {
                id: 21,
                body: 3,
                body_kind: BodyKind::Committee,
                body_name: "居民委员会".to_owned(),
                name: "第六届居民委员会会议第8次".to_owned(),
                held_on: day("2025-03-05"),
                chair: Some("李秀英".to_owned()),
                due: 6,
                came: 5,
                items: 2,
                resolutions: vec![
                    ResolutionFacts {
                        id: 31,
                        text: "修订居民公约。".to_owned(),
                        responsible: Some("张丽".to_owned()),
                        due_on: Some(day("2025-06-30")),
                        settled: true,
                    },
                    ResolutionFacts {
                        id: 32,
                        text: "更换2号楼公告栏".to_owned(),
                        responsible: None,
                        due_on: None,
                        settled: false,
                    },
                ],
            },
            MeetingFacts {
                id: 22,
                body: 3,
                body_kind: BodyKind::Committee,
                body_name: "居民委员会".to_owned(),
                name: "第六届居民委员会会议第9次".to_owned(),
                held_on: day("2025-06-05"),
                chair: Some("李秀英".to_owned()),
                due: 6,
                came: 6,
                items: 1,
                resolutions: Vec::new(),
            },
        ],
        recorded: Default::default(),
        meetings_kept: true,
        changes: Vec::new(),
        by_hand: [(
            "figure.households".to_owned(),
            ByHand { thousandths: 2_391_000, reason: "年底补登一户".to_owned() },
        )]
        .into(),
        typed: BTreeMap::new(),
        last_year: BTreeMap::new(),
        measures: Measures::default(),
        written: Written {
            reader: ReportReader::Street,
            parts: [
                (FreePart::Problems, part("一是停车位不足。\n\n二是2号楼公告栏老旧。", None)),
                (FreePart::Culture, part("举办邻里节1次。", None)),
                (FreePart::Environment, part("清理楼道堆物。", Some(2024))),
            ]
            .into(),
            sentences: Default::default(),
        },
        closed: vec![ClosedBody {
            id: 9, name: "协商议事委员会".to_owned(), on: Partial::read("2025-06-30").unwrap()
        }],
        earlier: [(2023, 7000), (2024, 6000)]
            .into_iter()
            .map(|(year, members)| (year, [("members.total".to_owned(), members)].into()))
            .collect(),
        identity: Identity::Masked,
        ahead: Ahead {
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
                due_on: Some(day("2026-03-31")),
            }],
        },
        check_up: Some(CheckUpSummary {
            counts: vec![(Mark::Error, 1), (Mark::Warning, 1), (Mark::Waived, 1), (Mark::Kept, 20)],
            broken: vec![
                broken("居民委员会", "妇女成员", Mark::Error, None),
                broken("居民委员会", "离退休人员比例", Mark::Warning, None),
                broken("居民小组", "组长选齐", Mark::Waived, Some("正在推选（样例街道〔2025〕3号）")),
            ],
        }),
    }
}

fn part(text: &str, carried_from: Option<i32>) -> WrittenPart {
    WrittenPart { text: text.to_owned(), carried_from }
}

fn broken(body: &str, title: &str, mark: Mark, reason: Option<&str>) -> BrokenRule {
    BrokenRule {
        body: body.to_owned(),
        title: title.to_owned(),
        asked: format!("{title}应当符合规定。"),
        source: "《样例规定》第八条".to_owned(),
        mark,
        reason: reason.map(str::to_owned),
    }
}

fn report() -> Document {
    for_reader(ReportReader::Street)
}

fn for_reader(reader: ReportReader) -> Document {
    let mut facts = facts();
    facts.written.reader = reader;
    Report::of(&facts).unwrap().document("128-00112233445566aa")
}

fn table<'a>(document: &'a Document, caption: &str) -> &'a Table {
    document
        .blocks
        .iter()
        .chain(document.attachments.iter().flat_map(|attachment| &attachment.blocks))
        .find_map(|block| match block {
            Block::Table(table) if table.caption == caption => Some(table),
            _ => None,
        })
        .unwrap_or_else(|| panic!("no table {caption}"))
}

fn words(document: &Document) -> String {
    let mut words = String::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => words.push_str(text),
            Block::Paragraph(runs) => runs.iter().for_each(|run| words.push_str(&run.text)),
            Block::Listed { .. }
            | Block::Table(_)
            | Block::Picture(_)
            | Block::Card(_)
            | Block::PageBreak
            | Block::Section(_) => {}
        }
        words.push('\n');
    }
    words
}

#[test]
fn the_report_is_as_it_was_accepted() {
    insta::assert_json_snapshot!("report", report());
}

#[test]
fn the_report_to_the_assembly_is_as_it_was_accepted() {
    insta::assert_json_snapshot!("report_congress", for_reader(ReportReader::Congress));
}

#[test]
fn the_plan_is_as_it_was_accepted() {
    insta::assert_json_snapshot!("report_plan", for_reader(ReportReader::Plan));
}

#[test]
fn the_statistics_table_is_what_a_pencil_counts() {
    let document = report();
    let table = table(&document, "居民委员会成员和社区工作者情况统计表");
    let counted: Vec<(String, String, String)> =
        table.rows.iter().map(|row| (row.cells[1].printed(), row.cells[2].printed(), row.cells[3].printed())).collect();
    let expected = [
        ("总人数", "6", "2"),
        ("男性", "1", "1"),
        ("女性", "5", "1"),
        // 仇小兰 is 30 on the very day.
        ("30岁及以下", "1", "0"),
        ("31至40岁", "1", "1"),
        ("41至50岁", "1", "1"),
        ("51岁及以上", "2", "0"),
        ("年龄不明", "1", "0"),
        ("汉族", "5", "1"),
        ("少数民族", "1", "0"),
        ("其他民族、外国血统", "0", "1"),
        // 李秀英 and 王建国; of workers it is not asked.
        ("两委交叉任职", "2", ""),
        ("研究生及以上", "1", "0"),
        ("大学本科", "1", "1"),
        ("大学专科", "2", "1"),
        ("高中及中专", "1", "0"),
        ("初中及以下", "0", "0"),
        ("文化程度不明", "1", "0"),
        // 张丽 is on probation and counts.
        ("党员", "3", "1"),
        ("共青团员", "1", "0"),
        ("其他", "2", "1"),
        ("专职", "4", "2"),
        ("兼职", "1", "0"),
        ("专兼职不明", "1", "0"),
    ];
    let expected: Vec<(String, String, String)> =
        expected.iter().map(|(row, one, two)| ((*row).into(), (*one).into(), (*two).into())).collect();
    assert_eq!(counted[..expected.len()], expected);
    // What nobody knows a number of stands under the table by its name and not as a row of dashes.
    assert!(!counted.iter().any(|(row, _, _)| row == "公务员"), "{counted:?}");
    assert!(table.notes.iter().any(|note| note.contains("没有列出") && note.contains("来源")), "{:?}", table.notes);
    assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
}

#[test]
fn a_number_set_by_hand_stands_in_the_sentence_and_its_reason_under_the_table() {
    let document = report();
    assert!(words(&document).contains("居民2391户"), "{}", words(&document));
    let notes = &table(&document, "社区基本情况统计表").notes;
    assert!(notes.iter().any(|note| note.contains("2390") && note.contains("年底补登一户")), "{notes:?}");
}

#[test]
fn shares_in_sentences_are_rounded_half_up_to_one_decimal() {
    // 5 of 6, and 4 of 6.
    let words = words(&report());
    assert!(words.contains("其中女性5人，占83.3%；"), "{words}");
    assert!(words.contains("大专以上4人，占66.7%。"), "{words}");
}

#[test]
fn chapters_are_numbered_without_a_gap_and_empty_ones_say_so() {
    let document = report();
    let headings: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level: 1, text } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        headings,
        [
            "一、社区基本情况",
            "二、党建与组织建设",
            "三、居民自治",
            "四、民生服务",
            "五、平安建设与人民调解",
            "六、环境卫生与文明创建",
            "七、文化、宣传与居民参与",
            "八、经费收支",
            "九、存在问题",
            "十、下一年工作计划"
        ]
    );
    assert!(words(&document).contains("八、经费收支\n2025年没有这一部分的记录。"));
    let nothing = ReportFacts {
        figures: Vec::new(),
        blocks: Vec::new(),
        units: Vec::new(),
        bodies: Vec::new(),
        groups: Vec::new(),
        meetings: Vec::new(),
        by_hand: Default::default(),
        written: Default::default(),
        closed: Vec::new(),
        earlier: BTreeMap::new(),
        ahead: Default::default(),
        check_up: None,
        committee: CommitteeFacts { founded: None, street: None, ..facts().committee },
        ..facts()
    };
    let document = Report::of(&nothing).unwrap().document("");
    let words = self::words(&document);
    for sentence in [
        "社区的面积、户数、人口和楼栋没有记录。",
        "截至2025年12月31日没有社区党组织的记录。",
        "截至2025年12月31日没有组织的记录。",
        "截至2025年12月31日没有居民小组的记录。",
        "2025年没有会议的记录。",
    ] {
        assert!(words.contains(sentence), "{sentence} in {words}");
    }
    assert_eq!(document.addressee, None);
    assert_eq!(document.colophon, None);
}

#[test]
fn text_with_our_own_marks_or_markup_comes_out_as_text() {
    let mut facts = facts();
    facts.committee.name = "\u{fdd0}members.total\u{fdd1}<b>社区</b>".to_owned();
    facts.written.parts.insert(FreePart::Plan, part("=1+1\u{fdd0}members.total\u{fdd1}", None));
    let document = Report::of(&facts).unwrap().document("");
    let words = words(&document);
    assert!(words.contains("=1+1"), "{words}");
    assert!(words.contains("<b>社区</b>"), "{words}");
}

#[test]
fn a_sum_broken_by_hand_is_a_check_that_names_both_sides() {
    let mut facts = facts();
    facts.by_hand.insert("members.male".to_owned(), ByHand { thousandths: 3000, reason: "抄自旧表".to_owned() });
    let report = Report::of(&facts).unwrap();
    let wrong: Vec<String> =
        report.checks().into_iter().filter(|check| check.wrong).map(|check| check.message).collect();
    // The number stands in two tables, and both are told of.
    assert_eq!(
        wrong,
        [
            "居民委员会成员的性别对不上：男性3 + 女性5 = 8，而总人数6。请核对填写或改写过的数。",
            "男性的职务对不上：主任0 + 副主任0 + 委员1 = 1，而合计3。请核对填写或改写过的数。"
        ]
    );
}

#[test]
fn no_row_of_any_table_is_shorter_or_longer_than_its_head() {
    let document = report();
    let attached = document.attachments.iter().flat_map(|attachment| &attachment.blocks);
    let mut tables = 0;
    for block in document.blocks.iter().chain(attached) {
        if let Block::Table(table) = block {
            tables += 1;
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.caption);
        }
    }
    assert_eq!(tables, 15);
    let empty = &table(&document, "居民委员会").rows[6];
    assert_eq!(empty.cells[2], Cell::text("空缺"));
}

fn meeting() -> MinutesFacts {
    let someone = |name: &str, post: &str, capacity, presence| AttendanceFacts {
        name: name.to_owned(),
        post: Some(post.to_owned()),
        may_vote: capacity == Capacity::Member,
        capacity,
        presence,
        arrived_at: None,
        left_at: None,
        items: (None, None),
        proxy: None,
        reason: None,
        section: None,
    };
    let mut late = someone("陈静", "委员", Capacity::Member, Some(Presence::Present));
    late.arrived_at = Some("09:30".to_owned());
    let mut away = someone("王建国", "委员", Capacity::Member, Some(Presence::Excused));
    away.reason = Some("住院".to_owned());
    MinutesFacts {
        committee: "安和里社区居民委员会".to_owned(),
        name: "第六届居民委员会会议第8次".to_owned(),
        body: "居民委员会".to_owned(),
        notice_on: Some(day("2025-03-01")),
        notice_text: None,
        lecturer: None,
        held_on: day("2025-03-05"),
        starts_at: Some("09:00".to_owned()),
        ends_at: Some("11:00".to_owned()),
        place: Some("社区会议室".to_owned()),
        chair: Some("李秀英".to_owned()),
        recorder: None,
        entitled_kind: EntitledKind::People,
        due: Some(4),
        attendance: vec![
            someone("李秀英", "主任", Capacity::Member, Some(Presence::Present)),
            someone("张丽", "副主任", Capacity::Member, Some(Presence::Present)),
            late,
            away,
            someone("赵强", "第1居民小组组长", Capacity::Guest, Some(Presence::Present)),
        ],
        legal_line: Some("应到4人，实到3人，符合法定人数".to_owned()),
        discussion: None,
        text_only: false,
        summary: None,
        summary_number: None,
        items: vec![
            ItemFacts {
                title: "修订居民公约".to_owned(),
                proposer: Some("张丽".to_owned()),
                discussion: Some("张丽：公约已经五年没有改过。\n李秀英：同意修订。".to_owned()),
                speeches: Vec::new(),
                quorum: None,
                recused: Vec::new(),
                vote: Some(VoteFacts {
                    method: VoteMethod::Hands,
                    in_favour: 2,
                    against: 0,
                    abstained: 0,
                    not_cast: 1,
                    passed: Some(true),
                    legal_line: Some("到会3人，过半数须2票，赞成2票".to_owned()),
                }),
            },
            ItemFacts {
                title: "评议小组人选".to_owned(),
                proposer: None,
                discussion: None,
                speeches: Vec::new(),
                quorum: None,
                recused: vec![("陈静".to_owned(), Some("本人是人选".to_owned()))],
                vote: None,
            },
        ],
        resolutions: vec![MinutesResolution {
            number: None,
            item: Some(1),
            revokes: None,
            text: "修订居民公约。".to_owned(),
            responsible: Some("张丽".to_owned()),
            due_on: Some(day("2025-06-30")),
            disclosed: true,
        }],
        signed_on: Some(day("2025-03-06")),
        note: None,
        corrections: Vec::new(),
        approved: None,
        attachments: Vec::new(),
    }
}

#[test]
fn the_minutes_are_as_they_were_accepted() {
    insta::assert_json_snapshot!("minutes", minutes::document(&meeting()));
}

#[test]
fn the_minutes_say_who_did_not_vote_and_who_came_late() {
    let words = words(&minutes::document(&meeting()));
    assert!(words.contains("应到4人，实到3人，请假1人，列席1人。"), "{words}");
    assert!(words.contains("举手表决：赞成2票，反对0票，弃权0票，未表决1人。通过。"), "{words}");
    assert!(words.contains("陈静（09:30到）"), "{words}");
    assert!(words.contains("1. 修订居民公约（责任人张丽；期限2025年6月30日；列入居务公开）。"), "{words}");
}

/// 序号 职务 姓名 性别 出生年月 文化程度 政治面貌 住址 联系电话 备注
const USUAL: [&str; 10] =
    ["序号", "职务", "姓名", "性别", "出生年月", "文化程度", "政治面貌", "住址", "联系电话", "备注"];

fn roster_facts(form: RosterForm) -> RosterFacts {
    let mut body = committee();
    body.roster[0].contact = Some(Contact {
        address: Some("3号楼2门501".to_owned()),
        phone: Some("154****1234".to_owned()),
        id_number: Some("999901********0018".to_owned()),
        building: Some("3号楼".to_owned()),
    });
    RosterFacts { community: "安和里社区".to_owned(), body, as_of: day("2025-12-31"), form }
}

fn heads(document: &Document) -> Vec<String> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(|table| table.columns.iter().map(|column| column.title.clone())).collect()
}

#[test]
fn a_roster_is_a_paper_to_print_and_lines_to_send() {
    let facts = roster_facts(RosterForm::Internal);
    let paper = roster::document(&facts);
    assert_eq!(heads(&paper), USUAL);
    insta::assert_json_snapshot!("roster", paper);
    assert_eq!(
        roster::text(&facts),
        "安和里社区居民委员会名单\n（截至2025年12月31日）\n主任：李秀英\n副主任：张丽\n\
         委员：陈静、王建国、周敏、仇小兰\n委员：空缺1席\n共6人，其中女5人，党员3人，专职4人，大专以上4人。"
    );
}

#[test]
fn a_roster_for_the_street_has_numbers_masked_and_homes_to_the_building() {
    let paper = roster::document(&roster_facts(RosterForm::Street));
    let text = serde_json::to_string(&paper).unwrap();
    for shown in ["999901********0018", "154****1234", "3号楼"] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    assert!(!text.contains("501") && !text.contains("1973"), "{text}");
}

#[test]
fn a_roster_to_be_posted_has_no_home_no_telephone_and_no_birth_date() {
    let paper = roster::document(&roster_facts(RosterForm::Public));
    for head in ["出生年月", "年龄", "民族", "政治面貌", "身份证件号码", "住址", "联系电话"] {
        assert!(!heads(&paper).iter().any(|title| title == head), "{head}");
    }
    let text = serde_json::to_string(&paper).unwrap();
    assert!(!text.contains("501") && !text.contains("154"), "{text}");
}
