//! The life of a year's report: 校核, 报送 as a version whose files are kept, 退回, and again.
//!
//! What a report says is one value ([`Said`]); its digest tells whether it still says what was checked. A version keeps what
//! it said and the bytes of its files, so it is never made again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use chrono::Datelike;

use domain::characters::clean;
use domain::document::Document;
use domain::kinds::ReportReader;
use domain::papers::annual::Report;
use domain::papers::facts::ReportFacts;
use domain::papers::file_name;
use domain::papers::sent::{self, ReportTrouble, SCHEMA, Said, SentCommittee, SentPack, SentReport};
use domain::wording::report_life as wording;
use domain::{Day, Fault, Notion, Refusal};
use store::Reading;
use store::chain::Head;
use store::committee::Committee;
use store::report::{ReportCheck as Checked, ReportFile, ReportVersion};

use super::chapters::ReportMoved;
use super::package;
use super::versions::{ReportVersionLine, lines};
use crate::export::Format;
use crate::wire::Made;
use crate::{Office, optional, required};

/// How a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// 草稿: not checked, or it says something else since.
    Draft,
    /// 已校核: it says what it said when she checked it.
    Checked,
    /// 已报送: the newest version is out.
    Sent,
    /// 已退回: the newest version came back.
    Returned,
}

/// The life of a year's report for one reader.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportLife {
    /// How it stands.
    pub state: ReportState,
    /// When she checked it last.
    pub checked_on: Option<Day>,
    /// The newest version, 第N版.
    pub version: Option<i64>,
    /// When it was sent.
    pub sent_on: Option<Day>,
    /// 退回
    pub returned_on: Option<Day>,
    /// Why.
    pub returned_reason: Option<String>,
    /// The report says something else than what was checked or sent last.
    pub moved_since: bool,
    /// The numbers that moved since then.
    pub moved: Vec<ReportMoved>,
    /// All versions, newest first.
    pub versions: Vec<ReportVersionLine>,
    /// The newest version of the year before.
    pub last_year: Option<ReportSentLine>,
}

/// A version of another year, in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportSentLine {
    /// 第N版
    pub number: i64,
    /// When it was sent.
    pub sent_on: Option<Day>,
}

/// Which report; the day its facts are true on.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportCheckRequest {
    /// The year.
    pub year: i32,
    /// For whom; the street office where missing.
    #[serde(default)]
    pub reader: Option<ReportReader>,
    /// The day its facts are true on; the usual one where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// Makes a checked report final.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportFreeze {
    /// The year.
    pub year: i32,
    /// For whom; the street office where missing.
    #[serde(default)]
    pub reader: Option<ReportReader>,
    /// The day its facts are true on; the one it was checked for where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// What this version changes.
    #[serde(default)]
    pub note: Option<String>,
}

/// A version was made.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReportFrozen {
    /// Its id.
    pub id: i64,
    /// 第N版
    pub number: i64,
}

/// 退回
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportReturn {
    /// The version of the report.
    pub id: i64,
    /// The version of the row it was read at.
    pub version: i64,
    /// When it came back.
    pub on: Day,
    /// Why.
    pub reason: String,
}

/// What a report says, as bytes too, and the digest of them.
struct Saying {
    said: Said,
    bytes: Vec<u8>,
    digest: String,
}

impl Saying {
    fn of(report: &Report<'_>) -> Result<Self, Fault> {
        let said = Said::of(report, &report.document(""));
        let bytes = serde_json::to_vec(&said).map_err(|error| Fault::Bug(error.to_string()))?;
        let digest = store::chain::hex(&Sha256::digest(&bytes));
        Ok(Self { said, bytes, digest })
    }

    /// As of another day than the one at hand.
    fn on(office: &mut Office, at_hand: &Report<'_>, as_of: Day) -> Result<Self, Fault> {
        if at_hand.facts.as_of == as_of {
            return Self::of(at_hand);
        }
        let facts = super::read_facts(office, at_hand.facts.year, Some(as_of), at_hand.facts.written.reader)?;
        Self::of(&Report::of(&facts)?)
    }
}

