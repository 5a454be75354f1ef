//! Ten thousand rows with every kind of mistake rosters have: each row is accounted for, and each kind comes out as
//! what it is.

#[path = "import_house.rs"]
mod house;

use std::collections::BTreeMap;

use house::{House, counts, number};
use rust_xlsxwriter::Worksheet;
use serde_json::{Value, json};

/// Rows of one block; each kind of mistake stands in it once.
const BLOCK: u32 = 250;
/// Blocks: ten thousand rows.
const BLOCKS: u32 = 40;
const HEAD: [&str; 16] = [
    "序号",
    "姓名",
    "身份证号",
    "性别",
    "出生年月",
    "民族",
    "政治面貌",
    "文化程度",
    "手机",
    "住址",
    "楼栋",
    "职务",
    "小组",
    "专职/兼职",
    "任职时间",
    "备注",
];

/// A cell as it is typed.
#[derive(Clone, Debug, PartialEq)]
enum Typed {
    Nothing,
    Text(String),
    Number(f64),
}

type Cells = BTreeMap<&'static str, Typed>;

fn text(value: impl Into<String>) -> Typed {
    Typed::Text(value.into())
}

/// What becomes of a row: its outcome, and the code that is said of it.
#[derive(Clone, Debug, PartialEq)]
struct Fate(&'static str, Option<&'static str>);

/// A name nobody else has.
fn name(serial: u32) -> String {
    let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let spelled: String = serial.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect();
    format!("居{spelled}")
}

/// A birth and an ID number nobody else has; even serials are women.
fn born(serial: u32) -> (String, String) {
    let (year, month, day) = (1940 + serial / 336 % 60, 1 + serial / 28 % 12, 1 + serial % 28);
    let birth = format!("{year}{month:02}{day:02}");
    let id = number(&birth, serial % 1000);
    (birth, id)
}

/// A sound row.
fn sound(serial: u32) -> Cells {
    let (_, id) = born(serial);
    BTreeMap::from([
        ("序号", text(serial.to_string())),
        ("姓名", text(name(serial))),
        ("身份证号", text(id)),
        ("性别", text(if serial.is_multiple_of(2) { "女" } else { "男" })),
        ("民族", text("汉族")),
        ("政治面貌", text("中共党员")),
        ("文化程度", text("大专")),
        ("手机", text(format!("138{:08}", serial))),
        ("住址", text(format!("安和里{serial}号"))),
        ("备注", text("热心")),
    ])
}

/// Who is there before: unchanged, changed, renamed, of the same name, of the same name and address.
fn known(block: u32) -> Vec<Cells> {
    let base = 20_000 + block * 10;
    let mut unnumbered = sound(base + 3);
    unnumbered.remove("身份证号");
    let mut neighbour = sound(base + 4);
    neighbour.insert("身份证号", Typed::Nothing);
    neighbour.insert("出生年月", text("1950年3月"));
    vec![sound(base), sound(base + 1), sound(base + 2), unnumbered, neighbour]
}

