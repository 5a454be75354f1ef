//! Where the sample lies: an invented street and community, its groups, buildings, units, papers and figures.

use domain::kinds::{BodyKind, BuildingKind, FigureKind, UnitKind};
use domain::{Day, Fault, Partial};
use store::Writing;
use store::body::{Body, BodyFormer};
use store::building::{Agreement, Building, BuildingGroup, Figure, Unit};
use store::committee::Committee;
use store::paper::Paper;
use store::report::ReportText;

use super::dice::Dice;
use super::people::phone;
use crate::body_acts::found;

/// Groups of the smallest sample, and the most a large one has.
const GROUPS: u32 = 9;
const MOST_GROUPS: u32 = 40;
/// Buildings of the smallest sample; each further group brings four.
const BUILDINGS: u32 = 38;
/// People of the smallest sample that has everybody.
const PEOPLE: u32 = super::PEOPLE;

pub(crate) const SUB_COMMITTEES: [&str; 5] =
    ["人民调解委员会", "治安保卫委员会", "公共卫生委员会", "妇女和儿童工作委员会", "环境和物业管理委员会"];
const UNITS: [(&str, &str); 5] = [
    ("样例街道社区卫生服务站", "郑若谷"),
    ("样例第二小学", "于秋菊"),
    ("安和物业服务有限公司", "段长青"),
    ("惠民便利超市安和里店", "钱可心"),
    ("样例街道养老服务中心", "汤念慈"),
];
/// Bodies that came after the committee.
const FOUNDED: [(BodyKind, &str); 3] = [
    (BodyKind::Workers, "2010-07-01"),
    (BodyKind::SupervisionCommittee, "2012-01-10"),
    (BodyKind::DeliberationCouncil, "2016-03-18"),
];
/// 文号, day, by whom, title.
const PAPERS: [(&str, &str, &str, &str); 8] = [
    ("样街〔2021〕42号", "2021-11-30", "样例街道办事处", "关于安和里社区居民委员会换届选举延期的批复"),
    ("样街〔2022〕3号", "2022-01-10", "样例街道办事处", "关于第六届居民委员会选举结果备案的通知"),
    ("样街〔2023〕11号", "2023-05-10", "样例街道办事处", "关于同意调整社区下属委员会设置的批复"),
    ("样街〔2024〕21号", "2024-06-14", "样例街道办事处", "关于安和里社区居民委员会补选结果备案的通知"),
    ("样街〔2024〕30号", "2024-06-28", "样例街道办事处", "关于调整安和里社区居民小组楼栋划分的批复"),
    ("安居〔2025〕2号", "2025-01-20", "安和里社区居民委员会", "关于报送2024年度工作报告的函"),
    ("样街〔2025〕18号", "2025-03-12", "样例街道办事处", "关于做好2025年居务公开工作的通知"),
    ("样街〔2026〕5号", "2026-01-15", "样例街道办事处", "关于学习贯彻新修订的城市居民委员会组织法的通知"),
];

/// How large a sample is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) people: u32,
    pub(crate) groups: u32,
    pub(crate) buildings: u32,
}

impl Size {
    pub(crate) fn of(people: u32) -> Self {
        let groups = (GROUPS + people.saturating_sub(PEOPLE) / PEOPLE).min(MOST_GROUPS);
        Self { people, groups, buildings: BUILDINGS + 4 * (groups - GROUPS) }
    }

    /// The number of somebody of a group: leader, deputy, and two more delegates.
    pub(crate) fn member(group: u32, place: u32) -> u32 {
        if group < GROUPS { 20 + 4 * group + place } else { PEOPLE + 4 * (group - GROUPS) + place }
    }

    pub(crate) fn group_of(&self, number: u32) -> Option<u32> {
        match number {
            20..=55 => Some((number - 20) / 4),
            _ => number.checked_sub(PEOPLE).map(|rest| GROUPS + rest / 4).filter(|group| *group < self.groups),
        }
    }

    pub(crate) fn first_building(group: u32) -> u32 {
        if group < GROUPS { (group * BUILDINGS).div_ceil(GROUPS) } else { BUILDINGS + 4 * (group - GROUPS) }
    }

    fn group_of_building(building: u32) -> u32 {
        if building < BUILDINGS { building * GROUPS / BUILDINGS } else { GROUPS + (building - BUILDINGS) / 4 }
    }
}

/// Ids of what stands in the sample.
#[derive(Default)]
pub(crate) struct Streets {
    pub(crate) committee: i64,
    pub(crate) party: i64,
    pub(crate) assembly: i64,
    pub(crate) council: i64,
    pub(crate) supervision: i64,
    pub(crate) workers: i64,
    pub(crate) sub_committees: Vec<i64>,
    pub(crate) groups: Vec<i64>,
    pub(crate) buildings: Vec<i64>,
    pub(crate) units: Vec<i64>,
    pub(crate) papers: Vec<i64>,
}

