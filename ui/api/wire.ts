// Made from the command list (src-tauri/office/commands.rs) by `juwei commands --wire`; a test compares it.

export type AgendaAdd = { /** The meeting. */ meeting: number, /** What it is about. */ title: string, /** Who put it. */ proposer?: string | null, /** Place on the agenda, from 1; the last where missing. */ position?: number | null, };

export type AgendaCorrect = { /** The item. */ id: number, /** The version it was read at. */ version: number, /** What it is about. */ title?: string | null, /** Who put it. */ proposer?: string | null, /** What was said. */ discussion?: string | null, /** Place on the agenda, from 1. */ position?: number | null, };

export type AgendaLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** From 1. */ position: number, /** What it is about. */ title: string, /** Who put it. */ proposer: string | null, /** Where it comes from, where nobody put it. */ origin: ItemOrigin | null, /** The rule whose yearly duty it is. */ rule: string | null, /** Whose minutes are approved. */ approves: MeetingNamed | null, /** What was said. */ discussion: string | null, /** 发言 */ speeches: Array<SpeechLine>, /** 表决 */ vote: VoteLine | null, /** There at this item with a right to vote and not staying away. */ may_vote: number, /** Members there at this item. */ came: number, /** Members due for it: those staying away are not. */ due: number, /** How many must be there, where a rule says so. */ needed: number | null, /** Enough were there, where a rule says how many. */ met: boolean | null, /** 本议题应到44人，实到36人，符合法定人数 */ quorum: string, };

export type AgendaProposal = { /** What `agenda_take` names it by. */ key: string, /** Where it comes from. */ origin: ItemOrigin, /** What the item would be called. */ title: string, /** Why, in words. */ why: string, /** Law and article, or paper and page. */ source: string | null, /** The pack that asks for it is of the whole country or switched on. */ in_force: boolean, /** Whose minutes would be approved. */ approves: MeetingNamed | null, /** The text the item would begin with: the open resolutions, one a line. */ text: string | null, };

export type AgendaProposals = { /** Duties first, then the last minutes, what is open, and the items of last time. */ proposals: Array<AgendaProposal>, };

export type AgendaTake = { /** The meeting. */ meeting: number, /** By key, in the order they are to stand. */ keys: Array<string>, };

export type AgreementAdd = { /** With which unit. */ unit: number, /** What it is called. */ title: string, /** First day. */ from?: string | null, /** Last day, where one was agreed. */ to?: string | null, /** The paper of the document register. */ document?: number | null, /** Free text. */ note?: string | null, };

export type AgreementCorrect = { /** The agreement. */ id: number, /** The version it was read at. */ version: number, /** What it is called. */ title?: string | null, /** First day. */ from?: string | null, /** Last day. */ to?: string | null, /** The paper of the document register. */ document?: number | null, /** Free text. */ note?: string | null, };

export type AgreementLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** What it is called. */ title: string, /** First day. */ from: string | null, /** Last day. */ to: string | null, /** In force that day. */ in_force: boolean, /** The paper of the document register. */ document: number | null, /** Its number and title. */ document_name: string | null, /** Free text. */ note: string | null, };

export type Alike = { /** The other card. */ id: number, /** Their name. */ name: string, /** Their birth. */ birth: string | null, /** Masked. */ id_number: string | null, /** The same ID number. */ same_id_number: boolean, /** The same name and the same address. */ same_address: boolean, };

export type AppointmentAdd = { /** Who. */ person: number, /** In which post. */ post: number, /** In which term; the one of the first day where missing. */ term?: number | null, /** First day; the start of the term where missing. */ from?: string | null, /** Last day. */ to?: string | null, /** How it came about. */ begin_reason?: BeginReason | null, /** Why it ended, where it has. */ end_reason?: EndReason | null, /** 专职 or 兼职. */ full_time?: boolean | null, /** 分管工作 */ duties?: string | null, /** On what it rests. */ basis?: BasisKind | null, /** The paper it rests on. */ document?: number | null, /** The meeting it rests on. */ meeting?: number | null, /** In words. */ basis_note?: string | null, /** Whom it represents. */ represents?: RepresentsKind | null, /** The group. */ represents_body?: number | null, /** The unit. */ represents_unit?: number | null, /** In words. */ represents_text?: string | null, /** An appointment this one replaces: it ends the day before. */ replaces?: number | null, };

export type AppointmentCorrect = { /** The appointment. */ id: number, /** The version it was read at. */ version: number, /** In which post. */ post?: number | null, /** In which term. */ term?: number | null, /** First day. */ from?: string | null, /** Last day. */ to?: string | null, /** How it came about. */ begin_reason?: BeginReason | null, /** Why it ended. */ end_reason?: EndReason | null, /** The paper its end rests on. */ end_document?: number | null, /** The same in words. */ end_note?: string | null, /** 专职 or 兼职. */ full_time?: boolean | null, /** 分管工作 */ duties?: string | null, /** On what it rests. */ basis?: BasisKind | null, /** The paper it rests on. */ document?: number | null, /** The meeting it rests on. */ meeting?: number | null, /** In words. */ basis_note?: string | null, /** Whom it represents. */ represents?: RepresentsKind | null, /** The group. */ represents_body?: number | null, /** The unit. */ represents_unit?: number | null, /** In words. */ represents_text?: string | null, };

export type AppointmentEnd = { /** The appointment. */ id: number, /** The version it was read at. */ version: number, /** The last day in office. */ on: string, /** Why. */ reason: EndReason, /** On what it rests. */ document?: number | null, /** In words. */ basis_note?: string | null, };

export type AppointmentLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Who. */ person: number, /** 姓名 */ name: string, /** 性别 */ sex: Coded | null, /** Full years on the day, where known. */ age: number | null, /** The body. */ body: number, /** Its name. */ body_name: string, /** The post. */ post: number, /** Its name. */ post_name: string, /** The term. */ term: number | null, /** 第N届 */ ordinal: number | null, /** First day. */ from: string | null, /** Last day. */ to: string | null, /** How it came about. */ begin_reason: BeginReason | null, /** Why it ended. */ end_reason: EndReason | null, /** 专职 or 兼职. */ full_time: boolean | null, /** 分管工作 */ duties: string | null, /** On what it rests, in words. */ basis: string | null, /** On what its end rests, in words. */ end_basis: string | null, /** Whom it represents, in words. */ represents: string | null, /** Holds on the day asked for. */ current: boolean, /** 交叉任职, 一肩挑, 连选连任, 新当选: computed, never typed. */ marks: Array<string>, /** Other posts held on the day. */ also: Array<string>, /** How long the person has served in the body, in words. */ service: string | null, /** Who followed in the seat, where that is certain. */ followed_by: Follower | null, };

export type AtPath = { /** Where it is. */ path: string, };

export type AttachmentAdd = { /** The meeting. */ meeting: number, /** The file. */ path: string, /** Photos made smaller: turned upright, at most 2,000 dots on the longer side, without the place they were taken at. */ reduce?: boolean | null, /** Free text. */ note?: string | null, };

export type AttachmentCorrect = { /** The attachment. */ id: number, /** The version it was read at. */ version: number, /** What it is called. */ name?: string | null, /** Free text. */ note?: string | null, };

export type AttachmentLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** The name it came with. */ name: string, /** What its bytes are. */ what: ContentKind | null, /** How long. */ bytes: number, /** SHA-256 of its bytes. */ sha256: string, /** Made smaller, with place data removed. */ reduced: boolean, /** Can be shown as a picture here. */ previewable: boolean, /** Free text. */ note: string | null, /** The correction it came with, where it came after the signature. */ correction: number | null, };

export type AttachmentSave = { /** The attachment. */ id: number, /** Where to, as chosen in the dialog. */ path: string, };

export type AttendanceAdd = { /** The meeting. */ meeting: number, /** Who, where there is a card. */ person?: number | null, /** The name, where there is none. */ name?: string | null, /** The post that day. */ post?: string | null, /** Member or guest; guest where missing. */ capacity?: Capacity | null, /** Why the list is corrected; a member added to a list taken from the register needs it. */ reason?: string | null, };

export type AttendanceCount = { /** The year. */ year: number, /** 应到 */ due: number, /** 实到 */ came: number, /** 请假 */ excused: number, };

export type AttendanceLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Who, where there is a card. */ person: number | null, /** The name that day. */ name: string, /** First letters, to jump by. */ initials: string, /** The post that day. */ post: string | null, /** Right to vote. */ may_vote: boolean, /** Member or guest. */ capacity: Capacity, /** Came or not; none while not recorded. */ presence: Presence | null, /** HH:MM, where late. */ arrived_at: string | null, /** HH:MM, where early. */ left_at: string | null, /** Came at this item. */ arrived_item: number | null, /** Left after this item. */ left_item: number | null, /** Who came for the one named. */ proxy: string | null, /** Why excused or absent. */ reason: string | null, /** Group, unit or body under which the sign-in sheet lists the name. */ section: string | null, /** Why the list was corrected by hand here. */ corrected: string | null, /** 回避: from which items they stay away, and why. */ recused: Array<RecusedFrom>, };

export type AttendanceRemove = { /** The line. */ id: number, /** The version it was read at. */ version: number, /** Why the list is corrected, kept with the operation; a member goes from a list taken from the register only with it. */ reason?: string | null, };

export type AttendanceRest = { /** The meeting. */ meeting: number, /** 到, 请假, 缺席 */ presence: Presence, };

export type AttendanceSet = { /** The line. */ id: number, /** The version it was read at. */ version: number, /** 到, 请假, 缺席 */ presence?: Presence | null, /** 出席 or 列席; a guest has no vote. */ capacity?: Capacity | null, /** HH:MM, where late. */ arrived_at?: string | null, /** HH:MM, where early. */ left_at?: string | null, /** Came at this item. */ arrived_item?: number | null, /** Left after this item. */ left_item?: number | null, /** Who came for the one named. */ proxy?: string | null, /** The post that day. */ post?: string | null, /** Why the list is corrected; post, capacity or right to vote do not change without it. */ corrected?: string | null, /** Why excused or absent. */ reason?: string | null, /** Right to vote. */ may_vote?: boolean | null, };

export type AttendedLine = { /** The meeting. */ meeting: number, /** Its name. */ name: string, /** When. */ held: string, /** The body that met. */ body_name: string, /** The post on the list. */ post: string | null, /** 出席 or 列席. */ capacity: Capacity, /** Came or not; none while not recorded. */ presence: Presence | null, /** Why excused or absent. */ reason: string | null, };

export type AttendedYear = { /** The year. */ year: number, /** 应到 */ due: number, /** 实到 */ came: number, /** 请假 */ excused: number, /** The newest first. */ meetings: Array<AttendedLine>, };

export type BackupCard = { /** Where it is. */ path: string, /** 社区名称 */ committee: string, /** Local time, RFC 3339. */ made_at: string, /** 演示数据 */ sample: boolean, /** Of this very register. */ same_register: boolean, /** How many operations. */ generation: number, /** How many operations the open register has. */ here: number | null, /** 人员 */ people: number, /** 组织 */ bodies: number, /** 会议 */ meetings: number, /** 附件, each counted once however often it is attached. */ attachments: number, /** Whoever holds the file can open it. */ open_to_anyone: boolean, /** Length in bytes. */ bytes: number, /** Head of the history chain as printed. */ chain: string, };

export type Band = { /** Which. */ layer: Layer, /** Where it begins. */ y: number, /** How high it is. */ height: number, /** Its name and where it stands. */ label: Label, };

export type BasisKind = "meeting" | "election" | "document" | "import" | "note";

export type BeginReason = "general" | "by_election" | "chosen" | "appointed" | "hired" | "post_changed" | "other";

export type Belonging = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** The group. */ group: number, /** Its name. */ group_name: string, /** First day. */ from: string | null, /** Last day. */ to: string | null, };

export type BelongingCorrect = { /** The belonging. */ id: number, /** The version it was read at. */ version: number, /** The group. */ group?: number | null, /** First day. */ from?: string | null, /** Last day. */ to?: string | null, };

export type BesideLine = { /** Its code. */ rule: string, /** The pack it is of. */ pack_title: string, /** What it asks. */ asked: string, /** Law and article. */ source: string, /** How it stands for the same body; none where it does not apply on the day. */ mark: Mark | null, };

export type BinKind = "person" | "body" | "meeting";

export type BinLine = { /** What it is. */ kind: BinKind, /** Its id. */ id: number, /** What it is called. */ name: string, };

export type BinList = { /** Newest first. */ records: Array<BinLine>, /** 封存: cards hidden while a retention period runs. */ sealed: Array<SealedLine>, };

export type BodyAdd = { /** What it is. */ kind: BodyKind, /** What it is called. */ name: string, /** Under which body. */ parent?: number | null, /** First day. */ founded?: string | null, /** By which paper. */ founding_document?: number | null, /** Free text. */ note?: string | null, };

export type BodyCard = { /** The body. */ id: number, /** What a patch must carry. */ version: number, /** What it is. */ kind: BodyKind, /** As a person reads it. */ kind_name: string, /** What it was called that day. */ name: string, /** Under which body. */ parent: number | null, /** First day. */ founded: string | null, /** Last day. */ closed: string | null, /** By which paper it was founded. */ founding_document: number | null, /** The same in words. */ founding_paper: string | null, /** By which paper it was closed. */ closing_document: number | null, /** The same in words. */ closing_paper: string | null, /** The body it went into. */ merged_into: number | null, /** Its name. */ merged_into_name: string | null, /** Names of bodies that went into it. */ absorbed: Array<string>, /** Free text. */ note: string | null, /** Other names people use for a body of its kind. */ also_called: Array<string>, /** What is peculiar about its kind, with its source. */ peculiar: string | null, /** Names it had, newest first. */ former_names: Array<FormerName>, /** The term on the day. */ term: TermLine | null, /** All terms, oldest first. */ terms: Array<TermLine>, /** Its posts, first in rank first. */ posts: Array<PostLine>, /** Who holds them on the day. */ roster: Array<AppointmentLine>, /** Empty seats on the day. */ vacancies: Array<Vacancy>, /** Who left before that day, newest first. */ left: Array<AppointmentLine>, /** 女4人，党员4人，专职5人，大专以上5人 */ summary: string, /** What stands out, in words: more holders than seats, a term past its end. Nothing of it is refused. */ remarks: Array<string>, };

export type BodyChange = { /** The body. */ id: number, /** From when. */ from: string, /** The new name. */ name?: string | null, /** The new parent. */ parent?: number | null, /** What it is from then on. */ kind?: BodyKind | null, /** By which paper. */ document?: number | null, };

export type BodyClose = { /** The body. */ id: number, /** The version it was read at. */ version: number, /** Its last day. */ on: string, /** By which paper. */ document?: number | null, /** Those in office leave with it for this reason; they stay in office where missing. */ end_appointments?: EndReason | null, };

export type BodyCorrect = { /** The body. */ id: number, /** The version it was read at. */ version: number, /** What it is. */ kind?: BodyKind | null, /** What it is called. */ name?: string | null, /** Under which body. */ parent?: number | null, /** First day. */ founded?: string | null, /** Last day. */ closed?: string | null, /** By which paper it was founded. */ founding_document?: number | null, /** By which paper it was closed. */ closing_document?: number | null, /** Free text. */ note?: string | null, };

export type BodyGetRequest = { /** The body. */ id: number, /** The day it is asked for; today where missing. */ as_of?: string | null, };

export type BodyKind = "party" | "party_group" | "delegates_assembly" | "committee" | "sub_committee" | "resident_group" | "workers" | "deliberation" | "supervision" | "election_committee" | "residents_assembly" | "intermediary" | "service" | "working_group" | "volunteers";

export type BodyLine = { /** The body. */ id: number, /** What it is. */ kind: BodyKind, /** As a person reads it. */ kind_name: string, /** Where it stands in the chart. */ layer: Layer, /** What it is called. */ name: string, /** Under which body. */ parent: number | null, /** Who holds the first post on the day. */ head: string | null, /** That post. */ head_post: string | null, /** Holders on the day. */ people: number, /** Seats of the term, where they are kept. */ seats: number | null, /** Empty seats, post by post. */ vacant: number, /** Holders more than seats, post by post. */ over: number, /** 第N届 on the day. */ ordinal: number | null, /** The last day of the term by law, or the one it was extended to. */ term_end: string | null, /** That day has passed, and no successor is chosen. */ overdue: boolean, };

export type BodyList = { /** In the order papers list them; a tree by `parent`. */ bodies: Array<BodyLine>, };

export type BodyMerge = { /** The body that ends. */ id: number, /** The version it was read at. */ version: number, /** The body it goes into. */ into: number, /** Its last day. */ on: string, /** By which paper. */ document?: number | null, /** Those in office leave for this reason; they stay in office where missing. */ end_appointments?: EndReason | null, /** Bodies under it stand under the other one from the next day on; they stay where missing. */ with_bodies?: boolean | null, /** Buildings of a group belong to the other group from the next day on; they stay where missing. */ with_buildings?: boolean | null, };

export type BoxKind = { "kind": "body", /** Which. */ id: number, } | { "kind": "folded", /** Which row. */ fold: Fold, } | { "kind": "handle", /** Which row. */ fold: Fold, };

export type BuildingAdd = { /** Such as 3号楼. */ name: string, /** What it is; 楼栋 where missing. */ kind?: BuildingKind | null, /** The group it belongs to. */ group?: number | null, /** Since when it belongs to it. */ from?: string | null, /** Free text. */ note?: string | null, };

export type BuildingAssign = { /** The building. */ building: number, /** The group; none takes it out of its group. */ group?: number | null, /** From when; today where missing. */ from?: string | null, };

export type BuildingCorrect = { /** The building. */ id: number, /** The version it was read at. */ version: number, /** Such as 3号楼. */ name?: string | null, /** What it is. */ kind?: BuildingKind | null, /** Free text. */ note?: string | null, };

export type BuildingHistory = { /** One by one. */ belongings: Array<Belonging>, };

export type BuildingKind = "block" | "courtyard";

export type BuildingLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Its name. */ name: string, /** What it is. */ kind: BuildingKind, /** Free text. */ note: string | null, /** The group it belongs to that day. */ group: number | null, /** Its name. */ group_name: string | null, /** Since when it belongs to it. */ group_from: string | null, /** Its figures. */ figures: Array<FigureLine>, };

export type CalendarExport = { /** The year. */ year: number, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, };

export type CalendarRequest = { /** Which. */ year: number, };

export type CalendarYear = { /** Which. */ year: number, /** By their days. */ lines: Array<DueLine>, };

export type Capacity = "member" | "guest";

export type CertificateAdd = { /** Whose. */ person: number, /** What it is called. */ name: string, /** 初级, 中级 … */ level?: string | null, /** Its number. */ number?: string | null, /** By whom. */ issued_by?: string | null, /** When it was issued. */ issued?: string | null, /** Until when it holds. */ valid_until?: string | null, /** 备注 */ note?: string | null, };

export type CertificateCorrect = { /** The certificate. */ id: number, /** The version it was read at. */ version: number, /** What it is called. */ name?: string | null, /** 初级, 中级 … */ level?: string | null, /** Its number. */ number?: string | null, /** By whom. */ issued_by?: string | null, /** When it was issued. */ issued?: string | null, /** Until when it holds. */ valid_until?: string | null, /** 备注 */ note?: string | null, };

export type CertificateRow = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** 社会工作者职业资格证书 … */ name: string, /** 初级, 中级 … */ level: string | null, /** Its number. */ number: string | null, /** By whom. */ issued_by: string | null, /** When it was issued. */ issued: string | null, /** Until when it holds. */ valid_until: string | null, /** 备注 */ note: string | null, /** Its last day has passed on the day asked for. */ expired: boolean, };

export type ChangedDay = { /** The day. */ day: string, /** How many things. */ count: number, };

export type ChangedMany = { /** People for whom something is different now. */ changed: number, /** People for whom it was so already, or who hold no post there. */ unchanged: number, };

