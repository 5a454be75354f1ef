//! The sentences about cards: merging, sealing, deleting personal data, and the paper with everything kept of somebody.

use crate::dates::Partial;

/// What a card is seen as where the table of relations has no word for it.
pub fn relation_of(relation: &str) -> String {
    format!("本人是其{relation}")
}

/// 添加仇小兰的证书
pub fn certificate_added(name: &str) -> String {
    format!("登记{name}的一项证书")
}

/// 更正仇小兰的证书
pub fn certificate_corrected(name: &str) -> String {
    format!("更正{name}的一项证书")
}

/// 移走仇小兰的证书
pub fn certificate_removed(name: &str) -> String {
    format!("移走{name}的一项证书")
}

/// The name of the relative stays out of the history.
pub fn relative_declared(name: &str) -> String {
    format!("登记{name}申报的一位亲属")
}

/// 更正仇小兰申报的一位亲属
pub fn relative_corrected(name: &str) -> String {
    format!("更正{name}申报的一位亲属")
}

/// 移走仇小兰申报的一位亲属
pub fn relative_removed(name: &str) -> String {
    format!("移走{name}申报的一位亲属")
}

/// The other card is not named: the relation is theirs alone.
pub fn kinship_added(name: &str) -> String {
    format!("登记{name}的一项亲属关系")
}

/// 登记仇小兰的同意
pub fn consent_added(name: &str) -> String {
    format!("登记{name}的一项同意")
}

/// 更正仇小兰的同意
pub fn consent_corrected(name: &str) -> String {
    format!("更正{name}的一项同意")
}

/// 移走仇小兰的同意
pub fn consent_removed(name: &str) -> String {
    format!("移走{name}的一项同意")
}

/// 把另一张“仇小兰”的卡并入仇小兰
pub fn merged(keep: &str, other: &str) -> String {
    format!("把另一张“{other}”的卡并入{keep}")
}

/// 封存仇小兰
pub fn sealed(name: &str) -> String {
    format!("封存{name}的卡")
}

/// 取消封存仇小兰
pub fn unsealed(name: &str) -> String {
    format!("取消封存{name}的卡")
}

/// 删除仇小兰的个人信息
pub fn erased(name: &str) -> String {
    format!("删除{name}的个人信息")
}

/// After a restore brought deleted data back.
pub fn erased_again(count: usize) -> String {
    format!("恢复以后，把删除过的{count}张卡的个人信息再删一次")
}

/// 3条任职
pub fn so_many(count: i64, what: &str) -> String {
    format!("{count}条{what}")
}

/// Both cards hold the same post at once.
pub fn held_twice(post: &str) -> String {
    format!("两张卡都记着“{post}”，时间有重叠。合并以后请核对，多的一条更正或移走。")
}

/// Both cards stand on the list of one meeting.
pub fn listed_twice(meeting: &str) -> String {
    format!("两张卡都在“{meeting}”的名单上。合并以后两行都留着，还没有签字的请移走一行。")
}

/// Both cards have a fact of a kind that holds now.
pub fn facts_differ(kind: &str, keep: &str, other: &str) -> String {
    format!("{kind}一张卡是{keep}，另一张是{other}。两条都留着，合并以后请在“前后变化”里核对。")
}

/// Both cards have ID numbers that differ: two people, very likely.
pub const ID_NUMBERS_DIFFER: &str = "两张卡的身份证号不同，多半是两个人。请照身份证核对以后再合并。";

/// What is shown of a change whose images were erased.
pub const ERASED_VALUE: &str = "已按规定删除";
/// The field it stands in.
pub const PERSONAL_DATA: &str = "个人信息";

/// 身份、联系方式和简历备注
pub const OWN_COLUMNS: &str = "身份证号、性别、出生、民族、手机、住址、简历、备注、社会保险和月补贴";

/// 3条历史里的原样
pub const HISTORY_IMAGES: &str = "历史里记着的原样（只留下校验值，操作链仍然对得上）";

/// 没填完的表
pub const DRAFTS: &str = "没填完的表";

/// 姓名
pub const NAME_STAYS: &str = "姓名留着：历届名单、已签字的会议记录、已报送的报告依法要保存。";

/// 任职
pub fn appointments_stay(count: i64) -> String {
    format!("{count}条任职留着，历届名单里仍有姓名和起止日期。")
}

/// 到会
pub fn attendance_stays(count: i64) -> String {
    format!("{count}次会议的签到留着。请假、缺席的原因要是写了病情一类的话，请到会议里改掉。")
}

/// 决议
pub fn resolutions_stay(count: i64) -> String {
    format!("{count}件决议的责任人留着。")
}

/// 报告
pub fn reports_stay(count: i64) -> String {
    format!("{count}份报告的文件留着，里面可能有姓名。")
}

/// What undo says afterwards.
pub const NO_WAY_BACK: &str = "删除以后不能撤销，以前记过这些内容的操作也不能再撤销。";

/// 未记
pub const NOT_KEPT: &str = "未记";

/// 此人的全部资料
pub fn data_title(name: &str) -> String {
    format!("{name}个人信息清单")
}

/// 依据个人信息保护法第四十五条
pub const DATA_BASIS: &str = "依《中华人民共和国个人信息保护法》第四十五条，本人可以查阅、复制自己的个人信息。以下是本台账里有关此人的全部记录。";

/// Why the paper was made.
pub fn data_reason(reason: &str) -> String {
    format!("出具原因：{reason}")
}

/// Nothing of a kind is kept.
pub const NONE_KEPT: &str = "没有记录。";

/// 封存自2026年7月1日，到2031年7月1日，原因
pub fn sealing(on: Partial, until: Option<Partial>, reason: Option<&str>) -> String {
    let mut said = format!("{}封存", on.chinese());
    if let Some(until) = until {
        said.push_str(&format!("，到{}", until.chinese()));
    }
    if let Some(reason) = reason {
        said.push_str(&format!("，{reason}"));
    }
    said
}

/// 每月1200.00元
pub fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// 是 or 否
pub const fn yes_no(yes: bool) -> &'static str {
    if yes { "是" } else { "否" }
}
