//! Lines: how a number went over some years, each in a small field of its own scale.

use super::{Anchor, Pen, WIDTH};
use crate::chart::{fit, measure};
use crate::document::Picture;
use crate::papers::numbers::printed;
use crate::wording::report::pictures as wording;

/// Fields side by side.
const ACROSS: usize = 3;
/// Between two of them.
const GAP: i64 = 28;
/// Height of a field with its words.
const FIELD: i64 = 128;
/// Height the line has.
const ROOM: i64 = 44;

/// A number over the years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrendLine {
    /// 居民委员会成员
    pub label: String,
    /// 人, 户, 次
    pub unit: String,
    /// Years ascending; none where nothing is known of one. Values times 1000.
    pub points: Vec<(i32, Option<i64>)>,
}

impl TrendLine {
    /// One year says nothing of a course.
    fn is_shown(&self) -> bool {
        self.points.iter().filter(|(_, value)| value.is_some()).count() > 1
    }
}

/// Lines; nothing where no number is known of two years.
pub fn trends(title: &str, lines: &[TrendLine]) -> Option<Picture> {
    let shown: Vec<&TrendLine> = lines.iter().filter(|line| line.is_shown()).collect();
    if shown.is_empty() {
        return None;
    }
    let mut pen = Pen::new();
    pen.words(title, (0, 17), 15, Anchor::Start, true);
    let after = measure(title, 15) / 100 + 14;
    pen.words(wording::OWN_SCALES, (after, 17), 13, Anchor::Start, false);
    let across = shown.len().min(ACROSS) as i64;
    let width = (WIDTH - GAP * (across - 1)) / across;
    for (number, line) in shown.iter().enumerate() {
        let (row, column) = (number / ACROSS, number % ACROSS);
        field(&mut pen, line, (column as i64 * (width + GAP), 30 + row as i64 * FIELD), width);
    }
    Some(pen.done(wording::trends(title, &shown)))
}

fn field(pen: &mut Pen, line: &TrendLine, (left, top): (i64, i64), width: i64) {
    pen.words(&fit(&wording::with_unit(&line.label, &line.unit), 14, width), (left, top + 16), 14, Anchor::Start, true);
    let known = || line.points.iter().filter_map(|(_, value)| *value);
    let (least, most) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
    let base = top + 50 + ROOM;
    let step = width / line.points.len().max(1) as i64;
    let mut run: Vec<(i64, i64)> = Vec::new();
    for (number, (year, value)) in (0..).zip(&line.points) {
        let x = left + step * number + step / 2;
        pen.words(&year.to_string(), (x, base + 20), 12, Anchor::Middle, false);
        match value {
            Some(value) => {
                // A number that never changes runs through the middle.
                let high = if most == least { ROOM / 2 } else { (value - least).saturating_mul(ROOM) / (most - least) };
                run.push((x, base - high));
                pen.words(&printed(*value), (x, base - high - 8), 13, Anchor::Middle, false);
            }
            None => {
                pen.words(wording::NONE, (x, base - 6), 13, Anchor::Middle, false);
                pen.run(&std::mem::take(&mut run));
            }
        }
    }
    pen.run(&run);
    pen.rule((left, base + 6), (left + width, base + 6));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(i32, Option<i64>)]) -> TrendLine {
        TrendLine { label: "居民委员会成员".to_owned(), unit: "人".to_owned(), points: points.to_vec() }
    }

    #[test]
    fn a_year_nothing_is_known_of_breaks_the_line_and_is_said() {
        let points = [(2022, Some(5000)), (2023, Some(6000)), (2024, None), (2025, Some(6500)), (2026, Some(7000))];
        let picture = trends("五年变化", &[line(&points)]).unwrap();
        assert_eq!(picture.svg.matches("<polyline").count(), 2, "{}", picture.svg);
        assert_eq!(picture.svg.matches("<circle").count(), 4);
        assert_eq!(
            picture.alt,
            "五年变化。居民委员会成员：2022年5人，2023年6人，2024年没有记录，2025年6.5人，2026年7人。"
        );
    }

    #[test]
    fn one_year_alone_is_no_course() {
        assert_eq!(trends("五年变化", &[line(&[(2025, None), (2026, Some(7000))])]), None);
        assert_eq!(trends("五年变化", &[]), None);
    }

    #[test]
    fn a_number_that_never_changes_is_a_level_line() {
        let picture = trends("五年变化", &[line(&[(2025, Some(0)), (2026, Some(0))])]).unwrap();
        let points = picture.svg.split("points=\"").nth(1).unwrap().split('"').next().unwrap();
        let heights: Vec<&str> = points.split([' ', ',']).skip(1).step_by(2).collect();
        assert_eq!(heights.first(), heights.last());
    }
}
