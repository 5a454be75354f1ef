//! The annual report from the register to each of its forms, beside what others take for the same paper in the same run:
//! typst on the same pages written by hand, python-docx and openpyxl writing the same tables, and LibreOffice turning the
//! DOCX into a PDF. What is not installed is named and left out.
//!
//! 1x is a real committee: 60 people and three years of meetings; 10x and 100x have so many more people. No run sets the
//! same paper as the one before: a word is changed in between, as she does.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use domain::Day;
use domain::document::{Block, Document, Run};
use domain::kinds::ReportReader;
use office::{Clock, Door, Office, Place, Reply};
use serde_json::{Value, json};
use tests::TODAY;

const SIZES: [u32; 3] = [60, 600, 6000];
const YEARS: u32 = 3;
const YEAR: i32 = 2025;
const DAY: &str = "2025-12-31";
const RUNS: usize = 20;
/// The first word of a run of this program in a process of its own.
const COLD: &str = "--cold";

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let Some(at) = words.iter().position(|word| word == COLD) {
        return cold::measure(Path::new(&words[at + 1]), &words[at + 2]);
    }
    let measuring = words.iter().any(|word| word == "--bench");
    let (sizes, runs) = if measuring { (&SIZES[..], RUNS) } else { (&SIZES[..1], 2) };
    for &people in sizes {
        let folder = tempfile::tempdir().unwrap();
        let place = made(folder.path(), people);
        let mut office = office(&place);
        let document = paper(&mut office);
        let pages = documents::pages(&document).unwrap().len();
        println!("\n{}x: {people} people, {pages} pages", people / SIZES[0]);
        println!("{:<44}{:>10}{:>10}{:>12}", "", "median", "p95", "ratio");
        let ours = forms(&mut office, &document, runs);
        beside(&document, folder.path(), &ours, runs);
        preview(&mut office, folder.path(), runs);
        office.close().unwrap();
        cold::all(&place, folder.path(), &document);
    }
}

/// A closed register of that many people.
fn made(folder: &Path, people: u32) -> Place {
    let place = Place { register: folder.join("register"), configuration: folder.join("settings") };
    office::sample::make(place.clone(), people, YEARS, 1).unwrap().close().unwrap();
    place
}

fn office(place: &Place) -> Office {
    Office::start_at(place.clone(), Door::CommandLine, Clock::noon(TODAY.parse().unwrap()).unwrap())
}

fn paper(office: &mut Office) -> Document {
    let day: Day = DAY.parse().unwrap();
    office::report::paper(office, YEAR, Some(day), ReportReader::Street).unwrap().0
}

/// Median and 95th of a hundred, each run after something that is not measured.
fn times(runs: usize, mut before: impl FnMut(usize), mut act: impl FnMut(usize)) -> (f64, f64) {
    let mut taken: Vec<Duration> = (0..runs + 2)
        .map(|run| {
            before(run);
            let begun = Instant::now();
            act(run);
            begun.elapsed()
        })
        .skip(2)
        .collect();
    taken.sort_unstable();
    let at = |hundredths: usize| taken[(taken.len() * hundredths / 100).min(taken.len() - 1)].as_secs_f64() * 1000.0;
    (at(50), at(95))
}

fn line(name: &str, (median, p95): (f64, f64), yardstick: Option<f64>) {
    let ratio = yardstick.map_or_else(String::new, |other| format!("{:>12.2}", median / other));
    println!("{name:<44}{median:>7.1} ms{p95:>7.1} ms{ratio}");
}

/// The paper with one word that no run before had.
fn changed(document: &Document, run: usize) -> Document {
    let mut document = document.clone();
    let paragraph = document.blocks.iter_mut().find_map(|block| match block {
        Block::Paragraph(runs) => Some(runs),
        _ => None,
    });
    paragraph.unwrap().push(Run::plain(format!("第{run}次修改。")));
    document
}

/// What each form takes, in milliseconds.
struct Ours {
    docx: f64,
    xlsx: f64,
    pdf: f64,
}

