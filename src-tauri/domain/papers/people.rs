//! Lists of people as papers: 名单 in the form for the office (内部), for the street office (上报) or for the notice
//! board (公示), and 通讯录 by body or by building.
//!
//! What may be posted is what tells a person to the neighbours: name, sex, group and building; of candidates also age,
//! politics, education and post. Never an ID number, a telephone number or a full address (PIPL art. 6, 28). The street
//! office gets homes to the building and an age, since a birth date would fill what a masked ID number leaves out. The
//! form decides that here once more, whatever columns and facts it is given.

use crate::codes::is_party_member;
use crate::dates::{Day, Partial};
use crate::document::{Align, Block, Cell, Document, Row, Run, Table};
use crate::kinds::{ListForm, PersonColumn};
use crate::papers::{columns, row};
use crate::wording::lists as wording;

impl ListForm {
    /// Whether a column may stand in it.
    pub const fn allows(self, column: PersonColumn) -> bool {
        use PersonColumn::{Age, Birth, Building, Education, Group, Name, Note, Politics, Posts, Residence, Sex};
        match self {
            Self::Internal => true,
            Self::Street => !matches!(column, Birth | Residence | Note),
            Self::Public => matches!(column, Name | Sex | Group | Building),
            Self::Candidates => {
                matches!(column, Name | Sex | Group | Building | Age | Politics | Education | Posts)
            }
        }
    }

    /// Its columns where none are chosen.
    pub fn usual(self) -> Vec<PersonColumn> {
        use PersonColumn::{Age, Building, Education, IdNumber, Name, Phone, Politics, Posts, Residence, Sex};
        match self {
            Self::Internal => vec![Name, Sex, Age, Politics, Education, Posts, Residence, Phone],
            Self::Street => vec![Name, Sex, Age, Politics, Education, Posts, IdNumber, Phone, Building],
            _ => PersonColumn::ALL.iter().copied().filter(|column| self.allows(*column)).collect(),
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Internal | Self::Street => wording::LIST,
            Self::Public => wording::PUBLIC_LIST,
            Self::Candidates => wording::CANDIDATES,
        }
    }
}

/// How people are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One table.
    List,
    /// 通讯录: a table for each body.
    ByBody,
    /// 通讯录: a table for each building.
    ByBuilding,
}

/// Somebody in a list, as known on the day; numbers are masked already or in full.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// 姓名
    pub name: String,
    /// GB/T 2261.1.
    pub sex: Option<String>,
    /// To any precision.
    pub birth: Option<Partial>,
    /// 民族, in words.
    pub nationality: String,
    /// GB/T 4762 code, to count by.
    pub politics_code: Option<String>,
    /// 政治面貌, in words.
    pub politics: String,
    /// 文化程度, in words.
    pub education: String,
    /// 个人身份, in words.
    pub employment: String,
    /// Posts held: body, its name, post, in words as one.
    pub posts: Vec<Held>,
    /// 居民小组
    pub group: String,
    /// The building's name.
    pub building: String,
    /// The door in it.
    pub door: String,
    /// Building and door, or the address as typed.
    pub residence: String,
    /// 联系电话
    pub phone: String,
    /// 证件号码
    pub id_number: String,
    /// 备注
    pub note: String,
}

/// A post somebody in a list holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// The post.
    pub post: String,
    /// 居委会主任
    pub phrase: String,
    /// 专职 or 兼职.
    pub full_time: Option<bool>,
}

/// What a list is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct ListFacts {
    /// 安和里社区
    pub community: String,
    /// The day.
    pub as_of: Day,
    /// For whom.
    pub form: ListForm,
    /// How it is laid out.
    pub shape: Shape,
    /// Of a list; empty for the usual ones.
    pub columns: Vec<PersonColumn>,
    /// In the order of the list.
    pub people: Vec<Listed>,
    /// Sorted by 姓氏笔画.
    pub by_strokes: bool,
    /// Bodies and buildings in the order papers list them: names.
    pub headings: Vec<String>,
    /// Numbers are in full.
    pub in_full: bool,
}

impl ListFacts {
    /// What the paper is called.
    pub fn title(&self) -> &'static str {
        if self.shape == Shape::List { self.form.title() } else { wording::ADDRESS_BOOK }
    }

    /// For whom it is, in words.
    pub fn form_word(&self) -> &'static str {
        if self.in_full { wording::IN_FULL } else { self.form.chinese() }
    }
}

