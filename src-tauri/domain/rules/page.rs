//! The page that lists all rules with their sources: `README.md` beside this file is what this prints.

use crate::kinds::BodyKind;

use super::built_in;
use super::facts::{Names, RecordKind};
use super::pack::{Check, Confidence, Pack, PackScope, Rule, Severity};

/// All rules of the packs that come with the program, as a page in Markdown.
pub fn page() -> String {
    let mut page = String::from(
        "# 规则一览\n\n\
         本页由规则包生成，不要手改；改了规则包以后重新生成，测试会比对。\n\n\
         - 每件事按当天有效的规则看：哪天开的会、哪天选的人，就用哪天的法律。\n\
         - 轻重：不符（应、不得）；待说明（原则上，要写理由）；提示（一般、左右、目标）；注记（程序看不出来，只作说明）；\
         日子（每年到期的事）。\n\
         - 核对：已核对全文、据摘录、未核实，说的是来源读到什么程度。\n\
         - 自己写规则包：见本页最后一节。\n\n",
    );
    let all: usize = built_in().iter().map(|pack| pack.rules.len()).sum();
    page.push_str(&format!(
        "共{}个规则包，{all}条规则。\n\n| 规则包 | 名称 | 版次 | 有效 | 范围 | 条数 |\n|---|---|---|---|---|---|\n",
        built_in().len()
    ));
    for pack in built_in() {
        let scope = match pack.scope {
            PackScope::National => "全国",
            PackScope::Local => "当地，可以开关",
        };
        page.push_str(&format!(
            "| {} | {} | {} | {} | {scope} | {} |\n",
            pack.pack,
            pack.title,
            pack.edition,
            days(pack.from, pack.until),
            pack.rules.len(),
        ));
    }
    for pack in built_in() {
        page.push_str(&format!("\n## {}（{}）\n\n{}\n\n", pack.title, pack.pack, pack.about));
        page.push_str("| 编号 | 规则 | 对象 | 要求 | 轻重 | 来源 | 核对 | 有效 |\n|---|---|---|---|---|---|---|---|\n");
        for rule in &pack.rules {
            row(&mut page, pack, rule);
        }
        let beside: Vec<&Rule> = pack.rules.iter().filter(|rule| rule.beside_why.is_some()).collect();
        if !beside.is_empty() {
            page.push_str("\n说法不同的规则：\n\n");
            for rule in beside {
                let why = rule.beside_why.as_deref().unwrap_or_default();
                page.push_str(&format!("- {}与{}：{why}\n", rule.code, rule.beside.join("、")));
            }
        }
    }
    writing(&mut page);
    page
}

/// What each kind of check measures, in the words of whoever writes a pack.
const CHECKS: &[(&str, &str)] = &[
    ("count", "担任某些职务的某类人有几个；least至少，most至多，odd要单数"),
    ("share", "某类人占全体的多少"),
    ("each", "每个人都是某类人"),
    ("kin", "组织里的人与with里的人没有某类亲属关系"),
    ("candidate_kin", "候选人与with里的人没有某类亲属关系，也不是同一个人；among为true时与别的候选人比"),
    ("apart", "组织里的人不在from里兼职"),
    ("drawn_from", "担任某些职务的人也在from里任职"),
    ("overlap", "两个组织交叉任职的比例，分母按设置"),
    ("bodies", "要有哪些组织；exactly为true时不能多"),
    ("term_length", "每届几年"),
    ("term_extended", "延期不超过几个月"),
    ("term_renewed", "届满后几个月内有新一届"),
    ("meetings", "每月、每季度、每半年或者每年至少开几次会；kinds限定会议的名称"),
    ("agenda", "一段时间里的议题要有哪些内容"),
    ("quorum", "到会人数"),
    ("majority", "通过的表决要有多少人赞成"),
    ("notice", "提前几日通知"),
    ("produced_by", "由哪类组织的会议产生"),
    ("sources", "成员要来自哪几方面"),
    ("figure", "户数、人数等在什么范围；对居民小组的规则看每个小组的数"),
    ("households_per_delegate", "每名居民代表联系多少户"),
    ("grouped", "每栋楼都归一个居民小组"),
    ("occupancy", "入住到多少就要有居委会"),
    ("age_bands", "成员的年龄至少占几段；edges是每段最后一岁"),
    ("mean_age", "成员的平均年龄"),
    ("days", "一条记录的两个日期相隔几日"),
    ("record_share", "一条记录里一个数占另一个数的多少"),
    ("record_number", "一条记录里的一个数在什么范围"),
    ("record_compare", "一条记录里两个数的大小"),
    ("record_sum", "一条记录里几个数相加等于合计"),
    ("record_word", "一条记录里的词是其中之一，一字不差"),
    ("record_order", "一条记录里的日期按先后排列"),
    ("record_date", "一条记录里有这个日期"),
    ("record_window", "一条记录的日期在两个日子之间"),
    ("records_per", "每段时间至少有几条记录，或者要有哪些"),
    ("records_in_force", "每天都要有哪些记录在执行"),
    ("in_a_row", "同一个人连续几次是同一个词，至多几次"),
    ("calendar", "每年到期的日子，不判断做没做"),
    ("note", "注记，程序不检查"),
];

