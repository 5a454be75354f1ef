//! Titles, heads and notes of the papers that follow the annual report.

/// 2026年社区基本情况统计表
pub fn basics(year: i32) -> String {
    format!("{year}年社区基本情况统计表")
}

/// 居委会成员及社区工作者情况表
pub const MEMBERS: &str = "居委会成员及社区工作者情况表";
/// 民主选举、决策、管理、监督情况表
pub const DEMOCRACY: &str = "民主选举、决策、管理、监督情况表";

/// 2026年组织和人员变动情况表
pub fn changes(year: i32) -> String {
    format!("{year}年组织和人员变动情况表")
}

/// 班子成员名单
pub const LEADERS: &str = "班子成员名单";
/// The same list for the assembly of delegates.
pub const POSTED: &str = "班子成员名单（公示）";
/// 组织与空缺
pub const BODIES: &str = "组织与空缺情况表";

/// 2026年居务公开一览表
pub fn disclosures(year: i32) -> String {
    format!("{year}年居务公开一览表")
}

/// Disclosures are not kept one by one yet.
pub const NO_DISCLOSURES: &str = "居务公开没有逐次登记，本表没有内容。全年次数见正文第三部分。";

/// Under the rosters for the street office.
pub const MASKED: &str = "名单中的证件号码和联系电话已经隐去中间几位，住址只写到楼栋。";

/// The same with everything, for a reason the history keeps.
pub const IN_FULL: &str = "名单含完整的证件号码、联系电话和住址，只供报送，请妥善保管，不要张贴、转发。";

/// 没有数的类别没有列出：选民登记、投票。
pub fn left_out(groups: &[String]) -> String {
    format!("没有数、没有列出的类别：{}。", groups.join("、"))
}

/// 居民小组一览表
pub const GROUP_TABLE: &str = "居民小组一览表";
/// 合计
pub const SUM: &str = "合计";

/// 2026年会议情况表
pub fn meetings_by_body(year: i32) -> String {
    format!("{year}年会议情况表")
}

/// Heads of the tables.
#[expect(missing_docs, reason = "each is what it says")]
pub mod head {
    pub const ROW: &str = "序号";
    pub const BODY: &str = "组织";
    pub const MEETINGS: &str = "会议";
    pub const DUE_SUM: &str = "应到人次";
    pub const CAME_SUM: &str = "实到人次";
    pub const RATE: &str = "到会率";
    pub const RESOLUTIONS: &str = "决议";
    pub const SETTLED: &str = "已落实";
    pub const POST: &str = "职务";
    pub const NAME: &str = "姓名";
    pub const SEX: &str = "性别";
    pub const AGE: &str = "年龄";
    pub const NATIONALITY: &str = "民族";
    pub const POLITICS: &str = "政治面貌";
    pub const EDUCATION: &str = "文化程度";
    pub const FULL_TIME: &str = "专兼职";
    pub const ID_NUMBER: &str = "身份证件号码";
    pub const PHONE: &str = "联系电话";
    pub const BUILDING: &str = "住址";
    pub const SINCE: &str = "任职起";
    pub const DUTIES: &str = "分管工作";
    pub const STANDS_FOR: &str = "代表的小组";
    pub const GROUP: &str = "小组";
    pub const BUILDINGS: &str = "楼栋";
    pub const HOUSEHOLDS: &str = "户数";
    pub const POPULATION: &str = "常住人口";
    pub const LEADER: &str = "组长";
    pub const DEPUTY: &str = "副组长";
    pub const DELEGATES: &str = "居民代表";
}
