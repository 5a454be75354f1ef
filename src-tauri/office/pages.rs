//! A paper as it is shown: its pages, and what of it this computer cannot draw.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
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
    drawn_beyond(document, &[])
}

/// The same; those somebody has already by their digests come empty.
pub(crate) fn drawn_beyond(document: &Document, known: &[String]) -> Result<Pages, Fault> {
    let drawn = documents::drawn(document)?;
    let digests: Vec<String> = drawn.pages.iter().map(|page| format!("{:032x}", page.digest)).collect();
    let sent = |(page, digest): (&documents::Page, &String)| {
        if known.contains(digest) { String::new() } else { page.svg.to_string() }
    };
    Ok(Pages {
        pages: drawn.pages.iter().zip(&digests).map(sent).collect(),
        digests,
        missing: drawn.missing.into_iter().take(MOST_MISSING).map(MissingGlyph::of).collect(),
        closed_fonts: drawn.closed.into_iter().map(ClosedFont::of).collect(),
    })
}

impl Pages {
    /// Pages drawn before, when what they lack was said.
    pub(crate) fn kept(pages: Vec<String>) -> Self {
        let digest = |page: &String| store::chain::hex(&Sha256::digest(page));
        Self { digests: pages.iter().map(digest).collect(), pages, missing: Vec::new(), closed_fonts: Vec::new() }
    }
}

impl MissingGlyph {
    fn of(found: documents::MissingGlyph) -> Self {
        let page = found.page.and_then(|page| i64::try_from(page).ok());
        Self { character: found.character.to_string(), text: found.text, page }
    }
}

impl ClosedFont {
    fn of(font: documents::ClosedFont) -> Self {
        Self { family: font.family, instead: font.instead }
    }
}
