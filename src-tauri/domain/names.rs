//! How names are read, parted and set: pinyin with the readings surnames have of their own, surnames of two characters,
//! and the scraps a person types into a search field. Strokes are in `strokes.rs`, hits in `hits.rs`.

use pinyin::ToPinyin;

/// Surnames of two characters. Those that are far more often a surname of one character and the first of a given name
/// (公上, 吴铭, 归海 …) are left out. Source: 百家姓, and 中国姓氏大辞典 (袁义达, 2010) for those still borne.
const COMPOUND: &[&str] = &[
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊",
    "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文",
    "司徒", "鲜于", "司空", "闾丘", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父",
    "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "梁丘", "左丘",
    "东门", "西门", "南荣", "第五", "淳于", "单于", "达奚", "褚师", "纳兰", "即墨", "东里",
];

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
    ("亓官", "qi guan"),
    ("拓跋", "tuo ba"),
    ("乐正", "yue zheng"),
    ("鲜于", "xian yu"),
    ("呼延", "hu yan"),
    ("濮阳", "pu yang"),
    ("夹谷", "jia gu"),
    ("颛孙", "zhuan sun"),
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
    ("么", "yao"),
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
    ("乜", "nie"),
    ("粘", "nian"),
    ("能", "nai"),
    ("都", "du"),
    ("薄", "bo"),
    ("葛", "ge"),
    ("莘", "shen"),
    ("隽", "juan"),
    ("郗", "xi"),
    ("郄", "qie"),
    ("呙", "guo"),
    ("佴", "nai"),
    ("眭", "sui"),
    ("阙", "que"),
    ("那", "na"),
    ("句", "gou"),
    ("适", "kuo"),
    ("宿", "su"),
    ("贲", "ben"),
    ("令", "ling"),
    ("亓", "qi"),
    ("钭", "tou"),
    ("褚", "chu"),
    ("厍", "she"),
    ("佘", "she"),
    ("尉", "wei"),
    ("撒", "sa"),
    ("占", "zhan"),
    ("干", "gan"),
    ("瞿", "qu"),
    ("殷", "yin"),
    ("冯", "feng"),
    ("仉", "zhang"),
    ("臧", "zang"),
    ("宓", "mi"),
    ("娄", "lou"),
    ("尧", "yao"),
    ("邰", "tai"),
];

/// A name in its surname and what follows it. A surname of two characters needs a given name behind it: 东方 alone is
/// somebody called 方. Points and spaces part nothing and are left out.
pub fn parted(name: &str) -> (String, String) {
    let plain: String = name.chars().filter(|character| character.is_alphanumeric()).collect();
    let surname = match COMPOUND.iter().find(|surname| plain.starts_with(*surname)) {
        Some(surname) if plain.len() > surname.len() => surname.len(),
        _ => plain.chars().next().map_or(0, char::len_utf8),
    };
    let (surname, given) = plain.split_at_checked(surname).unwrap_or((&plain, ""));
    (surname.to_owned(), given.to_owned())
}

/// As print sets it: two characters take the width of three, 王　强.
pub fn spread(name: &str) -> String {
    let mut characters = name.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(one), Some(two), None) if one.is_alphabetic() && !one.is_ascii() && !two.is_ascii() => {
            format!("{one}\u{3000}{two}")
        }
        _ => name.to_owned(),
    }
}

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
            ("查良", "zl", "zha liang"),
            ("盖叫天", "gjt", "ge jiao tian"),
            ("区寄", "oj", "ou ji"),
            ("长孙无忌", "zswj", "zhang sun wu ji"),
            ("万俟卨", "mqx", "mo qi xie"),
            ("朴正", "pz", "piao zheng"),
            ("华佗", "ht", "hua tuo"),
            ("任平", "rp", "ren ping"),
            ("宓子", "mz", "mi zi"),
            ("乜红", "nh", "nie hong"),
            ("葛亮", "gl", "ge liang"),
            ("亓官明", "qgm", "qi guan ming"),
            ("欧阳春", "oyc", "ou yang chun"),
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
    fn a_surname_of_two_characters_is_parted_where_a_given_name_follows() {
        for (name, surname, given) in [
            ("欧阳春", "欧阳", "春"),
            ("尉迟恭", "尉迟", "恭"),
            ("王建国", "王", "建国"),
            ("东方", "东", "方"),
            ("单于", "单", "于"),
            ("张　丽", "张", "丽"),
            ("", "", ""),
        ] {
            assert_eq!(parted(name), (surname.to_owned(), given.to_owned()), "{name}");
        }
    }

    #[test]
    fn two_characters_are_set_to_the_width_of_three() {
        assert_eq!(spread("王强"), "王　强");
        for name in ["王建国", "欧阳春雨", "Al", "王"] {
            assert_eq!(spread(name), name);
        }
    }

    #[test]
    fn spaces_inside_a_name_go_but_not_between_latin_words() {
        assert_eq!(tidy("张　丽"), "张丽");
        assert_eq!(tidy(" 王 建 国 "), "王建国");
        assert_eq!(tidy("Anna  Maria"), "Anna Maria");
    }
}
