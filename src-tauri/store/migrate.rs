//! The schema: migrations in order, the journal's triggers generated from it, and its fingerprint.
//!
//! All pending migrations run in one transaction together with `user_version`, so a register is either
//! of the old schema or of the new one. Triggers are made anew after every migration, from the columns
//! that are then there.

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use domain::Fault;

use crate::journal;
use crate::search;
use crate::trouble::fault;

/// Migrations, oldest first; the version of each is its place, from 1. Never changed once released.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_foundation.sql"),
    include_str!("migrations/0002_register.sql"),
    include_str!("migrations/0003_rules.sql"),
    include_str!("migrations/0004_meetings.sql"),
    include_str!("migrations/0005_report.sql"),
];

/// From this version on the index holds every text of a meeting.
const MEETINGS: i64 = 4;

/// The schema this build writes.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// SHA-256 over the schema text of each version, oldest first: a register with anything else in it (a
/// trigger, a view, a changed check) is not ours.
const FINGERPRINTS: &[&str] = &[
    "ba1e65a1dd1886aa1ea92a70e6d941fcd3e7f0815ec1c97f9c10dda0d80e996b",
    "943d4ddff4a2571262dbfe270deda2ad95b0683acdf2ff2894a6c946a7395d2f",
    "3a5ac8408bf609a626a63a9039659efd1fc90893bfe2779126bd7accca37225a",
    "143e5b4f589c931f61de0b098bcff9b2e986c3fbb6173c1af6a557d61b57b4c2",
    "9d71650e26b5c9bf3dd9c71ce14ba7312111046e0c222383276d3f9382d76bd1",
];

/// Brings a register to [`SCHEMA_VERSION`] in one transaction.
///
/// # Errors
/// [`Fault::TooNew`] for a newer one, which is left untouched.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Fault> {
    let found = version(connection)?;
    if found > SCHEMA_VERSION {
        return Err(Fault::TooNew { found, known: SCHEMA_VERSION });
    }
    if found == SCHEMA_VERSION {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
    journal::drop_triggers(&transaction)?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(migration).map_err(fault)?;
    }
    if found == 0 {
        transaction.execute_batch("INSERT INTO search (search, rank) VALUES ('secure-delete', 1);").map_err(fault)?;
        let mut key = [0_u8; 32];
        getrandom::fill(&mut key).map_err(|error| Fault::Bug(error.to_string()))?;
        transaction.execute("INSERT INTO history_key (id, key) VALUES (1, ?1)", [&key[..]]).map_err(fault)?;
    }
    if found > 0 && found < MEETINGS {
        search::index_meetings(&transaction)?;
    }
    journal::make_triggers(&transaction)?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION).map_err(fault)?;
    transaction.commit().map_err(fault)
}

/// The schema version a register was written with; 0 for an empty file.
pub(crate) fn version(connection: &Connection) -> Result<i64, Fault> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(fault)
}

/// Whether the schema text is not exactly what the migrations of its version make.
pub(crate) fn schema_differs(connection: &Connection) -> Result<bool, Fault> {
    let place = usize::try_from(version(connection)?).unwrap_or(0);
    let known = place.checked_sub(1).and_then(|place| FINGERPRINTS.get(place));
    Ok(known.is_none_or(|known| fingerprint(connection).is_ok_and(|found| found != *known)))
}

/// SHA-256 over every line of the schema, sorted by name. What SQLite keeps to plan its queries (`PRAGMA optimize` makes
/// its tables when they are worth it) is no part of it.
fn fingerprint(connection: &Connection) -> Result<String, Fault> {
    let mut statement = connection
        .prepare(
            "SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_schema
             WHERE tbl_name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name",
        )
        .map_err(fault)?;
    let mut rows = statement.query([]).map_err(fault)?;
    let mut digest = Sha256::new();
    while let Some(row) = rows.next().map_err(fault)? {
        for column in ["type", "name", "tbl_name", "sql"] {
            let text: String = row.get(column).map_err(fault)?;
            digest.update((text.len() as u64).to_le_bytes());
            digest.update(text.as_bytes());
        }
    }
    Ok(crate::chain::hex(&digest.finalize()))
}

