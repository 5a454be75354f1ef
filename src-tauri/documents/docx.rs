//! DOCX, written part by part: explicit grids and repeated head rows, so that WPS keeps what Word shows.

use std::io::{Cursor, Write};
use std::sync::Arc;

use domain::Fault;
use domain::document::{
    Align, Attachment, Block, Card, Document, Head, Orientation, Picture, Row, Run, Signature, Table,
};
use domain::wording::documents as wording;
use zip::write::SimpleFileOptions;

use crate::docx_parts::{self as parts, HEITI, font};
use crate::layout;
use crate::picture;
use crate::xml::Xml;

/// The package.
pub(crate) fn write(document: &Document) -> Result<Vec<u8>, Fault> {
    let mut body = Body::new();
    body.document(document)?;
    let Body { xml, media, .. } = body;
    let count = media.len();

    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // One fixed time: the same paper gives the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut part = |name: &str, bytes: &[u8]| -> Result<(), Fault> {
        package.start_file(name, options).map_err(|error| trouble(&error))?;
        package.write_all(bytes).map_err(|error| trouble(&error))
    };
    part("[Content_Types].xml", parts::content_types().as_bytes())?;
    part("_rels/.rels", parts::package_relations().as_bytes())?;
    part("word/document.xml", xml.finish().as_bytes())?;
    part("word/_rels/document.xml.rels", parts::document_relations(count).as_bytes())?;
    part("word/styles.xml", parts::styles().as_bytes())?;
    part("word/settings.xml", parts::settings().as_bytes())?;
    part("word/fontTable.xml", parts::fonts().as_bytes())?;
    for (number, footer) in (1..).zip(parts::footers()) {
        part(&format!("word/footer{number}.xml"), footer.as_bytes())?;
    }
    part("docProps/core.xml", parts::properties(&layout::title(document)).as_bytes())?;
    for (number, (drawn, svg)) in media.iter().enumerate() {
        part(&format!("word/media/picture{}.png", number + 1), &drawn.png)?;
        part(&format!("word/media/picture{}.svg", number + 1), svg.as_bytes())?;
    }
    Ok(package.finish().map_err(|error| trouble(&error))?.into_inner())
}

fn trouble(error: &dyn std::fmt::Display) -> Fault {
    Fault::Bug(format!("docx package: {error}"))
}

/// The text of a paper as it grows.
struct Body {
    xml: Xml,
    /// PNG for every program, SVG for those that draw it.
    media: Vec<(Arc<picture::Drawn>, String)>,
    /// The next paragraph begins a page.
    new_page: bool,
    /// How the page stands.
    stands: Orientation,
    /// Where the properties of the last paragraph end: those of a section that ends with it go there.
    properties_end: Option<usize>,
}

impl Body {
    fn new() -> Self {
        let mut xml = Xml::new();
        xml.raw(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
             xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>",
        );
        Self { xml, media: Vec::new(), new_page: false, stands: Orientation::default(), properties_end: None }
    }

    fn document(&mut self, document: &Document) -> Result<(), Fault> {
        self.turn(first_stands(&document.blocks));
        if let Some(head) = &document.head {
            self.head(head);
        }
        for title in &document.title {
            self.line("Title", "", title);
        }
        if let Some(subtitle) = &document.subtitle {
            self.line("Subtitle", "", subtitle);
        }
        if !document.title.is_empty() || document.subtitle.is_some() {
            self.line("Normal", "", "");
        }
        if let Some(addressee) = &document.addressee {
            self.line("Addressee", "", &format!("{addressee}："));
        }
        self.blocks(&document.blocks)?;
        self.attachment_list(document);
        if let Some(signature) = &document.signature {
            self.signature(signature);
        }
        for (number, attachment) in (1..).zip(&document.attachments) {
            self.attachment(&layout::attachment_label(document, number), attachment)?;
        }
        if let Some(colophon) = &document.colophon {
            self.line("Colophon", "<w:spacing w:before=\"240\"/>", colophon);
        }
        let last = section(self.stands);
        self.xml.raw(&last).raw("</w:body></w:document>");
        Ok(())
    }

