//! The one door for writing. What goes through it is one IMMEDIATE transaction with its operation, its journal,
//! its link in the history chain and its search entries, or nothing at all.
//!
//! The closure gets a [`Writing`], which has no commit. An error drops the transaction; what changed is told
//! only after commit.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use domain::{Fault, Notion, Refusal};

use crate::register::Register;
use crate::trouble::fault;
use crate::{chain, journal, search};

/// Who does what, through which door, when.
#[derive(Clone, Debug)]
pub struct Act {
    /// `noun_verb`, the command's name.
    pub verb: String,
    /// In words, for 刚才：…; the closure may say it better.
    pub sentence: String,
    /// 经办人, or empty. A statement, not a proof.
    pub actor: String,
    /// `window` or `command_line`.
    pub door: &'static str,
    /// Where a reason is asked for.
    pub reason: Option<String>,
    /// Local time, RFC 3339.
    pub at: String,
}

/// What a write gave, after commit.
#[derive(Clone, Debug)]
pub struct Done<T> {
    /// What the closure returned.
    pub value: T,
    /// The operation; none where nothing changed and nothing was recorded.
    pub operation: Option<i64>,
    /// What was done, in words.
    pub sentence: String,
    /// The tables whose rows changed, sorted.
    pub changed: Vec<String>,
}

/// A look at the register. Queries live in the entity files of this crate.
pub struct Reading<'a> {
    connection: &'a Connection,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// The highest operation that changed a row: what a patch was read at.
    pub fn version(&self, table: &str, row: i64) -> Result<i64, Fault> {
        self.connection
            .prepare_cached("SELECT max(operation) FROM change WHERE table_name = ?1 AND row_id = ?2")
            .and_then(|mut statement| statement.query_row(params![table, row], |found| found.get::<_, Option<i64>>(0)))
            .map(|version| version.unwrap_or(0))
            .map_err(fault)
    }

    /// The versions of many rows of a table, by row.
    pub fn versions(&self, table: &str, rows: &[i64]) -> Result<BTreeMap<i64, i64>, Fault> {
        let rows = serde_json::to_string(rows).map_err(|error| Fault::Bug(error.to_string()))?;
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT row_id, max(operation) AS version FROM change
                 WHERE table_name = ?1 AND row_id IN (SELECT value FROM json_each(?2)) GROUP BY row_id",
            )
            .map_err(fault)?;
        let found = statement
            .query_map(params![table, rows], |row| Ok((row.get("row_id")?, row.get("version")?)))
            .map_err(fault)?;
        found.collect::<rusqlite::Result<_>>().map_err(fault)
    }
}

/// A look at the register with the door open.
pub struct Writing<'a> {
    reading: Reading<'a>,
    operation: i64,
    sentence: RefCell<Option<String>>,
}

impl<'a> std::ops::Deref for Writing<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        &self.reading
    }
}

#[cfg(test)]
impl<'a> Writing<'a> {
    /// With the door open by hand.
    pub(crate) fn for_tests(connection: &'a Connection, operation: i64) -> Self {
        Self { reading: Reading::new(connection), operation, sentence: RefCell::new(None) }
    }
}

impl Writing<'_> {
    /// Says what was done, with the names only the closure knows.
    pub fn say(&self, sentence: impl Into<String>) {
        *self.sentence.borrow_mut() = Some(sentence.into());
    }

    /// The number this operation will have.
    pub fn operation(&self) -> i64 {
        self.operation
    }

    /// Refuses a patch made on an older state than the row has now.
    pub fn unchanged_since(&self, notion: Notion, table: &str, row: i64, read_at: i64) -> Result<(), Fault> {
        let now = self.version(table, row)?;
        // Changes of this very operation do not count: one act may touch a row twice.
        if now == read_at || now == self.operation { Ok(()) } else { Err(Fault::ChangedMeanwhile(notion)) }
    }
}

