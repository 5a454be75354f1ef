//! A document made fit for every format. Which characters are dropped is said in [`domain::characters`]; nothing else is
//! changed: `=1+1` and `<img onerror>` stay as they are and are written as text.

use domain::document::{
    Attachment, Block, Card, Cell, Column, Document, Head, Orientation, Picture, Row, Run, Signature, Table,
};

/// The text with every kind of line end as LF and without what no paper may hold.
pub(crate) use domain::characters::clean as text;

/// The same on one line.
pub(crate) fn line(raw: &str) -> String {
    text(raw).split('\n').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The document with clean text, one paragraph per typed line, levels within 1 to 4, rows as long
/// as their table has columns, no empty ends, and turns of the paper only where it turns.
pub(crate) fn clean(document: &Document) -> Document {
    Document {
        head: document
            .head
            .as_ref()
            .map(|head| Head { words: line(&head.words), number: some_line(head.number.as_deref()) }),
        title: document.title.iter().map(|title| line(title)).filter(|title| !title.is_empty()).collect(),
        subtitle: some_line(document.subtitle.as_deref()),
        addressee: some_line(document.addressee.as_deref()),
        blocks: blocks(&document.blocks),
        signature: document
            .signature
            .as_ref()
            .map(|signature| Signature { name: line(&signature.name), date: signature.date }),
        attachments: document
            .attachments
            .iter()
            .map(|attachment| Attachment { title: line(&attachment.title), blocks: blocks(&attachment.blocks) })
            .collect(),
        colophon: some_line(document.colophon.as_deref()),
    }
}

fn some_line(raw: Option<&str>) -> Option<String> {
    raw.map(line).filter(|line| !line.is_empty())
}

fn blocks(raw: &[Block]) -> Vec<Block> {
    let mut clean = Vec::with_capacity(raw.len());
    let (mut stands, mut wanted) = (Orientation::default(), Orientation::default());
    for block in raw {
        match block {
            Block::Section(turn) => wanted = *turn,
            _ if wanted != stands => {
                stands = wanted;
                clean.push(Block::Section(stands));
            }
            _ => {}
        }
        match block {
            Block::Section(_) => {}
            Block::Heading { level, text } => {
                clean.push(Block::Heading { level: (*level).clamp(1, 4), text: line(text) });
            }
            Block::Paragraph(runs) => clean.extend(paragraphs(runs).into_iter().map(Block::Paragraph)),
            Block::Listed { label, text } => {
                clean.push(Block::Listed { label: line(label), text: line(text) });
            }
            Block::Table(raw) => {
                if !raw.columns.is_empty() {
                    clean.push(Block::Table(table(raw)));
                }
            }
            Block::Picture(picture) => clean.push(Block::Picture(Picture {
                svg: text(&picture.svg),
                alt: line(&picture.alt),
                width: picture.width.clamp(5, 100),
            })),
            Block::Card(card) => {
                clean.push(Block::Card(Card { name: line(&card.name), post: some_line(card.post.as_deref()) }));
            }
            Block::PageBreak => clean.push(Block::PageBreak),
        }
    }
    clean
}

/// Typed lines become paragraphs of their own, so that each gets its indent; empty ones go.
fn paragraphs(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut whole: Vec<Vec<Run>> = vec![Vec::new()];
    for run in runs {
        let clean = text(&run.text);
        for (number, part) in clean.split('\n').enumerate() {
            if number > 0 {
                whole.push(Vec::new());
            }
            if let Some(last) = whole.last_mut().filter(|_| !part.is_empty()) {
                last.push(Run { text: part.to_owned(), strong: run.strong });
            }
        }
    }
    whole.retain(|runs| runs.iter().any(|run| !run.text.trim().is_empty()));
    whole
}

/// A table with clean text, its rows as long as it has columns.
pub(crate) fn table(raw: &Table) -> Table {
    Table {
        caption: line(&raw.caption),
        columns: raw
            .columns
            .iter()
            .map(|column| Column { title: line(&column.title), share: column.share.max(1), align: column.align })
            .collect(),
        rows: raw
            .rows
            .iter()
            .map(|row| Row {
                cells: (0..raw.columns.len()).map(|column| cell(row.cells.get(column))).collect(),
                strong: row.strong,
            })
            .collect(),
        notes: raw.notes.iter().map(|note| line(note)).filter(|note| !note.is_empty()).collect(),
    }
}

fn cell(raw: Option<&Cell>) -> Cell {
    match raw {
        None => Cell::Empty,
        Some(Cell::Text(raw)) => Cell::text(text(raw).trim_matches('\n')),
        Some(Cell::Name(raw)) => Cell::name(line(raw)),
        Some(other) => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_direction_marks_go_and_all_else_stays() {
        for code in (0..0x20).chain(0x7F..0xA0).chain([0xFFFE, 0xFFFF, 0x1FFFE, 0x202E, 0x2066, 0x200F]) {
            let Some(odd) = char::from_u32(code) else { continue };
            let kept = text(&format!("张{odd}三"));
            match odd {
                '\t' => assert_eq!(kept, "张\t三"),
                '\n' | '\r' | '\u{85}' => assert_eq!(kept, "张\n三"),
                _ => assert_eq!(kept, "张三", "U+{code:04X}"),
            }
        }
        assert_eq!(text("=1+1 <img onerror=x> 𬱖㛃𠮷 ]]> é"), "=1+1 <img onerror=x> 𬱖㛃𠮷 ]]> é");
    }

    #[test]
    fn every_kind_of_line_end_is_one_line_end() {
        assert_eq!(text("一\r\n二\r三\n四\u{2028}五"), "一\n二\n三\n四\n五");
        assert_eq!(line(" 一\r\n\r\n二 "), "一 二");
    }

    #[test]
    fn the_name_of_a_person_is_cleaned_as_any_other_text() {
        assert_eq!(cell(Some(&Cell::name("张\u{202E}三\u{0}\u{B}"))), Cell::name("张三"));
    }

    #[test]
    fn turns_that_turn_nothing_go() {
        use Orientation::{Landscape, Portrait};
        let turns = |raw: &[Block]| -> Vec<Block> { blocks(raw) };
        let text = || Block::Paragraph(vec![Run::plain("一")]);
        let (wide, upright) = (Block::Section(Landscape), Block::Section(Portrait));
        assert_eq!(turns(&[upright.clone(), text(), wide.clone(), upright.clone(), text()]), [text(), text()]);
        assert_eq!(turns(&[text(), wide.clone(), wide.clone(), text()]), [text(), wide.clone(), text()]);
        assert_eq!(turns(&[wide.clone(), text(), upright]), [wide, text()]);
    }

    #[test]
    fn a_typed_line_is_a_paragraph() {
        let runs = [Run::strong("决议："), Run::plain("同意。\n\n散会。")];
        let paragraphs = paragraphs(&runs);
        assert_eq!(paragraphs, vec![vec![Run::strong("决议："), Run::plain("同意。")], vec![Run::plain("散会。")]]);
    }
}
