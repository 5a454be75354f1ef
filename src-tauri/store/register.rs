//! Being built.

/// A register.
pub struct Register {
    pub(crate) connection: rusqlite::Connection,
}
