//! Faults that tests arm for the next requests of a path: delay, drop the connection before or after the commit,
//! replace the response, truncate it or send it slowly.

mod corrupted;

use crate::Sandbox;
use crate::error::ApiError;
use crate::pattern::RequestPattern;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// When the connection is dropped without a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropWhen {
    /// Before the handler runs: nothing has changed.
    BeforeCommit,
    /// After the commit: only the response is lost.
    AfterCommit,
}

/// A fault: which requests it applies to, how often, and its effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Any method if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Path pattern, see [`RequestPattern::path`].
    pub path: String,
    /// Number of requests it applies to.
    #[serde(default = "default_times")]
    pub times: u32,
    /// Delay before anything else.
    #[serde(default)]
    pub delay_ms: u64,
    /// Close the connection without a response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drop: Option<DropWhen>,
    /// Respond with this status; 503 if only a body is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Body of that response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Its content type; JSON if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Its `Retry-After` header, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// Let the handler run and commit before responding with `status`.
    #[serde(default)]
    pub commit: bool,
    /// Respond like a proxy that cannot reach the server: an HTML page, 502 if no status is given.
    #[serde(default)]
    pub html: bool,
    /// Respond 401 as if the access token had expired. The session stays valid.
    #[serde(default)]
    pub expired_token: bool,
    /// Announce the full length of the handler's response, send half of it and close.
    #[serde(default)]
    pub truncate: bool,
    /// Send the handler's response in sixteen chunks, with this pause before each.
    #[serde(default)]
    pub drip_ms: u64,
}

const PROXY_PAGE: &str = "<!doctype html><html><head><title>502 Bad Gateway</title></head>\
    <body><center><h1>502 Bad Gateway</h1></center><hr><center>proxy</center></body></html>";

const fn default_times() -> u32 {
    1
}

impl Fault {
    fn pattern(&self) -> RequestPattern {
        RequestPattern { method: self.method.clone(), path: self.path.clone() }
    }

    /// Returns the response that replaces the handler's, if the fault has one.
    fn response(&self) -> Option<Response> {
        if self.expired_token {
            return Some(ApiError::Unauthorized("The token is unknown or has expired.").into_response());
        }
        if self.html {
            let status = self.status.and_then(|status| StatusCode::from_u16(status).ok());
            let status = status.unwrap_or(StatusCode::BAD_GATEWAY);
            return Some((status, [(header::CONTENT_TYPE, "text/html")], PROXY_PAGE).into_response());
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

/// Armed faults, in the order of arming.
#[derive(Debug, Default)]
pub struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    pub fn arm(&self, fault: Fault) {
        self.with(|armed| armed.push(fault));
    }

    /// Returns the faults that have requests left.
    pub fn armed(&self) -> Vec<Fault> {
        self.with(|armed| armed.clone())
    }

    pub fn clear(&self) {
        self.with(Vec::clear);
    }

    /// Returns the first fault for this request, and reduces its remaining count.
    fn take_matching(&self, method: &str, path: &str) -> Option<Fault> {
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

/// Response extension: the server closes the connection instead of sending the response.
#[derive(Clone, Copy, Debug)]
pub struct DropConnection;

fn drop_connection() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.extensions_mut().insert(DropConnection);
    response
}

/// Middleware that applies armed faults. The sandbox's own paths are exempt.
pub async fn apply_faults(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/sandbox/") {
        return next.run(request).await;
    }
    let Some(fault) = sandbox.faults.take_matching(request.method().as_str(), path) else {
        return next.run(request).await;
    };
    tracing::info!(path, ?fault, "applying a fault");
    if fault.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(fault.delay_ms)).await;
    }
    match fault.drop {
        Some(DropWhen::BeforeCommit) => return drop_connection(),
        Some(DropWhen::AfterCommit) => {
            next.run(request).await;
            return drop_connection();
        }
        None => {}
    }
    match fault.response() {
        Some(response) if fault.commit => {
            next.run(request).await;
            response
        }
        Some(response) => response,
        None => {
            let response = next.run(request).await;
            match (fault.truncate, fault.drip_ms) {
                (true, _) => corrupted::truncate(response).await,
                (false, 0) => response,
                (false, pause) => corrupted::drip(response, Duration::from_millis(pause)).await,
            }
        }
    }
}
