//! 此人的全部资料: what somebody may see and copy of their own data (个人信息保护法 45), as one paper. Each export is recorded.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::Table;
use domain::document::Document;
use domain::papers::file_name;
use domain::papers::personal::{Part, PersonalFacts, document};
use domain::wording::cards as wording;
use domain::wording::report;
use domain::{Day, Fault, Partial};
use store::Reading;
use store::appointment::Office as Held;
use store::card::{Attended, Entrusted};
use store::person::{Person, PersonFact};

use crate::appointments::AppointmentLine;
use crate::export::{Exported, Format};
use crate::pages::{Pages, drawn};
use crate::people::coded_column;
use crate::person_facts::fact_row;
use crate::{Office, attended, certificates, consents, facts, optional, relatives};

/// Whose data, and why they are shown.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonDataRequest {
    /// The person.
    pub id: i64,
    /// Why; stands on the paper and in the history.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Exports the data of a person.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonDataExport {
    /// The person.
    pub id: i64,
    /// Why; stands on the paper and in the history.
    #[serde(default)]
    pub reason: Option<String>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
}

/// `person_data_pages`: full numbers are on them, so looking is recorded as an export is.
pub(crate) fn pages(office: &mut Office, request: PersonDataRequest) -> Result<Pages, Fault> {
    let reason = optional("reason", request.reason, 400)?;
    let (document, _) = paper(office, request.id, reason.clone())?;
    let pages = drawn(&document)?;
    office.note("person_data_pages", report::shown(&document.title.concat()), reason)?;
    Ok(pages)
}

/// `person_data_export`
pub(crate) fn export(office: &mut Office, request: PersonDataExport) -> Result<Exported, Fault> {
    let reason = optional("reason", request.reason, 400)?;
    let (document, stem) = paper(office, request.id, reason.clone())?;
    let exported = crate::export::write(office, &document, &stem, request.folder, &[request.format])?;
    let what = document.title.last().map(String::as_str).unwrap_or_default();
    office.note("person_data_export", report::exported(what, &[request.format.extension()]), reason)?;
    Ok(exported)
}

/// Everything kept of a person as a paper, and the name of its file.
pub(crate) fn paper(office: &Office, id: i64, reason: Option<String>) -> Result<(Document, String), Fault> {
    let on = office.today();
    office.read(|reading| {
        let person = Person::find(reading, id)?;
        let committee = facts::committee(reading)?;
        let stem = file_name::stem(&[&wording::data_title(&person.name), &committee.name], Some(on));
        let facts = PersonalFacts {
            community: committee.name,
            signed: committee.signed,
            name: person.name.clone(),
            as_of: on,
            reason,
            own: own(&person),
            parts: parts(reading, &person, on)?,
            chain: reading.chain_head()?.printed(),
        };
        Ok((document(&facts), stem))
    })
}

/// The card itself, every field of it.
fn own(person: &Person) -> Vec<(&'static str, String)> {
    let code = |table: Table, column: &Option<String>| coded_column(table, column.as_deref()).map(|coded| coded.text);
    let sealing = person.sealed_on.map(|on| wording::sealing(on, person.sealed_until, person.sealed_reason.as_deref()));
    [
        ("姓名", Some(person.name.clone())),
        ("身份证号", person.id_number.clone()),
        ("性别", code(Table::Sex, &person.sex)),
        ("出生", person.birth.map(Partial::chinese)),
        ("民族", code(Table::Nationality, &person.nationality)),
        ("手机", person.phone.clone()),
        ("住址", person.address.clone()),
        ("简历", person.resume.clone()),
        ("备注", person.note.clone()),
        ("社会保险", person.insured.map(|insured| wording::yes_no(insured).to_owned())),
        ("月补贴（元）", person.allowance.map(wording::yuan)),
        ("封存", sealing),
        ("删除个人信息", person.erased_on.map(Partial::chinese)),
    ]
    .into_iter()
    .map(|(field, value)| (field, value.unwrap_or_else(|| wording::NOT_KEPT.to_owned())))
    .collect()
}

fn said(date: Option<Partial>) -> String {
    date.map(Partial::chinese).unwrap_or_default()
}

