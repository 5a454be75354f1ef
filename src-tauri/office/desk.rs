//! The office behind a counter: many may ask at once, they are answered one at a time, a panic is a fault like any
//! other, and what may later be opened outside is kept. The window and the tests' host stand before it.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

use domain::{Fault, Refusal};

use crate::{Answer, Office, Progress};

/// The commands that write files outside the register and name them in their reply, besides every export.
const WRITES_FILES: &[&str] = &["paper_print", "backup_make", "import_mark", "form_fill"];

/// The counter.
pub struct Desk {
    /// Gone once it is closed.
    office: Mutex<Option<Office>>,
    /// What she chose in a dialog and what the office wrote.
    known: Mutex<HashSet<PathBuf>>,
    /// Heard and stopped while the office is busy.
    progress: Arc<Progress>,
    /// When something was written that still stands in the log alone.
    unrested: Mutex<Option<Instant>>,
}

impl Desk {
    /// Puts an office behind it.
    pub fn new(office: Office) -> Self {
        let progress = Arc::clone(&office.progress);
        Self { office: Mutex::new(Some(office)), known: Mutex::default(), progress, unrested: Mutex::default() }
    }

    /// Runs a command when its turn comes.
    ///
    /// # Errors
    /// Whatever the command refuses, and [`Fault::Bug`] where it panicked: nothing is written then, because a write is
    /// one transaction.
    pub fn call(&self, name: &str, request: Value) -> Result<Answer, Fault> {
        let mut behind = held(&self.office);
        let office = behind.as_mut().ok_or(Fault::Refused(Refusal::NoRegister))?;
        let answered = catch_unwind(AssertUnwindSafe(|| office.call(name, request)));
        let answer = answered.unwrap_or_else(|_| Err(Fault::Bug(format!("{name} panicked"))))?;
        *held(&self.unrested) = Some(Instant::now());
        if WRITES_FILES.contains(&name) || name.ends_with("_export") {
            self.learn_written(&answer.reply.value());
        }
        Ok(answer)
    }

    /// How far the act under way is, and the way to stop it; neither waits for the office.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Whether the register holds invented people.
    pub fn is_sample(&self) -> bool {
        held(&self.office).as_ref().is_some_and(Office::is_sample)
    }

    /// Brings the log into the main file where nobody asked for anything in so long a pause. Answers whether it did.
    pub fn rest_after(&self, pause: Duration) -> bool {
        let mut unrested = held(&self.unrested);
        if unrested.is_none_or(|since| since.elapsed() < pause) {
            return false;
        }
        *unrested = None;
        held(&self.office).as_ref().and_then(|office| office.register().ok()).is_some_and(|open| open.rest().is_ok())
    }

    /// Whether a file or folder may be opened: she chose it, or the office wrote it.
    pub fn knows(&self, path: &Path) -> bool {
        held(&self.known).contains(path)
    }

    /// The path an act of the window opens in the system's own programs; `None` for every other act. Only what she
    /// chose or the office wrote, and never a program, a script or a document with macros.
    pub fn to_open(&self, name: &str, request: &Value) -> Option<Result<PathBuf, Fault>> {
        let endings: &[&str] = match name {
            "open_path" => &["pdf", "docx", "xlsx"],
            "print_pdf" => &["pdf"],
            "show_in_folder" => &[],
            _ => return None,
        };
        let path = request.get("path").and_then(Value::as_str).map(PathBuf::from).filter(|path| self.knows(path));
        let allowed = path.and_then(|path| match path.extension() {
            _ if name == "show_in_folder" && path.is_dir() => Some(path),
            _ if name == "show_in_folder" => path.parent().map(Path::to_path_buf),
            Some(ending) if endings.iter().any(|allowed| ending == *allowed) => Some(path),
            _ => None,
        });
        Some(allowed.ok_or_else(|| Fault::Malformed("path".to_owned())))
    }

    /// Notes what she chose.
    pub fn learn(&self, path: &Path) {
        held(&self.known).insert(path.to_path_buf());
    }

    /// Closes the register tidily, after whatever is under way.
    ///
    /// # Errors
    /// Where the last of it cannot be written.
    pub fn close(&self) -> Result<(), Fault> {
        held(&self.office).take().map_or(Ok(()), Office::close)
    }

    fn learn_written(&self, reply: &Value) {
        match reply {
            Value::Object(fields) => fields.iter().for_each(|(field, value)| match value {
                Value::String(path) if field == "path" || field == "folder" => self.learn(Path::new(path)),
                other => self.learn_written(other),
            }),
            Value::Array(values) => values.iter().for_each(|value| self.learn_written(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// A lock is only a queue here: what it guards stays whole when a command panics.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Door, Place};

    #[test]
    fn only_what_she_chose_or_the_office_wrote_is_opened_and_no_program_is() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { register: folder.path().join("register"), configuration: folder.path().to_path_buf() };
        let desk = Desk::new(Office::start(place, Door::Window));
        let (report, program) = (folder.path().join("a.pdf"), folder.path().join("a.exe"));
        let asks = |name: &str, path: &Path| desk.to_open(name, &json!({ "path": path })).unwrap().ok();
        assert_eq!(asks("open_path", &report), None, "never seen");
        desk.learn(&report);
        desk.learn(&program);
        assert_eq!(asks("open_path", &report), Some(report.clone()));
        assert_eq!(asks("print_pdf", &report), Some(report.clone()));
        assert_eq!(asks("show_in_folder", &report), Some(folder.path().to_path_buf()));
        assert_eq!(asks("open_path", &program), None, "a program");
        assert_eq!(desk.to_open("person_list", &json!({})), None);
    }

    #[test]
    fn what_a_reply_says_was_written_may_be_opened() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { register: folder.path().join("register"), configuration: folder.path().to_path_buf() };
        let desk = Desk::new(Office::start(place, Door::Window));
        desk.learn_written(&json!({ "folder": "/a", "files": [{ "name": "b.pdf", "path": "/a/b.pdf" }] }));
        assert!(desk.knows(Path::new("/a")) && desk.knows(Path::new("/a/b.pdf")));
        assert!(!desk.knows(Path::new("b.pdf")));
    }
}
