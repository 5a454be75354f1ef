//! The inspector's table (体检表): every rule that applies, what it asks, what was found with its numbers, on what that
//! rests, and what was written about it; by layer and body.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::Day;
use crate::document::{Align, Block, Cell, Document, Orientation, Row, Run, Table};
use crate::papers::{columns, row};
use crate::wording::checkup as wording;

/// How a rule or a finding is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// 不符
    Error,
    /// 待说明
    Warning,
    /// 提示
    Hint,
    /// 已说明
    Waived,
    /// 符合
    Kept,
    /// 尚未登记
    Unrecorded,
}

impl Mark {
    /// All of them, the heaviest first.
    pub const ALL: &'static [Self] =
        &[Self::Error, Self::Warning, Self::Hint, Self::Waived, Self::Kept, Self::Unrecorded];

    /// As a person reads it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Error => "不符",
            Self::Warning => "待说明",
            Self::Hint => "提示",
            Self::Waived => "已说明",
            Self::Kept => "符合",
            Self::Unrecorded => "尚未登记",
        }
    }
}

/// What the table is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckUpFacts {
    /// 安和里社区居民委员会
    pub committee: String,
    /// The day it is judged on.
    pub on: Day,
    /// How many rules bear which mark.
    pub counts: Vec<(Mark, i64)>,
    /// Packs that judged: title and edition.
    pub packs: Vec<(String, String)>,
    /// Layer by layer.
    pub layers: Vec<LayerRules>,
    /// What no program can check: title, what it says, source.
    pub notes: Vec<(String, String, String)>,
    /// Head of the history chain as printed.
    pub chain: String,
}

/// Rules of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerRules {
    /// 领导层; 全社区 for what concerns no body.
    pub title: String,
    /// Body by body.
    pub bodies: Vec<BodyRules>,
}

/// Rules of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyRules {
    /// Its name on the day.
    pub name: String,
    /// In the order of their packs.
    pub rules: Vec<RuleFacts>,
}

/// A rule for a body.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleFacts {
    /// A few words.
    pub title: String,
    /// What is asked.
    pub asked: String,
    /// Law and article.
    pub source: String,
    /// How far the source was read; none where it was read in full.
    pub confidence: Option<String>,
    /// How it stands on the day.
    pub mark: Mark,
    /// Numerator and denominator, where something was measured.
    pub measured: Option<(i64, Option<i64>)>,
    /// What is not kept and without which it cannot be said.
    pub missing: Vec<String>,
    /// Meetings and papers it rests on.
    pub evidence: Vec<String>,
    /// What was found.
    pub findings: Vec<FindingFacts>,
}

impl RuleFacts {
    /// Something can be said of it, if only of days that are over.
    fn is_judged(&self) -> bool {
        self.mark != Mark::Unrecorded || !self.findings.is_empty()
    }

    /// It is told in full: it is not kept, or was not.
    fn is_told(&self) -> bool {
        self.is_judged() && (self.mark != Mark::Kept || !self.findings.is_empty())
    }
}

/// A breach.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingFacts {
    /// First and last day.
    pub days: (Day, Option<Day>),
    /// How it is marked.
    pub mark: Mark,
    /// What was found.
    pub sentence: String,
    /// Numerator and denominator.
    pub measured: (i64, Option<i64>),
    /// Whom it concerns.
    pub people: Vec<String>,
    /// Meetings it concerns, with their days.
    pub meetings: Vec<String>,
    /// What was written about it, with the number of the paper; whether it lapsed.
    pub waiver: Option<(String, bool)>,
}

/// The table as a paper, on turned pages: what is not kept in full, what is kept a line for each body, then what cannot be
/// said yet and what no program can check.
pub fn document(facts: &CheckUpFacts) -> Document {
    let mut blocks = vec![
        Block::Section(Orientation::Landscape),
        paragraph(&wording::sum(&facts.counts)),
        paragraph(&wording::judged_by(&facts.packs)),
    ];
    let parts = [
        (wording::FOUND, found(&facts.layers)),
        (wording::KEPT, kept(&facts.layers)),
        (Mark::Unrecorded.chinese(), unrecorded(&facts.layers)),
        (wording::NOTES, notes(&facts.notes)),
    ];
    for (number, (title, table)) in (1..).zip(parts.into_iter().filter(|(_, table)| !table.rows.is_empty())) {
        blocks.push(Block::Heading { level: 1, text: wording::numbered(number, title) });
        blocks.push(Block::Table(table));
    }
    Document {
        head: None,
        title: vec![facts.committee.clone(), wording::TABLE.to_owned()],
        subtitle: Some(crate::wording::report::as_of(facts.on)),
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: (!facts.chain.is_empty()).then(|| crate::wording::report::colophon(&facts.chain)),
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Run::plain(text)])
}

