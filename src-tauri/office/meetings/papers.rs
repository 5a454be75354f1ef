//! The papers of a meeting, from the notice to the extract of one resolution: one way to read them as text, to see their
//! pages, to write them as files and to print them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::papers::minutes::{
    AttendanceFacts, CorrectionFacts, ItemFacts, MinutesFacts, MinutesResolution, VoteFacts,
    document as minutes_document,
};
use domain::papers::{convening, file_name, summary};
use domain::wording::{meetings as said, minutes as wording};
use domain::{Fault, Notion};
use store::Reading;

use super::{AttachmentLine, MeetingCard, ResolutionNamed};
use crate::export::{Exported, Format};
use crate::pages::{Pages, drawn};
use crate::printed::InWords;
use crate::{Office, facts};

/// Which paper of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub enum MeetingPaperKind {
    /// 会议通知
    Notice {},
    /// 议程
    Agenda {},
    /// 签到表
    SignIn {},
    /// 座签
    SeatCards {},
    /// 表决票
    Ballots {
        /// On this item alone.
        #[serde(default)]
        agenda_item: Option<i64>,
    },
    /// 会议记录
    Minutes {},
    /// 会议纪要
    Summary {},
    /// 决议摘录
    Extract {
        /// Which resolution.
        resolution: i64,
    },
}

/// A paper of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingPaper {
    /// The meeting.
    pub meeting: i64,
    /// Which paper.
    pub paper: MeetingPaperKind,
}

/// Writes a paper of a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingPaperExport {
    /// The meeting.
    pub meeting: i64,
    /// Which paper.
    pub paper: MeetingPaperKind,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
}

fn short(resolution: &ResolutionNamed) -> String {
    resolution.number.clone().unwrap_or_else(|| said::quoted(&resolution.text))
}

fn item_facts(card: &MeetingCard) -> Vec<ItemFacts> {
    let recused = |item: i64| -> Vec<(String, Option<String>)> {
        let away = card.attendance.iter().map(|line| (line, line.recused.iter().find(|one| one.agenda_item == item)));
        away.filter_map(|(line, from)| Some((line.name.clone(), from?.reason.clone()))).collect()
    };
    card.items
        .iter()
        .map(|item| ItemFacts {
            title: item.title.clone(),
            proposer: item.proposer.clone(),
            discussion: item.discussion.clone(),
            speeches: item.speeches.iter().map(|one| (one.speaker.clone(), one.text.clone())).collect(),
            // Said where it differs from the whole meeting.
            quorum: Some(item.quorum.clone())
                .filter(|_| card.quorum.due > 0 && (item.due, item.came) != (card.quorum.due, card.quorum.came)),
            recused: recused(item.id),
            vote: item.vote.as_ref().map(|vote| VoteFacts {
                method: vote.method,
                in_favour: vote.in_favour,
                against: vote.against,
                abstained: vote.abstained,
                not_cast: vote.not_cast,
                passed: vote.passed,
                legal_line: Some(vote.sentence.clone()).filter(|line| !line.is_empty()),
            }),
        })
        .collect()
}

/// Names of the attachments the minutes were signed with, or of those that came with a correction.
fn attached(lines: &[AttachmentLine], correction: Option<i64>) -> Vec<String> {
    lines.iter().filter(|one| one.correction == correction).map(|one| one.name.clone()).collect()
}

fn minutes_facts(card: MeetingCard, committee: String) -> MinutesFacts {
    let number =
        |item: Option<i64>| item.and_then(|id| card.items.iter().position(|item| item.id == id)).map(|place| place + 1);
    let attendance = card
        .attendance
        .iter()
        .map(|line| AttendanceFacts {
            name: line.name.clone(),
            post: line.post.clone(),
            may_vote: line.may_vote,
            capacity: line.capacity,
            presence: line.presence,
            arrived_at: line.arrived_at.clone(),
            left_at: line.left_at.clone(),
            items: (number(line.arrived_item), number(line.left_item)),
            proxy: line.proxy.clone(),
            reason: line.reason.clone(),
            section: line.section.clone(),
        })
        .collect();
    let resolutions = card
        .resolutions
        .iter()
        .map(|line| MinutesResolution {
            number: line.number.clone(),
            item: number(line.agenda_item),
            revokes: line.revokes.as_ref().map(short),
            text: line.text.clone(),
            responsible: line.responsible.clone(),
            due_on: line.due,
            disclosed: line.disclosed,
        })
        .collect();
    MinutesFacts {
        committee,
        items: item_facts(&card),
        attendance,
        resolutions,
        due: (card.quorum.due > 0).then_some(card.quorum.due),
        legal_line: Some(card.quorum.sentence).filter(|_| card.quorum.due > 0),
        corrections: card
            .corrections
            .into_iter()
            .map(|one| CorrectionFacts {
                attachments: attached(&card.attachments, Some(one.id)),
                on: one.on,
                text: one.text,
                reason: one.reason,
            })
            .collect(),
        approved: card.approved.map(|meeting| (meeting.name, meeting.held)),
        attachments: attached(&card.attachments, None),
        body: card.body_name,
        held_on: card.held,
        starts_at: card.starts_at,
        ends_at: card.ends_at,
        place: card.place,
        chair: card.chair,
        recorder: card.recorder,
        notice_on: card.notice,
        notice_text: card.notice_text,
        lecturer: card.lecturer,
        entitled_kind: card.entitled_kind,
        discussion: card.discussion,
        text_only: card.text_only,
        summary: card.summary,
        summary_number: card.summary_number,
        signed_on: card.signed,
        note: card.note,
        name: card.name,
    }
}

