//! 小组和楼栋分布: the resident groups with their buildings as a picture of tiles, and the same as a table.

use crate::chart::{FACES, escaped};
use crate::dates::Day;
use crate::document::{Align, Block, Cell, Document, Picture, Row, Run, Table};
use crate::papers::{columns, row};
use crate::wording::{lists as wording, report};

/// What the paper is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct GridFacts {
    /// 安和里社区
    pub community: String,
    /// The day.
    pub as_of: Day,
    /// The groups in order; the buildings without a group last, under a group without a name.
    pub groups: Vec<GridGroup>,
}

/// A group and its buildings.
#[derive(Clone, Debug, PartialEq)]
pub struct GridGroup {
    /// Its name; none: these buildings belong to no group.
    pub name: Option<String>,
    /// 组长
    pub leaders: Vec<String>,
    /// Its households, where known.
    pub households: Option<i64>,
    /// Its buildings.
    pub buildings: Vec<GridBuilding>,
}

/// A building as a tile.
#[derive(Clone, Debug, PartialEq)]
pub struct GridBuilding {
    /// Its name.
    pub name: String,
    /// Households, where known.
    pub households: Option<i64>,
    /// Those of them that have moved in, where known.
    pub moved_in: Option<i64>,
    /// People living there, where known.
    pub population: Option<i64>,
}

impl GridBuilding {
    /// Tenths of a per cent of its households that have moved in, rounded down.
    fn permille(&self) -> Option<i64> {
        let households = self.households.filter(|households| *households > 0)?;
        Some(self.moved_in? * 1000 / households)
    }

    fn households_said(&self) -> String {
        self.households.filter(|households| *households > 0).map_or(wording::NO_HOUSEHOLDS.to_owned(), wording::homes)
    }

    fn moved_in_said(&self) -> String {
        self.permille().map_or(wording::NO_MOVED_IN.to_owned(), wording::moved_in)
    }

    /// The shade of its tile: it only helps the eye, the words say it.
    fn shade(&self) -> &'static str {
        match self.permille() {
            None => "#ffffff",
            Some(900..) => "#cfe0ea",
            Some(500..) => "#e4eef4",
            Some(_) => "#f4f8fa",
        }
    }
}

impl GridGroup {
    fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(wording::LOOSE)
    }

    /// 组长王秀兰，120户，4处楼栋
    fn note(&self) -> String {
        let leaders = match (&self.name, self.leaders.is_empty()) {
            (None, _) => None,
            (_, true) => Some(wording::LEADERLESS.to_owned()),
            _ => Some(wording::leaders(&self.leaders.join("、"))),
        };
        let households = self.households.filter(|households| *households > 0).map(wording::homes);
        let places = wording::places(self.buildings.len());
        leaders.into_iter().chain(households).chain([places]).collect::<Vec<_>>().join("，")
    }
}

/// The paper: group by group a row of tiles; in a table after them, so that it can be counted and filtered.
pub fn document(facts: &GridFacts) -> Document {
    let mut blocks = Vec::new();
    if facts.groups.is_empty() {
        blocks.push(Block::Paragraph(vec![Run::plain(wording::NO_GROUPS)]));
    }
    for group in &facts.groups {
        blocks.push(Block::Heading { level: 2, text: group.title().to_owned() });
        blocks.push(Block::Paragraph(vec![Run::plain(format!("{}。", group.note()))]));
        if !group.buildings.is_empty() {
            blocks.push(Block::Picture(tiles(group)));
        }
    }
    let rows: Vec<Row> = facts.groups.iter().flat_map(rows).collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            caption: wording::GRID_TABLE.to_owned(),
            columns: columns(&[
                ("小组", 6, Align::Left),
                ("组长", 5, Align::Left),
                ("楼栋", 6, Align::Left),
                ("户数", 3, Align::Right),
                ("入住户数", 4, Align::Right),
                ("入住率", 4, Align::Right),
                ("常住人口", 4, Align::Right),
            ]),
            rows,
            notes: Vec::new(),
        }));
    }
    Document {
        head: None,
        title: vec![facts.community.clone(), wording::GRID.to_owned()],
        subtitle: Some(report::as_of(facts.as_of)),
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}

