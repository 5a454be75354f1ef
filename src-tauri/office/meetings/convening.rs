//! Convening, correcting, signing and throwing away a meeting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{EntitledKind, ListSource};
use domain::{Day, Fault, Notion, Refusal};
use store::Writing;
use store::body::Body;
use store::meeting::{AgendaItem, Meeting};
use store::meeting_kind::MeetingKind;

use super::ground::Ground;
use super::{kinds, read_time, unsigned};
use crate::wire::{Made, One, OneAt, patch, set};
use crate::{Office, optional, required};

/// The longest minutes kept as one text, in characters.
const LONGEST: usize = 200_000;

/// A new meeting; the names of those entitled on that day come with it.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingAdd {
    /// Of which body.
    pub body: i64,
    /// On which day.
    pub held: Day,
    /// Which of the kinds of the list; the first of the body's where missing.
    #[serde(default)]
    pub meeting_kind: Option<i64>,
    /// What it is called; what the kind is called where missing.
    #[serde(default)]
    pub kind: Option<String>,
    /// 第N次; one more than the last of the term where missing.
    #[serde(default)]
    pub series: Option<i64>,
    /// Its full name; made from kind, term and number where missing.
    #[serde(default)]
    pub name: Option<String>,
    /// HH:MM
    #[serde(default)]
    pub starts_at: Option<String>,
    /// HH:MM
    #[serde(default)]
    pub ends_at: Option<String>,
    /// Where.
    #[serde(default)]
    pub place: Option<String>,
    /// 主持人
    #[serde(default)]
    pub chair: Option<String>,
    /// 记录人
    #[serde(default)]
    pub recorder: Option<String>,
    /// When notice was given.
    #[serde(default)]
    pub notice: Option<Day>,
    /// What the notice says besides.
    #[serde(default)]
    pub notice_text: Option<String>,
    /// 授课人, of a 党课.
    #[serde(default)]
    pub lecturer: Option<String>,
    /// Place, times, chair, recorder and agenda as at this meeting, where they are not given.
    #[serde(default)]
    pub copy_of: Option<i64>,
    /// Whom the entitled number counts; by the kind where missing.
    #[serde(default)]
    pub entitled_kind: Option<EntitledKind>,
    /// Typed, where no list of names counts it.
    #[serde(default)]
    pub entitled_count: Option<i64>,
    /// Where that number comes from.
    #[serde(default)]
    pub entitled_source: Option<String>,
}

/// 更正 of a meeting that is not signed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingCorrect {
    /// The meeting.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// On which day.
    #[serde(default)]
    pub held: Option<Day>,
    /// Which of the kinds of the list.
    #[serde(default, deserialize_with = "patch")]
    pub meeting_kind: Option<Option<i64>>,
    /// What kind of meeting.
    #[serde(default)]
    pub kind: Option<String>,
    /// 第N次
    #[serde(default, deserialize_with = "patch")]
    pub series: Option<Option<i64>>,
    /// Its full name.
    #[serde(default)]
    pub name: Option<String>,
    /// HH:MM
    #[serde(default, deserialize_with = "patch")]
    pub starts_at: Option<Option<String>>,
    /// HH:MM
    #[serde(default, deserialize_with = "patch")]
    pub ends_at: Option<Option<String>>,
    /// Where.
    #[serde(default, deserialize_with = "patch")]
    pub place: Option<Option<String>>,
    /// 主持人
    #[serde(default, deserialize_with = "patch")]
    pub chair: Option<Option<String>>,
    /// 记录人
    #[serde(default, deserialize_with = "patch")]
    pub recorder: Option<Option<String>>,
    /// When notice was given.
    #[serde(default, deserialize_with = "patch")]
    pub notice: Option<Option<Day>>,
    /// Whom the entitled number counts.
    #[serde(default)]
    pub entitled_kind: Option<EntitledKind>,
    /// Typed, where no list of names counts it.
    #[serde(default, deserialize_with = "patch")]
    pub entitled_count: Option<Option<i64>>,
    /// Where that number comes from.
    #[serde(default, deserialize_with = "patch")]
    pub entitled_source: Option<Option<String>>,
    /// What the notice says besides.
    #[serde(default, deserialize_with = "patch")]
    pub notice_text: Option<Option<String>>,
    /// 授课人, of a 党课.
    #[serde(default, deserialize_with = "patch")]
    pub lecturer: Option<Option<String>>,
    /// What was said; the whole minutes where they are one text.
    #[serde(default, deserialize_with = "patch")]
    pub discussion: Option<Option<String>>,
    /// 整篇: the minutes are one text.
    #[serde(default)]
    pub text_only: Option<bool>,
    /// 纪要 as edited; nothing makes it from the items again.
    #[serde(default, deserialize_with = "patch")]
    pub summary: Option<Option<String>>,
    /// 文号 of the 纪要.
    #[serde(default, deserialize_with = "patch")]
    pub summary_number: Option<Option<String>>,
    /// Free text.
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// A meeting is signed: from then on it is locked.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingSign {
    /// The meeting.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// When.
    pub on: Day,
}

