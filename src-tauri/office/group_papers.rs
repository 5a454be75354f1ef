//! 小组和楼栋分布 as a paper: the picture of the groups by building, to print and to export.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::document::Document;
use domain::kinds::FigureKind;
use domain::papers::file_name;
use domain::papers::groups::{GridBuilding, GridFacts, GridGroup, document};
use domain::wording::{lists as wording, report};
use domain::{Day, Fault};

use crate::bodies::OnDay;
use crate::export::{Exported, Format};
use crate::figures::FigureLine;
use crate::groups::{BuildingLine, GroupList};
use crate::{Office, facts};

/// Exports the picture of the groups.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct GroupsExport {
    /// The day; today where missing.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// Where to; the folder chosen last where missing.
    #[serde(default)]
    pub folder: Option<String>,
    /// In which form.
    pub format: Format,
}

/// `groups_export`
pub(crate) fn export(office: &mut Office, request: GroupsExport) -> Result<Exported, Fault> {
    let (document, stem) = paper(office, request.as_of)?;
    let exported = crate::export::write(office, &document, &stem, request.folder, &[request.format])?;
    office.note("groups_export", report::exported(wording::GRID, &[request.format.extension()]), None)?;
    Ok(exported)
}

/// The paper and the name of its file.
pub(crate) fn paper(office: &mut Office, as_of: Option<Day>) -> Result<(Document, String), Fault> {
    let on = office.day(as_of);
    let list = crate::groups::list(office, OnDay { as_of })?;
    let community = office.read(facts::committee)?.name;
    let stem = file_name::stem(&[wording::GRID, &community], Some(on));
    Ok((document(&grid(list, community, on)), stem))
}

fn grid(list: GroupList, community: String, as_of: Day) -> GridFacts {
    let of = |group: Option<i64>| -> Vec<GridBuilding> {
        list.buildings.iter().filter(|line| line.group == group).map(tile).collect()
    };
    let mut groups: Vec<GridGroup> = list
        .groups
        .iter()
        .map(|line| GridGroup {
            name: Some(line.name.clone()),
            leaders: line.leaders.clone(),
            households: counted(&line.figures, FigureKind::Households),
            buildings: of(Some(line.id)),
        })
        .collect();
    let loose = of(None);
    if !loose.is_empty() {
        groups.push(GridGroup { name: None, leaders: Vec::new(), households: None, buildings: loose });
    }
    GridFacts { community, as_of, groups }
}

fn tile(line: &BuildingLine) -> GridBuilding {
    GridBuilding {
        name: line.name.clone(),
        households: counted(&line.figures, FigureKind::Households),
        moved_in: counted(&line.figures, FigureKind::MovedIn),
        population: counted(&line.figures, FigureKind::Population),
    }
}

fn counted(figures: &[FigureLine], kind: FigureKind) -> Option<i64> {
    figures.iter().find(|line| line.kind == kind).map(|line| line.thousandths / 1000)
}
