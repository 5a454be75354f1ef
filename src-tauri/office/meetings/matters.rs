//! 四议两公开: one matter as six dated steps, each at a meeting or, for the two disclosures, on a day typed. Missing steps
//! are shown, never asked for: only the study by the Party before a decision is law (art. 30 of 2026), the rest is practice.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::MatterStage;
use domain::wording::meetings as wording;
use domain::{Day, Fault, Partial, Refusal};
use store::Reading;
use store::matter::{Matter, MatterStep};
use store::meeting::Meeting;

use super::{MatterNamed, MeetingNamed, named};
use crate::wire::{Made, Nothing, One, OneAt, patch, set};
use crate::{Office, optional, required};

/// All matters.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MatterList {
    /// Newest first.
    pub matters: Vec<MatterCard>,
}

/// A matter with its six steps.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MatterCard {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// What it is about.
    pub title: String,
    /// Free text.
    pub note: Option<String>,
    /// All six in their order, taken or not.
    pub stages: Vec<MatterStageLine>,
    /// How many were taken.
    pub taken: i64,
    /// Steps a later one was taken without, in words.
    pub missing: Vec<String>,
}

/// A step, taken or not.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MatterStageLine {
    /// Which step.
    pub step: MatterStage,
    /// The law asks for it where residents decide.
    pub by_law: bool,
    /// Every time it was taken, in order.
    pub taken: Vec<MatterStepLine>,
    /// A later step was taken without it.
    pub missing: bool,
}

/// A step that was taken.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MatterStepLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// When.
    pub on: Day,
    /// Last day of a disclosure.
    pub until: Option<Day>,
    /// The meeting it was taken at.
    pub meeting: Option<MeetingNamed>,
    /// Free text.
    pub note: Option<String>,
}

