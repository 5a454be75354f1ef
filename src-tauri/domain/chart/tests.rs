//! The layout keeps what a reader relies on: nothing overlaps, nothing leaves the picture, every box can be reached.

use super::*;

fn body(id: i64, kind: BodyKind, name: &str) -> ChartBody {
    ChartBody {
        id,
        kind,
        name: name.to_owned(),
        head: Some(("主任".to_owned(), "李秀英".to_owned())),
        people: 5,
        seats: None,
        vacant: 0,
        over: 0,
        term_end: None,
        overdue: false,
    }
}

fn facts(sub_committees: i64, groups: i64) -> ChartFacts {
    let mut bodies = vec![
        body(1, BodyKind::PartyOrganisation, "社区党总支"),
        body(2, BodyKind::DelegatesAssembly, "居民代表会议"),
        ChartBody {
            seats: Some(7),
            vacant: 1,
            term_end: Some(Partial::read("2026-12-27").unwrap()),
            overdue: true,
            ..body(3, BodyKind::Committee, "居民委员会")
        },
        body(4, BodyKind::Workers, "社区工作者"),
        body(5, BodyKind::DeliberationCouncil, "协商议事委员会"),
        body(6, BodyKind::SupervisionCommittee, "居务监督委员会"),
        body(7, BodyKind::Volunteers, "安和里志愿服务队"),
    ];
    bodies.extend((0..sub_committees).map(|number| {
        body(
            100 + number,
            BodyKind::SubCommittee,
            ["老年人和妇女儿童工作委员会", "人民调解委员会"][number as usize % 2],
        )
    }));
    bodies
        .extend((1..=groups).map(|number| body(200 + number, BodyKind::ResidentGroup, &format!("第{number}居民小组"))));
    ChartFacts { as_of: "2026-07-01".parse().unwrap(), bodies }
}

fn screen(width: i64) -> ChartView {
    ChartView { width, open: Vec::new(), closed: Vec::new(), handles: true }
}

fn checked(facts: &ChartFacts, view: &ChartView) -> Chart {
    let chart = layout(facts, view);
    let mut keys: Vec<&str> = chart.boxes.iter().map(|boxed| boxed.key.as_str()).collect();
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all, "a body stands twice in it");
    for (at, one) in chart.boxes.iter().enumerate() {
        assert!(one.x >= 0 && one.x + one.width <= chart.width, "{} leaves the picture", one.key);
        assert!(one.y >= 0 && one.y + one.height <= chart.height, "{} leaves the picture", one.key);
        for other in chart.boxes.iter().skip(at + 1) {
            let apart = one.x + one.width <= other.x
                || other.x + other.width <= one.x
                || one.y + one.height <= other.y
                || other.y + other.height <= one.y;
            assert!(apart, "{} lies on {}", one.key, other.key);
        }
        for label in &one.texts {
            let half = measure(&label.text, label.size) / 200;
            assert!(label.x - half >= one.x && label.x + half <= one.x + one.width, "{} does not fit", label.text);
            assert!(label.y <= one.y + one.height, "{} lies under its box", label.text);
            assert!(label.size >= 12, "{} is too small", label.text);
        }
        for mark in &one.marks {
            assert!(mark.x >= one.x && mark.x + mark.width <= one.x + one.width, "{:?}", mark);
            assert!(mark.y >= one.y && mark.y + mark.height <= one.y + one.height, "{:?}", mark);
        }
    }
    chart
}

#[test]
fn six_sub_committees_and_thirty_groups_fit_a_small_screen_by_folding() {
    let chart = checked(&facts(6, 30), &screen(688));
    assert!(chart.height <= 640, "{}", chart.height);
    let folded = chart.boxes.iter().find(|boxed| boxed.key == "groups").unwrap();
    assert_eq!(folded.what, BoxKind::Folded { fold: Fold::Groups });
    assert!(folded.texts.iter().any(|line| line.text.starts_with("30个")), "{:?}", folded.texts);
}

#[test]
fn unfolded_every_group_has_its_box() {
    let view = ChartView { open: vec![Fold::Groups], ..screen(688) };
    let chart = checked(&facts(6, 30), &view);
    assert_eq!(chart.boxes.iter().filter(|boxed| boxed.fold == Some(Fold::Groups)).count(), 31, "30 and the handle");
    let closed = ChartView { closed: vec![Fold::SubCommittees], ..screen(688) };
    assert!(checked(&facts(6, 3), &closed).boxes.iter().any(|boxed| boxed.key == "sub_committees"));
}

#[test]
fn it_holds_at_any_width_and_with_whatever_is_missing() {
    for width in [0, 560, 688, 1000, 1600, 9000] {
        for (sub_committees, groups) in [(0, 0), (1, 1), (13, 5), (6, 90)] {
            let view = ChartView { open: Fold::ALL.to_vec(), ..screen(width) };
            checked(&facts(sub_committees, groups), &view);
        }
    }
    for left in 0..6 {
        let mut facts = facts(2, 2);
        facts.bodies.remove(left);
        checked(&facts, &screen(688));
    }
    let none = ChartFacts { as_of: "2026-07-01".parse().unwrap(), bodies: Vec::new() };
    assert!(layout(&none, &screen(688)).boxes.is_empty());
}

#[test]
fn arrows_reach_every_box_from_the_first_one() {
    let chart = checked(&facts(6, 30), &ChartView { open: vec![Fold::Groups], ..screen(688) });
    let mut seen: Vec<&str> = Vec::new();
    let mut next: Vec<&str> = vec![&chart.boxes[0].key];
    while let Some(key) = next.pop() {
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let boxed = chart.boxes.iter().find(|boxed| boxed.key == key).unwrap();
        next.extend([&boxed.up, &boxed.down, &boxed.left, &boxed.right].into_iter().flatten().map(String::as_str));
    }
    assert_eq!(seen.len(), chart.boxes.len());
}

#[test]
fn whatever_a_name_holds_the_drawing_stays_one() {
    let mut facts = facts(1, 1);
    facts.bodies[2].name = "<script>\u{0}&\"x\"</script>".repeat(20);
    let picture = drawn(&facts, &ChartView::paper());
    assert!(!picture.svg.contains("<script"), "{}", picture.svg);
    assert!(picture.svg.starts_with("<svg ") && picture.svg.ends_with("</svg>"));
}

#[test]
fn words_are_cut_to_their_room() {
    assert_eq!(fit("居民委员会", 14, 70), "居民委员会");
    assert_eq!(fit("居民委员会", 14, 60), "居民委…");
    assert_eq!(two_lines("老年人和妇女儿童工作", 14, 76), ["老年人和妇", "女儿童工作"]);
}
