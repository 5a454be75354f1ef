//! A table as CSV: UTF-8 with a mark of it for Excel, lines ended as RFC 4180 ends them, and no formula: a text that a
//! spreadsheet would calculate gets an apostrophe before it, as a spreadsheet itself marks a text.

use domain::Fault;
use domain::document::{Cell, Table};

use crate::sanitize;

/// What Excel tells UTF-8 by.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The table.
///
/// # Errors
/// Our own mistake alone.
pub fn csv(table: &Table) -> Result<Vec<u8>, Fault> {
    let table = sanitize::table(table);
    let bug = |error: &dyn std::fmt::Display| Fault::Bug(format!("csv: {error}"));
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    writer.write_record(table.columns.iter().map(|column| text(&column.title))).map_err(|error| bug(&error))?;
    for row in &table.rows {
        writer.write_record(row.cells.iter().map(written)).map_err(|error| bug(&error))?;
    }
    writer.into_inner().map_err(|error| bug(&error))
}

fn written(cell: &Cell) -> String {
    match cell {
        // Dates as machines read them.
        Cell::Date(date) => date.to_string(),
        Cell::Empty | Cell::Count(_) | Cell::Measure { .. } | Cell::Share { .. } => cell.printed(),
        Cell::Text(words) | Cell::Name(words) => text(words),
    }
}

fn text(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}") } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use domain::document::{Align, Column, Row};

    use super::*;

    #[test]
    fn nothing_typed_becomes_a_formula_and_numbers_stay_numbers() {
        let column = |title: &str| Column { title: title.into(), share: 1, align: Align::Left };
        let cells = vec![
            Cell::text("=1+1"),
            Cell::text("-2"),
            Cell::text("他说“好”,\n走了"),
            Cell::Count(-3),
            Cell::Date("1985-03".parse().unwrap()),
        ];
        let table = Table {
            caption: "表".into(),
            columns: ["甲", "乙", "丙", "丁", "戊"].map(column).to_vec(),
            rows: vec![Row { cells, strong: false }],
            notes: Vec::new(),
        };
        let text = String::from_utf8(csv(&table).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}甲,乙,丙,丁,戊\r\n'=1+1,'-2,\"他说“好”,\n走了\",-3,1985-03\r\n");
    }
}
