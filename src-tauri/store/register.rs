//! A register on disk: the folder, the open sequence, and what is asserted before the first row is read.
//!
//! Opening follows one sequence for new, live and backed-up registers alike; every setting is read back, because
//! SQLite ignores a misspelt one. `locking_mode=EXCLUSIVE` comes before the first read, so no `-shm` is ever made and a
//! second program is told at once.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroize;

use domain::{Fault, Refusal};

use crate::files;
use crate::keys::{self, DataKey, Slots};
use crate::migrate;
use crate::trouble::{DATABASE, fault};
use crate::{container, place};

/// `application_id` of real registers (JWTZ) and of samples (JWYS): neither opens or restores as the other.
const REAL: i64 = 0x4a57_545a;
const SAMPLE: i64 = 0x4a57_5953;

/// The oldest SQLite without the WAL-reset bug.
const SQLITE_AT_LEAST: i32 = 3_051_003;

/// Largest database `quick_check` reads at start after an unclean end; larger ones would keep her waiting.
const QUICK_CHECK_UP_TO: u64 = 100 * 1024 * 1024;

/// Whether a register holds real or invented people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// A committee's own.
    Real,
    /// 演示数据
    Sample,
}

impl Contents {
    fn application_id(self) -> i64 {
        match self {
            Self::Real => REAL,
            Self::Sample => SAMPLE,
        }
    }
}

/// An open register. One connection, one writer.
pub struct Register {
    pub(crate) connection: Connection,
    pub(crate) folder: PathBuf,
    pub(crate) slots: Slots,
    /// Which of the slots opened it; kept with every operation.
    pub(crate) opened_by: keys::SlotKind,
    contents: Contents,
}

/// The usual folders of this user: the register (local data, never roaming) and the configuration.
pub fn usual_folders() -> Result<(PathBuf, PathBuf), Fault> {
    let folders = directories::ProjectDirs::from("", "", "juwei").ok_or(Fault::Refused(Refusal::NoRegister))?;
    Ok((folders.data_local_dir().join("register"), folders.config_local_dir().to_owned()))
}

impl Register {
    /// Makes a register in a folder that has none.
    ///
    /// # Errors
    /// [`Refusal::RegisterExists`], [`Refusal::UnsafePlace`] (a sample may lie anywhere), or a file fault.
    pub fn create(folder: &Path, configuration: &Path, contents: Contents) -> Result<Self, Fault> {
        if exists(folder) {
            return Err(Fault::Refused(Refusal::RegisterExists));
        }
        if contents == Contents::Real {
            place::refuse_unsafe(folder)?;
        }
        files::make_folder(folder)?;
        let folder = canonical(folder)?;
        let slots = Slots::new()?;
        // The keys first: a database without its key is lost, a key without a database is only litter.
        keys::keep(&slots, &folder, (contents == Contents::Real).then_some(configuration))?;
        let key = slots.open().ok_or(Fault::WrongKey)?;
        let mut connection = connect(&folder.join(DATABASE), &key, true)?;
        lock(&connection)?;
        settle(&connection)?;
        connection.pragma_update(None, "application_id", contents.application_id()).map_err(fault)?;
        migrate::migrate(&mut connection)?;
        harden(&connection)?;
        Ok(Self { connection, folder, slots, opened_by: keys::SlotKind::Open, contents })
    }

