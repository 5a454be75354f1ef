//! Tables that are lists: bodies and their vacancies, meetings, resolutions with their state, changes of the year.

use super::{Head, Line, NumberTable, TableCell};
use crate::document::{Align, Cell};
use crate::papers::compare::Difference;
use crate::papers::facts::ReportFacts;
use crate::papers::numbers::Numbers;
use crate::wording::indicators as words;

/// In the order of the paper.
pub(super) fn lists(facts: &ReportFacts, numbers: &Numbers) -> Vec<NumberTable> {
    vec![bodies(facts, numbers), meetings(facts), resolutions(facts), changes(facts)]
}

fn heads(heads: &[(&str, u32, Align)]) -> Vec<Head> {
    heads
        .iter()
        .map(|(label, share, align)| Head { label: (*label).to_owned(), share: *share, align: *align })
        .collect()
}

fn line(cells: Vec<TableCell>) -> Line {
    Line { group: String::new(), label: String::new(), cells, strong: false }
}

fn said(cell: Cell) -> TableCell {
    TableCell::Said(cell)
}

/// 组织与空缺
fn bodies(facts: &ReportFacts, numbers: &Numbers) -> NumberTable {
    let mut lines: Vec<Line> = facts
        .bodies
        .iter()
        .map(|body| {
            let empty: i64 = body.vacancies.iter().map(|(_, number)| number).sum();
            let vacant: Vec<String> =
                body.vacancies.iter().map(|(post, number)| words::vacancy(post, *number)).collect();
            line(vec![
                said(Cell::text(body.name.clone())),
                said(Cell::text(body.kind.chinese())),
                said(Cell::text(body.term.as_ref().map(words::term).unwrap_or_default())),
                said(body.seats.map_or(Cell::Empty, Cell::Count)),
                TableCell::Number(format!("body.{}.people", body.id)),
                said(if body.seats.is_some() { Cell::Count(empty) } else { Cell::Empty }),
                said(Cell::text(vacant.join("、"))),
            ])
        })
        .collect();
    if !facts.groups.is_empty() {
        lines.push(line(vec![
            said(Cell::text(words::GROUPS_ALL)),
            said(Cell::Empty),
            said(Cell::Empty),
            TableCell::Number("count.groups".to_owned()),
            TableCell::Number("count.leaders".to_owned()),
            said(Cell::Count(facts.groups.iter().filter(|group| group.leaders.is_empty()).count() as i64)),
            said(Cell::text(words::GROUPS_NOTE)),
        ]));
    }
    let notes = if numbers.get("count.in_office").is_some() { vec![words::BODIES_NOTE.to_owned()] } else { Vec::new() };
    NumberTable {
        code: "bodies".to_owned(),
        title: words::BODIES_TABLE.to_owned(),
        heads: heads(&[
            ("组织", 6, Align::Left),
            ("类别", 4, Align::Left),
            ("本届", 6, Align::Left),
            ("应设", 2, Align::Right),
            ("现任", 2, Align::Right),
            ("空缺", 2, Align::Right),
            ("空缺的职务", 4, Align::Left),
        ]),
        lines,
        notes,
    }
}

/// 会议一览表
fn meetings(facts: &ReportFacts) -> NumberTable {
    let lines = (1..)
        .zip(&facts.meetings)
        .map(|(number, meeting)| {
            line(vec![
                said(Cell::Count(number)),
                said(Cell::Date(meeting.held_on.into())),
                said(Cell::text(meeting.name.clone())),
                said(Cell::text(meeting.chair.clone().unwrap_or_default())),
                said(Cell::Count(meeting.due)),
                said(Cell::Count(meeting.came)),
                said(Cell::Count(meeting.items)),
                said(Cell::Count(meeting.resolutions.len() as i64)),
            ])
        })
        .collect();
    NumberTable {
        code: "meetings".to_owned(),
        title: crate::wording::report::meeting_list(facts.year),
        heads: heads(&[
            ("序号", 2, Align::Centre),
            ("日期", 6, Align::Left),
            ("会议", 9, Align::Left),
            ("主持人", 3, Align::Left),
            ("应到", 2, Align::Right),
            ("实到", 2, Align::Right),
            ("议题", 2, Align::Right),
            ("决议", 2, Align::Right),
        ]),
        lines,
        notes: Vec::new(),
    }
}

/// 决议和落实一览表
fn resolutions(facts: &ReportFacts) -> NumberTable {
    let all = facts.meetings.iter().flat_map(|meeting| meeting.resolutions.iter().map(move |one| (meeting, one)));
    let lines = (1..)
        .zip(all)
        .map(|(number, (meeting, one))| {
            line(vec![
                said(Cell::Count(number)),
                said(Cell::Date(meeting.held_on.into())),
                said(Cell::text(meeting.body_name.clone())),
                said(Cell::text(one.text.clone())),
                said(Cell::text(one.responsible.clone().unwrap_or_default())),
                said(one.due_on.map_or(Cell::Empty, |day| Cell::Date(day.into()))),
                said(Cell::text(words::resolution_state(one, facts.as_of))),
            ])
        })
        .collect();
    NumberTable {
        code: "resolutions".to_owned(),
        title: words::resolutions_table(facts.year),
        heads: heads(&[
            ("序号", 2, Align::Centre),
            ("日期", 5, Align::Left),
            ("组织", 4, Align::Left),
            ("决议", 9, Align::Left),
            ("责任人", 3, Align::Left),
            ("期限", 5, Align::Left),
            ("落实情况", 3, Align::Centre),
        ]),
        lines,
        notes: Vec::new(),
    }
}

/// 全年变动表
fn changes(facts: &ReportFacts) -> NumberTable {
    let mut lines = Vec::new();
    for body in &facts.changes {
        for sentence in &body.changes {
            lines.push(line(vec![
                said(Cell::text(body.name.clone())),
                said(Cell::text(words::BODY_CHANGED)),
                said(Cell::Empty),
                said(Cell::Empty),
                said(Cell::Empty),
                said(Cell::Empty),
                said(Cell::text(sentence.clone())),
            ]));
        }
        for (kind, people) in [(words::CAME, &body.came), (words::LEFT, &body.left), (words::MOVED, &body.moved)] {
            lines.extend(people.iter().map(|one| changed(&body.name, kind, one)));
        }
    }
    let from = crate::dates::Day::from_ymd_opt(facts.year - 1, 12, 31);
    NumberTable {
        code: "changes".to_owned(),
        title: words::changes_table(facts.year),
        heads: heads(&[
            ("组织", 5, Align::Left),
            ("变动", 3, Align::Left),
            ("姓名", 3, Align::Left),
            ("原职务", 4, Align::Left),
            ("现职务", 4, Align::Left),
            ("日期", 5, Align::Left),
            ("原因", 4, Align::Left),
        ]),
        lines,
        notes: from.map(|from| words::changes_note(from, facts.as_of)).into_iter().collect(),
    }
}

fn changed(body: &str, kind: &str, one: &Difference) -> Line {
    let text = |text: &Option<String>| said(Cell::text(text.clone().unwrap_or_default()));
    line(vec![
        said(Cell::text(body)),
        said(Cell::text(kind)),
        said(Cell::name(one.name.clone())),
        text(&one.before),
        text(&one.after),
        said(one.on.map_or(Cell::Empty, Cell::Date)),
        text(&one.why),
    ])
}
