//! What is said of a blank form of the street office: where its places are, what it asks for, and what came of filling it.

use crate::forms::FormKind;
use crate::roster::sheet::Region;

/// A day to be written without a label.
pub const A_DAY: &str = "日期";

/// Groups sources are offered in.
pub mod group {
    /// 社区和年度
    pub const COMMITTEE: &str = "社区和年度";
    /// 名单
    pub const LISTS: &str = "名单";
    /// 名单的列
    pub const COLUMNS: &str = "名单的列";
    /// 数字
    pub const NUMBERS: &str = "数字";
}

/// Labels of the committee and of the day.
pub fn fact(code: &str) -> &'static str {
    match code {
        "committee.name" => "社区名称",
        "committee.signed" => "居委会全称（落款）",
        "committee.street" => "街道名称",
        "committee.division" => "行政区划代码",
        "committee.credit" => "统一社会信用代码",
        "committee.founded" => "成立时间",
        "report.year" => "报告年度",
        "report.as_of" => "统计截止日期",
        _ => "今天的日期",
    }
}

/// A cell.
pub fn cell(kind: FormKind, number: usize, sheet: &str, row: u32, column: u32, name: &str) -> String {
    match kind {
        FormKind::Xlsx => format!("工作表“{sheet}” {name}"),
        FormKind::Docx => format!("表{number} 第{row}行第{}格", column + 1),
    }
}

/// A region of a sheet or a table.
pub fn region(kind: FormKind, number: usize, sheet: &str, region: Region, first: &str, last: &str) -> String {
    match kind {
        FormKind::Xlsx => format!("工作表“{sheet}” {first}:{last}"),
        FormKind::Docx => format!("表{number} 第{}到{}行", region.top, region.bottom),
    }
}

/// A column of a table of people.
pub fn column(kind: FormKind, at: &str, letters: &str, place: u32) -> String {
    match kind {
        FormKind::Xlsx => format!("{at}，{letters}列"),
        FormKind::Docx => format!("{at}，第{}列", place + 1),
    }
}

/// A paragraph of a text, by how it begins.
pub fn line(part: &str, text: &str, in_table: bool) -> String {
    let place = match part {
        part if part.starts_with("header") => "页眉",
        part if part.starts_with("footer") => "页脚",
        part if part.starts_with("footnotes") || part.starts_with("endnotes") => "注",
        _ if in_table => "表格里",
        _ => "正文",
    };
    let mut words = text.trim().chars();
    let begins: String = words.by_ref().take(12).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    format!("{place}“{begins}{more}”")
}

/// One placeholder in several places.
pub fn several(first: &str, count: usize) -> String {
    format!("{first}等{count}处")
}

/// A table of people: what stands over it and what its columns ask for.
pub fn table_of(title: &str, words: &[&str], rows: usize) -> String {
    let columns = words.join("、");
    if title.is_empty() { format!("{columns}（{rows}行）") } else { format!("{title}：{columns}（{rows}行）") }
}

/// Words to the left and above as one.
pub fn both(row: &[String], heads: &[String]) -> String {
    let parts: Vec<String> = [row, heads].iter().filter(|part| !part.is_empty()).map(|part| part.join("，")).collect();
    parts.join(" · ")
}

/// A post and what is asked of who holds it.
pub fn of_post(body: &str, post: &str, field: &str) -> String {
    format!("{body}{post}：{field}")
}

/// The people of a body.
pub fn people_of(body: &str) -> String {
    format!("{body}名单")
}

/// Those who lead resident groups.
pub const LEADERS: &str = "居民小组组长名单";
/// Members of both committees.
pub const BOTH: &str = "两委成员名单";

/// How many a list has.
pub fn people(count: usize, names: &[&str]) -> String {
    match names {
        [] => "没有人".to_owned(),
        names => format!("{count}人：{}{}", names.join("、"), if names.len() < count { "等" } else { "" }),
    }
}

/// 第10届
pub fn ordinal(number: i64) -> String {
    format!("第{number}届")
}

/// What a body is asked about, besides its people.
pub fn of_body(what: &str) -> &'static str {
    match what {
        "name" => "名称",
        "term" => "届次",
        "start" => "本届开始",
        "end" => "本届届满",
        "seats" => "席位数",
        _ => "空缺数",
    }
}

/// Something in the form points elsewhere.
pub const LINKS: &str = "这份表里有指向别的文件或网址的链接。没有打开它们，照原样留着。";
/// It is signed.
pub const SIGNED: &str = "这份表带数字签名，填了以后签名不再有效。";
/// It computes.
pub const FORMULAS: &str = "这份表里有公式，公式不动；用表格软件打开填好的表时会重新计算。";
/// A sheet is hidden.
pub fn hidden(names: &[&str]) -> String {
    format!("工作表“{}”是隐藏的，没有看，照原样留着。", names.join("”“"))
}
/// More people than rows.
pub fn too_few_rows(list: &str, people: usize, rows: usize) -> String {
    format!("{list}有{people}人，表里只有{rows}行，后面的{}人填不下。", people.saturating_sub(rows))
}
/// Nobody for a printed post.
pub fn nobody_for(posts: &[&str]) -> String {
    format!("表里印好的“{}”，名单里没有人。", posts.join("”“"))
}

/// Why a place stays empty.
pub mod empty {
    /// Nothing was chosen.
    pub const NOT_CHOSEN: &str = "没有选填什么";
    /// The register does not know it.
    pub const NOT_KNOWN: &str = "台账里没有这一项";
    /// Of some people.
    pub fn of_some(names: &[&str], all: usize) -> String {
        let more = if names.len() < all { format!("等{all}人") } else { String::new() };
        format!("{}{more}的没有登记", names.join("、"))
    }
}

/// What filling is called in the history.
pub fn filled(name: &str, places: usize, unfilled: usize, in_full: bool) -> String {
    let left = if unfilled == 0 { String::new() } else { format!("，另有{unfilled}处空着或不全") };
    let numbers = if in_full { "，含全号" } else { "" };
    format!("填了街道的表“{name}”，{places}处{left}{numbers}")
}
