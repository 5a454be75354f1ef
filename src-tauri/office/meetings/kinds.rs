//! 会议类型: what the meetings of each body are called and counted by, and how a full name is made.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, ListSource, ResolutionNumbering, SeriesSpan};
use domain::wording::meetings as wording;
use domain::{Day, Fault, Refusal};
use store::body::Body;
use store::judgement::Setting;
use store::meeting::Meeting;
use store::meeting_kind::MeetingKind;
use store::term::Term;
use store::{Reading, Writing};

use crate::wire::{Made, Nothing, OneAt, patch, set};
use crate::{Office, required};

/// The setting that says how resolutions are numbered.
const NUMBERING: &str = "meetings.numbering";

/// All kinds of meetings.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingKindList {
    /// In the order lists show them.
    pub kinds: Vec<MeetingKindLine>,
    /// How resolutions are numbered.
    pub numbering: ResolutionNumbering,
}

/// A kind of meeting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingKindLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Of which kind of body.
    pub body_kind: BodyKind,
    /// Only of this body; of all of its kind where none.
    pub body: Option<i64>,
    /// What it is called; `{body}` stands for the name of the body.
    pub name: String,
    /// What 第N次 counts within.
    pub series: SeriesSpan,
    /// How the full name is made of `{term}`, `{year}`, `{body}`, `{kind}` and `{series}`.
    pub pattern: String,
    /// Whom the list holds.
    pub entitled: ListSource,
    /// Whether the quorum of the body is asked of it.
    pub quorum: bool,
    /// Whether a local rule lets somebody come for another.
    pub proxies: bool,
    /// Whether a local rule gives delegates of units a seat.
    pub unit_seats: bool,
    /// Place in the list.
    pub position: i64,
}

/// A new kind of meeting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingKindAdd {
    /// Of which kind of body.
    pub body_kind: BodyKind,
    /// Only of this body.
    #[serde(default)]
    pub body: Option<i64>,
    /// What it is called.
    pub name: String,
    /// What 第N次 counts within; the year where missing.
    #[serde(default)]
    pub series: Option<SeriesSpan>,
    /// How the full name is made; the usual way where missing.
    #[serde(default)]
    pub pattern: Option<String>,
    /// Whom the list holds; the holders of the body's posts where missing.
    #[serde(default)]
    pub entitled: Option<ListSource>,
    /// Whether the quorum of the body is asked of it.
    #[serde(default)]
    pub quorum: Option<bool>,
}

/// 更正 of a kind of meeting. Meetings held keep what they were called.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingKindCorrect {
    /// The kind.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// What it is called.
    #[serde(default)]
    pub name: Option<String>,
    /// Only of this body.
    #[serde(default, deserialize_with = "patch")]
    pub body: Option<Option<i64>>,
    /// What 第N次 counts within.
    #[serde(default)]
    pub series: Option<SeriesSpan>,
    /// How the full name is made.
    #[serde(default)]
    pub pattern: Option<String>,
    /// Whom the list holds.
    #[serde(default)]
    pub entitled: Option<ListSource>,
    /// Whether the quorum of the body is asked of it.
    #[serde(default)]
    pub quorum: Option<bool>,
    /// Whether a local rule lets somebody come for another.
    #[serde(default)]
    pub proxies: Option<bool>,
    /// Whether a local rule gives delegates of units a seat.
    #[serde(default)]
    pub unit_seats: Option<bool>,
    /// Place in the list.
    #[serde(default)]
    pub position: Option<i64>,
}

/// How resolutions are numbered from now on; those with a number keep it.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolutionNumberingSet {
    /// By year, or by meeting.
    pub numbering: ResolutionNumbering,
}

/// A meeting that may be convened.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingPrepare {
    /// Of which body.
    pub body: i64,
    /// On which day.
    pub held: Day,
    /// Which of the kinds of the list; the first of the body's where missing.
    #[serde(default)]
    pub meeting_kind: Option<i64>,
    /// 第N次; the next where missing.
    #[serde(default)]
    pub series: Option<i64>,
}

