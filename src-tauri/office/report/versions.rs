//! The versions of a report: their files as they were sent, their pages, and how two of them differ.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use domain::kinds::ReportReader;
use domain::papers::sent::{self, SentReport};
use domain::wording::report_life as wording;
use domain::{Day, Fault, Notion, Refusal};
use store::Reading;
use store::report::{ReportFile, ReportVersion};

use super::life::said_on;
use super::package::PAGES;
use crate::Office;
use crate::export::{Exported, Format};
use crate::pages::Pages;
use crate::wire::One;

/// A version that was sent.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportVersionLine {
    /// The version.
    pub id: i64,
    /// The version of the row, for a patch.
    pub version: i64,
    /// 第N版
    pub number: i64,
    /// For whom.
    pub reader: ReportReader,
    /// The day its facts were true.
    pub as_of: Day,
    /// When it was sent.
    pub sent_on: Option<Day>,
    /// 退回
    pub returned_on: Option<Day>,
    /// Why.
    pub returned_reason: Option<String>,
    /// What it changes.
    pub note: Option<String>,
    /// Head of the history just before it was made final, as printed at its foot.
    pub chain: Option<String>,
    /// Its files.
    pub files: Vec<ReportVersionFile>,
}

/// A file of a version.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportVersionFile {
    /// Its name.
    pub name: String,
    /// `docx`, `pdf`, `xlsx`, `zip`
    pub format: Format,
    /// Its bytes.
    pub size: i64,
}

/// Writes the files of a version, byte by byte as they were sent.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportVersionExport {
    /// The version.
    pub id: i64,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which forms.
    pub formats: Vec<Format>,
}

/// Two versions to compare.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportVersionsCompare {
    /// The earlier one.
    pub from: i64,
    /// The later one; the report as it stands now where missing.
    #[serde(default)]
    pub to: Option<i64>,
}

/// How two versions differ.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportDifference {
    /// The earlier one: 第1版.
    pub from: String,
    /// The later one: 第2版, or 现在的草稿.
    pub to: String,
    /// Numbers.
    pub numbers: Vec<ReportNumberDifference>,
    /// Sentences.
    pub sentences: Vec<ReportSentenceDifference>,
    /// Lists with other lines.
    pub lists: Vec<ReportListDifference>,
}

/// A number that is another one.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportNumberDifference {
    /// Its code.
    pub code: String,
    /// In words.
    pub label: String,
    /// As printed in the earlier one.
    pub from: Option<String>,
    /// As printed in the later one.
    pub to: Option<String>,
}

/// A sentence that reads otherwise.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportSentenceDifference {
    /// Its code.
    pub code: String,
    /// The chapter it stands in.
    pub title: String,
    /// In the earlier one.
    pub from: Option<String>,
    /// In the later one.
    pub to: Option<String>,
}

/// A list with other lines.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportListDifference {
    /// Its title.
    pub title: String,
    /// Lines that came.
    pub added: Vec<String>,
    /// Lines that went.
    pub removed: Vec<String>,
}

/// What a version said.
pub(super) fn content(version: &ReportVersion) -> Result<SentReport, Fault> {
    serde_json::from_str(&version.content)
        .map_err(|error| Fault::Damaged(format!("report_version {}: {error}", version.id)))
}

/// Versions as the window lists them, newest first.
pub(super) fn lines(reading: &Reading<'_>, versions: &[ReportVersion]) -> Result<Vec<ReportVersionLine>, Fault> {
    versions
        .iter()
        .rev()
        .map(|version| {
            let files = ReportFile::sized(reading, version.id)?
                .into_iter()
                .filter_map(|(file, size)| Some(ReportVersionFile { format: format(&file)?, name: file.name, size }))
                .collect();
            Ok(ReportVersionLine {
                id: version.id,
                version: ReportVersion::version(reading, version.id)?,
                number: version.version,
                reader: version.reader,
                as_of: version.as_of,
                sent_on: version.sent_on,
                returned_on: version.returned_on,
                returned_reason: version.returned_reason.clone(),
                note: version.note.clone(),
                chain: version.chain.clone(),
                files,
            })
        })
        .collect()
}

/// The form of a file that is handed out; none for what only the window shows.
fn format(file: &ReportFile) -> Option<Format> {
    let code = file.format.as_deref()?;
    [Format::Docx, Format::Pdf, Format::Xlsx, Format::Zip].into_iter().find(|format| format.extension() == code)
}

