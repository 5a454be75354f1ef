//! On which line each part of a JSON text stands, so that a remark about a rule can say where it is.
//!
//! The text is known to be JSON and not deeply nested when it comes here; what is not recognised all the same ends the
//! walk, and what was found until then stands.

use std::collections::BTreeSet;

/// A value with the line it begins on.
#[derive(Debug)]
pub(super) struct Node {
    /// 1 for the first.
    pub(super) line: usize,
    /// What it is.
    pub(super) shape: Shape,
}

/// What a value is made of.
#[derive(Debug)]
pub(super) enum Shape {
    /// Keys with their lines, in the order of the text, repeated ones included.
    Object(Vec<(String, usize, Node)>),
    /// A list.
    List(Vec<Node>),
    /// A text.
    Text(String),
    /// A number, true, false or null, as it stands.
    Plain(String),
}

impl Node {
    /// The value of a key, with the line of the key.
    pub(super) fn key(&self, name: &str) -> Option<(usize, &Node)> {
        match &self.shape {
            Shape::Object(entries) => {
                entries.iter().find(|(key, _, _)| key == name).map(|(_, line, node)| (*line, node))
            }
            _ => None,
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> &[Node] {
        match &self.shape {
            Shape::List(items) => items,
            _ => &[],
        }
    }

    /// The line of a key, or its own where it has no such key.
    pub(super) fn line_of(&self, name: &str) -> usize {
        self.key(name).map_or(self.line, |(line, _)| line)
    }

    /// The line of the first key of this name, at any depth.
    pub(super) fn line_of_key(&self, name: &str) -> Option<usize> {
        match &self.shape {
            Shape::Object(entries) => entries
                .iter()
                .find_map(|(key, line, node)| if key == name { Some(*line) } else { node.line_of_key(name) }),
            Shape::List(items) => items.iter().find_map(|node| node.line_of_key(name)),
            _ => None,
        }
    }

    /// The line of the first value written like this, at any depth.
    pub(super) fn line_of_value(&self, value: &str) -> Option<usize> {
        match &self.shape {
            Shape::Object(entries) => entries.iter().find_map(|(_, _, node)| node.line_of_value(value)),
            Shape::List(items) => items.iter().find_map(|node| node.line_of_value(value)),
            Shape::Text(text) | Shape::Plain(text) => (text == value).then_some(self.line),
        }
    }

    /// Keys that stand twice in the same braces, with the line of the second.
    pub(super) fn repeated(&self, found: &mut Vec<(usize, String)>) {
        match &self.shape {
            Shape::Object(entries) => {
                let mut seen = BTreeSet::new();
                for (key, line, node) in entries {
                    if !seen.insert(key) {
                        found.push((*line, key.clone()));
                    }
                    node.repeated(found);
                }
            }
            Shape::List(items) => items.iter().for_each(|node| node.repeated(found)),
            _ => {}
        }
    }

    /// How many braces and brackets stand in each other at most.
    pub(super) fn depth(&self) -> usize {
        match &self.shape {
            Shape::Object(entries) => 1 + entries.iter().map(|(_, _, node)| node.depth()).max().unwrap_or(0),
            Shape::List(items) => 1 + items.iter().map(Node::depth).max().unwrap_or(0),
            _ => 0,
        }
    }
}

/// Reads a text that is known to be JSON.
pub(super) fn read(text: &str) -> Option<Node> {
    Walk { rest: text, line: 1 }.value()
}

struct Walk<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Walk<'a> {
    /// Takes so many bytes.
    fn take(&mut self, bytes: usize) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.line += taken.matches('\n').count();
        self.rest = rest;
        Some(taken)
    }

    fn space(&mut self) {
        let blank = self.rest.len() - self.rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.take(blank);
    }

    /// The next sign that is no space, without taking it.
    fn next(&mut self) -> Option<char> {
        self.space();
        self.rest.chars().next()
    }

    fn value(&mut self) -> Option<Node> {
        let sign = self.next()?;
        let line = self.line;
        let shape = match sign {
            '{' => Shape::Object(self.object()?),
            '[' => Shape::List(self.list()?),
            '"' => Shape::Text(self.text()?),
            _ => {
                let end = self.rest.find([',', '}', ']', ' ', '\t', '\r', '\n']).unwrap_or(self.rest.len());
                Shape::Plain(self.take(end)?.to_owned())
            }
        };
        Some(Node { line, shape })
    }

    fn object(&mut self) -> Option<Vec<(String, usize, Node)>> {
        self.take(1)?;
        let mut entries = Vec::new();
        loop {
            match self.next()? {
                '}' => {
                    self.take(1)?;
                    return Some(entries);
                }
                ',' => {
                    self.take(1)?;
                }
                _ => {
                    let line = self.line;
                    let key = self.text()?;
                    if self.next()? != ':' {
                        return None;
                    }
                    self.take(1)?;
                    entries.push((key, line, self.value()?));
                }
            }
        }
    }

    fn list(&mut self) -> Option<Vec<Node>> {
        self.take(1)?;
        let mut items = Vec::new();
        loop {
            match self.next()? {
                ']' => {
                    self.take(1)?;
                    return Some(items);
                }
                ',' => {
                    self.take(1)?;
                }
                _ => items.push(self.value()?),
            }
        }
    }

    fn text(&mut self) -> Option<String> {
        let mut escaped = false;
        let end = self.rest.char_indices().skip(1).find_map(|(at, sign)| {
            let ends = sign == '"' && !escaped;
            escaped = sign == '\\' && !escaped;
            ends.then_some(at + 1)
        })?;
        serde_json::from_str(self.take(end)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_knows_its_line() {
        let node = read("{\n  \"规则\": [\n    { \"a\": 1 },\n    { \"b\": \"x\\\"y\",\n      \"b\": true }\n  ]\n}\n")
            .unwrap();
        let rules = node.key("规则").unwrap();
        assert_eq!(rules.0, 2);
        assert_eq!(rules.1.items().iter().map(|item| item.line).collect::<Vec<_>>(), [3, 4]);
        assert_eq!(node.line_of_value("x\"y"), Some(4));
        assert_eq!(node.line_of_value("true"), Some(5));
        let mut repeated = Vec::new();
        node.repeated(&mut repeated);
        assert_eq!(repeated, [(5, "b".to_owned())]);
        assert_eq!(node.depth(), 3);
    }
}
