//! The life of a year's report: checked, sent, returned, sent again. What was sent is kept to the last byte.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use tests::House;

const YEAR: i32 = 2025;

fn life(house: &mut House) -> Value {
    house.ask("report_get", json!({ "year": YEAR }))["life"].clone()
}

fn check(house: &mut House) {
    house.ask("report_check", json!({ "year": YEAR }));
}

/// Checked and sent; the id of the version comes back.
fn send(house: &mut House) -> i64 {
    check(house);
    house.make("report_freeze", json!({ "year": YEAR }))
}

fn office_of_five() -> House {
    let mut house = House::started();
    house.appoint("居民委员会", "委员", 5);
    house
}

/// Makes the report say another number.
fn one_more(house: &mut House) {
    let post = house.body("居民委员会");
    let post = house.post(post, "副主任");
    let person = house.make("person_add", json!({ "name": "田大海", "sex": "男" }));
    house.make("appointment_add", json!({ "person": person, "post": post, "from": "2022-01-01" }));
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
        })
        .collect()
}

fn exported(house: &mut House, version: i64, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = house.path(folder);
    house.ask(
        "report_version_export",
        json!({ "id": version, "folder": folder, "formats": ["docx", "pdf", "xlsx", "zip"] }),
    );
    files(&folder)
}

#[test]
fn a_checked_report_is_a_draft_again_when_it_says_something_else_and_tells_which_numbers_moved() {
    let mut house = office_of_five();
    assert_eq!(life(&mut house)["state"], "draft");
    check(&mut house);
    let now = life(&mut house);
    assert_eq!(
        (&now["state"], &now["checked_on"], &now["moved_since"]),
        (&json!("checked"), &json!("2026-07-01"), &json!(false))
    );
    // What the report does not speak of changes nothing.
    house.make("person_add", json!({ "name": "无职务的人" }));
    assert_eq!(life(&mut house)["state"], "checked");
    one_more(&mut house);
    let now = life(&mut house);
    assert_eq!((&now["state"], &now["moved_since"]), (&json!("draft"), &json!(true)));
    let moved = now["moved"].as_array().unwrap();
    let total = moved.iter().find(|one| one["code"] == "members.total").unwrap_or_else(|| panic!("{now}"));
    assert_eq!((&total["then"], &total["now"]), (&json!("5"), &json!("6")));
    house.ask("undo", json!({}));
    assert_eq!(life(&mut house)["state"], "checked", "back to what was checked");
}

#[test]
fn only_a_checked_report_is_sent_and_the_same_one_only_once() {
    let mut house = office_of_five();
    assert_eq!(house.refused("report_freeze", json!({ "year": YEAR })), "report_not_checked");
    check(&mut house);
    one_more(&mut house);
    assert_eq!(house.refused("report_freeze", json!({ "year": YEAR })), "report_not_checked");
    check(&mut house);
    let frozen = house.ask("report_freeze", json!({ "year": YEAR, "note": "第一次报送" }));
    assert_eq!(frozen["number"], 1);
    // A second click, a second program: there is one version, not two.
    assert_eq!(house.refused("report_freeze", json!({ "year": YEAR })), "report_sent_already");
    let now = life(&mut house);
    assert_eq!((&now["state"], &now["version"], &now["sent_on"]), (&json!("sent"), &json!(1), &json!("2026-07-01")));
    assert_eq!(now["versions"].as_array().unwrap().len(), 1);
    assert_eq!(now["versions"][0]["note"], "第一次报送");
    assert_eq!(now["versions"][0]["reader"], "street");
    let formats: Vec<&str> =
        now["versions"][0]["files"].as_array().unwrap().iter().map(|file| file["format"].as_str().unwrap()).collect();
    assert_eq!(formats, ["docx", "pdf", "xlsx", "zip"]);
    assert_eq!(house.refused("report_check", json!({ "year": 2027 })), "out_of_range", "a year that has not begun");
}

#[test]
fn the_chain_printed_at_its_foot_is_the_one_just_before_it_was_sent() {
    let mut house = office_of_five();
    check(&mut house);
    let before = house.ask("verify", json!({}))["chain"].clone();
    let version = house.make("report_freeze", json!({ "year": YEAR }));
    let now = life(&mut house);
    assert_eq!(now["versions"][0]["chain"], before);
    let pages = house.ask("report_version_pages", json!({ "id": version }));
    assert!(!pages["pages"].as_array().unwrap().is_empty());
    let docx = exported(&mut house, version, "一").into_iter().find(|(name, _)| name.ends_with(".docx")).unwrap().1;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    for part in ["word/document.xml", "word/footer1.xml", "word/footer2.xml"] {
        if let Ok(mut part) = archive.by_name(part) {
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        }
    }
    assert!(text.contains(before.as_str().unwrap()) && text.contains("第1版"), "{before}");
}

