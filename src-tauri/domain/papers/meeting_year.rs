//! 会议年历: the meetings of a year as a picture, months down and days across, and the same as tables.

use chrono::{Datelike, Weekday};

use crate::chart::{FACES, escaped};
use crate::dates::Day;
use crate::document::{Align, Block, Cell, Document, Picture, Run, Table};
use crate::kinds::BodyKind;
use crate::papers::{columns, row};
use crate::wording::{meetings as wording, minutes};

/// What the calendar is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingYearFacts {
    /// 安和里社区居民委员会
    pub committee: String,
    /// The year.
    pub year: i32,
    /// Of this body alone.
    pub body: Option<String>,
    /// The last day that is over: what stands after it is still to be held.
    pub today: Day,
    /// By their days.
    pub meetings: Vec<MeetingOfYear>,
    /// How often each member came, those due most often first.
    pub members: Vec<MemberOfYear>,
}

/// A meeting of the year.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingOfYear {
    /// Its name.
    pub name: String,
    /// On which day.
    pub held: Day,
    /// What its body is.
    pub kind: BodyKind,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 请假
    pub excused: i64,
    /// Signed and locked.
    pub signed: bool,
}

/// How often a member came.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberOfYear {
    /// The name.
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

/// Widths and heights of the picture; a unit is a pixel at full size, 700 of them are the type area.
const WIDTH: i64 = 700;
const LEFT: i64 = 40;
const TOP: i64 = 24;
const FIELD: i64 = 21;
const MARK: i64 = 19;
/// Meetings of one day drawn one under the other; more are counted.
const MOST: usize = 3;

/// How a mark is drawn: signed, held and not signed, still to be held. Shape first, shade second.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Signed,
    Held,
    Planned,
}

impl State {
    fn of(meeting: &MeetingOfYear, today: Day) -> Self {
        match meeting {
            MeetingOfYear { signed: true, .. } => Self::Signed,
            MeetingOfYear { held, .. } if *held > today => Self::Planned,
            _ => Self::Held,
        }
    }

    fn frame(self) -> (&'static str, &'static str) {
        match self {
            Self::Signed => ("#dbe8f0", " stroke=\"#2f5d7c\""),
            Self::Held => ("#ffffff", " stroke=\"#2f5d7c\""),
            Self::Planned => ("#ffffff", " stroke=\"#864a00\" stroke-dasharray=\"3 2\""),
        }
    }
}

