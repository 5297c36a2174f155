//! The project's commands. `cargo xtask` lists them.
//!
//! Each command is one module: [`setup`], [`dev`], [`test`], [`build`], [`bench`], [`faults`], [`audit`], [`fuzz`], [`soak`].
//! They use [`run`] (other programs), [`workspace`] (folders) and [`failure`] (what a failed step prints).

mod audit;
mod bench;
mod build;
mod dev;
mod failure;
mod faults;
mod fuzz;
mod http;
mod log;
mod run;
mod sandbox;
mod setup;
mod soak;
mod table;
mod test;
mod trunk;
mod workspace;

use failure::Outcome;
use std::process::ExitCode;

const HELP: &str = "\
The project's commands

Usage: cargo xtask COMMAND

  setup                what the project needs, installed where it is missing (a second time takes a moment)
  dev [OPTIONS]        the app with live reload and a sandbox behind it; Ctrl-C stops both
      --port N           where the app is served [8080, or the next free port]
      -- ...             the rest goes to the sandbox, for example -- --database loans.sqlite
  build                the release site in dist/, precompressed, with tables of its files and routes
  test [LEVEL] [-- ..] everything, or one level: static, unit, browser, contract, trunk, e2e; the rest goes to its runner
  bench                the payouts grid at a thousand and at a million payouts
  faults               every money action with every fault, through the site; writes docs/faults.md
  audit                known vulnerabilities of the dependencies, from the public databases
  fuzz [--cases N]     random bodies of responses, read by every call [1000000]
  soak                 ten minutes of navigation in one tab: memory, listeners, timers

Environment
  ORRERY_WASM=rustup|debian   where the WebAssembly target comes from [rustup, and Debian's packages where that fails]
  ORRERY_CHROMIUM=FILE        the browser [chromium on the PATH]
  XDG_CACHE_HOME              the tools go to orrery/ in it [~/.cache]
";

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let command = if arguments.is_empty() { String::new() } else { arguments.remove(0) };
    let outcome = match command.as_str() {
        "setup" => none_more(&arguments).and_then(|()| setup::setup(setup::Purpose::Everything)).map(drop),
        "dev" => dev::dev(&arguments),
        "build" => none_more(&arguments).and_then(|()| build::build()),
        "test" => return test::test(&arguments),
        "audit" => none_more(&arguments).and_then(|()| audit::audit()),
        "fuzz" => fuzz::fuzz(&arguments),
        "soak" => none_more(&arguments).and_then(|()| soak::soak()),
        "bench" => none_more(&arguments).and_then(|()| bench::bench()),
        "faults" => none_more(&arguments).and_then(|()| faults::faults()),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(failure::Failure::new("xtask", format!("there is no command {other}"), "cargo xtask lists them")),
    };
    conclude(outcome)
}

/// Prints the failure, if there is one.
fn conclude(outcome: Outcome<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn none_more(arguments: &[String]) -> Outcome<()> {
    match arguments.first() {
        None => Ok(()),
        Some(extra) => {
            Err(failure::Failure::new("xtask", format!("{extra} means nothing here"), "cargo xtask shows the usage"))
        }
    }
}