    fn blocks(&mut self, blocks: &[Block]) -> Result<(), Fault> {
        let mut listing = false;
        for block in blocks {
            // The first of a list of labels stands one empty line below what is before it.
            let listed = matches!(block, Block::Listed { .. });
            if listed && !listing {
                self.line("Normal", "", "");
            }
            listing = listed;
            match block {
                Block::Heading { level, text } => self.line(&format!("Heading{level}"), "", text),
                Block::Paragraph(runs) => self.paragraph("BodyText", "", runs, ""),
                Block::Listed { label, text } => self.listed(label, text),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => self.picture(picture)?,
                Block::Card(card) => self.card(card),
                Block::PageBreak => self.new_page = true,
                Block::Section(stands) => self.turn(*stands),
            }
        }
        Ok(())
    }

    /// 标志 and its number over the red line, and two empty lines under it.
    fn head(&mut self, head: &Head) {
        let size = layout::head_size(&head.words);
        let (before, pitch) = layout::head_place(size);
        let spacing = format!("<w:spacing w:before=\"{before}\" w:line=\"{pitch}\" w:lineRule=\"exact\"/>");
        let sized = format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
        self.paragraph("Head", &spacing, &[Run::plain(head.words.clone())], &sized);
        self.line("Normal", "", "");
        self.line("HeadNumber", "", head.number.as_deref().unwrap_or_default());
        self.line("Normal", "", "");
        self.line("Normal", "", "");
    }

    /// A label in 黑体 and a list that hangs under its first character.
    fn listed(&mut self, label: &str, text: &str) {
        let hanging = layout::half_characters(label) + 2;
        let left = hanging + 4;
        let indent = format!(
            "<w:ind w:leftChars=\"{}\" w:left=\"{}\" w:hangingChars=\"{}\" w:hanging=\"{}\"/>",
            left * 50,
            left * layout::CHARACTER / 2,
            hanging * 50,
            hanging * layout::CHARACTER / 2
        );
        self.paragraph("Normal", &indent, &[Run::strong(format!("{label}：")), Run::plain(text)], "");
    }

    /// What follows stands on pages turned this way.
    fn turn(&mut self, stands: Orientation) {
        if stands == self.stands {
            return;
        }
        if let Some(at) = self.properties_end {
            // The section that ends says how its pages stand; the next one begins a page by itself.
            self.xml.insert(at, &section(self.stands));
            self.new_page = false;
        }
        self.stands = stands;
    }

    /// A paragraph of one weight.
    fn line(&mut self, style: &str, properties: &str, text: &str) {
        self.paragraph(style, properties, &[Run::plain(text)], "");
    }

    /// A paragraph; `run` are properties all its text has.
    fn paragraph(&mut self, style: &str, properties: &str, runs: &[Run], run: &str) {
        self.open_paragraph(style, properties);
        for part in runs {
            self.run(part, run);
        }
        self.xml.raw("</w:p>");
    }

    fn open_paragraph(&mut self, style: &str, properties: &str) {
        self.xml.raw("<w:p><w:pPr><w:pStyle w:val=\"").raw(style).raw("\"/>");
        if std::mem::take(&mut self.new_page) {
            self.xml.raw("<w:pageBreakBefore/>");
        }
        self.xml.raw(properties);
        self.properties_end = Some(self.xml.len());
        self.xml.raw("</w:pPr>");
    }

