//! Headers of every response: `Date` by the sandbox clock, a request id, and CORS for pages of other origins on this
//! machine (the development server).

use crate::faults::DropConnection;
use crate::idempotency::IDEMPOTENCY_KEY;
use crate::routes::is_api;
use crate::{Sandbox, clock};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use std::time::Duration;
use tower_http::cors::{AllowOrigin, CorsLayer};
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Adds the headers to a response and logs the request.
pub async fn add_headers(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let started = std::time::Instant::now();
    let mut response = next.run(request).await;
    let now = sandbox.clock.now();
    let id = Uuid::new_v4().to_string();
    let dropped = response.extensions().get::<DropConnection>().is_some();
    let status = (!dropped).then(|| response.status().as_u16());
    if is_api(&path) && !path.starts_with("/sandbox/") {
        sandbox.requests.add(method.as_str(), &path, status, now);
    }
    tracing::debug!(%method, path, status, id, took = ?started.elapsed(), "answered");
    let headers = response.headers_mut();
    if let Ok(date) = HeaderValue::from_str(&clock::http_date(now)) {
        headers.insert(header::DATE, date);
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    response
}

/// Allows requests from pages of any origin on this machine.
pub fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(|origin, _| origin.to_str().is_ok_and(is_local)))
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, IDEMPOTENCY_KEY])
        .expose_headers([header::DATE, header::RETRY_AFTER, header::CONTENT_DISPOSITION, REQUEST_ID])
        .max_age(Duration::from_secs(600))
}

fn is_local(origin: &str) -> bool {
    let Some((_, host)) = origin.split_once("://") else {
        return false;
    };
    let name = match host.strip_prefix("[::1]") {
        Some(_) => "::1",
        None => host.split(':').next().unwrap_or_default(),
    };
    matches!(name, "localhost" | "127.0.0.1" | "::1") || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn accepts_origins_on_this_machine_only() {
        for origin in ["http://localhost:8080", "http://127.0.0.1:3000", "http://[::1]:1", "https://app.localhost"] {
            assert!(is_local(origin), "{origin}");
        }
        for origin in ["http://localhost.example.com", "http://example.com", "null", "http://10.0.0.1"] {
            assert!(!is_local(origin), "{origin}");
        }
    }
}
