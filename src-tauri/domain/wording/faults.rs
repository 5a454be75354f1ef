//! The sentence for each fault: what happened and what to do. Plain words, no path of ours, no English.

use crate::credit_code::CreditTrouble;
use crate::fault::{Fault, FileOperation, FileTrouble, Notion, Refusal, SheetTrouble, UnsafePlace};
use crate::identity::IdTrouble;

/// 刘小军任居委会委员、王芳任居委会委员等12处
fn several(named: &[String], more: usize) -> String {
    let said = named.join("、");
    if more == 0 { said } else { format!("{said}等{}处", named.len() + more) }
}

/// What is said to her: what happened and why, then what to do next.
pub fn sentence(fault: &Fault) -> String {
    match fault {
        Fault::Refused(refusal) => refused(refusal),
        Fault::Malformed(what) => format!("这条请求写得不对（{what}）。请对照命令说明再写一遍。"),
        Fault::UnknownCommand(name) => format!("没有“{name}”这个命令。用 juwei commands 可以看到全部命令。"),
        Fault::Gone(notion) => format!("这条{}已经不在了，可能刚被移到回收站。请回到列表再看。", notion_word(*notion)),
        Fault::ChangedMeanwhile(notion) => {
            format!("这条{}在您打开之后又改过，没有写入。请看过新的内容再改。", notion_word(*notion))
        }
        Fault::Busy => "台账正在另一个窗口里打开着。请回到那个窗口，或者关掉它再试。".to_owned(),
        Fault::TooNew { .. } => {
            "这份台账是更新的版本写的，这个版本不能打开，也没有动它。请安装新版本再打开。".to_owned()
        }
        Fault::Damaged(_) => "台账文件损坏，没有再动它。请从最近的备份恢复。".to_owned(),
        Fault::WrongKey => "没有一把钥匙能打开这份台账。请找出钥匙文件的另一份，或者从备份恢复。".to_owned(),
        Fault::File { operation, path, trouble } => {
            file(*operation, &path.file_name().unwrap_or(path.as_os_str()).to_string_lossy(), *trouble)
        }
        Fault::Bug(_) => "程序自己出了错，没有写入任何东西。请再试一次；还不行，请把日志交给帮您安装的人。".to_owned(),
    }
}

