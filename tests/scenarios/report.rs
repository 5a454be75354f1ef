//! The annual report from a register kept by hand: the numbers are those a pencil counts, what she sets by hand is said
//! with its reason, and a file she changed is never written over.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::Fault;
use office::{Answer, Clock, Door, Office, Place};
use serde_json::{Value, json};
use tests::package::words as parts;

const TODAY: &str = "2026-07-01";
const ID_NUMBER: &str = "999901198508150026";
const PHONE: &str = "13800001234";

struct House {
    folder: tempfile::TempDir,
    office: Office,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { register: folder.path().join("register"), configuration: folder.path().join("settings") };
        let day: NaiveDate = TODAY.parse().unwrap();
        let office = Office::start_at(place, Door::Window, Clock::noon(day).unwrap());
        let mut house = Self { folder, office };
        house.ask(
            "register_new",
            json!({ "name": "安和里社区", "street": "样例街道", "term_start": "2021-12-28", "term_ordinal": 6 }),
        );
        house
    }

    fn call(&mut self, name: &str, request: Value) -> Result<Answer, Fault> {
        self.office.call(name, request)
    }

    fn ask(&mut self, name: &str, request: Value) -> Value {
        self.call(name, request).unwrap_or_else(|fault| panic!("{name}: {fault:?}")).reply.value()
    }

    fn code(&mut self, name: &str, request: Value) -> &'static str {
        self.call(name, request).unwrap_err().code()
    }

    fn id(&mut self, name: &str, request: Value) -> i64 {
        self.ask(name, request)["id"].as_i64().unwrap()
    }

    fn body(&mut self, name: &str) -> i64 {
        let list = self.ask("body_list", json!({}));
        let body = list["bodies"].as_array().unwrap().iter().find(|body| body["name"] == name);
        body.unwrap_or_else(|| panic!("{name} in {list}"))["id"].as_i64().unwrap()
    }

    fn post(&mut self, body: i64, name: &str) -> i64 {
        let card = self.ask("body_get", json!({ "id": body }));
        let post = card["posts"].as_array().unwrap().iter().find(|post| post["name"] == name).cloned();
        post.unwrap_or_else(|| panic!("{name} in {card}"))["id"].as_i64().unwrap()
    }

    fn person(&mut self, name: &str, about: Value) -> i64 {
        let mut request = about;
        request["name"] = name.into();
        self.id("person_add", request)
    }

    fn appoint(&mut self, person: i64, body: &str, post: &str, about: Value) -> i64 {
        let body = self.body(body);
        let post = self.post(body, post);
        let mut request = about;
        request["person"] = person.into();
        request["post"] = post.into();
        self.id("appointment_add", request)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn report(&mut self, year: i32, as_of: &str) -> Value {
        self.ask("report_get", json!({ "year": year, "as_of": as_of }))
    }

    fn export(&mut self, formats: &[&str]) -> Vec<String> {
        let folder = self.path("报告");
        let reply = self
            .ask("report_export", json!({ "year": 2025, "as_of": "2025-12-31", "folder": folder, "formats": formats }));
        reply["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap().to_owned()).collect()
    }

    /// Three members, two workers, one of them both; one member left in 2025; one came in 2026.
    fn filled() -> Self {
        let mut house = Self::new();
        let li = house.person(
            "李秀英",
            json!({ "sex": "女", "birth": "1973-05-06", "nationality": "汉族", "politics": "中共党员",
                    "education": "大学本科", "phone": PHONE }),
        );
        let zhang = house.person(
            "张丽",
            json!({ "id_number": ID_NUMBER, "nationality": "回族", "politics": "中共预备党员", "education": "大专" }),
        );
        let wang = house.person("王建国", json!({ "sex": "男", "politics": "群众" }));
        let left = house.person("孙桂兰", json!({ "sex": "女", "birth": "1960-01-01" }));
        let came = house.person("仇小兰", json!({ "sex": "女", "birth": "1999-01-01" }));
        let worker = house.person("解珍", json!({ "sex": "男", "birth": "1995-12-31", "politics": "共青团员" }));
        house.appoint(li, "居民委员会", "主任", json!({ "full_time": true }));
        house.appoint(zhang, "居民委员会", "副主任", json!({ "full_time": true }));
        house.appoint(wang, "居民委员会", "委员", json!({}));
        house.appoint(left, "居民委员会", "委员", json!({ "to": "2025-12-30" }));
        house.appoint(came, "居民委员会", "委员", json!({ "from": "2026-01-01" }));
        house.appoint(zhang, "社区工作者", "社区工作者", json!({ "from": "2022-01-01", "full_time": true }));
        house.appoint(worker, "社区工作者", "社区工作者", json!({ "from": "2025-12-31", "full_time": false }));
        house.appoint(li, "社区党组织", "书记", json!({ "from": "2022-01-01" }));
        house
    }

    fn meeting(&mut self, held: &str) -> i64 {
        let body = self.body("居民委员会");
        let meeting =
            self.id("meeting_add", json!({ "body": body, "held": held, "chair": "李秀英", "place": "会议室" }));
        self.ask("attendance_rest", json!({ "meeting": meeting, "presence": "present" }));
        let item = self.id("agenda_add", json!({ "meeting": meeting, "title": "修订居民公约" }));
        self.ask(
            "vote_set",
            json!({ "agenda_item": item, "method": "hands", "in_favour": 2, "against": 1, "abstained": 0 }),
        );
        self.id("resolution_add", json!({ "meeting": meeting, "text": "修订居民公约", "responsible": "张丽" }))
    }
}

fn row(report: &Value, label: &str) -> (String, String) {
    let tables = report["tables"].as_array().unwrap();
    let rows = tables.iter().find(|table| table["code"] == "r08").unwrap()["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["label"] == label).unwrap_or_else(|| panic!("{label} in {rows:?}"));
    let cell = |at: usize| row["cells"][at]["printed"].as_str().unwrap().to_owned();
    (cell(0), cell(1))
}

fn number<'a>(report: &'a Value, code: &str) -> &'a Value {
    let numbers = report["numbers"].as_array().unwrap();
    numbers.iter().find(|number| number["code"] == code).unwrap_or_else(|| panic!("{code}"))
}

