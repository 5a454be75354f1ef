//! A calendar for other programs (RFC 5545): whole days, each with a name that stays the same, so that a calendar read
//! again replaces what it had.

use domain::Day;

/// The longest line, in bytes.
const LONGEST: usize = 75;

/// Something on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayEvent {
    /// The same whenever it is the same thing, and of no other.
    pub uid: String,
    /// The day.
    pub day: Day,
    /// What.
    pub summary: String,
    /// More about it; may be empty.
    pub description: String,
}

/// The calendar as a file. `stamp` is when it was made, as `20260701T040000Z`.
pub fn ics(name: &str, stamp: &str, events: &[DayEvent]) -> Vec<u8> {
    let mut text = String::new();
    for (property, value) in
        [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//juwei//juwei//ZH"), ("CALSCALE", "GREGORIAN")]
    {
        line(&mut text, property, value);
    }
    line(&mut text, "X-WR-CALNAME", &escaped(name));
    for event in events {
        line(&mut text, "BEGIN", "VEVENT");
        line(&mut text, "UID", &escaped(&event.uid));
        line(&mut text, "DTSTAMP", stamp);
        line(&mut text, "DTSTART;VALUE=DATE", &date(event.day));
        // The day after: the end is not part of it.
        line(&mut text, "DTEND;VALUE=DATE", &date(event.day.succ_opt().unwrap_or(event.day)));
        line(&mut text, "SUMMARY", &escaped(&event.summary));
        if !event.description.is_empty() {
            line(&mut text, "DESCRIPTION", &escaped(&event.description));
        }
        line(&mut text, "TRANSP", "TRANSPARENT");
        line(&mut text, "END", "VEVENT");
    }
    line(&mut text, "END", "VCALENDAR");
    text.into_bytes()
}

fn date(day: Day) -> String {
    day.format("%Y%m%d").to_string()
}

/// Backslash, comma, semicolon and line break as the format wants them; other control characters go.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ',' | ';' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' | '\r' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// A property, folded after 75 bytes and never within a character.
fn line(text: &mut String, property: &str, value: &str) {
    let mut length = 0;
    for character in property.chars().chain([':']).chain(value.chars()) {
        let wide = character.len_utf8();
        if length + wide > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(character);
        length += wide;
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(summary: &str, description: &str) -> DayEvent {
        DayEvent {
            uid: "a@juwei".to_owned(),
            day: "2026-12-31".parse().unwrap(),
            summary: summary.to_owned(),
            description: description.to_owned(),
        }
    }

    fn unfolded(bytes: &[u8]) -> Vec<String> {
        let text = String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n ", "");
        text.split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_day_ends_the_day_after() {
        let lines = unfolded(&ics("年历", "20260701T040000Z", &[event("民主评议", "")]));
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20261231".to_owned()), "{lines:?}");
        assert!(lines.contains(&"DTEND;VALUE=DATE:20270101".to_owned()));
        assert!(!lines.iter().any(|line| line.starts_with("DESCRIPTION")));
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        let lines = unfolded(&ics("年历", "20260701T040000Z", &[event("甲,乙;丙\\丁", "一\r\n二\n三\u{7}")]));
        assert!(lines.contains(&r"SUMMARY:甲\,乙\;丙\\丁".to_owned()), "{lines:?}");
        assert!(lines.contains(&r"DESCRIPTION:一\n二\n三".to_owned()), "{lines:?}");
    }

    #[test]
    fn no_line_is_longer_than_75_bytes_and_none_breaks_a_character() {
        let long = "召开2026年下半年的居民代表会议，".repeat(20);
        let bytes = ics("年历", "20260701T040000Z", &[event(&long, &"a".repeat(300))]);
        for line in bytes.split(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            assert!(line.len() <= LONGEST, "{}", line.len());
            std::str::from_utf8(line).unwrap();
        }
        assert!(unfolded(&bytes).contains(&format!("SUMMARY:{long}")));
    }
}