fn file(operation: FileOperation, name: &str, trouble: FileTrouble) -> String {
    let what = match operation {
        FileOperation::Read => format!("“{name}”读不出来"),
        FileOperation::Write => format!("“{name}”没有写成"),
        FileOperation::MakeFolder => format!("文件夹“{name}”建不起来"),
        FileOperation::Start => format!("“{name}”启动不了"),
        FileOperation::Open => format!("“{name}”打不开"),
    };
    let (why, next) = match (trouble, operation) {
        (FileTrouble::Missing, FileOperation::Start) => ("安装里缺了它", "请重新安装一遍，台账不受影响"),
        (FileTrouble::Missing, FileOperation::Open) => {
            ("没有找到能打开它的程序", "请在文件夹里双击它，或者先装一个能看这种文件的程序")
        }
        (FileTrouble::Missing, _) => ("这个位置没有它", "请看看文件或文件夹是不是移走了"),
        (FileTrouble::NotAllowed, _) => ("没有权限，或者那里只能读不能写", "请换一个文件夹，或换一只U盘"),
        (FileTrouble::Full, _) => ("磁盘满了", "请腾出一些空间，或换一个地方再试；原来的文件没有动"),
        (FileTrouble::Exists, _) => ("那里已经有同名的文件", "请换一个名字"),
        (FileTrouble::NotAFile, _) => ("那是文件夹或快捷方式，不是文件", "请另选一个文件"),
        (FileTrouble::NotKept, _) => ("写完再读，内容对不上", "这个磁盘或U盘靠不住，请换一个"),
        (FileTrouble::Medium, _) => ("读写出了错", "请检查磁盘或U盘，再试一次"),
    };
    format!("{what}：{why}。{next}。")
}

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty { field } => format!("“{}”是空的。请填上再记。", field_word(field)),
        Refusal::TooLong { field, most } => format!("“{}”太长，最多{most}个字。请写短一些。", field_word(field)),
        Refusal::NoSuchDay { field, text } => {
            format!("“{}”写的是“{text}”，没有这一天。请写成2026年7月1日、20260701或2026-7-1。", field_word(field))
        }
        Refusal::NoSuchTime { field, text } => {
            format!("“{}”写的是“{text}”，没有这个时刻。请写成9:30、0930或14点半。", field_word(field))
        }
        Refusal::EndBeforeStart { from, to } => {
            format!("结束日{}早于开始日{}。请核对两个日期。", to.chinese(), from.chinese())
        }
        Refusal::IdNumber(trouble) => id_number(*trouble),
        Refusal::NotACode { field, value } => format!("“{}”里没有“{value}”这一项。请从列表里选。", field_word(field)),
        Refusal::OutOfRange { field, least, most } => {
            format!("“{}”应当在{least}到{most}之间。请核对。", field_word(field))
        }
        Refusal::VotesExceedPresent { votes, present, .. } => {
            format!("赞成、反对、弃权合计{votes}票，多于到会有表决权的{present}人。请核对票数或签到。")
        }
        Refusal::ParentBelowItself => "上级组织不能是它自己或它下面的组织。请另选一个上级。".to_owned(),
        Refusal::TwiceInPost { person, post, period } => format!(
            "{person}任{post}已经登记过一条（{}），日子重叠。请先更正那一条的起止，或者给它登记离任。",
            period.chinese()
        ),
        Refusal::MeetingSigned => {
            "这次会议已经签字，内容不再改动，附件也不再增减。请登记一条带日期的更正，要补的文件随更正收下。".to_owned()
        }
        Refusal::MeetingNotSigned => "这次会议还没有签字，直接改就可以，不用登记更正。".to_owned(),
        Refusal::AttachmentKind => {
            "这个文件的内容不是照片、PDF、Word或Excel，没有收下。请看看是不是选错了文件，或者改过扩展名。".to_owned()
        }
        Refusal::AttachmentSize { most } => {
            format!("附件每个最大{most}MB，没有收下。请先拆成几个，照片可以选“缩小”。")
        }
        Refusal::ListedAlready { person } => format!("{person}已经在名单上。请在名单里改，不用再添。"),
        Refusal::NoPreview => "这个附件在这里看不了。请另存出来，用别的程序打开。".to_owned(),
        Refusal::NothingToUndo => "没有可以撤销或重做的操作。".to_owned(),
        Refusal::UndoStale { what, more } => {
            format!("不能撤销：{}后来又改过。请先撤销后面的改动。", several(what, *more))
        }
        Refusal::UndoReferred { what, more } => {
            let those = if what.len() + more > 1 { "那几条" } else { "那一条" };
            format!("不能撤销：{}还用着它。请先处理{those}。", several(what, *more))
        }
        Refusal::NotUndoable => "这一步不能撤销：它是查看、导出、打印、备份或恢复的记录。".to_owned(),
        Refusal::StillUsed { by } => format!("还不能移走：{by}还用着它。请先处理那一条。"),
        Refusal::NoRegister => "这里还没有台账。请先建账，或者从备份恢复。".to_owned(),
        Refusal::RegisterExists => "这个文件夹里已经有一份台账，没有动它。请换一个文件夹。".to_owned(),
        Refusal::UnsafePlace(place) => format!(
            "台账不能放在这里：{}。请放在本机硬盘上，再把备份存到U盘。",
            match place {
                UnsafePlace::Network => "这是网络上的文件夹，断网或别人同时打开都会损坏台账",
                UnsafePlace::Removable => "这是U盘或移动盘，拔下来就可能损坏台账",
                UnsafePlace::CloudSynced => "这个文件夹会被网盘同步，台账会被改坏，也会离开这台电脑",
                UnsafePlace::Link => "这个文件夹是一个链接",
            }
        ),
        Refusal::SampleMixed => "演示数据和真实台账不能混用，没有恢复。请另选一个备份文件。".to_owned(),
        Refusal::NotABackup => {
            "这不是居委台账的备份文件，或者它已经损坏。请另选一个，文件名以 .juwei 结尾。".to_owned()
        }
        Refusal::FromNeeded => {
            "这个组织没有当前这一届，任职从哪天算起要写明。请写上起始日期（命令行用--from）再导入。".to_owned()
        }
        Refusal::CreditCode(trouble) => credit_code(*trouble),
        Refusal::NoSuchBody { name } => format!("没有找到组织“{name}”，或者有同名的。请写它的全名或编号。"),
        Refusal::Sheet(trouble) => sheet(*trouble),
        Refusal::ReportSent => "这一版报告已经报送，内容不再改动。请另起一版。".to_owned(),
        Refusal::Report(trouble) => super::report_life::trouble(trouble),
        Refusal::NotYet { day } => format!("{}还没有到。请核对日期。", crate::dates::chinese(*day)),
        Refusal::NoFont => {
            "这台电脑上没有找到中文字体，画不出版面。请安装仿宋或思源宋体（Linux上是 fonts-noto-cjk）再试。".to_owned()
        }
        Refusal::Render(_) => "版面没有画成。请换一种格式导出，并把日志交给帮您安装的人。".to_owned(),
        Refusal::NoPicture => "这份文件没有图，不能存成图片。请选Word、PDF或Excel。".to_owned(),
        Refusal::NoDays => "这份文件没有日程，不能存成日历文件。请选Word、PDF或Excel。".to_owned(),
        Refusal::PackAlwaysOn => "全国的规定一直适用，不用启用，也不能停用。".to_owned(),
        Refusal::PackOlder { kept, offered } => {
            format!("台账里已经有更新的一版（{kept}），这一版（{offered}）没有收进来。要用旧的，请先移走新的。")
        }
        Refusal::Pack { problems } => pack_problems(problems),
        Refusal::Parameter { reason } => reason.clone(),
        Refusal::ReasonNeeded => "这一步要写明原因。请填上再记。".to_owned(),
        Refusal::NotForLooking => {
            "全号只能导出或打印，并记入历史，不能只看或复制。请去掉“全号”，或者改用导出。".to_owned()
        }
        Refusal::Stopped => "已经停下，没有写入任何东西。".to_owned(),
        Refusal::UndoErased => "不能撤销：这一步记过的个人信息已经删除，没有原来的内容可以放回去。".to_owned(),
        Refusal::PersonErased => "这个人的个人信息已经删除，只留着姓名，不再添改。".to_owned(),
        Refusal::PersonSealed => "这张卡已经封存，只保存不使用。要添改，请先取消封存。".to_owned(),
        Refusal::CardMerged => "这张卡已经并入另一张。要分开，请在历史里撤销那次合并。".to_owned(),
        Refusal::SameCard => "两边是同一张卡。请另选一张。".to_owned(),
        Refusal::NotYetErasable { until: Some(until) } => {
            format!("封存到{}，还没有到期，现在不能删除。本来就不该记的，请写明原因再删。", until.chinese())
        }
        Refusal::NotYetErasable { until: None } => {
            "还没有封存过，或者没有写封存到哪天。请先封存，到期再删；本来就不该记的，请写明原因再删。".to_owned()
        }
        Refusal::StillInOffice { post } => {
            format!("这个人还在任{post}，现在的名单要用。请先登记离任，再封存或删除。")
        }
        Refusal::PayNotKept { field } => {
            format!("“{}”只给居委会成员和聘用的社区工作者记。请先登记任职。", field_word(field))
        }
    }
}

