//! What the check-up judges and what it judges by, read once and kept until the next write. Whoever asks again before
//! that, on another day or with something half typed, reads nothing.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use domain::rules::deadlines::{Deadline, deadlines};
use domain::rules::engine::{Active, Asked, check};
use domain::rules::finding::{Finding, Judgement, Measured, State};
use domain::rules::pack::{Pack, PackScope, Rule};
use domain::rules::parameters::{Parameters, SETTING};
use domain::{Day, Fault};
use store::Reading;
use store::chain::Head;
use store::facts::Gathered;
use store::judgement::{RulePack, RuleSwitch, Setting, Waiver};

use crate::Office;

/// Days whose judgements are kept: today, the day looked at, and the one before it.
const DAYS_KEPT: usize = 3;

/// A pack with its switch.
#[derive(Clone, Debug)]
pub(crate) struct KeptPack {
    /// The newest edition.
    pub(crate) pack: Cow<'static, Pack>,
    /// The row it lies in, where it is no part of the program.
    pub(crate) row: Option<i64>,
    /// The switch of a local pack that is on.
    pub(crate) switch: Option<RuleSwitch>,
}

impl KeptPack {
    /// Whether it judges.
    pub(crate) fn on(&self) -> bool {
        self.pack.scope == PackScope::National || self.switch.is_some()
    }

    fn active(&self) -> Active<'_> {
        Active {
            pack: &self.pack,
            from: self.switch.as_ref().and_then(|switch| switch.on_from),
            until: self.switch.as_ref().and_then(|switch| switch.on_until),
        }
    }
}

/// What the check-up says of one rule and one body, with the places of the rule and its pack.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pack: usize,
    rule: usize,
    pub(crate) body: Option<i64>,
    pub(crate) state: State,
    pub(crate) measured: Option<Measured>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) missing: Vec<String>,
}

/// Everything judging takes.
#[derive(Debug)]
pub(crate) struct Judging {
    head: Head,
    pub(crate) gathered: Gathered,
    pub(crate) packs: Vec<KeptPack>,
    /// Packs of the register this version cannot read.
    pub(crate) unreadable: Vec<RulePack>,
    pub(crate) parameters: Parameters,
    pub(crate) waivers: Vec<Waiver>,
    judged: Mutex<Vec<(Day, Arc<Vec<Judged>>)>>,
}

impl Judging {
    /// As the register stands now.
    pub(crate) fn of(office: &mut Office) -> Result<Arc<Self>, Fault> {
        let head = office.read(|reading| reading.chain_head())?;
        if let Some(kept) = office.judging.as_ref().filter(|kept| kept.head == head) {
            return Ok(Arc::clone(kept));
        }
        let made = Arc::new(office.read(|reading| Self::read(reading, head))?);
        office.judging = Some(Arc::clone(&made));
        Ok(made)
    }

    /// An operation that leaves all of it as it was.
    pub(crate) fn keep_on(&mut self, head: &Head) {
        if self.head.count + 1 == head.count {
            self.head = head.clone();
        }
    }

    fn read(reading: &Reading<'_>, head: Head) -> Result<Self, Fault> {
        let (packs, unreadable) = packs(reading)?;
        Ok(Self {
            head,
            gathered: store::facts::gather(reading)?,
            packs,
            unreadable,
            parameters: parameters(reading)?,
            waivers: Waiver::all(reading)?,
            judged: Mutex::default(),
        })
    }

    /// The packs that judge.
    pub(crate) fn active(&self) -> Vec<Active<'_>> {
        self.packs.iter().filter(|kept| kept.on()).map(KeptPack::active).collect()
    }

    /// Every rule judged on a day.
    pub(crate) fn on(&self, on: Day) -> Arc<Vec<Judged>> {
        let mut judged = self.judged.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, kept)) = judged.iter().find(|(day, _)| *day == on) {
            return Arc::clone(kept);
        }
        let asked = Asked { on, bodies: None };
        let made: Vec<Judged> = check(&self.active(), &self.gathered.facts, &self.parameters, asked)
            .into_iter()
            .filter_map(|judgement| self.placed(judgement))
            .collect();
        let made = Arc::new(made);
        judged.insert(0, (on, Arc::clone(&made)));
        judged.truncate(DAYS_KEPT);
        made
    }

    fn placed(&self, judgement: Judgement<'_>) -> Option<Judged> {
        let pack = self.packs.iter().position(|kept| std::ptr::eq(kept.pack.as_ref(), judgement.pack))?;
        let rule = self.packs.get(pack)?.pack.rules.iter().position(|rule| std::ptr::eq(rule, judgement.rule))?;
        Some(Judged {
            pack,
            rule,
            body: judgement.body,
            state: judgement.state,
            measured: judgement.measured,
            findings: judgement.findings,
            missing: judgement.missing,
        })
    }

    /// The pack and the rule something was judged by.
    pub(crate) fn rule(&self, judged: &Judged) -> Option<(&Pack, &Rule)> {
        let pack = &self.packs.get(judged.pack)?.pack;
        Some((pack, pack.rules.get(judged.rule)?))
    }

    /// What falls due up to a day.
    pub(crate) fn deadlines(&self, on: Day, until: Day) -> Vec<Deadline> {
        deadlines(&self.active(), &self.gathered.facts, &self.parameters, on, until)
    }
}

/// What a finding is known by.
pub(crate) fn key(rule: &str, body: Option<i64>, facts: &str) -> String {
    format!("{rule}/{}/{facts}", body.unwrap_or(0))
}

/// The packs that come with the program and those kept in the register, each with its switch; and those of the register
/// nobody can read.
pub(crate) fn packs(reading: &Reading<'_>) -> Result<(Vec<KeptPack>, Vec<RulePack>), Fault> {
    let switches = RuleSwitch::all(reading)?;
    let switch = |pack: &Pack| {
        switches.iter().find(|switch| pack.scope == PackScope::Local && switch.pack == pack.pack).cloned()
    };
    let mut packs: Vec<KeptPack> = domain::rules::built_in()
        .iter()
        .map(|pack| KeptPack { switch: switch(pack), pack: Cow::Borrowed(pack), row: None })
        .collect();
    let mut unreadable = Vec::new();
    for row in RulePack::all(reading)? {
        match Pack::read(&row.content) {
            Ok(pack) => packs.push(KeptPack { switch: switch(&pack), pack: Cow::Owned(pack), row: Some(row.id) }),
            Err(_) => unreadable.push(row),
        }
    }
    Ok((packs, unreadable))
}

/// The committee's own numbers. A row of another version that reads as nothing leaves the default.
fn parameters(reading: &Reading<'_>) -> Result<Parameters, Fault> {
    let mut parameters = Parameters::default();
    for row in Setting::all(reading)? {
        if let Some(name) = row.name.strip_prefix(SETTING)
            && let Err(reason) = parameters.read(name, &row.value)
        {
            crate::record::line(&format!("parameter {name}: {reason}"));
        }
    }
    Ok(parameters)
}
