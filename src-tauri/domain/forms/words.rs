//! The words forms ask in, as data (`words.json`) beside those of rosters, which `roster/header.rs` holds for both.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::dates::half_width;
use crate::kinds::BodyKind;
use crate::roster::header;

/// Words for one code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Coded {
    /// What they mean.
    pub(crate) code: String,
    /// All of them, tidied.
    pub(crate) words: Vec<String>,
}

/// Words for a kind of body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfBody {
    /// Which kind.
    pub(crate) kind: BodyKind,
    /// All of them, tidied.
    pub(crate) words: Vec<String>,
}

/// Words for a post of a kind of body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfPost {
    /// Its name.
    pub(crate) post: String,
    /// In which kind of body.
    pub(crate) kind: BodyKind,
    /// All of them, tidied.
    pub(crate) words: Vec<String>,
}

/// All words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// Of the committee and of the day.
    pub(crate) facts: Vec<Coded>,
    /// Of numbers of the report, whole.
    pub(crate) numbers: Vec<Coded>,
    /// Of whom numbers count: the first half of their codes.
    pub(crate) sets: Vec<Coded>,
    /// What they count of them: the second half.
    pub(crate) indicators: Vec<Coded>,
    /// Of bodies.
    pub(crate) bodies: Vec<OfBody>,
    /// Of numbers each body has: the end of their codes.
    pub(crate) of_bodies: Vec<Coded>,
    /// Of what else is known of a body: its term, its seats.
    pub(crate) body_facts: Vec<Coded>,
    /// Of posts, wherever they stand alone.
    pub(crate) posts: Vec<OfPost>,
    /// Of posts, where only somebody who knows the form can say.
    pub(crate) perhaps: Vec<OfPost>,
    /// Of those who lead resident groups.
    pub(crate) leaders: Vec<String>,
    /// Of the members of the committee and of the party organisation together.
    pub(crate) both: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| serde_json::from_str(include_str!("words.json")).unwrap_or_default());

/// The words this product comes with.
pub(crate) fn known() -> &'static Words {
    &WORDS
}

/// The codes of a word, in the order of the list.
pub(crate) fn codes<'a>(list: &'a [Coded], word: &str) -> Vec<&'a str> {
    list.iter().filter(|one| one.words.iter().any(|known| known == word)).map(|one| one.code.as_str()).collect()
}

/// Whether a word alone says for certain what is asked for.
pub(crate) fn sure(word: &str) -> bool {
    let words = known();
    !codes(&words.facts, word).is_empty() || !codes(&words.numbers, word).is_empty()
}

/// A label without what stands before its words: 一、 1. （3） 其中： 2026年.
pub(crate) fn plain(label: &str) -> String {
    let tidy = header::tidy(label);
    // Between brackets may be all there is.
    let tidy = if tidy.is_empty() { label.trim().to_owned() } else { tidy };
    let mut rest = tidy.as_str();
    loop {
        let before = rest;
        for start in ["其中", "#", "*", ":", ",", "、", "."] {
            rest = rest.strip_prefix(start).unwrap_or(rest);
        }
        let number = rest.trim_start_matches(|one: char| one.is_ascii_digit() || "一二三四五六七八九十".contains(one));
        if number.len() < rest.len()
            && let Some(behind) = number.strip_prefix(['、', '.', '．'])
        {
            rest = behind;
        }
        if let Some(behind) = after_year(rest) {
            rest = behind;
        }
        if rest == before || rest.is_empty() {
            break;
        }
    }
    if rest.is_empty() { tidy } else { rest.to_owned() }
}

/// What follows 2026年, 2026年度, 2026年末 in a longer word.
fn after_year(word: &str) -> Option<&str> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let rest = word.strip_prefix(digits.as_str()).filter(|_| digits.len() == 4)?.strip_prefix('年')?;
    let rest = ["度", "末", "底"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
    (!rest.is_empty()).then_some(rest)
}

/// A text with every year in it written the same: forms come back each year.
pub(crate) fn without_year(text: &str) -> String {
    let mut kept = String::new();
    let mut digits = String::new();
    for character in text.chars().map(half_width).chain(['\n']) {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        kept.push_str(if year { "YYYY" } else { &digits });
        digits.clear();
        kept.push(character);
    }
    kept.pop();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_read_and_no_word_means_two_facts() {
        let words: Words = serde_json::from_str(include_str!("words.json")).unwrap();
        assert!(words.facts.len() > 5 && words.posts.len() > 3);
        for list in [&words.facts, &words.numbers, &words.sets, &words.indicators, &words.of_bodies, &words.body_facts]
        {
            for word in list.iter().flat_map(|one| &one.words) {
                assert_eq!(codes(list, word).len(), 1, "{word}");
            }
        }
    }

    #[test]
    fn numbers_of_lines_and_years_say_nothing_of_what_is_asked() {
        for (label, said) in [
            ("一、社区名称：", "社区名称"),
            ("1．总户数（户）", "总户数"),
            ("（3）面积", "面积"),
            ("其中：女性", "女性"),
            ("2026年末常住人口", "常住人口"),
            ("30岁及以下", "30岁及以下"),
            ("一人一档", "一人一档"),
        ] {
            assert_eq!(plain(label), said, "{label}");
        }
        assert_eq!(without_year("2026年度情况表 第10栏"), without_year("2027年度情况表 第10栏"));
        assert_ne!(without_year("第10栏"), without_year("第11栏"));
    }
}
