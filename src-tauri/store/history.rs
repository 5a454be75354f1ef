//! The history page: operations, what each changed, and whether it can be taken back.

use rusqlite::params;

use domain::Fault;

use crate::chain::{self, Head};
use crate::door::{NEVER_UNDONE, Reading, newest_redoable, newest_undoable, state};
use crate::rows::column;
use crate::trouble::fault;

/// An operation as the history shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationLine {
    /// Its number.
    pub id: i64,
    /// `write`, `undo`, `redo` or `note`.
    pub kind: String,
    /// The command.
    pub verb: String,
    /// In words.
    pub sentence: String,
    /// 经办人.
    pub actor: String,
    /// `window` or `command_line`.
    pub door: String,
    /// Why.
    pub reason: Option<String>,
    /// Local time, RFC 3339.
    pub at: String,
    /// How many rows it changed.
    pub changes: i64,
    /// Taken back and not put back.
    pub undone: bool,
    /// It cannot be taken back: images were erased, or it has its own way back.
    pub for_good: bool,
}

/// A row an operation changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeLine {
    /// Which table.
    pub table: String,
    /// Which row.
    pub row: i64,
    /// What it is, in words.
    pub what: String,
    /// Before, as JSON; none for a new row.
    pub before: Option<String>,
    /// After, as JSON; none for a row that went.
    pub after: Option<String>,
}

impl Reading<'_> {
    /// Operations, newest first, those before `before`; and how many there are in all.
    pub fn operations(&self, before: Option<i64>, limit: i64) -> Result<(Vec<OperationLine>, i64), Fault> {
        let total =
            self.connection().query_row("SELECT count(*) FROM operation", [], |row| row.get(0)).map_err(fault)?;
        let lines = self
            .connection()
            .prepare_cached(
                "SELECT o.id AS id, o.kind AS kind, o.verb AS verb, o.sentence AS sentence, o.actor AS actor, o.door AS door,
                        o.reason AS reason, o.at AS at,
                        (SELECT count(*) FROM change c WHERE c.operation = o.id) AS changes,
                        o.kind = 'write' AND coalesce((SELECT u.kind FROM operation u WHERE u.root = o.id ORDER BY u.id DESC LIMIT 1),
                          'redo') = 'undo' AS undone,
                        EXISTS (SELECT 1 FROM change c WHERE c.operation = o.id AND length(c.seal) = 32) AS erased
                 FROM operation o WHERE (?1 IS NULL OR o.id < ?1) ORDER BY o.id DESC LIMIT ?2",
            )
            .and_then(|mut statement| {
                statement
                    .query_map(params![before, limit], |row| {
                        Ok(OperationLine {
                            id: column(row, "id")?,
                            kind: column(row, "kind")?,
                            verb: column(row, "verb")?,
                            sentence: column(row, "sentence")?,
                            actor: column(row, "actor")?,
                            door: column(row, "door")?,
                            reason: column(row, "reason")?,
                            at: column(row, "at")?,
                            changes: column(row, "changes")?,
                            undone: column(row, "undone")?,
                            for_good: column::<bool>(row, "erased")? || NEVER_UNDONE.contains(&row.get_ref("verb")?.as_str().unwrap_or_default()),
                        })
                    })?
                    .collect()
            })
            .map_err(fault)?;
        Ok((lines, total))
    }

    /// Operations of a verb after one, newest first.
    pub fn operations_of(&self, verb: &str, after: i64) -> Result<Vec<OperationLine>, Fault> {
        let numbers: Vec<i64> = self
            .connection()
            .prepare_cached("SELECT id FROM operation WHERE verb = ?1 AND id > ?2 ORDER BY id DESC LIMIT 200")
            .and_then(|mut statement| statement.query_map(params![verb, after], |row| row.get("id"))?.collect())
            .map_err(fault)?;
        let mut lines = Vec::new();
        for number in numbers {
            lines.extend(self.operations(Some(number + 1), 1)?.0);
        }
        Ok(lines)
    }

    /// What an operation changed, at most `limit` rows.
    pub fn changes_of(&self, operation: i64, limit: i64) -> Result<Vec<ChangeLine>, Fault> {
        let rows: Vec<(String, i64, Option<String>, Option<String>)> = self
            .connection()
            .prepare_cached(
                "SELECT table_name, row_id, before, after FROM change WHERE operation = ?1 ORDER BY id LIMIT ?2",
            )
            .and_then(|mut statement| {
                statement
                    .query_map(params![operation, limit], |row| {
                        Ok((row.get("table_name")?, row.get("row_id")?, row.get("before")?, row.get("after")?))
                    })?
                    .collect()
            })
            .map_err(fault)?;
        rows.into_iter()
            .map(|(table, row, before, after)| {
                let what = crate::journal::describe(self.connection(), &table, row)?;
                Ok(ChangeLine { table, row, what, before, after })
            })
            .collect()
    }

    /// What was written about one row, oldest first.
    pub fn changes_of_row(&self, table: &str, row: i64) -> Result<Vec<(OperationLine, ChangeLine)>, Fault> {
        let changes: Vec<(i64, Option<String>, Option<String>)> = self
            .connection()
            .prepare_cached(
                "SELECT operation, before, after FROM change WHERE table_name = ?1 AND row_id = ?2 ORDER BY operation, id",
            )
            .and_then(|mut statement| {
                statement
                    .query_map(params![table, row], |found| {
                        Ok((found.get("operation")?, found.get("before")?, found.get("after")?))
                    })?
                    .collect()
            })
            .map_err(fault)?;
        let what = crate::journal::describe(self.connection(), table, row)?;
        let mut lines = Vec::new();
        for (operation, before, after) in changes {
            let Some(line) = self.operations(Some(operation + 1), 1)?.0.into_iter().next() else { continue };
            let change = ChangeLine { table: table.to_owned(), row, what: what.clone(), before, after };
            lines.push((line, change));
        }
        Ok(lines)
    }

    /// What Ctrl+Z and Ctrl+Y would do now, in words.
    pub fn undo_and_redo(&self) -> Result<(Option<String>, Option<String>), Fault> {
        let sentence = |operation: Option<i64>| -> Result<Option<String>, Fault> {
            Ok(operation
                .map(|operation| state(self.connection(), operation))
                .transpose()?
                .flatten()
                .map(|state| state.sentence))
        };
        let undo = sentence(newest_undoable(self.connection())?)?;
        let redo = sentence(newest_redoable(self.connection())?.map(|(root, _)| root))?;
        Ok((undo, redo))
    }

    /// When the first operation was.
    pub fn first_operation_at(&self) -> Result<Option<String>, Fault> {
        self.connection()
            .query_row("SELECT min(at) FROM operation WHERE id = (SELECT min(id) FROM operation)", [], |row| row.get(0))
            .map_err(fault)
    }

    /// The time of the newest operation.
    pub fn newest_operation_at(&self) -> Result<Option<String>, Fault> {
        Ok(self.operations(None, 1)?.0.into_iter().next().map(|line| line.at))
    }

    /// Head and count of the history chain.
    pub fn chain_head(&self) -> Result<Head, Fault> {
        chain::head(self.connection())
    }

    /// Operations whose link does not follow: none in a sound register.
    pub fn chain_broken(&self) -> Result<Vec<i64>, Fault> {
        chain::broken(self.connection())
    }
}