/// The paper: the picture, the meetings of the months with who came, how often each member came.
pub fn document(facts: &MeetingYearFacts) -> Document {
    let mut blocks = vec![Block::Paragraph(vec![Run::plain(minutes::sentence(&counted(facts)))])];
    blocks.push(Block::Picture(picture(facts)));
    if !facts.meetings.is_empty() {
        blocks.push(Block::Table(held(facts)));
    }
    if !facts.members.is_empty() {
        blocks.push(Block::Table(members(facts)));
    }
    Document {
        head: None,
        title: vec![facts.committee.clone(), wording::year_title(facts.year, facts.body.as_deref())],
        subtitle: None,
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}

fn held(facts: &MeetingYearFacts) -> Table {
    let rate = |one: &MeetingOfYear| Cell::Share { part: one.came, whole: one.due - one.excused };
    Table {
        caption: wording::year_meetings(facts.year),
        columns: columns(&[
            ("日期", 7, Align::Left),
            ("会议", 14, Align::Left),
            ("应到", 3, Align::Right),
            ("实到", 3, Align::Right),
            ("请假", 3, Align::Right),
            ("到会率", 4, Align::Right),
        ]),
        rows: facts
            .meetings
            .iter()
            .map(|one| {
                let listed = one.due > 0;
                row(vec![
                    Cell::text(wording::day_of_year(one.held)),
                    Cell::text(one.name.clone()),
                    if listed { Cell::Count(one.due) } else { Cell::Empty },
                    Cell::Count(one.came),
                    Cell::Count(one.excused),
                    if listed { rate(one) } else { Cell::Empty },
                ])
            })
            .collect(),
        notes: vec![wording::RATE_NOTE.to_owned()],
    }
}

fn members(facts: &MeetingYearFacts) -> Table {
    Table {
        caption: wording::YEAR_MEMBERS.to_owned(),
        columns: columns(&[
            ("姓名", 6, Align::Left),
            ("应到", 4, Align::Right),
            ("实到", 4, Align::Right),
            ("请假", 4, Align::Right),
            ("缺席", 4, Align::Right),
            ("到会率", 5, Align::Right),
        ]),
        rows: facts
            .members
            .iter()
            .map(|one| {
                row(vec![
                    Cell::name(one.name.clone()),
                    Cell::Count(one.due),
                    Cell::Count(one.came),
                    Cell::Count(one.excused),
                    Cell::Count(one.absent),
                    Cell::Share { part: one.came, whole: one.due - one.excused },
                ])
            })
            .collect(),
        notes: vec![wording::MEMBER_NOTE.to_owned()],
    }
}

/// 2026年开会38次：居民代表会议2次，居民委员会24次……
fn counted(facts: &MeetingYearFacts) -> String {
    let kinds = kinds(facts);
    let told: Vec<(&str, usize)> = kinds
        .iter()
        .map(|kind| (kind.chinese(), facts.meetings.iter().filter(|one| one.kind == *kind).count()))
        .collect();
    wording::year_counted(facts.year, facts.meetings.len(), &told)
}

/// The kinds of bodies that met, in the order of the register.
fn kinds(facts: &MeetingYearFacts) -> Vec<BodyKind> {
    BodyKind::ALL.iter().copied().filter(|kind| facts.meetings.iter().any(|one| one.kind == *kind)).collect()
}

/// The year: a row for each month, a field for each day, in it a mark with a character for the kind of body.
pub fn picture(facts: &MeetingYearFacts) -> Picture {
    let alt = alternative(facts);
    let mut rows = String::new();
    let mut y = TOP;
    for month in 1..=12 {
        let deepest = (1..=31).map(|day| on(facts, month, day).len()).max().unwrap_or(0).clamp(1, MOST) as i64;
        let height = deepest * FIELD + 4;
        draw_month(&mut rows, facts, month, (y, height));
        y += height;
    }
    let bottom = y;
    let mut text = String::new();
    for day in 1..=31 {
        write(&mut text, (LEFT + (day - 1) * FIELD + FIELD / 2, TOP - 8), 11, "#474e54", &day.to_string());
    }
    let legend = legend(&mut text, facts, bottom + 22);
    let height = legend + 10;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"{FACES}\"><title>{}</title><rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>{rows}{text}</svg>",
        escaped(&alt)
    );
    Picture { svg, alt, width: 100 }
}

fn on(facts: &MeetingYearFacts, month: u32, day: i64) -> Vec<&MeetingOfYear> {
    facts.meetings.iter().filter(|one| one.held.month() == month && i64::from(one.held.day()) == day).collect()
}

fn draw_month(text: &mut String, facts: &MeetingYearFacts, month: u32, (y, height): (i64, i64)) {
    write(text, (LEFT / 2, y + height / 2 + 4), 12, "#1b2126", &wording::month_of_year(month));
    for day in 1..=31 {
        let x = LEFT + (day - 1) * FIELD;
        let Some(date) = u32::try_from(day).ok().and_then(|day| Day::from_ymd_opt(facts.year, month, day)) else {
            continue;
        };
        let rest = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let paper = if rest { "#f1eee8" } else { "#ffffff" };
        text.push_str(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{FIELD}\" height=\"{height}\" fill=\"{paper}\" stroke=\"#d8d3c8\"/>"
        ));
        let met = on(facts, month, day);
        let shown = if met.len() > MOST { MOST - 1 } else { met.len() };
        for (place, one) in (0..).zip(met.iter().take(shown)) {
            let top = y + 3 + place * FIELD;
            let (fill, frame) = State::of(one, facts.today).frame();
            text.push_str(&format!(
                "<rect x=\"{}\" y=\"{top}\" width=\"{MARK}\" height=\"{MARK}\" fill=\"{fill}\"{frame}/>",
                x + 1
            ));
            write(text, (x + 1 + MARK / 2, top + 14), 12, "#1b2126", wording::mark_of(one.kind));
        }
        if met.len() > shown {
            let top = y + 3 + shown as i64 * FIELD;
            write(text, (x + FIELD / 2, top + 14), 11, "#474e54", &format!("+{}", met.len() - shown));
        }
    }
}

