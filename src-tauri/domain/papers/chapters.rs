//! The chapters of the annual report, computed from facts: sentences whose numbers keep their codes, and tables.

use crate::chart::{ChartView, drawn};
use crate::document::{Align, Cell, Row, Table, share};
use crate::kinds::{BodyKind, FigureKind};
use crate::papers::annual::{Chapter, ChapterBlock, FreePart, Piece};
use crate::papers::facts::{BodyFacts, GroupFacts, ReportFacts};
use crate::papers::numbers::Numbers;
use crate::papers::tables::{self, value_cell};
use crate::papers::{columns, lines, row};
use crate::wording::report as wording;
use crate::wording::report::{CHIP_END, CHIP_START};

/// More names than this stand in the attachment only.
const MOST_NAMES: usize = 20;

/// All chapters in their order.
pub(crate) fn chapters(facts: &ReportFacts, numbers: &Numbers) -> Vec<Chapter> {
    let mut chapters = vec![
        Chapter::computed("basics", wording::chapter::BASICS, basics(facts, numbers)),
        Chapter::computed("bodies", wording::chapter::BODIES, bodies(facts, numbers)),
        Chapter::computed("groups", wording::chapter::GROUPS, groups(facts, numbers)),
        Chapter::computed("meetings", wording::chapter::MEETINGS, meetings(facts, numbers)),
        Chapter::computed("statistics", wording::chapter::STATISTICS, statistics(facts, numbers)),
    ];
    for part in FreePart::ALL {
        let text = facts.texts.get(part.code()).map(String::as_str).unwrap_or_default();
        if text.trim().is_empty() && !part.always() {
            continue;
        }
        let mut blocks: Vec<ChapterBlock> = lines(text).map(plain).collect();
        if blocks.is_empty() {
            blocks.push(plain(&wording::unwritten(facts.year)));
        }
        chapters.push(Chapter { code: part.code().to_owned(), title: part.chinese().to_owned(), free: true, blocks });
    }
    for (number, chapter) in (1..).zip(&mut chapters) {
        chapter.title = wording::first_level(number, &chapter.title);
    }
    chapters
}

fn plain(text: &str) -> ChapterBlock {
    ChapterBlock::Paragraph(vec![Piece::Text(text.to_owned())])
}

/// A sentence with chips as pieces. A mark without a number of ours behind it goes, whoever typed it.
fn sentence(text: &str, numbers: &Numbers) -> ChapterBlock {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(CHIP_START) {
        say(&mut pieces, before);
        let (code, after) = after.split_once(CHIP_END).unwrap_or((after, ""));
        match numbers.get(code) {
            Some(number) => pieces.push(Piece::Number { code: code.to_owned(), printed: number.printed() }),
            None => say(&mut pieces, code),
        }
        rest = after;
    }
    say(&mut pieces, rest);
    ChapterBlock::Paragraph(pieces)
}

fn say(pieces: &mut Vec<Piece>, text: &str) {
    let text: String = text.chars().filter(|character| !matches!(*character, CHIP_START | CHIP_END)).collect();
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(before)) => before.push_str(&text),
        _ => pieces.push(Piece::Text(text)),
    }
}

fn basics(facts: &ReportFacts, numbers: &Numbers) -> Vec<ChapterBlock> {
    let mut parts = Vec::new();
    parts.extend(facts.committee.founded.map(wording::founded));
    for kind in [FigureKind::Area, FigureKind::Households, FigureKind::MovedIn] {
        let code = format!("figure.{}", kind.code());
        parts.extend(numbers.value(&code).map(|_| wording::figure(kind, &code)));
    }
    let (blocks, courtyards) = (numbers.count("count.blocks") > 0, numbers.count("count.courtyards") > 0);
    if blocks || courtyards {
        parts.push(wording::buildings(blocks, courtyards));
    }
    for kind in [FigureKind::Population, FigureKind::RegisteredPopulation, FigureKind::PartyMembers] {
        let code = format!("figure.{}", kind.code());
        parts.extend(numbers.value(&code).map(|_| wording::figure(kind, &code)));
    }
    if numbers.count("count.groups") > 0 {
        parts.push(wording::groups());
    }
    if numbers.count("count.units") > 0 {
        parts.push(wording::units());
    }
    let mut blocks = vec![match parts.as_slice() {
        [] => plain(wording::NO_BASICS),
        parts => sentence(&wording::basics(&facts.committee.name, parts), numbers),
    }];
    let of_kind = |kind: BodyKind| facts.bodies.iter().find(|body| body.kind == kind);
    if numbers.count("members.total") == 0 {
        blocks.push(plain(wording::NO_MEMBERS));
    } else {
        let committee = of_kind(BodyKind::Committee);
        blocks.push(sentence(
            &wording::members(
                committee.map_or(BodyKind::Committee.chinese(), |body| &body.name),
                committee.and_then(|body| body.term.as_ref()).and_then(|term| term.ordinal),
                &numbers.share("members.female", "members.total"),
                &numbers.share("members.college_up", "members.total"),
            ),
            numbers,
        ));
    }
    if let Some(party) = of_kind(BodyKind::PartyOrganisation).filter(|party| !party.roster.is_empty()) {
        blocks.push(sentence(&wording::party(&party.name, &format!("body.{}.people", party.id)), numbers));
    }
    if numbers.count("workers.total") > 0 {
        blocks.push(sentence(&wording::workers(), numbers));
    }
    blocks
}

