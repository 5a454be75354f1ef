//! Names of the files written for her: the parts joined by _, safe on Windows and on a stick, and numbered where a
//! name is taken: 2026年度报告_安和里社区_20261231 (2).docx.

use crate::dates::Day;

/// Bytes of a name that leave room for a number, an extension and the mark of an unfinished file within the 255 a
/// file system takes.
const MOST_BYTES: usize = 180;

/// Device names Windows keeps for itself, whatever the extension.
const KEPT: [&str; 22] = [
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2",
    "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
];

/// The name of a file without number and extension.
pub fn stem(parts: &[&str], day: Option<Day>) -> String {
    let mut cleaned: Vec<String> = parts.iter().map(|part| clean(part)).filter(|part| !part.is_empty()).collect();
    // The date stays whole when the rest is too long.
    let date = day.map(|day| day.format("%Y%m%d").to_string());
    let room = MOST_BYTES - date.as_ref().map_or(0, |date| date.len() + 1);
    let mut name = cut(&cleaned.join("_"), room).to_owned();
    cleaned.clear();
    if name.is_empty() || KEPT.iter().any(|kept| kept.eq_ignore_ascii_case(&name)) {
        name.push('_');
    }
    match date {
        Some(date) => format!("{name}_{date}"),
        None => name,
    }
}

/// The first name, or the one with (2), (3) … before the extension.
pub fn numbered(stem: &str, extension: &str, number: usize) -> String {
    if number <= 1 { format!("{stem}.{extension}") } else { format!("{stem} ({number}).{extension}") }
}

fn clean(part: &str) -> String {
    let replaced: String = part
        .chars()
        .filter(|character| !character.is_control() && !invisible(*character))
        .map(|character| match character {
            '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            '.' => '．',
            other if other.is_whitespace() => ' ',
            other => other,
        })
        .collect();
    replaced.trim_matches([' ', '-', '_']).to_owned()
}

/// Marks that turn the direction of text, join or hide it: a name must read as it is.
const fn invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}'
    )
}

fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Day {
        Day::from_ymd_opt(2026, 12, 31).unwrap()
    }

    #[test]
    fn the_report_is_named_after_its_year_its_community_and_its_day() {
        assert_eq!(stem(&["2026年度报告", "安和里社区"], Some(day())), "2026年度报告_安和里社区_20261231");
        assert_eq!(numbered("报告", "docx", 1), "报告.docx");
        assert_eq!(numbered("报告", "docx", 3), "报告 (3).docx");
    }

    #[test]
    fn what_windows_refuses_in_a_name_does_not_reach_it() {
        assert_eq!(stem(&["a/b\\c:d*e?f\"g<h>i|j"], None), "a-b-c-d-e-f-g-h-i-j");
        assert_eq!(stem(&["安和里\u{202e}社区\u{0}\n"], None), "安和里社区");
        assert_eq!(stem(&["con"], None), "con_");
        assert_eq!(stem(&["../.."], None), "．．-．．");
        assert_eq!(stem(&["  "], None), "_");
    }

    #[test]
    fn a_name_of_four_hundred_characters_keeps_its_date_and_fits() {
        let long = "社".repeat(400);
        let name = stem(&["2026年度报告", &long], Some(day()));
        assert!(name.ends_with("_20261231"));
        assert!(numbered(&name, "docx", 999).len() < 230);
    }
}
