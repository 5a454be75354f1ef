//! 附件: photos, PDF, Word and Excel files of a meeting. What a file is, its bytes say; pictures are only ever opened in the
//! limited process; everything else leaves the register as it came, and only where she says. Nothing is executed.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::contents;
use domain::kinds::ContentKind;
use domain::wording::meetings as wording;
use domain::{Fault, FileOperation, Notion, Refusal};
use store::paper::MeetingAttachment;
use store::{Reading, Writing};

use super::{AttachmentLine, unsigned};
use crate::reading::{Drawn, drawn};
use crate::wire::{Made, One, OneAt, patch, set};
use crate::{Office, optional, required};

/// The largest file taken, in megabytes.
const MOST: u64 = 20;

/// Takes a file into a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttachmentAdd {
    /// The meeting.
    pub meeting: i64,
    /// The file.
    pub path: String,
    /// Photos made smaller: turned upright, at most 2,000 dots on the longer side, without the place they were taken at.
    #[serde(default)]
    pub reduce: Option<bool>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正 of an attachment.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttachmentCorrect {
    /// The attachment.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// Free text.
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// Writes an attachment where she chose.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachmentSave {
    /// The attachment.
    pub id: i64,
    /// Where to, as chosen in the dialog.
    pub path: String,
}

/// A picture to show.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Preview {
    /// The picture as PNG, in Base64.
    pub png: String,
}

pub(crate) fn lines(reading: &Reading<'_>, meeting: i64) -> Result<Vec<AttachmentLine>, Fault> {
    let later = MeetingAttachment::with_corrections(reading, meeting)?;
    MeetingAttachment::of(reading, meeting)?
        .into_iter()
        .map(|(one, bytes)| {
            Ok(AttachmentLine {
                version: MeetingAttachment::version(reading, one.id)?,
                correction: later.get(&one.id).copied(),
                id: one.id,
                bytes,
                sha256: one.attachment,
                reduced: one.reduced,
                previewable: one.what.is_some_and(ContentKind::previewable),
                what: one.what,
                name: one.name,
                note: one.note,
            })
        })
        .collect()
}

/// The bytes of a file of a size that is taken.
fn taken(path: &Path) -> Result<Vec<u8>, Fault> {
    let size = std::fs::metadata(path).map_err(|error| Fault::file(FileOperation::Read, path, &error))?.len();
    if size > MOST * 1024 * 1024 {
        return Err(Fault::Refused(Refusal::AttachmentSize { most: MOST }));
    }
    store::files::read(path, MOST * 1024 * 1024)
}

/// A file as it is kept: its bytes, what they are, and what it is called.
pub(crate) struct Taken {
    bytes: Vec<u8>,
    what: ContentKind,
    /// The name it came with, set right where its ending lied.
    pub(crate) name: String,
    reduced: bool,
    note: Option<String>,
}

impl Taken {
    /// Reads a file of a size and kind that is taken; photos are made smaller where asked.
    pub(crate) fn of(path: &str, reduce: bool) -> Result<Self, Fault> {
        let path = Path::new(path);
        let mut bytes = taken(path)?;
        let mut what = contents::recognised(&bytes).ok_or(Fault::Refused(Refusal::AttachmentKind))?;
        let came = path.file_name().unwrap_or_default().to_string_lossy();
        let note = contents::misnamed(&came, what).then(|| wording::misnamed(&came, what.chinese()));
        let reduced = reduce && what.previewable();
        if reduced {
            bytes = drawn(bytes, Drawn::Smaller)?;
            what = ContentKind::Jpeg;
        }
        Ok(Self { bytes, what, name: contents::name(&came, what), reduced, note })
    }

    /// Writes it to a meeting.
    pub(crate) fn keep(self, writing: &Writing<'_>, meeting: i64) -> Result<i64, Fault> {
        let attachment = writing.keep_attachment(self.what.media_type(), &self.bytes)?;
        let (name, reduced, note, what) = (self.name, self.reduced, self.note, Some(self.what));
        MeetingAttachment { id: 0, removed: false, meeting, attachment, name, what, reduced, note }.add(writing)
    }
}

/// `attachment_add`: what comes after the signature comes with a correction that says so (`correction_add`).
pub(crate) fn add(office: &mut Office, request: AttachmentAdd) -> Result<Made, Fault> {
    let path = required("path", &request.path, 4000)?;
    let note = optional("note", request.note, 400)?;
    office.read(|reading| unsigned(reading, request.meeting))?;
    let mut file = Taken::of(&path, request.reduce.unwrap_or(false))?;
    file.note = note.or(file.note);
    office.write("attachment_add", wording::attached(&file.name), |writing| {
        unsigned(writing, request.meeting)?;
        Ok(Made { id: file.keep(writing, request.meeting)? })
    })
}

/// `attachment_correct`
pub(crate) fn correct(office: &mut Office, request: AttachmentCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 200)).transpose()?;
    let note = request.note.map(|note| optional("note", note, 400)).transpose()?;
    office.write("attachment_correct", "", |writing| {
        let mut line = MeetingAttachment::patched(writing, request.id, request.version)?;
        // Signed minutes name it.
        unsigned(writing, line.meeting)?;
        set(&mut line.name, name);
        set(&mut line.note, note);
        line.rewrite(writing)?;
        writing.say(wording::attachment_corrected(&line.name));
        Ok(Made { id: line.id })
    })
}

/// `attachment_remove`: from the meeting; the bytes stay as long as anything, history included, points to them.
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("attachment_remove", "", |writing| {
        let mut line = MeetingAttachment::patched(writing, request.id, request.version)?;
        unsigned(writing, line.meeting)?;
        line.removed = true;
        line.rewrite(writing)?;
        writing.say(wording::detached(&line.name));
        Ok(Made { id: line.id })
    })
}

fn kept(office: &Office, id: i64) -> Result<(MeetingAttachment, Vec<u8>), Fault> {
    office.read(|reading| {
        let line = MeetingAttachment::find(reading, id)?;
        let bytes = reading.attachment(&line.attachment)?.ok_or(Fault::Gone(Notion::Attachment))?;
        Ok((line, bytes))
    })
}

/// `attachment_preview`
pub(crate) fn preview(office: &mut Office, request: One) -> Result<Preview, Fault> {
    let (line, bytes) = kept(office, request.id)?;
    if !line.what.is_some_and(ContentKind::previewable) {
        return Err(Fault::Refused(Refusal::NoPreview));
    }
    Ok(Preview { png: STANDARD.encode(drawn(bytes, Drawn::Preview)?) })
}

/// `attachment_save`: the bytes as they were taken, where she chose. The reply names no path, so nothing may open it.
pub(crate) fn save(office: &mut Office, request: AttachmentSave) -> Result<Made, Fault> {
    let path = required("path", &request.path, 4000)?;
    let (line, bytes) = kept(office, request.id)?;
    store::files::replace(Path::new(&path), &bytes)?;
    office.note("attachment_save", wording::attachment_saved(&line.name), None)?;
    Ok(Made { id: line.id })
}
