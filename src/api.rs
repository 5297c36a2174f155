//! Sends an [`Endpoint`]: the only place that knows HTTP.
//!
//! A read is repeated with backoff and jitter and is given up when its page leaves (dropping the future aborts the
//! request). A write is sent once, whatever happens; when its answer is lost the outcome is unknown, and it says so.
//! The token goes into one header here and nowhere else.

mod retry;
mod stale;
mod wire;

pub use stale::{Query, mark_all, query, version};

use crate::session;
use lms::endpoint::Effect;
use lms::{ApiError, Endpoint};
use wire::Answer;

/// Sends one call and reads its answer.
///
/// # Errors
/// One [`ApiError`] for every way it can fail; for a write whose answer was lost, [`ApiError::OutcomeUnknown`].
pub async fn send<E: Endpoint>(endpoint: E) -> Result<E::Reply, ApiError> {
    match E::EFFECT {
        Effect::Reads => retry::while_passing(|| attempt(&endpoint)).await,
        Effect::Writes => {
            let outcome = attempt(&endpoint).await;
            if matches!(outcome, Ok(_) | Err(ApiError::OutcomeUnknown { .. } | ApiError::Conflict { .. })) {
                stale::mark(endpoint.stale());
            }
            outcome
        }
    }
}

/// Reads `config.json`.
///
/// # Errors
/// [`ApiError::Offline`] or [`ApiError::Unreadable`]; without it the app can't start.
pub async fn load_config() -> Result<crate::config::Config, ApiError> {
    let answer = wire::get_own("/config.json").await?;
    serde_json::from_str(&answer.body).map_err(|_| ApiError::Unreadable)
}

async fn attempt<E: Endpoint>(endpoint: &E) -> Result<E::Reply, ApiError> {
    if !E::SIGNED_IN {
        return read_reply::<E>(wire::exchange(endpoint, None).await?);
    }
    let token = session::bearer().await?;
    let answer = wire::exchange(endpoint, Some(&token)).await?;
    if answer.status != 401 {
        return read_reply::<E>(answer);
    }
    // The token ran out before its time. A read goes again with a new one; a write is never sent twice.
    if E::EFFECT == Effect::Reads
        && let Ok(token) = session::renewed(&token).await
    {
        let answer = wire::exchange(endpoint, Some(&token)).await?;
        if answer.status != 401 {
            return read_reply::<E>(answer);
        }
    }
    session::ended(&token);
    Err(ApiError::SignedOut)
}

fn read_reply<E: Endpoint>(answer: Answer) -> Result<E::Reply, ApiError> {
    if !(200..300).contains(&answer.status) {
        return Err(answer.failure().of(E::EFFECT));
    }
    serde_json::from_str(&answer.body).map_err(|_| ApiError::Unreadable.of(E::EFFECT))
}
