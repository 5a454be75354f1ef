//! THE command list. Each line names a command, its request and reply, what it reads or changes, what it does, and the
//! function that does it. From it come the dispatcher, `ui/api/wire.ts` and `juwei commands`.

use serde_json::Value;

use domain::Fault;

use crate::listing::{Access, CommandLine, commands};
use crate::wire::{Made, Nothing, One, OneAt};
use crate::{
    Office, Reply, alike, appointments, attended, bodies, body_acts, buildings, calendar, certificates, chart, checkup,
    committee, compare, consents, days, erasure, export, figures, finder, forms, group_papers, groups, history, import,
    meetings, merge, notebook, packs, pages, papers, people, people_list, people_many, people_papers, person_facts,
    personal, posts, printed, relatives, report, safekeeping, sample, sealing, terms, today, units, waivers,
};

const REGISTER: &[&str] = &["committee", "operation", "preference"];
const EVERYTHING: &[&str] = &["*"];
const COMMITTEE: &[&str] = &["committee"];
const PEOPLE: &[&str] = &["person", "person_fact", "appointment", "post", "body", "building", "building_group"];
const MANY: &[&str] = &["person_fact", "appointment"];
const CARD: &[&str] = &[
    "person",
    "person_fact",
    "kinship",
    "appointment",
    "post",
    "body",
    "term",
    "building",
    "attendance",
    "meeting",
    "certificate",
    "declared_relative",
    "consent",
];
const CERTIFICATE: &[&str] = &["certificate"];
const DECLARED: &[&str] = &["declared_relative"];
const CONSENT: &[&str] = &["consent"];
const ATTENDED: &[&str] = &["attendance", "meeting", "body", "person"];
const RESTING: &[&str] = &["document", "appointment", "person_fact", "term", "post", "body", "person"];
/// Everything that points to a card moves with it, or goes.
const WHOLE_CARD: &[&str] = &[
    "person",
    "person_fact",
    "kinship",
    "appointment",
    "attendance",
    "resolution",
    "certificate",
    "declared_relative",
    "consent",
];
const PERSON: &[&str] = &["person", "person_fact"];
const FACT: &[&str] = &["person_fact", "person"];
const KINSHIP: &[&str] = &["kinship"];
const IMPORT: &[&str] =
    &["person", "person_fact", "appointment", "post", "body", "term", "building", "building_group", "figure"];
const HISTORY: &[&str] = &["operation"];
const BODIES: &[&str] =
    &["body", "body_former", "term", "post", "seat", "appointment", "person", "person_fact", "document", "meeting"];
const BODY: &[&str] = &["body", "body_former", "post"];
const BODY_END: &[&str] = &["body", "body_former", "term", "appointment", "building_group"];
const DAYS: &[&str] = &["body", "body_former", "term", "appointment", "post", "person", "person_fact"];
const TERM: &[&str] = &["term", "seat", "appointment"];
const POST: &[&str] = &["post", "seat"];
const APPOINTMENT: &[&str] = &["appointment"];
const GROUPS: &[&str] =
    &["body", "building", "building_group", "figure", "unit", "agreement", "appointment", "post", "person", "term"];
const BUILDING: &[&str] = &["building", "building_group"];
const FIGURE: &[&str] = &["figure"];
const UNIT: &[&str] = &["unit"];
const AGREEMENT: &[&str] = &["agreement"];
const UNIT_CARD: &[&str] = &["unit", "agreement", "appointment", "person", "body", "post", "document"];
const PAPER: &[&str] = &["document"];
const MEETINGS: &[&str] = &[
    "meeting",
    "meeting_kind",
    "attendance",
    "agenda_item",
    "speech",
    "vote",
    "recusal",
    "resolution",
    "follow_up",
    "meeting_correction",
    "meeting_attachment",
    "matter",
    "matter_step",
    "body",
    "term",
    "setting",
];
const MEETING_KIND: &[&str] = &["meeting_kind", "setting", "body"];
const ENTITLED: &[&str] = &["meeting", "attendance", "appointment", "post", "person", "body", "ex_officio"];
const SPEECH: &[&str] = &["speech"];
const CORRECTION: &[&str] = &["meeting_correction", "meeting_attachment"];
const MATTER: &[&str] = &["matter", "matter_step", "meeting"];
const ATTACHMENT: &[&str] = &["meeting_attachment"];
const COUNTED: &[&str] = &["meeting", "attendance", "body", "typed_number"];
const MEETING: &[&str] = &["meeting", "attendance"];
const ATTENDANCE: &[&str] = &["attendance", "recusal"];
const AGENDA: &[&str] = &["agenda_item", "vote"];
const RESOLUTION: &[&str] = &["resolution"];
const FOLLOW_UP: &[&str] = &["follow_up"];
const TODAY: &[&str] = &["*"];
const BIN: &[&str] = &["person", "body", "meeting"];
const FOUND: &[&str] = &[
    "person",
    "person_fact",
    "body",
    "body_former",
    "meeting",
    "agenda_item",
    "speech",
    "resolution",
    "follow_up",
    "meeting_attachment",
    "appointment",
];
const REPORT: &[&str] = &["*"];
const REPORT_TEXT: &[&str] = &["report_text"];
const REPORT_SENTENCE: &[&str] = &["report_sentence"];
const REPORT_CHECK: &[&str] = &["report_check"];
const REPORT_VERSION: &[&str] = &["report_version", "report_file"];
const REPORT_OVERRIDE: &[&str] = &["override"];
const FORM: &[&str] = &["form_mapping", "operation", "preference"];
const REPORT_TYPED: &[&str] = &["typed_number"];
const REPORT_MEASURE: &[&str] = &["setting"];
const CHECKUP: &[&str] = &["*"];
const SEEN: &[&str] = &["finding_known", "preference"];
const WAIVER: &[&str] = &["waiver"];
const PACKS: &[&str] = &["rule_pack", "rule_switch", "setting"];
const DEADLINE: &[&str] = &["deadline_done"];
const FILE: &[&str] = &["operation", "preference"];
const DRAFT: &[&str] = &["draft"];
const PREFERENCE: &[&str] = &["preference"];