fn count_between(field: &'static str, number: Option<i64>) -> Result<Option<i64>, Fault> {
    match number {
        Some(number) if !(0..=1_000_000).contains(&number) => {
            Err(Fault::Refused(Refusal::OutOfRange { field, least: 0, most: 1_000_000 }))
        }
        _ => Ok(number),
    }
}

/// `meeting_add`
pub(crate) fn convene(office: &mut Office, request: MeetingAdd) -> Result<Made, Fault> {
    let today = office.today();
    let kind = optional("kind", request.kind, 100)?;
    let name = optional("name", request.name, 200)?;
    let starts_at = read_time("starts_at", request.starts_at)?;
    let ends_at = read_time("ends_at", request.ends_at)?;
    let place = optional("place", request.place, 200)?;
    let chair = optional("chair", request.chair, 100)?;
    let recorder = optional("recorder", request.recorder, 100)?;
    let notice_text = optional("notice_text", request.notice_text, 4000)?;
    let lecturer = optional("lecturer", request.lecturer, 100)?;
    let entitled_source = optional("entitled_source", request.entitled_source, 200)?;
    let entitled_count = count_between("entitled_count", request.entitled_count)?;
    office.write("meeting_add", "", |writing| {
        let body = Body::find(writing, request.body)?;
        let chosen = kinds::chosen(writing, &body, request.meeting_kind)?;
        let named = kinds::named(writing, &body, chosen.as_ref(), kind, request.held, request.series)?;
        let copied = request.copy_of.map(|id| Meeting::find(writing, id)).transpose()?;
        let from = |own: Option<String>, copy: fn(&Meeting) -> &Option<String>| {
            own.or_else(|| copied.as_ref().and_then(|meeting| copy(meeting).clone()))
        };
        let source = chosen.as_ref().map_or(ListSource::Posts, |kind| kind.entitled);
        let entitled_kind = request.entitled_kind.unwrap_or(match source {
            ListSource::Adults => EntitledKind::Adults,
            ListSource::Posts | ListSource::Leaders | ListSource::Members => EntitledKind::People,
        });
        let meeting = Meeting {
            id: 0,
            removed: false,
            body: body.id,
            term: named.term,
            meeting_kind: chosen.as_ref().map(|kind| kind.id),
            kind: named.kind,
            series: named.series,
            name: name.unwrap_or(named.name),
            held_on: request.held,
            starts_at: from(starts_at, |meeting| &meeting.starts_at),
            ends_at: from(ends_at, |meeting| &meeting.ends_at),
            place: from(place, |meeting| &meeting.place),
            chair: from(chair, |meeting| &meeting.chair),
            recorder: from(recorder, |meeting| &meeting.recorder),
            notice_on: request.notice,
            entitled_kind,
            entitled_count,
            entitled_source,
            list_taken_on: Some(today),
            notice_text,
            lecturer,
            discussion: None,
            text_only: false,
            summary: None,
            summary_number: None,
            rule_sentence: None,
            rule_pack: None,
            rule_edition: None,
            signed_on: None,
            note: None,
        };
        let id = meeting.add(writing)?;
        super::entitled::take(writing, &Meeting { id, ..meeting.clone() }, &body, chosen.as_ref())?;
        if let Some(copied) = copied {
            copy_agenda(writing, copied.id, id)?;
        }
        writing.say(format!("登记会议“{}”", meeting.name));
        Ok(Made { id })
    })
}

/// The items of another meeting, without what was said on them.
fn copy_agenda(writing: &Writing<'_>, from: i64, to: i64) -> Result<(), Fault> {
    for (position, item) in (1..).zip(AgendaItem::of(writing, from)?) {
        super::agenda::copied(&item, to, position).add(writing)?;
    }
    Ok(())
}

