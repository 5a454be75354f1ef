//! What is said about meetings: names, quorum, votes, resolutions, what becomes of them.

use chrono::Datelike;

use crate::dates::{Day, chinese};
use crate::kinds::{BodyKind, Presence, ResolutionNumbering, SeriesSpan};

/// What a meeting of a body is called where nobody said otherwise.
pub fn meeting_kind(kind: BodyKind, body: &str) -> String {
    match kind {
        BodyKind::SubCommittee
        | BodyKind::ResidentGroup
        | BodyKind::PartyGroup
        | BodyKind::WorkingGroup
        | BodyKind::Intermediary
        | BodyKind::ServiceOrganisation
        | BodyKind::Volunteers => format!("{body}会议"),
        BodyKind::PartyOrganisation
        | BodyKind::DelegatesAssembly
        | BodyKind::ResidentsAssembly
        | BodyKind::Committee
        | BodyKind::Workers
        | BodyKind::DeliberationCouncil
        | BodyKind::SupervisionCommittee
        | BodyKind::ElectionCommittee => kind.meeting_name().to_owned(),
    }
}

/// What a kind of meeting is called for one body: `{body}` is its name.
pub fn of_body(name: &str, body: &str) -> String {
    name.replace("{body}", body)
}

/// How full names are made where nothing else was said.
pub const USUAL_PATTERN: &str = "{term}{kind}{series}";

/// How full names are made of meetings counted by term, by year, or not at all.
pub const fn usual_pattern(series: SeriesSpan) -> &'static str {
    match series {
        SeriesSpan::Term => USUAL_PATTERN,
        SeriesSpan::Year => "{year}{kind}{series}",
        SeriesSpan::None => "{kind}",
    }
}

/// 第六届居民代表会议第10次, 2026年居委会例会第3次
pub fn built_name(
    pattern: &str,
    kind: &str,
    body: &str,
    ordinal: Option<i64>,
    year: i32,
    series: Option<i64>,
) -> String {
    pattern
        .replace("{term}", &ordinal.map(super::ordinal).unwrap_or_default())
        .replace("{year}", &format!("{year}年"))
        .replace("{series}", &series.map(|series| format!("第{series}次")).unwrap_or_default())
        .replace("{body}", body)
        .replace("{kind}", kind)
}

/// 应到45人，实到38人，符合法定人数
pub fn quorum(due: i64, came: i64, needed: Option<i64>) -> String {
    match needed {
        Some(needed) if came >= needed => format!("应到{due}人，实到{came}人，符合法定人数"),
        Some(needed) => format!("应到{due}人，实到{came}人，不足法定人数，还差{}人", needed - came),
        None => format!("应到{due}人，实到{came}人"),
    }
}

/// 须到30人（三分之二以上）
pub fn quorum_line(needed: i64, share: &str) -> String {
    format!("须到{needed}人（{share}）")
}

/// Of whom a majority is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteBase {
    /// Those who were there.
    Present,
    /// Everybody due.
    Due,
    /// Votes in favour and against, where the committee leaves abstentions out.
    Cast,
}

/// 到会38人，过半数须20票，赞成31票
pub fn vote(base: VoteBase, whole: i64, needed: Option<(&str, i64)>, in_favour: i64) -> String {
    let base = match base {
        VoteBase::Present => format!("到会{whole}人"),
        VoteBase::Due => format!("应到{whole}人"),
        VoteBase::Cast => format!("赞成和反对共{whole}票（弃权不计）"),
    };
    match needed {
        Some((share, least)) => format!("{base}，{share}须{least}票，赞成{in_favour}票"),
        None => format!("{base}，赞成{in_favour}票"),
    }
}

/// 提前12天通知，规定提前10天
pub fn notice(needed: i64, given: Option<i64>) -> String {
    match given {
        Some(given) if given >= needed => format!("提前{given}天通知，符合提前{needed}天的规定"),
        Some(given) => format!("提前{given}天通知，不足规定的{needed}天"),
        None => format!("还没有记通知的日子，规定提前{needed}天"),
    }
}

