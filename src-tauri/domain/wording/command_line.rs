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
