//! The list of people: found by any scrap and ranked, narrowed by conditions together, sorted as notices demand, changed
//! many at once, and made into papers that give nothing away.

use serde_json::{Value, json};
use tests::House;

/// Five people in two buildings of two groups, three of them in office.
struct Street {
    house: House,
    people: Vec<i64>,
    buildings: [i64; 2],
    groups: [i64; 2],
    committee: i64,
}

const NAMES: [&str; 6] = ["王秀兰", "欧阳春", "丁强", "尉迟恭", "田富", "田大利"];

fn street() -> Street {
    let mut house = House::started();
    let buildings = ["3号楼", "13号楼"].map(|name| house.make("building_add", json!({ "name": name })));
    let groups = ["第1居民小组", "第2居民小组"]
        .map(|name| house.make("body_add", json!({ "kind": "resident_group", "name": name, "founded": "2021-12-28" })));
    for (building, group) in buildings.iter().zip(groups) {
        house.make("building_assign", json!({ "building": building, "group": group, "from": "2022-01-01" }));
    }
    let cards = [
        json!({ "name": NAMES[0], "sex": "女", "birth": "1960-03-02", "politics": "党员", "education": "大专", "employment": "退休",
                "phone": "15400015678", "id_number": "999901196003020024", "building": buildings[0], "door": "2单元301室" }),
        json!({ "name": NAMES[1], "sex": "男", "birth": "1985", "politics": "群众", "education": "本科", "phone": "15400021111",
                "building": buildings[1], "door": "1单元102室" }),
        json!({ "name": NAMES[2], "sex": "男", "birth": "1990-12-31", "politics": "预备党员", "education": "本科", "phone": "15400034444",
                "address": "安和里9号院5门" }),
        json!({ "name": NAMES[3], "sex": "女", "birth": "1970-07-01", "politics": "群众", "education": "高中", "building": buildings[1] }),
        json!({ "name": NAMES[4], "sex": "男" }),
        json!({ "name": NAMES[5], "sex": "女", "birth": "1966-07", "politics": "党员", "education": "硕士" }),
    ];
    let people: Vec<i64> = cards.into_iter().map(|card| house.make("person_add", card)).collect();
    let committee = house.body("居民委员会");
    let (head, member) = (house.post(committee, "主任"), house.post(committee, "委员"));
    let leader = house.post(groups[1], "组长");
    for (person, post, full_time) in
        [(people[0], member, Some(false)), (people[1], head, Some(true)), (people[3], leader, None)]
    {
        let mut request = json!({ "person": person, "post": post, "from": "2022-01-01" });
        if let Some(full_time) = full_time {
            request["full_time"] = json!(full_time);
        }
        house.make("appointment_add", request);
    }
    Street { house, people, buildings, groups, committee }
}

