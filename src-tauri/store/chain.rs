//! The history chain (操作链): each operation carries a link over the one before it, so that a later edit of
//! the history shows. It proves "no silent later edit by someone without the key"; whoever holds the key can
//! rebuild it, and a cut tail shows only against a head written down elsewhere (manifest, printed report).

use hmac::{Hmac, KeyInit, Mac};
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Error, OptionalExtension};
use sha2::{Digest, Sha256};

use domain::Fault;

use crate::trouble::fault;

/// Bytes of a salt and of a digest: together they are the seal of a change.
const SALT: usize = 16;
const DIGEST: usize = 32;

/// The newest link and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many operations.
    pub count: i64,
    /// The newest link in hex; empty while there is none.
    pub link: String,
}

impl Head {
    /// As printed: count and the first sixteen characters of the link.
    pub fn printed(&self) -> String {
        format!("{}-{}", self.count, self.link.get(..16).unwrap_or(&self.link))
    }
}

/// Bytes as small hex.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let written = write!(text, "{byte:02x}");
        debug_assert!(written.is_ok());
        text
    })
}

/// Digest of one change row: over its images and a random salt of its own, so that erasure can remove images
/// and salt and keep the digest without giving away what a short value was.
fn digest(salt: &[u8], table: &str, row: i64, before: Option<&str>, after: Option<&str>) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(salt);
    digest.update(row.to_le_bytes());
    for part in [Some(table), before, after] {
        match part {
            None => digest.update([0]),
            Some(text) => {
                digest.update([1]);
                digest.update((text.len() as u64).to_le_bytes());
                digest.update(text.as_bytes());
            }
        }
    }
    digest.finalize().into()
}

/// What of an operation the link covers, as stored.
struct Covered {
    kind: String,
    root: Option<i64>,
    verb: String,
    sentence: String,
    actor: String,
    door: String,
    reason: Option<String>,
    at: String,
    slot: Option<String>,
}

fn covered(connection: &Connection, operation: i64) -> Result<Covered, Fault> {
    connection
        .prepare_cached("SELECT kind, root, verb, sentence, actor, door, reason, at, slot FROM operation WHERE id = ?1")
        .and_then(|mut statement| {
            statement.query_row([operation], |row| {
                Ok(Covered {
                    kind: row.get("kind")?,
                    root: row.get("root")?,
                    verb: row.get("verb")?,
                    sentence: row.get("sentence")?,
                    actor: row.get("actor")?,
                    door: row.get("door")?,
                    reason: row.get("reason")?,
                    at: row.get("at")?,
                    slot: row.get("slot")?,
                })
            })
        })
        .map_err(fault)
}

fn link(
    key: &[u8],
    previous: &[u8],
    operation: i64,
    covered: &Covered,
    digests: &[Vec<u8>],
) -> Result<[u8; 32], Fault> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|error| Fault::Bug(error.to_string()))?;
    mac.update(&(previous.len() as u64).to_le_bytes());
    mac.update(previous);
    mac.update(&operation.to_le_bytes());
    mac.update(&covered.root.unwrap_or(0).to_le_bytes());
    for part in [
        &covered.kind,
        &covered.at,
        &covered.actor,
        &covered.door,
        &covered.verb,
        &covered.sentence,
        covered.reason.as_ref().unwrap_or(&String::new()),
    ] {
        mac.update(&(part.len() as u64).to_le_bytes());
        mac.update(part.as_bytes());
    }
    mac.update(&(digests.len() as u64).to_le_bytes());
    for digest in digests {
        mac.update(digest);
    }
    // Operations of the first schema have none, and their links stay as they were made.
    if let Some(slot) = &covered.slot {
        mac.update(&(slot.len() as u64).to_le_bytes());
        mac.update(slot.as_bytes());
    }
    Ok(mac.finalize().into_bytes().into())
}

fn key(connection: &Connection) -> Result<Vec<u8>, Fault> {
    connection.query_row("SELECT key FROM history_key WHERE id = 1", [], |row| row.get("key")).map_err(fault)
}

/// Gives a connection the function the journal's triggers seal a change with: salt and digest, 48 bytes.
pub(crate) fn give_seal(connection: &Connection) -> Result<(), Fault> {
    // One draw of chance for many salts: an import has tens of thousands of changes.
    let chance = std::cell::RefCell::new(Vec::<[u8; SALT]>::new());
    connection
        .create_scalar_function(
            "journal_seal",
            4,
            FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
            move |arguments| {
                let mut chance = chance.borrow_mut();
                if chance.is_empty() {
                    let mut drawn = [0_u8; SALT * 256];
                    getrandom::fill(&mut drawn).map_err(|error| Error::UserFunctionError(error.to_string().into()))?;
                    chance.extend(drawn.as_chunks::<SALT>().0);
                }
                let salt = chance.pop().unwrap_or_default();
                let text = |place: usize| {
                    arguments
                        .get_raw(place)
                        .as_str_or_null()
                        .map_err(|error| Error::UserFunctionError(error.to_string().into()))
                };
                let table = text(0)?.unwrap_or_default();
                let made = digest(&salt, table, arguments.get(1)?, text(2)?, text(3)?);
                let mut seal = Vec::with_capacity(SALT + made.len());
                seal.extend_from_slice(&salt);
                seal.extend_from_slice(&made);
                Ok(seal)
            },
        )
        .map_err(fault)
}

