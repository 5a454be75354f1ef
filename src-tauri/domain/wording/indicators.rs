//! What the indicators of the annual report are called and how they are counted, in sentences.

use crate::dates::{Day, chinese};
use crate::indicators::{
    Column, Measure, Measures, MeetingPart, Mismatch, Mismatched, NotAMeasure, Predicate, Row, Set, TermPart, Thing,
};
use crate::papers::numbers::printed;
use crate::rules::parameters::CrossBase;

/// There is no value.
pub const NONE: &str = "—";

/// 30岁及以下, 31至40岁, 51岁及以上
pub fn band(band: (Option<u32>, Option<u32>)) -> String {
    match band {
        (None, None) => "各年龄".to_owned(),
        (None, Some(to)) => format!("{to}岁及以下"),
        (Some(from), None) => format!("{from}岁及以上"),
        (Some(from), Some(to)) if from == to => format!("{from}岁"),
        (Some(from), Some(to)) => format!("{from}至{to}岁"),
    }
}

/// 多1, 少1, 持平. The words follow the sign.
pub fn change(thousandths: i64, unit: &str) -> String {
    let points = if unit == "%" { "个百分点" } else { "" };
    match thousandths {
        0 => "持平".to_owned(),
        more if more > 0 => format!("多{}{points}", printed(more)),
        fewer => format!("少{}{points}", printed(-fewer)),
    }
}

/// The people of a set.
pub const fn set(set: Set) -> &'static str {
    match set {
        Set::CommitteeMembers => "居民委员会的任职人员",
        Set::Workers => "社区工作者",
        Set::BothCommittees => "社区党组织和居民委员会的任职人员，兼任的只计一次",
        Set::Delegates => "居民代表",
        Set::GroupLeaders => "居民小组组长",
        Set::Supervisors => "居务监督委员会的任职人员",
        Set::ElectionCommittee => "居民选举委员会的任职人员",
    }
}

/// Who of them counts.
pub fn predicate(predicate: &Predicate) -> String {
    let codes = |standard: &str, from: &str, to: &str| {
        if from == to { format!("{standard}代码{from}") } else { format!("{standard}代码{from}至{to}") }
    };
    match predicate {
        Predicate::Everyone => "全部".to_owned(),
        Predicate::Sex { code } => format!("性别为{}", if code == "1" { "男" } else { "女" }),
        Predicate::Age { from, to } => format!("截至日的周岁在{}，含两端", band((*from, *to))),
        Predicate::Nationality { from, to } => codes("民族（GB/T 3304）", from, to),
        Predicate::Education { from, to } => {
            format!("{}，结业、肄业与毕业同类", codes("文化程度（GB/T 4658）", from, to))
        }
        Predicate::Politics { from, to } => {
            let probation = if from == "01" { "，含预备党员" } else { "" };
            format!("{}{probation}", codes("政治面貌（GB/T 4762）", from, to))
        }
        Predicate::FullTime { is } => format!("任职登记为{}", if *is { "专职" } else { "兼职" }),
        Predicate::Post { has, without } => match (has, without) {
            (Some(has), _) => format!("职务为{has}"),
            (None, Some(without)) => format!("职务不是{without}的"),
            (None, None) => "任何职务".to_owned(),
        },
        Predicate::Again { is: true } => "上一届也在同一组织任职".to_owned(),
        Predicate::Again { is: false } => "上一届有记录而本人不在其中".to_owned(),
        Predicate::InBoth => "同时在社区党组织和居民委员会任职".to_owned(),
        Predicate::HeadsBoth => "同时是社区党组织和居民委员会的第一负责人".to_owned(),
        Predicate::Insured => "人员卡记为参加社会保险".to_owned(),
        Predicate::Certified { names } => {
            format!(
                "有截至日有效的证书，名称里有{}",
                names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join("或")
            )
        }
    }
}

