//! Files that are not what they say: each ends in a Chinese sentence, the register as before, the process alive.

#[path = "import_house.rs"]
mod house;

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use house::House;
use serde_json::json;
use zip::write::SimpleFileOptions;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// Tries and runs it, and looks at what it left behind.
fn stopped(house: &mut House, path: &Path, code: &str) {
    let before = house.dump();
    for command in ["import_preview", "import_run"] {
        let fault = house.call(command, json!({ "path": path })).unwrap_err();
        assert_eq!(fault.code(), code, "{command} {}", path.display());
        let sentence = office::fault_json(&fault)["message"].as_str().unwrap().to_owned();
        assert!(sentence.ends_with('。') && !sentence.is_ascii(), "{sentence}");
    }
    assert_eq!(house.dump(), before);
}

fn file(house: &House, name: &str, bytes: &[u8]) -> PathBuf {
    let path = house.path(name);
    store::files::replace(&path, bytes).unwrap();
    path
}

/// A workbook with `sheet` as its only sheet, packed as a zip.
fn packed(house: &House, name: &str, fill: impl FnOnce(&mut dyn Write)) -> PathBuf {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
    ] {
        zip.start_file(part, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    fill(&mut zip);
    file(house, name, zip.finish().unwrap().get_ref())
}

#[test]
fn an_empty_file_says_so() {
    let mut house = House::new();
    let path = file(&house, "空.xlsx", b"");
    stopped(&mut house, &path, "sheet_empty");
}

#[test]
fn a_workbook_with_a_password_says_so() {
    let mut house = House::new();
    for name in ["import_password.xlsx", "import_password.xls", "import_password.ods"] {
        stopped(&mut house, &fixture(name), "sheet_encrypted");
    }
}

#[test]
fn a_truncated_workbook_is_damaged() {
    let mut house = House::new();
    let whole = std::fs::read(house.texts(&[&["姓名"], &["甲"]])).unwrap();
    for part in [4, whole.len() / 3, whole.len() / 2, whole.len() - 4] {
        let path = file(&house, "断.xlsx", &whole[..part]);
        stopped(&mut house, &path, "sheet_damaged");
    }
    let whole = std::fs::read(fixture("import_roster.xls")).unwrap();
    let path = file(&house, "断.xls", &whole[..600]);
    stopped(&mut house, &path, "sheet_damaged");
}

#[test]
fn a_picture_a_page_and_a_paper_are_no_sheets_whatever_their_names_say() {
    let mut house = House::new();
    for (name, bytes) in [
        ("照片.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".as_slice()),
        ("照片.csv", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("网页.xls", b"<html><table><tr><td>\xe5\xa7\x93\xe5\x90\x8d</td></tr></table></html>"),
        ("文件.xlsx", b"%PDF-1.7\n"),
    ] {
        let path = file(&house, name, bytes);
        stopped(&mut house, &path, "sheet_not_a_sheet");
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<w/>").unwrap();
    let path = file(&house, "文档.xlsx", zip.finish().unwrap().get_ref());
    stopped(&mut house, &path, "sheet_not_a_sheet");
}

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let mut house = House::new();
    let path = packed(&house, "炸弹.xlsx", |sheet| {
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..64 {
            sheet.write_all(&zeros).unwrap();
        }
    });
    stopped(&mut house, &path, "sheet_too_large");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for entry in 0..2_001 {
        zip.start_file(format!("xl/worksheets/sheet{entry}.xml"), SimpleFileOptions::default()).unwrap();
    }
    let path = file(&house, "许多.xlsx", zip.finish().unwrap().get_ref());
    stopped(&mut house, &path, "sheet_too_large");
}

#[test]
fn a_cell_at_the_far_corner_stops_the_reading() {
    let mut house = House::new();
    for (row, column) in [(1_048_575, 16_383), (150_000, 0), (3, 300)] {
        let path = house.book(|sheet| {
            house::write(sheet, &[&["姓名"], &["甲"]]);
            sheet.write_string(row, column, "远").unwrap();
        });
        stopped(&mut house, &path, "sheet_too_large");
    }
}

#[test]
fn a_text_of_many_megabytes_in_one_cell_stops_the_reading() {
    let mut house = House::new();
    let path = packed(&house, "长.xlsx", |sheet| {
        sheet
            .write_all(b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>")
            .unwrap();
        let mut state = 1u64;
        for _ in 0..3_000_000 {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            sheet.write_all(&[b'a' + (state >> 60) as u8]).unwrap();
        }
        sheet.write_all(b"</t></is></c></row></sheetData></worksheet>").unwrap();
    });
    stopped(&mut house, &path, "sheet_too_large");
}

#[test]
fn entities_are_not_expanded() {
    let mut house = House::new();
    let path = packed(&house, "实体.xlsx", |sheet| {
        sheet
            .write_all(
                b"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>",
            )
            .unwrap();
    });
    stopped(&mut house, &path, "sheet_damaged");
}

#[test]
fn characters_in_no_sure_encoding_are_not_guessed() {
    let mut house = House::new();
    stopped(&mut house, &fixture("import_wrong_encoding.csv"), "sheet_encoding");
}

#[test]
fn a_sheet_without_a_header_or_without_rows_says_so() {
    let mut house = House::new();
    let path = house.texts(&[&["名字不在这里", "电话"], &["甲", "13800001234"]]);
    stopped(&mut house, &path, "sheet_no_header");
    let path = house.texts(&[&["姓名", "电话"]]);
    stopped(&mut house, &path, "sheet_no_rows");
}

#[test]
fn a_missing_file_and_a_folder_say_so() {
    let mut house = House::new();
    let missing = house.path("没有.xlsx");
    stopped(&mut house, &missing, "file_missing");
    let folder = house.path("");
    stopped(&mut house, &folder, "file_not_a_file");
}