/// What is not kept, or was not within the days asked about: each finding in full, by layer and body.
fn found(layers: &[LayerRules]) -> Table {
    let mut lines = Vec::new();
    for layer in layers {
        let mut of_layer = Vec::new();
        for body in &layer.bodies {
            let rows = body.rules.iter().filter(|rule| rule.is_told()).flat_map(rows);
            of_layer.extend(rows.enumerate().map(|(number, cells)| {
                let name = Cell::text(if number == 0 { body.name.as_str() } else { "" });
                row([vec![name], cells].concat())
            }));
        }
        if !of_layer.is_empty() {
            lines.push(group(&layer.title, HEADS.len()));
            lines.extend(of_layer);
        }
    }
    Table { caption: String::new(), columns: columns(&HEADS), rows: lines, notes: Vec::new() }
}

const HEADS: [(&str, u32, Align); 7] = [
    (wording::head::BODY, 4, Align::Left),
    (wording::head::RULE, 4, Align::Left),
    (wording::head::ASKED, 10, Align::Left),
    (wording::head::MARK, 2, Align::Centre),
    (wording::head::FOUND, 9, Align::Left),
    (wording::head::EVIDENCE, 9, Align::Left),
    (wording::head::WAIVER, 5, Align::Left),
];

/// A line that names what follows.
fn group(title: &str, columns: usize) -> Row {
    let mut cells = vec![Cell::Empty; columns];
    if let Some(first) = cells.first_mut() {
        *first = Cell::text(title);
    }
    Row { cells, strong: true }
}

/// A line for each body: how many rules it keeps, and where they stand.
fn kept(layers: &[LayerRules]) -> Table {
    let lines = layers.iter().flat_map(|layer| layer.bodies.iter().map(move |body| (layer, body)));
    let lines = lines.filter_map(|(layer, body)| {
        let kept: Vec<&RuleFacts> = body.rules.iter().filter(|rule| rule.is_judged() && !rule.is_told()).collect();
        let name = if body.name.is_empty() { &layer.title } else { &body.name };
        let count = Cell::Count(i64::try_from(kept.len()).unwrap_or(i64::MAX));
        let articles = wording::articles(kept.iter().map(|rule| rule.source.as_str()));
        (!kept.is_empty()).then(|| row(vec![Cell::text(name.clone()), count, Cell::text(articles)]))
    });
    Table {
        caption: String::new(),
        columns: columns(&[
            (wording::head::BODY, 6, Align::Left),
            (wording::head::COUNT, 2, Align::Right),
            (wording::head::SOURCE, 28, Align::Left),
        ]),
        rows: lines.collect(),
        notes: Vec::new(),
    }
}

/// A line for each body and what it lacks: rules that wait for the same stand together.
fn unrecorded(layers: &[LayerRules]) -> Table {
    let mut lines = Vec::new();
    for body in layers.iter().flat_map(|layer| &layer.bodies) {
        let mut waiting: Vec<(&[String], Vec<&RuleFacts>)> = Vec::new();
        for rule in body.rules.iter().filter(|rule| !rule.is_judged()) {
            match waiting.iter_mut().find(|(missing, _)| *missing == rule.missing.as_slice()) {
                Some((_, rules)) => rules.push(rule),
                None => waiting.push((&rule.missing, vec![rule])),
            }
        }
        lines.extend(waiting.into_iter().enumerate().map(|(number, (missing, rules))| {
            let titles: Vec<&str> = rules.iter().map(|rule| rule.title.as_str()).collect();
            row(vec![
                Cell::text(if number == 0 { body.name.as_str() } else { "" }),
                Cell::text(titles.join("；")),
                Cell::text(wording::articles(rules.iter().map(|rule| rule.source.as_str()))),
                Cell::text(wording::lacking(missing)),
            ])
        }));
    }
    Table {
        caption: String::new(),
        columns: columns(&[
            (wording::head::BODY, 5, Align::Left),
            (wording::head::RULE, 8, Align::Left),
            (wording::head::SOURCE, 8, Align::Left),
            (wording::head::FOUND, 15, Align::Left),
        ]),
        rows: lines,
        notes: Vec::new(),
    }
}

