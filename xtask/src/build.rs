//! `cargo xtask build`: the release site in `dist/`, split and compressed, and the tables of what it costs.
//!
//! Trunk builds a working site too. What this one adds, and what that gained when it was measured (brotli):
//! - [`program`] splits the program: 262 kB instead of 900 kB until the first payout.
//! - `xtask/wasm-parts` and `wasm-merge` join the modules of the splitter: a route takes 12 requests at most instead of 87.
//! - `xtask/site/assemble.mjs` bundles scripts and style sheets: 2 requests instead of 33, and 16 % smaller scripts.
//! - It compresses every file at three of brotli's distance settings and takes the smallest: 1.2 MB instead of 4 MB.
//!
//! Measured and left out, since each gains less than 2 % of the first payout: removing exports that no script calls
//! (`wasm-metadce`, 0.3 %); a second style sheet for later pages (1.5 %). Short
//! names between script and program would gain 2 %, but `wasm-opt --minify-imports-and-exports` renames only what is imported
//! from `env` and WASI, and with `-and-modules` it also joins the import modules that wasm-bindgen's script keeps apart.
//!
//! The limits are what the site takes today, rounded up, so that what a change costs is seen in it.

mod program;
mod routes;
mod sbom;

use crate::failure::{Failure, Outcome, WithStep};
use crate::setup::{self, Purpose, Toolchain};
use crate::table::{self, grouped};
use crate::workspace;
use routes::RouteCost;
use serde::Deserialize;
use std::collections::BTreeMap;

const STEP: &str = "build the release site";

/// Bytes of brotli until the first payout is shown, signing in included.
const MAX_FIRST_PAYOUT: u64 = 268_500;
/// Bytes of brotli to open any route with an empty cache.
const MAX_ROUTE: u64 = 582_000;
/// Requests of the site to open any route with an empty cache.
const MAX_REQUESTS: usize = 12;
/// Bytes of brotli of all files.
const MAX_SITE: u64 = 1_236_000;

/// A built site.
#[derive(Debug, Deserialize)]
pub(crate) struct Site {
    /// Each file with its size.
    files: BTreeMap<String, FileSize>,
    /// What every route fetches; signing in and the list of payouts need no more.
    start: Vec<String>,
    /// What each lazy chunk fetches besides.
    chunks: BTreeMap<String, Vec<String>>,
}

/// The size of a file in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct FileSize {
    /// As it is.
    pub(crate) raw: u64,
    /// As brotli sends it.
    pub(crate) brotli: u64,
}

/// Builds the site, with its tools set up first, and checks its limits.
pub(crate) fn build() -> Outcome<()> {
    site(&setup::setup(Purpose::Site)?)?.check_limits()
}

/// Builds the site and prints what it costs.
pub(crate) fn site(tools: &Toolchain) -> Outcome<Site> {
    tools.print("Building the release site");
    let parts = program::build(tools)?;
    let assemble = tools.tool("node").arg("xtask/site/assemble.mjs").arg(parts).arg(workspace::site()).capture();
    let assembled = assemble.step(STEP, "cargo xtask setup")?;
    if !assembled.success {
        return Err(Failure::new(STEP, "xtask/site/assemble.mjs failed", "see its message above"));
    }
    let site: Site = serde_json::from_str(&assembled.text).step(STEP, "see xtask/site/assemble.mjs")?;
    sbom::write(tools)?;
    tools.print(format_args!("\n{}", table::files(&site.files)));
    for cost in site.costs()? {
        tools.print(format_args!("{:36} {:>3} requests {:>9}", cost.pattern, cost.requests, grouped(cost.brotli)));
    }
    tools.print(format_args!("{:36} {:>12} {:>9}\n", "until the first payout", "", grouped(site.first_payout())));
    Ok(site)
}

impl Site {
    fn costs(&self) -> Outcome<Vec<RouteCost>> {
        routes::costs(self).step(STEP, "see xtask/src/build/routes.rs")
    }

    fn first_payout(&self) -> u64 {
        self.start.iter().filter_map(|file| self.files.get(file)).map(|size| size.brotli).sum()
    }

    /// Checks that the site is no larger than it may be.
    ///
    /// # Errors
    /// Every limit that is exceeded, and by how much.
    pub(crate) fn check_limits(&self) -> Outcome<()> {
        let total = self.files.values().map(|size| size.brotli).sum();
        let mut bytes =
            vec![("the first payout", self.first_payout(), MAX_FIRST_PAYOUT), ("the site", total, MAX_SITE)];
        let costs = self.costs()?;
        bytes.extend(costs.iter().map(|cost| (cost.pattern.as_str(), cost.brotli, MAX_ROUTE)));
        let mut exceeded: Vec<String> = bytes
            .iter()
            .filter(|(_, bytes, limit)| bytes > limit)
            .map(|(name, bytes, limit)| format!("{name}: {} bytes over {}", grouped(bytes - limit), grouped(*limit)))
            .collect();
        let crowded = costs.iter().filter(|cost| cost.requests > MAX_REQUESTS);
        exceeded.extend(crowded.map(|cost| format!("{}: {} requests", cost.pattern, cost.requests)));
        if exceeded.is_empty() {
            return Ok(());
        }
        let advice = "look for a new dependency (cargo tree -p orrery), or for code that a lazy chunk should have";
        Err(Failure::new("size limits", exceeded.join("\n"), advice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_every_limit_that_is_exceeded() {
        let chunks = routes::chunks().into_iter().map(|chunk| (chunk, vec!["lazy.wasm".to_owned()])).collect();
        let size = |brotli| FileSize { raw: brotli, brotli };
        let files = [("start.wasm".to_owned(), size(MAX_FIRST_PAYOUT)), ("lazy.wasm".to_owned(), size(1))];
        let mut site = Site { files: files.into(), start: vec!["start.wasm".to_owned()], chunks };
        assert!(site.check_limits().is_ok());
        site.files.insert("lazy.wasm".to_owned(), size(MAX_ROUTE));
        site.files.insert("start.wasm".to_owned(), size(MAX_FIRST_PAYOUT + 1_500));
        let failure = site.check_limits().unwrap_err().to_string();
        assert!(failure.contains("the first payout: 1 500 bytes over 268 500"), "{failure}");
        assert!(failure.contains("/venus/records: 270 000 bytes over 582 000"), "{failure}");
        assert!(!failure.contains("/sign-in") && !failure.contains("the site:"), "{failure}");
        site.start = (0..=MAX_REQUESTS).map(|index| index.to_string()).collect();
        assert!(site.check_limits().unwrap_err().to_string().contains("/sign-in: 13 requests"));
    }
}
