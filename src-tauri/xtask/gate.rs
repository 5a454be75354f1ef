//! What must pass before anything is handed on: format, lints, tests, drift, the pages, both engines, and what the
//! programs must not contain.

use std::path::Path;
use std::process::Command;

use crate::house::{self, WORKSPACE, built, cargo, npm, root};
use crate::machine;
use crate::steps::{Steps, Stop, count, output, perform};

/// The WebDriver of the real window.
const TAURI_DRIVER: &str = "2.1.0";

/// What no program may hold that is built to be used: the tests' way around the file dialogs, and an address of a
/// development server.
const FORBIDDEN: &[&str] = &["JUWEI_E2E", "http://localhost", "https://localhost", "http://127.0.0.1"];

/// `cargo xtask test`
pub(crate) fn test(steps: &mut Steps) -> Result<(), Stop> {
    let ui = root().join("ui");
    let e2e = root().join("tests/e2e");
    steps.step("编译器和Node / compiler and Node", |_| machine::require_versions())?;
    steps.step("系统包 / system packages", |_| {
        machine::install_for_window()?;
        machine::install_for_tests()
    })?;
    let missing = machine::missing_programs();
    steps.step("rustfmt", |_| perform(cargo().args(["fmt", "--all", "--check"])))?;
    steps.step("界面的包 / the UI's packages", |_| {
        house::install_packages(&ui)?;
        house::install_packages(&e2e)
    })?;
    pages(steps, &ui)?;
    steps.step("界面 / the pages", |_| house::build_pages())?;
    steps.step("clippy", |_| lint(&WORKSPACE))?;
    steps.step("程序 / the programs", |_| perform(cargo().arg("build").args(WORKSPACE).arg("--bins")))?;
    steps.step("生成的文件 / generated files", |_| drift())?;
    steps.step("Rust", |tally| {
        let mut command = cargo();
        command.arg("test").args(WORKSPACE).arg("--no-fail-fast").env("JUWEI", built("juwei"));
        count(&mut command, tally)
    })?;
    end_to_end(steps, &e2e, &missing)?;
    steps.step("程序里没有测试的后门和开发地址 / nothing of tests or development in the program", |_| {
        perform(cargo().arg("build").args(WORKSPACE).arg("--bins"))?;
        clean(&built("juwei-window"))
    })
}

/// `cargo xtask check`: all but the window.
pub(crate) fn check(steps: &mut Steps) -> Result<(), Stop> {
    let ui = root().join("ui");
    let without_window = ["--workspace", "--exclude", "shell"];
    steps.step("编译器和Node / compiler and Node", |_| machine::require_versions())?;
    steps.step("rustfmt", |_| perform(cargo().args(["fmt", "--all", "--check"])))?;
    steps.step("clippy", |_| lint(&without_window))?;
    steps.step("Rust", |tally| {
        perform(cargo().arg("build").args(without_window).arg("--bins"))?;
        count(cargo().arg("test").args(without_window).env("JUWEI", built("juwei")), tally)
    })?;
    steps.step("生成的文件 / generated files", |_| drift())?;
    steps.step("界面的包 / the UI's packages", |_| house::install_packages(&ui))?;
    pages(steps, &ui)
}

/// `cargo xtask bench`: the release programs, what they must not contain, and the measurements.
pub(crate) fn bench(steps: &mut Steps) -> Result<(), Stop> {
    house::prepare(steps)?;
    steps.step("release", |_| {
        perform(cargo().args(["build", "--release"]).args(WORKSPACE).arg("--bins"))?;
        let window = house::target().join("release/juwei-window");
        clean(&window.with_extension(std::env::consts::EXE_EXTENSION))
    })?;
    steps.step("测量 / measurements", |_| perform(cargo().args(["bench", "--package", "tests"])))
}

fn lint(packages: &[&str]) -> Result<(), Stop> {
    perform(cargo().arg("clippy").args(packages).args(["--all-targets", "--", "--deny", "warnings"]))
}

/// Lint, types and unit tests of the UI.
fn pages(steps: &mut Steps, ui: &Path) -> Result<(), Stop> {
    steps.step("界面检查 / UI lint", |_| perform(npm(ui).args(["run", "lint"])))?;
    steps.step("界面类型 / UI types", |_| perform(npm(ui).args(["run", "types"])))?;
    steps.step("界面测试 / UI tests", |tally| count(npm(ui).arg("test"), tally))
}

