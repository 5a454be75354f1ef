//! The annual report as she writes it: ten chapters told by the register, her own parts carried over until she touches
//! them, sentences she words herself, and a paper for each reader that exposes nobody who need not be.

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

    /// Two members, one of them in three bodies, with numbers and a home.
    fn filled() -> Self {
        let mut house = Self::new();
        let building = house.id("building_add", json!({ "name": "3号楼" }));
        let zhang = house.id(
            "person_add",
            json!({ "name": "张丽", "id_number": ID_NUMBER, "phone": PHONE, "politics": "中共党员",
                    "education": "大专", "building": building, "door": "2门501" }),
        );
        let li = house.id("person_add", json!({ "name": "李秀英", "sex": "女", "birth": "1973-05-06" }));
        house.appoint(li, "居民委员会", "主任", json!({ "from": "2021-12-28" }));
        house.appoint(zhang, "居民委员会", "委员", json!({ "from": "2021-12-28" }));
        house.appoint(zhang, "社区党组织", "书记", json!({ "from": "2022-01-01" }));
        house.appoint(zhang, "社区工作者", "社区工作者", json!({ "from": "2022-01-01" }));
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

    fn appoint(&mut self, person: i64, body: &str, post: &str, about: Value) -> i64 {
        let body = self.body(body);
        let card = self.ask("body_get", json!({ "id": body }));
        let post = card["posts"].as_array().unwrap().iter().find(|one| one["name"] == post).unwrap()["id"].clone();
        let mut request = about;
        request["person"] = person.into();
        request["post"] = post;
        self.id("appointment_add", request)
    }

    fn report(&mut self, year: i32) -> Value {
        self.ask("report_get", json!({ "year": year }))
    }

    fn report_for(&mut self, reader: &str) -> Value {
        self.ask("report_get", json!({ "year": 2025, "reader": reader }))
    }

    fn write(&mut self, year: i32, part: &str, text: &str) {
        let version = part_of(&self.report(year), part)["version"].clone();
        self.ask("report_text_set", json!({ "year": year, "part": part, "text": text, "version": version }));
    }

    fn word(&mut self, sentence: &str, text: &str, version: i64) -> Result<Answer, Fault> {
        let request = json!({ "year": 2025, "sentence": sentence, "text": text, "version": version });
        self.call("report_sentence_set", request)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn exported(&mut self, reader: &str, format: &str) -> PathBuf {
        let folder = self.path("报告");
        let request = json!({ "year": 2025, "reader": reader, "folder": folder, "formats": [format] });
        PathBuf::from(self.ask("report_export", request)["files"][0]["path"].as_str().unwrap())
    }
}

fn chapter<'a>(report: &'a Value, code: &str) -> &'a Value {
    let chapters = report["chapters"].as_array().unwrap();
    chapters.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("{code} in {chapters:?}"))
}

fn part_of<'a>(report: &'a Value, code: &str) -> &'a Value {
    report["parts"].as_array().unwrap().iter().find(|one| one["part"] == code).unwrap()
}

fn sentence<'a>(report: &'a Value, code: &str) -> &'a Value {
    let blocks = report["chapters"].as_array().unwrap().iter().flat_map(|one| one["blocks"].as_array().unwrap());
    blocks.clone().find(|block| block["sentence"] == code).unwrap_or_else(|| panic!("{code}"))
}

fn said(report: &Value, code: &str) -> String {
    let runs = sentence(report, code)["runs"].as_array().unwrap();
    runs.iter().map(|run| run["text"].as_str().unwrap()).collect()
}

fn checks(report: &Value) -> Vec<&str> {
    report["checks"].as_array().unwrap().iter().map(|check| check["code"].as_str().unwrap()).collect()
}

