//! The register on disk: one program at a time, nothing readable, nothing lost, and a clear sentence when something is
//! wrong, with the bytes as they were.

use std::path::Path;
use std::time::{Duration, Instant};

use office::{Door, Office};
use serde_json::{Value, json};
use tests::{House, parsed, text};

const CANARY: &str = "金丝雀在此";

#[test]
fn a_second_start_is_told_at_once_and_the_first_still_writes() {
    let mut house = House::started();
    house.make("person_add", json!({ "name": "王建国" }));
    let started = Instant::now();
    let mut second = Office::start(house.place(), Door::CommandLine);
    let took = started.elapsed();
    assert_eq!(second.call("person_list", json!({})).unwrap_err().code(), "register_busy");
    assert!(took < Duration::from_millis(100), "{took:?}");
    // The same from another program.
    let refused = house.juwei(&["--json", "call", "person_list"]);
    assert_eq!((refused.status.code(), parsed(&refused.stdout)["code"].clone()), (Some(1), json!("register_busy")));
    assert!(!house.file("register.db-shm").exists());
    house.make("person_add", json!({ "name": "李秀英" }));
    assert_eq!(house.ask("person_list", json!({}))["total"], 2);
}

fn holds(path: &Path, canary: &str) -> bool {
    let bytes = std::fs::read(path).unwrap();
    let utf8 = canary.as_bytes();
    let utf16: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [utf8, &utf16].iter().any(|wanted| bytes.windows(wanted.len()).any(|part| part == *wanted))
}

#[test]
fn nothing_of_a_person_can_be_read_in_the_files() {
    let mut house = House::started();
    house.make("person_add", json!({ "name": CANARY, "id_number": "999901196001010017", "note": CANARY }));
    house.make("paper_add", json!({ "title": CANARY }));
    house.ask("draft_put", json!({ "form": "person/new", "content": CANARY }));
    let files: Vec<_> = std::fs::read_dir(house.place().register).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.iter().any(|file| file.ends_with("register.db-wal")), "{files:?}");
    for file in files {
        for canary in [CANARY, "999901196001010017", "CREATE TABLE", "SQLite format 3"] {
            assert!(!holds(&file, canary), "{canary} in {file:?}");
        }
    }
}

#[test]
fn a_damaged_file_is_said_so_and_left_as_it_is() {
    for place in [100, 0] {
        let mut house = House::started();
        house.close();
        let mut bytes = house.bytes();
        bytes[place] ^= 0xff;
        std::fs::write(house.file("register.db"), &bytes).unwrap();
        house.open();
        assert_eq!(house.refused("person_list", json!({})), "register_damaged");
        let state = house.ask("register_state", json!({}));
        assert_eq!((&state["standing"], &state["fault"]["code"]), (&json!("fault"), &json!("register_damaged")));
        assert_eq!(house.refused("register_new", json!({ "name": "安和里社区" })), "register_damaged");
        house.close();
        assert!(house.bytes() == bytes, "the file was touched");
    }
}

#[test]
fn a_file_cut_off_is_said_so_and_left_as_it_is() {
    for keep in [0, 1000, 4096, 20_000] {
        let mut house = House::started();
        house.close();
        let bytes = house.bytes()[..keep].to_vec();
        std::fs::write(house.file("register.db"), &bytes).unwrap();
        house.open();
        assert_eq!(house.refused("person_list", json!({})), "register_damaged", "{keep} bytes");
        house.close();
        assert!(house.bytes() == bytes, "the file was touched at {keep}");
    }
}

#[test]
fn damage_in_the_middle_is_found_by_the_check() {
    let mut house = House::started();
    for number in 0..50 {
        house.make("person_add", json!({ "name": format!("王{number}"), "note": "一".repeat(300) }));
    }
    house.close();
    let mut bytes = house.bytes();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(house.file("register.db"), &bytes).unwrap();
    let verified = house.juwei(&["--json", "verify"]);
    assert_eq!(verified.status.code(), Some(1), "{}", text(&verified.stderr));
    let said = parsed(&verified.stdout);
    let found = said["findings"].as_array().is_some_and(|found| !found.is_empty());
    assert!(found || said["code"] == "register_damaged", "{said}");
}

