//! The journal: which tables it covers, the triggers that write it, and how an operation is taken back.
//!
//! Every row of a journaled table is written into `change` before and after, by triggers generated from
//! the columns; while the door is shut `change` takes no row, and the write fails with it. So a forgotten audit is an SQL
//! error. Undo applies the images in reverse, through the door again, which makes redo the undo of an undo.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};

use domain::{Fault, Refusal};

use crate::door::{Reading, Writing};
use crate::trouble::fault;

/// Tables outside the journal, each with its reason. Everything else is journaled; a test reads the schema.
pub const EXEMPT: &[(&str, &str)] = &[
    ("operation", "is the journal"),
    ("change", "is the journal"),
    ("chain", "is the journal"),
    ("history_key", "made once with the register, never changed"),
    ("open_operation", "is the gate itself; empty outside an operation"),
    ("attachment", "append-only by SHA-256; the rows that point to it are journaled"),
    ("draft", "half-filled forms: not yet facts, thrown away when recorded"),
    ("preference", "how the window looks, nothing the committee keeps"),
    ("finding_known", "what was looked at and since when it is known: nothing the committee keeps"),
    ("written_file", "hashes of files written outside, checked against those files"),
    ("person_index", "rebuilt by the door from the rows an operation touched"),
    ("search", "rebuilt by the door from the rows an operation touched"),
    ("sqlite_sequence", "kept by SQLite so that an id is never given twice"),
];

/// Rows that are locked once a meeting is signed or a report sent: their own acts change them, undo never does.
/// Table, and the query that answers 1 where the row with id ?1 is locked.
const LOCKS: &[(&str, &str)] = &[
    ("meeting", "SELECT 1 FROM meeting WHERE id = ?1 AND signed_on IS NOT NULL"),
    (
        "attendance",
        "SELECT 1 FROM attendance a JOIN meeting m ON m.id = a.meeting WHERE a.id = ?1 AND m.signed_on IS NOT NULL",
    ),
    (
        "agenda_item",
        "SELECT 1 FROM agenda_item a JOIN meeting m ON m.id = a.meeting WHERE a.id = ?1 AND m.signed_on IS NOT NULL",
    ),
    (
        "vote",
        "SELECT 1 FROM vote v JOIN agenda_item a ON a.id = v.agenda_item JOIN meeting m ON m.id = a.meeting
         WHERE v.id = ?1 AND m.signed_on IS NOT NULL",
    ),
    (
        "speech",
        "SELECT 1 FROM speech s JOIN agenda_item a ON a.id = s.agenda_item JOIN meeting m ON m.id = a.meeting
         WHERE s.id = ?1 AND m.signed_on IS NOT NULL",
    ),
    (
        "resolution",
        "SELECT 1 FROM resolution r JOIN meeting m ON m.id = r.meeting WHERE r.id = ?1 AND m.signed_on IS NOT NULL",
    ),
    (
        "recusal",
        "SELECT 1 FROM recusal r JOIN attendance a ON a.id = r.attendance JOIN meeting m ON m.id = a.meeting
         WHERE r.id = ?1 AND m.signed_on IS NOT NULL",
    ),
    // What came with a correction goes with it.
    (
        "meeting_attachment",
        "SELECT 1 FROM meeting_attachment a JOIN meeting m ON m.id = a.meeting WHERE a.id = ?1 AND m.signed_on IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM change own JOIN change c ON c.operation = own.operation
             WHERE own.table_name = 'meeting_attachment' AND own.row_id = a.id AND c.table_name = 'meeting_correction')",
    ),
    ("report_version", "SELECT 1 FROM report_version WHERE id = ?1 AND sent_on IS NOT NULL"),
];

/// The journaled tables, sorted by name.
pub(crate) fn journaled_tables(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut statement = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
               AND name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY name",
        )
        .map_err(fault)?;
    let names = statement.query_map([], |row| row.get::<_, String>("name")).map_err(fault)?;
    let mut tables = Vec::new();
    for name in names {
        let name = name.map_err(fault)?;
        if !EXEMPT.iter().any(|(exempt, _)| *exempt == name) {
            tables.push(name);
        }
    }
    Ok(tables)
}

/// The columns of a table, in order.
fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid").map_err(fault)?;
    let names = statement.query_map([table], |row| row.get::<_, String>("name")).map_err(fault)?;
    names.collect::<Result<_, _>>().map_err(fault)
}

