//! What is told of a meeting: the line of the list, and the card with everything in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::Day;
use domain::kinds::{
    BodyKind, Capacity, ContentKind, EntitledKind, FollowUpState, ItemOrigin, MatterStage, Presence, VoteMethod,
};

/// Which meetings to list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct MeetingListRequest {
    /// Of this body.
    pub body: Option<i64>,
    /// On this day or later.
    pub from: Option<Day>,
    /// On this day or before.
    pub to: Option<Day>,
    /// At most this many (100 where missing, 500 at most).
    pub limit: Option<i64>,
    /// Those after this meeting.
    pub after: Option<i64>,
}

/// A page of meetings, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingList {
    /// How many in all.
    pub total: i64,
    /// The page.
    pub meetings: Vec<MeetingRow>,
}

/// A line of the list.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingRow {
    /// The meeting.
    pub id: i64,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// The meeting's full name.
    pub name: String,
    /// On which day.
    pub held: Day,
    /// HH:MM
    pub starts_at: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// Items on the agenda.
    pub items: i64,
    /// Resolutions.
    pub resolutions: i64,
    /// Signed and locked.
    pub signed: bool,
}

/// A meeting.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingCard {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// The body.
    pub body: i64,
    /// Its name.
    pub body_name: String,
    /// What the body is.
    pub body_kind: BodyKind,
    /// 第N届
    pub ordinal: Option<i64>,
    /// Which of the kinds of the list; none for one of before there was a list.
    pub meeting_kind: Option<i64>,
    /// What kind of meeting.
    pub kind: String,
    /// 第N次
    pub series: Option<i64>,
    /// Its full name.
    pub name: String,
    /// On which day.
    pub held: Day,
    /// HH:MM
    pub starts_at: Option<String>,
    /// HH:MM
    pub ends_at: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// 主持人
    pub chair: Option<String>,
    /// 记录人
    pub recorder: Option<String>,
    /// When notice was given.
    pub notice: Option<Day>,
    /// Whom the entitled number counts.
    pub entitled_kind: EntitledKind,
    /// Typed, where no list of names counts it.
    pub entitled_count: Option<i64>,
    /// Where that number comes from.
    pub entitled_source: Option<String>,
    /// When the list of those entitled was taken from the register.
    pub list_taken: Option<Day>,
    /// The list of names is made by hand, because no roster of the register says who is entitled.
    pub list_by_hand: bool,
    /// Whether a local rule lets somebody come for another.
    pub proxies: bool,
    /// What the notice says besides.
    pub notice_text: Option<String>,
    /// Whether notice was given early enough.
    pub notice_line: Option<NoticeLine>,
    /// 授课人, of a 党课.
    pub lecturer: Option<String>,
    /// What was said; the whole minutes where they are one text.
    pub discussion: Option<String>,
    /// 整篇: the minutes are one text.
    pub text_only: bool,
    /// 纪要 as edited; made from the items where it is empty.
    pub summary: Option<String>,
    /// 文号 of the 纪要.
    pub summary_number: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// When it was signed.
    pub signed: Option<Day>,
    /// The later meeting that approved its minutes.
    pub approved: Option<MeetingNamed>,
    /// 更正
    pub corrections: Vec<CorrectionLine>,
    /// 附件
    pub attachments: Vec<AttachmentLine>,
    /// Steps of matters taken at it.
    pub matters: Vec<MatterNamed>,
    /// 应到45人，实到38人，符合法定人数
    pub quorum: QuorumLine,
    /// The list of names.
    pub attendance: Vec<AttendanceLine>,
    /// 议题
    pub items: Vec<AgendaLine>,
    /// 决议
    pub resolutions: Vec<ResolutionLine>,
    /// Resolutions of the body's earlier meetings that nothing has settled.
    pub earlier: Vec<ResolutionLine>,
}

/// Whether enough came.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct QuorumLine {
    /// 应到
    pub due: i64,
    /// 实到
    pub came: i64,
    /// 请假
    pub excused: i64,
    /// 缺席
    pub absent: i64,
    /// 未记
    pub open: i64,
    /// How many must come, where a rule says so.
    pub needed: Option<i64>,
    /// Enough came, where a rule says how many.
    pub met: Option<bool>,
    /// In words.
    pub sentence: String,
    /// 竖线：须到30人（三分之二以上）
    pub rule: Option<String>,
    /// Law and article.
    pub source: Option<String>,
}

/// A name on the list.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AttendanceLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Who, where there is a card.
    pub person: Option<i64>,
    /// The name that day.
    pub name: String,
    /// First letters, to jump by.
    pub initials: String,
    /// The post that day.
    pub post: Option<String>,
    /// Right to vote.
    pub may_vote: bool,
    /// Member or guest.
    pub capacity: Capacity,
    /// Came or not; none while not recorded.
    pub presence: Option<Presence>,
    /// HH:MM, where late.
    pub arrived_at: Option<String>,
    /// HH:MM, where early.
    pub left_at: Option<String>,
    /// Came at this item.
    pub arrived_item: Option<i64>,
    /// Left after this item.
    pub left_item: Option<i64>,
    /// Who came for the one named.
    pub proxy: Option<String>,
    /// Why excused or absent.
    pub reason: Option<String>,
    /// Group, unit or body under which the sign-in sheet lists the name.
    pub section: Option<String>,
    /// Why the list was corrected by hand here.
    pub corrected: Option<String>,
    /// 回避: from which items they stay away, and why.
    pub recused: Vec<RecusedFrom>,
}

