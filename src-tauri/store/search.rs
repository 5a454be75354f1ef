//! The search index: contentless FTS5 over single characters, pinyin and telephone numbers backwards.
//!
//! The door rebuilds the entries of every row an operation touched, undo included, so the index can never
//! drift from the rows. What is found is read from the rows again; the index keeps no text.

use std::collections::BTreeSet;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use domain::kinds::BodyKind;
use domain::{Fault, hits, names, strokes};

use crate::door::Reading;
use crate::meeting_words::Wording;
use crate::trouble::fault;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A person, by name, former names, telephone and where they live.
    Person,
    /// A body, by its names.
    Body,
    /// A meeting, by every text of it: name, items, speeches, resolutions, follow-ups, names of attachments.
    Meeting,
}

impl Subject {
    const ALL: [Self; 3] = [Self::Person, Self::Body, Self::Meeting];

    /// Entries of one subject share the remainder of their row number.
    fn remainder(self) -> i64 {
        match self {
            Self::Person => 1,
            Self::Body => 2,
            Self::Meeting => 3,
        }
    }
}

const STRIDE: i64 = 8;

/// Found in the index, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What kind of thing.
    pub subject: Subject,
    /// Its id.
    pub id: i64,
}

/// Rebuilds the entries of what an operation touched.
pub(crate) fn refresh(connection: &Connection, operation: i64, tables: &[String]) -> Result<(), Fault> {
    let mut subjects = BTreeSet::new();
    let mut collect = |subject: Subject, query: &str| -> Result<(), Fault> {
        let mut statement = connection.prepare_cached(query).map_err(fault)?;
        let ids = statement.query_map([operation], |row| row.get::<_, Option<i64>>(0)).map_err(fault)?;
        for id in ids {
            if let Some(id) = id.map_err(fault)? {
                subjects.insert((subject, id));
            }
        }
        Ok(())
    };
    for table in tables {
        match table.as_str() {
            "person" => collect(Subject::Person, OF_ROW_PERSON)?,
            "person_fact" => collect(Subject::Person, OF_PERSON_FACT)?,
            "building" => collect(Subject::Person, OF_BUILDING)?,
            "body" => collect(Subject::Body, OF_ROW_BODY)?,
            "body_former" => collect(Subject::Body, OF_BODY_FORMER)?,
            "meeting" => collect(Subject::Meeting, OF_ROW_MEETING)?,
            "agenda_item" | "resolution" | "meeting_attachment" | "meeting_correction" => {
                collect(Subject::Meeting, OF_MEETING_PART)?;
            }
            "speech" => collect(Subject::Meeting, OF_SPEECH)?,
            "follow_up" => collect(Subject::Meeting, OF_FOLLOW_UP)?,
            _ => {}
        }
    }
    // A row made by this very operation has no entry yet, and looking for one to delete is half the work.
    let made = made_here(connection, operation)?;
    for (subject, id) in subjects {
        if !made.contains(&(subject, id)) {
            forget(connection, subject, id)?;
        }
        rebuild(connection, subject, id)?;
    }
    Ok(())
}

/// Rows whose first change in an operation is their making.
fn made_here(connection: &Connection, operation: i64) -> Result<BTreeSet<(Subject, i64)>, Fault> {
    let mut statement = connection
        .prepare_cached(
            "SELECT table_name, row_id FROM change c WHERE operation = ?1 AND before IS NULL AND after IS NOT NULL
               AND table_name IN ('person', 'body', 'meeting')
               AND NOT EXISTS (SELECT 1 FROM change e WHERE e.table_name = c.table_name AND e.row_id = c.row_id
                 AND e.operation = c.operation AND e.id < c.id)",
        )
        .map_err(fault)?;
    let rows = statement
        .query_map([operation], |row| Ok((row.get::<_, String>("table_name")?, row.get::<_, i64>("row_id")?)))
        .map_err(fault)?;
    let mut made = BTreeSet::new();
    for row in rows {
        let (table, id) = row.map_err(fault)?;
        let subject = match table.as_str() {
            "person" => Subject::Person,
            "body" => Subject::Body,
            _ => Subject::Meeting,
        };
        made.insert((subject, id));
    }
    Ok(made)
}

/// Rewrites the index without what was forgotten: until then it stands in it, passed over.
pub(crate) fn settle(connection: &Connection) -> Result<(), Fault> {
    connection.execute("INSERT INTO search (search) VALUES ('optimize')", []).map(drop).map_err(fault)
}

fn forget(connection: &Connection, subject: Subject, id: i64) -> Result<(), Fault> {
    connection
        .prepare_cached("DELETE FROM search WHERE rowid = ?1")
        .and_then(|mut statement| statement.execute([id * STRIDE + subject.remainder()]))
        .map(drop)
        .map_err(fault)
}

