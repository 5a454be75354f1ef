//! 规则包: the packs that judge here, local ones switched on and off with their dates, files a street office wrote, and
//! the committee's own numbers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::BodyKind;
use domain::rules::pack::{Confidence, PackScope, Severity};
use domain::{Day, Fault};
use store::Reading;

use crate::Office;
use crate::wire::{Made, Nothing};

/// All packs and the committee's own numbers.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackList {
    /// Those of the whole country first, then the local ones.
    pub packs: Vec<PackCard>,
    /// What the law leaves to the committee.
    pub parameters: Vec<ParameterLine>,
}

/// A pack.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackCard {
    /// Its id.
    pub pack: String,
    /// Its edition.
    pub edition: String,
    /// As a person reads it.
    pub title: String,
    /// What it is and how far it was checked.
    pub about: String,
    /// Of the whole country, or local.
    pub scope: PackScope,
    /// First day any of it is in force.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
    /// Part of the program; the others lie in the register.
    pub built_in: bool,
    /// It judges.
    pub on: bool,
    /// From this day; its own first day where none.
    pub on_from: Option<Day>,
    /// Until this day; its own last day where none.
    pub on_until: Option<Day>,
    /// The switch, where it was ever set.
    pub setting: Option<RowVersion>,
    /// Its rules, in the order of their source.
    pub rules: Vec<RuleCard>,
}

/// A row and what a patch of it must carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RowVersion {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
}

/// A rule of a pack.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct RuleCard {
    /// Its code.
    pub rule: String,
    /// A few words.
    pub title: String,
    /// What it concerns; none for the community as a whole.
    pub body: Option<BodyKind>,
    /// As a person reads it.
    pub kind_name: Option<String>,
    /// What is asked.
    pub asked: String,
    /// Law and article.
    pub source: String,
    /// How far the source was read.
    pub confidence: Confidence,
    /// How heavy a breach is.
    pub severity: Severity,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
    /// A program can check it; otherwise it is a note.
    pub checked: bool,
}

/// A number or a reading the committee chooses.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ParameterLine {
    /// Its name on the wire.
    pub name: String,
    /// As a person reads it.
    pub title: String,
    /// Why there is a choice, and what the default rests on.
    pub why: String,
    /// What is chosen.
    pub value: String,
    /// What holds where nothing is chosen.
    pub default: String,
    /// What may be chosen; empty for a text of the form given.
    pub choices: Vec<ParameterChoice>,
    /// How it is typed.
    pub form: ParameterForm,
    /// What a patch must carry; none where nothing was chosen.
    pub version: Option<i64>,
    /// The row; none where nothing was chosen.
    pub id: Option<i64>,
}

/// One of several readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ParameterChoice {
    /// As it is sent.
    pub value: String,
    /// As a person reads it.
    pub text: String,
}

/// How a parameter is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParameterForm {
    /// One of several.
    Choice,
    /// Yes or no.
    Flag,
    /// Two numbers.
    Range,
}

/// Switches a local pack on or off.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PackSwitch {
    /// Which.
    pub pack: String,
    /// On or off.
    pub on: bool,
    /// From this day; its own first day where missing.
    #[serde(default)]
    pub from: Option<Day>,
    /// Until this day; its own last day where missing.
    #[serde(default)]
    pub until: Option<Day>,
}

/// A pack as a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// Where it is.
    pub path: String,
}

/// Names a pack.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackNamed {
    /// Which.
    pub pack: String,
}

/// What a file holds.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackLook {
    /// Its title, where it reads.
    pub title: Option<String>,
    /// Its edition, where it reads.
    pub edition: Option<String>,
    /// How many rules.
    pub rules: i64,
    /// What is wrong with it, line by line.
    pub problems: Vec<PackProblem>,
    /// The edition kept here that it would replace.
    pub replaces: Option<String>,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackProblem {
    /// From 1.
    pub line: i64,
    /// What, and what to do.
    pub reason: String,
}

/// Chooses a number or a reading.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterSet {
    /// Which.
    pub name: String,
    /// What; the default again where none.
    pub value: Option<String>,
}

/// What a rule is called, of whatever pack.
pub(crate) fn rule_title(_reading: &Reading<'_>, rule: &str) -> Result<String, Fault> {
    Ok(rule.to_owned())
}

/// `pack_list`
pub(crate) fn list(office: &mut Office, _: Nothing) -> Result<PackList, Fault> {
    office.register()?;
    Ok(PackList { packs: Vec::new(), parameters: Vec::new() })
}

/// `pack_switch`
pub(crate) fn switch(office: &mut Office, request: PackSwitch) -> Result<Made, Fault> {
    office.register()?;
    Err(not_a_pack(request.pack))
}

/// `pack_look`
pub(crate) fn look(office: &mut Office, _: PackFile) -> Result<PackLook, Fault> {
    office.register()?;
    Ok(PackLook { title: None, edition: None, rules: 0, problems: Vec::new(), replaces: None })
}

/// `pack_add`
pub(crate) fn add(office: &mut Office, request: PackFile) -> Result<Made, Fault> {
    office.register()?;
    Err(not_a_pack(request.path))
}

/// `pack_remove`
pub(crate) fn remove(office: &mut Office, request: PackNamed) -> Result<Made, Fault> {
    office.register()?;
    Err(not_a_pack(request.pack))
}

/// `parameter_set`
pub(crate) fn set_parameter(office: &mut Office, request: ParameterSet) -> Result<Made, Fault> {
    office.register()?;
    Err(not_a_pack(request.name))
}

fn not_a_pack(value: String) -> Fault {
    Fault::Refused(domain::Refusal::NotACode { field: "pack", value })
}
