//! HTTP: one request and its response. The only file that uses gloo-net.
//!
//! Both `api` and `session` use it: `api` sends calls with the session's token, `session` renews that token with a
//! call of its own ([`send_without_token`]).

mod call;

pub(crate) use call::Call;

use crate::dom::ids::random_id;
use crate::dom::timer::within;
use crate::{clock, config};
use gloo_net::http::{Method, RequestBuilder};
use lms::endpoint::Effect;
use lms::error::{Failure, Lost};
use lms::{ApiError, Endpoint};
use std::time::Duration;

/// After this a read fails with [`ApiError::Timeout`], and may be retried.
const READ_TIMEOUT: Duration = Duration::from_secs(15);
/// After this a file of the site fails with [`ApiError::Timeout`]: a site that can't start says so within ten seconds.
const SITE_FILE_TIMEOUT: Duration = Duration::from_secs(8);
/// After this the outcome of a write is unknown.
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);

pub(crate) struct Response {
    pub(crate) status: u16,
    body: String,
    retry_after: Option<String>,
    request_id: Option<String>,
}

impl Response {
    /// The body of a success (2xx), else the error for a call of this `effect`.
    pub(crate) fn success(self, effect: Effect) -> Result<String, ApiError> {
        if (200..300).contains(&self.status) {
            return Ok(self.body);
        }
        let failure = ApiError::from_response(Failure {
            status: self.status,
            retry_after: self.retry_after.as_deref(),
            request_id: self.request_id.as_deref(),
            body: &self.body,
        });
        Err(failure.for_effect(effect))
    }
}

/// Sends a call of the sign-in service once, without a token.
///
/// # Errors
/// As [`exchange`], and the error of a response that is no success.
pub(crate) async fn send_without_token<E: Endpoint>(endpoint: E) -> Result<E::Reply, ApiError> {
    let body = exchange(&Call::of(&endpoint), None).await?.success(E::EFFECT)?;
    E::read(body).ok_or_else(|| ApiError::Unreadable.for_effect(E::EFFECT))
}

/// The request without body and token.
fn request(call: &Call) -> RequestBuilder {
    let url = format!("{}{}", config::current().api_base, call.path);
    let method = match call.method {
        lms::Method::Get => Method::GET,
        lms::Method::Post => Method::POST,
        lms::Method::Put => Method::PUT,
        lms::Method::Patch => Method::PATCH,
        lms::Method::Delete => Method::DELETE,
    };
    RequestBuilder::new(&url).method(method).query(call.query.pairs().iter().cloned())
}

/// Sends `call` once.
///
/// # Errors
/// [`ApiError::Offline`] or [`ApiError::Timeout`] for a read without a response. For a write without a response
/// [`ApiError::OutcomeUnknown`], or [`ApiError::Offline`] if it was not sent.
pub(crate) async fn exchange(call: &Call, token: Option<&str>) -> Result<Response, ApiError> {
    let mut request = request(call);
    if let Some(token) = token {
        request = request.header("Authorization", &format!("Bearer {token}"));
        if call.effect == Effect::Writes {
            // Chromium itself repeats even a POST when a connection that was used before closes without a response.
            // It uses separate connections for requests without credentials, so a write does not go over a connection
            // used by reads, and its loss is reported. No cookie is needed: the token is in its header.
            request = request.credentials(web_sys::RequestCredentials::Omit);
            // Should it repeat one anyway, the API can tell by the key.
            if config::current().idempotency_key {
                request = request.header("Idempotency-Key", &random_id());
            }
        }
    }
    let lost = |because: Lost, while_reading: ApiError| match call.effect {
        Effect::Reads => while_reading,
        Effect::Writes => ApiError::OutcomeUnknown { because },
    };
    if call.effect == Effect::Writes && is_offline() {
        return Err(ApiError::Offline);
    }
    let limit = if call.effect == Effect::Reads { READ_TIMEOUT } else { WRITE_TIMEOUT };
    match within(limit, perform(request, call.body.clone())).await {
        Some(Ok(response)) => Ok(response),
        Some(Err(Broken)) => Err(lost(Lost::Connection, ApiError::Offline)),
        None => Err(lost(Lost::Timeout, ApiError::Timeout)),
    }
}

/// Returns the body of a file of the site itself.
///
/// # Errors
/// [`ApiError::Offline`] or [`ApiError::Timeout`] without a response, else the error of a response that is no success.
pub(crate) async fn get_site_file(path: &str) -> Result<String, ApiError> {
    let request = RequestBuilder::new(path).method(Method::GET);
    let response = within(SITE_FILE_TIMEOUT, perform(request, None)).await.ok_or(ApiError::Timeout)?;
    response.map_err(|Broken| ApiError::Offline)?.success(Effect::Reads)
}

/// No response, or part of one.
struct Broken;

async fn perform(request: RequestBuilder, body: Option<String>) -> Result<Response, Broken> {
    let abort = AbortOnDrop::new();
    let request = request.abort_signal(abort.signal().as_ref());
    let request = match body {
        Some(body) => request.header("Content-Type", "application/json").body(body),
        None => request.build(),
    }
    .map_err(|_| Broken)?;
    let response = request.send().await.map_err(|_| Broken)?;
    let headers = response.headers();
    if let Some(date) = headers.get("Date") {
        clock::sync_from_date_header(&date);
    }
    Ok(Response {
        status: response.status(),
        retry_after: headers.get("Retry-After"),
        request_id: headers.get("X-Request-Id"),
        body: response.text().await.map_err(|_| Broken)?,
    })
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Aborts its request when the future that holds it is dropped: at the timeout, or with the component that sent it.
struct AbortOnDrop(Option<web_sys::AbortController>);

impl AbortOnDrop {
    fn new() -> Self {
        Self(web_sys::AbortController::new().ok())
    }

    fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.0.as_ref().map(web_sys::AbortController::signal)
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}
