//! 指标口径: how every number of the annual report is counted, as a paper to hand over with it.

use crate::document::{Align, Block, Cell, Document, Run, Table};
use crate::indicators::{Measures, Printed};
use crate::papers::facts::ReportFacts;
use crate::papers::numbers::Numbers;
use crate::papers::{columns, row};
use crate::wording::indicators as words;

/// The paper.
pub fn document(facts: &ReportFacts, numbers: &Numbers) -> Document {
    let mut blocks = vec![
        Block::Paragraph(vec![Run::plain(words::DEFINITIONS_OPENING)]),
        Block::Paragraph(vec![Run::plain(words::DEFINITIONS_ORDER)]),
    ];
    for described in Measures::described() {
        let said = facts.measures.in_words(&described.name);
        blocks.push(Block::Paragraph(vec![Run::plain(words::measure(&described.title, &said))]));
    }
    blocks.push(Block::Paragraph(vec![Run::plain(words::cross_measure(facts.measures.cross_base))]));
    for (number, table) in (1..).zip(&numbers.indicators.tables) {
        blocks.push(Block::Heading { level: 1, text: crate::wording::report::first_level(number, &table.short) });
        blocks.push(Block::Paragraph(vec![Run::plain(words::source(&table.source))]));
        let mut rows = Vec::new();
        for line in table.rows.iter().filter(|line| line.printed != Printed::InText) {
            let mut said: Vec<(String, String)> = Vec::new();
            for column in table.columns.iter().filter(|column| line.stands_in(column)) {
                let code = crate::indicators::Table::code(column, line);
                let Some(number) = numbers.get(&code) else { continue };
                if !said.iter().any(|(_, definition)| *definition == number.definition) {
                    said.push((number.label.clone(), number.definition.clone()));
                }
            }
            // Columns counted alike stand in one row.
            for (label, definition) in &said {
                let label = if said.len() == 1 { words::in_group(&line.group, &line.label) } else { label.clone() };
                rows.push(row(vec![Cell::text(label), Cell::text(definition.clone())]));
            }
        }
        blocks.push(Block::Table(Table {
            caption: words::definitions_of(&table.short),
            columns: columns(&[(words::ROW, 5, Align::Left), (words::DEFINITION, 15, Align::Left)]),
            rows,
            notes: Vec::new(),
        }));
    }
    Document {
        head: None,
        title: vec![facts.committee.signed.clone(), words::definitions(facts.year)],
        subtitle: Some(crate::wording::report::as_of(facts.as_of)),
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}
