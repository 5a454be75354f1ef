//! Every sentence Rust says to a person: what happened, why, and what to do next.

pub mod faults;

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
        "report_text" | "report_version" | "report_file" => "年度报告",
        "override" => "改写的数",
        "waiver" => "说明",
        "setting" => "设置",
        _ => "记录",
    }
}
