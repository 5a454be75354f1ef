//! Every number of the annual report under its code: what was counted, whom it counted, and what somebody set by
//! hand instead, with the reason. Sentences and tables take their numbers from here, so a change by hand shows in
//! all of them at once.

use crate::document::share;
use crate::fault::Fault;
use crate::indicators::{Counts, Mismatch, Printed, Set, Statistics, Subject, Who};
use crate::kinds::{BodyKind, FigureKind};
use crate::papers::facts::{BodyFacts, ByHand, Named, ReportFacts};
use crate::wording::report as wording;

/// What a number counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A card.
    Person,
    /// A body.
    Body,
    /// A meeting.
    Meeting,
    /// A building.
    Building,
    /// A unit stationed here.
    Unit,
    /// A figure somebody recorded.
    Figure,
}

/// One thing a number counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// Its id; 0 for a figure.
    pub id: i64,
    /// In words.
    pub text: String,
}

/// A number of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Never reused for something else.
    pub code: String,
    /// In words.
    pub label: String,
    /// What was counted, times 1000.
    pub computed: i64,
    /// What was set by hand.
    pub by_hand: Option<ByHand>,
    /// What it counted.
    pub counted: Vec<Source>,
    /// People of whom the register does not know it.
    pub unknown: Vec<Source>,
}

impl Number {
    /// The value that counts, times 1000.
    pub fn thousandths(&self) -> i64 {
        self.by_hand.as_ref().map_or(self.computed, |by_hand| by_hand.thousandths)
    }

    /// The value that counts, as a count.
    pub fn count(&self) -> i64 {
        self.thousandths() / 1000
    }

    /// As papers print it.
    pub fn printed(&self) -> String {
        printed(self.thousandths())
    }
}

/// Thousandths as papers print them: 2391, 0.42, no thousands mark, no trailing zeros.
pub fn printed(thousandths: i64) -> String {
    let (sign, size) = (if thousandths < 0 { "-" } else { "" }, thousandths.unsigned_abs());
    let (whole, rest) = (size / 1000, size % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{}", format!("{rest:03}").trim_end_matches('0'))
}

/// Where the rows of the statistics table stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatisticsLine {
    /// Such as 年龄.
    pub group: String,
    /// Such as 31至40岁 or 年龄不明.
    pub label: String,
    /// By column: the code of the number, or how many people are unknown.
    pub cells: Vec<StatisticsCell>,
}

/// A cell of the statistics table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatisticsCell {
    /// A number, by its code.
    Number(String),
    /// People of whom it is not known.
    Unknown(Vec<Who>),
}

/// All numbers of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    list: Vec<Number>,
    /// Heads of the statistics table.
    pub columns: Vec<String>,
    /// Its rows.
    pub lines: Vec<StatisticsLine>,
    /// Sums that do not add up.
    pub mismatches: Vec<Mismatch>,
}

impl Numbers {
    /// Counts everything.
    ///
    /// # Errors
    /// Where the table of indicators is malformed: our mistake.
    pub fn of(facts: &ReportFacts) -> Result<Self, Fault> {
        let table = Statistics::standard()?;
        let counts = table.count(|set| members(facts, set), facts.as_of);
        let mut gathered = Gathering { facts, list: Vec::new() };
        gathered.figures();
        gathered.things();
        gathered.people(&table, &counts);
        gathered.bodies();
        gathered.meetings();
        let list = gathered.list;
        let typed =
            |code: &str| list.iter().find(|number| number.code == code && number.by_hand.is_some()).map(Number::count);
        let mismatches = table.mismatches(&counts, typed);
        let lines = lines(&table, &counts, &list);
        Ok(Self { columns: table.columns.iter().map(|column| column.label.clone()).collect(), list, lines, mismatches })
    }

    /// The number of a code.
    pub fn get(&self, code: &str) -> Option<&Number> {
        self.list.iter().find(|number| number.code == code)
    }

    /// The count of a code; 0 where there is none.
    pub fn count(&self, code: &str) -> i64 {
        self.get(code).map_or(0, Number::count)
    }

    /// A share of two numbers as they are printed.
    pub fn share(&self, part: &str, whole: &str) -> String {
        share(self.count(part), self.count(whole))
    }

    /// All of them, in the order the report comes to them.
    pub fn all(&self) -> &[Number] {
        &self.list
    }
}

