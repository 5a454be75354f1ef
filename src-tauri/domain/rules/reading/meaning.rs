//! Whether a pack that has the right shape also makes sense.

use std::collections::BTreeSet;

use crate::kinds::BodyKind;
use crate::rules::facts::{Names, RecordKind};
use crate::rules::pack::{Check, Fraction, Operator, Pack, PackScope, Rule, Topic, Wanted, When, Who};
use crate::rules::placeholders::PLACEHOLDERS;
use crate::wording::packs as wording;

use super::Problem;
use super::lines::Node;

/// What a pack is read beside.
pub(super) struct Known<'a> {
    /// Codes of the pack itself.
    pub(super) codes: BTreeSet<String>,
    /// The packs that come with the program.
    pub(super) others: &'a [Pack],
    /// Whether it is somebody else's.
    pub(super) foreign: bool,
}

/// The pack without its rules.
pub(super) fn of_head(pack: &Pack, node: &Node, known: &Known<'_>, problems: &mut Vec<Problem>) {
    let mut say = |name: &str, reason: String| problems.push(Problem { line: node.line_of(name), reason });
    let id = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    if pack.pack.is_empty() || pack.pack.len() > 40 || !pack.pack.chars().all(id) {
        say("pack", wording::pack_id());
    }
    for (name, text, most) in [("edition", &pack.edition, 20), ("title", &pack.title, 40), ("about", &pack.about, 1000)]
    {
        if let Some(reason) = text_trouble(name, text, most) {
            say(name, reason);
        }
    }
    if pack.until.is_some_and(|until| until < pack.from) {
        say("until", wording::days_reversed());
    }
    if known.foreign {
        if pack.scope == PackScope::National {
            say("scope", wording::only_local());
        }
        if known.others.iter().any(|other| other.pack == pack.pack) {
            say("pack", wording::pack_taken(&pack.pack));
        }
    }
}

/// Codes written twice.
pub(super) fn of_codes<'a>(rules: impl Iterator<Item = (&'a Rule, &'a Node)>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (rule, node) in rules {
        if !seen.insert(rule.code.as_str()) {
            problems.push(Problem { line: node.line_of("code"), reason: wording::code_twice(&rule.code) });
        }
    }
}

/// One rule.
pub(super) fn of_rule(rule: &Rule, pack: Option<&Pack>, node: &Node, known: &Known<'_>, problems: &mut Vec<Problem>) {
    let mut of = OfRule { node, problems };
    of.code(rule, known);
    of.dates(rule, pack);
    of.sentences(rule);
    of.beside(rule, known);
    if rule.body.is_none() && needs_body(&rule.check) {
        of.say("check", wording::body_missing());
    }
    if let Some(named) = &rule.named {
        of.text("named", named, 20);
        if rule.body != Some(BodyKind::SubCommittee) {
            of.say("named", wording::named_elsewhere());
        }
    }
    of.check(&rule.check);
    if let Some(when) = &rule.when {
        of.when(when, rule);
    }
}

fn text_trouble(name: &str, text: &str, most: usize) -> Option<String> {
    if text.trim().is_empty() {
        Some(wording::empty(name))
    } else if text.chars().count() > most {
        Some(wording::too_long_text(name, most))
    } else {
        None
    }
}

/// CF-SIZE-1, S-TERM-1a
fn well_formed(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts.next().is_some_and(|part| {
        part.starts_with(|sign: char| sign.is_ascii_uppercase())
            && part.chars().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit())
    });
    let rest: Vec<&str> = parts.collect();
    let plain = |part: &&str| !part.is_empty() && part.chars().all(|sign| sign.is_ascii_alphanumeric());
    first && !rest.is_empty() && rest.iter().all(plain) && code.len() <= 40
}

/// Whether a check is about bodies of a kind.
fn needs_body(check: &Check) -> bool {
    matches!(
        check,
        Check::Count { .. }
            | Check::Share { .. }
            | Check::Each { .. }
            | Check::Kin { .. }
            | Check::CandidateKin { .. }
            | Check::Apart { .. }
            | Check::DrawnFrom { .. }
            | Check::Overlap { .. }
            | Check::TermLength { .. }
            | Check::TermExtended { .. }
            | Check::TermRenewed { .. }
            | Check::Meetings { .. }
            | Check::Agenda { .. }
            | Check::Quorum { .. }
            | Check::Majority { .. }
            | Check::Notice { .. }
            | Check::ProducedBy { .. }
            | Check::Sources { .. }
            | Check::HouseholdsPerDelegate { .. }
            | Check::AgeBands { .. }
            | Check::MeanAge { .. }
    )
}