/// `meeting_correct`
pub(crate) fn correct(office: &mut Office, request: MeetingCorrect) -> Result<Made, Fault> {
    let text = |field, change: Option<Option<String>>, most| change.map(|text| optional(field, text, most)).transpose();
    let kind = request.kind.as_deref().map(|kind| required("kind", kind, 100)).transpose()?;
    let name = request.name.as_deref().map(|name| required("name", name, 200)).transpose()?;
    let starts_at = request.starts_at.map(|time| read_time("starts_at", time)).transpose()?;
    let ends_at = request.ends_at.map(|time| read_time("ends_at", time)).transpose()?;
    let place = text("place", request.place, 200)?;
    let chair = text("chair", request.chair, 100)?;
    let recorder = text("recorder", request.recorder, 100)?;
    let entitled_source = text("entitled_source", request.entitled_source, 200)?;
    let discussion = text("discussion", request.discussion, LONGEST)?;
    let note = text("note", request.note, 4000)?;
    let notice_text = text("notice_text", request.notice_text, 4000)?;
    let lecturer = text("lecturer", request.lecturer, 100)?;
    let summary = text("summary", request.summary, LONGEST)?;
    let summary_number = text("summary_number", request.summary_number, 100)?;
    let entitled_count = request.entitled_count.map(|count| count_between("entitled_count", count)).transpose()?;
    office.write("meeting_correct", "", |writing| {
        unsigned(writing, request.id)?;
        let mut meeting = Meeting::patched(writing, request.id, request.version)?;
        set(&mut meeting.held_on, request.held);
        if let Some(chosen) = request.meeting_kind {
            let chosen = chosen.map(|id| MeetingKind::find(writing, id)).transpose()?;
            meeting.meeting_kind = chosen.map(|kind| kind.id);
        }
        set(&mut meeting.kind, kind);
        set(&mut meeting.series, request.series);
        set(&mut meeting.name, name);
        set(&mut meeting.starts_at, starts_at);
        set(&mut meeting.ends_at, ends_at);
        set(&mut meeting.place, place);
        set(&mut meeting.chair, chair);
        set(&mut meeting.recorder, recorder);
        set(&mut meeting.notice_on, request.notice);
        set(&mut meeting.entitled_kind, request.entitled_kind);
        set(&mut meeting.entitled_count, entitled_count);
        set(&mut meeting.entitled_source, entitled_source);
        set(&mut meeting.notice_text, notice_text);
        set(&mut meeting.lecturer, lecturer);
        set(&mut meeting.discussion, discussion);
        set(&mut meeting.text_only, request.text_only);
        set(&mut meeting.summary, summary);
        set(&mut meeting.summary_number, summary_number);
        set(&mut meeting.note, note);
        meeting.rewrite(writing)?;
        writing.say(format!("更正会议“{}”", meeting.name));
        Ok(Made { id: meeting.id })
    })
}

/// `meeting_sign`: keeps the legal line and the rule it was made with, and locks.
pub(crate) fn sign(office: &mut Office, request: MeetingSign) -> Result<Made, Fault> {
    office.write("meeting_sign", "", |writing| {
        unsigned(writing, request.id)?;
        let mut meeting = Meeting::patched(writing, request.id, request.version)?;
        let ground = Ground::of(writing, &meeting)?;
        meeting.rule_sentence = Some(ground.quorum().sentence);
        if let Some(rule) = ground.rule() {
            meeting.rule_pack = Some(rule.pack.clone());
            meeting.rule_edition = Some(rule.edition.clone());
        }
        meeting.signed_on = Some(request.on);
        meeting.rewrite(writing)?;
        super::votes::keep_judgements(writing, &ground)?;
        super::resolutions::give_numbers(writing, &meeting)?;
        writing.say(format!("会议“{}”签字锁定", meeting.name));
        Ok(Made { id: meeting.id })
    })
}

/// `meeting_remove`: to the recycle bin.
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("meeting_remove", "", |writing| {
        unsigned(writing, request.id)?;
        let mut meeting = Meeting::patched(writing, request.id, request.version)?;
        meeting.removed = true;
        meeting.rewrite(writing)?;
        writing.say(format!("把会议“{}”移到回收站", meeting.name));
        Ok(Made { id: meeting.id })
    })
}

/// `meeting_restore`: from the recycle bin.
pub(crate) fn restore(office: &mut Office, request: One) -> Result<Made, Fault> {
    office.write("meeting_restore", "", |writing| {
        let mut meeting = Meeting::get(writing, request.id)?.ok_or(Fault::Gone(Notion::Meeting))?;
        meeting.removed = false;
        meeting.rewrite(writing)?;
        writing.say(format!("从回收站取回会议“{}”", meeting.name));
        Ok(Made { id: meeting.id })
    })
}
