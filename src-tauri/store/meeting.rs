//! Meetings: who came, what was on the agenda, how the vote went, what was resolved and what became of it.

use domain::kinds::{Capacity, EntitledKind, ItemOrigin, Presence, VoteMethod};
use domain::{Day, Fault};

use crate::door::Reading;
use crate::rows::{Stored, column, rows, with_tail};
use crate::trouble::fault;

rows! {
    /// 会议.
    pub struct Meeting in "meeting", Meeting {
        /// Of which body.
        body: i64,
        /// In which of its terms.
        term: Option<i64>,
        /// What kind of its meetings.
        meeting_kind: Option<i64>,
        /// What it is called: 居民代表会议, 支委会 …
        kind: String,
        /// 第N次.
        series: Option<i64>,
        /// Its full name.
        name: String,
        /// On which day.
        held_on: Day,
        /// HH:MM.
        starts_at: Option<String>,
        /// HH:MM.
        ends_at: Option<String>,
        /// Where.
        place: Option<String>,
        /// 主持人.
        chair: Option<String>,
        /// 记录人.
        recorder: Option<String>,
        /// When notice was given.
        notice_on: Option<Day>,
        /// Whom the entitled number counts.
        entitled_kind: EntitledKind,
        /// Typed, where no list of names counts it.
        entitled_count: Option<i64>,
        /// Where that number comes from.
        entitled_source: Option<String>,
        /// When the list of those entitled was taken from the register.
        list_taken_on: Option<Day>,
        /// What the notice says besides.
        notice_text: Option<String>,
        /// 授课人, of a 党课.
        lecturer: Option<String>,
        /// What was said; the whole minutes where they are one text.
        discussion: Option<String>,
        /// The minutes are one text.
        text_only: bool,
        /// 纪要 as edited.
        summary: Option<String>,
        /// 文号 of the 纪要.
        summary_number: Option<String>,
        /// The legal line it was signed with.
        rule_sentence: Option<String>,
        /// The pack that gave it.
        rule_pack: Option<String>,
        /// Its edition.
        rule_edition: Option<String>,
        /// When it was signed and locked.
        signed_on: Option<Day>,
        /// Free text.
        note: Option<String>,
    }
}

rows! {
    /// 出席: name, post and right to vote as they were that day.
    pub struct Attendance in "attendance", Attendance {
        /// Of which meeting.
        meeting: i64,
        /// Who, where there is a card.
        person: Option<i64>,
        /// The name that day.
        name: String,
        /// The post that day.
        post: Option<String>,
        /// Group, unit or body under which the sign-in sheet lists the name.
        section: Option<String>,
        /// Place in the list.
        position: i64,
        /// Right to vote.
        may_vote: bool,
        /// Member or guest.
        capacity: Capacity,
        /// Came or not; none while not recorded.
        presence: Option<Presence>,
        /// HH:MM, where late.
        arrived_at: Option<String>,
        /// HH:MM, where early.
        left_at: Option<String>,
        /// Came at this item.
        arrived_item: Option<i64>,
        /// Left after this item.
        left_item: Option<i64>,
        /// Who came for the one named.
        proxy: Option<String>,
        /// Why excused or absent.
        reason: Option<String>,
        /// Why the list was corrected by hand here.
        corrected: Option<String>,
    }
}

rows! {
    /// 议题.
    pub struct AgendaItem in "agenda_item", AgendaItem {
        /// Of which meeting.
        meeting: i64,
        /// From 1.
        position: i64,
        /// What it is about.
        title: String,
        /// Where it comes from, where nobody put it.
        origin: Option<ItemOrigin>,
        /// The rule whose yearly duty it is.
        rule: Option<String>,
        /// Whose minutes are approved.
        approves: Option<i64>,
        /// Who put it.
        proposer: Option<String>,
        /// What was said.
        discussion: Option<String>,
    }
}

rows! {
    /// 回避.
    pub struct Recusal in "recusal", Attendance {
        /// Who.
        attendance: i64,
        /// On which item.
        agenda_item: i64,
        /// Why.
        reason: Option<String>,
    }
}

