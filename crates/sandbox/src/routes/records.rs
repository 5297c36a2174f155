//! Records (money received): list, create, approve, apply, match, refund (assumed and undocumented).

mod actions;
mod body;
mod export;
mod nach;
mod refunds;
#[cfg(test)]
mod tests;
mod unmatched;

pub use refunds::adjustment;

use crate::Sandbox;
use crate::auth::Officer;
use crate::body::Body;
use crate::bulk;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::list::{Filter, Order, like_pattern};
use crate::store::records::{self, Expand};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use axum::{Json, Router};
use bytes::Bytes;
use lms::bulk::BulkResponse;
use lms::records::{Record, RecordStatus, RecordType};
use lms::{Money, Page, RecordId};
use rusqlite::types::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v1/lms/records/", get(list).post(create))
        .route("/v1/lms/records/unmatched/", get(unmatched::list))
        .route("/v1/lms/records/export/", put(export::export))
        .route("/v1/lms/records/bulk_create/", post(bulk_create))
        .route("/v1/lms/records/bulk_nach_request/", post(nach::request))
        .route("/v1/lms/records/nach_status/", put(nach::status))
        .route("/v1/lms/records/adjustments/", post(refunds::adjust))
        .route("/v1/lms/records/{id}/", get(retrieve))
        .route("/v1/lms/records/{id}/request_approval/", put(actions::request_approval))
        .route("/v1/lms/records/{id}/approve/", put(actions::approve))
        .route("/v1/lms/records/{id}/reject/", put(actions::reject))
        .route("/v1/lms/records/{id}/mark_processed/", put(actions::mark_processed))
        .route("/v1/lms/records/{id}/revert/", put(actions::revert))
        .route("/v1/lms/records/{id}/refund/", post(refunds::refund))
        .route("/v1/lms/records/{id}/match/", put(unmatched::allocate))
        .route("/v1/lms/records/{id}/unmatch/", put(unmatched::unmatch))
        .route("/v1/lms/loans/{id}/refund/", post(refunds::refund_loan))
}

const ORDERS: &[(&str, &str)] = &[
    ("created_at", "r.created_at"),
    ("index", "r.idx"),
    ("ref_id", "r.ref_id"),
    ("type", "r.type"),
    ("status", "r.status"),
    ("payment_mode", "r.payment_mode"),
    ("bank_date", "r.bank_on"),
    ("received_amount", "r.received"),
    ("amount", "r.amount"),
    ("remaining_amount", "r.remaining"),
];
/// Allowed values of `payment_mode`.
const MODES: [&str; 10] =
    ["neft", "rtgs", "imps", "upi", "nach", "cheque", "cash", "adjustment", "cashback", "holdback"];

fn parse_id(id: &str) -> ApiResult<RecordId> {
    id.parse().map_err(|_| ApiError::NotFound("There is no such record."))
}

fn expand(params: &Params) -> Expand {
    Expand { account: params.expands("account"), loan: params.expands("loan") }
}

fn order(params: &mut Params) -> Order {
    params.order(ORDERS, Order { column: "r.idx", descending: true })
}

/// Filters shared by the list and the unmatched records.
fn money_and_days(params: &mut Params, filter: &mut Filter) {
    let (least, most) = (params.money("amount_min"), params.money("amount_max"));
    filter.between("r.amount", least.map(Money::paise), most.map(Money::paise));
    let (from, to) = (params.instant("bank_date_from"), params.instant("bank_date_to"));
    filter.between("r.bank_on", from.map(|at| at.day().number()), to.map(|at| at.day().number()));
}

fn filter(params: &mut Params) -> Filter {
    let mut filter = Filter::default();
    if let Some(account) = params.id("account") {
        let id = Value::from(account.as_bytes().to_vec());
        filter.and_where("r.account_no = (SELECT no FROM accounts WHERE id = ?)", [id]);
    }
    if let Some(loan) = params.id("loan") {
        let id = Value::from(loan.as_bytes().to_vec());
        filter.and_where(
            "r.no IN (SELECT record_no FROM unapplied_money WHERE loan_no = (SELECT no FROM loans WHERE id = ?))",
            [id],
        );
    }
    filter.one_of("r.status", &params.choices("status", RecordStatus::KNOWN.iter().map(RecordStatus::as_str)));
    filter.one_of("r.type", &params.choices("type", RecordType::KNOWN.iter().map(RecordType::as_str)));
    filter.one_of("r.payment_mode", &params.choices("payment_mode", MODES));
    let (from, to) = (params.instant("created_at_from"), params.instant("created_at_to"));
    filter.between("r.created_at", from.map(|at| at.ticks()), to.map(|at| at.ticks()));
    money_and_days(params, &mut filter);
    if let Some(text) = params.text("search") {
        let pattern = like_pattern(text);
        filter.and_where(
            "r.ref_id LIKE ? ESCAPE '\\' OR r.utr LIKE ? ESCAPE '\\' OR a.borrower_name LIKE ? ESCAPE '\\'",
            [pattern.clone(), pattern.clone(), pattern],
        );
    }
    filter
}

async fn list(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Json<Page<Record>>> {
    let page = params.page();
    let order = order(&mut params);
    let filter = filter(&mut params);
    let with = expand(&params);
    params.check()?;
    sandbox.store.read(move |connection| records::page(connection, &filter, order, page, with)).await.map(Json)
}

async fn retrieve(
    State(sandbox): State<Arc<Sandbox>>,
    _: Officer,
    Path(id): Path<String>,
    params: Params,
) -> ApiResult<Json<Record>> {
    let (id, with) = (parse_id(&id)?, expand(&params));
    sandbox.store.read(move |connection| records::get_with_settlements(connection, id, with)).await.map(Json)
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<(StatusCode, Json<Record>)> {
    let new = body::record(Body::parse(&bytes)?)?;
    let by = officer.actor(&sandbox.clock);
    let record = sandbox.store.write(move |connection| records::create(connection, &new, &by)).await?;
    tracing::info!(record = record.ref_id, amount = %record.amount, "record created");
    Ok((StatusCode::CREATED, Json(record)))
}

async fn bulk_create(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    bytes: Bytes,
) -> ApiResult<Json<BulkResponse>> {
    let by = officer.actor(&sandbox.clock);
    let each = move |connection: &_, row: Body| {
        let new = body::record(row)?;
        records::create(connection, &new, &by).map(|record| record.id.0)
    };
    bulk::handle(&sandbox, &bytes, each).await
}