export type Chart = { /** How wide. */ width: number, /** How high. */ height: number, /** The layers, from top to bottom. */ bands: Array<Band>, /** Lines between boxes, each a run of points. */ lines: Array<Array<Point>>, /** Words on lines: 选举产生. */ ties: Array<Label>, /** Boxes, row by row, from left to right. */ boxes: Array<ChartBox>, };

export type ChartBox = { /** Names it while the chart stands: `b12`, `groups`. */ key: string, /** What it stands for. */ what: BoxKind, /** The row it folds with, if it does. */ fold: Fold | null, /** Left edge. */ x: number, /** Upper edge. */ y: number, /** Width. */ width: number, /** Height. */ height: number, /** Its lines. */ texts: Array<Label>, /** Framed words in it. */ marks: Array<ChartMark>, /** All of it in one sentence, for whoever hears it. */ spoken: string, /** The box above, by its key. */ up: string | null, /** The box below. */ down: string | null, /** The box before in its row. */ left: string | null, /** The box after in its row. */ right: string | null, };

export type ChartExport = { /** The day; today where missing. */ as_of?: string | null, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which forms. */ formats: Array<Format>, };

export type ChartMark = { /** How bad it is. */ kind: MarkKind, /** Left edge of the frame. */ x: number, /** Its upper edge. */ y: number, /** Its width. */ width: number, /** Its height. */ height: number, /** The word. */ label: Label, };

export type ChartRequest = { /** The day; today where missing. */ as_of?: string | null, /** How wide, in pixels at full size; as on paper where missing. */ width?: number | null, /** Rows to show box by box although they are long. */ open?: Array<Fold> | null, /** Rows to show as one box. */ closed?: Array<Fold> | null, };

export type CheckUp = { /** The day. */ on: string, /** Today by the clock. */ today: string, /** Rules by their mark of the day. */ counts: MarkCounts, /** Findings of the list that were not there when it was last looked at. */ new: number, /** When it was last looked at. */ seen_at: string | null, /** One line for every rule and body. */ rules: Array<RuleLine>, /** Rules no program can check. */ notes: Array<NoteLine>, };

export type CheckUpExport = { /** The day; today where missing. */ as_of?: string | null, /** Which findings are listed; those of the day where missing. */ span?: Span | null, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, };

export type CheckUpRequest = { /** The day; today where missing. On a day ahead everything stays as it is recorded. */ as_of?: string | null, /** Which findings are listed; those of the day where missing. */ span?: Span | null, };

export type ClosedFont = { /** Its family. */ family: string, /** The family used instead; none where nothing else draws Chinese, and the PDF is an ordinary one. */ instead: string | null, };

export type Coded = { /** The code of the national table. */ code: string | null, /** As a person reads it. */ text: string, };

export type CommitteeCard = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** 社区名称 */ name: string, /** 街道 */ street: string | null, /** 12 digits. */ division_code: string | null, /** 统一社会信用代码 */ credit_code: string | null, /** 成立 */ founded: string | null, /** 落款 where it is set. */ signature: string | null, /** As it signs papers. */ signed: string, /** What looks odd about the division code, in words. */ warning: string | null, };

export type CommitteeCorrect = { /** The version it was read at. */ version: number, /** 社区名称 */ name?: string | null, /** 街道 */ street?: string | null, /** 12 digits. */ division_code?: string | null, /** 统一社会信用代码 */ credit_code?: string | null, /** 成立 */ founded?: string | null, /** 落款 */ signature?: string | null, };

export type CompareExport = { /** The earlier day. */ from: string, /** The later day; today where missing. */ to?: string | null, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which forms. */ formats: Array<Format>, };

export type CompareRequest = { /** The earlier day. */ from: string, /** The later day; today where missing. */ to?: string | null, /** Only this body, with everybody in it. */ body?: number | null, };

export type ComparedBody = { /** The body. */ body: number, /** Its name on the later day. */ name: string, /** Founded, closed, renamed, terms begun and ended: a sentence each. */ changes: Array<string>, /** Who came, left and moved, in this order. */ people: Array<ComparedPerson>, /** How many came, left and moved, listed or not. */ count: number, };

export type ComparedKind = "came" | "left" | "moved";

export type ComparedPerson = { /** Came, left or moved. */ kind: ComparedKind, /** Who. */ person: number, /** 姓名 */ name: string, /** The post on the earlier day. */ before: string | null, /** The post on the later day. */ after: string | null, /** The day it changed, where it is known. */ on: string | null, /** Why, in words. */ why: string | null, };

export type Comparison = { /** The earlier day. */ from: string, /** The later day. */ to: string, /** 新任4人，离任3人，职务变动1人。 */ summary: string, /** Bodies in which something differs, in the order papers list them. */ bodies: Array<ComparedBody>, };

export type Confidence = "full" | "excerpt" | "unverified";

export type ConsentAdd = { /** Whose. */ person: number, /** To what. */ purpose: string, /** When it was given. */ given?: string | null, /** 备注 */ note?: string | null, };

export type ConsentCorrect = { /** The consent. */ id: number, /** The version it was read at. */ version: number, /** To what. */ purpose?: string | null, /** When it was given. */ given?: string | null, /** When it was withdrawn. */ withdrawn?: string | null, /** 备注 */ note?: string | null, };

export type ConsentRow = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** To what. */ purpose: string, /** When it was given. */ given: string | null, /** When it was withdrawn. */ withdrawn: string | null, /** 备注 */ note: string | null, };

export type ContentKind = "jpeg" | "png" | "heic" | "pdf" | "word" | "excel";

export type CorrectionAdd = { /** The meeting. */ meeting: number, /** When. */ on: string, /** What is corrected. */ text: string, /** Why. */ reason: string, /** Files that come with it: attachments of a signed meeting come no other way. */ attachments: Array<string>, /** Photos made smaller, as in `attachment_add`. */ reduce?: boolean | null, };

export type CorrectionLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** When. */ on: string, /** What is corrected. */ text: string, /** Why. */ reason: string, };

export type DatedFigure = { /** The row; none where it is a sum over buildings. */ id: number | null, /** What a removal must carry. */ version: number | null, /** What it counts. */ kind: FigureKind, /** As a person reads it. */ kind_name: string, /** The value times 1000. */ thousandths: number, /** Counted on. */ on: string, /** Where it comes from. */ source: string | null, };

export type DayChanges = { /** That day; none where nothing had changed before. */ day: string | null, /** A sentence each, the first ones. */ what: Array<string>, /** How many things there are. */ count: number, };

export type DayList = { /** Days on which something began or ended, oldest first; days known exactly only. */ days: Array<ChangedDay>, /** Terms of the committee, oldest first: the bands of the ruler. */ terms: Array<TermBand>, };

export type DeadlineTick = { /** Which. */ key: string, /** The day it was done; today where missing. */ on_day?: string | null, /** How. */ note?: string | null, };

export type DeclaredAdd = { /** Whose relative. */ person: number, /** Their name. */ name: string, /** GB/T 4761 code or word: what the relative is of the person. */ code: string, /** 工作单位 */ workplace?: string | null, /** When it was declared. */ declared?: string | null, /** 备注 */ note?: string | null, };

export type DeclaredCorrect = { /** The relative. */ id: number, /** The version it was read at. */ version: number, /** Their name. */ name?: string | null, /** GB/T 4761 code or word. */ code?: string | null, /** 工作单位 */ workplace?: string | null, /** When it was declared. */ declared?: string | null, /** 备注 */ note?: string | null, };

export type DeclaredRow = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Their name. */ name: string, /** GB/T 4761: what the relative is of the person. */ relation: Coded, /** 工作单位 */ workplace: string | null, /** When it was declared. */ declared: string | null, /** 备注 */ note: string | null, };

export type DoneLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** The day it was done. */ on: string, };

export type Draft = { /** JSON text of the window's own. */ content: string | null, };

export type DraftLine = { /** Such as `meeting/12/2`. */ form: string, /** JSON text of the window's own. */ content: string, /** When it was kept, local time, RFC 3339. */ saved_at: string, };

export type DraftList = { /** The newest first. */ drafts: Array<DraftLine>, };

export type DraftName = { /** Such as `meeting/12`. */ form: string, };

export type DraftPut = { /** Such as `meeting/12`. */ form: string, /** JSON text of the window's own. */ content?: string | null, };

export type DraftsNamed = { /** What their names begin with, such as `meeting/12/`. */ beginning: string, };

export type DueKind = "resolution" | "meeting" | "term" | "meetings" | "report" | "backup" | "check_up" | "deadline";

export type DueLine = { /** When. */ day: string, /** Days from today; negative when it has passed. */ in_days: number, /** What. */ title: string, /** Whose, from where. */ detail: string, /** Where it is settled. */ kind: DueKind, /** The body or the meeting; 0 for the community as a whole. */ id: number, /** Why that day, with its source. */ why: string | null, /** Names it for ever, where it follows from a rule. */ key: string | null, /** No area keeps what would settle it: she ticks it herself. */ by_hand: boolean, /** 已办 */ done: DoneLine | null, };

export type EducationBand = "postgraduate" | "university" | "college" | "high_school" | "junior_or_less";

export type EndAt = { /** Its id. */ id: number, /** The version it was read at. */ version: number, /** The last day. */ on: string, };

export type EndReason = "term_ended" | "resigned" | "recalled" | "dismissed" | "terminated" | "died" | "transferred" | "moved_away" | "retired" | "post_changed" | "body_closed" | "other";

export type EntitledApply = { /** The meeting. */ id: number, /** The differences taken over, by key. */ keys: Array<string>, };

export type EntitledChange = "added" | "gone" | "post_changed";

export type EntitledDifference = { /** What `entitled_apply` names it by. */ key: string, /** What differs. */ change: EntitledChange, /** The person. */ person: number, /** The name. */ name: string, /** The post on the list. */ post_before: string | null, /** The post the register says. */ post_now: string | null, /** In words: 陈静：居民代表→居民代表（驻区单位） */ sentence: string, };

export type EntitledDifferences = { /** When the list was taken. */ taken: string | null, /** How the list differs, in its order. */ differences: Array<EntitledDifference>, };

export type EntitledKind = "people" | "adults" | "households";

export type EraseLook = { /** 姓名 */ name: string, /** What the deletion must carry. */ version: number, /** The retention period is over: no further reason is needed. */ over: boolean, /** Why it cannot be done at all now, in words. */ refused: string | null, /** What goes, in words. */ goes: Array<string>, /** What the law keeps, in words. */ stays: Array<string>, /** Free texts that name the person still: hers to decide. */ texts: Array<NamedText>, /** Attachments, frozen files and files written outside. */ files: Array<NamedFile>, /** How many more attachments could not be looked into. */ unread: number, /** Backups and earlier registers that still hold the data. */ backups: Array<KnownBackup>, };

export type Erased = { /** The person. */ id: number, /** How many images went from the history. */ images: number, /** Backups and earlier registers that still hold the data. */ backups: Array<KnownBackup>, };

export type Exported = { /** The folder. */ folder: string, /** One per form asked for. */ files: Array<ExportedFile>, };

export type ExportedFile = { /** Its form. */ format: Format, /** Its name. */ name: string, /** Its whole path. */ path: string, /** It got a number because a file of its name was changed since we wrote it, or is not ours. */ renamed: boolean, };

export type FactChange = { /** Whose. */ person: number, /** Which fact. For a name, the new name. */ kind: FactKind, /** Code or word; for a residence the door. */ value: string, /** For a residence. */ building?: number | null, /** From when; today where missing. */ from?: string | null, /** On what it rests. */ basis?: BasisKind | null, /** The paper it rests on. */ document?: number | null, /** The meeting it rests on. */ meeting?: number | null, /** In words. */ basis_note?: string | null, };

export type FactCorrect = { /** The fact. */ id: number, /** The version it was read at. */ version: number, /** Code or word; for a residence the door. */ value?: string | null, /** For a residence. */ building?: number | null, /** First day. */ from?: string | null, /** Last day. */ to?: string | null, };

export type FactKind = "name" | "politics" | "education" | "employment" | "residence";

export type FactRow = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Which fact. */ kind: FactKind, /** Its value. */ value: Coded, /** For a residence. */ building: number | null, /** First day. */ from: string | null, /** Last day. */ to: string | null, /** On what it rests. */ basis: BasisKind | null, /** In words. */ basis_note: string | null, /** In force on the day asked for. */ current: boolean, };

export type FaultLine = { /** Stable. */ code: string, /** What happened and what to do. */ message: string, };

export type FieldChange = { /** As a person reads it. */ field: string, /** Before. */ before: string | null, /** After. */ after: string | null, };

export type FigureKind = "households" | "population" | "registered_population" | "moved_in" | "area" | "party_members";

export type FigureLine = { /** The row; none where it is a sum. */ id: number | null, /** What it counts. */ kind: FigureKind, /** As a person reads it. */ kind_name: string, /** The value times 1000. */ thousandths: number, /** Counted on. */ on: string, /** Where it comes from. */ source: string | null, };

export type FigureListRequest = { /** Of which building. */ building?: number | null, /** Of which group. */ group?: number | null, };

export type FigureSeries = { /** Every count that was taken. */ figures: Array<DatedFigure>, /** How much of the households had moved in, on each day one of both counts changed. */ shares: Array<ShareLine>, };

export type FigureSet = { /** What it counts. */ kind: FigureKind, /** The value times 1000. */ thousandths: number, /** Counted on; today where missing. */ on?: string | null, /** Of which building. */ building?: number | null, /** Of which group. */ group?: number | null, /** Where it comes from. */ source?: string | null, };

export type FindReply = { /** Found. */ found: Array<FoundLine>, };

export type FindRequest = { /** Any scrap. */ text: string, /** At most this many of each kind (8 where missing). */ limit?: number | null, };

export type FindingLine = { /** First day. */ from: string, /** Last day; none while it lasts on the day asked about. */ until: string | null, /** How it is marked. */ mark: Mark, /** What was found. */ sentence: string, /** What it rests on; a waiver repeats it. */ facts: string, /** Numerator, or the number itself. */ count: number, /** Denominator. */ whole: number | null, /** What was asked at least. */ least: number | null, /** What was asked at most. */ most: number | null, /** Whom it concerns, by their names of its last day. */ people: Array<PersonRef>, /** Meetings it concerns. */ meetings: Array<MeetingRef>, /** Not there when the check-up was last looked at. */ new: boolean, /** What was written about it. */ waiver: WaiverLine | null, };

export type Fold = "party_groups" | "sub_committees" | "groups" | "others";

export type FollowUpAdd = { /** The resolution. */ resolution: number, /** When. */ on: string, /** What was done. */ text: string, /** Settled by this. */ done: boolean, /** Put off to this day; the text is the reason. */ postponed_to?: string | null, };

export type FollowUpLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** When. */ on: string, /** What was done. */ text: string, /** Settled by this. */ done: boolean, /** The new date, where it was put off; the text is the reason. */ postponed_to: string | null, };

export type FollowUpList = { /** How many are open or put off, in all bodies. */ open: number, /** How many of them are past their date. */ overdue: number, /** By body, the earliest date first; at most 500. */ lines: Array<FollowUpListLine>, };

export type FollowUpListLine = { /** The body. */ body: number, /** Its name. */ body_name: string, /** The meeting. */ meeting: MeetingNamed, /** The resolution. */ resolution: ResolutionLine, /** Its date is past. */ overdue: boolean, };

export type FollowUpListRequest = { /** Of this body. */ body?: number | null, /** In this state; open and put off where missing. */ state?: FollowUpState | null, /** Only those whose date is past. */ overdue?: boolean | null, /** Only those to be made public. */ disclosed?: boolean | null, };

export type FollowUpState = "open" | "postponed" | "done" | "revoked";

export type Follower = { /** Who. */ person: number, /** 姓名 */ name: string, /** First day. */ from: string | null, };

export type FormCard = { /** Digest of what it asks for; the same for the form of another year. */ form: string, /** Tells this state of the file from another. */ stamp: string, /** Name of the file. */ name: string, /** What it is. */ kind: FormKind, /** It was filled before, and comes filled in as then. */ remembered: boolean, /** The day its answers are true. */ as_of: string, /** What it asks for, in its order; a list before its columns. */ places: Array<FormPlace>, /** What to know before it is filled. */ warnings: Array<string>, /** What stays empty as it stands now. */ unfilled: Array<FormUnfilled>, /** The folder files went to last. */ folder: string | null, };

export type FormChoice = { /** The place. */ place: string, /** Code of the source; left empty on purpose where missing. */ source?: string | null, };

export type FormFill = { /** The file. */ path: string, /** As it was looked at; another file is refused then. */ stamp?: string | null, /** Of which year its answers are. */ year: number, /** The day they are true; the usual one where missing. */ as_of?: string | null, /** What each place is filled with; a place that is not named stays empty. */ mapping: Array<FormChoice>, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** How much of ID numbers, telephone numbers and homes it shows; masked where missing. */ identity?: Identity | null, /** Why they must be in full; needed then. */ reason?: string | null, };

export type FormFilled = { /** The file that was written. */ exported: Exported, /** What stayed empty. */ unfilled: Array<FormUnfilled>, };

export type FormKind = "xlsx" | "docx";

export type FormOpen = { /** The file: xlsx or docx. */ path: string, /** Of which year its answers are. */ year: number, /** The day they are true; 31 December of the year, or today where that is still ahead, where missing. */ as_of?: string | null, /** What she has chosen so far, before what is remembered and proposed. */ mapping?: Array<FormChoice> | null, };

export type FormPlace = { /** Names it. */ place: string, /** What it takes. */ kind: FormPlaceKind, /** Of a column: its list. */ of: string | null, /** In words: 工作表“情况表” C5. */ where: string, /** What it asks for, as the form says it. */ asks: string, /** Code of what it is filled with; where `certain` is false only a proposal, which is not filled. */ source: string | null, /** What that source is called. */ label: string | null, /** What would stand there; of a list and its columns the first few. Masked. */ value: string | null, /** It is filled with it: recognised for certain, remembered, or chosen by her. */ certain: boolean, };

export type FormPlaceKind = "value" | "list" | "column";

export type FormSource = { /** Stable. */ code: string, /** Which places take it. */ kind: FormPlaceKind, /** The group it is offered in. */ group: string, /** In words. */ label: string, /** As it is written, masked; empty where the register does not know it. */ value: string, };

export type FormSources = { /** In the order they are offered. */ sources: Array<FormSource>, };

export type FormSourcesRequest = { /** The year. */ year: number, /** The day they are true; the usual one where missing. */ as_of?: string | null, };

export type FormUnfilled = { /** Names it. */ place: string, /** In words. */ where: string, /** What it asks for. */ asks: string, /** Why. */ why: string, };

export type Format = "docx" | "pdf" | "xlsx" | "svg" | "png" | "ics" | "zip";

export type FormerName = { /** The name. */ name: string, /** First day. */ from: string | null, /** Last day. */ to: string, /** By which paper it changed, in words. */ paper: string | null, };

export type FoundLine = { /** What kind of thing. */ subject: FoundSubject, /** Its id. */ id: number, /** Its name. */ name: string, /** What tells it from another of that name. */ detail: string, /** Where in the name the hit stands: start and length in characters; empty where elsewhere. */ hit: [number, number] | null, /** The sentence that holds it, where it stands in what was said or resolved and not in the name. */ place: HitPlace | null, };

export type FoundSubject = "person" | "body" | "meeting";

export type GroupLine = { /** The body. */ id: number, /** Its name. */ name: string, /** 组长 */ leaders: Array<string>, /** 副组长 */ deputies: Array<string>, /** 居民代表 of the group. */ delegates: Array<string>, /** Its buildings. */ buildings: Array<string>, /** Figures of the group; where none is kept, the sum over its buildings. */ figures: Array<FigureLine>, };

export type GroupList = { /** Resident groups. */ groups: Array<GroupLine>, /** Buildings. */ buildings: Array<BuildingLine>, /** Units and other organisations here that day. */ units: Array<UnitLine>, /** Figures of the committee as a whole. */ figures: Array<FigureLine>, };

