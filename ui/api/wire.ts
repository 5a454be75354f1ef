// Made from the command list (src-tauri/office/commands.rs) by `juwei commands --wire`; a test compares it.

export type Alike = { /** The other card. */ id: number, /** Their name. */ name: string, /** Their birth. */ birth: string | null, /** Masked. */ id_number: string | null, /** The same ID number. */ same_id_number: boolean, };

export type AppointmentAdd = { /** Who. */ person: number, /** In which post. */ post: number, /** In which term; the one of the first day where missing. */ term?: number | null, /** First day; the start of the term where missing. */ from?: string | null, /** Last day. */ to?: string | null, /** 专职 or 兼职. */ full_time?: boolean | null, /** 分管工作 */ duties?: string | null, /** On what it rests. */ basis?: BasisKind | null, /** The paper it rests on. */ document?: number | null, /** The meeting it rests on. */ meeting?: number | null, /** In words. */ basis_note?: string | null, /** Whom it represents. */ represents?: RepresentsKind | null, /** The group. */ represents_body?: number | null, /** The unit. */ represents_unit?: number | null, /** In words. */ represents_text?: string | null, /** An appointment this one replaces: it ends the day before. */ replaces?: number | null, };

export type AppointmentCorrect = { /** The appointment. */ id: number, /** The version it was read at. */ version: number, /** In which post. */ post?: number | null, /** In which term. */ term?: number | null, /** First day. */ from?: string | null, /** Last day. */ to?: string | null, /** Why it ended. */ end_reason?: EndReason | null, /** 专职 or 兼职. */ full_time?: boolean | null, /** 分管工作 */ duties?: string | null, /** On what it rests. */ basis?: BasisKind | null, /** The paper it rests on. */ document?: number | null, /** The meeting it rests on. */ meeting?: number | null, /** In words. */ basis_note?: string | null, };

export type AppointmentEnd = { /** The appointment. */ id: number, /** The version it was read at. */ version: number, /** The last day in office. */ on: string, /** Why. */ reason: EndReason, /** On what it rests. */ document?: number | null, /** In words. */ basis_note?: string | null, };

export type AppointmentLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Who. */ person: number, /** 姓名 */ name: string, /** 性别 */ sex: Coded | null, /** Full years on the day, where known. */ age: number | null, /** The body. */ body: number, /** Its name. */ body_name: string, /** The post. */ post: number, /** Its name. */ post_name: string, /** The term. */ term: number | null, /** 第N届 */ ordinal: number | null, /** First day. */ from: string | null, /** Last day. */ to: string | null, /** Why it ended. */ end_reason: EndReason | null, /** 专职 or 兼职. */ full_time: boolean | null, /** 分管工作 */ duties: string | null, /** On what it rests, in words. */ basis: string | null, /** Whom it represents, in words. */ represents: string | null, /** Holds on the day asked for. */ current: boolean, };

export type AtPath = { /** Where it is. */ path: string, };

export type AttendanceCount = { /** The year. */ year: number, /** 应到 */ due: number, /** 实到 */ came: number, /** 请假 */ excused: number, };

export type BackupCard = { /** Where it is. */ path: string, /** 社区名称 */ committee: string, /** Local time, RFC 3339. */ made_at: string, /** 演示数据 */ sample: boolean, /** Of this very register. */ same_register: boolean, /** How many operations. */ generation: number, /** How many operations the open register has. */ here: number | null, /** 人员, 组织, 会议, 附件 */ people: number, /** 组织 */ bodies: number, /** 会议 */ meetings: number, /** Whoever holds the file can open it. */ open_to_anyone: boolean, /** Length in bytes. */ bytes: number, /** Head of the history chain as printed. */ chain: string, };

export type BasisKind = "meeting" | "election" | "document" | "import" | "note";

export type BodyAdd = { /** What it is. */ kind: BodyKind, /** What it is called. */ name: string, /** Under which body. */ parent?: number | null, /** First day. */ founded?: string | null, /** By which paper. */ founding_document?: number | null, /** Free text. */ note?: string | null, };

