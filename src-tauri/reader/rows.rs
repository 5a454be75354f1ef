//! Workbooks: xlsx and xlsb cell by cell, xls and ods as a whole inside the limits of the process.

use std::io::{Cursor, Write};

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, Xls, XlsError, Xlsb, Xlsx, XlsxError,
};

use domain::fault::SheetTrouble;
use domain::roster::sheet::{Form, Line, MOST_REGIONS, Region, Value, plain_number};

use crate::bounds::Gather;
use crate::{Lines, Stop};

/// The sheet wanted, or the first one; all names go out first.
fn choose<W: Write>(
    form: Form,
    names: Vec<String>,
    wanted: Option<&str>,
    lines: &mut Lines<W>,
) -> Result<String, Stop> {
    let read = match wanted {
        None => names.first().cloned().ok_or(SheetTrouble::Damaged)?,
        Some(name) => {
            names.iter().find(|known| known.trim() == name.trim()).cloned().ok_or(SheetTrouble::NoSuchSheet)?
        }
    };
    lines.say(&Line::Sheets { names, read: read.clone(), form })?;
    Ok(read)
}

fn regions<W: Write>(merged: &[Dimensions], lines: &mut Lines<W>) -> Result<(), Stop> {
    let regions: Vec<Region> = merged
        .iter()
        .take(MOST_REGIONS)
        .map(|region| Region {
            top: region.start.0.saturating_add(1),
            left: region.start.1,
            bottom: region.end.0.saturating_add(1),
            right: region.end.1,
        })
        .collect();
    if regions.is_empty() { Ok(()) } else { lines.say(&Line::Merged(regions)) }
}

fn of_xlsx(error: &XlsxError) -> SheetTrouble {
    if matches!(error, XlsxError::Password) {
        SheetTrouble::Encrypted
    } else if matches!(error, XlsxError::WorksheetNotFound(_)) {
        SheetTrouble::NoSuchSheet
    } else {
        SheetTrouble::Damaged
    }
}

pub(crate) fn xlsx<W: Write>(bytes: Vec<u8>, wanted: Option<&str>, lines: &mut Lines<W>) -> Result<(), Stop> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| of_xlsx(&error))?;
    let sheet = choose(Form::Xlsx, book.sheet_names(), wanted, lines)?;
    {
        let mut reader = book.worksheet_cells_reader(&sheet).map_err(|error| of_xlsx(&error))?;
        let mut gather = Gather::new(lines);
        while let Some(cell) = reader.next_cell().map_err(|error| of_xlsx(&error))? {
            let (row, column) = cell.get_position();
            if let Some(value) = of_ref(cell.get_value()) {
                gather.cell(row, column, value)?;
            }
        }
        gather.turn()?;
    }
    let merged = book.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
    regions(&merged, lines)
}

pub(crate) fn xlsb<W: Write>(bytes: Vec<u8>, wanted: Option<&str>, lines: &mut Lines<W>) -> Result<(), Stop> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|_| SheetTrouble::Damaged)?;
    let sheet = choose(Form::Xlsb, book.sheet_names(), wanted, lines)?;
    let mut reader = book.worksheet_cells_reader(&sheet).map_err(|_| SheetTrouble::Damaged)?;
    let mut gather = Gather::new(lines);
    while let Some(cell) = reader.next_cell().map_err(|_| SheetTrouble::Damaged)? {
        let (row, column) = cell.get_position();
        if let Some(value) = of_ref(cell.get_value()) {
            gather.cell(row, column, value)?;
        }
    }
    gather.turn()
}

pub(crate) fn xls<W: Write>(bytes: Vec<u8>, wanted: Option<&str>, lines: &mut Lines<W>) -> Result<(), Stop> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| {
        if matches!(error, XlsError::Password) { SheetTrouble::Encrypted } else { SheetTrouble::Damaged }
    })?;
    let sheet = choose(Form::Xls, book.sheet_names(), wanted, lines)?;
    let range = book.worksheet_range(&sheet).map_err(|_| SheetTrouble::Damaged)?;
    whole(&range, lines)?;
    regions(&book.merge_cells_by_sheet_name(&sheet).unwrap_or_default(), lines)
}

pub(crate) fn ods<W: Write>(bytes: Vec<u8>, wanted: Option<&str>, lines: &mut Lines<W>) -> Result<(), Stop> {
    let of_ods = |error: OdsError| {
        if matches!(error, OdsError::Password) { SheetTrouble::Encrypted } else { SheetTrouble::Damaged }
    };
    let mut book = Ods::new(Cursor::new(bytes)).map_err(of_ods)?;
    let sheet = choose(Form::Ods, book.sheet_names(), wanted, lines)?;
    let range = book.worksheet_range(&sheet).map_err(of_ods)?;
    whole(&range, lines)
}

fn whole<W: Write>(range: &Range<Data>, lines: &mut Lines<W>) -> Result<(), Stop> {
    let (top, left) = range.start().unwrap_or((0, 0));
    let mut gather = Gather::new(lines);
    for (row, column, value) in range.used_cells() {
        if let Some(value) = of_data(value) {
            let (row, column) = (u32::try_from(row), u32::try_from(column));
            let (row, column) = (row.map_err(|_| SheetTrouble::TooLarge)?, column.map_err(|_| SheetTrouble::TooLarge)?);
            gather.cell(top.saturating_add(row), left.saturating_add(column), value)?;
        }
    }
    gather.turn()
}

fn of_ref(value: &DataRef<'_>) -> Option<Value> {
    match value {
        DataRef::Int(number) => Some(Value::Number(*number as f64)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        DataRef::String(text) => Some(Value::Text(text.clone())),
        DataRef::SharedString(text) => Some(Value::Text((*text).to_owned())),
        DataRef::Bool(flag) => Some(Value::Flag(*flag)),
        DataRef::DateTime(moment) => Some(date(moment)),
        DataRef::DateTimeIso(text) => Some(iso(text)),
        DataRef::DurationIso(text) => Some(Value::Text(text.clone())),
        DataRef::Error(error) => Some(Value::Failed(error.to_string())),
        DataRef::Empty => None,
    }
}

fn of_data(value: &Data) -> Option<Value> {
    match value {
        Data::Int(number) => Some(Value::Number(*number as f64)),
        Data::Float(number) => Some(Value::Number(*number)),
        Data::String(text) => Some(Value::Text(text.clone())),
        Data::Bool(flag) => Some(Value::Flag(*flag)),
        Data::DateTime(moment) => Some(date(moment)),
        Data::DateTimeIso(text) => Some(iso(text)),
        Data::DurationIso(text) => Some(Value::Text(text.clone())),
        Data::Error(error) => Some(Value::Failed(error.to_string())),
        Data::Empty => None,
    }
}

/// A counted day as a date. A number that only wears the format of a date, such as 198503 or an ID number, stays a
/// number: as a day it would lie far outside any life.
fn date(moment: &ExcelDateTime) -> Value {
    let counted = moment.as_f64();
    if !moment.is_datetime() || !(1.0..110_000.0).contains(&counted) {
        return Value::Number(counted);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Value::Date(format!("{year:04}-{month:02}-{day:02}"))
}

fn iso(text: &str) -> Value {
    let day = text.get(..10).unwrap_or(text);
    if day.len() == 10 && day.bytes().filter(|byte| *byte == b'-').count() == 2 {
        Value::Date(day.to_owned())
    } else if let Ok(number) = text.parse::<f64>() {
        Value::Text(plain_number(number))
    } else {
        Value::Text(text.to_owned())
    }
}
