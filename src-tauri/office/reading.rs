//! An untrusted sheet, read, or patched, by `juwei-read` in a process of its own. Whatever the file does to that process, this
//! one only sees lines, counts them, and ends it after its time.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use domain::fault::{FileOperation, FileTrouble, SheetTrouble};
use domain::forms::FormRead;
use domain::forms::read::Filling;
use domain::papers::sent::{PackageTrouble, SentReport};
use domain::roster::Sheet;
use domain::roster::sheet::{
    Form, Line, MOST_BYTES, MOST_OUTPUT, MOST_PATCHED, MOST_PATCHES, MOST_SECONDS, Needles, PackageKey, Patches,
    trouble_of,
};
use domain::{Fault, Refusal};
use sha2::{Digest, Sha256};

/// A sheet that was read.
pub(crate) struct SheetRead {
    /// The sheets of the file; empty for a file that has no sheets.
    pub(crate) names: Vec<String>,
    /// The one read.
    pub(crate) name: String,
    /// What the file is.
    pub(crate) form: Form,
    /// Its rows.
    pub(crate) sheet: Sheet,
}

/// What was seen of a file that may name somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Looked {
    /// One of the texts stands in it.
    pub(crate) found: bool,
    /// Nothing in it stayed unread.
    pub(crate) whole: bool,
}

/// How the lines ended.
enum Ending {
    Whole(Box<SheetRead>),
    Patched(Vec<u8>),
    Looked(Looked),
    Form(Box<FormRead>),
    Package(Box<Result<SentReport, PackageTrouble>>),
    Trouble(SheetTrouble),
    /// The reader stopped in the middle.
    BrokenOff,
}

/// Reads a sheet of a file, the first one where none is named.
///
/// # Errors
/// [`Fault::File`] where the file cannot be opened or the reader is missing, [`Refusal::Sheet`] for everything that
/// is in the file.
pub(crate) fn sheet(path: &Path, wanted: Option<&str>) -> Result<SheetRead, Fault> {
    let file = sized(path)?;
    let mut command = command()?;
    if let Some(name) = wanted {
        command.arg("--sheet").arg(name);
    }
    let mut child = start(command.stdin(Stdio::from(file)))?;
    match answer(&mut child)? {
        Ending::Whole(read) => Ok(*read),
        Ending::Patched(_) | Ending::Looked(_) | Ending::Form(_) | Ending::Package(_) => {
            Err(Fault::Bug("juwei-read did not read rows".to_owned()))
        }
        Ending::Trouble(what) => Err(trouble(what)),
        Ending::BrokenOff => Err(broken_off(&mut child)?),
    }
}

/// The workbook with texts in its cells, made by the same limited process that reads.
///
/// # Errors
/// As [`sheet`].
pub(crate) fn patched(path: &Path, patches: &Patches) -> Result<Vec<u8>, Fault> {
    made("--patch", patches, path)
}

/// The blank form with what is written into it, made by the same limited process.
///
/// # Errors
/// As [`sheet`].
pub(crate) fn filled(path: &Path, filling: &Filling) -> Result<Vec<u8>, Fault> {
    made("--fill", filling, path)
}

/// A file made of another one by what it is told.
fn made(act: &str, told: &impl serde::Serialize, path: &Path) -> Result<Vec<u8>, Fault> {
    let file = sized(path)?;
    let (mut child, ending) = fed(act, told, file)?;
    match ending {
        Ending::Patched(bytes) => Ok(bytes),
        Ending::Whole(_) | Ending::Looked(_) | Ending::Form(_) | Ending::Package(_) => {
            Err(Fault::Bug("juwei-read did not patch".to_owned()))
        }
        Ending::Trouble(what) => Err(trouble(what)),
        Ending::BrokenOff => Err(broken_off(&mut child)?),
    }
}

/// What stands in a blank form.
///
/// # Errors
/// As [`sheet`].
pub(crate) fn form(path: &Path) -> Result<FormRead, Fault> {
    let file = sized(path)?;
    let mut child = start(command()?.arg("--form").stdin(Stdio::from(file)))?;
    match answer(&mut child)? {
        Ending::Form(read) => Ok(*read),
        Ending::Whole(_) | Ending::Patched(_) | Ending::Looked(_) | Ending::Package(_) => {
            Err(Fault::Bug("juwei-read did not read a form".to_owned()))
        }
        Ending::Trouble(what) => Err(trouble(what)),
        Ending::BrokenOff => Err(broken_off(&mut child)?),
    }
}

/// Whether one of some texts stands in the bytes of a file, as far as the limited process can tell. What it cannot open is
/// not looked into, whatever the reason.
pub(crate) fn looked(bytes: Vec<u8>, texts: &[String]) -> Looked {
    let needles = Needles { texts: texts.to_vec() };
    if bytes.len() as u64 > MOST_BYTES {
        return Looked::default();
    }
    match fed("--look", &needles, std::io::Cursor::new(bytes)) {
        Ok((_, Ending::Looked(looked))) => looked,
        _ => Looked::default(),
    }
}

