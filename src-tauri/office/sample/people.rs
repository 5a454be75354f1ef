//! Who lives in the sample: invented names, birth dates, numbers and addresses.
//!
//! ID numbers lie in the regions 9999xx, which no place has, with a correct check character. Telephone numbers begin
//! with 154, which no carrier was ever given, so that nobody answers.

use std::collections::BTreeSet;

use domain::Partial;
use domain::identity::check_character;
use domain::kinds::FactKind;
use domain::{Day, Fault};
use store::Writing;
use store::certificate::Certificate;
use store::person::Person;

use super::dice::Dice;
use super::streets::Size;
use crate::person_facts::first_fact;

/// Common ones several times, and those a list of names gets wrong: 仇 (Qiú), 单 (Shàn), 解 (Xiè), 尉迟 (Yùchí).
const SURNAMES: &[&str] = &[
    "王", "王", "李", "李", "张", "张", "刘", "刘", "陈", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱",
    "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁",
    "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "魏", "薛", "叶", "阎", "余", "潘", "杜",
    "戴", "夏", "钟", "汪", "田", "任", "姜", "范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔",
    "白", "崔", "康", "毛", "邱", "秦", "江", "史", "顾", "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤", "尹",
    "黎", "易", "常", "武", "乔", "贺", "赖", "龚", "文", "仇", "单", "解", "尉迟", "欧阳", "查",
];
/// Surnames of the first few, so that every sample has them.
const SURE_SURNAMES: &[(u32, &str)] = &[(2, "仇"), (5, "单"), (9, "解"), (13, "尉迟")];
const MEN: &[&str] = &[
    "志明", "海波", "长河", "德顺", "宝库", "连生", "树森", "守义", "春生", "秋实", "立诚", "嘉树", "子墨", "宇航",
    "浩然", "博文", "家栋", "锦程", "云鹏", "振东", "大伟", "小松", "万里", "兴旺", "福来", "有田", "长青", "松柏",
    "山河", "玉柱", "金山", "明远", "思齐", "若谷", "昊", "磊", "岩", "松", "昆", "旭", "楠", "烁", "景行", "知远",
    "怀瑾", "承业", "绍棠", "伯年", "仲轩", "季良", "学礼", "学义", "书田", "耕夫", "砚农", "润生", "沐阳", "睿哲",
    "铭泽",
];
const WOMEN: &[&str] = &[
    "小兰", "桂珍", "淑芬", "玉莲", "秀琴", "凤英", "素梅", "慧娟", "丽华", "雅静", "雨桐", "思颖", "梦瑶", "欣怡",
    "若兰", "芷若", "婉清", "晓岚", "春燕", "秋菊", "冬梅", "金凤", "银环", "彩云", "翠萍", "月娥", "巧玲", "佩芳",
    "书琴", "文秀", "静", "芳", "婷", "霞", "洁", "岚", "琪", "蕾", "薇", "菲", "改花", "爱莲", "惠仙", "玲玲", "圆圆",
    "嘉宁", "语嫣", "可心", "一诺", "子涵", "美玉", "瑞雪", "朝霞", "晚晴", "知夏", "念慈", "秀云", "兰芝", "素云",
    "香云",
];

/// What somebody is in the sample; ages and schooling follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Officer,
    Former,
    Worker,
    Elder,
    Resident,
}

/// Everybody of the sample by number: first the officers, then those before them, the workers, four of each group,
/// the supervisors, and whoever else lives there.
#[derive(Default)]
pub(crate) struct Cast {
    people: Vec<(i64, String)>,
}

impl Cast {
    /// The person with a number; none in a sample too small to have one.
    pub(crate) fn get(&self, number: u32) -> Option<i64> {
        self.people.get(number as usize).map(|(id, _)| *id)
    }

    /// Their name, or nothing.
    pub(crate) fn name(&self, number: u32) -> Option<String> {
        self.people.get(number as usize).map(|(_, name)| name.clone())
    }

    /// Follows a change of name.
    pub(crate) fn rename(&mut self, number: u32, name: &str) {
        if let Some(one) = self.people.get_mut(number as usize) {
            name.clone_into(&mut one.1);
        }
    }
}

