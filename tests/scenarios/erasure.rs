//! Personal data deleted on request are gone: from the rows, the history, the index and the log; a restore deletes
//! them again; the chain still holds; what would bring them back is refused with a sentence.

use rusqlite::Connection;
use serde_json::{Value, json};
use tests::House;

const ID: &str = "999901196001010017";
const PHONE: &str = "15400009876";
const ADDRESS: &str = "金丝雀路77号";
const RELATIVE: &str = "韩梅梅";
const FORMER: &str = "仇阿兰";
const NOTE: &str = "怕见生人";

/// What must not be found afterwards. The index keeps numbers backwards and texts in single characters.
fn canaries() -> Vec<String> {
    let backwards = |text: &str| text.chars().rev().collect::<String>();
    let mut all: Vec<String> = [ID, PHONE, ADDRESS, RELATIVE, NOTE, "社工证S77"].map(str::to_owned).to_vec();
    all.push(backwards(PHONE));
    all
}

fn card(house: &mut House, person: i64) -> Value {
    house.ask("person_get", json!({ "id": person }))
}

/// Somebody with everything on the card, an operation for each.
fn full_card(house: &mut House) -> i64 {
    let person = house.make(
        "person_add",
        json!({ "name": "仇小兰", "id_number": ID, "phone": PHONE, "address": ADDRESS, "note": NOTE, "politics": "群众" }),
    );
    let version = card(house, person)["version"].clone();
    house.ask("person_correct", json!({ "id": person, "version": version, "phone": "15400001111" }));
    let version = card(house, person)["version"].clone();
    house.ask("person_correct", json!({ "id": person, "version": version, "phone": PHONE }));
    house.make("relative_declare", json!({ "person": person, "name": RELATIVE, "code": "12" }));
    house.make("certificate_add", json!({ "person": person, "name": "社工证S77" }));
    house.make("consent_add", json!({ "person": person, "purpose": "照片" }));
    let other = house.make("person_add", json!({ "name": "王建国" }));
    house.make("kinship_add", json!({ "person": person, "relative": other, "code": "11" }));
    house
        .make("person_fact_change", json!({ "person": person, "kind": "name", "value": FORMER, "from": "2025-01-01" }));
    house.make(
        "person_fact_change",
        json!({ "person": person, "kind": "name", "value": "仇小兰", "from": "2025-02-01" }),
    );
    house.ask("draft_put", json!({ "form": "person/new", "content": format!("{{\"phone\":\"{PHONE}\"}}") }));
    let body = house.body("居民委员会");
    let post = house.post(body, "委员");
    house.make("appointment_add", json!({ "person": person, "post": post, "from": "2022-01-01", "to": "2023-12-31" }));
    person
}

fn erase(house: &mut House, person: i64) -> Value {
    let look = house.ask("person_erase_look", json!({ "id": person }));
    house.ask(
        "person_erase",
        json!({ "id": person, "version": look["version"], "reason": "本人要求，本来不该记", "never_to_be_kept": true }),
    )
}

/// The whole database in clear, page by page, free pages with it, as raw bytes. Before it is closed nothing is left in
/// its log.
fn in_clear(house: &mut House) -> Vec<u8> {
    house.close();
    // The open slot holds the key as it is; the file says where.
    let slots = std::fs::read(house.file("keys")).unwrap();
    let key: String = slots[38..70].iter().map(|byte| format!("{byte:02x}")).collect();
    let mut connection = Connection::open(house.file("register.db")).unwrap();
    connection.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; PRAGMA locking_mode = EXCLUSIVE;")).unwrap();
    let people: i64 = connection.query_row("SELECT count(*) FROM person", [], |row| row.get(0)).unwrap();
    assert!(people > 0);
    let bytes = connection.serialize(rusqlite::MAIN_DB).unwrap().to_vec();
    assert!(bytes.starts_with(b"SQLite format 3"), "the copy is not in clear");
    drop(connection);
    house.open();
    bytes
}