#[test]
fn a_lost_key_file_is_replaced_from_its_second_copy() {
    let mut house = House::started();
    house.make("person_add", json!({ "name": "王建国" }));
    house.close();
    let keys = std::fs::read(house.file("keys")).unwrap();
    std::fs::remove_file(house.file("keys")).unwrap();
    house.open();
    assert_eq!(house.ask("person_list", json!({}))["total"], 1);
    assert_eq!(std::fs::read(house.file("keys")).unwrap(), keys);
    // Damaged instead of lost.
    house.close();
    std::fs::write(house.file("keys"), b"JUWEIKEY").unwrap();
    house.open();
    assert_eq!(house.ask("person_list", json!({}))["total"], 1);
    assert_eq!(std::fs::read(house.file("keys")).unwrap(), keys);
}

#[test]
fn without_any_copy_of_the_key_nothing_opens_and_nothing_is_touched() {
    let mut house = House::started();
    house.close();
    let before = house.bytes();
    std::fs::remove_file(house.file("keys")).unwrap();
    std::fs::remove_dir_all(house.place().configuration).unwrap();
    house.open();
    assert_eq!(house.refused("person_list", json!({})), "wrong_key");
    house.close();
    assert!(house.bytes() == before);
}

fn backed_up(house: &mut House) -> String {
    let path = house.path("备份.juwei").to_string_lossy().into_owned();
    house.ask("backup_make", json!({ "path": path }));
    path
}

#[test]
fn a_restored_register_is_the_same_row_by_row() {
    let mut house = House::sample(40, 1, 9);
    let before = house.dump();
    let path = backed_up(&mut house);
    house.make("person_add", json!({ "name": "后来的人" }));
    let reply = house.ask("backup_restore", json!({ "path": path }));
    assert!(Path::new(reply["set_aside"].as_str().unwrap()).join("register.db").is_file());
    assert_eq!(house.dump(), before);
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
}

#[test]
fn a_restore_gives_no_number_twice_and_says_what_was_left_behind() {
    let mut house = House::started();
    house.make("person_add", json!({ "name": "王建国" }));
    let path = backed_up(&mut house);
    let left = house.make("person_add", json!({ "name": "李秀英" }));
    let head = house.ask("history_list", json!({}));
    let operation = head["operations"][0]["id"].as_i64().unwrap();
    house.ask("backup_restore", json!({ "path": path }));
    let newest = house.ask("history_list", json!({}))["operations"][0].clone();
    assert_eq!(newest["kind"], "note");
    assert!(newest["id"].as_i64().unwrap() > operation, "{newest}");
    let reason = newest["reason"].as_str().unwrap();
    assert!(reason.contains(&operation.to_string()), "{reason}");
    assert!(reason.contains(head["chain"].as_str().unwrap()), "{reason} without {}", head["chain"]);
    assert!(house.make("person_add", json!({ "name": "新来的人" })) > left);
    house.reopen();
    assert_eq!(house.ask("verify", json!({}))["findings"], json!([]));
}

#[test]
fn a_backup_opens_on_another_machine() {
    let mut house = House::started();
    house.make("person_add", json!({ "name": "王建国" }));
    let before = house.dump();
    let path = backed_up(&mut house);
    let mut other = House::empty();
    other.ask("backup_restore", json!({ "path": path }));
    assert_eq!(other.dump(), before);
    // Its key has a second copy here too.
    other.close();
    std::fs::remove_file(other.file("keys")).unwrap();
    other.open();
    assert_eq!(other.ask("person_list", json!({}))["total"], 1);
}

#[test]
fn a_sample_and_a_real_register_never_take_each_others_place() {
    let mut real = House::started();
    let mut sample = House::sample(12, 1, 2);
    let (of_real, of_sample) = (backed_up(&mut real), backed_up(&mut sample));
    let (before_real, before_sample) = (real.dump(), sample.dump());
    assert_eq!(real.refused("backup_restore", json!({ "path": of_sample })), "sample_mixed");
    assert_eq!(sample.refused("backup_restore", json!({ "path": of_real })), "sample_mixed");
    assert_eq!((real.dump(), sample.dump()), (before_real, before_sample));
}

