//! The check-up as it is told: marks, names of the day, what was written about each finding, and what is new.

use std::collections::BTreeMap;

use chrono::Datelike;

use domain::papers::checkup::Mark;
use domain::rules::finding::{Finding, Measured, State};
use domain::rules::pack::{Pack, Rule};
use domain::{Day, Fault};
use store::Reading;
use store::body::natural;
use store::judgement::{Known, Waiver};
use store::paper::Paper;

use super::judging::{Judged, Judging, key};
use super::wire::{
    BesideLine, CheckUp, FindingLine, MarkCounts, MeetingRef, NoteLine, PersonRef, RuleLine, Span, WaiverDocument,
    WaiverLine, mark_of,
};

/// What is kept beside the facts, read for one telling.
pub(crate) struct Kept {
    known: BTreeMap<String, Known>,
    versions: BTreeMap<i64, i64>,
    papers: BTreeMap<i64, WaiverDocument>,
    seen_at: Option<String>,
}

impl Kept {
    /// As the register stands now.
    pub(crate) fn read(reading: &Reading<'_>, judging: &Judging) -> Result<Self, Fault> {
        let ids: Vec<i64> = judging.waivers.iter().map(|waiver| waiver.id).collect();
        let mut papers = BTreeMap::new();
        for id in judging.waivers.iter().filter_map(|waiver| waiver.document) {
            if let Some(paper) = Paper::get(reading, id)? {
                papers.insert(id, WaiverDocument { id, number: paper.number, title: paper.title });
            }
        }
        Ok(Self {
            known: reading.known_findings()?,
            versions: reading.versions(Waiver::TABLE, &ids)?,
            papers,
            seen_at: reading.preference(super::SEEN_AT)?.and_then(|text| serde_json::from_str(&text).ok()),
        })
    }

    /// Keys of what was found and is not known yet.
    pub(crate) fn unknown<'k>(&self, keys: &'k [String]) -> Vec<&'k str> {
        keys.iter().map(String::as_str).filter(|key| !self.known.contains_key(*key)).collect()
    }

    /// Not looked at yet.
    fn is_new(&self, key: &str) -> bool {
        !self.known.get(key).is_some_and(|known| known.seen)
    }

    /// Since when it is known.
    pub(crate) fn known_on(&self, key: &str) -> Option<Day> {
        self.known.get(key).map(|known| known.on)
    }
}

/// What the check-up of a day tells.
pub(crate) struct Telling<'a> {
    judging: &'a Judging,
    kept: &'a Kept,
    on: Day,
    today: Day,
}

impl<'a> Telling<'a> {
    pub(crate) fn new(judging: &'a Judging, kept: &'a Kept, on: Day, today: Day) -> Self {
        Self { judging, kept, on, today }
    }

    /// All of it.
    pub(crate) fn check_up(&self, judged: &[Judged], span: Span) -> CheckUp {
        let marks: BTreeMap<(&str, Option<i64>), Mark> = judged
            .iter()
            .filter(|one| one.state != State::Past)
            .filter_map(|one| Some(((self.judging.rule(one)?.1.code.as_str(), one.body), self.mark(one)?)))
            .collect();
        let mut counts = MarkCounts::default();
        let (mut rules, mut notes) = (Vec::new(), Vec::new());
        for one in judged {
            let Some((pack, rule)) = self.judging.rule(one) else { continue };
            let Some(mark) = self.mark(one) else {
                notes.push(note(pack, rule));
                continue;
            };
            let findings = self.findings(one, rule, span);
            if one.state == State::Past && findings.is_empty() {
                continue;
            }
            if one.state != State::Past {
                counts.add(mark);
            }
            rules.push(self.line(one, (pack, rule), mark, findings, &marks));
        }
        rules.sort_by_cached_key(place);
        CheckUp {
            on: self.on,
            today: self.today,
            counts,
            new: rules.iter().flat_map(|rule| &rule.findings).filter(|finding| finding.new).count() as i64,
            seen_at: self.kept.seen_at.clone(),
            rules,
            notes,
        }
    }

