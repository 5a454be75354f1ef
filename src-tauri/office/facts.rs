//! Reads the register into the plain facts papers are made of, true on one day. ID numbers and telephone numbers leave
//! it masked.

use std::collections::BTreeMap;

use chrono::Datelike;

use domain::codes::{self, Table};
use domain::identity::{mask_id_number, mask_phone};
use domain::indicators::{Measures, SETTING as MEASURE, Subject};
use domain::kinds::{BodyKind, BuildingKind, EntitledKind, FigureKind, Identity, UnitKind};
use domain::papers::annual::Written;
use domain::papers::facts::{
    BodyFacts, ByHand, ClosedBody, CommitteeFacts, Contact, FigureFacts, GroupFacts, Holder, MeetingFacts, Named,
    ReportFacts, ResolutionFacts, TermFacts, Typed,
};
use domain::papers::plan::Ahead;
use domain::{Day, Fault, Notion};
use store::Reading;
use store::appointment::{HolderFacts, Office as Held};
use store::body::{Body, ExOfficio};
use store::certificate::Certificate;
use store::committee::Committee;
use store::judgement::Setting;
use store::meeting::{FollowUp, MeetingLine, Resolution};
use store::report::{Override, TypedNumber};
use store::term::{Post, Seat, Term};

use crate::Office;
use crate::bodies::OnDay;
use crate::checkup::judging::Judging;
use crate::figures::FigureLine;
use crate::groups::GroupList;
use crate::standing::History;

/// The most lines read at once; the product is built for 10,000 people.
const ALL: i64 = 1_000_000;

/// Everything a year's report is made of, but for her words, the years before and the year ahead.
pub(crate) fn of_report(office: &mut Office, year: i32, on: Day) -> Result<ReportFacts, Fault> {
    let check_up = crate::checkup::summary(office, on)?;
    let facts = of_numbers(office, year, on)?;
    office.read(|reading| {
        let chart = crate::chart::chart_facts(reading, on)?;
        let before = Day::from_ymd_opt(year - 1, 12, 31).filter(|before| *before <= on);
        let changes = before.map(|before| crate::compare::between(reading, before, on)).transpose()?;
        Ok(ReportFacts {
            chart: Some(chart).filter(|chart| !chart.bodies.is_empty()),
            closed: closed(reading, year, on)?,
            changes: changes.unwrap_or_default(),
            check_up: Some(check_up),
            ..facts
        })
    })
}

/// What the numbers of a year are made of: no chart, no text, no check-up.
pub(crate) fn of_numbers(office: &mut Office, year: i32, on: Day) -> Result<ReportFacts, Fault> {
    let places = crate::groups::list(office, OnDay { as_of: Some(on) })?;
    let measures = measures(office)?;
    office.read(|reading| {
        let bodies = Body::on(reading, on)?;
        let (mut people, held) = People::in_office(reading, on)?;
        let groups = places.groups.iter().map(|line| group(line, &people, &held)).collect();
        let (meetings, meetings_kept) = meetings(reading, year, on)?;
        for body in &bodies {
            people.tell_again(reading, body, on)?;
        }
        Ok(ReportFacts {
            year,
            as_of: on,
            committee: committee(reading)?,
            figures: figures(&places),
            blocks: buildings(&places, BuildingKind::Block),
            courtyards: buildings(&places, BuildingKind::Courtyard),
            // The report counts 驻区单位 alone; the other organisations are in the same register.
            units: places
                .units
                .iter()
                .filter(|unit| unit.kind == UnitKind::Stationed)
                .map(|unit| Named { id: unit.id, name: unit.name.clone() })
                .collect(),
            chart: None,
            bodies: bodies
                .iter()
                .filter(|body| body.kind != BodyKind::ResidentGroup)
                .map(|body| body_facts(reading, body, &bodies, &people, on))
                .collect::<Result<_, _>>()?,
            groups,
            meetings,
            recorded: Held::kinds_by(reading, on)?.into_iter().collect(),
            meetings_kept,
            changes: Vec::new(),
            by_hand: Override::of(reading, i64::from(year))?
                .into_iter()
                .map(|row| (row.indicator, ByHand { thousandths: row.thousandths, reason: row.reason }))
                .collect(),
            typed: TypedNumber::of(reading, i64::from(year))?
                .into_iter()
                .map(|row| (row.code, Typed { thousandths: row.thousandths, basis: row.basis }))
                .collect(),
            last_year: BTreeMap::new(),
            measures,
            written: Written::default(),
            closed: Vec::new(),
            earlier: BTreeMap::new(),
            ahead: Ahead::default(),
            identity: Identity::Masked,
            check_up: None,
        })
    })
}

