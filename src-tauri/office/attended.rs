//! 到会与依据文件: the meetings somebody was on the list of, and the papers what is kept of them rests on.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{Capacity, Presence};
use domain::{Day, Fault, Partial};
use store::Reading;
use store::appointment::Office as Held;
use store::body::Body;
use store::card::{Attended, Resting};
use store::paper::Paper;
use store::person::{Person, PersonFact};
use store::term::Term;

use crate::Office;
use crate::wire::One;

/// The meetings of a person, year by year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonMeetings {
    /// The newest year first.
    pub years: Vec<AttendedYear>,
}

/// The meetings of a person in a year.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AttendedYear {
    /// The year.
    pub year: i32,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 请假
    pub excused: i64,
    /// The newest first.
    pub meetings: Vec<AttendedLine>,
}

/// A meeting a person was on the list of.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AttendedLine {
    /// The meeting.
    pub meeting: i64,
    /// Its name.
    pub name: String,
    /// When.
    pub held: Day,
    /// The body that met.
    pub body_name: String,
    /// The post on the list.
    pub post: Option<String>,
    /// 出席 or 列席.
    pub capacity: Capacity,
    /// Came or not; none while not recorded.
    pub presence: Option<Presence>,
    /// Why excused or absent.
    pub reason: Option<String>,
}

/// The papers of a person.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonPapers {
    /// The newest first.
    pub papers: Vec<RestingLine>,
}

/// A paper, and what about the person rests on it.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct RestingLine {
    /// The paper.
    pub document: i64,
    /// What it is called.
    pub title: String,
    /// 文号
    pub number: Option<String>,
    /// When it was issued.
    pub issued: Option<Partial>,
    /// By whom.
    pub issued_by: Option<String>,
    /// What rests on it, in words.
    pub what: Vec<String>,
}

/// `person_meetings`
pub(crate) fn meetings(office: &mut Office, request: One) -> Result<PersonMeetings, Fault> {
    office.read(|reading| {
        Person::find(reading, request.id)?;
        Ok(PersonMeetings { years: years(Attended::of(reading, request.id)?) })
    })
}

fn years(attended: Vec<Attended>) -> Vec<AttendedYear> {
    let mut years: Vec<AttendedYear> = Vec::new();
    for line in attended {
        let year = line.held_on.year();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(AttendedYear { year, due: 0, came: 0, excused: 0, meetings: Vec::new() });
        }
        let Some(of_year) = years.last_mut() else { continue };
        if line.capacity == Capacity::Member {
            of_year.due += 1;
            of_year.came += i64::from(line.presence == Some(Presence::Present));
            of_year.excused += i64::from(line.presence == Some(Presence::Excused));
        }
        of_year.meetings.push(AttendedLine {
            meeting: line.meeting,
            name: line.name,
            held: line.held_on,
            body_name: line.body_name,
            post: line.post,
            capacity: line.capacity,
            presence: line.presence,
            reason: line.reason,
        });
    }
    years
}

/// `person_papers`
pub(crate) fn papers(office: &mut Office, request: One) -> Result<PersonPapers, Fault> {
    office.read(|reading| {
        Person::find(reading, request.id)?;
        Ok(PersonPapers { papers: resting(reading, request.id)? })
    })
}

/// Every paper something of a person rests on.
pub(crate) fn resting(reading: &Reading<'_>, person: i64) -> Result<Vec<RestingLine>, Fault> {
    let held = Held::of_person(reading, person)?;
    let mut papers: Vec<RestingLine> = Vec::new();
    for rests in Resting::of(reading, person)? {
        let what = match rests.table.as_str() {
            "appointment" => match held.iter().find(|held| held.appointment.id == rests.row) {
                Some(held) => domain::wording::post_phrase(&held.body_name, &held.post_name),
                None => continue,
            },
            "person_fact" => match PersonFact::get(reading, rests.row)? {
                Some(fact) => fact.kind.chinese().to_owned(),
                None => continue,
            },
            _ => match Term::get(reading, rests.row)? {
                Some(term) => {
                    let body = Body::get(reading, term.body)?.map(|body| body.name).unwrap_or_default();
                    format!("{}{body}", term.ordinal.map(domain::wording::ordinal).unwrap_or_default())
                }
                None => continue,
            },
        };
        if let Some(line) = papers.iter_mut().find(|line| line.document == rests.document) {
            if !line.what.contains(&what) {
                line.what.push(what);
            }
            continue;
        }
        let Some(paper) = Paper::get(reading, rests.document)?.filter(|paper| !paper.removed) else { continue };
        papers.push(RestingLine {
            document: paper.id,
            title: paper.title,
            number: paper.number,
            issued: paper.issued_on,
            issued_by: paper.issued_by,
            what: vec![what],
        });
    }
    papers.sort_by(|one, two| two.issued.map(Partial::first).cmp(&one.issued.map(Partial::first)));
    Ok(papers)
}
