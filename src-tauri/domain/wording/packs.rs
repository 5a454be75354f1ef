//! What is said of a pack of rules that a person wrote, and of a committee's own numbers: what is wrong and what to write instead.

/// A pack that is too long to be read.
pub fn too_long(most_kilobytes: usize) -> String {
    format!("文件超过{most_kilobytes}KB，没有读。请分成几个规则包。")
}

/// Braces and brackets that stand in each other too deeply.
pub fn too_deep() -> String {
    "括号套得太深，规则包用不到这么多层。请对照示例检查括号。".to_owned()
}

/// More rules than are read.
pub fn too_many_rules(most: usize) -> String {
    format!("规则超过{most}条，没有读。请分成几个规则包。")
}

/// A pack without rules.
pub fn no_rules() -> String {
    "rules里一条规则也没有。请至少写一条。".to_owned()
}

/// A text that is not JSON: the words of the reader of JSON, said so that a person can act on them.
pub fn not_json(message: &str) -> String {
    let what = if message.starts_with("EOF while parsing a string") {
        "文字的引号没有合上，要用英文的双引号"
    } else if message.starts_with("EOF") {
        "文件到这里就断了，后面的括号没有合上"
    } else if message.starts_with("trailing comma") {
        "最后一项后面多了一个逗号"
    } else if message.starts_with("key must be a string") {
        "项目的名字要用英文双引号括起来，最后一项后面不要逗号"
    } else if message.starts_with("expected `,` or `}`") || message.starts_with("expected `,` or `]`") {
        "两项之间少了英文逗号，或者括号没有合上"
    } else if message.starts_with("expected `:`") {
        "项目的名字后面少了英文冒号"
    } else if message.starts_with("trailing characters") {
        "规则包写完以后还有多余的内容"
    } else if message.starts_with("control character") {
        "文字的引号没有合上，要用英文的双引号；一段文字要写在一行里，中间不能换行"
    } else if message.starts_with("invalid escape") || message.contains("surrogate") || message.contains("hex escape") {
        "文字里的反斜线写法不对，一般不需要反斜线"
    } else if message.starts_with("invalid number") || message.starts_with("number out of range") {
        "这个数写得不对"
    } else if message.starts_with("recursion limit") {
        return too_deep();
    } else {
        "这里不是JSON的写法，引号、逗号、冒号和括号都要用英文的"
    };
    format!("{what}。")
}

/// A name written twice in the same braces.
pub fn repeated(name: &str) -> String {
    format!("“{name}”写了两遍。请只留一处。")
}

/// A name nobody knows.
pub fn unknown_field(name: &str, nearest: Option<&str>, known: &[&str]) -> String {
    match nearest {
        Some(nearest) => format!("没有“{name}”这一项，是不是“{nearest}”？"),
        None if known.is_empty() => format!("没有“{name}”这一项。请删去。"),
        None => format!("没有“{name}”这一项。这里可以写：{}。", known.join("、")),
    }
}

/// A name that must be there.
pub fn missing_field(name: &str) -> String {
    format!("缺少“{name}”这一项。请补上。")
}

/// A word that is not of the list.
pub fn unknown_word(word: &str, nearest: Option<&str>, known: &[&str]) -> String {
    match nearest {
        Some(nearest) => format!("“{word}”不在可以选的里面，是不是“{nearest}”？可以写：{}。", known.join("、")),
        None => format!("“{word}”不在可以选的里面。可以写：{}。", known.join("、")),
    }
}

/// Something of another kind than is asked for.
pub fn wrong_kind(expected: &str) -> String {
    let wanted = if expected.contains("string or map") || expected.contains("enum") || expected.contains("variant") {
        "一个词，或者只有一项的大括号"
    } else if expected.contains("map with a single key") {
        "只有一项的大括号"
    } else if expected.contains("date") {
        return not_a_day();
    } else if expected.contains("tuple") {
        "方括号里正好两项，例如[2, 3]"
    } else if expected.contains("string") {
        "用英文双引号括起来的文字"
    } else if expected.contains("bool") {
        "true或者false，不加引号"
    } else if expected.contains("sequence") {
        "方括号括起来的一列"
    } else if expected.contains("struct") || expected.contains("map") {
        "大括号括起来的几项"
    } else if expected.starts_with(['i', 'u']) {
        "不加引号的整数，不能太大，也不能是负数"
    } else {
        "另一种写法，请对照示例"
    };
    format!("写法不对，这里要{wanted}。")
}

/// A day that is none.
pub fn not_a_day() -> String {
    "日期要写成2026-01-31这样，并且要真有这一天。".to_owned()
}

/// A shape the reader cannot name better.
pub fn odd_shape() -> String {
    "这里的写法不对。请对照示例或者pack.schema.json。".to_owned()
}

/// An item that is empty.
pub fn empty(name: &str) -> String {
    format!("“{name}”是空的。请填上。")
}

/// An item that is too long.
pub fn too_long_text(name: &str, most: usize) -> String {
    format!("“{name}”太长，最多{most}个字。请写短一些。")
}

/// An id of a pack that is none.
pub fn pack_id() -> String {
    "pack只能用小写英文字母、数字和连字符，例如changfeng-2026，最多40个字。".to_owned()
}

/// The id of a pack that comes with the program.
pub fn pack_taken(id: &str) -> String {
    format!("“{id}”是程序自带规则包的名字。请另起一个。")
}

/// A pack that says it is law of the whole country.
pub fn only_local() -> String {
    "全国的规则包只随程序提供。请把scope写成local。".to_owned()
}

