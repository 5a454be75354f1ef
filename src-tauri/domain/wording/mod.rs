//! Every sentence Rust says to a person: what happened, why, and what to do next.

pub mod bodies;
pub mod cards;
pub mod checkup;
pub mod collect;
pub mod command_line;
pub mod compare;
pub mod documents;
pub mod faults;
pub mod fill;
pub mod forms;
pub mod import;
pub mod indicators;
pub mod lists;
pub mod meetings;
pub mod minutes;
pub mod packs;
pub mod report;
pub mod report_life;
pub mod rules;
pub mod window;

/// What a row of a table is called in the history.
pub fn table_word(table: &str) -> &'static str {
    match table {
        "committee" => "居委会资料",
        "document" => "文件",
        "building" => "楼栋",
        "unit" => "驻区单位",
        "person" => "人员",
        "person_fact" => "人员情况",
        "kinship" => "亲属关系",
        "declared_relative" => "申报的亲属",
        "certificate" => "证书",
        "consent" => "同意",
        "agreement" => "共建协议",
        "body" | "body_former" => "组织",
        "ex_officio" => "当然成员",
        "term" => "届",
        "post" => "职务",
        "seat" => "席位",
        "appointment" => "任职",
        "building_group" => "楼栋分组",
        "figure" => "数字",
        "meeting" | "meeting_attachment" => "会议",
        "attendance" => "出席",
        "agenda_item" => "议题",
        "recusal" => "回避",
        "vote" => "表决",
        "resolution" => "决议",
        "follow_up" => "落实",
        "meeting_kind" => "会议类型",
        "speech" => "发言",
        "meeting_correction" => "更正",
        "matter" | "matter_step" => "事项",
        "meeting_figure" => "会议数字",
        "report_text" | "report_sentence" | "report_version" | "report_file" | "report_check" => "年度报告",
        "override" => "改写的数",
        "typed_number" => "手填的数",
        "waiver" => "说明",
        "setting" => "设置",
        "rule_pack" | "rule_switch" => "规则包",
        "deadline_done" => "到期的事",
        "form_mapping" => "街道的表",
        _ => "记录",
    }
}

/// 居委会主任, 第2居民小组组长: a post said with its body, shortened as people say it.
pub fn post_phrase(body: &str, post: &str) -> String {
    let short = match body {
        "居民委员会" => "居委会",
        "居民代表会议" if post == "居民代表" => return post.to_owned(),
        "社区工作者" if post == "社区工作者" => return post.to_owned(),
        other => other,
    };
    format!("{short}{post}")
}

/// The card and the ID number name different birth dates.
pub fn birth_differs(kept: crate::Partial, named: crate::Partial) -> String {
    format!("登记的出生日期是{}，身份证号里是{}，请核对。", kept.chinese(), named.chinese())
}

/// The card and the ID number name different sexes.
pub fn sex_differs(named: &str) -> String {
    format!("登记的性别与身份证号不一致，身份证号里是{named}，请核对。")
}

/// 第六届
pub fn ordinal(number: i64) -> String {
    format!("第{}届", chinese_number(number))
}

/// Small numbers as papers write them: 六, 十, 十一, 二十三; others in digits.
pub fn chinese_number(number: i64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |place: i64| usize::try_from(place).ok().and_then(|place| DIGITS.get(place)).copied().unwrap_or("");
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}

/// 7人，其中女4人，党员4人，专职5人，大专以上5人
pub fn roster_summary(people: i64, women: i64, party: i64, full_time: i64, college: i64) -> String {
    format!("共{people}人，其中女{women}人，党员{party}人，专职{full_time}人，大专以上{college}人")
}

/// 3条任职
pub fn appointments(count: i64) -> String {
    format!("{count}条任职")
}

