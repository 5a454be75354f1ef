//! The layout of GB/T 9704-2012, read back from pages: the DOCX as LibreOffice sets it, and our own PDF.
//!
//! Needs LibreOffice Writer and Calc and poppler-utils; where they are missing these tests fail and say so.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::Day;
use domain::document::{Align, Block, Cell, Column, Document, Orientation, Row, Run, Signature, Table};

const MISSING: &str =
    "LibreOffice 或 poppler-utils 没有安装，无法核对版面：请安装 libreoffice-writer、libreoffice-calc 和 poppler-utils";

fn paper(blocks: Vec<Block>) -> Document {
    Document {
        head: None,
        title: vec![],
        subtitle: None,
        addressee: None,
        blocks,
        signature: None,
        attachments: vec![],
        colophon: None,
    }
}

/// So many characters of running text without a mark between them.
fn characters(count: usize) -> String {
    "社区居民委员会依照法律规定组织居民开展自治活动办理公共事务".chars().cycle().take(count).collect()
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    OpenOptions::new().write(true).create_new(true).open(&path).unwrap().write_all(bytes).unwrap();
    path
}

/// The file as LibreOffice prints it.
fn converted(folder: &Path, file: &Path) -> PathBuf {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let done = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(file)
        .output()
        .expect(MISSING);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let pdf = file.with_extension("pdf");
    assert!(pdf.exists(), "{}", String::from_utf8_lossy(&done.stderr));
    pdf
}

/// A run of characters on a page, in points from the upper left corner.
struct Piece {
    left: f64,
    right: f64,
    top: f64,
    text: String,
}

/// Pieces of each page, from `pdftotext -bbox`.
fn pieces(pdf: &Path) -> Vec<Vec<Piece>> {
    let shown = Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-").output().expect(MISSING);
    assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
    let text = String::from_utf8(shown.stdout).unwrap();
    let number = |line: &str, name: &str| -> f64 {
        let rest = line.split(&format!("{name}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let piece = |line: &str| Piece {
        left: number(line, "xMin"),
        right: number(line, "xMax"),
        top: number(line, "yMin"),
        text: line.split_once('>').unwrap().1.split("</word>").next().unwrap().to_owned(),
    };
    text.split("<page ")
        .skip(1)
        .map(|page| page.lines().filter(|line| line.contains("<word ")).map(piece).collect())
        .collect()
}

/// Lines of a page from top to bottom: where they stand and what they say. Page numbers are left out.
fn lines(page: &[Piece]) -> Vec<(f64, String)> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    for piece in page.iter().filter(|piece| piece.top < 742.0) {
        match lines.iter_mut().find(|(top, _)| (*top - piece.top).abs() < 6.0) {
            Some((_, text)) => text.push_str(&piece.text),
            None => lines.push((piece.top, piece.text.clone())),
        }
    }
    lines
}

fn assert_grid(pages: &[Vec<Piece>]) {
    assert_eq!(pages.len(), 3);
    for page in &pages[..2] {
        let lines = lines(page);
        assert_eq!(lines.len(), 22, "22 lines to the page");
        let first = usize::from(page[0].left > 100.0) * 2;
        for (number, (_, text)) in lines.iter().enumerate() {
            let indent = if number == 0 { first } else { 0 };
            assert_eq!(text.chars().count(), 28 - indent, "28 characters in line {}", number + 1);
        }
        let pitch = (lines[21].0 - lines[0].0) / 21.0;
        assert!((pitch - 28.99).abs() < 0.15, "line pitch {pitch} pt");
        for piece in page.iter().filter(|piece| piece.top < 742.0) {
            assert!(piece.left > 78.0 && piece.right < 523.5, "{} to {}", piece.left, piece.right);
        }
    }
}

fn two_full_pages_and_a_line() -> Document {
    paper(vec![Block::Paragraph(vec![Run::plain(characters(2 * 22 * 28 - 2 + 10))])])
}

#[test]
fn libreoffice_sets_twenty_two_lines_of_twenty_eight_characters() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(folder.path(), "grid.docx", &documents::docx(&two_full_pages_and_a_line()).unwrap());
    assert_grid(&pieces(&converted(folder.path(), &file)));
}

#[test]
fn the_pdf_has_twenty_two_lines_of_twenty_eight_characters() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(folder.path(), "grid.pdf", &documents::pdf(&two_full_pages_and_a_line()).unwrap());
    assert_grid(&pieces(&file));
}

fn long_table() -> Document {
    let column = |title: &str| Column { title: title.into(), share: 1, align: Align::Left };
    let table = Table {
        caption: "居民代表名单".into(),
        columns: vec![column("序号"), column("代表姓名"), column("联系方式")],
        rows: (1..=150)
            .map(|number| Row {
                cells: vec![Cell::Count(number), Cell::text(format!("代表{number}")), Cell::text("138****0000")],
                strong: false,
            })
            .collect(),
        notes: vec!["共150人。".into()],
    };
    Document {
        signature: Some(Signature {
            name: "幸福社区居民委员会".into(), date: Day::from_ymd_opt(2026, 1, 5).unwrap()
        }),
        ..paper(vec![Block::Table(table)])
    }
}

