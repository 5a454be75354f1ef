//! The log: what goes wrong inside, in one small file beside the user's settings and on standard error. Places in the
//! code and codes of faults; no names and no numbers of people.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use domain::Fault;

/// Begun anew beyond this many bytes.
const LONGEST: u64 = 1 << 20;

static FILE: OnceLock<PathBuf> = OnceLock::new();

/// Keeps the log in this folder from now on, every panic's place included.
pub fn keep_in(folder: &Path) {
    FILE.get_or_init(|| folder.join("juwei.log"));
    std::panic::set_hook(Box::new(|panic| line(&format!("panic: {panic}"))));
}

/// Logs a fault that is not hers to settle: ours, a file's, or the medium's.
pub fn fault(fault: &Fault) {
    if matches!(fault, Fault::Bug(_) | Fault::Damaged(_) | Fault::File { .. }) {
        line(&format!("{}: {fault}", fault.code()));
    }
}

/// Logs an error nobody can be asked about.
pub fn trouble<E: std::fmt::Display>(what: &str, done: Result<(), E>) {
    if let Err(error) = done {
        line(&format!("{what}: {error}"));
    }
}

/// A line of the log. What cannot be written is lost: there is nobody left to tell.
pub fn line(text: &str) {
    say(text);
    let Some(file) = FILE.get() else { return };
    let anew = std::fs::metadata(file).is_ok_and(|found| found.len() > LONGEST);
    if let Ok(mut open) = std::fs::OpenOptions::new().create(true).write(true).append(!anew).truncate(anew).open(file) {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        writeln!(open, "{seconds} {text}").ok();
    }
}

/// On standard error, where somebody may be reading.
pub fn say(text: &str) {
    writeln!(std::io::stderr(), "{text}").ok();
}

/// Tells on standard error how long it took from the start of the process until something was so, where
/// `JUWEI_TRACE=startup` asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Startup {
    begun: Instant,
    before: Duration,
    asked: bool,
}

impl Startup {
    /// Called first in `main`.
    pub fn begin() -> Self {
        let asked = std::env::var_os("JUWEI_TRACE").is_some_and(|what| what == "startup");
        Self { begun: Instant::now(), before: age_of_process().unwrap_or_default(), asked }
    }

    /// `startup: window shown after 412 ms`
    pub fn mark(&self, what: &str) {
        if self.asked {
            say(&format!("startup: {what} after {} ms", (self.before + self.begun.elapsed()).as_millis()));
        }
    }
}

/// How long the libraries took to load before `main`. Linux tells it in hundredths of a second; elsewhere it is not
/// counted.
fn age_of_process() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
    // Field 22, the 20th behind the program's name: ticks since boot.
    let begun: f64 = stat.rsplit_once(')')?.1.split_whitespace().nth(19)?.parse().ok()?;
    let now: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_secs_f64((now - begun / 100.0).max(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_hers_to_settle_is_logged() {
        let folder = tempfile::tempdir().unwrap();
        keep_in(folder.path());
        fault(&Fault::Busy);
        fault(&Fault::Bug("a test".to_owned()));
        let log = std::fs::read_to_string(folder.path().join("juwei.log")).unwrap();
        assert!(log.contains("bug: a test"), "{log}");
        assert!(!log.contains("busy"), "{log}");
    }
}
