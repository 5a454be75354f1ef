//! Workbooks of others with texts in them: what changed is the one sheet, and in it only what had to.

use std::io::{Cursor, Write};

use calamine::{Data, Reader as _, Xlsx};
use domain::roster::sheet::Patch;
use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::write::SimpleFileOptions;

use super::*;
use crate::samples::{packed, unpacked};

fn text(row: u32, column: Option<u32>, text: &str) -> Patch {
    Patch { row, column, text: text.to_owned(), red: true }
}

fn into(sheet: &str, cells: Vec<Patch>) -> Patches {
    Patches { sheet: sheet.to_owned(), cells }
}

fn cell(bytes: &[u8], sheet: &str, row: u32, column: u32) -> String {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    match book.worksheet_range(sheet).unwrap().get_value((row - 1, column)) {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Empty) | None => String::new(),
        Some(other) => panic!("{other:?}"),
    }
}

/// Two sheets with colours, a formula, merged cells and a second sheet.
fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet().set_name("名单").unwrap();
    sheet.merge_range(0, 0, 0, 3, "居民名单", &bold).unwrap();
    for (column, word) in ["姓名", "身份证号", "住址"].iter().enumerate() {
        sheet.write_string_with_format(1, column as u16, *word, &bold).unwrap();
    }
    sheet.write_string(2, 0, "张丽 & <李>").unwrap();
    sheet.write_string(2, 1, "999901198508150026").unwrap();
    sheet.write_string(3, 0, "王建国").unwrap();
    sheet.write_formula(3, 2, Formula::new("=1+1")).unwrap();
    sheet.write_blank(3, 5, &bold).unwrap();
    sheet.set_row_height(3, 40).unwrap();
    book.add_worksheet().set_name("说明").unwrap().write_string(0, 0, "别动").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn only_the_part_of_the_sheet_changes_and_every_other_part_is_the_same_byte_for_byte() {
    let before = book();
    let after = patch(&before, &into("名单", vec![text(2, None, "导入结果"), text(4, None, "没有导入。")])).unwrap();
    let (before, after) = (packed(&before), packed(&after));
    assert_eq!(before.len(), after.len());
    for ((name, old), (other, new)) in before.iter().zip(&after) {
        assert_eq!(name, other);
        assert_eq!(old == new, name != "xl/worksheets/sheet1.xml", "{name}");
    }
}