export type BodyCard = { /** The body. */ id: number, /** What a patch must carry. */ version: number, /** What it is. */ kind: BodyKind, /** As a person reads it. */ kind_name: string, /** What it was called that day. */ name: string, /** Under which body. */ parent: number | null, /** First day. */ founded: string | null, /** Last day. */ closed: string | null, /** Free text. */ note: string | null, /** Names it had, newest first. */ former_names: Array<FormerName>, /** The term on the day. */ term: TermLine | null, /** All terms, oldest first. */ terms: Array<TermLine>, /** Its posts, first in rank first. */ posts: Array<PostLine>, /** Who holds them on the day. */ roster: Array<AppointmentLine>, /** Empty seats on the day. */ vacancies: Array<Vacancy>, /** Who left before that day, newest first. */ left: Array<AppointmentLine>, /** 女4人，党员4人，专职5人，大专以上5人 */ summary: string, };

export type BodyChange = { /** The body. */ id: number, /** From when. */ from: string, /** The new name. */ name?: string | null, /** The new parent. */ parent?: number | null, /** By which paper. */ document?: number | null, };

export type BodyClose = { /** The body. */ id: number, /** The version it was read at. */ version: number, /** Its last day. */ on: string, /** By which paper. */ document?: number | null, };

export type BodyCorrect = { /** The body. */ id: number, /** The version it was read at. */ version: number, /** What it is. */ kind?: BodyKind | null, /** What it is called. */ name?: string | null, /** Under which body. */ parent?: number | null, /** First day. */ founded?: string | null, /** Last day. */ closed?: string | null, /** Free text. */ note?: string | null, };

export type BodyGetRequest = { /** The body. */ id: number, /** The day it is asked for; today where missing. */ as_of?: string | null, };

export type BodyKind = "party" | "party_group" | "delegates_assembly" | "committee" | "sub_committee" | "resident_group" | "workers" | "deliberation" | "supervision" | "election_committee" | "residents_assembly" | "intermediary" | "service" | "working_group" | "volunteers";

export type BodyLine = { /** The body. */ id: number, /** What it is. */ kind: BodyKind, /** As a person reads it. */ kind_name: string, /** Where it stands in the chart. */ layer: Layer, /** What it is called. */ name: string, /** Under which body. */ parent: number | null, /** Who stands first, on the day. */ head: string | null, /** Holders on the day. */ people: number, /** Seats of the term, where they are kept. */ seats: number | null, /** 第N届 on the day. */ ordinal: number | null, };

export type BodyList = { /** In the order papers list them; a tree by `parent`. */ bodies: Array<BodyLine>, /** Days on which a body, a term or an appointment began or ended, oldest first: the ticks of the ruler. */ changes: Array<DayChange>, };

export type BuildingAdd = { /** Such as 3号楼. */ name: string, /** What it is; 楼栋 where missing. */ kind?: BuildingKind | null, /** The group it belongs to. */ group?: number | null, /** Since when it belongs to it. */ from?: string | null, /** Free text. */ note?: string | null, };

export type BuildingAssign = { /** The building. */ building: number, /** The group; none takes it out of its group. */ group?: number | null, /** From when; today where missing. */ from?: string | null, };

export type BuildingCorrect = { /** The building. */ id: number, /** The version it was read at. */ version: number, /** Such as 3号楼. */ name?: string | null, /** What it is. */ kind?: BuildingKind | null, /** Free text. */ note?: string | null, };

export type BuildingKind = "block" | "courtyard";

export type BuildingLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Its name. */ name: string, /** What it is. */ kind: BuildingKind, /** Free text. */ note: string | null, /** The group it belongs to that day. */ group: number | null, /** Its name. */ group_name: string | null, /** Its figures. */ figures: Array<FigureLine>, };

export type Capacity = "member" | "guest";

export type Coded = { /** The code of the national table. */ code: string | null, /** As a person reads it. */ text: string, };

export type CommitteeCard = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** 社区名称 */ name: string, /** 街道 */ street: string | null, /** 12 digits. */ division_code: string | null, /** 统一社会信用代码 */ credit_code: string | null, /** 成立 */ founded: string | null, /** 落款 where it is set. */ signature: string | null, /** As it signs papers. */ signed: string, /** What looks odd about the division code, in words. */ warning: string | null, };

export type CommitteeCorrect = { /** The version it was read at. */ version: number, /** 社区名称 */ name?: string | null, /** 街道 */ street?: string | null, /** 12 digits. */ division_code?: string | null, /** 统一社会信用代码 */ credit_code?: string | null, /** 成立 */ founded?: string | null, /** 落款 */ signature?: string | null, };

export type DayChange = { /** The day. */ day: string, /** What, in words. */ what: string, };

