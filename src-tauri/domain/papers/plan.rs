//! The plan of work for the next year (工作计划), a paper of its own: what she writes herself, what the rules ask of the
//! year day by day, and what is left over from the last one.

use crate::dates::Day;
use crate::document::{Align, Cell, Table};
use crate::papers::annual::chapters::numbered;
use crate::papers::annual::said::Teller;
use crate::papers::annual::{Chapter, FreePart};
use crate::papers::facts::ReportFacts;
use crate::papers::numbers::Numbers;
use crate::papers::{columns, row};
use crate::wording::report::plan as wording;

/// What the next year brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ahead {
    /// What the rules ask, by day.
    pub duties: Vec<Duty>,
    /// Resolutions nothing has settled yet, the oldest first.
    pub open: Vec<OpenResolution>,
}

/// Something the rules ask by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The last day on which it is in time.
    pub due: Day,
    /// What.
    pub title: String,
    /// Whose; empty for the community as a whole.
    pub whose: String,
    /// Why that day, with its source.
    pub why: String,
}

/// A resolution that goes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenResolution {
    /// What was resolved.
    pub text: String,
    /// The meeting's name.
    pub meeting: String,
    /// The meeting's day.
    pub held_on: Day,
    /// 责任人
    pub responsible: Option<String>,
    /// 期限
    pub due_on: Option<Day>,
}

/// Aims, tasks, the days of the year, what goes over, and how it is made sure of.
pub(crate) fn chapters(facts: &ReportFacts, numbers: &Numbers) -> Vec<Chapter> {
    let teller = || Teller::new(facts, numbers);
    let mut tasks = Chapter::with_part(FreePart::Plan, teller());
    (tasks.title, tasks.name) = (wording::TASKS.to_owned(), wording::TASKS.to_owned());
    let chapters = [
        Chapter::with_part(FreePart::PlanAims, teller()),
        tasks,
        Chapter::told("plan_duties", wording::DUTIES, duties(teller())),
        Chapter::told("plan_open", wording::OPEN, open(teller())),
        Chapter::with_part(FreePart::PlanMeasures, teller()),
    ];
    numbered(chapters.into_iter())
}

fn duties(mut teller: Teller<'_>) -> Teller<'_> {
    let year = teller.facts.year + 1;
    let duties = &teller.facts.ahead.duties;
    if duties.is_empty() {
        teller.say("plan_duties.none", &wording::no_duties(year));
        return teller;
    }
    teller.say("plan_duties.all", &wording::duties(year, duties.len()));
    let rows = (1..)
        .zip(gathered(duties))
        .map(|(number, same)| {
            let (due, title) = match same.as_slice() {
                [one] => (Cell::Date(one.due.into()), one.title.clone()),
                several => {
                    let days: Vec<Day> = several.iter().map(|one| one.due).collect();
                    let first = several.first().map(|one| one.title.as_str()).unwrap_or_default();
                    (Cell::text(wording::days(&days)), wording::each_time(first, days.len()))
                }
            };
            let (whose, why) = same.first().map(|one| (one.whose.clone(), one.why.clone())).unwrap_or_default();
            row(vec![Cell::Count(number), due, Cell::text(title), Cell::text(whose), Cell::text(why)])
        })
        .collect();
    teller.table(Table {
        caption: wording::duties_table(year),
        columns: columns(&[
            (wording::head::NUMBER, 2, Align::Centre),
            (wording::head::DUE, 6, Align::Left),
            (wording::head::WHAT, 10, Align::Left),
            (wording::head::WHOSE, 5, Align::Left),
            (wording::head::WHY, 12, Align::Left),
        ]),
        rows,
        notes: vec![wording::DUTIES_NOTE.to_owned()],
    });
    teller
}

/// What comes again and again in the year, for the same reason and the same body, stands in one row at its first day.
fn gathered(duties: &[Duty]) -> Vec<Vec<&Duty>> {
    let mut rows: Vec<Vec<&Duty>> = Vec::new();
    for duty in duties {
        let same =
            |row: &&mut Vec<&Duty>| row.first().is_some_and(|one| one.why == duty.why && one.whose == duty.whose);
        match rows.iter_mut().find(same) {
            Some(row) => row.push(duty),
            None => rows.push(vec![duty]),
        }
    }
    rows
}

fn open(mut teller: Teller<'_>) -> Teller<'_> {
    let open = &teller.facts.ahead.open;
    if open.is_empty() {
        teller.say("plan_open.none", wording::NOTHING_OPEN);
        return teller;
    }
    teller.say("plan_open.all", &wording::open(open.len()));
    let rows = (1..)
        .zip(open)
        .map(|(number, one)| {
            row(vec![
                Cell::Count(number),
                Cell::text(one.text.clone()),
                Cell::text(wording::decided(&one.meeting, one.held_on)),
                Cell::text(one.responsible.clone().unwrap_or_default()),
                one.due_on.map_or(Cell::Empty, |day| Cell::Date(day.into())),
            ])
        })
        .collect();
    teller.table(Table {
        caption: wording::OPEN_TABLE.to_owned(),
        columns: columns(&[
            (wording::head::NUMBER, 2, Align::Centre),
            (wording::head::RESOLVED, 13, Align::Left),
            (wording::head::DECIDED, 9, Align::Left),
            (wording::head::RESPONSIBLE, 4, Align::Left),
            (wording::head::TERM, 6, Align::Left),
        ]),
        rows,
        notes: Vec::new(),
    });
    teller
}
