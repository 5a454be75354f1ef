//! The inspector's table as pages, as a file and in print; and the check-up in a few lines of the annual report.

use std::collections::BTreeMap;

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::papers::checkup::{
    BodyRules, BrokenRule, CheckUpFacts, CheckUpSummary, FindingFacts, LayerRules, Mark, RuleFacts, document as table,
};
use domain::papers::file_name;
use domain::rules::pack::{Check, Confidence};
use domain::wording::{checkup as wording, report};
use domain::{Day, Fault};
use store::appointment::Office as Held;

use super::wire::{CheckUp, CheckUpRequest, FindingLine, MarkCounts, RuleLine, Span};
use crate::export::{Exported, Format};
use crate::pages::{Pages, drawn};
use crate::{Office, facts};

/// The most meetings of a year named as evidence of a rule that is kept.
const MOST_MEETINGS: usize = 6;
/// The most papers and meetings named on which the holders of a body rest.
const MOST_PAPERS: usize = 6;

/// Exports the inspector's table.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CheckUpExport {
    /// The day; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Which findings are listed; those of the day where missing.
    #[serde(default)]
    pub span: Option<Span>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
}

/// `checkup_pages`
pub(crate) fn pages(office: &mut Office, request: CheckUpRequest) -> Result<Pages, Fault> {
    let (document, _) = paper(office, request.as_of, request.span)?;
    drawn(&document)
}

/// `checkup_export`
pub(crate) fn export(office: &mut Office, request: CheckUpExport) -> Result<Exported, Fault> {
    let (document, stem) = paper(office, request.as_of, request.span)?;
    let exported = crate::export::write(office, &document, &stem, request.folder, &[request.format])?;
    office.note("checkup_export", report::exported(wording::TABLE, &[request.format.extension()]), None)?;
    Ok(exported)
}

/// The paper and the name its files begin with.
pub(crate) fn paper(office: &mut Office, as_of: Option<Day>, span: Option<Span>) -> Result<(Document, String), Fault> {
    let on = office.day(as_of);
    let told = super::told(office, on, span.unwrap_or_default())?;
    let committee = office.read(facts::committee)?;
    let chain = office.read(|reading| reading.chain_head())?.printed();
    let evidence = Evidence::of(office, on)?;
    let stem = file_name::stem(&[wording::TABLE, &committee.name], Some(on));
    let facts = CheckUpFacts {
        committee: committee.signed,
        on,
        counts: counted(&told.counts),
        packs: packs(&told),
        layers: layers(&told, &evidence),
        notes: told.notes.iter().map(|note| (note.title.clone(), note.asked.clone(), note.source.clone())).collect(),
        chain,
    };
    Ok((table(&facts), stem))
}

/// The check-up of a day in a few lines; nobody is named.
pub(crate) fn summary(office: &mut Office, on: Day) -> Result<CheckUpSummary, Fault> {
    let told = super::told(office, on, Span::Day)?;
    let broken = told
        .rules
        .iter()
        .filter(|line| matches!(line.mark, Mark::Error | Mark::Warning | Mark::Hint | Mark::Waived))
        .map(|line| BrokenRule {
            body: line.body_name.clone().unwrap_or_default(),
            title: line.title.clone(),
            asked: line.asked.clone(),
            source: line.source.clone(),
            mark: line.mark,
            reason: line
                .findings
                .iter()
                .filter_map(|finding| finding.waiver.as_ref())
                .find(|waiver| !waiver.lapsed)
                .map(|waiver| wording::said(&waiver.reason, waiver.document.as_ref().map(paper_name))),
        })
        .collect();
    Ok(CheckUpSummary { counts: counted(&told.counts), broken })
}

fn counted(counts: &MarkCounts) -> Vec<(Mark, i64)> {
    let of = |mark: &Mark| match mark {
        Mark::Error => counts.error,
        Mark::Warning => counts.warning,
        Mark::Hint => counts.hint,
        Mark::Waived => counts.waived,
        Mark::Kept => counts.kept,
        Mark::Unrecorded => counts.unrecorded,
    };
    Mark::ALL.iter().map(|mark| (*mark, of(mark))).collect()
}

/// The packs whose rules stand in the table, in their order there.
fn packs(told: &CheckUp) -> Vec<(String, String)> {
    let mut packs: Vec<(String, String)> = Vec::new();
    let rules = told.rules.iter().map(|line| (&line.pack_title, &line.edition));
    for (title, edition) in rules.chain(told.notes.iter().map(|note| (&note.pack_title, &note.edition))) {
        if !packs.iter().any(|(known, _)| known == title) {
            packs.push((title.clone(), edition.clone()));
        }
    }
    packs
}

