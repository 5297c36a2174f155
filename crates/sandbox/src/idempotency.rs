//! The `Idempotency-Key` header of writes: a request that is repeated with the same key is carried out once, and gets the
//! response of the first. A browser repeats a request by itself when its connection closes without a response.
//!
//! Assumed: nothing of the kind is documented for the real API.

use crate::Sandbox;
use crate::auth::Officer;
use crate::body_limit::MAX_BODY;
use crate::error::ApiError;
use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http_body_util::BodyExt;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OnceCell;

/// The header, as drafted for HTTP APIs in general.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Marks the response to a repeated request.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Maximum number of keys; the oldest are forgotten.
const MAX_KEYS: usize = 10_000;
const MAX_KEY_LENGTH: usize = 64;

/// The responses to requests with a key, the oldest first.
#[derive(Debug, Default)]
pub struct Responses(Mutex<VecDeque<(Identity, Arc<OnceCell<Stored>>)>>);

/// What a key belongs to. The same key of the same officer with another body is an error of the client.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Identity {
    key: String,
    /// Display name of the officer; `None` before sign-in.
    officer: Option<String>,
    method: Method,
    path: String,
    body: Bytes,
}

impl Identity {
    fn is_from_same_client(&self, other: &Self) -> bool {
        self.key == other.key && self.officer == other.officer
    }
}

#[derive(Debug)]
struct Stored {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Responses {
    /// The place of the response to `request`; `None` if its key belongs to another request.
    fn place(&self, request: Identity) -> Option<Arc<OnceCell<Stored>>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((first, place)) = known.iter().rev().find(|(known, _)| known.is_from_same_client(&request)) {
            return (*first == request).then(|| Arc::clone(place));
        }
        if known.len() == MAX_KEYS {
            known.pop_front();
        }
        let place = Arc::default();
        known.push_back((request, Arc::clone(&place)));
        Some(place)
    }
}

/// Carries out a write with a key once.
pub async fn once_per_key(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let Some(key) = request.headers().get(&IDEMPOTENCY_KEY).filter(|_| request.method() != Method::GET) else {
        return next.run(request).await;
    };
    let is_valid =
        |key: &&str| (1..=MAX_KEY_LENGTH).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    let Some(key) = key.to_str().ok().filter(is_valid).map(str::to_owned) else {
        return ApiError::BadRequest("An Idempotency-Key has 1 to 64 letters, digits or signs.").into_response();
    };
    let (mut parts, body) = request.into_parts();
    // A stored response is for its officer only. With an invalid token the handler answers, and nothing is stored.
    let officer = if parts.headers.contains_key(header::AUTHORIZATION) {
        match Officer::from_request_parts(&mut parts, &sandbox).await {
            Ok(officer) => Some(officer.name),
            Err(_) => return next.run(Request::from_parts(parts, body)).await,
        }
    } else {
        None
    };
    let Ok(body) = axum::body::to_bytes(body, MAX_BODY).await else {
        return ApiError::TooLarge.into_response();
    };
    let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
    let Some(place) = sandbox.responses.place(Identity { key, officer, method, path, body: body.clone() }) else {
        return ApiError::BadRequest("This Idempotency-Key belongs to another request.").into_response();
    };
    let is_repeat = place.initialized();
    // In a task of its own: it is carried out whole, whether its client waits for it or not.
    let first = async move {
        tokio::spawn(async move {
            let stored = place.get_or_init(|| store(next.run(Request::from_parts(parts, Body::from(body))))).await;
            (stored.status, stored.headers.clone(), stored.body.clone())
        })
        .await
    };
    match first.await {
        Ok((status, mut headers, body)) => {
            if is_repeat {
                headers.insert(REPLAYED, HeaderValue::from_static("true"));
            }
            (status, headers, body).into_response()
        }
        Err(error) => ApiError::Internal(error.to_string()).into_response(),
    }
}

async fn store(response: impl Future<Output = Response>) -> Stored {
    let (parts, body) = response.await.into_parts();
    // The bodies of handlers are in memory: reading one does not fail.
    let body = body.collect().await.map(|collected| collected.to_bytes()).unwrap_or_default();
    Stored { status: parts.status, headers: parts.headers, body }
}

#[cfg(test)]
mod tests {
    use crate::testing::Server;
    use lms::payouts::Payout;
    use serde_json::json;

    const TRANCHE: &str = "/v1/lms/payouts/add_tranche/";

    #[test]
    fn a_repeated_request_with_the_same_key_is_carried_out_once() {
        let server = Server::start();
        let officer = server.officer();
        let body = json!({ "loan_id": officer.loan("LN0QX7T2"), "amount": 4321 }).to_string();
        let send = |key: &str| {
            server.send("POST", TRANCHE, &[("Authorization", &officer.access), ("Idempotency-Key", key)], &body)
        };
        let (first, second, other) = (send("key-1"), send("key-1"), send("key-2"));
        assert_eq!(first.header("idempotency-replayed"), "");
        assert_eq!(second.header("idempotency-replayed"), "true");
        assert_eq!(first.text, second.text);
        assert_ne!(first.read::<Payout>().id, other.read::<Payout>().id);
        assert_eq!(officer.list::<Payout>("/v1/lms/payouts/?amount_min=4321&amount_max=4321").count, 2);
    }

    #[test]
    fn a_key_of_another_request_is_refused() {
        let server = Server::start();
        let officer = server.officer();
        let loan = officer.loan("LN0QX7T2");
        let send = |amount: u32, key: &str| {
            let body = json!({ "loan_id": loan, "amount": amount }).to_string();
            server.send("POST", TRANCHE, &[("Authorization", &officer.access), ("Idempotency-Key", key)], &body).status
        };
        assert_eq!(send(1000, "key-1"), 200);
        assert_eq!(send(2000, "key-1"), 400);
        assert_eq!(send(2000, "with a blank"), 400);
    }

    #[test]
    fn a_stored_response_is_for_its_officer_only() {
        let server = Server::start();
        let officer = server.officer();
        let body = json!({ "loan_id": officer.loan("LN0QX7T2"), "amount": 1234 }).to_string();
        let send = |access: &str| {
            server.send("POST", TRANCHE, &[("Authorization", access), ("Idempotency-Key", "key-1")], &body)
        };
        assert_eq!(send(&officer.access).status, 200);
        assert_eq!(send("Bearer made.up.token").status, 401);
        assert_eq!(server.send("POST", TRANCHE, &[("Idempotency-Key", "key-1")], &body).status, 401);
        let other = server.sign_in_as("ravi@lender.example");
        assert_eq!(send(&other.access).header("idempotency-replayed"), "");
        assert_eq!(send(&officer.access).header("idempotency-replayed"), "true");
    }
}
