//! `juwei-read [--sheet NAME]`: a sheet from standard input, its rows as JSON lines on standard output.
//! `juwei-read --patch`: a JSON line of texts and a workbook from standard input, the same workbook with the texts in
//! its cells on standard output.
//! `juwei-read --draw`: a JSON line that says what for and a photo from standard input, the photo upright and made smaller
//! on standard output.
//! `juwei-read --form`: a blank form from standard input, what stands in it as one JSON line on standard output.
//! `juwei-read --fill`: a JSON line of what is written and a blank form from standard input, the filled form on standard
//! output.
//! `juwei-read --package`: a JSON line with its password and the package of a report from standard input, the report in it, or
//! why it cannot be taken.
//! `juwei-read --look`: a JSON line of texts and a file from standard input, whether one of the texts stands in it.
//!
//! The file is untrusted: 1.4 KB can make a reader allocate gigabytes. So this program has no window, no database and
//! no file to write, limits itself before it reads the first byte, and its parent ends it after ten seconds. It may
//! die of its limits; the parent then says that the sheet is too large.

mod bounds;
mod container;
mod csv;
#[cfg_attr(unix, path = "limits_unix.rs")]
#[cfg_attr(windows, path = "limits_windows.rs")]
mod limits;
mod names;
mod picture;
mod rows;

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

use domain::fault::SheetTrouble;
use domain::forms::read::Filling;
use domain::roster::sheet::{Form, Line, MOST_BYTES, MOST_PATCHED, MOST_PATCHES, Needles, PackageKey, Patches};

/// Why it ends: a sheet that cannot be read, or a parent that no longer listens.
enum Stop {
    Trouble(SheetTrouble),
    NobodyListens,
}

