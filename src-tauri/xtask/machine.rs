//! What the machine must have: compiler, Node, and on Debian and Ubuntu the system packages, which are installed
//! where they are missing.

use std::path::Path;
use std::process::Command;

use crate::steps::{Stop, perform, succeeds};

/// Rust and Node from which it builds.
const RUST: (u32, u32) = (1, 92);
const NODE: (u32, u32) = (20, 19);

/// What the window and the drawing of papers need (package names of Debian and Ubuntu).
const FOR_WINDOW: &[&str] =
    &["libwebkit2gtk-4.1-dev", "librsvg2-dev", "build-essential", "pkg-config", "perl", "fonts-noto-cjk"];

/// What the tests need on top, each with the program by which it is known to be there.
const FOR_TESTS: &[(&str, &str)] = &[
    ("xvfb", "Xvfb"),
    ("dbus-x11", "dbus-run-session"),
    ("webkit2gtk-driver", "WebKitWebDriver"),
    ("chromium", "chromium"),
    ("poppler-utils", "pdftotext"),
    ("libreoffice-writer", "soffice"),
    ("libreoffice-calc", "soffice"),
];

/// The systems whose packages are known by name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum System {
    /// 12 and 13.
    Debian,
    /// 22.04 and newer.
    Ubuntu,
    /// Anything else, by the name it gives itself.
    Other(String),
}

/// Refuses a compiler or a Node too old.
pub(crate) fn require_versions() -> Result<(), Stop> {
    require_rust()?;
    let node = version_of("node", "--version");
    if !node.is_some_and(node_will_do) {
        let found = node.map_or_else(|| "没有找到".to_owned(), |(major, minor)| format!("现在是{major}.{minor}"));
        let (major, minor) = NODE;
        return Err(Stop::new(
            format!("需要Node {major}.{minor}或更新的版本，{found}。请从 nodejs.org 安装后再运行。"),
            format!(
                "Node {major}.{minor} or newer is needed (22 from 22.12 on). Install it from nodejs.org, then run this again."
            ),
        ));
    }
    if !succeeds(npm().arg("--version")) {
        return Err(Stop::new("没有找到npm。它随Node一起安装。", "npm is missing. It comes with Node."));
    }
    Ok(())
}

/// Refuses a compiler too old.
pub(crate) fn require_rust() -> Result<(), Stop> {
    let rust = version_of("rustc", "--version");
    if rust.is_some_and(|found| found >= RUST) {
        return Ok(());
    }
    let found = rust.map_or_else(|| "没有找到".to_owned(), |(major, minor)| format!("现在是{major}.{minor}"));
    let (major, minor) = RUST;
    Err(Stop::new(
        format!("需要Rust {major}.{minor}或更新的版本，{found}。请运行 rustup update 后再试。"),
        format!("Rust {major}.{minor} or newer is needed. Run `rustup update`, then try again."),
    ))
}

/// Vite takes 20.19 and 22.12 and what is newer than either line.
fn node_will_do((major, minor): (u32, u32)) -> bool {
    match major {
        21 => false,
        22 => minor >= 12,
        _ => (major, minor) >= NODE,
    }
}

/// Installs what the window needs.
pub(crate) fn install_for_window() -> Result<(), Stop> {
    match system() {
        System::Debian | System::Ubuntu => install(FOR_WINDOW),
        System::Other(name) if has_window_libraries() => {
            println!("{name}：系统包不由这里安装，所需的库已经有了。");
            println!("{name}: system packages are not installed here; the libraries are there.");
            Ok(())
        }
        System::Other(name) => Err(Stop::new(
            format!(
                "{name}上不能自动安装系统包，这里只认识Debian 12、13和Ubuntu 22.04或更新的版本。请先装好webkit2gtk-4.1、librsvg的开发包，C编译器，pkg-config，perl和思源宋体，再运行。"
            ),
            format!(
                "{name}: system packages are installed on Debian 12, 13 and Ubuntu 22.04 or newer only. Install the development files of webkit2gtk-4.1 and librsvg, a C compiler, pkg-config, perl and Noto CJK fonts, then run this again."
            ),
        )),
    }
}

