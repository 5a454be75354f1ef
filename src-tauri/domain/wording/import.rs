//! What is said of a roster that is brought in: of each row, and of the file as a whole.

use crate::Partial;

/// Codes of problems with the name of their severity and what they mean: the help prints them.
pub const CODES: &[(&str, &str, &str)] = &[
    ("name_missing", "refused", "这一行没有姓名"),
    ("name_unreadable", "refused", "姓名里有认不出的字"),
    ("id_became_number", "refused", "身份证号被表格软件变成了数字"),
    ("id_length", "refused", "身份证号的位数不对"),
    ("id_characters", "refused", "身份证号里有不该有的字"),
    ("id_date", "refused", "身份证号里的出生日期没有这一天"),
    ("id_checksum", "refused", "身份证号最后一位对不上"),
    ("id_repeated", "refused", "同一个身份证号有两行，内容不同"),
    ("no_such_day", "refused", "日期没有这一天，或者认不出"),
    ("date_ahead", "refused", "出生日期还没有到"),
    ("too_long", "refused", "一格里的字太多"),
    ("birth_differs", "warning", "出生日期与身份证号不一致"),
    ("sex_differs", "warning", "性别与身份证号不一致"),
    ("code_unknown", "warning", "写法认不出，照原文保留"),
    ("phone_length", "warning", "电话号码的位数不对"),
    ("month_unclear", "warning", "出生月份不清楚，只记到年"),
    ("building_moves", "warning", "楼栋原来归别的小组，记为划转"),
    ("possible_duplicate", "warning", "已有同名的人，没有身份证号和出生日期可以分清，或者住址也相同"),
    ("name_changed", "warning", "身份证号相同，姓名与台账不同"),
    ("post_unknown", "warning", "这个组织原来没有这个职务，已加上"),
    ("post_as_remark", "warning", "没有指定组织，职务记在备注里"),
    ("building_unknown", "warning", "台账里没有这个楼栋，照原文记在住处里"),
    ("group_unknown", "warning", "台账里没有这个居民小组，照原文记在所代表的小组里"),
    ("name_column_repeated", "warning", "表头有两处姓名，只读左边一处"),
    ("person_sealed", "refused", "这个人的卡已经封存"),
    ("group_missing", "refused", "导入组长要写明小组，这一行没有写，或者台账里没有这个小组"),
    ("building_missing", "refused", "这一行没有楼栋"),
    ("building_repeated", "refused", "同一个楼栋有两行，内容不同"),
    ("count_unread", "warning", "数字认不出，这一项空着"),
];

/// Codes of problems where the sheet contradicts the register, or itself.
pub const CONFLICTS: &[&str] = &[
    "id_repeated",
    "building_repeated",
    "birth_differs",
    "sex_differs",
    "name_changed",
    "possible_duplicate",
    "building_moves",
];

/// A row about a sealed card; sure: told by the ID number.
pub fn person_sealed(sure: bool) -> String {
    let other = if sure { "" } else { "不是同一个人的，请定“另立一人”。" };
    format!("此人已封存，这一行没有导入。要用这张卡，请先取消封存；不用就不必管这一行。{other}")
}

/// A leader without a group that is recorded.
pub fn group_missing(named: Option<&str>) -> String {
    match named {
        Some(name) => format!("台账里没有居民小组“{name}”，不知道是哪个组的组长，没有导入。请先到“小组”里添上它。"),
        None => "这一行没有写小组，不知道是哪个组的组长，没有导入。请在原表里补上小组。".to_owned(),
    }
}

/// No building.
pub fn building_missing() -> String {
    "这一行没有楼栋，没有导入。请补上楼栋，或者删去这一行。".to_owned()
}

/// Two differing rows of one building.
pub fn building_repeated(others: &[u32]) -> String {
    format!("与{}是同一个楼栋，内容不同，几行都没有导入。请核对，只留一行。", rows(others))
}

/// A count that is none.
pub fn count_unread(column: &str, typed: &str) -> String {
    format!("“{column}”写的是“{typed}”，认不出是多少，这一项空着。请写整数。")
}

/// A building whose group is not recorded.
pub fn place_group_unknown(name: &str) -> String {
    format!("台账里没有居民小组“{name}”，楼栋先记下，不划给小组。请到“小组”里添上它再划。")
}

/// A building that goes to another group.
pub fn building_moves(before: &str, after: &str) -> String {
    format!("台账里这个楼栋归{before}，表里写的是{after}，记为划转。请核对。")
}

/// She chose to leave a row out.
pub fn left_out_by_choice() -> String {
    "您定了不导入".to_owned()
}

/// A row about somebody who stands in an earlier row.
pub fn same_as_row(row: u32) -> String {
    format!("这份表第{row}行")
}

/// The head of the column that holds the reasons.
pub const REASONS: &str = "导入结果";

/// A reason beside a row that was not taken.
pub fn mark_refused(reasons: &str) -> String {
    format!("没有导入：{reasons}")
}

/// A reason beside a row that wants a look.
pub fn mark_look(reasons: &str) -> String {
    format!("请核对：{reasons}")
}

/// The name of her file with the reasons in it, without the ending.
pub fn marked_stem(stem: &str) -> String {
    format!("{stem}（批注）")
}

/// What handing back is called in the history.
pub fn marked(file: &str, rows: usize) -> String {
    format!("把“{file}”的{rows}行原因写回一份新表")
}

