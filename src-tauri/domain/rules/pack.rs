//! A pack of rules as a file: what a rule is made of, and the closed list of checks a rule may ask for.
//!
//! A rule is data with its article, its dates and two sentences; a check is code, one function each in `rules/checks`.
//! `packs/pack.schema.json` describes the same for whoever writes a pack by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dates::Day;
use crate::kinds::BodyKind;

use super::facts::RecordKind;

/// A pack of rules with its edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its id, kept with every judgement: small letters, digits and hyphens.
    pub pack: String,
    /// Its edition, kept with every judgement; the newest edition of a pack judges.
    pub edition: String,
    /// As a person reads it.
    pub title: String,
    /// What it is and how far it was checked, in a few sentences.
    pub about: String,
    /// 全国 packs always apply on their days; 当地 packs are switched on by the committee.
    pub scope: PackScope,
    /// First day on which any of it is in force.
    pub from: Day,
    /// Last day; none while it is in force.
    #[serde(default)]
    pub until: Option<Day>,
    /// The rules, in the order of their source.
    pub rules: Vec<Rule>,
}

/// Whose rules a pack holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PackScope {
    /// Law of the whole country: always on.
    National,
    /// A city's or a street's own: switched on and off in the window.
    Local,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Never reused for another rule, in any pack.
    pub code: String,
    /// A few words by which lists name it: 副主任人数.
    pub title: String,
    /// Which kind of body it concerns; none for the community as a whole.
    #[serde(default)]
    pub body: Option<BodyKind>,
    /// Only the sub-committee whose name holds this: 人民调解.
    #[serde(default)]
    pub named: Option<String>,
    /// What is measured.
    pub check: Check,
    /// Only while this is so.
    #[serde(default)]
    pub when: Option<When>,
    /// How heavy a breach is.
    pub severity: Severity,
    /// First day; the pack's where it is left out.
    #[serde(default)]
    pub from: Option<Day>,
    /// Last day; the pack's where it is left out.
    #[serde(default)]
    pub until: Option<Day>,
    /// Law and article, or paper and page.
    pub source: String,
    /// How far the source was read.
    pub confidence: Confidence,
    /// What is asked, one sentence: 主任应为1人。
    pub asked: String,
    /// What was found, one sentence with placeholders in braces: 主任有{count}人。 A note and a day of the
    /// calendar find nothing and leave it out.
    #[serde(default)]
    pub found: String,
    /// What would settle it, in words; optional.
    #[serde(default)]
    pub remedy: Option<String>,
    /// Codes of rules that say otherwise about the same thing; both stand.
    #[serde(default)]
    pub beside: Vec<String>,
    /// Which of them applies why, in a sentence.
    #[serde(default)]
    pub beside_why: Option<String>,
}

/// How heavy a breach is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 应、不得: shown as 不符.
    Error,
    /// 原则上: shown as 待说明, wants a written reason.
    Warning,
    /// 一般、左右, and targets: shown as 提示.
    Hint,
}

/// How far the source of a rule was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// 已核对全文
    Full,
    /// 据摘录
    Excerpt,
    /// 未核实
    Unverified,
}

/// How a count is compared with its share or its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Operator {
    /// 过半数, 超过: the number itself does not suffice.
    #[serde(rename = ">")]
    MoreThan,
    /// 以上, 不少于, 达到: the number itself suffices.
    #[serde(rename = ">=")]
    AtLeast,
    /// 不超过: the number itself is still allowed.
    #[serde(rename = "<=")]
    AtMost,
    /// 不满: the number itself is too much.
    #[serde(rename = "<")]
    LessThan,
}

/// A part of a whole, with the operator that goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fraction {
    /// Numerator and denominator: [2, 3].
    pub of: (i64, i64),
    /// Whether the share itself suffices.
    pub operator: Operator,
}

impl Fraction {
    /// Whether `count` of `whole` satisfies it, by integer cross-multiplication.
    pub fn satisfied(self, count: i64, whole: i64) -> bool {
        let (numerator, denominator) = self.of;
        let (left, right) = (count * denominator, whole * numerator);
        match self.operator {
            Operator::MoreThan => left > right,
            Operator::AtLeast => left >= right,
            Operator::AtMost => left <= right,
            Operator::LessThan => left < right,
        }
    }

