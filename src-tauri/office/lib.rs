//! What a secretary can do: one file per area, one function per act, and the command list in `commands.rs`.
//!
//! Everybody comes through [`Office::call`]: the window, the command line, tests and benches. Requests are patches
//! (a missing field is unchanged, `null` clears), replies carry ID numbers and phones masked, and every write is
//! one operation of the store's door.

pub mod alike;
pub mod appointments;
pub mod attended;
pub mod bodies;
pub mod body_acts;
pub mod buildings;
pub mod calendar;
pub mod certificates;
pub mod chart;
pub mod checkup;
pub mod collect;
pub mod commands;
pub mod committee;
pub mod compare;
pub mod consents;
pub mod days;
pub mod desk;
pub mod erasure;
pub mod export;
mod facts;
pub mod figures;
pub mod finder;
pub mod forms;
pub mod group_papers;
pub mod groups;
pub mod history;
pub mod import;
mod listing;
pub mod meetings;
pub mod merge;
pub mod notebook;
pub mod packs;
pub mod pages;
pub mod papers;
pub mod people;
pub mod people_list;
pub mod people_many;
pub mod people_papers;
pub mod person_facts;
pub mod personal;
pub mod posts;
pub mod printed;
pub mod progress;
mod reading;
pub mod record;
pub mod relatives;
pub mod report;
pub mod safekeeping;
pub mod sample;
pub mod sealing;
mod standing;
pub mod terms;
pub mod today;
pub mod units;
pub mod waivers;
pub mod wire;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local, NaiveDate};
use serde::Serialize;
use serde_json::Value;

use domain::{Day, Fault, Refusal};
use store::{Act, Reading, Register, Writing};

pub use listing::{Access, CommandLine};
pub use progress::Progress;

/// The preference that names who stands at the window.
const ACTOR: &str = "actor";

/// What only says things: writing it leaves what was judged and counted as it was.
const ONLY_WORDS: &[&str] = &["report_text", "report_sentence", "report_check", "operation"];

/// Where the register is and where the second copy of its keys goes.
#[derive(Clone, Debug)]
pub struct Place {
    /// The register's folder.
    pub register: PathBuf,
    /// The user's configuration folder.
    pub configuration: PathBuf,
}

impl Place {
    /// The usual places of this user on this machine.
    pub fn usual() -> Result<Self, Fault> {
        Self::at(None)
    }

    /// A register somebody named, or the usual one. `JUWEI_CONFIGURATION` names another configuration folder, so that
    /// tests and samples leave nothing in a user's own.
    pub fn at(register: Option<PathBuf>) -> Result<Self, Fault> {
        let configuration =
            std::env::var_os("JUWEI_CONFIGURATION").filter(|named| !named.is_empty()).map(PathBuf::from);
        match (register, configuration) {
            (Some(register), Some(configuration)) => Ok(Self { register, configuration }),
            (register, configuration) => {
                let usual = store::register::usual_folders()?;
                Ok(Self { register: register.unwrap_or(usual.0), configuration: configuration.unwrap_or(usual.1) })
            }
        }
    }
}

/// Through which door somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// The window.
    Window,
    /// The command line.
    CommandLine,
}

impl Door {
    const fn code(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::CommandLine => "command_line",
        }
    }
}

/// What the clock says. Tests and the sample set it.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's.
    Machine,
    /// This moment, always.
    Fixed(DateTime<FixedOffset>),
}

impl Clock {
    /// Noon of a day in Beijing, always.
    pub fn noon(day: Day) -> Option<Self> {
        let offset = FixedOffset::east_opt(8 * 3600)?;
        day.and_hms_opt(12, 0, 0)?.and_local_timezone(offset).single().map(Self::Fixed)
    }

    fn now(self) -> DateTime<FixedOffset> {
        match self {
            Self::Machine => Local::now().fixed_offset(),
            Self::Fixed(moment) => moment,
        }
    }
}

/// What a write changed, told after commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The operation.
    pub operation: i64,
    /// What was done, in words.
    pub sentence: String,
    /// The tables whose rows changed.
    pub tables: Vec<String>,
}

/// A reply as the JSON text it travels as: a page of a list is written once, never built as a tree first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply(String);