export type GroupsExport = { /** The day; today where missing. */ as_of?: string | null, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, };

export type HistoryList = { /** How many in all. */ total: number, /** The page. */ operations: Array<OperationRow>, /** What Ctrl+Z would take back. */ undo: string | null, /** What Ctrl+Y would put back. */ redo: string | null, /** Head of the history chain as printed. */ chain: string, };

export type HistoryListRequest = { /** At most this many (100 where missing). */ limit?: number | null, /** Those before this operation. */ after?: number | null, };

export type Hit = { /** In what. */ field: HitField, /** The text it stands in, as shown. */ text: string, /** The first character to mark, from 0. */ start: number, /** How many. */ length: number, };

export type HitField = "name" | "former" | "phone" | "residence" | "address";

export type HitPlace = { /** 议题, 发言, 决议 … */ what: string, /** The item it stands under. */ agenda_item: number | null, /** Who said it. */ speaker: string | null, /** The sentence before the hit. */ before: string, /** The hit. */ hit: string, /** The sentence after it. */ after: string, };

export type Identity = "masked" | "full";

export type ImportCandidate = { /** The person of the register. */ person: number | null, /** Or the earlier row of the sheet that adds them. */ as_row: number | null, /** Name, birth, masked ID number, address: what tells them apart. */ text: string, };

export type ImportCell = { /** What its column means. */ column: RosterColumn, /** As a person reads it. */ title: string, /** What the file says. */ given: string, /** What is read: the same, or what she set right. */ text: string, };

export type ImportChange = { /** As a person reads it. */ field: string, /** What the register says. */ before: string | null, /** What it will say. */ after: string | null, };

export type ImportColumn = { /** Its place, 0 being the first. */ place: number, /** What it means; nothing where missing. */ meaning?: RosterColumn | null, };

export type ImportCorrection = { /** Number of the row in the sheet. */ row: number, /** What its column means. */ column: RosterColumn, /** What it should say; nothing where empty. */ text: string, };

export type ImportDecision = { /** Number of the row in the sheet. */ row: number, /** What was decided. */ verdict: ImportVerdict, /** For `same`: the person of the register it is. */ person?: number | null, /** For `same`: the earlier row of the sheet it repeats. */ as_row?: number | null, };

export type ImportLine = { /** Number of the row in the sheet. */ row: number, /** 姓名, or 楼栋. */ name: string, /** Masked. */ id_number: string | null, /** 职务, as it will be recorded. */ post: string | null, /** 小组 */ group: string | null, /** What becomes of it. */ outcome: ImportOutcome, /** Why, or what changes, in words. */ text: string, /** It contradicts the register, or another row. */ conflict: boolean, /** Field by field, for somebody or something that is known. */ changes: Array<ImportChange>, /** Whom it may be about, where that is for her to say. */ candidates: Array<ImportCandidate>, /** The sealed card it is about, where there is one. */ sealed: ImportSealed | null, /** She set cells of it right. */ corrected: boolean, /** What she said. */ decision: ImportVerdict | null, };

export type ImportLook = { /** The sheets of the file; empty where a file has none. */ sheets: Array<string>, /** The sheet read. */ sheet: string, /** The first rows with something in them. */ first: Array<LookRow>, /** Number of the first row of the header, where one was found. */ header_top: number | null, /** Number of its last row. */ header: number | null, /** The same for every sheet with these words over its columns: under it a mapping is remembered. */ header_key: string, /** The columns, from left to right. */ columns: Array<LookColumn>, /** What a column of this sheet may mean. */ meanings: Array<LookMeaning>, /** The meaning every row needs has its column. */ complete: boolean, };

export type ImportLookRequest = { /** The file. */ path: string, /** The sheet in it; the first one where missing. */ sheet?: string | null, /** What the rows are. */ what?: ImportWhat | null, /** Number of the last row of the header; searched for where missing. */ header?: number | null, };

export type ImportMark = { /** As it was tried. */ import: ImportRequest, /** The folder; the one chosen last where missing. */ folder?: string | null, };

export type ImportOutcome = "added" | "updated" | "skipped" | "refused";

export type ImportPreview = { /** What the real run would answer. */ result: ImportReply, /** The sheets of the file; empty where a file has none. */ sheets: Array<string>, /** The sheet read. */ sheet: string, /** Stamp of the file that was read. */ stamp: string, /** Number of the last row of the header. */ header: number, /** What is read, by the names columns have here. */ columns: Array<string>, /** Header words that are left out. */ ignored: Array<string>, /** Every row below the header. */ lines: Array<ImportLine>, };

export type ImportProblem = { /** Number of the row in the sheet. */ row: number, /** The column, by the name it has here. */ column: string, /** Stable, for scripts; `domain::wording::import::CODES` lists them. */ code: string, /** Whether the row is taken. */ severity: ImportSeverity, /** In words. */ message: string, };

export type ImportReply = { /** Rows with something in them below the header. */ rows: number, /** New people, or new buildings. */ added: number, /** Known ones something changed for. */ updated: number, /** Left out because they say nothing new. */ skipped: number, /** Not taken, each with a problem. */ refused: number, /** In the order of the rows. */ problems: Array<ImportProblem>, };

export type ImportRequest = { /** The file: xlsx, xlsb, xls, ods or csv. */ path: string, /** The sheet in it; the first one where missing. */ sheet?: string | null, /** Id or exact name of the body the rows are appointed to; people only where missing. */ into?: string | null, /** From when appointments and changes count. */ from?: string | null, /** What the rows are; members where `into` is given and people where it is not. */ what?: ImportWhat | null, /** Number of the last row of the header; searched for where missing. */ header?: number | null, /** What the columns mean, all of them; by the words of the header where missing. */ columns?: Array<ImportColumn> | null, /** What was decided of single rows. */ decisions?: Array<ImportDecision> | null, /** Cells she set right in the wizard; the file itself stays as it is. */ corrections?: Array<ImportCorrection> | null, /** The stamp of the file that was looked at; another file is refused then. */ stamp?: string | null, };

export type ImportRow = { /** In the order of the sheet. */ cells: Array<ImportCell>, };

export type ImportRowRequest = { /** As it was tried. */ import: ImportRequest, /** Number of the row in the sheet. */ row: number, };

export type ImportSealed = { /** The person. */ person: number, /** What `person_unseal` must carry. */ version: number, /** Name, birth, masked ID number, and how it is sealed. */ text: string, /** Told by the ID number: nobody else can be meant. */ sure: boolean, };

export type ImportSeverity = "refused" | "warning";

export type ImportVerdict = "same" | "another" | "leave_out";

export type ImportWhat = "people" | "delegates" | "leaders" | "members" | "buildings";

export type InWords = { /** Plain text with line breaks. */ text: string, };

export type ItemOrigin = "duty" | "follow_up" | "approval" | "copied";

export type KinshipAdd = { /** Of whom. */ person: number, /** Who. */ relative: number, /** GB/T 4761 code: what the relative is of the person. */ code: string, };

export type KnownBackup = { /** Its path, or its name where only that is known. */ name: string, /** When it was made. */ at: string | null, /** It is there now, where this computer can look. */ there: boolean, };

export type Label = { /** The words. */ text: string, /** The middle of the words. */ x: number, /** Their base line. */ y: number, /** Size of the type. */ size: number, /** Bold. */ strong: boolean, };

export type LastBackup = { /** Where it was written. */ path: string, /** Local time, RFC 3339. */ at: string, /** How many operations it holds. */ generation: number, };

export type Layer = "leading" | "deciding" | "executing" | "deliberating" | "supervising" | "other";

export type ListForm = "internal" | "street" | "public" | "candidates";

export type ListSource = "posts" | "leaders" | "members" | "adults";

export type LookColumn = { /** Its place, 0 being the first. */ place: number, /** The words over it. */ word: string, /** What it was taken to mean. */ meaning: RosterColumn | null, /** What stands first in it, numbers of people masked. */ samples: Array<string>, };

export type LookMeaning = { /** For the request. */ meaning: RosterColumn, /** As a person reads it. */ text: string, };

export type LookRow = { /** Its number. */ row: number, /** Its cells from the first column on; long ones cut, numbers of people masked. */ cells: Array<string>, };

export type Made = { /** Its id. */ id: number, };

export type ManyChange = { "what": "politics", /** Code or word. */ value: string, } | { "what": "education", /** Code or word. */ value: string, } | { "what": "employment", /** Code or word. */ value: string, } | { "what": "building", /** The building. */ building: number, } | { "what": "full_time", /** The body. */ body: number, /** 专职 */ full_time: boolean, };

export type Mark = "error" | "warning" | "hint" | "waived" | "kept" | "unrecorded";

export type MarkCounts = { /** 不符 */ error: number, /** 待说明 */ warning: number, /** 提示 */ hint: number, /** 已说明 */ waived: number, /** 符合 */ kept: number, /** 尚未登记 */ unrecorded: number, };

export type MarkKind = "error" | "warning";

export type MatterAdd = { /** What it is about. */ title: string, /** Free text. */ note?: string | null, };

export type MatterCard = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** What it is about. */ title: string, /** Free text. */ note: string | null, /** All six in their order, taken or not. */ stages: Array<MatterStageLine>, /** How many were taken. */ taken: number, /** Steps a later one was taken without, in words. */ missing: Array<string>, };

export type MatterCorrect = { /** The matter. */ id: number, /** The version it was read at. */ version: number, /** What it is about. */ title?: string | null, /** Free text. */ note?: string | null, };

export type MatterList = { /** Newest first. */ matters: Array<MatterCard>, };

export type MatterNamed = { /** The matter. */ id: number, /** What it is about. */ title: string, /** Which step. */ step: MatterStage, };

export type MatterStage = "proposed" | "consulted" | "reviewed" | "resolved" | "decision_shown" | "outcome_shown";

export type MatterStageLine = { /** Which step. */ step: MatterStage, /** The law asks for it where residents decide. */ by_law: boolean, /** Every time it was taken, in order. */ taken: Array<MatterStepLine>, /** A later step was taken without it. */ missing: boolean, };

export type MatterStepAdd = { /** The matter. */ matter: number, /** Which step. */ step: MatterStage, /** When; the day of the meeting where missing. */ on?: string | null, /** Last day of a disclosure. */ until?: string | null, /** The meeting it was taken at. */ meeting?: number | null, /** Free text. */ note?: string | null, };

export type MatterStepLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** When. */ on: string, /** Last day of a disclosure. */ until: string | null, /** The meeting it was taken at. */ meeting: MeetingNamed | null, /** Free text. */ note: string | null, };

export type MeetingAdd = { /** Of which body. */ body: number, /** On which day. */ held: string, /** Which of the kinds of the list; the first of the body's where missing. */ meeting_kind?: number | null, /** What it is called; what the kind is called where missing. */ kind?: string | null, /** 第N次; one more than the last of the term where missing. */ series?: number | null, /** Its full name; made from kind, term and number where missing. */ name?: string | null, /** HH:MM */ starts_at?: string | null, /** HH:MM */ ends_at?: string | null, /** Where. */ place?: string | null, /** 主持人 */ chair?: string | null, /** 记录人 */ recorder?: string | null, /** When notice was given. */ notice?: string | null, /** What the notice says besides. */ notice_text?: string | null, /** 授课人, of a 党课. */ lecturer?: string | null, /** Place, times, chair, recorder and agenda as at this meeting, where they are not given. */ copy_of?: number | null, /** Whom the entitled number counts; by the kind where missing. */ entitled_kind?: EntitledKind | null, /** Typed, where no list of names counts it. */ entitled_count?: number | null, /** Where that number comes from. */ entitled_source?: string | null, };

export type MeetingCard = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** The body. */ body: number, /** Its name. */ body_name: string, /** What the body is. */ body_kind: BodyKind, /** 第N届 */ ordinal: number | null, /** Which of the kinds of the list; none for one of before there was a list. */ meeting_kind: number | null, /** What kind of meeting. */ kind: string, /** 第N次 */ series: number | null, /** Its full name. */ name: string, /** On which day. */ held: string, /** HH:MM */ starts_at: string | null, /** HH:MM */ ends_at: string | null, /** Where. */ place: string | null, /** 主持人 */ chair: string | null, /** 记录人 */ recorder: string | null, /** When notice was given. */ notice: string | null, /** Whom the entitled number counts. */ entitled_kind: EntitledKind, /** Typed, where no list of names counts it. */ entitled_count: number | null, /** Where that number comes from. */ entitled_source: string | null, /** When the list of those entitled was taken from the register. */ list_taken: string | null, /** The list of names is made by hand, because no roster of the register says who is entitled. */ list_by_hand: boolean, /** Whether a local rule lets somebody come for another. */ proxies: boolean, /** What the notice says besides. */ notice_text: string | null, /** Whether notice was given early enough. */ notice_line: NoticeLine | null, /** 授课人, of a 党课. */ lecturer: string | null, /** What was said; the whole minutes where they are one text. */ discussion: string | null, /** 整篇: the minutes are one text. */ text_only: boolean, /** 纪要 as edited; made from the items where it is empty. */ summary: string | null, /** 文号 of the 纪要. */ summary_number: string | null, /** Free text. */ note: string | null, /** When it was signed. */ signed: string | null, /** The later meeting that approved its minutes. */ approved: MeetingNamed | null, /** 更正 */ corrections: Array<CorrectionLine>, /** 附件 */ attachments: Array<AttachmentLine>, /** Steps of matters taken at it. */ matters: Array<MatterNamed>, /** 应到45人，实到38人，符合法定人数 */ quorum: QuorumLine, /** The list of names. */ attendance: Array<AttendanceLine>, /** 议题 */ items: Array<AgendaLine>, /** 决议 */ resolutions: Array<ResolutionLine>, /** Resolutions of the body's earlier meetings that nothing has settled. */ earlier: Array<ResolutionLine>, };

export type MeetingCorrect = { /** The meeting. */ id: number, /** The version it was read at. */ version: number, /** On which day. */ held?: string | null, /** Which of the kinds of the list. */ meeting_kind?: number | null, /** What kind of meeting. */ kind?: string | null, /** 第N次 */ series?: number | null, /** Its full name. */ name?: string | null, /** HH:MM */ starts_at?: string | null, /** HH:MM */ ends_at?: string | null, /** Where. */ place?: string | null, /** 主持人 */ chair?: string | null, /** 记录人 */ recorder?: string | null, /** When notice was given. */ notice?: string | null, /** Whom the entitled number counts. */ entitled_kind?: EntitledKind | null, /** Typed, where no list of names counts it. */ entitled_count?: number | null, /** Where that number comes from. */ entitled_source?: string | null, /** What the notice says besides. */ notice_text?: string | null, /** 授课人, of a 党课. */ lecturer?: string | null, /** What was said; the whole minutes where they are one text. */ discussion?: string | null, /** 整篇: the minutes are one text. */ text_only?: boolean | null, /** 纪要 as edited; nothing makes it from the items again. */ summary?: string | null, /** 文号 of the 纪要. */ summary_number?: string | null, /** Free text. */ note?: string | null, };

export type MeetingFigureLine = { /** The body; none where all bodies of a kind are counted together. */ body: number | null, /** 居民会议 … */ title: string, /** 次数 */ count: number, /** 参加人数, summed over the meetings. */ came: number, /** 应到, summed over the meetings. */ due: number, /** Of them with a signature. */ signed: number, /** The meetings counted. */ meetings: Array<number>, };

export type MeetingFigures = { /** R13: 居民会议、居民代表会议的次数和参加人数. */ report: Array<MeetingFigureLine>, /** The same of every body that met. */ bodies: Array<MeetingFigureLine>, /** R14 and R15 of the last year of the period: typed, or empty. */ typed: Array<TypedFigureLine>, };

export type MeetingFiguresRequest = { /** First day. */ from: string, /** Last day. */ to: string, };

export type MeetingHit = { /** The meeting. */ id: number, /** Its name. */ name: string, /** On which day. */ held: string, /** The body. */ body: number, /** Where it stands, at most five. */ places: Array<HitPlace>, };

export type MeetingHits = { /** In how many meetings. */ total: number, /** The page. */ meetings: Array<MeetingHit>, };

export type MeetingKindAdd = { /** Of which kind of body. */ body_kind: BodyKind, /** Only of this body. */ body?: number | null, /** What it is called. */ name: string, /** What 第N次 counts within; the year where missing. */ series?: SeriesSpan | null, /** How the full name is made; the usual way where missing. */ pattern?: string | null, /** Whom the list holds; the holders of the body's posts where missing. */ entitled?: ListSource | null, /** Whether the quorum of the body is asked of it. */ quorum?: boolean | null, };

export type MeetingKindCorrect = { /** The kind. */ id: number, /** The version it was read at. */ version: number, /** What it is called. */ name?: string | null, /** Only of this body. */ body?: number | null, /** What 第N次 counts within. */ series?: SeriesSpan | null, /** How the full name is made. */ pattern?: string | null, /** Whom the list holds. */ entitled?: ListSource | null, /** Whether the quorum of the body is asked of it. */ quorum?: boolean | null, /** Whether a local rule lets somebody come for another. */ proxies?: boolean | null, /** Whether a local rule gives delegates of units a seat. */ unit_seats?: boolean | null, /** Place in the list. */ position?: number | null, };

export type MeetingKindLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Of which kind of body. */ body_kind: BodyKind, /** Only of this body; of all of its kind where none. */ body: number | null, /** What it is called; `{body}` stands for the name of the body. */ name: string, /** What 第N次 counts within. */ series: SeriesSpan, /** How the full name is made of `{term}`, `{year}`, `{body}`, `{kind}` and `{series}`. */ pattern: string, /** Whom the list holds. */ entitled: ListSource, /** Whether the quorum of the body is asked of it. */ quorum: boolean, /** Whether a local rule lets somebody come for another. */ proxies: boolean, /** Whether a local rule gives delegates of units a seat. */ unit_seats: boolean, /** Place in the list. */ position: number, };

export type MeetingKindList = { /** In the order lists show them. */ kinds: Array<MeetingKindLine>, /** How resolutions are numbered. */ numbering: ResolutionNumbering, };

export type MeetingList = { /** How many in all. */ total: number, /** The page. */ meetings: Array<MeetingRow>, };

export type MeetingListRequest = { /** Of this body. */ body?: number | null, /** On this day or later. */ from?: string | null, /** On this day or before. */ to?: string | null, /** At most this many (100 where missing, 500 at most). */ limit?: number | null, /** Those after this meeting. */ after?: number | null, };

export type MeetingMonth = { /** 1 to 12. */ month: number, /** How many days it has. */ days: number, /** On which weekday it begins: 1 is Monday. */ begins: number, /** 应到, summed. */ due: number, /** 实到, summed. */ came: number, /** 请假, summed. */ excused: number, /** 到会率 with one decimal: of those due and not excused. */ rate: string, /** In the order they were held. */ meetings: Array<MeetingOfMonth>, };

export type MeetingNamed = { /** Its id. */ id: number, /** Its name. */ name: string, /** On which day. */ held: string, };

export type MeetingOfMonth = { /** The meeting. */ id: number, /** Its name. */ name: string, /** On which day. */ held: string, /** The body. */ body: number, /** Its name. */ body_name: string, /** What it is. */ body_kind: BodyKind, /** 应到 */ due: number, /** 实到 */ came: number, /** 到会率 with one decimal: of those due and not excused. */ rate: string, /** Signed and locked. */ signed: boolean, };

export type MeetingPaper = { /** The meeting. */ meeting: number, /** Which paper. */ paper: MeetingPaperKind, };

export type MeetingPaperExport = { /** The meeting. */ meeting: number, /** Which paper. */ paper: MeetingPaperKind, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, };

export type MeetingPaperKind = { "kind": "notice", } | { "kind": "agenda", } | { "kind": "sign_in", } | { "kind": "seat_cards", } | { "kind": "ballots", /** On this item alone. */ agenda_item?: number | null, } | { "kind": "minutes", } | { "kind": "summary", } | { "kind": "extract", /** Which resolution. */ resolution: number, };

