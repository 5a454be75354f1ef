//! The shape of a table of indicators, and the tables this product comes with.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::measures::{Band, Measures};
use super::{Predicate, Set};
use crate::fault::Fault;
use crate::kinds::{BodyKind, FigureKind};

/// Each file is one table, in the order the paper has them.
const FILES: &[(&str, &str)] = &[
    ("basics", include_str!("basics.json")),
    ("r01", include_str!("r01.json")),
    ("r02", include_str!("r02.json")),
    ("r08", include_str!("r08.json")),
    ("structure", include_str!("structure.json")),
    ("r11", include_str!("r11.json")),
    ("r13", include_str!("r13.json")),
    ("r14", include_str!("r14.json")),
    ("r15", include_str!("r15.json")),
];

/// Where a row is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// In the table, always.
    #[default]
    Always,
    /// In the table, where it counts somebody in one of the columns.
    WhenCounted,
    /// In sentences only.
    InText,
}

/// How the numbers of a table are called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    /// 居民委员会成员：女性
    #[default]
    Column,
    /// 居民代表会议：次数
    Group,
    /// 主任：女性
    Row,
    /// 户数
    Plain,
}

/// Two numbers a cell is a share of, as the first halves of their codes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareOf {
    /// How many.
    pub part: String,
    /// Of how many.
    pub whole: String,
}

/// A column of a table: one that counts, or one that stands beside another.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Column {
    /// First half of an indicator's code; empty where the column only stands beside another.
    pub code: String,
    /// Its head.
    pub label: String,
    /// What it is called in the label of a number, where that is not its head.
    pub said: Option<String>,
    /// What its numbers are counted in, where the row does not say.
    pub unit: Option<String>,
    /// Over whom it is counted.
    pub set: Option<Set>,
    /// Who of them counts in this column.
    pub counts: Option<Predicate>,
    /// The share of one column in another, row by row.
    pub share: Option<ShareOf>,
    /// The other column a year before.
    pub last_year: Option<String>,
    /// What changed in the other column since.
    pub change: Option<String>,
}

/// What a number is made of.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Measure {
    /// People of the set who count.
    People(Predicate),
    /// People of the set by age; one row for each band of the measure named.
    Bands(String),
    /// 人均月补贴: the mean of the allowances known, in yuan, rounded once to the fen, half up.
    MeanAllowance,
    /// A figure somebody recorded.
    Figure(FigureKind),
    /// Things that are listed.
    Things(Thing),
    /// Meetings of bodies of a kind in the year.
    Meetings {
        /// Of which bodies.
        of: BodyKind,
        /// What of them.
        what: MeetingPart,
    },
    /// The term of the committee on the day.
    Term(TermPart),
    /// 交叉任职比例, in per cent, rounded once to one decimal, half up.
    CrossShare,
    /// Nothing in the register; typed with its basis.
    Typed,
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// 居民楼
    Blocks,
    /// 平房院
    Courtyards,
    /// 居民小组
    Groups,
    /// 驻区单位
    Units,
}

/// What is counted of meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingPart {
    /// 次数
    Held,
    /// 参加人数, summed over the meetings.
    Came,
}

/// What is said of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermPart {
    /// 第几届
    Ordinal,
    /// The year it began.
    Year,
    /// 应选名额
    Seats,
}

/// A row of a table. With a column it is an indicator, whose code is `members.female`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Second half of an indicator's code.
    pub code: String,
    /// Such as 年龄.
    pub group: String,
    /// Such as 30岁及以下.
    pub label: String,
    /// 人 where nothing is said.
    #[serde(default)]
    pub unit: Option<String>,
    /// What it is made of.
    pub measure: Measure,
    /// Over whom it is counted, where that is not for the column to say.
    #[serde(default)]
    pub set: Option<Set>,
    /// Only in these columns.
    #[serde(default)]
    pub columns: Option<Vec<String>>,
    /// The number of another table that stands here, by column.
    #[serde(default)]
    pub numbers: BTreeMap<String, String>,
    /// Where it is printed.
    #[serde(default)]
    pub printed: Printed,
    /// What else must be known to count the same, in words.
    #[serde(default)]
    pub note: Option<String>,
}

impl Column {
    /// What it is called in a sentence.
    pub fn said(&self) -> &str {
        self.said.as_deref().unwrap_or(&self.label)
    }
}

impl Row {
    /// Whether it stands in a column.
    pub fn stands_in(&self, column: &Column) -> bool {
        !column.code.is_empty() && self.columns.as_ref().is_none_or(|columns| columns.contains(&column.code))
    }
}

/// A cross-foot identity: in every column the parts and the unknown people make the whole.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// Second half of the code of its check.
    pub code: String,
    /// The rows it is about.
    pub group: String,
    /// What the row of unknown people is called; none where nobody can be unknown.
    #[serde(default)]
    pub unknown: Option<String>,
    /// What to do so that they are known, where it is not to complete their cards.
    #[serde(default)]
    pub mend: Option<String>,
    /// The row that is the whole.
    pub whole: String,
    /// The rows that make it.
    pub parts: Vec<String>,
    /// The rows taken off it.
    #[serde(default)]
    pub minus: Vec<String>,
    /// Only in these columns.
    #[serde(default)]
    pub columns: Option<Vec<String>>,
}

impl Sum {
    /// Whether it holds in a column.
    pub fn holds_in(&self, column: &Column) -> bool {
        !column.code.is_empty() && self.columns.as_ref().is_none_or(|columns| columns.contains(&column.code))
    }
}