fn assert_head_and_numbers(pages: &[Vec<Piece>]) {
    assert!(pages.len() >= 3, "{} pages", pages.len());
    for (number, page) in (1..).zip(pages) {
        let has_rows = page.iter().any(|piece| piece.text.starts_with("代表") && piece.text != "代表姓名");
        if has_rows {
            assert!(page.iter().any(|piece| piece.text == "代表姓名"), "table head on page {number}");
        }
        let foot: Vec<&Piece> = page.iter().filter(|piece| piece.top > 742.0).collect();
        let text: String = foot.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(text, format!("—{number}—"));
        let outside = if number % 2 == 1 { foot[0].left > 400.0 } else { foot[0].left < 150.0 };
        assert!(outside, "page number {number} at {}", foot[0].left);
    }
}

#[test]
fn libreoffice_repeats_table_heads_and_numbers_pages_outside() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(folder.path(), "table.docx", &documents::docx(&long_table()).unwrap());
    assert_head_and_numbers(&pieces(&converted(folder.path(), &file)));
}

#[test]
fn the_pdf_repeats_table_heads_and_numbers_pages_outside() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(folder.path(), "table.pdf", &documents::pdf(&long_table()).unwrap());
    assert_head_and_numbers(&pieces(&file));
}

#[test]
fn libreoffice_prints_the_workbook_with_repeated_heads() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(folder.path(), "book.xlsx", &documents::xlsx(&long_table()).unwrap());
    let pages = pieces(&converted(folder.path(), &file));
    let with_rows = |page: &&Vec<Piece>| page.iter().any(|piece| piece.text == "138****0000");
    let tables: Vec<&Vec<Piece>> = pages.iter().filter(with_rows).collect();
    assert!(tables.len() >= 3, "{} pages of table", tables.len());
    assert!(tables.iter().all(|page| page.iter().any(|piece| piece.text == "代表姓名")));
}

/// The long table on turned pages between two upright ones.
fn turned_table() -> Document {
    let text = |text: &str| Block::Paragraph(vec![Run::plain(text)]);
    let mut blocks = vec![text("前面的正文。"), Block::Section(Orientation::Landscape)];
    blocks.extend(long_table().blocks);
    blocks.extend([Block::Section(Orientation::Portrait), text("后面的正文。")]);
    paper(blocks)
}

/// Width and height of each page in points, and how far it is turned.
fn page_sizes(pdf: &Path) -> Vec<(f64, f64)> {
    let shown = Command::new("pdfinfo").args(["-f", "1", "-l", "99"]).arg(pdf).output().expect(MISSING);
    let text = String::from_utf8(shown.stdout).unwrap();
    let sizes = text.lines().filter(|line| line.starts_with("Page") && line.contains(" size:"));
    sizes
        .map(|line| {
            let numbers: Vec<f64> =
                line.split("size:").nth(1).unwrap().split_whitespace().filter_map(|word| word.parse().ok()).collect();
            (numbers[0], numbers[1])
        })
        .collect()
}

/// A turned page is the sheet with its left edge up, so what is below the type area upright is left of it here, and what is
/// right is below.
fn assert_turned(pages: &[Vec<Piece>], sizes: &[(f64, f64)]) {
    assert!(pages.len() >= 6, "{} pages", pages.len());
    let last = pages.len() - 1;
    for (at, (page, (width, height))) in pages.iter().zip(sizes).enumerate() {
        let turned = at != 0 && at != last;
        assert_eq!(width > height, turned, "page {}", at + 1);
        if !turned {
            continue;
        }
        let number = (at + 1).to_string();
        assert!(page.iter().any(|piece| piece.text == "代表姓名"), "table head on page {number}");
        let outside: Vec<&Piece> = page.iter().filter(|piece| piece.right < 35.0 * 72.0 / 25.4).collect();
        let text: String = outside.iter().map(|piece| piece.text.as_str()).collect();
        assert!(text.contains(&number), "page number {number} left of the type area: {text}");
        // 7 mm from the type area, as upright; odd pages at the end of the line, even ones at its beginning.
        let below = outside.iter().all(|piece| piece.top > 400.0);
        let above = outside.iter().all(|piece| piece.top < 200.0);
        assert!(if (at + 1) % 2 == 1 { below } else { above }, "page number of page {number}");
    }
}

#[test]
fn libreoffice_turns_the_pages_of_a_wide_table_and_leaves_the_page_number_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(folder.path(), "turned.docx", &documents::docx(&turned_table()).unwrap());
    let pdf = converted(folder.path(), &file);
    assert_turned(&pieces(&pdf), &page_sizes(&pdf));
}

#[test]
fn the_pdf_turns_the_pages_of_a_wide_table_and_leaves_the_page_number_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(folder.path(), "turned.pdf", &documents::pdf(&turned_table()).unwrap());
    assert_turned(&pieces(&file), &page_sizes(&file));
}

/// Characters outside the basic plane and marks of XML come out of both papers as they went in.
#[test]
fn rare_characters_and_marks_are_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let text = "𠮷龘=1+1<img>&amp;]]>";
    let document = paper(vec![Block::Paragraph(vec![Run::plain(text)])]);
    assert_eq!(documents::drawn(&document).unwrap().missing, []);
    let docx = put(folder.path(), "marks.docx", &documents::docx(&document).unwrap());
    let ours = put(folder.path(), "ours.pdf", &documents::pdf(&document).unwrap());
    for pdf in [converted(folder.path(), &docx), ours] {
        let shown = Command::new("pdftotext").arg(&pdf).arg("-").output().expect(MISSING);
        let shown = String::from_utf8(shown.stdout).unwrap();
        assert!(shown.contains(text), "{shown}");
    }
}
