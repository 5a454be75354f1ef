//! A street office reads the packages of all its committees at once: `juwei report collect`, and DuckDB over `report.json`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use calamine::{Data, Reader};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tests::{House, parsed, text};

/// The files of a real package.
fn pattern() -> BTreeMap<String, Vec<u8>> {
    let mut house = House::started();
    house.appoint("居民委员会", "委员", 5);
    house.ask("report_check", json!({ "year": 2025 }));
    let version = house.make("report_freeze", json!({ "year": 2025 }));
    let reply = house.ask("report_package", json!({ "id": version, "folder": house.path("报送") }));
    let bytes = std::fs::read(reply["files"][0]["path"].as_str().unwrap()).unwrap();
    documents::package::unpacked(&bytes, None).unwrap()
}

/// The same for another committee: its name, and the number of its members.
fn another(
    pattern: &BTreeMap<String, Vec<u8>>,
    number: usize,
    change: impl Fn(&mut Value),
) -> BTreeMap<String, Vec<u8>> {
    let mut files = pattern.clone();
    let mut report: Value = serde_json::from_slice(&files["report.json"]).unwrap();
    let mut manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    let name = format!("样例{number:03}社区");
    report["committee"]["name"] = json!(name);
    for one in report["numbers"].as_array_mut().unwrap().iter_mut().filter(|one| one["code"] == "members.total") {
        one["value"] = json!(number as f64);
        one["printed"] = json!(number.to_string());
    }
    change(&mut report);
    for field in ["year", "version", "reader"] {
        manifest[field] = report[field].clone();
    }
    manifest["committee"] = report["committee"]["name"].clone();
    let bytes = serde_json::to_vec(&report).unwrap();
    for file in manifest["files"].as_array_mut().unwrap().iter_mut().filter(|file| file["name"] == "report.json") {
        file["size"] = json!(bytes.len());
        file["sha256"] = json!(digest(&bytes));
    }
    files.insert("report.json".to_owned(), bytes);
    files.insert("manifest.json".to_owned(), serde_json::to_vec(&manifest).unwrap());
    files
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn zipped(files: &BTreeMap<String, Vec<u8>>, password: Option<&str>) -> Vec<u8> {
    let files: Vec<(String, Vec<u8>)> = files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())).collect();
    documents::package::packed(&files, password).unwrap()
}

/// `juwei report collect`, with something to read.
fn collect(folder: &Path, out: &Path, more: &[&str], input: Option<&Path>) -> Output {
    let mut command = Command::new(tests::juwei());
    command.args(["report", "collect"]).arg(folder).arg("--out").arg(out).args(more);
    command.stdin(input.map_or_else(Stdio::null, |path| std::fs::File::open(path).unwrap().into()));
    command.output().unwrap()
}