/// An item somebody stays away from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RecusedFrom {
    /// The item.
    pub agenda_item: i64,
    /// Why.
    pub reason: Option<String>,
}

/// 议题
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AgendaLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// From 1.
    pub position: i64,
    /// What it is about.
    pub title: String,
    /// Who put it.
    pub proposer: Option<String>,
    /// Where it comes from, where nobody put it.
    pub origin: Option<ItemOrigin>,
    /// The rule whose yearly duty it is.
    pub rule: Option<String>,
    /// Whose minutes are approved.
    pub approves: Option<MeetingNamed>,
    /// What was said.
    pub discussion: Option<String>,
    /// 发言
    pub speeches: Vec<SpeechLine>,
    /// 表决
    pub vote: Option<VoteLine>,
    /// There at this item with a right to vote and not staying away.
    pub may_vote: i64,
    /// Members there at this item.
    pub came: i64,
    /// Members due for it: those staying away are not.
    pub due: i64,
    /// How many must be there, where a rule says so.
    pub needed: Option<i64>,
    /// Enough were there, where a rule says how many.
    pub met: Option<bool>,
    /// 本议题应到44人，实到36人，符合法定人数
    pub quorum: String,
}

/// 表决
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct VoteLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// How.
    pub method: VoteMethod,
    /// 赞成
    pub in_favour: i64,
    /// 反对
    pub against: i64,
    /// 弃权
    pub abstained: i64,
    /// 未表决
    pub not_cast: i64,
    /// The result as announced.
    pub passed: Option<bool>,
    /// Of how many the majority is taken.
    pub base: Option<i64>,
    /// Votes needed.
    pub needed: Option<i64>,
    /// Law and article.
    pub source: Option<String>,
    /// 到会38人，过半数须20票，赞成31票
    pub sentence: String,
}

/// 决议
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct ResolutionLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// Of which meeting.
    pub meeting: i64,
    /// On which item.
    pub agenda_item: Option<i64>,
    /// 〔2026〕3号
    pub number: Option<String>,
    /// The earlier one it puts out of force.
    pub revokes: Option<ResolutionNamed>,
    /// The later one that put it out of force.
    pub revoked_by: Option<ResolutionNamed>,
    /// What became of it.
    pub state: FollowUpState,
    /// The date in force: the one it was put off to, or its own.
    pub due_now: Option<Day>,
    /// What was resolved.
    pub text: String,
    /// Who does it, where there is a card.
    pub person: Option<i64>,
    /// The name as it was.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<Day>,
    /// To be made public.
    pub disclosed: bool,
    /// 落实
    pub follow_ups: Vec<FollowUpLine>,
    /// Settled.
    pub done: bool,
}

/// 落实
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FollowUpLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// When.
    pub on: Day,
    /// What was done.
    pub text: String,
    /// Settled by this.
    pub done: bool,
    /// The new date, where it was put off; the text is the reason.
    pub postponed_to: Option<Day>,
}

/// A meeting by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingNamed {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// On which day.
    pub held: Day,
}

/// A resolution by its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ResolutionNamed {
    /// Its id.
    pub id: i64,
    /// Of which meeting.
    pub meeting: i64,
    /// 〔2026〕3号
    pub number: Option<String>,
    /// What was resolved.
    pub text: String,
}

/// A step of a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MatterNamed {
    /// The matter.
    pub id: i64,
    /// What it is about.
    pub title: String,
    /// Which step.
    pub step: MatterStage,
}

/// Whether notice was given early enough.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct NoticeLine {
    /// How many days before the meeting the rule asks for.
    pub needed: i64,
    /// How many there were; none where no day of notice is kept.
    pub given: Option<i64>,
    /// Early enough.
    pub met: Option<bool>,
    /// In words.
    pub sentence: String,
    /// Law and article.
    pub source: String,
}

/// 发言
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct SpeechLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// The line of the list, where the speaker is on it.
    pub attendance: Option<i64>,
    /// Who spoke.
    pub speaker: String,
    /// From 1.
    pub position: i64,
    /// What was said.
    pub text: String,
}

/// 更正
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct CorrectionLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// When.
    pub on: Day,
    /// What is corrected.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// 附件
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct AttachmentLine {
    /// Its id.
    pub id: i64,
    /// What a patch must carry.
    pub version: i64,
    /// The name it came with.
    pub name: String,
    /// What its bytes are.
    pub what: Option<ContentKind>,
    /// How long.
    pub bytes: i64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Made smaller, with place data removed.
    pub reduced: bool,
    /// Can be shown as a picture here.
    pub previewable: bool,
    /// Free text.
    pub note: Option<String>,
    /// The correction it came with, where it came after the signature.
    pub correction: Option<i64>,
}
