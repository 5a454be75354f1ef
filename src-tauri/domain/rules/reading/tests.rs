use super::*;

const EXAMPLE: &str = include_str!("../../../../tests/fixtures/rules/street_example.json");

fn problems(text: &str) -> Vec<(usize, String)> {
    Pack::read(text).unwrap_err().into_iter().map(|one| (one.line, one.reason)).collect()
}

/// The example with one piece put in place of another; the problems it then has.
fn with(piece: &str, instead: &str) -> Vec<(usize, String)> {
    assert!(EXAMPLE.contains(piece), "{piece}");
    problems(&EXAMPLE.replacen(piece, instead, 1))
}

/// The one problem with a change: it must stand on the line of the change and hold these words.
#[track_caller]
fn one(piece: &str, instead: &str, words: &str) {
    one_at(EXAMPLE.split(piece).next().unwrap().matches('\n').count() + 1, piece, instead, words);
}

/// The one problem with a change, on this line.
#[track_caller]
fn one_at(line: usize, piece: &str, instead: &str, words: &str) {
    let problems = with(piece, instead);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0].0, line, "{problems:#?}");
    assert!(problems[0].1.contains(words), "{problems:#?}");
    assert!(problems[0].1.ends_with(['。', '？']), "{problems:#?}");
}

#[test]
fn the_example_for_street_offices_reads() {
    let pack = Pack::read(EXAMPLE).unwrap();
    assert_eq!((pack.pack.as_str(), pack.rules.len()), ("changfeng-2026", 6));
    let with_mark = format!("\u{feff}{}", EXAMPLE.replace('\n', "\r\n"));
    assert_eq!(Pack::read(&with_mark).unwrap(), pack);
}

#[test]
fn every_pack_that_comes_with_the_program_reads_as_strictly_as_any_other() {
    for (at, text) in super::super::FILES.iter().enumerate() {
        let read = super::read(text, super::super::built_in(), false).map_err(|problems| format!("{problems:#?}"));
        assert_eq!(read.as_ref().map(|pack| pack.pack.as_str()), Ok(super::super::built_in()[at].pack.as_str()));
    }
}

#[test]
fn what_is_no_json_is_told_with_its_line() {
    one_at(7, "\"scope\": \"local\",", "\"scope\": \"local\"", "少了英文逗号");
    one("\"odd\": true", "\"odd\": 真", "不是JSON");
    one("5人或者7人。\",", "5人或者7人。”,", "英文的双引号");
    one_at(61, "  ]\n}", "  ],\n}", "逗号");
    one("      \"check\": { \"note\": {} },", "      'check': { \"note\": {} },", "双引号");
}

#[test]
fn a_text_that_breaks_off_or_is_no_pack_is_told() {
    assert!(problems("")[0].1.contains("断了"));
    assert!(problems("[]")[0].1.contains("最外面"));
    assert!(problems("{}").iter().any(|(_, reason)| reason.contains("rules")));
    assert!(problems(EXAMPLE.split_at(EXAMPLE.find("CF-MEET-1").unwrap()).0)[0].1.contains("引号"));
    assert!(problems(&"[".repeat(100_000))[0].1.contains("太深"));
    assert!(problems(&format!("{{\"a\": {}1{}}}", "[".repeat(40), "]".repeat(40)))[0].1.contains("太深"));
    assert!(problems(&" ".repeat(2_000_000))[0].1.contains("1024KB"));
}

#[test]
fn a_name_nobody_knows_is_told_with_the_nearest_one() {
    one("\"severity\": \"error\"", "\"severty\": \"error\", \"severity\": \"error\"", "“severity”");
    one("\"least\": 5, ", "\"leest\": 5, ", "“least”");
    one("\"edition\"", "\"editon\"", "“edition”");
    one("\"count\": { \"who\": \"everyone\"", "\"cuont\": { \"who\": \"everyone\"", "“count”");
    one("\"body\": \"delegates_assembly\"", "\"body\": \"delegate\"", "delegates_assembly");
    one("\"body\": \"delegates_assembly\"", "\"body\": \"居民代表大会\"", "是不是“delegates_assembly”");
    one("\"who\": \"women\"", "\"who\": \"woman\"", "“women”");
}

#[test]
fn a_name_that_is_missing_and_a_value_of_another_kind_are_told() {
    one_at(21, "      \"source\": \"长街发〔2026〕3号，第五条\",\n", "", "缺少“source”");
    one("\"most\": 7", "\"most\": \"七\"", "整数");
    one("[1, 3]", "[1]", "正好两项");
    one("\"from\": \"2026-03-01\"", "\"from\": \"2026-02-30\"", "2026-01-31");
    one("\"from\": \"2026-06-01\"", "\"from\": \"六月\"", "2026-01-31");
    one("\"source\": \"长街发〔2026〕3号，第五条\"", "\"source\": 5", "文字");
    one("\"title\": \"居委会例会\"", "\"title\": \"居委会例会\", \"title\": \"例会\"", "写了两遍");
}

