//! What a person typed, made fit for paper and screen; the one place that says which characters are dropped.
//!
//! Dropped are the controls XML cannot hold, noncharacters, and the marks that turn the direction of reading, with which a
//! name could show as another one. Nothing else is changed: `=1+1` and `<img onerror>` stay as they are.

/// Whether a character may appear in a paper.
pub fn is_allowed(character: char) -> bool {
    let code = u32::from(character);
    !(matches!(code, 0..=8 | 0xB..=0x1F | 0x7F..=0x9F)
        || matches!(code, 0x61C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x206F)
        || matches!(code, 0xFEFF | 0xFFF9..=0xFFFB | 0xFDD0..=0xFDEF | 0xE0000..=0xE007F)
        || code & 0xFFFE == 0xFFFE)
}

/// The text with every kind of line end as LF and without what no paper may hold.
pub fn clean(raw: &str) -> String {
    let mut clean = String::with_capacity(raw.len());
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() != Some(&'\n') => clean.push('\n'),
            '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            other if is_allowed(other) => clean.push(other),
            _ => {}
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_turn_the_direction_and_controls_go_and_all_else_stays() {
        assert_eq!(clean("张\u{202e}三\u{0}\u{fdd0}\u{feff}"), "张三");
        assert_eq!(clean("=1+1 <img onerror=x> 𬱖㛃𠮷\t ]]>"), "=1+1 <img onerror=x> 𬱖㛃𠮷\t ]]>");
        assert_eq!(clean("一\r\n二\r三\u{2028}四"), "一\n二\n三\n四");
    }
}
