//! What the annual report does with what nobody wishes for: a committee of nobody, names that break files, a disk that is
//! full, a place that cannot be written, two programs at once. Each ends in a paper that says so or in a sentence that does,
//! and nothing is half written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader};
use domain::Fault;
use domain::wording::faults;
use serde_json::{Value, json};
use tests::package::{Node, Package, words};
use tests::{House, text};

const YEAR: i32 = 2025;
const FORMS: [&str; 3] = ["docx", "pdf", "xlsx"];

fn committee() -> House {
    let mut house = House::started();
    house.appoint("居民委员会", "委员", 5);
    house
}

fn export(folder: Option<&Path>, formats: &[&str]) -> Value {
    json!({ "year": YEAR, "as_of": "2025-12-31", "folder": folder, "formats": formats })
}

/// Refused with a sentence she understands; the code comes back.
fn refused(house: &mut House, name: &str, request: Value) -> String {
    let fault: Fault = match house.call(name, request.clone()) {
        Ok(answer) => panic!("{name} {request} went through: {}", answer.reply.text()),
        Err(fault) => fault,
    };
    assert_sentence(&faults::sentence(&fault));
    fault.code().to_owned()
}

/// Chinese, whole, with what to do next, and without our insides.
fn assert_sentence(sentence: &str) {
    let sentence = sentence.trim();
    assert!(sentence.ends_with('。') && sentence.matches(['。', '；']).count() > 1, "{sentence}");
    assert!(sentence.chars().any(|one| ('\u{4e00}'..='\u{9fff}').contains(&one)), "{sentence}");
    for inside in ["/", "\\", "error", "Error", "SQL", "None", "Some("] {
        assert!(!sentence.contains(inside), "{inside}: {sentence}");
    }
}

/// All that is in a folder, hidden files too.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(found) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    found
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect()
}

/// Checks and sends the report of a year; its files, the package unpacked.
fn sent(house: &mut House, year: i32) -> BTreeMap<String, Vec<u8>> {
    house.ask("report_check", json!({ "year": year }));
    let version = house.make("report_freeze", json!({ "year": year }));
    let folder = house.path("报送");
    let written = house.ask("report_package", json!({ "id": version, "folder": folder }));
    let package = std::fs::read(written["files"][0]["path"].as_str().unwrap()).unwrap();
    documents::package::unpacked(&package, None).unwrap()
}

fn content(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&files["report.json"]).unwrap()
}

/// The rows of the tables of a DOCX, cell by cell.
fn docx_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let document = Package::of(bytes).part("word/document.xml");
    let cells = |row: &Node| row.below("w:tc").into_iter().map(Node::said).collect();
    document.below("w:tr").into_iter().map(cells).collect()
}

/// The rows of all sheets of an XLSX.
fn xlsx_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let rows = names.iter().flat_map(|name| {
        let range = book.worksheet_range(name).unwrap();
        range.rows().map(|row| row.iter().map(Data::to_string).collect::<Vec<_>>()).collect::<Vec<_>>()
    });
    rows.collect()
}

/// The rows of all tables of a package that are CSV; none of these tests has a comma in a cell.
fn csv_rows(files: &BTreeMap<String, Vec<u8>>) -> Vec<Vec<String>> {
    let tables = files.iter().filter(|(name, _)| name.starts_with("tables/"));
    let lines = tables.flat_map(|(_, bytes)| text(bytes).lines().map(str::to_owned).collect::<Vec<_>>());
    lines.map(|line| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect()).collect()
}

