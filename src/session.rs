//! The session of the signed-in officer and its tokens.
//!
//! The access token is in memory only. The refresh token is in sessionStorage, so that the session outlives a reload
//! and is not shared with other tabs. Neither is ever shown, logged or part of a URL.

mod jwt;
pub(crate) mod officer;
mod stored_tokens;

use crate::dom::app_signal::AppSignal;
use crate::dom::ids::random_id;
use crate::storage::{local, session as tab_storage};
use crate::{clock, http};
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use leptos::ev;
use leptos::prelude::*;
use lms::identity::{RefreshToken, Tokens};
use lms::{ApiError, Instant};
use std::cell::RefCell;

/// Under this key the other tabs learn of a sign-out.
const SIGNED_OUT: &str = "orrery.signed-out";
/// A token that expires within this is renewed before it is used.
const MARGIN_SECONDS: i64 = 30;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    SignedOut,
    /// The tab was reloaded and renews its token.
    Restoring,
    SignedIn,
    /// It expired in use: the page stays, and a dialog over it asks to sign in again.
    Ended,
}

/// What [`on_change`] reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SessionChange {
    SignedOut,
    /// After [`State::Ended`], as the same officer.
    SignedInAgain,
}

struct Access {
    token: String,
    /// `None` if the token does not say.
    expires: Option<Instant>,
}

type Renewal = Shared<LocalBoxFuture<'static, Result<String, ApiError>>>;

