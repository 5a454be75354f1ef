//! XLSX: the text on a sheet 正文, every table on a sheet of its own with typed cells. A list has its tables first.
//!
//! Strings are written as strings whatever they look like, so nothing typed becomes a formula.

use std::collections::HashSet;

use domain::Fault;
use domain::document::{Align, Block, Cell, Document, Orientation, Row, Table};
use domain::wording::documents as wording;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Image, Workbook, Worksheet, XlsxError,
};

use crate::{layout, picture};

/// What a sheet takes in one cell, less room for the sentence that more was there.
const CELL_MOST: usize = 32_000;
/// A row cannot be taller than some 25 lines: longer paragraphs go on in the next row.
const PARAGRAPH_MOST: usize = 600;
/// Width of the sheet 正文, in characters of its base font: A4 upright.
const TEXT_WIDTH: f64 = 84.0;
/// A wider table is printed across.
const UPRIGHT_MOST: f64 = 96.0;
/// No column is wider.
const COLUMN_MOST: f64 = 240.0;
/// A4 in the list of paper sizes.
const A4: u8 = 9;
/// No row is taller, in points.
const HEIGHT_MOST: f64 = 409.0;
/// Whole numbers beyond it are not exact in a sheet.
const EXACT: u64 = 1 << 53;

/// The workbook.
pub(crate) fn write(document: &Document) -> Result<Vec<u8>, Fault> {
    workbook(document).map_err(|error| Fault::Bug(format!("xlsx: {error}")))?
}

fn workbook(document: &Document) -> Result<Result<Vec<u8>, Fault>, XlsxError> {
    let mut book = Workbook::new();
    // One fixed time: the same paper gives the same bytes.
    let written = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties =
        DocProperties::new().set_title(short(&layout::title(document), 200)).set_creation_datetime(&written);
    book.set_properties(&properties);

    let mut names = Names::new();
    let mut tables: Vec<Placed<'_>> = Vec::new();
    let mut text = TextSheet::new(&mut names)?;
    if let Err(fault) = text.document(document, &mut names, &mut tables)? {
        return Ok(Err(fault));
    }
    // A list opens on the list; what else stands on its paper comes after it.
    let list_first = is_list(document);
    let mut text = Some(text.finish()?);
    if !list_first && let Some(sheet) = text.take() {
        book.push_worksheet(sheet);
    }
    for placed in tables {
        book.push_worksheet(table_sheet(&placed)?);
    }
    if let Some(sheet) = text {
        book.push_worksheet(sheet);
    }
    Ok(Ok(book.save_to_buffer()?))
}

/// A table with the sheet it gets.
struct Placed<'paper> {
    name: String,
    table: &'paper Table,
    /// How its page stands in the paper.
    stands: Orientation,
}

/// Whether a paper is its tables: no pictures, no running text but a line or two.
fn is_list(document: &Document) -> bool {
    let count = |wanted: fn(&Block) -> bool| document.blocks.iter().filter(|block| wanted(block)).count();
    document.addressee.is_none()
        && document.attachments.is_empty()
        && count(|block| matches!(block, Block::Table(_))) > 0
        && count(|block| matches!(block, Block::Picture(_))) == 0
        && count(|block| matches!(block, Block::Paragraph(_))) <= 2
}

/// Names of sheets: safe, at most 31 units, each but once whatever the case.
struct Names(HashSet<String>);

impl Names {
    fn new() -> Self {
        // Excel keeps this one for itself.
        Self(HashSet::from(["history".to_owned()]))
    }

