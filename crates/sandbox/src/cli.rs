//! The command line.

use crate::clock;
use crate::{Config, SeedPlan};
use lexopt::{Arg, Parser, ValueExt};
use lms::{Instant, Money};
use std::ffi::OsString;
use std::path::PathBuf;

/// Text printed for `--help`.
pub const HELP: &str = "\
A small loan management server over SQLite that stands in for the real API.

Usage: sandbox [OPTIONS]
       sandbox audit FILE   Say whether the books of a database add up to the paisa; it may be in use

  --listen ADDR:PORT   Where to listen [127.0.0.1:8090]; port 0 takes a free one
  --database FILE      Keep the data in FILE; in memory without it. A file that has data is not seeded again
  --seed N             Which data: the same number gives the same data [1]
  --seed-loans N       How many loans besides the named ones of the README [200]
  --seed-payouts N     Add historical payouts until there are N
  --now RFC3339        Where the clock starts [the system's time], for example 2026-11-23T18:35:00+05:30
  --manual-eod         Leave the end of each day to Run EOD; else it runs by itself when the day has changed
  --second-officer-from N  From how many rupees a payout needs a second officer [500000]
  --controls           Answer the test controls: /sandbox/faults/, clock/, requests/, sessions/, codes/
  --site DIR           Serve the built site in DIR from the same origin
  --access-minutes N   How long an access token lives [15]
  --refresh-hours N    How long a refresh token lives [12]
  --requests-per-second N  Above it one address gets 429, ten times as many are taken in a burst; 0 for no limit [500]
  --help               Print this

Prints `listening on http://ADDR:PORT` once it answers. Ctrl-C or SIGTERM stops it.
The log goes to stderr; RUST_LOG=sandbox=debug says more. No token or one-time password is in it.
";

/// Parsed command line.
#[derive(Debug)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Run the server.
    Serve(Box<Config>),
    /// Audit a database file as of a moment (`None`: the system time).
    Audit(PathBuf, Option<Instant>),
}

/// Parses the arguments, without the program name.
///
/// # Errors
/// A message that says what is wrong with them.
pub fn parse(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Command, String> {
    let mut config = Config::default();
    let mut plan = SeedPlan::default();
    let mut parser = Parser::from_args(arguments);
    let mut audited = None;
    while let Some(argument) = parser.next().map_err(words)? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            Arg::Long("listen") => {
                config.listen =
                    text(&mut parser)?.parse().map_err(|_| "--listen wants ADDR:PORT, for example 127.0.0.1:8090")?
            }
            Arg::Long("database") => config.database = Some(parser.value().map_err(words)?.into()),
            Arg::Long("seed") => plan.seed = number(&mut parser, "--seed")?,
            Arg::Long("seed-loans") => plan.loans = number(&mut parser, "--seed-loans")?,
            Arg::Long("seed-payouts") => plan.payouts = number(&mut parser, "--seed-payouts")?,
            Arg::Long("now") => {
                let typed = text(&mut parser)?;
                let now = clock::parse_rfc3339(&typed)
                    .ok_or_else(|| format!("--now wants a moment such as 2026-11-23T18:35:00+05:30, not {typed}"))?;
                config.now = Some(now);
            }
            Arg::Long("manual-eod") => config.nightly_eod = false,
            Arg::Long("second-officer-from") => {
                config.second_officer_from = Money::from_rupees(number(&mut parser, "--second-officer-from")?)
            }
            Arg::Long("controls") => config.controls = true,
            Arg::Long("site") => config.site = Some(parser.value().map_err(words)?.into()),
            Arg::Long("access-minutes") => config.access_minutes = number(&mut parser, "--access-minutes")?,
            Arg::Long("refresh-hours") => config.refresh_hours = number(&mut parser, "--refresh-hours")?,
            Arg::Long("requests-per-second") => {
                config.requests_per_second = number(&mut parser, "--requests-per-second")?;
            }
            Arg::Value(word) if word == "audit" && audited.is_none() => {
                audited = Some(parser.value().map_err(|_| "audit wants a database file".to_owned())?);
            }
            other => return Err(format!("{}; --help lists the options", words(other.unexpected()))),
        }
    }
    if let Some(file) = audited {
        return Ok(Command::Audit(file.into(), config.now));
    }
    config.plan = plan;
    Ok(Command::Serve(Box::new(config)))
}

fn text(parser: &mut Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(words)
}

fn number<T: std::str::FromStr>(parser: &mut Parser, option: &str) -> Result<T, String> {
    let typed = text(parser)?;
    typed.replace('_', "").parse().map_err(|_| format!("{option} wants a whole number, not {typed}"))
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function in map_err")]
fn words(error: lexopt::Error) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve(arguments: &[&str]) -> Config {
        match parse(arguments).unwrap() {
            Command::Serve(config) => *config,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn defaults_to_a_small_sandbox_in_memory() {
        let config = serve(&[]);
        assert_eq!(config.listen.to_string(), "127.0.0.1:8090");
        assert_eq!((config.plan.seed, config.plan.loans, config.plan.payouts), (1, 200, 0));
        assert_eq!((config.access_minutes, config.refresh_hours, config.requests_per_second), (15, 12, 500));
        assert!(config.database.is_none() && config.site.is_none() && config.now.is_none() && !config.controls);
    }

    #[test]
    fn parses_all_options() {
        let config = serve(&[
            "--listen=127.0.0.1:0",
            "--database",
            "x.sqlite",
            "--seed-payouts",
            "1_000_000",
            "--now",
            "2026-11-23T18:35:00+05:30",
            "--controls",
            "--access-minutes",
            "1",
        ]);
        assert_eq!(config.plan.payouts, 1_000_000);
        assert_eq!(config.now.unwrap().to_string(), "23 Nov 2026, 18:35");
        assert!(config.controls);
        assert_eq!(config.access_minutes, 1);
    }

    #[test]
    fn reports_invalid_options() {
        assert!(parse(["--seed-loans", "many"]).unwrap_err().contains("--seed-loans wants a whole number"));
        assert!(parse(["--now", "today"]).unwrap_err().contains("2026-11-23T18:35:00+05:30"));
        assert!(parse(["--nonsense"]).unwrap_err().contains("--help"));
        assert!(matches!(parse(["--help"]), Ok(Command::Help)));
    }
}