/// People of a set on the day, each appointment once.
fn members(facts: &ReportFacts, set: Set) -> Vec<Subject> {
    let kind = match set {
        Set::CommitteeMembers => BodyKind::Committee,
        Set::Workers => BodyKind::Workers,
    };
    let mut people: Vec<Subject> = Vec::new();
    for holder in facts.bodies.iter().filter(|body| body.kind == kind).flat_map(|body| &body.roster) {
        match people.iter_mut().find(|person| person.person == holder.subject.person) {
            // 专职 in one of two posts of the body is 专职.
            Some(person) if holder.subject.full_time == Some(true) => person.full_time = Some(true),
            Some(person) => person.full_time = person.full_time.or(holder.subject.full_time),
            None => people.push(holder.subject.clone()),
        }
    }
    people
}

fn lines(table: &Statistics, counts: &Counts, list: &[Number]) -> Vec<StatisticsLine> {
    let value = |code: &str| list.iter().find(|number| number.code == code).map_or(0, Number::thousandths);
    let mut lines: Vec<StatisticsLine> = Vec::new();
    let close = |lines: &mut Vec<StatisticsLine>, group: &str| {
        for sum in table.sums.iter().filter(|sum| sum.group == group) {
            let unknown: Vec<&[Who]> = table.columns.iter().map(|column| counts.unknown(column, sum)).collect();
            if unknown.iter().any(|people| !people.is_empty()) {
                lines.push(StatisticsLine {
                    group: sum.group.clone(),
                    label: sum.unknown.clone(),
                    cells: unknown.iter().map(|people| StatisticsCell::Unknown(people.to_vec())).collect(),
                });
            }
        }
    };
    for row in table.rows.iter().filter(|row| row.printed != Printed::InText) {
        let codes: Vec<String> = table.columns.iter().map(|column| Statistics::code(column, row)).collect();
        if let Some(group) = lines.last().map(|line| line.group.clone()).filter(|group| *group != row.group) {
            close(&mut lines, &group);
        }
        if row.printed == Printed::Always || codes.iter().any(|code| value(code) != 0) {
            lines.push(StatisticsLine {
                group: row.group.clone(),
                label: row.label.clone(),
                cells: codes.into_iter().map(StatisticsCell::Number).collect(),
            });
        }
    }
    if let Some(group) = lines.last().map(|line| line.group.clone()) {
        close(&mut lines, &group);
    }
    lines
}

struct Gathering<'a> {
    facts: &'a ReportFacts,
    list: Vec<Number>,
}