    fn take(&mut self, wanted: &str) -> String {
        let safe: String = wanted
            .chars()
            .map(|one| if matches!(one, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\t') { '－' } else { one })
            .collect();
        let safe = safe.trim_matches(['\'', ' ', '　']);
        let safe = if safe.is_empty() { wording::sheet_name(self.0.len()) } else { safe.to_owned() };
        for number in 1_usize.. {
            let end = if number == 1 { String::new() } else { format!("（{number}）") };
            let name = format!("{}{end}", units(&safe, 31 - end.encode_utf16().count()).trim_end_matches('\''));
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
        }
        safe
    }
}

/// The beginning that takes at most so many UTF-16 units.
fn units(text: &str, most: usize) -> &str {
    let mut taken = 0;
    for (at, character) in text.char_indices() {
        taken += character.len_utf16();
        if taken > most {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// Text as far as a cell takes it, saying so where it takes less.
fn short(text: &str, most: usize) -> String {
    let kept = units(text, most);
    if kept.len() == text.len() { text.to_owned() } else { format!("{kept}{}", wording::cut_off()) }
}

/// A paragraph in pieces of one row each, broken after a full stop where there is one.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    loop {
        let most = units(rest, PARAGRAPH_MOST);
        if most.len() == rest.len() {
            pieces.push(rest);
            return pieces;
        }
        let end = most.rfind('。').map_or(most.len(), |at| at + '。'.len_utf8());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
}

/// Text of one font and size, with the height of the row it needs: not every program finds that out by itself.
struct Face {
    format: Format,
    size: f64,
}

fn face(name: &str, size: f64) -> Face {
    let format = Format::new().set_font_name(name).set_font_size(size).set_text_wrap();
    Face { format: format.set_align(FormatAlign::VerticalCenter), size }
}

impl Face {
    fn align(self, align: FormatAlign) -> Self {
        Self { format: self.format.set_align(align), ..self }
    }

    fn ruled(self) -> Self {
        Self { format: self.format.set_border(FormatBorder::Thin), ..self }
    }

    /// In points, for a column of so many characters of the base font, each 5.25 points wide.
    fn height(&self, text: &str, width: f64) -> f64 {
        let room = (width * 5.25 / (self.size / 2.0) - 1.0).max(2.0);
        let lines: f64 =
            text.split('\n').map(|line| (f64::from(layout::half_characters(line)) / room).ceil().max(1.0)).sum();
        (lines * self.size * 1.5 + 4.0).min(HEIGHT_MOST)
    }
}

/// Paper and page numbers, the same for every sheet.
fn print_setup(sheet: &mut Worksheet) {
    sheet
        .set_paper_size(A4)
        .set_margins(0.79, 0.71, 0.98, 0.98, 0.4, 0.4)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_footer("&C&\"宋体\"&14— &P —");
}

/// The sheet 正文, a row per paragraph.
struct TextSheet {
    sheet: Worksheet,
    row: u32,
}

impl TextSheet {
    fn new(names: &mut Names) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(names.take(wording::TEXT_SHEET))?;
        sheet.set_column_width(0, TEXT_WIDTH)?;
        sheet.set_screen_gridlines(false);
        print_setup(&mut sheet);
        Ok(Self { sheet, row: 0 })
    }

    /// The sheet; what is printed is what was put on it.
    fn finish(mut self) -> Result<Worksheet, XlsxError> {
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), 0)?;
        Ok(self.sheet)
    }

    fn put(&mut self, text: &str, face: &Face) -> Result<(), XlsxError> {
        for piece in pieces(text) {
            self.sheet.write_string_with_format(self.row, 0, piece, &face.format)?;
            self.sheet.set_row_height(self.row, face.height(piece, TEXT_WIDTH))?;
            self.row += 1;
        }
        Ok(())
    }

    fn document<'paper>(
        &mut self,
        document: &'paper Document,
        names: &mut Names,
        tables: &mut Vec<Placed<'paper>>,
    ) -> Result<Result<(), Fault>, XlsxError> {
        let title = face("方正小标宋简体", 20.0).align(FormatAlign::Center);
        let flush = face("仿宋", 14.0);
        let right = face("仿宋", 14.0).align(FormatAlign::Right);
        if let Some(head) = &document.head {
            let mut red = face("方正小标宋简体", 24.0).align(FormatAlign::Center);
            red.format = red.format.set_font_color(Color::Red);
            self.put(&head.words, &red)?;
            if let Some(number) = &head.number {
                self.put(number, &face("仿宋", 14.0).align(FormatAlign::Center))?;
            }
            self.row += 1;
        }
        for line in &document.title {
            self.put(line, &title)?;
        }
        if let Some(subtitle) = &document.subtitle {
            self.put(subtitle, &face("楷体", 14.0).align(FormatAlign::Center))?;
        }
        self.row += 1;
        if let Some(addressee) = &document.addressee {
            self.put(&format!("{addressee}："), &flush)?;
        }
        if let Err(fault) = self.blocks(&document.blocks, names, tables)? {
            return Ok(Err(fault));
        }
        if !document.attachments.is_empty() {
            self.row += 1;
        }
        for (number, attachment) in (1..).zip(&document.attachments) {
            let lead = if number == 1 { wording::attachments_lead() } else { "　　　".to_owned() };
            let count = layout::attachment_number(document, number).unwrap_or_default();
            self.put(&format!("　　{lead}{count}{}", attachment.title), &flush)?;
        }
        if let Some(signature) = &document.signature {
            self.row += 1;
            self.put(&format!("{}　　", signature.name), &right)?;
            self.put(&format!("{}　　", layout::signature_date(signature)), &right)?;
        }
        for (number, attachment) in (1..).zip(&document.attachments) {
            self.row += 1;
            self.put(&layout::attachment_label(document, number), &face("黑体", 14.0))?;
            self.put(&attachment.title, &title)?;
            if let Err(fault) = self.blocks(&attachment.blocks, names, tables)? {
                return Ok(Err(fault));
            }
        }
        if let Some(colophon) = &document.colophon {
            self.row += 1;
            self.put(colophon, &face("仿宋", 9.0))?;
        }
        Ok(Ok(()))
    }