/// The list as a paper.
pub fn document(facts: &ListFacts) -> Document {
    let mut blocks = Vec::new();
    if facts.people.is_empty() {
        blocks.push(Block::Paragraph(vec![Run::plain(wording::NOBODY)]));
    } else {
        match facts.shape {
            Shape::List => list(facts, &mut blocks),
            Shape::ByBody => by_body(facts, &mut blocks),
            Shape::ByBuilding => by_building(facts, &mut blocks),
        }
    }
    Document {
        head: None,
        title: vec![facts.community.clone(), facts.title().to_owned()],
        subtitle: Some(wording::subtitle(facts.as_of, facts.by_strokes && facts.shape == Shape::List)),
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}

fn list(facts: &ListFacts, blocks: &mut Vec<Block>) {
    // What is posted has its own columns.
    let own = facts.columns.is_empty() || facts.form != ListForm::Internal;
    let chosen = if own { facts.form.usual() } else { facts.columns.clone() };
    let chosen: Vec<PersonColumn> = chosen.into_iter().filter(|column| facts.form.allows(*column)).collect();
    let people = &facts.people;
    let said = if matches!(facts.form, ListForm::Internal | ListForm::Street) {
        let women = people.iter().filter(|one| one.sex.as_deref() == Some("2")).count();
        let party = people.iter().filter(|one| one.politics_code.as_deref().is_some_and(is_party_member)).count();
        wording::sum(people.len(), women, party)
    } else {
        wording::count(people.len())
    };
    blocks.push(Block::Paragraph(vec![Run::plain(said)]));
    let mut heads = vec![("序号", 2, Align::Centre)];
    heads.extend(chosen.iter().map(|column| (column.chinese(), share(*column), align(*column))));
    let rows = (1..)
        .zip(people)
        .map(|(number, one)| {
            let mut cells = vec![Cell::Count(number)];
            cells.extend(chosen.iter().map(|column| cell(one, *column, facts.as_of)));
            row(cells)
        })
        .collect();
    blocks.push(Block::Table(Table {
        caption: facts.title().to_owned(),
        columns: columns(&heads),
        rows,
        notes: Vec::new(),
    }));
}

const fn share(column: PersonColumn) -> u32 {
    match column {
        PersonColumn::Sex | PersonColumn::Age => 2,
        PersonColumn::FullTime | PersonColumn::Politics => 3,
        PersonColumn::Name | PersonColumn::Nationality | PersonColumn::Education | PersonColumn::Building => 4,
        PersonColumn::Birth | PersonColumn::Employment | PersonColumn::Group => 5,
        PersonColumn::Phone => 6,
        PersonColumn::Residence | PersonColumn::Note => 7,
        PersonColumn::Posts | PersonColumn::IdNumber => 9,
    }
}

const fn align(column: PersonColumn) -> Align {
    match column {
        PersonColumn::Sex | PersonColumn::FullTime => Align::Centre,
        PersonColumn::Age => Align::Right,
        _ => Align::Left,
    }
}

fn cell(one: &Listed, column: PersonColumn, on: Day) -> Cell {
    match column {
        PersonColumn::Name => Cell::name(one.name.clone()),
        PersonColumn::Sex => Cell::text(sex(one)),
        PersonColumn::Age => {
            one.birth.and_then(|birth| birth.age(on)).map_or(Cell::Empty, |age| Cell::Count(i64::from(age)))
        }
        PersonColumn::Birth => one.birth.map_or(Cell::Empty, Cell::Date),
        PersonColumn::Nationality => Cell::text(one.nationality.clone()),
        PersonColumn::Politics => Cell::text(one.politics.clone()),
        PersonColumn::Education => Cell::text(one.education.clone()),
        PersonColumn::Employment => Cell::text(one.employment.clone()),
        PersonColumn::Posts => {
            Cell::text(one.posts.iter().map(|held| held.phrase.as_str()).collect::<Vec<_>>().join("、"))
        }
        PersonColumn::FullTime => Cell::text(full_time(one)),
        PersonColumn::Group => Cell::text(one.group.clone()),
        PersonColumn::Building => Cell::text(one.building.clone()),
        PersonColumn::Residence => Cell::text(one.residence.clone()),
        PersonColumn::Phone => Cell::text(one.phone.clone()),
        PersonColumn::IdNumber => Cell::text(one.id_number.clone()),
        PersonColumn::Note => Cell::text(one.note.clone()),
    }
}

fn sex(one: &Listed) -> &'static str {
    match one.sex.as_deref() {
        Some("1") => "男",
        Some("2") => "女",
        _ => "",
    }
}