export type MeetingPrepare = { /** Of which body. */ body: number, /** On which day. */ held: string, /** Which of the kinds of the list; the first of the body's where missing. */ meeting_kind?: number | null, /** 第N次; the next where missing. */ series?: number | null, };

export type MeetingPrepared = { /** The kinds the body's meetings may be. */ kinds: Array<MeetingKindLine>, /** The one taken. */ meeting_kind: number | null, /** What it is called. */ kind: string, /** 第N届 */ ordinal: number | null, /** 第N次 */ series: number | null, /** Its full name. */ name: string, /** How many the list would hold. */ due: number, /** How many of them sit in without a vote. */ guests: number, /** The last meeting of that kind, to copy from. */ last: MeetingNamed | null, /** The last day on which notice is early enough, where a rule says so. */ notice_by: string | null, /** Law and article of that. */ notice_source: string | null, };

export type MeetingRef = { /** Which. */ id: number, /** Its name. */ name: string, /** Its day. */ held_on: string, };

export type MeetingRow = { /** The meeting. */ id: number, /** The body. */ body: number, /** Its name. */ body_name: string, /** The meeting's full name. */ name: string, /** On which day. */ held: string, /** HH:MM */ starts_at: string | null, /** Where. */ place: string | null, /** 应到 */ due: number, /** 实到 */ came: number, /** Items on the agenda. */ items: number, /** Resolutions. */ resolutions: number, /** Signed and locked. */ signed: boolean, };

export type MeetingSearch = { /** Any scrap. */ text: string, /** In meetings of this body. */ body?: number | null, /** Held in this year. */ year?: number | null, /** At most this many meetings (20 where missing, 100 at most). */ limit?: number | null, /** Those after so many. */ skip?: number | null, };

export type MeetingSign = { /** The meeting. */ id: number, /** The version it was read at. */ version: number, /** When. */ on: string, };

export type MeetingYear = { /** The year. */ year: number, /** All twelve. */ months: Array<MeetingMonth>, /** How often each member came; most due first. */ members: Array<MemberRate>, /** The year as a picture, months down and days across: an SVG of our own. */ picture: YearPicture, };

export type MeetingYearExport = { /** The year. */ year: number, /** Of this body. */ body?: number | null, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, };

export type MeetingYearRequest = { /** The year. */ year: number, /** Of this body. */ body?: number | null, };

export type MemberRate = { /** Who. */ person: number, /** The name on the lists. */ name: string, /** 应到 */ due: number, /** 实到 */ came: number, /** 请假 */ excused: number, /** 缺席 */ absent: number, /** 到会率 with one decimal: of those due and not excused. */ rate: string, };

export type MergeChoice = { /** Which field. */ field: MergeField, /** Whose value. */ winner: Winner, };

export type MergeField = "name" | "id_number" | "sex" | "birth" | "nationality" | "phone" | "address" | "resume" | "note" | "insured" | "allowance";

export type MergeFieldLine = { /** Which. */ field: MergeField, /** Its name. */ word: string, /** On the card that stays, masked where it must be. */ keep: string | null, /** On the card that goes. */ other: string | null, /** Whose value is proposed. */ winner: Winner, /** Both are there and differ: hers to choose. */ conflict: boolean, /** Both may stay, one under the other. */ both: boolean, };

export type MergeLook = { /** The card that stays. */ keep: number, /** The card that goes into it. */ other: number, };

export type MergePreview = { /** The card that stays. */ keep: MergeSide, /** The card that goes. */ other: MergeSide, /** Fields at least one card has. */ fields: Array<MergeFieldLine>, /** What moves over, in words: 3条任职. */ moves: Array<string>, /** What is the same on both cards and stays once, in words. */ once: Array<string>, /** What to look at, in words. */ look: Array<string>, };

export type MergeSide = { /** The person. */ id: number, /** What the merge must carry. */ version: number, /** 姓名 */ name: string, /** Posts held, or where they live: what tells the two apart. */ detail: string, /** How much is kept under it, in words. */ holds: Array<string>, };

export type MinutesExport = { /** The meeting. */ meeting: number, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, };

export type MinutesRequest = { /** The meeting. */ meeting: number, };

export type MissingAs = "mark" | "plain";

export type MissingGlyph = { /** Itself. */ character: string, /** The words around it; in a table with the person whose row it is. */ text: string, /** The page it stands on, from 1. */ page: number | null, };

export type NamedFile = { /** Its name or path. */ name: string, /** Where it belongs, in words. */ what: string, /** The name was found in it; otherwise it only may show the person. */ found: boolean, /** It could not be looked into, or not all of it: a picture, a scan, a PDF. */ unread: boolean, };

export type NamedText = { /** What kind of record, in words. */ what: string, /** Which field, in words. */ field: string, /** The text around the name. */ excerpt: string, /** The meeting it stands in. */ meeting: number | null, /** The body it stands in. */ body: number | null, /** The card it stands in. */ person: number | null, };

export type NoteLine = { /** Pack and code. */ key: string, /** The pack it is of. */ pack: string, /** As a person reads it. */ pack_title: string, /** Its edition. */ edition: string, /** Its code. */ rule: string, /** A few words. */ title: string, /** What it concerns; none for the community as a whole. */ kind: BodyKind | null, /** What it says. */ asked: string, /** Law and article, or paper and page. */ source: string, /** How far the source was read. */ confidence: Confidence, };

export type Nothing = Record<symbol, never>;

export type NoticeLine = { /** How many days before the meeting the rule asks for. */ needed: number, /** How many there were; none where no day of notice is kept. */ given: number | null, /** Early enough. */ met: boolean | null, /** In words. */ sentence: string, /** Law and article. */ source: string, };

export type OnDay = { /** The day it is asked for; today where missing. */ as_of?: string | null, };

export type One = { /** Its id. */ id: number, };

export type OneAt = { /** Its id. */ id: number, /** The version it was read at. */ version: number, };

export type OperationCard = { /** The rows it changed, at most 500. */ changes: Array<RowChange>, };

export type OperationRow = { /** Its number. */ id: number, /** `write`, `undo`, `redo` or `note`. */ kind: string, /** In words. */ sentence: string, /** 经办人 */ actor: string, /** `window` or `command_line`. */ door: string, /** Why. */ reason: string | null, /** Local time, RFC 3339. */ at: string, /** How many rows it changed. */ changes: number, /** Taken back and not put back. */ undone: boolean, /** It may be taken back from the history page. */ undoable: boolean, };

export type PackCard = { /** Its id. */ pack: string, /** Its edition. */ edition: string, /** As a person reads it. */ title: string, /** What it is and how far it was checked. */ about: string, /** Of the whole country, or local. */ scope: PackScope, /** First day any of it is in force. */ from: string, /** Last day. */ until: string | null, /** Part of the program; the others lie in the register. */ built_in: boolean, /** It judges. */ on: boolean, /** From this day; its own first day where none. */ on_from: string | null, /** Until this day; its own last day where none. */ on_until: string | null, /** The switch, where it was ever set. */ setting: RowVersion | null, /** Its rules, in the order of their source. */ rules: Array<RuleCard>, };

export type PackFile = { /** Where it is. */ path: string, };

export type PackList = { /** Those of the whole country first, then the local ones. */ packs: Array<PackCard>, /** What the law leaves to the committee. */ parameters: Array<ParameterLine>, };

export type PackLook = { /** Its title, where it reads. */ title: string | null, /** Its edition, where it reads. */ edition: string | null, /** How many rules. */ rules: number, /** What is wrong with it, line by line. */ problems: Array<PackProblem>, /** The edition kept here that it would replace. */ replaces: string | null, };

export type PackNamed = { /** Which. */ pack: string, };

export type PackProblem = { /** From 1. */ line: number, /** What, and what to do. */ reason: string, };

export type PackScope = "national" | "local";

export type PackSwitch = { /** Which. */ pack: string, /** On or off. */ on: boolean, /** From this day; its own first day where missing. */ from?: string | null, /** Until this day; its own last day where missing. */ until?: string | null, };

export type Pages = { /** One SVG per page; empty where its digest was among those asked with. */ pages: Array<string>, /** One per page, the same for pages that look the same. */ digests: Array<string>, /** Where characters stand that no installed font draws, in reading order. */ missing: Array<MissingGlyph>, /** Fonts of this computer that may not be put into a PDF. */ closed_fonts: Array<ClosedFont>, };

export type PaperAdd = { /** What it is called. */ title: string, /** 文号 */ number?: string | null, /** When it was issued. */ issued?: string | null, /** By whom. */ issued_by?: string | null, };

export type PaperCorrect = { /** The paper. */ id: number, /** The version it was read at. */ version: number, /** What it is called. */ title?: string | null, /** 文号 */ number?: string | null, /** When it was issued. */ issued?: string | null, /** By whom. */ issued_by?: string | null, };

export type PaperLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** 文号 */ number: string | null, /** When it was issued. */ issued: string | null, /** By whom. */ issued_by: string | null, /** What it is called. */ title: string, };

export type PaperList = { /** Newest first. */ papers: Array<PaperLine>, };

export type PaperPrint = { "paper": "report", /** The year. */ year: number, /** The day its facts are true on. */ as_of?: string | null, /** For whom; the street office where missing. */ reader?: ReportReader | null, } | { "paper": "definitions", /** The year. */ year: number, /** The day its facts are true on. */ as_of?: string | null, } | { "paper": "minutes", /** The meeting. */ meeting: number, } | { "paper": "meeting", /** The meeting. */ meeting: number, /** Which paper. */ of: MeetingPaperKind, } | { "paper": "roster", /** The body. */ body: number, /** The day; today where missing. */ as_of?: string | null, /** For whom; for the office itself where missing. */ form?: RosterFor | null, } | { "paper": "chart", /** The day; today where missing. */ as_of?: string | null, } | { "paper": "compare", /** The earlier day. */ from: string, /** The later day; today where missing. */ to?: string | null, } | { "paper": "check_up", /** The day; today where missing. */ as_of?: string | null, /** Which findings are listed; those of the day where missing. */ span?: Span | null, } | { "paper": "calendar", /** The year. */ year: number, } | { "paper": "meeting_year", /** The year. */ year: number, /** Of this body. */ body?: number | null, } | { "paper": "person_data", /** The person. */ id: number, /** Why; stands on the paper and in the history. */ reason?: string | null, } | { "paper": "groups", /** The day; today where missing. */ as_of?: string | null, } | { "paper": "people", /** What. */ of: PeoplePaper, };

export type ParameterChoice = { /** As it is sent. */ value: string, /** As a person reads it. */ text: string, };

export type ParameterForm = "choice" | "range";

export type ParameterLine = { /** Its name on the wire. */ name: string, /** As a person reads it. */ title: string, /** Why there is a choice, and what the default rests on. */ why: string, /** What is chosen. */ value: string, /** What holds where nothing is chosen. */ default: string, /** What may be chosen; empty for a text of the form given. */ choices: Array<ParameterChoice>, /** How it is typed. */ form: ParameterForm, /** What a patch must carry; none where nothing was chosen. */ version: number | null, /** The row; none where nothing was chosen. */ id: number | null, };

export type ParameterSet = { /** Which. */ name: string, /** What; the default again where none. */ value: string | null, };

export type Pay = { /** 是否参加社会保险 */ insured: boolean | null, /** 月补贴, in fen. */ allowance: number | null, };

export type PeopleExport = { /** What. */ paper: PeoplePaper, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, };

export type PeoplePaper = { /** Which people, in which order; its page is not looked at. */ list: PersonListRequest, /** Of them only these. */ people?: Array<number> | null, /** How they are laid out; a list where missing. */ shape?: PeopleShape | null, /** For whom; the office where missing. An address book is for the office always. */ form?: ListForm | null, /** The columns of a list for the office, in order; other forms have their own; the usual ones where missing. */ columns?: Array<PersonColumn> | null, /** Why numbers must be in full; masked where missing. */ full_because?: string | null, };

export type PeopleShape = "list" | "by_body" | "by_building";

export type PeopleSort = "strokes" | "pinyin" | "rank" | "group" | "age";

export type PersonAdd = { /** 姓名 */ name: string, /** Code or word; filled from the ID number where missing. */ sex?: string | null, /** Filled from the ID number where missing. */ birth?: string | null, /** Code or word. */ nationality?: string | null, /** 15 or 18 characters. */ id_number?: string | null, /** 手机 */ phone?: string | null, /** 住址 */ address?: string | null, /** 简历 */ resume?: string | null, /** 备注 */ note?: string | null, /** 政治面貌: code or word. */ politics?: string | null, /** 文化程度: code or word. */ education?: string | null, /** 个人身份: code or word. */ employment?: string | null, /** The building they live in. */ building?: number | null, /** The door in it. */ door?: string | null, };

export type PersonAlikeReply = { /** The cards. */ alike: Array<Alike>, /** Why the ID number cannot be one, in words. */ id_trouble: string | null, /** Birth the ID number names. */ birth: string | null, /** Sex the ID number names. */ sex: Coded | null, };

export type PersonAlikeRequest = { /** 姓名 */ name: string, /** 身份证号, complete or not. */ id_number?: string | null, /** 出生 */ birth?: string | null, /** 住址 */ address?: string | null, /** The building they live in. */ building?: number | null, /** The door in it. */ door?: string | null, /** But for this card. */ but?: number | null, };

export type PersonCard = { /** The person. */ id: number, /** What a patch must carry. */ version: number, /** 姓名 */ name: string, /** 性别 */ sex: Coded | null, /** 出生 */ birth: string | null, /** Full years on the day, where known. */ age: number | null, /** 民族 */ nationality: Coded | null, /** Masked. */ id_number: string | null, /** Masked. */ phone: string | null, /** 住址 */ address: string | null, /** 简历 */ resume: string | null, /** 备注 */ note: string | null, /** Insurance and allowance; none where they are not kept of this person. */ pay: Pay | null, /** Dated facts, all of them. */ facts: Array<FactRow>, /** All appointments, those that last first. */ appointments: Array<AppointmentLine>, /** 证书 */ certificates: Array<CertificateRow>, /** 亲属, those with cards. */ relatives: Array<Relative>, /** Relatives a declaration names, without cards. */ declared: Array<DeclaredRow>, /** 同意 */ consents: Array<ConsentRow>, /** 封存 */ sealing: Sealing | null, /** When the personal data were deleted: only the name is left. */ erased: string | null, /** Names of the cards that were merged into this one. */ merged: Array<string>, /** Due, came and excused in the year of the day. */ attendance: AttendanceCount, /** Others with the same ID number, or the same name and birth. */ alike: Array<Alike>, /** What the ID number says that the card does not, in words. */ contradictions: Array<string>, };

export type PersonChangeMany = { /** Whom. */ people: Array<number>, /** What becomes of each. */ change: ManyChange, /** The day it changed on; none to put right what was typed wrong or not yet typed. */ from?: string | null, /** On what it rests, in words. */ basis_note?: string | null, };

export type PersonColumn = "name" | "sex" | "age" | "birth" | "nationality" | "politics" | "education" | "employment" | "posts" | "full_time" | "group" | "building" | "residence" | "phone" | "id_number" | "note";

export type PersonCorrect = { /** The person. */ id: number, /** The version it was read at. */ version: number, /** 姓名 */ name?: string | null, /** Code or word. */ sex?: string | null, /** 出生 */ birth?: string | null, /** Code or word. */ nationality?: string | null, /** 15 or 18 characters. */ id_number?: string | null, /** 手机 */ phone?: string | null, /** 住址 */ address?: string | null, /** 简历 */ resume?: string | null, /** 备注 */ note?: string | null, /** 是否参加社会保险; of members of the committee and hired workers only. */ insured?: boolean | null, /** 月补贴 in fen; of members of the committee and hired workers only. */ allowance?: number | null, };

export type PersonDataExport = { /** The person. */ id: number, /** Why; stands on the paper and in the history. */ reason?: string | null, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, };

export type PersonDataRequest = { /** The person. */ id: number, /** Why; stands on the paper and in the history. */ reason?: string | null, };

export type PersonErase = { /** The person. */ id: number, /** The version it was read at. */ version: number, /** Why. */ reason: string, /** It should never have been kept: then no retention period is waited for. */ never_to_be_kept: boolean, };

export type PersonGetRequest = { /** The person. */ id: number, /** The day it is asked for; today where missing. */ as_of?: string | null, };

export type PersonHistory = { /** Oldest first. */ changes: Array<RowChange>, };

export type PersonList = { /** How many fit in all. */ total: number, /** The page, in the order asked for. */ people: Array<PersonRow>, };

export type PersonListRequest = { /** The day it is asked for; today where missing. */ as_of?: string | null, /** Any scrap: characters, pinyin, initials, a former name, tail of a phone number, building. */ search?: string | null, /** Only those in office on the day. */ in_office?: boolean | null, /** Only those in office in this body. */ body?: number | null, /** Only those who hold a post of this name. */ post?: string | null, /** Only those who live in a building of this resident group. */ group?: number | null, /** Only those who live in this building. */ building?: number | null, /** Code of 性别. */ sex?: string | null, /** One of these codes of 政治面貌. */ politics?: Array<string> | null, /** One of these bands of 文化程度. */ education?: Array<EducationBand> | null, /** At least so many full years for certain. */ age_from?: number | null, /** At most so many full years for certain. */ age_to?: number | null, /** A post that is 专职, or 兼职. */ full_time?: boolean | null, /** 离退休 or not. */ retired?: boolean | null, /** Those under 封存, whom no other list shows. */ sealed?: boolean | null, /** Those in the recycle bin. */ removed?: boolean | null, /** The order; while searching the best fitting first, else by pinyin, where missing. */ sort?: PeopleSort | null, /** Turned around: what is not known stays last. */ descending?: boolean | null, /** At most this many (100 where missing, 500 at most). */ limit?: number | null, /** Those after this person. */ after?: number | null, };

export type PersonMeetings = { /** The newest year first. */ years: Array<AttendedYear>, };

export type PersonMerge = { /** The card that stays. */ keep: number, /** The version it was read at. */ keep_version: number, /** The card that goes into it. */ other: number, /** The version it was read at. */ other_version: number, /** Where another value wins than the preview proposed. */ choices: Array<MergeChoice>, };

export type PersonPapers = { /** The newest first. */ papers: Array<RestingLine>, };

export type PersonRef = { /** Whose card. */ id: number, /** The name of the day it is about. */ name: string, };

export type PersonReveal = { /** Whose. */ id: number, /** `id_number` or `phone`. */ field: Revealed, /** Why, where she says so. */ reason?: string | null, };

export type PersonRow = { /** The person. */ id: number, /** 姓名 */ name: string, /** First letters, to jump by. */ initials: string, /** 性别 */ sex: Coded | null, /** 出生 */ birth: string | null, /** Full years on the day, where known. */ age: number | null, /** 民族 */ nationality: Coded | null, /** 政治面貌 */ politics: Coded | null, /** 文化程度 */ education: Coded | null, /** 个人身份 */ employment: Coded | null, /** Posts held on the day. */ posts: Array<string>, /** 专职 in one of them, or 兼职. */ full_time: boolean | null, /** The resident group of the building they live in. */ group: string | null, /** 住处 */ residence: string | null, /** Masked. */ phone: string | null, /** Where what was typed stands in this line. */ hits: Array<Hit>, };

export type PersonSeal = { /** The person. */ id: number, /** The version it was read at. */ version: number, /** The last day it is kept sealed; then its personal data may be deleted. */ until?: string | null, /** Why. */ reason: string, };

export type Point = { /** From the left. */ x: number, /** From the top. */ y: number, };

export type PostAdd = { /** Of which body. */ body: number, /** Such as 副主任. */ name: string, /** 1 stands first; last where missing. */ rank?: number | null, };

export type PostCorrect = { /** The post. */ id: number, /** The version it was read at. */ version: number, /** Such as 副主任. */ name?: string | null, /** 1 stands first. */ rank?: number | null, };