/// 0 people: a share of nobody is no number, wherever it is printed.
#[test]
fn where_nobody_is_in_office_a_share_is_a_dash_in_every_file() {
    let mut house = committee();
    let body = house.body("居民委员会");
    let term = house.ask("body_get", json!({ "id": body }))["term"].clone();
    house.ask(
        "term_end",
        json!({ "id": term["id"], "version": term["version"], "on": "2026-01-31", "with_appointments": true }),
    );
    let files = sent(&mut house, 2026);
    // The table by post and sex: in all, nobody, none of 0 are men, none are women.
    let wanted = ["0", "0", "—", "0", "—"];
    let whole = |rows: &[Vec<String>]| rows.iter().any(|row| row.windows(wanted.len()).any(|cells| cells == wanted));
    for (format, rows) in [
        ("docx", docx_rows(&files["report.docx"])),
        ("xlsx", xlsx_rows(&files["report.xlsx"])),
        ("csv", csv_rows(&files)),
    ] {
        assert!(whole(&rows), "{format}: {rows:?}");
    }
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        for odd in ["NaN", "inf%", "0.0%", "null%"] {
            assert!(name.ends_with(".pdf") || !text.contains(odd), "{odd} in {name}");
        }
    }
    let said = content(&files)["sentences"].to_string();
    assert!(!said.contains('%'), "a share of nobody is not told in words either: {said}");
}

#[test]
fn a_year_with_no_data_is_said_in_every_file() {
    let mut house = House::started();
    let files = sent(&mut house, 2010);
    let report = content(&files);
    for group in ["members", "workers", "r11", "r13", "r14", "r15", "r01", "meetings", "changes", "body"] {
        let numbers = report["numbers"].as_array().unwrap().iter();
        let of: Vec<&Value> =
            numbers.filter(|number| number["code"].as_str().unwrap().split(['.', '_']).next() == Some(group)).collect();
        let none = |number: &&Value| number["origin"] == "none" && number["printed"] == "—";
        assert!(!of.is_empty() && of.iter().all(none), "{group}: {of:?}");
    }
    for rows in [docx_rows(&files["report.docx"]), xlsx_rows(&files["report.xlsx"]), csv_rows(&files)] {
        // A table of which nothing is known is left out, and not filled with noughts.
        assert!(!rows.is_empty() && !rows.iter().flatten().any(|cell| cell == "总人数"), "{rows:?}");
    }
    // Bodies stand there since nobody knows when; who was in them then nobody knows either, and it is not nobody.
    let bodies = xlsx_rows(&files["report.xlsx"]);
    let committee = bodies.iter().find(|row| row.first().is_some_and(|cell| cell == "居民委员会")).unwrap();
    assert!(committee.contains(&"—".to_owned()) && !committee.contains(&"0".to_owned()), "{committee:?}");
    let docx = docx_text(&files["report.docx"]);
    assert!(docx.contains("各类组织6个，没有在任人员的记录。") && !docx.contains("在任0人"), "{docx}");
    assert!(docx.contains("2010年没有会议的记录。") && docx.contains("没有居民委员会成员在任的记录"), "{docx}");
}

fn docx_text(bytes: &[u8]) -> String {
    Package::of(bytes).part("word/document.xml").said()
}

#[test]
fn a_body_closed_in_mid_year_is_among_the_changes_of_every_file_and_on_no_roster() {
    let mut house = committee();
    let closed = "环境和物业管理委员会";
    let body = house.make("body_add", json!({ "kind": "sub_committee", "name": closed, "founded": "2022-01-01" }));
    let post = house.post(body, "委员");
    let person = house.make("person_add", json!({ "name": "王建国", "sex": "男" }));
    house.make("appointment_add", json!({ "person": person, "post": post, "from": "2022-01-01" }));
    let version = house.ask("body_get", json!({ "id": body }))["version"].clone();
    house.ask(
        "body_close",
        json!({ "id": body, "version": version, "on": "2025-06-30", "end_appointments": "body_closed" }),
    );
    let files = sent(&mut house, YEAR);
    for (format, rows) in [
        ("docx", docx_rows(&files["report.docx"])),
        ("xlsx", xlsx_rows(&files["report.xlsx"])),
        ("csv", csv_rows(&files)),
    ] {
        let named: Vec<&Vec<String>> = rows.iter().filter(|row| row.iter().any(|cell| cell == closed)).collect();
        assert!(named.iter().any(|row| row.iter().any(|cell| cell == "组织变动")), "{format}: {named:?}");
        let left = |row: &&&Vec<String>| row.contains(&"离任".to_owned()) && row.contains(&"王建国".to_owned());
        assert_eq!(named.iter().filter(left).count(), 1, "{format}: {named:?}");
    }
    // The year after it is told nowhere.
    let files = sent(&mut house, 2026);
    assert!(!docx_text(&files["report.docx"]).contains(closed));
    assert!(!content(&files).to_string().contains(closed));
}

