//! The output of steps that run beside others: it goes to a file, and is shown when their result is needed.

use std::fmt::Display;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;

/// A file that several programs write to, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Log {
    file: Arc<File>,
    path: PathBuf,
}

impl Log {
    /// An empty one.
    pub(crate) fn create(path: &Path) -> std::io::Result<Self> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(Self { file: Arc::new(File::create(path)?), path: path.to_owned() })
    }

    /// For the output of a program.
    pub(crate) fn stdio(&self) -> std::io::Result<Stdio> {
        self.file.try_clone().map(Stdio::from)
    }

    pub(crate) fn line(&self, text: impl Display) {
        // A full disk is reported by the step that fails of it.
        drop(writeln!(&*self.file, "{text}"));
    }

    #[cfg(test)]
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Prints all of it.
    pub(crate) fn show(&self) {
        match std::fs::read(&self.path) {
            Ok(text) => print!("{}", String::from_utf8_lossy(&text)),
            Err(error) => println!("{}: {error}", self.path.display()),
        }
    }
}
