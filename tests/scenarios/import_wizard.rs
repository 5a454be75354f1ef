//! An import the full way: columns by hand, what the rows are, her word on doubtful rows, and her own file back with
//! the reasons in it.

#[path = "import_house.rs"]
mod house;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use house::{House, counts, number, problems, write};
use serde_json::{Value, json};
use zip::ZipArchive;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn look(house: &mut House, path: &Path, more: Value) -> Value {
    let mut request = json!({ "path": path });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    house.ask("import_look", request)
}

/// Tries it, runs it, and makes sure that both came to the same.
fn both(house: &mut House, request: Value) -> Value {
    let tried = house.ask("import_preview", request.clone());
    let ran = house.ask("import_run", request);
    assert_eq!(tried["result"], ran);
    tried
}

fn line(preview: &Value, row: u64) -> Value {
    preview["lines"].as_array().unwrap().iter().find(|line| line["row"] == row).unwrap().clone()
}

fn group(house: &mut House, name: &str) -> i64 {
    let made = house.ask("body_add", json!({ "kind": "resident_group", "name": name }));
    made["id"].as_i64().unwrap()
}

#[test]
fn a_sheet_is_looked_at_with_its_first_rows_its_header_and_what_its_columns_mean() {
    let mut house = House::new();
    let path = house.texts(&[
        &["居民名单"],
        &["姓名", "联系人号码", "", "身份证号"],
        &["张丽", "13812345678", "甲", "999901198508150026"],
    ]);
    let seen = look(&mut house, &path, json!({}));
    assert_eq!((seen["sheet"].as_str(), seen["sheets"].clone()), (Some("名单"), json!(["名单"])));
    assert_eq!((seen["header_top"].clone(), seen["header"].clone()), (json!(2), json!(2)));
    assert_eq!(seen["complete"], true);
    assert_eq!(seen["first"][0], json!({ "row": 1, "cells": ["居民名单", "", "", ""] }));
    // Numbers of people are masked whatever column they stand in.
    assert_eq!(seen["first"][2]["cells"], json!(["张丽", "138****5678", "甲", "999901********0026"]));
    let meanings: Vec<&Value> = seen["columns"].as_array().unwrap().iter().map(|column| &column["meaning"]).collect();
    assert_eq!(meanings, [&json!("name"), &Value::Null, &Value::Null, &json!("id_number")]);
    assert_eq!(seen["columns"][2], json!({ "place": 2, "word": "", "meaning": null, "samples": ["甲"] }));
    assert!(seen["meanings"].as_array().unwrap().contains(&json!({ "meaning": "phone", "text": "手机" })));
    // The same words give the same key in another file; other words another one.
    let again = house.texts(&[&["姓名", "联系人号码", "", "身份证号"], &["王建国", "", "", "乙"]]);
    assert_eq!(look(&mut house, &again, json!({}))["header_key"], seen["header_key"]);
    let other = house.texts(&[&["姓名", "手机"], &["王建国", ""]]);
    assert_ne!(look(&mut house, &other, json!({}))["header_key"], seen["header_key"]);
}

#[test]
fn columns_named_by_hand_and_a_header_row_chosen_are_what_is_read() {
    let mut house = House::new();
    let path = house.texts(&[
        &["谁", "怎么找", "几号生的"],
        &["（姓）", "（手机）", ""],
        &["张丽", "13812345678", "1985.03"],
        &["王建国", "", "1960"],
    ]);
    assert_eq!(house.call("import_preview", json!({ "path": path })).unwrap_err().code(), "sheet_no_header");
    let seen = look(&mut house, &path, json!({ "header": 2 }));
    assert_eq!((seen["header"].clone(), seen["complete"].clone()), (json!(2), json!(false)));
    let columns = json!([
        { "place": 0, "meaning": "name" }, { "place": 1, "meaning": "phone" }, { "place": 2, "meaning": "birth" },
    ]);
    let preview = both(&mut house, json!({ "path": path, "header": 2, "columns": columns }));
    assert_eq!(counts(&preview["result"]), [2, 0, 0, 0]);
    assert_eq!(house.card("张丽")["birth"], "1985-03");
    assert_eq!(house.card("张丽")["phone"], "138****5678");
    // Without the column every row needs nothing is read.
    let none = json!([{ "place": 1, "meaning": "phone" }]);
    let fault = house.call("import_run", json!({ "path": path, "header": 2, "columns": none })).unwrap_err();
    assert_eq!(fault.code(), "sheet_no_header");
}