    /// Opens the register of a folder.
    ///
    /// # Errors
    /// [`Refusal::NoRegister`], [`Fault::Busy`] at once where another program has it, [`Fault::TooNew`] with the file
    /// untouched, [`Fault::WrongKey`], [`Fault::Damaged`].
    pub fn open(folder: &Path, configuration: &Path) -> Result<Self, Fault> {
        if !exists(folder) {
            return Err(Fault::Refused(Refusal::NoRegister));
        }
        let folder = canonical(folder)?;
        let database = folder.join(DATABASE);
        let unclean = folder.join("register.db-wal").exists();
        let (mut connection, slots) = unlock(&folder, configuration, &database)?;
        let contents = contents(&connection)?;
        if contents == Contents::Real {
            place::refuse_unsafe(&folder)?;
        }
        refuse_newer(&connection)?;
        settle(&connection)?;
        if migrate::version(&connection)? < migrate::SCHEMA_VERSION {
            // An older register is put away whole before it is touched.
            container::back_up_before_migration(&connection, &folder, &slots, contents)?;
            migrate::migrate(&mut connection)?;
        }
        if migrate::schema_differs(&connection)? {
            return Err(Fault::Damaged("schema text".to_owned()));
        }
        crate::search::fill_strokes(&mut connection)?;
        crate::search::fill_synonyms(&mut connection)?;
        harden(&connection)?;
        if unclean && std::fs::metadata(&database).is_ok_and(|found| found.len() <= QUICK_CHECK_UP_TO) {
            let found = check(&connection, "quick_check")?;
            if let Some(first) = found.first() {
                return Err(Fault::Damaged(first.clone()));
            }
        }
        Ok(Self { connection, folder, slots, opened_by: keys::SlotKind::Open, contents })
    }

    /// Whether the people in it are invented.
    pub fn is_sample(&self) -> bool {
        self.contents == Contents::Sample
    }

    /// Real or sample.
    pub fn contents(&self) -> Contents {
        self.contents
    }

    /// The folder, canonical.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The register's id in hex.
    pub fn id(&self) -> String {
        self.slots.name()
    }

    /// The ways to open it.
    pub fn slot_kinds(&self) -> Vec<keys::SlotKind> {
        self.slots.kinds()
    }

    /// Everything that can be checked, on the live file: what was found, empty when sound.
    pub fn verify(&self) -> Result<Vec<Finding>, Fault> {
        let mut findings = full_check(&self.connection)?;
        if migrate::schema_differs(&self.connection)? {
            findings.push(Finding::Schema);
        }
        findings.extend(crate::chain::broken(&self.connection)?.into_iter().map(Finding::Chain));
        Ok(findings)
    }

    /// Brings what stands in the log into the main file and empties the log: for a pause, so that a machine switched off
    /// at the wall leaves one whole file.
    pub fn rest(&self) -> Result<(), Fault> {
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(fault)
    }

