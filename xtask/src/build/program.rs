//! The app as WebAssembly for the release site: one module for the start, and files that are fetched with lazy chunks.
//!
//! Trunk can't do this yet: the program is split between the compiler and wasm-bindgen. Only a build with the feature
//! `split` can be split, and it does not start unless it was.

use crate::failure::{Failure, Outcome, WithStep};
use crate::sandbox::NATIVE;
use crate::setup::Toolchain;
use crate::workspace;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const STEP: &str = "build the release site";
const ADVICE: &str = "see its message above; `cargo xtask setup` checks its version";

/// A file of the site, and the modules that it is made of.
type Part = (String, Vec<String>);

/// Compiles, splits, binds, joins and optimizes the app; returns the folder of its modules.
pub(super) fn build(tools: &Toolchain) -> Outcome<PathBuf> {
    let program = compile(tools)?;
    let folder = workspace::target().join("site");
    let (split, parts) = (folder.join("split"), folder.join("parts"));
    for folder in [&split, &parts] {
        empty(folder).step(STEP, "make the target folder writable")?;
    }
    tools
        .cargo()
        .args(["build", "--quiet", "--locked", "--bin", "wasm-parts"])
        .args(NATIVE)
        .run()
        .step(STEP, "see xtask/wasm-parts")?;
    let splitter = workspace::target().join("debug/wasm-parts");
    tools.tool(splitter).args([&program, &split]).run().step(STEP, "see xtask/wasm-parts")?;
    tools
        .tool("wasm-bindgen")
        .args(["--target", "web", "--keep-lld-exports", "--no-demangle", "--no-typescript", "--out-name", "orrery"])
        .arg("--out-dir")
        .arg(&parts)
        .arg(split.join("orrery.wasm"))
        .run_quietly()
        .step(STEP, ADVICE)?;

    let list = std::fs::read_to_string(split.join("parts.json")).step(STEP, "see xtask/wasm-parts")?;
    std::fs::write(parts.join("parts.json"), &list).step(STEP, "make the target folder writable")?;
    let list: serde_json::Value = serde_json::from_str(&list).step(STEP, "see xtask/wasm-parts")?;
    let files: BTreeMap<String, Vec<String>> =
        serde_json::from_value(list["files"].clone()).step(STEP, "see xtask/wasm-parts")?;
    let modules: usize = files.values().map(Vec::len).sum();
    tools.print(format_args!("{modules} modules of the splitter become {} files beside the main one", files.len()));
    let optimize = wasm_opt_arguments()?;
    in_parallel(files.into_iter().chain([("orrery".to_owned(), vec![])]), |(name, modules)| {
        let file = parts.join(format!("{name}.wasm"));
        let input = match &*modules {
            [] => parts.join("orrery_bg.wasm"),
            [module] => split.join(format!("{module}.wasm")),
            several => merge(tools, &split, several, &split.join(format!("{name}.merged.wasm")))?,
        };
        tools.tool("wasm-opt").args(&optimize).arg(input).arg("-o").arg(file).run_quietly().map(drop)
    })
    .step(STEP, ADVICE)?;
    Ok(parts)
}

fn compile(tools: &Toolchain) -> Outcome<PathBuf> {
    tools
        .cargo_wasm("rustc")
        .args(["--release", "--locked", "-p", "orrery", "--bin", "orrery", "--features", "split"])
        // The splitter reads which function calls which from the relocations, and the chunks from the names.
        .args(["--", "-Clink-args=--emit-relocs", "-Cstrip=none"])
        .run()
        .step(STEP, "correct what the compiler reports above; `cargo xtask dev` shows it while you write")?;
    Ok(workspace::target().join(crate::setup::WASM_TARGET).join("release/orrery.wasm"))
}

fn empty(folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)
}

/// Joins several modules to one.
fn merge(tools: &Toolchain, folder: &Path, modules: &[String], output: &Path) -> Result<PathBuf, String> {
    // The modules import from `__wasm_split`, which here is the module that imports it all from `main` once.
    let mut run = tools.tool("wasm-merge").arg(folder.join("re-exports.wasm")).arg("__wasm_split");
    for module in modules {
        run = run.arg(folder.join(format!("{module}.wasm"))).arg(module);
    }
    let features = wasm_opt_arguments().map_err(|failure| failure.to_string())?;
    run.args(features.iter().filter(|argument| argument.starts_with("--enable-")))
        .arg("-o")
        .arg(output)
        .run_quietly()?;
    Ok(output.to_owned())
}

/// The arguments of wasm-opt that index.html gives to Trunk, so that both builds optimize alike.
fn wasm_opt_arguments() -> Outcome<Vec<String>> {
    let page = std::fs::read_to_string(workspace::root().join("index.html")).step(STEP, "restore index.html")?;
    let attribute = |name: &str| {
        let value = page.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
        value.map(|(value, _)| value).ok_or_else(|| Failure::new(STEP, format!("index.html has no {name}"), "add it"))
    };
    let level = format!("-O{}", attribute("data-wasm-opt")?);
    Ok([level].into_iter().chain(attribute("data-wasm-opt-params")?.split_whitespace().map(str::to_owned)).collect())
}

/// Calls `work` for each part, as many at a time as there are cores.
fn in_parallel(
    parts: impl Iterator<Item = Part>,
    work: impl Fn(Part) -> Result<(), String> + Sync,
) -> Result<(), String> {
    let queue = Mutex::new(parts.collect::<Vec<_>>());
    let next = || queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop();
    let worker = || -> Result<(), String> {
        while let Some(part) = next() {
            work(part)?;
        }
        Ok(())
    };
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        let panicked = |_| Err("a thread panicked".to_owned());
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(panicked))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_arguments_of_wasm_opt_from_the_page() {
        let arguments = wasm_opt_arguments().unwrap();
        assert_eq!(
            arguments[..5],
            ["-O2", "--shrink-level=1", "--code-folding", "--converge", "--reorder-functions-by-name"]
        );
        assert!(arguments.len() > 5 && arguments[5..].iter().all(|argument| argument.starts_with("--enable-")));
    }
}
