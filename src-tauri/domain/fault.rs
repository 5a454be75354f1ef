//! The one fault type. Each variant answers who can do something about it; the sentence and the next
//! step come from [`crate::wording`] alone, and nothing of it is ever a debug string.

use std::path::PathBuf;

use crate::dates::Partial;

/// What went wrong, and for whom it is.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Fault {
    /// The secretary typed something that cannot be true, or asked for something that cannot be done.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// A request that does not fit its command: a caller's mistake. Holds where and what.
    #[error("malformed request: {0}")]
    Malformed(String),
    /// No command of that name.
    #[error("unknown command: {0}")]
    UnknownCommand(String),
    /// The record is not there, or was removed.
    #[error("{0:?} is gone")]
    Gone(Notion),
    /// The record was changed after it was read.
    #[error("{0:?} changed meanwhile")]
    ChangedMeanwhile(Notion),
    /// Another program has the register open.
    #[error("register is open elsewhere")]
    Busy,
    /// Made by a newer version of the product.
    #[error("made by a newer version: {found} > {known}")]
    TooNew {
        /// Its schema version.
        found: i64,
        /// The newest one known here.
        known: i64,
    },
    /// A file of ours whose bytes are not what was written. Holds what was seen, for the log.
    #[error("damaged: {0}")]
    Damaged(String),
    /// No key fits.
    #[error("no key opens it")]
    WrongKey,
    /// A file operation failed.
    #[error("{operation:?} {path}: {trouble:?}")]
    File {
        /// What was tried.
        operation: FileOperation,
        /// With which file or folder.
        path: PathBuf,
        /// How it failed.
        trouble: FileTrouble,
    },
    /// Our mistake. Holds what to look for, for the log only.
    #[error("bug: {0}")]
    Bug(String),
}

/// What was tried with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOperation {
    /// Read it.
    Read,
    /// Write or replace it.
    Write,
    /// Make the folder.
    MakeFolder,
    /// Start the program.
    Start,
    /// Have the system open it.
    Open,
}

/// How a file operation failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileTrouble {
    /// It is not there.
    Missing,
    /// Not allowed, or the medium is read-only.
    NotAllowed,
    /// No space left.
    Full,
    /// It is there already.
    Exists,
    /// It is a link or a folder where a file is wanted.
    NotAFile,
    /// What was written does not read back the same.
    NotKept,
    /// Any other trouble of the medium.
    Medium,
}

impl FileTrouble {
    /// The trouble behind an error of the operating system.
    pub fn of(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NotAllowed,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::IsADirectory => Self::NotAFile,
            _ => Self::Medium,
        }
    }
}

impl Fault {
    /// A fault of the file system, with its path.
    pub fn file(operation: FileOperation, path: impl Into<PathBuf>, error: &std::io::Error) -> Self {
        Self::File { operation, path: path.into(), trouble: FileTrouble::of(error) }
    }

    /// Stable, for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Malformed(_) => "request_malformed",
            Self::UnknownCommand(_) => "command_unknown",
            Self::Gone(_) => "gone",
            Self::ChangedMeanwhile(_) => "changed_meanwhile",
            Self::Busy => "register_busy",
            Self::TooNew { .. } => "register_too_new",
            Self::Damaged(_) => "register_damaged",
            Self::WrongKey => "wrong_key",
            Self::File { trouble, .. } => match trouble {
                FileTrouble::Missing => "file_missing",
                FileTrouble::NotAllowed => "file_not_allowed",
                FileTrouble::Full => "disk_full",
                FileTrouble::Exists => "file_exists",
                FileTrouble::NotAFile => "file_not_a_file",
                FileTrouble::NotKept => "file_not_kept",
                FileTrouble::Medium => "file_trouble",
            },
            Self::Bug(_) => "bug",
        }
    }

    /// The field of the request it concerns, where there is one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Refused(refusal) => refusal.field(),
            _ => None,
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Which notion a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notion {
    /// 居委会资料
    Committee,
    /// 人员
    Person,
    /// 人员情况
    PersonFact,
    /// 亲属关系
    Kinship,
    /// 证书
    Certificate,
    /// 申报的亲属
    DeclaredRelative,
    /// 同意
    Consent,
    /// 组织
    Body,
    /// 届
    Term,
    /// 职务
    Post,
    /// 席位
    Seat,
    /// 任职
    Appointment,
    /// 楼栋
    Building,
    /// 数字
    Figure,
    /// 驻区单位
    Unit,
    /// 共建协议
    Agreement,
    /// 文件
    Paper,
    /// 会议
    Meeting,
    /// 出席
    Attendance,
    /// 议题
    AgendaItem,
    /// 决议
    Resolution,
    /// 落实
    FollowUp,
    /// 发言
    Speech,
    /// 更正
    Correction,
    /// 会议类型
    MeetingKind,
    /// 四议两公开的事项
    Matter,
    /// 年度报告
    Report,
    /// 街道发来的空表
    Form,
    /// 操作
    Operation,
    /// 附件
    Attachment,
    /// 说明
    Waiver,
    /// 规则包
    Pack,
    /// 设置
    Setting,
    /// 到期的事
    Deadline,
}

