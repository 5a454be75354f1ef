//! How boxes of a row are spread, and how words stand in a box.

use super::{ChartBody, ChartBox, ChartMark, Fold, Label, MarkKind, fit, measure, two_lines};
use crate::bodies::short_name;
use crate::wording::bodies as wording;

/// How much a box says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// Name, head and numbers, the end of the term.
    Large,
    /// Name, head, number.
    Middle,
    /// Name and head.
    Small,
}

impl Size {
    /// The narrowest and the widest box, and the gap between two.
    const fn widths(self) -> (i64, i64, i64) {
        match self {
            Self::Large => (216, 248, 24),
            Self::Middle => (80, 132, 12),
            Self::Small => (54, 84, 8),
        }
    }

    const fn name_size(self) -> i64 {
        match self {
            Self::Large => 16,
            Self::Middle => 14,
            Self::Small => 13,
        }
    }

    const fn word_size(self) -> i64 {
        match self {
            Self::Large => 14,
            Self::Middle | Self::Small => 13,
        }
    }
}

/// How `count` boxes share a width: boxes to a line, width of a box, gap between two.
pub(super) fn spread(size: Size, count: usize, room: i64) -> (usize, i64, i64) {
    let (least, most, gap) = size.widths();
    let fitting = usize::try_from((room + gap) / (least + gap)).unwrap_or(1).max(1);
    let lines = count.div_ceil(fitting).max(1);
    let per_line = count.div_ceil(lines).max(1);
    let width = (room - gap * (per_line as i64 - 1)) / per_line as i64;
    (per_line, width.min(most), gap)
}

/// Space between the frame of a box and its words.
const INSET: i64 = 5;
/// Height of a framed word.
const MARK: i64 = 18;

/// One line of a box: words and framed words, centred together.
struct Line {
    text: String,
    size: i64,
    strong: bool,
    marks: Vec<(String, MarkKind)>,
}

impl Line {
    fn of(text: String, size: i64) -> Self {
        Self { text, size, strong: false, marks: Vec::new() }
    }

    fn height(&self) -> i64 {
        self.size + 6
    }
}

/// What stands in the box of a body.
pub(super) fn fill(body: &ChartBody, size: Size, width: i64, boxed: &mut ChartBox) -> i64 {
    let short = short_name(body.kind, &body.name);
    let words = size.word_size();
    let room = width - 2 * INSET;
    let names = match size {
        Size::Middle => two_lines(&short, size.name_size(), room),
        Size::Large | Size::Small => vec![fit(&short, size.name_size(), room)],
    };
    let mut lines: Vec<Line> = names
        .into_iter()
        .map(|name| Line { text: name, size: size.name_size(), strong: true, marks: Vec::new() })
        .collect();
    let head = body.head.as_ref();
    let mut marks = Vec::new();
    if body.over > 0 {
        marks.push((wording::over_short(body.over), MarkKind::Error));
    }
    if body.vacant > 0 {
        marks.push((wording::vacant_short(body.vacant), MarkKind::Warning));
    }
    if body.overdue {
        marks.push((wording::OVERDUE.to_owned(), MarkKind::Error));
    }
    match size {
        Size::Large => {
            lines.push(Line::of(wording::head_and_count(head, body.people, body.seats), words));
            let ends = body.term_end.map(wording::ends_short).unwrap_or_default();
            if !ends.is_empty() || !marks.is_empty() {
                lines.push(Line { marks, ..Line::of(ends, 13) });
            }
        }
        Size::Middle => {
            if let Some((post, name)) = head {
                let long = format!("{post}{name}");
                let said = if measure(&long, words) <= room * 100 { long } else { name.clone() };
                lines.push(Line::of(said, words));
            }
            lines.push(Line { marks, ..Line::of(wording::people(body.people), words) });
        }
        Size::Small => match head {
            Some((_, name)) => lines.push(Line::of(name.clone(), words)),
            None => lines.push(Line {
                marks: vec![(wording::EMPTY.to_owned(), MarkKind::Warning)],
                ..Line::of(String::new(), words)
            }),
        },
    }
    boxed.spoken = wording::spoken(&body.name, head, body.people, body.seats, body.vacant, body.over);
    if let Some(end) = body.term_end {
        boxed.spoken.push_str(&wording::spoken_end(end, body.overdue));
    }
    set(lines, width, boxed)
}

/// What stands in the box of a folded row.
pub(super) fn fill_folded(fold: Fold, bodies: &[&ChartBody], width: i64, boxed: &mut ChartBox) -> i64 {
    let headless = bodies.iter().filter(|body| body.head.is_none()).count() as i64;
    let count = bodies.len() as i64;
    let line = wording::folded(count, headless);
    boxed.spoken = wording::folded_spoken(fold.chinese(), &line);
    let lines = vec![
        Line { strong: true, ..Line::of(fold.chinese().to_owned(), 14) },
        Line::of(fit(&line, 13, width - 2 * INSET), 13),
    ];
    set(lines, width, boxed)
}

/// What stands on a handle.
pub(super) fn fill_handle(fold: Fold, width: i64, boxed: &mut ChartBox) -> i64 {
    boxed.spoken = wording::handle_spoken(fold.chinese());
    set(vec![Line::of(wording::HANDLE.to_owned(), 13)], width, boxed)
}

/// Puts lines into a box from its upper edge at 0; the height they take comes back.
fn set(lines: Vec<Line>, width: i64, boxed: &mut ChartBox) -> i64 {
    let mut y = 6;
    for line in lines {
        let taken = line.height();
        let base = y + line.size;
        let mark_widths: Vec<i64> = line.marks.iter().map(|(text, _)| measure(text, 12) / 100 + 10).collect();
        let marks_width: i64 = mark_widths.iter().map(|width| width + 5).sum();
        let room = width - 2 * INSET - marks_width;
        let text = fit(&line.text, line.size, room.max(0));
        let text_width = if line.text.is_empty() { 0 } else { measure(&text, line.size) / 100 };
        let start = (width - text_width - marks_width + if text_width == 0 { 5 } else { 0 }) / 2;
        if text_width > 0 {
            boxed.texts.push(Label { text, x: start + text_width / 2, y: base, size: line.size, strong: line.strong });
        }
        let mut x = start + text_width + if text_width == 0 { 0 } else { 5 };
        for ((text, kind), wide) in line.marks.into_iter().zip(mark_widths) {
            let label = Label { text, x: x + wide / 2, y: base - 1, size: 12, strong: false };
            boxed.marks.push(ChartMark { kind, x, y: base - 14, width: wide, height: MARK, label });
            x += wide + 5;
        }
        y += taken;
    }
    y + 4
}

/// Moves a box and all that stands in it.
pub(super) fn move_to(boxed: &mut ChartBox, x: i64, y: i64) {
    boxed.x = x;
    boxed.y = y;
    for label in boxed.texts.iter_mut().chain(boxed.marks.iter_mut().map(|mark| &mut mark.label)) {
        label.x += x;
        label.y += y;
    }
    for mark in &mut boxed.marks {
        mark.x += x;
        mark.y += y;
    }
}

/// A box with nothing in it.
pub(super) fn blank(key: String, what: super::BoxKind, fold: Option<Fold>, width: i64) -> ChartBox {
    ChartBox {
        key,
        what,
        fold,
        x: 0,
        y: 0,
        width,
        height: 0,
        texts: Vec::new(),
        marks: Vec::new(),
        spoken: String::new(),
        up: None,
        down: None,
        left: None,
        right: None,
    }
}
