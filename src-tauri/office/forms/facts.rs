//! The register on a day as forms ask for it: the committee, the bodies with their people, those who lead resident
//! groups, and every number of the year's report.

use std::collections::HashMap;

use domain::codes::{self, Table};
use domain::forms::people::Field;
use domain::forms::sources::{FormBody, FormFacts, FormNumber, FormPerson, Sources};
use domain::identity::{mask_id_number, mask_phone};
use domain::kinds::ReportReader;
use domain::papers::facts::{BodyFacts, Holder};
use domain::papers::numbers::Numbers;
use domain::roster::Column;
use domain::{Day, Fault, Partial};
use store::Reading;
use store::appointment::Office as Held;
use store::committee::Committee;
use store::people::{self, Cards, Page, PeopleFilter, PersonLine};

use crate::{Office, report};

/// Everything the register answers on the day, and the day.
pub(super) fn sources(
    office: &mut Office,
    year: i32,
    as_of: Option<Day>,
    in_full: bool,
) -> Result<(Sources, Day), Fault> {
    let facts = report::read_facts(office, year, as_of, ReportReader::Street)?;
    let numbers = Numbers::of(&facts)?;
    let numbers = numbers.all().iter().map(|number| FormNumber {
        code: number.code.clone(),
        label: number.label.clone(),
        printed: number.printed(),
    });
    let numbers = numbers.collect();
    let (on, today) = (facts.as_of, office.today());
    let made = office.read(|reading| {
        let committee = Committee::only(reading)?;
        let leaders = leaders(reading, facts.groups.iter().map(|group| group.id), on)?;
        let everybody = facts.bodies.iter().flat_map(|body| &body.roster).map(|holder| holder.subject.person);
        let cards = Everybody::read(
            reading,
            everybody.chain(leaders.iter().map(|(held, _)| held.appointment.person)),
            on,
            in_full,
        )?;
        Ok(FormFacts {
            year: facts.year,
            as_of: on,
            today,
            name: facts.committee.name.clone(),
            signed: facts.committee.signed.clone(),
            street: facts.committee.street.clone().unwrap_or_default(),
            division: committee.as_ref().and_then(|row| row.division_code.clone()).unwrap_or_default(),
            credit: committee.and_then(|row| row.credit_code).unwrap_or_default(),
            founded: facts.committee.founded,
            bodies: facts.bodies.iter().map(|body| form_body(body, &cards)).collect(),
            leaders: leaders.iter().map(|(held, group)| cards.leader(held, group)).collect(),
            numbers,
        })
    })?;
    Ok((Sources::of(&made), on))
}

/// Who leads a resident group, with the group's name.
fn leaders(reading: &Reading<'_>, groups: impl Iterator<Item = i64>, on: Day) -> Result<Vec<(Held, String)>, Fault> {
    let mut found = Vec::new();
    for group in groups {
        let held = Held::roster(reading, group, on)?
            .into_iter()
            .filter(|held| held.post_name == domain::kinds::BodyKind::ResidentGroup.plain_post());
        found.extend(held.map(|held| {
            let name = held.body_name.clone();
            (held, name)
        }));
    }
    Ok(found)
}

fn form_body(body: &BodyFacts, cards: &Everybody) -> FormBody {
    FormBody {
        id: body.id,
        kind: body.kind,
        name: body.name.clone(),
        ordinal: body.term.as_ref().and_then(|term| term.ordinal),
        start: body.term.as_ref().map(|term| term.start),
        end: body.term.as_ref().and_then(|term| term.extended_to.or(term.legal_end)),
        seats: body.seats,
        vacant: body.seats.map(|_| body.vacancies.iter().map(|(_, number)| number).sum()),
        people: body.roster.iter().map(|holder| cards.person(holder)).collect(),
    }
}

/// The cards of everybody in office. Whoever is under 封存 stays in rosters with the name alone and has none here.
struct Everybody {
    lines: HashMap<i64, PersonLine>,
    groups: HashMap<i64, String>,
    on: Day,
    in_full: bool,
}

impl Everybody {
    fn read(reading: &Reading<'_>, people: impl Iterator<Item = i64>, on: Day, in_full: bool) -> Result<Self, Fault> {
        let mut wanted: Vec<i64> = people.collect();
        wanted.sort_unstable();
        wanted.dedup();
        let filter = PeopleFilter { only: Some(wanted), cards: Cards::InUse, ..PeopleFilter::default() };
        let (ids, _) = people::page(reading, &filter, on, Page::default())?;
        let lines = people::lines(reading, &ids, on)?;
        let groups = people::groups_of(reading, &lines, on)?;
        Ok(Self { lines: lines.into_iter().map(|line| (line.id, line)).collect(), groups, on, in_full })
    }

