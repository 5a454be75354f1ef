//! What the secretary waits for, each beside a bare yardstick in the same run. `README.md` quotes the ratios.
//!
//! 1x is a real committee: 60 people and three years of meetings; 10x and 100x have so many more people. Yardsticks
//! open the same encrypted file with the same settings and run the same SQL without the office.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use calamine::{Reader, Xlsx, open_workbook};
use divan::{Bencher, black_box};
use office::{Clock, Door, Office, Place};
use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;
use tests::{House, TODAY, bare};

const SIZES: [u32; 3] = [60, 600, 6000];
const YEARS: u32 = 3;
const ROWS: u32 = 10_000;

fn main() {
    divan::main();
}

/// A sample of that many people, made once; each caller gets a copy of its own.
fn copy_of(people: u32) -> (TempDir, Place) {
    static MADE: Mutex<BTreeMap<u32, PathBuf>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let from = made.entry(people).or_insert_with(|| {
        let mut house = House::sample(people, YEARS, 1);
        house.close();
        let folder = tempfile::tempdir().unwrap().keep();
        copy(&house.place().register, &folder);
        folder
    });
    let folder = tempfile::tempdir().unwrap();
    let place = Place { register: folder.path().join("register"), configuration: folder.path().join("settings") };
    std::fs::create_dir_all(&place.register).unwrap();
    copy(from, &place.register);
    (folder, place)
}

/// Closed registers only.
fn copy(from: &Path, to: &Path) {
    for name in ["register.db", "keys"] {
        std::io::copy(
            &mut std::fs::File::open(from.join(name)).unwrap(),
            &mut std::fs::OpenOptions::new().write(true).create(true).truncate(true).open(to.join(name)).unwrap(),
        )
        .unwrap();
    }
}

fn office(place: &Place) -> Office {
    Office::start_at(place.clone(), Door::CommandLine, Clock::noon(TODAY.parse().unwrap()).unwrap())
}

/// Opening the register and its first question.
mod opening {
    use super::*;

    #[divan::bench(args = SIZES)]
    fn ours(bencher: Bencher, people: u32) {
        let (_folder, place) = copy_of(people);
        bencher.bench_local(|| {
            let mut office = office(&place);
            black_box(office.call("register_state", json!({})).unwrap());
            office.close().unwrap();
        });
    }

    #[divan::bench(args = SIZES)]
    fn yardstick(bencher: Bencher, people: u32) {
        let (_folder, place) = copy_of(people);
        bencher.bench_local(|| {
            let connection = bare(&place);
            let name: String =
                connection.query_row("SELECT name FROM committee WHERE removed = 0", [], |row| row.get(0)).unwrap();
            black_box(name);
            connection.close().unwrap();
        });
    }
}

/// One page of the list of people.
mod people_page {
    use super::*;

    /// The page, the total, the facts and the posts of a hundred people: what the list shows.
    pub(crate) fn bare_page(connection: &Connection, clause: &str) -> usize {
        let sql = format!(
            "SELECT i.person FROM person_index i JOIN person p ON p.id = i.person
             WHERE p.removed = 0 AND p.sealed_on IS NULL {clause} ORDER BY i.pinyin, i.person LIMIT 100"
        );
        let mut page = connection.prepare_cached(&sql).unwrap();
        let people: Vec<i64> = page.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let people = serde_json::to_string(&people).unwrap();
        let mut shown = 0;
        shown +=
            connection.prepare_cached(store::people::LINES).unwrap().query_map([&people], |_| Ok(())).unwrap().count();
        for sql in [store::people::FACTS, store::appointment::POSTS_HELD] {
            shown += connection.prepare_cached(sql).unwrap().query_map([TODAY, &people], |_| Ok(())).unwrap().count();
        }
        let total: i64 = connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM person p WHERE p.removed = 0 AND p.sealed_on IS NULL {clause}"
            ))
            .unwrap()
            .query_row([], |row| row.get(0))
            .unwrap();
        shown + total as usize
    }

    #[divan::bench(args = [60, 600, 10_000])]
    fn ours(bencher: Bencher, people: u32) {
        let (_folder, place) = copy_of(people);
        let mut office = office(&place);
        bencher.bench_local(|| office.call("person_list", json!({ "limit": 100 })).unwrap());
    }

    #[divan::bench(args = [60, 600, 10_000])]
    fn yardstick(bencher: Bencher, people: u32) {
        let (_folder, place) = copy_of(people);
        let connection = bare(&place);
        bencher.bench_local(|| bare_page(&connection, ""));
    }
}

/// Finding people by initials.
mod search {
    use super::*;

    #[divan::bench(args = [60, 600, 10_000])]
    fn ours(bencher: Bencher, people: u32) {
        let (_folder, place) = copy_of(people);
        let mut office = office(&place);
        bencher.bench_local(|| office.call("person_list", json!({ "search": "wxl", "limit": 100 })).unwrap());
    }

