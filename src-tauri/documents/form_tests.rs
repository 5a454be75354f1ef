//! Forms of others, read and filled: what they ask for is found, and nothing else in them changes.

use std::io::{Cursor, Write};

use calamine::{Data, Reader as _, Xlsx};
use domain::forms::places::{self, Place};
use domain::forms::read::{CellFill, Held, WordFill};
use rust_xlsxwriter::{Format, FormatBorder, FormatUnderline, Formula, Workbook};
use zip::write::SimpleFileOptions;

use super::*;
use crate::samples::{packed, unpacked};

/// Names of the parts that are not as they were.
fn changed(before: &[u8], after: &[u8]) -> Vec<String> {
    let (before, after) = (packed(before), packed(after));
    assert_eq!(before.len(), after.len());
    before.iter().zip(&after).filter(|(old, new)| old != new).map(|(old, _)| old.0.clone()).collect()
}

fn asked(bytes: &[u8]) -> Vec<Place> {
    places::of(&form(bytes).unwrap()).unwrap()
}

fn ids(places: &[Place]) -> Vec<(&str, &str)> {
    places.iter().map(|place| (place.id.as_str(), place.asks.as_str())).collect()
}

fn cell(sheet: &str, row: u32, column: u32, text: &str, number: bool) -> CellFill {
    CellFill { sheet: sheet.to_owned(), row, column, span: None, text: text.to_owned(), number }
}

fn value(bytes: &[u8], sheet: &str, row: u32, column: u32) -> Data {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    book.worksheet_range(sheet).unwrap().get_value((row - 1, column)).cloned().unwrap_or(Data::Empty)
}

/// A form as a street office makes one: frames, merged heads, a formula, a line with a rule, placeholders, a hidden sheet.
fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let frame = Format::new().set_border(FormatBorder::Thin);
    let title = Format::new().set_bold();
    let line = Format::new().set_underline(FormatUnderline::Single);
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("情况表").unwrap();
    sheet.merge_range(0, 0, 0, 5, "社区居委会情况统计表（2026年）", &title).unwrap();
    sheet.write_rich_string(1, 0, &[(&plain, "填报单位："), (&line, "          ")]).unwrap();
    sheet.write_string_with_format(1, 3, "填报时间：____年__月__日", &plain).unwrap();
    for (row, (left, right)) in [("社区名称", "所属街道"), ("总户数（户）", "其中：党员人数")].into_iter().enumerate()
    {
        let row = row as u32 + 2;
        sheet.write_string_with_format(row, 0, left, &frame).unwrap();
        sheet.merge_range(row, 1, row, 2, "", &frame).unwrap();
        sheet.write_string_with_format(row, 3, right, &frame).unwrap();
        sheet.merge_range(row, 4, row, 5, "", &frame).unwrap();
    }
    sheet.merge_range(4, 0, 5, 0, "类别", &frame).unwrap();
    sheet.merge_range(4, 1, 5, 1, "总人数", &frame).unwrap();
    sheet.merge_range(4, 2, 4, 3, "性别", &frame).unwrap();
    sheet.write_string_with_format(5, 2, "男性", &frame).unwrap();
    sheet.write_string_with_format(5, 3, "女性", &frame).unwrap();
    sheet.write_string_with_format(6, 0, "居委会成员", &frame).unwrap();
    sheet.write_formula_with_format(6, 1, Formula::new("=C7+D7"), &frame).unwrap();
    for column in 2..4 {
        sheet.write_blank(6, column, &frame).unwrap();
    }
    sheet.write_string(8, 0, "主任{主任姓名}，电话[主任电话]，共{居委会成员总数}人").unwrap();
    sheet.write_string(9, 0, "{居委会成员总数}").unwrap();
    sheet.set_column_width(1, 21.5).unwrap();
    sheet.set_row_height(6, 40).unwrap();
    let hidden = book.add_worksheet().set_name("字典").unwrap();
    hidden.write_string(0, 0, "{别动}").unwrap();
    hidden.set_hidden(true);
    let people = book.add_worksheet().set_name("名单").unwrap();
    people.merge_range(0, 0, 0, 4, "居委会成员名单", &title).unwrap();
    for (column, word) in ["序号", "姓名", "性别", "出生年月", "邮箱"].iter().enumerate() {
        people.write_string_with_format(1, column as u16, *word, &frame).unwrap();
        for row in 2..5 {
            people.write_blank(row, column as u16, &frame).unwrap();
        }
    }
    people.write_string(5, 0, "填表人：").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_says_what_it_asks_for_in_frames_rules_and_brackets() {
    let read = form(&book()).unwrap();
    assert!(read.formulas && !read.links && !read.signed);
    assert_eq!(read.grids.iter().map(|grid| grid.hidden).collect::<Vec<_>>(), [false, true, false]);
    let places = places::of(&read).unwrap();
    assert_eq!(
        ids(&places),
        [
            ("1!A2@0", "填报单位"),
            ("1!D2@0", "填报时间"),
            ("1!B3", "社区名称"),
            ("1!E3", "所属街道"),
            ("1!B4", "总户数"),
            ("1!E4", "其中:党员人数"),
            ("1!C7", "居委会成员 · 性别，男性"),
            ("1!D7", "居委会成员 · 性别，女性"),
            ("{主任姓名}", "主任姓名"),
            ("{主任电话}", "主任电话"),
            ("{居委会成员总数}", "居委会成员总数"),
            ("3!A3:E5", "居委会成员名单：序号、姓名、性别、出生年月、邮箱（3行）"),
            ("3!A3:E5/A", "序号"),
            ("3!A3:E5/B", "姓名"),
            ("3!A3:E5/C", "性别"),
            ("3!A3:E5/D", "出生年月"),
            ("3!A3:E5/E", "邮箱"),
            ("3!B6", "填表人"),
        ]
    );
    assert_eq!(places[10].at, "工作表“情况表” A9等2处");
}

