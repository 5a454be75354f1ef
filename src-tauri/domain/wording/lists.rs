//! The sentences of lists of people, and of what is done to many at once.

use crate::dates::{Day, Partial, chinese};

/// 人员名单
pub const LIST: &str = "人员名单";
/// 通讯录
pub const ADDRESS_BOOK: &str = "通讯录";
/// Where nobody fits.
pub const NOBODY: &str = "没有符合条件的人。";
/// Heading of those who live in no building that is kept.
pub const NO_BUILDING: &str = "未登记楼栋";
/// Heading of those who hold no post.
pub const NO_POST: &str = "现在没有职务";
/// Under an address book whose telephone numbers are masked.
pub const PHONES_MASKED: &str = "电话中间四位没有列出。";

/// 小组和楼栋分布图
pub const GRID: &str = "小组和楼栋分布图";
/// The same as a table.
pub const GRID_TABLE: &str = "小组和楼栋";
/// Where there are no groups and no buildings.
pub const NO_GROUPS: &str = "还没有居民小组和楼栋。";
/// Heading of the buildings without a group.
pub const LOOSE: &str = "没有划进小组的楼栋";
/// A group without a leader.
pub const LEADERLESS: &str = "缺组长";
/// A building whose households nobody counted.
pub const NO_HOUSEHOLDS: &str = "户数未记";
/// A building of which nobody knows who moved in.
pub const NO_MOVED_IN: &str = "入住未记";

/// 组长王秀兰
pub fn leaders(names: &str) -> String {
    format!("组长{names}")
}

/// 48户
pub fn homes(count: i64) -> String {
    format!("{count}户")
}

/// 入住91.6%
pub fn moved_in(permille: i64) -> String {
    format!("入住{}.{}%", permille / 10, permille % 10)
}

/// 4处楼栋
pub fn places(count: usize) -> String {
    format!("{count}处楼栋")
}

/// 名单公示
pub const PUBLIC_LIST: &str = "人员名单公示";
/// 候选人名单公示
pub const CANDIDATES: &str = "候选人名单公示";

/// （截至2026年7月1日，按姓氏笔画为序）
pub fn subtitle(on: Day, by_strokes: bool) -> String {
    if by_strokes {
        format!("（截至{}，按姓氏笔画为序）", chinese(on))
    } else {
        format!("（截至{}）", chinese(on))
    }
}

/// 共12人，其中女7人，党员5人。
pub fn sum(people: usize, women: usize, party: usize) -> String {
    format!("共{people}人，其中女{women}人，党员{party}人。")
}

/// 共12人。
pub fn count(people: usize) -> String {
    format!("共{people}人。")
}

/// 导出人员名单（xlsx），12人，公示版
pub fn exported(what: &str, format: &str, people: usize, form: &str) -> String {
    format!("导出{what}（{format}），{people}人，{form}")
}

/// 打印人员名单，12人，公示版
pub fn printed(what: &str, people: usize, form: &str) -> String {
    format!("打印{what}，{people}人，{form}")
}

/// 复制人员名单为文字，12人，内部版，含完整身份信息
pub fn copied(what: &str, people: usize, form: &str) -> String {
    format!("复制{what}为文字，{people}人，{form}")
}

/// What tells a paper with numbers in full.
pub const IN_FULL: &str = "内部版，含完整身份信息";

/// 登记12人的政治面貌变更, 更正12人的住处
pub fn changed_many(people: usize, what: &str, from: Option<Partial>) -> String {
    match from {
        Some(from) => format!("登记{people}人的{what}变更，{}起", from.chinese()),
        None => format!("更正{people}人的{what}"),
    }
}

/// 专职或兼职
pub const FULL_TIME: &str = "专兼职";
