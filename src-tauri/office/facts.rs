//! Reads the register into the plain facts papers are made of, true on one day. ID numbers and telephone numbers leave
//! it masked.

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::codes::{self, Table};
use domain::indicators::Subject;
use domain::kinds::{BodyKind, BuildingKind, EntitledKind, FigureKind, ReportReader, UnitKind};
use domain::papers::facts::{
    BodyFacts, ByHand, ClosedBody, CommitteeFacts, Contact, FigureFacts, GroupFacts, Holder, MeetingFacts, Named,
    ReportFacts, ResolutionFacts, TermFacts,
};
use domain::papers::plan::Ahead;
use domain::{Day, Fault, Notion};
use store::Reading;
use store::appointment::{HolderFacts, Office as Held};
use store::body::{Body, ExOfficio};
use store::committee::Committee;
use store::meeting::{FollowUp, MeetingLine, Resolution};
use store::report::Override;
use store::term::{Post, Seat, Term};

use crate::Office;
use crate::bodies::OnDay;
use crate::figures::FigureLine;
use crate::groups::GroupList;

/// The most lines read at once; the product is built for 10,000 people.
const ALL: i64 = 1_000_000;

/// Everything a year's report is made of.
pub(crate) fn of_report(office: &mut Office, year: i32, on: Day, reader: ReportReader) -> Result<ReportFacts, Fault> {
    let ahead = match reader {
        ReportReader::Plan => crate::report::ahead::ahead(office, year, on)?,
        ReportReader::Street | ReportReader::Congress => Ahead::default(),
    };
    let places = crate::groups::list(office, OnDay { as_of: Some(on) })?;
    let check_up = crate::checkup::summary(office, on)?;
    office.read(|reading| {
        let bodies = Body::on(reading, on)?;
        // Only the street office is told where to find anybody.
        let people = People::in_office(reading, on, reader == ReportReader::Street)?;
        let chart = crate::chart::chart_facts(reading, on)?;
        let groups = places.groups.iter().map(group).collect();
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
            chart: Some(chart).filter(|chart| !chart.bodies.is_empty()),
            bodies: bodies
                .iter()
                .filter(|body| body.kind != BodyKind::ResidentGroup)
                .map(|body| body_facts(reading, body, &bodies, &people, on))
                .collect::<Result<_, _>>()?,
            groups,
            meetings: meetings(reading, year, on)?,
            by_hand: Override::of(reading, i64::from(year))?
                .into_iter()
                .map(|row| (row.indicator, ByHand { thousandths: row.thousandths, reason: row.reason }))
                .collect(),
            written: crate::report::chapters::written(reading, year, reader)?,
            closed: closed(reading, year, on)?,
            trends: Vec::new(),
            ahead,
            check_up: Some(check_up),
        })
    })
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

/// One body on a day.
pub(crate) fn of_body(reading: &Reading<'_>, id: i64, on: Day) -> Result<BodyFacts, Fault> {
    let kept = Body::find(reading, id)?;
    let bodies = Body::on(reading, on)?;
    let body = bodies.iter().find(|body| body.id == id).cloned().unwrap_or(kept);
    let people: Vec<i64> = Held::roster(reading, id, on)?.iter().map(|held| held.appointment.person).collect();
    let people = People { known: HolderFacts::on(reading, &people, on)?, with_contact: true };
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
    /// With home and masked numbers.
    with_contact: bool,
}

impl People {
    fn in_office(reading: &Reading<'_>, on: Day, with_contact: bool) -> Result<Self, Fault> {
        let people: Vec<i64> = Held::all(reading, on)?.iter().map(|held| held.appointment.person).collect();
        Ok(Self { known: HolderFacts::on(reading, &people, on)?, with_contact })
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
                ..Subject::default()
            },
            post: held.post_name,
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
            holder.contact = self.with_contact.then(|| Contact {
                address: known.residence.clone(),
                phone: known.phone.as_deref().map(domain::identity::mask_phone),
                id_number: known.id_number.as_deref().map(domain::identity::mask_id_number),
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

fn group(line: &crate::groups::GroupLine) -> GroupFacts {
    GroupFacts {
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

/// Meetings from New Year to the day, or to the end of the year where the day lies behind it; oldest first.
fn meetings(reading: &Reading<'_>, year: i32, on: Day) -> Result<Vec<MeetingFacts>, Fault> {
    let (Some(first), Some(last)) = (Day::from_ymd_opt(year, 1, 1), Day::from_ymd_opt(year, 12, 31)) else {
        return Ok(Vec::new());
    };
    let (lines, _) = MeetingLine::page(reading, None, (first, last.min(on)), None, ALL)?;
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
    Ok(meetings)
}