/// The paper and the stem of its file's name.
pub(crate) fn made(office: &Office, meeting: i64, paper: &MeetingPaperKind) -> Result<(Document, String), Fault> {
    office.read(|reading| made_of(reading, meeting, paper))
}

fn made_of(reading: &Reading<'_>, meeting: i64, paper: &MeetingPaperKind) -> Result<(Document, String), Fault> {
    let card = super::card(reading, meeting)?;
    let committee = facts::committee(reading)?;
    let place = |id: i64| card.resolutions.iter().position(|one| one.id == id).ok_or(Fault::Gone(Notion::Resolution));
    let (extracted, on_item) = match paper {
        MeetingPaperKind::Extract { resolution } => (Some(place(*resolution)?), None),
        MeetingPaperKind::Ballots { agenda_item: Some(item) } => {
            let found = card.items.iter().position(|one| one.id == *item);
            (None, Some(found.ok_or(Fault::Gone(Notion::AgendaItem))? + 1))
        }
        _ => (None, None),
    };
    let held = card.held;
    let facts = minutes_facts(card, committee.signed);
    let document = match paper {
        MeetingPaperKind::Notice {} => convening::notice(&facts),
        MeetingPaperKind::Agenda {} => convening::agenda(&facts),
        MeetingPaperKind::SignIn {} => convening::sign_in(&facts),
        MeetingPaperKind::SeatCards {} => convening::seat_cards(&facts),
        MeetingPaperKind::Ballots { .. } => convening::ballots(&facts, on_item),
        MeetingPaperKind::Minutes {} => minutes_document(&facts),
        MeetingPaperKind::Summary {} => summary::summary(&facts),
        MeetingPaperKind::Extract { .. } => {
            extracted.and_then(|place| summary::extract(&facts, place)).ok_or(Fault::Gone(Notion::Resolution))?
        }
    };
    let named = title(&facts.name, paper);
    Ok((document, file_name::stem(&[&named, &committee.name], Some(held))))
}

/// What the paper is called.
pub(crate) fn title(meeting: &str, paper: &MeetingPaperKind) -> String {
    match paper {
        MeetingPaperKind::Notice {} => wording::named(meeting, wording::NOTICE),
        MeetingPaperKind::Agenda {} => wording::named(meeting, wording::ORDER),
        MeetingPaperKind::SignIn {} => wording::named(meeting, wording::SIGN_IN),
        MeetingPaperKind::SeatCards {} => wording::named(meeting, wording::SEATS),
        MeetingPaperKind::Ballots { .. } => wording::named(meeting, wording::BALLOT),
        MeetingPaperKind::Minutes {} => wording::title(meeting),
        MeetingPaperKind::Summary {} => wording::summary_title(meeting),
        MeetingPaperKind::Extract { .. } => wording::extract_title(meeting),
    }
}

/// The name of a meeting, for the history.
pub(crate) fn titled(office: &Office, meeting: i64, paper: &MeetingPaperKind) -> Result<String, Fault> {
    let name = office.read(|reading| Ok(store::meeting::Meeting::find(reading, meeting)?.name))?;
    Ok(title(&name, paper))
}

/// `meeting_paper_text`
pub(crate) fn text(office: &mut Office, request: MeetingPaper) -> Result<InWords, Fault> {
    let (document, _) = made(office, request.meeting, &request.paper)?;
    Ok(InWords { text: documents::plain(&document) })
}

/// `meeting_paper_pages`
pub(crate) fn pages(office: &mut Office, request: MeetingPaper) -> Result<Pages, Fault> {
    let (document, _) = made(office, request.meeting, &request.paper)?;
    drawn(&document)
}

/// `meeting_paper_export`
pub(crate) fn export(office: &mut Office, request: MeetingPaperExport) -> Result<Exported, Fault> {
    let (document, stem) = made(office, request.meeting, &request.paper)?;
    let exported = crate::export::write(office, &document, &stem, request.folder, &[request.format])?;
    let named = titled(office, request.meeting, &request.paper)?;
    let noted = domain::wording::report::exported(&named, &[request.format.extension()]);
    office.note("meeting_paper_export", noted, None)?;
    Ok(exported)
}
