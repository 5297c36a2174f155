//! Level "browser": the app's own tests, run in headless Chromium by wasm-bindgen's runner.

use super::count::{self, Tally};
use crate::failure::{Failure, Outcome, Step};
use crate::setup::Kit;

pub(super) fn run(kit: &Kit, rest: &[String]) -> Outcome<Tally> {
    let said = kit
        .cargo_wasm("test")
        .args(["--locked", "--no-fail-fast", "-p", "orrery", "--"])
        .args(rest)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        // All of them, without each file having to say so. The driver reads webdriver.json for the browser's flags.
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("CHROMEDRIVER", kit.chromedriver())
        .heard()
        .step("browser", "")?;
    let tally = count::cargo(&said.text);
    if !said.success && tally.failed == 0 {
        let advice = "mend what the compiler says above, or what keeps the browser from starting";
        return Err(Failure::new("browser", "the tests could not be run", advice));
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use crate::house;
    use std::path::{Path, PathBuf};

    fn sources(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
    }

    /// Nothing runs a plain `#[test]` of the app: it would be a test that can't fail.
    #[test]
    fn every_test_of_the_app_is_one_that_the_browser_runs() {
        let files = sources(&house::root().join("src"));
        assert!(!files.is_empty());
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            let plain = text.contains("#[test]") && !text.contains("wasm_bindgen_test as test");
            assert!(!plain, "{} needs `use wasm_bindgen_test::wasm_bindgen_test as test;`", file.display());
        }
    }
}
