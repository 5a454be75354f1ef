//! The body an import appoints to: its current term, its posts, and who stands in them already.

use std::collections::HashMap;

use domain::dates::half_width;
use domain::kinds::{BasisKind, BodyKind, RepresentsKind};
use domain::roster::Entry;
use domain::{Day, Fault, Partial, Period, Refusal};
use store::appointment::{Appointment, Office as Standing};
use store::body::Body;
use store::term::{Post, Term};
use store::{Reading, Writing};

use super::known::{Held, Known, Sent, State};

/// The body rows are appointed to.
pub(super) struct Target {
    pub(super) body: Body,
    term: Option<Term>,
    /// From when, unless a row says otherwise.
    from: Partial,
    /// Its posts, those the rows add at the end; appointments name them by their place here.
    posts: Vec<Held<Post>>,
    /// Appointments of the body by person.
    standing: HashMap<i64, Vec<Appointment>>,
    today: Day,
}

/// A post of the target.
pub(super) struct Placed {
    pub(super) index: usize,
    /// The body did not have it.
    pub(super) unknown: bool,
}

impl Target {
    /// Finds the body by id or exact name.
    ///
    /// # Errors
    /// [`Refusal::NoSuchBody`], and [`Refusal::FromNeeded`] for a body without a current term where no day is given.
    pub(super) fn find(reading: &Reading<'_>, into: &str, from: Option<Partial>, today: Day) -> Result<Self, Fault> {
        Self::of(reading, find_body(reading, into)?, from, today)
    }

    /// The same for a body that is known.
    pub(super) fn of(reading: &Reading<'_>, body: Body, from: Option<Partial>, today: Day) -> Result<Self, Fault> {
        let term = Term::current(reading, body.id, today)?;
        let start = from.or(term.as_ref().map(|term| term.start_on));
        let from = start.ok_or(Fault::Refused(Refusal::FromNeeded))?;
        let posts = Post::of(reading, body.id)?.into_iter().map(|row| Held { row, state: State::Kept }).collect();
        let mut standing: HashMap<i64, Vec<Appointment>> = HashMap::new();
        for office in Standing::of_body(reading, body.id)? {
            standing.entry(office.appointment.person).or_default().push(office.appointment);
        }
        Ok(Self { body, term, from, posts, standing, today })
    }

    /// What a post is called.
    pub(super) fn post_name(&self, index: usize) -> &str {
        self.posts.get(index).map_or("", |held| held.row.name.as_str())
    }

    /// The post of a row: the one it names, the plain one of the body's kind where it names none. A post the body
    /// does not have is added to it.
    pub(super) fn place(&mut self, typed: Option<&str>) -> Placed {
        let name = typed.unwrap_or(self.body.kind.plain_post());
        if let Some(index) = self.posts.iter().position(|held| same(&held.row.name, name)) {
            return Placed { index, unknown: false };
        }
        // 居委会委员 in the committee's own roster is its 委员.
        let plain = bare(name);
        let own = [self.body.name.as_str(), self.body.kind.chinese(), "居委会", "居民委员会", "社区居委会", "社区"];
        let short = own.iter().filter_map(|word| plain.strip_prefix(&bare(word)).filter(|rest| !rest.is_empty()));
        for short in short {
            if let Some(index) = self.posts.iter().position(|held| bare(&held.row.name) == short) {
                return Placed { index, unknown: false };
            }
        }
        let rank = self.posts.iter().map(|held| held.row.rank).max().unwrap_or(0) + 1;
        let row = Post { id: 0, removed: false, body: self.body.id, name: name.to_owned(), rank };
        self.posts.push(Held { row, state: State::New });
        Placed { index: self.posts.len() - 1, unknown: typed.is_some() }
    }

