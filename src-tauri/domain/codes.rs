//! The national code tables the register keeps, and every common spelling that leads to a code.
//!
//! A column holds the code, as text because of its leading zeros. What no table knows is kept as the text that was
//! typed, so nothing read here ever loses what a person wrote.

use crate::dates::half_width;

/// A national code table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// 性别 (GB/T 2261.1-2003)
    Sex,
    /// 民族 (GB/T 3304-1991)
    Nationality,
    /// 政治面貌 (GB/T 4762-1984)
    Politics,
    /// 文化程度 (GB/T 4658-2006)
    Education,
    /// 个人身份 (GB/T 2261.4-2003)
    Employment,
    /// 亲属关系 (GB/T 4761-2008)
    Kinship,
}

/// The bands of education a report counts by.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "EducationBand")]
#[schemars(rename = "EducationBand")]
pub enum Band {
    /// 10-19
    Postgraduate,
    /// 20-28
    University,
    /// 30-33
    College,
    /// 40-63
    HighSchool,
    /// 70-90
    JuniorOrLess,
}

impl Band {
    /// All of them, highest first.
    pub const ALL: &'static [Self] =
        &[Self::Postgraduate, Self::University, Self::College, Self::HighSchool, Self::JuniorOrLess];

    /// As papers write it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Postgraduate => "研究生及以上",
            Self::University => "大学本科",
            Self::College => "大学专科",
            Self::HighSchool => "高中及中专",
            Self::JuniorOrLess => "初中及以下",
        }
    }
}

type Names = &'static [(&'static str, &'static str)];

const SEX: Names = &[("1", "男"), ("2", "女"), ("0", "未知的性别"), ("9", "未说明的性别")];

const NATIONALITY: Names = &[
    ("01", "汉族"),
    ("02", "蒙古族"),
    ("03", "回族"),
    ("04", "藏族"),
    ("05", "维吾尔族"),
    ("06", "苗族"),
    ("07", "彝族"),
    ("08", "壮族"),
    ("09", "布依族"),
    ("10", "朝鲜族"),
    ("11", "满族"),
    ("12", "侗族"),
    ("13", "瑶族"),
    ("14", "白族"),
    ("15", "土家族"),
    ("16", "哈尼族"),
    ("17", "哈萨克族"),
    ("18", "傣族"),
    ("19", "黎族"),
    ("20", "傈僳族"),
    ("21", "佤族"),
    ("22", "畲族"),
    ("23", "高山族"),
    ("24", "拉祜族"),
    ("25", "水族"),
    ("26", "东乡族"),
    ("27", "纳西族"),
    ("28", "景颇族"),
    ("29", "柯尔克孜族"),
    ("30", "土族"),
    ("31", "达斡尔族"),
    ("32", "仫佬族"),
    ("33", "羌族"),
    ("34", "布朗族"),
    ("35", "撒拉族"),
    ("36", "毛南族"),
    ("37", "仡佬族"),
    ("38", "锡伯族"),
    ("39", "阿昌族"),
    ("40", "普米族"),
    ("41", "塔吉克族"),
    ("42", "怒族"),
    ("43", "乌孜别克族"),
    ("44", "俄罗斯族"),
    ("45", "鄂温克族"),
    ("46", "德昂族"),
    ("47", "保安族"),
    ("48", "裕固族"),
    ("49", "京族"),
    ("50", "塔塔尔族"),
    ("51", "独龙族"),
    ("52", "鄂伦春族"),
    ("53", "赫哲族"),
    ("54", "门巴族"),
    ("55", "珞巴族"),
    ("56", "基诺族"),
    ("97", "其他"),
    ("98", "外国血统"),
];

const POLITICS: Names = &[
    ("01", "中国共产党党员"),
    ("02", "中国共产党预备党员"),
    ("03", "共青团员"),
    ("04", "民革会员"),
    ("05", "民盟盟员"),
    ("06", "民建会员"),
    ("07", "民进会员"),
    ("08", "农工党党员"),
    ("09", "致公党党员"),
    ("10", "九三学社社员"),
    ("11", "台盟盟员"),
    ("12", "无党派民主人士"),
    ("13", "群众"),
];