#[cfg(test)]
#[path = "migrate_meetings.rs"]
mod meetings;

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        connection
    }

    #[test]
    fn the_fingerprint_is_that_of_the_migrations() {
        let made = fingerprint(&fresh()).unwrap();
        assert_eq!(FINGERPRINTS.len(), MIGRATIONS.len());
        assert_eq!(FINGERPRINTS.last().copied(), Some(made.as_str()), "put this line into FINGERPRINTS");
    }

    /// As the first version wrote it: one card, its digest in a table of its own, and the link over both.
    const FIRST: &str = "
        INSERT INTO history_key (id, key) VALUES (1, x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
        INSERT INTO operation (id, kind, verb, sentence, actor, door, at)
          VALUES (1, 'write', 'person_add', '添加王建国', '', 'window', '2026-01-05T09:00:00+08:00');
        INSERT INTO person (id, name, sex) VALUES (7, '王建国', '1');
        INSERT INTO change (id, operation, table_name, row_id, before, after) VALUES (1, 1, 'person', 7, NULL,
          (SELECT json_object('id', id, 'name', name, 'sex', sex, 'birth', birth, 'nationality', nationality,
             'id_number', id_number, 'phone', phone, 'address', address, 'note', note, 'removed', removed) FROM person));";

    fn first_version() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        crate::chain::give_seal(&connection).unwrap();
        connection.execute_batch(MIGRATIONS[0]).unwrap();
        connection.execute_batch(FIRST).unwrap();
        let seal: Vec<u8> = connection
            .query_row("SELECT journal_seal(table_name, row_id, before, after) FROM change", [], |row| row.get(0))
            .unwrap();
        connection
            .execute("INSERT INTO change_digest (change, salt, digest) VALUES (1, ?1, ?2)", [&seal[..16], &seal[16..]])
            .unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        connection
    }

    #[test]
    fn a_register_of_the_first_version_keeps_its_history_and_can_still_be_taken_back() {
        let mut connection = first_version();
        migrate(&mut connection).unwrap();
        crate::chain::append(&connection, 1).unwrap();
        assert_eq!(crate::chain::broken(&connection).unwrap(), Vec::<i64>::new());
        assert!(!schema_differs(&connection).unwrap());
        connection.execute_batch("BEGIN; INSERT INTO open_operation (id, operation) VALUES (1, 2)").unwrap();
        journal::take_back(&crate::door::Writing::for_tests(&connection, 2), 1).unwrap();
        let left: i64 = connection.query_row("SELECT count(*) FROM person", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0);
    }

    #[test]
    fn a_register_of_the_second_version_keeps_its_waivers_and_gets_the_tables_of_the_rules() {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::chain::give_seal(&connection).unwrap();
        for migration in &MIGRATIONS[..2] {
            connection.execute_batch(migration).unwrap();
        }
        connection
            .execute_batch(
                "INSERT INTO waiver (rule, facts, reason, on_day) VALUES ('S-RC-2', 'key= count=2', '街道同意', '2026-03-01')",
            )
            .unwrap();
        connection.pragma_update(None, "user_version", 2).unwrap();
        migrate(&mut connection).unwrap();
        assert!(!schema_differs(&connection).unwrap());
        let count = |table: &str| -> i64 {
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
        };
        let tables = ["waiver", "rule_pack", "rule_switch", "deadline_done", "finding_known"];
        assert_eq!(tables.map(count), [1, 0, 0, 0, 0]);
    }

    #[test]
    fn what_came_with_a_migration_and_was_filled_since_stands_against_an_older_undo() {
        let mut connection = first_version();
        migrate(&mut connection).unwrap();
        connection.execute_batch("BEGIN; INSERT INTO open_operation (id, operation) VALUES (1, 2)").unwrap();
        connection.execute_batch("UPDATE person SET resume = '1998年起在本社区工作'").unwrap();
        let refused = journal::take_back(&crate::door::Writing::for_tests(&connection, 3), 1).unwrap_err();
        assert!(matches!(refused, Fault::Refused(domain::Refusal::UndoStale { .. })), "{refused:?}");
    }

    #[test]
    fn one_more_trigger_makes_it_another_schema() {
        let connection = fresh();
        assert!(!schema_differs(&connection).unwrap());
        connection.execute_batch("CREATE TRIGGER odd AFTER INSERT ON draft BEGIN SELECT 1; END").unwrap();
        assert!(schema_differs(&connection).unwrap());
    }

    #[test]
    fn what_sqlite_keeps_to_plan_queries_is_no_other_schema() {
        let connection = fresh();
        connection.execute_batch("ANALYZE").unwrap();
        let made: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'", [], |row| row.get(0))
            .unwrap();
        assert!(made > 0);
        assert!(!schema_differs(&connection).unwrap());
    }

    /// Undo deletes rows, and a child without an index makes that a scan.
    #[test]
    fn every_reference_has_an_index() {
        let connection = fresh();
        let mut statement = connection
            .prepare(
                "SELECT t.name, f.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
                 WHERE t.type = 'table' AND NOT EXISTS (
                   SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c
                   WHERE c.seqno = 0 AND c.name = f.\"from\")
                 AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = f.\"from\" AND c.pk > 0)",
            )
            .unwrap();
        let missing: Vec<(String, String)> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        assert_eq!(missing, Vec::new());
    }
}
