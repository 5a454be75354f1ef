//! What follows the annual report: its tables and lists. The street office gets the leading bodies' rosters with numbers
//! masked and homes told to the building; the assembly of delegates only what may be posted (个人信息保护法 art. 6, 25).

use crate::dates::Day;
use crate::document::{Align, Attachment, Block, Cell, Orientation, Row, Run, Table};
use crate::kinds::{BodyKind, FigureKind, Identity, ReportReader};
use crate::papers::annual::chapters::meeting_bodies;
use crate::papers::facts::{BodyFacts, GroupFacts, Holder, ReportFacts};
use crate::papers::numbers::Numbers;
use crate::papers::tables::{self, NumberTable, TableCell, value_cell};
use crate::papers::{checkup, columns, row};
use crate::wording::report as wording;
use crate::wording::report::attached::{self as words, head};

/// 班子: the bodies whose people the street office asks for by name.
const LEADING: &[BodyKind] = &[BodyKind::PartyOrganisation, BodyKind::Committee, BodyKind::SupervisionCommittee];

/// The papers that follow, in their order.
pub(crate) fn attachments(facts: &ReportFacts, numbers: &Numbers) -> Vec<Attachment> {
    let mut attachments = Vec::new();
    let mut add = |title: String, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            attachments.push(Attachment { title, blocks });
        }
    };
    let year = facts.year;
    match facts.written.reader {
        ReportReader::Street => {
            add(words::basics(year), filled(facts, numbers, &["basics", "r02", "r01"]));
            add(words::MEMBERS.to_owned(), filled(facts, numbers, &["r08", "structure"]));
            add(words::DEMOCRACY.to_owned(), filled(facts, numbers, &["r11", "r13", "r14", "r15"]));
            add(wording::meeting_list(year), meetings(facts, numbers));
            add(words::disclosures(year), vec![paragraph(words::NO_DISCLOSURES)]);
            add(words::LEADERS.to_owned(), leaders(facts));
            add(words::BODIES.to_owned(), bodies(facts, numbers));
            add(words::changes(year), filled(facts, numbers, &["changes"]));
            if let Some(check_up) = &facts.check_up {
                add(crate::wording::checkup::SUMMARY.to_owned(), checkup::summary(check_up));
            }
        }
        ReportReader::Congress => {
            add(words::POSTED.to_owned(), posted(facts));
            add(wording::meeting_list(year), meetings(facts, numbers));
        }
        ReportReader::Plan => {}
    }
    attachments
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(vec![Run::plain(text)])
}

/// Tables of a part of the report by their codes; those nobody filled at all are left out.
fn filled(facts: &ReportFacts, numbers: &Numbers, codes: &[&str]) -> Vec<Block> {
    let tables = codes.iter().filter_map(|code| tables::table(facts, numbers, code));
    tables
        .filter(|table| !table.is_empty(numbers))
        .map(|table| Block::Table(without_empty_groups(table, numbers).printed(numbers)))
        .collect()
}

/// Without the groups of which nobody knows a number this year; they are named under the table.
fn without_empty_groups(mut table: NumberTable, numbers: &Numbers) -> NumberTable {
    let known = |cell: &TableCell| match cell {
        TableCell::Number(code) => numbers.value(code).is_some(),
        TableCell::Unknown(_) | TableCell::Said(_) => true,
        _ => false,
    };
    let filled: Vec<String> =
        table.lines.iter().filter(|line| line.cells.iter().any(known)).map(|line| line.group.clone()).collect();
    let mut empty: Vec<String> = Vec::new();
    table.lines.retain(|line| {
        let stays = filled.contains(&line.group);
        if !stays && !empty.contains(&line.group) {
            empty.push(line.group.clone());
        }
        stays
    });
    if !empty.is_empty() {
        table.notes.push(words::left_out(&empty));
    }
    table
}

/// How often each body met, the meetings one by one, and what was resolved.
fn meetings(facts: &ReportFacts, numbers: &Numbers) -> Vec<Block> {
    if facts.meetings.is_empty() {
        return vec![paragraph(wording::no_meetings(facts.year))];
    }
    let mut blocks = vec![Block::Table(by_body(facts, numbers))];
    blocks.extend(filled(facts, numbers, &["meetings", "resolutions"]));
    blocks
}

