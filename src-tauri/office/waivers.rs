//! 说明: a written reason sets a finding aside without hiding it. It holds as long as what was found is the same.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::wording::checkup as wording;
use domain::{Day, Fault, Refusal};
use store::Reading;
use store::body::Body;
use store::judgement::Waiver;
use store::paper::Paper;

use crate::wire::{Made, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 1000;
/// The longest text of facts; those of a body with hundreds of people are long.
const LONGEST_FACTS: usize = 100_000;

/// Writes about a finding.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct WaiverAdd {
    /// Code of the rule.
    pub rule: String,
    /// The body; none for the community as a whole.
    #[serde(default)]
    pub body: Option<i64>,
    /// What the finding rests on, as the check-up told it.
    pub facts: String,
    /// Why it is set aside.
    pub reason: String,
    /// When it was said.
    pub on_day: Day,
    /// Until when it holds; as long as nothing changes where missing.
    #[serde(default)]
    pub valid_until: Option<Day>,
    /// By which paper.
    #[serde(default)]
    pub document: Option<i64>,
}

/// 更正 of what was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct WaiverCorrect {
    /// The waiver.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Why it is set aside.
    #[serde(default)]
    pub reason: Option<String>,
    /// When it was said.
    #[serde(default)]
    pub on_day: Option<Day>,
    /// Until when it holds.
    #[serde(default, deserialize_with = "patch")]
    pub valid_until: Option<Option<Day>>,
    /// By which paper.
    #[serde(default, deserialize_with = "patch")]
    pub document: Option<Option<i64>>,
}

/// `waiver_add`
pub(crate) fn add(office: &mut Office, request: WaiverAdd) -> Result<Made, Fault> {
    let row = Waiver {
        id: 0,
        removed: false,
        rule: required("rule", &request.rule, 100)?,
        body: request.body,
        facts: required("facts", &request.facts, LONGEST_FACTS)?,
        reason: reason(request.reason)?,
        on_day: request.on_day,
        valid_until: request.valid_until,
        document: request.document,
    };
    in_order(Some(row.on_day.into()), row.valid_until.map(Into::into))?;
    office.write("waiver_add", "", |writing| {
        let said = about(writing, &row)?;
        row.document.map(|paper| Paper::find(writing, paper)).transpose()?;
        let id = row.add(writing)?;
        writing.say(wording::waived(&said));
        Ok(Made { id })
    })
}

/// `waiver_correct`
pub(crate) fn correct(office: &mut Office, request: WaiverCorrect) -> Result<Made, Fault> {
    let text = request.reason.map(reason).transpose()?;
    office.write("waiver_correct", "", |writing| {
        let mut row = Waiver::patched(writing, request.id, request.version)?;
        set(&mut row.reason, text);
        set(&mut row.on_day, request.on_day);
        set(&mut row.valid_until, request.valid_until);
        set(&mut row.document, request.document);
        in_order(Some(row.on_day.into()), row.valid_until.map(Into::into))?;
        row.document.map(|paper| Paper::find(writing, paper)).transpose()?;
        row.rewrite(writing)?;
        writing.say(wording::waiver_corrected(&about(writing, &row)?));
        Ok(Made { id: row.id })
    })
}

/// `waiver_remove`: the finding stands by itself again.
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("waiver_remove", "", |writing| {
        let mut row = Waiver::patched(writing, request.id, request.version)?;
        row.removed = true;
        row.rewrite(writing)?;
        writing.say(wording::waiver_removed(&about(writing, &row)?));
        Ok(Made { id: row.id })
    })
}

fn reason(text: String) -> Result<String, Fault> {
    optional("reason", Some(text), LONGEST_REASON)?.ok_or(Fault::Refused(Refusal::ReasonNeeded))
}

/// The rule and the body, for the history.
fn about(reading: &Reading<'_>, row: &Waiver) -> Result<String, Fault> {
    let body = match row.body {
        Some(body) => Some(Body::find(reading, body)?.name),
        None => None,
    };
    let title = crate::packs::rule_title(reading, &row.rule)?;
    Ok(wording::rule_of(body.as_deref(), &title))
}