/// `json_object` over all columns of OLD, NEW or a table.
fn image(columns: &[String], row: &str) -> String {
    let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', {row}.{column}")).collect();
    format!("json_object({})", pairs.join(", "))
}

pub(crate) fn drop_triggers(connection: &Connection) -> Result<(), Fault> {
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'")
        .map_err(fault)?;
    let names: Vec<String> =
        statement.query_map([], |row| row.get("name")).map_err(fault)?.collect::<Result<_, _>>().map_err(fault)?;
    for name in names {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).map_err(fault)?;
    }
    Ok(())
}

pub(crate) fn make_triggers(connection: &Connection) -> Result<(), Fault> {
    for table in journaled_tables(connection)? {
        let columns = columns(connection, &table)?;
        let (old, new) = (image(&columns, "OLD"), image(&columns, "NEW"));
        for (event, when, row, before, after) in [
            ("INSERT", String::new(), "NEW", "NULL", new.as_str()),
            ("UPDATE", format!("WHEN {old} IS NOT {new}"), "NEW", old.as_str(), new.as_str()),
            ("DELETE", String::new(), "OLD", old.as_str(), "NULL"),
        ] {
            let name = event.to_ascii_lowercase();
            connection
                .execute_batch(&format!(
                    "CREATE TRIGGER journal_{table}_{name} AFTER {event} ON {table} {when} BEGIN
                       INSERT INTO change (operation, table_name, row_id, before, after, seal)
                       SELECT (SELECT operation FROM open_operation), '{table}', i.row, i.before, i.after,
                              journal_seal('{table}', i.row, i.before, i.after)
                       FROM (SELECT {row}.id AS row, {before} AS before, {after} AS after LIMIT 1) i WHERE i.row IS NOT NULL;
                     END"
                ))
                .map_err(fault)?;
        }
    }
    Ok(())
}

/// One row of the journal.
struct Change {
    table: String,
    row: i64,
    before: Option<String>,
    after: Option<String>,
}

/// Applies the before-images of an operation in reverse. Called inside the door.
///
/// # Errors
/// [`Refusal::UndoStale`] where a row was changed since, [`Refusal::UndoReferred`] where a later row refers to
/// one that would go, [`Refusal::MeetingSigned`] and [`Refusal::ReportSent`] on locked rows, [`Refusal::UndoErased`] where
/// an image was erased.
pub(crate) fn take_back(writing: &Writing<'_>, operation: i64) -> Result<(), Fault> {
    let connection = writing.connection();
    if erased(connection, operation)? {
        return Err(Fault::Refused(Refusal::UndoErased));
    }
    let changes = changes(connection, operation)?;
    // Each row must still be what the operation left: its last image there.
    let mut left: BTreeMap<(String, i64), Option<String>> = BTreeMap::new();
    for change in &changes {
        left.insert((change.table.clone(), change.row), change.after.clone());
    }
    let mut changed = Obstacles::default();
    for ((table, row), after) in &left {
        if !changes.iter().filter(|change| change.table == *table && change.row == *row).all(beside_the_paper) {
            refuse_locked(connection, table, *row)?;
        }
        let columns = columns(connection, table)?;
        if columns.is_empty() {
            return Err(Fault::Refused(Refusal::NotUndoable));
        }
        let now: Option<String> = connection
            .prepare_cached(&format!("SELECT {} FROM {table} t WHERE id = ?1", image(&columns, "t")))
            .and_then(|mut statement| statement.query_row([row], |found| found.get(0)).optional())
            .map_err(fault)?;
        if !still_as_left(connection, table, now.as_deref(), after.as_deref())? {
            changed.meet(connection, table, *row)?;
        }
    }
    if let Some((what, more)) = changed.told() {
        return Err(Fault::Refused(Refusal::UndoStale { what, more }));
    }
    let gone: Vec<(String, i64)> = {
        let mut first: BTreeMap<(String, i64), bool> = BTreeMap::new();
        for change in changes.iter() {
            first.entry((change.table.clone(), change.row)).or_insert(change.before.is_none());
        }
        first.into_iter().filter_map(|(key, made_here)| made_here.then_some(key)).collect()
    };
    refuse_referred(connection, &gone)?;
    connection.execute_batch("PRAGMA defer_foreign_keys = ON").map_err(fault)?;
    for change in changes.iter().rev() {
        apply(connection, change)?;
    }
    Ok(())
}

/// Whether an image of this operation was erased.
pub(crate) fn erased(connection: &Connection, operation: i64) -> Result<bool, Fault> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM change WHERE operation = ?1 AND length(seal) = 32)")
        .and_then(|mut statement| statement.query_row([operation], |row| row.get(0)))
        .map_err(fault)
}

