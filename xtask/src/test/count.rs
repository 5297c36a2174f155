//! Counts tests in the output of their runners.

use std::fmt;
use std::ops::AddAssign;

/// How many passed and how many failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The sum of cargo's lines `test result: ok. 3 passed; 0 failed; …`, native and in the browser.
pub(super) fn cargo(text: &str) -> Tally {
    let mut tally = Tally::default();
    for line in text.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
        let counts = line.split_once(". ").map_or("", |(_, counts)| counts);
        tally += Tally { passed: before(counts, " passed"), failed: before(counts, " failed") };
    }
    tally
}

fn before(counts: &str, word: &str) -> u64 {
    let part = counts.split(';').find_map(|part| part.trim().strip_suffix(word));
    part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

/// The last line `3 passed, 0 failed` on a line of its own.
pub(super) fn closing_line(text: &str) -> Option<Tally> {
    text.lines().rev().find_map(|line| {
        let (passed, failed) = line.trim().split_once(" passed, ")?;
        Some(Tally { passed: passed.parse().ok()?, failed: failed.strip_suffix(" failed")?.parse().ok()? })
    })
}

/// Counts of Playwright's JSON report. A flaky test, which passed only on a retry, counts as failed.
///
/// # Errors
/// What is wrong with the report.
pub(super) fn playwright(report: &str) -> Result<Tally, String> {
    let report: serde_json::Value = serde_json::from_str(report).map_err(|error| error.to_string())?;
    let stat = |name: &str| report["stats"][name].as_u64().ok_or_else(|| format!("it has no stats.{name}"));
    Ok(Tally { passed: stat("expected")?, failed: stat("unexpected")? + stat("flaky")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_every_result_line_of_cargo() {
        let text = "\
running 2 tests
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

test result: FAILED. 10 passed; 3 failed; 1 ignored; 0 filtered out; finished in 0.01s
 a test that prints: test result: nonsense
";
        assert_eq!(cargo(text), Tally { passed: 12, failed: 3 });
        assert_eq!(cargo(""), Tally::default());
    }

    #[test]
    fn takes_the_last_closing_line() {
        assert_eq!(
            closing_line("1 passed, 9 failed\nmore\n12 passed, 0 failed\n\n"),
            Some(Tally { passed: 12, failed: 0 })
        );
        assert_eq!(closing_line("all 12 passed, 0 failed today"), None);
    }

    #[test]
    fn reads_playwrights_stats() {
        let report = r#"{"suites":[],"stats":{"expected":7,"skipped":1,"unexpected":2,"flaky":1}}"#;
        assert_eq!(playwright(report), Ok(Tally { passed: 7, failed: 3 }));
        assert!(playwright("{}").is_err() && playwright("").is_err());
    }

    #[test]
    fn a_tally_reads_as_the_closing_line() {
        let mut tally = Tally { passed: 1, failed: 0 };
        tally += Tally { passed: 2, failed: 4 };
        assert_eq!(closing_line(&tally.to_string()), Some(tally));
    }
}
