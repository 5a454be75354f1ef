//! Relatives in one body, or one in each of two: classes of codes.md 3.6 over the recorded edges, with what follows from
//! two of them (a parent's parent, brothers and sisters by a common parent).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use crate::codes::{self, Table};
use crate::kinds::BodyKind;
use crate::rules::facts::KinEdge;
use crate::rules::finding::{Finding, Measured};
use crate::rules::ground::InKind;
use crate::rules::pack::KinClass;
use crate::rules::spans::Held;
use crate::wording::rules as wording;

use super::{Bound, Outcome};

/// Two people who are related, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The smaller number first.
    pub(crate) people: (i64, i64),
    /// As a person reads it: 配偶, 兄弟姐妹, 祖孙.
    pub(crate) relation: String,
}

/// Whether a relation of a code counts in a class. Relations by marriage but the spouse count in none of them, nor do
/// uncles, aunts, cousins and nephews (Civil Code art. 1045).
pub(crate) fn counts(class: KinClass, code: &str) -> bool {
    let Ok(code) = code.parse::<u8>() else { return false };
    let spouse = matches!(code, 10..=12);
    let children = matches!(code, 20..=27 | 29..=37 | 39);
    let parents = matches!(code, 50..=52 | 57 | 58);
    let grandchildren = matches!(code, 40..=44);
    let grandparents = matches!(code, 60..=64);
    let further = matches!(code, 47 | 48 | 66 | 67);
    let siblings = matches!(code, 70 | 71 | 73 | 75 | 77 | 79);
    match class {
        KinClass::Near => spouse || children || parents || grandchildren || grandparents || siblings,
        KinClass::SiblingOrDirect => children || parents || grandchildren || grandparents || further || siblings,
        KinClass::Spouse => spouse,
    }
}

/// All pairs of a class: recorded ones, and those that follow from two recorded ones.
pub(crate) fn pairs(edges: &[KinEdge], class: KinClass) -> Vec<Pair> {
    let mut pairs: BTreeMap<(i64, i64), String> = BTreeMap::new();
    let mut add = |one: i64, other: i64, relation: &str| {
        if one != other {
            pairs.entry((one.min(other), one.max(other))).or_insert_with(|| relation.to_owned());
        }
    };
    for edge in edges.iter().filter(|edge| counts(class, &edge.code)) {
        let name = codes::name(Table::Kinship, &edge.code).unwrap_or_default();
        add(edge.person, edge.relative, name);
    }
    if class == KinClass::Spouse {
        return pairs.into_iter().map(|(people, relation)| Pair { people, relation }).collect();
    }
    // Steps are taken over parents by blood or adoption; a step-parent's parent is nobody's grandparent by law alone.
    let mut parents: HashMap<i64, BTreeSet<i64>> = HashMap::new();
    let mut children: HashMap<i64, BTreeSet<i64>> = HashMap::new();
    for edge in edges {
        let (child, parent) = match edge.code.as_str() {
            "50" | "51" | "52" => (edge.person, edge.relative),
            code if code != "27" && code != "37" && counts(KinClass::SiblingOrDirect, code) && is_child(code) => {
                (edge.relative, edge.person)
            }
            _ => continue,
        };
        parents.entry(child).or_default().insert(parent);
        children.entry(parent).or_default().insert(child);
    }
    for (child, of_child) in &parents {
        for parent in of_child {
            for grandparent in parents.get(parent).into_iter().flatten() {
                add(*child, *grandparent, wording::GRANDPARENT);
            }
        }
    }
    for siblings in children.values() {
        for one in siblings {
            for other in siblings.range(one + 1..) {
                add(*one, *other, wording::SIBLINGS);
            }
        }
    }
    pairs.into_iter().map(|(people, relation)| Pair { people, relation }).collect()
}

fn is_child(code: &str) -> bool {
    code.parse::<u8>().is_ok_and(|code| matches!(code, 20..=26 | 29..=36 | 39))
}

/// `Check::Kin`
pub(super) fn kin(bound: &Bound<'_, '_>, class: KinClass, with: &[BodyKind]) -> Outcome {
    let Some(body) = bound.body else { return Outcome::unrecorded(wording::NO_BODY) };
    let ground = bound.ground;
    let on = ground.on;
    let own: HashMap<i64, Held> =
        ground.holders(body.id, &[]).iter().map(|holder| (holder.person, holder.held.clone())).collect();
    let window = bound.valid.and(&ground.recorded(body));
    let mut outcome = Outcome::default();
    if ground.facts.kin.is_empty() {
        outcome.missing.push(wording::NO_KIN.to_owned());
        return outcome;
    }
    let others: Vec<Rc<InKind>> =
        with.iter().filter(|kind| **kind != body.kind).map(|kind| ground.in_kind(*kind, &[])).collect();
    let within = with.contains(&body.kind);
    let mut now = BTreeSet::new();
    for pair in ground.kin_pairs(class).iter() {
        let (one, other) = pair.people;
        let mut both = Held::never();
        if within && let (Some(first), Some(second)) = (own.get(&one), own.get(&other)) {
            both = both.or(&first.and(second));
        }
        for (here, there) in [(one, other), (other, one)] {
            let Some(held) = own.get(&here) else { continue };
            for elsewhere in others.iter().filter_map(|kind| kind.people.get(&there)) {
                both = both.or(&held.and(elsewhere));
            }
        }
        for (from, to) in both.sure.and(&window).stretches() {
            if *from > on {
                break;
            }
            let until = (*to < on).then_some(*to);
            if until.is_none() {
                now.extend([one, other]);
            }
            let people = vec![one, other];
            let measured = Measured { count: 1, most: Some(0), people: people.clone(), ..Measured::default() };
            let mut words = bound.words(&measured);
            words.set("people", &wording::related(ground.name(one), ground.name(other), &pair.relation));
            words.day(*from);
            outcome.findings.push(Finding::lasting((*from, until), measured, bound.sentence(&words)));
        }
    }
    outcome.findings.sort_by_key(|finding| (finding.from, finding.people.clone()));
    outcome.judged = window.hold(on) && own.values().any(|held| held.perhaps.hold(on));
    if outcome.judged {
        let count = outcome.findings.iter().filter(|finding| finding.until.is_none()).count() as i64;
        let people = now.into_iter().collect();
        outcome.measured = Some(Measured { count, most: Some(0), people, ..Measured::default() });
    } else {
        outcome.missing.push(wording::NO_HOLDERS.to_owned());
    }
    outcome
}