const OF_ROW_PERSON: &str = "SELECT DISTINCT row_id FROM change WHERE operation = ?1 AND table_name = 'person'";
const OF_ROW_BODY: &str = "SELECT DISTINCT row_id FROM change WHERE operation = ?1 AND table_name = 'body'";
const OF_ROW_MEETING: &str = "SELECT DISTINCT row_id FROM change WHERE operation = ?1 AND table_name = 'meeting'";
const OF_PERSON_FACT: &str = "SELECT DISTINCT json_extract(coalesce(after, before), '$.person') FROM change
    WHERE operation = ?1 AND table_name = 'person_fact'";
const OF_BODY_FORMER: &str = "SELECT DISTINCT json_extract(coalesce(after, before), '$.body') FROM change
    WHERE operation = ?1 AND table_name = 'body_former'";
const OF_MEETING_PART: &str = "SELECT DISTINCT json_extract(coalesce(after, before), '$.meeting') FROM change
    WHERE operation = ?1 AND table_name IN ('agenda_item', 'resolution', 'meeting_attachment', 'meeting_correction')";
const OF_SPEECH: &str = "SELECT DISTINCT i.meeting FROM change c
    JOIN agenda_item i ON i.id = json_extract(coalesce(c.after, c.before), '$.agenda_item')
    WHERE c.operation = ?1 AND c.table_name = 'speech'";
const OF_FOLLOW_UP: &str = "SELECT DISTINCT r.meeting FROM change c
    JOIN resolution r ON r.id = json_extract(coalesce(c.after, c.before), '$.resolution')
    WHERE c.operation = ?1 AND c.table_name = 'follow_up'";
const OF_BUILDING: &str = "SELECT DISTINCT f.person FROM change c JOIN person_fact f ON f.building = c.row_id
    WHERE c.operation = ?1 AND c.table_name = 'building'";

/// What is indexed of a subject; none where the row is gone.
struct Entry {
    texts: Vec<String>,
    names: Vec<String>,
    numbers: Vec<String>,
}

fn rebuild(connection: &Connection, subject: Subject, id: i64) -> Result<(), Fault> {
    let row = id * STRIDE + subject.remainder();
    let entry = match subject {
        Subject::Person => person(connection, id)?,
        Subject::Body => body(connection, id)?,
        Subject::Meeting => meeting(connection, id)?,
    };
    let Some(entry) = entry else { return Ok(()) };
    let texts: Vec<String> = entry.texts.iter().chain(&entry.names).map(|text| names::scraps(text)).collect();
    let pinyin: Vec<String> = entry.names.iter().flat_map(|name| names::pinyin_tokens(name)).collect();
    let numbers: Vec<String> =
        entry.numbers.iter().map(|number| number.chars().rev().filter(char::is_ascii_digit).collect()).collect();
    connection
        .prepare_cached("INSERT INTO search (rowid, text, pinyin, number) VALUES (?1, ?2, ?3, ?4)")
        // The bar keeps a phrase from running over the edge of two texts.
        .and_then(|mut statement| {
            statement.execute(params![row, texts.join(" \u{4e28} "), pinyin.join(" "), numbers.join(" ")])
        })
        .map_err(fault)?;
    Ok(())
}

fn texts(connection: &Connection, query: &str, id: i64) -> Result<Vec<String>, Fault> {
    connection
        .prepare_cached(query)
        .and_then(|mut statement| {
            statement.query_map([id], |row| row.get::<_, Option<String>>(0))?.collect::<Result<Vec<_>, _>>()
        })
        .map(|texts| texts.into_iter().flatten().collect())
        .map_err(fault)
}

