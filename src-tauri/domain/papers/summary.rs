//! 会议纪要, the edited outcome that may be issued, and 决议摘录, one resolution of it.

use crate::document::{Block, Document, Head, Run, Signature};
use crate::kinds::{Capacity, Presence};
use crate::papers::lines;
use crate::papers::minutes::{AttendanceFacts, ItemFacts, MinutesFacts, corrections, labelled, paper, plain};
use crate::wording::{minutes as wording, report};

/// Who came, by label, as 纪要 list them one empty line below their text.
fn present(facts: &MinutesFacts) -> Vec<Block> {
    let names = |wanted: fn(&AttendanceFacts) -> bool, reason: bool| -> Vec<String> {
        let told = |one: &AttendanceFacts| {
            wording::with(&one.name, if reason { one.reason.as_deref() } else { one.post.as_deref() })
        };
        facts.attendance.iter().filter(|one| wanted(one)).map(told).collect()
    };
    let groups: [(&str, Vec<String>); 4] = [
        ("出席", names(|one| one.capacity == Capacity::Member && one.presence == Some(Presence::Present), false)),
        ("请假", names(|one| one.capacity == Capacity::Member && one.presence == Some(Presence::Excused), true)),
        ("缺席", names(|one| one.capacity == Capacity::Member && one.presence == Some(Presence::Absent), true)),
        ("列席", names(|one| one.capacity == Capacity::Guest && one.presence == Some(Presence::Present), false)),
    ];
    let told = groups.into_iter().filter(|(_, names)| !names.is_empty());
    told.map(|(label, names)| Block::Listed { label: label.to_owned(), text: format!("{}。", names.join("、")) })
        .collect()
}

fn vote(item: &ItemFacts) -> Option<Block> {
    let vote = item.vote.as_ref()?;
    let votes = (vote.in_favour, vote.against, vote.abstained);
    let mut said = wording::vote(vote.method, votes, vote.not_cast, vote.passed);
    if let Some(line) = &vote.legal_line {
        said.push_str(&wording::sentence(line));
    }
    Some(plain(said))
}

fn opening(facts: &MinutesFacts) -> String {
    let mut said = wording::opening(&facts.name, facts.held_on, facts.place.as_deref(), facts.chair.as_deref());
    if let Some(line) = &facts.legal_line {
        said.push_str(&wording::sentence(line));
    }
    said
}

/// 会议纪要: as edited, or made of the items and what was resolved on them.
pub fn summary(facts: &MinutesFacts) -> Document {
    let mut blocks = vec![plain(opening(facts))];
    if let Some(text) = &facts.summary {
        blocks.extend(lines(text).map(plain));
    } else {
        for (place, item) in facts.items.iter().enumerate() {
            let number = place + 1;
            blocks.push(Block::Heading { level: 1, text: report::first_level(number as i64, &item.title) });
            blocks.extend(lines(item.discussion.as_deref().unwrap_or_default()).map(plain));
            blocks.extend(vote(item));
            let own = facts.resolutions.iter().filter(|one| one.item == Some(number));
            blocks.extend(resolved(own));
        }
        let rest: Vec<Block> = resolved(facts.resolutions.iter().filter(|one| one.item.is_none())).collect();
        if !rest.is_empty() {
            blocks.push(plain(format!("{}：", wording::RESOLVED)));
            blocks.extend(rest);
        }
    }
    blocks.extend(present(facts));
    corrections(facts, &mut blocks);
    let mut document = paper(vec![wording::summary_title(&facts.name)], blocks);
    document.head = Some(Head { words: wording::summary_head(&facts.committee), number: facts.summary_number.clone() });
    document.signature =
        Some(Signature { name: facts.committee.clone(), date: facts.signed_on.unwrap_or(facts.held_on) });
    document
}

fn resolved<'a>(
    resolutions: impl Iterator<Item = &'a crate::papers::minutes::MinutesResolution>,
) -> impl Iterator<Item = Block> {
    (1..).zip(resolutions).map(|(place, one)| {
        plain(wording::resolution(
            place,
            one.number.as_deref(),
            &one.text,
            one.responsible.as_deref(),
            one.due_on,
            one.disclosed,
            one.revokes.as_deref(),
        ))
    })
}

/// 决议摘录: one resolution, with the vote on its item and the quorum it rests on.
pub fn extract(facts: &MinutesFacts, place: usize) -> Option<Document> {
    let one = facts.resolutions.get(place)?;
    let mut blocks = vec![plain(opening(facts))];
    if let Some(item) = one.item.and_then(|number| facts.items.get(number - 1)) {
        blocks.push(labelled("议题", format!("{}。", item.title)));
        blocks.extend(vote(item));
    }
    blocks.push(Block::Paragraph(vec![Run::strong(wording::sentence(&one.text))]));
    blocks.extend(one.responsible.as_ref().map(|name| labelled("责任人", name.clone())));
    blocks.extend(one.due_on.map(|due| labelled("期限", crate::dates::chinese(due))));
    blocks.extend(one.revokes.as_ref().map(|earlier| labelled("同时废止", earlier.clone())));
    blocks.push(plain(wording::EXTRACT_TRUE));
    let mut document = paper(vec![facts.committee.clone(), wording::extract_title(&facts.name)], blocks);
    document.subtitle.clone_from(&one.number);
    document.signature =
        Some(Signature { name: facts.committee.clone(), date: facts.signed_on.unwrap_or(facts.held_on) });
    Some(document)
}
