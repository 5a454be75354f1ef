//! 统一社会信用代码 (GB 32100-2015) with both its checks: the one of the organisation code inside it (GB 11714-1997)
//! and its own last character.

/// The symbols of GB 32100: no I, O, S, V, Z.
const SYMBOLS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the first seventeen characters, 3^(i-1) mod 31 (GB 32100-2015).
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Weights of the eight characters of an organisation code (GB 11714-1997).
const INNER_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Why a text is no 统一社会信用代码.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditTrouble {
    /// Not 18 characters. Holds how many there are.
    Length(usize),
    /// A character no code has.
    Characters(char),
    /// The check of the organisation code inside does not fit; holds the one that would.
    Inner(char),
    /// The last character does not fit; holds the one that would.
    Check(char),
}

impl CreditTrouble {
    /// Stable, for scripts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length(_) => "credit_code_length",
            Self::Characters(_) => "credit_code_characters",
            Self::Inner(_) => "credit_code_organisation",
            Self::Check(_) => "credit_code_checksum",
        }
    }
}

/// The code as typed: spaces and hyphens dropped, full-width and small letters read.
///
/// # Errors
/// The first check that fails, from left to right.
pub fn read(text: &str) -> Result<String, CreditTrouble> {
    let plain: String = text
        .chars()
        .map(crate::dates::half_width)
        .filter(|character| !character.is_whitespace() && *character != '-')
        .map(|character| character.to_ascii_uppercase())
        .collect();
    let length = plain.chars().count();
    if length != 18 {
        return Err(CreditTrouble::Length(length));
    }
    if let Some(odd) = plain.chars().find(|character| place(*character).is_none()) {
        return Err(CreditTrouble::Characters(odd));
    }
    let (body, last) = plain.split_at_checked(17).unwrap_or((&plain, ""));
    let (inner, inner_last) = (body.get(8..16).unwrap_or_default(), body.get(16..17).unwrap_or_default());
    let wanted = inner_check(inner);
    if !inner_last.starts_with(wanted) {
        return Err(CreditTrouble::Inner(wanted));
    }
    let wanted = check(body);
    if !last.starts_with(wanted) {
        return Err(CreditTrouble::Check(wanted));
    }
    Ok(plain)
}

fn place(character: char) -> Option<u32> {
    SYMBOLS.iter().position(|symbol| char::from(*symbol) == character).map(|place| place as u32)
}

/// The last character for seventeen.
pub fn check(seventeen: &str) -> char {
    let sum: u32 = seventeen.chars().filter_map(place).zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    SYMBOLS.get(((31 - sum % 31) % 31) as usize).map_or('0', |symbol| char::from(*symbol))
}

/// The check of an organisation code of eight characters.
pub fn inner_check(eight: &str) -> char {
    let value = |character: char| character.to_digit(36).unwrap_or(0);
    let sum: u32 = eight.chars().map(value).zip(INNER_WEIGHTS).map(|(value, weight)| value * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synthetic_codes_pass_both_checks_however_they_are_typed() {
        for code in ["54120101MF0000013Q", "55120101MF0000013M"] {
            assert_eq!(read(code).as_deref(), Ok(code));
        }
        assert_eq!(read(" 54120101-mf0000013q ").as_deref(), Ok("54120101MF0000013Q"));
        assert_eq!(read("５４120101MF0000013Q").as_deref(), Ok("54120101MF0000013Q"));
    }

    #[test]
    fn each_check_names_the_character_that_would_fit() {
        assert_eq!(read("54120101MF000001"), Err(CreditTrouble::Length(16)));
        assert_eq!(read("5412010IMF0000013Q"), Err(CreditTrouble::Characters('I')));
        assert_eq!(read("54120101MF0000014Q"), Err(CreditTrouble::Inner('3')));
        assert_eq!(read("54120101MF0000013M"), Err(CreditTrouble::Check('Q')));
    }

    #[test]
    fn any_single_character_changed_is_found() {
        let right = "54120101MF0000013Q";
        for at in 0..18 {
            for symbol in SYMBOLS {
                let mut typed = right.as_bytes().to_vec();
                typed[at] = *symbol;
                let typed = String::from_utf8(typed).unwrap();
                assert_eq!(read(&typed).is_ok(), typed == right, "{typed}");
            }
        }
    }
}
