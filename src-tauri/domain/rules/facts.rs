//! What rules are judged by: the register as plain facts with their dates, over all the years it knows.
//!
//! The store fills it; a case in `tests/rules` writes it by hand. Everything may be left out. A kind of record that no
//! area keeps yet is absent from [`Facts::records`], so that a rule about it says 尚未登记 instead of kept or broken.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dates::{Day, Partial, Period};
use crate::kinds::{BeginReason, BodyKind, BuildingKind, EntitledKind, FactKind, FigureKind, RepresentsKind};

/// Everything the check-up reads.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Facts {
    /// Everybody who ever held a post, and their relatives where they have cards.
    pub people: Vec<PersonFacts>,
    /// Recorded relations, one directed edge each.
    pub kin: Vec<KinEdge>,
    /// Bodies of all times.
    pub bodies: Vec<BodyFacts>,
    /// Whose members belong to which body by law.
    pub ex_officio: Vec<ExOfficioFacts>,
    /// Appointments of all times.
    pub appointments: Vec<AppointmentFacts>,
    /// Meetings of all times.
    pub meetings: Vec<MeetingFacts>,
    /// Figures of all times.
    pub figures: Vec<FigureFacts>,
    /// Buildings and the groups they belonged to.
    pub buildings: Vec<BuildingFacts>,
    /// What other areas keep: elections, disclosures, appraisals … A kind that no area keeps is absent.
    pub records: BTreeMap<RecordKind, Vec<Record>>,
}

/// A person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PersonFacts {
    /// Whose.
    pub id: i64,
    /// The name.
    pub name: String,
    /// GB/T 2261.1
    pub sex: Option<String>,
    /// Born.
    pub birth: Option<Partial>,
    /// GB/T 3304 code.
    pub nationality: Option<String>,
    /// Dated facts: politics, education, employment.
    pub dated: Vec<DatedFact>,
    /// Certificates.
    pub certificates: Vec<CertificateFacts>,
}

/// A dated fact of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedFact {
    /// Of which kind.
    pub kind: FactKind,
    /// Its code of the national table; none where no table knows the text.
    pub code: Option<String>,
    /// First day; none where it was never recorded.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Last day; none while it lasts.
    #[serde(default)]
    pub to: Option<Partial>,
}

/// A certificate of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateFacts {
    /// What it is called.
    pub name: String,
    /// First day.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Last day.
    #[serde(default)]
    pub to: Option<Partial>,
}

/// `relative` is `code` of `person` (GB/T 4761).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KinEdge {
    /// Whose relative.
    pub person: i64,
    /// The relative.
    pub relative: i64,
    /// What the relative is to the person.
    pub code: String,
}

/// A body with all its terms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyFacts {
    /// Which.
    pub id: i64,
    /// What it is now.
    pub kind: BodyKind,
    /// Its name now.
    pub name: String,
    /// Names it had, with the days they held.
    #[serde(default)]
    pub former_names: Vec<FormerName>,
    /// Under which body it stands now.
    #[serde(default)]
    pub parent: Option<i64>,
    /// First day; none where it was never recorded.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Last day; none while it lasts.
    #[serde(default)]
    pub to: Option<Partial>,
    /// Its terms, oldest first.
    #[serde(default)]
    pub terms: Vec<TermFacts>,
}

/// A name a body had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// Its last day.
    pub to: Partial,
}

/// A term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermFacts {
    /// Which.
    pub id: i64,
    /// 第N届
    #[serde(default)]
    pub ordinal: Option<i64>,
    /// First day.
    pub start: Partial,
    /// The last day by law, or as set by hand.
    #[serde(default)]
    pub legal_end: Option<Partial>,
    /// Extended to, with a paper.
    #[serde(default)]
    pub extended_to: Option<Partial>,
    /// The last day it really had.
    #[serde(default)]
    pub end: Option<Partial>,
    /// Seats: post and number.
    #[serde(default)]
    pub seats: Vec<(String, i64)>,
}

