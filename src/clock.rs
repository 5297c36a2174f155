//! The lender's current time and day: the server's clock if known (the `Date` header of its responses), else the
//! browser's. Days are days in Asia/Kolkata, whatever the browser's time zone.

use crate::dom::app_signal::AppSignal;
use lms::{Day, Instant};

thread_local! {
    /// Seconds by which the server's clock is ahead of the browser's.
    static AHEAD: AppSignal<i64> = AppSignal::new(0);
}

/// Smaller differences in seconds are ignored: `Date` has no fraction, and a response takes time.
const SLACK: i64 = 3;

pub(crate) fn sync_from_date_header(date_header: &str) {
    let millis = js_sys::Date::parse(date_header);
    if millis.is_nan() {
        return;
    }
    let ahead = whole(millis).div_euclid(1000) - browser_seconds();
    AHEAD.with(|known| {
        if (known.get_untracked() - ahead).abs() > SLACK {
            known.set(ahead);
        }
    });
}

pub(crate) fn now() -> Instant {
    Instant::from_seconds(browser_seconds() + AHEAD.with(AppSignal::get_untracked))
}

/// Tracks corrections by the server's clock, not the passing of midnight.
pub(crate) fn today() -> Day {
    AHEAD.with(AppSignal::track);
    now().day()
}

/// Seconds since 1970 by the browser's clock.
pub(crate) fn browser_seconds() -> i64 {
    whole(js_sys::Date::now()).div_euclid(1000)
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds of a date fit an i64 until the year 292 million")]
fn whole(millis: f64) -> i64 {
    millis as i64
}
