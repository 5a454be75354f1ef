//! `*.juwei`: the one file a person sees and carries. A manifest, a copy of the slots, and the encrypted database.
//!
//! Layout, little endian: magic, version u16, manifest length u32 and JSON, slots length u32 and bytes, database length
//! u64 and bytes, SHA-256 over all before it. A backup is made by SQLite's backup API, opened again and checked before
//! it gets its name; a restore checks the same things, moves what was there to `set-aside/`, and deletes nothing.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use domain::fault::FileTrouble;
use domain::{Fault, FileOperation, Refusal};

use crate::chain::{self, hex};
use crate::keys::{self, Slots};
use crate::register::{self, Contents, Register};
use crate::trouble::{DATABASE, fault};
use crate::{files, journal, migrate, place};

const MAGIC: &[u8; 8] = b"JUWEIBAK";
const VERSION: u16 = 1;
/// Largest manifest and largest slot file read.
const LARGEST_PART: u32 = 64 * 1024;
/// Pages copied in one step.
const STEP: i32 = 256;
/// Kept free on the disk a file is written to, beyond the file itself.
const SPARE: u64 = 10 * 1024 * 1024;

/// What a backup says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Program and version that wrote it.
    pub product: String,
    /// Id of the register, hex.
    pub register: String,
    /// 演示数据
    pub sample: bool,
    /// Schema version.
    pub schema: i64,
    /// Name of the committee.
    pub committee: String,
    /// Local time, RFC 3339.
    pub made_at: String,
    /// How many operations: of two backups of one register the higher is the later, whatever the clock said.
    pub generation: i64,
    /// Newest link of the history chain, hex.
    pub chain: String,
    /// Rows of each journaled table.
    pub counts: BTreeMap<String, i64>,
    /// Whoever holds the file can open it.
    pub open_to_anyone: bool,
    /// SHA-256 of the encrypted database.
    pub database_sha256: String,
    /// Its length in bytes.
    pub database_bytes: u64,
}

/// A restore that went through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What was restored.
    pub manifest: Manifest,
    /// Where the register that was there lies now.
    pub set_aside: Option<PathBuf>,
    /// Head of the history that was left behind, as printed.
    pub left_behind: Option<String>,
}

fn not_a_backup() -> Fault {
    Fault::Refused(Refusal::NotABackup)
}

fn read_fault(path: &Path) -> impl Fn(std::io::Error) -> Fault + '_ {
    move |error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => not_a_backup(),
        _ => Fault::file(FileOperation::Read, path, &error),
    }
}

fn write_fault(path: &Path) -> impl Fn(std::io::Error) -> Fault + '_ {
    move |error| Fault::file(FileOperation::Write, path, &error)
}

/// Removes a file of ours when it goes out of scope, unless it was given its name.
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.0.clone().into_os_string();
            name.push(suffix);
            drop(fs::remove_file(name));
        }
    }
}

/// Refuses before the first byte where a disk has not enough room.
fn refuse_full(folder: &Path, bytes: u64, named: &Path) -> Result<(), Fault> {
    match fs4::available_space(folder) {
        Ok(free) if free < bytes.saturating_add(SPARE) => {
            Err(Fault::File { operation: FileOperation::Write, path: named.to_owned(), trouble: FileTrouble::Full })
        }
        _ => Ok(()),
    }
}

/// Files kept; outside the journal, and counted all the same.
const ATTACHMENTS: &str = "attachment";

/// Rows of every journaled table, and how many files are kept.
fn counts(connection: &Connection) -> Result<BTreeMap<String, i64>, Fault> {
    let mut counts = BTreeMap::new();
    for table in journal::journaled_tables(connection)?.into_iter().chain([ATTACHMENTS.to_owned()]) {
        let count =
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).map_err(fault)?;
        counts.insert(table, count);
    }
    Ok(counts)
}

