//! The sandbox: a small loan management server over SQLite that stands in for the real API in development, tests and
//! demonstrations. The front end talks to it over HTTP only.
//!
//! A request passes `headers` (clock, request id, CORS), `rate_limit`, `faults` and `body_limit` and is handled by its group in `routes`, which
//! validates it (`params`, `body`, `auth`) and calls the `store`. The arithmetic of lending is in [`books`], the initial data
//! in `seed`. `docs/sandbox-differences.md` says where it differs from the real API.

mod auth;
mod background;
mod body;
mod body_limit;
pub mod books;
mod bulk;
pub mod cli;
pub mod clock;
mod credit_bank;
mod csv_file;
mod error;
mod faults;
mod headers;
mod idempotency;
mod invoice;
mod match_score;
mod params;
mod pattern;
mod rate_limit;
mod requests;
mod routes;
mod seed;
mod server;
mod site;
mod store;
mod terms_body;

#[cfg(test)]
mod client_contract;
#[cfg(test)]
mod random_histories;
#[cfg(test)]
mod signed_out;
#[cfg(test)]
mod testing;

pub use seed::SeedPlan;
pub use server::Running;
pub use store::audit;

use auth::{Otps, TokenLifetimes};
use clock::Clock;
use error::ApiResult;
use faults::Faults;
use idempotency::Responses;
use lms::{Instant, Money};
use rate_limit::RequestRates;
use requests::RequestLog;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::{Store, eod};

/// Configuration of a server.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address to listen on; port 0 selects a free port.
    pub listen: SocketAddr,
    /// Database file; in memory if `None`.
    pub database: Option<PathBuf>,
    /// Initial data.
    pub plan: SeedPlan,
    /// Start of the clock; the system time if `None`.
    pub now: Option<Instant>,
    /// Whether the test controls (faults, clock, sessions and so on) are available.
    pub controls: bool,
    /// Directory of a built site to serve from the same origin.
    pub site: Option<PathBuf>,
    /// Whether end-of-day runs automatically at midnight and whenever the clock is set; otherwise only by Run EOD.
    pub nightly_eod: bool,
    /// Amount from which a payout must be processed by another officer than the one who requested it.
    pub second_officer_from: Money,
    /// Lifetime of an access token, in minutes.
    pub access_minutes: u32,
    /// Lifetime of a refresh token, in hours.
    pub refresh_hours: u32,
    /// Sustained requests per second of one address, ten times as many in a burst; no limit if 0.
    pub requests_per_second: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8090)),
            database: None,
            plan: SeedPlan::default(),
            now: None,
            controls: false,
            site: None,
            nightly_eod: true,
            second_officer_from: Money::from_rupees(500_000),
            access_minutes: 15,
            refresh_hours: 12,
            requests_per_second: 500,
        }
    }
}

/// State shared by all requests.
#[derive(Debug)]
pub(crate) struct Sandbox {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) requests: RequestLog,
    pub(crate) rates: RequestRates,
    pub(crate) responses: Responses,
    pub(crate) otps: Otps,
    pub(crate) lifetimes: TokenLifetimes,
    pub(crate) nightly_eod: bool,
    pub(crate) controls: bool,
    pub(crate) site: Option<PathBuf>,
}

/// Binds the address, opens and seeds the database, and starts the server.
///
/// # Errors
/// A message if the address is in use or the database cannot be used.
pub async fn start(config: Config) -> Result<Running, String> {
    let listener = server::bind(config.listen).await?;
    let sandbox = Sandbox::open(config).await?;
    Ok(server::serve(listener, routes::router(sandbox)))
}

impl Sandbox {
    /// Opens and seeds the database and runs the end of day up to the clock's day. The error is a message.
    pub(crate) async fn open(config: Config) -> Result<Arc<Self>, String> {
        let clock = Clock::starting_at(config.now.unwrap_or_else(clock::system_now));
        let opened_at = clock.now();
        let (database, plan) = (config.database, config.plan);
        let store = tokio::task::spawn_blocking(move || {
            let store = Store::open(database.as_deref())?;
            store.prepare(|connection| seed::fill(connection, plan, opened_at))?;
            Ok::<_, String>(store)
        })
        .await
        .map_err(|error| error.to_string())??;
        let limit = config.second_officer_from.paise();
        store
            .write(move |connection| Ok(connection.execute("UPDATE settings SET second_officer_from = ?", [limit])?))
            .await
            .map_err(|error| format!("the settings can't be written: {error:?}"))?;
        let lifetimes = TokenLifetimes {
            access: i64::from(config.access_minutes) * 60,
            refresh: i64::from(config.refresh_hours) * 3600,
        };
        let sandbox = Arc::new(Self {
            store,
            clock,
            faults: Faults::default(),
            requests: RequestLog::default(),
            rates: RequestRates::new(config.requests_per_second),
            responses: Responses::default(),
            otps: Otps::default(),
            lifetimes,
            nightly_eod: config.nightly_eod,
            controls: config.controls,
            site: config.site,
        });
        sandbox.run_due_eod().await.map_err(|error| format!("end of day failed: {error:?}"))?;
        tokio::spawn(run_nightly_eod(Arc::downgrade(&sandbox)));
        tokio::spawn(background::run(Arc::downgrade(&sandbox)));
        Ok(sandbox)
    }

    /// Runs the end of day up to today, unless that is left to Run EOD.
    pub(crate) async fn run_due_eod(&self) -> ApiResult<()> {
        if !self.nightly_eod {
            return Ok(());
        }
        let now = self.clock.now();
        self.store.write(move |connection| eod::run_up_to(connection, now.day(), now)).await
    }
}

/// Runs the end of day after each midnight in Kolkata.
async fn run_nightly_eod(sandbox: std::sync::Weak<Sandbox>) {
    loop {
        tokio::time::sleep(Duration::from_secs(20)).await;
        let Some(sandbox) = sandbox.upgrade() else {
            return;
        };
        if let Err(error) = sandbox.run_due_eod().await {
            tracing::error!(?error, "end of day failed");
        }
    }
}
