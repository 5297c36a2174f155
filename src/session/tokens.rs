//! The tokens of the session, and their renewal: by one tab for all.

use super::{State, jwt, leave_if_taken_over, set, signed_in, state, stored_tokens, tabs, take_over};
use crate::dom::tab_lock::TabLock;
use crate::{clock, http};
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use leptos::prelude::untrack;
use lms::identity::RefreshToken;
use lms::{ApiError, Instant};
use std::cell::{Cell, RefCell};

/// A token that expires within this is renewed before it is used.
const MARGIN_SECONDS: i64 = 30;
/// Held by the tab that renews: a refresh token can be used once.
const RENEWAL_LOCK: &str = "orrery.renewal";

struct Access {
    token: String,
    /// `None` if the token does not say.
    expires: Option<Instant>,
}

type Renewal = Shared<LocalBoxFuture<'static, Result<String, ApiError>>>;

thread_local! {
    static ACCESS: RefCell<Option<Access>> = const { RefCell::new(None) };
    /// Grows with each pair of tokens, in all tabs: of two the later is known.
    static ORDER: Cell<i64> = const { Cell::new(0) };
    /// The renewal in flight, which all calls of this tab share.
    static RENEWAL: RefCell<Option<Renewal>> = const { RefCell::new(None) };
}

/// The session as tabs give it to each other.
pub(super) struct SharedSession {
    pub(super) order: i64,
    /// Empty for a session by token.
    pub(super) username: String,
    /// Empty if it is to be renewed.
    pub(super) access: String,
    /// Empty for a session by token.
    pub(super) refresh: String,
}

pub(super) fn shared() -> SharedSession {
    SharedSession {
        order: ORDER.get(),
        username: stored_tokens::username().unwrap_or_default(),
        access: ACCESS.with_borrow(|access| access.as_ref().map(|access| access.token.clone())).unwrap_or_default(),
        refresh: stored_tokens::refresh_token().unwrap_or_default(),
    }
}

/// Takes over the session of another tab, if it is newer than that of this one.
pub(super) fn adopt(shared: SharedSession, is_sign_in: bool) {
    let SharedSession { order, username, access, refresh } = shared;
    // A tab that has not seen the lock yet does not open it.
    if order <= ORDER.get() || (untrack(state) == State::Locked && !is_sign_in) {
        return;
    }
    let by_token = username.is_empty();
    let is_left = take_over(if by_token { jwt::subject(&access) } else { Some(username.clone()) });
    if !by_token {
        stored_tokens::save_username(&username);
        stored_tokens::save_refresh_token(&refresh);
    }
    if access.is_empty() {
        ACCESS.set(None);
    } else {
        hold(&access);
    }
    ORDER.set(order);
    leave_if_taken_over(is_left);
}

/// Uses this access token from now on.
pub(super) fn hold(token: &str) {
    ACCESS.set(Some(Access { token: token.to_owned(), expires: jwt::expiry(token) }));
    ORDER.set(clock::now().seconds().max(ORDER.get() + 1));
}

/// Forgets the tokens.
pub(super) fn forget() {
    ACCESS.set(None);
    stored_tokens::remove_refresh_token();
}

/// Ends the session that used `token`, unless another one has begun since.
pub(crate) fn ended(token: &str) {
    let is_current = ACCESS.with_borrow(|access| access.as_ref().is_none_or(|access| access.token == token));
    if is_current && untrack(state) != State::Locked {
        forget();
        set(State::Ended);
    }
}

/// The access token, if it can be used and is another than `rejected`.
fn current(rejected: Option<&str>) -> Option<String> {
    ACCESS.with_borrow(|access| {
        let access = access.as_ref().filter(|access| rejected != Some(access.token.as_str()))?;
        let lasts = access.expires.is_none_or(|expires| expires > clock::now().add_seconds(MARGIN_SECONDS));
        (lasts || stored_tokens::refresh_token().is_none()).then(|| access.token.clone())
    })
}

/// A token for the next call, renewed first if it is about to expire.
///
/// # Errors
/// [`ApiError::SignedOut`] if there is no session, else the error of the renewal.
pub(crate) async fn bearer() -> Result<String, ApiError> {
    match current(None) {
        Some(token) => Ok(token),
        None => renew(None).await,
    }
}

/// A token other than `rejected`, which the server no longer accepts.
///
/// # Errors
/// As [`bearer`].
pub(crate) async fn renewed(rejected: &str) -> Result<String, ApiError> {
    match current(Some(rejected)) {
        Some(token) => Ok(token),
        None => renew(Some(rejected.to_owned())).await,
    }
}

pub(super) async fn renew(rejected: Option<String>) -> Result<String, ApiError> {
    let renewal = RENEWAL.with_borrow_mut(|in_flight| {
        in_flight.get_or_insert_with(|| request_new_tokens(rejected).boxed_local().shared()).clone()
    });
    let outcome = renewal.clone().await;
    RENEWAL.with_borrow_mut(|in_flight| {
        if in_flight.as_ref().is_some_and(|current| current.ptr_eq(&renewal)) {
            *in_flight = None;
        }
    });
    outcome
}

async fn request_new_tokens(rejected: Option<String>) -> Result<String, ApiError> {
    let _lock = TabLock::acquire(RENEWAL_LOCK).await;
    // Another tab may have renewed it.
    tabs::ask().await;
    if let Some(token) = current(rejected.as_deref()) {
        return Ok(token);
    }
    let Some(refresh) = stored_tokens::refresh_token() else {
        if untrack(state) == State::SignedIn {
            set(State::Ended);
        }
        return Err(ApiError::SignedOut);
    };
    let renewed = http::send_without_token(RefreshToken { refresh }).await;
    if !matches!(untrack(state), State::SignedIn | State::Restoring) {
        // Locked or signed out meanwhile.
        return Err(ApiError::SignedOut);
    }
    match renewed {
        Ok(tokens) => {
            stored_tokens::save_refresh_token(&tokens.refresh);
            hold(&tokens.access);
            signed_in();
            tabs::share();
            Ok(tokens.access)
        }
        Err(ApiError::SignedOut | ApiError::Refused { .. } | ApiError::Forbidden) => {
            // Another tab may have used it, and its tokens may be on their way.
            tabs::ask().await;
            if let Some(token) = current(rejected.as_deref()) {
                return Ok(token);
            }
            forget();
            set(if untrack(state) == State::Restoring { State::SignedOut } else { State::Ended });
            Err(ApiError::SignedOut)
        }
        // A lost renewal changed no money: to the call that waits for it, the server was unreachable.
        Err(ApiError::OutcomeUnknown { .. }) => Err(ApiError::Offline),
        Err(error) => Err(error),
    }
}
