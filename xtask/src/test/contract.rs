//! Level "contract": openapi.yaml by itself, the sandbox's arithmetic by a library, then the sandbox by openapi.yaml.

use super::count::{self, Tally};
use super::releases::Releases;
use crate::failure::{Failure, Outcome, WithStep};
use crate::run::Run;
use crate::sandbox::{self, Sandbox};
use crate::setup::Toolchain;
use crate::workspace;
use std::fs::File;
use std::process::Stdio;

pub(super) fn run(tools: &Toolchain, rest: &[String], _releases: &mut Releases) -> Outcome<Tally> {
    println!("contract/check.py");
    let mut tally = tally(tools.python().arg("contract/check.py"), "contract/check.py")?;

    println!("contract/reference.py");
    tally += self::tally(tools.python().arg("contract/reference.py"), "contract/reference.py")?;

    println!("contract/fuzz.py");
    let program = sandbox::build(tools)?;
    let log = workspace::target().join("contract-sandbox.log");
    let stdio = File::create(&log).map(Stdio::from).step("contract/fuzz.py", "make the target folder writable")?;
    // Its own sandbox: the fuzz test writes to it.
    let sandbox = Sandbox::start(program, &["--listen=127.0.0.1:0".to_owned(), "--controls".to_owned()], stdio)?;
    let token = sandbox.sign_in("contract@example.in").step("contract/fuzz.py", "the sandbox's sign-in is broken")?;
    let fuzz = tools
        .python()
        .args(["contract/fuzz.py", &format!("--base-url=http://{}", sandbox.address), &format!("--token={token}")])
        .args(rest);
    tally += self::tally(fuzz, "contract/fuzz.py")?;
    if tally.failed > 0 {
        println!("the sandbox's log: {}", log.display());
    }
    Ok(tally)
}

/// Runs a script that ends with `N passed, N failed`.
fn tally(script: Run, name: &str) -> Outcome<Tally> {
    let captured = script.run_and_capture().step(name, "")?;
    match count::closing_line(&captured.text) {
        Some(tally) if captured.success || tally.failed > 0 => Ok(tally),
        _ => Err(Failure::new(name, "it stopped early", "see its message above")),
    }
}
