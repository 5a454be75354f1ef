//! Two cards of one person become one: what would move is shown first, each field is chosen, everything that pointed
//! to the one card points to the other afterwards, and it is one step to take back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::Table;
use domain::identity::{mask_id_number, mask_phone};
use domain::kinds::FactKind;
use domain::wording::cards as wording;
use domain::wording::{post_phrase, table_word};
use domain::{Day, Fault, Partial, Refusal};
use store::Reading;
use store::appointment::{Office as Held, PostHeld};
use store::card::Attended;
use store::person::{Person, PersonFact};

use crate::Office;
use crate::people::{coded_column, in_use};
use crate::person_facts::fact_row;
use crate::wire::Made;

/// Which two cards.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeLook {
    /// The card that stays.
    pub keep: i64,
    /// The card that goes into it.
    pub other: i64,
}

/// A field of a card that one of two values wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MergeField {
    /// 姓名
    Name,
    /// 身份证号
    IdNumber,
    /// 性别
    Sex,
    /// 出生
    Birth,
    /// 民族
    Nationality,
    /// 手机
    Phone,
    /// 住址
    Address,
    /// 简历
    Resume,
    /// 备注
    Note,
    /// 社会保险
    Insured,
    /// 月补贴
    Allowance,
}

const FIELDS: [MergeField; 11] = [
    MergeField::Name,
    MergeField::IdNumber,
    MergeField::Sex,
    MergeField::Birth,
    MergeField::Nationality,
    MergeField::Phone,
    MergeField::Address,
    MergeField::Resume,
    MergeField::Note,
    MergeField::Insured,
    MergeField::Allowance,
];

/// Whose value stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Winner {
    /// That of the card that stays.
    Keep,
    /// That of the card that goes.
    Other,
    /// Both, one under the other: for texts.
    Both,
}

/// A choice for one field.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeChoice {
    /// Which field.
    pub field: MergeField,
    /// Whose value.
    pub winner: Winner,
}

/// Merges two cards.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonMerge {
    /// The card that stays.
    pub keep: i64,
    /// The version it was read at.
    pub keep_version: i64,
    /// The card that goes into it.
    pub other: i64,
    /// The version it was read at.
    pub other_version: i64,
    /// Where another value wins than the preview proposed.
    #[serde(default)]
    pub choices: Vec<MergeChoice>,
}

/// One of the two cards.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MergeSide {
    /// The person.
    pub id: i64,
    /// What the merge must carry.
    pub version: i64,
    /// 姓名
    pub name: String,
    /// Posts held, or where they live: what tells the two apart.
    pub detail: String,
    /// How much is kept under it, in words.
    pub holds: Vec<String>,
}

/// A field of both cards.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MergeFieldLine {
    /// Which.
    pub field: MergeField,
    /// Its name.
    pub word: String,
    /// On the card that stays, masked where it must be.
    pub keep: Option<String>,
    /// On the card that goes.
    pub other: Option<String>,
    /// Whose value is proposed.
    pub winner: Winner,
    /// Both are there and differ: hers to choose.
    pub conflict: bool,
    /// Both may stay, one under the other.
    pub both: bool,
}

/// What merging would do.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MergePreview {
    /// The card that stays.
    pub keep: MergeSide,
    /// The card that goes.
    pub other: MergeSide,
    /// Fields at least one card has.
    pub fields: Vec<MergeFieldLine>,
    /// What moves over, in words: 3条任职.
    pub moves: Vec<String>,
    /// What is the same on both cards and stays once, in words.
    pub once: Vec<String>,
    /// What to look at, in words.
    pub look: Vec<String>,
}