/// The first few problems of a pack of rules, line by line.
fn pack_problems(problems: &[(usize, String)]) -> String {
    const TOLD: usize = 3;
    let mut text = format!("规则包有{}处不对，没有收进来。", problems.len());
    for (line, reason) in problems.iter().take(TOLD) {
        text.push_str(&format!("第{line}行：{reason}"));
    }
    if problems.len() > TOLD {
        text.push_str("其余的请用“看一看”逐行查看。");
    }
    text
}

/// Why an ID number is refused.
pub fn id_number(trouble: IdTrouble) -> String {
    match trouble {
        IdTrouble::Length(length) => format!("身份证号有{length}位，应当是18位。请照身份证再看一遍，也可以先空着。"),
        IdTrouble::Characters => "身份证号里有不该有的字，只能是数字，最后一位可以是X。请照身份证再看一遍。".to_owned(),
        IdTrouble::NoSuchDay(year, month, day) => {
            format!("身份证号里的出生日期是{year}年{month}月{day}日，没有这一天。请照身份证再看一遍，也可以先空着。")
        }
        IdTrouble::NotYetBorn => "身份证号里的出生日期还没有到。请照身份证再看一遍，也可以先空着。".to_owned(),
        IdTrouble::Check(check) => {
            format!("身份证号最后一位应为{check}，可能抄错一位。请照身份证再看一遍，也可以先空着。")
        }
        IdTrouble::BecameANumber => {
            "身份证号被表格软件变成了数字，后几位已经丢了。请在原表里把这一列改成文本，重新填写这一格。".to_owned()
        }
    }
}

