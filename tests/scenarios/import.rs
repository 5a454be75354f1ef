//! Bringing in a roster: what each line of the promise means, seen from outside.

#[path = "import_house.rs"]
mod house;

use house::{House, counts, fact, number, problems, write};
use rust_xlsxwriter::{Format, Formula};
use serde_json::{Value, json};

fn refused(row: u64, code: &str) -> (u64, String, String) {
    (row, code.to_owned(), "refused".to_owned())
}

fn warning(row: u64, code: &str) -> (u64, String, String) {
    (row, code.to_owned(), "warning".to_owned())
}

#[test]
fn titles_totals_signatures_and_spaces_are_seen_through() {
    let mut house = House::new();
    let reply = house.import_texts(&[
        &["安和里社区居民名单"],
        &["填报单位：安和里社区", "", "", "2026年7月"],
        &["序号", "姓　名", "性 别", "身份证号码\n（18位）"],
        &["1", "张　丽", "女", "999901198508150026"],
        &["2", " 王 建 国 ", "男", "999901197003070018"],
        &["", "", "", ""],
        &["序号", "姓 名", "性别", "身份证号码"],
        &["第二居民小组"],
        &["3", "李明", "男", ""],
        &["4"],
        &["合计", "3人"],
        &["填表人：赵敏", "", "审核：钱进"],
    ]);
    assert_eq!(counts(&reply), [3, 0, 5, 0], "{reply}");
    assert_eq!(reply["rows"], 8);
    assert_eq!(reply["problems"], json!([]));
    assert_eq!(house.card("张丽")["birth"], "1985-08-15");
    assert_eq!(house.card("王建国")["sex"]["code"], "1");
}

#[test]
fn a_two_row_header_and_merged_group_cells_are_read() {
    let mut house = House::new();
    let path = house.book(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 5, "居民代表名册", &plain).unwrap();
        sheet.merge_range(1, 0, 2, 0, "所属小组", &plain).unwrap();
        sheet.merge_range(1, 1, 2, 1, "姓名", &plain).unwrap();
        sheet.merge_range(1, 2, 1, 4, "基本情况", &plain).unwrap();
        sheet.merge_range(1, 5, 2, 5, "联系电话", &plain).unwrap();
        write_row(sheet, 2, 2, &["性别", "出生年月", "文化程度"]);
        sheet.merge_range(3, 0, 4, 0, "第一居民小组", &plain).unwrap();
        sheet.merge_range(5, 0, 6, 0, "第二居民小组", &plain).unwrap();
        for (row, name) in ["张三", "李四", "王五", "赵六"].iter().enumerate() {
            write_row(sheet, 3 + row as u32, 1, &[name, "男", "1970.05", "高中", "13800001234"]);
        }
    });
    let preview = house.ask("import_preview", json!({ "path": path, "into": "居民代表会议", "from": "2022-01-01" }));
    let groups: Vec<&str> =
        preview["lines"].as_array().unwrap().iter().map(|line| line["group"].as_str().unwrap()).collect();
    assert_eq!(groups, ["第一居民小组", "第一居民小组", "第二居民小组", "第二居民小组"]);
    assert_eq!(preview["columns"], json!(["小组", "姓名", "性别", "出生日期", "文化程度", "手机"]));
    assert_eq!(preview["header"], 3);
    assert_eq!(preview["lines"][0]["row"], 4);
    assert_eq!(preview["lines"][0]["post"], "居民代表");
    let reply = house.ask("import_run", json!({ "path": path, "into": "居民代表会议", "from": "2022-01-01" }));
    assert_eq!(counts(&reply), [4, 0, 0, 0]);
    let card = house.card("赵六");
    assert_eq!(card["appointments"][0]["represents"], "第二居民小组", "{card}");
    assert_eq!(card["birth"], "1970-05");
}

fn write_row(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, from: u16, texts: &[&str]) {
    for (column, text) in texts.iter().enumerate() {
        sheet.write_string(row, from + column as u16, *text).unwrap();
    }
}