/// The wire's types as committed are those of the command list.
fn drift() -> Result<(), Stop> {
    let made = output(Command::new(built("juwei")).args(["commands", "--wire"]))?;
    let kept = std::fs::read(root().join("ui/api/wire.ts")).unwrap_or_default();
    if made == kept {
        return Ok(());
    }
    Err(Stop::new(
        "ui/api/wire.ts 和命令表对不上。请运行 juwei commands --wire > ui/api/wire.ts，看过后一起提交。",
        "ui/api/wire.ts differs from the command list. Run `juwei commands --wire > ui/api/wire.ts`, look at it, commit it.",
    ))
}

/// The real window (WebKitGTK) and the same pages in Chromium.
fn end_to_end(steps: &mut Steps, e2e: &Path, missing: &[&'static str]) -> Result<(), Stop> {
    let lacks =
        |needed: &[&str]| missing.iter().copied().filter(|program| needed.contains(program)).collect::<Vec<_>>();
    let without = lacks(&["Xvfb", "dbus-run-session", "WebKitWebDriver"]);
    if without.is_empty() {
        let mut driver = None;
        steps.step("tauri-driver", |_| {
            driver = Some(house::install_tool("tauri-driver", TAURI_DRIVER)?);
            Ok(())
        })?;
        steps.step("窗口里走一遍 / end to end in the window (WebKitGTK)", |tally| {
            let window = answering_window()?;
            // Every area, then one whole meeting by keyboard alone.
            for script in ["window", "meeting"] {
                let mut command = npm(e2e);
                command.args(["run", script]).env("JUWEI_WINDOW", &window).env("JUWEI", built("juwei"));
                if let Some(driver) = &driver {
                    command.env("TAURI_DRIVER", driver);
                }
                count(&mut command, tally)?;
            }
            Ok(())
        })?;
    } else {
        steps.leave_out(format!("窗口里走一遍 / end to end in the window: {}", without.join(", ")));
    }
    let without = lacks(&["chromium"]);
    if without.is_empty() {
        steps.step("Chromium里走一遍 / end to end in Chromium", |tally| {
            count(npm(e2e).args(["run", "chromium"]).env("JUWEI", built("juwei")), tally)
        })
    } else {
        steps.leave_out(format!("Chromium里走一遍 / end to end in Chromium: {}", without.join(", ")));
        Ok(())
    }
}

/// A window whose file dialogs are answered from a folder, in a folder of its own beside the programs it starts. The
/// window to be used is built again afterwards: same place, other features, only linked anew.
fn answering_window() -> Result<std::path::PathBuf, Stop> {
    perform(cargo().args(["build", "--workspace", "--bins", "--features", "shell/custom-protocol,shell/e2e"]))?;
    let folder = house::target().join("e2e");
    let unlinked = |error: std::io::Error| Stop::new(format!("{error}。"), format!("{error}."));
    std::fs::create_dir_all(&folder).map_err(unlinked)?;
    for name in ["juwei-window", "juwei-read"] {
        let file = built(name);
        let link = folder.join(file.file_name().unwrap_or_default());
        if link.exists() {
            std::fs::remove_file(&link).map_err(unlinked)?;
        }
        std::fs::hard_link(&file, &link).map_err(unlinked)?;
    }
    Ok(folder.join(built("juwei-window").file_name().unwrap_or_default()))
}

/// Refuses a program that holds what is forbidden.
fn clean(program: &Path) -> Result<(), Stop> {
    let bytes = std::fs::read(program).map_err(|error| {
        Stop::new(format!("程序读不出来：{error}。"), format!("The program cannot be read: {error}."))
    })?;
    match FORBIDDEN.iter().find(|word| holds(&bytes, word.as_bytes())) {
        None => Ok(()),
        Some(word) => Err(Stop::new(
            format!("{}里有“{word}”，不能交付。", program.display()),
            format!("{} contains {word:?} and must not be handed out.", program.display()),
        )),
    }
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_word_is_found_wherever_it_stands() {
        assert!(holds(b"...JUWEI_E2E_ANSWERS...", b"JUWEI_E2E"));
        assert!(holds(b"JUWEI_E2E", b"JUWEI_E2E"));
        assert!(!holds(b"JUWEI_E2", b"JUWEI_E2E"));
    }
}