/// How a number is counted: over whom, who counts, on which day, and how it is rounded.
pub fn definition(column: &Column, row: &Row, on: Day, year: i32, measures: &Measures) -> String {
    let over = row.set.or(column.set).map_or("", set);
    let mut text = match &row.measure {
        Measure::People(counts) => {
            let mut who = predicate(counts);
            if let Some(also) = &column.counts {
                who = format!("{who}，并且{}", predicate(also));
            }
            let unknown =
                if matches!(counts, Predicate::Everyone) { "" } else { "台账不知道的人另列，不计入。" };
            format!("{over}，截至{}在任；{who}。{unknown}", chinese(on))
        }
        Measure::MeanAllowance => format!(
            "{over}，截至{}在任；人员卡上有月补贴的人的平均数，按精确的分数四舍五入一次到分；没有登记的人另列，不计入。",
            chinese(on)
        ),
        Measure::Figure(kind) => {
            format!(
                "“居民小组”里登记的{}，取截至{}最近的一个；没有社区总数的，取各小组合计。",
                kind.chinese(),
                chinese(on)
            )
        }
        Measure::Things(Thing::Blocks | Thing::Courtyards) => "“居民小组”里登记的楼栋和平房院。".to_owned(),
        Measure::Things(Thing::Groups) => format!("截至{}存在的居民小组。", chinese(on)),
        Measure::Things(Thing::Units) => "登记册里的驻区单位。".to_owned(),
        Measure::Meetings { of, what } => {
            let what = match what {
                MeetingPart::Held => "的次数",
                MeetingPart::Came => "的实到人数，各次相加，按人次",
            };
            format!("{year}年1月1日至{}召开的{}{what}。", chinese(on), of.chinese())
        }
        Measure::Term(part) => {
            let what = match part {
                TermPart::Ordinal => "届次",
                TermPart::Year => "开始的年份",
                TermPart::Seats => "应设的席位",
            };
            format!("居民委员会在{}所处的一届的{what}。", chinese(on))
        }
        Measure::CrossShare => format!(
            "同时在两委任职的人数，除以{}；截至{}，按精确的分数四舍五入一次到一位小数。",
            cross_base(measures.cross_base),
            chinese(on)
        ),
        Measure::Typed | Measure::Bands(_) => "台账没有来源，手工填写，写明依据。".to_owned(),
    };
    if let Some(note) = &row.note {
        text.push_str(note);
        text.push('。');
    }
    text
}

/// Of whom the share of 交叉任职 is taken.
pub const fn cross_base(base: CrossBase) -> &'static str {
    match base {
        CrossBase::Party => "社区党组织班子成员的人数",
        CrossBase::PartyInCommittee => "居委会中党员的人数",
        CrossBase::Union => "两委全体成员的人数，同一个人只算一次",
    }
}

/// A number of this committee alone.
pub fn of_day(on: Day) -> String {
    format!("截至{}的记录。", chinese(on))
}

/// The two sides of an identity that is broken, each with its values.
pub fn sides(mismatch: &Mismatch) -> [String; 2] {
    let named = |(label, value): &(String, i64)| format!("{label}{}", printed(*value));
    let mut parts = mismatch.parts.iter().map(named).collect::<Vec<_>>().join(" + ");
    for taken in &mismatch.minus {
        parts.push_str(&format!(" − {}", named(taken)));
    }
    if mismatch.unknown > 0 {
        parts.push_str(&format!(" + 不明{}", mismatch.unknown));
    }
    if mismatch.parts.len() + mismatch.minus.len() > 1 || mismatch.unknown > 0 {
        parts.push_str(&format!(" = {}", printed(mismatch.sum() + mismatch.unknown * 1000)));
    }
    [parts, named(&mismatch.whole)]
}

/// An identity that is broken, in a sentence.
pub fn mismatch(mismatch: &Mismatch) -> String {
    let [parts, whole] = sides(mismatch);
    let column = if mismatch.column.is_empty() { String::new() } else { format!("{}的", mismatch.column) };
    match mismatch.kind {
        Mismatched::Sum => {
            format!("{column}{}对不上：{parts}，而{whole}。请核对填写或改写过的数。", mismatch.group)
        }
        Mismatched::Within => format!("{column}{parts}，比{whole}还多。请核对填写或改写过的数。"),
    }
}