/// One kind of mistake: what it does to a sound row, and what becomes of it. `serial` is the row's own.
#[allow(clippy::too_many_lines, reason = "one list, one line a kind")]
fn kinds(block: u32, serial: u32) -> Vec<(Cells, Fate)> {
    let mut all = Vec::new();
    let mut kind = |at: u32, changed: &[(&'static str, Typed)], fate: Fate| {
        let mut row = sound(serial + at);
        row.extend(changed.iter().cloned());
        all.push((row, fate));
    };
    let refused = |code| Fate("refused", Some(code));
    let warned = |code| Fate("added", Some(code));
    let id = born(serial + 5).1;
    let seventeen = &id[..17];
    let wrong = if id.ends_with('1') { "2" } else { "1" };
    kind(0, &[("姓名", Typed::Nothing)], refused("name_missing"));
    kind(1, &[("姓名", text("张\u{fffd}"))], refused("name_unreadable"));
    kind(2, &[("姓名", text("张?"))], refused("name_unreadable"));
    kind(3, &[("姓名", text("长".repeat(401)))], refused("too_long"));
    kind(4, &[("身份证号", Typed::Number(999_901_198_508_150_016.0))], refused("id_became_number"));
    kind(5, &[("身份证号", text("9.99901198508E+17"))], refused("id_became_number"));
    kind(6, &[("身份证号", text(seventeen))], refused("id_length"));
    kind(7, &[("身份证号", text(format!("{id}0")))], refused("id_length"));
    kind(8, &[("身份证号", text(format!("O{}", &id[1..])))], refused("id_characters"));
    kind(9, &[("身份证号", text(format!("X{}", &id[1..])))], refused("id_characters"));
    kind(10, &[("身份证号", text(number("19850230", 1)))], refused("id_date"));
    kind(11, &[("身份证号", text(number("19851301", 1)))], refused("id_date"));
    kind(12, &[("身份证号", text(number("20900101", 1)))], refused("id_date"));
    kind(13, &[("身份证号", text(format!("{seventeen}{wrong}")))], refused("id_checksum"));
    let shared = born(serial + 14).1;
    kind(14, &[("身份证号", text(&*shared))], refused("id_repeated"));
    kind(15, &[("身份证号", text(&*shared)), ("性别", Typed::Nothing)], refused("id_repeated"));
    kind(16, &[("出生年月", text("1985年2月30日"))], refused("no_such_day"));
    kind(17, &[("出生年月", text("七十年代"))], refused("no_such_day"));
    kind(18, &[("出生年月", text("2090.01"))], refused("date_ahead"));
    kind(19, &[("任职时间", text("换届那天"))], refused("no_such_day"));
    kind(20, &[("备注", text("长".repeat(4001)))], refused("too_long"));
    kind(21, &[("手机", text("1".repeat(41)))], refused("too_long"));
    kind(22, &[("出生年月", text("1931.01"))], warned("birth_differs"));
    kind(23, &[("性别", text(if (serial + 23).is_multiple_of(2) { "男" } else { "女" }))], warned("sex_differs"));
    kind(24, &[("民族", text("火星族"))], warned("code_unknown"));
    kind(25, &[("政治面貌", text("积极分子甲"))], warned("code_unknown"));
    kind(26, &[("文化程度", text("读过几年"))], warned("code_unknown"));
    kind(27, &[("专职/兼职", text("看情况"))], warned("code_unknown"));
    kind(28, &[("手机", text("1234"))], warned("phone_length"));
    kind(29, &[("身份证号", Typed::Nothing), ("出生年月", Typed::Number(1985.1))], warned("month_unclear"));
    kind(30, &[("职务", text(format!("联络员{block}")))], warned("post_unknown"));
    kind(31, &[("小组", text(format!("第{}居民小组", 50 + block)))], warned("group_unknown"));
    kind(32, &[("楼栋", text(format!("{}号楼", 500 + block)))], warned("building_unknown"));
    // Against who is there.
    let mut before = known(block);
    let mut neighbour = before.remove(4);
    neighbour.insert("出生年月", text("1951年3月"));
    let mut alike = before.remove(3);
    alike.insert("住址", text("另一处"));
    let mut renamed = before.remove(2);
    renamed.insert("姓名", text(format!("{}改", name(20_000 + block * 10 + 2))));
    let mut moved = before.remove(1);
    moved.insert("住址", text("搬走了"));
    all.push((alike, warned("possible_duplicate")));
    all.push((neighbour, warned("possible_duplicate")));
    all.push((renamed, Fate("updated", Some("name_changed"))));
    all.push((moved, Fate("updated", None)));
    all.push((before.remove(0), Fate("skipped", None)));
    // Lines that are no people.
    let line = |cells: &[(&'static str, &str)]| cells.iter().map(|(column, typed)| (*column, text(*typed))).collect();
    all.push((HEAD.iter().map(|word| (*word, text(*word))).collect(), Fate("skipped", None)));
    all.push((line(&[("序号", "合计"), ("姓名", "120人")]), Fate("skipped", None)));
    all.push((line(&[("序号", "填表人：赵敏")]), Fate("skipped", None)));
    all.push((line(&[("序号", "7")]), Fate("skipped", None)));
    all.push((sound(serial + 100), Fate("added", None)));
    // The same once more, wholly.
    all.push((sound(serial + 100), Fate("skipped", None)));
    all
}

fn write(sheet: &mut Worksheet, row: u32, cells: &Cells) {
    for (place, word) in (0_u16..).zip(HEAD) {
        match cells.get(word) {
            Some(Typed::Text(typed)) => drop(sheet.write_string(row, place, typed).unwrap()),
            Some(Typed::Number(typed)) => drop(sheet.write_number(row, place, *typed).unwrap()),
            Some(Typed::Nothing) | None => {}
        }
    }
}

fn head() -> Cells {
    HEAD.iter().map(|word| (*word, text(*word))).collect()
}

#[test]
fn of_ten_thousand_rows_with_forty_kinds_of_mistakes_each_is_accounted_for() {
    let mut house = House::new();
    let into = json!({ "into": "居民代表会议", "from": "2022-01-01" });
    let request = |path: &std::path::Path| {
        let mut request = into.clone();
        request["path"] = json!(path);
        request
    };
    let path = house.book(|sheet| {
        write(sheet, 0, &head());
        let rows = (0..BLOCKS).flat_map(known);
        (1..).zip(rows).for_each(|(at, cells)| write(sheet, at, &cells));
    });
    let first = house.ask("import_run", request(&path));
    assert_eq!(counts(&first), [u64::from(BLOCKS) * 5, 0, 0, 0], "{}", first["problems"]);
    let before = house.dump();

    let mut fates = Vec::new();
    let path = house.book(|sheet| {
        write(sheet, 0, &head());
        for block in 0..BLOCKS {
            let serial = block * 400;
            let mut rows = kinds(block, serial);
            assert!(rows.len() >= 40, "forty kinds");
            let sound_ones = (0..).map(|at| (sound(serial + 101 + at), Fate("added", None)));
            let missing = BLOCK as usize - rows.len();
            rows.extend(sound_ones.take(missing));
            for (cells, fate) in rows {
                fates.push(fate);
                write(sheet, fates.len() as u32, &cells);
            }
        }
    });
    assert_eq!(fates.len(), 10_000);

    let preview = house.ask("import_preview", request(&path));
    let mut said: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    for problem in preview["result"]["problems"].as_array().unwrap() {
        said.entry(problem["row"].as_u64().unwrap()).or_default().push(problem["code"].as_str().unwrap());
    }
    let lines = preview["lines"].as_array().unwrap();
    assert_eq!(lines.len(), fates.len());
    let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
    for (line, Fate(outcome, code)) in lines.iter().zip(&fates) {
        let row = line["row"].as_u64().unwrap();
        *expected.entry(outcome).or_default() += 1;
        assert_eq!(line["outcome"], *outcome, "row {row}: {line}, expected {code:?}");
        let codes = said.remove(&row).unwrap_or_default();
        match code {
            Some(code) => assert_eq!(codes, [*code], "row {row}: {line}"),
            None => assert!(codes.is_empty(), "row {row}: {line} {codes:?}"),
        }
    }
    assert!(said.is_empty(), "problems of no row: {said:?}");
    let totals = ["added", "updated", "skipped", "refused"].map(|outcome| expected[outcome]);
    assert_eq!(counts(&preview["result"]), totals);

    let ran: Value = house.ask("import_run", request(&path));
    assert_eq!(ran, preview["result"], "the run does what the try said");
    assert_eq!(counts(&ran).iter().sum::<u64>(), 10_000);
    let again = house.ask("import_preview", request(&path));
    assert_eq!(again["result"]["refused"], ran["refused"]);
    house.ask("undo", json!({}));
    assert_eq!(house.dump(), before, "one step takes all of it back");
}
