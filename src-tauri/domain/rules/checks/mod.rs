//! The closed kinds of checks, by what they look at: who holds posts, who is related, which bodies there are, terms,
//! meetings, records of other areas.
//!
//! Each takes one rule and one body and says what it found on all days up to the one asked about.

mod composition;
pub(super) mod figures;
pub(super) mod kin;
pub(super) mod meetings;
pub(super) mod records;
pub(super) mod standing;
mod sweep;
pub(super) mod terms;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::dates::{Day, chinese};

use super::facts::BodyFacts;
use super::finding::{Finding, Measured, State};
use super::ground::Ground;
use super::pack::{Check, Rule};
use super::spans::Spans;

/// One rule about one body.
pub(super) struct Bound<'r, 'g> {
    pub(crate) rule: &'r Rule,
    pub(crate) ground: &'g Ground<'g>,
    /// None for the community as a whole, and where the body the rule is about does not exist.
    pub(crate) body: Option<&'g BodyFacts>,
    /// Days on which the rule is in force here, its condition included.
    pub(crate) valid: Spans,
}

/// What a check found.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(crate) findings: Vec<Finding>,
    /// On the day asked about, where it could be measured.
    pub(crate) measured: Option<Measured>,
    /// What is not known and decides.
    pub(crate) missing: Vec<String>,
    /// Whether anything was judged.
    pub(crate) judged: bool,
}

impl Outcome {
    /// Nothing is kept that could be judged.
    pub(crate) fn unrecorded(missing: &str) -> Self {
        Self { missing: vec![missing.to_owned()], ..Self::default() }
    }

    pub(crate) fn state(&self, on: Day) -> State {
        if self.findings.iter().any(|finding| finding.on(on)) {
            State::Broken
        } else if self.judged && self.missing.is_empty() {
            State::Kept
        } else {
            State::Unrecorded
        }
    }
}

/// Runs the check of a rule.
pub(super) fn run(bound: &Bound<'_, '_>) -> Outcome {
    match &bound.rule.check {
        Check::Count { who, posts, least, most, odd } => composition::count(bound, who, posts, (*least, *most), *odd),
        Check::Share { who, posts, share } => composition::share(bound, who, posts, *share),
        Check::Each { who, posts } => composition::each(bound, who, posts),
        Check::Sources { wanted } => composition::sources(bound, wanted),
        Check::AgeBands { edges, least } => composition::age_bands(bound, edges, *least),
        Check::MeanAge { least, most } => composition::mean_age(bound, *least, *most),
        Check::Kin { class, with } => kin::kin(bound, *class, with),
        Check::CandidateKin { class, with, among } => records::candidate_kin(bound, *class, with, *among),
        Check::Apart { from } => standing::apart(bound, from),
        Check::DrawnFrom { posts, from, from_posts } => standing::drawn_from(bound, posts, *from, from_posts),
        Check::Overlap { with, share } => standing::overlap(bound, *with, *share),
        Check::Bodies { kind, wanted, exactly } => standing::bodies(bound, *kind, wanted, *exactly),
        Check::Figure { kind, least, most } => figures::figure(bound, *kind, *least, *most),
        Check::HouseholdsPerDelegate { least, most } => figures::households_per_delegate(bound, *least, *most),
        Check::Grouped {} => figures::grouped(bound),
        Check::Occupancy { share } => figures::occupancy(bound, *share),
        Check::TermLength { years } => terms::length(bound, *years),
        Check::TermExtended { most_months } => terms::extended(bound, *most_months),
        Check::TermRenewed { within_months } => terms::renewed(bound, *within_months),
        Check::Meetings { every, least, kinds } => meetings::number(bound, *every, *least, kinds),
        Check::Agenda { every, topics } => meetings::agenda(bound, *every, topics),
        Check::Quorum { share, base, kinds } => meetings::quorum(bound, *share, *base, kinds),
        Check::Majority { share, base } => meetings::majority(bound, *share, *base),
        Check::Notice { days } => meetings::notice(bound, *days),
        Check::ProducedBy { by, posts } => meetings::produced_by(bound, by, posts),
        Check::Days { .. }
        | Check::RecordShare { .. }
        | Check::RecordNumber { .. }
        | Check::RecordCompare { .. }
        | Check::RecordSum { .. }
        | Check::RecordWord { .. }
        | Check::RecordOrder { .. }
        | Check::RecordWindow { .. }
        | Check::RecordDate { .. }
        | Check::RecordsPer { .. }
        | Check::RecordsInForce { .. }
        | Check::InARow { .. } => records::run(bound),
        Check::Calendar { .. } | Check::Note {} => Outcome::default(),
    }
}

/// The most names in a sentence; the rest is counted.
const NAMED: usize = 12;

impl Bound<'_, '_> {
    /// The sentence of a finding: the rule's own words with the numbers in them.
    pub(crate) fn sentence(&self, words: &Words) -> String {
        words.fill(&self.rule.found)
    }

    /// Words every sentence may use.
    pub(crate) fn words(&self, measured: &Measured) -> Words {
        let mut words = Words::default();
        words.set("body", self.body.map_or("", |body| body.name.as_str()));
        words.number("count", measured.count);
        if let Some(whole) = measured.whole {
            words.number("whole", whole);
            words.set("percent", &percent(measured.count, whole));
        }
        if let Some(least) = measured.least {
            words.number("least", least);
            words.number("short", (least - measured.count).max(0));
        }
        if let Some(most) = measured.most {
            words.number("most", most);
            if measured.least.is_none() {
                words.number("short", (measured.count - most).max(0));
            }
        }
        words
    }

    /// Names with 、 between them.
    pub(crate) fn names(&self, people: &[i64]) -> String {
        let named: Vec<&str> = people.iter().take(NAMED).map(|person| self.ground.name(*person)).collect();
        let names = named.join("、");
        if people.len() > NAMED { format!("{names}等{}人", people.len()) } else { names }
    }
}

/// What stands for the placeholders of a sentence.
#[derive(Debug, Default)]
pub(super) struct Words(BTreeMap<&'static str, String>);

impl Words {
    pub(crate) fn set(&mut self, name: &'static str, value: &str) {
        self.0.insert(name, value.to_owned());
    }

    pub(crate) fn number(&mut self, name: &'static str, value: i64) {
        self.0.insert(name, value.to_string());
    }

    pub(crate) fn day(&mut self, day: Day) {
        self.0.insert("day", chinese(day));
    }

    fn fill(&self, template: &str) -> String {
        let mut text = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            match after.split_once('}') {
                Some((name, behind)) => {
                    text.push_str(self.0.get(name).map(String::as_str).unwrap_or_default());
                    rest = behind;
                }
                None => {
                    text.push('{');
                    rest = after;
                }
            }
        }
        text.push_str(rest);
        text
    }
}

/// A share in percent with one decimal, half up, from the exact fraction; nothing of nothing is 0.0.
fn percent(count: i64, whole: i64) -> String {
    if whole <= 0 {
        return "0.0".to_owned();
    }
    let tenths = (count * 2000 + whole) / (whole * 2);
    format!("{}.{}", tenths / 10, tenths % 10)
}