#[test]
fn what_is_no_backup_is_refused_before_anything_is_touched() {
    let mut house = House::started();
    let path = backed_up(&mut house);
    let good = std::fs::read(&path).unwrap();
    let bad = house.path("坏的.juwei");
    let mut changed = good.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let mut head = good.clone();
    head[10] ^= 1;
    for (what, bytes) in [
        ("nothing", Vec::new()),
        ("a picture", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("cut off", good[..good.len() / 2].to_vec()),
        ("changed", changed),
        ("changed head", head),
    ] {
        std::fs::write(&bad, bytes).unwrap();
        let before = house.dump();
        let code = house.refused("backup_restore", json!({ "path": bad }));
        assert!(matches!(code.as_str(), "not_a_backup" | "register_too_new"), "{what}: {code}");
        assert_eq!(house.dump(), before, "{what}");
    }
    assert_eq!(house.refused("backup_restore", json!({ "path": house.path("没有.juwei") })), "file_missing");
}

#[test]
fn a_backup_that_cannot_be_written_says_why_and_leaves_no_half_file() {
    let mut house = House::started();
    let missing = house.path("没有这个文件夹").join("备份.juwei");
    assert_eq!(house.refused("backup_make", json!({ "path": missing })), "file_missing");
    std::fs::create_dir(house.path("文件夹.juwei")).unwrap();
    let code = house.refused("backup_make", json!({ "path": house.path("文件夹.juwei") }));
    assert_eq!(code, "file_not_a_file");
    let left: Vec<_> = std::fs::read_dir(house.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("备份")), "{left:?}");
    assert_eq!(house.ask("today_get", json!({}))["last_backup"], Value::Null);
}

#[cfg(target_os = "linux")]
mod on_linux {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use super::*;

    /// A shell that lets no file grow beyond some blocks: writing fails there as on a full disk.
    #[test]
    fn a_backup_to_a_place_without_room_leaves_the_register_as_it_was() {
        let mut house = House::sample(12, 1, 3);
        house.close();
        let before = house.bytes();
        let target = house.path("备份.juwei");
        let place = house.place();
        let refused = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$@\"", "sh"])
            .arg(tests::juwei())
            .args(["--json", "backup", "--to"])
            .arg(&target)
            .arg("--register")
            .arg(&place.register)
            .env("JUWEI_CONFIGURATION", &place.configuration)
            .output()
            .unwrap();
        assert_eq!(refused.status.code(), Some(1), "{}", text(&refused.stderr));
        let code = parsed(&refused.stdout)["code"].clone();
        assert!(["disk_full", "file_trouble"].contains(&code.as_str().unwrap()), "{code}");
        assert!(!target.exists());
        assert!(house.bytes() == before);
    }

    /// Where even the administrator may not write.
    #[test]
    fn a_register_is_not_begun_where_nothing_can_be_written() {
        let mut house = House::empty();
        let place = office::Place { register: "/sys/juwei".into(), ..house.place() };
        let mut office = Office::start(place, Door::CommandLine);
        let fault = office.call("register_new", json!({ "name": "安和里社区" })).unwrap_err();
        assert!(fault.code().starts_with("file_"), "{fault:?}");
        house.ask("register_new", json!({ "name": "安和里社区" }));
    }

    #[test]
    fn a_folder_that_may_only_be_read_is_said_so_and_left_as_it_is() {
        let mut house = House::started();
        house.make("person_add", json!({ "name": "王建国" }));
        house.close();
        let before = house.bytes();
        let place = house.place();
        let mode =
            |path: &Path, mode: u32| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        mode(&house.path(""), 0o755);
        for file in ["register.db", "keys"] {
            mode(&house.file(file), 0o444);
        }
        mode(&place.register, 0o555);
        let mut command = Command::new(tests::juwei());
        command.args(["--json", "call", "person_add", "{\"name\":\"李秀英\"}", "--register"]).arg(&place.register);
        command.env("JUWEI_CONFIGURATION", &place.configuration);
        if is_administrator() {
            // The administrator may write everywhere: somebody else tries.
            std::os::unix::process::CommandExt::uid(&mut command, 65534);
        }
        let refused = command.output().unwrap();
        mode(&place.register, 0o755);
        assert_eq!(refused.status.code(), Some(1), "{}", text(&refused.stderr));
        assert_eq!(parsed(&refused.stdout)["code"], "file_not_allowed");
        assert!(house.bytes() == before);
    }

    fn is_administrator() -> bool {
        let own = std::fs::metadata("/proc/self").unwrap();
        std::os::unix::fs::MetadataExt::uid(&own) == 0
    }
}
