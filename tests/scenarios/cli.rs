//! `juwei`: how it ends, what it says, and the stream of calls.

use serde_json::{Value, json};
use tests::{House, parsed, text};

fn closed() -> House {
    let mut house = House::started();
    house.make("person_add", json!({ "name": "王建国" }));
    house.close();
    house
}

fn chinese(text: &str) -> bool {
    text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}

#[test]
fn done_is_0_refused_is_1_with_a_sentence_and_wrong_use_is_2() {
    let house = House::empty();
    let new = ["new", "--name", "安和里社区", "--division", "999901001007", "--term-start", "2021-12-28"];
    // The office of the house has nothing open, so the program may make the register.
    let made = house.juwei(&new);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert!(text(&made.stdout).contains("安和里社区"));
    let again = house.juwei(&new);
    assert_eq!(again.status.code(), Some(1));
    assert!(chinese(&text(&again.stderr)), "{}", text(&again.stderr));
    assert!(again.stdout.is_empty());
    let as_json = house.juwei(&["--json", "new", "--name", "安和里社区"]);
    assert_eq!((as_json.status.code(), &parsed(&as_json.stdout)["code"]), (Some(1), &json!("register_exists")));
    assert!(chinese(parsed(&as_json.stdout)["message"].as_str().unwrap()));
    for line in [
        &["new"][..],
        &["nonsense"],
        &["report", "--year", "x", "--out", "."],
        &["call", "person_list", "{"],
        &["sample", "--people", "0"],
    ] {
        let wrong = house.juwei(line);
        assert_eq!(wrong.status.code(), Some(2), "{line:?}: {}", text(&wrong.stderr));
    }
}

