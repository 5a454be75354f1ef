//! 规则包: the packs that judge here, local ones switched on and off with their dates, files a street office wrote, and
//! the committee's own numbers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::BodyKind;
use domain::rules::pack::{Check, Confidence, Pack, PackScope, Severity};
use domain::rules::parameters::{ParameterDescription, ParameterForm, Parameters, SETTING};
use domain::rules::reading::{MOST_KILOBYTES, Problem};
use domain::wording::checkup as wording;
use domain::{Day, Fault, Notion, Refusal};
use store::Reading;
use store::body::natural;
use store::judgement::{RulePack, RuleSwitch, Setting};

use crate::checkup::judging::{Judging, KeptPack, packs};
use crate::wire::{Made, Nothing};
use crate::{Office, in_order, optional, required};

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
pub(crate) fn rule_title(reading: &Reading<'_>, rule: &str) -> Result<String, Fault> {
    let (packs, _) = packs(reading)?;
    let title = packs.iter().flat_map(|kept| &kept.pack.rules).find(|one| one.code == rule).map(|one| &one.title);
    Ok(title.map_or(rule, String::as_str).to_owned())
}

/// `pack_list`
pub(crate) fn list(office: &mut Office, _: Nothing) -> Result<PackList, Fault> {
    let judging = Judging::of(office)?;
    office.read(|reading| {
        let mut cards = Vec::new();
        for kept in &judging.packs {
            cards.push(card(reading, kept)?);
        }
        cards.extend(judging.unreadable.iter().map(unreadable));
        let kept = Setting::all(reading)?;
        let parameters = Parameters::described()
            .iter()
            .map(|described| {
                let row = kept.iter().find(|row| row.name.strip_prefix(SETTING) == Some(&described.name));
                parameter(reading, &judging.parameters, described, row)
            })
            .collect::<Result<_, _>>()?;
        Ok(PackList { packs: cards, parameters })
    })
}

fn card(reading: &Reading<'_>, kept: &KeptPack) -> Result<PackCard, Fault> {
    let pack = &kept.pack;
    let switch = kept.switch.as_ref();
    Ok(PackCard {
        pack: pack.pack.clone(),
        edition: pack.edition.clone(),
        title: pack.title.clone(),
        about: pack.about.clone(),
        scope: pack.scope,
        from: pack.from,
        until: pack.until,
        built_in: kept.row.is_none(),
        on: kept.on(),
        on_from: switch.and_then(|switch| switch.on_from),
        on_until: switch.and_then(|switch| switch.on_until),
        setting: match switch {
            Some(switch) => Some(RowVersion { id: switch.id, version: RuleSwitch::version(reading, switch.id)? }),
            None => None,
        },
        rules: pack
            .rules
            .iter()
            .map(|rule| {
                let (from, until) = rule.days(pack);
                RuleCard {
                    rule: rule.code.clone(),
                    title: rule.title.clone(),
                    body: rule.body,
                    kind_name: rule.body.map(|kind| kind.chinese().to_owned()),
                    asked: rule.asked.clone(),
                    source: rule.source.clone(),
                    confidence: rule.confidence,
                    severity: rule.severity,
                    from,
                    until,
                    checked: !matches!(rule.check, Check::Note {}),
                }
            })
            .collect(),
    })
}

/// A pack of the register this version cannot read: shown, so that nobody thinks it judges.
fn unreadable(row: &RulePack) -> PackCard {
    PackCard {
        pack: row.pack.clone(),
        edition: row.edition.clone(),
        title: row.pack.clone(),
        about: wording::PACK_UNREADABLE.to_owned(),
        scope: PackScope::Local,
        from: row.added_on,
        until: None,
        built_in: false,
        on: false,
        on_from: None,
        on_until: None,
        setting: None,
        rules: Vec::new(),
    }
}

fn parameter(
    reading: &Reading<'_>,
    parameters: &Parameters,
    described: &ParameterDescription,
    row: Option<&Setting>,
) -> Result<ParameterLine, Fault> {
    Ok(ParameterLine {
        name: described.name.clone(),
        title: described.title.clone(),
        why: wording::with_source(&described.why, &described.source),
        value: parameters.write(&described.name).unwrap_or_default(),
        default: described.default.clone(),
        choices: described
            .choices
            .iter()
            .map(|choice| ParameterChoice { value: choice.value.clone(), text: choice.words.clone() })
            .collect(),
        form: described.form,
        version: row.map(|row| Setting::version(reading, row.id)).transpose()?,
        id: row.map(|row| row.id),
    })
}

/// `pack_switch`. Packs of the whole country always judge.
pub(crate) fn switch(office: &mut Office, request: PackSwitch) -> Result<Made, Fault> {
    in_order(request.from.map(Into::into), request.until.map(Into::into))?;
    office.write("pack_switch", "", |writing| {
        let (packs, _) = packs(writing)?;
        let kept = packs.iter().find(|kept| kept.pack.pack == request.pack).ok_or(Fault::Gone(Notion::Pack))?;
        if kept.pack.scope == PackScope::National {
            return Err(Fault::Refused(Refusal::PackAlwaysOn));
        }
        let before = RuleSwitch::of(writing, &request.pack)?;
        let mut row =
            before.unwrap_or(RuleSwitch { id: 0, removed: false, pack: request.pack, on_from: None, on_until: None });
        row.removed = !request.on;
        if request.on {
            row.on_from = request.from;
            row.on_until = request.until;
        }
        let id = match (row.id, request.on) {
            // Never on: nothing to switch off.
            (0, false) => 0,
            (0, true) => row.add(writing)?,
            (id, _) => {
                row.rewrite(writing)?;
                id
            }
        };
        writing.say(wording::pack_switched(&kept.pack.title, request.on));
        Ok(Made { id })
    })
}

