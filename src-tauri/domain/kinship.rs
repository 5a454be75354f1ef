//! A relation seen from the other side: one directed edge is kept, both people read it as it is to them.

/// What a person is of a relative who is `code` of the person; `sex` is the person's own (GB/T 2261.1). None where
/// the table has no word for it, as for the husband's brothers of a 嫂.
///
/// Codes of GB/T 4761-2008.
pub fn inverse(code: &str, sex: Option<&str>) -> Option<&'static str> {
    // A man, a woman, or not known.
    let by_sex = |man: &'static str, woman: &'static str, unknown: Option<&'static str>| match sex {
        Some("1") => Some(man),
        Some("2") => Some(woman),
        _ => unknown,
    };
    match code {
        "10" => by_sex("11", "12", Some("10")),
        "11" => Some("12"),
        "12" => Some("11"),
        "20" | "21" | "22" | "23" | "24" | "25" | "26" | "29" | "30" | "31" | "32" | "33" | "34" | "35" | "36"
        | "39" => by_sex("51", "52", Some("50")),
        "27" | "37" => by_sex("57", "58", Some("59")),
        "28" => by_sex("55", "56", None),
        "38" => by_sex("53", "54", None),
        "40" => Some("60"),
        "41" | "42" => by_sex("61", "62", Some("60")),
        "43" | "44" => by_sex("63", "64", Some("60")),
        "45" | "46" => Some("65"),
        "47" | "48" => by_sex("66", "67", Some("69")),
        "49" => Some("69"),
        "50" | "51" | "52" => by_sex("20", "30", None),
        "53" | "54" => Some("38"),
        "55" | "56" => Some("28"),
        "57" | "58" => by_sex("27", "37", None),
        "59" => by_sex("29", "39", None),
        "60" => Some("40"),
        "61" | "62" => by_sex("41", "42", Some("40")),
        "63" | "64" => by_sex("43", "44", Some("40")),
        "65" => by_sex("46", "45", None),
        "66" | "67" => by_sex("47", "48", Some("49")),
        "68" | "69" => Some("49"),
        "70" => Some("70"),
        "71" | "75" => by_sex("73", "77", Some("70")),
        "73" | "77" => by_sex("71", "75", Some("70")),
        "79" => Some("79"),
        "81" | "82" | "83" | "84" | "89" | "90" => by_sex("93", "94", None),
        "85" | "86" | "87" | "88" => by_sex("95", "96", None),
        "91" => Some("91"),
        "92" => Some("92"),
        // A nephew's uncle is 伯 or 叔 by who is older, which nobody wrote down; an aunt is an aunt.
        "93" | "94" if sex == Some("2") => Some("90"),
        "95" | "96" => by_sex("85", "88", None),
        "72" | "74" | "76" | "78" | "97" => Some("97"),
        "80" => Some("80"),
        "99" => Some("99"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::inverse;
    use crate::codes::{Table, list, name};

    #[test]
    fn both_sides_read_the_same_edge_as_it_is_to_them() {
        for (code, sex, seen) in [
            ("22", Some("1"), Some("父亲")),
            ("32", Some("2"), Some("母亲")),
            ("20", None, Some("父母")),
            ("10", Some("1"), Some("夫")),
            ("12", Some("1"), Some("夫")),
            ("38", Some("2"), Some("婆婆")),
            ("55", Some("1"), Some("女婿")),
            ("71", Some("2"), Some("妹妹")),
            ("77", Some("1"), Some("兄")),
            ("90", Some("2"), Some("侄女")),
            ("85", Some("1"), Some("外甥")),
            ("93", Some("1"), None),
            ("72", Some("1"), Some("其他亲属")),
        ] {
            assert_eq!(inverse(code, sex).and_then(|code| name(Table::Kinship, code)), seen, "{code} {sex:?}");
        }
    }

    #[test]
    fn what_is_seen_from_the_other_side_is_a_code_of_the_table() {
        for (code, _) in list(Table::Kinship) {
            for sex in [None, Some("1"), Some("2")] {
                let seen = inverse(code, sex);
                assert!(seen.is_none_or(|seen| name(Table::Kinship, seen).is_some()), "{code} {sex:?} {seen:?}");
                // And there is a way back: a word for how this one is seen from there, by somebody of some sex.
                if let Some(seen) = seen {
                    let back = [None, Some("1"), Some("2")].into_iter().find_map(|sex| inverse(seen, sex));
                    assert!(back.is_some(), "{code} {sex:?} {seen}");
                }
            }
        }
    }
}
