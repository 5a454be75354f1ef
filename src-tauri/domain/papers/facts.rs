//! What the papers about the committee as a whole and its bodies are made of, true on one day.

use std::collections::{BTreeMap, BTreeSet};

use crate::chart::ChartFacts;
use crate::codes::{self, Table};
use crate::dates::{Day, Partial};
use crate::indicators::{Measures, Subject};
use crate::kinds::{BodyKind, FigureKind, Identity};
use crate::papers::annual::Written;
use crate::papers::compare::BodyDifference;
use crate::papers::plan::Ahead;

/// The committee.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitteeFacts {
    /// 安和里社区
    pub name: String,
    /// 样例街道
    pub street: Option<String>,
    /// When it was founded.
    pub founded: Option<Partial>,
    /// 落款
    pub signed: String,
}

/// A figure, newest up to the day.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureFacts {
    /// What it counts.
    pub kind: FigureKind,
    /// The value times 1000.
    pub thousandths: i64,
    /// From where it comes, in words.
    pub source: String,
}

/// A body on the day.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyFacts {
    /// The body.
    pub id: i64,
    /// What it is.
    pub kind: BodyKind,
    /// Its name that day.
    pub name: String,
    /// Its term that day.
    pub term: Option<TermFacts>,
    /// Seats of the term, where they are kept.
    pub seats: Option<i64>,
    /// Who holds its posts, first in rank first.
    pub roster: Vec<Holder>,
    /// Empty seats by post.
    pub vacancies: Vec<(String, i64)>,
    /// Names of bodies whose members belong to it by law, besides those in the roster.
    pub ex_officio: Vec<String>,
}

/// A term.
#[derive(Clone, Debug, PartialEq)]
pub struct TermFacts {
    /// 第N届
    pub ordinal: Option<i64>,
    /// First day.
    pub start: Partial,
    /// The last day by law.
    pub legal_end: Option<Partial>,
    /// Extended to.
    pub extended_to: Option<Partial>,
}

/// Somebody in a post, as known on the day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holder {
    /// What statistics count by; `full_time` is that of this appointment.
    pub subject: Subject,
    /// 职务
    pub post: String,
    /// Its rank in the body, from 1; 0 where it is not known.
    pub rank: i64,
    /// First day.
    pub from: Option<Partial>,
    /// 分管工作
    pub duties: Option<String>,
    /// Whom it represents, in words.
    pub represents: Option<String>,
    /// Spellings no table knows, as typed.
    pub spelled: Spelled,
    /// Where to find the person; only rosters for the office itself have it.
    pub contact: Option<Contact>,
}

/// Where to find somebody, as a roster of the office shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// 住址
    pub address: Option<String>,
    /// 联系电话, masked unless the facts say that it is in full.
    pub phone: Option<String>,
    /// 身份证件号码, masked likewise; only the roster for the street office has it.
    pub id_number: Option<String>,
    /// 楼栋, without the door.
    pub building: Option<String>,
}

/// What was typed where no national table has a code for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spelled {
    /// 民族
    pub nationality: Option<String>,
    /// 政治面貌
    pub politics: Option<String>,
    /// 文化程度
    pub education: Option<String>,
}

impl Holder {
    /// 男 or 女; nothing where it is not known.
    pub fn sex(&self) -> &'static str {
        match self.subject.sex.as_deref() {
            Some("1") => "男",
            Some("2") => "女",
            _ => "",
        }
    }

    /// 民族
    pub fn nationality(&self) -> &str {
        coded(Table::Nationality, self.subject.nationality.as_deref(), self.spelled.nationality.as_deref())
    }

    /// 政治面貌, short.
    pub fn politics(&self) -> &str {
        self.subject
            .politics
            .as_deref()
            .and_then(codes::short_politics)
            .or(self.spelled.politics.as_deref())
            .unwrap_or_default()
    }

    /// 文化程度, by its band.
    pub fn education(&self) -> &str {
        self.subject
            .education
            .as_deref()
            .and_then(codes::education_band)
            .map(codes::Band::chinese)
            .or(self.spelled.education.as_deref())
            .unwrap_or_default()
    }

    /// 专职 or 兼职; nothing where it is not known.
    pub fn full_time(&self) -> &'static str {
        match self.subject.full_time {
            Some(true) => "专职",
            Some(false) => "兼职",
            None => "",
        }
    }
}

fn coded<'a>(table: Table, code: Option<&'a str>, spelled: Option<&'a str>) -> &'a str {
    code.and_then(|code| codes::name(table, code)).or(spelled).unwrap_or_default()
}

