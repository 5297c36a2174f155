//! Level "trunk": Orrery by plain Trunk, without these commands: `trunk build --release` behind the sandbox, and
//! `trunk serve` beside it.

use super::count::{self, Tally};
use super::releases::Releases;
use crate::dev::free_port;
use crate::failure::{Failure, Outcome, WithStep};
use crate::sandbox::{self, Sandbox};
use crate::setup::Toolchain;
use crate::{trunk, workspace};
use std::net::SocketAddr;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// The development build took two minutes at most on two busy cores.
const READY_WITHIN: Duration = Duration::from_secs(600);

pub(super) fn run(tools: &Toolchain, rest: &[String], releases: &mut Releases) -> Outcome<Tally> {
    let program = sandbox::build(tools)?;
    let start = |flags: &[&str]| {
        let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
        Sandbox::start(program.clone(), &flags, Stdio::null())
    };

    println!("trunk serve");
    let sandbox = start(&["--listen=127.0.0.1:0"])?;
    let mut server = trunk::Server::start(tools, free_port(8080)?, sandbox.address.port())?;
    let started = Instant::now();
    while !server.is_ready() {
        if let Some(status) = server.process.ended() {
            return Err(Failure::new("trunk serve", status, "see its message above"));
        }
        if started.elapsed() > READY_WITHIN {
            return Err(Failure::new("trunk serve", "it served no page within ten minutes", "see its message above"));
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    let mut tally = playwright(tools, server.address, rest)?;
    drop((server, sandbox));

    println!("trunk build --release");
    let site = releases.trunk(tools)?;
    let sandbox = start(&["--listen=127.0.0.1:0", &format!("--site={}", site.display())])?;
    tally += playwright(tools, sandbox.address, rest)?;
    Ok(tally)
}

/// Signs in at `address` in a browser.
fn playwright(tools: &Toolchain, address: SocketAddr, rest: &[String]) -> Outcome<Tally> {
    let e2e = workspace::root().join("e2e");
    let report = e2e.join("test-results/trunk.json");
    // A report of an earlier run must not be counted for this one.
    drop(std::fs::remove_file(&report));
    let run = tools.tool("playwright").args(["test", "--config", "trunk/playwright.config.ts"]).args(rest).dir(&e2e);
    let outcome = run
        .env("ORRERY_URL", format!("http://{address}"))
        .env("ORRERY_CHROMIUM", tools.chromium())
        .env("ORRERY_REPORT", &report)
        .run();
    let text = std::fs::read_to_string(&report).step("trunk", "Playwright wrote no report: see above")?;
    let tally = count::playwright(&text).step("trunk", "see Playwright's message above")?;
    match outcome {
        Err(error) if tally.failed == 0 => Err(Failure::new("trunk", error, "see Playwright's message above")),
        _ => Ok(tally),
    }
}