/// One row for each finding of a rule, without the body; the rule itself stands in the first.
fn rows(rule: &RuleFacts) -> Vec<Vec<Cell>> {
    let asked = wording::asked(&rule.asked, &rule.source, rule.confidence.as_deref());
    if rule.findings.is_empty() {
        let found = rule.measured.map(|(count, whole)| wording::measured(count, whole)).unwrap_or_default();
        return vec![vec![
            Cell::text(rule.title.clone()),
            Cell::text(asked),
            Cell::text(rule.mark.chinese()),
            Cell::text(found),
            Cell::text(rule.evidence.join("；")),
            Cell::Empty,
        ]];
    }
    let mut rows = Vec::new();
    for finding in &rule.findings {
        let first = rows.is_empty();
        let (count, whole) = finding.measured;
        let mut found = wording::period(finding.days.0, finding.days.1);
        found.push_str(&finding.sentence);
        if whole.is_some() {
            found.push_str(&wording::measured(count, whole));
        }
        let mut evidence = finding.meetings.clone();
        if !finding.people.is_empty() {
            evidence.push(wording::people(&finding.people));
        }
        if first {
            evidence.extend(rule.evidence.iter().filter(|one| !finding.meetings.contains(one)).cloned());
        }
        rows.push(vec![
            if first { Cell::text(rule.title.clone()) } else { Cell::Empty },
            if first { Cell::text(asked.clone()) } else { Cell::Empty },
            Cell::text(finding.mark.chinese()),
            Cell::text(found),
            Cell::text(evidence.join("；")),
            finding.waiver.as_ref().map_or(Cell::Empty, |(said, lapsed)| Cell::text(wording::waiver(said, *lapsed))),
        ]);
    }
    rows
}

fn notes(notes: &[(String, String, String)]) -> Table {
    Table {
        caption: String::new(),
        columns: columns(&[
            (wording::head::RULE, 5, Align::Left),
            (wording::head::SAYS, 16, Align::Left),
            (wording::head::SOURCE, 8, Align::Left),
        ]),
        rows: notes
            .iter()
            .map(|(title, says, source)| {
                row(vec![Cell::text(title.clone()), Cell::text(says.clone()), Cell::text(source.clone())])
            })
            .collect(),
        notes: Vec::new(),
    }
}

/// The check-up in a few lines of another paper. Nobody is named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckUpSummary {
    /// How many rules bear which mark.
    pub counts: Vec<(Mark, i64)>,
    /// Those that are broken: body, title, what is asked, source, mark, reason where one was written.
    pub broken: Vec<BrokenRule>,
}

/// A rule that is broken.
#[derive(Clone, Debug, PartialEq)]
pub struct BrokenRule {
    /// Whose; empty for the community as a whole.
    pub body: String,
    /// A few words.
    pub title: String,
    /// What is asked.
    pub asked: String,
    /// Law and article.
    pub source: String,
    /// How it is marked.
    pub mark: Mark,
    /// Why, where it was written.
    pub reason: Option<String>,
}

/// The same as blocks of another paper.
pub fn summary(summary: &CheckUpSummary) -> Vec<Block> {
    let mut blocks = vec![paragraph(&wording::sum(&summary.counts))];
    if summary.broken.is_empty() {
        return blocks;
    }
    blocks.push(Block::Table(Table {
        caption: wording::TABLE.to_owned(),
        columns: columns(&[
            (wording::head::BODY, 5, Align::Left),
            (wording::head::RULE, 5, Align::Left),
            (wording::head::ASKED, 11, Align::Left),
            (wording::head::MARK, 3, Align::Centre),
            (wording::head::WAIVER, 6, Align::Left),
        ]),
        rows: summary
            .broken
            .iter()
            .map(|rule| {
                row(vec![
                    Cell::text(rule.body.clone()),
                    Cell::text(rule.title.clone()),
                    Cell::text(wording::asked(&rule.asked, &rule.source, None)),
                    Cell::text(rule.mark.chinese()),
                    Cell::text(rule.reason.clone().unwrap_or_default()),
                ])
            })
            .collect(),
        notes: Vec::new(),
    }));
    blocks
}
