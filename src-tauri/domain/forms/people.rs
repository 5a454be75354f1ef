//! Tables of people in a form: a head with 姓名 and other words a roster has, one or two rows of it, and empty rows below.

use crate::roster::header;
use crate::roster::{Column, sheet::Region};

use super::grid::Blocks;
use super::read::Held;

/// Rows a table without an end is given.
const OPEN_ROWS: u32 = 300;
/// Columns a table has at most.
const MOST_COLUMNS: u32 = 60;

/// What a column of people asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What a roster has.
    Of(Column),
    /// 年龄
    Age,
    /// 出生年月, without the day.
    BirthMonth,
}

impl Field {
    /// All that a form may be filled with, in the order they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Of(Column::Name),
        Self::Of(Column::Sex),
        Self::Of(Column::Birth),
        Self::BirthMonth,
        Self::Age,
        Self::Of(Column::Nationality),
        Self::Of(Column::Politics),
        Self::Of(Column::Education),
        Self::Of(Column::Employment),
        Self::Of(Column::Post),
        Self::Of(Column::Duties),
        Self::Of(Column::FullTime),
        Self::Of(Column::From),
        Self::Of(Column::Group),
        Self::Of(Column::Phone),
        Self::Of(Column::IdNumber),
        Self::Of(Column::Address),
        Self::Of(Column::Building),
        Self::Of(Column::Door),
        Self::Of(Column::Serial),
    ];

    /// Stable, as a mapping keeps it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::BirthMonth => "birth_month",
            Self::Of(column) => match column {
                Column::Serial => "serial",
                Column::Name => "name",
                Column::IdNumber => "id_number",
                Column::Sex => "sex",
                Column::Birth => "birth",
                Column::Nationality => "nationality",
                Column::Politics => "politics",
                Column::Education => "education",
                Column::Employment => "employment",
                Column::Phone => "phone",
                Column::Address => "address",
                Column::Building => "building",
                Column::Door => "door",
                Column::Post => "post",
                Column::Duties => "duties",
                Column::FullTime => "full_time",
                Column::Group => "group",
                Column::From => "from",
                Column::Note => "note",
                Column::Retired => "retired",
                Column::PlaceKind => "place_kind",
                Column::Since => "since",
                Column::Households => "households",
                Column::Population => "population",
                Column::RegisteredPopulation => "registered_population",
                Column::MovedIn => "moved_in",
                Column::PartyMembers => "party_members",
            },
        }
    }

    /// What it is called here.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Age => "年龄",
            Self::BirthMonth => "出生年月",
            Self::Of(column) => column.chinese(),
        }
    }

    /// The field of a tidied word over a column of people, where it may be filled.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        if matches!(word, "年龄" | "周岁" | "岁数" | "现年龄") {
            return Some(Self::Age);
        }
        let column = header::of_person(word)?;
        Some(Self::of_column(column, word)).filter(|field| Self::ALL.contains(field))
    }

    /// 出生年月 is asked without the day.
    fn of_column(column: Column, word: &str) -> Self {
        if column == Column::Birth && word.contains("年月") && !word.contains('日') {
            Self::BirthMonth
        } else {
            Self::Of(column)
        }
    }

    /// A tidied word that ends in such a word: what comes before it, and the field.
    pub(crate) fn ending(word: &str) -> Option<(&str, Self)> {
        if let Some(rest) = word.strip_suffix("年龄").filter(|rest| !rest.is_empty()) {
            return Some((rest, Self::Age));
        }
        let (rest, column) = header::ending_in(word)?;
        Some((rest, Self::of_column(column, word))).filter(|(_, field)| Self::ALL.contains(field))
    }
}

/// A table of people.
#[derive(Clone, Debug)]
pub(crate) struct PeopleTable {
    /// From the first row of people to the last, over all its columns.
    pub(crate) region: Region,
    /// From left to right.
    pub(crate) columns: Vec<PeopleColumn>,
    /// From top to bottom.
    pub(crate) rows: Vec<PeopleRow>,
    /// What stands over and beside it, nearest first.
    pub(crate) titles: Vec<String>,
}

