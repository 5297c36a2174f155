//! The versions we pin, and how to read the version of a tool.

/// wasm-bindgen's command line: the same version as the library in Cargo.toml.
pub(super) const WASM_BINDGEN: &str = "0.2.129";
/// Trunk: 0.22 wants a newer Rust.
pub(super) const TRUNK: &str = "0.21.14";
/// Writes the list of dependencies of a build (SBOM).
pub(super) const CARGO_CYCLONEDX: &str = "0.5.9";
/// Node: the least that Playwright needs.
pub(super) const NODE_AT_LEAST: u32 = 20;
/// The node installed by npm where the system's is too old.
pub(super) const NODE: &str = "22.23.3";

/// The first word of `text` that looks like a version: `1.2`, `1.2.3`, with or without a `v` before it.
pub(super) fn first_in(text: &str) -> Option<&str> {
    text.split_whitespace().map(|word| word.trim_start_matches('v').trim_end_matches([',', ')'])).find(|word| {
        word.contains('.') && word.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// The first number of a version.
pub(super) fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn reads_versions_that_tools_print() {
        for (text, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-bindgen 0.2.129", "0.2.129"),
            ("v20.20.2", "20.20.2"),
            ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", "156.0.8078.79"),
            ("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)", "1.96.0"),
            ("Python 3.11.7", "3.11.7"),
        ] {
            assert_eq!(first_in(text), Some(version), "{text}");
        }
        assert_eq!(first_in("no version here. 1.x"), None);
        assert_eq!(major("20.20.2"), Some(20));
        assert_eq!(major("x"), None);
    }

    #[test]
    fn every_file_pins_the_same_version() {
        let file = |name: &str| std::fs::read_to_string(workspace::root().join(name)).unwrap();
        assert!(file("Cargo.toml").contains(&format!("wasm-bindgen = \"={WASM_BINDGEN}\"")));
        assert!(file("Trunk.toml").contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")));
        let binaryen =
            file("Trunk.toml").split("wasm_opt = \"version_").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(file("e2e/package.json").contains(&format!("\"binaryen\": \"{binaryen}.0.0\"")));
    }
}
