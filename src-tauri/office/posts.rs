//! 职务和席位: the posts of a body, and how many seats a post has in a term.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::RepresentsKind;
use domain::{Fault, Notion, Refusal};
use store::Reading;
use store::appointment::{Appointment, Office as Held};
use store::body::Body;
use store::term::{Post, Seat, Term};

use crate::wire::{Made, Nothing, OneAt, set};
use crate::{Office, optional, required};

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
    /// Who holds it on the day.
    pub holders: i64,
    /// 专职 or 兼职, where it is fixed.
    pub full_time: Option<bool>,
    /// Whom the holder represents, where it is fixed.
    pub represents: Option<RepresentsKind>,
    /// In words.
    pub represents_text: Option<String>,
}

impl PostLine {
    /// A post with its seats of a term and its holders of the day.
    pub(crate) fn new(reading: &Reading<'_>, post: Post, seats: &[Seat], held: &[Held]) -> Result<Self, Fault> {
        let own: Vec<&Seat> = seats.iter().filter(|seat| seat.post == post.id).collect();
        let first = own.first();
        Ok(Self {
            version: Post::version(reading, post.id)?,
            seats: first.map(|_| own.iter().map(|seat| seat.number).sum()),
            holders: held.iter().filter(|held| held.appointment.post == post.id).count() as i64,
            full_time: first.and_then(|seat| seat.full_time),
            represents: first.and_then(|seat| seat.represents),
            represents_text: first.and_then(|seat| seat.represents_text.clone()),
            id: post.id,
            name: post.name,
            rank: post.rank,
        })
    }
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

/// What posts are called.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PostNames {
    /// Each once, those of most bodies first.
    pub names: Vec<String>,
}

/// `post_names`
pub(crate) fn names(office: &mut Office, _: Nothing) -> Result<PostNames, Fault> {
    office.read(|reading| Ok(PostNames { names: Post::distinct_names(reading)? }))
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