fn forms(office: &mut Office, document: &Document, runs: usize) -> Ours {
    line("facts to Document", times(runs, |_| {}, |_| drop(paper(office))), None);
    let form = |name: &str, make: &dyn Fn(&Document)| {
        let next = std::cell::RefCell::new(document.clone());
        let taken = times(runs, |run| *next.borrow_mut() = changed(document, run), |_| make(&next.borrow()));
        line(name, taken, None);
        taken.0
    };
    let docx = form("Document to DOCX", &|paper| drop(documents::docx(paper).unwrap()));
    let xlsx = form("Document to XLSX", &|paper| drop(documents::xlsx(paper).unwrap()));
    let pdf = form("Document to PDF", &|paper| {
        documents::forget();
        drop(documents::pdf(paper).unwrap());
    });
    form("Document to pages, a word changed", &|paper| drop(documents::drawn(paper).unwrap()));
    Ours { docx, xlsx, pdf }
}

/// What others take for the same paper; the ratio is theirs to ours.
fn beside(document: &Document, folder: &Path, ours: &Ours, runs: usize) {
    let text = by_hand::text(document);
    let hand = times(runs, |_| {}, |run| by_hand::pdf(&format!("{text}\n\n{run}")));
    line("  typst, the same pages by hand, to PDF", hand, Some(ours.pdf));
    let json = folder.join("paper.json");
    std::fs::write(&json, serde_json::to_string(document).unwrap()).unwrap();
    for (form, ours) in [("docx", ours.docx), ("xlsx", ours.xlsx)] {
        match python(form, &json, runs) {
            Ok(taken) => line(&format!("  Python, the same tables to {}", form.to_uppercase()), taken, Some(ours)),
            Err(why) => println!("  Python, the same tables to {}: left out, {why}", form.to_uppercase()),
        }
    }
}

/// The script writes the tables so many times in one process and says what each time took.
fn python(form: &str, json: &Path, runs: usize) -> Result<(f64, f64), String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/tables.py");
    let program = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let done = Command::new(program).arg(script).arg(form).arg(json).arg(runs.to_string()).output();
    let done = done.map_err(|error| format!("no Python: {error}"))?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    if !done.status.success() {
        return Err(said.trim().to_owned());
    }
    let mut taken: Vec<f64> = said.lines().filter_map(|line| line.parse().ok()).collect();
    taken.sort_by(f64::total_cmp);
    let at = |hundredths: usize| taken.get(taken.len() * hundredths / 100).or(taken.last()).copied();
    at(50).zip(at(95)).ok_or_else(|| "the script said nothing".to_owned())
}

/// She changes a word of a free part; the pages are on the screen again after so long. What she does with the reply is read
/// from it afterwards, as the window reads it.
fn preview(office: &mut Office, folder: &Path, runs: usize) {
    let ask = |office: &mut Office, name: &str, request: Value| office.call(name, request).unwrap().reply;
    let request = json!({ "year": YEAR, "as_of": DAY });
    let office = std::cell::RefCell::new(office);
    let reply: std::cell::RefCell<Option<Reply>> = std::cell::RefCell::default();
    let digests = || reply.borrow_mut().take().map_or_else(|| json!([]), |reply| reply.value()["digests"].clone());
    let known = std::cell::RefCell::new(json!([]));
    let word = |run: usize| {
        *known.borrow_mut() = digests();
        let office = &mut *office.borrow_mut();
        let card = ask(office, "report_get", request.clone()).value();
        let part = card["parts"].as_array().unwrap().iter().find(|part| part["part"] == "problems").unwrap().clone();
        let text = format!("人手不足，第{run}次写。\n辖区老旧小区多。");
        let version = part["version"].clone();
        ask(office, "report_text_set", json!({ "year": YEAR, "part": "problems", "text": text, "version": version }));
    };
    let taken = times(runs, word, |_| {
        let request = json!({ "year": YEAR, "as_of": DAY, "known": known.borrow().clone() });
        *reply.borrow_mut() = Some(ask(&mut office.borrow_mut(), "report_pages", request));
    });
    line("preview after one word, facts included", taken, None);
    let sent = reply.borrow_mut().take().unwrap().value();
    let all: Vec<&str> = sent["pages"].as_array().unwrap().iter().map(|page| page.as_str().unwrap()).collect();
    let pages = all.iter().filter(|page| !page.is_empty()).count();
    let bytes: usize = all.iter().map(|page| page.len()).sum();
    println!("  of it sent: {pages} pages, {} KB", bytes / 1024);
    let to = folder.join("warm");
    std::fs::create_dir_all(&to).unwrap();
    let all = times(runs, word, |_| {
        let formats = ["docx", "pdf", "xlsx"];
        let request = json!({ "year": YEAR, "as_of": DAY, "folder": to, "formats": formats });
        ask(&mut office.borrow_mut(), "report_export", request);
    });
    line("all three forms, written, warm", all, None);
}