/// A column of such a table.
#[derive(Clone, Debug)]
pub(crate) struct PeopleColumn {
    /// From 0.
    pub(crate) place: u32,
    /// The words over it.
    pub(crate) words: String,
    /// What they mean.
    pub(crate) field: Option<Field>,
}

/// A row of such a table.
#[derive(Clone, Debug)]
pub(crate) struct PeopleRow {
    /// From 1.
    pub(crate) row: u32,
    /// The post that is printed in it: only who holds it belongs there.
    pub(crate) post: Option<String>,
}

/// Every table of people, and their blocks taken from the rest.
pub(crate) fn tables(blocks: &mut Blocks) -> Vec<PeopleTable> {
    let mut found: Vec<PeopleTable> = Vec::new();
    for place in 0..blocks.list.len() {
        let Some(block) = blocks.list.get(place).filter(|block| !block.taken) else { continue };
        let named = block.label().and_then(|word| Field::of_word(&word)) == Some(Field::Of(Column::Name));
        if !named {
            continue;
        }
        let region = block.region;
        if let Some(parts) = table(blocks, region) {
            for part in &parts {
                take(blocks, part.region);
            }
            found.extend(parts);
        }
    }
    found
}

fn take(blocks: &mut Blocks, region: Region) {
    for row in region.top..=region.bottom {
        for column in region.left..=region.right {
            let place = blocks.at(row, column).map(|(place, _)| place);
            if let Some(block) = place.and_then(|place| blocks.list.get_mut(place)) {
                block.taken = true;
            }
        }
    }
}

/// The table whose 姓名 lies there, in one part for each heading beside its rows.
fn table(blocks: &Blocks, name: Region) -> Option<Vec<PeopleTable>> {
    let neighbour = |column: Option<u32>| {
        column.and_then(|column| blocks.at(name.top, column)).is_some_and(|(_, block)| block.label().is_some())
    };
    if !neighbour(name.right.checked_add(1)) && !neighbour(name.left.checked_sub(1)) {
        return None;
    }
    let (top, bottom) = head_rows(blocks, name);
    let columns = columns(blocks, name, top, bottom);
    if columns.iter().filter(|column| column.field.is_some()).count() < 2 {
        return None;
    }
    let left = columns.first()?.place;
    let right = columns.last()?.place;
    let rows = rows(blocks, name, bottom, &columns);
    rows.first()?;
    let titles = blocks.titles(top);
    let mut parts: Vec<PeopleTable> = Vec::new();
    for row in rows {
        let heading = heading_beside(blocks, row.row, &columns, name.left);
        let known = parts.last_mut().filter(|part| part.titles.first() == heading.as_ref().or(titles.first()));
        match known {
            Some(part) => {
                part.region.bottom = row.row;
                part.rows.push(row);
            }
            None => parts.push(PeopleTable {
                region: Region { top: row.row, left, bottom: row.row, right },
                columns: columns.clone(),
                titles: heading.into_iter().chain(titles.iter().cloned()).collect(),
                rows: vec![row],
            }),
        }
    }
    Some(parts)
}

/// First and last row of the head. Without merged cells a second row is told by its words.
fn head_rows(blocks: &Blocks, name: Region) -> (u32, u32) {
    if name.bottom > name.top {
        return (name.top, name.bottom);
    }
    let words = |row: u32| {
        blocks.row(row).filter(|block| block.label().is_some_and(|word| Field::of_word(&word).is_some())).count()
    };
    let under = blocks.at(name.top + 1, name.left).is_none_or(|(_, block)| block.open());
    if under && words(name.top + 1) > 0 {
        return (name.top, name.top + 1);
    }
    // 姓名 in the second row under a word that spans more: 基本情况.
    let over = name.top.checked_sub(1).and_then(|row| blocks.at(row, name.left)).map(|(_, block)| block);
    match over {
        Some(block) if block.region.right > block.region.left && words(name.top - 1) > 0 => (name.top - 1, name.top),
        _ => (name.top, name.top),
    }
}

