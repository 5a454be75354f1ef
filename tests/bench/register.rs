//! The register at the size of a large community and beyond: what is asked of it on any day, each beside the bare SQL of
//! the same question in the same run, at the median and at the 95th of a hundred.
//!
//! `town` makes people with twenty years of appointments and may be used for any further question.

use std::time::{Duration, Instant};

use office::{Clock, Door, Office, Place, Reply};
use rusqlite::Connection;
use serde_json::json;
use tests::{TODAY, bare};

/// 1x, 20x and 100x.
const SIZES: [u32; 3] = [500, 10_000, 50_000];
const RUNS: usize = 200;

fn main() {
    // `cargo bench --bench register -- list`: only what has this in its name. Without --bench it is only tried, once.
    let words: Vec<String> = std::env::args().skip(1).collect();
    let measuring = words.iter().any(|word| word == "--bench");
    let wanted: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    let (sizes, runs) = if measuring { (&SIZES[..], RUNS) } else { (&SIZES[..1], 20) };
    println!("{:<28}{:>8}  {:>18}  {:>18}  {:>7}", "", "people", "ours: median, p95", "bare: median, p95", "ratio");
    for &people in sizes {
        for question in QUESTIONS.iter().filter(|question| asked(question.name)) {
            let place = town::copy_of(people);
            let mut office = office(&place);
            let ours = times(runs, |turn| drop((question.ours)(&mut office, turn)));
            office.close().unwrap();
            let connection = bare(&place);
            let bare = times(runs, |turn| {
                (question.bare)(&connection, turn);
            });
            println!(
                "{:<28}{people:>8}  {:>8.2} {:>6.2} ms  {:>8.2} {:>6.2} ms  {:>7.2}",
                question.name,
                ours.0,
                ours.1,
                bare.0,
                bare.1,
                ours.0 / bare.0
            );
        }
    }
}

/// Something asked of the register. The turn counts the runs, so that no two need ask the same.
struct Question {
    name: &'static str,
    ours: fn(&mut Office, usize) -> Reply,
    bare: fn(&Connection, usize) -> usize,
}

const QUESTIONS: &[Question] = &[
    Question { name: "search as she types", ours: search::ours, bare: search::bare_sql },
    Question { name: "list, three filters", ours: filters::ours, bare: filters::bare_sql },
    Question { name: "roster of a day", ours: roster::ours, bare: roster::bare_sql },
    Question { name: "chart of a day", ours: chart::ours, bare: chart::bare_sql },
    Question { name: "two days compared", ours: compare::ours, bare: compare::bare_sql },
    Question { name: "what turned on a day", ours: turned::ours, bare: turned::bare_sql },
];

/// Median and 95th of a hundred, in milliseconds, after a tenth of the runs unmeasured.
fn times(runs: usize, mut act: impl FnMut(usize)) -> (f64, f64) {
    (0..runs / 10).for_each(&mut act);
    let mut taken: Vec<Duration> = (0..runs)
        .map(|turn| {
            let begun = Instant::now();
            act(turn);
            begun.elapsed()
        })
        .collect();
    taken.sort_unstable();
    let at = |hundredths: usize| taken[(taken.len() * hundredths / 100).min(taken.len() - 1)].as_secs_f64() * 1000.0;
    (at(50), at(95))
}

fn office(place: &Place) -> Office {
    Office::start_at(place.clone(), Door::Window, Clock::noon(TODAY.parse().unwrap()).unwrap())
}

/// What a page shows of these people, read bare.
fn shown(connection: &Connection, ids: &[i64]) -> usize {
    let people = serde_json::to_string(ids).unwrap();
    let mut rows =
        connection.prepare_cached(store::people::LINES).unwrap().query_map([&people], |_| Ok(())).unwrap().count();
    for sql in [store::people::FACTS, store::appointment::POSTS_HELD] {
        rows += connection.prepare_cached(sql).unwrap().query_map([TODAY, &people], |_| Ok(())).unwrap().count();
    }
    rows
}

