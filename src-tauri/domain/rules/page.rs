//! The page that lists all rules with their sources: `README.md` beside this file is what this prints.

use crate::kinds::BodyKind;

use super::built_in;
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
         - 自己写规则包：格式见`packs/pack.schema.json`，完整的例子见`tests/fixtures/rules/街道示例.json`，\
         写完用`juwei rules check 文件`检查。\n\n",
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
    page
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