/// Has it read a line of ours and then a file, and hears what it says.
fn fed(
    act: &str,
    asked: &impl serde::Serialize,
    mut file: impl Read + Send + 'static,
) -> Result<(Child, Ending), Fault> {
    let mut first = serde_json::to_vec(asked).map_err(|error| Fault::Bug(error.to_string()))?;
    first.push(b'\n');
    if first.len() as u64 >= MOST_PATCHES {
        return Err(trouble(SheetTrouble::TooLarge));
    }
    let mut child = start(command()?.arg(act).stdin(Stdio::piped()))?;
    let feeder = child.stdin.take().map(|mut input| {
        // In a thread of its own: both pipes have an end. A reader that stopped listening says why on the other one.
        let feed = move || drop(input.write_all(&first).and_then(|()| std::io::copy(&mut file, &mut input)));
        std::thread::Builder::new().name("juwei-feed".to_owned()).spawn(feed)
    });
    let ending = answer(&mut child);
    if let Some(Ok(feeder)) = feeder {
        feeder.join().map_err(|_| Fault::Bug("the feeder of juwei-read panicked".to_owned()))?;
    }
    Ok((child, ending?))
}

/// The report in a package somebody sent, or why it cannot be taken.
///
/// # Errors
/// [`Fault::File`] where the file cannot be opened or the reader is missing.
pub(crate) fn package(path: &Path, password: Option<&str>) -> Result<Result<SentReport, PackageTrouble>, Fault> {
    let file = match sized(path) {
        Ok(file) => file,
        Err(Fault::Refused(Refusal::Sheet(SheetTrouble::TooLarge))) => return Ok(Err(PackageTrouble::TooLarge)),
        Err(Fault::Refused(_)) => return Ok(Err(PackageTrouble::Damaged)),
        Err(fault) => return Err(fault),
    };
    let (mut child, ending) = fed("--package", &PackageKey { password: password.map(str::to_owned) }, file)?;
    match ending {
        Ending::Package(package) => Ok(*package),
        Ending::Trouble(SheetTrouble::TooLarge) => Ok(Err(PackageTrouble::TooLarge)),
        Ending::Trouble(_) => Ok(Err(PackageTrouble::Damaged)),
        Ending::BrokenOff => match broken_off(&mut child)? {
            Fault::Refused(Refusal::Sheet(SheetTrouble::Damaged)) => Ok(Err(PackageTrouble::Damaged)),
            Fault::Refused(_) => Ok(Err(PackageTrouble::TooLarge)),
            fault => Err(fault),
        },
        Ending::Whole(_) | Ending::Patched(_) | Ending::Looked(_) | Ending::Form(_) => {
            Err(Fault::Bug("juwei-read did not open a package".to_owned()))
        }
    }
}

/// What is made of a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Drawn {
    /// PNG to look at.
    Preview,
    /// JPEG to keep, without place and time.
    Smaller,
}

/// A photo turned upright and made smaller, by the same limited process.
///
/// # Errors
/// [`Refusal::NoPreview`] for everything that is in the file.
pub(crate) fn drawn(bytes: Vec<u8>, made: Drawn) -> Result<Vec<u8>, Fault> {
    match fed("--draw", &made, std::io::Cursor::new(bytes))?.1 {
        Ending::Patched(bytes) => Ok(bytes),
        Ending::Whole(_) | Ending::Looked(_) | Ending::Form(_) | Ending::Package(_) => {
            Err(Fault::Bug("juwei-read did not draw".to_owned()))
        }
        Ending::Trouble(_) | Ending::BrokenOff => Err(Fault::Refused(Refusal::NoPreview)),
    }
}

/// Tells one state of a file from another.
///
/// # Errors
/// [`Fault::File`], and [`Refusal::Sheet`] for one that is too large to be looked at.
pub(crate) fn stamp(path: &Path) -> Result<String, Fault> {
    let read = |error: std::io::Error| Fault::file(FileOperation::Read, path, &error);
    let mut file = sized(path)?;
    let mut digest = Sha256::new();
    let mut part = vec![0; 256 * 1024];
    loop {
        match file.read(&mut part).map_err(read)? {
            0 => return Ok(store::chain::hex(&digest.finalize())),
            length => digest.update(part.get(..length).unwrap_or_default()),
        }
    }
}

fn trouble(trouble: SheetTrouble) -> Fault {
    Fault::Refused(Refusal::Sheet(trouble))
}

/// A file of a size that is looked at.
fn sized(path: &Path) -> Result<File, Fault> {
    let file = open(path)?;
    match file.metadata().map_err(|error| Fault::file(FileOperation::Read, path, &error))?.len() {
        0 => Err(trouble(SheetTrouble::Empty)),
        size if size > MOST_BYTES => Err(trouble(SheetTrouble::TooLarge)),
        _ => Ok(file),
    }
}

