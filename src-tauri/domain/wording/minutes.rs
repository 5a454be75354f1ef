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

/// 张丽（09:30到，第2项议题后离开）
pub fn stayed(
    name: &str,
    arrived: Option<&str>,
    left: Option<&str>,
    (at, after): (Option<usize>, Option<usize>),
) -> String {
    let mut parts = Vec::new();
    parts.extend(arrived.map(|time| format!("{time}到")));
    parts.extend(at.map(|item| format!("第{item}项议题时到")));
    parts.extend(left.map(|time| format!("{time}离开")));
    parts.extend(after.map(|item| format!("第{item}项议题后离开")));
    format!("{name}（{}）", parts.join("，"))
}

/// 王建国（代李秀英）
pub fn proxy(name: &str, proxy: &str) -> String {
    format!("{proxy}（代{name}）")
}

/// 本议题应到44人，实到36人，符合法定人数。
pub fn at_item(line: &str) -> String {
    format!("本议题{}", sentence(line))
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

/// 1. 〔2026〕3号：修订居民公约（责任人张丽；期限2025年6月30日；列入居务公开）。
pub fn resolution(
    place: usize,
    number: Option<&str>,
    text: &str,
    responsible: Option<&str>,
    due: Option<Day>,
    disclosed: bool,
    revokes: Option<&str>,
) -> String {
    let mut about = Vec::new();
    about.extend(responsible.map(|name| format!("责任人{name}")));
    about.extend(due.map(|due| format!("期限{}", chinese(due))));
    if disclosed {
        about.push("列入居务公开".to_owned());
    }
    about.extend(revokes.map(|earlier| format!("{earlier}同时废止")));
    let number = number.map(|number| format!("{number}：")).unwrap_or_default();
    let text = text.trim().trim_end_matches(['。', '.', ' ']);
    if about.is_empty() {
        format!("{place}. {number}{text}。")
    } else {
        format!("{place}. {number}{text}（{}）。", about.join("；"))
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
/// 二、会议记录
pub const TEXT: &str = "会议记录";
/// 授课人：
pub const LECTURER: &str = "授课人";
/// 附件：
pub const ATTACHED: &str = "附件";
/// 更正：
pub const CORRECTION: &str = "更正";

/// 1. 签到表照片.jpg；2. 方案.pdf。
pub fn numbered(names: &[String]) -> String {
    let named: Vec<String> = (1..).zip(names).map(|(place, name): (usize, _)| format!("{place}. {name}")).collect();
    format!("{}。", named.join("；"))
}

/// 2026年4月2日更正：应到人数改为46人。原因：漏记一人。
pub fn correction(on: Day, text: &str, reason: &str, attached: &[String]) -> String {
    let files = if attached.is_empty() { String::new() } else { format!("随附：{}", numbered(attached)) };
    format!("{}登记：{}原因：{}{files}", chinese(on), sentence(text), sentence(reason))
}

/// 本记录经第六届居民代表会议第4次（2026年10月20日）通过。
pub fn approved(meeting: &str, on: Day) -> String {
    format!("本记录经{meeting}（{}）通过。", chinese(on))
}

/// 第六届居民代表会议第3次会议纪要
pub fn summary_title(meeting: &str) -> String {
    named(meeting, "纪要")
}

/// 安和里社区居民委员会会议纪要: the red 标志 over it.
pub fn summary_head(committee: &str) -> String {
    format!("{committee}会议纪要")
}

/// 关于召开 over 第六届居民代表会议第3次会议的通知
pub fn notice_title(meeting: &str) -> Vec<String> {
    vec!["关于召开".to_owned(), format!("{}的通知", named(meeting, ""))]
}

/// 第六届居民代表会议第3次会议 with what is made of it.
pub fn named(meeting: &str, what: &str) -> String {
    if meeting.ends_with('会') || meeting.ends_with("会议") || meeting.ends_with('课') {
        format!("{meeting}{what}")
    } else {
        format!("{meeting}会议{what}")
    }
}

/// 定于2026年3月20日14:30在社区活动室召开第六届居民代表会议第3次会议，请准时参加。
pub fn notice(meeting: &str, on: Day, starts: Option<&str>, place: Option<&str>) -> String {
    let place = place.map(|place| format!("在{place}")).unwrap_or_default();
    format!("定于{}{}{place}召开{}，请准时参加。", chinese(on), starts.unwrap_or_default(), named(meeting, ""))
}

/// 参加人员：居民代表45人，列席2人。
pub fn called(members: i64, guests: i64) -> String {
    if guests > 0 { format!("应到{members}人，列席{guests}人") } else { format!("应到{members}人") }
}

/// What the notice asks at its end.
pub const NOTICE_END: &str = "因故不能参加的，请提前向居委会请假。";
/// 各位居民代表
pub fn addressee(body: &str) -> String {
    format!("{body}各位成员")
}
/// 会议议题：
pub const AGENDA: &str = "会议议题";
/// 议程
pub const ORDER: &str = "议程";
/// 签到表
pub const SIGN_IN: &str = "签到表";
/// 座签
pub const SEATS: &str = "座签";
/// 表决票
pub const BALLOT: &str = "表决票";
/// Nothing stands on the agenda yet.
pub const NO_AGENDA: &str = "议题待定。";
/// Those without a group on the sign-in sheet.
pub const OTHERS: &str = "其他";
/// 列席
pub const GUESTS: &str = "列席";
/// Under a ballot: how to fill it in.
pub const BALLOT_NOTE: &str =
    "同意的在“赞成”下画“○”，不同意的在“反对”下画“○”，弃权的在“弃权”下画“○”；每项只画一处，多画无效。";

/// 报告人：张丽
pub fn by(name: &str) -> String {
    format!("（{name}）")
}

/// （第3张，共45张）
pub fn ballot_count(number: i64) -> String {
    format!("本次会议应发{number}张，核对无误后使用。")
}

/// 会议形成以下决议：
pub const RESOLVED: &str = "会议形成以下决议";

/// 会议听取、讨论了3项议题。
pub fn dealt_with(count: usize) -> String {
    format!("会议讨论了{count}项议题。")
}

/// 2026年3月20日，第六届居民代表会议第3次会议在社区活动室召开，王秀兰主持。
pub fn opening(meeting: &str, on: Day, place: Option<&str>, chair: Option<&str>) -> String {
    let place = place.map(|place| format!("在{place}")).unwrap_or_default();
    let chair = chair.map(|chair| format!("，{chair}主持会议")).unwrap_or_default();
    format!("{}，{}{place}召开{chair}。", chinese(on), named(meeting, ""))
}

/// 第六届居民代表会议第3次会议决议摘录
pub fn extract_title(meeting: &str) -> String {
    named(meeting, "决议摘录")
}

/// 本摘录与会议记录原文一致。
pub const EXTRACT_TRUE: &str = "本摘录与会议记录一致。";
/// Between two ballots of a page.
pub const CUT_HERE: &str = "－－－－－－－－－－沿此线裁开－－－－－－－－－－";
/// 通知
pub const NOTICE: &str = "通知";
