//! Windows: the kind of drive a folder lies on, from `GetDriveTypeW`.
#![expect(unsafe_code, reason = "one call of the system that no dependency of ours wraps")]

use std::os::windows::ffi::OsStrExt;
use std::path::{Component, Path, Prefix};

use domain::fault::UnsafePlace;

const DRIVE_REMOVABLE: u32 = 2;
const DRIVE_REMOTE: u32 = 4;
const DRIVE_CDROM: u32 = 5;

#[link(name = "kernel32")]
unsafe extern "system" {
    /// Takes the root of a drive as a null-ended wide string.
    fn GetDriveTypeW(root: *const u16) -> u32;
}

/// Why a folder that exists is no place for the live register.
pub(crate) fn medium(folder: &Path) -> Option<UnsafePlace> {
    let Some(Component::Prefix(prefix)) = folder.components().next() else { return None };
    let letter = match prefix.kind() {
        Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => letter,
        Prefix::UNC(..) | Prefix::VerbatimUNC(..) => return Some(UnsafePlace::Network),
        Prefix::Verbatim(_) | Prefix::DeviceNS(_) => return None,
    };
    let root = format!("{}:\\", char::from(letter));
    let wide: Vec<u16> = std::ffi::OsStr::new(&root).encode_wide().chain([0]).collect();
    // SAFETY: the pointer is to a null-ended wide string that lives until after the call.
    match unsafe { GetDriveTypeW(wide.as_ptr()) } {
        DRIVE_REMOVABLE | DRIVE_CDROM => Some(UnsafePlace::Removable),
        DRIVE_REMOTE => Some(UnsafePlace::Network),
        _ => None,
    }
}