fn sheet(path: &Path, name: &str) -> Vec<Vec<Data>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = book.worksheet_range(name).unwrap_or_else(|_| panic!("{name} in {:?}", book.sheet_names()));
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn three_hundred_packages_are_one_workbook_and_three_hundred_rows_for_duckdb() {
    let folder = tempfile::tempdir().unwrap();
    let packages = folder.path().join("包");
    std::fs::create_dir(&packages).unwrap();
    let pattern = pattern();
    for number in 1..=300 {
        let files = another(&pattern, number, |_| {});
        std::fs::write(packages.join(format!("样例{number:03}社区.zip")), zipped(&files, None)).unwrap();
        let unpacked = folder.path().join(format!("解开/{number:03}"));
        std::fs::create_dir_all(&unpacked).unwrap();
        std::fs::write(unpacked.join("report.json"), &files["report.json"]).unwrap();
    }
    let out = folder.path().join("2025.xlsx");
    let begun = Instant::now();
    let done = collect(&packages, &out, &["--json"], None);
    println!("collect: 300 packages in {:?}", begun.elapsed());
    assert_eq!(done.status.code(), Some(0), "{}{}", text(&done.stdout), text(&done.stderr));
    let told = parsed(&done.stdout);
    assert_eq!((&told["packages"], &told["taken"], &told["left"]), (&json!(300), &json!(300), &json!([])));
    let committees = sheet(&out, "各社区");
    assert_eq!(committees.iter().filter(|row| format!("{}", row[0]).starts_with("样例")).count(), 300);
    let members = sheet_with(&out, "居民委员会成员：总人数");
    let head = members
        .iter()
        .position(|row| row.iter().any(|cell| cell == &Data::String("居民委员会成员：总人数".into())))
        .unwrap();
    let column = members[head].iter().position(|cell| cell == &Data::String("居民委员会成员：总人数".into())).unwrap();
    let mut sum = 0.0;
    for row in members.iter().filter(|row| format!("{}", row[0]).starts_with("样例")) {
        // Typed: a number is a number.
        match &row[column] {
            Data::Float(value) => sum += value,
            Data::Int(value) => sum += *value as f64,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(sum, (1..=300).sum::<i32>() as f64);
    duckdb(&folder.path().join("解开"));
}

/// The sheet one of whose cells holds a text.
fn sheet_with(path: &Path, wanted: &str) -> Vec<Vec<Data>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let names = book.sheet_names();
    names
        .iter()
        .map(|name| book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect::<Vec<_>>())
        .find(|rows| rows.iter().flatten().any(|cell| cell == &Data::String(wanted.to_owned())))
        .unwrap_or_else(|| panic!("{wanted} in {names:?}"))
}

/// What the README shows, over the unpacked packages.
fn duckdb(folder: &Path) {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md")).unwrap();
    let query =
        readme.split("```sql\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a query in the README");
    let Some(python) = python_with_duckdb() else { return };
    let script = "import duckdb, json, sys\nprint(json.dumps(duckdb.sql(sys.stdin.read()).fetchall(), default=str))";
    let given = folder.join("query.sql");
    std::fs::write(&given, query).unwrap();
    let answer = Command::new(python)
        .args(["-c", script])
        .current_dir(folder)
        .stdin(std::fs::File::open(&given).unwrap())
        .output()
        .unwrap();
    assert!(answer.status.success(), "{}", text(&answer.stderr));
    let rows = parsed(&answer.stdout);
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 300);
    assert_eq!((&rows[0][0], &rows[0][3]), (&json!("样例300社区"), &json!(300.0)), "most members first");
}

/// DuckDB's wheel in an environment of its own under `target/`; nothing, and why, where there is no Python or no wheel.
fn python_with_duckdb() -> Option<PathBuf> {
    let skipped = |why: &str| {
        println!("skipped: DuckDB over report.json ({why})");
        None
    };
    let running = std::env::current_exe().unwrap();
    let home = running.ancestors().nth(3).unwrap().join("duckdb");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let works = |python: &Path| {
        let tried = Command::new(python).args(["-c", "import duckdb"]).output();
        tried.is_ok_and(|tried| tried.status.success())
    };
    if works(&python) {
        return Some(python);
    }
    let system = if cfg!(windows) { "python" } else { "python3" };
    let made = Command::new(system).args(["-m", "venv"]).arg(&home).output();
    if !made.is_ok_and(|made| made.status.success()) {
        return skipped("no Python that makes an environment");
    }
    let wheel = ["-m", "pip", "install", "--quiet", "--only-binary", ":all:", "--retries", "0", "duckdb"];
    drop(Command::new(&python).args(wheel).output());
    if works(&python) { Some(python) } else { skipped("no wheel of it to be had") }
}

