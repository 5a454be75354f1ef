//! 一张表: the street's own blank form, recognised, set right by her, filled, remembered; and forms that are not what they
//! say. What each line of the promise means, seen from outside.

#[path = "import_house.rs"]
mod house;

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader as _, Xlsx};
use house::House;
use rust_xlsxwriter::{Format, FormatBorder, FormatUnderline, Formula, Workbook};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

const NUMBER: &str = "999901198508150026";

/// A committee of three; the telephone of one nobody knows.
fn committee() -> House {
    let mut house = House::new();
    let reply = house.import_into(
        "居民委员会",
        &[
            &["姓名", "性别", "身份证号", "政治面貌", "文化程度", "职务", "手机"],
            &["张丽", "女", NUMBER, "中共党员", "大学本科", "主任", "13800001234"],
            &["王建国", "男", "", "群众", "高中", "副主任", ""],
            &["李明", "男", "", "群众", "大学专科", "委员", "13900005678"],
        ],
    );
    assert_eq!(house::counts(&reply), [3, 0, 0, 0]);
    house
}

/// A form as a street office makes one.
fn form(house: &House, name: &str, year: i32) -> PathBuf {
    let path = house.path(name);
    let mut book = Workbook::new();
    let frame = Format::new().set_border(FormatBorder::Thin);
    let (bold, line) = (Format::new().set_bold(), Format::new().set_underline(FormatUnderline::Single));
    let sheet = book.add_worksheet().set_name("情况表").unwrap();
    sheet.merge_range(0, 0, 0, 5, &format!("{year}年度社区居委会情况统计表"), &bold).unwrap();
    sheet.write_rich_string(1, 0, &[(&Format::new(), "填报单位："), (&line, "            ")]).unwrap();
    for (row, (left, right)) in
        [("社区名称", "所属街道"), ("主任姓名", "主任联系电话"), ("负责人", "特色工作")].into_iter().enumerate()
    {
        let row = row as u32 + 2;
        sheet.write_string_with_format(row, 0, left, &frame).unwrap();
        sheet.merge_range(row, 1, row, 2, "", &frame).unwrap();
        sheet.write_string_with_format(row, 3, right, &frame).unwrap();
        sheet.merge_range(row, 4, row, 5, "", &frame).unwrap();
    }
    for (column, word) in ["类别", "总人数", "男性", "女性"].iter().enumerate() {
        sheet.write_string_with_format(6, column as u16, *word, &frame).unwrap();
    }
    sheet.write_string_with_format(7, 0, "居委会成员", &frame).unwrap();
    sheet.write_formula_with_format(7, 1, Formula::new("=C8+D8"), &frame).unwrap();
    sheet.write_blank(7, 2, &frame).unwrap();
    sheet.write_blank(7, 3, &frame).unwrap();
    sheet.write_string(9, 0, "本表由{居委会全称}填报，主任【主任姓名】。").unwrap();
    sheet.set_column_width(1, 21.5).unwrap();
    sheet.set_row_height(7, 42).unwrap();
    let people = book.add_worksheet().set_name("名单").unwrap();
    people.merge_range(0, 0, 0, 5, "居委会成员名单", &bold).unwrap();
    for (column, word) in ["序号", "姓名", "性别", "出生年月", "身份证号码", "联系电话"].iter().enumerate()
    {
        people.write_string_with_format(1, column as u16, *word, &frame).unwrap();
        for row in 2..6 {
            people.write_blank(row, column as u16, &frame).unwrap();
        }
    }
    people.write_string(6, 0, "填表人：").unwrap();
    book.save(&path).unwrap();
    path
}

fn open(house: &mut House, path: &Path) -> Value {
    house.ask("form_open", json!({ "path": path, "year": 2026 }))
}

/// Place, source and value of what would be filled.
fn filled(card: &Value) -> Vec<(String, String, String)> {
    let text = |place: &Value, field: &str| place[field].as_str().unwrap_or_default().to_owned();
    let places = card["places"].as_array().unwrap().iter().filter(|place| place["certain"] == true);
    places.map(|place| (text(place, "place"), text(place, "source"), text(place, "value"))).collect()
}

fn mapping(card: &Value) -> Value {
    let choices = filled(card).into_iter().map(|(place, source, _)| json!({ "place": place, "source": source }));
    Value::from(choices.collect::<Vec<_>>())
}

