//! The committee itself and what it decides: one row, and named settings.

use domain::{Fault, Partial};

use crate::door::{Reading, Writing};
use crate::rows::{rows, with_tail};

rows! {
    /// 居委会资料: one row in a register.
    pub struct Committee in "committee", Committee {
        /// 社区名称, such as 安和里社区.
        name: String,
        /// 街道, such as 样例街道.
        street: Option<String>,
        /// 12 digits.
        division_code: Option<String>,
        /// 统一社会信用代码.
        credit_code: Option<String>,
        /// When it was founded.
        founded_on: Option<Partial>,
        /// 落款, where it is not the name with 居民委员会.
        signature: Option<String>,
    }
}

rows! {
    /// What the committee decides: parameters of rules, band edges.
    pub struct Setting in "setting", Committee {
        /// Its name.
        name: String,
        /// Its value as JSON.
        value: String,
    }
}

impl Committee {
    /// The one row.
    pub fn only(reading: &Reading<'_>) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY id LIMIT 1");
        Ok(Self::query(reading, &sql, [])?.into_iter().next())
    }

    /// As it signs papers.
    pub fn signed(&self) -> String {
        self.signature.clone().filter(|text| !text.is_empty()).unwrap_or_else(|| format!("{}居民委员会", self.name))
    }
}

impl Setting {
    /// The value of a name.
    pub fn value_of(reading: &Reading<'_>, name: &str) -> Result<Option<String>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE name = ?1 AND removed = 0 ORDER BY id LIMIT 1");
        Ok(Self::query(reading, &sql, [name])?.into_iter().next().map(|setting| setting.value))
    }

    /// Sets the value of a name.
    pub fn set(writing: &Writing<'_>, name: &str, value: &str) -> Result<(), Fault> {
        let sql = with_tail(Self::SELECT, "WHERE name = ?1 AND removed = 0 ORDER BY id LIMIT 1");
        match Self::query(writing, &sql, [name])?.into_iter().next() {
            Some(mut setting) => {
                setting.value = value.to_owned();
                setting.rewrite(writing)
            }
            None => {
                Self { id: 0, removed: false, name: name.to_owned(), value: value.to_owned() }.add(writing).map(drop)
            }
        }
    }
}
