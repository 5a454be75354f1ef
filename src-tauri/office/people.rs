//! 人员: cards. Dated facts and relatives are in `person_facts.rs`, the list in `people_list.rs`.
//!
//! ID numbers and phones leave this file masked; the full value comes from `person_reveal`, which is recorded.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::{self, Table};
use domain::identity::{IdNumber, mask_id_number, mask_phone};
use domain::kinds::FactKind;
use domain::{Day, Fault, Notion, Partial, Refusal, names};
use store::Reading;
use store::appointment::Office as Held;
use store::meeting::Attendance;
use store::person::{Person, PersonFact};

use crate::alike::Alike;
use crate::appointments::AppointmentLine;
use crate::certificates::CertificateRow;
use crate::consents::ConsentRow;
use crate::history::RowChange;
use crate::person_facts::{FactRow, fact_row, first_fact};
use crate::relatives::{DeclaredRow, Relative};
use crate::sealing::Sealing;
use crate::wire::{Coded, Made, One, OneAt, patch, set};
use crate::{Office, optional, required};

/// Largest monthly allowance, in fen: a slip of the keys, not an allowance.
const MOST_ALLOWANCE: i64 = 10_000_000;

/// A card.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonCard {
    /// The person.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Option<Coded>,
    /// 出生
    pub birth: Option<Partial>,
    /// Full years on the day, where known.
    pub age: Option<u32>,
    /// 民族
    pub nationality: Option<Coded>,
    /// Masked.
    pub id_number: Option<String>,
    /// Masked.
    pub phone: Option<String>,
    /// 住址
    pub address: Option<String>,
    /// 简历
    pub resume: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// Insurance and allowance; none where they are not kept of this person.
    pub pay: Option<Pay>,
    /// Dated facts, all of them.
    pub facts: Vec<FactRow>,
    /// All appointments, those that last first.
    pub appointments: Vec<AppointmentLine>,
    /// 证书
    pub certificates: Vec<CertificateRow>,
    /// 亲属, those with cards.
    pub relatives: Vec<Relative>,
    /// Relatives a declaration names, without cards.
    pub declared: Vec<DeclaredRow>,
    /// 同意
    pub consents: Vec<ConsentRow>,
    /// 封存
    pub sealing: Option<Sealing>,
    /// When the personal data were deleted: only the name is left.
    pub erased: Option<Partial>,
    /// Names of the cards that were merged into this one.
    pub merged: Vec<String>,
    /// Due, came and excused in the year of the day.
    pub attendance: AttendanceCount,
    /// Others with the same ID number, or the same name and birth.
    pub alike: Vec<Alike>,
    /// What the ID number says that the card does not, in words.
    pub contradictions: Vec<String>,
}

/// What is kept of members of the committee and hired workers alone.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Pay {
    /// 是否参加社会保险
    pub insured: Option<bool>,
    /// 月补贴, in fen.
    pub allowance: Option<i64>,
}

/// Attendance in a year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AttendanceCount {
    /// The year.
    pub year: i32,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 请假
    pub excused: i64,
}

/// Which card.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonGetRequest {
    /// The person.
    pub id: i64,
    /// The day it is asked for; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A new card. Only the name is required.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct PersonAdd {
    /// 姓名
    pub name: String,
    /// Code or word; filled from the ID number where missing.
    pub sex: Option<String>,
    /// Filled from the ID number where missing.
    pub birth: Option<Partial>,
    /// Code or word.
    pub nationality: Option<String>,
    /// 15 or 18 characters.
    pub id_number: Option<String>,
    /// 手机
    pub phone: Option<String>,
    /// 住址
    pub address: Option<String>,
    /// 简历
    pub resume: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// 政治面貌: code or word.
    pub politics: Option<String>,
    /// 文化程度: code or word.
    pub education: Option<String>,
    /// 个人身份: code or word.
    pub employment: Option<String>,
    /// The building they live in.
    pub building: Option<i64>,
    /// The door in it.
    pub door: Option<String>,
}