pub(crate) fn sort_of(number: u32) -> Sort {
    match number {
        0..=6 => Sort::Officer,
        7..=11 => Sort::Former,
        12..=19 => Sort::Worker,
        20..=55 if number % 4 < 2 => Sort::Elder,
        56..=58 => Sort::Elder,
        _ => Sort::Resident,
    }
}

/// Cards still to be written.
pub(crate) struct Newcomers<'a> {
    dice: &'a mut Dice,
    size: Size,
    buildings: &'a [i64],
    taken: BTreeSet<String>,
}

impl<'a> Newcomers<'a> {
    pub(crate) fn new(dice: &'a mut Dice, size: Size, buildings: &'a [i64]) -> Self {
        Self { dice, size, buildings, taken: BTreeSet::new() }
    }

    fn name(&mut self, number: u32, woman: bool) -> String {
        let sure = SURE_SURNAMES.iter().find(|(wanted, _)| *wanted == number).map(|(_, surname)| *surname);
        let mut name = String::new();
        // Two of one name happen only where the place is large.
        for _ in 0..40 {
            let surname = sure.unwrap_or_else(|| self.dice.pick(SURNAMES));
            name = format!("{surname}{}", self.dice.pick(if woman { WOMEN } else { MEN }));
            if !self.taken.contains(&name) {
                break;
            }
        }
        self.taken.insert(name.clone());
        name
    }

    /// Writes one card with its facts.
    pub(crate) fn write(&mut self, writing: &Writing<'_>, cast: &mut Cast, number: u32) -> Result<(), Fault> {
        let sort = sort_of(number);
        let woman = match number {
            1 | 3 | 5 => true,
            0 | 2 => false,
            _ => self.dice.chance(if sort == Sort::Worker { 65 } else { 50 }),
        };
        // One card that may be the same person as another: only the name is known.
        let double = if number == 33 { cast.name(21) } else { None };
        let name = match &double {
            Some(name) => name.clone(),
            None => self.name(number, woman),
        };
        let birth = self.birth(sort);
        // Nobody asked everybody for everything: the report counts unknowns apart.
        let unknown = double.is_some() || matches!(number, 14) || (sort == Sort::Resident && self.dice.chance(6));
        let only_month = matches!(number, 24 | 41);
        let id_number = id_number(number, birth, woman);
        let person = Person {
            sex: double.is_none().then(|| if woman { "2" } else { "1" }.to_owned()),
            birth: if unknown {
                None
            } else if only_month {
                Partial::read(&birth.format("%Y-%m").to_string()).ok()
            } else {
                Some(birth.into())
            },
            nationality: double.is_none().then(|| self.nationality(number).to_owned()),
            id_number: (!unknown && !only_month).then_some(id_number),
            phone: (double.is_none() && self.dice.chance(90)).then(|| phone(number)),
            ..Person::named(name.clone())
        };
        let id = person.add(writing)?;
        if double.is_none() {
            first_fact(writing, id, FactKind::Politics, self.politics(number, sort, birth), None)?;
            if number != 5 && self.dice.chance(96) {
                first_fact(writing, id, FactKind::Education, self.education(sort), None)?;
            }
            first_fact(writing, id, FactKind::Employment, self.employment(number, sort, birth), None)?;
            let building = self.building(number);
            let door =
                format!("{}单元{}{:02}室", self.dice.between(1, 4), self.dice.between(1, 6), self.dice.between(1, 2));
            first_fact(writing, id, FactKind::Residence, &door, building)?;
        }
        cast.people.push((id, name));
        Ok(())
    }

    fn birth(&mut self, sort: Sort) -> Day {
        let (youngest, oldest) = match sort {
            Sort::Officer => (1968, 1993),
            Sort::Former => (1952, 1969),
            Sort::Worker => (1984, 2001),
            Sort::Elder => (1948, 1972),
            Sort::Resident => (1941, 2006),
        };
        let year = self.dice.between(youngest, oldest);
        let (month, day) = (self.dice.between(1, 12), self.dice.between(1, 28));
        Day::from_ymd_opt(year as i32, month, day).unwrap_or_default()
    }

