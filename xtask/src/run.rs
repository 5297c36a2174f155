//! Runs other programs.

use crate::log::Log;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// A program about to run in the repository's root.
pub(crate) struct Run {
    command: Command,
    /// Where its output goes instead of the screen.
    log: Option<Log>,
}

/// The standard output of a program that has ended, and whether it succeeded.
pub(crate) struct Captured {
    /// Its standard output.
    pub(crate) text: String,
    /// Whether it exited with zero.
    pub(crate) success: bool,
}

impl Run {
    /// Runs `program` from the PATH that it is given.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(crate::workspace::root());
        // Cargo's variables about this package would make it rebuild other packages.
        for (name, _) in std::env::vars_os() {
            let name_text = name.to_string_lossy();
            if name_text.starts_with("CARGO_PKG_") || name_text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        Self { command, log: None }
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

    /// Writes to `log` what it would show on the screen.
    pub(crate) fn log_to(mut self, log: Option<&Log>) -> Self {
        self.log = log.cloned();
        self
    }

    /// The command itself, for those that stay running.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    /// Runs it to its end, its output on the screen or in its log.
    ///
    /// # Errors
    /// Its command line and how it ended.
    pub(crate) fn run(mut self) -> Result<(), String> {
        if let Some(log) = &self.log {
            self.command.stdout(self.log_stdio(log)?);
            self.command.stderr(self.log_stdio(log)?);
        }
        let status = self.command.status().map_err(|error| self.error_message(&error.to_string()))?;
        if status.success() { Ok(()) } else { Err(self.error_message(&status.to_string())) }
    }

    /// Runs it to its end without showing its output.
    ///
    /// # Errors
    /// Its command line, how it ended and its last output.
    pub(crate) fn run_quietly(mut self) -> Result<String, String> {
        let output =
            self.command.stdin(Stdio::null()).output().map_err(|error| self.error_message(&error.to_string()))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(text);
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(format!("{}\n{}{}", self.error_message(&output.status.to_string()), last_lines(&text), last_lines(&errors)))
    }

    /// Runs it to its end and captures its standard output; its standard error is shown or logged.
    ///
    /// # Errors
    /// Only when it could not be run at all.
    pub(crate) fn capture(mut self) -> Result<Captured, String> {
        let stderr = self.log.as_ref().map_or_else(|| Ok(Stdio::inherit()), |log| self.log_stdio(log))?;
        let output = self.command.stderr(stderr).output().map_err(|error| self.error_message(&error.to_string()))?;
        Ok(Captured { text: String::from_utf8_lossy(&output.stdout).into_owned(), success: output.status.success() })
    }

    /// Runs it to its end and captures its standard output, which is shown too.
    ///
    /// # Errors
    /// Only when it could not be run at all.
    pub(crate) fn run_and_capture(mut self) -> Result<Captured, String> {
        let mut child =
            self.command.stdout(Stdio::piped()).spawn().map_err(|error| self.error_message(&error.to_string()))?;
        let mut text = String::new();
        if let Some(stdout) = child.stdout.take() {
            let mut screen = std::io::stdout().lock();
            for line in BufReader::new(stdout).split(b'\n') {
                let line = line.map_err(|error| self.error_message(&error.to_string()))?;
                let line = String::from_utf8_lossy(&line);
                // Goes on if the terminal is closed.
                drop(writeln!(screen, "{line}").and_then(|()| screen.flush()));
                text.push_str(&line);
                text.push('\n');
            }
        }
        let status = child.wait().map_err(|error| self.error_message(&error.to_string()))?;
        Ok(Captured { text, success: status.success() })
    }

    fn log_stdio(&self, log: &Log) -> Result<Stdio, String> {
        log.stdio().map_err(|error| self.error_message(&error.to_string()))
    }

    fn error_message(&self, how: &str) -> String {
        let words = [self.command.get_program()].into_iter().chain(self.command.get_args());
        let line: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
        format!("{}: {how}", line.join(" "))
    }
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let last = lines.get(lines.len().saturating_sub(30)..).unwrap_or_default();
    last.iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_the_command_and_its_last_output() {
        let error_message = Run::new("sh").args(["-c", "echo out; echo bad >&2; exit 3"]).run_quietly().unwrap_err();
        assert!(error_message.starts_with("sh -c echo out; echo bad >&2; exit 3: exit status: 3"), "{error_message}");
        assert!(error_message.contains("\nout\nbad\n"), "{error_message}");
        assert!(Run::new("no-such-program-here").run().unwrap_err().starts_with("no-such-program-here: "));
    }

    #[test]
    fn captures_the_whole_output_of_a_program_that_fails() {
        let captured = Run::new("sh").args(["-c", "echo one; echo two; exit 1"]).run_and_capture().unwrap();
        assert_eq!((captured.text.as_str(), captured.success), ("one\ntwo\n", false));
    }

    #[test]
    fn writes_to_its_log_in_order() {
        let file = std::env::temp_dir().join(format!("xtask-run-log-{}", std::process::id()));
        let log = Log::create(&file).unwrap();
        log.line("first");
        Run::new("sh").args(["-c", "echo out; echo err >&2"]).log_to(Some(&log)).run().unwrap();
        let captured = Run::new("sh").args(["-c", "echo result; echo more >&2"]).log_to(Some(&log)).capture().unwrap();
        log.line("last");
        assert_eq!(captured.text, "result\n");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "first\nout\nerr\nmore\nlast\n");
        std::fs::remove_file(file).unwrap();
    }
}
