//! SQLite's errors as faults.

use domain::Fault;

/// The fault behind an error of SQLite.
pub(crate) fn fault(error: rusqlite::Error) -> Fault {
    Fault::Bug(error.to_string())
}