/// 更正录入错误 on the card.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonCorrect {
    /// The person.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// 姓名
    #[serde(default)]
    pub name: Option<String>,
    /// Code or word.
    #[serde(default, deserialize_with = "patch")]
    pub sex: Option<Option<String>>,
    /// 出生
    #[serde(default, deserialize_with = "patch")]
    pub birth: Option<Option<Partial>>,
    /// Code or word.
    #[serde(default, deserialize_with = "patch")]
    pub nationality: Option<Option<String>>,
    /// 15 or 18 characters.
    #[serde(default, deserialize_with = "patch")]
    pub id_number: Option<Option<String>>,
    /// 手机
    #[serde(default, deserialize_with = "patch")]
    pub phone: Option<Option<String>>,
    /// 住址
    #[serde(default, deserialize_with = "patch")]
    pub address: Option<Option<String>>,
    /// 简历
    #[serde(default, deserialize_with = "patch")]
    pub resume: Option<Option<String>>,
    /// 备注
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
    /// 是否参加社会保险; of members of the committee and hired workers only.
    #[serde(default, deserialize_with = "patch")]
    pub insured: Option<Option<bool>>,
    /// 月补贴 in fen; of members of the committee and hired workers only.
    #[serde(default, deserialize_with = "patch")]
    pub allowance: Option<Option<i64>>,
}

/// A value to be shown in full.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonReveal {
    /// Whose.
    pub id: i64,
    /// `id_number` or `phone`.
    pub field: Revealed,
    /// Why, where she says so.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What can be revealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Revealed {
    /// 身份证号
    IdNumber,
    /// 手机
    Phone,
}

/// A value in full.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct RevealedValue {
    /// As kept; none where nothing is kept.
    pub value: Option<String>,
}

/// The history of a card.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonHistory {
    /// Oldest first.
    pub changes: Vec<RowChange>,
}

/// A stored code or text as a person reads it.
pub(crate) fn coded(table: Table, code: Option<&str>, text: Option<&str>) -> Option<Coded> {
    match (code, text) {
        (Some(code), _) => {
            Some(Coded { code: Some(code.to_owned()), text: codes::name(table, code).unwrap_or(code).to_owned() })
        }
        (None, Some(text)) => Some(Coded { code: None, text: text.to_owned() }),
        (None, None) => None,
    }
}

/// A column that holds a code, or a text no table knows.
pub(crate) fn coded_column(table: Table, column: Option<&str>) -> Option<Coded> {
    let column = column?;
    match codes::name(table, column) {
        Some(name) => Some(Coded { code: Some(column.to_owned()), text: name.to_owned() }),
        None => Some(Coded { code: None, text: column.to_owned() }),
    }
}

/// What a column keeps of a typed code or word: the code, or the text where no table knows it.
pub(crate) fn read_code(table: Table, typed: &str) -> String {
    codes::read(table, typed).unwrap_or(typed).to_owned()
}

/// 性别: the report has columns for 1 and 2 only; anything else is refused while typing, kept on import.
fn read_sex(typed: Option<String>) -> Result<Option<String>, Fault> {
    match optional("sex", typed, 10)? {
        None => Ok(None),
        Some(typed) => match codes::read(Table::Sex, &typed) {
            Some(code) => Ok(Some(code.to_owned())),
            None => Err(Fault::Refused(Refusal::NotACode { field: "sex", value: typed })),
        },
    }
}

/// 姓名, tidied.
pub(crate) fn read_name(typed: &str) -> Result<String, Fault> {
    required("person_name", &names::tidy(typed), 400)
}

fn read_id_number(typed: Option<String>, today: Day) -> Result<Option<IdNumber>, Fault> {
    optional("id_number", typed, 40)?
        .map(|typed| IdNumber::read(&typed, today).map_err(|trouble| Fault::Refused(Refusal::IdNumber(trouble))))
        .transpose()
}

