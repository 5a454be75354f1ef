//! The sentences of minutes and rosters.

use crate::dates::{Day, chinese};
use crate::kinds::VoteMethod;

/// 居民委员会成员名单
pub fn roster(body: &str) -> String {
    format!("{body}名单")
}

/// 委员：空缺1席
pub fn vacant(post: &str, number: i64) -> String {
    format!("{post}：空缺{number}席")
}

/// 第六届居民代表会议第3次会议记录
pub fn title(meeting: &str) -> String {
    if meeting.ends_with("记录") {
        meeting.to_owned()
    } else if meeting.ends_with('会') || meeting.ends_with("会议") {
        format!("{meeting}记录")
    } else {
        format!("{meeting}会议记录")
    }
}

/// 2025年3月5日09:00至11:00
pub fn time(on: Day, starts: Option<&str>, ends: Option<&str>) -> String {
    let day = chinese(on);
    match (starts, ends) {
        (Some(starts), Some(ends)) => format!("{day}{starts}至{ends}"),
        (Some(starts), None) => format!("{day}{starts}"),
        (None, Some(ends)) => format!("{day}，{ends}结束"),
        (None, None) => day,
    }
}

/// What was not written down.
pub const NOT_RECORDED: &str = "没有记录";

/// 应到7人，实到6人，请假1人，缺席0人，列席2人。
pub fn attendance(due: Option<i64>, measure: &str, came: i64, excused: i64, absent: i64, guests: i64) -> String {
    let due = due.map_or_else(|| format!("应到{measure}没有记录"), |due| format!("应到{due}{measure}"));
    let mut text = format!("{due}，实到{came}人");
    for (word, count) in [("请假", excused), ("缺席", absent), ("列席", guests)] {
        if count > 0 {
            text.push_str(&format!("，{word}{count}人"));
        }
    }
    text.push('。');
    text
}

/// What the measure of the entitled number is.
pub const fn measure(kind: crate::kinds::EntitledKind) -> &'static str {
    match kind {
        crate::kinds::EntitledKind::People | crate::kinds::EntitledKind::Adults => "人",
        crate::kinds::EntitledKind::Households => "户",
    }
}

/// 到会情况还有3人没有记。
pub fn unmarked(count: i64) -> String {
    format!("到会情况没有记录的{count}人。")
}

/// 张丽（09:30到，10:40离开）
pub fn stayed(name: &str, arrived: Option<&str>, left: Option<&str>) -> String {
    let mut parts = Vec::new();
    parts.extend(arrived.map(|at| format!("{at}到")));
    parts.extend(left.map(|at| format!("{at}离开")));
    format!("{name}（{}）", parts.join("，"))
}

/// A name with its post or reason behind it.
pub fn with(name: &str, what: Option<&str>) -> String {
    match what.filter(|what| !what.trim().is_empty()) {
        Some(what) => format!("{name}（{what}）"),
        None => name.to_owned(),
    }
}

/// 提出人：张丽。
pub fn proposer(name: &str) -> String {
    format!("提出人：{name}。")
}

/// 回避：张丽（本人亲属）。
pub fn recused(names: &[String]) -> String {
    format!("回避：{}。", names.join("、"))
}

/// 举手表决：赞成6票，反对0票，弃权0票，未表决1人。通过。
pub fn vote(method: VoteMethod, votes: (i64, i64, i64), silent: i64, passed: Option<bool>) -> String {
    let (in_favour, against, abstained) = votes;
    let mut text = method.chinese().to_owned();
    // By acclamation nobody is counted.
    if method != VoteMethod::Acclaim || in_favour + against + abstained > 0 {
        text.push_str(&format!("：赞成{in_favour}票，反对{against}票，弃权{abstained}票"));
        if silent > 0 {
            text.push_str(&format!("，未表决{silent}人"));
        }
    }
    text.push('。');
    match passed {
        Some(true) => text.push_str("通过。"),
        Some(false) => text.push_str("未通过。"),
        None => {}
    }
    text
}

/// 1. 修订居民公约（责任人张丽；期限2025年6月30日；列入居务公开）。
pub fn resolution(number: usize, text: &str, responsible: Option<&str>, due: Option<Day>, disclosed: bool) -> String {
    let mut about = Vec::new();
    about.extend(responsible.map(|name| format!("责任人{name}")));
    about.extend(due.map(|due| format!("期限{}", chinese(due))));
    if disclosed {
        about.push("列入居务公开".to_owned());
    }
    let text = text.trim().trim_end_matches(['。', '.', ' ']);
    if about.is_empty() {
        format!("{number}. {text}。")
    } else {
        format!("{number}. {text}（{}）。", about.join("；"))
    }
}

/// 会议于11:00散会。
pub fn closed(at: &str) -> String {
    format!("会议于{at}散会。")
}

/// 散会。
pub const CLOSED: &str = "散会。";

/// Where the chair and the recorder sign.
pub fn signatures(chair: &str, recorder: &str) -> [String; 2] {
    [format!("主持人（{chair}）签字："), format!("记录人（{recorder}）签字：")]
}

/// 2025年3月6日签字，此后的改动另记更正。
pub fn signed(on: Day) -> String {
    format!("{}签字确认。", chinese(on))
}

/// A line kept without its full stop, as a sentence of its own.
pub fn sentence(line: &str) -> String {
    format!("{}。", line.trim().trim_end_matches(['。', '，']))
}

/// Nothing was on the agenda.
pub const NO_ITEMS: &str = "没有议题的记录。";
/// Nothing was resolved.
pub const NO_RESOLUTIONS: &str = "没有决议的记录。";
/// No vote was taken.
pub const NO_VOTE: &str = "本议题没有表决的记录。";

/// 一、到会情况
pub const ATTENDANCE: &str = "到会情况";
/// 二、议题与讨论
pub const ITEMS: &str = "议题与讨论";
/// 三、决议
pub const RESOLUTIONS: &str = "决议";
