//! A workbook as a form: its cells with and without something in them, and filled.
//!
//! Where a sheet draws frames, an empty cell is a place only inside one. A text with several looks keeps them: what is
//! replaced in it takes the look it stood in. Nothing is computed: a workbook with formulas is marked to be computed when
//! it is opened, and a sheet that is filled forgets what its formulas said before.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};

use domain::fault::SheetTrouble;
use domain::forms::read::{Cell, CellFill, Filling, FormKind, FormRead, Grid, Held, LAST_ROW, MOST_CELLS, MOST_TEXT};
use domain::roster::sheet::{MOST_COLUMNS, MOST_REGIONS, Region};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use crate::form::{Package, rewrite, text_of};
use crate::parts::{attribute, each_tag, entry, next, part_of, reference};
use crate::patch::{Content, Placed, copy_sheet, copy_sheet_uncomputed, within};

/// Most strings of the table of strings.
const MOST_STRINGS: usize = 200_000;

/// Pieces of a text with their looks.
type Pieces = Vec<(String, String)>;

/// Every sheet of the workbook.
pub(crate) fn read(package: &mut Package<'_>) -> Result<FormRead, SheetTrouble> {
    let mut sheets: Vec<(String, bool)> = Vec::new();
    each_tag(package, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() == "sheet" {
            let hidden = attribute(tag, "state").is_some_and(|state| state != "visible");
            sheets.push((attribute(tag, "name").unwrap_or_default(), hidden));
        }
    })?;
    let strings = strings(package, None)?;
    let framed = frames(package)?;
    let mut read = FormRead {
        kind: FormKind::Xlsx,
        grids: Vec::new(),
        lines: Vec::new(),
        links: false,
        signed: false,
        formulas: false,
    };
    let (mut cells, mut characters) = (0, 0);
    for (name, hidden) in sheets {
        let part = match part_of(package, &name) {
            Ok(part) => part,
            // A chart on a sheet of its own is no grid.
            Err(SheetTrouble::Damaged) if hidden => continue,
            Err(trouble) => return Err(trouble),
        };
        let source = package.by_index(part).map_err(|_| SheetTrouble::Damaged)?;
        let (mut grid, formulas) = sheet(BufReader::new(source), &strings, &framed)?;
        read.formulas |= formulas;
        cells += grid.cells.len();
        characters += grid.cells.iter().map(|cell| cell.text.len()).sum::<usize>();
        if cells > MOST_CELLS || characters > MOST_TEXT {
            return Err(SheetTrouble::TooLarge);
        }
        (grid.name, grid.over, grid.hidden) = (name.clone(), name, hidden);
        read.grids.push(grid);
    }
    Ok(read)
}

/// The texts of the table of strings, or the pieces of some of them.
fn strings(package: &mut Package<'_>, wanted: Option<&BTreeSet<usize>>) -> Result<Vec<Pieces>, SheetTrouble> {
    let Some(part) = entry(package, "xl/sharedStrings.xml") else { return Ok(Vec::new()) };
    let source = package.by_index(part).map_err(|_| SheetTrouble::Damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(source));
    let mut buffer = Vec::new();
    let mut strings: Vec<Pieces> = Vec::new();
    let mut characters = 0;
    loop {
        buffer.clear();
        match next(&mut reader, &mut buffer)? {
            Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                let name = tag.name().as_ref().to_owned();
                let pieces = pieces(&mut reader, &name)?;
                characters += pieces.iter().map(|(_, text)| text.len()).sum::<usize>();
                let kept = wanted.is_none_or(|wanted| wanted.contains(&strings.len()));
                strings.push(if kept { pieces } else { Vec::new() });
            }
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => strings.push(Vec::new()),
            Event::Eof => return Ok(strings),
            _ => {}
        }
        if strings.len() > MOST_STRINGS || characters > 4 * MOST_TEXT {
            return Err(SheetTrouble::TooLarge);
        }
    }
}

