//! The annual report (年度工作报告) and the plan of the next year: chapters for the window, and the same chapters as a
//! paper for each of its readers.

pub(crate) mod attached;
pub(crate) mod chapters;
mod parts;
pub(crate) mod said;

use crate::document::{Block, Document, Run, Signature};
use crate::fault::Fault;
use crate::kinds::ReportReader;
use crate::papers::facts::ReportFacts;
use crate::papers::numbers::Numbers;
use crate::papers::{plan, verifying};
use crate::wording::report as wording;
use crate::wording::report::{chapters as told, congress};

#[cfg(test)]
mod tests;

pub use crate::papers::verifying::Check;

pub use parts::{FreePart, Written, WrittenPart, WrittenSentence};
pub use said::{ChapterBlock, Moved, Piece, Said, WORDS};

/// A chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// Stable: `basics`, `plan` …; that of its free part, where it has one.
    pub code: String,
    /// With its number: 一、社区基本情况.
    pub title: String,
    /// Without it.
    pub name: String,
    /// What she may write in it herself.
    pub part: Option<FreePart>,
    /// What she wrote, a paragraph each; stands after ours.
    pub written: Vec<String>,
    /// 沿用: her words are still those of this earlier year.
    pub carried_from: Option<i32>,
    /// Ours, in reading order.
    pub blocks: Vec<ChapterBlock>,
}

/// How far a chapter is, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A sentence she worded herself has numbers that moved since.
    Moved,
    /// Her part is last year's and untouched.
    Carried,
    /// She has to write it and has not.
    Unwritten,
    /// A sentence is worded by her.
    Edited,
    /// She wrote in it.
    Written,
    /// All of it is told of the register.
    Computed,
}

impl Standing {
    /// As sent.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Carried => "carried",
            Self::Unwritten => "unwritten",
            Self::Edited => "edited",
            Self::Written => "written",
            Self::Computed => "computed",
        }
    }
}

impl Chapter {
    /// Nothing is told in it and nothing written.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.written.is_empty()
    }

    /// Its paragraphs of ours.
    pub fn sentences(&self) -> impl Iterator<Item = &Said> {
        self.blocks.iter().filter_map(|block| match block {
            ChapterBlock::Paragraph(said) => Some(said),
            _ => None,
        })
    }

    /// How far it is.
    pub fn standing(&self) -> Standing {
        let hers = self.part.is_some_and(FreePart::is_hers);
        if self.sentences().any(|said| !said.moved.is_empty()) {
            Standing::Moved
        } else if self.carried_from.is_some() {
            Standing::Carried
        } else if hers && self.written.is_empty() {
            Standing::Unwritten
        } else if self.sentences().any(|said| said.ours.is_some()) {
            Standing::Edited
        } else if self.written.is_empty() {
            Standing::Computed
        } else {
            Standing::Written
        }
    }
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
        let chapters = match facts.written.reader {
            ReportReader::Street | ReportReader::Congress => chapters::chapters(facts, &numbers),
            ReportReader::Plan => plan::chapters(facts, &numbers),
        };
        Ok(Self { facts, numbers, chapters })
    }

    /// A sentence of ours, by its code.
    pub fn sentence(&self, code: &str) -> Option<&Said> {
        self.chapters.iter().flat_map(Chapter::sentences).find(|said| said.code == code)
    }

    /// What is still hers to do: parts carried over or not written, sentences whose numbers moved.
    fn unfinished(&self) -> Vec<Check> {
        let mut checks = Vec::new();
        let mut add = |code: String, message: String| {
            checks.push(Check { code, wrong: false, message, sides: Vec::new(), person: None, table: None });
        };
        for chapter in &self.chapters {
            for said in chapter.sentences().filter(|said| !said.moved.is_empty()) {
                let moved: Vec<String> = said
                    .moved
                    .iter()
                    .map(|one| told::number_moved(&one.label, one.then.as_deref(), one.now.as_deref()))
                    .collect();
                add(format!("moved.{}", said.code), told::sentence_moved(&chapter.title, &moved));
            }
            match (chapter.part, chapter.carried_from) {
                (Some(part), Some(from)) => {
                    add(format!("carried.{}", part.code()), told::carried(&chapter.title, from));
                }
                (Some(part), None) if part.is_hers() && chapter.written.is_empty() => {
                    add(format!("unwritten.{}", part.code()), told::to_write(&chapter.title));
                }
                _ => {}
            }
        }
        checks
    }

    /// What should be looked at before it goes out: numbers first, then what is still hers to do.
    pub fn checks(&self) -> Vec<Check> {
        let mut checks = verifying::checks(&self.numbers);
        checks.extend(self.unfinished());
        checks
    }

    /// The paper. `chain` is the head of the history chain as printed, so that a later edit of the history shows.
    pub fn document(&self, chain: &str) -> Document {
        let facts = self.facts;
        let signed = &facts.committee.signed;
        let mut blocks = Vec::new();
        let say = |blocks: &mut Vec<Block>, text: String| blocks.push(Block::Paragraph(vec![Run::plain(text)]));
        match facts.written.reader {
            ReportReader::Street => say(&mut blocks, wording::opening(facts.year)),
            ReportReader::Congress => say(&mut blocks, congress::opening(signed, facts.year)),
            ReportReader::Plan => say(&mut blocks, wording::plan::opening(signed, facts.year)),
        }
        // The ten chapters of the report stand always; of the plan those that say something.
        let plan = facts.written.reader == ReportReader::Plan;
        let chapters = self.chapters.iter().filter(|chapter| !(plan && chapter.is_empty()));
        for (number, chapter) in (1..).zip(chapters) {
            blocks.push(Block::Heading { level: 1, text: wording::first_level(number, &chapter.name) });
            blocks.extend(chapter.blocks.iter().map(printed));
            for text in &chapter.written {
                say(&mut blocks, text.clone());
            }
            if chapter.is_empty() {
                say(&mut blocks, wording::unwritten(facts.year));
            }
        }
        let (title, subtitle, addressee) = match facts.written.reader {
            ReportReader::Street => (
                wording::title(facts.year),
                Some(wording::as_of(facts.as_of)),
                facts.committee.street.as_deref().map(wording::addressee),
            ),
            ReportReader::Congress => {
                say(&mut blocks, congress::CLOSING.to_owned());
                let to = congress::ADDRESSED.to_owned();
                (wording::title(facts.year), Some(congress::subtitle(facts.as_of)), Some(to))
            }
            ReportReader::Plan => (wording::plan::title(facts.year), None, None),
        };
        Document {
            head: None,
            title: vec![signed.clone(), title],
            subtitle,
            addressee,
            blocks,
            signature: Some(Signature { name: signed.clone(), date: facts.as_of }),
            attachments: attached::attachments(facts, &self.numbers),
            colophon: (!chain.is_empty()).then(|| wording::colophon(chain)),
        }
    }
}

fn printed(block: &ChapterBlock) -> Block {
    match block {
        ChapterBlock::Heading { level, text } => Block::Heading { level: *level, text: text.clone() },
        ChapterBlock::Paragraph(said) => Block::Paragraph(vec![Run::plain(said.text())]),
        ChapterBlock::Table(table) => Block::Table(table.clone()),
        ChapterBlock::Picture(picture) => Block::Picture(picture.clone()),
    }
}
