//! Sends an [`Endpoint`] with the session's token, and caches what reads reply.
//!
//! A read is retried with backoff and jitter, and is cancelled with its component (dropping the future aborts the
//! request). A write is sent once; if its response is lost, the outcome is unknown.
//!
//! The layers: `api` → `session` → `http`. The session does not know this module: it reports changes to [`start`].

mod cache;
#[cfg(test)]
mod cache_tests;
mod query;
mod read;
mod retry;
mod stale;

pub(crate) use query::{AnyQuery, Query, query};
pub(crate) use read::Reply;
pub(crate) use stale::{mark_stale, version};

use crate::config::{Config, could_not_be_read};
use crate::http::{self, Call};
use crate::session::{self, SessionChange};
use leptos::ev;
use leptos::prelude::window_event_listener;
use lms::endpoint::Effect;
use lms::{ApiError, Endpoint};

/// Connects the cache to the session and to the window: sign-out empties it, signing in again and focus refetch. Called
/// once, at the start of the app.
pub(crate) fn start() {
    session::on_change(|change| match change {
        SessionChange::SignedOut => cache::clear(),
        SessionChange::SignedInAgain => stale::mark_all_stale(),
    });
    // For the life of the page.
    let _ = window_event_listener(ev::focus, |_| cache::refetch_old());
}

/// Sends one call and reads its response.
///
/// # Errors
/// Every way it can fail is an [`ApiError`]; for a write whose response was lost, [`ApiError::OutcomeUnknown`].
pub(crate) async fn send<E: Endpoint>(endpoint: E) -> Result<E::Reply, ApiError> {
    send_and_read(&Call::of(&endpoint), E::read).await
}

/// The same for a call without its type; `read` reads the body of a success.
pub(crate) async fn send_and_read<R>(call: &Call, read: impl FnOnce(String) -> Option<R>) -> Result<R, ApiError> {
    let body = send_call(call).await?;
    read(body).ok_or_else(|| ApiError::Unreadable.for_effect(call.effect))
}

/// Fetches and reads `config.json`.
///
/// # Errors
/// Why it can't be used, in words.
pub(crate) async fn load_config() -> Result<Config, String> {
    let body = http::get_site_file("/config.json").await.map_err(|error| could_not_be_read(&error))?;
    Config::read(&body)
}

/// The body of a success.
async fn send_call(call: &Call) -> Result<String, ApiError> {
    match call.effect {
        Effect::Reads => retry::with_backoff(|| attempt(call)).await,
        Effect::Writes => {
            let outcome = attempt(call).await;
            if matches!(outcome, Ok(_) | Err(ApiError::OutcomeUnknown { .. } | ApiError::Conflict { .. })) {
                mark_stale(call.stale);
            }
            outcome
        }
    }
}

async fn attempt(call: &Call) -> Result<String, ApiError> {
    if !call.signed_in {
        return http::exchange(call, None).await?.success(call.effect);
    }
    if call.effect == Effect::Writes {
        // A long upload is not locked in the middle.
        session::active();
    }
    let token = session::bearer().await?;
    let response = http::exchange(call, Some(&token)).await?;
    if response.status != 401 {
        return response.success(call.effect);
    }
    // The token expired early. A read is sent again with a new one; a write is never sent twice, the officer does that.
    match (call.effect, session::renewed(&token).await) {
        (Effect::Reads, Ok(token)) => {
            let response = http::exchange(call, Some(&token)).await?;
            if response.status != 401 {
                return response.success(call.effect);
            }
        }
        (Effect::Writes, Ok(_)) => return Err(ApiError::SessionRenewed),
        (Effect::Reads | Effect::Writes, Err(_)) => {}
    }
    session::ended(&token);
    Err(ApiError::SignedOut)
}
