//! Days, partial dates and closed periods.
//!
//! Real records often know only a year or a month. A [`Partial`] covers all the days it may mean;
//! whoever compares it says whether the first or the last of them counts. Stored and sent as
//! ISO text (`1985`, `1985-03`, `1985-03-08`), which sorts like time.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A calendar day.
pub type Day = NaiveDate;

/// A date known to the year, the month or the day. Years 1800 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partial {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

/// Text that is no date: a day that does not exist, or something else altogether.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date: {0}")]
pub struct NotADate(pub String);

impl Partial {
    /// A year alone.
    pub fn of_year(year: i32) -> Result<Self, NotADate> {
        if (1800..2200).contains(&year) {
            Ok(Self { year, month: None, day: None })
        } else {
            Err(NotADate(year.to_string()))
        }
    }

    /// A month of a year.
    pub fn of_month(year: i32, month: u32) -> Result<Self, NotADate> {
        let base = Self::of_year(year)?;
        if (1..=12).contains(&month) {
            Ok(Self { month: Some(month), ..base })
        } else {
            Err(NotADate(format!("{year}-{month}")))
        }
    }

    /// A day that exists in the Gregorian calendar.
    pub fn of_day(year: i32, month: u32, day: u32) -> Result<Self, NotADate> {
        let base = Self::of_month(year, month)?;
        if NaiveDate::from_ymd_opt(year, month, day).is_some() {
            Ok(Self { day: Some(day), ..base })
        } else {
            Err(NotADate(format!("{year}-{month}-{day}")))
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The first day it may mean.
    pub fn first(self) -> Day {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Day::MIN)
    }

    /// The last day it may mean.
    pub fn last(self) -> Day {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first(),
            (Some(month), None) => {
                let (year, next) = if month == 12 { (self.year + 1, 1) } else { (self.year, month + 1) };
                NaiveDate::from_ymd_opt(year, next, 1).and_then(|day| day.pred_opt()).unwrap_or(Day::MAX)
            }
            (None, _) => NaiveDate::from_ymd_opt(self.year, 12, 31).unwrap_or(Day::MAX),
        }
    }

    /// The day, where it is known exactly.
    pub fn exact(self) -> Option<Day> {
        self.day.map(|_| self.first())
    }

    /// The same without its day: 出生年月.
    pub fn to_month(self) -> Self {
        Self { day: None, ..self }
    }

    /// Whether `day` is one of the days it may mean.
    pub fn covers(self, day: Day) -> bool {
        self.first() <= day && day <= self.last()
    }

    /// Whether every day of `other` is one of the days it may mean.
    pub fn contains(self, other: Partial) -> bool {
        self.first() <= other.first() && other.last() <= self.last()
    }

    /// Full years on `on` of somebody born on it: the least and the most it may be. None before birth.
    pub fn ages(self, on: Day) -> Option<(u32, u32)> {
        let most = full_years(self.first(), on)?;
        Some((full_years(self.last(), on).unwrap_or(0), most))
    }

    /// Full years on `on`; none where the precision leaves it open or the day lies before it.
    pub fn age(self, on: Day) -> Option<u32> {
        self.ages(on).and_then(|(least, most)| (least == most).then_some(least))
    }

    /// As papers write it: 2026年1月5日, 2026年1月, 2026年.
    pub fn chinese(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{}年{month}月{day}日", self.year),
            (Some(month), None) => format!("{}年{month}月", self.year),
            (None, _) => format!("{}年", self.year),
        }
    }

    /// What people type: ISO, `1985.03`, `1985年3月8日`, `198503`, `19850308`, `1985/3/8`.
    pub fn read(text: &str) -> Result<Self, NotADate> {
        let wrong = || NotADate(text.trim().to_owned());
        let plain: String = text.trim().chars().map(half_width).collect();
        let plain = plain.trim_end_matches(['日', '号', '生', '.', '。']).trim().to_owned();
        let parts: Vec<&str> =
            plain.split(['-', '.', '/', '年', '月', '．', '－', '、', ' ']).filter(|part| !part.is_empty()).collect();
        if parts.iter().any(|part| !part.bytes().all(|byte| byte.is_ascii_digit())) {
            return Err(wrong());
        }
        let number = |part: &str| part.parse::<u32>().map_err(|_| wrong());
        match *parts.as_slice() {
            [year] if year.len() == 4 => Self::of_year(number(year)? as i32),
            [run] if run.len() == 6 => {
                let (year, month) = run.split_at(4);
                Self::of_month(number(year)? as i32, number(month)?)
            }
            [run] if run.len() == 8 => {
                let (year, rest) = run.split_at(4);
                let (month, day) = rest.split_at(2);
                Self::of_day(number(year)? as i32, number(month)?, number(day)?)
            }
            [year, month] if year.len() == 4 && month.len() <= 2 => {
                Self::of_month(number(year)? as i32, number(month)?)
            }
            [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
                Self::of_day(number(year)? as i32, number(month)?, number(day)?)
            }
            _ => Err(wrong()),
        }
        .map_err(|_| wrong())
    }
}

