//! XML as it grows: names are ours, every text and value is escaped.

use quick_xml::escape::escape;

/// A part of a package being written.
pub(crate) struct Xml(String);

impl Xml {
    /// An empty part with its declaration.
    pub(crate) fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// Markup of ours as it is.
    pub(crate) fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text of anybody.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.0.push_str(&escape(text));
        self
    }

    /// How long it is by now.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Markup of ours at a place passed before.
    pub(crate) fn insert(&mut self, at: usize, markup: &str) {
        self.0.insert_str(at, markup);
    }

    /// The finished part.
    pub(crate) fn finish(self) -> String {
        self.0
    }
}
