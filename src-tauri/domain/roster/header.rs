//! The header: title rows above it, two rows of it, merged cells, spaces inside its words, and what each word means.

use crate::dates::half_width;

use super::sheet::Region;
use super::{Choice, Sheet, Subject};

/// Rows with something in them that are searched for a header.
const SEARCHED: usize = 60;

/// What a column means.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "RosterColumn")]
#[ts(rename = "RosterColumn")]
pub enum Column {
    /// 序号
    Serial,
    /// 姓名
    Name,
    /// 身份证号
    IdNumber,
    /// 性别
    Sex,
    /// 出生日期
    Birth,
    /// 民族
    Nationality,
    /// 政治面貌
    Politics,
    /// 文化程度
    Education,
    /// 个人身份
    Employment,
    /// 是否退休
    Retired,
    /// 手机
    Phone,
    /// 住址
    Address,
    /// 楼栋
    Building,
    /// 门牌
    Door,
    /// 职务
    Post,
    /// 分管
    Duties,
    /// 专职或兼职
    FullTime,
    /// 小组
    Group,
    /// 任职时间
    From,
    /// 备注
    Note,
    /// 楼栋或平房院
    PlaceKind,
    /// 划入小组的日期
    Since,
    /// 户数
    Households,
    /// 常住人口
    Population,
    /// 户籍人口
    RegisteredPopulation,
    /// 入住户数
    MovedIn,
    /// 党员人数
    PartyMembers,
}

impl Column {
    /// What a column of a sheet of people may mean.
    pub const OF_PEOPLE: &'static [Self] = &[
        Self::Serial,
        Self::Name,
        Self::IdNumber,
        Self::Sex,
        Self::Birth,
        Self::Nationality,
        Self::Politics,
        Self::Education,
        Self::Employment,
        Self::Retired,
        Self::Phone,
        Self::Address,
        Self::Building,
        Self::Door,
        Self::Post,
        Self::Duties,
        Self::FullTime,
        Self::Group,
        Self::From,
        Self::Note,
    ];
    /// What a column of a sheet of buildings may mean.
    pub const OF_PLACES: &'static [Self] = &[
        Self::Serial,
        Self::Building,
        Self::PlaceKind,
        Self::Group,
        Self::Since,
        Self::Households,
        Self::Population,
        Self::RegisteredPopulation,
        Self::MovedIn,
        Self::PartyMembers,
        Self::Note,
    ];

    /// What it is called here, whatever the sheet calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Serial => "序号",
            Self::Name => "姓名",
            Self::IdNumber => "身份证号",
            Self::Sex => "性别",
            Self::Birth => "出生日期",
            Self::Nationality => "民族",
            Self::Politics => "政治面貌",
            Self::Education => "文化程度",
            Self::Employment => "个人身份",
            Self::Retired => "是否退休",
            Self::Phone => "手机",
            Self::Address => "住址",
            Self::Building => "楼栋",
            Self::Door => "门牌",
            Self::Post => "职务",
            Self::Duties => "分管",
            Self::FullTime => "专职或兼职",
            Self::Group => "小组",
            Self::From => "任职时间",
            Self::Note => "备注",
            Self::PlaceKind => "种类",
            Self::Since => "划入日期",
            Self::Households => "户数",
            Self::Population => "常住人口",
            Self::RegisteredPopulation => "户籍人口",
            Self::MovedIn => "入住户数",
            Self::PartyMembers => "党员人数",
        }
    }
}

