//! `cargo xtask bench`: the payouts grid at a thousand and at a million payouts.

use crate::failure::{Outcome, Step};
use crate::setup::{self, For};
use crate::{build, house, sandbox};

/// Builds the site and the sandbox, then lets a browser open both lists and prints how they compare.
pub(crate) fn bench() -> Outcome<()> {
    let kit = setup::setup(For::Everything)?;
    // Whether it is small enough is for the build and the tests to say.
    build::site(&kit)?;
    let sandbox = sandbox::built(&kit)?;
    kit.tool("playwright")
        .args(["test", "--config", "bench/playwright.config.ts"])
        .dir(&house::root().join("e2e"))
        .env("ORRERY_SITE", house::site())
        .env("ORRERY_SANDBOX", sandbox)
        .env("ORRERY_CHROMIUM", kit.chromium())
        .go()
        .step("bench", "see its words above")
}
