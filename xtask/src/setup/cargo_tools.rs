//! The two tools that cargo installs: wasm-bindgen's command line and Trunk.

use super::wasm::Way;
use super::{asked_version, found, installing, version};
use crate::failure::{Outcome, Step};
use crate::house;
use crate::run::Run;

/// Crate, the programs it must bring, version, and how long it takes on two cores.
const TOOLS: [(&str, &[&str], &str, &str); 2] = [
    ("wasm-bindgen-cli", &["wasm-bindgen", "wasm-bindgen-test-runner"], version::WASM_BINDGEN, "a minute and a half"),
    ("trunk", &["trunk"], version::TRUNK, "four minutes"),
];

/// Both, at our versions.
pub(super) fn ensure(_wasm: &Way) -> Outcome<()> {
    let build = house::cache().join("build");
    for (name, programs, wanted, time) in TOOLS {
        let has = |program: &&str| asked_version(program).is_some_and(|text| version::first_in(&text) == Some(wanted));
        if programs.iter().all(has) {
            found(&format!("{name} {wanted}"));
            continue;
        }
        installing(&format!("{name} {wanted}: cargo install, about {time}"));
        Run::new("cargo")
            .args(["install", "--locked", "--quiet", "--force", "--root"])
            .arg(house::cache().join("tools"))
            .arg("--target-dir")
            .arg(&build)
            .args([name, "--version", wanted])
            // They are waited for, not waiting: a quick build of them matters more than their speed.
            .envs([
                ("CARGO_PROFILE_RELEASE_LTO", "off"),
                ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ])
            .without_env("CARGO_TARGET_DIR")
            .without_env("RUSTFLAGS")
            .go()
            .step(
                "setup",
                &format!("look at cargo's message above; by hand: cargo install --locked {name}@{wanted}"),
            )?;
    }
    // What was only needed to build them; that it stays is no harm.
    drop(std::fs::remove_dir_all(build));
    Ok(())
}
