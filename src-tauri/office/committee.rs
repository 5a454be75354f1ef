//! 本居委会: starting a register, what it says about itself, and the committee's own particulars.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::BodyKind;
use domain::{Day, Fault, Notion, Partial, Refusal};
use store::body::{Body, ExOfficio};
use store::committee::Committee;
use store::migrate::SCHEMA_VERSION;
use store::term::Term;
use store::{Contents, Reading, Register, Writing};

use crate::safekeeping::{self, LastBackup};
use crate::wire::{Made, Nothing, patch, set};
use crate::{Office, optional, required};

/// How the register stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Open.
    Open,
    /// There is none yet.
    None,
    /// There is one that cannot be opened.
    Fault,
}

/// What the window shows before anything else.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct RegisterState {
    /// Open, none, or why not.
    pub standing: Standing,
    /// Why it cannot be opened.
    pub fault: Option<FaultLine>,
    /// 演示数据
    pub sample: bool,
    /// Whose register it is.
    pub committee: Option<CommitteeCard>,
    /// Version of the program.
    pub version: String,
    /// Version of the schema.
    pub schema: i64,
    /// The register's folder.
    pub place: String,
    /// Id of the register.
    pub register_id: Option<String>,
    /// Today by the machine's clock.
    pub today: Day,
    /// Today lies before the newest operation, in words.
    pub clock_warning: Option<String>,
    /// The last backup made from this register.
    pub last_backup: Option<LastBackup>,
    /// Whoever holds its files can open them, because no password is set.
    pub open_to_anyone: bool,
    /// 经办人
    pub actor: String,
}

/// A fault on the wire.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FaultLine {
    /// Stable.
    pub code: String,
    /// What happened and what to do.
    pub message: String,
}

/// The committee.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct CommitteeCard {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// 社区名称
    pub name: String,
    /// 街道
    pub street: Option<String>,
    /// 12 digits.
    pub division_code: Option<String>,
    /// 统一社会信用代码
    pub credit_code: Option<String>,
    /// 成立
    pub founded: Option<Partial>,
    /// 落款 where it is set.
    pub signature: Option<String>,
    /// As it signs papers.
    pub signed: String,
    /// What looks odd about the division code, in words.
    pub warning: Option<String>,
}

/// A new register.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct RegisterNew {
    /// 社区名称, such as 安和里社区.
    pub name: String,
    /// 街道
    pub street: Option<String>,
    /// 12 digits.
    pub division_code: Option<String>,
    /// 成立
    pub founded: Option<Partial>,
    /// 落款
    pub signature: Option<String>,
    /// 户数
    pub households: Option<i64>,
    /// 第N届 of the current term.
    pub term_ordinal: Option<i64>,
    /// First day of the current term.
    pub term_start: Option<Partial>,
    /// Sub-committees to begin with.
    pub sub_committees: Option<Vec<String>>,
}

/// 更正 of the committee's particulars.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CommitteeCorrect {
    /// The version it was read at.
    pub version: i64,
    /// 社区名称
    #[serde(default)]
    pub name: Option<String>,
    /// 街道
    #[serde(default, deserialize_with = "patch")]
    pub street: Option<Option<String>>,
    /// 12 digits.
    #[serde(default, deserialize_with = "patch")]
    pub division_code: Option<Option<String>>,
    /// 统一社会信用代码
    #[serde(default, deserialize_with = "patch")]
    pub credit_code: Option<Option<String>>,
    /// 成立
    #[serde(default, deserialize_with = "patch")]
    pub founded: Option<Option<Partial>>,
    /// 落款
    #[serde(default, deserialize_with = "patch")]
    pub signature: Option<Option<String>>,
}

/// Bodies every committee has, in the order they are made. Sub-committees are chosen, groups depend on the place.
const STANDARD_BODIES: [(BodyKind, &str); 6] = [
    (BodyKind::PartyOrganisation, "社区党组织"),
    (BodyKind::DelegatesAssembly, "居民代表会议"),
    (BodyKind::Committee, "居民委员会"),
    (BodyKind::DeliberationCouncil, "协商议事委员会"),
    (BodyKind::SupervisionCommittee, "居务监督委员会"),
    (BodyKind::Workers, "社区工作者"),
];

