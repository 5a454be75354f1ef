//! Names of places and groups as people write them, brought to one form.

use crate::dates::half_width;

/// A building's name as it may be written: 3#楼, ３号楼 and 3 号 楼 are one.
pub fn building_key(name: &str) -> String {
    let plain: String = name.chars().map(half_width).filter(|character| !character.is_whitespace()).collect();
    plain.replace('#', "号")
}

/// A resident group's name as it may be written: 第三居民小组, 第3小组 and 3组 are one.
pub fn group_key(name: &str) -> String {
    let plain: String = name.chars().map(half_width).filter(|character| !character.is_whitespace()).collect();
    let mut key = String::new();
    let mut number: Option<u32> = None;
    for character in
        plain.replace("居民小组", "组").replace("小组", "组").chars().filter(|character| *character != '第')
    {
        let digit = "零一二三四五六七八九".chars().position(|known| known == character).map(|place| place as u32);
        match (digit, character) {
            (Some(digit), _) => number = Some(number.unwrap_or(0) / 10 * 10 + digit),
            (None, '十') => number = Some(number.unwrap_or(1) * 10),
            (None, other) => {
                if let Some(number) = number.take() {
                    key.push_str(&number.to_string());
                }
                key.push(other);
            }
        }
    }
    if let Some(number) = number {
        key.push_str(&number.to_string());
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_known_however_its_number_is_written() {
        for (typed, key) in [
            ("第三居民小组", "3组"),
            ("第3居民小组", "3组"),
            ("３ 组", "3组"),
            ("第十二小组", "12组"),
            ("二十组", "20组"),
            ("第十组", "10组"),
            ("东院小组", "东院组"),
        ] {
            assert_eq!(group_key(typed), key, "{typed}");
        }
    }

    #[test]
    fn a_building_is_known_however_its_number_is_written() {
        assert_eq!(building_key("３ 号楼"), building_key("3#楼"));
        assert_ne!(building_key("3号楼"), building_key("13号楼"));
    }
}
