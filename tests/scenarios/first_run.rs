//! The first run: a form half filled before there is a register, and a register that another window had open.

use serde_json::{Value, json};
use tests::House;

#[test]
fn a_form_half_filled_before_there_is_a_register_is_given_back_after_a_power_cut() {
    let mut house = House::empty();
    house.ask("draft_put", json!({ "form": "start", "content": "{\"name\":\"安和里社区\"}" }));
    // Not closed: the power went.
    house.open();
    assert_eq!(house.ask("draft_get", json!({ "form": "start" }))["content"], "{\"name\":\"安和里社区\"}");
    assert_eq!(house.refused("draft_put", json!({ "form": "person/new", "content": "x" })), "no_register");
}

#[test]
fn the_form_of_the_first_run_is_gone_once_the_register_stands() {
    let mut house = House::empty();
    house.ask("draft_put", json!({ "form": "start", "content": "{\"name\":\"安和里社区\"}" }));
    house.ask("register_new", json!({ "name": "安和里社区" }));
    assert_eq!(house.ask("draft_get", json!({ "form": "start" }))["content"], Value::Null);
    assert!(!house.place().configuration.join("begun").exists());
}

#[test]
fn a_register_that_was_open_elsewhere_is_opened_when_it_is_tried_again() {
    let mut first = House::started();
    let mut second = office::Office::start(first.place(), office::Door::CommandLine);
    let state = |office: &mut office::Office, name: &str| office.call(name, json!({})).unwrap().reply.value();
    assert_eq!(state(&mut second, "register_state")["fault"]["code"], "register_busy");
    first.close();
    assert_eq!(state(&mut second, "register_own")["standing"], "open");
    assert_eq!(state(&mut second, "committee_get")["name"], "安和里社区");
    second.close().unwrap();
}