/// How a street office writes a pack of its own.
fn writing(page: &mut String) {
    page.push_str(
        "\n## 怎样写自己的规则包\n\n\
         一个规则包是一个JSON文件，完整的例子见`tests/fixtures/rules/street_example.json`，改成自己的名字、日期和文件就能用；\
         每一项的写法见`packs/pack.schema.json`。写完用`juwei rules check 文件`检查，写错的地方会说明在第几行、怎么改。\n\n\
         - `pack`、`edition`、`title`、`about`：规则包的名字（小写英文）、版次、标题、说明。\
         换了内容就换版次，同一个规则包只用最新的一版。\n\
         - `scope`写`local`；`from`、`until`是有效的第一天和最后一天，没有最后一天就不写`until`。\n\
         - 每条规则：`code`编号（不能与别的规则重复，也不能再给别的规则用），`title`名称，`body`管哪类组织，\
         `check`检查什么，`when`什么时候才检查，`severity`轻重（error不符、warning待说明、hint提示），\
         `source`文件和条款，`confidence`核对程度（full、excerpt、unverified），`asked`要求是什么，`found`查出什么，\
         `remedy`怎么办。\n\
         - `found`里可以放占位，检查时换成查出的数和名字；每种检查能填的占位见下表。\n\
         - 与别的规则说法不同时，写`beside`（编号）和`beside_why`（哪条在什么时候用）。\n\
         - 比例写成`{ \"of\": [2, 3], \"operator\": \">=\" }`：`>=`是三分之二以上，正好也算；`>`是超过，正好不算；\
         `<=`是不超过，`<`是不满。\n\n\
         | 检查 | 检查什么 | found里能用的占位 |\n|---|---|---|\n",
    );
    for (name, what) in CHECKS {
        let fills = built_in().iter().flat_map(|pack| &pack.rules).find_map(|rule| {
            let check = serde_json::to_value(&rule.check).ok()?;
            check.get(name).is_some().then(|| rule.check.fills())
        });
        let fills: Vec<String> =
            fills.unwrap_or_default().iter().map(|placeholder| format!("`{{{placeholder}}}`")).collect();
        page.push_str(&format!("| `{name}` | {what} | {} |\n", fills.join("、")));
    }
    page.push_str(
        "\n记录是选举、公开、评议等事项，一条记录里能用的日期、数和词如下；每条记录都有`on`，就是这件事的日子。\n\n\
         | 记录 | 日期 | 数 | 词 |\n|---|---|---|---|\n",
    );
    for kind in RecordKind::ALL {
        let code = serde_json::to_value(kind).ok();
        let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
        let names = |names: Names| {
            names.iter().map(|(name, chinese)| format!("`{name}`{chinese}")).collect::<Vec<_>>().join("、")
        };
        page.push_str(&format!(
            "| `{code}`{} | {} | {} | {} |\n",
            kind.chinese(),
            names(kind.dates()),
            names(kind.numbers()),
            names(kind.words()),
        ));
    }
    page.push_str("\n组织的种类：");
    let kinds: Vec<String> = BodyKind::ALL.iter().map(|kind| format!("`{}`{}", kind.code(), kind.chinese())).collect();
    page.push_str(&kinds.join("、"));
    page.push_str("。\n");
}

fn row(page: &mut String, pack: &Pack, rule: &Rule) {
    let (from, until) = rule.days(pack);
    let concerns = match (rule.body, &rule.named) {
        (Some(_), Some(named)) => format!("{named}委员会"),
        (Some(body), None) => BodyKind::chinese(body).to_owned(),
        (None, _) => "社区".to_owned(),
    };
    let weight = match (&rule.check, rule.severity) {
        (Check::Note {}, _) => "注记",
        (Check::Calendar { .. }, _) => "日子",
        (_, Severity::Error) => "不符",
        (_, Severity::Warning) => "待说明",
        (_, Severity::Hint) => "提示",
    };
    let read = match rule.confidence {
        Confidence::Full => "已核对全文",
        Confidence::Excerpt => "据摘录",
        Confidence::Unverified => "未核实",
    };
    page.push_str(&format!(
        "| {} | {} | {concerns} | {} | {weight} | {} | {read} | {} |\n",
        rule.code,
        rule.title,
        rule.asked,
        rule.source,
        days(from, until),
    ));
}

fn days(from: crate::dates::Day, until: Option<crate::dates::Day>) -> String {
    until.map_or_else(|| format!("{from}起"), |until| format!("{from}至{until}"))
}
