//! The card of a person: what is kept of somebody, who may be the same, and what the history of a field says.

use proptest::prelude::*;
use serde_json::{Value, json};
use tests::House;

/// Two ID numbers that pass every check, of one birthday.
const ID_ONE: &str = "999901196001010017";
const ID_TWO: &str = "999901196001010033";

fn card(house: &mut House, person: i64) -> Value {
    house.ask("person_get", json!({ "id": person }))
}

fn correct(house: &mut House, person: i64, what: Value) {
    let version = card(house, person)["version"].clone();
    let mut request = json!({ "id": person, "version": version });
    request.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
    house.ask("person_correct", request);
}

fn in_committee(house: &mut House, name: &str) -> i64 {
    let body = house.body("居民委员会");
    let post = house.post(body, "委员");
    let person = house.make("person_add", json!({ "name": name }));
    house.make("appointment_add", json!({ "person": person, "post": post, "from": "2022-01-01" }));
    person
}

#[test]
fn an_id_number_of_fifteen_becomes_eighteen_and_fills_sex_and_birth() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "王建国", "id_number": "999901600101001" }));
    let shown = card(&mut house, person);
    assert_eq!((&shown["birth"], &shown["sex"]["text"]), (&json!("1960-01-01"), &json!("男")));
    let whole = house.ask("person_reveal", json!({ "id": person, "field": "id_number" }));
    assert_eq!(whole["value"].as_str().unwrap().len(), 18);
    assert_eq!(house.refused("person_add", json!({ "name": "李", "id_number": "999901196013010016" })), "id_date");
    assert_eq!(house.refused("person_add", json!({ "name": "李", "id_number": "999901196001010016" })), "id_checksum");
}

#[test]
fn what_the_card_and_the_id_number_say_differently_is_shown_and_not_refused() {
    let mut house = House::started();
    let person =
        house.make("person_add", json!({ "name": "王建国", "id_number": ID_ONE, "sex": "女", "birth": "1961-01-01" }));
    let said = card(&mut house, person)["contradictions"].to_string();
    assert!(said.contains("出生日期") && said.contains("性别"), "{said}");
}

#[test]
fn insurance_and_allowance_are_kept_of_members_and_hired_workers_alone() {
    let mut house = House::started();
    let resident = house.make("person_add", json!({ "name": "王建国" }));
    assert_eq!(card(&mut house, resident)["pay"], Value::Null);
    let version = card(&mut house, resident)["version"].clone();
    let refused = |house: &mut House, field: &str, value: Value| {
        house.refused("person_correct", json!({ "id": resident, "version": version, field: value }))
    };
    assert_eq!(refused(&mut house, "allowance", json!(120_000)), "pay_not_kept");
    assert_eq!(refused(&mut house, "insured", json!(true)), "pay_not_kept");
    let member = in_committee(&mut house, "李秀英");
    correct(&mut house, member, json!({ "allowance": 120_050, "insured": true }));
    assert_eq!(card(&mut house, member)["pay"], json!({ "insured": true, "allowance": 120_050 }));
    let version = card(&mut house, member)["version"].clone();
    let slip = json!({ "id": member, "version": version, "allowance": 100_000_000_000_i64 });
    assert_eq!(house.refused("person_correct", slip), "out_of_range");
    // A hired worker too.
    let workers = house.body("社区工作者");
    let post = house.post(workers, "社区工作者");
    house.make("appointment_add", json!({ "person": resident, "post": post, "from": "2024-01-01" }));
    correct(&mut house, resident, json!({ "insured": false }));
    assert_eq!(card(&mut house, resident)["pay"]["insured"], false);
}

