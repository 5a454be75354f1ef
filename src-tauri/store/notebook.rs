//! What is kept outside the journal: half-filled forms, preferences, and hashes of files written for her.

use rusqlite::{OptionalExtension, params};

use domain::Fault;

use crate::door::{Jotting, Reading};
use crate::trouble::fault;

impl Reading<'_> {
    /// A half-filled form, as JSON.
    pub fn draft(&self, form: &str) -> Result<Option<String>, Fault> {
        one(self, "SELECT content FROM draft WHERE form = ?1", form)
    }

    /// Half-filled forms whose names begin alike: name, JSON, when each was kept; the newest first.
    pub fn drafts(&self, beginning: &str) -> Result<Vec<(String, String, String)>, Fault> {
        self.connection()
            .prepare_cached(
                "SELECT form, content, saved_at FROM draft WHERE substr(form, 1, length(?1)) = ?1
                 ORDER BY saved_at DESC, form LIMIT 20",
            )
            .and_then(|mut statement| {
                statement
                    .query_map([beginning], |row| Ok((row.get("form")?, row.get("content")?, row.get("saved_at")?)))?
                    .collect()
            })
            .map_err(fault)
    }

    /// A preference, as JSON.
    pub fn preference(&self, name: &str) -> Result<Option<String>, Fault> {
        one(self, "SELECT value FROM preference WHERE name = ?1", name)
    }

    /// All preferences.
    pub fn preferences(&self) -> Result<Vec<(String, String)>, Fault> {
        self.connection()
            .prepare_cached("SELECT name, value FROM preference ORDER BY name")
            .and_then(|mut statement| {
                statement.query_map([], |row| Ok((row.get("name")?, row.get("value")?)))?.collect()
            })
            .map_err(fault)
    }

    /// SHA-256 of a file as we wrote it last.
    pub fn written_file(&self, path: &str) -> Result<Option<String>, Fault> {
        one(self, "SELECT sha256 FROM written_file WHERE path = ?1", path)
    }
}

fn one(reading: &Reading<'_>, sql: &str, key: &str) -> Result<Option<String>, Fault> {
    reading
        .connection()
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([key], |row| row.get(0)).optional())
        .map_err(fault)
}

impl Jotting<'_> {
    /// Keeps a half-filled form; nothing to keep throws it away.
    pub fn keep_draft(&self, form: &str, content: Option<&str>, at: &str) -> Result<(), Fault> {
        match content {
            Some(content) => self.execute(
                "INSERT INTO draft (form, content, saved_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (form) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
                params![form, content, at],
            ),
            None => self.execute("DELETE FROM draft WHERE form = ?1", params![form]),
        }
    }

    /// Keeps a preference.
    pub fn set_preference(&self, name: &str, value: &str) -> Result<(), Fault> {
        self.execute(
            "INSERT INTO preference (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![name, value],
        )
    }

    /// Remembers a file as it was written.
    pub fn remember_file(&self, path: &str, sha256: &str) -> Result<(), Fault> {
        self.execute(
            "INSERT INTO written_file (path, sha256) VALUES (?1, ?2) ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256",
            params![path, sha256],
        )
    }

    fn execute(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<(), Fault> {
        self.connection()
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(parameters))
            .map(drop)
            .map_err(fault)
    }
}
