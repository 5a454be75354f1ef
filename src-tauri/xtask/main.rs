//! `cargo xtask run | test | check | bench`: sets up a fresh machine, then does it. Plain std, so that it builds in
//! a second; what it says is Chinese, then English.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of the command line speaks on purpose")]

mod gate;
mod house;
mod machine;
mod steps;

use std::process::ExitCode;

use steps::Steps;

const USAGE: &str = "\
cargo xtask run     装好所需的包，编译，建演示台账，导出年度报告，打开窗口
                    set up, build, make the sample, export its annual report, open the window
cargo xtask test    全部检查和测试，两种浏览器内核都走一遍
                    every check and test, end to end in both engines
cargo xtask check   不带窗口的快速检查
                    the fast checks, without the window
cargo xtask bench   性能测量（release）
                    the measurements, in release";

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    let mut steps = Steps::begin();
    let (done, counts) = match asked.as_slice() {
        ["run"] => (house::run(&mut steps), false),
        ["setup"] => (house::prepare(&mut steps), false),
        ["test"] => (gate::test(&mut steps), true),
        ["check"] => (gate::check(&mut steps), true),
        ["bench"] => (gate::bench(&mut steps), false),
        ["--help" | "-h" | "help"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    if let Err(stop) = &done {
        eprintln!("\n{stop}");
    }
    if counts {
        // The line a machine reads, alone at the end.
        steps.close();
    }
    if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
