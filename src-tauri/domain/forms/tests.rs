//! Forms as street offices make them, and what they are proposed to be filled with.

use std::collections::HashMap;

use super::filling::{self, Mapping};
use super::people::Field;
use super::proposing::propose;
use super::read::{Cell, FormKind, FormRead, Grid, Held};
use super::sources::{FormBody, FormFacts, FormNumber, FormPerson, Sources};
use super::{Place, places};
use crate::Day;
use crate::kinds::BodyKind;
use crate::roster::Column;
use crate::roster::sheet::Region;

/// A sheet of texts; `_` is an empty frame, nothing at all where a text is empty.
fn sheet(rows: &[&[&str]], merged: &[(u32, u32, u32, u32)]) -> FormRead {
    let mut cells = Vec::new();
    for (row, texts) in rows.iter().enumerate() {
        for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let held = match *text {
                "_" => Held::Nothing,
                text if text.starts_with('=') => Held::Formula,
                text if text.bytes().all(|one| one.is_ascii_digit()) => Held::Number,
                _ => Held::Words,
            };
            let text = if held == Held::Nothing { String::new() } else { (*text).to_owned() };
            cells.push(Cell { row: row as u32 + 1, column: column as u32, text, held, paragraph: None });
        }
    }
    let merged = merged.iter().map(|(top, left, bottom, right)| Region {
        top: *top,
        left: *left,
        bottom: *bottom,
        right: *right,
    });
    let grid = Grid { name: "表".to_owned(), over: String::new(), hidden: false, cells, merged: merged.collect() };
    FormRead {
        kind: FormKind::Xlsx,
        grids: vec![grid],
        lines: Vec::new(),
        links: false,
        signed: false,
        formulas: false,
    }
}

fn person(id: i64, name: &str, post: &str, values: &[(Field, &str)]) -> FormPerson {
    let mut known: HashMap<Field, String> = values.iter().map(|(field, value)| (*field, (*value).to_owned())).collect();
    known.insert(Field::Of(Column::Name), name.to_owned());
    known.insert(Field::Of(Column::Post), post.to_owned());
    FormPerson::new(id, post.to_owned(), known)
}

fn body(id: i64, kind: BodyKind, people: Vec<FormPerson>) -> FormBody {
    FormBody {
        id,
        kind,
        name: kind.chinese().to_owned(),
        ordinal: Some(10),
        start: None,
        end: None,
        seats: None,
        vacant: None,
        people,
    }
}

/// Zhang Li is director and secretary; Wang Jianguo's telephone nobody knows.
fn register() -> Sources {
    let (phone, sex) = (Field::Of(Column::Phone), Field::Of(Column::Sex));
    let zhang = |post: &str| person(1, "张丽", post, &[(phone, "138****0000"), (sex, "女"), (Field::Age, "45")]);
    let wang = person(2, "王建国", "副主任", &[(sex, "男"), (Field::Age, "61")]);
    let li = person(3, "李明", "委员", &[(sex, "男"), (phone, "139****1111")]);
    let day = Day::from_ymd_opt(2026, 12, 31).unwrap();
    let number = |code: &str, label: &str, printed: &str| FormNumber {
        code: code.to_owned(),
        label: label.to_owned(),
        printed: printed.to_owned(),
    };
    Sources::of(&FormFacts {
        year: 2026,
        as_of: day,
        today: day,
        name: "安和里社区".to_owned(),
        signed: "安和里社区居民委员会".to_owned(),
        street: "样例街道".to_owned(),
        division: String::new(),
        credit: String::new(),
        founded: None,
        bodies: vec![
            body(1, BodyKind::PartyOrganisation, vec![zhang("书记")]),
            body(2, BodyKind::Committee, vec![zhang("主任"), wang, li]),
            body(3, BodyKind::DelegatesAssembly, vec![person(9, "赵六", "居民代表", &[])]),
        ],
        leaders: vec![person(9, "赵六", "组长", &[])],
        numbers: vec![
            number("figure.households", "户数", "2391"),
            number("members.total", "居民委员会成员：总人数", "3"),
            number("members.female", "居民委员会成员：女性", "1"),
            number("members.age_40", "居民委员会成员：31至40岁", "0"),
            number("workers.female", "社区工作者：女性", "4"),
            number("body.3.people", "居民代表会议在任人员", "1"),
            number("body.3.meetings.held", "居民代表会议：会议次数", "2"),
            number("r14.pact", "居民公约", "—"),
        ],
    })
}

