//! A committee for the import scenarios: sheets made on the spot, and what it holds as text.
//! Each of the two test programs takes what it needs.
#![allow(dead_code, reason = "shared by two test programs")]

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

use domain::Fault;
use rust_xlsxwriter::{Workbook, Worksheet};
use serde_json::{Value, json};

/// The shared house with sheets made on the spot.
pub struct House(tests::House);

impl Deref for House {
    type Target = tests::House;

    fn deref(&self) -> &tests::House {
        &self.0
    }
}

impl DerefMut for House {
    fn deref_mut(&mut self) -> &mut tests::House {
        &mut self.0
    }
}

impl House {
    pub fn new() -> Self {
        // The reader lies beside it.
        tests::juwei();
        Self(tests::House::started())
    }

    /// Runs a command; the reply as JSON.
    pub fn call(&mut self, name: &str, request: Value) -> Result<Value, Fault> {
        self.0.call(name, request).map(|answer| answer.reply.value())
    }

    /// A workbook with one sheet.
    pub fn book(&self, fill: impl FnOnce(&mut Worksheet)) -> PathBuf {
        let path = self.path("名单.xlsx");
        let mut book = Workbook::new();
        fill(book.add_worksheet().set_name("名单").unwrap());
        book.save(&path).unwrap();
        path
    }

    /// A workbook of texts, row by row from the top.
    pub fn texts(&self, rows: &[&[&str]]) -> PathBuf {
        self.book(|sheet| write(sheet, rows))
    }

    pub fn import(&mut self, path: &Path) -> Value {
        self.ask("import_run", json!({ "path": path }))
    }

    pub fn import_texts(&mut self, rows: &[&[&str]]) -> Value {
        let path = self.texts(rows);
        self.import(&path)
    }

    pub fn import_into(&mut self, into: &str, rows: &[&[&str]]) -> Value {
        let path = self.texts(rows);
        self.ask("import_run", json!({ "path": path, "into": into }))
    }

    /// The only card of that name.
    pub fn card(&mut self, name: &str) -> Value {
        let cards = self.cards(name);
        assert_eq!(cards.len(), 1, "{name}: {cards:?}");
        cards[0].clone()
    }

    pub fn cards(&mut self, name: &str) -> Vec<Value> {
        let list = self.ask("person_list", json!({ "limit": 500 }));
        let ids: Vec<i64> = list["people"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|person| person["name"] == name)
            .map(|person| person["id"].as_i64().unwrap())
            .collect();
        ids.into_iter().map(|id| self.ask("person_get", json!({ "id": id }))).collect()
    }
}

/// Texts from the top left on; empty ones leave their cell empty.
pub fn write(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row as u32, column as u16, *text).unwrap();
        }
    }
}

/// added, updated, skipped, refused.
pub fn counts(reply: &Value) -> [u64; 4] {
    let counts = ["added", "updated", "skipped", "refused"].map(|name| reply[name].as_u64().unwrap());
    assert_eq!(counts.iter().sum::<u64>(), reply["rows"].as_u64().unwrap(), "each row is exactly one: {reply}");
    counts
}

/// Row, code and severity of each problem.
pub fn problems(reply: &Value) -> Vec<(u64, String, String)> {
    reply["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            let text = |name: &str| problem[name].as_str().unwrap().to_owned();
            assert!(text("message").ends_with('。'), "{problem}");
            (problem["row"].as_u64().unwrap(), text("code"), text("severity"))
        })
        .collect()
}

/// An ID number with its check character.
pub fn number(birth: &str, serial: u32) -> String {
    let seventeen = format!("999901{birth}{serial:03}");
    format!("{seventeen}{}", domain::identity::check_character(&seventeen))
}

/// The value of the current fact of a kind.
pub fn fact(card: &Value, kind: &str) -> Value {
    let current = card["facts"].as_array().unwrap().iter().find(|fact| fact["kind"] == kind && fact["current"] == true);
    current.cloned().unwrap_or(Value::Null)
}
