//! Where the live register may not lie: network drives, sticks, and folders a cloud program copies.
//!
//! Detected and refused, not warned about: a database in such a place is damaged sooner or later.

use std::path::Path;

use domain::fault::UnsafePlace;
use domain::{Fault, Refusal};

/// Folder names under which cloud programs copy files, in small letters.
const CLOUD_FOLDERS: &[&str] = &[
    "onedrive",
    "坚果云",
    "nutstore",
    "百度网盘",
    "百度云",
    "baidunetdisk",
    "baidusyncdisk",
    "百度网盘同步空间",
    "wps云盘",
    "wps 云盘",
    "wpsdrive",
    "wps cloud files",
    "wps网盘",
    "腾讯微云",
    "微云同步",
    "weiyun",
    "阿里云盘",
    "adrive",
    "天翼云盘",
    "dropbox",
    "icloud drive",
    "iclouddrive",
    "google drive",
    "googledrive",
];

/// Refuses a place that is no home for the live register. `folder` may not exist yet; what it will stand in decides.
pub(crate) fn refuse_unsafe(folder: &Path) -> Result<(), Fault> {
    if std::fs::symlink_metadata(folder).is_ok_and(|found| found.is_symlink()) {
        return Err(Fault::Refused(Refusal::UnsafePlace(UnsafePlace::Link)));
    }
    let standing = folder.ancestors().find_map(|above| above.canonicalize().ok());
    let standing = standing.as_deref().unwrap_or(folder);
    if cloud_synced(folder) || cloud_synced(standing) {
        return Err(Fault::Refused(Refusal::UnsafePlace(UnsafePlace::CloudSynced)));
    }
    match crate::platform::medium(standing) {
        Some(place) => Err(Fault::Refused(Refusal::UnsafePlace(place))),
        None => Ok(()),
    }
}

/// Whether a component of the path is the folder of a cloud program, alone or with an account behind it
/// (OneDrive - 某某街道).
fn cloud_synced(path: &Path) -> bool {
    path.components().any(|component| {
        let name = component.as_os_str().to_string_lossy().to_lowercase();
        CLOUD_FOLDERS.iter().any(|cloud| {
            name.strip_prefix(cloud).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(', '（']))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_cloud_programs_are_known_by_name() {
        for path in ["/home/a/OneDrive/juwei", "/home/a/OneDrive - 样例街道/x", "/d/坚果云/台账", "/d/BaiduSyncdisk/x"]
        {
            assert!(cloud_synced(Path::new(path)), "{path}");
        }
        for path in ["/home/a/juwei", "/home/a/我的OneDriver", "/home/a/.local/share/juwei"] {
            assert!(!cloud_synced(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn a_temporary_folder_on_this_disk_is_a_fair_place() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(refuse_unsafe(&folder.path().join("register")), Ok(()));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_home() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(folder.path(), &link).unwrap();
        assert_eq!(refuse_unsafe(&link).unwrap_err().code(), "unsafe_place");
    }
}
