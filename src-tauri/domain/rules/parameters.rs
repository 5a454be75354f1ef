//! A committee's own numbers: what the law leaves to it or does not say clearly, each with a default and the reason for it.

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::wording::packs as wording;

/// What a parameter is called in the table of settings: `rules.cross_base`.
pub const SETTING: &str = "rules.";

/// The numbers and readings a committee chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// 交叉任职比例的分母
    pub cross_base: CrossBase,
    /// 每名居民代表联系的户数, least and most; the law's 20 to 50 where it is none.
    pub delegate_households: Option<(i64, i64)>,
    /// 居委会人数应为单数
    pub odd_size: bool,
    /// 本社区是多民族居住的社区
    pub multi_ethnic: bool,
    /// 弃权票怎么算
    pub abstentions: Abstentions,
    /// 几日前怎么数
    pub day_count: DayCount,
    /// 当选过半数的分母
    pub election_base: ElectionBase,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            cross_base: CrossBase::Party,
            delegate_households: None,
            odd_size: false,
            multi_ethnic: false,
            abstentions: Abstentions::Counted,
            day_count: DayCount::StartNotCounted,
            election_base: ElectionBase::Returned,
        }
    }
}

/// A parameter as the window shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ParameterDescription {
    /// Its name.
    pub name: String,
    /// The question it answers.
    pub title: String,
    /// How it is answered.
    pub form: ParameterForm,
    /// The answer where the committee gave none.
    pub default: String,
    /// Why the default is what it is.
    pub why: String,
    /// On what that rests.
    pub source: String,
    /// What may be chosen.
    pub choices: Vec<Choice>,
}

/// How a parameter is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ParameterForm {
    /// One of the choices.
    Choice,
    /// Two whole numbers with a hyphen, or nothing.
    Range,
}

/// An answer that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// As stored.
    pub value: String,
    /// As a person reads it.
    pub words: String,
}

impl Parameters {
    /// All parameters, in the order the window shows them. The file is part of the program and a test reads it.
    pub fn described() -> &'static [ParameterDescription] {
        static DESCRIBED: OnceLock<Vec<ParameterDescription>> = OnceLock::new();
        DESCRIBED.get_or_init(|| serde_json::from_str(include_str!("parameters.json")).unwrap_or_default())
    }

    /// Takes one answer as it is stored or typed; the reason in a sentence where it is none.
    pub fn read(&mut self, name: &str, text: &str) -> Result<(), String> {
        let text = text.trim();
        let Some(described) = Self::described().iter().find(|one| one.name == name) else {
            return Err(wording::no_such_parameter(name));
        };
        let choices: Vec<&str> = described.choices.iter().map(|choice| choice.words.as_str()).collect();
        if described.form == ParameterForm::Choice && !described.choices.iter().any(|choice| choice.value == text) {
            return Err(wording::no_such_choice(&described.title, text, &choices));
        }
        match (name, text) {
            ("cross_base", "party") => self.cross_base = CrossBase::Party,
            ("cross_base", "party_in_committee") => self.cross_base = CrossBase::PartyInCommittee,
            ("cross_base", "union") => self.cross_base = CrossBase::Union,
            ("delegate_households", text) => {
                self.delegate_households = households(text).map_err(|()| wording::no_range(&described.title, text))?;
            }
            ("odd_size", text) => self.odd_size = text == "1",
            ("multi_ethnic", text) => self.multi_ethnic = text == "1",
            ("abstentions", "counted") => self.abstentions = Abstentions::Counted,
            ("abstentions", "left_out") => self.abstentions = Abstentions::LeftOut,
            ("day_count", "start_not_counted") => self.day_count = DayCount::StartNotCounted,
            ("day_count", "full_days_between") => self.day_count = DayCount::FullDaysBetween,
            ("election_base", "returned") => self.election_base = ElectionBase::Returned,
            ("election_base", "valid") => self.election_base = ElectionBase::Valid,
            _ => return Err(wording::no_such_choice(&described.title, text, &choices)),
        }
        Ok(())
    }

    /// One answer as it is stored; none where there is no such parameter.
    pub fn write(&self, name: &str) -> Option<String> {
        let yes = |yes: bool| if yes { "1" } else { "0" };
        Some(match name {
            "cross_base" => match self.cross_base {
                CrossBase::Party => "party".to_owned(),
                CrossBase::PartyInCommittee => "party_in_committee".to_owned(),
                CrossBase::Union => "union".to_owned(),
            },
            "delegate_households" => {
                self.delegate_households.map(|(least, most)| format!("{least}-{most}")).unwrap_or_default()
            }
            "odd_size" => yes(self.odd_size).to_owned(),
            "multi_ethnic" => yes(self.multi_ethnic).to_owned(),
            "abstentions" => match self.abstentions {
                Abstentions::Counted => "counted".to_owned(),
                Abstentions::LeftOut => "left_out".to_owned(),
            },
            "day_count" => match self.day_count {
                DayCount::StartNotCounted => "start_not_counted".to_owned(),
                DayCount::FullDaysBetween => "full_days_between".to_owned(),
            },
            "election_base" => match self.election_base {
                ElectionBase::Returned => "returned".to_owned(),
                ElectionBase::Valid => "valid".to_owned(),
            },
            _ => return None,
        })
    }
}