/// Installs what the tests need, all of it on Debian, elsewhere what there is.
pub(crate) fn install_for_tests() -> Result<(), Stop> {
    let packages: Vec<&str> = FOR_TESTS.iter().map(|(package, _)| *package).collect();
    match system() {
        System::Debian => install(&packages),
        System::Ubuntu => {
            // Ubuntu's chromium is a snap, which cannot be driven the same way.
            let known: Vec<&str> = packages
                .into_iter()
                .filter(|package| *package != "chromium" && succeeds(Command::new("apt-cache").args(["show", package])))
                .collect();
            install(&known)
        }
        System::Other(_) => Ok(()),
    }
}

/// The programs of the tests that are not on the path, each once.
pub(crate) fn missing_programs() -> Vec<&'static str> {
    let mut missing: Vec<&str> =
        FOR_TESTS.iter().map(|(_, program)| *program).filter(|program| !on_path(program)).collect();
    missing.dedup();
    missing
}

/// `npm`, which is a script on Windows.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn system() -> System {
    let released = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    if released.is_empty() { System::Other(std::env::consts::OS.to_owned()) } else { named(&released) }
}

fn named(released: &str) -> System {
    let field = |name: &str| {
        released
            .lines()
            .filter_map(|line| line.split_once('='))
            .find(|(key, _)| *key == name)
            .map_or("", |(_, value)| value.trim().trim_matches('"'))
    };
    let version = two_numbers(field("VERSION_ID"));
    match field("ID") {
        "debian" if version.is_some_and(|(major, _)| (12..=13).contains(&major)) => System::Debian,
        "ubuntu" if version.is_some_and(|version| version >= (22, 4)) => System::Ubuntu,
        _ => System::Other(field("PRETTY_NAME").to_owned()),
    }
}

fn has_window_libraries() -> bool {
    cfg!(windows) || succeeds(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1", "librsvg-2.0"]))
}

fn install(packages: &[&str]) -> Result<(), Stop> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        println!("系统包都在。/ All system packages are there.");
        return Ok(());
    }
    println!("安装 / installing: {}", missing.join(" "));
    perform(apt_get()?.arg("update"))?;
    perform(apt_get()?.args(["install", "-y", "--no-install-recommends"]).args(&missing))
}

fn installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .output()
        .is_ok_and(|output| output.stdout == b"installed")
}

fn apt_get() -> Result<Command, Stop> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if root {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        return Ok(command);
    }
    if !on_path("sudo") {
        return Err(Stop::new(
            "安装系统包要管理员权限，这里没有sudo。请用root运行一次。",
            "Installing system packages needs root, and there is no sudo here. Run this once as root.",
        ));
    }
    let mut command = Command::new("sudo");
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    Ok(command)
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| {
            let file = folder.join(program);
            file.is_file() || cfg!(windows) && Path::new(&file).with_extension("exe").is_file()
        })
    })
}

fn version_of(program: &str, flag: &str) -> Option<(u32, u32)> {
    let output = Command::new(program).arg(flag).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split_whitespace().find_map(|word| two_numbers(word.trim_start_matches('v')))
}

/// 1.92.0 -> (1, 92); 12 -> (12, 0)
fn two_numbers(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('.');
    let major = parts.next()?.parse().ok()?;
    Some((major, parts.next().and_then(|minor| minor.parse().ok()).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_known_by_their_release_file() {
        let debian = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n";
        assert_eq!(named(debian), System::Debian);
        assert_eq!(named("ID=ubuntu\nVERSION_ID=\"24.04\"\n"), System::Ubuntu);
        assert_eq!(named("ID=ubuntu\nVERSION_ID=\"22.04\"\n"), System::Ubuntu);
        let old = "PRETTY_NAME=\"Ubuntu 20.04\"\nID=ubuntu\nVERSION_ID=\"20.04\"\n";
        assert_eq!(named(old), System::Other("Ubuntu 20.04".to_owned()));
        let old = "PRETTY_NAME=\"Debian 11\"\nID=debian\nVERSION_ID=\"11\"\n";
        assert_eq!(named(old), System::Other("Debian 11".to_owned()));
    }

    #[test]
    fn a_node_that_the_bundler_does_not_take_is_too_old() {
        assert!(node_will_do((20, 19)));
        assert!(!node_will_do((20, 18)));
        assert!(!node_will_do((21, 7)));
        assert!(!node_will_do((22, 11)));
        assert!(node_will_do((22, 12)));
        assert!(node_will_do((24, 0)));
    }

    #[test]
    fn versions_are_read_from_what_programs_say() {
        assert_eq!(two_numbers("1.92.0"), Some((1, 92)));
        assert_eq!(two_numbers("12"), Some((12, 0)));
        assert_eq!(two_numbers("rustc"), None);
    }
}