/// A page by a clause, and how many fit in all.
fn page(connection: &Connection, clause: &str, order: &str, values: &[&str]) -> usize {
    let values = || rusqlite::params_from_iter(values);
    let counted = format!(
        "SELECT count(*) FROM person p WHERE p.removed = 0 AND p.sealed_on IS NULL AND {clause} AND ?1 IS NOT NULL"
    );
    let total: i64 = connection.prepare_cached(&counted).unwrap().query_row(values(), |row| row.get(0)).unwrap();
    let listed = format!(
        "SELECT i.person FROM person_index i JOIN person p ON p.id = i.person
         WHERE p.removed = 0 AND p.sealed_on IS NULL AND {clause} AND ?1 IS NOT NULL ORDER BY {order}, i.person LIMIT 100"
    );
    let ids: Vec<i64> = connection
        .prepare_cached(&listed)
        .unwrap()
        .query_map(values(), |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    shown(connection, &ids) + usize::try_from(total).unwrap()
}

/// The finder after every key: letters, a character, a tail, a building.
mod search {
    use super::*;

    /// What is typed, and the same in the words of the index.
    const TYPED: [(&str, &str); 8] = [
        ("w", "(pinyin : \"w\" * OR text : \"w\")"),
        ("wx", "(pinyin : \"wx\" * OR text : \"w x\")"),
        ("wxl", "(pinyin : \"wxl\" * OR text : \"w x l\")"),
        ("wangx", "(pinyin : \"wangx\" * OR text : \"w a n g x\")"),
        ("王", "text : \"王\""),
        ("王秀", "text : \"王 秀\""),
        ("0123", "(number : \"3210\" * OR text : \"0 1 2 3\")"),
        ("13号楼", "text : \"1 3 号 楼\""),
    ];

    pub fn ours(office: &mut Office, turn: usize) -> Reply {
        let (typed, _) = TYPED[turn % TYPED.len()];
        office.call("person_list", json!({ "search": typed, "limit": 100 })).unwrap().reply
    }

    pub fn bare_sql(connection: &Connection, turn: usize) -> usize {
        let (_, query) = TYPED[turn % TYPED.len()];
        let clause = "p.id IN (SELECT (rowid - 1) / 8 FROM search WHERE search MATCH ?1 AND rowid % 8 = 1)";
        page(connection, clause, "i.pinyin", &[query])
    }
}

/// In office on a day, women, party members; by strokes.
mod filters {
    use super::*;

    fn day(turn: usize) -> String {
        format!("{}-07-01", 2010 + turn % 17)
    }

    pub fn ours(office: &mut Office, turn: usize) -> Reply {
        let request =
            json!({ "as_of": day(turn), "in_office": true, "sex": "2", "politics": ["01", "02"], "sort": "strokes" });
        office.call("person_list", request).unwrap().reply
    }

    pub fn bare_sql(connection: &Connection, turn: usize) -> usize {
        let clause = "p.sex = '2'
            AND p.id IN (SELECT a.person FROM appointment a WHERE a.removed = 0 AND (a.from_on IS NULL OR a.from_on <= ?1)
                AND (a.to_on IS NULL OR a.to_on || '~' > ?1))
            AND (SELECT f.code FROM person_fact f WHERE f.person = p.id AND f.kind = 'politics' AND f.removed = 0
                AND (f.from_on IS NULL OR f.from_on <= ?1) AND (f.to_on IS NULL OR f.to_on || '~' > ?1)
                ORDER BY f.from_on DESC NULLS LAST, f.id DESC LIMIT 1) IN ('01', '02')";
        page(connection, clause, "i.strokes", &[&day(turn)])
    }
}

/// The card of a body on a day: who holds its posts, on what they rest, what else they hold.
mod roster {
    use super::*;

    fn body(turn: usize) -> i64 {
        i64::try_from(1 + turn % 30).unwrap()
    }

    pub fn ours(office: &mut Office, turn: usize) -> Reply {
        let request = json!({ "id": body(turn), "as_of": format!("{}-07-01", 2010 + turn % 17) });
        office.call("body_get", request).unwrap().reply
    }

    pub fn bare_sql(connection: &Connection, turn: usize) -> usize {
        let day = format!("{}-07-01", 2010 + turn % 17);
        let sql = store::appointment::roster_sql();
        let mut statement = connection.prepare_cached(&sql).unwrap();
        statement.query_map(rusqlite::params![day, body(turn)], |_| Ok(())).unwrap().count()
    }
}

/// Every body with its head and its numbers, laid out in boxes.
mod chart {
    use super::*;

    pub fn ours(office: &mut Office, turn: usize) -> Reply {
        let request = json!({ "as_of": format!("{}-07-01", 2010 + turn % 17), "width": 688 });
        office.call("chart_get", request).unwrap().reply
    }

    pub fn bare_sql(connection: &Connection, turn: usize) -> usize {
        let day = format!("{}-07-01", 2010 + turn % 17);
        [store::days::COUNTS, store::days::HEADS]
            .map(|sql| connection.prepare_cached(sql).unwrap().query_map([&day], |_| Ok(())).unwrap().count())
            .iter()
            .sum()
    }
}

/// A day and the same day a year later; four of seventeen lie on both sides of an election.
mod compare {
    use super::*;

    fn days(turn: usize) -> [String; 2] {
        [2009, 2010].map(|year| format!("{}-07-01", year + turn % 17))
    }

    pub fn ours(office: &mut Office, turn: usize) -> Reply {
        let [from, to] = days(turn);
        office.call("days_compare", json!({ "from": from, "to": to })).unwrap().reply
    }

    pub fn bare_sql(connection: &Connection, turn: usize) -> usize {
        let [from, to] = days(turn);
        let mut turned = connection.prepare_cached(store::days::TURNED).unwrap();
        let rows = turned.query_map([&from, &to], |_| Ok(())).unwrap().count();
        // Of every body, where anything turned: no day of this town turns only some.
        let bodies = if rows == 0 { "[]".to_owned() } else { all_bodies(connection) };
        let mut lasting = connection.prepare_cached(store::days::LASTING).unwrap();
        rows + lasting.query_map([from, to, bodies], |_| Ok(())).unwrap().count()
    }

    fn all_bodies(connection: &Connection) -> String {
        connection.query_row("SELECT json_group_array(id) FROM body", [], |row| row.get(0)).unwrap()
    }
}

/// What the ruler says of the last day of change: here a 换届 of every body.
mod turned {
    use super::*;

    fn day(turn: usize) -> String {
        format!("{}-07-01", 2009 + turn % 17)
    }

    pub fn ours(office: &mut Office, turn: usize) -> Reply {
        office.call("day_changes", json!({ "as_of": day(turn) })).unwrap().reply
    }

    /// The appointments of that day, by their own index.
    pub fn bare_sql(connection: &Connection, turn: usize) -> usize {
        let sql = "SELECT id, person, post FROM appointment WHERE removed = 0 AND from_on =
              (SELECT max(from_on) FROM appointment WHERE removed = 0 AND from_on <= ?1)";
        connection.prepare_cached(sql).unwrap().query_map([day(turn)], |_| Ok(())).unwrap().count()
    }
}

/// A community with twenty years behind it.
mod town {
    use std::collections::BTreeMap;
    use std::path::PathBuf;
    use std::sync::{Mutex, PoisonError};

    use domain::{names, strokes};
    use office::Place;
    use rusqlite::config::DbConfig;
    use rusqlite::{Connection, params};
    use serde_json::json;
    use tests::{House, bare};

    const SURNAMES: [&str; 24] = [
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高",
        "林", "罗", "郑", "仇", "欧阳", "尉迟",
    ];
    const GIVEN: [&str; 28] = [
        "秀", "兰", "建", "国", "小", "伟", "芳", "丽", "明", "华", "军", "勇", "霞", "燕", "杰", "涛", "超", "平",
        "刚", "桂", "敏", "玉", "红", "梅", "春", "大", "立", "强",
    ];
    /// First and last year of a term.
    const TERMS: [(i32, i32); 4] = [(2006, 2011), (2011, 2016), (2016, 2021), (2021, 2026)];

    /// A register of its own with that many people, made once and copied.
    pub fn copy_of(people: u32) -> Place {
        static MADE: Mutex<BTreeMap<u32, PathBuf>> = Mutex::new(BTreeMap::new());
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let from = made.entry(people).or_insert_with(|| make(people));
        let folder = tempfile::tempdir().unwrap().keep();
        let place = Place { register: folder.join("register"), configuration: folder.join("settings") };
        std::fs::create_dir_all(&place.register).unwrap();
        for name in ["register.db", "keys"] {
            let bytes = std::fs::read(from.join(name)).unwrap();
            std::fs::write(place.register.join(name), bytes).unwrap();
        }
        place
    }

    /// Numbers that look like chance and are the same in every run.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, most: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).unwrap() % most
        }

        fn of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
            &things[self.below(things.len())]
        }
    }

    /// Bodies come through the office; people and what they held are written beside it, or it would take an hour.
    fn make(people: u32) -> PathBuf {
        let mut house = House::started();
        let committee = house.body("居民委员会");
        for number in 1..=6 {
            let body = json!({ "kind": "sub_committee", "name": format!("第{number}委员会"), "parent": committee, "founded": "2006-01-01" });
            house.make("body_add", body);
        }
        for number in 1..=30 {
            let group =
                json!({ "kind": "resident_group", "name": format!("第{number}居民小组"), "founded": "2006-01-01" });
            let group = house.make("body_add", group);
            for block in 0..5 {
                let building =
                    house.make("building_add", json!({ "name": format!("{}号楼", (number - 1) * 5 + block + 1) }));
                house.ask("building_assign", json!({ "building": building, "group": group, "from": "2006-01-01" }));
            }
        }
        house.close();
        let mut connection = bare(&house.place());
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
        fill(&mut connection, people);
        connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;").unwrap();
        drop(connection);
        let kept = tempfile::tempdir().unwrap().keep();
        for name in ["register.db", "keys"] {
            std::fs::write(kept.join(name), std::fs::read(house.file(name)).unwrap()).unwrap();
        }
        kept
    }

    fn ids(connection: &Connection, sql: &str) -> Vec<i64> {
        connection.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    fn fill(connection: &mut Connection, people: u32) {
        let mut dice = Dice(1);
        let posts = ids(connection, "SELECT id FROM post WHERE removed = 0");
        let buildings = ids(connection, "SELECT id FROM building WHERE removed = 0");
        let transaction = connection.transaction().unwrap();
        transaction
            .execute(
                "INSERT INTO operation (kind, verb, sentence, actor, door, at) VALUES ('write', 'import_run', '', '', 'command_line', '')",
                [],
            )
            .unwrap();
        let operation = transaction.last_insert_rowid();
        for number in 0..people {
            let name = format!("{}{}{}", dice.of(&SURNAMES), dice.of(&GIVEN), dice.of(&GIVEN));
            let birth = format!("{}-{:02}-{:02}", 1940 + dice.below(60), 1 + dice.below(12), 1 + dice.below(28));
            let phone = format!("154{number:08}");
            let person = transaction
                .prepare_cached(
                    "INSERT INTO person (name, sex, birth, nationality, phone) VALUES (?1, ?2, ?3, '01', ?4)",
                )
                .unwrap()
                .insert(params![name, dice.of(&["1", "2"]), birth, phone])
                .unwrap();
            for (kind, codes) in [
                ("politics", &["01", "02", "03", "13", "13", "13"][..]),
                ("education", &["10", "21", "31", "61", "71", "81"]),
                ("employment", &["24", "80", "70", "13"]),
            ] {
                fact(&transaction, params![person, kind, dice.of(codes), None::<i64>, None::<&str>]);
            }
            let building = *dice.of(&buildings);
            fact(&transaction, params![person, "residence", None::<&str>, building, "2单元"]);
            index(&transaction, person, &name, &phone, building);
            // Two of three held something, some of them again and again.
            for (first, last) in TERMS.iter().skip(dice.below(6)) {
                let to = (*last < 2026).then(|| format!("{last}-12-27"));
                transaction
                    .prepare_cached(
                        "INSERT INTO appointment (person, post, from_on, to_on, full_time) VALUES (?1, ?2, ?3, ?4, ?5)",
                    )
                    .unwrap()
                    .execute(params![person, dice.of(&posts), format!("{first}-12-28"), to, dice.below(2) == 1])
                    .unwrap();
            }
        }
        // As many changes as rows, or versions would be looked up in an empty journal.
        for table in ["person", "person_fact", "appointment"] {
            transaction
                .execute(
                    &format!(
                        "INSERT INTO change (operation, table_name, row_id, after, seal)
                         SELECT ?1, '{table}', id, '{{}}', zeroblob(48) FROM {table}"
                    ),
                    [operation],
                )
                .unwrap();
        }
        transaction.commit().unwrap();
    }

    fn fact(connection: &Connection, values: &[&dyn rusqlite::ToSql]) {
        connection
            .prepare_cached("INSERT INTO person_fact (person, kind, code, building, text) VALUES (?1, ?2, ?3, ?4, ?5)")
            .unwrap()
            .execute(values)
            .unwrap();
    }

    /// As the door would have written it.
    fn index(connection: &Connection, person: i64, name: &str, phone: &str, building: i64) {
        connection
            .prepare_cached("INSERT INTO person_index (person, pinyin, strokes) VALUES (?1, ?2, ?3)")
            .unwrap()
            .execute(params![person, names::pinyin_key(name), strokes::key(name)])
            .unwrap();
        let text = format!("{} \u{4e28} {}", names::scraps(&format!("{building}号楼2单元")), names::scraps(name));
        let backwards: String = phone.chars().rev().collect();
        connection
            .prepare_cached("INSERT INTO search (rowid, text, pinyin, number) VALUES (?1, ?2, ?3, ?4)")
            .unwrap()
            .execute(params![person * 8 + 1, text, names::pinyin_tokens(name).join(" "), backwards])
            .unwrap();
    }
}