commands! {
    // 建账与居委会资料
    read register_state(Nothing) -> committee::RegisterState, REGISTER, "台账的情况：打开没有，是谁的，放在哪里" => committee::state;
    write register_new(committee::RegisterNew) -> committee::RegisterState, EVERYTHING, "建账，立起各个组织" => committee::start;
    write register_sample(Nothing) -> committee::RegisterState, EVERYTHING, "打开演示台账，没有就造一份" => sample::open;
    write register_own(Nothing) -> committee::RegisterState, EVERYTHING, "从演示台账回到自己的台账" => sample::leave;
    read committee_get(Nothing) -> committee::CommitteeCard, COMMITTEE, "居委会资料" => committee::get;
    write committee_correct(committee::CommitteeCorrect) -> Made, COMMITTEE, "更正居委会资料" => committee::correct;
    read today_get(Nothing) -> today::TodayReply, TODAY, "今日：到期的事，有什么，下一步做什么" => today::get;
    read find(finder::FindRequest) -> finder::FindReply, FOUND, "查人、查组织、查会议" => finder::find;

    // 人员
    read person_list(people_list::PersonListRequest) -> people_list::PersonList, PEOPLE, "人员名单" => people_list::list;
    read person_get(people::PersonGetRequest) -> people::PersonCard, CARD, "人员卡" => people::get;
    read person_alike(alike::PersonAlikeRequest) -> alike::PersonAlikeReply, PERSON, "可能是同一人的卡，身份证号说了什么" => alike::find_alike;
    read person_history(One) -> people::PersonHistory, HISTORY, "一张卡的改动" => people::history;
    write person_add(people::PersonAdd) -> Made, PERSON, "添加人员" => people::add;
    write person_correct(people::PersonCorrect) -> Made, PERSON, "更正人员卡的录入错误" => people::correct;
    write person_remove(OneAt) -> Made, PERSON, "把人员移到回收站" => people::remove;
    write person_restore(One) -> Made, PERSON, "从回收站取回人员" => people::restore;
    write person_reveal(people::PersonReveal) -> people::RevealedValue, HISTORY, "显示身份证号或手机的全号，记入历史" => people::reveal;
    write person_seal(sealing::PersonSeal) -> Made, PERSON, "封存人员：在名单、查找和导出里不再出现，内容都留着" => sealing::seal;
    write person_unseal(OneAt) -> Made, PERSON, "取消封存" => sealing::unseal;
    read person_merge_preview(merge::MergeLook) -> merge::MergePreview, WHOLE_CARD, "两张卡合并会怎样：逐项比较，什么会移过去" => merge::preview;
    write person_merge(merge::PersonMerge) -> Made, WHOLE_CARD, "把一张卡并入另一张，一步可撤销" => merge::merge;
    read person_erase_look(One) -> erasure::EraseLook, EVERYTHING, "删除个人信息会怎样：什么删、什么依法留、哪里还写着" => erasure::look;
    write person_erase(erasure::PersonErase) -> erasure::Erased, EVERYTHING, "删除个人信息，不能撤销" => erasure::erase;
    read person_meetings(One) -> attended::PersonMeetings, ATTENDED, "一个人逐年逐次的到会" => attended::meetings;
    read person_papers(One) -> attended::PersonPapers, RESTING, "一个人的任职、情况和届所依据的文件" => attended::papers;
    write person_data_pages(personal::PersonDataRequest) -> pages::Pages, HISTORY, "此人的全部资料，看页面，记入历史" => personal::pages;
    write person_data_export(personal::PersonDataExport) -> export::Exported, FILE, "导出此人的全部资料，记入历史" => personal::export;
    write certificate_add(certificates::CertificateAdd) -> Made, CERTIFICATE, "登记证书" => certificates::add;
    write certificate_correct(certificates::CertificateCorrect) -> Made, CERTIFICATE, "更正证书" => certificates::correct;
    write certificate_remove(OneAt) -> Made, CERTIFICATE, "移走证书" => certificates::remove;
    write relative_declare(relatives::DeclaredAdd) -> Made, DECLARED, "登记申报的亲属，不用建卡" => relatives::declare;
    write relative_correct(relatives::DeclaredCorrect) -> Made, DECLARED, "更正申报的亲属" => relatives::correct_declared;
    write relative_remove(OneAt) -> Made, DECLARED, "移走申报的亲属" => relatives::remove_declared;
    write consent_add(consents::ConsentAdd) -> Made, CONSENT, "登记同意" => consents::add;
    write consent_correct(consents::ConsentCorrect) -> Made, CONSENT, "更正或撤回同意" => consents::correct;
    write consent_remove(OneAt) -> Made, CONSENT, "移走一条同意" => consents::remove;
    write person_fact_change(person_facts::FactChange) -> Made, FACT, "登记人员情况的变更" => person_facts::change;
    write person_fact_correct(person_facts::FactCorrect) -> Made, FACT, "更正人员情况的录入错误" => person_facts::correct_fact;
    write person_fact_remove(OneAt) -> Made, FACT, "移走一条人员情况" => person_facts::remove_fact;
    write person_change_many(people_many::PersonChangeMany) -> people_many::ChangedMany, MANY, "一次改很多人的一项情况" => people_many::change;
    write kinship_add(relatives::KinshipAdd) -> Made, KINSHIP, "登记亲属关系" => relatives::add_kinship;
    write kinship_remove(OneAt) -> Made, KINSHIP, "移走一条亲属关系" => relatives::remove_kinship;

    // 组织
    read body_list(bodies::OnDay) -> bodies::BodyList, BODIES, "某一天的全部组织" => bodies::list;
    read body_get(bodies::BodyGetRequest) -> bodies::BodyCard, BODIES, "一个组织和它某一天的名单" => bodies::get;
    read day_list(Nothing) -> days::DayList, DAYS, "有变动的日子，各届的起止" => days::list;
    read day_changes(bodies::OnDay) -> days::DayChanges, DAYS, "某一天以前最近一次变动是什么" => days::changes;
    read days_compare(compare::CompareRequest) -> compare::Comparison, DAYS, "两天对照：谁新任、离任、变动，组织有什么变化" => compare::compare;
    read compare_text(compare::CompareRequest) -> printed::InWords, DAYS, "两天对照复制为文字" => compare::text;
    write compare_export(compare::CompareExport) -> export::Exported, FILE, "导出两天对照" => compare::export;
    read chart_get(chart::ChartRequest) -> domain::chart::Chart, BODIES, "某一天的组织图：框和线的位置" => chart::get;
    write chart_export(chart::ChartExport) -> export::Exported, FILE, "导出组织图" => chart::export;
    write body_add(body_acts::BodyAdd) -> Made, BODY, "设立组织" => body_acts::add;
    write body_correct(body_acts::BodyCorrect) -> Made, BODY, "更正组织的录入错误" => body_acts::correct;
    write body_change(body_acts::BodyChange) -> Made, BODY, "登记组织更名或换上级" => body_acts::change;
    write body_close(body_acts::BodyClose) -> Made, BODY_END, "撤销组织" => body_acts::close;
    write body_merge(body_acts::BodyMerge) -> Made, BODY_END, "把一个组织并入另一个" => body_acts::merge;
    write body_remove(OneAt) -> Made, BODY, "把组织移到回收站" => body_acts::remove;
    write body_restore(One) -> Made, BODY, "从回收站取回组织" => body_acts::restore;
    write term_add(terms::TermAdd) -> Made, TERM, "开始新的一届" => terms::add_term;
    write term_correct(terms::TermCorrect) -> Made, TERM, "更正任期" => terms::correct_term;
    write term_end(terms::TermEnd) -> Made, TERM, "结束一届" => terms::end_term;
    write term_remove(OneAt) -> Made, TERM, "移走一届" => terms::remove_term;
    read post_names(Nothing) -> posts::PostNames, BODIES, "台账里有过的职务名称" => posts::names;
    write post_add(posts::PostAdd) -> Made, POST, "添加职务" => posts::add_post;
    write post_correct(posts::PostCorrect) -> Made, POST, "更正职务" => posts::correct_post;
    write post_remove(OneAt) -> Made, POST, "移走职务" => posts::remove_post;
    write seat_set(posts::SeatSet) -> Made, POST, "定一个职务的席位数" => posts::set_seats;
    write appointment_add(appointments::AppointmentAdd) -> Made, APPOINTMENT, "登记任职" => appointments::appoint;
    write appointment_correct(appointments::AppointmentCorrect) -> Made, APPOINTMENT, "更正任职" => appointments::correct_appointment;
    write appointment_end(appointments::AppointmentEnd) -> Made, APPOINTMENT, "登记离任" => appointments::end_appointment;
    write appointment_remove(OneAt) -> Made, APPOINTMENT, "移走一条录错的任职" => appointments::remove_appointment;

    // 小组
    read group_list(bodies::OnDay) -> groups::GroupList, GROUPS, "居民小组、楼栋、驻区单位和数字" => groups::list;
    read building_history(One) -> buildings::BuildingHistory, GROUPS, "一个楼栋先后归过哪些小组" => buildings::history;
    write building_add(buildings::BuildingAdd) -> Made, BUILDING, "登记楼栋" => buildings::add_building;
    write building_correct(buildings::BuildingCorrect) -> Made, BUILDING, "更正楼栋" => buildings::correct_building;
    write building_remove(OneAt) -> Made, BUILDING, "把楼栋移到回收站" => buildings::remove_building;
    write building_assign(buildings::BuildingAssign) -> Made, BUILDING, "把楼栋划给小组" => buildings::assign;
    write belonging_correct(buildings::BelongingCorrect) -> Made, BUILDING, "更正楼栋归小组的日期" => buildings::correct_belonging;
    write belonging_remove(OneAt) -> Made, BUILDING, "移走一条录错的楼栋分组" => buildings::remove_belonging;
    read figure_list(figures::FigureListRequest) -> figures::FigureSeries, GROUPS, "户数、人口、入住率历年的数字" => figures::list;
    write figure_set(figures::FigureSet) -> Made, FIGURE, "记下某一天的数字" => figures::set_figure;
    write figure_remove(OneAt) -> Made, FIGURE, "移走一个录错的数字" => figures::remove_figure;
    read unit_get(units::UnitGetRequest) -> units::UnitCard, UNIT_CARD, "一个单位的共建协议和派出的人" => units::get;
    write unit_add(units::UnitAdd) -> Made, UNIT, "登记驻区单位或其他组织" => units::add_unit;
    write unit_correct(units::UnitCorrect) -> Made, UNIT, "更正驻区单位" => units::correct_unit;
    write unit_end(units::EndAt) -> Made, UNIT, "登记驻区单位离开" => units::end_unit;
    write unit_remove(OneAt) -> Made, UNIT, "把驻区单位移到回收站" => units::remove_unit;
    write agreement_add(units::AgreementAdd) -> Made, AGREEMENT, "登记共建协议" => units::add_agreement;
    write agreement_correct(units::AgreementCorrect) -> Made, AGREEMENT, "更正共建协议" => units::correct_agreement;
    write agreement_end(units::EndAt) -> Made, AGREEMENT, "登记共建协议结束" => units::end_agreement;
    write agreement_remove(OneAt) -> Made, AGREEMENT, "移走一条录错的共建协议" => units::remove_agreement;
    write groups_export(group_papers::GroupsExport) -> export::Exported, FILE, "导出小组和楼栋的分布图" => group_papers::export;

    // 文件
    read paper_list(Nothing) -> papers::PaperList, PAPER, "文件登记簿" => papers::list;
    write paper_add(papers::PaperAdd) -> Made, PAPER, "登记文件" => papers::add;
    write paper_correct(papers::PaperCorrect) -> Made, PAPER, "更正文件" => papers::correct;
    write paper_remove(OneAt) -> Made, PAPER, "把文件移到回收站" => papers::remove;

    // 会议
    read meeting_list(meetings::MeetingListRequest) -> meetings::MeetingList, MEETINGS, "会议一览" => meetings::list;
    read meeting_get(One) -> meetings::MeetingCard, MEETINGS, "一次会议" => meetings::get;
    read meeting_prepare(meetings::kinds::MeetingPrepare) -> meetings::kinds::MeetingPrepared, MEETINGS, "要登记的会议叫什么、第几次、应到多少人、最晚哪天通知" => meetings::kinds::prepare;
    write meeting_add(meetings::convening::MeetingAdd) -> Made, MEETING, "登记会议，带出应到名单" => meetings::convening::convene;
    write meeting_correct(meetings::convening::MeetingCorrect) -> Made, MEETING, "更正会议" => meetings::convening::correct;
    write meeting_sign(meetings::convening::MeetingSign) -> Made, MEETINGS, "会议签字锁定" => meetings::convening::sign;
    write meeting_remove(OneAt) -> Made, MEETING, "把会议移到回收站" => meetings::convening::remove;
    write meeting_restore(One) -> Made, MEETING, "从回收站取回会议" => meetings::convening::restore;
    read meeting_kind_list(Nothing) -> meetings::kinds::MeetingKindList, MEETING_KIND, "会议类型，决议怎么编号" => meetings::kinds::list;
    write meeting_kind_add(meetings::kinds::MeetingKindAdd) -> Made, MEETING_KIND, "添加会议类型" => meetings::kinds::add;
    write meeting_kind_correct(meetings::kinds::MeetingKindCorrect) -> Made, MEETING_KIND, "更正会议类型" => meetings::kinds::correct;
    write meeting_kind_remove(OneAt) -> Made, MEETING_KIND, "移走会议类型" => meetings::kinds::remove;
    write resolution_numbering_set(meetings::kinds::ResolutionNumberingSet) -> Made, MEETING_KIND, "定决议怎么编号" => meetings::kinds::set_numbering;
    read entitled_look(One) -> meetings::entitled::EntitledDifferences, ENTITLED, "应到名单和台账现在有什么不同" => meetings::entitled::look;
    write entitled_apply(meetings::entitled::EntitledApply) -> Made, MEETING, "重新取名单，只改选中的几处" => meetings::entitled::apply;
    write attendance_add(meetings::presence::AttendanceAdd) -> Made, ATTENDANCE, "名单上添一人" => meetings::presence::add_attendance;
    write attendance_set(meetings::presence::AttendanceSet) -> Made, ATTENDANCE, "签到" => meetings::presence::set_attendance;
    write attendance_rest(meetings::presence::AttendanceRest) -> Made, ATTENDANCE, "其余未记的人一次记下" => meetings::presence::set_rest;
    write attendance_remove(meetings::presence::AttendanceRemove) -> Made, ATTENDANCE, "从名单移走一人" => meetings::presence::remove_attendance;
    write recusal_set(meetings::presence::RecusalSet) -> Made, ATTENDANCE, "回避" => meetings::presence::set_recusal;
    read agenda_proposals(One) -> meetings::agenda::AgendaProposals, MEETINGS, "可以列入的议题：年度职责、上次记录、没落实的、照上次" => meetings::agenda::proposals;
    write agenda_take(meetings::agenda::AgendaTake) -> Made, AGENDA, "列入选中的议题" => meetings::agenda::take;
    write agenda_add(meetings::agenda::AgendaAdd) -> Made, AGENDA, "添加议题" => meetings::agenda::add_item;
    write agenda_correct(meetings::agenda::AgendaCorrect) -> Made, AGENDA, "更正议题" => meetings::agenda::correct_item;
    write agenda_remove(OneAt) -> Made, AGENDA, "移走议题" => meetings::agenda::remove_item;
    write speech_add(meetings::speeches::SpeechAdd) -> Made, SPEECH, "记下发言" => meetings::speeches::add;
    write speech_correct(meetings::speeches::SpeechCorrect) -> Made, SPEECH, "更正发言" => meetings::speeches::correct;
    write speech_remove(OneAt) -> Made, SPEECH, "移走发言" => meetings::speeches::remove;
    write vote_set(meetings::votes::VoteSet) -> Made, AGENDA, "记下表决" => meetings::votes::set_vote;
    write vote_remove(OneAt) -> Made, AGENDA, "移走表决" => meetings::votes::remove_vote;
    write resolution_add(meetings::resolutions::ResolutionAdd) -> Made, RESOLUTION, "记下决议" => meetings::resolutions::resolve;
    write resolution_correct(meetings::resolutions::ResolutionCorrect) -> Made, RESOLUTION, "更正决议" => meetings::resolutions::correct_resolution;
    write resolution_remove(OneAt) -> Made, RESOLUTION, "移走决议" => meetings::resolutions::remove_resolution;
    read follow_up_list(meetings::resolutions::FollowUpListRequest) -> meetings::resolutions::FollowUpList, MEETINGS, "没落实的决议，也可以看已落实的" => meetings::resolutions::list;
    write follow_up_add(meetings::resolutions::FollowUpAdd) -> Made, FOLLOW_UP, "记下落实或延期" => meetings::resolutions::follow_up;
    write follow_up_remove(OneAt) -> Made, FOLLOW_UP, "移走一条落实" => meetings::resolutions::remove_follow_up;
    write correction_add(meetings::corrections::CorrectionAdd) -> Made, CORRECTION, "给签过字的会议登记更正" => meetings::corrections::add;
    write attachment_add(meetings::attachments::AttachmentAdd) -> Made, ATTACHMENT, "收下会议的照片或文件" => meetings::attachments::add;
    write attachment_correct(meetings::attachments::AttachmentCorrect) -> Made, ATTACHMENT, "更正附件的名称和说明" => meetings::attachments::correct;
    write attachment_remove(OneAt) -> Made, ATTACHMENT, "从会议移走附件" => meetings::attachments::remove;
    read attachment_preview(One) -> meetings::attachments::Preview, ATTACHMENT, "附件照片缩小后的样子" => meetings::attachments::preview;
    write attachment_save(meetings::attachments::AttachmentSave) -> Made, HISTORY, "把附件另存到选定的位置" => meetings::attachments::save;
    read meeting_search(meetings::searching::MeetingSearch) -> meetings::searching::MeetingHits, MEETINGS, "在会议里查任何文字" => meetings::searching::search;
    read meeting_year(meetings::year::MeetingYearRequest) -> meetings::year::MeetingYear, COUNTED, "一年的会议，各月和各人的到会率" => meetings::year::get;
    read meeting_year_pages(meetings::year::MeetingYearRequest) -> pages::Pages, COUNTED, "会议年历的页面" => meetings::year::pages;
    write meeting_year_export(meetings::year::MeetingYearExport) -> export::Exported, FILE, "导出会议年历" => meetings::year::export;
    read meeting_figures(meetings::figures::MeetingFiguresRequest) -> meetings::figures::MeetingFigures, COUNTED, "一段时间的会议次数和参加人数" => meetings::figures::get;
    read meeting_paper_text(meetings::papers::MeetingPaper) -> printed::InWords, MEETINGS, "会议的一份文件复制为文字" => meetings::papers::text;
    read meeting_paper_pages(meetings::papers::MeetingPaper) -> pages::Pages, MEETINGS, "会议的一份文件的页面" => meetings::papers::pages;
    write meeting_paper_export(meetings::papers::MeetingPaperExport) -> export::Exported, FILE, "导出会议的一份文件" => meetings::papers::export;

    // 四议两公开
    read matter_list(Nothing) -> meetings::matters::MatterList, MATTER, "四议两公开的事项和它们的六步" => meetings::matters::list;
    read matter_get(One) -> meetings::matters::MatterCard, MATTER, "一件事项走到哪一步" => meetings::matters::get;
    write matter_add(meetings::matters::MatterAdd) -> Made, MATTER, "登记四议两公开的事项" => meetings::matters::add;
    write matter_correct(meetings::matters::MatterCorrect) -> Made, MATTER, "更正事项" => meetings::matters::correct;
    write matter_remove(OneAt) -> Made, MATTER, "移走事项" => meetings::matters::remove;
    write matter_step_add(meetings::matters::MatterStepAdd) -> Made, MATTER, "登记事项的一步" => meetings::matters::add_step;
    write matter_step_remove(OneAt) -> Made, MATTER, "移走事项的一步" => meetings::matters::remove_step;

    // 报告
    read report_get(report::ReportRequest) -> report::ReportCard, REPORT, "一年的报告：各章、各数和它们的来历、要核对的地方" => report::get;
    read report_pages(report::ReportPages) -> pages::Pages, REPORT, "报告的页面" => report::pages;
    write report_text_set(report::chapters::ReportTextSet) -> Made, REPORT_TEXT, "写报告里自己写的部分" => report::chapters::set_text;
    write report_sentence_set(report::chapters::ReportSentenceSet) -> Made, REPORT_SENTENCE, "把报告里的一句改成自己的话，或者恢复" => report::chapters::set_sentence;
    write report_override_set(report::numbers::ReportOverrideSet) -> Made, REPORT_OVERRIDE, "改写一个数，写明原因" => report::numbers::set_override;
    write report_override_remove(OneAt) -> Made, REPORT_OVERRIDE, "取消对一个数的改写" => report::numbers::remove_override;
    write report_number_type(report::numbers::ReportNumberType) -> Made, REPORT_TYPED, "填一个台账还算不出的数，写明依据" => report::numbers::set_typed;
    write report_number_untype(OneAt) -> Made, REPORT_TYPED, "移走一个填的数" => report::numbers::remove_typed;
    read report_measures(Nothing) -> report::measures::ReportMeasures, REPORT_MEASURE, "口径：年龄段的上限、比例的分母" => report::measures::list;
    write report_measure_set(report::measures::ReportMeasureSet) -> Made, REPORT_MEASURE, "改口径，写明原因" => report::measures::set;
    write report_source_export(report::sources::ReportSourceExport) -> export::Exported, FILE, "导出一个数的来历：计入的人、组织、会议" => report::sources::export;
    read report_definitions_pages(report::ReportRequest) -> pages::Pages, REPORT, "指标口径的页面" => report::sources::definition_pages;
    write report_definitions_export(report::sources::ReportDefinitionsExport) -> export::Exported, FILE, "导出指标口径" => report::sources::export_definitions;
    read report_years(report::years::ReportYearsRequest) -> report::years::ReportYears, REPORT, "各年的指标，五年对照" => report::years::get;
    write report_export(report::ReportExport) -> export::Exported, FILE, "导出报告" => report::export;
    write report_check(report::life::ReportCheckRequest) -> Made, REPORT_CHECK, "校核报告：记下它现在说的，之后改动就看得出" => report::life::check;
    write report_freeze(report::life::ReportFreeze) -> report::life::ReportFrozen, REPORT_VERSION, "定稿报送：各种文件存为一版，不再改动" => report::life::freeze;
    write report_return(report::life::ReportReturn) -> Made, REPORT_VERSION, "登记一版报告被退回" => report::life::give_back;
    write report_version_export(report::versions::ReportVersionExport) -> export::Exported, FILE, "导出已报送的一版，和报送时一个字节不差" => report::versions::export;
    read report_version_pages(One) -> pages::Pages, REPORT_VERSION, "已报送的一版的页面" => report::versions::pages;
    read report_versions_compare(report::versions::ReportVersionsCompare) -> report::versions::ReportDifference, REPORT, "两版报告的差别；也可以和现在的草稿比" => report::versions::compare;
    write report_package(report::package::ReportPackage) -> export::Exported, FILE, "导出已报送的一版的报送包" => report::package::export;
    write report_fill_form(report::fill::ReportFillForm) -> export::Exported, FILE, "导出历史数据回填表" => report::fill::form;
    read report_fill_read(report::fill::ReportFillRead) -> report::fill::ReportFillSheet, REPORT, "读一份填好的回填表，逐行说哪里不对；什么也不写" => report::fill::read;
    write report_fill(report::fill::ReportFill) -> report::fill::ReportFilled, REPORT_TYPED, "回填以前年份的数，一步可撤销" => report::fill::fill;

    // 一张表
    read form_open(forms::FormOpen) -> forms::FormCard, REPORT, "看街道发来的一份空表：要填什么，台账能填什么" => forms::open;
    read form_sources(forms::FormSourcesRequest) -> forms::FormSources, REPORT, "一份空表可以拿什么来填" => forms::list;
    write form_fill(forms::FormFill) -> forms::FormFilled, FORM, "填好一份空表，另存一份，记住怎么填的" => forms::fill;

    // 体检
    read checkup_get(checkup::CheckUpRequest) -> checkup::CheckUp, CHECKUP, "体检：哪一天都可以查，逐条规定说符合不符合" => checkup::get;
    write checkup_seen(Nothing) -> Nothing, SEEN, "体检看过了，以后只算新发现的" => checkup::seen;
    read checkup_try(checkup::TryRequest) -> checkup::TryReply, CHECKUP, "还没保存的任职或亲属关系会违反什么" => checkup::attempt;
    write waiver_add(waivers::WaiverAdd) -> Made, WAIVER, "对一条发现写说明" => waivers::add;
    write waiver_correct(waivers::WaiverCorrect) -> Made, WAIVER, "更正说明" => waivers::correct;
    write waiver_remove(OneAt) -> Made, WAIVER, "移走说明" => waivers::remove;
    read pack_list(Nothing) -> packs::PackList, PACKS, "规则包、各条规定和本居委会自己定的数" => packs::list;
    write pack_switch(packs::PackSwitch) -> Made, PACKS, "启用或停用一个当地规则包" => packs::switch;
    read pack_look(packs::PackFile) -> packs::PackLook, PACKS, "看一个规则包文件，逐行说哪里不对" => packs::look;
    write pack_add(packs::PackFile) -> Made, PACKS, "把一个规则包文件收进台账" => packs::add;
    write pack_remove(packs::PackNamed) -> Made, PACKS, "移走收进来的规则包" => packs::remove;
    write parameter_set(packs::ParameterSet) -> Made, PACKS, "定一个由本居委会定的数，空着就是原来的" => packs::set_parameter;
    read checkup_pages(checkup::CheckUpRequest) -> pages::Pages, CHECKUP, "体检表的页面" => checkup::pages;
    write checkup_export(checkup::CheckUpExport) -> export::Exported, FILE, "导出体检表" => checkup::export;

    // 到期和年历
    write deadline_done(calendar::DeadlineTick) -> Made, DEADLINE, "到期的事已办" => calendar::done;
    write deadline_undone(OneAt) -> Made, DEADLINE, "取消已办" => calendar::undone;
    read calendar_get(calendar::CalendarRequest) -> calendar::CalendarYear, CHECKUP, "一年里到期的事" => calendar::get;
    read calendar_pages(calendar::CalendarRequest) -> pages::Pages, CHECKUP, "年历的页面" => calendar::pages;
    write calendar_export(calendar::CalendarExport) -> export::Exported, FILE, "导出年历，也可以给别的日历程序用" => calendar::export;

    // 会议记录、名单、打印
    read minutes_text(printed::MinutesRequest) -> printed::InWords, MEETINGS, "会议记录复制为文字" => printed::minutes_text;
    read minutes_pages(printed::MinutesRequest) -> pages::Pages, MEETINGS, "会议记录的页面" => printed::minutes_pages;
    write minutes_export(printed::MinutesExport) -> export::Exported, FILE, "导出会议记录" => printed::minutes_export;
    read roster_text(printed::RosterRequest) -> printed::InWords, BODIES, "名单复制为文字" => printed::roster_text;
    read roster_pages(printed::RosterRequest) -> pages::Pages, BODIES, "名单的页面" => printed::roster_pages;
    write roster_export(printed::RosterExport) -> export::Exported, FILE, "导出名单" => printed::roster_export;
    read people_text(people_papers::PeoplePaper) -> printed::InWords, PEOPLE, "人员名单复制为文字" => people_papers::text;
    read people_pages(people_papers::PeoplePaper) -> pages::Pages, PEOPLE, "人员名单的页面" => people_papers::pages;
    write people_export(people_papers::PeopleExport) -> export::Exported, FILE, "导出人员名单或通讯录，含全号的要写明原因，记入历史" => people_papers::export;
    write paper_print(printed::PaperPrint) -> printed::ToPrint, HISTORY, "做出打印用的PDF，放在只有本人能读的文件夹里" => printed::print;

    // 数据与安全
    read import_look(import::ImportLookRequest) -> import::ImportLook, IMPORT, "看一份表：工作表、前几行、表头和各列" => import::look;
    read import_preview(import::ImportRequest) -> import::ImportPreview, IMPORT, "试导入一份名单，什么也不写" => import::preview;
    read import_row(import::ImportRowRequest) -> import::ImportRow, IMPORT, "一行各格原来怎么写的" => import::row;
    write import_run(import::ImportRequest) -> import::ImportReply, IMPORT, "导入一份名单，一步可撤销" => import::run;
    write import_mark(import::ImportMark) -> export::Exported, FILE, "把原因写回一份新表" => import::mark;
    read history_list(history::HistoryListRequest) -> history::HistoryList, HISTORY, "操作历史" => history::list;
    read history_get(One) -> history::OperationCard, HISTORY, "一步操作改了什么" => history::get;
    write undo(history::UndoRequest) -> history::Undone, EVERYTHING, "撤销" => history::undo;
    write redo(Nothing) -> history::Undone, EVERYTHING, "重做" => history::redo;
    read bin_list(Nothing) -> today::BinList, BIN, "回收站" => today::bin;
    write backup_make(safekeeping::AtPath) -> safekeeping::BackupCard, PREFERENCE, "备份到一个文件" => safekeeping::make;
    read backup_look(safekeeping::AtPath) -> safekeeping::BackupCard, HISTORY, "看一份备份里有什么" => safekeeping::look;
    write backup_restore(safekeeping::AtPath) -> safekeeping::RestoreReply, EVERYTHING, "从备份恢复" => safekeeping::restore;
    read verify(Nothing) -> safekeeping::VerifyReply, EVERYTHING, "检查台账文件和操作链" => safekeeping::verify;
    read draft_get(notebook::DraftName) -> notebook::Draft, DRAFT, "没填完的表" => notebook::draft;
    read draft_list(notebook::DraftsNamed) -> notebook::DraftList, DRAFT, "同名开头的几份草稿，并排比较" => notebook::drafts;
    write draft_put(notebook::DraftPut) -> Nothing, DRAFT, "存下没填完的表" => notebook::keep_draft;
    read preference_list(Nothing) -> notebook::Preferences, PREFERENCE, "窗口的偏好" => notebook::preferences;
    write preference_set(notebook::Preference) -> Nothing, PREFERENCE, "改一个偏好" => notebook::set_preference;
}