/// Words of a header, tidied, by what they mean.
const WORDS: &[(Column, &[&str])] = &[
    (Column::Serial, &["序号", "编号", "号", "NO", "NO.", "行号", "序"]),
    (Column::Name, &["姓名", "名字"]),
    (
        Column::IdNumber,
        &[
            "身份证号",
            "公民身份号码",
            "公民身份证号码",
            "身份证号码",
            "身份证",
            "证件号码",
            "证件号",
            "身份号码",
            "身份证件号码",
        ],
    ),
    (Column::Sex, &["性别"]),
    (Column::Birth, &["出生日期", "出生年月", "出生年月日", "出生时间", "出生", "生日", "生年", "出生年份"]),
    (Column::Nationality, &["民族"]),
    (Column::Politics, &["政治面貌", "政治面目", "党派", "政治身份"]),
    (Column::Education, &["文化程度", "学历", "受教育程度", "教育程度", "最高学历", "文化", "学历层次"]),
    (Column::Employment, &["个人身份", "职业", "从业状况", "就业状况", "人员身份", "工作状态", "就业情况"]),
    (Column::Retired, &["是否退休", "是否离退休", "是否退休人员"]),
    (
        Column::Phone,
        &["手机", "手机号", "手机号码", "联系电话", "电话", "电话号码", "联系方式", "移动电话", "本人电话", "联系手机"],
    ),
    (
        Column::Address,
        &[
            "住址",
            "家庭住址",
            "现住址",
            "居住地址",
            "住处",
            "家庭地址",
            "地址",
            "详细地址",
            "现居住地",
            "居住地",
            "常住地址",
            "现居住地址",
            "联系地址",
        ],
    ),
    (
        Column::Building,
        &["楼栋", "楼号", "楼栋号", "楼幢", "楼幢号", "幢号", "栋号", "所在楼栋", "楼", "居住楼栋", "楼门"],
    ),
    (Column::Door, &["门牌", "门牌号", "房号", "房间号", "室号", "户号", "门号", "房屋号", "门牌号码"]),
    (
        Column::Post,
        &[
            "职务",
            "职位",
            "现任职务",
            "岗位",
            "社区职务",
            "担任职务",
            "居委会职务",
            "职务名称",
            "拟任职务",
            "现职务",
            "身份职务",
        ],
    ),
    (Column::Duties, &["分管", "分管工作", "工作分工", "分工", "负责工作", "职责", "分管内容", "主要职责", "分管领域"]),
    (
        Column::FullTime,
        &[
            "专职/兼职",
            "专兼职",
            "专职兼职",
            "专/兼职",
            "是否专职",
            "专职或兼职",
            "任职形式",
            "专职",
            "专职、兼职",
            "专职(兼职)",
        ],
    ),
    (Column::Group, &["小组", "所属小组", "居民小组", "所在小组", "组别", "所属居民小组", "所在居民小组", "小组名称"]),
    (
        Column::From,
        &[
            "任职时间",
            "任职日期",
            "任现职时间",
            "任职起始时间",
            "任职开始时间",
            "上任时间",
            "到岗时间",
            "任职起始",
            "开始任职时间",
            "当选时间",
        ],
    ),
    (Column::Note, &["备注", "说明", "备注说明"]),
];

/// Words of the header of a sheet of buildings.
const PLACE_WORDS: &[(Column, &[&str])] = &[
    (Column::Serial, &["序号", "编号", "NO", "NO.", "行号", "序"]),
    (
        Column::Building,
        &[
            "楼栋",
            "楼号",
            "楼栋号",
            "楼幢",
            "楼幢号",
            "幢号",
            "栋号",
            "楼",
            "楼栋名称",
            "楼院",
            "楼院名称",
            "院落",
            "平房院",
            "楼门",
        ],
    ),
    (Column::PlaceKind, &["种类", "类别", "类型", "楼栋类型", "房屋类型"]),
    (Column::Group, &["小组", "所属小组", "居民小组", "所在小组", "组别", "所属居民小组", "所在居民小组", "小组名称"]),
    (Column::Since, &["划入日期", "划入时间", "归属日期", "从何时起", "开始日期"]),
    (Column::Households, &["户数", "总户数", "住户数", "家庭户数", "居民户数"]),
    (Column::Population, &["常住人口", "人口", "人口数", "人数", "常住人口数", "居民人数", "居住人口"]),
    (Column::RegisteredPopulation, &["户籍人口", "户籍人口数", "户籍人数"]),
    (Column::MovedIn, &["入住户数", "已入住户数", "入住", "实住户数"]),
    (Column::PartyMembers, &["党员人数", "党员", "党员数"]),
    (Column::Note, &["备注", "说明", "备注说明"]),
];

/// A header that was found.
pub(crate) struct Header {
    /// The column every row needs: 姓名, or 楼栋.
    pub(crate) anchor: Column,
    /// Its first row.
    pub(crate) top: u32,
    /// Its last row.
    pub(crate) bottom: u32,
    /// Every column with words over it, from left to right.
    pub(crate) words: Vec<(u32, String)>,
    /// Columns with a meaning, from left to right, each meaning once.
    pub(crate) columns: Vec<(u32, Column)>,
    /// Words without a meaning here.
    pub(crate) ignored: Vec<String>,
    /// Whether 姓名 stands in it twice: two rosters side by side.
    pub(crate) second_name: bool,
}

