//! The numbers of the annual report: what is computed, typed, set by hand or missing; what does not add up; last year
//! beside this one; what one number counted; and how the street office wants it counted.

use std::path::Path;

use serde_json::{Value, json};
use tests::House;
use tests::package::words as parts;

fn number<'a>(report: &'a Value, code: &str) -> &'a Value {
    let numbers = report["numbers"].as_array().unwrap();
    numbers.iter().find(|number| number["code"] == code).unwrap_or_else(|| panic!("no {code}"))
}

fn table<'a>(report: &'a Value, code: &str) -> &'a Value {
    let tables = report["tables"].as_array().unwrap();
    tables.iter().find(|table| table["code"] == code).unwrap_or_else(|| panic!("no {code}"))
}

/// The printed cells of a row.
fn cells(report: &Value, of: &str, group: &str, label: &str) -> Vec<String> {
    let rows = table(report, of)["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["group"] == group && row["label"] == label);
    let row = row.unwrap_or_else(|| panic!("{group} {label} in {rows:?}"));
    row["cells"].as_array().unwrap().iter().map(|cell| cell["printed"].as_str().unwrap().to_owned()).collect()
}

fn checks<'a>(report: &'a Value, code: &str) -> Vec<&'a Value> {
    report["checks"].as_array().unwrap().iter().filter(|check| check["code"] == code).collect()
}

fn report(house: &mut House, year: i32) -> Value {
    house.ask("report_get", json!({ "year": year, "as_of": format!("{year}-12-31") }))
}

fn type_it(year: i32, code: &str, thousandths: i64) -> Value {
    json!({ "year": year, "code": code, "thousandths": thousandths, "basis": "居务档案目录" })
}

fn person(house: &mut House, name: &str, about: Value) -> i64 {
    let mut request = about;
    request["name"] = name.into();
    house.make("person_add", request)
}

fn appoint(house: &mut House, person: i64, body: &str, post: &str, about: Value) -> i64 {
    let body = house.body(body);
    let post = house.post(body, post);
    let mut request = about;
    request["person"] = person.into();
    request["post"] = post.into();
    house.make("appointment_add", request)
}

/// Three members in office since the end of 2021, of whom one is unknown in much.
fn house() -> (House, [i64; 3]) {
    let mut house = House::started();
    let li = person(
        &mut house,
        "李秀英",
        json!({ "sex": "女", "birth": "1973-05-06", "nationality": "汉族", "politics": "中共党员", "education": "大学本科" }),
    );
    let zhang = person(
        &mut house,
        "张丽",
        json!({ "sex": "女", "birth": "1985-08-15", "nationality": "回族", "politics": "中共预备党员", "education": "大专" }),
    );
    let wang = person(&mut house, "王建国", json!({ "politics": "群众", "nationality": "汉族", "education": "高中" }));
    for (person, post) in [(li, "主任"), (zhang, "副主任"), (wang, "委员")] {
        appoint(&mut house, person, "居民委员会", post, json!({ "from": "2021-12-28", "full_time": true }));
    }
    appoint(&mut house, li, "社区党组织", "书记", json!({ "from": "2021-12-28" }));
    (house, [li, zhang, wang])
}

#[test]
fn an_indicator_nobody_computes_is_typed_with_its_basis_and_said_to_be_so() {
    let (mut house, _) = house();
    let before = report(&mut house, 2025);
    let pact = number(&before, "r14.pact");
    assert_eq!((&pact["source"], &pact["printed"], &pact["typable"]), (&json!("none"), &json!("—"), &json!(true)));
    let missing = checks(&before, "missing");
    assert!(missing.iter().any(|check| check["message"].as_str().unwrap().contains("居民公约")), "{missing:?}");

    let id = house.make("report_number_type", type_it(2025, "r14.pact", 1000));
    let after = report(&mut house, 2025);
    let pact = number(&after, "r14.pact");
    assert_eq!((&pact["source"], &pact["printed"]), (&json!("typed"), &json!("1")));
    assert_eq!((&pact["typed"]["id"], &pact["typed"]["basis"]), (&json!(id), &json!("居务档案目录")));
    assert!(cells(&after, "r14", "制度", "居民公约")[0] == "1");
    let notes = table(&after, "r14")["notes"].to_string();
    assert!(notes.contains("居民公约1为手填，依据：居务档案目录"), "{notes}");
    // Another number for it takes its place; a day later it is still one.
    assert_eq!(house.make("report_number_type", type_it(2025, "r14.pact", 2000)), id);
    let version = number(&report(&mut house, 2025), "r14.pact")["typed"]["version"].clone();
    house.ask("report_number_untype", json!({ "id": id, "version": version }));
    assert_eq!(number(&report(&mut house, 2025), "r14.pact")["source"], "none");
    house.ask("undo", json!({}));
    assert_eq!(number(&report(&mut house, 2025), "r14.pact")["printed"], "2");
}