fn rows(group: &GridGroup) -> Vec<Row> {
    let counted = |count: Option<i64>| count.map_or(Cell::Empty, Cell::Count);
    let one = |building: &GridBuilding| {
        let share = match (building.moved_in, building.households) {
            (Some(part), Some(whole)) if whole > 0 => Cell::Share { part, whole },
            _ => Cell::Empty,
        };
        row(vec![
            Cell::text(group.title()),
            Cell::text(group.leaders.join("、")),
            Cell::text(building.name.clone()),
            counted(building.households),
            counted(building.moved_in),
            share,
            counted(building.population),
        ])
    };
    if group.buildings.is_empty() {
        let mut cells = vec![Cell::text(group.title()), Cell::text(group.leaders.join("、")), Cell::Empty];
        cells.extend([counted(group.households), Cell::Empty, Cell::Empty, Cell::Empty]);
        return vec![row(cells)];
    }
    group.buildings.iter().map(one).collect()
}

/// How many tiles stand beside each other, and how large one is.
const ACROSS: usize = 5;
const TILE: (usize, usize) = (132, 66);
const GAP: usize = 7;

fn tiles(group: &GridGroup) -> Picture {
    let count = group.buildings.len();
    let width = ACROSS * (TILE.0 + GAP) - GAP + 2;
    let height = count.div_ceil(ACROSS) * (TILE.1 + GAP) - GAP + 2;
    let said: Vec<String> = group
        .buildings
        .iter()
        .map(|one| format!("{}{}{}", one.name, one.households_said(), one.moved_in_said()))
        .collect();
    let alt = format!("{}：{}", group.title(), said.join("，"));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{FACES}\"><title>{}</title><rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>",
        escaped(&alt)
    );
    for (number, building) in group.buildings.iter().enumerate() {
        let (x, y) = (1 + number % ACROSS * (TILE.0 + GAP), 1 + number / ACROSS * (TILE.1 + GAP));
        svg.push_str(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" rx=\"2\" fill=\"{}\" stroke=\"#868178\"/>",
            TILE.0,
            TILE.1,
            building.shade()
        ));
        let middle = x + TILE.0 / 2;
        let name = fitting(&building.name);
        for (down, size, ink, text) in [
            (22, 15, "#1b2126", name),
            (41, 13, "#474e54", building.households_said()),
            (58, 13, "#474e54", building.moved_in_said()),
        ] {
            svg.push_str(&format!(
                "<text x=\"{middle}\" y=\"{}\" font-size=\"{size}\" text-anchor=\"middle\" fill=\"{ink}\">{}</text>",
                y + down,
                escaped(&text)
            ));
        }
    }
    svg.push_str("</svg>");
    Picture { svg, alt, width: 100 }
}

/// A name as long as a tile is wide; the table has it whole.
fn fitting(name: &str) -> String {
    const MOST: usize = 16;
    let mut halves = 0;
    let wide = |letter: char| if letter.is_ascii() { 1 } else { 2 };
    let cut: String = name
        .chars()
        .take_while(|letter| {
            halves += wide(*letter);
            halves <= MOST
        })
        .collect();
    if cut.len() == name.len() { cut } else { format!("{cut}…") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn building(name: &str, households: Option<i64>, moved_in: Option<i64>) -> GridBuilding {
        GridBuilding { name: name.to_owned(), households, moved_in, population: None }
    }

    #[test]
    fn every_tile_says_in_words_what_its_shade_says() {
        let group = GridGroup {
            name: Some("第1居民小组".to_owned()),
            leaders: Vec::new(),
            households: Some(96),
            buildings: vec![building("1号楼", Some(48), Some(47)), building("<2>号楼", None, None)],
        };
        let drawn = tiles(&group);
        for said in ["48户", "入住97.9%", "户数未记", "入住未记", "&lt;2&gt;号楼"] {
            assert!(drawn.svg.contains(said), "{said} in {}", drawn.svg);
        }
        assert_eq!(group.note(), "缺组长，96户，2处楼栋");
    }

    #[test]
    fn a_long_name_is_cut_on_the_tile_and_whole_in_the_table() {
        let name = "人民路北侧第三食品厂家属院东平房";
        let group = GridGroup {
            name: None,
            leaders: Vec::new(),
            households: None,
            buildings: vec![building(name, Some(12), Some(6))],
        };
        assert!(tiles(&group).svg.contains("人民路北侧第三食…"));
        assert_eq!(rows(&group)[0].cells[2], Cell::text(name));
        assert_eq!(rows(&group)[0].cells[5], Cell::Share { part: 6, whole: 12 });
    }
}