#[test]
fn codes_are_well_formed_once_and_nobody_elses() {
    one("CF-SIZE-1", "cf size", "编号");
    one("CF-MEET-1", "CF-SIZE-1", "前面用过");
    one("CF-MEET-1", "O26-SIZE", "请另起一个");
    one("changfeng-2026", "orc-2026", "自带");
    one("changfeng-2026", "长风", "小写");
    one("\"scope\": \"local\"", "\"scope\": \"national\"", "local");
}

#[test]
fn days_lie_in_order_and_inside_the_pack() {
    one("\"until\": \"2026-12-31\"", "\"until\": \"2026-05-31\"", "until早于from");
    one("\"until\": \"2026-12-31\"", "\"until\": \"2032-12-31\"", "日期以外");
    one("\"from\": \"2026-06-01\"", "\"from\": \"2026-02-01\"", "日期以外");
}

#[test]
fn sentences_are_there_and_their_placeholders_are_filled() {
    one("{body}的主任、副主任、委员合计{count}人", "{body}合计{percent}人", "{percent}");
    one("{body}的主任、副主任、委员合计{count}人", "{body}合计{number}人", "{number}");
    one("{body}的主任、副主任、委员合计{count}人", "{body合计{count}人", "成对");
    one("居委会主任、副主任、委员合计应为5人或者7人。", " ", "是空的");
    one("居委会主任、副主任、委员合计应为5人或者7人。", "应为{least}人。", "不能有大括号");
    let asked = "\"asked\": \"街道提倡邻里互助；程序看不出来，只作说明。\"";
    one(asked, &format!("{asked}, \"found\": \"没有。\""), "不要写found");
    one("居委会一般每月开一次例会。", &"长".repeat(201), "太长");
    one_at(
        18,
        ",\n      \"beside_why\": \"法律允许5至9人，街道要求得更严；街道的文件有效期内两条都要做到。\"",
        "",
        "一起写",
    );
    one("[\"O26-SIZE\"]", "[\"O99-SIZE\"]", "O99-SIZE");
}

#[test]
fn what_a_check_asks_makes_sense() {
    one("\"least\": 5, \"most\": 7", "\"least\": 8, \"most\": 7", "least不能大于most");
    one(", \"least\": 5, \"most\": 7, \"odd\": true", "", "没有写要求");
    one("[1, 3]", "[1, 0]", "分子");
    one("\"every\": \"month\", \"least\": 1", "\"every\": \"month\", \"least\": 0", "至");
    one("\"count\": \"returned\"", "\"count\": \"came\"", "收回选票");
    one("[\"method\", [\"全体选民\"]]", "[\"methods\", [\"全体选民\"]]", "选举方式");
    one("\"month\": 1, \"day\": 20", "\"month\": 2, \"day\": 29", "每年都有");
    one_at(31, "\"title\": \"居委会例会\", \"body\": \"committee\"", "\"title\": \"居委会例会\"", "body");
    one("\"body\": \"delegates_assembly\"", "\"body\": \"delegates_assembly\", \"named\": \"代表\"", "下属委员会");
    one("\"when\": { \"word\": [\"method\", [\"全体选民\"]] }", "\"when\": { \"name_holds\": [\"党委\"] }", "body");
}

#[test]
fn all_problems_are_told_at_once() {
    let text = EXAMPLE
        .replacen("\"severity\": \"error\"", "\"severity\": \"fatal\"", 1)
        .replacen("\"women\"", "\"woman\"", 1)
        .replacen("CF-MEET-1", "meet", 1)
        .replacen("\"returned\"", "\"came\"", 1);
    assert_eq!(problems(&text).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [13, 23, 30, 39]);
}

#[test]
fn a_text_of_a_megabyte_is_looked_through_once() {
    let keys: Vec<String> = (0..70_000).map(|key| format!("\"k{key}\": 1")).collect();
    let told = problems(&format!("{{ \"rules\": [{{ {} }}] }}", keys.join(",")));
    assert!(told.len() <= MOST_PROBLEMS && told.iter().any(|(_, reason)| reason.contains("k0")), "{told:#?}");
}

#[test]
fn more_rules_than_a_street_writes_are_not_read() {
    let rule = "{ \"code\": \"X-1\" },".repeat(1001);
    let text = format!("{{ \"rules\": [{}] }}", rule.trim_end_matches(','));
    assert!(problems(&text)[0].1.contains("超过1000条"));
}

proptest::proptest! {
    #[test]
    fn no_text_brings_the_reading_down(text in ".{0,300}", at in 0..EXAMPLE.len(), instead in "[\\[\\]{}\",:0-9a-z\n]{0,3}") {
        proptest::prop_assert!(Pack::read(&text).is_err());
        let at = (0..=at).rev().find(|at| EXAMPLE.is_char_boundary(*at)).unwrap();
        let next = EXAMPLE[at..].chars().next().map_or(at, |sign| at + sign.len_utf8());
        let read = Pack::read(&format!("{}{instead}{}", &EXAMPLE[..at], &EXAMPLE[next..]));
        proptest::prop_assert!(read.map_or_else(|problems| !problems.is_empty(), |pack| pack.rules.len() == 6));
    }
}