#[test]
fn a_certificate_is_added_corrected_and_taken_away() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "王建国", "resume": "1980年参加工作" }));
    assert_eq!(card(&mut house, person)["resume"], "1980年参加工作");
    let certificate = house.make(
        "certificate_add",
        json!({ "person": person, "name": "社会工作者职业资格证书", "level": "初级", "issued": "2019-06", "valid_until": "2025-06" }),
    );
    let row = card(&mut house, person)["certificates"][0].clone();
    assert_eq!((&row["level"], &row["expired"]), (&json!("初级"), &json!(true)));
    house.ask("certificate_correct", json!({ "id": certificate, "version": row["version"], "valid_until": null }));
    let row = card(&mut house, person)["certificates"][0].clone();
    assert_eq!(row["expired"], false);
    let wrong = json!({ "id": certificate, "version": row["version"], "valid_until": "2018" });
    assert_eq!(house.refused("certificate_correct", wrong), "end_before_start");
    house.ask("certificate_remove", json!({ "id": certificate, "version": row["version"] }));
    assert_eq!(card(&mut house, person)["certificates"], json!([]));
    house.ask("undo", json!({}));
    assert_eq!(card(&mut house, person)["certificates"].as_array().unwrap().len(), 1);
}

#[test]
fn one_edge_is_seen_from_both_sides_as_it_is_to_each() {
    let mut house = House::started();
    let father = house.make("person_add", json!({ "name": "王建国", "sex": "男" }));
    let son = house.make("person_add", json!({ "name": "王小明", "sex": "男" }));
    house.make("kinship_add", json!({ "person": father, "relative": son, "code": "22" }));
    assert_eq!(card(&mut house, father)["relatives"][0]["seen"], "长子");
    assert_eq!(card(&mut house, son)["relatives"][0]["seen"], "父亲");
    // Kept once, however often it is written down.
    house.make("kinship_add", json!({ "person": father, "relative": son, "code": "22" }));
    assert_eq!(card(&mut house, father)["relatives"].as_array().unwrap().len(), 1);
    assert_eq!(house.refused("kinship_add", json!({ "person": son, "relative": son, "code": "10" })), "same_card");
}

#[test]
fn a_relative_a_declaration_names_needs_no_card_and_the_history_does_not_name_them() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "王建国" }));
    house.make(
        "relative_declare",
        json!({ "person": person, "name": "韩梅梅", "code": "妻子", "workplace": "样例小学" }),
    );
    let row = card(&mut house, person)["declared"][0].clone();
    assert_eq!((&row["name"], &row["relation"]["code"]), (&json!("韩梅梅"), &json!("12")));
    assert_eq!(house.ask("person_list", json!({}))["total"], 1);
    let history = house.ask("history_list", json!({})).to_string();
    assert!(!history.contains("韩梅梅"), "{history}");
    house.ask("relative_remove", json!({ "id": row["id"], "version": row["version"] }));
    assert_eq!(card(&mut house, person)["declared"], json!([]));
}

#[test]
fn a_consent_is_given_and_withdrawn_with_dates() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "王建国" }));
    let consent = house.make("consent_add", json!({ "person": person, "purpose": "照片用于公示栏" }));
    let row = card(&mut house, person)["consents"][0].clone();
    assert_eq!((&row["given"], &row["withdrawn"]), (&json!("2026-07-01"), &Value::Null));
    house.ask("consent_correct", json!({ "id": consent, "version": row["version"], "withdrawn": "2026-07-02" }));
    assert_eq!(card(&mut house, person)["consents"][0]["withdrawn"], "2026-07-02");
}

#[test]
fn the_same_name_with_the_same_address_is_found_while_typing_and_another_address_is_not() {
    let mut house = House::started();
    let building = house.make("building_add", json!({ "name": "3号楼" }));
    let first = house
        .make("person_add", json!({ "name": "王建国", "birth": "1960-05", "building": building, "door": "2单元301" }));
    let ask = |house: &mut House, request: Value| house.ask("person_alike", request)["alike"].clone();
    let found = ask(&mut house, json!({ "name": "王建国", "birth": "1971-01", "address": "3号楼 2单元301" }));
    assert_eq!((&found[0]["id"], &found[0]["same_address"]), (&json!(first), &json!(true)));
    let found =
        ask(&mut house, json!({ "name": "王建国", "birth": "1971-01", "building": building, "door": "2单元301" }));
    assert_eq!(found[0]["same_address"], true);
    assert_eq!(ask(&mut house, json!({ "name": "王建国", "birth": "1971-01", "address": "4号楼101" })), json!([]));
    let fits = ask(&mut house, json!({ "name": "王建国", "birth": "1960-05-07" }));
    assert_eq!((&fits[0]["id"], &fits[0]["same_address"]), (&json!(first), &json!(false)));
    assert_eq!(ask(&mut house, json!({ "name": "李秀英", "address": "3号楼2单元301" })), json!([]));
}

