//! Buildings, the groups they belong to, figures by day, and the units stationed here with what was agreed with them.

use domain::kinds::{BuildingKind, FigureKind, UnitKind};
use domain::{Day, Fault, Partial};

use crate::door::Reading;
use crate::rows::{Stored, rows, with_tail};

rows! {
    /// 楼栋 or 平房院.
    pub struct Building in "building", Building {
        /// Such as 3号楼.
        name: String,
        /// What it is.
        kind: BuildingKind,
        /// Free text.
        note: Option<String>,
    }
}

rows! {
    /// Which resident group a building belongs to.
    pub struct BuildingGroup in "building_group", Building {
        /// The building.
        building: i64,
        /// The group.
        body: i64,
        /// First day.
        from_on: Option<Partial>,
        /// Last day.
        to_on: Option<Partial>,
    }
}

rows! {
    /// A number on a day: of a building, of a group, or of the committee where both are empty.
    pub struct Figure in "figure", Figure {
        /// Of which building.
        building: Option<i64>,
        /// Of which group.
        body: Option<i64>,
        /// What it counts.
        kind: FigureKind,
        /// On which day.
        on_day: Day,
        /// The value times 1000.
        thousandths: i64,
        /// Where it comes from.
        source: Option<String>,
    }
}

rows! {
    /// 驻区单位.
    pub struct Unit in "unit", Unit {
        /// Its name.
        name: String,
        /// What it is to the community.
        kind: UnitKind,
        /// Where it is.
        address: Option<String>,
        /// 统一社会信用代码.
        credit_code: Option<String>,
        /// Whom to call.
        contact: Option<String>,
        /// As typed.
        phone: Option<String>,
        /// First day here.
        from_on: Option<Partial>,
        /// Last day here.
        to_on: Option<Partial>,
        /// Free text.
        note: Option<String>,
    }
}

rows! {
    /// 共建协议.
    pub struct Agreement in "agreement", Agreement {
        /// With which unit.
        unit: i64,
        /// What it is called.
        title: String,
        /// First day.
        from_on: Option<Partial>,
        /// Last day.
        to_on: Option<Partial>,
        /// The paper of the document register.
        document: Option<i64>,
        /// Free text.
        note: Option<String>,
    }
}

impl Agreement {
    /// All agreements.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY id"), [])
    }

    /// Those with a unit, newest first.
    pub fn of(reading: &Reading<'_>, unit: i64) -> Result<Vec<Self>, Fault> {
        let tail = "WHERE unit = ?1 AND removed = 0 ORDER BY from_on DESC, id DESC";
        Self::query(reading, &with_tail(Self::SELECT, tail), [unit])
    }
}

impl Unit {
    /// One of that name, not added yet, nothing else known.
    pub fn named(name: String, kind: UnitKind) -> Self {
        Self {
            id: 0,
            removed: false,
            name,
            kind,
            address: None,
            credit_code: None,
            contact: None,
            phone: None,
            from_on: None,
            to_on: None,
            note: None,
        }
    }
}

impl Building {
    /// All buildings.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        let mut buildings = Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY id"), [])?;
        buildings.sort_by_cached_key(|building| crate::body::natural(&building.name));
        Ok(buildings)
    }

    /// Buildings of this very name.
    pub fn named(reading: &Reading<'_>, name: &str) -> Result<Option<Self>, Fault> {
        let sql = with_tail(Self::SELECT, "WHERE name = ?1 AND removed = 0 ORDER BY id LIMIT 1");
        Ok(Self::query(reading, &sql, [name])?.into_iter().next())
    }
}

impl BuildingGroup {
    /// Which building belonged to which group on a day.
    pub fn on(reading: &Reading<'_>, on: Day) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE removed = 0 AND (from_on IS NULL OR from_on <= ?1) AND (to_on IS NULL OR to_on || '~' > ?1) ORDER BY id",
        );
        Self::query(reading, &sql, [on.to_stored()])
    }

    /// All belongings to a group, whenever.
    pub fn of_group(reading: &Reading<'_>, group: i64) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE body = ?1 AND removed = 0 ORDER BY id"), [group])
    }

    /// All belongings of a building.
    pub fn of(reading: &Reading<'_>, building: i64) -> Result<Vec<Self>, Fault> {
        Self::query(
            reading,
            &with_tail(Self::SELECT, "WHERE building = ?1 AND removed = 0 ORDER BY from_on"),
            [building],
        )
    }
}

impl Figure {
    /// All figures, oldest first.
    pub fn all(reading: &Reading<'_>) -> Result<Vec<Self>, Fault> {
        Self::query(reading, &with_tail(Self::SELECT, "WHERE removed = 0 ORDER BY on_day, id"), [])
    }

    /// The newest figures up to a day: one per building, group or committee and kind.
    pub fn on(reading: &Reading<'_>, on: Day) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE removed = 0 AND on_day <= ?1 AND NOT EXISTS (
               SELECT 1 FROM figure n WHERE n.removed = 0 AND n.on_day <= ?1 AND n.kind = figure.kind
                 AND n.building IS figure.building AND n.body IS figure.body
                 AND (n.on_day, n.id) > (figure.on_day, figure.id))
             ORDER BY kind, building, body",
        );
        Self::query(reading, &sql, [on.to_stored()])
    }
}

impl Unit {
    /// Units here on a day.
    pub fn on(reading: &Reading<'_>, on: Day) -> Result<Vec<Self>, Fault> {
        let sql = with_tail(
            Self::SELECT,
            "WHERE removed = 0 AND (from_on IS NULL OR from_on <= ?1) AND (to_on IS NULL OR to_on || '~' > ?1) ORDER BY id",
        );
        Self::query(reading, &sql, [on.to_stored()])
    }
}
