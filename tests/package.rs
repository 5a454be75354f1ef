//! Packages of XML as offices write them: their parts, and the elements of a part.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use quick_xml::events::{BytesStart, Event};

/// An element of a part.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// With its prefix.
    pub name: String,
    /// By their names with prefix.
    pub attributes: BTreeMap<String, String>,
    /// The elements in it.
    pub children: Vec<Node>,
    /// What stands in it outside of other elements.
    pub text: String,
}

impl Node {
    fn of(start: &BytesStart<'_>) -> Self {
        let attributes = start
            .attributes()
            .map(|one| {
                let one = one.unwrap();
                let name = one.key.0.to_owned();
                (name, one.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned())
            })
            .collect();
        Self { name: start.name().0.to_owned(), attributes, ..Self::default() }
    }

    fn is(&self, name: &str) -> bool {
        self.name.strip_prefix("w:").unwrap_or(&self.name) == name
    }

    /// The value of an attribute, whether or not it has Word's prefix.
    pub fn value(&self, name: &str) -> &str {
        let found = self.attributes.get(&format!("w:{name}")).or_else(|| self.attributes.get(name));
        found.map_or("", String::as_str)
    }

    /// The number an attribute is.
    pub fn number(&self, name: &str) -> i64 {
        self.value(name).parse().unwrap_or_else(|_| panic!("{name} of {}", self.name))
    }

    fn all<'node>(&'node self, name: &str, found: &mut Vec<&'node Node>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            child.all(name, found);
        }
    }

    /// Every element of the name below it.
    pub fn below(&self, name: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        self.all(name, &mut found);
        found
    }

    /// The first one at the end of a path of names.
    pub fn at(&self, path: &str) -> &Node {
        path.split('/').fold(self, |node, name| {
            let found = node.children.iter().find(|child| child.is(name));
            found.unwrap_or_else(|| panic!("no {name} of {path} in {}", node.name))
        })
    }

    /// Whether there is an element of the name right in it.
    pub fn has(&self, name: &str) -> bool {
        self.children.iter().any(|child| child.is(name))
    }

    /// What it says, tabs as tabs.
    pub fn said(&self) -> String {
        match self.name.as_str() {
            "w:t" | "t" => self.text.clone(),
            "w:tab" if self.attributes.is_empty() => "\t".to_owned(),
            _ => self.children.iter().map(Node::said).collect(),
        }
    }
}

/// The elements of a part.
pub fn parsed(part: &str) -> Node {
    let mut reader = quick_xml::Reader::from_str(part);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(Node::of(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(Node::of(&start)),
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(name) => open.last_mut().unwrap().text.push_str(match &*name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                _ => "'",
            }),
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().children.push(closed);
            }
            Event::Eof => return open.remove(0),
            _ => {}
        }
    }
}

/// The parts of a package: all names, and what is text.
pub struct Package {
    names: Vec<String>,
    texts: BTreeMap<String, String>,
}

impl Package {
    /// Takes it apart.
    pub fn of(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let (mut names, mut texts) = (Vec::new(), BTreeMap::new());
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            if let Ok(text) = String::from_utf8(bytes) {
                texts.insert(name.clone(), text);
            }
            names.push(name);
        }
        Self { names, texts }
    }

    /// A part as it stands there.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).unwrap_or_else(|| panic!("no {name}"))
    }

    /// The elements of a part.
    pub fn part(&self, name: &str) -> Node {
        parsed(self.text(name))
    }
}

/// The names of all parts of a DOCX or XLSX, and all text of its XML, whatever part it stands in.
pub fn words(path: &Path) -> String {
    let package = Package::of(&std::fs::read(path).unwrap());
    let xml = package.texts.iter().filter(|(name, _)| name.ends_with(".xml")).map(|(_, text)| text.as_str());
    package.names.iter().map(String::as_str).chain(xml).collect()
}
