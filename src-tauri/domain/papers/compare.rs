//! Two days compared (变动对照): who came, left and moved, body by body, as a paper.

use crate::dates::{Day, Partial};
use crate::document::{Align, Block, Cell, Document, Run, Table};
use crate::papers::{columns, row};
use crate::wording::compare as wording;

/// What the paper is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareFacts {
    /// 安和里社区
    pub community: String,
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// Bodies in which something differs.
    pub bodies: Vec<BodyDifference>,
}

/// What differs in a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BodyDifference {
    /// The body.
    pub body: i64,
    /// Its name on the later day.
    pub name: String,
    /// Founded, closed, renamed, terms begun and ended: a sentence each.
    pub changes: Vec<String>,
    /// Who came.
    pub came: Vec<Difference>,
    /// Who left.
    pub left: Vec<Difference>,
    /// Who moved within it.
    pub moved: Vec<Difference>,
    /// Everybody who came, also those not listed.
    pub came_count: i64,
    /// Everybody who left.
    pub left_count: i64,
    /// Everybody who moved.
    pub moved_count: i64,
}

/// Somebody for whom something differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Who.
    pub person: i64,
    /// The name on the later day.
    pub name: String,
    /// The post on the earlier day.
    pub before: Option<String>,
    /// The post on the later day.
    pub after: Option<String>,
    /// The day it changed, where it is known.
    pub on: Option<Partial>,
    /// Why, where it is known.
    pub why: Option<String>,
}

impl CompareFacts {
    /// Came, left, moved, and changes of bodies, all in all.
    pub fn sums(&self) -> (i64, i64, i64, i64) {
        self.bodies.iter().fold((0, 0, 0, 0), |(came, left, moved, bodies), one| {
            (came + one.came_count, left + one.left_count, moved + one.moved_count, bodies + one.changes.len() as i64)
        })
    }
}

/// The comparison as a paper.
pub fn document(facts: &CompareFacts) -> Document {
    let mut blocks = Vec::new();
    if facts.bodies.is_empty() {
        blocks.push(paragraph(wording::SAME));
    } else {
        let (came, left, moved, bodies) = facts.sums();
        blocks.push(paragraph(&wording::sum(came, left, moved, bodies)));
    }
    for body in &facts.bodies {
        blocks.push(Block::Heading { level: 1, text: body.name.clone() });
        blocks.extend(body.changes.iter().map(|change| paragraph(&format!("{change}。"))));
        let kinds =
            [(wording::kind::CAME, &body.came), (wording::kind::LEFT, &body.left), (wording::kind::MOVED, &body.moved)];
        let rows: Vec<_> = kinds
            .iter()
            .flat_map(|(kind, people)| people.iter().map(move |one| (*kind, one)))
            .map(|(kind, one)| {
                row(vec![
                    Cell::text(kind),
                    Cell::text(one.name.clone()),
                    Cell::text(one.before.clone().unwrap_or_default()),
                    Cell::text(one.after.clone().unwrap_or_default()),
                    one.on.map_or(Cell::Empty, Cell::Date),
                    Cell::text(one.why.clone().unwrap_or_default()),
                ])
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        let count = body.came_count + body.left_count + body.moved_count;
        let cut = (count > rows.len() as i64).then(|| wording::cut(rows.len(), count));
        blocks.push(Block::Table(Table {
            caption: body.name.clone(),
            columns: columns(&[
                ("变动", 4, Align::Left),
                ("姓名", 4, Align::Left),
                ("原职务", 4, Align::Left),
                ("现职务", 4, Align::Left),
                ("日期", 6, Align::Left),
                ("原因", 4, Align::Left),
            ]),
            rows,
            notes: cut.into_iter().collect(),
        }));
    }
    Document {
        head: None,
        title: vec![facts.community.clone(), wording::TITLE.to_owned()],
        subtitle: Some(wording::days(facts.from, facts.to)),
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Run::plain(text)])
}