    /// Writes everything to the main file and closes.
    pub fn close(self) -> Result<(), Fault> {
        // Both only tidy up; a register closed without them is whole too.
        drop(self.rest());
        drop(self.connection.pragma_query(None, "optimize", |_| Ok(())));
        self.connection.close().map_err(|(_, error)| fault(error))
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A page or an index does not fit, as SQLite or SQLCipher says it.
    Page(String),
    /// A row of this table points to a row that is not there.
    Reference(String),
    /// Something in the schema is not ours.
    Schema,
    /// The link of this operation does not follow.
    Chain(i64),
}

/// Whether there is a register in a folder.
pub fn exists(folder: &Path) -> bool {
    folder.join(DATABASE).exists()
}

pub(crate) fn canonical(folder: &Path) -> Result<PathBuf, Fault> {
    if std::fs::symlink_metadata(folder).is_ok_and(|found| found.is_symlink()) {
        return Err(Fault::Refused(Refusal::UnsafePlace(domain::fault::UnsafePlace::Link)));
    }
    folder.canonicalize().map_err(|error| Fault::file(domain::FileOperation::Read, folder, &error))
}

/// Finds the slots whose key opens the database. The copy beside it comes first; a restore that was cut off may have
/// left the next one, and a copy lies in the configuration folder.
fn unlock(folder: &Path, configuration: &Path, database: &Path) -> Result<(Connection, Slots), Fault> {
    let mut last = None;
    for (slots, beside) in keys::candidates(folder, configuration)? {
        let Some(key) = slots.open() else { continue };
        match connect_locked(database, &key) {
            Ok(connection) => {
                // A missing or damaged copy is made good; where that fails the next start tries again.
                if beside || files::replace(&keys::beside(folder), &slots.to_bytes()).is_ok() {
                    keys::drop_next(folder);
                }
                return Ok((connection, slots));
            }
            // The slots beside it know best whether it is the key or the file.
            Err(Fault::Damaged(what)) if beside || last.is_none() => last = Some((what, beside)),
            Err(Fault::Damaged(_)) => {}
            Err(other) => return Err(other),
        }
    }
    match last {
        // A sound slot file beside it says the key is right: then the file is damaged.
        Some((what, true)) => Err(Fault::Damaged(what)),
        _ => Err(Fault::WrongKey),
    }
}

/// How long a register that is busy is tried again. Two programs started at the same moment each see the other's first
/// look and would both give way; one that is really open is told within a tenth of a second.
const GIVING_WAY: Duration = Duration::from_millis(30);

/// Opens and locks, at once or nearly so. Each try is a connection of its own, so that none keeps half a lock meanwhile.
fn connect_locked(database: &Path, key: &DataKey) -> Result<Connection, Fault> {
    let started = Instant::now();
    loop {
        let connection = connect(database, key, false)?;
        match lock(&connection) {
            Ok(()) => return Ok(connection),
            Err(Fault::Busy) if started.elapsed() < GIVING_WAY => {}
            Err(other) => return Err(other),
        }
        drop(connection);
        let mut chance = [0_u8; 1];
        getrandom::fill(&mut chance).map_err(|error| Fault::Bug(error.to_string()))?;
        std::thread::sleep(Duration::from_millis(u64::from(chance[0] % 16)));
    }
}

/// SQLite calls itself ready a moment before SQLCipher is: of two threads that open the first databases of a process at
/// once, one would be told that its key is wrong. So the first opening is done alone.
fn make_ready() -> Result<(), Fault> {
    static READY: OnceLock<bool> = OnceLock::new();
    if *READY.get_or_init(|| Connection::open_in_memory().is_ok()) {
        Ok(())
    } else {
        Err(Fault::Bug("SQLite does not start".to_owned()))
    }
}

/// Opens a database file with its key; reads nothing yet.
pub(crate) fn connect(database: &Path, key: &DataKey, create: bool) -> Result<Connection, Fault> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    make_ready()?;
    let connection = Connection::open_with_flags(database, flags).map_err(fault)?;
    // Where it may not be written SQLite opens it for reading, and the lock would fail without saying why.
    if connection.is_readonly("main").map_err(fault)? {
        let (operation, trouble) = (domain::FileOperation::Write, domain::fault::FileTrouble::NotAllowed);
        return Err(Fault::File { operation, path: PathBuf::from(DATABASE), trouble });
    }
    if rusqlite::version_number() < SQLITE_AT_LEAST {
        return Err(Fault::Bug(format!("SQLite {} is too old", rusqlite::version())));
    }
    // What goes wrong is a fault with a sentence, not a line on the terminal.
    connection.pragma_update(None, "cipher_log_level", "NONE").map_err(fault)?;
    let mut pragma = key.pragma();
    // The key of a database is given before anything else; a build without SQLCipher would ignore it silently.
    let keyed = connection.pragma_update(None, "key", &pragma).map_err(fault);
    pragma.zeroize();
    keyed?;
    let cipher: Option<String> = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .map(Some)
        .or_else(|error| if error == rusqlite::Error::QueryReturnedNoRows { Ok(None) } else { Err(error) })
        .map_err(fault)?;
    if cipher.is_none_or(|version| version.is_empty()) {
        return Err(Fault::Bug("built without SQLCipher: nothing would be encrypted".to_owned()));
    }
    // Off: it locks and wipes every allocation of SQLite, which took 10 s of kernel time to bring in 10,000 people. The key
    // itself lies in SQLCipher's own heap, which is locked and wiped either way.
    connection.pragma_update(None, "cipher_memory_security", "OFF").map_err(fault)?;
    connection.set_prepared_statement_cache_capacity(256);
    crate::chain::give_seal(&connection)?;
    crate::search::give_fit(&connection)?;
    Ok(connection)
}

