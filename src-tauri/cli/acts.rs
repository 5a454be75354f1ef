//! What each act of the command line does: asks the office, and says the answer in words or in JSON.

use std::path::{Path, PathBuf};

use domain::rules::built_in;
use domain::wording::command_line as wording;
use domain::{Day, Fault, FileOperation, Partial};
use office::{Door, Office, Place};
use serde_json::{Value, json};

use crate::line::{Act, Form, Line, ReportAct, RulesAct};
use crate::{End, calls, collect, say, say_json};

/// An office at work, and how it answers.
struct Desk {
    office: Office,
    json: bool,
}

impl Desk {
    /// Calls a command; says the reply in JSON, or else in words.
    fn ask(
        &mut self,
        command: &str,
        request: Value,
        words: impl FnOnce(&Value) -> Vec<String>,
    ) -> Result<Value, Fault> {
        let reply = self.office.call(command, request)?.reply.value();
        if self.json {
            say_json(&reply);
        } else {
            words(&reply).iter().for_each(|line| say(line));
        }
        Ok(reply)
    }
}

pub(crate) fn run(line: Line) -> Result<End, Fault> {
    let Line { register, json, act, .. } = line;
    if let Act::Commands { wire } = act {
        say(commands(wire, json).trim_end());
        return Ok(End::Done);
    }
    if let Act::Rules { act } = act {
        return rules(act, json);
    }
    if let Act::Report { act: Some(ReportAct::Collect { folder, out, password_file }), .. } = act {
        return collect::run(&folder, &out, password_file.as_deref(), json);
    }
    let place = Place::at(register.map(|folder| absolute(&folder)).transpose()?)?;
    if let Act::Sample { people, years, seed } = act {
        let made = office::sample::make(place, people, years, seed)?;
        let state = made.place().register.to_string_lossy().into_owned();
        made.close()?;
        if json {
            say_json(&json!({ "place": state, "people": people, "years": years, "seed": seed }));
        } else {
            say(&wording::sample_made(people, years, &state));
        }
        return Ok(End::Done);
    }
    let mut desk = Desk { office: Office::start(place, Door::CommandLine), json };
    let end = act_on(&mut desk, act);
    desk.office.close()?;
    end
}

fn act_on(desk: &mut Desk, act: Act) -> Result<End, Fault> {
    match act {
        Act::New { name, division, term_start } => start(desk, name, division, term_start),
        Act::Import { file, sheet, into, from, dry_run } => import(desk, &file, sheet, into, from, dry_run),
        Act::Report { year: Some(year), out: Some(out), format, as_of, .. } => report(desk, year, &out, &format, as_of),
        Act::Backup { to } => {
            desk.ask("backup_make", json!({ "path": path(&to)? }), |reply| {
                vec![wording::backed_up(text(reply, "path"), number(reply, "generation"), text(reply, "chain"))]
            })?;
            Ok(End::Done)
        }
        Act::Restore { file } => {
            desk.ask("backup_restore", json!({ "path": path(&file)? }), |reply| {
                let backup = reply.get("backup").unwrap_or(&Value::Null);
                vec![wording::restored(
                    text(backup, "committee"),
                    number(backup, "generation"),
                    reply.get("set_aside").and_then(Value::as_str),
                )]
            })?;
            Ok(End::Done)
        }
        Act::Verify => verify(desk),
        Act::Check { on } => check(desk, on),
        Act::Call { name, request } => {
            if name == "-" {
                return calls::stream(&mut desk.office);
            }
            say(desk.office.call(&name, request.unwrap_or_else(calls::empty))?.reply.text());
            Ok(End::Done)
        }
        // These were answered before a register was opened.
        Act::Commands { .. } | Act::Sample { .. } | Act::Rules { .. } | Act::Report { .. } => {
            Err(Fault::Bug("an act was answered twice".to_owned()))
        }
    }
}

fn start(desk: &mut Desk, name: String, division: Option<String>, term_start: Option<Partial>) -> Result<End, Fault> {
    let request = json!({ "name": name, "division_code": division, "term_start": term_start });
    desk.ask("register_new", request, |reply| {
        let committee = reply.get("committee").unwrap_or(&Value::Null);
        let mut lines = vec![wording::started(text(committee, "name"), text(reply, "place"))];
        lines.extend(committee.get("warning").and_then(Value::as_str).map(str::to_owned));
        lines
    })?;
    Ok(End::Done)
}

fn import(
    desk: &mut Desk,
    file: &Path,
    sheet: Option<String>,
    into: Option<String>,
    from: Option<Partial>,
    dry_run: bool,
) -> Result<End, Fault> {
    let request = json!({ "path": path(file)?, "sheet": sheet, "into": into, "from": from });
    let command = if dry_run { "import_preview" } else { "import_run" };
    let reply = desk.office.call(command, request)?.reply.value();
    // A try answers with more than the counts; here both say the same.
    let result = if dry_run { reply.get("result").unwrap_or(&reply) } else { &reply };
    if desk.json {
        say_json(result);
    } else {
        say(&wording::imported(
            dry_run,
            number(result, "rows"),
            number(result, "added"),
            number(result, "updated"),
            number(result, "skipped"),
            number(result, "refused"),
        ));
        for problem in result.get("problems").and_then(Value::as_array).into_iter().flatten() {
            let (row, column) = (number(problem, "row"), text(problem, "column"));
            say(&wording::import_problem(row, column, text(problem, "message"), text(problem, "code")));
        }
    }
    Ok(End::Done)
}

