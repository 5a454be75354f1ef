//! How long a term is, and whether a new one followed in time.

use chrono::Months;

use crate::dates::{Day, Partial, years_later};
use crate::rules::facts::TermFacts;
use crate::rules::finding::{Finding, Measured};
use crate::rules::spans::{LAST, Spans, before, next};
use crate::wording::rules as wording;
use crate::wording::rules::lacking;

use super::{Bound, Outcome};

/// `Check::TermLength`: the recorded last day by law is not later than the rule of the term's first day allows.
pub(super) fn length(bound: &Bound<'_, '_>, years: i32) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let on = bound.ground.on;
    let mut outcome = Outcome::default();
    for (at, term) in body.terms.iter().enumerate() {
        let start = term.start.first();
        if start > on || !bound.valid.hold(start) {
            continue;
        }
        let Some(legal_end) = term.legal_end else {
            outcome.missing.push(lacks_end(bound, term));
            continue;
        };
        outcome.judged = true;
        let allowed = before(years_later(term.start.last(), years));
        if legal_end.first() > allowed {
            let last = last_of(body.terms.get(at + 1), term);
            let until = last.filter(|last| *last < on);
            let measured = Measured { count: 1, ..Measured::default() };
            let mut words = bound.words(&measured);
            words.day(legal_end.last());
            outcome.findings.push(Finding {
                key: format!("term {}", term.id),
                from: start,
                until,
                stands: (start, until),
                measured,
                people: Vec::new(),
                meetings: Vec::new(),
                sentence: bound.sentence(&words),
            });
        }
    }
    // Where every term began under another rule, nothing is said.
    if body.terms.is_empty() {
        outcome.missing.push(wording::NO_TERM.to_owned());
    }
    outcome
}

/// `Check::TermExtended`: an extension is not longer than so many months.
pub(super) fn extended(bound: &Bound<'_, '_>, most_months: u32) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let on = bound.ground.on;
    let mut outcome = Outcome::default();
    for (at, term) in body.terms.iter().enumerate() {
        let Some(legal_end) = term.legal_end else { continue };
        if term.start.first() > on || !bound.valid.hold(legal_end.last()) {
            continue;
        }
        outcome.judged = true;
        let Some(extended) = term.extended_to else { continue };
        let allowed = legal_end.last().checked_add_months(Months::new(most_months)).unwrap_or(LAST);
        if extended.first() > allowed && next(allowed) <= on {
            let last = last_of(body.terms.get(at + 1), term).unwrap_or_else(|| extended.last());
            let until = (last < on).then_some(last);
            let measured = Measured { count: 1, ..Measured::default() };
            let mut words = bound.words(&measured);
            words.day(extended.last());
            outcome.findings.push(Finding {
                key: format!("term {}", term.id),
                from: next(allowed),
                until,
                stands: (next(allowed), until),
                measured,
                people: Vec::new(),
                meetings: Vec::new(),
                sentence: bound.sentence(&words),
            });
        }
    }
    if !outcome.judged {
        outcome.missing.push(wording::NO_TERM.to_owned());
    }
    outcome
}

/// The last day a term really had: its own end, or the day before the next one.
fn last_of(after: Option<&TermFacts>, term: &TermFacts) -> Option<Day> {
    term.end.map(Partial::last).or_else(|| after.map(|after| before(after.start.first())))
}

/// The day on which a term is over unless a new one begins: its actual end, else as extended, else by law.
pub(in crate::rules) fn last_day(term: &TermFacts) -> Option<Day> {
    term.end.or(term.extended_to).or(term.legal_end).map(Partial::last)
}

/// `Check::TermRenewed`: after a term that is over comes a new one within so many months.
pub(super) fn renewed(bound: &Bound<'_, '_>, within_months: u32) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let on = bound.ground.on;
    let closed = body.to.map(|to| to.first());
    let mut outcome = Outcome::default();
    for (at, term) in body.terms.iter().enumerate() {
        if term.start.first() > on {
            continue;
        }
        let Some(last) = last_day(term) else {
            if at + 1 == body.terms.len() && bound.valid.hold(on) {
                outcome.missing.push(lacks_end(bound, term));
            }
            continue;
        };
        let due = last.checked_add_months(Months::new(within_months)).unwrap_or(LAST);
        // The next term, or the end of the body, ends the delay; only days on which the rule is in force count.
        let after = body.terms.get(at + 1).map(|after| before(after.start.first()));
        let end = [after, closed].into_iter().flatten().min();
        let late = Spans::of(next(due), end.unwrap_or(LAST)).and(&bound.valid);
        outcome.judged |= bound.valid.hold(due.min(on)) || (after.is_none() && bound.valid.hold(on));
        for (from, to) in late.stretches().iter().filter(|(from, _)| *from <= on) {
            outcome.judged = true;
            let until = (*to < on).then_some(*to);
            let measured = Measured { count: 0, least: Some(1), ..Measured::default() };
            let mut words = bound.words(&measured);
            words.day(last);
            words.number("days", (until.unwrap_or(on) - last).num_days());
            outcome.findings.push(Finding {
                key: format!("term {}", term.id),
                from: *from,
                until,
                stands: (*from, until),
                measured,
                people: Vec::new(),
                meetings: Vec::new(),
                sentence: bound.sentence(&words),
            });
        }
    }
    if body.terms.is_empty() || (!outcome.judged && outcome.missing.is_empty()) {
        outcome.missing.push(wording::NO_TERM.to_owned());
    }
    outcome
}

fn lacks_end(bound: &Bound<'_, '_>, term: &TermFacts) -> String {
    let body = bound.body.map_or("", |body| body.name.as_str());
    let ordinal = term.ordinal.map(crate::wording::ordinal).unwrap_or_default();
    wording::meeting_lacks(&format!("{ordinal}{body}"), lacking::TERM_END)
}
