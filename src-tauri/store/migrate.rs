//! The schema: migrations in order, the journal's triggers generated from it, and its fingerprint.
//!
//! All pending migrations run in one transaction together with `user_version`, so a register is either
//! of the old schema or of the new one. Triggers are made anew after every migration, from the columns
//! that are then there.

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use domain::Fault;

use crate::journal;
use crate::trouble::fault;

/// Migrations, oldest first; the version of each is its place, from 1. Never changed once released.
const MIGRATIONS: &[&str] =
    &[include_str!("migrations/0001_foundation.sql"), include_str!("migrations/0002_register.sql")];

/// The schema this build writes.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// SHA-256 over the schema text of each version, oldest first: a register with anything else in it (a
/// trigger, a view, a changed check) is not ours.
const FINGERPRINTS: &[&str] = &["ba1e65a1dd1886aa1ea92a70e6d941fcd3e7f0815ec1c97f9c10dda0d80e996b"];

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
