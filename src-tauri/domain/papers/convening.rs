//! What is printed before a meeting: 会议通知, 议程, 签到表, 座签, 表决票.

use crate::document::{Align, Block, Card, Cell, Document, Signature, Table};
use crate::kinds::{Capacity, EntitledKind};
use crate::papers::minutes::{AttendanceFacts, MinutesFacts, labelled, paper, plain};
use crate::papers::{columns, lines, row};
use crate::wording::minutes as wording;

/// The most ballots drawn at once; more are copied.
const MOST_BALLOTS: usize = 300;
/// Items that leave room for a second ballot on the page.
const SHORT_BALLOT: usize = 4;
/// A cell somebody writes by hand into: high enough for a pen.
const ROOM: &str = "　\n　";

fn members(facts: &MinutesFacts) -> impl Iterator<Item = &AttendanceFacts> {
    facts.attendance.iter().filter(|one| one.capacity == Capacity::Member)
}

fn items(facts: &MinutesFacts) -> Vec<Block> {
    if facts.items.is_empty() {
        return vec![plain(wording::NO_AGENDA)];
    }
    let told = (1_usize..).zip(&facts.items);
    told.map(|(number, item)| {
        let by = item.proposer.as_deref().map(wording::by).unwrap_or_default();
        plain(format!("{number}. {}{by}", item.title))
    })
    .collect()
}

/// 会议通知
pub fn notice(facts: &MinutesFacts) -> Document {
    let guests = facts.attendance.len() - members(facts).count();
    let mut blocks =
        vec![plain(wording::notice(&facts.name, facts.held_on, facts.starts_at.as_deref(), facts.place.as_deref()))];
    blocks.push(labelled(wording::AGENDA, ""));
    blocks.extend(items(facts));
    if facts.entitled_kind == EntitledKind::People && !facts.attendance.is_empty() {
        blocks
            .push(labelled("参加人员", format!("{}。", wording::called(members(facts).count() as i64, guests as i64))));
    }
    blocks.extend(lines(facts.notice_text.as_deref().unwrap_or_default()).map(plain));
    blocks.push(plain(wording::NOTICE_END));
    let mut document = paper(wording::notice_title(&facts.name), blocks);
    document.addressee = Some(wording::addressee(&facts.body));
    document.signature =
        Some(Signature { name: facts.committee.clone(), date: facts.notice_on.unwrap_or(facts.held_on) });
    document
}

/// 议程
pub fn agenda(facts: &MinutesFacts) -> Document {
    let time = wording::time(facts.held_on, facts.starts_at.as_deref(), facts.ends_at.as_deref());
    let mut blocks = vec![labelled("时间", time)];
    blocks.extend(facts.place.as_ref().map(|place| labelled("地点", place.clone())));
    blocks.extend(facts.chair.as_ref().map(|chair| labelled("主持人", chair.clone())));
    blocks.push(labelled(wording::ORDER, ""));
    blocks.extend(items(facts));
    paper(vec![wording::named(&facts.name, wording::ORDER)], blocks)
}

/// The first number in a name, so that the second group stands before the tenth.
fn first_number(name: &str) -> u64 {
    let digits: String =
        name.chars().skip_while(|one| !one.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

/// 签到表: by group, with rows high enough to sign in.
pub fn sign_in(facts: &MinutesFacts) -> Document {
    let mut sections: Vec<(&str, Vec<&AttendanceFacts>)> = Vec::new();
    for one in &facts.attendance {
        let section = match one.capacity {
            Capacity::Guest => wording::GUESTS,
            Capacity::Member => one.section.as_deref().unwrap_or_default(),
        };
        match sections.iter_mut().find(|(named, _)| *named == section) {
            Some((_, people)) => people.push(one),
            None => sections.push((section, vec![one])),
        }
    }
    // Those without a group stand alone where nobody has one, and last where others do.
    sections.sort_by_key(|(named, _)| (*named == wording::GUESTS, named.is_empty(), first_number(named)));
    let several = sections.len() > 1;
    let heads = columns(&[
        ("序号", 2, Align::Centre),
        ("姓名", 4, Align::Centre),
        ("职务", 7, Align::Left),
        ("签名", 6, Align::Centre),
        ("备注", 3, Align::Left),
    ]);
    let mut blocks = vec![plain(wording::time(facts.held_on, facts.starts_at.as_deref(), None))];
    blocks.extend(facts.place.as_ref().map(|place| labelled("地点", place.clone())));
    let mut number = 0;
    for (named, people) in sections {
        let rows = people.into_iter().map(|one| {
            number += 1;
            row(vec![
                Cell::Count(number),
                Cell::name(one.name.as_str()),
                Cell::text(one.post.as_deref().unwrap_or_default()),
                Cell::text(ROOM),
                Cell::Empty,
            ])
        });
        let rows = rows.collect();
        let caption = if named.is_empty() && several { wording::OTHERS } else { named };
        blocks.push(Block::Table(Table {
            caption: caption.to_owned(),
            columns: heads.clone(),
            rows,
            notes: Vec::new(),
        }));
    }
    if facts.attendance.is_empty() {
        let rows = (1..=20)
            .map(|number| row(vec![Cell::Count(number), Cell::Empty, Cell::Empty, Cell::text(ROOM), Cell::Empty]));
        let rows = rows.collect();
        blocks.push(Block::Table(Table { caption: String::new(), columns: heads, rows, notes: Vec::new() }));
    }
    paper(vec![wording::named(&facts.name, wording::SIGN_IN)], blocks)
}

/// 座签: two a page, as large as the name allows.
pub fn seat_cards(facts: &MinutesFacts) -> Document {
    let cards = facts.attendance.iter().map(|one| Block::Card(Card { name: one.name.clone(), post: one.post.clone() }));
    paper(Vec::new(), cards.collect())
}

/// 表决票: one for everybody with a right to vote, on all items or on one.
pub fn ballots(facts: &MinutesFacts, item: Option<usize>) -> Document {
    let chosen: Vec<(usize, &str)> = (1..)
        .zip(&facts.items)
        .filter(|(number, _)| item.is_none_or(|item| item == *number))
        .map(|(number, item)| (number, item.title.as_str()))
        .collect();
    let voters = facts.attendance.iter().filter(|one| one.may_vote).count();
    let heads = columns(&[
        ("序号", 2, Align::Centre),
        ("议题", 12, Align::Left),
        ("赞成", 3, Align::Centre),
        ("反对", 3, Align::Centre),
        ("弃权", 3, Align::Centre),
    ]);
    let mut blocks = Vec::new();
    let drawn = voters.clamp(1, MOST_BALLOTS);
    for ballot in 1..=drawn {
        let rows = chosen
            .iter()
            .map(|(number, title)| {
                let room = || Cell::text(ROOM);
                row(vec![Cell::Count(*number as i64), Cell::text(*title), room(), room(), room()])
            })
            .collect();
        let notes = vec![wording::BALLOT_NOTE.to_owned(), wording::ballot_count(voters as i64)];
        let caption = wording::named(&facts.name, wording::BALLOT);
        blocks.push(Block::Table(Table { caption, columns: heads.clone(), rows, notes }));
        let short = chosen.len() <= SHORT_BALLOT;
        if ballot < drawn && (!short || ballot % 2 == 0) {
            blocks.push(Block::PageBreak);
        } else if ballot < drawn {
            blocks.push(plain(wording::CUT_HERE));
        }
    }
    paper(Vec::new(), blocks)
}
