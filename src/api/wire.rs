//! One request, one answer, or a lost one.

use super::call::Call;
use crate::{clock, config};
use futures::future::{Either, select};
use gloo_net::http::{Method, RequestBuilder, Response};
use gloo_timers::future::TimeoutFuture;
use lms::ApiError;
use lms::endpoint::Effect;
use lms::error::{Failure, Lost};
use std::pin::pin;

/// After this long a read is tried anew.
const READ_TIMEOUT_MS: u32 = 15_000;
/// After this long a write's outcome is called unknown.
const WRITE_TIMEOUT_MS: u32 = 30_000;

/// An answer as it came.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
    retry_after: Option<String>,
    request_id: Option<String>,
}

impl Answer {
    /// The error that an answer which is no success stands for.
    pub(super) fn failure(&self) -> ApiError {
        ApiError::from_response(Failure {
            status: self.status,
            retry_after: self.retry_after.as_deref(),
            request_id: self.request_id.as_deref(),
            body: &self.body,
        })
    }
}

/// Its request, without body and token.
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
pub(super) async fn exchange(call: &Call, token: Option<&str>) -> Result<Answer, ApiError> {
    let mut request = request(call);
    if let Some(token) = token {
        request = request.header("Authorization", &format!("Bearer {token}"));
        if call.effect == Effect::Writes {
            // Chromium by itself sends even a POST again when a connection that it has used before drops without an
            // answer. It keeps connections for calls without credentials apart: a write does not go over one that
            // reads have used, and its loss is told instead of hidden. No cookie is needed: the token is in its header.
            request = request.credentials(web_sys::RequestCredentials::Omit);
        }
    }
    let lost = |because: Lost, while_reading: ApiError| match call.effect {
        Effect::Reads => while_reading,
        Effect::Writes => ApiError::OutcomeUnknown { because },
    };
    if call.effect == Effect::Writes && is_offline() {
        return Err(ApiError::Offline);
    }
    let limit = if call.effect == Effect::Reads { READ_TIMEOUT_MS } else { WRITE_TIMEOUT_MS };
    match within(limit, perform(request, call.body.clone())).await {
        Some(Ok(answer)) => Ok(answer),
        Some(Err(Broken)) => Err(lost(Lost::Connection, ApiError::Offline)),
        None => Err(lost(Lost::Timeout, ApiError::Timeout)),
    }
}

/// Reads a file of the site itself, without a token.
pub(super) async fn get_own(path: &str) -> Result<Answer, ApiError> {
    perform(RequestBuilder::new(path).method(Method::GET), None).await.map_err(|Broken| ApiError::Offline)
}

/// No answer, or half of one.
struct Broken;

async fn perform(request: RequestBuilder, body: Option<String>) -> Result<Answer, Broken> {
    let abort = AbortOnDrop::new();
    let request = request.abort_signal(abort.signal().as_ref());
    let request = match body {
        Some(body) => request.header("Content-Type", "application/json").body(body),
        None => request.build(),
    }
    .map_err(|_| Broken)?;
    let response: Response = request.send().await.map_err(|_| Broken)?;
    let headers = response.headers();
    if let Some(date) = headers.get("Date") {
        clock::sync_from_date_header(&date);
    }
    Ok(Answer {
        status: response.status(),
        retry_after: headers.get("Retry-After"),
        request_id: headers.get("X-Request-Id"),
        body: response.text().await.map_err(|_| Broken)?,
    })
}

/// The future's value, or `None` (and the future dropped) when it takes longer than `limit` milliseconds.
async fn within<F: Future>(limit: u32, future: F) -> Option<F::Output> {
    match select(pin!(future), pin!(TimeoutFuture::new(limit))).await {
        Either::Left((value, _)) => Some(value),
        Either::Right(((), _)) => None,
    }
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Aborts its request when the future that holds it is dropped: by a timeout, or with the page that asked.
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
