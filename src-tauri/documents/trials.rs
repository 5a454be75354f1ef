//! What must hold for every format and any text: well-formed parts, the same bytes twice, the same pages.

use std::str::FromStr;
use std::time::Instant;

use domain::document::{Align, Block, Cell, Column, Document, Orientation, Row, Run, Table};
use proptest::prelude::*;
use quick_xml::events::Event;

use crate::samples;

/// Fails on the first thing an XML reader would not take, characters XML forbids among them.
fn assert_well_formed(name: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap();
    let odd = text.chars().find(|one| {
        let code = u32::from(*one);
        matches!(code, 0..=8 | 0xB | 0xC | 0xE..=0x1F | 0xFFFE | 0xFFFF)
    });
    assert_eq!(odd, None, "{name}");
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_i64;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(start) => {
                depth += 1;
                for attribute in start.attributes() {
                    attribute.unwrap_or_else(|error| panic!("{name}: {error}"));
                }
            }
            Event::End(_) => depth -= 1,
            Event::Text(text) => assert!(!text.contains('<') && !text.contains("]]>"), "{name}"),
            Event::GeneralRef(reference) => {
                let known = ["amp", "lt", "gt", "quot", "apos"].contains(&&*reference) || reference.starts_with('#');
                assert!(known, "{name}: {reference:?}");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}");
}

fn assert_package(package: &[u8]) {
    let parts = samples::parts(package);
    for (name, bytes) in &parts {
        if name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml") {
            assert_well_formed(name, bytes);
        }
    }
    assert!(parts.iter().any(|(name, _)| name == "[Content_Types].xml"));
}

/// The text in every place a paper has for one; without the picture, which is the slow and the same part.
fn everywhere(text: &str) -> Document {
    let cell = || Cell::text(text);
    let mut report = samples::report();
    report.blocks.retain(|block| !matches!(block, Block::Picture(_)));
    report.title.push(text.to_owned());
    report.subtitle = Some(text.to_owned());
    report.addressee = Some(text.to_owned());
    report.colophon = Some(text.to_owned());
    report.attachments[0].title = text.to_owned();
    if let Some(signature) = &mut report.signature {
        signature.name = text.to_owned();
    }
    report.blocks.push(Block::Heading { level: 9, text: text.to_owned() });
    report.blocks.push(Block::Paragraph(vec![Run::plain(text), Run::strong(text)]));
    report.blocks.push(Block::Section(Orientation::Landscape));
    report.blocks.push(Block::Table(Table {
        caption: text.to_owned(),
        columns: vec![Column { title: text.to_owned(), share: 0, align: Align::Left }; 3],
        rows: vec![Row { cells: vec![cell(), Cell::name(text), cell(), cell()], strong: true }; 2],
        notes: vec![text.to_owned()],
    }));
    report
}

fn all_well_formed(text: &str) {
    let document = everywhere(text);
    assert_package(&crate::docx(&document).unwrap());
    assert_package(&crate::xlsx(&document).unwrap());
}

