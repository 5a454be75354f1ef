//! What is kept about the check-up: waivers, local packs and their switches, the committee's own numbers, deadlines
//! ticked by hand; and, outside the journal, since when a finding is known.

use std::collections::BTreeMap;

use domain::{Day, Fault};
use rusqlite::params;

use crate::door::{Jotting, Reading, Writing};
use crate::rows::{Stored, column, rows, with_tail};
use crate::trouble::fault;

rows! {
    /// 说明.
    pub struct Waiver in "waiver", Waiver {
        /// Code of the rule.
        rule: String,
        /// Which body it is about.
        body: Option<i64>,
        /// What was found when it was written.
        facts: String,
        /// Why it is set aside.
        reason: String,
        /// When.
        on_day: Day,
        /// Until when.
        valid_until: Option<Day>,
        /// By which paper.
        document: Option<i64>,
    }
}

rows! {
    /// 规则包: a local pack as the file it came in.
    pub struct RulePack in "rule_pack", Pack {
        /// Its id.
        pack: String,
        /// Its edition.
        edition: String,
        /// The file.
        content: String,
        /// When it was taken in.
        added_on: Day,
    }
}

rows! {
    /// A local pack that is switched on; removed where it is switched off.
    pub struct RuleSwitch in "rule_switch", Pack {
        /// Which pack.
        pack: String,
        /// From this day; the pack's own first day where none.
        on_from: Option<Day>,
        /// Until this day; the pack's own last day where none.
        on_until: Option<Day>,
    }
}

rows! {
    /// What the committee decides: a parameter of the rules.
    pub struct Setting in "setting", Setting {
        /// Which.
        name: String,
        /// What was chosen.
        value: String,
    }
}

rows! {
    /// 已办: a deadline ticked by hand.
    pub struct DeadlineDone in "deadline_done", Deadline {
        /// Which deadline.
        key: String,
        /// The day it was done.
        on_day: Day,
        /// How.
        note: Option<String>,
    }
}

impl Waiver {
    /// All waivers.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY rule, id"), [])
    }
}

impl RulePack {
    /// Local packs kept here, one row each.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY pack, id"), [])
    }
}

impl RuleSwitch {
    /// Packs switched on.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY pack, id"), [])
    }

    /// The switch of a pack, also one that is off.
    pub fn of(reading: &Reading<'_>, pack: &str) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE pack = ?1 ORDER BY removed, id DESC LIMIT 1");
        Ok(Self::query(reading, &sql, [pack])?.into_iter().next())
    }
}

impl Setting {
    /// What was chosen.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY name, id"), [])
    }

    /// The row of a name, also one that was taken back.
    pub fn of(reading: &Reading<'_>, name: &str) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE name = ?1 ORDER BY removed, id DESC LIMIT 1");
        Ok(Self::query(reading, &sql, [name])?.into_iter().next())
    }

    /// Keeps what was chosen under a name, or takes the choice back. The row comes back; 0 where there is none.
    pub fn choose(writing: &Writing<'_>, name: &str, value: Option<String>) -> Result<i64, Fault> {
        match (Self::of(writing, name)?, value) {
            (Some(mut row), value) => {
                row.removed = value.is_none();
                row.value = value.unwrap_or(row.value);
                row.rewrite(writing)?;
                Ok(row.id)
            }
            (None, Some(value)) => Self { id: 0, removed: false, name: name.to_owned(), value }.add(writing),
            (None, None) => Ok(0),
        }
    }
}

impl DeadlineDone {
    /// All ticks, by key.
    pub fn all(reading: &Reading<'_>) -> Result<BTreeMap<String, Self>, Fault> {
        let rows = Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY key, id"), [])?;
        Ok(rows.into_iter().map(|row| (row.key.clone(), row)).collect())
    }

    /// The tick of a deadline, also one that was taken back.
    pub fn of(reading: &Reading<'_>, key: &str) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE key = ?1 ORDER BY removed, id DESC LIMIT 1");
        Ok(Self::query(reading, &sql, [key])?.into_iter().next())
    }
}

/// Since when a finding is known, and whether it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The day it was found first.
    pub on: Day,
    /// It was there when the check-up was last looked at.
    pub seen: bool,
}

impl Reading<'_> {
    /// The findings known, by key.
    pub fn known_findings(&self) -> Result<BTreeMap<String, Known>, Fault> {
        let mut statement =
            self.connection().prepare_cached("SELECT key, known_on, seen FROM finding_known").map_err(fault)?;
        let rows = statement
            .query_map([], |row| {
                Ok((column(row, "key")?, Known { on: column(row, "known_on")?, seen: column(row, "seen")? }))
            })
            .map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }
}

impl Jotting<'_> {
    /// Findings that were not known are, from this day on.
    pub fn know_findings<'a>(&self, keys: impl IntoIterator<Item = &'a str>, on: Day) -> Result<(), Fault> {
        let mut statement = self
            .connection()
            .prepare_cached("INSERT INTO finding_known (key, known_on) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING")
            .map_err(fault)?;
        for key in keys {
            statement.execute(params![key, on.to_stored()]).map_err(fault)?;
        }
        Ok(())
    }

    /// Everything known was looked at; what is not found any more is forgotten.
    pub fn see_findings(&self, found: &[String]) -> Result<(), Fault> {
        let found = serde_json::to_string(found).map_err(|error| Fault::Bug(error.to_string()))?;
        self.connection()
            .prepare_cached("DELETE FROM finding_known WHERE key NOT IN (SELECT value FROM json_each(?1))")
            .and_then(|mut statement| statement.execute([&found]))
            .map_err(fault)?;
        self.connection()
            .prepare_cached("UPDATE finding_known SET seen = 1 WHERE seen = 0")
            .and_then(|mut statement| statement.execute([]))
            .map(drop)
            .map_err(fault)
    }
}