/// What a meeting would be called and who would be due.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingPrepared {
    /// The kinds the body's meetings may be.
    pub kinds: Vec<MeetingKindLine>,
    /// The one taken.
    pub meeting_kind: Option<i64>,
    /// What it is called.
    pub kind: String,
    /// 第N届
    pub ordinal: Option<i64>,
    /// 第N次
    pub series: Option<i64>,
    /// Its full name.
    pub name: String,
    /// How many the list would hold.
    pub due: i64,
    /// How many of them sit in without a vote.
    pub guests: i64,
    /// The last meeting of that kind, to copy from.
    pub last: Option<super::MeetingNamed>,
    /// The last day on which notice is early enough, where a rule says so.
    pub notice_by: Option<Day>,
    /// Law and article of that.
    pub notice_source: Option<String>,
}

/// What a meeting is called.
pub(crate) struct Named {
    pub(crate) term: Option<i64>,
    pub(crate) ordinal: Option<i64>,
    pub(crate) kind: String,
    pub(crate) series: Option<i64>,
    pub(crate) name: String,
}

/// The kind named, or the first of the body's.
pub(crate) fn chosen(reading: &Reading<'_>, body: &Body, named: Option<i64>) -> Result<Option<MeetingKind>, Fault> {
    match named {
        Some(id) => MeetingKind::find(reading, id).map(Some),
        None => {
            let usual = wording::meeting_kind(body.kind, &body.name);
            let kinds = MeetingKind::of_body(reading, body.id, body.kind)?;
            let fits = kinds.iter().find(|kind| wording::of_body(&kind.name, &body.name) == usual);
            Ok(fits.or(kinds.first()).cloned())
        }
    }
}

/// Term, number and full name of a meeting.
pub(crate) fn named(
    reading: &Reading<'_>,
    body: &Body,
    chosen: Option<&MeetingKind>,
    called: Option<String>,
    held: Day,
    series: Option<i64>,
) -> Result<Named, Fault> {
    let term = Term::current(reading, body.id, held)?;
    let kind = called.unwrap_or_else(|| match chosen {
        Some(kind) => wording::of_body(&kind.name, &body.name),
        None => wording::meeting_kind(body.kind, &body.name),
    });
    let span = chosen.map_or(SeriesSpan::Term, |kind| kind.series);
    let id = term.as_ref().map(|term| term.id);
    let series = match (series, span) {
        (Some(series), _) => Some(series),
        (None, SeriesSpan::None) => None,
        (None, SeriesSpan::Term) => Some(Meeting::last_in_term(reading, body.id, id, &kind)? + 1),
        (None, SeriesSpan::Year) => Some(Meeting::last_in_year(reading, body.id, held.year(), &kind)? + 1),
    };
    let ordinal = term.as_ref().and_then(|term| term.ordinal);
    let pattern = chosen.map_or(wording::USUAL_PATTERN, |kind| kind.pattern.as_str());
    let name = wording::built_name(pattern, &kind, &body.name, ordinal, held.year(), series);
    Ok(Named { term: id, ordinal, kind, series, name })
}

fn line(reading: &Reading<'_>, kind: MeetingKind) -> Result<MeetingKindLine, Fault> {
    Ok(MeetingKindLine {
        version: MeetingKind::version(reading, kind.id)?,
        id: kind.id,
        body_kind: kind.body_kind,
        body: kind.body,
        name: kind.name,
        series: kind.series,
        pattern: kind.pattern,
        entitled: kind.entitled,
        quorum: kind.quorum,
        proxies: kind.proxies,
        unit_seats: kind.unit_seats,
        position: kind.position,
    })
}

/// How resolutions are numbered.
pub(crate) fn numbering(reading: &Reading<'_>) -> Result<ResolutionNumbering, Fault> {
    let kept = Setting::of(reading, NUMBERING)?.filter(|setting| !setting.removed);
    Ok(kept.and_then(|setting| ResolutionNumbering::from_code(&setting.value)).unwrap_or(ResolutionNumbering::Year))
}

/// `meeting_kind_list`
pub(crate) fn list(office: &mut Office, _: Nothing) -> Result<MeetingKindList, Fault> {
    office.read(|reading| {
        let kinds = MeetingKind::all(reading)?.into_iter().map(|kind| line(reading, kind)).collect::<Result<_, _>>()?;
        Ok(MeetingKindList { kinds, numbering: numbering(reading)? })
    })
}

