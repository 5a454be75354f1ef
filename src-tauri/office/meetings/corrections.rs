//! 更正: what signed minutes get wrong is said beside them, with its day and its reason; what stood there stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::wording::meetings as wording;
use domain::{Day, Fault, Refusal};
use store::Reading;
use store::meeting::{Meeting, MeetingCorrection};

use super::CorrectionLine;
use crate::wire::Made;
use crate::{Office, required};

/// A dated correction of signed minutes.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectionAdd {
    /// The meeting.
    pub meeting: i64,
    /// When.
    pub on: Day,
    /// What is corrected.
    pub text: String,
    /// Why.
    pub reason: String,
}

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

/// `correction_add`
pub(crate) fn add(office: &mut Office, request: CorrectionAdd) -> Result<Made, Fault> {
    let text = required("text", &request.text, 4000)?;
    let reason = required("reason", &request.reason, 1000)?;
    office.write("correction_add", "", |writing| {
        let meeting = Meeting::find(writing, request.meeting)?;
        if meeting.signed_on.is_none() {
            return Err(Fault::Refused(Refusal::MeetingNotSigned));
        }
        let correction =
            MeetingCorrection { id: 0, removed: false, meeting: meeting.id, on_day: request.on, text, reason };
        let id = correction.add(writing)?;
        writing.say(wording::minutes_corrected(&meeting.name));
        Ok(Made { id })
    })
}