const EDUCATION: Names = &[
    ("10", "研究生教育"),
    ("11", "博士研究生毕业"),
    ("12", "博士研究生结业"),
    ("13", "博士研究生肄业"),
    ("14", "硕士研究生毕业"),
    ("15", "硕士研究生结业"),
    ("16", "硕士研究生肄业"),
    ("17", "研究生班毕业"),
    ("18", "研究生班结业"),
    ("19", "研究生班肄业"),
    ("20", "大学本科教育"),
    ("21", "大学本科毕业"),
    ("22", "大学本科结业"),
    ("23", "大学本科肄业"),
    ("28", "大学普通班毕业"),
    ("30", "大学专科教育"),
    ("31", "大学专科毕业"),
    ("32", "大学专科结业"),
    ("33", "大学专科肄业"),
    ("40", "中等职业教育"),
    ("41", "中等专科毕业"),
    ("42", "中等专科结业"),
    ("43", "中等专科肄业"),
    ("44", "职业高中毕业"),
    ("45", "职业高中结业"),
    ("46", "职业高中肄业"),
    ("47", "技工学校毕业"),
    ("48", "技工学校结业"),
    ("49", "技工学校肄业"),
    ("60", "普通高级中学教育"),
    ("61", "普通高中毕业"),
    ("62", "普通高中结业"),
    ("63", "普通高中肄业"),
    ("70", "初级中学教育"),
    ("71", "初中毕业"),
    ("73", "初中肄业"),
    ("80", "小学教育"),
    ("81", "小学毕业"),
    ("83", "小学肄业"),
    ("90", "其他"),
];

const EMPLOYMENT: Names = &[
    ("11", "国家公务员"),
    ("13", "专业技术人员"),
    ("17", "职员"),
    ("21", "企业管理人员"),
    ("24", "工人"),
    ("27", "农民"),
    ("31", "学生"),
    ("37", "现役军人"),
    ("51", "自由职业者"),
    ("54", "个体经营者"),
    ("70", "无业人员"),
    ("80", "退（离）休人员"),
    ("90", "其他"),
];

const KINSHIP: Names = &[
    ("01", "本人"),
    ("02", "户主"),
    ("10", "配偶"),
    ("11", "夫"),
    ("12", "妻"),
    ("20", "子"),
    ("21", "独生子"),
    ("22", "长子"),
    ("23", "次子"),
    ("24", "三子"),
    ("25", "四子"),
    ("26", "五子"),
    ("27", "养子或继子"),
    ("28", "女婿"),
    ("29", "其他儿子"),
    ("30", "女"),
    ("31", "独生女"),
    ("32", "长女"),
    ("33", "次女"),
    ("34", "三女"),
    ("35", "四女"),
    ("36", "五女"),
    ("37", "养女或继女"),
    ("38", "儿媳"),
    ("39", "其他女儿"),
    ("40", "孙子、孙女或外孙子、外孙女"),
    ("41", "孙子"),
    ("42", "孙女"),
    ("43", "外孙子"),
    ("44", "外孙女"),
    ("45", "孙媳妇或外孙媳妇"),
    ("46", "孙女婿或外孙女婿"),
    ("47", "曾孙子或外曾孙子"),
    ("48", "曾孙女或外曾孙女"),
    ("49", "其他孙辈"),
    ("50", "父母"),
    ("51", "父亲"),
    ("52", "母亲"),
    ("53", "公公"),
    ("54", "婆婆"),
    ("55", "岳父"),
    ("56", "岳母"),
    ("57", "继父或养父"),
    ("58", "继母或养母"),
    ("59", "其他父母关系"),
    ("60", "祖父母或外祖父母"),
    ("61", "祖父"),
    ("62", "祖母"),
    ("63", "外祖父"),
    ("64", "外祖母"),
    ("65", "配偶的祖父母或外祖父母"),
    ("66", "曾祖父"),
    ("67", "曾祖母"),
    ("68", "配偶的曾祖父母或外曾祖父母"),
    ("69", "其他祖父母关系"),
    ("70", "兄弟姐妹"),
    ("71", "兄"),
    ("72", "嫂"),
    ("73", "弟"),
    ("74", "弟媳"),
    ("75", "姐姐"),
    ("76", "姐夫"),
    ("77", "妹妹"),
    ("78", "妹夫"),
    ("79", "其他兄弟姐妹"),
    ("80", "其他"),
    ("81", "伯父"),
    ("82", "伯母"),
    ("83", "叔父"),
    ("84", "婶母"),
    ("85", "舅父"),
    ("86", "舅母"),
    ("87", "姨父"),
    ("88", "姨母"),
    ("89", "姑父"),
    ("90", "姑母"),
    ("91", "堂兄弟、堂姐妹"),
    ("92", "表兄弟、表姐妹"),
    ("93", "侄子"),
    ("94", "侄女"),
    ("95", "外甥"),
    ("96", "外甥女"),
    ("97", "其他亲属"),
    ("99", "非亲属"),
];

