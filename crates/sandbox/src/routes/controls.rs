//! Routes of the sandbox itself, for tests and demonstrations. All but the health check and the one-time password
//! need `--controls`.

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Username;
use crate::clock::{parse_rfc3339, rfc3339};
use crate::error::{ApiError, ApiResult};
use crate::faults::Fault;
use crate::params::Params;
use crate::pattern::RequestPattern;
use crate::store::sessions::{self, Session, TokenKind};
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// Routes that are always available.
pub fn always() -> Router<Arc<Sandbox>> {
    Router::new().route("/sandbox/health/", get(health))
}

/// Routes that need `--controls`.
pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/sandbox/faults/", get(list_faults).post(arm_fault).delete(clear_faults))
        .route("/sandbox/clock/", get(clock).post(set_clock))
        .route("/sandbox/requests/", get(requests).delete(clear_requests))
        .route("/sandbox/sessions/expire/", post(expire))
        .route("/sandbox/codes/", post(mint_code))
}

/// Parses the body of a control; errors are serde's, as their readers write tests.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> ApiResult<T> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    serde_json::from_slice(bytes).map_err(|error| ApiError::field("non_field_errors", error.to_string()))
}

async fn health(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    Json(json!({ "status": "ok", "now": rfc3339(sandbox.clock.now()), "controls": sandbox.controls }))
}

async fn list_faults(State(sandbox): State<Arc<Sandbox>>) -> Json<Vec<Fault>> {
    Json(sandbox.faults.armed())
}

async fn arm_fault(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> ApiResult<(StatusCode, Json<Vec<Fault>>)> {
    let fault: Fault = read(&bytes)?;
    if fault.status.is_some_and(|status| !(100..1000).contains(&status)) {
        return Err(ApiError::field("status", "Enter an HTTP status."));
    }
    sandbox.faults.arm(fault);
    Ok((StatusCode::CREATED, Json(sandbox.faults.armed())))
}

async fn clear_faults(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.faults.clear();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetClock {
    now: Option<String>,
    advance_seconds: Option<i64>,
    frozen: Option<bool>,
}

async fn clock(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    let now = sandbox.clock.now();
    Json(json!({ "now": rfc3339(now), "epoch": now, "today": now.day().iso(), "frozen": sandbox.clock.is_frozen() }))
}

async fn set_clock(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> ApiResult<Json<Value>> {
    let request: SetClock = read(&bytes)?;
    if let Some(frozen) = request.frozen {
        sandbox.clock.freeze(frozen);
    }
    if let Some(text) = &request.now {
        let now = parse_rfc3339(text)
            .ok_or_else(|| ApiError::field("now", "Enter a moment such as 2026-11-23T18:35:00+05:30."))?;
        sandbox.clock.set(now);
    }
    if let Some(seconds) = request.advance_seconds {
        sandbox.clock.advance(seconds);
    }
    sandbox.run_due_eod().await?;
    Ok(clock(State(sandbox)).await)
}

async fn requests(State(sandbox): State<Arc<Sandbox>>, params: Params) -> Json<Value> {
    let pattern = RequestPattern {
        method: params.text("method").map(str::to_owned),
        path: params.text("path").unwrap_or_default().to_owned(),
    };
    let requests = sandbox.requests.matching(&pattern);
    Json(json!({ "count": requests.len(), "requests": requests }))
}

async fn clear_requests(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.requests.clear();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expire {
    #[serde(default)]
    access: bool,
    #[serde(default)]
    refresh: bool,
}

async fn expire(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> ApiResult<StatusCode> {
    let request: Expire = read(&bytes)?;
    let job = move |connection: &_| {
        for (kind, end) in [(TokenKind::Access, request.access), (TokenKind::Refresh, request.refresh)] {
            if end {
                sessions::delete_all(connection, kind)?;
            }
        }
        Ok(())
    };
    sandbox.store.write(job).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MintCode {
    #[serde(default = "default_username")]
    username: String,
}

fn default_username() -> String {
    "asha.kulkarni@lender.example".to_owned()
}

async fn mint_code(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> ApiResult<(StatusCode, Json<Value>)> {
    let MintCode { username } = read(&bytes)?;
    let username = Username::parse_any(&username)
        .ok_or_else(|| ApiError::field("username", "Enter an e-mail address or an Indian mobile number."))?;
    let code = Uuid::new_v4().simple().to_string();
    let minted = code.clone();
    let session = Session { username: username.as_str().to_owned(), name: username.name() };
    sandbox.store.write(move |connection| sessions::insert_code(connection, &minted, &session)).await?;
    Ok((StatusCode::CREATED, Json(json!({ "code": code }))))
}