fn rows(numbers: &[u32]) -> String {
    numbers.iter().map(|row| format!("第{row}行")).collect::<Vec<_>>().join("、")
}

/// No name.
pub fn name_missing() -> String {
    "这一行没有姓名，没有导入。请补上姓名，或者删去这一行。".to_owned()
}

/// A name with lost characters.
pub fn name_unreadable(name: &str) -> String {
    format!("姓名“{name}”里有认不出的字，没有导入。请在原表里改正这个字再导入。")
}

/// More characters than are kept.
pub fn too_long(column: &str, most: usize) -> String {
    format!("“{column}”太长，最多{most}个字，没有导入。请在原表里写短一些。")
}

/// A date that is none.
pub fn no_such_day(column: &str, typed: &str) -> String {
    format!("“{column}”写的是“{typed}”，没有这一天。请写成1985.03、1985年3月8日或19850308。")
}

/// A birth after today.
pub fn date_ahead(column: &str, date: Partial) -> String {
    format!("“{column}”写的是{}，还没有到。请核对。", date.chinese())
}

/// Two differing rows with one ID number.
pub fn id_repeated(others: &[u32]) -> String {
    format!("身份证号与{}相同，其他内容不同，几行都没有导入。请核对是不是抄错，只留一行。", rows(others))
}

/// A spelling no table knows.
pub fn code_unknown(column: &str, typed: &str) -> String {
    format!("“{column}”里的“{typed}”认不出，照原文保留，统计时算作不详。请在人员卡片上改选。")
}

/// Neither 专职 nor 兼职.
pub fn full_time_unknown(typed: &str) -> String {
    format!("“专职或兼职”里的“{typed}”认不出，这一项空着。请在任职里补上。")
}

/// A telephone number of odd length.
pub fn phone_length() -> String {
    "电话号码的位数不对，照原样记下。请核对。".to_owned()
}

/// 1985.1 as a number may have been 1985.10.
pub fn month_unclear(typed: &str) -> String {
    format!("出生写的是数字{typed}，分不清是1月还是10月，只记到年。请把这一格改成文本再导入，或在人员卡片上更正。")
}

/// Somebody of the same name is there.
pub fn possible_duplicate(name: &str) -> String {
    format!(
        "台账里已有{name}，没有身份证号和出生日期可以分清，先当作另一个人记下。是同一个人，请在核对时选“是同一个人”，或者以后合并。"
    )
}

/// The same ID number with another name.
pub fn name_changed(kept: &str, name: &str) -> String {
    format!("身份证号与台账里的{kept}相同，姓名改为{name}。请核对是不是同一个人。")
}

/// A post the body did not have.
pub fn post_unknown(body: &str, post: &str) -> String {
    format!("“{body}”原来没有“{post}”这个职务，已加上。写错了请改正职务的名称。")
}

/// 职务 without a body.
pub fn post_as_remark(post: &str) -> String {
    format!("没有指定导入到哪个组织，职务“{post}”记在备注里。")
}

/// A building that is not recorded.
pub fn building_unknown(name: &str) -> String {
    format!("台账里没有楼栋“{name}”，照原文记在住处里。请到“小组”里添上这个楼栋再改选。")
}

/// A resident group that is not recorded.
pub fn group_unknown(name: &str) -> String {
    format!("台账里没有居民小组“{name}”，照原文记下。请到“小组”里添上它再改选。")
}

/// Two rosters side by side.
pub fn name_column_repeated() -> String {
    "表头有两处“姓名”，只读了左边一处。请把右边的人移到左边名单的下面再导入。".to_owned()
}

/// The remark that keeps a post.
pub fn post_remark(post: &str) -> String {
    format!("职务：{post}")
}

/// What the operation is called in the history.
pub fn operation(file: &str, added: usize, updated: usize) -> String {
    match (added, updated) {
        (added, 0) => format!("导入“{file}”，新增{added}人"),
        (0, updated) => format!("导入“{file}”，更新{updated}人"),
        (added, updated) => format!("导入“{file}”，新增{added}人，更新{updated}人"),
    }
}

/// The same of buildings.
pub fn operation_places(file: &str, added: usize, updated: usize) -> String {
    match (added, updated) {
        (added, 0) => format!("导入“{file}”，新增{added}处楼栋"),
        (0, updated) => format!("导入“{file}”，更新{updated}处楼栋"),
        (added, updated) => format!("导入“{file}”，新增{added}处楼栋，更新{updated}处"),
    }
}

/// The basis of what an import recorded.
pub fn basis(file: &str) -> String {
    format!("名单“{file}”")
}

/// Why a row was left out.
pub fn left_out(sort: crate::roster::Sort) -> String {
    use crate::roster::Sort;
    match sort {
        Sort::RepeatedHeader => "表头又出现一次".to_owned(),
        Sort::Heading => "小标题".to_owned(),
        Sort::Total => "合计行".to_owned(),
        Sort::Signature => "填表、审核的落款".to_owned(),
        Sort::NumberOnly => "只有序号".to_owned(),
        Sort::Repeat(row) => format!("与第{row}行完全相同"),
        Sort::Person => "与台账相同".to_owned(),
    }
}

/// A new person.
pub fn added() -> String {
    "新增".to_owned()
}

/// What changes for a known person.
pub fn updated(changed: &[String]) -> String {
    format!("更新：{}", changed.join("、"))
}

/// A new appointment, or what a row adds to one that stands.
pub fn appointed(post: &str) -> String {
    format!("任职（{post}）")
}
