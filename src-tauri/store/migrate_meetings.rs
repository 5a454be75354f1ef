//! A register of the third version that holds meetings: what was written down before meetings had kinds, speeches and
//! corrections is read, found, vouched for by the chain and taken back as before.

use rusqlite::Connection;

use super::{MIGRATIONS, SCHEMA_VERSION, migrate, schema_differs, version};
use crate::chain;
use crate::door::{Reading, Writing};
use crate::journal;
use crate::meeting::{AgendaItem, Attendance, Meeting, Vote};

/// What was done in that version, one act a line of SQL: verb and what it wrote.
const ACTS: &[(&str, &str)] = &[
    (
        "register_new",
        "INSERT INTO body (id, kind, name) VALUES (2, 'delegates_assembly', '居民代表会议');
         INSERT INTO person (id, name) VALUES (7, '王建国')",
    ),
    (
        "meeting_add",
        "INSERT INTO meeting (id, body, kind, series, name, held_on, entitled_kind)
           VALUES (5, 2, '居民代表会议', 3, '第六届居民代表会议第3次', '2025-03-20', 'people');
         INSERT INTO attendance (id, meeting, person, name, post, position, may_vote, capacity, presence)
           VALUES (11, 5, 7, '王建国', '居民代表', 1, 1, 'member', NULL),
                  (12, 5, NULL, '李秀英', '居民代表', 2, 1, 'member', NULL)",
    ),
    ("attendance_set", "UPDATE attendance SET presence = 'present' WHERE id = 11"),
    (
        "agenda_add",
        "INSERT INTO agenda_item (id, meeting, position, title, discussion)
           VALUES (21, 5, 1, '充电棚选址', '建议装在西门内侧。')",
    ),
    (
        "vote_set",
        "INSERT INTO vote (id, agenda_item, method, in_favour, against, abstained, passed)
           VALUES (31, 21, 'hands', 1, 0, 0, 1)",
    ),
];

fn open(connection: &Connection, operation: i64) {
    connection
        .execute_batch(&format!("BEGIN; INSERT INTO open_operation (id, operation) VALUES (1, {operation})"))
        .unwrap();
}

fn shut(connection: &Connection, operation: i64, kind: &str, verb: &str) {
    connection
        .execute(
            "INSERT INTO operation (id, kind, verb, sentence, actor, door, at)
             VALUES (?1, ?2, ?3, ?3, '李秀英', 'window', '2025-03-20T09:00:00+08:00')",
            rusqlite::params![operation, kind, verb],
        )
        .unwrap();
    chain::append(connection, operation).unwrap();
    connection.execute_batch("DELETE FROM open_operation; COMMIT").unwrap();
}

fn third_version() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    chain::give_seal(&connection).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = ON").unwrap();
    for migration in &MIGRATIONS[..3] {
        connection.execute_batch(migration).unwrap();
    }
    connection.execute("INSERT INTO history_key (id, key) VALUES (1, ?1)", [&[9_u8; 32][..]]).unwrap();
    journal::make_triggers(&connection).unwrap();
    connection.pragma_update(None, "user_version", 3).unwrap();
    for (operation, (verb, sql)) in (1..).zip(ACTS) {
        open(&connection, operation);
        connection.execute_batch(sql).unwrap();
        shut(&connection, operation, "write", verb);
    }
    connection
}

fn undo(connection: &Connection, operation: i64, by: i64) {
    open(connection, by);
    journal::take_back(&Writing::for_tests(connection, by), operation).unwrap();
    shut(connection, by, "undo", "undo");
}

#[test]
fn its_meetings_are_read_found_and_vouched_for() {
    let mut connection = third_version();
    let before = chain::head(&connection).unwrap();
    migrate(&mut connection).unwrap();
    assert_eq!(version(&connection).unwrap(), SCHEMA_VERSION);
    assert!(!schema_differs(&connection).unwrap());
    assert_eq!(chain::head(&connection).unwrap(), before);
    assert_eq!(chain::broken(&connection).unwrap(), Vec::<i64>::new());

    let reading = Reading::new(&connection);
    let meeting = Meeting::get(&reading, 5).unwrap().unwrap();
    assert_eq!((meeting.name.as_str(), meeting.series), ("第六届居民代表会议第3次", Some(3)));
    assert_eq!((meeting.meeting_kind, meeting.text_only, meeting.summary), (None, false, None));
    let lines = Attendance::of(&reading, 5).unwrap();
    let told: Vec<(&str, bool)> = lines.iter().map(|line| (line.name.as_str(), line.presence.is_some())).collect();
    assert_eq!(told, [("王建国", true), ("李秀英", false)]);
    assert_eq!(AgendaItem::of(&reading, 5).unwrap()[0].discussion.as_deref(), Some("建议装在西门内侧。"));
    let vote = Vote::of(&reading, 21).unwrap().unwrap();
    assert_eq!((vote.in_favour, vote.passed, vote.needed), (1, Some(true), None));
    // What the older index did not hold is found by one character.
    for scrap in ["充", "西门"] {
        assert_eq!(reading.meetings_found(scrap, None, None, (10, 0)).unwrap(), (vec![5], 1), "{scrap}");
    }
}

#[test]
fn what_was_done_in_it_is_taken_back_act_by_act_and_put_there_again() {
    let mut connection = third_version();
    migrate(&mut connection).unwrap();
    for (by, operation) in (6..).zip([5, 4, 3]) {
        undo(&connection, operation, by);
    }
    {
        let reading = Reading::new(&connection);
        assert_eq!(AgendaItem::of(&reading, 5).unwrap(), Vec::new());
        assert!(Attendance::of(&reading, 5).unwrap().iter().all(|line| line.presence.is_none()));
    }
    // The undo of an undo puts back what the older version wrote, columns that came since left as they are given.
    undo(&connection, 8, 9);
    assert!(Attendance::of(&Reading::new(&connection), 5).unwrap()[0].presence.is_some());
    undo(&connection, 9, 10);
    undo(&connection, 2, 11);
    let left: i64 = connection.query_row("SELECT count(*) FROM meeting", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
    assert_eq!(chain::broken(&connection).unwrap(), Vec::<i64>::new());
}
