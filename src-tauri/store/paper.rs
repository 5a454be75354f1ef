//! The document register: papers that bases and extensions point to, and the attachments behind them.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;
use sha2::{Digest, Sha256};

use domain::kinds::ContentKind;
use domain::{Fault, Partial};

use crate::door::{Reading, Writing};
use crate::rows::{rows, with_tail};
use crate::trouble::fault;

rows! {
    /// 文件.
    pub struct Paper in "document", Paper {
        /// 文号.
        number: Option<String>,
        /// When it was issued.
        issued_on: Option<Partial>,
        /// By whom.
        issued_by: Option<String>,
        /// What it is called.
        title: String,
        /// SHA-256 of its attachment.
        attachment: Option<String>,
        /// The name the attachment came with.
        attachment_name: Option<String>,
    }
}

rows! {
    /// An attachment of a meeting.
    pub struct MeetingAttachment in "meeting_attachment", Attachment {
        /// Of which meeting.
        meeting: i64,
        /// SHA-256 of its bytes.
        attachment: String,
        /// The name it came with.
        name: String,
        /// What its bytes are.
        what: Option<ContentKind>,
        /// Made smaller, with place data removed.
        reduced: bool,
        /// Free text.
        note: Option<String>,
    }
}

impl MeetingAttachment {
    /// The attachments of a meeting with their sizes, in the order they came.
    pub fn of(reading: &Reading<'_>, meeting: i64) -> Result<Vec<(Self, i64)>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE meeting = ?1 AND removed = 0 ORDER BY id");
        let found = Self::query(reading, &sql, [meeting])?;
        found
            .into_iter()
            .map(|one| {
                let size = reading.attachment_size(&one.attachment)?;
                Ok((one, size))
            })
            .collect()
    }
}

impl MeetingAttachment {
    /// The attachments of a signed meeting that came after the signature, each with the correction written by the same act.
    pub fn with_corrections(reading: &Reading<'_>, meeting: i64) -> Result<BTreeMap<i64, i64>, Fault> {
        reading
            .connection()
            .prepare_cached(
                "SELECT DISTINCT a.id AS attachment, c.row_id AS correction FROM meeting_attachment a
                 JOIN change own ON own.table_name = 'meeting_attachment' AND own.row_id = a.id
                 JOIN change c ON c.operation = own.operation AND c.table_name = 'meeting_correction'
                 WHERE a.meeting = ?1 AND a.removed = 0",
            )
            .and_then(|mut statement| {
                statement.query_map([meeting], |row| Ok((row.get("attachment")?, row.get("correction")?)))?.collect()
            })
            .map_err(fault)
    }
}

impl Paper {
    /// All papers, newest first.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY issued_on DESC, id DESC"), [])
    }

    /// The paper of a number.
    pub fn numbered(reading: &Reading<'_>, number: &str) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE number = ?1 AND removed = 0 ORDER BY id LIMIT 1");
        Ok(Self::query(reading, &sql, [number])?.into_iter().next())
    }
}

impl Writing<'_> {
    /// Keeps bytes once; their SHA-256 comes back.
    pub fn keep_attachment(&self, media_type: &str, bytes: &[u8]) -> Result<String, Fault> {
        let sha256 = crate::chain::hex(&Sha256::digest(bytes));
        self.connection()
            .prepare_cached(
                "INSERT INTO attachment (sha256, size, media_type, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )
            .and_then(|mut statement| {
                statement.execute(rusqlite::params![sha256, bytes.len() as i64, media_type, bytes])
            })
            .map_err(fault)?;
        Ok(sha256)
    }
}

impl Reading<'_> {
    /// How many bytes an attachment has; 0 where there is none.
    pub fn attachment_size(&self, sha256: &str) -> Result<i64, Fault> {
        self.connection()
            .prepare_cached("SELECT size FROM attachment WHERE sha256 = ?1")
            .and_then(|mut statement| statement.query_row([sha256], |row| row.get("size")).optional())
            .map(|size| size.unwrap_or(0))
            .map_err(fault)
    }

    /// The bytes of an attachment.
    pub fn attachment(&self, sha256: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.connection()
            .prepare_cached("SELECT bytes FROM attachment WHERE sha256 = ?1")
            .and_then(|mut statement| statement.query_row([sha256], |row| row.get("bytes")).optional())
            .map_err(fault)
    }
}
