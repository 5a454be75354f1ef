//! A committee's own numbers: what the law leaves to it or does not say clearly, each with a default and the reason for it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
