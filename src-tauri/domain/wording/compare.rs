//! The sentences of comparing two days.

use crate::dates::{Day, chinese};

/// The name of the paper.
pub const TITLE: &str = "人员和组织变动对照";

/// （2023年5月1日与2026年7月1日）
pub fn days(from: Day, to: Day) -> String {
    format!("（{}与{}）", chinese(from), chinese(to))
}

/// Nothing differs.
pub const SAME: &str = "两天之间没有变动。";

/// 新任4人，离任3人，职务变动1人。
pub fn sum(came: i64, left: i64, moved: i64, bodies: i64) -> String {
    let mut parts = vec![format!("新任{came}人"), format!("离任{left}人"), format!("职务变动{moved}人")];
    if bodies > 0 {
        parts.push(format!("组织和届次变动{bodies}项"));
    }
    format!("{}。", parts.join("，"))
}

/// 只列前300人，共1200人。
pub fn cut(shown: usize, count: i64) -> String {
    format!("只列前{shown}人，共{count}人。")
}

/// What kind of change a row shows.
pub mod kind {
    /// Was not in the body.
    pub const CAME: &str = "新任";
    /// Is no more in the body.
    pub const LEFT: &str = "离任";
    /// In another post of the body.
    pub const MOVED: &str = "职务变动";
    /// Of the body itself.
    pub const BODY: &str = "组织";
}
