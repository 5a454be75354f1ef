//! Linux: the mount a folder lies on, from `/proc/self/mountinfo` and `/sys`.

use std::path::{Path, PathBuf};

use domain::fault::UnsafePlace;

/// File systems that are on another machine.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "glusterfs",
    "lustre",
    "9p",
    "ncpfs",
    "davfs",
    "beegfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.s3fs",
    "fuse.gvfsd-fuse",
    "fuse.cephfs",
];

/// Why a folder that exists is no place for the live register.
pub(crate) fn medium(folder: &Path) -> Option<UnsafePlace> {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let mount = mount_of(&mounts, folder)?;
    if NETWORK.contains(&mount.kind.as_str()) || mount.source.starts_with("//") {
        return Some(UnsafePlace::Network);
    }
    removable(&mount.device).then_some(UnsafePlace::Removable)
}

/// A line of mountinfo.
struct Mount {
    point: PathBuf,
    device: String,
    kind: String,
    source: String,
}

/// The mount with the longest point that holds the folder; the later one where two have it.
fn mount_of(mounts: &str, folder: &Path) -> Option<Mount> {
    mounts
        .lines()
        .filter_map(parse)
        .filter(|mount| folder.starts_with(&mount.point))
        .max_by_key(|mount| mount.point.components().count())
}

/// `36 35 98:0 /root /point opts - type source superopts`; spaces in names are written `\040`.
fn parse(line: &str) -> Option<Mount> {
    let (head, tail) = line.split_once(" - ")?;
    let mut head = head.split(' ').skip(2);
    let device = head.next()?.to_owned();
    let point = head.nth(1)?.replace("\\040", " ");
    let mut tail = tail.split(' ');
    Some(Mount { point: PathBuf::from(point), device, kind: tail.next()?.to_owned(), source: tail.next()?.to_owned() })
}

/// Whether a block device, or the disk a partition is on, says it can be taken out.
fn removable(device: &str) -> bool {
    let Ok(place) = Path::new("/sys/dev/block").join(device).canonicalize() else { return false };
    [Some(place.as_path()), place.parent()]
        .into_iter()
        .flatten()
        .any(|disk| std::fs::read_to_string(disk.join("removable")).is_ok_and(|text| text.trim() == "1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "27 1 254:0 / / rw - ext4 /dev/vda rw\n\
        40 27 0:50 / /home/office/共享 rw - cifs //server/share rw\n\
        41 27 0:51 / /mnt/my\\040stick rw - nfs4 server:/x rw\n";

    #[test]
    fn the_nearest_mount_decides() {
        let kind = |path: &str| mount_of(MOUNTS, Path::new(path)).map(|mount| mount.kind).unwrap();
        assert_eq!(kind("/home/office/台账"), "ext4");
        assert_eq!(kind("/home/office/共享/台账"), "cifs");
        assert_eq!(kind("/mnt/my stick/a"), "nfs4");
        assert_eq!(kind("/home/office/共享的"), "ext4");
    }
}
