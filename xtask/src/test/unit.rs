//! Level "unit": the native tests of the API's types, the sandbox and these commands, doc tests included.

use super::count::{self, Tally};
use super::releases::Releases;
use crate::failure::{Failure, Outcome, WithStep};
use crate::sandbox::NATIVE;
use crate::setup::Toolchain;

pub(super) fn run(tools: &Toolchain, rest: &[String], _releases: &mut Releases) -> Outcome<Tally> {
    let run = tools.cargo().args(["test", "--locked", "--no-fail-fast"]).args(NATIVE).arg("--").args(rest);
    let captured = run.run_and_capture().step("unit", "")?;
    let tally = count::cargo(&captured.text);
    if !captured.success && tally.failed == 0 {
        return Err(Failure::new(
            "unit",
            "cargo test failed without a failed test",
            "correct what the compiler reports above",
        ));
    }
    Ok(tally)
}
