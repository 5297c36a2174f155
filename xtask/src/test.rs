//! `cargo xtask test`: every level of tests, cheap failures first, and one closing line that counts them all.

mod browser;
mod contract;
mod count;
mod e2e;
mod lint;
mod releases;
mod trunk;
mod unit;

use crate::failure::{Failure, Outcome};
use crate::setup::{self, Purpose, Toolchain};
use count::Tally;
use releases::Releases;
use std::process::ExitCode;
use std::time::Instant;

/// A level of tests.
struct Level {
    name: &'static str,
    /// The tools that it needs.
    needs: Purpose,
    /// Runs it with the arguments after `--`.
    run: fn(&Toolchain, &[String], &mut Releases) -> Outcome<Tally>,
    /// Whether the levels after it are left out if it failed.
    gate: bool,
    /// Printed when a test of it fails.
    advice: &'static str,
}

const LEVELS: [Level; 6] = [
    Level {
        name: "static",
        needs: Purpose::Everything,
        run: lint::run,
        gate: true,
        advice: "correct what is named above",
    },
    Level {
        name: "unit",
        needs: Purpose::Code,
        run: unit::run,
        gate: false,
        advice: "cargo xtask test unit -- NAME runs those of one name",
    },
    Level {
        name: "browser",
        needs: Purpose::Everything,
        run: browser::run,
        gate: false,
        advice: "cargo xtask test browser -- NAME runs those of one name",
    },
    Level {
        name: "contract",
        needs: Purpose::Everything,
        run: contract::run,
        gate: false,
        advice: "contract/README.md says what to correct: the sandbox, or contract/openapi.yaml",
    },
    Level {
        name: "trunk",
        needs: Purpose::Everything,
        run: trunk::run,
        gate: false,
        advice: "run `cargo run -p sandbox` and `trunk serve`, and see the page's console",
    },
    Level {
        name: "e2e",
        needs: Purpose::Everything,
        run: e2e::run,
        gate: false,
        advice: "cargo xtask test e2e -- FILE runs one spec; npx playwright show-trace opens the trace named above",
    },
];

/// Runs all levels, or the one that is named.
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
    let needs = levels.iter().map(|level| level.needs).max().unwrap_or(Purpose::Code);
    let tools = match setup::setup(needs) {
        Ok(tools) => tools,
        Err(failure) => return broken(&failure),
    };
    let mut total = Tally::default();
    let mut summary = String::new();
    let mut releases = Releases::default();
    for level in levels {
        let level_began = Instant::now();
        println!("== {} ==", level.name);
        let tally = match (level.run)(&tools, rest, &mut releases) {
            Ok(tally) if tally == Tally::default() && !level.gate => {
                broken(&Failure::new(level.name, "it ran no test", "see its runner's message above"))
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
        if level.gate && levels.len() > 1 {
            match Releases::start(&tools) {
                Ok(started) => releases = started,
                Err(failure) => total += broken(&failure),
            }
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
    fn fails_for_a_level_that_does_not_exist() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        for wrong in ["nonsense", "unit browser", "-- extra words for all levels"] {
            assert_eq!(format!("{:?}", test(&words(wrong))), format!("{:?}", ExitCode::FAILURE), "{wrong}");
        }
    }

    #[test]
    fn orders_levels_by_their_cost() {
        assert_eq!(LEVELS.map(|level| level.name), ["static", "unit", "browser", "contract", "trunk", "e2e"]);
    }
}
