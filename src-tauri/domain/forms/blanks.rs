//! What a text asks for in itself: `{社区名称}`, `【主任姓名】`, `[总户数]`, `填报单位：______`, `____年__月__日`.

/// Longest text between brackets that may be asking for something.
const LONGEST: usize = 30;

/// A part of a text that waits to be replaced, by characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The first character.
    pub(crate) from: u32,
    /// Behind the last one.
    pub(crate) to: u32,
    /// What it asks for.
    pub(crate) asks: String,
    /// What stands behind a blank and counts it: 户, 人.
    pub(crate) unit: String,
    /// It is between brackets: nothing else can be meant.
    pub(crate) bracket: bool,
}

/// Opening and closing brackets of placeholders; the longer ones first.
const BRACKETS: &[(&[char], &[char])] = &[
    (&['$', '{'], &['}']),
    (&['{', '{'], &['}', '}']),
    (&['{'], &['}']),
    (&['｛'], &['｝']),
    (&['【'], &['】']),
    (&['['], &[']']),
    (&['［'], &['］']),
    (&['«'], &['»']),
];

/// Units a blank may be counted in.
const UNITS: &[&str] = &["平方公里", "人次", "户", "人", "个", "次", "名", "件", "栋", "岁"];

fn blank(character: char) -> bool {
    matches!(character, '_' | '＿' | ' ' | '\u{a0}' | '\u{3000}')
}

fn underscore(character: char) -> bool {
    matches!(character, '_' | '＿')
}

fn colon(character: char) -> bool {
    matches!(character, ':' | '：')
}

/// Everything a text asks for, from left to right.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let mark = bracket(&characters, at).or_else(|| date(&characters, at)).or_else(|| rule(&characters, at));
        match mark {
            Some(mark) => {
                at = (mark.to as usize).max(at + 1);
                found.push(mark);
            }
            None => at += 1,
        }
    }
    found
}

/// A text that is nothing but room for a number and its unit: `____户`, `　　人`. How many characters make way, and the
/// unit.
pub(crate) fn room(text: &str) -> Option<(u32, String)> {
    let characters: Vec<char> = text.chars().collect();
    let length = run(&characters, 0, blank);
    // 户 alone may be the head of a column.
    if length == 0 {
        return None;
    }
    let rest: String = characters.get(length..)?.iter().collect();
    let unit = UNITS.iter().find(|unit| **unit == rest.trim())?;
    Some((length as u32, (*unit).to_owned()))
}

/// The label of a text that ends in a colon and has nothing behind it.
pub(crate) fn tail(text: &str) -> Option<String> {
    let shown = text.trim_end_matches(blank);
    let label = shown.strip_suffix(colon)?;
    let label = label_before(&label.chars().collect::<Vec<_>>(), label.chars().count());
    (!label.is_empty()).then_some(label)
}

fn run(characters: &[char], from: usize, fits: impl Fn(char) -> bool) -> usize {
    characters.get(from..).unwrap_or_default().iter().take_while(|one| fits(**one)).count()
}

fn starts(characters: &[char], at: usize, with: &[char]) -> bool {
    characters.get(at..at + with.len()).is_some_and(|found| found == with)
}

fn bracket(characters: &[char], at: usize) -> Option<Mark> {
    for (open, close) in BRACKETS {
        if !starts(characters, at, open) {
            continue;
        }
        let inner = at + open.len();
        let length = (0..=LONGEST).find(|length| starts(characters, inner + length, close))?;
        let asks: String = characters.get(inner..inner + length)?.iter().collect();
        let asks = asks.trim().to_owned();
        let odd = |one: char| one == '\n' || one == '\t' || BRACKETS.iter().any(|(open, _)| open.contains(&one));
        // [1] is a note, [ ] a box to tick.
        if asks.is_empty()
            || asks.chars().any(odd)
            || asks.chars().all(|one| one.is_ascii_digit() || one.is_ascii_punctuation())
        {
            return None;
        }
        let to = inner + length + close.len();
        return Some(Mark { from: at as u32, to: to as u32, asks, unit: String::new(), bracket: true });
    }
    None
}

/// `____年__月__日`, its year written or not.
fn date(characters: &[char], at: usize) -> Option<Mark> {
    let before = at.checked_sub(1).and_then(|before| characters.get(before)).copied();
    if before.is_some_and(|one| one.is_ascii_digit() || blank(one)) {
        return None;
    }
    let room = run(characters, at, blank);
    let digits = run(characters, at + room, |one| one.is_ascii_digit());
    if digits != 4 && (digits != 0 || room == 0) {
        return None;
    }
    let mut end = at + room + digits;
    for mark in ['年', '月', '日'] {
        let room = run(characters, end, blank);
        // The year may stand there already; a month and a day that do are no room.
        if room == 0 && mark != '年' || characters.get(end + room) != Some(&mark) {
            return None;
        }
        end += room + 1;
    }
    // Room before a year that is written belongs to the layout.
    let from = if digits == 4 { at + room } else { at };
    let asks = label_before(characters, at);
    Some(Mark { from: from as u32, to: end as u32, asks, unit: DATE.to_owned(), bracket: false })
}

