//! Debian's packages.

use crate::failure::{Failure, Outcome};
use crate::run::Run;
use crate::workspace;

/// Installs packages, or fails with the names of those to install by hand.
pub(super) fn install(what: &str, packages: &[&str]) -> Outcome<()> {
    let names = packages.join(" ");
    let by_hand = format!("install {what} by hand; Debian's packages are: {names}");
    if workspace::which("apt-get").is_none() {
        return Err(Failure::new("setup", format!("{what} is missing, and there is no apt-get"), by_hand));
    }
    super::installing(&format!("{what}: apt-get install {names}"));
    let missing = |error| Failure::new("setup", format!("{what} could not be installed: {error}"), &*by_hand);
    let ask = || apt_get(&["install", "-y", "-qq", "--no-install-recommends"]).args(packages).run_quietly();
    // An old package list has versions that are gone: update it and try again.
    if ask().is_err() {
        apt_get(&["update", "-qq"]).run_quietly().map_err(missing)?;
        ask().map_err(missing)?;
    }
    Ok(())
}

fn apt_get(arguments: &[&str]) -> Run {
    // A user needs sudo; without it apt-get itself reports the missing permission.
    let sudo = workspace::which("sudo").is_some() && std::env::var("USER").is_ok_and(|user| user != "root");
    let run = if sudo { Run::new("sudo").args(["-E", "apt-get"]) } else { Run::new("apt-get") };
    run.args(arguments).env("DEBIAN_FRONTEND", "noninteractive")
}