#[test]
fn a_changed_row_says_field_by_field_what_stood_and_what_will() {
    let mut house = House::new();
    let id = number("19850815", 2);
    house.import_texts(&[
        &["姓名", "身份证号", "手机", "住址", "文化程度"],
        &["张丽", &id, "13812345678", "安和里1号楼", "大专"],
    ]);
    let path = house.texts(&[
        &["姓名", "身份证号", "手机", "住址", "文化程度", "民族"],
        &["张丽", &id, "13900001111", "安和里2号楼", "本科", "回"],
    ]);
    let preview = house.ask("import_preview", json!({ "path": path }));
    let changes: BTreeMap<String, (Value, Value)> = line(&preview, 2)["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["field"].as_str().unwrap().to_owned(), (one["before"].clone(), one["after"].clone())))
        .collect();
    let pair = |before: &str, after: &str| (json!(before), json!(after));
    assert_eq!(changes["手机"], pair("138****5678", "139****1111"));
    assert_eq!(changes["住址"], pair("安和里1号楼", "安和里2号楼"));
    assert_eq!(changes["文化程度"].0, "大学专科教育");
    assert_eq!(changes["民族"], (Value::Null, json!("回族")));
    assert_eq!(changes.len(), 4, "{changes:?}");
    let text = preview.to_string();
    assert!(!text.contains("13900001111") && !text.contains(&id), "{text}");
}

#[test]
fn her_word_on_a_doubtful_row_is_what_happens() {
    let mut house = House::new();
    house.import_texts(&[&["姓名", "住址"], &["王秀兰", "安和里3号楼"], &["李明", "安和里4号楼"], &["赵敏", ""]]);
    let rows: &[&[&str]] =
        &[&["姓名", "民族"], &["王秀兰", "回"], &["李明", "汉"], &["赵敏", "满"], &["钱进", "汉"], &["钱进", "回"]];
    let path = house.texts(rows);
    let tried = house.ask("import_preview", json!({ "path": path }));
    assert_eq!(counts(&tried["result"]), [5, 0, 0, 0], "undecided, each is somebody else");
    let doubtful: Vec<u64> = problems(&tried["result"]).iter().map(|problem| problem.0).collect();
    assert_eq!(doubtful, [2, 3, 4, 6]);
    let candidate = &line(&tried, 2)["candidates"][0];
    assert_eq!(candidate["text"], "王秀兰，安和里3号楼");
    assert!(line(&tried, 2)["conflict"].as_bool().unwrap());
    assert_eq!(line(&tried, 6)["candidates"][0]["as_row"], 5, "an earlier row of the same sheet");
    let decisions = json!([
        { "row": 2, "verdict": "same", "person": candidate["person"] },
        { "row": 3, "verdict": "another" },
        { "row": 4, "verdict": "leave_out" },
        { "row": 6, "verdict": "same", "as_row": 5 },
    ]);
    let preview = both(&mut house, json!({ "path": path, "decisions": decisions, "stamp": tried["stamp"] }));
    assert_eq!(counts(&preview["result"]), [2, 2, 1, 0]);
    assert_eq!(preview["result"]["problems"], json!([]), "what was decided is no question any more");
    assert_eq!(line(&preview, 4)["text"], "您定了不导入");
    assert_eq!(house.card("王秀兰")["nationality"]["text"], "回族");
    assert_eq!(house.cards("李明").len(), 2);
    assert_eq!(house.card("赵敏")["nationality"], Value::Null);
    assert_eq!(house.card("钱进")["nationality"]["text"], "回族");
}

#[test]
fn a_decision_never_joins_people_whose_id_numbers_differ() {
    let mut house = House::new();
    let (one, other) = (number("19700307", 1), number("19850815", 2));
    house.import_texts(&[&["姓名", "身份证号"], &["王建国", &one]]);
    let person = house.card("王建国")["id"].clone();
    let path = house.texts(&[&["姓名", "身份证号"], &["王建国", &other]]);
    let decisions = json!([{ "row": 2, "verdict": "same", "person": person }]);
    let preview = both(&mut house, json!({ "path": path, "decisions": decisions }));
    assert_eq!(counts(&preview["result"]), [1, 0, 0, 0]);
    assert_eq!(house.cards("王建国").len(), 2);
}

#[test]
fn the_same_name_and_address_is_asked_about_even_where_births_differ() {
    let mut house = House::new();
    house.import_texts(&[&["姓名", "出生年月", "住址"], &["王秀兰", "1950.03", "安和里 3号楼"]]);
    let reply = house.import_texts(&[
        &["姓名", "出生年月", "住址"],
        &["王秀兰", "1951.03", "安和里3号楼"],
        &["王秀兰", "1952.03", "安和里9号楼"],
    ]);
    let asked: Vec<(u64, String, String)> = problems(&reply);
    assert_eq!(asked, [(2, "possible_duplicate".to_owned(), "warning".to_owned())]);
}

#[test]
fn a_file_that_changed_after_it_was_looked_at_is_not_written() {
    let mut house = House::new();
    let path = house.texts(&[&["姓名"], &["甲"]]);
    let stamp = house.ask("import_preview", json!({ "path": path }))["stamp"].clone();
    let path = house.texts(&[&["姓名"], &["乙"]]);
    let before = house.dump();
    for command in ["import_run", "import_preview"] {
        let request = json!({ "path": path, "stamp": stamp });
        match command {
            "import_run" => assert_eq!(house.call(command, request).unwrap_err().code(), "sheet_changed"),
            _ => assert_ne!(house.ask(command, request)["stamp"], stamp, "a try reads it anew"),
        }
    }
    assert_eq!(house.dump(), before);
}

#[test]
fn rows_are_delegates_leaders_or_members_as_she_says() {
    let mut house = House::new();
    let (first, second) = (group(&mut house, "第1居民小组"), group(&mut house, "第2居民小组"));
    let rows: &[&[&str]] = &[&["姓名", "小组", "职务"], &["张丽", "1组", ""], &["王建国", "第二小组", "副组长"]];
    let path = house.texts(rows);
    let preview = both(&mut house, json!({ "path": path, "what": "delegates", "from": "2024-01-01" }));
    assert_eq!(counts(&preview["result"]), [2, 0, 0, 0]);
    assert_eq!(house.card("张丽")["appointments"][0]["body_name"], "居民代表会议");
    assert_eq!(house.card("张丽")["appointments"][0]["represents"], "第1居民小组");

    let path = house.texts(&[
        &["姓名", "小组", "职务"],
        &["赵敏", "1组", ""],
        &["钱进", "第二小组", "副组长"],
        &["孙礼", "9组", ""],
        &["李明", "", ""],
    ]);
    let preview = both(&mut house, json!({ "path": path, "what": "leaders", "from": "2024-01-01" }));
    assert_eq!(counts(&preview["result"]), [2, 0, 0, 2]);
    let found: Vec<(u64, String, String)> = problems(&preview["result"]);
    assert_eq!(found[0], (4, "group_missing".to_owned(), "refused".to_owned()));
    assert_eq!(found[1].0, 5);
    for (body, name, post) in [(first, "赵敏", "组长"), (second, "钱进", "副组长")] {
        let card = house.card(name);
        assert_eq!(card["appointments"][0]["body"], body);
        assert_eq!(card["appointments"][0]["post_name"], post, "{card}");
    }
    let list = house.ask("group_list", json!({}));
    assert_eq!(list["groups"][0]["leaders"], json!(["赵敏"]));

    let fault = house.call("import_run", json!({ "path": path, "what": "members" })).unwrap_err();
    assert_eq!((fault.code(), fault.field()), ("empty", Some("into")));
}

#[test]
fn buildings_come_in_with_their_groups_and_counts_and_a_move_keeps_what_was() {
    let mut house = House::new();
    let (first, second) = (group(&mut house, "第1居民小组"), group(&mut house, "第2居民小组"));
    let path = house.texts(&[
        &["楼栋情况表"],
        &["序号", "楼栋", "所属小组", "户数", "人口", "备注"],
        &["1", "1号楼", "第一居民小组", "120", "301", ""],
        &["2", "2#楼", "1组", "96户", "不清楚", ""],
        &["3", "东平房院", "9组", "12", "", "待拆"],
        &["4", "", "1组", "5", "", ""],
        &["合计", "", "", "228", "", ""],
    ]);
    let request = json!({ "path": path, "what": "buildings", "from": "2024-01-01" });
    let preview = both(&mut house, request.clone());
    assert_eq!(counts(&preview["result"]), [3, 0, 1, 1], "{preview}");
    let found: Vec<(u64, String, String)> = problems(&preview["result"]);
    assert_eq!(
        found.iter().map(|one| one.1.as_str()).collect::<Vec<_>>(),
        ["count_unread", "group_unknown", "building_missing",]
    );
    let list = house.ask("group_list", json!({}));
    let one = list["buildings"].as_array().unwrap().iter().find(|one| one["name"] == "1号楼").unwrap().clone();
    assert_eq!((one["group"].clone(), one["kind"].clone()), (json!(first), json!("block")));
    assert_eq!(one["figures"][0]["thousandths"], 120_000);
    let yard = list["buildings"].as_array().unwrap().iter().find(|one| one["name"] == "东平房院").unwrap();
    assert_eq!((yard["kind"].clone(), yard["group"].clone()), (json!("courtyard"), Value::Null));

    // Again the same: nothing to write. A year later one goes to another group.
    let again = house.ask("import_run", request);
    assert_eq!(counts(&again), [0, 0, 4, 1], "{again}");
    let path = house.texts(&[&["楼号", "小组", "户数"], &["1 号楼", "2组", "125"]]);
    let preview = both(&mut house, json!({ "path": path, "what": "buildings", "from": "2025-01-01" }));
    assert_eq!(counts(&preview["result"]), [0, 1, 0, 0]);
    assert_eq!(problems(&preview["result"])[0].1, "building_moves");
    assert_eq!(
        line(&preview, 2)["changes"],
        json!([
            { "field": "小组", "before": "第1居民小组", "after": "第2居民小组" },
            { "field": "户数", "before": "120", "after": "125" },
        ])
    );
    let history = house.ask("building_history", json!({ "id": one["id"] }));
    let spans: Vec<(Value, Value, Value)> = history["belongings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["group"].clone(), one["from"].clone(), one["to"].clone()))
        .collect();
    assert_eq!(
        spans,
        [(json!(second), json!("2025-01-01"), Value::Null), (json!(first), Value::Null, json!("2024-12-31")),]
    );
    let before = house.ask("group_list", json!({ "as_of": "2024-06-30" }));
    assert_eq!(before["groups"][0]["buildings"], json!(["1号楼", "2#楼"]));
}

#[test]
fn an_import_is_taken_back_as_one_step_much_later_unless_something_stands_on_it() {
    let mut house = House::new();
    let before = house.dump();
    house.import_into("居民委员会", &[&["姓名", "职务"], &["张丽", "主任"], &["王建国", ""]]);
    let import = house.ask("history_list", json!({}))["operations"][0]["id"].clone();
    let alone = house.ask("person_add", json!({ "name": "赵敏" }));
    house.ask("undo", json!({ "operation": import }));
    assert_eq!(house.cards("张丽").len(), 0);
    assert_eq!(house.cards("赵敏").len(), 1, "what came later stays");
    house.ask("undo", json!({}));
    assert_eq!(house.dump(), before);
    house.ask("redo", json!({}));
    assert!(alone["id"].is_i64());

    house.import_texts(&[&["姓名"], &["钱进"]]);
    let import = house.ask("history_list", json!({}))["operations"][0]["id"].clone();
    let person = house.card("钱进");
    house.ask(
        "person_fact_change",
        json!({ "person": person["id"], "kind": "politics", "value": "01", "from": "2024-01-01" }),
    );
    let fault = house.call("undo", json!({ "operation": import })).unwrap_err();
    let said = office::fault_json(&fault)["message"].as_str().unwrap().to_owned();
    assert_eq!(fault.code(), "undo_referred");
    assert!(said.contains("钱进") && said.ends_with('。'), "{said}");
}

/// Every part with its bytes as they are packed.
fn parts(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index_raw(index).unwrap();
            let mut packed = Vec::new();
            entry.read_to_end(&mut packed).unwrap();
            (entry.name().unwrap().into_owned(), packed)
        })
        .collect()
}

