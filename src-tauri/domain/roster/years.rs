//! 回填: a sheet of numbers of earlier years. Either a line for every number (年份, 指标, 数值) or a line for every indicator
//! and a column for every year, as our own form has it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::dates::half_width;
use crate::fault::SheetTrouble;
use crate::wording::fill as wording;

use super::Sheet;
use super::sheet::Cell;

/// Lines looked at for a head.
const HEAD_WITHIN: usize = 30;
/// Most digits before the point.
const MOST_DIGITS: usize = 9;

/// An indicator a number may be filled in for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its code.
    pub code: String,
    /// In words.
    pub label: String,
}

/// A number of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FillRow {
    /// Where it stands, 1 being the first row of the sheet.
    pub row: u32,
    /// Of which year; none where it cannot be read.
    pub year: Option<i32>,
    /// Code of the indicator; none where there is none of that name.
    pub code: Option<String>,
    /// The indicator in our words, or else as written.
    pub label: String,
    /// The number as written.
    pub text: String,
    /// The number times 1000; none where it is none.
    pub thousandths: Option<i64>,
    /// Why it is not filled in.
    pub problem: Option<String>,
}

/// How a sheet is laid out.
enum Layout {
    /// A line a number: columns of the year, the indicator and the number.
    Long { year: u32, names: Vec<u32>, number: u32 },
    /// A line an indicator: columns of its names, and of the years.
    Wide { names: Vec<u32>, years: Vec<(u32, String)> },
}

/// Reads the numbers of a sheet, each with what is wrong with it.
///
/// # Errors
/// Where there is no head, or nothing under it.
pub fn read(sheet: &Sheet, known: &[Known], years: RangeInclusive<i32>) -> Result<Vec<FillRow>, SheetTrouble> {
    let mut rows = sheet.rows.iter();
    let layout = rows.by_ref().take(HEAD_WITHIN).find_map(|(_, cells)| layout(cells)).ok_or(SheetTrouble::NoHeader)?;
    let names: BTreeMap<String, &Known> =
        known.iter().flat_map(|one| [(plain(&one.label), one), (plain(&one.code), one)]).collect();
    let mut found: Vec<FillRow> = Vec::new();
    for (row, cells) in rows {
        let cell = |column: u32| text_of(cells, column);
        let (columns, numbers) = match &layout {
            Layout::Long { year, names, number } => (names, vec![(cell(*year), cell(*number))]),
            Layout::Wide { names, years } => {
                (names, years.iter().map(|(column, year)| (year.clone(), cell(*column))).collect())
            }
        };
        let written: Vec<String> = columns.iter().map(|column| cell(*column)).filter(|text| !text.is_empty()).collect();
        let indicator = written.iter().find_map(|text| names.get(&plain(text)).copied());
        for (year, text) in numbers {
            // An empty place in the form says nothing.
            if text.is_empty() || (written.is_empty() && year.is_empty()) {
                continue;
            }
            let said = written.last().map_or("", String::as_str);
            found.push(fill_row(*row, &year, said, indicator, text, &years));
        }
    }
    if found.is_empty() {
        return Err(SheetTrouble::NoRows);
    }
    refuse_twice(&mut found);
    Ok(found)
}

fn fill_row(
    row: u32,
    year: &str,
    said: &str,
    indicator: Option<&Known>,
    text: String,
    years: &RangeInclusive<i32>,
) -> FillRow {
    let read_year = year_of(year);
    let thousandths = thousandths(&text);
    let problem = match (indicator, read_year, thousandths) {
        (None, ..) => Some(wording::no_such_indicator(said)),
        (_, None, _) => Some(wording::no_year(year)),
        (_, Some(year), _) if !years.contains(&year) => Some(wording::year_outside(year, *years.start(), *years.end())),
        (.., None) => Some(wording::no_number(&text)),
        _ => None,
    };
    FillRow {
        row,
        year: read_year,
        code: indicator.map(|one| one.code.clone()),
        label: indicator.map_or_else(|| said.to_owned(), |one| one.label.clone()),
        text,
        thousandths,
        problem,
    }
}

/// The same number twice: nobody knows which one counts.
fn refuse_twice(found: &mut [FillRow]) {
    let mut first: BTreeMap<(i32, String), (u32, Option<i64>)> = BTreeMap::new();
    for one in found.iter_mut().filter(|one| one.problem.is_none()) {
        let (Some(year), Some(code)) = (one.year, one.code.clone()) else { continue };
        match first.get(&(year, code.clone())) {
            Some((row, _)) => one.problem = Some(wording::twice(*row)),
            None => drop(first.insert((year, code), (one.row, one.thousandths))),
        }
    }
}