#[test]
fn the_history_of_a_field_says_what_it_was_since_when_and_by_whom() {
    let mut house = House::started();
    house.ask("preference_set", json!({ "name": "actor", "value": "\"李秀英\"" }));
    let building = house.make("building_add", json!({ "name": "3号楼" }));
    let person = house.make("person_add", json!({ "name": "王建国", "phone": "15400001234", "building": building }));
    correct(&mut house, person, json!({ "phone": "15400005678" }));
    let declared = house.make("relative_declare", json!({ "person": person, "name": "韩梅梅", "code": "12" }));
    let version = card(&mut house, person)["declared"][0]["version"].clone();
    house.ask("relative_remove", json!({ "id": declared, "version": version }));
    let changes = house.ask("person_history", json!({ "id": person }))["changes"].clone();
    let changes = changes.as_array().unwrap();
    let phone: Vec<&Value> = changes
        .iter()
        .flat_map(|change| change["fields"].as_array().unwrap())
        .filter(|field| field["field"] == "手机")
        .collect();
    assert_eq!(phone.len(), 2);
    assert_eq!((&phone[1]["before"], &phone[1]["after"]), (&json!("154****1234"), &json!("154****5678")));
    assert!(
        changes
            .iter()
            .all(|change| change["actor"] == "李秀英" && change["at"].as_str().unwrap().starts_with("2026-07-01"))
    );
    let all = Value::from(changes.clone()).to_string();
    // Records are called by their names, and what was taken away again is in the history still.
    assert!(all.contains("楼栋“3号楼”"), "{all}");
    assert!(all.contains("韩梅梅") && all.contains("在回收站"), "{all}");
}

#[test]
fn meetings_and_papers_stand_on_the_card_year_by_year() {
    let mut house = House::started();
    let person = in_committee(&mut house, "王建国");
    let body = house.body("居民委员会");
    for day in ["2025-03-05", "2026-03-05", "2026-06-05"] {
        let meeting = house.make("meeting_add", json!({ "body": body, "held": day }));
        house.ask("attendance_rest", json!({ "meeting": meeting, "presence": "present" }));
    }
    let years = house.ask("person_meetings", json!({ "id": person }))["years"].clone();
    assert_eq!((&years[0]["year"], &years[0]["due"], &years[0]["came"]), (&json!(2026), &json!(2), &json!(2)));
    assert_eq!(years[0]["meetings"][0]["held"], "2026-06-05");
    assert_eq!(years[1]["year"], 2025);
    let paper = house.make("paper_add", json!({ "title": "关于选举结果的批复", "number": "样街〔2022〕1号" }));
    let appointment = card(&mut house, person)["appointments"][0].clone();
    house.ask(
        "appointment_correct",
        json!({ "id": appointment["id"], "version": appointment["version"], "document": paper }),
    );
    house.make(
        "person_fact_change",
        json!({ "person": person, "kind": "politics", "value": "01", "from": "2024-07-01", "document": paper }),
    );
    let papers = house.ask("person_papers", json!({ "id": person }))["papers"].clone();
    assert_eq!(papers.as_array().unwrap().len(), 1);
    assert_eq!(papers[0]["number"], "样街〔2022〕1号");
    assert_eq!(papers[0]["what"], json!(["居委会委员", "政治面貌"]));
}

#[test]
fn a_sealed_card_is_hidden_and_kept_and_comes_back() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "仇小兰", "phone": "15400001234", "birth": "1960-05" }));
    let version = card(&mut house, person)["version"].clone();
    let seal = json!({ "id": person, "version": version, "until": "2031-07-01", "reason": "迁出，保存期未满" });
    house.ask("person_seal", seal);
    assert_eq!(house.ask("find", json!({ "text": "仇小兰" }))["found"], json!([]));
    assert_eq!(house.ask("person_alike", json!({ "name": "仇小兰", "birth": "1960-05" }))["alike"], json!([]));
    let line = house.ask("bin_list", json!({}))["sealed"][0].clone();
    assert_eq!((&line["name"], &line["sealing"]["until"]), (&json!("仇小兰"), &json!("2031-07-01")));
    assert_eq!(line["sealing"]["over"], false);
    // Kept, not used.
    let version = card(&mut house, person)["version"].clone();
    let patch = json!({ "id": person, "version": version, "note": "改" });
    assert_eq!(house.refused("person_correct", patch), "person_sealed");
    assert_eq!(house.refused("certificate_add", json!({ "person": person, "name": "证" })), "person_sealed");
    house.ask("person_unseal", json!({ "id": person, "version": version }));
    assert_eq!(house.ask("find", json!({ "text": "仇小兰" }))["found"][0]["id"], person);
    assert_eq!(house.ask("bin_list", json!({}))["sealed"], json!([]));
    house.ask("undo", json!({}));
    assert_eq!(house.ask("bin_list", json!({}))["sealed"].as_array().unwrap().len(), 1);
}