rows! {
    /// 表决 of one item.
    pub struct Vote in "vote", AgendaItem {
        /// On which item.
        agenda_item: i64,
        /// How.
        method: VoteMethod,
        /// 赞成.
        in_favour: i64,
        /// 反对.
        against: i64,
        /// 弃权.
        abstained: i64,
        /// The result as announced.
        passed: Option<bool>,
        /// Of how many the majority was taken.
        base: Option<i64>,
        /// Votes needed.
        needed: Option<i64>,
        /// Code of the rule.
        rule: Option<String>,
        /// Law and article.
        rule_source: Option<String>,
        /// The sentence it was kept with.
        rule_sentence: Option<String>,
        /// The pack that gave it.
        rule_pack: Option<String>,
        /// Its edition.
        rule_edition: Option<String>,
    }
}

rows! {
    /// 决议.
    pub struct Resolution in "resolution", Resolution {
        /// Of which meeting.
        meeting: i64,
        /// On which item.
        agenda_item: Option<i64>,
        /// From 1.
        position: i64,
        /// 〔2026〕3号
        number: Option<String>,
        /// The year it is counted in.
        year: Option<i64>,
        /// Its count in that year.
        sequence: Option<i64>,
        /// The earlier one it puts out of force.
        revokes: Option<i64>,
        /// What was resolved.
        text: String,
        /// Who does it, where there is a card.
        person: Option<i64>,
        /// The name as it was.
        responsible: Option<String>,
        /// Until when.
        due_on: Option<Day>,
        /// To be made public.
        disclosed: bool,
    }
}

rows! {
    /// 落实.
    pub struct FollowUp in "follow_up", FollowUp {
        /// Of which resolution.
        resolution: i64,
        /// When.
        on_day: Day,
        /// What was done.
        text: String,
        /// Settled by this.
        done: bool,
        /// The new date, where it was put off.
        postponed_to: Option<Day>,
    }
}

rows! {
    /// 发言.
    pub struct Speech in "speech", Speech {
        /// On which item.
        agenda_item: i64,
        /// The line of the list, where the speaker is on it.
        attendance: Option<i64>,
        /// The name as it was.
        speaker: String,
        /// From 1.
        position: i64,
        /// What was said.
        text: String,
    }
}

rows! {
    /// 更正 of signed minutes.
    pub struct MeetingCorrection in "meeting_correction", Correction {
        /// Of which meeting.
        meeting: i64,
        /// When.
        on_day: Day,
        /// What is corrected.
        text: String,
        /// Why.
        reason: String,
    }
}

/// Nothing has settled a resolution and none put it out of force.
macro_rules! open {
    () => {
        "NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.resolution = resolution.id AND f.done = 1 AND f.removed = 0)
         AND NOT EXISTS (SELECT 1 FROM resolution later WHERE later.revokes = resolution.id AND later.removed = 0)"
    };
}

/// A meeting with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingLine {
    /// The meeting.
    pub meeting: Meeting,
    /// Name of the body.
    pub body_name: String,
    /// Entitled by name.
    pub entitled: i64,
    /// Members who came.
    pub present: i64,
    /// Items on the agenda.
    pub items: i64,
    /// Resolutions.
    pub resolutions: i64,
}