/// The columns with words in the head, as far as they touch.
fn columns(blocks: &Blocks, name: Region, top: u32, bottom: u32) -> Vec<PeopleColumn> {
    let column = |place: u32| {
        let mut words: Vec<String> =
            (top..=bottom).filter_map(|row| blocks.at(row, place)).filter_map(|(_, block)| block.label()).collect();
        words.dedup();
        let last = words.last()?;
        let whole = words.concat();
        let field = Field::of_word(last)
            .or_else(|| Field::of_word(&whole))
            .or_else(|| words.first().and_then(|word| Field::of_word(word)));
        Some(PeopleColumn { place, words: whole, field })
    };
    let mut found = Vec::new();
    let mut place = name.left;
    while let Some(made) = column(place) {
        found.insert(0, made);
        match place.checked_sub(1) {
            Some(next) if name.left - next < MOST_COLUMNS => place = next,
            _ => break,
        }
    }
    for place in name.left + 1..name.left.saturating_add(MOST_COLUMNS) {
        match column(place) {
            Some(made) => found.push(made),
            None => break,
        }
    }
    // Columns merged under one head are one column.
    let block = |place: u32| blocks.at(bottom, place).map(|(at, _)| at);
    found.dedup_by(|later, earlier| block(later.place) == block(earlier.place));
    // A meaning counts once.
    let mut known = Vec::new();
    for column in &mut found {
        column.field = column.field.filter(|field| !known.contains(field));
        known.extend(column.field);
    }
    found
}

/// The rows under the head that wait for somebody.
fn rows(blocks: &Blocks, name: Region, head: u32, columns: &[PeopleColumn]) -> Vec<PeopleRow> {
    let mut found = Vec::new();
    let post = columns.iter().find(|column| column.field == Some(Field::Of(Column::Post))).map(|column| column.place);
    let serial =
        columns.iter().find(|column| column.field == Some(Field::Of(Column::Serial))).map(|column| column.place);
    // Posts and numbers may be printed, and headings to the left of the names.
    let heading = |place: u32| place < name.left && columns.iter().any(|one| one.place == place && one.field.is_none());
    let free = |place: u32| Some(place) == post || Some(place) == serial || heading(place);
    let mut row = head + 1;
    while found.len() < OPEN_ROWS as usize && row <= head + OPEN_ROWS {
        if row <= blocks.last {
            if blocks.at(row, name.left).is_some_and(|(_, block)| !block.open()) {
                break;
            }
            if ends(blocks, row, columns, &free) {
                break;
            }
        } else if found.iter().any(|one: &PeopleRow| one.row <= blocks.last) {
            // Drawn rows came to their end.
            break;
        }
        let printed = post.and_then(|place| blocks.at(row, place)).and_then(|(_, block)| block.label());
        found.push(PeopleRow { row, post: printed });
        // A row of two lines is one person's.
        row = blocks.at(row, name.left).map_or(row, |(_, block)| block.region.bottom) + 1;
    }
    found
}

/// Whether a row is no person's any more: 合计, 填表人, a note.
fn ends(blocks: &Blocks, row: u32, columns: &[PeopleColumn], free: &impl Fn(u32) -> bool) -> bool {
    blocks.row(row).any(|block| {
        let words = block.held == Held::Words && !block.open();
        let within = columns.iter().any(|column| column.place == block.region.left);
        let said = block.text.contains([':', '：']) || block.text.contains("合计") || block.marked;
        let beside = block.region.bottom > block.region.top;
        words && (said || within && !free(block.region.left) && !beside)
    })
}

/// The heading of some rows in a column of the table's left side: 党组织成员 beside five rows.
fn heading_beside(blocks: &Blocks, row: u32, columns: &[PeopleColumn], name: u32) -> Option<String> {
    let first = columns.first()?.place;
    let inside =
        columns.iter().filter(|column| column.place < name && column.field.is_none()).map(|column| column.place);
    let own = inside.filter_map(|place| blocks.at(row, place)).find_map(|(_, block)| block.label());
    // Beside the table only what is drawn along its rows is a heading of them.
    own.or_else(|| {
        let (_, block) = blocks.at(row, first.checked_sub(1)?)?;
        block.label().filter(|_| block.region.bottom > block.region.top)
    })
}
