//! What a place is most likely filled with. Exact words of one meaning are certain; everything else is only a proposal,
//! which nobody fills before she has said so.

use crate::kinds::BodyKind;
use crate::roster::Column;

use super::blanks;
use super::people::Field;
use super::places::{Ask, Place, PlaceKind};
use super::sources::{self, BOTH, FormBody, LEADERS, Sources};
use super::words;

/// A proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Code of the source; none where nothing fits.
    pub source: Option<String>,
    /// It cannot mean anything else.
    pub certain: bool,
}

impl Proposal {
    fn certain(code: String) -> Self {
        Self { source: Some(code), certain: true }
    }

    fn perhaps(code: String) -> Self {
        Self { source: Some(code), certain: false }
    }

    /// One of several: certain only where it is the only one.
    fn one_of(mut codes: Vec<String>, certain: bool) -> Option<Self> {
        codes.dedup();
        let alone = codes.len() == 1;
        codes.into_iter().next().map(|code| Self { source: Some(code), certain: certain && alone })
    }
}

/// What each place is most likely filled with, in the order of the places.
pub fn propose(places: &[Place], sources: &Sources) -> Vec<Proposal> {
    let proposing = Proposing { sources };
    places
        .iter()
        .map(|place| {
            let made = match place.kind {
                PlaceKind::Value => proposing.value(&place.ask),
                PlaceKind::List => proposing.list(&place.ask),
                PlaceKind::Column => place.ask.field.map(|field| Proposal::certain(sources::column(field))),
            };
            made.filter(|made| made.source.as_deref().is_some_and(|code| sources.get(code).is_some()))
                .unwrap_or_default()
        })
        .collect()
}

struct Proposing<'a> {
    sources: &'a Sources,
}