/// One term, two laws: each year is judged by the one in force in it, and says so.
#[test]
fn each_year_of_a_term_under_two_laws_names_the_law_it_was_judged_by() {
    let mut house = committee();
    for (year, law, other, words) in
        [(2025, "orc-2018", "orc-2026", "2018年修正"), (2026, "orc-2026", "orc-2018", "2025年修订")]
    {
        let files = sent(&mut house, year);
        let report = content(&files);
        let packs: Vec<&str> =
            report["packs"].as_array().unwrap().iter().map(|pack| pack["pack"].as_str().unwrap()).collect();
        assert!(packs.contains(&law) && !packs.contains(&other), "{year}: {packs:?}");
        assert!(report["packs"].to_string().contains(words), "{year}: {}", report["packs"]);
        let number = |code: &str| {
            let numbers = report["numbers"].as_array().unwrap();
            numbers.iter().find(|number| number["code"] == code).unwrap()["value"].clone()
        };
        assert_eq!((number("r11.ordinal"), number("members.total")), (json!(6.0), json!(5.0)), "{year}");
    }
}

#[test]
fn names_of_four_hundred_characters_with_controls_and_marks_of_direction_go_through_all_files() {
    const HIDDEN: [char; 7] = ['\u{1}', '\u{b}', '\u{202e}', '\u{2066}', '\u{200f}', '\u{feff}', '\u{fdd0}'];
    let mut house = House::started();
    let hidden: String = HIDDEN.iter().collect();
    let name = format!("=1+1{}{hidden}终", "长".repeat(400 - 5 - HIDDEN.len()));
    assert_eq!(name.chars().count(), 400);
    // One more is refused, and says how many there may be.
    assert_eq!(refused(&mut house, "person_add", json!({ "name": "长".repeat(401) })), "too_long");
    assert_eq!(
        refused(&mut house, "body_add", json!({ "kind": "resident_group", "name": "长".repeat(400) })),
        "too_long"
    );
    let person = house.make("person_add", json!({ "name": name, "sex": "女" }));
    let body = house.body("居民委员会");
    let post = house.post(body, "主任");
    house.make("appointment_add", json!({ "person": person, "post": post, "from": "2022-01-01" }));
    let longest = format!("{}{hidden}会", "组".repeat(99 - HIDDEN.len()));
    house.make("body_add", json!({ "kind": "resident_group", "name": longest, "founded": "2022-01-01" }));
    let meeting = house.make("meeting_add", json!({ "body": body, "held": "2025-03-05", "place": "会议室" }));
    let title = format!("{}{hidden}事", "议".repeat(190));
    house.make("agenda_add", json!({ "meeting": meeting, "title": title }));
    house.make("resolution_add", json!({ "meeting": meeting, "text": title, "responsible": "张丽" }));
    let committee = house.ask("committee_get", json!({}));
    let named = format!("{}{hidden}社区", "安".repeat(80));
    house.ask("committee_correct", json!({ "version": committee["version"], "name": named }));

    let folder = house.path("报告");
    let written = house.ask("report_export", export(Some(&folder), &FORMS));
    assert_eq!(written["files"].as_array().unwrap().len(), 3);
    let files = sent(&mut house, YEAR);
    let seen = format!("=1+1{}", "长".repeat(400 - 5 - HIDDEN.len()));
    let clean = |what: &str, text: &str| {
        for one in HIDDEN {
            // Every text file of a package begins with the mark of UTF-8, and only there.
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            assert!(!text.contains(one), "{one:?} in {what}");
        }
    };
    for format in ["docx", "xlsx"] {
        let bytes = &files[&format!("report.{format}")];
        let path = house.path(&format!("whole.{format}"));
        std::fs::write(&path, bytes).unwrap();
        let text = words(&path);
        clean(format, &text);
        assert!(!text.contains("<f>"), "{format} holds a formula");
        let said = if format == "docx" { docx_rows(bytes) } else { xlsx_rows(bytes) };
        let said: String = said.concat().concat();
        assert!(said.contains(&seen) && said.contains(&"组".repeat(99 - HIDDEN.len())), "{format}: the whole name");
    }
    assert!(files["report.pdf"].starts_with(b"%PDF"));
    for (name, bytes) in &files {
        if name.ends_with(".csv") || name.ends_with(".json") {
            clean(name, &text(bytes));
        }
    }
    clean("report.json", &content(&files).to_string());
    // Whatever a name is, the file it names stands in the folder and has a name to be read.
    for name in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()) {
        let name = name.to_str().unwrap();
        clean("a file's name", name);
        assert!(name.len() < 240 && !name.starts_with('.'), "{name}");
    }
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
}

