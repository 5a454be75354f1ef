//! What a report is made of, kept while nothing else is written than the words of the report itself: an edited word is
//! on the page at once, whatever the register holds.

use std::collections::VecDeque;
use std::sync::Arc;

use domain::Day;
use domain::papers::facts::ReportFacts;
use store::chain::Head;

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

/// The facts of the reports asked for last.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    head: Option<Head>,
    reports: VecDeque<(Asked, Arc<ReportFacts>)>,
}

impl Kept {
    /// The facts asked for, where nothing was written since.
    pub(crate) fn find(&self, asked: Asked, head: &Head) -> Option<Arc<ReportFacts>> {
        let kept = self.reports.iter().find(|(of, _)| *of == asked).filter(|_| self.head.as_ref() == Some(head));
        kept.map(|(_, facts)| Arc::clone(facts))
    }

    /// Keeps facts; the oldest go, and all that rest on another state of the register.
    pub(crate) fn keep(&mut self, asked: Asked, head: Head, facts: Arc<ReportFacts>) {
        if self.head.as_ref() != Some(&head) {
            self.reports.clear();
        }
        self.head = Some(head);
        self.reports.retain(|(of, _)| *of != asked);
        self.reports.push_front((asked, facts));
        self.reports.truncate(MOST);
    }

    /// An operation that leaves all of it as it was.
    pub(crate) fn keep_on(&mut self, head: &Head) {
        if self.head.as_ref().is_some_and(|kept| kept.count + 1 == head.count) {
            self.head = Some(head.clone());
        }
    }
}