fn parts(reading: &Reading<'_>, person: &Person, on: Day) -> Result<Vec<Part>, Fault> {
    let id = person.id;
    let mut kept = Vec::new();
    for fact in PersonFact::of(reading, id)? {
        let row = fact_row(reading, fact, None)?;
        let basis = row.basis.map(|basis| basis.chinese().to_owned()).into_iter().chain(row.basis_note);
        kept.push(vec![
            row.kind.chinese().to_owned(),
            row.value.text,
            said(row.from),
            said(row.to),
            basis.collect::<Vec<_>>().join("，"),
        ]);
    }
    let certificates = certificates::of(reading, id, on)?.into_iter().map(|row| {
        vec![
            [Some(row.name), row.level].into_iter().flatten().collect::<Vec<_>>().join("，"),
            row.number.unwrap_or_default(),
            row.issued_by.unwrap_or_default(),
            said(row.issued),
            said(row.valid_until),
            row.note.unwrap_or_default(),
        ]
    });
    let mut related: Vec<Vec<String>> = relatives::of(reading, person)?
        .into_iter()
        .map(|row| vec![row.name, row.seen, "有卡".to_owned(), String::new(), String::new()])
        .collect();
    related.extend(relatives::declared_of(reading, id)?.into_iter().map(|row| {
        vec![
            row.name,
            row.relation.text,
            "本人申报".to_owned(),
            row.workplace.unwrap_or_default(),
            [said(row.declared), row.note.unwrap_or_default()].join("　").trim().to_owned(),
        ]
    }));
    let consents = consents::of(reading, id)?
        .into_iter()
        .map(|row| vec![row.purpose, said(row.given), said(row.withdrawn), row.note.unwrap_or_default()]);
    let mut held = Vec::new();
    for line in AppointmentLine::many(reading, Held::of_person(reading, id)?, on)? {
        let term = line.ordinal.map(domain::wording::ordinal).unwrap_or_default();
        held.push(vec![
            domain::wording::post_phrase(&line.body_name, &line.post_name),
            term,
            said(line.from),
            said(line.to),
            line.duties.unwrap_or_default(),
            [line.end_reason.map(|reason| reason.chinese().to_owned()), line.represents, line.basis]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("，"),
        ]);
    }
    let met = Attended::of(reading, id)?.into_iter().map(|line| {
        vec![
            domain::dates::chinese(line.held_on),
            line.name,
            line.capacity.chinese().to_owned(),
            line.presence.map_or_else(|| wording::NOT_KEPT.to_owned(), |presence| presence.chinese().to_owned()),
            line.reason.unwrap_or_default(),
        ]
    });
    let entrusted = Entrusted::of(reading, id)?.into_iter().map(|line| {
        vec![
            domain::dates::chinese(line.held_on),
            line.meeting_name,
            line.text,
            line.due_on.map(domain::dates::chinese).unwrap_or_default(),
        ]
    });
    let papers = attended::resting(reading, id)?
        .into_iter()
        .map(|line| vec![line.title, line.number.unwrap_or_default(), said(line.issued), line.what.join("、")]);
    let merged = Person::merged_into(reading, id)?
        .into_iter()
        .map(|card| vec![card.id.to_string(), card.name, card.note.unwrap_or_default()]);
    let mut changes = Vec::new();
    for change in crate::people::changes(reading, id)? {
        for field in change.fields {
            changes.push(vec![
                change.at.chars().take(16).map(|letter| if letter == 'T' { ' ' } else { letter }).collect(),
                change.actor.clone(),
                format!("{}　{}", change.what, field.field),
                field.before.unwrap_or_default(),
                field.after.unwrap_or_default(),
            ]);
        }
    }
    let part =
        |title, heads: &[(&'static str, u32)], rows: Vec<Vec<String>>| Part { title, heads: heads.to_vec(), rows };
    Ok(vec![
        part("前后变化", &[("项目", 2), ("内容", 4), ("开始", 3), ("结束", 3), ("依据", 4)], kept),
        part(
            "证书",
            &[("名称", 4), ("编号", 3), ("发证单位", 3), ("发证日期", 3), ("有效期至", 3), ("备注", 2)],
            certificates.collect(),
        ),
        part("亲属", &[("姓名", 2), ("关系", 2), ("来源", 2), ("工作单位", 3), ("申报日期和备注", 4)], related),
        part("同意", &[("用途", 5), ("同意日期", 3), ("撤回日期", 3), ("备注", 3)], consents.collect()),
        part("任职", &[("职务", 4), ("届", 2), ("开始", 3), ("结束", 3), ("分管", 2), ("说明", 4)], held),
        part("到会", &[("日期", 3), ("会议", 6), ("身份", 1), ("到会", 1), ("原因", 3)], met.collect()),
        part("负责落实的决议", &[("日期", 3), ("会议", 4), ("决议", 6), ("期限", 3)], entrusted.collect()),
        part("依据文件", &[("标题", 5), ("文号", 3), ("日期", 3), ("用于", 4)], papers.collect()),
        part("合并进来的卡", &[("编号", 1), ("姓名", 2), ("备注", 4)], merged.collect()),
        part("改动记录", &[("时间", 4), ("经办人", 2), ("项目", 4), ("改动前", 4), ("改动后", 4)], changes),
    ])
}

/// The columns that point to a person this paper tells of; a test compares them with the schema.
pub const TOLD: &[(&str, &str)] = &[
    ("appointment", "person"),
    ("attendance", "person"),
    ("certificate", "person"),
    ("consent", "person"),
    ("declared_relative", "person"),
    ("kinship", "person"),
    ("kinship", "relative"),
    ("person", "merged_into"),
    ("person_fact", "person"),
    ("resolution", "person"),
];
