//! The slot file: the register's data key, wrapped once per way to open it. Under 4 KB; two copies, either is enough.
//!
//! Layout, little endian: magic, version u16, register id 16 bytes, generation u64, number of slots u8, then each slot as
//! kind u8, length u16 and body, and SHA-256 over all before it. The body of *open* is the data key itself, without a
//! KDF: whoever holds the file opens the register, and every file that leaves the folder says so. Bodies of the other
//! kinds are kept as they are.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use domain::{Fault, FileOperation};

use crate::chain::hex;
use crate::files;

const MAGIC: &[u8; 8] = b"JUWEIKEY";
const VERSION: u16 = 1;
/// Largest slot file read.
const LARGEST: u64 = 4096;
/// Bytes of a data key.
const KEY: usize = 32;

/// The key of the database: 32 random bytes, made once, given to SQLCipher as they are.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct DataKey([u8; KEY]);

impl DataKey {
    fn random() -> Result<Self, Fault> {
        let mut bytes = [0_u8; KEY];
        getrandom::fill(&mut bytes).map_err(|error| Fault::Bug(error.to_string()))?;
        Ok(Self(bytes))
    }

    /// The value of `PRAGMA key`. The caller wipes it.
    pub(crate) fn pragma(&self) -> String {
        format!("x'{}'", hex(&self.0))
    }
}

/// A way to open the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// Nothing is asked: the data key itself.
    Open,
    /// The secretary's password.
    Password,
    /// The second officer's password.
    SecondOfficer,
    /// The recovery code on the sealed sheet.
    Recovery,
    /// The system's own key store.
    Keyring,
}

impl SlotKind {
    const ALL: [(Self, u8); 5] =
        [(Self::Open, 0), (Self::Password, 1), (Self::SecondOfficer, 2), (Self::Recovery, 3), (Self::Keyring, 4)];

    /// As an operation keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Password => "password",
            Self::SecondOfficer => "second_officer",
            Self::Recovery => "recovery",
            Self::Keyring => "keyring",
        }
    }

    fn number(self) -> u8 {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or(0, |(_, number)| *number)
    }

    fn from_number(number: u8) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == number).map(|(kind, _)| *kind)
    }
}

/// The slots of a register.
#[derive(Clone)]
pub(crate) struct Slots {
    /// Which register.
    pub(crate) id: [u8; 16],
    /// Counts the writings of the file: the higher of two copies holds.
    pub(crate) generation: u64,
    slots: Vec<(SlotKind, Vec<u8>)>,
}

impl Slots {
    /// Slots of a new register: open, with a key of its own.
    pub(crate) fn new() -> Result<Self, Fault> {
        let mut id = [0_u8; 16];
        getrandom::fill(&mut id).map_err(|error| Fault::Bug(error.to_string()))?;
        let key = DataKey::random()?;
        Ok(Self { id, generation: 1, slots: vec![(SlotKind::Open, key.0.to_vec())] })
    }

    /// The register's id in hex.
    pub(crate) fn name(&self) -> String {
        hex(&self.id)
    }

    /// The kinds there are.
    pub(crate) fn kinds(&self) -> Vec<SlotKind> {
        self.slots.iter().map(|(kind, _)| *kind).collect()
    }

    /// The key, where nothing needs to be asked for it.
    pub(crate) fn open(&self) -> Option<DataKey> {
        let (_, body) = self.slots.iter().find(|(kind, _)| *kind == SlotKind::Open)?;
        Some(DataKey(body.as_slice().try_into().ok()?))
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.id);
        bytes.extend_from_slice(&self.generation.to_le_bytes());
        bytes.push(u8::try_from(self.slots.len()).unwrap_or(u8::MAX));
        for (kind, body) in &self.slots {
            bytes.push(kind.number());
            bytes.extend_from_slice(&u16::try_from(body.len()).unwrap_or(u16::MAX).to_le_bytes());
            bytes.extend_from_slice(body);
        }
        let digest = Sha256::digest(&bytes);
        bytes.extend_from_slice(&digest);
        bytes
    }

    /// None where the bytes are not a slot file of ours, or not what was written.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (body, digest) = bytes.split_at_checked(bytes.len().checked_sub(32)?)?;
        if Sha256::digest(body).as_slice() != digest {
            return None;
        }
        let mut rest = body.strip_prefix(MAGIC)?;
        let mut take = |count: usize| -> Option<&[u8]> {
            let (taken, left) = rest.split_at_checked(count)?;
            rest = left;
            Some(taken)
        };
        if u16::from_le_bytes(take(2)?.try_into().ok()?) != VERSION {
            return None;
        }
        let id = take(16)?.try_into().ok()?;
        let generation = u64::from_le_bytes(take(8)?.try_into().ok()?);
        let count = *take(1)?.first()?;
        let mut slots = Vec::new();
        for _ in 0..count {
            let kind = SlotKind::from_number(*take(1)?.first()?)?;
            let length = u16::from_le_bytes(take(2)?.try_into().ok()?);
            slots.push((kind, take(usize::from(length))?.to_vec()));
        }
        Some(Self { id, generation, slots })
    }
}

