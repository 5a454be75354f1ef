//! GB/T 9704-2012 in numbers, and what follows from them, for every renderer.
//!
//! Twips are twentieths of a point, half-points are what `w:sz` counts in.

use domain::Partial;
use domain::document::{Document, Orientation, Signature, Table};
use domain::wording::documents as wording;

/// A4, in twips.
pub(crate) const PAPER: (u32, u32) = (11906, 16838);
/// 天头 37 mm.
pub(crate) const TOP: u32 = 2098;
/// 35 mm below the type area.
pub(crate) const BOTTOM: u32 = 1984;
/// 订口 28 mm.
pub(crate) const LEFT: u32 = 1587;
/// 26 mm right of the type area.
pub(crate) const RIGHT: u32 = 1474;
/// Width of the type area, 156 mm.
pub(crate) const WIDTH: u32 = PAPER.0 - LEFT - RIGHT;
/// Height of the type area, 225 mm; its width where the page is turned.
pub(crate) const HEIGHT: u32 = PAPER.1 - TOP - BOTTOM;
/// From line to line: 22 lines in 225 mm.
pub(crate) const PITCH: u32 = 579;
/// Taken from every character, so that 28 of 3号 fit the line.
pub(crate) const SPACING: i32 = -5;
/// Width of a body character, 15.75 pt.
pub(crate) const CHARACTER: u32 = 315;
/// From line to line of a title.
pub(crate) const TITLE_PITCH: u32 = 700;

/// From the paper's lower edge to the page number's line: its dash stands 7 mm below the type area.
pub(crate) const FOOTER: u32 = 1389;
/// Height of that line.
pub(crate) const FOOTER_LINE: u32 = 400;
/// Half characters in a line.
pub(crate) const HALVES: u32 = 56;
/// Room for `1. ` before the name of an attachment, in half characters.
pub(crate) const NUMBER_SPACE: u32 = 3;

/// 3号, in half-points.
pub(crate) const BODY: u32 = 32;
/// 2号.
pub(crate) const TITLE: u32 = 44;
/// 4号.
pub(crate) const NUMBER: u32 = 28;
/// 小五.
pub(crate) const COLOPHON: u32 = 18;

/// A page as it lies before the reader: paper and margins in twips.
pub(crate) struct Sheet {
    /// Across and down.
    pub(crate) paper: (u32, u32),
    /// Above the type area.
    pub(crate) top: u32,
    /// Right of it.
    pub(crate) right: u32,
    /// Below it.
    pub(crate) bottom: u32,
    /// Left of it.
    pub(crate) left: u32,
}

/// The page upright, or the same sheet with its left edge up: so the head of a turned table is at the binding edge on odd
/// pages and at the cut edge on even ones.
pub(crate) fn sheet(stands: Orientation) -> Sheet {
    match stands {
        Orientation::Portrait => Sheet { paper: PAPER, top: TOP, right: RIGHT, bottom: BOTTOM, left: LEFT },
        Orientation::Landscape => {
            Sheet { paper: (PAPER.1, PAPER.0), top: LEFT, right: TOP, bottom: RIGHT, left: BOTTOM }
        }
    }
}

/// Width of the type area in twips.
pub(crate) fn width(stands: Orientation) -> u32 {
    match stands {
        Orientation::Portrait => WIDTH,
        Orientation::Landscape => HEIGHT,
    }
}

/// Size of the text in a table, in half-points: smaller the more columns have to share the line.
pub(crate) fn table_size(table: &Table, stands: Orientation) -> u32 {
    let columns = u32::try_from(table.columns.len()).unwrap_or(u32::MAX);
    // As many columns as would share a line upright.
    match columns.saturating_mul(WIDTH) / width(stands) {
        // Turned pages hold what is wide, and few lines.
        0..=6 if stands == Orientation::Portrait => 24,
        0..=6 => 21,
        7..=9 => 21,
        _ => 18,
    }
}

/// Of 标志 and the line under it.
pub(crate) const RED: &str = "FF0000";

/// Size of a 标志, in half-points: as large as one line takes, from 2号 to 小初.
pub(crate) fn head_size(words: &str) -> u32 {
    (WIDTH / 5 / half_characters(words).max(1)).clamp(TITLE, 72)
}

/// Room over a 标志 of a size and from line to line of it, in twips: its characters begin 35 mm below the type area's top.
pub(crate) fn head_place(size: u32) -> (u32, u32) {
    // A character of so many half-points is ten times as many twips high and stands in the middle of its line.
    (1984 - size, size * 12)
}

/// Height of a card, so that two stand on a page, in twips.
pub(crate) const CARD: u32 = 6_300;

/// Size of the name on a card, in half-points: as large as the line takes, at most 90 points.
pub(crate) fn card_size(name: &str) -> u32 {
    let widest = half_characters(name).max(2);
    // Half characters are half as wide as they are high; a tenth stays free at the sides.
    (WIDTH / 10 * 9 / 5 / widest).min(180)
}