fn layout(cells: &[Cell]) -> Option<Layout> {
    let (mut year, mut number, mut names, mut years) = (None, None, Vec::new(), Vec::new());
    for cell in cells {
        let written = cell.1.text();
        match plain(&written).as_str() {
            "年份" | "年度" | "年" => year = Some(cell.0),
            "数值" | "数字" | "数" | "数量" => number = Some(cell.0),
            "编码" | "代码" | "指标编码" | "指标代码" | "指标" | "指标名称" | "项目" => {
                names.push(cell.0)
            }
            _ if year_of(&written).is_some() => years.push((cell.0, written)),
            _ => {}
        }
    }
    match (names.is_empty(), year, number) {
        (true, ..) => None,
        (false, Some(year), Some(number)) => Some(Layout::Long { year, names, number }),
        _ if !years.is_empty() => Some(Layout::Wide { names, years }),
        _ => None,
    }
}

fn text_of(cells: &[Cell], column: u32) -> String {
    cells.iter().find(|cell| cell.0 == column).map(|cell| cell.1.text().trim().to_owned()).unwrap_or_default()
}

/// Without spaces and widths, as names are compared.
fn plain(text: &str) -> String {
    text.chars().map(half_width).filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// 2023, 2023年, 2023年度
fn year_of(text: &str) -> Option<i32> {
    let text = plain(text);
    let digits = text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(&text);
    (digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// 2391, 2,391, 0.42; at most three digits after the point.
fn thousandths(text: &str) -> Option<i64> {
    let text: String = plain(text).chars().filter(|letter| *letter != ',').collect();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let sound = !whole.is_empty() && whole.len() <= MOST_DIGITS && rest.len() <= 3 && digits(whole) && digits(rest);
    if !sound {
        return None;
    }
    let rest: i64 = format!("{rest:0<3}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 1000 + rest)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Value;
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let cells = |row: &&[&str]| {
            (0..)
                .zip(row.iter())
                .filter(|(_, text)| !text.is_empty())
                .map(|(at, text)| Cell(at, Value::Text((*text).into())))
                .collect()
        };
        Sheet::new((1..).zip(rows.iter().map(cells)).collect(), Vec::new())
    }

    fn known() -> Vec<Known> {
        [("members.total", "居民委员会成员：总人数"), ("figure.area", "面积")]
            .map(|(code, label)| Known { code: code.into(), label: label.into() })
            .to_vec()
    }

    #[test]
    fn a_form_with_a_column_for_every_year_is_read_and_its_empty_places_say_nothing() {
        let sheet = sheet(&[
            &["安和里社区回填表"],
            &["编码", "指标", "2022年", "２０２３年度"],
            &["members.total", "居民委员会成员：总人数", "5", ""],
            &["", "面 积", "0.42", "0.4200"],
        ]);
        let read = read(&sheet, &known(), 2000..=2025).unwrap();
        let told: Vec<_> = read.iter().map(|one| (one.row, one.year, one.code.as_deref(), one.thousandths)).collect();
        assert_eq!(
            told,
            [
                (3, Some(2022), Some("members.total"), Some(5000)),
                (4, Some(2022), Some("figure.area"), Some(420)),
                (4, Some(2023), Some("figure.area"), None),
            ]
        );
        assert!(read[2].problem.is_some(), "four digits after the point");
    }

    #[test]
    fn a_line_for_every_number_is_read_and_what_cannot_be_is_said_line_by_line() {
        let sheet = sheet(&[
            &["年份", "指标", "数值"],
            &["2021", "面积", "1,234.5"],
            &["2021", "面积", "2"],
            &["2021", "人口密度", "3"],
            &["去年", "面积", "3"],
            &["2031", "面积", "3"],
            &["2020", "面积", "约三十"],
            &["2019", "面积", "-1"],
        ]);
        let read = read(&sheet, &known(), 2000..=2025).unwrap();
        assert_eq!(read[0].thousandths, Some(1_234_500));
        assert_eq!(read.iter().filter(|one| one.problem.is_none()).count(), 1);
        assert_eq!(read.len(), 7);
    }

    #[test]
    fn a_sheet_without_a_head_is_no_form() {
        assert_eq!(
            read(&sheet(&[&["姓名", "性别"], &["张三", "男"]]), &known(), 2000..=2025),
            Err(SheetTrouble::NoHeader)
        );
        assert_eq!(read(&sheet(&[&["指标", "2023年"], &["面积"]]), &known(), 2000..=2025), Err(SheetTrouble::NoRows));
    }
}