impl Reply {
    /// Of anything that can be sent.
    ///
    /// # Errors
    /// [`Fault::Bug`]: replies are plain structs.
    pub fn of<T: Serialize + ?Sized>(reply: &T) -> Result<Self, Fault> {
        serde_json::to_string(reply).map(Self).map_err(|error| Fault::Bug(error.to_string()))
    }

    /// The JSON text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Read again, to look into it.
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.0).unwrap_or_default()
    }
}

/// The answer to a command.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The reply.
    pub reply: Reply,
    /// What it changed, where it changed anything.
    pub changed: Option<Changed>,
}

/// The office: one register, open or not, and whoever stands at its door.
pub struct Office {
    pub(crate) place: Place,
    /// Where she started: the place of her own register, also while the sample is open.
    pub(crate) home: Place,
    pub(crate) door: Door,
    pub(crate) clock: Clock,
    /// The register, or why it is not open.
    pub(crate) register: Result<Register, Fault>,
    changed: Option<Changed>,
    /// What the check-up judges, kept until the next write.
    pub(crate) judging: Option<Arc<checkup::judging::Judging>>,
    /// What reports are made of, kept until the next write of anything but their words.
    pub(crate) reports: report::kept::Kept,
    /// Numbers of years, kept until something they count is written.
    pub(crate) years: report::years::Kept,
    /// How far the act under way is.
    pub(crate) progress: Arc<Progress>,
}

impl Office {
    /// Opens the register if there is one. Never fails: a fault is kept and answers each call that needs the register.
    pub fn start(place: Place, door: Door) -> Self {
        Self::start_at(place, door, Clock::Machine)
    }

    /// The same with a clock of one's own.
    pub fn start_at(place: Place, door: Door, clock: Clock) -> Self {
        let register = Register::open(&place.register, &place.configuration);
        let mut office = Self {
            home: place.clone(),
            place,
            door,
            clock,
            register,
            changed: None,
            judging: None,
            reports: report::kept::Kept::default(),
            years: report::years::Kept::default(),
            progress: Arc::default(),
        };
        office.erase_again();
        office
    }

    /// A register that was put in place by hand, or by a restore that was cut off, may hold what was deleted.
    fn erase_again(&mut self) {
        if self.register.is_ok() {
            record::trouble("erased", erasure::apply_again(self).map(drop).map_err(|fault| fault.code()));
        }
    }

    /// Runs a command.
    ///
    /// # Errors
    /// Whatever the command refuses; nothing is written then.
    pub fn call(&mut self, name: &str, request: Value) -> Result<Answer, Fault> {
        self.changed = None;
        self.progress.begin();
        let reply = commands::dispatch(self, name, request)?;
        Ok(Answer { reply, changed: self.changed.take() })
    }

    /// Today, as the clock says it.
    pub fn today(&self) -> Day {
        self.clock.now().date_naive()
    }

    /// Why the register is not open, if it is not.
    pub fn fault(&self) -> Option<&Fault> {
        self.register.as_ref().err()
    }

    /// Where the register is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Whether the register holds invented people.
    pub fn is_sample(&self) -> bool {
        self.register.as_ref().is_ok_and(Register::is_sample)
    }

    /// Closes the register that is open and takes another.
    pub(crate) fn change_to(&mut self, place: Place, register: Result<Register, Fault>) -> Result<(), Fault> {
        self.place = place;
        self.judging = None;
        documents::forget();
        self.years = report::years::Kept::default();
        self.reports = report::kept::Kept::default();
        let closed = match std::mem::replace(&mut self.register, register) {
            Ok(before) => before.close(),
            Err(_) => Ok(()),
        };
        self.erase_again();
        closed
    }

    /// Closes the register tidily.
    pub fn close(self) -> Result<(), Fault> {
        match self.register {
            Ok(register) => register.close(),
            Err(_) => Ok(()),
        }
    }

    pub(crate) fn register(&self) -> Result<&Register, Fault> {
        self.register.as_ref().map_err(Clone::clone)
    }

    pub(crate) fn register_mut(&mut self) -> Result<&mut Register, Fault> {
        self.register.as_mut().map_err(|fault| fault.clone())
    }

    /// The day a list is asked for: the one named, or today.
    pub(crate) fn day(&self, as_of: Option<Day>) -> Day {
        as_of.unwrap_or_else(|| self.today())
    }

