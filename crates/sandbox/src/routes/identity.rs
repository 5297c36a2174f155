//! Sign-in: the identity service on the same host (pages 13814269, 13814270 and 17262656; refresh is assumed).

#[cfg(test)]
mod tests;

use crate::auth::{self, OtpCheck, Username};
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::sessions;
use crate::{Sandbox, store::sessions::Session};
use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use lms::identity::{OtpDelivery, OtpMode, OtpSent, PeekedOtp, Tokens};
use std::sync::Arc;
use uuid::Uuid;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/identity/auth/rego/otp/send/", post(send))
        .route("/v1/identity/auth/rego/otp/verify/", post(verify))
        .route("/v1/identity/auth/token/refresh/", post(refresh))
        .route("/token/exchange/", post(exchange))
        .route("/sandbox/otp/", get(current_otp))
}

const TEXT: &str = "Not a valid string.";

/// Reads the username and the channel for its code.
fn username(body: &mut Body) -> Option<Username> {
    let mode: Option<OtpMode> = body.required("mode", TEXT);
    if let Some(OtpMode::Unknown(mode)) = &mode {
        body.add_error("mode", format!("\"{mode}\" is not a valid choice."));
    }
    let input: Option<String> = body.required("username", TEXT);
    let (Some(mode), Some(input)) = (mode, input) else {
        return None;
    };
    match Username::parse(&mode, &input) {
        Ok(username) => Some(username),
        Err(_) if matches!(mode, OtpMode::Unknown(_)) => None,
        Err(error_message) => {
            body.add_error("username", error_message);
            None
        }
    }
}

async fn send(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> ApiResult<Json<OtpSent>> {
    let mut body = Body::parse(&bytes)?;
    let username = username(&mut body);
    body.check()?;
    if let Some(username) = username {
        sandbox.otps.send(&username, sandbox.clock.now());
    }
    let message = OtpDelivery { status: true, message_id: Uuid::new_v4().to_string(), status_code: 202 };
    Ok(Json(OtpSent { status: true, message }))
}

async fn verify(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> ApiResult<Json<Tokens>> {
    let mut body = Body::parse(&bytes)?;
    let username = username(&mut body);
    let otp: Option<String> = body.required("otp", TEXT);
    body.check()?;
    let (Some(username), Some(otp)) = (username, otp) else {
        return Err(ApiError::BadRequest("Say who signs in, and with which code."));
    };
    let error_message = match sandbox.otps.verify(&username, &otp, sandbox.clock.now()) {
        OtpCheck::Correct => {
            let session = Session { username: username.as_str().to_owned(), name: username.name() };
            return start_session(&sandbox, move |_| Ok(Some(session))).await;
        }
        OtpCheck::Incorrect => "That code is not right.",
        OtpCheck::NotSent => "No code was sent, or it has been used. Ask for a new one.",
        OtpCheck::Expired => "The code has expired. Ask for a new one.",
        OtpCheck::TooManyAttempts => "Too many wrong codes. Try again in 15 minutes.",
    };
    Err(ApiError::field("otp", error_message))
}

async fn refresh(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> ApiResult<Json<Tokens>> {
    let mut body = Body::parse(&bytes)?;
    let token: Option<String> = body.required("refresh", TEXT);
    body.check()?;
    let now = sandbox.clock.now();
    start_session(&sandbox, move |connection| match token {
        Some(token) => sessions::consume_refresh_token(connection, &token, now),
        None => Ok(None),
    })
    .await
}

async fn exchange(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> ApiResult<Json<Tokens>> {
    let mut body = Body::parse(&bytes)?;
    let code: Option<String> = body.required("code", TEXT);
    body.check()?;
    let Json(tokens) = start_session(&sandbox, move |connection| match code {
        Some(code) => sessions::consume_code(connection, &code),
        None => Ok(None),
    })
    .await?;
    // As in the documented sample, where it is 0 and cannot be used.
    Ok(Json(Tokens { expires_in: Some(0), ..tokens }))
}

/// Issues tokens for the session that `who` finds, in the same transaction.
async fn start_session(
    sandbox: &Arc<Sandbox>,
    who: impl FnOnce(&rusqlite::Connection) -> ApiResult<Option<Session>> + Send + 'static,
) -> ApiResult<Json<Tokens>> {
    let shared = Arc::clone(sandbox);
    let tokens = sandbox
        .store
        .write(move |connection| {
            let session =
                who(connection)?.ok_or(ApiError::Unauthorized("The token or code is unknown, used or has expired."))?;
            auth::issue_tokens(connection, &shared, &session)
        })
        .await?;
    Ok(Json(tokens))
}

async fn current_otp(State(sandbox): State<Arc<Sandbox>>, params: Params) -> ApiResult<Json<PeekedOtp>> {
    params
        .text("username")
        .and_then(Username::parse_any)
        .and_then(|username| sandbox.otps.current_code(&username, sandbox.clock.now()))
        .map(|otp| Json(PeekedOtp { otp }))
        .ok_or(ApiError::NotFound("No code waits for this username."))
}
