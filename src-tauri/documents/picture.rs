//! Our SVG drawings as PNG, for programs that do not draw SVG.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{Fault, Refusal};
use resvg::{tiny_skia, usvg};

use crate::fonts;

/// Sharp at 26 dots to the millimetre of a full width, and still small.
const WIDTH: f32 = 1600.0;
/// No picture is taller than a page.
const MOST_HEIGHT: f32 = 2400.0;

/// A picture as dots.
pub(crate) struct Drawn {
    /// The file.
    pub(crate) png: Vec<u8>,
    /// Dots across.
    pub(crate) width: u32,
    /// Dots down.
    pub(crate) height: u32,
}

/// As many drawings are kept as a paper has at most: one paper goes out in several forms, and again after a word changed.
const KEPT: usize = 32;

/// The drawings made last, the latest at the end.
static MADE: Mutex<Vec<(u128, Arc<Drawn>)>> = Mutex::new(Vec::new());

/// Forgets the drawings made last.
pub(crate) fn forget() {
    MADE.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

/// Draws it with the fonts of this computer, or hands back what was drawn of it before.
pub(crate) fn draw(svg: &str) -> Result<Arc<Drawn>, Fault> {
    let key = typst::utils::hash128(svg);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let known = made.iter().position(|(known, _)| *known == key).map(|at| made.remove(at));
    let (_, drawn) = match known {
        Some(known) => known,
        None => (key, Arc::new(draw_anew(svg)?)),
    };
    made.push((key, drawn.clone()));
    if made.len() > KEPT {
        made.remove(0);
    }
    Ok(drawn)
}

fn draw_anew(svg: &str) -> Result<Drawn, Fault> {
    let chosen = usvg::FontResolver::default_font_selector();
    let font_resolver = usvg::FontResolver {
        select_font: Box::new(move |font, faces| chosen(font, faces).map(|id| fonts::held(id, faces))),
        ..usvg::FontResolver::default()
    };
    let options = usvg::Options { fontdb: fonts::faces(), font_resolver, ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| refused(&error))?;
    let size = tree.size();
    let scale = (WIDTH / size.width()).min(MOST_HEIGHT / size.height());
    let dots = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let (width, height) = (dots(size.width()), dots(size.height()));
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or_else(|| refused(&"no size"))?;
    pixels.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(|error| refused(&error))?;
    Ok(Drawn { png, width, height })
}

fn refused(trouble: &dyn std::fmt::Display) -> Fault {
    Refusal::Render(format!("picture: {trouble}")).into()
}
