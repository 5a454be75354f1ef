//! What requests and replies share: patches, versions, pages, and how the wire's types are written down as
//! TypeScript.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::{Config, TS, TypeVisitor};

use crate::listing::CommandLine;

/// A request without fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The id of what was made or changed.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Made {
    /// Its id.
    pub id: i64,
}

/// Names one record.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct One {
    /// Its id.
    pub id: i64,
}

/// Names one record and the version it was read at.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OneAt {
    /// Its id.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
}

/// A code with its Chinese name; the code is empty where no table knows the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Coded {
    /// The code of the national table.
    pub code: Option<String>,
    /// As a person reads it.
    pub text: String,
}

/// Tells a missing field (unchanged) from `null` (cleared).
///
/// # Errors
/// Where the value does not fit.
pub fn patch<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

/// Sets a column where the patch names it.
pub(crate) fn set<T>(column: &mut T, change: Option<T>) {
    if let Some(value) = change {
        *column = value;
    }
}

/// `ui/api/wire.ts`: every type of the wire, the command map, and what each command reads or changes.
pub fn typescript(commands: &[CommandLine]) -> String {
    let config = Config::default().with_large_int("number");
    let mut collector = Collector { config: &config, types: BTreeMap::new() };
    for command in commands {
        (command.collect)(&mut collector);
    }
    let mut text = String::from(
        "// Made from the command list (src-tauri/office/commands.rs) by `juwei commands --wire`; a test compares it.\n\n",
    );
    for declaration in collector.types.values() {
        text.push_str("export ");
        text.push_str(declaration);
        text.push_str("\n\n");
    }
    text.push_str("/** Every command with its request and its reply. */\nexport interface Commands {\n");
    for command in commands {
        text.push_str(&format!(
            "  /** {} */\n  {}: {{ request: {}; reply: {}; access: '{}' }};\n",
            command.chinese,
            command.name,
            (command.request_type)(&config),
            (command.reply_type)(&config),
            command.access.code(),
        ));
    }
    text.push_str("}\n\n/** What a command reads or changes: the tables behind it. */\nexport const COMMANDS: { readonly [Name in keyof Commands]: { readonly access: 'read' | 'write'; readonly tables: readonly string[] } } = {\n");
    for command in commands {
        let tables: Vec<String> = command.tables.iter().map(|table| format!("'{table}'")).collect();
        text.push_str(&format!(
            "  {}: {{ access: '{}', tables: [{}] }},\n",
            command.name,
            command.access.code(),
            tables.join(", ")
        ));
    }
    text.push_str("};\n");
    text
}

/// Gathers the declarations of a type and of everything it is made of.
pub struct Collector<'a> {
    config: &'a Config,
    types: BTreeMap<String, String>,
}

impl Collector<'_> {
    /// Adds a type.
    pub fn add<T: TS + 'static + ?Sized>(&mut self) {
        TypeVisitor::visit::<T>(self);
    }
}

impl TypeVisitor for Collector<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            if self.types.contains_key(&name) {
                return;
            }
            self.types.insert(name, on_one_line(&T::decl(self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// A declaration with its comments beside what they are about, and without a second `null` where a patch may clear.
fn on_one_line(declaration: &str) -> String {
    let mut text = String::new();
    let mut comment: Option<Vec<&str>> = None;
    for line in declaration.lines() {
        match (&mut comment, line.trim()) {
            (None, "/**") => comment = Some(Vec::new()),
            (None, other) => text.push_str(other),
            (Some(said), "*/") => {
                text.push_str(&format!(" /** {} */ ", said.join(" ")));
                comment = None;
            }
            (Some(said), other) => said.push(other.trim_start_matches('*').trim()),
        }
    }
    text.replace("| null | null", "| null")
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn comments_stand_beside_what_they_are_about() {
        let made = "type A = { \n/**\n * One.\n * More.\n */\na?: number | null | null, };";
        assert_eq!(on_one_line(made), "type A = { /** One. More. */ a?: number | null, };");
    }
}