export type Draft = { /** JSON text of the window's own. */ content: string | null, };

export type DraftName = { /** Such as `meeting/12`. */ form: string, };

export type DraftPut = { /** Such as `meeting/12`. */ form: string, /** JSON text of the window's own. */ content?: string | null, };

export type EndReason = "term_ended" | "resigned" | "recalled" | "died" | "moved_away" | "transferred" | "terminated" | "other";

export type EntitledKind = "people" | "adults" | "households";

export type FactChange = { /** Whose. */ person: number, /** Which fact. For a name, the new name. */ kind: FactKind, /** Code or word; for a residence the door. */ value: string, /** For a residence. */ building?: number | null, /** From when; today where missing. */ from?: string | null, /** On what it rests. */ basis?: BasisKind | null, /** The paper it rests on. */ document?: number | null, /** The meeting it rests on. */ meeting?: number | null, /** In words. */ basis_note?: string | null, };

export type FactCorrect = { /** The fact. */ id: number, /** The version it was read at. */ version: number, /** Code or word; for a residence the door. */ value?: string | null, /** For a residence. */ building?: number | null, /** First day. */ from?: string | null, /** Last day. */ to?: string | null, };

export type FactKind = "name" | "politics" | "education" | "employment" | "residence";

export type FactRow = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Which fact. */ kind: FactKind, /** Its value. */ value: Coded, /** For a residence. */ building: number | null, /** First day. */ from: string | null, /** Last day. */ to: string | null, /** On what it rests. */ basis: BasisKind | null, /** In words. */ basis_note: string | null, /** In force on the day asked for. */ current: boolean, };

export type FaultLine = { /** Stable. */ code: string, /** What happened and what to do. */ message: string, };

export type FieldChange = { /** As a person reads it. */ field: string, /** Before. */ before: string | null, /** After. */ after: string | null, };

export type FigureKind = "households" | "population" | "registered_population" | "moved_in" | "area" | "party_members";

export type FigureLine = { /** The row; none where it is a sum. */ id: number | null, /** What it counts. */ kind: FigureKind, /** As a person reads it. */ kind_name: string, /** The value times 1000. */ thousandths: number, /** Counted on. */ on: string, /** Where it comes from. */ source: string | null, };

export type FigureSet = { /** What it counts. */ kind: FigureKind, /** The value times 1000. */ thousandths: number, /** Counted on; today where missing. */ on?: string | null, /** Of which building. */ building?: number | null, /** Of which group. */ group?: number | null, /** Where it comes from. */ source?: string | null, };

export type FindReply = { /** Found. */ found: Array<FoundLine>, };

export type FindRequest = { /** Any scrap. */ text: string, /** At most this many of each kind (8 where missing). */ limit?: number | null, };

export type FormerName = { /** The name. */ name: string, /** First day. */ from: string | null, /** Last day. */ to: string, };

export type FoundLine = { /** What kind of thing. */ subject: FoundSubject, /** Its id. */ id: number, /** Its name. */ name: string, /** What tells it from another of that name. */ detail: string, /** Where in the name the hit stands: start and length in characters; empty where elsewhere. */ hit: [number, number] | null, };

export type FoundSubject = "person" | "body" | "meeting";

export type GroupLine = { /** The body. */ id: number, /** Its name. */ name: string, /** 组长 */ leaders: Array<string>, /** 副组长 */ deputies: Array<string>, /** 居民代表 of the group. */ delegates: Array<string>, /** Its buildings. */ buildings: Array<string>, /** Figures of the group; where none is kept, the sum over its buildings. */ figures: Array<FigureLine>, };

export type GroupList = { /** Resident groups. */ groups: Array<GroupLine>, /** Buildings. */ buildings: Array<BuildingLine>, /** Units stationed here. */ units: Array<UnitLine>, /** Figures of the committee as a whole. */ figures: Array<FigureLine>, };

export type HistoryList = { /** How many in all. */ total: number, /** The page. */ operations: Array<OperationRow>, /** What Ctrl+Z would take back. */ undo: string | null, /** What Ctrl+Y would put back. */ redo: string | null, /** Head of the history chain as printed. */ chain: string, };

export type HistoryListRequest = { /** At most this many (100 where missing). */ limit?: number | null, /** Those before this operation. */ after?: number | null, };

export type KinshipAdd = { /** Of whom. */ person: number, /** Who. */ relative: number, /** GB/T 4761 code: what the relative is of the person. */ code: string, };

