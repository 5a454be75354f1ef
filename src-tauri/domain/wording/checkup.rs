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

/// Somebody without a card and without a name yet.
pub const SOMEBODY: &str = "此人";

/// What a change would settle.
pub fn settled(asked: &str) -> String {
    format!("保存后符合：{asked}")
}

/// A pack of the register that this version cannot read.
pub const PACK_UNREADABLE: &str = "这个版本读不了这份规则包，它现在不起作用。请向制作的人要一份新的，再收进来。";
/// A file whose bytes are no text.
pub const PACK_NOT_TEXT: &str = "文字编码不是UTF-8。请用文本编辑器另存为UTF-8。";

/// Why there is a choice, and on what the default rests.
pub fn with_source(why: &str, source: &str) -> String {
    if source.is_empty() { why.to_owned() } else { format!("{why}（{source}）") }
}

/// 启用规则包“天津2012年换届要求”
pub fn pack_switched(title: &str, on: bool) -> String {
    if on { format!("启用规则包“{title}”") } else { format!("停用规则包“{title}”") }
}

/// A pack was taken in.
pub fn pack_added(title: &str, edition: &str) -> String {
    format!("收进规则包“{title}”（{edition}）")
}

/// A pack was taken away.
pub fn pack_removed(title: &str) -> String {
    format!("移走规则包“{title}”")
}

/// 定“居委会人数要不要单数”为“要求单数”
pub fn parameter_set(title: &str, said: Option<&str>) -> String {
    match said {
        Some(said) => format!("定“{title}”为“{said}”"),
        None => format!("“{title}”照原来的办"),
    }
}

/// A deadline was ticked.
pub fn deadline_done(title: &str) -> String {
    format!("“{title}”已办")
}

/// A tick was taken back.
pub fn deadline_undone(title: &str) -> String {
    format!("取消“{title}”的已办")
}

/// The name of the inspector's table.
pub const TABLE: &str = "体检表";
/// The check-up in a few lines of another paper.
pub const SUMMARY: &str = "体检摘要";
/// What concerns no body.
pub const COMMUNITY: &str = "全社区";
/// What is not kept, explained or not, and what is worth a look.
pub const FOUND: &str = "不符合、要说明和提示的";
/// What is kept.
pub const KEPT: &str = "符合的";
/// Rules no program can check.
pub const NOTES: &str = "程序核对不了的规定";
/// A year in which nothing falls due.
pub const NOTHING_DUE: &str = "这一年没有到期的事。";

/// Heads of columns.
pub mod head {
    /// Which body.
    pub const BODY: &str = "组织";
    /// Which rule.
    pub const RULE: &str = "规定";
    /// What it asks and where it stands.
    pub const ASKED: &str = "要求和依据";
    /// How it stands.
    pub const MARK: &str = "结果";
    /// What was found.
    pub const FOUND: &str = "核对情况";
    /// On what that rests.
    pub const EVIDENCE: &str = "有关会议、文件和人员";
    /// What was written about it.
    pub const WAIVER: &str = "说明";
    /// How many rules.
    pub const COUNT: &str = "项数";
    /// What a note says.
    pub const SAYS: &str = "内容";
    /// Law and article.
    pub const SOURCE: &str = "依据";
    /// A day of a month.
    pub const DAY: &str = "日期";
    /// What falls due.
    pub const WHAT: &str = "事项";
    /// Why that day.
    pub const WHY: &str = "依据";
    /// Ticked.
    pub const DONE: &str = "办理";
}

/// 按规定核对42项：不符1项，待说明2项，符合30项，尚未登记9项。
pub fn sum(counts: &[(crate::papers::checkup::Mark, i64)]) -> String {
    let all: i64 = counts.iter().map(|(_, count)| count).sum();
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(mark, count)| format!("{}{count}项", mark.chinese()))
        .collect();
    if parts.is_empty() {
        return "当天没有适用的规定。".to_owned();
    }
    format!("按规定核对{all}项：{}。", parts.join("，"))
}

/// 核对依据：《城市居民委员会组织法》（2026-1）。
pub fn judged_by(packs: &[(String, String)]) -> String {
    let named: Vec<String> = packs.iter().map(|(title, edition)| format!("{title}（{edition}版）")).collect();
    format!("核对所用的规则：{}。", named.join("；"))
}

/// 一、领导层
pub fn numbered(number: i64, title: &str) -> String {
    format!("{}、{title}", crate::wording::chinese_number(number))
}

/// What is asked, and where it stands.
pub fn asked(asked: &str, source: &str, confidence: Option<&str>) -> String {
    match confidence {
        Some(confidence) => format!("{asked}（{source}，{confidence}）"),
        None => format!("{asked}（{source}）"),
    }
}

/// 《城市居民委员会组织法》（2025年修订）第八条、第九条；《人民调解法》第八条: each work once, with its places in the order they come.
pub fn articles<'a>(sources: impl IntoIterator<Item = &'a str>) -> String {
    let mut works: Vec<(&str, Vec<&str>)> = Vec::new();
    for source in sources {
        let (work, places) = work_and_places(source);
        let at = works.iter().position(|(known, _)| *known == work).unwrap_or_else(|| {
            works.push((work, Vec::new()));
            works.len() - 1
        });
        let Some((_, known)) = works.get_mut(at) else { continue };
        // 幻灯片26、36: the word before the number is said once.
        let word = known.first().or(places.first()).map_or("", |first| counted_by(first));
        for place in places {
            let place = if known.is_empty() { place } else { place.strip_prefix(word).unwrap_or(place) };
            let bare = |one: &str| one.strip_prefix(word).unwrap_or(one).to_owned();
            if !known.iter().any(|one| bare(one) == bare(place)) {
                known.push(place);
            }
        }
    }
    let said: Vec<String> = works.iter().map(|(work, places)| format!("{work}{}", places.join("、"))).collect();
    said.join("；")
}