    fn blocks<'paper>(
        &mut self,
        blocks: &'paper [Block],
        names: &mut Names,
        tables: &mut Vec<Placed<'paper>>,
    ) -> Result<Result<(), Fault>, XlsxError> {
        let heading = |level: u8| match level {
            1 => face("黑体", 14.0),
            2 => face("楷体", 14.0),
            _ => face("仿宋", 14.0),
        };
        let mut stands = Orientation::default();
        for block in blocks {
            match block {
                Block::Section(turn) => stands = *turn,
                Block::Heading { level, text } => self.put(&format!("　　{text}"), &heading(*level))?,
                Block::Paragraph(runs) => {
                    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
                    let strong = runs.iter().all(|run| run.strong);
                    self.put(&format!("　　{text}"), &face(if strong { "黑体" } else { "仿宋" }, 14.0))?;
                }
                Block::Listed { label, text } => self.put(&format!("　　{label}：{text}"), &face("仿宋", 14.0))?,
                Block::Table(table) => {
                    let name = names.take(&table.caption);
                    self.put(&wording::table_elsewhere(&name), &face("楷体", 12.0).align(FormatAlign::Center))?;
                    tables.push(Placed { name, table, stands });
                }
                Block::Picture(drawing) => {
                    let drawn = match picture::draw(&drawing.svg) {
                        Ok(drawn) => drawn,
                        Err(fault) => return Ok(Err(fault)),
                    };
                    let width = 590 * u32::from(drawing.width) / 100;
                    let height = (width * drawn.height / drawn.width.max(1)).min(540);
                    let image = Image::new_from_buffer(&drawn.png)?
                        .set_scale_to_size(width, height, true)
                        .set_alt_text(short(&drawing.alt, 200));
                    self.sheet.set_row_height_pixels(self.row, height + 8)?;
                    self.sheet.insert_image_with_offset(self.row, 0, &image, 4, 4)?;
                    self.row += 1;
                }
                Block::Card(card) => self.put(&card.name, &face("黑体", 14.0))?,
                Block::PageBreak => self.row += 1,
            }
        }
        Ok(Ok(()))
    }
}