export type PostLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Such as 副主任. */ name: string, /** 1 stands first. */ rank: number, /** Seats in the term; none where not kept. */ seats: number | null, /** Who holds it on the day. */ holders: number, /** 专职 or 兼职, where it is fixed. */ full_time: boolean | null, /** Whom the holder represents, where it is fixed. */ represents: RepresentsKind | null, /** In words. */ represents_text: string | null, };

export type PostNames = { /** Each once, those of most bodies first. */ names: Array<string>, };

export type Preference = { /** Its name. */ name: string, /** JSON text. */ value: string, };

export type Preferences = { /** By name. */ preferences: Array<Preference>, };

export type Presence = "present" | "excused" | "absent";

export type Preview = { /** The picture as PNG, in Base64. */ png: string, };

export type QuorumLine = { /** 应到 */ due: number, /** 实到 */ came: number, /** 请假 */ excused: number, /** 缺席 */ absent: number, /** 未记 */ open: number, /** How many must come, where a rule says so. */ needed: number | null, /** Enough came, where a rule says how many. */ met: boolean | null, /** In words. */ sentence: string, /** 竖线：须到30人（三分之二以上） */ rule: string | null, /** Law and article. */ source: string | null, };

export type RecusalSet = { /** The line of the list. */ attendance: number, /** The item. */ agenda_item: number, /** Stays away. */ recused: boolean, /** Why. */ reason?: string | null, };

export type RecusedFrom = { /** The item. */ agenda_item: number, /** Why. */ reason: string | null, };

export type RegisterNew = { /** 社区名称, such as 安和里社区. */ name: string, /** 街道 */ street?: string | null, /** 12 digits. */ division_code?: string | null, /** 成立 */ founded?: string | null, /** 落款 */ signature?: string | null, /** 户数 */ households?: number | null, /** 第N届 of the current term. */ term_ordinal?: number | null, /** First day of the current term. */ term_start?: string | null, /** Sub-committees to begin with. */ sub_committees?: Array<string> | null, };

export type RegisterState = { /** Open, none, or why not. */ standing: Standing, /** Why it cannot be opened. */ fault: FaultLine | null, /** 演示数据 */ sample: boolean, /** Whose register it is. */ committee: CommitteeCard | null, /** Version of the program. */ version: string, /** Version of the schema. */ schema: number, /** The register's folder. */ place: string, /** Id of the register. */ register_id: string | null, /** Today by the machine's clock. */ today: string, /** Today lies before the newest operation, in words. */ clock_warning: string | null, /** The last backup made from this register. */ last_backup: LastBackup | null, /** Whoever holds its files can open them, because no password is set. */ open_to_anyone: boolean, /** 经办人 */ actor: string, };

export type Relative = { /** The edge. */ id: number, /** What a patch must carry. */ version: number, /** The other person. */ person: number, /** Their name. */ name: string, /** GB/T 4761, as recorded. */ relation: Coded, /** Whether the code says what the other is of this one, or this one of the other. */ of_this_person: boolean, /** What the other is to this one, from whichever side it was recorded. */ seen: string, };

export type ReportBlock = { "kind": "heading", /** 2 to 4. */ level: number, /** With its number. */ text: string, } | { "kind": "paragraph", /** As it is printed, in reading order. */ runs: Array<ReportRun>, /** Its code, by which she may word it herself; none where she may not. */ sentence: string | null, /** She worded it herself. */ edited: boolean, /** Our own words now. */ computed: string, /** What a change must carry; 0 while it is ours. */ version: number, /** What is not as it was when she worded it. */ moved: Array<ReportMoved>, } | { "kind": "table", /** Shown above it. */ caption: string, /** Its heads. */ columns: Array<ReportColumn>, /** Its rows. */ rows: Array<ReportRow>, /** Small lines under it. */ notes: Array<string>, } | { "kind": "picture", /** What it shows, in words. */ alt: string, /** The drawing; it refers to nothing outside itself. */ svg: string, };

export type ReportByHand = { /** The row. */ id: number, /** What a patch must carry. */ version: number, /** The value times 1000. */ thousandths: number, /** Why. */ reason: string, };

export type ReportCard = { /** The year. */ year: number, /** The day its facts are true on. */ as_of: string, /** For whom it is. */ reader: ReportReader, /** The title, broken into lines. */ title: Array<string>, /** The office it goes to. */ addressee: string | null, /** In the order of the paper. */ chapters: Array<ReportChapter>, /** Every number in it, by code. */ numbers: Array<ReportNumber>, /** The tables, in the order of the paper. */ tables: Array<ReportTable>, /** What she writes herself, in the order of the paper. */ parts: Array<ReportPart>, /** What should be looked at before it goes out. */ checks: Array<ReportCheck>, /** Names of the papers that follow. */ attachments: Array<string>, /** The folder files went to last. */ folder: string | null, /** Draft, checked, sent, returned; and its versions. */ life: ReportLife, };

export type ReportChapter = { /** `basics`, `party`, `self_rule`, `service`, `safety`, `environment`, `culture`, `finance`, `problems`, `plan`; of the plan: `plan_aims`, `plan`, `plan_duties`, `plan_open`, `plan_measures`. That of its part, where it has one. */ code: string, /** 一、社区基本情况 */ title: string, /** She may write in it herself: `parts` has a line of the same code. */ free: boolean, /** How far it is: `computed`, `written`, `carried`, `unwritten`, `edited`, `moved`. */ standing: string, /** What we write, in reading order; her part stands after it. */ blocks: Array<ReportBlock>, };

export type ReportCheck = { /** Such as `members.age_sum`; `unknown` where the register does not know something, `missing` where numbers are to be typed, `not_used` where a typed one is computed by now; `moved.basics.members`, `carried.service`, `unwritten.problems` where something is still hers to do. */ code: string, /** The numbers do not add up. */ wrong: boolean, /** In words. */ message: string, /** Both sides of an identity that is broken, with their values. */ sides: Array<string>, /** Whose card is to be completed. */ person: number | null, /** Code of the table it is about. */ table: string | null, };

export type ReportCheckRequest = { /** The year. */ year: number, /** For whom; the street office where missing. */ reader?: ReportReader | null, /** The day its facts are true on; the usual one where missing. */ as_of?: string | null, };

export type ReportColumn = { /** Its words. */ title: string, /** Its cells are numbers. */ number: boolean, };

export type ReportDefinitionsExport = { /** The year. */ year: number, /** The day its facts are true on; the usual one where missing. */ as_of?: string | null, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which forms. */ formats: Array<Format>, };

export type ReportDifference = { /** The earlier one: 第1版. */ from: string, /** The later one: 第2版, or 现在的草稿. */ to: string, /** Numbers. */ numbers: Array<ReportNumberDifference>, /** Sentences. */ sentences: Array<ReportSentenceDifference>, /** Lists with other lines. */ lists: Array<ReportListDifference>, };

export type ReportExport = { /** The year. */ year: number, /** The day its facts are true on. */ as_of?: string | null, /** For whom; the street office where missing. */ reader?: ReportReader | null, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which forms. */ formats: Array<Format>, /** What the PDF does about characters no font draws; marks them where missing. */ missing?: MissingAs | null, /** How much of ID numbers, telephone numbers and homes stands in the rosters for the street office; masked where missing. */ identity?: Identity | null, /** Why they must be in full; the history keeps it. */ reason?: string | null, };

export type ReportFill = { /** The numbers. */ rows: Array<ReportFillNumber>, /** On what they rest: 2023年报表, 《…》. */ basis: string, };

export type ReportFillForm = { /** The first year. */ from: number, /** The last year. */ to: number, /** Where to; the folder chosen last where missing. */ folder?: string | null, };

export type ReportFillNumber = { /** Of which year. */ year: number, /** The indicator. */ code: string, /** The number times 1000. */ thousandths: number, };

export type ReportFillRead = { /** The file. */ path: string, /** Which sheet; 回填表 where there is one, or else the first, where missing. */ sheet?: string | null, };

export type ReportFillRow = { /** The row of the sheet, from 1. */ row: number, /** Of which year. */ year: number | null, /** The indicator. */ code: string | null, /** The indicator in words, or as written. */ label: string, /** The number as written. */ value: string, /** The number times 1000. */ thousandths: number | null, /** What is filled in now, as printed. */ kept: string | null, /** Why it cannot be filled in. */ problem: string | null, };

export type ReportFillSheet = { /** The sheet that was read. */ sheet: string, /** Every number of it, in its order. */ rows: Array<ReportFillRow>, /** How many can be filled in. */ good: number, };

export type ReportFilled = { /** Numbers that are new or other ones now. */ filled: number, /** Numbers that stood there already. */ same: number, };

export type ReportFreeze = { /** The year. */ year: number, /** For whom; the street office where missing. */ reader?: ReportReader | null, /** The day its facts are true on; the one it was checked for where missing. */ as_of?: string | null, /** What this version changes. */ note?: string | null, };

export type ReportFrozen = { /** Its id. */ id: number, /** 第N版 */ number: number, };

export type ReportLife = { /** How it stands. */ state: ReportState, /** When she checked it last. */ checked_on: string | null, /** The newest version, 第N版. */ version: number | null, /** When it was sent. */ sent_on: string | null, /** 退回 */ returned_on: string | null, /** Why. */ returned_reason: string | null, /** The report says something else than what was checked or sent last. */ moved_since: boolean, /** The numbers that moved since then. */ moved: Array<ReportMoved>, /** All versions, newest first. */ versions: Array<ReportVersionLine>, /** The newest version of the year before. */ last_year: ReportSentLine | null, };

export type ReportListDifference = { /** Its title. */ title: string, /** Lines that came. */ added: Array<string>, /** Lines that went. */ removed: Array<string>, };

export type ReportMeasure = { /** Its name. */ name: string, /** The question it answers. */ title: string, /** The answer, as it is set. */ value: string, /** The answer where the committee gave none. */ default: string, /** The answer in words: 30岁及以下、31至40岁 … */ words: string, /** Why the default is what it is. */ why: string, /** Which numbers follow it. */ changes: string, /** What may be chosen; empty where it is typed. */ choices: Array<ReportMeasureChoice>, };

export type ReportMeasureChoice = { /** As it is set. */ value: string, /** As a person reads it. */ words: string, };

export type ReportMeasureSet = { /** Which. */ name: string, /** The answer. */ value: string, /** Who wants it so; must be given. */ reason: string, };

export type ReportMeasures = { /** In the order the window shows them. */ measures: Array<ReportMeasure>, };

export type ReportMoved = { /** Code of the number; `words` for what no number tells, such as another name. */ code: string, /** In words. */ label: string, /** As it was; none where the sentence had no such number. */ then: string | null, /** As it is; none where there is no such number any more. */ now: string | null, };

export type ReportNumber = { /** Stable. */ code: string, /** In words. */ label: string, /** What it is counted in: 人, 户, 次. */ unit: string, /** As printed; — where there is none. */ printed: string, /** The value that counts, times 1000. */ thousandths: number | null, /** From where that is. */ source: ReportNumberSource, /** What was counted, as printed. */ computed: string | null, /** What was counted, times 1000. */ computed_thousandths: number | null, /** Set by hand instead. */ by_hand: ReportByHand | null, /** 手填; not used where it is computed. */ typed: ReportTyped | null, /** Nothing computes it: it may be typed. */ typable: boolean, /** How it is counted. */ definition: string, /** The same a year before, as printed. */ last_year: string | null, /** From where that is. */ last_year_origin: ReportYearOrigin | null, /** What changed since, in words: 多1, 少1, 持平. */ change: string | null, /** What it counted. */ counted: Array<ReportSource>, /** People of whom the register does not know it; the id opens the card. */ unknown: Array<ReportSource>, };

export type ReportNumberDifference = { /** Its code. */ code: string, /** In words. */ label: string, /** As printed in the earlier one. */ from: string | null, /** As printed in the later one. */ to: string | null, };

export type ReportNumberSource = "computed" | "by_hand" | "typed" | "none";

export type ReportNumberType = { /** The year. */ year: number, /** Code of the indicator. */ code: string, /** The value times 1000. */ thousandths: number, /** On what it rests; must be given. */ basis: string, };

export type ReportOverrideSet = { /** The year. */ year: number, /** Code of the number. */ number: string, /** The value times 1000. */ thousandths: number, /** Why; must be given. */ reason: string, /** The day of the report it is seen on; the usual one where missing. */ as_of?: string | null, };

export type ReportPackage = { /** The version. */ id: number, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** A password for it, 6 to 64 letters, digits or signs; none where missing. */ password?: string | null, };

export type ReportPages = { /** The year. */ year: number, /** The day its facts are true on, as in `report_get`. */ as_of?: string | null, /** For whom; the street office where missing. */ reader?: ReportReader | null, /** Digests of pages the window has already; they come back empty. */ known?: Array<string> | null, };

export type ReportPart = { /** The code of its chapter. */ part: string, /** Its heading. */ title: string, /** The paper cannot do without it: the register knows too little of the matter. */ always: boolean, /** What stands in the paper. */ text: string, /** What a change must carry; 0 while she has not touched it for this year. */ version: number, /** 沿用: the text is that of an earlier year and she has not touched it. Kept or emptied, it is touched. */ carried: boolean, /** The year the text was carried over from. */ carried_from: number | null, /** What stood there the year before, to start from. */ last_year: string, };

export type ReportReader = "street" | "congress" | "plan";

export type ReportRequest = { /** The year. */ year: number, /** The day its facts are true on; 31 December of the year, or today where that is still ahead, where missing. */ as_of?: string | null, /** For whom; the street office where missing. */ reader?: ReportReader | null, };

export type ReportReturn = { /** The version of the report. */ id: number, /** The version of the row it was read at. */ version: number, /** When it came back. */ on: string, /** Why. */ reason: string, };

export type ReportRow = { /** As printed, one per column. */ cells: Array<string>, /** A sum. */ strong: boolean, };

export type ReportRun = { /** As printed. */ text: string, /** Code of the number; none for words. */ number: string | null, /** The number was set by hand. */ by_hand: boolean, };

export type ReportSentLine = { /** 第N版 */ number: number, /** When it was sent. */ sent_on: string | null, };

export type ReportSentenceDifference = { /** Its code. */ code: string, /** The chapter it stands in. */ title: string, /** In the earlier one. */ from: string | null, /** In the later one. */ to: string | null, };

export type ReportSentenceSet = { /** The year. */ year: number, /** For whom; the street office where missing. */ reader?: ReportReader | null, /** The day of the report it is seen on; the usual one where missing. Its numbers of that day are kept with it. */ as_of?: string | null, /** Which sentence. */ sentence: string, /** As she words it. */ text: string, /** The version it was read at; 0 while it is ours. */ version: number, };

export type ReportSource = { /** What it is. */ kind: ReportSourceKind, /** Its id; none for a figure. */ id: number | null, /** In words. */ text: string, };

export type ReportSourceExport = { /** The year. */ year: number, /** The day its facts are true on; the usual one where missing. */ as_of?: string | null, /** Code of the number. */ number: string, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, };

export type ReportSourceKind = "person" | "body" | "meeting" | "building" | "unit" | "figure";

export type ReportState = "draft" | "checked" | "sent" | "returned";

export type ReportTable = { /** Stable: `basics`, `r08`, `meetings` … */ code: string, /** 居民委员会成员和社区工作者情况统计表 */ title: string, /** Small lines under it. */ notes: Array<string>, /** Its heads, behind the two of group and row. */ columns: Array<string>, /** From top to bottom. */ rows: Array<ReportTableRow>, };

export type ReportTableCell = { /** As printed. */ printed: string, /** Code of the number; none where it is none, or one that stands beside another. */ number: string | null, /** The number was set by hand. */ by_hand: boolean, /** 手填 */ typed: boolean, /** In a row of unknown people: who they are. */ unknown: Array<ReportSource>, };

export type ReportTableRow = { /** 年龄 */ group: string, /** 31至40岁, 年龄不明 */ label: string, /** One per column, in their order. */ cells: Array<ReportTableCell>, };

export type ReportTextSet = { /** The year. */ year: number, /** Which part. */ part: string, /** What she writes; one paragraph per line. */ text: string, /** The version it was read at; 0 while it is untouched. */ version: number, };

export type ReportTyped = { /** The row. */ id: number, /** What taking it back must carry. */ version: number, /** The value times 1000. */ thousandths: number, /** On what it rests. */ basis: string, };

export type ReportVersionExport = { /** The version. */ id: number, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which forms. */ formats: Array<Format>, };

export type ReportVersionFile = { /** Its name. */ name: string, /** `docx`, `pdf`, `xlsx`, `zip` */ format: Format, /** Its bytes. */ size: number, };

export type ReportVersionLine = { /** The version. */ id: number, /** The version of the row, for a patch. */ version: number, /** 第N版 */ number: number, /** For whom. */ reader: ReportReader, /** The day its facts were true. */ as_of: string, /** When it was sent. */ sent_on: string | null, /** 退回 */ returned_on: string | null, /** Why. */ returned_reason: string | null, /** What it changes. */ note: string | null, /** Head of the history just before it was made final, as printed at its foot. */ chain: string | null, /** Its files. */ files: Array<ReportVersionFile>, };

export type ReportVersionsCompare = { /** The earlier one. */ from: number, /** The later one; the report as it stands now where missing. */ to?: number | null, };

export type ReportYear = { /** The year. */ year: number, /** From where its numbers are, in the main. */ origin: ReportYearOrigin, /** Those asked for, in that order. */ numbers: Array<ReportYearNumber>, };

export type ReportYearNumber = { /** Its code. */ code: string, /** As printed; — where there is none. */ printed: string, /** Times 1000. */ thousandths: number | null, /** From where it is. */ origin: ReportYearOrigin, };

export type ReportYearOrigin = "frozen" | "filled" | "computed" | "none";

export type ReportYears = { /** Five years up to the last one. */ years: Array<ReportYear>, };

export type ReportYearsRequest = { /** Their codes; all indicators where missing. */ codes?: Array<string> | null, /** The last year; this year where missing. */ year?: number | null, };

export type RepresentsKind = "group" | "unit" | "source";

export type ResolutionAdd = { /** The meeting. */ meeting: number, /** On which item. */ agenda_item?: number | null, /** What was resolved. */ text: string, /** Who does it, where there is a card. */ person?: number | null, /** The name, where there is none. */ responsible?: string | null, /** Until when. */ due?: string | null, /** To be made public. */ disclosed?: boolean | null, /** The earlier one it puts out of force. */ revokes?: number | null, /** 〔2026〕3号; the next where missing. */ number?: string | null, };

export type ResolutionCorrect = { /** The resolution. */ id: number, /** The version it was read at. */ version: number, /** What was resolved. */ text?: string | null, /** Who does it, where there is a card. */ person?: number | null, /** The name. */ responsible?: string | null, /** Until when. */ due?: string | null, /** To be made public. */ disclosed?: boolean | null, /** The earlier one it puts out of force. */ revokes?: number | null, /** 〔2026〕3号 */ number?: string | null, };

export type ResolutionLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Of which meeting. */ meeting: number, /** On which item. */ agenda_item: number | null, /** 〔2026〕3号 */ number: string | null, /** The earlier one it puts out of force. */ revokes: ResolutionNamed | null, /** The later one that put it out of force. */ revoked_by: ResolutionNamed | null, /** What became of it. */ state: FollowUpState, /** The date in force: the one it was put off to, or its own. */ due_now: string | null, /** What was resolved. */ text: string, /** Who does it, where there is a card. */ person: number | null, /** The name as it was. */ responsible: string | null, /** Until when. */ due: string | null, /** To be made public. */ disclosed: boolean, /** 落实 */ follow_ups: Array<FollowUpLine>, /** Settled. */ done: boolean, };

export type ResolutionNamed = { /** Its id. */ id: number, /** Of which meeting. */ meeting: number, /** 〔2026〕3号 */ number: string | null, /** What was resolved. */ text: string, };

export type ResolutionNumbering = "year" | "meeting";

