//! The year's calendar (年历): what falls due, month by month.

use chrono::Datelike;

use crate::dates::Day;
use crate::document::{Align, Block, Cell, Document, Run, Table};
use crate::papers::{columns, row};
use crate::wording::checkup as wording;

/// What the calendar is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarFacts {
    /// 安和里社区居民委员会
    pub committee: String,
    /// Which year.
    pub year: i32,
    /// By their days.
    pub days: Vec<CalendarDay>,
}

/// Something that falls due.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarDay {
    /// The day.
    pub day: Day,
    /// What.
    pub title: String,
    /// Why that day, or whose it is.
    pub why: String,
    /// Done already, on this day.
    pub done: Option<Day>,
    /// Names it for ever.
    pub key: String,
}

/// The calendar as a paper.
pub fn document(facts: &CalendarFacts) -> Document {
    let mut blocks = Vec::new();
    if facts.days.is_empty() {
        blocks.push(Block::Paragraph(vec![Run::plain(wording::NOTHING_DUE)]));
    }
    for month in 1..=12_u32 {
        let rows: Vec<_> = facts
            .days
            .iter()
            .filter(|one| one.day.month() == month)
            .map(|one| {
                row(vec![
                    Cell::text(wording::day_of_month(one.day)),
                    Cell::text(one.title.clone()),
                    Cell::text(one.why.clone()),
                    one.done.map_or(Cell::Empty, |on| Cell::text(wording::done_on(on))),
                ])
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        blocks.push(Block::Heading { level: 1, text: wording::month(month) });
        blocks.push(Block::Table(Table {
            caption: wording::month(month),
            columns: columns(&[
                (wording::head::DAY, 3, Align::Left),
                (wording::head::WHAT, 11, Align::Left),
                (wording::head::WHY, 12, Align::Left),
                (wording::head::DONE, 4, Align::Left),
            ]),
            rows,
            notes: Vec::new(),
        }));
    }
    Document {
        head: None,
        title: vec![facts.committee.clone(), wording::calendar(facts.year)],
        subtitle: None,
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}