/// What the characters and the frames mean; gives the last line's place.
fn legend(text: &mut String, facts: &MeetingYearFacts, top: i64) -> i64 {
    let (mut x, mut y) = (LEFT, top);
    let mut place = |wide: i64| {
        if x + wide > WIDTH {
            x = LEFT;
            y += 24;
        }
        let at = (x, y);
        x += wide;
        at
    };
    let states = [State::Signed, State::Held, State::Planned];
    let words = [wording::YEAR_SIGNED, wording::YEAR_HELD, wording::YEAR_PLANNED];
    for (state, word) in states.into_iter().zip(words) {
        let (x, y) = place(40 + 13 * word.chars().count() as i64);
        let (fill, frame) = state.frame();
        text.push_str(&format!("<rect x=\"{x}\" y=\"{}\" width=\"15\" height=\"15\" fill=\"{fill}\"{frame}/>", y - 12));
        begin(text, (x + 20, y), word);
    }
    for kind in kinds(facts) {
        let word = format!("{} {}", wording::mark_of(kind), kind.chinese());
        let (x, y) = place(24 + 13 * word.chars().count() as i64);
        begin(text, (x, y), &word);
    }
    y
}

fn write(text: &mut String, (x, y): (i64, i64), size: i64, ink: &str, words: &str) {
    text.push_str(&format!(
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"middle\" fill=\"{ink}\">{}</text>",
        escaped(words)
    ));
}

fn begin(text: &mut String, (x, y): (i64, i64), words: &str) {
    text.push_str(&format!("<text x=\"{x}\" y=\"{y}\" font-size=\"13\" fill=\"#474e54\">{}</text>", escaped(words)));
}

/// 2026年的会议日历。1月2次：5日居委会例会，20日……
fn alternative(facts: &MeetingYearFacts) -> String {
    let months: Vec<String> = (1..=12)
        .filter_map(|month| {
            let met: Vec<(u32, &str)> = facts
                .meetings
                .iter()
                .filter(|one| one.held.month() == month)
                .map(|one| (one.held.day(), one.kind.chinese()))
                .collect();
            (!met.is_empty()).then(|| wording::month_spoken(month, &met))
        })
        .collect();
    wording::year_spoken(facts.year, &months)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(day: (u32, u32), kind: BodyKind, signed: bool) -> MeetingOfYear {
        MeetingOfYear {
            name: "会议".to_owned(),
            held: Day::from_ymd_opt(2026, day.0, day.1).unwrap(),
            kind,
            due: 10,
            came: 8,
            excused: 1,
            signed,
        }
    }

    fn facts(meetings: Vec<MeetingOfYear>) -> MeetingYearFacts {
        MeetingYearFacts {
            committee: "安和里社区居民委员会".to_owned(),
            year: 2026,
            body: None,
            today: Day::from_ymd_opt(2026, 7, 1).unwrap(),
            meetings,
            members: Vec::new(),
        }
    }

    #[test]
    fn every_meeting_is_a_mark_on_its_day_and_february_has_28() {
        let made = picture(&facts(vec![
            held((1, 5), BodyKind::Committee, true),
            held((2, 28), BodyKind::DelegatesAssembly, false),
            held((12, 10), BodyKind::Committee, false),
        ]));
        assert_eq!(made.svg.matches("fill=\"#dbe8f0\" stroke").count(), 2, "one signed, and the legend");
        assert_eq!(made.svg.matches("stroke-dasharray").count(), 2, "one planned, and the legend");
        // 365 fields and nothing for 30 February.
        assert_eq!(made.svg.matches("stroke=\"#d8d3c8\"").count(), 365);
        assert_eq!(
            made.alt,
            "2026年的会议日历。1月1次：5日居民委员会。2月1次：28日居民代表会议。12月1次：10日居民委员会。"
        );
    }

    #[test]
    fn more_than_three_meetings_of_a_day_are_counted() {
        let made = picture(&facts(vec![held((3, 3), BodyKind::ResidentGroup, true); 5]));
        assert!(made.svg.contains(">+3</text>"), "{}", made.svg);
        assert_eq!(made.svg.matches("fill=\"#dbe8f0\" stroke").count(), 3);
    }

    #[test]
    fn a_year_without_a_meeting_says_so() {
        let made = document(&facts(Vec::new()));
        assert_eq!(made.blocks.len(), 2);
        let Block::Paragraph(runs) = &made.blocks[0] else { panic!("a sentence first") };
        assert_eq!(runs[0].text, "2026年还没有登记会议。");
    }
}
