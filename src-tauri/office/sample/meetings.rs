//! Meetings of the sample: who came, what was on the agenda, how they voted, what was resolved and what became of it.

use chrono::{Datelike, Days, Weekday};
use domain::kinds::{BodyKind, Capacity, ListSource, Presence, VoteMethod};
use domain::{Day, Fault};
use store::Writing;
use store::meeting::{AgendaItem, Attendance, FollowUp, Meeting, Resolution, Vote};
use store::meeting_kind::MeetingKind;

use super::dice::Dice;
use super::people::Cast;
use super::streets::Streets;
use super::{LAST_SIGNED, OPEN_SINCE, noon};
use crate::Office;
use crate::meetings::convening::{self, MeetingAdd, MeetingSign};

/// An item: title, what was said, what was resolved.
type Item = (&'static str, &'static str, Option<&'static str>);

const COMMITTEE: [Item; 14] = [
    ("小结上月工作，安排本月工作", "逐项过了上月的事，没办完的转到本月，由分管委员接着办。", None),
    ("居民来访和意见办理情况", "上月登记的来访都有答复，两件涉及物业的转协商议事委员会。", None),
    (
        "冬季消防和用电安全检查",
        "各组报了楼道堆物和飞线充电的情况。",
        Some("月底前逐楼检查消防通道，发现的堆物当场清走"),
    ),
    ("春节走访慰问安排", "名单由各小组报上来核对，不重不漏。", Some("节前走访高龄和行动不便的居民，每户两人同去")),
    ("老旧楼栋单元门维修", "十七个单元门关不严，先修临街的。", Some("请物业先修临街六个单元门，费用报街道核定")),
    ("志愿者队伍和值班安排", "值班表排到下季度，节假日两人一班。", None),
    ("垃圾分类桶站调整", "12号楼前的桶站离窗太近，居民有意见。", Some("把12号楼前的桶站移到东侧道口，先公示七天")),
    ("暑期青少年活动安排", "活动室每天开放半天，大学生志愿者轮流看管。", Some("七八月活动室上午开放，排出看管名单")),
    ("汛期排查", "低洼处两个雨水口要清。", Some("请物业在汛期前清理雨水口，查看各楼地下室")),
    ("重阳节活动", "七十岁以上居民自愿报名，活动不出社区。", Some("重阳节办一次茶话会，文体委员牵头")),
    ("居务公开栏内容", "公开栏每季度换一次，经费逐笔写清。", Some("本季度居务公开内容经监督委员会看过后张贴")),
    (
        "居民小组组长会的意见",
        "三个小组反映路灯不亮，两个小组要求增设座椅。",
        Some("路灯问题报街道城管科，座椅位置征求居民意见"),
    ),
    ("社区工作者分工调整", "按楼栋重新分片，每人负责四到五栋。", Some("新的分片表下周起执行，在公开栏公示")),
    (
        "年度工作总结和居民代表会议筹备",
        "报告初稿已传看，补充调解和环境两部分。",
        Some("会后一周内改定年度报告，提交居民代表会议"),
    ),
];
const ASSEMBLY: [Item; 6] = [
    (
        "听取居民委员会工作报告",
        "主任报告了上次会议以来的工作，代表提问十一次，当场答复。",
        Some("通过居民委员会工作报告"),
    ),
    ("审议居务公开和经费使用情况", "监督委员会作了说明，收支与票据相符。", Some("通过经费使用情况的报告")),
    ("讨论修改居民公约", "增加文明养犬和非机动车停放两条。", Some("通过居民公约修正案，全文张贴")),
    ("讨论非机动车停放区方案", "赞成在空地划线的多，有代表担心占绿地。", Some("在12号楼到15号楼前划停放区，不占绿地")),
    ("听取居务监督委员会报告", "一年查看账目四次，提出意见五条，都已改正。", Some("通过居务监督委员会工作报告")),
    ("讨论加装单元门照明", "先装老旧楼栋，费用由公共收益支出。", Some("同意从公共收益中支出单元门照明费用")),
];
const COUNCIL: [Item; 6] = [
    (
        "协商楼前停车和消防通道",
        "居民、物业、派出所各说了难处，同意先画线再劝导。",
        Some("物业画出消防通道禁停线，居民小组劝导一个月"),
    ),
    ("协商电动自行车充电点位置", "三个备选位置，选离楼体最远的一处。", Some("充电点设在西门内侧，报街道协调安装")),
    ("协商养老助餐点开放时间", "养老服务中心愿意延长到下午一点半。", Some("助餐点午间延长半小时，试行三个月")),
    ("协商文明养犬", "公示遛犬时段，物业增设拾便箱。", Some("物业在三处增设拾便箱")),
    ("协商公共收益公示办法", "物业同意每半年公示一次明细。", Some("公共收益每半年公示一次，议事委员会先看")),
    ("协商夜间施工噪声", "施工方承诺晚上十点后停工。", None),
];
const SUPERVISION: [Item; 4] = [
    ("查看本季度收支和票据", "逐笔核对，票据齐全。", Some("本季度收支无误，同意公开")),
    ("查看居务公开内容", "公开栏内容与记录一致，一处日期写错，当场改正。", None),
    ("查看物资采购", "两次采购都有三家询价记录。", Some("采购手续齐全，建议今后附验收单")),
    ("听取居民对居务的意见", "居民希望公开栏的字再大一些。", Some("建议公开栏改用大字")),
];
const PARTY: [Item; 4] = [
    ("学习和本季度工作安排", "集中学习后讨论了本季度的工作。", None),
    ("组织生活会准备", "各人准备发言，先听居民意见。", Some("会前走访征求居民意见")),
    ("党员到社区报到服务", "在职党员认领服务事项。", Some("公布服务事项，党员自愿认领")),
    ("发展对象讨论", "会议讨论了发展对象的情况，记录另存。", None),
];
/// One list for each sub-committee, in their order.
const SUB: [[Item; 2]; 5] = [
    [
        ("半年调解情况", "受理纠纷都已调解，邻里噪声居多。", None),
        ("调解员轮值", "每周二、周四下午在社区值班。", Some("排出下半年轮值表并公示")),
    ],
    [
        ("巡逻和值守", "夏季延长到晚上十点。", Some("夏季巡逻延长到晚上十点")),
        ("防骗宣传", "近期冒充物业的骗局增多，进楼入户提醒。", Some("每个单元门贴提醒，组长入户告知老人")),
    ],
    [
        ("健康讲座和义诊", "请卫生服务站每季度来一次。", Some("每季度办一次义诊")),
        ("灭蚊和病媒防制", "先清积水再投药。", Some("清理楼间积水，公示投药日期")),
    ],
    [
        ("妇女儿童活动", "儿童节办一次亲子活动。", Some("儿童节办亲子活动一次")),
        ("困难家庭儿童关爱", "只记次数不记名，走访情况由委员掌握。", None),
    ],
    [
        ("物业服务评议", "居民评议保洁和维修两项。", Some("评议结果在公开栏公布，送物业改进")),
        ("楼道堆物清理", "先通知后清理，留七天。", Some("分三批清理楼道堆物")),
    ],
];
const EXCUSES: &[&str] = &["生病", "外出", "单位有事", "家中有事"];

/// Whose meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Committee,
    Assembly,
    Council,
    Supervision,
    Party,
    Sub(usize),
}

