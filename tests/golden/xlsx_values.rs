//! The XLSX, value by value: every table on a sheet that prints and reads well, read back from the XML of the sample
//! committee's report.

use std::collections::BTreeMap;

use serde_json::json;
use tests::House;
use tests::package::{Node, Package};

const ID_NUMBER: &str = "999901198508150026";
const PHONE: &str = "13800001234";

/// A workbook taken apart.
struct Book {
    package: Package,
    workbook: Node,
    strings: Vec<String>,
    /// The number format of each style of a cell.
    formats: Vec<i64>,
    /// What each number format looks like.
    looks: BTreeMap<i64, String>,
}

/// A cell: its type, its number format, and what it says.
struct Cell {
    at: String,
    kind: String,
    look: String,
    said: String,
}

impl Book {
    fn of(bytes: &[u8]) -> Self {
        let package = Package::of(bytes);
        let styles = package.part("xl/styles.xml");
        let formats = styles.at("styleSheet/cellXfs").children.iter().map(|style| style.number("numFmtId")).collect();
        let looks =
            styles.below("numFmt").into_iter().map(|one| (one.number("numFmtId"), one.value("formatCode").to_owned()));
        Self {
            workbook: package.part("xl/workbook.xml"),
            strings: package.part("xl/sharedStrings.xml").below("si").iter().map(|one| one.said()).collect(),
            formats,
            looks: looks.collect(),
            package,
        }
    }

    /// The report of the sample committee, its rosters with numbers in full.
    fn exported() -> Self {
        let mut house = House::sample(60, 3, 1);
        let body = house.body("居民委员会");
        let post = house.post(body, "委员");
        let person = house.make("person_add", json!({ "name": "张丽", "id_number": ID_NUMBER, "phone": PHONE }));
        house.make("appointment_add", json!({ "person": person, "post": post, "from": "2024-01-01" }));
        let folder = house.path("exported");
        let written = house.ask(
            "report_export",
            json!({ "year": 2025, "as_of": "2025-12-31", "folder": folder, "formats": ["xlsx"],
                    "identity": "full", "reason": "街道要求核对" }),
        );
        Self::of(&std::fs::read(written["files"][0]["path"].as_str().unwrap()).unwrap())
    }

    /// The sheets with their names, in order; the first holds the text.
    fn sheets(&self) -> Vec<(String, Node)> {
        let named = self.workbook.below("sheet").into_iter().map(|sheet| sheet.value("name").to_owned());
        (1..)
            .zip(named)
            .map(|(number, name)| {
                let sheet = self.package.part(&format!("xl/worksheets/sheet{number}.xml"));
                (name, sheet.at("worksheet").clone())
            })
            .collect()
    }

    /// What a name of the workbook stands for on a sheet: the part after the exclamation mark.
    fn defined(&self, name: &str, sheet: usize) -> Option<String> {
        let names = self.workbook.below("definedName");
        let found = names
            .into_iter()
            .find(|one| one.value("name") == name && one.value("localSheetId") == sheet.to_string())?;
        Some(found.text.rsplit_once('!').unwrap().1.to_owned())
    }

    fn cells(&self, sheet: &Node) -> Vec<Cell> {
        let cell = |cell: &Node| {
            let kind = cell.value("t").to_owned();
            let value = cell.children.iter().find(|one| one.name == "v").map_or("", |value| value.text.as_str());
            let said =
                if kind == "s" { self.strings[value.parse::<usize>().unwrap()].clone() } else { value.to_owned() };
            let format = cell.value("s").parse::<usize>().map_or(0, |style| self.formats[style]);
            let look = self.looks.get(&format).cloned().unwrap_or_else(|| format.to_string());
            Cell { at: cell.value("r").to_owned(), kind, look, said }
        };
        sheet.below("c").into_iter().map(cell).collect()
    }
}

/// The last cell that is used: B7 of A1:B7.
fn last(sheet: &Node) -> String {
    sheet.at("dimension").value("ref").rsplit(':').next().unwrap().to_owned()
}

/// $A$1:$B$7 as A1:B7.
fn plain(place: &str) -> String {
    place.replace('$', "")
}

#[test]
fn every_table_prints_whole_with_its_head_on_every_page() {
    let book = Book::exported();
    let sheets = book.sheets();
    assert!(sheets.len() > 10, "{}", sheets.len());
    for (number, (name, sheet)) in sheets.iter().enumerate() {
        let area = book.defined("_xlnm.Print_Area", number).unwrap_or_else(|| panic!("{name} has no print area"));
        assert_eq!(plain(&area), format!("A1:{}", last(sheet)), "{name}");
        let page = sheet.at("pageSetup");
        assert_eq!((page.value("paperSize"), page.value("fitToHeight")), ("9", "0"), "{name}");
        if number == 0 {
            continue;
        }
        // What stands still while she scrolls is what stands on every page: the caption and the head.
        let pane = sheet.at("sheetViews/sheetView/pane");
        assert_eq!(pane.value("state"), "frozen", "{name}");
        let head = pane.number("ySplit");
        assert_eq!(pane.value("topLeftCell"), format!("A{}", head + 1), "{name}");
        let titles = book.defined("_xlnm.Print_Titles", number).unwrap_or_else(|| panic!("{name} repeats no rows"));
        assert_eq!(plain(&titles), format!("1:{head}"), "{name}");
        let shown = book.cells(sheet);
        let in_head = shown.iter().filter(|cell| cell.at.trim_start_matches(char::is_alphabetic) == head.to_string());
        assert!(in_head.clone().count() > 0 && in_head.clone().all(|cell| cell.kind == "s"), "{name}: a head is text");
    }
}

#[test]
fn numbers_that_are_names_are_text_and_nothing_is_a_formula() {
    let book = Book::exported();
    let mut typed = 0;
    let mut seen = [0, 0];
    for (name, sheet) in book.sheets() {
        assert!(sheet.below("f").is_empty(), "{name} holds a formula");
        for cell in book.cells(&sheet) {
            match cell.said.as_str() {
                ID_NUMBER => seen[0] += 1,
                PHONE => seen[1] += 1,
                _ => {}
            }
            // As a number it would lose its last digits, and a telephone number its leading zero.
            let digits = cell.said.strip_suffix('X').unwrap_or(&cell.said);
            let long = digits.len() >= 8 && digits.chars().all(|one| one.is_ascii_digit());
            if long {
                assert_eq!((cell.kind.as_str(), cell.look.as_str()), ("s", "@"), "{name} {}: {}", cell.at, cell.said);
            }
            typed += usize::from(cell.kind.is_empty() && !cell.said.is_empty());
        }
    }
    assert!(seen[0] > 0 && seen[1] > 0, "the numbers in full stand in the rosters: {seen:?}");
    assert!(typed > 100, "{typed} cells hold numbers to calculate with");
}