/// A table with its codes and names, in the order papers list them.
pub const fn list(table: Table) -> &'static [(&'static str, &'static str)] {
    match table {
        Table::Sex => SEX,
        Table::Nationality => NATIONALITY,
        Table::Politics => POLITICS,
        Table::Education => EDUCATION,
        Table::Employment => EMPLOYMENT,
        Table::Kinship => KINSHIP,
    }
}

/// The Chinese name of a code.
pub fn name(table: Table, code: &str) -> Option<&'static str> {
    list(table).iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// The code of a code or of any common spelling; none where no table knows it. Spaces and full-width characters do
/// not matter.
pub fn read(table: Table, typed: &str) -> Option<&'static str> {
    let plain: String = typed
        .chars()
        .map(half_width)
        .filter(|character| !character.is_whitespace())
        .map(|character| character.to_ascii_uppercase())
        .collect();
    if plain.is_empty() {
        return None;
    }
    by_code(table, &plain).or_else(|| by_name(table, &plain)).or_else(|| match table {
        Table::Sex => spelled_sex(&plain),
        Table::Nationality => spelled_nationality(&plain),
        Table::Politics => spelled_politics(&plain),
        Table::Education => spelled_education(&plain),
        Table::Employment => spelled_employment(&plain),
        Table::Kinship => spelled_kinship(&plain),
    })
}

/// The code itself; a spreadsheet that took `01` for a number wrote `1`.
fn by_code(table: Table, plain: &str) -> Option<&'static str> {
    if !plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // One public table writes 72 and 82 where the others write 73 and 83.
    let wanted = match (table, plain) {
        (Table::Education, "72") => "73".to_owned(),
        (Table::Education, "82") => "83".to_owned(),
        (Table::Sex, _) => plain.to_owned(),
        _ => format!("{plain:0>2}"),
    };
    list(table).iter().find(|(code, _)| *code == wanted).map(|(code, _)| *code)
}

/// The full name, as the table writes it.
fn by_name(table: Table, plain: &str) -> Option<&'static str> {
    list(table).iter().find(|(_, name)| name.chars().map(half_width).eq(plain.chars())).map(|(code, _)| *code)
}

fn spelled_sex(plain: &str) -> Option<&'static str> {
    match plain {
        "男性" | "M" | "MALE" | "先生" => Some("1"),
        "女性" | "F" | "FEMALE" | "女士" => Some("2"),
        "未知" | "不详" => Some("0"),
        "未说明" => Some("9"),
        _ => None,
    }
}

fn spelled_nationality(plain: &str) -> Option<&'static str> {
    let short = plain.strip_suffix('族').unwrap_or(plain);
    match short {
        "维" => return Some("05"),
        "布衣" => return Some("09"),
        "其它" => return Some("97"),
        _ => {}
    }
    NATIONALITY.iter().find(|(_, name)| name.strip_suffix('族') == Some(short)).map(|(code, _)| *code)
}

