//! Cells of a person's row as typed values, each problem named.

use crate::codes::{self, Table};
use crate::dates::{Day, Partial, half_width};
use crate::identity::{IdNumber, IdTrouble, phone_looks_right};
use crate::names;
use crate::wording::{faults, import as wording};

use super::header::{Column, Header};
use super::lines::Fills;
use super::sheet::{Cell, Value};
use super::{Entry, Problem, Sheet, Word, cell_of};

/// Longest name that is kept.
const LONGEST_NAME: usize = 400;
/// Longest short text that is kept.
const LONGEST_TEXT: usize = 400;
/// Longest remark that is kept.
const LONGEST_NOTE: usize = 4000;
/// Longest name of a group that is kept.
const LONGEST_GROUP: usize = 100;
/// Longest telephone number that is kept.
const LONGEST_PHONE: usize = 40;
/// Longest spelling of a code that is kept.
const LONGEST_WORD: usize = 40;

/// Days counted by a spreadsheet that may be a day in somebody's life: 1919 to 2099.
const COUNTED: std::ops::Range<f64> = 7_000.0..73_000.0;

/// Reads the cells of one row.
pub(crate) struct Values<'a> {
    sheet: &'a Sheet,
    header: &'a Header,
    fills: &'a Fills,
    row: u32,
    cells: &'a [Cell],
    today: Day,
    two_digit_months: bool,
    /// What was found wrong so far.
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Values<'a> {
    pub(crate) fn new(
        sheet: &'a Sheet,
        header: &'a Header,
        fills: &'a Fills,
        row: u32,
        cells: &'a [Cell],
        today: Day,
        two_digit_months: bool,
    ) -> Self {
        Self { sheet, header, fills, row, cells, today, two_digit_months, problems: Vec::new() }
    }

    /// Everything the row says of a person.
    pub(crate) fn entry(&mut self) -> Entry {
        let id_number = self.id_number();
        let mut entry = Entry {
            name: self.name(),
            id_number,
            sex: self.code(Column::Sex, Table::Sex),
            birth: self.date(Column::Birth),
            nationality: self.code(Column::Nationality, Table::Nationality),
            politics: self.word(Column::Politics, Table::Politics),
            education: self.word(Column::Education, Table::Education),
            employment: self.employment(),
            phone: self.phone(),
            address: self.text(Column::Address, LONGEST_TEXT),
            building: self.text(Column::Building, LONGEST_TEXT),
            door: self.text(Column::Door, LONGEST_TEXT),
            post: self.text(Column::Post, LONGEST_TEXT).map(|text| names::tidy(&text)),
            duties: self.text(Column::Duties, LONGEST_TEXT),
            full_time: self.full_time(),
            group: self.text(Column::Group, LONGEST_GROUP),
            from: self.date(Column::From),
            note: self.text(Column::Note, LONGEST_NOTE),
        };
        self.against_number(&mut entry);
        entry
    }

    fn value(&self, column: Column) -> Option<&'a Value> {
        let place = self.header.place(column)?;
        match cell_of(self.cells, place) {
            Some(value) => Some(value),
            None => self.fills.value(self.sheet, self.row, place),
        }
    }

    fn refuse(&mut self, column: Column, code: &'static str, message: String) {
        self.problems.push(Problem::refused(self.row, column, code, message));
    }

    fn warn(&mut self, column: Column, code: &'static str, message: String) {
        self.problems.push(Problem::warning(self.row, column, code, message));
    }

    /// A text; dashes that stand for nothing are nothing.
    fn text(&mut self, column: Column, most: usize) -> Option<String> {
        let value = self.value(column)?;
        if matches!(value, Value::Failed(_)) {
            return None;
        }
        let text = clean(&value.text());
        let nothing = text.chars().all(|character| matches!(half_width(character), '-' | '—' | '/' | '\\' | '－'));
        let none = matches!(text.as_str(), "无" | "暂无" | "不详" | "未知");
        let may_be_none = !matches!(column, Column::Note | Column::Politics | Column::Employment);
        if text.is_empty() || nothing || (none && may_be_none) {
            return None;
        }
        if text.chars().count() > most {
            self.refuse(column, "too_long", wording::too_long(column.chinese(), most));
            return None;
        }
        Some(text)
    }

    fn name(&mut self) -> String {
        let typed = clean(&self.value(Column::Name).map(Value::text).unwrap_or_default());
        let name = names::tidy(&typed);
        if name.is_empty() {
            self.refuse(Column::Name, "name_missing", wording::name_missing());
        } else if name.chars().count() > LONGEST_NAME {
            self.refuse(Column::Name, "too_long", wording::too_long(Column::Name.chinese(), LONGEST_NAME));
        } else if matches!(self.value(Column::Name), Some(Value::Failed(_))) || name.chars().any(unreadable) {
            // A character lost on the way would become part of a name for good.
            self.refuse(Column::Name, "name_unreadable", wording::name_unreadable(&name));
        }
        name
    }

    fn id_number(&mut self) -> Option<IdNumber> {
        let lost = match self.value(Column::IdNumber) {
            Some(Value::Number(number)) => number.fract() != 0.0 || number.abs() >= 1e15,
            Some(Value::Text(text)) => exponent(text),
            _ => false,
        };
        if lost {
            let trouble = IdTrouble::BecameANumber;
            self.refuse(Column::IdNumber, trouble.code(), faults::id_number(trouble));
            return None;
        }
        let typed = self.text(Column::IdNumber, LONGEST_TEXT)?;
        match IdNumber::read(&typed, self.today) {
            Ok(number) => Some(number),
            Err(trouble) => {
                self.refuse(Column::IdNumber, trouble.code(), faults::id_number(trouble));
                None
            }
        }
    }

    /// A column that holds a code, or the text as typed.
    fn code(&mut self, column: Column, table: Table) -> Option<String> {
        Some(match self.word(column, table)? {
            Word::Code(code) => code.to_owned(),
            Word::Text(text) => text,
        })
    }

    fn word(&mut self, column: Column, table: Table) -> Option<Word> {
        let typed = self.text(column, LONGEST_WORD)?;
        if let Some(code) = codes::read(table, &typed) {
            return Some(Word::Code(code));
        }
        self.warn(column, "code_unknown", wording::code_unknown(column.chinese(), &typed));
        Some(Word::Text(typed))
    }

    fn employment(&mut self) -> Option<Word> {
        let retired = self.text(Column::Retired, LONGEST_WORD);
        match retired.as_deref() {
            Some("是" | "√" | "退休" | "已退休") => Some(Word::Code("80")),
            _ => self.word(Column::Employment, Table::Employment),
        }
    }

    fn phone(&mut self) -> Option<String> {
        let typed = self.text(Column::Phone, LONGEST_PHONE)?;
        let right = typed
            .split(['/', '、', '，', ',', ';', '；', ' ', '\n'])
            .filter(|part| !part.trim().is_empty())
            .all(phone_looks_right);
        // 022-1234 5678 is one number with a space in it.
        if !right && !phone_looks_right(&typed) {
            self.warn(Column::Phone, "phone_length", wording::phone_length());
        }
        Some(typed)
    }

    fn full_time(&mut self) -> Option<bool> {
        let typed = self.text(Column::FullTime, LONGEST_WORD)?;
        match typed.as_str() {
            "专职" | "专" | "全职" | "是" | "√" => Some(true),
            "兼职" | "兼" | "否" | "×" => Some(false),
            _ => {
                self.warn(Column::FullTime, "code_unknown", wording::full_time_unknown(&typed));
                None
            }
        }
    }

    fn date(&mut self, column: Column) -> Option<Partial> {
        let read = match self.value(column)? {
            Value::Number(number) => self.numeric_date(column, *number),
            Value::Date(text) => Partial::read(text).ok(),
            Value::Text(_) | Value::Flag(_) | Value::Failed(_) => {
                let typed = self.text(column, LONGEST_TEXT)?;
                written_date(&typed, column == Column::From)
            }
        };
        match read {
            Some(date) if date.first() <= self.today || column == Column::From => Some(date),
            Some(date) => {
                self.refuse(column, "date_ahead", wording::date_ahead(column.chinese(), date));
                None
            }
            None => {
                let typed = self.value(column).map(Value::text).unwrap_or_default();
                self.refuse(column, "no_such_day", wording::no_such_day(column.chinese(), &clean(&typed)));
                None
            }
        }
    }

    /// 198503, 19850308, 1985, 1985.03 typed into a cell that took them for numbers, or a day a spreadsheet counted.
    fn numeric_date(&mut self, column: Column, number: f64) -> Option<Partial> {
        if number.fract() == 0.0 {
            if COUNTED.contains(&number) {
                return Day::from_ymd_opt(1899, 12, 30)?
                    .checked_add_days(chrono::Days::new(number as u64))
                    .map(Partial::from);
            }
            return Partial::read(&super::sheet::plain_number(number)).ok();
        }
        let typed = format!("{number}");
        let (year, month) = typed.split_once('.')?;
        if month == "1" {
            // 1985.10 loses its zero as a number and cannot be told from 1985.1.
            let year = year.parse().ok()?;
            if self.two_digit_months {
                return Partial::of_month(year, 10).ok();
            }
            self.warn(column, "month_unclear", wording::month_unclear(&typed));
            return Partial::of_year(year).ok();
        }
        Partial::read(&typed).ok()
    }

    /// What the ID number says differently.
    fn against_number(&mut self, entry: &mut Entry) {
        let Some(number) = &entry.id_number else { return };
        if let (Some(typed), Some(named)) = (entry.birth, number.birth())
            && !typed.contains(named)
        {
            let message = crate::wording::birth_differs(typed, named);
            self.problems.push(Problem::warning(self.row, Column::Birth, "birth_differs", message));
        }
        if let Some(typed) = &entry.sex
            && matches!(typed.as_str(), "1" | "2")
            && typed != number.sex().code()
        {
            let named = codes::name(Table::Sex, number.sex().code()).unwrap_or_default();
            let message = crate::wording::sex_differs(named);
            self.problems.push(Problem::warning(self.row, Column::Sex, "sex_differs", message));
        }
    }
}