fn names(list: &Value) -> Vec<&str> {
    list["people"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect()
}

impl Street {
    fn listed(&mut self, request: Value) -> Vec<String> {
        let list = self.house.ask("person_list", request);
        assert_eq!(list["total"], list["people"].as_array().unwrap().len());
        names(&list).into_iter().map(str::to_owned).collect()
    }
}

#[test]
fn conditions_narrow_together() {
    let mut street = street();
    let (committee, groups, buildings) = (street.committee, street.groups, street.buildings);
    for (request, expected) in [
        (json!({ "in_office": true }), vec!["欧阳春", "王秀兰", "尉迟恭"]),
        (json!({ "body": committee }), vec!["欧阳春", "王秀兰"]),
        (json!({ "post": "组长" }), vec!["尉迟恭"]),
        (json!({ "body": committee, "post": "组长" }), vec![]),
        (json!({ "full_time": true }), vec!["欧阳春"]),
        (json!({ "group": groups[1] }), vec!["欧阳春", "尉迟恭"]),
        (json!({ "building": buildings[0] }), vec!["王秀兰"]),
        (json!({ "politics": ["01", "02"] }), vec!["丁强", "田大利", "王秀兰"]),
        (json!({ "education": ["university"] }), vec!["丁强", "欧阳春"]),
        (json!({ "education": ["postgraduate", "college"] }), vec!["田大利", "王秀兰"]),
        (json!({ "retired": true }), vec!["王秀兰"]),
        (json!({ "sex": "2", "politics": ["01"], "retired": false }), vec!["田大利"]),
        (json!({ "sex": "1", "education": ["university"], "in_office": true }), vec!["欧阳春"]),
    ] {
        assert_eq!(street.listed(request.clone()), expected, "{request}");
    }
}

#[test]
fn an_age_counts_only_where_it_is_certain() {
    let mut street = street();
    // On 2026-07-01: 66, 40 or 41, 35, just 56, unknown, 59 or 60 (turns 60 some day of that July).
    assert_eq!(street.listed(json!({ "age_from": 60 })), ["王秀兰"]);
    assert_eq!(street.listed(json!({ "age_from": 60, "as_of": "2026-07-31" })), ["田大利", "王秀兰"]);
    assert_eq!(street.listed(json!({ "age_from": 56, "age_to": 56 })), ["尉迟恭"]);
    assert_eq!(street.listed(json!({ "age_to": 40 })), ["丁强"]);
    assert_eq!(street.listed(json!({ "age_to": 41 })), ["丁强", "欧阳春"]);
    assert_eq!(street.listed(json!({ "age_to": 55, "as_of": "2026-06-30" })), ["丁强", "欧阳春", "尉迟恭"]);
}

#[test]
fn in_office_on_a_day_follows_the_day() {
    let mut street = street();
    assert_eq!(street.listed(json!({ "in_office": true, "as_of": "2021-12-31" })), Vec::<String>::new());
    assert_eq!(street.listed(json!({ "body": street.committee, "as_of": "2022-01-01" })), ["欧阳春", "王秀兰"]);
}

#[test]
fn lists_sort_by_strokes_pinyin_rank_group_and_age_and_what_is_unknown_stays_last() {
    let mut street = street();
    for (request, expected) in [
        (json!({ "sort": "strokes" }), ["丁强", "王秀兰", "田富", "田大利", "欧阳春", "尉迟恭"]),
        (json!({ "sort": "strokes", "descending": true }), ["尉迟恭", "欧阳春", "田大利", "田富", "王秀兰", "丁强"]),
        (json!({ "sort": "pinyin" }), ["丁强", "欧阳春", "田大利", "田富", "王秀兰", "尉迟恭"]),
        (json!({ "sort": "rank" }), ["欧阳春", "王秀兰", "尉迟恭", "丁强", "田富", "田大利"]),
        (json!({ "sort": "rank", "descending": true }), ["尉迟恭", "王秀兰", "欧阳春", "丁强", "田富", "田大利"]),
        (json!({ "sort": "group" }), ["王秀兰", "欧阳春", "尉迟恭", "丁强", "田富", "田大利"]),
        (json!({ "sort": "age" }), ["丁强", "欧阳春", "尉迟恭", "田大利", "王秀兰", "田富"]),
        (json!({ "sort": "age", "descending": true }), ["王秀兰", "田大利", "尉迟恭", "欧阳春", "丁强", "田富"]),
    ] {
        assert_eq!(street.listed(request.clone()), expected, "{request}");
    }
}

#[test]
fn a_list_read_two_at_a_time_is_the_list_read_at_once_in_every_order() {
    let mut street = street();
    for sort in ["strokes", "pinyin", "rank", "group", "age"] {
        for descending in [false, true] {
            let whole = street.listed(json!({ "sort": sort, "descending": descending }));
            let mut parts: Vec<String> = Vec::new();
            let mut after = Value::Null;
            loop {
                let page = street
                    .house
                    .ask("person_list", json!({ "sort": sort, "descending": descending, "limit": 2, "after": after }));
                assert_eq!(page["total"], 6);
                parts.extend(names(&page).into_iter().map(str::to_owned));
                let Some(last) = page["people"].as_array().unwrap().last() else { break };
                after = last["id"].clone();
            }
            assert_eq!(parts, whole, "{sort} {descending}");
        }
    }
}

#[test]
fn search_ranks_the_name_before_initials_a_former_name_and_a_home() {
    let mut house = House::started();
    let building = house.make("building_add", json!({ "name": "兰园1号楼" }));
    for name in ["王兰", "兰", "兰月", "丁兰"] {
        house.make("person_add", json!({ "name": name }));
    }
    let renamed = house.make("person_add", json!({ "name": "单兰" }));
    house
        .ask("person_fact_change", json!({ "person": renamed, "kind": "name", "value": "单诚", "from": "2025-05-01" }));
    house.make("person_add", json!({ "name": "白露", "building": building }));
    let list = house.ask("person_list", json!({ "search": "兰" }));
    assert_eq!(names(&list), ["兰", "兰月", "丁兰", "王兰", "单诚", "白露"]);
    let hits: Vec<(&str, &str)> = list["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["hits"][0]["field"].as_str().unwrap(), row["hits"][0]["text"].as_str().unwrap()))
        .collect();
    assert_eq!(
        hits,
        [
            ("name", "兰"),
            ("name", "兰月"),
            ("name", "丁兰"),
            ("name", "王兰"),
            ("former", "单兰"),
            ("residence", "兰园1号楼")
        ]
    );
    let found = house.ask("find", json!({ "text": "兰" }));
    assert_eq!(found["found"][0]["name"], "兰");
}

#[test]
fn letters_fit_a_whole_reading_before_initials() {
    let mut house = House::started();
    for name in ["李安", "王立安", "林爱", "李艾娜"] {
        house.make("person_add", json!({ "name": name }));
    }
    assert_eq!(names(&house.ask("person_list", json!({ "search": "lian" }))), ["李安", "王立安"]);
    assert_eq!(names(&house.ask("person_list", json!({ "search": "la" }))), ["李艾娜", "李安", "林爱", "王立安"]);
    assert_eq!(
        house.ask("person_list", json!({ "search": "la" }))["people"][3]["hits"][0],
        json!({ "field": "name", "text": "王立安", "start": 1, "length": 2 })
    );
}

#[test]
fn the_tail_of_a_masked_number_is_marked_and_several_scraps_must_all_fit() {
    let mut street = street();
    let row = street.house.ask("person_list", json!({ "search": "5678" }))["people"][0].clone();
    assert_eq!(row["hits"], json!([{ "field": "phone", "text": "154****5678", "start": 7, "length": 4 }]));
    let row = street.house.ask("person_list", json!({ "search": "wang 3号" }))["people"][0].clone();
    assert_eq!(row["hits"][0]["field"], "name");
    assert_eq!(row["hits"][1], json!({ "field": "residence", "text": "3号楼2单元301室", "start": 0, "length": 2 }));
    assert_eq!(street.listed(json!({ "search": "wang 13号" })), Vec::<String>::new());
}

#[test]
fn people_under_seal_stand_in_no_list_no_search_and_on_no_paper_but_in_their_own_list() {
    let mut street = street();
    let person = street.people[5];
    street.house.close();
    seal(&street.house, person);
    street.house.open();
    assert!(!street.listed(json!({})).contains(&"田大利".to_owned()));
    assert_eq!(street.listed(json!({ "search": "田大利" })), Vec::<String>::new());
    assert_eq!(street.house.ask("find", json!({ "text": "tiandali" }))["found"], json!([]));
    assert_eq!(street.listed(json!({ "sealed": true })), ["田大利"]);
    let text =
        street.house.ask("people_text", json!({ "list": { "sealed": true } }))["text"].as_str().unwrap().to_owned();
    assert!(!text.contains("田大利"), "{text}");
    let change = json!({ "people": [person], "change": { "what": "politics", "value": "13" } });
    assert_eq!(street.house.refused("person_change_many", change), "person_sealed");
}

/// As the act that seals leaves the card, written beside the office: this file is about what lists show.
fn seal(house: &House, person: i64) {
    let connection = tests::bare(&house.place());
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    connection.execute("UPDATE person SET sealed_on = '2026-01-01' WHERE id = ?1", [person]).unwrap();
}

#[test]
fn many_are_changed_as_one_step_and_one_undo_takes_all_of_it_back() {
    let mut street = street();
    let people = street.people.clone();
    let before = street.listed(json!({ "politics": ["13"] }));
    let done = street.house.ask(
        "person_change_many",
        json!({ "people": people, "change": { "what": "politics", "value": "群众" }, "from": "2026-06-01" }),
    );
    assert_eq!(done, json!({ "changed": 4, "unchanged": 2 }));
    assert_eq!(street.listed(json!({ "politics": ["13"] })).len(), 6);
    // What was true before the day stays true then.
    assert_eq!(street.listed(json!({ "politics": ["01"], "as_of": "2026-05-31" })), ["田大利", "王秀兰"]);
    let newest = street.house.ask("history_list", json!({}))["operations"][0].clone();
    assert_eq!(newest["sentence"], "登记4人的政治面貌变更，2026年6月1日起");
    street.house.ask("undo", json!({}));
    assert_eq!(street.listed(json!({ "politics": ["13"] })), before);
}

#[test]
fn putting_right_many_is_no_change_and_has_no_day() {
    let mut street = street();
    let (people, buildings) = (street.people.clone(), street.buildings);
    let request = json!({ "people": people, "change": { "what": "building", "building": buildings[0] } });
    assert_eq!(street.house.ask("person_change_many", request), json!({ "changed": 5, "unchanged": 1 }));
    assert_eq!(street.listed(json!({ "building": buildings[0], "as_of": "2000-01-01" })).len(), 6);
    // A door says nothing about another building.
    let moved = street.house.ask("person_list", json!({ "search": "欧阳春" }))["people"][0].clone();
    assert_eq!(moved["residence"], "3号楼");
    assert_eq!(moved["group"], "第1居民小组");
    let request =
        json!({ "people": people, "change": { "what": "full_time", "body": street.committee, "full_time": true } });
    assert_eq!(street.house.ask("person_change_many", request), json!({ "changed": 1, "unchanged": 5 }));
    assert_eq!(street.listed(json!({ "full_time": true })), ["欧阳春", "王秀兰"]);
}

#[test]
fn what_cannot_be_is_refused_for_all() {
    let mut street = street();
    let people = street.people.clone();
    for (request, code) in [
        (json!({ "people": [], "change": { "what": "politics", "value": "13" } }), "empty"),
        (json!({ "people": people, "change": { "what": "politics", "value": "积极分子" } }), "not_a_code"),
        (json!({ "people": [people[0], 999], "change": { "what": "politics", "value": "13" } }), "gone"),
        (json!({ "people": people, "change": { "what": "building", "building": 999 } }), "gone"),
        (json!({ "people": people, "change": { "what": "shoes", "value": "42" } }), "request_malformed"),
    ] {
        assert_eq!(street.house.refused("person_change_many", request.clone()), code, "{request}");
    }
    assert_eq!(street.listed(json!({ "politics": ["13"] })), ["欧阳春", "尉迟恭"]);
}

/// The words in a sheet, and every other byte of its parts.
fn unpacked(path: &str) -> String {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        all.push_str(&part.name().unwrap());
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

impl Street {
    fn exported(&mut self, paper: Value, format: &str) -> String {
        let folder = self.house.path("exported");
        let reply = self.house.ask("people_export", json!({ "paper": paper, "folder": folder, "format": format }));
        unpacked(reply["files"][0]["path"].as_str().unwrap())
    }
}

const SECRETS: [&str; 8] =
    ["15400015678", "5678", "999901196003020024", "999901", "2单元", "301室", "安和里9号院", "1960"];

#[test]
fn what_is_posted_gives_away_no_number_and_no_full_address() {
    let mut street = street();
    for format in ["xlsx", "docx"] {
        for form in ["public", "candidates"] {
            let paper = json!({ "list": { "sort": "strokes" }, "form": form, "full_because": "公示也要全号",
                                "columns": ["name", "phone", "id_number", "residence", "birth"] });
            let text = street.exported(paper, format);
            for shown in ["王秀兰", "3号楼", "第1居民小组", "公示", "按姓氏笔画为序"] {
                assert!(text.contains(shown), "{format} {form} {shown}: {text}");
            }
            for secret in SECRETS {
                assert!(!text.contains(secret), "{format} {form} shows {secret}");
            }
            assert_eq!(text.contains("政治面貌"), form == "candidates", "{format} {form}");
        }
    }
}

#[test]
fn the_form_for_the_office_masks_numbers_and_shows_them_for_a_reason_that_is_kept() {
    let mut street = street();
    let columns = json!(["name", "phone", "id_number", "residence"]);
    let text = street.exported(json!({ "list": {}, "columns": columns }), "xlsx");
    for shown in ["154****5678", "999901********0024", "3号楼2单元301室"] {
        assert!(text.contains(shown), "{shown}");
    }
    for secret in ["15400015678", "999901196003020024"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let folder = street.house.path("exported");
    let request = |reason: &str| json!({ "paper": { "list": {}, "columns": columns, "full_because": reason }, "folder": folder, "format": "xlsx" });
    assert_eq!(street.house.refused("people_export", request("  ")), "reason_needed");
    let path =
        street.house.ask("people_export", request("街道核对医保"))["files"][0]["path"].as_str().unwrap().to_owned();
    assert!(unpacked(&path).contains("15400015678"));
    let newest = street.house.ask("history_list", json!({}))["operations"][0].clone();
    assert_eq!(
        (&newest["kind"], &newest["reason"], &newest["sentence"]),
        (&json!("note"), &json!("街道核对医保"), &json!("导出人员名单（xlsx），6人，内部版，含完整身份信息"))
    );
    let looked = json!({ "list": {}, "full_because": "看看" });
    assert_eq!(street.house.refused("people_text", looked.clone()), "not_for_looking");
    assert_eq!(street.house.refused("people_pages", looked), "not_for_looking");
}

#[test]
fn only_those_marked_stand_on_the_paper_and_a_paper_needs_no_body() {
    let mut street = street();
    let people = street.people.clone();
    let text = street.house.ask("people_text", json!({ "list": {}, "people": [people[2], people[4]] }))["text"].clone();
    let text = text.as_str().unwrap();
    assert!(text.contains("丁强") && text.contains("田富") && text.contains("共2人"), "{text}");
    assert!(!text.contains("王秀兰"), "{text}");
    let printed =
        street.house.ask("paper_print", json!({ "paper": "people", "of": { "list": { "in_office": true } } }));
    assert!(std::fs::read(printed["path"].as_str().unwrap()).unwrap().starts_with(b"%PDF"));
}

#[test]
fn an_older_register_gets_its_order_by_strokes_when_it_opens() {
    let mut street = street();
    street.house.close();
    let connection = tests::bare(&street.house.place());
    connection.execute_batch("UPDATE person_index SET strokes = ''").unwrap();
    drop(connection);
    street.house.open();
    assert_eq!(street.listed(json!({ "sort": "strokes" }))[0], "丁强");
    street.house.ask("verify", json!({}));
}

#[test]
fn a_list_of_a_past_day_calls_people_by_their_names_of_that_day() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "李秀英" }));
    for (name, from) in [("李秀瑛", "2010-04-15"), ("李秀", "2020-01-01")] {
        house.make("person_fact_change", json!({ "person": person, "kind": "name", "value": name, "from": from }));
    }
    let named = |house: &mut House, day: &str| {
        let list = house.ask("person_list", json!({ "as_of": day }));
        list["people"][0]["name"].as_str().unwrap().to_owned()
    };
    for (day, name) in
        [("2009-12-31", "李秀英"), ("2010-04-15", "李秀瑛"), ("2019-12-31", "李秀瑛"), ("2020-01-01", "李秀")]
    {
        assert_eq!(named(&mut house, day), name, "{day}");
    }
}