/// A code that is none.
pub fn code_form(code: &str) -> String {
    format!("编号“{code}”写得不对。要用大写英文字母开头，只含英文字母、数字和连字符，至少有一个连字符，例如CF-SIZE-1。")
}

/// A code written twice.
pub fn code_twice(code: &str) -> String {
    format!("编号“{code}”在前面用过。每条规则要有自己的编号。")
}

/// A code of a pack that comes with the program.
pub fn code_taken(code: &str, pack: &str) -> String {
    format!("编号“{code}”是“{pack}”里的。请另起一个。")
}

/// A last day before the first.
pub fn days_reversed() -> String {
    "until早于from。请核对两个日期。".to_owned()
}

/// A day outside the days of the pack.
pub fn outside_pack(name: &str) -> String {
    format!("规则的{name}在整个规则包的日期以外。请核对。")
}

/// A brace without its other half.
pub fn brace(name: &str) -> String {
    format!("“{name}”里的大括号没有成对。占位要写成{{count}}这样。")
}

/// A placeholder that this kind of check does not fill.
pub fn placeholder(word: &str, known: &[&str]) -> String {
    if known.is_empty() {
        format!("这种检查没有可以填的数，“{{{word}}}”填不上。请删去。")
    } else {
        let known = known.iter().map(|one| format!("{{{one}}}")).collect::<Vec<_>>().join("、");
        format!("“{{{word}}}”填不上。这种检查能填的有：{known}。")
    }
}

/// A placeholder where none is filled.
pub fn no_placeholders(name: &str) -> String {
    format!("“{name}”里不能有大括号，只有found可以。")
}

/// A sentence of a finding where there is never one.
pub fn never_found() -> String {
    "注记和每年的日子不会有查出的问题，不要写found。".to_owned()
}

/// A rule about bodies that names no kind of body.
pub fn body_missing() -> String {
    "这种检查是对一类组织的，缺少“body”这一项。请写明是哪类组织。".to_owned()
}

/// A name of a sub-committee on another kind of body.
pub fn named_elsewhere() -> String {
    "“named”只用于下属委员会（sub_committee）。".to_owned()
}

/// A check that asks for nothing.
pub fn asks_nothing() -> String {
    "这条检查没有写要求。请写least（至少）、most（至多）或者别的要求。".to_owned()
}

/// A least that is more than the most, or a negative number.
pub fn range() -> String {
    "least和most不对：不能是负数，least不能大于most。".to_owned()
}

/// A number outside what makes sense.
pub fn number_between(name: &str, least: i64, most: i64) -> String {
    format!("“{name}”要在{least}至{most}之间。")
}

/// A fraction that is none.
pub fn fraction() -> String {
    "of要写成[分子, 分母]，都是1至1000的整数，例如三分之二写[2, 3]。".to_owned()
}

/// A list that is empty where something must be named.
pub fn empty_list(name: &str) -> String {
    format!("“{name}”是空的。请至少写一项。")
}

/// Ages of bands that do not rise.
pub fn bands() -> String {
    "edges里的年龄要从小到大，least不能多于分出的段数。".to_owned()
}

/// A name a record does not carry.
pub fn record_name(word: &str, record: &str, known: &[(&str, &str)]) -> String {
    let known = known.iter().map(|(code, chinese)| code_called(code, chinese)).collect::<Vec<_>>().join("、");
    if known.is_empty() {
        format!("“{record}”的记录里没有这类项目，“{word}”用不上。")
    } else {
        format!("“{record}”的记录里没有“{word}”。可以写：{known}。")
    }
}

/// Wanted records without the word that names them, or the other way round.
pub fn wanted_word() -> String {
    "wanted和word要一起写；两个都没有时，least至少是1。".to_owned()
}

/// A day no year has, or not every year.
pub fn calendar_day() -> String {
    "month和day要是每年都有的日子，years_after在0至5之间。".to_owned()
}

/// First day after last day.
pub fn window() -> String {
    "first晚于last。请核对两个日期。".to_owned()
}

/// A condition about records on a rule that is not about records.
pub fn when_needs_record() -> String {
    "这个when只用于对记录的检查。".to_owned()
}

/// A condition about the name of a body on a rule without a body.
pub fn when_needs_body() -> String {
    "这个when看组织的名称，规则要写明body。".to_owned()
}

/// A rule that stands beside itself or one nobody knows.
pub fn beside_unknown(code: &str) -> String {
    format!("beside里的“{code}”不是别的规则的编号。请核对。")
}

/// A rule beside another one without saying which applies.
pub fn beside_why() -> String {
    "beside和beside_why要一起写：与哪条不同，哪条在什么时候用。".to_owned()
}

/// Where a pack could not be read any further.
pub fn unreadable() -> String {
    "最外面要是一个大括号，里面写pack、edition、title、about、scope、from和rules。".to_owned()
}

/// A parameter nobody knows.
pub fn no_such_parameter(name: &str) -> String {
    format!("没有“{name}”这项设置。")
}

/// An answer that cannot be chosen.
pub fn no_such_choice(title: &str, text: &str, choices: &[&str]) -> String {
    format!("“{title}”不能填“{text}”。请从这些里选：{}。", choices.join("；"))
}

/// Two numbers that are no range.
pub fn no_range(title: &str, text: &str) -> String {
    format!("“{title}”写的是“{text}”，看不出最少和最多。请写成5-10这样，不填就按法律的数。")
}

/// committee（居民委员会）
pub fn code_called(code: &str, chinese: &str) -> String {
    format!("{code}（{chinese}）")
}
