//! Minutes (会议记录): head, attendance with its legal line, agenda with discussion and votes, resolutions, foot.

use crate::dates::Day;
use crate::document::{Block, Document, Run};
use crate::kinds::{Capacity, EntitledKind, Presence, VoteMethod};
use crate::papers::lines;
use crate::wording::{minutes as wording, report};

/// What minutes are made of.
#[derive(Clone, Debug, PartialEq)]
pub struct MinutesFacts {
    /// 落款 of the committee, such as 安和里社区居民委员会.
    pub committee: String,
    /// Full name of the meeting.
    pub name: String,
    /// Name of the body that met.
    pub body: String,
    /// When notice was given.
    pub notice_on: Option<Day>,
    /// What the notice says besides.
    pub notice_text: Option<String>,
    /// 授课人, of a 党课.
    pub lecturer: Option<String>,
    /// On which day.
    pub held_on: Day,
    /// HH:MM
    pub starts_at: Option<String>,
    /// HH:MM
    pub ends_at: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// 主持人
    pub chair: Option<String>,
    /// 记录人
    pub recorder: Option<String>,
    /// Whom the entitled number counts.
    pub entitled_kind: EntitledKind,
    /// 应到
    pub due: Option<i64>,
    /// Who was called, by name.
    pub attendance: Vec<AttendanceFacts>,
    /// The sentence about the quorum.
    pub legal_line: Option<String>,
    /// What was said outside the items; the whole minutes where they are one text.
    pub discussion: Option<String>,
    /// The minutes are one text.
    pub text_only: bool,
    /// 纪要 as edited.
    pub summary: Option<String>,
    /// 文号 of the 纪要.
    pub summary_number: Option<String>,
    /// The agenda.
    pub items: Vec<ItemFacts>,
    /// What was resolved.
    pub resolutions: Vec<MinutesResolution>,
    /// When it was signed.
    pub signed_on: Option<Day>,
    /// Whatever was noted.
    pub note: Option<String>,
    /// Dated corrections, oldest first.
    pub corrections: Vec<CorrectionFacts>,
    /// The later meeting that approved these minutes, and its day.
    pub approved: Option<(String, Day)>,
    /// Names of the attachments it was signed with.
    pub attachments: Vec<String>,
}

/// 更正 of signed minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionFacts {
    /// When.
    pub on: Day,
    /// What is corrected.
    pub text: String,
    /// Why.
    pub reason: String,
    /// Names of the files that came with it.
    pub attachments: Vec<String>,
}

/// Somebody called to a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct AttendanceFacts {
    /// The name that day.
    pub name: String,
    /// The post that day.
    pub post: Option<String>,
    /// Right to vote.
    pub may_vote: bool,
    /// 出席 or 列席
    pub capacity: Capacity,
    /// Came or not; none while not recorded.
    pub presence: Option<Presence>,
    /// HH:MM, where late.
    pub arrived_at: Option<String>,
    /// HH:MM, where early.
    pub left_at: Option<String>,
    /// The item at which they came, and the one after which they left, by number.
    pub items: (Option<usize>, Option<usize>),
    /// Who came for the one named.
    pub proxy: Option<String>,
    /// Why not there.
    pub reason: Option<String>,
    /// Group, unit or body under which the sign-in sheet lists the name.
    pub section: Option<String>,
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFacts {
    /// What it is about.
    pub title: String,
    /// Who put it.
    pub proposer: Option<String>,
    /// What was said.
    pub discussion: Option<String>,
    /// Who spoke, and what they said, in order.
    pub speeches: Vec<(String, String)>,
    /// Who was there, where that differs from the whole meeting.
    pub quorum: Option<String>,
    /// Who stepped aside, with the reason.
    pub recused: Vec<(String, Option<String>)>,
    /// The vote.
    pub vote: Option<VoteFacts>,
}

/// A vote.
#[derive(Clone, Debug, PartialEq)]
pub struct VoteFacts {
    /// How.
    pub method: VoteMethod,
    /// 赞成
    pub in_favour: i64,
    /// 反对
    pub against: i64,
    /// 弃权
    pub abstained: i64,
    /// 未表决: came with a right to vote, did not step aside and did not vote.
    pub not_cast: i64,
    /// As announced.
    pub passed: Option<bool>,
    /// The sentence about the majority.
    pub legal_line: Option<String>,
}

