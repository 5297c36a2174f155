//! `cargo xtask bench`: the payouts grid at a thousand and at a million payouts.

use crate::failure::{Outcome, WithStep};
use crate::setup::{self, Purpose};
use crate::{build, sandbox, workspace};

/// Builds the site and the sandbox, then lets a browser open both lists and prints how they compare.
pub(crate) fn bench() -> Outcome<()> {
    let tools = setup::setup(Purpose::Everything)?;
    build::site(&tools)?;
    let sandbox = sandbox::build(&tools)?;
    tools
        .tool("playwright")
        .args(["test", "--config", "bench/playwright.config.ts"])
        .dir(&workspace::root().join("e2e"))
        .env("ORRERY_SITE", workspace::site())
        .env("ORRERY_SANDBOX", sandbox)
        .env("ORRERY_CHROMIUM", tools.chromium())
        .run()
        .step("bench", "see its message above")
}
