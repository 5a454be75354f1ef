//! Everything kept about one person as a paper for that person (个人信息保护法 45). The one paper with the full ID number
//! and telephone number in it.

use crate::dates::Day;
use crate::document::{Align, Block, Cell, Column, Document, Row, Run, Signature, Table};
use crate::wording::cards as wording;
use crate::wording::report;

/// What the paper is made of: already in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonalFacts {
    /// 安和里社区
    pub community: String,
    /// Who signs.
    pub signed: String,
    /// 姓名
    pub name: String,
    /// The day it is made.
    pub as_of: Day,
    /// Why, where somebody said so.
    pub reason: Option<String>,
    /// Field and value of the card itself.
    pub own: Vec<(&'static str, String)>,
    /// What belongs to the card, kind by kind.
    pub parts: Vec<Part>,
    /// Head of the history chain.
    pub chain: String,
}

/// Records of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What they are.
    pub title: &'static str,
    /// Heads with their share of the width.
    pub heads: Vec<(&'static str, u32)>,
    /// One per record.
    pub rows: Vec<Vec<String>>,
}

/// 一, 二, …
const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// The paper.
pub fn document(facts: &PersonalFacts) -> Document {
    let mut blocks = vec![Block::Paragraph(vec![Run::plain(wording::DATA_BASIS)])];
    if let Some(reason) = &facts.reason {
        blocks.push(Block::Paragraph(vec![Run::plain(wording::data_reason(reason))]));
    }
    let own = Part {
        title: "基本情况",
        heads: vec![("项目", 1), ("内容", 3)],
        rows: facts.own.iter().map(|(field, value)| vec![(*field).to_owned(), value.clone()]).collect(),
    };
    for (place, part) in std::iter::once(&own).chain(&facts.parts).enumerate() {
        let numeral = NUMERALS.get(place).copied().unwrap_or_default();
        blocks.push(Block::Heading { level: 1, text: format!("{numeral}、{}", part.title) });
        if part.rows.is_empty() {
            blocks.push(Block::Paragraph(vec![Run::plain(wording::NONE_KEPT)]));
        } else {
            blocks.push(Block::Table(table(part)));
        }
    }
    Document {
        head: None,
        title: vec![facts.community.clone(), wording::data_title(&facts.name)],
        subtitle: Some(report::as_of(facts.as_of)),
        addressee: None,
        blocks,
        signature: Some(Signature { name: facts.signed.clone(), date: facts.as_of }),
        attachments: Vec::new(),
        colophon: Some(facts.chain.clone()),
    }
}

fn table(part: &Part) -> Table {
    Table {
        caption: part.title.to_owned(),
        columns: part
            .heads
            .iter()
            .map(|(title, share)| Column { title: (*title).to_owned(), share: *share, align: Align::Left })
            .collect(),
        rows: part
            .rows
            .iter()
            .map(|cells| Row { cells: cells.iter().map(|text| Cell::text(text.clone())).collect(), strong: false })
            .collect(),
        notes: Vec::new(),
    }
}
