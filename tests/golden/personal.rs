//! Everything kept about one person as a paper, from facts written down by hand.

use domain::document::{Block, Document};
use domain::papers::personal::{Part, PersonalFacts, document};

fn facts() -> PersonalFacts {
    PersonalFacts {
        community: "安和里社区".to_owned(),
        signed: "安和里社区居民委员会".to_owned(),
        name: "仇小兰".to_owned(),
        as_of: "2026-07-01".parse().unwrap(),
        reason: Some("本人申请查阅".to_owned()),
        own: vec![
            ("姓名", "仇小兰".to_owned()),
            ("身份证号", "999901196001010017".to_owned()),
            ("民族", "未记".to_owned()),
        ],
        parts: vec![
            Part {
                title: "证书",
                heads: vec![("名称", 4), ("编号", 3)],
                rows: vec![vec!["社会工作者职业资格证书，初级".to_owned(), "S123".to_owned()]],
            },
            Part { title: "同意", heads: vec![("用途", 5)], rows: Vec::new() },
        ],
        chain: "12-0123456789abcdef".to_owned(),
    }
}

#[test]
fn the_paper_says_on_what_right_it_rests_and_leaves_no_part_out() {
    let paper: Document = document(&facts());
    let headings: Vec<&str> = paper
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(headings, ["一、基本情况", "二、证书", "三、同意"]);
    insta::assert_snapshot!("personal", serde_json::to_string_pretty(&paper).unwrap());
}

#[test]
fn every_form_of_it_is_made() {
    let paper = document(&facts());
    for made in [documents::docx(&paper), documents::pdf(&paper), documents::xlsx(&paper)] {
        assert!(made.unwrap().len() > 1000);
    }
}
