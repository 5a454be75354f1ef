//! The history chain (操作链): each operation carries a link over the one before it, so that a later edit of
//! the history shows. It proves "no silent later edit by someone without the key"; whoever holds the key can
//! rebuild it, and a cut tail shows only against a head written down elsewhere (manifest, printed report).

use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use domain::Fault;

use crate::trouble::fault;

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
}

fn covered(connection: &Connection, operation: i64) -> Result<Covered, Fault> {
    connection
        .prepare_cached("SELECT kind, root, verb, sentence, actor, door, reason, at FROM operation WHERE id = ?1")
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
    Ok(mac.finalize().into_bytes().into())
}

fn key(connection: &Connection) -> Result<Vec<u8>, Fault> {
    connection.query_row("SELECT key FROM history_key WHERE id = 1", [], |row| row.get("key")).map_err(fault)
}

/// Digests of the change rows of an operation, then its link. Called by the door before it commits.
pub(crate) fn append(connection: &Connection, operation: i64) -> Result<(), Fault> {
    let mut digests = Vec::new();
    {
        let mut changes = connection
            .prepare_cached("SELECT id, table_name, row_id, before, after FROM change WHERE operation = ?1 ORDER BY id")
            .map_err(fault)?;
        let mut keep = connection
            .prepare_cached("INSERT INTO change_digest (change, salt, digest) VALUES (?1, ?2, ?3)")
            .map_err(fault)?;
        // One draw of chance for many salts: an import has tens of thousands.
        let mut chance = [0_u8; 16 * 256];
        let mut left = 0;
        let mut rows = changes.query([operation]).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            if left == 0 {
                getrandom::fill(&mut chance).map_err(|error| Fault::Bug(error.to_string()))?;
                left = chance.len() / 16;
            }
            left -= 1;
            let salt: [u8; 16] =
                chance.as_chunks().0.get(left).copied().ok_or_else(|| Fault::Bug("no salt".to_owned()))?;
            let change: i64 = row.get("id").map_err(fault)?;
            let text = |name: &str| {
                row.get_ref(name).map_err(fault)?.as_str_or_null().map_err(|error| Fault::Bug(error.to_string()))
            };
            let made = digest(
                &salt,
                text("table_name")?.unwrap_or_default(),
                row.get("row_id").map_err(fault)?,
                text("before")?,
                text("after")?,
            );
            keep.execute(rusqlite::params![change, &salt[..], &made[..]]).map_err(fault)?;
            digests.push(made.to_vec());
        }
    }
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
        .prepare_cached(
            "SELECT c.table_name AS table_name, c.row_id AS row_id, c.before AS before, c.after AS after,
                    d.salt AS salt, d.digest AS digest
             FROM change c LEFT JOIN change_digest d ON d.change = c.id WHERE c.operation = ?1 ORDER BY c.id",
        )
        .map_err(fault)?;
    let mut rows = statement.query([operation]).map_err(fault)?;
    let mut digests = Vec::new();
    while let Some(row) = rows.next().map_err(fault)? {
        let Some(kept) = row.get::<_, Option<Vec<u8>>>("digest").map_err(fault)? else { return Ok(None) };
        if let Some(salt) = row.get::<_, Option<Vec<u8>>>("salt").map_err(fault)? {
            let table: String = row.get("table_name").map_err(fault)?;
            let before: Option<String> = row.get("before").map_err(fault)?;
            let after: Option<String> = row.get("after").map_err(fault)?;
            let number: i64 = row.get("row_id").map_err(fault)?;
            if digest(&salt, &table, number, before.as_deref(), after.as_deref()).as_slice() != kept.as_slice() {
                return Ok(None);
            }
        }
        digests.push(kept);
    }
    Ok(Some(digests))
}