#[test]
fn a_sent_version_writes_the_same_bytes_whatever_happens_to_the_register_and_on_another_machine() {
    let mut house = office_of_five();
    let version = send(&mut house);
    let first = exported(&mut house, version, "一");
    assert_eq!(first.len(), 4);
    one_more(&mut house);
    house.later("2027-03-01");
    assert_eq!(exported(&mut house, version, "二"), first);
    // The backup goes to another machine, and the version with it.
    let backup = house.path("备份.juwei");
    house.ask("backup_make", json!({ "path": backup }));
    let mut other = House::empty();
    other.ask("backup_restore", json!({ "path": backup }));
    assert_eq!(exported(&mut other, version, "三"), first);
    let pages = |house: &mut House| house.ask("report_version_pages", json!({ "id": version }))["pages"].clone();
    assert_eq!(pages(&mut house), pages(&mut other));
}

#[test]
fn a_report_that_came_back_goes_out_again_as_the_next_version() {
    let mut house = office_of_five();
    let first = send(&mut house);
    let row = life(&mut house)["versions"][0]["version"].clone();
    let back = |on: &str, reason: &str| json!({ "id": first, "version": row, "on": on, "reason": reason });
    assert_eq!(house.refused("report_return", back("2026-06-30", "缺印章")), "end_before_start", "before it was sent");
    assert_eq!(house.refused("report_return", back("2026-07-02", "缺印章")), "not_yet");
    assert_eq!(house.refused("report_return", back("2026-07-01", " ")), "empty");
    house.ask("report_return", back("2026-07-01", "人数与花名册不符"));
    let now = life(&mut house);
    assert_eq!((&now["state"], &now["returned_reason"]), (&json!("returned"), &json!("人数与花名册不符")));
    one_more(&mut house);
    assert_eq!(life(&mut house)["state"], "returned");
    check(&mut house);
    assert_eq!(life(&mut house)["state"], "checked");
    let again = house.ask("report_freeze", json!({ "year": YEAR, "note": "改了成员人数" }));
    assert_eq!(again["number"], 2);
    let now = life(&mut house);
    assert_eq!((&now["state"], &now["version"]), (&json!("sent"), &json!(2)));
    let numbers: Vec<i64> =
        now["versions"].as_array().unwrap().iter().map(|version| version["number"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [2, 1], "the newest first");
    let between = house.ask("report_versions_compare", json!({ "from": first, "to": again["id"] }));
    assert_eq!((&between["from"], &between["to"]), (&json!("第1版"), &json!("第2版")));
    let total = between["numbers"].as_array().unwrap().iter().find(|one| one["code"] == "members.total").cloned();
    assert_eq!(total.map(|one| (one["from"].clone(), one["to"].clone())), Some((json!("5"), json!("6"))));
    assert!(between["sentences"].as_array().unwrap().iter().any(|one| {
        one["from"].as_str().is_some_and(|text| text.contains("5人"))
            && one["to"].as_str().is_some_and(|text| text.contains("6人"))
    }));
    let added: Vec<&Value> =
        between["lists"].as_array().unwrap().iter().flat_map(|list| list["added"].as_array().unwrap()).collect();
    assert!(added.iter().any(|line| line.as_str().unwrap().contains("田大海")), "{between}");
    // Against what stands there now.
    let present = house.ask("report_versions_compare", json!({ "from": again["id"] }));
    assert_eq!(present["numbers"], json!([]));
    assert_eq!(present["sentences"], json!([]));
    assert_eq!(present["lists"], json!([]));
}

#[test]
fn a_report_returned_for_its_form_alone_is_checked_anew_and_sent_again_as_it_was() {
    let mut house = office_of_five();
    let version = send(&mut house);
    check(&mut house);
    assert_eq!(life(&mut house)["state"], "sent", "what is out says it already");
    let row = life(&mut house)["versions"][0]["version"].clone();
    house.ask("report_return", json!({ "id": version, "version": row, "on": "2026-07-01", "reason": "没有盖章" }));
    check(&mut house);
    assert_eq!(life(&mut house)["state"], "checked");
    assert_eq!(house.ask("report_freeze", json!({ "year": YEAR }))["number"], 2);
    let versions = life(&mut house)["versions"].clone();
    let between = json!({ "from": version, "to": versions[0]["id"] });
    assert_eq!(house.ask("report_versions_compare", between)["numbers"], json!([]));
}

#[test]
fn what_was_sent_is_not_taken_back_but_that_it_came_back_is() {
    let mut house = office_of_five();
    let version = send(&mut house);
    assert_eq!(house.refused("undo", json!({})), "report_sent");
    let row = life(&mut house)["versions"][0]["version"].clone();
    house.ask("report_return", json!({ "id": version, "version": row, "on": "2026-07-01", "reason": "点错了" }));
    assert_eq!(life(&mut house)["state"], "returned");
    house.ask("undo", json!({}));
    assert_eq!(life(&mut house)["state"], "sent");
    house.ask("redo", json!({}));
    assert_eq!(life(&mut house)["state"], "returned");
    house.ask("undo", json!({}));
    assert_eq!(house.refused("undo", json!({})), "report_sent");
    let told = house.ask("history_list", json!({ "limit": 1 }))["operations"][0].clone();
    assert!(told["sentence"].as_str().unwrap().contains("第1版"), "{told}");
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
}

#[test]
fn a_version_keeps_the_packs_that_judged_its_year_and_says_it_in_its_content() {
    let mut house = office_of_five();
    let version = send(&mut house);
    let zip = exported(&mut house, version, "一").into_iter().find(|(name, _)| name.ends_with(".zip")).unwrap().1;
    let files = documents::package::unpacked(&zip, None).unwrap();
    let report: Value = serde_json::from_slice(&files["report.json"]).unwrap();
    let packs: Vec<&str> =
        report["packs"].as_array().unwrap().iter().map(|pack| pack["pack"].as_str().unwrap()).collect();
    assert!(packs.contains(&"orc-2018") && !packs.contains(&"orc-1990"), "{packs:?}");
    assert!(report["packs"][0]["edition"].as_str().is_some_and(|edition| !edition.is_empty()));
    assert_eq!(
        (&report["year"], &report["version"], &report["as_of"]),
        (&json!(YEAR), &json!(1), &json!("2025-12-31"))
    );
}

#[test]
fn a_year_of_which_nothing_is_known_is_sent_all_the_same() {
    let mut house = House::started();
    house.ask("report_check", json!({ "year": 1996 }));
    let version = house.make("report_freeze", json!({ "year": 1996 }));
    assert_eq!(exported(&mut house, version, "一").len(), 4);
}

#[test]
fn a_folder_that_disappeared_is_said_and_the_version_stays() {
    let mut house = office_of_five();
    let version = send(&mut house);
    let gone = house.path("U盘/报送");
    let export = json!({ "id": version, "folder": gone, "formats": ["docx"] });
    assert_eq!(house.refused("report_version_export", export), "file_missing");
    assert_eq!(house.refused("report_package", json!({ "id": version, "folder": gone })), "file_missing");
    assert_eq!(exported(&mut house, version, "一").len(), 4);
}

#[test]
fn last_years_version_is_named_beside_this_year() {
    let mut house = office_of_five();
    house.ask("report_check", json!({ "year": 2024 }));
    house.ask("report_freeze", json!({ "year": 2024 }));
    let now = life(&mut house);
    assert_eq!(now["last_year"], json!({ "number": 1, "sent_on": "2026-07-01" }));
}

/// A person's data are looked for in what was checked and sent, too.
#[test]
fn whoever_is_to_be_erased_is_found_in_the_versions_that_were_sent() {
    let mut house = office_of_five();
    one_more(&mut house);
    send(&mut house);
    let listed = house.ask("person_list", json!({ "limit": 500 }));
    let person = listed["people"].as_array().unwrap().iter().find(|one| one["name"] == "田大海").unwrap()["id"].clone();
    let look = house.ask("person_erase_look", json!({ "id": person }));
    let named = look.to_string();
    for format in [".docx", ".pdf", ".xlsx", ".zip"] {
        assert!(named.contains(format), "{format}: {named}");
    }
}

mod fill {
    use rust_xlsxwriter::Workbook;

    use super::*;

    fn sheet(house: &House, name: &str, rows: &[&[&str]]) -> std::path::PathBuf {
        let path = house.path(name);
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (number, row) in rows.iter().enumerate() {
            for (column, text) in row.iter().enumerate() {
                sheet.write(u32::try_from(number).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
            }
        }
        book.save(&path).unwrap();
        path
    }

    /// What `report_fill` takes, from what `report_fill_read` gave.
    fn good(read: &Value) -> Value {
        let rows = read["rows"].as_array().unwrap().iter().filter(|row| row["problem"].is_null());
        rows.map(|row| json!({ "year": row["year"], "code": row["code"], "thousandths": row["thousandths"] })).collect()
    }

    #[test]
    fn the_form_goes_out_is_filled_comes_back_and_is_one_step_to_undo() {
        let mut house = office_of_five();
        let folder = house.path("表");
        let form = house.ask("report_fill_form", json!({ "from": 2022, "to": 2024, "folder": folder }));
        let form = form["files"][0]["path"].as_str().unwrap().to_owned();
        // Empty, it says so.
        assert_eq!(house.refused("report_fill_read", json!({ "path": form })), "sheet_no_rows");
        // Filled: the number of members in three years, and the area.
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(&form).unwrap();
        let range = calamine::Reader::worksheet_range(&mut book, "回填表").unwrap();
        let rows: Vec<Vec<String>> =
            range.rows().map(|row| row.iter().map(|cell| format!("{cell}")).collect()).collect();
        let head = rows.iter().position(|row| row.contains(&"编码".to_owned())).unwrap();
        assert_eq!(rows[head], ["编码", "指标", "2022年", "2023年", "2024年"]);
        assert!(rows.iter().any(|row| row[0] == "members.total"));
        let filled = sheet(
            &house,
            "填好.xlsx",
            &[
                &["编码", "指标", "2022年", "2023年", "2024年"],
                &["members.total", "居民委员会成员：总人数", "5", "6", "7"],
                &["", "居民委员会成员：女性", "", "3", ""],
            ],
        );
        let read = house.ask("report_fill_read", json!({ "path": filled }));
        assert_eq!((&read["good"], read["rows"].as_array().unwrap().len()), (&json!(4), 4));
        let rows = good(&read);
        assert_eq!(house.refused("report_fill", json!({ "rows": rows, "basis": "" })), "empty");
        let done = house.ask("report_fill", json!({ "rows": rows, "basis": "历年上报表" }));
        assert_eq!(done, json!({ "filled": 4, "same": 0 }));
        let told = house.ask("history_list", json!({ "limit": 1 }))["operations"][0]["sentence"].clone();
        assert_eq!(told, "回填2022年至2024年的数，共4个");
        let read = house.ask("report_fill_read", json!({ "path": filled }));
        assert_eq!(read["rows"][1]["kept"], "6");
        house.ask("undo", json!({}));
        let read = house.ask("report_fill_read", json!({ "path": filled }));
        assert_eq!(read["rows"][1]["kept"], Value::Null);
    }

    #[test]
    fn what_cannot_be_filled_in_is_said_row_by_row_and_nothing_is_half_written() {
        let mut house = office_of_five();
        house.ask("report_check", json!({ "year": 2023 }));
        house.ask("report_freeze", json!({ "year": 2023 }));
        let path = sheet(
            &house,
            "错.xlsx",
            &[
                &["年份", "指标", "数值"],
                &["2022", "居民委员会成员：女性", "3"],
                &["2022", "没有这个指标", "3"],
                &["2022", "居民委员会成员：总人数", "五"],
                &["2023", "居民委员会成员：总人数", "5"],
                &["2030", "居民委员会成员：总人数", "5"],
            ],
        );
        let before = house.dump();
        let read = house.ask("report_fill_read", json!({ "path": path }));
        assert_eq!(read["good"], 1);
        let problems: Vec<(i64, &str)> = read["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|row| Some((row["row"].as_i64().unwrap(), row["problem"].as_str()?)))
            .collect();
        assert_eq!(problems.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [3, 4, 5, 6]);
        assert!(problems[2].1.contains("已经报送"), "{problems:?}");
        let mixed = json!({ "basis": "历年上报表", "rows": [
            { "year": 2022, "code": "members.female", "thousandths": 3000 },
            { "year": 2023, "code": "members.female", "thousandths": 3000 },
        ] });
        assert_eq!(house.refused("report_fill", mixed), "year_sent");
        assert_eq!(house.dump(), before);
        let roster = sheet(&house, "名册.xlsx", &[&["姓名", "性别"], &["王建国", "男"]]);
        assert_eq!(house.refused("report_fill_read", json!({ "path": roster })), "no_fill_form");
    }
}

#[cfg(unix)]
mod full_disk {
    use std::process::Command;

    use tests::{parsed, text};

    use super::*;

    /// A shell that lets no file grow beyond some blocks: writing fails there as on a full disk.
    #[test]
    fn a_version_written_to_a_full_disk_leaves_nothing_behind() {
        let mut house = office_of_five();
        let version = send(&mut house);
        let first = exported(&mut house, version, "一");
        house.close();
        let (place, folder) = (house.place(), house.path("满"));
        std::fs::create_dir(&folder).unwrap();
        let request = json!({ "id": version, "folder": folder, "formats": ["pdf"] }).to_string();
        let refused = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh"])
            .arg(tests::juwei())
            .args(["call", "report_version_export", &request, "--register"])
            .arg(&place.register)
            .env("JUWEI_CONFIGURATION", &place.configuration)
            .output()
            .unwrap();
        assert_eq!(refused.status.code(), Some(1), "{}", text(&refused.stderr));
        let code = parsed(&refused.stdout)["code"].clone();
        assert!(["disk_full", "file_trouble"].contains(&code.as_str().unwrap()), "{code}");
        assert_eq!(files(&folder), BTreeMap::new());
        house.open();
        assert_eq!(exported(&mut house, version, "二"), first);
    }
}
