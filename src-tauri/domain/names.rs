//! How names are read and found: pinyin with the readings surnames have of their own, and the scraps a person
//! types into a search field.

use pinyin::ToPinyin;

/// Surnames whose reading differs from the everyday one. Two-character surnames stand first.
/// Source: 现代汉语词典 (第7版), entries marked 姓.
const SURNAMES: &[(&str, &str)] = &[
    ("尉迟", "yu chi"),
    ("万俟", "mo qi"),
    ("长孙", "zhang sun"),
    ("澹台", "tan tai"),
    ("单于", "chan yu"),
    ("令狐", "ling hu"),
    ("宰父", "zai fu"),
    ("仇", "qiu"),
    ("解", "xie"),
    ("单", "shan"),
    ("曾", "zeng"),
    ("查", "zha"),
    ("盖", "ge"),
    ("区", "ou"),
    ("朴", "piao"),
    ("员", "yun"),
    ("乐", "yue"),
    ("缪", "miao"),
    ("翟", "zhai"),
    ("覃", "qin"),
    ("冼", "xian"),
    ("逄", "pang"),
    ("折", "she"),
    ("秘", "bi"),
    ("种", "chong"),
    ("纪", "ji"),
    ("华", "hua"),
    ("任", "ren"),
    ("曲", "qu"),
    ("宁", "ning"),
    ("卜", "bu"),
    ("晁", "chao"),
    ("牟", "mu"),
    ("召", "shao"),
    ("哈", "ha"),
    ("尹", "yin"),
    ("隗", "wei"),
    ("阚", "kan"),
    ("郇", "xun"),
    ("幺", "yao"),
    ("黑", "he"),
    ("洗", "xian"),
    ("应", "ying"),
    ("俞", "yu"),
    ("车", "che"),
    ("贾", "jia"),
    ("沈", "shen"),
    ("柏", "bai"),
    ("盛", "sheng"),
    ("谌", "chen"),
    ("祭", "zhai"),
    ("费", "fei"),
    ("强", "qiang"),
    ("肖", "xiao"),
    ("过", "guo"),
    ("繁", "po"),
    ("燕", "yan"),
    ("石", "shi"),
];

/// Syllables of a name without tones, one per character; what has no reading stays as it is, in small letters.
pub fn syllables(name: &str) -> Vec<String> {
    let mut syllables = Vec::new();
    let rest = match SURNAMES.iter().find(|(surname, _)| name.starts_with(surname)) {
        Some((surname, reading)) => {
            syllables.extend(reading.split(' ').map(str::to_owned));
            name.get(surname.len()..).unwrap_or_default()
        }
        None => name,
    };
    for character in rest.chars().filter(|character| !character.is_whitespace()) {
        syllables.push(match character.to_pinyin() {
            Some(reading) => reading.plain().replace('ü', "v"),
            None => character.to_lowercase().to_string(),
        });
    }
    syllables
}

/// The key lists sort by: syllables parted by spaces, then the name itself.
pub fn pinyin_key(name: &str) -> String {
    let mut key = syllables(name).join(" ");
    key.push('\u{1}');
    key.push_str(name);
    key
}

/// First letters: wjg for 王建国. What can be typed only: letters and digits.
pub fn initials(name: &str) -> String {
    initials_of_key(&pinyin_key(name))
}

/// The same from a key of [`pinyin_key`], where one is kept.
pub fn initials_of_key(key: &str) -> String {
    let readings = key.split('\u{1}').next().unwrap_or_default();
    readings.split(' ').filter_map(|syllable| syllable.chars().next()).filter(char::is_ascii_alphanumeric).collect()
}

/// What is indexed so that letters find a name: full readings and initials, from every character on.
pub fn pinyin_tokens(name: &str) -> Vec<String> {
    let syllables = syllables(name);
    let mut tokens = Vec::new();
    for start in 0..syllables.len().min(12) {
        let rest = syllables.get(start..).unwrap_or_default();
        tokens.push(rest.concat());
        tokens.push(rest.iter().filter_map(|syllable| syllable.chars().next()).collect());
    }
    tokens.retain(|token: &String| token.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !token.is_empty());
    tokens.sort();
    tokens.dedup();
    tokens
}

/// Text parted into single characters, so that any scrap of it is a phrase for a full-text index.
pub fn scraps(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() * 2);
    for character in text.chars().map(crate::dates::half_width).filter(|character| character.is_alphanumeric()) {
        parted.extend(character.to_lowercase());
        parted.push(' ');
    }
    parted
}

/// A name as typed in a table: the spaces that set two characters to the width of three go, the one between
/// Latin words stays.
pub fn tidy(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let latin = |word: &&str| word.is_ascii();
    if words.iter().any(latin) && words.len() > 1 { words.join(" ") } else { words.concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_read_as_surnames() {
        for (name, initials_of, full) in [
            ("仇小兰", "qxl", "qiu xiao lan"),
            ("单雄", "sx", "shan xiong"),
            ("解珍", "xz", "xie zhen"),
            ("尉迟恭", "ycg", "yu chi gong"),
            ("曾国", "zg", "zeng guo"),
            ("王建国", "wjg", "wang jian guo"),
            ("吕布", "lb", "lv bu"),
        ] {
            assert_eq!(initials(name), initials_of, "{name}");
            assert_eq!(syllables(name).join(" "), full, "{name}");
        }
    }

    #[test]
    fn the_given_name_alone_is_found_by_its_letters() {
        let tokens = pinyin_tokens("王建国");
        for typed in ["wangjianguo", "jianguo", "guo", "wjg", "jg"] {
            assert!(tokens.iter().any(|token| token == typed), "{typed}");
        }
    }

    #[test]
    fn spaces_inside_a_name_go_but_not_between_latin_words() {
        assert_eq!(tidy("张　丽"), "张丽");
        assert_eq!(tidy(" 王 建 国 "), "王建国");
        assert_eq!(tidy("Anna  Maria"), "Anna Maria");
    }
}