/// Widths of the columns in twips; their sum is exactly the type area.
pub(crate) fn column_widths(table: &Table, stands: Orientation) -> Vec<u32> {
    let whole = width(stands);
    let sum: u64 = table.columns.iter().map(|column| u64::from(column.share.max(1))).sum::<u64>().max(1);
    let mut before = 0_u64;
    let edge = |shares: u64| u32::try_from(u64::from(whole) * shares / sum).unwrap_or(whole);
    table
        .columns
        .iter()
        .map(|column| {
            let from = edge(before);
            before += u64::from(column.share.max(1));
            edge(before) - from
        })
        .collect()
}

/// Width in half characters: 2 for what is written full width, else 1.
pub(crate) fn half_characters(text: &str) -> u32 {
    text.chars().fold(0, |width, character| width.saturating_add(half_width(character)))
}

fn half_width(character: char) -> u32 {
    if u32::from(character) < 0x1100 { 1 } else { 2 }
}

/// Right indents of 署名 and date without a seal, in half characters.
///
/// 署名 two characters from the right and the date's first character two to the right of the
/// name's; a date longer than the name stands two from the right itself and moves the name.
pub(crate) fn signature_indents(signature: &Signature) -> (u32, u32) {
    let name = half_characters(&signature.name);
    let date = half_characters(&signature_date(signature));
    if date > name { (4 + date + 4 - name, 4) } else { (4, name - date) }
}

/// 2026年1月5日, without leading zeros.
pub(crate) fn signature_date(signature: &Signature) -> String {
    Partial::from(signature.date).chinese()
}

/// 附件, or 附件2 where there are several.
pub(crate) fn attachment_label(document: &Document, number: usize) -> String {
    wording::attachment_label((document.attachments.len() > 1).then_some(number))
}

/// 1. where attachments are counted.
pub(crate) fn attachment_number(document: &Document, number: usize) -> Option<String> {
    (document.attachments.len() > 1).then(|| format!("{number}."))
}

/// A title in lines of about the same length, none of which begins with a mark.
pub(crate) fn title_lines(title: &str) -> Vec<String> {
    const MOST: usize = 19;
    let characters: Vec<char> = title.chars().collect();
    let lines = characters.len().div_ceil(MOST).max(1);
    let length = characters.len().div_ceil(lines).max(1);
    let mut broken: Vec<String> = Vec::with_capacity(lines);
    for part in characters.chunks(length) {
        let marks = part.iter().take_while(|one| "，。、；：？！）》”’〉】」』·…—".contains(**one)).count();
        let (over, rest) = part.split_at(if broken.is_empty() { 0 } else { marks });
        if let Some(last) = broken.last_mut() {
            last.extend(over);
        }
        if !rest.is_empty() {
            broken.push(rest.iter().collect());
        }
    }
    if broken.is_empty() {
        broken.push(String::new());
    }
    broken
}

/// The title on one line, for the properties of a file.
pub(crate) fn title(document: &Document) -> String {
    document.title.concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::document::{Align, Column};

    fn signed(name: &str) -> Signature {
        Signature { name: name.to_owned(), date: domain::Day::from_ymd_opt(2026, 1, 5).unwrap() }
    }

    /// 2026年1月5日 is six characters wide.
    #[test]
    fn the_date_begins_two_characters_right_of_the_name() {
        for name in
            ["居委会", "幸福社区", "幸福社区居民", "幸福社区居民委员会", "某某市某某区幸福街道幸福社区居民委员会"]
        {
            let signature = signed(name);
            let (name_right, date_right) = signature_indents(&signature);
            let line = 56;
            let name_left = line - name_right - half_characters(name);
            let date_left = line - date_right - half_characters(&signature_date(&signature));
            assert_eq!(date_left, name_left + 4, "{name}");
            assert!(name_right >= 4, "{name}");
        }
    }

    #[test]
    fn a_long_title_is_broken_into_even_lines() {
        assert_eq!(title_lines("居民代表名单"), ["居民代表名单"]);
        assert_eq!(
            title_lines("幸福社区居民代表、楼组长名单以及联系方式"),
            ["幸福社区居民代表、楼", "组长名单以及联系方式"]
        );
        assert_eq!(
            title_lines("幸福社区居民代表会议，楼组长名单以及联系"),
            ["幸福社区居民代表会议，", "楼组长名单以及联系"]
        );
        assert_eq!(title_lines(""), [""]);
    }

    #[test]
    fn the_columns_fill_the_type_area_exactly() {
        let column = |share| Column { title: "列".into(), share, align: Align::Left };
        for shares in [vec![1], vec![1, 1, 1], vec![3, 7, 11, 2], vec![1; 40], vec![u32::MAX, 1, u32::MAX]] {
            let table = Table {
                caption: String::new(),
                columns: shares.into_iter().map(column).collect(),
                rows: vec![],
                notes: vec![],
            };
            for stands in [Orientation::Portrait, Orientation::Landscape] {
                assert_eq!(column_widths(&table, stands).iter().sum::<u32>(), width(stands));
            }
        }
    }
}