impl From<Day> for Partial {
    fn from(day: Day) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Partial {
    type Err = NotADate;

    /// ISO only; what people type goes through [`Partial::read`].
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let parsed = Self::read(text)?;
        if parsed.to_string() == text { Ok(parsed) } else { Err(NotADate(text.to_owned())) }
    }
}

impl Serialize for Partial {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Partial {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Partial {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "YYYY, YYYY-MM or YYYY-MM-DD",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        })
    }
}

impl TS for Partial {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }

    fn inline(config: &ts_rs::Config) -> String {
        <Self as TS>::name(config)
    }
}

/// A closed period: both ends count, `to` is the last day. Open ends are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day, `None` when it was never recorded.
    pub from: Option<Partial>,
    /// The last day, `None` while it lasts.
    pub to: Option<Partial>,
}

impl Period {
    /// A period whose end is not surely before its start.
    pub fn new(from: Option<Partial>, to: Option<Partial>) -> Option<Self> {
        match (from, to) {
            (Some(start), Some(end)) if end.last() < start.first() => None,
            _ => Some(Self { from, to }),
        }
    }

    /// Whether it may hold on that day: uncertain days count.
    pub fn holds(self, on: Day) -> bool {
        self.from.is_none_or(|from| from.first() <= on) && self.to.is_none_or(|to| on <= to.last())
    }

    /// The days on which it surely holds, whatever its uncertain dates mean; an open end is `None`. Where neither end
    /// was recorded it surely holds `today`.
    pub(crate) fn core(self, today: Day) -> Option<(Day, Option<Day>)> {
        match (self.from, self.to) {
            (None, None) => Some((today, None)),
            (Some(from), None) => Some((from.last(), None)),
            (None, Some(to)) => to.exact().map(|last| (last, Some(last))),
            (Some(from), Some(to)) => match from.exact() {
                // The first day itself is sure, however little is known of the last one.
                Some(first) => Some((first, Some(to.first().max(first)))),
                None => (from.last() <= to.first()).then(|| (from.last(), Some(to.first()))),
            },
        }
    }

    /// Whether both surely hold on a day. One day that ends the one and begins the other is a handover, no overlap.
    pub fn surely_overlaps(self, other: Self, today: Day) -> bool {
        let (Some((start, end)), Some((other_start, other_end))) = (self.core(today), other.core(today)) else {
            return false;
        };
        let first = start.max(other_start);
        let last = [end, other_end].into_iter().flatten().min();
        let handover = |before: Self, after: Self| {
            before.to.and_then(Partial::exact) == Some(first)
                && after.from.and_then(Partial::exact) == Some(first)
                && before.from != after.from
        };
        match last {
            Some(last) if last < first => false,
            Some(last) if last == first => !handover(self, other) && !handover(other, self),
            _ => true,
        }
    }

    /// As papers write it: 2021年12月28日至2026年12月27日, 2021年12月28日起.
    pub fn chinese(self) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) => format!("{}至{}", from.chinese(), to.chinese()),
            (Some(from), None) => format!("{}起", from.chinese()),
            (None, Some(to)) => format!("至{}", to.chinese()),
            (None, None) => "起止不详".to_owned(),
        }
    }
}

/// Full years (周岁) on `on`; someone born on 29 February turns a year older on 1 March of a common year.
pub fn full_years(born: Day, on: Day) -> Option<u32> {
    if on < born {
        return None;
    }
    let before_birthday = (on.month(), on.day()) < (born.month(), born.day());
    u32::try_from(on.year() - born.year() - i32::from(before_birthday)).ok()
}

/// The same day some years later, the day after where there is no 29 February: so many full years have passed on it,
/// and the day before it is their last.
pub fn years_later(day: Day, years: i32) -> Day {
    NaiveDate::from_ymd_opt(day.year() + years, day.month(), day.day())
        .or_else(|| NaiveDate::from_ymd_opt(day.year() + years, day.month() + 1, 1))
        .unwrap_or(day)
}

