//! The sentences of the annual report. A number stands in a sentence as its code between two marks, so that the
//! window can show where it comes from; [`chip`] writes it and the report reads it back.

pub mod attached;
pub mod chapters;
pub mod congress;
pub mod pictures;
pub mod plan;

use crate::dates::{Day, Partial, chinese};
use crate::kinds::ReportReader;
use crate::wording::ordinal;

/// Before the code of a number. No character a person types: a noncharacter of Unicode.
pub const CHIP_START: char = '\u{fdd0}';
/// After it.
pub const CHIP_END: char = '\u{fdd1}';

/// The place of a number in a sentence.
pub fn chip(code: &str) -> String {
    format!("{CHIP_START}{code}{CHIP_END}")
}

/// 居民楼
pub const BLOCKS: &str = "居民楼";
/// 平房院
pub const COURTYARDS: &str = "平房院";
/// 驻区单位
pub const UNITS: &str = "驻区单位";
/// 居民小组组长
pub const GROUP_LEADERS: &str = "居民小组组长";
/// 居民小组副组长
pub const GROUP_DEPUTIES: &str = "居民小组副组长";
/// 与党组织交叉任职
pub const CROSS_POSTS: &str = "居民委员会成员在社区党组织任职";
/// 组织
pub const BODIES: &str = "社区组织";
/// 在任
pub const IN_OFFICE: &str = "各组织在任人员";
/// 会议次数
pub const HELD: &str = "会议次数";
/// 应到人次
pub const DUE: &str = "应到人次";
/// 实到人次
pub const CAME: &str = "实到人次";
/// 决议件数
pub const RESOLUTIONS: &str = "决议件数";
/// 已落实件数
pub const SETTLED: &str = "已落实件数";

/// 居民委员会成员：女性
pub fn indicator(column: &str, row: &str) -> String {
    format!("{column}：{row}")
}

/// 第1居民小组：王建国
pub fn of_group(group: &str, name: &str) -> String {
    format!("{group}：{name}")
}

/// 居民委员会在任人员
pub fn in_office(body: &str) -> String {
    format!("{body}在任人员")
}

/// 2025年3月5日　第六届居民代表会议第3次会议
pub fn held(on: Day, name: &str) -> String {
    format!("{}　{name}", chinese(on))
}

/// 居民代表会议：会议次数
pub fn meetings_of(body: &str, what: &str) -> String {
    if body.is_empty() { format!("全年{what}") } else { format!("{body}：{what}") }
}

/// 2025年度工作报告
pub fn title(year: i32) -> String {
    format!("{year}年度工作报告")
}

/// （截至2025年12月31日）
pub fn as_of(day: Day) -> String {
    format!("（截至{}）", chinese(day))
}

/// The office the report goes to: 样例街道办事处, 样例镇人民政府.
pub fn addressee(street: &str) -> String {
    let street = street.trim();
    if street.ends_with("街道") {
        format!("{street}办事处")
    } else if street.ends_with('镇') || street.ends_with('乡') {
        format!("{street}人民政府")
    } else if ["办事处", "政府", "委员会"].iter().any(|end| street.ends_with(end)) {
        street.to_owned()
    } else {
        format!("{street}街道办事处")
    }
}

/// 现将2025年度工作情况报告如下。
pub fn opening(year: i32) -> String {
    format!("现将{year}年度工作情况报告如下。")
}

/// 一、
pub fn first_level(number: i64, text: &str) -> String {
    format!("{}、{text}", super::chinese_number(number))
}

/// （一）
pub fn second_level(number: i64, text: &str) -> String {
    format!("（{}）{text}", super::chinese_number(number))
}

/// The places and figures of the first sentence, joined: 面积0.42平方公里，有居民楼38栋 …
pub fn basics(community: &str, parts: &[String]) -> String {
    format!("{community}{}。", parts.join("，"))
}

/// 成立于2003年5月
pub fn founded(on: Partial) -> String {
    format!("成立于{}", on.chinese())
}

/// The measure of a figure in a sentence.
pub fn figure(kind: crate::kinds::FigureKind, code: &str) -> String {
    use crate::kinds::FigureKind;
    let number = chip(code);
    match kind {
        FigureKind::Area => format!("面积{number}平方公里"),
        FigureKind::Households => format!("居民{number}户"),
        FigureKind::Population => format!("常住人口{number}人"),
        FigureKind::RegisteredPopulation => format!("户籍人口{number}人"),
        FigureKind::MovedIn => format!("已入住{number}户"),
        FigureKind::PartyMembers => format!("党员{number}人"),
    }
}