/// `pack_look`: what a file holds, before anything is taken in.
pub(crate) fn look(office: &mut Office, request: PackFile) -> Result<PackLook, Fault> {
    office.register()?;
    let text = read(&request.path)?;
    let pack = match text.and_then(|text| Pack::read(&text)) {
        Ok(pack) => pack,
        Err(problems) => {
            let problems = problems.into_iter().map(problem).collect();
            return Ok(PackLook { title: None, edition: None, rules: 0, problems, replaces: None });
        }
    };
    office.read(|reading| {
        let replaces = RulePack::all(reading)?.into_iter().find(|row| row.pack == pack.pack).map(|row| row.edition);
        Ok(PackLook {
            title: Some(pack.title),
            edition: Some(pack.edition),
            rules: pack.rules.len() as i64,
            problems: Vec::new(),
            replaces,
        })
    })
}

/// `pack_add`: the file as it is, so that it can be read again by every later version.
pub(crate) fn add(office: &mut Office, request: PackFile) -> Result<Made, Fault> {
    office.register()?;
    let (text, pack) = read(&request.path)?
        .and_then(|text| Pack::read(&text).map(|pack| (text, pack)))
        .map_err(|problems| Fault::Refused(Refusal::Pack { problems: problems.into_iter().map(said).collect() }))?;
    let today = office.today();
    office.write("pack_add", wording::pack_added(&pack.title, &pack.edition), |writing| {
        let kept = RulePack::all(writing)?.into_iter().find(|row| row.pack == pack.pack);
        let mut row = match kept {
            Some(row) if natural(&row.edition) > natural(&pack.edition) => {
                let (kept, offered) = (row.edition, pack.edition);
                return Err(Fault::Refused(Refusal::PackOlder { kept, offered }));
            }
            Some(row) => row,
            None => RulePack {
                id: 0,
                removed: false,
                pack: pack.pack,
                edition: String::new(),
                content: String::new(),
                added_on: today,
            },
        };
        (row.edition, row.content, row.added_on) = (pack.edition, text, today);
        let id = match row.id {
            0 => row.add(writing)?,
            id => {
                row.rewrite(writing)?;
                id
            }
        };
        Ok(Made { id })
    })
}

/// `pack_remove`: one of the register; its switch goes with it.
pub(crate) fn remove(office: &mut Office, request: PackNamed) -> Result<Made, Fault> {
    office.write("pack_remove", "", |writing| {
        let mut row = RulePack::all(writing)?
            .into_iter()
            .find(|row| row.pack == request.pack)
            .ok_or(Fault::Gone(Notion::Pack))?;
        row.removed = true;
        row.rewrite(writing)?;
        if let Some(mut switch) = RuleSwitch::of(writing, &row.pack)?.filter(|switch| !switch.removed) {
            switch.removed = true;
            switch.rewrite(writing)?;
        }
        let title = Pack::read(&row.content).map_or(row.pack, |pack| pack.title);
        writing.say(wording::pack_removed(&title));
        Ok(Made { id: row.id })
    })
}

/// `parameter_set`
pub(crate) fn set_parameter(office: &mut Office, request: ParameterSet) -> Result<Made, Fault> {
    let described = Parameters::described()
        .iter()
        .find(|one| one.name == request.name)
        .ok_or_else(|| Fault::Refused(Refusal::NotACode { field: "parameter", value: request.name.clone() }))?;
    let value = optional("value", request.value, 100)?;
    let mut chosen = Parameters::default();
    if let Some(value) = &value {
        chosen.read(&described.name, value).map_err(|reason| Fault::Refused(Refusal::Parameter { reason }))?;
    }
    // Kept as it is written, however it was typed.
    let value = value.and_then(|_| chosen.write(&described.name)).filter(|value| *value != described.default);
    let said = value.as_deref().map(|value| {
        described.choices.iter().find(|choice| choice.value == value).map_or(value, |choice| choice.words.as_str())
    });
    office.write("parameter_set", wording::parameter_set(&described.title, said), |writing| {
        Ok(Made { id: Setting::choose(writing, &format!("{SETTING}{}", described.name), value)? })
    })
}

/// A file as a pack, or everything that is wrong with it; needs no register.
///
/// # Errors
/// Where the file cannot be read at all.
pub fn read_file(path: &str) -> Result<Result<Pack, Vec<Problem>>, Fault> {
    Ok(read(path)?.and_then(|text| Pack::read(&text)))
}

/// The JSON Schema of a pack, for whoever writes one.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Pack).to_value()
}

/// The text of a file, or why it is no text.
fn read(path: &str) -> Result<Result<String, Vec<Problem>>, Fault> {
    let path = required("path", path, 4000)?;
    let bytes = store::files::read(std::path::Path::new(&path), MOST_KILOBYTES as u64 * 1024)?;
    Ok(String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        vec![Problem { line, reason: wording::PACK_NOT_TEXT.to_owned() }]
    }))
}

fn problem(problem: Problem) -> PackProblem {
    PackProblem { line: problem.line as i64, reason: problem.reason }
}

fn said(problem: Problem) -> (usize, String) {
    (problem.line, problem.reason)
}