impl MeetingLine {
    /// Whether a meeting was held on a day or before.
    pub fn any_until(reading: &Reading<'_>, on: Day) -> Result<bool, Fault> {
        reading
            .connection()
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM meeting WHERE removed = 0 AND held_on <= ?1)")
            .and_then(|mut statement| statement.query_row([on.to_stored()], |row| row.get(0)))
            .map_err(fault)
    }

    /// Meetings between two days, of one body or of all, newest first; those after `after`, and how many in all.
    pub fn page(
        reading: &Reading<'_>,
        body: Option<i64>,
        between: (Day, Day),
        after: Option<i64>,
        limit: i64,
    ) -> Result<(Vec<Self>, i64), Fault> {
        let (from, to) = between;
        let bounds = "m.removed = 0 AND (?1 IS NULL OR m.body = ?1) AND m.held_on >= ?2 AND m.held_on <= ?3";
        let total = reading
            .connection()
            .prepare_cached(&format!("SELECT count(*) FROM meeting m WHERE {bounds}"))
            .and_then(|mut statement| {
                statement.query_row(rusqlite::params![body, from.to_stored(), to.to_stored()], |row| row.get(0))
            })
            .map_err(fault)?;
        let sql = format!(
            "SELECT m.*, coalesce((SELECT w.text FROM body_former w WHERE w.body = b.id AND w.aspect = 'name'
                  AND w.removed = 0 AND w.to_on || '~' > m.held_on ORDER BY w.to_on LIMIT 1), b.name) AS body_name,
                (SELECT count(*) FROM attendance a WHERE a.meeting = m.id AND a.removed = 0 AND a.capacity = 'member') AS entitled,
                (SELECT count(*) FROM attendance a WHERE a.meeting = m.id AND a.removed = 0 AND a.capacity = 'member'
                   AND a.presence = 'present') AS present,
                (SELECT count(*) FROM agenda_item i WHERE i.meeting = m.id AND i.removed = 0) AS items,
                (SELECT count(*) FROM resolution r WHERE r.meeting = m.id AND r.removed = 0) AS resolutions
             FROM meeting m JOIN body b ON b.id = m.body
             WHERE {bounds} AND (?4 IS NULL OR (m.held_on, m.id) < ((SELECT held_on FROM meeting WHERE id = ?4), ?4))
             ORDER BY m.held_on DESC, m.id DESC LIMIT ?5"
        );
        let lines = reading
            .connection()
            .prepare_cached(&sql)
            .and_then(|mut statement| {
                statement
                    .query_map(rusqlite::params![body, from.to_stored(), to.to_stored(), after, limit], |row| {
                        Ok(Self {
                            meeting: Meeting::from_row(row)?,
                            body_name: column(row, "body_name")?,
                            entitled: column(row, "entitled")?,
                            present: column(row, "present")?,
                            items: column(row, "items")?,
                            resolutions: column(row, "resolutions")?,
                        })
                    })?
                    .collect()
            })
            .map_err(fault)?;
        Ok((lines, total))
    }
}

impl Meeting {
    /// The highest series number of one kind of a body's meetings in a term; 0 where there is none.
    pub fn last_in_term(reading: &Reading<'_>, body: i64, term: Option<i64>, kind: &str) -> Result<i64, Fault> {
        reading
            .connection()
            .query_row(
                "SELECT coalesce(max(series), 0) FROM meeting WHERE body = ?1 AND term IS ?2 AND kind = ?3 AND removed = 0",
                rusqlite::params![body, term, kind],
                |row| row.get(0),
            )
            .map_err(fault)
    }

    /// The highest series number of one kind of a body's meetings in a year; 0 where there is none.
    pub fn last_in_year(reading: &Reading<'_>, body: i64, year: i32, kind: &str) -> Result<i64, Fault> {
        reading
            .connection()
            .query_row(
                "SELECT coalesce(max(series), 0) FROM meeting
                 WHERE body = ?1 AND held_on >= ?2 || '-01-01' AND held_on <= ?2 || '-12-31' AND kind = ?3 AND removed = 0",
                rusqlite::params![body, format!("{year:04}"), kind],
                |row| row.get(0),
            )
            .map_err(fault)
    }