/// All meetings between two days, in the order they were held.
pub(crate) fn calendar(dice: &mut Dice, first: Day, last: Day) -> Vec<(Day, Which)> {
    let mut held = Vec::new();
    for year in first.year()..=last.year() {
        for month in 1..=12 {
            let mut add = |day: u32, which| {
                if let Some(on) = Day::from_ymd_opt(year, month, day + dice.below(5)).map(working_day)
                    && (first..=last).contains(&on)
                {
                    held.push((on, which));
                }
            };
            add(5, Which::Committee);
            if matches!(month, 3 | 10) {
                add(18, Which::Assembly);
            }
            if matches!(month, 2 | 5 | 8 | 11) {
                add(12, Which::Council);
            }
            if matches!(month, 1 | 4 | 7 | 10) {
                add(22, Which::Supervision);
            }
            if month % 3 == 0 {
                add(24, Which::Party);
            }
            let number = (month as usize - 1) % 6;
            if number < SUB.len() {
                add(15, Which::Sub(number));
            }
        }
    }
    held.sort_by_key(|(on, _)| *on);
    held
}

fn working_day(day: Day) -> Day {
    let later = match day.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => 0,
    };
    day + Days::new(later)
}

/// What became of a resolution, to be written on its day.
pub(crate) struct Settled {
    pub(crate) on: Day,
    pub(crate) resolution: i64,
}