fn person(connection: &Connection, id: i64) -> Result<Option<Entry>, Fault> {
    let found = connection
        .prepare_cached("SELECT name, phone, address FROM person WHERE id = ?1 AND erased_on IS NULL")
        .and_then(|mut statement| {
            statement
                .query_row([id], |row| {
                    Ok((
                        row.get::<_, String>("name")?,
                        row.get::<_, Option<String>>("phone")?,
                        row.get::<_, Option<String>>("address")?,
                    ))
                })
                .optional()
        })
        .map_err(fault)?;
    let Some((name, phone, address)) = found else {
        connection
            .prepare_cached("DELETE FROM person_index WHERE person = ?1")
            .and_then(|mut statement| statement.execute([id]))
            .map_err(fault)?;
        return Ok(None);
    };
    connection
        .prepare_cached(
            "INSERT INTO person_index (person, pinyin, strokes) VALUES (?1, ?2, ?3)
             ON CONFLICT (person) DO UPDATE SET pinyin = excluded.pinyin, strokes = excluded.strokes
             WHERE pinyin <> excluded.pinyin OR strokes <> excluded.strokes",
        )
        .and_then(|mut statement| statement.execute(params![id, names::pinyin_key(&name), strokes::key(&name)]))
        .map_err(fault)?;
    let (mut own, mut places) = (vec![name], Vec::new());
    // One look for both kinds: an import asks it of ten thousand people.
    let mut facts = connection
        .prepare_cached(
            "SELECT f.kind AS kind, coalesce(b.name, '') || coalesce(f.text, '') AS text
             FROM person_fact f LEFT JOIN building b ON b.id = f.building
             WHERE f.person = ?1 AND f.kind IN ('name', 'residence') AND f.removed = 0",
        )
        .map_err(fault)?;
    let mut rows = facts.query([id]).map_err(fault)?;
    while let Some(row) = rows.next().map_err(fault)? {
        let of_name = row.get_ref("kind").map_err(fault)?.as_str_or_null().is_ok_and(|kind| kind == Some("name"));
        let list = if of_name { &mut own } else { &mut places };
        list.push(row.get("text").map_err(fault)?);
    }
    places.extend(address);
    Ok(Some(Entry { texts: places, names: own, numbers: phone.into_iter().collect() }))
}

fn body(connection: &Connection, id: i64) -> Result<Option<Entry>, Fault> {
    let mut own = texts(connection, "SELECT name FROM body WHERE id = ?1", id)?;
    if own.is_empty() {
        return Ok(None);
    }
    own.extend(texts(
        connection,
        "SELECT text FROM body_former WHERE body = ?1 AND aspect = 'name' AND removed = 0",
        id,
    )?);
    // What people call a body of its kind finds it too.
    for kind in texts(connection, "SELECT kind FROM body WHERE id = ?1", id)? {
        let synonyms = BodyKind::from_code(&kind).into_iter().flat_map(domain::bodies::synonyms);
        own.extend(synonyms.map(|synonym| synonym.name.clone()));
    }
    Ok(Some(Entry { texts: Vec::new(), names: own, numbers: Vec::new() }))
}

fn meeting(connection: &Connection, id: i64) -> Result<Option<Entry>, Fault> {
    let mut told = Wording::of(&Reading::new(connection), id)?.into_iter().map(|told| told.text);
    // Its name comes first, and a row that is gone has none.
    let Some(name) = told.next() else { return Ok(None) };
    Ok(Some(Entry { texts: told.collect(), names: vec![name], numbers: Vec::new() }))
}

/// Makes the entries of all meetings anew, where an older version kept less of them.
pub(crate) fn index_meetings(connection: &Connection) -> Result<(), Fault> {
    let mut statement = connection.prepare("SELECT id FROM meeting").map_err(fault)?;
    let ids: Vec<i64> =
        statement.query_map([], |row| row.get(0)).map_err(fault)?.collect::<rusqlite::Result<_>>().map_err(fault)?;
    for id in ids {
        forget(connection, Subject::Meeting, id)?;
        rebuild(connection, Subject::Meeting, id)?;
    }
    Ok(())
}

/// The FTS5 query of what was typed; none where nothing in it can be found. Made of letters, digits and quotes
/// of ours only, so nothing typed is ever read as query syntax.
pub(crate) fn query(typed: &str) -> Option<String> {
    let mut parts = Vec::new();
    for lower in hits::words(typed) {
        if lower.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            parts.push(format!("(pinyin : \"{lower}\" * OR text : \"{}\")", names::scraps(&lower).trim()));
        } else if lower.bytes().all(|byte| byte.is_ascii_digit()) {
            let backwards: String = lower.chars().rev().collect();
            parts.push(format!("(number : \"{backwards}\" * OR text : \"{}\")", names::scraps(&lower).trim()));
        } else {
            let scraps = names::scraps(&lower);
            if scraps.trim().is_empty() {
                continue;
            }
            parts.push(format!("text : \"{}\"", scraps.trim()));
        }
    }
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

/// How well a name fits what was typed, as the list and the finder rank people: 0 to 4 by [`hits::Fit`], 5 for a former
/// name, 6 for a telephone number or a place. `p` is the person, `i` the index, `typed` the place of the text.
pub(crate) fn fit(typed: &str) -> String {
    format!(
        "coalesce(name_fit(p.name, i.pinyin, {typed}), CASE WHEN EXISTS (SELECT 1 FROM person_fact f WHERE f.person = p.id
           AND f.kind = 'name' AND f.removed = 0 AND name_fit(f.text, '', {typed}) IS NOT NULL) THEN 5 ELSE 6 END)"
    )
}

