//! 届、职务和席位: a body's terms with their legal end, its posts, and how many seats a post has in a term.
//!
//! A legal end is computed from the term length in force on the first day and stays editable with a reason; old terms
//! are never recomputed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{EndReason, RepresentsKind};
use domain::{Day, Fault, Notion, Partial, Refusal};
use store::Reading;
use store::appointment::{Appointment, Office as Held};
use store::body::Body;
use store::term::{Post, Seat, Term};

use crate::wire::{Made, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

/// A term.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct TermLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// 第N届
    pub ordinal: Option<i64>,
    /// First day.
    pub start: Partial,
    /// The last day by law.
    pub legal_end: Option<Partial>,
    /// Which rule gave it, or why it was set by hand.
    pub legal_end_source: Option<String>,
    /// The actual last day.
    pub end: Option<Partial>,
    /// Extended to.
    pub extended_to: Option<Partial>,
    /// By which paper.
    pub extension_document: Option<i64>,
    /// Days from the day asked for to the legal or extended end; negative when it has passed.
    pub days_left: Option<i64>,
}

/// A post with its seats in the term of the day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PostLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Such as 副主任.
    pub name: String,
    /// 1 stands first.
    pub rank: i64,
    /// Seats in the term; none where not kept.
    pub seats: Option<i64>,
}

/// A new term.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TermAdd {
    /// Of which body.
    pub body: i64,
    /// 第N届; one more than the last where missing.
    #[serde(default)]
    pub ordinal: Option<i64>,
    /// First day.
    pub start: Partial,
    /// The last day by law; computed from the term length in force on the first day where missing.
    #[serde(default)]
    pub legal_end: Option<Partial>,
    /// Why it was set by hand.
    #[serde(default)]
    pub legal_end_reason: Option<String>,
    /// The actual last day of the term before: the day before the start where missing and one stands open.
    #[serde(default)]
    pub previous_end: Option<Partial>,
}

/// 更正 of a term.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TermCorrect {
    /// The term.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// 第N届
    #[serde(default, deserialize_with = "patch")]
    pub ordinal: Option<Option<i64>>,
    /// First day.
    #[serde(default)]
    pub start: Option<Partial>,
    /// The last day by law; needs a reason.
    #[serde(default, deserialize_with = "patch")]
    pub legal_end: Option<Option<Partial>>,
    /// Why it is set by hand.
    #[serde(default)]
    pub legal_end_reason: Option<String>,
    /// Extended to.
    #[serde(default, deserialize_with = "patch")]
    pub extended_to: Option<Option<Partial>>,
    /// By which paper.
    #[serde(default, deserialize_with = "patch")]
    pub extension_document: Option<Option<i64>>,
    /// The actual last day.
    #[serde(default, deserialize_with = "patch")]
    pub end: Option<Option<Partial>>,
}

/// A term ends.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TermEnd {
    /// The term.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Its last day.
    pub on: Day,
    /// Whether those in office leave with it (任期届满); they stay where missing.
    #[serde(default)]
    pub with_appointments: Option<bool>,
}

/// A new post.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PostAdd {
    /// Of which body.
    pub body: i64,
    /// Such as 副主任.
    pub name: String,
    /// 1 stands first; last where missing.
    #[serde(default)]
    pub rank: Option<i64>,
}

/// 更正 of a post.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PostCorrect {
    /// The post.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Such as 副主任.
    #[serde(default)]
    pub name: Option<String>,
    /// 1 stands first.
    #[serde(default)]
    pub rank: Option<i64>,
}

/// How many seats a post has in a term.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SeatSet {
    /// The post.
    pub post: i64,
    /// The term.
    pub term: i64,
    /// How many.
    pub number: i64,
    /// 专职 or 兼职, where it is fixed.
    #[serde(default)]
    pub full_time: Option<bool>,
    /// Whom the holder represents, where it is fixed.
    #[serde(default)]
    pub represents: Option<RepresentsKind>,
    /// In words.
    #[serde(default)]
    pub represents_text: Option<String>,
}

pub(crate) fn seats_of(reading: &Reading<'_>, term: i64) -> Result<Option<i64>, Fault> {
    let seats = Seat::of(reading, term)?;
    Ok((!seats.is_empty()).then(|| seats.iter().map(|seat| seat.number).sum()))
}

