//! Ctrl+K: people, bodies and meetings by any scrap. Acts are the window's own list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::Fault;
use domain::wording::bodies as wording;
use store::Reading;
use store::appointment::PostHeld;
use store::body::{Body, BodyFormer};
use store::meeting::Meeting;
use store::person::Person;
use store::search::Subject;

use crate::Office;
use crate::meetings::searching::{self, HitPlace};
use crate::people_list::post_phrases;

/// What was typed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FindRequest {
    /// Any scrap.
    pub text: String,
    /// At most this many of each kind (8 where missing).
    #[serde(default)]
    pub limit: Option<i64>,
}

/// What fits, best first.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FindReply {
    /// Found.
    pub found: Vec<FoundLine>,
}

/// Something found.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FoundLine {
    /// What kind of thing.
    pub subject: FoundSubject,
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What tells it from another of that name.
    pub detail: String,
    /// Where in the name the hit stands: start and length in characters; empty where elsewhere.
    pub hit: Option<(usize, usize)>,
    /// The sentence that holds it, where it stands in what was said or resolved and not in the name.
    pub place: Option<HitPlace>,
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundSubject {
    /// 人员
    Person,
    /// 组织
    Body,
    /// 会议
    Meeting,
}

/// `find`
pub(crate) fn find(office: &mut Office, request: FindRequest) -> Result<FindReply, Fault> {
    let today = office.today();
    let limit = request.limit.unwrap_or(8).clamp(1, 50);
    office.read(|reading| {
        let mut lines = Vec::new();
        for found in reading.search(&request.text, limit)? {
            let line = match found.subject {
                Subject::Person => Person::get(reading, found.id)?
                    .filter(|person| !person.removed && person.sealed_on.is_none())
                    .map(|person| {
                        PostHeld::of_people(reading, &[person.id], today)
                            .map(|held| (FoundSubject::Person, person.name, post_phrases(&held).join("、")))
                    }),
                Subject::Body => Body::get(reading, found.id)?.filter(|body| !body.removed).map(|body| {
                    body_detail(reading, &body, &request.text).map(|told| (FoundSubject::Body, body.name, told))
                }),
                Subject::Meeting => Meeting::get(reading, found.id)?
                    .filter(|meeting| !meeting.removed)
                    .map(|meeting| Ok((FoundSubject::Meeting, meeting.name, domain::dates::chinese(meeting.held_on)))),
            };
            let Some(line) = line else { continue };
            let (subject, name, detail) = line?;
            let hit = hit(&name, &request.text);
            let place = match subject {
                FoundSubject::Meeting if hit.is_none() => {
                    searching::places(reading, found.id, &domain::hits::words(&request.text), 1)?.pop()
                }
                _ => None,
            };
            lines.push(FoundLine { subject, id: found.id, hit, name, detail, place });
        }
        // A name that begins with what was typed comes before one that holds it, and that before any other hit.
        lines.sort_by_key(|line| match line.hit {
            Some((0, _)) => 0,
            Some(_) => 1,
            None => 2,
        });
        Ok(FindReply { found: lines })
    })
}

/// What tells a body from another: the other name it was found by, else what it is.
fn body_detail(reading: &Reading<'_>, body: &Body, typed: &str) -> Result<String, Fault> {
    let kind = body.kind.chinese().to_owned();
    if hit(&body.name, typed).is_some() {
        return Ok(kind);
    }
    for was in BodyFormer::of(reading, body.id)? {
        let name = was.text.filter(|_| was.aspect == "name").unwrap_or_default();
        if hit(&name, typed).is_some() {
            return Ok(wording::once_called(&name));
        }
    }
    let other = domain::bodies::synonyms(body.kind).find(|synonym| hit(&synonym.name, typed).is_some());
    Ok(other.map_or(kind, |synonym| wording::also_called(&synonym.name)))
}

/// Where the typed text stands in the name; for letters, the characters whose readings or initials fit.
fn hit(name: &str, typed: &str) -> Option<(usize, usize)> {
    let words = domain::hits::words(typed);
    let spans = words.iter().filter_map(|word| domain::hits::in_any_name(name, word));
    spans.min_by_key(|(fit, _)| *fit).map(|(_, span)| (span.start, span.length))
}