/// A new matter.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MatterAdd {
    /// What it is about.
    pub title: String,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正 of a matter.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MatterCorrect {
    /// The matter.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// What it is about.
    #[serde(default)]
    pub title: Option<String>,
    /// Free text.
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// A step of a matter was taken.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MatterStepAdd {
    /// The matter.
    pub matter: i64,
    /// Which step.
    pub step: MatterStage,
    /// When; the day of the meeting where missing.
    #[serde(default)]
    pub on: Option<Day>,
    /// Last day of a disclosure.
    #[serde(default)]
    pub until: Option<Day>,
    /// The meeting it was taken at.
    #[serde(default)]
    pub meeting: Option<i64>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// The steps of matters that were taken at a meeting.
pub(crate) fn at_meeting(reading: &Reading<'_>, meeting: i64) -> Result<Vec<MatterNamed>, Fault> {
    let mut found = Vec::new();
    for step in MatterStep::at_meeting(reading, meeting)? {
        if let Some(matter) = Matter::get(reading, step.matter)?.filter(|matter| !matter.removed) {
            found.push(MatterNamed { id: matter.id, title: matter.title, step: step.step });
        }
    }
    Ok(found)
}

fn card(reading: &Reading<'_>, matter: Matter) -> Result<MatterCard, Fault> {
    let mut stages: Vec<MatterStageLine> = MatterStage::ALL
        .iter()
        .map(|step| MatterStageLine {
            step: *step,
            by_law: *step == MatterStage::Proposed,
            taken: Vec::new(),
            missing: false,
        })
        .collect();
    for step in MatterStep::of(reading, matter.id)? {
        let meeting = step.meeting.map(|id| Meeting::get(reading, id)).transpose()?.flatten();
        let line = MatterStepLine {
            version: MatterStep::version(reading, step.id)?,
            id: step.id,
            on: step.on_day,
            until: step.until_day,
            meeting: meeting.filter(|meeting| !meeting.removed).as_ref().map(named),
            note: step.note,
        };
        if let Some(stage) = stages.iter_mut().find(|stage| stage.step == step.step) {
            stage.taken.push(line);
        }
    }
    let last = stages.iter().rposition(|stage| !stage.taken.is_empty()).unwrap_or(0);
    for stage in stages.iter_mut().take(last) {
        stage.missing = stage.taken.is_empty();
    }
    let missing = stages.iter().filter(|stage| stage.missing);
    Ok(MatterCard {
        version: Matter::version(reading, matter.id)?,
        id: matter.id,
        title: matter.title,
        note: matter.note,
        taken: stages.iter().filter(|stage| !stage.taken.is_empty()).count() as i64,
        missing: missing.map(|stage| wording::step_missing(stage.step.chinese(), stage.by_law)).collect(),
        stages,
    })
}

/// `matter_list`
pub(crate) fn list(office: &mut Office, _: Nothing) -> Result<MatterList, Fault> {
    office.read(|reading| {
        let matters = Matter::all(reading)?.into_iter().map(|one| card(reading, one)).collect::<Result<_, _>>()?;
        Ok(MatterList { matters })
    })
}

/// `matter_get`
pub(crate) fn get(office: &mut Office, request: One) -> Result<MatterCard, Fault> {
    office.read(|reading| card(reading, Matter::find(reading, request.id)?))
}

/// `matter_add`
pub(crate) fn add(office: &mut Office, request: MatterAdd) -> Result<Made, Fault> {
    let title = required("title", &request.title, 200)?;
    let note = optional("note", request.note, 2000)?;
    office.write("matter_add", wording::matter_added(&title), |writing| {
        Ok(Made { id: Matter { id: 0, removed: false, title, note }.add(writing)? })
    })
}

/// `matter_correct`
pub(crate) fn correct(office: &mut Office, request: MatterCorrect) -> Result<Made, Fault> {
    let title = request.title.as_deref().map(|title| required("title", title, 200)).transpose()?;
    let note = request.note.map(|note| optional("note", note, 2000)).transpose()?;
    office.write("matter_correct", "", |writing| {
        let mut matter = Matter::patched(writing, request.id, request.version)?;
        set(&mut matter.title, title);
        set(&mut matter.note, note);
        matter.rewrite(writing)?;
        writing.say(wording::matter_corrected(&matter.title));
        Ok(Made { id: matter.id })
    })
}

/// `matter_remove`
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("matter_remove", "", |writing| {
        let mut matter = Matter::patched(writing, request.id, request.version)?;
        matter.removed = true;
        matter.rewrite(writing)?;
        writing.say(wording::matter_removed(&matter.title));
        Ok(Made { id: matter.id })
    })
}

/// `matter_step_add`
pub(crate) fn add_step(office: &mut Office, request: MatterStepAdd) -> Result<Made, Fault> {
    let note = optional("note", request.note, 2000)?;
    office.write("matter_step_add", "", |writing| {
        let matter = Matter::find(writing, request.matter)?;
        let meeting = request.meeting.map(|id| Meeting::find(writing, id)).transpose()?;
        let on = request
            .on
            .or(meeting.as_ref().map(|meeting| meeting.held_on))
            .ok_or(Fault::Refused(Refusal::Empty { field: "on" }))?;
        crate::in_order(Some(Partial::from(on)), request.until.map(Partial::from))?;
        let step = MatterStep {
            id: 0,
            removed: false,
            matter: matter.id,
            step: request.step,
            on_day: on,
            until_day: request.until,
            meeting: meeting.map(|meeting| meeting.id),
            note,
        };
        let id = step.add(writing)?;
        writing.say(wording::step_taken(&matter.title, step.step.chinese()));
        Ok(Made { id })
    })
}

/// `matter_step_remove`
pub(crate) fn remove_step(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("matter_step_remove", "", |writing| {
        let mut step = MatterStep::patched(writing, request.id, request.version)?;
        step.removed = true;
        step.rewrite(writing)?;
        writing.say(wording::step_removed(step.step.chinese()));
        Ok(Made { id: step.id })
    })
}