/// What cannot be true or cannot be done; each with the facts its sentence needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// A field that must be filled is empty.
    Empty {
        /// Name of the field on the wire.
        field: &'static str,
    },
    /// A text longer than the field takes.
    TooLong {
        /// Name of the field on the wire.
        field: &'static str,
        /// The most characters it takes.
        most: usize,
    },
    /// A text that names no day.
    NoSuchDay {
        /// Name of the field on the wire.
        field: &'static str,
        /// What was typed.
        text: String,
    },
    /// A text that names no time of day.
    NoSuchTime {
        /// Name of the field on the wire.
        field: &'static str,
        /// What was typed.
        text: String,
    },
    /// An end before its start.
    EndBeforeStart {
        /// The start.
        from: Partial,
        /// The end.
        to: Partial,
    },
    /// An ID number that cannot be one.
    IdNumber(crate::identity::IdTrouble),
    /// A value that is not in its code table.
    NotACode {
        /// Name of the field on the wire.
        field: &'static str,
        /// What was given.
        value: String,
    },
    /// A number out of its range.
    OutOfRange {
        /// Name of the field on the wire.
        field: &'static str,
        /// The least it may be.
        least: i64,
        /// The most it may be.
        most: i64,
    },
    /// More votes than people present with a right to vote.
    VotesExceedPresent {
        /// Name of the field on the wire that makes it too many.
        field: &'static str,
        /// Votes in all.
        votes: i64,
        /// Present with a right to vote.
        present: i64,
    },
    /// The parent would be the body itself or below it.
    ParentBelowItself,
    /// The same person twice at once in the same post.
    TwiceInPost {
        /// Who.
        person: String,
        /// In which post.
        post: String,
        /// From when to when the other appointment lasts.
        period: crate::dates::Period,
    },
    /// The meeting is signed: changes by a dated correction.
    MeetingSigned,
    /// Only signed minutes take dated corrections; others are changed.
    MeetingNotSigned,
    /// The file is of no kind that is kept with a meeting.
    AttachmentKind,
    /// The file is larger than an attachment may be.
    AttachmentSize {
        /// The most, in megabytes.
        most: u64,
    },
    /// The attachment cannot be shown as a picture.
    NoPreview,
    /// Somebody is on the list of a meeting already.
    ListedAlready {
        /// Who.
        person: String,
    },
    /// Nothing is left to undo or redo.
    NothingToUndo,
    /// Rows were changed since; they are named.
    UndoStale {
        /// What was changed since, in words: the first of them.
        what: Vec<String>,
        /// How many more there are.
        more: usize,
    },
    /// Later records refer to what would be undone.
    UndoReferred {
        /// What refers to it, in words: the first of them.
        what: Vec<String>,
        /// How many more there are.
        more: usize,
    },
    /// This kind of operation is never undone.
    NotUndoable,
    /// Still referred to, so it cannot be removed.
    StillUsed {
        /// By what, in words.
        by: String,
    },
    /// There is no register here yet.
    NoRegister,
    /// There is one already.
    RegisterExists,
    /// The place is no safe home for the live register.
    UnsafePlace(UnsafePlace),
    /// A sample where a real register is wanted, or the other way round.
    SampleMixed,
    /// The backup is not from this product or not of this kind.
    NotABackup,
    /// A body without a current term takes appointments only with a date.
    FromNeeded,
    /// A code of an organisation that cannot be one.
    CreditCode(crate::credit_code::CreditTrouble),
    /// The body named is not there, or more than one has the name.
    NoSuchBody {
        /// What was given.
        name: String,
    },
    /// The file cannot be read as a sheet.
    Sheet(SheetTrouble),
    /// A figure or text of a sent report.
    ReportSent,
    /// The life of a report, its package, or numbers of earlier years.
    Report(crate::papers::sent::ReportTrouble),
    /// A day that is still ahead.
    NotYet {
        /// Which day.
        day: crate::dates::Day,
    },
    /// No font that can draw Chinese was found.
    NoFont,
    /// The paper could not be drawn; holds what the renderer said, for the log.
    Render(String),
    /// A paper without a picture cannot be written as one.
    NoPicture,
    /// A paper without days cannot be written for other calendars.
    NoDays,
    /// Packs of the whole country always judge.
    PackAlwaysOn,
    /// A newer edition of the pack is kept already.
    PackOlder {
        /// The edition kept.
        kept: String,
        /// The edition offered.
        offered: String,
    },
    /// A file that is no pack of rules.
    Pack {
        /// Line and reason of each problem.
        problems: Vec<(usize, String)>,
    },
    /// An answer that fits no parameter of the rules.
    Parameter {
        /// Why, in a sentence.
        reason: String,
    },
    /// A reason is asked for.
    ReasonNeeded,
    /// Numbers in full are exported or printed, which is recorded; not looked at or copied.
    NotForLooking,
    /// Long work was stopped on request.
    Stopped,
    /// Images of this operation were erased, so nothing is left to put back.
    UndoErased,
    /// Only the name of this person is left.
    PersonErased,
    /// The card is sealed: kept, not used.
    PersonSealed,
    /// The card was merged into another.
    CardMerged,
    /// Both cards named are the same one.
    SameCard,
    /// Personal data may be deleted when the retention period is over, or when they should never have been kept.
    NotYetErasable {
        /// When it is over, where the card is sealed.
        until: Option<Partial>,
    },
    /// Somebody who holds a post is neither sealed nor erased: a roster in force needs its people.
    StillInOffice {
        /// Which post, in words.
        post: String,
    },
    /// Insurance and allowance are kept of members of the committee and hired workers only.
    PayNotKept {
        /// Name of the field on the wire.
        field: &'static str,
    },
}

