//! `cargo xtask dev`: the app with live reload, and a sandbox that it reaches through the same origin.

use crate::failure::{Failure, Outcome, WithStep};
use crate::sandbox::{self, Sandbox};
use crate::setup::{self, Purpose};
use crate::trunk;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Where the app is served without `--port`, or else the next free port.
const APP_PORT: u16 = 8080;

/// Runs both until Ctrl-C, or until one of them ends.
pub(crate) fn dev(arguments: &[String]) -> Outcome<()> {
    const STEP: &str = "dev";
    let options = Options::read(arguments)?;
    let tools = setup::setup(Purpose::Dev)?;
    let program = sandbox::build(&tools)?;

    let stop = Arc::new(AtomicBool::new(false));
    let stop_on_signal = Arc::clone(&stop);
    ctrlc::set_handler(move || stop_on_signal.store(true, Ordering::SeqCst)).step(STEP, "")?;

    let app_port = free_port(options.port)?;
    let sandbox_port = free_port(trunk::SANDBOX_PORT)?;
    let mut flags = vec![format!("--listen=127.0.0.1:{sandbox_port}"), "--controls".to_owned()];
    flags.extend(options.sandbox);
    let mut sandbox = Sandbox::start(program, &flags, Stdio::inherit())?;
    let mut trunk = trunk::Server::start(&tools, app_port, sandbox_port)?;

    let mut announced = false;
    while !stop.load(Ordering::SeqCst) {
        for (name, process) in [("Trunk", &mut trunk.process), ("the sandbox", sandbox.process())] {
            if let Some(status) = process.ended() {
                // Ctrl-C reaches every process at once: these may end before the handler above runs.
                std::thread::sleep(Duration::from_millis(100));
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                return Err(Failure::new(STEP, format!("{name} stopped: {status}"), "see its message above"));
            }
        }
        if !announced && trunk.is_ready() {
            announced = true;
            announce(trunk.address, sandbox.address);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("\nStopping");
    trunk.process.interrupt();
    Ok(())
}

struct Options {
    port: u16,
    /// Arguments of the sandbox.
    sandbox: Vec<String>,
}

impl Options {
    fn read(arguments: &[String]) -> Outcome<Self> {
        let wrong = |problem: String| Failure::new("dev", problem, "cargo xtask shows the usage");
        let mut options = Self { port: APP_PORT, sandbox: vec![] };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let (name, inline) =
                argument.split_once('=').map_or((&**argument, None), |(name, value)| (name, Some(value)));
            match name {
                "--port" => {
                    let value = inline.or_else(|| arguments.next().map(|value| &**value)).unwrap_or_default();
                    options.port = value.parse().map_err(|_| wrong(format!("--port wants a number, not {value:?}")))?;
                }
                "--" => options.sandbox.extend(arguments.by_ref().cloned()),
                _ => {
                    return Err(wrong(format!("{argument} is no option of dev; arguments of the sandbox go after --")));
                }
            }
        }
        Ok(options)
    }
}

/// The first port from `wanted` on that is free.
pub(crate) fn free_port(wanted: u16) -> Outcome<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let ports = wanted..=wanted.saturating_add(100);
    let none =
        || Failure::new("dev", format!("no port of {ports:?} is free"), "stop what listens there, or say --port");
    let port = ports.clone().find(free).ok_or_else(none)?;
    if port != wanted {
        println!("Port {wanted} is taken: using {port}");
    }
    Ok(port)
}

fn announce(app: SocketAddr, sandbox: SocketAddr) {
    println!("\n  Orrery is at http://{app}");
    println!("  Sign in with any e-mail address; the page shows the sandbox's code.");
    println!("  The sandbox is at http://{sandbox}. Ctrl-C stops both.\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Outcome<Options> {
        Options::read(&arguments.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn passes_what_follows_two_dashes_to_the_sandbox() {
        let options = read(&["--port", "9000", "--", "--seed-loans", "7"]).unwrap();
        assert_eq!((options.port, options.sandbox), (9000, vec!["--seed-loans".to_owned(), "7".to_owned()]));
        assert_eq!(read(&["--port=9001"]).unwrap().port, 9001);
        assert_eq!(read(&[]).unwrap().port, APP_PORT);
        for wrong in [&["--port", "many"][..], &["--port"], &["--seed-loans", "7"]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn takes_the_next_free_port() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(port).unwrap() > port);
    }
}