/// A source in the work and its places; remarks after the places are left out.
fn work_and_places(source: &str) -> (&str, Vec<&str>) {
    let title = source.find('》').map(|at| at + '》'.len_utf8());
    let Some(after_title) = title else {
        // A work without title marks is parted from its places by a comma.
        return match source.split_once('，') {
            Some((work, places)) => (source.get(..work.len() + '，'.len_utf8()).unwrap_or(work), parted(places)),
            None => (source, Vec::new()),
        };
    };
    let rest = source.get(after_title..).unwrap_or_default();
    let edition = if rest.starts_with('（') { rest.find('）').map_or(0, |at| at + '）'.len_utf8()) } else { 0 };
    let (work, places) = source.split_at(after_title + edition);
    (work, parted(places.split('，').next().unwrap_or_default()))
}

fn parted(places: &str) -> Vec<&str> {
    places.split('、').filter(|place| !place.is_empty()).collect()
}

/// The words before the number of a place; none where it has no digits.
fn counted_by(place: &str) -> &str {
    let digit = place.find(|one: char| one.is_ascii_digit());
    digit.and_then(|at| place.get(..at)).unwrap_or_default()
}

/// How far a source was read.
pub fn confidence(confidence: crate::rules::pack::Confidence) -> &'static str {
    use crate::rules::pack::Confidence;
    match confidence {
        Confidence::Full => "已核对全文",
        Confidence::Excerpt => "据摘录",
        Confidence::Unverified => "未核实",
    }
}

/// 5/9
pub fn measured(count: i64, whole: Option<i64>) -> String {
    match whole {
        Some(whole) => format!("（{count}/{whole}）"),
        None => count.to_string(),
    }
}

/// 还缺：张丽的出生日期
pub fn lacking(missing: &[String]) -> String {
    if missing.is_empty() { String::new() } else { format!("还缺：{}", missing.join("、")) }
}

/// 2026年3月5日至2026年7月1日：
pub fn period(from: crate::Day, until: Option<crate::Day>) -> String {
    let first = crate::dates::chinese(from);
    match until {
        Some(until) if until == from => format!("{first}："),
        Some(until) => format!("{first}至{}：", crate::dates::chinese(until)),
        None => format!("{first}起："),
    }
}

/// 张丽、王强
pub fn people(names: &[String]) -> String {
    names.join("、")
}

/// 第3次居民会议（2026年3月5日）
pub fn meeting(name: &str, held_on: crate::Day) -> String {
    format!("{name}（{}）", crate::dates::chinese(held_on))
}

/// More meetings than are listed.
pub fn and_more(count: usize) -> String {
    format!("另有{count}次")
}

/// A waiver with the number of its paper.
pub fn said(reason: &str, paper: Option<&str>) -> String {
    match paper {
        Some(paper) => format!("{reason}（{paper}）"),
        None => reason.to_owned(),
    }
}

/// What was written; whether it lapsed.
pub fn waiver(said: &str, lapsed: bool) -> String {
    if lapsed { format!("{said}（情况已变或已过期，说明不再有效）") } else { said.to_owned() }
}

/// 2026年到期事项
pub fn calendar(year: i32) -> String {
    format!("{year}年到期事项")
}

/// 3月
pub fn month(month: u32) -> String {
    format!("{month}月")
}

/// 5日
pub fn day_of_month(day: crate::Day) -> String {
    format!("{}日", chrono::Datelike::day(&day))
}

/// 3月5日已办
pub fn done_on(on: crate::Day) -> String {
    use chrono::Datelike;
    format!("{}月{}日已办", on.month(), on.day())
}

/// 2021年12月28日起，6个月内届满
pub fn term_stage(began: Option<crate::Partial>, in_days: i64) -> String {
    let stage = match in_days {
        i64::MIN..=-1 => format!("已超过{}天", -in_days),
        0..=31 => "1个月内届满".to_owned(),
        32..=92 => "3个月内届满".to_owned(),
        93..=183 => "6个月内届满".to_owned(),
        _ => "12个月内届满".to_owned(),
    };
    match began {
        Some(began) => format!("{}，{stage}", crate::wording::term_began(began)),
        None => stage,
    }
}

/// The last backup is old.
pub fn backup_due(days: i64) -> String {
    format!("已经{days}天没有备份")
}

/// There never was a backup.
pub const NEVER_BACKED_UP: &str = "还没有备份过";
/// What to do about it.
pub const BACK_UP: &str = "请备份到U盘，另外放好。";

/// A day of the calendar of other programs.
pub fn calendar_name(committee: &str) -> String {
    format!("{committee}到期事项")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_are_named_once_with_their_places() {
        let law = |article: &str| format!("《城市居民委员会组织法》（2025年修订）{article}");
        let sources = [
            law("第八条"),
            "《人民调解法》第八条".to_owned(),
            law("第八条"),
            law("第十三条，居民代表的任期与居民委员会相同"),
            law("第三十条、第三十一条"),
            "第3章社区组织建设讲义，幻灯片19".to_owned(),
            "第3章社区组织建设讲义，幻灯片26、36".to_owned(),
            "第3章社区组织建设讲义，幻灯片36".to_owned(),
            "民发〔2021〕112号".to_owned(),
        ];
        assert_eq!(
            articles(sources.iter().map(String::as_str)),
            "《城市居民委员会组织法》（2025年修订）第八条、第十三条、第三十条、第三十一条；《人民调解法》第八条；\
             第3章社区组织建设讲义，幻灯片19、26、36；民发〔2021〕112号"
        );
        assert_eq!(articles([]), "");
    }
}
