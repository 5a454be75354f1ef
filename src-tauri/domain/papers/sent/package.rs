//! The package of a sent report: which files it holds, and why one cannot be taken.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dates::Day;
use crate::kinds::ReportReader;

/// Name and version of the manifest's shape.
pub const PACKAGE_SCHEMA: &str = "juwei.package/1";
/// The file that lists the others.
pub const MANIFEST: &str = "manifest.json";
/// The whole report for machines.
pub const REPORT: &str = "report.json";
/// Its shape.
pub const SCHEMA_FILE: &str = "report.schema.json";

/// `manifest.json`: what a package holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// `juwei.package/1`
    pub schema: String,
    /// 安和里社区
    pub committee: String,
    /// About which year.
    pub year: i32,
    /// For whom.
    pub reader: ReportReader,
    /// 第N版
    pub version: i64,
    /// The day its facts were true.
    pub as_of: Day,
    /// Head of the history chain just before it was made final, as printed.
    pub chain: String,
    /// Every file but this one.
    pub files: Vec<ManifestFile>,
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ManifestFile {
    /// Its name in the package.
    pub name: String,
    /// What it is, in words.
    pub title: String,
    /// Its bytes.
    pub size: u64,
    /// SHA-256 of them, in small hex.
    pub sha256: String,
}

/// Why a package cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackageTrouble {
    /// No zip, or one that is torn.
    Damaged,
    /// Larger than a package may be, packed or unpacked.
    TooLarge,
    /// It has a password, and none was given.
    Locked,
    /// It has another password.
    WrongPassword,
    /// A zip without our manifest.
    NoManifest,
    /// Made by a newer version of the product.
    TooNew(String),
    /// The manifest names a file that is not there.
    Missing(String),
    /// A file the manifest does not name, or one of a name that is there twice.
    Stray(String),
    /// A file is not the one that was packed.
    Changed(String),
    /// `report.json` does not read as a report, or says something else than the manifest.
    Unreadable,
}
