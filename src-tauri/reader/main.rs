//! `juwei-read [--sheet NAME]`: a sheet from standard input, its rows as JSON lines on standard output.
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
mod rows;

use std::io::{BufWriter, Read, Write};
use std::process::ExitCode;

use domain::fault::SheetTrouble;
use domain::roster::sheet::{Line, MOST_BYTES};

use container::Form;

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
    let wanted = match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
        (None, None, None) => None,
        (Some("--sheet"), Some(name), None) => Some(name),
        _ => return ExitCode::from(2),
    };
    let mut lines = Lines(BufWriter::with_capacity(64 * 1024, std::io::stdout().lock()));
    let done = read(wanted.as_deref(), &mut lines);
    let end = match done {
        Ok(()) => lines.say(&Line::End),
        Err(Stop::Trouble(trouble)) => lines.say(&Line::of_trouble(trouble)),
        Err(Stop::NobodyListens) => Err(Stop::NobodyListens),
    };
    if end.is_ok() && lines.0.flush().is_ok() { ExitCode::SUCCESS } else { ExitCode::from(3) }
}

fn read<W: Write>(wanted: Option<&str>, lines: &mut Lines<W>) -> Result<(), Stop> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|_| SheetTrouble::Damaged)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(SheetTrouble::TooLarge.into());
    }
    match container::form(&bytes)? {
        Form::Xlsx => rows::xlsx(bytes, wanted, lines),
        Form::Xlsb => rows::xlsb(bytes, wanted, lines),
        Form::Xls => rows::xls(bytes, wanted, lines),
        Form::Ods => rows::ods(bytes, wanted, lines),
        Form::Text => csv::rows(&bytes, wanted, lines),
    }
}
