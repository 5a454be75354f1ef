//! The organisation chart as a paper of its own.

use crate::chart::{ChartFacts, ChartView, drawn};
use crate::document::{Block, Document};
use crate::wording::{bodies as wording, report};

/// The chart with its title; every box is shown.
pub fn document(community: &str, facts: &ChartFacts) -> Document {
    Document {
        head: None,
        title: vec![community.to_owned(), wording::CHART.to_owned()],
        subtitle: Some(report::as_of(facts.as_of)),
        addressee: None,
        blocks: vec![Block::Picture(drawn(facts, &ChartView::paper()))],
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}
