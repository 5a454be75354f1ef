//! Deleting personal data (个人信息保护法 47): the one act that rewrites history. Rows that are a person's own go, the card
//! keeps its name, the images of all of them in the journal are removed and their digests stay, so that the history
//! chain still holds. What a restore would bring back is remembered in the file `erased`, without a name.

use std::path::Path;

use rusqlite::{OptionalExtension, params};

use domain::{Fault, Partial};

use crate::chain::hex;
use crate::door::{Reading, Writing};
use crate::files;
use crate::register::Register;
use crate::rows::Stored;
use crate::trouble::fault;

/// The file beside the register: a line per erased card, its number and the link of the operation that made it.
const FILE: &str = "erased";
/// The largest such file read.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Rows that are a person's own and go: table, and the columns that say whose they are.
pub const GONE: &[(&str, &[&str])] = &[
    ("person_fact", &["person"]),
    ("kinship", &["person", "relative"]),
    ("certificate", &["person"]),
    ("declared_relative", &["person"]),
    ("consent", &["person"]),
];

/// What points to a person and stays, because the law keeps it: table, column, why.
pub const STAYS: &[(&str, &str, &str)] = &[
    ("appointment", "person", "who held a post is the record of the committee"),
    ("attendance", "person", "minutes of a meeting"),
    ("resolution", "person", "minutes of a meeting"),
    ("person", "merged_into", "a merged card is erased together with this one"),
];

/// Columns of a card that stay when it is erased. All others are emptied, those that come later too.
const KEPT: &[&str] = &["id", "removed", "name", "merged_into", "sealed_on", "erased_on"];

/// An erased card as the file names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Number of the person.
    pub person: i64,
    /// Link of the operation that made the card, hex.
    pub link: String,
}

impl Mark {
    /// The mark of a card that is there or was.
    pub fn of(reading: &Reading<'_>, person: i64) -> Result<Option<Self>, Fault> {
        let link: Option<Vec<u8>> = reading
            .connection()
            .prepare_cached(
                "SELECT link FROM chain WHERE operation =
                   (SELECT min(operation) FROM change WHERE table_name = 'person' AND row_id = ?1)",
            )
            .and_then(|mut statement| statement.query_row([person], |row| row.get("link")).optional())
            .map_err(fault)?;
        Ok(link.map(|link| Self { person, link: hex(&link) }))
    }

    /// The operation that made the card.
    pub fn made_by(reading: &Reading<'_>, person: i64) -> Result<Option<i64>, Fault> {
        reading
            .connection()
            .prepare_cached("SELECT min(operation) FROM change WHERE table_name = 'person' AND row_id = ?1")
            .and_then(|mut statement| statement.query_row([person], |row| row.get(0)))
            .map_err(fault)
    }
}

/// The cards a register's folder names as erased. A file that is not there names none; a line that cannot be read is
/// passed over.
pub fn listed(folder: &Path) -> Result<Vec<Mark>, Fault> {
    let path = folder.join(FILE);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = String::from_utf8_lossy(&files::read(&path, LARGEST)?).into_owned();
    let mut marks: Vec<Mark> = text
        .lines()
        .filter_map(|line| {
            let (person, link) = line.split_once(' ')?;
            Some(Mark { person: person.parse().ok()?, link: link.trim().to_owned() })
        })
        .collect();
    marks.sort();
    marks.dedup();
    Ok(marks)
}

fn write_listed(folder: &Path, marks: &[Mark]) -> Result<(), Fault> {
    let text: String = marks.iter().map(|mark| format!("{} {}\n", mark.person, mark.link)).collect();
    files::replace(&folder.join(FILE), text.as_bytes())
}

impl Register {
    /// Names every erased card of this register in the file `erased`, beside those it names already.
    pub fn keep_marks(&self) -> Result<(), Fault> {
        let before = listed(&self.folder)?;
        let marks = self.read(|reading| {
            let mut marks = before.clone();
            for person in reading.ids("SELECT id FROM person WHERE erased_on IS NOT NULL", [])? {
                marks.extend(Mark::of(reading, person)?);
            }
            marks.sort();
            marks.dedup();
            Ok(marks)
        })?;
        if marks == before { Ok(()) } else { write_listed(&self.folder, &marks) }
    }

    /// Cards the file `erased` names that stand here with their data again: number and link both fit.
    pub fn to_erase_again(&self) -> Result<Vec<i64>, Fault> {
        let listed = listed(&self.folder)?;
        self.read(|reading| {
            let mut people = Vec::new();
            for mark in listed {
                let there = reading
                    .ids("SELECT id FROM person WHERE id = ?1 AND erased_on IS NULL", [mark.person])?
                    .into_iter()
                    .next();
                if there.is_some() && Mark::of(reading, mark.person)?.as_ref() == Some(&mark) {
                    people.push(mark.person);
                }
            }
            Ok(people)
        })
    }
}