/// 有居民楼38栋、平房院2处
pub fn buildings(blocks: bool, courtyards: bool) -> String {
    let mut parts = Vec::new();
    if blocks {
        parts.push(format!("居民楼{}栋", chip("count.blocks")));
    }
    if courtyards {
        parts.push(format!("平房院{}处", chip("count.courtyards")));
    }
    format!("有{}", parts.join("、"))
}

/// 分9个居民小组
pub fn groups() -> String {
    format!("分{}个居民小组", chip("count.groups"))
}

/// 有驻区单位12家
pub fn units() -> String {
    format!("有驻区单位{}家", chip("count.units"))
}

/// Nothing of the community is recorded.
pub const NO_BASICS: &str = "社区的面积、户数、人口和楼栋没有记录。";

/// 第六届居民委员会现有成员6人，其中女性4人，占66.7%；…
pub fn members(committee: &str, ordinal_number: Option<i64>, women: &str, college: &str) -> String {
    format!(
        "{}{committee}现有成员{}人，其中女性{}人，占{women}；少数民族{}人；党员{}人；大专以上{}人，占{college}。",
        ordinal_number.map(ordinal).unwrap_or_default(),
        chip("members.total"),
        chip("members.female"),
        chip("members.minority"),
        chip("members.party"),
        chip("members.college_up"),
    )
}

/// 没有居民委员会成员在任的记录。
pub const NO_MEMBERS: &str = "截至当日没有居民委员会成员在任的记录。";

/// 社区党组织有5人任职，与居委会交叉任职3人。
pub fn party(body: &str, code: &str) -> String {
    format!("{body}现有{}人任职，其中与居民委员会交叉任职{}人。", chip(code), chip("members.in_party_body"))
}

/// 有社区工作者8人
pub fn workers() -> String {
    format!(
        "有社区工作者{}人，其中女性{}人，党员{}人。",
        chip("workers.total"),
        chip("workers.female"),
        chip("workers.party")
    )
}

/// 社区现有各类组织12个，在任126人。
pub fn organisation(day: Day) -> String {
    format!(
        "截至{}，社区有居民小组以外的各类组织{}个，在任{}人（兼任的只计一次）。",
        chinese(day),
        chip("count.bodies"),
        chip("count.in_office")
    )
}

/// The same where nobody was ever recorded in any of them.
pub fn organisation_unmanned(day: Day) -> String {
    format!("截至{}，社区有居民小组以外的各类组织{}个，没有在任人员的记录。", chinese(day), chip("count.bodies"))
}

/// No body is recorded.
pub fn no_bodies(day: Day) -> String {
    format!("截至{}没有组织的记录。", chinese(day))
}

/// A body's term: 第六届自2021年12月28日起，至2026年12月27日届满。
pub fn term(ordinal_number: Option<i64>, start: Partial, end: Option<Partial>, extended: Option<Partial>) -> String {
    let mut text = format!("{}自{}起", ordinal_number.map_or_else(|| "本届".to_owned(), ordinal), start.chinese());
    if let Some(end) = end {
        text.push_str(&format!("，至{}届满", end.chinese()));
    }
    if let Some(extended) = extended {
        text.push_str(&format!("，延至{}", extended.chinese()));
    }
    text.push('。');
    text
}

/// 应设7席，现任6人，空缺1席。
pub fn filled(code: &str, seats: Option<i64>, empty: i64) -> String {
    let mut text = String::new();
    if let Some(seats) = seats {
        text.push_str(&format!("应设{seats}席，"));
    }
    text.push_str(&format!("现任{}人", chip(code)));
    if empty > 0 {
        text.push_str(&format!("，空缺{empty}席"));
    }
    text.push('。');
    text
}

/// 主任李秀英，副主任张丽、王建国。
pub fn holders(posts: &[(String, Vec<String>)]) -> String {
    let parts: Vec<String> = posts.iter().map(|(post, names)| format!("{post}{}", names.join("、"))).collect();
    format!("{}。", parts.join("；"))
}

/// 居民委员会成员为当然组成人员。
pub fn ex_officio(bodies: &[String]) -> String {
    format!("{}的成员依法为组成人员，未列入名单。", bodies.join("、"))
}

/// Nobody is in office.
pub const NOBODY: &str = "截至当日没有在任人员的记录。";

/// 社区分9个居民小组，有组长9人，副组长3人。
pub fn group_leaders() -> String {
    format!(
        "社区分{}个居民小组，有组长{}人，副组长{}人。",
        chip("count.groups"),
        chip("count.leaders"),
        chip("count.deputies")
    )
}