pub(crate) fn term_line(reading: &Reading<'_>, term: Term, on: Day) -> Result<TermLine, Fault> {
    let due = term.extended_to.or(term.legal_end_on).map(Partial::last);
    Ok(TermLine {
        version: Term::version(reading, term.id)?,
        id: term.id,
        ordinal: term.ordinal,
        start: term.start_on,
        legal_end: term.legal_end_on,
        legal_end_source: term.legal_end_source,
        end: term.end_on,
        extended_to: term.extended_to,
        extension_document: term.extension_document,
        days_left: due.map(|due| (due - on).num_days()),
    })
}

/// `term_add`: the term before ends the day before, its seats are carried over, people are not.
pub(crate) fn add_term(office: &mut Office, request: TermAdd) -> Result<Made, Fault> {
    let reason = optional("reason", request.legal_end_reason, 400)?;
    if request.legal_end.is_some() && reason.is_none() {
        return Err(Fault::Refused(Refusal::ReasonNeeded));
    }
    office.write("term_add", "", |writing| {
        let body = Body::find(writing, request.body)?;
        let terms = Term::of(writing, body.id)?;
        let before = terms.iter().rev().find(|term| term.start_on.first() < request.start.first()).cloned();
        let (legal_end_on, legal_end_source) = match (request.legal_end, reason) {
            (Some(day), reason) => (Some(day), reason),
            (None, _) => match domain::rules::legal_end(body.kind, request.start.first()) {
                Some((day, source)) => (Some(Partial::from(day)), Some(source)),
                None => (None, None),
            },
        };
        in_order(Some(request.start), legal_end_on)?;
        let term = Term {
            ordinal: request.ordinal.or_else(|| before.as_ref().and_then(|term| term.ordinal).map(|last| last + 1)),
            legal_end_on,
            legal_end_source,
            ..Term::starting(body.id, request.start)
        };
        let id = term.add(writing)?;
        if let Some(mut before) = before {
            for seat in Seat::of(writing, before.id)? {
                Seat { id: 0, term: id, ..seat }.add(writing)?;
            }
            if before.end_on.is_none() {
                let end = request.previous_end.unwrap_or_else(|| crate::day_before(request.start.first()).into());
                before.end_on = Some(end);
                in_order(Some(before.start_on), before.end_on)?;
                before.rewrite(writing)?;
            }
        }
        writing.say(format!("{}开始{}", body.name, term.ordinal.map(domain::wording::ordinal).unwrap_or_default()));
        Ok(Made { id })
    })
}

/// `term_correct`
pub(crate) fn correct_term(office: &mut Office, request: TermCorrect) -> Result<Made, Fault> {
    let reason = optional("reason", request.legal_end_reason, 400)?;
    if request.legal_end.is_some() && reason.is_none() {
        return Err(Fault::Refused(Refusal::ReasonNeeded));
    }
    office.write("term_correct", "", |writing| {
        let mut term = Term::patched(writing, request.id, request.version)?;
        let body = Body::find(writing, term.body)?;
        set(&mut term.ordinal, request.ordinal);
        set(&mut term.start_on, request.start);
        if let Some(legal_end) = request.legal_end {
            term.legal_end_on = legal_end;
            term.legal_end_source = reason;
        }
        set(&mut term.extended_to, request.extended_to);
        set(&mut term.extension_document, request.extension_document);
        set(&mut term.end_on, request.end);
        in_order(Some(term.start_on), term.legal_end_on)?;
        in_order(Some(term.start_on), term.end_on)?;
        term.rewrite(writing)?;
        writing.say(format!("更正{}的任期", body.name));
        Ok(Made { id: term.id })
    })
}

