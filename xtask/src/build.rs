//! `cargo xtask build`: the release site in `dist/`, precompressed, and what it weighs.

use crate::failure::{Failure, Outcome, Step};
use crate::setup::{self, For, Kit};
use crate::table::{self, Weight};
use crate::{house, run::Said};

/// The most that the first load may weigh as brotli, in bytes: an officer on a slow line waits for all of it.
const BUDGET: u64 = 200_000;

/// Builds the site with tools that are set up first.
pub(crate) fn build() -> Outcome<()> {
    site(&setup::setup(For::Site)?)
}

/// Builds the site.
pub(crate) fn site(kit: &Kit) -> Outcome<()> {
    const STEP: &str = "build the release site";
    println!("Building the release site");
    let dist = house::site();
    match std::fs::remove_dir_all(&dist) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(Failure::new(STEP, error, "make dist/ writable"));
        }
        _ => {}
    }
    kit.trunk()
        .args(["build", "--release", "--offline", "--locked", "--dist"])
        .arg(&dist)
        // wasm-bindgen's JavaScript is beyond Trunk's minifier, which says so each time and leaves it as it is.
        .env("RUST_LOG", "info,trunk::processing::minify=error")
        .go()
        .step(STEP, "mend what the compiler or Trunk says above; `cargo xtask dev` shows it while you write")?;
    let Said { text, success } = kit.node("node").arg("xtask/site/pack.mjs").arg(&dist).answer().step(STEP, "")?;
    if !success {
        return Err(Failure::new(STEP, "xtask/site/pack.mjs failed", "see its message above"));
    }
    let weights = table::read(&text).step(STEP, "see xtask/site/pack.mjs")?;
    println!("\n{}", table::render(&weights));
    let first_load = first_load(&weights);
    println!("first load {} bytes of brotli, of {} allowed", table::grouped(first_load), table::grouped(BUDGET));
    within(first_load, BUDGET)
}

/// What a browser fetches before the first screen: page, styles, scripts, program.
fn first_load(weights: &[Weight]) -> u64 {
    let fetched = |weight: &&Weight| [".html", ".css", ".js", ".wasm"].iter().any(|end| weight.file.ends_with(end));
    weights.iter().filter(fetched).map(|weight| weight.brotli).sum()
}

fn within(bytes: u64, budget: u64) -> Outcome<()> {
    if bytes <= budget {
        return Ok(());
    }
    Err(Failure::new(
        "size budget",
        format!("the first load is {} bytes over its budget", table::grouped(bytes - budget)),
        "look for a new dependency or a large generic in the app: cargo tree -p orrery, twiggy top on the .wasm",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_page_styles_scripts_and_program() {
        let text =
            "index.html\t1\t1\norrery.css\t1\t20\norrery.js\t1\t300\norrery_bg.wasm\t1\t4000\nfavicon.svg\t1\t50000\n";
        assert_eq!(first_load(&table::read(text).unwrap()), 4321);
    }

    #[test]
    fn over_the_budget_fails_and_says_by_how_much() {
        assert!(within(200_000, 200_000).is_ok());
        let failure = within(201_500, 200_000).unwrap_err().to_string();
        assert!(failure.contains("size budget") && failure.contains("1 500 bytes over"), "{failure}");
    }
}