    /// Line ends and tabs are elements of their own.
    fn run(&mut self, run: &Run, properties: &str) {
        if run.text.is_empty() {
            return;
        }
        self.xml.raw("<w:r>");
        if run.strong || !properties.is_empty() {
            self.xml.raw("<w:rPr>");
            if run.strong {
                self.xml.raw(&font(HEITI));
            }
            self.xml.raw(properties).raw("</w:rPr>");
        }
        for (number, line) in run.text.split('\n').enumerate() {
            if number > 0 {
                self.xml.raw("<w:br/>");
            }
            for (number, part) in line.split('\t').enumerate() {
                if number > 0 {
                    self.xml.raw("<w:tab/>");
                }
                if !part.is_empty() {
                    self.xml.raw("<w:t xml:space=\"preserve\">").text(part).raw("</w:t>");
                }
            }
        }
        self.xml.raw("</w:r>");
    }

    /// 附件：1. …, one empty line below the body; names stand under each other.
    fn attachment_list(&mut self, document: &Document) {
        if document.attachments.is_empty() {
            return;
        }
        self.line("Normal", "", "");
        let lead = wording::attachments_lead();
        for (number, attachment) in (1..).zip(&document.attachments) {
            let count = layout::attachment_number(document, number);
            let counted = count.as_ref().map_or(0, |_| layout::NUMBER_SPACE);
            let first = number == 1;
            let (left, hanging) = if first { (10 + counted, 6 + counted) } else { (10 + counted, counted) };
            let start = if first { lead.as_str() } else { "" };
            let text = match count {
                Some(count) => format!("{start}{count}\t{}", attachment.title),
                None => format!("{start}{}", attachment.title),
            };
            let indent = format!(
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"{}\"/></w:tabs><w:ind w:left=\"{}\" w:hanging=\"{}\"/>\
                 <w:jc w:val=\"left\"/>",
                left * layout::CHARACTER / 2,
                left * layout::CHARACTER / 2,
                hanging * layout::CHARACTER / 2
            );
            self.line("Normal", &indent, &text);
        }
    }

    fn signature(&mut self, signature: &Signature) {
        let (name, date) = layout::signature_indents(signature);
        self.line("Signature", "", "");
        for (text, right) in [(signature.name.clone(), name), (layout::signature_date(signature), date)] {
            let indent =
                format!("<w:ind w:rightChars=\"{}\" w:right=\"{}\"/>", right * 50, right * layout::CHARACTER / 2);
            self.line("Signature", &indent, &text);
        }
    }

