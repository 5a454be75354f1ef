//! Bodies: what they are called, under which body they stand, and what they were before.

use domain::kinds::BodyKind;
use domain::{Day, Fault, Partial};

use crate::door::Reading;
use crate::rows::{Stored, rows, with_tail};

rows! {
    /// 组织. Kind, name and parent are those in force now.
    pub struct Body in "body", Body {
        /// What it is.
        kind: BodyKind,
        /// What it is called.
        name: String,
        /// Under which body it stands.
        parent: Option<i64>,
        /// First day.
        founded_on: Option<Partial>,
        /// Last day.
        closed_on: Option<Partial>,
        /// By which paper it was founded.
        founding_document: Option<i64>,
        /// By which paper it was closed.
        closing_document: Option<i64>,
        /// The body it went into when it was closed.
        merged_into: Option<i64>,
        /// Free text.
        note: Option<String>,
    }
}

rows! {
    /// What a body was until `to_on`: one aspect a row (`kind`, `name` or `parent`).
    pub struct BodyFormer in "body_former", Body {
        /// Which body.
        body: i64,
        /// `kind`, `name` or `parent`.
        aspect: String,
        /// The kind or the name.
        text: Option<String>,
        /// The parent.
        parent: Option<i64>,
        /// First day.
        from_on: Option<Partial>,
        /// Last day.
        to_on: Partial,
        /// By which paper it changed.
        document: Option<i64>,
    }
}

rows! {
    /// Members of `body` belong to `in_body` by law.
    pub struct ExOfficio in "ex_officio", Body {
        /// Whose members.
        body: i64,
        /// Belong to which.
        in_body: i64,
        /// First day.
        from_on: Option<Partial>,
        /// Last day.
        to_on: Option<Partial>,
        /// Free text.
        note: Option<String>,
    }
}

impl Body {
    /// One of that kind and name, not added yet, nothing else known.
    pub fn of_kind(kind: BodyKind, name: String) -> Self {
        Self {
            id: 0,
            removed: false,
            kind,
            name,
            parent: None,
            founded_on: None,
            closed_on: None,
            founding_document: None,
            closing_document: None,
            merged_into: None,
            note: None,
        }
    }

    /// Bodies that existed on a day, as they were that day, in the order papers list them.
    pub fn on(reading: &Reading<'_>, on: Day) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE removed = 0 AND (founded_on IS NULL OR founded_on <= ?1) AND (closed_on IS NULL OR closed_on || '~' > ?1)
             ORDER BY id",
        );
        let mut bodies = Self::query(reading, &sql, [on.to_stored()])?;
        let former = with_tail(
            BodyFormer::SELECT,
            "WHERE removed = 0 AND (from_on IS NULL OR from_on <= ?1) AND to_on || '~' > ?1 ORDER BY to_on DESC",
        );
        for was in BodyFormer::query(reading, &former, [on.to_stored()])? {
            let Some(body) = bodies.iter_mut().find(|body| body.id == was.body) else { continue };
            match was.aspect.as_str() {
                "kind" => {
                    body.kind = was.text.as_deref().and_then(BodyKind::from_code).unwrap_or(body.kind);
                }
                "name" => body.name = was.text.unwrap_or_default(),
                _ => body.parent = was.parent,
            }
        }
        bodies.sort_by(|one, other| {
            (one.kind, natural(&one.name), one.id).cmp(&(other.kind, natural(&other.name), other.id))
        });
        Ok(bodies)
    }

    /// Bodies that were closed, by their days.
    pub fn closed(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE removed = 0 AND closed_on IS NOT NULL ORDER BY closed_on, id");
        Self::query(reading, &sql, [])
    }

    /// Bodies under a body that have not been closed.
    pub fn children(reading: &Reading<'_>, parent: i64) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE parent = ?1 AND removed = 0 AND closed_on IS NULL ORDER BY id");
        Self::query(reading, &sql, [parent])
    }

    /// All bodies that are not removed.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY id"), [])
    }

    /// Bodies of this very name.
    pub fn named(reading: &Reading<'_>, name: &str) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE name = ?1 AND removed = 0 ORDER BY id"), [name])
    }
}

impl BodyFormer {
    /// What any body was, oldest first.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY to_on, id"), [])
    }

    /// What a body was, newest first.
    pub fn of(reading: &Reading<'_>, body: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE body = ?1 AND removed = 0 ORDER BY to_on DESC"), [body])
    }
}

impl ExOfficio {
    /// Bodies whose members belong to `in_body` on a day.
    pub fn into_body(reading: &Reading<'_>, in_body: i64, on: Day) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE in_body = ?1 AND removed = 0 AND (from_on IS NULL OR from_on <= ?2)
               AND (to_on IS NULL OR to_on || '~' > ?2) ORDER BY id",
        );
        Self::query(reading, &sql, rusqlite::params![in_body, on.to_stored()])
    }
}

/// Names with numbers sort by number: 第2居民小组 before 第10居民小组.
pub fn natural(name: &str) -> Vec<(String, u64)> {
    let mut parts: Vec<(String, u64)> = Vec::new();
    let (mut word, mut digits) = (String::new(), String::new());
    for character in name.chars().chain(['\0']) {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        if !digits.is_empty() {
            parts.push((std::mem::take(&mut word), digits.parse().unwrap_or(u64::MAX)));
            digits.clear();
        }
        word.push(character);
    }
    parts.push((word, 0));
    parts
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn the_second_group_stands_before_the_tenth() {
        let mut names = vec!["第10居民小组", "第2居民小组", "第1居民小组", "居民小组"];
        names.sort_by_key(|name| natural(name));
        assert_eq!(names, ["居民小组", "第1居民小组", "第2居民小组", "第10居民小组"]);
    }
}