fn agenda(dice: &mut Dice, which: Which) -> Vec<Item> {
    let (list, count): (&[Item], u32) = match which {
        Which::Committee => (&COMMITTEE, 2),
        Which::Assembly => (&ASSEMBLY, 3),
        Which::Council => (&COUNCIL, 1),
        Which::Supervision => (&SUPERVISION, 2),
        Which::Party => (&PARTY, 1),
        Which::Sub(number) => (SUB.get(number).map_or(&[] as &[Item], |list| list.as_slice()), 1),
    };
    // One after the other from a thrown place on, so that no item comes twice.
    let start = dice.below(list.len() as u32) as usize;
    let mut items: Vec<Item> =
        list.iter().cycle().skip(start).take((count as usize).min(list.len())).copied().collect();
    if which == Which::Committee {
        items.retain(|item| Some(item) != COMMITTEE.first());
        items.extend(COMMITTEE.first());
        items.rotate_right(1);
    }
    items
}

/// Holds one meeting: convened, recorded, and signed where it lies far enough back.
pub(crate) fn hold(
    office: &mut Office,
    dice: &mut Dice,
    cast: &Cast,
    streets: &Streets,
    on: Day,
    which: Which,
) -> Result<Vec<Settled>, Fault> {
    let (body, chair) = match which {
        Which::Committee => (streets.committee, cast.name(0)),
        Which::Assembly => (streets.assembly, cast.name(0)),
        Which::Council => (streets.council, cast.name(0)),
        Which::Supervision => (streets.supervision, cast.name(56)),
        Which::Party => (streets.party, cast.name(0)),
        Which::Sub(number) => {
            let head = [2, 2, 1, 1, 5].get(number).copied().unwrap_or(0);
            (streets.sub_committees.get(number).copied().unwrap_or(streets.committee), cast.name(head))
        }
    };
    office.clock = noon(on);
    let afternoon = dice.chance(60);
    // The list of the party's meeting is that of its posts: who else is a member, no register says.
    let named = match which {
        Which::Party => office.read(|reading| {
            let kinds = MeetingKind::of_body(reading, body, BodyKind::PartyOrganisation)?;
            Ok(kinds.into_iter().find(|kind| kind.entitled == ListSource::Posts))
        })?,
        _ => None,
    };
    let request = MeetingAdd {
        body,
        held: on,
        meeting_kind: named.as_ref().map(|kind| kind.id),
        kind: named.map(|_| "党员大会".to_owned()),
        series: None,
        name: None,
        starts_at: Some(if afternoon { "14:30" } else { "09:00" }.to_owned()),
        ends_at: Some(if afternoon { "16:10" } else { "10:40" }.to_owned()),
        place: Some(if which == Which::Assembly { "社区活动室" } else { "居委会会议室" }.to_owned()),
        chair,
        recorder: cast.name(13),
        notice: on.checked_sub_days(Days::new(if which == Which::Assembly { 11 } else { 3 })),
        notice_text: None,
        lecturer: None,
        copy_of: None,
        entitled_kind: None,
        entitled_count: None,
        entitled_source: None,
    };
    let meeting = convening::convene(office, request)?.id;
    let items = agenda(dice, which);
    let settled = office.write("agenda_add", "", |writing| record(writing, dice, cast, meeting, on, which, &items))?;
    if on <= super::streets::day(LAST_SIGNED) {
        let version = office.read(|reading| Meeting::version(reading, meeting))?;
        let signed = on + Days::new(2);
        office.clock = noon(signed);
        convening::sign(office, MeetingSign { id: meeting, version, on: signed })?;
    }
    Ok(settled)
}

