//! 附件: what the bytes say they are, pictures turned upright and made smaller without their place, nothing unpacked.

use std::io::{Cursor, Write};

use image::{ExtendedColorType, ImageEncoder, RgbImage, codecs::jpeg::JpegEncoder, codecs::png::PngEncoder};
use serde_json::{Value, json};
use tests::House;

use crate::{assembly, card, convene, sign, sign_in};

/// A photo wider than high whose EXIF says: turn it right; and where it was taken.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = RgbImage::from_fn(width, height, |x, _| image::Rgb([(x % 256) as u8, 90, 120]));
    JpegEncoder::new_with_quality(&mut bytes, 80).encode_image(&picture).unwrap();
    // Orientation 6, and a text that must not survive.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    exif.extend([0x0E, 0x01, 2, 0, 13, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0, 0, 0, 0]);
    exif.extend(b"GPS-HERE-39N\0");
    let length = (exif.len() + 2) as u16;
    let mut whole = bytes[..2].to_vec();
    whole.extend([0xFF, 0xE1]);
    whole.extend(length.to_be_bytes());
    whole.extend(&exif);
    whole.extend(&bytes[2..]);
    whole
}

/// The checksum of a part of a PNG, so that only its size is wrong.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

fn package(names: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in names {
        package.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        package.write_all(bytes).unwrap();
    }
    package.finish().unwrap().into_inner()
}

fn meeting() -> (House, i64) {
    let (mut house, body) = assembly(1);
    let meeting = convene(&mut house, body, "2026-03-20");
    (house, meeting)
}

fn attach(house: &mut House, meeting: i64, name: &str, bytes: &[u8], reduce: bool) -> Value {
    let path = house.path(name);
    std::fs::write(&path, bytes).unwrap();
    let id = house.make("attachment_add", json!({ "meeting": meeting, "path": path, "reduce": reduce }));
    let lines = card(house, meeting)["attachments"].clone();
    lines.as_array().unwrap().iter().find(|line| line["id"] == id).unwrap().clone()
}

fn saved(house: &mut House, id: &Value) -> Vec<u8> {
    let path = house.path("saved");
    house.ask("attachment_save", json!({ "id": id, "path": path }));
    std::fs::read(path).unwrap()
}

