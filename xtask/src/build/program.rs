//! The app as WebAssembly for the release site: one part for the start, and parts that are fetched when a screen opens.
//!
//! Trunk can't do this yet: the program is taken apart between the compiler and wasm-bindgen. Only a build with the
//! feature `split` may be taken apart, and it does not start unless it was.

use crate::failure::{Failure, Outcome, Step};
use crate::house;
use crate::setup::Kit;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const STEP: &str = "build the release site";

/// Measured by what comes out of brotli: `-Oz` makes smaller parts, which compress less; functions of one name stand
/// together, where the compressor finds their likeness.
const SHRINK: [&str; 3] = ["-O2", "--shrink-level=1", "--reorder-functions-by-name"];

/// What LLVM puts into the program, so that wasm-opt must know of it.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Compiles, splits, binds and shrinks the app; answers the folder that holds its parts.
pub(super) fn build(kit: &Kit) -> Outcome<PathBuf> {
    let whole = compile(kit)?;
    let stage = house::target().join("site/parts");
    let (split, bound) = (stage.join("split"), stage.join("bound"));
    fresh(&stage).step(STEP, "make the target folder writable")?;

    let advice = "see what it says above; `cargo xtask setup` looks whether it is the right version";
    kit.tool("wasm-split-cli")
        .arg(whole)
        .arg(&split)
        .args(["--target", "web", "--out-name", "orrery"])
        .quietly()
        .step(STEP, advice)?;
    kit.tool("wasm-bindgen")
        .args(["--target", "web", "--keep-lld-exports", "--no-demangle", "--no-typescript", "--out-name", "orrery"])
        .arg("--out-dir")
        .arg(&bound)
        .arg(split.join("orrery.wasm"))
        .quietly()
        .step(STEP, advice)?;
    gather(&split, &bound).step(STEP, "make the target folder writable")?;
    kit.tool("node").arg("xtask/site/bind.mjs").arg(&bound).go().step(STEP, "see xtask/site/bind.mjs")?;
    shrink(kit, &bound)?;
    Ok(bound)
}

fn compile(kit: &Kit) -> Outcome<PathBuf> {
    kit.cargo_wasm("rustc")
        .args(["--release", "--locked", "-p", "orrery", "--bin", "orrery", "--features", "split"])
        // What tells the parts from each other: where each function is called from, and its name.
        .args(["--", "-Clink-args=--emit-relocs", "-Cstrip=none"])
        .go()
        .step(STEP, "mend what the compiler says above; `cargo xtask dev` shows it while you write")?;
    Ok(house::target().join(crate::setup::WASM_TARGET).join("release/orrery.wasm"))
}

fn fresh(folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)
}

/// The parts beside the main one, which wasm-bindgen has taken over already.
fn gather(split: &Path, bound: &Path) -> std::io::Result<()> {
    for file in std::fs::read_dir(split)? {
        let file = file?;
        if file.file_name() != "orrery.wasm" {
            std::fs::rename(file.path(), bound.join(file.file_name()))?;
        }
    }
    Ok(())
}

/// Lets wasm-opt make each part smaller, as many at a time as there are cores.
fn shrink(kit: &Kit, folder: &Path) -> Outcome<()> {
    let files = std::fs::read_dir(folder).step(STEP, "")?.flatten().map(|file| file.path());
    let mut parts: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|end| end == "wasm")).collect();
    // The largest is taken first.
    parts.sort_by_key(|part| part.metadata().map_or(0, |metadata| metadata.len()));
    let queue = Mutex::new(parts);
    let next = || queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop();
    let work = || -> Result<(), String> {
        while let Some(part) = next() {
            kit.tool("wasm-opt").args(SHRINK).args(WASM_FEATURES).arg(&part).arg("-o").arg(&part).quietly()?;
        }
        Ok(())
    };
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let broke = |_| Err("wasm-opt could not be watched".to_owned());
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(broke))
    })
    .map_err(|error| Failure::new(STEP, error, "see that binaryen's wasm-opt runs: cargo xtask setup"))
}