#[test]
fn a_folder_that_disappears_between_two_exports_is_said_and_not_made_anew_elsewhere() {
    let mut house = committee();
    let stick = house.path("U盘");
    let folder = stick.join("报告");
    std::fs::create_dir(&stick).unwrap();
    house.ask("report_export", export(Some(&folder), &["xlsx"]));
    let away = house.path("拔下来");
    std::fs::rename(&stick, &away).unwrap();
    // The folder is the remembered one.
    assert_eq!(refused(&mut house, "report_export", export(None, &FORMS)), "file_missing");
    assert!(!stick.exists());
    let before = files(&away.join("报告"));
    // In again: the next one stands in the same place.
    std::fs::rename(&away, &stick).unwrap();
    assert_eq!(files(&folder), before);
    house.ask("report_export", export(None, &["docx"]));
    assert_eq!(files(&folder).len(), 2);
    // Only her own folder thrown away, on a stick that is there: it is made again.
    std::fs::remove_dir_all(&folder).unwrap();
    house.ask("report_export", export(None, &["docx"]));
    assert_eq!(files(&folder).len(), 1);
}

#[test]
fn a_file_where_a_folder_is_wanted_is_left_as_it_is() {
    let mut house = committee();
    let place = house.path("报告");
    std::fs::write(&place, b"hers").unwrap();
    assert_eq!(refused(&mut house, "report_export", export(Some(&place), &FORMS)), "file_exists");
    let below = place.join("再往下");
    assert!(refused(&mut house, "report_export", export(Some(&below), &FORMS)).starts_with("file_"));
    assert_eq!(std::fs::read(&place).unwrap(), b"hers");
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
}

/// A form she holds open elsewhere cannot be locked on Linux; a folder of the name cannot be replaced either.
#[test]
fn a_version_goes_beside_what_cannot_be_replaced() {
    let mut house = committee();
    house.ask("report_check", json!({ "year": YEAR }));
    let frozen = house.ask("report_freeze", json!({ "year": YEAR }));
    let folder = house.path("报送");
    let request = json!({ "id": frozen["id"], "folder": folder, "formats": ["docx", "pdf", "xlsx", "zip"] });
    house.ask("report_version_export", request.clone());
    let names: Vec<String> = files(&folder).into_keys().collect();
    let before = files(&folder);
    for name in &names {
        std::fs::remove_file(folder.join(name)).unwrap();
        std::fs::create_dir(folder.join(name)).unwrap();
    }
    let written = house.ask("report_version_export", request);
    for file in written["files"].as_array().unwrap() {
        assert!(file["renamed"] == true && file["name"].as_str().unwrap().contains(" (2)."), "{file}");
    }
    let mut beside: Vec<Vec<u8>> = files(&folder).into_values().collect();
    let mut first: Vec<Vec<u8>> = before.into_values().collect();
    beside.sort();
    first.sort();
    assert!(beside == first, "the same bytes under another name");
}