/// Members of `body` belong to `in_body`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExOfficioFacts {
    /// Whose members.
    pub body: i64,
    /// Belong to which.
    pub in_body: i64,
    /// First day.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Last day.
    #[serde(default)]
    pub to: Option<Partial>,
}

/// An appointment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentFacts {
    /// Which.
    pub id: i64,
    /// Who.
    pub person: i64,
    /// In which body.
    pub body: i64,
    /// Name of the post.
    pub post: String,
    /// In which term.
    #[serde(default)]
    pub term: Option<i64>,
    /// First day; none where it was never recorded.
    #[serde(default)]
    pub from: Option<Partial>,
    /// Last day in office; none while it lasts.
    #[serde(default)]
    pub to: Option<Partial>,
    /// How it came about.
    #[serde(default)]
    pub begin_reason: Option<BeginReason>,
    /// 专职 or 兼职; none where it is not recorded.
    #[serde(default)]
    pub full_time: Option<bool>,
    /// Whom it represents.
    #[serde(default)]
    pub represents: Option<RepresentsKind>,
    /// The group represented.
    #[serde(default)]
    pub represents_body: Option<i64>,
    /// The source represented, in words.
    #[serde(default)]
    pub represents_text: Option<String>,
    /// The meeting it rests on.
    #[serde(default)]
    pub meeting: Option<i64>,
}

impl AppointmentFacts {
    /// When it holds.
    pub fn period(&self) -> Period {
        Period { from: self.from, to: self.to }
    }
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingFacts {
    /// Which.
    pub id: i64,
    /// Of which body.
    pub body: i64,
    /// What it is called: 居民代表会议, 支委会 …
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The day.
    pub held_on: Day,
    /// When it was announced.
    #[serde(default)]
    pub notice_on: Option<Day>,
    /// Whom the number of those due counts.
    #[serde(default)]
    pub entitled: Option<EntitledKind>,
    /// 应到
    #[serde(default)]
    pub due: i64,
    /// 实到; none while attendance is not recorded.
    #[serde(default)]
    pub came: Option<i64>,
    /// Signed: it keeps the sentence it was signed with.
    #[serde(default)]
    pub signed: bool,
    /// Titles of its items, and the votes taken on them.
    #[serde(default)]
    pub items: Vec<ItemFacts>,
}

/// An agenda item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ItemFacts {
    /// Its title.
    pub title: String,
    /// The vote taken on it.
    pub vote: Option<VoteFacts>,
}

/// A vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteFacts {
    /// 赞成
    pub in_favour: i64,
    /// 反对
    pub against: i64,
    /// 弃权
    pub abstained: i64,
    /// Whether it was recorded as passed.
    #[serde(default)]
    pub passed: Option<bool>,
    /// Members present with a right to vote on the item, without those who recused themselves; none where not recorded.
    #[serde(default)]
    pub present: Option<i64>,
}

/// A number on a day: of a building, of a group, or of the community (both empty).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureFacts {
    /// Of which building.
    #[serde(default)]
    pub building: Option<i64>,
    /// Of which group.
    #[serde(default)]
    pub body: Option<i64>,
    /// What it counts.
    pub kind: FigureKind,
    /// On which day.
    pub on: Day,
    /// The value times 1000.
    pub thousandths: i64,
}

/// A building and the groups it belonged to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuildingFacts {
    /// Which.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// 楼栋 or 平房院
    pub kind: BuildingKind,
    /// Group, first day, last day.
    #[serde(default)]
    pub groups: Vec<(i64, Option<Partial>, Option<Partial>)>,
}