/// Gives a connection the function of [`fit`]: name, key of its readings or nothing, what was typed.
pub(crate) fn give_fit(connection: &Connection) -> Result<(), Fault> {
    connection
        .create_scalar_function(
            "name_fit",
            3,
            FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS,
            |arguments| {
                let text = |place: usize| arguments.get_raw(place).as_str().unwrap_or_default();
                // What was typed is the same in every row of a statement, so it is parted once.
                let words = arguments.get_or_create_aux(2, |typed| -> Result<_, rusqlite::types::FromSqlError> {
                    Ok(hits::words(typed.as_str()?))
                })?;
                Ok(name_fit(text(0), text(1), &words))
            },
        )
        .map_err(fault)
}

/// The best fit of any of the scraps.
fn name_fit(name: &str, pinyin: &str, words: &[String]) -> Option<i64> {
    let fits = words.iter().filter_map(|word| match pinyin.split_once('\u{1}') {
        Some((readings, _)) => hits::in_name(name, &readings.split(' ').collect::<Vec<_>>(), word),
        None => hits::in_any_name(name, word),
    });
    fits.map(|(fit, _)| fit as i64).min()
}

/// Makes the keys of the order by strokes where an older register has none.
pub(crate) fn fill_strokes(connection: &mut Connection) -> Result<(), Fault> {
    let missing: Vec<(i64, String)> = connection
        .prepare("SELECT i.person, p.name FROM person_index i JOIN person p ON p.id = i.person WHERE i.strokes = ''")
        .and_then(|mut statement| statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
        .map_err(fault)?;
    if missing.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
    for (person, name) in missing {
        transaction
            .prepare_cached("UPDATE person_index SET strokes = ?2 WHERE person = ?1")
            .and_then(|mut statement| statement.execute(params![person, strokes::key(&name)]))
            .map_err(fault)?;
    }
    transaction.commit().map_err(fault)
}

/// Enters bodies anew that what people call their kind does not find: entries an older register was written with.
pub(crate) fn fill_synonyms(connection: &mut Connection) -> Result<(), Fault> {
    let mut missing: Vec<i64> = Vec::new();
    for kind in BodyKind::ALL {
        let phrases: Vec<String> = domain::bodies::synonyms(*kind)
            .map(|synonym| format!("text : \"{}\"", names::scraps(&synonym.name).trim()))
            .collect();
        if phrases.is_empty() {
            continue;
        }
        let ids: Vec<i64> = connection
            .prepare_cached(
                "SELECT b.id FROM body b WHERE b.kind = ?1
                   AND b.id * 8 + 2 NOT IN (SELECT rowid FROM search WHERE search MATCH ?2 AND rowid % 8 = 2)",
            )
            .and_then(|mut statement| {
                statement.query_map(params![kind.code(), phrases.join(" AND ")], |row| row.get(0))?.collect()
            })
            .map_err(fault)?;
        missing.extend(ids);
    }
    if missing.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
    for id in missing {
        forget(&transaction, Subject::Body, id)?;
        rebuild(&transaction, Subject::Body, id)?;
    }
    transaction.commit().map_err(fault)
}

impl Reading<'_> {
    /// What fits the text, best first, at most `limit` of each kind.
    pub fn search(&self, typed: &str, limit: i64) -> Result<Vec<Found>, Fault> {
        let Some(query) = query(typed) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for subject in Subject::ALL {
            if subject == Subject::Person {
                found.extend(self.people_found(typed, &query, limit)?);
                continue;
            }
            let mut statement = self
                .connection()
                .prepare_cached(
                    "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid % ?2 = ?3 ORDER BY rank LIMIT ?4",
                )
                .map_err(fault)?;
            let rows = statement
                .query_map(params![query, STRIDE, subject.remainder(), limit], |row| row.get::<_, i64>(0))
                .map_err(fault)?;
            for row in rows {
                found.push(Found { subject, id: row.map_err(fault)? / STRIDE });
            }
        }
        Ok(found)
    }

    /// People in use who fit, the best fitting name first.
    fn people_found(&self, typed: &str, query: &str, limit: i64) -> Result<Vec<Found>, Fault> {
        let sql = format!(
            "SELECT i.person FROM person_index i JOIN person p ON p.id = i.person
             WHERE p.removed = 0 AND p.sealed_on IS NULL
               AND i.person IN (SELECT (rowid - 1) / 8 FROM search WHERE search MATCH ?1 AND rowid % 8 = 1)
             ORDER BY {}, i.pinyin, i.person LIMIT ?3",
            fit("?2")
        );
        self.connection()
            .prepare_cached(&sql)
            .and_then(|mut statement| {
                statement
                    .query_map(params![query, typed, limit], |row| {
                        Ok(Found { subject: Subject::Person, id: row.get(0)? })
                    })?
                    .collect()
            })
            .map_err(fault)
    }
}
