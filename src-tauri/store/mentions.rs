//! Where a text still stands: every text column of every journaled table, read from the schema, the
//! attachments, and the names of files written outside.

use rusqlite::params;

use domain::Fault;

use crate::door::Reading;
use crate::journal::journaled_tables;
use crate::trouble::fault;

/// Most places told of one column.
const MOST: i64 = 200;

/// A place that holds the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which table.
    pub table: String,
    /// Which row.
    pub row: i64,
    /// Which column.
    pub column: String,
    /// What stands there, whole.
    pub text: String,
    /// The meeting it belongs to.
    pub meeting: Option<i64>,
    /// The body it belongs to.
    pub body: Option<i64>,
    /// The card it belongs to.
    pub person: Option<i64>,
}

/// An attachment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// `document`, `meeting_attachment`, `report_file` or `report_check`.
    pub table: String,
    /// Which row.
    pub row: i64,
    /// The name it came with.
    pub name: String,
    /// What it belongs to, in words.
    pub what: String,
    /// Where its bytes are kept.
    pub sha256: String,
    /// It belongs to something of the person: it may show them whatever it is.
    pub near: bool,
}

impl Reading<'_> {
    /// Rows, not removed, one of whose text columns holds the text.
    pub fn mentions(&self, text: &str) -> Result<Vec<Mention>, Fault> {
        let connection = self.connection();
        let mut found = Vec::new();
        for table in journaled_tables(connection)? {
            let columns: Vec<(String, String)> = connection
                .prepare_cached("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")
                .and_then(|mut statement| {
                    statement.query_map([&table], |row| Ok((row.get("name")?, row.get("type")?)))?.collect()
                })
                .map_err(fault)?;
            let of = |named: &str| match columns.iter().any(|(column, _)| column == named) {
                true => named.to_owned(),
                false if table == named => "id".to_owned(),
                false => "NULL".to_owned(),
            };
            let (meeting, body, person) = (of("meeting"), of("body"), of("person"));
            for (column, kind) in &columns {
                if kind != "TEXT" || column == "attachment" {
                    continue;
                }
                let sql = format!(
                    "SELECT id, {column} AS text, {meeting} AS meeting, {body} AS body, {person} AS person FROM {table}
                     WHERE removed = 0 AND instr({column}, ?1) > 0 ORDER BY id LIMIT ?2"
                );
                let rows: Vec<Mention> = connection
                    .prepare_cached(&sql)
                    .and_then(|mut statement| {
                        statement
                            .query_map(params![text, MOST], |row| {
                                Ok(Mention {
                                    table: table.clone(),
                                    row: row.get("id")?,
                                    column: column.clone(),
                                    text: row.get("text")?,
                                    meeting: row.get("meeting")?,
                                    body: row.get("body")?,
                                    person: row.get("person")?,
                                })
                            })?
                            .collect()
                    })
                    .map_err(fault)?;
                found.extend(rows);
            }
        }
        Ok(found)
    }

    /// All attachments. Near are those of papers something of a person rests on, of meetings the person was on the list
    /// of, and of reports.
    pub fn enclosed(&self, person: i64) -> Result<Vec<Enclosed>, Fault> {
        self.connection()
            .prepare_cached(
                "SELECT 'document' AS of_table, d.id AS of_row, coalesce(d.attachment_name, d.title) AS name, d.title AS what,
                        d.attachment AS sha256, d.id IN (SELECT document FROM appointment WHERE person = ?1)
                          OR d.id IN (SELECT document FROM person_fact WHERE person = ?1) AS near
                 FROM document d WHERE d.removed = 0 AND d.attachment IS NOT NULL
                 UNION ALL
                 SELECT 'meeting_attachment', a.id, a.name, m.name, a.attachment,
                        a.meeting IN (SELECT meeting FROM attendance WHERE person = ?1)
                 FROM meeting_attachment a JOIN meeting m ON m.id = a.meeting WHERE a.removed = 0
                 UNION ALL
                 SELECT 'report_file', f.id, f.name, CAST(v.year AS TEXT), f.attachment, 1
                 FROM report_file f JOIN report_version v ON v.id = f.report_version
                 WHERE f.removed = 0
                 UNION ALL
                 SELECT 'report_check', c.id, c.on_day, CAST(c.year AS TEXT), c.digest, 1
                 FROM report_check c JOIN attachment a ON a.sha256 = c.digest
                 WHERE c.removed = 0 ORDER BY 1, 2",
            )
            .and_then(|mut statement| {
                statement
                    .query_map([person], |row| {
                        Ok(Enclosed {
                            table: row.get("of_table")?,
                            row: row.get("of_row")?,
                            name: row.get("name")?,
                            what: row.get("what")?,
                            sha256: row.get("sha256")?,
                            // Nobody is where a list holds nothing but blanks.
                            near: row.get::<_, Option<bool>>("near")?.unwrap_or(false),
                        })
                    })?
                    .collect()
            })
            .map_err(fault)
    }

    /// Files written for her whose path holds the text.
    pub fn written_files_named(&self, text: &str) -> Result<Vec<String>, Fault> {
        self.connection()
            .prepare_cached("SELECT path FROM written_file WHERE instr(path, ?1) > 0 ORDER BY path LIMIT 200")
            .and_then(|mut statement| statement.query_map([text], |row| row.get("path"))?.collect())
            .map_err(fault)
    }

    /// Reasons given in the history that hold the text: operation and reason.
    pub fn reasons_with(&self, text: &str) -> Result<Vec<(i64, String)>, Fault> {
        self.connection()
            .prepare_cached("SELECT id, reason FROM operation WHERE instr(reason, ?1) > 0 ORDER BY id DESC LIMIT 200")
            .and_then(|mut statement| {
                statement.query_map([text], |row| Ok((row.get("id")?, row.get("reason")?)))?.collect()
            })
            .map_err(fault)
    }
}
