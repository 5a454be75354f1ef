//! `juwei call`: a command of the list, or a stream of them, one request a line in and one answer a line out.

use std::io::{BufRead, BufReader};

use domain::Fault;
use office::Office;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{End, say_json};

/// A line of `call -`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Called {
    #[serde(default)]
    id: Value,
    command: String,
    #[serde(default = "empty")]
    request: Value,
}

pub(crate) fn empty() -> Value {
    json!({})
}

/// Answers every line; a fault does not end it.
pub(crate) fn stream(office: &mut Office) -> Result<End, Fault> {
    let mut input = BufReader::new(std::io::stdin().lock());
    let (mut line, mut end) = (Vec::new(), End::Done);
    loop {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => return Ok(end),
            Ok(_) if line.trim_ascii().is_empty() => continue,
            Ok(_) => {}
            Err(error) => return Err(Fault::Malformed(error.to_string())),
        }
        let (answer, faulted) = answer(office, &line);
        if faulted {
            end = End::Found;
        }
        say_json(&answer);
    }
}

fn answer(office: &mut Office, line: &[u8]) -> (Value, bool) {
    let called: Called = match serde_json::from_slice(line) {
        Ok(called) => called,
        Err(error) => {
            let fault = office::fault_json(&Fault::Malformed(error.to_string()));
            return (json!({ "id": null, "fault": fault }), true);
        }
    };
    match office.call(&called.command, called.request) {
        Ok(answer) => (json!({ "id": called.id, "reply": answer.reply.value() }), false),
        Err(fault) => (json!({ "id": called.id, "fault": office::fault_json(&fault) }), true),
    }
}