fn names(sources: &Value) -> Vec<&str> {
    sources.as_array().unwrap().iter().map(|source| source["text"].as_str().unwrap()).collect()
}

fn chapter<'a>(report: &'a Value, code: &str) -> &'a Value {
    report["chapters"].as_array().unwrap().iter().find(|one| one["code"] == code).unwrap()
}

fn words(report: &Value, code: &str) -> String {
    let mut words = String::new();
    for block in chapter(report, code)["blocks"].as_array().unwrap() {
        for run in block["runs"].as_array().into_iter().flatten() {
            words.push_str(run["text"].as_str().unwrap());
        }
        words.push('\n');
    }
    words
}

#[test]
fn the_numbers_are_those_a_pencil_counts() {
    let mut house = House::filled();
    let report = house.report(2025, "2025-12-31");
    for (label, members, workers) in [
        ("总人数", "3", "2"),
        ("男性", "1", "1"),
        ("女性", "2", "1"),
        ("30岁及以下", "0", "1"),
        ("31至40岁", "1", "1"),
        ("41至50岁", "0", "0"),
        ("51岁及以上", "1", "0"),
        ("年龄不明", "1", "0"),
        ("汉族", "1", "0"),
        ("少数民族", "1", "1"),
        ("民族不明", "1", "1"),
        ("大学本科", "1", "0"),
        ("大学专科", "1", "1"),
        ("文化程度不明", "1", "1"),
        ("党员", "2", "1"),
        ("共青团员", "0", "1"),
        ("其他", "1", "0"),
        ("专职", "2", "1"),
        ("兼职", "0", "1"),
        ("专兼职不明", "1", "0"),
    ] {
        assert_eq!(row(&report, label), (members.to_owned(), workers.to_owned()), "{label}");
    }
    assert_eq!(names(&number(&report, "members.party")["counted"]), ["李秀英", "张丽"]);
    assert_eq!(names(&number(&report, "members.age_30")["unknown"]), ["王建国"]);
    assert_eq!(number(&report, "members.in_party_body")["printed"], "1");
    assert!(report["checks"].as_array().unwrap().iter().all(|check| check["wrong"] == false), "{}", report["checks"]);
}

#[test]
fn a_day_decides_who_is_in_office() {
    let mut house = House::filled();
    assert_eq!(row(&house.report(2025, "2025-12-30"), "总人数"), ("4".to_owned(), "1".to_owned()));
    assert_eq!(row(&house.report(2025, "2025-12-31"), "总人数"), ("3".to_owned(), "2".to_owned()));
    assert_eq!(row(&house.report(2025, "2026-01-01"), "总人数"), ("4".to_owned(), "2".to_owned()));
}