#[test]
fn the_ten_chapters_are_told_and_say_how_far_they_are() {
    let mut house = House::filled();
    let report = house.report(2025);
    let titles: Vec<&str> =
        report["chapters"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(
        titles,
        [
            "一、社区基本情况",
            "二、党建与组织建设",
            "三、居民自治",
            "四、民生服务",
            "五、平安建设与人民调解",
            "六、环境卫生与文明创建",
            "七、文化、宣传与居民参与",
            "八、经费收支",
            "九、存在问题",
            "十、下一年工作计划"
        ]
    );
    assert_eq!(chapter(&report, "basics")["standing"], "computed");
    assert_eq!(chapter(&report, "problems")["standing"], "unwritten");
    assert!(
        said(&report, "basics.members").starts_with("第六届居民委员会现有成员2人，其中女性2人，占100.0%；"),
        "{}",
        said(&report, "basics.members")
    );
    // 张丽 holds posts in three bodies and is one person.
    let number = |code: &str| {
        let numbers = report["numbers"].as_array().unwrap();
        numbers.iter().find(|number| number["code"] == code).unwrap()["printed"].clone()
    };
    assert_eq!(number("count.in_office"), "2");
    house.write(2025, "problems", "停车位不足。");
    assert_eq!(chapter(&house.report(2025), "problems")["standing"], "written");
}

#[test]
fn a_part_is_carried_over_until_it_is_kept_changed_or_emptied() {
    let mut house = House::new();
    house.write(2024, "service", "上门服务老人。");
    let report = house.report(2025);
    let part = part_of(&report, "service");
    assert_eq!(
        (&part["text"], &part["carried"], &part["carried_from"]),
        (&json!("上门服务老人。"), &json!(true), &json!(2024))
    );
    assert_eq!(part["version"], 0);
    assert_eq!(chapter(&report, "service")["standing"], "carried");
    assert!(checks(&report).contains(&"carried.service"));
    // Printed meanwhile, and still carried two years on while nobody touched it.
    let docx = house.exported("street", "docx");
    assert!(parts(&docx).contains("上门服务老人。"));
    assert_eq!(part_of(&house.report(2026), "service")["carried_from"], 2024);

    house.write(2025, "service", "上门服务老人。");
    let report = house.report(2025);
    assert_eq!(part_of(&report, "service")["carried"], false);
    assert_eq!(chapter(&report, "service")["standing"], "written");
    assert!(!checks(&report).contains(&"carried.service"));

    house.write(2025, "service", "");
    let report = house.report(2025);
    let part = part_of(&report, "service");
    assert_eq!((&part["text"], &part["carried"]), (&json!(""), &json!(false)));
    assert_eq!(part["last_year"], "上门服务老人。");
    assert_eq!(chapter(&report, "service")["standing"], "unwritten");

    // Undone twice, it is last year's again.
    house.ask("undo", json!({}));
    house.ask("undo", json!({}));
    assert_eq!(part_of(&house.report(2025), "service")["carried"], true);
    // What she wrote in 2024 is untouched by all this.
    assert_eq!(part_of(&house.report(2024), "service")["text"], "上门服务老人。");
}

#[test]
fn a_sentence_of_hers_stays_while_the_numbers_move_and_says_which() {
    let mut house = House::filled();
    let ours = said(&house.report(2025), "basics.members");
    house.word("basics.members", "我委现有两位成员。", 0).unwrap();
    let report = house.report(2025);
    let block = sentence(&report, "basics.members");
    assert_eq!((&block["edited"], &block["computed"]), (&json!(true), &json!(ours)));
    assert_eq!(said(&report, "basics.members"), "我委现有两位成员。");
    assert_eq!(block["moved"], json!([]));
    assert_eq!(chapter(&report, "basics")["standing"], "edited");

    let came = house.id("person_add", json!({ "name": "仇小兰", "sex": "女" }));
    house.appoint(came, "居民委员会", "委员", json!({ "from": "2025-03-01" }));
    let report = house.report(2025);
    let block = sentence(&report, "basics.members");
    assert_eq!(said(&report, "basics.members"), "我委现有两位成员。");
    let moved = block["moved"].as_array().unwrap();
    let total = moved.iter().find(|one| one["code"] == "members.total").unwrap();
    assert_eq!((&total["then"], &total["now"]), (&json!("2"), &json!("3")));
    assert_eq!(chapter(&report, "basics")["standing"], "moved");
    assert!(checks(&report).contains(&"moved.basics.members"));

    // Worded anew with the numbers of now, nothing has moved; emptied, it is ours again and follows the numbers.
    let version = block["version"].as_i64().unwrap();
    assert_eq!(house.word("basics.members", "我委现有三位成员。", 0).unwrap_err().code(), "changed_meanwhile");
    house.word("basics.members", "我委现有三位成员。", version).unwrap();
    let report = house.report(2025);
    assert_eq!(sentence(&report, "basics.members")["moved"], json!([]));
    let version = sentence(&report, "basics.members")["version"].as_i64().unwrap();
    house.word("basics.members", "", version).unwrap();
    let report = house.report(2025);
    assert_eq!(sentence(&report, "basics.members")["edited"], false);
    assert!(said(&report, "basics.members").contains("现有成员3人"));
    let history = house.ask("history_list", json!({ "limit": 1 })).to_string();
    assert!(history.contains("恢复为台账的写法"), "{history}");
    house.ask("undo", json!({}));
    assert_eq!(said(&house.report(2025), "basics.members"), "我委现有三位成员。");
}

#[test]
fn a_sentence_that_is_not_there_is_refused_and_one_reader_s_words_are_not_the_other_s() {
    let mut house = House::filled();
    assert_eq!(house.word("basics.no_such", "没有这一句", 0).unwrap_err().code(), "not_a_code");
    // Our own words, sent back as they are, change nothing.
    let ours = said(&house.report(2025), "basics.members");
    house.word("basics.members", &ours, 0).unwrap();
    assert_eq!(sentence(&house.report(2025), "basics.members")["edited"], false);
    let request = json!({ "year": 2025, "reader": "congress", "sentence": "basics.members", "text": "请大家看名单。", "version": 0 });
    house.ask("report_sentence_set", request);
    assert_eq!(said(&house.report_for("congress"), "basics.members"), "请大家看名单。");
    assert_eq!(said(&house.report_for("street"), "basics.members"), ours);
}

#[test]
fn the_street_gets_masked_numbers_and_the_building_and_the_assembly_neither() {
    let mut house = House::filled();
    let street = parts(&house.exported("street", "docx"));
    for shown in ["999901********0026", "138****1234", "3号楼", "张丽"] {
        assert!(street.contains(shown), "{shown}");
    }
    let congress = house.exported("congress", "docx");
    assert_eq!(congress.file_name().unwrap(), "2025年度报告（居民代表会议版）_安和里社区_20251231.docx");
    let congress = parts(&congress);
    assert!(
        congress.contains("各位居民代表：") && congress.contains("以上报告，请予审议。") && congress.contains("张丽")
    );
    for hidden in ["999901********0026", "138****1234", "3号楼"] {
        assert!(!congress.contains(hidden), "{hidden}");
    }
    for text in [&street, &congress] {
        assert!(!text.contains(ID_NUMBER) && !text.contains(PHONE) && !text.contains("2门501"));
    }
}

#[test]
fn the_plan_is_a_paper_of_its_own_with_the_duties_of_the_year_and_open_resolutions() {
    let mut house = House::filled();
    let body = house.body("居民委员会");
    let meeting =
        house.id("meeting_add", json!({ "body": body, "held": "2025-03-05", "chair": "李秀英", "place": "会议室" }));
    house.ask("attendance_rest", json!({ "meeting": meeting, "presence": "present" }));
    let request = json!({ "meeting": meeting, "text": "更换公告栏", "responsible": "张丽", "due": "2026-03-31" });
    let resolution = house.id("resolution_add", request);
    house.write(2025, "plan", "修好单元门。");
    let plan = house.report_for("plan");
    assert_eq!(plan["title"], json!(["安和里社区居民委员会", "2026年度工作计划"]));
    let codes: Vec<&str> =
        plan["chapters"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["plan_aims", "plan", "plan_duties", "plan_open", "plan_measures"]);
    assert_eq!(part_of(&plan, "plan")["text"], "修好单元门。");
    let table = |code: &str| {
        let blocks = chapter(&plan, code)["blocks"].as_array().unwrap();
        blocks.iter().find(|block| block["kind"] == "table").cloned()
    };
    let duties = table("plan_duties").expect("the rules ask for something").to_string();
    assert!(duties.contains("2026年") && !duties.contains("2027年1月1日"), "{duties}");
    let open = table("plan_open").unwrap().to_string();
    assert!(open.contains("更换公告栏") && open.contains("2026年3月31日"), "{open}");
    // Settled by the end of the year, it does not go over.
    house.ask("follow_up_add", json!({ "resolution": resolution, "on": "2025-06-01", "text": "已换", "done": true }));
    let plan = house.report_for("plan");
    assert!(said(&plan, "plan_open.none").contains("没有结转"));
    let docx = house.exported("plan", "docx");
    assert_eq!(docx.file_name().unwrap(), "2026年度工作计划_安和里社区_20251231.docx");
}

#[test]
fn a_body_closed_in_the_year_is_named_with_its_day() {
    let mut house = House::new();
    let body =
        house.id("body_add", json!({ "kind": "deliberation", "name": "协商议事委员会二", "founded": "2020-01-01" }));
    let version = house.ask("body_get", json!({ "id": body }))["version"].clone();
    house.ask("body_close", json!({ "id": body, "version": version, "on": "2025-06-30" }));
    let text = said(&house.report(2025), "bodies.closed");
    assert!(text.contains("协商议事委员会二于2025年6月30日终止"), "{text}");
    let report = house.report(2026);
    let blocks = chapter(&report, "party")["blocks"].to_string();
    assert!(!blocks.contains("协商议事委员会二"), "{blocks}");
}

#[test]
fn pictures_say_their_numbers_and_reach_screen_and_paper() {
    let mut house = House::filled();
    let report = house.report(2025);
    let blocks = chapter(&report, "basics")["blocks"].as_array().unwrap();
    let picture = blocks.iter().find(|block| block["kind"] == "picture").unwrap();
    assert!(picture["alt"].as_str().unwrap().contains("女性居民委员会成员2人、社区工作者1人"), "{}", picture["alt"]);
    assert!(picture["svg"].as_str().unwrap().starts_with("<svg"));
    assert!(!picture["svg"].as_str().unwrap().contains("href"));
    let docx = parts(&house.exported("street", "docx"));
    assert!(docx.contains(".png") && docx.contains("女性居民委员会成员2人"), "alt text in the file");
    let pages = house.ask("report_pages", json!({ "year": 2025, "reader": "congress" }));
    assert!(!pages["pages"].as_array().unwrap().is_empty());
}

#[test]
fn a_year_with_no_data_still_gives_every_reader_a_paper() {
    let mut house = House::new();
    for reader in ["street", "congress", "plan"] {
        let pages = house.ask("report_pages", json!({ "year": 2010, "reader": reader }));
        assert!(!pages["pages"].as_array().unwrap().is_empty(), "{reader}");
        let report = house.ask("report_get", json!({ "year": 2010, "reader": reader }));
        assert!(!report.to_string().contains("NaN"), "{reader}");
    }
    assert!(said(&house.report(2010), "basics.members").contains("没有居民委员会成员在任的记录"));
}

#[test]
fn controls_and_marks_of_direction_reach_neither_card_nor_paper() {
    let mut house = House::filled();
    house.write(2025, "plan", "一\u{202e}是\u{1}修门。\r\n二是=1+1。");
    let report = house.report(2025);
    assert_eq!(part_of(&report, "plan")["text"], "一是修门。\n二是=1+1。");
    house.word("basics.members", "成员\u{2066}两\u{fdd0}位。", 0).unwrap();
    assert_eq!(said(&house.report(2025), "basics.members"), "成员两位。");
    let text = parts(&house.exported("street", "docx"));
    assert!(!text.contains('\u{202e}') && !text.contains('\u{2066}'));
}

#[test]
fn numbers_in_full_need_a_reason_which_the_history_keeps() {
    let mut house = House::filled();
    let folder = house.path("报告");
    let request = |reason: &str| json!({ "year": 2025, "folder": folder, "formats": ["docx"], "identity": "full", "reason": reason });
    assert_eq!(house.code("report_export", request("  ")), "reason_needed");
    assert!(!folder.exists(), "nothing is written without a reason");
    let reply = house.ask("report_export", request("街道组织科要求核对"));
    let text = parts(Path::new(reply["files"][0]["path"].as_str().unwrap()));
    for shown in [ID_NUMBER, PHONE, "2门501", "不要张贴"] {
        assert!(text.contains(shown), "{shown}");
    }
    let history = house.ask("history_list", json!({ "limit": 1 })).to_string();
    assert!(history.contains("含完整身份信息") && history.contains("街道组织科要求核对"), "{history}");
    // The next export is masked again, and so is what is looked at.
    let masked = parts(&house.exported("street", "docx"));
    assert!(!masked.contains(ID_NUMBER) && !masked.contains(PHONE));
}
