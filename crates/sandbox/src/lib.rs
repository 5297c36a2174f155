//! The sandbox: a small loan management server over SQLite that stands in for the real API in development, tests and
//! demonstrations. The front end never knows, and shares no state with it but through HTTP.
//!
//! A call passes [`headers`] (clock, request id, CORS) and [`faults`], is answered by its group in [`routes`], which
//! checks it ([`params`], [`auth`]) and asks the [`store`]; the arithmetic of lending is in [`books`], the data it starts
//! with in [`seed`]. What it does not do as the real API would is written in `docs/sandbox-differences.md`.

pub mod auth;
pub mod bank;
pub mod books;
pub mod bulk;
pub mod cli;
pub mod clock;
pub mod credit_bank;
pub mod csv_file;
pub mod error;
pub mod faults;
pub mod headers;
pub mod invoice;
pub mod likeness;
pub mod params;
pub mod pattern;
pub mod requests;
pub mod routes;
pub mod seed;
pub mod server;
pub mod site;
pub mod store;
pub mod terms_body;

#[cfg(test)]
mod client_contract;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod testing;

pub use seed::SeedPlan;
pub use server::Running;

use auth::{Lifetimes, Otps};
use clock::Clock;
use error::Answer;
use faults::Faults;
use lms::Instant;
use requests::RequestLog;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::{Store, eod};

/// How to start.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The file the data is kept in; in memory when absent.
    pub database: Option<PathBuf>,
    /// The data to start with.
    pub plan: SeedPlan,
    /// Where the clock starts; the system's time when absent.
    pub now: Option<Instant>,
    /// Whether tests may arm faults, set the clock and so on.
    pub controls: bool,
    /// The built site to serve from the same origin.
    pub site: Option<PathBuf>,
    /// Whether the end of each day runs by itself at midnight and whenever the clock is set; else only by Run EOD.
    pub nightly_eod: bool,
    /// How long an access token lives.
    pub access_minutes: u32,
    /// How long a refresh token lives.
    pub refresh_hours: u32,
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
            access_minutes: 15,
            refresh_hours: 12,
        }
    }
}

/// What all calls share.
#[derive(Debug)]
pub struct Sandbox {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// What goes wrong next.
    pub faults: Faults,
    /// What arrived.
    pub requests: RequestLog,
    /// One-time passwords that wait.
    pub otps: Otps,
    /// How long tokens live.
    pub lifetimes: Lifetimes,
    /// Whether the end of each day runs by itself.
    pub nightly_eod: bool,
    /// Whether the test controls answer.
    pub controls: bool,
    /// The built site.
    pub site: Option<PathBuf>,
}

/// Listens, opens and seeds the database, and answers once every call may come.
///
/// # Errors
/// The address is taken, or the database can't be used; in words.
pub async fn start(config: Config) -> Result<Running, String> {
    let listening = server::bind(config.listen).await?;
    let sandbox = Sandbox::open(config).await?;
    Ok(server::serve(listening, routes::router(sandbox)))
}

impl Sandbox {
    /// Opens and seeds the database and brings its books to the clock's day.
    ///
    /// # Errors
    /// The database can't be used; in words.
    pub async fn open(config: Config) -> Result<Arc<Self>, String> {
        let clock = Clock::starting_at(config.now.unwrap_or_else(clock::system));
        let opened_at = clock.now();
        let (database, plan) = (config.database, config.plan);
        let store = tokio::task::spawn_blocking(move || {
            let store = Store::open(database.as_deref())?;
            store.prepare(|connection| seed::fill(connection, plan, opened_at))?;
            Ok::<_, String>(store)
        })
        .await
        .map_err(|error| error.to_string())??;
        let lifetimes = Lifetimes {
            access: i64::from(config.access_minutes) * 60,
            refresh: i64::from(config.refresh_hours) * 3600,
        };
        let sandbox = Arc::new(Self {
            store,
            clock,
            faults: Faults::default(),
            requests: RequestLog::default(),
            otps: Otps::default(),
            lifetimes,
            nightly_eod: config.nightly_eod,
            controls: config.controls,
            site: config.site,
        });
        sandbox.bring_books_to_today().await.map_err(|error| format!("the books can't be closed: {error:?}"))?;
        tokio::spawn(turn_days(Arc::downgrade(&sandbox)));
        tokio::spawn(bank::open(Arc::downgrade(&sandbox)));
        Ok(sandbox)
    }

    /// Runs the end of day up to today, unless that is left to Run EOD.
    ///
    /// # Errors
    /// What the database says.
    pub async fn bring_books_to_today(&self) -> Answer<()> {
        if !self.nightly_eod {
            return Ok(());
        }
        let now = self.clock.now();
        self.store.write(move |connection| eod::bring_to(connection, now.day(), now)).await
    }
}

/// Watches for midnight in Kolkata.
async fn turn_days(sandbox: std::sync::Weak<Sandbox>) {
    loop {
        tokio::time::sleep(Duration::from_secs(20)).await;
        let Some(sandbox) = sandbox.upgrade() else {
            return;
        };
        if let Err(error) = sandbox.bring_books_to_today().await {
            tracing::error!(?error, "the books could not be brought to the new day");
        }
    }
}