#[test]
fn filled_cells_keep_their_style_and_every_other_part_is_the_same_byte_for_byte() {
    let before = book();
    let filling = Filling {
        cells: vec![
            cell("情况表", 3, 1, "=安和里社区", false),
            cell("情况表", 4, 1, "2391", true),
            cell("情况表", 7, 2, "3", true),
            cell("名单", 3, 1, "张丽", false),
            cell("名单", 3, 2, "999901198508150026", false),
        ],
        words: Vec::new(),
        computes: true,
    };
    let after = fill(&before, &filling).unwrap();
    assert_eq!(changed(&before, &after), ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"]);
    assert_eq!(value(&after, "情况表", 3, 1), Data::String("=安和里社区".to_owned()));
    assert_eq!(value(&after, "情况表", 4, 1), Data::Float(2391.0));
    assert_eq!(value(&after, "名单", 3, 2), Data::String("999901198508150026".to_owned()));
    // In the sheet nothing but those cells is another, and what the formula said while they were empty.
    let cells = |text: &str| -> Vec<String> { text.split("<c ").map(str::to_owned).collect() };
    let (old, new) =
        (cells(&unpacked(&before, "xl/worksheets/sheet1.xml")), cells(&unpacked(&after, "xl/worksheets/sheet1.xml")));
    assert_eq!(old.len(), new.len());
    let different: Vec<(&String, &String)> = old.iter().zip(&new).filter(|(old, new)| old != new).collect();
    assert_eq!(different.len(), 4, "{different:#?}");
    for (old, new) in different {
        let style = |text: &str| {
            text.split(' ').find(|part| part.starts_with("s=")).map(|part| {
                part.trim_end_matches(['/', '>']).split('>').next().unwrap().trim_end_matches('/').to_owned()
            })
        };
        assert_eq!(style(old), style(new), "{old} {new}");
    }
    assert!(unpacked(&after, "xl/worksheets/sheet1.xml").contains("<f>C7+D7</f></c>"));
    assert!(unpacked(&after, "xl/workbook.xml").contains("fullCalcOnLoad=\"1\""));
    assert_eq!(unpacked(&after, "xl/workbook.xml").matches("calcPr").count(), 1);
}

#[test]
fn words_replaced_inside_a_cell_keep_the_looks_around_them() {
    let before = book();
    let cut = |row, column, from, to, text: &str, number| CellFill {
        span: Some((from, to)),
        ..cell("情况表", row, column, text, number)
    };
    let filling = Filling {
        cells: vec![
            cut(2, 0, 5, 15, "安和里社区居民委员会", false),
            cut(9, 0, 2, 8, "张丽 & <李>", false),
            cut(9, 0, 11, 17, "138****0000", false),
            cut(10, 0, 0, 9, "5", true),
        ],
        ..Filling::default()
    };
    let after = fill(&before, &filling).unwrap();
    assert_eq!(value(&after, "情况表", 2, 0), Data::String("填报单位：安和里社区居民委员会".to_owned()));
    assert_eq!(
        value(&after, "情况表", 9, 0),
        Data::String("主任张丽 & <李>，电话138****0000，共{居委会成员总数}人".to_owned())
    );
    assert_eq!(value(&after, "情况表", 10, 0), Data::Float(5.0));
    let sheet = unpacked(&after, "xl/worksheets/sheet1.xml");
    let underlined = sheet.split("<r>").find(|run| run.contains("居民委员会")).unwrap();
    assert!(underlined.contains("<u/>"), "{underlined}");
    assert_eq!(changed(&before, &after), ["xl/worksheets/sheet1.xml"]);
}

#[test]
fn a_formula_and_a_place_that_is_not_there_are_refused() {
    let one = |fill: CellFill| Filling { cells: vec![fill], ..Filling::default() };
    assert_eq!(fill(&book(), &one(cell("情况表", 7, 1, "5", true))), Err(SheetTrouble::NoPlace));
    assert_eq!(fill(&book(), &one(cell("没有", 7, 1, "5", true))), Err(SheetTrouble::NoSuchSheet));
    let beyond = CellFill { span: Some((50, 60)), ..cell("情况表", 2, 0, "x", false) };
    assert_eq!(fill(&book(), &one(beyond)), Err(SheetTrouble::NoPlace));
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    if !parts.iter().any(|(name, _)| *name == "[Content_Types].xml") {
        zip.start_file("[Content_Types].xml", SimpleFileOptions::default()).unwrap();
        zip.write_all(types.as_bytes()).unwrap();
    }
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"mc\"";

fn paper(body: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?>\n<w:document {WORD}><w:body>{body}</w:body></w:document>");
    let header = format!("<w:hdr {WORD}><w:p><w:r><w:t>【社区名称】情况</w:t></w:r></w:p></w:hdr>");
    package(&[("word/document.xml", &document), ("word/header1.xml", &header), ("word/styles.xml", "<w:styles/>")])
}

/// A placeholder over three runs, a rule, a tab stop that is no character, a table, a text box with its copy.
fn text() -> Vec<u8> {
    paper(concat!(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"4\"/></w:tabs></w:pPr>",
        "<w:r><w:rPr><w:b/></w:rPr><w:t>主任</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>{主</w:t></w:r>",
        "<w:r><w:t>任姓</w:t></w:r><w:proofErr w:type=\"a\"/><w:r><w:rPr><w:u/></w:rPr><w:t xml:space=\"preserve\">名} 同志 &amp; 全体</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>填报单位：________</w:t></w:r><w:r><w:tab/><w:t>填报时间：____年__月__日</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>社区名称</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:pPr><w:rPr><w:sz w:val=\"28\"/><w:ins w:id=\"1\"/></w:rPr></w:pPr></w:p></w:tc></w:tr>",
        "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>人口</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>户籍人口</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>",
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>常住人口</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>    人</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>[街道]</w:t></w:r></w:p></w:txbxContent></mc:Choice>",
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>[街道]</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    ))
}

#[test]
fn a_text_says_what_it_asks_for_over_runs_in_tables_heads_and_boxes() {
    let read = form(&text()).unwrap();
    assert_eq!(read.grids.len(), 1);
    assert_eq!(read.grids[0].cells.iter().filter(|cell| cell.held == Held::Nothing).count(), 2);
    assert_eq!(
        ids(&places::of(&read).unwrap()),
        [
            ("1!B1", "社区名称"),
            ("1!C2", "人口，户籍人口"),
            ("1!C3", "人口，常住人口"),
            ("{主任姓名}", "主任姓名"),
            ("document/1@0", "填报单位"),
            ("document/1@1", "填报时间"),
            ("{街道}", "街道"),
            ("{社区名称}", "社区名称"),
        ]
    );
}

#[test]
fn a_filled_text_keeps_the_looks_and_everything_that_was_not_asked_for() {
    let before = text();
    let words = |part: &str, paragraph, span, text: &str| WordFill {
        part: part.to_owned(),
        paragraph,
        span,
        text: text.to_owned(),
    };
    let filling = Filling {
        words: vec![
            words("document", 0, (2, 8), "张丽 & <李>"),
            words("document", 1, (5, 13), "安和里社区居民委员会"),
            words("document", 1, (19, 30), "2026年12月31日"),
            words("document", 3, (0, 0), "安和里社区"),
            words("document", 6, (0, 0), "1986"),
            words("document", 9, (0, 4), "2391"),
            words("document", 11, (0, 4), "样例街道"),
            words("header1", 0, (0, 6), "安和里社区"),
        ],
        ..Filling::default()
    };
    let after = fill(&before, &filling).unwrap();
    assert_eq!(changed(&before, &after), ["word/document.xml", "word/header1.xml"]);
    let made = unpacked(&after, "word/document.xml");
    let runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>主任</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">张丽 &amp; &lt;李&gt;</w:t></w:r><w:r><w:t xml:space=\"preserve\"></w:t></w:r><w:proofErr w:type=\"a\"/><w:r><w:rPr><w:u/></w:rPr><w:t xml:space=\"preserve\"> 同志 &amp; 全体</w:t></w:r>";
    assert!(made.contains(runs), "{made}");
    assert!(made.contains(">填报单位：安和里社区居民委员会</w:t></w:r><w:r><w:tab/><w:t xml:space=\"preserve\">填报时间：2026年12月31日</w:t>"), "{made}");
    // An empty paragraph takes the look its end has, without what says who changed it.
    assert!(made.contains("<w:ins w:id=\"1\"/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">安和里社区</w:t></w:r></w:p>"), "{made}");
    assert!(made.contains("<w:tc><w:p><w:r><w:t xml:space=\"preserve\">1986</w:t></w:r></w:p></w:tc>"), "{made}");
    assert!(made.contains(">2391人</w:t>"), "{made}");
    assert!(made.contains(">样例街道</w:t>") && unpacked(&after, "word/header1.xml").contains(">安和里社区情况</w:t>"));
    // Filled once more, it is asked for nothing of that any more.
    assert_eq!(ids(&asked(&after)), []);
    let nowhere = Filling { words: vec![words("document", 99, (0, 0), "x")], ..Filling::default() };
    assert_eq!(fill(&before, &nowhere), Err(SheetTrouble::NoPlace));
}

#[test]
fn a_program_in_a_form_is_refused_under_any_name_and_links_are_named() {
    let body = ("word/document.xml", "<w:document xmlns:w=\"w\"><w:body><w:p/></w:body></w:document>");
    let macros = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    assert_eq!(form(&package(&[body, ("word/vbaProject.bin", "x")])), Err(SheetTrouble::Macros));
    assert_eq!(form(&package(&[("[Content_Types].xml", macros), body])), Err(SheetTrouble::Macros));
    assert_eq!(fill(&package(&[body, ("word/VBAproject.BIN", "x")]), &Filling::default()), Err(SheetTrouble::Macros));
    let outside = |kind: &str| {
        format!(
            "<Relationships><Relationship Id=\"a\" Type=\"t/{kind}\" Target=\"http://a\" TargetMode=\"External\"/></Relationships>"
        )
    };
    let linked = |kind: &str| form(&package(&[body, ("word/_rels/document.xml.rels", &outside(kind))])).unwrap().links;
    assert!(linked("attachedTemplate") && linked("image") && !linked("hyperlink"));
    let field = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:instrText> DDEAUTO c:\\cmd </w:instrText></w:r></w:p></w:body></w:document>";
    assert!(form(&package(&[("word/document.xml", field)])).unwrap().links);
    assert_eq!(form(&package(&[("content.xml", "<a/>")])), Err(SheetTrouble::NotAForm));
    let typed = "<!DOCTYPE a [<!ENTITY b \"c\">]><w:document xmlns:w=\"w\"/>";
    assert_eq!(form(&package(&[("word/document.xml", typed)])), Err(SheetTrouble::Damaged));
}

#[test]
fn a_workbook_of_another_writer_without_a_table_of_strings_is_read_and_filled() {
    let sheet = "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>社区名称：</x:t></x:is></x:c></x:row><x:row r=\"2\"><x:c r=\"A2\" t=\"str\"><x:v>[街道]</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let before = package(&[
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"a\"/></sheets><extLst/></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"t/worksheet\" Target=\"worksheets/s.xml\"/></Relationships>",
        ),
        ("xl/worksheets/s.xml", sheet),
    ]);
    let places = asked(&before);
    assert_eq!(ids(&places), [("1!B1", "社区名称"), ("{街道}", "街道")]);
    let filling = Filling {
        cells: vec![
            cell("甲", 1, 1, "安和里社区", false),
            CellFill { span: Some((0, 4)), ..cell("甲", 2, 0, "样例街道", false) },
        ],
        words: Vec::new(),
        computes: true,
    };
    let after = fill(&before, &filling).unwrap();
    let made = unpacked(&after, "xl/worksheets/s.xml");
    assert!(
        made.contains("<x:c r=\"B1\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">安和里社区</x:t>"),
        "{made}"
    );
    assert!(made.contains(">样例街道</x:t>"), "{made}");
    assert!(unpacked(&after, "xl/workbook.xml").contains("</sheets><calcPr fullCalcOnLoad=\"1\"/><extLst/>"));
}
