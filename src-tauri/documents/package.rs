//! Files in one zip, with a password or without: written the same way every time, and read inside bounds, whoever made it.
//!
//! Names are only compared, never made into paths.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use domain::Fault;
use domain::papers::sent::{MANIFEST, Manifest, PACKAGE_SCHEMA, PackageTrouble, REPORT, SCHEMA, SentReport};
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipArchive, ZipWriter};

/// Most files of a package.
const MOST_FILES: usize = 2_000;
/// Most bytes unpacked, all files together.
const MOST_UNPACKED: u64 = 200 * 1024 * 1024;
/// A larger file may not be packed more tightly than this.
const MOST_RATIO: u64 = 200;
/// Files up to this size may.
const SMALL: u64 = 1024 * 1024;

/// The files in one zip, each with its name. With a password they are encrypted by AES-256 as 7-Zip and WinRAR open it; names
/// and sizes stay readable.
///
/// # Errors
/// Our own mistake alone: a name that is there twice.
pub fn packed(files: &[(String, Vec<u8>)], password: Option<&str>) -> Result<Vec<u8>, Fault> {
    let bug = |error: ZipError| Fault::Bug(format!("zip: {error}"));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // One fixed time: the same files make the same bytes.
        let mut options = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated);
        if let Some(password) = password {
            options = options.with_aes_encryption(AesMode::Aes256, password);
        }
        writer.start_file(name.as_str(), options).map_err(bug)?;
        writer.write_all(bytes).map_err(|error| Fault::Bug(format!("zip: {error}")))?;
    }
    Ok(writer.finish().map_err(bug)?.into_inner())
}

/// The files of a zip by their names.
///
/// # Errors
/// What is wrong with it: torn, locked, too large, a name that is there twice.
pub fn unpacked(bytes: &[u8], password: Option<&str>) -> Result<BTreeMap<String, Vec<u8>>, PackageTrouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackageTrouble::Damaged)?;
    if archive.len() > MOST_FILES {
        return Err(PackageTrouble::TooLarge);
    }
    let mut files = BTreeMap::new();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let encrypted = archive.by_index_raw(index).map_err(|_| PackageTrouble::Damaged)?.encrypted();
        let entry = match (encrypted, password) {
            (false, _) => archive.by_index(index),
            (true, Some(password)) => archive.by_index_decrypt(index, password.as_bytes()),
            (true, None) => return Err(PackageTrouble::Locked),
        };
        let mut entry = entry.map_err(|error| match error {
            ZipError::InvalidPassword => PackageTrouble::WrongPassword,
            _ => PackageTrouble::Damaged,
        })?;
        let name = entry.name().map_err(|_| PackageTrouble::Damaged)?.into_owned();
        // What an entry says of its size is not believed: it is counted while it is unpacked.
        let packed = entry.compressed_size().max(1);
        let mut content = Vec::new();
        let mut piece = vec![0_u8; 64 * 1024];
        loop {
            let read = entry.read(&mut piece).map_err(|_| PackageTrouble::Damaged)?;
            if read == 0 {
                break;
            }
            total += read as u64;
            content.extend_from_slice(piece.get(..read).unwrap_or_default());
            let size = content.len() as u64;
            if total > MOST_UNPACKED || (size > SMALL && size / packed > MOST_RATIO) {
                return Err(PackageTrouble::TooLarge);
            }
        }
        if files.insert(name.clone(), content).is_some() {
            return Err(PackageTrouble::Stray(name));
        }
    }
    Ok(files)
}

/// The report in a package, after every file of it was compared with the manifest.
///
/// # Errors
/// The first thing that is wrong.
pub fn report(bytes: &[u8], password: Option<&str>) -> Result<SentReport, PackageTrouble> {
    let mut files = unpacked(bytes, password)?;
    let manifest = files.remove(MANIFEST).ok_or(PackageTrouble::NoManifest)?;
    let manifest = read_manifest(&manifest)?;
    for listed in &manifest.files {
        let Some(content) = files.get(&listed.name) else {
            return Err(PackageTrouble::Missing(listed.name.clone()));
        };
        if content.len() as u64 != listed.size || hex(&Sha256::digest(content)) != listed.sha256 {
            return Err(PackageTrouble::Changed(listed.name.clone()));
        }
    }
    if let Some(stray) = files.keys().find(|name| !manifest.files.iter().any(|listed| listed.name == **name)) {
        return Err(PackageTrouble::Stray(stray.clone()));
    }
    let content = files.get(REPORT).ok_or_else(|| PackageTrouble::Missing(REPORT.to_owned()))?;
    let report: SentReport = serde_json::from_slice(content).map_err(|_| PackageTrouble::Unreadable)?;
    let same = report.schema == SCHEMA
        && report.committee.name == manifest.committee
        && report.year == manifest.year
        && report.reader == manifest.reader
        && report.version == manifest.version;
    if same { Ok(report) } else { Err(PackageTrouble::Unreadable) }
}

fn read_manifest(bytes: &[u8]) -> Result<Manifest, PackageTrouble> {
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| PackageTrouble::NoManifest)?;
    let schema = value.get("schema").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    if schema == PACKAGE_SCHEMA {
        return serde_json::from_value(value).map_err(|_| PackageTrouble::NoManifest);
    }
    let ours = PACKAGE_SCHEMA.split('/').next().unwrap_or_default();
    Err(match schema.split_once('/') {
        Some((name, _)) if name == ours => PackageTrouble::TooNew(schema),
        _ => PackageTrouble::NoManifest,
    })
}

/// Bytes as small hex.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<(String, Vec<u8>)> {
        vec![("a.txt".to_owned(), b"one".to_vec()), ("tables/01.csv".to_owned(), vec![b'x'; 10_000])]
    }

    #[test]
    fn the_same_files_make_the_same_bytes_and_come_out_again() {
        let zip = packed(&files(), None).unwrap();
        assert_eq!(zip, packed(&files(), None).unwrap());
        assert_eq!(unpacked(&zip, None).unwrap(), files().into_iter().collect());
        assert_eq!(unpacked(&zip, Some("不用")).unwrap().len(), 2, "a password nobody asked for does no harm");
    }

    #[test]
    fn a_password_locks_it_and_another_one_does_not_open_it() {
        let zip = packed(&files(), Some("街道2026")).unwrap();
        assert_eq!(unpacked(&zip, None).unwrap_err(), PackageTrouble::Locked);
        assert_eq!(unpacked(&zip, Some("别的")).unwrap_err(), PackageTrouble::WrongPassword);
        assert_eq!(unpacked(&zip, Some("街道2026")).unwrap(), files().into_iter().collect());
        assert!(!zip.windows(10).any(|piece| piece == [b'x'; 10]));
    }

    #[test]
    fn what_unpacks_to_far_more_than_it_is_is_not_unpacked() {
        let zip = packed(&[("bomb".to_owned(), vec![0; 40 * 1024 * 1024])], None).unwrap();
        assert!(zip.len() < 100_000);
        assert_eq!(unpacked(&zip, None).unwrap_err(), PackageTrouble::TooLarge);
    }

    #[test]
    fn what_is_no_zip_or_a_torn_one_is_damaged() {
        let zip = packed(&files(), None).unwrap();
        for bytes in [&b"no zip at all"[..], &zip[..zip.len() / 2], &[]] {
            assert_eq!(unpacked(bytes, None).unwrap_err(), PackageTrouble::Damaged);
        }
    }
}