fn cells(path: &str, sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    assert_eq!(range.start(), Some((0, 0)));
    range
        .rows()
        .map(|row| {
            row.iter()
                .map(|cell| match cell {
                    Data::String(text) => text.clone(),
                    Data::Empty => String::new(),
                    other => other.to_string(),
                })
                .collect()
        })
        .collect()
}

fn mark(house: &mut House, import: Value) -> String {
    let folder = house.path("回执");
    let reply = house.ask("import_mark", json!({ "import": import, "folder": folder }));
    reply["files"][0]["path"].as_str().unwrap().to_owned()
}

#[test]
fn her_workbook_comes_back_with_a_reason_beside_each_bad_row_and_nothing_else_changed() {
    let mut house = House::new();
    let path = house.book(|sheet| {
        let bold = rust_xlsxwriter::Format::new().set_bold();
        sheet.merge_range(0, 0, 0, 2, "名单", &bold).unwrap();
        write(
            sheet,
            &[
                &[],
                &["姓名", "身份证号", "手机"],
                &["张丽", "999901198508150026", ""],
                &["=1+1", "999901198508150027", "13812345678"],
                &["", "", "13812345678"],
                &["<b>王</b>建国", "", "123"],
            ],
        );
    });
    let bytes = std::fs::read(&path).unwrap();
    let made = mark(&mut house, json!({ "path": path }));
    assert!(made.ends_with("名单（批注）.xlsx"), "{made}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "her own file is as it was");
    for (name, packed) in parts(Path::new(&made)) {
        let same = parts(&path)[&name] == packed;
        assert_eq!(same, name != "xl/worksheets/sheet1.xml", "{name}");
    }
    let rows = cells(&made, "名单");
    let said: Vec<&str> = rows.iter().map(|row| row[3].as_str()).collect();
    assert_eq!(said[1], "导入结果");
    assert_eq!((said[0], said[2]), ("", ""));
    assert!(said[3].starts_with("没有导入：身份证号最后一位应为6"), "{}", said[3]);
    assert!(said[4].starts_with("没有导入：这一行没有姓名"), "{}", said[4]);
    assert!(said[5].starts_with("请核对：电话号码"), "{}", said[5]);
    assert_eq!(rows[3][0], "=1+1");
    // It is noted, and tried again the same rows come out the same: the reasons are a column of no meaning.
    let history = house.ask("history_list", json!({}));
    assert_eq!(history["operations"][0]["sentence"], "把“名单.xlsx”的3行原因写回一份新表");
    let again = house.ask("import_preview", json!({ "path": made }));
    assert_eq!(counts(&again["result"]), [2, 0, 0, 2]);
    assert_eq!(again["ignored"], json!(["导入结果"]));
}

#[test]
fn other_forms_come_back_as_a_new_workbook_with_the_same_values() {
    let mut house = House::new();
    let csv = house.path("名册.csv");
    store::files::replace(&csv, "姓名,身份证号\n张丽,999901198508150027\n=1+1,\n".as_bytes()).unwrap();
    let made = mark(&mut house, json!({ "path": csv }));
    let mut book: Xlsx<_> = calamine::open_workbook(&made).unwrap();
    let sheet = book.sheet_names()[0].clone();
    drop(book.worksheet_formula(&sheet).map(|formulas| assert!(formulas.is_empty())));
    let rows = cells(&made, &sheet);
    assert_eq!(rows[0], ["姓名", "身份证号", "导入结果"]);
    assert_eq!(rows[1][..2], ["张丽", "999901198508150027"]);
    assert!(rows[1][2].starts_with("没有导入："), "{}", rows[1][2]);
    assert_eq!(rows[2][..2], ["=1+1", ""]);
    for name in ["import_roster.xls", "import_roster.ods", "import_roster.xlsb"] {
        let request = json!({ "path": fixture(name), "what": "leaders", "from": "2024-01-01" });
        let made = mark(&mut house, request);
        assert!(made.ends_with("import_roster（批注）.xlsx") || made.contains("（批注） ("), "{made}");
        let mut book: Xlsx<_> = calamine::open_workbook(&made).unwrap();
        let text = format!("{:?}", book.worksheet_range_at(0).unwrap().unwrap());
        assert!(text.contains("没有导入：这一行没有写小组"), "{name} {text}");
    }
    let clean = house.texts(&[&["姓名"], &["甲"]]);
    let fault =
        house.call("import_mark", json!({ "import": { "path": clean }, "folder": house.path("回执") })).unwrap_err();
    assert_eq!(fault.code(), "empty");
}

#[test]
fn a_binary_workbook_is_read_like_any_other() {
    let mut house = House::new();
    let reply = house.import(&fixture("import_roster.xlsb"));
    assert_eq!(counts(&reply), [2, 0, 0, 0], "{reply}");
    assert_eq!(house.card("张丽")["birth"], "1985-08-15");
}

#[test]
fn a_cell_set_right_in_the_wizard_is_read_as_such_and_the_file_stays_as_it_is() {
    let mut house = House::new();
    let good = number("19850815", 2);
    let bad = format!("{}X", &good[..17]);
    let path = house.texts(&[
        &["姓名", "身份证号", "手机"],
        &["张丽", &bad, "13812345678"],
        &["", "", "13900001111"],
        &["王建国", "", ""],
    ]);
    let bytes = std::fs::read(&path).unwrap();
    let before = house.ask("import_preview", json!({ "path": path }));
    assert_eq!(counts(&before["result"]), [1, 0, 0, 2]);
    assert!(!before.to_string().contains(&bad), "the list of rows shows no full number: {before}");
    // The row as it was typed, in full: a masked number cannot be set right.
    let row = house.ask("import_row", json!({ "import": { "path": path, "stamp": before["stamp"] }, "row": 2 }));
    assert_eq!(row["cells"][1], json!({ "column": "id_number", "title": "身份证号", "given": bad, "text": bad }));
    let corrections = json!([
        { "row": 2, "column": "id_number", "text": good },
        { "row": 3, "column": "name", "text": "李秀英" },
    ]);
    let request = json!({ "path": path, "stamp": before["stamp"], "corrections": corrections });
    let row = house.ask("import_row", json!({ "import": request, "row": 2 }));
    assert_eq!(row["cells"][1], json!({ "column": "id_number", "title": "身份证号", "given": bad, "text": good }));
    let after = both(&mut house, request);
    assert_eq!(counts(&after["result"]), [3, 0, 0, 0]);
    assert_eq!((&line(&after, 2)["corrected"], &line(&after, 4)["corrected"]), (&json!(true), &json!(false)));
    assert_eq!(house.card("李秀英")["phone"], "139****1111");
    assert_eq!(house.card("张丽")["birth"], "1985-08-15");
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "her file was changed");
    // A row above the header or beyond the sheet has nothing to set right.
    for row in [1, 99] {
        let none = house.ask("import_row", json!({ "import": { "path": path }, "row": row }));
        assert_eq!(none["cells"], json!([]));
    }
}