    fn person(&self, holder: &Holder) -> FormPerson {
        let subject = &holder.subject;
        let mut values = HashMap::from([
            (Field::Of(Column::Name), subject.name.clone()),
            (Field::Of(Column::Post), holder.post.clone()),
            (Field::Of(Column::From), holder.from.map(Partial::chinese).unwrap_or_default()),
            (Field::Of(Column::Duties), holder.duties.clone().unwrap_or_default()),
            (Field::Of(Column::FullTime), holder.full_time().to_owned()),
        ]);
        if self.lines.contains_key(&subject.person) {
            values.insert(Field::Of(Column::Sex), holder.sex().to_owned());
            values.insert(Field::Of(Column::Nationality), holder.nationality().to_owned());
            values.insert(Field::Of(Column::Politics), holder.politics().to_owned());
            values.insert(Field::Of(Column::Education), holder.education().to_owned());
        }
        self.card(subject.person, subject.birth, &mut values);
        FormPerson::new(subject.person, holder.post.clone(), values)
    }

    fn leader(&self, held: &Held, group: &str) -> FormPerson {
        let person = held.appointment.person;
        let mut values = HashMap::from([
            (Field::Of(Column::Name), held.person_name.clone()),
            (Field::Of(Column::Post), held.post_name.clone()),
            (Field::Of(Column::From), held.appointment.from_on.map(Partial::chinese).unwrap_or_default()),
        ]);
        if let Some(line) = self.lines.get(&person) {
            // The other codes of that table say that it is not known.
            let sex = line.sex.as_deref().filter(|code| matches!(*code, "1" | "2"));
            let sex = sex.and_then(|code| codes::name(Table::Sex, code)).unwrap_or_default();
            values.insert(Field::Of(Column::Sex), sex.to_owned());
            let said = |value: &(Option<String>, Option<String>), name: fn(&str) -> Option<&'static str>| {
                let coded = value.0.as_deref().and_then(name).map(str::to_owned);
                coded.or_else(|| value.1.clone()).unwrap_or_default()
            };
            let band = |code: &str| codes::education_band(code).map(codes::Band::chinese);
            values.insert(Field::Of(Column::Politics), said(&line.politics, codes::short_politics));
            values.insert(Field::Of(Column::Education), said(&line.education, band));
            let nationality =
                line.nationality.clone().map(|code| codes::name(Table::Nationality, &code).map_or(code, str::to_owned));
            values.insert(Field::Of(Column::Nationality), nationality.unwrap_or_default());
        }
        self.card(person, held.birth, &mut values);
        values.insert(Field::Of(Column::Group), group.to_owned());
        FormPerson::new(person, held.post_name.clone(), values)
    }

    /// What the card alone says.
    fn card(&self, person: i64, birth: Option<Partial>, values: &mut HashMap<Field, String>) {
        let Some(line) = self.lines.get(&person) else { return };
        if let Some(birth) = birth {
            values.insert(Field::Of(Column::Birth), birth.chinese());
            values.insert(Field::BirthMonth, birth.to_month().chinese());
            values.insert(Field::Age, birth.age(self.on).map(|age| age.to_string()).unwrap_or_default());
        }
        let in_full = |number: &Option<String>, mask: fn(&str) -> String| match number {
            Some(number) if self.in_full => number.clone(),
            Some(number) => mask(number),
            None => String::new(),
        };
        values.insert(Field::Of(Column::Phone), in_full(&line.phone, mask_phone));
        values.insert(Field::Of(Column::IdNumber), in_full(&line.id_number, mask_id_number));
        // A home goes out to its building alone, as in every list for the street office.
        let building = line.building_name.clone().unwrap_or_default();
        let (home, door) = if self.in_full {
            let home = line.residence().or_else(|| line.address.clone()).unwrap_or_default();
            (home, line.door.clone().unwrap_or_default())
        } else {
            (building.clone(), String::new())
        };
        values.insert(Field::Of(Column::Address), home);
        values.insert(Field::Of(Column::Building), building);
        values.insert(Field::Of(Column::Door), door);
        let employment =
            line.employment.0.as_deref().and_then(|code| codes::name(Table::Employment, code)).map(str::to_owned);
        values.insert(
            Field::Of(Column::Employment),
            employment.or_else(|| line.employment.1.clone()).unwrap_or_default(),
        );
        let group = line.building.and_then(|building| self.groups.get(&building)).cloned();
        values.insert(Field::Of(Column::Group), group.unwrap_or_default());
    }
}
