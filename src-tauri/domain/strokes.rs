//! 按姓氏笔画为序: the key by which notices list names.
//!
//! The convention: the surname comes first. Its first character counts by the number of its strokes, fewest first; of
//! as many strokes, by the kinds of the strokes in the order they are written, 横 竖 撇 点 折 (提 as 横, 竖钩 as 竖, 捺 as
//! 点, everything bent as 折; GF 3002-1999 and GF 3003-1999). A surname of two characters is one unit: it stands among
//! the surnames of its first character and holds its people together. Then the given name likewise. Where the list is by
//! 姓氏笔画, as those of the Party congresses and the CPPCC are, a given name of one character counts as if its first
//! character were missing, so 田富 stands before 田大利; lists by 姓名笔画 (those of the people's congresses) would compare
//! 富 with 大. Characters of the very same strokes (田 and 由) keep the order of their code points, so that the people of
//! one surname still stand together.
//!
//! The strokes are data, `strokes/characters.txt`, which names its two sources.

use std::collections::HashMap;
use std::sync::OnceLock;

const DATA: &str = include_str!("strokes/characters.txt");

/// A character no table knows, such as a Latin letter, stands behind all others.
const UNKNOWN: Strokes = Strokes { number: 99, order: "" };

/// What is known of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Strokes {
    /// How many.
    number: u8,
    /// Their kinds as they are written, 1 to 5; empty where only the number is known.
    order: &'static str,
}

fn table() -> &'static HashMap<char, Strokes> {
    static TABLE: OnceLock<HashMap<char, Strokes>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::with_capacity(24_000);
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            let Some((written, characters)) = line.split_once(' ') else { continue };
            let strokes = match written.strip_prefix('=') {
                Some(number) => Strokes { number: number.parse().unwrap_or(UNKNOWN.number), order: "" },
                None => Strokes { number: u8::try_from(written.len()).unwrap_or(UNKNOWN.number), order: written },
            };
            table.extend(characters.chars().map(|character| (character, strokes)));
        }
        table
    })
}

/// How many strokes a character has; none where no table knows it.
pub fn number(character: char) -> Option<u8> {
    table().get(&character).map(|strokes| strokes.number)
}

/// The key lists sort by, compared byte by byte.
pub fn key(name: &str) -> String {
    let (surname, given) = crate::names::parted(name);
    let mut key = String::with_capacity(64);
    for character in surname.chars() {
        push(&mut key, character);
    }
    // A surname stands before any longer one that begins with it.
    key.push('\u{1}');
    let given: Vec<char> = given.chars().collect();
    if given.len() == 1 {
        key.push('\u{1}');
    }
    for character in given {
        push(&mut key, character);
    }
    key
}

/// Two digits, the order, the character itself. An order that is not known stands behind those that are.
fn push(key: &mut String, character: char) {
    let strokes = table().get(&character).copied().unwrap_or(UNKNOWN);
    key.push_str(&format!("{:02}", strokes.number));
    key.push_str(if strokes.order.is_empty() { "9" } else { strokes.order });
    key.push(character);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        names.sort_by_cached_key(|name| key(name));
        names
    }

    #[test]
    fn strokes_are_counted_as_dictionaries_count_them() {
        for (character, strokes) in [
            ('乙', 1),
            ('丁', 2),
            ('马', 3),
            ('王', 4),
            ('叶', 5),
            ('刘', 6),
            ('李', 7),
            ('陈', 7),
            ('欧', 8),
            ('赵', 9),
            ('郭', 10),
            ('黄', 11),
            ('尉', 11),
            ('谢', 12),
            ('解', 13),
            ('翟', 14),
            ('樊', 15),
            ('薛', 16),
            ('魏', 17),
            ('瞿', 18),
            ('皙', 13),
            ('喆', 12),
            ('堃', 11),
            ('鑫', 24),
            ('陳', 10),
            ('劉', 15),
        ] {
            assert_eq!(number(character), Some(strokes), "{character}");
        }
        assert_eq!(number('A'), None);
    }

    /// The surnames of a notice of a people's congress, from two strokes to eighteen.
    #[test]
    fn surnames_stand_as_in_notices() {
        let order = [
            "丁", "卜", "刁", "于", "万", "马", "王", "韦", "毛", "方", "尹", "孔", "邓", "石", "龙", "叶", "史", "付",
            "白", "冯", "司", "邢", "吉", "吕", "朱", "任", "向", "刘", "许", "孙", "严", "杜", "李", "杨", "吴", "何",
            "余", "汪", "沈", "宋", "张", "陆", "陈", "林", "罗", "周", "郑", "孟", "赵", "胡", "钟", "秦", "袁", "徐",
            "高", "郭", "唐", "黄", "曹", "龚", "梁", "彭", "蒋", "韩", "谢", "蔡", "谭", "潘", "薛", "魏", "瞿",
        ];
        let mut shuffled = order;
        shuffled.reverse();
        assert_eq!(sorted(&shuffled), order);
    }

    #[test]
    fn of_as_many_strokes_the_first_stroke_decides_and_then_the_next() {
        // Five strokes: 横, 竖, 撇, 点, 折; then 林 before 欧, whose second strokes are 竖 and 撇.
        assert_eq!(sorted(&["皮", "冯", "白", "田", "石"]), ["石", "田", "白", "冯", "皮"]);
        assert_eq!(sorted(&["欧", "林"]), ["林", "欧"]);
    }

    #[test]
    fn a_surname_of_two_characters_is_one_unit() {
        assert_eq!(
            sorted(&["欧阳一", "欧小兰", "欧阳春", "周丁", "尉迟恭", "尉明"]),
            ["欧小兰", "欧阳一", "欧阳春", "周丁", "尉明", "尉迟恭"]
        );
    }

    #[test]
    fn a_given_name_of_one_character_stands_first_in_its_surname() {
        assert_eq!(sorted(&["田大利", "田富", "田一"]), ["田一", "田富", "田大利"]);
        assert_eq!(sorted(&["李大鸣", "李一鸣"]), ["李一鸣", "李大鸣"]);
    }

    #[test]
    fn surnames_of_the_very_same_strokes_do_not_mix() {
        assert_eq!(sorted(&["由三", "田九", "由一", "田二"]), ["田二", "田九", "由一", "由三"]);
    }

    #[test]
    fn what_no_table_knows_stands_at_the_end() {
        assert_eq!(sorted(&["Anna Maria", "瞿秋实", "阿依古丽·买买提"]), ["阿依古丽·买买提", "瞿秋实", "Anna Maria"]);
    }
}