#[test]
fn a_cell_set_right_in_a_sheet_of_buildings_counts_too() {
    let mut house = House::new();
    let path = house.texts(&[&["楼栋", "户数"], &["1号楼", "四十八"]]);
    let request = json!({ "path": path, "what": "buildings", "corrections": [{ "row": 2, "column": "households", "text": "48" }] });
    let preview = both(&mut house, request);
    assert_eq!(problems(&preview["result"]), []);
    let list = house.ask("group_list", json!({}));
    assert_eq!(list["buildings"][0]["figures"][0]["thousandths"], 48_000);
}

#[test]
fn a_sealed_card_is_recognised_and_left_alone_until_she_unseals_it() {
    let mut house = House::new();
    let id = number("19850815", 2);
    let sealed = house.ask("person_add", json!({ "name": "张丽", "id_number": id }))["id"].clone();
    let elder = house.ask("person_add", json!({ "name": "王建国", "birth": "1950-03" }))["id"].clone();
    for person in [&sealed, &elder] {
        let version = house.ask("person_get", json!({ "id": person }))["version"].clone();
        house.ask("person_seal", json!({ "id": person, "version": version, "reason": "迁出" }));
    }
    let path = house.texts(&[
        &["姓名", "身份证号", "出生日期", "手机"],
        &["张丽", &id, "", "13812345678"],
        &["王建国", "", "1950-03-08", "13900001111"],
        &["赵敏", "", "", ""],
    ]);
    let preview = house.ask("import_preview", json!({ "path": path }));
    assert_eq!(counts(&preview["result"]), [1, 0, 0, 2]);
    let found: Vec<(u64, String, String)> = problems(&preview["result"]);
    assert_eq!(found[0], (2, "person_sealed".to_owned(), "refused".to_owned()));
    assert_eq!((&line(&preview, 2)["sealed"]["person"], &line(&preview, 2)["sealed"]["sure"]), (&sealed, &json!(true)));
    assert_eq!((&line(&preview, 3)["sealed"]["person"], &line(&preview, 3)["sealed"]["sure"]), (&elder, &json!(false)));
    assert!(line(&preview, 2)["sealed"]["text"].as_str().unwrap().contains("封存，迁出"), "{preview}");
    // Told by the number, nobody else can be meant; told by name and birth, she may say it is another person.
    let another = |row: u32| json!({ "row": row, "verdict": "another" });
    let decided = json!({ "path": path, "decisions": [another(2), another(3)] });
    assert_eq!(counts(&house.ask("import_preview", decided)["result"]), [2, 0, 0, 1]);
    let left = json!({ "path": path, "decisions": [{ "row": 2, "verdict": "leave_out" }] });
    assert_eq!(counts(&house.ask("import_preview", left)["result"]), [1, 0, 1, 1]);
    let version = line(&preview, 2)["sealed"]["version"].clone();
    house.ask("person_unseal", json!({ "id": sealed, "version": version }));
    let preview = both(&mut house, json!({ "path": path }));
    assert_eq!(counts(&preview["result"]), [1, 1, 0, 1]);
    assert_eq!(house.card("张丽")["phone"], "138****5678");
}