#[test]
fn a_roster_to_be_posted_has_no_telephone_no_home_and_no_people() {
    let mut street = street();
    let folder = street.house.path("exported");
    let body = street.committee;
    let mut words = |form: &str| {
        let request = json!({ "body": body, "folder": folder, "format": "xlsx", "form": form });
        let reply = street.house.ask("roster_export", request);
        unpacked(reply["files"][0]["path"].as_str().unwrap())
    };
    let (internal, posted) = (words("internal"), words("public"));
    assert!(internal.contains("王秀兰") && posted.contains("王秀兰"));
    for kept in ["154****5678", "3号楼2单元301室"] {
        assert!(internal.contains(kept) && !posted.contains(kept), "{kept}");
    }
    for never in ["15400015678", "999901196003020024"] {
        assert!(!internal.contains(never) && !posted.contains(never), "{never}");
    }
    assert!(!posted.contains("民族"));
}

/// The names of the sheets of a workbook, in their order.
fn sheets(path: &str) -> Vec<String> {
    use calamine::Reader;
    calamine::open_workbook::<calamine::Xlsx<_>, _>(path).unwrap().sheet_names()
}

#[test]
fn a_list_opens_on_the_list() {
    let Street { mut house, committee, .. } = street();
    let folder = house.path("导出").to_string_lossy().into_owned();
    let path = |made: serde_json::Value| made["files"][0]["path"].as_str().unwrap().to_owned();
    let list = house.ask("people_export", json!({ "paper": { "list": {} }, "folder": folder, "format": "xlsx" }));
    assert_eq!(sheets(&path(list)), ["人员名单", "正文"]);
    let roster = house.ask("roster_export", json!({ "body": committee, "folder": folder, "format": "xlsx" }));
    assert_eq!(sheets(&path(roster)).last().unwrap(), "正文");
    // What is mostly text begins with its text.
    let report = house.ask("report_export", json!({ "year": 2025, "folder": folder, "formats": ["xlsx"] }));
    assert_eq!(sheets(&path(report))[0], "正文");
}

#[test]
fn the_data_of_a_person_are_printed_with_their_reason() {
    let Street { mut house, people, .. } = street();
    let printed =
        house.ask("paper_print", json!({ "paper": "person_data", "id": people[0], "reason": "本人申请查阅" }));
    assert!(std::fs::read(printed["path"].as_str().unwrap()).unwrap().starts_with(b"%PDF"));
    let newest = house.ask("history_list", json!({}))["operations"][0].clone();
    assert!(newest["sentence"].as_str().unwrap().contains("王秀兰"), "{newest}");
    assert!(newest.to_string().contains("本人申请查阅"), "{newest}");
}