#[test]
fn a_two_row_header_without_merged_cells_is_read() {
    let mut house = House::new();
    let reply =
        house.import_texts(&[&["姓名", "基本情况", "", "职务"], &["", "性别", "民族", ""], &["张三", "男", "汉", ""]]);
    assert_eq!(counts(&reply), [1, 0, 0, 0], "{reply}");
    assert_eq!(house.card("张三")["nationality"]["code"], "01");
}

#[test]
fn sex_and_birth_are_read_however_they_are_written() {
    let mut house = House::new();
    let path = house.book(|sheet| {
        write(
            sheet,
            &[
                &["姓名", "性别", "出生年月"],
                &["甲", "男", "1985.03"],
                &["乙", "女", "1985年3月"],
                &["丙", "1", "198503"],
            ],
        );
        let date = Format::new().set_num_format("yyyy/mm/dd");
        for (row, name) in ["丁", "戊", "己", "庚"].iter().enumerate() {
            sheet.write_string(4 + row as u32, 0, *name).unwrap();
            sheet.write_number(4 + row as u32, 1, 2).unwrap();
        }
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(1985, 3, 8).unwrap();
        sheet.write_datetime_with_format(4, 2, &day, &date).unwrap();
        sheet.write_number(5, 2, 1985.03).unwrap();
        sheet.write_number(6, 2, 198503).unwrap();
        sheet.write_datetime(7, 2, &day).unwrap();
    });
    let reply = house.import(&path);
    assert_eq!(counts(&reply), [7, 0, 0, 0], "{reply}");
    assert_eq!(reply["problems"], json!([]));
    for (name, sex, birth) in [
        ("甲", "1", "1985-03"),
        ("乙", "2", "1985-03"),
        ("丙", "1", "1985-03"),
        ("丁", "2", "1985-03-08"),
        ("戊", "2", "1985-03"),
        ("己", "2", "1985-03"),
        ("庚", "2", "1985-03-08"),
    ] {
        let card = house.card(name);
        assert_eq!((card["sex"]["code"].as_str(), card["birth"].as_str()), (Some(sex), Some(birth)), "{name}");
    }
}

#[test]
fn october_as_a_number_is_october_where_other_months_show_two_digits() {
    let mut house = House::new();
    let path = house.book(|sheet| {
        write(sheet, &[&["姓名", "出生年月"], &["甲"], &["乙"]]);
        sheet.write_number(1, 1, 1985.10).unwrap();
        sheet.write_number(2, 1, 1990.02).unwrap();
    });
    house.import(&path);
    assert_eq!(house.card("甲")["birth"], "1985-10");
    let mut other = House::new();
    let path = other.book(|sheet| {
        write(sheet, &[&["姓名", "出生年月"], &["甲"]]);
        sheet.write_number(1, 1, 1985.1).unwrap();
    });
    assert_eq!(problems(&other.import(&path)), [warning(2, "month_unclear")]);
    assert_eq!(other.card("甲")["birth"], "1985");
}

#[test]
fn common_spellings_become_codes_and_unknown_ones_stay_as_text() {
    let mut house = House::new();
    let reply = house.import_texts(&[
        &["姓名", "学历", "政治面貌", "民族", "个人身份"],
        &["甲", "大专", "中共党员", "汉族", "退休"],
        &["乙", "大学本科", "团 员", "满", "离退休"],
        &["丙", "自学成才", "积极分子", "火星", "在岗"],
    ]);
    assert_eq!(counts(&reply), [3, 0, 0, 0]);
    assert_eq!(problems(&reply), vec![warning(4, "code_unknown"); 4]);
    let (one, other, unknown) = (house.card("甲"), house.card("乙"), house.card("丙"));
    for (card, kind, code) in [
        (&one, "education", "30"),
        (&one, "politics", "01"),
        (&one, "employment", "80"),
        (&other, "education", "20"),
        (&other, "politics", "03"),
        (&other, "employment", "80"),
    ] {
        assert_eq!(fact(card, kind)["value"]["code"], code, "{kind}");
    }
    assert_eq!(other["nationality"]["code"], "11");
    assert_eq!(fact(&unknown, "education")["value"], json!({ "code": null, "text": "自学成才" }));
    assert_eq!(unknown["nationality"]["text"], "火星");
}

