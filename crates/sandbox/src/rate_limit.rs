//! Limit on the rate of requests, by the address they come from: a token bucket each.

use crate::Sandbox;
use crate::error::ApiError;
use crate::routes::is_api;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A burst may have as many requests as this number of seconds allows.
const BURST_SECONDS: u32 = 10;
/// Number of addresses from which those without recent requests are removed before another is added.
const CLEANUP_THRESHOLD: usize = 1_000;

/// Request extension: the address of the client.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// When each address has used up its requests of the past: its bucket is full if that time is `BURST_SECONDS` ago.
#[derive(Debug)]
pub struct RequestRates {
    /// Time that a request takes from the bucket; `None` without a limit.
    interval: Option<Duration>,
    used_up_to: Mutex<HashMap<IpAddr, Instant>>,
}

impl RequestRates {
    /// A sustained rate for each address; no limit if 0.
    pub fn new(per_second: u32) -> Self {
        let interval = (per_second > 0).then(|| Duration::from_secs(1) / per_second);
        Self { interval, used_up_to: Mutex::default() }
    }

    /// Counts a request. The error is the time until the next one is accepted.
    fn count(&self, address: IpAddr, now: Instant) -> Result<(), Duration> {
        let Some(interval) = self.interval else {
            return Ok(());
        };
        let burst = Duration::from_secs(1) * BURST_SECONDS;
        let mut used_up_to = self.used_up_to.lock().unwrap_or_else(PoisonError::into_inner);
        if used_up_to.len() >= CLEANUP_THRESHOLD {
            used_up_to.retain(|_, until| *until > now);
        }
        // Seconds are counted ahead of `now`: a full bucket is `now` itself, an empty one `now + burst`.
        let until = used_up_to.entry(address).or_insert(now);
        let next = (*until).max(now) + interval;
        match next.saturating_duration_since(now + burst) {
            Duration::ZERO => {
                *until = next;
                Ok(())
            }
            wait => Err(wait),
        }
    }
}

/// Middleware that answers 429 above the limit. The site's files and the sandbox's own paths are exempt.
pub async fn refuse_excess_requests(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if let Some(Peer(address)) = request.extensions().get()
        && is_api(path)
        && !path.starts_with("/sandbox/")
        && let Err(wait) = sandbox.rates.count(*address, Instant::now())
    {
        // Whole seconds, rounded up.
        return ApiError::TooManyRequests { retry_after: wait.as_secs() + 1 }.into_response();
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;
    use crate::testing::{Server, config, keys};

    const CLIENT: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
    const OTHER: IpAddr = IpAddr::V6(std::net::Ipv6Addr::LOCALHOST);

    #[test]
    fn refuses_above_the_rate_of_one_address() {
        let (rates, start) = (RequestRates::new(2), Instant::now());
        assert!((0..20).all(|_| rates.count(CLIENT, start).is_ok()));
        assert_eq!(rates.count(CLIENT, start), Err(Duration::from_millis(500)));
        assert!(rates.count(OTHER, start).is_ok());
        let later = start + Duration::from_secs(1);
        assert!((0..2).all(|_| rates.count(CLIENT, later).is_ok()));
        assert!(rates.count(CLIENT, later).is_err());
    }

    #[test]
    fn has_no_limit_at_zero() {
        let (rates, now) = (RequestRates::new(0), Instant::now());
        assert!((0..10_000).all(|_| rates.count(CLIENT, now).is_ok()));
    }

    #[test]
    fn forgets_addresses_without_recent_requests() {
        let (rates, start) = (RequestRates::new(1), Instant::now());
        let address = |index: usize| IpAddr::from((index as u128).to_be_bytes());
        (0..CLEANUP_THRESHOLD).for_each(|index| assert!(rates.count(address(index), start).is_ok()));
        assert!(rates.count(CLIENT, start + Duration::from_secs(60)).is_ok());
        assert_eq!(rates.used_up_to.lock().unwrap().len(), 1);
    }

    #[test]
    fn answers_429_with_the_time_to_wait() {
        let server = Server::with(Config { requests_per_second: 1, ..config() });
        let refused = (0..20)
            .map(|_| server.send("GET", "/v1/lms/loans/", &[], ""))
            .find(|reply| reply.status != 401)
            .expect("twenty requests within a second exceed it");
        assert_eq!((refused.status, keys(&refused.text)), (429, vec!["detail".to_owned()]));
        assert_eq!(refused.header("retry-after"), "1");
        assert_eq!(server.send("GET", "/sandbox/health/", &[], "").status, 200);
    }
}