#[test]
fn the_usual_day_is_the_last_of_the_year_or_today() {
    let mut house = House::new();
    assert_eq!(house.ask("report_get", json!({ "year": 2025 }))["as_of"], "2025-12-31");
    assert_eq!(house.ask("report_get", json!({ "year": 2026 }))["as_of"], TODAY);
    assert_eq!(house.report(2026, "2026-12-31")["as_of"], "2026-12-31");
    assert_eq!(house.code("report_get", json!({ "year": 12 })), "out_of_range");
}

#[test]
fn an_empty_register_still_gives_a_report_that_says_so() {
    let mut house = House::new();
    let report = house.report(2025, "2025-12-31");
    assert!(words(&report, "self_rule").contains("2025年没有会议的记录。"));
    assert!(words(&report, "self_rule").contains("没有居民小组的记录。"));
    assert_eq!(chapter(&report, "plan")["standing"], "unwritten");
    let pages = house.ask("report_pages", json!({ "year": 2025 }));
    assert!(pages["pages"][0].as_str().unwrap().contains("<svg"));
}

#[test]
fn meetings_of_the_year_are_counted_by_body_and_later_ones_are_not() {
    let mut house = House::filled();
    let resolution = house.meeting("2025-03-05");
    house.meeting("2025-12-31");
    house.meeting("2026-01-05");
    house.ask("follow_up_add", json!({ "resolution": resolution, "on": "2025-06-01", "text": "已张贴", "done": true }));
    let report = house.report(2025, "2025-12-31");
    assert_eq!(number(&report, "meetings.held")["printed"], "2");
    assert_eq!(number(&report, "meetings.resolutions")["printed"], "2");
    assert_eq!(number(&report, "meetings.settled")["printed"], "1");
    let said = words(&report, "self_rule");
    // Four members were due on 5 March, three on 31 December; all came.
    assert!(said.contains("召开会议2次，应到7人次，实到7人次，到会率100.0%，作出决议2件，其中已落实1件。"), "{said}");
    assert!(said.contains("尚未落实的决议1件：修订居民公约。"), "{said}");
    assert_eq!(number(&house.report(2025, "2025-06-30"), "meetings.held")["printed"], "1");
}

#[test]
fn figures_of_groups_and_buildings_make_the_figures_of_the_whole() {
    let mut house = House::new();
    let group = house.id("body_add", json!({ "kind": "resident_group", "name": "第1居民小组" }));
    let one = house.id("building_add", json!({ "name": "1号楼", "group": group, "from": "2020-01-01" }));
    let two = house.id("building_add", json!({ "name": "2号楼" }));
    for (building, households) in [(one, 60_000), (two, 36_000)] {
        house.ask(
            "figure_set",
            json!({ "building": building, "kind": "households", "on": "2025-12-01", "thousandths": households }),
        );
    }
    let report = house.report(2025, "2025-12-31");
    assert_eq!(number(&report, "figure.households")["printed"], "96");
    house.ask("figure_set", json!({ "kind": "households", "on": "2025-12-20", "thousandths": 97_000 }));
    let report = house.report(2025, "2025-12-31");
    assert_eq!(number(&report, "figure.households")["printed"], "97");
    let said = words(&report, "basics");
    assert!(said.starts_with("安和里社区居民97户，有居民楼2栋，分1个居民小组。"), "{said}");
}

