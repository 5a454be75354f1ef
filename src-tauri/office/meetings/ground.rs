//! What a meeting is judged on: its list, its items, who stayed away from which, and the rule of its day. Quorum and
//! majority are rules; nothing here knows a number.

use chrono::Days;
use domain::kinds::{BodyKind, Capacity, EntitledKind, Presence, VoteMethod};
use domain::rules::pack::{Base, Check, PackScope};
use domain::rules::parameters::{DayCount, Parameters, SETTING};
use domain::rules::{self, Share};
use domain::wording::meetings as wording;
use domain::{Day, Fault, Notion, Refusal};
use store::Reading;
use store::body::Body;
use store::judgement::Setting;
use store::meeting::{AgendaItem, Attendance, Meeting, Recusal, Vote};
use store::meeting_kind::MeetingKind;

use super::{NoticeLine, QuorumLine};

/// A meeting with all it is judged on.
pub(crate) struct Ground {
    pub(crate) meeting: Meeting,
    pub(crate) body: Body,
    pub(crate) kind: Option<MeetingKind>,
    pub(crate) attendance: Vec<Attendance>,
    pub(crate) recusals: Vec<Recusal>,
    pub(crate) items: Vec<AgendaItem>,
    parameters: Parameters,
}

/// Who was there at an item.
pub(crate) struct AtItem {
    /// Members due for it: those who stay away are not.
    pub(crate) due: i64,
    /// Members there.
    pub(crate) came: i64,
    /// There with a right to vote.
    pub(crate) may_vote: i64,
    /// Those who may have been there, because nobody recorded it yet.
    pub(crate) open: i64,
}

/// What the rule of the day says of a vote.
pub(crate) struct Judged {
    pub(crate) carried: Option<bool>,
    pub(crate) base: Option<i64>,
    pub(crate) needed: Option<i64>,
    pub(crate) rule: Option<&'static Share>,
    pub(crate) sentence: String,
}

/// The committee's own numbers, as far as meetings need them.
fn parameters(reading: &Reading<'_>) -> Result<Parameters, Fault> {
    let mut parameters = Parameters::default();
    for name in ["abstentions", "day_count"] {
        let kept = Setting::of(reading, &format!("{SETTING}{name}"))?.filter(|setting| !setting.removed);
        // What cannot be read leaves the default; the page of rules says so.
        kept.map(|setting| parameters.read(name, &setting.value)).transpose().unwrap_or_default();
    }
    Ok(parameters)
}

impl Ground {
    pub(crate) fn of(reading: &Reading<'_>, meeting: &Meeting) -> Result<Self, Fault> {
        Ok(Self {
            body: Body::get(reading, meeting.body)?.ok_or(Fault::Gone(Notion::Body))?,
            kind: meeting.meeting_kind.map(|id| MeetingKind::get(reading, id)).transpose()?.flatten(),
            attendance: Attendance::of(reading, meeting.id)?,
            recusals: Recusal::of(reading, meeting.id)?,
            items: AgendaItem::of(reading, meeting.id)?,
            parameters: parameters(reading)?,
            meeting: meeting.clone(),
        })
    }