impl MergeField {
    fn word(self) -> &'static str {
        match self {
            Self::Name => "姓名",
            Self::IdNumber => "身份证号",
            Self::Sex => "性别",
            Self::Birth => "出生",
            Self::Nationality => "民族",
            Self::Phone => "手机",
            Self::Address => "住址",
            Self::Resume => "简历",
            Self::Note => "备注",
            Self::Insured => "社会保险",
            Self::Allowance => "月补贴（元）",
        }
    }

    fn is_text(self) -> bool {
        matches!(self, Self::Note | Self::Resume)
    }

    /// The value as stored, for comparing.
    fn kept(self, person: &Person) -> Option<String> {
        match self {
            Self::Name => Some(person.name.clone()),
            Self::IdNumber => person.id_number.clone(),
            Self::Sex => person.sex.clone(),
            Self::Birth => person.birth.map(|birth| birth.to_string()),
            Self::Nationality => person.nationality.clone(),
            Self::Phone => person.phone.clone(),
            Self::Address => person.address.clone(),
            Self::Resume => person.resume.clone(),
            Self::Note => person.note.clone(),
            Self::Insured => person.insured.map(|insured| insured.to_string()),
            Self::Allowance => person.allowance.map(|allowance| allowance.to_string()),
        }
    }

    /// The value as a person reads it.
    fn shown(self, person: &Person) -> Option<String> {
        match self {
            Self::IdNumber => person.id_number.as_deref().map(mask_id_number),
            Self::Phone => person.phone.as_deref().map(mask_phone),
            Self::Sex => coded_column(Table::Sex, person.sex.as_deref()).map(|coded| coded.text),
            Self::Nationality => {
                coded_column(Table::Nationality, person.nationality.as_deref()).map(|coded| coded.text)
            }
            Self::Birth => person.birth.map(Partial::chinese),
            Self::Insured => person.insured.map(|insured| wording::yes_no(insured).to_owned()),
            Self::Allowance => person.allowance.map(wording::yuan),
            Self::Name | Self::Address | Self::Resume | Self::Note => self.kept(person),
        }
    }

    /// Whose value is taken where nobody chose, and whether both are there and differ.
    fn proposed(self, keep: &Person, other: &Person) -> (Winner, bool) {
        match (self.kept(keep), self.kept(other)) {
            (_, None) => (Winner::Keep, false),
            (None, Some(_)) => (Winner::Other, false),
            (Some(one), Some(two)) if one == two => (Winner::Keep, false),
            _ if self.is_text() => (Winner::Both, true),
            _ if self == Self::Birth => match (keep.birth, other.birth) {
                // A month against a day in it: the day says more and contradicts nothing.
                (Some(one), Some(two)) if two.contains(one) => (Winner::Keep, false),
                (Some(one), Some(two)) if one.contains(two) => (Winner::Other, false),
                _ => (Winner::Keep, true),
            },
            _ => (Winner::Keep, true),
        }
    }

    fn take(self, keep: &mut Person, other: &Person, winner: Winner) {
        if winner == Winner::Keep {
            return;
        }
        let joined = |one: &Option<String>, two: &Option<String>| match (one, two) {
            (Some(one), Some(two)) if winner == Winner::Both && one != two => Some(format!("{one}\n{two}")),
            _ => two.clone().or_else(|| one.clone()),
        };
        match self {
            Self::Name => keep.name.clone_from(&other.name),
            Self::IdNumber => keep.id_number.clone_from(&other.id_number),
            Self::Sex => keep.sex.clone_from(&other.sex),
            Self::Birth => keep.birth = other.birth,
            Self::Nationality => keep.nationality.clone_from(&other.nationality),
            Self::Phone => keep.phone.clone_from(&other.phone),
            Self::Address => keep.address.clone_from(&other.address),
            Self::Resume => keep.resume = joined(&keep.resume, &other.resume),
            Self::Note => keep.note = joined(&keep.note, &other.note),
            Self::Insured => keep.insured = other.insured,
            Self::Allowance => keep.allowance = other.allowance,
        }
    }
}

/// Both cards, in use and not the same.
fn both(reading: &Reading<'_>, keep: i64, other: i64) -> Result<(Person, Person), Fault> {
    if keep == other {
        return Err(Fault::Refused(Refusal::SameCard));
    }
    Ok((in_use(reading, keep)?, in_use(reading, other)?))
}