/// Why a 统一社会信用代码 is refused.
pub fn credit_code(trouble: CreditTrouble) -> String {
    match trouble {
        CreditTrouble::Length(length) => {
            format!("统一社会信用代码有{length}位，应当是18位。请照证书再看一遍，也可以先空着。")
        }
        CreditTrouble::Characters(character) => format!(
            "统一社会信用代码里有“{character}”，只能是数字和大写字母，没有I、O、S、V、Z。请照证书再看一遍，也可以先空着。"
        ),
        CreditTrouble::Inner(check) => format!(
            "统一社会信用代码的第17位应为{check}，第9至17位的组织机构代码可能抄错一位。请照证书再看一遍，也可以先空着。"
        ),
        CreditTrouble::Check(check) => {
            format!("统一社会信用代码的最后一位应为{check}，可能抄错一位。请照证书再看一遍，也可以先空着。")
        }
    }
}

fn sheet(trouble: SheetTrouble) -> String {
    match trouble {
        SheetTrouble::Empty => "这个文件是空的。请看看是不是选错了文件。",
        SheetTrouble::Encrypted => "这个表格设了密码，读不了。请在表格软件里去掉密码，另存一份再选。",
        SheetTrouble::Damaged => "这个表格不完整或已经损坏。请在表格软件里打开，另存一份再选。",
        SheetTrouble::NotASheet => "这个文件不是表格，只是名字像。请选Excel、WPS表格或CSV文件。",
        SheetTrouble::TooLarge => {
            "这个表格太大，或者远处有一格不该有的内容。请把要导入的部分复制到新表里，另存一份再导入。"
        }
        SheetTrouble::Encoding => "这个CSV文件的文字编码认不准，怕读成错字，没有导入。请在表格软件里另存为xlsx再导入。",
        SheetTrouble::NoSuchSheet => "这个文件里没有这一张工作表。请核对工作表的名字。",
        SheetTrouble::NoHeader => "没有找到表头：要有一行写着“姓名”。请在表里补上表头再导入。",
        SheetTrouble::NoBuildings => {
            "没有找到表头：要有一行写着“楼栋”。请在表里补上表头，或者在“对应列”里指出哪一列是楼栋。"
        }
        SheetTrouble::Changed => "这个文件在您看过之后又改过，没有写入。请重新看一遍再写入。",
        SheetTrouble::NoPlace => "这张工作表右边没有空列可以写原因。请删去右边不用的列再试。",
        SheetTrouble::Macros => "这份表带有宏，没有打开。请街道发一份不带宏的，或者在表格软件里另存为xlsx或docx再选。",
        SheetTrouble::NotAForm => "只能填xlsx和docx的表。旧的xls、doc请在WPS或Office里另存为xlsx或docx再选。",
        SheetTrouble::NoRows => "表头下面没有内容，没有可以导入的行。请看看是不是选错了工作表。",
    }
    .to_owned()
}