#[test]
fn somebody_in_office_is_not_sealed() {
    let mut house = House::started();
    let person = in_committee(&mut house, "王建国");
    let version = card(&mut house, person)["version"].clone();
    assert_eq!(
        house.refused("person_seal", json!({ "id": person, "version": version, "reason": "x" })),
        "still_in_office"
    );
}

#[test]
fn everything_kept_of_somebody_is_one_paper_and_its_export_is_recorded() {
    let mut house = House::started();
    let links = {
        house.close();
        let place = house.place();
        let register = store::Register::open(&place.register, &place.configuration).unwrap();
        let links = register.read(|reading| reading.links_to("person")).unwrap();
        register.close().unwrap();
        house.open();
        links
    };
    // Whatever points to a person is told of: a table that comes later has to be added to the paper.
    for link in &links {
        let told = office::personal::TOLD.iter().any(|(table, column)| *table == link.table && *column == link.column);
        assert!(told, "{link:?}");
    }
    assert_eq!(links.len(), office::personal::TOLD.len());

    let person = in_committee(&mut house, "王建国");
    correct(
        &mut house,
        person,
        json!({ "id_number": ID_TWO, "phone": "15400001234", "address": "样例路9号", "resume": "当过兵", "note": "热心", "allowance": 120_000 }),
    );
    house.make(
        "person_fact_change",
        json!({ "person": person, "kind": "politics", "value": "01", "from": "2024-07-01" }),
    );
    house.make("certificate_add", json!({ "person": person, "name": "社工证", "number": "S123" }));
    house.make("relative_declare", json!({ "person": person, "name": "韩梅梅", "code": "12" }));
    house.make("consent_add", json!({ "person": person, "purpose": "照片公示" }));
    let body = house.body("居民委员会");
    let meeting = house.make("meeting_add", json!({ "body": body, "held": "2026-06-05" }));
    house.make("resolution_add", json!({ "meeting": meeting, "text": "修好路灯", "person": person }));
    let pages = house.ask("person_data_pages", json!({ "id": person, "reason": "本人来看" }));
    assert!(!pages["pages"].as_array().unwrap().is_empty());
    let newest = house.ask("history_list", json!({ "limit": 1 }))["operations"][0].clone();
    assert_eq!((&newest["kind"], &newest["reason"]), (&json!("note"), &json!("本人来看")), "looking is recorded too");
    let folder = house.path("out");
    let exported = house.ask(
        "person_data_export",
        json!({ "id": person, "reason": "本人申请", "folder": folder.to_string_lossy(), "format": "xlsx" }),
    );
    let path = exported["files"][0]["path"].as_str().unwrap().to_owned();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let mut whole = String::new();
    for sheet in calamine::Reader::sheet_names(&book) {
        let range = calamine::Reader::worksheet_range(&mut book, &sheet).unwrap();
        for cell in range.cells() {
            whole.push_str(&cell.2.to_string());
            whole.push('\n');
        }
    }
    for kept in [
        "王建国",
        ID_TWO,
        "15400001234",
        "样例路9号",
        "当过兵",
        "热心",
        "1200.00",
        "中国共产党党员",
        "社工证",
        "S123",
        "韩梅梅",
        "妻",
        "照片公示",
        "居委会委员",
        "2026年6月5日",
        "修好路灯",
    ] {
        assert!(whole.contains(kept), "{kept} in {whole}");
    }
    let newest = house.ask("history_list", json!({ "limit": 1 }))["operations"][0].clone();
    assert_eq!((&newest["kind"], &newest["reason"]), (&json!("note"), &json!("本人申请")));
    assert!(newest["sentence"].as_str().unwrap().contains("王建国个人信息清单"), "{newest}");
}

