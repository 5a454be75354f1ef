//! PDF and the pages on screen: the same pages, in two coats.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::Fault;
use domain::document::Document;
use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use crate::fonts::ClosedFont;
use crate::typeset::{self, Missing, MissingGlyph};

/// PDF/A-2b with tags and bookmarks; ordinary PDF where a font forbids it, or where characters stay that none draws.
pub(crate) fn write(document: &Document, missing: Missing) -> Result<Vec<u8>, Fault> {
    let typeset::Set { pages, lacking, .. } = typeset::set(document, missing)?;
    let ordinary = missing == Missing::Plain && lacking;
    let standards: &[PdfStandard] = if ordinary { &[] } else { &[PdfStandard::A_2b] };
    let wanted = PdfStandards::new(standards).map_err(|trouble| Fault::Bug(trouble.message().to_string()))?;
    let options = |standards| PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(None),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&pages, &options(wanted))
        .or_else(|_| typst_pdf::pdf(&pages, &options(PdfStandards::default())))
        .map_err(|trouble| typeset::refused(&trouble))
}

/// The pages on screen.
pub(crate) fn drawn(document: &Document) -> Result<Drawn, Fault> {
    let typeset::Set { pages, missing, fonts, .. } = typeset::set(document, Missing::Mark)?;
    let mut known = SHOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let pages: Vec<Page> = pages
        .pages()
        .iter()
        .map(|page| {
            let digest = typst::utils::hash128(page);
            let svg = known.get(&digest).cloned().unwrap_or_else(|| Arc::from(svg(page)));
            Page { digest, svg }
        })
        .collect();
    // Only this paper's pages are kept: the next one is most likely the same paper with a word changed.
    *known = pages.iter().map(|page| (page.digest, page.svg.clone())).collect();
    Ok(Drawn { pages, missing, closed: fonts.closed.clone() })
}

/// A paper as it is shown.
pub struct Drawn {
    /// Its pages.
    pub pages: Vec<Page>,
    /// Where characters stand that no font draws.
    pub missing: Vec<MissingGlyph>,
    /// Fonts that would have been taken and may not be put into a file.
    pub closed: Vec<ClosedFont>,
}

/// A page as it is shown.
pub struct Page {
    /// The same for pages that look the same.
    pub digest: u128,
    /// Glyphs as paths; refers to nothing outside itself.
    pub svg: Arc<str>,
}

/// The pages drawn last, by digest.
static SHOWN: Mutex<BTreeMap<u128, Arc<str>>> = Mutex::new(BTreeMap::new());

fn svg(page: &typst_layout::Page) -> String {
    typst_svg::svg(page, &SvgOptions { render_bleed: false, pretty: false })
}

/// Forgets the pages drawn last and all that was kept to set the next paper faster.
pub(crate) fn forget() {
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner).clear();
    typst::comemo::evict(0);
}
