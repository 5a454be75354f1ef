//! 更正: what signed minutes get wrong is said beside them, with its day and its reason; what stood there stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::wording::meetings as wording;
use domain::{Day, Fault, Refusal};
use store::Reading;
use store::meeting::{Meeting, MeetingCorrection};

use super::CorrectionLine;
use super::attachments::Taken;
use crate::wire::Made;
use crate::{Office, required};

/// A dated correction of signed minutes.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CorrectionAdd {
    /// The meeting.
    pub meeting: i64,
    /// When.
    pub on: Day,
    /// What is corrected.
    pub text: String,
    /// Why.
    pub reason: String,
    /// Files that come with it: attachments of a signed meeting come no other way.
    #[serde(default)]
    pub attachments: Vec<String>,
    /// Photos made smaller, as in `attachment_add`.
    #[serde(default)]
    pub reduce: Option<bool>,
}

/// The most files that come with one correction.
const MOST: usize = 20;

pub(crate) fn lines(reading: &Reading<'_>, meeting: i64) -> Result<Vec<CorrectionLine>, Fault> {
    let line = |one: MeetingCorrection| {
        Ok(CorrectionLine {
            version: MeetingCorrection::version(reading, one.id)?,
            id: one.id,
            on: one.on_day,
            text: one.text,
            reason: one.reason,
        })
    };
    MeetingCorrection::of(reading, meeting)?.into_iter().map(line).collect()
}

/// `correction_add`: what it says, why, and the files that come with it, as one act.
pub(crate) fn add(office: &mut Office, request: CorrectionAdd) -> Result<Made, Fault> {
    let text = required("text", &request.text, 4000)?;
    let reason = required("reason", &request.reason, 1000)?;
    office.read(|reading| signed(reading, request.meeting))?;
    if request.attachments.len() > MOST {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "attachments", least: 0, most: MOST as i64 }));
    }
    let reduce = request.reduce.unwrap_or(false);
    let files: Vec<Taken> = request.attachments.iter().map(|path| Taken::of(path, reduce)).collect::<Result<_, _>>()?;
    office.write("correction_add", "", |writing| {
        let meeting = signed(writing, request.meeting)?;
        let correction =
            MeetingCorrection { id: 0, removed: false, meeting: meeting.id, on_day: request.on, text, reason };
        let id = correction.add(writing)?;
        let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
        for file in files {
            file.keep(writing, meeting.id)?;
        }
        writing.say(wording::minutes_corrected(&meeting.name, &names));
        Ok(Made { id })
    })
}

/// A meeting that is changed by corrections alone.
fn signed(reading: &Reading<'_>, id: i64) -> Result<Meeting, Fault> {
    let meeting = Meeting::find(reading, id)?;
    if meeting.signed_on.is_none() { Err(Fault::Refused(Refusal::MeetingNotSigned)) } else { Ok(meeting) }
}