#[test]
fn an_import_says_that_a_card_is_sealed_and_neither_changes_it_nor_makes_another() {
    let mut house = House::started();
    let person = house.make("person_add", json!({ "name": "仇小兰", "birth": "1960-05" }));
    let version = card(&mut house, person)["version"].clone();
    house.ask("person_seal", json!({ "id": person, "version": version, "reason": "迁出" }));
    let before = card(&mut house, person);
    let sheet = house.path("名单.csv");
    std::fs::write(&sheet, "姓名,出生年月,手机\n仇小兰,1960年5月,15400001234\n").unwrap();
    let reply = house.ask("import_run", json!({ "path": sheet.to_string_lossy() }));
    assert_eq!((&reply["added"], &reply["updated"], &reply["refused"]), (&json!(0), &json!(0), &json!(1)), "{reply}");
    assert_eq!(reply["problems"][0]["code"], "person_sealed");
    assert_eq!(card(&mut house, person), before);
}

/// An act on what a card keeps beside itself: which one, and on what.
fn act(house: &mut House, people: &[i64], (which, one, two): (u8, u8, u8)) -> (&'static str, Value) {
    let person = people[usize::from(one) % people.len()];
    let shown = card(house, person);
    let nth = |list: &Value| -> Option<Value> {
        let list = list.as_array()?;
        list.get(usize::from(two) % list.len().max(1)).cloned()
    };
    let at = |row: &Value| json!({ "id": row["id"], "version": row["version"] });
    match which % 9 {
        0 => ("certificate_add", json!({ "person": person, "name": format!("证书{two}"), "issued": "2020" })),
        1 => ("relative_declare", json!({ "person": person, "name": format!("亲{two}"), "code": "20" })),
        2 => ("consent_add", json!({ "person": person, "purpose": format!("用途{two}") })),
        3 => match nth(&shown["certificates"]) {
            Some(row) => ("certificate_remove", at(&row)),
            None => ("certificate_add", json!({ "person": person, "name": "证" })),
        },
        4 => match nth(&shown["declared"]) {
            Some(row) => ("relative_correct", json!({ "id": row["id"], "version": row["version"], "code": "30" })),
            None => ("relative_declare", json!({ "person": person, "name": "亲", "code": "10" })),
        },
        5 => match nth(&shown["consents"]) {
            Some(row) => {
                ("consent_correct", json!({ "id": row["id"], "version": row["version"], "withdrawn": "2026-12-01" }))
            }
            None => ("consent_add", json!({ "person": person, "purpose": "用" })),
        },
        6 => ("person_seal", json!({ "id": person, "version": shown["version"], "reason": "迁出" })),
        7 => ("person_unseal", json!({ "id": person, "version": shown["version"] })),
        _ => {
            let other = people[usize::from(two) % people.len()];
            let versions = card(house, other)["version"].clone();
            (
                "person_merge",
                json!({ "keep": person, "keep_version": shown["version"], "other": other, "other_version": versions }),
            )
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_cards_is_taken_back_to_the_last_byte(
        acts in proptest::collection::vec((any::<u8>(), any::<u8>(), any::<u8>()), 1..25)
    ) {
        let mut house = House::started();
        let mut people: Vec<i64> =
            (0..6).map(|number| house.make("person_add", json!({ "name": format!("王{number}") }))).collect();
        let before = house.dump();
        let mut made = 0;
        for one in acts {
            people.retain(|person| house.call("person_get", json!({ "id": person })).is_ok());
            let (name, request) = act(&mut house, &people, one);
            // Refused acts are no part of the history.
            made += usize::from(house.call(name, request).is_ok_and(|answer| answer.changed.is_some()));
        }
        let after = house.dump();
        for _ in 0..made {
            house.ask("undo", json!({}));
        }
        prop_assert_eq!(house.dump(), before);
        for _ in 0..made {
            house.ask("redo", json!({}));
        }
        prop_assert_eq!(house.dump(), after);
    }
}