export type ResolutionNumberingSet = { /** By year, or by meeting. */ numbering: ResolutionNumbering, };

export type RestingLine = { /** The paper. */ document: number, /** What it is called. */ title: string, /** 文号 */ number: string | null, /** When it was issued. */ issued: string | null, /** By whom. */ issued_by: string | null, /** What rests on it, in words. */ what: Array<string>, };

export type RestoreReply = { /** What was restored. */ backup: BackupCard, /** Where the register that was there lies now. */ set_aside: string | null, };

export type Revealed = "id_number" | "phone";

export type RevealedValue = { /** As kept; none where nothing is kept. */ value: string | null, };

export type RosterColumn = "serial" | "name" | "id_number" | "sex" | "birth" | "nationality" | "politics" | "education" | "employment" | "retired" | "phone" | "address" | "building" | "door" | "post" | "duties" | "full_time" | "group" | "from" | "note" | "place_kind" | "since" | "households" | "population" | "registered_population" | "moved_in" | "party_members";

export type RosterExport = { /** The body. */ body: number, /** The day; today where missing. */ as_of?: string | null, /** Where to; the folder chosen last where missing. */ folder?: string | null, /** In which form. */ format: Format, /** For whom; for the office itself where missing. */ form?: RosterFor | null, };

export type RosterFor = "internal" | "street" | "public";

export type RosterRequest = { /** The body. */ body: number, /** The day; today where missing. */ as_of?: string | null, /** For whom; for the office itself where missing. */ form?: RosterFor | null, };

export type RowChange = { /** Which operation. */ operation: number, /** When. */ at: string, /** Who. */ actor: string, /** What the row is, in words. */ what: string, /** What was done, in words. */ sentence: string, /** The columns that differ. */ fields: Array<FieldChange>, };

export type RowVersion = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, };

export type RuleCard = { /** Its code. */ rule: string, /** A few words. */ title: string, /** What it concerns; none for the community as a whole. */ body: BodyKind | null, /** As a person reads it. */ kind_name: string | null, /** What is asked. */ asked: string, /** Law and article. */ source: string, /** How far the source was read. */ confidence: Confidence, /** How heavy a breach is. */ severity: Severity, /** First day. */ from: string, /** Last day. */ until: string | null, /** A program can check it; otherwise it is a note. */ checked: boolean, };

export type RuleLine = { /** Pack, code and body. */ key: string, /** The pack it is of. */ pack: string, /** As a person reads it. */ pack_title: string, /** Its edition. */ edition: string, /** Its code. */ rule: string, /** A few words. */ title: string, /** The body; none for the community as a whole. */ body: number | null, /** Its name on the day. */ body_name: string | null, /** Where it stands in the chart. */ layer: Layer | null, /** What it is. */ kind: BodyKind | null, /** How it stands on the day. */ mark: Mark, /** How heavy a breach is. */ severity: Severity, /** What is asked. */ asked: string, /** Law and article. */ source: string, /** How far the source was read. */ confidence: Confidence, /** What would settle it. */ remedy: string | null, /** Rules that say otherwise about the same thing. */ beside: Array<BesideLine>, /** Which of them applies why. */ beside_why: string | null, /** What was measured on the day: numerator, or the number itself. */ count: number | null, /** Denominator. */ whole: number | null, /** What was asked at least. */ least: number | null, /** What was asked at most. */ most: number | null, /** Who was counted. */ people: Array<PersonRef>, /** Who of the whole was not. */ others: Array<PersonRef>, /** What is not kept and without which it cannot be said. */ missing: Array<string>, /** Its findings, newest first. */ findings: Array<FindingLine>, };

export type SealedLine = { /** The person. */ id: number, /** What a patch must carry. */ version: number, /** 姓名 */ name: string, /** How it is sealed. */ sealing: Sealing, };

export type Sealing = { /** Since when. */ on: string, /** Until when. */ until: string | null, /** Why. */ reason: string | null, /** The period is over: personal data may be deleted. */ over: boolean, };

export type SeatSet = { /** The post. */ post: number, /** The term. */ term: number, /** How many. */ number: number, /** 专职 or 兼职, where it is fixed. */ full_time?: boolean | null, /** Whom the holder represents, where it is fixed. */ represents?: RepresentsKind | null, /** In words. */ represents_text?: string | null, };

export type SentLine = { /** The person. */ person: number, /** 姓名 */ person_name: string, /** The body. */ body: number, /** Its name. */ body_name: string, /** 职务 */ post: string, /** First day. */ from: string | null, /** Last day. */ to: string | null, /** In office that day. */ current: boolean, };

export type SeriesSpan = "term" | "year" | "none";

export type Severity = "error" | "warning" | "hint";

export type ShareLine = { /** The day. */ on: string, /** Households that moved in. */ moved_in: number, /** Of so many. */ households: number, /** In tenths of a per cent, rounded down. */ permille: number, };

export type Span = "day" | "year" | "all";

export type SpeechAdd = { /** The item. */ agenda_item: number, /** The line of the list. */ attendance?: number | null, /** The name, where the speaker is not on the list. */ speaker?: string | null, /** What was said. */ text: string, };

export type SpeechCorrect = { /** The speech. */ id: number, /** The version it was read at. */ version: number, /** The line of the list. */ attendance?: number | null, /** Who spoke. */ speaker?: string | null, /** What was said. */ text?: string | null, /** Place among the speeches on the item, from 1. */ position?: number | null, };

export type SpeechLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** The line of the list, where the speaker is on it. */ attendance: number | null, /** Who spoke. */ speaker: string, /** From 1. */ position: number, /** What was said. */ text: string, };

export type Standing = "open" | "none" | "fault";

export type Step = "term" | "people" | "sub_committees" | "groups" | "meetings" | "backup";

export type StepLine = { /** Which. */ step: Step, /** Done. */ done: boolean, };

export type TermAdd = { /** Of which body. */ body: number, /** 第N届; one more than the last where missing. */ ordinal?: number | null, /** First day. */ start: string, /** The last day by law; computed from the term length in force on the first day where missing. */ legal_end?: string | null, /** Why it was set by hand. */ legal_end_reason?: string | null, /** The actual last day of the term before: the day before the start where missing and one stands open. */ previous_end?: string | null, /** What allowed the term before to end early or late. */ previous_end_document?: number | null, /** Why it ended when it did. */ previous_end_note?: string | null, /** Appointments whose people go on in the same post; nobody where missing. */ carry?: Array<number> | null, /** Those of the term before who do not go on leave with it (换届); they stay where missing. */ others_leave?: boolean | null, /** On what the appointments of those who go on rest. */ basis?: BasisKind | null, /** The paper they rest on. */ document?: number | null, /** In words. */ basis_note?: string | null, };

export type TermBand = { /** 第N届 */ ordinal: number | null, /** First day. */ start: string, /** The last day by law. */ legal_end: string | null, /** The day it really ended, or was extended to where it has not. */ end: string | null, };

export type TermCorrect = { /** The term. */ id: number, /** The version it was read at. */ version: number, /** 第N届 */ ordinal?: number | null, /** First day. */ start?: string | null, /** The last day by law; needs a reason. */ legal_end?: string | null, /** Why it is set by hand. */ legal_end_reason?: string | null, /** Extended to. */ extended_to?: string | null, /** By which paper. */ extension_document?: number | null, /** The actual last day. */ end?: string | null, /** What allowed it to end when it did. */ end_document?: number | null, /** Why it ended when it did. */ end_note?: string | null, };

export type TermEnd = { /** The term. */ id: number, /** The version it was read at. */ version: number, /** Its last day. */ on: string, /** Whether those in office leave with it (换届); they stay where missing. */ with_appointments?: boolean | null, /** What allowed it to end early or late. */ document?: number | null, /** Why it ended when it did. */ note?: string | null, };

export type TermLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** 第N届 */ ordinal: number | null, /** First day. */ start: string, /** The last day by law. */ legal_end: string | null, /** Which rule gave it, or why it was set by hand. */ legal_end_source: string | null, /** The actual last day. */ end: string | null, /** Extended to. */ extended_to: string | null, /** By which paper. */ extension_document: number | null, /** What allowed it to end when it did. */ end_document: number | null, /** Why it ended when it did. */ end_note: string | null, /** Whether it ended early or late, was extended, and what allowed it, in words. */ story: Array<string>, /** Where its last day has passed and no successor is chosen: that it goes on until then. */ stays_on: string | null, /** Days from the day asked for to the legal or extended end; negative when it has passed. */ days_left: number | null, };

export type ToPrint = { /** Where it is; only this user reads it. */ path: string, };

export type TodayCounts = { /** 人员 */ people: number, /** 在任 */ in_office: number, /** Bodies but for groups. */ bodies: number, /** 居民小组 */ groups: number, /** Meetings of the year up to today. */ meetings: number, /** Empty seats, post by post. */ vacant: number, };

export type TodayFindings = { /** 不符 */ error: number, /** 待说明 */ warning: number, /** 提示 */ hint: number, /** Not there when the check-up was last looked at. */ new: number, };

export type TodayReply = { /** Today by the machine's clock. */ today: string, /** What falls due, by its day. */ due: Array<DueLine>, /** What exists. */ counts: TodayCounts, /** The first steps of a new register, in order. */ steps: Array<StepLine>, /** Meetings of the year by body and month. */ year: Array<YearLine>, /** The last backup. */ last_backup: LastBackup | null, /** Operations since the last backup. */ since_backup: number, /** What the check-up of today finds. */ findings: TodayFindings, /** Found in the last seven days, the heaviest first; at most ten. */ new_findings: Array<TryLine>, };

export type TryAppointment = { /** The appointment that is changed; a new one where missing. */ id?: number | null, /** Whose; somebody without a card yet where missing. */ person?: number | null, /** The name of somebody without a card yet. */ name?: string | null, /** GB/T 2261.1, of somebody without a card yet. */ sex?: string | null, /** Born, of somebody without a card yet. */ birth?: string | null, /** In which body. */ body: number, /** In which post. */ post: number, /** First day; the day it is judged on where missing. */ from?: string | null, /** Last day. */ to?: string | null, /** 专职 or 兼职 */ full_time?: boolean | null, };

export type TryKin = { /** Whose relative. */ person: number, /** The relative. */ relative: number, /** GB/T 4761 */ code: string, };

export type TryLine = { /** Code of the rule. */ rule: string, /** A few words. */ title: string, /** How it would be marked; 符合 where it would be settled. */ mark: Mark, /** What would be found. */ sentence: string, /** What is asked. */ asked: string, /** Law and article. */ source: string, /** The body. */ body_name: string | null, /** It is broken already and would get worse. */ worse: boolean, };

export type TryReply = { /** What it would break or make worse, the heaviest first; then what it would settle. */ lines: Array<TryLine>, };

export type TryRequest = { /** An appointment as far as it is typed. */ appointment?: TryAppointment | null, /** A relation as far as it is typed. */ kin?: TryKin | null, /** The day it is judged on; today where missing. */ as_of?: string | null, };

export type TypedFigureLine = { /** R14 or R15. */ report: string, /** Code of the indicator: `r14.pact`. */ code: string, /** 居民公约 … */ title: string, /** The number. */ number: number | null, /** The register counts it; a typed one is not used. */ computed: boolean, /** On what it rests. */ basis: string | null, /** The row, where it was typed. */ id: number | null, /** What taking it back must carry. */ version: number | null, };

export type UndoRequest = { /** The operation. */ operation?: number | null, };

export type Undone = { /** The operation it was about. */ operation: number, /** In words. */ sentence: string, };

export type UnitAdd = { /** Its name. */ name: string, /** What it is to the community; 驻区单位 where missing. */ kind?: UnitKind | null, /** 统一社会信用代码 */ credit_code?: string | null, /** Where it is. */ address?: string | null, /** Whom to call. */ contact?: string | null, /** 电话 */ phone?: string | null, /** First day here. */ from?: string | null, /** Free text. */ note?: string | null, };

export type UnitCard = { /** Agreements, newest first. */ agreements: Array<AgreementLine>, /** Everybody it ever sent, those in office first. */ sent: Array<SentLine>, };

export type UnitCorrect = { /** The unit. */ id: number, /** The version it was read at. */ version: number, /** Its name. */ name?: string | null, /** What it is to the community. */ kind?: UnitKind | null, /** 统一社会信用代码 */ credit_code?: string | null, /** Where it is. */ address?: string | null, /** Whom to call. */ contact?: string | null, /** 电话 */ phone?: string | null, /** First day here. */ from?: string | null, /** Last day here. */ to?: string | null, /** Free text. */ note?: string | null, };

export type UnitGetRequest = { /** The unit. */ id: number, /** The day; today where missing. */ as_of?: string | null, };

export type UnitKind = "stationed" | "intermediary" | "professional" | "volunteer";

export type UnitLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Its name. */ name: string, /** What it is to the community. */ kind: UnitKind, /** As a person reads it. */ kind_name: string, /** 统一社会信用代码 */ credit_code: string | null, /** Where it is. */ address: string | null, /** Whom to call. */ contact: string | null, /** Masked. */ phone: string | null, /** First day here. */ from: string | null, /** Last day here. */ to: string | null, /** Free text. */ note: string | null, /** Agreements in force that day. */ agreements: number, /** Who represents it in a body that day. */ delegates: Array<string>, };

export type Vacancy = { /** The post. */ post: number, /** Its name. */ post_name: string, /** How many are empty. */ number: number, /** Since when, where somebody left. */ since: string | null, };

export type VerifyReply = { /** In words; empty when sound. */ findings: Array<string>, /** Head of the history chain as printed. */ chain: string, /** How many operations. */ operations: number, };

export type VoteLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** How. */ method: VoteMethod, /** 赞成 */ in_favour: number, /** 反对 */ against: number, /** 弃权 */ abstained: number, /** 未表决 */ not_cast: number, /** The result as announced. */ passed: boolean | null, /** Of how many the majority is taken. */ base: number | null, /** Votes needed. */ needed: number | null, /** Law and article. */ source: string | null, /** 到会38人，过半数须20票，赞成31票 */ sentence: string, };

export type VoteMethod = "hands" | "secret" | "acclaim";

export type VoteSet = { /** The item. */ agenda_item: number, /** How. */ method: VoteMethod, /** 赞成 */ in_favour: number, /** 反对 */ against: number, /** 弃权 */ abstained: number, /** The result as announced; by the rule of the day where missing. */ passed?: boolean | null, };

export type WaiverAdd = { /** Code of the rule. */ rule: string, /** The body; none for the community as a whole. */ body?: number | null, /** What the finding rests on, as the check-up told it. */ facts: string, /** Why it is set aside. */ reason: string, /** When it was said. */ on_day: string, /** Until when it holds; as long as nothing changes where missing. */ valid_until?: string | null, /** By which paper. */ document?: number | null, };

export type WaiverCorrect = { /** The waiver. */ id: number, /** The version it was read at. */ version: number, /** Why it is set aside. */ reason?: string | null, /** When it was said. */ on_day?: string | null, /** Until when it holds. */ valid_until?: string | null, /** By which paper. */ document?: number | null, };

export type WaiverDocument = { /** Its id. */ id: number, /** 文号 */ number: string | null, /** Its title. */ title: string, };

export type WaiverLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Why. */ reason: string, /** When. */ on_day: string, /** Until when. */ valid_until: string | null, /** By which paper. */ document: WaiverDocument | null, /** It no longer holds: what it rests on changed, or its last day has passed. */ lapsed: boolean, };

export type Winner = "keep" | "other" | "both";

export type YearLine = { /** The body. */ body: number, /** Its name. */ name: string, /** January to December. */ months: Array<number>, };

export type YearPicture = { /** The drawing. */ svg: string, /** What it shows. */ alt: string, };