/// Fills it with what was recognised; the file that was written, and what stayed empty.
fn fill(house: &mut House, path: &Path, more: Value) -> (PathBuf, Value) {
    let card = open(house, path);
    let folder = house.path("填好的");
    let mut request =
        json!({ "path": path, "year": 2026, "stamp": card["stamp"], "mapping": mapping(&card), "folder": folder });
    for (field, value) in more.as_object().unwrap() {
        request[field] = value.clone();
    }
    let reply = house.ask("form_fill", request);
    (PathBuf::from(reply["exported"]["files"][0]["path"].as_str().unwrap()), reply["unfilled"].clone())
}

fn value(path: &Path, sheet: &str, place: (u32, u32)) -> String {
    let mut book = Xlsx::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    match book.worksheet_range(sheet).unwrap().get_value(place) {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Float(number)) => format!("#{number}"),
        Some(Data::Empty) | None => String::new(),
        Some(other) => panic!("{other:?}"),
    }
}

/// Every part with its bytes as they are packed.
fn parts(path: &Path) -> Vec<(String, Vec<u8>)> {
    let bytes = std::fs::read(path).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index_raw(index).unwrap();
            let mut packed = Vec::new();
            entry.read_to_end(&mut packed).unwrap();
            (entry.name().unwrap().into_owned(), packed)
        })
        .collect()
}

fn unpacked(path: &Path, part: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn headings_rules_brackets_and_tables_are_recognised_and_what_is_not_sure_only_proposed() {
    let mut house = committee();
    let path = form(&house, "情况表.xlsx", 2026);
    let card = open(&mut house, &path);
    let body = house.body("居民委员会");
    assert_eq!((card["kind"].as_str(), card["remembered"].as_bool()), (Some("xlsx"), Some(false)));
    let found = filled(&card);
    let expected = [
        ("1!A2@0", "committee.signed".to_owned(), "安和里社区居民委员会"),
        ("1!B3", "committee.name".to_owned(), "安和里社区"),
        ("1!E3", "committee.street".to_owned(), "样例街道"),
        ("1!B4", format!("post.{body}.主任.name"), "张丽"),
        ("1!E4", format!("post.{body}.主任.phone"), "138****1234"),
        ("1!C8", "number.members.male".to_owned(), "2"),
        ("1!D8", "number.members.female".to_owned(), "1"),
        ("{居委会全称}", "committee.signed".to_owned(), "安和里社区居民委员会"),
        ("{主任姓名}", format!("post.{body}.主任.name"), "张丽"),
        ("2!A3:F6", format!("list.{body}"), "3人：张丽、王建国、李明"),
        ("2!A3:F6/A", "column.serial".to_owned(), "1、2、3"),
        ("2!A3:F6/B", "column.name".to_owned(), "张丽、王建国、李明"),
        ("2!A3:F6/C", "column.sex".to_owned(), "女、男、男"),
        ("2!A3:F6/D", "column.birth_month".to_owned(), "1985年8月"),
        ("2!A3:F6/E", "column.id_number".to_owned(), "999901********0026"),
        ("2!A3:F6/F", "column.phone".to_owned(), "138****1234、139****5678"),
    ];
    let expected: Vec<_> =
        expected.into_iter().map(|(at, code, said)| (at.to_owned(), code, said.to_owned())).collect();
    assert_eq!(found, expected);
    // 负责人 may be the director; only she can say. 特色工作 nobody knows. 填表人 neither.
    let places = card["places"].as_array().unwrap();
    let open: Vec<(&str, bool)> = places
        .iter()
        .filter(|place| place["certain"] == false)
        .map(|place| (place["asks"].as_str().unwrap(), place["source"].is_string()))
        .collect();
    assert_eq!(open, [("负责人", true), ("特色工作", false), ("填表人", false)]);
    assert!(card["warnings"].to_string().contains("重新计算"), "{}", card["warnings"]);
}

#[test]
fn a_filled_form_leaves_everything_else_as_it_was_and_says_what_stayed_empty() {
    let mut house = committee();
    let path = form(&house, "情况表.xlsx", 2026);
    let before = std::fs::read(&path).unwrap();
    let (made, unfilled) = fill(&mut house, &path, json!({}));
    assert_eq!(made.file_name().unwrap().to_str().unwrap(), "情况表_安和里社区_20260701.xlsx");
    assert_eq!(std::fs::read(&path).unwrap(), before, "the street's own file is not touched");
    for (sheet, place, said) in [
        ("情况表", (1, 0), "填报单位：安和里社区居民委员会"),
        ("情况表", (2, 1), "安和里社区"),
        ("情况表", (3, 4), "138****1234"),
        ("情况表", (4, 1), ""),
        ("情况表", (7, 2), "#2"),
        ("情况表", (9, 0), "本表由安和里社区居民委员会填报，主任张丽。"),
        ("名单", (2, 0), "#1"),
        ("名单", (4, 1), "李明"),
        ("名单", (2, 4), "999901********0026"),
        ("名单", (5, 1), ""),
    ] {
        assert_eq!(value(&made, sheet, place), said, "{sheet} {place:?}");
    }
    for ((name, old), (other, new)) in parts(&path).iter().zip(&parts(&made)) {
        assert_eq!(name, other);
        // The two sheets; the workbook may have to say that its formula is computed when it is opened.
        let changed = name.starts_with("xl/worksheets/sheet");
        assert!(old != new && changed || old == new && !changed || name == "xl/workbook.xml", "{name}");
    }
    let sheet = unpacked(&made, "xl/worksheets/sheet1.xml");
    for kept in ["<f>C8+D8</f>", "<mergeCell ref=\"B3:C3\"/>", "<mergeCell ref=\"E5:F5\"/>", "ht=\"42\""] {
        assert!(sheet.contains(kept) && unpacked(&path, "xl/worksheets/sheet1.xml").contains(kept), "{kept}");
    }
    assert!(unpacked(&made, "xl/workbook.xml").contains("fullCalcOnLoad=\"1\""));
    let why: Vec<(&str, &str)> = unfilled
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["asks"].as_str().unwrap(), one["why"].as_str().unwrap()))
        .collect();
    assert_eq!(
        why,
        [
            ("负责人", "没有选填什么"),
            ("特色工作", "没有选填什么"),
            ("出生年月", "王建国、李明的没有登记"),
            ("身份证号码", "王建国、李明的没有登记"),
            ("联系电话", "王建国的没有登记"),
            ("填表人", "没有选填什么"),
        ]
    );
}

