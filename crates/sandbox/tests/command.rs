//! The command line program: its output, and that it stops on signals.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

fn sandbox(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandbox"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A child process that is killed with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn prints_its_address_and_stops_on_signals() {
    for name in ["-TERM", "-INT"] {
        let mut running = Running(sandbox(&["--listen", "127.0.0.1:0", "--seed-loans", "1"]).spawn().unwrap());
        let mut line = String::new();
        BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://127.0.0.1:").expect(&line);
        assert!(address.parse::<u16>().is_ok_and(|port| port > 0), "{line}");
        assert!(Command::new("kill").args([name, &running.0.id().to_string()]).status().unwrap().success());
        assert_eq!(running.0.wait().unwrap().code(), Some(0), "{name}");
    }
}

#[test]
fn prints_help_and_errors() {
    let help = sandbox(&["--help"]).output().unwrap();
    assert!(help.status.success());
    assert!(String::from_utf8(help.stdout).unwrap().contains("--seed-payouts N"));
    let wrong = sandbox(&["--colour", "red"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("--help lists the options"));
    let nowhere = sandbox(&["--listen", "127.0.0.1:0", "--database", "/nowhere/at/all.sqlite"]).output().unwrap();
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(String::from_utf8(nowhere.stderr).unwrap().contains("the database can't be used"));
}