    /// The mark of the day; none for what no program can check.
    pub(crate) fn mark(&self, one: &Judged) -> Option<Mark> {
        let (_, rule) = self.judging.rule(one)?;
        Some(match one.state {
            State::Note => return None,
            State::Kept | State::Past => Mark::Kept,
            State::Unrecorded => Mark::Unrecorded,
            State::Broken => {
                let mut of_the_day = one.findings.iter().filter(|finding| finding.on(self.on)).peekable();
                let waived = of_the_day.peek().is_some()
                    && of_the_day.all(|finding| {
                        self.waiver(one, rule, finding).is_some_and(|(waiver, same)| same && !self.over(waiver))
                    });
                if waived { Mark::Waived } else { mark_of(rule.severity) }
            }
        })
    }

    fn line(
        &self,
        one: &Judged,
        (pack, rule): (&Pack, &Rule),
        mark: Mark,
        findings: Vec<FindingLine>,
        marks: &BTreeMap<(&str, Option<i64>), Mark>,
    ) -> RuleLine {
        let body = one.body.and_then(|id| self.judging.gathered.body(id));
        let kind = body.map(|body| body.kind).or(rule.body);
        let measured = one.measured.as_ref();
        let people = |of: fn(&Measured) -> &Vec<i64>| {
            measured.map(|measured| self.people(of(measured), self.on)).unwrap_or_default()
        };
        RuleLine {
            key: format!("{}/{}/{}", pack.pack, rule.code, one.body.unwrap_or(0)),
            pack: pack.pack.clone(),
            pack_title: pack.title.clone(),
            edition: pack.edition.clone(),
            rule: rule.code.clone(),
            title: rule.title.clone(),
            body: one.body,
            body_name: one
                .body
                .and_then(|id| self.judging.gathered.body_name_on(id, self.on))
                .map(str::to_owned)
                .or_else(|| rule.body.map(|kind| kind.chinese().to_owned())),
            layer: kind.map(|kind| kind.layer()),
            kind,
            mark,
            severity: rule.severity,
            asked: rule.asked.clone(),
            source: rule.source.clone(),
            confidence: rule.confidence,
            remedy: rule.remedy.clone(),
            beside: self.beside(rule, one.body, marks),
            beside_why: rule.beside_why.clone(),
            count: measured.map(|measured| measured.count),
            whole: measured.and_then(|measured| measured.whole),
            least: measured.and_then(|measured| measured.least),
            most: measured.and_then(|measured| measured.most),
            people: people(|measured| &measured.people),
            others: people(|measured| &measured.others),
            missing: one.missing.clone(),
            findings,
        }
    }

    fn beside(&self, rule: &Rule, body: Option<i64>, marks: &BTreeMap<(&str, Option<i64>), Mark>) -> Vec<BesideLine> {
        let find = |code: &str| {
            self.judging
                .packs
                .iter()
                .find_map(|kept| Some((kept.pack.as_ref(), kept.pack.rules.iter().find(|rule| rule.code == code)?)))
        };
        rule.beside
            .iter()
            .filter_map(|code| find(code))
            .map(|(pack, other)| BesideLine {
                rule: other.code.clone(),
                pack_title: pack.title.clone(),
                asked: other.asked.clone(),
                source: other.source.clone(),
                mark: marks.get(&(other.code.as_str(), body)).copied(),
            })
            .collect()
    }

    /// The findings of a span, newest first.
    fn findings(&self, one: &Judged, rule: &Rule, span: Span) -> Vec<FindingLine> {
        let listed = |finding: &&Finding| match span {
            Span::Day => finding.on(self.on),
            Span::All => true,
            Span::Year => {
                let (first, last) = (finding.from.year(), finding.until.unwrap_or(self.on).year());
                first <= self.on.year() && self.on.year() <= last || finding.on(self.on)
            }
        };
        let mut lines: Vec<FindingLine> =
            one.findings.iter().filter(listed).map(|finding| self.finding(one, rule, finding)).collect();
        lines.reverse();
        lines
    }

