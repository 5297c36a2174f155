//! `cargo xtask fuzz`: a million random bodies, read by the types of all replies (`crates/lms/tests/replies/`).

use crate::failure::{Failure, Outcome, WithStep};
use crate::run::Run;

/// Bodies of all calls together unless `--cases` says otherwise.
const CASES: u32 = 1_000_000;

pub(crate) fn fuzz(arguments: &[String]) -> Outcome<()> {
    let cases = cases(arguments)?;
    println!("Reading {cases} random bodies and as many damaged ones");
    Run::new("cargo")
        .args(["test", "--locked", "-p", "lms", "--test", "replies"])
        // Ten times as fast; apart from the other tests, whose compiled files it would replace.
        .env("CARGO_PROFILE_TEST_OPT_LEVEL", "3")
        .env("CARGO_TARGET_DIR", crate::workspace::target().join("fuzz"))
        .env("ORRERY_FUZZ_CASES", cases.to_string())
        .run()
        .step("fuzz", "the message above has the call and a body that fails; add the body to the corpus once it passes")
}

fn cases(arguments: &[String]) -> Outcome<u32> {
    let number = match arguments {
        [] => return Ok(CASES),
        [option, number] if option == "--cases" => number,
        [option] => option.strip_prefix("--cases=").unwrap_or_default(),
        _ => "",
    };
    let usage = || Failure::new("fuzz", "it takes --cases N only", "cargo xtask shows the usage");
    number.replace('_', "").parse().map_err(|_| usage())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_number_of_cases() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(cases(&[]).unwrap(), 1_000_000);
        assert_eq!(cases(&words("--cases 5_000")).unwrap(), 5_000);
        assert_eq!(cases(&words("--cases=20")).unwrap(), 20);
        for wrong in ["--cases", "--cases many", "5000", "--cases 1 2"] {
            assert!(cases(&words(wrong)).is_err(), "{wrong}");
        }
    }
}