#[test]
fn a_row_that_cannot_be_true_is_refused_with_its_reason() {
    let mut house = House::new();
    let path = house.book(|sheet| {
        write(
            sheet,
            &[
                &["名单"],
                &["姓名", "身份证号", "出生日期", "手机"],
                &["", "", "", "13800001234"],
                &["甲", "99990119850815002"],
                &["乙", "999901198502300027"],
                &["丙", "999901198508150027"],
                &["丁", "", "1976-02-30"],
                &["戊"],
                &["己", "9.99901198508150E+17"],
                &["庚", "999901198508150026"],
            ],
        );
        sheet.write_number(7, 1, 999901198508150026f64).unwrap();
    });
    let reply = house.import(&path);
    assert_eq!(counts(&reply), [1, 0, 0, 7]);
    assert_eq!(
        problems(&reply),
        [
            refused(3, "name_missing"),
            refused(4, "id_length"),
            refused(5, "id_date"),
            refused(6, "id_checksum"),
            refused(7, "no_such_day"),
            refused(8, "id_became_number"),
            refused(9, "id_became_number"),
        ]
    );
    let problem = &reply["problems"][3];
    let mut fields: Vec<&String> = problem.as_object().unwrap().keys().collect();
    fields.sort();
    assert_eq!(fields, ["code", "column", "message", "row", "severity"]);
    assert_eq!(problem["column"], "身份证号");
    let listed: Vec<&str> = domain::wording::import::CODES.iter().map(|(code, ..)| *code).collect();
    for (_, code, _) in problems(&reply) {
        assert!(listed.contains(&code.as_str()), "{code} is not in the help");
    }
}

#[test]
fn two_differing_rows_with_one_number_are_refused_and_an_equal_repeat_is_skipped() {
    let mut house = House::new();
    let reply = house.import_texts(&[
        &["姓名", "身份证号", "学历"],
        &["甲", "999901198508150026", "大专"],
        &["乙", "999901197003070018", "高中"],
        &["乙", "999901197003070018", "初中"],
        &["甲", "９９９９０１１９８５０８１５００２６", "专科"],
        &["丙", "", "高中"],
        &["丙", "", "高中"],
    ]);
    assert_eq!(counts(&reply), [2, 0, 2, 2], "{reply}");
    assert_eq!(problems(&reply), [refused(3, "id_repeated"), refused(4, "id_repeated")]);
    assert!(reply["problems"][0]["message"].as_str().unwrap().contains("第4行"));
    assert!(reply["problems"][1]["message"].as_str().unwrap().contains("第3行"));
    assert!(house.cards("乙").is_empty());
}

#[test]
fn what_contradicts_the_number_is_kept_with_a_warning() {
    let mut house = House::new();
    let reply = house.import_texts(&[
        &["姓名", "性别", "身份证号", "出生年月", "电话"],
        &["甲", "男", "999901198508150026", "1985.08", "13800001234"],
        &["乙", "男", "999901197003070018", "1971.03", "1380000123"],
    ]);
    assert_eq!(counts(&reply), [2, 0, 0, 0]);
    let mut found = problems(&reply);
    found.sort();
    assert_eq!(found, [warning(2, "sex_differs"), warning(3, "birth_differs"), warning(3, "phone_length")]);
    assert_eq!(house.card("甲")["sex"]["code"], "1");
    assert_eq!(house.card("甲")["birth"], "1985-08-15", "the number says the day the row leaves open");
    assert_eq!(house.card("乙")["birth"], "1971-03");
}

#[test]
fn a_known_number_is_the_same_person_and_a_blank_never_wipes() {
    let mut house = House::new();
    house.import_texts(&[
        &["姓名", "身份证号", "手机", "住址", "学历"],
        &["甲", "999901198508150026", "13800001234", "一号楼", "大专"],
    ]);
    let before = house.dump();
    let same = house.import_texts(&[
        &["姓名", "身份证号", "手机", "学历", "住址"],
        &["甲", "999901198508150026", "138 0000 1234", "专科", ""],
    ]);
    assert_eq!(counts(&same), [0, 0, 1, 0], "{same}");
    assert_eq!(house.dump(), before);
    let reply = house.import_texts(&[&["姓名", "身份证号", "手机"], &["甲", "999901198508150026", "13900005678"]]);
    assert_eq!(counts(&reply), [0, 1, 0, 0]);
    let card = house.card("甲");
    assert_eq!(card["phone"], "139****5678");
    assert_eq!(card["address"], "一号楼");
    assert_eq!(fact(&card, "education")["value"]["code"], "30");
}