    pub(crate) fn finding(&self, one: &Judged, rule: &Rule, finding: &Finding) -> FindingLine {
        let facts = finding.facts();
        let said_of = finding.until.unwrap_or(self.on).min(self.on);
        let waiver = self.waiver(one, rule, finding);
        let holds = waiver.is_some_and(|(waiver, same)| same && !self.over(waiver));
        FindingLine {
            from: finding.from,
            until: finding.until,
            mark: if holds { Mark::Waived } else { mark_of(rule.severity) },
            sentence: finding.sentence.clone(),
            count: finding.measured.count,
            whole: finding.measured.whole,
            least: finding.measured.least,
            most: finding.measured.most,
            people: self.people(&finding.people, said_of),
            meetings: self.meetings(&finding.meetings),
            // What another day would find is not news.
            new: self.on == self.today && self.kept.is_new(&key(&rule.code, one.body, &facts)),
            waiver: waiver.map(|(waiver, _)| self.waiver_line(waiver, !holds)),
            facts,
        }
    }

    fn people(&self, ids: &[i64], on: Day) -> Vec<PersonRef> {
        ids.iter()
            .filter_map(|id| Some(PersonRef { id: *id, name: self.judging.gathered.name_on(*id, on)?.to_owned() }))
            .collect()
    }

    fn meetings(&self, ids: &[i64]) -> Vec<MeetingRef> {
        ids.iter()
            .filter_map(|id| self.judging.gathered.meeting(*id))
            .map(|meeting| MeetingRef { id: meeting.id, name: meeting.name.clone(), held_on: meeting.held_on })
            .collect()
    }

    fn over(&self, waiver: &Waiver) -> bool {
        waiver.valid_until.is_some_and(|until| until < self.on)
    }

    /// What was written about a finding, and whether what was found is still the same. Where nothing was written about
    /// just this, the newest waiver about the same thing is told, so that she sees that it lapsed.
    fn waiver(&self, one: &Judged, rule: &Rule, finding: &Finding) -> Option<(&'a Waiver, bool)> {
        let mut about =
            self.judging.waivers.iter().filter(|waiver| waiver.rule == rule.code && waiver.body == one.body).peekable();
        about.peek()?;
        let facts = finding.facts();
        let about: Vec<&Waiver> = about.collect();
        if let Some(same) = about.iter().rev().find(|waiver| waiver.facts == facts) {
            return Some((same, true));
        }
        let subject = subject(&facts);
        let others: Vec<String> = one
            .findings
            .iter()
            .filter(|other| other.on(self.on) && !std::ptr::eq(*other, finding))
            .map(Finding::facts)
            .collect();
        // A waiver that holds for another finding of the day did not lapse.
        let lapsed = about
            .iter()
            .rev()
            .find(|waiver| self::subject(&waiver.facts) == subject && !others.contains(&waiver.facts))?;
        finding.on(self.on).then_some((*lapsed, false))
    }

    fn waiver_line(&self, waiver: &Waiver, lapsed: bool) -> WaiverLine {
        WaiverLine {
            id: waiver.id,
            version: self.kept.versions.get(&waiver.id).copied().unwrap_or(0),
            reason: waiver.reason.clone(),
            on_day: waiver.on_day,
            valid_until: waiver.valid_until,
            document: waiver.document.and_then(|paper| self.kept.papers.get(&paper).cloned()),
            lapsed,
        }
    }
}

/// What a finding is about, of the text of its facts: `key=meeting 12`, or `key=` for a composition.
fn subject(facts: &str) -> &str {
    facts.split_once(" count=").map_or(facts, |(key, _)| key)
}

/// By layer, body, and the order of the packs.
fn place(line: &RuleLine) -> impl Ord + use<> {
    let name = line.body_name.as_deref().map(natural).unwrap_or_default();
    // What concerns the community as a whole stands behind the bodies.
    (line.kind.is_none(), line.layer, line.kind, name, line.body)
}

fn note(pack: &Pack, rule: &Rule) -> NoteLine {
    NoteLine {
        key: format!("{}/{}", pack.pack, rule.code),
        pack: pack.pack.clone(),
        pack_title: pack.title.clone(),
        edition: pack.edition.clone(),
        rule: rule.code.clone(),
        title: rule.title.clone(),
        kind: rule.body,
        asked: rule.asked.clone(),
        source: rule.source.clone(),
        confidence: rule.confidence,
    }
}

/// Keys of everything found, of all years.
pub(crate) fn keys(judging: &Judging, judged: &[Judged]) -> Vec<String> {
    judged
        .iter()
        .filter_map(|one| Some((one, judging.rule(one)?.1)))
        .flat_map(|(one, rule)| one.findings.iter().map(move |finding| key(&rule.code, one.body, &finding.facts())))
        .collect()
}