export type LastBackup = { /** Where it was written. */ path: string, /** Local time, RFC 3339. */ at: string, /** How many operations it holds. */ generation: number, };

export type Layer = "leading" | "deciding" | "executing" | "deliberating" | "supervising" | "other";

export type Made = { /** Its id. */ id: number, };

export type Nothing = Record<string, never>;

export type OnDay = { /** The day it is asked for; today where missing. */ as_of?: string | null, };

export type One = { /** Its id. */ id: number, };

export type OneAt = { /** Its id. */ id: number, /** The version it was read at. */ version: number, };

export type OperationCard = { /** The rows it changed, at most 500. */ changes: Array<RowChange>, };

export type OperationRow = { /** Its number. */ id: number, /** `write`, `undo`, `redo` or `note`. */ kind: string, /** In words. */ sentence: string, /** 经办人 */ actor: string, /** `window` or `command_line`. */ door: string, /** Why. */ reason: string | null, /** Local time, RFC 3339. */ at: string, /** How many rows it changed. */ changes: number, /** Taken back and not put back. */ undone: boolean, /** It may be taken back from the history page. */ undoable: boolean, };

export type PaperAdd = { /** What it is called. */ title: string, /** 文号 */ number?: string | null, /** When it was issued. */ issued?: string | null, /** By whom. */ issued_by?: string | null, };

export type PaperCorrect = { /** The paper. */ id: number, /** The version it was read at. */ version: number, /** What it is called. */ title?: string | null, /** 文号 */ number?: string | null, /** When it was issued. */ issued?: string | null, /** By whom. */ issued_by?: string | null, };

export type PaperLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** 文号 */ number: string | null, /** When it was issued. */ issued: string | null, /** By whom. */ issued_by: string | null, /** What it is called. */ title: string, };

export type PaperList = { /** Newest first. */ papers: Array<PaperLine>, };

export type PersonAdd = { /** 姓名 */ name: string, /** Code or word; filled from the ID number where missing. */ sex?: string | null, /** Filled from the ID number where missing. */ birth?: string | null, /** Code or word. */ nationality?: string | null, /** 15 or 18 characters. */ id_number?: string | null, /** 手机 */ phone?: string | null, /** 住址 */ address?: string | null, /** 备注 */ note?: string | null, /** 政治面貌: code or word. */ politics?: string | null, /** 文化程度: code or word. */ education?: string | null, /** 个人身份: code or word. */ employment?: string | null, /** The building they live in. */ building?: number | null, /** The door in it. */ door?: string | null, };

export type PersonAlikeReply = { /** The cards. */ alike: Array<Alike>, /** Why the ID number cannot be one, in words. */ id_trouble: string | null, /** Birth the ID number names. */ birth: string | null, /** Sex the ID number names. */ sex: Coded | null, };

export type PersonAlikeRequest = { /** 姓名 */ name: string, /** 身份证号, complete or not. */ id_number?: string | null, /** 出生 */ birth?: string | null, /** But for this card. */ but?: number | null, };

export type PersonCard = { /** The person. */ id: number, /** What a patch must carry. */ version: number, /** 姓名 */ name: string, /** 性别 */ sex: Coded | null, /** 出生 */ birth: string | null, /** Full years on the day, where known. */ age: number | null, /** 民族 */ nationality: Coded | null, /** Masked. */ id_number: string | null, /** Masked. */ phone: string | null, /** 住址 */ address: string | null, /** 备注 */ note: string | null, /** Dated facts, all of them. */ facts: Array<FactRow>, /** All appointments, those that last first. */ appointments: Array<AppointmentLine>, /** 亲属 */ relatives: Array<Relative>, /** Due, came and excused in the year of the day. */ attendance: AttendanceCount, /** Others with the same ID number, or the same name and birth. */ alike: Array<Alike>, /** What the ID number says that the card does not, in words. */ contradictions: Array<string>, };

export type PersonCorrect = { /** The person. */ id: number, /** The version it was read at. */ version: number, /** 姓名 */ name?: string | null, /** Code or word. */ sex?: string | null, /** 出生 */ birth?: string | null, /** Code or word. */ nationality?: string | null, /** 15 or 18 characters. */ id_number?: string | null, /** 手机 */ phone?: string | null, /** 住址 */ address?: string | null, /** 备注 */ note?: string | null, };