fn command() -> Result<Command, Fault> {
    let mut command = Command::new(program()?);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        // CREATE_NO_WINDOW: it has nothing to show.
        command.creation_flags(0x0800_0000);
    }
    Ok(command)
}

fn start(command: &mut Command) -> Result<Child, Fault> {
    command.spawn().map_err(|error| Fault::file(FileOperation::Start, command.get_program(), &error))
}

/// What it says until it ends.
fn answer(child: &mut Child) -> Result<Ending, Fault> {
    let ending = child.stdout.take().map_or(Ok(Ending::BrokenOff), |output| listen(child, output));
    child.wait().map_err(|error| Fault::Bug(error.to_string()))?;
    ending
}

fn open(path: &Path) -> Result<File, Fault> {
    let read = |error: std::io::Error| Fault::file(FileOperation::Read, path, &error);
    // Looked at before it is opened: opening a pipe would wait for somebody to write into it.
    if !std::fs::metadata(path).map_err(read)?.is_file() {
        let (operation, trouble) = (FileOperation::Read, FileTrouble::NotAFile);
        return Err(Fault::File { operation, path: path.to_owned(), trouble });
    }
    File::open(path).map_err(read)
}

/// `juwei-read` beside the running program; a test program runs one folder deeper.
fn program() -> Result<PathBuf, Fault> {
    let name = format!("juwei-read{}", std::env::consts::EXE_SUFFIX);
    let missing =
        || Fault::File { operation: FileOperation::Start, path: PathBuf::from(&name), trouble: FileTrouble::Missing };
    let running = std::env::current_exe().map_err(|_| missing())?;
    running
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(&name))
        .find(|candidate| candidate.is_file())
        .ok_or_else(missing)
}

/// Gathers the lines in a thread of their own, so that this one can look at the clock.
fn listen(child: &mut Child, output: ChildStdout) -> Result<Ending, Fault> {
    let (tell, told) = mpsc::sync_channel(1);
    let listener = std::thread::Builder::new()
        .name("juwei-read".to_owned())
        // The receiver waits no longer once the time is over.
        .spawn(move || drop(tell.send(gather(output))))
        .map_err(|error| Fault::Bug(error.to_string()))?;
    let ending = told.recv_timeout(Duration::from_secs(MOST_SECONDS));
    // Done or not, it has nothing left to say; one that already ended cannot be ended again.
    drop(child.kill());
    if ending.is_err() {
        drop(told);
    }
    listener.join().map_err(|_| Fault::Bug("the listener of juwei-read panicked".to_owned()))?;
    Ok(ending.unwrap_or(Ending::Trouble(SheetTrouble::TooLarge)))
}

fn gather(output: ChildStdout) -> Ending {
    let mut lines = BufReader::with_capacity(256 * 1024, output.take(MOST_OUTPUT * 2));
    let (mut names, mut name, mut form) = (Vec::new(), String::new(), Form::Text);
    let (mut rows, mut merged) = (Vec::new(), Vec::new());
    let mut text = Vec::new();
    loop {
        text.clear();
        match lines.read_until(b'\n', &mut text) {
            Ok(0) | Err(_) => return Ending::BrokenOff,
            Ok(_) => {}
        }
        match serde_json::from_slice(&text) {
            Ok(Line::Sheets { names: all, read, form: own }) => (names, name, form) = (all, read, own),
            Ok(Line::Row { row, cells }) => rows.push((row, cells)),
            Ok(Line::Merged(regions)) => merged = regions,
            Ok(Line::Trouble(code)) => return Ending::Trouble(trouble_of(&code)),
            Ok(Line::End) => {
                return Ending::Whole(Box::new(SheetRead { names, name, form, sheet: Sheet::new(rows, merged) }));
            }
            Ok(Line::Patched(length)) if length <= MOST_PATCHED => {
                let mut bytes = Vec::new();
                let whole = lines.take(length).read_to_end(&mut bytes).is_ok_and(|read| read as u64 == length);
                return if whole { Ending::Patched(bytes) } else { Ending::BrokenOff };
            }
            Ok(Line::Form(read)) => return Ending::Form(read),
            Ok(Line::Package(package)) => return Ending::Package(package),
            Ok(Line::Looked { found, whole }) => return Ending::Looked(Looked { found, whole }),
            Ok(Line::Patched(_)) => return Ending::Trouble(SheetTrouble::TooLarge),
            Err(_) => return Ending::BrokenOff,
        }
    }
}

/// A reader that panicked met a damaged file; one that was ended met its limits.
fn broken_off(child: &mut Child) -> Result<Fault, Fault> {
    let status = child.wait().map_err(|error| Fault::Bug(error.to_string()))?;
    Ok(match status.code() {
        Some(101) => Fault::Refused(Refusal::Sheet(SheetTrouble::Damaged)),
        Some(code @ (2 | 3)) => Fault::Bug(format!("juwei-read ended with {code}")),
        _ => Fault::Refused(Refusal::Sheet(SheetTrouble::TooLarge)),
    })
}
