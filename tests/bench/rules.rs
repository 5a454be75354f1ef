//! The check-up over thirty years, and what it says while an appointment is typed, each beside reading the same facts from
//! the store without judging them; in the same run, at the median and at the 95th of a hundred.
//!
//! 1x is a real committee: seven members, forty delegates, five sub-committees, meetings of thirty years. 10x and 100x
//! have so many more sub-committees with their terms, members and meetings.

use std::time::{Duration, Instant};

use office::{Clock, Door, Office};
use serde_json::json;
use store::Register;
use tests::TODAY;

const SIZES: [i64; 3] = [1, 10, 100];
const RUNS: usize = 50;

fn main() {
    let measuring = std::env::args().any(|word| word == "--bench");
    let (sizes, runs) = if measuring { (&SIZES[..], RUNS) } else { (&SIZES[..1], 3) };
    println!(
        "{:<20}{:>6}{:>14}  {:>18}  {:>18}  {:>7}",
        "", "size", "appointments", "ours: median, p95", "reading", "ratio"
    );
    for &size in sizes {
        let place = decades::made(size);
        let register = Register::open(&place.register, &place.configuration).unwrap();
        let appointments = register.read(store::facts::gather).unwrap().facts.appointments.len();
        let reading = times(runs, || {}, || drop(register.read(store::facts::gather).unwrap()));
        register.close().unwrap();
        let body = decades::committee(&place);
        let office = std::cell::RefCell::new(Office::start_at(
            place,
            Door::Window,
            Clock::noon(TODAY.parse().unwrap()).unwrap(),
        ));
        let ask = |name: &str, request| drop(office.borrow_mut().call(name, request).unwrap());
        // Known once, so that no run but the first writes down what is new.
        ask("checkup_get", json!({}));
        // What was found is kept until something is written: somebody new is in no body and changes nothing that is found.
        let write = || ask("person_add", json!({ "name": "田小海" }));
        let whole = times(runs, write, || ask("checkup_get", json!({})));
        let draft = json!({ "appointment": { "name": "韩梅", "body": body.0, "post": body.1, "from": TODAY } });
        let typing = times(runs, || {}, || ask("checkup_try", draft.clone()));
        let again = times(runs, || {}, || ask("checkup_get", json!({})));
        for (name, ours) in [("whole check-up", whole), ("while typing", typing), ("looked at again", again)] {
            println!(
                "{name:<20}{size:>5}x{appointments:>14}  {:>8.2} {:>6.2} ms  {:>8.2} {:>6.2} ms  {:>7.2}",
                ours.0,
                ours.1,
                reading.0,
                reading.1,
                ours.0 / reading.0
            );
        }
    }
}

/// Median and 95th of a hundred, in milliseconds, each run after something that is not measured.
fn times(runs: usize, mut before: impl FnMut(), mut act: impl FnMut()) -> (f64, f64) {
    let mut taken: Vec<Duration> = (0..runs + 2)
        .map(|_| {
            before();
            let begun = Instant::now();
            act();
            begun.elapsed()
        })
        .skip(2)
        .collect();
    taken.sort_unstable();
    let at = |hundredths: usize| taken[(taken.len() * hundredths / 100).min(taken.len() - 1)].as_secs_f64() * 1000.0;
    (at(50), at(95))
}

/// A register of thirty years.
mod decades {
    use office::Place;
    use rusqlite::config::DbConfig;
    use rusqlite::{Connection, params};
    use serde_json::json;
    use tests::{House, bare};

    /// First and last day of the terms.
    const TERMS: [(&str, &str); 8] = [
        ("1996-12-18", "1999-12-17"),
        ("1999-12-18", "2002-12-17"),
        ("2002-12-18", "2006-12-17"),
        ("2006-12-18", "2009-12-17"),
        ("2009-12-18", "2012-12-17"),
        ("2012-12-18", "2015-12-17"),
        ("2015-12-18", "2021-12-27"),
        ("2021-12-28", ""),
    ];
    const SUB_COMMITTEES: i64 = 5;

