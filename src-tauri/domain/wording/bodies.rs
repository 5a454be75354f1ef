//! The sentences of bodies, terms and appointments: the chart, what stands out on a card, and what an act did.

use crate::dates::{Day, Partial, chinese};

/// In a box without a holder.
pub const EMPTY: &str = "空缺";
/// In a box whose term is past its last day.
pub const OVERDUE: &str = "已届满";
/// On a handle that folds a row.
pub const HANDLE: &str = "收起";

/// 空1席
pub fn vacant_short(number: i64) -> String {
    format!("空{number}席")
}

/// 多1人
pub fn over_short(number: i64) -> String {
    format!("多{number}人")
}

/// 2026年12月27日届满
pub fn ends_short(end: Partial) -> String {
    format!("{}届满", end.chinese())
}

/// 5人
pub fn people(number: i64) -> String {
    format!("{number}人")
}

/// 应有7人，实有6人; 45人 where seats are not kept.
pub fn count(people: i64, seats: Option<i64>) -> String {
    seats.map_or_else(|| format!("{people}人"), |seats| format!("应有{seats}人，实有{people}人"))
}

/// 主任李秀英，应有7人，实有6人
pub fn head_and_count(head: Option<&(String, String)>, people: i64, seats: Option<i64>) -> String {
    let count = count(people, seats);
    head.map_or_else(|| count.clone(), |(post, name)| format!("{post}{name}，{count}"))
}

/// 居民委员会，主任李秀英，应有7人，实有6人，空1席
pub fn spoken(
    body: &str,
    head: Option<&(String, String)>,
    people: i64,
    seats: Option<i64>,
    vacant: i64,
    over: i64,
) -> String {
    let mut text = format!("{body}，{}", head_and_count(head, people, seats));
    if vacant > 0 {
        text.push_str(&format!("，{}", vacant_short(vacant)));
    }
    if over > 0 {
        text.push_str(&format!("，{}", over_short(over)));
    }
    text
}

/// ，2026年12月27日届满，已经过了
pub fn spoken_end(end: Partial, overdue: bool) -> String {
    format!("，{}{}", ends_short(end), if overdue { "，已经过了" } else { "" })
}

/// 30个，2个没有负责人
pub fn folded(count: i64, headless: i64) -> String {
    if headless == 0 {
        format!("{count}个，都有负责人")
    } else {
        format!("{count}个，{headless}个没有负责人")
    }
}

/// 居民小组，30个，都有负责人，收起了
pub fn folded_spoken(row: &str, line: &str) -> String {
    format!("{row}{line}，收着，按加号展开")
}

/// 收起居民小组
pub fn handle_spoken(row: &str) -> String {
    format!("收起{row}")
}

/// 2026年7月1日的组织图：10个组织，9个居民小组，空1席。
pub fn chart_spoken(day: Day, bodies: i64, groups: i64, vacant: i64) -> String {
    let groups = if groups > 0 { format!("，{groups}个居民小组") } else { String::new() };
    let vacant = if vacant > 0 { format!("，空{vacant}席") } else { String::new() };
    format!("{}的组织图：{bodies}个组织{groups}{vacant}。", chinese(day))
}

/// The title of the chart as a paper.
pub const CHART: &str = "组织图";

/// 副主任定2席，实有3人，多1人。
pub fn more_than_seats(post: &str, seats: i64, people: i64) -> String {
    format!("{post}定{seats}席，实有{people}人，多{}人。", people - seats)
}

/// 张丽的任职有两条重叠：委员登记了两次。
pub fn twice_in_post(person: &str, post: &str) -> String {
    format!("{person}任{post}登记了两条，日子可能重叠，请核对。")
}

/// 张丽同时任主任、委员。
pub fn several_posts(person: &str, posts: &[String]) -> String {
    format!("{person}同时任{}。", posts.join("、"))
}

/// 张丽属于第五届的任职还没有登记离任。
pub fn of_earlier_term(person: &str, ordinal: Option<i64>) -> String {
    let term = ordinal.map_or_else(|| "上一届".to_owned(), super::ordinal);
    format!("{person}属于{term}的任职还没有登记离任。")
}

/// 张丽的任职早于本届开始。
pub fn before_term(person: &str) -> String {
    format!("{person}的任职起日早于所属一届的开始日。")
}

/// 张丽没有记任职起日。
pub fn no_beginning(people: &[String]) -> String {
    format!("没有记任职起日的：{}。", people.join("、"))
}

