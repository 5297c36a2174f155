//! Payouts: Request Tranche (documented, page 10694097), list (assumed), details (undocumented).

mod actions;
mod create;
mod export;
#[cfg(test)]
mod tests;
mod unmatched;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::list::Order;
use crate::store::payouts::{self, Expand, PayoutFilter, PayoutOrder, Search};
use axum::extract::{Path, State};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use bytes::Bytes;
use lms::payouts::{Payout, PayoutMethod, PayoutStatus, PayoutTo, PayoutType, RequestTranche};
use lms::{LoanId, Money, Page, PayoutId};
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/payouts/", get(list).post(create::create))
        .route("/v1/lms/payouts/add_tranche/", post(add_tranche))
        .route("/v1/lms/payouts/export/", put(export::export))
        .route("/v1/lms/payouts/unmatched/", get(unmatched::list).post(unmatched::create))
        .route("/v1/lms/payouts/unmatched/{id}/match/", put(unmatched::allocate))
        .route("/v1/lms/payouts/unmatched/{id}/unmatch/", put(unmatched::unmatch))
        .route("/v1/lms/payouts/unmatched/{id}/set_aside/", put(unmatched::set_aside))
        .route("/v1/lms/payouts/callback/", post(actions::callback))
        .route("/v1/lms/payouts/{id}/", get(retrieve).patch(actions::change))
        .route("/v1/lms/payouts/{id}/process/", put(actions::process))
        .route("/v1/lms/payouts/{id}/retry/", put(actions::retry))
        .route("/v1/lms/payouts/{id}/cancel/", put(actions::cancel))
        .route("/v1/lms/payouts/{id}/return/", put(actions::return_by_bank))
}

fn expand(params: &Params) -> Expand {
    Expand { account: params.expands("account"), loan: params.expands("loan") }
}

fn filter(params: &mut Params) -> PayoutFilter {
    let mut filter = PayoutFilter::default();
    for (name, known) in [
        ("status", PayoutStatus::KNOWN.iter().map(PayoutStatus::as_str).collect::<Vec<_>>()),
        ("type", PayoutType::KNOWN.iter().map(PayoutType::as_str).collect()),
        ("method", PayoutMethod::KNOWN.iter().map(PayoutMethod::as_str).collect()),
        ("payout_to", PayoutTo::KNOWN.iter().map(PayoutTo::as_str).collect()),
    ] {
        filter.kinds.one_of(name, &params.choices(name, known));
    }
    filter.created.from = params.instant("created_at_from").map(|at| at.ticks());
    filter.created.to = params.instant("created_at_to").map(|at| at.ticks());
    for (name, table) in [("loan", "loans"), ("account", "accounts")] {
        if let Some(id) = params.id(name) {
            let clause = format!("{name}_no = (SELECT no FROM {table} WHERE id = ?)");
            filter.others.and_where(clause, [Value::from(id.as_bytes().to_vec())]);
        }
    }
    if let Some(id) = params.id("program") {
        let clause =
            "account_no IN (SELECT no FROM accounts WHERE program_no = (SELECT no FROM programs WHERE id = ?))";
        filter.others.and_where(clause, [Value::from(id.as_bytes().to_vec())]);
    }
    if let Some(exported) = params.boolean("is_downloaded") {
        filter.others.and_where("is_downloaded = ?", [Value::from(exported)]);
    }
    let (least, most) = (params.money("amount_min"), params.money("amount_max"));
    filter.others.between("amount", least.map(Money::paise), most.map(Money::paise));
    let (from, to) = (params.instant("processed_at_from"), params.instant("processed_at_to"));
    filter.others.between("processed_at", from.map(|at| at.ticks()), to.map(|at| at.ticks()));
    let (from, to) = (params.instant("bank_date_from"), params.instant("bank_date_to"));
    filter.others.between("bank_on", from.map(|at| at.day().number()), to.map(|at| at.day().number()));
    filter.search = params.text("search").map(Search::parse);
    filter
}

async fn list(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Json<Page<Payout>>> {
    let page = params.page();
    let order = params.order(PayoutOrder::COLUMNS, Order { column: "idx", descending: true });
    let filter = filter(&mut params);
    let expand = expand(&params);
    params.check()?;
    let job = move |connection: &_| payouts::page(connection, &filter, PayoutOrder(order), page, expand);
    sandbox.store.read(job).await.map(Json)
}

fn parse_id(id: &str) -> ApiResult<PayoutId> {
    id.parse().map_err(|_| ApiError::NotFound("There is no such payout."))
}

async fn retrieve(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
    params: Params,
) -> ApiResult<Json<Payout>> {
    let id = parse_id(&id)?;
    let expand = expand(&params);
    sandbox.store.read(move |connection| payouts::get(connection, id, expand)).await.map(Json)
}

async fn add_tranche(State(sandbox): State<Arc<Sandbox>>, officer: Officer, bytes: Bytes) -> ApiResult<Json<Payout>> {
    let mut body = Body::parse(&bytes)?;
    let loan_id: Option<LoanId> = body.required("loan_id", "Must be a valid UUID.");
    let amount: Option<Money> = body.required("amount", "A valid number is required.");
    body.check()?;
    let (Some(loan_id), Some(amount)) = (loan_id, amount) else {
        return Err(ApiError::BadRequest("Say which loan, and how much."));
    };
    let by = officer.actor(&sandbox.clock);
    let job = move |connection: &_| payouts::request_tranche(connection, RequestTranche { loan_id, amount }, &by);
    let made = sandbox.store.write(job).await?;
    // The documented response lacks these keys.
    let payout = Payout {
        requested_by: None,
        beneficiary_changed_by: None,
        needs_second_officer: None,
        updated_by: None,
        bank_line: None,
        ..made
    };
    tracing::info!(payout = payout.ref_id, loan = %loan_id, amount = %payout.amount, "tranche requested");
    Ok(Json(payout))
}
