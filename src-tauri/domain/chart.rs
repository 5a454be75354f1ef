//! The organisation chart (组织图): the four layers and supervision as boxes and lines, the same on screen and on paper.
//!
//! [`layout`] alone says where anything stands; the window draws what it gives as it is, and [`drawn`] makes an SVG of
//! it for papers. Text is measured by a simple model of widths, so that no font is needed to lay it out.

mod draw;
mod layout;
mod place;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::{Day, Partial};
use crate::kinds::{BodyKind, Layer};

pub use draw::drawn;
pub(crate) use draw::{FACES, escaped};
pub use layout::layout;

/// A chart as wide as the type area of a page prints 14 units as about nine points.
pub const PAPER_WIDTH: i64 = 700;
/// The narrowest chart that can be read.
pub const LEAST_WIDTH: i64 = 560;
/// The widest: beyond it the eye loses the lines.
pub const MOST_WIDTH: i64 = 1600;

/// What a chart is made of, true on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartFacts {
    /// The day.
    pub as_of: Day,
    /// Bodies that existed that day, in the order papers list them.
    pub bodies: Vec<ChartBody>,
}

/// A body of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartBody {
    /// The body.
    pub id: i64,
    /// What it is.
    pub kind: BodyKind,
    /// Its name that day.
    pub name: String,
    /// Who stands first: post and name.
    pub head: Option<(String, String)>,
    /// Holders.
    pub people: i64,
    /// Seats, where they are kept.
    pub seats: Option<i64>,
    /// Empty seats.
    pub vacant: i64,
    /// Holders more than seats.
    pub over: i64,
    /// The last day by law, or the one it was extended to.
    pub term_end: Option<Partial>,
    /// That day has passed and no successor is chosen.
    pub overdue: bool,
}

/// How a chart is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartView {
    /// How wide, in units; a unit is a pixel at full size.
    pub width: i64,
    /// Rows to show box by box although they are long.
    pub open: Vec<Fold>,
    /// Rows to show as one box.
    pub closed: Vec<Fold>,
    /// With handles to fold rows; papers have none.
    pub handles: bool,
}

impl ChartView {
    /// As papers show it: every box, no handles.
    pub fn paper() -> Self {
        Self { width: PAPER_WIDTH, open: Fold::ALL.to_vec(), closed: Vec::new(), handles: false }
    }
}

/// A row that folds into one box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fold {
    /// 党小组
    PartyGroups,
    /// 下属委员会
    SubCommittees,
    /// 居民小组
    Groups,
    /// 其他
    Others,
}

impl Fold {
    /// All of them, from top to bottom.
    pub const ALL: [Self; 4] = [Self::PartyGroups, Self::SubCommittees, Self::Groups, Self::Others];

    const fn code(self) -> &'static str {
        match self {
            Self::PartyGroups => "party_groups",
            Self::SubCommittees => "sub_committees",
            Self::Groups => "groups",
            Self::Others => "others",
        }
    }

    const fn chinese(self) -> &'static str {
        match self {
            Self::PartyGroups => "党小组",
            Self::SubCommittees => "下属委员会",
            Self::Groups => "居民小组",
            Self::Others => "其他组织",
        }
    }

    /// More boxes than this are folded unless they are wanted.
    const fn most(self) -> usize {
        match self {
            Self::PartyGroups | Self::Others => 8,
            Self::SubCommittees | Self::Groups => 12,
        }
    }
}

/// Where everything stands. Units are pixels at full size; the origin is the left upper corner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Chart {
    /// How wide.
    pub width: i64,
    /// How high.
    pub height: i64,
    /// The layers, from top to bottom.
    pub bands: Vec<Band>,
    /// Lines between boxes, each a run of points.
    pub lines: Vec<Vec<Point>>,
    /// Words on lines: 选举产生.
    pub ties: Vec<Label>,
    /// Boxes, row by row, from left to right.
    pub boxes: Vec<ChartBox>,
}

/// A layer of the chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Band {
    /// Which.
    pub layer: Layer,
    /// Where it begins.
    pub y: i64,
    /// How high it is.
    pub height: i64,
    /// Its name and where it stands.
    pub label: Label,
}

/// A point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Point {
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
}

/// Words around a point: their middle, on their base line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Label {
    /// The words.
    pub text: String,
    /// The middle of the words.
    pub x: i64,
    /// Their base line.
    pub y: i64,
    /// Size of the type.
    pub size: i64,
    /// Bold.
    pub strong: bool,
}

/// A framed word in a box, such as 空1席.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ChartMark {
    /// How bad it is.
    pub kind: MarkKind,
    /// Left edge of the frame.
    pub x: i64,
    /// Its upper edge.
    pub y: i64,
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
    /// The word.
    pub label: Label,
}

/// How bad a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// Something is past its day or more than there may be.
    Error,
    /// Something is missing.
    Warning,
}

/// What pressing a box does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BoxKind {
    /// Opens the body.
    Body {
        /// Which.
        id: i64,
    },
    /// Shows its row box by box.
    Folded {
        /// Which row.
        fold: Fold,
    },
    /// Folds its row.
    Handle {
        /// Which row.
        fold: Fold,
    },
}

/// A box.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ChartBox {
    /// Names it while the chart stands: `b12`, `groups`.
    pub key: String,
    /// What it stands for.
    pub what: BoxKind,
    /// The row it folds with, if it does.
    pub fold: Option<Fold>,
    /// Left edge.
    pub x: i64,
    /// Upper edge.
    pub y: i64,
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
    /// Its lines.
    pub texts: Vec<Label>,
    /// Framed words in it.
    pub marks: Vec<ChartMark>,
    /// All of it in one sentence, for whoever hears it.
    pub spoken: String,
    /// The box above, by its key.
    pub up: Option<String>,
    /// The box below.
    pub down: Option<String>,
    /// The box before in its row.
    pub left: Option<String>,
    /// The box after in its row.
    pub right: Option<String>,
}

/// Width of words in hundredths of a unit: a Chinese character is as wide as it is high, other letters a little more
/// than half of it.
pub(crate) fn measure(text: &str, size: i64) -> i64 {
    text.chars()
        .map(|character| match character {
            ' '..='~' if character.is_ascii_uppercase() => 68,
            ' '..='~' => 57,
            _ => 100,
        })
        .sum::<i64>()
        * size
}

/// Words cut to a width with … at their end.
pub(crate) fn fit(text: &str, size: i64, width: i64) -> String {
    let room = width * 100;
    if measure(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        kept.push(character);
        if measure(&kept, size) + size * 100 > room {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// Words in at most two lines of a width; the second one is cut.
pub(crate) fn two_lines(text: &str, size: i64, width: i64) -> Vec<String> {
    if measure(text, size) <= width * 100 {
        return vec![text.to_owned()];
    }
    let count = text.chars().count();
    let mut first: String = text.chars().take(count.div_ceil(2)).collect();
    while measure(&first, size) > width * 100 && first.chars().count() > 1 {
        first.pop();
    }
    let rest: String = text.chars().skip(first.chars().count()).collect();
    vec![first, fit(&rest, size, width)]
}

#[cfg(test)]
mod tests;
