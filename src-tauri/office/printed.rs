//! Minutes and rosters as papers: in words for a message, as pages on screen, as a file; and any paper as the PDF the
//! system's viewer prints.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::kinds::ReportReader;
use domain::papers::file_name;
use domain::papers::roster::{RosterFacts, RosterForm, document as roster_document, text as roster_in_words};
use domain::wording::{minutes as wording, report};
use domain::{Day, Fault};

use crate::export::{Exported, Format};
use crate::meetings::papers::{self, MeetingPaperKind};
use crate::pages::{Pages, drawn};
use crate::{Office, facts, optional};

/// Names a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MinutesRequest {
    /// The meeting.
    pub meeting: i64,
}

/// Exports the minutes of a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MinutesExport {
    /// The meeting.
    pub meeting: i64,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
}

/// A body's roster on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RosterRequest {
    /// The body.
    pub body: i64,
    /// The day; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// For whom; for the office itself where missing.
    #[serde(default)]
    pub form: Option<RosterFor>,
}

/// For whom a roster is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RosterFor {
    /// 内部: the usual columns with home and masked telephone.
    Internal,
    /// 上报: for the street office, numbers masked and homes to the building.
    Street,
    /// 公示: what may be posted.
    Public,
}

/// Exports a body's roster.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RosterExport {
    /// The body.
    pub body: i64,
    /// The day; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
    /// For whom; for the office itself where missing.
    #[serde(default)]
    pub form: Option<RosterFor>,
}

/// 复制为文字
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct InWords {
    /// Plain text with line breaks.
    pub text: String,
}

/// Which paper to print.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "paper", rename_all = "snake_case", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub enum PaperPrint {
    /// 年度报告
    Report {
        /// The year.
        year: i32,
        /// The day its facts are true on.
        #[serde(default)]
        as_of: Option<Day>,
        /// For whom; the street office where missing.
        #[serde(default)]
        reader: Option<ReportReader>,
    },
    /// 指标口径
    Definitions {
        /// The year.
        year: i32,
        /// The day its facts are true on.
        #[serde(default)]
        as_of: Option<Day>,
    },
    /// 会议记录
    Minutes {
        /// The meeting.
        meeting: i64,
    },
    /// 会议的通知、议程、签到表、座签、表决票、记录、纪要、决议摘录
    Meeting {
        /// The meeting.
        meeting: i64,
        /// Which paper.
        of: MeetingPaperKind,
    },
    /// 名单
    Roster {
        /// The body.
        body: i64,
        /// The day; today where missing.
        #[serde(default)]
        as_of: Option<Day>,
        /// For whom; for the office itself where missing.
        #[serde(default)]
        form: Option<RosterFor>,
    },
    /// 组织图
    Chart {
        /// The day; today where missing.
        #[serde(default)]
        as_of: Option<Day>,
    },
    /// 变动对照
    Compare {
        /// The earlier day.
        from: Day,
        /// The later day; today where missing.
        #[serde(default)]
        to: Option<Day>,
    },
    /// 体检表
    CheckUp {
        /// The day; today where missing.
        #[serde(default)]
        as_of: Option<Day>,
        /// Which findings are listed; those of the day where missing.
        #[serde(default)]
        span: Option<crate::checkup::Span>,
    },
    /// 年历
    Calendar {
        /// The year.
        year: i32,
    },
    /// 会议年历
    MeetingYear {
        /// The year.
        year: i32,
        /// Of this body.
        #[serde(default)]
        body: Option<i64>,
    },
    /// 此人的全部资料
    PersonData {
        /// The person.
        id: i64,
        /// Why; stands on the paper and in the history.
        #[serde(default)]
        reason: Option<String>,
    },
    /// 小组和楼栋分布
    Groups {
        /// The day; today where missing.
        #[serde(default)]
        as_of: Option<Day>,
    },
    /// 人员名单、通讯录
    People {
        /// What.
        of: Box<crate::people_papers::PeoplePaper>,
    },
}

/// A PDF to open in the system's viewer.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ToPrint {
    /// Where it is; only this user reads it.
    pub path: String,
}

/// `minutes_text`
pub(crate) fn minutes_text(office: &mut Office, request: MinutesRequest) -> Result<InWords, Fault> {
    let (document, _) = minutes(office, request.meeting)?;
    Ok(InWords { text: documents::plain(&document) })
}

/// `minutes_pages`
pub(crate) fn minutes_pages(office: &mut Office, request: MinutesRequest) -> Result<Pages, Fault> {
    let (document, _) = minutes(office, request.meeting)?;
    drawn(&document)
}

/// `minutes_export`
pub(crate) fn minutes_export(office: &mut Office, request: MinutesExport) -> Result<Exported, Fault> {
    let (document, stem) = minutes(office, request.meeting)?;
    export(office, "minutes_export", &document, &stem, request.folder, request.format)
}

