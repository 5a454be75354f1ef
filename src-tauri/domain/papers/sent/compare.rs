//! How two reports differ: numbers by their codes, sentences by theirs, lists by their lines.

use std::collections::BTreeMap;

use super::{Said, SaidNumber, SaidTable};

/// The head of a column that only counts the rows of its table.
const ROW_NUMBER: &str = "序号";

/// A number that is another one now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberDifference {
    /// Its code.
    pub code: String,
    /// In words.
    pub label: String,
    /// As printed before; none where it was not there.
    pub from: Option<String>,
    /// As printed now; none where it is there no more.
    pub to: Option<String>,
}

/// A sentence that reads otherwise now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceDifference {
    /// Its code.
    pub code: String,
    /// The chapter it stands in.
    pub chapter: String,
    /// Before; none where it was not there.
    pub from: Option<String>,
    /// Now; none where it is there no more.
    pub to: Option<String>,
}

/// A list with other lines now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListDifference {
    /// Its title.
    pub title: String,
    /// Lines that came, in words.
    pub added: Vec<String>,
    /// Lines that went.
    pub removed: Vec<String>,
}

/// All differences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Numbers, in the order of the later report.
    pub numbers: Vec<NumberDifference>,
    /// Sentences, in the order of the later report; those that went come last.
    pub sentences: Vec<SentenceDifference>,
    /// Lists.
    pub lists: Vec<ListDifference>,
}

/// What is different in the later of two reports.
pub fn compare(from: &Said, to: &Said) -> Difference {
    Difference { numbers: moved(from, to), sentences: sentences(from, to), lists: lists(from, to) }
}

/// The numbers that moved.
pub fn moved(from: &Said, to: &Said) -> Vec<NumberDifference> {
    let before: BTreeMap<&str, &SaidNumber> = from.numbers.iter().map(|one| (one.code.as_str(), one)).collect();
    let after: BTreeMap<&str, &SaidNumber> = to.numbers.iter().map(|one| (one.code.as_str(), one)).collect();
    let changed = to.numbers.iter().filter_map(|now| {
        let then = before.get(now.code.as_str());
        let same = then.is_some_and(|then| then.value == now.value && then.printed == now.printed);
        (!same).then(|| NumberDifference {
            code: now.code.clone(),
            label: now.label.clone(),
            from: then.map(|then| then.printed.clone()),
            to: Some(now.printed.clone()),
        })
    });
    let gone =
        from.numbers.iter().filter(|then| !after.contains_key(then.code.as_str())).map(|then| NumberDifference {
            code: then.code.clone(),
            label: then.label.clone(),
            from: Some(then.printed.clone()),
            to: None,
        });
    changed.chain(gone).collect()
}

fn sentences(from: &Said, to: &Said) -> Vec<SentenceDifference> {
    let before: BTreeMap<&str, &str> =
        from.sentences.iter().map(|one| (one.code.as_str(), one.text.as_str())).collect();
    let after: BTreeMap<&str, &str> = to.sentences.iter().map(|one| (one.code.as_str(), one.text.as_str())).collect();
    let changed = to.sentences.iter().filter_map(|now| {
        let then = before.get(now.code.as_str());
        (then != Some(&now.text.as_str())).then(|| SentenceDifference {
            code: now.code.clone(),
            chapter: now.chapter.clone(),
            from: then.map(|then| (*then).to_owned()),
            to: Some(now.text.clone()),
        })
    });
    let gone =
        from.sentences.iter().filter(|then| !after.contains_key(then.code.as_str())).map(|then| SentenceDifference {
            code: then.code.clone(),
            chapter: then.chapter.clone(),
            from: Some(then.text.clone()),
            to: None,
        });
    changed.chain(gone).collect()
}

fn lists(from: &Said, to: &Said) -> Vec<ListDifference> {
    let mut found: Vec<ListDifference> = Vec::new();
    for table in &to.tables {
        let then = from.tables.iter().find(|one| one.title == table.title);
        found.push(list(&table.title, then, Some(table)));
    }
    for table in from.tables.iter().filter(|then| !to.tables.iter().any(|now| now.title == then.title)) {
        found.push(list(&table.title, Some(table), None));
    }
    found.retain(|list| !list.added.is_empty() || !list.removed.is_empty());
    found
}

