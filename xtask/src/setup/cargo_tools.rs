//! The tools that cargo installs: wasm-bindgen's command line, Trunk, and what splits the release program.

use super::{asked_version, found, installing, version};
use crate::failure::{Outcome, Step};
use crate::house;
use crate::run::Run;

/// One of them.
pub(super) struct Tool {
    /// The crate, and what else must be said to get its program.
    crate_name: &'static str,
    features: &'static [&'static str],
    /// The programs that it must bring.
    programs: &'static [&'static str],
    version: &'static str,
    /// How long it takes to install on two cores.
    time: &'static str,
}

/// What serving the app takes.
pub(super) const DEV: [Tool; 2] = [
    Tool {
        crate_name: "wasm-bindgen-cli",
        features: &[],
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: version::WASM_BINDGEN,
        time: "a minute and a half",
    },
    Tool { crate_name: "trunk", features: &[], programs: &["trunk"], version: version::TRUNK, time: "four minutes" },
];

/// What the release site takes besides.
pub(super) const SITE: [Tool; 1] = [Tool {
    crate_name: "wasm_split_cli_support",
    features: &["--features", "build-binary"],
    programs: &["wasm-split-cli"],
    version: version::WASM_SPLIT,
    time: "half a minute",
}];

/// All of `tools`, at our versions.
pub(super) fn ensure(tools: &[Tool]) -> Outcome<()> {
    let build = house::cache().join("build");
    for Tool { crate_name: name, features, programs, version: wanted, time } in tools {
        if programs.iter().all(|program| has(name, program, wanted)) {
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
            .args(*features)
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

/// Whether `program` is there at the version wanted. One that doesn't tell its own is asked of cargo.
fn has(crate_name: &str, program: &str, wanted: &str) -> bool {
    if let Some(text) = asked_version(program) {
        return version::first_in(&text) == Some(wanted);
    }
    let list = std::fs::read_to_string(house::cache().join("tools/.crates.toml")).unwrap_or_default();
    house::tools_bin().join(program).is_file() && installed(&list, crate_name, wanted)
}

/// Whether cargo's list of what it installed names a crate at a version.
fn installed(list: &str, crate_name: &str, version: &str) -> bool {
    list.lines().any(|line| line.starts_with(&format!("\"{crate_name} {version} (")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cargos_list() {
        let list = "[v1]\n\"wasm_split_cli_support 0.2.4 (registry+https://example.in)\" = [\"wasm-split-cli\"]\n";
        assert!(installed(list, "wasm_split_cli_support", "0.2.4"));
        assert!(!installed(list, "wasm_split_cli_support", "0.2") && !installed(list, "trunk", "0.2.4"));
    }
}