/// The link of an operation over the seals of its changes. Called by the door before it commits.
pub(crate) fn append(connection: &Connection, operation: i64) -> Result<(), Fault> {
    let digests: Vec<Vec<u8>> = connection
        .prepare_cached("SELECT substr(seal, -32) FROM change WHERE operation = ?1 ORDER BY id")
        .and_then(|mut statement| statement.query_map([operation], |row| row.get(0))?.collect())
        .map_err(fault)?;
    let previous: Vec<u8> = connection
        .prepare_cached("SELECT link FROM chain ORDER BY operation DESC LIMIT 1")
        .and_then(|mut statement| statement.query_row([], |row| row.get("link")).optional())
        .map_err(fault)?
        .unwrap_or_default();
    let made = link(&key(connection)?, &previous, operation, &covered(connection, operation)?, &digests)?;
    connection
        .prepare_cached("INSERT INTO chain (operation, link) VALUES (?1, ?2)")
        .and_then(|mut statement| statement.execute(rusqlite::params![operation, &made[..]]))
        .map_err(fault)?;
    Ok(())
}

/// The newest link and how many there are.
pub(crate) fn head(connection: &Connection) -> Result<Head, Fault> {
    let count = connection.query_row("SELECT count(*) FROM chain", [], |row| row.get(0)).map_err(fault)?;
    let link: Option<Vec<u8>> = connection
        .query_row("SELECT link FROM chain ORDER BY operation DESC LIMIT 1", [], |row| row.get("link"))
        .optional()
        .map_err(fault)?;
    Ok(Head { count, link: link.map(|bytes| hex(&bytes)).unwrap_or_default() })
}

/// Operations whose link does not follow from what is stored, oldest first.
pub(crate) fn broken(connection: &Connection) -> Result<Vec<i64>, Fault> {
    let key = key(connection)?;
    let mut found = Vec::new();
    let mut previous = Vec::new();
    let operations: Vec<i64> = connection
        .prepare("SELECT id FROM operation UNION SELECT operation FROM chain ORDER BY 1")
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .map_err(fault)?;
    for operation in operations {
        let stored: Option<Vec<u8>> = connection
            .prepare_cached("SELECT link FROM chain WHERE operation = ?1")
            .and_then(|mut statement| statement.query_row([operation], |row| row.get("link")).optional())
            .map_err(fault)?;
        let sound = digests_kept(connection, operation)?;
        let follows = match (&stored, covered(connection, operation)) {
            (Some(stored), Ok(covered)) => {
                let digests = sound.clone().unwrap_or_default();
                link(&key, &previous, operation, &covered, &digests)?.as_slice() == stored.as_slice()
            }
            _ => false,
        };
        if !follows || sound.is_none() {
            found.push(operation);
        }
        previous = stored.unwrap_or_default();
    }
    Ok(found)
}

/// The stored digests of an operation, or none where an image does not fit its digest any more. Erased rows
/// have neither image nor salt: their digest stands.
fn digests_kept(connection: &Connection, operation: i64) -> Result<Option<Vec<Vec<u8>>>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT table_name, row_id, before, after, seal FROM change WHERE operation = ?1 ORDER BY id")
        .map_err(fault)?;
    let mut rows = statement.query([operation]).map_err(fault)?;
    let mut digests = Vec::new();
    while let Some(row) = rows.next().map_err(fault)? {
        let seal: Vec<u8> = row.get("seal").map_err(fault)?;
        let Some((salt, kept)) = seal.len().checked_sub(DIGEST).and_then(|at| seal.split_at_checked(at)) else {
            return Ok(None);
        };
        if !salt.is_empty() {
            let table: String = row.get("table_name").map_err(fault)?;
            let before: Option<String> = row.get("before").map_err(fault)?;
            let after: Option<String> = row.get("after").map_err(fault)?;
            let number: i64 = row.get("row_id").map_err(fault)?;
            if digest(salt, &table, number, before.as_deref(), after.as_deref()).as_slice() != kept {
                return Ok(None);
            }
        }
        digests.push(kept.to_vec());
    }
    Ok(Some(digests))
}