impl Register {
    /// Looks.
    pub fn read<T>(&self, look: impl FnOnce(&Reading<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        look(&Reading::new(&self.connection))
    }

    /// Writes: all of it or nothing.
    pub fn write<T>(
        &mut self,
        act: Act,
        deed: impl FnOnce(&Writing<'_>) -> Result<T, Fault>,
    ) -> Result<Done<T>, Fault> {
        self.operate(act, "write", None, deed)
    }

    /// Records an operation without changes: a reveal, an export, a print, a restore. Never on the undo stack.
    pub fn note(&mut self, act: Act) -> Result<Done<()>, Fault> {
        self.operate(act, "note", None, |_| Ok(()))
    }

    /// Takes back the newest operation that is not itself an undo and not undone, or the one named.
    pub fn undo(&mut self, act: Act, operation: Option<i64>) -> Result<Done<i64>, Fault> {
        let target = match operation {
            Some(named) => named,
            None => newest_undoable(&self.connection)?.ok_or(Fault::Refused(Refusal::NothingToUndo))?,
        };
        let state = state(&self.connection, target)?.ok_or(Fault::Gone(Notion::Operation))?;
        if state.kind != "write" || state.undone || state.changes == 0 || NEVER_UNDONE.contains(&state.verb.as_str()) {
            return Err(Fault::Refused(Refusal::NotUndoable));
        }
        self.operate(act, "undo", Some(target), |writing| {
            journal::take_back(writing, state.last)?;
            writing.say(format!("撤销“{}”", state.sentence));
            Ok(target)
        })
    }

    /// Puts back the newest undone operation, until something new is written.
    pub fn redo(&mut self, act: Act) -> Result<Done<i64>, Fault> {
        let (target, undo) = newest_redoable(&self.connection)?.ok_or(Fault::Refused(Refusal::NothingToUndo))?;
        let sentence = state(&self.connection, target)?.map(|state| state.sentence).unwrap_or_default();
        self.operate(act, "redo", Some(target), |writing| {
            journal::take_back(writing, undo)?;
            writing.say(format!("重做“{sentence}”"));
            Ok(target)
        })
    }

    /// Writes into a table outside the journal: a draft, a preference, the hash of a written file.
    pub fn jot<T>(&mut self, deed: impl FnOnce(&Jotting<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let value = deed(&Jotting { connection: &transaction })?;
        transaction.commit().map_err(fault)?;
        Ok(value)
    }

    fn operate<T>(
        &mut self,
        act: Act,
        kind: &str,
        root: Option<i64>,
        deed: impl FnOnce(&Writing<'_>) -> Result<T, Fault>,
    ) -> Result<Done<T>, Fault> {
        let slot = self.opened_by.code();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        // The row of the operation comes last, when its sentence is known; its number is taken now.
        let operation: i64 = transaction
            .prepare_cached("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'operation'), 0) + 1")
            .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
            .map_err(fault)?;
        transaction
            .prepare_cached("INSERT INTO open_operation (id, operation) VALUES (1, ?1)")
            .and_then(|mut statement| statement.execute([operation]))
            .map_err(fault)?;
        let writing = Writing { reading: Reading::new(&transaction), operation, sentence: RefCell::new(None) };
        let value = deed(&writing)?;
        let sentence = writing.sentence.into_inner().unwrap_or(act.sentence);
        let touched = touched(&transaction, operation)?;
        if touched.is_empty() && kind != "note" {
            // Nothing changed: no operation, and nothing to undo. Dropping the transaction shuts the gate.
            return Ok(Done { value, operation: None, sentence, changed: Vec::new() });
        }
        search::refresh(&transaction, operation, &touched)?;
        if erasing(&transaction)? {
            search::settle(&transaction)?;
        }
        transaction
            .prepare_cached(
                "INSERT INTO operation (id, kind, root, verb, sentence, actor, door, reason, at, slot)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )
            .and_then(|mut statement| {
                statement.execute(params![
                    operation, kind, root, act.verb, sentence, act.actor, act.door, act.reason, act.at, slot
                ])
            })
            .map_err(fault)?;
        chain::append(&transaction, operation)?;
        transaction
            .prepare_cached("DELETE FROM open_operation")
            .and_then(|mut statement| statement.execute([]))
            .map_err(fault)?;
        transaction.commit().map_err(fault)?;
        Ok(Done { value, operation: Some(operation), sentence, changed: touched })
    }
}

/// Acts that have their own way back, or none: without the committee itself there would be nothing to go on with.
pub(crate) const NEVER_UNDONE: &[&str] = &["person_erase", "register_new"];

/// Whether the open operation erases.
fn erasing(connection: &Connection) -> Result<bool, Fault> {
    connection
        .prepare_cached("SELECT erasing FROM open_operation")
        .and_then(|mut statement| statement.query_row([], |row| row.get("erasing")))
        .map_err(fault)
}

/// A write outside the journal.
pub struct Jotting<'a> {
    connection: &'a Connection,
}

impl<'a> Jotting<'a> {
    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }
}

fn touched(connection: &Connection, operation: i64) -> Result<Vec<String>, Fault> {
    connection
        .prepare_cached("SELECT DISTINCT table_name FROM change WHERE operation = ?1 ORDER BY table_name")
        .and_then(|mut statement| statement.query_map([operation], |row| row.get("table_name"))?.collect())
        .map_err(fault)
}

/// How an operation stands.
pub(crate) struct State {
    pub(crate) kind: String,
    pub(crate) verb: String,
    pub(crate) sentence: String,
    pub(crate) undone: bool,
    pub(crate) changes: i64,
    /// The operation whose images undo must apply: the newest redo, or the write itself.
    pub(crate) last: i64,
}

pub(crate) fn state(connection: &Connection, operation: i64) -> Result<Option<State>, Fault> {
    connection
        .prepare_cached(
            "SELECT o.kind AS kind, o.verb AS verb, o.sentence AS sentence,
                    (SELECT count(*) FROM change c WHERE c.operation = o.id) AS changes,
                    (SELECT u.kind FROM operation u WHERE u.root = o.id ORDER BY u.id DESC LIMIT 1) AS newest,
                    (SELECT u.id FROM operation u WHERE u.root = o.id ORDER BY u.id DESC LIMIT 1) AS newest_id
             FROM operation o WHERE o.id = ?1",
        )
        .and_then(|mut statement| {
            statement
                .query_row([operation], |row| {
                    let newest: Option<String> = row.get("newest")?;
                    let newest_id: Option<i64> = row.get("newest_id")?;
                    Ok(State {
                        kind: row.get("kind")?,
                        verb: row.get("verb")?,
                        sentence: row.get("sentence")?,
                        undone: newest.as_deref() == Some("undo"),
                        changes: row.get("changes")?,
                        last: newest_id.unwrap_or(operation),
                    })
                })
                .optional()
        })
        .map_err(fault)
}

/// The newest write that is not undone.
pub(crate) fn newest_undoable(connection: &Connection) -> Result<Option<i64>, Fault> {
    connection
        .prepare_cached(
            "SELECT o.id FROM operation o WHERE o.kind = 'write' AND o.verb NOT IN ('person_erase', 'register_new')
               AND NOT EXISTS (SELECT 1 FROM change c WHERE c.operation = o.id AND length(c.seal) = 32)
               AND coalesce((SELECT u.kind FROM operation u WHERE u.root = o.id ORDER BY u.id DESC LIMIT 1), 'redo') = 'redo'
             ORDER BY o.id DESC LIMIT 1",
        )
        .and_then(|mut statement| statement.query_row([], |row| row.get(0)).optional())
        .map_err(fault)
}

/// The write undone last and the undo that did it, while nothing was written since.
pub(crate) fn newest_redoable(connection: &Connection) -> Result<Option<(i64, i64)>, Fault> {
    connection
        .prepare_cached(
            "SELECT u.root AS root, u.id AS id FROM operation u
             WHERE u.kind = 'undo'
               AND u.id > coalesce((SELECT max(w.id) FROM operation w WHERE w.kind = 'write'), 0)
               AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.root = u.root AND r.id > u.id)
               AND NOT EXISTS (SELECT 1 FROM change c WHERE c.operation = u.id AND length(c.seal) = 32)
             ORDER BY u.id DESC LIMIT 1",
        )
        .and_then(|mut statement| statement.query_row([], |row| Ok((row.get("root")?, row.get("id")?))).optional())
        .map_err(fault)
}
