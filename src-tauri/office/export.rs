//! Files written for her: where they go, what they are called, and that a file she changed since is never written
//! over. The hash of every file is kept when it is written; a file that no longer has it gets a new neighbour.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use domain::document::Document;
use domain::fault::FileTrouble;
use domain::papers::file_name;
use domain::{Fault, FileOperation, Refusal};
use store::Reading;

use crate::Office;

/// The folder she chose last, as a preference.
const FOLDER: &str = "export_folder";
/// The largest file compared with its hash; ours are far smaller.
const LARGEST: u64 = 256 * 1024 * 1024;
/// Names tried before giving up.
const MOST_NAMES: usize = 999;
/// Folders of printed papers begin with this.
const PRINT_FOLDER: &str = "juwei-print-";
/// A printed paper is thrown away after a day, when no viewer shows it any more.
const PRINT_KEPT: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

/// A form a paper is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Word and WPS.
    Docx,
    /// For reading and printing.
    Pdf,
    /// Tables.
    Xlsx,
    /// The paper's picture, drawn at any size.
    Svg,
    /// The paper's picture as dots.
    Png,
    /// Days for other calendars (RFC 5545).
    Ics,
    /// 报送包: a sent report with everything that belongs to it.
    Zip,
}

impl Format {
    /// After the last point of the name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Ics => "ics",
            Self::Zip => "zip",
        }
    }

    fn render(self, document: &Document, missing: MissingAs) -> Result<Vec<u8>, Fault> {
        match self {
            Self::Docx => documents::docx(document),
            Self::Pdf => documents::pdf_with(document, missing.chosen()),
            Self::Xlsx => documents::xlsx(document),
            Self::Svg => documents::svg(document),
            Self::Png => documents::png(document),
            // Days are no part of a paper; the calendar makes its file itself.
            Self::Ics => Err(Fault::Refused(Refusal::NoDays)),
            // Only a version that was sent has a package.
            Self::Zip => Err(Fault::Refused(Refusal::NotACode { field: "formats", value: "zip".to_owned() })),
        }
    }
}

/// What a PDF does about characters no installed font draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MissingAs {
    /// 〓 stands for each, with a note under the paper; the PDF is archival.
    #[default]
    Mark,
    /// The characters stay in the text, an empty frame is drawn; the PDF is an ordinary one.
    Plain,
}

impl MissingAs {
    fn chosen(self) -> documents::Missing {
        match self {
            Self::Mark => documents::Missing::Mark,
            Self::Plain => documents::Missing::Plain,
        }
    }
}

/// What was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Exported {
    /// The folder.
    pub folder: String,
    /// One per form asked for.
    pub files: Vec<ExportedFile>,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ExportedFile {
    /// Its form.
    pub format: Format,
    /// Its name.
    pub name: String,
    /// Its whole path.
    pub path: String,
    /// It got a number because a file of its name was changed since we wrote it, or is not ours.
    pub renamed: bool,
}

/// Writes a paper in the forms asked for. All are made before the first is written.
pub(crate) fn write(
    office: &mut Office,
    document: &Document,
    stem: &str,
    folder: Option<String>,
    formats: &[Format],
) -> Result<Exported, Fault> {
    write_with(office, document, stem, folder, formats, MissingAs::default())
}

/// The same, with what she chose for characters no font draws.
pub(crate) fn write_with(
    office: &mut Office,
    document: &Document,
    stem: &str,
    folder: Option<String>,
    formats: &[Format],
    missing: MissingAs,
) -> Result<Exported, Fault> {
    let mut formats = formats.to_vec();
    formats.sort_unstable();
    formats.dedup();
    if formats.is_empty() {
        return Err(Fault::Refused(Refusal::Empty { field: "formats" }));
    }
    let made = rendered(document, &formats, missing)?;
    write_made(office, stem, folder, made)
}

/// The paper in several forms, made side by side: pages are set while pictures are drawn.
pub(crate) fn rendered(
    document: &Document,
    formats: &[Format],
    missing: MissingAs,
) -> Result<Vec<(Format, Vec<u8>)>, Fault> {
    std::thread::scope(|scope| {
        let begun: Vec<_> =
            formats.iter().map(|format| (*format, scope.spawn(move || format.render(document, missing)))).collect();
        begun
            .into_iter()
            .map(|(format, made)| {
                let bytes = made.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
                Ok((format, bytes))
            })
            .collect()
    })
}

