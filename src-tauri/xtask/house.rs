//! Where things are, how the product is built, the sample committee with its report, and the window.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::machine;
use crate::steps::{Steps, Stop, perform, succeeds};

/// One selection of packages and features for building and testing, so that nothing is compiled twice.
pub(crate) const WORKSPACE: [&str; 3] = ["--workspace", "--features", "shell/custom-protocol"];

/// The year the sample's report is made for, and its day.
const SAMPLE_YEAR: &str = "2025";
const SAMPLE_DAY: &str = "2025-12-31";

/// `cargo xtask setup`: the packages, the UI's packages, and a build.
pub(crate) fn prepare(steps: &mut Steps) -> Result<(), Stop> {
    steps.step("编译器和Node / compiler and Node", |_| machine::require_versions())?;
    steps.step("系统包 / system packages", |_| machine::install_for_window())?;
    steps.step("界面的包 / the UI's packages", |_| install_packages(&root().join("ui")))?;
    steps.step("界面 / the pages", |_| build_pages())?;
    steps.step("程序 / the programs", |_| perform(cargo().arg("build").args(WORKSPACE).arg("--bins")))
}

/// `cargo xtask run`
pub(crate) fn run(steps: &mut Steps) -> Result<(), Stop> {
    prepare(steps)?;
    let sample = root().join("target/sample");
    steps.step("演示台账和年度报告 / the sample and its report", |_| make_sample(&sample))?;
    println!("\n演示台账 / sample register:\n  {}", sample.display());
    println!("{SAMPLE_YEAR}年度报告 / annual report as of {SAMPLE_DAY}:");
    for file in reports_in(&sample) {
        println!("  {}", file.display());
    }
    if has_display() {
        open_window(&sample)
    } else {
        println!("\n没有屏幕，窗口没有打开。有屏幕时再运行一次即可，或者：");
        println!("There is no display, so the window was not opened. With one, run this again, or:");
        println!("  {} --register {}", built("juwei-window").display(), sample.display());
        Ok(())
    }
}

/// The folder of the whole house.
pub(crate) fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let found = own.as_deref().and_then(|own| own.ancestors().nth(2)).map(Path::to_path_buf);
    found.unwrap_or_else(|| PathBuf::from("."))
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |chosen| root().join(chosen))
}

/// A program of a debug build.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// Cargo, at the top of the house.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// `npm` in a folder.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut command = machine::npm();
    command.current_dir(folder);
    command
}

/// Installs exactly what the lock file names, unless that was done since the lock file changed.
pub(crate) fn install_packages(folder: &Path) -> Result<(), Stop> {
    let changed = |path: PathBuf| std::fs::metadata(path).and_then(|found| found.modified()).ok();
    let lock = changed(folder.join("package-lock.json"));
    let done = changed(folder.join("node_modules/.package-lock.json"));
    if lock.is_some() && done >= lock {
        println!("已按锁定文件装好。/ Installed as the lock file says.");
        return Ok(());
    }
    perform(npm(folder).args(["ci", "--no-audit", "--no-fund"]))
}

/// Builds the pages unless they are newer than everything they are made from: the window is only linked again
/// where they changed.
pub(crate) fn build_pages() -> Result<(), Stop> {
    let ui = root().join("ui");
    let built = std::fs::metadata(ui.join("dist/index.html")).and_then(|found| found.modified()).ok();
    if built.is_some() && built > newest(&ui) {
        println!("没有变化。/ Nothing changed.");
        return Ok(());
    }
    perform(npm(&ui).args(["run", "build"]))
}

fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter(|entry| entry.file_name() != "node_modules" && entry.file_name() != "dist")
        .filter_map(|entry| {
            if entry.file_type().ok()?.is_dir() {
                newest(&entry.path())
            } else {
                entry.metadata().ok()?.modified().ok()
            }
        })
        .max()
}

/// Makes the sample where there is none, and its report in three formats; an unchanged report is replaced.
fn make_sample(sample: &Path) -> Result<(), Stop> {
    let juwei = || {
        let mut command = Command::new(built("juwei"));
        command.arg("--register").arg(sample);
        command
    };
    if !sample.join("register.db").exists() {
        perform(juwei().arg("sample"))?;
    }
    perform(
        juwei()
            .args(["report", "--year", SAMPLE_YEAR, "--as-of", SAMPLE_DAY, "--format", "docx,pdf,xlsx", "--out"])
            .arg(sample),
    )
}

fn reports_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension().is_some_and(|extension| extension == "docx" || extension == "pdf" || extension == "xlsx")
        })
        .collect();
    files.sort();
    files
}

fn has_display() -> bool {
    cfg!(windows)
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Starts the window and waits until its first page can be used; the window then stays by itself.
fn open_window(sample: &Path) -> Result<(), Stop> {
    let mut command = Command::new(built("juwei-window"));
    command.arg("--register").arg(sample).env("JUWEI_TRACE", "startup").stdin(Stdio::null()).stderr(Stdio::piped());
    command.stdout(Stdio::null());
    let unopened =
        |why: String| Stop::new(format!("窗口没有打开：{why}。"), format!("The window did not open: {why}."));
    let mut child = command.spawn().map_err(|error| unopened(error.to_string()))?;
    if let Some(output) = child.stderr.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            if line.contains("first page usable") {
                println!("\n窗口已经打开。/ The window is open.");
                return Ok(());
            }
        }
    }
    // It ended before a page could be used: handed over to a window that was open already, or failed.
    let status = child.wait().map_err(|error| unopened(error.to_string()))?;
    if status.success() {
        println!("\n已有一个窗口开着，切换到了那里。/ A window was open already and came to the front.");
        Ok(())
    } else {
        Err(unopened(status.to_string()))
    }
}

/// Whether a tool of cargo's is in the house's own tool folder at this version.
pub(crate) fn install_tool(name: &str, version: &str) -> Result<PathBuf, Stop> {
    let tools = root().join("target/tools");
    let program = tools.join("bin").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    let listed = std::fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
    if listed.contains(&format!("\"{name} {version} ")) && succeeds(Command::new(&program).arg("--help")) {
        return Ok(program);
    }
    perform(cargo().args(["install", name, "--version", version, "--locked", "--root"]).arg(&tools))?;
    Ok(program)
}