/// Each form in a process that has done nothing yet.
mod cold {
    use super::*;

    /// Processes of each kind: the median of them, and the slowest.
    const RUNS_COLD: usize = 9;

    /// What a process of its own is asked for, and the whole process beside LibreOffice's.
    pub fn all(place: &Place, folder: &Path, document: &Document) {
        let mut whole = 0.0;
        for formats in ["docx", "xlsx", "pdf", "docx,pdf,xlsx"] {
            let (mut inside, mut process): (Vec<f64>, Vec<f64>) = (0..RUNS_COLD).map(|_| once(folder, formats)).unzip();
            inside.sort_by(f64::total_cmp);
            process.sort_by(f64::total_cmp);
            let name = format!("{}, facts included, cold", formats.to_uppercase().replace(',', " + "));
            line(&name, (inside[RUNS_COLD / 2], inside[RUNS_COLD - 1]), None);
            if formats == "pdf" {
                whole = process[RUNS_COLD / 2];
            }
        }
        debug_assert!(place.register.exists());
        let docx = folder.join("report.docx");
        std::fs::write(&docx, documents::docx(document).unwrap()).unwrap();
        match libreoffice(folder, &docx) {
            Ok(theirs) => line("  LibreOffice, DOCX to PDF, whole process", (theirs, theirs), Some(whole)),
            Err(why) => println!("  LibreOffice, DOCX to PDF: left out, {why}"),
        }
    }

    /// What the export took and what the whole process took, in milliseconds.
    fn once(folder: &Path, formats: &str) -> (f64, f64) {
        let begun = Instant::now();
        let program = std::env::current_exe().unwrap();
        let done = Command::new(program).arg(COLD).arg(folder).arg(formats).stderr(Stdio::inherit()).output().unwrap();
        let process = begun.elapsed().as_secs_f64() * 1000.0;
        assert!(done.status.success());
        (String::from_utf8_lossy(&done.stdout).trim().parse().unwrap(), process)
    }

    /// In the process of its own: one export, and how many milliseconds it took.
    pub fn measure(folder: &Path, formats: &str) {
        let place = Place { register: folder.join("register"), configuration: folder.join("settings") };
        let to = folder.join("cold");
        std::fs::create_dir_all(&to).unwrap();
        let mut office = office(&place);
        let formats: Vec<&str> = formats.split(',').collect();
        let request = json!({ "year": YEAR, "as_of": DAY, "folder": to, "formats": formats });
        let begun = Instant::now();
        office.call("report_export", request).unwrap();
        println!("{}", begun.elapsed().as_secs_f64() * 1000.0);
        office.close().unwrap();
    }

    /// The second of two conversions: the first one makes LibreOffice's own settings.
    fn libreoffice(folder: &Path, docx: &Path) -> Result<f64, String> {
        let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
        let mut taken = 0.0;
        for _ in 0..2 {
            let begun = Instant::now();
            let done = Command::new("soffice")
                .args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"])
                .arg(folder)
                .arg(docx)
                .output();
            let done = done.map_err(|error| format!("no LibreOffice: {error}"))?;
            taken = begun.elapsed().as_secs_f64() * 1000.0;
            let pdf: PathBuf = docx.with_extension("pdf");
            if !done.status.success() || !pdf.exists() {
                return Err(String::from_utf8_lossy(&done.stderr).trim().to_owned());
            }
        }
        Ok(taken)
    }
}

/// The same paper as somebody writes it for typst by hand: no template and no data, the same fonts and the same standard.
mod by_hand {
    use std::sync::OnceLock;

    use domain::document::{Cell, Picture, Table};
    use typst::diag::{FileError, FileResult};
    use typst::foundations::{Bytes, Datetime, Duration};
    use typst::syntax::{FileId, Source};
    use typst::text::{Font, FontBook};
    use typst::utils::LazyHash;
    use typst::{Library, LibraryExt, World};
    use typst_kit::fonts::FontStore;
    use typst_layout::PagedDocument;

    use super::*;

    struct Hand {
        library: LazyHash<Library>,
        source: Source,
    }