/// 5-10, 5至10, or nothing for the law's own.
fn households(text: &str) -> Result<Option<(i64, i64)>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let (least, most) = text.split_once(['-', '－', '—', '至', '~', '～']).ok_or(())?;
    let number = |part: &str| part.trim().trim_end_matches('户').parse::<i64>().map_err(|_| ());
    let (least, most) = (number(least)?, number(most)?);
    if 1 <= least && least <= most && most <= 100_000 { Ok(Some((least, most))) } else { Err(()) }
}

/// Of whom the share of 交叉任职 is taken (seed-rules 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CrossBase {
    /// Members of the party organisation's committee.
    Party,
    /// Party members in the residents' committee.
    PartyInCommittee,
    /// Everybody in either, each once.
    Union,
}

/// Whether abstentions stand in the base of a majority of those who came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Abstentions {
    /// They do: a majority of those who came.
    Counted,
    /// They do not: a majority of votes for and against.
    LeftOut,
}

/// How N days between two days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    /// The first day is not counted, the last one is (Civil Code art. 201): from the 1st to the 21st are 20 days.
    StartNotCounted,
    /// Neither is counted: full days between, from the 1st to the 22nd are 20 days.
    FullDaysBetween,
}

/// Of which ballots more than half elects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ElectionBase {
    /// All ballots that came back.
    Returned,
    /// Valid ballots.
    Valid,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_is_described_and_starts_with_its_default() {
        let names: Vec<&str> = Parameters::described().iter().map(|one| one.name.as_str()).collect();
        let fields = serde_json::to_value(Parameters::default()).unwrap();
        let mut fields: Vec<&str> = fields.as_object().unwrap().keys().map(String::as_str).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        fields.sort_unstable();
        assert_eq!(sorted, fields);
        for one in Parameters::described() {
            assert_eq!(Parameters::default().write(&one.name).as_ref(), Some(&one.default), "{}", one.name);
            assert!(!one.title.is_empty() && !one.why.is_empty() && !one.source.is_empty());
        }
    }

    #[test]
    fn what_is_stored_reads_back() {
        for one in Parameters::described() {
            for value in one
                .choices
                .iter()
                .map(|choice| choice.value.as_str())
                .chain((one.form == ParameterForm::Range).then_some("5-10"))
            {
                let mut parameters = Parameters::default();
                parameters.read(&one.name, value).unwrap();
                assert_eq!(parameters.write(&one.name).as_deref(), Some(value), "{}", one.name);
            }
        }
    }

    #[test]
    fn a_range_is_typed_as_people_type_it() {
        let mut parameters = Parameters::default();
        parameters.read("delegate_households", " 5户至10户 ").unwrap();
        assert_eq!(parameters.delegate_households, Some((5, 10)));
        parameters.read("delegate_households", "").unwrap();
        assert_eq!(parameters.delegate_households, None);
    }

    #[test]
    fn an_answer_that_is_none_is_refused_with_what_to_write() {
        let mut parameters = Parameters::default();
        for (name, text) in [
            ("delegate_households", "10-5"),
            ("delegate_households", "很多"),
            ("delegate_households", "0-3"),
            ("cross_base", "所有人"),
            ("odd_size", "2"),
            ("没有", "1"),
        ] {
            let reason = parameters.read(name, text).unwrap_err();
            assert!(reason.ends_with('。'), "{reason}");
        }
        assert_eq!(parameters, Parameters::default());
    }
}
