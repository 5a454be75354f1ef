//! 体检: every rule that was in force, judged on a day of the past, today or ahead, with what was written about it.
//!
//! `judging.rs` reads the register and the packs once and keeps them until the next write; `told.rs` says what was found;
//! `attempt.rs` judges what is only typed; `printed.rs` is the inspector's table.

mod attempt;
pub(crate) mod judging;
mod printed;
mod told;
mod wire;

use std::sync::Arc;

use chrono::Days;

use domain::papers::checkup::Mark;
use domain::rules::finding::State;
use domain::{Day, Fault};

use crate::Office;
use crate::wire::Nothing;

use judging::{Judged, Judging};
use told::{Kept, Telling};

pub(crate) use attempt::attempt;
pub use printed::CheckUpExport;
pub(crate) use printed::{export, pages, paper, summary};
pub use wire::{
    BesideLine, CheckUp, CheckUpRequest, FindingLine, MarkCounts, MeetingRef, NoteLine, PersonRef, RuleLine, Span,
    TryAppointment, TryKin, TryLine, TryReply, TryRequest, WaiverDocument, WaiverLine,
};

/// The preference that says when the check-up was last looked at.
const SEEN_AT: &str = "checkup_seen_at";
/// For how many days a finding is one of the week.
const WEEK: u64 = 7;
/// The most findings of the week the start page names.
const MOST_OF_THE_WEEK: usize = 10;

/// `checkup_get`
pub(crate) fn get(office: &mut Office, request: CheckUpRequest) -> Result<CheckUp, Fault> {
    let on = office.day(request.as_of);
    told(office, on, request.span.unwrap_or_default())
}

/// The check-up of a day.
pub(crate) fn told(office: &mut Office, on: Day, span: Span) -> Result<CheckUp, Fault> {
    let today = office.today();
    let (judging, judged) = judged(office, on)?;
    let kept = kept(office, &judging, &judged, on == today)?;
    Ok(Telling::new(&judging, &kept, on, today).check_up(&judged, span))
}

/// `checkup_seen`: what was found up to now is no longer new.
pub(crate) fn seen(office: &mut Office, _: Nothing) -> Result<Nothing, Fault> {
    let today = office.today();
    let (judging, judged) = judged(office, today)?;
    let keys = told::keys(&judging, &judged);
    let at = serde_json::to_string(&office.now()).map_err(|error| Fault::Bug(error.to_string()))?;
    office.register_mut()?.jot(|jotting| {
        jotting.know_findings(keys.iter().map(String::as_str), today)?;
        jotting.see_findings(&keys)?;
        jotting.set_preference(SEEN_AT, &at)
    })?;
    Ok(Nothing {})
}

/// Everything judging takes, and every rule judged on a day.
fn judged(office: &mut Office, on: Day) -> Result<(Arc<Judging>, Arc<Vec<Judged>>), Fault> {
    let judging = Judging::of(office)?;
    let judged = judging.on(on);
    Ok((judging, judged))
}

/// What is kept beside the facts. What is found today and was not known is known from today on.
fn kept(office: &mut Office, judging: &Judging, judged: &[Judged], of_today: bool) -> Result<Kept, Fault> {
    let kept = office.read(|reading| Kept::read(reading, judging))?;
    if !of_today {
        return Ok(kept);
    }
    let keys = told::keys(judging, judged);
    let unknown = kept.unknown(&keys);
    if unknown.is_empty() {
        return Ok(kept);
    }
    let today = office.today();
    office.register_mut()?.jot(|jotting| jotting.know_findings(unknown.iter().copied(), today))?;
    office.read(|reading| Kept::read(reading, judging))
}

/// What the start page says of the check-up.
pub(crate) struct OfToday {
    pub(crate) counts: MarkCounts,
    pub(crate) new: i64,
    pub(crate) of_the_week: Vec<TryLine>,
}

/// The check-up of today in a few lines.
pub(crate) fn of_today(office: &mut Office) -> Result<OfToday, Fault> {
    let today = office.today();
    let (judging, judged) = judged(office, today)?;
    let kept = kept(office, &judging, &judged, true)?;
    let telling = Telling::new(&judging, &kept, today, today);
    let week = today.checked_sub_days(Days::new(WEEK)).unwrap_or(today);
    let mut of_today = OfToday { counts: MarkCounts::default(), new: 0, of_the_week: Vec::new() };
    let mut of_the_week = Vec::new();
    for one in judged.iter().filter(|one| one.state == State::Broken) {
        let (Some((_, rule)), Some(mark)) = (judging.rule(one), telling.mark(one)) else { continue };
        of_today.counts.add(mark);
        for finding in one.findings.iter().filter(|finding| finding.on(today)) {
            let line = telling.finding(one, rule, finding);
            of_today.new += i64::from(line.new);
            let since = kept.known_on(&judging::key(&rule.code, one.body, &line.facts));
            if line.mark != Mark::Waived && since.is_some_and(|since| since > week) {
                let body_name = one.body.and_then(|body| judging.gathered.body_name_on(body, today));
                of_the_week.push((
                    line.mark,
                    std::cmp::Reverse(finding.from),
                    TryLine {
                        rule: rule.code.clone(),
                        title: rule.title.clone(),
                        mark: line.mark,
                        sentence: line.sentence,
                        asked: rule.asked.clone(),
                        source: rule.source.clone(),
                        body_name: body_name.map(str::to_owned),
                        worse: false,
                    },
                ));
            }
        }
    }
    of_the_week.sort_by_key(|(mark, from, _)| (*mark, *from));
    of_today.of_the_week = of_the_week.into_iter().map(|(_, _, line)| line).take(MOST_OF_THE_WEEK).collect();
    Ok(of_today)
}