/// The pieces of a text up to the end of its element; how it is read aloud is left out.
fn pieces<R: BufRead>(reader: &mut Reader<R>, until: &str) -> Result<Pieces, SheetTrouble> {
    let mut pieces = Pieces::new();
    let mut look = String::new();
    let mut aloud = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match next(reader, &mut buffer)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "r" => look.clear(),
                "rPr" => {
                    let name = tag.name().as_ref().to_owned();
                    look = inside(reader, &name)?;
                }
                "rPh" => aloud = true,
                "t" => {
                    let name = tag.name().as_ref().to_owned();
                    let text = text_of(reader, &name)?;
                    if !aloud && !text.is_empty() {
                        pieces.push((look.clone(), text));
                    }
                }
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref() == until => return Ok(pieces),
            Event::End(tag) if tag.local_name().as_ref() == "rPh" => aloud = false,
            Event::Eof => return Err(SheetTrouble::Damaged),
            _ => {}
        }
    }
}

/// The tags inside a look, without prefixes: all of a workbook's own.
fn inside<R: BufRead>(reader: &mut Reader<R>, until: &str) -> Result<String, SheetTrouble> {
    let mut writer = Writer::new(Vec::new());
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match next(reader, &mut buffer)? {
            Event::Empty(tag) => {
                let mut bare = BytesStart::new(tag.local_name().as_ref().to_owned());
                for one in tag.attributes().with_checks(false).flatten() {
                    bare.push_attribute((one.key.as_ref(), one.value.as_ref()));
                }
                writer.write_event(Event::Empty(bare)).map_err(|_| SheetTrouble::TooLarge)?;
            }
            Event::End(tag) if tag.name().as_ref() == until => {
                return String::from_utf8(writer.into_inner()).map_err(|_| SheetTrouble::Damaged);
            }
            Event::Eof => return Err(SheetTrouble::Damaged),
            _ => {}
        }
    }
}

fn whole(pieces: &[(String, String)]) -> String {
    pieces.iter().map(|(_, text)| text.as_str()).collect()
}

/// Which styles draw a frame, by their number.
fn frames(package: &mut Package<'_>) -> Result<Vec<bool>, SheetTrouble> {
    let Some(part) = entry(package, "xl/styles.xml") else { return Ok(Vec::new()) };
    let source = package.by_index(part).map_err(|_| SheetTrouble::Damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(source));
    let mut buffer = Vec::new();
    let (mut borders, mut styles): (Vec<bool>, Vec<bool>) = (Vec::new(), Vec::new());
    let (mut in_borders, mut in_styles) = (false, false);
    loop {
        buffer.clear();
        let event = next(&mut reader, &mut buffer)?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "borders" => in_borders = matches!(event, Event::Start(_)),
                "cellXfs" => in_styles = matches!(event, Event::Start(_)),
                "border" if in_borders => borders.push(false),
                "left" | "right" | "top" | "bottom" if in_borders => {
                    let drawn = attribute(tag, "style").is_some_and(|style| style != "none");
                    if let Some(border) = borders.last_mut() {
                        *border |= drawn;
                    }
                }
                "xf" if in_styles => {
                    let border = attribute(tag, "borderId").and_then(|text| text.parse::<usize>().ok());
                    styles.push(border.and_then(|border| borders.get(border)).copied().unwrap_or(false));
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "borders" => in_borders = false,
                "cellXfs" => in_styles = false,
                _ => {}
            },
            Event::Eof => return Ok(styles),
            _ => {}
        }
        if borders.len() + styles.len() > MOST_STRINGS {
            return Err(SheetTrouble::TooLarge);
        }
    }
}

