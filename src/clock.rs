//! What day it is for the lender: the server's day where it tells (the `Date` header of its answers), else the
//! browser's clock read in Asia/Kolkata. Never the browser's time zone.

use leptos::prelude::*;
use lms::{Day, Instant};

thread_local! {
    /// How many seconds the server's clock is ahead of the browser's.
    static AHEAD: ArcRwSignal<i64> = ArcRwSignal::new(0);
}

/// Two clocks that agree within this many seconds are taken as one: `Date` has no fraction, and an answer takes time.
const SLACK: i64 = 3;

/// Learns the server's time from an answer's `Date` header.
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

/// This moment by the server's clock.
pub(crate) fn now() -> Instant {
    Instant::from_seconds(browser_seconds() + AHEAD.with(|ahead| ahead.get_untracked()))
}

/// Today by the server's clock; tracks its corrections.
pub(crate) fn today() -> Day {
    AHEAD.with(|ahead| ahead.track());
    now().day()
}

fn browser_seconds() -> i64 {
    whole(js_sys::Date::now()).div_euclid(1000)
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds of a date fit an i64 until the year 292 million")]
fn whole(millis: f64) -> i64 {
    millis as i64
}
