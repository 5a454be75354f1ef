//! Where every box, line and word of the chart stands.

use super::place::{Size, blank, fill, fill_folded, fill_handle, move_to, spread};
use super::{
    Band, BoxKind, Chart, ChartBody, ChartBox, ChartFacts, ChartView, Fold, LEAST_WIDTH, Label, MOST_WIDTH, Point,
};
use crate::bodies::tie;
use crate::kinds::{BodyKind, Layer};
use crate::wording::bodies as wording;

/// Left of it stand the names of the layers and the handles.
const GUTTER: i64 = 78;
/// Where the line to the groups runs down.
const LEFT_TRUNK: i64 = GUTTER + 6;
/// Where boxes begin.
const LEFT: i64 = GUTTER + 18;
/// Right of the boxes; the line to the last layer runs down in it.
const RIGHT: i64 = 30;
/// Above and below the boxes of a layer.
const PAD: i64 = 12;
/// Between two rows: the bar and its drops.
const BETWEEN: i64 = 26;
/// From the bar to the boxes under it.
const DROP: i64 = 12;
/// The same in the last layer, where 监督 stands between.
const LAST_DROP: i64 = 22;
/// A folded row and a handle are this wide.
const FOLDED: i64 = 260;
const HANDLE: i64 = 54;

/// A row of one layer.
struct Row<'a> {
    layer: Layer,
    size: Size,
    fold: Option<Fold>,
    bodies: Vec<&'a ChartBody>,
}

/// Boxes of a row in their lines, from top to bottom, as places in the list of boxes.
struct Placed {
    layer: Layer,
    fold: Option<Fold>,
    kind: BodyKind,
    lines: Vec<std::ops::Range<usize>>,
}

/// Lays the chart out.
pub fn layout(facts: &ChartFacts, view: &ChartView) -> Chart {
    let mut chart = Chart {
        width: view.width.clamp(LEAST_WIDTH, MOST_WIDTH),
        height: 0,
        bands: Vec::new(),
        lines: Vec::new(),
        ties: Vec::new(),
        boxes: Vec::new(),
    };
    let mut placed: Vec<Placed> = Vec::new();
    let mut handles: Vec<ChartBox> = Vec::new();
    let mut y = 0;
    for row in rows(facts) {
        if chart.bands.last().is_none_or(|band| band.layer != row.layer) {
            y = end_band(&mut chart, y);
            // The bar to the last layer runs in it, with a word under it.
            let inset = if row.layer == Layer::Deliberating { PAD + LAST_DROP - 8 } else { PAD };
            chart.bands.push(Band {
                layer: row.layer,
                y,
                height: 0,
                label: Label { text: layer_name(&row).to_owned(), x: 38, y: y + inset + 26, size: 14, strong: false },
            });
            y += inset;
        } else {
            y += BETWEEN - DROP / 2;
        }
        y = place(&mut chart, &mut placed, &mut handles, row, view, y);
    }
    chart.height = end_band(&mut chart, y);
    connect(&mut chart, &placed, facts);
    neighbours(&mut chart, &placed);
    if view.handles {
        let after = chart.boxes.len();
        chart.boxes.extend(handles);
        hang_handles(&mut chart, after);
    }
    chart
}

fn end_band(chart: &mut Chart, y: i64) -> i64 {
    match chart.bands.last_mut() {
        None => y,
        Some(band) => {
            band.height = y + PAD - band.y;
            band.y + band.height
        }
    }
}

fn layer_name(row: &Row<'_>) -> &'static str {
    let only_supervision =
        row.layer == Layer::Deliberating && row.bodies.iter().all(|body| body.kind == BodyKind::SupervisionCommittee);
    if only_supervision { Layer::Supervising.chinese() } else { row.layer.chinese() }
}

/// The rows of the four layers, then of what stands beside them; empty ones are left out.
fn rows(facts: &ChartFacts) -> Vec<Row<'_>> {
    let of = |kinds: &[BodyKind]| -> Vec<&ChartBody> {
        let mut found = Vec::new();
        for kind in kinds {
            found.extend(facts.bodies.iter().filter(|body| body.kind == *kind));
        }
        found
    };
    let row = |layer, size, fold, kinds: &[BodyKind]| Row { layer, size, fold, bodies: of(kinds) };
    let mut rows = vec![
        row(Layer::Leading, Size::Large, None, &[BodyKind::PartyOrganisation]),
        row(Layer::Leading, Size::Small, Some(Fold::PartyGroups), &[BodyKind::PartyGroup]),
        row(Layer::Deciding, Size::Large, None, &[BodyKind::DelegatesAssembly, BodyKind::ResidentsAssembly]),
        row(Layer::Executing, Size::Large, None, &[BodyKind::Committee, BodyKind::Workers]),
        row(Layer::Executing, Size::Middle, Some(Fold::SubCommittees), &[BodyKind::SubCommittee]),
        row(Layer::Executing, Size::Small, Some(Fold::Groups), &[BodyKind::ResidentGroup]),
        row(Layer::Deliberating, Size::Large, None, &[BodyKind::DeliberationCouncil, BodyKind::SupervisionCommittee]),
        row(
            Layer::Other,
            Size::Middle,
            Some(Fold::Others),
            &[
                BodyKind::ElectionCommittee,
                BodyKind::WorkingGroup,
                BodyKind::Volunteers,
                BodyKind::Intermediary,
                BodyKind::ServiceOrganisation,
            ],
        ),
    ];
    rows.retain(|row| !row.bodies.is_empty());
    rows
}