    fn fonts() -> &'static FontStore {
        static FONTS: OnceLock<FontStore> = OnceLock::new();
        FONTS.get_or_init(|| {
            let mut store = FontStore::new();
            store.extend(typst_kit::fonts::system());
            store
        })
    }

    impl World for Hand {
        fn library(&self) -> &LazyHash<Library> {
            &self.library
        }

        fn book(&self) -> &LazyHash<FontBook> {
            fonts().book()
        }

        fn main(&self) -> FileId {
            self.source.id()
        }

        fn source(&self, id: FileId) -> FileResult<Source> {
            if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
        }

        fn file(&self, _: FileId) -> FileResult<Bytes> {
            Err(FileError::AccessDenied)
        }

        fn font(&self, index: usize) -> Option<Font> {
            fonts().font(index)
        }

        fn today(&self, _: Option<Duration>) -> Option<Datetime> {
            None
        }
    }

    /// Nothing kept from the run before.
    pub fn pdf(text: &str) {
        typst::comemo::evict(0);
        let hand = Hand { library: LazyHash::new(Library::default()), source: Source::detached(text) };
        let pages = typst::compile::<PagedDocument>(&hand).output.unwrap();
        let standards = typst_pdf::PdfStandards::new(&[typst_pdf::PdfStandard::A_2b]).unwrap();
        typst_pdf::pdf(&pages, &typst_pdf::PdfOptions { standards, ..Default::default() }).unwrap();
    }

    /// The paper in typst's own marks.
    pub fn text(document: &Document) -> String {
        let mut text = String::from(
            "#set document(title: \"报告\", date: datetime(year: 2025, month: 12, day: 31))\n\
             #set page(paper: \"a4\", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: \"— 1 —\")\n\
             #set text(font: (\"FangSong\", \"Noto Serif CJK SC\"), size: 16pt, lang: \"zh\", region: \"cn\")\n\
             #set par(leading: 13pt, spacing: 13pt, justify: true, first-line-indent: 2em)\n\
             #show heading: set text(size: 16pt, font: (\"SimHei\", \"Noto Sans CJK SC\"))\n",
        );
        for title in &document.title {
            text.push_str(&format!("#align(center, text(size: 22pt)[{}])\n", escaped(title)));
        }
        blocks(&mut text, &document.blocks);
        for attachment in &document.attachments {
            text.push_str(&format!("#pagebreak()\n#align(center, text(size: 22pt)[{}])\n", escaped(&attachment.title)));
            blocks(&mut text, &attachment.blocks);
        }
        text
    }

    fn blocks(text: &mut String, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { level, text: words } => {
                    text.push_str(&format!("{} {}\n\n", "=".repeat(usize::from(*level)), escaped(words)));
                }
                Block::Paragraph(runs) => {
                    let words: String = runs.iter().map(|run| run.text.as_str()).collect();
                    text.push_str(&format!("{}\n\n", escaped(&words)));
                }
                Block::Table(at) => table(text, at),
                Block::Picture(Picture { svg, .. }) => {
                    let svg = svg.replace('\\', "\\\\").replace('"', "\\\"");
                    text.push_str(&format!("#image(bytes(\"{svg}\"), format: \"svg\", width: 100%)\n\n"));
                }
                _ => {}
            }
        }
    }

    fn table(text: &mut String, table: &Table) {
        let widths: Vec<String> = table.columns.iter().map(|column| format!("{}fr", column.share)).collect();
        let heads: Vec<String> = table.columns.iter().map(|column| format!("[{}]", escaped(&column.title))).collect();
        text.push_str(&format!(
            "#text(size: 10.5pt, table(columns: ({},), table.header({}),\n",
            widths.join(", "),
            heads.join(", ")
        ));
        for row in &table.rows {
            for cell in &row.cells {
                text.push_str(&format!("[{}], ", escaped(&Cell::printed(cell))));
            }
            text.push('\n');
        }
        text.push_str("))\n\n");
    }

    fn escaped(text: &str) -> String {
        let mut escaped = String::with_capacity(text.len());
        for one in text.chars() {
            if "\\#$*_`<>@[]=-+/~\"'".contains(one) {
                escaped.push('\\');
            }
            escaped.push(if one == '\n' { ' ' } else { one });
        }
        escaped
    }
}
