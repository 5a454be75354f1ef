//! The organisation chart as it was accepted: the drawing a paper carries, and the paper in its forms.

use domain::chart::{ChartBody, ChartFacts, ChartView, Fold, drawn, layout};
use domain::kinds::BodyKind;
use domain::papers::organisation::document;
use domain::{Day, Partial};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn body(id: i64, kind: BodyKind, name: &str, head: Option<(&str, &str)>, people: i64) -> ChartBody {
    ChartBody {
        id,
        kind,
        name: name.to_owned(),
        head: head.map(|(post, name)| (post.to_owned(), name.to_owned())),
        people,
        seats: None,
        vacant: 0,
        over: 0,
        term_end: None,
        overdue: false,
    }
}

/// The committee of the design's picture: four layers, five sub-committees, nine groups.
fn facts() -> ChartFacts {
    let mut bodies = vec![
        ChartBody {
            seats: Some(7), ..body(1, BodyKind::PartyOrganisation, "社区党总支", Some(("书记", "李秀英")), 7)
        },
        body(2, BodyKind::DelegatesAssembly, "居民代表会议", None, 45),
        ChartBody {
            seats: Some(7),
            vacant: 1,
            term_end: Some(Partial::read("2026-12-27").unwrap()),
            ..body(3, BodyKind::Committee, "居民委员会", Some(("主任", "李秀英")), 6)
        },
        body(20, BodyKind::DeliberationCouncil, "协商议事委员会", Some(("主任", "冯大年")), 10),
        ChartBody {
            seats: Some(3),
            over: 1,
            term_end: Some(Partial::read("2026-06-30").unwrap()),
            overdue: true,
            ..body(21, BodyKind::SupervisionCommittee, "居务监督委员会", Some(("主任", "郑国华")), 4)
        },
        body(22, BodyKind::Volunteers, "安和里志愿服务队", Some(("负责人", "宋小兰")), 12),
    ];
    let names = ["人民调解", "治安保卫", "公共卫生", "环境和物业管理", "老年人和妇女儿童工作"];
    bodies.extend(
        (4..)
            .zip(names)
            .map(|(id, name)| body(id, BodyKind::SubCommittee, &format!("{name}委员会"), Some(("主任", "王建国")), 5)),
    );
    let leaders = ["田大海", "王秀兰", "陈小梅", "杨大河", "罗平", "张大山", "宋小兰", "丁玉珍", ""];
    bodies.extend((1..).zip(leaders).map(|(number, name)| {
        let head = Some(("组长", name)).filter(|_| !name.is_empty());
        body(10 + number, BodyKind::ResidentGroup, &format!("第{number}居民小组"), head, 2)
    }));
    ChartFacts { as_of: day("2026-07-15"), bodies }
}

#[test]
fn the_drawing_is_as_it_was_accepted() {
    insta::assert_snapshot!("chart", drawn(&facts(), &ChartView::paper()).svg.replace("><", ">\n<"));
}

#[test]
fn the_screen_has_the_boxes_of_the_paper_and_folds_them_where_asked() {
    let view = ChartView { width: 700, open: Vec::new(), closed: Vec::new(), handles: false };
    assert_eq!(layout(&facts(), &view), layout(&facts(), &ChartView::paper()));
    let folded = layout(&facts(), &ChartView { closed: vec![Fold::Groups], ..view });
    let groups = folded.boxes.iter().find(|boxed| boxed.key == "groups").unwrap();
    assert_eq!(groups.spoken, "居民小组9个，1个没有负责人，收着，按加号展开");
}

#[test]
fn whoever_only_hears_the_chart_hears_what_stands_in_it() {
    let facts = facts();
    let picture = drawn(&facts, &ChartView::paper());
    assert_eq!(picture.alt, "2026年7月15日的组织图：11个组织，9个居民小组，空1席。");
    let chart = layout(&facts, &ChartView::paper());
    let spoken = |key: &str| chart.boxes.iter().find(|boxed| boxed.key == key).unwrap().spoken.clone();
    assert_eq!(spoken("b3"), "居民委员会，主任李秀英，应有7人，实有6人，空1席，2026年12月27日届满");
    assert_eq!(spoken("b21"), "居务监督委员会，主任郑国华，应有3人，实有4人，多1人，2026年6月30日届满，已经过了");
}

#[test]
fn word_gets_dots_beside_the_drawing_and_a_file_of_its_own_is_either() {
    let paper = document("安和里社区", &facts());
    let png = documents::png(&paper).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    assert!(documents::svg(&paper).unwrap().starts_with(b"<svg "));
    assert!(documents::pdf(&paper).unwrap().starts_with(b"%PDF"));
    let package = documents::docx(&paper).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let names: Vec<String> =
        (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    for ending in [".png", ".svg"] {
        assert!(names.iter().any(|name| name.ends_with(ending)), "{ending} in {names:?}");
    }
    assert!(documents::plain(&paper).contains("（图：2026年7月15日的组织图"));
}
