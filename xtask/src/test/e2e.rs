//! Level "e2e": the release site against the sandbox in a browser, by Playwright.

use super::count::{self, Tally};
use super::releases::Releases;
use crate::failure::{Failure, Outcome, WithStep};
use crate::setup::Toolchain;
use crate::{sandbox, workspace};

pub(super) fn run(tools: &Toolchain, rest: &[String], releases: &mut Releases) -> Outcome<Tally> {
    // A site over its limits is one failure; its behaviour is tested all the same.
    let limits = releases.site(tools)?.check_limits();
    let sandbox = sandbox::build(tools)?;
    println!("Playwright");
    let e2e = workspace::root().join("e2e");
    let report = e2e.join("test-results/report.json");
    // A report of an earlier run must not be counted for this one.
    drop(std::fs::remove_file(&report));
    let outcome = tools
        .tool("playwright")
        .arg("test")
        .args(rest)
        .dir(&e2e)
        .env("ORRERY_SITE", workspace::site())
        .env("ORRERY_SANDBOX", sandbox)
        .env("ORRERY_CHROMIUM", tools.chromium())
        .env("ORRERY_REPORT", &report)
        .run();
    let text = std::fs::read_to_string(&report).step("e2e", "Playwright wrote no report: see above")?;
    let tally = count::playwright(&text).step("e2e", "see Playwright's message above")?;
    match (outcome, limits) {
        (Err(error), _) if tally.failed == 0 => Err(Failure::new("e2e", error, "see Playwright's message above")),
        (_, Ok(())) => Ok(tally),
        (_, Err(failure)) => {
            eprintln!("\n{failure}");
            Ok(Tally { failed: tally.failed + 1, ..tally })
        }
    }
}