/// Id, source, whether certain.
fn proposed(read: &FormRead) -> Vec<(String, String, bool)> {
    let places = places::of(read).unwrap();
    let proposals = propose(&places, &register());
    places
        .into_iter()
        .zip(proposals)
        .map(|(place, made)| (place.id, made.source.unwrap_or_default(), made.certain))
        .collect()
}

fn one(id: &str, source: &str, certain: bool) -> (String, String, bool) {
    (id.to_owned(), source.to_owned(), certain)
}

#[test]
fn labels_to_the_left_are_recognised_and_what_only_may_be_meant_is_not_certain() {
    let read = sheet(
        &[
            &["社区居委会基本情况表", "", "", ""],
            &["社区名称", "_", "所属街道：", "_"],
            &["主任姓名", "_", "联系电话", "_"],
            &["党组织书记", "_", "负责人", "_"],
            &["总户数（户）", "_", "特色工作", "_"],
        ],
        &[(1, 0, 1, 3)],
    );
    assert_eq!(
        proposed(&read),
        [
            one("1!B2", "committee.name", true),
            one("1!D2", "committee.street", true),
            one("1!B3", "post.2.主任.name", true),
            // Whose telephone is asked for, the form does not say.
            one("1!D3", "", false),
            one("1!B4", "post.1.书记.name", true),
            one("1!D4", "post.2.主任.name", false),
            one("1!B5", "number.figure.households", true),
            one("1!D5", "", false),
        ]
    );
}

#[test]
fn blanks_in_a_sentence_and_facts_of_a_body_are_recognised() {
    let read = sheet(&[&["居委会届次", "_"], &["届次", "_"], &["现有居民____户，党员____名"]], &[]);
    assert_eq!(
        proposed(&read),
        [
            one("1!B1", "body.2.term", true),
            one("1!B2", "body.2.term", false),
            one("1!A3@0", "number.figure.households", false),
            one("1!A3@1", "", false),
        ]
    );
}

#[test]
fn rows_and_heads_cross_whichever_way_the_form_lies() {
    let across = sheet(
        &[
            &["类别", "总人数", "其中", "", "年龄", "社区工作者"],
            &["", "", "女性", "党员", "31至40岁", "女性"],
            &["居委会成员", "_", "_", "_", "_", "=B3"],
            &["社区工作者", "_", "_", "_", "_", "_"],
        ],
        &[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3)],
    );
    let found = proposed(&across);
    assert_eq!(found[0], one("1!B3", "number.members.total", true));
    assert_eq!(found[1], one("1!C3", "number.members.female", true));
    assert_eq!(found[2], one("1!D3", "", false), "no number of that code is there");
    assert_eq!(found[3], one("1!E3", "number.members.age_40", true));
    assert_eq!(found[5], one("1!C4", "number.workers.female", true));
    assert!(!found.iter().any(|(id, ..)| id == "1!F3"), "a formula is no place");
    let down = sheet(&[&["指标", "居委会成员", "居民代表会议"], &["女性", "_", "_"], &["会议次数", "_", "_"]], &[]);
    assert_eq!(
        proposed(&down),
        [
            one("1!B2", "number.members.female", true),
            one("1!C2", "", false),
            one("1!B3", "", false),
            one("1!C3", "number.body.3.meetings.held", true),
        ]
    );
    let people = sheet(&[&["职务", "姓名", "联系电话"], &["主任", "_", "_"]], &[]);
    assert_eq!(
        proposed(&people).into_iter().map(|(id, source, _)| (id, source)).collect::<Vec<_>>(),
        [("1!A2:C2", "list.2"), ("1!A2:C2/B", "column.name"), ("1!A2:C2/C", "column.phone")]
            .map(|(id, source)| (id.to_owned(), source.to_owned()))
    );
}

#[test]
fn what_a_title_alone_says_is_only_a_proposal() {
    let read = sheet(&[&["居委会成员情况", ""], &["指标", "数量"], &["女性", "_"], &["总户数", "_"]], &[(1, 0, 1, 1)]);
    assert_eq!(
        proposed(&read),
        [one("1!B3", "number.members.female", false), one("1!B4", "number.figure.households", true)]
    );
}