/// What a report says on a day.
pub(super) fn said_on(office: &mut Office, year: i32, reader: ReportReader, as_of: Day) -> Result<Said, Fault> {
    let facts = super::read_facts(office, year, Some(as_of), reader)?;
    Ok(Saying::of(&Report::of(&facts)?)?.said)
}

/// What stands in the register of a year's report.
struct Kept {
    versions: Vec<ReportVersion>,
    checked: Option<Checked>,
    /// She checked it again after the newest version went out, or came back.
    checked_since: bool,
}

impl Kept {
    fn of(reading: &Reading<'_>, year: i32, reader: ReportReader) -> Result<Self, Fault> {
        let versions: Vec<ReportVersion> = ReportVersion::of(reading, i64::from(year))?
            .into_iter()
            .filter(|version| version.reader == reader && version.sent_on.is_some())
            .collect();
        let checked = Checked::last(reading, i64::from(year), reader)?;
        let checked_since = match (&checked, versions.last()) {
            (Some(checked), Some(last)) => {
                Checked::version(reading, checked.id)? > ReportVersion::version(reading, last.id)?
            }
            _ => false,
        };
        Ok(Self { versions, checked, checked_since })
    }
}

/// The life of a report. What it says now is compared with what was checked or sent last, as of the day of that.
pub(super) fn of(office: &mut Office, report: &Report<'_>) -> Result<ReportLife, Fault> {
    let (year, reader) = (report.facts.year, report.facts.written.reader);
    let kept = office.read(|reading| Kept::of(reading, year, reader))?;
    let last_year = office.read(|reading| Kept::of(reading, year - 1, reader))?;
    let lines = office.read(|reading| lines(reading, &kept.versions))?;
    let last = kept.versions.last();
    let mut life = ReportLife {
        state: ReportState::Draft,
        checked_on: kept.checked.as_ref().map(|checked| checked.on_day),
        version: last.map(|last| last.version),
        sent_on: last.and_then(|last| last.sent_on),
        returned_on: last.and_then(|last| last.returned_on),
        returned_reason: last.and_then(|last| last.returned_reason.clone()),
        moved_since: false,
        moved: Vec::new(),
        versions: lines,
        last_year: last_year.versions.last().map(|last| ReportSentLine { number: last.version, sent_on: last.sent_on }),
    };
    let newest_is_check = last.is_none() || kept.checked_since;
    match (&kept.checked, last) {
        (Some(checked), _) if newest_is_check => {
            let now = Saying::on(office, report, checked.as_of)?;
            if now.digest == checked.digest {
                // Checked once more, and nothing is new: what is out says it already.
                let out_already = match last.filter(|last| last.returned_on.is_none()) {
                    Some(last) => super::versions::content(last)?.said == now.said,
                    None => false,
                };
                life.state = if out_already { ReportState::Sent } else { ReportState::Checked };
            } else {
                let said = office.read(|reading| checked_content(reading, checked))?;
                differ(&mut life, said.as_ref(), &now.said);
            }
            if let Some(last) = last.filter(|_| life.state == ReportState::Draft) {
                life.state = out(last);
            }
        }
        (_, Some(last)) => {
            life.state = out(last);
            let now = Saying::on(office, report, last.as_of)?;
            let then = super::versions::content(last)?;
            if then.said != now.said {
                differ(&mut life, Some(&then.said), &now.said);
            }
        }
        (_, None) => {}
    }
    Ok(life)
}

/// 已报送 or 已退回.
const fn out(version: &ReportVersion) -> ReportState {
    if version.returned_on.is_some() { ReportState::Returned } else { ReportState::Sent }
}

fn differ(life: &mut ReportLife, then: Option<&Said>, now: &Said) {
    life.moved_since = true;
    life.moved = then.map_or_else(Vec::new, |then| {
        let moved = sent::moved(then, now).into_iter();
        moved.map(|one| ReportMoved { code: one.code, label: one.label, then: one.from, now: one.to }).collect()
    });
}