impl Header {
    /// Where a meaning has its column.
    pub(crate) fn place(&self, column: Column) -> Option<u32> {
        self.columns.iter().find(|(_, meaning)| *meaning == column).map(|(place, _)| *place)
    }

    /// What a column means.
    pub(crate) fn meaning(&self, place: u32) -> Option<Column> {
        self.columns.iter().find(|(at, _)| *at == place).map(|(_, meaning)| *meaning)
    }
}

/// A header word without spaces, brackets and what hangs at its end.
pub(crate) fn tidy(word: &str) -> String {
    let mut depth = 0usize;
    let mut plain = String::new();
    for character in word.chars().map(half_width) {
        match character {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 || character.is_whitespace() || character == '*' || character == '\u{feff}' => {}
            other => plain.extend(other.to_uppercase()),
        }
    }
    plain.trim_end_matches([':', '、', ',']).to_owned()
}

/// What a tidied word means.
fn known(word: &str, subject: Subject) -> Option<Column> {
    if word.is_empty() {
        return None;
    }
    if subject == Subject::Places {
        return PLACE_WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(column, _)| *column);
    }
    if let Some((column, _)) = WORDS.iter().find(|(_, words)| words.contains(&word)) {
        return Some(*column);
    }
    let holds = |scrap: &str| word.contains(scrap);
    if holds("身份证") && !["址", "住", "发证", "有效", "复印"].iter().any(|other| holds(other)) {
        return Some(Column::IdNumber);
    }
    if word.ends_with("姓名") && word.chars().count() <= 6 {
        return Some(Column::Name);
    }
    if holds("手机") || word.ends_with("电话") {
        return Some(Column::Phone);
    }
    if word.starts_with("出生") && !holds("地") {
        return Some(Column::Birth);
    }
    None
}

/// What a tidied word over a column of people means; the same words for rosters that come in and forms that go out.
pub(crate) fn of_person(word: &str) -> Option<Column> {
    known(word, Subject::People)
}

/// A tidied word that ends in one a column of people has, such as 主任联系电话: what comes before, and the column.
pub(crate) fn ending_in(word: &str) -> Option<(&str, Column)> {
    let words = WORDS.iter().flat_map(|(column, words)| words.iter().map(|known| (*known, *column)));
    let fits = words.filter_map(|(known, column)| Some((word.strip_suffix(known)?, known.len(), column)));
    let longest = fits.filter(|(rest, ..)| !rest.is_empty()).max_by_key(|(_, length, _)| *length);
    longest.map(|(rest, _, column)| (rest, column))
}

/// Whether a cell is the header word of the column every row needs.
pub(crate) fn anchors(header: &Header, text: &str) -> bool {
    let subject = if header.anchor == Column::Building { Subject::Places } else { Subject::People };
    known(&tidy(text), subject) == Some(header.anchor)
}

/// Text of a header cell, through the merged region it lies in.
fn word_at(sheet: &Sheet, row: u32, column: u32) -> String {
    let own = sheet.cell(row, column).map(|value| tidy(&value.text())).unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    sheet
        .merged
        .iter()
        .find(|region| region.holds(row, column))
        .and_then(|region| sheet.cell(region.top, region.left))
        .map(|value| tidy(&value.text()))
        .unwrap_or_default()
}

/// The region a cell lies in.
fn region_at(sheet: &Sheet, row: u32, column: u32) -> Option<Region> {
    sheet.merged.iter().find(|region| region.holds(row, column)).copied()
}

/// The cells of a row.
fn cells_of(sheet: &Sheet, wanted: u32) -> Option<&[super::sheet::Cell]> {
    let found = sheet.rows.binary_search_by_key(&wanted, |(number, _)| *number).ok()?;
    sheet.rows.get(found).map(|(_, cells)| cells.as_slice())
}