/// Several programs make the report final at the same moment: there is one version, whoever comes late is told why.
#[test]
fn two_programs_sending_at_once_make_one_version() {
    let mut house = committee();
    house.ask("report_check", json!({ "year": YEAR }));
    house.close();
    let request = json!({ "year": YEAR }).to_string();
    let place = house.place();
    let begun: Vec<_> = (0..4)
        .map(|_| {
            let mut command = std::process::Command::new(tests::juwei());
            command.args(["call", "report_freeze", &request, "--register"]).arg(&place.register);
            command.env("JUWEI_CONFIGURATION", &place.configuration);
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
            command.spawn().unwrap()
        })
        .collect();
    let mut made = 0;
    for one in begun {
        let output = one.wait_with_output().unwrap();
        let answer = tests::parsed(&output.stdout);
        if output.status.success() {
            assert_eq!(answer["number"], 1);
            made += 1;
            continue;
        }
        assert_eq!(output.status.code(), Some(1), "{answer}");
        let code = answer["code"].as_str().unwrap();
        assert!(["register_busy", "report_sent_already", "changed_meanwhile"].contains(&code), "{answer}");
        assert_sentence(&text(&output.stderr));
    }
    assert_eq!(made, 1);
    house.open();
    let life = house.ask("report_get", json!({ "year": YEAR }))["life"].clone();
    assert_eq!((life["versions"].as_array().unwrap().len(), &life["versions"][0]["number"]), (1, &json!(1)));
    assert_eq!(life["versions"][0]["files"].as_array().unwrap().len(), 4);
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
}

/// While the register is open in her window nothing is sent behind her back.
#[test]
fn a_second_program_is_told_that_the_register_is_open() {
    let mut house = committee();
    house.ask("report_check", json!({ "year": YEAR }));
    let second = house.juwei(&["call", "report_freeze", &json!({ "year": YEAR }).to_string()]);
    assert_eq!(second.status.code(), Some(1));
    assert_eq!(tests::parsed(&second.stdout)["code"], "register_busy");
    assert_sentence(&text(&second.stderr));
    assert_eq!(house.ask("report_freeze", json!({ "year": YEAR }))["number"], 1);
}

