//! The annual report (年度工作报告): chapters for the window, and the same chapters as a paper.

use crate::document::{Attachment, Block, Document, Run, Signature};
use crate::fault::Fault;
use crate::papers::facts::ReportFacts;
use crate::papers::numbers::{Numbers, StatisticsCell};
use crate::papers::{attached, chapters, checkup};
use crate::wording::report as wording;

/// A part of the report she writes herself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FreePart {
    /// 民生服务
    Service,
    /// 平安建设与人民调解
    Safety,
    /// 环境卫生与文明创建
    Environment,
    /// 文化、宣传与居民参与
    Culture,
    /// 经费收支
    Finance,
    /// 存在问题
    Problems,
    /// 下一年工作计划
    Plan,
}

impl FreePart {
    /// In the order of the paper.
    pub const ALL: &'static [Self] =
        &[Self::Service, Self::Safety, Self::Environment, Self::Culture, Self::Finance, Self::Problems, Self::Plan];

    /// As stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Safety => "safety",
            Self::Environment => "environment",
            Self::Culture => "culture",
            Self::Finance => "finance",
            Self::Problems => "problems",
            Self::Plan => "plan",
        }
    }

    /// Its heading.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Service => "民生服务",
            Self::Safety => "平安建设与人民调解",
            Self::Environment => "环境卫生与文明创建",
            Self::Culture => "文化、宣传与居民参与",
            Self::Finance => "经费收支",
            Self::Problems => "存在问题",
            Self::Plan => "下一年工作计划",
        }
    }

    /// Whether it stands in the paper even while nothing is written.
    pub const fn always(self) -> bool {
        matches!(self, Self::Problems | Self::Plan)
    }

    /// From the stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|part| part.code() == code)
    }
}

/// A chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// Stable: `basics`, `plan` …
    pub code: String,
    /// With its number: 一、社区基本情况.
    pub title: String,
    /// She writes it herself.
    pub free: bool,
    /// In reading order.
    pub blocks: Vec<ChapterBlock>,
}

impl Chapter {
    pub(crate) fn computed(code: &str, title: &str, blocks: Vec<ChapterBlock>) -> Self {
        Self { code: code.to_owned(), title: title.to_owned(), free: false, blocks }
    }
}

/// A piece of a chapter.
#[derive(Clone, Debug, PartialEq)]
pub enum ChapterBlock {
    /// A heading below the chapter's own.
    Heading {
        /// 2 to 4.
        level: u8,
        /// With its number.
        text: String,
    },
    /// A sentence or more.
    Paragraph(Vec<Piece>),
    /// A table.
    Table(crate::document::Table),
    /// A picture of ours.
    Picture(crate::document::Picture),
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// A number that can be opened.
    Number {
        /// Its code.
        code: String,
        /// As papers print it.
        printed: String,
    },
}

impl Piece {
    /// As papers print it.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number { printed, .. } => printed,
        }
    }
}

/// What should be looked at before the report goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Such as `members.age_sum`.
    pub code: String,
    /// The numbers do not add up; otherwise something is not known yet.
    pub wrong: bool,
    /// In words.
    pub message: String,
}

/// The report of a year: numbers, chapters and checks over the same facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Report<'a> {
    /// What it is made of.
    pub facts: &'a ReportFacts,
    /// Every number in it.
    pub numbers: Numbers,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
}

impl<'a> Report<'a> {
    /// Counts and writes.
    ///
    /// # Errors
    /// Where the table of indicators is malformed: our mistake.
    pub fn of(facts: &'a ReportFacts) -> Result<Self, Fault> {
        let numbers = Numbers::of(facts)?;
        let chapters = chapters::chapters(facts, &numbers);
        Ok(Self { facts, numbers, chapters })
    }

    /// Sums that do not add up, then people of whom something is not known.
    pub fn checks(&self) -> Vec<Check> {
        let mut checks: Vec<Check> = self
            .numbers
            .mismatches
            .iter()
            .map(|found| Check {
                code: found.code.clone(),
                wrong: true,
                message: wording::mismatch(&found.column, &found.group, found.parts, found.unknown, found.whole),
            })
            .collect();
        for line in &self.numbers.lines {
            for (cell, column) in line.cells.iter().zip(&self.numbers.columns) {
                let StatisticsCell::Unknown(people) = cell else { continue };
                if people.is_empty() {
                    continue;
                }
                let names: Vec<String> = people.iter().map(|who| who.name.clone()).collect();
                checks.push(Check {
                    code: "unknown".to_owned(),
                    wrong: false,
                    message: wording::unknown_people(column, &line.label, &names),
                });
            }
        }
        checks
    }

    /// The paper. `chain` is the head of the history chain as printed, so that a later edit of the history shows.
    pub fn document(&self, chain: &str) -> Document {
        let facts = self.facts;
        let mut blocks = vec![Block::Paragraph(vec![Run::plain(wording::opening(facts.year))])];
        for chapter in &self.chapters {
            blocks.push(Block::Heading { level: 1, text: chapter.title.clone() });
            blocks.extend(chapter.blocks.iter().map(printed));
        }
        Document {
            head: None,
            title: vec![facts.committee.signed.clone(), wording::title(facts.year)],
            subtitle: Some(wording::as_of(facts.as_of)),
            addressee: facts.committee.street.as_deref().map(wording::addressee),
            blocks,
            signature: Some(Signature { name: facts.committee.signed.clone(), date: facts.as_of }),
            attachments: attachments(facts),
            colophon: (!chain.is_empty()).then(|| wording::colophon(chain)),
        }
    }
}

fn printed(block: &ChapterBlock) -> Block {
    match block {
        ChapterBlock::Heading { level, text } => Block::Heading { level: *level, text: text.clone() },
        ChapterBlock::Paragraph(pieces) => {
            Block::Paragraph(vec![Run::plain(pieces.iter().map(Piece::text).collect::<String>())])
        }
        ChapterBlock::Table(table) => Block::Table(table.clone()),
        ChapterBlock::Picture(picture) => Block::Picture(picture.clone()),
    }
}

fn attachments(facts: &ReportFacts) -> Vec<Attachment> {
    let mut attachments =
        vec![Attachment { title: wording::ROSTERS.to_owned(), blocks: attached::rosters(&facts.bodies, facts.as_of) }];
    if !facts.meetings.is_empty() {
        attachments
            .push(Attachment { title: wording::meeting_list(facts.year), blocks: attached::meeting_list(facts) });
    }
    if let Some(check_up) = &facts.check_up {
        let title = crate::wording::checkup::SUMMARY.to_owned();
        attachments.push(Attachment { title, blocks: checkup::summary(check_up) });
    }
    attachments
}
