//! Every number of the annual report under its code: what was counted, whom it counted, what was typed where the register
//! keeps nothing, and what somebody set by hand instead, with the reason. Sentences and tables take their numbers from
//! here, so a change by hand shows in all of them at once.

mod gathering;

use std::collections::BTreeMap;

use crate::document::share;
use crate::fault::Fault;
use crate::indicators::{Counts, Indicators, Mismatch, Value};
use crate::papers::facts::{ByHand, LastYear, ReportFacts, Typed};
use crate::wording::indicators as wording;

/// What a number counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A card.
    Person,
    /// A body.
    Body,
    /// A meeting.
    Meeting,
    /// A building.
    Building,
    /// A unit stationed here.
    Unit,
    /// A figure somebody recorded.
    Figure,
}

/// One thing a number counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// Its id; 0 for a figure.
    pub id: i64,
    /// In words.
    pub text: String,
}

/// From where the value of a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Counted in the register.
    Computed,
    /// Set by hand, with a reason.
    ByHand,
    /// 手填: typed with its basis.
    Typed,
    /// There is none.
    Missing,
}

/// A number of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Never reused for something else.
    pub code: String,
    /// In words.
    pub label: String,
    /// What it is counted in.
    pub unit: String,
    /// What was counted, times 1000; none where the register keeps no source of it.
    pub computed: Option<i64>,
    /// What was set by hand.
    pub by_hand: Option<ByHand>,
    /// What was typed; not used where it is computed.
    pub typed: Option<Typed>,
    /// What it counted.
    pub counted: Vec<Source>,
    /// People of whom the register does not know it.
    pub unknown: Vec<Source>,
    /// How it is counted, in words.
    pub definition: String,
    /// The same a year before.
    pub last_year: Option<LastYear>,
    /// May be typed where nothing computes it: it is one of the indicators.
    pub indicator: bool,
}

impl Number {
    /// The value that counts, times 1000; none where there is none.
    pub fn value(&self) -> Option<i64> {
        let by_hand = self.by_hand.as_ref().map(|by_hand| by_hand.thousandths);
        by_hand.or(self.computed).or(self.typed.as_ref().map(|typed| typed.thousandths))
    }

    /// From where it is.
    pub fn origin(&self) -> Origin {
        if self.by_hand.is_some() {
            Origin::ByHand
        } else if self.computed.is_some() {
            Origin::Computed
        } else if self.typed.is_some() {
            Origin::Typed
        } else {
            Origin::Missing
        }
    }

    /// The value that counts, times 1000; 0 where there is none.
    pub fn thousandths(&self) -> i64 {
        self.value().unwrap_or(0)
    }

    /// The value that counts, as a count.
    pub fn count(&self) -> i64 {
        self.thousandths() / 1000
    }

    /// As papers print it.
    pub fn printed(&self) -> String {
        printed_or_none(self.value())
    }

    /// What changed since last year, times 1000.
    pub fn change(&self) -> Option<i64> {
        Some(self.value()? - self.last_year.as_ref()?.thousandths)
    }

    /// The change in words, which follow the sign: 多1, 少1, 持平.
    pub fn change_in_words(&self) -> Option<String> {
        self.change().map(|change| wording::change(change, &self.unit))
    }
}

/// Thousandths as papers print them: 2391, 0.42, no thousands mark, no trailing zeros.
pub fn printed(thousandths: i64) -> String {
    let (sign, size) = (if thousandths < 0 { "-" } else { "" }, thousandths.unsigned_abs());
    let (whole, rest) = (size / 1000, size % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{}", format!("{rest:03}").trim_end_matches('0'))
}

/// As [`printed`], and — where there is no value.
pub fn printed_or_none(thousandths: Option<i64>) -> String {
    thousandths.map_or_else(|| wording::NONE.to_owned(), printed)
}

/// All numbers of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    list: Vec<Number>,
    places: BTreeMap<String, usize>,
    /// The tables they stand in.
    pub indicators: Indicators,
    /// Whom the register does not know enough of, by sum.
    pub counts: Counts,
    /// What does not add up.
    pub mismatches: Vec<Mismatch>,
}

impl Numbers {
    /// Counts everything.
    ///
    /// # Errors
    /// Where a table of indicators is malformed: our mistake.
    pub fn of(facts: &ReportFacts) -> Result<Self, Fault> {
        let indicators = Indicators::with(&facts.measures)?;
        let counts = indicators.count(|set| gathering::people(facts, set), facts.as_of);
        let (list, places) = gathering::all(facts, &indicators, &counts);
        let mut numbers = Self { list, places, indicators, counts, mismatches: Vec::new() };
        numbers.mismatches = numbers.indicators.mismatches(&numbers.counts, &|code| {
            let number = numbers.get(code)?;
            Some(Value { thousandths: number.value()?, by_hand: number.origin() != Origin::Computed })
        });
        Ok(numbers)
    }

    /// The number of a code.
    pub fn get(&self, code: &str) -> Option<&Number> {
        self.places.get(code).and_then(|place| self.list.get(*place))
    }

    /// The value of a code, times 1000; none where there is none.
    pub fn value(&self, code: &str) -> Option<i64> {
        self.get(code).and_then(Number::value)
    }

    /// The count of a code; 0 where there is none.
    pub fn count(&self, code: &str) -> i64 {
        self.get(code).map_or(0, Number::count)
    }

    /// A share of two numbers as they are printed.
    pub fn share(&self, part: &str, whole: &str) -> String {
        share(self.count(part), self.count(whole))
    }

    /// All of them, in the order the report comes to them.
    pub fn all(&self) -> &[Number] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn numbers_are_printed_without_thousands_marks_and_trailing_zeros() {
        for (thousandths, text) in [(2_391_000, "2391"), (420, "0.42"), (1_500, "1.5"), (0, "0"), (5, "0.005")] {
            assert_eq!(printed(thousandths), text);
        }
    }
}