    /// 经办人 as chosen in the window's corner; kept with the register, so it goes where the register goes.
    pub(crate) fn actor(&self) -> String {
        let kept = self.read(|reading| reading.preference(ACTOR)).ok().flatten();
        kept.and_then(|value| serde_json::from_str(&value).ok()).unwrap_or_default()
    }

    pub(crate) fn now(&self) -> String {
        self.clock.now().to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
    }

    pub(crate) fn read<T>(&self, look: impl FnOnce(&Reading<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        self.register()?.read(look)
    }

    pub(crate) fn act(&self, verb: &str, sentence: impl Into<String>, reason: Option<String>) -> Act {
        Act {
            verb: verb.to_owned(),
            sentence: sentence.into(),
            actor: self.actor(),
            door: self.door.code(),
            reason,
            at: self.now(),
        }
    }

    /// One write: all of it or nothing. `sentence` is said unless the closure says it better.
    pub(crate) fn write<T>(
        &mut self,
        verb: &str,
        sentence: impl Into<String>,
        deed: impl FnOnce(&Writing<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.write_because(verb, sentence, None, deed)
    }

    /// One write with a reason.
    pub(crate) fn write_because<T>(
        &mut self,
        verb: &str,
        sentence: impl Into<String>,
        reason: Option<String>,
        deed: impl FnOnce(&Writing<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let act = self.act(verb, sentence, reason);
        let done = self.register_mut()?.write(act, deed)?;
        self.tell(done.operation, done.sentence, done.changed);
        Ok(done.value)
    }

    /// Records something that changes no row: a reveal, an export, a print.
    pub(crate) fn note(
        &mut self,
        verb: &str,
        sentence: impl Into<String>,
        reason: Option<String>,
    ) -> Result<(), Fault> {
        let act = self.act(verb, sentence, reason);
        let done = self.register_mut()?.note(act)?;
        self.tell(done.operation, done.sentence, vec!["operation".to_owned()]);
        Ok(())
    }

    pub(crate) fn tell(&mut self, operation: Option<i64>, sentence: String, mut tables: Vec<String>) {
        if let Some(operation) = operation {
            if !tables.iter().any(|table| table == "operation") {
                tables.push("operation".to_owned());
            }
            if tables.iter().all(|table| ONLY_WORDS.contains(&table.as_str())) {
                self.keep_on();
            }
            self.changed = Some(Changed { operation, sentence, tables });
        }
    }

    /// What was kept before an operation that only said something is as good after it.
    fn keep_on(&mut self) {
        let Ok(head) = self.read(|reading| reading.chain_head()) else { return };
        if let Some(judging) = self.judging.as_mut().and_then(Arc::get_mut) {
            judging.keep_on(&head);
        }
        self.years.keep_on(&head);
        self.reports.keep_on(&head);
    }
}

/// The wire form of a fault: code, sentence, and the field it is about.
pub fn fault_json(fault: &Fault) -> Value {
    let mut wire = serde_json::json!({ "code": fault.code(), "message": domain::wording::faults::sentence(fault) });
    if let (Some(field), Some(object)) = (fault.field(), wire.as_object_mut()) {
        object.insert("field".to_owned(), Value::from(field));
    }
    wire
}

/// Refuses an empty text and one longer than the field takes; spaces at its ends go.
pub(crate) fn required(field: &'static str, text: &str, most: usize) -> Result<String, Fault> {
    optional(field, Some(text.to_owned()), most)?.ok_or(Fault::Refused(Refusal::Empty { field }))
}

/// Refuses a text longer than the field takes; an empty one is none.
pub(crate) fn optional(field: &'static str, text: Option<String>, most: usize) -> Result<Option<String>, Fault> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    match &text {
        Some(text) if text.chars().count() > most => Err(Fault::Refused(Refusal::TooLong { field, most })),
        _ => Ok(text),
    }
}

/// Refuses an end surely before its start.
pub(crate) fn in_order(from: Option<domain::Partial>, to: Option<domain::Partial>) -> Result<(), Fault> {
    match (from, to) {
        (Some(from), Some(to)) if domain::Period::new(Some(from), Some(to)).is_none() => {
            Err(Fault::Refused(Refusal::EndBeforeStart { from, to }))
        }
        _ => Ok(()),
    }
}

/// The last day before one.
pub(crate) fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}