/// The kind of records a check is about.
fn record(check: &Check) -> Option<RecordKind> {
    match check {
        Check::Days { record, .. }
        | Check::RecordShare { record, .. }
        | Check::RecordNumber { record, .. }
        | Check::RecordCompare { record, .. }
        | Check::RecordSum { record, .. }
        | Check::RecordWord { record, .. }
        | Check::RecordOrder { record, .. }
        | Check::RecordDate { record, .. }
        | Check::RecordWindow { record, .. }
        | Check::RecordsPer { record, .. }
        | Check::RecordsInForce { record, .. }
        | Check::InARow { record, .. } => Some(*record),
        _ => None,
    }
}

struct OfRule<'a> {
    node: &'a Node,
    problems: &'a mut Vec<Problem>,
}

impl OfRule<'_> {
    fn say(&mut self, name: &str, reason: String) {
        self.problems.push(Problem { line: self.node.line_of(name), reason });
    }

    fn text(&mut self, name: &str, text: &str, most: usize) {
        if let Some(reason) = text_trouble(name, text, most) {
            self.say(name, reason);
        }
    }

    fn code(&mut self, rule: &Rule, known: &Known<'_>) {
        if !well_formed(&rule.code) {
            self.say("code", wording::code_form(&rule.code));
        }
        if known.foreign {
            let owner = known.others.iter().find(|pack| pack.rules.iter().any(|other| other.code == rule.code));
            if let Some(owner) = owner {
                self.say("code", wording::code_taken(&rule.code, &owner.title));
            }
        }
    }

    fn dates(&mut self, rule: &Rule, pack: Option<&Pack>) {
        if let (Some(from), Some(until)) = (rule.from, rule.until)
            && until < from
        {
            self.say("until", wording::days_reversed());
        }
        let Some(pack) = pack else { return };
        for (name, day) in [("from", rule.from), ("until", rule.until)] {
            let outside = |day| day < pack.from || pack.until.is_some_and(|until| until < day);
            if day.is_some_and(outside) {
                self.say(name, wording::outside_pack(name));
            }
        }
    }

    fn sentences(&mut self, rule: &Rule) {
        self.text("title", &rule.title, 30);
        self.text("source", &rule.source, 200);
        self.text("asked", &rule.asked, 200);
        if rule.check.judges() {
            self.text("found", &rule.found, 200);
            self.placeholders(&rule.found, rule.check.fills());
        } else if !rule.found.is_empty() {
            self.say("found", wording::never_found());
        }
        for (name, text) in [("remedy", &rule.remedy), ("beside_why", &rule.beside_why)] {
            if let Some(text) = text {
                self.text(name, text, 200);
            }
        }
        let plain = [
            ("title", Some(&rule.title)),
            ("asked", Some(&rule.asked)),
            ("remedy", rule.remedy.as_ref()),
            ("beside_why", rule.beside_why.as_ref()),
        ];
        for (name, text) in plain {
            if text.is_some_and(|text| text.contains(['{', '}'])) {
                self.say(name, wording::no_placeholders(name));
            }
        }
    }

    fn placeholders(&mut self, found: &str, fills: &[&str]) {
        let mut rest = found;
        while let Some(at) = rest.find(['{', '}']) {
            let after = rest.get(at..).unwrap_or_default();
            let Some((word, next)) = after.strip_prefix('{').and_then(|after| after.split_once('}')) else {
                return self.say("found", wording::brace("found"));
            };
            if word.contains('{') {
                return self.say("found", wording::brace("found"));
            }
            if !PLACEHOLDERS.contains(&word) || !fills.contains(&word) {
                self.say("found", wording::placeholder(word, fills));
            }
            rest = next;
        }
    }

    fn beside(&mut self, rule: &Rule, known: &Known<'_>) {
        for code in &rule.beside {
            let elsewhere = || known.others.iter().any(|pack| pack.rules.iter().any(|other| other.code == *code));
            if *code == rule.code || !(known.codes.contains(code) || elsewhere()) {
                self.say("beside", wording::beside_unknown(code));
            }
        }
        if rule.beside.is_empty() != rule.beside_why.is_none() {
            self.say(if rule.beside.is_empty() { "beside_why" } else { "beside" }, wording::beside_why());
        }
    }

    /// Says something about a part of the check, at the line of that part.
    fn say_of(&mut self, name: &str, reason: String) {
        let line = self.node.key("check").and_then(|(_, check)| check.line_of_key(name));
        self.problems.push(Problem { line: line.unwrap_or_else(|| self.node.line_of("check")), reason });
    }

    fn range(&mut self, least: Option<i64>, most: Option<i64>) {
        if least.is_none() && most.is_none() {
            self.say_of("least", wording::asks_nothing());
        } else if least.is_some_and(|least| least < 0)
            || most.is_some_and(|most| most < 0)
            || matches!((least, most), (Some(least), Some(most)) if most < least)
        {
            self.say_of("least", wording::range());
        }
    }

    fn between(&mut self, name: &str, number: i64, least: i64, most: i64) {
        if number < least || most < number {
            self.say_of(name, wording::number_between(name, least, most));
        }
    }

    fn fraction(&mut self, share: &Fraction) {
        let sound = 1..=1000;
        if !sound.contains(&share.of.0) || !sound.contains(&share.of.1) {
            self.say_of("share", wording::fraction());
        }
    }

    fn list<T>(&mut self, name: &str, items: &[T]) {
        if items.is_empty() {
            self.say_of(name, wording::empty_list(name));
        }
    }

    fn words(&mut self, name: &str, words: &[String]) {
        for word in words {
            if let Some(reason) = text_trouble(name, word, 40) {
                self.say_of(name, reason);
            }
        }
    }

    fn wanted(&mut self, wanted: &[Wanted]) {
        for one in wanted {
            self.words("wanted", std::slice::from_ref(&one.name));
            self.words("words", &one.words);
        }
    }

    fn topics(&mut self, topics: &[Topic]) {
        self.list("topics", topics);
        for topic in topics {
            self.words("name", std::slice::from_ref(&topic.name));
            self.list("words", &topic.words);
            for words in &topic.words {
                self.list("words", words);
                self.words("words", words);
            }
        }
    }

    fn who(&mut self, who: &Who) {
        match who {
            Who::Certified(words) => {
                self.list("certified", words);
                self.words("certified", words);
            }
            Who::AgeAtMost(age) | Who::AgeAtLeast(age) => {
                let name = if matches!(who, Who::AgeAtMost(_)) { "age_at_most" } else { "age_at_least" };
                self.between(name, i64::from(*age), 1, 120);
            }
            _ => {}
        }
    }

    fn known_name(&mut self, place: &str, word: &str, record: RecordKind, names: Names) {
        if !names.iter().any(|(name, _)| *name == word) {
            self.say_of(place, wording::record_name(word, record.chinese(), names));
        }
    }

    fn date(&mut self, place: &str, word: &str, record: RecordKind) {
        if word != "on" {
            self.known_name(place, word, record, record.dates());
        }
    }

    fn check(&mut self, check: &Check) {
        match check {
            Check::Count { who, posts, least, most, odd } => {
                self.who(who);
                self.words("posts", posts);
                if !*odd || least.is_some() || most.is_some() {
                    self.range(*least, *most);
                }
            }
            Check::Share { who, posts, share } => {
                self.who(who);
                self.words("posts", posts);
                self.fraction(share);
            }
            Check::Each { who, posts } => {
                self.who(who);
                self.words("posts", posts);
                if *who == Who::Everyone {
                    self.say_of("who", wording::asks_nothing());
                }
            }
            Check::Kin { with, .. } | Check::CandidateKin { with, .. } => self.list("with", with),
            Check::Apart { from } => self.list("from", from),
            Check::DrawnFrom { posts, from_posts, .. } => {
                self.words("posts", posts);
                self.words("from_posts", from_posts);
            }
            Check::Overlap { share, .. } | Check::Occupancy { share } => self.fraction(share),
            Check::Bodies { wanted, exactly, .. } => {
                self.wanted(wanted);
                if *exactly {
                    self.list("wanted", wanted);
                }
            }
            Check::TermLength { years } => self.between("years", i64::from(*years), 1, 20),
            Check::TermExtended { most_months } => self.between("most_months", i64::from(*most_months), 0, 120),
            Check::TermRenewed { within_months } => self.between("within_months", i64::from(*within_months), 0, 120),
            Check::Meetings { least, kinds, .. } => {
                self.between("least", *least, 1, 366);
                self.words("kinds", kinds);
            }
            Check::Agenda { topics, .. } => self.topics(topics),
            Check::Quorum { share, kinds, .. } => {
                self.fraction(share);
                self.words("kinds", kinds);
            }
            Check::Majority { share, .. } => self.fraction(share),
            Check::Notice { days } => self.between("days", *days, 1, 366),
            Check::ProducedBy { by, posts } => {
                self.list("by", by);
                self.words("posts", posts);
            }
            Check::Sources { wanted } => {
                self.list("wanted", wanted);
                self.wanted(wanted);
            }
            Check::Figure { least, most, .. } => self.range(*least, *most),
            Check::HouseholdsPerDelegate { least, most } => {
                self.range(Some(*least), Some(*most));
                self.between("least", *least, 1, 100_000);
            }
            Check::Grouped {} | Check::Note {} => {}
            Check::AgeBands { edges, least } => {
                let rising = edges.windows(2).all(|pair| matches!(pair, [one, other] if one < other));
                let bands = i64::try_from(edges.len()).unwrap_or(0) + 1;
                if edges.is_empty() || edges.len() > 20 || !rising || *least < 1 || bands < *least {
                    self.say_of("edges", wording::bands());
                }
            }
            Check::MeanAge { least, most } => self.range(least.map(i64::from), most.map(i64::from)),
            _ => self.record_check(check),
        }
    }

    fn record_check(&mut self, check: &Check) {
        match check {
            Check::Days { record, start, end, least, most } => {
                self.date("start", start, *record);
                self.date("end", end, *record);
                self.range(*least, *most);
            }
            Check::RecordShare { record, count, whole, share } => {
                self.known_name("count", count, *record, record.numbers());
                self.known_name("whole", whole, *record, record.numbers());
                self.fraction(share);
            }
            Check::RecordNumber { record, number, least, most } => {
                self.known_name("number", number, *record, record.numbers());
                self.range(*least, *most);
            }
            Check::RecordCompare { record, number, than, .. } => {
                self.known_name("number", number, *record, record.numbers());
                self.known_name("than", than, *record, record.numbers());
            }
            Check::RecordSum { record, numbers, total } => {
                self.list("numbers", numbers);
                for number in numbers {
                    self.known_name("numbers", number, *record, record.numbers());
                }
                self.known_name("total", total, *record, record.numbers());
            }
            Check::RecordWord { record, word, one_of } => {
                self.known_name("word", word, *record, record.words());
                self.list("one_of", one_of);
                self.words("one_of", one_of);
            }
            Check::RecordOrder { record, dates } => {
                if dates.len() < 2 {
                    self.say_of("dates", wording::empty_list("dates"));
                }
                for date in dates {
                    self.date("dates", date, *record);
                }
            }
            Check::RecordDate { record, date } => self.date("date", date, *record),
            Check::RecordWindow { record, date, first, last } => {
                self.date("date", date, *record);
                if last < first {
                    self.say_of("first", wording::window());
                }
            }
            Check::RecordsPer { record, least, wanted, word, .. } => {
                self.between("least", *least, 0, 366);
                self.wanted(wanted);
                if wanted.is_empty() != word.is_none() || (*least == 0 && wanted.is_empty()) {
                    self.say_of("wanted", wording::wanted_word());
                }
                if let Some(word) = word {
                    self.known_name("word", word, *record, record.words());
                }
            }
            Check::RecordsInForce { record, until, word, wanted } => {
                self.known_name("until", until, *record, record.dates());
                self.known_name("word", word, *record, record.words());
                self.list("wanted", wanted);
                self.wanted(wanted);
            }
            Check::InARow { record, word, value, most } => {
                self.known_name("word", word, *record, record.words());
                self.words("value", std::slice::from_ref(value));
                self.between("most", *most, 0, 100);
            }
            Check::Calendar { month, day, years_after } => {
                // 2026 has no 29 February: a day that is there every year.
                let every_year = chrono::NaiveDate::from_ymd_opt(2026, *month, *day).is_some();
                if !every_year || !(0..=5).contains(years_after) {
                    self.say_of("month", wording::calendar_day());
                }
            }
            _ => {}
        }
    }

    fn when(&mut self, when: &When, rule: &Rule) {
        let say = |of: &mut Self, reason| of.say("when", reason);
        match when {
            When::BothHeads | When::MultiEthnic | When::OddSize => {}
            When::Word(word, values) => match record(&rule.check) {
                Some(record) => {
                    if !record.words().iter().any(|(name, _)| name == word) {
                        say(self, wording::record_name(word, record.chinese(), record.words()));
                    }
                    if values.is_empty() {
                        say(self, wording::empty_list("word"));
                    }
                }
                None => say(self, wording::when_needs_record()),
            },
            When::Reaches { count, whole, share } => match record(&rule.check) {
                Some(record) => {
                    for word in [count, whole] {
                        if !record.numbers().iter().any(|(name, _)| name == word) {
                            say(self, wording::record_name(word, record.chinese(), record.numbers()));
                        }
                    }
                    let sound = 1..=1000;
                    let upwards = matches!(share.operator, Operator::MoreThan | Operator::AtLeast);
                    if !sound.contains(&share.of.0) || !sound.contains(&share.of.1) || !upwards {
                        say(self, wording::fraction());
                    }
                }
                None => say(self, wording::when_needs_record()),
            },
            When::NameHolds(words) | When::NameLacks(words) => {
                if rule.body.is_none() {
                    say(self, wording::when_needs_body());
                }
                if words.iter().all(|word| word.trim().is_empty()) {
                    say(self, wording::empty_list("when"));
                }
            }
            When::FigureIn { least, most, .. } => {
                let reversed = matches!((least, most), (Some(least), Some(most)) if most < least);
                if (least.is_none() && most.is_none()) || reversed {
                    say(self, wording::range());
                }
            }
            When::All(parts) => {
                if parts.is_empty() {
                    say(self, wording::empty_list("all"));
                }
                for part in parts {
                    self.when(part, rule);
                }
            }
        }
    }
}