#[test]
fn name_and_birth_are_the_same_person_unless_both_numbers_differ() {
    let mut house = House::new();
    let (one, other) = (number("19850815", 2), number("19850815", 4));
    house.import_texts(&[
        &["姓名", "身份证号", "出生日期"],
        &["甲", &one, ""],
        &["乙", "", "1985-03-08"],
        &["丙", "", "1990-05-01"],
        &["丙", "", "1990-05-20"],
    ]);
    let reply = house.import_texts(&[
        &["姓名", "身份证号", "出生日期", "手机"],
        &["甲", &other, "", "13800000001"],
        &["乙", "", "1985.03", "13800000002"],
        &["丙", "", "1990.05", "13800000003"],
    ]);
    assert_eq!(counts(&reply), [2, 1, 0, 0], "{reply}");
    assert_eq!(problems(&reply), [warning(4, "possible_duplicate")], "two fit, so none is taken");
    assert_eq!(house.cards("甲").len(), 2);
    assert_eq!(house.card("乙")["birth"], "1985-03-08", "a month never wipes a day it covers");
    assert_eq!(house.cards("丙").len(), 3);
}

#[test]
fn a_number_fills_the_gap_of_the_same_name_and_birth() {
    let mut house = House::new();
    house.import_texts(&[&["姓名", "出生日期"], &["甲", "1985.08"]]);
    let reply = house.import_texts(&[&["姓名", "身份证号"], &["甲", "999901198508150026"]]);
    assert_eq!(counts(&reply), [0, 1, 0, 0]);
    let card = house.card("甲");
    assert_eq!((card["id_number"].as_str(), card["birth"].as_str()), (Some("999901********0026"), Some("1985-08-15")));
}

#[test]
fn the_same_name_alone_is_added_with_a_warning() {
    let mut house = House::new();
    house.import_texts(&[&["姓名", "身份证号"], &["甲", "999901198508150026"]]);
    let reply = house.import_texts(&[&["姓名", "手机"], &["甲", "13800001234"]]);
    assert_eq!(counts(&reply), [1, 0, 0, 0]);
    assert_eq!(problems(&reply), [warning(2, "possible_duplicate")]);
    let told_apart = house.import_texts(&[&["姓名", "出生日期", "身份证号"], &["甲", "", &number("19600101", 1)]]);
    assert_eq!(counts(&told_apart), [1, 0, 0, 0]);
}

