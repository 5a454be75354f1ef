//! What the window itself says: its title, the file dialogs, and why it cannot open.

/// The title bar; over invented people it says so.
pub fn title(sample: bool) -> &'static str {
    if sample { "居委台账（演示数据）" } else { "居委台账" }
}

/// There is no screen to open a window on.
pub const NO_DISPLAY: &str = "这里没有屏幕，窗口打不开。不用窗口的话，请用命令 juwei。";
/// What the dialog to choose a folder is called.
pub const FOLDER_TITLE: &str = "选择文件夹";
/// How the program is started.
pub const USAGE: &str = "用法：juwei-window [--register 文件夹]";

/// What kind of file a dialog is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A roster to import.
    Sheet,
    /// A backup.
    Backup,
    /// A file that belongs to a meeting or a paper.
    Attachment,
    /// A pack of rules.
    Rules,
    /// A blank form of the street office.
    Form,
}

impl FileKind {
    /// By its name on the wire.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "sheet" => Some(Self::Sheet),
            "backup" => Some(Self::Backup),
            "attachment" => Some(Self::Attachment),
            "rules" => Some(Self::Rules),
            "form" => Some(Self::Form),
            _ => None,
        }
    }

    /// What the dialog to open one is called.
    pub fn open_title(self) -> &'static str {
        match self {
            Self::Sheet => "选择要导入的名册",
            Self::Backup => "选择要恢复的备份",
            Self::Attachment => "选择附件",
            Self::Rules => "选择规则包",
            Self::Form => "选择街道发来的表",
        }
    }

    /// What the dialog to save one is called.
    pub fn save_title(self) -> &'static str {
        match self {
            Self::Sheet => "表格存到哪里",
            Self::Backup => "备份存到哪里",
            Self::Attachment => "附件存到哪里",
            Self::Rules => "规则包存到哪里",
            Self::Form => "填好的表存到哪里",
        }
    }

    /// What the list of its files is called, and their endings; none where any file will do.
    pub fn filter(self) -> Option<(&'static str, &'static [&'static str])> {
        match self {
            Self::Sheet => Some(("表格（Excel、WPS、CSV）", &["xlsx", "xls", "ods", "csv"])),
            Self::Backup => Some(("居委台账备份", &["juwei"])),
            Self::Attachment => None,
            Self::Rules => Some(("规则包", &["json"])),
            Self::Form => Some(("Excel、Word和WPS的表（xlsx、docx）", &["xlsx", "docx"])),
        }
    }
}