/// A resident group on the day.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupFacts {
    /// The body.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// 组长
    pub leaders: Vec<String>,
    /// 副组长
    pub deputies: Vec<String>,
    /// 居民代表
    pub delegates: Vec<String>,
    /// Who holds its posts, first in rank first.
    pub roster: Vec<Holder>,
    /// Its buildings.
    pub buildings: Vec<String>,
    /// Its figures, or the sums over its buildings.
    pub figures: Vec<FigureFacts>,
}

/// A meeting of the year.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingFacts {
    /// The meeting.
    pub id: i64,
    /// Its body.
    pub body: i64,
    /// What that is.
    pub body_kind: BodyKind,
    /// Name of the body.
    pub body_name: String,
    /// Its full name.
    pub name: String,
    /// On which day.
    pub held_on: Day,
    /// 主持人
    pub chair: Option<String>,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 议题
    pub items: i64,
    /// 决议
    pub resolutions: Vec<ResolutionFacts>,
}

/// A resolution of the year.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolutionFacts {
    /// The resolution.
    pub id: i64,
    /// What was resolved.
    pub text: String,
    /// 责任人
    pub responsible: Option<String>,
    /// 期限
    pub due_on: Option<Day>,
    /// Settled on or before the day.
    pub settled: bool,
}

impl ResolutionFacts {
    /// Somebody has something to do by it, and it is not done.
    pub fn is_open(&self) -> bool {
        !self.settled && (self.responsible.is_some() || self.due_on.is_some())
    }
}

/// A thing that is counted and named: a building, a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// A body that ended in the year.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosedBody {
    /// The body.
    pub id: i64,
    /// Its last name.
    pub name: String,
    /// Its last day.
    pub on: Partial,
}

/// A number set by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct ByHand {
    /// The value times 1000.
    pub thousandths: i64,
    /// Why.
    pub reason: String,
}

/// 手填: a number no register computes, with its basis.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// The value times 1000.
    pub thousandths: i64,
    /// On what it rests.
    pub basis: String,
}

/// A number a year before.
#[derive(Clone, Debug, PartialEq)]
pub struct LastYear {
    /// The value times 1000.
    pub thousandths: i64,
    /// From where it is.
    pub origin: LastYearOrigin,
}

/// From where a number of an earlier year is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastYearOrigin {
    /// As it was sent.
    Frozen,
    /// 回填, or set by hand in that year's report.
    Filled,
    /// Computed as of that year's day.
    Computed,
}

/// All a year's report is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportFacts {
    /// Of which year.
    pub year: i32,
    /// The day its facts are true on.
    pub as_of: Day,
    /// The committee.
    pub committee: CommitteeFacts,
    /// Figures of the committee as a whole.
    pub figures: Vec<FigureFacts>,
    /// 楼栋
    pub blocks: Vec<Named>,
    /// 平房院
    pub courtyards: Vec<Named>,
    /// 驻区单位
    pub units: Vec<Named>,
    /// The organisation chart on the day; none where nothing stands in it.
    pub chart: Option<ChartFacts>,
    /// Bodies but for resident groups, in the order papers list them.
    pub bodies: Vec<BodyFacts>,
    /// Resident groups.
    pub groups: Vec<GroupFacts>,
    /// Meetings of the year up to the day, oldest first.
    pub meetings: Vec<MeetingFacts>,
    /// Kinds of bodies somebody held a post in by that day, closed or not: of another kind the register knows nothing.
    pub recorded: BTreeSet<BodyKind>,
    /// The register has meetings of that year or an earlier one, so that none in the year means none was held.
    pub meetings_kept: bool,
    /// Who came, left and moved since the last day of the year before, body by body; empty where it was not asked for.
    pub changes: Vec<BodyDifference>,
    /// Numbers set by hand, by code.
    pub by_hand: BTreeMap<String, ByHand>,
    /// Numbers typed, by code.
    pub typed: BTreeMap<String, Typed>,
    /// The numbers of the year before, by code.
    pub last_year: BTreeMap<String, LastYear>,
    /// What is counted how.
    pub measures: Measures,
    /// What she wrote into it herself, and for whom it is.
    pub written: Written,
    /// Bodies that ended in the year, up to the day.
    pub closed: Vec<ClosedBody>,
    /// The numbers of the years before, as far back as the pictures show: by year, then by code, times 1000.
    pub earlier: BTreeMap<i32, BTreeMap<String, i64>>,
    /// What the next year brings; only the plan has it.
    pub ahead: Ahead,
    /// Contacts are in full: somebody gave a reason.
    pub identity: Identity,
    /// The check-up of the day in a few lines, where it was made.
    pub check_up: Option<crate::papers::checkup::CheckUpSummary>,
}
