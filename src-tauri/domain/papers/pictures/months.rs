//! Columns: how many in each month of a year.

use super::{Anchor, Fill, Pen, WIDTH, length};
use crate::document::Picture;
use crate::wording::report::pictures as wording;

/// Height of the highest column.
const ROOM: i64 = 110;
/// The base line.
const BASE: i64 = 160;

/// Columns of a year; a month that has not come yet is none and shows as —. Nothing where no month has any.
pub fn months(title: &str, values: &[Option<i64>; 12]) -> Option<Picture> {
    let most = values.iter().flatten().copied().max().filter(|most| *most > 0)?;
    let mut pen = Pen::new();
    pen.words(title, (0, 17), 15, Anchor::Start, true);
    let step = WIDTH / 12;
    for (number, value) in (1..).zip(values) {
        let middle = step * (number - 1) + step / 2;
        pen.words(&wording::month(number), (middle, BASE + 18), 13, Anchor::Middle, false);
        match value {
            Some(value) => {
                let high = length(*value, most, ROOM);
                pen.mark((middle - 13, BASE - high), (26, high), Fill::Full);
                pen.words(&value.to_string(), (middle, BASE - high - 6), 13, Anchor::Middle, false);
            }
            None => pen.words(wording::NONE, (middle, BASE - 6), 13, Anchor::Middle, false),
        }
    }
    pen.rule((0, BASE), (WIDTH, BASE));
    Some(pen.done(wording::months(title, values)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_without_meetings_is_a_nought_and_one_ahead_is_none() {
        let mut values = [Some(0); 12];
        values[2] = Some(3);
        values[11] = None;
        let picture = months("2025年各月会议次数", &values).unwrap();
        assert!(picture.alt.starts_with("2025年各月会议次数：1月0次，2月0次，3月3次，"), "{}", picture.alt);
        assert!(picture.alt.ends_with("11月0次。12月还没有到。"), "{}", picture.alt);
        assert_eq!(picture.svg.matches("<rect").count(), 2, "paper and one column: {}", picture.svg);
    }

    #[test]
    fn a_year_without_meetings_has_no_picture() {
        assert_eq!(months("2025年", &[Some(0); 12]), None);
        assert_eq!(months("2025年", &[None; 12]), None);
    }
}
