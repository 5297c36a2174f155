//! Level "unit": the native tests of the API's types, the sandbox and these commands, doc tests included.

use super::count::{self, Tally};
use crate::failure::{Failure, Outcome, Step};
use crate::sandbox::NATIVE;
use crate::setup::Kit;

pub(super) fn run(kit: &Kit, rest: &[String]) -> Outcome<Tally> {
    let run = kit.cargo().args(["test", "--locked", "--no-fail-fast"]).args(NATIVE).arg("--").args(rest);
    let said = run.heard().step("unit", "")?;
    let tally = count::cargo(&said.text);
    if !said.success && tally.failed == 0 {
        return Err(Failure::new(
            "unit",
            "cargo test failed without a failed test",
            "mend what the compiler says above",
        ));
    }
    Ok(tally)
}
