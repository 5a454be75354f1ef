//! How the one command list becomes the dispatcher, the schemas and the TypeScript.

use schemars::Schema;
use ts_rs::Config;

use crate::wire::Collector;

/// Whether a command only looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Looks.
    Read,
    /// Changes rows, files or the history.
    Write,
}

impl Access {
    /// `read` or `write`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

/// A command of the list.
pub struct CommandLine {
    /// `noun_verb`.
    pub name: &'static str,
    /// Looks or changes.
    pub access: Access,
    /// What it does, in Chinese.
    pub chinese: &'static str,
    /// The tables it reads, or may change.
    pub tables: &'static [&'static str],
    /// JSON Schema of its request.
    pub request: fn() -> Schema,
    /// JSON Schema of its reply.
    pub reply: fn() -> Schema,
    pub(crate) request_type: fn(&Config) -> String,
    pub(crate) reply_type: fn(&Config) -> String,
    pub(crate) collect: fn(&mut Collector<'_>),
}

/// Turns the list into `dispatch` and `list`.
macro_rules! commands {
    ($($access:ident $name:ident($request:ty) -> $reply:ty, $tables:expr, $chinese:literal => $act:path;)+) => {
        /// Runs a command by name.
        ///
        /// # Errors
        /// [`Fault::UnknownCommand`], [`Fault::Malformed`], or what the command itself refuses.
        pub(crate) fn dispatch(office: &mut Office, name: &str, request: Value) -> Result<Reply, Fault> {
            match name {
                $(stringify!($name) => {
                    let request: $request =
                        serde_json::from_value(request).map_err(|error| Fault::Malformed(error.to_string()))?;
                    let reply: $reply = $act(office, request)?;
                    Reply::of(&reply)
                })+
                other => Err(Fault::UnknownCommand(other.to_owned())),
            }
        }

        /// Every command, in the order of the list.
        pub fn list() -> Vec<CommandLine> {
            vec![$(CommandLine {
                name: stringify!($name),
                access: commands!(@access $access),
                chinese: $chinese,
                tables: $tables,
                request: || schemars::schema_for!($request),
                reply: || schemars::schema_for!($reply),
                request_type: |config| <$request as ts_rs::TS>::name(config),
                reply_type: |config| <$reply as ts_rs::TS>::name(config),
                collect: |collector| {
                    collector.add::<$request>();
                    collector.add::<$reply>();
                },
            }),+]
        }
    };
    (@access read) => { Access::Read };
    (@access write) => { Access::Write };
}

pub(crate) use commands;