/// Whether what is there is what a manifest says; one of before files were counted says nothing of them.
fn counts_agree(there: &BTreeMap<String, i64>, said: &BTreeMap<String, i64>) -> bool {
    let mut there = there.clone();
    if !said.contains_key(ATTACHMENTS) {
        there.remove(ATTACHMENTS);
    }
    there == *said
}

fn committee_name(connection: &Connection) -> Result<String, Fault> {
    use rusqlite::OptionalExtension;
    connection
        .query_row("SELECT name FROM committee WHERE removed = 0 ORDER BY id LIMIT 1", [], |row| row.get(0))
        .optional()
        .map(Option::unwrap_or_default)
        .map_err(fault)
}

/// A checked copy of a live database in a file of its own, and what it holds.
fn copy_checked(
    live: &Connection,
    part: &Path,
    slots: &Slots,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(), Fault> {
    let key = slots.open().ok_or(Fault::WrongKey)?;
    let mut copy = register::connect(part, &key, true)?;
    {
        let backup = Backup::new(live, &mut copy).map_err(fault)?;
        loop {
            let step = backup.step(STEP).map_err(fault)?;
            let at = backup.progress();
            let total = u64::try_from(at.pagecount).unwrap_or(0);
            let left = u64::try_from(at.remaining).unwrap_or(0);
            if !progress(total.saturating_sub(left), total) {
                return Err(Fault::Refused(Refusal::Stopped));
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => return Err(Fault::Busy),
            }
        }
    }
    copy.close().map_err(|(_, error)| fault(error))?;
    let copy = register::connect(part, &key, false)?;
    register::lock(&copy)?;
    let found = register::full_check(&copy)?;
    if !found.is_empty() {
        return Err(Fault::Damaged(format!("backup copy: {found:?}")));
    }
    if counts(&copy)? != counts(live)? || chain::head(&copy)? != chain::head(live)? {
        return Err(Fault::Damaged("the copy differs from the register".to_owned()));
    }
    copy.close().map_err(|(_, error)| fault(error))
}

fn write_container(part: &Path, database: &Path, slots: &Slots, manifest: &Manifest) -> Result<(), Fault> {
    let fault = write_fault(part);
    let json = serde_json::to_vec(manifest).map_err(|error| Fault::Bug(error.to_string()))?;
    let keys = slots.to_bytes();
    let mut head = Vec::new();
    head.extend_from_slice(MAGIC);
    head.extend_from_slice(&VERSION.to_le_bytes());
    for bytes in [&json, &keys] {
        head.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
        head.extend_from_slice(bytes);
    }
    head.extend_from_slice(&manifest.database_bytes.to_le_bytes());
    let file = files::private(OpenOptions::new().write(true).create_new(true)).open(part).map_err(&fault)?;
    let mut out = BufWriter::new(file);
    let mut digest = Sha256::new();
    digest.update(&head);
    out.write_all(&head).map_err(&fault)?;
    let mut from = File::open(database).map_err(read_fault(database))?;
    let mut chunk = vec![0_u8; 64 * 1024];
    loop {
        let count = from.read(&mut chunk).map_err(read_fault(database))?;
        let Some(bytes) = chunk.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        digest.update(bytes);
        out.write_all(bytes).map_err(&fault)?;
    }
    out.write_all(&digest.finalize()).map_err(&fault)?;
    let file = out.into_inner().map_err(|error| fault(error.into_error()))?;
    file.sync_all().map_err(&fault)
}

fn sha256_of(path: &Path) -> Result<(String, u64), Fault> {
    let mut file = File::open(path).map_err(read_fault(path))?;
    let (mut digest, mut length) = (Sha256::new(), 0);
    let mut chunk = vec![0_u8; 64 * 1024];
    loop {
        let count = file.read(&mut chunk).map_err(read_fault(path))?;
        let Some(bytes) = chunk.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        digest.update(bytes);
        length += count as u64;
    }
    Ok((hex(&digest.finalize()), length))
}

/// An opened container, read up to the database.
struct Opened {
    manifest: Manifest,
    slots: Slots,
    digest: Sha256,
    file: BufReader<File>,
}

fn open(path: &Path) -> Result<Opened, Fault> {
    let fault = read_fault(path);
    let file = File::open(path).map_err(&fault)?;
    let found = file.metadata().map_err(&fault)?;
    if !found.is_file() {
        return Err(Fault::File {
            operation: FileOperation::Read,
            path: path.to_owned(),
            trouble: FileTrouble::NotAFile,
        });
    }
    let mut file = BufReader::new(file);
    let mut digest = Sha256::new();
    let mut take = |count: usize| -> Result<Vec<u8>, Fault> {
        let mut bytes = vec![0_u8; count];
        file.read_exact(&mut bytes).map_err(&fault)?;
        digest.update(&bytes);
        Ok(bytes)
    };
    if take(MAGIC.len())? != MAGIC {
        return Err(not_a_backup());
    }
    let number = |bytes: Vec<u8>| bytes.iter().rev().fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    let version = number(take(2)?);
    if version != u64::from(VERSION) {
        return Err(Fault::TooNew { found: i64::try_from(version).unwrap_or(i64::MAX), known: i64::from(VERSION) });
    }
    let mut part = || -> Result<Vec<u8>, Fault> {
        let length = number(take(4)?);
        if length > u64::from(LARGEST_PART) {
            return Err(not_a_backup());
        }
        take(usize::try_from(length).unwrap_or(0))
    };
    let manifest: Manifest = serde_json::from_slice(&part()?).map_err(|_| not_a_backup())?;
    let slots = Slots::from_bytes(&part()?).ok_or_else(not_a_backup)?;
    if number(take(8)?) != manifest.database_bytes || slots.name() != manifest.register {
        return Err(not_a_backup());
    }
    Ok(Opened { manifest, slots, digest, file })
}

/// What a backup says about itself, without reading its database.
pub fn look(path: &Path) -> Result<Manifest, Fault> {
    open(path).map(|opened| opened.manifest)
}

/// Copies the database out of a container and checks every byte of the container on the way.
fn extract(path: &Path, part: &Path) -> Result<(Manifest, Slots), Fault> {
    let Opened { manifest, slots, mut digest, mut file } = open(path)?;
    let out = files::private(OpenOptions::new().write(true).create_new(true)).open(part).map_err(write_fault(part))?;
    let mut out = BufWriter::new(out);
    let mut left = manifest.database_bytes;
    let mut chunk = vec![0_u8; 64 * 1024];
    while left > 0 {
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(chunk.len());
        let Some(room) = chunk.get_mut(..most) else { break };
        let count = file.read(room).map_err(read_fault(path))?;
        let Some(bytes) = room.get(..count).filter(|bytes| !bytes.is_empty()) else { return Err(not_a_backup()) };
        digest.update(bytes);
        out.write_all(bytes).map_err(write_fault(part))?;
        left -= count as u64;
    }
    let mut end = Vec::new();
    file.take(33).read_to_end(&mut end).map_err(read_fault(path))?;
    if end.as_slice() != digest.finalize().as_slice() {
        return Err(not_a_backup());
    }
    let out = out.into_inner().map_err(|error| write_fault(part)(error.into_error()))?;
    out.sync_all().map_err(write_fault(part))?;
    Ok((manifest, slots))
}

impl Register {
    /// Writes a backup and opens it again before it gets its name. `progress` hears pages done and pages in all; where
    /// it answers false the backup is stopped and nothing is left of it.
    pub fn back_up(
        &self,
        target: &Path,
        made_at: &str,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Manifest, Fault> {
        let about = About { folder: &self.folder, slots: &self.slots, contents: self.contents() };
        back_up(&self.connection, &about, target, made_at, progress)
    }
}

/// What a backup needs to know of its register.
struct About<'a> {
    folder: &'a Path,
    slots: &'a Slots,
    contents: Contents,
}

fn back_up(
    live: &Connection,
    about: &About<'_>,
    target: &Path,
    made_at: &str,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Manifest, Fault> {
    let size = fs::metadata(about.folder.join(DATABASE)).map_or(0, |found| found.len());
    refuse_full(about.folder, size, &about.folder.join(DATABASE))?;
    let beside = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    refuse_full(beside, size, target)?;
    let copy = Part(files::beside(&about.folder.join("copy"))?);
    copy_checked(live, &copy.0, about.slots, progress)?;
    let (database_sha256, database_bytes) = sha256_of(&copy.0)?;
    let head = chain::head(live)?;
    let manifest = Manifest {
        product: concat!("juwei ", env!("CARGO_PKG_VERSION")).to_owned(),
        register: about.slots.name(),
        sample: about.contents == Contents::Sample,
        schema: migrate::version(live)?,
        committee: committee_name(live)?,
        made_at: made_at.to_owned(),
        generation: head.count,
        chain: head.link,
        counts: counts(live)?,
        open_to_anyone: about.slots.open().is_some(),
        database_sha256: database_sha256.clone(),
        database_bytes,
    };
    let part = Part(files::beside(target)?);
    write_container(&part.0, &copy.0, about.slots, &manifest).map_err(|fault| named(fault, target))?;
    // Read back from the medium: what is there must be what was written.
    let again = Part(files::beside(&about.folder.join("copy"))?);
    let kept = extract(&part.0, &again.0).ok().and_then(|_| sha256_of(&again.0).ok());
    if kept.is_none_or(|(digest, _)| digest != database_sha256) {
        return Err(Fault::File {
            operation: FileOperation::Write,
            path: target.to_owned(),
            trouble: FileTrouble::NotKept,
        });
    }
    if fs::symlink_metadata(target).is_ok_and(|found| !found.is_file()) {
        return Err(Fault::File {
            operation: FileOperation::Write,
            path: target.to_owned(),
            trouble: FileTrouble::NotAFile,
        });
    }
    files::settle(&part.0, target)?;
    Ok(manifest)
}

/// A fault of a file she never named, told of the one she did.
fn named(fault: Fault, target: &Path) -> Fault {
    match fault {
        Fault::File { operation, trouble, .. } => Fault::File { operation, path: target.to_owned(), trouble },
        other => other,
    }
}

/// Puts an older register away whole before it is migrated.
pub(crate) fn back_up_before_migration(
    live: &Connection,
    folder: &Path,
    slots: &Slots,
    contents: Contents,
) -> Result<(), Fault> {
    let backups = folder.join("backups");
    files::make_folder(&backups)?;
    let target = backups.join(format!("before-schema-{}.juwei", migrate::SCHEMA_VERSION));
    back_up(live, &About { folder, slots, contents }, &target, "", &mut |_, _| true).map(drop)
}

/// A backup that was copied beside the register and found sound.
pub struct Prepared {
    manifest: Manifest,
    slots: Slots,
    part: Part,
    folder: PathBuf,
    left_behind: Option<String>,
}

impl Prepared {
    /// Copies a backup beside the register and checks it: every byte, schema text, all rows of the checks, counts and
    /// history chain. `current` is the register there now, where it can be opened.
    ///
    /// # Errors
    /// [`Refusal::NotABackup`], [`Refusal::SampleMixed`], [`Fault::TooNew`], or a file fault; nothing was touched.
    pub fn new(path: &Path, folder: &Path, current: Option<&Register>) -> Result<Self, Fault> {
        let manifest = look(path)?;
        if current.is_some_and(|current| current.is_sample() != manifest.sample) {
            return Err(Fault::Refused(Refusal::SampleMixed));
        }
        if manifest.schema > migrate::SCHEMA_VERSION {
            return Err(Fault::TooNew { found: manifest.schema, known: migrate::SCHEMA_VERSION });
        }
        if !manifest.sample {
            place::refuse_unsafe(folder)?;
        }
        files::make_folder(folder)?;
        let folder = register::canonical(folder)?;
        refuse_full(&folder, manifest.database_bytes, &folder.join(DATABASE))?;
        let part = Part(files::beside(&folder.join("restore"))?);
        let (manifest, slots) = extract(path, &part.0)?;
        let key = slots.open().ok_or(Fault::WrongKey)?;
        let connection = register::connect(&part.0, &key, false)?;
        check_backup(&connection, &manifest)?;
        let mut left_behind = None;
        if let Some(current) = current {
            left_behind = Some(chain::head(&current.connection)?.printed());
            // The file beside the register says afterwards what must not come back.
            current.keep_marks()?;
            carry_ids_forward(&current.connection, &connection)?;
        }
        connection.close().map_err(|(_, error)| fault(error))?;
        Ok(Self { manifest, slots, part, folder, left_behind })
    }

    /// Moves what is there to `set-aside/<stamp>` and puts the backup in its place. The caller has closed the register.
    pub fn swap(self, configuration: &Path, stamp: &str) -> Result<(Register, Restored), Fault> {
        let live = self.folder.join(DATABASE);
        let mut set_aside = None;
        files::replace(&keys::next(&self.folder), &self.slots.to_bytes())?;
        if live.exists() {
            let aside = free_name(&self.folder.join("set-aside"), stamp);
            files::make_folder(&aside)?;
            // Linked first, so that at every moment a whole register has its name here or there.
            for name in [DATABASE, "register.db-wal", "keys"] {
                let from = self.folder.join(name);
                if from.exists() && fs::hard_link(&from, aside.join(name)).is_err() && name != "keys" {
                    files::move_aside(&from, &aside.join(name))?;
                }
            }
            drop(fs::remove_file(self.folder.join("register.db-wal")));
            set_aside = Some(aside);
        }
        files::settle(&self.part.0, &live)?;
        keys::keep(&self.slots, &self.folder, (!self.manifest.sample).then_some(configuration))?;
        let register = Register::open(&self.folder, configuration)?;
        Ok((register, Restored { manifest: self.manifest.clone(), set_aside, left_behind: self.left_behind.clone() }))
    }
}

fn check_backup(connection: &Connection, manifest: &Manifest) -> Result<(), Fault> {
    let sound = || -> Result<bool, Fault> {
        register::lock(connection)?;
        register::settle(connection)?;
        let contents = register::contents(connection)?;
        register::refuse_newer(connection)?;
        if (contents == Contents::Sample) != manifest.sample || migrate::schema_differs(connection)? {
            return Ok(false);
        }
        let head = chain::head(connection)?;
        Ok(register::full_check(connection)?.is_empty()
            && counts_agree(&counts(connection)?, &manifest.counts)
            && head.count == manifest.generation
            && head.link == manifest.chain
            && chain::broken(connection)?.is_empty())
    };
    match sound() {
        Ok(true) => Ok(()),
        Ok(false) | Err(Fault::Damaged(_) | Fault::Bug(_)) => Err(not_a_backup()),
        Err(other) => Err(other),
    }
}

/// Ids are never reused: the restored register starts above what is left behind.
fn carry_ids_forward(left: &Connection, restored: &Connection) -> Result<(), Fault> {
    let ids: Vec<(String, i64)> = left
        .prepare("SELECT name, seq FROM sqlite_sequence")
        .and_then(|mut statement| statement.query_map([], |row| Ok((row.get("name")?, row.get("seq")?)))?.collect())
        .map_err(fault)?;
    let transaction = restored.unchecked_transaction().map_err(fault)?;
    for (table, highest) in ids {
        let changed = transaction
            .execute("UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", rusqlite::params![table, highest])
            .map_err(fault)?;
        if changed == 0 {
            transaction
                .execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", rusqlite::params![table, highest])
                .map_err(fault)?;
        }
    }
    transaction.commit().map_err(fault)
}

/// A folder of that name that is not there yet.
fn free_name(folder: &Path, stamp: &str) -> PathBuf {
    (1..)
        .map(|number| if number == 1 { folder.join(stamp) } else { folder.join(format!("{stamp}-{number}")) })
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(stamp))
}