/// Members of the committee belong to the delegates' assembly since that day (organisation law of 2025, art. 28).
const EX_OFFICIO_SINCE: &str = "2026-01-01";

/// `register_state`
pub(crate) fn state(office: &mut Office, _: Nothing) -> Result<RegisterState, Fault> {
    let standing = match office.fault() {
        None => Standing::Open,
        Some(Fault::Refused(Refusal::NoRegister)) => Standing::None,
        Some(_) => Standing::Fault,
    };
    let fault = office
        .fault()
        .filter(|_| standing == Standing::Fault)
        .map(|fault| FaultLine { code: fault.code().to_owned(), message: domain::wording::faults::sentence(fault) });
    let today = office.today();
    let mut state = RegisterState {
        standing,
        fault,
        sample: office.is_sample(),
        committee: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        schema: SCHEMA_VERSION,
        place: office.place.register.to_string_lossy().into_owned(),
        register_id: None,
        today,
        clock_warning: None,
        last_backup: None,
        open_to_anyone: true,
        actor: office.actor(),
    };
    if let Ok(register) = office.register() {
        state.register_id = Some(register.id());
        state.place = register.folder().to_string_lossy().into_owned();
        state.open_to_anyone = register.slot_kinds().contains(&store::keys::SlotKind::Open);
        register.read(|reading| {
            state.committee = Committee::only(reading)?.map(|committee| card(reading, committee)).transpose()?;
            state.clock_warning = clock_warning(reading, today)?;
            state.last_backup = safekeeping::last_backup(reading)?;
            Ok(())
        })?;
    }
    Ok(state)
}

/// Today lies before the newest operation: the battery of the clock may be empty.
fn clock_warning(reading: &Reading<'_>, today: Day) -> Result<Option<String>, Fault> {
    let newest = reading
        .newest_operation_at()?
        .and_then(|at| chrono::DateTime::parse_from_rfc3339(&at).ok())
        .map(|at| at.date_naive());
    Ok(newest.filter(|newest| today < *newest).map(|newest| domain::wording::clock_behind(today, newest)))
}

fn card(reading: &Reading<'_>, committee: Committee) -> Result<CommitteeCard, Fault> {
    Ok(CommitteeCard {
        version: Committee::version(reading, committee.id)?,
        id: committee.id,
        signed: committee.signed(),
        warning: committee.division_code.as_deref().and_then(odd_division),
        name: committee.name,
        street: committee.street,
        division_code: committee.division_code,
        credit_code: committee.credit_code,
        founded: committee.founded_on,
        signature: committee.signature,
    })
}

/// 12 digits; `000` at the end is the street itself.
fn read_division(typed: Option<String>) -> Result<Option<String>, Fault> {
    let Some(code) = optional("division_code", typed, 20)? else { return Ok(None) };
    let code: String = code.chars().map(domain::dates::half_width).filter(|letter| !letter.is_whitespace()).collect();
    if code.len() == 12 && code.bytes().all(|byte| byte.is_ascii_digit()) && !code.ends_with("000") {
        Ok(Some(code))
    } else {
        Err(Fault::Refused(Refusal::NotACode { field: "division_code", value: code }))
    }
}

/// Committees of residents have 001 to 199, similar ones 400 to 499.
fn odd_division(code: &str) -> Option<String> {
    let last: u32 = code.get(9..)?.parse().ok()?;
    (!(1..=199).contains(&last) && !(400..=499).contains(&last)).then(|| domain::wording::odd_division(code))
}