/** Every command with its request and its reply. */
export interface Commands {
  /** 台账的情况：打开没有，是谁的，放在哪里 */
  register_state: { request: Nothing; reply: RegisterState; access: 'read' };
  /** 建账，立起各个组织 */
  register_new: { request: RegisterNew; reply: RegisterState; access: 'write' };
  /** 打开演示台账，没有就造一份 */
  register_sample: { request: Nothing; reply: RegisterState; access: 'write' };
  /** 从演示台账回到自己的台账 */
  register_own: { request: Nothing; reply: RegisterState; access: 'write' };
  /** 居委会资料 */
  committee_get: { request: Nothing; reply: CommitteeCard; access: 'read' };
  /** 更正居委会资料 */
  committee_correct: { request: CommitteeCorrect; reply: Made; access: 'write' };
  /** 今日：到期的事，有什么，下一步做什么 */
  today_get: { request: Nothing; reply: TodayReply; access: 'read' };
  /** 查人、查组织、查会议 */
  find: { request: FindRequest; reply: FindReply; access: 'read' };
  /** 人员名单 */
  person_list: { request: PersonListRequest; reply: PersonList; access: 'read' };
  /** 人员卡 */
  person_get: { request: PersonGetRequest; reply: PersonCard; access: 'read' };
  /** 可能是同一人的卡，身份证号说了什么 */
  person_alike: { request: PersonAlikeRequest; reply: PersonAlikeReply; access: 'read' };
  /** 一张卡的改动 */
  person_history: { request: One; reply: PersonHistory; access: 'read' };
  /** 添加人员 */
  person_add: { request: PersonAdd; reply: Made; access: 'write' };
  /** 更正人员卡的录入错误 */
  person_correct: { request: PersonCorrect; reply: Made; access: 'write' };
  /** 把人员移到回收站 */
  person_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 从回收站取回人员 */
  person_restore: { request: One; reply: Made; access: 'write' };
  /** 显示身份证号或手机的全号，记入历史 */
  person_reveal: { request: PersonReveal; reply: RevealedValue; access: 'write' };
  /** 封存人员：在名单、查找和导出里不再出现，内容都留着 */
  person_seal: { request: PersonSeal; reply: Made; access: 'write' };
  /** 取消封存 */
  person_unseal: { request: OneAt; reply: Made; access: 'write' };
  /** 两张卡合并会怎样：逐项比较，什么会移过去 */
  person_merge_preview: { request: MergeLook; reply: MergePreview; access: 'read' };
  /** 把一张卡并入另一张，一步可撤销 */
  person_merge: { request: PersonMerge; reply: Made; access: 'write' };
  /** 删除个人信息会怎样：什么删、什么依法留、哪里还写着 */
  person_erase_look: { request: One; reply: EraseLook; access: 'read' };
  /** 删除个人信息，不能撤销 */
  person_erase: { request: PersonErase; reply: Erased; access: 'write' };
  /** 一个人逐年逐次的到会 */
  person_meetings: { request: One; reply: PersonMeetings; access: 'read' };
  /** 一个人的任职、情况和届所依据的文件 */
  person_papers: { request: One; reply: PersonPapers; access: 'read' };
  /** 此人的全部资料，看页面，记入历史 */
  person_data_pages: { request: PersonDataRequest; reply: Pages; access: 'write' };
  /** 导出此人的全部资料，记入历史 */
  person_data_export: { request: PersonDataExport; reply: Exported; access: 'write' };
  /** 登记证书 */
  certificate_add: { request: CertificateAdd; reply: Made; access: 'write' };
  /** 更正证书 */
  certificate_correct: { request: CertificateCorrect; reply: Made; access: 'write' };
  /** 移走证书 */
  certificate_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 登记申报的亲属，不用建卡 */
  relative_declare: { request: DeclaredAdd; reply: Made; access: 'write' };
  /** 更正申报的亲属 */
  relative_correct: { request: DeclaredCorrect; reply: Made; access: 'write' };
  /** 移走申报的亲属 */
  relative_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 登记同意 */
  consent_add: { request: ConsentAdd; reply: Made; access: 'write' };
  /** 更正或撤回同意 */
  consent_correct: { request: ConsentCorrect; reply: Made; access: 'write' };
  /** 移走一条同意 */
  consent_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 登记人员情况的变更 */
  person_fact_change: { request: FactChange; reply: Made; access: 'write' };
  /** 更正人员情况的录入错误 */
  person_fact_correct: { request: FactCorrect; reply: Made; access: 'write' };
  /** 移走一条人员情况 */
  person_fact_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 一次改很多人的一项情况 */
  person_change_many: { request: PersonChangeMany; reply: ChangedMany; access: 'write' };
  /** 登记亲属关系 */
  kinship_add: { request: KinshipAdd; reply: Made; access: 'write' };
  /** 移走一条亲属关系 */
  kinship_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 某一天的全部组织 */
  body_list: { request: OnDay; reply: BodyList; access: 'read' };
  /** 一个组织和它某一天的名单 */
  body_get: { request: BodyGetRequest; reply: BodyCard; access: 'read' };
  /** 有变动的日子，各届的起止 */
  day_list: { request: Nothing; reply: DayList; access: 'read' };
  /** 某一天以前最近一次变动是什么 */
  day_changes: { request: OnDay; reply: DayChanges; access: 'read' };
  /** 两天对照：谁新任、离任、变动，组织有什么变化 */
  days_compare: { request: CompareRequest; reply: Comparison; access: 'read' };
  /** 两天对照复制为文字 */
  compare_text: { request: CompareRequest; reply: InWords; access: 'read' };
  /** 导出两天对照 */
  compare_export: { request: CompareExport; reply: Exported; access: 'write' };
  /** 某一天的组织图：框和线的位置 */
  chart_get: { request: ChartRequest; reply: Chart; access: 'read' };
  /** 导出组织图 */
  chart_export: { request: ChartExport; reply: Exported; access: 'write' };
  /** 设立组织 */
  body_add: { request: BodyAdd; reply: Made; access: 'write' };
  /** 更正组织的录入错误 */
  body_correct: { request: BodyCorrect; reply: Made; access: 'write' };
  /** 登记组织更名或换上级 */
  body_change: { request: BodyChange; reply: Made; access: 'write' };
  /** 撤销组织 */
  body_close: { request: BodyClose; reply: Made; access: 'write' };
  /** 把一个组织并入另一个 */
  body_merge: { request: BodyMerge; reply: Made; access: 'write' };
  /** 把组织移到回收站 */
  body_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 从回收站取回组织 */
  body_restore: { request: One; reply: Made; access: 'write' };
  /** 开始新的一届 */
  term_add: { request: TermAdd; reply: Made; access: 'write' };
  /** 更正任期 */
  term_correct: { request: TermCorrect; reply: Made; access: 'write' };
  /** 结束一届 */
  term_end: { request: TermEnd; reply: Made; access: 'write' };
  /** 移走一届 */
  term_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 台账里有过的职务名称 */
  post_names: { request: Nothing; reply: PostNames; access: 'read' };
  /** 添加职务 */
  post_add: { request: PostAdd; reply: Made; access: 'write' };
  /** 更正职务 */
  post_correct: { request: PostCorrect; reply: Made; access: 'write' };
  /** 移走职务 */
  post_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 定一个职务的席位数 */
  seat_set: { request: SeatSet; reply: Made; access: 'write' };
  /** 登记任职 */
  appointment_add: { request: AppointmentAdd; reply: Made; access: 'write' };
  /** 更正任职 */
  appointment_correct: { request: AppointmentCorrect; reply: Made; access: 'write' };
  /** 登记离任 */
  appointment_end: { request: AppointmentEnd; reply: Made; access: 'write' };
  /** 移走一条录错的任职 */
  appointment_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 居民小组、楼栋、驻区单位和数字 */
  group_list: { request: OnDay; reply: GroupList; access: 'read' };
  /** 一个楼栋先后归过哪些小组 */
  building_history: { request: One; reply: BuildingHistory; access: 'read' };
  /** 登记楼栋 */
  building_add: { request: BuildingAdd; reply: Made; access: 'write' };
  /** 更正楼栋 */
  building_correct: { request: BuildingCorrect; reply: Made; access: 'write' };
  /** 把楼栋移到回收站 */
  building_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 把楼栋划给小组 */
  building_assign: { request: BuildingAssign; reply: Made; access: 'write' };
  /** 更正楼栋归小组的日期 */
  belonging_correct: { request: BelongingCorrect; reply: Made; access: 'write' };
  /** 移走一条录错的楼栋分组 */
  belonging_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 户数、人口、入住率历年的数字 */
  figure_list: { request: FigureListRequest; reply: FigureSeries; access: 'read' };
  /** 记下某一天的数字 */
  figure_set: { request: FigureSet; reply: Made; access: 'write' };
  /** 移走一个录错的数字 */
  figure_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 一个单位的共建协议和派出的人 */
  unit_get: { request: UnitGetRequest; reply: UnitCard; access: 'read' };
  /** 登记驻区单位或其他组织 */
  unit_add: { request: UnitAdd; reply: Made; access: 'write' };
  /** 更正驻区单位 */
  unit_correct: { request: UnitCorrect; reply: Made; access: 'write' };
  /** 登记驻区单位离开 */
  unit_end: { request: EndAt; reply: Made; access: 'write' };
  /** 把驻区单位移到回收站 */
  unit_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 登记共建协议 */
  agreement_add: { request: AgreementAdd; reply: Made; access: 'write' };
  /** 更正共建协议 */
  agreement_correct: { request: AgreementCorrect; reply: Made; access: 'write' };
  /** 登记共建协议结束 */
  agreement_end: { request: EndAt; reply: Made; access: 'write' };
  /** 移走一条录错的共建协议 */
  agreement_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 导出小组和楼栋的分布图 */
  groups_export: { request: GroupsExport; reply: Exported; access: 'write' };
  /** 文件登记簿 */
  paper_list: { request: Nothing; reply: PaperList; access: 'read' };
  /** 登记文件 */
  paper_add: { request: PaperAdd; reply: Made; access: 'write' };
  /** 更正文件 */
  paper_correct: { request: PaperCorrect; reply: Made; access: 'write' };
  /** 把文件移到回收站 */
  paper_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 会议一览 */
  meeting_list: { request: MeetingListRequest; reply: MeetingList; access: 'read' };
  /** 一次会议 */
  meeting_get: { request: One; reply: MeetingCard; access: 'read' };
  /** 要登记的会议叫什么、第几次、应到多少人、最晚哪天通知 */
  meeting_prepare: { request: MeetingPrepare; reply: MeetingPrepared; access: 'read' };
  /** 登记会议，带出应到名单 */
  meeting_add: { request: MeetingAdd; reply: Made; access: 'write' };
  /** 更正会议 */
  meeting_correct: { request: MeetingCorrect; reply: Made; access: 'write' };
  /** 会议签字锁定 */
  meeting_sign: { request: MeetingSign; reply: Made; access: 'write' };
  /** 把会议移到回收站 */
  meeting_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 从回收站取回会议 */
  meeting_restore: { request: One; reply: Made; access: 'write' };
  /** 会议类型，决议怎么编号 */
  meeting_kind_list: { request: Nothing; reply: MeetingKindList; access: 'read' };
  /** 添加会议类型 */
  meeting_kind_add: { request: MeetingKindAdd; reply: Made; access: 'write' };
  /** 更正会议类型 */
  meeting_kind_correct: { request: MeetingKindCorrect; reply: Made; access: 'write' };
  /** 移走会议类型 */
  meeting_kind_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 定决议怎么编号 */
  resolution_numbering_set: { request: ResolutionNumberingSet; reply: Made; access: 'write' };
  /** 应到名单和台账现在有什么不同 */
  entitled_look: { request: One; reply: EntitledDifferences; access: 'read' };
  /** 重新取名单，只改选中的几处 */
  entitled_apply: { request: EntitledApply; reply: Made; access: 'write' };
  /** 名单上添一人 */
  attendance_add: { request: AttendanceAdd; reply: Made; access: 'write' };
  /** 签到 */
  attendance_set: { request: AttendanceSet; reply: Made; access: 'write' };
  /** 其余未记的人一次记下 */
  attendance_rest: { request: AttendanceRest; reply: Made; access: 'write' };
  /** 从名单移走一人 */
  attendance_remove: { request: AttendanceRemove; reply: Made; access: 'write' };
  /** 回避 */
  recusal_set: { request: RecusalSet; reply: Made; access: 'write' };
  /** 可以列入的议题：年度职责、上次记录、没落实的、照上次 */
  agenda_proposals: { request: One; reply: AgendaProposals; access: 'read' };
  /** 列入选中的议题 */
  agenda_take: { request: AgendaTake; reply: Made; access: 'write' };
  /** 添加议题 */
  agenda_add: { request: AgendaAdd; reply: Made; access: 'write' };
  /** 更正议题 */
  agenda_correct: { request: AgendaCorrect; reply: Made; access: 'write' };
  /** 移走议题 */
  agenda_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 记下发言 */
  speech_add: { request: SpeechAdd; reply: Made; access: 'write' };
  /** 更正发言 */
  speech_correct: { request: SpeechCorrect; reply: Made; access: 'write' };
  /** 移走发言 */
  speech_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 记下表决 */
  vote_set: { request: VoteSet; reply: Made; access: 'write' };
  /** 移走表决 */
  vote_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 记下决议 */
  resolution_add: { request: ResolutionAdd; reply: Made; access: 'write' };
  /** 更正决议 */
  resolution_correct: { request: ResolutionCorrect; reply: Made; access: 'write' };
  /** 移走决议 */
  resolution_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 没落实的决议，也可以看已落实的 */
  follow_up_list: { request: FollowUpListRequest; reply: FollowUpList; access: 'read' };
  /** 记下落实或延期 */
  follow_up_add: { request: FollowUpAdd; reply: Made; access: 'write' };
  /** 移走一条落实 */
  follow_up_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 给签过字的会议登记更正 */
  correction_add: { request: CorrectionAdd; reply: Made; access: 'write' };
  /** 收下会议的照片或文件 */
  attachment_add: { request: AttachmentAdd; reply: Made; access: 'write' };
  /** 更正附件的名称和说明 */
  attachment_correct: { request: AttachmentCorrect; reply: Made; access: 'write' };
  /** 从会议移走附件 */
  attachment_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 附件照片缩小后的样子 */
  attachment_preview: { request: One; reply: Preview; access: 'read' };
  /** 把附件另存到选定的位置 */
  attachment_save: { request: AttachmentSave; reply: Made; access: 'write' };
  /** 在会议里查任何文字 */
  meeting_search: { request: MeetingSearch; reply: MeetingHits; access: 'read' };
  /** 一年的会议，各月和各人的到会率 */
  meeting_year: { request: MeetingYearRequest; reply: MeetingYear; access: 'read' };
  /** 会议年历的页面 */
  meeting_year_pages: { request: MeetingYearRequest; reply: Pages; access: 'read' };
  /** 导出会议年历 */
  meeting_year_export: { request: MeetingYearExport; reply: Exported; access: 'write' };
  /** 一段时间的会议次数和参加人数 */
  meeting_figures: { request: MeetingFiguresRequest; reply: MeetingFigures; access: 'read' };
  /** 会议的一份文件复制为文字 */
  meeting_paper_text: { request: MeetingPaper; reply: InWords; access: 'read' };
  /** 会议的一份文件的页面 */
  meeting_paper_pages: { request: MeetingPaper; reply: Pages; access: 'read' };
  /** 导出会议的一份文件 */
  meeting_paper_export: { request: MeetingPaperExport; reply: Exported; access: 'write' };
  /** 四议两公开的事项和它们的六步 */
  matter_list: { request: Nothing; reply: MatterList; access: 'read' };
  /** 一件事项走到哪一步 */
  matter_get: { request: One; reply: MatterCard; access: 'read' };
  /** 登记四议两公开的事项 */
  matter_add: { request: MatterAdd; reply: Made; access: 'write' };
  /** 更正事项 */
  matter_correct: { request: MatterCorrect; reply: Made; access: 'write' };
  /** 移走事项 */
  matter_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 登记事项的一步 */
  matter_step_add: { request: MatterStepAdd; reply: Made; access: 'write' };
  /** 移走事项的一步 */
  matter_step_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 一年的报告：各章、各数和它们的来历、要核对的地方 */
  report_get: { request: ReportRequest; reply: ReportCard; access: 'read' };
  /** 报告的页面 */
  report_pages: { request: ReportPages; reply: Pages; access: 'read' };
  /** 写报告里自己写的部分 */
  report_text_set: { request: ReportTextSet; reply: Made; access: 'write' };
  /** 把报告里的一句改成自己的话，或者恢复 */
  report_sentence_set: { request: ReportSentenceSet; reply: Made; access: 'write' };
  /** 改写一个数，写明原因 */
  report_override_set: { request: ReportOverrideSet; reply: Made; access: 'write' };
  /** 取消对一个数的改写 */
  report_override_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 填一个台账还算不出的数，写明依据 */
  report_number_type: { request: ReportNumberType; reply: Made; access: 'write' };
  /** 移走一个填的数 */
  report_number_untype: { request: OneAt; reply: Made; access: 'write' };
  /** 口径：年龄段的上限、比例的分母 */
  report_measures: { request: Nothing; reply: ReportMeasures; access: 'read' };
  /** 改口径，写明原因 */
  report_measure_set: { request: ReportMeasureSet; reply: Made; access: 'write' };
  /** 导出一个数的来历：计入的人、组织、会议 */
  report_source_export: { request: ReportSourceExport; reply: Exported; access: 'write' };
  /** 指标口径的页面 */
  report_definitions_pages: { request: ReportRequest; reply: Pages; access: 'read' };
  /** 导出指标口径 */
  report_definitions_export: { request: ReportDefinitionsExport; reply: Exported; access: 'write' };
  /** 各年的指标，五年对照 */
  report_years: { request: ReportYearsRequest; reply: ReportYears; access: 'read' };
  /** 导出报告 */
  report_export: { request: ReportExport; reply: Exported; access: 'write' };
  /** 校核报告：记下它现在说的，之后改动就看得出 */
  report_check: { request: ReportCheckRequest; reply: Made; access: 'write' };
  /** 定稿报送：各种文件存为一版，不再改动 */
  report_freeze: { request: ReportFreeze; reply: ReportFrozen; access: 'write' };
  /** 登记一版报告被退回 */
  report_return: { request: ReportReturn; reply: Made; access: 'write' };
  /** 导出已报送的一版，和报送时一个字节不差 */
  report_version_export: { request: ReportVersionExport; reply: Exported; access: 'write' };
  /** 已报送的一版的页面 */
  report_version_pages: { request: One; reply: Pages; access: 'read' };
  /** 两版报告的差别；也可以和现在的草稿比 */
  report_versions_compare: { request: ReportVersionsCompare; reply: ReportDifference; access: 'read' };
  /** 导出已报送的一版的报送包 */
  report_package: { request: ReportPackage; reply: Exported; access: 'write' };
  /** 导出历史数据回填表 */
  report_fill_form: { request: ReportFillForm; reply: Exported; access: 'write' };
  /** 读一份填好的回填表，逐行说哪里不对；什么也不写 */
  report_fill_read: { request: ReportFillRead; reply: ReportFillSheet; access: 'read' };
  /** 回填以前年份的数，一步可撤销 */
  report_fill: { request: ReportFill; reply: ReportFilled; access: 'write' };
  /** 看街道发来的一份空表：要填什么，台账能填什么 */
  form_open: { request: FormOpen; reply: FormCard; access: 'read' };
  /** 一份空表可以拿什么来填 */
  form_sources: { request: FormSourcesRequest; reply: FormSources; access: 'read' };
  /** 填好一份空表，另存一份，记住怎么填的 */
  form_fill: { request: FormFill; reply: FormFilled; access: 'write' };
  /** 体检：哪一天都可以查，逐条规定说符合不符合 */
  checkup_get: { request: CheckUpRequest; reply: CheckUp; access: 'read' };
  /** 体检看过了，以后只算新发现的 */
  checkup_seen: { request: Nothing; reply: Nothing; access: 'write' };
  /** 还没保存的任职或亲属关系会违反什么 */
  checkup_try: { request: TryRequest; reply: TryReply; access: 'read' };
  /** 对一条发现写说明 */
  waiver_add: { request: WaiverAdd; reply: Made; access: 'write' };
  /** 更正说明 */
  waiver_correct: { request: WaiverCorrect; reply: Made; access: 'write' };
  /** 移走说明 */
  waiver_remove: { request: OneAt; reply: Made; access: 'write' };
  /** 规则包、各条规定和本居委会自己定的数 */
  pack_list: { request: Nothing; reply: PackList; access: 'read' };
  /** 启用或停用一个当地规则包 */
  pack_switch: { request: PackSwitch; reply: Made; access: 'write' };
  /** 看一个规则包文件，逐行说哪里不对 */
  pack_look: { request: PackFile; reply: PackLook; access: 'read' };
  /** 把一个规则包文件收进台账 */
  pack_add: { request: PackFile; reply: Made; access: 'write' };
  /** 移走收进来的规则包 */
  pack_remove: { request: PackNamed; reply: Made; access: 'write' };
  /** 定一个由本居委会定的数，空着就是原来的 */
  parameter_set: { request: ParameterSet; reply: Made; access: 'write' };
  /** 体检表的页面 */
  checkup_pages: { request: CheckUpRequest; reply: Pages; access: 'read' };
  /** 导出体检表 */
  checkup_export: { request: CheckUpExport; reply: Exported; access: 'write' };
  /** 到期的事已办 */
  deadline_done: { request: DeadlineTick; reply: Made; access: 'write' };
  /** 取消已办 */
  deadline_undone: { request: OneAt; reply: Made; access: 'write' };
  /** 一年里到期的事 */
  calendar_get: { request: CalendarRequest; reply: CalendarYear; access: 'read' };
  /** 年历的页面 */
  calendar_pages: { request: CalendarRequest; reply: Pages; access: 'read' };
  /** 导出年历，也可以给别的日历程序用 */
  calendar_export: { request: CalendarExport; reply: Exported; access: 'write' };
  /** 会议记录复制为文字 */
  minutes_text: { request: MinutesRequest; reply: InWords; access: 'read' };
  /** 会议记录的页面 */
  minutes_pages: { request: MinutesRequest; reply: Pages; access: 'read' };
  /** 导出会议记录 */
  minutes_export: { request: MinutesExport; reply: Exported; access: 'write' };
  /** 名单复制为文字 */
  roster_text: { request: RosterRequest; reply: InWords; access: 'read' };
  /** 名单的页面 */
  roster_pages: { request: RosterRequest; reply: Pages; access: 'read' };
  /** 导出名单 */
  roster_export: { request: RosterExport; reply: Exported; access: 'write' };
  /** 人员名单复制为文字 */
  people_text: { request: PeoplePaper; reply: InWords; access: 'read' };
  /** 人员名单的页面 */
  people_pages: { request: PeoplePaper; reply: Pages; access: 'read' };
  /** 导出人员名单或通讯录，含全号的要写明原因，记入历史 */
  people_export: { request: PeopleExport; reply: Exported; access: 'write' };
  /** 做出打印用的PDF，放在只有本人能读的文件夹里 */
  paper_print: { request: PaperPrint; reply: ToPrint; access: 'write' };
  /** 看一份表：工作表、前几行、表头和各列 */
  import_look: { request: ImportLookRequest; reply: ImportLook; access: 'read' };
  /** 试导入一份名单，什么也不写 */
  import_preview: { request: ImportRequest; reply: ImportPreview; access: 'read' };
  /** 一行各格原来怎么写的 */
  import_row: { request: ImportRowRequest; reply: ImportRow; access: 'read' };
  /** 导入一份名单，一步可撤销 */
  import_run: { request: ImportRequest; reply: ImportReply; access: 'write' };
  /** 把原因写回一份新表 */
  import_mark: { request: ImportMark; reply: Exported; access: 'write' };
  /** 操作历史 */
  history_list: { request: HistoryListRequest; reply: HistoryList; access: 'read' };
  /** 一步操作改了什么 */
  history_get: { request: One; reply: OperationCard; access: 'read' };
  /** 撤销 */
  undo: { request: UndoRequest; reply: Undone; access: 'write' };
  /** 重做 */
  redo: { request: Nothing; reply: Undone; access: 'write' };
  /** 回收站 */
  bin_list: { request: Nothing; reply: BinList; access: 'read' };
  /** 备份到一个文件 */
  backup_make: { request: AtPath; reply: BackupCard; access: 'write' };
  /** 看一份备份里有什么 */
  backup_look: { request: AtPath; reply: BackupCard; access: 'read' };
  /** 从备份恢复 */
  backup_restore: { request: AtPath; reply: RestoreReply; access: 'write' };
  /** 检查台账文件和操作链 */
  verify: { request: Nothing; reply: VerifyReply; access: 'read' };
  /** 没填完的表 */
  draft_get: { request: DraftName; reply: Draft; access: 'read' };
  /** 同名开头的几份草稿，并排比较 */
  draft_list: { request: DraftsNamed; reply: DraftList; access: 'read' };
  /** 存下没填完的表 */
  draft_put: { request: DraftPut; reply: Nothing; access: 'write' };
  /** 窗口的偏好 */
  preference_list: { request: Nothing; reply: Preferences; access: 'read' };
  /** 改一个偏好 */
  preference_set: { request: Preference; reply: Nothing; access: 'write' };
}

