//! `cargo xtask audit`: whether a vulnerability of a crate or an npm package is known today.
//!
//! Both databases are asked over the network: the crates' is a repository at GitHub, npm's belongs to its registry. A
//! mirror of the registry may have neither; the audit then fails, as nothing was checked.

use crate::failure::{Outcome, WithStep};
use crate::setup::{self, Purpose, Toolchain};
use crate::workspace;

/// A database of vulnerabilities.
struct Audit {
    /// The command, as its user would write it.
    name: &'static str,
    run: fn(&Toolchain) -> Result<String, String>,
    /// What its output has if the database could not be asked.
    unreachable: &'static str,
}

const AUDITS: [Audit; 2] = [
    Audit {
        name: "cargo deny check advisories",
        run: |tools| tools.cargo_deny().arg("advisories").run_quietly(),
        unreachable: "failed to fetch advisory database",
    },
    Audit {
        name: "npm audit",
        run: |tools| tools.tool("npm").arg("audit").dir(&workspace::root().join("e2e")).run_quietly(),
        unreachable: "audit endpoint returned an error",
    },
];

const ADVICE: &str =
    "cargo update -p CRATE or npm audit fix; where a database can't be reached, CI and the nightly workflow ask it";

/// Asks both, and fails if one knows of a vulnerability or can't be asked.
pub(crate) fn audit() -> Outcome<()> {
    let tools = setup::setup(Purpose::Everything)?;
    let problems: Vec<String> = AUDITS.iter().filter_map(|audit| audit.problem((audit.run)(&tools))).collect();
    match problems.is_empty() {
        true => Ok(()),
        false => Err(problems.join("\n")).step("audit", ADVICE),
    }
}

impl Audit {
    /// What is wrong, of the outcome of its command.
    fn problem(&self, outcome: Result<String, String>) -> Option<String> {
        let Self { name, unreachable, .. } = self;
        match outcome {
            Ok(_) => {
                println!("{name}: nothing is known");
                None
            }
            Err(text) if text.contains(unreachable) => Some(format!("{name}: its database can't be reached from here")),
            Err(text) => Some(format!("{name}:\n{text}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_vulnerability_from_a_database_that_is_out_of_reach() {
        let [crates, packages] = &AUDITS;
        assert_eq!(crates.problem(Ok(String::new())), None);
        let found = crates.problem(Err("error[vulnerability]: it overflows".to_owned()));
        assert!(found.is_some_and(|text| text.contains("it overflows")));
        let offline = packages.problem(Err("npm error audit endpoint returned an error".to_owned()));
        assert_eq!(offline.as_deref(), Some("npm audit: its database can't be reached from here"));
    }
}