impl Proposing<'_> {
    fn value(&self, ask: &Ask) -> Option<Proposal> {
        let (own, over) = (ask.row.last(), ask.heads.last());
        let single = match (own, over) {
            (Some(word), None) | (None, Some(word)) => self.word(word, ask),
            // In a grid of labels the one to the left speaks, and what lies above is another's.
            (Some(own), Some(over)) => self
                .crossed(ask)
                .or_else(|| self.word(own, ask).filter(|made| made.certain))
                .or_else(|| self.of_titles(ask))
                .or_else(|| self.word(over, ask).map(|made| Proposal { certain: false, ..made })),
            (None, None) => None,
        };
        single.or_else(|| self.of_titles(ask))
    }

    /// One word, or one phrase: 社区名称, 居委会主任联系电话, 居委会成员总数.
    fn word(&self, word: &str, ask: &Ask) -> Option<Proposal> {
        let list = words::known();
        if ask.unit == blanks::DATE {
            let facts = words::codes(&list.facts, word);
            let day = facts.into_iter().find(|code| matches!(*code, "report.as_of" | "today" | "committee.founded"));
            return Some(
                day.map_or_else(|| Proposal::perhaps("today".to_owned()), |code| Proposal::certain(code.to_owned())),
            );
        }
        let facts = words::codes(&list.facts, word).into_iter().map(str::to_owned).collect();
        if let Some(made) = Proposal::one_of(facts, true) {
            return Some(made);
        }
        let mut numbers: Vec<String> = words::codes(&list.numbers, word).into_iter().map(sources::number).collect();
        numbers.retain(|code| self.sources.get(code).is_some());
        if let Some(made) = Proposal::one_of(numbers, true) {
            return Some(made);
        }
        self.labelled(word)
            .or_else(|| self.of_post(word))
            .or_else(|| self.of_set(word))
            .or_else(|| self.of_body(word))
            .or_else(|| self.of_unit(word, &ask.unit))
    }

    /// 居委会届次, 党组织届满时间; without a body the committee's is meant, or may be.
    fn of_body(&self, word: &str) -> Option<Proposal> {
        let list = words::known();
        let fact = list.body_facts.iter().find(|one| one.words.iter().any(|known| word.ends_with(known.as_str())))?;
        let ending =
            fact.words.iter().filter(|known| word.ends_with(known.as_str())).max_by_key(|known| known.len())?;
        let name = word.strip_suffix(ending.as_str())?;
        let kind = list.bodies.iter().find(|one| one.words.iter().any(|known| known == name)).map(|one| one.kind);
        let committee = name.is_empty().then_some(BodyKind::Committee);
        let fits = self.sources.bodies.iter().filter(|body| Some(body.kind) == kind.or(committee) || body.name == name);
        let codes = fits.map(|body| format!("body.{}.{}", body.id, fact.code)).collect();
        Proposal::one_of(codes, !name.is_empty())
    }

    /// 居民____户: what stands before the blank and its unit together.
    fn of_unit(&self, word: &str, unit: &str) -> Option<Proposal> {
        if unit.is_empty() {
            return None;
        }
        let codes = |word: &str| words::codes(&words::known().numbers, word).into_iter().map(sources::number).collect();
        let whole = Proposal::one_of(codes(&format!("{word}{unit}数")), true);
        whole.or_else(|| Proposal::one_of(codes(&format!("总{unit}数")), false))
    }

    /// A source of exactly this label.
    fn labelled(&self, word: &str) -> Option<Proposal> {
        let bare = |text: &str| text.chars().filter(|one| !"：:，,、".contains(*one)).collect::<String>();
        let wanted = bare(word);
        let fits =
            self.sources.all().iter().filter(|source| source.kind == PlaceKind::Value && bare(&source.label) == wanted);
        Proposal::one_of(fits.map(|source| source.code.clone()).collect(), true)
    }

    /// 居委会主任联系电话, 主任姓名, 书记.
    fn of_post(&self, word: &str) -> Option<Proposal> {
        let ended = Field::ending(word);
        let tries = [Some((word, Field::Of(Column::Name))), ended];
        tries.into_iter().flatten().find_map(|(phrase, field)| {
            let (holders, certain) = self.holders(phrase.trim_end_matches(['的', '、']));
            let codes = holders.into_iter().map(|(body, post)| sources::post(body, &post, field)).collect();
            Proposal::one_of(codes, certain)
        })
    }

    /// The bodies and posts a phrase may mean; whether it says so for certain.
    fn holders(&self, phrase: &str) -> (Vec<(i64, String)>, bool) {
        let list = words::known();
        let bodies = || self.sources.bodies.iter();
        let posts = |body: &FormBody| body.people.iter().map(|person| person.post.clone()).collect::<Vec<_>>();
        // With the body before it.
        for body in bodies() {
            let names = list
                .bodies
                .iter()
                .filter(|one| one.kind == body.kind)
                .flat_map(|one| one.words.iter().map(String::as_str));
            for name in names.chain([body.name.as_str()]) {
                let post = phrase.strip_prefix(name).filter(|post| posts(body).iter().any(|known| known == post));
                if let Some(post) = post {
                    return (vec![(body.id, post.to_owned())], true);
                }
            }
        }
        let of = |entries: &[words::OfPost]| -> Vec<(i64, String)> {
            let fits = entries.iter().filter(|one| one.words.iter().any(|word| word == phrase));
            fits.flat_map(|one| {
                bodies()
                    .filter(|body| body.kind == one.kind && posts(body).contains(&one.post))
                    .map(|body| (body.id, one.post.clone()))
            })
            .collect()
        };
        let usual = of(&list.posts);
        if !usual.is_empty() {
            return (usual, true);
        }
        let perhaps = of(&list.perhaps);
        if !perhaps.is_empty() {
            return (perhaps, false);
        }
        let own = bodies().filter(|body| posts(body).iter().any(|post| post == phrase));
        (own.map(|body| (body.id, phrase.to_owned())).collect(), true)
    }

    /// 居委会成员女性, 居民代表人数: whom a number counts and what it counts of them, as one word.
    fn of_set(&self, word: &str) -> Option<Proposal> {
        let places = word.char_indices().map(|(at, _)| at).skip(1);
        let codes: Vec<String> = places
            .filter_map(|at| word.split_at_checked(at))
            .flat_map(|(set, what)| self.numbers(set, what.trim_start_matches(['的', '中', '，', ','])))
            .collect();
        Proposal::one_of(codes, true)
    }

    /// The numbers that count this of these people.
    fn numbers(&self, set: &str, what: &str) -> Vec<String> {
        let list = words::known();
        let mut codes = Vec::new();
        for set in words::codes(&list.sets, set) {
            codes.extend(
                words::codes(&list.indicators, what).into_iter().map(|what| sources::number(&format!("{set}.{what}"))),
            );
        }
        let kinds: Vec<BodyKind> =
            list.bodies.iter().filter(|one| one.words.iter().any(|word| word == set)).map(|one| one.kind).collect();
        for body in self.sources.bodies.iter().filter(|body| kinds.contains(&body.kind) || body.name == set) {
            codes.extend(
                words::codes(&list.of_bodies, what)
                    .into_iter()
                    .map(|what| sources::number(&format!("body.{}.{what}", body.id))),
            );
        }
        // The halves of a label, as the report itself calls them.
        for source in self.sources.all().iter().filter(|source| source.number) {
            if let Some((left, right)) = source.label.split_once('：')
                && right == what
                && (left == set || self.names_of(left).any(|name| name == set))
            {
                codes.push(source.code.clone());
            }
        }
        codes.retain(|code| self.sources.get(code).is_some());
        codes.sort();
        codes.dedup();
        codes
    }

    /// The other words of a set the report calls so.
    fn names_of(&self, label: &str) -> impl Iterator<Item = &'static str> {
        let sets = words::known().sets.iter().filter(move |one| one.words.iter().any(|word| word == label));
        sets.flat_map(|one| one.words.iter().map(String::as_str)).collect::<Vec<_>>().into_iter()
    }

    /// Words to the left and words above together: 居委会成员 and 女性, 主任 and 联系电话.
    fn crossed(&self, ask: &Ask) -> Option<Proposal> {
        let phrases = |words: &[String]| -> Vec<String> {
            let mut made = words.to_vec();
            made.reverse();
            made.push(words.concat());
            made
        };
        let (rows, heads) = (phrases(&ask.row), phrases(&ask.heads));
        let mut pairs = rows.iter().flat_map(|row| heads.iter().map(move |head| (row, head)));
        pairs.find_map(|(row, head)| {
            let mut codes = self.numbers(row, head);
            codes.extend(self.numbers(head, row));
            for (who, what) in [(row, head), (head, row)] {
                if let Some(field) = Field::of_word(what) {
                    let (holders, certain) = self.holders(who);
                    let codes: Vec<String> =
                        holders.into_iter().map(|(body, post)| sources::post(body, &post, field)).collect();
                    if let Some(made) = Proposal::one_of(codes, certain) {
                        return Some(made);
                    }
                }
            }
            Proposal::one_of(codes, true)
        })
    }

    /// A word that says what, under a title that says of whom: never certain.
    fn of_titles(&self, ask: &Ask) -> Option<Proposal> {
        let what = ask.row.last().or_else(|| ask.heads.last())?;
        let list = words::known();
        for title in &ask.titles {
            if let Some(set) = longest(list.sets.iter().flat_map(|one| &one.words), title)
                && let Some(made) = Proposal::one_of(self.numbers(set, what), false)
            {
                return Some(made);
            }
            if let Some(field) = Field::of_word(what) {
                let entries =
                    list.posts.iter().filter(|one| one.words.iter().any(|word| title.contains(word.as_str())));
                // 副主任 holds 主任; the longer post is meant.
                let post = entries.max_by_key(|one| one.post.len())?;
                let body = self.sources.bodies.iter().find(|body| body.kind == post.kind)?;
                return Some(Proposal::perhaps(sources::post(body.id, &post.post, field)));
            }
        }
        None
    }

    /// The people a table is about, by what stands over and beside it.
    fn list(&self, ask: &Ask) -> Option<Proposal> {
        let list = words::known();
        for title in &ask.titles {
            if longest(list.both.iter(), title).is_some() {
                return Some(Proposal::certain(BOTH.to_owned()));
            }
            if longest(list.leaders.iter(), title).is_some_and(|word| word != "组长") {
                return Some(Proposal::certain(LEADERS.to_owned()));
            }
            let of_kind = |kind: BodyKind| -> Vec<String> {
                self.sources
                    .bodies
                    .iter()
                    .filter(|body| body.kind == kind)
                    .map(|body| format!("list.{}", body.id))
                    .collect()
            };
            let named =
                self.sources.bodies.iter().filter(|body| title.contains(&body.name)).max_by_key(|body| body.name.len());
            if let Some(body) = named {
                return Some(Proposal::certain(format!("list.{}", body.id)));
            }
            if let Some(set) = longest(list.sets.iter().flat_map(|one| &one.words), title) {
                let kind = if words::codes(&list.sets, set).contains(&"workers") {
                    BodyKind::Workers
                } else {
                    BodyKind::Committee
                };
                return Proposal::one_of(of_kind(kind), true);
            }
            let bodies = list.bodies.iter().flat_map(|one| one.words.iter().map(move |word| (one.kind, word)));
            // 社区 stands in every title.
            let fits = bodies.filter(|(_, word)| word.as_str() != "社区" && title.contains(word.as_str()));
            if let Some((kind, _)) = fits.max_by_key(|(_, word)| word.len()) {
                return Proposal::one_of(of_kind(kind), true);
            }
        }
        let committee = self.sources.bodies.iter().find(|body| body.kind == BodyKind::Committee)?;
        Some(Proposal::perhaps(format!("list.{}", committee.id)))
    }
}

/// The longest of some words that stands in a text.
fn longest<'a>(words: impl Iterator<Item = &'a String>, text: &str) -> Option<&'a str> {
    words.filter(|word| text.contains(word.as_str())).max_by_key(|word| word.len()).map(String::as_str)
}
