//! The DOCX, value by value: what GB/T 9704-2012 asks for, read back from the XML of a paper with one of everything and of
//! the sample committee's report.

use std::io::Read;

use domain::Day;
use domain::document::{Align, Attachment, Block, Cell, Column, Document, Orientation, Row, Run, Signature, Table};
use serde_json::json;
use tests::House;
use tests::package::{Node, Package};

/// What is asked of the parts of a DOCX.
trait Word {
    fn word(&self, name: &str) -> Node;
    fn body(&self) -> Node;
    fn style(&self, id: &str) -> Node;
}

impl Word for Package {
    fn word(&self, name: &str) -> Node {
        self.part(&format!("word/{name}.xml"))
    }

    fn body(&self) -> Node {
        self.word("document").at("document/body").clone()
    }

    fn style(&self, id: &str) -> Node {
        let styles = self.word("styles");
        let found = styles.at("styles").children.iter().find(|style| style.value("styleId") == id).cloned();
        found.unwrap_or_else(|| panic!("no style {id}"))
    }
}

fn table(columns: usize, rows: usize) -> Table {
    let column = |number: usize| Column {
        title: format!("列{number}"),
        share: if number == 0 { 3 } else { 2 },
        align: Align::Left,
    };
    let cells = |row: usize| (0..columns).map(|column| Cell::text(format!("{row}行{column}列"))).collect();
    Table {
        caption: "情况表".into(),
        columns: (0..columns).map(column).collect(),
        rows: (0..rows).map(|row| Row { cells: cells(row), strong: false }).collect(),
        notes: vec!["年龄未知1人。".into()],
    }
}

fn paper() -> Document {
    let heading = |level, text: &str| Block::Heading { level, text: text.into() };
    Document {
        head: None,
        title: vec!["幸福街道幸福社区居民委员会".into(), "2025年度工作报告".into()],
        subtitle: Some("（截至2025年12月31日）".into()),
        addressee: Some("幸福街道办事处".into()),
        blocks: vec![
            heading(1, "一、基本情况"),
            Block::Paragraph(vec![Run::plain("本社区有居民2345户。")]),
            heading(2, "（一）组织建设"),
            heading(3, "1. 成员"),
            heading(4, "（1）会议"),
            Block::Table(table(3, 4)),
            Block::Section(Orientation::Landscape),
            Block::Table(table(14, 4)),
            Block::Section(Orientation::Portrait),
            heading(1, "二、打算"),
        ],
        signature: Some(Signature {
            name: "幸福社区居民委员会".into(), date: Day::from_ymd_opt(2026, 1, 5).unwrap()
        }),
        attachments: vec![
            Attachment { title: "居民代表名单".into(), blocks: vec![Block::Table(table(4, 40))] },
            Attachment {
                title: "社区工作者情况统计表".into(),
                blocks: vec![Block::Section(Orientation::Landscape), Block::Table(table(16, 30))],
            },
            Attachment { title: "会议一览表".into(), blocks: vec![Block::Table(table(5, 3))] },
        ],
        colophon: Some("操作链：3f9a2c7d".into()),
    }
}

fn made() -> Package {
    Package::of(&documents::docx(&paper()).unwrap())
}

/// The sample committee's report as it is exported.
fn exported() -> Package {
    let mut house = House::sample(60, 3, 1);
    let folder = house.path("exported");
    std::fs::create_dir_all(&folder).unwrap();
    let request = json!({ "year": 2025, "as_of": "2025-12-31", "folder": folder, "formats": ["docx"] });
    let written = house.ask("report_export", request);
    let path = written["files"][0]["path"].as_str().unwrap();
    let mut bytes = Vec::new();
    std::fs::File::open(path).unwrap().read_to_end(&mut bytes).unwrap();
    Package::of(&bytes)
}

/// A section: how its pages are, and what stands on them.
struct Section {
    properties: Node,
    blocks: Vec<Node>,
}

impl Section {
    fn is_turned(&self) -> bool {
        self.properties.at("pgSz").value("orient") == "landscape"
    }