#[test]
fn a_differing_fact_without_a_start_is_corrected_and_a_started_one_changes() {
    let mut house = House::new();
    let rows = |politics: &str| {
        vec![
            vec!["姓名".to_owned(), "身份证号".to_owned(), "政治面貌".to_owned()],
            vec!["甲".to_owned(), "999901198508150026".to_owned(), politics.to_owned()],
        ]
    };
    let run = |house: &mut House, politics: &str, from: Option<&str>| {
        let rows = rows(politics);
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let path = house.texts(&rows);
        counts(&house.ask("import_run", json!({ "path": path, "from": from })))
    };
    assert_eq!(run(&mut house, "群众", None), [1, 0, 0, 0]);
    assert_eq!(run(&mut house, "团员", None), [0, 1, 0, 0]);
    let card = house.card("甲");
    assert_eq!(card["facts"].as_array().unwrap().len(), 1, "corrected in place");
    assert_eq!(fact(&card, "politics")["value"]["code"], "03");
    let id = card["id"].clone();
    house.ask("person_fact_change", json!({ "person": id, "kind": "politics", "value": "02", "from": "2024-05-01" }));
    assert_eq!(run(&mut house, "党员", Some("2025-05-01")), [0, 1, 0, 0]);
    let card = house.card("甲");
    let facts: Vec<(Value, Value, Value)> = card["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fact| (fact["value"]["code"].clone(), fact["from"].clone(), fact["to"].clone()))
        .collect();
    assert_eq!(
        facts,
        [
            (json!("03"), Value::Null, json!("2024-04-30")),
            (json!("02"), json!("2024-05-01"), json!("2025-04-30")),
            (json!("01"), json!("2025-05-01"), Value::Null),
        ]
    );
    assert_eq!(fact(&card, "politics")["basis"], "import");
    assert_eq!(run(&mut house, "预备党员", Some("2025-05-01")), [0, 1, 0, 0], "the same start is a correction");
    assert_eq!(house.card("甲")["facts"].as_array().unwrap().len(), 3);
    assert_eq!(run(&mut house, "群众", None), [0, 1, 0, 0]);
    assert_eq!(fact(&house.card("甲"), "politics")["from"], tests::TODAY, "without a day it counts from today");
}

#[test]
fn rows_become_appointments_in_the_current_term_from_its_start() {
    let mut house = House::new();
    let rows: &[&[&str]] = &[
        &["姓名", "身份证号", "职务", "分管", "专职/兼职"],
        &["甲", "999901198508150026", "主任", "全面工作", "专职"],
        &["乙", "999901197003070018", "", "", "兼职"],
        &["丙", &number("19700101", 1), "文体委员", "", ""],
    ];
    let reply = house.import_into("居民委员会", rows);
    assert_eq!(counts(&reply), [3, 0, 0, 0]);
    assert_eq!(problems(&reply), [warning(4, "post_unknown")]);
    let card = house.card("甲");
    let held = &card["appointments"][0];
    assert_eq!((held["post_name"].as_str(), held["from"].as_str()), (Some("主任"), Some("2021-12-28")), "{held}");
    assert_eq!(held["full_time"], true);
    assert_eq!(house.card("乙")["appointments"][0]["post_name"], "委员", "the plain post of the body's kind");
    assert_eq!(house.card("丙")["appointments"][0]["post_name"], "文体委员");
    let before = house.dump();
    assert_eq!(
        counts(&house.import_into("居民委员会", rows)),
        [0, 0, 3, 0],
        "an appointment that stands is not made twice"
    );
    assert_eq!(house.dump(), before);
}

#[test]
fn a_row_that_only_appoints_a_known_person_is_an_update() {
    let mut house = House::new();
    house.import_texts(&[&["姓名", "身份证号"], &["甲", "999901198508150026"]]);
    let id = house.body("居务监督委员会").to_string();
    let rows: &[&[&str]] = &[&["姓名", "身份证号", "职务"], &["甲", "999901198508150026", "主任"]];
    let path = house.texts(rows);
    let request = json!({ "path": path, "into": id, "from": "2022-03-01" });
    assert_eq!(counts(&house.ask("import_run", request)), [0, 1, 0, 0]);
    let card = house.card("甲");
    assert_eq!(card["appointments"][0]["from"], "2022-03-01");
    assert!(card["appointments"][0]["basis"].as_str().unwrap().contains("导入"), "{card}");
}

#[test]
fn a_body_without_a_current_term_asks_for_a_day() {
    let mut house = House::new();
    house.ask("body_add", json!({ "kind": "workers", "name": "站里的社区工作者" }));
    let path = house.texts(&[&["姓名", "职务"], &["甲", ""]]);
    let before = house.dump();
    let fault = house.call("import_run", json!({ "path": path, "into": "站里的社区工作者" })).unwrap_err();
    assert_eq!(fault.code(), "from_needed");
    assert_eq!(house.dump(), before);
    let request = json!({ "path": path, "into": "站里的社区工作者", "from": "2023-01-01" });
    assert_eq!(counts(&house.ask("import_run", request)), [1, 0, 0, 0]);
    let held = house.card("甲")["appointments"][0].clone();
    assert_eq!((held["post_name"].as_str(), held["term"].is_null()), (Some("社区工作者"), true), "{held}");
    let fault = house.call("import_run", json!({ "path": path, "into": "没有的组织" })).unwrap_err();
    assert_eq!(fault.code(), "no_such_body");
}

#[test]
fn without_a_body_a_post_is_kept_as_a_remark() {
    let mut house = House::new();
    let rows: &[&[&str]] = &[&["姓名", "身份证号", "职务", "备注"], &["甲", "999901198508150026", "楼长", "热心"]];
    let reply = house.import_texts(rows);
    assert_eq!(counts(&reply), [1, 0, 0, 0]);
    assert_eq!(problems(&reply), [warning(2, "post_as_remark")]);
    let card = house.card("甲");
    assert_eq!(card["note"], "热心；职务：楼长");
    assert_eq!(card["appointments"], json!([]));
    assert_eq!(counts(&house.import_texts(rows)), [0, 0, 1, 0]);
}

#[test]
fn a_try_writes_nothing_and_says_what_the_run_then_does_and_one_undo_takes_it_back() {
    let mut house = House::new();
    let path = house.texts(&[
        &["姓名", "身份证号", "学历", "楼栋", "职务"],
        &["甲", "999901198508150026", "大专", "3号楼", "主任"],
        &["乙", "999901197003070018", "高中", "3号楼", "网格长"],
        &["丙", "1234", "", "", ""],
    ]);
    let before = house.dump();
    let request = json!({ "path": path, "into": "居民委员会" });
    let preview = house.ask("import_preview", request.clone());
    assert_eq!(house.dump(), before);
    assert_eq!(preview["lines"][0]["id_number"], "999901********0026");
    let reply = house.ask("import_run", request);
    assert_eq!(reply, preview["result"]);
    assert_eq!(counts(&reply), [2, 0, 0, 1]);
    assert_ne!(house.dump(), before);
    house.ask("undo", json!({}));
    assert_eq!(house.dump(), before);
}

#[test]
fn every_format_gives_the_same_people() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for file in ["import_roster.xls", "import_roster.ods"] {
        let mut house = House::new();
        let reply = house.import(&fixtures.join(file));
        assert_eq!(counts(&reply), [3, 0, 2, 0], "{file}: {reply}");
        assert_eq!(house.card("张丽")["birth"], "1985-08-15", "{file}");
        assert_eq!(house.card("李明")["birth"], "1990-03", "{file}");
    }
    let mut house = House::new();
    let reply = house.import(&fixtures.join("import_gb18030.csv"));
    assert_eq!(counts(&reply), [2, 0, 0, 0]);
    assert_eq!(house.card("𬱖㛃")["birth"], "1985-08");
}

