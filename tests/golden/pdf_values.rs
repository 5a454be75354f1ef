//! The PDF, value by value: PDF/A-2b with tags, a language, bookmarks, pictures told in words, and every font in the file,
//! read back from the sample committee's report by a reader that is no part of what wrote it.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Text};
use serde_json::{Value, json};
use tests::House;

const YEAR: i32 = 2025;

/// The report as a PDF, and what it says on screen.
fn exported() -> (Pdf, Value) {
    let mut house = House::sample(60, 3, 1);
    let folder = house.path("exported");
    let request = json!({ "year": YEAR, "as_of": "2025-12-31", "folder": folder, "formats": ["pdf"] });
    let written = house.ask("report_export", request);
    let bytes = std::fs::read(written["files"][0]["path"].as_str().unwrap()).unwrap();
    let report = house.ask("report_get", json!({ "year": YEAR, "as_of": "2025-12-31" }));
    (Pdf::new(bytes).unwrap(), report)
}

fn catalog(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).unwrap()
}

/// A text of the file: UTF-16 with its mark, or plain.
fn said(text: &Text<'_>) -> String {
    let bytes = text.as_bytes();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn told(dict: &Dict<'_>, key: &str) -> String {
    said(&dict.get::<Text<'_>>(key).unwrap_or_else(|| panic!("no {key}")))
}

fn named(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned())
}

/// The bookmarks right below one, in order.
fn bookmarks<'a>(of: &Dict<'a>) -> Vec<Dict<'a>> {
    std::iter::successors(of.get::<Dict<'a>>("First"), |one| one.get::<Dict<'a>>("Next")).collect()
}

/// Every element of the structure in the order it is read.
fn elements<'a>(of: &Dict<'a>, found: &mut Vec<Dict<'a>>) {
    let below: Vec<Dict<'a>> = match of.get::<Object<'a>>("K") {
        Some(Object::Dict(one)) => vec![one],
        Some(Object::Array(several)) => several.iter::<Object<'a>>().filter_map(Object::into_dict).collect(),
        _ => Vec::new(),
    };
    for one in below {
        found.push(one.clone());
        elements(&one, found);
    }
}

/// The pictures of a report, each with its words.
fn pictures(report: &Value) -> Vec<String> {
    let chapters = report["chapters"].as_array().unwrap().iter();
    let blocks = chapters.flat_map(|chapter| chapter["blocks"].as_array().unwrap());
    blocks.filter(|block| block["kind"] == "picture").map(|block| block["alt"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn it_says_that_it_is_for_keeping_and_in_what_language() {
    let (pdf, report) = exported();
    let catalog = catalog(&pdf);
    let metadata = catalog.get::<Stream<'_>>("Metadata").unwrap();
    assert_eq!(named(metadata.dict(), "Subtype").unwrap(), "XML");
    let metadata = String::from_utf8(metadata.decoded().unwrap().into_owned()).unwrap();
    assert!(metadata.contains("<pdfaid:part>2</pdfaid:part>"), "{metadata}");
    assert!(metadata.contains("<pdfaid:conformance>B</pdfaid:conformance>"), "{metadata}");
    let title = report["title"].as_array().map_or_else(
        || report["title"].as_str().unwrap().to_owned(),
        |lines| lines.iter().map(|line| line.as_str().unwrap()).collect(),
    );
    assert!(metadata.contains(&title), "{title}: {metadata}");
    assert_eq!(told(&catalog, "Lang"), "zh-CN");
    // What PDF/A asks for beside the words: the colours are defined, nothing is locked and nothing acts by itself.
    let intents = catalog.get::<Array<'_>>("OutputIntents").unwrap();
    let intent = intents.iter::<Dict<'_>>().next().unwrap();
    assert_eq!(named(&intent, "S").unwrap(), "GTS_PDFA1");
    assert!(intent.get::<Stream<'_>>("DestOutputProfile").is_some());
    for acting in ["OpenAction", "AA", "AcroForm"] {
        assert!(!catalog.contains_key(acting), "{acting}");
    }
}

#[test]
fn it_is_tagged_and_every_picture_is_told_in_words() {
    let (pdf, report) = exported();
    let catalog = catalog(&pdf);
    let mark = catalog.get::<Dict<'_>>("MarkInfo").unwrap();
    assert_eq!(mark.get::<bool>("Marked"), Some(true));
    let mut found = Vec::new();
    elements(&catalog.get::<Dict<'_>>("StructTreeRoot").unwrap(), &mut found);
    let of = |kind: &str| found.iter().filter(|one| named(one, "S").as_deref() == Some(kind)).collect::<Vec<_>>();
    let figures: Vec<String> = of("Figure").into_iter().map(|figure| told(figure, "Alt")).collect();
    let pictures = pictures(&report);
    assert!(!pictures.is_empty());
    assert_eq!(figures, pictures);
    // A heading for each chapter, and tables with their heads.
    assert_eq!(of("H1").len(), report["chapters"].as_array().unwrap().len());
    assert!(!of("Table").is_empty() && of("TH").len() > of("Table").len());
}

#[test]
fn its_bookmarks_are_the_chapters_in_order_and_each_leads_to_a_page() {
    let (pdf, report) = exported();
    let outlines = catalog(&pdf).get::<Dict<'_>>("Outlines").unwrap();
    let chapters = bookmarks(&outlines);
    let titles: Vec<String> = chapters.iter().map(|one| told(one, "Title")).collect();
    let wanted: Vec<&str> =
        report["chapters"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(titles, wanted);
    let pages: Vec<_> = pdf.pages().iter().map(|page| page.raw().obj_id().unwrap()).collect();
    let mut last = 0;
    for chapter in chapters.iter().flat_map(|one| std::iter::once(one.clone()).chain(bookmarks(one))) {
        let title = told(&chapter, "Title");
        let place = chapter.get::<Array<'_>>("Dest").unwrap_or_else(|| panic!("{title} leads nowhere"));
        let page = place.raw_iter().next().unwrap().as_obj_ref().unwrap().into();
        let at = pages.iter().position(|one| *one == page).unwrap_or_else(|| panic!("{title} leads to no page"));
        assert!(at >= last, "{title} stands on page {at}, after page {last}");
        last = at;
    }
}

#[test]
fn every_font_is_in_the_file_and_every_character_can_be_copied() {
    let (pdf, _) = exported();
    let fonts: Vec<Dict<'_>> = pdf
        .objects()
        .into_iter()
        .filter_map(Object::into_dict)
        .filter(|one| named(one, "Type").as_deref() == Some("Font"))
        .collect();
    let (mut described, mut whole) = (0, 0);
    for font in &fonts {
        let kind = named(font, "Subtype").unwrap();
        match kind.as_str() {
            // Its descendant is what is in the file; here is what each glyph means.
            "Type0" => {
                whole += 1;
                assert!(font.get::<Stream<'_>>("ToUnicode").is_some(), "{:?}", named(font, "BaseFont"));
            }
            // Its glyphs are drawn in the file itself.
            "Type3" => {}
            _ => {
                described += 1;
                let descriptor = font.get::<Dict<'_>>("FontDescriptor").unwrap();
                let kept = ["FontFile", "FontFile2", "FontFile3"];
                assert!(
                    kept.iter().any(|key| descriptor.get::<Stream<'_>>(key).is_some()),
                    "{:?}",
                    named(font, "BaseFont")
                );
            }
        }
    }
    assert!(whole > 0 && described >= whole, "{whole} fonts, {described} in the file");
}