impl From<SheetTrouble> for Stop {
    fn from(trouble: SheetTrouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// What it is asked to do.
enum Asked {
    /// The rows of a sheet, of the first one where none is named.
    Rows(Option<String>),
    /// The workbook with texts in its cells.
    Patch,
    /// What stands in a blank form.
    Form,
    /// The form filled.
    Fill,
    /// Whether a text stands in a file.
    Look,
    /// A photo made smaller.
    Draw,
    /// The report in a package.
    Package,
}

/// Where the lines go.
struct Lines<W: Write>(W);

impl<W: Write> Lines<W> {
    fn say(&mut self, line: &Line) -> Result<(), Stop> {
        serde_json::to_writer(&mut self.0, line).map_err(|_| Stop::NobodyListens)?;
        self.0.write_all(b"\n").map_err(|_| Stop::NobodyListens)
    }
}

fn main() -> ExitCode {
    // Without its limits it reads nothing.
    if limits::set().is_err() {
        return ExitCode::from(3);
    }
    let mut arguments = std::env::args().skip(1);
    let asked = match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
        (None, None, None) => Asked::Rows(None),
        (Some("--patch"), None, None) => Asked::Patch,
        (Some("--form"), None, None) => Asked::Form,
        (Some("--fill"), None, None) => Asked::Fill,
        (Some("--look"), None, None) => Asked::Look,
        (Some("--draw"), None, None) => Asked::Draw,
        (Some("--package"), None, None) => Asked::Package,
        (Some("--sheet"), Some(name), None) => Asked::Rows(Some(name)),
        _ => return ExitCode::from(2),
    };
    let mut lines = Lines(BufWriter::with_capacity(64 * 1024, std::io::stdout().lock()));
    let done = match &asked {
        Asked::Rows(wanted) => read(wanted.as_deref(), &mut lines).and_then(|()| lines.say(&Line::End)),
        Asked::Patch => patch(&mut lines),
        Asked::Form => form(&mut lines),
        Asked::Fill => fill(&mut lines),
        Asked::Look => look(&mut lines),
        Asked::Draw => draw(&mut lines),
        Asked::Package => package(&mut lines),
    };
    let end = match done {
        Ok(()) => Ok(()),
        Err(Stop::Trouble(trouble)) => lines.say(&Line::of_trouble(trouble)),
        Err(Stop::NobodyListens) => Err(Stop::NobodyListens),
    };
    if end.is_ok() && lines.0.flush().is_ok() { ExitCode::SUCCESS } else { ExitCode::from(3) }
}

fn read<W: Write>(wanted: Option<&str>, lines: &mut Lines<W>) -> Result<(), Stop> {
    let mut bytes = Vec::new();
    file(std::io::stdin().lock(), &mut bytes)?;
    match container::form(&bytes)? {
        Form::Xlsx => rows::xlsx(bytes, wanted, lines),
        Form::Xlsb => rows::xlsb(bytes, wanted, lines),
        Form::Xls => rows::xls(bytes, wanted, lines),
        Form::Ods => rows::ods(bytes, wanted, lines),
        Form::Text => csv::rows(&bytes, wanted, lines),
    }
}

/// The file, as far as one is looked at.
fn file(source: impl Read, bytes: &mut Vec<u8>) -> Result<(), Stop> {
    source.take(MOST_BYTES + 1).read_to_end(bytes).map_err(|_| SheetTrouble::Damaged)?;
    if bytes.len() as u64 > MOST_BYTES { Err(SheetTrouble::TooLarge.into()) } else { Ok(()) }
}

/// The line that comes before the file, and the file.
fn asked() -> Result<(Vec<u8>, Vec<u8>), Stop> {
    let mut source = BufReader::new(std::io::stdin().lock());
    let mut first = Vec::new();
    source.by_ref().take(MOST_PATCHES).read_until(b'\n', &mut first).map_err(|_| SheetTrouble::Damaged)?;
    let mut bytes = Vec::new();
    file(source, &mut bytes)?;
    Ok((first, bytes))
}

fn look<W: Write>(lines: &mut Lines<W>) -> Result<(), Stop> {
    let (first, bytes) = asked()?;
    let needles: Needles = serde_json::from_slice(&first).map_err(|_| SheetTrouble::TooLarge)?;
    names::look(&bytes, &needles, lines)
}

/// The workbook with texts in its cells. It is looked at like any other file first: what is no sound package is never
/// unpacked, and the patching streams inside the limits of this process.
fn patch<W: Write>(lines: &mut Lines<W>) -> Result<(), Stop> {
    let (first, bytes) = asked()?;
    let patches: Patches = serde_json::from_slice(&first).map_err(|_| SheetTrouble::TooLarge)?;
    if container::form(&bytes)? != Form::Xlsx {
        return Err(SheetTrouble::NotASheet.into());
    }
    hand_over(&documents::patch(&bytes, &patches)?, lines)
}

/// What stands in a blank form.
fn form<W: Write>(lines: &mut Lines<W>) -> Result<(), Stop> {
    let mut bytes = Vec::new();
    file(std::io::stdin().lock(), &mut bytes)?;
    container::blank_form(&bytes)?;
    lines.say(&Line::Form(Box::new(documents::form(&bytes)?)))
}

/// A form filled, behind a line that says how many bytes follow.
fn fill<W: Write>(lines: &mut Lines<W>) -> Result<(), Stop> {
    let (first, bytes) = asked()?;
    let filling: Filling = serde_json::from_slice(&first).map_err(|_| SheetTrouble::TooLarge)?;
    container::blank_form(&bytes)?;
    hand_over(&documents::fill(&bytes, &filling)?, lines)
}

/// A file of ours, behind a line that says how many bytes follow.
fn hand_over<W: Write>(made: &[u8], lines: &mut Lines<W>) -> Result<(), Stop> {
    if made.len() as u64 > MOST_PATCHED {
        return Err(SheetTrouble::TooLarge.into());
    }
    lines.say(&Line::Patched(made.len() as u64))?;
    lines.0.write_all(made).map_err(|_| Stop::NobodyListens)
}

/// The photo made smaller, behind a line that says how many bytes follow.
fn draw<W: Write>(lines: &mut Lines<W>) -> Result<(), Stop> {
    let (first, bytes) = asked()?;
    let drawn = picture::drawn(bytes, serde_json::from_slice(&first).map_err(|_| SheetTrouble::TooLarge)?)?;
    lines.say(&Line::Patched(drawn.len() as u64))?;
    lines.0.write_all(&drawn).map_err(|_| Stop::NobodyListens)
}

/// The report in a package, every file of which was compared with its manifest.
fn package<W: Write>(lines: &mut Lines<W>) -> Result<(), Stop> {
    let (first, bytes) = asked()?;
    let key: PackageKey = serde_json::from_slice(&first).map_err(|_| SheetTrouble::TooLarge)?;
    lines.say(&Line::Package(Box::new(documents::package::report(&bytes, key.password.as_deref()))))
}
