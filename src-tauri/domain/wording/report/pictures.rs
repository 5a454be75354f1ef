//! What the pictures of the annual report say, in them and instead of them.

use crate::papers::numbers::printed;
use crate::papers::pictures::bars::BarFacts;
use crate::papers::pictures::trends::TrendLine;
pub use crate::wording::indicators::NONE;

/// Beside the title of lines over years.
pub const OWN_SCALES: &str = "（各图比例不同）";

/// By what people are shown, in the words of the statistics table.
pub const PANELS: &[&str] = &["性别", "年龄", "文化程度"];

/// What is shown over the years: code, what it is called there, in what it is counted.
pub const COURSES: &[(&str, &str, &str)] = &[
    ("members.total", "居民委员会成员", "人"),
    ("workers.total", "社区工作者", "人"),
    ("figure.households", "户数", "户"),
    ("figure.population", "常住人口", "人"),
    ("meetings.held", "会议", "次"),
    ("meetings.resolutions", "决议", "件"),
];

/// 3月
pub fn month(number: i64) -> String {
    format!("{number}月")
}

/// 居民委员会成员（人）
pub fn with_unit(label: &str, unit: &str) -> String {
    if unit.is_empty() { label.to_owned() } else { format!("{label}（{unit}）") }
}

/// 居民委员会成员和社区工作者的性别、年龄和文化程度
pub fn people(series: &[String]) -> String {
    format!("{}的性别、年龄和文化程度（人）", series.join("和"))
}

/// 2025年各月会议次数
pub fn meetings(year: i32) -> String {
    format!("{year}年各月会议次数")
}

/// 2022年至2026年的变化
pub fn over_years(first: i32, last: i32) -> String {
    format!("{first}年至{last}年的变化")
}

/// Bars in words.
pub fn bars(facts: &BarFacts) -> String {
    let mut words = format!("{}。", facts.title);
    for panel in &facts.panels {
        let rows: Vec<String> = panel
            .rows
            .iter()
            .map(|(name, values)| match (facts.series.as_slice(), values.as_slice()) {
                ([_], [value]) => format!("{name}{value}人"),
                (series, values) => {
                    let told: Vec<String> =
                        series.iter().zip(values).map(|(one, value)| format!("{one}{value}人")).collect();
                    format!("{name}{}", told.join("、"))
                }
            })
            .collect();
        words.push_str(&format!("{}：{}。", panel.title, rows.join("，")));
    }
    words
}

/// Columns in words.
pub fn months(title: &str, values: &[Option<i64>; 12]) -> String {
    let told: Vec<String> = (1..)
        .zip(values)
        .filter_map(|(number, value)| value.map(|value| format!("{}{value}次", month(number))))
        .collect();
    let ahead: Vec<String> =
        (1..).zip(values).filter(|(_, value)| value.is_none()).map(|(number, _)| month(number)).collect();
    let mut words = format!("{title}：{}。", told.join("，"));
    if !ahead.is_empty() {
        words.push_str(&format!("{}还没有到。", ahead.join("、")));
    }
    words
}

/// Lines in words.
pub fn trends(title: &str, lines: &[&TrendLine]) -> String {
    let mut words = format!("{title}。");
    for line in lines {
        let told: Vec<String> = line
            .points
            .iter()
            .map(|(year, value)| match value {
                Some(value) => format!("{year}年{}{}", printed(*value), line.unit),
                None => format!("{year}年没有记录"),
            })
            .collect();
        words.push_str(&format!("{}：{}。", line.label, told.join("，")));
    }
    words
}