/// Places a row from `y` on; where it ends comes back.
fn place(
    chart: &mut Chart,
    placed: &mut Vec<Placed>,
    handles: &mut Vec<ChartBox>,
    row: Row<'_>,
    view: &ChartView,
    mut y: i64,
) -> i64 {
    let room = chart.width - LEFT - RIGHT;
    let first = chart.boxes.len();
    let kind = row.bodies.first().map_or(BodyKind::Committee, |body| body.kind);
    let folded = row.fold.filter(|fold| {
        row.bodies.len() > 1
            && (view.closed.contains(fold) || (row.bodies.len() > fold.most() && !view.open.contains(fold)))
    });
    let mut lines = Vec::new();
    if let Some(fold) = folded {
        let width = FOLDED.min(room);
        let mut boxed = blank(fold.code().to_owned(), BoxKind::Folded { fold }, Some(fold), width);
        boxed.height = fill_folded(fold, &row.bodies, width, &mut boxed);
        move_to(&mut boxed, LEFT + (room - width) / 2, y);
        y += boxed.height;
        chart.boxes.push(boxed);
        lines.push(first..first + 1);
    } else if let [committee, workers] = row.bodies.as_slice()
        && workers.kind == BodyKind::Workers
    {
        y = place_beside(chart, committee, workers, room, y);
        lines.push(first..chart.boxes.len());
    } else {
        let (per_line, width, gap) = spread(row.size, row.bodies.len(), room);
        for some in row.bodies.chunks(per_line) {
            if !lines.is_empty() {
                y += BETWEEN - DROP / 2;
            }
            let start = chart.boxes.len();
            let mut tall = 0;
            for body in some {
                let key = format!("b{}", body.id);
                let mut boxed = blank(key, BoxKind::Body { id: body.id }, row.fold, width);
                tall = tall.max(fill(body, row.size, width, &mut boxed));
                chart.boxes.push(boxed);
            }
            let whole = width * some.len() as i64 + gap * (some.len() as i64 - 1);
            let mut x = LEFT + (room - whole) / 2;
            for boxed in chart.boxes.iter_mut().skip(start) {
                boxed.height = tall;
                move_to(boxed, x, y);
                x += width + gap;
            }
            lines.push(start..start + some.len());
            y += tall;
        }
        if let Some(fold) = row.fold.filter(|_| row.bodies.len() > 1) {
            let mut boxed = blank(format!("handle_{}", fold.code()), BoxKind::Handle { fold }, Some(fold), HANDLE);
            boxed.height = fill_handle(fold, HANDLE, &mut boxed);
            let top = lines.first().and_then(|line| chart.boxes.get(line.start)).map_or(y, |boxed| boxed.y);
            move_to(&mut boxed, 12, top + 4);
            handles.push(boxed);
        }
    }
    placed.push(Placed { layer: row.layer, fold: row.fold, kind, lines });
    y
}

/// The committee in the middle, so that lines leave it to both sides, and the workers beside it.
fn place_beside(chart: &mut Chart, committee: &ChartBody, workers: &ChartBody, room: i64, y: i64) -> i64 {
    let (_, wide, gap) = spread(Size::Large, 1, room);
    let small = (room / 2 - wide / 2 - gap).min(132);
    let start = chart.boxes.len();
    let mut tall = 0;
    for (body, size, width) in [(committee, Size::Large, wide), (workers, Size::Middle, small)] {
        let mut boxed = blank(format!("b{}", body.id), BoxKind::Body { id: body.id }, None, width);
        tall = tall.max(fill(body, size, width, &mut boxed));
        chart.boxes.push(boxed);
    }
    let mut x = LEFT + (room - wide) / 2;
    for boxed in chart.boxes.iter_mut().skip(start) {
        boxed.height = tall;
        move_to(boxed, x, y);
        x += wide + gap;
    }
    y + tall
}

