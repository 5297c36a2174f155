//! Python with the packages of the contract's checks, in a virtual environment.

use super::{Stamp, apt, found, installing};
use crate::failure::{Outcome, WithStep};
use crate::run::Run;
use crate::workspace;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The environment's python.
pub(super) fn ensure() -> Outcome<PathBuf> {
    let wanted = std::fs::read_to_string(workspace::root().join("contract/requirements.txt"))
        .step("setup", "contract/requirements.txt is part of the repository")?;
    // One environment per list of packages: two clones with different lists do not replace each other's.
    let mut hasher = DefaultHasher::new();
    wanted.hash(&mut hasher);
    let folder = workspace::cache().join(format!("venv-{:016x}", hasher.finish()));
    let python = folder.join("bin/python");
    let stamp = Stamp { file: folder.join("requirements.txt"), content: wanted };
    if stamp.fresh() && Run::new(&python).arg("--version").run_quietly().is_ok() {
        found("python with the packages of contract/requirements.txt");
        return Ok(python);
    }
    installing("python's packages of contract/requirements.txt: pip install");
    make(&folder)?;
    Run::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "contract/requirements.txt"])
        .run_quietly()
        .step("setup", "see that pip reaches its index; by hand: pip install -r contract/requirements.txt")?;
    stamp.set()?;
    Ok(python)
}

fn make(folder: &Path) -> Outcome<()> {
    let venv = |python: &str| Run::new(python).args(["-m", "venv", "--clear"]).arg(folder).run_quietly();
    if venv("python3").is_ok() {
        return Ok(());
    }
    // Debian keeps the venv module in a package of its own.
    apt::install("python's venv", &["python3", "python3-venv"])?;
    venv("/usr/bin/python3").step("setup", "install python 3.10 or newer with its venv module by hand").map(drop)
}