    /// The quorum of the body, where this kind of its meetings asks for it.
    pub(crate) fn rule(&self) -> Option<&'static Share> {
        if self.kind.as_ref().is_some_and(|kind| !kind.quorum) {
            return None;
        }
        rules::quorum(self.body.kind, self.meeting.held_on)
    }

    pub(crate) fn proxies(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.proxies)
    }

    /// Came, or somebody came for them where a rule allows it.
    fn came(&self, line: &Attendance) -> bool {
        line.presence == Some(Presence::Present) || (line.proxy.is_some() && self.proxies())
    }

    fn position(&self, item: i64) -> Option<i64> {
        self.items.iter().find(|one| one.id == item).map(|one| one.position)
    }

    /// There while the item was dealt with.
    fn there(&self, line: &Attendance, item: &AgendaItem) -> bool {
        let after_arrival = line.arrived_item.and_then(|at| self.position(at)).is_none_or(|at| at <= item.position);
        let before_leaving = line.left_item.and_then(|at| self.position(at)).is_none_or(|at| item.position <= at);
        self.came(line) && after_arrival && before_leaving
    }

    pub(crate) fn away(&self, line: &Attendance, item: i64) -> bool {
        self.recusals.iter().any(|one| one.attendance == line.id && one.agenda_item == item)
    }

    fn members(&self) -> impl Iterator<Item = &Attendance> {
        self.attendance.iter().filter(|line| line.capacity == Capacity::Member)
    }

    /// 应到 of the whole meeting.
    pub(crate) fn due(&self) -> i64 {
        match self.meeting.entitled_kind {
            EntitledKind::People => self.members().count() as i64,
            EntitledKind::Adults | EntitledKind::Households => self.meeting.entitled_count.unwrap_or(0),
        }
    }

    /// 实到 of the whole meeting.
    pub(crate) fn came_in_all(&self) -> i64 {
        self.members().filter(|line| self.came(line)).count() as i64
    }

    pub(crate) fn at_item(&self, item: &AgendaItem) -> AtItem {
        let taking_part = |line: &&Attendance| !self.away(line, item.id);
        let staying_away = self.members().filter(|line| self.away(line, item.id)).count() as i64;
        let voters = || self.attendance.iter().filter(|line| line.may_vote).filter(taking_part);
        AtItem {
            due: (self.due() - staying_away).max(0),
            came: self.members().filter(taking_part).filter(|line| self.there(line, item)).count() as i64,
            may_vote: voters().filter(|line| self.there(line, item)).count() as i64,
            open: match self.meeting.entitled_kind {
                EntitledKind::People => {
                    voters().filter(|line| line.presence.is_none() && !self.came(line)).count() as i64
                }
                // No list of names: whoever was entitled may have come.
                EntitledKind::Adults | EntitledKind::Households => {
                    self.meeting.entitled_count.unwrap_or(i64::from(i32::MAX))
                }
            },
        }
    }

    /// Due, came and what the rule of the day says about it.
    pub(crate) fn quorum(&self) -> QuorumLine {
        let count = |presence: Option<Presence>| {
            self.members().filter(|line| line.presence == presence && !self.came(line)).count() as i64
        };
        let (due, came) = (self.due(), self.came_in_all());
        let rule = self.rule();
        let needed = rule.map(|rule| rule.least(due));
        QuorumLine {
            due,
            came,
            excused: count(Some(Presence::Excused)),
            absent: count(Some(Presence::Absent)),
            open: count(None),
            needed,
            met: rule.map(|rule| rule.reached(came, due)),
            sentence: self
                .meeting
                .rule_sentence
                .clone()
                .unwrap_or_else(|| wording::quorum(due, came, needed.filter(|_| due > 0))),
            rule: rule.zip(needed).map(|(rule, needed)| wording::quorum_line(needed, rule.words())),
            source: rule.map(|rule| rule.source.clone()),
        }
    }

    /// Whether a vote is carried by the rule of the day, and the sentence that says so.
    pub(crate) fn judge(&self, item: &AgendaItem, vote: &Vote) -> Judged {
        let votes = vote.in_favour + vote.against + vote.abstained;
        // By acclamation nobody is counted.
        if vote.method == VoteMethod::Acclaim && votes == 0 {
            return Judged { carried: Some(true), base: None, needed: None, rule: None, sentence: String::new() };
        }
        let at = self.at_item(item);
        let rule = rules::majority(self.body.kind, self.meeting.held_on);
        let left_out = self.parameters.abstentions == rules::parameters::Abstentions::LeftOut;
        let (base, whole) = match rule.map(|rule| rule.base) {
            Some(Base::Due) => (wording::VoteBase::Due, at.due),
            Some(Base::Present) if left_out => (wording::VoteBase::Cast, vote.in_favour + vote.against),
            Some(Base::Present) | None => (wording::VoteBase::Present, at.came),
        };
        let rule = rule.filter(|_| whole > 0);
        let needed = rule.map(|rule| rule.least(whole));
        Judged {
            carried: rule.map(|rule| rule.reached(vote.in_favour, whole)),
            base: Some(whole).filter(|whole| *whole > 0),
            needed,
            sentence: wording::vote(base, whole, rule.map(Share::words).zip(needed), vote.in_favour),
            rule,
        }
    }

    /// Whether notice was given early enough, where a rule of the day asks how early.
    pub(crate) fn notice(&self) -> Option<NoticeLine> {
        let on = self.meeting.held_on;
        let (needed, source) = notice_asked(self.body.kind, on)?;
        let given = self.meeting.notice_on.map(|notice| {
            let days = (on - notice).num_days();
            if self.parameters.day_count == DayCount::FullDaysBetween { days - 1 } else { days }
        });
        let met = given.map(|given| given >= needed);
        Some(NoticeLine { needed, given, met, sentence: wording::notice(needed, given), source })
    }
}

/// How many days before a meeting the rule of its day asks for notice, and which rule that is.
fn notice_asked(kind: BodyKind, on: Day) -> Option<(i64, String)> {
    rules::built_in().iter().filter(|pack| pack.scope == PackScope::National).find_map(|pack| {
        pack.rules.iter().find_map(|rule| match rule.check {
            Check::Notice { days } if rule.body == Some(kind) && rule.in_force(pack, on) => {
                Some((days, rule.source.clone()))
            }
            _ => None,
        })
    })
}

/// The last day on which notice is early enough, and the rule that says so.
pub(crate) fn notice_by(kind: BodyKind, on: Day) -> Option<(Day, String)> {
    let (days, source) = notice_asked(kind, on)?;
    Some((on.checked_sub_days(Days::new(u64::try_from(days).ok()?))?, source))
}

/// Refuses votes that cannot have been cast, naming the first field that makes them too many.
pub(crate) fn possible(at: &AtItem, in_favour: i64, against: i64, abstained: i64) -> Result<(), Fault> {
    let present = at.may_vote + at.open;
    let mut votes = 0;
    for (field, count) in [("in_favour", in_favour), ("against", against), ("abstained", abstained)] {
        votes += count;
        if votes > present {
            let votes = in_favour + against + abstained;
            return Err(Fault::Refused(Refusal::VotesExceedPresent { field, votes, present }));
        }
    }
    Ok(())
}
