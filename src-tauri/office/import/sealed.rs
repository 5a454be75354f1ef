//! Sealed cards a row may be about. They are kept and not used: a new roster adds nothing to them, and makes no second
//! card of the same person beside them either. Whether to leave the row out or to unseal first is for her to say.

use std::collections::HashMap;

use domain::identity::{IdNumber, mask_id_number};
use domain::roster::Entry;
use domain::wording::cards;
use domain::{Day, Fault, Partial};
use store::Reading;
use store::person::Person;

use super::ImportSealed;

/// The sealed cards of the register; those whose data were deleted say nothing that could be told apart.
pub(super) struct SealedCards {
    cards: Vec<Person>,
    by_number: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    today: Day,
}

/// The card a row is about.
pub(super) struct SealedCard {
    place: usize,
    /// Told by the ID number.
    pub(super) sure: bool,
}

impl SealedCards {
    pub(super) fn read(reading: &Reading<'_>, today: Day) -> Result<Self, Fault> {
        let all = Person::sealed(reading)?;
        let cards: Vec<Person> = all.into_iter().filter(|person| person.erased_on.is_none()).collect();
        let (mut by_number, mut by_name) = (HashMap::new(), HashMap::<String, Vec<usize>>::new());
        for (place, person) in cards.iter().enumerate() {
            if let Some(number) = &person.id_number {
                by_number.entry(number.clone()).or_insert(place);
            }
            by_name.entry(person.name.clone()).or_default().push(place);
        }
        Ok(Self { cards, by_number, by_name, today })
    }

    /// By ID number; else by name and birth, never where both have ID numbers that differ.
    pub(super) fn of(&self, entry: &Entry) -> Option<SealedCard> {
        let number = entry.id_number.as_ref().map(IdNumber::as_str);
        if let Some(place) = number.and_then(|number| self.by_number.get(number)) {
            return Some(SealedCard { place: *place, sure: true });
        }
        let birth = entry.told_birth()?;
        let fits = |person: &Person| {
            let apart = number.is_some() && person.id_number.is_some();
            !apart && self.birth(person).is_some_and(|kept| kept.contains(birth) || birth.contains(kept))
        };
        let places = self.by_name.get(&entry.name)?;
        let place = places.iter().copied().find(|place| self.cards.get(*place).is_some_and(fits))?;
        Some(SealedCard { place, sure: false })
    }

    /// The card as she tells it from others of the same name.
    pub(super) fn told(&self, reading: &Reading<'_>, card: &SealedCard) -> Result<Option<ImportSealed>, Fault> {
        let Some(person) = self.cards.get(card.place) else { return Ok(None) };
        let mut parts = vec![person.name.clone()];
        parts.extend(self.birth(person).map(Partial::chinese));
        parts.extend(person.id_number.as_deref().map(mask_id_number));
        let on = person.sealed_on.map(|on| cards::sealing(on, person.sealed_until, person.sealed_reason.as_deref()));
        parts.extend(on);
        Ok(Some(ImportSealed {
            person: person.id,
            version: Person::version(reading, person.id)?,
            text: parts.join("，"),
            sure: card.sure,
        }))
    }

    fn birth(&self, person: &Person) -> Option<Partial> {
        let number = person.id_number.as_deref().and_then(|text| IdNumber::read(text, self.today).ok());
        person.birth.or_else(|| number.and_then(|number| number.birth()))
    }
}