    fn attachment(&mut self, label: &str, attachment: &Attachment) -> Result<(), Fault> {
        self.new_page = true;
        self.turn(first_stands(&attachment.blocks));
        self.line("Attachment", "", label);
        self.line("Normal", "", "");
        for title in layout::title_lines(&attachment.title) {
            self.line("Title", "", &title);
        }
        self.line("Normal", "", "");
        self.blocks(&attachment.blocks)
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() || self.new_page {
            self.line("Caption", "", &table.caption);
        }
        let widths = layout::column_widths(table, self.stands);
        let border = |name: &str, size: u32| {
            format!("<w:{name} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"000000\"/>")
        };
        self.xml.raw(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{}{}{}{}{}{}\
             </w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"28\" w:type=\"dxa\"/>\
             <w:left w:w=\"57\" w:type=\"dxa\"/><w:bottom w:w=\"28\" w:type=\"dxa\"/>\
             <w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
            layout::width(self.stands),
            border("top", 8),
            border("left", 8),
            border("bottom", 8),
            border("right", 8),
            border("insideH", 4),
            border("insideV", 4),
        ));
        for width in &widths {
            self.xml.raw(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.xml.raw("</w:tblGrid>");
        let size = layout::table_size(table, self.stands);
        self.xml.raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            self.cell(&column.title, *width, Align::Centre, true, size);
        }
        self.xml.raw("</w:tr>");
        for row in &table.rows {
            self.row(table, row, &widths, size);
        }
        self.xml.raw("</w:tbl>");
        if table.notes.is_empty() {
            // Two tables without a paragraph between them become one.
            self.line("TableNote", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>", "");
        }
        for note in &table.notes {
            self.line("TableNote", "", note);
        }
    }

    /// A frame of its own height with the name in its middle.
    fn card(&mut self, card: &Card) {
        let name = domain::names::spread(&card.name);
        let size = layout::card_size(&name);
        self.xml.raw(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{0}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
             <w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/></w:tblBorders>\
             <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{0}\"/></w:tblGrid><w:tr><w:trPr>\
             <w:cantSplit/><w:trHeight w:val=\"{1}\" w:hRule=\"exact\"/></w:trPr><w:tc><w:tcPr>\
             <w:tcW w:w=\"{0}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>",
            layout::WIDTH,
            layout::CARD,
        ));
        for (text, size, strong) in [(name, size, true), (card.post.clone().unwrap_or_default(), 44, false)] {
            if !text.is_empty() {
                let sized = format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
                let properties = format!(
                    "<w:spacing w:before=\"0\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>\
                     <w:jc w:val=\"center\"/><w:rPr>{sized}</w:rPr>"
                );
                self.paragraph("TableText", &properties, &[Run { text, strong }], &sized);
            }
        }
        self.xml.raw("</w:tc></w:tr></w:tbl>");
        // Two tables without a paragraph between them become one.
        self.line("TableNote", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>", "");
    }

    fn row(&mut self, table: &Table, row: &Row, widths: &[u32], size: u32) {
        self.xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((cell, column), width) in row.cells.iter().zip(&table.columns).zip(widths) {
            self.cell(&cell.printed(), *width, column.align, row.strong, size);
        }
        self.xml.raw("</w:tr>");
    }

    fn cell(&mut self, text: &str, width: u32, align: Align, strong: bool, size: u32) {
        self.xml.raw(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
        ));
        let align = match align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
        };
        let size = format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
        let properties = format!("<w:jc w:val=\"{align}\"/><w:rPr>{size}</w:rPr>");
        self.paragraph("TableText", &properties, &[Run { text: text.to_owned(), strong }], &size);
        self.xml.raw("</w:tc>");
    }

    fn picture(&mut self, picture: &Picture) -> Result<(), Fault> {
        let drawn = picture::draw(&picture.svg)?;
        let number = self.media.len() + 1;
        // English Metric Units: 635 to the twip.
        let width = u64::from(layout::width(self.stands)) * u64::from(picture.width) * 635 / 100;
        let height = width * u64::from(drawn.height) / u64::from(drawn.width).max(1);
        self.media.push((drawn, picture.svg.clone()));
        self.open_paragraph("Picture", "");
        let name = |xml: &mut Xml| {
            xml.raw(&format!("id=\"{number}\" name=\"picture{number}\" descr=\"")).text(&picture.alt).raw("\"/>");
        };
        self.xml.raw(&format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr "
        ));
        name(&mut self.xml);
        self.xml.raw(
            "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:pic><pic:nvPicPr><pic:cNvPr ",
        );
        name(&mut self.xml);
        self.xml.raw(&format!(
            "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rPng{number}\"><a:extLst>\
             <a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
             xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rSvg{number}\"/>\
             </a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
             <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r></w:p>"
        ));
        Ok(())
    }
}

/// How the page of the title stands.
fn first_stands(blocks: &[Block]) -> Orientation {
    match blocks {
        [Block::Section(stands), ..] => *stands,
        _ => Orientation::default(),
    }
}

/// Paper, margins, page numbers and the grid of lines.
fn section(stands: Orientation) -> String {
    let layout::Sheet { paper: (width, height), top, right, bottom, left } = layout::sheet(stands);
    let (turned, size) = match stands {
        Orientation::Portrait => ("", ""),
        Orientation::Landscape => ("Turned", " w:orient=\"landscape\""),
    };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rOdd{turned}\"/>\
         <w:footerReference w:type=\"even\" r:id=\"rEven{turned}\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{size}/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"851\" \
         w:footer=\"{}\" w:gutter=\"0\"/><w:docGrid w:type=\"lines\" w:linePitch=\"{}\"/></w:sectPr>",
        layout::FOOTER,
        layout::PITCH,
    )
}