/// A table: its caption, the head that stays and repeats, typed rows, notes; what is printed ends with them.
fn table_sheet(placed: &Placed<'_>) -> Result<Worksheet, XlsxError> {
    let Placed { name, table, stands } = placed;
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    print_setup(&mut sheet);
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let widths = widths(table);
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, *width)?;
    }
    let whole: f64 = widths.iter().sum();
    if whole > UPRIGHT_MOST || *stands == Orientation::Landscape {
        sheet.set_landscape();
    }

    let mut row = 0;
    if !table.caption.is_empty() {
        let caption = face("黑体", 16.0).align(FormatAlign::Center);
        if last > 0 {
            sheet.merge_range(0, 0, 0, last, "", &caption.format)?;
        }
        sheet.write_string_with_format(0, 0, short(&table.caption, CELL_MOST), &caption.format)?;
        sheet.set_row_height(0, caption.height(&table.caption, whole) + 6.0)?;
        row = 1;
    }
    let head = face("黑体", 12.0).ruled().align(FormatAlign::Center);
    let shaded = head.format.clone().set_background_color(Color::RGB(0xF2_F2F2));
    let mut height = 0.0_f64;
    for ((column, at), width) in (0..).zip(&table.columns).zip(&widths) {
        sheet.write_string_with_format(row, column, short(&at.title, CELL_MOST), &shaded)?;
        height = height.max(head.height(&at.title, *width));
    }
    sheet.set_row_height(row, height)?;
    sheet.set_repeat_rows(0, row)?;
    row += 1;
    sheet.set_freeze_panes(row, 0)?;
    for line in &table.rows {
        write_row(&mut sheet, row, line, table, &widths)?;
        row += 1;
    }
    // Across the table: what ran over its edge would not be printed.
    let note = face("仿宋", 10.5);
    for text in &table.notes {
        if last > 0 {
            sheet.merge_range(row, 0, row, last, "", &note.format)?;
        }
        sheet.write_string_with_format(row, 0, short(text, CELL_MOST), &note.format)?;
        sheet.set_row_height(row, note.height(text, whole))?;
        row += 1;
    }
    sheet.set_print_area(0, 0, row.saturating_sub(1), last)?;
    Ok(sheet)
}

/// Wide enough for most of what each column holds, and together as wide as the paper.
fn widths(table: &Table) -> Vec<f64> {
    let widths: Vec<f64> = (0..)
        .zip(&table.columns)
        .map(|(column, at)| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
            let longest = cells.map(Cell::printed).chain([at.title.clone()]);
            let longest = longest.map(|text| text.split('\n').map(layout::half_characters).max().unwrap_or(0)).max();
            f64::from(longest.unwrap_or(0).clamp(6, 44)) * 1.2 + 3.0
        })
        .collect();
    let whole: f64 = widths.iter().sum();
    let stretch = (TEXT_WIDTH / whole).max(1.0);
    widths.into_iter().map(|width| (width * stretch).min(COLUMN_MOST)).collect()
}

fn write_row(sheet: &mut Worksheet, row: u32, line: &Row, table: &Table, widths: &[f64]) -> Result<(), XlsxError> {
    let mut height = 0.0_f64;
    for ((column, (cell, at)), width) in (0..).zip(line.cells.iter().zip(&table.columns)).zip(widths) {
        let face = face(if line.strong { "黑体" } else { "仿宋" }, 12.0).ruled().align(match at.align {
            Align::Left => FormatAlign::Left,
            Align::Centre => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        });
        height = height.max(face.height(&cell.printed(), *width));
        write_cell(sheet, row, column, cell, face.format)?;
    }
    sheet.set_row_height(row, height)?;
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &format)?,
        // A sheet's numbers are floats: the cast is exact up to here.
        Cell::Count(count) if count.unsigned_abs() <= EXACT => {
            sheet.write_number_with_format(row, column, *count as f64, &format.set_num_format("0"))?
        }
        Cell::Measure { value, decimals } if value.is_finite() => {
            let digits = "0".repeat(usize::from(*decimals).min(15));
            let pattern = if digits.is_empty() { "0".to_owned() } else { format!("0.{digits}") };
            sheet.write_number_with_format(row, column, *value, &format.set_num_format(pattern))?
        }
        Cell::Date(date) => match exact(*date)? {
            Some(day) => {
                let format = format.set_num_format("yyyy\"年\"m\"月\"d\"日\"");
                sheet.write_datetime_with_format(row, column, &day, &format)?
            }
            None => sheet.write_string_with_format(row, column, date.chinese(), &format)?,
        },
        Cell::Share { part, whole } if *whole > 0 && part.unsigned_abs() <= EXACT => {
            let share = *part as f64 / *whole as f64;
            sheet.write_number_with_format(row, column, share, &format.set_num_format("0.0%"))?
        }
        Cell::Text(_) | Cell::Name(_) | Cell::Count(_) | Cell::Measure { .. } | Cell::Share { .. } => {
            let text = short(&cell.said(), CELL_MOST);
            sheet.write_string_with_format(row, column, text, &format.set_num_format("@"))?
        }
    };
    Ok(())
}