    /// The least and the most of `whole` it allows.
    pub fn bounds(self, whole: i64) -> (Option<i64>, Option<i64>) {
        let (numerator, denominator) = self.of;
        let whole = whole * numerator;
        match self.operator {
            Operator::MoreThan => (Some(whole.div_euclid(denominator) + 1), None),
            Operator::AtLeast => (Some((whole + denominator - 1).div_euclid(denominator)), None),
            Operator::AtMost => (None, Some(whole.div_euclid(denominator))),
            Operator::LessThan => (None, Some((whole - 1).div_euclid(denominator))),
        }
    }
}

/// Which holders are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// All of them, each person once.
    Everyone,
    /// 妇女
    Women,
    /// 男性
    Men,
    /// 中共党员, candidates for membership included.
    PartyMembers,
    /// 人数较少的民族的成员: anybody but 汉族.
    Minority,
    /// 离退休人员
    Retired,
    /// 专职
    FullTime,
    /// 兼职
    PartTime,
    /// 大学专科以上
    College,
    /// Holders of a certificate whose name holds one of these words.
    Certified(Vec<String>),
    /// At most so many full years old.
    AgeAtMost(u32),
    /// At least so many full years old.
    AgeAtLeast(u32),
    /// Who represents a resident group, or is neither sent by a unit nor there by law: 居民代表.
    ResidentDelegates,
    /// Sent by a unit: 驻区单位代表.
    UnitDelegates,
}

/// Classes of relatives (codes.md 3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KinClass {
    /// 近亲属: spouses, parents, children, brothers and sisters, grandparents, grandchildren (Civil Code art. 1045).
    Near,
    /// 兄弟姐妹或直系亲属, spouses not counted.
    SiblingOrDirect,
    /// 配偶
    Spouse,
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stretch {
    /// 每月
    Month,
    /// 每季度
    Quarter,
    /// 每半年
    HalfYear,
    /// 每年
    Year,
}

/// Of whom a quorum or a majority counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Base {
    /// Everybody with a right to vote.
    #[serde(rename = "应到")]
    Due,
    /// Those who came.
    #[serde(rename = "到会")]
    Present,
}

/// Only while this is so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// 书记 is also 居委会主任 (一肩挑).
    BothHeads,
    /// The committee says that people of several nationalities live here (parameter `multi_ethnic`).
    MultiEthnic,
    /// The committee says that its size must be odd (parameter `odd_size`).
    OddSize,
    /// Only records whose word has this value: ["method", "居民代表"].
    Word(String, Vec<String>),
    /// Only bodies whose name holds one of these words: 党委, 总支.
    NameHolds(Vec<String>),
    /// Only bodies whose name holds none of these words.
    NameLacks(Vec<String>),
    /// Only records one number of which is such a share of another: petitioners are a tenth of those entitled.
    Reaches {
        /// The number.
        count: String,
        /// Of which number.
        whole: String,
        /// How much.
        share: Fraction,
    },
    /// Only on days on which the community's newest figure of a kind lies in a range; never where there is none.
    FigureIn {
        /// Which figure.
        kind: crate::kinds::FigureKind,
        /// At least.
        #[serde(default)]
        least: Option<i64>,
        /// At most.
        #[serde(default)]
        most: Option<i64>,
    },
    /// Only while all of these are so.
    All(Vec<When>),
}

/// A subject an agenda must hold: an item whose title holds a word of every list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What it is called: 居委会工作报告.
    pub name: String,
    /// One word of each list must stand in the title: [["居委会", "居民委员会"], ["报告", "总结"]].
    pub words: Vec<Vec<String>>,
}

/// A body, sub-committee or system that must exist, with the words by which it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// What it is called: 综合治理.
    pub name: String,
    /// Words one of which its name holds; the name itself where it is empty: ["综合治理", "治安保卫"].
    #[serde(default)]
    pub words: Vec<String>,
}

