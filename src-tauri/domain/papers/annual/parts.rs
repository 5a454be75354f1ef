//! What she writes into the report herself: free parts, carried over from the year before until she touches them, and
//! sentences of ours that she worded herself.

use std::collections::BTreeMap;

use crate::kinds::ReportReader;

/// A part of the report she writes herself. Its code is that of the chapter it closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FreePart {
    /// 社区基本情况
    Basics,
    /// 党建与组织建设
    Party,
    /// 居民自治
    SelfRule,
    /// 民生服务
    Service,
    /// 平安建设与人民调解
    Safety,
    /// 环境卫生与文明创建
    Environment,
    /// 文化、宣传与居民参与
    Culture,
    /// 经费收支
    Finance,
    /// 存在问题
    Problems,
    /// 下一年工作计划; the plan's own paper gives it as 主要任务
    Plan,
    /// 总体目标, in the plan's own paper
    PlanAims,
    /// 保障措施, in the plan's own paper
    PlanMeasures,
}

impl FreePart {
    /// The chapters of the report in their order.
    pub const REPORT: &'static [Self] = &[
        Self::Basics,
        Self::Party,
        Self::SelfRule,
        Self::Service,
        Self::Safety,
        Self::Environment,
        Self::Culture,
        Self::Finance,
        Self::Problems,
        Self::Plan,
    ];

    /// The parts of the plan for the next year, in their order.
    pub const PLAN: &'static [Self] = &[Self::PlanAims, Self::Plan, Self::PlanMeasures];

    /// Those of a reader's paper.
    pub const fn of(reader: ReportReader) -> &'static [Self] {
        match reader {
            ReportReader::Street | ReportReader::Congress => Self::REPORT,
            ReportReader::Plan => Self::PLAN,
        }
    }

    /// As stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::Party => "party",
            Self::SelfRule => "self_rule",
            Self::Service => "service",
            Self::Safety => "safety",
            Self::Environment => "environment",
            Self::Culture => "culture",
            Self::Finance => "finance",
            Self::Problems => "problems",
            Self::Plan => "plan",
            Self::PlanAims => "plan_aims",
            Self::PlanMeasures => "plan_measures",
        }
    }

    /// Its heading in the report.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Basics => "社区基本情况",
            Self::Party => "党建与组织建设",
            Self::SelfRule => "居民自治",
            Self::Service => "民生服务",
            Self::Safety => "平安建设与人民调解",
            Self::Environment => "环境卫生与文明创建",
            Self::Culture => "文化、宣传与居民参与",
            Self::Finance => "经费收支",
            Self::Problems => "存在问题",
            Self::Plan => "下一年工作计划",
            Self::PlanAims => "总体目标",
            Self::PlanMeasures => "保障措施",
        }
    }

    /// Whether the register knows too little of it for the paper to do without her words.
    pub const fn is_hers(self) -> bool {
        !matches!(self, Self::Basics | Self::Party | Self::SelfRule)
    }

    /// From the stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::REPORT.iter().chain(Self::PLAN).copied().find(|part| part.code() == code)
    }
}

/// What she wrote, for one reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// For whom.
    pub reader: ReportReader,
    /// Free parts.
    pub parts: BTreeMap<FreePart, WrittenPart>,
    /// Sentences of ours she worded herself, by their codes.
    pub sentences: BTreeMap<String, WrittenSentence>,
}

impl Default for Written {
    /// Nothing yet, for the street office.
    fn default() -> Self {
        Self { reader: ReportReader::Street, parts: BTreeMap::new(), sentences: BTreeMap::new() }
    }
}

impl Written {
    /// The text of a part; empty where there is none.
    pub fn text(&self, part: FreePart) -> &str {
        self.parts.get(&part).map(|part| part.text.as_str()).unwrap_or_default()
    }

    /// The year a part's text was carried over from, as long as she has not touched it.
    pub fn carried_from(&self, part: FreePart) -> Option<i32> {
        self.parts.get(&part).filter(|part| !part.text.trim().is_empty()).and_then(|part| part.carried_from)
    }
}

/// A free part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenPart {
    /// One paragraph a line.
    pub text: String,
    /// 沿用: the text is that of this earlier year, and she has not touched it for this one.
    pub carried_from: Option<i32>,
}

/// A sentence of ours as she worded it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenSentence {
    /// Her words.
    pub text: String,
    /// The numbers our sentence had then: code to the value times 1000.
    pub numbers: BTreeMap<String, i64>,
}
