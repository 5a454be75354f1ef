//! Reads a pack that a person wrote: everything that is wrong with it, each with its line and what to write instead.
//!
//! The text may come from anywhere. Its length, its depth, the number of rules and the length of every sentence are
//! limited before they are looked at.

mod lines;
mod meaning;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kinds::BodyKind;
use crate::wording::packs as wording;

use self::lines::{Node, Shape};
use super::pack::{Pack, Rule};

/// Longest text read, in kilobytes.
pub const MOST_KILOBYTES: usize = 1024;
/// Most rules read.
pub const MOST_RULES: usize = 1000;
/// Most braces and brackets in each other.
const MOST_DEPTH: usize = 16;
/// Most problems told at once: the rest follows from them, or is told the next time.
const MOST_PROBLEMS: usize = 200;

/// Something that is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
pub struct Problem {
    /// The line, 1 for the first.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub reason: String,
}

impl Pack {
    /// Reads a pack of a city or a street: all problems at once, by line.
    pub fn read(text: &str) -> Result<Pack, Vec<Problem>> {
        read(text, super::built_in(), true)
    }
}

/// Reads a pack beside others. `foreign` ones may use no code and no id of the others.
pub(super) fn read(text: &str, others: &[Pack], foreign: bool) -> Result<Pack, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let only = |line, reason| vec![Problem { line, reason }];
    if text.len() > MOST_KILOBYTES * 1024 {
        return Err(only(1, wording::too_long(MOST_KILOBYTES)));
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        // A text that is not closed is noticed at the break of the line.
        let line = error.line().saturating_sub(usize::from(error.column() == 0));
        only(line.max(1), wording::not_json(&error.to_string()))
    })?;
    let Some(node) = lines::read(text) else { return Err(only(1, wording::unreadable())) };
    if node.depth() > MOST_DEPTH {
        return Err(only(node.line, wording::too_deep()));
    }
    let Value::Object(mut parts) = value else { return Err(only(node.line, wording::unreadable())) };
    let mut problems = Vec::new();
    let mut repeated = Vec::new();
    node.repeated(&mut repeated);
    problems.extend(repeated.into_iter().map(|(line, name)| Problem { line, reason: wording::repeated(&name) }));

    // The rules are read one by one, so that each tells its own first fault of shape.
    let rules = match parts.remove("rules") {
        Some(Value::Array(rules)) if rules.len() > MOST_RULES => {
            return Err(only(node.line_of("rules"), wording::too_many_rules(MOST_RULES)));
        }
        Some(Value::Array(rules)) => {
            if rules.is_empty() {
                problems.push(Problem { line: node.line_of("rules"), reason: wording::no_rules() });
            }
            rules
        }
        Some(_) => {
            problems.push(Problem { line: node.line_of("rules"), reason: wording::wrong_kind("a sequence") });
            Vec::new()
        }
        None => {
            problems.push(Problem { line: node.line, reason: wording::missing_field("rules") });
            Vec::new()
        }
    };
    parts.insert("rules".to_owned(), Value::Array(Vec::new()));
    let head = shaped::<Pack>(&Value::Object(parts), &node, &mut problems);
    let rule_nodes = node.key("rules").map_or(&[][..], |(_, list)| list.items());
    let read: Vec<(Option<Rule>, &Node)> =
        rules.iter().zip(rule_nodes).map(|(value, node)| (shaped::<Rule>(value, node, &mut problems), node)).collect();

    let codes = |value: &Value| value.get("code").and_then(Value::as_str).map(ToOwned::to_owned);
    let known = meaning::Known { codes: rules.iter().filter_map(codes).collect(), others, foreign };
    if let Some(pack) = &head {
        meaning::of_head(pack, &node, &known, &mut problems);
    }
    for (rule, node) in &read {
        if let Some(rule) = rule {
            meaning::of_rule(rule, head.as_ref(), node, &known, &mut problems);
        }
    }
    meaning::of_codes(read.iter().filter_map(|(rule, node)| Some((rule.as_ref()?, *node))), &mut problems);

    problems.sort();
    problems.dedup();
    problems.truncate(MOST_PROBLEMS);
    match head {
        Some(pack) if problems.is_empty() => {
            Ok(Pack { rules: read.into_iter().filter_map(|(rule, _)| rule).collect(), ..pack })
        }
        _ => Err(problems),
    }
}

