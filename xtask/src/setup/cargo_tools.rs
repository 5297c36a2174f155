//! The tools that cargo installs: wasm-bindgen's command line, Trunk, and what writes the list of dependencies.

use super::{found, installing, version, version_of};
use crate::failure::{Outcome, WithStep};
use crate::run::Run;
use crate::workspace;

/// A tool.
pub(super) struct Tool {
    crate_name: &'static str,
    /// The programs that it installs.
    programs: &'static [&'static str],
    version: &'static str,
    /// How long it takes to install on two cores.
    time: &'static str,
}

/// The tools for building the app.
pub(super) const DEV: [Tool; 2] = [
    Tool {
        crate_name: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: version::WASM_BINDGEN,
        time: "a minute and a half",
    },
    Tool { crate_name: "trunk", programs: &["trunk"], version: version::TRUNK, time: "four minutes" },
];

/// The tools for the release site besides.
pub(super) const SITE: [Tool; 1] = [Tool {
    crate_name: "cargo-cyclonedx",
    programs: &["cargo-cyclonedx"],
    version: version::CARGO_CYCLONEDX,
    time: "a minute and a half",
}];

/// Installs what is missing, at our versions.
pub(super) fn ensure(tools: &[Tool]) -> Outcome<()> {
    let build = workspace::cache().join("build");
    for Tool { crate_name: name, programs, version: wanted, time } in tools {
        if programs.iter().all(|program| has(name, program, wanted)) {
            found(&format!("{name} {wanted}"));
            continue;
        }
        installing(&format!("{name} {wanted}: cargo install, about {time}"));
        Run::new("cargo")
            .args(["install", "--locked", "--quiet", "--force", "--root"])
            .arg(workspace::cache().join("tools"))
            .arg("--target-dir")
            .arg(&build)
            .args([name, "--version", wanted])
            // A quick installation matters more than quick tools.
            .envs([
                ("CARGO_PROFILE_RELEASE_LTO", "off"),
                ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ])
            .without_env("CARGO_TARGET_DIR")
            .without_env("RUSTFLAGS")
            .run()
            .step("setup", &format!("see cargo's message above; by hand: cargo install --locked {name}@{wanted}"))?;
    }
    // Only the build needed it; if it is left it does no harm.
    drop(std::fs::remove_dir_all(build));
    Ok(())
}

/// Whether `program` is installed at `wanted`, by its own `--version` or else by cargo's list.
fn has(crate_name: &str, program: &str, wanted: &str) -> bool {
    if let Some(text) = version_of(program) {
        return version::first_in(&text) == Some(wanted);
    }
    let list = std::fs::read_to_string(workspace::cache().join("tools/.crates.toml")).unwrap_or_default();
    workspace::tools_bin().join(program).is_file() && installed(&list, crate_name, wanted)
}

/// Whether cargo's list of installed crates has a crate at a version.
fn installed(list: &str, crate_name: &str, version: &str) -> bool {
    list.lines().any(|line| line.starts_with(&format!("\"{crate_name} {version} (")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cargos_list() {
        let list = "[v1]\n\"trunk 0.21.14 (registry+https://example.in)\" = [\"trunk\"]\n";
        assert!(installed(list, "trunk", "0.21.14"));
        assert!(!installed(list, "trunk", "0.21") && !installed(list, "trunk-other", "0.21.14"));
    }
}
