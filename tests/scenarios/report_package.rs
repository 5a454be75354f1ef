//! The package of a sent report: what stands in it, that its manifest is true, and that a password locks it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tests::House;

fn sent() -> (House, i64) {
    let mut house = House::started();
    house.appoint("居民委员会", "委员", 5);
    let body = house.body("居民委员会");
    let post = house.post(body, "主任");
    let person = house.make(
        "person_add",
        json!({ "name": "=1+1", "sex": "女", "phone": "15400001234", "id_number": "999901198508150026" }),
    );
    house.make("appointment_add", json!({ "person": person, "post": post, "from": "2022-01-01" }));
    house.ask("report_check", json!({ "year": 2025 }));
    let version = house.make("report_freeze", json!({ "year": 2025 }));
    (house, version)
}

fn package(house: &mut House, version: i64, password: Option<&str>) -> Vec<u8> {
    let folder = house.path("报送");
    let reply = house.ask("report_package", json!({ "id": version, "folder": folder, "password": password }));
    std::fs::read(reply["files"][0]["path"].as_str().unwrap()).unwrap()
}

fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    documents::package::unpacked(bytes, None).unwrap()
}

#[test]
fn everything_of_the_report_is_in_it_and_the_manifest_is_true() {
    let (mut house, version) = sent();
    let files = unpacked(&package(&mut house, version, None));
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert_eq!((&manifest["schema"], &manifest["committee"]), (&json!("juwei.package/1"), &json!("安和里社区")));
    assert_eq!(
        (&manifest["year"], &manifest["version"], &manifest["reader"]),
        (&json!(2025), &json!(1), &json!("street"))
    );
    let listed: Vec<&str> =
        manifest["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect();
    for name in ["report.json", "report.schema.json", "report.docx", "report.pdf", "report.xlsx", "tables/01.csv"] {
        assert!(listed.contains(&name), "{name}: {listed:?}");
    }
    assert_eq!(listed.len() + 1, files.len());
    for file in manifest["files"].as_array().unwrap() {
        let bytes = &files[file["name"].as_str().unwrap()];
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            (file["sha256"].as_str().unwrap(), file["size"].as_u64().unwrap()),
            (digest.as_str(), bytes.len() as u64)
        );
        assert!(!file["title"].as_str().unwrap().is_empty());
    }
    assert!(files.keys().all(|name| name.is_ascii()), "a name every program unpacks alike");
    assert!(files["report.pdf"].starts_with(b"%PDF"));
}

#[test]
fn the_report_in_it_says_what_the_paper_says_by_the_published_shape() {
    let (mut house, version) = sent();
    let files = unpacked(&package(&mut house, version, None));
    let report: Value = serde_json::from_slice(&files["report.json"]).unwrap();
    let number = |code: &str| {
        report["numbers"]
            .as_array()
            .unwrap()
            .iter()
            .find(|number| number["code"] == code)
            .unwrap_or_else(|| panic!("{code}"))
            .clone()
    };
    assert_eq!(
        (&number("members.total")["value"], &number("members.total")["origin"]),
        (&json!(6.0), &json!("computed"))
    );
    assert_eq!(report["schema"], "juwei.report/1");
    assert!(report["sentences"].as_array().unwrap().iter().any(|one| one["text"].as_str().unwrap().contains("6人")));
    let schema: Value = serde_json::from_slice(&files["report.schema.json"]).unwrap();
    // The shape names every field that is there, and asks for none that is not.
    let properties = schema["properties"].as_object().unwrap();
    for field in report.as_object().unwrap().keys() {
        assert!(properties.contains_key(field), "{field}");
    }
    for field in schema["required"].as_array().unwrap() {
        assert!(!report[field.as_str().unwrap()].is_null() || field == "note", "{field}");
    }
}

#[test]
fn a_table_as_csv_is_read_by_excel_and_holds_no_formula() {
    let (mut house, version) = sent();
    let files = unpacked(&package(&mut house, version, None));
    let tables: Vec<(&String, String)> = files
        .iter()
        .filter(|(name, _)| name.starts_with("tables/"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes.clone()).unwrap()))
        .collect();
    assert!(tables.iter().all(|(_, text)| text.starts_with('\u{feff}') && text.ends_with("\r\n")));
    assert!(tables.iter().any(|(_, text)| text.contains(",'=1+1,")), "the name stands as a text");
    let formula = |text: &str| text.split([',', '\n']).any(|cell| cell.starts_with(['=', '@']));
    assert!(!tables.iter().any(|(_, text)| formula(text)));
    // Nobody's number stands in anything that goes out.
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("999901198508150026") && !text.contains("15400001234"), "{name}");
    }
}

#[test]
fn the_plain_package_is_the_kept_one_and_a_password_locks_another() {
    let (mut house, version) = sent();
    let plain = package(&mut house, version, None);
    assert_eq!(plain, package(&mut house, version, None));
    let locked = package(&mut house, version, Some("Jiedao-2026"));
    assert_eq!(documents::package::unpacked(&locked, None).unwrap_err(), domain::papers::sent::PackageTrouble::Locked);
    assert_eq!(documents::package::unpacked(&locked, Some("Jiedao-2026")).unwrap(), unpacked(&plain));
    for password in ["短1", "12345", "街道二〇二六年", "with space"] {
        let request = json!({ "id": version, "folder": house.path("报送"), "password": password });
        assert_eq!(house.refused("report_package", request), "package_password", "{password}");
    }
    let told: Vec<String> = house.ask("history_list", json!({ "limit": 3 }))["operations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["sentence"].as_str().unwrap().to_owned())
        .collect();
    assert!(told[0].contains("有密码") && told[1].contains("没有密码"), "{told:?}");
    assert!(!house.dump().contains("Jiedao-2026"), "the password is kept nowhere");
}
