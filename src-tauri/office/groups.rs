//! 小组: resident groups with their buildings, figures, leaders and delegates; units stationed here.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, BuildingKind, FigureKind, UnitKind};
use domain::{Day, Fault, Notion, Partial, Refusal};
use store::Writing;
use store::appointment::Office as Held;
use store::body::Body;
use store::building::{Building, BuildingGroup, Figure, Unit};

use crate::bodies::OnDay;
use crate::wire::{Made, OneAt, patch, set};
use crate::{Office, in_order, optional, required};

/// Groups, buildings and units on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct GroupList {
    /// Resident groups.
    pub groups: Vec<GroupLine>,
    /// Buildings.
    pub buildings: Vec<BuildingLine>,
    /// Units stationed here.
    pub units: Vec<UnitLine>,
    /// Figures of the committee as a whole.
    pub figures: Vec<FigureLine>,
}

/// A resident group.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct GroupLine {
    /// The body.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// 组长
    pub leaders: Vec<String>,
    /// 副组长
    pub deputies: Vec<String>,
    /// 居民代表 of the group.
    pub delegates: Vec<String>,
    /// Its buildings.
    pub buildings: Vec<String>,
    /// Figures of the group; where none is kept, the sum over its buildings.
    pub figures: Vec<FigureLine>,
}

/// A building.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct BuildingLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: BuildingKind,
    /// Free text.
    pub note: Option<String>,
    /// The group it belongs to that day.
    pub group: Option<i64>,
    /// Its name.
    pub group_name: Option<String>,
    /// Its figures.
    pub figures: Vec<FigureLine>,
}

/// A figure.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FigureLine {
    /// The row; none where it is a sum.
    pub id: Option<i64>,
    /// What it counts.
    pub kind: FigureKind,
    /// As a person reads it.
    pub kind_name: String,
    /// The value times 1000.
    pub thousandths: i64,
    /// Counted on.
    pub on: Day,
    /// Where it comes from.
    pub source: Option<String>,
}

/// A unit stationed here.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct UnitLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Whom to call.
    pub contact: Option<String>,
    /// Masked.
    pub phone: Option<String>,
    /// First day here.
    pub from: Option<Partial>,
    /// Last day here.
    pub to: Option<Partial>,
    /// Free text.
    pub note: Option<String>,
}

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

/// A figure on a day. A figure of the same thing and day is corrected.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FigureSet {
    /// What it counts.
    pub kind: FigureKind,
    /// The value times 1000.
    pub thousandths: i64,
    /// Counted on; today where missing.
    #[serde(default)]
    pub on: Option<Day>,
    /// Of which building.
    #[serde(default)]
    pub building: Option<i64>,
    /// Of which group.
    #[serde(default)]
    pub group: Option<i64>,
    /// Where it comes from.
    #[serde(default)]
    pub source: Option<String>,
}

/// A new unit.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct UnitAdd {
    /// Its name.
    pub name: String,
    /// Whom to call.
    #[serde(default)]
    pub contact: Option<String>,
    /// 电话
    #[serde(default)]
    pub phone: Option<String>,
    /// First day here.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Free text.
    #[serde(default)]
    pub note: Option<String>,
}

/// 更正 of a unit.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct UnitCorrect {
    /// The unit.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// Whom to call.
    #[serde(default, deserialize_with = "patch")]
    pub contact: Option<Option<String>>,
    /// 电话
    #[serde(default, deserialize_with = "patch")]
    pub phone: Option<Option<String>>,
    /// First day here.
    #[serde(default, deserialize_with = "patch")]
    pub from: Option<Option<Partial>>,
    /// Last day here.
    #[serde(default, deserialize_with = "patch")]
    pub to: Option<Option<Partial>>,
    /// Free text.
    #[serde(default, deserialize_with = "patch")]
    pub note: Option<Option<String>>,
}

fn figure_line(figure: Figure) -> FigureLine {
    FigureLine {
        id: Some(figure.id),
        kind: figure.kind,
        kind_name: figure.kind.chinese().to_owned(),
        thousandths: figure.thousandths,
        on: figure.on_day,
        source: figure.source,
    }
}

