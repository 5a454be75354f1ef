//! What follows the annual report: rosters and the list of meetings. No ID numbers, no telephone numbers, an age
//! instead of a birth date.

use crate::dates::Day;
use crate::document::{Align, Block, Cell, Row, Run, Table};
use crate::papers::facts::{BodyFacts, Holder, ReportFacts};
use crate::papers::{columns, row};
use crate::wording::report as wording;

/// One table per body with people in it.
pub(crate) fn rosters(bodies: &[BodyFacts], on: Day) -> Vec<Block> {
    let blocks: Vec<Block> = bodies
        .iter()
        .filter(|body| !body.roster.is_empty())
        .map(|body| Block::Table(roster_table(body, &body.name, on, true)))
        .collect();
    if blocks.is_empty() { vec![Block::Paragraph(vec![Run::plain(wording::NOBODY)])] } else { blocks }
}

/// A body's roster as a table; empty seats stand in it as 空缺. What is posted goes without 民族.
pub(crate) fn roster_table(body: &BodyFacts, caption: &str, on: Day, nationality: bool) -> Table {
    let mut heads = vec![
        ("序号", 2, Align::Centre),
        ("职务", 4, Align::Left),
        ("姓名", 4, Align::Left),
        ("性别", 2, Align::Centre),
        ("年龄", 2, Align::Right),
    ];
    if nationality {
        heads.push(("民族", 3, Align::Left));
    }
    heads.extend([
        ("政治面貌", 3, Align::Left),
        ("文化程度", 4, Align::Left),
        ("专兼职", 3, Align::Centre),
        ("任职起", 7, Align::Left),
    ]);
    let mut rows: Vec<Row> =
        (1..).zip(&body.roster).map(|(number, holder)| row(holder_cells(number, holder, on, nationality))).collect();
    for (post, number) in &body.vacancies {
        for _ in 0..*number {
            let mut cells = vec![Cell::Empty, Cell::text(post.clone()), Cell::text("空缺")];
            cells.resize(heads.len(), Cell::Empty);
            rows.push(row(cells));
        }
    }
    Table { caption: caption.to_owned(), columns: columns(&heads), rows, notes: Vec::new() }
}

fn holder_cells(number: i64, holder: &Holder, on: Day, nationality: bool) -> Vec<Cell> {
    let age = holder.subject.birth.and_then(|birth| birth.age(on));
    let mut cells = vec![
        Cell::Count(number),
        Cell::text(holder.post.clone()),
        Cell::name(holder.subject.name.clone()),
        Cell::text(holder.sex()),
        age.map_or(Cell::Empty, |age| Cell::Count(i64::from(age))),
    ];
    if nationality {
        cells.push(Cell::text(holder.nationality()));
    }
    cells.extend([
        Cell::text(holder.politics()),
        Cell::text(holder.education()),
        Cell::text(holder.full_time()),
        holder.from.map_or(Cell::Empty, Cell::Date),
    ]);
    cells
}

/// The year's meetings, oldest first.
pub(crate) fn meeting_list(facts: &ReportFacts) -> Vec<Block> {
    let rows = (1..)
        .zip(&facts.meetings)
        .map(|(number, meeting)| {
            row(vec![
                Cell::Count(number),
                Cell::Date(meeting.held_on.into()),
                Cell::text(meeting.name.clone()),
                Cell::text(meeting.chair.clone().unwrap_or_default()),
                Cell::Count(meeting.due),
                Cell::Count(meeting.came),
                Cell::Count(meeting.items),
                Cell::Count(meeting.resolutions.len() as i64),
            ])
        })
        .collect();
    vec![Block::Table(Table {
        caption: wording::meeting_list(facts.year),
        columns: columns(&[
            ("序号", 2, Align::Centre),
            ("日期", 6, Align::Left),
            ("会议", 9, Align::Left),
            ("主持人", 3, Align::Left),
            ("应到", 2, Align::Right),
            ("实到", 2, Align::Right),
            ("议题", 2, Align::Right),
            ("决议", 2, Align::Right),
        ]),
        rows,
        notes: Vec::new(),
    })]
}
