//! Where a typed scrap stands in what was found: which characters to mark, and how well it fits a name.

use crate::dates::half_width;
use crate::names;

/// Longest search text looked at, in characters.
const LONGEST: usize = 100;

/// How well a scrap fits a name, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The whole name, in characters or in its full reading.
    Exact,
    /// The name begins with it.
    Begins,
    /// It stands further on in the name.
    Within,
    /// Its first letters, from the surname on.
    Initials,
    /// The first letters of the given name.
    InitialsWithin,
}

/// A run of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first, from 0.
    pub start: usize,
    /// How many.
    pub length: usize,
}

/// The scraps of what was typed: parted at spaces, in half-width small letters.
pub fn words(typed: &str) -> Vec<String> {
    let cut: String = typed.chars().take(LONGEST).map(half_width).collect();
    cut.split_whitespace().map(str::to_lowercase).collect()
}

/// Where a scrap stands in a name whose readings are known; for letters, the characters whose readings or initials fit.
pub fn in_name(name: &str, readings: &[&str], word: &str) -> Option<(Fit, Span)> {
    if let Some(span) = in_text(name, word) {
        let whole = name.chars().count();
        let fit = match span {
            Span { start: 0, length } if length == whole => Fit::Exact,
            Span { start: 0, .. } => Fit::Begins,
            _ => Fit::Within,
        };
        return Some((fit, span));
    }
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let mut best: Option<(Fit, Span)> = None;
    let mut better = |fit: Fit, start: usize, length: usize| {
        if best.is_none_or(|(known, _)| fit < known) {
            best = Some((fit, Span { start, length }));
        }
    };
    for start in 0..readings.len() {
        let rest = readings.get(start..).unwrap_or_default();
        if let Some(length) = read_by(rest, word) {
            let whole =
                start == 0 && length == readings.len() && rest.iter().map(|one| one.len()).sum::<usize>() == word.len();
            better(
                if whole {
                    Fit::Exact
                } else if start == 0 {
                    Fit::Begins
                } else {
                    Fit::Within
                },
                start,
                length,
            );
        }
        let mut initials = rest.iter().filter_map(|reading| reading.chars().next());
        if word.chars().all(|letter| initials.next() == Some(letter)) {
            better(if start == 0 { Fit::Initials } else { Fit::InitialsWithin }, start, word.len());
        }
    }
    best
}

/// How many readings from the first on a scrap takes, the last one perhaps only begun.
fn read_by(readings: &[&str], word: &str) -> Option<usize> {
    let mut left = word;
    for (count, reading) in (1..).zip(readings) {
        if reading.starts_with(left) {
            return Some(count);
        }
        left = left.strip_prefix(reading)?;
    }
    None
}

/// Where a scrap stands in a name, its readings looked up here.
pub fn in_any_name(name: &str, word: &str) -> Option<(Fit, Span)> {
    let readings = names::syllables(name);
    let readings: Vec<&str> = readings.iter().map(String::as_str).collect();
    in_name(name, &readings, word)
}

/// Where a scrap stands in a text, blind to width, case and whatever is neither letter nor digit, as the index is.
pub fn in_text(text: &str, word: &str) -> Option<Span> {
    let wanted: Vec<char> = plain(word).map(|(_, character)| character).collect();
    let held: Vec<(usize, char)> = plain(text).collect();
    if wanted.is_empty() || held.len() < wanted.len() {
        return None;
    }
    let at = held.windows(wanted.len()).position(|run| run.iter().map(|(_, held)| held).eq(&wanted))?;
    let (first, last) = (held.get(at)?.0, held.get(at + wanted.len() - 1)?.0);
    Some(Span { start: first, length: last - first + 1 })
}

fn plain(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.chars()
        .map(half_width)
        .enumerate()
        .filter(|(_, character)| character.is_alphanumeric())
        .flat_map(|(place, character)| character.to_lowercase().map(move |small| (place, small)))
}

/// The last digits of a telephone number, where a scrap is its tail; the number may be masked since.
pub fn tail(number: &str, word: &str) -> Option<Span> {
    let digits: String = number.chars().map(half_width).filter(char::is_ascii_digit).collect();
    let fits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) && digits.ends_with(word);
    let length = word.len();
    fits.then(|| Span { start: digits.len() - length, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(name: &str, word: &str) -> Option<(Fit, (usize, usize))> {
        in_any_name(name, word).map(|(fit, span)| (fit, (span.start, span.length)))
    }

    #[test]
    fn the_hit_is_where_she_would_underline_it() {
        assert_eq!(hit("仇小兰", "qx"), Some((Fit::Initials, (0, 2))));
        assert_eq!(hit("王建国", "jianguo"), Some((Fit::Within, (1, 2))));
        assert_eq!(hit("王建国", "建"), Some((Fit::Within, (1, 1))));
        assert_eq!(hit("王建国", "王建国"), Some((Fit::Exact, (0, 3))));
        assert_eq!(hit("王建国", "wangjianguo"), Some((Fit::Exact, (0, 3))));
        assert_eq!(hit("王建国", "wangj"), Some((Fit::Begins, (0, 2))));
        assert_eq!(hit("王建国", "jg"), Some((Fit::InitialsWithin, (1, 2))));
        assert_eq!(hit("王建国", "王"), Some((Fit::Begins, (0, 1))));
        assert_eq!(hit("Anna Maria", "maria"), Some((Fit::Within, (5, 5))));
        assert_eq!(hit("王建国", "3号楼"), None);
        assert_eq!(hit("王建国", ""), None);
    }

    #[test]
    fn width_and_signs_do_not_matter_in_a_text() {
        assert_eq!(in_text("１３号楼-2单元301室", "13号楼2"), Some(Span { start: 0, length: 6 }));
        assert_eq!(in_text("13号楼", "3号"), Some(Span { start: 1, length: 2 }));
        assert_eq!(in_text("13号楼", "——"), None);
    }

    #[test]
    fn the_tail_of_a_number_is_marked_at_its_end() {
        assert_eq!(tail("13812341234", "1234"), Some(Span { start: 7, length: 4 }));
        assert_eq!(tail("13812341234", "1381"), None);
        assert_eq!(tail("138", "a"), None);
    }

    #[test]
    fn what_is_typed_is_parted_at_spaces() {
        assert_eq!(words(" 王　ＷＸ 13号楼 "), ["王", "wx", "13号楼"]);
    }
}
