//! 备份与恢复: the `*.juwei` file, restoring from one, and the check of the whole register.

use std::path::PathBuf;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::{Fault, Refusal};
use store::container::{self, Manifest, Prepared};
use store::register::Finding;
use store::{Reading, Register};

use crate::wire::Nothing;
use crate::{Office, required};

/// The preference that remembers the last backup.
const LAST_BACKUP: &str = "last_backup";

/// A file that was chosen in a dialog or named on the command line.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AtPath {
    /// Where it is.
    pub path: String,
}

/// The last backup made from this register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LastBackup {
    /// Where it was written.
    pub path: String,
    /// Local time, RFC 3339.
    pub at: String,
    /// How many operations it holds.
    pub generation: i64,
}

/// What a backup holds.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BackupCard {
    /// Where it is.
    pub path: String,
    /// 社区名称
    pub committee: String,
    /// Local time, RFC 3339.
    pub made_at: String,
    /// 演示数据
    pub sample: bool,
    /// Of this very register.
    pub same_register: bool,
    /// How many operations.
    pub generation: i64,
    /// How many operations the open register has.
    pub here: Option<i64>,
    /// 人员
    pub people: i64,
    /// 组织
    pub bodies: i64,
    /// 会议
    pub meetings: i64,
    /// 附件, each counted once however often it is attached.
    pub attachments: i64,
    /// Whoever holds the file can open it.
    pub open_to_anyone: bool,
    /// Length in bytes.
    pub bytes: u64,
    /// Head of the history chain as printed.
    pub chain: String,
}

/// A restore that went through.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct RestoreReply {
    /// What was restored.
    pub backup: BackupCard,
    /// Where the register that was there lies now.
    pub set_aside: Option<String>,
}

/// What the check of the register found.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct VerifyReply {
    /// In words; empty when sound.
    pub findings: Vec<String>,
    /// Head of the history chain as printed.
    pub chain: String,
    /// How many operations.
    pub operations: i64,
}

pub(crate) fn last_backup(reading: &Reading<'_>) -> Result<Option<LastBackup>, Fault> {
    Ok(reading.preference(LAST_BACKUP)?.and_then(|text| serde_json::from_str(&text).ok()))
}

fn card(path: &str, manifest: Manifest, register: Option<&Register>) -> Result<BackupCard, Fault> {
    let count = |table: &str| manifest.counts.get(table).copied().unwrap_or(0);
    let here = register.map(|register| register.read(|reading| reading.chain_head())).transpose()?;
    Ok(BackupCard {
        path: path.to_owned(),
        same_register: register.is_some_and(|register| register.id() == manifest.register),
        here: here.map(|head| head.count),
        people: count("person"),
        bodies: count("body"),
        meetings: count("meeting"),
        attachments: count("attachment"),
        chain: store::chain::Head { count: manifest.generation, link: manifest.chain.clone() }.printed(),
        committee: manifest.committee,
        made_at: manifest.made_at,
        sample: manifest.sample,
        generation: manifest.generation,
        open_to_anyone: manifest.open_to_anyone,
        bytes: manifest.database_bytes,
    })
}

/// `backup_make`: written, opened again, compared, and only then given its name.
pub(crate) fn make(office: &mut Office, request: AtPath) -> Result<BackupCard, Fault> {
    let path = required("path", &request.path, 4000)?;
    let at = office.now();
    let progress = Arc::clone(&office.progress);
    let mut pages = |done, total| progress.at(done, total).is_ok();
    let manifest = office.register()?.back_up(&PathBuf::from(&path), &at, &mut pages)?;
    let name = file_name(&path);
    office.note("backup_make", format!("备份到“{name}”"), None)?;
    let last = LastBackup { path: path.clone(), at, generation: manifest.generation };
    let value = serde_json::to_string(&last).map_err(|error| Fault::Bug(error.to_string()))?;
    office.register_mut()?.jot(|jotting| jotting.set_preference(LAST_BACKUP, &value))?;
    card(&path, manifest, office.register().ok())
}

fn file_name(path: &str) -> String {
    PathBuf::from(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// `backup_look`: what a file holds, before anything is touched.
pub(crate) fn look(office: &mut Office, request: AtPath) -> Result<BackupCard, Fault> {
    let path = required("path", &request.path, 4000)?;
    let manifest = container::look(&PathBuf::from(&path))?;
    card(&path, manifest, office.register().ok())
}

/// `backup_restore`: the register that is there is moved to `set-aside/`, never deleted.
pub(crate) fn restore(office: &mut Office, request: AtPath) -> Result<RestoreReply, Fault> {
    let path = required("path", &request.path, 4000)?;
    if let Some(fault) = office.fault() {
        match fault {
            Fault::Refused(Refusal::NoRegister) | Fault::Damaged(_) | Fault::WrongKey => {}
            other => return Err(other.clone()),
        }
    }
    let prepared = Prepared::new(&PathBuf::from(&path), &office.place.register, office.register().ok())?;
    let at = office.now();
    let stamp: String = at.chars().take(19).filter(|letter| letter.is_ascii_alphanumeric()).collect();
    // From here on the register is closed; whatever happens it is opened again.
    let closing = std::mem::replace(&mut office.register, Err(Fault::Refused(Refusal::NoRegister)));
    if let Ok(register) = closing {
        register.close()?;
    }
    match prepared.swap(&office.place.configuration, &stamp) {
        Ok((register, restored)) => {
            office.register = Ok(register);
            let sentence = format!("从“{}”恢复", file_name(&path));
            let left = restored.left_behind.map(|head| domain::wording::left_behind(&head));
            office.note("backup_restore", sentence, left)?;
            // What was deleted on request is deleted again, before anybody sees it.
            crate::erasure::apply_again(office)?;
            Ok(RestoreReply {
                backup: card(&path, restored.manifest, office.register().ok())?,
                set_aside: restored.set_aside.map(|folder| folder.to_string_lossy().into_owned()),
            })
        }
        Err(fault) => {
            office.register = Register::open(&office.place.register, &office.place.configuration);
            Err(fault)
        }
    }
}

/// `verify`: pages, references, schema and the history chain.
pub(crate) fn verify(office: &mut Office, _: Nothing) -> Result<VerifyReply, Fault> {
    let register = office.register()?;
    let findings = register.verify()?.iter().map(finding).collect();
    let head = register.read(|reading| reading.chain_head())?;
    Ok(VerifyReply { findings, chain: head.printed(), operations: head.count })
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Page(what) => domain::wording::page_damaged(what),
        Finding::Reference(table) => domain::wording::reference_broken(domain::wording::table_word(table)),
        Finding::Schema => domain::wording::schema_differs(),
        Finding::Chain(operation) => domain::wording::chain_broken(*operation),
    }
}
