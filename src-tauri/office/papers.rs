//! 文件: the document register every basis and extension points to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::{Fault, Partial};
use store::paper::Paper;

use crate::wire::{Made, Nothing, OneAt, patch, set};
use crate::{Office, optional, required};

/// All papers.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PaperList {
    /// Newest first.
    pub papers: Vec<PaperLine>,
}

/// A paper.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PaperLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// 文号
    pub number: Option<String>,
    /// When it was issued.
    pub issued: Option<Partial>,
    /// By whom.
    pub issued_by: Option<String>,
    /// What it is called.
    pub title: String,
}

/// A new paper.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PaperAdd {
    /// What it is called.
    pub title: String,
    /// 文号
    #[serde(default)]
    pub number: Option<String>,
    /// When it was issued.
    #[serde(default)]
    pub issued: Option<Partial>,
    /// By whom.
    #[serde(default)]
    pub issued_by: Option<String>,
}

/// 更正 of a paper.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PaperCorrect {
    /// The paper.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// What it is called.
    #[serde(default)]
    pub title: Option<String>,
    /// 文号
    #[serde(default, deserialize_with = "patch")]
    pub number: Option<Option<String>>,
    /// When it was issued.
    #[serde(default, deserialize_with = "patch")]
    pub issued: Option<Option<Partial>>,
    /// By whom.
    #[serde(default, deserialize_with = "patch")]
    pub issued_by: Option<Option<String>>,
}

/// `paper_list`
pub(crate) fn list(office: &mut Office, _: Nothing) -> Result<PaperList, Fault> {
    office.read(|reading| {
        let papers = Paper::all(reading)?
            .into_iter()
            .map(|paper| {
                Ok(PaperLine {
                    version: Paper::version(reading, paper.id)?,
                    id: paper.id,
                    number: paper.number,
                    issued: paper.issued_on,
                    issued_by: paper.issued_by,
                    title: paper.title,
                })
            })
            .collect::<Result<_, Fault>>()?;
        Ok(PaperList { papers })
    })
}

/// `paper_add`
pub(crate) fn add(office: &mut Office, request: PaperAdd) -> Result<Made, Fault> {
    let title = required("title", &request.title, 200)?;
    let number = optional("number", request.number, 100)?;
    let issued_by = optional("issued_by", request.issued_by, 100)?;
    office.write("paper_add", format!("登记文件“{title}”"), |writing| {
        let paper = Paper {
            id: 0,
            removed: false,
            number,
            issued_on: request.issued,
            issued_by,
            title,
            attachment: None,
            attachment_name: None,
        };
        Ok(Made { id: paper.add(writing)? })
    })
}

/// `paper_correct`
pub(crate) fn correct(office: &mut Office, request: PaperCorrect) -> Result<Made, Fault> {
    let title = request.title.as_deref().map(|title| required("title", title, 200)).transpose()?;
    let number = request.number.map(|number| optional("number", number, 100)).transpose()?;
    let issued_by = request.issued_by.map(|by| optional("issued_by", by, 100)).transpose()?;
    office.write("paper_correct", "", |writing| {
        let mut paper = Paper::patched(writing, request.id, request.version)?;
        set(&mut paper.title, title);
        set(&mut paper.number, number);
        set(&mut paper.issued_on, request.issued);
        set(&mut paper.issued_by, issued_by);
        paper.rewrite(writing)?;
        writing.say(format!("更正文件“{}”", paper.title));
        Ok(Made { id: paper.id })
    })
}

/// `paper_remove`
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("paper_remove", "", |writing| {
        let mut paper = Paper::patched(writing, request.id, request.version)?;
        paper.removed = true;
        paper.rewrite(writing)?;
        writing.say(format!("把文件“{}”移到回收站", paper.title));
        Ok(Made { id: paper.id })
    })
}