#[test]
fn a_table_of_people_knows_its_list_by_its_title_and_its_parts_by_what_stands_beside() {
    let read = sheet(
        &[
            &["安和里社区两委成员名册", "", "", "", ""],
            &["类别", "姓名", "性别", "出生年月", "毕业院校"],
            &["党组织成员", "_", "_", "_", "_"],
            &["居委会成员", "_", "_", "_", "_"],
            &["", "_", "_", "_", "_"],
            &["填表人：", "_", "", "", ""],
        ],
        &[(1, 0, 1, 4), (4, 0, 5, 0)],
    );
    let found = proposed(&read);
    assert!(
        found.iter().any(|(id, source, certain)| id.starts_with("1!A4:") && source == "list.2" && *certain),
        "{found:?}"
    );
    assert!(found.contains(&one("1!A4:E5/D", "column.birth_month", true)), "{found:?}");
    assert!(found.contains(&one("1!A4:E5/E", "", false)), "{found:?}");
    assert!(found.contains(&one("1!B6", "", false)), "the line of signatures is no person's");
}

fn everything(places: &[Place], sources: &Sources) -> Mapping {
    let proposals = propose(places, sources);
    places.iter().zip(proposals).filter_map(|(place, made)| Some((place.id.clone(), made.source?))).collect()
}

#[test]
fn people_are_filled_row_by_row_and_what_is_missing_is_listed_with_its_reason() {
    let read = sheet(
        &[&["居委会成员名单", "", ""], &["姓名", "年龄", "联系电话"], &["_", "_", "_"], &["_", "_", "_"]],
        &[(1, 0, 1, 2)],
    );
    let (places, sources) = (places::of(&read).unwrap(), register());
    let filled = filling::fill(&places, &everything(&places, &sources), &sources);
    let cells: Vec<(u32, u32, &str, bool)> =
        filled.filling.cells.iter().map(|cell| (cell.row, cell.column, cell.text.as_str(), cell.number)).collect();
    assert_eq!(
        cells,
        [
            (3, 0, "张丽", false),
            (4, 0, "王建国", false),
            (3, 1, "45", true),
            (4, 1, "61", true),
            (3, 2, "138****0000", false)
        ]
    );
    let why: Vec<&str> = filled.unfilled.iter().map(|one| one.why.as_str()).collect();
    assert_eq!(why, ["居民委员会名单有3人，表里只有2行，后面的1人填不下。", "王建国的没有登记"]);
    let preview = filling::preview(&places[1], &places, &everything(&places, &sources), &sources);
    assert_eq!(preview.as_deref(), Some("张丽、王建国"));
}

#[test]
fn a_printed_post_takes_who_holds_it_and_nobody_else() {
    let read = sheet(
        &[
            &["居委会成员", "", "", ""],
            &["序号", "职务", "姓名", "性别"],
            &["1", "委员", "_", "_"],
            &["2", "主任", "_", "_"],
            &["3", "委员", "_", "_"],
            &["合计", "", "3", ""],
        ],
        &[(1, 0, 1, 3)],
    );
    let (places, sources) = (places::of(&read).unwrap(), register());
    let filled = filling::fill(&places, &everything(&places, &sources), &sources);
    let names: Vec<(u32, &str)> = filled
        .filling
        .cells
        .iter()
        .filter(|cell| cell.column == 2)
        .map(|cell| (cell.row, cell.text.as_str()))
        .collect();
    assert_eq!(names, [(3, "李明"), (4, "张丽")]);
    assert!(filled.unfilled.iter().any(|one| one.why == "表里印好的“委员”，名单里没有人。"), "{:?}", filled.unfilled);
    assert!(filled.filling.cells.iter().all(|cell| cell.column >= 2), "numbers and posts that are printed stay");
}

#[test]
fn what_nobody_chose_and_what_nobody_knows_stays_empty_and_says_so() {
    let read = sheet(&[&["社区名称", "_"], &["居民公约", "_"], &["特色", "_"]], &[]);
    let (places, sources) = (places::of(&read).unwrap(), register());
    let filled = filling::fill(&places, &everything(&places, &sources), &sources);
    assert_eq!(filled.places, 1);
    let left: Vec<(&str, &str)> = filled.unfilled.iter().map(|one| (one.asks.as_str(), one.why.as_str())).collect();
    assert_eq!(left, [("居民公约", "台账里没有这一项"), ("特色", "没有选填什么")]);
}

#[test]
fn the_form_of_the_next_year_is_the_same_form_and_another_form_is_not() {
    let of = |title: &str, label: &str| {
        let read = sheet(&[&[title, ""], &[label, "_"]], &[(1, 0, 1, 1)]);
        places::signature(read.kind, &places::of(&read).unwrap())
    };
    assert_eq!(of("2026年情况表", "2026年末总户数"), of("2027年情况表", "2027年末总户数"));
    assert_ne!(of("情况表", "总户数"), of("情况表", "总人口"));
}
