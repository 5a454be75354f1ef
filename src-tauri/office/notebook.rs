//! Half-filled forms and preferences: kept, but no part of the record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::Fault;

use crate::wire::Nothing;
use crate::{Office, required};

/// Largest form kept, in characters.
const LARGEST: usize = 200_000;

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
    office.read(|reading| Ok(Draft { content: reading.draft(&request.form)? }))
}

/// `draft_put`
pub(crate) fn keep_draft(office: &mut Office, request: DraftPut) -> Result<Nothing, Fault> {
    let form = required("name", &request.form, 200)?;
    if let Some(content) = &request.content {
        required("text", content, LARGEST)?;
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
    let value = required("value", &request.value, LARGEST)?;
    office.register_mut()?.jot(|jotting| jotting.set_preference(&name, &value))?;
    Ok(Nothing {})
}