/// A date as a sheet counts days: known to the day, and since March 1900, before which Excel counts wrong.
fn exact(date: domain::Partial) -> Result<Option<ExcelDateTime>, XlsxError> {
    let text = date.exact().map(|day| day.format("%Y-%m-%d").to_string());
    match text {
        Some(text) if text.as_str() >= "1900-03-01" => ExcelDateTime::parse_from_str(&text).map(Some),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::samples;

    fn opened(document: &Document) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(crate::xlsx(document).unwrap())).unwrap()
    }

    #[test]
    fn the_text_comes_first_and_every_table_has_its_sheet() {
        let book = opened(&samples::report());
        let names = book.sheet_names();
        assert_eq!(names[0], "正文");
        assert_eq!(names.len(), 1 + samples::tables(&samples::report()));
        assert_eq!(names[1], "居民委员会成员名单");
    }

    #[test]
    fn numbers_are_numbers_dates_are_dates_and_id_numbers_are_text() {
        let mut book = opened(&samples::of_blocks(vec![Block::Table(samples::typed())]));
        let range = book.worksheet_range("各种格子").unwrap();
        let row: Vec<&Data> = range.rows().nth(2).unwrap().iter().collect();
        assert_eq!(row[0], &Data::String("999901198503080012".into()));
        assert_eq!(row[1], &Data::Float(7.0));
        assert_eq!(row[2], &Data::Float(1234.5));
        assert!(matches!(row[3], Data::DateTime(_)), "{:?}", row[3]);
        assert_eq!(row[4], &Data::String("1985年3月".into()));
        assert!(matches!(row[5], Data::Float(share) if (share - 2.0 / 3.0).abs() < 1e-9));
        assert_eq!(row[6], &Data::String("—".into()));
    }

    #[test]
    fn nothing_typed_is_a_formula() {
        let rows = samples::DANGEROUS
            .iter()
            .map(|text| Row { cells: vec![Cell::text(*text), Cell::text(*text)], strong: false })
            .collect();
        let table = Table { rows, ..samples::roster(0) };
        let document = samples::of_blocks(vec![Block::Table(table)]);
        let mut book = opened(&document);
        for name in book.sheet_names() {
            assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0, "{name}");
        }
        let range = book.worksheet_range("居民委员会成员名单").unwrap();
        for (row, text) in range.rows().skip(2).zip(samples::DANGEROUS) {
            assert_eq!(row[0], Data::String(crate::sanitize::text(text)), "{text:?}");
        }
    }

    #[test]
    fn names_of_sheets_are_safe_and_different() {
        let mut names = Names::new();
        let long = "幸福社区二〇二五年度居民代表会议成员名单以及联系方式和分工情况一览表";
        let taken: Vec<String> = [
            "正文",
            "正文",
            "a/b[c]:*?\\",
            "'名单'",
            "",
            "History",
            "A/B[c]:*?\\",
            long,
            long,
            "𠮷".repeat(40).as_str(),
        ]
        .iter()
        .map(|name| names.take(name))
        .collect();
        for name in &taken {
            assert!(name.encode_utf16().count() <= 31 && !name.is_empty(), "{name}");
            assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']) && !name.starts_with('\''), "{name}");
        }
        let different: HashSet<String> = taken.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(different.len(), taken.len());
        assert_eq!(taken[1], "正文（2）");
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_says_so() {
        let table = Table {
            rows: vec![Row { cells: vec![Cell::text("长".repeat(40_000)), Cell::Empty], strong: false }],
            ..samples::roster(0)
        };
        let mut book = opened(&samples::of_blocks(vec![Block::Table(table)]));
        let range = book.worksheet_range("居民委员会成员名单").unwrap();
        let Data::String(text) = &range.rows().nth(2).unwrap()[0] else { panic!("no text") };
        assert!(text.ends_with(wording::cut_off()));
    }

    #[test]
    fn the_head_stays_and_repeats_on_paper() {
        let package = crate::xlsx(&samples::report()).unwrap();
        let sheet = samples::part(&package, "xl/worksheets/sheet2.xml");
        assert!(sheet.contains("state=\"frozen\""));
        assert!(sheet.contains("paperSize=\"9\""));
        assert!(samples::part(&package, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    }
}