#[test]
fn a_file_is_what_its_bytes_say() {
    let (mut house, meeting) = meeting();
    let word = package(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    for (name, bytes, what) in [
        ("签到表.jpg", photo(40, 30), "jpeg"),
        ("方案.pdf", b"%PDF-1.7\nx".to_vec(), "pdf"),
        ("通知.docx", word, "word"),
        ("照片.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00".to_vec(), "heic"),
    ] {
        let line = attach(&mut house, meeting, name, &bytes, false);
        assert_eq!((&line["what"], &line["name"]), (&json!(what), &json!(name)));
        assert_eq!(line["previewable"], what == "jpeg");
        assert_eq!(saved(&mut house, &line["id"]), bytes, "as it came");
    }
    let heic = card(&mut house, meeting)["attachments"][3]["id"].clone();
    assert_eq!(house.refused("attachment_preview", json!({ "id": heic })), "no_preview");
}

#[test]
fn a_renamed_program_a_macro_and_a_file_too_large_are_refused() {
    let (mut house, meeting) = meeting();
    let macros =
        package(&[("[Content_Types].xml", b"<T/>"), ("word/document.xml", b"<w/>"), ("word/vbaProject.bin", b"x")]);
    for (name, bytes) in [
        ("照片.jpg", b"MZ\x90\x00\x03".to_vec()),
        ("通知.docx", macros),
        ("空.pdf", Vec::new()),
        ("网页.pdf", b"<html><script></script></html>".to_vec()),
    ] {
        let path = house.path(name);
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(
            house.refused("attachment_add", json!({ "meeting": meeting, "path": path })),
            "attachment_kind",
            "{name}"
        );
    }
    let path = house.path("大.pdf");
    std::fs::write(&path, [b"%PDF-1.7".to_vec(), vec![0; 20 * 1024 * 1024]].concat()).unwrap();
    assert_eq!(house.refused("attachment_add", json!({ "meeting": meeting, "path": path })), "attachment_size");
    let gone = house.path("没有.pdf");
    assert!(house.call("attachment_add", json!({ "meeting": meeting, "path": gone })).is_err());
    assert_eq!(card(&mut house, meeting)["attachments"], json!([]));
}

#[test]
fn a_photo_named_as_something_else_is_kept_under_its_own_kind_and_says_so() {
    let (mut house, meeting) = meeting();
    let line = attach(&mut house, meeting, "合同.exe", &photo(40, 30), false);
    assert!(line["name"].as_str().unwrap().ends_with(".jpg"), "{line}");
    assert!(line["note"].as_str().unwrap().contains("合同.exe"), "{line}");
}

#[test]
fn a_photo_made_smaller_stands_upright_and_forgets_where_it_was() {
    let (mut house, meeting) = meeting();
    let whole = photo(2600, 1300);
    assert!(whole.windows(8).any(|part| part == b"GPS-HERE"));
    let line = attach(&mut house, meeting, "签到.jpg", &whole, true);
    assert_eq!((&line["reduced"], &line["what"]), (&json!(true), &json!("jpeg")));
    let kept = saved(&mut house, &line["id"]);
    assert!(!kept.windows(8).any(|part| part == b"GPS-HERE") && !kept.windows(4).any(|part| part == b"Exif"));
    let picture = image::load_from_memory(&kept).unwrap();
    assert_eq!((picture.width(), picture.height()), (1000, 2000));
    let png = house.ask("attachment_preview", json!({ "id": line["id"] }))["png"].as_str().unwrap().to_owned();
    assert!(png.starts_with("iVBORw0KGgo"));
}

#[test]
fn a_picture_of_a_thousand_million_dots_is_never_unfolded() {
    let (mut house, meeting) = meeting();
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(&[0; 3], 1, 1, ExtendedColorType::Rgb8).unwrap();
    // Its header says 31,622 by 31,622.
    bytes[16..20].copy_from_slice(&31_622_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&31_622_u32.to_be_bytes());
    let sum = crc(&bytes[12..29]).to_be_bytes();
    bytes[29..33].copy_from_slice(&sum);
    let line = attach(&mut house, meeting, "大图.png", &bytes, false);
    assert_eq!(house.refused("attachment_preview", json!({ "id": line["id"] })), "no_preview");
    let path = house.path("大图.png");
    assert_eq!(
        house.refused("attachment_add", json!({ "meeting": meeting, "path": path, "reduce": true })),
        "no_preview"
    );
}

#[test]
fn a_package_that_would_unfold_to_a_thousand_times_its_size_is_only_kept() {
    let (mut house, meeting) = meeting();
    let bomb = package(&[("[Content_Types].xml", b"<T/>"), ("word/document.xml", &vec![b' '; 40 * 1024 * 1024])]);
    assert!(bomb.len() < 200_000);
    let line = attach(&mut house, meeting, "通知.docx", &bomb, false);
    assert_eq!((&line["what"], &line["bytes"]), (&json!("word"), &json!(bomb.len())));
    assert_eq!(saved(&mut house, &line["id"]), bomb);
}

#[test]
fn bytes_are_kept_once_and_found_by_name() {
    let (mut house, meeting) = meeting();
    let one = attach(&mut house, meeting, "签到表扫描件.pdf", b"%PDF-1.7\nsame", false);
    let two = attach(&mut house, meeting, "又一份.pdf", b"%PDF-1.7\nsame", false);
    assert_eq!(one["sha256"], two["sha256"]);
    assert_eq!(house.ask("meeting_search", json!({ "text": "扫描件" }))["meetings"][0]["places"][0]["what"], "附件");
    house.ask("undo", json!({}));
    assert_eq!(card(&mut house, meeting)["attachments"].as_array().unwrap().len(), 1);
    let words = house.ask("minutes_text", json!({ "meeting": meeting }))["text"].as_str().unwrap().to_owned();
    assert!(words.contains("附件：1. 签到表扫描件.pdf。"), "{words}");
}

#[test]
fn signed_minutes_neither_take_nor_lose_an_attachment_by_themselves() {
    let (mut house, meeting) = meeting();
    sign_in(&mut house, meeting, 1);
    let kept = attach(&mut house, meeting, "签到表.pdf", b"%PDF-1.7\none", false);
    let added = house.ask("history_list", json!({}))["operations"][0]["id"].clone();
    sign(&mut house, meeting, "2026-03-22");
    let late = house.path("后来的.pdf");
    std::fs::write(&late, b"%PDF-1.7\nlate").unwrap();
    assert_eq!(house.refused("attachment_add", json!({ "meeting": meeting, "path": late })), "meeting_signed");
    let at = json!({ "id": kept["id"], "version": kept["version"] });
    assert_eq!(house.refused("attachment_remove", at.clone()), "meeting_signed");
    let renamed = json!({ "id": kept["id"], "version": kept["version"], "name": "别的.pdf" });
    assert_eq!(house.refused("attachment_correct", renamed), "meeting_signed");
    assert_eq!(house.refused("undo", json!({ "operation": added })), "meeting_signed");
    assert_eq!(card(&mut house, meeting)["attachments"].as_array().unwrap().len(), 1);
}

#[test]
fn what_comes_after_the_signature_comes_with_a_dated_correction_and_goes_with_it() {
    let (mut house, meeting) = meeting();
    sign_in(&mut house, meeting, 1);
    attach(&mut house, meeting, "签到表.pdf", b"%PDF-1.7\none", false);
    let late = house.path("会场照片.pdf");
    std::fs::write(&late, b"%PDF-1.7\nlate").unwrap();
    let mut add = json!({ "meeting": meeting, "on": "2026-04-02", "text": "补收会场照片", "reason": "当时没有传到电脑上",
        "attachments": [late] });
    assert_eq!(house.refused("correction_add", add.clone()), "meeting_not_signed");
    sign(&mut house, meeting, "2026-03-22");
    house.ask("correction_add", add.clone());
    let made = card(&mut house, meeting);
    assert_eq!(made["attachments"][0]["correction"], Value::Null);
    assert_eq!(made["attachments"][1]["correction"], made["corrections"][0]["id"]);
    let words = |house: &mut House| {
        house.ask("minutes_text", json!({ "meeting": meeting }))["text"].as_str().unwrap().to_owned()
    };
    // The list that was signed stays as it was; the file stands with the correction that brought it.
    assert!(words(&mut house).contains("附件：1. 签到表.pdf。"), "{}", words(&mut house));
    assert!(
        words(&mut house)
            .contains("更正：2026年4月2日登记：补收会场照片。原因：当时没有传到电脑上。随附：1. 会场照片.pdf。"),
        "{}",
        words(&mut house)
    );
    let newest = house.ask("history_list", json!({}))["operations"][0].clone();
    assert!(newest["sentence"].as_str().unwrap().contains("补收附件“会场照片.pdf”"), "{newest}");
    house.ask("undo", json!({}));
    let without = card(&mut house, meeting);
    assert_eq!((&without["corrections"], without["attachments"].as_array().unwrap().len()), (&json!([]), 1));
    house.ask("redo", json!({}));
    assert_eq!(card(&mut house, meeting)["attachments"][1]["correction"], made["corrections"][0]["id"]);
    // A file that is none of the kinds kept leaves no half of it.
    let wrong = house.path("程序.exe");
    std::fs::write(&wrong, b"MZ").unwrap();
    add["attachments"] = json!([wrong]);
    assert_eq!(house.refused("correction_add", add), "attachment_kind");
    assert_eq!(card(&mut house, meeting)["corrections"].as_array().unwrap().len(), 1);
}

#[test]
fn a_backup_holds_the_attachments_and_gives_them_back() {
    let (mut house, meeting) = meeting();
    let line = attach(&mut house, meeting, "方案.pdf", b"%PDF-1.7\nkept", false);
    let backup = house.path("备份.juwei");
    let made = house.ask("backup_make", json!({ "path": backup }));
    assert_eq!(made["attachments"], 1, "the card counts them");
    house.ask("attachment_remove", json!({ "id": line["id"], "version": line["version"] }));
    assert_eq!(card(&mut house, meeting)["attachments"], json!([]));
    house.ask("backup_restore", json!({ "path": backup }));
    assert_eq!(card(&mut house, meeting)["attachments"][0]["name"], "方案.pdf");
    assert_eq!(saved(&mut house, &line["id"]), b"%PDF-1.7\nkept");
}