/// Any text, rich in what breaks files.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        (0_u32..0xA0).prop_map(|code| char::from_u32(code).map_or_else(String::new, String::from)),
        proptest::sample::select(samples::DANGEROUS.to_vec()).prop_map(str::to_owned),
        Just("居委会".to_owned()),
        Just("\u{FFFE}\u{FFFF}\u{202E}\u{2066}\u{200F}\u{FEFF}".to_owned()),
        Just("𬱖㛃𠮷龘\u{E0100}".to_owned()),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_part_is_well_formed_whatever_was_typed(text in nasty()) {
        all_well_formed(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_paper_is_drawn_whatever_was_typed(text in nasty()) {
        let document = everywhere(&text);
        prop_assert!(crate::pdf(&document).unwrap().starts_with(b"%PDF-"));
        for page in crate::pages(&document).unwrap() {
            assert_well_formed("page", page.as_bytes());
        }
    }
}

#[test]
fn every_code_below_a0_alone_is_well_formed() {
    for code in (0..0xA0).chain(0xFDD0..0xFDF0).chain([0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xFFF9, 0xE0001]) {
        if let Some(one) = char::from_u32(code) {
            all_well_formed(&format!("前{one}后"));
        }
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let report = samples::report();
    assert_eq!(crate::docx(&report).unwrap(), crate::docx(&report).unwrap());
    assert_eq!(crate::xlsx(&report).unwrap(), crate::xlsx(&report).unwrap());
    let first = crate::pdf(&report).unwrap();
    typst::comemo::evict(0);
    assert_eq!(first, crate::pdf(&report).unwrap());
}

/// `/Type /Page` objects may be packed, the page tree's `/Count` need not be: the tree itself is read.
fn pdf_pages(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let counts = text.split("/Count ").skip(1).filter_map(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        usize::from_str(&digits).ok()
    });
    counts.max().unwrap_or(0)
}

#[test]
fn the_pdf_is_archival_and_has_the_pages_of_the_screen() {
    let report = samples::report();
    let pdf = crate::pdf(&report).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let text = String::from_utf8_lossy(&pdf);
    assert!(
        text.contains("<pdfaid:part>2</pdfaid:part>") && text.contains("<pdfaid:conformance>B</pdfaid:conformance>")
    );
    let pages = crate::pages(&report).unwrap();
    assert_eq!(pages.len(), pdf_pages(&pdf));
    assert!(pages.len() >= 5, "{}", pages.len());
}

#[test]
fn pages_on_screen_stand_alone_and_hold_nothing_that_runs() {
    for page in crate::pages(&everywhere("<img src=x onerror=alert(1)><script>1</script>")).unwrap() {
        assert!(page.starts_with("<svg"));
        for word in ["<text", "<script", "<foreignObject", "onerror", "href=\"http"] {
            assert!(!page.contains(word), "{word}");
        }
    }
}

#[test]
fn a_character_no_font_draws_is_named_and_marked() {
    // A private character: no font of the system gives it a shape.
    let odd = '\u{10F8FD}';
    let document = everywhere(&format!("张{odd}三"));
    let missing = crate::drawn(&document).unwrap().missing;
    assert!(missing.len() > 10, "{}", missing.len());
    for place in &missing {
        assert_eq!(place.character, odd);
        assert!(place.text.contains(&format!("张{odd}三")), "{}", place.text);
        assert!(place.page.is_some(), "{}", place.text);
    }
    assert!(crate::pdf(&document).unwrap().starts_with(b"%PDF-"));
    assert_eq!(crate::drawn(&samples::report()).unwrap().missing, []);
}

#[test]
fn a_missing_character_is_found_with_the_person_and_the_page_it_stands_on() {
    let odd = '\u{10F8FD}';
    let mut roster = samples::roster(60);
    roster.rows[50].cells = vec![Cell::text(format!("委员{odd}")), Cell::name("王秀兰")];
    let mut document = samples::of_blocks(vec![
        Block::Paragraph(vec![Run::plain("社区居委会依法开展工作。".repeat(80))]),
        Block::Table(roster),
        Block::PageBreak,
        Block::Paragraph(vec![Run::plain(format!("辖区有一条{odd}水河流过社区。"))]),
    ]);
    document.colophon = None;
    let missing = crate::drawn(&document).unwrap().missing;
    let pages = crate::pages(&document).unwrap().len();
    assert_eq!(missing.len(), 2, "{missing:?}");
    assert_eq!(missing[0].text, format!("王秀兰：委员{odd}"));
    assert!(missing[0].page.unwrap() > 2, "{missing:?}");
    assert_eq!(missing[1].text, format!("辖区有一条{odd}水河流过社区。"));
    assert_eq!(missing[1].page, Some(pages));
}

#[test]
fn she_may_go_on_with_a_mark_in_an_archival_pdf_or_with_an_ordinary_one() {
    let odd = '\u{10F8FD}';
    let document = everywhere(&format!("张{odd}三"));
    let archival = |missing| {
        let pdf = crate::pdf_with(&document, missing).unwrap();
        String::from_utf8_lossy(&pdf).contains("<pdfaid:part>2</pdfaid:part>")
    };
    assert!(archival(crate::Missing::Mark));
    assert!(!archival(crate::Missing::Plain));
    // A paper that lacks nothing is archival either way.
    let whole = crate::pdf_with(&samples::report(), crate::Missing::Plain).unwrap();
    assert_eq!(whole, crate::pdf(&samples::report()).unwrap());
}

#[test]
fn names_of_four_hundred_characters_and_a_table_of_thousands_of_cells_are_drawn() {
    for long in ["名".repeat(400), "x".repeat(400), "9".repeat(400)] {
        all_well_formed(&long);
        assert!(crate::pdf(&everywhere(&long)).unwrap().starts_with(b"%PDF-"));
    }
    let document = samples::of_blocks(vec![Block::Table(samples::roster(1500))]);
    let pages = crate::pages(&document).unwrap();
    assert!(pages.len() > 20, "{}", pages.len());
    assert_package(&crate::docx(&document).unwrap());
    assert_package(&crate::xlsx(&document).unwrap());
}

#[test]
fn a_megabyte_of_text_breaks_nothing() {
    let text = "很长的正文，".repeat(60_000);
    let started = Instant::now();
    let document = samples::of_blocks(vec![Block::Paragraph(vec![Run::plain(text)])]);
    assert_package(&crate::docx(&document).unwrap());
    assert_package(&crate::xlsx(&document).unwrap());
    assert!(crate::pages(&document).unwrap().len() > 500);
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn an_empty_paper_is_a_paper() {
    let empty = Document { title: vec![], ..samples::of_blocks(vec![]) };
    assert_package(&crate::docx(&empty).unwrap());
    assert_package(&crate::xlsx(&empty).unwrap());
    assert_eq!(crate::pages(&empty).unwrap().len(), 1);
    assert_eq!(crate::plain(&empty), "");
}
