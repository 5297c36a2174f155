//! Accounts: list and details (undocumented), and their loan params (page 15389978; reading them is assumed).

mod borrower;
mod disburse;
mod lifecycle;
mod params_update;
mod rps;
mod summary;
#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::list::{Filter, Order, like_pattern};
use crate::store::{accounts, loan_data};
use axum::extract::{Path, State};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use lms::accounts::{Account, AccountStatus};
use lms::loan_data::LoanTerms;
use lms::{AccountId, LeadId, Page, ProgramId};
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/accounts/", get(list).post(lifecycle::create))
        .route(
            "/v1/lms/accounts/initiate_loan_params/",
            get(loan_params).patch(params_update::update).post(params_update::initiate),
        )
        .route("/v1/lms/accounts/{id}/", get(retrieve))
        .route("/v1/lms/accounts/{id}/initiate_disbursement/", post(disburse::disburse))
        .route("/v1/lms/accounts/{id}/close/", put(lifecycle::close))
        .route("/v1/lms/accounts/{id}/summary/", get(summary::summary))
        .route("/v1/lms/accounts/{id}/refresh_limit/", get(summary::refresh_limit))
        .route("/v1/lms/accounts/{id}/reset_rps/", post(rps::reset))
}

const ORDERS: &[(&str, &str)] = &[
    ("created_at", "a.created_at"),
    ("ref_id", "a.ref_id"),
    ("borrower_name", "a.borrower_name"),
    ("approved_amount", "a.approved"),
    ("status", "a.status"),
];

fn parse_id(id: &str) -> ApiResult<AccountId> {
    id.parse().map_err(|_| ApiError::NotFound("There is no such account."))
}

async fn list(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Json<Page<Account>>> {
    let page = params.page();
    let order = params.order(ORDERS, Order { column: "a.created_at", descending: true });
    let mut filter = Filter::default();
    filter.one_of("a.status", &params.choices("status", AccountStatus::KNOWN.iter().map(AccountStatus::as_str)));
    if let Some(program) = params.id("program") {
        filter.and_where("p.id = ?", [Value::from(program.as_bytes().to_vec())]);
    }
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter
            .and_where("a.borrower_name LIKE ? ESCAPE '\\' OR a.ref_id LIKE ? ESCAPE '\\'", [pattern.clone(), pattern]);
    }
    params.check()?;
    sandbox.store.read(move |connection| accounts::page(connection, &filter, order, page)).await.map(Json)
}

async fn retrieve(State(sandbox): State<Arc<Sandbox>>, _: Officer, Path(id): Path<String>) -> ApiResult<Json<Account>> {
    let id = parse_id(&id)?;
    sandbox.store.read(move |connection| accounts::get_with_borrower(connection, id)).await.map(Json)
}

async fn loan_params(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    mut params: Params,
) -> ApiResult<Json<LoanTerms>> {
    let (lead, program) = (params.id("lead_id"), params.id("program_id"));
    params.require("lead_id");
    params.require("program_id");
    params.check()?;
    let (Some(lead), Some(program)) = (lead, program) else {
        return Err(ApiError::BadRequest("Say which lead, under which program."));
    };
    let job = move |connection: &_| loan_data::of_application(connection, LeadId(lead), ProgramId(program));
    sandbox.store.read(job).await.map(Json)
}