#[test]
fn what_was_typed_is_computed_by_itself_once_there_is_a_source_and_never_silently_lost() {
    let (mut house, _) = house();
    house.ask("report_number_type", type_it(2025, "r15.supervisors", 5000));
    let before = report(&mut house, 2025);
    assert_eq!(
        (&number(&before, "r15.supervisors")["source"], &number(&before, "r15.supervisors")["printed"]),
        (&json!("typed"), &json!("5"))
    );

    for name in ["赵强", "钱进", "孙立"] {
        let one = person(&mut house, name, json!({}));
        appoint(&mut house, one, "居务监督委员会", "委员", json!({ "from": "2025-03-01" }));
    }
    let after = report(&mut house, 2025);
    let supervisors = number(&after, "r15.supervisors");
    assert_eq!((&supervisors["source"], &supervisors["printed"]), (&json!("computed"), &json!("3")));
    assert_eq!(supervisors["counted"].as_array().unwrap().len(), 3);
    assert_eq!(supervisors["typed"]["thousandths"], 5000, "still there to be seen");
    let said = checks(&after, "not_used");
    assert_eq!(said.len(), 1);
    assert!(said[0]["message"].as_str().unwrap().contains("手填的5不再使用"), "{said:?}");
    // Before they were chosen the typed number is what there is.
    let earlier = house.ask("report_get", json!({ "year": 2025, "as_of": "2025-02-28" }));
    assert_eq!(number(&earlier, "r15.supervisors")["printed"], "5");
    // Set by hand it stands before both, and what was computed is seen beside it.
    house.ask(
        "report_override_set",
        json!({ "year": 2025, "number": "r15.supervisors", "thousandths": 4000, "reason": "一人待定" }),
    );
    let by_hand = report(&mut house, 2025);
    let supervisors = number(&by_hand, "r15.supervisors");
    assert_eq!(
        (&supervisors["source"], &supervisors["printed"], &supervisors["computed"]),
        (&json!("by_hand"), &json!("4"), &json!("3"))
    );
}

#[test]
fn missing_facts_are_told_by_person_so_that_the_card_can_be_opened() {
    let (mut house, [_, _, wang]) = house();
    let report = report(&mut house, 2025);
    let unknown = checks(&report, "unknown");
    assert_eq!(unknown.len(), 2, "{unknown:?}");
    assert_eq!(unknown[0]["person"], wang);
    // What stands on no card is told once, with where to put it right.
    assert_eq!((&unknown[1]["person"], &unknown[1]["table"]), (&Value::Null, &json!("r11")));
    assert!(unknown[1]["message"].as_str().unwrap().contains("是否连任不明3人，在“组织”里登记上一届"));
    let message = unknown[0]["message"].as_str().unwrap();
    assert!(
        message.starts_with("王建国的") && message.contains("性别不明") && message.contains("年龄不明"),
        "{message}"
    );
    // The person is in no band and in the row of those nobody can place.
    assert_eq!(cells(&report, "r08", "性别", "性别不明")[0], "1");
    assert_eq!(number(&report, "members.female")["unknown"][0]["id"], wang);
}

