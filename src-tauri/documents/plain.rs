//! 复制为文字: a paper as people paste it into WeChat.

use domain::document::{Block, Document, Table};
use domain::wording::documents as wording;

use crate::layout;

/// Between the cells of a row.
const GAP: &str = "　";
/// An empty cell under a head.
const EMPTY: &str = "－";
/// Columns that need no head to be understood, such as 职务　姓名.
const PLAIN_COLUMNS: usize = 3;

/// The text, one line per paragraph and row, without blank lines at its ends.
pub(crate) fn write(document: &Document) -> String {
    let mut text = Text(String::new());
    if let Some(head) = &document.head {
        text.line(&head.words);
        head.number.iter().for_each(|number| text.line(number));
        text.gap();
    }
    text.line(&document.title.concat());
    document.subtitle.iter().for_each(|subtitle| text.line(subtitle));
    text.gap();
    if let Some(addressee) = &document.addressee {
        text.line(&format!("{addressee}："));
    }
    text.blocks(&document.blocks);
    if !document.attachments.is_empty() {
        text.gap();
        for (number, attachment) in (1..).zip(&document.attachments) {
            let lead = if number == 1 { wording::attachments_lead() } else { GAP.repeat(3) };
            let count = layout::attachment_number(document, number).unwrap_or_default();
            text.line(&format!("{lead}{count}{}", attachment.title));
        }
    }
    if let Some(signature) = &document.signature {
        text.gap();
        text.line(&signature.name);
        text.line(&layout::signature_date(signature));
    }
    for (number, attachment) in (1..).zip(&document.attachments) {
        text.gap();
        text.line(&layout::attachment_label(document, number));
        text.line(&attachment.title);
        text.gap();
        text.blocks(&attachment.blocks);
    }
    if let Some(colophon) = &document.colophon {
        text.gap();
        text.line(colophon);
    }
    text.0.trim_matches('\n').to_owned()
}

struct Text(String);

impl Text {
    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.0.push_str(line);
            self.0.push('\n');
        }
    }

    /// One blank line, however often it is asked for.
    fn gap(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut listing = false;
        for block in blocks {
            let listed = matches!(block, Block::Listed { .. });
            if listed && !listing {
                self.gap();
            }
            listing = listed;
            match block {
                Block::Heading { text, .. } => {
                    self.gap();
                    self.line(text);
                }
                Block::Paragraph(runs) => self.line(&runs.iter().map(|run| run.text.as_str()).collect::<String>()),
                Block::Listed { label, text } => self.line(&format!("{label}：{text}")),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => self.line(&wording::picture(&picture.alt)),
                Block::Card(card) => {
                    let post = card.post.as_deref().map(|post| format!("{GAP}{post}")).unwrap_or_default();
                    self.line(&format!("{}{post}", card.name));
                }
                Block::PageBreak | Block::Section(_) => self.gap(),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.gap();
        self.line(&table.caption);
        if table.columns.len() > PLAIN_COLUMNS {
            let head: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
            self.line(&head.join(GAP));
        }
        for row in &table.rows {
            let printed = row.cells.iter().map(|cell| cell.said().replace('\n', " "));
            let cells: Vec<String> = if table.columns.len() > PLAIN_COLUMNS {
                printed.map(|cell| if cell.is_empty() { EMPTY.to_owned() } else { cell }).collect()
            } else {
                printed.filter(|cell| !cell.is_empty()).collect()
            };
            self.line(&cells.join(GAP));
        }
        table.notes.iter().for_each(|note| self.line(note));
        self.gap();
    }
}

#[cfg(test)]
mod tests {
    use crate::samples;

    #[test]
    fn a_roster_reads_as_post_and_name() {
        let text = crate::plain(&samples::report());
        assert!(text.contains("\n主任　王秀兰\n"), "{text}");
        assert!(text.contains("幸福社区居民委员会\n2026年1月5日"), "{text}");
        assert!(!text.contains("\n\n\n"));
    }
}