/// Sums of the figures of buildings by kind, dated by the newest.
fn sums(figures: &[&Figure]) -> Vec<FigureLine> {
    let mut sums: BTreeMap<FigureKind, (i64, Day)> = BTreeMap::new();
    for figure in figures {
        let sum = sums.entry(figure.kind).or_insert((0, figure.on_day));
        sum.0 += figure.thousandths;
        sum.1 = sum.1.max(figure.on_day);
    }
    sums.into_iter()
        .map(|(kind, (thousandths, on))| FigureLine {
            id: None,
            kind,
            kind_name: kind.chinese().to_owned(),
            thousandths,
            on,
            source: Some(domain::wording::SUM_OF_BUILDINGS.to_owned()),
        })
        .collect()
}

/// `group_list`
pub(crate) fn list(office: &mut Office, request: OnDay) -> Result<GroupList, Fault> {
    let on = office.day(request.as_of);
    office.read(|reading| {
        let bodies = Body::on(reading, on)?;
        let belongings = BuildingGroup::on(reading, on)?;
        let buildings = Building::all(reading)?;
        let figures = Figure::on(reading, on)?;
        let held = Held::all(reading, on)?;
        let mut groups = Vec::new();
        for body in bodies.iter().filter(|body| body.kind == BodyKind::ResidentGroup) {
            let own: Vec<&Building> = buildings
                .iter()
                .filter(|building| belongings.iter().any(|one| one.building == building.id && one.body == body.id))
                .collect();
            let names = |rank: std::ops::RangeInclusive<i64>| -> Vec<String> {
                held.iter()
                    .filter(|held| held.body == body.id && rank.contains(&held.rank))
                    .map(|held| held.person_name.clone())
                    .collect()
            };
            let mut lines: Vec<FigureLine> =
                figures.iter().filter(|figure| figure.body == Some(body.id)).cloned().map(figure_line).collect();
            let of_buildings: Vec<&Figure> = figures
                .iter()
                .filter(|figure| own.iter().any(|building| figure.building == Some(building.id)))
                .collect();
            for sum in sums(&of_buildings) {
                if !lines.iter().any(|line| line.kind == sum.kind) {
                    lines.push(sum);
                }
            }
            groups.push(GroupLine {
                id: body.id,
                name: body.name.clone(),
                leaders: names(1..=1),
                deputies: names(2..=2),
                delegates: held
                    .iter()
                    .filter(|held| held.appointment.represents_body == Some(body.id))
                    .map(|held| held.person_name.clone())
                    .collect(),
                buildings: own.iter().map(|building| building.name.clone()).collect(),
                figures: lines,
            });
        }
        let buildings = buildings
            .into_iter()
            .map(|building| {
                let group = belongings.iter().find(|one| one.building == building.id).map(|one| one.body);
                Ok(BuildingLine {
                    version: Building::version(reading, building.id)?,
                    figures: figures
                        .iter()
                        .filter(|figure| figure.building == Some(building.id))
                        .cloned()
                        .map(figure_line)
                        .collect(),
                    id: building.id,
                    name: building.name,
                    kind: building.kind,
                    note: building.note,
                    group_name: group
                        .and_then(|group| bodies.iter().find(|body| body.id == group))
                        .map(|body| body.name.clone()),
                    group,
                })
            })
            .collect::<Result<_, Fault>>()?;
        let units = Unit::on(reading, on)?
            .into_iter()
            .map(|unit| {
                Ok(UnitLine {
                    version: Unit::version(reading, unit.id)?,
                    id: unit.id,
                    name: unit.name,
                    contact: unit.contact,
                    phone: unit.phone.as_deref().map(domain::identity::mask_phone),
                    from: unit.from_on,
                    to: unit.to_on,
                    note: unit.note,
                })
            })
            .collect::<Result<_, Fault>>()?;
        let figures = figures
            .into_iter()
            .filter(|figure| figure.building.is_none() && figure.body.is_none())
            .map(figure_line)
            .collect();
        Ok(GroupList { groups, buildings, units, figures })
    })
}

