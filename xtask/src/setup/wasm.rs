//! The WebAssembly target: two sources of a standard library for it.
//!
//! Where rustup reaches its server, `rustup target add` is all. Where only Debian's packages can be had, its rustc brings
//! the library's sources, and we compile them once into a sysroot of our own. Every run of cargo or Trunk for the
//! browser gets its environment from its [`Source`].

use super::{Stamp, apt, found, installing, version};
use crate::failure::{Failure, Outcome, WithStep};
use crate::run::Run;
use crate::workspace;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The target's name.
pub(super) const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
/// As in .cargo/config.toml.
const LEPTOS_FLAGS: &str = "--cfg erase_components";
const LIBRARY_SOURCES: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";
const LINKER: &str = "wasm-ld-22";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// Where the target comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The installed toolchain has it.
    Rustup,
    /// Debian's compiler with a sysroot of our own.
    Debian {
        /// The folder that holds `lib/rustlib/wasm32-unknown-unknown`.
        sysroot: PathBuf,
    },
}

impl Source {
    /// What every run of cargo or Trunk for the browser needs in its environment.
    pub(super) fn env(&self) -> Vec<(&'static str, OsString)> {
        match self {
            Self::Rustup => vec![],
            Self::Debian { sysroot } => {
                // These replace those of .cargo/config.toml.
                let mut flags = OsString::from(LEPTOS_FLAGS);
                flags.push(" --sysroot ");
                flags.push(sysroot);
                vec![
                    ("RUSTC", DEBIAN_RUSTC.into()),
                    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags),
                    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER.into()),
                ]
            }
        }
    }
}

/// Finds or installs the target. `ORRERY_WASM=rustup` or `debian` allows only that source.
pub(super) fn ensure() -> Outcome<Source> {
    let wanted = std::env::var("ORRERY_WASM").unwrap_or_default();
    match wanted.as_str() {
        "rustup" => rustup(true).step("setup", "ORRERY_WASM=debian takes Debian's packages instead"),
        "debian" => debian(),
        "" => match rustup(false) {
            Ok(source) => Ok(source),
            // A sysroot that exists is quicker than a server that was not reached before.
            Err(_) if sysroot_stamp().is_some_and(|stamp| stamp.fresh()) => debian(),
            Err(_) => rustup(true).or_else(|why| {
                println!("  no         {TARGET} from rustup: {}", why.lines().next().unwrap_or_default());
                debian()
            }),
        },
        other => {
            Err(Failure::new("setup", format!("ORRERY_WASM is {other}"), "set it to rustup or debian, or not at all"))
        }
    }
}

/// The toolchain's own target; with `add` it is added where it is missing.
fn rustup(add: bool) -> Result<Source, String> {
    if !has_library() {
        if !add {
            return Err(format!("the toolchain has no {TARGET}"));
        }
        installing(&format!("{TARGET}: rustup target add"));
        Run::new("rustup").args(["target", "add", TARGET]).run_quietly()?;
        if !has_library() {
            return Err(format!("rustup added {TARGET} to another toolchain than the one that cargo uses"));
        }
    }
    found(&format!("{TARGET} of the installed toolchain"));
    Ok(Source::Rustup)
}

fn has_library() -> bool {
    let folder = Run::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).run_quietly();
    folder.is_ok_and(|folder| has_std(Path::new(folder.trim())))
}

fn has_std(folder: &Path) -> bool {
    let Ok(files) = std::fs::read_dir(folder) else { return false };
    files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

/// Debian's compiler, and our sysroot for it.
fn debian() -> Outcome<Source> {
    let parts = [DEBIAN_RUSTC, DEBIAN_CARGO, LIBRARY_SOURCES, "/usr/bin/wasm-ld-22"];
    if !parts.iter().all(|part| Path::new(part).exists()) {
        apt::install("a Rust compiler with its library's sources", &DEBIAN_PACKAGES)?;
    }
    let stamp = sysroot_stamp().ok_or_else(|| {
        Failure::new(
            "setup",
            format!("{DEBIAN_RUSTC} does not run"),
            format!("apt-get install {}", DEBIAN_PACKAGES.join(" ")),
        )
    })?;
    let sysroot = stamp.file.parent().unwrap_or(Path::new("/")).to_owned();
    if stamp.fresh() {
        found(&format!("{TARGET} of Debian's compiler, our sysroot"));
    } else {
        installing(&format!("{TARGET}: its standard library from Debian's sources, about two minutes"));
        build_sysroot(&sysroot)?;
        stamp.set()?;
    }
    Ok(Source::Debian { sysroot })
}

/// The sysroot is for one version of the compiler.
fn sysroot_stamp() -> Option<Stamp> {
    let content = Run::new(DEBIAN_RUSTC).arg("--version").run_quietly().ok()?;
    let version = version::first_in(&content)?;
    Some(Stamp { file: workspace::cache().join(format!("sysroot-{version}/stamp")), content: content.clone() })
}

/// Compiles `std`, `panic_abort` and `test` by way of an empty crate. LTO needs their bitcode, the browser tests need `test`.
fn build_sysroot(sysroot: &Path) -> Outcome<()> {
    let advice = "see the compiler's message above";
    let seed = sysroot.join("seed");
    let write = |file: &str, text: &str| std::fs::write(seed.join(file), text);
    std::fs::create_dir_all(seed.join("src"))
        .and_then(|()| {
            write("Cargo.toml", "[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n")
        })
        .and_then(|()| write("src/lib.rs", "#![no_std]\n"))
        .step("setup", "make the tools' folder writable")?;
    let target = seed.join("target");
    Run::new(DEBIAN_CARGO)
        .args(["build", "--quiet", "--release", "--target", TARGET, "-Z", "build-std=std,panic_abort,test"])
        .dir(&seed)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Cembed-bitcode=yes")
        .without_env("RUSTFLAGS")
        .without_env("CARGO")
        .without_env("RUSTUP_TOOLCHAIN")
        .run()
        .step("setup", advice)?;
    let library = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    let copy = || -> std::io::Result<()> {
        std::fs::create_dir_all(&library)?;
        for file in std::fs::read_dir(target.join(TARGET).join("release/deps"))? {
            let file = file?.path();
            if let (Some("rlib"), Some(name)) = (file.extension().and_then(|e| e.to_str()), file.file_name()) {
                std::fs::copy(&file, library.join(name))?;
            }
        }
        std::fs::remove_dir_all(&seed)
    };
    copy().step("setup", "make the tools' folder writable")?;
    if has_std(&library) { Ok(()) } else { Err(Failure::new("setup", "the sysroot has no std", advice)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_changes_the_environment() {
        assert_eq!(Source::Rustup.env(), []);
        let names: Vec<_> = Source::Debian { sysroot: "/s".into() }.env().into_iter().map(|(name, _)| name).collect();
        let expected =
            ["RUSTC", "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER"];
        assert_eq!(names, expected);
    }

    #[test]
    fn both_sources_compile_leptos_alike() {
        let config = std::fs::read_to_string(workspace::root().join(".cargo/config.toml")).unwrap();
        let flags: Vec<_> = LEPTOS_FLAGS.split(' ').map(|flag| format!("\"{flag}\"")).collect();
        assert!(config.contains(&format!("rustflags = [{}]", flags.join(", "))));
    }
}