/// What is missing on the card of whoever an indicator cannot place; none where it stands on no card.
pub const fn missing_fact(measure: &Measure) -> Option<&'static str> {
    match measure {
        Measure::MeanAllowance => Some("月补贴没有登记"),
        Measure::People(predicate) => match predicate {
            Predicate::Sex { .. } => Some("性别不明"),
            Predicate::Age { .. } => Some("年龄不明"),
            Predicate::Nationality { .. } => Some("民族不明"),
            Predicate::Education { .. } => Some("文化程度不明"),
            Predicate::Politics { .. } => Some("政治面貌不明"),
            Predicate::FullTime { .. } => Some("专兼职不明"),
            Predicate::Insured => Some("社会保险没有登记"),
            Predicate::Everyone
            | Predicate::Post { .. }
            | Predicate::Again { .. }
            | Predicate::InBoth
            | Predicate::HeadsBoth
            | Predicate::Certified { .. } => None,
        },
        _ => None,
    }
}

/// Somebody of whom something is not known.
pub fn unknown_person(name: &str, missing: &[&str]) -> String {
    format!("{name}的{}，补齐人员卡后会计入。", missing.join("、"))
}

/// People of whom something is not known that stands on no card.
pub fn unknown_elsewhere(table: &str, label: &str, people: usize, mend: &str) -> String {
    format!("{table}：{label}{people}人，{mend}。")
}

/// Numbers of a table nobody computes and nobody typed.
pub fn missing(table: &str, labels: &[String]) -> String {
    const MOST: usize = 6;
    let named = labels.iter().take(MOST).cloned().collect::<Vec<_>>().join("、");
    let rest = if labels.len() > MOST { format!("等{}项", labels.len()) } else { String::new() };
    format!("{table}还没有数：{named}{rest}。可以填写，写明依据；不填就印“{NONE}”。")
}

/// A typed number that is not used any more.
pub fn not_used(label: &str, typed: &str, computed: &str) -> String {
    format!("{label}：台账已经能算，为{computed}；手填的{typed}不再使用，仍留着。")
}

/// 填2025年居民公约为1
pub fn typed(year: i32, label: &str, value: &str) -> String {
    format!("填{year}年“{label}”为{value}")
}

/// 移走填的2025年居民公约
pub fn untyped(year: i64, label: &str) -> String {
    format!("移走填的{year}年“{label}”")
}

/// Why a text is no answer to a question of 口径.
pub const fn not_a_measure(why: NotAMeasure) -> &'static str {
    match why {
        NotAMeasure::Name => "没有这一项口径。",
        NotAMeasure::NotANumber => "请只写整数，用逗号隔开，例如30,40,50。",
        NotAMeasure::HowMany => "请写1至9个数，用逗号隔开，例如30,40,50。",
        NotAMeasure::NotAscending => "后一个数要比前一个大，例如30,40,50。",
        NotAMeasure::OutOfRange => "年龄请写1到120之间的数。",
        NotAMeasure::Choice => "请从列出的几种里选一种。",
    }
}

/// 口径：年龄段的上限改为30,40,50
pub fn measure_set(title: &str, value: &str) -> String {
    format!("口径“{title}”改为{value}")
}

/// What follows of whom the share of 交叉任职 is taken.
pub const CROSS_BASE_CHANGES: &str = "民主选举情况表（R11）的交叉任职比例；体检里的同一条规则也按它算";

/// （手填）behind a label.
pub fn typed_label(label: &str) -> String {
    format!("{label}（手填）")
}

/// 手填：养老保险5（依据：工资册）
pub fn typed_note(label: &str, value: &str, basis: &str) -> String {
    format!("{label}{value}为手填，依据：{basis}")
}

/// Head of the first column of a table of indicators.
pub const GROUP: &str = "分类";
/// Head of the second.
pub const ROW: &str = "指标";
/// 组织与空缺一览表
pub const BODIES_TABLE: &str = "组织与空缺一览表";
/// Under it.
pub const BODIES_NOTE: &str = "应设按本届登记的席位；没有登记席位的，应设和空缺不填。";
/// All resident groups in one row.
pub const GROUPS_ALL: &str = "各居民小组";
/// What stands behind them.
pub const GROUPS_NOTE: &str = "应设为小组数，现任为组长数，空缺为没有组长的小组";

/// 委员1
pub fn vacancy(post: &str, number: i64) -> String {
    format!("{post}{number}")
}

