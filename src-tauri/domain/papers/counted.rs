//! What one number of the annual report counted, as a paper: the people, bodies, meetings or things behind it, and apart
//! from them whom the register does not know enough of. Personal numbers never stand in it.

use crate::dates::Day;
use crate::document::{Align, Block, Cell, Document, Run, Table};
use crate::papers::numbers::{Number, Source};
use crate::papers::people::{self, ListFacts};
use crate::papers::{columns, row};
use crate::wording::indicators as words;

/// What the paper is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedFacts {
    /// 安和里社区
    pub community: String,
    /// The day the number is true on.
    pub as_of: Day,
    /// The number.
    pub number: Number,
    /// The people it counted, where it counted people.
    pub people: Option<ListFacts>,
    /// Those the register does not know enough of.
    pub unknown: Option<ListFacts>,
}

/// The list as a paper.
pub fn document(facts: &CountedFacts) -> Document {
    let number = &facts.number;
    let mut blocks = vec![
        paragraph(words::counted_value(&number.label, &number.printed(), &number.unit)),
        paragraph(number.definition.clone()),
    ];
    if let Some(by_hand) = &number.by_hand {
        let computed = crate::papers::numbers::printed_or_none(number.computed);
        blocks.push(paragraph(crate::wording::report::by_hand(
            &number.label,
            &computed,
            &number.printed(),
            &by_hand.reason,
        )));
    }
    if let Some(typed) = &number.typed {
        let value = crate::papers::numbers::printed(typed.thousandths);
        blocks.push(paragraph(words::typed_note(&number.label, &value, &typed.basis)));
    }
    match &facts.people {
        Some(list) => {
            blocks.extend(list_of(list, words::COUNTED));
            blocks.extend(hidden(number.counted.len(), list));
        }
        None if number.counted.is_empty() => blocks.push(paragraph(words::COUNTED_NOTHING.to_owned())),
        None => blocks.push(Block::Table(things(&number.counted))),
    }
    if let Some(list) = facts.unknown.as_ref().filter(|_| !number.unknown.is_empty()) {
        blocks.push(paragraph(words::NOT_COUNTED.to_owned()));
        blocks.extend(list_of(list, words::UNKNOWN));
        blocks.extend(hidden(number.unknown.len(), list));
    }
    Document {
        head: None,
        title: vec![facts.community.clone(), words::counted_title(&number.label)],
        subtitle: Some(crate::wording::report::as_of(facts.as_of)),
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(vec![Run::plain(text)])
}

/// The table of a list alone.
fn list_of(list: &ListFacts, caption: &str) -> Vec<Block> {
    let tables = people::document(list).blocks.into_iter().filter_map(|block| match block {
        Block::Table(table) => Some(Block::Table(Table { caption: caption.to_owned(), ..table })),
        _ => None,
    });
    tables.collect()
}

/// Whoever is sealed is counted and not named.
fn hidden(counted: usize, list: &ListFacts) -> Option<Block> {
    let hidden = counted.saturating_sub(list.people.len());
    (hidden > 0).then(|| paragraph(words::hidden(hidden)))
}

fn things(counted: &[Source]) -> Table {
    let rows = (1..)
        .zip(counted)
        .map(|(number, source)| row(vec![Cell::Count(number), Cell::text(source.text.clone())]))
        .collect();
    Table {
        caption: words::COUNTED.to_owned(),
        columns: columns(&[("序号", 2, Align::Centre), ("内容", 18, Align::Left)]),
        rows,
        notes: Vec::new(),
    }
}