/// What the ID number and the card say differently, in words.
fn contradictions(person: &Person, today: Day) -> Vec<String> {
    let Some(number) = person.id_number.as_deref().and_then(|text| IdNumber::read(text, today).ok()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if let (Some(kept), Some(named)) = (person.birth, number.birth())
        && !kept.contains(named)
    {
        found.push(domain::wording::birth_differs(kept, named));
    }
    if let Some(kept) = person.sex.as_deref()
        && kept != number.sex().code()
    {
        found.push(domain::wording::sex_differs(codes::name(Table::Sex, number.sex().code()).unwrap_or_default()));
    }
    found
}

/// A card for an act that adds to it: there, not sealed, its data not deleted.
pub(crate) fn in_use(reading: &Reading<'_>, id: i64) -> Result<Person, Fault> {
    let person = Person::find(reading, id)?;
    match (person.erased_on, person.sealed_on) {
        (Some(_), _) => Err(Fault::Refused(Refusal::PersonErased)),
        (None, Some(_)) => Err(Fault::Refused(Refusal::PersonSealed)),
        (None, None) => Ok(person),
    }
}

/// `person_get`
pub(crate) fn get(office: &mut Office, request: PersonGetRequest) -> Result<PersonCard, Fault> {
    use chrono::Datelike;
    let on = office.day(request.as_of);
    let today = office.today();
    office.read(|reading| {
        let person = Person::find(reading, request.id)?;
        let mut facts = Vec::new();
        for fact in PersonFact::of(reading, person.id)? {
            let current = PersonFact::on(reading, person.id, fact.kind, on)?.map(|current| current.id);
            facts.push(fact_row(reading, fact, current)?);
        }
        let year = on.year();
        let between = (Day::from_ymd_opt(year, 1, 1).unwrap_or(on), Day::from_ymd_opt(year, 12, 31).unwrap_or(on));
        let (due, came, excused) = Attendance::of_person(reading, person.id, between)?;
        let mut appointments = AppointmentLine::many(reading, Held::of_person(reading, person.id)?, on)?;
        crate::standing::tell(reading, &mut appointments, on)?;
        let pay = match Person::pay_is_kept(reading, person.id, on)? {
            true => Some(Pay { insured: person.insured, allowance: person.allowance }),
            false => None,
        };
        let lives = Person::residence(reading, person.id, today)?;
        // What is sealed or deleted is compared with nobody.
        let alike = match person.sealed_on {
            None => crate::alike::alike(reading, &person, lives.as_deref(), today)?,
            Some(_) => Vec::new(),
        };
        Ok(PersonCard {
            id: person.id,
            version: Person::version(reading, person.id)?,
            alike,
            pay,
            certificates: crate::certificates::of(reading, person.id, on)?,
            relatives: crate::relatives::of(reading, &person)?,
            declared: crate::relatives::declared_of(reading, person.id)?,
            consents: crate::consents::of(reading, person.id)?,
            sealing: crate::sealing::sealing(&person, today),
            erased: person.erased_on,
            merged: Person::merged_into(reading, person.id)?.into_iter().map(|card| card.name).collect(),
            resume: person.resume.clone(),
            contradictions: contradictions(&person, today),
            sex: coded_column(Table::Sex, person.sex.as_deref()),
            birth: person.birth,
            age: person.birth.and_then(|birth| birth.age(on)),
            nationality: coded_column(Table::Nationality, person.nationality.as_deref()),
            id_number: person.id_number.as_deref().map(mask_id_number),
            phone: person.phone.as_deref().map(mask_phone),
            address: person.address,
            note: person.note,
            name: person.name,
            facts,
            appointments,
            attendance: AttendanceCount { year, due, came, excused },
        })
    })
}

/// `person_add`
pub(crate) fn add(office: &mut Office, request: PersonAdd) -> Result<Made, Fault> {
    let today = office.today();
    let name = read_name(&request.name)?;
    let number = read_id_number(request.id_number, today)?;
    let person = Person {
        sex: read_sex(request.sex)?.or_else(|| number.as_ref().map(|number| number.sex().code().to_owned())),
        birth: request.birth.or_else(|| number.as_ref().and_then(IdNumber::birth)),
        nationality: optional("nationality", request.nationality, 40)?
            .map(|typed| read_code(Table::Nationality, &typed)),
        id_number: number.map(|number| number.as_str().to_owned()),
        phone: optional("phone", request.phone, 40)?,
        address: optional("address", request.address, 400)?,
        resume: optional("resume", request.resume, 20_000)?,
        note: optional("note", request.note, 4000)?,
        ..Person::named(name.clone())
    };
    office.write("person_add", format!("添加{name}"), |writing| {
        let id = person.add(writing)?;
        for (kind, typed) in [
            (FactKind::Politics, request.politics),
            (FactKind::Education, request.education),
            (FactKind::Employment, request.employment),
        ] {
            if let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) {
                first_fact(writing, id, kind, &typed, None)?;
            }
        }
        if request.building.is_some() || request.door.as_deref().is_some_and(|door| !door.trim().is_empty()) {
            first_fact(writing, id, FactKind::Residence, &request.door.unwrap_or_default(), request.building)?;
        }
        Ok(Made { id })
    })
}

