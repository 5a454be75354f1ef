//! What kind of line a row is, and what merged cells say to the rows they cover.

use crate::dates::half_width;

use super::header::{Column, Header, anchors};
use super::sheet::{Cell, Value};
use super::{Sheet, Sort, cell_of};

/// Columns whose merged cells speak for every row they cover. A name or a number never does.
const FILLED: &[Column] = &[
    Column::Group,
    Column::Building,
    Column::Address,
    Column::Post,
    Column::Duties,
    Column::FullTime,
    Column::From,
    Column::Nationality,
];

const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "总人数", "合　计"];
/// Words that sign a sheet whatever stands after them.
const SIGNED: &[&str] = &[
    "填表人",
    "填报人",
    "制表人",
    "审核人",
    "复核人",
    "填表日期",
    "填报日期",
    "制表日期",
    "填表时间",
    "填报时间",
    "填报单位",
    "填表单位",
    "制表单位",
    "经办人",
    "单位负责人",
    "审批人",
    "统计人",
    "登记人",
];
/// Words that sign a sheet where nothing or a colon follows.
const SIGNED_ALONE: &[&str] = &["制表", "审核", "填表", "日期", "签字", "盖章", "复核"];
/// Words that sign or explain a sheet where a colon follows.
const SIGNED_COLON: &[&str] =
    &["负责人", "联系人", "备注", "注", "说明", "单位", "社区", "主任", "书记", "电话", "联系电话", "街道", "填表说明"];
const HEADINGS: &[&str] = &[
    "小组",
    "委员会",
    "名单",
    "支部",
    "社区",
    "网格",
    "居委会",
    "代表",
    "人员",
    "成员",
    "志愿",
    "号楼",
    "队",
    "楼栋",
    "家属院",
    "党组织",
];

/// First row, last row and first column of a merged cell.
type Span = (u32, u32, u32);

/// Merged cells that speak for more than their first row, by column.
pub(crate) struct Fills(Vec<(u32, Vec<Span>)>);

impl Fills {
    pub(crate) fn of(sheet: &Sheet, header: &Header) -> Self {
        let mut fills = Vec::new();
        for (place, _) in header.columns.iter().filter(|(_, column)| FILLED.contains(column)) {
            let mut regions: Vec<Span> = sheet
                .merged
                .iter()
                .filter(|region| region.bottom > region.top && region.top > header.bottom)
                .filter(|region| (region.left..=region.right).contains(place))
                .map(|region| (region.top, region.bottom, region.left))
                .collect();
            regions.sort_unstable();
            if !regions.is_empty() {
                fills.push((*place, regions));
            }
        }
        Self(fills)
    }

    /// What a merged cell says to a row it covers.
    pub(crate) fn value<'a>(&self, sheet: &'a Sheet, row: u32, column: u32) -> Option<&'a Value> {
        let (_, regions) = self.0.iter().find(|(place, _)| *place == column)?;
        let after = regions.partition_point(|(top, ..)| *top <= row);
        let (top, bottom, left) = *regions.get(after.checked_sub(1)?)?;
        if row <= bottom { sheet.cell(top, left) } else { None }
    }
}

/// Text without any space, full-width signs as half-width ones.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(half_width).filter(|character| !character.is_whitespace()).collect()
}

/// What kind of line a row is.
pub(crate) fn sort(sheet: &Sheet, header: &Header, row: u32, cells: &[Cell]) -> Sort {
    let texts: Vec<(u32, String)> =
        cells.iter().map(|cell| (cell.0, plain(&cell.1.text()))).filter(|(_, text)| !text.is_empty()).collect();
    let name = header.place(header.anchor).and_then(|place| cell_of(cells, place)).map(|value| plain(&value.text()));
    if name.as_deref().is_some_and(|text| anchors(header, text)) {
        return Sort::RepeatedHeader;
    }
    let numbered = header
        .place(Column::IdNumber)
        .and_then(|place| cell_of(cells, place))
        .is_some_and(|value| plain(&value.text()).chars().filter(char::is_ascii_digit).count() >= 14);
    if !numbered {
        if texts.iter().take(2).map(|(_, text)| text).chain(&name).any(|text| total(text)) {
            return Sort::Total;
        }
        if texts.first().is_some_and(|(_, text)| signature(text, texts.len())) {
            return Sort::Signature;
        }
    }
    let serial = header.place(Column::Serial);
    let rest: Vec<&(u32, String)> =
        texts.iter().filter(|(place, text)| Some(*place) != serial || !number(text)).collect();
    match rest.as_slice() {
        [] => Sort::NumberOnly,
        [(place, text)] if heading(sheet, header, row, *place, text, texts.len()) => Sort::Heading,
        _ => Sort::Person,
    }
}

fn number(text: &str) -> bool {
    text.trim_end_matches(['.', '、']).bytes().all(|byte| byte.is_ascii_digit())
}

fn total(text: &str) -> bool {
    TOTALS.iter().any(|word| text.starts_with(word))
        || (text.starts_with('共') && text.contains('人') && text.chars().any(|character| character.is_ascii_digit()))
}

fn signature(text: &str, cells: usize) -> bool {
    let after = |word: &&&str| text.strip_prefix(**word);
    SIGNED.iter().any(|word| text.starts_with(word))
        || SIGNED_ALONE
            .iter()
            .filter_map(|word| after(&word))
            .any(|rest| rest.is_empty() || rest.starts_with([':', '(']))
        || SIGNED_COLON
            .iter()
            .filter_map(|word| after(&word))
            .any(|rest| rest.starts_with(':') || rest.starts_with("(签"))
        || (cells <= 3 && (text.contains("(盖章)") || text.contains("(公章)")))
}

/// A line that stands over the people of a group.
fn heading(sheet: &Sheet, header: &Header, row: u32, place: u32, text: &str, cells: usize) -> bool {
    let wide = sheet.merged_from(row).iter().any(|region| region.right > region.left && region.holds(row, place));
    if wide && cells == 1 {
        return true;
    }
    let like = HEADINGS.iter().any(|word| text.contains(word))
        || text.ends_with(':')
        || text.chars().nth(1) == Some('、')
        || (text.starts_with('(') && text.chars().nth(2) == Some(')'))
        || (text.starts_with('第') && text.ends_with('组'));
    match header.meaning(place) {
        // 3号楼 alone in its row is a building of which nothing else is known.
        Some(Column::Building) if header.anchor == Column::Building => false,
        Some(Column::Address | Column::Note | Column::Duties) => false,
        Some(Column::Serial) => true,
        Some(_) => like && text.chars().count() > 2,
        None => !number(text) && (like || header.place(header.anchor).is_some_and(|name| place < name)),
    }
}

/// The group a heading names.
pub(crate) fn group_named(cells: &[Cell]) -> Option<String> {
    let text = cells.iter().map(|cell| plain(&cell.1.text())).find(|text| !text.is_empty() && !number(text))?;
    let text = text.trim_end_matches([':', '。']).to_owned();
    let text = match text.split_once('、') {
        Some((number, rest)) if number.chars().count() <= 3 => rest.to_owned(),
        _ => text,
    };
    text.ends_with('组').then_some(text)
}