    /// Width of the type area.
    fn width(&self) -> i64 {
        let margins = self.properties.at("pgMar");
        self.properties.at("pgSz").number("w") - margins.number("left") - margins.number("right")
    }

    fn said(&self) -> String {
        self.blocks.iter().map(Node::said).collect()
    }
}

fn sections(body: &Node) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut blocks = Vec::new();
    for child in &body.children {
        if child.name == "w:sectPr" {
            sections.push(Section { properties: child.clone(), blocks: std::mem::take(&mut blocks) });
            continue;
        }
        blocks.push(child.clone());
        let ends = child.children.iter().find(|one| one.name == "w:pPr").filter(|properties| properties.has("sectPr"));
        if let Some(properties) = ends {
            let properties = properties.at("sectPr").clone();
            sections.push(Section { properties, blocks: std::mem::take(&mut blocks) });
        }
    }
    assert!(blocks.is_empty(), "the last section says how its pages are");
    sections
}

#[test]
fn every_section_has_the_margins_and_the_grid_of_twenty_two_lines() {
    for package in [made(), exported()] {
        for section in sections(&package.body()) {
            let margins = section.properties.at("pgMar");
            let side = |name| margins.number(name);
            let paper = section.properties.at("pgSz");
            let size = (paper.number("w"), paper.number("h"));
            let sides = (side("top"), side("bottom"), side("left"), side("right"));
            if section.is_turned() {
                // The same sheet with its left edge up.
                assert_eq!((size, sides), ((16838, 11906), (1587, 1474, 1984, 2098)));
            } else {
                assert_eq!((size, sides), ((11906, 16838), (2098, 1984, 1587, 1474)));
            }
            let grid = section.properties.at("docGrid");
            assert_eq!((grid.value("type"), grid.number("linePitch")), ("lines", 579));
            assert_eq!(side("gutter"), 0);
        }
    }
}

#[test]
fn the_body_is_fangsong_of_sixteen_points_a_quarter_point_closer() {
    let package = made();
    let normal = package.style("Normal");
    let spacing = normal.at("pPr/spacing");
    assert_eq!((spacing.number("line"), spacing.value("lineRule")), (579, "exact"));
    assert_eq!(normal.at("rPr/spacing").number("val"), -5);
    assert_eq!((normal.at("rPr/sz").number("val"), normal.at("rPr/szCs").number("val")), (32, 32));
    let text = package.style("BodyText");
    assert_eq!(text.at("pPr/ind").number("firstLineChars"), 200);
    assert_eq!(text.at("basedOn").value("val"), "Normal");
    // 22 lines and 28 characters fill the type area and no more.
    let width = normal.at("rPr/sz").number("val") * 10 + normal.at("rPr/spacing").number("val");
    assert_eq!((16838 - 2098 - 1984) / spacing.number("line"), 22);
    assert_eq!((11906 - 1587 - 1474) / width, 28);
}

#[test]
fn each_level_has_its_font_for_chinese_latin_and_digits_and_every_font_has_fallbacks() {
    let package = made();
    for (style, face, size) in [
        ("Title", "方正小标宋简体", 44),
        ("Subtitle", "楷体_GB2312", 32),
        ("Heading1", "黑体", 32),
        ("Heading2", "楷体_GB2312", 32),
        ("Heading3", "仿宋_GB2312", 32),
        ("Heading4", "仿宋_GB2312", 32),
        ("Attachment", "黑体", 32),
        ("Footer", "宋体", 28),
        ("Normal", "仿宋_GB2312", 32),
    ] {
        let found = package.style(style);
        let fonts = found.at("rPr/rFonts");
        for slot in ["ascii", "eastAsia", "hAnsi", "cs"] {
            assert_eq!(fonts.value(slot), face, "{slot} of {style}");
        }
        let own = found.at("rPr").has("sz").then(|| found.at("rPr/sz").number("val"));
        assert_eq!(own.unwrap_or(32), size, "{style}");
    }
    for level in 1..=4 {
        let heading = package.style(&format!("Heading{level}"));
        assert_eq!(heading.at("pPr/outlineLvl").number("val"), level - 1);
        assert_eq!(heading.at("pPr/ind").number("firstLineChars"), 200);
        assert_eq!(heading.at("name").value("val"), format!("heading {level}"));
    }
    assert_eq!(package.style("Title").at("pPr/jc").value("val"), "center");

    let table = package.word("fontTable");
    for (face, others) in [
        ("仿宋_GB2312", ["仿宋", "FangSong"]),
        ("楷体_GB2312", ["楷体", "KaiTi"]),
        ("黑体", ["SimHei", "Noto Sans CJK SC"]),
        ("方正小标宋简体", ["方正小标宋_GBK", "SimSun"]),
        ("宋体", ["SimSun", "Noto Serif CJK SC"]),
    ] {
        let font = table.at("fonts").children.iter().find(|font| font.value("name") == face).unwrap();
        let named: Vec<&str> = font.at("altName").value("val").split(',').collect();
        assert!(others.iter().all(|other| named.contains(other)), "{face}: {named:?}");
    }
}