impl Reading<'_> {
    /// How many images in the journal hold data of these cards still.
    pub fn images_of(&self, people: &[i64]) -> Result<i64, Fault> {
        let people = as_json(people)?;
        let mut count = 0;
        for clause in clauses() {
            let sql = format!("SELECT count(*) FROM change WHERE {clause} AND length(seal) > 32");
            let found: i64 = self.connection().query_row(&sql, [&people], |row| row.get(0)).map_err(fault)?;
            count += found;
        }
        Ok(count)
    }

    /// Names of the half-filled forms that hold one of these texts.
    pub fn drafts_with(&self, texts: &[String]) -> Result<Vec<String>, Fault> {
        let mut forms = Vec::new();
        for text in texts {
            let found: Vec<String> = self
                .connection()
                .prepare_cached("SELECT form FROM draft WHERE instr(content, ?1) > 0 ORDER BY form")
                .and_then(|mut statement| statement.query_map([text], |row| row.get("form"))?.collect())
                .map_err(fault)?;
            forms.extend(found);
        }
        forms.sort();
        forms.dedup();
        Ok(forms)
    }
}

fn as_json(people: &[i64]) -> Result<String, Fault> {
    serde_json::to_string(people).map_err(|error| Fault::Bug(error.to_string()))
}

/// Which changes hold data of the cards in the JSON list ?1. An undo deletes rows, so their images are asked as well.
fn clauses() -> Vec<String> {
    let mut clauses = vec!["table_name = 'person' AND row_id IN (SELECT value FROM json_each(?1))".to_owned()];
    for (table, columns) in GONE {
        let whose: Vec<String> = columns
            .iter()
            .flat_map(|column| ["before", "after"].map(|image| format!("json_extract({image}, '$.{column}')")))
            .map(|value| format!("{value} IN (SELECT value FROM json_each(?1))"))
            .collect();
        clauses.push(format!("table_name = '{table}' AND ({})", whose.join(" OR ")));
    }
    clauses
}

impl Writing<'_> {
    /// Erases these cards: their own rows go, the cards keep their names, the journal keeps digests alone, half-filled
    /// forms that hold one of `texts` are thrown away. Nothing of this can be taken back.
    pub fn erase(&self, people: &[i64], on: Partial, texts: &[String]) -> Result<(), Fault> {
        let connection = self.connection();
        connection.execute("UPDATE open_operation SET erasing = 1", []).map_err(fault)?;
        let people = as_json(people)?;
        for (table, columns) in GONE {
            let whose: Vec<String> =
                columns.iter().map(|column| format!("{column} IN (SELECT value FROM json_each(?1))")).collect();
            connection
                .execute(&format!("DELETE FROM {table} WHERE {}", whose.join(" OR ")), [&people])
                .map_err(fault)?;
        }
        let emptied: Vec<String> = self
            .connection()
            .prepare("SELECT name FROM pragma_table_info('person') ORDER BY cid")
            .and_then(|mut statement| statement.query_map([], |row| row.get::<_, String>("name"))?.collect())
            .map(|columns: Vec<String>| {
                columns
                    .into_iter()
                    .filter(|column| !KEPT.contains(&column.as_str()))
                    .map(|column| format!("{column} = NULL"))
                    .collect()
            })
            .map_err(fault)?;
        connection
            .execute(
                &format!(
                    "UPDATE person SET {}, sealed_on = coalesce(sealed_on, ?2), erased_on = ?2
                     WHERE id IN (SELECT value FROM json_each(?1))",
                    emptied.join(", ")
                ),
                params![people, on.to_stored()],
            )
            .map_err(fault)?;
        // Last, so that what the statements above wrote into the journal goes with the rest.
        for clause in clauses() {
            connection
                .execute(
                    &format!(
                        "UPDATE change SET before = NULL, after = NULL, seal = CAST(substr(seal, -32) AS BLOB)
                         WHERE {clause} AND length(seal) > 32"
                    ),
                    [&people],
                )
                .map_err(fault)?;
        }
        for text in texts {
            connection.execute("DELETE FROM draft WHERE instr(content, ?1) > 0", [text]).map_err(fault)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Contents;

    #[test]
    fn everything_that_points_to_a_person_goes_or_stays_for_a_reason() {
        let folder = tempfile::tempdir().unwrap();
        let register = Register::create(&folder.path().join("r"), &folder.path().join("s"), Contents::Sample).unwrap();
        let links = register.read(|reading| reading.links_to("person")).unwrap();
        for link in links {
            let goes =
                GONE.iter().any(|(table, columns)| *table == link.table && columns.contains(&link.column.as_str()));
            let stays = STAYS
                .iter()
                .any(|(table, column, why)| *table == link.table && *column == link.column && !why.is_empty());
            assert!(goes != stays, "{link:?}");
        }
    }

    #[test]
    fn the_file_is_read_as_it_was_written_and_holds_no_name() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(listed(folder.path()).unwrap(), Vec::new());
        let marks = vec![Mark { person: 3, link: "ab".to_owned() }, Mark { person: 12, link: "cd".to_owned() }];
        write_listed(folder.path(), &marks).unwrap();
        assert_eq!(listed(folder.path()).unwrap(), marks);
        assert_eq!(files::read(&folder.path().join(FILE), 100).unwrap(), b"3 ab\n12 cd\n");
    }
}