/// Whole months from one day to another, both counted; none where it is the later one.
pub fn full_months(from: Day, to: Day) -> Option<u32> {
    let end = to.succ_opt()?;
    let months = (end.year() - from.year()) * 12 + end.month0() as i32 - from.month0() as i32;
    u32::try_from(months - i32::from(end.day() < from.day())).ok()
}

/// As papers write a day: 2026年1月5日.
pub fn chinese(day: Day) -> String {
    Partial::from(day).chinese()
}

/// Full-width digits and signs as their half-width twins.
pub fn half_width(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn what_people_write_is_read() {
        for (text, iso) in [
            ("1985.03", "1985-03"),
            ("1985年3月", "1985-03"),
            ("198503", "1985-03"),
            ("19850308", "1985-03-08"),
            ("1985年3月8日", "1985-03-08"),
            ("１９８５．３．８", "1985-03-08"),
            ("1985", "1985"),
            ("1985/3/8", "1985-03-08"),
        ] {
            assert_eq!(Partial::read(text).unwrap().to_string(), iso, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_date() {
        for text in ["1976-02-30", "1985-13", "19000229", "二月", "", "85.3", "45678"] {
            assert!(Partial::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_leap_day_birth_turns_a_year_older_on_the_first_of_march() {
        let born = day(1956, 2, 29);
        assert_eq!(full_years(born, day(2011, 2, 28)), Some(54));
        assert_eq!(full_years(born, day(2011, 3, 1)), Some(55));
        assert_eq!(full_years(born, day(2012, 2, 29)), Some(56));
    }

    #[test]
    fn an_age_is_said_only_where_the_precision_allows_it() {
        let born = Partial::of_month(1985, 3).unwrap();
        assert_eq!(born.age(day(2025, 12, 31)), Some(40));
        assert_eq!(born.age(day(2025, 3, 15)), None);
    }

    #[test]
    fn an_end_before_the_start_is_no_period() {
        let from = Partial::read("2021-12-28").unwrap();
        assert!(Period::new(Some(from), Some(Partial::read("2021").unwrap())).is_some());
        assert!(Period::new(Some(from), Some(Partial::read("2020").unwrap())).is_none());
    }

    fn period(from: &str, to: &str) -> Period {
        let date = |text: &str| (!text.is_empty()).then(|| Partial::read(text).unwrap());
        Period { from: date(from), to: date(to) }
    }

    #[test]
    fn only_what_surely_overlaps_is_said_to() {
        let today = day(2026, 7, 1);
        for (one, two, overlap) in [
            (("2021-12-28", ""), ("2023-01-01", ""), true),
            (("2021-12-28", "2022-12-31"), ("2023-01-01", ""), false),
            // A paper that gives the same day to both.
            (("2021-12-28", "2023-01-01"), ("2023-01-01", ""), false),
            (("2021-12-28", "2023-01-02"), ("2023-01-01", ""), true),
            // Some day of 2022 ended the one; some day of 2022 may have begun the other after it.
            (("2021-12-28", "2022"), ("2022", ""), false),
            (("2021", ""), ("2022", ""), true),
            // Whatever day of 2022 was the last one, the first of January was in it.
            (("2021-12-28", "2022"), ("2022-01-01", "2022-01-01"), true),
            (("2021-12-28", "2022-06"), ("2022-03", "2022-05"), true),
            (("", ""), ("2020-01-01", ""), true),
            (("", "2019"), ("2018", ""), false),
            (("", "2019-05-01"), ("2018", ""), true),
            (("2023-01-01", "2023-01-01"), ("2023-01-01", "2023-01-01"), true),
        ] {
            let (one, two) = (period(one.0, one.1), period(two.0, two.1));
            assert_eq!(one.surely_overlaps(two, today), overlap, "{one:?} {two:?}");
            assert_eq!(two.surely_overlaps(one, today), overlap, "{two:?} {one:?}");
        }
    }

    #[test]
    fn months_are_counted_when_they_are_full() {
        assert_eq!(full_months(day(2021, 12, 28), day(2026, 6, 27)), Some(54));
        assert_eq!(full_months(day(2021, 12, 28), day(2026, 6, 26)), Some(53));
        assert_eq!(full_months(day(2026, 1, 1), day(2026, 1, 1)), Some(0));
        assert_eq!(full_months(day(2026, 2, 1), day(2026, 1, 1)), None);
    }
}