/// 张丽当天未满18周岁。
pub fn under_age(person: &str, age: u32) -> String {
    format!("{person}当天{age}周岁，未满18周岁。")
}

/// 组织已撤销，还有3人没有登记离任。
pub fn closed_with_holders(people: i64) -> String {
    format!("组织已经撤销，还有{people}人没有登记离任。")
}

/// 本届法定届满日已过12天，还没有换届，依法履行职责到新一届产生为止。
pub fn stays_on(days: i64, extended: bool) -> String {
    let end = if extended { "延期到的日子" } else { "法定届满日" };
    format!("本届{end}已过{days}天，还没有换届，继续履行职责到新一届产生为止。")
}

/// 提前换届，比法定届满日早12天
pub fn ended_early(days: i64) -> String {
    format!("提前换届，比法定届满日早{days}天")
}

/// 延期换届，比法定届满日晚12天
pub fn ended_late(days: i64) -> String {
    format!("延期换届，比法定届满日晚{days}天")
}

/// 延期到2026年12月31日
pub fn extended(to: Partial) -> String {
    format!("延期到{}", to.chinese())
}

/// 没有批准文号
pub const NO_APPROVAL: &str = "没有登记批准文件";

/// 批准文件：样街〔2021〕18号
pub fn approved_by(paper: &str) -> String {
    format!("批准文件：{paper}")
}

/// 任职满4年6个月
pub fn service(months: u32, uncertain: bool) -> String {
    let about = if uncertain { "约" } else { "" };
    match (months / 12, months % 12) {
        (0, 0) => "任职不满1个月".to_owned(),
        (0, months) => format!("任职{about}{months}个月"),
        (years, 0) => format!("任职{about}{years}年"),
        (years, months) => format!("任职{about}{years}年{months}个月"),
    }
}

/// Marks of a holder, computed from all posts of the person.
pub mod mark {
    /// In both committees.
    pub const CROSS: &str = "交叉任职";
    /// First of both.
    pub const BOTH_HEADS: &str = "一肩挑";
    /// In the term before too.
    pub const AGAIN: &str = "连选连任";
    /// Not in the term before.
    pub const NEW: &str = "新当选";
}

/// 并入第2居民小组
pub fn merged_into(body: &str) -> String {
    format!("并入{body}")
}

/// 组织撤销
pub const CLOSED: &str = "组织撤销";

/// 把第3居民小组并入第2居民小组
pub fn merges(body: &str, into: &str) -> String {
    format!("把{body}并入{into}")
}

/// 曾用名安和里居委会
pub fn once_called(name: &str) -> String {
    format!("曾用名{name}")
}

/// 也叫社区共建委员会
pub fn also_called(name: &str) -> String {
    format!("也叫{name}")
}

/// 居民委员会开始第七届，3人连任
pub fn term_began(body: &str, ordinal: Option<i64>, carried: usize) -> String {
    let ordinal = ordinal.map(super::ordinal).unwrap_or_default();
    let carried = if carried == 0 { String::new() } else { format!("，{carried}人连任") };
    format!("{body}开始{ordinal}{carried}")
}

/// 孙桂兰离任委员
pub fn left(person: &str, post: &str) -> String {
    format!("{person}离任{post}")
}

/// 孙桂兰任委员
pub fn came(person: &str, post: &str) -> String {
    format!("{person}任{post}")
}

/// 居民委员会成立
pub fn founded(body: &str) -> String {
    format!("{body}成立")
}

/// 居民委员会撤销
pub fn closed(body: &str) -> String {
    format!("{body}撤销")
}

/// 第六届居民委员会开始
pub fn term_starts(ordinal: Option<i64>, body: &str) -> String {
    format!("{}{body}开始", ordinal.map(super::ordinal).unwrap_or_default())
}

/// 更名为居民委员会
pub fn renamed(old: &str, new: &str) -> String {
    format!("{old}更名为{new}")
}

/// 人民调解委员会换了上级组织
pub fn moved(body: &str) -> String {
    format!("{body}换了上级组织")
}

/// 社区党总支改了种类
pub fn turned(body: &str) -> String {
    format!("{body}改了种类")
}

/// 第五届居民委员会结束
pub fn term_over(ordinal: Option<i64>, body: &str) -> String {
    format!("{}{body}结束", ordinal.map(super::ordinal).unwrap_or_default())
}
