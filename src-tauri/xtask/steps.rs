//! One step after the other: each says its name and its time, tests are counted as they report themselves, and the
//! first failure ends the whole.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why it does not go on, in both languages.
#[derive(Debug)]
pub(crate) struct Stop {
    chinese: String,
    english: String,
}

impl Stop {
    pub(crate) fn new(chinese: impl Into<String>, english: impl Into<String>) -> Self {
        Self { chinese: chinese.into(), english: english.into() }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}\n{}", self.chinese, self.english)
    }
}

/// What a step counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
}

/// The steps so far.
pub(crate) struct Steps {
    begun: Instant,
    number: u32,
    tally: Tally,
    left_out: Vec<String>,
}

impl Steps {
    pub(crate) fn begin() -> Self {
        Self { begun: Instant::now(), number: 0, tally: Tally::default(), left_out: Vec::new() }
    }

    /// Runs a step. One that counts no tests of its own counts as one.
    pub(crate) fn step(&mut self, name: &str, deed: impl FnOnce(&mut Tally) -> Result<(), Stop>) -> Result<(), Stop> {
        self.number += 1;
        println!("\n[{}] {name}", self.number);
        let begun = Instant::now();
        let mut tally = Tally::default();
        let done = deed(&mut tally);
        let counted = tally != Tally::default();
        if !counted {
            tally = if done.is_ok() { Tally { passed: 1, failed: 0 } } else { Tally { passed: 0, failed: 1 } };
        }
        if done.is_err() && tally.failed == 0 {
            tally.failed = 1;
        }
        self.tally.passed += tally.passed;
        self.tally.failed += tally.failed;
        let seconds = begun.elapsed().as_secs_f32();
        match done {
            Ok(()) => {
                let tests = if counted { format!(", {} passed", tally.passed) } else { String::new() };
                println!("[{}] {name}: {seconds:.1} s{tests}", self.number);
                Ok(())
            }
            Err(stop) => Err(Stop::new(
                format!("第{}步“{name}”没有通过（{seconds:.1}秒）。{}", self.number, stop.chinese),
                format!("Step {}, {name}, failed after {seconds:.1} s. {}", self.number, stop.english),
            )),
        }
    }

    /// Notes what this machine cannot do, to be named at the end.
    pub(crate) fn leave_out(&mut self, what: String) {
        self.left_out.push(what);
    }

    /// Says what was left out, the whole time, and the closing line.
    pub(crate) fn close(&self) {
        if !self.left_out.is_empty() {
            println!("\n这台机器上省去{}项 / {} left out here:", self.left_out.len(), self.left_out.len());
            for what in &self.left_out {
                println!("  - {what}");
            }
        }
        println!("\n{:.0} s", self.begun.elapsed().as_secs_f32());
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed);
    }
}

/// Runs a program with its output going straight through.
pub(crate) fn perform(command: &mut Command) -> Result<(), Stop> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(failed(command)) }
}

/// Runs a program, shows what it says, and counts the tests it reports.
pub(crate) fn count(command: &mut Command, tally: &mut Tally) -> Result<(), Stop> {
    command.stdout(Stdio::piped()).env("NO_COLOR", "1");
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some(told) = told(&line) {
                tally.passed += told.passed;
                tally.failed += told.failed;
            }
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(failed(command)) }
}

/// What a program prints, where it ends well.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>, Stop> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    if output.status.success() { Ok(output.stdout) } else { Err(failed(command)) }
}

/// Whether a program is there and ends well; it says nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn not_started(command: &Command, error: &std::io::Error) -> Stop {
    let program = command.get_program().to_string_lossy();
    Stop::new(format!("“{program}”启动不了：{error}。"), format!("{program} cannot be started: {error}."))
}

fn failed(command: &Command) -> Stop {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for part in command.get_args() {
        line.push(' ');
        line.push_str(&part.to_string_lossy());
    }
    Stop::new(format!("没有成功的命令：{line}"), format!("The command that failed: {line}"))
}

/// The tests a line of output tells of: cargo's, Vitest's, or our own closing line.
fn told(line: &str) -> Option<Tally> {
    let line = line.trim();
    let closing = line.ends_with(" failed") && line.contains(" passed, ");
    if !(line.starts_with("test result:") || line.starts_with("Tests ") || closing) {
        return None;
    }
    Some(Tally { passed: number_before(line, "passed")?, failed: number_before(line, "failed").unwrap_or(0) })
}

fn number_before(line: &str, word: &str) -> Option<u64> {
    let mut before = None;
    for part in line.split_whitespace() {
        if part.starts_with(word) {
            return before;
        }
        before = part.parse().ok();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_counted_from_the_lines_that_report_them() {
        let tally = |passed, failed| Some(Tally { passed, failed });
        assert_eq!(told("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out"), tally(12, 0));
        assert_eq!(told("test result: FAILED. 3 passed; 2 failed; 0 ignored"), tally(3, 2));
        assert_eq!(told("      Tests  40 passed (40)"), tally(40, 0));
        assert_eq!(told("      Tests  2 failed | 40 passed (42)"), tally(40, 2));
        assert_eq!(told("17 passed, 0 failed"), tally(17, 0));
        assert_eq!(told("Test Files  3 passed (3)"), None);
        assert_eq!(told("the tests passed"), None);
    }

    #[test]
    fn a_step_that_fails_counts_as_failed_and_is_named() {
        let mut steps = Steps::begin();
        let stop = steps.step("风", |_| Err(Stop::new("坏了。", "Broken."))).unwrap_err();
        assert!(stop.to_string().contains("第1步“风”没有通过"), "{stop}");
        assert_eq!(steps.tally, Tally { passed: 0, failed: 1 });
    }
}
