//! What may stand in braces in the sentence of a finding, and which check fills it.

use super::pack::Check;

/// What may stand in braces in [`super::pack::Rule::found`].
///
/// `body` its name, `count` and `whole` the measured numbers, `percent` their share with one decimal, `least` and `most`
/// what was asked (of `whole` where it is a share), `short` how many are missing, `people` names with 、 between them,
/// `post` the post, `meeting` name of the meeting, `day` a day, `period` the period in words (2026年上半年), `days` a
/// number of days, `names` names of bodies, sources or systems that are missing or too many, `record` name of the record.
pub const PLACEHOLDERS: &[&str] = &[
    "body", "count", "whole", "percent", "least", "most", "short", "people", "post", "meeting", "day", "period",
    "days", "names", "record",
];

impl Check {
    /// The placeholders it fills in [`super::pack::Rule::found`].
    pub const fn fills(&self) -> &'static [&'static str] {
        match self {
            Self::Count { .. } => &["body", "count", "least", "most", "short", "people"],
            Self::Share { .. } => &["body", "count", "whole", "percent", "least", "most", "short", "people"],
            Self::Each { .. } => &["body", "people", "post", "count", "least", "most"],
            Self::DrawnFrom { .. } => &["body", "people", "post"],
            Self::Kin { .. } | Self::Apart { .. } => &["body", "count", "people"],
            Self::CandidateKin { .. } => &["body", "people", "day"],
            Self::Overlap { .. } => &["body", "count", "whole", "percent", "least", "short", "people"],
            Self::Bodies { .. } => &["names", "count"],
            Self::TermLength { .. } | Self::TermExtended { .. } => &["body", "day"],
            Self::TermRenewed { .. } => &["body", "day", "days"],
            Self::Meetings { .. } => &["body", "period", "count", "least", "short"],
            Self::Agenda { .. } => &["body", "period", "names"],
            Self::Quorum { .. } => &["body", "meeting", "day", "count", "whole", "percent", "least", "short"],
            Self::Majority { .. } => {
                &["body", "meeting", "day", "record", "count", "whole", "percent", "least", "short"]
            }
            Self::Notice { .. } => &["body", "meeting", "day", "days", "least", "short"],
            Self::ProducedBy { .. } => &["body", "people", "post", "count"],
            Self::Sources { .. } => &["body", "names"],
            Self::Figure { .. } => &["body", "count", "least", "most", "short"],
            Self::HouseholdsPerDelegate { .. } => &["body", "count", "whole", "least", "most"],
            Self::Grouped {} => &["names", "count", "whole"],
            Self::Occupancy { .. } => &["count", "whole", "percent", "least"],
            Self::AgeBands { .. } => &["body", "count", "least", "short"],
            Self::MeanAge { .. } => &["body", "count", "least", "most"],
            Self::Days { .. } => &["record", "day", "days", "least", "most", "short", "people", "body"],
            Self::RecordShare { .. } => {
                &["record", "day", "count", "whole", "percent", "least", "most", "short", "people", "body"]
            }
            Self::RecordNumber { .. } => &["record", "day", "count", "least", "most", "short", "people", "body"],
            Self::RecordCompare { .. } => &["record", "day", "count", "whole", "people", "body"],
            Self::RecordSum { .. } => &["record", "day", "count", "whole", "body"],
            Self::RecordWord { .. } => &["record", "day", "names", "people", "body"],
            Self::RecordOrder { .. } => &["record", "day", "names", "body"],
            Self::RecordWindow { .. } => &["record", "day", "body"],
            Self::RecordDate { .. } => &["record", "day", "people", "body"],
            Self::RecordsPer { wanted, .. } if wanted.is_empty() => &["period", "count", "least", "short", "body"],
            Self::RecordsPer { .. } => &["period", "count", "least", "short", "names", "body"],
            Self::RecordsInForce { .. } => &["names", "body"],
            Self::InARow { .. } => &["people", "count", "most", "day", "body"],
            Self::Calendar { .. } | Self::Note {} => &[],
        }
    }

    /// Whether it can find anything: notes and days of the calendar never do.
    pub const fn judges(&self) -> bool {
        !matches!(self, Self::Calendar { .. } | Self::Note {})
    }
}