#[test]
fn a_number_set_by_hand_needs_a_reason_shows_everywhere_and_can_be_taken_back() {
    let mut house = House::filled();
    let set = |thousandths: i64, reason: &str| json!({ "year": 2025, "number": "members.female", "thousandths": thousandths, "reason": reason });
    assert_eq!(house.code("report_override_set", set(1000, " ")), "reason_needed");
    assert_eq!(
        house.code(
            "report_override_set",
            json!({ "year": 2025, "number": "members.no_such", "thousandths": 1, "reason": "没有" })
        ),
        "not_a_code"
    );
    house.ask("report_override_set", set(1000, "街道口径"));
    let report = house.report(2025, "2025-12-31");
    let changed = number(&report, "members.female");
    assert_eq!((&changed["printed"], &changed["computed"]), (&json!("1"), &json!("2")));
    assert_eq!(row(&report, "女性").0, "1");
    assert!(words(&report, "basics").contains("其中女性1人，占33.3%"));
    let wrong: Vec<&Value> =
        report["checks"].as_array().unwrap().iter().filter(|check| check["wrong"] == true).collect();
    // The table by post takes its sum from the same number.
    let codes: Vec<&str> = wrong.iter().map(|check| check["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["members.sex_sum", "structure_female.post_sum"]);
    assert_eq!(wrong[0]["sides"], json!(["男性1 + 女性1 = 2", "总人数3"]));
    let by_hand = &changed["by_hand"];
    house.ask("report_override_remove", json!({ "id": by_hand["id"], "version": by_hand["version"] }));
    assert_eq!(row(&house.report(2025, "2025-12-31"), "女性").0, "2");
    house.ask("undo", json!({}));
    assert_eq!(row(&house.report(2025, "2025-12-31"), "女性").0, "1");
}

#[test]
fn a_free_part_is_written_kept_and_not_overwritten_from_an_older_state() {
    let mut house = House::new();
    let write = |text: &str, version: i64| json!({ "year": 2025, "part": "plan", "text": text, "version": version });
    house.ask("report_text_set", write("一是修公告栏。\n二是办邻里节。", 0));
    assert_eq!(house.code("report_text_set", write("另一稿", 0)), "changed_meanwhile");
    let report = house.report(2025, "2025-12-31");
    let part = report["parts"].as_array().unwrap().iter().find(|part| part["part"] == "plan").unwrap().clone();
    assert_eq!(part["text"], "一是修公告栏。\n二是办邻里节。");
    house.ask("report_text_set", write("", part["version"].as_i64().unwrap()));
    assert_eq!(chapter(&house.report(2025, "2025-12-31"), "plan")["standing"], "unwritten");
    assert_eq!(house.report(2026, TODAY)["parts"][9]["last_year"], "");
}

#[test]
fn three_files_with_the_names_promised_and_nothing_private_in_them() {
    let mut house = House::filled();
    house.meeting("2025-03-05");
    assert_eq!(
        house.export(&["xlsx", "docx", "pdf"]),
        [
            "2025年度报告_安和里社区_20251231.docx",
            "2025年度报告_安和里社区_20251231.pdf",
            "2025年度报告_安和里社区_20251231.xlsx"
        ]
    );
    let folder = house.path("报告");
    for extension in ["docx", "xlsx"] {
        let text = parts(&folder.join(format!("2025年度报告_安和里社区_20251231.{extension}")));
        assert!(text.contains("李秀英"), "{extension}");
        assert!(!text.contains(ID_NUMBER) && !text.contains(PHONE), "{extension}");
    }
    let pdf = std::fs::read(folder.join("2025年度报告_安和里社区_20251231.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    // The folder is remembered, and an export is on no undo stack.
    assert_eq!(house.report(2025, "2025-12-31")["folder"].as_str(), folder.to_str());
    house.ask("report_export", json!({ "year": 2025, "formats": ["docx"] }));
    let history = house.ask("history_list", json!({ "limit": 1 }));
    assert!(history.to_string().contains("导出2025年度报告（docx）"), "{history}");
    let undone = house.call("undo", json!({})).unwrap().changed.unwrap();
    assert!(undone.tables.iter().any(|table| table == "resolution"), "{undone:?}");
}

#[test]
fn a_file_she_changed_is_never_written_over() {
    let mut house = House::new();
    let folder = house.path("报告");
    let first = "2025年度报告_安和里社区_20251231.xlsx";
    assert_eq!(house.export(&["xlsx"]), [first]);
    // Unchanged: replaced, though the history moved on and the bytes differ.
    assert_eq!(house.export(&["xlsx"]), [first]);
    std::fs::write(folder.join(first), b"hers").unwrap();
    let second = "2025年度报告_安和里社区_20251231 (2).xlsx";
    assert_eq!(house.export(&["xlsx"]), [second]);
    assert_eq!(house.export(&["xlsx"]), [second]);
    std::fs::write(folder.join(second), b"hers too").unwrap();
    assert_eq!(house.export(&["xlsx"]), ["2025年度报告_安和里社区_20251231 (3).xlsx"]);
    assert_eq!(std::fs::read(folder.join(first)).unwrap(), b"hers");
    assert_eq!(std::fs::read(folder.join(second)).unwrap(), b"hers too");
}

#[cfg(unix)]
#[test]
fn a_link_or_a_folder_of_the_name_is_left_alone() {
    let mut house = House::new();
    let folder = house.path("报告");
    std::fs::create_dir(&folder).unwrap();
    let target = house.path("elsewhere");
    std::fs::write(&target, b"kept").unwrap();
    std::os::unix::fs::symlink(&target, folder.join("2025年度报告_安和里社区_20251231.xlsx")).unwrap();
    std::fs::create_dir(folder.join("2025年度报告_安和里社区_20251231 (2).xlsx")).unwrap();
    assert_eq!(house.export(&["xlsx"]), ["2025年度报告_安和里社区_20251231 (3).xlsx"]);
    assert_eq!(std::fs::read(target).unwrap(), b"kept");
}

#[test]
fn a_folder_on_a_stick_pulled_out_is_said_and_not_made_anew() {
    let mut house = House::new();
    let gone = house.path("stick").join("reports");
    let request = json!({ "year": 2025, "folder": gone, "formats": ["xlsx"] });
    assert_eq!(house.code("report_export", request), "file_missing");
    assert!(!house.path("stick").exists());
    assert_eq!(house.code("report_export", json!({ "year": 2025, "formats": ["xlsx"] })), "empty");
    let folder = house.path("报告");
    assert_eq!(house.code("report_export", json!({ "year": 2025, "folder": folder, "formats": [] })), "empty");
}

#[test]
fn minutes_and_rosters_go_out_as_words_pages_and_files() {
    let mut house = House::filled();
    house.meeting("2025-03-05");
    let list = house.ask("meeting_list", json!({}));
    let meeting = &list["meetings"][0]["id"];
    let text = house.ask("minutes_text", json!({ "meeting": meeting }))["text"].as_str().unwrap().to_owned();
    assert!(text.contains("应到4人，实到4人"), "{text}");
    assert!(text.contains("赞成2票，反对1票，弃权0票，未表决1人"), "{text}");
    assert!(text.contains("修订居民公约（责任人张丽）"), "{text}");
    assert!(!house.ask("minutes_pages", json!({ "meeting": meeting }))["pages"].as_array().unwrap().is_empty());
    let folder = house.path("记录");
    let reply = house.ask("minutes_export", json!({ "meeting": meeting, "folder": folder, "format": "docx" }));
    assert!(parts(Path::new(reply["files"][0]["path"].as_str().unwrap())).contains("修订居民公约"));
    let body = house.body("居民委员会");
    let text = house.ask("roster_text", json!({ "body": body, "as_of": "2025-12-31" }))["text"].to_string();
    assert!(text.contains("主任：李秀英") && text.contains("副主任：张丽") && !text.contains("孙桂兰"), "{text}");
    assert!(!text.contains(ID_NUMBER) && !text.contains(PHONE));
    let request = json!({ "body": body, "as_of": "2025-12-31", "folder": folder, "format": "xlsx" });
    assert_eq!(house.ask("roster_export", request)["files"][0]["name"], "居民委员会名单_安和里社区_20251231.xlsx");
}

#[test]
fn a_paper_to_print_is_a_pdf_only_its_owner_reads() {
    let mut house = House::filled();
    let body = house.body("居民委员会");
    let reply = house.ask("paper_print", json!({ "paper": "roster", "body": body }));
    let path = PathBuf::from(reply["path"].as_str().unwrap());
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    let history = house.ask("history_list", json!({ "limit": 1 }));
    assert!(history.to_string().contains("打印"), "{history}");
}

#[test]
fn harmful_looking_text_goes_into_the_files_as_text() {
    let mut house = House::new();
    let committee = house.ask("committee_get", json!({}));
    house.ask(
        "committee_correct",
        json!({ "version": committee["version"], "name": "../=1+1<img onerror=x>\u{202e}\u{1}社区" }),
    );
    house.ask(
        "report_text_set",
        json!({ "year": 2025, "part": "plan", "text": "=1+1\n<script>\u{b}]]>", "version": 0 }),
    );
    let names = house.export(&["docx", "xlsx"]);
    for name in names {
        assert!(!name.contains(['/', '<', '>', '\u{202e}', '\u{1}']), "{name}");
        let text = parts(&house.path("报告").join(&name));
        assert!(!text.contains("<script>") && !text.contains("<img") && !text.contains('\u{b}'), "{name}");
        assert!(!text.contains("<f>"), "{name} holds a formula");
    }
}
