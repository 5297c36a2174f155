//! Where things are: in the repository, and in the private tools folder outside of it.

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

/// The programs that cargo installed for us.
pub(crate) fn tools_bin() -> PathBuf {
    cache().join("tools/bin")
}

/// The programs that npm installed for us: `wasm-opt`, `playwright`, `tsc`.
pub(crate) fn npm_bin() -> PathBuf {
    root().join("e2e/node_modules/.bin")
}

/// Our folders before what the PATH has.
pub(crate) fn path(ours: &[PathBuf]) -> std::ffi::OsString {
    let theirs = env::var_os("PATH").unwrap_or_default();
    let folders = ours.iter().cloned().chain(env::split_paths(&theirs));
    // A folder with a colon in its name can't stand in a PATH: then the PATH stays as it is.
    env::join_paths(folders).unwrap_or(theirs)
}

/// The first `program` of the PATH.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
