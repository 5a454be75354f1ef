//! 表决: numbers that can have been cast, judged by the rule of the day, which is kept with them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::VoteMethod;
use domain::wording::meetings as wording;
use domain::{Fault, Refusal};
use store::meeting::{AgendaItem, Vote};
use store::{Reading, Writing};

use super::ground::{Ground, possible};
use super::{VoteLine, unsigned};
use crate::Office;
use crate::wire::{Made, OneAt};

/// The vote on an item.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VoteSet {
    /// The item.
    pub agenda_item: i64,
    /// How.
    pub method: VoteMethod,
    /// 赞成
    pub in_favour: i64,
    /// 反对
    pub against: i64,
    /// 弃权
    pub abstained: i64,
    /// The result as announced; by the rule of the day where missing.
    #[serde(default)]
    pub passed: Option<bool>,
}

/// The vote on an item: as it was kept once the minutes are signed, by the rule of the day before.
pub(crate) fn line(
    reading: &Reading<'_>,
    ground: &Ground,
    item: &AgendaItem,
    may_vote: i64,
) -> Result<Option<VoteLine>, Fault> {
    let Some(mut vote) = Vote::of(reading, item.id)? else { return Ok(None) };
    if ground.meeting.signed_on.is_none() || vote.rule_sentence.is_none() {
        judge(ground, item, &mut vote);
    }
    Ok(Some(VoteLine {
        version: Vote::version(reading, vote.id)?,
        id: vote.id,
        method: vote.method,
        in_favour: vote.in_favour,
        against: vote.against,
        abstained: vote.abstained,
        not_cast: (may_vote - vote.in_favour - vote.against - vote.abstained).max(0),
        passed: vote.passed,
        base: vote.base,
        needed: vote.needed,
        source: vote.rule_source,
        sentence: vote.rule_sentence.unwrap_or_default(),
    }))
}

/// Puts beside the numbers what they are judged by. A result as announced stands, whatever the rule says.
fn judge(ground: &Ground, item: &AgendaItem, vote: &mut Vote) {
    vote.passed = vote.passed.or(stand_beside(ground, item, vote));
}

/// The rule and its sentence go beside the numbers; whether it carries comes back.
fn stand_beside(ground: &Ground, item: &AgendaItem, vote: &mut Vote) -> Option<bool> {
    let judged = ground.judge(item, vote);
    vote.base = judged.base;
    vote.needed = judged.needed;
    vote.rule = judged.rule.map(|rule| rule.code.clone());
    vote.rule_source = judged.rule.map(|rule| rule.source.clone());
    vote.rule_pack = judged.rule.map(|rule| rule.pack.clone());
    vote.rule_edition = judged.rule.map(|rule| rule.edition.clone());
    vote.rule_sentence = Some(judged.sentence);
    judged.carried
}

/// On signing: each vote keeps the sentence and the rule it was judged with.
pub(crate) fn keep_judgements(writing: &Writing<'_>, ground: &Ground) -> Result<(), Fault> {
    for item in &ground.items {
        let Some(mut vote) = Vote::of(writing, item.id)? else { continue };
        judge(ground, item, &mut vote);
        vote.rewrite(writing)?;
    }
    Ok(())
}

/// `vote_set`: refused only where more votes were cast than people can have been there.
pub(crate) fn set_vote(office: &mut Office, request: VoteSet) -> Result<Made, Fault> {
    for (field, count) in
        [("in_favour", request.in_favour), ("against", request.against), ("abstained", request.abstained)]
    {
        if !(0..=1_000_000).contains(&count) {
            return Err(Fault::Refused(Refusal::OutOfRange { field, least: 0, most: 1_000_000 }));
        }
    }
    office.write("vote_set", "", |writing| {
        let item = AgendaItem::find(writing, request.agenda_item)?;
        let meeting = unsigned(writing, item.meeting)?;
        let ground = Ground::of(writing, &meeting)?;
        possible(&ground.at_item(&item), request.in_favour, request.against, request.abstained)?;
        let kept = Vote::of(writing, item.id)?;
        let mut vote = Vote {
            id: kept.as_ref().map_or(0, |kept| kept.id),
            removed: false,
            agenda_item: item.id,
            method: request.method,
            in_favour: request.in_favour,
            against: request.against,
            abstained: request.abstained,
            passed: request.passed,
            base: None,
            needed: None,
            rule: None,
            rule_source: None,
            rule_sentence: None,
            rule_pack: None,
            rule_edition: None,
        };
        // What the rule says is not kept as announced: it follows the sign-in until the minutes are signed.
        let carried = stand_beside(&ground, &item, &mut vote);
        if kept.is_some() {
            vote.rewrite(writing)?;
        } else {
            vote.id = vote.add(writing)?;
        }
        writing.say(wording::voted(&item.title, vote.in_favour, vote.passed.or(carried)));
        Ok(Made { id: vote.id })
    })
}

/// `vote_remove`
pub(crate) fn remove_vote(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("vote_remove", "移走一次表决", |writing| {
        let mut vote = Vote::patched(writing, request.id, request.version)?;
        let item = AgendaItem::find(writing, vote.agenda_item)?;
        unsigned(writing, item.meeting)?;
        vote.removed = true;
        vote.rewrite(writing)?;
        Ok(Made { id: vote.id })
    })
}
