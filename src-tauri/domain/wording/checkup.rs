//! What the check-up, its waivers, the packs and the deadlines say.

/// 居民委员会：副主任人数
pub fn rule_of(body: Option<&str>, title: &str) -> String {
    match body {
        Some(body) => format!("{body}：{title}"),
        None => title.to_owned(),
    }
}

/// 对“居民委员会：副主任人数”写了说明
pub fn waived(rule: &str) -> String {
    format!("对“{rule}”写了说明")
}

/// A waiver was corrected.
pub fn waiver_corrected(rule: &str) -> String {
    format!("更正对“{rule}”的说明")
}

/// A waiver was taken away.
pub fn waiver_removed(rule: &str) -> String {
    format!("移走对“{rule}”的说明")
}
