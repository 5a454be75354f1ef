//! 一张表: a blank form of the street office, looked at, answered from the register, and filled.
//!
//! The file is opened by `juwei-read` alone, which hands over what stands in it and writes the filled one; the file she
//! chose is never written over. What a form is filled with is kept under a digest of what it asks for, so that the same
//! form of the next year comes back filled in. ID numbers and telephone numbers are masked unless she says why not.

mod facts;

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use domain::forms::filling::{self, Mapping, Unfilled};
use domain::forms::places;
use domain::forms::proposing::propose;
use domain::forms::sources::{Source, Sources};
use domain::forms::{FormKind, FormRead, Place, PlaceKind};
use domain::kinds::Identity;
use domain::papers::file_name;
use domain::wording::forms as wording;
use domain::{Day, Fault, Refusal};
use store::report::FormMapping;

use crate::export::{self, Exported, Format};
use crate::{Office, optional, reading};

/// A form to look at.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FormOpen {
    /// The file: xlsx or docx.
    pub path: PathBuf,
    /// Of which year its answers are.
    pub year: i32,
    /// The day they are true; 31 December of the year, or today where that is still ahead, where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// What she has chosen so far, before what is remembered and proposed.
    #[serde(default)]
    pub mapping: Option<Vec<FormChoice>>,
}

/// What a place is filled with.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FormChoice {
    /// The place.
    pub place: String,
    /// Code of the source; left empty on purpose where missing.
    #[serde(default)]
    pub source: Option<String>,
}

/// A form and what it would be filled with.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FormCard {
    /// Digest of what it asks for; the same for the form of another year.
    pub form: String,
    /// Tells this state of the file from another.
    pub stamp: String,
    /// Name of the file.
    pub name: String,
    /// What it is.
    pub kind: FormKind,
    /// It was filled before, and comes filled in as then.
    pub remembered: bool,
    /// The day its answers are true.
    pub as_of: Day,
    /// What it asks for, in its order; a list before its columns.
    pub places: Vec<FormPlace>,
    /// What to know before it is filled.
    pub warnings: Vec<String>,
    /// What stays empty as it stands now.
    pub unfilled: Vec<FormUnfilled>,
    /// The folder files went to last.
    pub folder: Option<String>,
}

/// A place of a form.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FormPlace {
    /// Names it.
    pub place: String,
    /// What it takes.
    pub kind: PlaceKind,
    /// Of a column: its list.
    pub of: Option<String>,
    /// In words: 工作表“情况表” C5.
    #[serde(rename = "where")]
    pub at: String,
    /// What it asks for, as the form says it.
    pub asks: String,
    /// Code of what it is filled with; where `certain` is false only a proposal, which is not filled.
    pub source: Option<String>,
    /// What that source is called.
    pub label: Option<String>,
    /// What would stand there; of a list and its columns the first few. Masked.
    pub value: Option<String>,
    /// It is filled with it: recognised for certain, remembered, or chosen by her.
    pub certain: bool,
}

/// A place that stays empty, all of it or in part.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FormUnfilled {
    /// Names it.
    pub place: String,
    /// In words.
    #[serde(rename = "where")]
    pub at: String,
    /// What it asks for.
    pub asks: String,
    /// Why.
    pub why: String,
}

/// Of which year and day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FormSourcesRequest {
    /// The year.
    pub year: i32,
    /// The day they are true; the usual one where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// Everything a form can be filled with.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FormSources {
    /// In the order they are offered.
    pub sources: Vec<FormSource>,
}

/// One thing a form can be filled with.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FormSource {
    /// Stable.
    pub code: String,
    /// Which places take it.
    pub kind: PlaceKind,
    /// The group it is offered in.
    pub group: String,
    /// In words.
    pub label: String,
    /// As it is written, masked; empty where the register does not know it.
    pub value: String,
}

/// Fills a form.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FormFill {
    /// The file.
    pub path: PathBuf,
    /// As it was looked at; another file is refused then.
    #[serde(default)]
    pub stamp: Option<String>,
    /// Of which year its answers are.
    pub year: i32,
    /// The day they are true; the usual one where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// What each place is filled with; a place that is not named stays empty.
    pub mapping: Vec<FormChoice>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// How much of ID numbers, telephone numbers and homes it shows; masked where missing.
    #[serde(default)]
    pub identity: Option<Identity>,
    /// Why they must be in full; needed then.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A form that was filled.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FormFilled {
    /// The file that was written.
    pub exported: Exported,
    /// What stayed empty.
    pub unfilled: Vec<FormUnfilled>,
}

