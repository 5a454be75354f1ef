//! `import_look`: a file before it is tried: its sheets, its first rows, its header, and what its columns were taken
//! to mean. From here she says it better.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use domain::Fault;
use domain::roster::{self, Column, Subject};

use super::{ImportColumn, ImportWhat, choice};
use crate::Office;
use crate::reading;

/// A file to look at.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ImportLookRequest {
    /// The file.
    pub path: PathBuf,
    /// The sheet in it; the first one where missing.
    #[serde(default)]
    pub sheet: Option<String>,
    /// What the rows are.
    #[serde(default)]
    pub what: Option<ImportWhat>,
    /// Number of the last row of the header; searched for where missing.
    #[serde(default)]
    pub header: Option<u32>,
}

/// A file as it looks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportLook {
    /// The sheets of the file; empty where a file has none.
    pub sheets: Vec<String>,
    /// The sheet read.
    pub sheet: String,
    /// The first rows with something in them.
    pub first: Vec<LookRow>,
    /// Number of the first row of the header, where one was found.
    pub header_top: Option<u32>,
    /// Number of its last row.
    pub header: Option<u32>,
    /// The same for every sheet with these words over its columns: under it a mapping is remembered.
    pub header_key: String,
    /// The columns, from left to right.
    pub columns: Vec<LookColumn>,
    /// What a column of this sheet may mean.
    pub meanings: Vec<LookMeaning>,
    /// The meaning every row needs has its column.
    pub complete: bool,
}

/// A row as it stands in the sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LookRow {
    /// Its number.
    pub row: u32,
    /// Its cells from the first column on; long ones cut, numbers of people masked.
    pub cells: Vec<String>,
}

/// A column as it stands in the sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LookColumn {
    /// Its place, 0 being the first.
    pub place: u32,
    /// The words over it.
    pub word: String,
    /// What it was taken to mean.
    pub meaning: Option<Column>,
    /// What stands first in it, numbers of people masked.
    pub samples: Vec<String>,
}

/// What a column may mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LookMeaning {
    /// For the request.
    pub meaning: Column,
    /// As a person reads it.
    pub text: String,
}

/// `import_look`: writes nothing.
pub(crate) fn look(office: &mut Office, request: ImportLookRequest) -> Result<ImportLook, Fault> {
    office.read(|_| Ok(()))?;
    let read = reading::sheet(&request.path, request.sheet.as_deref())?;
    let no_columns: Option<&[ImportColumn]> = None;
    let choice = choice(request.what, request.header, no_columns);
    let seen = roster::look(&read.sheet, &choice);
    let worded = seen.words.iter().filter(|column| !column.word.is_empty());
    let words: Vec<(u32, &str)> = worded.map(|column| (column.place, column.word.as_str())).collect();
    let anchor = choice.subject.anchor();
    let meanings = match choice.subject {
        Subject::People => Column::OF_PEOPLE,
        Subject::Places => Column::OF_PLACES,
    };
    Ok(ImportLook {
        sheets: read.names,
        sheet: read.name,
        first: seen.rows.into_iter().map(|(row, cells)| LookRow { row, cells }).collect(),
        header_top: seen.header.map(|(top, _)| top),
        header: seen.header.map(|(_, bottom)| bottom),
        header_key: key(choice.subject, &words),
        complete: seen.words.iter().any(|column| column.meaning == Some(anchor)),
        columns: seen
            .words
            .into_iter()
            .map(|column| LookColumn {
                place: column.place,
                word: column.word,
                meaning: column.meaning,
                samples: column.samples,
            })
            .collect(),
        meanings: meanings
            .iter()
            .map(|meaning| LookMeaning { meaning: *meaning, text: meaning.chinese().to_owned() })
            .collect(),
    })
}

/// Short enough for the name of a preference, and the same wherever the same words stand over the same kind of rows.
fn key(subject: Subject, words: &[(u32, &str)]) -> String {
    let mut digest = Sha256::new();
    digest.update(if subject == Subject::Places { b"p" } else { b"n" });
    for (place, word) in words {
        digest.update(place.to_be_bytes());
        digest.update(word.as_bytes());
        digest.update(b"\x1f");
    }
    store::chain::hex(&digest.finalize()).chars().take(24).collect()
}
