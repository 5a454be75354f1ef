//! 小组: resident groups with their buildings, figures, leaders and delegates, on a day.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::{BodyKind, BuildingKind, FigureKind};
use domain::{Day, Fault, Partial, Refusal};
use store::Writing;
use store::appointment::Office as Held;
use store::body::Body;
use store::building::{Building, BuildingGroup, Figure};

use crate::Office;
use crate::bodies::OnDay;
use crate::figures::{FigureLine, figure_line, sums};
use crate::units::{UnitLine, lines as unit_lines};

pub(crate) use crate::buildings::move_building;

/// Groups, buildings and units on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct GroupList {
    /// Resident groups.
    pub groups: Vec<GroupLine>,
    /// Buildings.
    pub buildings: Vec<BuildingLine>,
    /// Units and other organisations here that day.
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
    /// Since when it belongs to it.
    pub group_from: Option<Partial>,
    /// Its figures.
    pub figures: Vec<FigureLine>,
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
                let belongs = belongings.iter().find(|one| one.building == building.id);
                let group = belongs.map(|one| one.body);
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
                    group_from: belongs.and_then(|one| one.from_on),
                })
            })
            .collect::<Result<_, Fault>>()?;
        let units = unit_lines(reading, on, &held)?;
        let figures = figures
            .into_iter()
            .filter(|figure| figure.building.is_none() && figure.body.is_none())
            .map(figure_line)
            .collect();
        Ok(GroupList { groups, buildings, units, figures })
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