/// Sign-in, items, votes and resolutions, written as one record.
fn record(
    writing: &Writing<'_>,
    dice: &mut Dice,
    cast: &Cast,
    meeting: i64,
    on: Day,
    which: Which,
    items: &[Item],
) -> Result<Vec<Settled>, Fault> {
    let mut voters = 0;
    let lines = Attendance::of(writing, meeting)?;
    for (place, mut line) in (0..).zip(lines.clone()) {
        let thrown = if place == 0 { 0 } else { dice.below(100) };
        line.presence = Some(match thrown {
            0..=89 => Presence::Present,
            90..=97 => Presence::Excused,
            _ => Presence::Absent,
        });
        if line.presence == Some(Presence::Excused) {
            line.reason = Some(dice.pick(EXCUSES).to_owned());
        }
        if thrown == 89 {
            line.arrived_at = Some("15:05".to_owned());
        }
        voters += u32::from(line.presence == Some(Presence::Present));
        line.rewrite(writing)?;
    }
    if matches!(which, Which::Committee | Which::Assembly) && dice.chance(30) {
        let guest = Attendance {
            id: 0,
            removed: false,
            meeting,
            person: None,
            name: "傅知夏".to_owned(),
            post: Some("街道包片干部".to_owned()),
            section: None,
            position: lines.len() as i64 + 1,
            may_vote: false,
            capacity: Capacity::Guest,
            presence: Some(Presence::Present),
            arrived_at: None,
            left_at: None,
            arrived_item: None,
            left_item: None,
            proxy: None,
            reason: None,
            corrected: None,
        };
        guest.add(writing)?;
    }
    let mut settled = Vec::new();
    let mut resolved = 0;
    for (position, (title, said, resolution)) in (1..).zip(items) {
        let item = AgendaItem {
            id: 0,
            removed: false,
            meeting,
            position,
            title: (*title).to_owned(),
            origin: None,
            rule: None,
            approves: None,
            proposer: None,
            discussion: Some((*said).to_owned()),
        };
        let item = item.add(writing)?;
        let Some(text) = resolution else { continue };
        let against = if which == Which::Assembly { dice.below(3).min(voters) } else { 0 };
        let abstained = dice.below(2).min(voters - against);
        let vote = Vote {
            id: 0,
            removed: false,
            agenda_item: item,
            method: if which == Which::Assembly && dice.chance(40) { VoteMethod::Secret } else { VoteMethod::Hands },
            in_favour: i64::from(voters - against - abstained),
            against: i64::from(against),
            abstained: i64::from(abstained),
            passed: None,
            base: None,
            needed: None,
            rule: None,
            rule_source: None,
            rule_sentence: None,
            rule_pack: None,
            rule_edition: None,
        };
        vote.add(writing)?;
        resolved += 1;
        let number = dice.below(7);
        let days = dice.between(14, 60);
        let due = (which != Which::Assembly || dice.chance(50)).then(|| on + Days::new(u64::from(days)));
        let kept = Resolution {
            id: 0,
            removed: false,
            meeting,
            agenda_item: Some(item),
            position: resolved,
            number: None,
            year: None,
            sequence: None,
            revokes: None,
            text: (*text).to_owned(),
            person: cast.get(number),
            responsible: cast.name(number),
            due_on: due,
            disclosed: matches!(which, Which::Assembly | Which::Council),
        };
        let resolution = kept.add(writing)?;
        // Three of four are done in time, and sooner or later all; what is open shows on the first page.
        let in_time = dice.chance(76);
        if (in_time || on < super::streets::day(OPEN_SINCE))
            && let Some(due) = due
        {
            settled.push(Settled { on: due - Days::new(u64::from(dice.below(9))), resolution });
        }
    }
    if let Some(held) = Meeting::get(writing, meeting)? {
        writing.say(format!("整理会议“{}”的记录", held.name));
    }
    Ok(settled)
}

/// 落实
pub(crate) fn settle(office: &mut Office, dice: &mut Dice, settled: &Settled) -> Result<(), Fault> {
    const DONE: &[&str] = &["已办完", "已办完，公开栏公示", "已完成，居民没有新的意见", "物业已处理，组长看过"];
    office.clock = noon(settled.on);
    let text = dice.pick(DONE).to_owned();
    office.write("follow_up_add", "记下一条落实", |writing| {
        let (resolution, on_day) = (settled.resolution, settled.on);
        FollowUp { id: 0, removed: false, resolution, on_day, text, done: true, postponed_to: None }
            .add(writing)
            .map(drop)
    })
}
