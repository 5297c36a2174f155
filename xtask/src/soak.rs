//! `cargo xtask soak`: ten minutes of an officer's day in one tab, and whether memory, listeners and timers grow.

use crate::failure::{Outcome, WithStep};
use crate::setup::{self, Purpose};
use crate::{build, sandbox, workspace};

/// Builds the site and the sandbox, lets a browser go over them, and prints its figures.
pub(crate) fn soak() -> Outcome<()> {
    let tools = setup::setup(Purpose::Everything)?;
    build::site(&tools)?;
    let sandbox = sandbox::build(&tools)?;
    tools
        .tool("playwright")
        .args(["test", "--config", "soak/playwright.config.ts"])
        .dir(&workspace::root().join("e2e"))
        .env("ORRERY_SITE", workspace::site())
        .env("ORRERY_SANDBOX", sandbox)
        .env("ORRERY_CHROMIUM", tools.chromium())
        .run()
        .step("soak", "see its figures above")
}
