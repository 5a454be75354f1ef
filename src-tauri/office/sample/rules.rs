//! What the sample has to say about the rules: the local pack that judges it, and what was written about a few findings.

use domain::{Day, Fault};

use super::streets::{Streets, day};
use crate::Office;
use crate::checkup::{self, CheckUpRequest};
use crate::packs::{self, PackSwitch};
use crate::waivers::{self, WaiverAdd};
use crate::wire::Nothing;

/// The local pack and the day it was switched on.
const LOCAL: (&str, &str) = ("tianjin-2012", "2012-02-01");

/// What was written: the rule, why, when, by which paper.
const WAIVERS: [(&str, &str, &str, Option<usize>); 3] = [
    ("S-RC-2", "户数多，选举结果已报街道备案，设两名副主任。", "2022-01-12", Some(1)),
    ("S-SUB-1", "下属委员会按2026年起施行的法律设置，不再按2012年的六个设。", "2026-01-20", Some(7)),
    ("S-RC-4", "这名委员是兼职，在岗时间由值班表保证。", "2022-01-12", None),
];

/// Switches the local pack on.
pub(super) fn switch_on(office: &mut Office) -> Result<(), Fault> {
    let (pack, from) = LOCAL;
    packs::switch(office, PackSwitch { pack: pack.to_owned(), on: true, from: Some(day(from)), until: None }).map(drop)
}

/// Writes about a few findings of the last day, and looks at the rest. A small sample has fewer of them.
pub(super) fn explain(office: &mut Office, streets: &Streets, last: Day) -> Result<(), Fault> {
    let told = checkup::get(office, CheckUpRequest { as_of: Some(last), span: None })?;
    for (rule, reason, on_day, paper) in WAIVERS {
        for line in told.rules.iter().filter(|line| line.rule == rule) {
            for finding in &line.findings {
                let request = WaiverAdd {
                    rule: rule.to_owned(),
                    body: line.body,
                    facts: finding.facts.clone(),
                    reason: reason.to_owned(),
                    on_day: day(on_day),
                    valid_until: None,
                    document: paper.and_then(|place| streets.papers.get(place).copied()),
                };
                waivers::add(office, request)?;
            }
        }
    }
    checkup::seen(office, Nothing {}).map(drop)
}