pub(crate) fn partial(text: &str) -> Option<Partial> {
    text.parse().ok()
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap_or_default()
}

/// The committee, its bodies, papers, groups, buildings and units.
pub(crate) fn lay_out(writing: &Writing<'_>, dice: &mut Dice, size: Size) -> Result<Streets, Fault> {
    Committee {
        id: 0,
        removed: false,
        name: "安和里社区".to_owned(),
        street: Some("样例街道".to_owned()),
        division_code: Some("999901001007".to_owned()),
        credit_code: None,
        founded_on: partial("2003-09"),
        signature: None,
    }
    .add(writing)?;
    let sub_committees: Vec<String> = SUB_COMMITTEES.iter().map(|name| (*name).to_owned()).collect();
    let mut streets =
        Streets { committee: crate::committee::stand_up(writing, &sub_committees)?, ..Streets::default() };
    for (number, issued, by, title) in PAPERS {
        let paper = Paper {
            id: 0,
            removed: false,
            number: Some(number.to_owned()),
            issued_on: partial(issued),
            issued_by: Some(by.to_owned()),
            title: title.to_owned(),
            attachment: None,
            attachment_name: None,
        };
        streets.papers.push(paper.add(writing)?);
    }
    for mut body in Body::all(writing)? {
        for (kind, place) in [
            (BodyKind::PartyOrganisation, &mut streets.party),
            (BodyKind::DelegatesAssembly, &mut streets.assembly),
            (BodyKind::DeliberationCouncil, &mut streets.council),
            (BodyKind::SupervisionCommittee, &mut streets.supervision),
            (BodyKind::Workers, &mut streets.workers),
        ] {
            if body.kind == kind {
                *place = body.id;
            }
        }
        if body.kind == BodyKind::SubCommittee {
            streets.sub_committees.push(body.id);
        }
        let founded = FOUNDED.iter().find(|(kind, _)| *kind == body.kind).map_or("2003-09-26", |(_, day)| *day);
        body.founded_on = partial(founded);
        body.rewrite(writing)?;
    }
    rename_one(writing, &streets)?;
    for group in 0..size.groups {
        let body = Body {
            parent: Some(streets.committee),
            founded_on: partial("2003-10"),
            ..Body::of_kind(BodyKind::ResidentGroup, format!("第{}居民小组", group + 1))
        };
        streets.groups.push(found(writing, &body)?);
    }
    for number in 0..size.buildings {
        let block = Building {
            id: 0,
            removed: false,
            name: format!("{}号楼", number + 1),
            kind: BuildingKind::Block,
            note: (number == 36).then(|| "2019年建成".to_owned()),
        };
        let building = block.add(writing)?;
        streets.buildings.push(building);
        if let Some(group) = streets.groups.get(Size::group_of_building(number) as usize) {
            let belongs = BuildingGroup {
                id: 0,
                removed: false,
                building,
                body: *group,
                from_on: partial("2003-10"),
                to_on: None,
            };
            belongs.add(writing)?;
        }
    }
    for (number, (name, contact)) in (0..).zip(UNITS) {
        let unit = Unit {
            contact: Some(contact.to_owned()),
            phone: Some(phone(9000 + number)),
            from_on: partial(if number == 3 { "2021-04" } else { "2008" }),
            ..Unit::named(name.to_owned(), UnitKind::Stationed)
        };
        streets.units.push(unit.add(writing)?);
    }
    agree(writing, &streets)?;
    count_buildings(writing, dice, &streets)?;
    Ok(streets)
}

/// What was agreed with the units, and the organisations that are no units.
fn agree(writing: &Writing<'_>, streets: &Streets) -> Result<(), Fault> {
    for (unit, title, from, to) in [
        (0, "社区健康服务共建协议", "2024-03-01", None),
        (1, "校社共建协议", "2022-09-01", Some("2025-08-31")),
        (1, "校社共建协议（续签）", "2025-09-01", Some("2028-08-31")),
    ] {
        let Some(unit) = streets.units.get(unit).copied() else { continue };
        let (from_on, to_on) = (partial(from), to.and_then(partial));
        let title = title.to_owned();
        Agreement { id: 0, removed: false, unit, title, from_on, to_on, document: None, note: None }.add(writing)?;
    }
    for (name, kind, from) in [
        ("安和里邻里互助队", UnitKind::Volunteer, "2015-03"),
        ("样例街道社会工作服务站", UnitKind::Professional, "2019-06"),
    ] {
        Unit { from_on: partial(from), ..Unit::named(name.to_owned(), kind) }.add(writing)?;
    }
    Ok(())
}

