//! Citizen identity numbers (GB 11643-1999), telephone numbers, and how both are masked.

use crate::dates::{Day, Partial};

/// Weights of the first seventeen digits, 2^(18-i) mod 11 (GB 11643-1999).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check characters by remainder.
const CHECKS: &[u8; 11] = b"10X98765432";

/// A number that passed every check: 18 characters, the last possibly X.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdNumber(String);

/// Why a text is no citizen identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdTrouble {
    /// Neither 18 nor 15 characters. Holds how many there are.
    Length(usize),
    /// Something else than digits, or an X that is not at the end.
    Characters,
    /// Its birth date is no day of the calendar. Year, month, day as written.
    NoSuchDay(u32, u32, u32),
    /// Its birth date lies after today.
    NotYetBorn,
    /// The last character does not fit; holds the one that would.
    Check(char),
    /// A spreadsheet turned it into a number and lost its last digits.
    BecameANumber,
}

impl IdTrouble {
    /// Stable, for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Length(_) => "id_length",
            Self::Characters => "id_characters",
            Self::NoSuchDay(..) | Self::NotYetBorn => "id_date",
            Self::Check(_) => "id_checksum",
            Self::BecameANumber => "id_became_number",
        }
    }
}

/// Sex as the national code writes it (GB/T 2261.1): the report has columns for 1 and 2 only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// 男
    Male,
    /// 女
    Female,
}

impl Sex {
    /// GB/T 2261.1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Male => "1",
            Self::Female => "2",
        }
    }
}

impl IdNumber {
    /// Reads a number as written: spaces are dropped, full-width digits and a small x are read, 15 digits
    /// become 18. The region is never checked: abolished codes stay valid for life.
    ///
    /// # Errors
    /// The first check that fails, in the order of the standard.
    pub fn read(text: &str, today: Day) -> Result<Self, IdTrouble> {
        let plain: String = text
            .chars()
            .map(crate::dates::half_width)
            .filter(|character| !character.is_whitespace() && *character != '\'')
            .map(|character| character.to_ascii_uppercase())
            .collect();
        let length = plain.chars().count();
        if length != 18 && length != 15 {
            return Err(IdTrouble::Length(length));
        }
        let (body, last) =
            if length == 18 { plain.split_at_checked(17).unwrap_or((&plain, "")) } else { (plain.as_str(), "") };
        if !body.bytes().all(|byte| byte.is_ascii_digit()) || !matches!(last.as_bytes(), [] | [b'0'..=b'9'] | [b'X']) {
            return Err(IdTrouble::Characters);
        }
        let seventeen = match (length, body.get(..6), body.get(6..)) {
            (15, Some(region), Some(rest)) => format!("{region}19{rest}"),
            _ => body.to_owned(),
        };
        let part =
            |from: usize, to: usize| seventeen.get(from..to).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0);
        let (year, month, day) = (part(6, 10), part(10, 12), part(12, 14));
        let born = Day::from_ymd_opt(year as i32, month, day).ok_or(IdTrouble::NoSuchDay(year, month, day))?;
        if born > today {
            return Err(IdTrouble::NotYetBorn);
        }
        let check = check_character(&seventeen);
        if length == 18 && !last.starts_with(check) {
            return Err(IdTrouble::Check(check));
        }
        Ok(Self(format!("{seventeen}{check}")))
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The birth date it names.
    pub fn birth(&self) -> Option<Partial> {
        self.0.get(6..14).and_then(|digits| Partial::read(digits).ok())
    }

    /// The sex it names: the 17th digit is odd for men.
    pub fn sex(&self) -> Sex {
        match self.0.as_bytes().get(16) {
            Some(digit) if digit % 2 == 1 => Sex::Male,
            _ => Sex::Female,
        }
    }
}

/// The check character of seventeen digits.
pub fn check_character(seventeen: &str) -> char {
    let sum: u32 =
        seventeen.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit.saturating_sub(b'0')) * weight).sum();
    CHECKS.get((sum % 11) as usize).map_or('0', |check| char::from(*check))
}