/// Numbers that are never greater than another.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Within {
    /// The row that is the most; or the whole code of a number.
    pub whole: String,
    /// Rows, in every column.
    #[serde(default)]
    pub rows: Vec<String>,
    /// Columns, in every row: each is within the column `whole`.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// A table as data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Stable: `r08`.
    pub code: String,
    /// Which edition of the table it is.
    pub edition: String,
    /// 居委会成员和社区工作者情况统计表
    pub title: String,
    /// What it is called in a sentence: 居委会成员和社区工作者情况（R08）.
    pub short: String,
    /// Where its columns and rows come from.
    pub source: String,
    /// How its numbers are called.
    #[serde(default)]
    pub named: Named,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// What must add up.
    #[serde(default)]
    pub sums: Vec<Sum>,
    /// What is never greater.
    #[serde(default)]
    pub within: Vec<Within>,
    /// Small lines under it.
    #[serde(default)]
    pub notes: Vec<String>,
}

impl Table {
    /// The number of a column and a row.
    pub fn code(column: &Column, row: &Row) -> String {
        row.numbers.get(&column.code).cloned().unwrap_or_else(|| code(&column.code, &row.code))
    }

    /// What the number of a column and a row is called.
    pub fn label(&self, column: &Column, row: &Row) -> String {
        match self.named {
            Named::Column => crate::wording::report::indicator(column.said(), &row.label),
            Named::Group => crate::wording::report::indicator(&row.group, &row.label),
            Named::Row => crate::wording::report::indicator(&row.label, column.said()),
            Named::Plain => row.label.clone(),
        }
    }

    /// What the number of a column and a row is counted in.
    pub fn unit<'a>(column: &'a Column, row: &'a Row) -> &'a str {
        row.unit.as_deref().or(column.unit.as_deref()).unwrap_or("人")
    }

    /// A row of it.
    pub fn row(&self, code: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// A column of it.
    pub fn column(&self, code: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.code == code && !code.is_empty())
    }

    /// Rows by age become one row for each band, and the sums over them follow.
    fn with_bands(mut self, measures: &Measures) -> Self {
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut made: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in self.rows {
            let Measure::Bands(of) = &row.measure else {
                rows.push(row);
                continue;
            };
            for (from, to) in measures.edges(of).map(super::Edges::bands).unwrap_or_default() {
                let band = Row {
                    code: band_code(&row.code, (from, to)),
                    label: crate::wording::indicators::band((from, to)),
                    measure: Measure::People(Predicate::Age { from, to }),
                    ..row.clone()
                };
                made.entry(row.code.clone()).or_default().push(band.code.clone());
                rows.push(band);
            }
        }
        self.rows = rows;
        for sum in &mut self.sums {
            sum.parts =
                sum.parts.drain(..).flat_map(|part| made.get(&part).cloned().unwrap_or_else(|| vec![part])).collect();
        }
        for within in &mut self.within {
            within.rows =
                within.rows.drain(..).flat_map(|part| made.get(&part).cloned().unwrap_or_else(|| vec![part])).collect();
        }
        self
    }
}

/// The four bands there always were keep their codes; another band has both ends in its code, so that a code never comes
/// to mean other people when the edges are edited.
fn band_code(row: &str, band: Band) -> String {
    match (row, band) {
        ("age", (None, Some(30))) => "age_30".to_owned(),
        ("age", (Some(31), Some(40))) => "age_40".to_owned(),
        ("age", (Some(41), Some(50))) => "age_50".to_owned(),
        ("age", (Some(51), None)) => "age_51".to_owned(),
        (row, (from, to)) => {
            let end = |end: Option<u32>| end.map(|end| end.to_string()).unwrap_or_default();
            format!("{row}_{}_{}", end(from), end(to))
        }
    }
}

/// All tables, with the measures of a committee.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicators {
    /// In the order the paper has them.
    pub tables: Vec<Table>,
}

impl Indicators {
    /// The tables this product comes with.
    ///
    /// # Errors
    /// Where a file does not fit its shape: our mistake, which a test finds.
    pub fn with(measures: &Measures) -> Result<Self, Fault> {
        static READ: OnceLock<Result<Vec<Table>, String>> = OnceLock::new();
        let read = READ.get_or_init(|| {
            FILES
                .iter()
                .map(|(name, text)| {
                    serde_json::from_str::<Table>(text).map_err(|error| format!("{name}.json: {error}"))
                })
                .collect()
        });
        let tables = read.as_ref().map_err(|error| Fault::Bug(error.clone()))?;
        Ok(Self { tables: tables.iter().map(|table| table.clone().with_bands(measures)).collect() })
    }

    /// A table.
    pub fn table(&self, code: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.code == code)
    }

    /// Every place of an indicator; one that stands in several tables is made by the first.
    pub fn all(&self) -> impl Iterator<Item = (&Table, &Column, &Row)> {
        self.tables.iter().flat_map(|table| {
            table.rows.iter().flat_map(move |row| {
                table.columns.iter().filter(|column| row.stands_in(column)).map(move |column| (table, column, row))
            })
        })
    }

    /// The indicator of a code.
    pub fn find(&self, wanted: &str) -> Option<(&Table, &Column, &Row)> {
        self.all().find(|(_, column, row)| Table::code(column, row) == wanted)
    }
}

pub(super) fn code(column: &str, row: &str) -> String {
    format!("{column}.{row}")
}
