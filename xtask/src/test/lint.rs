//! Level "static": what is wrong before anything runs. Its steps are no tests and count only when they fail.

use super::count::Tally;
use crate::failure::{Outcome, Step};
use crate::sandbox::NATIVE;
use crate::setup::Kit;

const DENY: [&str; 3] = ["--", "-D", "warnings"];

pub(super) fn run(kit: &Kit, _rest: &[String]) -> Outcome<Tally> {
    println!("rustfmt");
    kit.cargo().args(["fmt", "--all", "--check"]).go().step("rustfmt", "cargo fmt --all")?;

    println!("clippy, native");
    kit.cargo()
        .args(["clippy", "--locked", "--quiet", "--all-targets"])
        .args(NATIVE)
        .args(DENY)
        .go()
        .step("clippy, native", "mend what it names; a true exception is #[expect(lint, reason = \"…\")]")?;

    println!("clippy, the app");
    // Debian's compiler brings no clippy of its version: the app is then linted as if it ran here.
    let clippy = if kit.lints_wasm() { kit.cargo_wasm("clippy") } else { kit.cargo().arg("clippy") };
    clippy
        .args(["--locked", "--quiet", "--all-targets", "-p", "orrery"])
        .args(DENY)
        .go()
        .step("clippy, the app", "mend what it names; a true exception is #[expect(lint, reason = \"…\")]")?;

    println!("tsc");
    let e2e = crate::house::root().join("e2e");
    kit.tool("tsc").arg("--noEmit").dir(&e2e).go().step("tsc", "mend the types of e2e/")?;
    Ok(Tally::default())
}
