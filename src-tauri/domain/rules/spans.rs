//! Days on which something is so, as disjoint closed stretches; and the same twice where dates are uncertain: the days
//! on which it surely is so and those on which it may be.

use crate::dates::{Day, Period};

/// The first day anything is judged on, and the end of all time.
pub const FIRST: Day = match Day::from_ymd_opt(1800, 1, 1) {
    Some(day) => day,
    None => Day::MIN,
};
/// The last day anything is judged on.
pub const LAST: Day = match Day::from_ymd_opt(2199, 12, 31) {
    Some(day) => day,
    None => Day::MAX,
};

/// The day after, the last one of all after the last.
pub fn next(day: Day) -> Day {
    if day >= LAST { LAST } else { day.succ_opt().unwrap_or(LAST) }
}

/// The day before, the first one of all before the first.
pub fn before(day: Day) -> Day {
    if day <= FIRST { FIRST } else { day.pred_opt().unwrap_or(FIRST) }
}

/// Disjoint closed stretches of days, in order, never touching.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans(Vec<(Day, Day)>);

impl Spans {
    /// No day.
    pub const fn never() -> Self {
        Self(Vec::new())
    }

    /// Every day.
    pub fn always() -> Self {
        Self::of(FIRST, LAST)
    }

    /// From a day to a day, none where they are the wrong way round.
    pub fn of(from: Day, to: Day) -> Self {
        let (from, to) = (from.max(FIRST), to.min(LAST));
        if from <= to { Self(vec![(from, to)]) } else { Self::never() }
    }

    /// Every day or none.
    pub fn all_or_none(all: bool) -> Self {
        if all { Self::always() } else { Self::never() }
    }

    /// The stretches.
    pub fn stretches(&self) -> &[(Day, Day)] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_never(&self) -> bool {
        self.0.is_empty()
    }

    /// The first day.
    pub fn first(&self) -> Option<Day> {
        self.0.first().map(|(from, _)| *from)
    }

    /// Whether a day is among them.
    pub fn hold(&self, day: Day) -> bool {
        let at = self.0.partition_point(|(_, to)| *to < day);
        self.0.get(at).is_some_and(|(from, _)| *from <= day)
    }

    /// Days of either.
    pub fn or(&self, other: &Self) -> Self {
        if self.is_never() {
            return other.clone();
        }
        if other.is_never() {
            return self.clone();
        }
        Self::union(self.0.iter().chain(&other.0).copied().collect())
    }

    /// Days of any of these stretches, which may overlap and come in any order.
    pub fn union(mut all: Vec<(Day, Day)>) -> Self {
        all.sort_unstable();
        let mut merged: Vec<(Day, Day)> = Vec::with_capacity(all.len());
        for (from, to) in all {
            match merged.last_mut() {
                Some((_, last)) if from <= next(*last) => *last = (*last).max(to),
                _ => merged.push((from, to)),
            }
        }
        Self(merged)
    }

    /// Days of both.
    pub fn and(&self, other: &Self) -> Self {
        let mut both = Vec::new();
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some((from, to)), Some((other_from, other_to))) = (one.peek(), two.peek()) {
            let (start, end) = ((*from).max(*other_from), (*to).min(*other_to));
            if start <= end {
                both.push((start, end));
            }
            if to < other_to {
                one.next();
            } else {
                two.next();
            }
        }
        Self(both)
    }

    /// All other days.
    pub fn not(&self) -> Self {
        let mut others = Vec::with_capacity(self.0.len() + 1);
        let mut from = FIRST;
        for (start, end) in &self.0 {
            if from < *start {
                others.push((from, before(*start)));
            }
            if *end >= LAST {
                return Self(others);
            }
            from = next(*end);
        }
        others.push((from, LAST));
        Self(others)
    }
}

/// When something surely is so, and when it may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Surely.
    pub sure: Spans,
    /// Perhaps; holds the sure days.
    pub perhaps: Spans,
}

impl Held {
    /// Always.
    pub fn always() -> Self {
        Self { sure: Spans::always(), perhaps: Spans::always() }
    }

    /// Never.
    pub fn never() -> Self {
        Self::default()
    }

    /// Nobody knows.
    pub fn open() -> Self {
        Self { sure: Spans::never(), perhaps: Spans::always() }
    }

    /// Surely on these days and on no others.
    pub fn exactly(spans: Spans) -> Self {
        Self { sure: spans.clone(), perhaps: spans }
    }

    /// A period with uncertain ends, seen on a day: no finding rests on the uncertain days alone.
    pub fn of_period(period: Period, today: Day) -> Self {
        let first = period.from.map_or(FIRST, |from| from.first());
        let last = period.to.map_or(LAST, |to| to.last());
        let sure = period.core(today).map_or_else(Spans::never, |(from, to)| Spans::of(from, to.unwrap_or(LAST)));
        Self { sure, perhaps: Spans::of(first, last) }
    }

    /// Either.
    pub fn or(&self, other: &Self) -> Self {
        Self { sure: self.sure.or(&other.sure), perhaps: self.perhaps.or(&other.perhaps) }
    }

    /// Both.
    pub fn and(&self, other: &Self) -> Self {
        Self { sure: self.sure.and(&other.sure), perhaps: self.perhaps.and(&other.perhaps) }
    }

    /// The opposite: sure where it surely is not so.
    pub fn not(&self) -> Self {
        Self { sure: self.perhaps.not(), perhaps: self.sure.not() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dates::Partial;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn spans(parts: &[(&str, &str)]) -> Spans {
        parts.iter().fold(Spans::never(), |all, (from, to)| all.or(&Spans::of(day(from), day(to))))
    }

    #[test]
    fn stretches_that_touch_become_one() {
        let joined = spans(&[("2020-01-01", "2020-01-31"), ("2020-02-01", "2020-02-10")]);
        assert_eq!(joined.stretches(), [(day("2020-01-01"), day("2020-02-10"))]);
    }

    #[test]
    fn a_year_alone_is_sure_on_none_of_its_days_as_a_beginning() {
        let period = Period { from: Some(Partial::read("2020").unwrap()), to: None };
        let held = Held::of_period(period, day("2026-01-01"));
        assert!(!held.sure.hold(day("2020-12-30")) && held.perhaps.hold(day("2020-01-01")));
        assert!(held.sure.hold(day("2020-12-31")), "whatever the day was, it has begun by then");
    }

    fn any_spans() -> impl Strategy<Value = Spans> {
        proptest::collection::vec((0..400i64, 0..40i64), 0..8).prop_map(|parts| {
            parts.into_iter().fold(Spans::never(), |all, (start, length)| {
                let from = day("2020-01-01") + chrono::Duration::days(start);
                all.or(&Spans::of(from, from + chrono::Duration::days(length)))
            })
        })
    }

    proptest! {
        #[test]
        fn or_and_not_agree_with_the_days_themselves(one in any_spans(), two in any_spans(), at in 0..460i64) {
            let day = day("2020-01-01") + chrono::Duration::days(at);
            prop_assert_eq!(one.or(&two).hold(day), one.hold(day) || two.hold(day));
            prop_assert_eq!(one.and(&two).hold(day), one.hold(day) && two.hold(day));
            prop_assert_eq!(one.not().hold(day), !one.hold(day));
            prop_assert_eq!(one.not().not(), one);
        }
    }
}