#[test]
fn what_she_sets_right_is_remembered_and_the_form_of_the_next_year_comes_filled_in() {
    let mut house = committee();
    let path = form(&house, "2026年情况表.xlsx", 2026);
    let card = open(&mut house, &path);
    let body = house.body("居民委员会");
    let mut chosen = mapping(&card).as_array().unwrap().clone();
    chosen.retain(|one| one["place"] != "1!E4");
    chosen.push(json!({ "place": "1!B5", "source": format!("post.{body}.副主任.name") }));
    chosen.push(json!({ "place": "1!E4", "source": null }));
    let looked = house.ask("form_open", json!({ "path": path, "year": 2026, "mapping": chosen }));
    assert!(filled(&looked).contains(&("1!B5".to_owned(), format!("post.{body}.副主任.name"), "王建国".to_owned())));
    let (made, _) = fill(&mut house, &path, json!({ "mapping": chosen }));
    assert_eq!(value(&made, "情况表", (4, 1)), "王建国");
    assert_eq!(value(&made, "情况表", (3, 4)), "", "left empty on purpose");

    let next = form(&house, "2027年情况表.xlsx", 2027);
    let again = open(&mut house, &next);
    assert_eq!(again["remembered"], true);
    let found = filled(&again);
    assert!(found.iter().any(|(place, source, _)| place == "1!B5" && source.contains("副主任")), "{found:?}");
    assert!(!found.iter().any(|(place, ..)| place == "1!E4"), "{found:?}");

    // One operation, in words, and one undo forgets it.
    let history = house.ask("history_list", json!({ "limit": 1 }));
    assert!(history.to_string().contains("填了街道的表“2026年情况表”"), "{history}");
    house.ask("undo", json!({}));
    assert_eq!(open(&mut house, &next)["remembered"], false);
}

