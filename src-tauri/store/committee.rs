//! The committee itself: one row.

use domain::{Fault, Partial};

use crate::door::Reading;
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
