//! 演示数据: an invented street and community with everything the register keeps, so that a newcomer sees every page
//! at work and tests have something large to look at.
//!
//! The same seed gives the same rows on any day and any machine: the dice are our own, and the clock is set to the day
//! of each act, the last being 30 June 2026. Everything is written through the door, so journal, search index and
//! history are as real as in a register somebody kept for years.

mod dice;
mod meetings;
mod people;
mod rules;
mod streets;
mod terms;

use chrono::{Datelike, Months};
use domain::{Day, Fault, Refusal};
use store::{Contents, Register};

use crate::committee::{self, RegisterState};
use crate::wire::Nothing;
use crate::{Clock, Door, Office, Place};

use dice::Dice;
use people::{Cast, Newcomers};
use streets::{Size, Streets, day};

/// How many people a sample has where nobody says otherwise.
pub const PEOPLE: u32 = 60;
/// How many years of meetings.
pub const YEARS: u32 = 3;
/// The seed of the one everybody sees.
pub const SEED: u64 = 1;
/// The last day of its records.
const LAST: &str = "2026-06-30";
/// Meetings after this day still wait for signatures.
const LAST_SIGNED: &str = "2026-05-25";
/// Of meetings before this day nothing is left to be done.
const OPEN_SINCE: &str = "2025-10-01";
/// People written down in one go.
const AT_ONCE: usize = 100;
/// The folder of the sample, beside the register's own.
const FOLDER: &str = "sample";

fn noon(day: Day) -> Clock {
    Clock::noon(day).unwrap_or(Clock::Machine)
}

/// Makes a sample register in a folder that has none.
///
/// # Errors
/// [`Refusal::RegisterExists`], or a file fault.
pub fn make(place: Place, people: u32, years: u32, seed: u64) -> Result<Office, Fault> {
    let register = Register::create(&place.register, &place.configuration, Contents::Sample)?;
    let last = day(LAST);
    // The first day of the month after the last one, so many years ago.
    let first = (last + chrono::Days::new(1)).checked_sub_months(Months::new(12 * years)).unwrap_or(last);
    let mut office = Office {
        home: place.clone(),
        place,
        door: Door::CommandLine,
        clock: noon(first),
        register: Ok(register),
        changed: None,
        judging: None,
        years: Default::default(),
        reports: Default::default(),
        progress: Default::default(),
    };
    let mut dice = Dice::new(seed);
    let size = Size::of(people);
    let (streets, mut cast) = settle_in(&mut office, &mut dice, size, first)?;
    rules::switch_on(&mut office)?;
    live(&mut office, &mut dice, size, &streets, &mut cast, (first, last))?;
    rules::explain(&mut office, &streets, last)?;
    office.clock = noon(last);
    Ok(office)
}

/// What the register held on its first day.
fn settle_in(office: &mut Office, dice: &mut Dice, size: Size, first: Day) -> Result<(Streets, Cast), Fault> {
    let streets =
        office.write("register_new", "安和里社区建账", |writing| streets::lay_out(writing, dice, size))?;
    let mut cast = Cast::default();
    let mut newcomers = Newcomers::new(dice, size, &streets.buildings);
    let numbers: Vec<u32> = (0..size.people).collect();
    for some in numbers.chunks(AT_ONCE) {
        office.write("person_add", format!("添加{}人", some.len()), |writing| {
            some.iter().try_for_each(|number| newcomers.write(writing, &mut cast, *number))
        })?;
    }
    office.write("appointment_add", "登记各届任职", |writing| {
        terms::appoint_everybody(writing, &cast, &streets, size, first)
    })?;
    Ok((streets, cast))
}

/// What happened since: meetings, follow-ups, changes and figures, each on its day.
fn live(
    office: &mut Office,
    dice: &mut Dice,
    size: Size,
    streets: &Streets,
    cast: &mut Cast,
    (first, last): (Day, Day),
) -> Result<(), Fault> {
    enum Event {
        Turn(terms::Turn),
        Count,
        Meeting(meetings::Which),
    }
    let mut events: Vec<(Day, Event)> =
        meetings::calendar(dice, first, last).into_iter().map(|(on, which)| (on, Event::Meeting(which))).collect();
    events.extend(terms::TURNS.map(|(on, turn)| (day(on), Event::Turn(turn))));
    // Every year's end is counted, and the last day.
    events.extend(
        (first.year() - 1..last.year()).filter_map(|year| Some((Day::from_ymd_opt(year, 12, 31)?, Event::Count))),
    );
    events.push((last, Event::Count));
    events.sort_by_key(|(on, _)| *on);
    let mut open: Vec<meetings::Settled> = Vec::new();
    for (on, event) in events {
        follow_up(office, dice, &mut open, on)?;
        // What lies before the register was begun was written on its first day.
        office.clock = noon(on.max(first));
        match event {
            Event::Turn(turn) => office.write("appointment_end", "", |writing| {
                let sentence = terms::happen(writing, cast, streets, turn, on)?;
                writing.say(sentence);
                Ok(())
            })?,
            Event::Count => office.write("figure_set", "登记街道统计年报的数字", |writing| {
                streets::count_committee(writing, dice, size, on)
            })?,
            Event::Meeting(which) => {
                open.extend(meetings::hold(office, dice, cast, streets, on, which)?);
                open.sort_by_key(|settled| settled.on);
            }
        }
    }
    follow_up(office, dice, &mut open, last)?;
    office.clock = noon(last);
    office.write("certificate_add", "", |writing| {
        let count = people::certify(writing, cast)?;
        writing.say(format!("登记{count}本证书"));
        Ok(())
    })?;
    office.write("report_text_set", "写好2025年度报告的文字部分", streets::report_texts)
}

/// Writes what was settled before a day.
fn follow_up(
    office: &mut Office,
    dice: &mut Dice,
    open: &mut Vec<meetings::Settled>,
    before: Day,
) -> Result<(), Fault> {
    while open.first().is_some_and(|settled| settled.on < before) {
        meetings::settle(office, dice, &open.remove(0))?;
    }
    Ok(())
}

impl Place {
    /// Where the sample lies: beside the register.
    pub fn of_sample(&self) -> Self {
        let register = match self.register.parent() {
            Some(parent) => parent.join(FOLDER),
            None => self.register.join(FOLDER),
        };
        Self { register, configuration: self.configuration.clone() }
    }
}

/// `register_sample`: makes the sample where there is none, and opens it.
pub(crate) fn open(office: &mut Office, _: Nothing) -> Result<RegisterState, Fault> {
    if office.is_sample() {
        return committee::state(office, Nothing {});
    }
    let place = office.home.of_sample();
    if !store::register::exists(&place.register) {
        make(place.clone(), PEOPLE, YEARS, SEED)?.close()?;
    }
    let sample = Register::open(&place.register, &place.configuration)?;
    if !sample.is_sample() {
        return Err(Fault::Refused(Refusal::SampleMixed));
    }
    office.change_to(place, Ok(sample))?;
    committee::state(office, Nothing {})
}

/// `register_own`: back to her own register, or to having none. One that could not be opened is tried again.
pub(crate) fn leave(office: &mut Office, _: Nothing) -> Result<RegisterState, Fault> {
    if office.place.register != office.home.register || office.fault().is_some() {
        let home = office.home.clone();
        let own = Register::open(&home.register, &home.configuration);
        office.change_to(home, own)?;
    }
    committee::state(office, Nothing {})
}
