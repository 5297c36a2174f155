//! The address bar, where leptos_router 0.8 leaves it wrong.
//!
//! The router writes a clicked link's path decoded, so that `%2541` becomes `%41`; and it adds no history entry for a URL
//! that it takes for the present one, which it guesses from a stack of its own that Back and replaced entries confuse.

use crate::dom::watch::watch;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsValue;

thread_local! {
    /// Pages that are being fetched. The router writes the address once they are there.
    static PENDING: Cell<u32> = const { Cell::new(0) };
}

/// A page is being fetched for as long as this lives.
pub(super) struct Pending;

impl Pending {
    pub(super) fn begin() -> Self {
        PENDING.set(PENDING.get() + 1);
        Self
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        PENDING.set(PENDING.get() - 1);
    }
}

/// Corrects the address bar after each navigation. Inside the router.
#[component]
pub(super) fn Address() -> impl IntoView {
    let location = use_location();
    watch(move || {
        location.pathname.track();
        location.search.track();
        correct_soon();
    });
}

/// Corrects the address bar once the router has written it.
pub(super) fn correct_soon() {
    let location = use_location();
    let correct = move || {
        if let (Some(path), Some(search)) = (location.pathname.try_get_untracked(), location.search.try_get_untracked())
            && PENDING.get() == 0
        {
            correct(&path, &search);
        }
    };
    set_timeout(correct, Duration::ZERO);
}

fn correct(path: &str, search: &str) {
    let (Ok(shown), Ok(history)) = (BrowserUrl::current(), window().history()) else { return };
    if (shown.path(), shown.search()) == (path, search) {
        return;
    }
    let wanted = if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") };
    let is_decoded = BrowserUrl::parse(&Url::unescape_minimal(path)).is_ok_and(|url| url.path() == shown.path());
    let corrected = if is_decoded && shown.search() == search {
        history.replace_state_with_url(&history.state().unwrap_or(JsValue::NULL), "", Some(&wanted))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&wanted))
    };
    // A browser refuses too many entries in a moment; the page is right even so.
    drop(corrected);
}
