//! 口径: edges of bands and denominators, as the street office asks for them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::indicators::{Measures, SETTING};
use domain::rules::parameters::Parameters;
use domain::wording::indicators as words;
use domain::{Fault, Refusal};
use store::judgement::Setting;

use crate::wire::{Made, Nothing};
use crate::{Office, optional};

/// The measure the rules use too; it is kept with them.
const CROSS_BASE: &str = "cross_base";

/// What is counted how.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportMeasures {
    /// In the order the window shows them.
    pub measures: Vec<ReportMeasure>,
}

/// One of them.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportMeasure {
    /// Its name.
    pub name: String,
    /// The question it answers.
    pub title: String,
    /// The answer, as it is set.
    pub value: String,
    /// The answer where the committee gave none.
    pub default: String,
    /// The answer in words: 30岁及以下、31至40岁 …
    pub words: String,
    /// Why the default is what it is.
    pub why: String,
    /// Which numbers follow it.
    pub changes: String,
    /// What may be chosen; empty where it is typed.
    pub choices: Vec<ReportMeasureChoice>,
}

/// An answer that may be chosen.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportMeasureChoice {
    /// As it is set.
    pub value: String,
    /// As a person reads it.
    pub words: String,
}

/// Sets a measure; an empty value is the default again.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportMeasureSet {
    /// Which.
    pub name: String,
    /// The answer.
    pub value: String,
    /// Who wants it so; must be given.
    pub reason: String,
}

/// `report_measures`
pub(crate) fn list(office: &mut Office, _: Nothing) -> Result<ReportMeasures, Fault> {
    let (chosen, default) = (crate::facts::measures(office)?, Measures::default());
    let mut measures: Vec<ReportMeasure> = Measures::described()
        .iter()
        .map(|described| ReportMeasure {
            name: described.name.clone(),
            title: described.title.clone(),
            value: chosen.written(&described.name).unwrap_or_default(),
            default: default.written(&described.name).unwrap_or_default(),
            words: chosen.in_words(&described.name),
            why: domain::wording::checkup::with_source(&described.why, &described.source),
            changes: described.changes.clone(),
            choices: Vec::new(),
        })
        .collect();
    let shared = Parameters::described().iter().find(|described| described.name == CROSS_BASE);
    measures.extend(shared.map(|described| {
        let parameters = Parameters { cross_base: chosen.cross_base, ..Parameters::default() };
        let value = parameters.write(CROSS_BASE).unwrap_or_default();
        let choices: Vec<ReportMeasureChoice> = described
            .choices
            .iter()
            .map(|choice| ReportMeasureChoice { value: choice.value.clone(), words: choice.words.clone() })
            .collect();
        ReportMeasure {
            name: described.name.clone(),
            title: described.title.clone(),
            words: choices.iter().find(|one| one.value == value).map(|one| one.words.clone()).unwrap_or_default(),
            value,
            default: described.default.clone(),
            why: domain::wording::checkup::with_source(&described.why, &described.source),
            changes: words::CROSS_BASE_CHANGES.to_owned(),
            choices,
        }
    }));
    Ok(ReportMeasures { measures })
}

/// `report_measure_set`
pub(crate) fn set(office: &mut Office, request: ReportMeasureSet) -> Result<Made, Fault> {
    let reason = optional("reason", Some(request.reason), 400)?.ok_or(Fault::Refused(Refusal::ReasonNeeded))?;
    let value = optional("value", Some(request.value), 100)?;
    let (title, name, value, said) =
        if request.name == CROSS_BASE { shared(value)? } else { own(&request.name, value)? };
    office.write_because("report_measure_set", words::measure_set(&title, &said), Some(reason), |writing| {
        Ok(Made { id: Setting::choose(writing, &name, value)? })
    })
}

/// Title, name of the setting, what is kept of the answer, and the answer in words.
type Answer = (String, String, Option<String>, String);

fn own(name: &str, value: Option<String>) -> Result<Answer, Fault> {
    let described = Measures::described()
        .iter()
        .find(|described| described.name == name)
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "parameter", value: name.to_owned() }))?;
    let mut measures = Measures::default();
    if let Some(value) = &value {
        measures
            .read(name, value)
            .map_err(|why| Fault::Refused(Refusal::Parameter { reason: words::not_a_measure(why).to_owned() }))?;
    }
    // Kept as it is written, however it was typed; the default is not kept.
    let kept = measures.written(name).filter(|kept| Some(kept) != Measures::default().written(name).as_ref());
    Ok((described.title.clone(), format!("{SETTING}{name}"), kept, measures.in_words(name)))
}

fn shared(value: Option<String>) -> Result<Answer, Fault> {
    let described = Parameters::described()
        .iter()
        .find(|described| described.name == CROSS_BASE)
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "parameter", value: CROSS_BASE.to_owned() }))?;
    let mut chosen = Parameters::default();
    if let Some(value) = &value {
        chosen.read(CROSS_BASE, value).map_err(|reason| Fault::Refused(Refusal::Parameter { reason }))?;
    }
    let written = chosen.write(CROSS_BASE).unwrap_or_default();
    let said = described.choices.iter().find(|one| one.value == written).map(|one| one.words.clone());
    let kept = Some(written).filter(|written| *written != described.default);
    let name = format!("{}{CROSS_BASE}", domain::rules::parameters::SETTING);
    Ok((described.title.clone(), name, kept, said.unwrap_or_default()))
}
