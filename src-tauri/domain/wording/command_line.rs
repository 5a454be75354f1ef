//! What `juwei` says when something is done.

use crate::{Day, dates};

/// A register was started.
pub fn started(committee: &str, place: &str) -> String {
    format!("{committee}的台账建好了，放在 {place}。")
}

/// A sample was made.
pub fn sample_made(people: u32, years: u32, place: &str) -> String {
    format!("演示台账造好了：{people}人，{years}年的会议，都是编的，放在 {place}。")
}

/// A backup was written.
pub fn backed_up(path: &str, operations: i64, chain: &str) -> String {
    format!("备份好了：{path}，共{operations}步操作，操作链 {chain}。")
}

/// A backup was restored.
pub fn restored(committee: &str, operations: i64, set_aside: Option<&str>) -> String {
    let mut text = format!("恢复好了：{committee}，备份里有{operations}步操作。");
    if let Some(folder) = set_aside {
        text.push_str(&format!("原来的台账放在 {folder}。"));
    }
    text
}

/// What an import did, or would do.
pub fn imported(only_tried: bool, rows: i64, added: i64, updated: i64, skipped: i64, refused: i64) -> String {
    let verb = if only_tried { "试过了，没有写入" } else { "导入完成" };
    format!("{verb}：{rows}行，新增{added}人，更新{updated}人，跳过{skipped}行，没有导入{refused}行。")
}

/// A problem of a row.
pub fn import_problem(row: i64, column: &str, message: &str, code: &str) -> String {
    format!("第{row}行 {column}：{message}（{code}）")
}

/// The day a report is true on.
pub fn as_of(day: Day) -> String {
    format!("截至{}", dates::chinese(day))
}

/// What a check found.
pub fn verified(findings: usize, operations: i64, chain: &str) -> String {
    match findings {
        0 => format!("没有查出问题：共{operations}步操作，操作链 {chain}。"),
        found => format!("查出{found}处问题，请先备份现在的文件，再从最近的好备份恢复。操作链 {chain}。"),
    }
}

/// 截至2026年7月1日，按规定核对42项：不符1项 …
pub fn checked(on: &str, counts: &serde_json::Value) -> String {
    use crate::papers::checkup::Mark;
    let day = on.parse::<Day>().map(as_of).unwrap_or_default();
    let of = |mark: &Mark| {
        let name = serde_json::to_value(mark).ok();
        let count = name.as_ref().and_then(serde_json::Value::as_str).and_then(|name| counts.get(name));
        (*mark, count.and_then(serde_json::Value::as_i64).unwrap_or_default())
    };
    let counts: Vec<(Mark, i64)> = Mark::ALL.iter().map(of).collect();
    format!("{day}，{}", super::checkup::sum(&counts))
}

/// [不符] 居民委员会：副主任人数。副主任有3人。（《…》第七条）
pub fn found(mark: &str, body: Option<&str>, title: &str, sentence: &str, source: &str) -> String {
    use crate::papers::checkup::Mark;
    let mark = serde_json::from_value::<Mark>(mark.into()).map_or("", Mark::chinese);
    format!("[{mark}] {}。{sentence}（{source}）", super::checkup::rule_of(body, title))
}

/// A pack of rules with how many there are.
pub fn pack(id: &str, edition: &str, title: &str, rules: usize) -> String {
    format!("{id} {edition} {title}，{rules}条")
}

/// A rule of a pack.
pub fn rule(code: &str, title: &str, source: &str) -> String {
    format!("  {code:<24} {title}（{source}）")
}

/// A pack that reads.
pub fn pack_sound(title: &str, edition: &str, rules: usize) -> String {
    format!("没有查出问题：“{title}”（{edition}版），{rules}条规则。")
}

/// What is wrong with a pack, by line.
pub fn pack_problem(file: &str, line: usize, reason: &str) -> String {
    format!("{file}:{line}：{reason}")
}
