//! Plain Trunk with `Trunk.toml`: `trunk build --release`, and `trunk serve` beside a sandbox.

use crate::failure::{Outcome, WithStep};
use crate::http;
use crate::sandbox::Process;
use crate::setup::Toolchain;
use crate::workspace;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::Stdio;

/// The port of the sandbox in the proxies of `Trunk.toml`.
pub(crate) const SANDBOX_PORT: u16 = 8090;

/// Builds the release site by Trunk alone, and returns its folder.
pub(crate) fn build(tools: &Toolchain) -> Outcome<PathBuf> {
    let site = workspace::target().join("site/trunk");
    let build = tools.trunk().args(["build", "--release", "--offline", "--dist"]).arg(&site);
    build.run().step("trunk build --release", "see its message above")?;
    Ok(site)
}

/// Trunk, serving the app; it is stopped when this is dropped.
pub(crate) struct Server {
    pub(crate) process: Process,
    /// Where the app is.
    pub(crate) address: SocketAddr,
    /// Removed after the process has ended.
    _config: Option<OtherPort>,
}

impl Server {
    /// Starts it on `port`, with its proxies to a sandbox on this machine.
    pub(crate) fn start(tools: &Toolchain, port: u16, sandbox_port: u16) -> Outcome<Self> {
        let config = (sandbox_port != SANDBOX_PORT).then(|| OtherPort::write(sandbox_port)).transpose()?;
        let mut run = tools.trunk().args(["serve", "--offline", "--disable-address-lookup", "--dist=target/site/dev"]);
        run = run.arg(format!("--port={port}"));
        if let Some(OtherPort { file }) = &config {
            run = run.arg("--config").arg(file);
        }
        let child = run.into_command().stdin(Stdio::null()).spawn().step("trunk serve", "cargo xtask setup")?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        Ok(Self { process: Process::new(child), address, _config: config })
    }

    /// Whether the app is compiled and served.
    pub(crate) fn is_ready(&self) -> bool {
        http::request(self.address, "/", None)
            .is_ok_and(|response| response.status == 200 && response.body.contains("<body"))
    }
}

/// A copy of `Trunk.toml` for a sandbox on another port: Trunk has no option for more than one proxy. It must be in the
/// root, to which its paths are relative, and is removed at the end.
struct OtherPort {
    file: PathBuf,
}

impl OtherPort {
    fn write(port: u16) -> Outcome<Self> {
        let config = std::fs::read_to_string(workspace::root().join("Trunk.toml"))
            .step("trunk serve", "Trunk.toml is part of the repository")?;
        let file = workspace::root().join(".trunk-dev.toml");
        std::fs::write(&file, with_port(&config, port)).step("trunk serve", "make the repository's root writable")?;
        Ok(Self { file })
    }
}

impl Drop for OtherPort {
    fn drop(&mut self) {
        // It is overwritten the next time: one that is left does no harm.
        drop(std::fs::remove_file(&self.file));
    }
}

fn with_port(config: &str, port: u16) -> String {
    config.replace(&format!("http://127.0.0.1:{SANDBOX_PORT}/"), &format!("http://127.0.0.1:{port}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_every_path_of_the_api_to_the_sandbox() {
        let config = std::fs::read_to_string(workspace::root().join("Trunk.toml")).unwrap();
        for path in ["/v1/", "/token/", "/sandbox/"] {
            assert!(config.contains(&format!("backend = \"http://127.0.0.1:8090{path}\"")), "{path}");
            assert!(with_port(&config, 8091).contains(&format!("backend = \"http://127.0.0.1:8091{path}\"")), "{path}");
        }
    }

    #[test]
    fn the_sandbox_listens_where_the_proxies_expect_it() {
        let cli = std::fs::read_to_string(workspace::root().join("crates/sandbox/src/cli.rs")).unwrap();
        assert!(cli.contains(&format!("Where to listen [127.0.0.1:{SANDBOX_PORT}]")));
    }

    #[test]
    fn the_page_has_every_style_sheet_with_the_tokens_first() {
        let page = std::fs::read_to_string(workspace::root().join("index.html")).unwrap();
        let sheets: Vec<&str> = page
            .split("<link data-trunk rel=\"css\" href=\"style/")
            .skip(1)
            .filter_map(|rest| rest.split_once('"').map(|(name, _)| name))
            .collect();
        assert_eq!(sheets.first(), Some(&"tokens.css"));
        let mut files: Vec<String> = std::fs::read_dir(workspace::root().join("style"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let mut linked = sheets.clone();
        linked.sort_unstable();
        assert_eq!(linked, files);
    }
}
