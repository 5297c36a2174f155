//! The software bill of materials of the site and of the sandbox, in CycloneDX 1.5: every crate with its version, checksum
//! and licence.

use crate::failure::{Outcome, WithStep};
use crate::setup::{Toolchain, WASM_TARGET};
use crate::workspace;
use std::fs;

/// Each package with its folder and the target it is built for; `None` for this machine.
const PACKAGES: [(&str, &str, Option<&str>); 2] =
    [("orrery", ".", Some(WASM_TARGET)), ("sandbox", "crates/sandbox", None)];
/// cargo-cyclonedx writes a file of this name beside the `Cargo.toml` of every package of the workspace.
const WRITTEN: &str = "orrery-sbom";
/// The folders of all packages.
const FOLDERS: [&str; 5] = [".", "crates/lms", "crates/sandbox", "xtask", "xtask/wasm-parts"];

/// Writes `target/sbom/PACKAGE.cdx.json`.
pub(super) fn write(tools: &Toolchain) -> Outcome<()> {
    const STEP: &str = "list the dependencies";
    let folder = workspace::target().join("sbom");
    fs::create_dir_all(&folder).step(STEP, "make the target folder writable")?;
    for (package, its_folder, target) in PACKAGES {
        let target = target.map(|target| ["--target", target]);
        let written = tools
            .tool("cargo-cyclonedx")
            .args(["cyclonedx", "--quiet", "--format=json", "--spec-version=1.5", "--no-build-deps"])
            .arg(format!("--override-filename={WRITTEN}"))
            .args(target.into_iter().flatten())
            .run_quietly()
            .step(STEP, "see the message of cargo-cyclonedx above");
        let file = |folder: &str| workspace::root().join(folder).join(format!("{WRITTEN}.json"));
        let moved = fs::copy(file(its_folder), folder.join(format!("{package}.cdx.json")));
        FOLDERS.iter().for_each(|folder| drop(fs::remove_file(file(folder))));
        written?;
        moved.step(STEP, "make the target folder writable")?;
    }
    tools.print(format_args!("Dependencies of the site and the sandbox: {}", folder.display()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_folders_of_all_packages() {
        let manifest = fs::read_to_string(workspace::root().join("Cargo.toml")).unwrap();
        let members = manifest.lines().find_map(|line| line.strip_prefix("members = ")).unwrap();
        let members: Vec<String> = serde_json::from_str(members).unwrap();
        assert_eq!(FOLDERS[1..], members);
    }
}