/// What a record is called.
pub fn notion_word(notion: Notion) -> &'static str {
    match notion {
        Notion::Committee => "居委会资料",
        Notion::Person => "人员",
        Notion::PersonFact => "人员情况",
        Notion::Kinship => "亲属关系",
        Notion::Certificate => "证书",
        Notion::DeclaredRelative => "申报的亲属",
        Notion::Consent => "同意",
        Notion::Body => "组织",
        Notion::Term => "届",
        Notion::Post => "职务",
        Notion::Seat => "席位",
        Notion::Appointment => "任职",
        Notion::Building => "楼栋",
        Notion::Figure => "数字",
        Notion::Unit => "单位",
        Notion::Agreement => "共建协议",
        Notion::Paper => "文件",
        Notion::Meeting => "会议",
        Notion::Attendance => "出席",
        Notion::AgendaItem => "议题",
        Notion::Resolution => "决议",
        Notion::FollowUp => "落实",
        Notion::Speech => "发言",
        Notion::Correction => "更正",
        Notion::MeetingKind => "会议类型",
        Notion::Matter => "事项",
        Notion::Report => "报告",
        Notion::Form => "空表",
        Notion::Operation => "操作",
        Notion::Attachment => "附件",
        Notion::Waiver => "说明",
        Notion::Pack => "规则包",
        Notion::Setting => "设置",
        Notion::Deadline => "到期的事",
    }
}

/// What a field of a request is called; a field without a word of its own keeps its name on the wire.
pub fn field_word(field: &str) -> &str {
    match field {
        "name" => "名称",
        "person_name" => "姓名",
        "birth" => "出生日期",
        "sex" => "性别",
        "nationality" => "民族",
        "id_number" => "身份证号",
        "phone" => "手机",
        "address" => "住址",
        "politics" => "政治面貌",
        "education" => "文化程度",
        "from" => "开始日期",
        "to" => "结束日期",
        "kind" => "种类",
        "ordinal" => "届次",
        "start" => "开始日期",
        "post" => "职务",
        "place" => "地点",
        "starts_at" => "开始时间",
        "ends_at" => "结束时间",
        "arrived_at" => "到场时间",
        "left_at" => "离场时间",
        "in_favour" => "赞成票",
        "against" => "反对票",
        "abstained" => "弃权票",
        "entitled_count" => "应到人数",
        "credit_code" => "统一社会信用代码",
        "signature" => "落款",
        "path" => "文件",
        "title" => "标题",
        "text" => "内容",
        "due" => "期限",
        "street" => "街道",
        "division_code" => "区划代码",
        "reason" => "原因",
        "rule" => "规定",
        "facts" => "发现的内容",
        "pack" => "规则包",
        "parameter" => "自己定的数",
        "key" => "到期的事",
        "number" => "编号",
        "value" => "数值",
        "on" => "日期",
        "duties" => "分管工作",
        "basis_note" | "end_note" | "previous_end_note" => "说明",
        "represents_text" => "来源",
        "year" => "年份",
        "as_of" => "截至日期",
        "folder" => "文件夹",
        "formats" => "格式",
        "people" => "人员",
        "part" => "部分",
        "into" => "组织",
        "reasons" => "要写回的原因",
        "basis" => "依据",
        "contact" => "联系人",
        "note" => "备注",
        "source" => "来源",
        "indicator" => "指标",
        "resume" => "简历",
        "insured" => "社会保险",
        "allowance" => "月补贴",
        "level" => "级别",
        "issued_by" => "发证单位",
        "certificate_number" => "证书编号",
        "workplace" => "工作单位",
        "purpose" => "用途",
        "code" => "亲属关系",
        "until" => "封存到",
        other => other,
    }
}
