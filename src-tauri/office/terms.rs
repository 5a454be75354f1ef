//! 届: a body's terms with their legal end, an early or late change with what allowed it, and how one follows another.
//!
//! A legal end is computed from the term length in force on the first day and stays editable with a reason; old terms
//! are never recomputed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BasisKind, BeginReason, EndReason};
use domain::wording::bodies as wording;
use domain::{Day, Fault, Notion, Partial, Refusal};
use store::appointment::{Appointment, Office as Held};
use store::body::Body;
use store::paper::Paper;
use store::term::{Post, Seat, Term};
use store::{Reading, Writing};

use crate::appointments::refuse_clash;
use crate::bodies::paper_words;
use crate::wire::{Made, OneAt, patch, set};
use crate::{Office, in_order, optional};

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
    /// What allowed it to end when it did.
    pub end_document: Option<i64>,
    /// Why it ended when it did.
    pub end_note: Option<String>,
    /// Whether it ended early or late, was extended, and what allowed it, in words.
    pub story: Vec<String>,
    /// Where its last day has passed and no successor is chosen: that it goes on until then.
    pub stays_on: Option<String>,
    /// Days from the day asked for to the legal or extended end; negative when it has passed.
    pub days_left: Option<i64>,
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
    /// What allowed the term before to end early or late.
    #[serde(default)]
    pub previous_end_document: Option<i64>,
    /// Why it ended when it did.
    #[serde(default)]
    pub previous_end_note: Option<String>,
    /// Appointments whose people go on in the same post; nobody where missing.
    #[serde(default)]
    pub carry: Option<Vec<i64>>,
    /// Those of the term before who do not go on leave with it (换届); they stay where missing.
    #[serde(default)]
    pub others_leave: Option<bool>,
    /// On what the appointments of those who go on rest.
    #[serde(default)]
    pub basis: Option<BasisKind>,
    /// The paper they rest on.
    #[serde(default)]
    pub document: Option<i64>,
    /// In words.
    #[serde(default)]
    pub basis_note: Option<String>,
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
    /// What allowed it to end when it did.
    #[serde(default, deserialize_with = "patch")]
    pub end_document: Option<Option<i64>>,
    /// Why it ended when it did.
    #[serde(default, deserialize_with = "patch")]
    pub end_note: Option<Option<String>>,
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
    /// Whether those in office leave with it (换届); they stay where missing.
    #[serde(default)]
    pub with_appointments: Option<bool>,
    /// What allowed it to end early or late.
    #[serde(default)]
    pub document: Option<i64>,
    /// Why it ended when it did.
    #[serde(default)]
    pub note: Option<String>,
}

/// A term as the card shows it on a day.
pub(crate) fn term_line(reading: &Reading<'_>, term: Term, on: Day) -> Result<TermLine, Fault> {
    let due = term.extended_to.or(term.legal_end_on).map(Partial::last);
    let over = due.filter(|due| *due < on && term.end_on.is_none_or(|end| end.last() >= on));
    Ok(TermLine {
        version: Term::version(reading, term.id)?,
        story: story(reading, &term)?,
        stays_on: over.map(|due| wording::stays_on((on - due).num_days(), term.extended_to.is_some())),
        id: term.id,
        ordinal: term.ordinal,
        start: term.start_on,
        legal_end: term.legal_end_on,
        legal_end_source: term.legal_end_source,
        end: term.end_on,
        extended_to: term.extended_to,
        extension_document: term.extension_document,
        end_document: term.end_document,
        end_note: term.end_note,
        days_left: due.map(|due| (due - on).num_days()),
    })
}

/// Extended until when, ended early or late, by which paper, why. What is not known to the day is not counted.
fn story(reading: &Reading<'_>, term: &Term) -> Result<Vec<String>, Fault> {
    let mut story = Vec::new();
    let approved = |paper: Option<i64>| -> Result<String, Fault> {
        Ok(paper_words(reading, paper)?
            .map_or_else(|| wording::NO_APPROVAL.to_owned(), |paper| wording::approved_by(&paper)))
    };
    if let Some(to) = term.extended_to {
        story.push(format!("{}，{}", wording::extended(to), approved(term.extension_document)?));
    }
    if let (Some(end), Some(legal)) = (term.end_on, term.legal_end_on) {
        let early = (legal.first() - end.last()).num_days();
        let late = (end.first() - legal.last()).num_days();
        let paper = term.end_document.or(term.extension_document.filter(|_| late > 0));
        if early > 0 {
            story.push(format!("{}，{}", wording::ended_early(early), approved(paper)?));
        } else if late > 0 {
            story.push(format!("{}，{}", wording::ended_late(late), approved(paper)?));
        } else if term.end_document.is_some() {
            story.push(approved(term.end_document)?);
        }
    }
    story.extend(term.end_note.clone());
    Ok(story)
}

