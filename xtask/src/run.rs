//! Runs other programs.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// A program about to run in the repository's root.
pub(crate) struct Run {
    command: Command,
}

/// What a program that ran to its end said on its standard output, and whether it succeeded.
pub(crate) struct Said {
    /// Its standard output.
    pub(crate) text: String,
    /// Whether it exited with zero.
    pub(crate) success: bool,
}

impl Run {
    /// Runs `program` from the PATH that it is given.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(crate::house::root());
        // What cargo tells of this program's own package would make it rebuild others' packages.
        for (name, _) in std::env::vars_os() {
            let name_text = name.to_string_lossy();
            if name_text.starts_with("CARGO_PKG_") || name_text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        Self { command }
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn envs<V: AsRef<OsStr>>(mut self, pairs: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        self.command.envs(pairs);
        self
    }

    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub(crate) fn dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// The command itself, for those that stay running.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    /// Runs it to its end, its output on the screen.
    ///
    /// # Errors
    /// Its command line and how it ended.
    pub(crate) fn go(mut self) -> Result<(), String> {
        let status = self.command.status().map_err(|error| self.complaint(&error.to_string()))?;
        if status.success() { Ok(()) } else { Err(self.complaint(&status.to_string())) }
    }

    /// Runs it to its end, its output kept back.
    ///
    /// # Errors
    /// Its command line, how it ended and what it said.
    pub(crate) fn quietly(mut self) -> Result<String, String> {
        let output = self.command.stdin(Stdio::null()).output().map_err(|error| self.complaint(&error.to_string()))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(text);
        }
        let complaints = String::from_utf8_lossy(&output.stderr);
        Err(format!("{}\n{}{}", self.complaint(&output.status.to_string()), last_lines(&text), last_lines(&complaints)))
    }

    /// Runs it to its end, its standard output kept back, its complaints on the screen.
    ///
    /// # Errors
    /// Only when it could not be run at all.
    pub(crate) fn answer(mut self) -> Result<Said, String> {
        let output =
            self.command.stderr(Stdio::inherit()).output().map_err(|error| self.complaint(&error.to_string()))?;
        Ok(Said { text: String::from_utf8_lossy(&output.stdout).into_owned(), success: output.status.success() })
    }

    /// Runs it to its end, its output on the screen, the standard one kept as well.
    ///
    /// # Errors
    /// Only when it could not be run at all.
    pub(crate) fn heard(mut self) -> Result<Said, String> {
        let mut child =
            self.command.stdout(Stdio::piped()).spawn().map_err(|error| self.complaint(&error.to_string()))?;
        let mut text = String::new();
        if let Some(stdout) = child.stdout.take() {
            let mut screen = std::io::stdout().lock();
            for line in BufReader::new(stdout).split(b'\n') {
                let line = line.map_err(|error| self.complaint(&error.to_string()))?;
                let line = String::from_utf8_lossy(&line);
                // A closed screen is no reason to stop.
                drop(writeln!(screen, "{line}").and_then(|()| screen.flush()));
                text.push_str(&line);
                text.push('\n');
            }
        }
        let status = child.wait().map_err(|error| self.complaint(&error.to_string()))?;
        Ok(Said { text, success: status.success() })
    }

    fn complaint(&self, how: &str) -> String {
        let words = [self.command.get_program()].into_iter().chain(self.command.get_args());
        let line: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
        format!("{}: {how}", line.join(" "))
    }
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let kept = lines.get(lines.len().saturating_sub(30)..).unwrap_or_default();
    kept.iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_its_command_and_its_last_words() {
        let complaint = Run::new("sh").args(["-c", "echo out; echo bad >&2; exit 3"]).quietly().unwrap_err();
        assert!(complaint.starts_with("sh -c echo out; echo bad >&2; exit 3: exit status: 3"), "{complaint}");
        assert!(complaint.contains("\nout\nbad\n"), "{complaint}");
        assert!(Run::new("no-such-program-here").go().unwrap_err().starts_with("no-such-program-here: "));
    }

    #[test]
    fn a_heard_program_is_kept_whole_even_when_it_fails() {
        let said = Run::new("sh").args(["-c", "echo one; echo two; exit 1"]).heard().unwrap();
        assert_eq!((said.text.as_str(), said.success), ("one\ntwo\n", false));
    }
}