/// 通过, 未通过
pub fn passed(passed: bool) -> &'static str {
    if passed { "通过" } else { "未通过" }
}

/// For 刚才：…
pub fn voted(item: &str, in_favour: i64, carried: Option<bool>) -> String {
    match carried {
        Some(carried) => format!("记下“{item}”的表决，{}，赞成{in_favour}票", passed(carried)),
        None => format!("记下“{item}”的表决，赞成{in_favour}票"),
    }
}

/// 钟华记为到会
pub fn signed_in(name: &str, presence: Option<Presence>) -> String {
    match presence {
        Some(Presence::Present) => format!("{name}记为到会"),
        Some(Presence::Excused) => format!("{name}记为请假"),
        Some(Presence::Absent) => format!("{name}记为缺席"),
        None => format!("{name}改为未记"),
    }
}

/// 其余12人记为到
pub fn rest_signed_in(count: i64, presence: Presence) -> String {
    format!("其余{count}人记为{}", presence.chinese())
}

/// 张丽回避“…”
pub fn recused(name: &str, item: &str, recused: bool) -> String {
    if recused { format!("{name}回避“{item}”") } else { format!("{name}不再回避“{item}”") }
}

fn first_words(text: &str) -> String {
    let mut first: String = text.chars().take(12).collect();
    if text.chars().nth(12).is_some() {
        first.push('…');
    }
    first
}

/// For 刚才：…
pub fn resolved(text: &str) -> String {
    format!("记下决议“{}”", first_words(text))
}

/// For 刚才：…
pub fn followed_up(text: &str, done: bool) -> String {
    if done {
        format!("“{}”已落实", first_words(text))
    } else {
        format!("记下“{}”的进展", first_words(text))
    }
}

/// For 刚才：…
pub fn put_off(text: &str, to: Day) -> String {
    format!("“{}”延到{}", first_words(text), chinese(to))
}

/// What stands against putting off: it is done.
pub const DONE: &str = "已落实";

/// 陈静：居民代表→幸福里物业居民代表
pub fn list_difference(name: &str, before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (None, Some(after)) => format!("{name}（{after}）不在名单上"),
        (Some(before), None) => format!("{name}（{before}）那天已经不在任"),
        (Some(before), Some(after)) => format!("{name}：{before}→{after}"),
        (None, None) => name.to_owned(),
    }
}

/// For 刚才：…
pub fn list_taken(meeting: &str, changes: i64) -> String {
    if changes == 0 {
        format!("核对“{meeting}”的名单，没有改动")
    } else {
        format!("重新取“{meeting}”的名单，改动{changes}处")
    }
}

/// For 刚才：…
pub fn struck(name: &str) -> String {
    format!("从名单移走{name}")
}

/// For 刚才：…
pub fn spoke(speaker: &str, item: &str) -> String {
    format!("记下{speaker}对“{}”的发言", first_words(item))
}

/// For 刚才：…
pub fn speech_corrected(speaker: &str) -> String {
    format!("更正{speaker}的发言")
}

/// For 刚才：…
pub fn speech_removed(speaker: &str) -> String {
    format!("移走{speaker}的发言")
}

/// For 刚才：…
pub fn minutes_corrected(meeting: &str, attached: &[String]) -> String {
    match attached {
        [] => format!("给“{meeting}”登记一条更正"),
        [one] => format!("给“{meeting}”登记一条更正，补收附件“{one}”"),
        [first, rest @ ..] => format!("给“{meeting}”登记一条更正，补收附件“{first}”等{}份", rest.len() + 1),
    }
}