/// A part of the pack as its type; what does not fit is told at its line. Faults of shape are told one after the other
/// as long as taking away a part that nobody knows lets the next one show.
fn shaped<T: for<'a> Deserialize<'a>>(value: &Value, node: &Node, problems: &mut Vec<Problem>) -> Option<T> {
    let mut value = value.clone();
    let mut sound = true;
    let mut meant = Vec::new();
    for _ in 0..20 {
        match T::deserialize(&value) {
            Ok(read) => return sound.then_some(read),
            Err(error) => {
                sound = false;
                let message = error.to_string();
                // A name written nearly right is told once, not as unknown and as missing.
                let word = quoted(&message).unwrap_or_default();
                if !(message.starts_with("missing field") && meant.contains(&word)) {
                    problems.push(told(&message, node));
                }
                meant.extend(nearest(&word, &listed(&message)).map(ToOwned::to_owned));
                let Some(name) = quoted(&message).filter(|_| message.starts_with("unknown field")) else { break };
                if !taken_away(&mut value, &name) {
                    break;
                }
            }
        }
    }
    None
}

/// Takes the first part of this name away, wherever it stands.
fn taken_away(value: &mut Value, name: &str) -> bool {
    match value {
        Value::Object(parts) => parts.remove(name).is_some() || parts.values_mut().any(|part| taken_away(part, name)),
        Value::Array(items) => items.iter_mut().any(|item| taken_away(item, name)),
        _ => false,
    }
}

/// A fault of shape in Chinese with its line.
fn told(message: &str, node: &Node) -> Problem {
    let at = |line: Option<usize>, reason: String| Problem { line: line.unwrap_or(node.line), reason };
    let word = quoted(message).unwrap_or_default();
    let known = listed(message);
    if message.starts_with("unknown field") {
        at(node.line_of_key(&word), wording::unknown_field(&word, nearest(&word, &known), &known))
    } else if message.starts_with("unknown variant") {
        let line = node.line_of_value(&word).or_else(|| node.line_of_key(&word));
        let kinds: Option<Vec<BodyKind>> = known.iter().map(|code| BodyKind::from_code(code)).collect();
        if let Some(kinds) = kinds.filter(|kinds| !kinds.is_empty()) {
            let named: Vec<String> =
                kinds.iter().map(|kind| wording::code_called(kind.code(), kind.chinese())).collect();
            let named: Vec<&str> = named.iter().map(String::as_str).collect();
            let meant = kinds.iter().find(|kind| {
                kind.chinese() == word || crate::bodies::synonyms(**kind).any(|synonym| synonym.name == word)
            });
            let meant = meant.map(|kind| kind.code()).or_else(|| nearest(&word, &known));
            return at(line, wording::unknown_word(&word, meant, &named));
        }
        at(line, wording::unknown_word(&word, nearest(&word, &known), &known))
    } else if message.starts_with("missing field") {
        at(None, wording::missing_field(&word))
    } else if let Some((_, expected)) = message.split_once(", expected ") {
        let found = message.split_once("expected").map_or("", |(found, _)| found);
        let line = value_in(found).and_then(|value| node.line_of_value(&value));
        let line = line.or_else(|| node.line_of_key("of").filter(|_| expected.contains("tuple")));
        at(line, wording::wrong_kind(expected))
    } else if ["input", "premature", "trailing input"].iter().any(|word| message.contains(word)) {
        at(day_line(node), wording::not_a_day())
    } else {
        at(None, wording::odd_shape())
    }
}

/// The first line on which one of the named days is none.
fn day_line(node: &Node) -> Option<usize> {
    let here = ["from", "until", "first", "last"].into_iter().find_map(|name| {
        let (_, node) = node.key(name)?;
        match &node.shape {
            Shape::Text(text) if text.parse::<crate::dates::Day>().is_err() => Some(node.line),
            _ => None,
        }
    });
    here.or_else(|| match &node.shape {
        Shape::Object(entries) => entries.iter().find_map(|(_, _, node)| day_line(node)),
        Shape::List(items) => items.iter().find_map(day_line),
        _ => None,
    })
}

/// The first name between backticks.
fn quoted(message: &str) -> Option<String> {
    message.split('`').nth(1).map(ToOwned::to_owned)
}

/// The names between backticks after the first one.
fn listed(message: &str) -> Vec<&str> {
    message.split('`').skip(3).step_by(2).collect()
}

/// The value a message speaks of: `invalid type: string "x"`, `integer \`5\``.
fn value_in(found: &str) -> Option<String> {
    if let Some((_, rest)) = found.split_once("string \"") {
        return rest.rsplit_once('"').map(|(value, _)| value.to_owned());
    }
    quoted(found)
}

/// The known name that is most like a word, where one is like enough.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .iter()
        .map(|name| (distance(&word, name), *name))
        .filter(|(distance, name)| *distance <= 2.min(name.chars().count() / 2))
        .min()
        .map(|(_, name)| name)
}

/// How many letters must be changed, put in or taken out to make one word the other; words are cut at 40 letters.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().take(40).enumerate() {
        let mut next = vec![index + 1];
        for (step, against) in other.iter().enumerate() {
            let above = |at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let left = next.last().copied().unwrap_or(usize::MAX - 1);
            next.push((above(step) + usize::from(letter != *against)).min(above(step + 1) + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