/// A form taken apart.
struct Opened {
    read: FormRead,
    places: Vec<Place>,
    digest: String,
}

impl Opened {
    fn at(path: &Path) -> Result<Self, Fault> {
        let read = reading::form(path)?;
        let places = places::of(&read).map_err(|trouble| Fault::Refused(Refusal::Sheet(trouble)))?;
        let digest = store::chain::hex(&Sha256::digest(places::signature(read.kind, &places)));
        Ok(Self { read, places, digest })
    }

    fn warnings(&self) -> Vec<String> {
        let hidden: Vec<&str> =
            self.read.grids.iter().filter(|grid| grid.hidden).map(|grid| grid.name.as_str()).collect();
        let said = [
            (self.read.links, wording::LINKS.to_owned()),
            (self.read.signed, wording::SIGNED.to_owned()),
            (self.read.formulas, wording::FORMULAS.to_owned()),
            (!hidden.is_empty(), wording::hidden(&hidden)),
        ];
        said.into_iter().filter(|(says, _)| *says).map(|(_, sentence)| sentence).collect()
    }
}

/// `form_open`
pub(crate) fn open(office: &mut Office, request: FormOpen) -> Result<FormCard, Fault> {
    office.read(|_| Ok(()))?;
    let stamp = reading::stamp(&request.path)?;
    let opened = Opened::at(&request.path)?;
    let (sources, as_of) = facts::sources(office, request.year, request.as_of, false)?;
    let kept = office.read(|reading| FormMapping::of(reading, &opened.digest))?;
    let remembered = kept.is_some();
    let mut said: Vec<FormChoice> = kept.map(|kept| remembered_choices(&kept.mapping)).transpose()?.unwrap_or_default();
    said.extend(request.mapping.unwrap_or_default());
    let chosen: std::collections::BTreeMap<&str, Option<&str>> =
        said.iter().map(|one| (one.place.as_str(), one.source.as_deref())).collect();
    let proposals = propose(&opened.places, &sources);
    let mut mapping = Mapping::new();
    let mut maybe = Mapping::new();
    for (place, proposal) in opened.places.iter().zip(proposals) {
        let known = |code: &str| sources.get(code).is_some_and(|source| source.kind == place.kind);
        let source = match chosen.get(place.id.as_str()) {
            Some(None) => continue,
            Some(Some(code)) if known(code) => Some(((*code).to_owned(), true)),
            // What it was filled with is not there any more: what is proposed is only a proposal.
            Some(Some(_)) => proposal.source.map(|code| (code, false)),
            None => proposal.source.map(|code| (code, proposal.certain)),
        };
        match source {
            Some((code, true)) => drop(mapping.insert(place.id.clone(), code)),
            Some((code, false)) => drop(maybe.insert(place.id.clone(), code)),
            None => {}
        }
    }
    let filled = filling::fill(&opened.places, &mapping, &sources);
    let mut shown = maybe.clone();
    shown.extend(mapping.clone());
    let places = opened.places.iter().map(|place| {
        let source = shown.get(&place.id).and_then(|code| sources.get(code));
        FormPlace {
            place: place.id.clone(),
            kind: place.kind,
            of: place.of().map(str::to_owned),
            at: place.at.clone(),
            asks: place.asks.clone(),
            source: source.map(|source| source.code.clone()),
            label: source.map(|source| source.label.clone()),
            value: filling::preview(place, &opened.places, &shown, &sources),
            certain: mapping.contains_key(&place.id),
        }
    });
    Ok(FormCard {
        form: opened.digest.clone(),
        stamp,
        name: name_of(&request.path),
        kind: opened.read.kind,
        remembered,
        as_of,
        places: places.collect(),
        warnings: opened.warnings(),
        unfilled: filled.unfilled.into_iter().map(unfilled).collect(),
        folder: office.read(export::remembered_folder)?,
    })
}