fn spelled_politics(plain: &str) -> Option<&'static str> {
    Some(match plain {
        "党员"
        | "中共党员"
        | "共产党员"
        | "中共正式党员"
        | "正式党员"
        | "中国共产党正式党员"
        | "中国共产党员"
        | "中共"
        | "中共党员(正式)" => "01",
        "预备党员" | "中共预备党员" | "共产党预备党员" | "中共党员(预备)" | "党员(预备)" => {
            "02"
        }
        "团员" | "共青团" | "中国共产主义青年团团员" | "中国共青团员" | "中国共产主义青年团员" => {
            "03"
        }
        "民革" | "民革党员" | "民革成员" | "中国国民党革命委员会会员" | "中国国民党革命委员会党员" => {
            "04"
        }
        "民盟" | "民盟会员" | "民盟成员" | "中国民主同盟盟员" => "05",
        "民建" | "民建成员" | "中国民主建国会会员" => "06",
        "民进" | "民进成员" | "中国民主促进会会员" => "07",
        "农工党" | "农工党成员" | "农工民主党党员" | "中国农工民主党党员" => "08",
        "致公党" | "致公党成员" | "中国致公党党员" => "09",
        "九三" | "九三学社" | "九三社员" => "10",
        "台盟" | "台盟成员" | "台湾民主自治同盟盟员" => "11",
        "无党派" | "无党派人士" => "12",
        "普通群众" | "一般群众" | "普通公民" | "群众(普通公民)" | "群众(现称普通公民)" => {
            "13"
        }
        _ => return None,
    })
}

fn spelled_education(plain: &str) -> Option<&'static str> {
    let mut short = plain;
    for tail in ["学历", "文化程度", "文化", "程度", "学位"] {
        short = short.strip_suffix(tail).unwrap_or(short);
    }
    for head in ["全日制", "在职", "函授", "成人", "自考"] {
        short = short.strip_prefix(head).unwrap_or(short);
    }
    // Without 毕业, 结业 or 肄业 the level is all that is said, so the level is all that is kept.
    Some(match short {
        "研究生" | "研究生及以上" => "10",
        "博士" | "博士研究生" | "博士生" | "博士毕业" => "11",
        "博士结业" => "12",
        "博士肄业" => "13",
        "硕士" | "硕士研究生" | "硕士生" | "硕士毕业" | "研究生毕业" => "14",
        "硕士结业" => "15",
        "硕士肄业" => "16",
        "研究生班" => "17",
        "本科" | "大学本科" | "大学" | "大本" | "学士" | "本科及以上" => "20",
        "本科毕业" | "大学毕业" => "21",
        "本科结业" => "22",
        "本科肄业" | "大学肄业" => "23",
        "大普" | "大学普通班" => "28",
        "大专" | "专科" | "大学专科" | "高职" | "高职高专" | "高等专科" | "高专" => "30",
        "大专毕业" | "专科毕业" | "高职毕业" => "31",
        "大专结业" | "专科结业" => "32",
        "大专肄业" | "专科肄业" => "33",
        "中职" | "中等职业" | "中等教育" => "40",
        "中专" | "中等专科" | "中师" | "中技" | "中专毕业" | "中等专业学校" | "中专中技" => {
            "41"
        }
        "中专结业" => "42",
        "中专肄业" => "43",
        "职高" | "职业高中" | "职高毕业" => "44",
        "职高结业" => "45",
        "职高肄业" => "46",
        "技校" | "技工学校" | "技工" | "技校毕业" => "47",
        "技校结业" => "48",
        "技校肄业" => "49",
        "高中" | "普通高中" | "普高" | "高级中学" => "60",
        "高中毕业" | "普高毕业" => "61",
        "高中结业" => "62",
        "高中肄业" => "63",
        "初中" | "初级中学" | "普通初中" => "70",
        "小学" | "初小" | "高小" => "80",
        "文盲" | "不识字" | "文盲或半文盲" | "文盲半文盲" | "半文盲" | "扫盲班" | "其它" => {
            "90"
        }
        _ => return None,
    })
}

fn spelled_employment(plain: &str) -> Option<&'static str> {
    if ["退休", "离休", "离退休", "退离休", "退(离)休", "离(退)休", "已退休", "内退"]
        .iter()
        .any(|head| plain.starts_with(head))
    {
        return Some("80");
    }
    Some(match plain {
        "公务员" | "机关干部" => "11",
        "专业技术" | "专业人员" | "技术人员" => "13",
        "企业管理" | "管理人员" => "21",
        "职工" | "企业职工" => "24",
        "务农" => "27",
        "在校学生" | "大学生" | "在读学生" => "31",
        "军人" | "现役" => "37",
        "自由职业" | "灵活就业" | "灵活就业人员" => "51",
        "个体" | "个体户" | "个体工商户" | "个体经营" => "54",
        "无业" | "待业" | "失业" | "失业人员" | "待业人员" | "下岗" | "无" => "70",
        "其它" | "其他人员" => "90",
        _ => return None,
    })
}