/** What a command reads or changes: the tables behind it. */
export const COMMANDS: { readonly [Name in keyof Commands]: { readonly access: 'read' | 'write'; readonly tables: readonly string[] } } = {
  register_state: { access: 'read', tables: ['committee', 'operation', 'preference'] },
  register_new: { access: 'write', tables: ['*'] },
  register_sample: { access: 'write', tables: ['*'] },
  register_own: { access: 'write', tables: ['*'] },
  committee_get: { access: 'read', tables: ['committee'] },
  committee_correct: { access: 'write', tables: ['committee'] },
  today_get: { access: 'read', tables: ['*'] },
  find: { access: 'read', tables: ['person', 'person_fact', 'body', 'body_former', 'meeting', 'agenda_item', 'speech', 'resolution', 'follow_up', 'meeting_attachment', 'appointment'] },
  person_list: { access: 'read', tables: ['person', 'person_fact', 'appointment', 'post', 'body', 'building', 'building_group'] },
  person_get: { access: 'read', tables: ['person', 'person_fact', 'kinship', 'appointment', 'post', 'body', 'term', 'building', 'attendance', 'meeting', 'certificate', 'declared_relative', 'consent'] },
  person_alike: { access: 'read', tables: ['person', 'person_fact'] },
  person_history: { access: 'read', tables: ['operation'] },
  person_add: { access: 'write', tables: ['person', 'person_fact'] },
  person_correct: { access: 'write', tables: ['person', 'person_fact'] },
  person_remove: { access: 'write', tables: ['person', 'person_fact'] },
  person_restore: { access: 'write', tables: ['person', 'person_fact'] },
  person_reveal: { access: 'write', tables: ['operation'] },
  person_seal: { access: 'write', tables: ['person', 'person_fact'] },
  person_unseal: { access: 'write', tables: ['person', 'person_fact'] },
  person_merge_preview: { access: 'read', tables: ['person', 'person_fact', 'kinship', 'appointment', 'attendance', 'resolution', 'certificate', 'declared_relative', 'consent'] },
  person_merge: { access: 'write', tables: ['person', 'person_fact', 'kinship', 'appointment', 'attendance', 'resolution', 'certificate', 'declared_relative', 'consent'] },
  person_erase_look: { access: 'read', tables: ['*'] },
  person_erase: { access: 'write', tables: ['*'] },
  person_meetings: { access: 'read', tables: ['attendance', 'meeting', 'body', 'person'] },
  person_papers: { access: 'read', tables: ['document', 'appointment', 'person_fact', 'term', 'post', 'body', 'person'] },
  person_data_pages: { access: 'write', tables: ['operation'] },
  person_data_export: { access: 'write', tables: ['operation', 'preference'] },
  certificate_add: { access: 'write', tables: ['certificate'] },
  certificate_correct: { access: 'write', tables: ['certificate'] },
  certificate_remove: { access: 'write', tables: ['certificate'] },
  relative_declare: { access: 'write', tables: ['declared_relative'] },
  relative_correct: { access: 'write', tables: ['declared_relative'] },
  relative_remove: { access: 'write', tables: ['declared_relative'] },
  consent_add: { access: 'write', tables: ['consent'] },
  consent_correct: { access: 'write', tables: ['consent'] },
  consent_remove: { access: 'write', tables: ['consent'] },
  person_fact_change: { access: 'write', tables: ['person_fact', 'person'] },
  person_fact_correct: { access: 'write', tables: ['person_fact', 'person'] },
  person_fact_remove: { access: 'write', tables: ['person_fact', 'person'] },
  person_change_many: { access: 'write', tables: ['person_fact', 'appointment'] },
  kinship_add: { access: 'write', tables: ['kinship'] },
  kinship_remove: { access: 'write', tables: ['kinship'] },
  body_list: { access: 'read', tables: ['body', 'body_former', 'term', 'post', 'seat', 'appointment', 'person', 'person_fact', 'document', 'meeting'] },
  body_get: { access: 'read', tables: ['body', 'body_former', 'term', 'post', 'seat', 'appointment', 'person', 'person_fact', 'document', 'meeting'] },
  day_list: { access: 'read', tables: ['body', 'body_former', 'term', 'appointment', 'post', 'person', 'person_fact'] },
  day_changes: { access: 'read', tables: ['body', 'body_former', 'term', 'appointment', 'post', 'person', 'person_fact'] },
  days_compare: { access: 'read', tables: ['body', 'body_former', 'term', 'appointment', 'post', 'person', 'person_fact'] },
  compare_text: { access: 'read', tables: ['body', 'body_former', 'term', 'appointment', 'post', 'person', 'person_fact'] },
  compare_export: { access: 'write', tables: ['operation', 'preference'] },
  chart_get: { access: 'read', tables: ['body', 'body_former', 'term', 'post', 'seat', 'appointment', 'person', 'person_fact', 'document', 'meeting'] },
  chart_export: { access: 'write', tables: ['operation', 'preference'] },
  body_add: { access: 'write', tables: ['body', 'body_former', 'post'] },
  body_correct: { access: 'write', tables: ['body', 'body_former', 'post'] },
  body_change: { access: 'write', tables: ['body', 'body_former', 'post'] },
  body_close: { access: 'write', tables: ['body', 'body_former', 'term', 'appointment', 'building_group'] },
  body_merge: { access: 'write', tables: ['body', 'body_former', 'term', 'appointment', 'building_group'] },
  body_remove: { access: 'write', tables: ['body', 'body_former', 'post'] },
  body_restore: { access: 'write', tables: ['body', 'body_former', 'post'] },
  term_add: { access: 'write', tables: ['term', 'seat', 'appointment'] },
  term_correct: { access: 'write', tables: ['term', 'seat', 'appointment'] },
  term_end: { access: 'write', tables: ['term', 'seat', 'appointment'] },
  term_remove: { access: 'write', tables: ['term', 'seat', 'appointment'] },
  post_names: { access: 'read', tables: ['body', 'body_former', 'term', 'post', 'seat', 'appointment', 'person', 'person_fact', 'document', 'meeting'] },
  post_add: { access: 'write', tables: ['post', 'seat'] },
  post_correct: { access: 'write', tables: ['post', 'seat'] },
  post_remove: { access: 'write', tables: ['post', 'seat'] },
  seat_set: { access: 'write', tables: ['post', 'seat'] },
  appointment_add: { access: 'write', tables: ['appointment'] },
  appointment_correct: { access: 'write', tables: ['appointment'] },
  appointment_end: { access: 'write', tables: ['appointment'] },
  appointment_remove: { access: 'write', tables: ['appointment'] },
  group_list: { access: 'read', tables: ['body', 'building', 'building_group', 'figure', 'unit', 'agreement', 'appointment', 'post', 'person', 'term'] },
  building_history: { access: 'read', tables: ['body', 'building', 'building_group', 'figure', 'unit', 'agreement', 'appointment', 'post', 'person', 'term'] },
  building_add: { access: 'write', tables: ['building', 'building_group'] },
  building_correct: { access: 'write', tables: ['building', 'building_group'] },
  building_remove: { access: 'write', tables: ['building', 'building_group'] },
  building_assign: { access: 'write', tables: ['building', 'building_group'] },
  belonging_correct: { access: 'write', tables: ['building', 'building_group'] },
  belonging_remove: { access: 'write', tables: ['building', 'building_group'] },
  figure_list: { access: 'read', tables: ['body', 'building', 'building_group', 'figure', 'unit', 'agreement', 'appointment', 'post', 'person', 'term'] },
  figure_set: { access: 'write', tables: ['figure'] },
  figure_remove: { access: 'write', tables: ['figure'] },
  unit_get: { access: 'read', tables: ['unit', 'agreement', 'appointment', 'person', 'body', 'post', 'document'] },
  unit_add: { access: 'write', tables: ['unit'] },
  unit_correct: { access: 'write', tables: ['unit'] },
  unit_end: { access: 'write', tables: ['unit'] },
  unit_remove: { access: 'write', tables: ['unit'] },
  agreement_add: { access: 'write', tables: ['agreement'] },
  agreement_correct: { access: 'write', tables: ['agreement'] },
  agreement_end: { access: 'write', tables: ['agreement'] },
  agreement_remove: { access: 'write', tables: ['agreement'] },
  groups_export: { access: 'write', tables: ['operation', 'preference'] },
  paper_list: { access: 'read', tables: ['document'] },
  paper_add: { access: 'write', tables: ['document'] },
  paper_correct: { access: 'write', tables: ['document'] },
  paper_remove: { access: 'write', tables: ['document'] },
  meeting_list: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  meeting_get: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  meeting_prepare: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  meeting_add: { access: 'write', tables: ['meeting', 'attendance'] },
  meeting_correct: { access: 'write', tables: ['meeting', 'attendance'] },
  meeting_sign: { access: 'write', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  meeting_remove: { access: 'write', tables: ['meeting', 'attendance'] },
  meeting_restore: { access: 'write', tables: ['meeting', 'attendance'] },
  meeting_kind_list: { access: 'read', tables: ['meeting_kind', 'setting', 'body'] },
  meeting_kind_add: { access: 'write', tables: ['meeting_kind', 'setting', 'body'] },
  meeting_kind_correct: { access: 'write', tables: ['meeting_kind', 'setting', 'body'] },
  meeting_kind_remove: { access: 'write', tables: ['meeting_kind', 'setting', 'body'] },
  resolution_numbering_set: { access: 'write', tables: ['meeting_kind', 'setting', 'body'] },
  entitled_look: { access: 'read', tables: ['meeting', 'attendance', 'appointment', 'post', 'person', 'body', 'ex_officio'] },
  entitled_apply: { access: 'write', tables: ['meeting', 'attendance'] },
  attendance_add: { access: 'write', tables: ['attendance', 'recusal'] },
  attendance_set: { access: 'write', tables: ['attendance', 'recusal'] },
  attendance_rest: { access: 'write', tables: ['attendance', 'recusal'] },
  attendance_remove: { access: 'write', tables: ['attendance', 'recusal'] },
  recusal_set: { access: 'write', tables: ['attendance', 'recusal'] },
  agenda_proposals: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  agenda_take: { access: 'write', tables: ['agenda_item', 'vote'] },
  agenda_add: { access: 'write', tables: ['agenda_item', 'vote'] },
  agenda_correct: { access: 'write', tables: ['agenda_item', 'vote'] },
  agenda_remove: { access: 'write', tables: ['agenda_item', 'vote'] },
  speech_add: { access: 'write', tables: ['speech'] },
  speech_correct: { access: 'write', tables: ['speech'] },
  speech_remove: { access: 'write', tables: ['speech'] },
  vote_set: { access: 'write', tables: ['agenda_item', 'vote'] },
  vote_remove: { access: 'write', tables: ['agenda_item', 'vote'] },
  resolution_add: { access: 'write', tables: ['resolution'] },
  resolution_correct: { access: 'write', tables: ['resolution'] },
  resolution_remove: { access: 'write', tables: ['resolution'] },
  follow_up_list: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  follow_up_add: { access: 'write', tables: ['follow_up'] },
  follow_up_remove: { access: 'write', tables: ['follow_up'] },
  correction_add: { access: 'write', tables: ['meeting_correction', 'meeting_attachment'] },
  attachment_add: { access: 'write', tables: ['meeting_attachment'] },
  attachment_correct: { access: 'write', tables: ['meeting_attachment'] },
  attachment_remove: { access: 'write', tables: ['meeting_attachment'] },
  attachment_preview: { access: 'read', tables: ['meeting_attachment'] },
  attachment_save: { access: 'write', tables: ['operation'] },
  meeting_search: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  meeting_year: { access: 'read', tables: ['meeting', 'attendance', 'body', 'typed_number'] },
  meeting_year_pages: { access: 'read', tables: ['meeting', 'attendance', 'body', 'typed_number'] },
  meeting_year_export: { access: 'write', tables: ['operation', 'preference'] },
  meeting_figures: { access: 'read', tables: ['meeting', 'attendance', 'body', 'typed_number'] },
  meeting_paper_text: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  meeting_paper_pages: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  meeting_paper_export: { access: 'write', tables: ['operation', 'preference'] },
  matter_list: { access: 'read', tables: ['matter', 'matter_step', 'meeting'] },
  matter_get: { access: 'read', tables: ['matter', 'matter_step', 'meeting'] },
  matter_add: { access: 'write', tables: ['matter', 'matter_step', 'meeting'] },
  matter_correct: { access: 'write', tables: ['matter', 'matter_step', 'meeting'] },
  matter_remove: { access: 'write', tables: ['matter', 'matter_step', 'meeting'] },
  matter_step_add: { access: 'write', tables: ['matter', 'matter_step', 'meeting'] },
  matter_step_remove: { access: 'write', tables: ['matter', 'matter_step', 'meeting'] },
  report_get: { access: 'read', tables: ['*'] },
  report_pages: { access: 'read', tables: ['*'] },
  report_text_set: { access: 'write', tables: ['report_text'] },
  report_sentence_set: { access: 'write', tables: ['report_sentence'] },
  report_override_set: { access: 'write', tables: ['override'] },
  report_override_remove: { access: 'write', tables: ['override'] },
  report_number_type: { access: 'write', tables: ['typed_number'] },
  report_number_untype: { access: 'write', tables: ['typed_number'] },
  report_measures: { access: 'read', tables: ['setting'] },
  report_measure_set: { access: 'write', tables: ['setting'] },
  report_source_export: { access: 'write', tables: ['operation', 'preference'] },
  report_definitions_pages: { access: 'read', tables: ['*'] },
  report_definitions_export: { access: 'write', tables: ['operation', 'preference'] },
  report_years: { access: 'read', tables: ['*'] },
  report_export: { access: 'write', tables: ['operation', 'preference'] },
  report_check: { access: 'write', tables: ['report_check'] },
  report_freeze: { access: 'write', tables: ['report_version', 'report_file'] },
  report_return: { access: 'write', tables: ['report_version', 'report_file'] },
  report_version_export: { access: 'write', tables: ['operation', 'preference'] },
  report_version_pages: { access: 'read', tables: ['report_version', 'report_file'] },
  report_versions_compare: { access: 'read', tables: ['*'] },
  report_package: { access: 'write', tables: ['operation', 'preference'] },
  report_fill_form: { access: 'write', tables: ['operation', 'preference'] },
  report_fill_read: { access: 'read', tables: ['*'] },
  report_fill: { access: 'write', tables: ['typed_number'] },
  form_open: { access: 'read', tables: ['*'] },
  form_sources: { access: 'read', tables: ['*'] },
  form_fill: { access: 'write', tables: ['form_mapping', 'operation', 'preference'] },
  checkup_get: { access: 'read', tables: ['*'] },
  checkup_seen: { access: 'write', tables: ['finding_known', 'preference'] },
  checkup_try: { access: 'read', tables: ['*'] },
  waiver_add: { access: 'write', tables: ['waiver'] },
  waiver_correct: { access: 'write', tables: ['waiver'] },
  waiver_remove: { access: 'write', tables: ['waiver'] },
  pack_list: { access: 'read', tables: ['rule_pack', 'rule_switch', 'setting'] },
  pack_switch: { access: 'write', tables: ['rule_pack', 'rule_switch', 'setting'] },
  pack_look: { access: 'read', tables: ['rule_pack', 'rule_switch', 'setting'] },
  pack_add: { access: 'write', tables: ['rule_pack', 'rule_switch', 'setting'] },
  pack_remove: { access: 'write', tables: ['rule_pack', 'rule_switch', 'setting'] },
  parameter_set: { access: 'write', tables: ['rule_pack', 'rule_switch', 'setting'] },
  checkup_pages: { access: 'read', tables: ['*'] },
  checkup_export: { access: 'write', tables: ['operation', 'preference'] },
  deadline_done: { access: 'write', tables: ['deadline_done'] },
  deadline_undone: { access: 'write', tables: ['deadline_done'] },
  calendar_get: { access: 'read', tables: ['*'] },
  calendar_pages: { access: 'read', tables: ['*'] },
  calendar_export: { access: 'write', tables: ['operation', 'preference'] },
  minutes_text: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  minutes_pages: { access: 'read', tables: ['meeting', 'meeting_kind', 'attendance', 'agenda_item', 'speech', 'vote', 'recusal', 'resolution', 'follow_up', 'meeting_correction', 'meeting_attachment', 'matter', 'matter_step', 'body', 'term', 'setting'] },
  minutes_export: { access: 'write', tables: ['operation', 'preference'] },
  roster_text: { access: 'read', tables: ['body', 'body_former', 'term', 'post', 'seat', 'appointment', 'person', 'person_fact', 'document', 'meeting'] },
  roster_pages: { access: 'read', tables: ['body', 'body_former', 'term', 'post', 'seat', 'appointment', 'person', 'person_fact', 'document', 'meeting'] },
  roster_export: { access: 'write', tables: ['operation', 'preference'] },
  people_text: { access: 'read', tables: ['person', 'person_fact', 'appointment', 'post', 'body', 'building', 'building_group'] },
  people_pages: { access: 'read', tables: ['person', 'person_fact', 'appointment', 'post', 'body', 'building', 'building_group'] },
  people_export: { access: 'write', tables: ['operation', 'preference'] },
  paper_print: { access: 'write', tables: ['operation'] },
  import_look: { access: 'read', tables: ['person', 'person_fact', 'appointment', 'post', 'body', 'term', 'building', 'building_group', 'figure'] },
  import_preview: { access: 'read', tables: ['person', 'person_fact', 'appointment', 'post', 'body', 'term', 'building', 'building_group', 'figure'] },
  import_row: { access: 'read', tables: ['person', 'person_fact', 'appointment', 'post', 'body', 'term', 'building', 'building_group', 'figure'] },
  import_run: { access: 'write', tables: ['person', 'person_fact', 'appointment', 'post', 'body', 'term', 'building', 'building_group', 'figure'] },
  import_mark: { access: 'write', tables: ['operation', 'preference'] },
  history_list: { access: 'read', tables: ['operation'] },
  history_get: { access: 'read', tables: ['operation'] },
  undo: { access: 'write', tables: ['*'] },
  redo: { access: 'write', tables: ['*'] },
  bin_list: { access: 'read', tables: ['person', 'body', 'meeting'] },
  backup_make: { access: 'write', tables: ['preference'] },
  backup_look: { access: 'read', tables: ['operation'] },
  backup_restore: { access: 'write', tables: ['*'] },
  verify: { access: 'read', tables: ['*'] },
  draft_get: { access: 'read', tables: ['draft'] },
  draft_list: { access: 'read', tables: ['draft'] },
  draft_put: { access: 'write', tables: ['draft'] },
  preference_list: { access: 'read', tables: ['preference'] },
  preference_set: { access: 'write', tables: ['preference'] },
};
