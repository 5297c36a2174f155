//! Folders of the repository, and of the tools outside of it.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The built site.
pub(crate) fn site() -> PathBuf {
    root().join("dist")
}

/// The tools' folder: outside the repository, so that a fresh clone on a machine that has them is quick.
pub(crate) fn cache() -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let home = || PathBuf::from(env::var_os("HOME").unwrap_or_else(|| "/root".into()));
    cache.unwrap_or_else(|| home().join(".cache")).join("orrery")
}

/// Programs installed by cargo.
pub(crate) fn tools_bin() -> PathBuf {
    cache().join("tools/bin")
}

/// Programs installed by npm: `wasm-opt`, `wasm-merge`, `playwright`, `tsc`.
pub(crate) fn npm_bin() -> PathBuf {
    root().join("e2e/node_modules/.bin")
}

/// `folders`, then those of the PATH.
pub(crate) fn path(folders: &[PathBuf]) -> std::ffi::OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    // A PATH cannot hold a folder with a colon in its name: it is then left as it is.
    env::join_paths(all).unwrap_or(path)
}

/// The first `program` of the PATH.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