#[test]
fn a_call_answers_with_the_reply_or_the_fault() {
    let house = closed();
    let listed = house.juwei(&["call", "person_list", r#"{"limit":5}"#]);
    assert_eq!((listed.status.code(), &parsed(&listed.stdout)["total"]), (Some(0), &json!(1)));
    for (line, code) in [
        (["call", "person_get", r#"{"id":99}"#], "gone"),
        (["call", "person_get", r#"{"name":1}"#], "request_malformed"),
        (["call", "person_forget", "{}"], "command_unknown"),
        (["call", "person_add", r#"{"name":" "}"#], "empty"),
    ] {
        let refused = house.juwei(&line);
        assert_eq!(refused.status.code(), Some(1), "{line:?}");
        assert_eq!(parsed(&refused.stdout)["code"], code);
        assert!(chinese(&text(&refused.stderr)));
    }
}

#[test]
fn a_stream_answers_line_by_line_and_a_fault_does_not_end_it() {
    let house = closed();
    let input = [
        r#"{"id":1,"command":"person_add","request":{"name":"李秀英"}}"#,
        r#"{"id":"two","command":"person_add","request":{"name":""}}"#,
        "not json",
        "",
        r#"{"id":4,"command":"no_such"}"#,
        r#"{"id":5,"command":"person_list"}"#,
        r#"{"id":6}"#,
    ]
    .join("\n");
    let answered = house.juwei_reading(&["call", "-"], input.as_bytes());
    assert_eq!(answered.status.code(), Some(1));
    let lines: Vec<Value> = text(&answered.stdout).lines().map(|line| parsed(line.as_bytes())).collect();
    assert_eq!(lines.len(), 6, "{lines:?}");
    assert_eq!(lines[0], json!({ "id": 1, "reply": { "id": 2 } }));
    assert_eq!((&lines[1]["id"], &lines[1]["fault"]["code"]), (&json!("two"), &json!("empty")));
    assert!(chinese(lines[1]["fault"]["message"].as_str().unwrap()));
    assert_eq!((&lines[2]["id"], &lines[2]["fault"]["code"]), (&Value::Null, &json!("request_malformed")));
    assert_eq!((&lines[3]["id"], &lines[3]["fault"]["code"]), (&json!(4), &json!("command_unknown")));
    assert_eq!((&lines[4]["id"], &lines[4]["reply"]["total"]), (&json!(5), &json!(2)));
    assert_eq!(lines[5]["fault"]["code"], "request_malformed");
    let good = house.juwei_reading(&["call", "-"], br#"{"id":1,"command":"person_list","request":{}}"#);
    assert_eq!(good.status.code(), Some(0));
    let nothing = house.juwei_reading(&["call", "-"], b"");
    assert_eq!((nothing.status.code(), nothing.stdout.len()), (Some(0), 0));
}

#[test]
fn bytes_that_are_no_text_are_a_malformed_line() {
    let house = closed();
    let answered = house.juwei_reading(&["call", "-"], b"\xff\xfe\x00\n{\"id\":2,\"command\":\"person_list\"}\n");
    let lines: Vec<Value> = text(&answered.stdout).lines().map(|line| parsed(line.as_bytes())).collect();
    assert_eq!((&lines[0]["fault"]["code"], &lines[1]["id"]), (&json!("request_malformed"), &json!(2)));
}

#[test]
fn while_the_register_is_open_elsewhere_every_call_says_so() {
    let mut house = House::started();
    house.make("person_add", json!({ "name": "王建国" }));
    let input =
        "{\"id\":1,\"command\":\"person_list\"}\n{\"id\":2,\"command\":\"person_add\",\"request\":{\"name\":\"李\"}}\n";
    let answered = house.juwei_reading(&["call", "-"], input.as_bytes());
    assert_eq!(answered.status.code(), Some(1));
    for line in text(&answered.stdout).lines() {
        assert_eq!(parsed(line.as_bytes())["fault"]["code"], "register_busy");
    }
    for line in [
        &["verify"][..],
        &["backup", "--to", "x.juwei"],
        &["new", "--name", "甲"],
        &["report", "--year", "2025", "--out", "x"],
    ] {
        let refused = house.juwei(line);
        assert_eq!(refused.status.code(), Some(1), "{line:?}");
        assert!(text(&refused.stderr).contains("打开着"), "{line:?}: {}", text(&refused.stderr));
    }
    assert_eq!(house.ask("person_list", json!({}))["total"], 1);
}

#[test]
fn backup_restore_and_check_on_the_command_line() {
    let mut house = closed();
    let before = house.dump();
    house.close();
    let path = house.path("备份.juwei");
    let path = path.to_str().unwrap();
    let made = house.juwei(&["backup", "--to", path]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert_eq!(house.juwei(&["call", "person_add", r#"{"name":"李秀英"}"#]).status.code(), Some(0));
    let restored = house.juwei(&["restore", path]);
    assert_eq!(restored.status.code(), Some(0), "{}", text(&restored.stderr));
    let verified = house.juwei(&["verify"]);
    assert_eq!(verified.status.code(), Some(0), "{}", text(&verified.stdout));
    house.open();
    assert_eq!(house.dump(), before);
    let nothing = house.juwei(&["restore", "/没有/这个.juwei"]);
    assert_eq!(nothing.status.code(), Some(1));
}

#[test]
fn the_list_of_commands_names_each_with_its_schemas() {
    let house = House::empty();
    let listed = house.juwei(&["commands", "--json"]);
    assert_eq!(listed.status.code(), Some(0));
    let list = parsed(&listed.stdout);
    let list = list.as_array().unwrap();
    assert!(list.len() > 80);
    for command in list {
        let name = command["name"].as_str().unwrap();
        assert!(matches!(command["access"].as_str().unwrap(), "read" | "write"), "{name}");
        for schema in [&command["request"], &command["reply"]] {
            assert!(schema["$schema"].as_str().unwrap().contains("json-schema.org"), "{name}");
            refers_to_itself(schema, schema, name);
        }
        // One shape, or one of several.
        let whole = std::slice::from_ref(&command["request"]);
        for shape in command["request"]["oneOf"].as_array().map_or(whole, Vec::as_slice) {
            assert_eq!(shape["type"], "object", "{name}");
            assert_eq!(shape["additionalProperties"], false, "{name} takes fields it does not know");
        }
    }
    let names: Vec<&str> = list.iter().map(|command| command["name"].as_str().unwrap()).collect();
    for wanted in ["person_add", "import_run", "report_export", "register_sample", "verify", "undo"] {
        assert!(names.contains(&wanted), "{wanted}");
    }
    assert!(text(&house.juwei(&["commands", "--wire"]).stdout).starts_with("// Made from the command list"));
    assert!(text(&house.juwei(&["commands"]).stdout).lines().count() == list.len());
}

/// Every `$ref` leads somewhere in the same schema, and every type is one there is.
fn refers_to_itself(whole: &Value, part: &Value, name: &str) {
    match part {
        Value::Object(fields) => {
            if let Some(Value::String(target)) = fields.get("$ref") {
                let pointer = target.strip_prefix('#').unwrap_or_else(|| panic!("{name}: {target}"));
                assert!(whole.pointer(pointer).is_some(), "{name}: {target}");
            }
            fields.values().for_each(|field| refers_to_itself(whole, field, name));
        }
        Value::Array(items) => items.iter().for_each(|item| refers_to_itself(whole, item, name)),
        _ => {}
    }
}

#[test]
fn the_sample_is_made_looked_at_and_reported_on() {
    let house = House::empty();
    let made = house.juwei(&["sample", "--people", "60", "--years", "2", "--seed", "11"]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert_eq!(house.juwei(&["sample"]).status.code(), Some(1));
    let out = house.path("出");
    let report = house.juwei(&["report", "--year", "2025", "--out", out.to_str().unwrap(), "--format", "docx,xlsx"]);
    assert_eq!(report.status.code(), Some(0), "{}", text(&report.stderr));
    assert!(text(&report.stdout).starts_with("截至2025年12月31日"), "{}", text(&report.stdout));
    let mut written: Vec<String> =
        std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    written.sort();
    assert_eq!(written, ["2025年度报告_安和里社区_20251231.docx", "2025年度报告_安和里社区_20251231.xlsx"]);
    let chosen = house.juwei(&[
        "--json",
        "report",
        "--year",
        "2025",
        "--as-of",
        "2025-06-30",
        "--out",
        out.to_str().unwrap(),
        "--format",
        "docx",
    ]);
    assert!(parsed(&chosen.stdout)["files"][0]["name"].as_str().unwrap().contains("20250630"));
}

#[test]
fn an_import_says_what_became_of_each_row() {
    let house = closed();
    let sheet = house.path("名单.csv");
    std::fs::write(&sheet, "姓名,性别,出生年月\n李秀英,女,1985.03\n,男,1990-01\n").unwrap();
    let sheet = sheet.to_str().unwrap();
    let tried = house.juwei(&["--json", "import", sheet, "--dry-run"]);
    assert_eq!(tried.status.code(), Some(0), "{}", text(&tried.stderr));
    let run = house.juwei(&["--json", "import", sheet]);
    assert_eq!(run.status.code(), Some(0));
    assert_eq!(parsed(&tried.stdout), parsed(&run.stdout));
    let counts = parsed(&run.stdout);
    assert_eq!([&counts["rows"], &counts["added"], &counts["refused"]], [&json!(2), &json!(1), &json!(1)]);
    assert_eq!((&counts["problems"][0]["row"], &counts["problems"][0]["code"]), (&json!(3), &json!("name_missing")));
    assert_eq!(house.juwei(&["import", "/没有/名单.xlsx"]).status.code(), Some(1));
}

#[test]
fn help_is_chinese_then_english() {
    let house = House::empty();
    for line in [&["--help"][..], &["report", "--help"], &["call", "--help"], &["import", "--help"]] {
        let help = house.juwei(line);
        assert_eq!(help.status.code(), Some(0));
        let help = text(&help.stdout);
        // A long description stands below what it describes.
        let lines: Vec<&str> = help.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0].trim_start().starts_with("--")) {
            let described = format!("{}{}", pair[0], pair[1]);
            let first = described.find(|letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter));
            let latin = first.and_then(|at| described[at..].find("  ").map(|gap| &described[at + gap..]));
            assert!(
                latin.is_some_and(|english| english.trim().starts_with(|letter: char| letter.is_ascii_uppercase())),
                "{described}"
            );
        }
        assert!(help.contains("--register <DIR>"), "{help}");
    }
}

/// Started, and asked for something that needs the register; it stays until it is killed.
fn staying(house: &House) -> (std::process::Child, std::io::BufReader<std::process::ChildStdout>) {
    use std::io::Write;
    let place = house.place();
    let mut child = std::process::Command::new(tests::juwei())
        .args(["call", "-", "--register"])
        .arg(place.register)
        .env("JUWEI_CONFIGURATION", place.configuration)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.as_mut().unwrap().write_all(b"{\"id\":1,\"command\":\"paper_list\"}\n").unwrap();
    let answers = std::io::BufReader::new(child.stdout.take().unwrap());
    (child, answers)
}

#[test]
fn of_two_started_at_once_exactly_one_has_the_register_and_a_killed_one_blocks_nobody() {
    use std::io::BufRead;
    let house = closed();
    for round in 0..100 {
        let mut pair = [staying(&house), staying(&house)];
        let answers: Vec<Value> = pair
            .iter_mut()
            .map(|(_, answers)| {
                let mut line = String::new();
                answers.read_line(&mut line).unwrap();
                parsed(line.as_bytes())
            })
            .collect();
        for (child, _) in &mut pair {
            child.kill().unwrap();
            child.wait().unwrap();
        }
        let living = answers.iter().filter(|answer| answer.get("reply").is_some()).count();
        let busy = answers.iter().filter(|answer| answer["fault"]["code"] == "register_busy").count();
        assert_eq!((living, busy), (1, 1), "round {round}: {answers:?}");
    }
}
