//! Starts and stops the sandbox, the stand-in server of this repository.

use crate::failure::{Failure, Outcome, Step};
use crate::house;
use crate::http;
use crate::run::Run;
use crate::setup::Kit;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The packages whose native build is one: always built together, so that their common dependencies are compiled once.
pub(crate) const NATIVE: [&str; 6] = ["-p", "lms", "-p", "sandbox", "-p", "xtask"];

/// Builds the sandbox and answers where its program is.
pub(crate) fn built(kit: &Kit) -> Outcome<PathBuf> {
    kit.cargo()
        .args(["build", "--locked", "--bin", "sandbox"])
        .args(NATIVE)
        .go()
        .step("build the sandbox", "mend what the compiler says above")?;
    Ok(house::target().join("debug/sandbox"))
}

/// A sandbox that runs; it is stopped when this is dropped.
pub(crate) struct Sandbox {
    process: Process,
    /// Where it answers.
    pub(crate) address: SocketAddr,
}

impl Sandbox {
    /// Starts `program` and waits until it answers.
    pub(crate) fn start(program: PathBuf, arguments: &[String], log: Stdio) -> Outcome<Self> {
        const STEP: &str = "start the sandbox";
        let advice = "run it by itself: cargo run -p sandbox -- --help";
        let mut command = Run::new(program).args(arguments).into_command();
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log).spawn().step(STEP, advice)?;
        let stdout = child.stdout.take();
        let process = Process { child };
        let mut lines = BufReader::new(stdout.ok_or_else(|| Failure::new(STEP, "it has no output", advice))?).lines();
        let said = lines.by_ref().map_while(Result::ok).find_map(|line| listening(&line));
        let address = said.ok_or_else(|| Failure::new(STEP, "it stopped before it listened", advice))?;
        // Its pipe must not fill up, nor break.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(Self { process, address })
    }

    /// The process itself.
    pub(crate) fn process(&mut self) -> &mut Process {
        &mut self.process
    }

    /// Signs in with a one-time password and answers the access token.
    pub(crate) fn sign_in(&self, username: &str) -> Result<String, String> {
        let user = serde_json::json!({ "mode": "email", "username": username });
        self.json("/v1/identity/auth/rego/otp/send/", Some(&user))?;
        let peeked = self.json(&format!("/sandbox/otp/?username={}", username.replace('@', "%40")), None)?;
        let mut sign_in = user;
        sign_in["otp"] = peeked["otp"].clone();
        let tokens = self.json("/v1/identity/auth/rego/otp/verify/", Some(&sign_in))?;
        tokens["access"].as_str().map(str::to_owned).ok_or_else(|| "its sign-in gave no access token".to_owned())
    }

    fn json(&self, path: &str, body: Option<&serde_json::Value>) -> Result<serde_json::Value, String> {
        let answer = http::ask(self.address, path, body.map(ToString::to_string).as_deref())?;
        if answer.status >= 300 {
            return Err(format!("{path} answered {}: {}", answer.status, answer.body));
        }
        serde_json::from_str(&answer.body).map_err(|error| format!("{path} answered no JSON: {error}"))
    }
}

/// The address in the line that a sandbox prints once it answers.
fn listening(line: &str) -> Option<SocketAddr> {
    line.strip_prefix("listening on http://")?.trim().trim_end_matches('/').parse().ok()
}

/// A process that is stopped when this is dropped: asked first, made to after a while.
pub(crate) struct Process {
    child: Child,
}

impl Process {
    /// Takes charge of a child.
    pub(crate) fn new(child: Child) -> Self {
        Self { child }
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Asks it to stop, as Ctrl-C would.
    pub(crate) fn interrupt(&mut self) {
        if self.ended().is_none()
            && let Ok(pid) = i32::try_from(self.child.id())
        {
            // It may have ended just now: then there is nothing left to ask.
            let _ = kill(Pid::from_raw(pid), Signal::SIGINT);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.interrupt();
        let asked = Instant::now();
        while self.ended().is_none() {
            if asked.elapsed() > Duration::from_secs(5) {
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