/// First and last row of the header, and the column its anchor stands in.
fn rows_of(sheet: &Sheet, subject: Subject) -> Option<(u32, u32, u32)> {
    let known = |text: &str| known(text, subject);
    let anchor = subject.anchor();
    let first = |fits: &dyn Fn(&str) -> bool| {
        sheet
            .rows
            .iter()
            .take(SEARCHED)
            .find_map(|(row, cells)| cells.iter().find(|cell| fits(&cell.1.text())).map(|cell| (*row, cell.0)))
    };
    // 填表人姓名 in a title row is no header while a later row says 姓名 itself.
    let (row, place) =
        first(&|text| tidy(text) == anchor.chinese()).or_else(|| first(&|text| known(&tidy(text)) == Some(anchor)))?;
    let (mut top, mut bottom) = match region_at(sheet, row, place) {
        Some(region) => (region.top, region.bottom),
        None => (row, row),
    };
    if top == bottom {
        // A second row without merged cells: nothing under the anchor, and words that mean something beside it.
        let second = cells_of(sheet, row + 1).is_some_and(|cells| {
            super::cell_of(cells, place).is_none() && cells.iter().any(|cell| known(&tidy(&cell.1.text())).is_some())
        });
        if second {
            bottom = row + 1;
        }
        // The anchor in the second row: a word of the first stands over a column that has none of its own.
        let first = row > 1
            && cells_of(sheet, row - 1).is_some_and(|cells| {
                cells.iter().any(|cell| {
                    known(&tidy(&cell.1.text())).is_some_and(|column| column != Column::Note || cells.len() > 1)
                        && sheet.cell(row, cell.0).is_none()
                })
            });
        if first {
            top = row - 1;
        }
    }
    Some((top, bottom, place))
}

/// The rows of a header whose last row she chose: up to where a cell merged down to it begins.
fn chosen_rows(sheet: &Sheet, bottom: u32) -> Option<(u32, u32)> {
    cells_of(sheet, bottom).or_else(|| {
        sheet.merged.iter().any(|region| (region.top..=region.bottom).contains(&bottom)).then_some(&[][..])
    })?;
    let reaching = sheet.merged.iter().filter(|region| region.bottom == bottom && region.bottom > region.top);
    let top = reaching.map(|region| region.top).min().unwrap_or(bottom);
    // A cell merged over many rows is a picture frame, not a header.
    Some((if bottom - top > 3 { bottom } else { top }, bottom))
}

/// Finds the header: the first row with the anchor, and the rows above or below that belong to it; or the row she
/// chose. What she says of the columns stands before what their words mean.
pub(crate) fn find(sheet: &Sheet, choice: &Choice) -> Option<Header> {
    let subject = choice.subject;
    let known = |text: &str| known(text, subject);
    let anchor = subject.anchor();
    let (top, bottom, found) = match choice.header {
        Some(bottom) => chosen_rows(sheet, bottom).map(|(top, bottom)| (top, bottom, None))?,
        None => rows_of(sheet, subject).map(|(top, bottom, place)| (top, bottom, Some(place)))?,
    };
    let width = sheet
        .rows
        .iter()
        .filter(|(number, _)| (top..=bottom).contains(number))
        .flat_map(|(_, cells)| cells.iter().map(|cell| cell.0))
        .chain(
            sheet
                .merged
                .iter()
                .filter(|region| region.top <= bottom && region.bottom >= top)
                .map(|region| region.right),
        )
        .chain(choice.columns.iter().flatten().map(|(place, _)| *place))
        .max()
        .unwrap_or(0)
        .min(super::sheet::MOST_COLUMNS);
    let mut header =
        Header { anchor, top, bottom, words: Vec::new(), columns: Vec::new(), ignored: Vec::new(), second_name: false };
    // The anchor's own column is known before the others: a second 姓名 is left out.
    let mut place = found;
    for column in 0..=width {
        let mut words: Vec<String> = (top..=bottom).map(|row| word_at(sheet, row, column)).collect();
        words.retain(|word| !word.is_empty());
        words.dedup();
        let whole = words.concat();
        if !whole.is_empty() {
            header.words.push((column, whole.clone()));
        }
        let meaning = match &choice.columns {
            Some(chosen) => chosen.iter().find(|(place, _)| *place == column).and_then(|(_, meaning)| *meaning),
            None => words.iter().rev().take(1).find_map(|word| known(word)).or_else(|| known(&whole)).or_else(|| {
                // A word over several columns means each of them only where nothing stands below it.
                words.iter().rev().find_map(|word| known(word))
            }),
        };
        if choice.columns.is_none() && meaning == Some(anchor) && *place.get_or_insert(column) != column {
            header.second_name |= words.iter().any(|word| word == anchor.chinese());
            header.ignored.push(whole);
            continue;
        }
        match meaning {
            Some(meaning) if !header.columns.iter().any(|(_, known)| *known == meaning) => {
                header.columns.push((column, meaning));
            }
            _ if !words.is_empty() => header.ignored.push(whole),
            _ => {}
        }
    }
    Some(header)
}