/// What other areas keep, one record each: an election, a candidate, a disclosure …
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Which, within its kind.
    pub id: i64,
    /// Whose.
    #[serde(default)]
    pub body: Option<i64>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// The day of the act, by which the rule is chosen.
    pub on: Day,
    /// Named days of [`RecordKind::dates`].
    #[serde(default)]
    pub dates: BTreeMap<String, Day>,
    /// Named numbers of [`RecordKind::numbers`].
    #[serde(default)]
    pub numbers: BTreeMap<String, i64>,
    /// Named words of [`RecordKind::words`].
    #[serde(default)]
    pub words: BTreeMap<String, String>,
    /// Whom it concerns.
    #[serde(default)]
    pub people: Vec<i64>,
}

/// Names a record of a kind may carry: (wire name, as a person reads it).
pub type Names = &'static [(&'static str, &'static str)];

macro_rules! records {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $chinese:literal {
        dates: [$($date:literal $date_name:literal),*], numbers: [$($number:literal $number_name:literal),*],
        words: [$($word:literal $word_name:literal),*]
    })+) => {
        /// Kinds of records other areas keep.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        pub enum RecordKind { $($(#[$doc])* #[serde(rename = $code)] $variant,)+ }

        impl RecordKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// As a person reads it.
            pub const fn chinese(self) -> &'static str { match self { $(Self::$variant => $chinese,)+ } }
            /// Days it may carry besides the day of the act (`on`).
            pub const fn dates(self) -> Names { match self { $(Self::$variant => &[$(($date, $date_name)),*],)+ } }
            /// Numbers it may carry.
            pub const fn numbers(self) -> Names { match self { $(Self::$variant => &[$(($number, $number_name)),*],)+ } }
            /// Words it may carry; a yes or no is 是 or 否.
            pub const fn words(self) -> Names { match self { $(Self::$variant => &[$(($word, $word_name)),*],)+ } }
        }
    };
}