/// The bytes of a file, which must be those that were kept.
fn bytes(reading: &Reading<'_>, file: &ReportFile) -> Result<Vec<u8>, Fault> {
    let bytes = reading.attachment(&file.attachment)?.ok_or(Fault::Gone(Notion::Attachment))?;
    if store::chain::hex(&Sha256::digest(&bytes)) != file.attachment {
        return Err(Fault::Damaged(format!("report_file {}", file.id)));
    }
    Ok(bytes)
}

/// The name of a file without its extension, and its bytes.
pub(super) fn kept(reading: &Reading<'_>, version: i64, wanted: Format) -> Result<(String, Vec<u8>), Fault> {
    let files = ReportFile::of(reading, version)?;
    let file = files.iter().find(|file| format(file) == Some(wanted)).ok_or(Fault::Gone(Notion::Attachment))?;
    let stem = file.name.strip_suffix(&format!(".{}", wanted.extension())).unwrap_or(&file.name).to_owned();
    Ok((stem, bytes(reading, file)?))
}

/// `report_version_export`
pub(crate) fn export(office: &mut Office, request: ReportVersionExport) -> Result<Exported, Fault> {
    let mut formats = request.formats;
    formats.sort_unstable();
    formats.dedup();
    if formats.is_empty() {
        return Err(Fault::Refused(Refusal::Empty { field: "formats" }));
    }
    let (version, made) = office.read(|reading| {
        let version = ReportVersion::find(reading, request.id)?;
        let made: Result<Vec<_>, Fault> =
            formats.iter().map(|format| Ok((*format, kept(reading, version.id, *format)?))).collect();
        Ok((version, made?))
    })?;
    let stem = made.first().map(|(_, (stem, _))| stem.clone()).unwrap_or_default();
    let made = made.into_iter().map(|(format, (_, bytes))| (format, bytes)).collect();
    let exported = crate::export::write_made(office, &stem, request.folder, made)?;
    let formats: Vec<&str> = exported.files.iter().map(|file| file.format.extension()).collect();
    let sentence = wording::exported(version.year, version.reader, version.version, &formats);
    office.note("report_version_export", sentence, None)?;
    Ok(exported)
}

/// `report_version_pages`: the pages as they were drawn when it was sent.
pub(crate) fn pages(office: &mut Office, request: One) -> Result<Pages, Fault> {
    let kept = office.read(|reading| {
        let version = ReportVersion::find(reading, request.id)?;
        let files = ReportFile::of(reading, version.id)?;
        let file = files.iter().find(|file| file.format.as_deref() == Some(PAGES));
        bytes(reading, file.ok_or(Fault::Gone(Notion::Attachment))?)
    })?;
    let damaged = |_| Fault::Damaged(format!("pages of report_version {}", request.id));
    let pages = documents::package::unpacked(&kept, None).map_err(damaged)?;
    let pages = pages.into_values().map(|page| String::from_utf8_lossy(&page).into_owned()).collect();
    Ok(Pages::kept(pages))
}

/// `report_versions_compare`
pub(crate) fn compare(office: &mut Office, request: ReportVersionsCompare) -> Result<ReportDifference, Fault> {
    let from = office.read(|reading| content(&ReportVersion::find(reading, request.from)?))?;
    let (to, said) = match request.to {
        Some(to) => {
            let to = office.read(|reading| content(&ReportVersion::find(reading, to)?))?;
            (wording::version(to.version), to.said)
        }
        None => {
            let now = said_on(office, from.year, from.reader, from.as_of)?;
            (wording::PRESENT_DRAFT.to_owned(), now)
        }
    };
    let found = sent::compare(&from.said, &said);
    Ok(ReportDifference {
        from: wording::version(from.version),
        to,
        numbers: found
            .numbers
            .into_iter()
            .map(|one| ReportNumberDifference { code: one.code, label: one.label, from: one.from, to: one.to })
            .collect(),
        sentences: found
            .sentences
            .into_iter()
            .map(|one| ReportSentenceDifference { code: one.code, title: one.chapter, from: one.from, to: one.to })
            .collect(),
        lists: found
            .lists
            .into_iter()
            .map(|one| ReportListDifference { title: one.title, added: one.added, removed: one.removed })
            .collect(),
    })
}