/// Bytes in the log of the open register.
fn log(house: &House) -> u64 {
    std::fs::metadata(house.file("register.db-wal")).map_or(0, |found| found.len())
}

fn found(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[test]
fn a_canary_is_absent_from_a_decrypted_copy_and_the_chain_still_holds() {
    let mut house = House::started();
    let person = full_card(&mut house);
    let before = in_clear(&mut house);
    for canary in canaries() {
        assert!(found(&before, &canary), "{canary} was never there: the test proves nothing");
    }
    erase(&mut house, person);
    assert_eq!(log(&house), 0, "what was written lies in the log still");
    let after = in_clear(&mut house);
    for canary in canaries() {
        assert!(!found(&after, &canary), "{canary} is still there");
    }
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
    let left = card(&mut house, person);
    assert_eq!((&left["name"], &left["erased"]), (&json!("仇小兰"), &json!("2026-07-01")));
    for gone in ["id_number", "phone", "address", "note", "birth", "sex"] {
        assert_eq!(left[gone], Value::Null, "{gone}");
    }
    for gone in ["facts", "relatives", "declared", "certificates", "consents"] {
        assert_eq!(left[gone], json!([]), "{gone}");
    }
    // The roster of the term keeps the name.
    assert_eq!(left["appointments"].as_array().unwrap().len(), 1);
    let body = house.body("居民委员会");
    let roster = house.ask("body_get", json!({ "id": body, "as_of": "2023-01-01" }))["roster"].to_string();
    assert!(roster.contains("仇小兰"), "{roster}");
    assert_eq!(house.ask("find", json!({ "text": "9876" }))["found"], json!([]));
    for name in ["仇", FORMER] {
        assert_eq!(house.ask("find", json!({ "text": name }))["found"], json!([]), "{name}");
    }
    assert_eq!(house.ask("draft_get", json!({ "form": "person/new" }))["content"], Value::Null);
}

#[test]
fn nothing_brings_it_back_and_undo_says_why() {
    let mut house = House::started();
    let person = full_card(&mut house);
    let operations = house.ask("history_list", json!({}))["operations"].clone();
    let add =
        operations.as_array().unwrap().iter().find(|line| line["sentence"] == "添加仇小兰").unwrap()["id"].clone();
    erase(&mut house, person);
    let newest = house.ask("history_list", json!({}))["operations"][0].clone();
    assert_eq!((&newest["sentence"], &newest["undoable"]), (&json!("删除仇小兰的个人信息"), &json!(false)));
    assert_eq!(house.refused("undo", json!({ "operation": newest["id"] })), "not_undoable");
    assert_eq!(house.refused("undo", json!({ "operation": add })), "undo_erased");
    // What has nothing of the person in it is still taken back, step by step.
    house.ask("undo", json!({}));
    assert_eq!(card(&mut house, person)["appointments"], json!([]));
    house.ask("undo", json!({}));
    let other = operations.as_array().unwrap().iter().any(|line| line["sentence"] == "添加王建国");
    assert!(other && house.refused("person_get", json!({ "id": person + 1 })) == "gone");
    let told = house.ask("history_get", json!({ "id": add }));
    assert!(told.to_string().contains("已按规定删除"), "{told}");
    let version = card(&mut house, person)["version"].clone();
    let patch = json!({ "id": person, "version": version, "phone": PHONE });
    assert_eq!(house.refused("person_correct", patch), "person_erased");
    assert_eq!(house.refused("person_remove", json!({ "id": person, "version": version })), "person_erased");
    assert_eq!(house.refused("person_unseal", json!({ "id": person, "version": version })), "person_erased");
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
}

#[test]
fn it_waits_for_the_end_of_the_retention_period_unless_it_should_never_have_been_kept() {
    let mut house = House::started();
    let person = full_card(&mut house);
    let ask = |house: &mut House, person: i64| {
        let version = card(house, person)["version"].clone();
        house.refused("person_erase", json!({ "id": person, "version": version, "reason": "到期" }))
    };
    assert_eq!(ask(&mut house, person), "not_yet_erasable");
    let version = card(&mut house, person)["version"].clone();
    house.ask("person_seal", json!({ "id": person, "version": version, "until": "2026-07-31", "reason": "迁出" }));
    assert_eq!(ask(&mut house, person), "not_yet_erasable");
    house.later("2026-08-01");
    let version = card(&mut house, person)["version"].clone();
    assert_eq!(house.refused("person_erase", json!({ "id": person, "version": version, "reason": " " })), "empty");
    house.ask("person_erase", json!({ "id": person, "version": version, "reason": "保存期已满" }));
    assert_eq!(card(&mut house, person)["phone"], Value::Null);
    // Somebody in office stands on a roster in force.
    let member = house.appoint("居民委员会", "委员", 1)[0];
    let version = card(&mut house, member)["version"].clone();
    let request = json!({ "id": member, "version": version, "reason": "x", "never_to_be_kept": true });
    assert_eq!(house.refused("person_erase", request), "still_in_office");
}

#[test]
fn a_restore_of_an_older_backup_deletes_it_again_and_nobody_else() {
    let mut house = House::started();
    let person = full_card(&mut house);
    let neighbour = house.make("person_add", json!({ "name": "李秀英", "phone": "15400002222" }));
    let backup = house.path("before.juwei");
    house.ask("backup_make", json!({ "path": backup.to_string_lossy() }));
    let erased = erase(&mut house, person);
    assert!(erased["backups"].to_string().contains("before.juwei"), "{erased}");
    house.ask("backup_restore", json!({ "path": backup.to_string_lossy() }));
    assert_eq!(card(&mut house, person)["phone"], Value::Null);
    assert_eq!(card(&mut house, neighbour)["phone"], "154****2222");
    let after = in_clear(&mut house);
    for canary in canaries() {
        assert!(!found(&after, &canary), "{canary} came back");
    }
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
    let newest = house.ask("history_list", json!({}))["operations"][0]["sentence"].clone();
    assert!(newest.as_str().unwrap().contains("再删一次"), "{newest}");
    // The register set aside holds them still, and is named.
    let look = house.ask("person_erase_look", json!({ "id": neighbour }));
    assert!(look["backups"].to_string().contains("set-aside"), "{look}");
}

#[test]
fn the_file_beside_the_register_names_nobody_and_a_number_alone_deletes_nobody() {
    let mut house = House::started();
    let person = full_card(&mut house);
    erase(&mut house, person);
    let file = std::fs::read_to_string(house.file("erased")).unwrap();
    let line = file.lines().next().unwrap().to_owned();
    assert!(line.starts_with(&format!("{person} ")) && line.len() > 60 && !line.contains("仇"), "{file}");
    // Another register whose person has the same number: the link does not fit.
    let mut other = House::started();
    let stranger = other.make("person_add", json!({ "name": "陌生人", "phone": "15400003333" }));
    assert_eq!(stranger, person);
    std::fs::copy(house.file("erased"), other.file("erased")).unwrap();
    other.reopen();
    assert_eq!(card(&mut other, stranger)["phone"], "154****3333");
}

#[test]
fn cards_merged_into_it_are_deleted_with_it() {
    let mut house = House::started();
    let keep = house.make("person_add", json!({ "name": "仇小兰" }));
    let other = full_card(&mut house);
    let preview = house.ask("person_merge_preview", json!({ "keep": keep, "other": other }));
    house.ask(
        "person_merge",
        json!({
            "keep": keep, "keep_version": preview["keep"]["version"],
            "other": other, "other_version": preview["other"]["version"]
        }),
    );
    erase(&mut house, keep);
    let after = in_clear(&mut house);
    for canary in canaries() {
        assert!(!found(&after, &canary), "{canary} is still there");
    }
    assert_eq!(std::fs::read_to_string(house.file("erased")).unwrap().lines().count(), 2);
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
}

#[test]
fn the_look_lists_every_free_text_and_file_that_names_somebody_still() {
    let mut house = House::started();
    let person = full_card(&mut house);
    let neighbour = house.make("person_add", json!({ "name": "李秀英", "note": "仇小兰的邻居" }));
    let body = house.body("居民委员会");
    let meeting = house.make("meeting_add", json!({ "body": body, "held": "2023-06-05" }));
    house.make("agenda_add", json!({ "meeting": meeting, "title": "关于仇小兰的补助" }));
    house.ask(
        "report_text_set",
        json!({ "year": 2025, "part": "problems", "text": "仇小兰等人反映路灯不亮", "version": 0 }),
    );
    let folder = house.path("out");
    house.ask("person_data_export", json!({ "id": person, "folder": folder.to_string_lossy(), "format": "docx" }));
    let look = house.ask("person_erase_look", json!({ "id": person }));
    let texts = look["texts"].as_array().unwrap().clone();
    let has = |what: &str, part: &str| {
        texts.iter().any(|text| text["what"] == what && text["excerpt"].as_str().unwrap().contains(part))
    };
    assert!(has("人员", "仇小兰的邻居"), "{look}");
    assert!(has("议题", "关于仇小兰的补助"), "{look}");
    assert!(has("年度报告", "反映路灯不亮"), "{look}");
    assert!(
        texts.iter().any(|text| text["meeting"] == meeting) && texts.iter().any(|text| text["person"] == neighbour)
    );
    assert!(look["files"].to_string().contains("仇小兰个人信息清单"), "{look}");
    assert!(look["goes"].to_string().contains("1条证书") && look["goes"].to_string().contains("没填完的表"), "{look}");
    assert!(look["stays"].to_string().contains("1条任职"), "{look}");
    assert!(!look.to_string().contains(PHONE) && !look.to_string().contains(ID), "{look}");
    assert_eq!(look["refused"], Value::Null);
}

/// A workbook, packed: nothing in its bytes says what it holds.
fn packed(name: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, format!("出席：{name}、李秀英")).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn attachments_are_looked_into_even_packed_and_what_cannot_be_is_named() {
    tests::juwei();
    let mut house = House::started();
    let person = full_card(&mut house);
    let papers: Vec<i64> = ["点名册", "别的名册", "扫描件", "通知"]
        .into_iter()
        .map(|title| house.make("paper_add", json!({ "title": title })))
        .collect();
    let (folder, body) = (house.path("out"), house.body("居民委员会"));
    let docx =
        house.ask("roster_export", json!({ "body": body, "as_of": "2023-01-01", "folder": folder, "format": "docx" }));
    let docx = std::fs::read(docx["files"][0]["path"].as_str().unwrap()).unwrap();
    assert!(!found(&packed("仇小兰"), "仇小兰") && !found(&docx, "仇小兰"));
    let files = [packed(FORMER), packed("韩梅梅的同事"), b"%PDF-1.7 nothing to see".to_vec(), docx];
    house.close();
    let connection = tests::bare(&house.place());
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    for (paper, bytes) in papers.iter().zip(&files) {
        let key = format!("{paper:064}");
        connection
            .execute(
                "INSERT INTO attachment (sha256, size, media_type, bytes) VALUES (?1, ?2, '', ?3)",
                rusqlite::params![key, bytes.len() as i64, bytes],
            )
            .unwrap();
        connection
            .execute(
                "UPDATE document SET attachment = ?1, attachment_name = title WHERE id = ?2",
                rusqlite::params![key, paper],
            )
            .unwrap();
    }
    drop(connection);
    house.open();
    let look = house.ask("person_erase_look", json!({ "id": person }));
    let file = |name: &str| look["files"].as_array().unwrap().iter().find(|file| file["name"] == name).cloned();
    for named in ["点名册", "通知"] {
        let told = file(named).unwrap_or_else(|| panic!("{named}: {look}"));
        assert_eq!((&told["found"], &told["unread"]), (&json!(true), &json!(false)), "{told}");
    }
    let scan = file("扫描件").unwrap();
    assert_eq!((&scan["found"], &scan["unread"]), (&json!(false), &json!(true)), "{scan}");
    assert_eq!(file("别的名册"), None, "{look}");
}
