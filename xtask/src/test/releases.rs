//! The release builds, made beside the levels that need none. Linking one takes minutes of a single core, while those levels
//! wait for a browser or a server part of the time.

use crate::build::Site;
use crate::failure::{Failure, Outcome, WithStep};
use crate::log::Log;
use crate::setup::Toolchain;
use crate::{build, trunk, workspace};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The builds that were started; a level that runs alone makes its own.
#[derive(Default)]
pub(super) struct Releases {
    trunk: Option<Started<PathBuf>>,
    site: Option<Started<Site>>,
}

/// A build whose output is shown once it is waited for.
struct Started<T> {
    result: Receiver<Outcome<T>>,
    log: Log,
}

impl Releases {
    /// Starts both, one after the other: they share cargo's folder, and its lock.
    pub(super) fn start(tools: &Toolchain) -> Outcome<Self> {
        let (trunk_result, trunk_tools, trunk) = prepare(tools, "trunk")?;
        let (site_result, site_tools, site) = prepare(tools, "split")?;
        std::thread::spawn(move || {
            // A level that failed before it asked for the result does not receive it.
            drop(trunk_result.send(trunk::build(&trunk_tools)));
            drop(site_result.send(build::site(&site_tools)));
        });
        Ok(Self { trunk: Some(trunk), site: Some(site) })
    }

    /// The folder that `trunk build --release` makes.
    pub(super) fn trunk(&mut self, tools: &Toolchain) -> Outcome<PathBuf> {
        self.trunk.take().map_or_else(|| trunk::build(tools), Started::finish)
    }

    /// The site of `cargo xtask build`.
    pub(super) fn site(&mut self, tools: &Toolchain) -> Outcome<Site> {
        self.site.take().map_or_else(|| build::site(tools), Started::finish)
    }
}

fn prepare<T>(tools: &Toolchain, name: &str) -> Outcome<(Sender<Outcome<T>>, Toolchain, Started<T>)> {
    let file = workspace::target().join(format!("site/{name}.log"));
    let log = Log::create(&file).step("release builds", "make the target folder writable")?;
    let (sender, result) = channel();
    Ok((sender, tools.logging_to(log.clone()), Started { result, log }))
}

impl<T> Started<T> {
    fn finish(self) -> Outcome<T> {
        let stopped = || Failure::new("release builds", "a thread panicked", "see its message above");
        let result = self.result.recv().unwrap_or_else(|_| Err(stopped()));
        self.log.show();
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_a_build_that_failed_or_stopped() {
        let log = || Log::create(&std::env::temp_dir().join(format!("xtask-log-{}", std::process::id()))).unwrap();
        let (sender, result) = channel::<Outcome<u8>>();
        sender.send(Err(Failure::new("build", "no memory", ""))).unwrap();
        let failure = Started { result, log: log() }.finish().unwrap_err();
        assert_eq!(failure.to_string(), "failed: build\n  no memory");
        let (sender, result) = channel::<Outcome<u8>>();
        drop(sender);
        assert!(Started { result, log: log() }.finish().unwrap_err().to_string().contains("panicked"));
        std::fs::remove_file(log().path()).unwrap();
    }
}