/// A resolution.
#[derive(Clone, Debug, PartialEq)]
pub struct MinutesResolution {
    /// 〔2026〕3号
    pub number: Option<String>,
    /// The item it was resolved on, by number.
    pub item: Option<usize>,
    /// The earlier one it puts out of force, by number or text.
    pub revokes: Option<String>,
    /// What was resolved.
    pub text: String,
    /// 责任人
    pub responsible: Option<String>,
    /// 期限
    pub due_on: Option<Day>,
    /// To be made public.
    pub disclosed: bool,
}

/// The minutes as a paper.
pub fn document(facts: &MinutesFacts) -> Document {
    let mut blocks = Vec::new();
    head(facts, &mut blocks);
    blocks.push(heading(1, report::first_level(1, wording::ATTENDANCE)));
    attendance(facts, &mut blocks);
    if facts.text_only {
        blocks.push(heading(1, report::first_level(2, wording::TEXT)));
        blocks.extend(lines(facts.discussion.as_deref().unwrap_or(wording::NOT_RECORDED)).map(plain));
    } else {
        blocks.push(heading(1, report::first_level(2, wording::ITEMS)));
        items(facts, &mut blocks);
    }
    if !facts.text_only || !facts.resolutions.is_empty() {
        blocks.push(heading(1, report::first_level(3, wording::RESOLUTIONS)));
        resolutions(facts, &mut blocks);
    }
    blocks.push(plain(facts.ends_at.as_deref().map_or_else(|| wording::CLOSED.to_owned(), wording::closed)));
    if let Some(note) = &facts.note {
        blocks.extend(lines(note).map(plain));
    }
    if !facts.attachments.is_empty() {
        blocks.push(labelled(wording::ATTACHED, wording::numbered(&facts.attachments)));
    }
    let someone = |name: &Option<String>| name.clone().unwrap_or_else(|| "　　　".to_owned());
    blocks.extend(wording::signatures(&someone(&facts.chair), &someone(&facts.recorder)).map(plain));
    blocks.extend(facts.signed_on.map(|on| plain(wording::signed(on))));
    blocks.extend(facts.approved.as_ref().map(|(name, on)| plain(wording::approved(name, *on))));
    corrections(facts, &mut blocks);
    paper(vec![facts.committee.clone(), wording::title(&facts.name)], blocks)
}

/// What was corrected after the signature, with the files that came with it.
pub(super) fn corrections(facts: &MinutesFacts, blocks: &mut Vec<Block>) {
    for one in &facts.corrections {
        blocks
            .push(labelled(wording::CORRECTION, wording::correction(one.on, &one.text, &one.reason, &one.attachments)));
    }
}