/// `register_new`: the register with its standard bodies, empty, in one operation.
pub(crate) fn start(office: &mut Office, request: RegisterNew) -> Result<RegisterState, Fault> {
    let committee = Committee {
        id: 0,
        removed: false,
        name: required("name", &request.name, 100)?,
        street: optional("street", request.street, 100)?,
        division_code: read_division(request.division_code)?,
        credit_code: None,
        founded_on: request.founded,
        signature: optional("signature", request.signature, 100)?,
    };
    let sub_committees = request
        .sub_committees
        .unwrap_or_default()
        .iter()
        .map(|name| required("name", name, 100))
        .collect::<Result<Vec<_>, _>>()?;
    match office.fault() {
        Some(Fault::Refused(Refusal::NoRegister)) => {}
        Some(other) => return Err(other.clone()),
        None => return Err(Fault::Refused(Refusal::RegisterExists)),
    }
    // Where it cannot be made there still is none, and she may try again.
    office.register = Ok(Register::create(&office.place.register, &office.place.configuration, Contents::Real)?);
    let today = office.today();
    let sentence = format!("{}建账", committee.name);
    office.write("register_new", sentence, |writing| {
        committee.add(writing)?;
        let body = stand_up(writing, &sub_committees)?;
        if let Some(start) = request.term_start {
            first_term(writing, body, request.term_ordinal, start)?;
        }
        if let Some(households) = request.households {
            crate::groups::committee_households(writing, households, today)?;
        }
        Ok(())
    })?;
    crate::notebook::forget_begun(office);
    state(office, Nothing {})
}

/// The standard bodies and the chosen sub-committees; the committee's id comes back.
pub(crate) fn stand_up(writing: &Writing<'_>, sub_committees: &[String]) -> Result<i64, Fault> {
    let (mut committee, mut assembly) = (0, 0);
    for (kind, name) in STANDARD_BODIES {
        let parent = (kind == BodyKind::Workers).then_some(committee);
        let id = crate::body_acts::found(writing, &blank(kind, name, parent))?;
        match kind {
            BodyKind::Committee => committee = id,
            BodyKind::DelegatesAssembly => assembly = id,
            _ => {}
        }
    }
    for name in sub_committees {
        crate::body_acts::found(writing, &blank(BodyKind::SubCommittee, name, Some(committee)))?;
    }
    ExOfficio {
        id: 0,
        removed: false,
        body: committee,
        in_body: assembly,
        from_on: EX_OFFICIO_SINCE.parse().ok(),
        to_on: None,
        note: None,
    }
    .add(writing)?;
    Ok(committee)
}

fn blank(kind: BodyKind, name: &str, parent: Option<i64>) -> Body {
    Body { parent, ..Body::of_kind(kind, name.to_owned()) }
}

/// The current term of a body, its legal end computed.
pub(crate) fn first_term(writing: &Writing<'_>, body: i64, ordinal: Option<i64>, start: Partial) -> Result<i64, Fault> {
    let Body { kind, name, .. } = Body::find(writing, body)?;
    let (legal_end_on, legal_end_source) = match domain::rules::legal_end(kind, &name, start.first()) {
        Some((day, source)) => (Some(Partial::from(day)), Some(source)),
        None => (None, None),
    };
    Term { ordinal, legal_end_on, legal_end_source, ..Term::starting(body, start) }.add(writing)
}

/// `committee_get`
pub(crate) fn get(office: &mut Office, _: Nothing) -> Result<CommitteeCard, Fault> {
    office.read(|reading| {
        Committee::only(reading)?.map(|committee| card(reading, committee)).ok_or(Fault::Gone(Notion::Committee))?
    })
}

/// `committee_correct`
pub(crate) fn correct(office: &mut Office, request: CommitteeCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 100)).transpose()?;
    let street = request.street.map(|text| optional("street", text, 100)).transpose()?;
    let division_code = request.division_code.map(read_division).transpose()?;
    let credit_code = request.credit_code.map(|text| optional("credit_code", text, 40)).transpose()?;
    let signature = request.signature.map(|text| optional("signature", text, 100)).transpose()?;
    office.write("committee_correct", "更正居委会资料", |writing| {
        let only = Committee::only(writing)?.ok_or(Fault::Gone(Notion::Committee))?;
        let mut committee = Committee::patched(writing, only.id, request.version)?;
        set(&mut committee.name, name);
        set(&mut committee.street, street);
        set(&mut committee.division_code, division_code);
        set(&mut committee.credit_code, credit_code);
        set(&mut committee.founded_on, request.founded);
        set(&mut committee.signature, signature);
        committee.rewrite(writing)?;
        Ok(Made { id: committee.id })
    })
}
