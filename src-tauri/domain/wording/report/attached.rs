//! Titles, heads and notes of the papers that follow the annual report.

/// 2026年社区基本情况统计表
pub fn basics(year: i32) -> String {
    format!("{year}年社区基本情况统计表")
}

/// 居委会成员及社区工作者情况表
pub const MEMBERS: &str = "居委会成员及社区工作者情况表";
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

/// 社区基本情况
pub const FIGURES: &str = "社区基本情况";
/// 组织情况表
pub const BODY_TABLE: &str = "组织情况表";
/// 居民小组一览表
pub const GROUP_TABLE: &str = "居民小组一览表";
/// 合计
pub const SUM: &str = "合计";
/// 已落实
pub const SETTLED: &str = "已落实";
/// 未落实
pub const OPEN: &str = "未落实";

/// 2026年会议情况表
pub fn meetings_by_body(year: i32) -> String {
    format!("{year}年会议情况表")
}

/// 2026年决议及落实情况表
pub fn resolutions(year: i32) -> String {
    format!("{year}年决议及落实情况表")
}

/// 委员1席
pub fn empty(post: &str, number: i64) -> String {
    format!("{post}{number}席")
}

/// Heads of the tables.
#[expect(missing_docs, reason = "each is what it says")]
pub mod head {
    pub const ROW: &str = "序号";
    pub const WHAT: &str = "指标";
    pub const NUMBER: &str = "数";
    pub const FROM: &str = "来源";
    pub const BODY: &str = "组织";
    pub const MEETINGS: &str = "会议";
    pub const DUE_SUM: &str = "应到人次";
    pub const CAME_SUM: &str = "实到人次";
    pub const RATE: &str = "到会率";
    pub const RESOLUTIONS: &str = "决议";
    pub const DAY: &str = "日期";
    pub const MEETING: &str = "会议";
    pub const CHAIR: &str = "主持人";
    pub const DUE: &str = "应到";
    pub const CAME: &str = "实到";
    pub const ITEMS: &str = "议题";
    pub const RESOLUTION: &str = "决议";
    pub const RESPONSIBLE: &str = "责任人";
    pub const TERM: &str = "期限";
    pub const STATE: &str = "落实";
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
    pub const TERM_NUMBER: &str = "届次";
    pub const TERM_END: &str = "届满";
    pub const SEATS: &str = "席位";
    pub const IN_OFFICE: &str = "现任";
    pub const VACANT: &str = "空缺";
    pub const GROUP: &str = "小组";
    pub const BUILDINGS: &str = "楼栋";
    pub const HOUSEHOLDS: &str = "户数";
    pub const POPULATION: &str = "常住人口";
    pub const LEADER: &str = "组长";
    pub const DEPUTY: &str = "副组长";
    pub const DELEGATES: &str = "居民代表";
}