/// `term_end`
pub(crate) fn end_term(office: &mut Office, request: TermEnd) -> Result<Made, Fault> {
    office.write("term_end", "", |writing| {
        let mut term = Term::patched(writing, request.id, request.version)?;
        let body = Body::find(writing, term.body)?;
        term.end_on = Some(request.on.into());
        in_order(Some(term.start_on), term.end_on)?;
        term.rewrite(writing)?;
        if request.with_appointments.unwrap_or(false) {
            for mut appointment in Appointment::lasting_in_term(writing, term.id)? {
                appointment.to_on = Some(request.on.into());
                appointment.end_reason = Some(EndReason::TermEnded);
                in_order(appointment.from_on, appointment.to_on)?;
                appointment.rewrite(writing)?;
            }
        }
        writing.say(format!("{}本届结束", body.name));
        Ok(Made { id: term.id })
    })
}

/// `term_remove`
pub(crate) fn remove_term(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("term_remove", "", |writing| {
        let mut term = Term::patched(writing, request.id, request.version)?;
        let body = Body::find(writing, term.body)?;
        if let Some(held) =
            Held::of_body(writing, body.id)?.into_iter().find(|held| held.appointment.term == Some(term.id))
        {
            return Err(Fault::Refused(Refusal::StillUsed { by: held.person_name }));
        }
        term.removed = true;
        term.rewrite(writing)?;
        writing.say(format!("移走{}的一届", body.name));
        Ok(Made { id: term.id })
    })
}

/// `post_add`
pub(crate) fn add_post(office: &mut Office, request: PostAdd) -> Result<Made, Fault> {
    let name = required("post", &request.name, 100)?;
    office.write("post_add", "", |writing| {
        let body = Body::find(writing, request.body)?;
        let last = Post::of(writing, body.id)?.last().map_or(0, |post| post.rank);
        let rank = request.rank.unwrap_or(last + 1);
        writing.say(format!("{}增设{name}", body.name));
        let id = Post { id: 0, removed: false, body: body.id, name, rank }.add(writing)?;
        Ok(Made { id })
    })
}

/// `post_correct`
pub(crate) fn correct_post(office: &mut Office, request: PostCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("post", name, 100)).transpose()?;
    office.write("post_correct", "", |writing| {
        let mut post = Post::patched(writing, request.id, request.version)?;
        set(&mut post.name, name);
        set(&mut post.rank, request.rank);
        post.rewrite(writing)?;
        writing.say(format!("更正职务{}", post.name));
        Ok(Made { id: post.id })
    })
}

/// `post_remove`: refused while it was ever held.
pub(crate) fn remove_post(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("post_remove", "", |writing| {
        let mut post = Post::patched(writing, request.id, request.version)?;
        let held = Appointment::count_of_post(writing, post.id)?;
        if held > 0 {
            return Err(Fault::Refused(Refusal::StillUsed { by: domain::wording::appointments(held) }));
        }
        post.removed = true;
        post.rewrite(writing)?;
        writing.say(format!("移走职务{}", post.name));
        Ok(Made { id: post.id })
    })
}

/// `seat_set`: how many seats a post has in a term; one description a post for now.
pub(crate) fn set_seats(office: &mut Office, request: SeatSet) -> Result<Made, Fault> {
    if !(0..=10_000).contains(&request.number) {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "number", least: 0, most: 10_000 }));
    }
    let represents_text = optional("represents_text", request.represents_text, 100)?;
    office.write("seat_set", "", |writing| {
        let post = Post::find(writing, request.post)?;
        let term = Term::find(writing, request.term)?;
        let body = Body::find(writing, post.body)?;
        if term.body != body.id {
            return Err(Fault::Gone(Notion::Term));
        }
        let mut own: Vec<Seat> = Seat::of(writing, term.id)?.into_iter().filter(|seat| seat.post == post.id).collect();
        let mut seat = if own.is_empty() {
            Seat {
                id: 0,
                removed: false,
                post: post.id,
                term: term.id,
                number: 0,
                full_time: None,
                represents: None,
                represents_text: None,
            }
        } else {
            own.remove(0)
        };
        for mut other in own {
            other.removed = true;
            other.rewrite(writing)?;
        }
        seat.number = request.number;
        seat.full_time = request.full_time;
        seat.represents = request.represents;
        seat.represents_text = represents_text;
        let id = if seat.id == 0 {
            seat.add(writing)?
        } else {
            seat.rewrite(writing)?;
            seat.id
        };
        writing.say(format!("{}{}定为{}席", body.name, post.name, request.number));
        Ok(Made { id })
    })
}