/// The unit of a blank for a day.
pub(crate) const DATE: &str = "年月日";

/// `填报单位：______`, `居民____户`.
fn rule(characters: &[char], at: usize) -> Option<Mark> {
    let first = *characters.get(at)?;
    if !blank(first) || at > 0 && characters.get(at - 1).copied().is_some_and(blank) {
        return None;
    }
    let length = run(characters, at, blank);
    let drawn = characters.get(at..at + length)?.iter().filter(|one| underscore(**one)).count();
    let behind_colon = at > 0 && characters.get(at - 1).copied().is_some_and(colon);
    let more = characters.get(at + length).is_some();
    // Spaces alone are room only behind a colon, and where something follows or there are several.
    if drawn < 2 && !(behind_colon && length >= 2) {
        return None;
    }
    let rest: String = characters.get(at + length..)?.iter().take(4).collect();
    let unit = UNITS.iter().find(|unit| rest.starts_with(**unit)).map(|unit| (*unit).to_owned()).unwrap_or_default();
    let asks = label_before(characters, at);
    if asks.is_empty() {
        return None;
    }
    // A line that is drawn makes way alone; room between two labels keeps a space before the next.
    let lines = || (at..at + length).filter(|place| characters.get(*place).copied().is_some_and(underscore));
    let (from, to) = match (lines().next(), lines().next_back()) {
        (Some(first), Some(last)) if drawn >= 2 => (first, last + 1),
        _ => (at, at + length - usize::from(more && unit.is_empty())),
    };
    Some(Mark { from: from as u32, to: to as u32, asks, unit, bracket: false })
}

/// The words before a place, back to what parts them from others.
fn label_before(characters: &[char], at: usize) -> String {
    let mut end = at;
    while end > 0 && characters.get(end - 1).is_some_and(|one| blank(*one) || colon(*one)) {
        end -= 1;
    }
    let parts = |one: char| blank(one) || colon(one) || "\n\t，,。；;、！？!?（(）)".contains(one);
    let start =
        (0..end).rev().find(|place| characters.get(*place).copied().is_some_and(parts)).map_or(0, |place| place + 1);
    characters.get(start..end).unwrap_or_default().iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Vec<(String, String, String)> {
        let characters: Vec<char> = text.chars().collect();
        marks(text)
            .into_iter()
            .map(|mark| {
                let gone = characters[mark.from as usize..mark.to as usize].iter().collect();
                (mark.asks, gone, mark.unit)
            })
            .collect()
    }

    fn one(asks: &str, gone: &str, unit: &str) -> (String, String, String) {
        (asks.to_owned(), gone.to_owned(), unit.to_owned())
    }

    #[test]
    fn brackets_of_every_kind_ask_for_what_is_between_them() {
        for text in [
            "{社区名称}",
            "｛社区名称｝",
            "【社区名称】",
            "[社区名称]",
            "［社区名称］",
            "{{社区名称}}",
            "${社区名称}",
            "«社区名称»",
            "{ 社区名称 }",
        ] {
            assert_eq!(asked(&format!("我是{text}的")), [one("社区名称", text, "")]);
        }
        assert_eq!(
            asked("主任{主任姓名}，电话[主任电话]"),
            [one("主任姓名", "{主任姓名}", ""), one("主任电话", "[主任电话]", "")]
        );
    }

    #[test]
    fn notes_boxes_and_torn_brackets_ask_for_nothing() {
        for text in ["见注[1]", "是[ ]否[ ]", "{没有合上", "{}", "{甲\n乙}", "正文没有括号", "一 二"]
        {
            assert_eq!(asked(text), [], "{text}");
        }
    }

    #[test]
    fn a_rule_behind_a_label_is_room_for_it() {
        assert_eq!(asked("填报单位：________"), [one("填报单位", "________", "")]);
        assert_eq!(asked("填报单位：　　　　填报人：    "), [one("填报单位", "　　　", ""), one("填报人", "    ", "")]);
        assert_eq!(
            asked("填报单位：______　　填报日期：____年__月__日"),
            [one("填报单位", "______", ""), one("填报日期", "____年__月__日", "年月日")]
        );
        assert_eq!(asked("现有居民____户，____人"), [one("现有居民", "____", "户")]);
        assert_eq!(asked("签名 日期"), []);
    }

    #[test]
    fn a_day_to_be_written_is_one_place() {
        assert_eq!(asked("填报时间：____年__月__日"), [one("填报时间", "____年__月__日", "年月日")]);
        assert_eq!(asked("填报时间：2026年  月  日"), [one("填报时间", "2026年  月  日", "年月日")]);
        assert_eq!(asked("    年  月  日"), [one("", "    年  月  日", "年月日")]);
        assert_eq!(asked("2026年12月31日"), []);
    }

    #[test]
    fn room_for_a_number_and_its_unit_is_not_a_label() {
        assert_eq!(room("    户"), Some((4, "户".to_owned())));
        assert_eq!(room("人"), None);
        assert_eq!(room("户数"), None);
        assert_eq!(tail("联系人："), Some("联系人".to_owned()));
        assert_eq!(tail("一、二：联系人：  "), Some("联系人".to_owned()));
        assert_eq!(tail("联系人"), None);
    }
}
