//! The sandbox clock. It starts at the system time or at `--now`, runs, and can be set by tests, so that tokens
//! expire and loans fall overdue without waiting. Every response carries it in the `Date` header. Its resolution is
//! one microsecond, the finest that epoch seconds in a JSON number can represent.

use lms::{Day, Instant};
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A settable clock.
#[derive(Debug)]
pub struct Clock(Mutex<ClockState>);

#[derive(Clone, Copy, Debug)]
struct ClockState {
    base: Instant,
    since: std::time::Instant,
    frozen: bool,
}

impl ClockState {
    fn now(self) -> Instant {
        if self.frozen {
            return self.base;
        }
        let elapsed = i64::try_from(self.since.elapsed().as_micros()).unwrap_or(i64::MAX / 100);
        Instant::from_micros(self.base.micros().saturating_add(elapsed))
    }
}

impl Clock {
    /// Returns a clock that starts at `start` and runs.
    pub fn starting_at(start: Instant) -> Self {
        Self(Mutex::new(ClockState { base: start, since: std::time::Instant::now(), frozen: false }))
    }

    /// Returns the current time.
    pub fn now(&self) -> Instant {
        self.state().now()
    }

    /// Returns the current day in Asia/Kolkata.
    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// Returns whether the clock is frozen.
    pub fn is_frozen(&self) -> bool {
        self.state().frozen
    }

    /// Sets the clock to `now`; it stays running or frozen.
    pub fn set(&self, now: Instant) {
        self.update(|state| state.base = now);
    }

    /// Advances the clock by `seconds`.
    pub fn advance(&self, seconds: i64) {
        self.update(|state| {
            state.base = Instant::from_ticks(state.base.ticks().saturating_add(seconds.saturating_mul(10_000_000)))
        });
    }

    /// Freezes the clock, or lets it run again.
    pub fn freeze(&self, frozen: bool) {
        self.update(|state| state.frozen = frozen);
    }

    fn state(&self) -> ClockState {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn update(&self, update: impl FnOnce(&mut ClockState)) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.base = state.now();
        state.since = std::time::Instant::now();
        update(&mut state);
    }
}

/// Returns the system time.
pub fn system_now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_micros(i64::try_from(since.as_micros()).unwrap_or_default())
}

/// Parses a time such as `2026-11-23T18:35:00+05:30`; `None` if it is invalid.
pub fn parse_rfc3339(text: &str) -> Option<Instant> {
    let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    i64::try_from(moment.unix_timestamp_nanos() / 1000).ok().map(Instant::from_micros)
}

/// Formats a time as `2026-11-23T13:05:00Z`.
pub fn rfc3339(at: Instant) -> String {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.ticks()) * 100)
        .ok()
        .and_then(|moment| moment.format(&Rfc3339).ok())
        .unwrap_or_default()
}

/// Formats a time for the `Date` header.
pub fn http_date(at: Instant) -> String {
    let seconds = u64::try_from(at.seconds()).unwrap_or_default();
    httpdate::fmt_http_date(UNIX_EPOCH + std::time::Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        parse_rfc3339(text).unwrap()
    }

    #[test]
    fn parses_and_formats_times_with_offset() {
        assert_eq!(at("2026-11-23T18:35:00+05:30").to_string(), "23 Nov 2026, 18:35");
        assert_eq!(rfc3339(at("2026-11-23T18:35:00+05:30")), "2026-11-23T13:05:00Z");
        assert_eq!(http_date(at("2026-11-23T13:05:00Z")), "Mon, 23 Nov 2026 13:05:00 GMT");
        assert_eq!(parse_rfc3339("23 Nov 2026"), None);
    }

    #[test]
    fn frozen_clock_shows_the_time_set() {
        let clock = Clock::starting_at(at("2026-11-23T13:05:00Z"));
        clock.freeze(true);
        clock.set(at("2026-12-01T00:00:00Z"));
        clock.advance(90);
        assert_eq!(rfc3339(clock.now()), "2026-12-01T00:01:30Z");
        assert!(clock.is_frozen());
    }

    #[test]
    fn running_clock_never_goes_backwards() {
        let clock = Clock::starting_at(at("2026-11-23T13:05:00Z"));
        let first = clock.now();
        assert!(clock.now() >= first);
        assert!(first >= at("2026-11-23T13:05:00Z"));
    }
}