#[test]
fn the_reasons_stand_in_red_in_the_first_column_right_of_everything_that_holds_something() {
    let after = patch(&book(), &into("名单", vec![text(2, None, "导入结果"), text(4, None, "没有导入。")])).unwrap();
    // The merged title ends in D, beside no patched row; the last value stands in C.
    assert_eq!(cell(&after, "名单", 2, 3), "导入结果");
    assert_eq!(cell(&after, "名单", 4, 3), "没有导入。");
    assert_eq!(cell(&after, "名单", 3, 0), "张丽 & <李>");
    let sheet = unpacked(&after, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<f>1+1</f>"), "{sheet}");
    assert!(sheet.contains("FFC00000") && sheet.contains("<dimension ref=\"A1:F4\"/>"), "{sheet}");
    // A column under a merged cell of a patched row is not free.
    let after = patch(&book(), &into("名单", vec![text(1, None, "导入结果"), text(4, None, "没有导入。")])).unwrap();
    assert_eq!(cell(&after, "名单", 4, 4), "没有导入。");
    assert_eq!(cell(&after, "说明", 1, 0), "别动");
}

#[test]
fn a_row_or_cell_that_is_not_there_is_made_in_its_order_and_one_that_is_keeps_its_style() {
    let cells = vec![
        text(3, Some(2), "新的一格"),
        text(4, Some(5), "原来空着"),
        text(6, Some(0), "下面第六行"),
        text(9, Some(1), "再下面"),
    ];
    let after = patch(&book(), &into("名单", cells)).unwrap();
    for (row, column, said) in [(3, 2, "新的一格"), (4, 5, "原来空着"), (6, 0, "下面第六行"), (9, 1, "再下面")]
    {
        assert_eq!(cell(&after, "名单", row, column), said);
    }
    let sheet = unpacked(&after, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<c r=\"F4\" s=\"1\" t=\"inlineStr\">"), "{sheet}");
    let rows: Vec<&str> = sheet.split("<row r=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(rows, ["1", "2", "3", "4", "6", "9"]);
}

#[test]
fn a_text_is_never_a_formula_or_markup_and_shows_as_it_is_typed() {
    for typed in ["=1+1", "<img onerror>&\"'", "_x0041_", "@cmd|' /C calc'!A0", "甲\n乙", "\u{202e}倒\u{0}写\u{b}"]
    {
        let after = patch(&book(), &into("名单", vec![text(4, None, typed)])).unwrap();
        let shown: String = typed.chars().filter(|one| !matches!(one, '\u{202e}' | '\u{0}' | '\u{b}')).collect();
        // calamine does not decode _x005F_, a spreadsheet does.
        let found = cell(&after, "名单", 4, 3).replace("_x005F_", "_");
        assert_eq!(found, shown, "{typed:?}");
        assert!(!unpacked(&after, "xl/worksheets/sheet1.xml").contains("<f>=1+1"), "{typed:?}");
    }
    let long = "长".repeat(40_000);
    let after = patch(&book(), &into("名单", vec![text(4, None, &long)])).unwrap();
    assert_eq!(cell(&after, "名单", 4, 3).chars().count(), CELL_MOST);
}

#[test]
fn a_formula_is_not_written_over_and_a_sheet_that_is_not_there_is_named() {
    assert_eq!(patch(&book(), &into("名单", vec![text(4, Some(2), "x")])), Err(SheetTrouble::NoPlace));
    assert_eq!(patch(&book(), &into("别的", vec![text(4, None, "x")])), Err(SheetTrouble::NoSuchSheet));
    assert_eq!(patch(&book(), &into("名单", vec![text(4, Some(COLUMNS), "x")])), Err(SheetTrouble::NoPlace));
    assert_eq!(patch(b"PK", &into("名单", Vec::new())), Err(SheetTrouble::Damaged));
}

/// A package with this sheet, its name written as an attribute.
fn package(name: &str, target: &str, sheet: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let workbook = format!(
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
        quick_xml::escape::escape(name)
    );
    let rels =
        format!("<Relationships><Relationship Id=\"a\" Type=\"t/worksheet\" Target=\"{target}\"/></Relationships>");
    for (part, text) in
        [("xl/workbook.xml", workbook.as_str()), ("xl/_rels/workbook.xml.rels", &rels), ("xl/worksheets/s.xml", sheet)]
    {
        zip.start_file(part, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn sheets_of_other_writers_keep_their_prefixes_and_cells_without_places() {
    let sheet = "<?xml version=\"1.0\"?>\n<x:worksheet xmlns:x=\"m\"><x:dimension ref=\"A1\"/><x:sheetData><x:row spans='1:1'><x:c t=\"str\"><x:v>a</x:v></x:c><x:c/></x:row><x:row/></x:sheetData></x:worksheet>";
    let name = "\"甲\" & <乙>";
    for target in ["worksheets/s.xml", "/xl/worksheets/s.xml", "./../xl/worksheets/s.xml"] {
        let patches = into(name, vec![text(1, None, "一"), text(2, None, "二"), text(4, None, "四")]);
        let after = patch(&package(name, target, sheet), &patches).unwrap();
        let made = unpacked(&after, "xl/worksheets/s.xml");
        assert!(made.starts_with("<?xml version=\"1.0\"?>\n<x:worksheet xmlns:x=\"m\"><x:dimension ref=\"A1:B4\"/>"));
        assert!(
            made.contains("<x:row><x:c t=\"str\"><x:v>a</x:v></x:c><x:c r=\"B1\" t=\"inlineStr\"><x:is>"),
            "{made}"
        );
        assert!(made.contains("<x:row><x:c r=\"B2\"") && made.contains("<x:row r=\"4\"><x:c r=\"B4\""), "{made}");
        assert!(made.ends_with("</x:sheetData></x:worksheet>"), "{made}");
    }
}

#[test]
fn a_sheet_without_rows_gets_them_and_a_document_type_is_refused() {
    let empty = "<worksheet><sheetData/></worksheet>";
    let after = patch(&package("甲", "worksheets/s.xml", empty), &into("甲", vec![text(3, None, "三")])).unwrap();
    assert!(unpacked(&after, "xl/worksheets/s.xml").contains("<sheetData><row r=\"3\"><c r=\"A3\""));
    let typed = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>";
    let refused = patch(&package("甲", "worksheets/s.xml", typed), &into("甲", vec![text(3, None, "三")]));
    assert_eq!(refused, Err(SheetTrouble::Damaged));
    for (column, written) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
        assert_eq!(letters(column), written);
        assert_eq!(reference(&format!("{written}7")), Some((column, 7)));
    }
}