    /// The last meeting of one kind of a body before a day, or on it.
    pub fn last_of(reading: &Reading<'_>, body: i64, kind: &str, on: Day) -> Result<Option<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE body = ?1 AND kind = ?2 AND held_on < ?3 AND removed = 0 ORDER BY held_on DESC, id DESC LIMIT 1",
        );
        Ok(Self::query(reading, &sql, rusqlite::params![body, kind, on.to_stored()])?.into_iter().next())
    }

    /// The first meeting on whose agenda stands that the minutes of this one are approved.
    pub fn approving(reading: &Reading<'_>, meeting: i64) -> Result<Option<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE removed = 0 AND id IN (SELECT i.meeting FROM agenda_item i WHERE i.approves = ?1 AND i.removed = 0
               AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.agenda_item = i.id AND v.removed = 0 AND v.passed = 0))
             ORDER BY held_on, id LIMIT 1",
        );
        Ok(Self::query(reading, &sql, [meeting])?.into_iter().next())
    }

    /// How many there are.
    pub fn count(reading: &Reading<'_>) -> Result<i64, Fault> {
        reading
            .connection()
            .query_row("SELECT count(*) FROM meeting WHERE removed = 0", [], |row| row.get(0))
            .map_err(fault)
    }
}

impl Attendance {
    /// The list of a meeting.
    pub fn of(reading: &Reading<'_>, meeting: i64) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            &with_tail(Self::SELECT, "WHERE meeting = ?1 AND removed = 0 ORDER BY position, id"),
            [meeting],
        )
    }

    /// How often a person was due and came between two days.
    pub fn of_person(reading: &Reading<'_>, person: i64, between: (Day, Day)) -> Result<(i64, i64, i64), Fault> {
        reading
            .connection()
            .query_row(
                "SELECT count(*), coalesce(sum(a.presence = 'present'), 0), coalesce(sum(a.presence = 'excused'), 0)
                 FROM attendance a JOIN meeting m ON m.id = a.meeting
                 WHERE a.person = ?1 AND a.removed = 0 AND m.removed = 0 AND a.capacity = 'member'
                   AND m.held_on >= ?2 AND m.held_on <= ?3",
                rusqlite::params![person, between.0.to_stored(), between.1.to_stored()],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .map_err(fault)
    }
}

impl AgendaItem {
    /// The agenda of a meeting.
    pub fn of(reading: &Reading<'_>, meeting: i64) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            &with_tail(Self::SELECT, "WHERE meeting = ?1 AND removed = 0 ORDER BY position, id"),
            [meeting],
        )
    }
}

impl AgendaItem {
    /// The titles of all items of a body's meetings in a year.
    pub fn titles_of_year(reading: &Reading<'_>, body: i64, year: i32) -> Result<Vec<String>, Fault> {
        reading
            .connection()
            .prepare_cached(
                "SELECT i.title FROM agenda_item i JOIN meeting m ON m.id = i.meeting
                 WHERE m.body = ?1 AND m.held_on >= ?2 || '-01-01' AND m.held_on <= ?2 || '-12-31'
                   AND m.removed = 0 AND i.removed = 0",
            )
            .and_then(|mut statement| {
                statement.query_map(rusqlite::params![body, format!("{year:04}")], |row| row.get(0))?.collect()
            })
            .map_err(fault)
    }

    /// Whether an item to approve the minutes of a meeting stands on any agenda.
    pub fn approved(reading: &Reading<'_>, meeting: i64) -> Result<bool, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE approves = ?1 AND removed = 0 LIMIT 1");
        Ok(!Self::query(reading, &sql, [meeting])?.is_empty())
    }
}

impl Recusal {
    /// Recusals of a meeting.
    pub fn of(reading: &Reading<'_>, meeting: i64) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE removed = 0 AND agenda_item IN (SELECT id FROM agenda_item WHERE meeting = ?1) ORDER BY id",
        );
        Self::query(reading, &sql, [meeting])
    }
}

impl Vote {
    /// The vote on an item.
    pub fn of(reading: &Reading<'_>, agenda_item: i64) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE agenda_item = ?1 AND removed = 0 ORDER BY id DESC LIMIT 1");
        Ok(Self::query(reading, &sql, [agenda_item])?.into_iter().next())
    }
}

