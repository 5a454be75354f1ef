//! 发言: what was said on an item, by whom, in order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::wording::meetings as wording;
use domain::{Fault, Notion, Refusal};
use store::Reading;
use store::meeting::{AgendaItem, Attendance, Speech};

use super::{SpeechLine, unsigned};
use crate::wire::{Made, OneAt, set};
use crate::{Office, optional, required};

/// The longest speech, in characters.
const LONGEST: usize = 100_000;

/// Somebody spoke on an item.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SpeechAdd {
    /// The item.
    pub agenda_item: i64,
    /// The line of the list.
    #[serde(default)]
    pub attendance: Option<i64>,
    /// The name, where the speaker is not on the list.
    #[serde(default)]
    pub speaker: Option<String>,
    /// What was said.
    pub text: String,
}

/// 更正 of a speech.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SpeechCorrect {
    /// The speech.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// The line of the list.
    #[serde(default)]
    pub attendance: Option<i64>,
    /// Who spoke.
    #[serde(default)]
    pub speaker: Option<String>,
    /// What was said.
    #[serde(default)]
    pub text: Option<String>,
    /// Place among the speeches on the item, from 1.
    #[serde(default)]
    pub position: Option<i64>,
}

pub(crate) fn lines(reading: &Reading<'_>, item: i64) -> Result<Vec<SpeechLine>, Fault> {
    let line = |speech: Speech| {
        Ok(SpeechLine {
            version: Speech::version(reading, speech.id)?,
            id: speech.id,
            attendance: speech.attendance,
            speaker: speech.speaker,
            position: speech.position,
            text: speech.text,
        })
    };
    Speech::of(reading, item)?.into_iter().map(line).collect()
}

/// The name of a line of the list of the item's meeting.
fn listed(reading: &Reading<'_>, item: &AgendaItem, line: i64) -> Result<Attendance, Fault> {
    let line = Attendance::find(reading, line)?;
    if line.meeting == item.meeting { Ok(line) } else { Err(Fault::Gone(Notion::Attendance)) }
}

/// `speech_add`
pub(crate) fn add(office: &mut Office, request: SpeechAdd) -> Result<Made, Fault> {
    let text = required("text", &request.text, LONGEST)?;
    let speaker = optional("speaker", request.speaker, 100)?;
    office.write("speech_add", "", |writing| {
        let item = AgendaItem::find(writing, request.agenda_item)?;
        unsigned(writing, item.meeting)?;
        let line = request.attendance.map(|id| listed(writing, &item, id)).transpose()?;
        let speaker = line
            .as_ref()
            .map(|line| line.name.clone())
            .or(speaker)
            .ok_or(Fault::Refused(Refusal::Empty { field: "speaker" }))?;
        let last = Speech::of(writing, item.id)?.last().map_or(0, |speech| speech.position);
        let speech = Speech {
            id: 0,
            removed: false,
            agenda_item: item.id,
            attendance: line.map(|line| line.id),
            speaker,
            position: last + 1,
            text,
        };
        let id = speech.add(writing)?;
        writing.say(wording::spoke(&speech.speaker, &item.title));
        Ok(Made { id })
    })
}

/// `speech_correct`
pub(crate) fn correct(office: &mut Office, request: SpeechCorrect) -> Result<Made, Fault> {
    let text = request.text.as_deref().map(|text| required("text", text, LONGEST)).transpose()?;
    let speaker = request.speaker.as_deref().map(|name| required("speaker", name, 100)).transpose()?;
    office.write("speech_correct", "", |writing| {
        let mut speech = Speech::patched(writing, request.id, request.version)?;
        let item = AgendaItem::find(writing, speech.agenda_item)?;
        unsigned(writing, item.meeting)?;
        if let Some(id) = request.attendance {
            let line = listed(writing, &item, id)?;
            speech.attendance = Some(line.id);
            speech.speaker = line.name;
        } else if speaker.is_some() {
            speech.attendance = None;
        }
        set(&mut speech.speaker, speaker);
        set(&mut speech.text, text);
        if let Some(position) = request.position {
            let others = Speech::of(writing, item.id)?.into_iter().filter(|other| other.id != speech.id);
            let mut others: Vec<Speech> = others.collect();
            others.insert(super::place(position, others.len()), speech.clone());
            for (position, mut other) in (1..).zip(others) {
                if other.id == speech.id {
                    speech.position = position;
                } else if other.position != position {
                    other.position = position;
                    other.rewrite(writing)?;
                }
            }
        }
        speech.rewrite(writing)?;
        writing.say(wording::speech_corrected(&speech.speaker));
        Ok(Made { id: speech.id })
    })
}

/// `speech_remove`
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("speech_remove", "", |writing| {
        let mut speech = Speech::patched(writing, request.id, request.version)?;
        unsigned(writing, AgendaItem::find(writing, speech.agenda_item)?.meeting)?;
        speech.removed = true;
        speech.rewrite(writing)?;
        writing.say(wording::speech_removed(&speech.speaker));
        Ok(Made { id: speech.id })
    })
}