fn spelled_kinship(plain: &str) -> Option<&'static str> {
    Some(match plain {
        "自己" => "01",
        "爱人" | "老伴" | "夫妻" => "10",
        "丈夫" => "11",
        "妻子" => "12",
        "儿子" => "20",
        "二子" => "23",
        "养子" | "继子" => "27",
        "女儿" => "30",
        "二女" | "次女(二女)" => "33",
        "养女" | "继女" => "37",
        "儿媳妇" | "媳妇" => "38",
        "父" | "爸爸" => "51",
        "母" | "妈妈" => "52",
        "继父" | "养父" => "57",
        "继母" | "养母" => "58",
        "爷爷" => "61",
        "奶奶" => "62",
        "外公" | "姥爷" => "63",
        "外婆" | "姥姥" => "64",
        "兄弟" | "姐妹" | "兄弟姐妹关系" => "70",
        "哥哥" | "哥" => "71",
        "嫂子" => "72",
        "弟弟" => "73",
        "弟妹" => "74",
        "姐" => "75",
        "妹" => "77",
        "伯伯" => "81",
        "叔叔" => "83",
        "婶婶" => "84",
        "舅舅" => "85",
        "姑姑" => "90",
        "亲属" => "97",
        _ => return None,
    })
}

/// The band of an education code; none where the column holds a text no table knows.
pub fn education_band(code: &str) -> Option<Band> {
    name(Table::Education, code)?;
    match code.parse::<u8>().ok()? {
        10..=19 => Some(Band::Postgraduate),
        20..=28 => Some(Band::University),
        30..=33 => Some(Band::College),
        40..=63 => Some(Band::HighSchool),
        70..=90 => Some(Band::JuniorOrLess),
        _ => None,
    }
}

/// The codes of a band.
pub fn codes_of_band(band: Band) -> impl Iterator<Item = &'static str> {
    EDUCATION.iter().map(|(code, _)| *code).filter(move |code| education_band(code) == Some(band))
}

/// 大专及以上.
pub fn is_college(code: &str) -> bool {
    education_band(code).is_some_and(|band| band <= Band::College)
}

/// 少数民族: 02 to 56; 97 and 98 are counted in neither group.
pub fn is_minority(code: &str) -> bool {
    name(Table::Nationality, code).is_some() && code.parse::<u8>().is_ok_and(|number| (2..=56).contains(&number))
}

/// 党员 as statistics count them, probationary members included.
pub fn is_party_member(code: &str) -> bool {
    matches!(code, "01" | "02")
}

/// 政治面貌 as a narrow column writes it.
pub fn short_politics(code: &str) -> Option<&'static str> {
    Some(match code {
        "01" => "党员",
        "02" => "预备党员",
        "03" => "团员",
        "04" => "民革",
        "05" => "民盟",
        "06" => "民建",
        "07" => "民进",
        "08" => "农工党",
        "09" => "致公党",
        "10" => "九三学社",
        "11" => "台盟",
        "12" => "无党派",
        "13" => "群众",
        _ => return None,
    })
}

