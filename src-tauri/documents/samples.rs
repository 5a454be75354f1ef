//! Invented papers for the tests, and ways to look into packages.

use std::io::{Cursor, Read};

use domain::document::{Align, Attachment, Block, Cell, Column, Document, Picture, Row, Run, Signature, Table};
use domain::{Day, Partial};

/// What a person could type to break a file or a reader.
pub(crate) const DANGEROUS: [&str; 14] = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1＋1",
    "\t=1",
    "{=1+1}",
    "<img src=x onerror=alert(1)>",
    "]]>",
    "&amp;",
    "#set page(width: 1cm)",
    "$x$ *粗* _斜_ `码` \\ // /* <标>",
    "_x000B_",
    "张\u{202E}三\u{0}\u{B}\u{FFFE}",
];

/// A paper of these blocks alone.
pub(crate) fn of_blocks(blocks: Vec<Block>) -> Document {
    Document {
        head: None,
        title: vec!["幸福社区居民委员会".into(), "年度报告".into()],
        subtitle: None,
        addressee: None,
        blocks,
        signature: None,
        attachments: vec![],
        colophon: None,
    }
}

fn column(title: &str, share: u32, align: Align) -> Column {
    Column { title: title.into(), share, align }
}

/// 职务 and 姓名 of so many people.
pub(crate) fn roster(people: usize) -> Table {
    let row = |number: usize| Row {
        cells: vec![
            Cell::text(if number == 0 { "主任" } else { "委员" }),
            Cell::text(if number == 0 { "王秀兰".to_owned() } else { format!("居民{number}") }),
        ],
        strong: false,
    };
    Table {
        caption: "居民委员会成员名单".into(),
        columns: vec![column("职务", 1, Align::Centre), column("姓名", 1, Align::Centre)],
        rows: (0..people).map(row).collect(),
        notes: vec!["年龄未知1人。".into()],
    }
}

/// One row with a cell of each type.
pub(crate) fn typed() -> Table {
    Table {
        caption: "各种格子".into(),
        columns: (1..=7).map(|number| column(&format!("列{number}"), 1, Align::Right)).collect(),
        rows: vec![Row {
            cells: vec![
                Cell::text("999901198503080012"),
                Cell::Count(7),
                Cell::Measure { value: 1234.5, decimals: 2 },
                Cell::Date(Partial::of_day(1985, 3, 8).unwrap()),
                Cell::Date(Partial::of_month(1985, 3).unwrap()),
                Cell::Share { part: 2, whole: 3 },
                Cell::Share { part: 0, whole: 0 },
            ],
            strong: false,
        }],
        notes: vec![],
    }
}

/// A paper with one of everything.
pub(crate) fn report() -> Document {
    let text = "本社区位于城区东部，辖区面积1.2平方千米，共有居民楼32栋，居民2345户。".repeat(4);
    let heading = |level, text: &str| Block::Heading { level, text: text.into() };
    Document {
        head: None,
        title: vec!["幸福街道幸福社区居民委员会".into(), "2025年度工作报告".into()],
        subtitle: Some("（截至2025年12月31日）".into()),
        addressee: Some("幸福街道办事处".into()),
        blocks: vec![
            heading(1, "一、基本情况"),
            Block::Paragraph(vec![Run::plain(text.clone())]),
            heading(2, "（一）组织建设"),
            Block::Paragraph(vec![Run::strong("居民委员会。"), Run::plain(text.clone())]),
            heading(3, "1. 成员"),
            Block::Table(roster(7)),
            heading(4, "（1）会议"),
            Block::Paragraph(vec![Run::plain(text)]),
            Block::Table(typed()),
            Block::Picture(Picture {
                svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"120\" viewBox=\"0 0 400 120\">\
                      <rect x=\"10\" y=\"10\" width=\"180\" height=\"40\" fill=\"none\" stroke=\"#000\"/>\
                      <text x=\"30\" y=\"36\" font-size=\"16\">居民委员会</text></svg>"
                    .into(),
                alt: "组织架构".into(),
                width: 60,
            }),
            Block::PageBreak,
            heading(1, "二、问题和打算"),
            Block::Paragraph(vec![Run::plain("人手不足。")]),
        ],
        signature: Some(Signature {
            name: "幸福社区居民委员会".into(), date: Day::from_ymd_opt(2026, 1, 5).unwrap()
        }),
        attachments: vec![
            Attachment { title: "居民代表名单".into(), blocks: vec![Block::Table(roster(40))] },
            Attachment {
                title: "社区工作者名单以及一个很长很长很长的名称，长到需要在下一行继续排列才能放得下为止".into(),
                blocks: vec![Block::Table(roster(3))],
            },
        ],
        colophon: Some("操作链：3f9a2c7d".into()),
    }
}

/// Tables of a paper.
pub(crate) fn tables(document: &Document) -> usize {
    let blocks = document.attachments.iter().flat_map(|attachment| &attachment.blocks).chain(&document.blocks);
    blocks.filter(|block| matches!(block, Block::Table(_))).count()
}

/// Names and bytes of what a package holds.
pub(crate) fn parts(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    (0..package.len())
        .map(|index| {
            let mut file = package.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// One part of a package.
pub(crate) fn part(package: &[u8], name: &str) -> String {
    let (_, bytes) = parts(package).into_iter().find(|(found, _)| found == name).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The definition of a style.
pub(crate) fn style<'part>(styles: &'part str, id: &str) -> &'part str {
    let from = styles.find(&format!("w:styleId=\"{id}\"")).unwrap();
    let to = styles[from..].find("</w:style>").unwrap();
    &styles[from..from + to]
}

/// Every number that follows the words.
pub(crate) fn values(part: &str, before: &str) -> Vec<u32> {
    part.split(before).skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

/// Every part with its bytes as they are packed.
pub(crate) fn packed(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index_raw(index).unwrap();
            let mut packed = Vec::new();
            entry.read_to_end(&mut packed).unwrap();
            (entry.name().unwrap().into_owned(), packed)
        })
        .collect()
}

/// A part as text.
pub(crate) fn unpacked(bytes: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let index = crate::parts::entry(&archive, part).unwrap();
    let mut text = String::new();
    archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
    text
}