fn bodies(facts: &ReportFacts, numbers: &Numbers) -> Vec<ChapterBlock> {
    if facts.bodies.is_empty() {
        return vec![plain(&wording::no_bodies(facts.as_of))];
    }
    let mut blocks = vec![sentence(&wording::organisation(facts.as_of), numbers)];
    if let Some(chart) = &facts.chart {
        blocks.push(ChapterBlock::Picture(drawn(chart, &ChartView::paper())));
    }
    for (number, body) in (1..).zip(&facts.bodies) {
        blocks.push(ChapterBlock::Heading { level: 2, text: wording::second_level(number, &body.name) });
        let mut text = String::new();
        if let Some(term) = &body.term {
            text.push_str(&wording::term(term.ordinal, term.start, term.legal_end, term.extended_to));
        }
        if body.roster.is_empty() {
            text.push_str(wording::NOBODY);
        } else {
            let empty = body.vacancies.iter().map(|(_, number)| number).sum();
            text.push_str(&wording::filled(&format!("body.{}.people", body.id), body.seats, empty));
            text.push_str(&if body.roster.len() > MOST_NAMES {
                wording::SEE_ROSTER.to_owned()
            } else {
                wording::holders(&by_post(body))
            });
        }
        if !body.ex_officio.is_empty() {
            text.push_str(&wording::ex_officio(&body.ex_officio));
        }
        blocks.push(sentence(&text, numbers));
    }
    blocks
}

/// Names by post, in the order of the roster.
fn by_post(body: &BodyFacts) -> Vec<(String, Vec<String>)> {
    let mut posts: Vec<(String, Vec<String>)> = Vec::new();
    for holder in &body.roster {
        let name = holder.subject.name.clone();
        match posts.iter_mut().find(|(post, _)| *post == holder.post) {
            Some((_, names)) => names.push(name),
            None => posts.push((holder.post.clone(), vec![name])),
        }
    }
    posts
}

fn groups(facts: &ReportFacts, numbers: &Numbers) -> Vec<ChapterBlock> {
    if facts.groups.is_empty() {
        return vec![plain(&wording::no_groups(facts.as_of))];
    }
    let mut blocks = vec![sentence(&wording::group_leaders(), numbers)];
    let leaderless: Vec<String> =
        facts.groups.iter().filter(|group| group.leaders.is_empty()).map(|group| group.name.clone()).collect();
    if !leaderless.is_empty() {
        blocks.push(plain(&wording::leaderless(&leaderless)));
    }
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
                Cell::text(group.delegates.join("、")),
            ])
        })
        .collect();
    rows.push(Row {
        cells: vec![
            Cell::text("合计"),
            Cell::Empty,
            sum(FigureKind::Households),
            sum(FigureKind::Population),
            Cell::Count(facts.groups.iter().map(|group| group.leaders.len() as i64).sum()),
            Cell::Count(facts.groups.iter().map(|group| group.deputies.len() as i64).sum()),
            Cell::Count(facts.groups.iter().map(|group| group.delegates.len() as i64).sum()),
        ],
        strong: true,
    });
    blocks.push(ChapterBlock::Table(Table {
        caption: "居民小组一览表".to_owned(),
        columns: columns(&[
            ("小组", 4, Align::Left),
            ("楼栋", 5, Align::Left),
            ("户数", 2, Align::Right),
            ("常住人口", 3, Align::Right),
            ("组长", 3, Align::Left),
            ("副组长", 3, Align::Left),
            ("居民代表", 5, Align::Left),
        ]),
        rows,
        notes: Vec::new(),
    }));
    blocks
}