fn middle(boxed: &ChartBox) -> Point {
    Point { x: boxed.x + boxed.width / 2, y: boxed.y + boxed.height / 2 }
}

fn first_box<'a>(chart: &'a Chart, placed: &[Placed], kind: BodyKind) -> Option<&'a ChartBox> {
    let row = placed.iter().find(|row| row.kind == kind && row.fold.is_none())?;
    chart.boxes.get(row.lines.first()?.start)
}

/// Lines with their words: the Party above the assembly, the assembly above the committee, what the committee sets up
/// under it, and what the assembly chooses in the last layer.
fn connect(chart: &mut Chart, placed: &[Placed], facts: &ChartFacts) {
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut ties: Vec<Label> = Vec::new();
    let party = first_box(chart, placed, BodyKind::PartyOrganisation);
    let assembly = first_box(chart, placed, BodyKind::DelegatesAssembly);
    let committee = first_box(chart, placed, BodyKind::Committee);
    let down = |above: &ChartBox, below: &ChartBox| {
        let (from, to) = (middle(above), middle(below));
        let bar = below.y - DROP;
        vec![
            Point { x: from.x, y: above.y + above.height },
            Point { x: from.x, y: bar },
            Point { x: to.x, y: bar },
            Point { x: to.x, y: below.y },
        ]
    };
    let has_party_groups = placed.iter().any(|row| row.fold == Some(Fold::PartyGroups));
    if let (Some(above), Some(below)) = (party, assembly.or(committee))
        && !has_party_groups
    {
        lines.push(down(above, below));
    }
    if let (Some(above), Some(below)) = (assembly, committee) {
        lines.push(down(above, below));
        if let Some(tie) = tie(BodyKind::Committee) {
            let x = middle(below).x + 36;
            ties.push(Label { text: tie.verb.clone(), x, y: below.y - DROP + 4, size: 13, strong: false });
        }
    }
    let workers =
        facts.bodies.iter().find(|body| body.kind == BodyKind::Workers).map(|body| BoxKind::Body { id: body.id });
    let beside = chart.boxes.iter().find(|boxed| Some(boxed.what) == workers);
    if let (Some(left), Some(right)) = (committee, beside) {
        let y = middle(left).y;
        lines.push(vec![Point { x: left.x + left.width, y }, Point { x: right.x, y }]);
    }
    for row in placed {
        match row.fold {
            Some(Fold::PartyGroups) => hang(chart, row, party, &mut lines, &mut ties),
            Some(Fold::SubCommittees | Fold::Groups) => hang(chart, row, committee, &mut lines, &mut ties),
            _ => {}
        }
    }
    let last = placed.iter().find(|row| row.layer == Layer::Deliberating);
    if let (Some(above), Some(row)) = (assembly, last) {
        let trunk = chart.width - RIGHT / 2;
        let from = middle(above);
        let right = rightmost(chart, placed, BodyKind::DelegatesAssembly).unwrap_or(from.x);
        for line in &row.lines {
            let boxes = chart.boxes.get(line.clone()).unwrap_or_default();
            let Some(top) = boxes.first().map(|boxed| boxed.y - LAST_DROP) else { continue };
            let left = boxes.iter().map(|boxed| middle(boxed).x).min().unwrap_or(trunk);
            lines.push(vec![
                Point { x: right, y: from.y },
                Point { x: trunk, y: from.y },
                Point { x: trunk, y: top },
                Point { x: left, y: top },
            ]);
            for boxed in boxes {
                let x = middle(boxed).x;
                lines.push(vec![Point { x, y: top }, Point { x, y: boxed.y }]);
            }
        }
        if let Some(tie) = tie(row.kind) {
            let x = (right + trunk) / 2;
            ties.push(Label { text: tie.verb.clone(), x, y: from.y - 6, size: 13, strong: false });
        }
        supervision_label(chart, row, facts, &mut ties);
    }
    chart.lines = lines;
    chart.ties = ties;
}

/// Right edge of the last box in the row of a kind's first box.
fn rightmost(chart: &Chart, placed: &[Placed], kind: BodyKind) -> Option<i64> {
    let row = placed.iter().find(|row| row.kind == kind && row.fold.is_none())?;
    let line = row.lines.first()?.clone();
    chart.boxes.get(line)?.last().map(|boxed| boxed.x + boxed.width)
}

