//! The one writer of whole files: temp file in the same folder, fsync, re-read, rename, fsync of the folder.
//!
//! Either the old file stays as it was or the new one stands complete. Never used on the live database: closing a
//! second descriptor of it would drop SQLite's locks.
#![expect(clippy::disallowed_methods, reason = "this is the one writer the list points everybody else to")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use domain::fault::FileTrouble;
use domain::{Fault, FileOperation};

use crate::chain::hex;

/// Waits between tries of a rename, in milliseconds: a virus scanner holds new files for a moment on Windows.
const PATIENCE: [u64; 5] = [10, 25, 50, 100, 200];

fn trouble(operation: FileOperation, path: &Path, trouble: FileTrouble) -> Fault {
    Fault::File { operation, path: path.to_owned(), trouble }
}

fn write_fault(path: &Path) -> impl Fn(io::Error) -> Fault + '_ {
    move |error| Fault::file(FileOperation::Write, path, &error)
}

/// A name beside `path` that nobody has.
pub(crate) fn beside(path: &Path) -> Result<PathBuf, Fault> {
    let mut random = [0_u8; 8];
    getrandom::fill(&mut random).map_err(|error| Fault::Bug(error.to_string()))?;
    let name = path.file_name().ok_or_else(|| trouble(FileOperation::Write, path, FileTrouble::NotAFile))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.part", hex(&random)));
    Ok(path.with_file_name(hidden))
}

/// Writes a file whole, replacing one of that name.
///
/// # Errors
/// [`Fault::File`] with the path; the file that was there is then untouched, and no part of a new one is left.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    refuse_link_or_folder(path)?;
    let part = beside(path)?;
    let written = write_part(&part, bytes).map_err(write_fault(path));
    if let Err(fault) = written.and_then(|()| settle(&part, path)) {
        // Best effort: the file under its final name is what counts.
        drop(fs::remove_file(&part));
        return Err(fault);
    }
    Ok(())
}

fn write_part(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private(OpenOptions::new().write(true).create_new(true)).open(part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    let mut kept = Vec::with_capacity(bytes.len());
    File::open(part)?.read_to_end(&mut kept)?;
    if kept == bytes { Ok(()) } else { Err(io::Error::from(io::ErrorKind::InvalidData)) }
}

/// Gives a finished file its name and makes that last.
pub(crate) fn settle(part: &Path, path: &Path) -> Result<(), Fault> {
    let mut waits = PATIENCE.iter();
    loop {
        match fs::rename(part, path) {
            Ok(()) => break,
            // 5 access denied, 32 sharing violation (Windows): a scanner has it.
            Err(error) if cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32)) => match waits.next() {
                Some(wait) => std::thread::sleep(std::time::Duration::from_millis(*wait)),
                None => return Err(Fault::file(FileOperation::Write, path, &error)),
            },
            Err(error) => return Err(Fault::file(FileOperation::Write, path, &error)),
        }
    }
    sync_folder(path.parent().unwrap_or(Path::new(".")));
    Ok(())
}

/// Moves a file aside within the same disk.
pub(crate) fn move_aside(from: &Path, to: &Path) -> Result<(), Fault> {
    settle(from, to)
}

fn refuse_link_or_folder(path: &Path) -> Result<(), Fault> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() || !found.is_file() => {
            Err(trouble(FileOperation::Write, path, FileTrouble::NotAFile))
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Fault::file(FileOperation::Write, path, &error)),
    }
}

/// Makes a folder that only its owner reads, with those above it.
pub fn make_folder(path: &Path) -> Result<(), Fault> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| Fault::file(FileOperation::MakeFolder, path, &error))
}

/// Reads a file of at most `most` bytes. Never for the live database.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, Fault> {
    let fault = |error: io::Error| Fault::file(FileOperation::Read, path, &error);
    let file = File::open(path).map_err(fault)?;
    let found = file.metadata().map_err(fault)?;
    if !found.is_file() {
        return Err(trouble(FileOperation::Read, path, FileTrouble::NotAFile));
    }
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > most {
        return Err(trouble(FileOperation::Read, path, FileTrouble::Medium));
    }
    Ok(bytes)
}

/// Readable by its owner alone.
pub(crate) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Makes the names in a folder last. Windows keeps them by itself.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        // Some media cannot; the file itself is synced either way.
        drop(folder.sync_all());
    }
    #[cfg(not(unix))]
    let _: &Path = folder;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_leaves_no_part_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("报告.docx");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(read(&path, 100).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_or_a_link_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("name");
        fs::create_dir(&path).unwrap();
        assert_eq!(replace(&path, b"x").unwrap_err().code(), "file_not_a_file");
        #[cfg(unix)]
        {
            let (target, link) = (folder.path().join("target"), folder.path().join("link"));
            replace(&target, b"kept").unwrap();
            std::os::unix::fs::symlink(&target, &link).unwrap();
            assert_eq!(replace(&link, b"x").unwrap_err().code(), "file_not_a_file");
            assert_eq!(read(&target, 100).unwrap(), b"kept");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_with_its_code() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(replace(&folder.path().join("none/file"), b"x").unwrap_err().code(), "file_missing");
    }
}