export type PersonGetRequest = { /** The person. */ id: number, /** The day it is asked for; today where missing. */ as_of?: string | null, };

export type PersonHistory = { /** Oldest first. */ changes: Array<RowChange>, };

export type PersonList = { /** How many fit in all. */ total: number, /** The page, by pinyin. */ people: Array<PersonRow>, };

export type PersonListRequest = { /** The day it is asked for; today where missing. */ as_of?: string | null, /** Any scrap: characters, pinyin, initials, tail of a phone number, building. */ search?: string | null, /** Only those in office on the day. */ in_office?: boolean | null, /** Only those in office in this body. */ body?: number | null, /** Those in the recycle bin. */ removed?: boolean | null, /** At most this many (100 where missing, 500 at most). */ limit?: number | null, /** Those after this person. */ after?: number | null, };

export type PersonReveal = { /** Whose. */ id: number, /** `id_number` or `phone`. */ field: Revealed, /** Why, where she says so. */ reason?: string | null, };

export type PersonRow = { /** The person. */ id: number, /** 姓名 */ name: string, /** First letters, to jump by. */ initials: string, /** 性别 */ sex: Coded | null, /** 出生 */ birth: string | null, /** Full years on the day, where known. */ age: number | null, /** 政治面貌 */ politics: Coded | null, /** 文化程度 */ education: Coded | null, /** Posts held on the day. */ posts: Array<string>, /** 住处 */ residence: string | null, /** Masked. */ phone: string | null, };

export type PostAdd = { /** Of which body. */ body: number, /** Such as 副主任. */ name: string, /** 1 stands first; last where missing. */ rank?: number | null, };

export type PostCorrect = { /** The post. */ id: number, /** The version it was read at. */ version: number, /** Such as 副主任. */ name?: string | null, /** 1 stands first. */ rank?: number | null, };

export type PostLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Such as 副主任. */ name: string, /** 1 stands first. */ rank: number, /** Seats in the term; none where not kept. */ seats: number | null, };

export type Preference = { /** Its name. */ name: string, /** JSON text. */ value: string, };

export type Preferences = { /** By name. */ preferences: Array<Preference>, };

export type Presence = "present" | "excused" | "absent";

export type RegisterNew = { /** 社区名称, such as 安和里社区. */ name: string, /** 街道 */ street?: string | null, /** 12 digits. */ division_code?: string | null, /** 成立 */ founded?: string | null, /** 落款 */ signature?: string | null, /** 户数 */ households?: number | null, /** 第N届 of the current term. */ term_ordinal?: number | null, /** First day of the current term. */ term_start?: string | null, /** Sub-committees to begin with. */ sub_committees?: Array<string> | null, };

export type RegisterState = { /** Open, none, or why not. */ standing: Standing, /** Why it cannot be opened. */ fault: FaultLine | null, /** 演示数据 */ sample: boolean, /** Whose register it is. */ committee: CommitteeCard | null, /** Version of the program. */ version: string, /** Version of the schema. */ schema: number, /** The register's folder. */ place: string, /** Id of the register. */ register_id: string | null, /** Today by the machine's clock. */ today: string, /** Today lies before the newest operation, in words. */ clock_warning: string | null, /** The last backup made from this register. */ last_backup: LastBackup | null, /** Whoever holds its files can open them, because no password is set. */ open_to_anyone: boolean, /** 经办人 */ actor: string, };

export type Relative = { /** The edge. */ id: number, /** What a patch must carry. */ version: number, /** The other person. */ person: number, /** Their name. */ name: string, /** GB/T 4761, as recorded. */ relation: Coded, /** Whether the code says what the other is of this one, or this one of the other. */ of_this_person: boolean, };

export type RepresentsKind = "group" | "unit" | "source";

export type RestoreReply = { /** What was restored. */ backup: BackupCard, /** Where the register that was there lies now. */ set_aside: string | null, };

export type Revealed = "id_number" | "phone";

export type RevealedValue = { /** As kept; none where nothing is kept. */ value: string | null, };

export type RowChange = { /** Which operation. */ operation: number, /** When. */ at: string, /** Who. */ actor: string, /** What the row is, in words. */ what: string, /** What was done, in words. */ sentence: string, /** The columns that differ. */ fields: Array<FieldChange>, };

export type SeatSet = { /** The post. */ post: number, /** The term. */ term: number, /** How many. */ number: number, /** 专职 or 兼职, where it is fixed. */ full_time?: boolean | null, /** Whom the holder represents, where it is fixed. */ represents?: RepresentsKind | null, /** In words. */ represents_text?: string | null, };