fn by_body(facts: &ReportFacts, numbers: &Numbers) -> Table {
    let cells = |name: &str, code: &str| {
        let count = |what: &str| numbers.count(&format!("{code}.{what}"));
        vec![
            Cell::text(name),
            Cell::Count(count("held")),
            Cell::Count(count("due")),
            Cell::Count(count("came")),
            Cell::Share { part: count("came"), whole: count("due") },
            Cell::Count(count("resolutions")),
            Cell::Count(count("settled")),
        ]
    };
    let mut rows: Vec<Row> = meeting_bodies(facts)
        .into_iter()
        .map(|(body, name)| row(cells(name, &format!("body.{body}.meetings"))))
        .collect();
    rows.push(Row { cells: cells(words::SUM, "meetings"), strong: true });
    Table {
        caption: words::meetings_by_body(facts.year),
        columns: columns(&[
            (head::BODY, 6, Align::Left),
            (head::MEETINGS, 2, Align::Right),
            (head::DUE_SUM, 3, Align::Right),
            (head::CAME_SUM, 3, Align::Right),
            (head::RATE, 3, Align::Right),
            (head::RESOLUTIONS, 2, Align::Right),
            (head::SETTLED, 3, Align::Right),
        ]),
        rows,
        notes: Vec::new(),
    }
}

/// Rosters of the leading bodies for the street office.
fn leaders(facts: &ReportFacts) -> Vec<Block> {
    let leading = |body: &&BodyFacts| LEADING.contains(&body.kind) && !body.roster.is_empty();
    let mut blocks: Vec<Block> = facts
        .bodies
        .iter()
        .filter(leading)
        .map(|body| Block::Table(street_roster(body, &body.name, facts.as_of, facts.identity)))
        .collect();
    if blocks.is_empty() {
        return vec![paragraph(wording::NOBODY)];
    }
    // Thirteen columns: the page is turned.
    blocks.insert(0, Block::Section(Orientation::Landscape));
    blocks
}

/// 上报: what the street office asks of who holds a post. Numbers come masked and homes to the building, unless somebody
/// gave a reason to have them in full.
pub(crate) fn street_roster(body: &BodyFacts, caption: &str, on: Day, identity: Identity) -> Table {
    let heads = [
        (head::ROW, 2, Align::Centre),
        (head::POST, 4, Align::Left),
        (head::NAME, 4, Align::Left),
        (head::SEX, 2, Align::Centre),
        (head::AGE, 3, Align::Right),
        (head::NATIONALITY, 3, Align::Left),
        (head::POLITICS, 4, Align::Left),
        (head::EDUCATION, 4, Align::Left),
        (head::FULL_TIME, 3, Align::Centre),
        (head::ID_NUMBER, 9, Align::Left),
        (head::PHONE, 6, Align::Left),
        (head::BUILDING, 5, Align::Left),
        (head::SINCE, 6, Align::Left),
    ];
    let rows = (1..).zip(&body.roster).map(|(number, holder)| {
        let contact = holder.contact.clone().unwrap_or_default();
        let home = if identity == Identity::Full { contact.address } else { contact.building };
        row(vec![
            Cell::Count(number),
            Cell::text(holder.post.clone()),
            Cell::name(holder.subject.name.clone()),
            Cell::text(holder.sex()),
            age(holder, on),
            Cell::text(holder.nationality()),
            Cell::text(holder.politics()),
            Cell::text(holder.education()),
            Cell::text(holder.full_time()),
            Cell::text(contact.id_number.unwrap_or_default()),
            Cell::text(contact.phone.unwrap_or_default()),
            Cell::text(home.unwrap_or_default()),
            since(holder),
        ])
    });
    let rows = rows.chain(empty_seats(body, heads.len())).collect();
    let note = match identity {
        Identity::Masked => words::MASKED,
        Identity::Full => words::IN_FULL,
    };
    Table { caption: caption.to_owned(), columns: columns(&heads), rows, notes: vec![note.to_owned()] }
}

/// Rosters that may be posted, of the committee and who supervises it.
fn posted(facts: &ReportFacts) -> Vec<Block> {
    let leading = |body: &&BodyFacts| LEADING.contains(&body.kind) && !body.roster.is_empty();
    let blocks: Vec<Block> =
        facts.bodies.iter().filter(leading).map(|body| Block::Table(posted_roster(body, &body.name))).collect();
    if blocks.is_empty() { vec![paragraph(wording::NOBODY)] } else { blocks }
}

