//! The idle lock: once no tab of the browser was used for some minutes, all of them are covered, and their tokens are gone. The
//! pages stay as they are behind it.

use super::{State, lock, state, tabs};
use crate::storage::session as storage;
use crate::{clock, config};
use leptos::prelude::{set_interval_with_handle, untrack, window};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// When the browser was last used, in sessionStorage: a tab that is restored after a closed browser knows it, too.
const LAST_ACTIVE: &str = "orrery.active";
/// Activity is reported to the other tabs once in so many seconds.
const PRECISION_S: i64 = 5;
const CHECK_INTERVAL: Duration = Duration::from_secs(5);

/// Watches what the officer does, for the life of the page.
pub(super) fn watch() {
    let listener = Closure::<dyn Fn()>::new(active);
    for event in ["pointerdown", "keydown", "wheel"] {
        // Before the page's own listeners, which may stop an event. It fails for no known event.
        let _ = window().add_event_listener_with_callback_and_bool(event, listener.as_ref().unchecked_ref(), true);
    }
    listener.forget();
    // For the life of the page.
    let check = || {
        lock_if_due();
    };
    drop(set_interval_with_handle(check, CHECK_INTERVAL));
}

/// The officer, or a call that the officer began, does something.
pub(crate) fn active() {
    let now = clock::browser_seconds();
    let is_reported = last_active().is_some_and(|last| now < last + PRECISION_S);
    if !is_reported && !lock_if_due() {
        restart();
    }
}

/// Another tab was used at this second.
pub(super) fn active_elsewhere(at: &str) {
    if let Ok(seconds) = at.parse::<i64>()
        && last_active().is_none_or(|last| seconds > last)
    {
        storage::save(LAST_ACTIVE, &at);
    }
}

/// The time until the lock begins now.
pub(super) fn restart() {
    let now = clock::browser_seconds();
    let now = now.to_string();
    storage::save(LAST_ACTIVE, &now.as_str());
    tabs::report_activity(&now);
}

/// Locks all tabs if none was used for too long; returns whether.
pub(super) fn lock_if_due() -> bool {
    let is_due = matches!(untrack(state), State::SignedIn | State::Ended) && is_overdue();
    if is_due {
        lock();
    }
    is_due
}

/// Whether no tab was used for as long as `config.json` allows.
pub(super) fn is_overdue() -> bool {
    let minutes = i64::try_from(config::current().idle_lock_minutes).unwrap_or_default();
    minutes > 0 && last_active().is_some_and(|last| (clock::browser_seconds() - last) / 60 >= minutes)
}

fn last_active() -> Option<i64> {
    storage::load::<String>(LAST_ACTIVE)?.parse().ok()
}
