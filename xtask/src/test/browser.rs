//! Level "browser": the app's own tests, run in headless Chromium by wasm-bindgen's runner.

use super::count::{self, Tally};
use super::releases::Releases;
use crate::failure::{Failure, Outcome, WithStep};
use crate::setup::Toolchain;

pub(super) fn run(tools: &Toolchain, rest: &[String], _releases: &mut Releases) -> Outcome<Tally> {
    let captured = tools
        .cargo_wasm("test")
        .args(["--locked", "--no-fail-fast", "-p", "orrery", "--"])
        .args(rest)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        // In the browser without an attribute in each file. The driver reads the browser's flags from webdriver.json.
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("CHROMEDRIVER", tools.chromedriver())
        .run_and_capture()
        .step("browser", "")?;
    let tally = count::cargo(&captured.text);
    if !captured.success && tally.failed == 0 {
        let advice = "correct what the compiler reports above, or what prevents the browser from starting";
        return Err(Failure::new("browser", "the tests could not be run", advice));
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use crate::workspace;
    use std::path::{Path, PathBuf};

    fn sources(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
    }

    /// A plain `#[test]` of the app is never run: it could not fail.
    #[test]
    fn every_test_of_the_app_runs_in_the_browser() {
        let files = sources(&workspace::root().join("src"));
        assert!(!files.is_empty());
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            let plain = text.contains("#[test]") && !text.contains("wasm_bindgen_test as test");
            assert!(!plain, "{} needs `use wasm_bindgen_test::wasm_bindgen_test as test;`", file.display());
        }
    }
}
