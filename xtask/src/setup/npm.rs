//! Node, and the packages of `e2e/package-lock.json`: Playwright, axe, TypeScript and wasm-opt.

use super::{Stamp, apt, found, installing, version, version_of};
use crate::failure::{Failure, Outcome, WithStep};
use crate::run::Run;
use crate::workspace;
use std::path::PathBuf;

/// Node and its packages.
pub(super) fn ensure() -> Outcome<()> {
    node()?;
    let e2e = workspace::root().join("e2e");
    let lock = std::fs::read_to_string(e2e.join("package-lock.json"))
        .step("setup", "e2e/package-lock.json is part of the repository")?;
    let stamp = Stamp { file: e2e.join("node_modules/.orrery-stamp"), content: lock };
    if stamp.fresh() {
        found("the packages of e2e/package-lock.json");
        return Ok(());
    }
    installing("the packages of e2e/package-lock.json: npm ci");
    Run::new("npm")
        .args(["ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"])
        .dir(&e2e)
        .env("PATH", super::path())
        // The tests use the system's browser.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .run_quietly()
        .step("setup", "see that npm reaches its registry; by hand: cd e2e && npm ci")?;
    stamp.set()
}

/// Node itself: the system's, or one from npm where that is too old.
fn node() -> Outcome<()> {
    if node_is_good() {
        return Ok(());
    }
    if workspace::which("npm").is_none() {
        apt::install("node and npm", &["nodejs", "npm"])?;
        if node_is_good() {
            return Ok(());
        }
    }
    let system = match std::env::consts::ARCH {
        "x86_64" => "linux-x64",
        "aarch64" => "linux-arm64",
        other => {
            return Err(Failure::new(
                "setup",
                format!("no node for {other} is known"),
                "install node 20 or newer by hand",
            ));
        }
    };
    installing(&format!("node {}: npm install", version::NODE));
    Run::new("npm")
        .args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", "--prefix"])
        .arg(workspace::cache().join("node"))
        .arg(format!("node-bin@npm:node-{system}@{}", version::NODE))
        .run_quietly()
        .step("setup", "install node 20 or newer by hand")?;
    if node_is_good() {
        Ok(())
    } else {
        Err(Failure::new("setup", "the installed node does not run", "install node 20 or newer by hand"))
    }
}

fn node_is_good() -> bool {
    let Some(text) = version_of("node") else { return false };
    let Some(node) = version::first_in(&text) else { return false };
    let good = version::major(node).is_some_and(|major| major >= version::NODE_AT_LEAST) && version_of("npm").is_some();
    if good {
        found(&format!("node {node}"));
    }
    good
}

/// The folder of the node that [`node`] installs.
pub(super) fn own_node() -> PathBuf {
    workspace::cache().join("node/node_modules/node-bin/bin")
}
