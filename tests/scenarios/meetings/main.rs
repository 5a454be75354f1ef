//! Meetings from the notice to the last follow-up, as the secretary runs them.

mod after;
mod attachments;
mod before;
mod during;
mod matters;
mod papers;
mod year;

use serde_json::{Value, json};
use tests::House;

/// An assembly of `count` delegates since 2022.
pub(crate) fn assembly(count: usize) -> (House, i64) {
    let mut house = House::started();
    house.appoint("居民代表会议", "居民代表", count);
    let body = house.body("居民代表会议");
    (house, body)
}

pub(crate) fn convene(house: &mut House, body: i64, held: &str) -> i64 {
    house.make("meeting_add", json!({ "body": body, "held": held }))
}

pub(crate) fn card(house: &mut House, meeting: i64) -> Value {
    house.ask("meeting_get", json!({ "id": meeting }))
}

/// The first so many came, the others are excused.
pub(crate) fn sign_in(house: &mut House, meeting: i64, came: usize) {
    for line in card(house, meeting)["attendance"].as_array().unwrap().iter().take(came) {
        house.ask("attendance_set", json!({ "id": line["id"], "version": line["version"], "presence": "present" }));
    }
    house.ask("attendance_rest", json!({ "meeting": meeting, "presence": "excused" }));
}

pub(crate) fn sign(house: &mut House, meeting: i64, on: &str) {
    let version = card(house, meeting)["version"].clone();
    house.ask("meeting_sign", json!({ "id": meeting, "version": version, "on": on }));
}

pub(crate) fn names(list: &Value, field: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|line| line[field].as_str().unwrap_or_default().to_owned()).collect()
}