fn counted(counts: Vec<(store::links::Link, i64)>) -> Vec<String> {
    let mut sums: Vec<(&'static str, i64)> = Vec::new();
    for (link, count) in counts.iter().filter(|(link, _)| link.table != "person") {
        let word = table_word(&link.table);
        match sums.iter_mut().find(|(named, _)| *named == word) {
            Some((_, sum)) => *sum += count,
            None => sums.push((word, *count)),
        }
    }
    sums.into_iter().map(|(word, count)| wording::so_many(count, word)).collect()
}

fn side(reading: &Reading<'_>, person: &Person, on: Day) -> Result<MergeSide, Fault> {
    let posts = crate::people_list::post_phrases(&PostHeld::of_people(reading, &[person.id], on)?);
    let detail = match posts.is_empty() {
        false => posts.join("、"),
        true => Person::residence(reading, person.id, on)?.or_else(|| person.address.clone()).unwrap_or_default(),
    };
    Ok(MergeSide {
        id: person.id,
        version: Person::version(reading, person.id)?,
        name: person.name.clone(),
        detail,
        holds: counted(reading.pointing("person", person.id)?),
    })
}

/// `person_merge_preview`
pub(crate) fn preview(office: &mut Office, request: MergeLook) -> Result<MergePreview, Fault> {
    let today = office.today();
    office.read(|reading| {
        let (keep, other) = both(reading, request.keep, request.other)?;
        let fields = FIELDS
            .into_iter()
            .filter(|field| field.kept(&keep).is_some() || field.kept(&other).is_some())
            .map(|field| {
                let (winner, conflict) = field.proposed(&keep, &other);
                MergeFieldLine {
                    field,
                    word: field.word().to_owned(),
                    keep: field.shown(&keep),
                    other: field.shown(&other),
                    winner,
                    conflict,
                    both: field.is_text() && conflict,
                }
            })
            .collect();
        let right = side(reading, &other, today)?;
        Ok(MergePreview {
            fields,
            moves: right.holds.clone(),
            once: counted(reading.twins("person", keep.id, other.id)?),
            look: to_look_at(reading, &keep, &other, today)?,
            keep: side(reading, &keep, today)?,
            other: right,
        })
    })
}

fn to_look_at(reading: &Reading<'_>, keep: &Person, other: &Person, today: Day) -> Result<Vec<String>, Fault> {
    let mut look = Vec::new();
    if let (Some(one), Some(two)) = (&keep.id_number, &other.id_number)
        && one != two
    {
        look.push(wording::ID_NUMBERS_DIFFER.to_owned());
    }
    let theirs = Held::of_person(reading, other.id)?;
    for one in Held::of_person(reading, keep.id)? {
        let (mine, post) = (&one.appointment, one.appointment.post);
        for two in theirs.iter().filter(|held| held.appointment.post == post) {
            let same = (mine.term, mine.from_on, mine.to_on)
                == (two.appointment.term, two.appointment.from_on, two.appointment.to_on);
            if !same && mine.period().surely_overlaps(two.appointment.period(), today) {
                look.push(wording::held_twice(&post_phrase(&one.body_name, &one.post_name)));
            }
        }
    }
    let listed = Attended::of(reading, other.id)?;
    for mine in Attended::of(reading, keep.id)? {
        if listed.iter().any(|line| line.meeting == mine.meeting) {
            look.push(wording::listed_twice(&mine.name));
        }
    }
    for kind in [FactKind::Politics, FactKind::Education, FactKind::Employment, FactKind::Residence] {
        let value = |person: i64| -> Result<Option<String>, Fault> {
            let fact = PersonFact::on(reading, person, kind, today)?;
            Ok(fact.map(|fact| fact_row(reading, fact, None)).transpose()?.map(|row| row.value.text))
        };
        if let (Some(one), Some(two)) = (value(keep.id)?, value(other.id)?)
            && one != two
        {
            look.push(wording::facts_differ(kind.chinese(), &one, &two));
        }
    }
    look.dedup();
    Ok(look)
}

/// `person_merge`: one operation, one undo.
pub(crate) fn merge(office: &mut Office, request: PersonMerge) -> Result<Made, Fault> {
    office.write("person_merge", "", |writing| {
        both(writing, request.keep, request.other)?;
        let mut keep = Person::patched(writing, request.keep, request.keep_version)?;
        let mut other = Person::patched(writing, request.other, request.other_version)?;
        let gone = other.name.clone();
        for field in FIELDS {
            let chosen = request.choices.iter().rev().find(|choice| choice.field == field).map(|choice| choice.winner);
            let (proposed, _) = field.proposed(&keep, &other);
            // Both can stay of a text alone.
            let winner = match chosen.unwrap_or(proposed) {
                Winner::Both if !field.is_text() => proposed,
                winner => winner,
            };
            field.take(&mut keep, &other, winner);
        }
        keep.rewrite(writing)?;
        writing.repoint_person(keep.id, other.id)?;
        other.removed = true;
        other.merged_into = Some(keep.id);
        other.rewrite(writing)?;
        writing.say(wording::merged(&keep.name, &gone));
        Ok(Made { id: keep.id })
    })
}