/// 近亲属 (Civil Code art. 1045): spouses, parents, children, siblings, grandparents, grandchildren; step relations
/// counted, in-laws and great-grandparents not.
pub fn near_relative(code: &str) -> bool {
    name(Table::Kinship, code).is_some()
        && code.parse::<u8>().is_ok_and(|number| {
            matches!(
                number,
                10..=12
                    | 20..=27
                    | 29
                    | 30..=37
                    | 39
                    | 40..=44
                    | 50..=52
                    | 57
                    | 58
                    | 60..=64
                    | 70
                    | 71
                    | 73
                    | 75
                    | 77
                    | 79
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: [Table; 6] =
        [Table::Sex, Table::Nationality, Table::Politics, Table::Education, Table::Employment, Table::Kinship];

    #[test]
    fn every_code_and_every_name_leads_back_to_its_code() {
        for table in TABLES {
            for (code, name_of) in list(table) {
                assert_eq!(read(table, code), Some(*code), "{table:?} {code}");
                assert_eq!(read(table, name_of), Some(*code), "{table:?} {name_of}");
                assert_eq!(name(table, code), Some(*name_of));
            }
        }
    }

    #[test]
    fn no_code_and_no_name_stands_twice_in_a_table() {
        for table in TABLES {
            let codes: std::collections::HashSet<_> = list(table).iter().map(|(code, _)| code).collect();
            let names: std::collections::HashSet<_> = list(table).iter().map(|(_, name)| name).collect();
            assert_eq!(codes.len(), list(table).len(), "{table:?}");
            assert_eq!(names.len(), list(table).len(), "{table:?}");
        }
    }

    #[test]
    fn common_spellings_are_read() {
        for (table, typed, code) in [
            (Table::Sex, "男", "1"),
            (Table::Sex, " 女 ", "2"),
            (Table::Sex, "２", "2"),
            (Table::Sex, "m", "1"),
            (Table::Nationality, "汉", "01"),
            (Table::Nationality, "汉族", "01"),
            (Table::Nationality, "1", "01"),
            (Table::Nationality, "满　族", "11"),
            (Table::Nationality, "维吾尔", "05"),
            (Table::Politics, "党员", "01"),
            (Table::Politics, "中共党员", "01"),
            (Table::Politics, "预备党员", "02"),
            (Table::Politics, "中共党员（预备）", "02"),
            (Table::Politics, "团员", "03"),
            (Table::Politics, "民盟", "05"),
            (Table::Politics, "群 众", "13"),
            (Table::Education, "大专", "30"),
            (Table::Education, "专科", "30"),
            (Table::Education, "本科", "20"),
            (Table::Education, "大学本科学历", "20"),
            (Table::Education, "高中", "60"),
            (Table::Education, "中专", "41"),
            (Table::Education, "初中", "70"),
            (Table::Education, "小学文化", "80"),
            (Table::Education, "硕士", "14"),
            (Table::Education, "研究生", "10"),
            (Table::Education, "博士", "11"),
            (Table::Education, "职高", "44"),
            (Table::Education, "技校", "47"),
            (Table::Education, "72", "73"),
            (Table::Education, "82", "83"),
            (Table::Employment, "退休", "80"),
            (Table::Employment, "离退休", "80"),
            (Table::Employment, "退休教师", "80"),
            (Table::Employment, "退(离)休人员", "80"),
            (Table::Employment, "个体户", "54"),
            (Table::Kinship, "妻子", "12"),
            (Table::Kinship, "儿子", "20"),
        ] {
            assert_eq!(read(table, typed), Some(code), "{table:?} {typed}");
        }
    }

    #[test]
    fn what_no_table_knows_has_no_code() {
        for (table, typed) in [
            (Table::Sex, "3"),
            (Table::Sex, ""),
            (Table::Nationality, "57"),
            (Table::Politics, "积极分子"),
            (Table::Education, "很高"),
            (Table::Employment, "在职"),
            (Table::Kinship, "邻居"),
        ] {
            assert_eq!(read(table, typed), None, "{table:?} {typed}");
        }
    }

    #[test]
    fn every_education_code_has_exactly_one_band() {
        for (code, _) in list(Table::Education) {
            assert!(education_band(code).is_some(), "{code}");
        }
        assert_eq!(education_band("41"), Some(Band::HighSchool));
        assert_eq!(education_band("28"), Some(Band::University));
        assert_eq!(education_band("90"), Some(Band::JuniorOrLess));
        assert_eq!(education_band("大专"), None);
    }

    #[test]
    fn other_and_foreign_blood_are_no_minority() {
        assert!(!is_minority("01") && !is_minority("97") && !is_minority("98") && !is_minority("回"));
        assert_eq!(list(Table::Nationality).iter().filter(|(code, _)| is_minority(code)).count(), 55);
    }

    #[test]
    fn probationary_members_count_as_party_members() {
        assert!(is_party_member("01") && is_party_member("02") && !is_party_member("03") && !is_party_member("13"));
        for (code, _) in list(Table::Politics) {
            assert!(short_politics(code).is_some(), "{code}");
        }
    }

    #[test]
    fn in_laws_and_great_grandparents_are_no_near_relatives() {
        for code in ["11", "22", "27", "44", "57", "64", "79"] {
            assert!(near_relative(code), "{code}");
        }
        for code in ["01", "02", "28", "38", "45", "47", "53", "59", "65", "66", "72", "78", "80", "91", "99", "甲"] {
            assert!(!near_relative(code), "{code}");
        }
    }
}
