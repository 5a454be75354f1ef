//! Ctrl+K: people, bodies and meetings by any scrap. Acts are the window's own list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::Fault;
use store::appointment::Office as Held;
use store::body::Body;
use store::meeting::Meeting;
use store::person::Person;
use store::search::Subject;

use crate::Office;
use crate::people::post_phrases;

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
                        Held::of_person_on(reading, person.id, today)
                            .map(|held| (FoundSubject::Person, person.name, post_phrases(&held).join("、")))
                    }),
                Subject::Body => Body::get(reading, found.id)?
                    .filter(|body| !body.removed)
                    .map(|body| Ok((FoundSubject::Body, body.name, body.kind.chinese().to_owned()))),
                Subject::Meeting => Meeting::get(reading, found.id)?
                    .filter(|meeting| !meeting.removed)
                    .map(|meeting| Ok((FoundSubject::Meeting, meeting.name, domain::dates::chinese(meeting.held_on)))),
            };
            let Some(line) = line else { continue };
            let (subject, name, detail) = line?;
            lines.push(FoundLine { subject, id: found.id, hit: hit(&name, &request.text), name, detail });
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

/// Where the typed text stands in the name; for letters, the characters whose readings or initials fit.
fn hit(name: &str, typed: &str) -> Option<(usize, usize)> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return None;
    }
    if let Some(at) = name.to_lowercase().find(&typed) {
        let start = name.get(..at)?.chars().count();
        return Some((start, typed.chars().count()));
    }
    if !typed.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let syllables = domain::names::syllables(name);
    for start in 0..syllables.len() {
        let rest = syllables.get(start..)?;
        let initials: String = rest.iter().filter_map(|syllable| syllable.chars().next()).collect();
        if initials.starts_with(&typed) {
            return Some((start, typed.chars().count()));
        }
        let mut read = String::new();
        for (count, syllable) in (1..).zip(rest) {
            read.push_str(syllable);
            if read.starts_with(&typed) {
                return Some((start, count));
            }
            if !typed.starts_with(&read) {
                break;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::hit;

    #[test]
    fn the_hit_is_where_she_would_underline_it() {
        assert_eq!(hit("仇小兰", "qx"), Some((0, 2)));
        assert_eq!(hit("王建国", "jianguo"), Some((1, 2)));
        assert_eq!(hit("王建国", "建"), Some((1, 1)));
        assert_eq!(hit("王建国", "3号楼"), None);
    }
}