fn meetings(facts: &ReportFacts, numbers: &Numbers) -> Vec<ChapterBlock> {
    if facts.meetings.is_empty() {
        return vec![plain(&wording::no_meetings(facts.year))];
    }
    let mut blocks = vec![sentence(&wording::meetings(facts.year), numbers)];
    let bodies = meeting_bodies(facts);
    let count = |body: i64, what: &str| numbers.count(&format!("body.{body}.meetings.{what}"));
    let rate = |body: i64| share(count(body, "came"), count(body, "due"));
    let mut rows: Vec<Row> = bodies
        .iter()
        .map(|(body, name)| {
            row(vec![
                Cell::text(*name),
                Cell::Count(count(*body, "held")),
                Cell::Count(count(*body, "due")),
                Cell::Count(count(*body, "came")),
                Cell::Share { part: count(*body, "came"), whole: count(*body, "due") },
                Cell::Count(count(*body, "resolutions")),
                Cell::Count(count(*body, "settled")),
            ])
        })
        .collect();
    let all = |what: &str| numbers.count(&format!("meetings.{what}"));
    rows.push(Row {
        cells: vec![
            Cell::text("合计"),
            Cell::Count(all("held")),
            Cell::Count(all("due")),
            Cell::Count(all("came")),
            Cell::Share { part: all("came"), whole: all("due") },
            Cell::Count(all("resolutions")),
            Cell::Count(all("settled")),
        ],
        strong: true,
    });
    blocks.push(ChapterBlock::Table(Table {
        caption: format!("{}年会议情况表", facts.year),
        columns: columns(&[
            ("组织", 6, Align::Left),
            ("会议", 2, Align::Right),
            ("应到人次", 3, Align::Right),
            ("实到人次", 3, Align::Right),
            ("到会率", 3, Align::Right),
            ("决议", 2, Align::Right),
            ("已落实", 3, Align::Right),
        ]),
        rows,
        notes: Vec::new(),
    }));
    for (number, (body, name)) in (1..).zip(&bodies) {
        blocks.push(ChapterBlock::Heading { level: 2, text: wording::second_level(number, name) });
        let code = format!("body.{body}.meetings");
        blocks.push(sentence(&wording::meetings_of_body(&code, &rate(*body)), numbers));
        let resolutions: Vec<_> = facts
            .meetings
            .iter()
            .filter(|meeting| meeting.body == *body)
            .flat_map(|meeting| meeting.resolutions.iter().map(move |resolution| (meeting.held_on, resolution)))
            .collect();
        if resolutions.is_empty() {
            blocks.push(plain(wording::NO_RESOLUTIONS));
        }
        for (number, (on, resolution)) in (1..).zip(resolutions) {
            blocks.push(plain(&wording::resolution(
                number,
                &resolution.text,
                on,
                resolution.responsible.as_deref(),
                resolution.due_on,
                resolution.settled,
            )));
        }
    }
    blocks
}

/// Bodies that met, in the order papers list bodies; those that no longer exist come last.
fn meeting_bodies(facts: &ReportFacts) -> Vec<(i64, &str)> {
    let mut bodies: Vec<(i64, &str)> = Vec::new();
    for meeting in &facts.meetings {
        if !bodies.iter().any(|(body, _)| *body == meeting.body) {
            bodies.push((meeting.body, &meeting.body_name));
        }
    }
    let place = |id: i64| {
        let body = facts.bodies.iter().position(|body| body.id == id);
        let group = || facts.groups.iter().position(|group| group.id == id).map(|at| at + facts.bodies.len());
        body.or_else(group).unwrap_or(usize::MAX)
    };
    bodies.sort_by_key(|(body, _)| place(*body));
    bodies
}

fn statistics(facts: &ReportFacts, numbers: &Numbers) -> Vec<ChapterBlock> {
    let mut blocks = vec![plain(&wording::statistics(facts.as_of))];
    if let Some(table) = tables::table(facts, numbers, "r08") {
        let mut printed = table.printed(numbers);
        printed.notes.insert(0, wording::CONVENTIONS.to_owned());
        blocks.push(ChapterBlock::Table(printed));
    }
    blocks
}
