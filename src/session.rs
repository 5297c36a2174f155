//! The session of the signed-in officer: one for all tabs of the browser.
//!
//! The access token is in memory only. The refresh token is in sessionStorage, so that the session outlives a reload of the last
//! tab. Tabs give both to each other by messages. Neither is ever shown, logged, part of a URL or in localStorage.

mod idle;
mod jwt;
pub(crate) mod officer;
mod stored_tokens;
mod tabs;
mod tokens;

pub(crate) use idle::active;
pub(crate) use stored_tokens::username;
pub(crate) use tokens::{bearer, ended, renewed};

use crate::dom::app_signal::AppSignal;
use crate::dom::ids::random_id;
use crate::storage::{local, session as tab_storage};
use leptos::ev;
use leptos::prelude::*;
use lms::ApiError;
use lms::identity::Tokens;
use std::cell::RefCell;

/// Under this key the other tabs learn of a sign-out.
const SIGNED_OUT: &str = "orrery.signed-out";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    SignedOut,
    /// The tab was reloaded and renews its token.
    Restoring,
    SignedIn,
    /// It expired in use: the page stays, and a dialog over it asks to sign in again.
    Ended,
    /// No tab was used for a while: as after [`State::Ended`], and the page can't be seen.
    Locked,
}

/// What [`on_change`] reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SessionChange {
    SignedOut,
    /// After [`State::Ended`] or [`State::Locked`], as the same officer.
    SignedInAgain,
}

thread_local! {
    static STATE: AppSignal<State> = AppSignal::new(State::SignedOut);
    static LISTENERS: RefCell<Vec<fn(SessionChange)>> = const { RefCell::new(Vec::new()) };
}

/// Tracks the state.
pub(crate) fn state() -> State {
    STATE.with(AppSignal::get)
}

/// Calls `listener` at each change, for the life of the page.
pub(crate) fn on_change(listener: fn(SessionChange)) {
    LISTENERS.with_borrow_mut(|listeners| listeners.push(listener));
}

pub(crate) fn begin(username: &str, tokens: &Tokens) {
    let is_left = take_over(Some(username.to_owned()));
    stored_tokens::save_username(username);
    stored_tokens::save_refresh_token(&tokens.refresh);
    begin_with(&tokens.access, is_left);
}

/// Begins a session with a pasted token. It can't be renewed: it ends with the token or with a reload of the last tab.
pub(crate) fn begin_with_token(token: &str) {
    let subject = jwt::subject(token);
    let is_left = take_over(subject.clone());
    stored_tokens::save_subject(subject);
    begin_with(token, is_left);
}

fn begin_with(access: &str, is_left: bool) {
    tokens::hold(access);
    tabs::share_sign_in();
    leave_if_taken_over(is_left);
}

/// Removes what another officer than this has left in the tab. `None` is an officer that the token does not name, and counts as
/// another. Returns whether pages of the former officer are open.
fn take_over(officer: Option<String>) -> bool {
    let is_same = match (stored_tokens::officer(), officer) {
        (Some(before), Some(officer)) => before.eq_ignore_ascii_case(&officer),
        _ => false,
    };
    if !is_same {
        tab_storage::clear();
    }
    !is_same && matches!(untrack(state), State::SignedIn | State::Ended | State::Locked)
}

/// Goes on with a session that has begun: with the page that is open, or, if that is another officer's, with a new one. Nothing
/// that the former officer read or typed stays in memory or on screen.
fn leave_if_taken_over(is_left: bool) {
    if is_left {
        // A path of this site can be opened.
        drop(window().location().assign("/"));
    } else {
        signed_in();
    }
}

/// Renews the session of a tab that was reloaded, or takes over that of another tab.
pub(crate) async fn restore() {
    if idle::is_overdue() {
        tokens::forget();
    }
    if stored_tokens::refresh_token().is_none() {
        return tabs::ask().await;
    }
    set(State::Restoring);
    if let Err(error) = tokens::renew(None).await {
        // Offline: the officer is still signed in, and the next call renews.
        if error == ApiError::SignedOut { set(State::SignedOut) } else { signed_in() }
    }
}

/// Signs out in all tabs of this browser: the next person at it finds none of them open.
pub(crate) fn sign_out() {
    // Without storage no other tab can be told.
    local::save(SIGNED_OUT, &random_id());
    sign_out_here();
}

/// Follows the other tabs and what the officer does. Called once, at the start of the app.
pub(crate) fn start() {
    // For the life of the page.
    let _ = window_event_listener(ev::storage, |event| {
        if event.key().as_deref() == Some(SIGNED_OUT) {
            sign_out_here();
        }
    });
    tabs::listen();
    idle::watch();
}

/// Ends the session and removes what it has stored: tokens and drafts of this tab, and all of this device that may hold
/// borrowers' data. Each tab does so, as another may have saved something meanwhile.
fn sign_out_here() {
    tokens::forget();
    tab_storage::clear();
    local::clear_at_sign_out();
    set(State::SignedOut);
    report(SessionChange::SignedOut);
}

/// Locks all tabs.
fn lock() {
    tabs::lock_all();
    lock_here();
}

fn lock_here() {
    if matches!(untrack(state), State::SignedIn | State::Ended) {
        tokens::forget();
        set(State::Locked);
    }
}

/// The tokens of this tab can be used.
fn signed_in() {
    let before = untrack(state);
    if before == State::SignedIn {
        return;
    }
    idle::restart();
    set(State::SignedIn);
    if matches!(before, State::Ended | State::Locked) {
        report(SessionChange::SignedInAgain);
    }
}

fn set(next: State) {
    if untrack(state) != next {
        tabs::set_present(next == State::SignedIn);
        STATE.with(|state| state.set(next));
    }
}

fn report(change: SessionChange) {
    for listener in LISTENERS.with_borrow(Vec::clone) {
        listener(change);
    }
}