/// Why a place is no home for the live register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsafePlace {
    /// On another machine.
    Network,
    /// A stick, a card or a disc.
    Removable,
    /// In a folder a cloud program copies.
    CloudSynced,
    /// The folder itself is a link.
    Link,
}

/// Why a file cannot be read as a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetTrouble {
    /// It has no bytes.
    Empty,
    /// It has a password.
    Encrypted,
    /// It is cut off or damaged.
    Damaged,
    /// It is something else, whatever its name says.
    NotASheet,
    /// It would take more memory or time than allowed.
    TooLarge,
    /// Its characters are in no encoding we can be sure of.
    Encoding,
    /// It has no sheet of that name.
    NoSuchSheet,
    /// No row looks like a header with 姓名.
    NoHeader,
    /// No row looks like a header with 楼栋.
    NoBuildings,
    /// It has a header and nothing below it.
    NoRows,
    /// It is not the file that was looked at.
    Changed,
    /// Nothing can be written into it: the place wanted is taken or beyond the sheet.
    NoPlace,
    /// It carries a program.
    Macros,
    /// It is neither a workbook nor a text of today's kind, so no form of it can be filled.
    NotAForm,
}

impl Refusal {
    /// Stable, for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "empty",
            Self::TooLong { .. } => "too_long",
            Self::NoSuchDay { .. } => "no_such_day",
            Self::NoSuchTime { .. } => "no_such_time",
            Self::EndBeforeStart { .. } => "end_before_start",
            Self::IdNumber(trouble) => trouble.code(),
            Self::NotACode { .. } => "not_a_code",
            Self::OutOfRange { .. } => "out_of_range",
            Self::VotesExceedPresent { .. } => "votes_exceed_present",
            Self::ParentBelowItself => "parent_below_itself",
            Self::TwiceInPost { .. } => "twice_in_post",
            Self::MeetingSigned => "meeting_signed",
            Self::MeetingNotSigned => "meeting_not_signed",
            Self::AttachmentKind => "attachment_kind",
            Self::AttachmentSize { .. } => "attachment_size",
            Self::NoPreview => "no_preview",
            Self::ListedAlready { .. } => "listed_already",
            Self::NothingToUndo => "nothing_to_undo",
            Self::UndoStale { .. } => "undo_stale",
            Self::UndoReferred { .. } => "undo_referred",
            Self::NotUndoable => "not_undoable",
            Self::StillUsed { .. } => "still_used",
            Self::NoRegister => "no_register",
            Self::RegisterExists => "register_exists",
            Self::UnsafePlace(_) => "unsafe_place",
            Self::SampleMixed => "sample_mixed",
            Self::NotABackup => "not_a_backup",
            Self::FromNeeded => "from_needed",
            Self::CreditCode(trouble) => trouble.code(),
            Self::NoSuchBody { .. } => "no_such_body",
            Self::Sheet(trouble) => match trouble {
                SheetTrouble::Empty => "sheet_empty",
                SheetTrouble::Encrypted => "sheet_encrypted",
                SheetTrouble::Damaged => "sheet_damaged",
                SheetTrouble::NotASheet => "sheet_not_a_sheet",
                SheetTrouble::TooLarge => "sheet_too_large",
                SheetTrouble::Encoding => "sheet_encoding",
                SheetTrouble::NoSuchSheet => "sheet_missing",
                SheetTrouble::NoHeader => "sheet_no_header",
                SheetTrouble::NoBuildings => "sheet_no_buildings",
                SheetTrouble::NoRows => "sheet_no_rows",
                SheetTrouble::Changed => "sheet_changed",
                SheetTrouble::NoPlace => "sheet_no_place",
                SheetTrouble::Macros => "sheet_macros",
                SheetTrouble::NotAForm => "sheet_not_a_form",
            },
            Self::ReportSent => "report_sent",
            Self::Report(trouble) => trouble.code(),
            Self::NotYet { .. } => "not_yet",
            Self::NoFont => "no_font",
            Self::Render(_) => "render_failed",
            Self::NoPicture => "no_picture",
            Self::NoDays => "no_days",
            Self::PackAlwaysOn => "pack_always_on",
            Self::PackOlder { .. } => "pack_older",
            Self::Pack { .. } => "pack_problems",
            Self::Parameter { .. } => "parameter_refused",
            Self::ReasonNeeded => "reason_needed",
            Self::NotForLooking => "not_for_looking",
            Self::Stopped => "stopped",
            Self::UndoErased => "undo_erased",
            Self::PersonErased => "person_erased",
            Self::PersonSealed => "person_sealed",
            Self::CardMerged => "card_merged",
            Self::SameCard => "same_card",
            Self::NotYetErasable { .. } => "not_yet_erasable",
            Self::StillInOffice { .. } => "still_in_office",
            Self::PayNotKept { .. } => "pay_not_kept",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Empty { field }
            | Self::TooLong { field, .. }
            | Self::NoSuchDay { field, .. }
            | Self::NoSuchTime { field, .. }
            | Self::NotACode { field, .. }
            | Self::OutOfRange { field, .. }
            | Self::VotesExceedPresent { field, .. }
            | Self::PayNotKept { field } => Some(field),
            Self::IdNumber(_) => Some("id_number"),
            Self::Parameter { .. } => Some("value"),
            Self::CreditCode(_) => Some("credit_code"),
            _ => None,
        }
    }
}
