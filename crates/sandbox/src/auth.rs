//! Authentication: bearer tokens, one-time passwords and hand-over codes.
//!
//! An access token has the form of a JWT, so that a client can read its `exp`. It is not signed: the store knows
//! which tokens are valid. Expiry is checked against the sandbox clock, so advancing the clock ends a session.

use crate::Sandbox;
use crate::clock::Clock;
use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use crate::store::sessions::{self, Session, TokenKind};
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lms::identity::Tokens;
use rusqlite::Connection;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

mod otp;
mod username;

pub use otp::{OtpCheck, Otps};
pub use username::Username;

/// The signed-in officer who makes the request. A handler with this extractor answers 401 to all others.
#[derive(Clone, Debug)]
pub struct Officer {
    pub name: String,
}

impl Officer {
    /// The officer as the author of a change made now.
    pub fn actor(self, clock: &Clock) -> Actor {
        Actor { name: self.name, at: clock.now() }
    }
}

impl FromRequestParts<Arc<Sandbox>> for Officer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Arc<Sandbox>) -> Result<Self, ApiError> {
        let value = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some(token) = value.and_then(|value| value.strip_prefix("Bearer ")) else {
            return Err(ApiError::Unauthorized("Authentication credentials were not provided."));
        };
        let (token, now) = (token.trim().to_owned(), sandbox.clock.now());
        sandbox
            .store
            .read(move |connection| sessions::find(connection, &token, TokenKind::Access, now))
            .await?
            .map(|session| Self { name: session.name })
            .ok_or(ApiError::Unauthorized("The token is unknown or has expired."))
    }
}

/// Token lifetimes in seconds.
#[derive(Clone, Copy, Debug)]
pub struct TokenLifetimes {
    pub access: i64,
    pub refresh: i64,
}

/// Issues a new pair of tokens and stores them.
pub fn issue_tokens(connection: &Connection, sandbox: &Sandbox, session: &Session) -> ApiResult<Tokens> {
    let now = sandbox.clock.now();
    let TokenLifetimes { access, refresh } = sandbox.lifetimes;
    let mint = |kind: TokenKind, seconds: i64| -> ApiResult<String> {
        let expires_at = now.add_seconds(seconds);
        let token = jwt(&json!({
            "exp": expires_at.seconds(), "iat": now.seconds(), "sub": session.username, "name": session.name,
            "token_type": kind.as_str(),
        }));
        sessions::insert(connection, &token, kind, session, expires_at)?;
        Ok(token)
    };
    Ok(Tokens {
        access: mint(TokenKind::Access, access)?,
        refresh: mint(TokenKind::Refresh, refresh)?,
        expires_in: None,
    })
}

/// Builds a token in JWT form. The last part is random instead of a signature.
fn jwt(claims: &serde_json::Value) -> String {
    let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
    let claims = URL_SAFE_NO_PAD.encode(claims.to_string());
    let mut random = [0; 32];
    random[..16].copy_from_slice(Uuid::new_v4().as_bytes());
    random[16..].copy_from_slice(Uuid::new_v4().as_bytes());
    format!("{head}.{claims}.{}", URL_SAFE_NO_PAD.encode(random))
}