fn paper_name(paper: &super::WaiverDocument) -> &str {
    paper.number.as_deref().unwrap_or(&paper.title)
}

/// Meetings and papers by body: what holders rest on, and what was held in the year.
struct Evidence {
    resting: BTreeMap<i64, Vec<String>>,
    meetings: BTreeMap<i64, Vec<String>>,
    about_meetings: BTreeMap<String, bool>,
}

impl Evidence {
    fn of(office: &mut Office, on: Day) -> Result<Self, Fault> {
        let judging = super::Judging::of(office)?;
        let mut resting: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for held in office.read(|reading| Held::all(reading, on))? {
            let papers = resting.entry(held.body).or_default();
            for name in [held.paper_name, held.meeting_name].into_iter().flatten() {
                if !papers.contains(&name) && papers.len() < MOST_PAPERS {
                    papers.push(name);
                }
            }
        }
        let mut meetings: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        let of_the_year = |held: Day| held.year() == on.year() && held <= on;
        for meeting in judging.gathered.facts.meetings.iter().filter(|one| of_the_year(one.held_on)) {
            meetings.entry(meeting.body).or_default().push(wording::meeting(&meeting.name, meeting.held_on));
        }
        let about_meetings = judging
            .packs
            .iter()
            .flat_map(|kept| &kept.pack.rules)
            .map(|rule| {
                let about = matches!(
                    rule.check,
                    Check::Meetings { .. }
                        | Check::Agenda { .. }
                        | Check::Quorum { .. }
                        | Check::Majority { .. }
                        | Check::Notice { .. }
                );
                (rule.code.clone(), about)
            })
            .collect();
        Ok(Self { resting, meetings, about_meetings })
    }

    fn about(&self, line: &RuleLine) -> Vec<String> {
        let Some(body) = line.body.filter(|_| line.mark != Mark::Unrecorded) else { return Vec::new() };
        if !self.about_meetings.get(&line.rule).copied().unwrap_or_default() {
            return self.resting.get(&body).cloned().unwrap_or_default();
        }
        let held = self.meetings.get(&body).map(Vec::as_slice).unwrap_or_default();
        let mut named: Vec<String> = held.iter().take(MOST_MEETINGS).cloned().collect();
        if held.len() > named.len() {
            named.push(wording::and_more(held.len() - named.len()));
        }
        named
    }
}

fn layers(told: &CheckUp, evidence: &Evidence) -> Vec<LayerRules> {
    let mut layers: Vec<LayerRules> = Vec::new();
    for line in &told.rules {
        let title = line.layer.map_or(wording::COMMUNITY, |layer| layer.chinese());
        if layers.last().is_none_or(|last| last.title != title) {
            layers.push(LayerRules { title: title.to_owned(), bodies: Vec::new() });
        }
        let Some(layer) = layers.last_mut() else { continue };
        let name = line.body_name.clone().unwrap_or_default();
        if layer.bodies.last().is_none_or(|last| last.name != name) {
            layer.bodies.push(BodyRules { name, rules: Vec::new() });
        }
        if let Some(body) = layer.bodies.last_mut() {
            body.rules.push(rule(line, evidence));
        }
    }
    layers
}

fn rule(line: &RuleLine, evidence: &Evidence) -> RuleFacts {
    RuleFacts {
        title: line.title.clone(),
        asked: line.asked.clone(),
        source: line.source.clone(),
        confidence: (line.confidence != Confidence::Full).then(|| wording::confidence(line.confidence).to_owned()),
        mark: line.mark,
        measured: line.count.map(|count| (count, line.whole)),
        missing: line.missing.clone(),
        evidence: evidence.about(line),
        findings: line.findings.iter().map(finding).collect(),
    }
}

fn finding(line: &FindingLine) -> FindingFacts {
    FindingFacts {
        days: (line.from, line.until),
        mark: line.mark,
        sentence: line.sentence.clone(),
        measured: (line.count, line.whole),
        people: line.people.iter().map(|person| person.name.clone()).collect(),
        meetings: line.meetings.iter().map(|one| wording::meeting(&one.name, one.held_on)).collect(),
        waiver: line
            .waiver
            .as_ref()
            .map(|waiver| (wording::said(&waiver.reason, waiver.document.as_ref().map(paper_name)), waiver.lapsed)),
    }
}
