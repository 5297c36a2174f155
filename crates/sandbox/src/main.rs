//! Command line of the sandbox: starts the server, prints its address, and stops on Ctrl-C or SIGTERM.

use sandbox::cli::{self, Command};
use sandbox::clock;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let config = match cli::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            print!("{}", cli::HELP);
            return ExitCode::SUCCESS;
        }
        Ok(Command::Audit(file, now)) => return audit(&file, now),
        Ok(Command::Serve(config)) => *config,
        Err(complaint) => {
            eprintln!("sandbox: {complaint}");
            return ExitCode::from(2);
        }
    };
    let level = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(level).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("sandbox: {error}");
            return ExitCode::FAILURE;
        }
    };
    let outcome = runtime.block_on(run(config));
    // A seed in progress is abandoned; its transaction is rolled back.
    runtime.shutdown_timeout(Duration::from_secs(1));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(complaint) => {
            eprintln!("sandbox: {complaint}");
            ExitCode::FAILURE
        }
    }
}

fn audit(file: &Path, now: Option<lms::Instant>) -> ExitCode {
    match sandbox::audit::audit_file(file, now.unwrap_or_else(clock::system_now)) {
        Ok(findings) if findings.is_empty() => {
            println!("{} rules hold", sandbox::audit::rule_count());
            ExitCode::SUCCESS
        }
        Ok(findings) => {
            findings.iter().for_each(|finding| println!("{finding}"));
            ExitCode::FAILURE
        }
        Err(complaint) => {
            eprintln!("sandbox: {complaint}");
            ExitCode::from(2)
        }
    }
}

async fn run(config: sandbox::Config) -> Result<(), String> {
    let mut interrupted = signal(SignalKind::interrupt()).map_err(|error| error.to_string())?;
    let mut terminated = signal(SignalKind::terminate()).map_err(|error| error.to_string())?;
    let running = tokio::select! {
        running = sandbox::start(config) => running?,
        _ = interrupted.recv() => return Ok(()),
        _ = terminated.recv() => return Ok(()),
    };
    let mut stdout = std::io::stdout();
    writeln!(stdout, "listening on http://{}", running.address()).map_err(|error| error.to_string())?;
    stdout.flush().map_err(|error| error.to_string())?;
    tokio::select! {
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    running.stop().await;
    Ok(())
}