    fn nationality(&mut self, number: u32) -> &'static str {
        match number {
            3 => "11",
            16 => "03",
            _ if self.dice.chance(5) => self.dice.pick(&["03", "11", "02", "10"]),
            _ => "01",
        }
    }

    fn politics(&mut self, number: u32, sort: Sort, birth: Day) -> &'static str {
        match number {
            0..=3 | 13 | 56 => "01",
            12 => "02",
            _ => match self.dice.below(100) {
                0..=27 => "01",
                28..=29 => self.dice.pick(&["04", "05", "06", "07"]),
                30..=37 if birth >= Day::from_ymd_opt(1998, 1, 1).unwrap_or_default() => "03",
                _ if sort == Sort::Worker && self.dice.chance(30) => "01",
                _ => "13",
            },
        }
    }

    fn education(&mut self, sort: Sort) -> &'static str {
        match sort {
            Sort::Officer => self.dice.pick(&["21", "31", "31", "61", "21"]),
            Sort::Worker => self.dice.pick(&["21", "21", "31", "31", "14"]),
            Sort::Former | Sort::Elder => self.dice.pick(&["61", "71", "41", "31", "71"]),
            Sort::Resident => self.dice.pick(&["21", "31", "61", "71", "41", "81"]),
        }
    }

    fn employment(&mut self, number: u32, sort: Sort, birth: Day) -> &'static str {
        if number == 21 {
            return "17";
        }
        if sort == Sort::Officer || sort == Sort::Worker {
            "17"
        } else if birth < Day::from_ymd_opt(1963, 1, 1).unwrap_or_default() {
            "80"
        } else if sort == Sort::Resident {
            self.dice.pick(&["17", "24", "13", "54", "51", "21", "70"])
        } else {
            self.dice.pick(&["17", "24", "80"])
        }
    }

    fn building(&mut self, number: u32) -> Option<i64> {
        // People of a group live in one of its buildings.
        let place = match self.size.group_of(number) {
            Some(group) => Size::first_building(group) + number % 4,
            None => self.dice.below(self.size.buildings),
        };
        self.buildings.get(place as usize).copied()
    }
}

/// 9999, two digits more for the region, the birth date, a serial number that is odd for men, the check character.
fn id_number(number: u32, birth: Day, woman: bool) -> String {
    let serial = (number / 99) * 2 + u32::from(!woman);
    let seventeen = format!("9999{:02}{}{serial:03}", number % 99 + 1, birth.format("%Y%m%d"));
    let check = check_character(&seventeen);
    format!("{seventeen}{check}")
}

/// 154 was never given to a carrier.
pub(crate) fn phone(number: u32) -> String {
    format!("154{:04}{:04}", (number * 37 + 11) % 10_000, (number * 7919 + 1234) % 10_000)
}

/// Certificates: whose, what, its level, issued and valid until. One of them is over, and one soon.
const CERTIFICATES: &[(u32, &str, &str, &str, Option<&str>)] = &[
    (0, "社会工作者职业资格证书", "中级", "2019-11", None),
    (12, "社会工作者职业资格证书", "初级", "2021-08", None),
    (13, "社会工作者职业资格证书", "中级", "2022-09", None),
    (15, "社会工作者职业资格证书", "初级", "2018-10", None),
    (16, "心理咨询师基础培训合格证书", "", "2023-05", None),
    (17, "初级救护员证", "", "2022-06-18", Some("2025-06-17")),
    (18, "初级救护员证", "", "2023-09-02", Some("2026-09-01")),
];

/// Writes the certificates of the workers; how many.
pub(crate) fn certify(writing: &Writing<'_>, cast: &Cast) -> Result<usize, Fault> {
    let mut count = 0;
    for (number, name, level, issued, until) in CERTIFICATES {
        let Some(person) = cast.get(*number) else { continue };
        Certificate {
            id: 0,
            removed: false,
            person,
            name: (*name).to_owned(),
            level: Some((*level).to_owned()).filter(|level| !level.is_empty()),
            number: Some(format!("YL9999{number:04}")),
            issued_by: None,
            issued_on: Partial::read(issued).ok(),
            valid_until: until.and_then(|until| Partial::read(until).ok()),
            note: None,
        }
        .add(writing)?;
        count += 1;
    }
    Ok(count)
}