#[test]
fn the_four_levels_stand_in_the_text_as_headings() {
    let body = made().body();
    let headings: Vec<(String, String)> = body
        .below("w:p")
        .iter()
        .map(|paragraph| (paragraph.at("pPr/pStyle").value("val").to_owned(), paragraph.said()))
        .filter(|(style, _)| style.starts_with("Heading"))
        .collect();
    let wanted = [
        ("Heading1", "一、基本情况"),
        ("Heading2", "（一）组织建设"),
        ("Heading3", "1. 成员"),
        ("Heading4", "（1）会议"),
        ("Heading1", "二、打算"),
    ];
    assert_eq!(headings, wanted.map(|(style, text)| (style.to_owned(), text.to_owned())));
}

#[test]
fn the_date_has_no_leading_zeros_and_begins_two_characters_right_of_the_name() {
    let body = made().body();
    let signed: Vec<&Node> = body
        .children
        .iter()
        .filter(|block| block.name == "w:p" && block.at("pPr/pStyle").value("val") == "Signature")
        .filter(|paragraph| !paragraph.said().is_empty())
        .collect();
    assert_eq!(signed.iter().map(|one| one.said()).collect::<Vec<_>>(), ["幸福社区居民委员会", "2026年1月5日"]);
    // Hundredths of a character: nine characters and the date's six, of which the digits count half.
    let right = |paragraph: &Node| paragraph.at("pPr/ind").number("rightChars");
    let (name, date) = (right(signed[0]), right(signed[1]));
    assert!(name >= 200);
    assert_eq!((name + 900) - (date + 600), 200);
}

#[test]
fn the_names_of_attachments_stand_under_each_other() {
    let body = made().body();
    let lines: Vec<&Node> =
        body.children.iter().filter(|block| block.name == "w:p" && block.said().contains('\t')).collect();
    let said: Vec<String> = lines.iter().map(|line| line.said()).collect();
    assert_eq!(said, ["附件：1.\t居民代表名单", "2.\t社区工作者情况统计表", "3.\t会议一览表"]);
    let place = |line: &Node| (line.at("pPr/ind").number("left"), line.at("pPr/ind").number("hanging"));
    // A line that goes on hangs under the name: its indent is where the tab leads.
    for line in &lines {
        assert_eq!(line.at("pPr/tabs/tab").number("pos"), place(line).0);
        assert_eq!(line.at("pPr/tabs/tab").value("val"), "left");
    }
    // All names begin at one place; the first line itself at two characters.
    assert_eq!(place(lines[0]).0, place(lines[1]).0);
    assert_eq!(place(lines[0]).0 - place(lines[0]).1, 2 * 315);
    assert!(said.iter().all(|line| !line.ends_with(['。', '；', '，'])));
}

