//! Pictures of the annual report, drawn by us: bars by sex, age and education, columns by month, lines over years. Each
//! says its numbers beside its marks and once more in words, and is told apart by shape before shade, so that a copy in
//! black and white loses nothing.

pub mod bars;
pub mod months;
pub mod trends;

use crate::chart::{FACES, escaped, measure};
use crate::document::Picture;

/// As wide as the organisation chart: 14 units print as about nine points.
const WIDTH: i64 = crate::chart::PAPER_WIDTH;
/// Words.
const INK: &str = "#1b2126";
/// Words beside the marks.
const SOFT: &str = "#474e54";
/// Filled marks.
const FULL: &str = "#17567d";
/// Base lines.
const RULE: &str = "#868178";

/// How a mark is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fill {
    /// All of it.
    Full,
    /// Upright stripes in a frame.
    Striped,
}

impl Fill {
    /// Of the first, second … of things told apart.
    const fn of(number: usize) -> Self {
        if number.is_multiple_of(2) { Self::Full } else { Self::Striped }
    }
}

/// On which side of its point a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anchor {
    Start,
    Middle,
    End,
}

/// Writes an SVG.
struct Pen {
    svg: String,
    height: i64,
}

impl Pen {
    fn new() -> Self {
        Self { svg: String::new(), height: 0 }
    }

    /// Words with their base line at `y`; only those that can be read by a program of any kind.
    fn words(&mut self, words: &str, (x, y): (i64, i64), size: i64, anchor: Anchor, strong: bool) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (weight, ink) = if strong { (" font-weight=\"700\"", INK) } else { ("", SOFT) };
        self.svg.push_str(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} text-anchor=\"{anchor}\" fill=\"{ink}\">{}</text>",
            escaped(words)
        ));
        self.reach(y + size / 3);
    }

    /// A straight line.
    fn rule(&mut self, (from_x, from_y): (i64, i64), (to_x, to_y): (i64, i64)) {
        self.svg.push_str(&format!("<path d=\"M{from_x} {from_y}L{to_x} {to_y}\" stroke=\"{RULE}\"/>"));
        self.reach(to_y.max(from_y) + 1);
    }

    /// A filled box.
    fn mark(&mut self, (x, y): (i64, i64), (width, height): (i64, i64), fill: Fill) {
        if width <= 0 || height <= 0 {
            return;
        }
        let paper = if fill == Fill::Full { FULL } else { "#ffffff" };
        self.svg.push_str(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{paper}\" stroke=\"{FULL}\"/>"
        ));
        if fill == Fill::Striped {
            for at in (x + 4..x + width).step_by(4) {
                self.svg.push_str(&format!("<path d=\"M{at} {y}V{}\" stroke=\"{FULL}\"/>", y + height));
            }
        }
        self.reach(y + height + 1);
    }

    /// A run of points, each with a dot.
    fn run(&mut self, points: &[(i64, i64)]) {
        let told: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        if points.len() > 1 {
            self.svg.push_str(&format!(
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{FULL}\" stroke-width=\"2\"/>",
                told.join(" ")
            ));
        }
        for (x, y) in points {
            self.svg.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"3.5\" fill=\"{FULL}\"/>"));
            self.reach(y + 4);
        }
    }

    /// What the marks mean, at the right end of the first line.
    fn key(&mut self, labels: &[&str], y: i64) {
        let mut x = WIDTH - 4;
        for (number, label) in labels.iter().enumerate().rev() {
            self.words(label, (x, y), 13, Anchor::End, false);
            x -= measure(label, 13) / 100 + 6;
            self.mark((x - 22, y - 11), (22, 11), Fill::of(number));
            x -= 22 + 18;
        }
    }

    fn reach(&mut self, y: i64) {
        self.height = self.height.max(y);
    }

    fn done(self, alt: String) -> Picture {
        let height = self.height + 6;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} \
             {height}\" font-family=\"{FACES}\"><title>{}</title><rect width=\"{WIDTH}\" height=\"{height}\" \
             fill=\"#ffffff\"/>{}</svg>",
            escaped(&alt),
            self.svg
        );
        Picture { svg, alt, width: 100 }
    }
}

/// A length for a value, the longest one for the greatest; what counts somebody is never too short to be seen.
fn length(value: i64, most: i64, room: i64) -> i64 {
    if value <= 0 || most <= 0 { 0 } else { (value.saturating_mul(room) / most).max(3) }
}