/// The same with ID numbers, telephone numbers and homes of those in office in full.
pub(crate) fn in_full(reading: &Reading<'_>, mut facts: ReportFacts) -> Result<ReportFacts, Fault> {
    let holders = || facts.bodies.iter().flat_map(|body| &body.roster);
    let people: Vec<i64> = holders().map(|holder| holder.subject.person).collect();
    let known = HolderFacts::on(reading, &people, facts.as_of)?;
    for holder in facts.bodies.iter_mut().flat_map(|body| &mut body.roster) {
        holder.contact = known.get(&holder.subject.person).map(|known| Contact {
            address: known.residence.clone(),
            phone: known.phone.clone(),
            id_number: known.id_number.clone(),
            building: known.building.clone(),
        });
    }
    facts.identity = Identity::Full;
    Ok(facts)
}

/// Bodies that ended between New Year and the day; one of which only the year is known stands at its end.
fn closed(reading: &Reading<'_>, year: i32, on: Day) -> Result<Vec<ClosedBody>, Fault> {
    let closed = Body::closed(reading)?.into_iter().filter_map(|body| {
        let day = body.closed_on?;
        let inside = day.first().year() == year && day.last() <= on;
        inside.then_some(ClosedBody { id: body.id, name: body.name, on: day })
    });
    Ok(closed.collect())
}

/// What is counted how, as the committee chose: edges of bands, and of whom the rules take the share of 交叉任职.
pub(crate) fn measures(office: &mut Office) -> Result<Measures, Fault> {
    let mut measures = Measures { cross_base: Judging::of(office)?.parameters.cross_base, ..Measures::default() };
    for described in Measures::described() {
        let name = format!("{MEASURE}{}", described.name);
        if let Some(value) = office.read(|reading| Setting::of(reading, &name))?.filter(|row| !row.removed) {
            // A value this version cannot read leaves the default.
            if measures.read(&described.name, &value.value).is_err() {
                crate::record::line(&format!("measure {}: not read", described.name));
            }
        }
    }
    Ok(measures)
}

/// One body on a day.
pub(crate) fn of_body(reading: &Reading<'_>, id: i64, on: Day) -> Result<BodyFacts, Fault> {
    let kept = Body::find(reading, id)?;
    let bodies = Body::on(reading, on)?;
    let body = bodies.iter().find(|body| body.id == id).cloned().unwrap_or(kept);
    let people: Vec<i64> = Held::roster(reading, id, on)?.iter().map(|held| held.appointment.person).collect();
    let people =
        People { known: HolderFacts::on(reading, &people, on)?, certificates: BTreeMap::new(), again: BTreeMap::new() };
    body_facts(reading, &body, &bodies, &people, on)
}

/// The committee as papers name it.
pub(crate) fn committee(reading: &Reading<'_>) -> Result<CommitteeFacts, Fault> {
    let committee = Committee::only(reading)?.ok_or(Fault::Gone(Notion::Committee))?;
    Ok(CommitteeFacts {
        signed: committee.signed(),
        name: committee.name,
        street: committee.street.filter(|street| !street.trim().is_empty()),
        founded: committee.founded_on,
    })
}

/// Holders with what was true of them on the day.
struct People {
    known: BTreeMap<i64, HolderFacts>,
    /// Names of certificates that hold on the day.
    certificates: BTreeMap<i64, Vec<String>>,
    /// 连选连任 by body and person.
    again: BTreeMap<(i64, i64), bool>,
}