/// 第六届，2021年12月28日起
pub fn term(term: &crate::papers::facts::TermFacts) -> String {
    let ordinal = term.ordinal.map(super::ordinal).unwrap_or_default();
    let start = format!("{}起", term.start.chinese());
    match (ordinal.is_empty(), term.extended_to.or(term.legal_end)) {
        (true, None) => start,
        (false, None) => format!("{ordinal}，{start}"),
        (true, Some(end)) => format!("{start}，至{}", end.chinese()),
        (false, Some(end)) => format!("{ordinal}，{start}，至{}", end.chinese()),
    }
}

/// 2025年决议落实情况表
pub fn resolutions_table(year: i32) -> String {
    format!("{year}年决议落实情况表")
}

/// 已落实, 未到期, 逾期未落实, 未落实
pub fn resolution_state(resolution: &crate::papers::facts::ResolutionFacts, on: Day) -> &'static str {
    match (resolution.settled, resolution.due_on) {
        (true, _) => "已落实",
        (false, Some(due)) if due < on => "逾期未落实",
        (false, Some(_)) => "未到期",
        (false, None) => "未落实",
    }
}

/// 居民委员会成员：女性，构成名单
pub fn counted_title(label: &str) -> String {
    format!("“{label}”的来历")
}

/// 居民委员会成员：女性为2人。
pub fn counted_value(label: &str, printed: &str, unit: &str) -> String {
    format!("{label}：{printed}{unit}。")
}

/// What was counted.
pub const COUNTED: &str = "计入的";
/// Whom the register does not know enough of.
pub const UNKNOWN: &str = "资料不全的";
/// Nothing was counted.
pub const COUNTED_NOTHING: &str = "没有计入任何记录。";
/// Above those not counted.
pub const NOT_COUNTED: &str = "下列人员的资料不全，没有计入：";

/// Somebody is counted and not named.
pub fn hidden(people: usize) -> String {
    format!("另有{people}人已封存或在回收站里，计入而不列名。")
}

/// 导出“居民委员会成员：女性”的来历（xlsx）
pub fn source_exported(label: &str, format: &str) -> String {
    format!("导出“{label}”的来历（{format}）")
}

/// 2025年度报告指标口径
pub fn definitions(year: i32) -> String {
    format!("{year}年度报告指标口径")
}

/// The head of the column of definitions.
pub const DEFINITION: &str = "怎么数";

/// What the paper of definitions begins with.
pub const DEFINITIONS_OPENING: &str = "本表说明年度报告里每一个数怎么数：数谁、什么条件、哪一天、怎么取整。年龄为截至日的周岁；百分比按精确的分数四舍五入一次到一位小数，没有人数时印“—”。";
/// Which of several values counts.
pub const DEFINITIONS_ORDER: &str =
    "一个数有几个来历的，依次取：写明原因改写的、台账算出的、写明依据填写的；都没有的印“—”，并列入校核。";

/// 居委会成员结构：各指标怎么数
pub fn definitions_of(table: &str) -> String {
    format!("{table}：各指标怎么数")
}

/// 来源：民政系统社区报表R08。
pub fn source(source: &str) -> String {
    format!("来源：{source}。")
}

/// 年龄段的上限：30岁及以下、31至40岁。
pub fn measure(title: &str, said: &str) -> String {
    format!("{title}：{said}。")
}

/// 交叉任职比例的分母：…
pub fn cross_measure(base: CrossBase) -> String {
    format!("交叉任职比例的分母：{}。", cross_base(base))
}

/// 年龄，31至40岁
pub fn in_group(group: &str, label: &str) -> String {
    if group.is_empty() || group == label { label.to_owned() } else { format!("{group}：{label}") }
}

/// 2025年人员变动表
pub fn changes_table(year: i32) -> String {
    format!("{year}年组织和人员变动表")
}

/// Under it.
pub fn changes_note(from: Day, to: Day) -> String {
    format!("比较{}和{}两天的在任情况；一年之内来了又走的，不在其中。", chinese(from), chinese(to))
}

/// 新任, 离任, 职务变动
pub const CAME: &str = "新任";
/// 离任
pub const LEFT: &str = "离任";
/// 职务变动
pub const MOVED: &str = "职务变动";
/// Something happened to a body itself.
pub const BODY_CHANGED: &str = "组织变动";
/// 全年新任
pub const ALL_CAME: &str = "全年新任";
/// 全年离任
pub const ALL_LEFT: &str = "全年离任";
/// 全年职务变动
pub const ALL_MOVED: &str = "全年职务变动";