/// Takes the lock, at once or not at all; the first read proves the key.
pub(crate) fn lock(connection: &Connection) -> Result<(), Fault> {
    connection.busy_timeout(std::time::Duration::ZERO).map_err(fault)?;
    set_text(connection, "locking_mode", "EXCLUSIVE", "exclusive")?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map_err(fault)?;
    Ok(())
}

/// Everything that may be set once the lock is ours, read back.
pub(crate) fn settle(connection: &Connection) -> Result<(), Fault> {
    set_text(connection, "journal_mode", "WAL", "wal")?;
    for (name, value, reads) in [
        ("synchronous", "EXTRA", 3),
        ("foreign_keys", "ON", 1),
        ("trusted_schema", "OFF", 0),
        ("cell_size_check", "ON", 1),
        ("temp_store", "MEMORY", 2),
        ("secure_delete", "ON", 1),
        ("cache_size", "-65536", -65_536),
        ("wal_autocheckpoint", "1000", 1000),
        ("journal_size_limit", "16777216", 16_777_216),
    ] {
        set_number(connection, name, value, reads)?;
    }
    // Built with a largest map of 0: the pragma answers nothing, or 0.
    connection.pragma_update(None, "mmap_size", 0).map_err(fault)?;
    connection.busy_timeout(std::time::Duration::from_secs(5)).map_err(fault)?;
    for (option, wanted) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
    ] {
        if connection.set_db_config(option, wanted).map_err(fault)? != wanted {
            return Err(Fault::Bug("a setting of the database was not taken".to_owned()));
        }
    }
    compiled_as_meant(connection)
}

/// Limits come last: migrations are longer than what the office ever asks.
pub(crate) fn harden(connection: &Connection) -> Result<(), Fault> {
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
        (Limit::SQLITE_LIMIT_ATTACHED, 2),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
    ] {
        connection.set_limit(limit, most).map_err(fault)?;
        if connection.limit(limit).map_err(fault)? != most {
            return Err(Fault::Bug("a limit of the database was not taken".to_owned()));
        }
    }
    Ok(())
}

/// The build's safest defaults (see .cargo/config.toml) are in it.
fn compiled_as_meant(connection: &Connection) -> Result<(), Fault> {
    let options: Vec<String> = connection
        .prepare("PRAGMA compile_options")
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .map_err(fault)?;
    for wanted in [
        "DQS=0",
        "DEFAULT_SYNCHRONOUS=3",
        "DEFAULT_WAL_SYNCHRONOUS=2",
        "SECURE_DELETE",
        "MAX_ATTACHED=2",
        "MAX_MMAP_SIZE=0",
        "TEMP_STORE=3",
        "OMIT_LOAD_EXTENSION",
        "ENABLE_FTS5",
    ] {
        if !options.iter().any(|option| option == wanted) {
            return Err(Fault::Bug(format!("SQLite was built without {wanted}")));
        }
    }
    Ok(())
}

fn set_text(connection: &Connection, name: &str, value: &str, reads: &str) -> Result<(), Fault> {
    let found: String = connection.pragma_update_and_check(None, name, value, |row| row.get(0)).map_err(fault)?;
    if found == reads { Ok(()) } else { Err(Fault::Bug(format!("{name} is {found}"))) }
}

fn set_number(connection: &Connection, name: &str, value: &str, reads: i64) -> Result<(), Fault> {
    connection.execute_batch(&format!("PRAGMA {name} = {value}")).map_err(fault)?;
    let found: i64 = connection.pragma_query_value(None, name, |row| row.get(0)).map_err(fault)?;
    if found == reads { Ok(()) } else { Err(Fault::Bug(format!("{name} is {found}"))) }
}

pub(crate) fn contents(connection: &Connection) -> Result<Contents, Fault> {
    let found: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(fault)?;
    match found {
        REAL => Ok(Contents::Real),
        SAMPLE => Ok(Contents::Sample),
        other => Err(Fault::Damaged(format!("application_id {other}"))),
    }
}