/// Whether a change leaves a locked paper as it is. Which card a line of it points to is no part of it: merging two cards
/// moves it. That a sent report came back, and why, was written on it later.
fn beside_the_paper(change: &Change) -> bool {
    let parse = |image: &Option<String>| -> Option<BTreeMap<String, serde_json::Value>> {
        serde_json::from_str(image.as_deref()?).ok()
    };
    let (Some(mut before), Some(mut after)) = (parse(&change.before), parse(&change.after)) else { return false };
    for column in ["person", "returned_on", "returned_reason"] {
        before.remove(column);
        after.remove(column);
    }
    before == after
}

/// Whether a row is what an operation left. An image older than a migration lacks the columns that came with it: those
/// must still hold what the migration gave them.
fn still_as_left(connection: &Connection, table: &str, now: Option<&str>, left: Option<&str>) -> Result<bool, Fault> {
    let (Some(now), Some(left)) = (now, left) else { return Ok(now == left) };
    if now == left {
        return Ok(true);
    }
    let parse = |image: &str| {
        serde_json::from_str::<BTreeMap<String, serde_json::Value>>(image)
            .map_err(|error| Fault::Bug(error.to_string()))
    };
    let (now, left) = (parse(now)?, parse(left)?);
    if left.len() >= now.len() {
        return Ok(false);
    }
    for (column, value) in &now {
        let same = match left.get(column) {
            Some(then) => then == value,
            None => *value == given(connection, table, column)?,
        };
        if !same {
            return Ok(false);
        }
    }
    Ok(left.keys().all(|column| now.contains_key(column)))
}

/// What a column holds where nothing was said.
fn given(connection: &Connection, table: &str, column: &str) -> Result<serde_json::Value, Fault> {
    let written: Option<String> = connection
        .prepare_cached("SELECT dflt_value FROM pragma_table_info(?1) WHERE name = ?2")
        .and_then(|mut statement| statement.query_row(params![table, column], |row| row.get(0)))
        .map_err(fault)?;
    // As the schema writes it: a number, or a text in single quotes.
    Ok(match written {
        None => serde_json::Value::Null,
        Some(text) => match text.parse::<i64>() {
            Ok(number) => number.into(),
            Err(_) => text.trim_matches('\'').into(),
        },
    })
}

/// The columns of a table an image has: all, or those from before a migration.
fn columns_in(connection: &Connection, table: &str, image: &str) -> Result<Vec<String>, Fault> {
    let kept: Vec<String> = connection
        .prepare_cached("SELECT key FROM json_each(?1)")
        .and_then(|mut statement| statement.query_map([image], |row| row.get(0))?.collect())
        .map_err(fault)?;
    Ok(columns(connection, table)?.into_iter().filter(|column| kept.contains(column)).collect())
}

fn changes(connection: &Connection, operation: i64) -> Result<Vec<Change>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT table_name, row_id, before, after FROM change WHERE operation = ?1 ORDER BY id")
        .map_err(fault)?;
    let rows = statement
        .query_map([operation], |row| {
            Ok(Change {
                table: row.get("table_name")?,
                row: row.get("row_id")?,
                before: row.get("before")?,
                after: row.get("after")?,
            })
        })
        .map_err(fault)?;
    rows.collect::<Result<_, _>>().map_err(fault)
}

fn refuse_locked(connection: &Connection, table: &str, row: i64) -> Result<(), Fault> {
    let Some((_, query)) = LOCKS.iter().find(|(locked, _)| *locked == table) else { return Ok(()) };
    let locked: Option<i64> = connection
        .prepare_cached(query)
        .and_then(|mut statement| statement.query_row([row], |found| found.get(0)).optional())
        .map_err(fault)?;
    match locked {
        None => Ok(()),
        Some(_) if table == "report_version" => Err(Fault::Refused(Refusal::ReportSent)),
        Some(_) => Err(Fault::Refused(Refusal::MeetingSigned)),
    }
}

