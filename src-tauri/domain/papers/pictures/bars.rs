//! Bars: how many of each kind, side by side in panels of one scale.

use super::{Anchor, Fill, Pen, WIDTH, length};
use crate::chart::{fit, measure};
use crate::document::Picture;
use crate::wording::report::pictures as wording;

/// Between two panels.
const GAP: i64 = 26;
/// The widest name of a row.
const WORDS: i64 = 104;
/// Room for a number behind its bar.
const NUMBER: i64 = 30;
/// Height of a bar.
const BAR: i64 = 12;

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct BarFacts {
    /// Above the picture.
    pub title: String,
    /// Who is told apart: 居民委员会成员, 社区工作者.
    pub series: Vec<String>,
    /// 性别, 年龄, 文化程度.
    pub panels: Vec<Panel>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What it is by.
    pub title: String,
    /// From top to bottom: the name and a count for each of the series.
    pub rows: Vec<(String, Vec<i64>)>,
}

/// Bars; nothing where nobody is counted.
pub fn bars(facts: &BarFacts) -> Option<Picture> {
    let most = facts.panels.iter().flat_map(|panel| &panel.rows).flat_map(|(_, values)| values).copied().max()?;
    if most <= 0 || facts.panels.is_empty() {
        return None;
    }
    let mut pen = Pen::new();
    pen.words(&facts.title, (0, 17), 15, Anchor::Start, true);
    if facts.series.len() > 1 {
        pen.key(&facts.series.iter().map(String::as_str).collect::<Vec<_>>(), 17);
    }
    let count = facts.panels.len() as i64;
    let width = (WIDTH - GAP * (count - 1)) / count;
    let mut left = 0;
    for panel in &facts.panels {
        pen.words(&panel.title, (left, 46), 14, Anchor::Start, true);
        let widest = panel.rows.iter().map(|(name, _)| measure(name, 13) / 100).max().unwrap_or(0).min(WORDS);
        let base = left + widest + 8;
        let room = (width - widest - 8 - NUMBER).max(10);
        let mut y = 56;
        for (name, values) in &panel.rows {
            let high = values.len() as i64 * (BAR + 3);
            pen.words(&fit(name, 13, WORDS), (base - 8, y + high / 2 + 4), 13, Anchor::End, false);
            for (number, value) in values.iter().enumerate() {
                let long = length(*value, most, room);
                pen.mark((base, y), (long, BAR), Fill::of(number));
                pen.words(&value.to_string(), (base + long + 5, y + BAR - 1), 13, Anchor::Start, false);
                y += BAR + 3;
            }
            y += 7;
        }
        pen.rule((base, 52), (base, y - 3));
        left += width + GAP;
    }
    Some(pen.done(wording::bars(facts)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(values: Vec<i64>) -> BarFacts {
        BarFacts {
            title: "队伍结构".to_owned(),
            series: vec!["居民委员会成员".to_owned(), "社区工作者".to_owned()],
            panels: vec![Panel { title: "性别".to_owned(), rows: vec![("女性<b>".to_owned(), values)] }],
        }
    }

    #[test]
    fn every_number_stands_beside_its_bar_and_in_the_words() {
        let picture = bars(&facts(vec![4, 8])).unwrap();
        assert_eq!(picture.alt, "队伍结构。性别：女性<b>居民委员会成员4人、社区工作者8人。");
        assert!(picture.svg.contains(">4</text>") && picture.svg.contains(">8</text>"), "{}", picture.svg);
        assert!(picture.svg.contains("女性&lt;b&gt;"), "{}", picture.svg);
    }

    #[test]
    fn the_second_row_of_bars_is_striped_and_not_only_of_another_shade() {
        let svg = bars(&facts(vec![0, 8])).unwrap().svg;
        assert!(svg.contains("fill=\"#ffffff\" stroke=\"#17567d\"") && svg.contains("V"), "{svg}");
    }

    #[test]
    fn where_nobody_is_counted_there_is_no_picture() {
        assert_eq!(bars(&facts(vec![0, 0])), None);
        assert_eq!(bars(&BarFacts { panels: Vec::new(), ..facts(vec![1]) }), None);
    }
}