/// 环境和物业管理委员会 was another one until 2023.
fn rename_one(writing: &Writing<'_>, streets: &Streets) -> Result<(), Fault> {
    let Some(body) = streets.sub_committees.last().copied() else { return Ok(()) };
    BodyFormer {
        id: 0,
        removed: false,
        body,
        aspect: "name".to_owned(),
        text: Some("环境卫生委员会".to_owned()),
        parent: None,
        from_on: None,
        to_on: day("2023-05-09").into(),
        document: streets.papers.get(2).copied(),
    }
    .add(writing)
    .map(drop)
}

/// Households and people of each building, once.
fn count_buildings(writing: &Writing<'_>, dice: &mut Dice, streets: &Streets) -> Result<(), Fault> {
    for building in &streets.buildings {
        let households = dice.between(64, 84);
        let people = households * dice.between(215, 265) / 100;
        for (kind, count) in [(FigureKind::Households, households), (FigureKind::Population, people)] {
            let figure = Figure {
                id: 0,
                removed: false,
                building: Some(*building),
                body: None,
                kind,
                on_day: day("2020-11-01"),
                thousandths: i64::from(count) * 1000,
                source: Some("第七次全国人口普查".to_owned()),
            };
            figure.add(writing)?;
        }
    }
    Ok(())
}

/// Figures of the whole committee at the end of a year, told by the street office.
pub(crate) fn count_committee(writing: &Writing<'_>, dice: &mut Dice, size: Size, on: Day) -> Result<(), Fault> {
    use chrono::Datelike;
    // A little more every year; the area stays as it is.
    let grown = (on.year() - 2020).max(0).unsigned_abs();
    let households = size.buildings * 74 - 12 + grown * 3 + dice.below(3);
    let registered = households * 2 + 260 + dice.below(20);
    for (kind, thousandths) in [
        (FigureKind::Households, i64::from(households) * 1000),
        (FigureKind::Population, i64::from(households * 24 / 10 + dice.below(30)) * 1000),
        (FigureKind::RegisteredPopulation, i64::from(registered) * 1000),
        (FigureKind::MovedIn, i64::from(households * 94 / 100) * 1000),
        (FigureKind::PartyMembers, i64::from(150 + grown * 4 + dice.below(5)) * 1000),
        (FigureKind::Area, 420),
    ] {
        let figure = Figure {
            id: 0,
            removed: false,
            building: None,
            body: None,
            kind,
            on_day: on,
            thousandths,
            source: Some("街道统计年报".to_owned()),
        };
        figure.add(writing)?;
    }
    Ok(())
}

/// Building 9 goes from the second group to the third.
pub(crate) fn move_building(writing: &Writing<'_>, streets: &Streets, on: Day) -> Result<(), Fault> {
    let (Some(building), Some(group)) = (streets.buildings.get(8), streets.groups.get(2)) else { return Ok(()) };
    for mut before in BuildingGroup::of(writing, *building)? {
        before.to_on = Some(crate::day_before(on).into());
        before.rewrite(writing)?;
    }
    BuildingGroup { id: 0, removed: false, building: *building, body: *group, from_on: Some(on.into()), to_on: None }
        .add(writing)
        .map(drop)
}

/// What she wrote into the last year's report herself.
pub(crate) fn report_texts(writing: &Writing<'_>) -> Result<(), Fault> {
    for (part, text) in [
        ("service", "全年接待居民来访，代办老年卡、居住证明等事项；为行动不便的老人上门服务。"),
        ("safety", "每月检查楼道消防通道一次，节假日前加查一次；调解邻里纠纷，没有上交矛盾。"),
        ("environment", "清理楼道堆物，补种绿地；12号楼到15号楼前新划非机动车停放区。"),
        ("culture", "春节、重阳节各办一次居民活动，图书角每周开放三天。"),
        ("finance", "办公经费和服务群众经费由街道拨付，逐笔登记，每季度公开一次。"),
        (
            "problems",
            "居民小组组长年龄偏大，年轻居民参加议事的不多。\n老旧楼栋公共部位维修资金筹集慢，个别楼道照明更换不及时。",
        ),
        (
            "plan",
            "做好第七届居民委员会换届的准备，先把居民名册和选民情况核对清楚。\n每季度开放一次议事厅，请驻区单位和物业一起听取居民意见。\n年内完成全部单元门的维修。",
        ),
    ] {
        let text = ReportText { id: 0, removed: false, year: 2025, part: part.to_owned(), text: text.to_owned() };
        text.add(writing)?;
    }
    Ok(())
}