impl Drop for Slots {
    fn drop(&mut self) {
        for (_, body) in &mut self.slots {
            body.zeroize();
        }
    }
}

/// The slot file beside the database.
pub(crate) fn beside(folder: &Path) -> PathBuf {
    folder.join("keys")
}

/// Its second copy in the user's configuration folder.
fn second(configuration: &Path, name: &str) -> PathBuf {
    configuration.join(format!("keys-{name}"))
}

/// Writes the slot file, and its second copy for a real register.
pub(crate) fn keep(slots: &Slots, folder: &Path, configuration: Option<&Path>) -> Result<(), Fault> {
    let bytes = slots.to_bytes();
    files::replace(&beside(folder), &bytes)?;
    if let Some(configuration) = configuration {
        files::make_folder(configuration)?;
        files::replace(&second(configuration, &slots.name()), &bytes)?;
    }
    Ok(())
}

fn look(path: &Path) -> Option<Slots> {
    files::read(path, LARGEST).ok().and_then(|bytes| Slots::from_bytes(&bytes))
}

/// The slot file of a restore that is under way: if it is cut off between the two renames, either file opens.
pub(crate) fn next(folder: &Path) -> PathBuf {
    folder.join("keys.next")
}

/// A restore is over: `keys` opens the register, so the next slots are litter.
pub(crate) fn drop_next(folder: &Path) {
    drop(std::fs::remove_file(next(folder)));
}

/// Slots that may open the database, the likeliest first, and whether they stand beside it in `keys`: the valid copy
/// with the highest generation holds.
///
/// # Errors
/// [`Fault::WrongKey`] where no copy is left.
pub(crate) fn candidates(folder: &Path, configuration: &Path) -> Result<Vec<(Slots, bool)>, Fault> {
    let mut found = Vec::new();
    if let Some(first) = look(&beside(folder)) {
        if let Some(copy) = look(&second(configuration, &first.name()))
            && copy.generation > first.generation
        {
            found.push((copy, false));
        }
        found.push((first, true));
    }
    if let Some(next) = look(&next(folder)) {
        found.push((next, false));
    }
    if let Ok(entries) = std::fs::read_dir(configuration) {
        for entry in entries {
            let entry = entry.map_err(|error| Fault::file(FileOperation::Read, configuration, &error))?;
            if entry.file_name().to_string_lossy().starts_with("keys-")
                && let Some(copy) = look(&entry.path())
                && !found.iter().any(|(known, _)| known.id == copy.id && known.generation >= copy.generation)
            {
                found.push((copy, false));
            }
        }
    }
    if found.is_empty() { Err(Fault::WrongKey) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_file_reads_back_and_any_changed_byte_is_refused() {
        let slots = Slots::new().unwrap();
        let bytes = slots.to_bytes();
        assert!(bytes.len() < 4096);
        let again = Slots::from_bytes(&bytes).unwrap();
        assert_eq!((again.id, again.generation, again.kinds()), (slots.id, 1, vec![SlotKind::Open]));
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            assert!(Slots::from_bytes(&changed).is_none(), "byte {place}");
        }
        for length in 0..bytes.len() {
            assert!(Slots::from_bytes(&bytes[..length]).is_none(), "cut to {length}");
        }
    }
}
