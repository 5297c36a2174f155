//! Loan data: create, change and read the terms of applications (assumed).

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::store::loan_data;
use crate::terms_body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use lms::loan_data::LoanTerms;
use lms::{LeadId, LoanTermsId, ProgramId};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/loan_data/", post(create))
        .route("/v1/lms/loan_data/{id}/", get(retrieve).patch(update))
}

fn parse_id(id: &str) -> ApiResult<LoanTermsId> {
    id.parse().map_err(|_| ApiError::NotFound("There are no such terms."))
}

async fn retrieve(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
) -> ApiResult<Json<LoanTerms>> {
    let id = parse_id(&id)?;
    sandbox.store.read(move |connection| loan_data::get(connection, id)).await.map(Json)
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<LoanTerms>)> {
    let mut body = Body::parse(&bytes)?;
    let lead: Option<LeadId> = body.required("lead_id", "Must be a valid UUID.");
    let program: Option<ProgramId> = body.required("program_id", "Must be a valid UUID.");
    body.check()?;
    let (Some(lead), Some(program)) = (lead, program) else {
        return Err(ApiError::BadRequest("Say which lead, under which program."));
    };
    let terms = terms_body::merge_terms(&loan_data::default_terms(), &bytes)?;
    let now = sandbox.clock.now();
    let job = move |connection: &_| loan_data::create(connection, lead, program, terms, now);
    Ok((StatusCode::CREATED, Json(sandbox.store.write(job).await?)))
}

async fn update(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
    bytes: Bytes,
) -> ApiResult<Json<LoanTerms>> {
    let id = parse_id(&id)?;
    if Body::parse(&bytes)?.is_empty() {
        return Err(ApiError::BadRequest("Send at least one term."));
    }
    let now = sandbox.clock.now();
    let job = move |connection: &_| {
        let terms = terms_body::merge_terms(&loan_data::get(connection, id)?, &bytes)?;
        loan_data::save(connection, terms, now)
    };
    sandbox.store.write(job).await.map(Json)
}
