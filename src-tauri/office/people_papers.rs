//! A list of people as a paper: 名单 for the office or for the notice board, 通讯录 by body or by building; in words, as
//! pages, as a file.
//!
//! ID numbers and telephone numbers are masked. With a reason they are in full, for the office and the street office
//! only, and the reason is kept in the history. For the notice board they are never read from the register at all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::{self, Table};
use domain::document::Document;
use domain::identity::{mask_id_number, mask_phone};
use domain::kinds::{ListForm, PersonColumn};
use domain::papers::file_name;
use domain::papers::people::{Held, ListFacts, Listed, Shape, document};
use domain::wording::lists as wording;
use domain::{Day, Fault, Refusal};
use store::Reading;
use store::appointment::PostHeld;
use store::body::Body;
use store::building::Building;
use store::people::{self, Page, PersonLine, Sort};

use crate::export::{Exported, Format};
use crate::pages::{Pages, drawn};
use crate::people_list::{PersonListRequest, filter, sort};
use crate::printed::InWords;
use crate::{Office, facts, optional};

/// How people are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PeopleShape {
    /// 名单: one table.
    #[default]
    List,
    /// 通讯录, body by body.
    ByBody,
    /// 通讯录, building by building.
    ByBuilding,
}

/// A list of people as a paper.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PeoplePaper {
    /// Which people, in which order; its page is not looked at.
    pub list: PersonListRequest,
    /// Of them only these.
    #[serde(default)]
    pub people: Option<Vec<i64>>,
    /// How they are laid out; a list where missing.
    #[serde(default)]
    pub shape: Option<PeopleShape>,
    /// For whom; the office where missing. An address book is for the office always.
    #[serde(default)]
    pub form: Option<ListForm>,
    /// The columns of a list for the office, in order; other forms have their own; the usual ones where missing.
    #[serde(default)]
    pub columns: Option<Vec<PersonColumn>>,
    /// Why numbers must be in full; masked where missing.
    #[serde(default)]
    pub full_because: Option<String>,
}

/// Exports a list of people.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PeopleExport {
    /// What.
    pub paper: PeoplePaper,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
}

/// A paper made, with what the history says of it.
pub(crate) struct Made {
    facts: ListFacts,
    reason: Option<String>,
}

impl Made {
    /// The paper and the name of its file.
    pub(crate) fn paper(&self) -> (Document, String) {
        let facts = &self.facts;
        let stem = file_name::stem(&[facts.title(), &facts.community, facts.form_word()], Some(facts.as_of));
        (document(facts), stem)
    }

    /// What it is made of, for another paper that holds the list.
    pub(crate) fn into_facts(self) -> ListFacts {
        self.facts
    }

    /// 打印人员名单，12人，公示版; and why.
    pub(crate) fn printed(&self) -> (String, Option<String>) {
        let facts = &self.facts;
        (wording::printed(facts.title(), facts.people.len(), facts.form_word()), self.reason.clone())
    }
}

/// `people_text`
pub(crate) fn text(office: &mut Office, request: PeoplePaper) -> Result<InWords, Fault> {
    only_masked(&request)?;
    let (document, _) = made(office, request)?.paper();
    Ok(InWords { text: documents::plain(&document) })
}

/// `people_pages`
pub(crate) fn pages(office: &mut Office, request: PeoplePaper) -> Result<Pages, Fault> {
    only_masked(&request)?;
    let (document, _) = made(office, request)?.paper();
    drawn(&document)
}

/// `people_export`
pub(crate) fn export(office: &mut Office, request: PeopleExport) -> Result<Exported, Fault> {
    let made = made(office, request.paper)?;
    let (document, stem) = made.paper();
    let exported = crate::export::write(office, &document, &stem, request.folder, &[request.format])?;
    let facts = &made.facts;
    let said = wording::exported(facts.title(), request.format.extension(), facts.people.len(), facts.form_word());
    office.note("people_export", said, made.reason)?;
    Ok(exported)
}

/// What is only looked at is not recorded, so it shows no number in full.
fn only_masked(request: &PeoplePaper) -> Result<(), Fault> {
    match &request.full_because {
        None => Ok(()),
        Some(_) => Err(Fault::Refused(Refusal::NotForLooking)),
    }
}

