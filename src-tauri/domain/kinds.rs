//! Closed lists the register is built on: kinds of bodies, posts they start with, kinds of meetings and
//! facts. Their Chinese names are what a person reads; their codes are what is stored and sent.

/// Defines an enum of codes stored as text, with its Chinese name.
macro_rules! coded {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal, $chinese:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
                 schemars::JsonSchema, ts_rs::TS)]
        pub enum $name { $(#[doc = $chinese] $(#[$doc])* #[serde(rename = $code)] $variant,)+ }

        impl $name {
            /// All of them, in the order papers list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As stored and sent.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// As a person reads it.
            pub const fn chinese(self) -> &'static str {
                match self { $(Self::$variant => $chinese,)+ }
            }

            /// From the stored code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

coded! {
    /// Kinds of bodies (product.md): layer by layer.
    BodyKind {
        PartyOrganisation = "party", "社区党组织";
        PartyGroup = "party_group", "党小组";
        DelegatesAssembly = "delegates_assembly", "居民代表会议";
        Committee = "committee", "居民委员会";
        SubCommittee = "sub_committee", "下属委员会";
        ResidentGroup = "resident_group", "居民小组";
        Workers = "workers", "社区工作者";
        DeliberationCouncil = "deliberation", "协商议事委员会";
        SupervisionCommittee = "supervision", "居务监督委员会";
        ElectionCommittee = "election_committee", "居民选举委员会";
        ResidentsAssembly = "residents_assembly", "居民会议";
        Intermediary = "intermediary", "中介组织";
        ServiceOrganisation = "service", "专业服务组织";
        WorkingGroup = "working_group", "工作领导小组";
        Volunteers = "volunteers", "志愿队伍";
    }
}

coded! {
    /// What an organisation in the community is to it.
    UnitKind {
        Stationed = "stationed", "驻区单位";
        Intermediary = "intermediary", "中介组织";
        Professional = "professional", "专业服务组织";
        Volunteer = "volunteer", "志愿服务队伍";
    }
}

coded! {
    /// Layers of the organisation chart (四层).
    Layer {
        Leading = "leading", "领导层";
        Deciding = "deciding", "决策层";
        Executing = "executing", "执行层";
        Deliberating = "deliberating", "议事层";
        Supervising = "supervising", "监督";
        Other = "other", "其他";
    }
}

coded! {
    /// Dated facts of a person.
    FactKind {
        Name = "name", "曾用名";
        Politics = "politics", "政治面貌";
        Education = "education", "文化程度";
        Employment = "employment", "个人身份";
        Residence = "residence", "住处";
    }
}

coded! {
    /// On what an act rests.
    BasisKind {
        Meeting = "meeting", "会议";
        Election = "election", "选举";
        Document = "document", "文件";
        Import = "import", "导入";
        Note = "note", "说明";
    }
}

coded! {
    /// How somebody took part in a meeting.
    Capacity {
        Member = "member", "出席";
        Guest = "guest", "列席";
    }
}

coded! {
    /// Whether somebody came.
    Presence {
        Present = "present", "到";
        Excused = "excused", "请假";
        Absent = "absent", "缺席";
    }
}

coded! {
    /// How a vote was taken.
    VoteMethod {
        Hands = "hands", "举手表决";
        Secret = "secret", "无记名投票";
        Acclaim = "acclaim", "鼓掌通过";
    }
}

coded! {
    /// Whom a meeting's entitled number counts.
    EntitledKind {
        People = "people", "人员名单";
        Adults = "adults", "年满十八周岁居民";
        Households = "households", "户";
    }
}

coded! {
    /// Within what the meetings of a kind are counted.
    SeriesSpan {
        Term = "term", "按届";
        Year = "year", "按年";
        None = "none", "不编次数";
    }
}

coded! {
    /// Whom the list of a kind of meeting holds.
    ListSource {
        Posts = "posts", "本组织的任职名单";
        Leaders = "leaders", "各居民小组组长";
        Members = "members", "自己添名单";
        Adults = "adults", "填人数";
    }
}

coded! {
    /// Where an item of the agenda comes from, where nobody put it.
    ItemOrigin {
        Duty = "duty", "年度职责";
        FollowUp = "follow_up", "上次议定事项";
        Approval = "approval", "通过上次记录";
        Copied = "copied", "照上次";
    }
}

coded! {
    /// The six steps of 四议两公开, in their order.
    MatterStage {
        Proposed = "proposed", "党组织提议";
        Consulted = "consulted", "两委会商议";
        Reviewed = "reviewed", "党员大会审议";
        Resolved = "resolved", "居民会议或居民代表会议决议";
        DecisionShown = "decision_shown", "决议公开";
        OutcomeShown = "outcome_shown", "实施结果公开";
    }
}

coded! {
    /// What the bytes of an attachment are.
    ContentKind {
        Jpeg = "jpeg", "照片（JPEG）";
        Png = "png", "图片（PNG）";
        Heic = "heic", "照片（HEIC）";
        Pdf = "pdf", "PDF";
        Word = "word", "Word文档";
        Excel = "excel", "Excel表格";
    }
}

coded! {
    /// How resolutions are numbered.
    ResolutionNumbering {
        Year = "year", "按年：〔2026〕3号";
        Meeting = "meeting", "按会议：某次会议第1号";
    }
}

coded! {
    /// What became of a resolution.
    FollowUpState {
        Open = "open", "未落实";
        Postponed = "postponed", "延期";
        Done = "done", "已落实";
        Revoked = "revoked", "已废止";
    }
}

coded! {
    /// What a building is.
    BuildingKind {
        Block = "block", "楼栋";
        Courtyard = "courtyard", "平房院";
    }
}

coded! {
    /// Whom an appointee represents.
    RepresentsKind {
        Group = "group", "居民小组";
        Unit = "unit", "驻区单位";
        Source = "source", "来源";
    }
}

coded! {
    /// How somebody came into a post.
    BeginReason {
        General = "general", "换届";
        ByElection = "by_election", "补选";
        Chosen = "chosen", "推选";
        Appointed = "appointed", "任命";
        Hired = "hired", "聘用";
        PostChanged = "post_changed", "职务变动";
        Other = "other", "其他";
    }
}

coded! {
    /// Why an appointment ended.
    EndReason {
        TermEnded = "term_ended", "换届";
        Resigned = "resigned", "辞职";
        Recalled = "recalled", "罢免";
        Dismissed = "dismissed", "免职";
        Terminated = "terminated", "职务终止";
        Died = "died", "去世";
        Transferred = "transferred", "工作调动";
        MovedAway = "moved_away", "迁出";
        Retired = "retired", "退休";
        PostChanged = "post_changed", "职务变动";
        BodyClosed = "body_closed", "组织撤并";
        Other = "other", "其他";
    }
}

coded! {
    /// What a figure counts.
    FigureKind {
        Households = "households", "户数";
        Population = "population", "常住人口";
        RegisteredPopulation = "registered_population", "户籍人口";
        MovedIn = "moved_in", "入住户数";
        Area = "area", "面积（平方公里）";
        PartyMembers = "party_members", "党员人数";
    }
}

coded! {
    /// For whom a list is made.
    ListForm {
        Internal = "internal", "内部版";
        Street = "street", "上报版";
        Public = "public", "公示版";
        Candidates = "candidates", "候选人公示版";
    }
}

coded! {
    /// A column of a list of people.
    PersonColumn {
        Name = "name", "姓名";
        Sex = "sex", "性别";
        Age = "age", "年龄";
        Birth = "birth", "出生年月";
        Nationality = "nationality", "民族";
        Politics = "politics", "政治面貌";
        Education = "education", "文化程度";
        Employment = "employment", "个人身份";
        Posts = "posts", "现任职务";
        FullTime = "full_time", "专兼职";
        Group = "group", "居民小组";
        Building = "building", "楼栋";
        Residence = "residence", "住址";
        Phone = "phone", "联系电话";
        IdNumber = "id_number", "证件号码";
        Note = "note", "备注";
    }
}

coded! {
    /// What a list of people is sorted by.
    PeopleSort {
        Strokes = "strokes", "姓氏笔画";
        Pinyin = "pinyin", "拼音";
        Rank = "rank", "职务";
        Group = "group", "小组和楼栋";
        Age = "age", "年龄";
    }
}

coded! {
    /// In what a typed scrap was found.
    HitField {
        Name = "name", "姓名";
        Former = "former", "曾用名";
        Phone = "phone", "手机";
        Residence = "residence", "住处";
        Address = "address", "住址";
    }
}

coded! {
    /// How much of ID numbers, telephone numbers and homes a paper for the street office shows.
    Identity {
        /// As always.
        Masked = "masked", "隐去中间几位";
        /// With a reason, which the history keeps.
        Full = "full", "含完整身份信息";
    }
}

coded! {
    /// 读者: for whom a paper of the yearly report is made.
    ReportReader {
        /// With its tables, for the street office.
        Street = "street", "上报版";
        /// To the assembly of delegates, which hears it.
        Congress = "congress", "居民代表会议版";
        /// 下一年工作计划, a document of its own.
        Plan = "plan", "工作计划";
    }
}

impl BodyKind {
    /// Where it stands in the chart.
    pub const fn layer(self) -> Layer {
        match self {
            Self::PartyOrganisation | Self::PartyGroup => Layer::Leading,
            Self::DelegatesAssembly | Self::ResidentsAssembly => Layer::Deciding,
            Self::Committee | Self::SubCommittee | Self::ResidentGroup | Self::Workers => Layer::Executing,
            Self::DeliberationCouncil => Layer::Deliberating,
            Self::SupervisionCommittee => Layer::Supervising,
            Self::ElectionCommittee
            | Self::Intermediary
            | Self::ServiceOrganisation
            | Self::WorkingGroup
            | Self::Volunteers => Layer::Other,
        }
    }

    /// Posts a new body of this kind starts with, first in rank first. The last one is the plain post.
    pub const fn posts(self) -> &'static [&'static str] {
        match self {
            Self::PartyOrganisation => &["书记", "副书记", "委员"],
            Self::PartyGroup | Self::ResidentGroup => &["组长", "副组长"],
            Self::DelegatesAssembly => &["居民代表"],
            Self::Committee | Self::SubCommittee | Self::SupervisionCommittee | Self::ElectionCommittee => {
                &["主任", "副主任", "委员"]
            }
            Self::DeliberationCouncil => &["主任", "副主任", "委员"],
            Self::Workers => &["社区工作者"],
            Self::ResidentsAssembly => &[],
            Self::Intermediary | Self::ServiceOrganisation | Self::Volunteers => &["负责人", "成员"],
            Self::WorkingGroup => &["组长", "副组长", "成员"],
        }
    }

    /// The post of a row without one: 委员, 居民代表, 组长 …
    pub const fn plain_post(self) -> &'static str {
        match self {
            Self::ResidentGroup | Self::PartyGroup => "组长",
            Self::DelegatesAssembly | Self::ResidentsAssembly => "居民代表",
            Self::Workers => "社区工作者",
            Self::Intermediary | Self::ServiceOrganisation | Self::Volunteers | Self::WorkingGroup => "成员",
            Self::PartyOrganisation
            | Self::Committee
            | Self::SubCommittee
            | Self::DeliberationCouncil
            | Self::SupervisionCommittee
            | Self::ElectionCommittee => "委员",
        }
    }

    /// What a meeting of it is called.
    pub const fn meeting_name(self) -> &'static str {
        match self {
            Self::PartyOrganisation => "党员大会",
            Self::PartyGroup => "党小组会",
            Self::DelegatesAssembly => "居民代表会议",
            Self::Committee => "居民委员会会议",
            Self::SubCommittee => "下属委员会会议",
            Self::ResidentGroup => "居民小组会",
            Self::Workers => "社区工作者会议",
            Self::DeliberationCouncil => "协商议事会",
            Self::SupervisionCommittee => "居务监督委员会会议",
            Self::ElectionCommittee => "居民选举委员会会议",
            Self::ResidentsAssembly => "居民会议",
            Self::Intermediary | Self::ServiceOrganisation | Self::WorkingGroup | Self::Volunteers => "会议",
        }
    }
}