#[test]
fn page_numbers_stand_between_dashes_outside_and_stay_on_the_sheet_where_it_is_turned() {
    let package = made();
    assert!(package.word("settings").at("settings").has("evenAndOddHeaders"));
    let relations = package.text("word/_rels/document.xml.rels");
    for (number, id, side) in
        [(1, "rOdd", "right"), (2, "rEven", "left"), (3, "rOddTurned", "right"), (4, "rEvenTurned", "left")]
    {
        let footer = package.word(&format!("footer{number}"));
        assert!(relations.contains(&format!("Id=\"{id}\"")), "{id}");
        assert_eq!(footer.said(), "— 1 —");
        assert_eq!(footer.below("w:instrText")[0].text.trim(), "PAGE");
        let paragraph = footer.below("w:p").into_iter().find(|paragraph| !paragraph.said().is_empty()).unwrap();
        assert_eq!(paragraph.at("pPr/jc").value("val"), side);
        // One character of 14 points from the edge of the type area.
        assert_eq!(paragraph.at("pPr/ind").number(side), 280);
        let turned = footer.below("w:textDirection");
        assert_eq!(turned.len(), usize::from(number > 2));
        if let Some(direction) = turned.first() {
            assert_eq!(direction.value("val"), "tbRl");
            let place = footer.below("w:tblpPr")[0];
            assert_eq!((place.value("horzAnchor"), place.value("vertAnchor")), ("page", "page"));
            // From the sheet's lower edge, which lies at the left now, as far as the footer upright.
            let upright = sections(&package.body())[0].properties.at("pgMar").number("footer");
            assert_eq!((place.number("tblpX"), place.number("tblpY")), (upright, 1587));
            assert_eq!(footer.below("w:trHeight")[0].number("val"), 11906 - 1587 - 1474);
        }
    }
    for section in sections(&package.body()) {
        let named: Vec<(&str, &str)> = section
            .properties
            .children
            .iter()
            .filter(|one| one.name == "w:footerReference")
            .map(|one| (one.value("type"), one.attributes["r:id"].as_str()))
            .collect();
        let wanted = if section.is_turned() {
            [("default", "rOddTurned"), ("even", "rEvenTurned")]
        } else {
            [("default", "rOdd"), ("even", "rEven")]
        };
        assert_eq!(named, wanted);
    }
}

#[test]
fn tables_say_every_width_fill_the_type_area_and_repeat_their_head() {
    for package in [made(), exported()] {
        let mut seen = 0;
        for section in sections(&package.body()) {
            for table in section.blocks.iter().filter(|block| block.name == "w:tbl") {
                seen += 1;
                let grid: Vec<i64> = table.at("tblGrid").children.iter().map(|column| column.number("w")).collect();
                assert_eq!(grid.iter().sum::<i64>(), section.width());
                assert_eq!(table.at("tblPr/tblW").number("w"), section.width());
                assert_eq!(table.at("tblPr/tblLayout").value("type"), "fixed");
                let rows: Vec<&Node> = table.children.iter().filter(|child| child.name == "w:tr").collect();
                for (number, row) in rows.iter().enumerate() {
                    assert_eq!(row.at("trPr").has("tblHeader"), number == 0, "only the first row is the head");
                    assert!(row.at("trPr").has("cantSplit"));
                    let widths: Vec<i64> = row
                        .children
                        .iter()
                        .filter(|child| child.name == "w:tc")
                        .map(|cell| cell.at("tcPr/tcW").number("w"))
                        .collect();
                    assert_eq!(widths, grid);
                }
            }
        }
        assert!(seen > 2, "{seen} tables");
    }
}

#[test]
fn wide_tables_stand_on_turned_pages_and_what_follows_stands_upright_again() {
    let body = made().body();
    let sections = sections(&body);
    let shape: Vec<bool> = sections.iter().map(Section::is_turned).collect();
    assert_eq!(shape, [false, true, false, true, false]);
    assert!(sections[1].said().starts_with("情况表列0"), "a turned page in the text holds the table alone");
    assert!(sections[2].said().starts_with("二、打算"));
    // The label and the title of an attachment stand on the page of its table.
    assert!(sections[3].said().starts_with("附件2社区工作者情况统计表"), "{}", sections[3].said());
    assert!(sections[4].said().starts_with("附件3会议一览表"));
    // A section begins a page by itself; a break before it would leave one empty.
    for section in &sections[1..] {
        let first = section.blocks.iter().find(|block| block.name == "w:p").unwrap();
        assert!(!first.at("pPr").has("pageBreakBefore"));
    }
}