export type Standing = "open" | "none" | "fault";

export type TermAdd = { /** Of which body. */ body: number, /** 第N届; one more than the last where missing. */ ordinal?: number | null, /** First day. */ start: string, /** The last day by law; computed from the term length in force on the first day where missing. */ legal_end?: string | null, /** Why it was set by hand. */ legal_end_reason?: string | null, /** The actual last day of the term before: the day before the start where missing and one stands open. */ previous_end?: string | null, };

export type TermCorrect = { /** The term. */ id: number, /** The version it was read at. */ version: number, /** 第N届 */ ordinal?: number | null, /** First day. */ start?: string | null, /** The last day by law; needs a reason. */ legal_end?: string | null, /** Why it is set by hand. */ legal_end_reason?: string | null, /** Extended to. */ extended_to?: string | null, /** By which paper. */ extension_document?: number | null, /** The actual last day. */ end?: string | null, };

export type TermEnd = { /** The term. */ id: number, /** The version it was read at. */ version: number, /** Its last day. */ on: string, /** Whether those in office leave with it (任期届满); they stay where missing. */ with_appointments?: boolean | null, };

export type TermLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** 第N届 */ ordinal: number | null, /** First day. */ start: string, /** The last day by law. */ legal_end: string | null, /** Which rule gave it, or why it was set by hand. */ legal_end_source: string | null, /** The actual last day. */ end: string | null, /** Extended to. */ extended_to: string | null, /** By which paper. */ extension_document: number | null, /** Days from the day asked for to the legal or extended end; negative when it has passed. */ days_left: number | null, };

export type UndoRequest = { /** The operation. */ operation?: number | null, };

export type Undone = { /** The operation it was about. */ operation: number, /** In words. */ sentence: string, };

export type UnitAdd = { /** Its name. */ name: string, /** Whom to call. */ contact?: string | null, /** 电话 */ phone?: string | null, /** First day here. */ from?: string | null, /** Free text. */ note?: string | null, };

export type UnitCorrect = { /** The unit. */ id: number, /** The version it was read at. */ version: number, /** Its name. */ name?: string | null, /** Whom to call. */ contact?: string | null, /** 电话 */ phone?: string | null, /** First day here. */ from?: string | null, /** Last day here. */ to?: string | null, /** Free text. */ note?: string | null, };

export type UnitLine = { /** Its id. */ id: number, /** What a patch must carry. */ version: number, /** Its name. */ name: string, /** Whom to call. */ contact: string | null, /** Masked. */ phone: string | null, /** First day here. */ from: string | null, /** Last day here. */ to: string | null, /** Free text. */ note: string | null, };

export type Vacancy = { /** The post. */ post: number, /** Its name. */ post_name: string, /** How many are empty. */ number: number, /** Since when, where somebody left. */ since: string | null, };

export type VerifyReply = { /** In words; empty when sound. */ findings: Array<string>, /** Head of the history chain as printed. */ chain: string, /** How many operations. */ operations: number, };

export type VoteMethod = "hands" | "secret" | "acclaim";

export type DueLine = { day: string | null, title: string, detail: string | null, days: number | null, area: string, id: number | null };

export type TodayStep = { code: string, done: boolean, sentence: string };

export type TodayReply = { today: string, people: number, in_office: number, bodies: number, groups: number, meetings: number, due: Array<DueLine>, steps: Array<TodayStep>, last_backup: LastBackup | null };

export type ImportRequest = { path: string, sheet?: string | null, into?: number | null, from?: string | null };

export type ImportProblem = { row: number, column: string | null, code: string, severity: "refused" | "warning", message: string };

export type ImportLine = { row: number, name: string | null, id_number: string | null, post: string | null, outcome: "added" | "updated" | "skipped" | "refused", note: string | null };

export type ImportReply = { rows: number, added: number, updated: number, skipped: number, refused: number, problems: Array<ImportProblem>, lines: Array<ImportLine>, sheets: Array<string>, sheet: string };

export type BinLine = { notion: string, id: number, name: string, at: string | null, operation: number | null };

export type BinList = { lines: Array<BinLine> };