#[cfg(target_os = "linux")]
mod on_linux {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Output};

    use super::*;

    /// Somebody who owns nothing.
    const NOBODY: u32 = 65534;

    fn is_administrator() -> bool {
        std::fs::metadata("/proc/self").unwrap().uid() == 0
    }

    fn mode(path: &Path, mode: u32) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Whether this user may lay a small disk of his own over a folder.
    fn may_mount() -> bool {
        let tried = ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "-o", "size=4k", "juwei", "/mnt"];
        Command::new("unshare").args(tried).output().is_ok_and(|output| output.status.success())
    }

    /// Runs `juwei` where there are only so many kilobytes: on a small disk laid over `folder`, which a shell prepares and
    /// whose files it copies to `kept` when all is over; where disks may not be laid, no file may grow beyond that size.
    fn with_little_room(house: &House, (folder, kept): (&Path, &Path), room: &Room, call: (&str, &Value)) -> Output {
        let mut command;
        if may_mount() {
            command = Command::new("unshare");
            command.args(["--user", "--map-root-user", "--mount", "sh", "-c"]);
            command.arg(
                "folder=$1 kept=$2 size=$3 before=$4 after=$5; shift 5
                 mkdir -p \"$kept\" && mount -t tmpfs -o size=\"$size\"k juwei \"$folder\" || exit 90
                 eval \"$before\" || exit 91
                 \"$@\"; ended=$?
                 eval \"$after\" || exit 92
                 cp -a \"$folder/.\" \"$kept/\" || exit 93
                 exit $ended",
            );
            command.arg("sh").arg(folder).arg(kept).arg(room.kilobytes.to_string()).args([&room.before, &room.after]);
        } else {
            command = Command::new("sh");
            command.args([
                "-c",
                "folder=$1 kept=$2 before=$3; shift 3
                 mkdir -p \"$kept\"; eval \"$before\" || exit 91
                 (trap '' XFSZ; ulimit -f 64; \"$@\"); ended=$?
                 cp -a \"$folder/.\" \"$kept/\"; exit $ended",
            ]);
            command.arg("sh").arg(folder).arg(kept).arg(&room.prepared);
        }
        command.arg(tests::juwei()).args(["call", call.0, &call.1.to_string(), "--register"]).arg(&room.register);
        command.env("JUWEI_CONFIGURATION", house.place().configuration).output().unwrap()
    }

    /// How much room there is, and what a shell does before and after.
    struct Room {
        kilobytes: u64,
        before: String,
        after: String,
        /// Before, where no disk is laid.
        prepared: String,
        register: PathBuf,
    }

    fn assert_full(output: &Output) {
        assert_eq!(output.status.code(), Some(1), "{} {}", text(&output.stdout), text(&output.stderr));
        let code = tests::parsed(&output.stdout)["code"].clone();
        let wanted: &[&str] = if may_mount() { &["disk_full"] } else { &["disk_full", "file_trouble"] };
        assert!(wanted.contains(&code.as_str().unwrap()), "{code}");
        assert_sentence(&text(&output.stderr));
    }

    /// No part of a file under any name, and what has its name is whole.
    fn assert_nothing_half(files: &BTreeMap<String, Vec<u8>>) {
        for (name, bytes) in files {
            assert!(!name.starts_with('.') && !name.ends_with(".part"), "{name}");
            match name.rsplit('.').next().unwrap() {
                "pdf" => assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"), "{name}"),
                _ => assert!(zip::ZipArchive::new(std::io::Cursor::new(bytes)).is_ok(), "{name}"),
            }
        }
    }

    #[test]
    fn an_export_to_a_full_disk_leaves_no_half_file_and_the_register_sound() {
        let mut house = committee();
        // What fits and what does not, by what the forms really take.
        let folder = house.path("量一量");
        house.ask("report_export", export(Some(&folder), &FORMS));
        let sizes: BTreeMap<String, usize> = files(&folder)
            .into_iter()
            .map(|(name, bytes)| (name.rsplit('.').next().unwrap().to_owned(), bytes.len()))
            .collect();
        house.close();
        let docx = u64::try_from(sizes["docx"]).unwrap() / 1024;
        for (name, kilobytes, least) in [("一个也放不下", 8, 0), ("放得下一个", docx + 16, 1)] {
            let (target, kept) = (house.path(name), house.path(&format!("{name}留下的")));
            std::fs::create_dir(&target).unwrap();
            let room = Room {
                kilobytes,
                before: "true".to_owned(),
                after: "true".to_owned(),
                prepared: "true".to_owned(),
                register: house.place().register,
            };
            let output =
                with_little_room(&house, (&target, &kept), &room, ("report_export", &export(Some(&target), &FORMS)));
            assert_full(&output);
            let left = files(&kept);
            assert_nothing_half(&left);
            assert!(!may_mount() || left.len() == least, "{name}: {:?}", left.keys());
        }
        house.open();
        assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
        assert_eq!(house.ask("report_export", export(Some(&folder), &FORMS))["files"].as_array().unwrap().len(), 3);
    }

    /// The register itself stands on the disk that is full.
    #[test]
    fn a_report_that_does_not_fit_the_disk_is_not_sent_and_the_register_goes_on() {
        let mut house = committee();
        house.ask("report_check", json!({ "year": YEAR }));
        let chain = house.ask("verify", json!({}))["chain"].clone();
        house.close();
        let own = house.place().register;
        let size: u64 = files(&own).values().map(|bytes| u64::try_from(bytes.len()).unwrap()).sum::<u64>() / 1024;
        let (disk, kept) = (house.path("小盘"), house.path("小盘留下的"));
        std::fs::create_dir(&disk).unwrap();
        let copied = format!("cp -a '{}' \"$folder/register\"", own.display());
        let room = Room {
            // Room for the register and what opening takes, not for the files of a version.
            kilobytes: size * 2 + 600,
            before: format!(
                "{copied} && head -c $(( ( {} - 400 ) * 1024 )) /dev/zero > \"$folder/filler\"",
                size + 600
            ),
            after: "rm -f \"$folder/filler\"".to_owned(),
            prepared: copied,
            register: disk.join("register"),
        };
        let output = with_little_room(&house, (&disk, &kept), &room, ("report_freeze", &json!({ "year": YEAR })));
        assert_full(&output);
        // What is left on the small disk is the register from now on.
        std::fs::remove_dir_all(&own).unwrap();
        std::fs::rename(kept.join("register"), &own).unwrap();
        house.open();
        let verified = house.ask("verify", json!({}));
        assert_eq!((&verified["findings"], &verified["chain"]), (&json!([]), &chain));
        let life = house.ask("report_get", json!({ "year": YEAR }))["life"].clone();
        assert_eq!((&life["state"], life["versions"].as_array().unwrap().len()), (&json!("checked"), 0));
        assert_eq!(house.ask("report_freeze", json!({ "year": YEAR }))["number"], 1);
    }

    #[test]
    fn a_folder_that_may_only_be_read_is_said_and_the_file_in_it_stays() {
        let mut house = committee();
        let folder = house.path("只读");
        house.ask("report_export", export(Some(&folder), &["docx"]));
        let before = files(&folder);
        // The report says something else now, so that the file would be replaced.
        house.appoint("居民委员会", "副主任", 1);
        house.close();
        let place = house.place();
        mode(&folder, 0o555);
        let mut command = Command::new(tests::juwei());
        let request = export(Some(&folder), &["docx"]).to_string();
        command.args(["call", "report_export", &request, "--register"]).arg(&place.register);
        command.env("JUWEI_CONFIGURATION", &place.configuration);
        if is_administrator() {
            // The administrator may write everywhere: the register is somebody else's, and the folder is not.
            given(&house.path(""), NOBODY);
            given(&folder, 0);
            for name in before.keys() {
                mode(&folder.join(name), 0o644);
            }
            command.uid(NOBODY);
        }
        let output = command.output().unwrap();
        if is_administrator() {
            given(&house.path(""), 0);
        }
        mode(&folder, 0o755);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
        assert_eq!(tests::parsed(&output.stdout)["code"], "file_not_allowed");
        assert_sentence(&text(&output.stderr));
        assert_eq!(files(&folder), before);
        house.open();
        assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
    }

    /// With all that is in it.
    fn given(path: &Path, owner: u32) {
        chown(path, Some(owner), Some(owner)).unwrap();
        if path.is_dir() {
            for entry in std::fs::read_dir(path).unwrap() {
                given(&entry.unwrap().path(), owner);
            }
        }
    }

    /// Where even the administrator may not write.
    #[test]
    fn a_place_where_nobody_may_write_is_said() {
        let mut house = committee();
        for place in ["/sys", "/sys/报告"] {
            let code = refused(&mut house, "report_export", export(Some(Path::new(place)), &FORMS));
            assert!(code.starts_with("file_"), "{place}: {code}");
        }
        assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
    }
}