    #[divan::bench(args = [60, 600, 10_000])]
    fn yardstick(bencher: Bencher, people: u32) {
        let (_folder, place) = copy_of(people);
        let connection = bare(&place);
        let clause = "AND p.id IN (SELECT (rowid - 1) / 8 FROM search WHERE search MATCH '(pinyin : \"wxl\" * OR text : \"w x l\")' AND rowid % 8 = 1)";
        bencher.bench_local(|| people_page::bare_page(&connection, clause));
    }
}

/// One small write, durable before it answers.
mod small_write {
    use super::*;

    #[divan::bench]
    fn ours(bencher: Bencher) {
        let (_folder, place) = copy_of(60);
        let mut office = office(&place);
        let mut number = 0;
        bencher.bench_local(|| {
            number += 1;
            office.call("paper_add", json!({ "title": format!("通知{number}"), "number": "样街〔2026〕1号" })).unwrap()
        });
    }

    #[divan::bench]
    fn yardstick(bencher: Bencher) {
        let (_folder, place) = copy_of(60);
        let connection = bare(&place);
        // The journal's triggers stand on the table; bare means without them.
        connection.execute_batch("DROP TRIGGER journal_document_insert").unwrap();
        let mut number = 0;
        bencher.bench_local(|| {
            number += 1;
            connection
                .prepare_cached("INSERT INTO document (title, number) VALUES (?1, '样街〔2026〕1号')")
                .unwrap()
                .execute([format!("通知{number}")])
                .unwrap()
        });
    }
}

/// Ten thousand rows of a roster into an empty register.
mod import {
    use super::*;

    fn sheet(folder: &Path) -> PathBuf {
        let path = folder.join("名册.xlsx");
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (column, head) in
            (0..).zip(["姓名", "性别", "出生年月", "民族", "文化程度", "政治面貌", "联系电话", "住址"])
        {
            sheet.write_string(0, column, head).unwrap();
        }
        for row in 1..=ROWS {
            let cells = [
                format!(
                    "王{}{}",
                    char::from_u32(0x4e00 + row / 100).unwrap(),
                    char::from_u32(0x5e00 + row % 100).unwrap()
                ),
                if row % 2 == 0 { "女".to_owned() } else { "男".to_owned() },
                format!("{}.{:02}", 1940 + row % 60, 1 + row % 12),
                "汉族".to_owned(),
                "大专".to_owned(),
                "群众".to_owned(),
                format!("10{:09}", row),
                format!("{}号楼{}门", 1 + row % 38, 1 + row % 5),
            ];
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
        book.save(&path).unwrap();
        path
    }

    fn empty() -> (TempDir, House) {
        (tempfile::tempdir().unwrap(), House::started())
    }

    #[divan::bench(sample_count = 5, sample_size = 1)]
    fn ours(bencher: Bencher) {
        let folder = tempfile::tempdir().unwrap();
        let path = sheet(folder.path());
        bencher.with_inputs(empty).bench_local_values(|(_folder, mut house)| {
            let reply = house.ask("import_run", json!({ "path": path }));
            assert_eq!(reply["added"], ROWS);
            house
        });
    }

    #[divan::bench(sample_count = 5, sample_size = 1)]
    fn yardstick(bencher: Bencher) {
        let folder = tempfile::tempdir().unwrap();
        let path = sheet(folder.path());
        bencher
            .with_inputs(|| {
                let mut house = House::started();
                house.close();
                let connection = bare(&house.place());
                connection
                    .execute_batch("DROP TRIGGER journal_person_insert; DROP TRIGGER journal_person_fact_insert")
                    .unwrap();
                (house, connection)
            })
            .bench_local_values(|(house, mut connection)| {
                let mut book: Xlsx<_> = open_workbook(&path).unwrap();
                let range = book.worksheet_range_at(0).unwrap().unwrap();
                let transaction = connection.transaction().unwrap();
                {
                    let mut person = transaction
                        .prepare("INSERT INTO person (name, sex, birth, nationality, phone, address) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                        .unwrap();
                    let mut fact =
                        transaction.prepare("INSERT INTO person_fact (person, kind, code) VALUES (?1, ?2, ?3)").unwrap();
                    for row in range.rows().skip(1) {
                        let text = |column: usize| row[column].to_string();
                        let id = person
                            .insert(rusqlite::params![text(0), text(1), text(2), text(3), text(6), text(7)])
                            .unwrap();
                        fact.execute(rusqlite::params![id, "education", text(4)]).unwrap();
                        fact.execute(rusqlite::params![id, "politics", text(5)]).unwrap();
                    }
                }
                transaction.commit().unwrap();
                (house, connection)
            });
    }
}