/// `term_add`: the term before ends the day before, its seats are carried over, people only where she names them.
pub(crate) fn add_term(office: &mut Office, request: TermAdd) -> Result<Made, Fault> {
    let today = office.today();
    let reason = optional("reason", request.legal_end_reason.clone(), 400)?;
    if request.legal_end.is_some() && reason.is_none() {
        return Err(Fault::Refused(Refusal::ReasonNeeded));
    }
    let end_note = optional("previous_end_note", request.previous_end_note.clone(), 400)?;
    let basis_note = optional("basis_note", request.basis_note.clone(), 400)?;
    office.write("term_add", "", |writing| {
        let body = Body::find(writing, request.body)?;
        let terms = Term::of(writing, body.id)?;
        let before = terms.iter().rev().find(|term| term.start_on.first() < request.start.first()).cloned();
        let (legal_end_on, legal_end_source) = match (request.legal_end, reason) {
            (Some(day), reason) => (Some(day), reason),
            (None, _) => match domain::rules::legal_end(body.kind, &body.name, request.start.first()) {
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
        let mut last_day = Partial::from(crate::day_before(request.start.first()));
        if let Some(before) = &before {
            for seat in Seat::of(writing, before.id)? {
                Seat { id: 0, term: id, ..seat }.add(writing)?;
            }
            last_day = end_before(writing, before.clone(), &request, last_day, end_note)?;
        }
        let mut going_on = Vec::new();
        for appointment in request.carry.iter().flatten() {
            let old = Appointment::find(writing, *appointment)?;
            if Post::find(writing, old.post)?.body != body.id {
                return Err(Fault::Gone(Notion::Appointment));
            }
            let new = Appointment {
                id: 0,
                term: Some(id),
                from_on: Some(request.start),
                to_on: None,
                begin_reason: Some(BeginReason::General),
                end_reason: None,
                basis: request.basis,
                document: request.document,
                meeting: None,
                basis_note: basis_note.clone(),
                ..old.clone()
            };
            going_on.push(old.id);
            end_with_term(writing, old, last_day)?;
            refuse_clash(writing, &new, today)?;
            new.add(writing)?;
        }
        if let Some(before) = before.filter(|_| request.others_leave.unwrap_or(false)) {
            for old in Appointment::lasting_in_term(writing, before.id)? {
                if !going_on.contains(&old.id) {
                    end_with_term(writing, old, last_day)?;
                }
            }
        }
        writing.say(wording::term_began(&body.name, term.ordinal, going_on.len()));
        Ok(Made { id })
    })
}

/// Ends the term before a new one where it stands open; its last day comes back.
fn end_before(
    writing: &Writing<'_>,
    mut before: Term,
    request: &TermAdd,
    day_before: Partial,
    note: Option<String>,
) -> Result<Partial, Fault> {
    if let Some(paper) = request.previous_end_document {
        Paper::find(writing, paper)?;
    }
    let end = before.end_on.unwrap_or_else(|| request.previous_end.unwrap_or(day_before));
    before.end_on = Some(end);
    before.end_document = request.previous_end_document.or(before.end_document);
    before.end_note = note.or(before.end_note);
    in_order(Some(before.start_on), before.end_on)?;
    before.rewrite(writing)?;
    Ok(end)
}

/// Whoever has no last day yet leaves with the term.
fn end_with_term(writing: &Writing<'_>, mut appointment: Appointment, last_day: Partial) -> Result<(), Fault> {
    if appointment.to_on.is_some() {
        return Ok(());
    }
    appointment.to_on = Some(last_day);
    appointment.end_reason = Some(EndReason::TermEnded);
    in_order(appointment.from_on, appointment.to_on)?;
    appointment.rewrite(writing)
}

/// `term_correct`
pub(crate) fn correct_term(office: &mut Office, request: TermCorrect) -> Result<Made, Fault> {
    let reason = optional("reason", request.legal_end_reason, 400)?;
    if request.legal_end.is_some() && reason.is_none() {
        return Err(Fault::Refused(Refusal::ReasonNeeded));
    }
    let end_note = request.end_note.map(|note| optional("end_note", note, 400)).transpose()?;
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
        set(&mut term.end_document, request.end_document);
        set(&mut term.end_note, end_note);
        in_order(Some(term.start_on), term.legal_end_on)?;
        in_order(Some(term.start_on), term.end_on)?;
        term.rewrite(writing)?;
        writing.say(format!("更正{}的任期", body.name));
        Ok(Made { id: term.id })
    })
}

/// `term_end`
pub(crate) fn end_term(office: &mut Office, request: TermEnd) -> Result<Made, Fault> {
    let note = optional("note", request.note, 400)?;
    office.write("term_end", "", |writing| {
        let mut term = Term::patched(writing, request.id, request.version)?;
        let body = Body::find(writing, term.body)?;
        if let Some(paper) = request.document {
            Paper::find(writing, paper)?;
        }
        term.end_on = Some(request.on.into());
        term.end_document = request.document.or(term.end_document);
        term.end_note = note.or(term.end_note);
        in_order(Some(term.start_on), term.end_on)?;
        term.rewrite(writing)?;
        if request.with_appointments.unwrap_or(false) {
            for appointment in Appointment::lasting_in_term(writing, term.id)? {
                end_with_term(writing, appointment, request.on.into())?;
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
