//! Sends an [`Endpoint`]: the only place that knows HTTP.
//!
//! A read is repeated with backoff and jitter and is given up when its page leaves (dropping the future aborts the
//! request). A write is sent once, whatever happens; when its answer is lost the outcome is unknown, and it says so.
//! The token goes into one header here and nowhere else.

mod cache;
mod call;
mod query;
mod retry;
mod stale;
mod wire;

pub(crate) use query::{Query, query};
pub(crate) use stale::{mark, mark_all, version};

use crate::session;
use call::Call;
use lms::endpoint::Effect;
use lms::{ApiError, Endpoint};
use wire::Answer;

/// Sends one call and reads its answer.
///
/// # Errors
/// One [`ApiError`] for every way it can fail; for a write whose answer was lost, [`ApiError::OutcomeUnknown`].
pub(crate) async fn send<E: Endpoint>(endpoint: E) -> Result<E::Reply, ApiError> {
    let body = answer(&Call::of(&endpoint)).await?;
    E::read(body).ok_or_else(|| ApiError::Unreadable.for_effect(E::EFFECT))
}

/// Reads `config.json`.
///
/// # Errors
/// [`ApiError::Offline`] or [`ApiError::Unreadable`]; without it the app can't start.
pub(crate) async fn load_config() -> Result<crate::config::Config, ApiError> {
    let answer = wire::get_own("/config.json").await?;
    serde_json::from_str(&answer.body).map_err(|_| ApiError::Unreadable)
}

/// The body of a success.
async fn answer(call: &Call) -> Result<String, ApiError> {
    match call.effect {
        Effect::Reads => retry::while_passing(|| attempt(call)).await,
        Effect::Writes => {
            let outcome = attempt(call).await;
            if matches!(outcome, Ok(_) | Err(ApiError::OutcomeUnknown { .. } | ApiError::Conflict { .. })) {
                stale::mark(call.stale);
            }
            outcome
        }
    }
}

async fn attempt(call: &Call) -> Result<String, ApiError> {
    if !call.signed_in {
        return success(wire::exchange(call, None).await?, call.effect);
    }
    let token = session::bearer().await?;
    let answer = wire::exchange(call, Some(&token)).await?;
    if answer.status != 401 {
        return success(answer, call.effect);
    }
    // The token ran out before its time. A read goes again with a new one; a write is never sent twice.
    if call.effect == Effect::Reads
        && let Ok(token) = session::renewed(&token).await
    {
        let answer = wire::exchange(call, Some(&token)).await?;
        if answer.status != 401 {
            return success(answer, call.effect);
        }
    }
    session::ended(&token);
    Err(ApiError::SignedOut)
}

fn success(answer: Answer, effect: Effect) -> Result<String, ApiError> {
    if (200..300).contains(&answer.status) { Ok(answer.body) } else { Err(answer.failure().for_effect(effect)) }
}
