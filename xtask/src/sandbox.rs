//! Starts and stops the sandbox, the stand-in server of this repository.

use crate::failure::{Failure, Outcome, WithStep};
use crate::http;
use crate::run::Run;
use crate::setup::Toolchain;
use crate::workspace;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The native packages, always built together: a common dependency then has the same features, and is compiled once.
pub(crate) const NATIVE: [&str; 8] = ["-p", "lms", "-p", "sandbox", "-p", "xtask", "-p", "wasm-parts"];

/// Builds the sandbox and returns its program.
///
/// One of its tests is built too: its dependencies then have the features that the tests ask for, and the unit tests
/// share every compiled crate with it.
pub(crate) fn build(tools: &Toolchain) -> Outcome<PathBuf> {
    tools
        .cargo()
        .args(["build", "--locked", "--bin", "sandbox", "--test", "command"])
        .args(NATIVE)
        .run()
        .step("build the sandbox", "correct what the compiler reports above")?;
    Ok(workspace::target().join("debug/sandbox"))
}

/// A sandbox that runs; it is stopped when this is dropped.
pub(crate) struct Sandbox {
    process: Process,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

impl Sandbox {
    /// Starts `program` and waits until it listens.
    pub(crate) fn start(program: PathBuf, arguments: &[String], log: Stdio) -> Outcome<Self> {
        const STEP: &str = "start the sandbox";
        let advice = "run it by itself: cargo run -p sandbox -- --help";
        let mut command = Run::new(program).args(arguments).into_command();
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log).spawn().step(STEP, advice)?;
        let stdout = child.stdout.take();
        let process = Process { child };
        let mut lines = BufReader::new(stdout.ok_or_else(|| Failure::new(STEP, "it has no output", advice))?).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| listening(&line));
        let address = address.ok_or_else(|| Failure::new(STEP, "it stopped before it listened", advice))?;
        // A full or closed pipe would stop it.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(Self { process, address })
    }

    /// The process itself.
    pub(crate) fn process(&mut self) -> &mut Process {
        &mut self.process
    }

    /// Signs in with a one-time password and returns the access token.
    pub(crate) fn sign_in(&self, username: &str) -> Result<String, String> {
        let user = serde_json::json!({ "mode": "email", "username": username });
        self.json("/v1/identity/auth/rego/otp/send/", Some(&user))?;
        let password = self.json(&format!("/sandbox/otp/?username={}", username.replace('@', "%40")), None)?;
        let mut sign_in = user;
        sign_in["otp"] = password["otp"].clone();
        let tokens = self.json("/v1/identity/auth/rego/otp/verify/", Some(&sign_in))?;
        tokens["access"].as_str().map(str::to_owned).ok_or_else(|| "its sign-in gave no access token".to_owned())
    }

    fn json(&self, path: &str, body: Option<&serde_json::Value>) -> Result<serde_json::Value, String> {
        let response = http::request(self.address, path, body.map(ToString::to_string).as_deref())?;
        if response.status >= 300 {
            return Err(format!("{path} returned {}: {}", response.status, response.body));
        }
        serde_json::from_str(&response.body).map_err(|error| format!("{path} returned no JSON: {error}"))
    }
}

/// The address in the line that a sandbox prints once it listens.
fn listening(line: &str) -> Option<SocketAddr> {
    line.strip_prefix("listening on http://")?.trim().trim_end_matches('/').parse().ok()
}

/// A process that is stopped when this is dropped: by SIGINT, and by SIGKILL after five seconds.
pub(crate) struct Process {
    child: Child,
}

impl Process {
    /// Owns a child process.
    pub(crate) fn new(child: Child) -> Self {
        Self { child }
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Sends it SIGINT, as Ctrl-C does.
    pub(crate) fn interrupt(&mut self) {
        if self.ended().is_none()
            && let Ok(pid) = i32::try_from(self.child.id())
        {
            // Fails only if it has just ended.
            let _ = kill(Pid::from_raw(pid), Signal::SIGINT);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.interrupt();
        let interrupted = Instant::now();
        while self.ended().is_none() {
            if interrupted.elapsed() > Duration::from_secs(5) {
                drop(self.child.kill());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_address_in_what_the_sandbox_prints() {
        assert_eq!(listening("listening on http://127.0.0.1:8090"), "127.0.0.1:8090".parse().ok());
        assert_eq!(listening("listening on http://127.0.0.1:41234/"), "127.0.0.1:41234".parse().ok());
        assert_eq!(listening("seeded 200 loans"), None);
    }

    #[test]
    fn a_dropped_process_has_ended() {
        let child = Run::new("sleep").arg("600").into_command().spawn().unwrap();
        let pid = Pid::from_raw(i32::try_from(child.id()).unwrap());
        drop(Process::new(child));
        assert!(kill(pid, None).is_err(), "it still runs");
    }
}