/// 没有组长的小组：第3居民小组、第5居民小组。
pub fn leaderless(groups: &[String]) -> String {
    format!("没有组长的小组：{}。", groups.join("、"))
}

/// No group is recorded.
pub fn no_groups(day: Day) -> String {
    format!("截至{}没有居民小组的记录。", chinese(day))
}

/// 2025年召开会议24次，作出决议31件，其中已落实20件。
pub fn meetings(year: i32) -> String {
    format!(
        "{year}年共召开会议{}次，作出决议{}件，其中已落实{}件。",
        chip("meetings.held"),
        chip("meetings.resolutions"),
        chip("meetings.settled")
    )
}

/// No meeting is recorded.
pub fn no_meetings(year: i32) -> String {
    format!("{year}年没有会议的记录。")
}

/// 召开会议2次，应到136人次，实到118人次，到会率86.8%，作出决议7件，其中已落实5件。
pub fn meetings_of_body(code: &str, rate: &str) -> String {
    format!(
        "召开会议{}次，应到{}人次，实到{}人次，到会率{rate}，作出决议{}件，其中已落实{}件。",
        chip(&format!("{code}.held")),
        chip(&format!("{code}.due")),
        chip(&format!("{code}.came")),
        chip(&format!("{code}.resolutions")),
        chip(&format!("{code}.settled"))
    )
}

/// 年龄不明1人，未计入各年龄段。
pub fn unknown(column: &str, label: &str, people: usize) -> String {
    format!("{column}{label}{people}人，另列。")
}

/// 居民委员会成员：女性，台账为4，填报为5，原因：……
pub fn by_hand(label: &str, computed: &str, printed: &str, reason: &str) -> String {
    format!("{label}：台账记录为{computed}，本表填报为{printed}。原因：{reason}")
}

/// A free part nobody wrote.
pub fn unwritten(year: i32) -> String {
    format!("{year}年没有这一部分的记录。")
}

/// 2025年会议一览表
pub fn meeting_list(year: i32) -> String {
    format!("{year}年会议一览表")
}

/// 操作链 128-0011223344556677
pub fn colophon(head: &str) -> String {
    format!("操作链 {head}")
}

/// 2025年度报告, 2025年度报告（居民代表会议版）, 2026年度工作计划: the first part of a file's name.
pub fn file_stem(year: i32, reader: ReportReader) -> String {
    match reader {
        ReportReader::Street => format!("{year}年度报告"),
        ReportReader::Congress => format!("{year}年度报告（{}）", reader.chinese()),
        ReportReader::Plan => plan::title(year),
    }
}

/// 查看了安和里社区仇小兰个人信息清单
pub fn shown(what: &str) -> String {
    format!("查看{what}")
}

/// 导出2025年度报告（docx、pdf）
pub fn exported(what: &str, formats: &[&str]) -> String {
    format!("导出{what}（{}）", formats.join("、"))
}

/// 导出2025年度报告，含完整身份信息（docx）
pub fn exported_in_full(what: &str, formats: &[&str]) -> String {
    exported(&format!("{what}，{}", crate::kinds::Identity::Full.chinese()), formats)
}

/// 打印2025年度报告
pub fn sent_to_printer(what: &str) -> String {
    format!("打印{what}")
}

/// 改写存在问题
pub fn wrote(year: i32, part: &str) -> String {
    format!("写{year}年度报告的{part}")
}

/// 改写2025年度报告里的一句
pub fn worded(year: i32) -> String {
    format!("改写{year}年度报告里的一句话")
}

/// 2025年度报告里的一句恢复为台账的写法
pub fn ours_again(year: i32) -> String {
    format!("把{year}年度报告里改写过的一句话恢复为台账的写法")
}

/// 把居民委员会成员：女性改写为5
pub fn set_by_hand(label: &str, printed: &str) -> String {
    format!("把“{label}”改写为{printed}")
}

/// 取消对居民委员会成员：女性的改写
pub fn taken_back(label: &str) -> String {
    format!("取消对“{label}”的改写")
}

/// Where a figure of the whole comes from when it is a sum.
pub const SUM_OF_GROUPS: &str = "各小组合计";

/// 2025年12月20日的数字，派出所
pub fn figure_source(on: Day, source: Option<&str>) -> String {
    let day = format!("{}的数字", chinese(on));
    match source {
        Some(source) => format!("{day}，{source}"),
        None => day,
    }
}