/// Refuses where rows that stay refer to a row that would go, and names them.
fn refuse_referred(connection: &Connection, gone: &[(String, i64)]) -> Result<(), Fault> {
    let mut referring_rows = Obstacles::default();
    let tables: BTreeSet<&str> = gone.iter().map(|(table, _)| table.as_str()).collect();
    for table in tables {
        let mut statement = connection
            .prepare_cached(
                "SELECT t.name AS child, f.\"from\" AS key FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
                 WHERE t.type = 'table' AND f.\"table\" = ?1 AND f.\"to\" = 'id'",
            )
            .map_err(fault)?;
        let children: Vec<(String, String)> = statement
            .query_map([table], |row| Ok((row.get("child")?, row.get("key")?)))
            .map_err(fault)?
            .collect::<Result<_, _>>()
            .map_err(fault)?;
        for (child, key) in children {
            if EXEMPT.iter().any(|(exempt, _)| *exempt == child) {
                continue;
            }
            let mut referring =
                connection.prepare_cached(&format!("SELECT id FROM {child} WHERE {key} = ?1")).map_err(fault)?;
            for (_, row) in gone.iter().filter(|(of, _)| of == table) {
                let ids = referring.query_map([row], |found| found.get::<_, i64>("id")).map_err(fault)?;
                for id in ids {
                    let id = id.map_err(fault)?;
                    if gone.binary_search(&(child.clone(), id)).is_err() {
                        referring_rows.meet(connection, &child, id)?;
                    }
                }
            }
        }
    }
    match referring_rows.told() {
        Some((what, more)) => Err(Fault::Refused(Refusal::UndoReferred { what, more })),
        None => Ok(()),
    }
}

/// Rows that stand in the way of an undo: the first ones named, the others counted.
#[derive(Default)]
struct Obstacles {
    named: Vec<String>,
    rows: BTreeSet<(String, i64)>,
}

impl Obstacles {
    /// How many are named.
    const MOST: usize = 10;
    /// How many are looked at for a name that was not said yet.
    const LOOKED: usize = 200;

    fn meet(&mut self, connection: &Connection, table: &str, row: i64) -> Result<(), Fault> {
        if !self.rows.insert((table.to_owned(), row)) {
            return Ok(());
        }
        if self.named.len() == Self::MOST || self.rows.len() > Self::LOOKED {
            return Ok(());
        }
        // Rows may be called the same: said once, counted each.
        let said = describe(connection, table, row)?;
        if !self.named.contains(&said) {
            self.named.push(said);
        }
        Ok(())
    }

    fn told(self) -> Option<(Vec<String>, usize)> {
        let more = self.rows.len().saturating_sub(self.named.len());
        (!self.named.is_empty()).then_some((self.named, more))
    }
}

fn apply(connection: &Connection, change: &Change) -> Result<(), Fault> {
    let table = &change.table;
    let columns = match &change.before {
        Some(before) => columns_in(connection, table, before)?,
        None => Vec::new(),
    };
    match (&change.before, &change.after) {
        (None, _) => {
            connection
                .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))
                .and_then(|mut statement| statement.execute([change.row]))
                .map_err(fault)?;
        }
        (Some(before), Some(_)) => {
            let sets: Vec<String> = columns
                .iter()
                .filter(|column| *column != "id")
                .map(|column| format!("{column} = json_extract(?1, '$.{column}')"))
                .collect();
            connection
                .prepare_cached(&format!("UPDATE {table} SET {} WHERE id = ?2", sets.join(", ")))
                .and_then(|mut statement| statement.execute(params![before, change.row]))
                .map_err(fault)?;
        }
        (Some(before), None) => {
            let values: Vec<String> = columns.iter().map(|column| format!("json_extract(?1, '$.{column}')")).collect();
            connection
                .prepare_cached(&format!("INSERT INTO {table} ({}) SELECT {}", columns.join(", "), values.join(", ")))
                .and_then(|mut statement| statement.execute([before]))
                .map_err(fault)?;
        }
    }
    Ok(())
}

/// What a row is, in words: 人员“王建国”.
pub(crate) fn describe(connection: &Connection, table: &str, row: i64) -> Result<String, Fault> {
    let word = domain::wording::table_word(table);
    let query = match table {
        "person" | "body" | "building" | "unit" | "post" | "meeting" | "attendance" | "committee" => {
            format!("SELECT name FROM {table} WHERE id = ?1")
        }
        "document" | "agenda_item" | "agreement" => format!("SELECT title FROM {table} WHERE id = ?1"),
        "resolution" | "follow_up" => format!("SELECT text FROM {table} WHERE id = ?1"),
        "person_fact" | "certificate" | "consent" | "declared_relative" | "kinship" => {
            format!("SELECT p.name FROM {table} f JOIN person p ON p.id = f.person WHERE f.id = ?1")
        }
        "appointment" => "SELECT p.name FROM appointment a JOIN person p ON p.id = a.person WHERE a.id = ?1".to_owned(),
        "building_group" => {
            "SELECT b.name FROM building_group g JOIN building b ON b.id = g.building WHERE g.id = ?1".to_owned()
        }
        "figure" => "SELECT coalesce(b.name, g.name) FROM figure f LEFT JOIN building b ON b.id = f.building
                     LEFT JOIN body g ON g.id = f.body WHERE f.id = ?1 AND coalesce(b.name, g.name) IS NOT NULL"
            .to_owned(),
        "term" => "SELECT b.name FROM term t JOIN body b ON b.id = t.body WHERE t.id = ?1".to_owned(),
        _ => return Ok(word.to_owned()),
    };
    let name: Option<String> = connection
        .prepare_cached(&query)
        .and_then(|mut statement| statement.query_row([row], |found| found.get(0)).optional())
        .map_err(fault)?;
    Ok(name.map_or_else(|| word.to_owned(), |name| format!("{word}“{name}”")))
}

