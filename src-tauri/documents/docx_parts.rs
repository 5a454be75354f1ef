//! The parts of a DOCX that are the same for every paper: styles, fonts with their fallbacks,
//! settings, page numbers. Element order follows ECMA-376, which Word insists on.

use crate::layout::{
    BODY, COLOPHON, FOOTER, FOOTER_LINE, LEFT, NUMBER, PITCH, RED, SPACING, TITLE, TITLE_PITCH, WIDTH,
};

/// 正文.
pub(crate) const FANGSONG: &str = "仿宋_GB2312";
/// 二级标题.
pub(crate) const KAITI: &str = "楷体_GB2312";
/// 一级标题 and what stands out.
pub(crate) const HEITI: &str = "黑体";
/// 标题.
pub(crate) const XIAOBIAOSONG: &str = "方正小标宋简体";
/// 页码.
pub(crate) const SONGTI: &str = "宋体";

/// What the package holds.
pub(crate) fn content_types() -> String {
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{WORD}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{WORD}.styles+xml\"/>\
         <Override PartName=\"/word/settings.xml\" ContentType=\"{WORD}.settings+xml\"/>\
         <Override PartName=\"/word/fontTable.xml\" ContentType=\"{WORD}.fontTable+xml\"/>\
         <Override PartName=\"/word/footer1.xml\" ContentType=\"{WORD}.footer+xml\"/>\
         <Override PartName=\"/word/footer2.xml\" ContentType=\"{WORD}.footer+xml\"/>\
         <Override PartName=\"/word/footer3.xml\" ContentType=\"{WORD}.footer+xml\"/>\
         <Override PartName=\"/word/footer4.xml\" ContentType=\"{WORD}.footer+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    )
}

/// Where the package begins.
pub(crate) fn package_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" \
         Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>"
    )
}

/// What the document refers to; `pictures` of them, each as PNG and SVG.
pub(crate) fn document_relations(pictures: usize) -> String {
    let mut part = format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rStyles\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rSettings\" Type=\"{OFFICE}/settings\" Target=\"settings.xml\"/>\
         <Relationship Id=\"rFonts\" Type=\"{OFFICE}/fontTable\" Target=\"fontTable.xml\"/>\
         <Relationship Id=\"rOdd\" Type=\"{OFFICE}/footer\" Target=\"footer1.xml\"/>\
         <Relationship Id=\"rEven\" Type=\"{OFFICE}/footer\" Target=\"footer2.xml\"/>\
         <Relationship Id=\"rOddTurned\" Type=\"{OFFICE}/footer\" Target=\"footer3.xml\"/>\
         <Relationship Id=\"rEvenTurned\" Type=\"{OFFICE}/footer\" Target=\"footer4.xml\"/>"
    );
    for number in 1..=pictures {
        part.push_str(&format!(
            "<Relationship Id=\"rPng{number}\" Type=\"{OFFICE}/image\" Target=\"media/picture{number}.png\"/>\
             <Relationship Id=\"rSvg{number}\" Type=\"{OFFICE}/image\" Target=\"media/picture{number}.svg\"/>"
        ));
    }
    part.push_str("</Relationships>");
    part
}

/// Different page numbers on odd and even pages; squeezed punctuation; the grid of Word 2013 and later.
pub(crate) fn settings() -> String {
    format!(
        "{HEAD}<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"630\"/>\
         <w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val=\"{PITCH}\"/>\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/>\
         <w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>\
         <w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

/// The fonts by their usual names with what to take where they are missing.
pub(crate) fn fonts() -> String {
    let font = |name: &str, others: &str, panose: &str, family: &str, pitch: &str| {
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{others}\"/><w:panose1 w:val=\"{panose}\"/>\
             <w:charset w:val=\"86\"/><w:family w:val=\"{family}\"/><w:pitch w:val=\"{pitch}\"/></w:font>"
        )
    };
    [
        format!("{HEAD}<w:fonts xmlns:w=\"{W}\">"),
        font(
            FANGSONG,
            "FangSong_GB2312,仿宋,FangSong,华文仿宋,STFangsong,方正仿宋_GBK,Noto Serif CJK SC",
            "02010609030101010101",
            "modern",
            "fixed",
        ),
        font(
            KAITI,
            "KaiTi_GB2312,楷体,KaiTi,华文楷体,STKaiti,方正楷体_GBK,Noto Serif CJK SC",
            "02010609030101010101",
            "modern",
            "fixed",
        ),
        font(HEITI, "SimHei,方正黑体_GBK,华文黑体,Noto Sans CJK SC", "02010609060101010101", "modern", "fixed"),
        font(
            XIAOBIAOSONG,
            "FZXiaoBiaoSong-B05S,方正小标宋_GBK,方正小标宋简,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
            "02010601030101010101",
            "script",
            "default",
        ),
        font(SONGTI, "SimSun,华文宋体,STSong,Noto Serif CJK SC", "02010600030101010101", "auto", "variable"),
        "</w:fonts>".to_owned(),
    ]
    .concat()
}

/// Page numbers: on odd and even pages, and on odd and even pages that are turned.
pub(crate) fn footers() -> [String; 4] {
    [page_number("right"), page_number("left"), turned_page_number("right"), turned_page_number("left")]
        .map(|content| footer(&content))
}

fn footer(content: &str) -> String {
    format!("{HEAD}<w:ftr xmlns:w=\"{W}\">{content}</w:ftr>")
}

/// The page number outside: `side` is right on odd pages, left on even ones.
fn page_number(side: &str) -> String {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/>\
         <w:ind w:{side}Chars=\"100\" w:{side}=\"280\"/><w:jc w:val=\"{side}\"/></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">— </w:t></w:r>{}<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText>\
         </w:r>{}<w:r><w:t>1</w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p>",
        field("begin"),
        field("separate"),
        field("end"),
    )
}