#[test]
fn numbers_are_masked_unless_a_reason_is_given_and_the_reason_is_kept() {
    let mut house = committee();
    let path = form(&house, "情况表.xlsx", 2026);
    let (masked, _) = fill(&mut house, &path, json!({}));
    assert_eq!(value(&masked, "名单", (2, 4)), "999901********0026");
    let card = open(&mut house, &path);
    let request = |reason: Value| json!({ "path": path, "year": 2026, "mapping": mapping(&card), "folder": "/tmp", "identity": "full", "reason": reason });
    for empty in [Value::Null, json!("  ")] {
        assert_eq!(house.refused("form_fill", request(empty)), "reason_needed");
    }
    let folder = house.path("全");
    let (full, _) = fill(&mut house, &path, json!({ "identity": "full", "reason": "街道核对身份", "folder": folder }));
    assert_eq!(value(&full, "名单", (2, 4)), NUMBER);
    assert_eq!(value(&full, "情况表", (3, 4)), "13800001234");
    let history = house.ask("history_list", json!({ "limit": 1 })).to_string();
    assert!(history.contains("街道核对身份") && history.contains("含全号"), "{history}");
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn packed(house: &House, name: &str, parts: &[(&str, &str)]) -> PathBuf {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in parts {
        zip.start_file(*part, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let path = house.path(name);
    store::files::replace(&path, zip.finish().unwrap().get_ref()).unwrap();
    path
}

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
const RELS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

/// A letter with placeholders over runs and a table of people.
fn letter(house: &House) -> PathBuf {
    let cell = |text: &str| {
        let run = if text.is_empty() { String::new() } else { format!("<w:r><w:t>{text}</w:t></w:r>") };
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:pPr>{run}</w:p></w:tc>"
        )
    };
    let row = |texts: [&str; 3]| format!("<w:tr>{}</w:tr>", texts.map(cell).concat());
    let rows: String =
        [row(["姓名", "职务", "政治面貌"]), row(["", "", ""]), row(["", "", ""]), row(["", "", ""])].concat();
    let body = format!(
        "<w:p><w:r><w:t>【所属</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>街道】办事处：</w:t></w:r></w:p><w:p><w:r><w:t>居委会成员名单</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>{rows}</w:tbl><w:p><w:r><w:t>[居委会全称]　填报日期：____年__月__日</w:t></w:r></w:p>"
    );
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {WORD}><w:body>{body}</w:body></w:document>"
    );
    packed(
        house,
        "报送函.docx",
        &[("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", &document)],
    )
}

#[test]
fn a_letter_is_filled_in_its_own_looks() {
    let mut house = committee();
    let path = letter(&house);
    let card = open(&mut house, &path);
    assert_eq!(card["kind"], "docx");
    // Whose names the table wants, a text says in the line over it, which no cell holds: she says it.
    let list = card["places"].as_array().unwrap().iter().find(|place| place["kind"] == "list").unwrap();
    let (id, source) = (list["place"].clone(), list["source"].clone());
    let mut chosen = mapping(&card).as_array().unwrap().clone();
    if list["certain"] == false {
        chosen.push(json!({ "place": id, "source": source }));
    }
    let (made, unfilled) = fill(&mut house, &path, json!({ "mapping": chosen }));
    assert_eq!(unfilled, json!([]));
    let text = unpacked(&made, "word/document.xml");
    for part in [
        "<w:t xml:space=\"preserve\">样例街道</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">办事处：</w:t>",
        "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">王建国</w:t></w:r></w:p></w:tc>",
        ">副主任</w:t>",
        ">安和里社区居民委员会　填报日期：2026年7月1日</w:t>",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(unpacked(&made, "[Content_Types].xml"), TYPES);
}

#[test]
fn the_filled_files_open_in_an_office_suite_with_the_values_in_them() {
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!(
            "skipped: the_filled_files_open_in_an_office_suite_with_the_values_in_them, LibreOffice is not installed"
        );
        return;
    }
    let mut house = committee();
    let sheet = form(&house, "情况表.xlsx", 2026);
    let letter = letter(&house);
    let out = house.path("converted");
    for (path, ending, filter) in
        [(sheet, "csv", "csv:Text - txt - csv (StarCalc):44,34,76"), (letter, "txt", "txt:Text (encoded):UTF8")]
    {
        let (made, _) = fill(&mut house, &path, json!({}));
        let profile = format!("-env:UserInstallation=file://{}", house.path("profile").display());
        let done = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
            .arg(&out)
            .arg(&made)
            .output()
            .unwrap();
        let text = std::fs::read_to_string(out.join(made.with_extension(ending).file_name().unwrap()));
        let text = text.unwrap_or_else(|error| panic!("{error}: {done:?}"));
        assert!(text.contains("安和里社区居民委员会") && text.contains("样例街道"), "{text}");
        if ending == "csv" {
            // The formula of the street counts what was filled in.
            assert!(text.contains("居委会成员,3,2,1"), "{text}");
        }
    }
}

/// Opens and fills it, and looks at what it left behind.
fn stopped(house: &mut House, path: &Path, code: &str) {
    let before = house.dump();
    let folder = house.path("不该有");
    for (command, request) in [
        ("form_open", json!({ "path": path, "year": 2026 })),
        ("form_fill", json!({ "path": path, "year": 2026, "mapping": [], "folder": folder })),
    ] {
        let fault = house.call(command, request).unwrap_err();
        assert_eq!(fault.code(), code, "{command} {}", path.display());
        let sentence = office::fault_json(&fault)["message"].as_str().unwrap().to_owned();
        assert!(sentence.ends_with('。') && !sentence.is_ascii(), "{sentence}");
    }
    assert_eq!(house.dump(), before);
    assert!(!folder.exists(), "nothing is written");
}

#[test]
fn a_form_that_is_not_what_it_says_ends_in_a_sentence_and_nothing_is_written() {
    let mut house = committee();
    let document = format!("<w:document {WORD}><w:body><w:p/></w:body></w:document>");
    let body = ("word/document.xml", document.as_str());
    let macros = TYPES.replace("wordprocessingml.document.main+xml", "x.macroEnabled.main+xml");
    let path = packed(&house, "带宏.docx", &[("[Content_Types].xml", TYPES), body, ("word/vbaProject.bin", "x")]);
    stopped(&mut house, &path, "sheet_macros");
    let path = packed(&house, "带宏.docm", &[("[Content_Types].xml", &macros), body]);
    stopped(&mut house, &path, "sheet_macros");
    let path = packed(&house, "别的.docx", &[("[Content_Types].xml", TYPES), ("content.xml", "<a/>")]);
    stopped(&mut house, &path, "sheet_not_a_form");
    let typed = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><w:document xmlns:w=\"w\"><w:p>&b;</w:p></w:document>";
    let path = packed(&house, "实体.docx", &[("[Content_Types].xml", TYPES), ("word/document.xml", typed)]);
    stopped(&mut house, &path, "sheet_damaged");
    let bomb = format!("<w:document {WORD}><w:body>{}</w:body></w:document>", " ".repeat(64 << 20));
    let path = packed(&house, "炸弹.docx", &[("[Content_Types].xml", TYPES), ("word/document.xml", &bomb)]);
    stopped(&mut house, &path, "sheet_too_large");
    let many = format!("<w:document {WORD}><w:body>{}</w:body></w:document>", "<w:p/>".repeat(70_000));
    let path = packed(&house, "许多段.docx", &[("[Content_Types].xml", TYPES), ("word/document.xml", &many)]);
    stopped(&mut house, &path, "sheet_too_large");
    for (name, bytes, code) in [
        ("空.xlsx", b"".as_slice(), "sheet_empty"),
        ("表.csv", "社区名称,\n".as_bytes(), "sheet_not_a_form"),
        ("照片.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "sheet_not_a_form"),
        ("旧的.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "sheet_not_a_form"),
    ] {
        let path = house.path(name);
        store::files::replace(&path, bytes).unwrap();
        stopped(&mut house, &path, code);
    }
    let whole = std::fs::read(form(&house, "情况表.xlsx", 2026)).unwrap();
    let path = house.path("断.xlsx");
    store::files::replace(&path, &whole[..whole.len() / 2]).unwrap();
    stopped(&mut house, &path, "sheet_damaged");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    stopped(&mut house, &fixtures.join("import_password.xlsx"), "sheet_encrypted");
    stopped(&mut house, &fixtures.join("import_roster.xls"), "sheet_not_a_form");
    let missing = house.path("没有.xlsx");
    stopped(&mut house, &missing, "file_missing");
}

#[test]
fn links_to_elsewhere_are_named_and_kept_and_a_hidden_sheet_is_left_alone() {
    let mut house = committee();
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"t/attachedTemplate\" Target=\"http://127.0.0.1/a.dotm\" TargetMode=\"External\"/></Relationships>";
    let document =
        format!("<w:document {WORD}><w:body><w:p><w:r><w:t>{{社区名称}}</w:t></w:r></w:p></w:body></w:document>");
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", rels),
    ];
    let path = packed(&house, "带链接.docx", &parts);
    let card = open(&mut house, &path);
    assert!(card["warnings"].to_string().contains("链接"), "{card}");
    let (made, _) = fill(&mut house, &path, json!({}));
    assert_eq!(unpacked(&made, "word/_rels/document.xml.rels"), rels);
    assert!(unpacked(&made, "word/document.xml").contains(">安和里社区</w:t>"));
}

#[test]
fn a_file_changed_meanwhile_an_unknown_place_and_a_lost_folder_are_refused() {
    let mut house = committee();
    let path = form(&house, "情况表.xlsx", 2026);
    let card = open(&mut house, &path);
    let request = |more: Value| {
        let mut request =
            json!({ "path": path, "year": 2026, "mapping": mapping(&card), "folder": house_folder(&path) });
        for (field, value) in more.as_object().unwrap() {
            request[field] = value.clone();
        }
        request
    };
    for (more, code) in [
        (json!({ "stamp": "another" }), "sheet_changed"),
        (json!({ "mapping": [{ "place": "9!Z9", "source": "committee.name" }] }), "not_a_code"),
        (json!({ "mapping": [{ "place": "1!B3", "source": "no.such" }] }), "not_a_code"),
        (json!({ "mapping": [{ "place": "1!B3", "source": "column.name" }] }), "not_a_code"),
        (json!({ "mapping": [] }), "empty"),
        (json!({ "folder": "/没有/这个/文件夹" }), "file_missing"),
    ] {
        assert_eq!(house.refused("form_fill", request(more.clone())), code, "{more}");
    }
    assert_eq!(open(&mut house, &path)["remembered"], false, "what was refused is not remembered");
}

fn house_folder(path: &Path) -> PathBuf {
    path.parent().unwrap().join("填好的")
}

#[test]
fn a_filled_file_she_worked_on_since_is_not_written_over() {
    let mut house = committee();
    let path = form(&house, "情况表.xlsx", 2026);
    let (first, _) = fill(&mut house, &path, json!({}));
    let (same, _) = fill(&mut house, &path, json!({}));
    assert_eq!(first, same);
    store::files::replace(&first, b"hers").unwrap();
    let (second, _) = fill(&mut house, &path, json!({}));
    assert_eq!(second.file_name().unwrap().to_str().unwrap(), "情况表_安和里社区_20260701 (2).xlsx");
    assert_eq!(std::fs::read(&first).unwrap(), b"hers");
}

#[test]
fn a_committee_of_nobody_and_names_that_break_files_leave_a_sound_form() {
    let mut house = House::new();
    let path = form(&house, "情况表.xlsx", 2026);
    let card = open(&mut house, &path);
    let of = |place: &str| card["places"].as_array().unwrap().iter().find(|one| one["place"] == place).unwrap().clone();
    assert_eq!(of("1!B4")["source"], Value::Null, "nobody is director: nothing is proposed");
    let (made, unfilled) = fill(&mut house, &path, json!({}));
    // Nobody was ever recorded in the committee: that is nothing known, not none, and the cell stays empty and is named.
    assert_eq!(value(&made, "情况表", (7, 2)), "");
    assert!(unfilled.as_array().unwrap().iter().any(|one| one["place"] == "1!C8"), "{unfilled}");
    assert!(unfilled.to_string().contains("台账里没有这一项"), "{unfilled}");
    let odd = format!("=1+1\u{202e}\u{0}<&>{}", "长".repeat(380));
    let id = house.make("person_add", json!({ "name": odd.replace('\u{0}', "") }));
    let body = house.body("居民委员会");
    let post = house.post(body, "主任");
    house.make("appointment_add", json!({ "person": id, "post": post, "from": "2022-01-01" }));
    let folder = house.path("二");
    let (made, _) = fill(&mut house, &path, json!({ "folder": folder }));
    let said = value(&made, "情况表", (3, 1));
    assert!(said.starts_with("=1+1<&>长") && said.chars().count() > 380, "{said}");
    assert!(!unpacked(&made, "xl/worksheets/sheet1.xml").contains("<f>1+1"));
}

#[test]
fn everything_it_can_be_filled_with_is_listed_with_its_value_masked() {
    let mut house = committee();
    let reply = house.ask("form_sources", json!({ "year": 2026 }));
    let sources = reply["sources"].as_array().unwrap();
    let of = |label: &str| sources.iter().find(|one| one["label"] == label).unwrap_or_else(|| panic!("{label}"));
    assert_eq!(of("居民委员会主任：手机")["value"], "138****1234");
    assert_eq!(of("居民委员会主任：身份证号")["value"], "999901********0026");
    assert_eq!(of("居民委员会成员：女性")["value"], "1");
    assert_eq!(of("居民委员会名单")["kind"], "list");
    assert_eq!(of("街道名称")["value"], "样例街道");
    assert!(!reply.to_string().contains(NUMBER), "no number in full");
    let mut codes: Vec<&str> = sources.iter().map(|one| one["code"].as_str().unwrap()).collect();
    let all = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), all, "each code once");
}
