//! A paper as it is shown: its pages, and what of it this computer cannot draw.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::Fault;
use domain::document::Document;

/// At most so many places are named where characters are missing.
const MOST_MISSING: usize = 200;

/// Pages as SVG.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Pages {
    /// One SVG per page; empty where its digest was among those asked with.
    pub pages: Vec<String>,
    /// One per page, the same for pages that look the same.
    pub digests: Vec<String>,
    /// Where characters stand that no installed font draws, in reading order.
    pub missing: Vec<MissingGlyph>,
    /// Fonts of this computer that may not be put into a PDF.
    pub closed_fonts: Vec<ClosedFont>,
}

/// A character no installed font draws, and where it stands.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MissingGlyph {
    /// Itself.
    pub character: String,
    /// The words around it; in a table with the person whose row it is.
    pub text: String,
    /// The page it stands on, from 1.
    pub page: Option<i64>,
}

/// A font whose maker forbids putting it into files.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ClosedFont {
    /// Its family.
    pub family: String,
    /// The family used instead; none where nothing else draws Chinese, and the PDF is an ordinary one.
    pub instead: Option<String>,
}

/// A paper's pages.
pub(crate) fn drawn(document: &Document) -> Result<Pages, Fault> {
    let drawn = documents::drawn(document)?;
    Ok(Pages {
        digests: drawn.pages.iter().map(|page| format!("{:032x}", page.digest)).collect(),
        pages: drawn.pages.iter().map(|page| page.svg.to_string()).collect(),
        missing: drawn
            .missing
            .into_iter()
            .take(MOST_MISSING)
            .map(|one| MissingGlyph {
                character: one.character.to_string(),
                text: one.text,
                page: one.page.and_then(|page| i64::try_from(page).ok()),
            })
            .collect(),
        closed_fonts: drawn
            .closed
            .into_iter()
            .map(|font| ClosedFont { family: font.family, instead: font.instead })
            .collect(),
    })
}

impl Pages {
    /// Without the pages somebody has already.
    pub(crate) fn without(mut self, known: &[String]) -> Self {
        for (page, digest) in self.pages.iter_mut().zip(&self.digests) {
            if known.contains(digest) {
                page.clear();
            }
        }
        self
    }
}
