//! `cargo xtask build`: the release site in `dist/`, precompressed, and what it weighs.

mod program;

use crate::failure::{Failure, Outcome, Step};
use crate::house;
use crate::setup::{self, For, Kit};
use crate::table;

/// What may be fetched, in bytes of brotli, until the first payout stands on the screen, signing in included: an officer
/// on a slow line waits for all of it.
const BUDGET: u64 = 200_000;

/// Builds the site with tools that are set up first, and holds it to its budget.
pub(crate) fn build() -> Outcome<()> {
    site(&setup::setup(For::Site)?)?.within_budget()
}

/// A built site.
pub(crate) struct Built {
    /// Bytes of brotli until the first payout stands on the screen.
    first_load: u64,
}

/// Builds the site and says what it weighs.
pub(crate) fn site(kit: &Kit) -> Outcome<Built> {
    const STEP: &str = "build the release site";
    println!("Building the release site");
    let parts = program::build(kit)?;
    let said = kit.tool("node").arg("xtask/site/assemble.mjs").arg(parts).arg(house::site()).answer();
    let said = said.step(STEP, "cargo xtask setup")?;
    if !said.success {
        return Err(Failure::new(STEP, "xtask/site/assemble.mjs failed", "see its message above"));
    }
    let weights = table::read(&said.text).step(STEP, "see xtask/site/assemble.mjs")?;
    let first_load = weights.iter().filter(|weight| weight.first).map(|weight| weight.brotli).sum();
    println!("\n{}", table::render(&weights));
    println!(
        "until the first payout (*): {} bytes of brotli of {}\n",
        table::grouped(first_load),
        table::grouped(BUDGET)
    );
    Ok(Built { first_load })
}

impl Built {
    /// Whether the first load is no larger than it may be.
    ///
    /// # Errors
    /// By how much it is not.
    pub(crate) fn within_budget(&self) -> Outcome<()> {
        if self.first_load <= BUDGET {
            return Ok(());
        }
        Err(Failure::new(
            "size budget",
            format!("the first load is {} bytes over its budget", table::grouped(self.first_load - BUDGET)),
            "look for a new dependency (cargo tree -p orrery), or for a part that the first screen need not have",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_the_budget_fails_and_says_by_how_much() {
        assert!(Built { first_load: BUDGET }.within_budget().is_ok());
        let failure = Built { first_load: BUDGET + 1_500 }.within_budget().unwrap_err().to_string();
        assert!(failure.contains("size budget") && failure.contains("1 500 bytes over"), "{failure}");
    }
}
