//! An untrusted sheet, read by `juwei-read` in a process of its own. Whatever the file does to that process, this
//! one only sees lines, counts them, and ends it after its time.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use domain::fault::{FileOperation, FileTrouble, SheetTrouble};
use domain::roster::Sheet;
use domain::roster::sheet::{Line, MOST_BYTES, MOST_OUTPUT, MOST_SECONDS, trouble_of};
use domain::{Fault, Refusal};

/// A sheet that was read.
pub(crate) struct SheetRead {
    /// The sheets of the file; empty for a file that has no sheets.
    pub(crate) names: Vec<String>,
    /// The one read.
    pub(crate) name: String,
    /// Its rows.
    pub(crate) sheet: Sheet,
}

/// How the lines ended.
enum Ending {
    Whole(Box<SheetRead>),
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
    let trouble = |trouble| Fault::Refused(Refusal::Sheet(trouble));
    let file = open(path)?;
    let size = file.metadata().map_err(|error| Fault::file(FileOperation::Read, path, &error))?.len();
    if size == 0 {
        return Err(trouble(SheetTrouble::Empty));
    }
    if size > MOST_BYTES {
        return Err(trouble(SheetTrouble::TooLarge));
    }
    let program = program()?;
    let mut command = Command::new(&program);
    if let Some(name) = wanted {
        command.arg("--sheet").arg(name);
    }
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        // CREATE_NO_WINDOW: it has nothing to show.
        command.creation_flags(0x0800_0000);
    }
    let mut child = command
        .stdin(Stdio::from(file))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| Fault::file(FileOperation::Start, &program, &error))?;
    let ending = child.stdout.take().map_or(Ok(Ending::BrokenOff), |output| listen(&mut child, output));
    let status = child.wait().map_err(|error| Fault::file(FileOperation::Start, &program, &error))?;
    match ending? {
        Ending::Whole(read) => Ok(*read),
        Ending::Trouble(what) => Err(trouble(what)),
        Ending::BrokenOff => Err(broken_off(status)),
    }
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
    let (mut names, mut name) = (Vec::new(), String::new());
    let (mut rows, mut merged) = (Vec::new(), Vec::new());
    let mut text = Vec::new();
    loop {
        text.clear();
        match lines.read_until(b'\n', &mut text) {
            Ok(0) | Err(_) => return Ending::BrokenOff,
            Ok(_) => {}
        }
        match serde_json::from_slice(&text) {
            Ok(Line::Sheets { names: all, read }) => (names, name) = (all, read),
            Ok(Line::Row { row, cells }) => rows.push((row, cells)),
            Ok(Line::Merged(regions)) => merged = regions,
            Ok(Line::Trouble(code)) => return Ending::Trouble(trouble_of(&code)),
            Ok(Line::End) => {
                return Ending::Whole(Box::new(SheetRead { names, name, sheet: Sheet::new(rows, merged) }));
            }
            Err(_) => return Ending::BrokenOff,
        }
    }
}

/// A reader that panicked met a damaged file; one that was ended met its limits.
fn broken_off(status: ExitStatus) -> Fault {
    match status.code() {
        Some(101) => Fault::Refused(Refusal::Sheet(SheetTrouble::Damaged)),
        Some(code @ (2 | 3)) => Fault::Bug(format!("juwei-read ended with {code}")),
        _ => Fault::Refused(Refusal::Sheet(SheetTrouble::TooLarge)),
    }
}