/// A paper of a meeting with nothing around its blocks.
pub(super) fn paper(title: Vec<String>, blocks: Vec<Block>) -> Document {
    Document {
        head: None,
        title,
        subtitle: None,
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}

pub(super) fn plain(text: impl Into<String>) -> Block {
    Block::Paragraph(vec![Run::plain(text)])
}

pub(super) fn heading(level: u8, text: String) -> Block {
    Block::Heading { level, text }
}

pub(super) fn labelled(label: &str, text: impl Into<String>) -> Block {
    Block::Paragraph(vec![Run::strong(format!("{label}：")), Run::plain(text)])
}

fn head(facts: &MinutesFacts, blocks: &mut Vec<Block>) {
    let recorded = |text: &Option<String>| text.clone().unwrap_or_else(|| wording::NOT_RECORDED.to_owned());
    let time = wording::time(facts.held_on, facts.starts_at.as_deref(), facts.ends_at.as_deref());
    blocks.push(labelled("时间", time));
    blocks.push(labelled("地点", recorded(&facts.place)));
    blocks.push(labelled("主持人", recorded(&facts.chair)));
    blocks.push(labelled("记录人", recorded(&facts.recorder)));
    blocks.extend(facts.lecturer.as_ref().map(|name| labelled(wording::LECTURER, name.clone())));
}

fn attendance(facts: &MinutesFacts, blocks: &mut Vec<Block>) {
    let of = |capacity: Capacity, presence: Option<Presence>| {
        facts.attendance.iter().filter(move |one| one.capacity == capacity && one.presence == presence)
    };
    let count = |capacity, presence| of(capacity, Some(presence)).count() as i64;
    let guests: Vec<&AttendanceFacts> = facts
        .attendance
        .iter()
        .filter(|one| {
            one.capacity == Capacity::Guest && !matches!(one.presence, Some(Presence::Excused | Presence::Absent))
        })
        .collect();
    blocks.push(plain(wording::attendance(
        facts.due,
        wording::measure(facts.entitled_kind),
        count(Capacity::Member, Presence::Present),
        count(Capacity::Member, Presence::Excused),
        count(Capacity::Member, Presence::Absent),
        guests.len() as i64,
    )));
    if let Some(line) = &facts.legal_line {
        blocks.push(Block::Paragraph(vec![Run::strong(wording::sentence(line))]));
    }
    let mut list = |label: &str, names: Vec<String>| {
        if !names.is_empty() {
            blocks.push(labelled(label, format!("{}。", names.join("、"))));
        }
    };
    let posted = |one: &AttendanceFacts| wording::with(&one.name, one.post.as_deref());
    let reasoned = |one: &AttendanceFacts| wording::with(&one.name, one.reason.as_deref());
    list("出席", of(Capacity::Member, Some(Presence::Present)).map(posted).collect());
    list("请假", of(Capacity::Member, Some(Presence::Excused)).map(reasoned).collect());
    list("缺席", of(Capacity::Member, Some(Presence::Absent)).map(reasoned).collect());
    list("列席", guests.iter().map(|one| posted(one)).collect());
    let proxies = facts.attendance.iter().filter_map(|one| Some(wording::proxy(&one.name, one.proxy.as_deref()?)));
    list("代为到会", proxies.collect());
    let moved = |one: &&AttendanceFacts| one.arrived_at.is_some() || one.left_at.is_some() || one.items != (None, None);
    list(
        "迟到、早退",
        facts
            .attendance
            .iter()
            .filter(moved)
            .map(|one| wording::stayed(&one.name, one.arrived_at.as_deref(), one.left_at.as_deref(), one.items))
            .collect(),
    );
    let unmarked = of(Capacity::Member, None).count() as i64;
    if unmarked > 0 {
        blocks.push(plain(wording::unmarked(unmarked)));
    }
}

fn items(facts: &MinutesFacts, blocks: &mut Vec<Block>) {
    if facts.items.is_empty() && facts.discussion.is_none() {
        blocks.push(plain(wording::NO_ITEMS));
    }
    for (number, item) in (1..).zip(&facts.items) {
        blocks.push(heading(2, report::second_level(number, &item.title)));
        blocks.extend(item.proposer.as_deref().map(|name| plain(wording::proposer(name))));
        if !item.recused.is_empty() {
            let names: Vec<String> =
                item.recused.iter().map(|(name, reason)| wording::with(name, reason.as_deref())).collect();
            blocks.push(plain(wording::recused(&names)));
        }
        blocks.extend(item.quorum.as_deref().map(|line| plain(wording::at_item(line))));
        blocks.extend(lines(item.discussion.as_deref().unwrap_or_default()).map(plain));
        for (speaker, text) in &item.speeches {
            let mut said = lines(text);
            blocks.push(labelled(speaker, said.next().unwrap_or_default()));
            blocks.extend(said.map(plain));
        }
        let Some(vote) = &item.vote else {
            blocks.push(plain(wording::NO_VOTE));
            continue;
        };
        let votes = (vote.in_favour, vote.against, vote.abstained);
        blocks.push(plain(wording::vote(vote.method, votes, vote.not_cast, vote.passed)));
        blocks.extend(vote.legal_line.as_deref().map(|line| plain(wording::sentence(line))));
    }
    blocks.extend(lines(facts.discussion.as_deref().unwrap_or_default()).map(plain));
}

fn resolutions(facts: &MinutesFacts, blocks: &mut Vec<Block>) {
    if facts.resolutions.is_empty() {
        blocks.push(plain(wording::NO_RESOLUTIONS));
    }
    for (number, one) in (1..).zip(&facts.resolutions) {
        blocks.push(plain(wording::resolution(
            number,
            one.number.as_deref(),
            &one.text,
            one.responsible.as_deref(),
            one.due_on,
            one.disclosed,
            one.revokes.as_deref(),
        )));
    }
}
