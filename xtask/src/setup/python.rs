//! Python with what the contract's checks import, in an environment of its own.

use super::{Stamp, apt, found, installing};
use crate::failure::{Outcome, Step};
use crate::house;
use crate::run::Run;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The environment's python.
pub(super) fn ensure() -> Outcome<PathBuf> {
    let wanted = std::fs::read_to_string(house::root().join("contract/requirements.txt"))
        .step("setup", "contract/requirements.txt is part of the repository")?;
    // One environment per list: two clones with different lists don't take turns installing.
    let mut hasher = DefaultHasher::new();
    wanted.hash(&mut hasher);
    let folder = house::cache().join(format!("venv-{:016x}", hasher.finish()));
    let python = folder.join("bin/python");
    let stamp = Stamp { file: folder.join("requirements.txt"), content: wanted };
    if stamp.fresh() && Run::new(&python).arg("--version").quietly().is_ok() {
        found("python with the packages of contract/requirements.txt");
        return Ok(python);
    }
    installing("python's packages of contract/requirements.txt: pip install");
    make(&folder)?;
    Run::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "contract/requirements.txt"])
        .quietly()
        .step("setup", "see that pip reaches its index; by hand: pip install -r contract/requirements.txt")?;
    stamp.set()?;
    Ok(python)
}

fn make(folder: &Path) -> Outcome<()> {
    let venv = |python: &str| Run::new(python).args(["-m", "venv", "--clear"]).arg(folder).quietly();
    if venv("python3").is_ok() {
        return Ok(());
    }
    // Debian keeps the venv module in a package of its own.
    apt::install("python's venv", &["python3", "python3-venv"])?;
    venv("/usr/bin/python3").step("setup", "install python 3.10 or newer with its venv module by hand").map(drop)
}