/// Writes what was made, under one name, where she wants it.
pub(crate) fn write_made(
    office: &mut Office,
    stem: &str,
    folder: Option<String>,
    made: Vec<(Format, Vec<u8>)>,
) -> Result<Exported, Fault> {
    let folder = chosen_folder(office, folder)?;
    let mut files = Vec::new();
    for (format, bytes) in made {
        let (path, number) = free_path(office, &folder, stem, format, &bytes)?;
        store::files::replace(&path, &bytes)?;
        let text = path.to_string_lossy().into_owned();
        let hash = sha256(&bytes);
        office.register_mut()?.jot(|jotting| jotting.remember_file(&text, &hash))?;
        files.push(ExportedFile {
            format,
            name: file_name::numbered(stem, format.extension(), number),
            path: text,
            renamed: number > 1,
        });
    }
    let folder = folder.to_string_lossy().into_owned();
    let value = serde_json::to_string(&folder).map_err(|error| Fault::Bug(error.to_string()))?;
    office.register_mut()?.jot(|jotting| jotting.set_preference(FOLDER, &value))?;
    Ok(Exported { folder, files })
}

/// Writes the PDF where only this user reads it, for the system's viewer.
pub(crate) fn write_to_print(document: &Document, stem: &str) -> Result<PathBuf, Fault> {
    throw_away_old();
    let bytes = documents::pdf(document)?;
    // A name nobody can have taken before us, in a folder only this user enters: a new folder follows the umask
    // unless told otherwise, and on Windows the user's own temporary folder is closed to others already.
    let mut builder = tempfile::Builder::new();
    builder.prefix(PRINT_FOLDER);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder =
        builder.tempdir().map_err(|error| Fault::file(FileOperation::MakeFolder, std::env::temp_dir(), &error))?;
    let path = folder.path().join(file_name::numbered(stem, Format::Pdf.extension(), 1));
    store::files::replace(&path, &bytes)?;
    // It must outlast this call: the viewer opens it. The next day's print throws it away.
    drop(folder.keep());
    Ok(path)
}

/// Papers printed on an earlier day. What cannot be removed, such as a file a viewer holds, is left.
fn throw_away_old() {
    let Ok(entries) = std::fs::read_dir(std::env::temp_dir()) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(PRINT_FOLDER);
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let old = entry
            .metadata()
            .and_then(|found| found.modified())
            .is_ok_and(|at| at.elapsed().is_ok_and(|age| age > PRINT_KEPT));
        if ours && is_folder && old {
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}

/// The folder she chose last.
pub(crate) fn remembered_folder(reading: &Reading<'_>) -> Result<Option<String>, Fault> {
    Ok(reading.preference(FOLDER)?.and_then(|text| serde_json::from_str(&text).ok()))
}

/// The folder named, or the one she chose last. A folder that is not there is made only inside one that is, so that
/// a stick pulled out is said and not written around.
fn chosen_folder(office: &Office, folder: Option<String>) -> Result<PathBuf, Fault> {
    let named = crate::optional("folder", folder, 4000)?;
    let folder = match named {
        Some(named) => named,
        None => office.read(remembered_folder)?.ok_or(Fault::Refused(Refusal::Empty { field: "folder" }))?,
    };
    let folder = std::path::absolute(&folder)
        .map_err(|error| Fault::file(FileOperation::MakeFolder, Path::new(&folder), &error))?;
    if folder.is_dir() {
        return Ok(folder);
    }
    let trouble = |trouble| Fault::File { operation: FileOperation::MakeFolder, path: folder.clone(), trouble };
    if folder.exists() {
        return Err(trouble(FileTrouble::Exists));
    }
    if !folder.parent().is_some_and(Path::is_dir) {
        return Err(trouble(FileTrouble::Missing));
    }
    store::files::make_folder(&folder)?;
    Ok(folder)
}

/// The first name that is free, or whose file is still as we wrote it.
fn free_path(
    office: &Office,
    folder: &Path,
    stem: &str,
    format: Format,
    bytes: &[u8],
) -> Result<(PathBuf, usize), Fault> {
    let new = sha256(bytes);
    for number in 1..=MOST_NAMES {
        let path = folder.join(file_name::numbered(stem, format.extension(), number));
        let found = match std::fs::symlink_metadata(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok((path, number)),
            Err(error) => return Err(Fault::file(FileOperation::Write, path, &error)),
            Ok(found) => found,
        };
        if !found.is_file() {
            continue;
        }
        // A file that cannot be read is not known to be unchanged.
        let Ok(kept) = store::files::read(&path, LARGEST) else { continue };
        let kept = sha256(&kept);
        let written = office.read(|reading| reading.written_file(&path.to_string_lossy()))?;
        if kept == new || written.as_deref() == Some(kept.as_str()) {
            return Ok((path, number));
        }
    }
    let path = folder.join(file_name::numbered(stem, format.extension(), 1));
    Err(Fault::File { operation: FileOperation::Write, path, trouble: FileTrouble::Exists })
}

fn sha256(bytes: &[u8]) -> String {
    store::chain::hex(&Sha256::digest(bytes))
}
