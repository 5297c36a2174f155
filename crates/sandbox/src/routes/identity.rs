//! Sign-in: the identity service on the same host (pages 13814269, 13814270 and 17262656; refresh is assumed).

#[cfg(test)]
mod tests;

use crate::auth::{self, Username, Verdict};
use crate::error::{Answer, Refusal};
use crate::params::{Body, Params};
use crate::store::sessions;
use crate::{Sandbox, store::sessions::Session};
use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use lms::identity::{OtpDelivery, OtpMode, OtpSent, PeekedOtp, Tokens};
use std::sync::Arc;
use uuid::Uuid;

/// Routes of this group.
pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/identity/auth/rego/otp/send/", post(send))
        .route("/v1/identity/auth/rego/otp/verify/", post(verify))
        .route("/v1/identity/auth/token/refresh/", post(refresh))
        .route("/token/exchange/", post(exchange))
        .route("/sandbox/otp/", get(peek))
}

const TEXT: &str = "Not a valid string.";

/// Reads the username and the channel for its code.
fn username(body: &mut Body) -> Option<Username> {
    let mode: Option<OtpMode> = body.required("mode", TEXT);
    if let Some(OtpMode::Unknown(mode)) = &mode {
        body.complain("mode", format!("\"{mode}\" is not a valid choice."));
    }
    let typed: Option<String> = body.required("username", TEXT);
    let (Some(mode), Some(typed)) = (mode, typed) else {
        return None;
    };
    match Username::parse(&mode, &typed) {
        Ok(username) => Some(username),
        Err(_) if matches!(mode, OtpMode::Unknown(_)) => None,
        Err(complaint) => {
            body.complain("username", complaint);
            None
        }
    }
}

async fn send(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> Answer<Json<OtpSent>> {
    let mut body = Body::parse(&bytes)?;
    let username = username(&mut body);
    body.check()?;
    if let Some(username) = username {
        let otp = sandbox.otps.send(&username, sandbox.clock.now());
        tracing::info!(username = username.as_str(), otp, "one-time password");
    }
    let message = OtpDelivery { status: true, message_id: Uuid::new_v4().to_string(), status_code: 202 };
    Ok(Json(OtpSent { status: true, message }))
}

async fn verify(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> Answer<Json<Tokens>> {
    let mut body = Body::parse(&bytes)?;
    let username = username(&mut body);
    let otp: Option<String> = body.required("otp", TEXT);
    body.check()?;
    let (Some(username), Some(otp)) = (username, otp) else {
        return Err(Refusal::Malformed("Say who signs in, and with which code."));
    };
    let complaint = match sandbox.otps.verify(&username, &otp, sandbox.clock.now()) {
        Verdict::Right => {
            let session = Session { username: username.as_str().to_owned(), name: username.name() };
            return begin(&sandbox, move |_| Ok(Some(session))).await;
        }
        Verdict::Wrong => "That code is not right.",
        Verdict::NotSent => "No code was sent, or it has been used. Ask for a new one.",
        Verdict::Expired => "The code has expired. Ask for a new one.",
        Verdict::TooOften => "Too many wrong codes. Ask for a new one.",
    };
    Err(Refusal::field("otp", complaint))
}

async fn refresh(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> Answer<Json<Tokens>> {
    let mut body = Body::parse(&bytes)?;
    let token: Option<String> = body.required("refresh", TEXT);
    body.check()?;
    let now = sandbox.clock.now();
    begin(&sandbox, move |connection| match token {
        Some(token) => sessions::spend(connection, &token, now),
        None => Ok(None),
    })
    .await
}

async fn exchange(State(sandbox): State<Arc<Sandbox>>, bytes: Bytes) -> Answer<Json<Tokens>> {
    let mut body = Body::parse(&bytes)?;
    let code: Option<String> = body.required("code", TEXT);
    body.check()?;
    let Json(tokens) = begin(&sandbox, move |connection| match code {
        Some(code) => sessions::spend_code(connection, &code),
        None => Ok(None),
    })
    .await?;
    // As in the documented sample, where it is 0 and cannot be used.
    Ok(Json(Tokens { expires_in: Some(0), ..tokens }))
}

/// Issues tokens for the session that `who` finds, in the same transaction.
async fn begin(
    sandbox: &Arc<Sandbox>,
    who: impl FnOnce(&rusqlite::Connection) -> Answer<Option<Session>> + Send + 'static,
) -> Answer<Json<Tokens>> {
    let shared = Arc::clone(sandbox);
    let tokens = sandbox
        .store
        .write(move |connection| {
            let session =
                who(connection)?.ok_or(Refusal::SignedOut("The token or code is unknown, used or has expired."))?;
            auth::begin(connection, &shared, &session)
        })
        .await?;
    Ok(Json(tokens))
}

async fn peek(State(sandbox): State<Arc<Sandbox>>, params: Params) -> Answer<Json<PeekedOtp>> {
    params
        .text("username")
        .and_then(Username::guess)
        .and_then(|username| sandbox.otps.peek(&username, sandbox.clock.now()))
        .map(|otp| Json(PeekedOtp { otp }))
        .ok_or(Refusal::NotFound("No code waits for this username."))
}