/// `building_add`
pub(crate) fn add_building(office: &mut Office, request: BuildingAdd) -> Result<Made, Fault> {
    let name = required("name", &request.name, 100)?;
    let note = optional("note", request.note, 4000)?;
    office.write("building_add", format!("登记{name}"), |writing| {
        let kind = request.kind.unwrap_or(BuildingKind::Block);
        let id = Building { id: 0, removed: false, name, kind, note }.add(writing)?;
        if let Some(group) = request.group {
            let group = Body::find(writing, group)?;
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
        let group = request.group.map(|group| Body::find(writing, group)).transpose()?;
        if group.as_ref().is_some_and(|group| group.kind != BodyKind::ResidentGroup) {
            return Err(Fault::Gone(Notion::Body));
        }
        for mut before in BuildingGroup::of(writing, building.id)? {
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
        let mut id = building.id;
        if let Some(group) = &group {
            id = BuildingGroup {
                id: 0,
                removed: false,
                building: building.id,
                body: group.id,
                from_on: Some(from.into()),
                to_on: None,
            }
            .add(writing)?;
        }
        writing.say(match group {
            Some(group) => format!("{}划归{}", building.name, group.name),
            None => format!("{}移出小组", building.name),
        });
        Ok(Made { id })
    })
}

/// `figure_set`
pub(crate) fn set_figure(office: &mut Office, request: FigureSet) -> Result<Made, Fault> {
    const MOST: i64 = 1_000_000_000_000;
    if !(0..=MOST).contains(&request.thousandths) {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "value", least: 0, most: MOST / 1000 }));
    }
    let on = request.on.unwrap_or_else(|| office.today());
    let source = optional("source", request.source, 200)?;
    office.write("figure_set", format!("登记{}", request.kind.chinese()), |writing| {
        if let Some(building) = request.building {
            Building::find(writing, building)?;
        }
        if let Some(group) = request.group {
            Body::find(writing, group)?;
        }
        let same = Figure::on(writing, on)?.into_iter().find(|figure| {
            figure.kind == request.kind
                && figure.on_day == on
                && figure.building == request.building
                && figure.body == request.group
        });
        let id = match same {
            Some(mut figure) => {
                figure.thousandths = request.thousandths;
                figure.source = source;
                figure.rewrite(writing)?;
                figure.id
            }
            None => Figure {
                id: 0,
                removed: false,
                building: request.building,
                body: request.group,
                kind: request.kind,
                on_day: on,
                thousandths: request.thousandths,
                source,
            }
            .add(writing)?,
        };
        Ok(Made { id })
    })
}

/// `unit_add`
pub(crate) fn add_unit(office: &mut Office, request: UnitAdd) -> Result<Made, Fault> {
    let name = required("name", &request.name, 100)?;
    let contact = optional("contact", request.contact, 100)?;
    let phone = optional("phone", request.phone, 40)?;
    let note = optional("note", request.note, 4000)?;
    office.write("unit_add", format!("登记驻区单位{name}"), |writing| {
        let unit = Unit { contact, phone, from_on: request.from, note, ..Unit::named(name, UnitKind::Stationed) };
        Ok(Made { id: unit.add(writing)? })
    })
}

/// `unit_correct`
pub(crate) fn correct_unit(office: &mut Office, request: UnitCorrect) -> Result<Made, Fault> {
    let name = request.name.as_deref().map(|name| required("name", name, 100)).transpose()?;
    let contact = request.contact.map(|text| optional("contact", text, 100)).transpose()?;
    let phone = request.phone.map(|text| optional("phone", text, 40)).transpose()?;
    let note = request.note.map(|text| optional("note", text, 4000)).transpose()?;
    office.write("unit_correct", "", |writing| {
        let mut unit = Unit::patched(writing, request.id, request.version)?;
        set(&mut unit.name, name);
        set(&mut unit.contact, contact);
        set(&mut unit.phone, phone);
        set(&mut unit.from_on, request.from);
        set(&mut unit.to_on, request.to);
        set(&mut unit.note, note);
        in_order(unit.from_on, unit.to_on)?;
        unit.rewrite(writing)?;
        writing.say(format!("更正驻区单位{}", unit.name));
        Ok(Made { id: unit.id })
    })
}

/// `unit_remove`
pub(crate) fn remove_unit(office: &mut Office, request: OneAt) -> Result<Made, Fault> {
    office.write("unit_remove", "", |writing| {
        let mut unit = Unit::patched(writing, request.id, request.version)?;
        unit.removed = true;
        unit.rewrite(writing)?;
        writing.say(format!("把驻区单位{}移到回收站", unit.name));
        Ok(Made { id: unit.id })
    })
}

/// Households of the committee as a whole on a day, told when a register is started.
pub(crate) fn committee_households(writing: &Writing<'_>, households: i64, on: Day) -> Result<(), Fault> {
    if !(0..=1_000_000).contains(&households) {
        return Err(Fault::Refused(Refusal::OutOfRange { field: "value", least: 0, most: 1_000_000 }));
    }
    Figure {
        id: 0,
        removed: false,
        building: None,
        body: None,
        kind: FigureKind::Households,
        on_day: on,
        thousandths: households * 1000,
        source: None,
    }
    .add(writing)
    .map(drop)
}