impl People {
    fn in_office(reading: &Reading<'_>, on: Day) -> Result<(Self, Vec<Held>), Fault> {
        let held = Held::all(reading, on)?;
        let people: Vec<i64> = held.iter().map(|held| held.appointment.person).collect();
        let known = HolderFacts::on(reading, &people, on)?;
        let certificates = Certificate::held(reading, on)?;
        Ok((Self { known, certificates, again: BTreeMap::new() }, held))
    }

    /// 连选连任 of those in one of the two committees: the mark their lines carry elsewhere, of the term of the day.
    fn tell_again(&mut self, reading: &Reading<'_>, body: &Body, on: Day) -> Result<(), Fault> {
        if !matches!(body.kind, BodyKind::PartyOrganisation | BodyKind::Committee) {
            return Ok(());
        }
        let history = History::of(reading, body.id)?;
        let term = Term::current(reading, body.id, on)?.map(|term| term.id);
        for person in self.known.keys() {
            if let Some(again) = history.again(*person, term) {
                self.again.insert((body.id, *person), again);
            }
        }
        Ok(())
    }

    fn holder(&self, held: Held) -> Holder {
        let appointment = held.appointment;
        let mut holder = Holder {
            subject: Subject {
                person: appointment.person,
                name: held.person_name,
                sex: held.sex,
                birth: held.birth,
                full_time: appointment.full_time,
                again: self.again.get(&(held.body, appointment.person)).copied(),
                certificates: self.certificates.get(&appointment.person).cloned().unwrap_or_default(),
                ..Subject::default()
            },
            post: held.post_name,
            rank: held.rank,
            from: appointment.from_on,
            duties: appointment.duties,
            represents: held.represents_name,
            ..Holder::default()
        };
        if let Some(known) = self.known.get(&appointment.person) {
            (holder.subject.nationality, holder.spelled.nationality) = match known.nationality.clone() {
                Some(code) if codes::name(Table::Nationality, &code).is_some() => (Some(code), None),
                text => (None, text),
            };
            (holder.subject.politics, holder.spelled.politics) = known.politics.clone();
            (holder.subject.education, holder.spelled.education) = known.education.clone();
            (holder.subject.insured, holder.subject.allowance) = (known.insured, known.allowance);
            holder.contact = Some(Contact {
                address: known.residence.clone(),
                phone: known.phone.as_deref().map(mask_phone),
                id_number: known.id_number.as_deref().map(mask_id_number),
                building: known.building.clone(),
            });
        }
        holder
    }
}

fn body_facts(
    reading: &Reading<'_>,
    body: &Body,
    bodies: &[Body],
    people: &People,
    on: Day,
) -> Result<BodyFacts, Fault> {
    let held = Held::roster(reading, body.id, on)?;
    let term = Term::current(reading, body.id, on)?;
    let seats = term.as_ref().map(|term| Seat::of(reading, term.id)).transpose()?.unwrap_or_default();
    let mut vacancies = Vec::new();
    for post in Post::of(reading, body.id)? {
        let number: i64 = seats.iter().filter(|seat| seat.post == post.id).map(|seat| seat.number).sum();
        let taken = held.iter().filter(|held| held.appointment.post == post.id).count() as i64;
        if number > taken {
            vacancies.push((post.name, number - taken));
        }
    }
    let mut ex_officio = Vec::new();
    for link in ExOfficio::into_body(reading, body.id, on)? {
        let name = bodies.iter().find(|other| other.id == link.body).map(|other| other.name.clone());
        ex_officio.extend(name);
    }
    Ok(BodyFacts {
        id: body.id,
        kind: body.kind,
        name: body.name.clone(),
        term: term.map(|term| TermFacts {
            ordinal: term.ordinal,
            start: term.start_on,
            legal_end: term.legal_end_on,
            extended_to: term.extended_to,
        }),
        seats: (!seats.is_empty()).then(|| seats.iter().map(|seat| seat.number).sum()),
        roster: held.into_iter().map(|held| people.holder(held)).collect(),
        vacancies,
        ex_officio,
    })
}