/// What a column is called in the history; one without a word of its own keeps its name.
pub fn column_word(column: &str) -> &str {
    match column {
        "removed" => "状态",
        "name" => "名称",
        "sex" => "性别",
        "birth" => "出生",
        "nationality" => "民族",
        "id_number" => "身份证号",
        "phone" => "手机",
        "address" => "住址",
        "note" => "备注",
        "person" => "人员编号",
        "relative" => "亲属编号",
        "kind" => "种类",
        "code" => "代码",
        "text" => "内容",
        "building" => "楼栋编号",
        "from_on" | "start_on" => "开始",
        "to_on" => "结束",
        "basis" => "依据",
        "document" | "founding_document" | "closing_document" | "extension_document" | "end_document" => "文件编号",
        "begin_reason" => "任职原因",
        "end_note" => "结束的说明",
        "merged_into" => "并入",
        "meeting" => "会议编号",
        "basis_note" => "依据说明",
        "parent" => "上级编号",
        "founded_on" => "成立",
        "closed_on" => "撤销",
        "body" => "组织编号",
        "term" => "届编号",
        "post" => "职务",
        "rank" => "次序",
        "number" => "数目",
        "full_time" => "专职",
        "duties" => "分管工作",
        "end_reason" => "离任原因",
        "end_on" => "实际届满",
        "legal_end_on" => "法定届满",
        "legal_end_source" => "届满依据",
        "extended_to" => "延至",
        "ordinal" => "届次",
        "represents" | "represents_body" | "represents_unit" | "represents_text" => "代表",
        "street" => "街道",
        "division_code" => "区划代码",
        "credit_code" => "统一社会信用代码",
        "signature" => "落款",
        "on_day" => "日期",
        "thousandths" => "数值（千分之一）",
        "source" => "来源",
        "series" => "次数",
        "held_on" => "开会日期",
        "starts_at" => "开始时间",
        "ends_at" => "结束时间",
        "place" => "地点",
        "chair" => "主持人",
        "recorder" => "记录人",
        "notice_on" => "通知日期",
        "entitled_kind" => "应到口径",
        "entitled_count" => "应到人数",
        "entitled_source" => "应到依据",
        "discussion" => "发言记录",
        "position" => "次序",
        "may_vote" => "有表决权",
        "capacity" => "身份",
        "presence" => "到会",
        "arrived_at" => "到场",
        "left_at" => "离场",
        "reason" => "原因",
        "title" => "标题",
        "proposer" => "提出人",
        "method" => "方式",
        "in_favour" => "赞成",
        "against" => "反对",
        "abstained" => "弃权",
        "passed" => "通过",
        "responsible" => "责任人",
        "due_on" => "期限",
        "disclosed" => "列入公开",
        "done" => "已落实",
        "year" => "年份",
        "part" => "部分",
        "indicator" => "指标",
        "issued_on" => "日期",
        "issued_by" => "发文单位",
        "attachment" | "attachment_name" => "附件",
        "contact" => "联系人",
        "value" => "内容",
        "resume" => "简历",
        "insured" => "社会保险",
        "allowance" => "月补贴（元）",
        "sealed_on" => "封存",
        "sealed_until" => "封存到",
        "sealed_reason" => "封存原因",
        "erased_on" => "删除个人信息",
        "level" => "级别",
        "valid_until" => "有效期至",
        "workplace" => "工作单位",
        "declared_on" => "申报日期",
        "purpose" => "用途",
        "given_on" => "同意日期",
        "withdrawn_on" => "撤回日期",
        "content" => "内容",
        "responsible_name" => "责任人",
        "rule_sentence" => "依据的规定",
        "meeting_kind" => "会议类型",
        "list_taken_on" => "取名单的日期",
        "notice_text" => "通知里的话",
        "lecturer" => "授课人",
        "text_only" => "整篇文字",
        "summary" => "纪要",
        "summary_number" => "纪要文号",
        "section" => "分组",
        "arrived_item" => "到场的议题",
        "left_item" => "离场的议题",
        "proxy" => "代为到会的人",
        "corrected" => "改名单的原因",
        "origin" => "来由",
        "approves" => "通过哪次的记录",
        "speaker" => "发言人",
        "base" => "表决基数",
        "needed" => "须得票数",
        "rule_source" => "法律条文",
        "sequence" => "序号",
        "revokes" => "废止的决议",
        "postponed_to" => "延到",
        "step" => "步骤",
        "until_day" => "到哪天为止",
        "pattern" => "名称的写法",
        "entitled" => "应到名单",
        "what" => "文件类型",
        "reduced" => "已缩小",
        "rule" => "规定",
        "pack" => "规则包",
        "edition" => "版次",
        "on_from" => "启用",
        "on_until" => "用到",
        "added_on" => "收进",
        "key" => "到期的事",
        other => other,
    }
}

/// Where a group's figure comes from when it is the sum over its buildings.
pub const SUM_OF_BUILDINGS: &str = "各楼合计";

/// The clock says an earlier day than the last record.
pub fn clock_behind(today: crate::Day, newest: crate::Day) -> String {
    format!(
        "电脑的日期是{}，早于最后一次记账的{}。请先核对电脑的日期，再接着记。",
        crate::dates::chinese(today),
        crate::dates::chinese(newest)
    )
}

/// A division code whose last three digits are not those of a residents' committee.
pub fn odd_division(code: &str) -> String {
    format!("区划代码{code}的后三位不在居委会的号段（001至199、400至499），请核对。")
}

/// What a restore left behind.
pub fn left_behind(head: &str) -> String {
    format!("恢复前的操作链：{head}")
}

/// A page of the database does not fit.
pub fn page_damaged(what: &str) -> String {
    format!("台账文件有损坏的页（{what}）。请从最近的备份恢复。")
}

/// A row points to a row that is not there.
pub fn reference_broken(word: &str) -> String {
    format!("有一条{word}指向不存在的记录。请从最近的备份恢复。")
}

/// Something in the schema is not ours.
pub fn schema_differs() -> String {
    "台账的结构被别的程序改过。请从最近的备份恢复。".to_owned()
}

/// The link of an operation does not follow.
pub fn chain_broken(operation: i64) -> String {
    format!("第{operation}步操作与操作链对不上，历史可能被改过。请与备份或已打印的操作链核对。")
}

/// 第六届居民委员会届满
pub fn term_ends(ordinal: &str, body: &str) -> String {
    format!("{ordinal}{body}届满")
}

/// 2021年12月28日起
pub fn term_began(start: crate::Partial) -> String {
    format!("{}起", start.chinese())
}

/// 居民委员会，9:30，社区会议室
pub fn meeting_detail(body: &str, starts_at: Option<&str>, place: Option<&str>) -> String {
    [Some(body), starts_at, place].into_iter().flatten().collect::<Vec<_>>().join("，")
}