/// What a report said when she checked it. A content another version of the product wrote may read as nothing: then only
/// that it moved is known.
fn checked_content(reading: &Reading<'_>, checked: &Checked) -> Result<Option<Said>, Fault> {
    Ok(reading.attachment(&checked.digest)?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// `report_check`
pub(crate) fn check(office: &mut Office, request: ReportCheckRequest) -> Result<Made, Fault> {
    let reader = super::for_whom(request.reader);
    let facts = super::read_facts(office, request.year, request.as_of, reader)?;
    begun(office, &facts)?;
    let saying = Saying::of(&Report::of(&facts)?)?;
    let (year, as_of, today) = (facts.year, facts.as_of, office.today());
    office.write("report_check", wording::checked(year, reader), |writing| {
        let kept = Kept::of(writing, year, reader)?;
        // A report that came back is checked anew, whether or not it says something else.
        let still_holds = kept.versions.is_empty() || kept.checked_since;
        let same = kept.checked.filter(|one| still_holds && one.digest == saying.digest && one.as_of == as_of);
        if let Some(mut same) = same {
            same.on_day = today;
            same.rewrite(writing)?;
            return Ok(Made { id: same.id });
        }
        // What it said is kept under its digest, so that it can be told later which numbers moved.
        let digest = writing.keep_attachment("application/json", &saying.bytes)?;
        let year = i64::from(year);
        Ok(Made { id: Checked { id: 0, removed: false, year, reader, as_of, on_day: today, digest }.add(writing)? })
    })
}

/// `report_freeze`
pub(crate) fn freeze(office: &mut Office, request: ReportFreeze) -> Result<ReportFrozen, Fault> {
    let reader = super::for_whom(request.reader);
    let note = optional("note", request.note, 400)?;
    let year = super::read_year(request.year)?;
    let kept = office.read(|reading| Kept::of(reading, year, reader))?;
    let checked = kept.checked.as_ref().ok_or(Fault::Refused(Refusal::Report(ReportTrouble::NotChecked)))?;
    let facts = super::read_facts(office, year, Some(request.as_of.unwrap_or(checked.as_of)), reader)?;
    begun(office, &facts)?;
    let report = Report::of(&facts)?;
    let saying = Saying::of(&report)?;
    if saying.digest != checked.digest || facts.as_of != checked.as_of {
        return Err(Fault::Refused(Refusal::Report(ReportTrouble::NotChecked)));
    }
    let last = kept.versions.last();
    if let Some(last) = last.filter(|last| last.returned_on.is_none())
        && super::versions::content(last)?.said == saying.said
    {
        return Err(Fault::Refused(Refusal::Report(ReportTrouble::SentAlready { version: last.version })));
    }
    let number = last.map_or(1, |last| last.version + 1);
    let head = office.read(|reading| reading.chain_head())?;
    let content = content(office, &facts, saying.said, (reader, number), &head, note.clone())?;
    let files = package::made(&paper(&report, &content), &content)?;
    let sentence = wording::frozen(year, reader, number);
    office.write("report_freeze", sentence, |writing| {
        // The files were made outside of the transaction; what they were made of must still be so.
        if writing.chain_head()? != head {
            return Err(Fault::ChangedMeanwhile(Notion::Report));
        }
        let packs = |of: fn(&SentPack) -> &str| {
            let listed: Vec<&str> = content.packs.iter().map(of).collect();
            (!listed.is_empty()).then(|| listed.join("、"))
        };
        let version = ReportVersion {
            id: 0,
            removed: false,
            year: i64::from(year),
            version: number,
            as_of: content.as_of,
            sent_on: Some(content.sent_on),
            rule_pack: packs(|pack| &pack.pack),
            rule_edition: packs(|pack| &pack.edition),
            content: serde_json::to_string(&content).map_err(|error| Fault::Bug(error.to_string()))?,
            reader,
            chain: Some(head.printed()),
            note,
            returned_on: None,
            returned_reason: None,
        };
        let id = version.add(writing)?;
        for file in &files {
            let attachment = writing.keep_attachment(file.media_type, &file.bytes)?;
            let (name, format) = (file.name.clone(), Some(file.format.to_owned()));
            ReportFile { id: 0, removed: false, report_version: id, name, attachment, format }.add(writing)?;
        }
        Ok(ReportFrozen { id, number })
    })
}

/// `report_return`
pub(crate) fn give_back(office: &mut Office, request: ReportReturn) -> Result<Made, Fault> {
    let reason = required("reason", &request.reason, 400)?;
    let today = office.today();
    office.write_because("report_return", "", Some(reason.clone()), |writing| {
        let mut version = ReportVersion::patched(writing, request.id, request.version)?;
        let sent_on = version.sent_on.unwrap_or(version.as_of);
        if request.on < sent_on {
            let (from, to) = (sent_on.into(), request.on.into());
            return Err(Fault::Refused(Refusal::EndBeforeStart { from, to }));
        }
        if request.on > today {
            return Err(Fault::Refused(Refusal::NotYet { day: request.on }));
        }
        version.returned_on = Some(request.on);
        version.returned_reason = Some(reason);
        version.rewrite(writing)?;
        writing.say(wording::returned(version.year, version.reader, version.version));
        Ok(Made { id: version.id })
    })
}

/// A year that has not begun has nothing to say.
fn begun(office: &Office, facts: &ReportFacts) -> Result<(), Fault> {
    let today = office.today();
    if facts.year > today.year() {
        let most = i64::from(today.year());
        return Err(Fault::Refused(Refusal::OutOfRange { field: "year", least: 1949, most }));
    }
    if facts.as_of > today {
        return Err(Fault::Refused(Refusal::NotYet { day: facts.as_of }));
    }
    Ok(())
}

/// What a version keeps.
fn content(
    office: &mut Office,
    facts: &ReportFacts,
    said: Said,
    (reader, version): (ReportReader, i64),
    head: &Head,
    note: Option<String>,
) -> Result<SentReport, Fault> {
    let division =
        office.read(|reading| Ok(Committee::only(reading)?.and_then(|committee| committee.division_code)))?;
    Ok(SentReport {
        schema: SCHEMA.to_owned(),
        committee: SentCommittee::of(&facts.committee, division),
        year: facts.year,
        reader,
        version,
        as_of: facts.as_of,
        sent_on: office.today(),
        note: note.as_deref().map(clean),
        chain: head.printed(),
        packs: packs(office, facts.year)?,
        said,
    })
}

/// The packs that were in force on a day of the year.
fn packs(office: &mut Office, year: i32) -> Result<Vec<SentPack>, Fault> {
    let judging = crate::checkup::judging::Judging::of(office)?;
    let first = Day::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let last = Day::from_ymd_opt(year, 12, 31).unwrap_or_default();
    let packs = judging.active();
    let in_force = packs.iter().filter(|active| {
        let from = active.from.map_or(active.pack.from, |from| from.max(active.pack.from));
        let until = [active.until, active.pack.until].into_iter().flatten().min();
        from <= last && until.is_none_or(|until| first <= until)
    });
    let told = in_force.map(|active| SentPack {
        pack: active.pack.pack.clone(),
        edition: active.pack.edition.clone(),
        title: active.pack.title.clone(),
    });
    Ok(told.collect())
}

/// 2025年度报告_第2版_安和里社区_20251231
pub(super) fn stem(content: &SentReport) -> String {
    let what = domain::wording::report::file_stem(content.year, content.reader);
    file_name::stem(&[&what, &wording::version(content.version), &content.committee.name], Some(content.as_of))
}

/// The paper of a version: its number and the head of the chain stand at its foot.
fn paper(report: &Report<'_>, content: &SentReport) -> Document {
    let colophon = Some(wording::colophon(content.version, &content.chain));
    Document { colophon, ..report.document("") }
}

/// The forms a version is kept in.
pub(super) const KEPT: [Format; 3] = [Format::Docx, Format::Pdf, Format::Xlsx];