records! {
    /// An election of a committee; `on` is the day of the vote.
    Election = "election", "选举" {
        dates: ["committee_formed" "选举委员会产生", "registration" "选民登记", "roll_published" "选民名单公布",
                "delegates_chosen" "代表和小组长产生", "assembly" "代表会议和议事、监督委员会产生",
                "announced" "选举日公告", "voted" "投票", "rerun" "另行选举", "handover" "移交完成",
                "audit_published" "离任审计结果公布"],
        numbers: ["electorate" "应参加人数", "issued" "发出选票", "returned" "收回选票", "valid" "有效票",
                  "seats" "应选名额", "candidates" "候选人", "elected" "当选人数"],
        words: ["method" "选举方式", "secret" "无记名投票", "public_count" "公开计票", "result_at_once" "当场公布结果",
                "booth" "秘密写票处"]
    }
    /// One candidate in an election; `on` is the day of the vote.
    Candidate = "candidate", "候选人" {
        dates: ["nominated" "提名"],
        numbers: ["nominators" "联名人数", "votes" "得票", "participants" "参加投票人数", "rerun_votes" "另行选举得票",
                  "rerun_ballots" "另行选举收回选票"],
        words: ["by_party" "社区党组织提名", "elected" "当选", "elected_in_rerun" "另行选举当选", "barred" "不得为候选人的情形",
                "takes_proxies" "接受委托"]
    }
    /// One voter who votes for others.
    Proxy = "proxy", "委托投票" {
        dates: [], numbers: ["given" "受托人数"], words: ["written" "书面委托", "method" "选举方式"]
    }
    /// An objection to the roll; `on` is the day it was received.
    Objection = "objection", "选民名单异议" {
        dates: ["published" "名单公布", "decided" "处理决定"], numbers: [], words: []
    }
    /// A registered voter from outside; `on` is the day of registration.
    Registration = "registration", "选民登记" {
        dates: [], numbers: ["age" "年龄", "months" "工作月数"], words: ["ground" "登记理由"]
    }
    /// A petition to recall and the vote on it; `on` is the day of the petition.
    Recall = "recall", "罢免" {
        dates: ["voted" "投票"],
        numbers: ["electorate" "有权人数", "petitioners" "联名人数", "participants" "参加投票人数", "in_favour" "同意罢免"],
        words: ["method" "选举方式", "reasons" "写明理由", "reply" "听取申辩", "removed" "罢免"]
    }
    /// A resignation; `on` is the day it was handed in.
    Resignation = "resignation", "辞职" { dates: ["approved" "同意"], numbers: [], words: ["approved_by" "同意的会议"] }
    /// A by-election; `on` is the day of the vote.
    ByElection = "by_election", "补选" { dates: ["vacant" "出缺"], numbers: [], words: ["by" "补选的会议"] }
    /// A handover to a new committee; `on` is the day the new one was elected.
    Handover = "handover", "移交" {
        dates: ["done" "移交完成", "public_health" "公共卫生委员会组成"], numbers: [],
        words: ["chaired_by" "主持", "supervised_by" "监督"]
    }
    /// Something displayed; `on` is its first day.
    Disclosure = "disclosure", "居务公开" {
        dates: ["until" "公布到"], numbers: [], words: ["head" "公开事项", "place" "公开栏"]
    }
    /// A yearly appraisal of a member or of the committee; `on` is the day of the vote.
    Appraisal = "appraisal", "民主评议" {
        dates: ["published" "结果公布"], numbers: [], words: ["result" "结果", "chaired_by" "主持"]
    }
    /// An audit of the head; `on` is the day of its report.
    Audit = "audit", "经济责任审计" { dates: ["published" "结果公布", "next_election" "下次选举"], numbers: [], words: ["kind" "任期或离任"] }
    /// A petition to call the residents' assembly or the delegates' assembly; `on` is the day it was handed in.
    CallPetition = "call_petition", "召集会议的要求" {
        dates: ["held" "会议召开"], numbers: ["petitioners" "联名人数", "electorate" "有权人数"], words: ["by" "谁提出", "of" "哪个会议"]
    }
    /// A matter decided by an assembly, with the other steps of 四议两公开; `on` is the day of the decision, and the party
    /// organisation's study before it is what the law asks for.
    Matter = "matter", "重大事项" {
        dates: ["studied" "社区党组织研究", "consulted" "两委会商议", "reviewed" "党员大会审议",
                "decision_shown" "决议公开", "decision_until" "决议公开到",
                "outcome_shown" "实施结果公开", "outcome_until" "实施结果公开到"],
        numbers: [], words: ["body" "决定的会议"]
    }
    /// A charter or pact; `on` is the day it was passed.
    Charter = "charter", "自治章程、居民公约" { dates: ["filed" "备案"], numbers: [], words: ["by" "通过的会议"] }
    /// One of the systems a committee works by (制度文件); `on` is the day it was issued.
    System = "system", "工作制度" { dates: ["until" "停止执行"], numbers: [], words: ["name" "制度"] }
    /// A new estate; `on` is the day people began to move in.
    Estate = "estate", "新建小区" {
        dates: ["applied" "申请设立", "elected" "组织选举"], numbers: ["homes" "总户数", "moved_in" "入住户数"], words: []
    }
    /// An archive of a year; `on` is 31 December of that year.
    Archive = "archive", "归档" { dates: ["filed" "归档"], numbers: [], words: ["kind" "档案种类"] }
    /// The statistics a teaching text or a street prints: sums that must agree.
    Statistics = "statistics", "统计表" {
        dates: [], numbers: ["total" "合计", "heads" "主任", "deputies" "副主任", "members" "委员", "men" "男", "women" "女"], words: []
    }
    /// Members of a party organisation in the party's elections; `on` is the day of the vote.
    PartyElection = "party_election", "党组织选举" {
        dates: [],
        numbers: ["electorate" "应到会有选举权人数", "came" "实到会人数", "seats" "应选名额", "candidates" "候选人", "least_votes" "当选人最低得票"],
        words: ["method" "选举方式", "by" "选举的会议"]
    }
}
