//! `cargo xtask dev`: the app with live reload, and a sandbox that it talks to through the same origin.

use crate::failure::{Failure, Outcome, Step};
use crate::sandbox::{self, Process, Sandbox};
use crate::setup::{self, For};
use crate::{house, http};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Where the app is served unless told, or else the next free port.
const APP_PORT: u16 = 8080;
/// Where the sandbox listens, or else the next free port.
const SANDBOX_PORT: u16 = 8090;
/// The paths that belong to the API: everything else is the app's.
const API_PATHS: [&str; 3] = ["/v1/", "/token/", "/sandbox/"];

/// Runs both until Ctrl-C, or until one of them ends.
pub(crate) fn dev(arguments: &[String]) -> Outcome<()> {
    const STEP: &str = "dev";
    let options = Options::read(arguments)?;
    let kit = setup::setup(For::Dev)?;
    let program = sandbox::built(&kit)?;

    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    ctrlc::set_handler(move || asked.store(true, Ordering::SeqCst)).step(STEP, "")?;

    let app_port = free_port(options.port)?;
    let sandbox_port = free_port(SANDBOX_PORT)?;
    let mut flags = vec![format!("--listen=127.0.0.1:{sandbox_port}"), "--controls".to_owned()];
    flags.extend(options.sandbox);
    let mut sandbox = Sandbox::start(program, &flags, Stdio::inherit())?;

    let config = TrunkConfig::write(&sandbox.address)?;
    let child = kit
        .trunk()
        .args(["serve", "--offline", "--disable-address-lookup", "--address=127.0.0.1", "--dist=target/site/dev"])
        .arg(format!("--port={app_port}"))
        .arg("--config")
        .arg(&*config.file)
        .into_command()
        .stdin(Stdio::null())
        .spawn()
        .step(STEP, "cargo xtask setup")?;
    let mut trunk = Process::new(child);

    let app = SocketAddr::from((Ipv4Addr::LOCALHOST, app_port));
    let mut announced = false;
    while !stop.load(Ordering::SeqCst) {
        for (name, process) in [("Trunk", &mut trunk), ("the sandbox", sandbox.process())] {
            if let Some(status) = process.ended() {
                // Ctrl-C reaches all of us at once: they may be the first to end.
                std::thread::sleep(Duration::from_millis(100));
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                return Err(Failure::new(STEP, format!("{name} stopped: {status}"), "see its last words above"));
            }
        }
        if !announced && is_served(app) {
            announced = true;
            announce(app, sandbox.address);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("\nStopping");
    trunk.interrupt();
    Ok(())
}

struct Options {
    port: u16,
    /// What goes to the sandbox.
    sandbox: Vec<String>,
}

impl Options {
    fn read(arguments: &[String]) -> Outcome<Self> {
        let wrong = |what: String| Failure::new("dev", what, "cargo xtask shows the usage");
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
                    return Err(wrong(format!(
                        "{argument} means nothing to dev; what the sandbox shall get stands after --"
                    )));
                }
            }
        }
        Ok(options)
    }
}

/// The first port from `wanted` on that nobody listens to.
fn free_port(wanted: u16) -> Outcome<u16> {
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

/// Trunk's configuration with the proxies to this run's sandbox. It must lie in the root, and goes when we end.
struct TrunkConfig {
    file: Box<Path>,
}

impl TrunkConfig {
    fn write(sandbox: &SocketAddr) -> Outcome<Self> {
        let ours = std::fs::read_to_string(house::root().join("Trunk.toml"))
            .step("dev", "Trunk.toml is part of the repository")?;
        let file = house::root().join(".trunk-dev.toml").into_boxed_path();
        std::fs::write(&file, with_proxies(&ours, sandbox)).step("dev", "make the repository's root writable")?;
        Ok(Self { file })
    }
}

impl Drop for TrunkConfig {
    fn drop(&mut self) {
        // It is written anew each time: one that stays does no harm.
        drop(std::fs::remove_file(&self.file));
    }
}

fn with_proxies(config: &str, sandbox: &SocketAddr) -> String {
    let proxy = |path: &&str| format!("\n[[proxies]]\nbackend = \"http://{sandbox}{path}\"\nno_system_proxy = true\n");
    [config.to_owned()].into_iter().chain(API_PATHS.iter().map(proxy)).collect()
}

fn is_served(app: SocketAddr) -> bool {
    http::ask(app, "/", None).is_ok_and(|answer| answer.status == 200 && answer.body.contains("<body"))
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
    fn what_follows_two_dashes_is_the_sandboxs() {
        let options = read(&["--port", "9000", "--", "--seed-loans", "7"]).unwrap();
        assert_eq!((options.port, options.sandbox), (9000, vec!["--seed-loans".to_owned(), "7".to_owned()]));
        assert_eq!(read(&["--port=9001"]).unwrap().port, 9001);
        assert_eq!(read(&[]).unwrap().port, APP_PORT);
        for wrong in [&["--port", "many"][..], &["--port"], &["--seed-loans", "7"]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_taken_port_gives_way_to_the_next() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(port).unwrap() > port);
    }

    #[test]
    fn every_path_of_the_api_is_proxied() {
        let config = with_proxies("[build]\n", &"127.0.0.1:8091".parse().unwrap());
        assert!(config.starts_with("[build]\n"));
        assert_eq!(config.matches("[[proxies]]").count(), 3);
        assert!(config.contains("backend = \"http://127.0.0.1:8091/token/\""));
    }
}