#[test]
fn an_identity_that_is_broken_names_both_sides_with_their_values() {
    let (mut house, _) = house();
    for (code, value) in [("r11.roll_before", 900), ("r11.roll_adult", 12), ("r11.roll_died", 7), ("r11.roll", 910)] {
        house.ask("report_number_type", type_it(2025, code, value * 1000));
    }
    // A sum of which parts are open is not judged.
    assert!(checks(&report(&mut house, 2025), "r11.roll_sum").is_empty());
    for code in ["in_other", "in_family", "restored", "out_other", "out_family", "deprived"] {
        house.ask("report_number_type", type_it(2025, &format!("r11.roll_{code}"), 0));
    }
    let wrong = report(&mut house, 2025);
    let found = checks(&wrong, "r11.roll_sum");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["wrong"], true);
    assert_eq!(
        found[0]["sides"],
        json!([
            "上届登记选民900 + 增：满18岁12 + 增：迁入（其他）0 + 增：迁入（家庭）0 + 增：恢复政治权利0 − 减：迁出（其他）0 − 减：迁出（家庭）0 − 减：死亡7 − 减：剥夺政治权利0 = 905",
            "本届登记选民910"
        ])
    );
    house.ask("report_number_type", type_it(2025, "r11.roll", 905_000));
    house.ask("report_number_type", type_it(2025, "r11.roll_female", 906_000));
    let wrong = report(&mut house, 2025);
    assert!(checks(&wrong, "r11.roll_sum").is_empty());
    let found = checks(&wrong, "r11.roll_female_within");
    assert_eq!(found[0]["sides"], json!(["女性906", "本届登记选民905"]));
}

#[test]
fn last_year_and_the_change_stand_beside_and_the_words_follow_the_sign() {
    let (mut house, [li, ..]) = house();
    let new = person(&mut house, "仇小兰", json!({ "sex": "女", "birth": "1999-01-01" }));
    appoint(&mut house, new, "居民委员会", "委员", json!({ "from": "2025-06-01" }));
    let report_2025 = report(&mut house, 2025);
    let total = number(&report_2025, "members.total");
    assert_eq!((&total["printed"], &total["last_year"], &total["change"]), (&json!("4"), &json!("3"), &json!("多1")));
    assert_eq!(total["last_year_origin"], "computed");
    assert_eq!(number(&report_2025, "members.male")["change"], "持平");
    assert_eq!(cells(&report_2025, "r13", "居民代表会议", "次数"), ["—", "—", "—"]);

    // Filled in for the year before, that is what stands beside.
    house.ask("report_number_type", type_it(2024, "r14.pact", 2000));
    house.ask("report_number_type", type_it(2025, "r14.pact", 1000));
    house.ask("report_number_type", type_it(2024, "members.total", 5000));
    let filled = report(&mut house, 2025);
    assert_eq!(cells(&filled, "r14", "制度", "居民公约"), ["1", "2", "少1"]);
    let total = number(&filled, "members.total");
    assert_eq!(
        (&total["last_year"], &total["last_year_origin"], &total["change"]),
        (&json!("5"), &json!("filled"), &json!("少1"))
    );
    // Of the year before the committee nothing is known, and nothing is made up.
    let first = report(&mut house, 2021);
    let total = number(&first, "members.total");
    assert_eq!((&total["printed"], &total["last_year"], &total["change"]), (&json!("3"), &Value::Null, &Value::Null));
    assert_eq!(number(&first, "members.total")["counted"][0]["id"], li);
}