/// 监督 stands before the supervision committee where the layer has another name.
fn supervision_label(chart: &Chart, row: &Placed, facts: &ChartFacts, ties: &mut Vec<Label>) {
    if row.kind != BodyKind::DeliberationCouncil {
        return;
    }
    let supervises = facts.bodies.iter().find(|body| body.kind == BodyKind::SupervisionCommittee);
    let Some(what) = supervises.map(|body| BoxKind::Body { id: body.id }) else { return };
    let Some(second) = chart.boxes.iter().find(|boxed| boxed.what == what) else { return };
    let text = Layer::Supervising.chinese().to_owned();
    ties.push(Label { text, x: second.x + 18, y: second.y - 5, size: 13, strong: false });
}

/// A row under a box: its first line by a bar from the middle where nothing stands between, the others from the left.
fn hang(chart: &Chart, row: &Placed, above: Option<&ChartBox>, lines: &mut Vec<Vec<Point>>, ties: &mut Vec<Label>) {
    let Some(above) = above else { return };
    let from = middle(above);
    let mut said = false;
    for (number, line) in row.lines.iter().enumerate() {
        let boxes = chart.boxes.get(line.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else { continue };
        let bar = first.y - DROP;
        let straight = number == 0 && bar - (above.y + above.height) <= BETWEEN;
        let (left, right) = (middle(first).x, middle(last).x);
        if straight {
            lines.push(vec![Point { x: from.x, y: above.y + above.height }, Point { x: from.x, y: bar }]);
            lines.push(vec![Point { x: left.min(from.x), y: bar }, Point { x: right.max(from.x), y: bar }]);
        } else {
            lines.push(vec![
                Point { x: above.x, y: from.y },
                Point { x: LEFT_TRUNK, y: from.y },
                Point { x: LEFT_TRUNK, y: bar },
                Point { x: right, y: bar },
            ]);
            if let Some(tie) = tie(row.kind).filter(|_| !said) {
                let x = (above.x + LEFT_TRUNK) / 2;
                ties.push(Label { text: tie.verb.clone(), x, y: from.y - 6, size: 13, strong: false });
                said = true;
            }
        }
        for boxed in boxes {
            let x = middle(boxed).x;
            lines.push(vec![Point { x, y: bar }, Point { x, y: boxed.y }]);
        }
    }
}

/// Which box the arrow keys lead to: along the line, and to the nearest box of the line above and below.
fn neighbours(chart: &mut Chart, placed: &[Placed]) {
    let lines: Vec<std::ops::Range<usize>> = placed.iter().flat_map(|row| row.lines.iter().cloned()).collect();
    let spots: Vec<(String, i64)> = chart.boxes.iter().map(|boxed| (boxed.key.clone(), middle(boxed).x)).collect();
    let nearest = |line: Option<&std::ops::Range<usize>>, x: i64| -> Option<String> {
        let some = spots.get(line?.clone())?;
        some.iter().min_by_key(|(_, other)| (other - x).abs()).map(|(key, _)| key.clone())
    };
    for (number, line) in lines.iter().enumerate() {
        for at in line.clone() {
            let Some((_, x)) = spots.get(at) else { continue };
            let key = |at: Option<usize>| {
                at.filter(|at| line.contains(at)).and_then(|at| spots.get(at)).map(|(key, _)| key.clone())
            };
            let (left, right) = (key(at.checked_sub(1)), key(Some(at + 1)));
            let up = nearest(number.checked_sub(1).and_then(|above| lines.get(above)), *x);
            let down = nearest(lines.get(number + 1), *x);
            if let Some(boxed) = chart.boxes.get_mut(at) {
                (boxed.left, boxed.right, boxed.up, boxed.down) = (left, right, up, down);
            }
        }
    }
}

/// Handles stand left of the first box of their row.
fn hang_handles(chart: &mut Chart, after: usize) {
    let handles: Vec<(usize, Option<Fold>, String)> =
        chart.boxes.iter().enumerate().skip(after).map(|(at, one)| (at, one.fold, one.key.clone())).collect();
    for (at, fold, key) in handles {
        let Some(first) = chart.boxes.iter().take(after).position(|boxed| boxed.fold == fold) else { continue };
        let (mut up, mut down, mut right) = (None, None, None);
        if let Some(boxed) = chart.boxes.get_mut(first) {
            boxed.left = Some(key);
            (up, down, right) = (boxed.up.clone(), boxed.down.clone(), Some(boxed.key.clone()));
        }
        if let Some(handle) = chart.boxes.get_mut(at) {
            (handle.up, handle.down, handle.right) = (up, down, right);
        }
    }
}

/// The chart in a sentence, for those who do not see it.
pub(super) fn spoken(facts: &ChartFacts) -> String {
    let groups = facts.bodies.iter().filter(|body| body.kind == BodyKind::ResidentGroup).count() as i64;
    let vacant = facts.bodies.iter().map(|body| body.vacant).sum();
    wording::chart_spoken(facts.as_of, facts.bodies.len() as i64 - groups, groups, vacant)
}
