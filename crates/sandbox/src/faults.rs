//! Faults that tests arm: for the next calls of a path, wait, drop the connection before or after the commit, answer
//! something else than the handler would, or the handler's answer cut off or piece by piece.

mod spoilt;

use crate::Sandbox;
use crate::error::Refusal;
use crate::pattern::Pattern;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// When the connection is dropped without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropWhen {
    /// Nothing has happened.
    BeforeCommit,
    /// Everything has happened; only the answer is lost.
    AfterCommit,
}

/// What goes wrong, with which calls, how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Any method when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// As [`Pattern::path`].
    pub path: String,
    /// For how many calls.
    #[serde(default = "once")]
    pub times: u32,
    /// Wait this long first.
    #[serde(default)]
    pub delay_ms: u64,
    /// Close the connection without an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drop: Option<DropWhen>,
    /// Answer this status; 503 where only a body is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// With this body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Of this type; JSON when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// With this `Retry-After`, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// Let the handler run and commit before answering `status`.
    #[serde(default)]
    pub commit: bool,
    /// Answer as a proxy does that can't reach the server: a page of HTML, 502 where no status is given.
    #[serde(default)]
    pub html: bool,
    /// Answer as if the access token had expired: 401. The session goes on.
    #[serde(default)]
    pub expired_token: bool,
    /// Promise all of the handler's answer, send half of it and close.
    #[serde(default)]
    pub truncate: bool,
    /// Send the handler's answer in sixteen pieces, with this pause before each.
    #[serde(default)]
    pub drip_ms: u64,
}

/// What a proxy says.
const PAGE: &str = "<!doctype html><html><head><title>502 Bad Gateway</title></head>\
    <body><center><h1>502 Bad Gateway</h1></center><hr><center>proxy</center></body></html>";

const fn once() -> u32 {
    1
}

impl Fault {
    fn pattern(&self) -> Pattern {
        Pattern { method: self.method.clone(), path: self.path.clone() }
    }

    /// The answer given instead of the handler's, where there is one.
    fn answer(&self) -> Option<Response> {
        if self.expired_token {
            return Some(Refusal::SignedOut("The token is unknown or has expired.").into_response());
        }
        if self.html {
            let status = self.status.and_then(|status| StatusCode::from_u16(status).ok());
            let status = status.unwrap_or(StatusCode::BAD_GATEWAY);
            return Some((status, [(header::CONTENT_TYPE, "text/html")], PAGE).into_response());
        }
        if self.status.is_none() && self.body.is_none() && self.retry_after.is_none() {
            return None;
        }
        let status = self.status.and_then(|status| StatusCode::from_u16(status).ok());
        let body = Body::from(self.body.clone().unwrap_or_default());
        let mut response = (status.unwrap_or(StatusCode::SERVICE_UNAVAILABLE), body).into_response();
        let content_type = self.content_type.as_deref().unwrap_or("application/json");
        if let Ok(value) = HeaderValue::from_str(content_type) {
            response.headers_mut().insert(header::CONTENT_TYPE, value);
        }
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        Some(response)
    }
}

/// The armed faults, in the order in which they were armed.
#[derive(Debug, Default)]
pub struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    /// Arms one.
    pub fn arm(&self, fault: Fault) {
        self.with(|armed| armed.push(fault));
    }

    /// Those that have calls left.
    pub fn armed(&self) -> Vec<Fault> {
        self.with(|armed| armed.clone())
    }

    /// Disarms all.
    pub fn clear(&self) {
        self.with(Vec::clear);
    }

    /// The first fault that means this call; it has one call less from now on.
    fn take(&self, method: &str, path: &str) -> Option<Fault> {
        self.with(|armed| {
            let at = armed.iter().position(|fault| fault.times > 0 && fault.pattern().matches(method, path))?;
            let fault = armed.get_mut(at)?;
            fault.times -= 1;
            let taken = fault.clone();
            armed.retain(|fault| fault.times > 0);
            Some(taken)
        })
    }

    fn with<T>(&self, change: impl FnOnce(&mut Vec<Fault>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Marks a response whose connection is to be closed instead of answering.
#[derive(Clone, Copy, Debug)]
pub struct Dropped;

fn dropped() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.extensions_mut().insert(Dropped);
    response
}

/// The middleware that makes armed faults happen. The sandbox's own paths never fail.
pub async fn strike(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/sandbox/") {
        return next.run(request).await;
    }
    let Some(fault) = sandbox.faults.take(request.method().as_str(), path) else {
        return next.run(request).await;
    };
    tracing::info!(path, ?fault, "a fault strikes");
    if fault.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(fault.delay_ms)).await;
    }
    match fault.drop {
        Some(DropWhen::BeforeCommit) => return dropped(),
        Some(DropWhen::AfterCommit) => {
            next.run(request).await;
            return dropped();
        }
        None => {}
    }
    match fault.answer() {
        Some(answer) if fault.commit => {
            next.run(request).await;
            answer
        }
        Some(answer) => answer,
        None => {
            let answer = next.run(request).await;
            match (fault.truncate, fault.drip_ms) {
                (true, _) => spoilt::cut_off(answer).await,
                (false, 0) => answer,
                (false, pause) => spoilt::drip(answer, Duration::from_millis(pause)).await,
            }
        }
    }
}
