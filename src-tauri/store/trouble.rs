//! SQLite's errors as faults: who can do something about each.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use domain::fault::FileTrouble;
use domain::{Fault, FileOperation};

/// Name of the live database inside the register's folder, as faults say it.
pub(crate) const DATABASE: &str = "register.db";

/// The fault behind an error of SQLite.
pub(crate) fn fault(error: rusqlite::Error) -> Fault {
    let file = |operation, trouble| Fault::File { operation, path: PathBuf::from(DATABASE), trouble };
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => Fault::Busy,
        Some(ErrorCode::DiskFull) => file(FileOperation::Write, FileTrouble::Full),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => file(FileOperation::Write, FileTrouble::NotAllowed),
        Some(ErrorCode::CannotOpen) => file(FileOperation::Read, FileTrouble::NotAllowed),
        Some(ErrorCode::SystemIoFailure) => file(FileOperation::Write, FileTrouble::Medium),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Fault::Damaged(error.to_string()),
        _ => Fault::Bug(error.to_string()),
    }
}