/// Refuses a register of a newer version and leaves its file as it is, write-ahead log included.
pub(crate) fn refuse_newer(connection: &Connection) -> Result<(), Fault> {
    let found = migrate::version(connection)?;
    if found > migrate::SCHEMA_VERSION {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(fault)?;
        return Err(Fault::TooNew { found, known: migrate::SCHEMA_VERSION });
    }
    Ok(())
}

/// All rows of a check that answers `ok` when sound.
fn check(connection: &Connection, pragma: &str) -> Result<Vec<String>, Fault> {
    connection
        .prepare(&format!("PRAGMA {pragma}"))
        .and_then(|mut statement| {
            statement
                .query_map([], |row| row.get::<_, String>(0))?
                .filter(|row| !matches!(row, Ok(text) if text == "ok"))
                .collect()
        })
        .map_err(fault)
}

/// The three checks, all rows of each. A read that succeeds comes first, or `cipher_integrity_check` proves nothing.
pub(crate) fn full_check(connection: &Connection) -> Result<Vec<Finding>, Fault> {
    connection.query_row("SELECT count(*) FROM operation", [], |row| row.get::<_, i64>(0)).map_err(fault)?;
    let mut findings: Vec<Finding> = check(connection, "integrity_check")?.into_iter().map(Finding::Page).collect();
    findings.extend(check(connection, "cipher_integrity_check")?.into_iter().map(Finding::Page));
    let references: Vec<String> = connection
        .prepare("PRAGMA foreign_key_check")
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .map_err(fault)?;
    findings.extend(references.into_iter().map(Finding::Reference));
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let (register, configuration) = (folder.path().join("register"), folder.path().join("settings"));
        (folder, register, configuration)
    }

    #[test]
    fn a_register_of_a_newer_version_is_refused_and_its_files_stay_as_they_are() {
        let (_folder, place, configuration) = folders();
        let register = Register::create(&place, &configuration, Contents::Real).unwrap();
        register.connection.pragma_update(None, "user_version", migrate::SCHEMA_VERSION + 1).unwrap();
        // As a program that was cut off leaves it: the newest pages only in the log.
        let kept = |name: &str| std::fs::read(place.join(name)).unwrap();
        let before = (kept("register.db"), kept("register.db-wal"));
        let copy = tempfile::tempdir().unwrap();
        for name in ["register.db", "register.db-wal", "keys"] {
            files::replace(&copy.path().join(name), &kept(name)).unwrap();
        }
        let known = migrate::SCHEMA_VERSION;
        let refused = Register::open(copy.path(), &configuration).map(drop).unwrap_err();
        assert_eq!(refused, Fault::TooNew { found: known + 1, known });
        let after = |name: &str| std::fs::read(copy.path().join(name)).unwrap();
        assert!((after("register.db"), after("register.db-wal")) == before, "a file was touched");
    }

    #[test]
    fn a_second_opening_is_refused_at_once_and_makes_no_shared_memory() {
        let (_folder, place, configuration) = folders();
        let first = Register::create(&place, &configuration, Contents::Real).unwrap();
        let started = std::time::Instant::now();
        assert_eq!(Register::open(&place, &configuration).map(drop).unwrap_err(), Fault::Busy);
        assert!(started.elapsed() < std::time::Duration::from_millis(100), "{:?}", started.elapsed());
        assert!(!place.join("register.db-shm").exists());
        first.close().unwrap();
        Register::open(&place, &configuration).unwrap();
    }

    #[test]
    fn it_opens_again_after_sqlite_has_looked_at_its_tables() {
        let (_folder, place, configuration) = folders();
        let register = Register::create(&place, &configuration, Contents::Real).unwrap();
        register.connection.execute_batch("ANALYZE").unwrap();
        register.close().unwrap();
        let register = Register::open(&place, &configuration).unwrap();
        assert_eq!(register.verify().unwrap(), Vec::new());
        register.read(crate::journal::dump).unwrap();
    }
}