#[cfg(test)]
mod tests {
    use domain::document::Cell;

    use super::*;
    use crate::samples;

    fn part(package: &[u8], name: &str) -> String {
        samples::part(package, name)
    }

    fn written(document: &Document) -> String {
        part(&write(&crate::sanitize::clean(document)).unwrap(), "word/document.xml")
    }

    #[test]
    fn margins_grid_and_sizes_are_those_of_the_standard() {
        let package = crate::docx(&samples::report()).unwrap();
        let document = part(&package, "word/document.xml");
        assert!(document.contains("<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""));
        assert!(document.contains("<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>"));
        assert!(document.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
        let styles = part(&package, "word/styles.xml");
        for style in ["Normal", "Heading1", "Heading2", "Heading3", "Heading4"] {
            assert!(samples::style(&styles, style).contains("<w:sz w:val=\"32\"/>"), "{style}");
        }
        assert!(samples::style(&styles, "Normal").contains("<w:spacing w:val=\"-5\"/>"));
        assert!(samples::style(&styles, "Title").contains("<w:sz w:val=\"44\"/>"));
    }

    #[test]
    fn each_level_has_its_font_and_every_font_a_fallback() {
        let package = crate::docx(&samples::report()).unwrap();
        let styles = part(&package, "word/styles.xml");
        for (style, face) in [
            ("Title", "方正小标宋简体"),
            ("Heading1", "黑体"),
            ("Heading2", "楷体_GB2312"),
            ("Heading3", "仿宋_GB2312"),
            ("Heading4", "仿宋_GB2312"),
        ] {
            assert!(samples::style(&styles, style).contains(&format!("w:eastAsia=\"{face}\"")), "{style}");
        }
        let fonts = part(&package, "word/fontTable.xml");
        for fallback in ["FangSong", "KaiTi", "SimHei", "SimSun", "方正小标宋_GBK"] {
            assert!(fonts.contains(fallback), "{fallback}");
        }
    }

    #[test]
    fn page_numbers_stand_outside_on_odd_and_even_pages() {
        let package = crate::docx(&samples::report()).unwrap();
        assert!(part(&package, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
        assert!(part(&package, "word/footer1.xml").contains("<w:jc w:val=\"right\"/>"));
        assert!(part(&package, "word/footer2.xml").contains("<w:jc w:val=\"left\"/>"));
    }

    #[test]
    fn tables_repeat_their_head_and_say_every_width() {
        let document = written(&samples::report());
        let tables = document.matches("<w:tbl>").count();
        assert!(tables > 0);
        assert_eq!(document.matches("<w:tblHeader/>").count(), tables);
        for table in document.split("<w:tbl>").skip(1) {
            let grid: u32 = samples::values(table, "<w:gridCol w:w=\"").iter().sum();
            assert_eq!(grid, layout::WIDTH);
            assert_eq!(table.matches("<w:tr>").count(), table.matches("<w:cantSplit/>").count());
            assert_eq!(table.matches("<w:tc>").count(), table.matches("<w:tcW ").count());
        }
    }

    #[test]
    fn attachments_begin_a_page_with_their_label() {
        let document = written(&samples::report());
        let label = document.find("附件1</w:t>").unwrap();
        let before = &document[document[..label].rfind("<w:p>").unwrap()..label];
        assert!(before.contains("<w:pageBreakBefore/>"));
        assert!(document.contains("附件：1.</w:t><w:tab/>"));
    }

    #[test]
    fn no_empty_cell_breaks_a_row() {
        let table = Table { rows: vec![Row { cells: vec![Cell::Count(1)], strong: false }], ..samples::roster(1) };
        let document = written(&samples::of_blocks(vec![Block::Table(table)]));
        let last = document.rfind("<w:tbl>").unwrap();
        assert_eq!(document[last..].matches("<w:tc>").count(), samples::roster(1).columns.len() * 2);
    }
}