impl Reading<'_> {
    /// What a row is, in words: 人员“王建国”.
    pub fn describe(&self, table: &str, row: i64) -> Result<String, Fault> {
        describe(self.connection(), table, row)
    }
}

/// The journaled tables as text, rows sorted by id: what undo must give back byte for byte.
pub fn dump(reading: &Reading<'_>) -> Result<String, Fault> {
    let connection = reading.connection();
    let mut text = String::new();
    for table in journaled_tables(connection)? {
        let columns = columns(connection, &table)?;
        let mut statement = connection
            .prepare(&format!("SELECT {} AS image FROM {table} t ORDER BY id", image(&columns, "t")))
            .map_err(fault)?;
        let rows = statement.query_map([], |row| row.get::<_, String>("image")).map_err(fault)?;
        for row in rows {
            text.push_str(&table);
            text.push(' ');
            text.push_str(&row.map_err(fault)?);
            text.push('\n');
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::chain::give_seal(&connection).unwrap();
        crate::migrate::migrate(&mut connection).unwrap();
        connection
    }

    fn tables(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// The whole-text index brings tables of its own.
    fn is_index(table: &str) -> bool {
        table.starts_with("search_")
    }

    #[test]
    fn every_table_is_journaled_or_named_as_exempt_with_a_reason() {
        let connection = fresh();
        for table in tables(&connection).iter().filter(|table| !is_index(table)) {
            let triggers: i64 = connection
                .query_row(
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND name LIKE 'journal%'",
                    [table],
                    |row| row.get(0),
                )
                .unwrap();
            let exempt = EXEMPT.iter().any(|(named, reason)| named == table && !reason.is_empty());
            assert_eq!((triggers, exempt), if exempt { (0, true) } else { (3, false) }, "{table}");
        }
        for (named, _) in EXEMPT {
            assert!(tables(&connection).iter().any(|table| table == named), "{named} is exempt and not there");
        }
    }

    #[test]
    fn a_write_that_does_not_come_through_the_door_fails() {
        let connection = fresh();
        for table in journaled_tables(&connection).unwrap() {
            // Only the door is tried here, not what a row must hold.
            connection.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
            let mut statement = connection
                .prepare(&format!("SELECT name, type, \"notnull\" FROM pragma_table_info('{table}')"))
                .unwrap();
            let values: Vec<String> = statement
                .query_map([], |row| Ok((row.get::<_, String>(1)?, row.get::<_, bool>(2)?)))
                .unwrap()
                .map(Result::unwrap)
                .map(|(kind, needed)| match (kind.as_str(), needed) {
                    (_, false) => "NULL".to_owned(),
                    ("INTEGER", true) => "1".to_owned(),
                    (_, true) => "'x'".to_owned(),
                })
                .collect();
            let insert = format!("INSERT INTO {table} VALUES ({})", values.join(", "));
            let refused = connection.execute(&insert, []).unwrap_err().to_string();
            assert!(refused.contains("NOT NULL constraint failed: change.operation"), "{table}: {refused}");
        }
    }

    #[test]
    fn history_is_neither_rewritten_nor_deleted() {
        let connection = fresh();
        connection
            .execute_batch(
                "INSERT INTO operation (id, kind, verb, sentence, actor, door, at) VALUES (1, 'note', 'v', 's', '', 'window', 'x')",
            )
            .unwrap();
        for statement in ["UPDATE operation SET sentence = 'other'", "DELETE FROM operation"] {
            let refused = connection.execute(statement, []).unwrap_err().to_string();
            assert!(refused.contains("history is kept"), "{refused}");
        }
    }
}
