//! One walk over all days on which a composition changes: who counts is added and taken away as the days come, so that
//! thirty years cost as much as they have changes.

use crate::dates::Day;
use crate::rules::spans::{Held, LAST, Spans, before};

/// How many count on a day: of the part and of the whole, surely and at the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) part: i64,
    pub(crate) part_most: i64,
    pub(crate) whole: i64,
    pub(crate) whole_most: i64,
}

/// Broken, kept, or not to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Broken,
    Kept,
    Open,
}

/// Somebody who counts.
pub(crate) struct Member {
    pub(crate) person: i64,
    pub(crate) part: Held,
    pub(crate) whole: Held,
}

/// Days in a row with one verdict; the counts are those of its last days.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    pub(crate) from: Day,
    pub(crate) to: Day,
    pub(crate) counts: Counts,
    pub(crate) verdict: Verdict,
}

/// Walks over `window` up to `until` inclusive and judges every day; days in a row with the same verdict are one.
pub(crate) fn walk(members: &[Member], window: &Spans, until: Day, judge: impl Fn(Counts) -> Verdict) -> Vec<Stretch> {
    let mut turns: Vec<(Day, Counts)> = Vec::new();
    for member in members {
        let mut add = |spans: &Spans, one: fn(i64) -> Counts| {
            for (from, to) in spans.stretches() {
                turns.push((*from, one(1)));
                if *to < LAST {
                    turns.push((crate::rules::spans::next(*to), one(-1)));
                }
            }
        };
        add(&member.part.sure, |by| Counts { part: by, ..Counts::default() });
        add(&member.part.perhaps, |by| Counts { part_most: by, ..Counts::default() });
        add(&member.whole.sure, |by| Counts { whole: by, ..Counts::default() });
        add(&member.whole.perhaps, |by| Counts { whole_most: by, ..Counts::default() });
    }
    turns.sort_by_key(|(day, _)| *day);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut counts = Counts::default();
    let mut turn = turns.into_iter().peekable();
    for (from, to) in window.stretches() {
        let to = (*to).min(until);
        let mut day = *from;
        if day > to {
            break;
        }
        loop {
            while let Some((_, by)) = turn.next_if(|(at, _)| *at <= day) {
                counts.part += by.part;
                counts.part_most += by.part_most;
                counts.whole += by.whole;
                counts.whole_most += by.whole_most;
            }
            let next = turn.peek().map(|(at, _)| *at).filter(|at| *at <= to);
            let last = next.map_or(to, before);
            let verdict = judge(counts);
            match stretches.last_mut() {
                Some(open) if open.verdict == verdict && crate::rules::spans::next(open.to) == day => {
                    open.to = last;
                    open.counts = counts;
                }
                _ => stretches.push(Stretch { from: day, to: last, counts, verdict }),
            }
            match next {
                Some(at) => day = at,
                None => break,
            }
        }
    }
    stretches
}

/// Everybody who surely counts on a day, and everybody of the whole who does not.
pub(crate) fn on_day(members: &[Member], day: Day) -> (Vec<i64>, Vec<i64>) {
    let of_whole = members.iter().filter(|member| member.whole.sure.hold(day) || member.part.sure.hold(day));
    let (part, others): (Vec<&Member>, Vec<&Member>) = of_whole.partition(|member| member.part.sure.hold(day));
    let people = |members: Vec<&Member>| members.into_iter().map(|member| member.person).collect();
    (people(part), people(others))
}
