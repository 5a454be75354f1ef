//! A roster (名单) as a paper to print, and in words for a message.

use crate::dates::Day;
use crate::document::{Block, Document, Run};
use crate::papers::attached::roster_table;
use crate::papers::facts::BodyFacts;
use crate::wording::{minutes as wording, report};

/// What a roster is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterFacts {
    /// 安和里社区
    pub community: String,
    /// The body on the day.
    pub body: BodyFacts,
    /// The day.
    pub as_of: Day,
}

/// The roster as a paper.
pub fn document(facts: &RosterFacts) -> Document {
    let body = &facts.body;
    let title = wording::roster(&body.name);
    let mut blocks = Vec::new();
    if let Some(term) = &body.term {
        let text = report::term(term.ordinal, term.start, term.legal_end, term.extended_to);
        blocks.push(Block::Paragraph(vec![Run::plain(text)]));
    }
    blocks.push(Block::Paragraph(vec![Run::plain(sum(body))]));
    if !body.roster.is_empty() || !body.vacancies.is_empty() {
        blocks.push(Block::Table(roster_table(body, &title, facts.as_of)));
    }
    Document {
        title: vec![facts.community.clone(), title],
        subtitle: Some(report::as_of(facts.as_of)),
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}

/// The roster in words: one line per post.
pub fn text(facts: &RosterFacts) -> String {
    let body = &facts.body;
    let mut lines = vec![format!("{}{}", facts.community, wording::roster(&body.name)), report::as_of(facts.as_of)];
    let mut posts: Vec<(&str, Vec<&str>)> = Vec::new();
    for holder in &body.roster {
        match posts.iter_mut().find(|(post, _)| *post == holder.post) {
            Some((_, names)) => names.push(&holder.subject.name),
            None => posts.push((&holder.post, vec![&holder.subject.name])),
        }
    }
    lines.extend(posts.iter().map(|(post, names)| format!("{post}：{}", names.join("、"))));
    lines.extend(body.vacancies.iter().map(|(post, number)| wording::vacant(post, *number)));
    lines.push(sum(body));
    lines.join("\n")
}

/// 共7人，其中女4人，党员4人，专职5人，大专以上5人。
fn sum(body: &BodyFacts) -> String {
    let mut seen: Vec<i64> = Vec::new();
    let (mut women, mut party, mut full, mut college) = (0, 0, 0, 0);
    for holder in &body.roster {
        let subject = &holder.subject;
        if seen.contains(&subject.person) {
            continue;
        }
        seen.push(subject.person);
        women += i64::from(subject.sex.as_deref() == Some("2"));
        party += i64::from(subject.politics.as_deref().is_some_and(crate::codes::is_party_member));
        full += i64::from(subject.full_time == Some(true));
        college += i64::from(subject.education.as_deref().is_some_and(is_college));
    }
    if seen.is_empty() {
        return report::NOBODY.to_owned();
    }
    format!("{}。", crate::wording::roster_summary(seen.len() as i64, women, party, full, college))
}

fn is_college(code: &str) -> bool {
    use crate::codes::{Band, education_band};
    matches!(education_band(code), Some(Band::Postgraduate | Band::University | Band::College))
}
