//! What is known of bodies by their kind: other names people use for them, who brings them forth, and what is peculiar
//! about them. Data with their sources, in `rules/bodies.json`.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::kinds::BodyKind;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Knowledge {
    #[allow(dead_code, reason = "names the edition for whoever reads the file")]
    edition: String,
    synonyms: Vec<Synonym>,
    ties: Vec<Tie>,
    peculiar: Vec<Peculiar>,
}

/// Another name of a kind of body.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    body: BodyKind,
    /// The name.
    pub name: String,
    /// Where it is used.
    pub source: String,
}

/// Which body brings forth which, and how.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// The body that is brought forth.
    pub body: BodyKind,
    /// By which.
    pub to: BodyKind,
    /// 选举产生, 推选产生, 设立
    pub verb: String,
    /// Law or teaching text.
    pub source: String,
}

/// What is peculiar about a kind of body.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peculiar {
    body: BodyKind,
    /// In words.
    pub text: String,
    /// Law or teaching text.
    pub source: String,
}

/// The file is part of the program and a test reads it, so it is never absent.
fn known() -> Option<&'static Knowledge> {
    static KNOWN: OnceLock<Option<Knowledge>> = OnceLock::new();
    KNOWN.get_or_init(|| serde_json::from_str(include_str!("rules/bodies.json")).ok()).as_ref()
}

/// Other names of a kind.
pub fn synonyms(kind: BodyKind) -> impl Iterator<Item = &'static Synonym> {
    known().into_iter().flat_map(|known| &known.synonyms).filter(move |one| one.body == kind)
}

/// Who brings a kind of body forth.
pub fn tie(kind: BodyKind) -> Option<&'static Tie> {
    known()?.ties.iter().find(|tie| tie.body == kind)
}

/// What is peculiar about a kind.
pub fn peculiar(kind: BodyKind) -> Option<&'static Peculiar> {
    known()?.peculiar.iter().find(|one| one.body == kind)
}

/// A body's name as short as a box of the chart takes it: 人民调解 for 人民调解委员会, 3组 for 第3居民小组.
pub fn short_name(kind: BodyKind, name: &str) -> String {
    let short = match kind {
        BodyKind::SubCommittee => name.strip_suffix("委员会").filter(|rest| rest.chars().count() > 1),
        BodyKind::ResidentGroup => {
            return match name.strip_prefix('第').and_then(|rest| rest.strip_suffix("居民小组")) {
                Some(number) if !number.is_empty() => format!("{number}组"),
                _ => name.to_owned(),
            };
        }
        _ => None,
    };
    short.unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_reads_and_every_name_has_its_source() {
        let known = known().unwrap();
        assert!(known.synonyms.iter().all(|one| !one.name.is_empty() && !one.source.is_empty()));
        assert!(known.ties.iter().all(|one| !one.source.is_empty()));
        assert!(known.peculiar.iter().all(|one| !one.text.is_empty() && !one.source.is_empty()));
    }

    #[test]
    fn the_names_of_the_teaching_text_are_names_of_today() {
        let names = |kind| synonyms(kind).map(|one| one.name.as_str()).collect::<Vec<_>>();
        assert!(names(BodyKind::DelegatesAssembly).contains(&"社区成员代表大会"));
        assert!(names(BodyKind::DeliberationCouncil).contains(&"社区共建委员会"));
        assert!(names(BodyKind::SupervisionCommittee).contains(&"社区议事监督委员会"));
    }

    #[test]
    fn names_are_shortened_as_people_say_them() {
        assert_eq!(short_name(BodyKind::SubCommittee, "人民调解委员会"), "人民调解");
        assert_eq!(short_name(BodyKind::ResidentGroup, "第12居民小组"), "12组");
        assert_eq!(short_name(BodyKind::ResidentGroup, "安和里平房小组"), "安和里平房小组");
        assert_eq!(short_name(BodyKind::Committee, "居民委员会"), "居民委员会");
    }
}
