//! What a report is made of, kept while nothing else is written than the words of the report itself: an edited word is
//! on the page at once, whatever the register holds.

use std::collections::VecDeque;
use std::sync::Arc;

use domain::papers::facts::ReportFacts;
use domain::{Day, Fault};
use store::Reading;

/// Tables that hold words of the report and nothing it counts.
const WORDS: &[&str] = &["report_text", "report_sentence", "report_check"];
/// Reports kept: the one she looks at, and its plan.
const MOST: usize = 2;

/// Which report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Of which year.
    pub(crate) year: i32,
    /// The day its facts are true on.
    pub(crate) on: Day,
    /// Today: what is told of the check-up follows it.
    pub(crate) today: Day,
    /// The plan, which looks ahead.
    pub(crate) plan: bool,
}

/// The facts of the reports asked for last, each with the last operation that wrote anything else than words.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    reports: VecDeque<(Asked, Stamp, Arc<ReportFacts>)>,
}

/// The last operation that wrote anything else than words, and its link in the history.
pub(crate) type Stamp = Option<(i64, Vec<u8>)>;

impl Kept {
    /// The facts asked for, where they are still true.
    pub(crate) fn find(&self, asked: Asked, stamp: &Stamp) -> Option<Arc<ReportFacts>> {
        let kept = self.reports.iter().find(|(of, then, _)| *of == asked && then == stamp);
        kept.map(|(_, _, facts)| Arc::clone(facts))
    }

    /// Keeps facts; the oldest go.
    pub(crate) fn keep(&mut self, asked: Asked, stamp: Stamp, facts: Arc<ReportFacts>) {
        self.reports.retain(|(of, _, _)| *of != asked);
        self.reports.push_front((asked, stamp, facts));
        self.reports.truncate(MOST);
    }
}

/// What the facts rest on now.
pub(crate) fn stamp(reading: &Reading<'_>) -> Result<Stamp, Fault> {
    reading.last_link_beside(WORDS)
}