/// What a rule measures. The list is closed: a new kind is code with tests on its edges.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// How many holders of such a kind, in these posts or in any, on every day.
    Count {
        /// Whom.
        who: Who,
        /// Names of posts; all where it is empty.
        #[serde(default)]
        posts: Vec<String>,
        /// At least.
        #[serde(default)]
        least: Option<i64>,
        /// At most.
        #[serde(default)]
        most: Option<i64>,
        /// An odd number.
        #[serde(default)]
        odd: bool,
    },
    /// Which share of the holders is of such a kind, on every day.
    Share {
        /// Whom.
        who: Who,
        /// Names of posts; all where it is empty.
        #[serde(default)]
        posts: Vec<String>,
        /// How much.
        share: Fraction,
    },
    /// Every holder is of such a kind, on every day of the appointment.
    Each {
        /// Which kind.
        who: Who,
        /// Names of posts; all where it is empty.
        #[serde(default)]
        posts: Vec<String>,
    },
    /// No two relatives of a class, one in this body and one in `with`.
    Kin {
        /// Which relatives.
        class: KinClass,
        /// In which kinds of bodies the other one may not be.
        with: Vec<BodyKind>,
    },
    /// No candidate is a relative of a class of somebody in one of these, or is in it himself, on the day of the vote.
    CandidateKin {
        /// Which relatives.
        class: KinClass,
        /// Kinds of bodies the other one is in, or stands for.
        with: Vec<BodyKind>,
        /// The other one is a candidate too, at a vote at most 365 days away; a holder where it is left out.
        #[serde(default)]
        among: bool,
    },
    /// No holder also holds a post in one of these.
    Apart {
        /// In which kinds of bodies.
        from: Vec<BodyKind>,
    },
    /// Holders of these posts also hold a post in another body: the head of a sub-committee in the committee.
    DrawnFrom {
        /// Names of posts; all where it is empty.
        #[serde(default)]
        posts: Vec<String>,
        /// The other kind of body.
        from: BodyKind,
        /// Posts there; all where it is empty.
        #[serde(default)]
        from_posts: Vec<String>,
    },
    /// 交叉任职: which share of the two bodies are the same people. The base is the parameter `cross_base`.
    Overlap {
        /// The other kind of body.
        with: BodyKind,
        /// How much.
        share: Fraction,
    },
    /// Which bodies of a kind exist, on every day. At least one where nothing else is said.
    Bodies {
        /// Which kind.
        kind: BodyKind,
        /// Those that must exist.
        #[serde(default)]
        wanted: Vec<Wanted>,
        /// And no others.
        #[serde(default)]
        exactly: bool,
    },
    /// How long a term is. Also gives a new term its last day.
    TermLength {
        /// In years.
        years: i32,
    },
    /// A term is extended by at most so many months after its last day by law.
    TermExtended {
        /// Months.
        most_months: u32,
    },
    /// A term that is over has a successor within so many months.
    TermRenewed {
        /// Months after the last day.
        #[serde(default)]
        within_months: u32,
    },
    /// How many meetings of the body in every stretch of the calendar.
    Meetings {
        /// Which stretch.
        every: Stretch,
        /// At least.
        least: i64,
        /// Only meetings whose kind or name holds one of these words; all where it is empty.
        #[serde(default)]
        kinds: Vec<String>,
    },
    /// What the agendas of the body's meetings hold in every stretch of the calendar.
    Agenda {
        /// Which stretch.
        every: Stretch,
        /// What must be among the items.
        topics: Vec<Topic>,
    },
    /// How many of those due must come to a meeting.
    Quorum {
        /// How many.
        share: Fraction,
        /// Of whom.
        base: Base,
        /// Only meetings whose kind or name holds one of these words; all where it is empty.
        #[serde(default)]
        kinds: Vec<String>,
    },
    /// How many must be in favour for a vote to pass.
    Majority {
        /// How many.
        share: Fraction,
        /// Of whom.
        base: Base,
    },
    /// How many days before a meeting it is announced.
    Notice {
        /// Days.
        days: i64,
    },
    /// Appointments (for any reason, or for one of these) rest on a meeting of such a body.
    ProducedBy {
        /// Which kinds of bodies.
        by: Vec<BodyKind>,
        /// Names of posts; all where it is empty.
        #[serde(default)]
        posts: Vec<String>,
    },
    /// The holders come from all of these sources (党员代表, 驻区单位代表 …), on every day.
    Sources {
        /// The sources, with the words by which the appointment names them.
        wanted: Vec<Wanted>,
    },
    /// A figure of each group, for rules about groups, or else of the community, lies in a range.
    Figure {
        /// Which.
        kind: crate::kinds::FigureKind,
        /// At least.
        #[serde(default)]
        least: Option<i64>,
        /// At most.
        #[serde(default)]
        most: Option<i64>,
    },
    /// Households per delegate of a group: the count is its delegates, the whole its households. The range is the
    /// parameter `delegate_households` where the committee set it.
    HouseholdsPerDelegate {
        /// At least.
        least: i64,
        /// At most.
        most: i64,
    },
    /// Every building belongs to a group.
    Grouped {},
    /// Once so many of the homes are lived in, there is a committee.
    Occupancy {
        /// How much of the homes.
        share: Fraction,
    },
    /// The holders stand in at least so many bands of age.
    AgeBands {
        /// Last full year of each band but the last: [35, 45, 55].
        edges: Vec<u32>,
        /// At least so many bands.
        least: i64,
    },
    /// The mean age of the holders.
    MeanAge {
        /// At least.
        #[serde(default)]
        least: Option<u32>,
        /// At most.
        #[serde(default)]
        most: Option<u32>,
    },
    /// Days between two dates of a record; `on` is the day of the act, here and wherever a date of a record is named.
    Days {
        /// Which records.
        record: RecordKind,
        /// From which date.
        start: String,
        /// To which date.
        end: String,
        /// At least.
        #[serde(default)]
        least: Option<i64>,
        /// At most.
        #[serde(default)]
        most: Option<i64>,
    },
    /// A share of two numbers of a record.
    RecordShare {
        /// Which records.
        record: RecordKind,
        /// The number.
        count: String,
        /// Of which number.
        whole: String,
        /// How much.
        share: Fraction,
    },
    /// A number of a record lies in a range.
    RecordNumber {
        /// Which records.
        record: RecordKind,
        /// Which number.
        number: String,
        /// At least.
        #[serde(default)]
        least: Option<i64>,
        /// At most.
        #[serde(default)]
        most: Option<i64>,
    },
    /// One number of a record compared with another: candidates > seats.
    RecordCompare {
        /// Which records.
        record: RecordKind,
        /// Which number.
        number: String,
        /// How.
        operator: Operator,
        /// With which.
        than: String,
    },
    /// Numbers of a record add up to another.
    RecordSum {
        /// Which records.
        record: RecordKind,
        /// These.
        numbers: Vec<String>,
        /// Give this.
        total: String,
    },
    /// A word of a record is one of these.
    RecordWord {
        /// Which records.
        record: RecordKind,
        /// Which word.
        word: String,
        /// What it may be.
        one_of: Vec<String>,
    },
    /// Dates of a record follow each other.
    RecordOrder {
        /// Which records.
        record: RecordKind,
        /// Names of dates, the first one first.
        dates: Vec<String>,
    },
    /// A date of a record is there: the charter was filed.
    RecordDate {
        /// Which records.
        record: RecordKind,
        /// Which date.
        date: String,
    },
    /// A date of a record lies between two days.
    RecordWindow {
        /// Which records.
        record: RecordKind,
        /// Which date.
        date: String,
        /// First day.
        first: Day,
        /// Last day.
        last: Day,
    },
    /// How many records in every stretch of the calendar, or, with `wanted`, which.
    RecordsPer {
        /// Which records.
        record: RecordKind,
        /// Which stretch.
        every: Stretch,
        /// At least.
        least: i64,
        /// Those that must be among them, by a word.
        #[serde(default)]
        wanted: Vec<Wanted>,
        /// The word that names them.
        #[serde(default)]
        word: Option<String>,
    },
    /// Records that must be in force on every day, from their own day to a date of theirs: the systems of a committee.
    RecordsInForce {
        /// Which records.
        record: RecordKind,
        /// The date that is the last day; in force for ever where the record has none.
        until: String,
        /// The word that names them.
        word: String,
        /// Those that must be in force.
        wanted: Vec<Wanted>,
    },
    /// A word with this value at most so many times in a row for the same person.
    InARow {
        /// Which records.
        record: RecordKind,
        /// Which word.
        word: String,
        /// Which value.
        value: String,
        /// At most.
        most: i64,
    },
    /// A day of the calendar by which something is done every year: a deadline, never a finding.
    Calendar {
        /// Month.
        month: u32,
        /// Day.
        day: u32,
        /// Years after the year it is about.
        #[serde(default)]
        years_after: i32,
    },
    /// Nothing a program can check: a note.
    Note {},
}