/// Gathers what the paper is made of.
pub(crate) fn made(office: &mut Office, request: PeoplePaper) -> Result<Made, Fault> {
    let on = office.day(request.list.as_of);
    let shape = match request.shape.unwrap_or_default() {
        PeopleShape::List => Shape::List,
        PeopleShape::ByBody => Shape::ByBody,
        PeopleShape::ByBuilding => Shape::ByBuilding,
    };
    let form = match shape {
        Shape::List => request.form.unwrap_or(ListForm::Internal),
        _ => ListForm::Internal,
    };
    let in_full = request.full_because.is_some() && has_numbers(form);
    let reason = match request.full_because {
        Some(typed) if in_full => {
            Some(optional("reason", Some(typed), 400)?.ok_or(Fault::Refused(Refusal::ReasonNeeded))?)
        }
        _ => None,
    };
    // Who is under 封存 or in the recycle bin stands on no paper.
    let list = PersonListRequest { sealed: None, removed: None, ..request.list };
    let mut wanted = filter(&list);
    wanted.only = request.people;
    let order = sort(&list);
    let page = Page { sort: order, descending: list.descending.unwrap_or(false), ..Page::default() };
    office.read(|reading| {
        let (ids, _) = people::page(reading, &wanted, on, page)?;
        let lines = people::lines(reading, &ids, on)?;
        let held = PostHeld::of_people(reading, &ids, on)?;
        let groups = people::groups_of(reading, &lines, on)?;
        let people = lines
            .into_iter()
            .map(|line| {
                let held = PostHeld::of_one(&held, line.id);
                let group = line.building.and_then(|building| groups.get(&building)).cloned().unwrap_or_default();
                listed(line, held, group, form, in_full)
            })
            .collect();
        let facts = ListFacts {
            by_strokes: order == Sort::Strokes && !page.descending,
            community: facts::committee(reading)?.name,
            as_of: on,
            form,
            shape,
            columns: request.columns.unwrap_or_default(),
            people,
            headings: headings(reading, shape, on)?,
            in_full,
        };
        Ok(Made { facts, reason })
    })
}

fn headings(reading: &Reading<'_>, shape: Shape, on: Day) -> Result<Vec<String>, Fault> {
    Ok(match shape {
        Shape::List => Vec::new(),
        Shape::ByBody => Body::on(reading, on)?.into_iter().map(|body| body.name).collect(),
        Shape::ByBuilding => Building::all(reading)?.into_iter().map(|building| building.name).collect(),
    })
}

/// A code or a text as a narrow column writes it.
fn word(value: (Option<String>, Option<String>), said: impl Fn(&str) -> Option<&'static str>) -> String {
    match value {
        (Some(code), _) => said(&code).map_or(code, str::to_owned),
        (None, text) => text.unwrap_or_default(),
    }
}

/// Whether numbers are read from the register at all.
fn has_numbers(form: ListForm) -> bool {
    matches!(form, ListForm::Internal | ListForm::Street)
}

fn listed(line: PersonLine, held: &[PostHeld], group: String, form: ListForm, in_full: bool) -> Listed {
    let internal = form == ListForm::Internal;
    let numbers = has_numbers(form);
    let residence = line.residence().or(line.address).filter(|_| internal).unwrap_or_default();
    let masked = |number: Option<String>, mask: fn(&str) -> String| match number {
        Some(number) if numbers && in_full => number,
        Some(number) if numbers => mask(&number),
        _ => String::new(),
    };
    Listed {
        name: line.name,
        sex: line.sex,
        birth: line.birth,
        nationality: word((line.nationality, None), |code| codes::name(Table::Nationality, code)),
        politics_code: line.politics.0.clone(),
        politics: word(line.politics, codes::short_politics),
        education: word(line.education, |code| codes::education_band(code).map(codes::Band::chinese)),
        employment: word(line.employment, |code| codes::name(Table::Employment, code)),
        posts: held
            .iter()
            .map(|held| Held {
                body: held.body,
                body_name: held.body_name.clone(),
                phrase: domain::wording::post_phrase(&held.body_name, &held.post_name),
                post: held.post_name.clone(),
                full_time: held.full_time,
            })
            .collect(),
        group,
        building: line.building_name.unwrap_or_default(),
        door: line.door.filter(|_| internal).unwrap_or_default(),
        residence,
        phone: masked(line.phone, mask_phone),
        id_number: masked(line.id_number, mask_id_number),
        note: line.note.filter(|_| internal).unwrap_or_default(),
    }
}