/// Keeps the first six and the last four: 999901********0018.
pub fn mask_id_number(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    let kept = |range: std::ops::Range<usize>| characters.get(range).map(|part| part.iter().collect::<String>());
    match characters.len() {
        length @ 15.. => {
            format!(
                "{}{}{}",
                kept(0..6).unwrap_or_default(),
                "*".repeat(length - 10),
                kept(length - 4..length).unwrap_or_default()
            )
        }
        length => "*".repeat(length),
    }
}

/// Keeps the first three and the last four of a mobile number, the last four of any other.
pub fn mask_phone(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    let length = characters.len();
    let tail: String = characters.get(length.saturating_sub(4)..).map(|part| part.iter().collect()).unwrap_or_default();
    match length {
        0..=4 => "*".repeat(length),
        11 => {
            format!("{}****{tail}", characters.get(..3).map(|part| part.iter().collect::<String>()).unwrap_or_default())
        }
        _ => format!("{}{tail}", "*".repeat(length - 4)),
    }
}

/// Whether it has as many digits as a telephone number may have: 11 for a mobile, 7 to 12 with an area code.
pub fn phone_looks_right(number: &str) -> bool {
    let digits: String = number.chars().map(crate::dates::half_width).filter(char::is_ascii_digit).collect();
    match digits.len() {
        11 => true,
        7 | 8 => !digits.starts_with('0') && !digits.starts_with('1'),
        10 | 12 => digits.starts_with('0'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn every_check_character_is_computed() {
        for (number, check) in [
            ("99990119800101004", '0'),
            ("99990119800101009", '1'),
            ("99990119800101003", '2'),
            ("99990119800101008", '3'),
            ("99990119800101002", '4'),
            ("99990119800101007", '5'),
            ("99990119800101001", '6'),
            ("99990119800101006", '7'),
            ("99990119800101019", '8'),
            ("99990119800101005", '9'),
            ("99990119800101018", 'X'),
        ] {
            assert_eq!(check_character(number), check, "{number}");
        }
    }

    #[test]
    fn sex_and_birth_come_from_the_number() {
        let number = IdNumber::read("999902195602290036", today()).unwrap();
        assert_eq!(number.sex(), Sex::Male);
        assert_eq!(number.birth().unwrap().to_string(), "1956-02-29");
        assert_eq!(IdNumber::read("99990519481231001x", today()).unwrap().as_str(), "99990519481231001X");
    }

    #[test]
    fn fifteen_digits_become_eighteen() {
        assert_eq!(IdNumber::read("999901800101004", today()).unwrap().as_str(), "999901198001010040");
    }

    #[test]
    fn any_single_changed_digit_is_found() {
        let right = "999901198508150026";
        for place in 0..17 {
            for digit in b'0'..=b'9' {
                let mut changed = right.as_bytes().to_vec();
                if changed[place] == digit {
                    continue;
                }
                changed[place] = digit;
                let text = String::from_utf8(changed).unwrap();
                assert!(IdNumber::read(&text, today()).is_err(), "{text}");
            }
        }
    }

    #[test]
    fn what_cannot_be_a_number_says_why() {
        assert_eq!(IdNumber::read("99990119000229001X", today()), Err(IdTrouble::NoSuchDay(1900, 2, 29)));
        assert_eq!(IdNumber::read("12345", today()), Err(IdTrouble::Length(5)));
        assert_eq!(IdNumber::read("999901198508150027", today()), Err(IdTrouble::Check('6')));
        assert_eq!(IdNumber::read("9.9990119850815e+17", today()), Err(IdTrouble::Length(19)));
    }

    #[test]
    fn masks_keep_what_neighbours_may_see() {
        assert_eq!(mask_id_number("999901197003070018"), "999901********0018");
        assert_eq!(mask_phone("13812341234"), "138****1234");
        assert_eq!(mask_phone("02212345678"), "022****5678");
        assert_eq!(mask_phone("1234"), "****");
    }
}
