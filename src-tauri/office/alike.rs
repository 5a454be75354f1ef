//! 可能是同一人: cards with the same ID number, or the same name and a birth or an address that fits, found while typing
//! and shown on the card.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::codes::Table;
use domain::identity::{IdNumber, mask_id_number};
use domain::{Day, Fault, Partial, names};
use store::Reading;
use store::building::Building;
use store::person::Person;

use crate::Office;
use crate::people::coded_column;
use crate::wire::Coded;

/// Somebody who may be the same person.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Alike {
    /// The other card.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their birth.
    pub birth: Option<Partial>,
    /// Masked.
    pub id_number: Option<String>,
    /// The same ID number.
    pub same_id_number: bool,
    /// The same name and the same address.
    pub same_address: bool,
}

/// What is typed so far, to find a card that may be the same person.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct PersonAlikeRequest {
    /// 姓名
    pub name: String,
    /// 身份证号, complete or not.
    pub id_number: Option<String>,
    /// 出生
    pub birth: Option<Partial>,
    /// 住址
    pub address: Option<String>,
    /// The building they live in.
    pub building: Option<i64>,
    /// The door in it.
    pub door: Option<String>,
    /// But for this card.
    pub but: Option<i64>,
}

/// Cards that may be the same person, and what the ID number says.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct PersonAlikeReply {
    /// The cards.
    pub alike: Vec<Alike>,
    /// Why the ID number cannot be one, in words.
    pub id_trouble: Option<String>,
    /// Birth the ID number names.
    pub birth: Option<Partial>,
    /// Sex the ID number names.
    pub sex: Option<Coded>,
}

/// A place as it is compared: spaces and full width do not matter.
fn plain_place(text: &str) -> String {
    text.chars().map(domain::dates::half_width).filter(|letter| !letter.is_whitespace()).collect()
}

/// Cards that may be the same person: the same ID number; or the same name with a birth or an address that fits.
/// `residence` is where the person asked for lives beside the address on the card.
pub(crate) fn alike(
    reading: &Reading<'_>,
    person: &Person,
    residence: Option<&str>,
    on: Day,
) -> Result<Vec<Alike>, Fault> {
    let but = (person.id != 0).then_some(person.id);
    let place = |text: Option<&str>| text.map(plain_place).filter(|text| !text.is_empty());
    let mine = [place(person.address.as_deref()), place(residence)];
    let mut found = Vec::new();
    for other in Person::alike(reading, &person.name, person.id_number.as_deref(), but)? {
        let same_number = other.id_number.is_some() && other.id_number == person.id_number;
        let differing = other.id_number.is_some() && person.id_number.is_some() && !same_number;
        let births_fit = match (other.birth, person.birth) {
            (Some(one), Some(two)) => one.contains(two) || two.contains(one),
            _ => true,
        };
        let lives = Person::residence(reading, other.id, on)?;
        let theirs = [place(other.address.as_deref()), place(lives.as_deref())];
        let same_address =
            other.name == person.name && mine.iter().flatten().any(|one| theirs.iter().flatten().any(|two| one == two));
        if same_number || same_address || (!differing && births_fit) {
            found.push(Alike {
                id: other.id,
                same_id_number: same_number,
                same_address,
                name: other.name,
                birth: other.birth,
                id_number: other.id_number.as_deref().map(mask_id_number),
            });
        }
    }
    Ok(found)
}

/// `person_alike`: while typing.
pub(crate) fn find_alike(office: &mut Office, request: PersonAlikeRequest) -> Result<PersonAlikeReply, Fault> {
    let today = office.today();
    let typed = request.id_number.map(|typed| typed.trim().to_owned()).filter(|typed| !typed.is_empty());
    let read = typed.as_deref().map(|typed| IdNumber::read(typed, today));
    let (number, trouble) = match read {
        None => (None, None),
        Some(Ok(number)) => (Some(number), None),
        Some(Err(trouble)) => (None, Some(domain::wording::faults::id_number(trouble))),
    };
    office.read(|reading| {
        let probe = Person {
            id: request.but.unwrap_or(0),
            birth: request.birth.or_else(|| number.as_ref().and_then(IdNumber::birth)),
            id_number: number.as_ref().map(|number| number.as_str().to_owned()),
            address: request.address.clone(),
            ..Person::named(names::tidy(&request.name))
        };
        let building = request.building.map(|id| Building::get(reading, id)).transpose()?.flatten();
        let door = request.door.as_deref().unwrap_or_default().trim();
        let residence = building.map(|building| format!("{}{door}", building.name));
        Ok(PersonAlikeReply {
            alike: alike(reading, &probe, residence.as_deref(), today)?,
            id_trouble: trouble,
            birth: number.as_ref().and_then(IdNumber::birth),
            sex: number.as_ref().and_then(|number| coded_column(Table::Sex, Some(number.sex().code()))),
        })
    })
}
