//! Who is signed in.
//!
//! The access token lives in memory only. The refresh token lives in this tab's sessionStorage, so that a reload stays
//! signed in and another tab does not. Neither is ever shown, logged or put into a URL.

mod jwt;
mod keep;

use crate::{api, clock};
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use leptos::prelude::*;
use lms::identity::{RefreshToken, Tokens};
use lms::{ApiError, Instant};
use std::cell::RefCell;

/// A token with less life than this is renewed before it is used.
const MARGIN_SECONDS: i64 = 30;

/// Where the session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nobody is signed in.
    SignedOut,
    /// The tab was reloaded and is signing in again by itself.
    Restoring,
    /// Somebody is.
    SignedIn,
    /// It ran out while in use: the page stays, and asks to sign in again over it.
    Ended,
}

struct Access {
    token: String,
    ends: Option<Instant>,
}

type Renewal = Shared<LocalBoxFuture<'static, Result<String, ApiError>>>;

thread_local! {
    static STATE: ArcRwSignal<State> = ArcRwSignal::new(State::SignedOut);
    static ACCESS: RefCell<Option<Access>> = const { RefCell::new(None) };
    /// The renewal under way: a refresh token is good once, so that everyone who waits shares it.
    static RENEWAL: RefCell<Option<Renewal>> = const { RefCell::new(None) };
}

/// Where the session stands; tracks it.
pub(crate) fn state() -> State {
    STATE.with(|state| state.get())
}

/// Who signed in, as they typed it.
pub(crate) fn username() -> Option<String> {
    keep::username()
}

/// Begins a session.
pub(crate) fn begin(username: &str, tokens: &Tokens) {
    keep::keep(username, &tokens.refresh);
    adopt(&tokens.access);
}

/// Begins a session with a token from elsewhere; it ends with the token or with a reload.
pub(crate) fn begin_with_token(token: &str) {
    keep::keep("", "");
    adopt(token);
}

/// Signs in again after a reload, where the tab was signed in.
pub(crate) async fn restore() {
    if keep::refresh_token().is_none() {
        return;
    }
    set(State::Restoring);
    if let Err(error) = renew().await {
        // Offline: the officer is still signed in, and the next call renews.
        set(if error == ApiError::SignedOut { State::SignedOut } else { State::SignedIn });
    }
}

/// Forgets the session.
pub(crate) fn sign_out() {
    keep::forget();
    ACCESS.with_borrow_mut(|access| *access = None);
    set(State::SignedOut);
}

/// The session that used `token` has ended; another one that began meanwhile has not.
pub(crate) fn ended(token: &str) {
    let is_current = ACCESS.with_borrow(|access| access.as_ref().is_none_or(|access| access.token == token));
    if is_current {
        ACCESS.with_borrow_mut(|access| *access = None);
        keep::forget_refresh_token();
        set(State::Ended);
    }
}

/// A token for the next call, renewed first where it is about to run out.
///
/// # Errors
/// [`ApiError::SignedOut`] when there is no session any more; what kept the renewal from an answer otherwise.
pub(crate) async fn bearer() -> Result<String, ApiError> {
    let good = ACCESS.with_borrow(|access| {
        let access = access.as_ref()?;
        let lasts = access.ends.is_none_or(|ends| ends > clock::now().add_seconds(MARGIN_SECONDS));
        (lasts || keep::refresh_token().is_none()).then(|| access.token.clone())
    });
    match good {
        Some(token) => Ok(token),
        None => renew().await,
    }
}

/// A token other than `spent`, which the server no longer takes.
///
/// # Errors
/// As [`bearer`].
pub(crate) async fn renewed(spent: &str) -> Result<String, ApiError> {
    let newer = ACCESS.with_borrow(|access| {
        access.as_ref().filter(|access| access.token != spent).map(|access| access.token.clone())
    });
    match newer {
        Some(token) => Ok(token),
        None => renew().await,
    }
}

async fn renew() -> Result<String, ApiError> {
    let renewal = RENEWAL.with_borrow_mut(|under_way| {
        under_way.get_or_insert_with(|| ask_for_new_tokens().boxed_local().shared()).clone()
    });
    let outcome = renewal.clone().await;
    RENEWAL.with_borrow_mut(|under_way| {
        if under_way.as_ref().is_some_and(|current| current.ptr_eq(&renewal)) {
            *under_way = None;
        }
    });
    outcome
}

async fn ask_for_new_tokens() -> Result<String, ApiError> {
    let Some(refresh) = keep::refresh_token() else {
        if state() == State::SignedIn {
            set(State::Ended);
        }
        return Err(ApiError::SignedOut);
    };
    match api::send(RefreshToken { refresh }).await {
        Ok(tokens) => {
            keep::keep_refresh_token(&tokens.refresh);
            adopt(&tokens.access);
            Ok(tokens.access)
        }
        Err(ApiError::SignedOut | ApiError::Refused { .. } | ApiError::Forbidden) => {
            keep::forget_refresh_token();
            ACCESS.with_borrow_mut(|access| *access = None);
            set(if untrack(state) == State::Restoring { State::SignedOut } else { State::Ended });
            Err(ApiError::SignedOut)
        }
        // A lost renewal changed no money: for the call that waits for it, the server was not reached.
        Err(ApiError::OutcomeUnknown { .. }) => Err(ApiError::Offline),
        Err(error) => Err(error),
    }
}

fn adopt(token: &str) {
    let access = Access { token: token.to_owned(), ends: jwt::expiry(token) };
    ACCESS.with_borrow_mut(|current| *current = Some(access));
    let was_ended = untrack(state) == State::Ended;
    set(State::SignedIn);
    if was_ended {
        api::mark_all();
    }
}

fn set(next: State) {
    STATE.with(|state| {
        if state.get_untracked() != next {
            state.set(next);
        }
    });
}