/** Every command with its request and its reply. */
export interface Commands {
  body_list: { request: OnDay; reply: BodyList; access: 'read' };
  body_get: { request: BodyGetRequest; reply: BodyCard; access: 'read' };
  body_add: { request: BodyAdd; reply: Made; access: 'write' };
  body_correct: { request: BodyCorrect; reply: Made; access: 'write' };
  body_change: { request: BodyChange; reply: Made; access: 'write' };
  body_close: { request: BodyClose; reply: Made; access: 'read' };
  body_remove: { request: OneAt; reply: Made; access: 'write' };
  body_restore: { request: One; reply: Made; access: 'write' };
  term_add: { request: TermAdd; reply: Made; access: 'write' };
  term_correct: { request: TermCorrect; reply: Made; access: 'write' };
  term_end: { request: TermEnd; reply: Made; access: 'write' };
  term_remove: { request: OneAt; reply: Made; access: 'write' };
  post_add: { request: PostAdd; reply: Made; access: 'write' };
  post_correct: { request: PostCorrect; reply: Made; access: 'write' };
  post_remove: { request: OneAt; reply: Made; access: 'write' };
  seat_set: { request: SeatSet; reply: Made; access: 'write' };
  appointment_add: { request: AppointmentAdd; reply: Made; access: 'write' };
  appointment_correct: { request: AppointmentCorrect; reply: Made; access: 'write' };
  appointment_end: { request: AppointmentEnd; reply: Made; access: 'write' };
  appointment_remove: { request: OneAt; reply: Made; access: 'write' };
  register_state: { request: Nothing; reply: RegisterState; access: 'read' };
  register_new: { request: RegisterNew; reply: RegisterState; access: 'write' };
  committee_get: { request: Nothing; reply: CommitteeCard; access: 'read' };
  committee_correct: { request: CommitteeCorrect; reply: Made; access: 'write' };
  find: { request: FindRequest; reply: FindReply; access: 'read' };
  group_list: { request: OnDay; reply: GroupList; access: 'read' };
  building_add: { request: BuildingAdd; reply: Made; access: 'write' };
  building_correct: { request: BuildingCorrect; reply: Made; access: 'write' };
  building_remove: { request: OneAt; reply: Made; access: 'write' };
  building_assign: { request: BuildingAssign; reply: Made; access: 'read' };
  figure_set: { request: FigureSet; reply: Made; access: 'write' };
  unit_add: { request: UnitAdd; reply: Made; access: 'write' };
  unit_correct: { request: UnitCorrect; reply: Made; access: 'write' };
  unit_remove: { request: OneAt; reply: Made; access: 'write' };
  history_list: { request: HistoryListRequest; reply: HistoryList; access: 'read' };
  history_get: { request: One; reply: OperationCard; access: 'read' };
  undo: { request: UndoRequest; reply: Undone; access: 'write' };
  redo: { request: Nothing; reply: Undone; access: 'write' };
  draft_get: { request: DraftName; reply: Draft; access: 'read' };
  draft_put: { request: DraftPut; reply: Nothing; access: 'write' };
  preference_list: { request: Nothing; reply: Preferences; access: 'read' };
  preference_set: { request: Preference; reply: Nothing; access: 'write' };
  paper_list: { request: Nothing; reply: PaperList; access: 'read' };
  paper_add: { request: PaperAdd; reply: Made; access: 'write' };
  paper_correct: { request: PaperCorrect; reply: Made; access: 'write' };
  paper_remove: { request: OneAt; reply: Made; access: 'write' };
  person_list: { request: PersonListRequest; reply: PersonList; access: 'read' };
  person_get: { request: PersonGetRequest; reply: PersonCard; access: 'read' };
  person_add: { request: PersonAdd; reply: Made; access: 'write' };
  person_correct: { request: PersonCorrect; reply: Made; access: 'write' };
  person_change: { request: FactChange; reply: Made; access: 'write' };
  person_fact_correct: { request: FactCorrect; reply: Made; access: 'write' };
  person_fact_remove: { request: OneAt; reply: Made; access: 'write' };
  person_remove: { request: OneAt; reply: Made; access: 'write' };
  person_restore: { request: One; reply: Made; access: 'write' };
  person_reveal: { request: PersonReveal; reply: RevealedValue; access: 'write' };
  person_alike: { request: PersonAlikeRequest; reply: PersonAlikeReply; access: 'read' };
  kinship_add: { request: KinshipAdd; reply: Made; access: 'write' };
  kinship_remove: { request: OneAt; reply: Made; access: 'write' };
  person_history: { request: One; reply: PersonHistory; access: 'read' };
  backup_make: { request: AtPath; reply: BackupCard; access: 'write' };
  backup_look: { request: AtPath; reply: BackupCard; access: 'read' };
  backup_restore: { request: AtPath; reply: RestoreReply; access: 'write' };
  verify: { request: Nothing; reply: VerifyReply; access: 'read' };
  today_get: { request: Nothing; reply: TodayReply; access: 'read' };
  import_preview: { request: ImportRequest; reply: ImportReply; access: 'read' };
  import_run: { request: ImportRequest; reply: ImportReply; access: 'write' };
  bin_list: { request: Nothing; reply: BinList; access: 'read' };
  register_sample: { request: Nothing; reply: RegisterState; access: 'write' };
}

