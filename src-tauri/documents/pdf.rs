//! PDF and the pages on screen: the same pages, in two coats.

use domain::Fault;
use domain::document::Document;
use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use crate::typeset;

/// PDF/A-2b; plain PDF where a font forbids it.
pub(crate) fn write(document: &Document) -> Result<Vec<u8>, Fault> {
    let pages = typeset::pages(document)?;
    let archival =
        PdfStandards::new(&[PdfStandard::A_2b]).map_err(|trouble| Fault::Bug(trouble.message().to_string()))?;
    let options = |standards| PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(None),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&pages, &options(archival))
        .or_else(|_| typst_pdf::pdf(&pages, &options(PdfStandards::default())))
        .map_err(|trouble| typeset::refused(&trouble))
}

/// One SVG per page.
pub(crate) fn pages(document: &Document) -> Result<Vec<String>, Fault> {
    let pages = typeset::pages(document)?;
    let options = SvgOptions { render_bleed: false, pretty: false };
    Ok(pages.pages().iter().map(|page| typst_svg::svg(page, &options)).collect())
}