/// An item made of a yearly duty: 居委会工作报告 becomes 审议居委会工作报告.
pub fn duty(topic: &str) -> String {
    if ["审议", "听取", "评议", "讨论"].iter().any(|verb| topic.starts_with(verb)) {
        topic.to_owned()
    } else {
        format!("审议{topic}")
    }
}

/// 通过第六届居民代表会议第3次会议记录
pub fn approval(meeting: &str) -> String {
    format!("通过{}", super::minutes::title(meeting))
}

/// Why the last minutes are proposed.
pub const APPROVAL_WHY: &str = "上次的记录还没有经会议通过";

/// The item that holds what is still open.
pub const FOLLOW_UP_ITEM: &str = "上次议定事项落实情况";

/// 还有3项没有落实
pub fn still_open(count: i64) -> String {
    format!("还有{count}项没有落实")
}

/// 1. 〔2026〕3号：清理楼道堆物，张丽，2026年6月30日前
pub fn open_resolution(
    place: usize,
    number: Option<&str>,
    text: &str,
    responsible: Option<&str>,
    due: Option<Day>,
) -> String {
    let mut line = format!("{place}. ");
    line.extend(number.map(|number| format!("{number}：")));
    line.push_str(text.trim().trim_end_matches('。'));
    line.extend(responsible.map(|name| format!("，{name}")));
    line.extend(due.map(|due| format!("，{}前", chinese(due))));
    line
}

/// 照2026年居委会例会第2次
pub fn as_at(meeting: &str) -> String {
    format!("照{meeting}")
}

/// For 刚才：…
pub fn items_taken(count: i64) -> String {
    format!("取{count}项议题")
}

/// 〔2026〕3号
pub fn number_of_year(year: i64, sequence: i64) -> String {
    format!("〔{year}〕{sequence}号")
}

/// 第六届居民代表会议第3次会议第1号
pub fn number_of_meeting(meeting: &str, position: i64) -> String {
    let joint = if meeting.ends_with('会') || meeting.ends_with("会议") { "" } else { "会议" };
    format!("{meeting}{joint}第{position}号")
}

/// For 刚才：…
pub fn numbering_set(numbering: ResolutionNumbering) -> String {
    format!("决议{}编号", if numbering == ResolutionNumbering::Year { "按年" } else { "按会议" })
}

/// For 刚才：…
pub fn kind_added(name: &str) -> String {
    format!("添加会议类型“{}”", name.replace("{body}", ""))
}

/// For 刚才：…
pub fn kind_corrected(name: &str) -> String {
    format!("更正会议类型“{}”", name.replace("{body}", ""))
}

/// For 刚才：…
pub fn kind_removed(name: &str) -> String {
    format!("移走会议类型“{}”", name.replace("{body}", ""))
}

/// For 刚才：…
pub fn matter_added(title: &str) -> String {
    format!("登记事项“{}”", first_words(title))
}

/// For 刚才：…
pub fn matter_corrected(title: &str) -> String {
    format!("更正事项“{}”", first_words(title))
}

/// For 刚才：…
pub fn matter_removed(title: &str) -> String {
    format!("把事项“{}”移走", first_words(title))
}

/// For 刚才：…
pub fn step_taken(title: &str, step: &str) -> String {
    format!("“{}”：{step}", first_words(title))
}

/// For 刚才：…
pub fn step_removed(step: &str) -> String {
    format!("移走一步“{step}”")
}

/// 还没有登记党组织提议（法律要求先研究）
pub fn step_missing(step: &str, by_law: bool) -> String {
    if by_law {
        format!("还没有登记{step}（2026年起的法律第三十条要求先由社区党组织研究）")
    } else {
        format!("还没有登记{step}")
    }
}

/// Where in a meeting a text stands.
pub fn place_word(part: &str) -> &'static str {
    match part {
        "name" => "会议名称",
        "place" => "地点",
        "item" => "议题",
        "resolution" => "决议",
        "discussion" => "讨论",
        "speech" => "发言",
        "minutes" => "记录",
        "follow_up" => "落实",
        "attachment" => "附件",
        "correction" => "更正",
        _ => "纪要",
    }
}

