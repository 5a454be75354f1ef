//! Half-filled forms and preferences: kept, but no part of the record.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::{Fault, Refusal};

use crate::wire::Nothing;
use crate::{Office, required};

/// Largest form kept, in characters: minutes of 200,000 characters, each of which JSON may write as two, and what stands
/// beside them.
const LARGEST: usize = 500_000;
/// Largest preference kept, in characters.
const LARGEST_PREFERENCE: usize = 200_000;

/// The form of the first run, half filled, in the user's configuration folder: there is no register to keep it in yet.
const BEGUN: &str = "begun";

/// What the window calls that form.
const FIRST_RUN: &str = "start";

/// Which form.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftName {
    /// Such as `meeting/12`.
    pub form: String,
}

/// A form to keep; none throws it away.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DraftPut {
    /// Such as `meeting/12`.
    pub form: String,
    /// JSON text of the window's own.
    #[serde(default)]
    pub content: Option<String>,
}

/// A kept form.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Draft {
    /// JSON text of the window's own.
    pub content: Option<String>,
}

/// Which forms.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftsNamed {
    /// What their names begin with, such as `meeting/12/`.
    pub beginning: String,
}

/// The forms kept under names that begin alike, to be shown side by side.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct DraftList {
    /// The newest first.
    pub drafts: Vec<DraftLine>,
}

/// A kept form with its name.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct DraftLine {
    /// Such as `meeting/12/2`.
    pub form: String,
    /// JSON text of the window's own.
    pub content: String,
    /// When it was kept, local time, RFC 3339.
    pub saved_at: String,
}

/// A preference.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preference {
    /// Its name.
    pub name: String,
    /// JSON text.
    pub value: String,
}

/// All preferences.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Preferences {
    /// By name.
    pub preferences: Vec<Preference>,
}

/// `draft_get`
pub(crate) fn draft(office: &mut Office, request: DraftName) -> Result<Draft, Fault> {
    if let Some(begun) = begun(office, &request.form) {
        let kept = store::files::read(&begun, 4 * LARGEST as u64).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        return Ok(Draft { content: kept.filter(|text| !text.is_empty()) });
    }
    office.read(|reading| Ok(Draft { content: reading.draft(&request.form)? }))
}

/// `draft_list`
pub(crate) fn drafts(office: &mut Office, request: DraftsNamed) -> Result<DraftList, Fault> {
    let beginning = required("name", &request.beginning, 200)?;
    office.read(|reading| {
        let found = reading.drafts(&beginning)?.into_iter();
        let drafts = found.map(|(form, content, saved_at)| DraftLine { form, content, saved_at }).collect();
        Ok(DraftList { drafts })
    })
}

/// Where the first run's form lies, while there is no register.
fn begun(office: &Office, form: &str) -> Option<PathBuf> {
    let none = matches!(office.fault(), Some(Fault::Refused(Refusal::NoRegister)));
    (none && form == FIRST_RUN).then(|| office.place.configuration.join(BEGUN))
}

/// The register stands: the form that began it has done its work.
pub(crate) fn forget_begun(office: &Office) {
    // Where it stays behind nobody is shown it again.
    drop(std::fs::remove_file(office.place.configuration.join(BEGUN)));
}

/// `draft_put`
pub(crate) fn keep_draft(office: &mut Office, request: DraftPut) -> Result<Nothing, Fault> {
    let form = required("name", &request.form, 200)?;
    if let Some(content) = &request.content {
        required("text", content, LARGEST)?;
    }
    if let Some(begun) = begun(office, &form) {
        store::files::make_folder(&office.place.configuration)?;
        store::files::replace(&begun, request.content.unwrap_or_default().as_bytes())?;
        return Ok(Nothing {});
    }
    let at = office.now();
    office.register_mut()?.jot(|jotting| jotting.keep_draft(&form, request.content.as_deref(), &at))?;
    Ok(Nothing {})
}

/// `preference_list`
pub(crate) fn preferences(office: &mut Office, _: Nothing) -> Result<Preferences, Fault> {
    office.read(|reading| {
        let preferences = reading.preferences()?.into_iter().map(|(name, value)| Preference { name, value }).collect();
        Ok(Preferences { preferences })
    })
}

/// `preference_set`. `actor` is who stands at the window.
pub(crate) fn set_preference(office: &mut Office, request: Preference) -> Result<Nothing, Fault> {
    let name = required("name", &request.name, 100)?;
    let value = required("value", &request.value, LARGEST_PREFERENCE)?;
    office.register_mut()?.jot(|jotting| jotting.set_preference(&name, &value))?;
    Ok(Nothing {})
}