/// Whether months are written with two digits wherever they stand as numbers: 1985.03 shows it.
pub(crate) fn two_digit_months(sheet: &Sheet, header: &Header) -> bool {
    let Some(place) = header.place(Column::Birth) else { return false };
    sheet.rows.iter().any(|(_, cells)| match cell_of(cells, place) {
        Some(Value::Number(number)) => {
            number.fract() != 0.0
                && format!("{number}").split_once('.').is_some_and(|(_, month)| month.starts_with('0'))
        }
        _ => false,
    })
}

/// A date as people write it, with a time behind it or as the start of a period.
pub(crate) fn written_date(typed: &str, starts_a_period: bool) -> Option<Partial> {
    if let Ok(date) = Partial::read(typed) {
        return Some(date);
    }
    if let Some((date, time)) = typed.split_once([' ', 'T'])
        && time.contains(':')
    {
        return Partial::read(date).ok();
    }
    if starts_a_period {
        let start = typed.split(['至', '~', '～', '—', '-', '起']).next()?;
        return Partial::read(start).ok();
    }
    None
}

/// Digits with an exponent: 9.9990119850815E+17.
fn exponent(text: &str) -> bool {
    let plain: String = text.chars().map(half_width).filter(|character| !character.is_whitespace()).collect();
    let Some((digits, power)) = plain.split_once(['E', 'e']) else { return false };
    let power = power.strip_prefix('+').unwrap_or(power);
    !digits.is_empty()
        && !power.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && power.bytes().all(|byte| byte.is_ascii_digit())
}

/// Characters that stand where another was lost: replaced, private, or a question mark.
fn unreadable(character: char) -> bool {
    matches!(character, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '?' | '？')
}

/// Without characters that cannot be seen; line ends are spaces.
pub(crate) fn clean(text: &str) -> String {
    let seen: String = text
        .chars()
        .filter(|character| {
            !matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        })
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    seen.trim().to_owned()
}