/// For 刚才：…
pub fn attached(name: &str) -> String {
    format!("收下附件“{name}”")
}

/// For 刚才：…
pub fn detached(name: &str) -> String {
    format!("移走附件“{name}”")
}

/// For 刚才：…
pub fn attachment_corrected(name: &str) -> String {
    format!("更正附件“{name}”")
}

/// For 刚才：…
pub fn attachment_saved(name: &str) -> String {
    format!("另存附件“{name}”")
}

/// 文件名原来是a.exe，内容是照片（JPEG）
pub fn misnamed(came: &str, what: &str) -> String {
    format!("文件名原来是{came}，内容是{what}")
}

/// “清理楼道堆物”
pub fn quoted(text: &str) -> String {
    format!("“{}”", first_words(text))
}

/// 2026年会议年历
pub fn year_title(year: i32, body: Option<&str>) -> String {
    format!("{}{year}年会议年历", body.unwrap_or_default())
}

/// 2026年的会议
pub fn year_meetings(year: i32) -> String {
    format!("{year}年的会议")
}

/// 各人到会情况
pub const YEAR_MEMBERS: &str = "各人到会情况";
/// Under the meetings of a year.
pub const RATE_NOTE: &str = "到会率是实到人数占应到人数的比例，请假的不算应到。";
/// Under the members of a year.
pub const MEMBER_NOTE: &str = "只数各人自己任期里应到的会，请假不算缺席。";
/// 已签字
pub const YEAR_SIGNED: &str = "已签字";
/// 没有签字
pub const YEAR_HELD: &str = "没有签字";
/// 待开
pub const YEAR_PLANNED: &str = "待开";

/// 3月5日周四
pub fn day_of_year(day: Day) -> String {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let weekday = DAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    format!("{}月{}日周{weekday}", day.month(), day.day())
}

/// 3月
pub fn month_of_year(month: u32) -> String {
    format!("{month}月")
}

/// 2026年开会38次，其中居民代表会议2次、居民委员会24次
pub fn year_counted(year: i32, all: usize, kinds: &[(&str, usize)]) -> String {
    match kinds {
        [] => format!("{year}年还没有登记会议"),
        [(kind, _)] => format!("{year}年登记会议{all}次，都是{kind}的"),
        kinds => {
            let told: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind}{count}次")).collect();
            format!("{year}年登记会议{all}次，其中{}", told.join("、"))
        }
    }
}

/// 1月2次：5日居民委员会、20日居民代表会议
pub fn month_spoken(month: u32, met: &[(u32, &str)]) -> String {
    let told: Vec<String> = met.iter().map(|(day, kind)| format!("{day}日{kind}")).collect();
    format!("{month}月{}次：{}", met.len(), told.join("、"))
}

/// What the picture of a year shows, in words.
pub fn year_spoken(year: i32, months: &[String]) -> String {
    if months.is_empty() {
        return format!("{year}年的会议日历，还没有会议。");
    }
    format!("{year}年的会议日历。{}。", months.join("。"))
}

/// The character a meeting of such a body has in the calendar of the year.
pub const fn mark_of(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::PartyOrganisation => "党",
        BodyKind::PartyGroup => "小",
        BodyKind::DelegatesAssembly => "代",
        BodyKind::ResidentsAssembly => "民",
        BodyKind::Committee => "居",
        BodyKind::SubCommittee => "委",
        BodyKind::ResidentGroup => "组",
        BodyKind::Workers => "社",
        BodyKind::DeliberationCouncil => "议",
        BodyKind::SupervisionCommittee => "监",
        BodyKind::ElectionCommittee => "选",
        BodyKind::WorkingGroup => "工",
        BodyKind::Intermediary | BodyKind::ServiceOrganisation | BodyKind::Volunteers => "他",
    }
}
