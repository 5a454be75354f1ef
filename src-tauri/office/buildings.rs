//! 楼栋 and 平房院, and which group each belonged to since when. A building that goes to another group does so from a
//! day; only a typing mistake rewrites what was.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, BuildingKind};
use domain::{Day, Fault, Notion, Partial};
use store::Writing;
use store::body::Body;
use store::building::{Building, BuildingGroup};

use crate::wire::{Made, One, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

/// A new building.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BuildingAdd {
    /// Such as 3号楼.
    pub name: String,
    /// What it is; 楼栋 where missing.
    #[serde(default)]
    pub kind: Option<BuildingKind>,
    /// The group it belongs to.
    #[serde(default)]
    pub group: Option<i64>,
    /// Since when it belongs to it.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正 of a building.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BuildingCorrect {
    /// The building.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Such as 3号楼.
    #[serde(default)]
    pub name: Option<String>,
    /// What it is.
    #[serde(default)]
    pub kind: Option<BuildingKind>,
    /// Free text.
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

/// A building goes to a group.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BuildingAssign {
    /// The building.
    pub building: i64,
    /// The group; none takes it out of its group.
    #[serde(default)]
    pub group: Option<i64>,
    /// From when; today where missing.
    #[serde(default)]
    pub from: Option<Day>,
}

/// Which groups a building belonged to, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BuildingHistory {
    /// One by one.
    pub belongings: Vec<Belonging>,
}

/// A building in a group.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Belonging {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// The group.
    pub group: i64,
    /// Its name.
    pub group_name: String,
    /// First day.
    pub from: Option<Partial>,
    /// Last day.
    pub to: Option<Partial>,
}

/// 更正 of which group a building belonged to.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct BelongingCorrect {
    /// The belonging.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// The group.
    #[serde(default)]
    pub group: Option<i64>,
    /// First day.
    #[serde(default, deserialize_with = "patch")]
    pub from: Option<Option<Partial>>,
    /// Last day.
    #[serde(default, deserialize_with = "patch")]
    pub to: Option<Option<Partial>>,
}

/// `building_history`
pub(crate) fn history(office: &mut Office, request: One) -> Result<BuildingHistory, Fault> {
    office.read(|reading| {
        let building = Building::find(reading, request.id)?;
        let mut belongings = Vec::new();
        for one in BuildingGroup::of(reading, building.id)?.into_iter().rev() {
            belongings.push(Belonging {
                version: BuildingGroup::version(reading, one.id)?,
                group_name: Body::get(reading, one.body)?.map(|body| body.name).unwrap_or_default(),
                id: one.id,
                group: one.body,
                from: one.from_on,
                to: one.to_on,
            });
        }
        Ok(BuildingHistory { belongings })
    })
}

/// A resident group.
fn group(writing: &Writing<'_>, id: i64) -> Result<Body, Fault> {
    let body = Body::find(writing, id)?;
    if body.kind == BodyKind::ResidentGroup { Ok(body) } else { Err(Fault::Gone(Notion::Body)) }
}

/// It leaves its group the day before and joins the new one, or none; the id of what was written last.
pub(crate) fn move_building(
    writing: &Writing<'_>,
    building: i64,
    group: Option<i64>,
    from: Option<Partial>,
) -> Result<i64, Fault> {
    for mut before in BuildingGroup::of(writing, building)? {
        let Some(from) = from.map(|from| from.first()) else { continue };
        if before.to_on.is_none_or(|to| to.last() >= from) {
            before.to_on = Some(crate::day_before(from).into());
            // It never began where it would end before its start.
            if in_order(before.from_on, before.to_on).is_err() {
                before.removed = true;
                before.to_on = None;
            }
            before.rewrite(writing)?;
        }
    }
    match group {
        Some(body) => BuildingGroup { id: 0, removed: false, building, body, from_on: from, to_on: None }.add(writing),
        None => Ok(building),
    }
}

/// `building_add`
pub(crate) fn add_building(office: &mut Office, request: BuildingAdd) -> Result<Made, Fault> {
    let name = required("name", &request.name, 100)?;
    let note = optional("note", request.note, 4000)?;
    office.write("building_add", format!("登记{name}"), |writing| {
        let kind = request.kind.unwrap_or(BuildingKind::Block);
        let id = Building { id: 0, removed: false, name, kind, note }.add(writing)?;
        if let Some(group) = request.group {
            let group = self::group(writing, group)?;
            BuildingGroup { id: 0, removed: false, building: id, body: group.id, from_on: request.from, to_on: None }
                .add(writing)?;
        }
        Ok(Made { id })
    })
}

/// `building_correct`
pub(crate) fn correct_building(office: &mut Office, request: BuildingCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 100)).transpose()?;
    let note = request.note.map(|note| optional("note", note, 4000)).transpose()?;
    office.write("building_correct", "", |writing| {
        let mut building = Building::patched(writing, request.id, request.version)?;
        set(&mut building.name, name);
        set(&mut building.kind, request.kind);
        set(&mut building.note, note);
        building.rewrite(writing)?;
        writing.say(format!("更正{}", building.name));
        Ok(Made { id: building.id })
    })
}

/// `building_remove`
pub(crate) fn remove_building(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("building_remove", "", |writing| {
        let mut building = Building::patched(writing, request.id, request.version)?;
        building.removed = true;
        building.rewrite(writing)?;
        writing.say(format!("把{}移到回收站", building.name));
        Ok(Made { id: building.id })
    })
}

/// `building_assign`: it leaves its group the day before and joins the new one.
pub(crate) fn assign(office: &mut Office, request: BuildingAssign) -> Result<Made, Fault> {
    let from = request.from.unwrap_or_else(|| office.today());
    office.write("building_assign", "", |writing| {
        let building = Building::find(writing, request.building)?;
        let group = request.group.map(|id| group(writing, id)).transpose()?;
        let id = move_building(writing, building.id, group.as_ref().map(|group| group.id), Some(from.into()))?;
        writing.say(match group {
            Some(group) => format!("{}划归{}", building.name, group.name),
            None => format!("{}移出小组", building.name),
        });
        Ok(Made { id })
    })
}

/// `belonging_correct`
pub(crate) fn correct_belonging(office: &mut Office, request: BelongingCorrect) -> Result<Made, Fault> {
    office.write("belonging_correct", "", |writing| {
        let mut one = BuildingGroup::patched(writing, request.id, request.version)?;
        set(&mut one.body, request.group);
        set(&mut one.from_on, request.from);
        set(&mut one.to_on, request.to);
        let group = group(writing, one.body)?;
        in_order(one.from_on, one.to_on)?;
        one.rewrite(writing)?;
        let building = Building::find(writing, one.building)?;
        writing.say(format!("更正{}归{}的日期", building.name, group.name));
        Ok(Made { id: one.id })
    })
}

/// `belonging_remove`: the building never belonged there.
pub(crate) fn remove_belonging(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("belonging_remove", "", |writing| {
        let mut one = BuildingGroup::patched(writing, request.id, request.version)?;
        one.removed = true;
        one.rewrite(writing)?;
        let building = Building::find(writing, one.building)?;
        writing.say(format!("移走{}的一条录错的分组", building.name));
        Ok(Made { id: one.id })
    })
}