/// `form_sources`
pub(crate) fn list(office: &mut Office, request: FormSourcesRequest) -> Result<FormSources, Fault> {
    let (sources, _) = facts::sources(office, request.year, request.as_of, false)?;
    Ok(FormSources { sources: sources.all().iter().map(source).collect() })
}

/// `form_fill`: the filled file first, then the mapping it was filled with, as one operation.
pub(crate) fn fill(office: &mut Office, request: FormFill) -> Result<FormFilled, Fault> {
    office.read(|_| Ok(()))?;
    let reason = match request.identity.unwrap_or(Identity::Masked) {
        Identity::Masked => None,
        Identity::Full => Some(optional("reason", request.reason, 400)?.ok_or(Fault::Refused(Refusal::ReasonNeeded))?),
    };
    if let Some(stamp) = &request.stamp
        && *stamp != reading::stamp(&request.path)?
    {
        return Err(Fault::Refused(Refusal::Sheet(domain::fault::SheetTrouble::Changed)));
    }
    let opened = Opened::at(&request.path)?;
    let (sources, as_of) = facts::sources(office, request.year, request.as_of, reason.is_some())?;
    let mapping = mapping(&opened.places, &request.mapping, &sources)?;
    let mut filled = filling::fill(&opened.places, &mapping, &sources);
    if filled.places == 0 {
        return Err(Fault::Refused(Refusal::Empty { field: "mapping" }));
    }
    filled.filling.computes = opened.read.formulas;
    let bytes = reading::filled(&request.path, &filled.filling)?;
    let name = name_of(&request.path);
    let community = office.read(|reading| Ok(crate::facts::committee(reading)?.name))?;
    let stem = file_name::stem(&[&name, &community], Some(as_of));
    let format = match opened.read.kind {
        FormKind::Xlsx => Format::Xlsx,
        FormKind::Docx => Format::Docx,
    };
    let exported = export::write_made(office, &stem, request.folder, vec![(format, bytes)])?;
    let left: Vec<FormUnfilled> = filled.unfilled.into_iter().map(unfilled).collect();
    let kept = serde_json::to_string(&request.mapping).map_err(|error| Fault::Bug(error.to_string()))?;
    let sentence = wording::filled(&name, filled.places, left.len(), reason.is_some());
    let known = office.read(|reading| FormMapping::of(reading, &opened.digest))?;
    if known.is_some_and(|row| row.mapping == kept && row.name == name) {
        // Filled as before: no row changes, and the history keeps it all the same.
        office.note("form_fill", sentence, reason)?;
        return Ok(FormFilled { exported, unfilled: left });
    }
    office.write_because("form_fill", sentence, reason, |writing| match FormMapping::of(writing, &opened.digest)? {
        Some(mut row) => {
            (row.name, row.mapping) = (name, kept);
            row.rewrite(writing)
        }
        None => {
            let row = FormMapping { id: 0, removed: false, form: opened.digest.clone(), name, mapping: kept };
            row.add(writing).map(drop)
        }
    })?;
    Ok(FormFilled { exported, unfilled: left })
}

/// The choices a form was filled with last.
fn remembered_choices(kept: &str) -> Result<Vec<FormChoice>, Fault> {
    serde_json::from_str(kept).map_err(|error| Fault::Damaged(error.to_string()))
}

/// Her choices by place; refused where a place or a source is not there.
fn mapping(places: &[Place], chosen: &[FormChoice], sources: &Sources) -> Result<Mapping, Fault> {
    let refused =
        |field: &'static str, value: &str| Fault::Refused(Refusal::NotACode { field, value: value.to_owned() });
    let mut mapping = Mapping::new();
    for one in chosen {
        let place = places.iter().find(|place| place.id == one.place).ok_or_else(|| refused("place", &one.place))?;
        if let Some(code) = &one.source {
            let fits = sources.get(code).is_some_and(|source| source.kind == place.kind);
            if !fits {
                return Err(refused("source", code));
            }
            mapping.insert(place.id.clone(), code.clone());
        }
    }
    Ok(mapping)
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn unfilled(one: Unfilled) -> FormUnfilled {
    FormUnfilled { place: one.place, at: one.at, asks: one.asks, why: one.why }
}

fn source(source: &Source) -> FormSource {
    FormSource {
        code: source.code.clone(),
        kind: source.kind,
        group: source.group.clone(),
        label: source.label.clone(),
        value: source.value.clone(),
    }
}