#[test]
fn a_broken_package_is_named_with_the_reason_and_the_others_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let packages = folder.path().join("包");
    std::fs::create_dir(&packages).unwrap();
    let pattern = pattern();
    let put = |name: &str, bytes: &[u8]| std::fs::write(packages.join(name), bytes).unwrap();
    put("01好.zip", &zipped(&another(&pattern, 1, |_| {}), None));
    put("02旧版.zip", &zipped(&another(&pattern, 2, |_| {}), None));
    put("02新版.zip", &zipped(&another(&pattern, 2, |report| report["version"] = json!(2)), None));
    put("03不是.zip", b"no zip");
    put("04空.zip", b"");
    put("05别的.zip", &zipped(&BTreeMap::from([("a.txt".to_owned(), b"x".to_vec())]), None));
    let mut changed = another(&pattern, 6, |_| {});
    changed.get_mut("tables/01.csv").unwrap().push(b'9');
    put("06改过.zip", &zipped(&changed, None));
    let mut missing = another(&pattern, 7, |_| {});
    missing.remove("report.pdf");
    put("07缺.zip", &zipped(&missing, None));
    let mut stray = another(&pattern, 8, |_| {});
    stray.insert("../../outside.txt".to_owned(), b"x".to_vec());
    put("08多.zip", &zipped(&stray, None));
    let mut newer = another(&pattern, 9, |_| {});
    newer.insert("manifest.json".to_owned(), json!({ "schema": "juwei.package/9" }).to_string().into_bytes());
    put("09新.zip", &zipped(&newer, None));
    let mut bomb = another(&pattern, 10, |_| {});
    bomb.insert("report.json".to_owned(), vec![b' '; 64 * 1024 * 1024]);
    put("10炸弹.zip", &zipped(&bomb, None));
    let locked = zipped(&another(&pattern, 11, |_| {}), Some("Jiedao-2026"));
    put("11有密码.zip", &locked);
    put("12半个.zip", &locked[..locked.len() / 2]);
    put("说明.txt", b"no package");
    std::fs::create_dir(packages.join("13文件夹.zip")).unwrap();
    let out = folder.path().join("2025.xlsx");
    let done = collect(&packages, &out, &["--json"], None);
    assert_eq!(done.status.code(), Some(1), "{}", text(&done.stderr));
    let told = parsed(&done.stdout);
    assert_eq!((&told["packages"], &told["taken"]), (&json!(13), &json!(2)), "{told}");
    let left: BTreeMap<String, String> = told["left"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["file"].as_str().unwrap().to_owned(), one["reason"].as_str().unwrap().to_owned()))
        .collect();
    for (file, words) in [
        ("02旧版.zip", "02新版.zip"),
        ("03不是.zip", "损坏"),
        ("04空.zip", "损坏"),
        ("05别的.zip", "不是居委台账的报送包"),
        ("06改过.zip", "tables/01.csv"),
        ("07缺.zip", "report.pdf"),
        ("08多.zip", "outside.txt"),
        ("09新.zip", "更新版本"),
        ("10炸弹.zip", "太大"),
        ("11有密码.zip", "密码"),
        ("12半个.zip", "损坏"),
    ] {
        assert!(left.get(file).is_some_and(|reason| reason.contains(words)), "{file}: {left:?}");
    }
    assert_eq!(left.len(), 11);
    assert_eq!(sheet(&out, "没有汇总的文件").iter().filter(|row| format!("{}", row[0]).ends_with(".zip")).count(), 11);
    assert!(!folder.path().join("outside.txt").exists() && !Path::new("outside.txt").exists());
    // With the password, from a file or typed, the locked one is taken too.
    let password = folder.path().join("密码.txt");
    std::fs::write(&password, "Jiedao-2026\r\n").unwrap();
    let by_file = collect(&packages, &out, &["--json", "--password-file", password.to_str().unwrap()], None);
    assert_eq!(parsed(&by_file.stdout)["taken"], 3);
    let typed = collect(&packages, &out, &["--json"], Some(&password));
    assert_eq!(parsed(&typed.stdout)["taken"], 3);
    std::fs::write(&password, "wrong").unwrap();
    let wrong = parsed(&collect(&packages, &out, &["--json"], Some(&password)).stdout);
    let reason = wrong["left"].as_array().unwrap().iter().find(|one| one["file"] == "11有密码.zip").unwrap();
    assert!(reason["reason"].as_str().unwrap().contains("密码不对"), "{reason}");
}

#[test]
fn a_folder_without_packages_and_a_target_that_cannot_be_written_are_said_and_nothing_is_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let packages = folder.path().join("包");
    std::fs::create_dir(&packages).unwrap();
    let out = folder.path().join("2025.xlsx");
    let refused = |done: Output| (done.status.code(), parsed(&done.stdout)["code"].as_str().unwrap().to_owned());
    assert_eq!(refused(collect(&packages, &out, &["--json"], None)), (Some(1), "no_packages".to_owned()));
    assert_eq!(
        refused(collect(&folder.path().join("没有"), &out, &["--json"], None)),
        (Some(1), "file_missing".to_owned())
    );
    let pattern = pattern();
    std::fs::write(packages.join("好.zip"), zipped(&another(&pattern, 1, |_| {}), None)).unwrap();
    std::fs::create_dir(&out).unwrap();
    assert_eq!(refused(collect(&packages, &out, &["--json"], None)), (Some(1), "file_not_a_file".to_owned()));
    let gone = folder.path().join("U盘/2025.xlsx");
    assert_eq!(refused(collect(&packages, &gone, &["--json"], None)), (Some(1), "file_missing".to_owned()));
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    // Both need a file to write to; the year's report still asks for its year.
    let wrong = Command::new(tests::juwei()).args(["report", "collect"]).arg(&packages).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    let wrong = Command::new(tests::juwei()).args(["report", "--out", "."]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
}
