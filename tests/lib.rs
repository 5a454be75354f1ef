//! What scenarios share: a register of their own in a temporary folder, the command list, and the programs.

pub mod package;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use domain::{Day, Fault};
use office::{Answer, Clock, Door, Office, Place};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

/// As in the programs, so that a measurement is of what is handed out.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The day everything happens on.
pub const TODAY: &str = "2026-07-01";

/// A folder with a register in it, or none yet, and the office that has it open.
pub struct House {
    folder: TempDir,
    office: Option<Office>,
    today: Day,
}

impl House {
    /// Nothing there yet.
    pub fn empty() -> Self {
        let mut house = Self { folder: tempfile::tempdir().unwrap(), office: None, today: TODAY.parse().unwrap() };
        house.open();
        house
    }

    /// A committee with its standard bodies and a term since 2021-12-28.
    pub fn started() -> Self {
        let mut house = Self::empty();
        house.ask(
            "register_new",
            json!({ "name": "安和里社区", "street": "样例街道", "term_ordinal": 6, "term_start": "2021-12-28" }),
        );
        house
    }

    /// The sample committee.
    pub fn sample(people: u32, years: u32, seed: u64) -> Self {
        let mut house = Self { folder: tempfile::tempdir().unwrap(), office: None, today: TODAY.parse().unwrap() };
        office::sample::make(house.place(), people, years, seed).unwrap().close().unwrap();
        house.open();
        house
    }

    /// Where it is.
    pub fn place(&self) -> Place {
        Place { register: self.folder.path().join("register"), configuration: self.folder.path().join("settings") }
    }

    /// A file or folder beside the register.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file of the register.
    pub fn file(&self, name: &str) -> PathBuf {
        self.place().register.join(name)
    }

    /// Opens it, or looks why not.
    pub fn open(&mut self) {
        self.office = None;
        self.office = Some(Office::start_at(self.place(), Door::CommandLine, Clock::noon(self.today).unwrap()));
    }

    /// Closes it tidily.
    pub fn close(&mut self) {
        if let Some(office) = self.office.take() {
            office.close().unwrap();
        }
    }

    /// Closes and opens again, as after a night.
    pub fn reopen(&mut self) {
        self.close();
        self.open();
    }

    /// Goes on on another day.
    pub fn later(&mut self, day: &str) {
        self.today = day.parse().unwrap();
        self.reopen();
    }

    /// The office.
    pub fn office(&mut self) -> &mut Office {
        self.office.as_mut().unwrap()
    }

    /// Runs a command.
    pub fn call(&mut self, name: &str, request: Value) -> Result<Answer, Fault> {
        self.office().call(name, request)
    }

    /// Runs a command that must go through.
    pub fn ask(&mut self, name: &str, request: Value) -> Value {
        match self.call(name, request.clone()) {
            Ok(answer) => answer.reply.value(),
            Err(fault) => panic!("{name} {request}: {fault:?}"),
        }
    }

    /// Runs a command that makes something; its id comes back.
    pub fn make(&mut self, name: &str, request: Value) -> i64 {
        self.ask(name, request)["id"].as_i64().unwrap()
    }

    /// Runs a command that must be refused; the fault's code comes back.
    pub fn refused(&mut self, name: &str, request: Value) -> String {
        match self.call(name, request.clone()) {
            Ok(answer) => panic!("{name} {request} went through: {}", answer.reply.text()),
            Err(fault) => fault.code().to_owned(),
        }
    }

    /// All journaled tables, sorted by id.
    pub fn dump(&mut self) -> String {
        self.close();
        let place = self.place();
        let register = store::Register::open(&place.register, &place.configuration).unwrap();
        let text = register.read(store::journal::dump).unwrap();
        register.close().unwrap();
        self.open();
        text
    }

    /// The bytes of the database file.
    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.file("register.db")).unwrap()
    }

    /// The id of a body by its name.
    pub fn body(&mut self, name: &str) -> i64 {
        let list = self.ask("body_list", json!({}));
        let bodies = list["bodies"].as_array().unwrap();
        bodies.iter().find(|body| body["name"] == name).unwrap_or_else(|| panic!("{name} in {list}"))["id"]
            .as_i64()
            .unwrap()
    }

    /// The id of a post by its body and name.
    pub fn post(&mut self, body: i64, name: &str) -> i64 {
        let card = self.ask("body_get", json!({ "id": body }));
        let posts = card["posts"].as_array().unwrap();
        posts.iter().find(|post| post["name"] == name).unwrap()["id"].as_i64().unwrap()
    }

    /// The first so many people hold a post of a body; their ids come back.
    pub fn appoint(&mut self, body: &str, post: &str, count: usize) -> Vec<i64> {
        let body = self.body(body);
        let post = self.post(body, post);
        (0..count)
            .map(|number| {
                let person = self.make("person_add", json!({ "name": format!("金{}", NUMERALS[number % 10]) }));
                self.make("appointment_add", json!({ "person": person, "post": post, "from": "2022-01-01" }));
                person
            })
            .collect()
    }

    /// Runs `juwei` on the register, which must be closed unless the program is to find it busy.
    pub fn juwei(&self, line: &[&str]) -> Output {
        let mut command = self.command(line);
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// Runs `juwei` with something to read.
    pub fn juwei_reading(&self, line: &[&str], input: &[u8]) -> Output {
        let given = self.path("input");
        std::fs::write(&given, input).unwrap();
        self.command(line).stdin(std::fs::File::open(given).unwrap()).output().unwrap()
    }

    fn command(&self, line: &[&str]) -> Command {
        let place = self.place();
        let mut command = Command::new(juwei());
        command.args(line).arg("--register").arg(place.register).env("JUWEI_CONFIGURATION", place.configuration);
        command
    }
}

const NUMERALS: [&str; 10] = ["一平", "二平", "三平", "四平", "五平", "六平", "七平", "八平", "九平", "十平"];

/// The command line program with its reader beside it, built once: they are other packages', and cargo does not build
/// them for tests by itself.
/// `JUWEI` names one that is built already.
pub fn juwei() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        if let Some(named) = std::env::var_os("JUWEI") {
            return PathBuf::from(named);
        }
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        // What `cargo xtask` builds, all programs of it: for single ones cargo leaves the window out, chooses other features
        // and builds everything anew.
        let mut command = Command::new(env!("CARGO"));
        command.args([
            "build",
            "--quiet",
            "--workspace",
            "--bins",
            "--features",
            "shell/custom-protocol",
            "--manifest-path",
        ]);
        assert!(command.arg(manifest).status().unwrap().success(), "juwei does not build");
        let running = std::env::current_exe().unwrap();
        running.ancestors().nth(2).unwrap().join(format!("juwei{}", std::env::consts::EXE_SUFFIX))
    })
}

/// The encrypted file of a closed register opened bare: key, lock, write-ahead log, and the durability the office has.
pub fn bare(place: &Place) -> Connection {
    let slots = std::fs::read(place.register.join("keys")).unwrap();
    // Magic, version, id, generation and count come first, then kind and length of the open slot.
    let key: String = slots[38..70].iter().map(|byte| format!("{byte:02x}")).collect();
    let connection = Connection::open(place.register.join("register.db")).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA key = \"x'{key}'\"; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;
             PRAGMA synchronous = EXTRA; PRAGMA cache_size = -65536; PRAGMA secure_delete = ON;"
        ))
        .unwrap();
    connection
}

/// What a program wrote, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What a program wrote, as JSON.
pub fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(bytes)))
}
