//! What is said about meetings: names, quorum, votes, resolutions.

use crate::kinds::{BodyKind, Presence};

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

/// 第六届居民代表会议第10次会议
pub fn meeting_name(kind: &str, ordinal: Option<i64>, series: Option<i64>) -> String {
    let ordinal = ordinal.map(super::ordinal).unwrap_or_default();
    match series {
        Some(series) => format!("{ordinal}{kind}第{series}次"),
        None => format!("{ordinal}{kind}"),
    }
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

/// 到会38人，过半数须20票，赞成31票
pub fn vote(came: i64, needed: Option<(&str, i64)>, in_favour: i64) -> String {
    match needed {
        Some((share, least)) => format!("到会{came}人，{share}须{least}票，赞成{in_favour}票"),
        None => format!("到会{came}人，赞成{in_favour}票"),
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