/// `roster_text`
pub(crate) fn roster_text(office: &mut Office, request: RosterRequest) -> Result<InWords, Fault> {
    let facts = roster_facts(office, request.body, request.as_of, request.form)?;
    Ok(InWords { text: roster_in_words(&facts) })
}

/// `roster_pages`
pub(crate) fn roster_pages(office: &mut Office, request: RosterRequest) -> Result<Pages, Fault> {
    let (document, _) = roster(office, request.body, request.as_of, request.form)?;
    drawn(&document)
}

/// `roster_export`
pub(crate) fn roster_export(office: &mut Office, request: RosterExport) -> Result<Exported, Fault> {
    let (document, stem) = roster(office, request.body, request.as_of, request.form)?;
    export(office, "roster_export", &document, &stem, request.folder, request.format)
}

/// `paper_print`
pub(crate) fn print(office: &mut Office, request: PaperPrint) -> Result<ToPrint, Fault> {
    let mut said = None;
    let (document, stem) = match request {
        PaperPrint::People { of } => {
            let made = crate::people_papers::made(office, *of)?;
            said = Some(made.printed());
            made.paper()
        }
        PaperPrint::PersonData { id, reason } => {
            let reason = optional("reason", reason, 400)?;
            let (document, stem) = crate::personal::paper(office, id, reason.clone())?;
            said = Some((report::sent_to_printer(&document.title.concat()), reason));
            (document, stem)
        }
        PaperPrint::Groups { as_of } => crate::group_papers::paper(office, as_of)?,
        PaperPrint::Report { year, as_of, reader } => {
            crate::report::paper(office, year, as_of, reader.unwrap_or(ReportReader::Street))?
        }
        PaperPrint::Definitions { year, as_of } => crate::report::sources::definitions_paper(office, year, as_of)?,
        PaperPrint::Minutes { meeting } => minutes(office, meeting)?,
        PaperPrint::Meeting { meeting, of } => {
            said = Some((report::sent_to_printer(&papers::titled(office, meeting, &of)?), None));
            papers::made(office, meeting, &of)?
        }
        PaperPrint::Roster { body, as_of, form } => roster(office, body, as_of, form)?,
        PaperPrint::Chart { as_of } => crate::chart::paper(office, as_of)?,
        PaperPrint::CheckUp { as_of, span } => crate::checkup::paper(office, as_of, span)?,
        PaperPrint::Calendar { year } => crate::calendar::paper(office, year)?,
        PaperPrint::MeetingYear { year, body } => {
            crate::meetings::year::paper(office, &crate::meetings::year::MeetingYearRequest { year, body })?
        }
        PaperPrint::Compare { from, to } => crate::compare::paper(office, from, to)?,
    };
    let path = crate::export::write_to_print(&document, &stem)?;
    let (said, reason) = said.unwrap_or_else(|| (report::sent_to_printer(&document.title.concat()), None));
    office.note("paper_print", said, reason)?;
    Ok(ToPrint { path: path.to_string_lossy().into_owned() })
}

fn export(
    office: &mut Office,
    verb: &str,
    document: &Document,
    stem: &str,
    folder: Option<String>,
    format: Format,
) -> Result<Exported, Fault> {
    let exported = crate::export::write(office, document, stem, folder, &[format])?;
    let what = document.title.last().map(String::as_str).unwrap_or_default();
    office.note(verb, report::exported(what, &[format.extension()]), None)?;
    Ok(exported)
}

fn roster_facts(
    office: &mut Office,
    body: i64,
    as_of: Option<Day>,
    form: Option<RosterFor>,
) -> Result<RosterFacts, Fault> {
    let on = office.day(as_of);
    office.read(|reading| {
        Ok(RosterFacts {
            community: facts::committee(reading)?.name,
            body: facts::of_body(reading, body, on)?,
            as_of: on,
            form: match form {
                None | Some(RosterFor::Internal) => RosterForm::Internal,
                Some(RosterFor::Street) => RosterForm::Street,
                Some(RosterFor::Public) => RosterForm::Public,
            },
        })
    })
}

fn roster(
    office: &mut Office,
    body: i64,
    as_of: Option<Day>,
    form: Option<RosterFor>,
) -> Result<(Document, String), Fault> {
    let facts = roster_facts(office, body, as_of, form)?;
    let stem = file_name::stem(&[&wording::roster(&facts.body.name), &facts.community], Some(facts.as_of));
    Ok((roster_document(&facts), stem))
}

fn minutes(office: &Office, meeting: i64) -> Result<(Document, String), Fault> {
    papers::made(office, meeting, &MeetingPaperKind::Minutes {})
}