#[test]
fn re_election_is_told_from_the_term_before_and_unknown_where_it_is_not_kept() {
    let (mut house, [li, zhang, wang]) = house();
    let unknown = report(&mut house, 2025);
    assert_eq!(number(&unknown, "r11.result_again")["printed"], "0");
    assert_eq!(number(&unknown, "r11.result_again")["unknown"].as_array().unwrap().len(), 3);
    let body = house.body("居民委员会");
    house.make("term_add", json!({ "body": body, "ordinal": 5, "start": "2018-12-20" }));
    let post = house.post(body, "委员");
    for one in [li, zhang] {
        house.make("appointment_add", json!({ "person": one, "post": post, "from": "2018-12-20", "to": "2021-12-27" }));
    }
    let known = report(&mut house, 2025);
    let names = |code: &str| -> Vec<String> {
        let counted = number(&known, code)["counted"].as_array().unwrap().clone();
        counted.iter().map(|one| one["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("r11.result_again"), ["李秀英", "张丽"]);
    assert_eq!(names("r11.result_new"), ["王建国"]);
    assert_eq!(number(&known, "r11.result_new")["counted"][0]["id"], wang);
    // One of the one in the Party organisation is in the committee too: 100 per cent.
    assert_eq!(number(&known, "r11.result_cross_share")["printed"], "100");
    assert_eq!(number(&known, "r11.result_heads")["printed"], "1");
}

#[test]
fn edges_of_bands_follow_what_the_street_asks_and_the_labels_with_them() {
    let (mut house, _) = house();
    let set = |value: &str, reason: &str| json!({ "name": "age_bands", "value": value, "reason": reason });
    assert_eq!(house.refused("report_measure_set", set("35,45", " ")), "reason_needed");
    assert_eq!(house.refused("report_measure_set", set("45,35", "街道表式")), "parameter_refused");
    assert_eq!(
        house.refused("report_measure_set", json!({ "name": "没有", "value": "1", "reason": "甲" })),
        "not_a_code"
    );
    house.ask("report_measure_set", set("35、55", "街道表式"));
    let measures = house.ask("report_measures", json!({}));
    let bands = &measures["measures"][0];
    assert_eq!((&bands["value"], &bands["default"]), (&json!("35,55"), &json!("30,40,50")));
    assert_eq!(bands["words"], "35岁及以下、36至55岁、56岁及以上");
    let asked = report(&mut house, 2025);
    assert_eq!(cells(&asked, "r08", "年龄", "36至55岁")[0], "2");
    let definition = number(&asked, "members.age_36_55")["definition"].as_str().unwrap().to_owned();
    assert!(definition.contains("36至55岁，含两端") && definition.contains("2025年12月31日"), "{definition}");
    house.ask("report_measure_set", set("", "改回"));
    assert_eq!(cells(&report(&mut house, 2025), "r08", "年龄", "41至50岁")[0], "0");
    // The denominator is the one the rules use: one place for both.
    house.ask("report_measure_set", json!({ "name": "cross_base", "value": "union", "reason": "街道口径" }));
    assert_eq!(number(&report(&mut house, 2025), "r11.result_cross_share")["printed"], "33.3");
    let parameters = house.ask("pack_list", json!({}))["parameters"].clone();
    assert!(parameters.as_array().unwrap().iter().any(|one| one["name"] == "cross_base" && one["value"] == "union"));
}

#[test]
fn the_structure_of_the_committee_stands_by_post_and_sex_with_shares() {
    let (mut house, _) = house();
    let report_2025 = report(&mut house, 2025);
    assert_eq!(cells(&report_2025, "structure", "职务", "主任"), ["1", "0", "0.0%", "1", "100.0%"]);
    assert_eq!(cells(&report_2025, "structure", "合计", "合计"), ["3", "0", "0.0%", "2", "66.7%"]);
    // Nobody is in office any more: 0 people, and a share of nobody is no number.
    let body = house.body("居民委员会");
    let term = house.ask("body_get", json!({ "id": body }))["term"].clone();
    house.ask(
        "term_end",
        json!({ "id": term["id"], "version": term["version"], "on": "2026-01-31", "with_appointments": true }),
    );
    let empty = house.ask("report_get", json!({ "year": 2026, "as_of": "2026-06-30" }));
    assert_eq!(cells(&empty, "structure", "合计", "合计"), ["0", "0", "—", "0", "—"]);
    assert_eq!(number(&empty, "members.total")["printed"], "0");
}

#[test]
fn a_person_in_three_bodies_is_counted_once_in_each_and_once_among_all() {
    let (mut house, [li, zhang, _]) = house();
    appoint(&mut house, li, "社区工作者", "社区工作者", json!({ "from": "2022-01-01", "full_time": true }));
    appoint(&mut house, zhang, "社区党组织", "委员", json!({ "from": "2022-01-01" }));
    let report = report(&mut house, 2025);
    for (code, value) in [
        ("members.total", "3"),
        ("workers.total", "1"),
        ("r11.result_total", "3"),
        ("count.in_office", "3"),
        ("r11.result_cross", "2"),
    ] {
        assert_eq!(number(&report, code)["printed"], value, "{code}");
    }
}

#[test]
fn a_year_with_nothing_in_it_says_so_everywhere() {
    let mut house = House::started();
    let report = report(&mut house, 1999);
    assert_eq!(number(&report, "members.total")["printed"], "—");
    assert_eq!(number(&report, "r13.delegates_held")["printed"], "—");
    assert!(cells(&report, "structure", "合计", "合计").iter().all(|cell| cell == "—"));
    assert!(report["checks"].as_array().unwrap().iter().all(|check| check["wrong"] == false));
    let years = house.ask("report_years", json!({ "year": 1999, "codes": ["members.total", "r14.pact"] }));
    assert_eq!(years["years"].as_array().unwrap().len(), 5);
    assert!(years["years"].as_array().unwrap().iter().all(|year| year["origin"] == "none"));
}

#[test]
fn a_body_closed_in_the_year_and_the_changes_of_the_year_are_told() {
    let (mut house, [.., wang]) = house();
    let body = house
        .make("body_add", json!({ "kind": "sub_committee", "name": "环境和物业管理委员会", "founded": "2022-01-01" }));
    let post = house.post(body, "委员");
    house.make("appointment_add", json!({ "person": wang, "post": post, "from": "2022-01-01" }));
    let version = house.ask("body_get", json!({ "id": body }))["version"].clone();
    house.ask(
        "body_close",
        json!({ "id": body, "version": version, "on": "2025-06-30", "end_appointments": "body_closed" }),
    );
    let report = report(&mut house, 2025);
    let changes = table(&report, "changes")["rows"].as_array().unwrap();
    let said: Vec<String> = changes
        .iter()
        .map(|row| {
            row["cells"]
                .as_array()
                .unwrap()
                .iter()
                .map(|cell| cell["printed"].as_str().unwrap())
                .collect::<Vec<_>>()
                .join("|")
        })
        .collect();
    assert!(said.iter().any(|line| line.starts_with("环境和物业管理委员会|组织变动")), "{said:?}");
    assert!(said.iter().any(|line| line.starts_with("环境和物业管理委员会|离任|王建国|委员")), "{said:?}");
    assert_eq!(number(&report, "changes.left")["printed"], "1");
    assert!(
        table(&report, "bodies")["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["cells"][0]["printed"] != "环境和物业管理委员会")
    );
}

#[test]
fn five_years_stand_beside_each_other_each_with_its_origin() {
    let (mut house, _) = house();
    house.ask("report_number_type", type_it(2023, "r14.pact", 3000));
    let years = house.ask("report_years", json!({ "year": 2025, "codes": ["members.total", "r14.pact"] }));
    let years = years["years"].as_array().unwrap();
    let of = |year: usize, at: usize| {
        (years[year]["numbers"][at]["printed"].clone(), years[year]["numbers"][at]["origin"].clone())
    };
    assert_eq!(
        years.iter().map(|year| year["year"].as_i64().unwrap()).collect::<Vec<_>>(),
        [2021, 2022, 2023, 2024, 2025]
    );
    assert_eq!(of(0, 0), (json!("3"), json!("computed")));
    assert_eq!(of(2, 1), (json!("3"), json!("filled")));
    assert_eq!(of(3, 1), (json!("—"), json!("none")));
    let all = house.ask("report_years", json!({ "year": 2025 }));
    assert!(all["years"][0]["numbers"].as_array().unwrap().len() > 150);
}

#[test]
fn what_a_number_counted_goes_out_as_a_list_without_any_personal_number() {
    let (mut house, [_, zhang, _]) = house();
    let card = house.ask("person_get", json!({ "id": zhang }));
    house.ask(
        "person_correct",
        json!({ "id": zhang, "version": card["version"], "phone": "13800001234", "id_number": "999901198508150026" }),
    );
    let folder = house.path("来历");
    let reply = house.ask(
        "report_source_export",
        json!({ "year": 2025, "as_of": "2025-12-31", "number": "members.female", "folder": folder, "format": "xlsx" }),
    );
    let text = parts(Path::new(reply["files"][0]["path"].as_str().unwrap()));
    assert!(text.contains("李秀英") && text.contains("张丽") && text.contains("王建国"), "with whom it does not know");
    assert!(!text.contains("13800001234") && !text.contains("999901198508150026"));
    let history = house.ask("history_list", json!({})).to_string();
    assert!(history.contains("导出“居民委员会成员：女性”的来历（xlsx）"), "{history}");
    assert_eq!(
        house.refused(
            "report_source_export",
            json!({ "year": 2025, "number": "没有", "folder": folder, "format": "xlsx" })
        ),
        "not_a_code"
    );
    let reply = house.ask("report_definitions_export", json!({ "year": 2025, "folder": folder, "formats": ["docx"] }));
    let text = parts(Path::new(reply["files"][0]["path"].as_str().unwrap()));
    assert!(text.contains("31至40岁") && text.contains("四舍五入一次"), "definitions");
    let pages = house.ask("report_definitions_pages", json!({ "year": 2025 }));
    assert!(pages["pages"][0].as_str().unwrap().contains("<svg"));
    assert!(
        house.ask("paper_print", json!({ "paper": "definitions", "year": 2025 }))["path"]
            .as_str()
            .unwrap()
            .ends_with(".pdf")
    );
}

#[test]
fn meetings_of_the_assemblies_make_the_numbers_of_democratic_decision() {
    let (mut house, [li, zhang, _]) = house();
    for one in [li, zhang] {
        appoint(&mut house, one, "居民代表会议", "居民代表", json!({ "from": "2021-12-28" }));
    }
    let body = house.body("居民代表会议");
    for (held, came) in [("2024-12-01", true), ("2025-03-05", true), ("2025-11-20", false)] {
        let meeting = house.make("meeting_add", json!({ "body": body, "held": held }));
        if came {
            house.ask("attendance_rest", json!({ "meeting": meeting, "presence": "present" }));
        }
    }
    let report = report(&mut house, 2025);
    assert_eq!(cells(&report, "r13", "居民代表会议", "次数"), ["2", "1", "多1"]);
    assert_eq!(cells(&report, "r13", "居民代表会议", "参加人数"), ["2", "2", "持平"]);
    // Meetings are kept and none of all residents was held: that is none, not nothing known.
    assert_eq!(cells(&report, "r13", "居民会议", "次数"), ["0", "0", "持平"]);
    assert_eq!(number(&report, "r13.delegates_held")["counted"].as_array().unwrap().len(), 2);
    assert_eq!(cells(&report, "r11", "居民代表", "总人数"), ["2", "2", "持平"]);
    assert_eq!(table(&report, "meetings")["rows"].as_array().unwrap().len(), 2);
}

#[test]
fn a_term_that_runs_under_two_laws_is_one_term_in_every_year() {
    let (mut house, _) = house();
    for year in [2022, 2025, 2026] {
        let report = house.ask("report_get", json!({ "year": year, "as_of": format!("{year}-06-30") }));
        assert_eq!(number(&report, "r11.ordinal")["printed"], "6", "{year}");
        assert_eq!(number(&report, "r11.year")["printed"], "2021", "{year}");
        assert_eq!(number(&report, "members.total")["printed"], "3", "{year}");
        assert!(report["checks"].as_array().unwrap().iter().all(|check| check["wrong"] == false), "{year}");
    }
}

#[test]
fn last_year_is_what_was_sent_whatever_is_written_since() {
    let (mut house, _) = house();
    house.ask("report_number_type", type_it(2025, "r14.pact", 2000));
    house.ask("report_check", json!({ "year": 2025, "reader": "street" }));
    house.ask("report_freeze", json!({ "year": 2025, "reader": "street" }));
    house.ask("report_number_type", type_it(2025, "r14.pact", 7000));
    house.ask("report_number_type", type_it(2026, "r14.pact", 3000));
    let new = person(&mut house, "仇小兰", json!({ "sex": "女", "birth": "1999-01-01" }));
    appoint(&mut house, new, "居民委员会", "委员", json!({ "from": "2025-06-01" }));
    let now = house.ask("report_get", json!({ "year": 2026, "as_of": "2026-06-30" }));
    let pact = number(&now, "r14.pact");
    assert_eq!(
        (&pact["last_year"], &pact["last_year_origin"], &pact["change"]),
        (&json!("2"), &json!("frozen"), &json!("多1"))
    );
    assert_eq!(
        (&number(&now, "members.total")["last_year"], &number(&now, "members.total")["change"]),
        (&json!("3"), &json!("多1"))
    );
}