    /// Appoints somebody, unless they stand in that post and term already; then what the row says of it is taken
    /// over. `own` is the place of this body in the plan. Answers whether anything changed.
    pub(super) fn appoint(
        &self,
        own: usize,
        known: &mut Known,
        index: usize,
        entry: &Entry,
        represents: Option<&Represents>,
        basis: &str,
    ) -> bool {
        let term = self.term.as_ref().map(|term| term.id);
        // Somebody in office before the term began is in this term from its first day.
        let from = match (entry.from, &self.term) {
            (Some(own), Some(term)) if own.first() > term.start_on.first() => own,
            (Some(own), None) => own,
            _ => self.from,
        };
        let place = i64::try_from(index).unwrap_or(i64::MAX);
        let post = self.posts.get(index).map_or(0, |held| held.row.id);
        let lasting = Period { from: Some(from), to: None };
        let lasts = |appointment: &Appointment| {
            appointment.term == term && appointment.period().surely_overlaps(lasting, self.today)
        };
        let sent = known.appointments.iter_mut().filter(|sent| sent.target == own).map(|sent| &mut sent.held);
        for held in sent {
            let wanted = if held.state == State::New { place } else { post };
            if held.row.post != wanted || !lasts(&held.row) {
                continue;
            }
            let changed = take_details(&mut held.row, entry, represents);
            if changed && held.state == State::Kept {
                held.state = State::Changed;
            }
            return changed;
        }
        let standing = self.standing.get(&known.person.id).into_iter().flatten();
        if let Some(kept) = standing.filter(|kept| post != 0 && kept.post == post).find(|kept| lasts(kept)) {
            let mut row = kept.clone();
            let changed = take_details(&mut row, entry, represents);
            if changed {
                known.appointments.push(Sent { target: own, held: Held { row, state: State::Changed } });
            }
            return changed;
        }
        let mut row = Appointment {
            term,
            from_on: Some(from),
            basis: Some(BasisKind::Import),
            basis_note: Some(basis.to_owned()),
            ..Appointment::of(known.person.id, place)
        };
        take_details(&mut row, entry, represents);
        known.appointments.push(Sent { target: own, held: Held { row, state: State::New } });
        true
    }

    /// Writes the posts the rows added; the ids of all of them, in their order here.
    pub(super) fn carry_out(&self, writing: &Writing<'_>) -> Result<Vec<i64>, Fault> {
        self.posts
            .iter()
            .map(|held| if held.state == State::New { held.row.add(writing) } else { Ok(held.row.id) })
            .collect()
    }

    /// Whether its members may stand for a resident group; a group's own leaders do not.
    pub(super) fn represents_groups(&self) -> bool {
        !matches!(self.body.kind, BodyKind::ResidentGroup | BodyKind::PartyGroup)
    }
}

/// The resident group an appointee stands for.
pub(super) struct Represents {
    pub(super) body: Option<i64>,
    pub(super) text: Option<String>,
}

/// What a row says of an appointment; a blank never wipes.
fn take_details(row: &mut Appointment, entry: &Entry, represents: Option<&Represents>) -> bool {
    let before = row.clone();
    row.full_time = entry.full_time.or(row.full_time);
    if entry.duties.is_some() {
        row.duties.clone_from(&entry.duties);
    }
    if let Some(represents) = represents {
        row.represents = Some(RepresentsKind::Group);
        row.represents_body = represents.body;
        row.represents_unit = None;
        row.represents_text.clone_from(&represents.text);
    }
    *row != before
}

fn find_body(reading: &Reading<'_>, into: &str) -> Result<Body, Fault> {
    if let Some(body) = into.parse::<i64>().ok().map(|id| Body::get(reading, id)).transpose()?.flatten()
        && !body.removed
    {
        return Ok(body);
    }
    let mut named = Body::named(reading, into)?;
    match (named.pop(), named.is_empty()) {
        (Some(body), true) => Ok(body),
        _ => Err(Fault::Refused(Refusal::NoSuchBody { name: into.to_owned() })),
    }
}

fn same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

/// A post without spaces and brackets: 主任（兼） is 主任.
fn bare(name: &str) -> String {
    let mut depth = 0usize;
    let mut plain = String::new();
    for character in name.chars().map(half_width) {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            other if depth > 0 || other.is_whitespace() => {}
            other => plain.push(other),
        }
    }
    plain
}
