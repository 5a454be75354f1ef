//! The files of a version, made once when it is sent; and its package: the same files, every table as CSV, the whole report
//! as JSON, and a manifest, for a street office that reads many of them at once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use domain::characters::clean;
use domain::document::Document;
use domain::papers::file_name;
use domain::papers::sent::{
    self, MANIFEST, Manifest, ManifestFile, PACKAGE_SCHEMA, REPORT, ReportTrouble, SCHEMA_FILE, SCHEMA_TEXT, SentReport,
};
use domain::wording::report_life as wording;
use domain::{Fault, Refusal};
use store::report::ReportVersion;

use super::{life, versions};
use crate::Office;
use crate::export::{Exported, Format, MissingAs, rendered};

/// What the pages of a version are kept as: pictures of them in a zip, for the window alone.
pub(super) const PAGES: &str = "pages";
/// How long a password may be.
const PASSWORD: std::ops::RangeInclusive<usize> = 6..=64;

/// Writes the package of a version.
#[derive(Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportPackage {
    /// The version.
    pub id: i64,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// A password for it, 6 to 64 letters, digits or signs; none where missing.
    #[serde(default)]
    pub password: Option<String>,
}

/// A file of a version, made.
pub(super) struct MadeFile {
    pub(super) name: String,
    pub(super) format: &'static str,
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// Every file of a version.
pub(super) fn made(document: &Document, content: &SentReport) -> Result<Vec<MadeFile>, Fault> {
    let stem = life::stem(content);
    let named = |format: &str| file_name::numbered(&stem, format, 1);
    let mut files = Vec::new();
    for (format, bytes) in rendered(document, &life::KEPT, MissingAs::Mark)? {
        let extension = format.extension();
        files.push(MadeFile { name: named(extension), format: extension, media_type: media_type(format), bytes });
    }
    let zip = Format::Zip.extension();
    let packed = packed(document, content, &files)?;
    files.push(MadeFile { name: named(zip), format: zip, media_type: media_type(Format::Zip), bytes: packed });
    let pages: Vec<(String, Vec<u8>)> = (1..)
        .zip(documents::pages(document)?)
        .map(|(number, page)| (format!("{number:04}.svg"), page.into_bytes()))
        .collect();
    let pages = documents::package::packed(&pages, None)?;
    files.push(MadeFile { name: named(PAGES), format: PAGES, media_type: media_type(Format::Zip), bytes: pages });
    Ok(files)
}

const fn media_type(format: Format) -> &'static str {
    match format {
        Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format::Pdf => "application/pdf",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Zip => "application/zip",
        Format::Svg => "image/svg+xml",
        Format::Png => "image/png",
        Format::Ics => "text/calendar",
    }
}

/// The package. Its names are plain ASCII, so that every program unpacks them alike; what each file is, the manifest says.
fn packed(document: &Document, content: &SentReport, kept: &[MadeFile]) -> Result<Vec<u8>, Fault> {
    let bug = |error: serde_json::Error| Fault::Bug(error.to_string());
    let mut files: Vec<(String, String, Vec<u8>)> = Vec::new();
    let report = serde_json::to_vec_pretty(content).map_err(bug)?;
    files.push((REPORT.to_owned(), wording::package::REPORT.to_owned(), report));
    let schema = SCHEMA_TEXT.as_bytes().to_vec();
    files.push((SCHEMA_FILE.to_owned(), wording::package::SCHEMA.to_owned(), schema));
    for file in kept {
        let title = match file.format {
            "docx" => wording::package::DOCX,
            "pdf" => wording::package::PDF,
            _ => wording::package::XLSX,
        };
        files.push((format!("report.{}", file.format), title.to_owned(), file.bytes.clone()));
    }
    for (number, table) in (1..).zip(sent::tables(document)) {
        files.push((format!("tables/{number:02}.csv"), clean(&table.caption), documents::csv(table)?));
    }
    let manifest = Manifest {
        schema: PACKAGE_SCHEMA.to_owned(),
        committee: content.committee.name.clone(),
        year: content.year,
        reader: content.reader,
        version: content.version,
        as_of: content.as_of,
        chain: content.chain.clone(),
        files: files
            .iter()
            .map(|(name, title, bytes)| ManifestFile {
                name: name.clone(),
                title: title.clone(),
                size: bytes.len() as u64,
                sha256: store::chain::hex(&Sha256::digest(bytes)),
            })
            .collect(),
    };
    let mut packed = vec![(MANIFEST.to_owned(), serde_json::to_vec_pretty(&manifest).map_err(bug)?)];
    packed.extend(files.into_iter().map(|(name, _, bytes)| (name, bytes)));
    documents::package::packed(&packed, None)
}

/// `report_package`: without a password the very bytes that were kept.
pub(crate) fn export(office: &mut Office, request: ReportPackage) -> Result<Exported, Fault> {
    let password = request.password.filter(|password| !password.is_empty());
    if let Some(password) = &password
        && !(PASSWORD.contains(&password.len()) && password.bytes().all(|byte| byte.is_ascii_graphic()))
    {
        return Err(Fault::Refused(Refusal::Report(ReportTrouble::PackagePassword)));
    }
    let (version, stem, mut bytes) = office.read(|reading| {
        let version = ReportVersion::find(reading, request.id)?;
        let (stem, bytes) = versions::kept(reading, version.id, Format::Zip)?;
        Ok((version, stem, bytes))
    })?;
    if let Some(password) = &password {
        let files = documents::package::unpacked(&bytes, None)
            .map_err(|_| Fault::Damaged(format!("package of report_version {}", version.id)))?;
        bytes = documents::package::packed(&files.into_iter().collect::<Vec<_>>(), Some(password))?;
    }
    let exported = crate::export::write_made(office, &stem, request.folder, vec![(Format::Zip, bytes)])?;
    let sentence = wording::package_exported(version.year, version.reader, version.version, password.is_some());
    office.note("report_package", sentence, None)?;
    Ok(exported)
}
