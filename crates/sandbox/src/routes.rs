//! All routes, one module per group of the API.

pub mod accounts;
pub mod controls;
pub mod demands;
pub mod extra_data;
pub mod fees;
pub mod identity;
pub mod line_details;
pub mod loan_data;
pub mod loans;
pub mod payouts;
pub mod records;
pub mod settlements;
pub mod topup_groups;
pub mod topups;

use crate::error::ApiError;
use crate::{Sandbox, body_limit, faults, headers, idempotency, rate_limit, site};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Returns the router with all routes and middleware.
pub fn router(sandbox: Arc<Sandbox>) -> Router {
    let mut router = Router::new()
        .merge(identity::routes())
        .merge(accounts::routes())
        .merge(loans::routes())
        .merge(loan_data::routes())
        .merge(demands::routes())
        .merge(payouts::routes())
        .merge(records::routes())
        .merge(extra_data::routes())
        .merge(fees::routes())
        .merge(line_details::routes())
        .merge(settlements::routes())
        .merge(topup_groups::routes())
        .merge(topups::routes())
        .merge(controls::always());
    if sandbox.controls {
        router = router.merge(controls::routes());
    }
    router
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(body_limit::MAX_BODY))
        .layer(middleware::from_fn_with_state(Arc::clone(&sandbox), idempotency::once_per_key))
        .layer(middleware::from_fn(body_limit::refuse_large_bodies))
        .layer(middleware::from_fn_with_state(Arc::clone(&sandbox), faults::apply_faults))
        .layer(middleware::from_fn_with_state(Arc::clone(&sandbox), rate_limit::refuse_excess_requests))
        .layer(headers::cors())
        .layer(middleware::from_fn_with_state(Arc::clone(&sandbox), headers::add_headers))
        .with_state(sandbox)
}

/// Returns whether a path belongs to the API, for which no page of the site is served.
pub fn is_api(path: &str) -> bool {
    ["/v1/", "/token/", "/sandbox/"].iter().any(|prefix| path.starts_with(prefix))
}

async fn not_found(State(sandbox): State<Arc<Sandbox>>, request: Request) -> Response {
    if let Some(root) = &sandbox.site
        && !is_api(request.uri().path())
        && let Some(response) = site::serve(root, request).await
    {
        return response;
    }
    ApiError::NotFound("There is nothing at this path.").into_response()
}

async fn method_not_allowed() -> ApiError {
    ApiError::MethodNotAllowed
}