/// The same place of the sheet where the page is turned: beside the type area, in a cell whose text runs downwards.
fn turned_page_number(side: &str) -> String {
    format!(
        "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"page\" \
         w:horzAnchor=\"page\" w:tblpX=\"{FOOTER}\" w:tblpY=\"{LEFT}\"/><w:tblW w:w=\"{FOOTER_LINE}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>\
         <w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{FOOTER_LINE}\"/>\
         </w:tblGrid><w:tr><w:trPr><w:trHeight w:val=\"{WIDTH}\" w:hRule=\"exact\"/></w:trPr><w:tc><w:tcPr>\
         <w:tcW w:w=\"{FOOTER_LINE}\" w:type=\"dxa\"/><w:textDirection w:val=\"tbRl\"/></w:tcPr>{}</w:tc></w:tr></w:tbl>\
         <w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr></w:p>",
        page_number(side),
    )
}

/// The title among the properties of the file; no dates, so that the same paper gives the same bytes.
pub(crate) fn properties(title: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>zh-CN</dc:language>\
         </cp:coreProperties>",
        quick_xml::escape::escape(title)
    )
}

/// Every kind of paragraph a paper has.
pub(crate) fn styles() -> String {
    let mut part = format!(
        "{HEAD}<w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr>{}<w:kern w:val=\"2\"/>\
         <w:sz w:val=\"{BODY}\"/><w:szCs w:val=\"{BODY}\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr><w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>\
         <w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{PITCH}\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/></w:pPr>\
         <w:rPr>{}<w:spacing w:val=\"{SPACING}\"/><w:sz w:val=\"{BODY}\"/><w:szCs w:val=\"{BODY}\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        font(FANGSONG),
        font(FANGSONG),
    );
    let mut style = |id: &str, name: &str, paragraph: &str, run: &str| {
        part.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        ));
    };
    style("BodyText", "Body Text", INDENT, "");
    for (level, face) in [(1, HEITI), (2, KAITI), (3, FANGSONG), (4, FANGSONG)] {
        let size = format!("{}<w:sz w:val=\"{BODY}\"/><w:szCs w:val=\"{BODY}\"/>", font(face));
        let outline = format!("<w:keepNext/>{INDENT}<w:outlineLvl w:val=\"{}\"/>", level - 1);
        style(&format!("Heading{level}"), &format!("heading {level}"), &outline, &size);
    }
    let exact = |pitch: u32| format!("<w:spacing w:line=\"{pitch}\" w:lineRule=\"exact\"/>");
    let size = |half_points: u32| format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>");
    let centred = "<w:jc w:val=\"center\"/>";
    style(
        "Title",
        "Title",
        &format!("<w:keepNext/><w:snapToGrid w:val=\"0\"/>{}{centred}", exact(TITLE_PITCH)),
        &format!("{}<w:spacing w:val=\"0\"/>{}", font(XIAOBIAOSONG), size(TITLE)),
    );
    style(
        "Head",
        "标志",
        &format!("<w:keepNext/><w:snapToGrid w:val=\"0\"/>{centred}"),
        &format!("{}<w:color w:val=\"{RED}\"/><w:spacing w:val=\"0\"/>", font(XIAOBIAOSONG)),
    );
    // The line stands 4 mm under the number and is as wide as the type area.
    style(
        "HeadNumber",
        "标志编号",
        &format!(
            "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"11\" w:color=\"{RED}\"/></w:pBdr>{centred}"
        ),
        "",
    );
    style("Subtitle", "Subtitle", centred, &font(KAITI));
    style("Addressee", "主送机关", "", "");
    style("Signature", "Signature", "<w:keepNext/><w:jc w:val=\"right\"/>", "");
    style("Attachment", "附件序号", "<w:keepNext/>", &font(HEITI));
    style(
        "Caption",
        "caption",
        &format!(
            "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\" w:line=\"400\" w:lineRule=\"exact\"/>{centred}"
        ),
        &format!("{}<w:spacing w:val=\"0\"/>{}", font(HEITI), size(NUMBER)),
    );
    let small = "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>\
                 <w:jc w:val=\"left\"/>";
    style("TableText", "表格", small, "<w:spacing w:val=\"0\"/>");
    style("TableNote", "表注", small, &format!("<w:spacing w:val=\"0\"/>{}", size(21)));
    style("Colophon", "文末小字", small, &format!("<w:spacing w:val=\"0\"/>{}", size(COLOPHON)));
    style(
        "Picture",
        "图",
        &format!(
            "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"120\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>{centred}"
        ),
        "",
    );
    style(
        "Footer",
        "footer",
        &exact(FOOTER_LINE),
        &format!("{}<w:spacing w:val=\"0\"/>{}", font(SONGTI), size(NUMBER)),
    );
    part.push_str("</w:styles>");
    part
}

/// A font for Chinese, Latin and digits alike: quotation marks and dashes keep their Chinese shape.
pub(crate) fn font(name: &str) -> String {
    format!(
        "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"{name}\" w:eastAsia=\"{name}\" w:hAnsi=\"{name}\" w:cs=\"{name}\"/>"
    )
}

/// First line indented by two characters; twips for programs that do not count characters.
const INDENT: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