/** What a command reads or changes: the tables behind it. */
export const COMMANDS: { readonly [Name in keyof Commands]: { readonly access: 'read' | 'write'; readonly tables: readonly string[] } } = {
  body_list: { access: 'read', tables: [] },
  body_get: { access: 'read', tables: [] },
  body_add: { access: 'write', tables: [] },
  body_correct: { access: 'write', tables: [] },
  body_change: { access: 'write', tables: [] },
  body_close: { access: 'read', tables: [] },
  body_remove: { access: 'write', tables: [] },
  body_restore: { access: 'write', tables: [] },
  term_add: { access: 'write', tables: [] },
  term_correct: { access: 'write', tables: [] },
  term_end: { access: 'write', tables: [] },
  term_remove: { access: 'write', tables: [] },
  post_add: { access: 'write', tables: [] },
  post_correct: { access: 'write', tables: [] },
  post_remove: { access: 'write', tables: [] },
  seat_set: { access: 'write', tables: [] },
  appointment_add: { access: 'write', tables: [] },
  appointment_correct: { access: 'write', tables: [] },
  appointment_end: { access: 'write', tables: [] },
  appointment_remove: { access: 'write', tables: [] },
  register_state: { access: 'read', tables: [] },
  register_new: { access: 'write', tables: [] },
  committee_get: { access: 'read', tables: [] },
  committee_correct: { access: 'write', tables: [] },
  find: { access: 'read', tables: [] },
  group_list: { access: 'read', tables: [] },
  building_add: { access: 'write', tables: [] },
  building_correct: { access: 'write', tables: [] },
  building_remove: { access: 'write', tables: [] },
  building_assign: { access: 'read', tables: [] },
  figure_set: { access: 'write', tables: [] },
  unit_add: { access: 'write', tables: [] },
  unit_correct: { access: 'write', tables: [] },
  unit_remove: { access: 'write', tables: [] },
  history_list: { access: 'read', tables: [] },
  history_get: { access: 'read', tables: [] },
  undo: { access: 'write', tables: [] },
  redo: { access: 'write', tables: [] },
  draft_get: { access: 'read', tables: [] },
  draft_put: { access: 'write', tables: [] },
  preference_list: { access: 'read', tables: [] },
  preference_set: { access: 'write', tables: [] },
  paper_list: { access: 'read', tables: [] },
  paper_add: { access: 'write', tables: [] },
  paper_correct: { access: 'write', tables: [] },
  paper_remove: { access: 'write', tables: [] },
  person_list: { access: 'read', tables: [] },
  person_get: { access: 'read', tables: [] },
  person_add: { access: 'write', tables: [] },
  person_correct: { access: 'write', tables: [] },
  person_change: { access: 'write', tables: [] },
  person_fact_correct: { access: 'write', tables: [] },
  person_fact_remove: { access: 'write', tables: [] },
  person_remove: { access: 'write', tables: [] },
  person_restore: { access: 'write', tables: [] },
  person_reveal: { access: 'write', tables: [] },
  person_alike: { access: 'read', tables: [] },
  kinship_add: { access: 'write', tables: [] },
  kinship_remove: { access: 'write', tables: [] },
  person_history: { access: 'read', tables: [] },
  backup_make: { access: 'write', tables: [] },
  backup_look: { access: 'read', tables: [] },
  backup_restore: { access: 'write', tables: [] },
  verify: { access: 'read', tables: [] },
  today_get: { access: 'read', tables: [] },
  import_preview: { access: 'read', tables: [] },
  import_run: { access: 'write', tables: [] },
  bin_list: { access: 'read', tables: [] },
  register_sample: { access: 'write', tables: [] },
};
