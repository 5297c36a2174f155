//! `cargo xtask test`: every level of tests, cheap failures first, and one closing line that counts them all.

mod browser;
mod contract;
mod count;
mod e2e;
mod lint;
mod unit;

use crate::failure::{Failure, Outcome};
use crate::setup::{self, For, Kit};
use count::Tally;
use std::process::ExitCode;
use std::time::Instant;

/// One level of tests.
struct Level {
    name: &'static str,
    /// What it needs to run.
    needs: For,
    /// Runs it; what stood after `--` goes to its runner.
    run: fn(&Kit, &[String]) -> Outcome<Tally>,
    /// Whether nothing after it is worth running once it failed.
    gate: bool,
    /// What to do when a test of it fails.
    advice: &'static str,
}

const LEVELS: [Level; 5] = [
    Level { name: "static", needs: For::Everything, run: lint::run, gate: true, advice: "mend what is named above" },
    Level {
        name: "unit",
        needs: For::Code,
        run: unit::run,
        gate: false,
        advice: "cargo xtask test unit -- NAME runs those of one name",
    },
    Level {
        name: "browser",
        needs: For::Everything,
        run: browser::run,
        gate: false,
        advice: "cargo xtask test browser -- NAME runs those of one name",
    },
    Level {
        name: "contract",
        needs: For::Everything,
        run: contract::run,
        gate: false,
        advice: "contract/README.md says what to correct: the sandbox, or contract/openapi.yaml",
    },
    Level {
        name: "e2e",
        needs: For::Everything,
        run: e2e::run,
        gate: false,
        advice: "cargo xtask test e2e -- FILE runs one spec; npx playwright show-trace opens the trace named above",
    },
];

/// Runs all levels, or the one named first.
pub(crate) fn test(arguments: &[String]) -> ExitCode {
    let (names, rest) = match arguments.iter().position(|argument| argument == "--") {
        Some(at) => (&arguments[..at], &arguments[at + 1..]),
        None => (arguments, &[][..]),
    };
    let levels: Vec<&Level> = match names {
        [] => LEVELS.iter().collect(),
        [name] => LEVELS.iter().filter(|level| level.name == *name).collect(),
        _ => vec![],
    };
    if levels.is_empty() || (levels.len() > 1 && !rest.is_empty()) {
        eprintln!("{}", Failure::new("test", "no such level", "cargo xtask shows the usage"));
        return ExitCode::FAILURE;
    }
    let total = run(&levels, rest);
    println!("{total}");
    if total.failed == 0 && total.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(levels: &[&Level], rest: &[String]) -> Tally {
    let began = Instant::now();
    let needs = levels.iter().map(|level| level.needs).max().unwrap_or(For::Code);
    let kit = match setup::setup(needs) {
        Ok(kit) => kit,
        Err(failure) => return broken(&failure),
    };
    let mut total = Tally::default();
    let mut summary = String::new();
    for level in levels {
        let level_began = Instant::now();
        println!("== {} ==", level.name);
        let tally = match (level.run)(&kit, rest) {
            Ok(tally) if tally == Tally::default() && !level.gate => {
                broken(&Failure::new(level.name, "it ran no test", "see why its runner found none"))
            }
            Ok(tally) => {
                if tally.failed > 0 {
                    eprintln!("\n{}", Failure::new(level.name, tally, level.advice));
                }
                tally
            }
            Err(failure) => broken(&failure),
        };
        total += tally;
        let seconds = level_began.elapsed().as_secs();
        summary += &format!("{:10} {:>5} passed {:>4} failed {seconds:>5} s\n", level.name, tally.passed, tally.failed);
        println!();
        if level.gate && tally.failed > 0 {
            break;
        }
    }
    println!("{summary}{:10} {:>31} s\n", "in all", began.elapsed().as_secs());
    total
}

/// A step that could not be carried out counts as one failed test.
fn broken(failure: &Failure) -> Tally {
    eprintln!("\n{failure}");
    Tally { passed: 0, failed: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_that_does_not_exist_fails() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        for wrong in ["nonsense", "unit browser", "-- extra words for all levels"] {
            assert_eq!(format!("{:?}", test(&words(wrong))), format!("{:?}", ExitCode::FAILURE), "{wrong}");
        }
    }

    #[test]
    fn cheap_failures_come_first() {
        assert_eq!(LEVELS.map(|level| level.name), ["static", "unit", "browser", "contract", "e2e"]);
    }
}