    /// Bodies come through the office; who held what and what was held is written beside it.
    pub fn made(size: i64) -> Place {
        let mut house = House::started();
        let committee = house.body("居民委员会");
        for number in 1..=SUB_COMMITTEES * size {
            let name = format!("第{number}委员会");
            let body = json!({ "kind": "sub_committee", "name": name, "parent": committee, "founded": "1996-12-18" });
            house.make("body_add", body);
        }
        house.make("person_add", json!({ "name": "田大海", "phone": "15400000001" }));
        house.close();
        let mut connection = bare(&house.place());
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
        let transaction = connection.transaction().unwrap();
        transaction.execute_batch("DELETE FROM term").unwrap();
        let bodies: Vec<(i64, String)> = transaction
            .prepare("SELECT id, kind FROM body WHERE removed = 0")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for (body, kind) in bodies {
            // Holders, and meetings a year.
            let (holders, meetings) = match kind.as_str() {
                "committee" => (7, 12),
                "delegates_assembly" => (40, 2),
                "party" => (5, 12),
                "sub_committee" => (5, 4),
                "supervision" => (5, 4),
                _ => continue,
            };
            fill(&transaction, body, holders, meetings);
        }
        transaction.commit().unwrap();
        connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;").unwrap();
        drop(connection);
        let place = house.place();
        // The folder outlives the house.
        let kept = tempfile::tempdir().unwrap().keep();
        for name in ["register.db", "keys"] {
            std::fs::write(kept.join(name), std::fs::read(place.register.join(name)).unwrap()).unwrap();
        }
        Place { configuration: kept.join("settings"), register: kept }
    }

    fn fill(connection: &Connection, body: i64, holders: i64, meetings: i64) {
        let insert = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> i64 {
            connection.prepare_cached(sql).unwrap().insert(values).unwrap()
        };
        let posts: Vec<i64> = connection
            .prepare_cached("SELECT id FROM post WHERE body = ?1 ORDER BY rank")
            .unwrap()
            .query_map([body], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for (ordinal, (start, end)) in (1_i64..).zip(TERMS) {
            let end = (!end.is_empty()).then_some(end);
            let term = insert(
                "INSERT INTO term (body, ordinal, start_on, end_on) VALUES (?1, ?2, ?3, ?4)",
                params![body, ordinal, start, end],
            );
            for number in 0..holders {
                let birth = format!("{}-03-0{}", 1950 + (body + ordinal * 7 + number * 3) % 40, 1 + number % 9);
                let sex = if number % 2 == 0 { "1" } else { "2" };
                let person =
                    insert("INSERT INTO person (name, sex, birth) VALUES ('金一平', ?1, ?2)", params![sex, birth]);
                let politics = if number % 3 == 0 { "13" } else { "01" };
                insert(
                    "INSERT INTO person_fact (person, kind, code) VALUES (?1, 'politics', ?2)",
                    params![person, politics],
                );
                let post = posts[usize::try_from(number).unwrap().min(posts.len() - 1)];
                insert(
                    "INSERT INTO appointment (person, post, term, from_on, to_on, full_time) VALUES (?1, ?2, ?3, ?4, ?5, 1)",
                    params![person, post, term, start, end],
                );
            }
        }
        for year in 1997..=2026 {
            for number in 0..meetings {
                let month = 1 + number * 12 / meetings;
                if year == 2026 && month > 6 {
                    continue;
                }
                let held = format!("{year}-{month:02}-1{}", number % 9);
                let meeting = insert(
                    "INSERT INTO meeting (body, kind, name, held_on, entitled_kind) VALUES (?1, '会议', '会议', ?2, 'people')",
                    params![body, held],
                );
                for position in 0..holders {
                    let presence = if position % 6 == 5 { "excused" } else { "present" };
                    insert(
                        "INSERT INTO attendance (meeting, name, position, may_vote, capacity, presence)
                         VALUES (?1, '金一平', ?2, 1, 'member', ?3)",
                        params![meeting, position, presence],
                    );
                }
                let item = insert(
                    "INSERT INTO agenda_item (meeting, position, title) VALUES (?1, 1, '工作报告')",
                    params![meeting],
                );
                insert(
                    "INSERT INTO vote (agenda_item, method, in_favour, against, abstained, passed)
                     VALUES (?1, 'hands', ?2, 0, 0, 1)",
                    params![item, holders - holders / 6],
                );
            }
        }
    }

    /// The committee and its plain post.
    pub fn committee(place: &Place) -> (i64, i64) {
        bare(place)
            .query_row(
                "SELECT b.id, (SELECT id FROM post WHERE body = b.id ORDER BY rank DESC LIMIT 1) FROM body b WHERE b.kind = 'committee'",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap()
    }
}