thread_local! {
    static STATE: AppSignal<State> = AppSignal::new(State::SignedOut);
    static ACCESS: RefCell<Option<Access>> = const { RefCell::new(None) };
    /// The renewal in flight. All calls share it, because a refresh token can be used once.
    static RENEWAL: RefCell<Option<Renewal>> = const { RefCell::new(None) };
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

/// The user name as typed at sign-in; `None` for a session by token.
pub(crate) fn username() -> Option<String> {
    stored_tokens::username()
}

pub(crate) fn begin(username: &str, tokens: &Tokens) {
    let is_other = is_taken_over(|before| !before.eq_ignore_ascii_case(username));
    stored_tokens::save_username(username);
    stored_tokens::save_refresh_token(&tokens.refresh);
    if is_other { open_home() } else { accept(&tokens.access) }
}

/// Begins a session with a pasted token. It can't be renewed: it ends with the token or with a reload.
pub(crate) fn begin_with_token(token: &str) {
    // A token does not say who it is of, so it is of another officer than a user name; after the reload it is asked for.
    let is_other = is_taken_over(|_| true);
    stored_tokens::remove_all();
    if is_other { open_home() } else { accept(token) }
}

/// Whether a session that has ended goes on as that of another officer: `is_other` compares with the former user name.
/// Everything that the tab has stored is removed then.
fn is_taken_over(is_other: impl Fn(&str) -> bool) -> bool {
    let is_taken_over = untrack(state) == State::Ended && username().is_some_and(|before| is_other(&before));
    if is_taken_over {
        tab_storage::clear();
    }
    is_taken_over
}

/// Loads the site again: nothing that the former officer read or typed stays in memory or on screen.
fn open_home() {
    // A path of this site can be opened.
    drop(window().location().assign("/"));
}

/// Renews the session of a tab that was reloaded.
pub(crate) async fn restore() {
    if stored_tokens::refresh_token().is_none() {
        return;
    }
    set(State::Restoring);
    if let Err(error) = renew().await {
        // Offline: the officer is still signed in, and the next call renews.
        set(if error == ApiError::SignedOut { State::SignedOut } else { State::SignedIn });
    }
}

/// Signs out in all tabs of this browser: the next person at it finds none of them open.
pub(crate) fn sign_out() {
    // Without storage no other tab can be told.
    local::save(SIGNED_OUT, &random_id());
    sign_out_here();
}

/// Signs out once another tab of this browser does. Called once, at the start of the app.
pub(crate) fn follow_other_tabs() {
    // For the life of the page.
    let _ = window_event_listener(ev::storage, |event| {
        if event.key().as_deref() == Some(SIGNED_OUT) {
            sign_out_here();
        }
    });
}

/// Ends the session and removes what the tab has stored: tokens and drafts.
fn sign_out_here() {
    tab_storage::clear();
    ACCESS.with_borrow_mut(|access| *access = None);
    set(State::SignedOut);
    report(SessionChange::SignedOut);
}

/// Ends the session that used `token`, unless another one has begun since.
pub(crate) fn ended(token: &str) {
    let is_current = ACCESS.with_borrow(|access| access.as_ref().is_none_or(|access| access.token == token));
    if is_current {
        ACCESS.with_borrow_mut(|access| *access = None);
        stored_tokens::remove_refresh_token();
        set(State::Ended);
    }
}

/// A token for the next call, renewed first if it is about to expire.
///
/// # Errors
/// [`ApiError::SignedOut`] if there is no session, else the error of the renewal.
pub(crate) async fn bearer() -> Result<String, ApiError> {
    let valid = ACCESS.with_borrow(|access| {
        let access = access.as_ref()?;
        let lasts = access.expires.is_none_or(|expires| expires > clock::now().add_seconds(MARGIN_SECONDS));
        (lasts || stored_tokens::refresh_token().is_none()).then(|| access.token.clone())
    });
    match valid {
        Some(token) => Ok(token),
        None => renew().await,
    }
}

/// A token other than `rejected`, which the server no longer accepts.
///
/// # Errors
/// As [`bearer`].
pub(crate) async fn renewed(rejected: &str) -> Result<String, ApiError> {
    let newer = ACCESS.with_borrow(|access| {
        access.as_ref().filter(|access| access.token != rejected).map(|access| access.token.clone())
    });
    match newer {
        Some(token) => Ok(token),
        None => renew().await,
    }
}

async fn renew() -> Result<String, ApiError> {
    let renewal = RENEWAL.with_borrow_mut(|in_flight| {
        in_flight.get_or_insert_with(|| request_new_tokens().boxed_local().shared()).clone()
    });
    let outcome = renewal.clone().await;
    RENEWAL.with_borrow_mut(|in_flight| {
        if in_flight.as_ref().is_some_and(|current| current.ptr_eq(&renewal)) {
            *in_flight = None;
        }
    });
    outcome
}

async fn request_new_tokens() -> Result<String, ApiError> {
    let Some(refresh) = stored_tokens::refresh_token() else {
        if untrack(state) == State::SignedIn {
            set(State::Ended);
        }
        return Err(ApiError::SignedOut);
    };
    match http::send_without_token(RefreshToken { refresh }).await {
        Ok(tokens) => {
            stored_tokens::save_refresh_token(&tokens.refresh);
            accept(&tokens.access);
            Ok(tokens.access)
        }
        Err(ApiError::SignedOut | ApiError::Refused { .. } | ApiError::Forbidden) => {
            stored_tokens::remove_refresh_token();
            ACCESS.with_borrow_mut(|access| *access = None);
            set(if untrack(state) == State::Restoring { State::SignedOut } else { State::Ended });
            Err(ApiError::SignedOut)
        }
        // A lost renewal changed no money: to the call that waits for it, the server was unreachable.
        Err(ApiError::OutcomeUnknown { .. }) => Err(ApiError::Offline),
        Err(error) => Err(error),
    }
}

fn accept(token: &str) {
    let access = Access { token: token.to_owned(), expires: jwt::expiry(token) };
    ACCESS.with_borrow_mut(|current| *current = Some(access));
    let had_ended = untrack(state) == State::Ended;
    set(State::SignedIn);
    if had_ended {
        report(SessionChange::SignedInAgain);
    }
}

fn set(next: State) {
    STATE.with(|state| {
        if state.get_untracked() != next {
            state.set(next);
        }
    });
}

fn report(change: SessionChange) {
    for listener in LISTENERS.with_borrow(Vec::clone) {
        listener(change);
    }
}
