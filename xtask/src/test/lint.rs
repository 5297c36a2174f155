//! Level "static": formatting, lints, types, and licences, versions and sources of the dependencies. Its steps are not counted as tests unless they fail.

use super::count::Tally;
use super::releases::Releases;
use crate::failure::{Outcome, WithStep};
use crate::sandbox::NATIVE;
use crate::setup::Toolchain;

const DENY: [&str; 3] = ["--", "-D", "warnings"];

pub(super) fn run(tools: &Toolchain, _rest: &[String], _releases: &mut Releases) -> Outcome<Tally> {
    println!("rustfmt");
    tools.cargo().args(["fmt", "--all", "--check"]).run().step("rustfmt", "cargo fmt --all")?;

    println!("clippy, native");
    tools
        .cargo()
        .args(["clippy", "--locked", "--quiet", "--all-targets"])
        .args(NATIVE)
        .args(DENY)
        .run()
        .step("clippy, native", "correct what it names; a justified exception is #[expect(lint, reason = \"…\")]")?;

    println!("clippy, the app");
    // Debian has no clippy for this compiler: the app is then linted for the native target.
    let clippy = if tools.lints_wasm() { tools.cargo_wasm("clippy") } else { tools.cargo().arg("clippy") };
    clippy
        .args(["--locked", "--quiet", "--all-targets", "-p", "orrery"])
        .args(DENY)
        .run()
        .step("clippy, the app", "correct what it names; a justified exception is #[expect(lint, reason = \"…\")]")?;

    println!("cargo-deny");
    tools
        .cargo_deny()
        .args(["licenses", "bans", "sources"])
        .run_quietly()
        .step("cargo-deny", "see deny.toml; a justified exception there needs its reason")?;

    println!("tsc");
    let e2e = crate::workspace::root().join("e2e");
    tools.tool("tsc").arg("--noEmit").dir(&e2e).run().step("tsc", "correct the types of e2e/")?;
    Ok(Tally::default())
}
