//! Lists of people and address books as documents, from facts written down by hand. Each is compared once with its
//! snapshot; what a reader would check with a pencil is asserted beside it.

use domain::Partial;
use domain::document::{Block, Cell, Document, Table};
use domain::kinds::ListForm;
use domain::papers::people::{Held, ListFacts, Listed, Shape, document};

fn held(body: i64, body_name: &str, post: &str, phrase: &str, full_time: Option<bool>) -> Held {
    Held { body, body_name: body_name.to_owned(), post: post.to_owned(), phrase: phrase.to_owned(), full_time }
}

fn people() -> Vec<Listed> {
    vec![
        Listed {
            name: "王强".to_owned(),
            sex: Some("1".to_owned()),
            birth: Some(Partial::read("1978-05-07").unwrap()),
            nationality: "汉族".to_owned(),
            politics_code: Some("01".to_owned()),
            politics: "党员".to_owned(),
            education: "大学本科".to_owned(),
            employment: "职员".to_owned(),
            posts: vec![
                held(2, "居民委员会", "主任", "居委会主任", Some(true)),
                held(9, "第1居民小组", "组长", "第1居民小组组长", None),
            ],
            group: "第1居民小组".to_owned(),
            building: "3号楼".to_owned(),
            door: "2单元301室".to_owned(),
            residence: "3号楼2单元301室".to_owned(),
            phone: "154****5678".to_owned(),
            id_number: "999901********0018".to_owned(),
            note: String::new(),
        },
        Listed {
            name: "欧阳春".to_owned(),
            sex: Some("2".to_owned()),
            birth: Some(Partial::read("1985").unwrap()),
            politics_code: Some("13".to_owned()),
            politics: "群众".to_owned(),
            posts: vec![held(2, "居民委员会", "委员", "居委会委员", Some(false))],
            residence: "安和里9号院5门".to_owned(),
            ..Listed::default()
        },
        Listed {
            name: "丁一".to_owned(),
            building: "3号楼".to_owned(),
            residence: "3号楼".to_owned(),
            ..Listed::default()
        },
    ]
}

fn facts(form: ListForm, shape: Shape) -> ListFacts {
    ListFacts {
        community: "安和里社区".to_owned(),
        as_of: "2026-07-01".parse().unwrap(),
        form,
        shape,
        columns: Vec::new(),
        people: people(),
        by_strokes: form != ListForm::Internal,
        headings: match shape {
            Shape::List => Vec::new(),
            Shape::ByBody => vec!["居民委员会".to_owned(), "第1居民小组".to_owned(), "没有人的组织".to_owned()],
            Shape::ByBuilding => vec!["3号楼".to_owned(), "13号楼".to_owned()],
        },
        in_full: false,
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
fn the_list_for_the_office() {
    let document = document(&facts(ListForm::Internal, Shape::List));
    let table = tables(&document)[0];
    assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
    assert_eq!(table.rows[0].cells[1], Cell::Name("王强".to_owned()));
    assert_eq!(table.rows[0].cells[1].printed(), "王　强");
    assert_eq!(table.rows[0].cells[1].said(), "王强");
    insta::assert_json_snapshot!("people_internal", document);
}

#[test]
fn the_list_for_the_notice_board() {
    let document = document(&facts(ListForm::Public, Shape::List));
    let heads: Vec<&str> = tables(&document)[0].columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(heads, ["序号", "姓名", "性别", "居民小组", "楼栋"]);
    assert_eq!(document.subtitle.as_deref(), Some("（截至2026年7月1日，按姓氏笔画为序）"));
    insta::assert_json_snapshot!("people_public", document);
}

#[test]
fn the_address_book_by_body_names_everybody_once_for_each_post() {
    let document = document(&facts(ListForm::Internal, Shape::ByBody));
    let captions: Vec<&str> = tables(&document).iter().map(|table| table.caption.as_str()).collect();
    assert_eq!(captions, ["居民委员会", "第1居民小组", "现在没有职务"]);
    let rows: usize = tables(&document).iter().map(|table| table.rows.len()).sum();
    assert_eq!(rows, 4);
    insta::assert_json_snapshot!("address_book_by_body", document);
}

#[test]
fn the_address_book_by_building_names_everybody_once() {
    let document = document(&facts(ListForm::Internal, Shape::ByBuilding));
    let captions: Vec<&str> = tables(&document).iter().map(|table| table.caption.as_str()).collect();
    assert_eq!(captions, ["3号楼", "未登记楼栋"]);
    let rows: usize = tables(&document).iter().map(|table| table.rows.len()).sum();
    assert_eq!(rows, 3);
    insta::assert_json_snapshot!("address_book_by_building", document);
}

#[test]
fn nobody_fits_is_said_in_words() {
    let document = document(&ListFacts { people: Vec::new(), ..facts(ListForm::Internal, Shape::List) });
    assert!(tables(&document).is_empty());
    assert!(format!("{document:?}").contains("没有符合条件的人。"));
}
