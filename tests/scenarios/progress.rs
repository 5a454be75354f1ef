//! How far a long act is, and 停下.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use office::Office;
use office::desk::Desk;
use office::progress::Step;
use serde_json::json;
use tests::House;

const ROWS: u32 = 300;

fn roster(folder: &Path) -> PathBuf {
    let path = folder.join("名册.csv");
    let rows: Vec<String> = (1..=ROWS).map(|row| format!("王{}{}\n", numeral(row / 20), numeral(row % 20))).collect();
    std::fs::write(&path, format!("姓名\n{}", rows.concat())).unwrap();
    path
}

fn numeral(number: u32) -> char {
    char::from_u32(0x5e00 + number).unwrap()
}

/// The house's office behind a desk; each step goes to the listener.
fn desk(house: &House, hear: impl Fn(&Desk, Step) + Send + 'static) -> Arc<Desk> {
    let place = house.place();
    let desk = Arc::new(Desk::new(Office::start(place, office::Door::Window)));
    let behind = Arc::downgrade(&desk);
    desk.progress().tell(move |step| hear(&behind.upgrade().unwrap(), step));
    desk
}

#[test]
fn an_import_says_how_far_it_is_and_ends_with_all_of_it() {
    let mut house = House::started();
    let path = roster(&house.path(""));
    house.close();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&heard);
    let desk = desk(&house, move |_, step| kept.lock().unwrap().push(step));
    desk.call("import_run", json!({ "path": path })).unwrap();
    let heard = heard.lock().unwrap();
    let total = u64::from(ROWS);
    assert_eq!(heard.first(), Some(&Step { done: 0, total }));
    assert_eq!(heard.last(), Some(&Step { done: total, total }));
    assert!(heard.is_sorted_by_key(|step| step.done));
}

#[test]
fn an_import_that_is_stopped_leaves_the_register_as_it_was() {
    let mut house = House::started();
    let path = roster(&house.path(""));
    let before = house.dump();
    house.close();
    let desk_ = desk(&house, |desk, _| desk.progress().stop());
    let fault = desk_.call("import_run", json!({ "path": path })).unwrap_err();
    assert_eq!(fault.code(), "stopped");
    // What was stopped is over: the next act runs to its end.
    desk_.call("paper_list", json!({})).unwrap();
    desk_.close().unwrap();
    house.open();
    assert_eq!(house.dump(), before);
}

#[test]
fn in_a_pause_what_was_written_comes_into_the_main_file() {
    let mut house = House::started();
    let path = roster(&house.path(""));
    let log = house.file("register.db-wal");
    house.close();
    let desk = desk(&house, |_, _| {});
    desk.call("import_run", json!({ "path": path })).unwrap();
    assert!(!desk.rest_after(Duration::from_secs(3600)), "she is still at work");
    assert!(std::fs::metadata(&log).unwrap().len() > 0);
    assert!(desk.rest_after(Duration::ZERO));
    assert_eq!(std::fs::metadata(&log).unwrap().len(), 0);
    assert!(!desk.rest_after(Duration::ZERO), "nothing was written since");
}

#[test]
fn a_backup_that_is_stopped_leaves_no_file() {
    let mut house = House::sample(60, 1, 1);
    house.close();
    let target = house.path("备份.juwei");
    let desk = desk(&house, |desk, _| desk.progress().stop());
    let fault = desk.call("backup_make", json!({ "path": target })).unwrap_err();
    assert_eq!(fault.code(), "stopped");
    let left: Vec<_> = std::fs::read_dir(target.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("juwei"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}