/// 专职 in one of several posts is 专职.
fn full_time(one: &Listed) -> &'static str {
    if one.posts.iter().any(|held| held.full_time == Some(true)) {
        "专职"
    } else if one.posts.iter().any(|held| held.full_time == Some(false)) {
        "兼职"
    } else {
        ""
    }
}

fn by_body(facts: &ListFacts, blocks: &mut Vec<Block>) {
    for body in &facts.headings {
        let held = facts.people.iter().flat_map(|one| {
            one.posts
                .iter()
                .filter(|held| held.body_name == *body)
                .map(move |held| (one, Cell::text(held.post.clone())))
        });
        section(blocks, body, "职务", held.collect());
    }
    let none = facts.people.iter().filter(|one| one.posts.is_empty()).map(|one| (one, Cell::Empty)).collect();
    section(blocks, wording::NO_POST, "职务", none);
    notes(facts, blocks);
}

fn by_building(facts: &ListFacts, blocks: &mut Vec<Block>) {
    let door = |one: &Listed| Cell::text(one.door.clone());
    for building in &facts.headings {
        let here = facts.people.iter().filter(|one| one.building == *building).map(|one| (one, door(one))).collect();
        section(blocks, building, "门牌", here);
    }
    let elsewhere = facts.people.iter().filter(|one| one.building.is_empty()).map(|one| (one, door(one))).collect();
    section(blocks, wording::NO_BUILDING, "门牌", elsewhere);
    notes(facts, blocks);
}

fn section(blocks: &mut Vec<Block>, heading: &str, first: &str, people: Vec<(&Listed, Cell)>) {
    if people.is_empty() {
        return;
    }
    // In a body's part the post stands first and the home behind it; in a building's part the posts take its place.
    let posts = first != "职务";
    let rows: Vec<Row> = people
        .into_iter()
        .map(|(one, cell)| {
            let last = if posts {
                one.posts.iter().map(|held| held.phrase.as_str()).collect::<Vec<_>>().join("、")
            } else {
                one.residence.clone()
            };
            row(vec![cell, Cell::name(one.name.clone()), Cell::text(one.phone.clone()), Cell::text(last)])
        })
        .collect();
    blocks.push(Block::Table(Table {
        caption: heading.to_owned(),
        columns: columns(&[
            (first, 4, Align::Left),
            ("姓名", 4, Align::Left),
            ("联系电话", 6, Align::Left),
            (if posts { "职务" } else { "住址" }, 9, Align::Left),
        ]),
        rows,
        notes: Vec::new(),
    }));
}

fn notes(facts: &ListFacts, blocks: &mut Vec<Block>) {
    let mut said = wording::count(facts.people.len());
    if !facts.in_full {
        said.push_str(wording::PHONES_MASKED);
    }
    blocks.push(Block::Paragraph(vec![Run::plain(said)]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_posted_never_holds_a_number_or_a_full_address() {
        for form in [ListForm::Public, ListForm::Candidates] {
            for column in [
                PersonColumn::IdNumber,
                PersonColumn::Phone,
                PersonColumn::Residence,
                PersonColumn::Birth,
                PersonColumn::Note,
                PersonColumn::Nationality,
            ] {
                assert!(!form.allows(column), "{form:?} {column:?}");
            }
        }
        for form in ListForm::ALL.iter().filter(|form| **form != ListForm::Internal) {
            let usual = form.usual();
            assert!(usual.iter().all(|column| form.allows(*column)), "{form:?} {usual:?}");
        }
        assert!(!ListForm::Street.allows(PersonColumn::Birth) && !ListForm::Street.allows(PersonColumn::Residence));
        let facts = ListFacts {
            community: "安和里社区".to_owned(),
            as_of: "2026-07-01".parse().unwrap(),
            form: ListForm::Public,
            shape: Shape::List,
            columns: PersonColumn::ALL.to_vec(),
            people: vec![Listed {
                name: "王强".to_owned(),
                building: "3号楼".to_owned(),
                residence: "3号楼2单元301室".to_owned(),
                phone: "15400015678".to_owned(),
                id_number: "999901197805070018".to_owned(),
                ..Listed::default()
            }],
            by_strokes: true,
            headings: Vec::new(),
            in_full: true,
        };
        let text = format!("{:?}", document(&facts));
        assert!(text.contains("王强") && text.contains("3号楼"), "{text}");
        for secret in ["2单元", "15400015678", "999901197805070018"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
}
