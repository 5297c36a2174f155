//! `cargo xtask faults`: every money action with every fault; writes `docs/faults.md`.

use crate::failure::{Outcome, WithStep};
use crate::setup::{self, Purpose};
use crate::{build, sandbox, workspace};

/// Builds the site and the sandbox, and runs the whole matrix.
pub(crate) fn faults() -> Outcome<()> {
    let tools = setup::setup(Purpose::Everything)?;
    build::site(&tools)?;
    let sandbox = sandbox::build(&tools)?;
    tools
        .tool("playwright")
        .args(["test", "--config", "matrix/playwright.config.ts"])
        .dir(&workspace::root().join("e2e"))
        .env("ORRERY_SITE", workspace::site())
        .env("ORRERY_SANDBOX", sandbox)
        .env("ORRERY_CHROMIUM", tools.chromium())
        .run()
        .step("faults", "see its message above")
}