#[test]
fn a_sheet_is_taken_by_its_name() {
    let mut house = House::new();
    let path = house.path("两张表.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    write(book.add_worksheet().set_name("说明").unwrap(), &[&["这里只有说明"]]);
    write(book.add_worksheet().set_name("代表").unwrap(), &[&["姓名"], &["甲"]]);
    book.save(&path).unwrap();
    assert_eq!(house.call("import_run", json!({ "path": path })).unwrap_err().code(), "sheet_no_header");
    let fault = house.call("import_run", json!({ "path": path, "sheet": "没有" })).unwrap_err();
    assert_eq!(fault.code(), "sheet_missing");
    let preview = house.ask("import_preview", json!({ "path": path, "sheet": "代表" }));
    assert_eq!(preview["sheets"], json!(["说明", "代表"]));
    assert_eq!(counts(&house.ask("import_run", json!({ "path": path, "sheet": "代表" }))), [1, 0, 0, 0]);
}

#[test]
fn odd_texts_are_kept_as_text_and_lost_characters_stop_a_name() {
    let mut house = House::new();
    let path = house.book(|sheet| {
        write(sheet, &[&["姓名", "备注"], &["<img onerror=alert(1)>", "=1+1"], &["李\u{202e}四\u{200b}"], &["王?"]]);
        sheet.write_string(4, 0, "长".repeat(400)).unwrap();
        sheet.write_string(5, 0, "长".repeat(401)).unwrap();
        sheet.write_formula(6, 0, Formula::new("=1+1").set_result("算出的名字")).unwrap();
    });
    let reply = house.import(&path);
    assert_eq!(problems(&reply), [refused(4, "name_unreadable"), refused(6, "too_long")]);
    assert_eq!(counts(&reply), [4, 0, 0, 2]);
    assert_eq!(house.card("<img onerror=alert(1)>")["note"], "=1+1");
    house.card("李四");
    house.card("算出的名字");
}
