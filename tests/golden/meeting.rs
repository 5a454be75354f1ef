//! The papers of a meeting, whole, as they were accepted.

use std::io::{Cursor, Read};

use domain::Day;
use domain::document::Block;
use domain::kinds::{BodyKind, Capacity, EntitledKind, Presence, VoteMethod};
use domain::papers::meeting_year::{self, MeetingOfYear, MeetingYearFacts, MemberOfYear};
use domain::papers::minutes::{
    AttendanceFacts, CorrectionFacts, ItemFacts, MinutesFacts, MinutesResolution, VoteFacts, document,
};
use domain::papers::{convening, summary};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn someone(name: &str, post: &str, section: Option<&str>, presence: Option<Presence>) -> AttendanceFacts {
    AttendanceFacts {
        name: name.to_owned(),
        post: Some(post.to_owned()),
        may_vote: true,
        capacity: Capacity::Member,
        presence,
        arrived_at: None,
        left_at: None,
        items: (None, None),
        proxy: None,
        reason: None,
        section: section.map(str::to_owned),
    }
}

fn facts() -> MinutesFacts {
    let mut late = someone("崔大年", "居民代表", Some("第2居民小组"), Some(Presence::Present));
    late.items = (Some(2), None);
    let mut away = someone("夏小雨", "居民代表", Some("第2居民小组"), Some(Presence::Excused));
    away.reason = Some("住院".to_owned());
    let mut guest = someone("傅知夏", "街道包片干部", None, Some(Presence::Present));
    (guest.capacity, guest.may_vote) = (Capacity::Guest, false);
    MinutesFacts {
        committee: "安和里社区居民委员会".to_owned(),
        name: "第六届居民代表会议第10次".to_owned(),
        body: "居民代表会议".to_owned(),
        held_on: day("2026-03-20"),
        notice_on: Some(day("2026-03-08")),
        notice_text: Some("请带上居民意见登记本。".to_owned()),
        lecturer: None,
        starts_at: Some("14:30".to_owned()),
        ends_at: Some("16:00".to_owned()),
        place: Some("社区活动室".to_owned()),
        chair: Some("王秀兰".to_owned()),
        recorder: Some("张丽".to_owned()),
        entitled_kind: EntitledKind::People,
        due: Some(4),
        attendance: vec![
            someone("王秀兰", "居委会主任", Some("居民委员会"), Some(Presence::Present)),
            someone("钟华", "居民代表", Some("第1居民小组"), Some(Presence::Present)),
            late,
            away,
            guest,
        ],
        legal_line: Some("应到4人，实到3人，符合法定人数".to_owned()),
        discussion: None,
        text_only: false,
        summary: None,
        summary_number: Some("〔2026〕3号".to_owned()),
        items: vec![
            ItemFacts {
                title: "上次议定事项落实情况".to_owned(),
                proposer: None,
                discussion: Some("1. 〔2025〕8号：清理楼道堆物，张丽，2026年1月31日前".to_owned()),
                speeches: Vec::new(),
                quorum: Some("应到4人，实到2人，不足法定人数，还差1人".to_owned()),
                recused: Vec::new(),
                vote: None,
            },
            ItemFacts {
                title: "充电棚选址".to_owned(),
                proposer: Some("钟华".to_owned()),
                discussion: None,
                speeches: vec![
                    ("崔大年".to_owned(), "西门内侧离窗远。\n先公示七天。".to_owned()),
                    ("傅知夏".to_owned(), "街道可以协调安装。".to_owned()),
                ],
                quorum: None,
                recused: vec![("钟华".to_owned(), Some("本人住旁边".to_owned()))],
                vote: Some(VoteFacts {
                    method: VoteMethod::Secret,
                    in_favour: 2,
                    against: 0,
                    abstained: 0,
                    not_cast: 0,
                    passed: Some(true),
                    legal_line: Some("到会2人，过半数须2票，赞成2票".to_owned()),
                }),
            },
        ],
        resolutions: vec![MinutesResolution {
            number: Some("〔2026〕3号".to_owned()),
            item: Some(2),
            revokes: Some("〔2025〕2号".to_owned()),
            text: "充电棚设在西门内侧。".to_owned(),
            responsible: Some("张丽".to_owned()),
            due_on: Some(day("2026-09-30")),
            disclosed: true,
        }],
        signed_on: Some(day("2026-03-22")),
        note: None,
        corrections: vec![CorrectionFacts {
            on: day("2026-04-02"),
            text: "地点应为二楼会议室，补收会场照片".to_owned(),
            reason: "记错".to_owned(),
            attachments: vec!["会场照片.jpg".to_owned()],
        }],
        approved: Some(("第六届居民代表会议第11次".to_owned(), day("2026-09-20"))),
        attachments: vec!["签到表.jpg".to_owned(), "方案.pdf".to_owned()],
    }
}