fn report(desk: &mut Desk, year: i32, out: &Path, formats: &[Form], as_of: Option<Day>) -> Result<End, Fault> {
    // Said before it is asked for: the day decides every number in it.
    let as_of = as_of.unwrap_or_else(|| {
        let today = desk.office.today();
        Day::from_ymd_opt(year, 12, 31).map_or(today, |last| last.min(today))
    });
    // Without a register no folder is made for nothing.
    if let Some(fault) = desk.office.fault() {
        return Err(fault.clone());
    }
    let folder = absolute(out)?;
    std::fs::create_dir_all(&folder).map_err(|error| Fault::file(FileOperation::MakeFolder, &folder, &error))?;
    let formats: Vec<&str> = formats.iter().map(|form| form.code()).collect();
    let request = json!({ "year": year, "as_of": as_of, "folder": path(&folder)?, "formats": formats });
    desk.ask("report_export", request, |reply| {
        let mut lines = vec![wording::as_of(as_of)];
        for file in reply.get("files").and_then(Value::as_array).into_iter().flatten() {
            lines.push(text(file, "path").to_owned());
        }
        lines
    })?;
    Ok(End::Done)
}

fn verify(desk: &mut Desk) -> Result<End, Fault> {
    let findings = |reply: &Value| -> Vec<String> {
        let listed = reply.get("findings").and_then(Value::as_array).into_iter().flatten();
        listed.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let reply = desk.ask("verify", calls::empty(), |reply| {
        let mut lines = findings(reply);
        lines.push(wording::verified(lines.len(), number(reply, "operations"), text(reply, "chain")));
        lines
    })?;
    Ok(if findings(&reply).is_empty() { End::Done } else { End::Found })
}

/// 体检: the sum, then every rule that is not kept with what was found.
fn check(desk: &mut Desk, on: Option<Day>) -> Result<End, Fault> {
    desk.ask("checkup_get", json!({ "as_of": on }), |reply| {
        let mut lines = vec![wording::checked(text(reply, "on"), reply.get("counts").unwrap_or(&Value::Null))];
        for rule in reply.get("rules").and_then(Value::as_array).into_iter().flatten() {
            for finding in rule.get("findings").and_then(Value::as_array).into_iter().flatten() {
                lines.push(wording::found(
                    text(finding, "mark"),
                    rule.get("body_name").and_then(Value::as_str),
                    text(rule, "title"),
                    text(finding, "sentence"),
                    text(rule, "source"),
                ));
            }
        }
        lines
    })?;
    Ok(End::Done)
}

fn rules(act: RulesAct, json: bool) -> Result<End, Fault> {
    match act {
        RulesAct::Check { file } => check_file(&file, json),
        RulesAct::Schema => {
            say(&format!("{:#}", office::packs::schema()));
            Ok(End::Done)
        }
        RulesAct::List if json => {
            say_json(&serde_json::to_value(built_in()).map_err(|error| Fault::Bug(error.to_string()))?);
            Ok(End::Done)
        }
        RulesAct::List => {
            for pack in built_in() {
                say(&wording::pack(&pack.pack, &pack.edition, &pack.title, pack.rules.len()));
                for rule in &pack.rules {
                    say(&wording::rule(&rule.code, &rule.title, &rule.source));
                }
            }
            Ok(End::Done)
        }
    }
}

fn check_file(file: &Path, json: bool) -> Result<End, Fault> {
    let name = file.to_string_lossy();
    match office::packs::read_file(&path(file)?)? {
        Ok(pack) => {
            if json {
                let (title, edition, rules) = (&pack.title, &pack.edition, pack.rules.len());
                say_json(&json!({ "title": title, "edition": edition, "rules": rules, "problems": [] }));
            } else {
                say(&wording::pack_sound(&pack.title, &pack.edition, pack.rules.len()));
            }
            Ok(End::Done)
        }
        Err(problems) => {
            if json {
                let listed: Vec<Value> =
                    problems.iter().map(|one| json!({ "line": one.line, "reason": one.reason })).collect();
                say_json(&json!({ "problems": listed }));
            } else {
                problems.iter().for_each(|one| say(&wording::pack_problem(&name, one.line, &one.reason)));
            }
            Ok(End::Found)
        }
    }
}

/// The list: names and what they do, their schemas, or the window's TypeScript.
fn commands(wire: bool, json: bool) -> String {
    let list = office::commands::list();
    if wire {
        return office::wire::typescript(&list);
    }
    if json {
        let listed: Vec<Value> = list
            .iter()
            .map(|command| {
                json!({
                    "name": command.name,
                    "access": command.access.code(),
                    "description": command.chinese,
                    "request": (command.request)(),
                    "reply": (command.reply)(),
                })
            })
            .collect();
        return Value::from(listed).to_string();
    }
    let line = |command: &office::CommandLine| {
        format!("{:<24} {:<6} {}", command.name, command.access.code(), command.chinese)
    };
    list.iter().map(line).collect::<Vec<_>>().join("\n")
}

pub(crate) fn absolute(path: &Path) -> Result<PathBuf, Fault> {
    std::path::absolute(path).map_err(|error| Fault::file(FileOperation::Read, path, &error))
}

/// The path as the wire carries it.
fn path(path: &Path) -> Result<String, Fault> {
    let whole = absolute(path)?;
    whole.to_str().map(str::to_owned).ok_or_else(|| Fault::Malformed(whole.to_string_lossy().into_owned()))
}

fn text<'a>(reply: &'a Value, field: &str) -> &'a str {
    reply.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn number(reply: &Value, field: &str) -> i64 {
    reply.get(field).and_then(Value::as_i64).unwrap_or_default()
}
