//! `juwei`: the same office without a window, for tests, benches and scripts.
//!
//! It ends with 0 when done, 1 when refused (the sentence on standard error, with `--json` the fault on standard
//! output), 2 when called wrongly, 3 when the mistake is ours.

mod acts;
mod calls;
mod collect;
mod line;

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;
use domain::Fault;
use domain::wording::faults;
use serde_json::Value;

use line::{Act, Line};

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How a run ended.
pub(crate) enum End {
    /// All of it.
    Done,
    /// Some line of `call -` was refused, `verify` found something, a pack of rules is not right, or a package was left out.
    Found,
}

fn main() -> ExitCode {
    let line = Line::parse();
    let json = line.json || matches!(line.act, Act::Call { .. });
    // A panic is our own fault too, not the caller's.
    let ended = catch_unwind(AssertUnwindSafe(|| acts::run(line)))
        .unwrap_or_else(|_| Err(Fault::Bug("panicked; see above".to_owned())));
    match ended {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Found) => ExitCode::from(1),
        Err(fault) => {
            if json {
                say(&office::fault_json(&fault).to_string());
            }
            complain(&faults::sentence(&fault));
            match fault {
                Fault::Bug(what) => {
                    // For whoever mends it; holds nothing of a person.
                    complain(&what);
                    ExitCode::from(3)
                }
                _ => ExitCode::from(1),
            }
        }
    }
}

/// A line on standard output. A reader that went away is no fault of ours.
pub(crate) fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    drop(writeln!(out, "{text}").and_then(|()| out.flush()));
}

/// A reply as JSON on one line.
pub(crate) fn say_json(reply: &Value) {
    say(&reply.to_string());
}

pub(crate) fn complain(text: &str) {
    drop(writeln!(std::io::stderr().lock(), "{text}"));
}