fn group(line: &crate::groups::GroupLine, people: &People, held: &[Held]) -> GroupFacts {
    GroupFacts {
        roster: held.iter().filter(|held| held.body == line.id).map(|held| people.holder(held.clone())).collect(),
        id: line.id,
        name: line.name.clone(),
        leaders: line.leaders.clone(),
        deputies: line.deputies.clone(),
        delegates: line.delegates.clone(),
        buildings: line.buildings.clone(),
        figures: line.figures.iter().map(figure).collect(),
    }
}

fn figure(line: &FigureLine) -> FigureFacts {
    FigureFacts {
        kind: line.kind,
        thousandths: line.thousandths,
        source: domain::wording::report::figure_source(line.on, line.source.as_deref()),
    }
}

/// Figures of the committee as a whole; where none is kept, the sum over groups and buildings without one.
fn figures(places: &GroupList) -> Vec<FigureFacts> {
    let mut figures: Vec<FigureFacts> = places.figures.iter().map(figure).collect();
    for kind in FigureKind::ALL {
        if *kind == FigureKind::Area || figures.iter().any(|figure| figure.kind == *kind) {
            continue;
        }
        let of_groups = places.groups.iter().flat_map(|group| &group.figures);
        let of_others = places.buildings.iter().filter(|one| one.group.is_none()).flat_map(|one| &one.figures);
        let parts: Vec<&FigureLine> = of_groups.chain(of_others).filter(|figure| figure.kind == *kind).collect();
        if !parts.is_empty() {
            figures.push(FigureFacts {
                kind: *kind,
                thousandths: parts.iter().map(|part| part.thousandths).sum(),
                source: domain::wording::report::SUM_OF_GROUPS.to_owned(),
            });
        }
    }
    figures
}

fn buildings(places: &GroupList, kind: BuildingKind) -> Vec<Named> {
    places
        .buildings
        .iter()
        .filter(|building| building.kind == kind)
        .map(|building| Named { id: building.id, name: building.name.clone() })
        .collect()
}

/// Meetings from New Year to the day, or to the end of the year where the day lies behind it; oldest first. And whether
/// any meeting was kept by then, so that none in the year means none was held.
fn meetings(reading: &Reading<'_>, year: i32, on: Day) -> Result<(Vec<MeetingFacts>, bool), Fault> {
    let (Some(first), Some(last)) = (Day::from_ymd_opt(year, 1, 1), Day::from_ymd_opt(year, 12, 31)) else {
        return Ok((Vec::new(), false));
    };
    let last = last.min(on);
    let (lines, _) = MeetingLine::page(reading, None, (first, last), None, ALL)?;
    let kept = !lines.is_empty() || MeetingLine::any_until(reading, last)?;
    let kinds: BTreeMap<i64, BodyKind> = Body::all(reading)?.into_iter().map(|body| (body.id, body.kind)).collect();
    let mut meetings = Vec::with_capacity(lines.len());
    for line in lines.into_iter().rev() {
        let meeting = line.meeting;
        let resolutions = Resolution::of(reading, meeting.id)?
            .into_iter()
            .map(|row| {
                let settled = FollowUp::of(reading, row.id)?.iter().any(|one| one.done && one.on_day <= on);
                Ok(ResolutionFacts {
                    id: row.id,
                    text: row.text,
                    responsible: row.responsible,
                    due_on: row.due_on,
                    settled,
                })
            })
            .collect::<Result<_, Fault>>()?;
        meetings.push(MeetingFacts {
            id: meeting.id,
            body: meeting.body,
            body_kind: kinds.get(&meeting.body).copied().unwrap_or(BodyKind::WorkingGroup),
            body_name: line.body_name,
            name: meeting.name,
            held_on: meeting.held_on,
            chair: meeting.chair,
            due: match meeting.entitled_kind {
                EntitledKind::People => line.entitled,
                EntitledKind::Adults | EntitledKind::Households => meeting.entitled_count.unwrap_or(0),
            },
            came: line.present,
            items: line.items,
            resolutions,
        });
    }
    Ok((meetings, kept))
}
