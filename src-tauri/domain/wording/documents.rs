//! What papers say by themselves: labels GB/T 9704 fixes, names of sheets, and notes of the renderers.

/// The label over and before attachments.
pub const ATTACHMENT: &str = "附件";

/// The sheet that holds the text of a paper.
pub const TEXT_SHEET: &str = "正文";

/// 附件：, before the names of the attachments.
pub fn attachments_lead() -> String {
    format!("{ATTACHMENT}：")
}

/// 附件, or 附件2 where there are several.
pub fn attachment_label(number: Option<usize>) -> String {
    number.map_or_else(|| ATTACHMENT.to_owned(), |number| format!("{ATTACHMENT}{number}"))
}

/// A sheet for a table without a caption.
pub fn sheet_name(number: usize) -> String {
    format!("表{number}")
}

/// Where a table stands in the text, on the sheet 正文.
pub fn table_elsewhere(sheet: &str) -> String {
    format!("（表格见工作表“{sheet}”）")
}

/// Where a picture stands in copied text.
pub fn picture(alt: &str) -> String {
    format!("（图：{alt}）")
}

/// A text longer than a cell of a sheet takes was cut.
pub fn cut_off() -> &'static str {
    "……（内容过长，此处未列全，请看文档版）"
}

/// Under a paper in which 〓 stands for characters no font of this computer has.
pub fn missing_glyphs(codes: &[String], more: usize) -> String {
    let list = codes.join("、");
    let rest = if more == 0 { String::new() } else { format!(" 等{}个字", codes.len() + more) };
    format!("注：“〓”处的字本机字体没有（{list}{rest}），请在文档版中核对。")
}
