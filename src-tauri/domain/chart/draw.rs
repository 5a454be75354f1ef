//! The chart as an SVG of ours for papers and for its own file.

use super::{Chart, ChartFacts, ChartView, Label, MarkKind, layout};
use crate::characters::is_allowed;
use crate::document::Picture;

/// Faces of the systems it is seen on.
pub(crate) const FACES: &str =
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','SimHei','PingFang SC',sans-serif";

/// The chart as a picture for a paper, as wide as the type area.
pub fn drawn(facts: &ChartFacts, view: &ChartView) -> Picture {
    let chart = layout(facts, view);
    let alt = super::layout::spoken(facts);
    Picture { svg: svg(&chart, &alt), alt, width: 100 }
}

fn svg(chart: &Chart, title: &str) -> String {
    let (width, height) = (chart.width, chart.height);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{FACES}\"><title>{}</title><rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>",
        escaped(title)
    );
    for (number, band) in chart.bands.iter().enumerate() {
        if number % 2 == 1 {
            text.push_str(&format!(
                "<rect y=\"{}\" width=\"{width}\" height=\"{}\" fill=\"#faf8f5\"/>",
                band.y, band.height
            ));
        }
        let edge = band.y + band.height;
        if number + 1 < chart.bands.len() {
            text.push_str(&format!("<path d=\"M0 {edge}H{width}\" stroke=\"#cbc6bb\"/>"));
        }
        label(&mut text, &band.label, "#474e54");
    }
    text.push_str("<g fill=\"none\" stroke=\"#868178\" stroke-width=\"1.5\">");
    for line in &chart.lines {
        let points: Vec<String> = line.iter().map(|point| format!("{},{}", point.x, point.y)).collect();
        text.push_str(&format!("<polyline points=\"{}\"/>", points.join(" ")));
    }
    text.push_str("</g>");
    for tie in &chart.ties {
        label(&mut text, tie, "#474e54");
    }
    for boxed in &chart.boxes {
        text.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\" fill=\"#ffffff\" stroke=\"#868178\"/>",
            boxed.x, boxed.y, boxed.width, boxed.height
        ));
        for line in &boxed.texts {
            label(&mut text, line, if line.strong { "#1b2126" } else { "#474e54" });
        }
        for mark in &boxed.marks {
            let (ink, paper, dash) = match mark.kind {
                MarkKind::Error => ("#b0251f", "#fbeae8", ""),
                MarkKind::Warning => ("#864a00", "#fbf0dc", " stroke-dasharray=\"3 2\""),
            };
            text.push_str(&format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\" fill=\"{paper}\" stroke=\"{ink}\"{dash}/>",
                mark.x, mark.y, mark.width, mark.height
            ));
            label(&mut text, &mark.label, ink);
        }
    }
    text.push_str("</svg>");
    text
}

fn label(text: &mut String, label: &Label, ink: &str) {
    let weight = if label.strong { " font-weight=\"700\"" } else { "" };
    text.push_str(&format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} text-anchor=\"middle\" fill=\"{ink}\">{}</text>",
        label.x,
        label.y,
        label.size,
        escaped(&label.text)
    ));
}

/// What a person typed as text of an SVG: no mark of it is read as one, and no character breaks the file.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other if is_allowed(other) && !other.is_control() => escaped.push(other),
            _ => {}
        }
    }
    escaped
}