/// `meeting_prepare`
pub(crate) fn prepare(office: &mut Office, request: MeetingPrepare) -> Result<MeetingPrepared, Fault> {
    office.read(|reading| {
        let body = Body::find(reading, request.body)?;
        let chosen = chosen(reading, &body, request.meeting_kind)?;
        let named = named(reading, &body, chosen.as_ref(), None, request.held, request.series)?;
        let entitled = super::entitled::entitled(reading, &body, chosen.as_ref(), request.held)?;
        let guests = entitled.iter().filter(|one| !one.member).count() as i64;
        let (notice_by, notice_source) = super::ground::notice_by(body.kind, request.held).unzip();
        let last = Meeting::last_of(reading, body.id, &named.kind, request.held)?;
        Ok(MeetingPrepared {
            kinds: MeetingKind::of_body(reading, body.id, body.kind)?
                .into_iter()
                .map(|kind| line(reading, kind))
                .collect::<Result<_, _>>()?,
            meeting_kind: chosen.map(|kind| kind.id),
            kind: named.kind,
            ordinal: named.ordinal,
            series: named.series,
            name: named.name,
            due: entitled.len() as i64 - guests,
            guests,
            last: last.as_ref().map(super::named),
            notice_by,
            notice_source,
        })
    })
}

fn read_pattern(pattern: &str) -> Result<String, Fault> {
    let pattern = required("pattern", pattern, 200)?;
    if pattern.contains("{kind}") {
        Ok(pattern)
    } else {
        Err(Fault::Refused(Refusal::NotACode { field: "pattern", value: pattern }))
    }
}

/// `meeting_kind_add`
pub(crate) fn add(office: &mut Office, request: MeetingKindAdd) -> Result<Made, Fault> {
    let name = required("name", &request.name, 100)?;
    let series = request.series.unwrap_or(SeriesSpan::Year);
    let pattern = request.pattern.as_deref().map(read_pattern).transpose()?;
    office.write("meeting_kind_add", wording::kind_added(&name), |writing| {
        let body = request.body.map(|id| Body::find(writing, id)).transpose()?;
        let last = MeetingKind::all(writing)?.last().map_or(0, |kind| kind.position);
        let kind = MeetingKind {
            id: 0,
            removed: false,
            body_kind: body.as_ref().map_or(request.body_kind, |body| body.kind),
            body: body.map(|body| body.id),
            name,
            series,
            pattern: pattern.unwrap_or_else(|| wording::usual_pattern(series).to_owned()),
            entitled: request.entitled.unwrap_or(ListSource::Posts),
            quorum: request.quorum.unwrap_or(false),
            proxies: false,
            unit_seats: false,
            position: last + 1,
        };
        Ok(Made { id: kind.add(writing)? })
    })
}

/// `meeting_kind_correct`
pub(crate) fn correct(office: &mut Office, request: MeetingKindCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 100)).transpose()?;
    let pattern = request.pattern.as_deref().map(read_pattern).transpose()?;
    office.write("meeting_kind_correct", "", |writing| {
        let mut kind = MeetingKind::patched(writing, request.id, request.version)?;
        if let Some(body) = request.body {
            kind.body = body.map(|id| Body::find(writing, id)).transpose()?.map(|body| body.id);
        }
        set(&mut kind.name, name);
        set(&mut kind.series, request.series);
        set(&mut kind.pattern, pattern);
        set(&mut kind.entitled, request.entitled);
        set(&mut kind.quorum, request.quorum);
        set(&mut kind.proxies, request.proxies);
        set(&mut kind.unit_seats, request.unit_seats);
        set(&mut kind.position, request.position);
        kind.rewrite(writing)?;
        writing.say(wording::kind_corrected(&kind.name));
        Ok(Made { id: kind.id })
    })
}

/// `meeting_kind_remove`: meetings held keep what they were called.
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("meeting_kind_remove", "", |writing| {
        let mut kind = MeetingKind::patched(writing, request.id, request.version)?;
        kind.removed = true;
        kind.rewrite(writing)?;
        writing.say(wording::kind_removed(&kind.name));
        Ok(Made { id: kind.id })
    })
}

/// `resolution_numbering_set`
pub(crate) fn set_numbering(office: &mut Office, request: ResolutionNumberingSet) -> Result<Made, Fault> {
    let value = request.numbering.code().to_owned();
    office.write("resolution_numbering_set", wording::numbering_set(request.numbering), |writing: &Writing<'_>| {
        Ok(Made { id: Setting::choose(writing, NUMBERING, Some(value))? })
    })
}