impl Resolution {
    /// The resolutions of a meeting.
    pub fn of(reading: &Reading<'_>, meeting: i64) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            &with_tail(Self::SELECT, "WHERE meeting = ?1 AND removed = 0 ORDER BY position, id"),
            [meeting],
        )
    }

    /// Resolutions with a date that nothing has settled yet, by the date in force: one put off has the later one.
    pub fn open(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            concat!(
                "WHERE removed = 0 AND due_on IS NOT NULL AND ",
                open!(),
                " AND meeting IN (SELECT id FROM meeting WHERE removed = 0) ORDER BY due_on, id LIMIT 200"
            ),
        );
        let mut found = Self::query(reading, &sql, [])?;
        for one in &mut found {
            one.due_on = FollowUp::put_off(reading, one.id)?.or(one.due_on);
        }
        found.sort_by_key(|one| one.due_on);
        Ok(found)
    }

    /// What a body resolved before a day and nothing has settled yet, by date.
    pub fn open_of(reading: &Reading<'_>, body: i64, before: Day) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            concat!(
                "WHERE removed = 0 AND ",
                open!(),
                " AND due_on IS NOT NULL AND meeting IN (SELECT id FROM meeting WHERE body = ?1 AND held_on < ?2 AND removed = 0)
                 ORDER BY due_on, id LIMIT 200"
            ),
        );
        Self::query(reading, &sql, rusqlite::params![body, before.to_stored()])
    }

    /// Resolutions with the meetings they are of, newest meeting first: those nothing has settled, or the others.
    pub fn with_meetings(reading: &Reading<'_>, settled: bool) -> Result<Vec<(Self, Meeting)>, Fault> {
        let tail = if settled {
            concat!("WHERE removed = 0 AND NOT (", open!(), ") ORDER BY id DESC LIMIT 2000")
        } else {
            concat!(
                "WHERE removed = 0 AND (due_on IS NOT NULL OR responsible IS NOT NULL) AND ",
                open!(),
                " ORDER BY id DESC LIMIT 2000"
            )
        };
        let mut found = Vec::new();
        for one in Self::query(reading, &with_tail(Self::SELECT, tail), [])? {
            if let Some(meeting) = Meeting::get(reading, one.meeting)?.filter(|meeting| !meeting.removed) {
                found.push((one, meeting));
            }
        }
        Ok(found)
    }

    /// The later resolution that put one out of force.
    pub fn revoking(reading: &Reading<'_>, resolution: i64) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE revokes = ?1 AND removed = 0 ORDER BY id LIMIT 1");
        Ok(Self::query(reading, &sql, [resolution])?.into_iter().next())
    }

    /// The highest count of a body's resolutions in a year; 0 where there is none.
    pub fn last_sequence(reading: &Reading<'_>, body: i64, year: i64) -> Result<i64, Fault> {
        reading
            .connection()
            .prepare_cached(
                "SELECT coalesce(max(r.sequence), 0) FROM resolution r JOIN meeting m ON m.id = r.meeting
                 WHERE r.year = ?2 AND r.removed = 0 AND m.body = ?1 AND m.removed = 0",
            )
            .and_then(|mut statement| statement.query_row([body, year], |row| row.get(0)))
            .map_err(fault)
    }
}

impl Speech {
    /// What was said on an item, in order.
    pub fn of(reading: &Reading<'_>, agenda_item: i64) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE agenda_item = ?1 AND removed = 0 ORDER BY position, id");
        Self::query(reading, &sql, [agenda_item])
    }
}

impl MeetingCorrection {
    /// The corrections of a meeting, oldest first.
    pub fn of(reading: &Reading<'_>, meeting: i64) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE meeting = ?1 AND removed = 0 ORDER BY on_day, id");
        Self::query(reading, &sql, [meeting])
    }
}

impl FollowUp {
    /// The day a resolution was put off to last.
    pub fn put_off(reading: &Reading<'_>, resolution: i64) -> Result<Option<Day>, Fault> {
        Ok(Self::of(reading, resolution)?.into_iter().rev().find_map(|one| one.postponed_to))
    }

    /// What became of a resolution, oldest first.
    pub fn of(reading: &Reading<'_>, resolution: i64) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            &with_tail(Self::SELECT, "WHERE resolution = ?1 AND removed = 0 ORDER BY on_day, id"),
            [resolution],
        )
    }
}
