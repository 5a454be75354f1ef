//! The papers of a meeting, whole, as they were accepted.

use domain::Day;
use domain::kinds::{Capacity, EntitledKind, Presence, VoteMethod};
use domain::papers::minutes::{AttendanceFacts, ItemFacts, MinutesFacts, MinutesResolution, VoteFacts, document};
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
        summary_number: None,
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
        corrections: vec![(day("2026-04-02"), "地点应为二楼会议室".to_owned(), "记错".to_owned())],
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
