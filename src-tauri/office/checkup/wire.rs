//! What the check-up answers with: a line for every rule and body, with its findings and what was written about them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, Layer};
use domain::papers::checkup::Mark;
use domain::rules::pack::{Confidence, Severity};
use domain::{Day, Partial};

/// Which findings are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Those that are so on the day.
    #[default]
    Day,
    /// Those of any day of its year.
    Year,
    /// Those of all years up to the day.
    All,
}

/// 体检 on a day, in the past or ahead.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CheckUpRequest {
    /// The day; today where missing. On a day ahead everything stays as it is recorded.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Which findings are listed; those of the day where missing.
    #[serde(default)]
    pub span: Option<Span>,
}

/// The mark of a breach nobody wrote about.
pub(crate) const fn mark_of(severity: Severity) -> Mark {
    match severity {
        Severity::Error => Mark::Error,
        Severity::Warning => Mark::Warning,
        Severity::Hint => Mark::Hint,
    }
}

/// The check-up of a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct CheckUp {
    /// The day.
    pub on: Day,
    /// Today by the clock.
    pub today: Day,
    /// Rules by their mark of the day.
    pub counts: MarkCounts,
    /// Findings of the list that were not there when it was last looked at.
    pub new: i64,
    /// When it was last looked at.
    pub seen_at: Option<String>,
    /// One line for every rule and body.
    pub rules: Vec<RuleLine>,
    /// Rules no program can check.
    pub notes: Vec<NoteLine>,
}

/// How many rules bear which mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MarkCounts {
    /// 不符
    pub error: i64,
    /// 待说明
    pub warning: i64,
    /// 提示
    pub hint: i64,
    /// 已说明
    pub waived: i64,
    /// 符合
    pub kept: i64,
    /// 尚未登记
    pub unrecorded: i64,
}

impl MarkCounts {
    pub(crate) fn add(&mut self, mark: Mark) {
        *match mark {
            Mark::Error => &mut self.error,
            Mark::Warning => &mut self.warning,
            Mark::Hint => &mut self.hint,
            Mark::Waived => &mut self.waived,
            Mark::Kept => &mut self.kept,
            Mark::Unrecorded => &mut self.unrecorded,
        } += 1;
    }
}

/// One rule for one body.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct RuleLine {
    /// Pack, code and body.
    pub key: String,
    /// The pack it is of.
    pub pack: String,
    /// As a person reads it.
    pub pack_title: String,
    /// Its edition.
    pub edition: String,
    /// Its code.
    pub rule: String,
    /// A few words.
    pub title: String,
    /// The body; none for the community as a whole.
    pub body: Option<i64>,
    /// Its name on the day.
    pub body_name: Option<String>,
    /// Where it stands in the chart.
    pub layer: Option<Layer>,
    /// What it is.
    pub kind: Option<BodyKind>,
    /// How it stands on the day.
    pub mark: Mark,
    /// How heavy a breach is.
    pub severity: Severity,
    /// What is asked.
    pub asked: String,
    /// Law and article.
    pub source: String,
    /// How far the source was read.
    pub confidence: Confidence,
    /// What would settle it.
    pub remedy: Option<String>,
    /// Rules that say otherwise about the same thing.
    pub beside: Vec<BesideLine>,
    /// Which of them applies why.
    pub beside_why: Option<String>,
    /// What was measured on the day: numerator, or the number itself.
    pub count: Option<i64>,
    /// Denominator.
    pub whole: Option<i64>,
    /// What was asked at least.
    pub least: Option<i64>,
    /// What was asked at most.
    pub most: Option<i64>,
    /// Who was counted.
    pub people: Vec<PersonRef>,
    /// Who of the whole was not.
    pub others: Vec<PersonRef>,
    /// What is not kept and without which it cannot be said.
    pub missing: Vec<String>,
    /// Its findings, newest first.
    pub findings: Vec<FindingLine>,
}

/// A rule that says otherwise.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BesideLine {
    /// Its code.
    pub rule: String,
    /// The pack it is of.
    pub pack_title: String,
    /// What it asks.
    pub asked: String,
    /// Law and article.
    pub source: String,
    /// How it stands for the same body; none where it does not apply on the day.
    pub mark: Option<Mark>,
}