/// `person_correct`
pub(crate) fn correct(office: &mut Office, request: PersonCorrect) -> Result<Made, Fault> {
    let today = office.today();
    let name = request.name.as_deref().map(read_name).transpose()?;
    let sex = request.sex.map(read_sex).transpose()?;
    let number = request.id_number.map(|typed| read_id_number(typed, today)).transpose()?;
    let nationality = request
        .nationality
        .map(|typed| {
            Ok::<_, Fault>(optional("nationality", typed, 40)?.map(|typed| read_code(Table::Nationality, &typed)))
        })
        .transpose()?;
    let phone = request.phone.map(|typed| optional("phone", typed, 40)).transpose()?;
    let address = request.address.map(|typed| optional("address", typed, 400)).transpose()?;
    let note = request.note.map(|typed| optional("note", typed, 4000)).transpose()?;
    let resume = request.resume.map(|typed| optional("resume", typed, 20_000)).transpose()?;
    if let Some(Some(allowance)) = request.allowance
        && !(0..=MOST_ALLOWANCE).contains(&allowance)
    {
        let (field, least, most) = ("allowance", 0, MOST_ALLOWANCE / 100);
        return Err(Fault::Refused(Refusal::OutOfRange { field, least, most }));
    }
    office.write("person_correct", "", |writing| {
        in_use(writing, request.id)?;
        let mut person = Person::patched(writing, request.id, request.version)?;
        let given = [
            ("insured", matches!(request.insured, Some(Some(_)))),
            ("allowance", matches!(request.allowance, Some(Some(_)))),
        ];
        if let Some((field, _)) = given.into_iter().find(|(_, given)| *given)
            && !Person::pay_is_kept(writing, person.id, today)?
        {
            return Err(Fault::Refused(Refusal::PayNotKept { field }));
        }
        set(&mut person.name, name);
        set(&mut person.sex, sex);
        set(&mut person.birth, request.birth);
        set(&mut person.nationality, nationality);
        if let Some(number) = number {
            if let Some(number) = &number {
                person.sex.get_or_insert_with(|| number.sex().code().to_owned());
                person.birth = person.birth.or_else(|| number.birth());
            }
            person.id_number = number.map(|number| number.as_str().to_owned());
        }
        set(&mut person.phone, phone);
        set(&mut person.address, address);
        set(&mut person.resume, resume);
        set(&mut person.note, note);
        set(&mut person.insured, request.insured);
        set(&mut person.allowance, request.allowance);
        person.rewrite(writing)?;
        writing.say(format!("更正{}的资料", person.name));
        Ok(Made { id: person.id })
    })
}

/// `person_remove`: to the recycle bin. Refused while an appointment lasts, because a roster would lose a name.
pub(crate) fn remove(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    let today = office.today();
    office.write("person_remove", "", |writing| {
        in_use(writing, request.id)?;
        let mut person = Person::patched(writing, request.id, request.version)?;
        if let Some(held) = Held::of_person_on(writing, person.id, today)?.first() {
            let by = domain::wording::post_phrase(&held.body_name, &held.post_name);
            return Err(Fault::Refused(Refusal::StillUsed { by }));
        }
        person.removed = true;
        person.rewrite(writing)?;
        writing.say(format!("把{}移到回收站", person.name));
        Ok(Made { id: person.id })
    })
}

/// `person_restore`: from the recycle bin.
pub(crate) fn restore(office: &mut Office, request: One) -> Result<Made, Fault> {
    office.write("person_restore", "", |writing| {
        let mut person = Person::get(writing, request.id)?.ok_or(Fault::Gone(Notion::Person))?;
        if person.merged_into.is_some() {
            return Err(Fault::Refused(Refusal::CardMerged));
        }
        person.removed = false;
        person.rewrite(writing)?;
        writing.say(format!("从回收站取回{}", person.name));
        Ok(Made { id: person.id })
    })
}

/// `person_reveal`: the full value, recorded.
pub(crate) fn reveal(office: &mut Office, request: PersonReveal) -> Result<RevealedValue, Fault> {
    let person = office.read(|reading| Person::find(reading, request.id))?;
    let (value, word) = match request.field {
        Revealed::IdNumber => (person.id_number, "身份证号"),
        Revealed::Phone => (person.phone, "手机"),
    };
    let reason = optional("reason", request.reason, 400)?;
    office.note("person_reveal", format!("查看{}的{word}", person.name), reason)?;
    Ok(RevealedValue { value })
}

/// `person_history`
pub(crate) fn history(office: &mut Office, request: One) -> Result<PersonHistory, Fault> {
    office.read(|reading| Ok(PersonHistory { changes: changes(reading, request.id)? }))
}

/// Rows that belong to a card: what was written about them is the history of the card.
const OF_THE_CARD: [&str; 5] = ["person_fact", "certificate", "consent", "declared_relative", "kinship"];

/// What was written about a card and the rows that belong to it, the ones taken away too. Oldest first.
pub(crate) fn changes(reading: &Reading<'_>, id: i64) -> Result<Vec<RowChange>, Fault> {
    let mut changes = crate::history::of_row(reading, Person::TABLE, id)?;
    for link in reading.links_to(Person::TABLE)?.iter().filter(|link| OF_THE_CARD.contains(&link.table.as_str())) {
        for row in reading.rows_of(link, id)? {
            changes.extend(crate::history::of_row(reading, &link.table, row)?);
        }
    }
    changes.sort_by_key(|change| change.operation);
    Ok(changes)
}