fn list(title: &str, from: Option<&SaidTable>, to: Option<&SaidTable>) -> ListDifference {
    let mut gone = from.map(lines).unwrap_or_default();
    let mut added = Vec::new();
    // A line that stands twice counts twice.
    for line in to.map(lines).unwrap_or_default() {
        match gone.iter().position(|then| *then == line) {
            Some(place) => drop(gone.remove(place)),
            None => added.push(line),
        }
    }
    ListDifference { title: title.to_owned(), added, removed: gone }
}

/// The lines of a table in words, without the number of the row: a line that only moved is no other line.
fn lines(table: &SaidTable) -> Vec<String> {
    let told: Vec<bool> = table.columns.iter().map(|title| title != ROW_NUMBER).collect();
    let words = |row: &Vec<super::SaidCell>| {
        let cells = row.iter().zip(&told).filter(|(_, told)| **told).map(|(cell, _)| cell.in_words());
        cells.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("　")
    };
    table.rows.iter().map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::sent::{SaidCell, SaidOrigin, SaidSentence};

    fn number(code: &str, value: f64) -> SaidNumber {
        SaidNumber {
            code: code.into(),
            group: None,
            label: code.into(),
            unit: None,
            value: Some(value),
            printed: value.to_string(),
            origin: SaidOrigin::Computed,
            computed: None,
            reason: None,
        }
    }

    fn sentence(code: &str, text: &str) -> SaidSentence {
        SaidSentence { code: code.into(), chapter: "一、社区基本情况".into(), text: text.into() }
    }

    fn roster(names: &[&str]) -> SaidTable {
        let row = |(place, name): (usize, &&str)| {
            vec![
                SaidCell::Number(place as f64 + 1.0),
                SaidCell::Text((*name).into()),
                SaidCell::Text("2021-12-28".into()),
            ]
        };
        SaidTable {
            title: "居民委员会".into(),
            columns: vec!["序号".into(), "姓名".into(), "任职起".into()],
            rows: names.iter().enumerate().map(row).collect(),
        }
    }

    #[test]
    fn a_number_that_moved_came_or_went_is_told_with_both_values() {
        let from = Said {
            groups: vec![],
            numbers: vec![number("a", 1.0), number("b", 2.0), number("c", 3.0)],
            sentences: vec![],
            tables: vec![],
        };
        let to = Said {
            groups: vec![],
            numbers: vec![number("a", 1.0), number("b", 4.0), number("d", 5.0)],
            sentences: vec![],
            tables: vec![],
        };
        let told: Vec<_> = moved(&from, &to).into_iter().map(|one| (one.code, one.from, one.to)).collect();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            told,
            [("b".into(), some("2"), some("4")), ("d".into(), None, some("5")), ("c".into(), some("3"), None)]
        );
    }

    #[test]
    fn a_line_that_only_moved_is_no_difference_and_a_new_one_is_read_in_words() {
        let said = |names: &[&str], text: &str| Said {
            groups: vec![],
            numbers: vec![],
            sentences: vec![sentence("basics.1", text)],
            tables: vec![roster(names)],
        };
        let found = compare(&said(&["李秀英", "张丽"], "有5人。"), &said(&["王建国", "李秀英"], "有6人。"));
        assert_eq!(found.lists.len(), 1);
        assert_eq!(found.lists[0].added, ["王建国　2021年12月28日"]);
        assert_eq!(found.lists[0].removed, ["张丽　2021年12月28日"]);
        assert_eq!(found.sentences[0].from.as_deref(), Some("有5人。"));
        assert_eq!(found.sentences[0].to.as_deref(), Some("有6人。"));
        assert_eq!(
            compare(&said(&["李秀英", "张丽"], "有5人。"), &said(&["张丽", "李秀英"], "有5人。")),
            Difference::default()
        );
    }
}