#[test]
fn the_papers_before_a_meeting_are_as_they_were_accepted() {
    insta::assert_json_snapshot!("meeting_notice", convening::notice(&facts()));
    insta::assert_json_snapshot!("meeting_agenda", convening::agenda(&facts()));
    insta::assert_json_snapshot!("meeting_sign_in", convening::sign_in(&facts()));
    insta::assert_json_snapshot!("meeting_seat_cards", convening::seat_cards(&facts()));
    insta::assert_json_snapshot!("meeting_ballots", convening::ballots(&facts(), Some(2)));
}

#[test]
fn the_papers_after_a_meeting_are_as_they_were_accepted() {
    insta::assert_json_snapshot!("meeting_minutes", document(&facts()));
    insta::assert_json_snapshot!("meeting_summary", summary::summary(&facts()));
    insta::assert_json_snapshot!("meeting_extract", summary::extract(&facts(), 0).unwrap());
    assert_eq!(summary::extract(&facts(), 1), None);
}

#[test]
fn minutes_of_one_text_have_a_head_and_the_text() {
    let mut facts = facts();
    facts.text_only = true;
    facts.discussion = Some("主持人宣布开会。\n\n大家发言。".to_owned());
    insta::assert_json_snapshot!("meeting_one_text", document(&facts));
}

#[test]
fn the_calendar_of_a_year_is_as_it_was_accepted() {
    let held = |on: &str, kind: BodyKind, name: &str, signed: bool| MeetingOfYear {
        name: name.to_owned(),
        held: day(on),
        kind,
        due: 45,
        came: 38,
        excused: 4,
        signed,
    };
    let facts = MeetingYearFacts {
        committee: "安和里社区居民委员会".to_owned(),
        year: 2026,
        body: None,
        today: day("2026-07-01"),
        meetings: vec![
            held("2026-01-05", BodyKind::Committee, "2026年居委会例会第1次", true),
            held("2026-03-20", BodyKind::DelegatesAssembly, "第六届居民代表会议第10次", true),
            held("2026-03-20", BodyKind::PartyOrganisation, "党员大会", false),
            held("2026-12-10", BodyKind::DelegatesAssembly, "第六届居民代表会议第11次", false),
        ],
        members: vec![MemberOfYear { name: "张丽".to_owned(), due: 4, came: 3, excused: 1, absent: 0 }],
    };
    insta::assert_json_snapshot!("meeting_year", meeting_year::document(&facts));
}

/// layout.md: 纪要 has its 标志 in red 小标宋, 35 mm below the top of the type area, no 主送, and labels in 黑体 indented by
/// two characters whose lists hang after the colon.
#[test]
fn the_summary_begins_with_its_red_head_and_lists_who_came_hanging() {
    let paper = summary::summary(&facts());
    assert_eq!(paper.addressee, None);
    let labels: Vec<&str> = paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Listed { label, .. } => Some(label.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(labels, ["出席", "请假", "列席"]);
    let bytes = documents::docx(&paper).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (styles, body) = (part("word/styles.xml"), part("word/document.xml"));
    let style = styles.split("w:styleId=\"Head\"").nth(1).unwrap().split("</w:style>").next().unwrap();
    assert!(
        style.contains("w:eastAsia=\"方正小标宋简体\"") && style.contains("<w:color w:val=\"FF0000\"/>"),
        "{style}"
    );
    let head = body.split("<w:p>").find(|one| one.contains("<w:pStyle w:val=\"Head\"/>")).unwrap();
    assert!(head.contains("安和里社区居民委员会会议纪要"));
    let number = |name: &str| -> u32 {
        head.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    // Half-points: ten twips each. The line is a little higher than its characters, which stand in its middle.
    let (size, before, line) = (number("w:sz w:val") * 10, number("w:before"), number("w:line"));
    assert_eq!(before + (line - size) / 2, 1984, "35 mm in twips");
    assert!(head.split("w:sz w:val").count() > 1 && size >= 440);
    let came = body.split("<w:p>").find(|one| one.contains("出席：")).unwrap();
    assert!(came.contains("w:left=\"1575\"") && came.contains("w:hanging=\"945\""), "{came}");
    assert!(came.contains("w:eastAsia=\"黑体\""), "{came}");
}