impl Gathering<'_> {
    fn add(&mut self, code: String, label: String, thousandths: i64, counted: Vec<Source>, unknown: Vec<Source>) {
        let by_hand = self.facts.by_hand.get(&code).cloned();
        self.list.push(Number { code, label, computed: thousandths, by_hand, counted, unknown });
    }

    fn counted(&mut self, code: impl Into<String>, label: impl Into<String>, counted: Vec<Source>) {
        let thousandths = counted.len() as i64 * 1000;
        self.add(code.into(), label.into(), thousandths, counted, Vec::new());
    }

    fn figures(&mut self) {
        for kind in FigureKind::ALL {
            let code = format!("figure.{}", kind.code());
            match self.facts.figures.iter().find(|figure| figure.kind == *kind) {
                Some(figure) => {
                    let source = Source { kind: SourceKind::Figure, id: 0, text: figure.source.clone() };
                    self.add(code, kind.chinese().to_owned(), figure.thousandths, vec![source], Vec::new());
                }
                // A figure nobody recorded may still be set by hand.
                None if self.facts.by_hand.contains_key(&code) => {
                    self.add(code, kind.chinese().to_owned(), 0, Vec::new(), Vec::new());
                }
                None => {}
            }
        }
    }

    fn things(&mut self) {
        let facts = self.facts;
        let named = |kind: SourceKind, things: &[Named]| -> Vec<Source> {
            things.iter().map(|thing| Source { kind, id: thing.id, text: thing.name.clone() }).collect()
        };
        self.counted("count.blocks", wording::BLOCKS, named(SourceKind::Building, &facts.blocks));
        self.counted("count.courtyards", wording::COURTYARDS, named(SourceKind::Building, &facts.courtyards));
        self.counted("count.units", wording::UNITS, named(SourceKind::Unit, &facts.units));
        let groups = facts
            .groups
            .iter()
            .map(|group| Source { kind: SourceKind::Body, id: group.id, text: group.name.clone() })
            .collect();
        self.counted("count.groups", BodyKind::ResidentGroup.chinese(), groups);
        let led = |names: fn(&crate::papers::facts::GroupFacts) -> &[String]| -> Vec<Source> {
            facts
                .groups
                .iter()
                .flat_map(|group| {
                    names(group).iter().map(|name| Source {
                        kind: SourceKind::Body,
                        id: group.id,
                        text: wording::of_group(&group.name, name),
                    })
                })
                .collect()
        };
        self.counted("count.leaders", wording::GROUP_LEADERS, led(|group| &group.leaders));
        self.counted("count.deputies", wording::GROUP_DEPUTIES, led(|group| &group.deputies));
    }

    fn people(&mut self, table: &Statistics, counts: &Counts) {
        for column in &table.columns {
            for row in &table.rows {
                let code = Statistics::code(column, row);
                let Some(count) = counts.get(&code) else { continue };
                let label = wording::indicator(&column.label, &row.label);
                let (counted, unknown) = (people(&count.people), people(&count.unknown));
                self.add(code, label, count.value() * 1000, counted, unknown);
            }
        }
        let members = members(self.facts, Set::CommitteeMembers);
        let party: Vec<i64> = self
            .facts
            .bodies
            .iter()
            .filter(|body| body.kind == BodyKind::PartyOrganisation)
            .flat_map(|body| body.roster.iter().map(|holder| holder.subject.person))
            .collect();
        let both: Vec<Who> = members.iter().filter(|member| party.contains(&member.person)).map(Who::from).collect();
        self.counted("members.in_party_body", wording::CROSS_POSTS, people(&both));
    }

    fn bodies(&mut self) {
        let facts = self.facts;
        let bodies = facts
            .bodies
            .iter()
            .map(|body| Source { kind: SourceKind::Body, id: body.id, text: body.name.clone() })
            .collect();
        self.counted("count.bodies", wording::BODIES, bodies);
        let mut everyone = Vec::new();
        for body in &facts.bodies {
            let holders = holders(body);
            everyone.extend(holders.iter().cloned());
            self.counted(format!("body.{}.people", body.id), wording::in_office(&body.name), people(&holders));
        }
        everyone.sort();
        everyone.dedup_by_key(|who| who.person);
        self.counted("count.in_office", wording::IN_OFFICE, people(&everyone));
    }

    fn meetings(&mut self) {
        let facts = self.facts;
        let mut bodies: Vec<(i64, &str)> = Vec::new();
        for meeting in &facts.meetings {
            if !bodies.iter().any(|(body, _)| *body == meeting.body) {
                bodies.push((meeting.body, &meeting.body_name));
            }
        }
        self.of_meetings("meetings", "", |_| true);
        for (body, name) in bodies {
            self.of_meetings(&format!("body.{body}.meetings"), name, |of| of == body);
        }
    }

    /// Five numbers of the meetings of one body, or of all.
    fn of_meetings(&mut self, code: &str, body: &str, of: impl Fn(i64) -> bool) {
        let meetings: Vec<_> = self.facts.meetings.iter().filter(|meeting| of(meeting.body)).collect();
        let sources: Vec<Source> = meetings
            .iter()
            .map(|meeting| Source {
                kind: SourceKind::Meeting,
                id: meeting.id,
                text: wording::held(meeting.held_on, &meeting.name),
            })
            .collect();
        let resolutions = |settled: bool| -> Vec<Source> {
            meetings
                .iter()
                .flat_map(|meeting| {
                    meeting.resolutions.iter().filter(move |one| one.settled || !settled).map(|one| Source {
                        kind: SourceKind::Meeting,
                        id: meeting.id,
                        text: one.text.clone(),
                    })
                })
                .collect()
        };
        let (all, settled) = (resolutions(false), resolutions(true));
        let due: i64 = meetings.iter().map(|meeting| meeting.due).sum();
        let came: i64 = meetings.iter().map(|meeting| meeting.came).sum();
        self.counted(format!("{code}.held"), wording::meetings_of(body, wording::HELD), sources.clone());
        let label = wording::meetings_of(body, wording::DUE);
        self.add(format!("{code}.due"), label, due * 1000, sources.clone(), Vec::new());
        self.add(format!("{code}.came"), wording::meetings_of(body, wording::CAME), came * 1000, sources, Vec::new());
        self.counted(format!("{code}.resolutions"), wording::meetings_of(body, wording::RESOLUTIONS), all);
        self.counted(format!("{code}.settled"), wording::meetings_of(body, wording::SETTLED), settled);
    }
}

/// Who holds a post of a body, each person once.
fn holders(body: &BodyFacts) -> Vec<Who> {
    let mut people: Vec<Who> = Vec::new();
    for holder in &body.roster {
        if !people.iter().any(|who| who.person == holder.subject.person) {
            people.push((&holder.subject).into());
        }
    }
    people
}

fn people(people: &[Who]) -> Vec<Source> {
    people.iter().map(|who| Source { kind: SourceKind::Person, id: who.person, text: who.name.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn numbers_are_printed_without_thousands_marks_and_trailing_zeros() {
        for (thousandths, text) in [(2_391_000, "2391"), (420, "0.42"), (1_500, "1.5"), (0, "0"), (5, "0.005")] {
            assert_eq!(printed(thousandths), text);
        }
    }
}
