//! Level "e2e": the release site against the sandbox in a real browser, by Playwright.

use super::count::{self, Tally};
use crate::failure::{Failure, Outcome, Step};
use crate::setup::Kit;
use crate::{build, house, sandbox};

pub(super) fn run(kit: &Kit, rest: &[String]) -> Outcome<Tally> {
    // Too heavy a site is a failure, but what it does is looked at all the same.
    let budget = build::site(kit)?.within_budget();
    let sandbox = sandbox::built(kit)?;
    println!("Playwright");
    let e2e = house::root().join("e2e");
    let report = e2e.join("test-results/report.json");
    // One of an earlier run must not be counted for this one.
    drop(std::fs::remove_file(&report));
    let ended = kit
        .tool("playwright")
        .arg("test")
        .args(rest)
        .dir(&e2e)
        .env("ORRERY_SITE", house::site())
        .env("ORRERY_SANDBOX", sandbox)
        .env("ORRERY_CHROMIUM", kit.chromium())
        .env("ORRERY_REPORT", &report)
        .go();
    let read = std::fs::read_to_string(&report).map_err(|error| error.to_string());
    let tally = read.and_then(|text| count::playwright(&text)).step("e2e", "Playwright wrote no report: see above")?;
    match (ended, budget) {
        (Err(how), _) if tally.failed == 0 => Err(Failure::new("e2e", how, "see Playwright's words above")),
        (_, Ok(())) => Ok(tally),
        (_, Err(failure)) => {
            eprintln!("\n{failure}");
            Ok(Tally { failed: tally.failed + 1, ..tally })
        }
    }
}
