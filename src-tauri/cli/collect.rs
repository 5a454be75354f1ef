//! `juwei report collect`: a folder of report packages, one workbook. A package that cannot be taken is named, and the others
//! go on; then it ends with 1.

use std::io::{IsTerminal, Write};
use std::path::Path;

use domain::wording::collect as wording;
use domain::{Fault, FileOperation};
use office::collect::{Attendant, folder};
use serde_json::json;

use crate::acts::absolute;
use crate::{End, complain, say, say_json};

/// Progress is told after so many packages.
const EVERY: usize = 20;

/// Who sits before the terminal, or the file with the password.
struct Clerk {
    password: Option<String>,
    /// Somebody reads along.
    watched: bool,
}

impl Attendant for Clerk {
    fn password(&mut self) -> Option<String> {
        if self.password.is_some() {
            return self.password.clone();
        }
        let mut error = std::io::stderr().lock();
        drop(write!(error, "{}", wording::PASSWORD).and_then(|()| error.flush()));
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).ok()?;
        first_line(&line)
    }

    fn progress(&mut self, done: usize, total: usize) {
        if self.watched && (done.is_multiple_of(EVERY) || done == total) {
            complain(&wording::reading(done, total));
        }
    }
}

fn first_line(text: &str) -> Option<String> {
    text.lines().next().map(|line| line.trim_start_matches('\u{feff}').to_owned()).filter(|line| !line.is_empty())
}

pub(crate) fn run(packages: &Path, out: &Path, password_file: Option<&Path>, json: bool) -> Result<End, Fault> {
    let password = match password_file {
        Some(path) => {
            let read = std::fs::read_to_string(path);
            first_line(&read.map_err(|error| Fault::file(FileOperation::Read, path, &error))?)
        }
        None => None,
    };
    let out = absolute(out)?;
    let mut clerk = Clerk { password, watched: !json && std::io::stderr().is_terminal() };
    let done = folder(&absolute(packages)?, &out, &mut clerk)?;
    if json {
        let left: Vec<_> = done.left.iter().map(|(file, reason)| json!({ "file": file, "reason": reason })).collect();
        say_json(
            &json!({ "packages": done.packages, "taken": done.taken, "left": left, "out": out.to_string_lossy() }),
        );
    } else {
        done.left.iter().for_each(|(file, reason)| say(&wording::left(file, reason)));
        say(&wording::collected(done.packages, done.taken, &out.to_string_lossy()));
    }
    Ok(if done.left.is_empty() { End::Done } else { End::Found })
}