/// 公示: post, name, sex and for whom somebody stands; no age, no home, no number.
pub(crate) fn posted_roster(body: &BodyFacts, caption: &str) -> Table {
    let heads = [
        (head::ROW, 2, Align::Centre),
        (head::POST, 4, Align::Left),
        (head::NAME, 4, Align::Left),
        (head::SEX, 2, Align::Centre),
        (head::DUTIES, 8, Align::Left),
        (head::STANDS_FOR, 6, Align::Left),
    ];
    let rows = (1..).zip(&body.roster).map(|(number, holder)| {
        row(vec![
            Cell::Count(number),
            Cell::text(holder.post.clone()),
            Cell::name(holder.subject.name.clone()),
            Cell::text(holder.sex()),
            Cell::text(holder.duties.clone().unwrap_or_default()),
            Cell::text(holder.represents.clone().unwrap_or_default()),
        ])
    });
    let rows = rows.chain(empty_seats(body, heads.len())).collect();
    Table { caption: caption.to_owned(), columns: columns(&heads), rows, notes: Vec::new() }
}

/// Empty seats stand in a roster as 空缺.
fn empty_seats(body: &BodyFacts, columns: usize) -> impl Iterator<Item = Row> {
    body.vacancies.iter().flat_map(move |(post, number)| {
        let mut cells = vec![Cell::Empty, Cell::text(post.clone()), Cell::text(crate::wording::bodies::EMPTY)];
        cells.resize(columns, Cell::Empty);
        (0..*number).map(move |_| row(cells.clone()))
    })
}

fn age(holder: &Holder, on: Day) -> Cell {
    holder.subject.birth.and_then(|birth| birth.age(on)).map_or(Cell::Empty, |age| Cell::Count(i64::from(age)))
}

fn since(holder: &Holder) -> Cell {
    holder.from.map_or(Cell::Empty, Cell::Date)
}

/// Bodies with their terms, seats and empty seats, and the groups.
fn bodies(facts: &ReportFacts, numbers: &Numbers) -> Vec<Block> {
    let mut blocks = Vec::new();
    if facts.bodies.is_empty() {
        blocks.push(paragraph(wording::no_bodies(facts.as_of)));
    } else {
        blocks.extend(filled(facts, numbers, &["bodies"]));
    }
    if !facts.groups.is_empty() {
        blocks.push(Block::Table(group_list(facts)));
    }
    blocks
}

fn group_list(facts: &ReportFacts) -> Table {
    let of = |group: &GroupFacts, kind: FigureKind| {
        group.figures.iter().find(|figure| figure.kind == kind).map(|figure| figure.thousandths)
    };
    let cell = |thousandths: Option<i64>| thousandths.map_or(Cell::Empty, |value| value_cell(Some(value)));
    let sum = |kind: FigureKind| {
        let values: Vec<i64> = facts.groups.iter().filter_map(|group| of(group, kind)).collect();
        cell((!values.is_empty()).then(|| values.iter().sum()))
    };
    let mut rows: Vec<Row> = facts
        .groups
        .iter()
        .map(|group| {
            row(vec![
                Cell::text(group.name.clone()),
                Cell::text(group.buildings.join("、")),
                cell(of(group, FigureKind::Households)),
                cell(of(group, FigureKind::Population)),
                Cell::text(group.leaders.join("、")),
                Cell::text(group.deputies.join("、")),
                Cell::Count(group.delegates.len() as i64),
            ])
        })
        .collect();
    let count = |of: fn(&GroupFacts) -> usize| Cell::Count(facts.groups.iter().map(|group| of(group) as i64).sum());
    rows.push(Row {
        cells: vec![
            Cell::text(words::SUM),
            Cell::Empty,
            sum(FigureKind::Households),
            sum(FigureKind::Population),
            count(|group| group.leaders.len()),
            count(|group| group.deputies.len()),
            count(|group| group.delegates.len()),
        ],
        strong: true,
    });
    Table {
        caption: words::GROUP_TABLE.to_owned(),
        columns: columns(&[
            (head::GROUP, 4, Align::Left),
            (head::BUILDINGS, 6, Align::Left),
            (head::HOUSEHOLDS, 2, Align::Right),
            (head::POPULATION, 3, Align::Right),
            (head::LEADER, 3, Align::Left),
            (head::DEPUTY, 3, Align::Left),
            (head::DELEGATES, 3, Align::Right),
        ]),
        rows,
        notes: Vec::new(),
    }
}