/// A rule no program can check.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct NoteLine {
    /// Pack and code.
    pub key: String,
    /// The pack it is of.
    pub pack: String,
    /// As a person reads it.
    pub pack_title: String,
    /// Its edition.
    pub edition: String,
    /// Its code.
    pub rule: String,
    /// A few words.
    pub title: String,
    /// What it concerns; none for the community as a whole.
    pub kind: Option<BodyKind>,
    /// What it says.
    pub asked: String,
    /// Law and article, or paper and page.
    pub source: String,
    /// How far the source was read.
    pub confidence: Confidence,
}

/// A breach.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FindingLine {
    /// First day.
    pub from: Day,
    /// Last day; none while it lasts on the day asked about.
    pub until: Option<Day>,
    /// How it is marked.
    pub mark: Mark,
    /// What was found.
    pub sentence: String,
    /// What it rests on; a waiver repeats it.
    pub facts: String,
    /// Numerator, or the number itself.
    pub count: i64,
    /// Denominator.
    pub whole: Option<i64>,
    /// What was asked at least.
    pub least: Option<i64>,
    /// What was asked at most.
    pub most: Option<i64>,
    /// Whom it concerns, by their names of its last day.
    pub people: Vec<PersonRef>,
    /// Meetings it concerns.
    pub meetings: Vec<MeetingRef>,
    /// Not there when the check-up was last looked at.
    pub new: bool,
    /// What was written about it.
    pub waiver: Option<WaiverLine>,
}

/// A person by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonRef {
    /// Whose card.
    pub id: i64,
    /// The name of the day it is about.
    pub name: String,
}

/// A meeting by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingRef {
    /// Which.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its day.
    pub held_on: Day,
}

/// 说明
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct WaiverLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Why.
    pub reason: String,
    /// When.
    pub on_day: Day,
    /// Until when.
    pub valid_until: Option<Day>,
    /// By which paper.
    pub document: Option<WaiverDocument>,
    /// It no longer holds: what it rests on changed, or its last day has passed.
    pub lapsed: bool,
}

/// The paper of a waiver.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct WaiverDocument {
    /// Its id.
    pub id: i64,
    /// 文号
    pub number: Option<String>,
    /// Its title.
    pub title: String,
}

/// What would the rules say? Something half typed, never written.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TryRequest {
    /// An appointment as far as it is typed.
    #[serde(default)]
    pub appointment: Option<TryAppointment>,
    /// A relation as far as it is typed.
    #[serde(default)]
    pub kin: Option<TryKin>,
    /// The day it is judged on; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// An appointment as far as it is typed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TryAppointment {
    /// The appointment that is changed; a new one where missing.
    #[serde(default)]
    pub id: Option<i64>,
    /// Whose; somebody without a card yet where missing.
    #[serde(default)]
    pub person: Option<i64>,
    /// The name of somebody without a card yet.
    #[serde(default)]
    pub name: Option<String>,
    /// GB/T 2261.1, of somebody without a card yet.
    #[serde(default)]
    pub sex: Option<String>,
    /// Born, of somebody without a card yet.
    #[serde(default)]
    pub birth: Option<Partial>,
    /// In which body.
    pub body: i64,
    /// In which post.
    pub post: i64,
    /// First day; the day it is judged on where missing.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Last day.
    #[serde(default)]
    pub to: Option<Partial>,
    /// 专职 or 兼职
    #[serde(default)]
    pub full_time: Option<bool>,
}

/// A relation as far as it is typed: `relative` is `code` of `person`.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TryKin {
    /// Whose relative.
    pub person: i64,
    /// The relative.
    pub relative: i64,
    /// GB/T 4761
    pub code: String,
}

/// What the change would do.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct TryReply {
    /// What it would break or make worse, the heaviest first; then what it would settle.
    pub lines: Vec<TryLine>,
}

/// One thing the change would do; also one finding in a few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TryLine {
    /// Code of the rule.
    pub rule: String,
    /// A few words.
    pub title: String,
    /// How it would be marked; 符合 where it would be settled.
    pub mark: Mark,
    /// What would be found.
    pub sentence: String,
    /// What is asked.
    pub asked: String,
    /// Law and article.
    pub source: String,
    /// The body.
    pub body_name: Option<String>,
    /// It is broken already and would get worse.
    pub worse: bool,
}
