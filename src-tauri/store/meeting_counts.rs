//! How many were due and came: of each meeting, and of each member over the meetings each was due for.

use domain::kinds::{BodyKind, EntitledKind};
use domain::{Day, Fault};

use crate::door::Reading;
use crate::rows::{Stored, at};
use crate::trouble::fault;

/// A meeting with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// The meeting.
    pub meeting: i64,
    /// Its name.
    pub name: String,
    /// On which day.
    pub held_on: Day,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// What it is.
    pub body_kind: BodyKind,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 请假
    pub excused: i64,
    /// Signed and locked.
    pub signed: bool,
}

/// How often a member was due and came.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberTally {
    /// Who.
    pub person: i64,
    /// The name on the last list.
    pub name: String,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 请假
    pub excused: i64,
    /// 缺席
    pub absent: i64,
}

/// Meetings of body ?1, or of all, between days ?2 and ?3. Public so that the benchmark runs the same text bare.
pub const TALLIES: &str = "SELECT m.id, m.name, m.held_on, m.body, b.name, b.kind, m.entitled_kind, m.entitled_count,
      count(a.id), coalesce(sum(a.presence = 'present'), 0), coalesce(sum(a.presence = 'excused'), 0),
      m.signed_on IS NOT NULL
    FROM meeting m JOIN body b ON b.id = m.body
    LEFT JOIN attendance a ON a.meeting = m.id AND a.removed = 0 AND a.capacity = 'member'
    WHERE m.removed = 0 AND (?1 IS NULL OR m.body = ?1) AND m.held_on >= ?2 AND m.held_on <= ?3
    GROUP BY m.id ORDER BY m.held_on, m.id";

impl Tally {
    /// Meetings between two days, of one body or of all, in the order they were held.
    pub fn between(reading: &Reading<'_>, body: Option<i64>, between: (Day, Day)) -> Result<Vec<Self>, Fault> {
        let bounds = rusqlite::params![body, between.0.to_stored(), between.1.to_stored()];
        reading
            .connection()
            .prepare_cached(TALLIES)
            .and_then(|mut statement| {
                statement
                    .query_map(bounds, |row| {
                        let listed: i64 = at(row, 8)?;
                        let typed: Option<i64> = at(row, 7)?;
                        Ok(Self {
                            meeting: at(row, 0)?,
                            name: at(row, 1)?,
                            held_on: at(row, 2)?,
                            body: at(row, 3)?,
                            body_name: at(row, 4)?,
                            body_kind: at(row, 5)?,
                            due: match at(row, 6)? {
                                EntitledKind::People => listed,
                                EntitledKind::Adults | EntitledKind::Households => typed.unwrap_or(0),
                            },
                            came: at(row, 9)?,
                            excused: at(row, 10)?,
                            signed: at(row, 11)?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)
    }
}

impl MemberTally {
    /// Everybody due between two days, those due most often first.
    pub fn between(reading: &Reading<'_>, body: Option<i64>, between: (Day, Day)) -> Result<Vec<Self>, Fault> {
        reading
            .connection()
            .prepare_cached(
                "SELECT a.person, max(a.name), count(*), coalesce(sum(a.presence = 'present'), 0),
                   coalesce(sum(a.presence = 'excused'), 0), coalesce(sum(a.presence = 'absent'), 0)
                 FROM meeting m JOIN attendance a ON a.meeting = m.id AND a.removed = 0 AND a.capacity = 'member'
                 WHERE m.removed = 0 AND (?1 IS NULL OR m.body = ?1) AND m.held_on >= ?2 AND m.held_on <= ?3
                   AND a.person IS NOT NULL
                 GROUP BY a.person ORDER BY count(*) DESC, max(a.position), a.person",
            )
            .and_then(|mut statement| {
                statement
                    .query_map(rusqlite::params![body, between.0.to_stored(), between.1.to_stored()], |row| {
                        Ok(Self {
                            person: at(row, 0)?,
                            name: at(row, 1)?,
                            due: at(row, 2)?,
                            came: at(row, 3)?,
                            excused: at(row, 4)?,
                            absent: at(row, 5)?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)
    }
}