/// The cells of a sheet, and whether some of them compute.
fn sheet<R: BufRead>(source: R, strings: &[Pieces], framed: &[bool]) -> Result<(Grid, bool), SheetTrouble> {
    let mut reader = Reader::from_reader(source);
    let mut buffer = Vec::new();
    let mut grid = Grid::default();
    let mut drawn: Vec<bool> = Vec::new();
    let (mut row, mut column) = (0_u32, 0_u32);
    loop {
        buffer.clear();
        let event = next(&mut reader, &mut buffer)?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "row" => {
                    row = attribute(tag, "r").and_then(|text| text.parse().ok()).unwrap_or(row + 1);
                    column = 0;
                }
                "c" => {
                    let place = attribute(tag, "r").and_then(|text| reference(&text));
                    column = place.map_or(column, |(column, _)| column);
                    let style = attribute(tag, "s").and_then(|text| text.parse::<usize>().ok()).unwrap_or(0);
                    let kind = attribute(tag, "t").unwrap_or_default();
                    let (text, held) = match &event {
                        Event::Start(_) => {
                            let name = tag.name().as_ref().to_owned();
                            held(&mut reader, &name, &kind, strings)?
                        }
                        _ => (String::new(), Held::Nothing),
                    };
                    let far = row > LAST_ROW || column >= MOST_COLUMNS;
                    if far && held != Held::Nothing {
                        return Err(SheetTrouble::TooLarge);
                    }
                    if !far && row > 0 {
                        grid.cells.push(Cell { row, column, text, held, paragraph: None });
                        drawn.push(framed.get(style).copied().unwrap_or(false));
                    }
                    // Checked while it is read: what is left out later takes room now.
                    if grid.cells.len() > 4 * MOST_CELLS {
                        return Err(SheetTrouble::TooLarge);
                    }
                    column += 1;
                }
                "mergeCell" if grid.merged.len() < MOST_REGIONS => {
                    let region = attribute(tag, "ref").unwrap_or_default();
                    let (from, to) = region.split_once(':').unwrap_or((&region, &region));
                    if let (Some((left, top)), Some((right, bottom))) = (reference(from), reference(to)) {
                        let (right, bottom) = (right.min(MOST_COLUMNS), bottom.min(LAST_ROW));
                        if top <= bottom && left <= right {
                            grid.merged.push(Region { top, left, bottom, right });
                        }
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let formulas = grid.cells.iter().any(|cell| cell.held == Held::Formula);
    // Where frames are drawn, an empty cell without one is paper.
    if drawn.contains(&true) {
        let mut drawn = drawn.iter();
        grid.cells.retain(|cell| drawn.next() == Some(&true) || cell.held != Held::Nothing);
    }
    Ok((grid, formulas))
}

/// What a cell shows and holds, up to its end.
fn held<R: BufRead>(
    reader: &mut Reader<R>,
    until: &str,
    kind: &str,
    strings: &[Pieces],
) -> Result<(String, Held), SheetTrouble> {
    let mut buffer = Vec::new();
    let (mut value, mut inline, mut formula) = (None, None, false);
    loop {
        buffer.clear();
        let event = next(reader, &mut buffer)?;
        match &event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "v" => {
                    let name = tag.name().as_ref().to_owned();
                    value = Some(text_of(reader, &name)?);
                }
                "is" => {
                    let name = tag.name().as_ref().to_owned();
                    inline = Some(whole(&pieces(reader, &name)?));
                }
                "f" => formula = true,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == "f" => formula = true,
            Event::End(tag) if tag.name().as_ref() == until => break,
            Event::Eof => return Err(SheetTrouble::Damaged),
            _ => {}
        }
    }
    let shared = || value.as_deref().and_then(|text| text.parse::<usize>().ok()).and_then(|place| strings.get(place));
    let text = match (kind, inline) {
        ("s", _) => shared().map(|pieces| whole(pieces)),
        (_, Some(inline)) => Some(inline),
        _ => value.clone(),
    };
    let text = text.unwrap_or_default();
    let held = if formula {
        Held::Formula
    } else if bare(&text) {
        Held::Nothing
    } else if matches!(kind, "s" | "inlineStr" | "str") {
        Held::Words
    } else {
        Held::Number
    };
    Ok((text, held))
}

/// Nothing, or a line drawn with spaces.
pub(crate) fn bare(text: &str) -> bool {
    text.chars().all(|one| one.is_whitespace() || matches!(one, '_' | '＿'))
}

/// The workbook with its cells filled.
pub(crate) fn fill(package: &mut Package<'_>, filling: &Filling) -> Result<Vec<u8>, SheetTrouble> {
    let mut by_sheet: BTreeMap<&str, Vec<&CellFill>> = BTreeMap::new();
    for cell in &filling.cells {
        within(cell.row, cell.column)?;
        by_sheet.entry(&cell.sheet).or_default().push(cell);
    }
    let mut placed: BTreeMap<usize, Placed> = BTreeMap::new();
    for (sheet, cells) in by_sheet {
        let part = part_of(package, sheet)?;
        placed.insert(part, contents(package, part, &cells)?);
    }
    let book = entry(package, "xl/workbook.xml").filter(|_| filling.computes);
    let changes: BTreeSet<usize> = placed.keys().copied().chain(book).collect();
    rewrite(
        package,
        |part, source, out| match placed.get(&part) {
            Some(placed) if filling.computes => copy_sheet_uncomputed(source, out, placed.clone()),
            Some(placed) => copy_sheet(source, out, placed.clone()),
            None => compute_on_opening(source, out),
        },
        |part| changes.contains(&part),
    )
}

/// What the cells of a sheet hold from now on.
fn contents(package: &mut Package<'_>, part: usize, cells: &[&CellFill]) -> Result<Placed, SheetTrouble> {
    let mut by_place: BTreeMap<(u32, u32), Vec<&CellFill>> = BTreeMap::new();
    for cell in cells {
        by_place.entry((cell.row, cell.column)).or_default().push(cell);
    }
    let cut: BTreeSet<(u32, u32)> = by_place
        .iter()
        .filter(|(_, fills)| fills.iter().any(|fill| fill.span.is_some()))
        .map(|(place, _)| *place)
        .collect();
    let before = if cut.is_empty() { BTreeMap::new() } else { texts(package, part, &cut)? };
    let mut placed = Placed::new();
    for ((row, column), fills) in by_place {
        let content = match before.get(&(row, column)) {
            Some(pieces) => replaced(pieces, &fills)?,
            None => match fills.as_slice() {
                [one] if one.number => Content::Number(one.text.clone()),
                fills => Content::Text { text: fills.iter().map(|one| one.text.as_str()).collect(), red: false },
            },
        };
        placed.entry(row).or_default().insert(column, content);
    }
    Ok(placed)
}

/// The texts of some cells in their pieces.
fn texts(
    package: &mut Package<'_>,
    part: usize,
    cut: &BTreeSet<(u32, u32)>,
) -> Result<BTreeMap<(u32, u32), Pieces>, SheetTrouble> {
    enum Kept {
        Shared(usize),
        Own(Pieces),
    }
    let mut kept: BTreeMap<(u32, u32), Kept> = BTreeMap::new();
    {
        let source = package.by_index(part).map_err(|_| SheetTrouble::Damaged)?;
        let mut reader = Reader::from_reader(BufReader::new(source));
        let mut buffer = Vec::new();
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut open: Option<((u32, u32), String)> = None;
        loop {
            buffer.clear();
            let event = next(&mut reader, &mut buffer)?;
            match &event {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        row = attribute(tag, "r").and_then(|text| text.parse().ok()).unwrap_or(row + 1);
                        column = 0;
                    }
                    "c" => {
                        let place = attribute(tag, "r").and_then(|text| reference(&text));
                        column = place.map_or(column, |(column, _)| column);
                        open = Some(((row, column), attribute(tag, "t").unwrap_or_default()))
                            .filter(|(place, _)| cut.contains(place));
                        column += 1;
                    }
                    "v" | "is" if matches!(event, Event::Start(_)) => {
                        if let Some((place, kind)) = &open {
                            let name = tag.name().as_ref().to_owned();
                            let held = if tag.local_name().as_ref() == "is" {
                                Kept::Own(pieces(&mut reader, &name)?)
                            } else {
                                let text = text_of(&mut reader, &name)?;
                                match text.parse() {
                                    Ok(number) if kind == "s" => Kept::Shared(number),
                                    _ => Kept::Own(vec![(String::new(), text)]),
                                }
                            };
                            kept.insert(*place, held);
                        }
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
    }
    let wanted =
        kept.values().filter_map(|one| if let Kept::Shared(number) = one { Some(*number) } else { None }).collect();
    let strings = strings(package, Some(&wanted))?;
    let texts = kept.into_iter().map(|(place, held)| {
        let pieces = match held {
            Kept::Own(pieces) => pieces,
            Kept::Shared(number) => strings.get(number).cloned().unwrap_or_default(),
        };
        (place, pieces)
    });
    Ok(texts.collect())
}

/// A text with some of its characters replaced; a number where that was all of it.
fn replaced(pieces: &[(String, String)], fills: &[&CellFill]) -> Result<Content, SheetTrouble> {
    let length = whole(pieces).chars().count() as u32;
    if let [one] = fills
        && one.number
        && one.span == Some((0, length))
    {
        return Ok(Content::Number(one.text.clone()));
    }
    let mut cuts: Vec<(u32, u32, &str)> =
        fills.iter().filter_map(|fill| fill.span.map(|(from, to)| (from, to, fill.text.as_str()))).collect();
    cuts.sort_unstable();
    if cuts.iter().any(|(from, to, _)| from > to || *to > length) {
        return Err(SheetTrouble::NoPlace);
    }
    let mut made = Pieces::new();
    let mut at = 0_u32;
    let mut done = 0;
    for (look, text) in pieces {
        let mut kept = String::new();
        for character in text.chars() {
            while let Some((from, _, said)) = cuts.get(done).filter(|(from, ..)| *from <= at) {
                if *from == at {
                    kept.push_str(said);
                }
                done += 1;
            }
            let gone = cuts.iter().any(|(from, to, _)| (*from..*to).contains(&at));
            if !gone {
                kept.push(character);
            }
            at += 1;
        }
        made.push((look.clone(), kept));
    }
    let rest: String = cuts.get(done..).unwrap_or_default().iter().map(|(.., said)| *said).collect();
    match made.last_mut() {
        Some((_, text)) => text.push_str(&rest),
        None => made.push((String::new(), rest)),
    }
    made.retain(|(_, text)| !text.is_empty());
    Ok(Content::Pieces(made))
}

/// Tags of a workbook that come after what says how it computes.
const AFTER: &[&str] = &[
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
];

/// The workbook's table of contents, with the word that everything is computed anew when it is opened.
fn compute_on_opening(source: impl Read, out: impl Write) -> Result<(), SheetTrouble> {
    let mut reader = Reader::from_reader(BufReader::new(source));
    let mut writer = Writer::new(out);
    let mut buffer = Vec::new();
    let (mut said, mut depth) = (false, 0_u32);
    let mut prefix = String::new();
    loop {
        buffer.clear();
        let event = next(&mut reader, &mut buffer)?;
        let name = match &event {
            Event::Start(tag) | Event::Empty(tag) => tag.local_name().as_ref().to_owned(),
            Event::End(tag) if depth == 1 => tag.local_name().as_ref().to_owned(),
            _ => String::new(),
        };
        if depth == 0
            && name == "workbook"
            && let Event::Start(tag) = &event
        {
            prefix = tag.name().as_ref().strip_suffix("workbook").unwrap_or_default().to_owned();
        }
        let ends = depth == 1 && name == "workbook" && matches!(event, Event::End(_));
        if depth == 1 && !said && (AFTER.contains(&name.as_str()) || ends) {
            let tag = BytesStart::from_content(format!("{prefix}calcPr fullCalcOnLoad=\"1\""), prefix.len() + 6);
            writer.write_event(Event::Empty(tag)).map_err(|_| SheetTrouble::TooLarge)?;
            said = true;
        }
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let event = match event {
            Event::Empty(tag) if name == "calcPr" => Event::Empty(anew(&tag)),
            Event::Start(tag) if name == "calcPr" => Event::Start(anew(&tag)),
            Event::Eof => return Ok(()),
            other => other,
        };
        said |= name == "calcPr";
        writer.write_event(event).map_err(|_| SheetTrouble::TooLarge)?;
    }
}

fn anew(tag: &BytesStart<'_>) -> BytesStart<'static> {
    let mut made = crate::parts::rewritten(tag, |key, value| (key != "fullCalcOnLoad").then(|| value.to_owned()));
    made.push_attribute(("fullCalcOnLoad", "1"));
    made
}
